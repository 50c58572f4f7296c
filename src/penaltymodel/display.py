"""
Views of results: plain text, Markdown and HTML, from one description of what is to be shown.

Every view is made from a :class:`View`: a title, a few lines, and tables. So the three forms say
the same. The HTML takes its colors from the page around it, light or dark, and needs no script.
"""

from __future__ import annotations

import importlib
import textwrap

from collections.abc import Callable, Sequence
from datetime import date
from html import escape
from typing import Any, TypeAlias, assert_never

from attrs import frozen

from penaltymodel.backtest import Backtest, Tried, Verdict
from penaltymodel.compare import Comparison
from penaltymodel.domain import UNKNOWN, Day, OffenseHistory
from penaltymodel.engine import Assessment
from penaltymodel.errors import WrongTypeError
from penaltymodel.findings import findings
from penaltymodel.guideline import Estimate
from penaltymodel.interpreters.assess import Step
from penaltymodel.interpreters.prose import condition_prose
from penaltymodel.interpreters.table import Row, rows_of, sources_of, table
from penaltymodel.ledger import Exposure, Line, TableAnswer, Tally
from penaltymodel.money import Money, span
from penaltymodel.penalties import (
    Cases,
    Cited,
    Fixed,
    GreaterOf,
    LesserOf,
    Measured,
    Share,
    Times,
    Total,
)
from penaltymodel.ranges import EITHER, NO, YES, Range
from penaltymodel.sources import Confidence, Source
from penaltymodel.statute import Provision, Statute
from penaltymodel.together import Together


Viewable: TypeAlias = (
    Assessment
    | Step
    | Exposure
    | TableAnswer
    | Together
    | Estimate
    | Statute
    | Provision
    | OffenseHistory
    | Backtest
    | Comparison
)
"""Whatever has a view."""

WIDTH = 100
"""How many columns plain text takes, where its words and numbers allow it."""


@frozen
class Table:
    """
    A table: its *caption*, the names of its columns, and its rows of text.

    *numbers* says which columns, counted from 0, stand to the right and never break.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()


@frozen
class View:
    """What is to be shown of a value."""

    title: str
    lines: tuple[str, ...]
    tables: tuple[Table, ...]


def view(value: Viewable) -> View:
    """
    Return what is to be shown of *value*.

    Raises:
        WrongTypeError: It is nothing that has a view.
    """
    match value:
        case Assessment():
            return _assessment(value)
        case Step():
            return _step(value)
        case Exposure():
            return _exposure(value)
        case TableAnswer():
            return _table_answer(value)
        case Together():
            return _together(value)
        case Estimate():
            return _estimate(value)
        case Statute():
            return statute_view(value)
        case Provision():
            return _provision(value)
        case OffenseHistory():
            return _history(value)
        case Backtest():
            return backtest_view(value)
        case Comparison():
            return _comparison(value)
        case _:
            raise WrongTypeError("value", "a result, a Statute or an OffenseHistory", value)


def text(value: Viewable) -> str:
    """Return the view as plain text, in columns."""
    return plain(view(value))


def plain(shown: View, width: int = WIDTH) -> str:
    """Return a view as plain text, in columns; words wrap at *width*."""
    parts = [*_wrapped(shown.title, width)]
    for line in shown.lines:
        parts += _wrapped(f"  {line}", width, indent="    ")
    for each in shown.tables:
        parts += ["", *_wrapped(each.caption, width), *_columns(each, width)]
    return "\n".join(parts)


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Return the lines of *text*; no word is broken, however long."""
    return textwrap.wrap(
        text,
        max(width, 1),
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def _columns(table: Table, width: int) -> list[str]:
    grid = (table.columns, *table.rows)
    widths = _widths(grid, table.numbers, width)
    lines: list[str] = []
    for row in grid:
        cells = [_cell(text, wide) for text, wide in zip(row, widths, strict=True)]
        for number in range(max(map(len, cells))):
            here = [cell[number] if number < len(cell) else "" for cell in cells]
            line = "  ".join(
                text.rjust(wide) if column in table.numbers else text.ljust(wide)
                for column, (text, wide) in enumerate(zip(here, widths, strict=True))
            )
            lines.append(f"  {line}".rstrip())
    return lines


def _cell(text: str, width: int) -> list[str]:
    """Return the lines of a cell; a step keeps its depth in each of them."""
    return _wrapped(text, width, indent="\u2007" * (len(text) - len(text.lstrip("\u2007"))))


def _widths(grid: Sequence[tuple[str, ...]], numbers: tuple[int, ...], width: int) -> list[int]:
    """Return the widths of the columns: the widest of words give way until all fit."""
    columns = list(zip(*grid, strict=True))
    widths = [max(map(len, column)) for column in columns]
    least = [
        widths[number] if number in numbers else max(map(_longest_word, column))
        for number, column in enumerate(columns)
    ]
    room = width - 2 * len(widths)
    while sum(widths) > room:
        wide = [number for number, each in enumerate(widths) if each > least[number]]
        if not wide:
            break
        widths[max(wide, key=widths.__getitem__)] -= 1
    return widths


def _longest_word(text: str) -> int:
    return max(map(len, text.split(" ")))


def markdown(value: Viewable) -> str:
    """Return the view as Markdown."""
    shown = view(value)
    parts = [f"**{_marked(shown.title)}**", ""]
    parts += [f"- {_marked(line)}" for line in shown.lines]
    for each in shown.tables:
        rule = ["---:" if n in each.numbers else "---" for n in range(len(each.columns))]
        parts += ["", f"*{_marked(each.caption)}*", ""]
        for row in (each.columns, tuple(rule), *each.rows):
            parts.append(f"| {' | '.join(map(_marked, row))} |")
    return "\n".join(parts)


def _marked(text: str) -> str:
    """Return *text* with what Markdown, or the math in it, would take for its own made harmless."""
    for sign in "\\`*_<>|[]$~#&":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.splitlines())


# Every color is mixed from that of the text around it, so light and dark pages both work. The
# class stands three times to outrank what notebooks say about tables.
_STYLE = """<style>
.penaltymodel{font-size:.92em;line-height:1.45;max-width:60rem;overflow-x:auto}
.penaltymodel ul{margin:.3em 0;padding-left:1.2em}
.penaltymodel table{border-collapse:collapse;margin:.6em 0;border:0}
.penaltymodel caption{caption-side:top;text-align:left;font-weight:600;color:inherit;padding:.2em 0}
.penaltymodel.penaltymodel.penaltymodel :is(th,td){text-align:left;vertical-align:baseline;
border:0;border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent);
background:none;color:inherit;padding:.25em .9em .25em 0;white-space:normal}
.penaltymodel.penaltymodel.penaltymodel .n{text-align:right;white-space:nowrap;
font-variant-numeric:tabular-nums}
</style>"""


def html(value: Viewable) -> str:
    """Return the view as HTML that needs nothing from the page around it."""
    shown = view(value)
    lines = "".join(f"<li>{escape(line)}</li>" for line in shown.lines)
    tables = "".join(map(_html_table, shown.tables))
    return (
        f'<div class="penaltymodel">{_STYLE}<strong>{escape(shown.title)}</strong>'
        f"<ul>{lines}</ul>{tables}</div>"
    )


# Said once more at each cell: of a notebook that is not trusted, front ends drop the style sheet.
_LEFT = ' style="text-align:left"'
_RIGHT = ' class="n" style="text-align:right;white-space:nowrap"'


def _html_table(table: Table) -> str:
    def cells(tag: str, more: str, row: tuple[str, ...]) -> str:
        kinds = [_RIGHT if number in table.numbers else _LEFT for number in range(len(row))]
        return "".join(
            f"<{tag}{more}{kind}>{escape(cell)}</{tag}>"
            for kind, cell in zip(kinds, row, strict=True)
        )

    head = cells("th", ' scope="col"', table.columns)
    body = "".join(f"<tr>{cells('td', '', row)}</tr>" for row in table.rows)
    return (
        f"<table><caption{_LEFT}>{escape(table.caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def rich(value: Viewable) -> Any:
    """Return the view for the library rich; by name, since only who has it asks for it."""
    console, tables, texts = (
        importlib.import_module(f"rich.{name}") for name in ("console", "table", "text")
    )
    shown = view(value)
    parts = [texts.Text(shown.title, style="bold")]
    parts += [texts.Text(f"  {line}") for line in shown.lines]
    for each in shown.tables:
        grid = tables.Table(title=texts.Text(each.caption), title_justify="left", box=None)
        for number, name in enumerate(each.columns):
            to_the_right = number in each.numbers
            grid.add_column(
                texts.Text(name),
                justify="right" if to_the_right else "left",
                no_wrap=to_the_right,
                overflow="fold",
            )
        for row in each.rows:
            grid.add_row(*map(texts.Text, row))
        parts += [texts.Text(), grid]
    return console.Group(*parts)


# --- What is shown of each kind of value.


def _assessment(value: Assessment) -> View:
    lines = [*value.because, *(str(each) for each in findings(value))]
    if value.expires_on is not None:
        late = {True: ", and the decision comes later", False: "", None: ""}[value.is_time_barred]
        lines.append(f"may be punished through {value.expires_on.isoformat()}{late}")
    return View(
        f"{value.provision.key}: {span(value.range)}",
        tuple(lines),
        (
            _steps_table(value.step),
            sources_table(value.sources),
        ),
    )


def _step(value: Step) -> View:
    return View(
        span(value.result),
        (),
        _filled(_steps_table(value), sources_table(value.sources)),
    )


def _steps_table(step: Step) -> Table:
    return Table("Steps", ("Step", "From", "To"), tuple(_steps(step, 0)), (1, 2))


def _steps(step: Step, depth: int) -> list[tuple[str, ...]]:
    indent = "\u2007\u2007" * depth
    row = (f"{indent}{label(step)}", str(step.result.low), str(step.result.high))
    return [row, *(each for below in step.because for each in _steps(below, depth + 1))]


def label(step: Step) -> str:
    """
    Return what one step does, in a few words.

    >>> from penaltymodel.facts import Facts
    >>> from penaltymodel.forms import fixed, scaled
    >>> from penaltymodel.interpreters.assess import assess
    >>> from penaltymodel.money import rub
    >>> label(assess(scaled(fixed(rub(8)), "1/20", "1/10"), Facts()))
    '1/20 to 1/10 of'
    """
    match step.penalty:
        case Fixed():
            return "the law states"
        case Measured(what):
            return f"{what} ({step.note.replace(f'the {what}', 'such')})"
        case Share(rates, _):
            return f"{rates.low} of" if rates.is_point else f"{rates.low} to {rates.high} of"
        case Times():
            return f"for {step.note}"
        case Total():
            return "the sum of"
        case GreaterOf():
            return "the greater of"
        case LesserOf():
            return "the lesser of"
        case Cases():
            return "; ".join(
                f"{condition_prose(each.condition)}? {_TRUTHS[each.answer.value]}"
                for each in step.tested
            )
        case Cited(_, source):
            return str(source)
        case _:
            assert_never(step.penalty)


_TRUTHS = {YES: "yes", NO: "no", EITHER: "open"}


def sources_table(sources: tuple[Source, ...]) -> Table:
    """Return the table of *sources*, with what their marks mean."""
    marks = sorted({each.confidence for each in sources}, key=lambda mark: mark.doubt)
    legend = "; ".join(f"{mark}: {mark.meaning}" for mark in marks)
    return Table(
        f"Sources ({legend})",
        ("Mark", "Place", "Read in", "Note"),
        tuple((each.confidence, each.citation, each.read_in, each.note) for each in sources),
    )


def _exposure(value: Exposure) -> View:
    def total(amounts: Range[Money] | None) -> str:
        return ("unknown" if value.lines else "nothing") if amounts is None else span(amounts)

    lines = [
        f"{_number(value.requests, 'request')}, {_number(value.violations, 'violation')}, "
        f"{_number(value.cases, 'case')}",
        f"as first offenses: {total(value.first)}",
        f"as repeats: {total(value.repeat)}",
        f"as the history has it: {total(value.by_history)}",
        *(f"missing: {each}" for each in value.missing),
    ]
    if value.rejected_rows:
        lines.insert(1, f"{_number(value.rejected_rows, 'row')} rejected")
    return View(
        f"Exposure under {value.under} as of {value.as_of.isoformat()}, {value.plan}",
        tuple(lines),
        _filled(
            _cases("as first offenses", value.lines, _as_first),
            _cases("as repeats", value.lines, _as_repeat),
            _cases("as the history has it", value.lines, _by_history)
            if any(line.is_repeat != NO for line in value.lines)
            else _NO_TABLE,
            _tallies(value.tallies),
            _rejected(value),
            Table(
                "Taken for granted",
                ("Assumption",),
                tuple((each,) for each in value.assumptions),
            ),
        ),
    )


def _table_answer(value: TableAnswer) -> View:
    lines = [
        f"{_number(value.rows, 'row')}, {value.answered:,} answered, "
        f"{value.rejected_rows:,} rejected",
        *(f"together: {span(each)}" for each in value.totals),
    ]
    more = value.rejected_rows > len(value.rejected)
    found = value.reasons[:_SHOWN_REJECTS] if more else ()
    reasons = tuple((f"{number:,}", reason) for reason, number in found)
    return View(
        f"Violations under {', '.join(value.under)}",
        tuple(lines),
        _filled(
            Table("Why rows were rejected", ("Rows", "Reason"), reasons, (0,)), _rejected(value)
        ),
    )


def _number(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


_NO_TABLE = Table("", (), ())


def _filled(*tables: Table) -> tuple[Table, ...]:
    """Return those of the tables that have rows."""
    return tuple(each for each in tables if each.rows)


_Reading: TypeAlias = Callable[[Line], tuple[str, Range[Money] | None]]


def _as_first(line: Line) -> tuple[str, Range[Money] | None]:
    return line.first_provision, line.first


def _as_repeat(line: Line) -> tuple[str, Range[Money] | None]:
    return line.repeat_provision or "unknown", line.repeat


def _by_history(line: Line) -> tuple[str, Range[Money] | None]:
    if line.is_repeat == EITHER:
        return "first or repeat", line.by_history
    return line.first_provision if line.is_repeat == NO else line.repeat_provision, line.by_history


def _cases(name: str, lines: tuple[Line, ...], read: _Reading) -> Table:
    """Return the table of cases under one reading: first, repeat, or by the history."""
    currency = lines[0].first.low.currency if lines else ""
    rows: list[tuple[str, ...]] = []
    for line in lines:
        provision, amounts = read(line)
        ends = ("unknown",) * 2 if amounts is None else (amounts.low, amounts.high)
        rows.append(
            (
                line.platform,
                ", ".join(line.categories),
                f"{line.violations:,}",
                f"{line.cases:,}",
                provision,
                *(str(end).replace(f"{currency} ", "") for end in ends),
            )
        )
    columns = ("Platform", "About", "Items", "Cases", "Under")
    ends = (f"From ({currency})", f"To ({currency})")
    return Table(f"Cases {name}", (*columns, *ends), tuple(rows), (2, 3, 5, 6))


_STATES = ("pending", "met", "late", "outstanding")
_SET_ASIDE = ("not_yet_sent", "time_barred", "before_the_law")


def _tallies(tallies: tuple[Tally, ...]) -> Table:
    """Return the table of requests; why some make no violation stands in it where there are any."""
    names = _STATES + tuple(n for n in _SET_ASIDE if any(getattr(t, n) for t in tallies))
    rows = (
        (each.platform, each.category, *(f"{getattr(each, name):,}" for name in names))
        for each in tallies
    )
    heads = (name.replace("_", " ").capitalize() for name in names)
    numbers = tuple(range(2, 2 + len(names)))
    return Table("Requests", ("Platform", "About", *heads), tuple(rows), numbers)


_SHOWN_REJECTS = 20


def _rejected(value: Exposure | TableAnswer) -> Table:
    shown = value.rejected[:_SHOWN_REJECTS]
    rows = tuple((f"{each.row:,}", each.place, each.reason) for each in shown)
    few = len(shown) == value.rejected_rows
    caption = "Rejected rows" if few else f"Rejected rows (the first {len(shown)})"
    return Table(caption, ("Row", "Place", "Reason"), rows, (0,))


def _together(value: Together) -> View:
    rows = tuple(
        (
            ", ".join(each.provision.key for each in group.assessments),
            ", ".join(group.shared),
            span(group.sum),
            "" if group.cap is None else span(group.cap),
            span(group.range),
            "" if group.source is None else str(group.source),
        )
        for group in value.groups
    )
    violations = sum(len(group.assessments) for group in value.groups)
    columns = ("Violations", "Shared", "One by one", "Cap", "Together", "Source")
    return View(
        f"{_number(violations, 'violation')} together: {span(value.range)}",
        (),
        (Table("Groups that share a cap, or stand alone", columns, rows),),
    )


def _estimate(value: Estimate) -> View:
    lines = (
        f"by the guideline alone: {span(value.step.result)}",
        f"permitted by law: {span(value.permitted)}",
        *(("the law changed an end of it",) if value.is_clamped else ()),
    )
    sources = (value.guideline.source, *value.step.sources)
    return View(
        f"{value.guideline.key}: {span(value.range)}",
        lines,
        (_steps_table(value.step), sources_table(tuple(dict.fromkeys(sources)))),
    )


def _provision(value: Provision) -> View:
    texts = [list(rows_of(value, text)) for text in value.enactments]
    return View(f"{value.key}: {value.offense}", (), tuple(map(_penalties, texts)))


def statute_confidence(statute: Statute) -> Confidence | None:
    """Return the mark of the least certain place that the statute's fines rest on."""
    marks = {row.confidence for row in table(statute)}
    return max((mark for mark in marks if mark is not None), key=lambda m: m.doubt, default=None)


def statute_view(value: Statute, *, only: Provision | None = None, on: date | None = None) -> View:
    """
    Return what is to be shown of a statute: a table for every text of every provision.

    With *only*, no other provision is in it; with *on*, only the texts that apply on that day.
    """
    texts: dict[tuple[str, date], list[Row]] = {}
    for row in table(value, on=on):
        if only is None or row.provision == only.key:
            texts.setdefault((row.provision, row.applies_from), []).append(row)
    lines = [
        f"{value.jurisdiction}, coded through {value.known_through.isoformat()}",
        *(f"note: {gap}" for gap in value.gaps),
    ]
    if not texts and on is not None:
        lines.append(f"no text of it applies on {on.isoformat()}")
    return View(
        f"{value.key}: {value.title}",
        tuple(lines),
        _filled(*map(_penalties, texts.values()), sources_table(sources_of(value))),
    )


def _penalties(rows: list[Row]) -> Table:
    """Return the table of one text of a provision: who faces what."""
    one = rows[0]
    through = "on" if one.applies_through is None else f"through {one.applies_through.isoformat()}"
    return Table(
        f"{one.provision}: {one.offense}, from {one.applies_from.isoformat()} {through}",
        ("Person", "Penalty", "Mark"),
        tuple((", ".join(row.persons), row.penalty, row.confidence or "") for row in rows),
    )


def _history(value: OffenseHistory) -> View:
    def shown(day: Day) -> str:
        return "not known" if day is UNKNOWN else "not yet" if day is None else day.isoformat()

    rows = tuple(
        (
            each.id or "",
            each.under,
            each.decided_on.isoformat(),
            shown(each.in_force_on),
            shown(each.executed_on),
            each.standing,
            "" if each.fine is None else str(each.fine),
        )
        for each in value
    )
    columns = ("Id", "Under", "Decided", "In force", "Executed", "Standing", "Fine")
    number = _number(len(value), "earlier decision")
    return View(number, (), _filled(Table("Decisions", columns, rows, (6,))))


def backtest_view(value: Backtest, *, every: bool = True) -> View:
    """Return what is to be shown of a backtest; without *every*, only what is not inside."""
    scores = tuple(
        (
            each.statute or "(provision not known)",
            f"{each.inside:,}",
            f"{each.outside:,}",
            f"{each.untestable:,}",
        )
        for each in value.scores
    )
    shown = tuple(each for each in value.tried if every or each.verdict is not Verdict.INSIDE)
    inside = sum(each.verdict is Verdict.INSIDE for each in value.tried)
    return View(
        f"{_number(len(value.tried), 'decided case')}, {inside:,} inside what the law permitted",
        (
            f"{_number(len(value.outside), 'case')} outside",
            "position: where the fine lies between the ends, from 0 to 1",
        ),
        _filled(
            Table("By statute", ("Statute", "Inside", "Outside", "Untestable"), scores, (1, 2, 3)),
            Table(
                "By case",
                ("Case", "Provision", "Fine", "Permitted", "Position", "Verdict"),
                tuple(_tried(each) for each in shown),
                (2, 4),
            ),
        ),
    )


def _tried(each: Tried) -> tuple[str, ...]:
    case = each.case
    return (
        f"{case.id} {case.respondent}, {case.decided_text}",
        each.provision,
        "not public" if case.amount is None else str(case.amount),
        "" if each.permitted is None else span(each.permitted),
        "" if each.position is None else f"{float(each.position):.3f}",
        f"{each.verdict}: {each.why}" if each.why else str(each.verdict),
    )


def _comparison(value: Comparison) -> View:
    rows = tuple(
        (
            line.under,
            line.why_not if line.assessment is None else span(line.assessment.range),
            "" if line.range is None else span(line.range),
        )
        for line in value.lines
    )
    rates = ", ".join(
        f"1 {code} = {rate} {value.rates.currency}" for code, rate in value.rates.rates.items()
    )
    return View(
        f"{_number(len(value.lines), 'law')} compared in {value.currency}",
        (f"rates of {value.rates.on.isoformat()} ({value.rates.source}): {rates}",),
        _filled(Table("Laws", ("Law", "There", f"In {value.currency}"), rows)),
    )
