"""The columns that hold amounts and counts, guarded so that nothing can overflow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeAlias

from attrs import frozen

from penaltymodel.law.penalties import Count
from penaltymodel.tables.cells import Reason
from penaltymodel.tables.expressions import (
    INT128,
    ZERO,
    Expression,
    choose,
    column,
    is_null,
    literal,
    null,
)
from penaltymodel.tables.names import OWN


Highest: TypeAlias = Callable[[Sequence[str]], Sequence[int | None]]
"""Returns the largest values of some columns."""

_MONEY = (2**60, 2**57)
_COUNTS = (2**40, 2**32, 2**24, 2**20)
_DAYS = 2**16
_LESS = ((2**53, 2**20), (2**50, 2**20), (2**47, _DAYS), (2**40, _DAYS), (2**32, 2**12))
"""The bounds of amounts, counts and days (some 180 years) to try; the last ones are lower."""


@frozen(eq=False)
class Numbers:
    """
    The columns of the two ends of every number, as given and as guarded.

    A guarded column is null if the given one is below zero or above its bound, and the row then has
    no answer; so the bounds hold for every row that has one.
    """

    given: Mapping[object, tuple[str, str]]

    def guarded_as(self) -> dict[object, tuple[str, str]]:
        """Return the guarded columns of each fact."""
        given = self.given.items()
        return {fact: (self.guarded(low), self.guarded(high)) for fact, (low, high) in given}

    def guarded(self, column: str) -> str:
        """Return the name of the guarded column."""
        return f"{OWN}guarded_{column}"

    def domains(
        self, bounds: Mapping[str, int], highest: Highest | None, *, wide: bool
    ) -> Iterator[tuple[dict[str, int], bool]]:
        """
        Yield upper bounds of the columns, the highest first, and whether to use wide integers.

        *bounds* are fixed. If the usual bounds are too high, the *highest* values are looked up,
        unless the table is lazy.
        """
        counts = any(isinstance(fact, Count) for fact in self.given)
        tried = [(most, most) for most in _COUNTS] if counts else [(1, 1)]
        if any(isinstance(fact, Count) and fact.name.startswith("days") for fact in self.given):
            tried += [(most, _DAYS) for most in _COUNTS]
        for count, days in tried:
            for money in _MONEY:
                yield self._domain(bounds, money, count, days), False
        if highest is not None:
            names = list(dict.fromkeys(chain.from_iterable(self.given.values())))
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
        for fact, pair in self.given.items():
            most = money
            if isinstance(fact, Count):
                most = days if fact.name.startswith("days") else count
            found |= {name: bounds.get(name, most) for name in pair}
        return found

    def guards(self, most: Mapping[str, int], *, wide: bool) -> dict[str, Expression]:
        """Return the guarded columns."""
        found: dict[str, Expression] = {}
        for low, high in self.given.values():
            found[self.guarded(low)] = _guarded(low, ZERO, most[low], wide=wide)
            if high != low:
                found[self.guarded(high)] = _guarded(high, _given(low), most[high], wide=wide)
        return found

    def explained(self, explanation: Expression, codes: Mapping[object, int]) -> Expression:
        """Return *explanation* with the reason why a number that is given is not used."""
        known = {
            literal(codes[fact]): _reason(literal(codes[fact]), low, high)
            for fact, (low, high) in self.given.items()
        }

        def replaced(found: Expression) -> Expression:
            if found.op == "choose" and found not in known:
                test, one, other = found.args
                known[found] = choose(test, replaced(one), replaced(other))
            return known.get(found, found)

        return replaced(explanation)


def _given(name: str) -> Expression:
    return column(name, INT128)


def _guarded(name: str, least: Expression, most: int, *, wide: bool) -> Expression:
    fits = (_given(name) >= least) & (literal(most) >= _given(name))
    return choose(fits, Expression("cast", (name, "wide" if wide else "number")), null("number"))


def _reason(missing: Expression, low: str, high: str) -> Expression:
    """Return *missing* if an end is not given, else the reason why it is not used."""
    least, most = _given(low), _given(high)
    wrong = literal(Reason.BEYOND_BOUNDS)
    if high != low:
        wrong = choose(most >= least, wrong, literal(Reason.UPSIDE_DOWN))
    wrong = choose(least >= ZERO, wrong, literal(Reason.NEGATIVE))
    return choose(is_null(low) | is_null(high), missing, wrong)
