"""Parse words, names, days and JSON strictly."""

from __future__ import annotations

import enum
import json
import re

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NoReturn, TypeVar, cast

from penaltymodel.errors import InputError, Problem, WrongTypeError, WrongValueError, printable


E = TypeVar("E", bound=enum.StrEnum)
T = TypeVar("T")


def member(name: str, kind: type[E], value: str) -> E:
    """
    Return the member of *kind* with this *value*; *name* is the name for the error.

    Raises:
        WrongValueError: There is none.
    """
    if isinstance(value, kind):
        return value
    try:
        found = _MEMBERS[kind][value]
    except (KeyError, TypeError):
        words = ", ".join(repr(each.value) for each in kind)
        raise WrongValueError(name, f"one of {words}", value) from None
    return cast("E", found)


class _Members(dict[type[enum.StrEnum], dict[str, enum.StrEnum]]):
    """The members of each enumeration by their values, collected on first use."""

    def __missing__(self, kind: type[enum.StrEnum]) -> dict[str, enum.StrEnum]:
        members = self[kind] = {each.value: each for each in kind}
        return members


_MEMBERS = _Members()  # calling the enumeration does the same, fifteen times slower


def checked_name(field_name: str, value: object) -> str:
    """
    Return *value* if it is a text that can name something and be shown.

    Raises:
        WrongTypeError: It is no text.
        WrongValueError: It is empty, too long, or has characters that cannot be printed.
    """
    if type(value) is not str:
        raise WrongTypeError(field_name, "text", value)
    if not _is_name(value):
        raise WrongValueError(field_name, "1 to 200 printable characters", value)
    return value


@lru_cache(maxsize=10_000)
def _is_name(text: str) -> bool:
    return 0 < len(text) <= 200 and text.isprintable() and not text.isspace()


def all_of(name: str, kind: type[T], values: Iterable[T], expected: str = "") -> tuple[T, ...]:
    """
    Return *values* as a tuple, if each of them is a *kind*.

    *name* is the name for the error, and *expected* is what the error expects if there are no members.

    >>> all_of("days", date, [date(2021, 3, 1)])
    (datetime.date(2021, 3, 1),)

    Raises:
        WrongTypeError: One is not, and the error has its index; or *values* has no members.
    """
    given: object = values
    if isinstance(given, (str, bytes, Mapping)) or not isinstance(given, Iterable):
        raise WrongTypeError(name, expected or f"an iterable of {kind.__name__}", values)
    found = tuple(values)
    for index, each in enumerate(found):
        if not isinstance(each, kind):
            article = "an" if kind.__name__[0] in "AEIOU" else "a"
            raise WrongTypeError(f"{name}[{index}]", f"{article} {kind.__name__}", each)
    return found


DEEPEST = 200
"""How deep a document may be nested."""


def parse_json(text: str | bytes) -> Any:  # JSON: callers check what they read
    """
    Read JSON with no key twice, no NaN, and a bounded depth.

    Raises:
        InputError: With one problem: ``encoding``, ``syntax``, ``duplicate_key`` or ``too_deep``.
        WrongTypeError: It is neither text nor bytes.
    """
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8")
        except UnicodeDecodeError as error:
            raise _refused("encoding", f"is not UTF-8 at byte {error.start}") from None
    if not isinstance(text, str):
        raise WrongTypeError("a JSON document", "text or bytes", text)
    if text.startswith("\ufeff"):
        raise _refused("encoding", "starts with a byte order mark; save it without one")
    if _depth(text) > DEEPEST:
        raise _refused("too_deep", f"is nested deeper than {DEEPEST}")
    try:
        return json.loads(text, object_pairs_hook=_no_key_twice, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno} column {error.colno}"
        raise _refused("syntax", f"is not JSON: {error.msg} at {place}") from None
    except ValueError as error:
        if isinstance(error, InputError):
            raise
        raise _refused(
            "syntax", "has a number of too many digits; write amounts as text"
        ) from None


def _refused(code: str, message: str) -> InputError:
    return InputError((Problem("", code, message),))


def _depth(text: str) -> int:
    """Return how deep brackets are nested outside strings, counted no further than too deep."""
    depth = deepest = 0
    # Possessive, and the closing quote may be missing: every letter is looked at once.
    for bracket in re.finditer(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', text, re.DOTALL):
        if bracket[0] in "[{":
            depth += 1
            deepest = max(deepest, depth)
            if deepest > DEEPEST:
                break
        elif bracket[0] in "]}":
            depth -= 1
    return deepest


def _no_key_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise _refused("duplicate_key", f"key {printable(key)} is given twice")
        found[key] = value
    return found


def _no_constant(name: str) -> NoReturn:
    raise _refused("syntax", f"{name} is not a number in JSON")


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?"
    r"(Z|[+-][0-9]{2}:[0-9]{2})?"
)


def read_day(text: str) -> date:
    """
    Read a day such as ``2021-03-01``, and no other way of writing it.

    Raises:
        ValueError: It is none.
    """
    if not _DAY.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)


def read_moment(text: str) -> date:
    """
    Read a day, or a moment such as ``2021-03-01T12:00+03:00``.

    Raises:
        ValueError: It is neither.
    """
    if _MOMENT.fullmatch(text):
        return datetime.fromisoformat(text)
    return read_day(text)
