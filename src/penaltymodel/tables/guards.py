"""The columns that hold money and numbers of things: guarded, so that nothing can overflow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from penaltymodel.law.penalties import Amount, Count, Revenue
from penaltymodel.tables.cells import Reason
from penaltymodel.tables.columns import Columns
from penaltymodel.tables.expressions import (
    INT128,
    NOUGHT,
    Expression,
    at_least,
    either,
    literal,
    pick,
)
from penaltymodel.tables.names import OWN


if TYPE_CHECKING:
    import narwhals as nw

    from penaltymodel.tables.engines import Rows


Highest: TypeAlias = Callable[[Sequence[str]], Sequence[int | None]]
"""Says what some columns hold at most."""

_MONEY = (2**60, 2**57)
_COUNTS = (2**40, 2**32, 2**24, 2**20)
_DAYS = 2**16
_LESS = ((2**53, 2**20), (2**50, 2**20), (2**47, _DAYS), (2**40, _DAYS), (2**32, 2**12))
"""What is tried as the most of money, of things, and of days (some 180 years); and last, less."""


@frozen(eq=False)
class Numbers:
    """
    Which columns hold the two ends of every number, as given and as guarded.

    A guarded column is null wherever the given one is below zero or above what it may hold, and the
    row is then not answered; so the bounds of the proof hold for every row.
    """

    given: Mapping[object, tuple[str, str]]

    def guarded_as(self) -> dict[object, tuple[str, str]]:
        """Return the guarded columns of each fact."""
        return {
            fact: (self.guarded(low), self.guarded(high)) for fact, (low, high) in self.pairs()
        }

    def pairs(self) -> Iterator[tuple[object, tuple[str, str]]]:
        """Go through the facts and the columns of their ends."""
        yield from self.given.items()

    def columns(self) -> list[str]:
        """Return the columns of all ends, each once."""
        return list(dict.fromkeys(name for _, pair in self.pairs() for name in pair))

    def guarded(self, column: str) -> str:
        """Return the name of the guarded column."""
        return f"{OWN}guarded_{column}"

    def domains(
        self, bounds: Mapping[str, int], highest: Highest | None, *, wide: bool
    ) -> Iterator[tuple[dict[str, int], bool]]:
        """
        Return what the columns may hold at most, the most first, and whether in wide integers.

        What *bounds* says of a column is not tried otherwise. Where the usual is too much, it is
        asked what the *highest* are; of a table that would have to be read for it, nobody says so.
        """
        counts = any(isinstance(fact, Count) for fact in self.given)
        tried = [(most, most) for most in _COUNTS] if counts else [(1, 1)]
        if any(isinstance(fact, Count) and fact.name.startswith("days") for fact in self.given):
            tried += [(most, _DAYS) for most in _COUNTS]
        for count, days in tried:
            for money in _MONEY:
                yield self._domain(bounds, money, count, days), False
        if highest is not None:
            names = self.columns()
            found = zip(names, highest(names), strict=True) if names else ()
            yield {name: most or 0 for name, most in found} | dict(bounds), False
        if wide:
            yield self._domain(bounds, 2**62, 2**40, 2**40), True
        for money, count in _LESS:
            yield self._domain(bounds, money, count, count), False

    def _domain(
        self, bounds: Mapping[str, int], money: int, count: int, days: int
    ) -> dict[str, int]:
        found: dict[str, int] = {}
        for fact, pair in self.pairs():
            most = money
            if isinstance(fact, Count):
                most = days if fact.name.startswith("days") else count
            found |= {name: bounds.get(name, most) for name in pair}
        return found

    def guard(self, frame: Rows, most: Mapping[str, int], *, wide: bool) -> Rows:
        """Return the rows with their guarded columns."""
        import narwhals as nw  # noqa: PLC0415

        kind = nw.Int128() if wide else nw.Int64()
        new: dict[str, nw.Expr] = {}
        for _, (low, high) in self.pairs():
            fits = (nw.col(low) >= 0) & (nw.col(low) <= most[low])
            new[self.guarded(low)] = nw.when(fits).then(nw.col(low).cast(kind))
            if high != low:
                fits = (nw.col(high) >= nw.col(low)) & (nw.col(high) <= most[high])
                new[self.guarded(high)] = nw.when(fits).then(nw.col(high).cast(kind))
        return frame.with_columns(**new) if new else frame

    def reasoned(self, explanation: Expression, codes: Mapping[object, int]) -> Expression:
        """Return *explanation*, but why not where a number is given and beyond its bounds."""
        known = {
            literal(codes[fact]): _why_not(literal(codes[fact]), low, high)
            for fact, (low, high) in self.pairs()
        }

        def said(form: Expression) -> Expression:
            if form.op == "pick" and form not in known:
                test, one, other = form.args
                known[form] = pick(test, said(one), said(other))
            return known.get(form, form)

        return said(explanation)


def numbers_of(columns: Columns) -> Numbers:
    """Return the numbers among the facts of a table."""
    return Numbers(
        {
            fact: pair
            for fact, pair in columns.facts.items()
            if isinstance(fact, Revenue | Amount | Count)
        }
    )


def _why_not(missing: Expression, low: str, high: str) -> Expression:
    """Return *missing* where an end is not given, else what is wrong with what is."""
    least, most = (Expression("column", (name,), INT128) for name in (low, high))
    wrong = literal(Reason.BEYOND_BOUNDS)
    if high != low:
        wrong = pick(at_least(most, least), wrong, literal(Reason.UPSIDE_DOWN))
    wrong = pick(at_least(least, NOUGHT), wrong, literal(Reason.NEGATIVE))
    return pick(either(Expression("null", (low,)), Expression("null", (high,))), missing, wrong)
