"""The result of assessing a file: rejected rows, and the totals of the others."""

from __future__ import annotations

from attrs import frozen

from penaltymodel.values.money import Money
from penaltymodel.values.ranges import Range
from penaltymodel.values.shown import Shown


@frozen
class Rejected:
    """A row that could not be assessed: its number, its place in the file, and the reason."""

    row: int
    place: str
    reason: str

    def __str__(self) -> str:
        """Show all three."""
        return f"row {self.row} ({self.place}): {self.reason}"


@frozen(kw_only=True)
class FileAnswer(Shown):
    """
    The result of assessing a file of violations: the number of rows, and the exact totals.

    *totals* has one range for each currency: the sums of the low and of the high ends. *reasons*
    has the reasons of the rejected rows with the number of rows, the most frequent first;
    *rejected* has the first rejected rows.
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
