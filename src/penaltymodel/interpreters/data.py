"""
Convert penalties, statutes and domain objects to plain data and back.

The form is stable and has a version, :data:`SCHEMA`; the package ships it as a JSON Schema. An
object is ``{"type": its class, field: value, …}``, without the fields that have their default.
Money is text (``"800000.00 RUB"``), a rate is a ratio (``"1/20"``), a day is ISO 8601, and a range
is ``{"low": …, "high": …}``. No amount is a JSON number, because readers may turn it into a float.
"""

# Any is the annotation of a type to read, such as ``Penalty``: it is a union, and Python has no
# annotation for "any type" before TypeForm (PEP 747). So what is read has no static type either.

from __future__ import annotations

import enum
import functools
import json
import types
import typing

from collections.abc import Callable, Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any, Literal, Union, get_args, get_origin

import attrs

from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.domain.platform import AnnualRevenue, Platform
from penaltymodel.domain.request import Request
from penaltymodel.domain.violation import Violation
from penaltymodel.errors import (
    InputError,
    PenaltyModelError,
    Problem,
    WrongTypeError,
    printable,
    suggestion,
)
from penaltymodel.law import penalties
from penaltymodel.law.sanctions import Climb, Ladder, NonMonetary, Reached, Rung
from penaltymodel.law.statute import (
    Enactment,
    Limitation,
    Pending,
    Provision,
    SetCap,
    StatedSanction,
    Statute,
)
from penaltymodel.law.words import Base
from penaltymodel.values.money import Money, exact, parse_money
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import Range
from penaltymodel.values.reading import DEEPEST, parse_json, read_day, read_moment
from penaltymodel.values.sources import Notation, Source


SCHEMA = "penaltymodel/1"
"""The name and version of the form."""

MOST_PROBLEMS = 100
"""How many problems of one document are listed."""


_ALGEBRA = (
    *get_args(penalties.Penalty),
    *get_args(penalties.Condition),
    *get_args(penalties.Observable),
    *(Base, Period, Source, Notation),
)
_LAW = (
    *(Statute, Provision, Enactment, Limitation, SetCap, StatedSanction, Pending),
    *get_args(NonMonetary),
    *(Ladder, Rung, Climb, Reached),
)
_DOMAIN = (Platform, AnnualRevenue, Request, Violation, Decision, OffenseHistory)

CLASSES: Mapping[str, type[Any]] = types.MappingProxyType(
    {each.__name__: each for each in (*_ALGEBRA, *_LAW, *_DOMAIN)}
)
"""The classes that have a form, by their names."""


def to_data(value: object) -> Any:
    """
    Return *value* as dicts, lists, text, whole numbers, booleans and None.

    >>> from penaltymodel.values.money import rub
    >>> to_data(penalties.Fixed(Range(rub(1), rub(2))))
    {'type': 'Fixed', 'sums': {'low': '1.00 RUB', 'high': '2.00 RUB'}}

    Raises:
        WrongTypeError: A value in it has no form.
    """
    match value:
        case enum.Enum():
            return value.value
        case None | bool() | int() | str():
            return value
        case Money():
            return f"{value.plain()} {value.currency}"
        case Fraction():
            return str(value)
        case date():
            return value.isoformat()
        case Range():
            return {"low": to_data(value.low), "high": to_data(value.high)}
        case tuple() | list():
            return [to_data(each) for each in typing.cast("tuple[object, ...]", value)]
        case frozenset():
            return sorted(to_data(each) for each in typing.cast("frozenset[Any]", value))  # type: ignore[redundant-cast]
        case Mapping():
            pairs = typing.cast("Mapping[str, object]", value).items()
            return {key: to_data(each) for key, each in pairs}
        case _ if CLASSES.get(type(value).__name__) is type(value):
            return {"type": type(value).__name__} | _fields(value)
        case _:
            raise WrongTypeError("data", "made of values that have a form", value)


def _fields(value: Any) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for each in attrs.fields(CLASSES[type(value).__name__]):
        mine = getattr(value, each.name)
        default: Any = each.default
        if hasattr(default, "factory"):  # an empty container
            default = default.factory()
        if mine != default:
            data[each.name] = to_data(mine)
    return data


def from_data(kind: Any, data: object) -> Any:
    """
    Return the value of *kind* (a class, or a type such as ``Penalty``) that *data* describes.

    >>> data = {"type": "Fixed", "sums": {"low": "1.00 RUB", "high": "2.00 RUB"}}
    >>> from_data(penalties.Penalty, data) == penalties.Fixed(Range(parse_money("1 RUB"), parse_money("2 RUB")))
    True

    Raises:
        InputError: *data* describes no such value; lists every problem with its JSON pointer.
    """
    reader = _Reader()
    value = reader.read(kind, data, "", 1)
    if reader.problems:
        raise InputError(tuple(reader.problems[:MOST_PROBLEMS]))
    return value


def from_json(kind: Any, text: str | bytes) -> Any:
    """
    Parse *text* as strict JSON and return the value of *kind* that it describes.

    Raises:
        InputError: *text* is not UTF-8 or not JSON, or describes no such value.
    """
    return from_data(kind, parse_json(text))


def to_json(value: object, *, indent: int | None = None) -> str:
    """Return *value* as JSON text."""
    return json.dumps(to_data(value), ensure_ascii=False, indent=indent)


@functools.cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    """Return the types of the fields of *kind*, by their names."""
    return typing.get_type_hints(kind)


_LEAVES: Mapping[Any, tuple[str, Callable[[Any], Any]]] = {
    Money: ("an amount such as '800000.00 RUB'", parse_money),
    Fraction: ("a ratio such as '1/20', as text", exact),
}


# The generic types that are read from each kind of JSON value, where it may be several.
_ORIGINS: Mapping[str, Any] = {"an object": Range, "a list": tuple}


class _Reader:
    """Reads plain data and collects every problem."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def wrong(self, pointer: str, code: str, message: str) -> None:
        self.problems.append(Problem(pointer, code, message))

    def read(self, kind: Any, data: object, pointer: str, depth: int) -> Any:
        """Return the value of *kind*; if there is none, add a problem and return None."""
        origin = get_origin(kind)
        if depth > DEEPEST:
            return self.wrong(pointer, "too_deep", f"is nested deeper than {DEEPEST}")
        if origin in {Union, types.UnionType}:
            return self._one_of(get_args(kind), data, pointer, depth)
        if origin is Range:
            return self._range(get_args(kind)[0], data, pointer, depth)
        if origin is tuple:
            return self._tuple(get_args(kind), data, pointer, depth)
        if origin is frozenset:
            many = self._tuple((get_args(kind)[0], ...), data, pointer, depth)
            return None if many is None else frozenset(many)
        if origin is not None and issubclass(origin, Mapping):
            return self._mapping(get_args(kind)[1], data, pointer, depth)
        if isinstance(kind, type) and kind.__name__ in CLASSES:
            return self._object((kind,), data, pointer, depth)
        return self._leaf(kind, data, pointer)

    def _leaf(self, kind: Any, data: object, pointer: str) -> Any:
        if kind in {str, int, bool}:
            if type(data) is kind:
                return data
            words = {str: "text", int: "a whole number", bool: "true or false"}
            return self.wrong(pointer, "type", f"must be {words[kind]}, not {_named(data)}")
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            for member in kind:
                if data == member.value and isinstance(data, str):
                    return member
            known = ", ".join(repr(member.value) for member in kind)
            return self.wrong(pointer, "choice", f"must be one of {known}, not {printable(data)}")
        if not isinstance(data, str):
            return self.wrong(pointer, "type", f"must be text, not {_named(data)}")
        if kind in {date, datetime}:
            try:
                return read_day(data) if kind is date else read_moment(data)
            except ValueError:
                return self.wrong(
                    pointer, "date", f"must be a day such as '2024-02-29', not {printable(data)}"
                )
        expected, convert = _LEAVES[kind]
        try:
            return convert(data)
        except PenaltyModelError:
            return self.wrong(pointer, "amount", f"must be {expected}, not {printable(data)}")

    def _one_of(self, kinds: tuple[Any, ...], data: object, pointer: str, depth: int) -> Any:
        if data is None and type(None) in kinds:
            return None
        for literal in (kind for kind in kinds if get_origin(kind) is Literal):
            for value in get_args(literal):
                if data == value.value:
                    return value
        rest = [k for k in kinds if k is not type(None) and get_origin(k) is not Literal]
        classes = tuple(
            typing.cast("type[Any]", kind) for kind in rest if kind in CLASSES.values()
        )
        if len(classes) > 1:
            return self._object(classes, data, pointer, depth)
        # The other types are a value, a range of such values (an object), or several of a class.
        chosen = [kind for kind in rest if get_origin(kind) is _ORIGINS.get(_named(data), Any)]
        return self.read((chosen or rest)[0], data, pointer, depth)

    def _object(self, kinds: tuple[type[Any], ...], data: object, pointer: str, depth: int) -> Any:
        if not isinstance(data, dict):
            return self.wrong(pointer, "type", f"must be an object, not {_named(data)}")
        given = typing.cast("dict[str, object]", data)
        names = [kind.__name__ for kind in kinds]
        name = given.get("type", names[0] if len(names) == 1 else None)
        if name not in names:
            known = ", ".join(names)
            code = "missing" if name is None else "choice"
            found = "" if name is None else f", not {printable(name)}"
            return self.wrong(f"{pointer}/type", code, f"must be one of {known}{found}")
        return self._build(kinds[names.index(str(name))], given, pointer, depth)

    def _build(self, kind: type[Any], data: dict[str, object], pointer: str, depth: int) -> Any:
        before = len(self.problems)
        fields = {each.name: each for each in attrs.fields(kind)}
        for key in data:
            if key not in fields and key != "type":
                problem = f"is not a known field; {suggestion(key, fields)}"
                self.wrong(f"{pointer}/{_escaped(key)}", "unknown", problem)
        values: dict[str, Any] = {}
        for name, each in fields.items():
            if name in data:
                hint = _hints(kind)[name]  # type: ignore[arg-type]
                below = f"{pointer}/{name}"
                values[each.alias or name] = self.read(hint, data[name], below, depth + 1)
            elif each.default is attrs.NOTHING:
                self.wrong(f"{pointer}/{name}", "missing", "is required")
        if len(self.problems) > before:
            return None
        try:
            return kind(**values)
        except PenaltyModelError as error:
            return self.wrong(pointer, "rule", str(error))

    def _range(self, kind: Any, data: object, pointer: str, depth: int) -> Any:
        if not isinstance(data, dict) or set(typing.cast("dict[str, Any]", data)) != {
            "low",
            "high",
        }:
            return self.wrong(pointer, "type", "must be an object with 'low' and 'high'")
        before = len(self.problems)
        given = typing.cast("dict[str, object]", data)
        low = self.read(kind, given["low"], f"{pointer}/low", depth + 1)
        high = self.read(kind, given["high"], f"{pointer}/high", depth + 1)
        if len(self.problems) > before:
            return None
        try:
            return Range(low, high)
        except PenaltyModelError as error:
            return self.wrong(pointer, "order", str(error))

    def _tuple(self, kinds: tuple[Any, ...], data: object, pointer: str, depth: int) -> Any:
        if not isinstance(data, list):
            return self.wrong(pointer, "type", f"must be a list, not {_named(data)}")
        given = typing.cast("list[object]", data)
        repeated = len(kinds) == 2 and kinds[1] is ...
        if not repeated and len(given) != len(kinds):
            return self.wrong(pointer, "length", f"must have {len(kinds)} items, not {len(given)}")
        each_kind = [kinds[0]] * len(given) if repeated else kinds
        return tuple(
            self.read(kind, each, f"{pointer}/{number}", depth + 1)
            for number, (kind, each) in enumerate(zip(each_kind, given, strict=True))
        )

    def _mapping(self, kind: Any, data: object, pointer: str, depth: int) -> Any:
        if not isinstance(data, dict):
            return self.wrong(pointer, "type", f"must be an object, not {_named(data)}")
        return {
            key: self.read(kind, each, f"{pointer}/{_escaped(key)}", depth + 1)
            for key, each in typing.cast("dict[str, object]", data).items()
        }


def _escaped(key: str) -> str:
    """Return *key* as a part of a JSON pointer, safe to print."""
    shown = key if key.isprintable() else ascii(key)[1:-1]
    return shown[:100].replace("~", "~0").replace("/", "~1")


def _named(data: object) -> str:
    """Return what kind of JSON value *data* is."""
    match data:
        case None:
            return "null"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "text"
        case list():
            return "a list"
        case _:
            return "an object"
