"""
Download the files that the pages run in the browser: Pyodide from npm, and two wheels from PyPI.

``docs/package-lock.json`` pins Pyodide with a hash, ``constraints.txt`` pins the wheels. Run it
once before building the pages: ``python tools/fetch_live.py``.
"""

from __future__ import annotations

import subprocess
import sys

from pathlib import Path


ROOT = Path(__file__).parents[1]
WHEELS = ("attrs", "python-dateutil")


def fetch() -> None:
    """Download Pyodide and the wheels."""
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
