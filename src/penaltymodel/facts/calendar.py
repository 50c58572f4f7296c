"""
Count the earlier decisions on a day without looking at each of them.

:func:`penaltymodel.facts.recall.recall` returns the reason for each decision. A
:class:`RepeatCalendar` returns only whether the offense is a repeat. It uses the same functions for
the days on which one decision counts, arranges these days once for a history, and then looks each
day up: the time grows with the logarithm of the number of decisions.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate

from attrs import frozen

from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.errors import CalendarError
from penaltymodel.facts.recall import counts_on, first_day, last_days
from penaltymodel.law.penalties import Repeat
from penaltymodel.law.words import Standing


_FEW = 8  # decisions, below which arranging the days takes longer than looking at each decision
_MANY = 128  # histories whose days are kept
_ONE_DAY = timedelta(days=1)


@frozen(eq=False)
class RepeatCalendar:
    """
    A rule for repeats, and the provisions whose decisions it looks at.

    *matches* takes the key of a provision and returns whether decisions under it can count.

    >>> from penaltymodel.statutes.ru_as_reported_2021 import REPEAT
    >>> fined = Decision(under="ru/as-reported-2021", decided_on=date(2021, 4, 2))
    >>> calendar = RepeatCalendar(REPEAT, lambda key: key == "ru/as-reported-2021")
    >>> calendar.on(OffenseHistory([fined]), date(2021, 5, 1))
    True
    """

    rule: Repeat
    matches: Callable[[str], bool]

    def on(self, history: OffenseHistory, day: date) -> bool | None:
        """
        Return whether an offense of *day* is a repeat; None if unknown days leave it open.

        It also returns None if a period ends after the year 9999.
        """
        try:
            least, most = self._count(history, day)
        except CalendarError:
            return None
        times = self.rule.times
        return True if least >= times else (None if most >= times else False)

    def turns(self, history: OffenseHistory) -> list[date]:
        """
        Return the days on which the number of decisions that count changes, in their order.

        Raises:
            CalendarError: A period ends after the year 9999.
        """
        return _arranged(self, history).days

    def looks_at(self, decision: Decision) -> bool:
        """Return whether *decision* can count at all."""
        return decision.standing is not Standing.ANNULLED and self.matches(decision.under)

    def _count(self, history: OffenseHistory, day: date) -> tuple[int, int]:
        """Return how many decisions surely count on *day*, and how many may."""
        if len(history.decisions) > _FEW:
            return _arranged(self, history).on(day)
        least = most = 0
        for decision in history.decisions:
            if self.looks_at(decision):
                counts = counts_on(self.rule, decision, day)
                least += counts.low
                most += counts.high
        return least, most


@frozen(eq=False)
class _Arranged:
    """From each of *days* on, the number of decisions that surely count and that may."""

    days: list[date]
    least: list[int]
    most: list[int]

    def on(self, day: date) -> tuple[int, int]:
        place = bisect_right(self.days, day) - 1
        return (0, 0) if place < 0 else (self.least[place], self.most[place])


@lru_cache(maxsize=_MANY)
def _arranged(calendar: RepeatCalendar, history: OffenseHistory) -> _Arranged:
    changes = sorted(
        change
        for decision in history.decisions
        if calendar.looks_at(decision)
        for change in _changes(calendar.rule, decision)
    )
    return _Arranged(
        [day for day, _, _ in changes],
        list(accumulate(least for _, least, _ in changes)),
        list(accumulate(most for _, _, most in changes)),
    )


def _changes(rule: Repeat, decision: Decision) -> Iterator[tuple[date, int, int]]:
    """Yield days, and the changes from then on in the numbers that surely count and that may."""
    first = first_day(rule, decision)
    if first is None:
        return
    surely, possibly = last_days(rule, decision)
    if first <= possibly:
        yield first, 0, 1
        if possibly < date.max:
            yield possibly + _ONE_DAY, 0, -1
    if surely is not None and first <= surely:
        yield first, 1, 0
        if surely < date.max:
            yield surely + _ONE_DAY, -1, 0
