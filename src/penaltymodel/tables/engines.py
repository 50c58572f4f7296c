"""
What an engine brings a table in, and what differs between engines; the only place that knows them.

A table of polars, DuckDB, PySpark or Ibis stays where it is. pandas and pyarrow lend their columns
to polars without a copy of what they hold, and get the new ones back beside their own.
"""

from __future__ import annotations

import itertools

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from attrs import evolve, frozen

from penaltymodel.errors import UnsupportedTableError
from penaltymodel.tables.names import OWN


if TYPE_CHECKING:
    import narwhals as nw
    import polars as pl

    Rows: TypeAlias = nw.LazyFrame[Any]


def _as_it_is(frame: Rows) -> Rows:
    return frame


@frozen(kw_only=True, eq=False)
class Engine:
    """
    What is particular about an engine.

    *divides* says whether it divides whole numbers exactly, *wide* whether it has integers of 128
    bits, *in_sql* whether forms are said to it as text. *attach* joins a small table by its first
    columns, keeping every row. *spell* puts a word in the place of its number, where that is
    quicker than to choose between words. *fence* keeps it from putting what is below into what is
    above: what is staged as columns would grow back into a huge tree.
    """

    name: str
    attach: Callable[[Rows, pl.DataFrame, list[str]], Rows]
    spell: Callable[[Rows, str, Sequence[str]], Rows] | None = None
    divides: bool = True
    wide: bool = False
    in_sql: bool = False
    fence: Callable[[Rows], Rows] = _as_it_is


@frozen
class Held:
    """The columns of a table in memory, and what puts new ones *beside* those of the table."""

    columns: pl.DataFrame
    beside: Callable[[pl.DataFrame], Any]


@frozen
class Table:
    """A table of an *engine*, and the way *back*; None is *held* where it is not in memory."""

    native: Any
    engine: Engine
    back: Callable[[Rows, Sequence[str]], Any]
    held: Held | None = None

    @property
    def frame(self) -> Rows:
        """The table as narwhals sees it."""
        return rows(self.native)


def rows(native: Any) -> Rows:
    """Return a table of an engine as narwhals sees it."""
    import narwhals as nw  # noqa: PLC0415

    found: Rows = nw.from_native(native)
    return found


def columns_of(native: Any) -> list[str]:
    """
    Return the names of the columns of a table.

    Raises:
        UnsupportedTableError: The table is of no engine that is known to answer rightly.
    """
    kind = _kind(native)
    if kind == "pandas":
        return list(map(str, native.columns))
    if kind == "polars" and _is_eager(native):
        return list(native.columns)  # narwhals would take longer than some rows do
    return rows(native).collect_schema().names()


def adopt(native: Any, used: Sequence[str]) -> Table:
    """
    Take in a table, of which the columns *used* will be looked at.

    Raises:
        UnsupportedTableError: The table is of no engine that is known to answer rightly.
    """
    kind = _kind(native)
    if kind in {"pandas", "pyarrow"}:
        return _borrowed(native, used, kind)
    if kind == "polars" and _is_eager(native):
        held = Held(native, native.hstack)
        return Table(native.lazy(), POLARS, lambda frame, _: _collected(frame), held)
    return Table(native, _ENGINES[kind], lambda frame, _: frame.to_native())


def _is_eager(native: Any) -> bool:
    return type(native).__name__ == "DataFrame"


def _collected(frame: Rows) -> pl.DataFrame:
    found: pl.DataFrame = frame.to_native().collect()
    return found


def _kind(native: Any) -> str:
    """Return the name of the engine a table belongs to; say what to do where there is none."""
    home, name = type(native).__module__.partition(".")[0], type(native).__name__
    if home in {"polars", "pandas", "pyarrow"} and name in {"DataFrame", "LazyFrame", "Table"}:
        return home
    if home in {"duckdb", "_duckdb"} and name == "DuckDBPyRelation":
        return "duckdb"
    if home == "pyspark" and name == "DataFrame":
        return "pyspark"
    if home == "ibis" and name == "Table":
        backend = native.get_backend().name
        if backend in {"duckdb", "postgres", "sqlite"}:
            return f"ibis-{backend}"
        raise UnsupportedTableError(
            f"Ibis on {backend}", "it was not tested; use its DuckDB, PostgreSQL or SQLite"
        )
    raise UnsupportedTableError(*REFUSED.get(home, (f"{home}.{name}", _OTHERS)))


_OTHERS = "pass a table of polars, pandas, pyarrow, DuckDB, PySpark or Ibis"
REFUSED = {
    "dask": (
        "Dask",
        "it pairs rows of different partitions after a join; use frame.map_partitions("
        "assess_table, ...) on pandas, or DuckDB or polars on the files",
    ),
    "sqlframe": ("SQLFrame", "it divides whole numbers in floating point; use DuckDB or PySpark"),
}


def _borrowed(native: Any, used: Sequence[str], kind: str) -> Table:
    """Lend the columns *used* to polars."""
    import polars as pl  # noqa: PLC0415

    from_pandas: Any = pl.from_pandas
    lent: pl.DataFrame = (
        pl.DataFrame(native.select(list(used)))
        if kind == "pyarrow"
        else from_pandas(native[list(used)])
    )
    give = _to_arrow if kind == "pyarrow" else _to_pandas
    return Table(
        lent.lazy(),
        _BORROWING[kind],
        lambda frame, new: give(native, _collected(frame.select(*new))),
        Held(lent, partial(give, native)),
    )


def arrow(frame: pl.DataFrame) -> Any:
    """Return a frame of polars as a table of Arrow, which has no types for checkers."""
    return cast("Any", frame.to_arrow())


def _to_arrow(native: Any, found: pl.DataFrame) -> Any:
    """Return the table with the columns *found*."""
    new = arrow(found)
    for name in found.columns:
        native = native.append_column(name, new.column(name))
    return native


def _to_pandas(native: Any, found: pl.DataFrame) -> Any:
    """Return the frame with the columns *found*: of arrow types where it has such, else nullable."""
    pandas = import_module("pandas")
    new = arrow(found)
    has_arrow = any(isinstance(each, pandas.ArrowDtype) for each in native.dtypes)
    usual = {
        "int64": pandas.Int64Dtype(),
        "bool": pandas.BooleanDtype(),
        "large_string": pandas.StringDtype(na_value=float("nan")),
    }
    columns: dict[str, Any] = {}
    for name in found.columns:
        column = new.column(name)
        kind = pandas.ArrowDtype(column.type) if has_arrow else usual[str(column.type)]
        columns[name] = pandas.Series(kind.__from_arrow__(column), index=native.index)
    return native.assign(**columns)


# --- Joining a small table


def _attach_polars(frame: Rows, small: pl.DataFrame, keys: list[str]) -> Rows:
    """Gather instead of joining: it is several times faster, and keeps the rows in order."""
    import polars as pl  # noqa: PLC0415

    platform, slot = keys
    slots = 1 + _highest(small[slot])
    number, numbered, count = _number(small, platform)
    in_order = pl.DataFrame({_PLACE: range(count * slots)}, schema={_PLACE: pl.Int64}).join(
        numbered.with_columns((pl.col(_PLACE) * slots + pl.col(slot)).alias(_PLACE)),
        on=_PLACE,
        how="left",
        maintain_order="left",
    )
    place = pl.when(pl.col(slot) < slots).then(number.cast(pl.Int64) * slots + pl.col(slot))
    left: pl.LazyFrame = frame.to_native()
    payload = [name for name in small.columns if name not in keys]
    gathered = [pl.lit(in_order[name]).gather(pl.col(_PLACE)).alias(name) for name in payload]
    return rows(left.with_columns(place.alias(_PLACE)).with_columns(gathered).drop(_PLACE))


def _number(small: pl.DataFrame, platform: str) -> tuple[pl.Expr, pl.DataFrame, int]:
    """Return the number of the platform of a row, the table with those of its own, and how many."""
    import polars as pl  # noqa: PLC0415

    column, names = pl.col(platform), small[platform].unique(maintain_order=True)
    if names.dtype.is_integer() and not names.is_empty():
        low, high = names.min(), names.max()
        if isinstance(low, int) and isinstance(high, int) and low >= 0 and high < _DENSE:
            itself = column.cast(pl.Int64).alias(_PLACE)
            return (
                pl.when(column.is_between(0, high)).then(column),
                small.with_columns(itself),
                high + 1,
            )
    numbers = pl.Series(_PLACE, range(len(names)), dtype=pl.Int64)
    numbered = small.join(
        pl.DataFrame({platform: names, _PLACE: numbers}), on=platform, how="left"
    )
    number = column.replace_strict(names, numbers, default=None, return_dtype=pl.Int64)
    return number, numbered, len(names)


def _highest(column: pl.Series) -> int:
    highest = column.max()
    return highest if isinstance(highest, int) else 0


_PLACE = f"{OWN}place"
_DENSE = 2**22
"""Up to here the numbers of platforms are places in a list as they are."""


def _attach_duckdb(frame: Rows, small: pl.DataFrame, keys: list[str]) -> Rows:

    penaltymodel_windows = arrow(small)  # found by its name, on whichever connection
    using = ", ".join(f'"{key}"' for key in keys)
    query = (
        "SELECT * FROM penaltymodel_rows "  # noqa: S608  # names of our own
        f"LEFT JOIN penaltymodel_windows USING ({using})"
    )
    joined = rows(frame.to_native().query("penaltymodel_rows", query))
    del penaltymodel_windows
    return joined


def _attach_pyspark(frame: Rows, small: pl.DataFrame, keys: list[str]) -> Rows:

    functions = import_module("pyspark.sql.functions")
    left = frame.to_native()
    windows = functions.broadcast(left.sparkSession.createDataFrame(arrow(small)))
    return rows(left.join(windows, on=keys, how="left"))


def _attach_ibis(frame: Rows, small: pl.DataFrame, keys: list[str]) -> Rows:
    windows = rows(import_module("ibis").memtable(arrow(small)))
    return frame.join(windows, on=keys, how="left")


_ALL = 2**62
_names = itertools.count()


def _fence_ibis(frame: Rows) -> Rows:
    """Give the query a name and a limit above any number of rows: it is not merged then."""
    named = frame.head(_ALL).to_native().alias(f"penaltymodel_{next(_names)}")
    return rows(named)


# --- Words in the place of numbers


def _spell_polars(frame: Rows, column: str, words: Sequence[str]) -> Rows:
    import polars as pl  # noqa: PLC0415

    # A gather writes no text: ten times faster than a chain of choices between words.
    text = pl.lit(pl.Series(words, dtype=pl.String)).gather(pl.col(column).cast(pl.UInt32))
    return rows(frame.to_native().with_columns(text.alias(column)))


POLARS = Engine(name="polars", attach=_attach_polars, spell=_spell_polars, wide=True)
_BORROWING = {
    kind: evolve(POLARS, name=kind, wide=False)  # Arrow has no integers of 128 bits
    for kind in ("pandas", "pyarrow")
}
_ENGINES = {
    "polars": POLARS,
    "duckdb": Engine(name="DuckDB", attach=_attach_duckdb, wide=True, in_sql=True),
    "pyspark": Engine(name="Spark", attach=_attach_pyspark, divides=False),
    **{
        f"ibis-{backend}": Engine(
            name=f"Ibis on {name}", attach=_attach_ibis, divides=False, fence=fence
        )
        for backend, name, fence in (
            ("duckdb", "DuckDB", _as_it_is),
            ("postgres", "PostgreSQL", _fence_ibis),
            ("sqlite", "SQLite", _fence_ibis),
        )
    },
}


def collected(native: Any, names: Sequence[str]) -> dict[str, pl.Series]:
    """
    Return those of the columns *names* that a table has, collected to polars.

    Raises:
        UnsupportedTableError: The table is of no engine that is known to answer rightly.
    """
    known = columns_of(native)
    there = [name for name in names if name in known]
    table = adopt(native, there)
    found: pl.DataFrame = (
        table.frame.select(*there).collect("polars").to_native()
        if table.held is None
        else table.held.columns
    )
    return {name: found.get_column(name) for name in there}


def height(native: Any) -> int | None:
    """Return how many rows a table has; None where it is not in memory."""
    match _kind(native):
        case "polars" if _is_eager(native):
            return int(native.height)
        case "pandas" | "pyarrow":
            return int(native.shape[0])
        case _:
            return None
