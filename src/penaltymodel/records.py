"""
Rows from outside: registers of requests and lists of decisions, read in a stream.

Every reader yields ``Row(number, place, fields)``; a row that cannot even be taken apart comes as
one with a *problem*. Nothing is loaded whole but one row.
"""

from __future__ import annotations

import contextlib
import csv
import itertools
import sqlite3

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO, TypeVar, cast

from attrs import frozen

from penaltymodel.domain import (
    UNKNOWN,
    Day,
    Decision,
    Request,
    Standing,
)
from penaltymodel.errors import (
    InputError,
    PenaltyModelError,
    Problem,
    UnreadableFileError,
    WrongTypeError,
    printable,
)
from penaltymodel.interpreters.data import parse_json, read_day, read_moment
from penaltymodel.money import Money, parse_money
from penaltymodel.periods import Period, period


@frozen
class Row:
    """One row: its *number* from 1, its *place* for people, and its fields or its problem."""

    number: int
    place: str
    fields: Mapping[str, object]
    problem: str = ""


T = TypeVar("T")

REQUEST_FIELDS = ("id", "platform", "authority", "category", "sent_at", "allowed", "removed_at")
"""The columns of a register; *removed_at* may be missing, others may stand beside them."""

DECISION_FIELDS = (
    "under",
    "decided_on",
    "committed_on",
    "imposed_on",
    "in_force_on",
    "executed_on",
    "standing",
    "fine",
    "id",
)
"""The columns of a list of decisions; only the first two are required."""

NOT_YET = "-"
"""How a table says that a day has not come; an empty cell says that nobody knows."""


def rows(path: str | Path, *, table: str = "requests", query: str | None = None) -> Iterator[Row]:
    """
    Read the rows of a CSV, JSON Lines or SQLite file, by the ending of its name.

    Endings: ``.csv``; ``.jsonl`` or ``.ndjson``; ``.sqlite``, ``.sqlite3`` or ``.db``, of which
    *table* is read, or the answer to *query*.

    Raises:
        UnreadableFileError: The file is not there, or is not what its name says.
    """
    readers: dict[str, Callable[[Path], Iterator[Row]]] = {
        ".csv": csv_rows,
        ".jsonl": json_rows,
        ".ndjson": json_rows,
        **dict.fromkeys(
            (".sqlite", ".sqlite3", ".db"), lambda each: sqlite_rows(each, table, query)
        ),
    }
    if not isinstance(path, (str, Path)):
        raise WrongTypeError("path", "text or a Path", path)
    path = Path(path)
    if path.suffix.lower() not in readers:
        raise UnreadableFileError(
            str(path), f"its name ends in none of {', '.join(sorted(readers))}"
        )
    if path.is_dir():
        raise UnreadableFileError(str(path), "it is a directory")
    if not path.is_file():
        raise UnreadableFileError(str(path), "there is no such file")
    return _openly(path, readers[path.suffix.lower()](path))


PEEKED = 1_000
"""How many rows of a JSON Lines file say which columns it has."""


def columns(path: Path, *, table: str = "requests", query: str | None = None) -> tuple[str, ...]:
    """
    Return the names of the columns of a file that :func:`rows` reads.

    Raises:
        UnreadableFileError: The file is not what its name says.
    """
    match path.suffix.lower():
        case ".csv":
            with _opened_csv(path) as file:
                return tuple(_header(path, csv.reader(file, strict=True)))
        case ".jsonl" | ".ndjson":
            found = itertools.islice(json_rows(path), PEEKED)
            return tuple(dict.fromkeys(name for row in found for name in row.fields))
        case _:
            with _asked_of_sqlite(path, table, query) as cursor:
                return tuple(column[0] for column in cursor.description)


def _openly(path: Path, found: Iterator[Row]) -> Iterator[Row]:
    """Pass the rows on; what the system refuses becomes an error of ours."""
    try:
        yield from found
    except OSError as error:
        raise UnreadableFileError(str(path), error.strerror or "it cannot be opened") from None


def _opened_csv(path: Path) -> TextIO:
    # Bytes that are no UTF-8 become surrogates, which no field takes: one bad row, not a bad file.
    return path.open(encoding="utf-8-sig", errors="surrogateescape", newline="")


def _header(path: Path, reader: Iterator[list[str]]) -> list[str]:
    """Return the names of the columns of a CSV file."""
    try:
        header = next(reader, None)
    except csv.Error as error:
        raise UnreadableFileError(str(path), f"its header is broken: {error}") from None
    if not header:
        raise UnreadableFileError(str(path), "it is empty; the first line names the columns")
    if len(set(header)) < len(header):
        raise UnreadableFileError(str(path), "two columns have one name")
    return header


def csv_rows(path: Path) -> Iterator[Row]:
    """Read a CSV file with a header; *place* is the line a row ends on."""
    with _opened_csv(path) as file:
        reader = csv.reader(file, strict=True)
        header = _header(path, reader)
        number = 0
        while True:
            number += 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield Row(number, f"line {reader.line_num}", {}, f"broken CSV: {error}")
                continue
            place = f"line {reader.line_num}"
            if not cells:
                number -= 1  # an empty line is no row
            elif len(cells) != len(header):
                problem = f"has {len(cells)} cells under {len(header)} columns"
                yield Row(number, place, {}, problem)
            else:
                yield Row(number, place, dict(zip(header, cells, strict=True)))


def json_rows(path: Path) -> Iterator[Row]:
    """Read a file with one JSON object a line."""
    with path.open("rb") as file:
        number = 0
        for line_number, line in enumerate(file, 1):
            if not line.strip():
                continue
            number += 1
            place = f"line {line_number}"
            try:
                fields = parse_json(line.strip())
            except InputError as error:
                # The parser sees one line only; which one it is stands in the place.
                problem = error.problems[0].message.replace("at line 1 column", "at column")
                yield Row(number, place, {}, problem)
                continue
            if isinstance(fields, dict):
                yield Row(number, place, fields)  # pyright: ignore[reportUnknownArgumentType]
            else:
                yield Row(number, place, {}, "must be an object")


@contextlib.contextmanager
def _asked_of_sqlite(path: Path, table: str, query: str | None) -> Generator[sqlite3.Cursor]:
    """Ask an SQLite file for a table, or for what *query* says, without ever writing to it."""
    try:
        quoted = table.replace('"', '""')
        with contextlib.closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        ) as connection:
            connection.text_factory = _forgiving
            whole = f'SELECT * FROM "{quoted}"'  # noqa: S608  # quoted above
            cursor = connection.execute(whole if query is None else query)
            if cursor.description is None:
                raise UnreadableFileError(str(path), "the query asks for no rows")
            yield cursor
    except (sqlite3.Error, UnicodeEncodeError) as error:  # the latter: of the table's name
        raise UnreadableFileError(str(path), f"SQLite says {printable(str(error))}") from None


def sqlite_rows(path: Path, table: str, query: str | None = None) -> Iterator[Row]:
    """Read *table* of an SQLite file, or the answer to *query*; cells of NULL are left out."""
    with _asked_of_sqlite(path, table, query) as cursor:
        names = [column[0] for column in cursor.description]
        for number, cells in enumerate(cursor, 1):
            pairs = zip(names, cells, strict=True)
            fields = {name: cell for name, cell in pairs if cell is not None}
            yield Row(
                number, f"{table} row {number}" if query is None else f"row {number}", fields
            )


def _forgiving(cell: bytes) -> str:
    """Return text; as in CSV, what is no UTF-8 makes one bad row, not a bad file."""
    return cell.decode("utf-8", "surrogateescape")


def mapping_rows(mappings: Iterable[Mapping[str, object]]) -> Iterator[Row]:
    """Take rows from Python."""
    for number, fields in enumerate(mappings, 1):
        yield Row(number, f"row {number}", fields)


class _Fields:
    """The fields of one row, read one by one; every problem is kept."""

    def __init__(self, fields: Mapping[str, object]) -> None:
        if not isinstance(fields, Mapping):
            raise WrongTypeError("a row", "a mapping from the names of its columns", fields)
        self.fields = fields
        self.problems: list[Problem] = []

    def wrong(self, name: str, code: str, message: str) -> None:
        self.problems.append(Problem(f"/{name}", code, message))

    def text(self, name: str, *, required: bool = True) -> str:
        """Return the text of a field; empty, with a problem noted, where it is missing."""
        value = self.fields.get(name, "")
        if value is None or value == "":
            if required:
                self.wrong(name, "missing", "is required")
            return ""
        if not isinstance(value, str):
            # An id may well be a number in a database; a huge one may not even be shown.
            if name == "id" and type(value) is int and abs(value) < 10**100:
                return str(value)
            self.wrong(name, "type", f"must be text, not {printable(value)}")
            return ""
        return value

    def read(
        self,
        name: str,
        convert: Callable[[str], T],
        expected: str,
        *,
        ready: tuple[type[Any], ...],
        required: bool = True,
    ) -> T | None:
        """
        Return what *convert* makes of a field; None where it is missing or wrong.

        A value from Python that is exactly of one of the types *ready* stands as it is.
        """
        given: Any = self.fields.get(name)
        if type(given) in ready:
            return cast("T", given)
        text = self.text(name, required=required)
        if not text:
            return None
        try:
            return convert(text)
        except (ValueError, TypeError):
            self.wrong(name, "value", f"must be {expected}, not {printable(text)}")
            return None

    def moment(self, name: str, *, required: bool = True) -> date | None:
        """Return a day, or a moment; None where it is missing or wrong."""
        expected = "a moment such as '2021-02-01T12:00' or a day such as '2021-02-01'"
        return self.read(name, read_moment, expected, ready=(date, datetime), required=required)

    def day(self, name: str) -> date | None:
        """Return a day; None where it is missing or wrong."""
        return self.read(name, read_day, "a day such as '2024-02-29'", ready=(date,))

    def day_or_none(self, name: str) -> Day:
        """Return a day that may not have come (``-``, or null) or be unknown (nothing)."""
        value = self.fields.get(name, "")
        if value is None or value == NOT_YET:
            return None
        if value in ("", UNKNOWN, UNKNOWN.value):  # a list cannot be in a set
            return UNKNOWN
        return self.day(name)

    def done(self) -> None:
        if self.problems:
            raise InputError(tuple(self.problems))


def request(
    fields: Mapping[str, object],
    *,
    allowed: Period | None = None,
    authority: str | None = None,
) -> Request:
    """
    Return the request that a row describes.

    *allowed* and *authority* stand in where the row does not say.

    >>> request({
    ...     "id": "1", "platform": "Twitter", "authority": "Roskomnadzor", "category": "drugs",
    ...     "sent_at": "2021-02-01T12:00", "allowed": "24h",
    ... }).due_at.isoformat()
    '2021-02-02T12:00:00'

    Raises:
        InputError: Everything that is wrong with the row.
    """
    row = _Fields(fields)
    id, platform = row.text("id"), row.text("platform")
    who = row.text("authority", required=authority is None) or authority or ""
    category = row.text("category")
    sent_at = row.moment("sent_at")
    time = row.read(
        "allowed", period, "a period such as '24h'", ready=(Period,), required=allowed is None
    )
    removed_at = row.moment("removed_at", required=False)
    row.done()
    return _built(
        lambda: Request(
            id=id,
            platform=platform,
            authority=who,
            category=category,
            sent_at=sent_at or date.min,
            allowed=time or allowed or Period(days=1),
            removed_at=removed_at,
        )
    )


def decision(fields: Mapping[str, object]) -> Decision:
    """
    Return the decision that a row describes.

    >>> decision({"under": "ru/koap-13.41/2", "decided_on": "2021-04-02"}).in_force_on
    UNKNOWN

    Raises:
        InputError: Everything that is wrong with the row.
    """
    row = _Fields(fields)
    under = row.text("under")
    decided_on = row.day("decided_on")
    days = {
        n: row.day_or_none(n) for n in ("committed_on", "imposed_on", "in_force_on", "executed_on")
    }
    standing = row.text("standing", required=False) or Standing.STANDING
    fine = row.read(
        "fine", parse_money, "an amount such as '4000000 RUB'", ready=(Money,), required=False
    )
    id = row.text("id", required=False) or None
    row.done()
    return _built(
        lambda: Decision(
            under=under,
            decided_on=decided_on or date.min,
            standing=standing,
            fine=fine,
            id=id,
            **days,
        )
    )


def _built(build: Callable[[], T]) -> T:
    """Return what *build* makes; its refusal becomes the problem of the row."""
    try:
        return build()
    except PenaltyModelError as error:
        raise InputError((Problem("", "rule", str(error)),)) from None


def decisions(path: str | Path) -> dict[str, list[Decision]]:
    """
    Read a list of decisions, by platform; rows without a platform come under the empty name.

    Raises:
        UnreadableFileError: The file as a whole cannot be read.
        InputError: A row is wrong; a history with a gap would answer falsely.
    """
    return by_platform(rows(path, table="decisions"))


def by_platform(found_rows: Iterable[Row]) -> dict[str, list[Decision]]:
    """
    Return the decisions that rows describe, by platform.

    Raises:
        InputError: A row is wrong.
    """
    found: dict[str, list[Decision]] = {}
    for row in found_rows:
        if row.problem:
            raise InputError((Problem(f"/{row.place}", "row", row.problem),))
        fields = _Fields(row.fields)
        platform = fields.text("platform", required=False)
        try:
            fields.done()
            one = decision(row.fields)
        except InputError as error:
            places = (
                Problem(f"/{row.place}{each.pointer}", each.code, each.message)
                for each in error.problems
            )
            raise InputError(tuple(places)) from None
        found.setdefault(platform, []).append(one)
    return found
