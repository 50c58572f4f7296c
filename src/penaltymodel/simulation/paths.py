"""One draw of a simulation, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import numpy as np

from attrs import evolve, field, frozen

from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import MissingFactError, NeedsDecisionDayError
from penaltymodel.registers.plan import Plan
from penaltymodel.simulation.build import Built, PlatformDetails
from penaltymodel.simulation.kernel import CHUNK, POSITION, Chunk
from penaltymodel.simulation.model import Day, PlatformArrays
from penaltymodel.simulation.policy import Policy
from penaltymodel.simulation.prices import (
    STEPS,
    at_step,
    certain_fine,
    complete,
    fine_at,
    in_minor_units,
)
from penaltymodel.simulation.scenario import Scenario
from penaltymodel.simulation.spreads import ONE, positions_of
from penaltymodel.values.money import SCALES, Money
from penaltymodel.values.shortened import short_repr
from penaltymodel.values.shown import Shown


@frozen(kw_only=True)
class PathStep:
    """
    One fine of a draw.

    *members* are the violations of the case; *violation* is the one whose days and provision it
    has. *in_force_on* is the day of entry into force, and *paid_on* that of payment, None if the
    fine is not paid. *position* is where the *fine* lies in its range, from 0 to 1. *assessment* is
    that of the case given all decisions of the draw before it.
    """

    platform: str
    violation: Violation
    members: tuple[Violation, ...] = field(repr=short_repr)
    decided_on: date
    in_force_on: date | None
    paid_on: date | None
    is_repeat: bool
    position: Fraction
    fine: Money
    assessment: Assessment = field(repr=short_repr)


@frozen(kw_only=True)
class Path(Shown):
    """
    What happens in one draw: its fines in the order of the decisions.

    *plan* is how violations are joined to cases in this draw.
    """

    draw: int
    plan: Plan
    total: Money
    steps: tuple[PathStep, ...] = field(repr=short_repr)


def path_of(scenario: Scenario, policy: Policy, built: Built, seed: int, draw: int) -> Path:
    """Repeat one draw with :func:`~penaltymodel.assess`, from the random numbers that it had."""
    model = built.model
    chunk = Chunk(model, seed, draw // CHUNK, draw % CHUNK + 1)
    number = int(chunk.worlds()[-1])
    steps: list[PathStep] = []
    for arrays, details in zip(model.worlds[number].platforms, built.details[number], strict=True):
        steps += _Replay(scenario, policy, chunk, arrays, details).steps()
    steps.sort(key=lambda each: each.decided_on)
    total = Money(0, model.currency)
    for each in steps:
        total += each.fine
    return Path(draw=draw, plan=model.worlds[number].plan, total=total, steps=tuple(steps))


@frozen
class _Decided:
    """The decision of one case in a draw."""

    number: int
    decided_on: date
    in_force_on: date | None
    paid_on: date | None
    level: int


@frozen(eq=False)
class _Replay:
    """The last draw of a chunk, for one platform, calculated step by step."""

    scenario: Scenario
    policy: Policy
    chunk: Chunk
    arrays: PlatformArrays
    details: PlatformDetails

    def steps(self) -> Iterator[PathStep]:
        """Yield the fines in the order of their decisions."""
        known = [*self.details.counted, *self._known()]
        decided = sorted(self._decided(), key=lambda each: each.decided_on)
        platform = self._platform()
        before: list[tuple[int, Decision]] = []
        # A decision of the same day may count as well; its provision does not depend on this one.
        waiting = {each.number: self._decision(each, self._first_key(each)) for each in decided}
        for each in decided:
            others = [decision for _, decision in before]
            done = {number for number, _ in before}
            others += [
                decision
                for number, decision in waiting.items()
                if number not in done and number != each.number
            ]
            assessment = self._assess(each, platform, OffenseHistory([*known, *others]))
            before.append((each.number, self._decision(each, assessment.provision.key)))
            yield self._step(each, assessment)

    def _known(self) -> Iterator[Decision]:
        """Yield the earlier decisions with the days that were drawn."""
        for decision, arrays in zip(self.details.known, self.arrays.known, strict=True):
            life = self.chunk.life(arrays)
            days = self.chunk.days(arrays, life)
            yield evolve(
                decision,
                in_force_on=self._day(days.in_force),
                executed_on=self._day(days.paid),
            )

    def _day(self, day: Day) -> date | None:
        return self.chunk.model.day(_last(day))

    def _decided(self) -> Iterator[_Decided]:
        for number, case in enumerate(self.arrays.cases):
            life = self.chunk.life(case.life)
            if life.is_fined is not None and not life.is_fined[-1]:
                continue
            days = self.chunk.days(case.life, life)
            decided_on = self._day(days.decided)
            assert decided_on is not None  # noqa: S101  # every decision has a day
            yield _Decided(
                number,
                decided_on,
                self._day(days.in_force),
                self._day(days.paid),
                int(life.levels[-1, POSITION]),
            )

    def _platform(self) -> Platform:
        """Return the platform with its revenue as drawn."""
        if self.arrays.revenue is None:
            return self.details.platform
        level = self.chunk.levels(self.arrays.revenue)[-1, 0]
        position = int(self.chunk.model.revenue[level])
        return at_step(self.details.platform, (position * STEPS + ONE // 2) // ONE)

    def _first_key(self, each: _Decided) -> str:
        return self.details.cases[each.number].first.provision.key

    def _decision(self, each: _Decided, key: str) -> Decision:
        return Decision(
            under=key,
            decided_on=each.decided_on,
            committed_on=self.details.cases[each.number].violation.committed_on,
            in_force_on=each.in_force_on,
            executed_on=each.paid_on,
        )

    def _assess(self, each: _Decided, platform: Platform, history: OffenseHistory) -> Assessment:
        """Assess a case, with the day of its decision only where that is needed."""
        try:
            return complete(self._assess_on(each, platform, history, None))
        except (MissingFactError, NeedsDecisionDayError):
            return self._assess_on(each, platform, history, each.decided_on)

    def _assess_on(
        self, each: _Decided, platform: Platform, history: OffenseHistory, day: date | None
    ) -> Assessment:
        return assess(
            self.details.cases[each.number].violation,
            platform,
            history,
            law=self.scenario.law,
            decided_on=day,
            given=self.scenario.given,
            assume_unchanged=self.scenario.assume_unchanged,
        )

    def _step(self, each: _Decided, assessment: Assessment) -> PathStep:
        proceeding = self.details.cases[each.number]
        spread = self.policy.discretion_of(assessment.provision.key)
        position = positions_of(spread)[each.level]
        low, high = in_minor_units(assessment.range, assessment.statute.rounding)
        units = certain_fine(low, high, spread)
        if units is None:
            units = fine_at(low, high, position)
        currency = assessment.currency
        repeat = assessment.repeat
        return PathStep(
            platform=proceeding.platform.name,
            violation=proceeding.violation,
            members=proceeding.members,
            decided_on=each.decided_on,
            in_force_on=each.in_force_on,
            paid_on=each.paid_on,
            is_repeat=repeat is not None and repeat.low,
            position=Fraction(position, ONE) if spread.only is None else spread.only,
            fine=Money((units, SCALES[currency]), currency),
            assessment=assessment,
        )


def _last(value: Day) -> int:
    """Return the value in the last draw."""
    return value if isinstance(value, int) else int(np.ravel(value)[-1])
