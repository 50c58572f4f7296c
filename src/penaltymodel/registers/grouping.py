"""
Count the requests of a table in its own engine.

Rows with the same values in all columns that matter are counted together, as one row and a number.
Rows that the engine cannot check are returned one by one, in their place among the others. So the
result is the same as without the engine.
"""

from __future__ import annotations

import heapq

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, TypeAlias

import polars as pl

from attrs import frozen

from penaltymodel.errors import PenaltyModelError
from penaltymodel.files.records import REQUEST_FIELDS
from penaltymodel.files.rows import Row
from penaltymodel.values.periods import Period, period


Counted: TypeAlias = tuple[Row, int | None]
"""A row, and how many requests it represents; None if the row itself must be read to know."""

_ROW, _MANY, _ONE = "grouping: row", "grouping: number", "grouping: one"
_STATE, _LAST, _DUE, _ODD = "grouping: state", "grouping: last", "grouping: due", "grouping: odd"
_NAMES = ("platform", "category", "authority", "allowed")
_PLAIN = r"^[ -~]{0,199}[!-~]$"
"""An id that is certainly valid: printable, not blank, not too long."""
_MOST = 10**9  # requests that one row may represent, so that sums fit into 64 bits


@frozen(kw_only=True)
class Counting:
    """
    What the engine must know to count.

    *as_of* is the day of the state, and *allowed* the time to comply of rows without one. *by_day*
    keeps the days of the deadlines apart. *refuses* returns whether a row would be rejected; such
    rows are yielded one by one.
    """

    as_of: date
    allowed: Period | None
    by_day: bool
    refuses: Callable[[Row], bool]


# --- Tables with types.


def group_table(table: pl.LazyFrame, counting: Counting) -> Iterator[Counted]:
    """
    Yield the rows of a register, equal ones as one, in the order of the first of each.

    Its columns have the names of :data:`REQUEST_FIELDS`. If the engine does not compare the types of
    the columns as Python does, all rows are yielded one by one.
    """
    frame = table.with_row_index(_ROW, 1)
    schema = frame.collect_schema()
    if not _is_typed(schema):
        yield from table_rows(table)
        return
    good, odd = _grouped(frame, schema, counting, lambda group: _row({**group, **group[_ONE]}))
    yield from heapq.merge(good, _rows(odd), key=_by_number)


def table_rows(table: pl.LazyFrame) -> Iterator[Counted]:
    """Yield the rows of a table one by one."""
    return _rows(table.with_row_index(_ROW, 1))


def _rows(frame: pl.LazyFrame) -> Iterator[Counted]:
    for block in frame.collect_batches():
        for cells in block.iter_rows(named=True):
            yield _row(cells), None


def _row(cells: dict[str, Any]) -> Row:  # cells have the types of the table, so any
    """Return a row without the cells that have no value, as a database returns it."""
    number = cells[_ROW]
    fields = {n: cells[n] for n in REQUEST_FIELDS if cells.get(n) is not None}
    return Row(number, f"row {number}", fields)


def _by_number(counted: Counted) -> int:
    return counted[0].number


def _is_typed(schema: pl.Schema) -> bool:
    """Return whether the engine compares the types of all columns as Python does."""
    sent_at, removed_at = schema.get("sent_at"), schema.get("removed_at", pl.Null())
    texts = all(schema.get(name, pl.String()) == pl.String() for name in _NAMES)
    clock = sent_at == pl.Date() or isinstance(sent_at, pl.Datetime)
    one_clock = removed_at in {sent_at, pl.Null()}
    id, count = schema.get("id", pl.String()), schema.get("count", pl.Int64())
    numbers = (id.is_integer() or id == pl.String()) and count.is_integer()
    return texts and clock and one_clock and numbers


# --- Rows of text.


def group_rows(rows: Sequence[Row], counting: Counting) -> Iterator[Counted]:
    """
    Yield rows whose cells are text, equal ones as one, in the order of the first of each.

    Rows whose cells are not text, or not text that the engine can parse, are yielded one by one.
    """
    left = _texts(rows)
    found: list[Iterable[Counted]] = []

    def row_of(group: dict[str, Any]) -> Row:
        index: int = group[_ROW]
        return rows[index]

    for parse in (_days, _moments):
        parsed = parse(left)
        frame = parsed.filter(_FITS).drop("fits").lazy()
        good, odd = _grouped(frame, frame.collect_schema(), counting, row_of)
        found += [good, _at(rows, odd.collect())]
        left = left.filter(~parsed["fits"])
    yield from heapq.merge(*found, _at(rows, left), key=_by_number)


def _at(rows: Sequence[Row], chosen: pl.DataFrame) -> list[Counted]:
    return [(rows[index], None) for index in chosen[_ROW]]


def _texts(rows: Sequence[Row]) -> pl.DataFrame:
    """Return the rows with nothing but text as a table, with their index."""
    plain = [
        index
        for index, row in enumerate(rows)
        if not row.problem and all(type(cell) is str for cell in row.fields.values())
    ]
    cells = {
        name: pl.Series([rows[index].fields.get(name) for index in plain], dtype=pl.String)
        for name in REQUEST_FIELDS
    }
    table = pl.DataFrame({_ROW: pl.Series(plain, dtype=pl.Int64), **cells})
    many = pl.col("count").cast(pl.Int64, strict=False)
    is_number = pl.col("count").str.contains(r"^[0-9]{1,9}$")
    return table.with_columns(
        pl.when(pl.col("id") != "").then("id"),
        pl.when(pl.col("removed_at") != "").then("removed_at"),
        pl.when(pl.col("count").fill_null("") == "")
        .then(1)
        .when(is_number)
        .then(many)
        .otherwise(-1)
        .alias("count"),
    )


_FITS = pl.col("fits")
_DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_MOMENT = (
    r"^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2})(:[0-9]{2}(?:\.[0-9]{1,6})?)?"
    r"(?:(Z)|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))?$"
)


def _days(texts: pl.DataFrame) -> pl.DataFrame:
    """Parse the moments that are days; *fits* marks the rows that have no others."""
    sent, removed = (_as_day(pl.col(name)) for name in ("sent_at", "removed_at"))
    is_removed = pl.col("removed_at").is_not_null()
    return texts.with_columns(
        sent, removed, fits=sent.is_not_null() & (removed.is_not_null() | ~is_removed)
    )


def _as_day(text: pl.Expr) -> pl.Expr:
    day = pl.when(text.str.contains(_DAY)).then(text)
    return day.str.to_date("%Y-%m-%d", strict=False)


def _moments(texts: pl.DataFrame) -> pl.DataFrame:
    """
    Parse the moments with an hour, all on the clock of the request.

    *fits* marks the rows that have no others, with a zone in both moments or in none.
    """
    (sent, zone), (removed, its_zone) = (
        _as_moment(pl.col(name)) for name in ("sent_at", "removed_at")
    )
    is_removed = pl.col("removed_at").is_not_null()
    one_clock = removed.is_not_null() & (zone.is_null() == its_zone.is_null())
    moved = removed + (zone - its_zone).fill_null(pl.duration())
    return texts.with_columns(
        sent.alias("sent_at"),
        moved.alias("removed_at"),
        fits=sent.is_not_null() & (one_clock | ~is_removed),
    )


def _as_moment(text: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """Return a moment by its own clock, and how far this clock is ahead of UTC; null without zone."""
    day, clock, seconds, utc, sign, hours, minutes = (
        text.str.extract(_MOMENT, group) for group in range(1, 8)
    )
    local = pl.concat_str(day, pl.lit("T"), clock, seconds.fill_null(":00"))
    ahead = pl.duration(hours=hours.cast(pl.Int64), minutes=minutes.cast(pl.Int64), time_unit="us")
    zone = (
        pl.when(utc.is_not_null())
        .then(pl.duration(time_unit="us"))
        .when(sign == "-")
        .then(-ahead)
        .when(sign == "+")
        .then(ahead)
    )
    return local.str.to_datetime("%Y-%m-%dT%H:%M:%S%.f", strict=False, time_unit="us"), zone


# --- Both.


def _grouped(
    frame: pl.LazyFrame,
    schema: pl.Schema,
    counting: Counting,
    row_of: Callable[[dict[str, Any]], Row],
) -> tuple[list[Counted], pl.LazyFrame]:
    """Return a row for each group with the number of its requests, and all other rows."""
    sorted_out = _sorted_out(frame, schema, counting)
    names = [name for name in _NAMES if name in schema]
    keys = [*names, _STATE, _LAST, _DUE]
    others = [name for name in REQUEST_FIELDS if name in schema and name not in names]
    many = pl.col("count").sum() if "count" in schema else pl.len()
    groups = (
        sorted_out.filter(~pl.col(_ODD))
        .group_by(keys)
        .agg(
            pl.col(_ROW).min(),
            many.cast(pl.Int64).alias(_MANY),
            pl.struct(others).first().alias(_ONE),
        )
        .sort(_ROW)
        .collect(engine="streaming")
    )
    members = [(row_of(group), group[_MANY]) for group in groups.iter_rows(named=True)]
    is_refused = [counting.refuses(row) for row, _ in members]
    refused = groups.filter(pl.Series(is_refused, dtype=pl.Boolean)).select(*keys, refused=True)
    odd = (
        sorted_out.join(refused.lazy(), on=keys, how="left", nulls_equal=True)
        .filter(pl.col(_ODD) | pl.col("refused"))
        .select(frame.collect_schema().names())
        .sort(_ROW)
    )
    good = [one for one, bad in zip(members, is_refused, strict=True) if not bad]
    return good, odd


def _sorted_out(frame: pl.LazyFrame, schema: pl.Schema, counting: Counting) -> pl.LazyFrame:
    """Add to each row its state, the day of it, and whether it has to be checked by itself."""
    clock = schema["sent_at"]
    sent_at = pl.col("sent_at")
    removed_at = pl.col("removed_at") if "removed_at" in schema else pl.lit(None)
    removed_at = removed_at.cast(clock)  # a column of nothing has no clock
    moment = _end_of(counting.as_of, clock)
    removed_by_then = pl.when(removed_at <= moment).then(removed_at)
    due_at = _due(frame, schema, counting.allowed)
    is_plain = (
        sent_at.is_not_null()
        & due_at.is_not_null()
        & (sent_at.dt.year() < 8_000)
        & (removed_at >= sent_at).fill_null(value=True)
    )
    if schema.get("id") == pl.String():
        is_plain &= pl.col("id").str.contains(_PLAIN).fill_null(value=True)
    if "count" in schema:
        is_plain &= pl.col("count").is_between(0, _MOST)
    state = (
        pl.when(_day_of(sent_at, clock) > counting.as_of)
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
        pl.when(is_late).then(_day_of(removed_at, clock)).alias(_LAST),
        pl.when(is_due & counting.by_day).then(_day_of(due_at, clock)).alias(_DUE),
    )


def _end_of(day: date, clock: pl.DataType) -> pl.Expr:
    """Return the last instant of *day* on a clock; the day itself if the clock has only days."""
    if not isinstance(clock, pl.Datetime):
        return pl.lit(day)
    end = pl.lit(datetime.combine(day, datetime.max.time()))
    return end.dt.replace_time_zone(clock.time_zone, ambiguous="latest")


def _day_of(moment: pl.Expr, clock: pl.DataType) -> pl.Expr:
    """Return the day of a moment in the zone of its clock."""
    return moment.dt.date() if isinstance(clock, pl.Datetime) else moment


def _due(frame: pl.LazyFrame, schema: pl.Schema, allowed: Period | None) -> pl.Expr:
    """Return the last moment for removal; null if the period of the row is not valid."""
    clock = schema["sent_at"]
    default = _after(allowed, clock)
    if "allowed" not in schema:
        return default
    due_at = pl.when(pl.col("allowed").fill_null("") == "").then(default).otherwise(None)
    for text in frame.select(pl.col("allowed").unique()).collect(engine="streaming")["allowed"]:
        try:
            found = _after(period(text), clock)
        except PenaltyModelError:
            continue
        due_at = pl.when(pl.col("allowed") == text).then(found).otherwise(due_at)
    return due_at


def _after(length: Period | None, clock: pl.DataType) -> pl.Expr:
    if length is None or not (isinstance(clock, pl.Datetime) or length.in_days):
        return pl.lit(None, clock)
    months, days = 12 * length.years + length.months, 7 * length.weeks + length.days
    end = pl.col("sent_at")
    if not isinstance(clock, pl.Datetime):
        return end.dt.offset_by(f"{months}mo").dt.offset_by(f"{days + length.hours // 24}d")
    if (
        months or days
    ):  # they keep the time of day; a time that is left out when clocks change is null
        local = end.dt.replace_time_zone(None).dt.offset_by(f"{months}mo").dt.offset_by(f"{days}d")
        end = local.dt.replace_time_zone(
            clock.time_zone, ambiguous="earliest", non_existent="null"
        )
    return end + pl.duration(hours=length.hours)  # elapsed time, also when clocks change
