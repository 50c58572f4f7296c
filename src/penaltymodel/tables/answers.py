"""The columns of the answer: calculated for each group of cells, and joined for all rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from attrs import evolve, frozen

from penaltymodel.engine.era import Era
from penaltymodel.errors import BeyondBoundsError
from penaltymodel.law.statute import Provision
from penaltymodel.law.words import PersonKind
from penaltymodel.tables.calculate import PERSON, Calculation, Inputs, Truth, calculate
from penaltymodel.tables.cells import CELL, Reason, by_cell, is_limited, plain
from penaltymodel.tables.engines import Stage, Step
from penaltymodel.tables.expressions import (
    FALSE,
    INT64,
    INT128,
    ZERO,
    Expression,
    choose,
    column,
    first_missing,
    literal,
    null,
    word,
)
from penaltymodel.tables.guards import Highest
from penaltymodel.tables.names import OUTPUT, OWN
from penaltymodel.tables.plan import RepeatColumns, TablePlan
from penaltymodel.values.ranges import NO


def answer(
    plan: TablePlan, repeats: RepeatColumns, highest: Highest | None, *, is_located: bool
) -> Step:
    """
    Return the step that adds the answers, and the cells unless they are there.

    Raises:
        BeyondBoundsError: Within the bounds of the columns, an amount could overflow.
    """
    worst = ""
    for most, wide in plan.numbers.domains(plan.bounds, highest, wide=plan.engine.wide):
        limits = tuple(most.items())
        groups = _groups(plan, repeats, limits)
        peak, worst = max(((each.peak, each.statute) for each in groups), default=(0, ""))
        if peak <= (INT128 if wide else INT64):
            return _step(plan, groups, limits, wide=wide, is_located=is_located)
    bounds = ", ".join(f"{name} up to {high:,}" for name, high in plan.bounds.items())
    raise BeyondBoundsError(worst, bounds or "its own sums", plan.engine.name)


# --- Groups of cells


@frozen(eq=False)
class _Group:
    """Cells of a *statute* whose texts are calculated in the same way."""

    cells: tuple[int, ...]
    statute: str
    calculation: Calculation
    missing: Expression
    repeat: Truth

    @property
    def peak(self) -> int:
        """The largest number that can occur."""
        ends = (self.calculation.low.whole, self.calculation.high.whole, self.calculation.code)
        return max(each.peak for each in ends)


@lru_cache(maxsize=128)
def _groups(
    plan: TablePlan, repeats: RepeatColumns, most: tuple[tuple[str, int], ...]
) -> tuple[_Group, ...]:
    """Return the groups of the cells that have a text, for numbers that are at most *most*."""
    alike: dict[object, list[int]] = {}
    eras: dict[object, Era] = {}
    for number in plan.cells:
        era = plan.law.cells[number].era
        if era is not None:
            persons = _limits(era.named), _limits(era.repeat_provision)
            texts = plain(era.penalty), era.repeat_rule, era.is_for_repeats
            same = era.statute.key, texts, persons
            alike.setdefault(same, []).append(number)
            eras.setdefault(same, era)
    return tuple(
        _group(plan, era, tuple(alike[same]), repeats, most) for same, era in eras.items()
    )


def _limits(provision: Provision | None) -> tuple[PersonKind, ...]:
    return () if provision is None or not is_limited(provision) else provision.persons


def _group(
    plan: TablePlan,
    era: Era,
    cells: tuple[int, ...],
    repeats: RepeatColumns,
    most: tuple[tuple[str, int], ...],
) -> _Group:
    rules, given = plan.law.rules[cells[0]], plan.given
    if given.repeat is None or isinstance(given.repeat, dict):
        none = dict.fromkeys(rules, NO)  # no earlier decision, unless something else is given
        given = evolve(given, repeat=none | (given.repeat or {}))
    of_rules: dict[object, tuple[str, str]] = dict(zip(rules, repeats, strict=False))
    inputs = Inputs(
        columns={**plan.columns.facts, **plan.numbers.guarded_as(), **of_rules},
        currency=plan.currencies[era.statute.key],
        codes={**plan.law.codes, **dict.fromkeys(rules, int(Reason.REPEAT_UNKNOWN))},
        given=given,
        most={plan.numbers.guarded(name): high for name, high in most},
    )
    calculation = calculate(era.penalty, inputs, era.statute.rounding)
    missing, repeat = calculation.missing, calculation.is_repeat
    if era.repeat_rule is not None:
        repeat = inputs.truth(era.repeat_rule)
        if era.is_for_repeats:
            not_one = choose(repeat.high, missing, literal(Reason.NOT_A_REPEAT))
            missing = first_missing(repeat.missing, not_one)
        if era.repeat_provision is not None and is_limited(era.repeat_provision):
            applies = inputs.is_one_of(PERSON, era.repeat_provision.persons).low
            repeat = Truth(applies & repeat.low, applies & repeat.high)
    if is_limited(era.named):
        person = inputs.is_one_of(PERSON, era.named.persons)
        liable = choose(person.low, missing, literal(Reason.PERSON_NOT_LIABLE))
        missing = first_missing(person.missing, liable)
    return _Group(cells, era.statute.key, calculation, missing, repeat)


# --- All cells


_EXPLANATION = f"{OWN}explanation"


@lru_cache(maxsize=128)
def _step(
    plan: TablePlan,
    groups: tuple[_Group, ...],
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
    answers = _answers(plan, groups)
    if wide:  # only the amounts are wide
        answers[_EXPLANATION] = answers.pop("explanation")
        stages.append((answers, True))
        answers = {"explanation": Expression("cast", (_EXPLANATION, "number"))}
    stages.append((answers, False))
    names = OUTPUT if plan.engine.borrows else (*plan.columns.all, *OUTPUT)
    return plan.engine.compile(stages, "answer", names)


def _answers(plan: TablePlan, groups: Sequence[_Group]) -> dict[str, Expression]:
    """
    Return the columns of the answer, whatever cell a row is in.

    If the explanation is below zero it is the reason why there is no answer.
    """

    def each(part: Callable[[_Group], Expression]) -> Expression:
        return by_cell({cell: part(group) for group in groups for cell in group.cells})

    cell = column(CELL, len(plan.law.cells))
    first = cell * literal(plan.law.paths)
    codes = dict.fromkeys(plan.cells, literal(Reason.OUTSIDE_CODED_LAW))
    for group in groups:
        path = first + group.calculation.code
        codes |= dict.fromkeys(group.cells, first_missing(group.missing, path))
    found = choose(cell >= ZERO, by_cell(codes), cell)
    explanation = plan.numbers.explained(found, plan.law.codes)
    known = explanation >= ZERO
    repeat = Truth(each(lambda group: group.repeat.low), each(lambda group: group.repeat.high))
    definite = known & ~repeat.is_open
    low, high = (
        each(lambda group: group.calculation.low.whole),
        each(lambda group: group.calculation.high.whole),
    )
    return {
        "provision": _provision(plan, known, repeat.low),
        "is_repeat": choose(definite, repeat.low, null("truth")),
        "low": choose(known, low, null("number")),
        "high": choose(known, high, null("number")),
        "currency": _currency(plan, known),
        "explanation": explanation,
    }


def _provision(plan: TablePlan, known: Expression, is_repeat: Expression) -> Expression:
    """Return the key of the provision that applies, if it is known."""
    cells = plan.law.cells
    first = [cell.named.key for cell in cells]
    graver = [None if cell.era is None else cell.era.repeat_provision for cell in cells]
    again = [key if other is None else other.key for key, other in zip(first, graver, strict=True)]
    if plan.engine.gathers and known != FALSE:
        cell = column(CELL, len(cells))
        place = choose(is_repeat, cell + literal(len(cells)), cell)
        return _spelled(known, place, [*first, *again])
    one, other = (by_cell({n: word(keys[n]) for n in _with_text(plan)}) for keys in (first, again))
    return choose(known, choose(is_repeat, other, one), null("text"))


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
