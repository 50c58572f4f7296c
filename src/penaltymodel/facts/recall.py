"""Which earlier decisions count, and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from penaltymodel.domain.history import UNKNOWN, Day, Decision, OffenseHistory
from penaltymodel.facts.answers import Answer, CountedDecision
from penaltymodel.law.penalties import Repeat
from penaltymodel.law.words import Milestone, Standing
from penaltymodel.values.periods import Window, a_day
from penaltymodel.values.ranges import EITHER, NO, YES, Range


NOTHING_BEFORE = Answer(NO, "no earlier decision is known")
"""The answer to every rule if the history has no decision."""


def recall(
    rule: Repeat,
    history: OffenseHistory,
    measured_on: date,
    matches: Callable[[str], bool],
) -> Answer[bool]:
    """
    Return whether *history* makes an offense of *measured_on* a repeat under *rule*, and why.

    *matches* takes the key of a provision and returns whether decisions under it can count. If the
    result depends on a day that is not known, the value is ``Range(False, True)``.

    >>> from penaltymodel.statutes.ru_as_reported_2021 import REPEAT
    >>> fined = Decision(under="ru/as-reported-2021", decided_on=date(2021, 4, 2))
    >>> answer = recall(REPEAT, OffenseHistory([fined]), date(2021, 5, 1), lambda key: True)
    >>> answer.value, answer.because
    (Range(low=True, high=True), '1 of 1 earlier decisions count')

    Raises:
        WrongTypeError: *measured_on* is no day.
        CalendarError: The period of the rule ends after the year 9999.
    """
    a_day("measured_on", measured_on)
    counted = tuple(_count(rule, each, measured_on, matches) for each in history)
    at_least = sum(each.counts.low for each in counted)
    at_most = sum(each.counts.high for each in counted)
    value = Range(at_least >= rule.times, at_most >= rule.times)
    if not counted:
        return NOTHING_BEFORE
    number = f"{at_least}" if at_least == at_most else f"{at_least} to {at_most}"
    needed = "" if rule.times == 1 else f", and {rule.times} are needed"
    return Answer(value, f"{number} of {len(counted)} earlier decisions count{needed}", counted)


def _count(
    rule: Repeat, decision: Decision, day: date, matches: Callable[[str], bool]
) -> CountedDecision:
    """Return whether one decision counts on *day*, and why; checks are in the order of the law."""
    if decision.standing is Standing.ANNULLED:
        return CountedDecision(decision, NO, "annulled")
    if not matches(decision.under):
        return CountedDecision(decision, NO, f"given under {decision.under}, not {rule.matching}")
    if day < decision.decided_on:
        return CountedDecision(decision, NO, f"decided after the offense of {day.isoformat()}")
    counts = counts_on(rule, decision, day)
    opens = _opening(rule, decision)
    window = None
    if isinstance(opens, date) and counts != EITHER:
        _, last = last_days(rule, decision) if opens <= day else (None, date.max)
        window = Window(opens, None if last == date.max else last)
    return CountedDecision(decision, counts, _reason(rule, decision, day, counts), window)


def counts_on(rule: Repeat, decision: Decision, day: date) -> Range[bool]:
    """
    Return whether one decision counts on *day*; ``Range(False, True)`` if unknown days leave it open.

    The decision is taken to be one that *rule* looks at: not annulled, and under a provision that
    matches.

    Raises:
        CalendarError: The period of the rule ends after the year 9999.
    """
    first = first_day(rule, decision)
    if first is None or day < first:
        return NO
    surely, possibly = last_days(rule, decision)
    if day > possibly:
        return NO
    return YES if surely is not None and day <= surely else EITHER


def first_day(rule: Repeat, decision: Decision) -> date | None:
    """Return the first day on which a decision may count; None if it never does."""
    opens = _opening(rule, decision)
    if opens is None:
        return None
    if opens is UNKNOWN:
        return _later(rule, _earliest(decision, rule.opens_at))
    return max(opens, decision.decided_on)


def _opening(rule: Repeat, decision: Decision) -> Day:
    """Return the day from which a decision counts; None if it has not come."""
    opens = decision.day_of(rule.opens_at)
    return _later(rule, opens) if isinstance(opens, date) else opens


def _later(rule: Repeat, day: date) -> date:
    return day if rule.opens_after is None else rule.opens_after.after(day)


def last_days(rule: Repeat, decision: Decision) -> tuple[date | None, date]:
    """
    Return the last day on which a decision surely counts, and the last on which it may.

    The first is None if there is no day on which it surely counts. ``date.max`` means that there is no end.

    Raises:
        CalendarError: The period of the rule ends after the year 9999.
    """
    anchor = decision.day_of(rule.counted_from)
    surely: date | None
    if rule.within is None or anchor is None:
        surely = possibly = date.max
    elif anchor is not UNKNOWN:
        surely = possibly = rule.within.after(anchor)
    elif rule.counted_from is Milestone.COMMISSION:
        # The offense may have been committed long before the decision, or on the same day.
        surely, possibly = None, rule.within.after(decision.decided_on)
    else:
        # The event may have come as early as the other days allow, or may never come.
        surely = rule.within.after(_earliest(decision, rule.counted_from))
        possibly = date.max
    if rule.opens_at is not Milestone.COMMISSION and decision.day_of(rule.opens_at) is UNKNOWN:
        surely = None  # what opens the period may never come
    return surely, possibly


def _earliest(decision: Decision, milestone: Milestone) -> date:
    """Return the earliest day, not before the decision, that the unknown day of *milestone* can be."""
    if milestone is Milestone.EXECUTION:
        known = (decision.in_force_on, decision.executed_on)
        return max((day for day in known if isinstance(day, date)), default=decision.decided_on)
    return decision.decided_on


def _reason(rule: Repeat, decision: Decision, day: date, counts: Range[bool]) -> str:
    """Return why a decision counts or does not; checks are in the order of the law."""
    opens, anchor = _opening(rule, decision), decision.day_of(rule.counted_from)
    start = f"{'' if rule.opens_after is None else f'{rule.opens_after} after '}{rule.opens_at}"
    if opens is None:
        pending = ": an appeal is pending" if decision.standing is Standing.APPEALED else ""
        return f"{rule.opens_at} has not come{pending}"
    if opens is UNKNOWN:
        if counts == EITHER:
            return f"the day of its {rule.opens_at} is not known"
        does = "counts" if counts == YES else "does not count"
        return f"{does}, whenever its {rule.opens_at} came"
    first = opens.isoformat()
    if day < opens:
        return f"counts from {first} ({start}), after the offense"
    if rule.within is None:
        return f"counts from {first} without end"
    if anchor is UNKNOWN:
        if counts == EITHER:
            return f"the day of its {rule.counted_from} is not known"
        does = "counts" if counts == YES else "does not count"
        return f"{does} from {first}, whenever its {rule.counted_from} came"
    if anchor is None:
        return (
            f"counts from {first}; its {rule.counted_from} has not come, so {rule.within} has not "
            "begun to run"
        )
    span = (
        f"from {first} through {rule.within.after(anchor).isoformat()} "
        f"({rule.within} after its {rule.counted_from} on {anchor.isoformat()})"
    )
    return f"counts {span}" if counts == YES else f"counted {span}, and no longer"
