"""
Directives for the pages of statutes and guidelines.

``.. catalog::`` shows the overview, ``.. statutes:: ru/koap-13.41`` one statute, and ``.. statutes::``
all statutes without their own page. Each statute has its manual (the docstring of its module), the
penalties by text and kind of person as prose and formulas, the rules for repeat offenses, charts,
decided cases, proofs, and all sources with their confidence. ``.. guidelines::`` shows all guidelines.
"""

from __future__ import annotations

import re

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

import attrs

from docutils import nodes
from executed import depend_on_package
from interactive import calculator, phrases_of
from live.fields import PERSONS, ROLES
from manuals import manual
from pieces import Cell, bullets, grid, linked, listed, paragraph, translated
from sphinx.addnodes import only
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from statute_evidence import case_cells, decided, drawing, proved
from statute_versions import versions
from words import translate

from law import anchor, cite, cited, official
from penaltymodel import guidelines, statutes
from penaltymodel.engine.inputs import inputs, inputs_of
from penaltymodel.interpreters.latex import latex
from penaltymodel.interpreters.needs import needs
from penaltymodel.interpreters.prose import prose
from penaltymodel.interpreters.table import for_person, penalty_rows, statute_confidence
from penaltymodel.law.guideline import Guideline
from penaltymodel.law.penalties import (
    AllOf,
    AnyOf,
    Cases,
    Cited,
    Condition,
    Fixed,
    Flag,
    Is,
    Penalty,
    Revenue,
    map_parts,
)
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.output.display import cap_in_words, inputs_table
from penaltymodel.output.figures import figures_table
from penaltymodel.values.sources import Confidence, Source


def setup(app: Sphinx) -> dict[str, object]:
    """Register the directives."""
    app.add_directive("catalog", Catalog)
    app.add_directive("statutes", Statutes)
    app.add_directive("guidelines", Guidelines)
    app.add_directive("marks", Marks)
    return {"parallel_read_safe": True}


class Marks(SphinxDirective):
    """The confidence marks and their meaning."""

    def run(self) -> list[nodes.Node]:
        """Return a table of two columns."""
        depend_on_package(self)
        rows = [(mark.value, mark.meaning) for mark in Confidence]
        return [grid(("Confidence", "Meaning"), rows, (14, 86))]


class Catalog(SphinxDirective):
    """A table of all statutes."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        depend_on_package(self)
        rows = [
            (
                [nodes.paragraph("", "", cite(each.key, self.env.docname))],
                each.jurisdiction,
                each.title,
                min(provision.applies_from for provision in each.provisions).isoformat(),
                statute_confidence(each) or "",
            )
            for each in statutes.catalog().values()
        ]
        columns = ("Statute", "Jurisdiction", "Title", "Since", "Confidence")
        return [grid(columns, rows, (22, 16, 33, 16, 13))]


class Statutes(SphinxDirective):
    """One statute by its key, or all statutes without their own page."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the content of the statute, or a section for each statute."""
        depend_on_package(self)
        if self.arguments:
            return self._shown(statutes.catalog()[self.arguments[0]])
        shown: list[nodes.Node] = []
        for each in statutes.catalog().values():
            if f"{self.env.docname}/{each.key.replace('/', '-')}" not in self.env.found_docs:
                section = nodes.section(ids=[f"{anchor(each.key)}-page"])
                section += [nodes.title("", each.title), *self._shown(each)]
                shown.append(section)
        return shown

    def _shown(self, statute: Statute) -> list[nodes.Node]:
        top = nodes.container(ids=[anchor(statute.key)], classes=["statute"])
        self._note(statute.key)
        top += _facts(statute)
        provisions: list[nodes.Node] = []
        for provision in statute.provisions:
            section = nodes.section(ids=[anchor(provision.key)])
            if provision.key == statute.key:
                section["ids"] = [f"{anchor(provision.key)}-penalty"]
            else:
                self._note(provision.key)
            name = nodes.literal("", provision.key)
            section += nodes.title("", "", name, nodes.Text(f" {provision.offense}"))
            section += _provision(statute, provision, self.env.docname)
            provisions.append(section)
        text = self.parse_text_to_nodes(manual(statutes, "STATUTE", statute.key))
        return [
            *translated([top]),
            *text,
            *translated([_overview(statute, self.env.docname)]),
            self._calculator(statute),
            *translated([*provisions, *_rest(statute, self.env.docname)]),
        ]

    def _calculator(self, statute: Statute) -> nodes.section:
        section = nodes.section(ids=[f"{anchor(statute.key)}-calculator"])
        section += translated([nodes.title("", "Calculator")])
        phrases = phrases_of(self.config.language)
        section += calculator({"statute": statute.key}, phrases, fixed=True)
        return section

    def _note(self, key: str) -> None:
        self.env.get_domain("law").note(key, self.env.docname)


def _facts(statute: Statute) -> nodes.field_list:
    """Return the list of facts about the act."""
    mark = statute_confidence(statute)
    facts: list[tuple[str, Cell]] = [
        ("Key", [nodes.paragraph("", "", nodes.literal("", statute.key))]),
        ("Jurisdiction", statute.jurisdiction),
    ]
    if statute.known_as:
        facts.append(("Also known as", ", ".join(statute.known_as)))
    if statute.url:
        # The addresses are from memory and were not checked.
        (place,) = linked(official_host(statute.url), statute.url)
        place += nodes.Text(f" [{Confidence.MEMORY}]")
        facts.append(("Official text", [place]))
    else:
        facts.append(("Official text", "none (not a law)"))
    first = min(each.applies_from for each in statute.provisions)
    through = statute.known_through.isoformat()
    if first > statute.known_through:
        period = f"through {through}; in force only from {first.isoformat()}"
    else:
        period = f"from {first.isoformat()} through {through}"
    facts.append(("Coded period", period))
    facts.append(("Newest text that was read", through))
    if statute.searched:
        facts.append(("Amendments searched", statute.searched))
    if mark is not None:
        facts.append(("Lowest confidence", f"{mark.value}: {mark.meaning}"))
    if statute.payment_within is not None:
        payment = f"{statute.payment_within} after entry into force"
        facts.append(("Payment deadline", payment))
    return listed(facts)


def _overview(statute: Statute, docname: str) -> nodes.table:
    """Return one line for each provision: its offense and the current penalty for a company."""
    rows: list[tuple[Cell, ...]] = []
    for provision in statute.provisions:
        last = provision.enactments[-1]
        kind = next((k for k in provision.persons if k == "legal-entity"), provision.persons[0])
        penalty = prose(_as_presumed(for_person(last.penalty, kind)))
        name = [nodes.paragraph("", "", cite(provision.key, docname))]
        standard = f"{PERSONS[kind]}: {penalty}"
        rows.append((name, provision.offense, standard, last.applies_from.isoformat()))
    columns = ("Provision", "Offense", "Penalty in the standard case", "Since")
    return grid(columns, rows, (22, 24, 40, 14))


def _as_presumed(penalty: Penalty) -> Penalty:
    """Return *penalty* for the case that every circumstance is as the law presumes."""
    if not isinstance(penalty, Cases):
        return map_parts(penalty, _as_presumed)
    otherwise = penalty.otherwise
    kept: list[tuple[Condition, Penalty]] = []
    for condition, body in penalty.branches:
        presumed = _presumed(condition)
        if presumed:
            otherwise = body
            break
        if presumed is None:
            kept.append((condition, _as_presumed(body)))
    last = _as_presumed(otherwise)
    return Cases(tuple(kept), last) if kept else last


def _presumed(condition: Condition) -> bool | None:
    """Return whether *condition* is presumed to be true; None if nothing is presumed."""
    match condition:
        case Flag(_, presumed):
            return presumed if isinstance(presumed, bool) else None
        case Is(_, words, _, presumed):
            return None if presumed is None else presumed in words
        case AllOf(parts) | AnyOf(parts):
            decisive = isinstance(condition, AnyOf)
            values = [_presumed(part) for part in parts]
            if decisive in values:
                return decisive
            return None if None in values else not decisive
        case _:
            return None


class Guidelines(SphinxDirective):
    """Every guideline."""

    def run(self) -> list[nodes.Node]:
        """Return a section for each."""
        depend_on_package(self)
        return [self._section(each) for each in guidelines.guidelines().values()]

    def _section(self, guideline: Guideline) -> nodes.section:
        section = nodes.section(ids=[nodes.make_id(guideline.key)])
        section += nodes.title("", guideline.key)
        section += paragraph(guideline.title)
        section += self.parse_text_to_nodes(manual(guidelines, "GUIDELINE", guideline.key))
        section += bullets(
            [
                f"{_span(guideline.applies_from, guideline.applies_through)}.",
                [
                    nodes.paragraph(
                        "",
                        "",
                        nodes.Text("Applies to "),
                        *cited(guideline.provisions, self.env.docname, made=False),
                    )
                ],
                *guideline.gaps,
            ]
        )
        table = inputs_table(inputs_of([guideline.penalty]))
        facts = grid(table.columns, table.rows, _INPUT_WIDTHS)
        section += [nodes.rubric("", "Required facts"), facts]
        figures = nodes.rubric("", "Figures and how the texts write them")
        section += [figures, _figures(guideline)]
        section += [nodes.rubric("", "Sources"), _sources_grid(guideline)]
        return section


def _provision(statute: Statute, provision: Provision, docname: str) -> list[nodes.Node]:
    about: list[Cell] = []
    if len(provision.roles) == 1:
        about.append(f"Applies to the {ROLES[provision.roles[0]]}.")
    if provision.repeat_of:
        links = cited(provision.repeat_of, docname)
        about.append([nodes.paragraph("", "", nodes.Text("Repeat offense of: "), *links)])
    if provision.duties:
        about.append(f"Punishes the breach of: {', '.join(provision.duties)}.")
    if provision.categories:
        about.append(f"Categories: {', '.join(provision.categories)}.")
    address = official(statute, provision)
    if address:
        about.append(
            [nodes.paragraph("", "", nodes.reference("", "Official text", refuri=address))]
        )
    shown: list[nodes.Node] = [bullets(about)]
    rows = penalty_rows(attrs.evolve(statute, provisions=(provision,)))
    for days, same in groupby(rows, key=lambda row: (row.applies_from, row.applies_through)):
        text = next(each for each in provision.enactments if each.applies_from == days[0])
        shown.append(nodes.rubric("", _span(*days)))
        persons = grid(
            ("Person", "Penalty", "Confidence"),
            [
                (
                    ", ".join(PERSONS[each] for each in row.persons),
                    _penalty(row.penalty, for_person(text.penalty, row.persons[0])),
                    row.confidence or "",
                )
                for row in same
            ],
            (24, 63, 13),
        )
        shown += [persons, _text_facts(text)]
    return [*shown, *drawing(provision)]


def _penalty(words: str, penalty: Penalty) -> list[nodes.Node]:
    """Return a penalty as prose and as a formula with a letter for the revenue."""
    while isinstance(penalty, Cited):
        penalty = penalty.body
    if isinstance(penalty, Fixed):
        return [paragraph(words)]
    formula = latex(penalty)
    revenues = [each for each in needs(penalty).money if isinstance(each, Revenue)]
    legend = []
    for number, revenue in enumerate(revenues, 1):
        letter = "R" if len(revenues) == 1 else f"R_{number}"
        formula = formula.replace(rf"\text{{{revenue}}}", f"{{{letter}}}")
        legend.append(f"{letter.replace('_', '')}: {revenue}")
    formula = re.sub(r"\\text\{([^{}]+)\}", _translate_in_formula, formula)
    block = nodes.math_block(formula, formula, nowrap=False, number=None, label=None)
    # Text output has only the prose, which has the same content as the formula.
    return [paragraph(words), only("", block, *map(paragraph, legend), expr="html")]


def _translate_in_formula(found: re.Match[str]) -> str:
    text = found[1]
    return rf"\text{{{text.replace(text.strip(), translate(text.strip()))}}}"


def _text_facts(text: Enactment) -> nodes.bullet_list:
    items: list[Cell] = [f"Source: {text.source}."]
    if text.day_source is not None:
        items.append(f"Source of the days: {text.day_source}.")
    if text.base_source is not None:
        items.append(f"Source of the revenue base: {text.base_source}.")
    if text.repeat is not None:
        where = "" if text.repeat_source is None else f" ({text.repeat_source})"
        items.append(f"Repeat offense: {text.repeat}{where}.")
    return bullets(items)


def _rest(statute: Statute, docname: str) -> Iterator[nodes.section]:
    """Yield the sections after the provisions."""

    def section(name: str, *content: nodes.Node) -> nodes.section:
        title = nodes.title("", name)
        ids = [f"{anchor(statute.key)}-{nodes.make_id(name)}"]
        return nodes.section("", title, *content, ids=ids)

    table = inputs_table(inputs(statute))
    if table.rows:
        yield section("Facts that you can give", grid(table.columns, table.rows, _INPUT_WIDTHS))
    yield section("Versions", *versions(statute, docname))
    measures = [*_caps(statute), *_other_measures(statute)]
    if measures:
        yield section("Caps and non-monetary measures", *measures)
    if statute.categories:
        rows = list(statute.categories.items())
        yield section("Categories", grid(("Category", "Meaning"), rows, (25, 75)))
    if statute.limitations:
        yield section("Limitation", _limitations(statute))
    cases = decided(statute)
    if cases:
        columns = ("Case", "Provision", "Fine", "Permitted", "Position", "Verdict")
        yield section(
            "Decided cases",
            paragraph(
                "Checked against the law in force at the time. The position is 0 at the minimum "
                "and 1 at the maximum. The name links to the source."
            ),
            grid(columns, [case_cells(each, docname) for each in cases], (18, 11, 18, 20, 11, 22)),
        )
    yield section("Proved for all inputs", bullets(proved(statute)))
    if statute.pending:
        yield section("Pending changes, not coded", bullets(map(str, statute.pending)))
    if statute.gaps:
        yield section("Not coded, or our interpretation", bullets(statute.gaps))
    yield section("Figures and how the texts write them", _figures(statute))
    yield section("Sources", _sources_grid(statute))


_INPUT_WIDTHS = (26, 12, 20, 28, 14)


def _caps(statute: Statute) -> Iterator[nodes.paragraph]:
    for each in statute.set_caps:
        yield paragraph(f"{cap_in_words(each)}. {each.source}")


def _other_measures(statute: Statute) -> Iterator[nodes.Node]:
    if statute.sanctions:
        yield bullets(f"{each.sanction} ({each.source})" for each in statute.sanctions)
    for ladder in statute.ladders:
        yield paragraph(ladder.title)
        yield bullets(
            f"after {rung.after}: "
            + " and ".join(
                [
                    *([] if rung.penalty is None else [prose(rung.penalty)]),
                    *([] if rung.sanction is None else [str(rung.sanction)]),
                ]
            )
            for rung in ladder.rungs
        )


def _limitations(statute: Statute) -> nodes.table:
    rows = [
        (each.name, each.applies_from.isoformat(), str(each.within), str(each.source))
        for each in statute.limitations
    ]
    return grid(("Name", "Since", "Within", "Source"), rows)


def _figures(value: Statute | Guideline) -> nodes.table:
    """Return each coded figure beside its notation; figures of several provisions have one row."""
    rows = [
        (kind.capitalize(), coded, _notations(written), mark, citation)
        for kind, coded, written, mark, citation in figures_table(value).rows
    ]
    columns = ("Figure", "Coded", "As written", "Confidence", "Citation")
    return grid(columns, rows, (13, 23, 25, 14, 25))


def _notations(*texts: str) -> list[nodes.Node]:
    """Return notations, which are in the language of their text, as a cell."""
    shown = nodes.paragraph()
    for number, text in enumerate(filter(None, texts)):
        shown += [
            nodes.Text("; " if number else ""),
            nodes.literal("", text, classes=["notation"]),
        ]
    return [shown]


def _sources_grid(value: Statute | Guideline) -> nodes.table:
    rows = [
        (
            each.confidence.value,
            _place(each),
            _notations(*map(str, each.as_written)),
            each.read_in,
            each.note,
        )
        for each in dict.fromkeys(_sources(value))
    ]
    columns = ("Confidence", "Citation", "As written", "Read in", "Note")
    return grid(columns, rows, (12, 22, 22, 22, 22))


def _sources(value: Any) -> Iterator[Source]:
    """Yield all sources in *value* at any depth."""
    if isinstance(value, Source):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _sources(each)
    elif isinstance(value, Mapping):
        yield from _sources(tuple(value.values()))
    elif attrs.has(type(value)):
        yield from _sources(tuple(getattr(value, each.name) for each in attrs.fields(type(value))))


def _place(source: Source) -> Cell:
    return linked(source.citation, source.url) if source.url else source.citation


def official_host(address: str) -> str:
    """Return the host of an address without ``www.``."""
    return urlsplit(address).netloc.removeprefix("www.")


def _span(first: date, last: date | None) -> str:
    through = "on" if last is None else f"through {last.isoformat()}"
    return f"From {first.isoformat()} {through}"
