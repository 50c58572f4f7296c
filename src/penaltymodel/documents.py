"""
Results as JSON documents for other programs.

Every document has ``schema`` (the name and version of the form) and ``kind``. The package ships
the JSON Schema of all of them, ``penaltymodel-1.schema.json``; :func:`schema` makes it. Amounts are
exact decimal text, or a ratio where decimals do not end.
"""

from __future__ import annotations

import enum
import types
import typing

from datetime import date, datetime
from fractions import Fraction
from importlib import resources
from typing import Any, Literal, Union, get_args, get_origin

import attrs

from penaltymodel.backtest import Backtest, Verdict
from penaltymodel.compare import Comparison
from penaltymodel.display import label, statute_confidence
from penaltymodel.domain import PersonKind
from penaltymodel.engine import Assessment
from penaltymodel.facts import Counted
from penaltymodel.findings import findings
from penaltymodel.interpreters.assess import Step
from penaltymodel.interpreters.data import CLASSES, SCHEMA, parse_json, to_data
from penaltymodel.interpreters.latex import latex
from penaltymodel.interpreters.prose import prose
from penaltymodel.interpreters.table import sources_of, table
from penaltymodel.ledger import Exposure, Prosecution, TableAnswer, Tally
from penaltymodel.money import Money
from penaltymodel.penalties import Penalty
from penaltymodel.ranges import EITHER, Range
from penaltymodel.sources import Confidence, Source, weakest
from penaltymodel.statute import LawAt, Provision, Statute


Document = dict[str, Any]


def _document(kind: str, **content: Any) -> Document:
    return {"schema": SCHEMA, "kind": kind, **content}


def _ends(amounts: Range[Money] | None) -> Document | None:
    if amounts is None:
        return None
    low, high = amounts.low, amounts.high
    return {"low": low.plain(), "high": high.plain(), "currency": low.currency}


def _truth(value: Range[bool] | None) -> bool | str | None:
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

    *repeat* is true, false, ``"open"`` where the facts leave it open, or null where nothing turns
    on it.
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
        repeat=_truth(value.repeat),
        because=list(value.because),
        findings=[str(each) for each in findings(value)],
        decisions=[_counted(each) for each in value.counted],
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


def _counted(each: Counted) -> Document:
    return {
        "decision": to_data(each.decision),
        "counts": _truth(each.counts),
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
    """Return *values*, one for each statute asked, as a document of kind ``exposures``."""
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
        "first": _ends(value.first),
        "repeat": _ends(value.repeat),
        "by_history": _ends(value.by_history),
        "missing": list(value.missing),
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
                "first": _ends(line.first),
                "repeat": _ends(line.repeat),
                "is_repeat": _truth(line.is_repeat),
                "by_history": _ends(line.by_history),
                "missing": line.missing,
            }
            for line in value.lines
        ],
        "rejected_rows": value.rejected_rows,
        "rejected": [attrs.asdict(each) for each in value.rejected],
    }


def table_answer(value: TableAnswer) -> Document:
    """Return *value* as a document of kind ``table``."""
    return _document(
        "table",
        under=list(value.under),
        rows=value.rows,
        answered=value.answered,
        rejected_rows=value.rejected_rows,
        totals=[_ends(each) for each in value.totals],
        reasons=[{"reason": reason, "rows": number} for reason, number in value.reasons],
        rejected=[attrs.asdict(each) for each in value.rejected],
    )


def statutes(values: list[Statute]) -> Document:
    """Return the catalog as a document of kind ``statutes``: an overview, a line each."""
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
    Return *value* as a document of kind ``backtest``, every case with its verdict.

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
                "permitted": _ends(each.permitted),
                "position": None if each.position is None else str(each.position),
                "share_of_cap": None if each.share_of_cap is None else str(each.share_of_cap),
                "verdict": each.verdict.value,
                "why": each.why,
            }
            for each in value.tried
        ],
    )


def comparison(value: Comparison) -> Document:
    """Return *value* as a document of kind ``comparison``, with the caller's rates."""
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
                "there": None if line.assessment is None else _ends(line.assessment.range),
                "range": _ends(line.range),
                "why_not": line.why_not,
            }
            for line in value.lines
        ],
    )


def statute(value: Statute, *, only: Provision | None = None, on: date | None = None) -> Document:
    """
    Return *value* as a document of kind ``statute``, whole, with prose and formulas.

    With *only*, no other provision is in it; with *on*, only the texts that apply on that day.
    """
    rows = [row for row in table(value, on=on) if only is None or row.provision == only.key]
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


# --- The JSON Schema.


def shipped_schema() -> Any:
    """
    Return the JSON Schema that the package ships.

    >>> shipped_schema()["$id"]
    'urn:penaltymodel:1'
    """
    file = resources.files("penaltymodel").joinpath("penaltymodel-1.schema.json")
    return parse_json(file.read_bytes())


def schema() -> Document:
    """
    Return the JSON Schema of everything that has a form: the classes, and the documents.

    The definitions of classes (``#/$defs/Fixed``) are made from the classes themselves.
    """
    names = sorted(CLASSES)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:penaltymodel:1",
        "title": "penaltymodel, version 1 of the form",
        "anyOf": [
            *(_ref(name) | {"required": ["type"]} for name in names),
            *(_ref(kind) for kind in _DOCUMENTS),
        ],
        "$defs": {name: _class_schema(CLASSES[name]) for name in names}
        | {kind: _document_schema(kind, fields) for kind, fields in _DOCUMENTS.items()}
        | {"step": _STEP},
    }


_TEXT: Document = {"type": "string"}
_NUMBER: Document = {"type": "integer", "minimum": 0}
_CHOICE: Document = {"type": "boolean"}
_PLAIN = "[0-9]+(\\.[0-9]+)?|[0-9]+/[0-9]+"
_AMOUNT: Document = {"type": "string", "pattern": f"^({_PLAIN})$"}
_CURRENCY: Document = {"type": "string", "pattern": "^[A-Z]{3}$"}
_SOME_DAY: Document = {"type": "string", "format": "date", "pattern": "^[0-9]{4}(-[0-9]{2}){2}$"}
_MARK: Document = {"enum": [each.value for each in Confidence]}
_OPEN_TRUTH: Document = {"enum": [True, False, "open"]}


def _listed(items: Document) -> Document:
    return {"type": "array", "items": items}


def _or_null(shape: Document) -> Document:
    return {"anyOf": [shape, {"type": "null"}]}


def _shape(**properties: Document) -> Document:
    return {"type": "object", "required": list(properties), "properties": properties}


def _ref(name: str) -> Document:
    return {"$ref": f"#/$defs/{name}"}


_TEXTS = _listed(_TEXT)
_DAY_SCHEMA = _or_null(_SOME_DAY)
_ENDS = _shape(low=_AMOUNT, high=_AMOUNT, currency=_CURRENCY)
_SOURCE = _shape(
    citation=_TEXT, confidence=_MARK, meaning=_TEXT, read_in=_TEXT, url=_TEXT, note=_TEXT
)
_STEP = _shape(
    node={"enum": sorted(kind.__name__ for kind in get_args(Penalty))},
    what=_TEXT,
    low=_AMOUNT,
    high=_AMOUNT,
    because=_listed(_ref("step")),
)
_LINE = _shape(
    platform=_TEXT,
    categories=_TEXTS,
    violations=_NUMBER,
    cases=_NUMBER,
    first_provision=_TEXT,
    repeat_provision=_TEXT,
    first=_ENDS,
    repeat=_or_null(_ENDS),
    is_repeat=_OPEN_TRUTH,
    by_history=_or_null(_ENDS),
    missing=_TEXT,
)
_REJECTED = _shape(row=_NUMBER, place=_TEXT, reason=_TEXT)
_EXPOSURE = _shape(
    under=_TEXT,
    as_of=_SOME_DAY,
    plan={"enum": [each.value for each in Prosecution]},
    batch=_or_null({"type": "integer", "minimum": 1}),
    requests=_NUMBER,
    violations=_NUMBER,
    cases=_NUMBER,
    first=_or_null(_ENDS),
    repeat=_or_null(_ENDS),
    by_history=_or_null(_ENDS),
    missing=_TEXTS,
    assumptions=_TEXTS,
    tallies=_listed(
        _shape(
            **{
                each.name: _TEXT if each.name in {"platform", "category"} else _NUMBER
                for each in attrs.fields(Tally)
            }
        )
    ),
    lines=_listed(_LINE),
    rejected_rows=_NUMBER,
    rejected=_listed(_REJECTED),
)
_OVERVIEW: dict[str, Document] = {
    "key": _TEXT,
    "title": _TEXT,
    "jurisdiction": _TEXT,
    "url": _TEXT,
    "applies_from": _SOME_DAY,
    "applies_through": _DAY_SCHEMA,
    "known_through": _SOME_DAY,
    "confidence": _or_null(_MARK),
    "provisions": _TEXTS,
    "categories": {"type": "object", "additionalProperties": _TEXT},
    "gaps": _TEXTS,
    "sources": _listed(_SOURCE),
}
_DOCUMENTS: dict[str, dict[str, Document]] = {
    "assessment": {
        "statute": _TEXT,
        "provision": _TEXT,
        "offense": _TEXT,
        "by_law": _TEXT,
        "as_written": _CHOICE,
        "low": _AMOUNT,
        "high": _AMOUNT,
        "currency": _CURRENCY,
        "repeat": _or_null(_OPEN_TRUTH),
        "because": _TEXTS,
        "findings": _TEXTS,
        "decisions": _listed(_shape(decision=_ref("Decision"), counts=_OPEN_TRUTH, reason=_TEXT)),
        "sources": _listed(_SOURCE),
        "confidence": _or_null(_MARK),
        "platform": _ref("Platform"),
        "violation": _ref("Violation"),
        "law_at": {"enum": [each.value for each in LawAt]},
        "law_day": _SOME_DAY,
        "applies_from": _SOME_DAY,
        "applies_through": _DAY_SCHEMA,
        "decided_on": _DAY_SCHEMA,
        "expires_on": _DAY_SCHEMA,
        "time_barred": _or_null(_CHOICE),
        "step": _ref("step"),
    },
    "backtest": {
        "scores": _listed(
            _shape(statute=_TEXT, inside=_NUMBER, outside=_NUMBER, untestable=_NUMBER)
        ),
        "cases": _listed(
            _shape(
                id=_TEXT,
                respondent=_TEXT,
                decided=_TEXT,
                provision=_TEXT,
                amount=_or_null(_TEXT),
                permitted=_or_null(_ENDS),
                position=_or_null(_TEXT),
                share_of_cap=_or_null(_TEXT),
                verdict={"enum": [each.value for each in Verdict]},
                why=_TEXT,
            )
        ),
    },
    "comparison": {
        "currency": _CURRENCY,
        "rates": _shape(
            currency=_CURRENCY,
            on=_SOME_DAY,
            source=_TEXT,
            rates={"type": "object", "additionalProperties": _TEXT},
        ),
        "lines": _listed(
            _shape(under=_TEXT, there=_or_null(_ENDS), range=_or_null(_ENDS), why_not=_TEXT)
        ),
    },
    "exposures": {"exposures": _listed(_EXPOSURE)},
    "table": {
        "under": _listed(_TEXT),
        "rows": _NUMBER,
        "answered": _NUMBER,
        "rejected_rows": _NUMBER,
        "totals": _listed(_ENDS),
        "reasons": _listed(_shape(reason=_TEXT, rows=_NUMBER)),
        "rejected": _listed(_REJECTED),
    },
    "statutes": {"statutes": _listed(_shape(**_OVERVIEW))},
    "statute": {
        **_OVERVIEW,
        "penalties": _listed(
            _shape(
                provision=_TEXT,
                offense=_TEXT,
                persons=_listed({"enum": [each.value for each in PersonKind]}),
                penalty=_TEXT,
                applies_from=_SOME_DAY,
                applies_through=_DAY_SCHEMA,
                confidence=_or_null(_MARK),
            )
        ),
        "enactments": _listed(
            _shape(
                provision=_TEXT,
                applies_from=_SOME_DAY,
                applies_through=_DAY_SCHEMA,
                prose=_TEXT,
                formula=_TEXT,
                penalty={"anyOf": [_ref(kind.__name__) for kind in get_args(Penalty)]},
                repeat=_or_null(_ref("Repeat")),
                source=_SOURCE,
            )
        ),
    },
}


def _document_schema(kind: str, fields: dict[str, Document]) -> Document:
    return _shape(schema={"const": SCHEMA}, kind={"const": kind}, **fields)


def _class_schema(kind: type[Any]) -> Document:
    hints = typing.get_type_hints(kind)
    fields = attrs.fields(kind)
    properties = {each.name: _type_schema(hints[each.name]) for each in fields}
    required = [each.name for each in fields if each.default is attrs.NOTHING]
    return {
        "type": "object",
        "properties": {"type": {"const": kind.__name__}} | properties,
        "required": required,
        "additionalProperties": False,
    }


def _type_schema(kind: Any) -> Document:
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        return _union_schema(get_args(kind))
    if origin is Literal:
        return {"enum": [each.value for each in get_args(kind)]}
    if origin is Range:
        end = _type_schema(get_args(kind)[0])
        return _shape(low=end, high=end) | {"additionalProperties": False}
    if origin is tuple and get_args(kind)[-1] is not ...:
        items = [_type_schema(each) for each in get_args(kind)]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "items": False}
    if origin in {tuple, frozenset}:
        return {"type": "array", "items": _type_schema(get_args(kind)[0])}
    if origin is not None:
        return {"type": "object", "additionalProperties": _type_schema(get_args(kind)[1])}
    if kind.__name__ in CLASSES:
        return _ref(kind.__name__)
    if issubclass(kind, enum.Enum):
        return {"enum": [each.value for each in kind]}
    return dict(_LEAVES[kind])


def _union_schema(kinds: tuple[Any, ...]) -> Document:
    """Return the schema of one of *kinds*; where several are classes, each must say its type."""
    classes = {each for each in kinds if getattr(each, "__name__", "") in CLASSES}
    typed: Document = {"required": ["type"]} if len(classes) > 1 else {}
    return {"anyOf": [_type_schema(k) | (typed if k in classes else {}) for k in kinds]}


_MOMENT = (
    "^[0-9]{4}(-[0-9]{2}){2}"
    "[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?$"
)
_LEAVES: dict[Any, Document] = {
    str: _TEXT,
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    date: {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){2}$"},
    datetime: {"type": "string", "pattern": _MOMENT},
    Money: {"type": "string", "pattern": f"^({_PLAIN}) [A-Z]{{3}}$"},
    Fraction: {"type": "string", "pattern": "^[0-9]+(/[0-9]+)?$"},
    type(None): {"type": "null"},
}
