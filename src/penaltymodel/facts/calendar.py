"""
How many earlier decisions count on a day, found without going through all of them.

:func:`penaltymodel.facts.recall.recall` is the reference, and gives the reason for each decision. Here the
decisions that bear on a rule are laid out once along the calendar, and a day is looked up among
them: the time grows with the logarithm of their number. A law holds the two equal.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import accumulate
from operator import attrgetter
from typing import Any, TypeAlias

from attrs import evolve, frozen

from penaltymodel.domain.history import UNKNOWN, Decision, OffenseHistory
from penaltymodel.errors import CalendarError
from penaltymodel.facts.recall import possible
from penaltymodel.law.penalties import Repeat
from penaltymodel.law.words import Milestone, Standing
from penaltymodel.values.periods import Period


_FEW = 8  # decisions, below which laying them out costs more than going through them
_MANY = 10_000  # days whose periods are kept
_DAY = timedelta(days=1)

_Step: TypeAlias = tuple[date, int, int]
"""From this day on, so many more decisions surely count, and so many more may."""


Judge: TypeAlias = Callable[[tuple[Decision, ...], date], bool | None]
"""Says of decisions whether enough of them count on a day; None where that is open."""


@frozen(eq=False)
class Tally:
    """
    A rule for repeats, and which decisions bear on it: *matches* says so of a provision's key.

    *judge* goes through decisions one by one; *judge_one* says whether a single one counts.
    """

    rule: Repeat
    matches: Callable[[str], bool]
    judge: Judge
    judge_one: Judge

    def on(self, history: OffenseHistory, day: date) -> bool | None:
        """Say whether an offense of *day* is a repeat; None where unknown days leave it open."""
        past: Any = history
        decisions = past._decisions
        try:
            if len(decisions) <= _FEW:
                return self.judge(decisions, day)
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
        calendars = history.calendars
        if calendars is None:
            past: Any = history
            calendars = past._calendars = dict[object, _Calendar]()
        if self not in calendars:
            calendars[self] = _Calendar.of(self._steps(history.decisions))
        calendar: _Calendar = calendars[self]
        return calendar

    def _steps(self, decisions: tuple[Decision, ...]) -> Iterator[_Step]:
        """Go through the days on which the count changes, decision by decision."""
        for decision in decisions:
            if decision.standing is Standing.ANNULLED or not self.matches(decision.under):
                continue
            before = (0, 0)
            for day in self._days(decision):
                counts = self.judge_one((decision,), day)
                least, most = int(counts is True), int(counts is not False)
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
    one = evolve(rule, times=1)
    return Tally(rule, matches, _judge(rule, matches), _judge(one, matches))


def _judge(rule: Repeat, matches: Callable[[str], bool]) -> Judge:
    """
    Return what goes through decisions, written out for the days that *rule* turns on.

    It is asked for every violation: so it reads the private slots of the decisions, and keeps the
    last days of the periods it has met.
    """
    in_time = ""
    known: dict[str, Any] = {
        "ANNULLED": Standing.ANNULLED,
        "UNKNOWN": UNKNOWN,
        "matches": matches,
        "possible": partial(possible, rule),
        "opens_at": rule.opens_at,
        "counted_from": rule.counted_from,
    }
    if rule.within is not None:
        known["lasts"] = _LastDays(rule.within)
        in_time = " and (anchor is None or day <= lasts[anchor])"
    # Whatever has opened was decided before, unless it opens with the offense that it punished.
    begun = "opens <= day"
    if rule.opens_at is Milestone.COMMISSION:
        begun += " and decision._decided_on <= day"
    source = f"""
def judge(decisions, day):
    least = most = 0
    for decision in decisions:
        if decision._standing is ANNULLED or not matches(decision._under):
            continue
        opens = {_day_of(rule.opens_at, "opens_at")}
        anchor = {_day_of(rule.counted_from, "counted_from")}
        if opens is UNKNOWN or anchor is UNKNOWN:
            if decision._decided_on <= day:
                truth = possible(decision, day)
                least, most = least + truth.low, most + truth.high
        elif opens is not None and {begun}{in_time}:
            least += 1
            if least == {rule.times}:
                return True
            most += 1
    return True if least >= {rule.times} else (None if most >= {rule.times} else False)
"""
    exec(source, known)  # noqa: S102  # nothing in it is from outside
    judge: Judge = known["judge"]
    return judge


def _day_of(milestone: Milestone, name: str) -> str:
    """Return what reads the day of *milestone*, which is called *name*; most are fields."""
    field = _FIELDS.get(milestone)
    return f"decision.day_of({name})" if field is None else f"decision._{field}"


_FIELDS = {
    Milestone.COMMISSION: "committed_on",
    Milestone.DECISION: "decided_on",
    Milestone.ENTRY_INTO_FORCE: "in_force_on",
    Milestone.PAYMENT: "executed_on",
}
_DAYS = attrgetter("decided_on", "committed_on", "imposed_on", "in_force_on", "executed_on")


class _LastDays(dict[date, date]):
    """The last day of the period *within*, by the day that sets it off."""

    def __init__(self, within: Period) -> None:
        super().__init__()
        self.within = within

    def __missing__(self, start: date) -> date:
        if len(self) >= _MANY:
            self.clear()
        last = self[start] = self.within.after(start)
        return last


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
