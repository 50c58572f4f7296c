"""What is calculated for a table, and how: kept for every table of the same kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, cast

from attrs import evolve, field, fields, frozen

from penaltymodel.errors import BeyondBoundsError
from penaltymodel.facts.facts import Facts
from penaltymodel.law.statute import LawAt
from penaltymodel.law.words import SMALL_UNDERTAKING
from penaltymodel.tables.by_cell import CellCalculations, calculate_cells
from penaltymodel.tables.cells import CELL, TableLaw, by_cell, currency_of
from penaltymodel.tables.columns import Columns, typed
from penaltymodel.tables.decisions import RepeatColumns, rules_of
from penaltymodel.tables.engines import Engine, Stage, Step
from penaltymodel.tables.expressions import (
    FALSE,
    INT64,
    INT128,
    ZERO,
    Expression,
    at_least,
    both,
    choose,
    column,
    literal,
    negated,
    null,
    plus,
    word,
)
from penaltymodel.tables.guards import Highest, Numbers, numbers_of
from penaltymodel.tables.locate import cell as cell_of
from penaltymodel.tables.names import OUTPUT, OWN
from penaltymodel.values.ranges import NO


def _key(value: object) -> object:
    known = cast("dict[object, object]", value)
    return frozenset(known.items()) if isinstance(value, dict) else value


_GIVEN = tuple(each.name for each in fields(Facts))


@frozen(kw_only=True)
class Request:
    """The arguments of a call for tables of one kind: the key under which their plan is kept."""

    law: TableLaw
    columns: Columns
    engine: Engine
    given: Facts = field(eq=False)  # compared by *given_key*, because facts cannot be hashed
    currency: str | None
    law_at: LawAt | None
    bounds: tuple[tuple[str, int], ...]
    given_key: tuple[object, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Make a key of what is given."""
        key = tuple(_key(getattr(self.given, name)) for name in _GIVEN)
        object.__setattr__(self, "given_key", key)

    def plan(self, schema: Mapping[str, Any]) -> TablePlan:  # types of narwhals
        """Return the plan for a table of that *schema*."""
        return _plan(self, tuple(schema[name] for name in self.columns.used))


@lru_cache(maxsize=128)
def _plan(request: Request, types: tuple[Any, ...]) -> TablePlan:
    schema = dict(zip(request.columns.used, types, strict=True))
    new, columns = typed(request.columns, schema)
    law, given = request.law, request.given
    given = evolve(given, flags={SMALL_UNDERTAKING: NO, **given.flags})  # as assess assumes
    cell, cells = cell_of(law, columns.plain, request.law_at)
    return TablePlan(
        law=law,
        engine=request.engine,
        new=new,
        columns=columns,
        platform_type=schema.get(request.columns.plain.get("platform", "")),
        given=given,
        currencies={each.key: currency_of(each, request.currency) for each in law.statutes},
        bounds=dict(request.bounds),
        numbers=numbers_of(columns),
        cell=cell,
        cells=cells,
    )


@frozen(kw_only=True, eq=False, slots=False)
class TablePlan:
    """
    How tables of one kind are assessed.

    *new* holds the columns that are converted first. *cell* calculates the cell of the law that a
    row is in, *cells* are all possible ones.
    """

    law: TableLaw
    engine: Engine
    new: Mapping[str, Expression]
    columns: Columns
    platform_type: Any  # of narwhals
    given: Facts
    currencies: Mapping[str, str]
    bounds: Mapping[str, int]
    numbers: Numbers
    cell: Expression
    cells: Sequence[int]

    @cached_property
    def locate(self) -> Step:
        """Add the cell of each row."""
        return self.engine.compile(self.stages({CELL: self.cell}), "cell", ())

    def stages(self, columns: Mapping[str, Expression]) -> list[Stage]:
        """Return the stages that convert columns and then add others."""
        return [(each, False) for each in (self.new, columns) if each]

    # --- Repeats

    @cached_property
    def without_decisions(self) -> RepeatColumns:
        """The columns with the answers to the rules for repeats, without earlier decisions."""
        rules, stated = rules_of(self.law), self.columns.plain.get("repeat")
        pairs = () if stated is None else ((stated, stated),) * max(map(len, rules))
        return RepeatColumns(rules=rules, columns=pairs)

    # --- Amounts

    def assess(self, repeats: RepeatColumns, highest: Highest | None, *, is_located: bool) -> Step:
        """
        Return the step that adds the answers, and the cells unless they are there.

        Raises:
            BeyondBoundsError: Within the bounds of the columns, an amount could overflow.
        """
        worst = ""
        for most, wide in self.numbers.domains(self.bounds, highest, wide=self.engine.wide):
            limits = tuple(most.items())
            found = _calculated(self, repeats, limits)
            if found.peak <= (INT128 if wide else INT64):
                return _answered(self, found, limits, wide=wide, is_located=is_located)
            worst = found.worst
        bounds = ", ".join(f"{name} up to {high:,}" for name, high in self.bounds.items())
        raise BeyondBoundsError(worst, bounds or "its own sums", self.engine.name)


@lru_cache(maxsize=128)
def _calculated(
    plan: TablePlan, repeats: RepeatColumns, most: tuple[tuple[str, int], ...]
) -> CellCalculations:
    """Return how rows are calculated whose numbers are at most *most*."""
    return calculate_cells(
        law=plan.law,
        cells=plan.cells,
        facts={**plan.columns.facts, **plan.numbers.guarded_as()},
        repeats=repeats,
        given=plan.given,
        currencies=plan.currencies,
        most={plan.numbers.guarded(name): high for name, high in most},
    )


_EXPLANATION = f"{OWN}explanation"


@lru_cache(maxsize=128)
def _answered(
    plan: TablePlan,
    found: CellCalculations,
    most: tuple[tuple[str, int], ...],
    *,
    wide: bool,
    is_located: bool,
) -> Step:
    """Return the step that adds the answers, in *wide* integers if need be."""
    guards = plan.numbers.guards(dict(most), wide=wide)
    stages: list[Stage] = [(guards, False)] if guards else []
    if not is_located:
        stages = plan.stages({CELL: plan.cell, **guards})
    answers = _answers(plan, found)
    if wide:  # only the amounts are wide
        answers[_EXPLANATION] = answers.pop("explanation")
        stages.append((answers, True))
        answers = {"explanation": Expression("cast", (_EXPLANATION, "number"))}
    stages.append((answers, False))
    names = OUTPUT if plan.engine.borrows else (*plan.columns.all, *OUTPUT)
    return plan.engine.compile(stages, "answer", names)


def _answers(plan: TablePlan, found: CellCalculations) -> dict[str, Expression]:
    """Return the columns of the answer."""
    answer = found.answer
    explanation = plan.numbers.explained(answer.explanation, plan.law.codes)
    known = at_least(explanation, ZERO)
    definite = both(known, negated(answer.repeat.is_open))
    return {
        "provision": _provision(plan, known, answer.repeat.low),
        "is_repeat": choose(definite, answer.repeat.low, null("truth")),
        "low": choose(known, answer.low, null("number")),
        "high": choose(known, answer.high, null("number")),
        "currency": _currency(plan, known),
        "explanation": explanation,
    }


def _provision(plan: TablePlan, known: Expression, is_repeat: Expression) -> Expression:
    """Return the key of the provision that applies, if it is known."""
    cells = plan.law.cells
    first = [cell.named.key for cell in cells]
    again = [(cell.graver or cell.named).key for cell in cells]
    if plan.engine.gathers and known != FALSE:
        cell = column(CELL, len(cells))
        place = choose(is_repeat, plus(cell, literal(len(cells))), cell)
        return _spelled(known, place, [*first, *again])
    named, graver = (
        by_cell({n: word(keys[n]) for n in _with_text(plan)}) for keys in (first, again)
    )
    return choose(known, choose(is_repeat, graver, named), null("text"))


def _currency(plan: TablePlan, known: Expression) -> Expression:
    """Return the currency of the amounts, if they are known."""
    codes = [plan.currencies[cell.statute.key] for cell in plan.law.cells]
    chosen = by_cell({n: word(codes[n]) for n in _with_text(plan)})
    if plan.engine.gathers and known != FALSE and chosen.op == "choose":
        return _spelled(known, column(CELL, len(codes)), codes)
    return choose(known, chosen, null("text"))


def _spelled(known: Expression, place: Expression, texts: Sequence[str]) -> Expression:
    return Expression("spelled", (choose(known, place, null("number")), tuple(texts)))


def _with_text(plan: TablePlan) -> list[int]:
    """Return the cells that a row with an answer may be in, or any if there are none."""
    return [n for n in plan.cells if plan.law.cells[n].era] or [0]
