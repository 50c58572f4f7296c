"""
Which decisions count: the windows of days in which a violation is a repeat, for whole tables.

Under a rule each decision counts in one interval of days, surely or possibly. The intervals of one
platform are overlaid, and where at least as many overlap as the rule requires, there is a window;
the windows of a platform do not overlap, and are few. For every day the result is that of
:func:`penaltymodel.facts.recall.recall`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache, partial
from typing import Any

import polars as pl

from attrs import frozen

from penaltymodel.domain.history import UNKNOWN, OffenseHistory
from penaltymodel.law.penalties import Repeat
from penaltymodel.law.words import Milestone, Standing
from penaltymodel.tables.engines import run
from penaltymodel.values.periods import Period


FOREVER = date(9999, 12, 31)
"""The last day of a window that has no end."""

_LONG_AGO = date(1800, 1, 1)
DAYS = ("committed_on", "imposed_on", "in_force_on", "executed_on")


@frozen
class Slot:
    """A rule, and the keys of the provisions whose decisions count for some offense."""

    rule: Repeat
    under: frozenset[str]


def of_histories(histories: Mapping[str, OffenseHistory]) -> pl.DataFrame:
    """Return the decisions of *histories* as a table, platform by platform."""
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
    return pl.DataFrame(columns, schema={name: TYPES[kind] for name, kind in SCHEMA.items()})


SCHEMA = {
    "platform": "text",
    "under": "text",
    "decided_on": "day",
    "standing": "text",
    **dict.fromkeys(DAYS, "day"),
    **{f"{name}_unknown": "truth" for name in DAYS},
}
"""The columns of a table of decisions, and the kind of their values."""

TYPES = {"text": pl.String, "day": pl.Date, "truth": pl.Boolean}
"""The type of polars for each kind."""


def windows(decisions: pl.DataFrame, slots: list[Slot]) -> tuple[pl.DataFrame, int, int]:
    """
    Return a row for every platform and slot with its windows side by side, and how many there are.

    First come the windows in which a violation is surely a repeat, ``sure_0_from``,
    ``sure_0_through`` and so on, then those in which it may be one, ``may_…``; none of the latter if
    the two are the same. The two numbers count the pairs of columns of each.
    """
    valid = decisions.lazy().filter(pl.col("standing") != Standing.ANNULLED.value)
    number = partial(pl.lit, dtype=pl.Int64)
    found = pl.concat(
        valid.filter(pl.col("under").is_in(list(slot.under)))
        .filter(_may_begin(slot.rule))
        .select(
            "platform",
            "many",
            *_interval(slot.rule),
            slot=number(place),
            times=number(slot.rule.times),
        )
        for place, slot in enumerate(slots)
    ).filter(pl.col("from") <= pl.col("may_through"))
    intervals = run(
        found.with_columns(is_sure=pl.col("is_sure") & (pl.col("from") <= pl.col("through")))
    )
    table, n_sure = _side_by_side(_overlaps(intervals.lazy().filter("is_sure")), "sure")
    is_same = pl.col("is_sure") & (pl.col("through") == pl.col("may_through"))
    if intervals.select(is_same.all()).item():
        return table, n_sure, 0
    possible = intervals.lazy().with_columns(through="may_through")
    other, n_may = _side_by_side(_overlaps(possible), "may")
    keys = ["platform", "slot"]
    return other.join(table, on=keys, how="left", coalesce=True), n_sure, n_may


@lru_cache(maxsize=256)
def _may_begin(rule: Repeat) -> pl.Expr:
    """Return whether a decision may ever begin to count."""
    opens, is_open, never = _day_of(rule.opens_at)
    return opens.is_not_null() | (is_open & ~never)


@lru_cache(maxsize=256)
def _interval(rule: Repeat) -> tuple[pl.Expr, ...]:
    """
    Return the interval in which a decision counts: its first day, and the last, surely or possibly.

    An unknown day that matters may be as early as the decision, the very day of the violation,
    later, or never: the same cases that :func:`penaltymodel.facts.recall.recall` tries.
    """
    opens, opens_open, _ = _day_of(rule.opens_at)
    anchor, anchor_open, may_never_run = _day_of(rule.counted_from)
    decided, forever = pl.col("decided_on"), pl.lit(FOREVER)
    if rule.opens_after is not None:  # an unknown day is as early as the decision
        opens = _after(opens.fill_null(decided), rule.opens_after)
    if rule.within is None:
        least = most = forever
    else:
        known = _after(anchor, rule.within).fill_null(forever)
        from_decision = _after(pl.max_horizontal(anchor, decided), rule.within)
        long_ago = pl.lit(rule.within.after(_LONG_AGO))
        by_commission = rule.counted_from is Milestone.COMMISSION
        early, late = (long_ago, from_decision) if by_commission else (from_decision, forever)
        unsure = anchor_open & ~may_never_run
        least = pl.when(unsure).then(early).otherwise(known)
        most = pl.when(unsure).then(late).otherwise(known)
    return (
        pl.max_horizontal(decided, opens).alias("from"),  # null, where unknown, is ignored
        least.alias("through"),
        most.alias("may_through"),
        (pl.lit(rule.opens_at is Milestone.COMMISSION) | ~opens_open).alias("is_sure"),
    )


def _day_of(milestone: Milestone) -> tuple[pl.Expr, pl.Expr, pl.Expr]:
    """Return the known part of a day, whether it is unknown, and whether it never comes."""

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
    """Return the last day of the period that starts on *day*: months are added first, then days."""
    months = 12 * period.years + period.months
    days = 7 * period.weeks + period.days + period.hours // 24
    return day.dt.offset_by(f"{months}mo").dt.offset_by(f"{days}d")


def _overlaps(intervals: pl.LazyFrame) -> pl.LazyFrame:
    """Return the windows in which enough intervals of one platform overlap."""
    keys = ["platform", "slot"]
    day = pl.duration(days=1)
    begin = intervals.select(*keys, "times", day="from", change="many")
    ends = intervals.filter(pl.col("through") < FOREVER)
    end = ends.select(*keys, "times", day=pl.col("through") + day, change=-pl.col("many"))
    # Rows of one key are adjacent: comparing neighbors is far faster than a window for every key.
    is_first = pl.any_horizontal(pl.col(key).ne_missing(pl.col(key).shift(1)) for key in keys)
    depth, before = pl.col("depth"), pl.col("depth") - pl.col("change")
    inside, first = pl.col("inside"), pl.col("first")
    return (
        pl.concat([begin, end])
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
    )


def _side_by_side(found: pl.LazyFrame, name: str) -> tuple[pl.DataFrame, int]:
    """Return a row for every platform and slot, and the highest number of windows in one."""
    lists = run(found.group_by("platform", "slot", maintain_order=True).agg("from", "through"))
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
