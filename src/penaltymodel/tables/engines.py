"""
The engines that tables belong to, and how they differ; no other file knows them.

A table of polars, DuckDB, PySpark or Ibis stays where it is. pandas and pyarrow share the memory of
their columns with polars, and get the new columns back.
"""

from __future__ import annotations

import itertools

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import narwhals as nw
import polars as pl

from attrs import evolve, frozen

from penaltymodel.errors import UnsupportedTableError
from penaltymodel.tables.expressions import Expression, Printed, Printer, column
from penaltymodel.tables.names import OWN
from penaltymodel.tables.on_duckdb import SqlPrinter, quoted
from penaltymodel.tables.on_narwhals import NarwhalsPrinter


if TYPE_CHECKING:
    import narwhals as nw
    import polars as pl

    Frame: TypeAlias = nw.LazyFrame[Any]


Native: TypeAlias = Any
"""A table as its engine knows it: the engines share no type."""

Stage: TypeAlias = tuple[Mapping[str, Expression], bool]
"""Columns to add, and whether they are calculated in integers of 128 bits."""

Step: TypeAlias = Callable[[Native], Native]
"""Adds columns to a table, or selects some of them."""


@frozen(kw_only=True, eq=False)
class Engine:
    """
    What is particular about an engine.

    *compile* turns stages, a prefix for the names of columns of our own, and the names of the
    columns to keep (all if there are none) into a :data:`Step`. *attach* returns the step that joins
    a small table by two columns, the platform and a number, and keeps every row. *wide* is True if the engine has integers of 128 bits,
    *divides* if it divides whole numbers exactly, *gathers* if it looks texts up by number faster
    than it chooses between them, and *borrows* if only new columns go back to the owner.
    """

    name: str
    compile: Callable[[Sequence[Stage], str, Sequence[str]], Step]
    attach: Callable[[pl.DataFrame, list[str]], Step]
    wide: bool = False
    divides: bool = True
    gathers: bool = False
    borrows: bool = False


@frozen
class Table:
    """
    A table of an *engine*, and the way *back* to its owner.

    *in_memory* holds the columns that are used, unless the table is lazy.
    """

    native: Native
    engine: Engine
    back: Callable[[Native], Native]
    in_memory: pl.DataFrame | None = None


def frame_of(native: Native) -> Frame:
    """Return a table of an engine as narwhals represents it."""
    found: Frame = nw.from_native(native)
    return found


def columns_of(native: Native) -> list[str]:
    """
    Return the names of the columns of a table.

    Raises:
        UnsupportedTableError: The engine of the table is not supported.
    """
    kind = _kind(native)
    if kind == "pandas":
        return list(map(str, native.columns))
    if kind == "polars" and _is_eager(native):
        return list(native.columns)
    return frame_of(native).collect_schema().names()


def wrap(native: Native, used: Sequence[str]) -> Table:
    """
    Return a table with its engine; only the columns *used* are needed.

    Raises:
        UnsupportedTableError: The engine of the table is not supported.
    """
    kind = _kind(native)
    if kind in {"pandas", "pyarrow"}:
        return _borrowed(native, used, kind)
    if kind == "polars" and _is_eager(native):
        return Table(native.lazy(), POLARS, run, native)
    return Table(native, _ENGINES[kind], lambda frame: frame)


def run(frame: pl.LazyFrame) -> pl.DataFrame:
    """Collect without optimizing, which takes longer than it saves for small tables."""
    return frame.collect(optimizations=pl.QueryOptFlags.none())


def _is_eager(native: Any) -> bool:
    return type(native).__name__ == "DataFrame"


def _kind(native: Any) -> str:
    """Return the name of the engine of a table; the error for others names the fix."""
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
    """Share the columns *used* with polars."""
    from_pandas: Any = pl.from_pandas
    shared: pl.DataFrame = (
        pl.DataFrame(native.select(list(used)))
        if kind == "pyarrow"
        else from_pandas(native[list(used)])
    )
    give = _to_arrow if kind == "pyarrow" else _to_pandas
    return Table(
        shared.lazy(),
        _BORROWING[kind],
        lambda frame: give(native, run(frame)),
        shared,
    )


def arrow(frame: pl.DataFrame) -> Any:
    """Return a frame of polars as a table of Arrow, which type checkers do not know."""
    return cast("Any", frame.to_arrow())


def _to_arrow(native: Any, found: pl.DataFrame) -> Any:
    """Return the table with the columns *found*."""
    new = arrow(found)
    for name in found.columns:
        native = native.append_column(name, new.column(name))
    return native


def _to_pandas(native: Any, found: pl.DataFrame) -> Any:
    """Return the frame with the columns *found*, of Arrow types if it has such, else nullable."""
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


# --- Adding columns


def _printed(
    stages: Iterable[Stage],
    prefix: str,
    keep: Sequence[str],
    printer: Callable[[bool], Printer[Printed]],
) -> tuple[list[dict[str, Printed]], dict[str, Printed]]:
    """Return the columns to add, stage by stage, and those to select in the end, if any."""
    added: list[dict[str, Printed]] = []
    for number, (columns, wide) in enumerate(stages):
        added += printer(wide).stages(columns, f"{OWN}{prefix}_{number}_")
    if not keep:
        return added, {}
    last, plain = added.pop(), printer(False)
    return added, {
        name: last[name] if name in last else plain.print(column(name)) for name in keep
    }


def _compile_polars(stages: Sequence[Stage], prefix: str, keep: Sequence[str]) -> Step:
    added, selected = _printed(stages, prefix, keep, partial(NarwhalsPrinter, api=pl))
    named = [[each.alias(name) for name, each in columns.items()] for columns in added]
    final = [each.alias(name) for name, each in selected.items()]

    def step(frame: pl.LazyFrame) -> pl.LazyFrame:
        for columns in named:
            frame = frame.with_columns(columns)
        return frame.select(final) if final else frame

    return step


def _compile_duckdb(stages: Sequence[Stage], prefix: str, keep: Sequence[str]) -> Step:
    duckdb = import_module("duckdb")
    added, selected = _printed(stages, prefix, keep, SqlPrinter)

    def named(columns: Mapping[str, str]) -> list[Any]:
        """Return columns as expressions that DuckDB has parsed, which saves time in every call."""
        return [duckdb.SQLExpression(sql).alias(name) for name, sql in columns.items()]

    everything = duckdb.StarExpression()
    projections = [[everything, *named(columns)] for columns in added]
    if selected:
        projections.append(named(selected))

    def step(relation: Native) -> Native:
        for projection in projections:
            relation = relation.project(*projection)
        return relation

    return step


def _compile_narwhals(
    stages: Sequence[Stage],
    prefix: str,
    keep: Sequence[str],
    *,
    divides: bool = False,
    fence: Callable[[Frame], Frame] = lambda frame: frame,
) -> Step:
    """Compile for any engine; *fence* keeps it from merging stages into one huge expression."""
    printer = partial(NarwhalsPrinter, api=nw, divides=divides)
    added, selected = _printed(stages, prefix, keep, printer)

    def step(native: Native) -> Native:
        frame = frame_of(native)
        for columns in added:
            frame = fence(frame.with_columns(**columns))
        return (frame.select(**selected) if selected else frame).to_native()

    return step


# --- Joining a small table


def _attach_polars(small: pl.DataFrame, keys: list[str]) -> Step:
    """Gather instead of joining: it is several times faster, and keeps the order of the rows."""
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
    payload = [name for name in small.columns if name not in keys]
    gathered = [pl.lit(in_order[name]).gather(pl.col(_PLACE)).alias(name) for name in payload]
    return lambda frame: frame.with_columns(place.alias(_PLACE)).with_columns(gathered)


def _number(small: pl.DataFrame, platform: str) -> tuple[pl.Expr, pl.DataFrame, int]:
    """Return the platform of a row as a number, *small* with these numbers, and how many there are."""
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
"""Below this, platforms that are numbers are used as places in a list."""


def _attach_duckdb(small: pl.DataFrame, keys: list[str]) -> Step:
    windows = arrow(small)
    query = (
        "SELECT * FROM penaltymodel_rows "  # noqa: S608  # names of our own
        f"LEFT JOIN penaltymodel_windows USING ({', '.join(map(quoted, keys))})"
    )

    def step(relation: Native) -> Native:
        penaltymodel_windows = windows  # DuckDB finds it by its name, on any connection
        joined = relation.query("penaltymodel_rows", query)
        del penaltymodel_windows
        return joined

    return step


def _attach_pyspark(small: pl.DataFrame, keys: list[str]) -> Step:
    functions = import_module("pyspark.sql.functions")

    def step(left: Native) -> Native:
        windows = functions.broadcast(left.sparkSession.createDataFrame(arrow(small)))
        return left.join(windows, on=keys, how="left")

    return step


def _attach_ibis(small: pl.DataFrame, keys: list[str]) -> Step:
    def step(left: Native) -> Native:
        windows = frame_of(import_module("ibis").memtable(arrow(small)))
        return frame_of(left).join(windows, on=keys, how="left").to_native()

    return step


_ALL = 2**62
_names = itertools.count()


def _fence_ibis(frame: Frame) -> Frame:
    """Give the query a name and a limit above any number of rows, so that it is not merged."""
    return frame_of(frame.head(_ALL).to_native().alias(f"penaltymodel_{next(_names)}"))


# --- All engines


POLARS = Engine(
    name="polars", compile=_compile_polars, attach=_attach_polars, wide=True, gathers=True
)
_BORROWING = {
    kind: evolve(POLARS, name=kind, wide=False, borrows=True)  # Arrow has no integers of 128 bits
    for kind in ("pandas", "pyarrow")
}
_FENCED = partial(_compile_narwhals, fence=_fence_ibis)
_ENGINES = {
    "polars": POLARS,
    "duckdb": Engine(name="DuckDB", compile=_compile_duckdb, attach=_attach_duckdb, wide=True),
    "pyspark": Engine(
        name="Spark", compile=_compile_narwhals, attach=_attach_pyspark, divides=False
    ),
    **{
        f"ibis-{backend}": Engine(
            name=f"Ibis on {name}", compile=compile_, attach=_attach_ibis, divides=False
        )
        for backend, name, compile_ in (
            ("duckdb", "DuckDB", _compile_narwhals),
            ("postgres", "PostgreSQL", _FENCED),
            ("sqlite", "SQLite", _FENCED),
        )
    },
}


def collected(native: Native, names: Sequence[str]) -> dict[str, pl.Series]:
    """
    Return those of the columns *names* that a table has, collected to polars.

    Raises:
        UnsupportedTableError: The engine of the table is not supported.
    """
    known = columns_of(native)
    there = [name for name in names if name in known]
    table = wrap(native, there)
    found = table.in_memory
    if found is None:
        found = frame_of(table.native).select(*there).collect("polars").to_native()
    return {name: found.get_column(name) for name in there}
