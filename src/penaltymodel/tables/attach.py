"""
Whether each row is a repeat: the windows of its platform are joined to it, and its day is tested.

Decisions are few compared with violations. They are collected once, reduced to windows, and joined
as a small table. The result is the same on every engine, and memory grows with the number of
decisions, not of violations.
"""

from __future__ import annotations

import io

from collections.abc import Mapping
from functools import lru_cache, reduce
from typing import Any

import polars as pl

from attrs import frozen

from penaltymodel.errors import ColumnError, UnsupportedTableError
from penaltymodel.law.words import Milestone
from penaltymodel.tables.cells import by_cell
from penaltymodel.tables.decisions import following, merged, read
from penaltymodel.tables.engines import Native, Step
from penaltymodel.tables.expressions import (
    FALSE,
    TRUE,
    Expression,
    choose,
    column,
    is_null,
    literal,
    null,
)
from penaltymodel.tables.lag import Lag
from penaltymodel.tables.names import OWN
from penaltymodel.tables.plan import RepeatColumns, TablePlan
from penaltymodel.tables.windows import Slot, windows


def attach(
    plan: TablePlan,
    native: Native,
    history: Any,
    names: Mapping[str, str],
    forward: Lag | None,
) -> tuple[Native, RepeatColumns]:
    """
    Add to each row its cell, and the answers of earlier decisions to the rules for repeats.

    A value in the column ``repeat`` takes precedence.

    Raises:
        ColumnError: A column that is needed to find the decisions is missing or of a wrong type.
        UnsupportedTableError: A violation could count against itself.
    """
    _check(plan, forward=forward is not None)
    plain = plan.columns.plain
    native = plan.locate(native)
    known = [] if history is None else [read(history, names)]
    if forward is not None:
        days = {name: plain[name] for name in ("platform", "committed_on")}
        known.append(following(native, plan.law, forward, **days))
    decisions = merged(known)
    are_few = len(decisions) <= _FEW
    added = _kept(plan, decisions.serialize()) if are_few else _added(plan, decisions)
    for step in added.steps:
        native = step(native)
    return native, added.columns


def _check(plan: TablePlan, *, forward: bool) -> None:
    """Reject a table whose earlier decisions cannot be found."""
    for name in ("platform", *(["committed_on"] if forward else [])):
        if name not in plan.columns.plain:
            raise ColumnError(name, "is missing; earlier decisions are found by it")
    measured = {rule.measured_to for rules in plan.law.rules for rule in rules}
    others = sorted(measured - {Milestone.COMMISSION})
    if forward and others:
        raise UnsupportedTableError(
            f"forward with a rule measured to the day of {others[0]}",
            "a violation could count against itself; pass history= instead",
        )


@frozen
class _Added:
    """The steps that add the answers to a table, and the columns with the answers."""

    steps: tuple[Step, ...]
    columns: RepeatColumns


_FEW = 1_000
"""So many decisions are kept together with what follows from them."""


@lru_cache(maxsize=64)
def _kept(plan: TablePlan, decisions: bytes) -> _Added:
    return _added(plan, pl.DataFrame.deserialize(io.BytesIO(decisions)))


def _added(plan: TablePlan, decisions: pl.DataFrame) -> _Added:
    rules, platform = plan.law.rules, plan.columns.plain["platform"]
    present: list[str] = decisions["under"].unique().to_list()
    slots: dict[Slot, int] = {}
    needed: dict[int, list[int]] = {}
    for cell in plan.cells:
        era = plan.law.cells[cell].era
        if era is not None:
            found = (
                Slot(rule, frozenset(filter(era.matching(rule), present))) for rule in rules[cell]
            )
            needed[cell] = [slots.setdefault(slot, len(slots)) for slot in found]
    if not slots:
        return _Added((), ())
    _check_platforms(platform, plan.platform_type, decisions.schema["platform"])
    table, sure, may = windows(decisions, list(slots))
    columns: list[tuple[str, str]] = []
    slot_of: dict[str, Expression] = {}
    answers: dict[str, Expression] = {}
    joins: list[Step] = []
    for place in range(max(map(len, needed.values()))):
        prefix = f"{OWN}{place}_"
        own = {cell: found[place] for cell, found in needed.items() if place < len(found)}
        slot, low, high = (f"{prefix}{name}" for name in ("slot", "low", "high"))
        slot_of[slot] = by_cell({cell: literal(number) for cell, number in own.items()})
        theirs = {name: f"{prefix}{name}" for name in table.columns} | {"platform": platform}
        joins.append(plan.engine.attach(table.rename(theirs), [platform, slot]))
        for name, kind, number in ((low, "sure", sure), (high, "may", may)):
            answers[name] = by_cell(
                {
                    cell: _answer(plan, f"{prefix}{kind}", number, rules[cell][place].measured_to)
                    for cell in own
                }
            )
        columns.append((low, high if may else low))
        if not may:
            del answers[high]
    first, last = (
        plan.engine.compile([(added, False)], prefix, ())
        for added, prefix in ((slot_of, "slots"), (answers, "repeats"))
    )
    return _Added((first, *joins, last), tuple(columns))


def _check_platforms(name: str, theirs: Any, ours: Any) -> None:
    """
    Reject platforms that are numbers in one table and names in the other.

    Raises:
        ColumnError: The types of the two columns differ.
    """
    if theirs.is_integer() != ours.is_integer():
        raise ColumnError(name, f"holds {theirs}, and that of the decisions {ours}")


_DAY_OF = {
    Milestone.COMMISSION: "committed_on",
    Milestone.DETECTION: "detected_on",
    Milestone.DECISION: "decided_on",
}
"""The columns of the days that a rule may be measured to."""


def _answer(plan: TablePlan, windows: str, number: int, measured_to: Milestone) -> Expression:
    """Return whether the day of a row lies in one of its windows, unless the row states it."""
    plain = plan.columns.plain
    inside = _inside(windows, number, plain.get(_DAY_OF[measured_to]))
    stated = plain.get("repeat")
    return inside if stated is None else choose(is_null(stated), inside, column(stated))


def _inside(name: str, number: int, day: str | None) -> Expression:
    """Return whether *day* lies in one of the windows; null if it is missing and they exist."""
    if not number:
        return FALSE
    no_windows = is_null(f"{name}_0_from")
    if day is None:
        return choose(no_windows, FALSE, null("truth"))

    def after(one: str, other: str) -> Expression:
        return ~Expression("before", (one, other))

    tests = (
        after(day, f"{name}_{k}_from") & after(f"{name}_{k}_through", day) for k in range(number)
    )
    inside = choose(reduce(Expression.__or__, tests), TRUE, FALSE)
    return choose(no_windows | ~is_null(day), inside, null("truth"))
