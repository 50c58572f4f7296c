"""When earlier decisions make new violations repeats, and what waiting and paying do to it."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import evolve, field, frozen

from penaltymodel.domain.history import UNKNOWN, Decision, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import MissingFactError, WrongTypeError, WrongValueError
from penaltymodel.facts.answers import Answer
from penaltymodel.facts.calendar import RepeatCalendar
from penaltymodel.facts.facts import NOTHING_GIVEN, Facts
from penaltymodel.facts.recall import recall
from penaltymodel.law.penalties import Repeat
from penaltymodel.simulation.prices import rules_of
from penaltymodel.statutes import LawLike
from penaltymodel.values.money import Money
from penaltymodel.values.periods import a_day
from penaltymodel.values.ranges import NO, Range
from penaltymodel.values.shortened import short_repr
from penaltymodel.values.shown import Shown


_DAY = timedelta(days=1)


@frozen(kw_only=True)
class Stretch:
    """
    The days *first* through *last* on which an offense has one answer: is it a repeat?

    *last* is None if the stretch has no end. *because* is the reason on its first day.
    """

    first: date
    last: date | None
    is_repeat: Range[bool]
    because: str
    range: Range[Money] | None


@frozen(kw_only=True)
class PayingNow:
    """
    What paying one unpaid fine on the day of the timeline does.

    *closes_on* is the last day on which an offense may be a repeat if nothing is paid, and
    *closes_if_paid* the last one if this fine is paid; None means that there is no last day.
    """

    decision: Decision
    closes_on: date | None
    closes_if_paid: date | None


@frozen(kw_only=True)
class Timeline(Shown):
    """
    From *as_of* on: on which days a new offense is a repeat, and why.

    *stretches* cover all days. *closes_on* is the last day on which an offense may be a repeat; None
    if there is no such day, or no last one (*never_closes*). *paying* has what paying each unpaid
    fine on *as_of* does.
    """

    platform: str
    under: str
    as_of: date
    rule: Repeat
    stretches: tuple[Stretch, ...] = field(repr=short_repr)
    paying: tuple[PayingNow, ...] = field(repr=short_repr)
    assumptions: tuple[str, ...] = field(repr=short_repr)

    @property
    def closes_on(self) -> date | None:
        """The last day on which an offense may be a repeat."""
        return _last_day(self.stretches)

    @property
    def never_closes(self) -> bool:
        """Whether an offense may be a repeat without a time limit."""
        return self.stretches[-1].is_repeat != NO


def timeline(
    platform: Platform,
    history: OffenseHistory,
    *,
    under: str,
    as_of: date,
    category: str | None = None,
    law: LawLike = None,
    given: Facts = NOTHING_GIVEN,
    assume_unchanged: bool = False,
) -> Timeline:
    """
    Return from when until when a new offense is a repeat, and what paying a fine now changes.

    Args:
        platform: The platform.
        history: The earlier decisions against it.
        under: The key of a statute, or of a provision for a first offense.
        as_of: The first day. The law of this day is taken to apply on all later days.
        category: The category of content, if it determines the provision.
        law: The statutes that apply, by default those of the catalog.
        given: Facts that take precedence over those of the platform.
        assume_unchanged: Apply the last coded text if *as_of* is after the coded law.

    >>> from penaltymodel.values.money import rub
    >>> fined = Decision(
    ...     under="ru/koap-13.41/2", decided_on=date(2023, 5, 2), in_force_on=date(2023, 6, 1),
    ...     executed_on=None, id="the unpaid fine",
    ... )
    >>> answer = timeline(
    ...     Platform("X", "legal-entity", rub(1_000_000_000)), OffenseHistory([fined]),
    ...     under="ru/koap-13.41/2", as_of=date(2023, 7, 1),
    ... )
    >>> answer.never_closes, answer.paying[0].closes_if_paid
    (True, datetime.date(2024, 7, 1))

    Raises:
        WrongTypeError, WrongValueError: An argument cannot take its value, or the law does not
            distinguish repeats.
        OutsideCodedLawError: The law of *as_of* is not coded.
    """
    a_day("as_of", as_of)
    if not isinstance(history, OffenseHistory):
        raise WrongTypeError("history", "an OffenseHistory", history)
    assessing = _Assessing(platform, under, as_of, category, law, given, assume_unchanged)
    first = assessing.first()
    rules = rules_of(first.applied.era)
    rule = next(iter(rules), None)
    if rule is None:
        raise WrongValueError("under", "a provision whose penalty depends on repeats", under)
    found = _Windows(rule, first, assessing)
    stretches = found.stretches(history)
    assumptions = [
        f"the law of {as_of.isoformat()} is taken to apply on all later days",
        f"a day is the day of {rule.measured_to} of the new offense",
        "no further decision comes",
    ]
    if len(rules) > 1:
        assumptions.append(f"the law has {len(rules)} rules for repeats; this is the first one")
    return Timeline(
        platform=platform.name,
        under=first.provision.key,
        as_of=as_of,
        rule=rule,
        stretches=stretches,
        paying=tuple(
            PayingNow(
                decision=each,
                closes_on=_last_day(stretches),
                closes_if_paid=_last_day(found.stretches(_paid(history, each, as_of))),
            )
            for each in history
            if (each.executed_on is None or each.executed_on is UNKNOWN) and found.looks_at(each)
        ),
        assumptions=tuple(assumptions),
    )


def _paid(history: OffenseHistory, decision: Decision, on: date) -> OffenseHistory:
    """Return the history in which the fine of *decision* is paid *on* a day."""
    day = max(on, decision.decided_on)
    return OffenseHistory(
        evolve(each, executed_on=day) if each is decision else each for each in history
    )


def _last_day(stretches: tuple[Stretch, ...]) -> date | None:
    """Return the last day on which an offense may be a repeat; None if there is none."""
    may_be = [each.last for each in stretches if each.is_repeat != NO]
    return may_be[-1] if may_be else None


@frozen
class _Assessing:
    """Assesses a new offense of the first day."""

    platform: Platform
    under: str
    as_of: date
    category: str | None
    law: LawLike
    given: Facts
    assume_unchanged: bool

    def first(self) -> Assessment:
        """Return the assessment as a first offense."""
        return self._assess(NO)

    def range(self, is_repeat: Range[bool]) -> Range[Money] | None:
        """Return the range; None if a fact is missing for it."""
        try:
            found = self._assess(is_repeat)
        except MissingFactError:
            return None
        return None if found.basis.missing else found.range

    def _assess(self, is_repeat: Range[bool]) -> Assessment:
        return assess(
            Violation(
                under=self.under,
                committed_on=self.as_of,
                detected_on=self.as_of,
                category=self.category,
            ),
            self.platform,
            law=self.law,
            decided_on=self.as_of,
            repeat=is_repeat,
            given=self.given,
            assume_unchanged=self.assume_unchanged,
        )


@frozen
class _Windows:
    """The windows of earlier decisions under one rule."""

    rule: Repeat
    first: Assessment
    assessing: _Assessing

    @property
    def calendar(self) -> RepeatCalendar:
        return RepeatCalendar(self.rule, self.first.applied.era.matching(self.rule))

    def looks_at(self, decision: Decision) -> bool:
        """Return whether the decision can count at all."""
        return self.calendar.looks_at(decision)

    def stretches(self, history: OffenseHistory) -> tuple[Stretch, ...]:
        """Return the stretches of days with one answer, from the first day on."""
        as_of, calendar = self.assessing.as_of, self.calendar
        starts = [as_of, *sorted({day for day in calendar.turns(history) if day > as_of})]
        answers = [(day, recall(self.rule, history, day, calendar.matches)) for day in starts]
        changes: list[tuple[date, Answer[bool]]] = []
        for day, answer in answers:
            if not changes or changes[-1][1].value != answer.value:
                changes.append((day, answer))
        lasts = [*(day - _DAY for day, _ in changes[1:]), None]
        return tuple(
            Stretch(
                first=day,
                last=last,
                is_repeat=answer.value,
                because=_because(answer),
                range=self.assessing.range(answer.value),
            )
            for (day, answer), last in zip(changes, lasts, strict=True)
        )


def _because(answer: Answer[bool]) -> str:
    """Return the reason in one sentence, with those of the decisions that count."""
    reasons = [
        f"the decision of {each.decision.decided_on.isoformat()} {each.reason}"
        for each in answer.counted
        if each.counts != NO
    ]
    return "; ".join(reasons) or answer.because
