"""
From a violation, a platform and its history to an assessment: which law, first or repeat, how much.

The engine chooses the provision and the enactment, gathers the facts, and has them assessed. What
the law leaves to a choice is an argument here, and the result names what was chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from math import gcd
from typing import Any, TypeAlias

from attrs import evolve, field, frozen

from penaltymodel import statutes
from penaltymodel.domain import (
    NO_HISTORY,
    Milestone,
    OffenseHistory,
    Platform,
    Violation,
    member,
)
from penaltymodel.errors import (
    ChronologyError,
    NeedsDecisionDayError,
    NotARepeatError,
    NotLiableError,
    OutsideCodedLawError,
    PenaltyModelError,
    WrongTypeError,
)
from penaltymodel.facts import NOTHING_GIVEN, Answer, CaseFacts, Counted, Facts, Heard
from penaltymodel.interpreters.assess import Step, assess
from penaltymodel.leads import LEADS, Finding, aggravated, bears_on, find_lead, find_provision
from penaltymodel.money import Money, of_ratio, span
from penaltymodel.penalties import (
    Cases,
    Measured,
    Penalty,
    Times,
)
from penaltymodel.periods import Period, a_day
from penaltymodel.ranges import EITHER, NO, YES, Range, hull
from penaltymodel.sources import Source
from penaltymodel.statute import Enactment, LawAt, Provision, Statute
from penaltymodel.swift import blank, builder, sealed, swift
from penaltymodel.views import Shown


_LAW_REASONS = {
    LawAt.OFFENSE: "the law of the day of the offense, {}",
    LawAt.DECISION: "the law of the day of the decision, {}",
    LawAt.MILDER: "the law of {}, the mildest from the offense to the decision",
}


@swift
@frozen(kw_only=True, weakref_slot=False)
class _Asked:
    """What was asked beside the violation, the platform and its history."""

    given: Facts
    is_plain: bool = False  # nothing but perhaps the repeat is given
    law_at: LawAt = LawAt.OFFENSE
    law_day: date | None = None
    decided_on: date | None = None
    charged: Provision | None = None
    assume_unchanged: bool = False
    expires_on: date | None = None
    assumptions: tuple[str, ...] = ()


_Reasons: TypeAlias = tuple[Answer[bool] | None, Step]
"""What is worked out when somebody wants to know why: whether it is a repeat, and the steps."""


@swift
@sealed
@frozen(weakref_slot=False)
class Assessment(Shown):
    """
    What a violation can cost, and why.

    *provision* is the one answered for: the one the law leads to (*by_law*), or the one that was
    charged. *answer* says whether the offense is a repeat (None where nothing turns on it) and of
    each earlier decision why it counts or does not. *step* is the tree the range rests on. Both
    are worked out when they are first looked at.
    """

    violation: Violation
    platform: Platform
    history: OffenseHistory
    low: Money
    """The least the penalty can be."""
    high: Money
    """The most the penalty can be."""
    _finding: Finding
    _asked: _Asked
    _reasons: _Reasons | None = field(eq=False, repr=False)

    @property
    def statute(self) -> Statute:
        """The act the provision is of."""
        return self._finding.statute

    @property
    def provision(self) -> Provision:
        """The provision answered for."""
        return self._finding.provision

    @property
    def enactment(self) -> Enactment:
        """Its text, as it applies."""
        return self._finding.enactment

    @property
    def by_law(self) -> Provision:
        """The provision the law leads to."""
        return self._finding.by_law

    @property
    def repeat_source(self) -> Source | None:
        """Where the law says what makes a repeat, if it says so outside the penalty."""
        return self._finding.repeat_source

    @property
    def law_at(self) -> LawAt:
        """Whose law was asked for."""
        return self._asked.law_at

    @property
    def law_day(self) -> date:
        """The day whose law was applied."""
        return self._asked.law_day or self.violation.committed_on

    @property
    def given(self) -> Facts:
        """The facts that were given outright."""
        return self._asked.given

    @property
    def decided_on(self) -> date | None:
        """The day of the decision, where it was given."""
        return self._asked.decided_on

    @property
    def expires_on(self) -> date | None:
        """The last day on which the offense may be punished; None where nobody asked."""
        return self._asked.expires_on

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What was taken for granted, a sentence each."""
        return self._asked.assumptions

    @property
    def answer(self) -> Answer[bool] | None:
        """Whether the offense is a repeat, and what was said of each earlier decision."""
        return self._why()[0]

    @property
    def step(self) -> Step:
        """The tree the range rests on."""
        return self._why()[1]

    def _why(self) -> _Reasons:
        kept: Any = self
        reasons: _Reasons | None = kept._reasons
        if reasons is None:
            finding, asked = self._finding, self._asked
            heard: Heard = []
            facts = _case_facts(
                kept._violation,
                kept._platform,
                kept._history,
                asked.given,
                finding.bears_on,
                asked.decided_on,
                heard,
            )
            step = finding.explain(facts)
            rule = finding.rule
            answer = _verdict(heard, step) if rule is None else facts.repeat(rule)
            reasons = kept._reasons = answer, step
        return reasons

    @property
    def is_quick(self) -> bool:
        """Whether it was looked up, so that its reasons are worked out when somebody asks."""
        return self._finding.is_compiled

    def of(self, violation: Violation) -> Assessment:
        """
        Return a quick answer as that of another *violation*, with the reasons of its own.

        The two may differ in nothing that the answer turns on: nobody checks that.
        """
        if violation is self.violation:
            return self
        finding, asked = self._finding, self._asked
        kept: Any = self
        return _assessment(
            violation, self.platform, self.history, kept._low, kept._high, finding, asked, None
        )

    def assuming(self, what: str) -> Assessment:
        """Return the same with one more assumption that it rests on, a sentence."""
        asked = evolve(self._asked, assumptions=(*self._asked.assumptions, what))
        return evolve(self, asked=asked)

    @property
    def range(self) -> Range[Money]:
        """The exact range of the penalty."""
        return Range(self.low, self.high)

    @property
    def currency(self) -> str:
        """The code of the currency."""
        return self.low.currency

    @property
    def repeat(self) -> Range[bool] | None:
        """Whether the offense is a repeat; None where nothing turns on it."""
        answer = self._why()[0]
        return None if answer is None else answer.value

    @property
    def counted(self) -> tuple[Counted, ...]:
        """What was said of each earlier decision."""
        answer = self._why()[0]
        return () if answer is None else answer.counted

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


def assess_violation(
    violation: Violation,
    platform: Platform,
    history: OffenseHistory = NO_HISTORY,
    *,
    decided_on: date | None = None,
    law_at: LawAt | str | None = None,
    charged_as: str | None = None,
    repeat: bool | Range[bool] | None = None,
    given: Facts = NOTHING_GIVEN,
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
    if type(violation) is not Violation or type(platform) is not Platform:
        _refuse(violation, platform)
    if history is not NO_HISTORY and type(history) is not OffenseHistory:
        raise WrongTypeError("history", "an OffenseHistory", history)
    if given is not NOTHING_GIVEN and type(given) is not Facts:
        raise WrongTypeError("given", "a Facts", given)
    if decided_on is not None and a_day("decided_on", decided_on) < violation.committed_on:
        raise ChronologyError("the offense", violation.committed_on, "decided_on", decided_on)
    if charged_as is None and law_at is None and limitation is None and not assume_unchanged:
        asked: _Asked | None = None
        if given is not NOTHING_GIVEN or decided_on is not None:
            if repeat is None and given.repeat_given is None:
                asked = _Asked(given=given, decided_on=decided_on)
        elif repeat is None:
            asked = _AS_IT_STANDS
        elif repeat is True:
            asked = _A_REPEAT
        elif repeat is False:
            asked = _A_FIRST_OFFENSE
        if asked is not None:
            answer = _quickly(violation, platform, history, asked, repeat)
            if answer is not None:
                return answer
    if limitation is not None and not isinstance(limitation, Period):
        raise WrongTypeError("limitation", "a Period", limitation)
    if charged_as is not None and not isinstance(charged_as, str):
        raise WrongTypeError("charged_as", "the key of a provision", charged_as)
    statute = statutes.statute_of(violation.under)
    named = find_provision(statute, violation, platform)
    asked = _Asked(
        given=given if repeat is None else evolve(given, repeat=repeat),
        law_at=named.law_at,
        decided_on=decided_on,
        charged=None
        if charged_as is None
        else statutes.statute_of(charged_as).provision(charged_as),
        assume_unchanged=assume_unchanged,
        expires_on=None if limitation is None else limitation.after(violation.committed_on),
    )
    try:
        if law_at is not None:
            asked = evolve(asked, law_at=member("law_at", LawAt, law_at))
        return _Case(violation, platform, history, asked, statute, named).answer()
    except Exception as error:
        error.add_note(f"while assessing {named.key}")
        raise


def _refuse(violation: object, platform: object) -> None:
    """Say which of the two is none."""
    if not isinstance(violation, Violation):
        raise WrongTypeError("violation", "a Violation", violation)
    raise WrongTypeError("platform", "a Platform", platform)


# --- The quick answer: looked up and reckoned, and explained when somebody asks.

_assessment: Callable[..., Assessment] = builder(Assessment)
_blank, _blank_money = blank(Assessment), blank(Money)
_case_facts: Callable[..., CaseFacts] = builder(CaseFacts)
_AS_IT_STANDS = _Asked(given=NOTHING_GIVEN, is_plain=True)
_A_REPEAT, _A_FIRST_OFFENSE = (
    _Asked(given=Facts(repeat=truth), is_plain=True) for truth in (True, False)
)


def _quickly(  # noqa: PLR0915  # written out, as its text says
    violation: Violation,
    platform: Platform,
    history: OffenseHistory,
    asked: _Asked,
    truth: bool | Range[bool] | None,
) -> Assessment | None:
    """
    Answer by the law of the day of the offense; None where that is for the reference.

    *truth* says whether it is a repeat, None that its history does. A law holds the answers equal
    to those of the reference. What would be a call elsewhere is written out here: a service asks
    this for every item.
    """
    act: Any = violation  # their private slots are read faster than their names
    net: Any = platform
    past: Any = history
    is_plain = asked.is_plain
    kind = net._kind if is_plain else asked.given.person_kind or net._kind
    try:
        lead = LEADS[act._under, act._category, kind, net._role, net._small]
    except KeyError:
        lead = None
    if lead is None or lead.catalog is not statutes.catalog:
        lead = find_lead(violation, platform, kind)
    day = act._committed_on
    for era in lead.eras:
        if era.first <= day <= era.last:
            break
    else:
        return None
    tally = era.tally
    if truth is None and past._decisions and tally is not None:
        measured_to = tally.rule.measured_to
        if measured_to is not _COMMISSION:
            day = act._detected_on if measured_to is _DETECTION else asked.decided_on
        truth = None if day is None else tally.on(history, day)
        if truth is None:
            return None
    finding = era.repeat if truth else era.first_offense
    if finding is None:
        return None
    revenue = net._undated  # and so are those of this amount
    low: Money | int
    high: Money | int
    sums = finding.always if is_plain else None
    if sums is not None:
        low, high = sums.low, sums.high
    elif (
        is_plain
        and finding.is_share
        and revenue is not None
        and revenue._denominator == 1
        and revenue._currency == finding.currency
    ):
        # One whole amount for whatever revenue the law asks for: the usual question.
        minor = revenue._numerator * finding.scale
        low, high = finding.run(minor, minor)
        if low == high:
            below = finding.below
            common = gcd(low, below)
            one: Any = _blank_money()
            one._numerator = low // common
            one._denominator = below // common
            one._currency = finding.currency
            low = high = one
        # Two ends are kept as the numerators they are, and become amounts when somebody looks.
    else:
        sums = _reckoned(finding, violation, platform, history, asked)
        if sums is None:
            return None
        low, high = sums.low, sums.high
    answer = _blank()
    filled: Any = answer
    filled._violation = violation
    filled._platform = platform
    filled._history = history
    filled._low = low
    filled._high = high
    filled._finding = finding
    filled._asked = asked
    filled._reasons = None
    return answer


def _low(answer: Any) -> Money:
    low: Money | int = answer._low
    return low if type(low) is Money else _amount(low, answer._finding)


def _high(answer: Any) -> Money:
    high: Money | int = answer._high
    return high if type(high) is Money else _amount(high, answer._finding)


def _amount(numerator: Any, finding: Finding) -> Money:
    return of_ratio(numerator, finding.below, finding.currency)


type.__setattr__(Assessment, "low", Assessment.__dict__["low"].getter(_low))
type.__setattr__(Assessment, "high", Assessment.__dict__["high"].getter(_high))


_COMMISSION, _DETECTION = Milestone.COMMISSION, Milestone.DETECTION


def _reckoned(
    finding: Finding,
    violation: Violation,
    platform: Platform,
    history: OffenseHistory,
    asked: _Asked,
) -> Range[Money] | None:
    """Return what the program comes to; None where it leaves the answer to the reference."""
    given = asked.given
    bears = finding.bears_on
    facts = _case_facts(violation, platform, history, given, bears, asked.decided_on, None)
    try:
        return finding.program(frozenset(given.flags)).on(facts)
    except PenaltyModelError:
        return None  # the reference says what is wrong, or answers


# --- The reference: the same with every step.


@swift
@frozen(weakref_slot=False)
class _Case:
    """All that is said about one case; answers under each choice of law."""

    violation: Violation
    platform: Platform
    history: OffenseHistory
    asked: _Asked
    statute: Statute
    named: Provision

    def answer(self) -> Assessment:
        """Answer under the law that was asked for."""
        law_at, decided_on = self.asked.law_at, self.asked.decided_on
        if law_at is LawAt.OFFENSE:
            return self._on(self.violation.committed_on)
        if decided_on is None:
            raise NeedsDecisionDayError(f"the law of the {law_at}")
        if law_at is LawAt.DECISION:
            return self._on(decided_on)
        # The law of the decision must be coded too, or a milder one might be missed.
        self._text(self.asked.charged or self.named, decided_on)
        return self._milder(decided_on)

    def _milder(self, decided_on: date) -> Assessment:
        """Answer under the text with the lowest high end, then low end; the earliest of equals."""
        first = self.violation.committed_on
        days = {first} | {
            enactment.applies_from
            for provision in self._provisions()
            for enactment in provision.enactments
            if first < enactment.applies_from <= decided_on
        }
        answers = [self._on(day) for day in sorted(days)]
        best = min(answers, key=lambda answer: (answer.high, answer.low))
        others = [each for each in answers if each is not best]
        compared = ", ".join(
            f"{each.low} to {each.high} under the law of {each.law_day.isoformat()}"
            for each in others
        )
        note = f"the milder law: compared with {compared}" if others else "only one text applies"
        return best.assuming(note)

    def _provisions(self) -> tuple[Provision, ...]:
        if self.asked.charged is not None:
            return (self.asked.charged,)
        graver = aggravated(self.statute, self.named)
        return (self.named,) if graver is None else (self.named, graver)

    def _on(self, day: date) -> Assessment:
        """Answer under the texts that apply on *day*."""
        asked, facts = self.asked, self._facts()
        by_law, penalty, answer, repeat_source = self._by_law(day, facts)
        provision = by_law if asked.charged is None else asked.charged
        enactment = self._text(provision, day)
        # What the choice of the provision asked is answered for itself.
        heard: Heard = []
        step = assess(penalty if asked.charged is None else enactment.penalty, self._facts(heard))
        finding = Finding(
            statute=self.statute,
            named=self.named,
            provision=provision,
            enactment=enactment,
            by_law=by_law,
            repeat_source=repeat_source,
        )
        return _assessment(
            self.violation,
            self.platform,
            self.history,
            step.result.low,
            step.result.high,
            finding,
            evolve(asked, law_day=day, assumptions=self._assumptions(day)),
            (answer or _verdict(heard, step), step),
        )

    def _facts(self, heard: Heard | None = None) -> CaseFacts:
        return _case_facts(
            self.violation,
            self.platform,
            self.history,
            self.asked.given,
            partial(bears_on, self.statute, self.named),
            self.asked.decided_on,
            heard,
        )

    def _assumptions(self, day: date) -> tuple[str, ...]:
        known = self.statute.known_through
        if day <= known:
            return ()
        return (f"the text is assumed to be unchanged since {known.isoformat()}",)

    def _text(self, provision: Provision, day: date) -> Enactment:
        kind = self.asked.given.person_kind or self.platform.kind
        if kind not in provision.persons:
            raise NotLiableError(provision.key, kind, provision.persons)
        statute = statutes.statute_of(provision.key)
        return statute.enactment(provision, day, assume_unchanged=self.asked.assume_unchanged)

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
                if self.asked.charged is None:
                    raise NotARepeatError(self.named.key, self.named.repeat_of)
                by_law = self._first()
            return by_law, text.penalty, answer, text.repeat_source
        graver = aggravated(self.statute, self.named)
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


def _verdict(heard: Heard, step: Step) -> Answer[bool] | None:
    """
    Return what was said to all rules of repeats together; None where none was asked.

    Rules that differ leave the verdict open only where the law or the facts leave a choice open;
    else one that holds is enough, as where the second repeat costs more than the first.
    """
    if len(heard) == 1:
        return heard[0][1]
    answers = dict(heard).values()  # a rule may be asked more than once
    if not answers:
        return None
    truths = [answer.value for answer in answers]
    tested = (test.answer.value for each in step.walk() for test in each.tested)
    return Answer(
        hull(truths) if EITHER in tested else max(truths, key=lambda truth: truth.high),
        "; ".join(dict.fromkeys(answer.because for answer in answers)),
        tuple(dict.fromkeys(counted for answer in answers for counted in answer.counted)),
    )
