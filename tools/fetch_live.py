"""
Fetch what the pages run in the reader's browser: Pyodide from npm, two wheels from PyPI.

Both are pinned: by ``docs/package-lock.json`` with a hash of the content, and by
``constraints.txt``. Run it once before the pages are built: ``python tools/fetch_live.py``.
"""

from __future__ import annotations

import subprocess
import sys

from pathlib import Path


ROOT = Path(__file__).parents[1]
WHEELS = ("attrs", "python-dateutil")


def fetch() -> None:
    """Fetch both."""
    docs = ROOT / "docs"
    subprocess.run(
        ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=docs, check=True
    )
    wheels = docs / "_wheels"
    for old in wheels.glob("*.whl"):
        old.unlink()
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:"]
    where = ["-c", str(ROOT / "constraints.txt"), "-d", str(wheels)]
    subprocess.run([*pip, *where, *WHEELS], check=True)


if __name__ == "__main__":
    fetch()
