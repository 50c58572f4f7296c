"""Which earlier decisions count, and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import product
from typing import Any

from attrs import evolve

from penaltymodel.domain.history import UNKNOWN, Day, Decision, OffenseHistory
from penaltymodel.facts.answers import Answer, CountedDecision
from penaltymodel.law.penalties import Repeat
from penaltymodel.law.words import Milestone, Standing
from penaltymodel.values.periods import Window, a_day
from penaltymodel.values.ranges import EITHER, NO, YES, Range, only


NOTHING_BEFORE = Answer(NO, "no earlier decision is known")
"""The answer of an empty history to every rule."""


def recall(
    rule: Repeat,
    history: OffenseHistory,
    measured_on: date,
    matches: Callable[[str], bool],
) -> Answer[bool]:
    """
    Say whether *history* makes an offense of *measured_on* a repeat under *rule*, and why.

    *matches* says of a provision's key whether decisions under it bear on this offense. An unknown
    day that matters makes the answer open: ``Range(False, True)``.
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
    """Say whether one decision counts on *day*. The order of the questions is that of the law."""
    if decision.standing is Standing.ANNULLED:
        return CountedDecision(decision, NO, "annulled")
    if not matches(decision.under):
        return CountedDecision(decision, NO, f"given under {decision.under}, not {rule.matching}")
    if day < decision.decided_on:
        return CountedDecision(decision, NO, f"decided after the offense of {day.isoformat()}")
    opens, anchor = decision.day_of(rule.opens_at), decision.day_of(rule.counted_from)
    counts = possible(rule, decision, day)
    window = None
    if isinstance(opens, date) and counts != EITHER:
        window = Window(opens, _last_day(rule, anchor) if opens <= day else None)
    return CountedDecision(decision, counts, _reason(rule, decision, day, counts), window)


def _last_day(rule: Repeat, anchor: Day) -> date | None:
    """Return the last day that a decision counts on; None where there is none."""
    if rule.within is None or not isinstance(anchor, date):
        return None
    return rule.within.after(anchor)


def possible(rule: Repeat, decision: Decision, day: date) -> Range[bool]:
    """
    Return whether a decision counts in every world that its unknown days leave possible.

    Whether it counts turns only on an unknown day being early, being *day* itself, late, or never:
    so these are tried, each as far as the days of the decision allow.
    """
    unknown = [name for name in _asked(rule) if getattr(decision, name) is UNKNOWN]
    if not unknown:
        return only(_counts_on(rule, decision, day))
    worlds: list[dict[str, Any]] = [
        dict(zip(unknown, days, strict=True))
        for days in product(*(_tried(name, decision, day) for name in unknown))
    ]
    truths = {_counts_on(rule, evolve(decision, **world), day) for world in worlds}
    return Range(min(truths), max(truths))


def _asked(rule: Repeat) -> list[str]:
    """Return the fields of a decision that decide whether it counts under *rule*."""
    asked = {rule.opens_at, rule.counted_from}
    return [name for name, milestones in _FIELDS.items() if asked & milestones]


# Imposition is not among them: whoever decides imposes, unless somebody says otherwise.
_FIELDS = {
    "committed_on": {Milestone.COMMISSION},
    "in_force_on": {Milestone.ENTRY_INTO_FORCE, Milestone.EXECUTION},
    "executed_on": {Milestone.PAYMENT, Milestone.EXECUTION},
}


def _tried(name: str, decision: Decision, day: date) -> tuple[date | None, ...]:
    """Return the days that are worth trying for an unknown one."""
    if name == "committed_on":
        return (date(1800, 1, 1), decision.decided_on)
    return (decision.decided_on, day, None)


def _counts_on(rule: Repeat, decision: Decision, day: date) -> bool:
    """Say whether a decision counts of which every day that matters is known."""
    opens, anchor = decision.day_of(rule.opens_at), decision.day_of(rule.counted_from)
    if not isinstance(opens, date) or day < opens:
        return False
    last = _last_day(rule, anchor)
    return last is None or day <= last


def _reason(rule: Repeat, decision: Decision, day: date, counts: Range[bool]) -> str:
    """Say why, in the order in which the law asks."""
    opens, anchor = decision.day_of(rule.opens_at), decision.day_of(rule.counted_from)
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
        return f"counts from {first} ({rule.opens_at}), after the offense"
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
