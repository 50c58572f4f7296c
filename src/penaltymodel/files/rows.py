"""Read CSV, JSON Lines and SQLite files row by row."""

from __future__ import annotations

import contextlib
import csv
import itertools
import sqlite3

from collections.abc import Generator, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TextIO

from attrs import frozen

from penaltymodel.errors import InputError, UnreadableFileError, WrongTypeError, printable
from penaltymodel.values.reading import parse_json


@frozen
class Row:
    """A row: its *number* from 1, its *place* in the file, and its fields or its problem."""

    number: int
    place: str
    fields: Mapping[str, object]
    problem: str = ""


def rows(path: str | Path, *, table: str = "requests", query: str | None = None) -> Iterator[Row]:
    """
    Read the rows of a CSV, JSON Lines or SQLite file.

    The file type is given by the suffix: ``.csv``; ``.jsonl`` or ``.ndjson``; ``.sqlite``,
    ``.sqlite3`` or ``.db``. From an SQLite file, *table* or the result of *query* is read.

    Raises:
        UnreadableFileError: The file does not exist, or its content does not fit its suffix.
    """
    if not isinstance(path, (str, Path)):
        raise WrongTypeError("path", "text or a Path", path)
    path = Path(path)
    if path.suffix.lower() not in SUFFIXES:
        raise unknown_suffix(path, SUFFIXES)
    if path.is_dir():
        raise UnreadableFileError(str(path), "it is a directory, not a file")
    if not path.is_file():
        raise UnreadableFileError(str(path), "no such file")
    return _read(path, table, query)


JSON_LINES = frozenset({".jsonl", ".ndjson"})
SQLITE = frozenset({".sqlite", ".sqlite3", ".db"})
SUFFIXES = JSON_LINES | SQLITE | {".csv"}
"""The suffixes of the files that :func:`rows` reads."""


def unknown_suffix(path: Path, known: Iterable[str]) -> UnreadableFileError:
    """Return the error for a file whose suffix is not one of *known*."""
    return UnreadableFileError(str(path), f"the suffix must be one of {', '.join(sorted(known))}")


def _read(path: Path, table: str, query: str | None) -> Iterator[Row]:
    """Yield the rows; turn an OSError into an UnreadableFileError."""
    suffix = path.suffix.lower()
    try:
        if suffix in SQLITE:
            yield from sqlite_rows(path, table, query)
        else:
            yield from json_rows(path) if suffix in JSON_LINES else csv_rows(path)
    except OSError as error:
        raise UnreadableFileError(str(path), error.strerror or "it cannot be opened") from None


HEADER_ROWS = 1_000
"""The number of rows at the start of a JSON Lines file that determine its columns."""


def column_names(
    path: Path, *, table: str = "requests", query: str | None = None
) -> tuple[str, ...]:
    """
    Return the names of the columns of a file that :func:`rows` can read.

    Raises:
        UnreadableFileError: The content of the file does not fit its suffix.
    """
    suffix = path.suffix.lower()
    if suffix in SQLITE:
        with _sqlite_cursor(path, table, query) as cursor:
            return tuple(column[0] for column in cursor.description)
    if suffix in JSON_LINES:
        found = itertools.islice(json_rows(path), HEADER_ROWS)
        return tuple(dict.fromkeys(name for row in found for name in row.fields))
    with _open_csv(path) as file:
        return tuple(_header(path, csv.reader(file, strict=True)))


def _open_csv(path: Path) -> TextIO:
    # Bytes that are not UTF-8 become surrogates, which no field accepts: only that row is bad.
    return path.open(encoding="utf-8-sig", errors="surrogateescape", newline="")


def _header(path: Path, reader: Iterator[list[str]]) -> list[str]:
    """Return the names of the columns of a CSV file."""
    try:
        header = next(reader, None)
    except csv.Error as error:
        raise UnreadableFileError(str(path), f"the header is not valid CSV: {error}") from None
    if not header:
        raise UnreadableFileError(str(path), "the first line is empty; it must name the columns")
    if len(set(header)) < len(header):
        raise UnreadableFileError(str(path), "two columns have the same name; rename one")
    return header


def csv_rows(path: Path) -> Iterator[Row]:
    """Read a CSV file with a header; the place of a row is the line on which it ends."""
    with _open_csv(path) as file:
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
                yield Row(number, f"line {reader.line_num}", {}, f"is not valid CSV: {error}")
                continue
            place = f"line {reader.line_num}"
            if not cells:
                number -= 1  # an empty line is not a row
            elif len(cells) != len(header):
                problem = f"has {len(cells)} cells, not {len(header)}, the number of columns"
                yield Row(number, place, {}, problem)
            else:
                yield Row(number, place, dict(zip(header, cells, strict=True)))


def json_rows(path: Path) -> Iterator[Row]:
    """Read a file with one JSON object per line."""
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
                # The parser sees a single line, so its line number is always 1.
                problem = error.problems[0].message.replace("at line 1 column", "at column")
                yield Row(number, place, {}, problem)
                continue
            if isinstance(fields, dict):
                yield Row(number, place, fields)  # pyright: ignore[reportUnknownArgumentType]
            else:
                yield Row(number, place, {}, "must be an object")


@contextlib.contextmanager
def _sqlite_cursor(path: Path, table: str, query: str | None) -> Generator[sqlite3.Cursor]:
    """Open an SQLite file read-only and select a table, or run *query*."""
    try:
        quoted = table.replace('"', '""')
        with contextlib.closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        ) as connection:
            connection.text_factory = _decode
            select = f'SELECT * FROM "{quoted}"'  # noqa: S608  # quoted above
            cursor = connection.execute(select if query is None else query)
            if cursor.description is None:
                raise UnreadableFileError(str(path), "the query returns no rows; use SELECT")
            yield cursor
    except (sqlite3.Error, UnicodeEncodeError) as error:  # a table name can be not UTF-8
        raise UnreadableFileError(str(path), f"SQLite reports {printable(str(error))}") from None


def sqlite_rows(path: Path, table: str, query: str | None = None) -> Iterator[Row]:
    """Read *table* of an SQLite file, or the result of *query*."""
    with _sqlite_cursor(path, table, query) as cursor:
        names = [column[0] for column in cursor.description]
        yield from database_rows(names, cursor, f"{table} row" if query is None else "row")


def database_rows(
    names: Iterable[str], found: Iterable[tuple[object, ...]], place: str = "row"
) -> Iterator[Row]:
    """Return the rows of a database; NULL cells are left out."""
    names = tuple(names)
    for number, cells in enumerate(found, 1):
        pairs = zip(names, cells, strict=True)
        fields = {name: cell for name, cell in pairs if cell is not None}
        yield Row(number, f"{place} {number}", fields)


def _decode(cell: bytes) -> str:
    """Return the text of a cell; as in CSV, bytes that are not UTF-8 become surrogates."""
    return cell.decode("utf-8", "surrogateescape")


def mapping_rows(mappings: Iterable[Mapping[str, object]]) -> Iterator[Row]:
    """Return rows made of Python mappings."""
    for number, fields in enumerate(mappings, 1):
        yield Row(number, f"row {number}", fields)
