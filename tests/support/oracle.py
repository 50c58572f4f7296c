"""
An independent implementation of the repeat rule, written from the law and not from the code.

It uses only calendar days. For an unknown day, it tries every day that could change the answer, and
the possibility that the day has not come.
"""

from __future__ import annotations

import calendar

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import product

from penaltymodel.domain.history import UNKNOWN, Decision, OffenseHistory
from penaltymodel.law.penalties import Repeat
from penaltymodel.law.words import Milestone, Standing
from penaltymodel.values.periods import Period


DAY = timedelta(days=1)
FIELDS = ("committed_on", "imposed_on", "in_force_on", "executed_on")
ASKED = {
    Milestone.COMMISSION: {"committed_on"},
    Milestone.DECISION: set(),
    Milestone.IMPOSITION: {"imposed_on"},
    Milestone.ENTRY_INTO_FORCE: {"in_force_on"},
    Milestone.EXECUTION: {"in_force_on", "executed_on"},
    Milestone.PAYMENT: {"executed_on"},
}


def last_day(start: date, length: Period, sign: int = 1) -> date:
    """Return the last day of the period that starts on *start* (with -1, the first day before)."""
    months = start.month - 1 + sign * (12 * length.years + length.months)
    year, month = start.year + months // 12, months % 12 + 1
    day = min(start.day, calendar.monthrange(year, month)[1])
    whole_days = 7 * length.weeks + length.days + length.hours // 24
    return date(year, month, day) + sign * whole_days * DAY


def possible(
    rule: Repeat, history: OffenseHistory, day: date, matches: Callable[[str], bool]
) -> set[bool]:
    """Return every possible answer, given the unknown days."""
    each = [_possible(rule, decision, day, matches) for decision in history]
    sure = sum(truths == {True} for truths in each)
    at_most = sum(True in truths for truths in each)
    return {number >= rule.times for number in range(sure, at_most + 1)}


def _possible(
    rule: Repeat, decision: Decision, day: date, matches: Callable[[str], bool]
) -> set[bool]:
    if decision.standing is Standing.ANNULLED or not matches(decision.under):
        return {False}
    if day < decision.decided_on:
        return {False}
    return {_counts(rule, days, day) for days in _worlds(rule, decision, day)}


def _worlds(rule: Repeat, decision: Decision, day: date) -> Iterator[dict[str, date | None]]:
    """Yield every combination of possible days of the decision."""
    known: dict[str, date | None] = {"decided_on": decision.decided_on}
    open_fields = []
    for name in FIELDS:
        value = getattr(decision, name)
        if value is UNKNOWN and name == "imposed_on":  # who decides imposes, if nobody says else
            value = decision.decided_on
        if value is not UNKNOWN:
            known[name] = value
        elif name in ASKED[rule.opens_at] | ASKED[rule.counted_from]:
            open_fields.append(name)
        else:
            known[name] = None
    tried = sorted(_landmarks(rule, [each for each in known.values() if each], day))
    choices = [
        [each for each in tried if each <= decision.decided_on]
        if name == "committed_on"
        else [None, *(each for each in tried if each >= decision.decided_on)]
        for name in open_fields
    ]
    for chosen in product(*choices):
        yield known | dict(zip(open_fields, chosen, strict=True))


def _landmarks(rule: Repeat, known: list[date], day: date) -> set[date]:
    """Return the days on which the answer can change: the known days, *day*, and the limits."""
    marks = [*known, day, day + 2000 * DAY, day - 8000 * DAY]
    if rule.within is not None:
        marks.append(last_day(day, rule.within, sign=-1))
    if rule.opens_after is not None:
        marks.append(last_day(day, rule.opens_after, sign=-1))
    return {mark + shift * DAY for mark in marks for shift in (-1, 0, 1)}


def _counts(rule: Repeat, days: dict[str, date | None], day: date) -> bool:
    """Return whether a decision with known days counts; None is a day that has not come."""
    opens, anchor = _milestone(rule.opens_at, days), _milestone(rule.counted_from, days)
    if opens is not None and rule.opens_after is not None:
        opens = last_day(opens, rule.opens_after)
    if opens is None or day < opens:
        return False
    if rule.within is None or anchor is None:
        return True
    return day <= last_day(anchor, rule.within)


def _milestone(milestone: Milestone, days: dict[str, date | None]) -> date | None:
    if milestone is Milestone.EXECUTION:
        paid, in_force = days["executed_on"], days["in_force_on"]
        return None if paid is None or in_force is None else max(paid, in_force)
    return {
        Milestone.COMMISSION: days["committed_on"],
        Milestone.DECISION: days["decided_on"],
        Milestone.IMPOSITION: days["imposed_on"],
        Milestone.ENTRY_INTO_FORCE: days["in_force_on"],
        Milestone.PAYMENT: days["executed_on"],
    }[milestone]
