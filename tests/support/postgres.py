"""A PostgreSQL server that runs during the tests."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile

from collections.abc import Generator, Sequence
from pathlib import Path


def programs() -> Path | None:
    """Return the folder of the newest server programs, or None if there are none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else on_path and Path(on_path).resolve().parent


@contextlib.contextmanager
def server() -> Generator[str]:
    """Start a server on a free port of loopback; yield its address."""
    bin = programs()
    assert bin is not None
    # The server refuses to run as root, who then runs it as the user that the package brought.
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []

    def run(command: Sequence[str]) -> None:
        subprocess.run([*as_user, *command], check=True, capture_output=True, cwd="/", timeout=60)

    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp") as name, socket.socket() as free:
        if as_user:
            shutil.chown(name, "postgres", "postgres")
        data = f"{name}/data"
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        run([f"{bin}/initdb", "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "-N"])
        options = f"-h 127.0.0.1 -p {port} -k {name} -c fsync=off"
        control = f"{bin}/pg_ctl"
        run([control, "-D", data, "-w", "-o", options, "-l", f"{name}/log", "start"])
        try:
            yield f"postgresql://tester@127.0.0.1:{port}/postgres"
        finally:
            run([control, "-D", data, "-w", "-m", "immediate", "stop"])
