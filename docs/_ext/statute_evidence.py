"""
The evidence on the page of a statute: charts, decided cases and proofs.

The build calculates it with the same functions that users call.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from docutils import nodes
from pieces import Cell
from words import translate_markup

from law import cite
from penaltymodel.cases.backtest import Backtest, TriedCase, backtest
from penaltymodel.errors import PenaltyModelError
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.kinks import kinks
from penaltymodel.interpreters.needs import needs
from penaltymodel.interpreters.prove import prove
from penaltymodel.law.penalties import Revenue, currencies
from penaltymodel.law.statute import Provision, Statute
from penaltymodel.output.charts import chart
from penaltymodel.values.money import Money, span


def drawing(provision: Provision) -> Iterator[nodes.Node]:
    """Yield the charts of a provision's last text, if it depends on one revenue."""
    penalty = provision.enactments[-1].penalty
    needed = needs(penalty)
    revenues = [each for each in needed.money if isinstance(each, Revenue)]
    if len(revenues) != 1 or "legal-entity" not in provision.persons:
        return
    for repeat in (False, True) if needed.repeats else (None,):
        facts = Facts(
            person="legal-entity",
            counts={each.name: 1 for each in needed.counts},
            repeat=repeat,
        )
        code = (*currencies(penalty), "EUR")[0]
        title = f"{provision.key}: penalty for a company by revenue"
        try:
            ends = kinks(penalty, facts, of=revenues[0])
            svg = chart(ends, low=Money(10**5, code), high=Money(10**12, code), title=title)
        except PenaltyModelError:
            return  # the penalty needs other facts
        points = sorted({*ends.low.breakpoints, *ends.high.breakpoints})
        where = ", ".join(map(str, points))
        slope = (
            f"The slope changes at a revenue of {where}." if points else "The slope is constant."
        )
        which = {None: "", False: ", as a first offense", True: ", as a repeat"}[repeat]
        one = "; every count is 1" if needed.counts else ""
        yield nodes.rubric("", f"Penalty by revenue{which}")
        yield nodes.raw(
            "", f'<figure class="chart">{translate_markup(svg)}</figure>', format="html"
        )
        yield nodes.paragraph("", f"Penalty for a company, on logarithmic axes{one}. {slope}")


@cache
def _tried() -> Backtest:
    return backtest()


def decided(statute: Statute) -> tuple[TriedCase, ...]:
    """Return the decided cases under *statute*."""
    keys = {provision.key for provision in statute.provisions} | {statute.key}
    return tuple(each for each in _tried().tried if each.provision in keys)


def case_cells(tried: TriedCase, docname: str) -> tuple[Cell, ...]:
    """Return the table row of a case."""
    case = tried.case
    position = "" if tried.position is None else f"{float(tried.position):.2f}"
    who: nodes.Node = nodes.inline("", case.respondent, classes=["name"])
    if case.sources and case.sources[0].startswith("http"):
        who = nodes.reference("", "", who, refuri=case.sources[0])
    part = tried.provision.removeprefix(f"{tried.provision.rpartition('/')[0]}/")
    return (
        [nodes.paragraph("", "", who, nodes.Text(f", {case.decided_text}"))],
        [nodes.paragraph("", "", cite(tried.provision, docname, part))],
        "not in our data" if case.amount is None else str(case.amount),
        "" if tried.permitted is None else span(tried.permitted),
        position,
        f"{tried.verdict}: {tried.why}" if tried.why else str(tried.verdict),
    )


def proved(statute: Statute) -> Iterator[str]:
    """Yield the results of the solver for the last texts, each with its provisions."""
    results: dict[str, list[str]] = {}
    for provision in statute.provisions:
        if provision.repeat_of:
            continue
        graver = next((p for p in statute.provisions if provision.key in p.repeat_of), provision)
        first, repeat = provision.enactments[-1].penalty, graver.enactments[-1].penalty
        for each in dict.fromkeys(map(str, prove(first, repeat))):
            results.setdefault(each, []).append(provision.key)
    for each, keys in results.items():
        yield f"{each} ({', '.join(keys)})."
