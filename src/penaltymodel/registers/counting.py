"""Count the violations of a register into cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import assert_never

from attrs import define, evolve, field, frozen

from penaltymodel.domain.history import NO_HISTORY, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.request import Request, RequestState, day_of
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess_checked
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import (
    MissingFact,
    MissingFactError,
    OutsideCodedLawError,
    WrongValueError,
    printable,
)
from penaltymodel.facts.facts import Facts
from penaltymodel.files.results import Rejects
from penaltymodel.law.law import Law
from penaltymodel.registers.plan import Plan, Prosecution
from penaltymodel.registers.result import Exposure, Line, Tally
from penaltymodel.values.alike import NamesToMatch
from penaltymodel.values.money import Money
from penaltymodel.values.periods import Period, is_before
from penaltymodel.values.ranges import EITHER, NO, Range, add_up, hull


@frozen
class _Kind:
    """Everything that the penalty or the case of a violation depends on."""

    platform: str
    category: str
    committed_on: date
    due_on: date | None


@frozen
class _Outcome:
    """
    The assessment of one violation.

    If a fact is *refused* because it is missing, the provision may still be known, but the amount
    is not. A sum that is missing leaves the amount without upper end.
    """

    assessment: Assessment | None
    refused: tuple[MissingFact, ...] = ()

    @property
    def known(self) -> Assessment | None:
        """The assessment, if its amount is known."""
        return None if self.refused else self.assessment

    @property
    def missing(self) -> tuple[MissingFact, ...]:
        """The facts that are missing for a definite amount."""
        return self.refused or (() if self.assessment is None else self.assessment.missing)

    @property
    def joined_by(self) -> object:
        """What violations in one case have in common: text of law, first or repeat, and amount."""
        if self.assessment is None:
            return None
        text, amounts = self.assessment.enactment, None if self.missing else self.assessment.range
        return self.assessment.provision.key, text.applies_from, self.is_repeat, amounts

    @property
    def is_repeat(self) -> Range[bool]:
        """Whether it is a repeat; never, if the law does not distinguish."""
        return EITHER if self.assessment is None else self.assessment.repeat or NO


@frozen
class _Outcomes:
    """One violation of a kind as a first offense, as a repeat, and by the history."""

    first: Assessment
    repeat: _Outcome
    by_history: _Outcome

    @property
    def joined_by(self) -> tuple[object, ...]:
        """What violations in one case have in common, in all three respects."""
        return _Outcome(self.first).joined_by, self.repeat.joined_by, self.by_history.joined_by

    @property
    def missing(self) -> tuple[MissingFact, ...]:
        """The facts that are missing for a definite amount, each once."""
        every = (self.first.missing, self.by_history.missing, self.repeat.missing)
        return tuple(dict.fromkeys(fact for each in every for fact in each))


@define(kw_only=True)
class Register:
    """Counts requests by kind, and assesses each kind once at the end."""

    platforms: Mapping[str, Platform]
    law: Law
    history: Mapping[str, OffenseHistory]
    anyone: Platform | None
    under: str
    as_of: date
    plan: Plan
    given: Facts
    states: frozenset[RequestState]
    limitation: Period | None
    assume_unchanged: bool
    decided_on: date | None
    strict: bool
    known_through: date
    kinds: Counter[_Kind] = field(factory=Counter[_Kind])
    tallies: dict[tuple[str, str], Counter[str]] = field(
        factory=dict[tuple[str, str], Counter[str]]
    )

    def admit(self, request: Request) -> tuple[str, str]:
        """Reject a request that cannot be assessed: an unknown platform or category."""
        key = request.platform, request.category
        if key not in self.tallies:
            self._assess(_Kind(*key, self.as_of, None), repeat=False)
        return key

    def count(self, request: Request, many: int = 1) -> None:
        """Count one request, or *many* alike, by its state."""
        key = self.admit(request)
        tally = self.tallies.setdefault(key, Counter())
        if is_before(self.as_of, day_of(request.sent_at)):
            tally["not_yet_sent"] += many
            return
        state = request.state_at(self.as_of)
        tally[state] += many
        if state not in self.states:
            return
        violation = request.violation(self.under, self.as_of)
        if self.limitation and self.limitation.after(violation.committed_on) < self.as_of:
            tally["time_barred"] += many
            return
        by_day = self.plan.prosecution is Prosecution.PER_CATEGORY_AND_DAY
        due_on = violation.began_on if by_day else None
        self.kinds[_Kind(*key, violation.committed_on, due_on)] += many

    def result(self, rejects: Rejects) -> Exposure:
        """Assess the kinds, join them to cases, and add up."""
        lines = tuple(self._lines())
        missing = dict.fromkeys(fact for line in lines for fact in line.missing)
        return Exposure(
            as_of=self.as_of,
            under=self.under,
            plan=self.plan,
            tallies=tuple(
                Tally(platform=platform, category=category, **counts)
                for (platform, category), counts in sorted(self.tallies.items())
            ),
            lines=lines,
            first=_added(line.first for line in lines),
            repeat=_added(line.repeat for line in lines),
            by_history=_added(line.by_history for line in lines),
            missing=tuple(missing),
            rejected=tuple(rejects.first),
            rejected_rows=rejects.number,
            reasons=rejects.reasons,
            assumptions=self._assumptions(),
        )

    def _assumptions(self) -> tuple[str, ...]:
        found = [
            f"prosecuted as {self.plan}",
            f"an item still up on {self.as_of.isoformat()} is an offense of that day, one removed "
            "late an offense of the day of its removal",
            f"detected on {self.as_of.isoformat()}",
        ]
        if self.anyone is not None:
            found.append(f"platforms that are not listed are taken to be a {self.anyone.kind}")
        if len(self.states) == 1:
            found.append(f"only {min(self.states)} requests are taken as violations")
        if self.limitation is None:
            found.append("no limitation period is applied")
        if self.known_through < self.as_of:
            found.append(
                f"the law is coded through {self.known_through.isoformat()}; its last text is "
                "taken to apply unchanged"
            )
        pending = self.law.statute_of(self.under).pending_on(self.as_of)
        found += [f"pending, not coded: {each}" for each in pending]
        for what, names in (
            ("the decisions against", self.history),
            ("the facts of the platform", self.platforms),
        ):
            to_match = NamesToMatch(names)
            to_match.see(platform for platform, _ in self.tallies)
            found += [
                f"{what} {printable(name)} are not used: no request names it{hint and '; '}{hint}"
                for name, hint in to_match.unmatched()
            ]
        return tuple(found)

    def _lines(self) -> Iterator[Line]:
        groups: dict[tuple[object, ...], list[tuple[_Kind, int, _Outcomes]]] = {}
        for kind, number in self.kinds.items():
            try:
                outcomes = self._outcomes(kind)
            except OutsideCodedLawError:
                self.tallies[kind.platform, kind.category]["before_the_law"] += number
                continue
            groups.setdefault(self._group(kind, outcomes), []).append((kind, number, outcomes))
        for _, members in sorted(groups.items(), key=lambda item: str(item[0])):
            yield self._line(members)

    def _group(self, kind: _Kind, outcomes: _Outcomes) -> tuple[object, ...]:
        """Return what violations in one case have in common under the plan."""
        match self.plan.prosecution:
            case Prosecution.GRAVEST:
                return (kind.platform,)
            case Prosecution.ALL_IN_ONE | Prosecution.PER_BATCH:
                return (kind.platform, outcomes.first.provision.key, outcomes.joined_by)
            case _:
                return (kind.platform, kind.category, outcomes.joined_by)

    def _line(self, members: list[tuple[_Kind, int, _Outcomes]]) -> Line:
        cases = self._cases(members)
        first = max((each.first for _, _, each in members), key=_gravity)
        repeats = [each.repeat for _, _, each in members]
        derived = [each.by_history for _, _, each in members]
        repeat, by_history = _gravest(repeats), _gravest(derived)
        return Line(
            platform=members[0][0].platform,
            categories=tuple(sorted({kind.category for kind, _, _ in members})),
            violations=sum(number for _, number, _ in members),
            cases=cases,
            first_provision=first.provision.key,
            repeat_provision=_provision(repeats if repeat is None else [_Outcome(repeat)]),
            first=first.range * cases,
            repeat=None if repeat is None else repeat.range * cases,
            is_repeat=hull(each.is_repeat for each in derived),
            by_history=None if by_history is None else by_history.range * cases,
            missing=tuple(dict.fromkeys(fact for _, _, each in members for fact in each.missing)),
        )

    def _cases(self, members: list[tuple[_Kind, int, _Outcomes]]) -> int:
        violations = sum(number for _, number, _ in members)
        match self.plan.prosecution:
            case Prosecution.PER_ITEM:
                return violations
            case Prosecution.PER_BATCH:
                return -(-violations // (self.plan.batch or 1))
            case Prosecution.PER_CATEGORY_AND_DAY:
                return len({kind.due_on for kind, _, _ in members})
            case Prosecution.PER_CATEGORY | Prosecution.ALL_IN_ONE | Prosecution.GRAVEST:
                return 1
            case _:
                assert_never(self.plan.prosecution)

    def _outcomes(self, kind: _Kind) -> _Outcomes:
        first = self._assess(kind, repeat=False)
        return _Outcomes(
            first,
            self._outcome(kind, first.currency, repeat=True),
            self._outcome(kind, first.currency, repeat=None),
        )

    def _outcome(self, kind: _Kind, currency: str, *, repeat: bool | None) -> _Outcome:
        try:
            return _Outcome(self._assess(kind, repeat=repeat))
        except MissingFactError as error:
            missing = error.missing
        # How cases are joined must not depend on whether a revenue is known: use any revenue.
        given = evolve(self.given, revenue=Money(0, currency))
        try:
            return _Outcome(self._assess(kind, repeat=repeat, given=given), missing)
        except MissingFactError:
            return _Outcome(None, missing)

    def _assess(
        self, kind: _Kind, *, repeat: bool | None, given: Facts | None = None
    ) -> Assessment:
        platform = self.platforms.get(kind.platform) or self.anyone
        if platform is None:
            raise WrongValueError("Request.platform", "one of the platforms given", kind.platform)
        return assess_checked(
            Violation(
                under=self.under,
                category=kind.category,
                committed_on=kind.committed_on,
                detected_on=self.as_of,
            ),
            platform,
            self.history.get(kind.platform, NO_HISTORY),
            law=self.law,
            repeat=repeat,
            decided_on=self.decided_on,
            given=given or self.given,
            assume_unchanged=self.assume_unchanged,
            strict=self.strict,
        )


def _gravity(each: Assessment) -> tuple[Money, Money]:
    return each.high, each.low


def _gravest(outcomes: list[_Outcome]) -> Assessment | None:
    """Return the gravest assessment; None if one is unknown, because it might be the gravest."""
    known = [each.known for each in outcomes if each.known is not None]
    return max(known, key=_gravity) if len(known) == len(outcomes) else None


def _provision(outcomes: list[_Outcome]) -> str:
    """Return the provision that all share; empty if there are several, or one is unknown."""
    keys = {each.assessment and each.assessment.provision.key for each in outcomes}
    return (keys.pop() or "") if len(keys) == 1 else ""


def _added(amounts: Iterable[Range[Money] | None]) -> Range[Money] | None:
    """Return the sum; None if an amount is unknown, or if there is none."""
    found = tuple(amounts)
    known = [each for each in found if each is not None]
    return add_up(known) if known and len(known) == len(found) else None
