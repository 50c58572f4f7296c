"""Pictures of decisions: the windows of earlier ones, and where decided fines lie."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from matplotlib.axes import Axes

from penaltymodel.cases.backtest import Backtest, TriedCase, Verdict
from penaltymodel.domain.history import Decision
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import CalendarError, WrongTypeError, WrongValueError
from penaltymodel.facts.calendar import RepeatCalendar
from penaltymodel.facts.recall import first_day, last_days
from penaltymodel.law.penalties import Repeat
from penaltymodel.plots.canvas import (
    HATCH,
    MOST_ROWS,
    ORANGE,
    SKY,
    VERMILION,
    Canvas,
    plain,
    shown_rows,
)
from penaltymodel.plots.library import dates
from penaltymodel.simulation.prices import rules_of


def history_windows(value: Assessment, *, ax: Axes | None = None) -> Axes:
    """
    Draw the earlier decisions on a line of time, with the window in which each one counts.

    A solid bar has the days on which the decision surely counts, a hatched one those on which it
    may. An arrow is a window without end. The vertical line is the day of the new offense.

    >>> from penaltymodel import Decision, OffenseHistory, Platform, Violation, assess
    >>> fined = Decision(under="ru/koap-13.41/4", decided_on=date(2021, 4, 2))
    >>> act = Violation("ru/koap-13.41/4", date(2021, 6, 1))
    >>> answer = assess(act, Platform("X", "legal-entity"), OffenseHistory([fined]))
    >>> len(history_windows(answer).get_yticklabels())
    1

    Raises:
        WrongTypeError: *value* is not an Assessment, or *ax* not Axes.
        WrongValueError: The law does not distinguish repeats, or there are no earlier decisions.
    """
    if not isinstance(value, Assessment):
        raise WrongTypeError("value", "an Assessment", value)
    era = value.applied.era
    rules = rules_of(era)
    if not rules:
        raise WrongValueError(
            "value", "an assessment whose law distinguishes repeats", value.provision.key
        )
    if not value.history.decisions:
        raise WrongValueError("value", "an assessment with earlier decisions", "none")
    decisions = sorted(value.history, key=lambda each: each.decided_on)
    lanes = decisions[-MOST_ROWS:]
    calendar = RepeatCalendar(rules[0], era.matching(rules[0]))
    offense = value.violation.committed_on
    canvas = Canvas(ax)
    drawn = canvas.ax
    canvas.rows([f"{each.id or each.under} ({each.decided_on})" for each in lanes])
    end = _moved(max(offense, *(_shown_end(calendar, each) for each in lanes)), 60)
    for row, each in enumerate(lanes):
        _lane(canvas, row, each, calendar, end)
    drawn.axvline(
        _day(offense), color=VERMILION, linestyle="--", linewidth=1.6, label="the new offense"
    )
    canvas.key("counts", SKY)
    canvas.key("may count", ORANGE, HATCH)
    canvas.mark("decision", "o", canvas.ink)
    start = _moved(min(offense, lanes[0].decided_on), -40)
    drawn.set_xlim(_day(start), _day(end))
    drawn.xaxis.set_major_locator(_locator((end - start).days // 30))
    drawn.xaxis.set_major_formatter(dates.DateFormatter("%Y-%m-%d"))
    drawn.set_xlabel("day", color=canvas.ink)
    canvas.grid("x")
    total = len(decisions)
    note = f"; the last {MOST_ROWS} of {total:,}" if total > MOST_ROWS else ""
    canvas.title(f"{value.provision.key}: when earlier decisions count{note}")
    canvas.legend(4)
    return drawn  # type: ignore[no-any-return]


def _window(calendar: RepeatCalendar, each: Decision) -> tuple[date, date | None, date] | None:
    """Return the first day of a window, the last sure and the last possible one; None if none."""
    rule: Repeat = calendar.rule
    if not calendar.looks_at(each):
        return None
    try:
        first = first_day(rule, each)
        surely, possibly = last_days(rule, each)
    except CalendarError:
        return None
    return None if first is None or first > possibly else (first, surely, possibly)


def _shown_end(calendar: RepeatCalendar, each: Decision) -> date:
    """Return the day through which a lane is shown: a year if the window has no end."""
    window = _window(calendar, each)
    if window is None:
        return each.decided_on
    return _moved(window[0], 365) if window[2] == date.max else window[2]


def _lane(canvas: Canvas, row: int, each: Decision, calendar: RepeatCalendar, end: date) -> None:
    """Draw the window of one decision."""
    drawn = canvas.ax
    if window := _window(calendar, each):
        first, surely, possibly = window
        last = min(possibly, end)
        sure = first if surely is None else min(max(surely, first), last)
        for start, stop, color, hatch in (
            (first, sure, SKY, ""),
            (sure, last, ORANGE, HATCH),
        ):
            if start < stop:
                drawn.barh(
                    row,
                    (stop - start).days,
                    left=_day(start),
                    height=0.55,
                    color=color,
                    edgecolor=canvas.ink,
                    hatch=hatch,
                )
        if possibly > end:
            drawn.plot(_day(end), row, ">", color=canvas.ink, markersize=8, clip_on=False)
    drawn.plot(_day(each.decided_on), row, "o", color=canvas.ink, markersize=5)


def _moved(day: date, days: int) -> date:
    """Return a day so many days later, within the calendar."""
    return date.fromordinal(max(1, min(day.toordinal() + days, date.max.toordinal())))


def _locator(months: int) -> Any:
    """Return where the days of an axis of so many months are named: at most seven of them."""
    for step in (1, 2, 3, 4, 6):
        if months <= 6 * step:
            return dates.MonthLocator(range(1, 13, step))
    return dates.YearLocator(max(1, -(-months // 72)))


def _day(day: date) -> float:
    return float(dates.date2num(day))


# --- Decided cases.


def backtest_positions(value: Backtest, *, ax: Axes | None = None) -> Axes:
    """
    Draw where decided fines lie in the permitted range, by statute: 0 is its low end, 1 its high.

    A cross is a fine outside of the range. Cases that cannot be placed are counted in the title.

    Raises:
        WrongTypeError: *value* is not a Backtest, or *ax* not Axes.
    """
    if not isinstance(value, Backtest):
        raise WrongTypeError("value", "a Backtest", value)
    placed: dict[str, list[tuple[Fraction | float, bool]]] = {}
    for each in value.tried:
        if (found := _place(each)) is not None:
            placed.setdefault(each.statute, []).append(found)
    shown = dict(sorted(placed.items())[:MOST_ROWS])
    number = sum(map(len, placed.values()))
    canvas = Canvas(ax)
    drawn: Any = canvas.ax
    canvas.rows([f"{plain(name)} ({len(cases)})" for name, cases in shown.items()])
    for row, cases in enumerate(shown.values()):
        for is_inside, marker, color in ((True, "o", SKY), (False, "X", VERMILION)):
            x = [float(place) for place, inside in cases if inside is is_inside]
            if not x:
                continue
            # Fines at one place are spread a little, so that each can be seen.
            y = [row + (number % 7 - 3) * 0.07 for number in range(len(x))]
            drawn.plot(
                x,
                y,
                marker,
                color=color,
                markeredgecolor=canvas.ink,
                markersize=6,
                alpha=0.8,
                clip_on=False,
            )
    for end in (0, 1):
        drawn.axvline(end, color=canvas.ink, linewidth=1, linestyle="--")
    canvas.mark("inside the range", "o", SKY)
    canvas.mark("outside", "X", VERMILION)
    drawn.set_xlim(-0.15, 1.15)
    drawn.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "0.25", "0.5", "0.75", "1"])
    drawn.set_xlabel("position of the fine in the permitted range", color=canvas.ink)
    canvas.grid("x")
    rest = len(value.tried) - number
    note = f"{rest:,} of {len(value.tried):,} have no position" if rest else ""
    parts = ["Decided fines in their range", note]
    canvas.title("; ".join(filter(None, parts)) + shown_rows(len(placed)))
    canvas.legend()
    return drawn  # type: ignore[no-any-return]


def _place(each: TriedCase) -> tuple[Fraction | float, bool] | None:
    """Return where a fine is drawn, and whether it lies inside of the range."""
    if each.verdict is Verdict.INSIDE:
        return None if each.position is None else (each.position, True)
    if each.verdict is Verdict.UNTESTABLE or each.case.amount is None or each.permitted is None:
        return None
    return (-0.08 if each.case.amount < each.permitted.low else 1.08), False
