"""
Tables of violations in files and databases, read in blocks of rows.

Parquet and DuckDB have types and are read as they are. CSV, JSON Lines, SQLite and PostgreSQL are
read row by row: each cell is parsed by the type that the statutes need. A row with errors is
rejected with its place, and the other rows are read.
"""

from __future__ import annotations

import contextlib
import itertools

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

import polars as pl

from attrs import field, frozen
from polars.io.plugins import register_io_source

from penaltymodel.domain.history import OffenseHistory
from penaltymodel.errors import (
    InputError,
    Problem,
    UnreadableFileError,
    WrongValueError,
    printable,
)
from penaltymodel.files.kinds import ANY_TEXT, CellReader, ColumnType, column_types
from penaltymodel.files.records import decisions_by_platform
from penaltymodel.files.rows import (
    HEADER_ROWS,
    SQLITE,
    SUFFIXES,
    Row,
    Rows,
    database_rows,
    rows,
    unknown_suffix,
)
from penaltymodel.files.text_form import AS_USUAL, TextForm
from penaltymodel.statutes import LawLike
from penaltymodel.values.headers import ColumnFinder


if TYPE_CHECKING:
    import duckdb


ROW, PLACE = "penaltymodel: row", "penaltymodel: place"
"""Columns that are added to a table: the number of the row, and its place in the file."""

BLOCK = 65_536
"""The number of rows in a block."""

OnReject: TypeAlias = Callable[[int, str, Exception], None]
"""Called with the number of a row, its place, and the error that says why it cannot be read."""


@frozen
class StreamedTable:
    """
    A table that is read while it is processed: its *frame*, and its *number* of rows if known.

    *failure* keeps the error that stopped reading, because the error of polars does not carry it.
    """

    frame: pl.LazyFrame
    number: int | None = None
    failure: list[BaseException] = field(factory=list[BaseException])


def open_table(
    source: str | Path,
    *,
    under: Iterable[str],
    law: LawLike = None,
    on_reject: OnReject,
    names: Mapping[str, str] | None = None,
    table: str | None = None,
    query: str | None = None,
    form: TextForm = AS_USUAL,
    minor_units: bool = False,
) -> StreamedTable:
    """
    Open a table of violations.

    Args:
        source: A ``.parquet``, ``.csv``, ``.jsonl``, ``.sqlite`` or ``.duckdb`` file, a folder of
            files of one kind, or the address of a PostgreSQL database.
        under: The keys of the statutes, which determine the types of the columns.
        law: The statutes, by default those of the catalog.
        on_reject: Called for every row that cannot be read.
        names: The names of columns in the table, if they differ from ours.
        table: The table of a database or the sheet of an Excel file; by default ``violations``, or
            the only one.
        query: A query to run instead of reading a table.
        form: The encoding, the separator and the row of the header of a CSV file or a sheet.
        minor_units: Read whole numbers in text as minor units, such as kopecks.

    Raises:
        UnreadableFileError: The source does not exist, or its content does not fit its suffix.
        WrongValueError: *query* is given, but *source* is not a database.
    """
    found = _opened(source, table, query, form, usual="violations")
    if isinstance(found, StreamedTable):
        return found
    finder = ColumnFinder(found.columns, names)
    kinds = {
        theirs: kind
        for name, kind in column_types(under, law).items()
        if (theirs := finder.find(name)) is not None
    }
    return _table_of_rows(found, kinds, on_reject, minor_units=minor_units)


_PARQUET, _DUCKDB = frozenset({".parquet", ".pq"}), frozenset({".duckdb"})
_DATABASES = _DUCKDB | SQLITE
_ENDINGS = _PARQUET | _DUCKDB | SUFFIXES


def _opened(
    source: str | Path, table: str | None, query: str | None, form: TextForm, *, usual: str
) -> StreamedTable | Rows:
    """Open a source: Parquet and DuckDB as a table, others row by row."""
    if "://" in str(source):
        return _postgres(str(source), table or usual, query)
    path = Path(source)
    files, ending = _files(path)
    if query is not None and ending not in _DATABASES:
        raise WrongValueError("query", "passed with a database only", str(source))
    if ending in _PARQUET:
        return _parquet(files)
    if ending in _DUCKDB:
        return _duckdb(files[0], table or usual, query)
    if files == [path]:
        return rows(path, table=table, usual_table=usual, query=query, form=form)
    return _row_files(path, files, table, form)


def _files(path: Path) -> tuple[list[Path], str]:
    """Return the files of *path* in order, and their common suffix."""
    if not path.exists():
        raise UnreadableFileError(str(path), "no such file")
    found = sorted(_inside(path, path)) if path.is_dir() else [path]
    if not found:
        raise UnreadableFileError(str(path), "the folder has no files")
    for each in found:
        if not each.is_file():
            raise UnreadableFileError(str(each), "it is not a file, or a link to nothing")
        if each.suffix.lower() not in _ENDINGS:
            raise unknown_suffix(each, _ENDINGS)
    endings = {each.suffix.lower() for each in found}
    if len(endings) > 1 or (len(found) > 1 and endings & _DATABASES):
        raise UnreadableFileError(
            str(path), "the files of a folder must have one suffix, and must not be databases"
        )
    return found, endings.pop()


def _inside(top: Path, folder: Path) -> Iterator[Path]:
    """Iterate over everything in a folder and its folders but what is hidden by its name."""
    for each in folder.iterdir():
        if each.name.startswith(("_", ".")):
            continue
        if each.is_dir() and not each.is_symlink():
            yield from _inside(top, each)
        else:
            yield each


def open_register(
    source: Path, table: str | None = None, form: TextForm = AS_USUAL
) -> pl.LazyFrame | Rows:
    """
    Open a register of requests: Parquet and DuckDB as a table, others row by row.

    Raises:
        UnreadableFileError: The source does not exist, or its content does not fit its suffix.
    """
    found = _opened(source, table, None, form, usual="requests")
    return found.frame.drop(ROW) if isinstance(found, StreamedTable) else found


def open_decisions(source: str | Path) -> pl.LazyFrame | dict[str, OffenseHistory]:
    """
    Read earlier decisions: Parquet and DuckDB as a table, others as histories by platform.

    In a database, the table ``decisions`` is read.

    Raises:
        UnreadableFileError: The source does not exist, or its content does not fit its suffix.
        InputError: A row is wrong. It is not skipped: a missing decision would give wrong results.
    """
    found = _opened(source, None, None, AS_USUAL, usual="decisions")
    if isinstance(found, StreamedTable):
        return found.frame.drop(ROW)
    try:
        return _histories(found)
    except InputError as error:
        error.add_note(f"in the earlier decisions: {printable(_without_password(str(source)))}")
        raise


def _histories(found: Iterable[Row]) -> dict[str, OffenseHistory]:
    histories = {name: OffenseHistory(each) for name, each in decisions_by_platform(found).items()}
    if "" in histories:
        message = "is required: the platform of the decision"
        raise InputError((Problem("/platform", "missing", message),))
    return histories


# --- Sources with types.


def _parquet(files: list[Path]) -> StreamedTable:
    try:
        frame = pl.scan_parquet(files, row_index_name=ROW, glob=False, hive_partitioning=True)
        number = frame.select(pl.len()).collect().item()
    except (pl.exceptions.PolarsError, OSError) as error:
        raise UnreadableFileError(
            str(files[0]), f"it is not a Parquet file: {_first_line(error)}"
        ) from None
    return StreamedTable(frame.with_columns(pl.col(ROW).cast(pl.Int64) + 1), number)


def _first_line(error: BaseException) -> str:
    return printable(str(error).partition("\n")[0], 300)


def _duckdb(path: Path, table: str, query: str | None) -> StreamedTable:
    import duckdb  # noqa: PLC0415  # an optional library

    def opened() -> duckdb.DuckDBPyConnection:
        return duckdb.connect(str(path), read_only=True)

    def relation(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyRelation:
        return connection.table(table) if query is None else connection.sql(query)

    try:
        with opened() as connection:
            counted = relation(connection).aggregate("count(*)").fetchall()
            schema = pl.DataFrame(relation(connection).limit(0).to_arrow_table()).schema
    except duckdb.Error as error:
        raise UnreadableFileError(str(path), f"DuckDB reports {_first_line(error)}") from None

    def blocks() -> Iterator[pl.DataFrame]:
        with opened() as connection:
            for batch in relation(connection).to_arrow_reader(BLOCK):
                yield pl.DataFrame(batch)

    numbered = pl.Schema([(ROW, pl.Int64), *schema.items()])
    return _streamed(_numbered(blocks), numbered, counted[0][0])


def _numbered(
    blocks: Callable[[], Iterator[pl.DataFrame]],
) -> Callable[[], Iterator[pl.DataFrame]]:
    def numbered() -> Iterator[pl.DataFrame]:
        before = 0
        for block in blocks():
            yield block.with_row_index(ROW, before + 1).cast({ROW: pl.Int64})
            before += len(block)

    return numbered


def _streamed(
    blocks: Callable[[], Iterator[pl.DataFrame]], schema: pl.Schema, number: int | None
) -> StreamedTable:
    """Return the blocks as a frame that polars reads while it processes the rows."""
    table: StreamedTable

    def read(
        columns: list[str] | None, predicate: pl.Expr | None, limit: int | None, _size: int | None
    ) -> Iterator[pl.DataFrame]:
        left = limit
        try:
            for block in blocks():
                part = block if left is None else block.head(left)
                left = None if left is None else left - len(part)
                part = part if predicate is None else part.filter(predicate)
                yield part if columns is None else part.select(columns)
                if left == 0:
                    return
        except BaseException as error:
            table.failure.append(error)
            raise

    table = StreamedTable(register_io_source(read, schema=schema), number)
    return table


# --- Sources of rows.


def _row_files(folder: Path, files: list[Path], table: str | None, form: TextForm) -> Rows:
    """Return the rows of the files in a folder; folders such as ``year=2021`` are columns as well."""
    opened = [(each, rows(each, table=table, form=form)) for each in files]
    names = dict.fromkeys(name for _, each in opened for name in each.columns)
    names |= dict.fromkeys(name for path in files for name in _partition(folder, path))

    def read() -> Iterator[Row]:
        before = 0
        for path, found in opened:
            number = 0
            more = _partition(folder, path)
            for each in found:
                number = each.number
                place = f"{path.relative_to(folder)} {each.place}"
                yield Row(before + number, place, {**more, **each.fields}, each.problem)
            before += number

    return Rows(tuple(names), str(folder), read)


def _partition(folder: Path, path: Path) -> dict[str, str]:
    """Return the columns that the folders between *folder* and *path* give."""
    parts = (part.partition("=") for part in path.relative_to(folder).parts[:-1])
    return {name: value for name, equals, value in parts if equals}


def _postgres(address: str, table: str, query: str | None) -> Rows:
    import psycopg  # noqa: PLC0415  # an optional library

    from psycopg import sql  # noqa: PLC0415

    shown = _without_password(address)
    select = sql.SQL("SELECT * FROM {}").format(sql.Identifier(*table.split(".")))
    statement = select if query is None else query.encode()

    @contextlib.contextmanager
    def open_cursor() -> Generator[psycopg.ServerCursor[tuple[object, ...]]]:
        try:
            with psycopg.connect(address) as connection:
                connection.read_only = True
                with connection.cursor(name="penaltymodel") as cursor:
                    cursor.itersize = BLOCK
                    cursor.execute(statement)
                    yield cursor
        except psycopg.Error as error:
            raise UnreadableFileError(shown, f"PostgreSQL reports {_first_line(error)}") from None

    with open_cursor() as cursor:
        names = tuple(column.name for column in cursor.description or ())

    def read() -> Iterator[Row]:
        with open_cursor() as cursor:
            yield from database_rows(names, cursor)

    return Rows(names, shown, read)


def _without_password(address: str) -> str:
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _table_of_rows(
    found: Rows, kinds: Mapping[str, ColumnType], on_reject: OnReject, *, minor_units: bool
) -> StreamedTable:
    known = {name: kinds.get(name, ANY_TEXT) for name in found.columns}
    readers = {name: kind.reader(minor_units=minor_units) for name, kind in known.items()}
    schema = pl.Schema([(ROW, pl.Int64), (PLACE, pl.String)])
    schema.update({name: kind.dtype() for name, kind in known.items()})

    reporters: list[OnReject] = [on_reject]

    def blocks() -> Iterator[pl.DataFrame]:
        # Some calculations read the table twice; a bad row is reported once.
        report = reporters.pop() if reporters else _ignore
        source = iter(found)
        while block := list(itertools.islice(source, BLOCK)):
            good: list[list[object]] = []
            for row in block:
                try:
                    good.append([row.number, row.place, *_cells(row, readers)])
                except InputError as error:
                    report(row.number, row.place, error)
            yield pl.DataFrame(good, schema=schema, orient="row")

    return _streamed(blocks, schema, None)


def _ignore(_row: int, _place: str, _error: Exception) -> None:
    """Do nothing."""


def _cells(row: Row, readers: Mapping[str, CellReader]) -> list[object]:
    """Return the parsed cells of a row; raise all its errors at once."""
    problems = [Problem("", "row", row.problem)] if row.problem else []
    for name in row.fields.keys() - readers.keys():
        message = f"is not a column of the first {HEADER_ROWS:,} rows"
        problems.append(Problem(f"/{name}", "unknown", message))
    cells: list[object] = []
    for name, read in readers.items():
        try:
            cells.append(read(row.fields.get(name)))
        except ValueError as error:
            problems.append(Problem(f"/{name}", "value", str(error)))
    if problems:
        raise InputError(tuple(problems))
    return cells
