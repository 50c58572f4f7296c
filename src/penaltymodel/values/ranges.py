"""Closed ranges: both ends are included."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any, Generic, Protocol, TypeVar

from attrs import frozen

from penaltymodel.errors import InvertedRangeError, RangeEndsError


class Ordered(Protocol):
    """Anything with a total order: money, rates, counts, dates, truths."""

    # Each of them compares with its own kind only, which a protocol cannot express: hence Any.

    def __le__(self, other: Any, /) -> bool:
        """Compare."""
        ...

    def __lt__(self, other: Any, /) -> bool:
        """Compare."""
        ...


class Scalable(Ordered, Protocol):
    """Anything with a total order that can be added and multiplied: money, rates, counts."""

    # Each of them adds its own kind and returns it: hence Any, as above.

    def __add__(self, other: Any, /) -> Any:
        """Add."""
        ...

    def __mul__(self, factor: Any, /) -> Any:
        """Multiply."""
        ...


T = TypeVar("T", bound=Ordered)
S = TypeVar("S", bound=Scalable)
F = TypeVar("F", int, Fraction)


@frozen(weakref_slot=False)
class Range(Generic[T]):
    """
    All values from *low* to *high*, both included.

    A definite value is a range of one point. ``Range(False, True)`` is a truth that is not known.

    >>> Range(1, 3)
    Range(low=1, high=3)
    >>> 3 in Range(1, 3)
    True

    Raises:
        InvertedRangeError: *low* is above *high*.
        RangeEndsError: The ends cannot be compared.
    """

    low: T
    high: T

    def __attrs_post_init__(self) -> None:
        """Check that the ends are in order."""
        if self.low is self.high:
            return
        try:
            upright = self.low <= self.high
        except TypeError as error:
            if type(error) is not TypeError:
                raise
            raise RangeEndsError(self.low, self.high) from None
        if not upright:
            raise InvertedRangeError(self.low, self.high)

    def __contains__(self, value: T) -> bool:
        """Return whether *value* is in the range."""
        return self.low <= value <= self.high

    def __add__(self: Range[S], other: Range[S]) -> Range[S]:
        """
        Add two ranges, end by end.

        >>> Range(1, 3) + Range(10, 20)
        Range(low=11, high=23)
        """
        if not isinstance(other, Range):
            return NotImplemented
        return Range(self.low + other.low, self.high + other.high)

    def __mul__(self: Range[S], factor: F | Range[F]) -> Range[S]:
        """
        Multiply by a factor that is not negative, or by a range of factors, end by end.

        >>> Range(1, 3) * 2
        Range(low=2, high=6)
        >>> Range(1, 3) * Range(2, 4)
        Range(low=2, high=12)
        """
        least, most = (factor.low, factor.high) if isinstance(factor, Range) else (factor, factor)
        low = self.low * least
        if self.low is self.high and least is most:
            return Range(low, low)
        return Range(low, self.high * most)

    @property
    def is_point(self) -> bool:
        """True if the range has one value only."""
        return bool(self.low == self.high)


def only(value: T) -> Range[T]:
    """
    Return the range whose only value is *value*.

    >>> only(5)
    Range(low=5, high=5)
    """
    return Range(value, value)


YES = only(True)
NO = only(False)
EITHER = Range(False, True)
"""Three truths: true, false, and not known."""


def add_up(ranges: Iterable[Range[S]]) -> Range[S]:
    """
    Return the sum of *ranges*, which must not be empty, end by end.

    >>> add_up([Range(1, 2), Range(5, 9)])
    Range(low=6, high=11)
    """
    total, *rest = ranges
    for other in rest:
        total += other
    return total


def hull(ranges: Iterable[Range[T]]) -> Range[T]:
    """
    Return the smallest range that includes all of *ranges*, which must not be empty.

    >>> hull([Range(1, 2), Range(5, 9)])
    Range(low=1, high=9)
    """
    first, *rest = ranges
    low, high = first.low, first.high
    for other in rest:
        low = min(low, other.low)
        high = max(other.high, high)
    return Range(low, high)
