"""The types of the columns of a table: days, whole numbers, truth values, text, money."""

from __future__ import annotations

import functools
import re

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TypeAlias

import polars as pl

from attrs import frozen

from penaltymodel.errors import (
    AmbiguousAmountError,
    PenaltyModelError,
    printable,
)
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.penalties import Revenue, currencies
from penaltymodel.statutes import LawLike, as_law
from penaltymodel.values.reading import read_day
from penaltymodel.values.typed_money import read_money


CellReader: TypeAlias = Callable[[object], object]


@frozen
class ColumnType:
    """The type of a column: its type in polars, an example for errors, and how a cell is parsed."""

    dtype: type[pl.DataType]
    expected: str
    convert: Callable[[object], object]

    def reader(self, *, minor_units: bool) -> CellReader:
        """Return a function that parses one cell; texts that were parsed before are cached."""
        cached = functools.lru_cache(maxsize=65_536)(self.read)
        whole = minor_units and self.dtype is pl.Int64

        def cell(value: object) -> object:
            if value is None or value == "":
                return None
            if type(value) is not str:
                return self.read(value)
            return int(value) if whole and _WHOLE.fullmatch(value) else cached(value)

        return cell

    def read(self, value: object) -> object:
        """Return the value of a cell; a bad value is an error with an example of a good one."""
        try:
            return self.convert(value)
        except (AmbiguousAmountError, _OtherCurrencyError) as error:
            raise ValueError(str(error)) from None
        except (ValueError, TypeError, PenaltyModelError):
            raise ValueError(f"must be {self.expected}, not {printable(value)}") from None


_WHOLE = re.compile(r"[0-9]{1,18}")
_TRUTHS = {"true": True, "false": False}


def _day(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else read_day(_text(value))


def _whole(value: object) -> int:
    """Return a whole number that fits into 64 bits."""
    number = int(value) if isinstance(value, str) and _WHOLE.fullmatch(value) else value
    if type(number) is not int or not 0 <= number < 2**63:
        raise ValueError(value)
    return number


def _truth(value: object) -> bool:
    found = _TRUTHS.get(value.lower()) if isinstance(value, str) else value
    if found not in {False, True}:
        raise ValueError(value)
    return bool(found)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    value.encode()  # raises for bytes of the file that are not UTF-8
    return value


def _as_text(value: object) -> str:
    return _text(value if isinstance(value, str) else str(value))


DAY = ColumnType(pl.Date, "a day such as '2024-02-29'", _day)
COUNT = ColumnType(pl.Int64, "a whole number", _whole)
TRUTH = ColumnType(pl.Boolean, "true or false", _truth)
TEXT = ColumnType(pl.String, "text", _text)
ANY_TEXT = ColumnType(pl.String, "text", _as_text)


class _OtherCurrencyError(ValueError):
    """An amount is in another currency than those of the law."""


def _money(currency: str | None) -> ColumnType:
    """Return the type of an amount: a whole number of minor units, or a text with its currency."""

    def convert(value: object) -> int:
        if not isinstance(value, str):
            return _whole(value)
        amount = read_money(value)
        if currency is None:
            raise ValueError(value)
        if amount.currency != currency:
            raise _OtherCurrencyError(f"must be in {currency}, not {printable(value)}")
        return _whole(amount.minor())

    example = f"an amount such as '4000000 {currency}', or" if currency else ""
    return ColumnType(pl.Int64, f"{example} a whole number of minor units".strip(), convert)


def column_types(under: Iterable[str], law: LawLike = None) -> dict[str, ColumnType]:
    """
    Return the types of the columns that the statutes *under* depend on.

    >>> sorted(set(column_types(["ru/koap-20.25/1"])) - set(column_types(["ru/koap-13.40"])))
    ['the unpaid fine', 'the unpaid fine_high', 'the unpaid fine_low']

    Raises:
        UnknownStatuteError: The key of a statute is unknown.
    """
    found = dict.fromkeys(("committed_on", "detected_on", "decided_on"), DAY)
    found |= dict.fromkeys(("under", "category", "platform", "kind", "role"), TEXT)
    found |= dict.fromkeys(("small", "repeat"), TRUTH)
    penalties = [
        text.penalty
        for key in under
        for provision in as_law(law).statute_of(key).provisions
        for text in provision.enactments
    ]
    named = {code for penalty in penalties for code in currencies(penalty)}
    money = _money(named.pop() if len(named) == 1 else None)
    names = {"revenue"}
    for asked in map(needs, penalties):
        names |= {what.name for what in asked.money if not isinstance(what, Revenue)}
        found |= dict.fromkeys((count.name for count in asked.counts), COUNT)
        found |= dict.fromkeys((flag.name for flag in asked.flags), TRUTH)
        found |= dict.fromkeys(asked.words, TEXT)
    found |= {f"{name}{end}": money for name in names for end in ("", "_low", "_high")}
    return found
