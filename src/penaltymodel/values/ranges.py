"""Closed ranges: a low end, a high end, both included."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Generic, Protocol, TypeVar

from attrs import frozen

from penaltymodel.errors import InvertedRangeError, RangeEndsError
from penaltymodel.values.quick import swift


class Ordered(Protocol):
    """Anything with a total order: money, rates, counts, dates, truths."""

    def __le__(self, other: Any, /) -> bool:
        """Compare."""
        ...

    def __lt__(self, other: Any, /) -> bool:
        """Compare."""
        ...


T = TypeVar("T", bound=Ordered)


@swift
@frozen(weakref_slot=False)
class Range(Generic[T]):
    """
    Everything from *low* to *high*, both included.

    A definite value is a range of one point. A truth that may be either way is
    ``Range(False, True)``.

    >>> Range(1, 3)
    Range(low=1, high=3)
    >>> 3 in Range(1, 3)
    True

    Raises:
        InvertedRangeError: *low* is above *high*.
        RangeEndsError: The ends are not of one kind.
    """

    low: T
    high: T

    def __attrs_post_init__(self) -> None:
        """Refuse a range that is upside down."""
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
        """Say whether *value* lies within the range."""
        return self.low <= value <= self.high

    @property
    def is_point(self) -> bool:
        """Say whether the range holds one value alone."""
        return bool(self.low == self.high)


def only(value: T) -> Range[T]:
    """
    Return the range that holds *value* alone.

    >>> only(5)
    Range(low=5, high=5)
    """
    return Range(value, value)


YES = only(True)
NO = only(False)
EITHER = Range(False, True)
"""The three truths: it holds, it does not, the facts leave it open."""


def hull(ranges: Iterable[Range[T]]) -> Range[T]:
    """
    Return the smallest range that holds all of *ranges*, of which there is at least one.

    >>> hull([Range(1, 2), Range(5, 9)])
    Range(low=1, high=9)
    """
    first, *rest = ranges
    low, high = first.low, first.high
    for other in rest:
        low = min(low, other.low)
        high = max(other.high, high)
    return Range(low, high)
