"""The JSON Schema of the documents of the command line and of the package's classes."""

from __future__ import annotations

import enum
import types
import typing

from datetime import date, datetime
from fractions import Fraction
from importlib import resources
from typing import Any, Literal, Union, get_args, get_origin

import attrs

from penaltymodel.cases.backtest import Verdict
from penaltymodel.engine.inputs import InputKind
from penaltymodel.interpreters.data import CLASSES, SCHEMA
from penaltymodel.law.figures import FigureKind
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import LawAt
from penaltymodel.law.words import PersonKind
from penaltymodel.output.documents import Document
from penaltymodel.registers.plan import Prosecution
from penaltymodel.registers.result import Tally
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import Range
from penaltymodel.values.reading import parse_json
from penaltymodel.values.sources import Confidence


def shipped_schema() -> Any:
    """
    Return the JSON Schema file of the package.

    >>> shipped_schema()["$id"]
    'urn:penaltymodel:1'
    """
    file = resources.files("penaltymodel").joinpath("penaltymodel-1.schema.json")
    return parse_json(file.read_bytes())


def schema() -> Document:
    """
    Return the JSON Schema of all documents and serializable classes.

    The definitions of classes (``#/$defs/Fixed``) are generated from the classes.
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
_END: Document = {"anyOf": [_AMOUNT, {"type": "null"}]}
_CURRENCY: Document = {"type": "string", "pattern": "^[A-Z]{3}$"}
_SOME_DAY: Document = {"type": "string", "format": "date", "pattern": "^[0-9]{4}(-[0-9]{2}){2}$"}
_MARK: Document = {"enum": [each.value for each in Confidence]}
_OPEN_BOOLEAN: Document = {"enum": [True, False, "open"]}


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
_ENDS = _shape(low=_AMOUNT, high=_END, currency=_CURRENCY)
_SOURCE = _shape(
    citation=_TEXT,
    confidence=_MARK,
    meaning=_TEXT,
    read_in=_TEXT,
    url=_TEXT,
    note=_TEXT,
    as_written=_listed(_shape(text=_TEXT, reads=_TEXTS, by=_TEXT)),
)
_STEP = _shape(
    node={"enum": sorted(kind.__name__ for kind in get_args(Penalty))},
    what=_TEXT,
    low=_AMOUNT,
    high=_END,
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
    is_repeat=_OPEN_BOOLEAN,
    by_history=_or_null(_ENDS),
    missing=_TEXTS,
)
_REJECTED = _shape(row=_NUMBER, place=_TEXT, reason=_TEXT)
_REASON = _shape(kind=_TEXT, rows=_NUMBER, example=_REJECTED)
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
    reasons=_listed(_REASON),
    rejected=_listed(_REJECTED),
)
_INPUT = _shape(
    name=_TEXT,
    kind={"enum": [each.value for each in InputKind]},
    about=_TEXT,
    unit=_TEXT,
    period=_TEXT,
    words=_TEXTS,
    is_closed=_CHOICE,
    presumed={"anyOf": [_OPEN_BOOLEAN, _TEXT, {"type": "null"}]},
)
_PENDING = _shape(
    what=_TEXT,
    provisions=_TEXTS,
    since=_SOME_DAY,
    applies_from=_DAY_SCHEMA,
    source=_SOURCE,
)
_FIGURE = _shape(
    place=_TEXT,
    applies_from=_DAY_SCHEMA,
    kind={"enum": [each.value for each in FigureKind]},
    value=_TEXT,
    as_written=_or_null(_TEXT),
    confidence=_MARK,
    citation=_TEXT,
)
_OVERVIEW: dict[str, Document] = {
    "key": _TEXT,
    "title": _TEXT,
    "known_as": _TEXTS,
    "jurisdiction": _TEXT,
    "url": _TEXT,
    "applies_from": _SOME_DAY,
    "applies_through": _DAY_SCHEMA,
    "known_through": _SOME_DAY,
    "searched": _TEXT,
    "pending": _listed(_PENDING),
    "confidence": _or_null(_MARK),
    "provisions": _TEXTS,
    "categories": {"type": "object", "additionalProperties": _TEXT},
    "gaps": _TEXTS,
    "inputs": _listed(_INPUT),
    "sources": _listed(_SOURCE),
}
_ESTIMATE: dict[str, Document] = {"value": _AMOUNT, "from": _AMOUNT, "to": _AMOUNT}
_PROBABILITY: Document = {"type": "number", "minimum": 0, "maximum": 1}
_MEANS: Document = {"type": "object", "additionalProperties": _shape(**_ESTIMATE)}
_WHOLE: Document = {"type": "integer"}
_SIMULATION: dict[str, Document] = {
    "seed": _NUMBER,
    "draws": _NUMBER,
    "currency": _CURRENCY,
    "fines": _NUMBER,
    "repeats": _NUMBER,
    "assumptions": _TEXTS,
    "violations": _NUMBER,
    "mean": _shape(**_ESTIMATE),
    "quantiles": _listed(_shape(share=_AMOUNT, **_ESTIMATE)),
    "expected_shortfall": _listed(_shape(share=_AMOUNT, **_ESTIMATE)),
    "probability_of_repeat": _shape(**dict.fromkeys(_ESTIMATE, _PROBABILITY)),
    "means": _shape(platform=_MEANS, category=_MEANS, year=_MEANS),
}
_DOCUMENTS: dict[str, dict[str, Document]] = {
    "assessment": {
        "statute": _TEXT,
        "provision": _TEXT,
        "offense": _TEXT,
        "by_law": _TEXT,
        "as_written": _CHOICE,
        "low": _AMOUNT,
        "high": _END,
        "currency": _CURRENCY,
        "repeat": _or_null(_OPEN_BOOLEAN),
        "because": _TEXTS,
        "pending": _listed(_PENDING),
        "findings": _TEXTS,
        "high_in_words": _TEXT,
        "missing": _TEXTS,
        "unused": _TEXTS,
        "decisions": _listed(
            _shape(decision=_ref("Decision"), counts=_OPEN_BOOLEAN, reason=_TEXT)
        ),
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
        "rejected_rows": _NUMBER,
        "reasons": _listed(_REASON),
        "rejected": _listed(_REJECTED),
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
    "guidelines": {
        "guidelines": _listed(
            _shape(
                key=_TEXT,
                title=_TEXT,
                provisions=_TEXTS,
                applies_from=_SOME_DAY,
                applies_through=_DAY_SCHEMA,
                known_through=_SOME_DAY,
                source=_SOURCE,
                gaps=_TEXTS,
                inputs=_listed(_INPUT),
            )
        )
    },
    "estimate": {
        "guideline": _TEXT,
        "by_guideline": _ENDS,
        "permitted": _ENDS,
        "range": _ENDS,
        "is_clamped": _CHOICE,
        "sources": _listed(_SOURCE),
        "step": _ref("step"),
    },
    "exposures": {"exposures": _listed(_EXPOSURE)},
    "simulation": _SIMULATION,
    "what-if": {
        "change": _TEXT,
        "before": _shape(**_SIMULATION),
        "after": _shape(**_SIMULATION),
        "difference_of_means": _shape(**dict.fromkeys(_ESTIMATE, _WHOLE)),
        "share_lower": _PROBABILITY,
    },
    "table": {
        "under": _listed(_TEXT),
        "rows": _NUMBER,
        "answered": _NUMBER,
        "rejected_rows": _NUMBER,
        "totals": _listed(_ENDS),
        "reasons": _listed(_REASON),
        "rejected": _listed(_REJECTED),
        "pending": _TEXTS,
        "unmatched": _TEXTS,
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
                day_source=_or_null(_SOURCE),
                base_source=_or_null(_SOURCE),
                repeat_source=_or_null(_SOURCE),
            )
        ),
        "figures": _listed(_FIGURE),
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
    """Return the schema of a union; if it has several classes, each value must name its type."""
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
    Money: {"type": "string", "pattern": f"^({_PLAIN}|unbounded) [A-Z]{{3}}$"},
    Fraction: {"type": "string", "pattern": "^[0-9]+(/[0-9]+)?$"},
    type(None): {"type": "null"},
}
