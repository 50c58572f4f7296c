"""
Views of results as plain text, Markdown and HTML.

Each value is first converted to a :class:`View` (a title, lines and tables), so all formats have the
same content. The HTML uses the colors of the surrounding page and needs no script.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeAlias

from penaltymodel.cases.backtest import Backtest, TriedCase, Verdict
from penaltymodel.cases.own import CaseFile
from penaltymodel.domain.history import UNKNOWN, Day, OffenseHistory
from penaltymodel.engine.assessment import Assessment
from penaltymodel.engine.combine import Combined
from penaltymodel.engine.compare import Comparison
from penaltymodel.engine.estimate import Estimate, inputs_of_guideline
from penaltymodel.engine.findings import findings
from penaltymodel.engine.inputs import Input, InputKind, inputs
from penaltymodel.errors import Fix, WrongTypeError
from penaltymodel.files.results import FileAnswer
from penaltymodel.interpreters.evaluate import Step
from penaltymodel.interpreters.prose import label, prose
from penaltymodel.interpreters.table import PenaltyRow, penalty_rows, rows_of, sources_of
from penaltymodel.law.guideline import Guideline
from penaltymodel.law.statute import Grouping, Provision, SetCap, Statute
from penaltymodel.output.figures import figures_table
from penaltymodel.registers.result import Exposure, Line, Tally
from penaltymodel.values.money import Money, span
from penaltymodel.values.ranges import EITHER, NO, Range
from penaltymodel.values.sources import Source
from penaltymodel.values.views import Table, View, as_html, as_markdown, as_rich, plain


Viewable: TypeAlias = (
    Assessment
    | Step
    | Exposure
    | FileAnswer
    | Combined
    | Estimate
    | Statute
    | Provision
    | OffenseHistory
    | Backtest
    | Comparison
)
"""The types that have a view."""


def view(value: Viewable) -> View:
    """
    Return the view of *value*.

    Raises:
        WrongTypeError: Values of this type have no view.
    """
    match value:
        case Assessment():
            return assessment_view(value)
        case Step():
            return _step(value)
        case Exposure():
            return exposure_view(value)
        case FileAnswer():
            return _file_answer(value)
        case Combined():
            return _combined(value)
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
        case _ if type(value).__module__.startswith("penaltymodel.simulation."):
            return _simulation_view(value)
        case _:
            raise WrongTypeError("value", "a result, a Statute or an OffenseHistory", value)


def _simulation_view(value: Any) -> View:
    """Return the view of a result of a simulation, whose module loads NumPy."""
    from penaltymodel.output.simulations import simulation_view  # noqa: PLC0415

    return simulation_view(value)


def text(value: Viewable) -> str:
    """Return the view as plain text with aligned columns."""
    return plain(view(value))


def markdown(value: Viewable) -> str:
    """Return the view as Markdown."""
    return as_markdown(view(value))


def html(value: Viewable) -> str:
    """Return the view as self-contained HTML."""
    return as_html(view(value))


def rich(value: Viewable) -> Any:
    """Return the view as a renderable of the library rich."""
    return as_rich(view(value))


def title(value: Viewable) -> str:
    """Return the first line of the view."""
    return view(value).title


# --- The view of each type.


def assessment_view(value: Assessment, write_fix: Callable[[Fix], str] = str) -> View:
    """Return the view of an assessment; *write_fix* puts into words how to give a missing fact."""
    lines = [
        *value.because,
        *(each.sentence(write_fix) for each in value.missing),
        *(f"not used by {value.provision.key}: {name}" for name in value.unused),
        *(str(each) for each in findings(value)),
    ]
    if value.expires_on is not None:
        late = "; the decision is later" if value.is_time_barred else ""
        lines.append(f"the limitation period ends on {value.expires_on.isoformat()}{late}")
    return View(
        f"{value.provision.key}: {value.span}",
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
        _non_empty(_steps_table(value), sources_table(value.sources)),
    )


def _steps_table(step: Step) -> Table:
    return Table("Steps", ("Step", "From", "To"), tuple(_steps(step, 0)), (1, 2))


def _steps(step: Step, depth: int) -> list[tuple[str, ...]]:
    indent = "\u2007\u2007" * depth
    row = (f"{indent}{label(step)}", str(step.result.low), str(step.result.high))
    return [row, *(each for below in step.because for each in _steps(below, depth + 1))]


def sources_table(sources: tuple[Source, ...]) -> Table:
    """Return the table of *sources*; the caption explains their confidence marks."""
    marks = sorted({each.confidence for each in sources}, key=lambda mark: mark.doubt)
    legend = "; ".join(f"{mark}: {mark.meaning}" for mark in marks)
    return Table(
        f"Sources ({legend})",
        ("Confidence", "Citation", "As written", "Read in", "Note"),
        tuple(
            (
                each.confidence,
                each.citation,
                "; ".join(map(str, each.as_written)),
                each.read_in,
                each.note,
            )
            for each in sources
        ),
    )


def exposure_view(value: Exposure, write_fix: Callable[[Fix], str] = str) -> View:
    """Return the view of an exposure; *write_fix* puts into words how to give a missing fact."""

    def total(amounts: Range[Money] | None) -> str:
        return ("unknown" if value.lines else "nothing") if amounts is None else span(amounts)

    lines = [
        f"{_number(value.requests, 'request')}, {_number(value.violations, 'violation')}, "
        f"{_number(value.cases, 'case')}",
        f"as first offenses: {total(value.first)}",
        f"as repeats: {total(value.repeat)}",
        f"given the earlier decisions: {total(value.by_history)}",
        *(each.sentence(write_fix) for each in value.missing),
    ]
    if value.rejected_rows:
        lines.insert(1, f"{_number(value.rejected_rows, 'row')} rejected")
    return View(
        f"Exposure under {value.under} as of {value.as_of.isoformat()}, {value.plan}",
        tuple(lines),
        _non_empty(
            _cases("as first offenses", value.lines, _as_first),
            _cases("as repeats", value.lines, _as_repeat),
            _cases("given the earlier decisions", value.lines, _by_history)
            if any(line.is_repeat != NO for line in value.lines)
            else _NO_TABLE,
            _tallies(value.tallies),
            _reasons(value),
            _rejected(value),
            Table(
                "Assumptions",
                ("Assumption",),
                tuple((each,) for each in value.assumptions),
            ),
        ),
    )


def _file_answer(value: FileAnswer) -> View:
    lines = [
        f"{_number(value.rows, 'row')}, {value.answered:,} answered, "
        f"{value.rejected_rows:,} rejected",
        *(f"total: {span(each)}" for each in value.totals),
        *(f"pending, not coded: {each}" for each in value.pending),
        *value.unmatched,
    ]
    return View(
        f"Violations under {', '.join(value.under)}",
        tuple(lines),
        _non_empty(_reasons(value), _rejected(value)),
    )


def _number(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


_NO_TABLE = Table("", (), ())


def _non_empty(*tables: Table) -> tuple[Table, ...]:
    """Return the tables that have rows."""
    return tuple(each for each in tables if each.rows)


_LineReader: TypeAlias = Callable[[Line], tuple[str, Range[Money] | None]]


def _as_first(line: Line) -> tuple[str, Range[Money] | None]:
    return line.first_provision, line.first


def _as_repeat(line: Line) -> tuple[str, Range[Money] | None]:
    return line.repeat_provision or "unknown", line.repeat


def _by_history(line: Line) -> tuple[str, Range[Money] | None]:
    if line.is_repeat == EITHER:
        return "first or repeat", line.by_history
    return line.first_provision if line.is_repeat == NO else line.repeat_provision, line.by_history


def _cases(name: str, lines: tuple[Line, ...], read: _LineReader) -> Table:
    """Return the table of cases: as first offenses, as repeats, or given the earlier decisions."""
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
    columns = ("Platform", "Category", "Items", "Cases", "Provision")
    ends = (f"From ({currency})", f"To ({currency})")
    return Table(f"Cases {name}", (*columns, *ends), tuple(rows), (2, 3, 5, 6))


_STATES = ("pending", "met", "late", "outstanding")
_EXCLUDED = ("not_yet_sent", "time_barred", "before_the_law")


def _tallies(tallies: tuple[Tally, ...]) -> Table:
    """Return the table of requests, with a column for each reason why some are no violation."""
    names = _STATES + tuple(n for n in _EXCLUDED if any(getattr(t, n) for t in tallies))
    rows = (
        (each.platform, each.category, *(f"{getattr(each, name):,}" for name in names))
        for each in tallies
    )
    heads = (name.replace("_", " ").capitalize() for name in names)
    numbers = tuple(range(2, 2 + len(names)))
    return Table("Requests", ("Platform", "Category", *heads), tuple(rows), numbers)


_SHOWN_REJECTS = 20


def _reasons(value: Exposure | FileAnswer | CaseFile) -> Table:
    """Return the kinds of reasons, if the rejected rows are too many to show."""
    many = value.rejected_rows > _SHOWN_REJECTS
    found = value.reasons[:_SHOWN_REJECTS] if many else ()
    rows = tuple((f"{each.rows:,}", each.kind, each.example.reason) for each in found)
    return Table("Reasons for rejection", ("Rows", "Reason", "Example"), rows, (0,))


def _rejected(value: Exposure | FileAnswer | CaseFile) -> Table:
    shown = value.rejected[:_SHOWN_REJECTS]
    rows = tuple((f"{each.row:,}", each.place, each.reason) for each in shown)
    few = len(shown) == value.rejected_rows
    caption = "Rejected rows" if few else f"Rejected rows (the first {len(shown)})"
    return Table(caption, ("Row", "Location", "Reason"), rows, (0,))


def _combined(value: Combined) -> View:
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
    found = [each for group in value.groups for each in group.assessments]
    columns = ("Violations", "Shared", "Sum", "Cap", "Result", "Source")
    return View(
        f"{_number(len(found), 'violation')} combined: {span(value.range)}",
        _pending(found),
        (Table("Groups of violations", columns, rows),),
    )


def _pending(found: Iterable[Assessment]) -> tuple[str, ...]:
    """Return the changes that are not coded and may apply, once for each provision."""
    lines = (
        f"pending, not coded: {each.provision.key}: {change}"
        for each in found
        for change in each.pending
    )
    return tuple(dict.fromkeys(lines))


def _estimate(value: Estimate) -> View:
    lines = (
        f"under the guideline: {span(value.step.result)}",
        f"permitted by the statute: {span(value.permitted)}",
        *(
            ("the guideline amount was limited to the permitted range",)
            if value.is_clamped
            else ()
        ),
    )
    sources = (value.guideline.source, *value.step.sources)
    return View(
        f"{value.guideline.key}: {span(value.range)}",
        lines,
        (_steps_table(value.step), sources_table(tuple(dict.fromkeys(sources)))),
    )


def guidelines_view(values: tuple[Guideline, ...]) -> View:
    """Return the view of a list of guidelines."""
    rows = tuple(
        (
            each.key,
            each.title,
            each.applies_from.isoformat(),
            "" if each.applies_through is None else each.applies_through.isoformat(),
            each.known_through.isoformat(),
            ", ".join(each.provisions) or "any",
        )
        for each in values
    )
    columns = ("Guideline", "Title", "From", "Through", "Checked", "Provisions")
    return View(
        "Guidelines",
        ("penaltymodel estimate GUIDELINE shows the facts that a guideline depends on",),
        (Table("Guidelines of authorities", columns, rows),),
    )


def guideline_view(value: Guideline) -> View:
    """Return the view of one guideline: its facts and its source."""
    rows = tuple(
        (*_input(each)[:-1], "must be given" if each.presumed is None else each.if_not_given)
        for each in inputs_of_guideline(value)
    )
    through = "" if value.applies_through is None else f" through {value.applies_through}"
    return View(
        f"{value.key}: {value.title}",
        (
            f"applies from {value.applies_from}{through}, checked through {value.known_through}",
            f"for {', '.join(value.provisions) or 'any provision'}",
            *(f"note: {gap}" for gap in value.gaps),
        ),
        (
            Table(_FACTS, _INPUT_COLUMNS, rows),
            sources_table((value.source,)),
        ),
    )


def _provision(value: Provision) -> View:
    texts = [list(rows_of(value, text)) for text in value.enactments]
    return View(f"{value.key}: {value.offense}", (), tuple(map(_penalties, texts)))


def statute_view(value: Statute, *, only: Provision | None = None, on: date | None = None) -> View:
    """
    Return the view of a statute: one table for each enactment of each provision.

    With *only*, the view has only this provision; with *on*, only texts that apply on that day.
    """
    texts: dict[tuple[str, date], list[PenaltyRow]] = {}
    for row in penalty_rows(value, on=on):
        if only is None or row.provision == only.key:
            texts.setdefault((row.provision, row.applies_from), []).append(row)
    day = on or value.known_through
    lines = [
        f"{value.jurisdiction}, coded through {value.known_through.isoformat()}",
        *dict.fromkeys(cap_in_words(each) for each in value.set_caps if each.applies_on(day)),
        *((f"amendments searched: {value.searched}",) if value.searched else ()),
        *(f"pending, not coded: {each}" for each in value.pending),
        *(f"note: {gap}" for gap in value.gaps),
    ]
    if not texts and on is not None:
        lines.append(f"no text applies on {on.isoformat()}")
    return View(
        f"{value.key}: {value.title}",
        tuple(lines),
        _non_empty(
            *map(_penalties, texts.values()),
            figures_table(value, texts),
            inputs_table(inputs(value, of=only, on=on)),
            sources_table(sources_of(value)),
        ),
    )


def cap_in_words(cap: SetCap) -> str:
    """Return which violations share a cap, and what it is: in total, per day or per calendar year."""
    most = "the maximum for the gravest one" if cap.cap is None else prose(cap.cap)
    most = most if most.startswith("up to ") else f"at most {most}"
    linked = [each.value for each in cap.together if each not in _CAP_PERIODS]
    who = f"Violations with the same {' and '.join(linked)}" if linked else "All violations"
    periods = [_CAP_PERIODS[each] for each in cap.together if each in _CAP_PERIODS]
    if not periods:
        return f"{who}: {most} in total"
    (period,) = periods
    return (
        f"{who}: {most} per {period}; a violation that lasts longer has the cap of each {period}"
    )


_CAP_PERIODS = {Grouping.DAY: "day", Grouping.CALENDAR_YEAR: "calendar year"}


def inputs_table(found: tuple[Input, ...]) -> Table:
    """Return the table of inputs: what each is, the values it may have, and what is presumed."""
    return Table(_FACTS, _INPUT_COLUMNS, tuple(map(_input, found)))


_FACTS = "Facts that you can give"
_INPUT_COLUMNS = ("Name", "Kind", "Unit and period", "Values", "If not given")


def _input(each: Input) -> tuple[str, ...]:
    match each.kind:
        case InputKind.SUM:
            values = each.about
        case InputKind.COUNT:
            values = "a whole number"
        case InputKind.CIRCUMSTANCE:
            values = "yes, no"
        case _:
            values = ", ".join((*each.words, *(() if each.is_closed else ("another word",))))
    unit = ", ".join(filter(None, (each.unit, each.period)))
    return each.name, str(each.kind), unit, values, each.if_not_given


def _penalties(rows: list[PenaltyRow]) -> Table:
    """Return the penalty table of one text of a provision, by kind of person."""
    one = rows[0]
    through = "on" if one.applies_through is None else f"through {one.applies_through.isoformat()}"
    return Table(
        f"{one.provision}: {one.offense}, from {one.applies_from.isoformat()} {through}",
        ("Person", "Penalty", "Confidence"),
        tuple((", ".join(row.persons), row.penalty, row.confidence or "") for row in rows),
    )


def _history(value: OffenseHistory) -> View:
    def shown(day: Day) -> str:
        return "unknown" if day is UNKNOWN else "not yet" if day is None else day.isoformat()

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
    columns = ("Id", "Provision", "Decided", "In force", "Executed", "Status", "Fine")
    number = _number(len(value), "earlier decision")
    return View(number, (), _non_empty(Table("Decisions", columns, rows, (6,))))


def backtest_view(value: Backtest, *, every: bool = True, file: CaseFile | None = None) -> View:
    """
    Return the view of a backtest; without *every*, without the cases inside the range.

    With the *file* of the cases, the view has its rejected rows.
    """
    file = file or CaseFile()
    scores = tuple(
        (
            each.statute or "(provision unknown)",
            f"{each.inside:,}",
            f"{each.outside:,}",
            f"{each.untestable:,}",
        )
        for each in value.scores
    )
    shown = tuple(each for each in value.tried if every or each.verdict is not Verdict.INSIDE)
    inside = sum(each.verdict is Verdict.INSIDE for each in value.tried)
    return View(
        f"{_number(len(value.tried), 'decided case')}, {inside:,} inside the permitted range",
        (
            f"{_number(len(value.outside), 'case')} outside the permitted range",
            "position: 0 is the minimum and 1 the maximum of the permitted range",
        ),
        _non_empty(
            Table("By statute", ("Statute", "Inside", "Outside", "Untestable"), scores, (1, 2, 3)),
            Table(
                "By case",
                ("Case", "Provision", "Fine", "Permitted", "Position", "Verdict"),
                tuple(_case_row(each) for each in shown),
                (2, 4),
            ),
            _reasons(file),
            _rejected(file),
        ),
    )


def _case_row(each: TriedCase) -> tuple[str, ...]:
    case = each.case
    return (
        f"{case.id} {case.respondent}, {case.decided_text}",
        each.provision,
        "not in our data" if case.amount is None else str(case.amount),
        "" if each.permitted is None else span(each.permitted),
        "" if each.position is None else f"{float(each.position):.3f}",
        f"{each.verdict}: {each.why}" if each.why else str(each.verdict),
    )


def _comparison(value: Comparison) -> View:
    rows = tuple(
        (
            line.under,
            line.why_not if line.assessment is None else line.assessment.span,
            "" if line.range is None else span(line.range),
        )
        for line in value.lines
    )
    rates = ", ".join(
        f"1 {code} = {rate} {value.rates.currency}" for code, rate in value.rates.rates.items()
    )
    return View(
        f"{_number(len(value.lines), 'provision')} compared in {value.currency}",
        (
            f"exchange rates of {value.rates.on.isoformat()} ({value.rates.source}): {rates}",
            *_pending(each.assessment for each in value.lines if each.assessment is not None),
        ),
        _non_empty(
            Table("Comparison", ("Provision", "Original currency", f"In {value.currency}"), rows)
        ),
    )
