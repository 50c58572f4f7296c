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
    column_names,
    database_rows,
    rows,
    unknown_suffix,
)
from penaltymodel.statutes import LawLike


if TYPE_CHECKING:
    import duckdb


ROW, PLACE = "penaltymodel: row", "penaltymodel: place"
"""Columns that are added to a table: the number of the row, and its place in the file."""

BLOCK = 65_536
"""The number of rows in a block."""

OnReject: TypeAlias = Callable[[int, str, str], None]
"""Called with the number of a row, its place, and the reason why it cannot be read."""


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
    table: str = "violations",
    query: str | None = None,
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
        table: The table to read from a database.
        query: A query to run instead of reading a table.
        minor_units: Read whole numbers in text as minor units, such as kopecks.

    Raises:
        UnreadableFileError: The source does not exist, or its content does not fit its suffix.
        WrongValueError: *query* is given, but *source* is not a database.
    """
    kinds = {
        (names or {}).get(name, name): kind for name, kind in column_types(under, law).items()
    }
    found = _opened(source, table, query)
    if isinstance(found, StreamedTable):
        return found
    return _table_of_rows(found, kinds, on_reject, minor_units=minor_units)


_PARQUET, _DUCKDB = frozenset({".parquet", ".pq"}), frozenset({".duckdb"})
_DATABASES = _DUCKDB | SQLITE
_ENDINGS = _PARQUET | _DUCKDB | SUFFIXES


def _opened(
    source: str | Path, table: str, query: str | None = None
) -> StreamedTable | _RowSource:
    """Open a source: Parquet and DuckDB as a table, others row by row."""
    if "://" in str(source):
        return _postgres(str(source), table, query)
    files, ending = _files(Path(source))
    if query is not None and ending not in _DATABASES:
        raise WrongValueError("query", "passed with a database only", str(source))
    if ending in _PARQUET:
        return _parquet(files)
    if ending in _DUCKDB:
        return _duckdb(files[0], table, query)
    return _row_files(files, table, query)


def _files(path: Path) -> tuple[list[Path], str]:
    """Return the files of *path* in order, and their common suffix."""
    if not path.exists():
        raise UnreadableFileError(str(path), "no such file")
    found = [path]
    if path.is_dir():
        hidden = ("_", ".")
        found = sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith(hidden))
    if not found:
        raise UnreadableFileError(str(path), "the folder has no files")
    for each in found:
        if each.suffix.lower() not in _ENDINGS:
            raise unknown_suffix(each, _ENDINGS)
    endings = {each.suffix.lower() for each in found}
    if len(endings) > 1 or (len(found) > 1 and endings & _DATABASES):
        raise UnreadableFileError(
            str(path), "the files of a folder must have one suffix, and must not be databases"
        )
    return found, endings.pop()


def open_register(source: Path, table: str) -> pl.LazyFrame | Iterator[Row]:
    """
    Open a register of requests: Parquet and DuckDB as a table, others row by row.

    Raises:
        UnreadableFileError: The source does not exist, or its content does not fit its suffix.
    """
    found = _opened(source, table)
    return found.frame.drop(ROW) if isinstance(found, StreamedTable) else found.rows()


def open_decisions(source: str | Path) -> pl.LazyFrame | dict[str, OffenseHistory]:
    """
    Read earlier decisions: Parquet and DuckDB as a table, others as histories by platform.

    In a database, the table ``decisions`` is read.

    Raises:
        UnreadableFileError: The source does not exist, or its content does not fit its suffix.
        InputError: A row is wrong. It is not skipped: a missing decision would give wrong results.
    """
    found = _opened(source, "decisions")
    if isinstance(found, StreamedTable):
        return found.frame.drop(ROW)
    try:
        return _histories(found.rows())
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
        frame = pl.scan_parquet(files, row_index_name=ROW, glob=False)
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


@frozen
class _RowSource:
    """A source of rows, and the names of their columns."""

    columns: tuple[str, ...]
    rows: Callable[[], Iterator[Row]]


def _row_files(files: list[Path], table: str, query: str | None) -> _RowSource:
    def read() -> Iterator[Row]:
        before = 0
        for path in files:
            number = 0
            for each in rows(path, table=table, query=query):
                number = each.number
                place = each.place if len(files) == 1 else f"{path.name} {each.place}"
                yield Row(before + number, place, each.fields, each.problem)
            before += number

    return _RowSource(column_names(files[0], table=table, query=query), read)


def _postgres(address: str, table: str, query: str | None) -> _RowSource:
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

    return _RowSource(names, read)


def _without_password(address: str) -> str:
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _table_of_rows(
    found: _RowSource, kinds: Mapping[str, ColumnType], on_reject: OnReject, *, minor_units: bool
) -> StreamedTable:
    known = {name: kinds.get(name, ANY_TEXT) for name in found.columns}
    readers = {name: kind.reader(minor_units=minor_units) for name, kind in known.items()}
    schema = pl.Schema([(ROW, pl.Int64), (PLACE, pl.String)])
    schema.update({name: kind.dtype() for name, kind in known.items()})

    reporters: list[OnReject] = [on_reject]

    def blocks() -> Iterator[pl.DataFrame]:
        # Some calculations read the table twice; a bad row is reported once.
        report = reporters.pop() if reporters else _ignore
        source = found.rows()
        while block := list(itertools.islice(source, BLOCK)):
            good: list[list[object]] = []
            for row in block:
                try:
                    good.append([row.number, row.place, *_cells(row, readers)])
                except InputError as error:
                    report(row.number, row.place, str(error))
            yield pl.DataFrame(good, schema=schema, orient="row")

    return _streamed(blocks, schema, None)


def _ignore(_row: int, _place: str, _reason: str) -> None:
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
