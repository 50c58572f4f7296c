"""
The files for the browser: Pyodide, the wheel of this package, and its dependencies.

Nothing is downloaded here: ``tools/fetch_live.py`` has put Pyodide into ``node_modules`` and the
wheels of the dependencies into ``_wheels``. Every build builds the wheel of the package again, so
that the pages never use an older version.
"""

from __future__ import annotations

import email.parser
import hashlib
import json
import re
import shutil
import subprocess
import sys
import zipfile

from pathlib import Path
from typing import Any


PACKAGE = "penaltymodel-law"
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
# dateutil depends on tzdata, a third of a megabyte, which the package does not use.
LEFT_OUT = {"tzdata"}
_EPOCH = (2020, 1, 1, 0, 0, 0)


def gather(docs: Path, target: Path) -> str:
    """
    Collect all files that a page loads in a folder in *target*, and return the folder's name.

    The name contains a digest of the content, so pages never load files of another build.

    Raises:
        FileNotFoundError: A file has not been downloaded.
    """
    shutil.rmtree(target, ignore_errors=True)
    folder = target / "live"
    folder.mkdir(parents=True)
    pyodide = docs / "node_modules" / "pyodide"
    for name in CORE:
        shutil.copyfile(pyodide / name, folder / name)
    _wheel_of(docs.parent, folder)
    for path in sorted((docs / "_wheels").glob("*.whl")):
        shutil.copyfile(path, folder / path.name)
    info = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))["info"]
    _write(folder / "pyodide-lock.json", {"info": info, "packages": _packages(folder)})
    _zip_live(docs / "live", folder / "live.zip")
    for name in ("page.mjs", "worker.mjs", "live.css"):
        shutil.copyfile(docs / "live" / name, folder / name)
    # Modules are imported by the browser, which does not report their bytes.
    fetched = (path for path in folder.iterdir() if path.suffix not in {".mjs", ".css"})
    total = sum(path.stat().st_size for path in fetched)
    _write(folder / "manifest.json", {"package": PACKAGE, "bytes": total})
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(path.read_bytes())
    name = f"live-{digest.hexdigest()[:12]}"
    folder.rename(target / name)
    return name


def _write(path: Path, data: dict[str, Any]) -> None:
    path.write_text(json.dumps(data, indent=1, sort_keys=True), "utf-8")


def _wheel_of(root: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)


def _zip_live(live: Path, path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in sorted(live.glob("*.py")):
            entry = zipfile.ZipInfo(f"live/{each.name}", _EPOCH)
            archive.writestr(entry, each.read_bytes(), zipfile.ZIP_DEFLATED)


def _packages(folder: Path) -> dict[str, Any]:
    """Return the entries of Pyodide's lock file: only our packages."""
    found = dict(map(_entry, sorted(folder.glob("*.whl"))))
    for name, entry in found.items():
        missing = {each for each in entry["depends"] if each not in found} - LEFT_OUT
        if missing:
            raise FileNotFoundError(f"{name} needs {', '.join(sorted(missing))}")
        entry["depends"] = [each for each in entry["depends"] if each in found]
    return found


def _entry(wheel: Path) -> tuple[str, dict[str, Any]]:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        place = next(each for each in names if each.endswith(".dist-info/METADATA"))
        head = email.parser.HeaderParser().parsestr(archive.read(place).decode("utf-8"))
    needed = (each for each in head.get_all("Requires-Dist", []) if "extra ==" not in each)
    folders = {each.split("/")[0] for each in names if "/" in each}
    name = _normal(head["Name"])
    return name, {
        "name": name,
        "version": head["Version"],
        "file_name": wheel.name,
        "install_dir": "site",
        "package_type": "package",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "imports": sorted(each for each in folders if not each.endswith(".dist-info")),
        "depends": [_normal(re.split(r"[^\w.-]", each, maxsplit=1)[0]) for each in needed],
    }


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
