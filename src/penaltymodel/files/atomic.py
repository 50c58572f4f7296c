"""Write a file so that it is either complete or absent."""

from __future__ import annotations

import contextlib
import errno
import os

from collections.abc import Generator
from pathlib import Path


@contextlib.contextmanager
def written_atomically(path: Path) -> Generator[Path]:
    """
    Yield a temporary file beside *path*; it is renamed to *path* when the block ends.

    After an error the temporary file is removed. If the process is killed, *path* is unchanged.

    Raises:
        OSError: *path* cannot be written; raised before the block runs, with *path* as its file.
    """
    part = path.with_name(f"{path.name}.part")
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    try:
        part.touch()
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
