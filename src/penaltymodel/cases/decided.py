"""
Decided cases as data: fines that courts and authorities imposed, with sources.

Three files ship with the package: ``ru`` (Russia, KoAP article 13.41), ``ru_related`` (Russia,
the neighboring articles) and ``world`` (all other countries). They are a selection, not complete.
The Russian cases through September 2021 add up to the published totals. Some amounts are derived
from these totals; their confidence is D and their note says so. The numbers of the ids have no
meaning; a gap between them is not a missing case.

Each file is comma-separated UTF-8 text with the column names in the first row. An empty cell means
"unknown" unless stated otherwise:

=============  ====================================================================================
column         content
=============  ====================================================================================
id             the id of the case, unique across all files
decided_on     the day of the decision, or only its month or year: ``2023-11``; empty if unknown
respondent     the person or company that was fined
service        the service concerned, such as an app or a site
jurisdiction   the first part of the provision's key, such as ``ru``
provision      the key of the provision that sets the penalty, not of the duty that was breached; the
               key of the statute if it has no parts; several possible provisions are separated by
               ``|``; for the GDPR, the paragraph for the gravest of the breached articles
amount         the exact amount in major units; empty if the amount of the fine is unknown
currency       the ISO 4217 code for all amounts of the row
cases_joined   the number of protocols (charges) that the amount covers
repeat         whether a repeat offense was charged: ``yes``, ``no`` or ``unknown``
revenue        the exact revenue used; a rounded figure is in the note instead
revenue_year   the year of that revenue
fraction       the share of that revenue, as published: ``1/20``
below_minimum  ``yes`` if the fine is below the statutory minimum, otherwise empty
prior_amount   the earlier unpaid fine, if the offense is failure to pay it
source         addresses or citations, separated by ``|``; empty if everything is from memory
confidence     the source of the amount: ``V`` read in a text, usually a news report; ``D``
               derived from totals; ``S`` secondary; ``M`` from memory
note           further information; CONFLICT marks contradictory sources
=============  ====================================================================================

A file may have these columns as well, in this order. Names are those that the law uses
(:func:`penaltymodel.inputs`); several are separated by ``|``.

=============  ====================================================================================
column         content
=============  ====================================================================================
counts         numbers of the case: ``violations=3|days=37``
circumstances  circumstances of the case: ``has turnover=yes|habitual commission=no``
words          classifications of the case: ``culpability=no knowledge``
charges        the charges of a fine that joins several provisions, each with its number:
               ``eu/gdpr/83.4=1|eu/gdpr/83.5=2``; the fine is compared with the sum of their ranges
began_on       the first day of an offense that lasted
committed_on   the day of the offense, or its last day
=============  ====================================================================================

>>> apple = next(case for case in cases("ru") if case.below_minimum)
>>> print(apple.respondent, apple.decided_text, apple.provisions[0], apple.amount)
Apple 2023-08 ru/koap-13.41/2 RUB 400,000.00
"""

from __future__ import annotations

import csv
import io
import re

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, TypeVar, cast

from attrs import fields, frozen

from penaltymodel.errors import InputError, PenaltyModelError, Problem, WrongValueError
from penaltymodel.values.money import Money, exact
from penaltymodel.values.reading import member
from penaltymodel.values.sources import Confidence


_T = TypeVar("_T")

FILES = ("ru", "ru_related", "world")
"""The names of the files of decided cases in the package."""

_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_JURISDICTION = re.compile(r"[a-z]{2}")
_KEY = re.compile(r"[a-z]{2}(/[a-zç0-9.-]+){1,2}")  # ç is a letter of Turkish law
_WHOLE = re.compile(r"[1-9][0-9]{0,3}")


@frozen(kw_only=True)
class DecidedCase:
    """
    One fine and the known facts about the charge; unknown facts are None.

    *decided_on* is None if the day is unknown; *decided_text* is then the month or the year.
    *provisions* has one key if the charge is clear, several if it is unclear, and none if it is
    unknown. *amount* covers *cases_joined* protocols, or the *charges* under several provisions,
    each with its number. *counts*, *circumstances* and *words* are facts by the names of the law;
    *began_on* and *committed_on* are the first and the last day of the offense.

    >>> google = next(case for case in cases("ru") if case.revenue and case.fraction)
    >>> print(google.revenue * google.fraction == google.amount, google.decided_on)
    True 2021-12-24
    """

    id: str
    decided_on: date | None
    decided_text: str
    respondent: str
    service: str
    jurisdiction: str
    provisions: tuple[str, ...]
    amount: Money | None
    cases_joined: int | None
    repeat: bool | None
    revenue: Money | None
    revenue_year: int | None
    fraction: Fraction | None
    below_minimum: bool
    prior_amount: Money | None
    sources: tuple[str, ...]
    confidence: Confidence
    note: str
    counts: tuple[tuple[str, int], ...] = ()
    circumstances: tuple[tuple[str, bool], ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    charges: tuple[tuple[str, int], ...] = ()
    began_on: date | None = None
    committed_on: date | None = None

    @property
    def is_single(self) -> bool:
        """
        Return whether the amount is known to cover exactly one protocol.

        >>> facebook = next(case for case in cases("ru") if case.service.startswith("Facebook"))
        >>> facebook.cases_joined, facebook.is_single
        (8, False)
        """
        return self.cases_joined == 1


def cases(*names: str) -> tuple[DecidedCase, ...]:
    """
    Return the decided cases of the files *names*, by default of all files.

    >>> {case.jurisdiction for case in cases("ru", "ru_related")}
    {'ru'}
    >>> len(cases()) > len(cases("world"))
    True

    Raises:
        WrongValueError: There is no file with this name.
    """
    return tuple(case for name in dict.fromkeys(names or FILES) for case in _shipped(name))


def dataframe(library: Any, *names: str) -> Any:  # of a library that need not be installed
    """
    Return the cases as a dataframe of *library*: pandas, polars or another ``DataFrame``.

    The columns are the fields of :class:`DecidedCase` and the currency. Amounts are exact decimals;
    several provisions or sources are joined with ``|``.

    >>> import types
    >>> library = types.SimpleNamespace(DataFrame=dict)  # any class made from columns
    >>> dataframe(library, "ru")["amount"][1]
    Decimal('3200000.00')
    """
    found = cases(*names)
    columns = {
        each.name: [_cell(getattr(c, each.name)) for c in found] for each in fields(DecidedCase)
    }
    columns["currency"] = [None if case.amount is None else case.amount.currency for case in found]
    return library.DataFrame(columns)


def _cell(value: object) -> object:
    """Convert *value* to a type that dataframes support."""
    if isinstance(value, Money):
        return Decimal(value.plain())
    if isinstance(value, tuple):
        return "|".join(map(_part, cast("tuple[object, ...]", value)))
    return str(value) if isinstance(value, Fraction | Confidence) else value


def _part(value: object) -> str:
    """Return a provision, a source, or a name with its value."""
    if isinstance(value, tuple):
        return "=".join(map(str, cast("tuple[object, ...]", value)))
    return str(value)


def read_cases(
    text: str, file: str, *, on_reject: Callable[[Problem], None] | None = None
) -> tuple[DecidedCase, ...]:
    r"""
    Parse *text* as a table in the format of this module.

    Each problem has a pointer with *file*, row and column; the header is row 1. With *on_reject*, a
    bad row does not stop the others: the function is called with each of its problems.

    >>> text = ",".join(COLUMNS) + "\nA1,2021-13,Acme,,ru,,5,RUB,1,no,,,,,,,M,\n"
    >>> try:
    ...     read_cases(text, "mine.csv")
    ... except InputError as error:
    ...     print(error.problems[0].pointer)
    /mine.csv/2/decided_on

    Raises:
        InputError: The text has problems; the error lists all of them. With *on_reject*, only if
            the text is no table of this format.
    """
    problems: list[Problem] = []
    found: dict[str, DecidedCase] = {}
    columns, rows = _rows(text, file)
    for pointer, cells in rows:
        case = _case(columns, cells, pointer, problems)
        if case is not None and case.id in found:
            problems.append(Problem(f"{pointer}/id", "duplicate", f"{case.id} is given twice"))
        elif case is not None:
            found[case.id] = case
    if on_reject is not None:
        for problem in problems:
            on_reject(problem)
    elif problems:
        raise InputError(tuple(problems))
    return tuple(found.values())


@cache
def _shipped(name: str) -> tuple[DecidedCase, ...]:
    if name not in FILES:
        raise WrongValueError("the name of a file of cases", f"one of {', '.join(FILES)}", name)
    file = f"{name}.csv"
    return read_cases(files("penaltymodel.cases").joinpath(file).read_text("utf-8"), file)


def _rows(text: str, file: str) -> tuple[tuple[str, ...], list[tuple[str, list[str]]]]:
    """Return the names of the columns, and the rows below them, each with its pointer."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise InputError((Problem(f"/{file}", "syntax", f"is no table: {error}"),)) from None
    head = tuple(rows[0]) if rows else ()
    more = head[len(COLUMNS) :]
    in_order = tuple(each for each in MORE_COLUMNS if each in more)
    if head[: len(COLUMNS)] != COLUMNS or more != in_order:
        expected = (
            f"must name the columns {', '.join(COLUMNS)}, and may then name "
            f"{', '.join(MORE_COLUMNS)}"
        )
        raise InputError((Problem(f"/{file}/1", "columns", expected),))
    return head, [(f"/{file}/{number}", cells) for number, cells in enumerate(rows[1:], 2)]


def _case(
    columns: tuple[str, ...], cells: list[str], pointer: str, problems: list[Problem]
) -> DecidedCase | None:
    """Return the case of one row, or None after adding its problems to *problems*."""
    if len(cells) != len(columns):
        found = f"has {len(cells)} cells, needs {len(columns)}"
        problems.append(Problem(pointer, "length", found))
        return None
    return parse_case(dict(zip(columns, cells, strict=True)), pointer, problems)


def parse_case(
    row: Mapping[str, str], pointer: str, problems: list[Problem]
) -> DecidedCase | None:
    """Return the case in the cells of *row*, or None after adding its problems to *problems*."""
    read: dict[str, Any] = {}  # each column has a type of its own
    for column, cell in row.items():
        try:
            read[column] = (_READERS.get(column) or _MORE_READERS[column])(column, cell)
        except PenaltyModelError as error:
            problems.append(Problem(f"{pointer}/{column}", "value", str(error)))
    if len(read) < len(row):
        return None
    currency = read.pop("currency")
    for column in ("amount", "revenue", "prior_amount"):
        read[column] = None if read[column] is None else Money(read[column], currency)
    return DecidedCase(
        decided_text=row["decided_on"],
        provisions=read.pop("provision"),
        sources=read.pop("source"),
        **read,
    )


def _text(column: str, cell: str) -> str:
    if not cell.strip():
        raise WrongValueError(column, "filled in", cell)
    return cell


def _any_text(_column: str, cell: str) -> str:
    return cell


def _day(column: str, cell: str) -> date | None:
    """Return the day, or None if the cell has only a month or a year."""
    if not cell:
        return None
    try:
        day = date.fromisoformat(f"{cell}-01-01"[:10]) if _DAY.fullmatch(cell) else None
    except ValueError:
        day = None
    if day is None:
        raise WrongValueError(column, "a day, a month or a year such as '2023-11'", cell)
    return day if cell == day.isoformat() else None


def _jurisdiction(column: str, cell: str) -> str:
    if not _JURISDICTION.fullmatch(cell):
        raise WrongValueError(column, "two small letters such as 'ru'", cell)
    return cell


def _keys(column: str, cell: str) -> tuple[str, ...]:
    keys = _list(column, cell)
    if not all(map(_KEY.fullmatch, keys)):
        raise WrongValueError(column, "keys such as 'ru/koap-13.41/2' with | between them", cell)
    return keys


def _list(column: str, cell: str) -> tuple[str, ...]:
    parts = tuple(cell.split("|")) if cell else ()
    if not all(map(str.strip, parts)):
        raise WrongValueError(column, "texts with one | between them", cell)
    return parts


def _exact(_column: str, cell: str) -> Fraction | None:
    return exact(cell) if cell else None


def _currency(_column: str, cell: str) -> str:
    return Money(0, cell).currency


def _whole(column: str, cell: str) -> int | None:
    if cell and not _WHOLE.fullmatch(cell):
        raise WrongValueError(column, "a whole number from 1 to 9999, or empty", cell)
    return int(cell) if cell else None


def _repeat(column: str, cell: str) -> bool | None:
    return _one_of({"yes": True, "no": False, "unknown": None}, column, cell)


def _mark(column: str, cell: str) -> bool:
    return _one_of({"yes": True, "": False}, column, cell)


def _one_of(choices: Mapping[str, _T], column: str, cell: str) -> _T:
    if cell not in choices:
        raise WrongValueError(column, f"one of {', '.join(map(repr, choices))}", cell)
    return choices[cell]


def _exact_day(column: str, cell: str) -> date | None:
    day = _day(column, cell)
    if cell and day is None:
        raise WrongValueError(column, "a day such as '2023-11-30', or empty", cell)
    return day


def _pairs(
    convert: Callable[[str, str], _T],
) -> Callable[[str, str], tuple[tuple[str, _T], ...]]:
    """Return a reader of names with values: ``days=37|violations=3``."""

    def read(column: str, cell: str) -> tuple[tuple[str, _T], ...]:
        found: list[tuple[str, _T]] = []
        for part in _list(column, cell):
            name, equals, value = part.rpartition("=")
            if not equals or not name.strip():
                raise WrongValueError(column, "names with values such as 'days=37'", cell)
            found.append((name, convert(column, value)))
        return tuple(found)

    return read


def _number(column: str, cell: str) -> int:
    if not re.fullmatch("[0-9]{1,18}", cell):
        raise WrongValueError(column, "whole numbers", cell)
    return int(cell)


def _answer(column: str, cell: str) -> bool:
    return _one_of({"yes": True, "no": False}, column, cell)


def _charges(column: str, cell: str) -> tuple[tuple[str, int], ...]:
    found = _pairs(_number)(column, cell)
    _keys(column, "|".join(key for key, _ in found))
    return found


def _confidence(column: str, cell: str) -> Confidence:
    return member(column, Confidence, cell)


_READERS: Mapping[str, Callable[[str, str], object]] = MappingProxyType(
    {
        "id": _text,
        "decided_on": _day,
        "respondent": _text,
        "service": _any_text,
        "jurisdiction": _jurisdiction,
        "provision": _keys,
        "amount": _exact,
        "currency": _currency,
        "cases_joined": _whole,
        "repeat": _repeat,
        "revenue": _exact,
        "revenue_year": _whole,
        "fraction": _exact,
        "below_minimum": _mark,
        "prior_amount": _exact,
        "source": _list,
        "confidence": _confidence,
        "note": _any_text,
    }
)

_MORE_READERS: Mapping[str, Callable[[str, str], object]] = MappingProxyType(
    {
        "counts": _pairs(_number),
        "circumstances": _pairs(_answer),
        "words": _pairs(_text),
        "charges": _charges,
        "began_on": _exact_day,
        "committed_on": _exact_day,
    }
)

COLUMNS = tuple(_READERS)
"""The columns of a file, in order."""

MORE_COLUMNS = tuple(_MORE_READERS)
"""The columns that a file may have after these, in order."""
