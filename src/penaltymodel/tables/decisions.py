"""The earlier decisions of a call, as a table of polars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import narwhals as nw
import polars as pl

from penaltymodel.domain.history import OffenseHistory
from penaltymodel.errors import ColumnError, WrongTypeError, WrongValueError
from penaltymodel.law.words import Standing
from penaltymodel.tables.cells import CELL, TableLaw
from penaltymodel.tables.engines import collected, frame_of
from penaltymodel.tables.lag import Lag
from penaltymodel.tables.names import OWN
from penaltymodel.tables.windows import DAYS, SCHEMA, TYPES, of_histories


def read(history: Any, names: Mapping[str, str]) -> pl.DataFrame:
    """
    Return earlier decisions as a table of polars with the columns of :data:`SCHEMA`.

    Raises:
        ColumnError: A column is missing or holds values of a wrong type.
        UnsupportedTableError: The engine of the table is not supported.
    """
    if isinstance(history, Mapping):
        return of_histories(_histories(cast("object", history)))
    columns = _checked_columns(history, names)
    return pl.DataFrame(columns).select(
        pl.col(name)
        if name in columns
        else pl.lit(_default(name, columns), TYPES[kind]).alias(name)
        for name, kind in SCHEMA.items()
    )


def _histories(history: Any) -> Mapping[str, OffenseHistory]:
    known = cast("Mapping[object, object]", history)
    if not all(isinstance(a, str) and isinstance(b, OffenseHistory) for a, b in known.items()):
        expected = "a table, or a mapping from platforms to OffenseHistory"
        raise WrongTypeError("history", expected, known)
    return cast("Mapping[str, OffenseHistory]", known)


def _checked_columns(decisions: Any, names: Mapping[str, str]) -> dict[str, pl.Series]:
    """Return those columns of :data:`SCHEMA` that a table has; see :func:`_default` for others."""
    theirs = {ours: names.get(ours, ours) for ours in SCHEMA}
    found = collected(decisions, list(theirs.values()))
    for ours, name in names.items():
        if ours not in SCHEMA or name not in found:
            raise ColumnError(
                name,
                f"is given as the name of {ours}, but is not among the columns of the decisions",
            )
    for ours in ("platform", "under", "decided_on"):
        if theirs[ours] not in found:
            raise ColumnError(theirs[ours], "is missing from the decisions")
    columns = {
        ours: _checked(found[theirs[ours]], ours, kind)
        for ours, kind in SCHEMA.items()
        if theirs[ours] in found
    }
    if any(columns[ours].null_count() for ours in _REQUIRED if ours in columns):
        raise ColumnError(", ".join(_REQUIRED), "of the decisions must not hold nulls")
    if "standing" in columns:
        known = [each.value for each in Standing]
        strange = columns["standing"].cast(pl.Enum(known), strict=False).is_null()
        if strange.any():
            value = columns["standing"].filter(strange)[0]
            raise WrongValueError("Decision.standing", f"one of {', '.join(known)}", value)
    committed_on = columns.get("committed_on")
    if committed_on is not None and "committed_on_unknown" not in columns:
        columns["committed_on_unknown"] = committed_on.is_null()
    return columns


def _default(name: str, columns: Mapping[str, pl.Series]) -> object:
    """
    Return the value of a column that is not among *columns*.

    Every decision is upheld. A day that is null has not happened; if its column is missing, or a
    column ``…_unknown`` says so, the day is unknown. A null commission is unknown.
    """
    if name == "standing":
        return Standing.STANDING.value
    return None if name in DAYS else name.removesuffix("_unknown") not in columns


_REQUIRED = ("under", "decided_on", "standing")


def _checked(column: pl.Series, name: str, kind: str) -> pl.Series:
    """Return a column in the type to calculate with; *name* is its name in :data:`SCHEMA`."""
    given = column.dtype
    if kind == "day" and isinstance(given, pl.Datetime) and given.time_zone is None:
        column = column.cast(pl.Date)
    elif given == pl.Null:
        column = column.cast(TYPES[kind])
    elif isinstance(given, (pl.Categorical, pl.Enum)):
        column = column.cast(pl.String)
    elif given != TYPES[kind] and not (name == "platform" and given.is_integer()):
        raise ColumnError(column.name, f"of the decisions must hold a {kind}, not {given}")
    if kind == "truth" and column.null_count():
        column = column.fill_null(value=False)  # the day is not unknown
    return column


def following(
    native: Any, law: TableLaw, lag: Lag, *, platform: str, committed_on: str
) -> pl.DataFrame:
    """
    Return the decisions that follow the violations of a table, each under its own provision.

    The table is read once for it; the result has a row for each platform, provision and day.
    """
    provision = f"{OWN}under"
    alike: pl.DataFrame = (
        frame_of(native)
        .filter(nw.col(CELL) >= 0)
        .select(platform, committed_on, CELL)
        .group_by(platform, committed_on, CELL)
        .agg(nw.len().alias("many"))
        .collect("polars")
        .to_native()
    )
    keys = pl.Series(provision, [law.named[n // law.periods].key for n in range(len(law.cells))])
    decided = pl.col(committed_on) + pl.duration(days=lag.decided)
    in_force = decided + pl.duration(days=lag.in_force)
    executed = (
        pl.lit(None, dtype=pl.Date)
        if lag.executed is None
        else in_force + pl.duration(days=lag.executed)
    )
    return alike.filter(pl.col(platform).is_not_null()).select(
        platform=platform,
        under=pl.lit(keys).gather(pl.col(CELL)),
        decided_on=decided,
        standing=pl.lit(Standing.STANDING.value),
        committed_on=committed_on,
        imposed_on=decided,
        in_force_on=in_force,
        executed_on=executed,
        **{f"{name}_unknown": pl.lit(value=False) for name in DAYS},
        many=pl.col("many").cast(pl.Int64),
    )


def merged(tables: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """
    Return all decisions in one table, each with the number of decisions it represents.

    Decisions without a platform are left out: some engines would join them to rows without one.
    """
    one = pl.lit(1, dtype=pl.Int64)
    counted = (
        table if "many" in table.columns else table.with_columns(many=one) for table in tables
    )
    found = pl.concat([table.select(*SCHEMA, "many") for table in counted])
    return found.filter(pl.col("platform").is_not_null())
