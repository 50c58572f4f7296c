"""
Tables of violations in files and databases, read in a stream of blocks.

Parquet and DuckDB come typed and stay as they are. CSV, JSON Lines, SQLite and PostgreSQL come as
rows: each cell is read as the law asks for it, exactly, and a row that cannot be read is refused
with its place while the others go on.
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
from penaltymodel.files.kinds import OTHER, Kind, Reader, columns_of
from penaltymodel.files.records import by_platform
from penaltymodel.files.rows import PEEKED, Row, columns, rows


if TYPE_CHECKING:
    import duckdb


ROW, PLACE = "penaltymodel: row", "penaltymodel: place"
"""Columns that travel with a table: the number of the row, and its place for people."""

BLOCK = 65_536
"""Rows of one block."""

_PARQUET, _DUCKDB = {".parquet", ".pq"}, {".duckdb"}

Refuse: TypeAlias = Callable[[int, str, str], None]
"""Takes the number of a row, its place, and why it cannot be read."""


@frozen
class Table:
    """
    A table that can be streamed: its *frame*, and how many rows it has where that is known.

    *failure* keeps what went wrong while it was read, for the engine says only that something did.
    """

    frame: pl.LazyFrame
    number: int | None = None
    failure: list[BaseException] = field(factory=list[BaseException])


def open_table(
    source: str | Path,
    *,
    under: Iterable[str],
    refuse: Refuse,
    names: Mapping[str, str] | None = None,
    table: str = "violations",
    query: str | None = None,
    minor_units: bool = False,
) -> Table:
    """
    Open a table of violations.

    Args:
        source: A ``.parquet``, ``.csv``, ``.jsonl``, ``.sqlite`` or ``.duckdb`` file, a folder of
            files of one kind, or the address of a PostgreSQL database.
        under: The keys of the statutes, which say what each column holds.
        refuse: Is told of every row that cannot be read.
        names: What a column is called in the table, where it has another name.
        table: The table of a database that is read.
        query: A query to read instead.
        minor_units: Take whole numbers in text for minor units, such as kopecks.

    Raises:
        UnreadableFileError: It is not there, or is not what its name says.
        WrongValueError: There is nothing to send *query* to.
    """
    kinds = {(names or {}).get(name, name): kind for name, kind in columns_of(under).items()}
    if "://" in str(source):
        return _of_rows(
            _postgres(str(source), table, query), kinds, refuse, minor_units=minor_units
        )
    files, ending = _files(Path(source))
    if query is not None and ending not in _DATABASES:
        raise WrongValueError("query", "given for a database", str(source))
    if ending in _PARQUET:
        return _parquet(files)
    if ending in _DUCKDB:
        return _duckdb(files[0], table, query)
    return _of_rows(_row_files(files, table, query), kinds, refuse, minor_units=minor_units)


_SQLITE = {".sqlite", ".sqlite3", ".db"}
_DATABASES = _DUCKDB | _SQLITE
_ENDINGS = _PARQUET | _DATABASES | {".csv", ".jsonl", ".ndjson"}


def _files(path: Path) -> tuple[list[Path], str]:
    """Return the files of *path* in order, and the ending they share."""
    if not path.exists():
        raise UnreadableFileError(str(path), "there is no such file")
    found = [path]
    if path.is_dir():
        hidden = ("_", ".")
        found = sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith(hidden))
    endings = {each.suffix.lower() for each in found}
    if not endings <= _ENDINGS or not found:
        raise UnreadableFileError(
            str(path), f"no file in it, or its name, ends in one of {', '.join(sorted(_ENDINGS))}"
        )
    if len(endings) > 1 or (len(found) > 1 and endings & _DATABASES):
        raise UnreadableFileError(str(path), "a folder holds files of one kind, and no databases")
    return found, endings.pop()


def open_register(source: Path, table: str) -> pl.LazyFrame | Iterator[Row]:
    """
    Open a register of requests: typed ones as a table, others row by row.

    Raises:
        UnreadableFileError: It is not there, or is not what its name says.
    """
    files, ending = _files(source)
    if ending in _PARQUET:
        return _parquet(files).frame.drop(ROW)
    if ending in _DUCKDB:
        return _duckdb(files[0], table, None).frame.drop(ROW)
    return _row_files(files, table, None).rows()


def open_decisions(source: str | Path) -> pl.LazyFrame | dict[str, OffenseHistory]:
    """
    Read earlier decisions: typed ones as a table, rows as histories by platform.

    Of a database the table ``decisions`` is read.

    Raises:
        UnreadableFileError: It is not there, or is not what its name says.
        InputError: A row is wrong; a history with a gap would answer falsely.
    """
    if "://" in str(source):
        return _histories(_postgres(str(source), "decisions", None).rows())
    files, ending = _files(Path(source))
    if ending in _PARQUET:
        return _parquet(files).frame.drop(ROW)
    if ending in _DUCKDB:
        return _duckdb(files[0], "decisions", None).frame.drop(ROW)
    return _histories(_row_files(files, "decisions", None).rows())


def _histories(found: Iterable[Row]) -> dict[str, OffenseHistory]:
    histories = {name: OffenseHistory(each) for name, each in by_platform(found).items()}
    if "" in histories:
        message = "is required: whose the decision is"
        raise InputError((Problem("/platform", "missing", message),))
    return histories


# --- Typed sources.


def _parquet(files: list[Path]) -> Table:
    try:
        frame = pl.scan_parquet(files, row_index_name=ROW, glob=False)
        number = frame.select(pl.len()).collect().item()
    except (pl.exceptions.PolarsError, OSError) as error:
        raise UnreadableFileError(
            str(files[0]), f"it is no Parquet: {_first_line(error)}"
        ) from None
    return Table(frame.with_columns(pl.col(ROW).cast(pl.Int64) + 1), number)


def _first_line(error: BaseException) -> str:
    return printable(str(error).partition("\n")[0], 300)


def _duckdb(path: Path, table: str, query: str | None) -> Table:
    import duckdb  # noqa: PLC0415  # only whoever has such files needs it

    def opened() -> duckdb.DuckDBPyConnection:
        return duckdb.connect(str(path), read_only=True)

    def relation(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyRelation:
        return connection.table(table) if query is None else connection.sql(query)

    try:
        with opened() as connection:
            counted = relation(connection).aggregate("count(*)").fetchall()
            schema = pl.DataFrame(relation(connection).limit(0).to_arrow_table()).schema
    except duckdb.Error as error:
        raise UnreadableFileError(str(path), f"DuckDB says {_first_line(error)}") from None

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
) -> Table:
    """Return what *blocks* yields as a frame that is read while it is worked on."""
    table: Table

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

    table = Table(register_io_source(read, schema=schema), number)
    return table


# --- Sources of rows.


@frozen
class _Rows:
    """Rows and the names of their columns."""

    columns: tuple[str, ...]
    rows: Callable[[], Iterator[Row]]


def _row_files(files: list[Path], table: str, query: str | None) -> _Rows:
    def read() -> Iterator[Row]:
        before = 0
        for path in files:
            number = 0
            for each in rows(path, table=table, query=query):
                number = each.number
                place = each.place if len(files) == 1 else f"{path.name} {each.place}"
                yield Row(before + number, place, each.fields, each.problem)
            before += number

    return _Rows(columns(files[0], table=table, query=query), read)


def _postgres(address: str, table: str, query: str | None) -> _Rows:
    import psycopg  # noqa: PLC0415  # only whoever has such a database needs it

    from psycopg import sql  # noqa: PLC0415

    shown = _without_password(address)
    whole = sql.SQL("SELECT * FROM {}").format(sql.Identifier(*table.split(".")))
    wanted = whole if query is None else query.encode()

    @contextlib.contextmanager
    def asked() -> Generator[psycopg.ServerCursor[tuple[object, ...]]]:
        try:
            with psycopg.connect(address) as connection:
                connection.read_only = True
                with connection.cursor(name="penaltymodel") as cursor:
                    cursor.itersize = BLOCK
                    cursor.execute(wanted)
                    yield cursor
        except psycopg.Error as error:
            raise UnreadableFileError(shown, f"PostgreSQL says {_first_line(error)}") from None

    with asked() as cursor:
        names = tuple(column.name for column in cursor.description or ())

    def read() -> Iterator[Row]:
        with asked() as cursor:
            for number, cells in enumerate(cursor, 1):
                pairs = zip(names, cells, strict=True)
                fields = {name: cell for name, cell in pairs if cell is not None}
                yield Row(number, f"row {number}", fields)

    return _Rows(names, read)


def _without_password(address: str) -> str:
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _of_rows(
    found: _Rows, kinds: Mapping[str, Kind], refuse: Refuse, *, minor_units: bool
) -> Table:
    known = {name: kinds.get(name, OTHER) for name in found.columns}
    readers = {name: kind.reader(minor_units=minor_units) for name, kind in known.items()}
    schema = pl.Schema([(ROW, pl.Int64), (PLACE, pl.String)])
    schema.update({name: kind.dtype() for name, kind in known.items()})

    told: list[Refuse] = [refuse]

    def blocks() -> Iterator[pl.DataFrame]:
        # Some questions need the table twice; a bad row is reported once.
        tell = told.pop() if told else _say_nothing
        source = found.rows()
        while block := list(itertools.islice(source, BLOCK)):
            good: list[list[object]] = []
            for row in block:
                try:
                    good.append([row.number, row.place, *_cells(row, readers)])
                except InputError as error:
                    tell(row.number, row.place, str(error))
            yield pl.DataFrame(good, schema=schema, orient="row")

    return _streamed(blocks, schema, None)


def _say_nothing(_row: int, _place: str, _reason: str) -> None:
    """Take note of nothing."""


def _cells(row: Row, readers: Mapping[str, Reader]) -> list[object]:
    """Return the cells of a row as its columns hold them; every problem of it is found."""
    problems = [Problem("", "row", row.problem)] if row.problem else []
    for name in row.fields.keys() - readers.keys():
        message = f"is not among the columns of the first {PEEKED:,} rows"
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
