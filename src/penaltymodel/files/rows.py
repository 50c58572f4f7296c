"""Rows of CSV, JSON Lines and SQLite files, one at a time."""

from __future__ import annotations

import contextlib
import csv
import itertools
import sqlite3

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TextIO

from attrs import frozen

from penaltymodel.errors import (
    InputError,
    UnreadableFileError,
    WrongTypeError,
    printable,
)
from penaltymodel.values.reading import parse_json


@frozen
class Row:
    """One row: its *number* from 1, its *place* for people, and its fields or its problem."""

    number: int
    place: str
    fields: Mapping[str, object]
    problem: str = ""


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
