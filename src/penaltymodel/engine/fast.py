"""
The fast path: one assessment by compiled law.

It answers the usual questions under the law of the day of the offense. For everything else it
returns None, and the reference answers. Property tests check that the two agree.
"""

from __future__ import annotations

from datetime import date

from penaltymodel.domain.history import OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.applicable_law import CompiledText, applicable_law
from penaltymodel.engine.assessment import Assessment, Basis
from penaltymodel.facts.calendar import RepeatCalendar
from penaltymodel.facts.case_facts import CaseFacts
from penaltymodel.facts.facts import NOTHING_GIVEN, Facts
from penaltymodel.law.law import Law
from penaltymodel.law.words import Milestone
from penaltymodel.values.money import Money


_NOTHING = Basis(NOTHING_GIVEN)
_REPEAT = Basis(Facts(repeat=True))
_FIRST_OFFENSE = Basis(Facts(repeat=False))


def assess_fast(
    violation: Violation,
    platform: Platform,
    history: OffenseHistory,
    law: Law,
    *,
    repeat: bool | None,
    given: Facts,
    decided_on: date | None,
) -> Assessment | None:
    """Return the assessment, or None if only the reference can answer."""
    if repeat is not None and (given is not NOTHING_GIVEN or decided_on is not None):
        return None
    person = given.person or platform.kind
    day = violation.committed_on
    for compiled_era in applicable_law(
        law,
        violation.under,
        violation.category,
        person,
        platform.role,
        platform.in_small_register,
    ):
        if compiled_era.era.first <= day <= compiled_era.era.last:
            break
    else:
        return None
    is_repeat = repeat
    if repeat is None and compiled_era.calendar is not None and history.decisions:
        is_repeat = _is_repeat(compiled_era.calendar, violation, history, decided_on)
        if is_repeat is None:
            return None
    text = compiled_era.repeat if is_repeat else compiled_era.first_offense
    if text is None:
        return None
    basis = _basis(repeat, given, decided_on)
    ends = _ends(text, violation, platform, history, basis)
    if ends is None:
        return None
    low, high = ends
    return Assessment(violation, platform, history, low, high, text.applied, basis)


def _is_repeat(
    calendar: RepeatCalendar,
    violation: Violation,
    history: OffenseHistory,
    decided_on: date | None,
) -> bool | None:
    """Return whether the history makes the offense a repeat; None if that is open."""
    measured_to = calendar.rule.measured_to
    day: date | None = violation.committed_on
    if measured_to is Milestone.DETECTION:
        day = violation.detected_on
    elif measured_to is not Milestone.COMMISSION:
        day = decided_on
    return None if day is None else calendar.on(history, day)


def _basis(repeat: bool | None, given: Facts, decided_on: date | None) -> Basis:
    if repeat is not None:
        return _REPEAT if repeat else _FIRST_OFFENSE
    if given is NOTHING_GIVEN and decided_on is None:
        return _NOTHING
    return Basis(given, decided_on=decided_on)


def _ends(
    text: CompiledText,
    violation: Violation,
    platform: Platform,
    history: OffenseHistory,
    basis: Basis,
) -> tuple[Money, Money] | None:
    """Return the ends of the penalty range; None if only the reference can calculate them."""
    given = basis.given
    if given is NOTHING_GIVEN or basis is _REPEAT or basis is _FIRST_OFFENSE:
        if text.constant is not None:
            return text.constant
        # The usual case: one revenue, for whichever year and base the law requires.
        if text.is_share and isinstance(platform.revenues, Money):
            ends = text.on_revenue(platform.revenues)
            if ends is not None:
                return ends
    facts = CaseFacts(
        violation=violation,
        platform=platform,
        history=history,
        given=given,
        matches=text.applied.era.matches,
        decided_on=basis.decided_on,
    )
    amounts = text.on(facts, frozenset(given.flags))
    return None if amounts is None else (amounts.low, amounts.high)
