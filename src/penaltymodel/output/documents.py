"""
Results as JSON documents for other programs.

Each document has ``schema`` (the name and version of the format) and ``kind``. The package contains
their JSON Schema, ``penaltymodel-1.schema.json``. Amounts are exact decimal text, or a ratio if the
decimals do not end. The high end of a range without upper end is null.
"""

from __future__ import annotations

import enum

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, cast

import attrs

from penaltymodel.cases.backtest import Backtest, Score
from penaltymodel.cases.own import CaseFile
from penaltymodel.engine.assessment import Assessment
from penaltymodel.engine.compare import Comparison
from penaltymodel.engine.estimate import Estimate, inputs_of_guideline
from penaltymodel.engine.findings import findings
from penaltymodel.engine.inputs import Input, inputs
from penaltymodel.files.results import FileAnswer, Reason, Rejected
from penaltymodel.interpreters.data import SCHEMA, to_data
from penaltymodel.interpreters.evaluate import Step
from penaltymodel.interpreters.latex import latex
from penaltymodel.interpreters.prose import label, open_end, prose
from penaltymodel.interpreters.table import penalty_rows, sources_of, statute_confidence
from penaltymodel.law.double_entry import Entered
from penaltymodel.law.guideline import Guideline
from penaltymodel.law.statute import Pending, Provision, Statute
from penaltymodel.output.figures import entered_figures
from penaltymodel.registers.result import Exposure, Tally
from penaltymodel.values.money import Money
from penaltymodel.values.notations import shown_entry
from penaltymodel.values.ranges import EITHER, Range
from penaltymodel.values.sources import Notation, Source, weakest


if TYPE_CHECKING:
    from penaltymodel.simulation.distribution import Estimate95, ExposureDistribution
    from penaltymodel.simulation.what_if import WhatIf


Document = dict[str, Any]


def _document(kind: str, **content: Any) -> Document:
    return {"schema": SCHEMA, "kind": kind, **_plain(content)}


def _plain(value: Any) -> Any:
    """Return *value* as JSON; whether something holds is ``"open"`` if the facts do not decide it."""
    match value:
        case enum.Enum():
            return value.value
        case date():
            return value.isoformat()
        case Fraction():
            return str(value)
        case Range(Money() as low, Money() as high):
            return {"low": low.plain(), "high": _high(high), "currency": low.currency}
        case Range():
            return "open" if value == EITHER else cast("Range[bool]", value).low
        case tuple() | list():
            return [_plain(each) for each in cast("list[Any]", value)]
        case Mapping():
            return {key: _plain(each) for key, each in cast("Mapping[str, Any]", value).items()}
        case Source():
            return _attributes(value, "citation confidence") | {
                "meaning": value.confidence.meaning,
                **_attributes(value, "read_in url note as_written"),
            }
        case Notation():
            return _attributes(value, "text reads by")
        case Pending():
            return _attributes(value, "what provisions since applies_from source")
        case Entered(figure=figure, source=source, notation=notation):
            return _attributes(figure, "place applies_from kind") | {
                "value": shown_entry(figure.value),
                "as_written": None if notation is None else notation.text,
                **_attributes(source, "confidence citation"),
            }
        case Input():
            return _attributes(value, "name kind about unit period words is_closed presumed")
        case Tally() | Reason() | Rejected() | Score():
            return attrs.asdict(value)
        case _:
            return value


def _high(amount: Money) -> str | None:
    """Return the high end of a range; None if the range has no upper end."""
    return None if amount.is_unbounded else amount.plain()


def _attributes(value: object, names: str) -> Document:
    """Return the attributes of *value* with these *names*."""
    return {name: _plain(getattr(value, name)) for name in names.split()}


def assessment(value: Assessment) -> Document:
    """
    Return *value* as a document of kind ``assessment``.

    *repeat* is true, false, ``"open"`` if the facts do not decide it, or null if the penalty does not
    depend on it.
    """
    return _document(
        "assessment",
        statute=value.statute.key,
        provision=value.provision.key,
        offense=value.provision.offense,
        by_law=value.by_law.key,
        as_written=value.is_as_written,
        low=value.low.plain(),
        high=_high(value.high),
        **_attributes(
            value, "currency repeat because sources law_at law_day decided_on expires_on"
        ),
        pending=value.pending,
        findings=[str(each) for each in findings(value)],
        high_in_words=open_end(value.step) if value.high.is_unbounded else "",
        missing=list(map(str, value.missing)),
        unused=value.unused,
        decisions=[
            {"decision": to_data(each.decision)} | _attributes(each, "counts reason")
            for each in value.counted
        ],
        confidence=weakest(value.sources),
        platform=to_data(value.platform),
        violation=to_data(value.violation),
        applies_from=value.enactment.applies_from,
        applies_through=value.enactment.applies_through,
        time_barred=value.is_time_barred,
        step=_step(value.step),
    )


def _step(step: Step) -> Document:
    return {
        "node": type(step.penalty).__name__,
        "what": label(step),
        "low": step.result.low.plain(),
        "high": _high(step.result.high),
        "because": [_step(each) for each in step.because],
    }


def exposures(values: list[Exposure]) -> Document:
    """Return *values*, one for each statute, as a document of kind ``exposures``."""
    return _document("exposures", exposures=[_exposure(each) for each in values])


def _exposure(value: Exposure) -> Document:
    return {
        **_attributes(value, "under as_of"),
        "plan": value.plan.prosecution.value,
        "batch": value.plan.batch,
        **_attributes(value, "requests violations cases first repeat by_history"),
        "missing": list(map(str, value.missing)),
        **_attributes(value, "assumptions tallies"),
        "lines": [
            _attributes(
                line,
                "platform categories violations cases first_provision repeat_provision "
                "first repeat is_repeat by_history",
            )
            | {"missing": list(map(str, line.missing))}
            for line in value.lines
        ],
        **_attributes(value, "rejected_rows reasons rejected"),
    }


def simulation(value: ExposureDistribution) -> Document:
    """
    Return *value* as a document of kind ``simulation``.

    Amounts are rounded to minor units; ``from`` and ``to`` are the ends of intervals with 95 %
    confidence.
    """
    return _document("simulation", **_simulation(value))


def _simulation(value: ExposureDistribution) -> Document:
    repeat = value.probability_of_repeat
    return {
        **_attributes(value, "seed draws currency fines repeats assumptions"),
        "violations": value.scenario.number_of_violations,
        "mean": _estimate(value.mean),
        "quantiles": [
            {"share": share, **_estimate(value.quantile(share))}
            for share in ("0.05", "0.25", "0.5", "0.75", "0.95", "0.99")
        ],
        "expected_shortfall": [
            {"share": share, **_estimate(value.expected_shortfall(share))}
            for share in ("0.95", "0.99")
        ],
        "probability_of_repeat": {
            "value": float(repeat.value),
            "from": repeat.low,
            "to": repeat.high,
        },
        "means": {
            by: {name: _estimate(mean) for name, mean in value.means(by).items()}
            for by in ("platform", "category", "year")
        },
    }


def _estimate(value: Estimate95) -> Document:
    low, high = value.interval.low, value.interval.high
    names = {"value": value.value, "from": low, "to": high}
    return {name: amount.rounded().plain() for name, amount in names.items()}


def what_if(value: WhatIf) -> Document:
    """Return *value* as a document of kind ``what-if``; differences are whole minor units."""
    mean = value.mean
    return _document(
        "what-if",
        change=value.change,
        before=_simulation(value.before),
        after=_simulation(value.after),
        difference_of_means={
            "value": round(mean.minor_units),
            "from": round(mean.low),
            "to": round(mean.high),
        },
        share_lower=float(value.share_lower),
    )


def table_answer(value: FileAnswer) -> Document:
    """Return *value* as a document of kind ``table``."""
    return _document(
        "table",
        **_attributes(
            value, "under rows answered rejected_rows totals reasons rejected pending unmatched"
        ),
    )


def statutes(values: list[Statute]) -> Document:
    """Return *values* as a document of kind ``statutes``, with an overview of each."""
    return _document("statutes", statutes=[_overview(each) for each in values])


def _overview(value: Statute) -> Document:
    through = [p.enactments[-1].applies_through for p in value.provisions]
    return {
        **_attributes(
            value, "key title known_as jurisdiction url known_through searched pending gaps"
        ),
        "applies_from": min(each.applies_from for each in value.provisions),
        "applies_through": None if None in through else max(filter(None, through)),
        "confidence": statute_confidence(value),
        "provisions": [each.key for each in value.provisions],
        "categories": dict(value.categories),
        "inputs": inputs(value),
        "sources": sources_of(value),
    }


def backtest(value: Backtest, file: CaseFile | None = None) -> Document:
    """
    Return *value* as a document of kind ``backtest``, with a verdict for each case.

    Positions and shares are exact ratios, such as ``"1/2"``. With the *file* of the cases, the
    document has its rejected rows.
    """
    return _document(
        "backtest",
        scores=value.scores,
        cases=[
            {
                "id": each.case.id,
                "respondent": each.case.respondent,
                "decided": each.case.decided_text,
                "amount": None if each.case.amount is None else to_data(each.case.amount),
                **_attributes(each, "provision permitted position share_of_cap verdict why"),
            }
            for each in value.tried
        ],
        **_attributes(file or CaseFile(), "rejected_rows reasons rejected"),
    )


def comparison(value: Comparison) -> Document:
    """Return *value* as a document of kind ``comparison``, with the exchange rates used."""
    return _document(
        "comparison",
        currency=value.currency,
        rates={
            **_attributes(value.rates, "currency on source"),
            "rates": {code: str(rate) for code, rate in value.rates.rates.items()},
        },
        lines=[
            _attributes(line, "under range why_not")
            | {"there": None if line.assessment is None else line.assessment.range}
            for line in value.lines
        ],
    )


def guidelines(values: Iterable[Guideline]) -> Document:
    """Return *values* as a document of kind ``guidelines``, with the facts that each depends on."""
    return _document(
        "guidelines",
        guidelines=[
            {
                **_attributes(
                    each,
                    "key title provisions applies_from applies_through known_through source gaps",
                ),
                "inputs": _plain(inputs_of_guideline(each)),
            }
            for each in values
        ],
    )


def estimate(value: Estimate) -> Document:
    """
    Return *value* as a document of kind ``estimate``.

    *by_guideline* is the result of the guideline alone, and *range* the result within the range that
    the law has *permitted*.
    """
    return _document(
        "estimate",
        guideline=value.guideline.key,
        by_guideline=value.step.result,
        **_attributes(value, "permitted range is_clamped"),
        sources=list(dict.fromkeys((value.guideline.source, *value.step.sources))),
        step=_step(value.step),
    )


def statute(value: Statute, *, only: Provision | None = None, on: date | None = None) -> Document:
    """
    Return *value* as a document of kind ``statute``, with prose and formulas.

    With *only*, the document has only this provision; with *on*, only texts that apply on that day.
    """
    rows = [row for row in penalty_rows(value, on=on) if only is None or row.provision == only.key]
    texts = {(row.provision, row.applies_from) for row in rows}
    return _document(
        "statute",
        **_overview(value) | {"inputs": inputs(value, of=only, on=on)},
        penalties=[
            _attributes(
                row,
                "provision offense persons penalty applies_from applies_through confidence",
            )
            for row in rows
        ],
        enactments=[
            {
                "provision": provision.key,
                **_attributes(
                    text,
                    "applies_from applies_through source day_source base_source repeat_source",
                ),
                "prose": prose(text.penalty),
                "formula": latex(text.penalty),
                "penalty": to_data(text.penalty),
                "repeat": to_data(text.repeat),
            }
            for provision in value.provisions
            if only is None or provision.key == only.key
            for text in provision.enactments
            if on is None or text.applies_on(on)
        ],
        figures=entered_figures(value, texts),
    )
