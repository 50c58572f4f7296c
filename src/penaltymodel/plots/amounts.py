"""Pictures of amounts: by revenue, across statutes, and by category."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from attrs import evolve, frozen
from matplotlib.axes import Axes

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assessment import Assessment
from penaltymodel.engine.compare import Comparison, ExchangeRates, compare
from penaltymodel.errors import PenaltyModelError, WrongTypeError, WrongValueError
from penaltymodel.facts.case_facts import CaseFacts
from penaltymodel.facts.facts import NOTHING_GIVEN, Facts
from penaltymodel.interpreters.evaluate import Step, evaluate
from penaltymodel.interpreters.kinks import kinks
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.penalties import Measured, Penalty, Revenue
from penaltymodel.law.words import PersonKind
from penaltymodel.plots.canvas import (
    DOTS,
    GREEN,
    HATCH,
    MOST_ROWS,
    ORANGE,
    SKY,
    VERMILION,
    Canvas,
    number,
    short,
    shown_rows,
    tick,
)
from penaltymodel.plots.library import colors, ticker
from penaltymodel.registers.result import Exposure, Line
from penaltymodel.simulation.distribution import ExposureDistribution
from penaltymodel.statutes import LawLike
from penaltymodel.values.curves import Kinks
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import Range


_LOOKS = (
    {"color": SKY, "hatch": "", "line": "-", "marker": "o"},
    {"color": ORANGE, "hatch": HATCH, "line": "--", "marker": "s"},
)
"""How a first and a repeat offense look."""


# --- By revenue.


def penalty_by_revenue(
    value: Assessment,
    *,
    low: Money | None = None,
    high: Money | None = None,
    ax: Axes | None = None,
) -> Axes:
    """
    Draw the range of a penalty as a band by revenue, as a first and as a repeat offense.

    Markers show where the slope of an end changes, and a vertical line shows the revenue of the
    platform. All other facts are those of the assessment. If the penalty does not depend on one
    revenue, or needs other facts, the picture has a bar for each range that is known.

    Args:
        value: The assessment.
        low: The lowest revenue, by default 100,000 or a tenth of that of the platform.
        high: The highest revenue, by default a trillion or ten times that of the platform.
        ax: The axes to draw on; new ones if None.

    >>> from datetime import date
    >>> from penaltymodel import Violation, assess, rub
    >>> act = Violation("ru/koap-13.41/4", date(2021, 3, 1))
    >>> answer = assess(act, Platform("Example", "legal-entity", rub(10**9)), repeat=True)
    >>> penalty_by_revenue(answer).get_xlabel()
    'revenue, RUB (log scale)'

    Raises:
        WrongTypeError: *value* is not an Assessment, or *ax* not Axes.
        WrongValueError: *low* is zero or not below *high*.
        CurrencyMismatchError: *low* or *high* is in another currency.
    """
    if not isinstance(value, Assessment):
        raise WrongTypeError("value", "an Assessment", value)
    code = value.currency
    texts = _texts(value)
    measured = _revenue(value, texts)
    usual = (Money(10**5, code), Money(10**12, code))
    if measured is not None and measured.low.amount and not measured.high.is_unbounded:
        usual = min(usual[0], measured.low * "1/10"), max(usual[1], measured.high * 10)
    start, end = low or usual[0], high or usual[1]
    if not start.amount or not start < end:
        raise WrongValueError("low", f"above zero and below {end}", str(start))
    bands = _bands(value, texts)
    key = value.provision.key
    if not bands:
        steps = {name: _step(penalty, value, name) for name, penalty in texts.items()}
        known = {name: each.result for name, each in steps.items() if each is not None}
        ranges = known or {"this offense": value.range}
        return draw_ranges(Canvas(ax), ranges, title=f"{key}: penalty", currency=code)
    canvas = Canvas(ax)
    ends: list[float] = []
    for name, curves in bands.items():
        ends += _band(canvas, name, curves, _LOOKS[name == _REPEAT], (start, end))
    if measured is not None:
        low_end, high_end = number(measured.low), min(number(measured.high), number(end))
        canvas.ax.axvspan(low_end, high_end, color=canvas.ink, alpha=0.1, linewidth=0)
        canvas.ax.axvline(
            low_end, color=canvas.ink, linestyle=":", label=f"revenue: {short(low_end)} {code}"
        )
    canvas.title(f"{key}: penalty by revenue")
    canvas.money("y", "penalty", code, ends)
    canvas.scale("x", "revenue", code, (number(start), number(end)), is_log=True)
    canvas.ax.set_xlim(number(start), number(end))
    canvas.legend()
    return canvas.ax  # type: ignore[no-any-return]


_FIRST, _REPEAT, _ANY = "first offense", "repeat offense", "penalty"


def _texts(value: Assessment) -> dict[str, Penalty]:
    """Return the penalty of a first and of a repeat offense, those that the law provides for."""
    era = value.applied.era
    if era.is_for_repeats or not value.is_as_written:
        name = _FIRST if value.enactment.repeat is None else _REPEAT
        return {name: value.enactment.penalty}
    if era.repeat_text is not None:
        return {_FIRST: era.text.penalty, _REPEAT: era.repeat_text.penalty}
    penalty = era.text.penalty
    return {_FIRST: penalty, _REPEAT: penalty} if needs(penalty).repeats else {_ANY: penalty}


def _bands(value: Assessment, texts: Mapping[str, Penalty]) -> dict[str, Kinks]:
    """Return the curves by the one revenue that the penalties depend on; none without it."""
    revenues = {
        each
        for penalty in texts.values()
        for each in needs(penalty).money
        if isinstance(each, Revenue)
    }
    if len(revenues) != 1:
        return {}
    (of,) = revenues
    found: dict[str, Kinks] = {}
    for name, penalty in texts.items():
        try:
            found[name] = kinks(penalty, _facts(value, name), of=of)
        except PenaltyModelError:  # a fact is not given, or a part has no upper end
            continue
    return found


def _step(penalty: Penalty, value: Assessment, name: str) -> Step | None:
    """Return the calculation of a penalty; None if a fact is not given."""
    try:
        return evaluate(penalty, _facts(value, name))
    except PenaltyModelError:
        return None


def _facts(value: Assessment, name: str) -> CaseFacts:
    """Return the facts of the assessment, as a first or a repeat offense."""
    return CaseFacts(
        violation=value.violation,
        platform=value.platform,
        history=value.history,
        given=evolve(value.given, repeat=name == _REPEAT),
        matches=value.applied.era.matches,
        decided_on=value.decided_on,
    )


def _revenue(value: Assessment, texts: Mapping[str, Penalty]) -> Range[Money] | None:
    """Return the one revenue that the penalties use, if it is in their currency."""
    found = {
        each.result
        for name, penalty in texts.items()
        if (step := _step(penalty, value, name)) is not None
        for each in step.walk()
        if isinstance(each.penalty, Measured) and isinstance(each.penalty.what, Revenue)
    }
    same = [each for each in found if each.low.currency == value.currency]
    return same[0] if len(same) == 1 else None


def _band(
    canvas: Canvas, name: str, curves: Kinks, look: dict[str, str], between: tuple[Money, Money]
) -> list[float]:
    """Draw one band with its kinks, and return the amounts at its ends."""
    start, end = between
    code = start.currency
    kinked = [
        [each for each in curve.breakpoints if start < each < end]
        for curve in (curves.low, curves.high)
    ]
    steps = np.geomspace(number(start), number(end), 160)[1:-1]
    revenues = [Money(int(each), code) for each in steps]
    # An amount may jump just above a revenue: the line then rises at once.
    jumps = [each * "1000001/1000000" for each in (*kinked[0], *kinked[1])]
    found = sorted({start, end, *revenues, *kinked[0], *kinked[1], *jumps})
    x = [number(each) for each in found]
    lows, highs = (
        [number(curve.at(each)) for each in found] for curve in (curves.low, curves.high)
    )
    ax = canvas.ax
    ax.fill_between(
        x,
        lows,
        highs,
        facecolor=colors.to_rgba(look["color"], 0.35),
        edgecolor=colors.to_rgba(canvas.ink, 0.35),
        linewidth=0,
        hatch=look["hatch"],
        label=name,
    )
    for curve, ends, points in ((curves.low, lows, kinked[0]), (curves.high, highs, kinked[1])):
        ax.plot(x, ends, color=look["color"], linestyle=look["line"], linewidth=1.8)
        ax.plot(
            [number(each) for each in points],
            [number(curve.at(each)) for each in points],
            linestyle="",
            marker=look["marker"],
            color=look["color"],
            markeredgecolor=canvas.ink,
            markersize=6,
        )
    if kinked[0] or kinked[1]:
        canvas.mark(f"{name}: the slope changes", look["marker"], look["color"])
    return [*lows, *highs]


# --- Ranges.


def comparison_ranges(value: Comparison, *, ax: Axes | None = None) -> Axes:
    """
    Draw the ranges of one failure under several laws as bars, in one currency.

    An arrow is a range without upper end. A law that cannot be applied has a cross.

    >>> from datetime import date
    >>> rates = ExchangeRates("EUR", {"RUB": "0.01"}, on=date(2021, 3, 1), source="example")
    >>> acts = [Violation("ru/koap-13.41/2", date(2021, 3, 1))]
    >>> found = compare(acts, Platform("X", "legal-entity"), rates=rates, into="EUR")
    >>> comparison_ranges(found).get_xlabel()
    'penalty, EUR'

    Raises:
        WrongTypeError: *value* is not a Comparison, or *ax* not Axes.
    """
    if not isinstance(value, Comparison):
        raise WrongTypeError("value", "a Comparison", value)
    lines = value.lines[:MOST_ROWS]
    number_of_laws = len(value.lines)
    laws = f"{number_of_laws} law{'' if number_of_laws == 1 else 's'}"
    title = f"One failure under {laws}{shown_rows(number_of_laws)}"
    rows = [(each.under, each.range) for each in lines]
    return draw_rows(Canvas(ax), rows, title=title, currency=value.currency)


def draw_ranges(
    canvas: Canvas, ranges: Mapping[str, Range[Money]], *, title: str, currency: str
) -> Axes:
    """Draw named ranges as bars."""
    return draw_rows(canvas, list(ranges.items()), title=title, currency=currency)


def draw_rows(
    canvas: Canvas, rows: Sequence[tuple[str, Range[Money] | None]], *, title: str, currency: str
) -> Axes:
    """Draw ranges as bars, one for each row; None is a law that cannot be applied."""
    ax = canvas.ax
    canvas.rows([name for name, _ in rows])
    bounded = [
        number(end)
        for _, each in rows
        if each is not None
        for end in (each.low, each.high)
        if not end.is_unbounded
    ]
    canvas.money("x", "penalty", currency, bounded)
    left, right = ax.get_xlim()
    for row, (_, each) in enumerate(rows):
        if each is None:
            ax.plot(0.02, row, "x", color=VERMILION, transform=ax.get_yaxis_transform())
            continue
        low, high = max(number(each.low), left), min(number(each.high), right)
        if each.is_point:
            ax.plot(low, row, "D", color=SKY, markeredgecolor=canvas.ink, markersize=6)
            continue
        ax.barh(row, high - low, left=low, height=0.6, color=SKY, edgecolor=canvas.ink)
        if each.high.is_unbounded:
            ax.plot(right, row, ">", color=canvas.ink, markersize=8, clip_on=False)
    marks = {
        "no upper end": (
            ">",
            canvas.ink,
            any(e is not None and e.high.is_unbounded for _, e in rows),
        ),
        "one amount": ("D", SKY, any(e is not None and e.is_point for _, e in rows)),
        "cannot be applied": ("x", VERMILION, any(e is None for _, e in rows)),
        "from zero (at the edge)": (
            "|",
            canvas.ink,
            ax.get_xscale() == "log" and any(e is not None and not e.low.amount for _, e in rows),
        ),
    }
    for name, (marker, color, is_shown) in marks.items():
        if is_shown:
            canvas.mark(name, marker, color)
    canvas.title(title)
    canvas.legend(4)
    return ax  # type: ignore[no-any-return]


# --- A waterfall.


@frozen
class _Part:
    """The part of a total: its name, its low end, and its high end or None without one."""

    name: str
    low: float
    high: float


def exposure_waterfall(
    value: Exposure | ExposureDistribution, *, level: str = "by_history", ax: Axes | None = None
) -> Axes:
    """
    Draw how the categories add up to the exposure, as a waterfall.

    A light bar extends to the high end of a category, a dark one in it to the low end. The last bar
    is the total. For a distribution, the bars are means.

    Args:
        value: The exposure, or the result of a simulation.
        level: ``"first"``, ``"repeat"`` or ``"by_history"``: which amounts of an exposure to draw.
        ax: The axes to draw on; new ones if None.

    Raises:
        WrongTypeError: *value* is neither, or *ax* not Axes.
        WrongValueError: *level* is none of these.
    """
    if level not in _LEVELS:
        raise WrongValueError("level", "'first', 'repeat' or 'by_history'", level)
    if isinstance(value, ExposureDistribution):
        means = value.means("category")
        parts = [
            _Part(name, number(each.value), number(each.value)) for name, each in means.items()
        ]
        return _waterfall(Canvas(ax), parts, [], value.currency, "Mean exposure by category")
    if not isinstance(value, Exposure):
        raise WrongTypeError("value", "an Exposure or an ExposureDistribution", value)
    parts, unknown = _parts(value.lines, level)
    amounts = [getattr(line, level) for line in value.lines]
    currency = next((each.low.currency for each in amounts if each is not None), "no amounts")
    title = f"Exposure under {value.under} by category, {_LEVELS[level]}"
    return _waterfall(Canvas(ax), parts, unknown, currency, title)


_LEVELS = {
    "first": "as first offenses",
    "repeat": "as repeats",
    "by_history": "given the earlier decisions",
}


def _parts(lines: Iterable[Line], level: str) -> tuple[list[_Part], list[str]]:
    """Return the sums by category, and the categories whose amount is not known."""
    sums: dict[str, tuple[float, float]] = {}
    unknown: list[str] = []
    for line in lines:
        name = ", ".join(line.categories) or line.first_provision
        amounts: Range[Money] | None = getattr(line, level)
        if amounts is None:
            unknown.append(name)
            continue
        low, high = sums.get(name, (0.0, 0.0))
        sums[name] = (low + number(amounts.low), high + number(amounts.high))
    return [_Part(name, low, high) for name, (low, high) in sums.items()], list(
        dict.fromkeys(unknown)
    )


def _waterfall(
    canvas: Canvas, parts: list[_Part], unknown: list[str], currency: str, title: str
) -> Axes:
    parts = sorted(parts, key=lambda each: (-each.high, -each.low))
    total = _Part("total", sum(p.low for p in parts), sum(p.high for p in parts))
    if len(parts) + len(unknown) >= MOST_ROWS:
        rest = parts[MOST_ROWS - 10 :]
        others = f"{len(rest):,} others"
        parts = parts[: MOST_ROWS - 10]
        parts.append(_Part(others, sum(p.low for p in rest), sum(p.high for p in rest)))
        unknown = [f"{len(unknown):,} categories"] if unknown else []
    names = [*(each.name for each in parts), *(f"{name}: not known" for name in unknown)]
    canvas.rows([*names, "total"])
    ax = canvas.ax
    finite = sum(_length(each) for each in parts)
    canvas.scale("x", "exposure", currency, (finite,), is_log=False)
    start = 0.0
    for row, each in enumerate(parts):
        _waterfall_bar(canvas, row, start, each, color=SKY)
        if row + 1 < len(parts):
            end = start + _length(each)
            ax.plot([end, end], [row, row + 1], color=canvas.ink, linewidth=0.8)
        start += _length(each)
    bar = _Part("total", total.low, finite if total.high == float("inf") else total.high)
    _waterfall_bar(canvas, len(names), 0.0, bar, color=ORANGE, hatch=DOTS)
    if total.high == float("inf"):
        ax.plot(finite, len(names), ">", color=canvas.ink, markersize=8, clip_on=False)
        canvas.mark("no upper end", ">", canvas.ink)
    if any(each.low != each.high for each in parts):
        canvas.key("low end", GREEN, HATCH)
        canvas.key("high end of a category", SKY)
        canvas.key("high end of the total", ORANGE, DOTS)
    canvas.legend(4)
    canvas.title(title)
    return ax  # type: ignore[no-any-return]


def _length(part: _Part) -> float:
    """Return how long the bar of a part is: to its low end if it has no high one."""
    return part.low if part.high == float("inf") else part.high


def _waterfall_bar(
    canvas: Canvas, row: int, start: float, part: _Part, *, color: str, hatch: str = ""
) -> None:
    ax = canvas.ax
    look = {"color": color, "edgecolor": canvas.ink, "hatch": hatch}
    ax.barh(row, _length(part), left=start, height=0.7, **look)
    if part.low != part.high:
        ax.barh(
            row,
            part.low,
            left=start,
            height=0.35,
            color=GREEN,
            edgecolor=canvas.ink,
            hatch=HATCH,
        )
    if part.high == float("inf"):
        ax.plot(start + part.low, row, ">", color=canvas.ink, markersize=8, clip_on=False)


# --- A heat map.


def statutes_by_revenue(
    acts: Iterable[Violation],
    revenues: Sequence[Money],
    *,
    rates: ExchangeRates,
    into: str,
    kind: PersonKind | str = PersonKind.LEGAL_ENTITY,
    law: LawLike = None,
    given: Facts = NOTHING_GIVEN,
    ax: Axes | None = None,
) -> Axes:
    """
    Draw the highest penalty under each of several laws for several revenues, as a heat map.

    Each cell has the amount in short form; darker cells cost less. A hatched cell is a law that
    cannot be applied; ``no end`` is a penalty without upper end.

    Args:
        acts: The failure under each law.
        revenues: The revenues of the platform, in ascending order.
        rates: The exchange rates.
        into: The common currency.
        kind: The kind of person.
        law: The statutes that apply, by default those of the catalog.
        given: Facts beyond the revenue.
        ax: The axes to draw on; new ones if None.

    Raises:
        WrongTypeError, WrongValueError: An argument cannot take its value.
    """
    violations = tuple(acts)
    if not violations or not revenues:
        raise WrongValueError("acts and revenues", "at least one of each", "none")
    found = [
        compare(
            violations,
            Platform("the platform", kind, each),
            rates=rates,
            into=into,
            law=law,
            given=given,
        ).lines[:MOST_ROWS]
        for each in revenues
    ]
    grid = np.array(
        [
            [np.nan if line.range is None else number(line.range.high) for line in column]
            for column in found
        ]
    ).T
    canvas = Canvas(ax)
    canvas.rows([line.under for line in found[0]])
    _heat(canvas, grid, into)
    ax_ = canvas.ax
    ax_.set_xticks(range(len(revenues)), [short(number(each)) for each in revenues])
    ax_.set_xlabel(f"revenue, {revenues[0].currency}", color=canvas.ink)
    canvas.title(f"Highest penalty by law and revenue{shown_rows(len(violations))}")
    return ax_  # type: ignore[no-any-return]


def _heat(canvas: Canvas, grid: Any, currency: str) -> None:
    """Draw the cells of the heat map and their scale."""
    ax = canvas.ax
    shown = np.ma.masked_invalid(grid)
    positive = grid[np.isfinite(grid) & (grid > 0)]
    low, high = (positive.min(), positive.max()) if positive.size else (1.0, 10.0)
    norm = colors.LogNorm(low, high if high > low else low * 10, clip=True)
    ax.set_facecolor("none")
    ax.patch.set(hatch="//", edgecolor="#888888")
    mesh = ax.imshow(shown, aspect="auto", cmap="cividis", norm=norm)
    bar = canvas.figure.colorbar(mesh, ax=ax, format=ticker.FuncFormatter(tick))
    bar.minorticks_off()
    bar.set_label(f"highest penalty, {currency} (log scale)", color=canvas.ink)
    bar.ax.tick_params(colors=canvas.ink)
    size = min(8.0, float(ax.get_yticklabels()[0].get_fontsize()), 70 / grid.shape[1])
    for row, column in np.ndindex(grid.shape):
        amount = float(grid[row, column])
        if np.isnan(amount):
            continue
        is_dark = np.isfinite(amount) and norm(max(amount, low)) < 0.5
        text = short(amount) if np.isfinite(amount) else "no end"
        color = "white" if is_dark else ("black" if np.isfinite(amount) else canvas.ink)
        ax.text(column, row, text, ha="center", va="center", fontsize=size, color=color)
