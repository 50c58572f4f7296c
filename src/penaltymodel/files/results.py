"""The result of assessing a file: rejected rows, and the totals of the others."""

from __future__ import annotations

import bisect

from collections.abc import Callable

from attrs import define, field, frozen

from penaltymodel.errors import InputError
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


@frozen
class Reason:
    """A kind of reason for which *rows* were rejected, with the first of them as an *example*."""

    kind: str
    rows: int
    example: Rejected


_SHOWN = 1_000  # rejected rows that are kept
_KINDS = 100  # kinds of reasons that are kept apart


@define
class Rejects:
    """Collects rejected rows: the first thousand, and how many there are of each kind of reason."""

    on_reject: Callable[[Rejected], None] | None = None
    number: int = 0
    first: list[Rejected] = field(factory=list[Rejected])
    _kinds: dict[str, tuple[int, Rejected]] = field(factory=dict[str, tuple[int, Rejected]])

    def add(self, row: int, place: str, error: Exception) -> None:
        """Add a row that was rejected with *error*."""
        self.add_reason(Rejected(row, place, str(error)), kind_of(error))

    def add_reason(self, one: Rejected, kind: str) -> None:
        """Add a row that was rejected for a *kind* of reason."""
        self.number += 1
        if self.number <= _SHOWN or one.row < self.first[-1].row:
            bisect.insort(self.first, one, key=_row)  # blocks of rows may come in any order
            del self.first[_SHOWN:]
        if kind not in self._kinds and len(self._kinds) >= _KINDS:
            kind = "other reasons"
        before, example = self._kinds.get(kind, (0, one))
        self._kinds[kind] = before + 1, min(example, one, key=_row)
        if self.on_reject is not None:
            self.on_reject(one)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The kinds of reasons, the most frequent first."""
        found = (Reason(kind, rows, example) for kind, (rows, example) in self._kinds.items())
        return tuple(sorted(found, key=lambda each: (-each.rows, each.kind)))


def _row(one: Rejected) -> int:
    return one.row


def kind_of(error: Exception) -> str:
    """
    Return what kind of reason *error* is, without the values of the row.

    >>> from penaltymodel.errors import Problem
    >>> kind_of(InputError((Problem("/sent_at", "missing", "is required"),)))
    'sent_at: missing'
    """
    if isinstance(error, InputError):
        kinds = (f"{each.pointer.lstrip('/') or 'row'}: {each.code}" for each in error.problems)
        return ", ".join(sorted(set(kinds)))
    words = (type(error).__doc__ or type(error).__name__).strip().partition("\n")[0]
    return words.rstrip(".")


@frozen(kw_only=True)
class FileAnswer(Shown):
    """
    The result of assessing a file of violations: the number of rows, and the exact totals.

    *totals* has one range for each currency: the sums of the low and of the high ends. *reasons*
    has the kinds of reasons of the rejected rows, the most frequent first; *rejected* has the first
    thousand rejected rows. *pending* has changes of the law that are not coded: rows of the days that
    they reach are answered without them. *unmatched* has the names of platforms in the earlier
    decisions that no row has, one sentence each.
    """

    under: tuple[str, ...]
    rows: int
    answered: int
    totals: tuple[Range[Money], ...]
    reasons: tuple[Reason, ...]
    rejected: tuple[Rejected, ...]
    pending: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()

    @property
    def rejected_rows(self) -> int:
        """How many rows were rejected."""
        return self.rows - self.answered
