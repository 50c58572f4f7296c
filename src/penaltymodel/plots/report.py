"""
A report of an exposure: summary, pictures, tables, every assumption, every source with its mark.

The report names the seed: the same facts, assumptions, draws and seed give the same report. It says
nothing about the time or the machine, and needs no network.
"""

from __future__ import annotations

import contextlib

from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from attrs import evolve, frozen
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from penaltymodel.domain.history import NO_HISTORY
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import PenaltyModelError, WrongTypeError, WrongValueError
from penaltymodel.files.atomic import written_atomically
from penaltymodel.output.display import sources_table
from penaltymodel.output.simulations import simulation_view
from penaltymodel.plots.amounts import exposure_waterfall, penalty_by_revenue
from penaltymodel.plots.cases import history_windows
from penaltymodel.plots.draws import exposure_distribution
from penaltymodel.plots.files import INK, blank, svg
from penaltymodel.simulation.distribution import ExposureDistribution
from penaltymodel.values.money import span
from penaltymodel.values.sources import Source
from penaltymodel.values.views import Table, View, as_html, plain


_MOST = 4
"""How many pictures of one kind a report has at most."""

_LINES = 84  # on a page of the PDF
_WIDTH = 104


@frozen
class _Report:
    """The parts of a report; *note* is a remark about where the facts come from."""

    value: ExposureDistribution
    note: str

    def assessments(self) -> dict[tuple[str, str, bool], Assessment]:
        """Return one assessment for each platform and kind of violation, as a first and a repeat."""
        scenario = self.value.scenario
        platforms = {each.name: each for each in scenario.platforms}
        found: dict[tuple[str, str, bool], Assessment] = {}
        for name, violations in scenario.violations.items():
            kinds = {(each.under, each.category): each for each in violations}
            for (under, category), act in kinds.items():
                for repeat in (False, True):
                    # A law that does not distinguish repeats, or that needs facts of one case.
                    with contextlib.suppress(PenaltyModelError):
                        found[name, category or under, repeat] = assess(
                            act,
                            platforms[name],
                            scenario.history.get(name, NO_HISTORY),
                            law=scenario.law,
                            decided_on=act.detected_on,
                            given=scenario.given,
                            assume_unchanged=scenario.assume_unchanged,
                            repeat=repeat,
                        )
        return found

    def summary(self) -> View:
        """Return what a reader in a hurry needs."""
        value = self.value
        lines = [
            f"Half of the draws cost more than {value.quantile('0.5').value}.",
            f"One draw in twenty costs more than {value.quantile('0.95').value}.",
            f"One draw in a hundred costs more than {value.quantile('0.99').value}.",
            f"A fine at the level for repeats comes with a probability of "
            f"{value.probability_of_repeat}.",
            f"Violations: {value.scenario.number_of_violations:,}. "
            f"Platforms: {len(value.scenario.violations):,}.",
            f"It rests on {value.draws:,} draws with the seed {value.seed}. The same facts, "
            "assumptions, draws and seed give the same report.",
        ]
        if value.scenario.rejected:
            lines.append(
                f"{len(value.scenario.rejected):,} rows of the register could not be read "
                "and are not in the amounts."
            )
        if self.note:
            lines.append(self.note)
        return View(f"On average, the exposure is {value.mean}.", tuple(lines), ())

    def pictures(self) -> Iterator[Callable[..., Axes]]:
        """Yield the functions that draw the pictures."""
        yield partial(exposure_distribution, self.value)
        yield partial(exposure_waterfall, self.value)
        drawn: set[str] = set()
        for (_, _, repeat), each in self.assessments().items():
            key = each.provision.key
            if not repeat and key not in drawn and len(drawn) < _MOST:
                drawn.add(key)
                yield partial(penalty_by_revenue, each)
        shown: set[str] = set()
        for (name, _, _), each in self.assessments().items():
            if each.history.decisions and name not in shown and len(shown) < _MOST:
                shown.add(name)
                yield partial(history_windows, each)

    def tables(self) -> Iterator[Table]:
        """Yield the figures, what the law permits, and the most expensive draw."""
        yield from simulation_view(self.value).tables
        rows = tuple(
            (name, kind, each.provision.key, "repeat" if repeat else "first", span(each.range))
            for (name, kind, repeat), each in self.assessments().items()
        )
        columns = ("Platform", "Kind", "Provision", "Offense", "Range")
        yield Table("What the law permits for one violation", columns, rows)
        for path in self.value.worst(1):
            for each in simulation_view(path).tables:
                yield evolve(each, caption=f"The most expensive draw: {each.caption}")
        rejected = tuple((f"{each.row:,}", each.place, each.reason) for each in self.rejected())
        if rejected:
            yield Table("Rows that could not be read", ("Row", "Location", "Reason"), rejected)

    def rejected(self) -> tuple[Any, ...]:
        """Return the first thousand rows that could not be read."""
        return self.value.scenario.rejected[:1000]

    def sources(self) -> Table:
        """Return every source of the assessments and of the most expensive draw."""
        found: list[Source] = []
        for each in self.assessments().values():
            found += each.sources
        for path in self.value.worst(1):
            for step in path.steps:
                found += step.assessment.sources
        return sources_table(tuple(dict.fromkeys(found)))

    def views(self) -> Iterator[View]:
        """Yield the parts after the pictures."""
        yield View("Tables", (), tuple(self.tables()))
        yield View("Assumptions", self.value.assumptions, ())
        yield View("Sources", (), (self.sources(),))


def _report(value: ExposureDistribution, note: str) -> _Report:
    if not isinstance(value, ExposureDistribution):
        raise WrongTypeError("value", "an ExposureDistribution", value)
    return _Report(value, note)


_STYLE = """
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem}
figure{margin:1.5rem 0}
@media print{figure,tr{break-inside:avoid}}
"""


def report_html(
    value: ExposureDistribution, *, title: str = "Exposure report", note: str = ""
) -> str:
    """
    Return a report as an HTML page: summary, pictures, tables, assumptions and sources.

    The page contains all that it needs, follows the light or dark mode of the reader, and runs no
    script.

    Args:
        value: The result of a simulation.
        title: The title of the page.
        note: A remark about where the facts come from, for the summary.

    Raises:
        WrongTypeError: *value* is not an ExposureDistribution.
    """
    found = _report(value, note)
    figures = [
        f"<figure>{svg(draw(ax=blank(INK)), prefix=f'p{number}-')}</figure>"
        for number, draw in enumerate(found.pictures())
    ]
    sections = "".join(f"<section>{as_html(each)}</section>" for each in found.views())
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>"
        f"<h1>{escape(title)}</h1>{as_html(found.summary())}"
        f"<h2>Pictures</h2>{''.join(figures)}{sections}</body></html>\n"
    )


def report_pdf(
    value: ExposureDistribution,
    path: Path | str,
    *,
    title: str = "Exposure report",
    note: str = "",
) -> None:
    """
    Write the same report as a PDF, one picture on a page and the tables as text.

    Args:
        value: The result of a simulation.
        path: The file to write; its name must end in ``.pdf``.
        title: The title of the document.
        note: A remark about where the facts come from, for the summary.

    Raises:
        WrongTypeError: *value* is not an ExposureDistribution.
        WrongValueError: The name does not end in ``.pdf``.
        OSError: The file cannot be written.
    """
    found = _report(value, note)
    target = Path(path)
    if target.suffix.lower() != ".pdf":
        raise WrongValueError("target", "a file ending in .pdf", str(path))
    metadata: Any = {"Title": title, "CreationDate": None}
    with written_atomically(target) as part, PdfPages(part, metadata=metadata) as pdf:
        pages: Any = pdf
        for page in _text_pages(f"{title}\n\n{plain(found.summary(), _WIDTH)}"):
            pages.savefig(page)
        for draw in found.pictures():
            ax = draw(ax=blank())
            pages.savefig(ax.get_figure(root=True))
        for view in found.views():
            for page in _text_pages(plain(view, _WIDTH)):
                pages.savefig(page)


def _text_pages(text: str) -> Iterator[Figure]:
    """Yield pages of the size A4 with the lines of *text*, in letters of one width."""
    lines = [
        line[start : start + _WIDTH + 16]
        for line in text.splitlines()
        for start in range(0, max(len(line), 1), _WIDTH + 16)
    ]
    for first in range(0, len(lines), _LINES):
        page: Any = Figure(figsize=(8.27, 11.69))
        FigureCanvasAgg(page)
        shown = "\n".join(lines[first : first + _LINES]).replace("$", r"\$")
        page.text(0.06, 0.96, shown, va="top", family="monospace", fontsize=6.6, linespacing=1.4)
        yield page
