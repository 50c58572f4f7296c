"""
Count the requests of a table in its own engine.

Rows with the same values in all columns that matter are counted together, as one row and a number.
Rows that the engine cannot check are returned one by one, in their place among the others. So the
result is the same as without the engine.
"""

from __future__ import annotations

import heapq

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, TypeAlias

import polars as pl

from penaltymodel.errors import PenaltyModelError
from penaltymodel.files.records import REQUEST_FIELDS
from penaltymodel.files.rows import Row
from penaltymodel.values.periods import Period, period


Counted: TypeAlias = tuple[Row, int]
"""A row, and how many rows it represents."""

_ROW, _MANY, _ONE = "grouping: row", "grouping: number", "grouping: one"
_STATE, _LAST, _DUE, _ODD = "grouping: state", "grouping: last", "grouping: due", "grouping: odd"
_NAMES = ("platform", "category", "authority", "allowed")
_PLAIN = r"^[ -~]{0,199}[!-~]$"
"""An id that is certainly valid: printable, not blank, not too long."""


def group_rows(
    table: pl.LazyFrame | pl.DataFrame,
    *,
    as_of: date,
    allowed: Period | None,
    by_day: bool,
    refuses: Callable[[Row], bool],
    singly: bool = False,
) -> Iterator[Counted]:
    """
    Yield the rows of a register, equal ones as one, in the order of the first of each.

    *refuses* returns whether a row would be rejected; such rows are yielded one by one, and with
    *singly* all rows are.
    """
    whole = table if isinstance(table, (pl.DataFrame, pl.LazyFrame)) else pl.DataFrame(table)
    frame = whole.lazy().with_row_index(_ROW, 1)
    schema = frame.collect_schema()
    frame = frame.select(_ROW, *(name for name in REQUEST_FIELDS if name in schema))
    if singly or not _is_typed(schema):
        yield from ((row, 1) for row in _rows(frame))
        return
    sorted_out = _sorted_out(frame, schema, as_of, allowed, by_day=by_day)
    keys = [*(name for name in _NAMES if name in schema), _STATE, _LAST, _DUE]
    groups = (
        sorted_out.filter(~pl.col(_ODD))
        .group_by(keys)
        .agg(
            pl.col(_ROW).min(),
            pl.len().alias(_MANY),
            pl.struct(*(n for n in REQUEST_FIELDS if n in schema and n not in _NAMES))
            .first()
            .alias(_ONE),
        )
        .sort(_ROW)
        .collect(engine="streaming")
    )
    is_refused = [refuses(_row(each)) for each in groups.iter_rows(named=True)]
    refused = groups.filter(pl.Series(is_refused, dtype=pl.Boolean)).select(*keys, refused=True)
    good = groups.filter(~pl.Series(is_refused, dtype=pl.Boolean))
    odd = (
        sorted_out.join(refused.lazy(), on=keys, how="left", nulls_equal=True)
        .filter(pl.col(_ODD) | pl.col("refused"))
        .select(frame.collect_schema().names())
        .sort(_ROW)
    )
    yield from heapq.merge(
        ((_row(each), each[_MANY]) for each in good.iter_rows(named=True)),
        ((row, 1) for row in _rows(odd)),
        key=lambda counted: counted[0].number,
    )


def _is_typed(schema: pl.Schema) -> bool:
    """Return whether the engine compares the types of all columns as Python does."""
    sent_at, removed_at = schema.get("sent_at"), schema.get("removed_at", pl.Null())
    texts = all(schema.get(name, pl.String()) == pl.String() for name in _NAMES)
    clock = sent_at == pl.Date() or (isinstance(sent_at, pl.Datetime) and not sent_at.time_zone)
    one_clock = removed_at in {sent_at, pl.Null()}
    id = schema.get("id")
    return (
        texts and clock and one_clock and id is not None and (id.is_integer() or id == pl.String())
    )


def _sorted_out(
    frame: pl.LazyFrame, schema: pl.Schema, as_of: date, allowed: Period | None, *, by_day: bool
) -> pl.LazyFrame:
    """Add to each row its state, the day of it, and whether it has to be checked by itself."""
    in_days = schema["sent_at"] == pl.Date()
    sent_at = pl.col("sent_at")
    removed_at = (
        pl.col("removed_at") if "removed_at" in schema else pl.lit(None, schema["sent_at"])
    )
    moment = pl.lit(as_of if in_days else datetime.combine(as_of, datetime.max.time()))
    removed_by_then = pl.when(removed_at <= moment).then(removed_at)
    due_at = _due(frame, schema, allowed, in_days=in_days)
    is_id = pl.lit(value=True)
    if schema["id"] == pl.String():
        is_id = pl.col("id").str.contains(_PLAIN)
    is_plain = (
        is_id
        & sent_at.is_not_null()
        & due_at.is_not_null()
        & (sent_at.dt.year() < 8_000)
        & (removed_at >= sent_at).fill_null(value=True)
    )
    state = (
        pl.when(sent_at.cast(pl.Date) > as_of)
        .then(pl.lit("not yet sent"))
        .when(removed_by_then > due_at)
        .then(pl.lit("late"))
        .when(removed_by_then.is_not_null())
        .then(pl.lit("met"))
        .when(due_at < moment)
        .then(pl.lit("outstanding"))
        .otherwise(pl.lit("pending"))
    )
    is_late, is_due = pl.col(_STATE) == "late", pl.col(_STATE).is_in(["late", "outstanding"])
    return frame.with_columns(
        (~is_plain).fill_null(value=True).alias(_ODD), state.alias(_STATE)
    ).with_columns(
        pl.when(is_late).then(removed_at.cast(pl.Date)).alias(_LAST),
        pl.when(is_due & by_day).then(due_at.cast(pl.Date)).alias(_DUE),
    )


def _due(
    frame: pl.LazyFrame, schema: pl.Schema, allowed: Period | None, *, in_days: bool
) -> pl.Expr:
    """Return the last moment for removal; null if the period of the row is not valid."""
    default = _after(allowed, in_days=in_days)
    if "allowed" not in schema:
        return default
    due_at = pl.when(pl.col("allowed").fill_null("") == "").then(default).otherwise(None)
    for text in frame.select(pl.col("allowed").unique()).collect(engine="streaming")["allowed"]:
        try:
            found = _after(period(text), in_days=in_days)
        except PenaltyModelError:
            continue
        due_at = pl.when(pl.col("allowed") == text).then(found).otherwise(due_at)
    return due_at


def _after(length: Period | None, *, in_days: bool) -> pl.Expr:
    if length is None or (in_days and not length.in_days):
        return pl.lit(None, pl.Date if in_days else pl.Datetime("us"))
    months = 12 * length.years + length.months
    hours = 24 * (7 * length.weeks + length.days) + length.hours
    return (
        pl.col("sent_at").dt.offset_by(f"{months}mo").dt.offset_by(f"{hours // 24}d{hours % 24}h")
    )


# Cells have the types of the table, so any.
def _row(group: dict[str, Any]) -> Row:
    return _from_cells({**group, **group[_ONE]})


def _rows(frame: pl.LazyFrame) -> Iterator[Row]:
    for block in frame.collect_batches():
        for cells in block.iter_rows(named=True):
            yield _from_cells(cells)


def _from_cells(cells: dict[str, Any]) -> Row:
    """Return a row without the cells that have no value, as a database returns it."""
    number = cells[_ROW]
    fields = {n: cells[n] for n in REQUEST_FIELDS if cells.get(n) is not None}
    return Row(number, f"row {number}", fields)
