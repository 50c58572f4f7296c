"""
How many earlier decisions count on a day, found without going through all of them.

:func:`penaltymodel.facts.recall` is the reference, and gives the reason for each decision. Here the
decisions that bear on a rule are laid out once along the calendar, and a day is looked up among
them: the time grows with the logarithm of their number. A law holds the two equal.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from operator import attrgetter
from typing import TypeAlias

from attrs import frozen

from penaltymodel.domain import UNKNOWN, Day, Decision, Milestone, OffenseHistory, Standing
from penaltymodel.errors import CalendarError
from penaltymodel.facts import possible
from penaltymodel.penalties import Repeat


_FEW = 8  # decisions, below which laying them out costs more than going through them
_ANNULLED = Standing.ANNULLED
_DAY = timedelta(days=1)

_Step: TypeAlias = tuple[date, int, int]
"""From this day on, so many more decisions surely count, and so many more may."""


@frozen(eq=False)
class Tally:
    """
    A rule for repeats, and which decisions bear on it: *matches* says so of a provision's key.

    *opens* and *anchor* look up the days of a decision that the rule turns on.
    """

    rule: Repeat
    matches: Callable[[str], bool]
    opens: Callable[[Decision], Day]
    anchor: Callable[[Decision], Day]

    def on(self, history: OffenseHistory, day: date) -> bool | None:
        """Say whether an offense of *day* is a repeat; None where unknown days leave it open."""
        decisions = history.decisions
        try:
            if len(decisions) <= _FEW:
                least, most = self._counted(decisions, day)
            else:
                least, most = self._calendar(history).on(day)
        except CalendarError:
            return None  # a period ends beyond the calendar: the reference says which
        times = self.rule.times
        return True if least >= times else (None if most >= times else False)

    def turns(self, history: OffenseHistory) -> list[date]:
        """
        Return the days on which the answer may change, in their order.

        Raises:
            CalendarError: A period ends beyond the year 9999.
        """
        return self._calendar(history).days

    def _calendar(self, history: OffenseHistory) -> _Calendar:
        """Return the decisions laid out; they are laid out once for a history."""
        calendar: _Calendar | None = history.calendars.get(self)
        if calendar is None:
            calendar = history.calendars[self] = _Calendar.of(self._steps(history.decisions))
        return calendar

    def _counted(self, decisions: tuple[Decision, ...], day: date) -> tuple[int, int]:
        """Count the decisions one by one."""
        least = most = 0
        within = self.rule.within
        for decision in decisions:
            if decision.decided_on > day:
                break  # they stand in the order of their days
            if decision.standing is _ANNULLED or not self.matches(decision.under):
                continue
            opens, anchor = self.opens(decision), self.anchor(decision)
            if opens is UNKNOWN or anchor is UNKNOWN:
                truth = possible(self.rule, decision, day)
                least, most = least + truth.low, most + truth.high
            elif (
                opens is not None
                and opens <= day
                and (within is None or anchor is None or within.reaches(day, anchor))
            ):
                least, most = least + 1, most + 1
        return least, most

    def _steps(self, decisions: tuple[Decision, ...]) -> Iterator[_Step]:
        """Go through the days on which the count changes, decision by decision."""
        for decision in decisions:
            if decision.standing is _ANNULLED or not self.matches(decision.under):
                continue
            before = (0, 0)
            for day in self._days(decision):
                least, most = self._counted((decision,), day)
                if (least, most) != before:
                    yield day, least - before[0], most - before[1]
                before = least, most

    def _days(self, decision: Decision) -> list[date]:
        """
        Return every day on which a decision may begin or cease to count, in their order.

        What is unknown may have come as early as the decision: that is as far back as it matters.
        """
        first = decision.decided_on
        known = [day for day in _DAYS(decision) if isinstance(day, date)]
        days = {max(day, first) for day in known}
        within = self.rule.within
        if within is not None:
            ends = [within.after(day) for day in known]
            days |= {end + _DAY for end in ends if first <= end < date.max}
        return sorted(days)


def tally(rule: Repeat, matches: Callable[[str], bool]) -> Tally:
    """
    Return what counts the decisions that bear on *rule*: *matches* says so of a provision's key.

    >>> from penaltymodel.statutes.ru_as_reported_2021 import REPEAT
    >>> fined = Decision(under="ru/as-reported-2021", decided_on=date(2021, 4, 2))
    >>> counts = tally(REPEAT, lambda key: key == "ru/as-reported-2021")
    >>> counts.on(OffenseHistory([fined]), date(2021, 5, 1))
    True
    """
    return Tally(rule, matches, _day_of(rule.opens_at), _day_of(rule.counted_from))


_DAYS = attrgetter("decided_on", "committed_on", "imposed_on", "in_force_on", "executed_on")


def _day_of(milestone: Milestone) -> Callable[[Decision], Day]:
    """Return what looks up the day of *milestone*; most are fields."""
    fields = {
        Milestone.COMMISSION: "committed_on",
        Milestone.DECISION: "decided_on",
        Milestone.ENTRY_INTO_FORCE: "in_force_on",
        Milestone.PAYMENT: "executed_on",
    }
    if milestone in fields:
        return attrgetter(fields[milestone])
    return lambda decision: decision.day_of(milestone)


@frozen(eq=False)
class _Calendar:
    """From each of *days* on, how many decisions surely count and how many may."""

    days: list[date]
    least: list[int]
    most: list[int]

    @classmethod
    def of(cls, steps: Iterator[_Step]) -> _Calendar:
        in_order = sorted(steps)
        return cls(
            [day for day, _, _ in in_order],
            list(accumulate(low for _, low, _ in in_order)),
            list(accumulate(high for _, _, high in in_order)),
        )

    def on(self, day: date) -> tuple[int, int]:
        place = bisect_right(self.days, day) - 1
        return (0, 0) if place < 0 else (self.least[place], self.most[place])
