"""
A penalty as an exact function of one revenue: where it bends, where it jumps, where two cross.

With every other fact given, each end of a penalty is straight but for single points. It bends
where one part overtakes another, and may jump just above an amount that the law asks the revenue
to exceed. An amount belongs to the stretch below it: "exceeds" means strictly above.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import reduce
from operator import add
from typing import Any, TypeAlias, assert_never

from attrs import field, frozen

from penaltymodel.errors import CurrencyMismatchError, WrongTypeError
from penaltymodel.facts.answers import Answer, Answers
from penaltymodel.interpreters.evaluate import holds
from penaltymodel.law.penalties import (
    Cases,
    Cited,
    Count,
    Exceeds,
    Fixed,
    Flag,
    GreaterOf,
    LesserOf,
    Measured,
    MoneyObservable,
    Penalty,
    Repeat,
    Revenue,
    Share,
    Times,
    Total,
    walk,
)
from penaltymodel.law.words import PersonKind
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import YES, Range, only


ZERO = Fraction(0)
_Combine: TypeAlias = Callable[[Any, Any], Any]
"""add, max or min: of two numbers, or of two pieces that begin at the same place."""


@frozen(order=True)
class Piece:
    """
    A straight piece of a curve: for revenues *above* an amount, up to the next piece.

    *value* is what the curve comes to just above that amount, *slope* how much it rises with each
    unit of revenue; both are in major units, such as roubles. Of two pieces that begin at the same
    place, the lesser is the one that is lower just above it.

    >>> Piece(Fraction(10), Fraction(2), Fraction(1, 5)).moved(Fraction(15)).value
    Fraction(3, 1)
    """

    above: Fraction
    value: Fraction
    slope: Fraction

    def moved(self, above: Fraction) -> Piece:
        """Return the same straight line, said from another place."""
        return Piece(above, self.value + self.slope * (above - self.above), self.slope)

    def times(self, factor: Fraction | int) -> Piece:
        """Return the line that is *factor* times as high everywhere."""
        return Piece(self.above, self.value * factor, self.slope * factor)

    def __add__(self, other: Piece) -> Piece:
        """Add two lines that are said from the same place."""
        return Piece(self.above, self.value + other.value, self.slope + other.slope)


def _merged(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Leave out the pieces that only go on with the one before."""
    kept: list[Piece] = []
    for piece in pieces:
        if not kept or kept[-1].moved(piece.above) != piece:
            kept.append(piece)
    return tuple(kept)


@frozen
class Curve:
    """
    An amount of money as an exact function of a revenue, both in *currency*.

    *at_zero* is its value without any revenue; *pieces* say the rest, the first from zero on.
    Pieces that only continue one another are merged, so equal functions are equal values. A curve
    that is nothing but a share of the revenue is good for any currency: its own is None.

    >>> from penaltymodel.values.money import rub
    >>> floor = Piece(Fraction(0), Fraction(6), Fraction(0))
    >>> curve = Curve("RUB", Fraction(6), (floor, Piece(Fraction(30), Fraction(6), Fraction(1, 5))))
    >>> print(curve.at(rub(40)), *curve.breakpoints)
    RUB 8.00 RUB 30.00
    >>> curve.just_above(Fraction(30)).slope
    Fraction(1, 5)
    """

    currency: str | None
    at_zero: Fraction
    pieces: tuple[Piece, ...] = field(converter=_merged)

    def at(self, revenue: Money) -> Money:
        """
        Return the value at *revenue*.

        Raises:
            CurrencyMismatchError: *revenue* is in another currency.
        """
        shared(self.currency, revenue.currency)
        if not revenue.amount:
            return Money(self.at_zero, revenue.currency)
        # The last piece that begins below: where a piece begins, the one before still holds.
        begun = bisect_left(self.pieces, revenue.amount, key=lambda piece: piece.above)
        return Money(self.pieces[begun - 1].moved(revenue.amount).value, revenue.currency)

    @property
    def breakpoints(self) -> tuple[Money, ...]:
        """The revenues at which the slope or the value changes, in order."""
        if self.currency is None:
            return ()
        jumps_at_zero = self.at_zero != self.pieces[0].value
        changes = self.pieces if jumps_at_zero else self.pieces[1:]
        return tuple(Money(piece.above, self.currency) for piece in changes)

    def just_above(self, amount: Fraction) -> Piece:
        """Return the piece that holds just above *amount*, said from there."""
        begun = bisect_right(self.pieces, amount, key=lambda piece: piece.above)
        return self.pieces[begun - 1].moved(amount)


@frozen
class Kinks:
    """The two ends of a penalty, each as a function of the revenue."""

    low: Curve
    high: Curve

    def at(self, revenue: Money) -> Range[Money]:
        """
        Return what the penalty comes to at *revenue*, as :func:`evaluate` would.

        Raises:
            CurrencyMismatchError: *revenue* is in another currency.
        """
        return Range(self.low.at(revenue), self.high.at(revenue))


def kinks(penalty: Penalty, facts: Answers, *, of: Revenue) -> Kinks:
    """
    Return the two ends of *penalty* as exact functions of the revenue *of*.

    *facts* answer everything else; what they say of that revenue is not looked at. Where they
    leave something open, the low end is the lowest and the high end the highest that may be.

    >>> from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter
    >>> from penaltymodel.facts.facts import Facts
    >>> from penaltymodel.law.forms import floored, share_of_revenue
    >>> from penaltymodel.values.money import rub
    >>> base = Base(Measure.REVENUE, Perimeter.PERSON, "Russian", AccountingPeriod.ANNUAL)
    >>> fine = floored(share_of_revenue("1/20", "1/10", base=base), at=rub(1_000_000))
    >>> ends = kinks(fine, Facts(), of=Revenue(base))
    >>> print(*ends.low.breakpoints, *ends.high.breakpoints)
    RUB 20,000,000.00 RUB 10,000,000.00
    >>> print(ends.at(rub(15_000_000)).high)
    RUB 1,500,000.00

    Raises:
        MissingFactError: A branch that applies at some revenue needs a fact that is not given.
        CurrencyMismatchError: The penalty and the facts speak of more than one currency.
        WrongTypeError: *of* is no Revenue.
    """
    if not isinstance(of, Revenue):
        raise WrongTypeError("of", "a Revenue", of)
    tests = (node for node in walk(penalty) if isinstance(node, Exceeds))
    limits = sorted({test.than for test in tests if test.what == of})
    if not limits:
        return _ends(penalty, facts, of)
    # Between two limits every condition on the revenue has one answer: that at the upper limit.
    beyond = limits[-1] + Money(1, limits[-1].currency)
    parts = [_ends(penalty, _At(facts, of, sample), of) for sample in (*limits, beyond)]
    return Kinks(
        _spliced([part.low for part in parts], limits),
        _spliced([part.high for part in parts], limits),
    )


@frozen
class _At:
    """*facts*, with a definite *revenue* for *of*."""

    facts: Answers
    of: Revenue
    revenue: Money

    def answer_money(self, what: MoneyObservable) -> Answer[Money]:
        return Answer(only(self.revenue)) if what == self.of else self.facts.answer_money(what)

    def answer_count(self, what: Count) -> Answer[int]:
        return self.facts.answer_count(what)

    def answer_flag(self, what: Flag) -> Answer[bool]:
        return self.facts.answer_flag(what)

    def answer_repeat(self, what: Repeat) -> Answer[bool]:
        return self.facts.answer_repeat(what)

    def answer_person(self) -> PersonKind:
        return self.facts.answer_person()

    def answer_word(self, name: str) -> str:
        return self.facts.answer_word(name)


def _ends(penalty: Penalty, facts: Answers, of: Revenue) -> Kinks:
    """Return both ends, while conditions on the revenue have the answer that *facts* give."""
    match penalty:
        case Fixed(sums):
            return _flat(sums)
        case Measured(what):
            return _REVENUE if what == of else _flat(facts.answer_money(what).value)
        case Share(rates, whole):
            return _scaled(_ends(whole, facts, of), rates)
        case Times(count, each):
            return _scaled(_ends(each, facts, of), facts.answer_count(count).value)
        case Total(terms):
            return _combined(terms, facts, of, add, add)
        case GreaterOf(terms):
            return _combined(terms, facts, of, max, max)
        case LesserOf(terms):
            return _combined(terms, facts, of, min, min)
        case Cases():
            return _combined(_possible(penalty, facts), facts, of, min, max)
        case Cited(body, _):
            return _ends(body, facts, of)
        case _:
            assert_never(penalty)


_ITSELF = Curve(None, ZERO, (Piece(ZERO, ZERO, Fraction(1)),))
_REVENUE = Kinks(_ITSELF, _ITSELF)


def _flat(sums: Range[Money]) -> Kinks:
    def level(value: Money) -> Curve:
        return Curve(value.currency, value.amount, (Piece(ZERO, value.amount, ZERO),))

    return Kinks(level(sums.low), level(sums.high))


def _scaled(ends: Kinks, by: Range[Fraction] | Range[int]) -> Kinks:
    def times(curve: Curve, factor: Fraction | int) -> Curve:
        pieces = tuple(piece.times(factor) for piece in curve.pieces)
        return Curve(curve.currency, curve.at_zero * factor, pieces)

    return Kinks(times(ends.low, by.low), times(ends.high, by.high))


def _combined(
    terms: Iterable[Penalty], facts: Answers, of: Revenue, low: _Combine, high: _Combine
) -> Kinks:
    def both(left: Kinks, right: Kinks) -> Kinks:
        return Kinks(_joined(low, left.low, right.low), _joined(high, left.high, right.high))

    return reduce(both, (_ends(term, facts, of) for term in terms))


def _joined(combine: _Combine, left: Curve, right: Curve) -> Curve:
    return Curve(
        shared(left.currency, right.currency),
        combine(left.at_zero, right.at_zero),
        tuple(combine(one, other) for one, other in side_by_side(left, right)),
    )


def _possible(cases: Cases, facts: Answers) -> Iterator[Penalty]:
    """Go through the branches that may apply."""
    for test, body in cases.branches:
        answer = holds(test, facts).value
        if answer.high:
            yield body
        if answer == YES:
            return
    yield cases.otherwise


def side_by_side(left: Curve, right: Curve) -> Iterator[tuple[Piece, Piece]]:
    """Cut two curves at the same places, so that in no piece one overtakes the other."""
    starts = sorted({piece.above for piece in (*left.pieces, *right.pieces)})
    for start, end in zip(starts, (*starts[1:], None), strict=True):
        one, other = left.just_above(start), right.just_above(start)
        yield one, other
        if one.slope != other.slope:
            meeting = start + (other.value - one.value) / (one.slope - other.slope)
            if start < meeting and (end is None or meeting < end):
                yield one.moved(meeting), other.moved(meeting)


def _spliced(curves: list[Curve], limits: list[Money]) -> Curve:
    """Go along each of *curves* through its limit, and along the last one without end."""
    ends = [limit.amount for limit in limits]
    pieces = [
        piece
        for curve, start, end in zip(curves, (ZERO, *ends), (*ends, None), strict=True)
        for piece in (curve.just_above(start), *(p for p in curve.pieces if start < p.above))
        if end is None or piece.above < end
    ]
    currency = shared(limits[0].currency, *(curve.currency for curve in curves))
    return Curve(currency, curves[0].at_zero, tuple(pieces))


def shared(*currencies: str | None) -> str | None:
    """Return the one currency that is named, if any."""
    named = list(dict.fromkeys(code for code in currencies if code is not None))
    if len(named) > 1:
        raise CurrencyMismatchError(named[0], named[1])
    return named[0] if named else None
