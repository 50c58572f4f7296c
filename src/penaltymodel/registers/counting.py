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
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import (
    MissingFact,
    MissingFactError,
    OutsideCodedLawError,
    WrongValueError,
    printable,
)
from penaltymodel.facts.facts import Facts
from penaltymodel.files.results import Rejected
from penaltymodel.law.law import Law
from penaltymodel.registers.plan import Plan, Prosecution
from penaltymodel.registers.result import Exposure, Line, Tally
from penaltymodel.values.money import Money
from penaltymodel.values.periods import Period, is_before
from penaltymodel.values.ranges import EITHER, NO, Range, hull


@frozen
class _Kind:
    """What makes violations alike: everything their penalty or their case depends on."""

    platform: str
    category: str
    committed_on: date
    due_on: date | None


@frozen
class _Reading:
    """
    One violation, read as a first offense, a repeat, or by the history.

    Where a fact is *missing*, the text and the verdict may be known all the same, not the sum.
    """

    text: Assessment | None
    missing: MissingFact | None = None

    @property
    def priced(self) -> Assessment | None:
        """The assessment, where its sum is known."""
        return None if self.missing else self.text

    @property
    def shared(self) -> object:
        """What two violations must share to be joined: text of law, verdict, and sum."""
        if self.text is None:
            return None
        amounts = None if self.missing else self.text.range
        return self.text.provision.key, self.text.enactment.applies_from, self.is_repeat, amounts

    @property
    def is_repeat(self) -> Range[bool]:
        """Whether it is a repeat; a law that knows no repeat has first offenses only."""
        return EITHER if self.text is None else self.text.repeat or NO


@frozen
class _Price:
    """What one violation of a kind comes to: as a first offense, a repeat, and by the history."""

    first: Assessment
    repeat: _Reading
    by_history: _Reading

    @property
    def shared(self) -> tuple[object, ...]:
        """What two violations must share to be joined, under every reading."""
        return _Reading(self.first).shared, self.repeat.shared, self.by_history.shared

    @property
    def missing(self) -> MissingFact | None:
        """What is missing for a sum."""
        return self.by_history.missing or self.repeat.missing


@define(kw_only=True)
class Register:
    """Takes requests one by one, keeps counts only, and prices each kind once at the end."""

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
    known_through: date
    kinds: Counter[_Kind] = field(factory=Counter[_Kind])
    tallies: dict[tuple[str, str], Counter[str]] = field(
        factory=dict[tuple[str, str], Counter[str]]
    )

    def admit(self, request: Request) -> tuple[str, str]:
        """Refuse what leads nowhere before it is counted: an unknown platform or category."""
        key = request.platform, request.category
        if key not in self.tallies:
            self._assess(_Kind(*key, self.as_of, None), repeat=False)
        return key

    def count(self, request: Request, many: int = 1) -> None:
        """Count one request, or *many* alike, under what has come of it."""
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

    def result(self, rejected: tuple[Rejected, ...], rejected_rows: int) -> Exposure:
        """Price the kinds, join them to cases, and add up."""
        lines = tuple(self._lines())
        missing = dict.fromkeys(line.missing for line in lines if line.missing)
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
            rejected=rejected,
            rejected_rows=rejected_rows,
            assumptions=self._assumptions(),
        )

    def _assumptions(self) -> tuple[str, ...]:
        said = [
            f"prosecuted as {self.plan}",
            f"an item still up on {self.as_of.isoformat()} is an offense of that day, one removed "
            "late an offense of the day of its removal",
            f"detected on {self.as_of.isoformat()}",
        ]
        if self.anyone is not None:
            said.append(f"platforms that are not listed are taken to be a {self.anyone.kind}")
        if len(self.states) == 1:
            said.append(f"only {min(self.states)} requests are taken as violations")
        if self.limitation is None:
            said.append("no limitation period is applied")
        if self.known_through < self.as_of:
            said.append(
                f"the law is coded through {self.known_through.isoformat()}; its last text is "
                "taken to apply unchanged"
            )
        asked = {platform for platform, _ in self.tallies}
        said += [
            f"the decisions against {printable(name)} are not used: no request names it"
            for name in self.history
            if name not in asked
        ]
        return tuple(said)

    def _lines(self) -> Iterator[Line]:
        groups: dict[tuple[object, ...], list[tuple[_Kind, int, _Price]]] = {}
        for kind, number in self.kinds.items():
            try:
                price = self._price(kind)
            except OutsideCodedLawError:
                self.tallies[kind.platform, kind.category]["before_the_law"] += number
                continue
            groups.setdefault(self._group(kind, price), []).append((kind, number, price))
        for _, members in sorted(groups.items(), key=lambda item: str(item[0])):
            yield self._line(members)

    def _group(self, kind: _Kind, price: _Price) -> tuple[object, ...]:
        """Return what the violations that may be joined to one case have in common."""
        match self.plan.prosecution:
            case Prosecution.GRAVEST:
                return (kind.platform,)
            case Prosecution.ALL_IN_ONE | Prosecution.PER_BATCH:
                return (kind.platform, price.first.provision.key, price.shared)
            case _:
                return (kind.platform, kind.category, price.shared)

    def _line(self, members: list[tuple[_Kind, int, _Price]]) -> Line:
        cases = self._cases(members)
        first = max((price.first for _, _, price in members), key=_gravity)
        repeats = [price.repeat for _, _, price in members]
        derived = [price.by_history for _, _, price in members]
        repeat, by_history = _gravest(repeats), _gravest(derived)
        return Line(
            platform=members[0][0].platform,
            categories=tuple(sorted({kind.category for kind, _, _ in members})),
            violations=sum(number for _, number, _ in members),
            cases=cases,
            first_provision=first.provision.key,
            repeat_provision=_provision(repeats if repeat is None else [_Reading(repeat)]),
            first=_times(first.range, cases),
            repeat=None if repeat is None else _times(repeat.range, cases),
            is_repeat=hull(each.is_repeat for each in derived),
            by_history=None if by_history is None else _times(by_history.range, cases),
            missing=next((price.missing for _, _, price in members if price.missing), None),
        )

    def _cases(self, members: list[tuple[_Kind, int, _Price]]) -> int:
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

    def _price(self, kind: _Kind) -> _Price:
        first = self._assess(kind, repeat=False)
        return _Price(
            first,
            self._reading(kind, first.currency, repeat=True),
            self._reading(kind, first.currency, repeat=None),
        )

    def _reading(self, kind: _Kind, currency: str, *, repeat: bool | None) -> _Reading:
        try:
            return _Reading(self._assess(kind, repeat=repeat))
        except MissingFactError as error:
            missing = error.missing
        # How cases are joined must not turn on whether a revenue is known: any will do for that.
        given = evolve(self.given, revenue=Money(0, currency))
        try:
            return _Reading(self._assess(kind, repeat=repeat, given=given), missing)
        except MissingFactError:
            return _Reading(None, missing)

    def _assess(
        self, kind: _Kind, *, repeat: bool | None, given: Facts | None = None
    ) -> Assessment:
        platform = self.platforms.get(kind.platform) or self.anyone
        if platform is None:
            raise WrongValueError("Request.platform", "one of the platforms given", kind.platform)
        return assess(
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
            given=given or self.given,
            assume_unchanged=self.assume_unchanged,
        )


def _gravity(each: Assessment) -> tuple[Money, Money]:
    return each.high, each.low


def _gravest(each: list[_Reading]) -> Assessment | None:
    """Return the gravest; None where one is not known, for it might be the gravest."""
    known = [one.priced for one in each if one.priced is not None]
    return max(known, key=_gravity) if len(known) == len(each) else None


def _provision(each: list[_Reading]) -> str:
    """Return the provision that all lead to; empty where they lead to several, or it is unknown."""
    keys = {one.text and one.text.provision.key for one in each}
    return (keys.pop() or "") if len(keys) == 1 else ""


def _times(amounts: Range[Money], number: int) -> Range[Money]:
    return Range(amounts.low * number, amounts.high * number)


def _added(amounts: Iterable[Range[Money] | None]) -> Range[Money] | None:
    """Return the sum; None where one is not known, or where there is nothing to add."""
    total: Range[Money] | None = None
    for each in amounts:
        if each is None:
            return None
        total = each if total is None else Range(total.low + each.low, total.high + each.high)
    return total
