"""Read the rows of CSV, JSON Lines, SQLite and Excel files, one by one."""

from __future__ import annotations

import contextlib
import csv
import itertools
import sqlite3

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from penaltymodel.errors import (
    Argument,
    Fix,
    InputError,
    UnreadableFileError,
    WrongTypeError,
    printable,
    suggestion,
)
from penaltymodel.files.text_form import AS_USUAL, TextForm, open_text, separator_of
from penaltymodel.values.reading import parse_json


@frozen
class Row:
    """A row: its *number* from 1, its *place* in the file, and its fields or its problem."""

    number: int
    place: str
    fields: Mapping[str, object]
    problem: str = ""


@frozen
class Rows:
    """
    The rows of a file, which is read anew each time you iterate over them.

    *columns* are the names of the columns, in the order of the file; of a JSON Lines file, those of
    its first rows. *origin* names the file, and what was recognized in it.
    """

    columns: tuple[str, ...]
    origin: str
    _read: Callable[[], Iterator[Row]]

    def __iter__(self) -> Iterator[Row]:
        """Read the rows."""
        return self._read()


def rows(
    path: str | Path,
    *,
    table: str | None = None,
    usual_table: str = "",
    query: str | None = None,
    form: TextForm = AS_USUAL,
) -> Rows:
    """
    Read the rows of a CSV, JSON Lines, SQLite or Excel file.

    The file type is given by the suffix: ``.csv``, ``.tsv`` or ``.txt``; ``.jsonl`` or ``.ndjson``;
    ``.sqlite``, ``.sqlite3`` or ``.db``; ``.xlsx``, ``.xlsm``, ``.xlsb``, ``.xls`` or ``.ods``.

    Args:
        path: The file.
        table: The table of an SQLite file, or the sheet of an Excel file; by default the one called
            *usual_table*, or the only one.
        usual_table: The name of a table that may be there.
        query: A query of an SQLite file, instead of a table.
        form: The encoding, the separator and the row of the header of a text file; of an Excel
            file, the row of the header.

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
    with _naming(path):
        return _opened(path, table, usual_table, query, form)


CSV = frozenset({".csv", ".tsv", ".txt"})
JSON_LINES = frozenset({".jsonl", ".ndjson"})
SQLITE = frozenset({".sqlite", ".sqlite3", ".db"})
EXCEL = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
SUFFIXES = CSV | JSON_LINES | SQLITE | EXCEL
"""The suffixes of the files that :func:`rows` reads."""


def unknown_suffix(path: Path, known: Iterable[str]) -> UnreadableFileError:
    """Return the error for a file whose suffix is not one of *known*."""
    return UnreadableFileError(str(path), f"the suffix must be one of {', '.join(sorted(known))}")


def _opened(path: Path, table: str | None, usual: str, query: str | None, form: TextForm) -> Rows:
    suffix = path.suffix.lower()
    if suffix in SQLITE:
        return _sqlite(path, table, usual, query)
    if suffix in JSON_LINES:
        return _json_lines(path)
    return _excel(path, table, usual, form) if suffix in EXCEL else _csv(path, form)


@contextlib.contextmanager
def _naming(path: Path) -> Generator[None]:
    """Turn an OSError into an UnreadableFileError."""
    try:
        yield
    except OSError as error:
        raise UnreadableFileError(str(path), error.strerror or "it cannot be opened") from None


# --- CSV.


def _csv(path: Path, form: TextForm) -> Rows:
    columns, separator = _header(path, form)
    recognized = "" if form.separator else f", with {_SEPARATOR_NAMES[separator]} between cells"

    return Rows(columns, f"{path}{recognized}", lambda: _csv_rows(path, form, columns, separator))


_SEPARATOR_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}


def _header(path: Path, form: TextForm) -> tuple[tuple[str, ...], str]:
    """Return the names of the columns of a CSV file, and the separator of its cells."""
    with open_text(path, form) as file:
        lines = itertools.islice(file, max(form.header_row - 1, 0), None)
        first = next(lines, "")
        separator = separator_of(first, form)
        reader = csv.reader(itertools.chain([first], lines), delimiter=separator, strict=True)
        try:
            cells = next(reader)
        except csv.Error as error:
            raise UnreadableFileError(str(path), f"the header is not valid CSV: {error}") from None
    return _names(path, cells, form), separator


def _names(path: Path, cells: list[str], form: TextForm) -> tuple[str, ...]:
    """Return the names of the columns, given the cells of the header."""
    if form.header_row == 0:
        return tuple(str(number) for number in range(1, len(cells) + 1))
    if not any(cell.strip() for cell in cells):
        raise UnreadableFileError(
            str(path),
            f"line {form.header_row} is empty; it must name the columns",
            Fix(Argument.HEADER_ROW),
        )
    if len(set(cells)) < len(cells):
        raise UnreadableFileError(str(path), "two columns have the same name; rename one")
    return tuple(cells)


def _csv_rows(
    path: Path, form: TextForm, columns: tuple[str, ...], separator: str
) -> Iterator[Row]:
    """Read the rows of a CSV file; the place of a row is the line on which it ends."""
    with _naming(path), open_text(path, form) as file:
        before = max(form.header_row - 1, 0)
        reader = csv.reader(itertools.islice(file, before, None), delimiter=separator, strict=True)
        if form.header_row:
            next(reader)
        number = 0
        while True:
            number += 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                place = f"line {before + reader.line_num}"
                yield Row(number, place, {}, f"is not valid CSV: {error}")
                continue
            place = f"line {before + reader.line_num}"
            if not cells:
                number -= 1  # an empty line is not a row
            elif len(cells) != len(columns):
                problem = f"has {len(cells)} cells, not {len(columns)}, the number of columns"
                yield Row(number, place, {}, problem)
            else:
                yield Row(number, place, dict(zip(columns, cells, strict=True)))


# --- JSON Lines.

HEADER_ROWS = 1_000
"""The number of rows at the start of a JSON Lines file that determine its columns."""


def _json_lines(path: Path) -> Rows:
    first = itertools.islice(_json_rows(path), HEADER_ROWS)
    columns = dict.fromkeys(name for row in first for name in row.fields)
    return Rows(tuple(columns), str(path), lambda: _json_rows(path))


def _json_rows(path: Path) -> Iterator[Row]:
    """Read a file with one JSON object per line."""
    with _naming(path), path.open("rb") as file:
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


# --- SQLite.


def _sqlite(path: Path, table: str | None, usual: str, query: str | None) -> Rows:
    if query is None and table is None:
        listed = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name"
        with _sqlite_cursor(path, listed) as cursor:
            table = _the_only(path, "table", [str(name) for (name,) in cursor], usual)
    quoted = (table or "").replace('"', '""')
    statement = query or f'SELECT * FROM "{quoted}"'  # noqa: S608  # quoted above
    place = f"{table} row" if query is None else "row"
    with _sqlite_cursor(path, statement) as cursor:
        columns = tuple(column[0] for column in cursor.description)

    def read() -> Iterator[Row]:
        with _sqlite_cursor(path, statement) as cursor:
            yield from database_rows(columns, cursor, place)

    return Rows(columns, str(path), read)


@contextlib.contextmanager
def _sqlite_cursor(path: Path, statement: str) -> Generator[sqlite3.Cursor]:
    """Open an SQLite file read-only and run *statement*."""
    try:
        with contextlib.closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        ) as connection:
            connection.text_factory = _decode
            cursor = connection.execute(statement)
            if cursor.description is None:
                raise UnreadableFileError(str(path), "the query returns no rows; use SELECT")
            yield cursor
    except (sqlite3.Error, UnicodeEncodeError) as error:  # a table name can be not UTF-8
        raise UnreadableFileError(str(path), f"SQLite reports {printable(str(error))}") from None


def _decode(cell: bytes) -> str:
    """Return the text of a cell; as in CSV, bytes that are not UTF-8 become surrogates."""
    return cell.decode("utf-8", "surrogateescape")


def _the_only(path: Path, thing: str, there: list[str], usual: str) -> str:
    """
    Return the table or sheet of a file called *usual*, or the only one.

    Raises:
        UnreadableFileError: There is none, or more than one.
    """
    if usual in there:
        return usual
    if len(there) == 1:
        return there[0]
    listed = ", ".join(map(printable, there[:10])) or "none"
    why = f"it has {len(there)} {thing}s ({listed}), so you must name the one to read"
    raise UnreadableFileError(str(path), why, Fix(Argument.TABLE))


# --- Excel.

_MIDNIGHT = " 00:00:00"


def _excel(path: Path, sheet: str | None, usual: str, form: TextForm) -> Rows:
    try:
        import fastexcel  # noqa: PLC0415  # an optional library
        import polars as pl  # noqa: PLC0415  # an optional library
    except ImportError:
        why = "Excel files need fastexcel; run: pip install 'penaltymodel-law[files]'"
        raise UnreadableFileError(str(path), why) from None
    try:
        # Any: the library leaves the types of pyarrow open.
        book: Any = fastexcel.read_excel(path)
        there: list[str] = list(book.sheet_names)
        name = _the_only(path, "sheet", there, usual) if sheet is None else sheet
        if name not in there:
            raise UnreadableFileError(
                str(path), f"it has no sheet {printable(name)}; {suggestion(name, there)}"
            )
        sheet_data = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
        table, errors = sheet_data.to_arrow_with_errors()
    except fastexcel.FastExcelError as error:
        why = f"it is not an Excel file: {printable(str(error).partition(chr(10))[0], 300)}"
        raise UnreadableFileError(str(path), why) from None
    lines: list[tuple[str | None, ...]] = pl.DataFrame(table).rows()
    before = max(form.header_row - 1, 0)
    if len(lines) <= before:
        raise UnreadableFileError(str(path), f"the sheet {printable(name)} is empty")
    columns = _names(path, [cell or "" for cell in lines[before]], form)
    wrong = {each.position[0]: each.detail for each in errors.errors} if errors else {}

    def read() -> Iterator[Row]:
        number = 0
        for line in range(before + (form.header_row > 0), len(lines)):
            cells = lines[line]
            if line not in wrong and not any(cells):
                continue  # an empty line is not a row
            number += 1
            place = f"{name} row {line + 1}"
            pairs = zip(columns, cells, strict=True)
            fields = {key: _as_day(cell) for key, cell in pairs if cell is not None}
            problem = f"has a cell with an error: {wrong[line]}" if line in wrong else ""
            yield Row(number, place, {} if problem else fields, problem)

    return Rows(columns, f"{path}, sheet {printable(name)}", read)


def _as_day(cell: str) -> str:
    """Return a cell; a moment at midnight is a day, because Excel has no other days."""
    return cell.removesuffix(_MIDNIGHT)


# --- Rows made of something else.


def database_rows(
    names: Iterable[str], found: Iterable[tuple[object, ...]], place: str = "row"
) -> Iterator[Row]:
    """Return the rows of a database; NULL cells are left out."""
    names = tuple(names)
    for number, cells in enumerate(found, 1):
        pairs = zip(names, cells, strict=True)
        fields = {name: cell for name, cell in pairs if cell is not None}
        yield Row(number, f"{place} {number}", fields)
