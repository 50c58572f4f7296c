"""
A few rows, reckoned one by one.

Building a query takes longer than answering some hundreds of rows. So these are reckoned from the
same forms in Python, which looks only at what the way of a row asks for.
"""

from __future__ import annotations

import operator

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from penaltymodel.columns._law import CELL, Law, Reason
from penaltymodel.columns._names import OUTPUT
from penaltymodel.columns._numbers import Numbers
from penaltymodel.columns._reckoning import Reckoning
from penaltymodel.interpreters.bounds import Form


if TYPE_CHECKING:
    import polars as pl


FEW = 1_000
"""Up to here a table in memory is answered row by row."""

Row: TypeAlias = dict[str, Any]
Reader: TypeAlias = Callable[[Row], Any]


class Readers:
    """Turns forms into functions of a row, each form once."""

    def __init__(self) -> None:
        self._known: dict[Form, Reader] = {}

    def of(self, form: Form) -> Reader:
        """Return what reckons *form* from a row."""
        if form not in self._known:
            self._known[form] = self._made(form)
        return self._known[form]

    def _made(self, form: Form) -> Reader:
        forms = (part for part in form.args if isinstance(part, Form))
        parts = [self.of(part) for part in forms if part.op != "room"]
        match form.op, form.args:
            case (("literal" | "truth"), (value,)):
                return lambda row: value  # noqa: ARG005
            case "column", (name,):
                return lambda row: row[name]
            case "filled", (name, value):
                return lambda row: value if row[name] is None else row[name]
            case "one_of", (name, words):
                known = frozenset(map(str, words))
                return lambda row: row[name] in known
            case "among", (name, numbers):
                cells = frozenset(numbers)
                return lambda row: row[name] in cells
            case "null", (name,):
                return lambda row: row[name] is None
            case "since", (name, day):
                return lambda row: row[name] >= day
            case "before", (name, other):
                return lambda row: None not in (row[name], row[other]) and row[name] < row[other]
            case "over", (_, divisor, _):
                return lambda row: parts[0](row) // divisor
            case "rest", (_, divisor, _):
                return lambda row: parts[0](row) % divisor
            case "pick", _:
                test, one, other = parts
                return lambda row: one(row) if test(row) else other(row)
            case "both", _:
                return lambda row: parts[0](row) and parts[1](row)
            case "either", _:
                return lambda row: parts[0](row) or parts[1](row)
            case "negated", _:
                return lambda row: not parts[0](row)
            case _:
                join = _JOINS[form.op]
                return lambda row: join(parts[0](row), parts[1](row))


_JOINS: dict[str, Callable[[Any, Any], Any]] = {
    "plus": operator.add,
    "times": operator.mul,
    "greater": max,
    "lesser": min,
    "at_least": operator.ge,
}


def answers(
    rows: list[Row],
    *,
    cell: Form,
    found: Reckoning,
    numbers: Numbers,
    most: Mapping[str, int],
    law: Law,
    currencies: Mapping[str, str],
    wide: bool,
) -> pl.DataFrame:
    """Return the new columns of *rows*, the same as a query would."""
    import polars as pl  # noqa: PLC0415

    readers = Readers()
    where, why = readers.of(cell), readers.of(found.explanation)
    low, high = readers.of(found.low), readers.of(found.high)
    surely, is_open = readers.of(found.repeat.low), readers.of(found.repeat.is_open)
    new: list[tuple[Any, ...]] = []
    for row in rows:
        number: int = where(row)
        row[CELL] = number
        for _, (least, greatest) in numbers.pairs():
            row[numbers.guarded(least)] = _guarded(row[least], 0, most[least])
            if greatest != least:
                ends = row[greatest], row[least] or 0, most[greatest]
                row[numbers.guarded(greatest)] = _guarded(*ends)
        code = why(row)
        if code < 0:
            new.append((None, None, None, None, None, _reason(code, row, numbers, law)))
            continue
        is_repeat = bool(surely(row))
        at = law.cells[number]
        provision = at.graver if is_repeat and at.graver is not None else at.named
        verdict = None if is_open(row) else is_repeat
        currency = currencies[at.statute.key]
        new.append((provision.key, verdict, low(row), high(row), currency, code))
    whole = pl.Int128 if wide else pl.Int64
    types = (pl.String, pl.Boolean, whole, whole, pl.String, pl.Int64)
    return pl.DataFrame(new, schema=dict(zip(OUTPUT, types, strict=True)), orient="row")


def _guarded(value: int | None, low: int, high: int) -> int | None:
    return value if value is not None and low <= value <= high else None


def _reason(code: int, row: Row, numbers: Numbers, law: Law) -> int:
    """Return *code*, but why not where a number is given and beyond its bounds."""
    for fact, (low, high) in numbers.pairs():
        if code == law.codes[fact] and None not in (row[low], row[high]):
            if row[low] < 0:
                return Reason.NEGATIVE
            return Reason.UPSIDE_DOWN if row[high] < row[low] else Reason.BEYOND_BOUNDS
    return code
