"""The table of all figures, kept as data, is current: a change of the law is a difference of rows."""

from __future__ import annotations

import csv
import io

from pathlib import Path

import pytest

from penaltymodel.guidelines import guidelines
from penaltymodel.output.figures import HEADER, figure_rows
from penaltymodel.statutes import catalog


FOLDER = Path(__file__).parent / "figures"
STATED = {**catalog(), **guidelines()}


def path_of(key: str) -> Path:
    """Return the file of a statute or a guideline."""
    return FOLDER / f"{key.replace('/', '-')}.csv"


@pytest.mark.parametrize("key", STATED)
def test_rows_are_current(key):
    """The rows of each statute and guideline are those that ``tools/write_figures.py`` writes."""
    path = path_of(key)
    text = path.read_text("utf-8") if path.exists() else ""
    rows = list(csv.reader(io.StringIO(text)))

    assert rows == [HEADER, *figure_rows(STATED[key])], (
        f"the figures of {key} differ from {path.name}: check the difference, and run "
        f"python tools/write_figures.py {key}"
    )


def test_no_other_files():
    """There are no rows of statutes that no longer exist."""
    assert set(FOLDER.glob("*.csv")) == {path_of(key) for key in STATED}
