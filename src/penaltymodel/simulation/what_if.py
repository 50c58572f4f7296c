"""Compare two simulations draw by draw: what does one change do?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor
from fractions import Fraction
from math import sqrt

import numpy as np

from attrs import evolve, field, frozen

from penaltymodel.domain.violation import Violation
from penaltymodel.errors import CurrencyMismatchError, WrongTypeError, WrongValueError
from penaltymodel.simulation.distribution import (
    NORMAL_95,
    ExposureDistribution,
    exact_sum,
)
from penaltymodel.simulation.model import Integers
from penaltymodel.simulation.policy import Policy
from penaltymodel.simulation.scenario import Scenario
from penaltymodel.simulation.simulate import simulate
from penaltymodel.values.money import SCALES, Exact, Money
from penaltymodel.values.shortened import short_repr
from penaltymodel.values.shown import Shown


@frozen
class Difference95:
    """
    A difference of two amounts, and an interval with 95 % confidence.

    The numbers are exact minor units of *currency*; a negative one means that the change saves
    money. *low* and *high* are the ends of the interval.
    """

    minor_units: Fraction
    low: Fraction
    high: Fraction
    currency: str

    @property
    def saved(self) -> Money:
        """How much the change saves; 0 if it saves nothing."""
        return Money(max(-self.minor_units, Fraction(0)) / SCALES[self.currency], self.currency)

    @property
    def added(self) -> Money:
        """How much the change adds; 0 if it adds nothing."""
        return Money(max(self.minor_units, Fraction(0)) / SCALES[self.currency], self.currency)

    def __str__(self) -> str:
        """Return the difference with its sign, and the interval."""
        value, low, high = (
            _signed(each, self.currency) for each in (self.minor_units, self.low, self.high)
        )
        return f"{value} ({low} to {high})"


def _signed(minor_units: Fraction, currency: str) -> str:
    sign = "-" if minor_units < 0 else "+"
    return f"{sign}{Money(abs(minor_units) / SCALES[currency], currency).rounded()}"


@frozen(kw_only=True, eq=False)
class WhatIf(Shown):
    """
    Two simulations with the same random numbers: *before* and *after* a *change*.

    A case that is in both has the same random numbers in both, so most of the error of sampling
    cancels out in a difference.
    """

    change: str
    before: ExposureDistribution = field(repr=short_repr)
    after: ExposureDistribution = field(repr=short_repr)

    @property
    def differences(self) -> Integers:
        """The total after the change minus that before it, in each draw, in minor units."""
        return self.after.totals - self.before.totals

    @property
    def mean(self) -> Difference95:
        """The difference of the means, with the error of paired draws."""
        found = self.differences
        mean = Fraction(exact_sum(found), len(found))
        error = Fraction(NORMAL_95 * float(np.std(found.astype(np.float64))) / sqrt(len(found)))
        return Difference95(mean, mean - error, mean + error, self.before.currency)

    def quantile(self, share: Exact) -> Difference95:
        """
        Return the difference of the quantiles.

        The interval is cautious: it is that of two independent simulations.

        Raises:
            WrongValueError: The share is not above 0 and at most 1.
        """
        one, other = self.before.quantile(share), self.after.quantile(share)
        scale = SCALES[self.before.currency]
        values, lows, highs = (
            ((b.amount - a.amount) * scale)
            for a, b in (
                (one.value, other.value),
                (one.interval.high, other.interval.low),
                (one.interval.low, other.interval.high),
            )
        )
        return Difference95(values, lows, highs, self.before.currency)

    @property
    def share_lower(self) -> Fraction:
        """The share of draws in which the change lowers the total."""
        return Fraction(int(np.count_nonzero(self.differences < 0)), self.before.draws)


def what_if(
    before: ExposureDistribution,
    after: Scenario | Policy,
    *,
    change: str = "",
    executor: Executor | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> WhatIf:
    """
    Simulate again with one change, and the same random numbers.

    Args:
        before: The simulation to compare with; its seed and number of draws are used again.
        after: The changed scenario or policy. ``scenario.without(ids)``,
            ``scenario.with_fine_paid(id, on)`` and ``attrs.evolve(scenario, law=...)`` make one.
        change: The change in words, for the result.
        executor: Runs chunks of draws, as in :func:`simulate`.
        on_progress: Called with the number of finished draws and that of all.

    >>> from datetime import date
    >>> from penaltymodel import Platform, Violation
    >>> from penaltymodel.simulation import uniform
    >>> acts = [
    ...     Violation("ru/koap-13.41/4", date(2021, month, 1), id=f"item {month}")
    ...     for month in (3, 9)
    ... ]
    >>> scenario = Scenario(
    ...     platforms=Platform("X", "legal-entity", Money(1_000_000_000, "RUB")),
    ...     violations={"X": acts},
    ... )
    >>> policy = Policy(sanctioned="1/2", decided_after=uniform(30, 90))
    >>> before = simulate(scenario, policy, draws=10_000, seed=1)
    >>> removed = what_if(before, scenario.without(["item 3"]), change="remove item 3 in time")
    >>> removed.mean.saved > Money(2_500_000, "RUB")  # also no repeat of it any more
    True

    Raises:
        WrongTypeError: *before* is no result of :func:`simulate`, or *after* no Scenario or Policy.
        CurrencyMismatchError: The change leads to another currency.
    """
    if not isinstance(before, ExposureDistribution):
        raise WrongTypeError("before", "an ExposureDistribution", before)
    if not isinstance(after, Scenario | Policy):
        raise WrongTypeError("after", "a Scenario or a Policy", after)
    scenario = after if isinstance(after, Scenario) else before.scenario
    policy = after if isinstance(after, Policy) else before.policy
    changed = _simulated(before, scenario, policy, executor, on_progress)
    return WhatIf(change=change, before=before, after=changed)


def _simulated(
    before: ExposureDistribution,
    scenario: Scenario,
    policy: Policy,
    executor: Executor | None,
    on_progress: Callable[[int, int], None] | None,
) -> ExposureDistribution:
    """Simulate with the draws of *before*; a scenario without violations costs nothing."""
    if not scenario.number_of_violations:
        nothing: Integers = np.zeros_like(before.totals)
        return evolve(
            before,
            scenario=scenario,
            policy=policy,
            totals=nothing,
            is_repeat=np.zeros_like(before.is_repeat),
            fines=0,
            repeats=0,
            by_platform=dict.fromkeys(before.by_platform, nothing),
            by_category=dict.fromkeys(before.by_category, nothing),
            by_year=dict.fromkeys(before.by_year, nothing),
            assumptions=(*scenario.assumptions(), *policy.assumptions()),
        )
    changed = simulate(
        scenario,
        policy,
        draws=before.draws,
        seed=before.seed,
        executor=executor,
        on_progress=on_progress,
    )
    if changed.currency != before.currency:
        raise CurrencyMismatchError(before.currency, changed.currency)
    return changed


@frozen(kw_only=True)
class MarginalLine:
    """
    What acting on one request avoids.

    *ids* are the violations that are alike: acting on any one of them avoids *avoided* on average.
    """

    platform: str
    category: str
    ids: tuple[str, ...] = field(repr=short_repr)
    avoided: Difference95


@frozen(kw_only=True)
class Marginal(Shown):
    """Which requests to act on first: the lines are sorted by what acting on one avoids."""

    mean: Money
    lines: tuple[MarginalLine, ...] = field(repr=short_repr)
    assumptions: tuple[str, ...] = field(repr=short_repr)


def marginal(
    before: ExposureDistribution,
    *,
    ids: Iterable[str] | None = None,
    executor: Executor | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> Marginal:
    """
    Return what acting on each violation would avoid, the most first.

    Each line compares *before* with the same draws without one violation: its own fine, and what
    its decision does to later ones. Violations that are alike (platform, provision, category and
    days) have one line. The time grows with the number of lines times that of one simulation.

    Args:
        before: The simulation to start from.
        ids: Only the violations with these ids; by default all that have an id.
        executor: Runs chunks of draws, as in :func:`simulate`.
        on_progress: Called with the number of finished lines and that of all.

    Raises:
        WrongTypeError: *before* is no result of :func:`simulate`.
        WrongValueError: No violation has one of the *ids*, or none has an id at all.
    """
    if not isinstance(before, ExposureDistribution):
        raise WrongTypeError("before", "an ExposureDistribution", before)
    scenario = before.scenario
    wanted = None if ids is None else set(ids)
    if wanted:
        scenario.without(wanted)  # checks that all are known
    alike = _alike(scenario.violations, wanted)
    if not alike:
        raise WrongValueError("ids", "ids of violations of the scenario", ids)
    lines: list[MarginalLine] = []
    for number, ((platform, category), found) in enumerate(alike, 1):
        without = scenario.without([found[-1]])
        changed = _simulated(before, without, before.policy, executor, None)
        difference = WhatIf(change="", before=before, after=changed).mean
        lines.append(
            MarginalLine(platform=platform, category=category, ids=found, avoided=difference)
        )
        if on_progress is not None:
            on_progress(number, len(alike))
    return Marginal(
        mean=before.mean.value,
        lines=tuple(sorted(lines, key=lambda each: each.avoided.minor_units)),
        assumptions=before.assumptions,
    )


def _alike(
    violations: Mapping[str, tuple[Violation, ...]], wanted: set[str] | None
) -> list[tuple[tuple[str, str], tuple[str, ...]]]:
    """Return the ids of violations that are alike, with their platform and category."""
    found: dict[tuple[str, Violation], list[str]] = {}
    for platform, each_of in violations.items():
        for each in each_of:
            if each.id is not None and (wanted is None or each.id in wanted):
                found.setdefault((platform, evolve(each, id=None)), []).append(each.id)
    return [
        ((platform, violation.category or violation.under), tuple(ids))
        for (platform, violation), ids in found.items()
    ]
