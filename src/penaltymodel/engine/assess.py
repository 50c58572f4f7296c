"""
From a violation, a platform and its history to an assessment: which law, first or repeat, how much.

The engine chooses the provision and the enactment, gathers the facts, and has them assessed. What
the law leaves to a choice is an argument here, and the result names what was chosen.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import evolve

from penaltymodel import statutes
from penaltymodel.domain.history import NO_HISTORY, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.applicable_law import AppliedText, applicable_law
from penaltymodel.engine.assessment import Assessment, Question
from penaltymodel.engine.provisions import find_provision
from penaltymodel.engine.reference import ReferenceCase
from penaltymodel.errors import (
    ChronologyError,
    PenaltyModelError,
    WrongTypeError,
)
from penaltymodel.facts.case_facts import CaseFacts
from penaltymodel.facts.facts import NOTHING_GIVEN, Facts
from penaltymodel.law.statute import LawAt
from penaltymodel.law.words import Milestone
from penaltymodel.values.money import Money
from penaltymodel.values.periods import Period, a_day
from penaltymodel.values.ranges import Range
from penaltymodel.values.reading import member


def assess(
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

    >>> from penaltymodel.domain.platform import Platform
    >>> google = Platform("Google", "legal-entity", {2020: Money(144_438_324_700, "RUB")})
    >>> act = Violation(
    ...     under="ru/koap-13.41/5", committed_on=date(2021, 10, 1), detected_on=date(2021, 10, 1)
    ... )
    >>> print(assess(act, google, repeat=True).low)
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
    for name, kind, value in (
        ("violation", Violation, violation),
        ("platform", Platform, platform),
        ("history", OffenseHistory, history),
        ("given", Facts, given),
    ):
        if not isinstance(value, kind):
            raise WrongTypeError(
                name, f"{'an' if kind is OffenseHistory else 'a'} {kind.__name__}", value
            )
    if decided_on is not None and a_day("decided_on", decided_on) < violation.committed_on:
        raise ChronologyError("the offense", violation.committed_on, "decided_on", decided_on)
    if charged_as is None and law_at is None and limitation is None and not assume_unchanged:
        asked: Question | None = None
        if given is not NOTHING_GIVEN or decided_on is not None:
            if repeat is None and given.repeat is None:
                asked = Question(given=given, decided_on=decided_on)
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
    asked = Question(
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
        return ReferenceCase(violation, platform, history, asked, statute, named).answer()
    except Exception as error:
        error.add_note(f"while assessing {named.key}")
        raise


_AS_IT_STANDS = Question(given=NOTHING_GIVEN, is_plain=True)
_A_REPEAT, _A_FIRST_OFFENSE = (
    Question(given=Facts(repeat=truth), is_plain=True) for truth in (True, False)
)


def _quickly(  # written out, as its text says
    violation: Violation,
    platform: Platform,
    history: OffenseHistory,
    asked: Question,
    truth: bool | Range[bool] | None,
) -> Assessment | None:
    """
    Answer by the law of the day of the offense; None where that is for the reference.

    *truth* says whether it is a repeat, None that its history does. A law holds the answers equal
    to those of the reference. What would be a call elsewhere is written out here: a service asks
    this for every item.
    """
    is_plain = asked.is_plain
    kind = platform.kind if is_plain else asked.given.person or platform.kind
    lead = applicable_law(violation, platform, kind)
    day: date | None = violation.committed_on
    for era in lead.eras:
        if era.first <= violation.committed_on <= era.last:
            break
    else:
        return None
    tally = era.tally
    if truth is None and history.decisions and tally is not None:
        measured_to = tally.rule.measured_to
        if measured_to is not Milestone.COMMISSION:
            day = violation.detected_on if measured_to is Milestone.DETECTION else asked.decided_on
        truth = None if day is None else tally.on(history, day)
        if truth is None:
            return None
    finding = era.repeat if truth else era.first_offense
    if finding is None:
        return None
    sums = finding.always if is_plain else None
    if sums is None and is_plain and finding.is_share:
        revenue = platform.undated
        if (
            revenue is not None
            and revenue.amount.denominator == 1
            and revenue.currency == finding.currency
        ):
            # One whole amount for whatever revenue the law asks for: the usual question.
            minor = revenue.amount.numerator * finding.scale
            low, high = finding.run(minor, minor)
            least = Money(Fraction(low, finding.below), finding.currency)
            most = least if low == high else Money(Fraction(high, finding.below), finding.currency)
            return Assessment(violation, platform, history, least, most, finding, asked)
    if sums is None:
        sums = _reckoned(finding, violation, platform, history, asked)
    if sums is None:
        return None
    return Assessment(violation, platform, history, sums.low, sums.high, finding, asked)


def _reckoned(
    finding: AppliedText,
    violation: Violation,
    platform: Platform,
    history: OffenseHistory,
    asked: Question,
) -> Range[Money] | None:
    """Return what the program comes to; None where it leaves the answer to the reference."""
    given = asked.given
    facts = CaseFacts(
        violation=violation,
        platform=platform,
        history=history,
        given=given,
        matches=finding.bears_on,
        decided_on=asked.decided_on,
    )
    try:
        return finding.program(frozenset(given.flags)).on(facts)
    except PenaltyModelError:
        return None  # the reference says what is wrong, or answers
