"""
Amounts of money as exact functions of a revenue: straight pieces, with kinks and jumps.

A piece holds for revenues strictly above its start, up to and including the start of the next one,
because laws set another penalty for revenues that *exceed* an amount.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

from attrs import field, frozen

from penaltymodel.errors import CurrencyMismatchError
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import Range
from penaltymodel.values.shortened import short_repr
from penaltymodel.values.tabular import Rows, Tabular


ZERO = Fraction(0)

Combine: TypeAlias = Callable[[Any, Any], Any]
"""``add``, ``max`` or ``min``. They take two numbers or two pieces, so a type cannot name both."""


@frozen(order=True)
class Piece:
    """
    A straight piece of a curve: for revenues *above* an amount, up to the next piece.

    *value* is the value just above that amount, *slope* its increase with each unit of revenue;
    both are in major units, such as roubles. Of two pieces with the same start, the lesser is the
    one that is lower just above it.

    >>> Piece(Fraction(10), Fraction(2), Fraction(1, 5)).moved(Fraction(15)).value
    Fraction(3, 1)
    """

    above: Fraction
    value: Fraction
    slope: Fraction

    def moved(self, above: Fraction) -> Piece:
        """Return the same straight line with another start."""
        return Piece(above, self.value + self.slope * (above - self.above), self.slope)

    def scaled(self, factor: Fraction | int) -> Piece:
        """Return the line multiplied by *factor*."""
        return Piece(self.above, self.value * factor, self.slope * factor)

    def __add__(self, other: Piece) -> Piece:
        """Add two lines with the same start."""
        return Piece(self.above, self.value + other.value, self.slope + other.slope)


def _merge(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Leave out each piece that continues the one before."""
    kept: list[Piece] = []
    for piece in pieces:
        if not kept or kept[-1].moved(piece.above) != piece:
            kept.append(piece)
    return tuple(kept)


@frozen
class Curve:
    """
    An amount of money as an exact function of a revenue, both in *currency*.

    *at_zero* is the value without any revenue; *pieces* give all other values, the first piece from
    zero on. Pieces that continue one another are merged, so equal functions are equal values. A
    curve that is only a share of the revenue fits any currency: its *currency* is None.

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
    pieces: tuple[Piece, ...] = field(converter=_merge, repr=short_repr)

    def at(self, revenue: Money) -> Money:
        """
        Return the value at *revenue*.

        Raises:
            CurrencyMismatchError: *revenue* is in another currency.
        """
        common_currency(self.currency, revenue.currency)
        if not revenue.amount:
            return Money(self.at_zero, revenue.currency)
        # The last piece that starts below: at the start of a piece, the one before still holds.
        number = bisect_left(self.pieces, revenue.amount, key=lambda piece: piece.above)
        return Money(self.pieces[number - 1].moved(revenue.amount).value, revenue.currency)

    @property
    def breakpoints(self) -> tuple[Money, ...]:
        """The revenues at which the slope or the value changes, in order."""
        if self.currency is None:
            return ()
        jumps_at_zero = self.at_zero != self.pieces[0].value
        changes = self.pieces if jumps_at_zero else self.pieces[1:]
        return tuple(Money(piece.above, self.currency) for piece in changes)

    def just_above(self, amount: Fraction) -> Piece:
        """Return the piece that holds just above *amount*, with its start there."""
        number = bisect_right(self.pieces, amount, key=lambda piece: piece.above)
        return self.pieces[number - 1].moved(amount)

    def scaled(self, factor: Fraction | int) -> Curve:
        """Return the curve multiplied by *factor*."""
        pieces = tuple(piece.scaled(factor) for piece in self.pieces)
        return Curve(self.currency, self.at_zero * factor, pieces)


REVENUE = Curve(None, ZERO, (Piece(ZERO, ZERO, Fraction(1)),))
"""The revenue itself."""


def constant(amount: Money) -> Curve:
    """
    Return the curve that is *amount* at every revenue.

    >>> from penaltymodel.values.money import rub
    >>> print(constant(rub(5)).at(rub(1_000)))
    RUB 5.00
    """
    return Curve(amount.currency, amount.amount, (Piece(ZERO, amount.amount, ZERO),))


def combine(how: Combine, left: Curve, right: Curve) -> Curve:
    """
    Return the sum, the maximum or the minimum of two curves, as *how* is ``add``, ``max`` or ``min``.

    >>> from penaltymodel.values.money import rub
    >>> print(*combine(max, constant(rub(5)), REVENUE.scaled(Fraction(1, 10))).breakpoints)
    RUB 50.00

    Raises:
        CurrencyMismatchError: The curves are in two currencies.
    """
    return Curve(
        common_currency(left.currency, right.currency),
        how(left.at_zero, right.at_zero),
        tuple(how(one, other) for one, other in align(left, right)),
    )


def align(left: Curve, right: Curve) -> Iterator[tuple[Piece, Piece]]:
    """Cut two curves into pairs of pieces with the same start, which do not cross after it."""
    starts = sorted({piece.above for piece in (*left.pieces, *right.pieces)})
    for start, end in zip(starts, (*starts[1:], None), strict=True):
        one, other = left.just_above(start), right.just_above(start)
        yield one, other
        if one.slope != other.slope:
            meeting = start + (other.value - one.value) / (one.slope - other.slope)
            if start < meeting and (end is None or meeting < end):
                yield one.moved(meeting), other.moved(meeting)


def splice(curves: list[Curve], limits: list[Money]) -> Curve:
    """Return the curve that follows each of *curves* through its limit, and the last one from there."""
    ends = [limit.amount for limit in limits]
    pieces = [
        piece
        for curve, start, end in zip(curves, (ZERO, *ends), (*ends, None), strict=True)
        for piece in (curve.just_above(start), *(p for p in curve.pieces if start < p.above))
        if end is None or piece.above < end
    ]
    currency = common_currency(limits[0].currency, *(curve.currency for curve in curves))
    return Curve(currency, curves[0].at_zero, tuple(pieces))


def common_currency(*currencies: str | None) -> str | None:
    """
    Return the one currency among *currencies*, or None if all are None.

    Raises:
        CurrencyMismatchError: There are two.
    """
    named = list(dict.fromkeys(code for code in currencies if code is not None))
    if len(named) > 1:
        raise CurrencyMismatchError(named[0], named[1])
    return named[0] if named else None


def _amount(curve: Curve, amount: Fraction) -> Decimal:
    """Return an amount of a curve, rounded to minor units."""
    return Money(amount, curve.currency or "EUR").rounded().to_decimal()


@frozen
class Kinks(Tabular):
    """The two ends of a penalty, each as a function of the revenue."""

    low: Curve
    high: Curve

    def to_dicts(self) -> Rows:
        """Return one row for each piece of each end; the slope is exact text."""
        return [
            {
                "end": end,
                "above": _amount(curve, piece.above),
                "value": _amount(curve, piece.value),
                "currency": curve.currency,
                "slope": str(piece.slope),
            }
            for end, curve in (("low", self.low), ("high", self.high))
            for piece in curve.pieces
        ]

    def at(self, revenue: Money) -> Range[Money]:
        """
        Return the range at *revenue*, equal to the result of :func:`penaltymodel.evaluate`.

        Raises:
            CurrencyMismatchError: *revenue* is in another currency.
        """
        return Range(self.low.at(revenue), self.high.at(revenue))

    def scaled(self, factors: Range[Fraction] | Range[int]) -> Kinks:
        """Return the low end times the low factor and the high end times the high factor."""
        return Kinks(self.low.scaled(factors.low), self.high.scaled(factors.high))
