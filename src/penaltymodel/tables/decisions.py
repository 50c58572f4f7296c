"""
Repeats by a table of decisions: its windows joined to the rows, and the day of each row tested.

Decisions are few beside violations. They are collected once, reduced to windows, and go back to
the engine as a small table; so what they come to is the same on every engine, and memory grows with
the number of decisions and not with that of violations.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache, reduce
from typing import TYPE_CHECKING, Any, cast

from attrs import field, frozen

from penaltymodel.domain.history import OffenseHistory
from penaltymodel.errors import ColumnError, WrongTypeError, WrongValueError
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.penalties import Repeat
from penaltymodel.law.words import Milestone, Standing
from penaltymodel.tables.cells import Law
from penaltymodel.tables.engines import Engine, collected
from penaltymodel.tables.names import OWN
from penaltymodel.tables.windows import DAYS, SCHEMA, Slot, of_histories, windows


if TYPE_CHECKING:
    import narwhals as nw
    import polars as pl

    from penaltymodel.tables.engines import Rows


@frozen(kw_only=True)
class Lag:
    """
    How long after a violation its own decision comes, in days.

    *decided* days after the violation it is given, *in_force* days after that it enters into
    force, *executed* days after that it is executed; None where it never is, as a fine not paid.

    >>> Lag(decided=120, in_force=10, executed=60).executed
    60

    Raises:
        WrongValueError: A number of days is no whole number, or *decided* is not at least 1.
    """

    decided: int
    in_force: int = 0
    executed: int | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a decision that comes before the day after the violation."""
        least = {"decided": 1, "in_force": 0, "executed": 0}
        for name, low in least.items():
            value = getattr(self, name)
            is_number = type(value) is int and low <= value <= 36_600
            if not is_number and not (name == "executed" and value is None):
                raise WrongValueError(f"Lag.{name}", f"a whole number from {low}", value)


@lru_cache(maxsize=64)
def rules_of(law: Law) -> tuple[tuple[Repeat, ...], ...]:
    """Return the rules that each cell may ask, the one for the provision first."""
    found: list[tuple[Repeat, ...]] = []
    for cell in law.cells:
        own = () if cell.rule is None else (cell.rule,)
        inner = () if cell.penalty is None else needs(cell.penalty).repeats
        found.append(tuple(dict.fromkeys([*own, *inner])))
    return tuple(found)


# --- The decisions


def read(decisions: Any, names: Mapping[str, str]) -> pl.DataFrame:
    """
    Return decisions as a table of polars with the columns of :data:`SCHEMA`.

    Raises:
        ColumnError: A column is missing, or does not hold what it should.
        UnsupportedTableError: The table is of no engine that is known to answer rightly.
    """
    import polars as pl  # noqa: PLC0415

    if isinstance(decisions, Mapping):
        return of_histories(histories(cast("object", decisions)))
    columns = checked(decisions, names)
    types = {"text": pl.String, "day": pl.Date, "truth": pl.Boolean}
    return pl.DataFrame(columns).select(
        pl.col(name) if name in columns else pl.lit(usual(name, columns), types[kind]).alias(name)
        for name, kind in SCHEMA.items()
    )


def histories(decisions: Any) -> Mapping[str, OffenseHistory]:
    """
    Return *decisions* that are a mapping.

    Raises:
        WrongTypeError: They are no histories by platform.
    """
    known = cast("Mapping[object, object]", decisions)
    if not all(isinstance(a, str) and isinstance(b, OffenseHistory) for a, b in known.items()):
        expected = "a table, or a mapping from platforms to OffenseHistory"
        raise WrongTypeError("decisions", expected, known)
    return cast("Mapping[str, OffenseHistory]", known)


def checked(decisions: Any, names: Mapping[str, str]) -> dict[str, pl.Series]:
    """
    Return those columns of :data:`SCHEMA` that a table of decisions has; see :func:`usual`.

    Raises:
        ColumnError: A column is missing, or does not hold what it should.
        UnsupportedTableError: The table is of no engine that is known to answer rightly.
    """
    import polars as pl  # noqa: PLC0415

    theirs = {ours: names.get(ours, ours) for ours in SCHEMA}
    found = collected(decisions, list(theirs.values()))
    for ours, name in names.items():
        if ours not in SCHEMA or name not in found:
            raise ColumnError(name, f"is named for {ours}, and not among those of the decisions")
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


def usual(name: str, columns: Mapping[str, pl.Series]) -> object:
    """
    Return what a column would hold that is not among *columns*.

    Every decision stands. A day that is null has not come; that of a column which is not there is
    unknown, as where a column ``…_unknown`` says so. Of the commission, null is unknown.
    """
    if name == "standing":
        return Standing.STANDING.value
    return None if name in DAYS else name.removesuffix("_unknown") not in columns


_REQUIRED = ("under", "decided_on", "standing")
_TYPES = {"text": "String", "day": "Date", "truth": "Boolean"}


def _checked(column: pl.Series, name: str, kind: str) -> pl.Series:
    """Return the *column* that stands for *name* in the type that it is reckoned with."""
    import polars as pl  # noqa: PLC0415

    given = column.dtype
    if kind == "day" and isinstance(given, pl.Datetime) and given.time_zone is None:
        column = column.cast(pl.Date)
    elif given == pl.Null:
        column = column.cast({"day": pl.Date, "truth": pl.Boolean, "text": pl.String}[kind])
    elif isinstance(given, (pl.Categorical, pl.Enum)):
        column = column.cast(pl.String)
    elif str(given) != _TYPES[kind] and not (name == "platform" and given.is_integer()):
        raise ColumnError(column.name, f"of the decisions must hold a {kind}, not {given}")
    if kind == "truth" and column.null_count():
        column = column.fill_null(value=False)  # nobody says that the day is unknown
    return column


def of_stream(
    frame: Rows, law: Law, lag: Lag, *, cell: str, platform: str, committed_on: str
) -> pl.DataFrame:
    """
    Return the decisions that the violations of *frame* lead to, each under its own provision.

    The stream is gone through once for it; what stays is a row for each platform, provision and
    day of it.
    """
    import narwhals as nw  # noqa: PLC0415
    import polars as pl  # noqa: PLC0415

    provision = f"{OWN}under"
    alike: pl.DataFrame = (
        frame.filter(nw.col(cell) >= 0)
        .select(platform, committed_on, cell)
        .group_by(platform, committed_on, cell)
        .agg(nw.len().alias("many"))
        .collect("polars")
        .to_native()
    )
    keys = pl.Series(provision, [law.named[n // law.stretches].key for n in range(len(law.cells))])
    decided = pl.col(committed_on) + pl.duration(days=lag.decided)
    in_force = decided + pl.duration(days=lag.in_force)
    executed = (
        pl.lit(None, dtype=pl.Date)
        if lag.executed is None
        else in_force + pl.duration(days=lag.executed)
    )
    return alike.filter(pl.col(platform).is_not_null()).select(
        platform=platform,
        under=pl.lit(keys).gather(pl.col(cell)),
        decided_on=decided,
        standing=pl.lit(Standing.STANDING.value),
        committed_on=committed_on,
        imposed_on=decided,
        in_force_on=in_force,
        executed_on=executed,
        **{f"{name}_unknown": pl.lit(value=False) for name in DAYS},
        many=pl.col("many").cast(pl.Int64),
    )


def together(tables: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """
    Return all decisions in one table, each with how many of its kind there are.

    Of whom nobody knows whom it is about, it is about no one: some engines would join even those.
    """
    import polars as pl  # noqa: PLC0415

    one = pl.lit(1, dtype=pl.Int64)
    counted = (
        table if "many" in table.columns else table.with_columns(many=one) for table in tables
    )
    found = pl.concat([table.select(*SCHEMA, "many") for table in counted])
    return found.filter(pl.col("platform").is_not_null())


# --- The windows, row by row


@frozen(kw_only=True)
class Lanes:
    """
    For every row the answers to the rules of its cell: the first in the first lane, and so on.

    Each lane is the two columns of its low and high end, one and the same where all is definite.
    """

    rules: Sequence[tuple[Repeat, ...]] = field(eq=False)  # they are those of the law
    columns: tuple[tuple[str, str], ...]

    def of(self, cell: int) -> dict[object, tuple[str, str]]:
        """Return the columns of each rule of a cell."""
        return dict(zip(self.rules[cell], self.columns, strict=False))


def attach(
    frame: Rows,
    engine: Engine,
    law: Law,
    decisions: pl.DataFrame,
    *,
    cell: str,
    reached: Sequence[int],
    platform: str,
    days: Mapping[Milestone, str],
    stated: str | None = None,
) -> tuple[Rows, Lanes]:
    """
    Return the rows with what *decisions* say to each rule, and where that stands.

    What the column *stated* says goes first.
    """
    import narwhals as nw  # noqa: PLC0415

    rules = rules_of(law)
    present: list[str] = decisions["under"].unique().to_list()
    slots: dict[Slot, int] = {}
    needed: dict[int, list[int]] = {}
    for number in reached:
        found = (
            Slot(rule, frozenset(filter(law.cells[number].bearing(rule), present)))
            for rule in rules[number]
        )
        needed[number] = [slots.setdefault(slot, len(slots)) for slot in found]
    if not slots:
        return frame, Lanes(rules=rules, columns=())
    table, sure, may = windows(decisions, list(slots))
    lanes = max(map(len, needed.values()))
    place = f"{OWN}slot"
    columns: list[tuple[str, str]] = []
    check_alike(platform, frame.collect_schema()[platform], table.schema["platform"])
    for lane in range(lanes):
        numbers = {n: asked[lane] for n, asked in needed.items() if lane < len(asked)}
        measured = {n: rules[n][lane].measured_to for n in numbers}
        own = table.rename(
            {name: f"{OWN}{name}" for name in table.columns if name not in {"platform", "slot"}}
        ).rename({"platform": platform, "slot": place})
        frame = frame.with_columns(_by_cell(cell, numbers).alias(place))
        frame = engine.attach(frame, own, [platform, place])
        day = f"{OWN}measured"
        frame = frame.with_columns(measured_on(cell, measured, days).alias(day))
        names = f"{OWN}lane_{lane}_low", f"{OWN}lane_{lane}_high"
        low = _inside("sure", sure, day)
        ends = {names[0]: low} | ({names[1]: _inside("may", may, day)} if may else {})
        if stated is not None:
            said = nw.col(stated)
            ends = {
                name: nw.when(said.is_null()).then(end).otherwise(said)
                for name, end in ends.items()
            }
        frame = frame.with_columns(**ends).drop(
            place, day, *(name for name in own.columns if name not in {platform, place})
        )
        columns.append(names if may else (names[0], names[0]))
    return frame, Lanes(rules=rules, columns=tuple(columns))


def check_alike(platform: str, theirs: Any, ours: Any) -> None:
    """
    Refuse to look for platforms by number where they have names, and the other way round.

    Raises:
        ColumnError: The column of the one is of another type than that of the other.
    """
    if theirs.is_integer() != ours.is_integer():
        raise ColumnError(platform, f"holds {theirs}, and that of the decisions {ours}")


def _by_cell(cell: str, numbers: Mapping[int, int]) -> nw.Expr:
    """Return the number that goes with the cell of a row."""
    import narwhals as nw  # noqa: PLC0415

    kinds = sorted(set(numbers.values()))
    result = nw.lit(kinds[0], dtype=nw.Int64())
    for kind in kinds[1:]:
        cells = [n for n, number in numbers.items() if number == kind]
        test = reduce(lambda a, b: a | b, (nw.col(cell) == n for n in cells))
        result = nw.when(test).then(nw.lit(kind, dtype=nw.Int64())).otherwise(result)
    return result


def measured_on(
    cell: str, measured: Mapping[int, Milestone], days: Mapping[Milestone, str]
) -> nw.Expr:
    """Return the day that each row is measured by; null where the table has none."""
    import narwhals as nw  # noqa: PLC0415

    def column(milestone: Milestone) -> nw.Expr:
        name = days.get(milestone)
        return nw.lit(None, dtype=nw.Date()) if name is None else nw.col(name)

    kinds = list(dict.fromkeys(measured.values()))
    result = column(kinds[0])
    for kind in kinds[1:]:
        cells = [n for n, milestone in measured.items() if milestone is kind]
        test = reduce(lambda a, b: a | b, (nw.col(cell) == n for n in cells))
        result = nw.when(test).then(column(kind)).otherwise(result)
    return result


def _inside(name: str, number: int, day: str) -> nw.Expr:
    """Return whether *day* lies in one of the windows; null where it must be known and is not."""
    import narwhals as nw  # noqa: PLC0415

    if not number:
        return nw.lit(value=False)
    tests = (
        (nw.col(f"{OWN}{name}_{k}_from") <= nw.col(day))
        & (nw.col(day) <= nw.col(f"{OWN}{name}_{k}_through"))
        for k in range(number)
    )
    inside = reduce(lambda a, b: a | b, tests).fill_null(value=False)
    open_day = nw.col(day).is_null() & ~nw.col(f"{OWN}{name}_0_from").is_null()
    return nw.when(~open_day).then(inside)
