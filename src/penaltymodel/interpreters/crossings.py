"""Where two penalties cross, and where a repeat offense costs less than a first one."""

from __future__ import annotations

import enum

from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from penaltymodel.values.curves import ZERO, Curve, Kinks, align, common_currency
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import Ordered


class LowerCurve(enum.StrEnum):
    """Which of two curves is the lower one."""

    LEFT = "left"
    RIGHT = "right"
    NEITHER = "neither"


@frozen
class Crossing:
    """
    A revenue at which another of two curves becomes the lower one.

    At the revenue itself, the curve *before* is still the lower one, or both are equal. Curves that
    are equal between two revenues have a crossing at each of them; NEITHER is lower in between.
    """

    at: Money
    before: LowerCurve
    after: LowerCurve


def crossings(left: Curve, right: Curve) -> tuple[Crossing, ...]:
    """
    Return where *left* and *right* cross, in order. Curves that only touch do not cross.

    >>> from fractions import Fraction
    >>> from penaltymodel.values.curves import Piece
    >>> zero, fine = Fraction(0), Fraction(800_000)
    >>> share = Curve(None, zero, (Piece(zero, zero, Fraction(1, 5)),))
    >>> (crossing,) = crossings(share, Curve("RUB", fine, (Piece(zero, fine, zero),)))
    >>> print(crossing.at, crossing.before, crossing.after)
    RUB 4,000,000.00 left right

    Raises:
        CurrencyMismatchError: The curves are in two currencies.
    """
    currency = common_currency(left.currency, right.currency)
    if currency is None:  # two shares of the same revenue
        return ()
    return tuple(
        Crossing(Money(start, currency), before, after)
        for (_, before), (start, after) in pairwise(_lower_curves(left, right))
    )


def _lower_curves(left: Curve, right: Curve) -> list[tuple[Fraction, LowerCurve]]:
    """Return which curve is lower, and from which revenue on."""
    runs: list[tuple[Fraction, LowerCurve]] = []
    without_revenue = _lower(left.at_zero, right.at_zero)
    if without_revenue is not LowerCurve.NEITHER:
        runs.append((ZERO, without_revenue))
    for one, other in align(left, right):
        lower = _lower(one, other)
        if not runs or runs[-1][1] is not lower:
            runs.append((one.above, lower))
    return runs


def _lower(left: Ordered, right: Ordered) -> LowerCurve:
    if left < right:
        return LowerCurve.LEFT
    return LowerCurve.RIGHT if right < left else LowerCurve.NEITHER


@frozen
class RevenueInterval:
    """
    The revenues *above* one amount and below another, the *end*; None is no such bound.

    Without *above* the interval begins at no revenue at all. *includes_end* is whether the end
    itself is in the interval.

    >>> from penaltymodel.values.money import rub
    >>> print(RevenueInterval(None, rub(5)))
    below RUB 5.00 of revenue
    """

    above: Money | None
    end: Money | None
    includes_end: bool = False

    def __str__(self) -> str:
        """Return the interval as a phrase."""
        through = "up to and including" if self.includes_end else "below"
        bounds = [f"above {self.above}"] if self.above is not None else []
        bounds += [f"{through} {self.end}"] if self.end is not None else []
        return f"{' and '.join(bounds)} of revenue" if bounds else "at any revenue"


@frozen
class CheaperRepeat:
    """
    The revenues on which a repeat offense costs less than a first one.

    *low* compares the low ends of the two penalties, *high* the high ends. An interval may contain
    single revenues at which both are equal.
    """

    low: tuple[RevenueInterval, ...]
    high: tuple[RevenueInterval, ...]

    def __str__(self) -> str:
        """Return the finding as a sentence."""
        low, high = (
            " or ".join(map(str, intervals)) or "never" for intervals in (self.low, self.high)
        )
        return f"a repeat costs less than a first offense: at the low end {low}, at the high end {high}"


def cheaper_repeat(first: Kinks, repeat: Kinks) -> CheaperRepeat:
    """
    Return the revenues on which a *repeat* offense costs less than a *first* one.

    >>> from penaltymodel.interpreters.kinks import kinks
    >>> from penaltymodel.law.penalties import Revenue
    >>> from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter
    >>> from penaltymodel.facts.facts import Facts
    >>> from penaltymodel.law.forms import fixed, share_of_revenue
    >>> from penaltymodel.values.money import rub
    >>> base = Base(Measure.REVENUE, Perimeter.PERSON, "Russian", AccountingPeriod.ANNUAL)
    >>> first, repeat = fixed(rub(800_000), rub(8_000_000)), share_of_revenue("1/5", base=base)
    >>> ends = (kinks(each, Facts(), of=Revenue(base)) for each in (first, repeat))
    >>> found = cheaper_repeat(*ends)
    >>> print(found.low[0].end, found.high[0].end)
    RUB 4,000,000.00 RUB 40,000,000.00

    Raises:
        CurrencyMismatchError: The penalties are in two currencies.
    """
    return CheaperRepeat(
        _where_lower(repeat.low, first.low), _where_lower(repeat.high, first.high)
    )


def _where_lower(left: Curve, right: Curve) -> tuple[RevenueInterval, ...]:
    """Return the intervals on which *left* is lower than *right*."""
    bounds = [None, *(crossing.at for crossing in crossings(left, right)), None]
    return tuple(
        RevenueInterval(above, end, end is not None and left.at(end) < right.at(end))
        for (_, lower), (above, end) in zip(
            _lower_curves(left, right), pairwise(bounds), strict=True
        )
        if lower is LowerCurve.LEFT
    )
