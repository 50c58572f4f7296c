"""
From a violation, a platform and its history to an assessment: which law, first or repeat, how much.

The engine chooses the provision and the enactment, gathers the facts, and has them assessed. What
the law leaves to a choice is an argument here, and the result names what was chosen.
"""

from __future__ import annotations

from datetime import date
from typing import assert_never

from attrs import evolve, field, frozen

from penaltymodel.domain import OffenseHistory, PersonKind, Platform, Violation, member
from penaltymodel.errors import (
    CategoryNeededError,
    ChronologyError,
    NeedsDecisionDayError,
    NotARepeatError,
    NotLiableError,
    OutsideCodedLawError,
    UnknownCategoryError,
    UnknownProvisionError,
    WrongTypeError,
)
from penaltymodel.facts import Answer, CaseFacts, Counted, Facts
from penaltymodel.interpreters.assess import Step, assess
from penaltymodel.money import Money, span
from penaltymodel.penalties import (
    Cases,
    Count,
    Flag,
    Matching,
    Measured,
    MoneyObservable,
    Penalty,
    Repeat,
    Times,
)
from penaltymodel.periods import Period, a_day
from penaltymodel.ranges import EITHER, NO, YES, Range, hull
from penaltymodel.sources import Source
from penaltymodel.statute import Enactment, LawAt, Provision, Statute
from penaltymodel.statutes import statute_of
from penaltymodel.swift import swift
from penaltymodel.views import Shown


_LAW_REASONS = {
    LawAt.OFFENSE: "the law of the day of the offense, {}",
    LawAt.DECISION: "the law of the day of the decision, {}",
    LawAt.MILDER: "the law of {}, the mildest from the offense to the decision",
}


@swift
@frozen(kw_only=True, weakref_slot=False)
class Assessment(Shown):
    """
    What a violation can cost, and why.

    *provision* is the one answered for: the one the law leads to (*by_law*), or the one that was
    charged. *answer* says whether the offense is a repeat (None where nothing turns on it) and of
    each earlier decision why it counts or does not. *step* is the tree the range rests on.
    """

    violation: Violation
    platform: Platform
    statute: Statute
    provision: Provision
    enactment: Enactment
    by_law: Provision
    answer: Answer[bool] | None
    law_at: LawAt
    law_day: date
    step: Step
    given: Facts
    repeat_source: Source | None = None
    assumptions: tuple[str, ...] = ()
    expires_on: date | None = None
    decided_on: date | None = None

    @property
    def range(self) -> Range[Money]:
        """The exact range of the penalty."""
        return self.step.result

    @property
    def low(self) -> Money:
        """The least the penalty can be."""
        return self.step.result.low

    @property
    def high(self) -> Money:
        """The most the penalty can be."""
        return self.step.result.high

    @property
    def currency(self) -> str:
        """The code of the currency."""
        return self.low.currency

    @property
    def repeat(self) -> Range[bool] | None:
        """Whether the offense is a repeat; None where nothing turns on it."""
        return None if self.answer is None else self.answer.value

    @property
    def counted(self) -> tuple[Counted, ...]:
        """What was said of each earlier decision."""
        return () if self.answer is None else self.answer.counted

    @property
    def is_as_written(self) -> bool:
        """Whether the provision answered for is the one the law leads to."""
        return self.by_law.key == self.provision.key

    @property
    def is_time_barred(self) -> bool | None:
        """Whether the decision came after the limitation period; None where nobody asked."""
        if self.expires_on is None or self.decided_on is None:
            return None
        return self.decided_on > self.expires_on

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every place in the law the answer rests on, each once."""
        found = [self.enactment.source, *self.step.sources]
        if self.repeat is not None and self.repeat_source is not None:
            found.append(self.repeat_source)
        return tuple(dict.fromkeys(found))

    @property
    def because(self) -> tuple[str, ...]:
        """The reasons, one sentence each, in the order of the reasoning."""
        return (*self._law_reasons(), *self._history_reasons(), *self._fact_reasons())

    def _law_reasons(self) -> list[str]:
        reasons = [
            f"{self.provision.key}: {self.provision.offense}",
            _LAW_REASONS[self.law_at].format(self.law_day.isoformat())
            + f", in the text that applies from {self.enactment.applies_from.isoformat()}",
        ]
        if not self.is_as_written:
            open_or_not = " or its repeat" if self.repeat == EITHER else ""
            reasons.append(
                f"answered as charged; by the law as written it is {self.by_law.key}{open_or_not}: "
                f"{self.by_law.offense}"
            )
        return reasons

    def _history_reasons(self) -> list[str]:
        if self.answer is None:
            return []
        verdict = {
            NO: "a first offense",
            YES: "a repeat",
            EITHER: "a first offense or a repeat: the facts leave it open",
        }[self.answer.value]
        words = {NO: "does not count", YES: "counts", EITHER: "may count"}
        reasons = [f"{verdict} ({self.answer.because})"]
        for each in self.counted:
            name = each.decision.id or each.decision.under
            day = each.decision.decided_on.isoformat()
            reasons.append(f"decision of {day} ({name}) {words[each.counts]}: {each.reason}")
        return reasons

    def _fact_reasons(self) -> list[str]:
        measured = [
            f"{each.penalty.what}: {span(each.result)} ({each.note})"
            for each in self.step.walk()
            if isinstance(each.penalty, Measured)
        ]
        counted = [each.note for each in self.step.walk() if isinstance(each.penalty, Times)]
        return list(dict.fromkeys([*measured, *counted, *self.assumptions]))


_NOTHING_GIVEN = Facts()
_NO_HISTORY = OffenseHistory()


def assess_violation(
    violation: Violation,
    platform: Platform,
    history: OffenseHistory = _NO_HISTORY,
    *,
    decided_on: date | None = None,
    law_at: LawAt | str | None = None,
    charged_as: str | None = None,
    repeat: bool | Range[bool] | None = None,
    given: Facts = _NOTHING_GIVEN,
    limitation: Period | None = None,
    assume_unchanged: bool = False,
) -> Assessment:
    """
    Say what *violation* by *platform* can cost after *history*, and why.

    Args:
        violation: What was done, when, and under which provision or statute.
        platform: Who did it: kind of person, revenues.
        history: The earlier decisions. Whether the offense is a repeat follows from them.
        decided_on: The day of the (coming) decision. Asked for by *law_at* and *limitation*.
        law_at: Whose law applies: of the ``offense``, of the ``decision``, or the ``milder`` of
            all from the one to the other. The provision itself says it where this does not.
        charged_as: The provision as brought, where the authority charges another one than the law
            leads to. The result names both.
        repeat: States outright whether it is a repeat, whatever the history says.
        given: Facts that go before those of the platform: counts, circumstances, amounts.
        limitation: How long after the offense it may be punished (``statute.limitations`` has the
            readings); the result then says until when, and whether *decided_on* is too late.
        assume_unchanged: Apply the last coded text to days after the coded law.

    >>> from penaltymodel.domain import Platform
    >>> google = Platform("Google", "legal-entity", {2020: Money(144_438_324_700, "RUB")})
    >>> act = Violation(
    ...     under="ru/koap-13.41/5", committed_on=date(2021, 10, 1), detected_on=date(2021, 10, 1)
    ... )
    >>> print(assess_violation(act, google, repeat=True).low)
    RUB 7,221,916,235.00

    Raises:
        UnknownStatuteError, UnknownProvisionError, UnknownCategoryError, CategoryNeededError: The
            provision cannot be found.
        OutsideCodedLawError: The law of that day is not coded.
        MissingFactError: The penalty asks for a fact that is not there.
        NotLiableError: The provision does not reach this kind of person.
        NotARepeatError: A provision for repeats was named for a first offense.
        NeedsDecisionDayError: *decided_on* is missing.
        ChronologyError: *decided_on* is before the offense.
    """
    for name, value, kind in (
        ("violation", violation, Violation),
        ("platform", platform, Platform),
        ("history", history, OffenseHistory),
        ("given", given, Facts),
    ):
        if not isinstance(value, kind):
            raise WrongTypeError(name, f"a {kind.__name__}", value)
    if limitation is not None and not isinstance(limitation, Period):
        raise WrongTypeError("limitation", "a Period", limitation)
    if charged_as is not None and not isinstance(charged_as, str):
        raise WrongTypeError("charged_as", "the key of a provision", charged_as)
    if decided_on is not None and a_day("decided_on", decided_on) < violation.committed_on:
        raise ChronologyError("the offense", violation.committed_on, "decided_on", decided_on)
    statute = statute_of(violation.under)
    named = find_provision(statute, violation, platform)
    case = _Case(
        violation=violation,
        platform=platform,
        history=history,
        decided_on=decided_on,
        given=given if repeat is None else evolve(given, repeat=repeat),
        statute=statute,
        named=named,
        charged=None if charged_as is None else statute_of(charged_as).provision(charged_as),
        assume_unchanged=assume_unchanged,
    )
    try:
        result = case.under(named.law_at if law_at is None else member("law_at", LawAt, law_at))
    except Exception as error:
        error.add_note(f"while assessing {named.key}")
        raise
    if limitation is not None:
        result = evolve(result, expires_on=limitation.after(violation.committed_on))
    return result


def find_provision(statute: Statute, violation: Violation, platform: Platform) -> Provision:
    """
    Return the provision that *violation* names, or that its category leads to.

    Raises:
        UnknownProvisionError: The provision it names is not there.
        CategoryNeededError: It names a statute of several provisions and no category.
        UnknownCategoryError: The statute does not know the category.
        NotLiableError: No provision for that category reaches the platform's role.
    """
    category = violation.category
    if not statute.categories:
        category = None  # the statute does not ask for one
    if category is not None and category not in statute.categories:
        raise UnknownCategoryError(statute.key, category, tuple(statute.categories))
    for provision in statute.provisions:
        if provision.key == violation.under:
            return provision
    if violation.under != statute.key:
        raise UnknownProvisionError(
            violation.under, tuple(each.key for each in statute.provisions)
        )
    if category is None:
        if len(statute.provisions) == 1:
            return statute.provisions[0]
        keys = tuple(provision.key for provision in statute.provisions)
        raise CategoryNeededError(statute.key, tuple(statute.categories), keys)
    for provision in statute.provisions:
        if category in provision.categories and platform.role in provision.roles:
            return provision
    raise NotLiableError(
        statute.key,
        platform.role,
        tuple(
            dict.fromkeys(
                role
                for provision in statute.provisions
                if category in provision.categories
                for role in provision.roles
            )
        ),
    )


@frozen(kw_only=True)
class _Case:
    """All that is said about one case; answers under each choice of law."""

    violation: Violation
    platform: Platform
    history: OffenseHistory
    decided_on: date | None
    given: Facts
    statute: Statute
    named: Provision
    charged: Provision | None
    assume_unchanged: bool

    def under(self, law_at: LawAt) -> Assessment:
        """Answer under one choice of law."""
        if law_at is LawAt.OFFENSE:
            return self._on(self.violation.committed_on, law_at)
        if self.decided_on is None:
            raise NeedsDecisionDayError(f"the law of the {law_at}")
        if law_at is LawAt.DECISION:
            return self._on(self.decided_on, law_at)
        # The law of the decision must be coded too, or a milder one might be missed.
        self._text(self.charged or self.named, self.decided_on)
        return self._milder(self.decided_on)

    def _milder(self, decided_on: date) -> Assessment:
        """Answer under the text with the lowest high end, then low end; the earliest of equals."""
        first = self.violation.committed_on
        days = {first} | {
            enactment.applies_from
            for provision in self._provisions()
            for enactment in provision.enactments
            if first < enactment.applies_from <= decided_on
        }
        answers = [self._on(day, LawAt.MILDER) for day in sorted(days)]
        best = min(answers, key=lambda answer: (answer.high, answer.low))
        others = [each for each in answers if each is not best]
        compared = ", ".join(
            f"{each.low} to {each.high} under the law of {each.law_day.isoformat()}"
            for each in others
        )
        note = f"the milder law: compared with {compared}" if others else "only one text applies"
        return evolve(best, assumptions=(*best.assumptions, note))

    def _provisions(self) -> tuple[Provision, ...]:
        if self.charged is not None:
            return (self.charged,)
        graver = self._aggravated()
        return (self.named,) if graver is None else (self.named, graver)

    def _aggravated(self) -> Provision | None:
        """The provision that punishes the repeat of the one that was named."""
        return next((p for p in self.statute.provisions if self.named.key in p.repeat_of), None)

    def _family(self) -> set[str]:
        """The keys of the provisions that punish the same offense, first and repeated."""
        family = {self.named.key, *self.named.repeat_of}
        for other in self.statute.provisions:
            if family & set(other.repeat_of):
                family |= {other.key, *other.repeat_of}
        return family

    def _matches(self, rule: Repeat, under: str) -> bool:
        match rule.matching:
            case Matching.ANY:
                return True
            case Matching.SAME_STATUTE:
                return under == self.statute.key or under.startswith(f"{self.statute.key}/")
            case Matching.SAME_PROVISION:
                return under == self.named.key
            case Matching.SAME_OFFENSE:
                return under in self._family()
            case _:
                assert_never(rule.matching)

    def _on(self, day: date, law_at: LawAt) -> Assessment:
        """Answer under the texts that apply on *day*."""
        facts = CaseFacts(
            violation=self.violation,
            platform=self.platform,
            history=self.history,
            given=self.given,
            matches=self._matches,
            decided_on=self.decided_on,
        )
        by_law, penalty, answer, repeat_source = self._by_law(day, facts)
        provision = by_law if self.charged is None else self.charged
        enactment = self._text(provision, day)
        listening = _Listening(facts)
        step = assess(penalty if self.charged is None else enactment.penalty, listening)
        return Assessment(
            violation=self.violation,
            platform=self.platform,
            statute=self.statute,
            provision=provision,
            enactment=enactment,
            by_law=by_law,
            answer=answer or listening.verdict(step),
            law_at=law_at,
            law_day=day,
            step=step,
            given=self.given,
            repeat_source=repeat_source,
            assumptions=self._assumptions(day),
            decided_on=self.decided_on,
        )

    def _assumptions(self, day: date) -> tuple[str, ...]:
        known = self.statute.known_through
        if day <= known:
            return ()
        return (f"the text is assumed to be unchanged since {known.isoformat()}",)

    def _text(self, provision: Provision, day: date) -> Enactment:
        kind = self.given.person_kind or self.platform.kind
        if kind not in provision.persons:
            raise NotLiableError(provision.key, kind, provision.persons)
        statute = statute_of(provision.key)
        return statute.enactment(provision, day, assume_unchanged=self.assume_unchanged)

    def _by_law(
        self, day: date, facts: CaseFacts
    ) -> tuple[Provision, Penalty, Answer[bool] | None, Source | None]:
        """
        Return the provision the law leads to, and what is to be assessed.

        Also whether the offense is a repeat, and where the law says what makes it one.
        """
        text = self._text(self.named, day)
        if text.repeat is not None:
            answer = facts.repeat(text.repeat)
            by_law = self.named
            if not answer.value.high:
                if self.charged is None:
                    raise NotARepeatError(self.named.key, self.named.repeat_of)
                by_law = self._first()
            return by_law, text.penalty, answer, text.repeat_source
        graver = self._aggravated()
        grave_text = None if graver is None else self._text_if_any(graver, day)
        if graver is None or grave_text is None or grave_text.repeat is None:
            return self.named, text.penalty, None, None
        answer = facts.repeat(grave_text.repeat)
        if answer.value == YES:
            return graver, grave_text.penalty, answer, grave_text.repeat_source
        if answer.value == NO:
            return self.named, text.penalty, answer, grave_text.repeat_source
        both = Cases(((grave_text.repeat, grave_text.penalty),), otherwise=text.penalty)
        return self.named, both, answer, grave_text.repeat_source

    def _first(self) -> Provision:
        """Return the provision whose repeat the named one punishes, the one for this role."""
        firsts = [self.statute.provision(key) for key in self.named.repeat_of]
        return next((each for each in firsts if self.platform.role in each.roles), firsts[0])

    def _text_if_any(self, graver: Provision, day: date) -> Enactment | None:
        """Return the text of a repeat part, if it applied on *day* and reaches the person."""
        try:
            return self._text(graver, day)
        except (OutsideCodedLawError, NotLiableError):
            return None


@frozen
class _Listening:
    """Answers like *facts*, and remembers what was said to the rules of repeats that were asked."""

    facts: CaseFacts
    heard: dict[Repeat, Answer[bool]] = field(factory=dict[Repeat, Answer[bool]])

    def money(self, what: MoneyObservable) -> Answer[Money]:
        return self.facts.money(what)

    def count(self, what: Count) -> Answer[int]:
        return self.facts.count(what)

    def flag(self, what: Flag) -> Answer[bool]:
        return self.facts.flag(what)

    def person(self) -> PersonKind:
        return self.facts.person()

    def word(self, name: str) -> str:
        return self.facts.word(name)

    def repeat(self, what: Repeat) -> Answer[bool]:
        answer = self.heard[what] = self.facts.repeat(what)
        return answer

    def verdict(self, step: Step) -> Answer[bool] | None:
        """
        Return what was said to all rules together; None where none was asked.

        Rules that differ leave the verdict open only where the law or the facts leave a choice
        open; else one that holds is enough, as where the second repeat costs more than the first.
        """
        answers = tuple(self.heard.values())
        if not answers:
            return None
        truths = [answer.value for answer in answers]
        tested = (test.answer.value for each in step.walk() for test in each.tested)
        return Answer(
            hull(truths) if EITHER in tested else max(truths, key=lambda truth: truth.high),
            "; ".join(dict.fromkeys(answer.because for answer in answers)),
            tuple(dict.fromkeys(counted for answer in answers for counted in answer.counted)),
        )
