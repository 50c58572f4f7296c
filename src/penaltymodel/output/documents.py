"""
Results as JSON documents for other programs.

Each document has ``schema`` (the name and version of the format) and ``kind``. The package contains
their JSON Schema, ``penaltymodel-1.schema.json``. Amounts are exact decimal text, or a ratio if the
decimals do not end.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from penaltymodel.cases.backtest import Backtest
from penaltymodel.engine.assessment import Assessment
from penaltymodel.engine.compare import Comparison
from penaltymodel.engine.findings import findings
from penaltymodel.facts.answers import CountedDecision
from penaltymodel.files.results import FileAnswer
from penaltymodel.interpreters.data import SCHEMA, to_data
from penaltymodel.interpreters.evaluate import Step
from penaltymodel.interpreters.latex import latex
from penaltymodel.interpreters.prose import label, prose
from penaltymodel.interpreters.table import penalty_rows, sources_of, statute_confidence
from penaltymodel.law.statute import Provision, Statute
from penaltymodel.registers.result import Exposure
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import EITHER, Range
from penaltymodel.values.sources import Source, weakest


Document = dict[str, Any]


def _document(kind: str, **content: Any) -> Document:
    return {"schema": SCHEMA, "kind": kind, **content}


def _range(amounts: Range[Money] | None) -> Document | None:
    if amounts is None:
        return None
    low, high = amounts.low, amounts.high
    return {"low": low.plain(), "high": high.plain(), "currency": low.currency}


def _boolean(value: Range[bool] | None) -> bool | str | None:
    if value is None:
        return None
    return "open" if value == EITHER else value.low


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _source(source: Source) -> Document:
    return {
        "citation": source.citation,
        "confidence": source.confidence.value,
        "meaning": source.confidence.meaning,
        "read_in": source.read_in,
        "url": source.url,
        "note": source.note,
    }


def assessment(value: Assessment) -> Document:
    """
    Return *value* as a document of kind ``assessment``.

    *repeat* is true, false, ``"open"`` if the facts do not decide it, or null if the penalty does not
    depend on it.
    """
    mark = weakest(value.sources)
    return _document(
        "assessment",
        statute=value.statute.key,
        provision=value.provision.key,
        offense=value.provision.offense,
        by_law=value.by_law.key,
        as_written=value.is_as_written,
        low=value.low.plain(),
        high=value.high.plain(),
        currency=value.currency,
        repeat=_boolean(value.repeat),
        because=list(value.because),
        findings=[str(each) for each in findings(value)],
        decisions=[_decision(each) for each in value.counted],
        sources=[_source(each) for each in value.sources],
        confidence=None if mark is None else mark.value,
        platform=to_data(value.platform),
        violation=to_data(value.violation),
        law_at=value.law_at.value,
        law_day=_day(value.law_day),
        applies_from=_day(value.enactment.applies_from),
        applies_through=_day(value.enactment.applies_through),
        decided_on=_day(value.decided_on),
        expires_on=_day(value.expires_on),
        time_barred=value.is_time_barred,
        step=_step(value.step),
    )


def _decision(each: CountedDecision) -> Document:
    return {
        "decision": to_data(each.decision),
        "counts": _boolean(each.counts),
        "reason": each.reason,
    }


def _step(step: Step) -> Document:
    return {
        "node": type(step.penalty).__name__,
        "what": label(step),
        "low": step.result.low.plain(),
        "high": step.result.high.plain(),
        "because": [_step(each) for each in step.because],
    }


def exposures(values: list[Exposure]) -> Document:
    """Return *values*, one for each statute, as a document of kind ``exposures``."""
    return _document("exposures", exposures=[_exposure(each) for each in values])


def _exposure(value: Exposure) -> Document:
    return {
        "under": value.under,
        "as_of": _day(value.as_of),
        "plan": value.plan.prosecution.value,
        "batch": value.plan.batch,
        "requests": value.requests,
        "violations": value.violations,
        "cases": value.cases,
        "first": _range(value.first),
        "repeat": _range(value.repeat),
        "by_history": _range(value.by_history),
        "missing": list(map(str, value.missing)),
        "assumptions": list(value.assumptions),
        "tallies": [attrs.asdict(each) for each in value.tallies],
        "lines": [
            {
                "platform": line.platform,
                "categories": list(line.categories),
                "violations": line.violations,
                "cases": line.cases,
                "first_provision": line.first_provision,
                "repeat_provision": line.repeat_provision,
                "first": _range(line.first),
                "repeat": _range(line.repeat),
                "is_repeat": _boolean(line.is_repeat),
                "by_history": _range(line.by_history),
                "missing": "" if line.missing is None else str(line.missing),
            }
            for line in value.lines
        ],
        "rejected_rows": value.rejected_rows,
        "rejected": [attrs.asdict(each) for each in value.rejected],
    }


def table_answer(value: FileAnswer) -> Document:
    """Return *value* as a document of kind ``table``."""
    return _document(
        "table",
        under=list(value.under),
        rows=value.rows,
        answered=value.answered,
        rejected_rows=value.rejected_rows,
        totals=[_range(each) for each in value.totals],
        reasons=[{"reason": reason, "rows": number} for reason, number in value.reasons],
        rejected=[attrs.asdict(each) for each in value.rejected],
    )


def statutes(values: list[Statute]) -> Document:
    """Return *values* as a document of kind ``statutes``, with an overview of each."""
    return _document("statutes", statutes=[_overview(each) for each in values])


def _overview(value: Statute) -> Document:
    mark = statute_confidence(value)
    through = [p.enactments[-1].applies_through for p in value.provisions]
    ended = None if None in through else max(day for day in through if day is not None)
    return {
        "key": value.key,
        "title": value.title,
        "jurisdiction": value.jurisdiction,
        "url": value.url,
        "applies_from": _day(min(each.applies_from for each in value.provisions)),
        "applies_through": _day(ended),
        "known_through": _day(value.known_through),
        "confidence": None if mark is None else mark.value,
        "provisions": [each.key for each in value.provisions],
        "categories": dict(value.categories),
        "gaps": list(value.gaps),
        "sources": [_source(each) for each in sources_of(value)],
    }


def backtest(value: Backtest) -> Document:
    """
    Return *value* as a document of kind ``backtest``, with a verdict for each case.

    Positions and shares are exact ratios, such as ``"1/2"``.
    """
    return _document(
        "backtest",
        scores=[attrs.asdict(each) for each in value.scores],
        cases=[
            {
                "id": each.case.id,
                "respondent": each.case.respondent,
                "decided": each.case.decided_text,
                "provision": each.provision,
                "amount": None if each.case.amount is None else to_data(each.case.amount),
                "permitted": _range(each.permitted),
                "position": None if each.position is None else str(each.position),
                "share_of_cap": None if each.share_of_cap is None else str(each.share_of_cap),
                "verdict": each.verdict.value,
                "why": each.why,
            }
            for each in value.tried
        ],
    )


def comparison(value: Comparison) -> Document:
    """Return *value* as a document of kind ``comparison``, with the exchange rates used."""
    return _document(
        "comparison",
        currency=value.currency,
        rates={
            "currency": value.rates.currency,
            "on": _day(value.rates.on),
            "source": value.rates.source,
            "rates": {code: str(rate) for code, rate in value.rates.rates.items()},
        },
        lines=[
            {
                "under": line.under,
                "there": None if line.assessment is None else _range(line.assessment.range),
                "range": _range(line.range),
                "why_not": line.why_not,
            }
            for line in value.lines
        ],
    )


def statute(value: Statute, *, only: Provision | None = None, on: date | None = None) -> Document:
    """
    Return *value* as a document of kind ``statute``, with prose and formulas.

    With *only*, the document has only this provision; with *on*, only texts that apply on that day.
    """
    rows = [row for row in penalty_rows(value, on=on) if only is None or row.provision == only.key]
    return _document(
        "statute",
        **_overview(value),
        penalties=[
            {
                "provision": row.provision,
                "offense": row.offense,
                "persons": [person.value for person in row.persons],
                "penalty": row.penalty,
                "applies_from": _day(row.applies_from),
                "applies_through": _day(row.applies_through),
                "confidence": None if row.confidence is None else row.confidence.value,
            }
            for row in rows
        ],
        enactments=[
            {
                "provision": provision.key,
                "applies_from": _day(text.applies_from),
                "applies_through": _day(text.applies_through),
                "prose": prose(text.penalty),
                "formula": latex(text.penalty),
                "penalty": to_data(text.penalty),
                "repeat": to_data(text.repeat),
                "source": _source(text.source),
            }
            for provision in value.provisions
            if only is None or provision.key == only.key
            for text in provision.enactments
            if on is None or text.applies_on(on)
        ],
    )


MOMENT = (
    "^[0-9]{4}(-[0-9]{2}){2}"
    "[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?$"
)
