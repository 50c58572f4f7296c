"""What one case can cost as a first offense and as a repeat, from ``assess`` itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import TypeVar

from attrs import evolve, field, frozen

from penaltymodel.domain.platform import AnnualRevenue, Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.engine.era import Era
from penaltymodel.errors import (
    Argument,
    MissingFactError,
    NeedsDecisionDayError,
    WrongValueError,
)
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.penalties import Repeat
from penaltymodel.simulation.scenario import Scenario
from penaltymodel.simulation.spreads import ONE, Spread, rounded
from penaltymodel.values.money import SCALES, Money, Rounding
from penaltymodel.values.ranges import Range


T = TypeVar("T")

STEPS = 64
"""A revenue that is a range is drawn at this many steps from its low to its high end."""

Ends = tuple[int, int]
"""The ends of a range of amounts, in minor units."""


def at_step(platform: Platform, step: int) -> Platform:
    """Return *platform* with each revenue at a step of its range: 0 is the low end, 64 the high."""
    if isinstance(platform.revenues, Money):
        return platform
    return evolve(platform, revenues=tuple(_figure_at(each, step) for each in platform.revenues))


def _figure_at(figure: AnnualRevenue, step: int) -> AnnualRevenue:
    low, high = figure.amount.low, figure.amount.high
    if high.is_unbounded:
        raise WrongValueError("Platform.revenues", "ranges with an upper end", str(figure.amount))
    way = (high.amount - low.amount) * Fraction(step, STEPS)
    amount = Money(low.amount + way, low.currency)
    return evolve(figure, amount=Range(amount, amount))


def in_minor_units(amounts: Range[Money], rounding: Rounding | None) -> Ends:
    """
    Return the first and the last whole minor unit in a range of amounts.

    If there is none, both are its low end rounded as the law provides, by default a half up.
    """
    low, high = (
        Fraction(each.amount * SCALES[each.currency]) for each in (amounts.low, amounts.high)
    )
    first, last = -(-low.numerator // low.denominator), high.numerator // high.denominator
    if first > last:
        one = amounts.low.rounded(rounding or Rounding.HALF_UP).minor()
        return one, one
    return first, last


def rules_of(era: Era) -> tuple[Repeat, ...]:
    """Return the rules that make an offense a repeat in *era*."""
    rule = era.repeat_rule
    return needs(era.text.penalty).repeats if rule is None else (rule,)


def complete(assessment: Assessment) -> Assessment:
    """
    Return *assessment* if no sum is missing for it.

    Raises:
        MissingFactError: A sum is missing.
        WrongValueError: The range has no upper end.
    """
    for missing in assessment.basis.missing:
        raise MissingFactError(missing.fact, missing.fix)
    if assessment.high.is_unbounded:
        raise WrongValueError(
            "Scenario.given", "facts that leave no fine without an upper end", assessment.span
        )
    return assessment


def fine_at(low: int, high: int, position: int) -> int:
    """Return the fine at a position in units of 1/65,536, rounded to the nearest minor unit."""
    return low + (position * (high - low) + ONE // 2) // ONE


def certain_fine(low: int, high: int, spread: Spread) -> int | None:
    """Return the fine at the position of *spread*, if that is certain."""
    return None if spread.only is None else rounded(low + (high - low) * spread.only)


@frozen
class Price:
    """
    The ends of a case for each answer to its rules for repeats, and each step of the revenue.

    A *variant* has one bit for each of *rules*: whether it holds. *ends* are those by variant, by
    step of the revenue, and by period; *starts* are the days of the decision on which the periods
    begin. *keys* are the provisions by variant. *missing* has, by variant, the error about a fact
    that is missing for it, or None; the ends are then those of a first offense.
    """

    first: Assessment = field(repr=False)
    rules: tuple[Repeat, ...]
    keys: tuple[str, ...]
    starts: tuple[date, ...]
    ends: tuple[tuple[tuple[Ends, ...], ...], ...]
    missing: tuple[MissingFactError | None, ...] = field(repr=False)

    @property
    def highest(self) -> int:
        """The highest amount."""
        return max(high for steps in self.ends for periods in steps for _, high in periods)


@frozen
class _Variant:
    """One variant: its provision, and its ends by step and day; or the fact that is missing."""

    key: str
    ends: tuple[tuple[Ends, ...], ...]
    missing: MissingFactError | None = None


@frozen
class Pricer:
    """Calculates what the cases of a scenario can cost."""

    scenario: Scenario

    def price(self, platform: Platform, violation: Violation, days: tuple[date, ...]) -> Price:
        """
        Return the price of a case; *days* are the possible days of the decision.

        Raises:
            WrongValueError: The rules for repeats depend on the day of the decision.
        """
        return self._on_days(days, lambda chosen: self._price(platform, violation, chosen, days))

    def _on_days(
        self, days: tuple[date, ...], calculate: Callable[[tuple[date | None, ...]], T]
    ) -> T:
        """Calculate without a day of the decision if none is needed, otherwise for all *days*."""
        try:
            return calculate((None,))
        except NeedsDecisionDayError:
            return calculate(days)
        except MissingFactError as error:
            if error.fix.argument is not Argument.DECIDED_ON:
                raise
            return calculate(days)

    def _price(
        self,
        platform: Platform,
        violation: Violation,
        chosen: tuple[date | None, ...],
        days: tuple[date, ...],
    ) -> Price:
        first = self.assess(at_step(platform, 0), violation, chosen[0], (), 0)
        rules = rules_of(first.applied.era)
        is_drawn = any(not each.amount.is_point for each in platform.figures)
        steps: tuple[int, ...] = (0, STEPS) if is_drawn else (0,)
        found: list[_Variant] = []
        for variant in range(2 ** len(rules)):
            try:
                found.append(
                    self._variant(platform, violation, chosen, rules, variant, steps=steps)
                )
            except MissingFactError as error:
                if error.fix.argument is Argument.DECIDED_ON:
                    raise
                found.append(evolve(found[0], missing=error))
        if any(each.ends[0] != each.ends[-1] for each in found):  # it depends on the revenue
            steps = tuple(range(STEPS + 1))
            found = [
                self._variant(platform, violation, chosen, rules, variant, steps=steps)
                for variant in range(len(found))
            ]
        else:
            found = [evolve(each, ends=each.ends[:1]) for each in found]
        periods = list(zip(*(at for each in found for at in each.ends), strict=True))
        starts = [n for n, each in enumerate(periods) if n == 0 or each != periods[n - 1]]
        return Price(
            first=first,
            rules=rules,
            keys=tuple(each.key for each in found),
            starts=tuple(days[n] for n in starts),
            ends=tuple(tuple(tuple(at[n] for n in starts) for at in each.ends) for each in found),
            missing=tuple(each.missing for each in found),
        )

    def _variant(
        self,
        platform: Platform,
        violation: Violation,
        chosen: tuple[date | None, ...],
        rules: tuple[Repeat, ...],
        variant: int,
        *,
        steps: tuple[int, ...],
    ) -> _Variant:
        """Return the ends of one variant by step of the revenue and day of the decision."""
        ends: list[tuple[Ends, ...]] = []
        key = ""
        for step in steps:
            there = at_step(platform, step)
            assessed = [self.assess(there, violation, day, rules, variant) for day in chosen]
            for each in assessed:
                if rules_of(each.applied.era) != rules:
                    raise WrongValueError(
                        "Scenario.law",
                        "law whose rules for repeats are the same on all days of the decision",
                        each.provision.key,
                    )
            key = assessed[0].provision.key
            rounding = assessed[0].statute.rounding
            ends.append(tuple(in_minor_units(each.range, rounding) for each in assessed))
        return _Variant(key, tuple(ends))

    def assess(
        self,
        platform: Platform,
        violation: Violation,
        day: date | None,
        rules: tuple[Repeat, ...],
        variant: int,
    ) -> Assessment:
        """Assess a case of which the *rules* hold whose bit is set in *variant*."""
        given, repeat = self.scenario.given, None
        if len(rules) > 1:
            truths = {rule: bool(variant >> bit & 1) for bit, rule in enumerate(rules)}
            given = evolve(given, repeat=truths)
        else:
            repeat = bool(variant)
        return complete(
            assess(
                violation,
                platform,
                law=self.scenario.law,
                decided_on=day,
                repeat=repeat,
                given=given,
                assume_unchanged=self.scenario.assume_unchanged,
            )
        )
