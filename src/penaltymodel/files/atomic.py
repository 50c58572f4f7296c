"""Write a file so that it is either complete or absent."""

from __future__ import annotations

import contextlib

from collections.abc import Generator
from pathlib import Path


@contextlib.contextmanager
def written_atomically(path: Path) -> Generator[Path]:
    """
    Yield a temporary file beside *path*; it is renamed to *path* when the block ends.

    After an error the temporary file is removed. If the process is killed, *path* is unchanged.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
