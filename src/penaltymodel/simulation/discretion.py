"""
Learn from decided cases where in its range a fine lies.

The position of a decided fine is 0 at the low end of what the law permitted and 1 at the high end;
:func:`~penaltymodel.backtest` calculates it.
"""

from __future__ import annotations

import importlib

from collections.abc import Callable, Iterable
from fractions import Fraction

import numpy as np

from attrs import field, frozen
from numpy.random import PCG64, SeedSequence
from numpy.typing import NDArray

from penaltymodel.cases.backtest import backtest
from penaltymodel.cases.decided import DecidedCase, cases
from penaltymodel.errors import TooFewCasesError, WrongValueError
from penaltymodel.simulation.spreads import (
    LEVELS,
    ONE,
    Observed,
    Spread,
    beta_positions,
    checked_positions,
)
from penaltymodel.statutes import LawLike
from penaltymodel.values.reading import all_of
from penaltymodel.values.shortened import short_repr


FEWEST = 20
"""How many decided cases a distribution needs, unless you ask for another number."""

RESAMPLES = 64
"""How often a fit is repeated with cases drawn again, for its uncertainty."""


def observed_discretion(
    statute: str,
    *,
    tried: Iterable[DecidedCase] | None = None,
    where: Callable[[DecidedCase], bool] | None = None,
    law: LawLike = None,
    at_least: int = FEWEST,
) -> Spread:
    """
    Return the distribution in which each position of a decided case is equally likely.

    Args:
        statute: The key of a statute, or of one of its provisions.
        tried: The decided cases; by default all that ship with the package.
        where: Returns whether a case counts, for example whether it is one of an authority.
        law: The statutes that apply, by default those of the catalog.
        at_least: How many cases with a position are needed.

    >>> learned = observed_discretion("ru/koap-13.41")
    >>> 0.5 < sum(learned.positions()) / 2**32 < 0.8
    True

    Raises:
        TooFewCasesError: There are fewer cases than *at_least*.
    """
    found = _positions(statute, tried, where, law, at_least)
    return Observed(found, f"positions of decided cases under {statute}")


def fit_discretion(
    statute: str,
    *,
    tried: Iterable[DecidedCase] | None = None,
    where: Callable[[DecidedCase], bool] | None = None,
    law: LawLike = None,
    at_least: int = FEWEST,
    seed: int = 0,
) -> FittedDiscretion:
    """
    Fit a beta distribution to the positions of decided cases, with its uncertainty.

    The fit is that of maximum likelihood (``scipy.stats.beta.fit``). Positions at an end are first
    moved inwards, from y to (y (n - 1) + 1/2) / n for n cases (Smithson and Verkuilen, 2006). The fit
    is repeated 64 times with n cases drawn with replacement; a draw of the simulation takes one of
    these fits at random, so few cases make the distribution wider.

    Args:
        statute: The key of a statute, or of one of its provisions.
        tried: The decided cases; by default all that ship with the package.
        where: Returns whether a case counts, for example whether it is one of an authority.
        law: The statutes that apply, by default those of the catalog.
        at_least: How many cases with a position are needed.
        seed: For drawing cases again.

    >>> learned = fit_discretion("ru/koap-13.41")
    >>> learned.number > 50, 0.5 < learned.a / (learned.a + learned.b) < 0.8
    (True, True)

    Raises:
        TooFewCasesError: There are fewer cases than *at_least*.
        WrongValueError: All positions are equal, so no distribution can be fitted.
    """
    found = _positions(statute, tried, where, law, at_least)
    if len(set(found)) == 1:
        raise WrongValueError("the positions of the cases", "of different values", str(found[0]))
    inwards = (np.array([float(each) for each in found]) * (len(found) - 1) + 0.5) / len(found)
    a, b = _fitted(inwards)
    source = PCG64(SeedSequence(seed))
    fits: list[tuple[float, float]] = []
    while len(fits) < RESAMPLES:
        raw = source.random_raw(len(found)) % np.uint64(len(found))
        again = inwards[raw.astype(np.int64)]
        if len(np.unique(again)) > 1:
            fits.append(_fitted(again))
    return FittedDiscretion(statute, found, a, b, tuple(fits))


def _fitted(positions: NDArray[np.float64]) -> tuple[float, float]:
    beta = importlib.import_module("scipy.stats").beta  # an optional library
    a, b, _, _ = beta.fit(positions, floc=0, fscale=1)
    return float(a), float(b)


def _positions(
    statute: str,
    tried: Iterable[DecidedCase] | None,
    where: Callable[[DecidedCase], bool] | None,
    law: LawLike,
    at_least: int,
) -> tuple[Fraction, ...]:
    """Return the positions of the cases that count, in ascending order."""
    if type(at_least) is not int or at_least < 2:
        raise WrongValueError("at_least", "a whole number from 2", at_least)
    given = cases() if tried is None else all_of("tried", DecidedCase, tried)
    chosen = [each for each in given if where is None or where(each)]
    found = sorted(
        each.position
        for each in backtest(chosen, law=law).tried
        if each.position is not None
        and 0 <= each.position <= 1
        and statute in {each.statute, each.provision}
    )
    if len(found) < at_least:
        raise TooFewCasesError(statute, len(found), at_least)
    return tuple(found)


@frozen
class FittedDiscretion(Spread):
    """
    A beta distribution with the shapes *a* and *b*, fitted to *positions* of decided cases.

    *fits* are the shapes fitted to cases drawn again. Draws mix all of them.
    """

    statute: str
    observed: tuple[Fraction, ...] = field(repr=short_repr)
    a: float
    b: float
    fits: tuple[tuple[float, float], ...] = field(repr=short_repr)

    def __str__(self) -> str:
        """Return the distribution and the number of cases in words."""
        return (
            f"beta with the shapes {self.a:.2f} and {self.b:.2f}, fitted to {self.number} decided "
            f"cases under {self.statute}, with the uncertainty of the fit"
        )

    @property
    def number(self) -> int:
        """How many decided cases it rests on."""
        return len(self.observed)

    def positions(self) -> tuple[int, ...]:
        """Return the positions of all fits together."""
        each = LEVELS // len(self.fits)
        mixed = sorted(place for a, b in self.fits for place in beta_positions(a, b, each))
        return checked_positions(mixed, self)

    def days(self) -> tuple[int, ...]:
        """Raise WrongValueError: these are no days."""
        raise WrongValueError("a distribution of days", "one of days, not of positions", str(self))

    def check(self, replicates: int = 1_000, seed: int = 0) -> DiscretionCheck:
        """
        Return the data of a posterior predictive check: does the fit look like the cases?

        Args:
            replicates: How many sets of positions to draw, each as large as the set of cases.
            seed: For these draws.

        Raises:
            WrongValueError: *replicates* is not a whole number from 1.
        """
        if type(replicates) is not int or replicates < 1:
            raise WrongValueError("replicates", "a whole number from 1", replicates)
        raw = PCG64(SeedSequence(seed)).random_raw(replicates * self.number)
        levels = (raw >> np.uint64(48)).astype(np.int64).reshape(replicates, self.number)
        drawn = np.sort(np.array(self.positions(), np.float64)[levels] / ONE, axis=1)
        low, high = np.quantile(drawn, (0.025, 0.975), axis=0)
        observed = np.array([float(each) for each in self.observed])
        return DiscretionCheck(
            observed=tuple(observed.tolist()),
            low=tuple(low.tolist()),
            high=tuple(high.tolist()),
            means=tuple(drawn.mean(axis=1).tolist()),
            share_outside=float(((observed < low) | (observed > high)).mean()),
        )


@frozen(kw_only=True)
class DiscretionCheck:
    """
    Positions of decided cases beside those that the fit draws.

    *observed* are the positions in ascending order; *low* and *high* are the ends of the 95 % band
    of the replicates at the same rank. *means* are the means of the replicates. *share_outside* is
    the share of the cases outside the band.
    """

    observed: tuple[float, ...] = field(repr=short_repr)
    low: tuple[float, ...] = field(repr=short_repr)
    high: tuple[float, ...] = field(repr=short_repr)
    means: tuple[float, ...] = field(repr=short_repr)
    share_outside: float
