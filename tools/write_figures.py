"""
Write the table of all figures of the catalog: a file of rows for each statute and guideline.

    python tools/write_figures.py               # all
    python tools/write_figures.py eu/gdpr       # one

So a change of the law is a difference of rows. A test checks that the files are current.
"""

from __future__ import annotations

import csv
import io
import sys

from pathlib import Path

from penaltymodel.guidelines import guidelines
from penaltymodel.law.figures import Stated
from penaltymodel.output.figures import HEADER, figure_rows
from penaltymodel.statutes import catalog


FOLDER = Path(__file__).parent.parent / "tests" / "statutes" / "figures"


def path_of(key: str) -> Path:
    """Return the file of a statute or a guideline."""
    return FOLDER / f"{key.replace('/', '-')}.csv"


def table(law: Stated) -> str:
    """Return the rows of a statute or a guideline as CSV."""
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows([HEADER, *figure_rows(law)])
    return file.getvalue()


def main(keys: list[str]) -> None:
    """Write the files of *keys*, or all files, and remove those of no statute."""
    laws: dict[str, Stated] = {**catalog(), **guidelines()}
    FOLDER.mkdir(exist_ok=True)
    for key in keys or laws:
        path_of(key).write_text(table(laws[key]), encoding="utf-8")
    known = {path_of(key) for key in laws}
    for path in FOLDER.glob("*.csv"):
        if path not in known:
            path.unlink()


if __name__ == "__main__":
    main(sys.argv[1:])
