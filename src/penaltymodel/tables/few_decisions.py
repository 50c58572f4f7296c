"""
Earlier decisions of few platforms, laid out one rule at a time, and a day looked up among them.

These are the windows of :mod:`penaltymodel.tables.windows` once more, without a query: for few
rows building one takes longer. Days are numbers, counted as the columns of polars count them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from attrs import field, frozen

from penaltymodel.domain.history import UNKNOWN, OffenseHistory
from penaltymodel.errors import CalendarError
from penaltymodel.law.penalties import Repeat
from penaltymodel.law.words import Milestone, Standing
from penaltymodel.tables.decisions import usual
from penaltymodel.tables.windows import DAYS, FOREVER, LONG_AGO, SCHEMA
from penaltymodel.values.periods import Period


if TYPE_CHECKING:
    import polars as pl


_EPOCH = date(1970, 1, 1).toordinal()
Ends: TypeAlias = tuple[bool | None, bool | None]
"""Whether an offense is surely a repeat, and whether it may be; None where its day is not known."""


def number_of(day: date) -> int:
    """Return the number of a day."""
    return day.toordinal() - _EPOCH


def values_of(column: pl.Series) -> list[Any]:
    """Return the values of a column, days and moments as the numbers of days."""
    import polars as pl  # noqa: PLC0415

    if column.dtype.is_temporal():
        column = column.cast(pl.Date).cast(pl.Int32)  # to_physical() would go by a query
    return column.to_list()


_LAST = number_of(FOREVER)


class Earlier(NamedTuple):
    """A decision, with the fields of :data:`penaltymodel.tables.windows.SCHEMA`."""

    platform: Any
    under: str
    decided_on: int
    standing: str
    committed_on: int | None
    imposed_on: int | None
    in_force_on: int | None
    executed_on: int | None
    committed_on_unknown: bool
    imposed_on_unknown: bool
    in_force_on_unknown: bool
    executed_on_unknown: bool


Known: TypeAlias = tuple[int | None, bool]
"""The known part of a day, and whether it is open; where it never comes, neither."""


def _day_of(milestone: Milestone) -> Callable[[Earlier], Known]:
    """Return what looks up the day of a milestone."""
    match milestone:
        case Milestone.COMMISSION:
            return lambda one: _known(one.committed_on, one.committed_on_unknown)
        case Milestone.DECISION:
            return lambda one: (one.decided_on, False)
        case Milestone.IMPOSITION:
            return _imposition
        case Milestone.ENTRY_INTO_FORCE:
            return lambda one: _known(one.in_force_on, one.in_force_on_unknown)
        case Milestone.PAYMENT:
            return lambda one: _known(one.executed_on, one.executed_on_unknown)
        case _:
            return _execution


def _known(day: int | None, is_unknown: bool) -> Known:
    return (None, True) if is_unknown else (day, False)


def _imposition(one: Earlier) -> Known:
    return one.decided_on if one.imposed_on_unknown else one.imposed_on, False


def _execution(one: Earlier) -> Known:
    paid, in_force = (
        _known(one.executed_on, one.executed_on_unknown),
        _known(one.in_force_on, one.in_force_on_unknown),
    )
    if (None, False) in (paid, in_force):
        return None, False
    later = max((day for day, _ in (paid, in_force) if day is not None), default=None)
    return later, paid[1] or in_force[1]


@frozen(eq=False)
class Question:
    """
    Whether an offense in a cell is a repeat under one of its rules.

    *bears* says of a key whether decisions under it matter, *day* where the day stands in a row
    that the rule measures to; None where the table has none.
    """

    rule: Repeat
    bears: Callable[[str], bool]
    day: int | None
    opens: Callable[[Earlier], Known] = field(init=False)
    anchor: Callable[[Earlier], Known] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Find out once which days the rule turns on."""
        object.__setattr__(self, "opens", _day_of(self.rule.opens_at))
        object.__setattr__(self, "anchor", _day_of(self.rule.counted_from))


@frozen(eq=False)
class Past:
    """The decisions of each platform; they are laid out for a question when it is first asked."""

    _earlier: dict[Any, list[Earlier]]
    _calendars: dict[tuple[Any, Question], _Calendar] = field(
        init=False, factory=dict[tuple[Any, Question], "_Calendar"]
    )

    def on(self, platform: Any, asked: Question, row: Sequence[Any]) -> Ends:
        """Say whether the offense of a *row* is a repeat."""
        if platform not in self._earlier:
            return False, False
        key = platform, asked
        calendar = self._calendars.get(key)
        if calendar is None:
            bearing = (one for one in self._earlier[platform] if asked.bears(one.under))
            calendar = self._calendars[key] = _laid_out(asked, bearing)
        return calendar.on(None if asked.day is None else row[asked.day])


def past_of(decisions: Iterable[Earlier]) -> Past:
    """Return the decisions that may count, by platform."""
    found: dict[Any, list[Earlier]] = {}
    for one in decisions:
        if one.standing != Standing.ANNULLED and one.platform is not None:
            found.setdefault(one.platform, []).append(one)
    return Past(found)


def earlier(columns: Mapping[str, pl.Series]) -> Iterable[Earlier]:
    """Return the decisions in the *columns* that a table of them has."""
    values = (
        values_of(columns[name]) if name in columns else repeat(usual(name, columns))
        for name in SCHEMA
    )
    return map(Earlier._make, zip(*values, strict=False))


def earlier_of(histories: Mapping[str, OffenseHistory]) -> Iterator[Earlier]:
    """Go through the decisions of histories by platform."""
    for platform, history in histories.items():
        for one in history:
            days = [getattr(one, name) for name in DAYS]
            known = (number_of(day) if isinstance(day, date) else None for day in days)
            unknown = (day is UNKNOWN for day in days)
            first = platform, one.under, number_of(one.decided_on), one.standing
            yield Earlier._make((*first, *known, *unknown))


@frozen
class _Stretches:
    """
    The days on which stretches begin, and those after they end, each in their order.

    How many lie over a day is how many have begun by then, less how many have ended.
    """

    begin: list[int]
    end: list[int]

    def over(self, day: int) -> int:
        return bisect_right(self.begin, day) - bisect_right(self.end, day)

    def reach(self, times: int, day: int | None) -> bool | None:
        """Say whether so many lie over *day*; None where it matters which day that is."""
        if day is not None:
            return self.over(day) >= times
        return None if any(self.over(each) >= times for each in self.begin) else False


@frozen
class _Calendar:
    """Stretches in which decisions surely count, and in which they may; and how many must."""

    sure: _Stretches
    possible: _Stretches
    times: int

    def on(self, day: int | None) -> Ends:
        return self.sure.reach(self.times, day), self.possible.reach(self.times, day)


def _laid_out(asked: Question, decisions: Iterable[Earlier]) -> _Calendar:
    sure, possible = _Stretches([], []), _Stretches([], [])
    for one in decisions:
        stretch = _stretch(asked, one)
        if stretch is not None:
            first, through, may_through, is_sure = stretch
            possible.begin.append(first)
            possible.end.append(may_through + 1)
            if is_sure:
                sure.begin.append(first)
                sure.end.append(through + 1)
    for days in (sure.begin, sure.end, possible.begin, possible.end):
        days.sort()
    return _Calendar(sure, possible, asked.rule.times)


def _stretch(asked: Question, one: Earlier) -> tuple[int, int, int, bool] | None:
    """
    Return the days on which a decision counts: surely through one day, possibly another.

    See :func:`penaltymodel.tables.windows._stretches`, which says the same of a whole table.
    """
    opens, opens_open = asked.opens(one)
    if opens is None and not opens_open:
        return None
    first = one.decided_on if opens is None else max(one.decided_on, opens)
    least, most = _ends(asked, one)
    if first > most:
        return None
    is_sure = asked.rule.opens_at is Milestone.COMMISSION or not opens_open
    return first, least, most, is_sure and first <= least


def _ends(asked: Question, one: Earlier) -> tuple[int, int]:
    """Return the last day on which a decision surely counts, and that on which it may."""
    within = asked.rule.within
    if within is None:
        return _LAST, _LAST
    anchor, is_open = asked.anchor(one)
    if is_open:
        late = one.decided_on if anchor is None else max(anchor, one.decided_on)
        from_decision = _after(late, within)
        if asked.rule.counted_from is Milestone.COMMISSION:
            return _after(number_of(LONG_AGO), within), from_decision
        return from_decision, _LAST
    end = _LAST if anchor is None else _after(anchor, within)
    return end, end


def _after(day: int, period: Period) -> int:
    """Return the last day of the period that *day* sets off."""
    start = date.fromordinal(max(min(day, _LAST) + _EPOCH, 1))
    try:
        return number_of(period.after(start))
    except CalendarError:
        return _LAST
