"""The rows of all figures of a statute."""

from __future__ import annotations

import pytest

from penaltymodel.output.figures import HEADER, figure_rows
from penaltymodel.statutes import catalog


@pytest.mark.parametrize("key", catalog())
def test_rows_are_unique(key):
    """Each row of the figures has every column, and no row is repeated."""
    rows = figure_rows(catalog()[key])

    assert {len(row) for row in rows} == {len(HEADER)}
    assert len({tuple(row) for row in rows}) == len(rows)
