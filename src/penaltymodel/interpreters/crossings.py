"""Where two penalties cross, and where a repeat is cheaper than a first offense."""

from __future__ import annotations

import enum

from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from penaltymodel.interpreters.kinks import ZERO, Curve, Kinks, shared, side_by_side
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import Ordered


# --- Two curves.


class Lower(enum.StrEnum):
    """Which of two curves is the lower one."""

    LEFT = "left"
    RIGHT = "right"
    NEITHER = "neither"


@frozen
class Crossing:
    """
    A revenue at which another of two curves becomes the lower one.

    Exactly *at* it, what was *before* still holds, or both are equal. Curves that run together
    for a while have two crossings: where they meet and where they part (NEITHER is lower between).
    """

    at: Money
    before: Lower
    after: Lower


def crossings(left: Curve, right: Curve) -> tuple[Crossing, ...]:
    """
    Return where *left* and *right* cross, in order. Touching at a single revenue is no crossing.

    >>> from fractions import Fraction
    >>> from penaltymodel.interpreters.kinks import Piece
    >>> zero, fine = Fraction(0), Fraction(800_000)
    >>> share = Curve(None, zero, (Piece(zero, zero, Fraction(1, 5)),))
    >>> (crossing,) = crossings(share, Curve("RUB", fine, (Piece(zero, fine, zero),)))
    >>> print(crossing.at, crossing.before, crossing.after)
    RUB 4,000,000.00 left right

    Raises:
        CurrencyMismatchError: The curves are in two currencies.
    """
    currency = shared(left.currency, right.currency)
    if currency is None:  # two shares of the same revenue
        return ()
    return tuple(
        Crossing(Money(start, currency), before, after)
        for (_, before), (start, after) in pairwise(_runs(left, right))
    )


def _runs(left: Curve, right: Curve) -> list[tuple[Fraction, Lower]]:
    """Return which curve is lower, and from where on, leaving out where they only touch."""
    runs: list[tuple[Fraction, Lower]] = []
    without_revenue = _lower(left.at_zero, right.at_zero)
    if without_revenue is not Lower.NEITHER:
        runs.append((ZERO, without_revenue))
    for one, other in side_by_side(left, right):
        lower = _lower(one, other)
        if not runs or runs[-1][1] is not lower:
            runs.append((one.above, lower))
    return runs


def _lower(left: Ordered, right: Ordered) -> Lower:
    if left < right:
        return Lower.LEFT
    return Lower.RIGHT if right < left else Lower.NEITHER


@frozen
class Stretch:
    """
    The revenues *above* one amount and up to another; None where there is no such bound.

    Without *above* they begin with no revenue at all. Whether *end* itself is among them,
    *includes_end* says.

    >>> from penaltymodel.values.money import rub
    >>> print(Stretch(None, rub(5)))
    below RUB 5.00 of revenue
    """

    above: Money | None
    end: Money | None
    includes_end: bool = False

    def __str__(self) -> str:
        """Say it as a phrase."""
        through = "up to and including" if self.includes_end else "below"
        bounds = [f"above {self.above}"] if self.above is not None else []
        bounds += [f"{through} {self.end}"] if self.end is not None else []
        return f"{' and '.join(bounds)} of revenue" if bounds else "at any revenue"


@frozen
class CheaperRepeat:
    """
    On which revenues a repeat costs less than a first offense; empty where on none.

    *low* compares the least that each can cost, *high* the most. Single revenues at which the two
    cost the same, such as nothing on no revenue, are not told apart within a stretch.
    """

    low: tuple[Stretch, ...]
    high: tuple[Stretch, ...]

    def __str__(self) -> str:
        """Say the finding in one sentence."""
        low, high = (
            " or ".join(map(str, stretches)) or "never" for stretches in (self.low, self.high)
        )
        return f"a repeat costs less than a first offense: at the low end {low}, at the high end {high}"


def cheaper_repeat(first: Kinks, repeat: Kinks) -> CheaperRepeat:
    """
    Find at which revenues a *repeat* costs less than a *first* offense.

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
        CurrencyMismatchError: The two are in different currencies.
    """
    return CheaperRepeat(
        _where_lower(repeat.low, first.low), _where_lower(repeat.high, first.high)
    )


def _where_lower(left: Curve, right: Curve) -> tuple[Stretch, ...]:
    """Return the stretches on which *left* is lower than *right*."""
    bounds = [None, *(crossing.at for crossing in crossings(left, right)), None]
    return tuple(
        Stretch(above, end, end is not None and left.at(end) < right.at(end))
        for (_, lower), (above, end) in zip(_runs(left, right), pairwise(bounds), strict=True)
        if lower is Lower.LEFT
    )
