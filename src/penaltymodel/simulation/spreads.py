"""
Distributions of what is uncertain: a position in a range, or a number of days.

Each distribution is turned into a table of 65,536 equally likely values, and a draw is a random
row of the table. Positions are whole numbers of 1/65,536 and days are whole, so a draw is the same
on every platform, and money stays exact.
"""

from __future__ import annotations

import importlib

from abc import ABC, abstractmethod
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from math import isqrt, lcm
from typing import Any, Protocol, TypeAlias, runtime_checkable

from attrs import field, frozen

from penaltymodel.errors import WrongTypeError, WrongValueError
from penaltymodel.values.money import Exact, exact


BITS = 16
"""How many random bits a draw of one value takes."""

LEVELS: int = 2**BITS
"""How many equally likely values a table has."""

ONE: int = 2**BITS
"""The position of the high end of a range; 0 is that of the low end."""

MOST_DAYS = 36_525
"""The longest time that a distribution of days can have: a hundred years."""


@runtime_checkable
class FrozenDistribution(Protocol):
    """A frozen distribution of ``scipy.stats``, or anything else with its quantile function."""

    def ppf(self, q: Any, /) -> Any:  # arrays of a library that need not be installed
        """Return the quantiles at *q*."""
        ...


class Spread(ABC):
    """
    A distribution of an uncertain value.

    Make one with :func:`constant`, :func:`uniform`, :func:`triangular`, :func:`beta`,
    :func:`observed` or :func:`~penaltymodel.simulation.fit_discretion`.
    """

    @abstractmethod
    def __str__(self) -> str:
        """Return the distribution in words."""

    @abstractmethod
    def positions(self) -> tuple[int, ...]:
        """
        Return 65,536 equally likely positions in a range, in units of 1/65,536, in their order.

        Raises:
            WrongValueError: A position is below 0 or above 1.
        """

    @property
    def only(self) -> Fraction | None:
        """The one value of the distribution, if it is certain."""
        return None

    @abstractmethod
    def days(self) -> tuple[int, ...]:
        """
        Return 65,536 equally likely numbers of days, in their order.

        Raises:
            WrongValueError: A number of days is not whole, is negative, or is above 36,525.
        """


SpreadLike: TypeAlias = Spread | FrozenDistribution | int | str | Fraction
"""A distribution, one of ``scipy.stats`` that is frozen, or one value that is certain."""


def as_spread(name: str, value: SpreadLike) -> Spread:
    """
    Return *value* as a distribution; *name* is the name for the error.

    Raises:
        WrongTypeError: It is none.
    """
    if isinstance(value, Spread):
        return value
    if isinstance(value, FrozenDistribution):
        return _OfScipy(value)
    if isinstance(value, bool) or not isinstance(value, int | str | Fraction):
        expected = "a distribution such as uniform(0, 1), or one exact value"
        raise WrongTypeError(name, expected, value)
    return _Constant(exact(value))


def constant(value: Exact) -> Spread:
    """
    Return the distribution of a value that is certain.

    *value* is a position from 0 (the low end) to 1 (the high end), or a number of days.

    >>> print(constant("1/2"))
    always 1/2

    Raises:
        NotExactError, NumberTextError, NegativeAmountError: *value* is not an exact number from 0.
    """
    return _Constant(exact(value))


def uniform(low: Exact = 0, high: Exact = 1) -> Spread:
    """
    Return the distribution in which all values from *low* to *high* are equally likely.

    Both ends are included. For days, *low* and *high* are whole numbers.

    >>> print(uniform(30, 90))
    uniform from 30 to 90
    >>> set(uniform(1, 3).days())
    {1, 2, 3}

    Raises:
        NotExactError, NumberTextError, NegativeAmountError: An end is not an exact number from 0.
        WrongValueError: *low* is above *high*.
    """
    ends = exact(low), exact(high)
    _in_order("uniform(low, high)", *ends)
    return _Uniform(*ends)


def triangular(low: Exact, mode: Exact, high: Exact) -> Spread:
    """
    Return the triangular distribution from *low* to *high* with its peak at *mode*.

    >>> print(triangular(0, "1/4", 1))
    triangular from 0 to 1 with the peak at 1/4

    Raises:
        NotExactError, NumberTextError, NegativeAmountError: A value is not an exact number from 0.
        WrongValueError: The values are not in order.
    """
    values = exact(low), exact(mode), exact(high)
    _in_order("triangular(low, mode, high)", *values)
    return _Triangular(*values)


def beta(a: float, b: float) -> Spread:
    """
    Return the beta distribution with the shapes *a* and *b*, of positions from 0 to 1.

    It needs SciPy: ``pip install 'penaltymodel-law[simulate]'``.

    >>> print(beta(2, 5))
    beta with the shapes 2 and 5

    Raises:
        WrongValueError: A shape is not a number above 0.
    """
    for name, shape in (("a", a), ("b", b)):
        if isinstance(shape, bool) or not isinstance(shape, int | float) or not 0 < shape < 1e9:
            raise WrongValueError(f"beta({name}=...)", "a number above 0", shape)
    return _Beta(float(a), float(b))


def observed(values: Iterable[Exact], *, of: str = "") -> Spread:
    """
    Return the distribution in which each of *values* is equally likely.

    Use it for positions of decided cases or for delays that were measured. *of* describes the
    values in words; their number is added.

    >>> print(observed([30, 45, 45, 90], of="delays of four decisions"))
    one of 4 observed values: delays of four decisions

    Raises:
        WrongValueError: There is no value.
        NotExactError, NumberTextError, NegativeAmountError: A value is not an exact number from 0.
    """
    found = tuple(sorted(map(exact, values)))
    if not found:
        raise WrongValueError("observed(values)", "at least one value", ())
    return Observed(found, of)


def _in_order(name: str, *values: Fraction) -> None:
    if list(values) != sorted(values):
        shown = ", ".join(map(str, values))
        raise WrongValueError(name, "in ascending order", shown)


@lru_cache(maxsize=32)
def positions_of(spread: Spread) -> tuple[int, ...]:
    """Return the positions of *spread*, which are calculated once."""
    return spread.positions()


@lru_cache(maxsize=32)
def days_of(spread: Spread) -> tuple[int, ...]:
    """Return the days of *spread*, which are calculated once."""
    return spread.days()


def checked_positions(values: Iterable[int], of: object) -> tuple[int, ...]:
    """
    Return *values* if they are positions in units of 1/65,536; *of* is the distribution.

    Raises:
        WrongValueError: One is below 0 or above 1.
    """
    found = tuple(values)
    if min(found) < 0 or max(found) > ONE:
        raise WrongValueError("a distribution of positions", "from 0 to 1", str(of))
    return found


def _checked_days(values: Iterable[int], of: object) -> tuple[int, ...]:
    found = tuple(values)
    if min(found) < 0 or max(found) > MOST_DAYS:
        raise WrongValueError("a distribution of days", f"from 0 to {MOST_DAYS}", str(of))
    return found


def _whole(value: Fraction, of: object) -> int:
    if value.denominator != 1:
        raise WrongValueError("a distribution of days", "in whole days", str(of))
    return value.numerator


def rounded(value: Fraction) -> int:
    """Return the nearest whole number, for a half the higher one."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


@frozen
class _Constant(Spread):
    value: Fraction

    @property
    def only(self) -> Fraction | None:
        return self.value

    def __str__(self) -> str:
        return f"always {self.value}"

    def positions(self) -> tuple[int, ...]:
        return checked_positions((rounded(self.value * ONE),), self) * LEVELS

    def days(self) -> tuple[int, ...]:
        return _checked_days((_whole(self.value, self),), self) * LEVELS


@frozen
class _Uniform(Spread):
    low: Fraction
    high: Fraction

    def __str__(self) -> str:
        return f"uniform from {self.low} to {self.high}"

    def positions(self) -> tuple[int, ...]:
        start, width = self.low * ONE, (self.high - self.low) * ONE / (LEVELS - 1)
        # (start + level * width + 1/2) rounded down, over one denominator.
        below = 2 * start.denominator * width.denominator
        first = 2 * start.numerator * width.denominator + below // 2
        step = 2 * width.numerator * start.denominator
        return checked_positions(((first + step * k) // below for k in range(LEVELS)), self)

    def days(self) -> tuple[int, ...]:
        low, high = _whole(self.low, self), _whole(self.high, self)
        number = high - low + 1
        return _checked_days((low + k * number // LEVELS for k in range(LEVELS)), self)


@frozen
class _Triangular(Spread):
    low: Fraction
    mode: Fraction
    high: Fraction

    def __str__(self) -> str:
        return f"triangular from {self.low} to {self.high} with the peak at {self.mode}"

    def positions(self) -> tuple[int, ...]:
        return checked_positions(self._values(ONE), self)

    def days(self) -> tuple[int, ...]:
        return _checked_days(self._values(1), self)

    def _values(self, scale: int) -> tuple[int, ...]:
        """Return the quantiles in units of 1/*scale*, rounded; in integers only."""
        fine = 2**20
        of = lcm(self.low.denominator, self.mode.denominator, self.high.denominator)
        low, mode, high = (int(each * of) for each in (self.low, self.mode, self.high))
        width, rise, fall = high - low, mode - low, high - mode
        below = 2 * of * fine
        found: list[int] = []
        for odd in range(1, 2 * LEVELS, 2):  # the level is odd / (2 * LEVELS)
            if odd * width < rise * 2 * LEVELS:
                root = isqrt(odd * width * rise * fine * fine // (2 * LEVELS))
                value = low * fine + root
            else:
                root = isqrt((2 * LEVELS - odd) * width * fall * fine * fine // (2 * LEVELS))
                value = high * fine - root
            found.append((2 * value * scale + of * fine) // below)
        return tuple(found)


_MIDDLES = tuple((k + 0.5) / LEVELS for k in range(LEVELS))
"""The levels at which quantile functions are read."""


@frozen
class _Beta(Spread):
    a: float
    b: float

    def __str__(self) -> str:
        return f"beta with the shapes {self.a:.4g} and {self.b:.4g}"

    def positions(self) -> tuple[int, ...]:
        return checked_positions(beta_positions(self.a, self.b), self)

    def days(self) -> tuple[int, ...]:
        raise WrongValueError("a distribution of days", "one of days, not of positions", str(self))


def beta_positions(a: float, b: float, number: int = LEVELS) -> list[int]:
    """Return *number* equally likely positions of a beta distribution, in units of 1/65,536."""
    inverse = importlib.import_module("scipy.special").betaincinv  # an optional library
    levels = [(k + 0.5) / number for k in range(number)]
    return [round(float(each) * ONE) for each in inverse(a, b, levels)]


@frozen
class Observed(Spread):
    """
    The distribution in which each of the *values* is equally likely.

    *of* describes them in words.
    """

    values: tuple[Fraction, ...]
    of: str = ""

    def __str__(self) -> str:
        """Return the number of values, and what they are."""
        what = f": {self.of}" if self.of else ""
        return f"one of {len(self.values)} observed values{what}"

    def positions(self) -> tuple[int, ...]:
        """Return the positions of the values."""
        return checked_positions(self._each([rounded(each * ONE) for each in self.values]), self)

    def days(self) -> tuple[int, ...]:
        """Return the values as days."""
        return _checked_days(self._each([_whole(each, self) for each in self.values]), self)

    def _each(self, values: list[int]) -> Iterable[int]:
        return (values[k * len(values) // LEVELS] for k in range(LEVELS))


@frozen(eq=False)
class _OfScipy(Spread):
    distribution: FrozenDistribution = field(repr=False)

    def __str__(self) -> str:
        kind = getattr(getattr(self.distribution, "dist", None), "name", None)
        if kind is None:
            return f"a distribution given as {type(self.distribution).__name__}"
        given = [str(each) for each in getattr(self.distribution, "args", ())]
        named: dict[str, object] = getattr(self.distribution, "kwds", {})
        given += [f"{name}={each}" for name, each in named.items()]
        return f"scipy.stats.{kind}({', '.join(given)})"

    def positions(self) -> tuple[int, ...]:
        return checked_positions(self._rounded(ONE), self)

    def days(self) -> tuple[int, ...]:
        return _checked_days(self._rounded(1), self)

    def _rounded(self, scale: int) -> list[int]:
        values = [float(each) * scale for each in self.distribution.ppf(list(_MIDDLES))]
        if not all(abs(each) <= 2**53 for each in values):
            raise WrongValueError("a distribution", "of finite numbers", str(self))
        return [round(each) for each in values]
