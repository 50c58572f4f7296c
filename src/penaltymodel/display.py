"""
Views of results: plain text, Markdown and HTML, from one description of what is to be shown.

Every view is made from a :class:`View`: a title, a few lines, and tables. So the three forms say
the same. The HTML takes its colors from the page around it, light or dark, and needs no script.
"""

from __future__ import annotations

from html import escape
from typing import TypeAlias, assert_never

from attrs import frozen

from penaltymodel.domain import UNKNOWN, Day, OffenseHistory
from penaltymodel.engine import Assessment
from penaltymodel.errors import WrongTypeError
from penaltymodel.findings import findings
from penaltymodel.interpreters.assess import Step
from penaltymodel.interpreters.prose import condition_prose
from penaltymodel.interpreters.table import table
from penaltymodel.ledger import Exposure
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
from penaltymodel.statute import Statute


Viewable: TypeAlias = Assessment | Exposure | Statute | OffenseHistory


@frozen
class Table:
    """A table: its *caption*, the names of its columns, and its rows of text."""

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
        case Exposure():
            return _exposure(value)
        case Statute():
            return _statute(value)
        case OffenseHistory():
            return _history(value)
        case _:
            raise WrongTypeError(
                "value", "an Assessment, an Exposure, a Statute or an OffenseHistory", value
            )


def text(value: Viewable) -> str:
    """Return the view as plain text, in columns."""
    return plain(view(value))


def plain(shown: View) -> str:
    """Return a view as plain text, in columns."""
    parts = [shown.title, *(f"  {line}" for line in shown.lines)]
    for each in shown.tables:
        parts += ["", each.caption, *_columns(each)]
    return "\n".join(parts)


def _columns(table: Table) -> list[str]:
    grid = [table.columns, *table.rows]
    widths = [max(len(row[n]) for row in grid) for n in range(len(table.columns))]
    return [
        "  "
        + "  ".join(
            cell.rjust(width) if number in table.numbers else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in grid
    ]


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
    """Return *text* with what Markdown would take for its own made harmless."""
    for sign in "\\`*_<|":
        text = text.replace(sign, f"\\{sign}")
    return text


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


def _html_table(table: Table) -> str:
    def cells(tag: str, row: tuple[str, ...]) -> str:
        return "".join(
            f"<{tag}{' class=n' if number in table.numbers else ''}>{escape(cell)}</{tag.split(maxsplit=1)[0]}>"
            for number, cell in enumerate(row)
        )

    body = "".join(f"<tr>{cells('td', row)}</tr>" for row in table.rows)
    return (
        f"<table><caption>{escape(table.caption)}</caption>"
        f"<thead><tr>{cells('th scope=col', table.columns)}</tr></thead><tbody>{body}</tbody></table>"
    )


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
            Table("Steps", ("Step", "From", "To"), tuple(_steps(value.step, 0)), (1, 2)),
            sources_table(value.sources),
        ),
    )


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
            return f"{what} ({step.note})"
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
    lines = [
        f"{value.requests:,} requests, {value.violations:,} violations of {value.under} as of "
        f"{value.as_of.isoformat()}",
        f"as first offenses: {_sum(value.first)}",
        f"as repeats: {_sum(value.repeat)}",
        f"as the history has it: {_sum(value.by_history)}",
        *(f"missing: {each}" for each in value.missing),
        *value.assumptions,
    ]
    if value.rejected_rows:
        lines.insert(1, f"{value.rejected_rows:,} rows could not be read")
    tables = [
        Table(
            "Requests",
            ("Platform", "Category", "Pending", "Met", "Late", "Outstanding"),
            tuple(
                (
                    t.platform,
                    t.category,
                    f"{t.pending:,}",
                    f"{t.met:,}",
                    f"{t.late:,}",
                    f"{t.outstanding:,}",
                )
                for t in value.tallies
            ),
            (2, 3, 4, 5),
        ),
        Table(
            "Cases",
            ("Platform", "About", "Violations", "Cases", "First offense", "Repeat"),
            tuple(
                (
                    line.platform,
                    ", ".join(line.categories),
                    f"{line.violations:,}",
                    f"{line.cases:,}",
                    f"{line.first_provision}: {_sum(line.first)}",
                    f"{line.repeat_provision}: {_sum(line.repeat)}" if line.repeat else "unknown",
                )
                for line in value.lines
            ),
            (2, 3),
        ),
    ]
    if value.rejected:
        rows = tuple((str(each.row), each.place, each.reason) for each in value.rejected[:20])
        tables.append(Table("Rows that could not be read", ("Row", "Place", "Reason"), rows, (0,)))
    return View(f"Exposure, {value.plan}", tuple(lines), tuple(tables))


def _sum(amounts: Range[Money] | None) -> str:
    return "unknown" if amounts is None else span(amounts)


def statute_confidence(statute: Statute) -> Confidence | None:
    """Return the mark of the least certain place that the statute's fines rest on."""
    marks = {row.confidence for row in table(statute)}
    return max((mark for mark in marks if mark is not None), key=lambda m: m.doubt, default=None)


def _statute(value: Statute) -> View:
    rows = tuple(
        (
            row.provision,
            ", ".join(row.persons),
            row.penalty,
            row.applies_from.isoformat(),
            "" if row.applies_through is None else row.applies_through.isoformat(),
            row.confidence or "",
        )
        for row in table(value)
    )
    lines = [
        value.jurisdiction,
        f"coded through {value.known_through.isoformat()}",
        *(f"not coded: {gap}" for gap in value.gaps),
    ]
    columns = ("Provision", "Person", "Penalty", "From", "Through", "Mark")
    return View(
        f"{value.key}: {value.title}",
        tuple(lines),
        (Table("Penalties", columns, rows), sources_table(value.sources)),
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
    number = f"{len(value)} earlier decision{'' if len(value) == 1 else 's'}"
    return View(number, (), (Table("Decisions", columns, rows, (6,)),))
