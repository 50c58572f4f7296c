"""What a file of violations or requests came to: rejected rows, and the totals of the others."""

from __future__ import annotations

from attrs import frozen

from penaltymodel.values.money import Money
from penaltymodel.values.ranges import Range
from penaltymodel.values.shown import Shown


@frozen
class Rejected:
    """A row that could not be answered: its number, its place, and why."""

    row: int
    place: str
    reason: str

    def __str__(self) -> str:
        """Show all three."""
        return f"row {self.row} ({self.place}): {self.reason}"


@frozen(kw_only=True)
class FileAnswer(Shown):
    """
    What came of a table of violations: how many rows were answered, and their exact sums.

    *totals* adds up the low and the high ends, one range for each currency. *reasons* says why the
    others were rejected, the most frequent first, each with its number of rows; *rejected* shows
    the first of them.
    """

    under: tuple[str, ...]
    rows: int
    answered: int
    totals: tuple[Range[Money], ...]
    reasons: tuple[tuple[str, int], ...]
    rejected: tuple[Rejected, ...]

    @property
    def rejected_rows(self) -> int:
        """How many rows were rejected."""
        return self.rows - self.answered
