"""
From a table of decisions to windows of days in which an offense is a repeat.

The days on which one decision counts under a rule are one stretch, surely or possibly. Stretches
of one platform are laid over each other, and where as many as the rule asks for overlap, there is
a window; the windows of a platform are disjoint, and few. This is the same answer as
:func:`penaltymodel.facts.recall.recall` gives day by day, for all days at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import frozen

from penaltymodel.domain.history import UNKNOWN, OffenseHistory
from penaltymodel.law.penalties import Repeat
from penaltymodel.law.words import Milestone, Standing
from penaltymodel.values.periods import Period


if TYPE_CHECKING:
    import polars as pl


FOREVER = date(9999, 12, 31)
"""Closes a window that has no end."""

LONG_AGO = date(1800, 1, 1)
DAYS = ("committed_on", "imposed_on", "in_force_on", "executed_on")


@frozen
class Slot:
    """A rule, and the keys of the provisions whose decisions it looks at for some offense."""

    rule: Repeat
    under: frozenset[str]


def of_histories(histories: Mapping[str, OffenseHistory]) -> pl.DataFrame:
    """Return the table of decisions that *histories* hold, platform by platform."""
    import polars as pl  # noqa: PLC0415

    columns: dict[str, list[Any]] = {name: [] for name in SCHEMA}
    for platform, history in histories.items():
        for decision in history:
            columns["platform"].append(platform)
            for name in ("under", "decided_on"):
                columns[name].append(getattr(decision, name))
            columns["standing"].append(decision.standing.value)
            for name in DAYS:
                day = getattr(decision, name)
                columns[name].append(None if day is UNKNOWN else day)
                columns[f"{name}_unknown"].append(day is UNKNOWN)
    types = {"text": pl.String, "day": pl.Date, "truth": pl.Boolean}
    return pl.DataFrame(columns, schema={name: types[kind] for name, kind in SCHEMA.items()})


SCHEMA = {
    "platform": "text",
    "under": "text",
    "decided_on": "day",
    "standing": "text",
    **dict.fromkeys(DAYS, "day"),
    **{f"{name}_unknown": "truth" for name in DAYS},
}
"""The columns of a table of decisions, and what they hold."""


def windows(decisions: pl.DataFrame, slots: list[Slot]) -> tuple[pl.DataFrame, int, int]:
    """
    Return a row for every platform and slot: its windows side by side, and how many there are.

    First come those in which an offense is surely a repeat, ``sure_0_from``, ``sure_0_through``
    and so on, then those in which it may be, ``may_…``; none of the latter where the two are the
    same. The two numbers say how many pairs of columns there are of each.
    """
    import polars as pl  # noqa: PLC0415

    standing = decisions.filter(pl.col("standing") != Standing.ANNULLED.value)
    found = pl.concat(
        _stretches(standing.lazy().filter(pl.col("under").is_in(list(slot.under))), slot.rule)
        .with_columns(
            slot=pl.lit(number, dtype=pl.Int64), times=pl.lit(slot.rule.times, dtype=pl.Int64)
        )
        .select("platform", "slot", "times", "from", "through", "may_through", "is_sure", "many")
        for number, slot in enumerate(slots)
    ).collect()
    surely = _overlaps(found.filter("is_sure"))
    table, n_sure = _side_by_side(surely, "sure")
    if found.select(
        (pl.col("is_sure") & (pl.col("through") == pl.col("may_through"))).all()
    ).item():
        return table, n_sure, 0
    possibly = _overlaps(found.with_columns(through="may_through"))
    other, n_may = _side_by_side(possibly, "may")
    keys = ["platform", "slot"]
    return other.join(table, on=keys, how="left", coalesce=True), n_sure, n_may


def _stretches(decisions: pl.LazyFrame, rule: Repeat) -> pl.LazyFrame:
    """
    Return the days on which each decision counts: surely through one day, possibly another.

    Where an unknown day decides, it may be as early as the decision, on the very day asked for,
    later, or never: the same cases as :func:`penaltymodel.facts.recall.recall` tries.
    """
    import polars as pl  # noqa: PLC0415

    opens, opens_open, may_never_open = _day_of(rule.opens_at)
    anchor, anchor_open, may_never_run = _day_of(rule.counted_from)
    decided, forever = pl.col("decided_on"), pl.lit(FOREVER)
    if rule.within is None:
        least = most = forever
    else:
        known = _after(anchor, rule.within).fill_null(forever)
        from_decision = _after(pl.max_horizontal(anchor, decided), rule.within)
        long_ago = pl.lit(rule.within.after(LONG_AGO))
        early = long_ago if rule.counted_from is Milestone.COMMISSION else from_decision
        late = from_decision if rule.counted_from is Milestone.COMMISSION else forever
        unsure = anchor_open & ~may_never_run
        least = pl.when(unsure).then(early).otherwise(known)
        most = pl.when(unsure).then(late).otherwise(known)
    by_commission = rule.opens_at is Milestone.COMMISSION
    begin = pl.max_horizontal(decided, opens)  # an unknown part of the opening does not hold it up
    return (
        decisions.filter(opens.is_not_null() | (opens_open & ~may_never_open))
        .with_columns(
            begin.alias("from"),
            least.alias("through"),
            most.alias("may_through"),
            (pl.lit(by_commission) | ~opens_open).alias("is_sure"),
        )
        .filter(pl.col("from") <= pl.col("may_through"))
        .with_columns(is_sure=pl.col("is_sure") & (pl.col("from") <= pl.col("through")))
    )


def _day_of(milestone: Milestone) -> tuple[pl.Expr, pl.Expr, pl.Expr]:
    """Return the known part of a day, where it is open, and where it never comes."""
    import polars as pl  # noqa: PLC0415

    def known(name: str) -> tuple[pl.Expr, pl.Expr]:
        unknown = pl.col(f"{name}_unknown")
        return pl.when(~unknown).then(pl.col(name)), unknown

    no = pl.lit(value=False)
    match milestone:
        case Milestone.COMMISSION:
            return (*known("committed_on"), no)
        case Milestone.DECISION:
            return pl.col("decided_on"), no, no
        case Milestone.IMPOSITION:
            day, unknown = known("imposed_on")
            return pl.when(unknown).then(pl.col("decided_on")).otherwise(day), no, no
        case Milestone.ENTRY_INTO_FORCE:
            return (*known("in_force_on"), no)
        case Milestone.PAYMENT:
            return (*known("executed_on"), no)
        case _:
            paid, paid_open = known("executed_on")
            in_force, in_force_open = known("in_force_on")
            never = (paid.is_null() & ~paid_open) | (in_force.is_null() & ~in_force_open)
            later = pl.when(~never).then(pl.max_horizontal(paid, in_force))
            return later, (paid_open | in_force_open) & ~never, never


def _after(day: pl.Expr, period: Period) -> pl.Expr:
    """Return the last day of the period that *day* sets off: months first, then days."""
    months = 12 * period.years + period.months
    days = 7 * period.weeks + period.days + period.hours // 24
    return day.dt.offset_by(f"{months}mo").dt.offset_by(f"{days}d")


def _overlaps(stretches: pl.DataFrame) -> pl.DataFrame:
    """Return the windows in which as many stretches of one platform overlap as it takes."""
    import polars as pl  # noqa: PLC0415

    keys = ["platform", "slot"]
    day = pl.duration(days=1)
    begin = stretches.select(*keys, "times", day="from", change="many")
    ends = stretches.filter(pl.col("through") < FOREVER)
    end = ends.select(*keys, "times", day=pl.col("through") + day, change=-pl.col("many"))
    # The rows of one key stand together: a look at the neighbor is far quicker than a window of
    # its own for every key.
    is_first = pl.any_horizontal(pl.col(key).ne_missing(pl.col(key).shift(1)) for key in keys)
    depth, before = pl.col("depth"), pl.col("depth") - pl.col("change")
    inside, first = pl.col("inside"), pl.col("first")
    return (
        pl.concat([begin, end])
        .lazy()
        .group_by(*keys, "times", "day")
        .agg(pl.col("change").sum())
        .sort(*keys, "day")
        .with_columns(first=is_first, depth=pl.col("change").cum_sum())
        .with_columns(base=pl.when(first).then(before).forward_fill())
        .with_columns(inside=depth - pl.col("base") >= pl.col("times"))
        .filter(inside != (inside.shift(1, fill_value=False) & ~first))
        .with_columns(first=is_first)
        .with_columns(
            through=pl.when(~first.shift(-1, fill_value=True))
            .then(pl.col("day").shift(-1) - day)
            .fill_null(FOREVER)
        )
        .filter(inside)
        .select(*keys, pl.col("day").alias("from"), "through")
        .collect()
    )


def _side_by_side(found: pl.DataFrame, name: str) -> tuple[pl.DataFrame, int]:
    import polars as pl  # noqa: PLC0415

    lists = found.group_by("platform", "slot", maintain_order=True).agg("from", "through")
    most = lists["from"].list.len().max()
    number = most if isinstance(most, int) else 0
    return lists.select(
        "platform",
        "slot",
        *(
            pl.col(end).list.get(k, null_on_oob=True).alias(f"{name}_{k}_{end}")
            for k in range(number)
            for end in ("from", "through")
        ),
    ), number
