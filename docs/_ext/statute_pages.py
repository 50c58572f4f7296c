"""
The pages of the statutes and guidelines, made from the values; for reStructuredText.

``.. catalog::`` is the overview. ``.. statutes:: ru/koap-13.41`` shows one statute, and
``.. statutes::`` those without a page of their own. Of each it shows the manual (the docstring of
its module), what each kind of person faces under which text, in words and as a formula, the rules
for repeats, a drawing, the decided cases, what is proved, and every source with its mark.
``.. guidelines::`` does likewise for all guidelines.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from types import ModuleType
from typing import Any, TypeAlias

import attrs

from docutils import nodes
from executed import depend_on_package
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from statute_evidence import case_cells, decided, drawing, proved

from penaltymodel import guidelines, statutes
from penaltymodel.display import statute_confidence
from penaltymodel.guideline import Guideline
from penaltymodel.interpreters.latex import latex
from penaltymodel.interpreters.needs import needs
from penaltymodel.interpreters.prose import prose
from penaltymodel.interpreters.table import for_person, table
from penaltymodel.penalties import Cited, Fixed, Penalty, Revenue
from penaltymodel.sources import Confidence, Source
from penaltymodel.statute import Enactment, Provision, Statute


Cell: TypeAlias = str | list[nodes.Node]


def setup(app: Sphinx) -> dict[str, object]:
    """Register the directives."""
    app.add_directive("catalog", Catalog)
    app.add_directive("statutes", Statutes)
    app.add_directive("guidelines", Guidelines)
    app.add_directive("marks", Marks)
    return {"parallel_read_safe": True}


class Marks(SphinxDirective):
    """The marks of confidence and what they say."""

    def run(self) -> list[nodes.Node]:
        """Return a table of two columns."""
        depend_on_package(self)
        rows = [(mark.value, mark.meaning) for mark in Confidence]
        return [grid(("Mark", "What it says"), rows, (14, 86))]


class Catalog(SphinxDirective):
    """A table of all statutes."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        depend_on_package(self)
        rows = [
            (
                self._reference(each.key),
                each.jurisdiction,
                each.title,
                min(provision.applies_from for provision in each.provisions).isoformat(),
                statute_confidence(each) or "",
            )
            for each in statutes.catalog().values()
        ]
        columns = ("Statute", "Jurisdiction", "Title", "Since", "Mark")
        return [grid(columns, rows, (22, 16, 33, 16, 13))]

    def _reference(self, key: str) -> list[nodes.Node]:
        xref = pending_xref(
            "",
            nodes.inline(key, key),
            refdomain="std",
            reftype="ref",
            refexplicit=True,
            reftarget=key,
            refdoc=self.env.docname,
        )
        return [nodes.paragraph("", "", xref)]


class Statutes(SphinxDirective):
    """One statute by its key, or all that have no page of their own."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a section for each statute."""
        depend_on_package(self)
        wanted = self.arguments[0] if self.arguments else None
        return [
            self._section(each)
            for each in statutes.catalog().values()
            if (each.key == wanted if wanted else self._is_homeless(each))
        ]

    def _is_homeless(self, statute: Statute) -> bool:
        home = f"{self.env.docname}/{statute.key.replace('/', '-')}"
        return home not in self.env.found_docs

    def _titled(self, key: str) -> nodes.section:
        """Return a section that ``ref`` finds by the *key*."""
        section = nodes.section(ids=[nodes.make_id(key)])
        section += nodes.title(key, key)
        anchor = section["ids"][0]
        self.env.domains.standard_domain.note_hyperlink_target(key, self.env.docname, anchor, key)
        return section

    def _section(self, statute: Statute) -> nodes.section:
        section = self._titled(statute.key)
        section += nodes.paragraph("", statute.title, classes=["statute-title"])
        section += self.parse_text_to_nodes(_manual(statutes, "STATUTE", statute.key))
        facts = [f"Jurisdiction: {statute.jurisdiction}."]
        facts.append(f"Coded through {statute.known_through.isoformat()}.")
        if statute.payment_within is not None:
            facts.append(f"A fine is due {statute.payment_within} after its entry into force.")
        section += _bullets(facts)
        for provision in statute.provisions:
            if provision.key == statute.key:
                section += _provision(statute, provision)
            else:
                section += self._titled(provision.key)
                section[-1] += _provision(statute, provision)
        rest = nodes.section(ids=[nodes.make_id(f"{statute.key} rest")])
        rest += nodes.title("", "Gaps and sources")
        rest += list(_rest(statute))
        section += rest
        return section


def _manual(package: ModuleType, constant: str, key: str) -> str:
    """Return the docstring of the module whose *constant* has the *key*."""
    for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        module = importlib.import_module(found.name)
        if getattr(module, constant).key == key:
            return inspect.getdoc(module) or ""
    return ""


class Guidelines(SphinxDirective):
    """Every guideline."""

    def run(self) -> list[nodes.Node]:
        """Return a section for each."""
        depend_on_package(self)
        return [self._section(each) for each in guidelines.guidelines().values()]

    def _section(self, guideline: Guideline) -> nodes.section:
        section = nodes.section(ids=[nodes.make_id(guideline.key)])
        section += nodes.title("", guideline.key)
        section += _paragraph(guideline.title)
        section += self.parse_text_to_nodes(_manual(guidelines, "GUIDELINE", guideline.key))
        section += _bullets(
            [
                f"{_span(guideline.applies_from, guideline.applies_through)}.",
                f"About {', '.join(guideline.provisions)}.",
                *guideline.gaps,
            ]
        )
        asked = needs(guideline.penalty)
        named = [
            *asked.money,
            *asked.counts,
            *asked.flags,
            *(f"the {each}" for each in asked.words),
        ]
        section += [nodes.rubric("", "It asks for"), _bullets(map(str, named))]
        section += [nodes.rubric("", "Sources"), _sources_grid(guideline)]
        return section


def _provision(statute: Statute, provision: Provision) -> list[nodes.Node]:
    about = [f"Offense: {provision.offense}."]
    if len(provision.roles) == 1:
        about.append(f"Reaches the {provision.roles[0]}.")
    if provision.repeat_of:
        about.append(f"Punishes the repeat of {' and '.join(provision.repeat_of)}.")
    if provision.categories:
        about.append(f"Categories: {', '.join(provision.categories)}.")
    shown: list[nodes.Node] = [_bullets(about)]
    rows = table(attrs.evolve(statute, provisions=(provision,)))
    for days, same in groupby(rows, key=lambda row: (row.applies_from, row.applies_through)):
        text = next(each for each in provision.enactments if each.applies_from == days[0])
        shown.append(nodes.rubric("", _span(*days)))
        persons = grid(
            ("Person", "Penalty", "Mark"),
            [
                (
                    ", ".join(row.persons),
                    _penalty(row.penalty, for_person(text.penalty, row.persons[0])),
                    row.confidence or "",
                )
                for row in same
            ],
            (20, 66, 14),
        )
        shown += [persons, _text_facts(text)]
    return [*shown, *drawing(provision)]


def _penalty(words: str, penalty: Penalty) -> list[nodes.Node]:
    """Return a penalty in words, and as a formula in which the revenue is a letter."""
    while isinstance(penalty, Cited):
        penalty = penalty.body
    if isinstance(penalty, Fixed):
        return [_paragraph(words)]
    formula = latex(penalty)
    revenues = [each for each in needs(penalty).money if isinstance(each, Revenue)]
    legend = []
    for number, revenue in enumerate(revenues, 1):
        letter = "R" if len(revenues) == 1 else f"R_{number}"
        formula = formula.replace(rf"\text{{{revenue}}}", f"{{{letter}}}")
        legend.append(f"{letter.replace('_', '')}: {revenue}")
    block = nodes.math_block(formula, formula, nowrap=False, number=None, label=None)
    return [_paragraph(words), block, *map(_paragraph, legend)]


def _text_facts(text: Enactment) -> nodes.bullet_list:
    items: list[Cell] = [f"Source: {text.source}."]
    if text.repeat is not None:
        where = "" if text.repeat_source is None else f" ({text.repeat_source})"
        items.append(f"A repeat: {text.repeat}{where}.")
    return _bullets(items)


def _rest(statute: Statute) -> Iterator[nodes.Node]:
    for each in statute.set_caps:
        shared = ", ".join(each.together)
        cap = "the gravest of them" if each.cap is None else prose(each.cap)
        yield _paragraph(
            f"Violations of one {shared} together: not more than {cap}. {each.source}"
        )
    if statute.sanctions or statute.ladders:
        yield nodes.rubric("", "Beside money")
        yield _bullets(f"{each.sanction} ({each.source})" for each in statute.sanctions)
    for ladder in statute.ladders:
        yield _paragraph(ladder.title)
        yield _bullets(
            f"after {rung.after}: "
            + " and ".join(
                [
                    *([] if rung.penalty is None else [prose(rung.penalty)]),
                    *([] if rung.sanction is None else [str(rung.sanction)]),
                ]
            )
            for rung in ladder.rungs
        )
    if statute.categories:
        yield nodes.rubric("", "Categories")
        yield grid(("Category", "What it is"), list(statute.categories.items()), (25, 75))
    if statute.limitations:
        yield nodes.rubric("", "Limitation")
        yield grid(
            ("Name", "Since", "Within", "Source"),
            [
                (each.name, each.applies_from.isoformat(), str(each.within), str(each.source))
                for each in statute.limitations
            ],
        )
    cases = decided(statute)
    if cases:
        yield nodes.rubric("", "Decided cases")
        yield _paragraph(
            "Held against the law of their day; the position is where the fine lies between the "
            "ends, from 0 to 1."
        )
        columns = ("Case", "Provision", "Fine", "Permitted", "Position", "Verdict")
        yield grid(columns, [case_cells(each) for each in cases], (20, 13, 15, 18, 12, 22))
    yield nodes.rubric("", "For all facts")
    yield _bullets(proved(statute))
    if statute.gaps:
        yield nodes.rubric("", "Not coded, or our reading")
        yield _bullets(statute.gaps)
    yield nodes.rubric("", "Sources")
    yield _sources_grid(statute)


def _sources_grid(value: Statute | Guideline) -> nodes.table:
    rows = [
        (each.confidence.value, _place(each), each.read_in, each.note)
        for each in dict.fromkeys(_sources(value))
    ]
    return grid(("Mark", "Place", "Read in", "Note"), rows, (14, 30, 28, 28))


def _sources(value: Any) -> Iterator[Source]:
    """Go through every source that stands anywhere in *value*."""
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
    return _linked(source.citation, source.url) if source.url else source.citation


def _span(first: date, last: date | None) -> str:
    through = "on" if last is None else f"through {last.isoformat()}"
    return f"From {first.isoformat()} {through}"


# --- Small pieces of a page.


def _paragraph(text: str) -> nodes.paragraph:
    return nodes.paragraph("", text)


def _linked(text: str, address: str) -> list[nodes.Node]:
    return [nodes.paragraph("", "", nodes.reference("", text, refuri=address))]


def _bullets(items: Iterable[Cell]) -> nodes.bullet_list:
    bullets = nodes.bullet_list()
    for each in items:
        bullets += nodes.list_item("", *_cell(each))
    return bullets


def _cell(content: Cell) -> list[nodes.Node]:
    return [_paragraph(content)] if isinstance(content, str) else content


def _row(cells: tuple[Cell, ...]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", *_cell(each)) for each in cells))


def grid(
    columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]], widths: tuple[int, ...] = ()
) -> nodes.table:
    """Return a table."""
    shown = nodes.table(classes=["law", "colwidths-given"])
    group = nodes.tgroup(cols=len(columns))
    shown += group
    for width in widths or (1,) * len(columns):
        group += nodes.colspec(colwidth=width)
    head, body = nodes.thead(), nodes.tbody()
    group += [head, body]
    head += _row(columns)
    body.extend(map(_row, rows))
    return shown
