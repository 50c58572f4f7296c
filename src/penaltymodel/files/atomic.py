"""Files that are either whole or not there."""

from __future__ import annotations

import contextlib

from collections.abc import Generator
from pathlib import Path


@contextlib.contextmanager
def unfinished(path: Path) -> Generator[Path]:
    """
    Yield another name beside *path* to write under; when all is done, it becomes *path*.

    Where something goes wrong, nothing is left under either name; where the process is killed,
    nothing stands under *path* but what stood there before.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
