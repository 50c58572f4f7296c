"""The result of a simulation: the distribution of the exposure."""

from __future__ import annotations

import importlib

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from math import sqrt
from typing import TYPE_CHECKING, Any

import numpy as np

from attrs import field, frozen
from numpy.typing import NDArray

from penaltymodel.errors import WrongTypeError, WrongValueError
from penaltymodel.simulation.build import Built
from penaltymodel.simulation.model import Integers
from penaltymodel.simulation.paths import Path, path_of
from penaltymodel.simulation.policy import Policy
from penaltymodel.simulation.scenario import Scenario
from penaltymodel.values.money import SCALES, Exact, Money, exact
from penaltymodel.values.ranges import Range
from penaltymodel.values.shown import Plotted


if TYPE_CHECKING:
    import polars as pl


NORMAL_95 = 1.959963984540054
"""How many standard errors a confidence interval of 95 % extends to each side."""


@frozen
class Estimate95:
    """
    An amount estimated from draws, and an interval that has the true one with 95 % confidence.

    The interval covers the error of sampling only, not that of the assumptions.
    """

    value: Money
    interval: Range[Money]

    def __str__(self) -> str:
        """Return the amount and the interval."""
        low, high = self.interval.low.rounded(), self.interval.high.rounded()
        return f"{self.value.rounded()} ({low} to {high})"


@frozen
class Probability95:
    """A probability estimated from draws, and an interval with 95 % confidence (Wilson's)."""

    value: Fraction
    low: float
    high: float

    def __str__(self) -> str:
        """Return the probability and the interval in percent."""
        return f"{float(self.value):.2%} ({self.low:.2%} to {self.high:.2%})"


@frozen(kw_only=True, eq=False, repr=False)
class ExposureDistribution(Plotted):
    """
    What a scenario can cost: the total in each draw, in minor units of *currency*.

    Attributes:
        scenario: The scenario.
        policy: The policy.
        seed: The seed: the same seed gives the same draws, to the last minor unit.
        currency: The code of the currency.
        totals: The total of each draw, in minor units.
        is_repeat: Whether a draw has at least one fine at the level for repeats.
        fines: The number of fines in all draws.
        repeats: The number of fines at the level for repeats in all draws.
        by_platform: The sums of each draw, by the name of the platform.
        by_category: The same, by category.
        by_year: The same, by the year of the decision.
        assumptions: What was assumed, one sentence each.
        built: The model, from which single draws are repeated.
    """

    scenario: Scenario
    policy: Policy
    seed: int
    currency: str
    totals: Integers
    is_repeat: NDArray[np.bool_]
    fines: int
    repeats: int
    by_platform: Mapping[str, Integers]
    by_category: Mapping[str, Integers]
    by_year: Mapping[str, Integers]
    assumptions: tuple[str, ...]
    built: Built = field(repr=False)

    @cached_property
    def _sorted(self) -> Integers:
        """The totals in ascending order."""
        return np.sort(self.totals)

    def __repr__(self) -> str:
        """Show the number of draws, the mean and the seed."""
        mean = self.mean.value.rounded()
        return f"<ExposureDistribution of {self.draws:,} draws: mean {mean}, seed {self.seed}>"

    def __eq__(self, other: object) -> bool:
        """Return whether two results have the same draws."""
        if not isinstance(other, ExposureDistribution):
            return NotImplemented
        return self.currency == other.currency and np.array_equal(self.totals, other.totals)

    __hash__ = None  # type: ignore[assignment]  # it holds arrays

    @property
    def draws(self) -> int:
        """The number of draws."""
        return len(self.totals)

    # --- Numbers.

    @property
    def mean(self) -> Estimate95:
        """
        The mean total: what the scenario costs on average.

        The value is the exact mean of the draws. The interval is that of the normal approximation.
        """
        return self._mean_of(self.totals)

    def _mean_of(self, amounts: Integers) -> Estimate95:
        mean = Fraction(exact_sum(amounts), len(amounts))
        error = float(np.std(amounts.astype(np.float64))) / sqrt(len(amounts))
        return self._estimate(mean, error)

    def _estimate(self, value: Fraction, error: float) -> Estimate95:
        around = Fraction(NORMAL_95 * error)
        return Estimate95(
            self.money(value),
            Range(self.money(max(value - around, Fraction(0))), self.money(value + around)),
        )

    def money(self, minor_units: int | Fraction) -> Money:
        """Return a number of minor units as money."""
        return Money(Fraction(minor_units) / SCALES[self.currency], self.currency)

    def quantile(self, share: Exact) -> Estimate95:
        """
        Return the smallest total that at least this *share* of the draws does not exceed.

        The value and both ends of the interval are totals that were drawn: the interval is that of
        the order statistics, with the normal approximation to the binomial distribution.

        Args:
            share: A share above 0 and at most 1, such as ``"0.95"``.

        Raises:
            WrongValueError: The share is not above 0 and at most 1.
        """
        wanted = _share(share)
        number = self.draws
        place = -(-wanted.numerator * number // wanted.denominator)
        around = NORMAL_95 * sqrt(number * float(wanted * (1 - wanted)))
        low, high = int(np.floor(place - around)), int(np.ceil(place + around))
        return Estimate95(
            self.money(int(self._sorted[place - 1])),
            Range(
                self.money(int(self._sorted[max(low, 1) - 1])),
                self.money(int(self._sorted[min(high, number) - 1])),
            ),
        )

    def value_at_risk(self, share: Exact = "0.95") -> Estimate95:
        """Return the total that is exceeded with probability 1 - *share*: the quantile."""
        return self.quantile(share)

    def expected_shortfall(self, share: Exact = "0.95") -> Estimate95:
        """
        Return the mean of the worst draws: a share of 1 - *share* of all.

        The value is exact for the draws. The interval is the asymptotic one of Manistre and
        Hancock (2005), which counts the errors of the quantile and of the mean beyond it.

        Raises:
            WrongValueError: The share is not from 0 to below 1.
        """
        level = exact(share)
        if level >= 1:
            raise WrongValueError("share", "from 0 to below 1, such as '0.95'", str(share))
        worst = (1 - level) * self.draws  # may be a fraction: one draw then counts in part
        whole = worst.numerator // worst.denominator
        tail = self._sorted[self.draws - whole :]
        total = Fraction(exact_sum(tail))
        if whole < self.draws:
            total += (worst - whole) * int(self._sorted[self.draws - whole - 1])
        mean = total / worst
        edge = float(self._sorted[max(self.draws - whole - 1, 0)])
        spread = float(np.var(tail.astype(np.float64))) if whole else 0.0
        beyond = float(mean) - edge
        error = sqrt((spread + float(level) * beyond**2) / float(worst))
        return self._estimate(mean, error)

    @property
    def probability_of_repeat(self) -> Probability95:
        """The probability of at least one fine at the level for repeats."""
        return self._probability(int(np.count_nonzero(self.is_repeat)))

    def probability_above(self, amount: Money) -> Probability95:
        """
        Return the probability that the total exceeds *amount*.

        Raises:
            WrongTypeError: *amount* is not Money.
            CurrencyMismatchError: It is in another currency.
        """
        if not isinstance(amount, Money):
            raise WrongTypeError("amount", "Money", amount)
        units = (amount / Money(1, self.currency)) * SCALES[self.currency]
        above = np.searchsorted(self._sorted, units.numerator // units.denominator, side="right")
        return self._probability(self.draws - int(above))

    def _probability(self, times: int) -> Probability95:
        number, square = self.draws, NORMAL_95**2
        share = times / number
        middle = (share + square / (2 * number)) / (1 + square / number)
        half = NORMAL_95 * sqrt(share * (1 - share) / number + square / (4 * number**2))
        half /= 1 + square / number
        return Probability95(
            Fraction(times, number), max(middle - half, 0.0), min(middle + half, 1.0)
        )

    # --- Parts.

    def means(self, by: str) -> dict[str, Estimate95]:
        """
        Return the mean by ``"platform"``, ``"category"`` or ``"year"`` (of the decision).

        Raises:
            WrongValueError: *by* is none of these.
        """
        return {name: self._mean_of(amounts) for name, amounts in self.parts(by).items()}

    def parts(self, by: str) -> Mapping[str, Integers]:
        """
        Return the sums of each draw by ``"platform"``, ``"category"`` or ``"year"``.

        Raises:
            WrongValueError: *by* is none of these.
        """
        families = {
            "platform": self.by_platform,
            "category": self.by_category,
            "year": self.by_year,
        }
        if by not in families:
            raise WrongValueError("by", "'platform', 'category' or 'year'", by)
        return families[by]

    def path(self, draw: int) -> Path:
        """
        Return what happens in one draw, step by step, each fine with its assessment.

        Raises:
            WrongValueError: There is no draw with this number.
        """
        if type(draw) is not int or not 0 <= draw < self.draws:
            raise WrongValueError("draw", f"from 0 to {self.draws - 1}", draw)
        return path_of(self.scenario, self.policy, self.built, self.seed, draw)

    def worst(self, number: int = 3) -> tuple[Path, ...]:
        """
        Return the draws with the highest totals, the highest first.

        Raises:
            WrongValueError: *number* is not a whole number from 0.
        """
        if type(number) is not int or number < 0:
            raise WrongValueError("number", "a whole number from 0", number)
        order = np.argsort(-self.totals, kind="stable")[:number]
        return tuple(self.path(int(each)) for each in order)

    # --- Tables.

    def to_dicts(self) -> list[dict[str, object]]:
        """
        Return one row for each draw: its number, the total and the sums by platform, category, year.

        Amounts are whole minor units.
        """
        columns = {name: values.tolist() for name, values in self._columns().items()}
        return [
            dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)
        ]

    def to_polars(self) -> pl.DataFrame:
        """Return the rows of :meth:`to_dicts` as a dataframe of polars."""
        import polars as pl  # noqa: PLC0415  # an optional library

        return pl.DataFrame(self._columns())

    def to_pandas(self) -> Any:  # pandas has no types
        """Return the rows of :meth:`to_dicts` as a dataframe of pandas."""
        return importlib.import_module("pandas").DataFrame(self._columns())

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the rows of :meth:`to_dicts` as an Arrow stream; this needs polars."""
        return self.to_polars().__arrow_c_stream__(requested_schema)

    def _columns(self) -> dict[str, NDArray[Any]]:
        columns: dict[str, NDArray[Any]] = {
            "draw": np.arange(self.draws),
            "total": self.totals,
            "is_repeat": self.is_repeat,
        }
        for by in ("platform", "category", "year"):
            columns |= {f"{by}: {name}": each for name, each in self.parts(by).items()}
        return columns


def exact_sum(amounts: Integers) -> int:
    """
    Return the sum of *amounts* exactly, whatever its size.

    >>> exact_sum(np.array([2**62, 2**62, 2**62]))
    13835058055282163712
    """
    return (int((amounts >> 32).sum()) << 32) + int((amounts & (2**32 - 1)).sum())


def _share(share: Exact) -> Fraction:
    wanted = exact(share)
    if not 0 < wanted <= 1:
        raise WrongValueError("share", "above 0 and at most 1, such as '0.95'", str(share))
    return wanted
