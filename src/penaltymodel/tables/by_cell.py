"""The columns of the answer as expressions, for each group of cells and for all cells in one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from attrs import evolve, frozen

from penaltymodel.facts.facts import Facts
from penaltymodel.law.penalties import Repeat
from penaltymodel.law.statute import Provision
from penaltymodel.law.words import PersonKind
from penaltymodel.tables.calculate import PERSON, Calculation, Inputs, Truth, calculate
from penaltymodel.tables.cells import CELL, Cell, Reason, TableLaw, by_cell, is_limited, plain
from penaltymodel.tables.decisions import RepeatColumns
from penaltymodel.tables.expressions import (
    ZERO,
    Expression,
    at_least,
    both,
    choose,
    column,
    first_missing,
    literal,
    plus,
    times,
)
from penaltymodel.values.ranges import NO


@frozen(eq=False)
class Group:
    """Cells whose texts are calculated in the same way."""

    cells: tuple[int, ...]
    calculation: Calculation
    missing: Expression
    repeat: Truth

    @property
    def peak(self) -> int:
        """The largest number that can occur."""
        ends = (self.calculation.low.whole, self.calculation.high.whole, self.calculation.code)
        return max(each.peak for each in ends)


@frozen(kw_only=True)
class Answer:
    """
    The answer to a row as expressions, whatever cell the row is in.

    If *explanation* is below zero it is the reason why there is no answer, and the rest is invalid.
    """

    low: Expression
    high: Expression
    explanation: Expression
    repeat: Truth


@frozen(eq=False, slots=False)
class CellCalculations:
    """How the rows in the *cells* of a law are calculated, by *groups* of cells that have a text."""

    law: TableLaw
    cells: Sequence[int]
    groups: Sequence[Group]

    @property
    def peak(self) -> int:
        """The largest number that can occur."""
        return max((group.peak for group in self.groups), default=0)

    @property
    def worst(self) -> str:
        """The key of the statute where it occurs."""
        worst = max(self.groups, key=lambda group: group.peak)
        return self.law.cells[worst.cells[0]].statute.key

    @cached_property
    def answer(self) -> Answer:
        """All groups in one, as one query calculates all rows."""

        def each(part: Callable[[Group], Expression]) -> Expression:
            return by_cell({cell: part(group) for group in self.groups for cell in group.cells})

        cell = column(CELL, len(self.law.cells))
        first = times(cell, literal(self.law.paths))
        codes = {cell: literal(Reason.OUTSIDE_CODED_LAW) for cell in self.cells}
        for group in self.groups:
            path = plus(first, group.calculation.code)
            codes |= dict.fromkeys(group.cells, first_missing(group.missing, path))
        return Answer(
            low=each(lambda group: group.calculation.low.whole),
            high=each(lambda group: group.calculation.high.whole),
            explanation=choose(at_least(cell, ZERO), by_cell(codes), cell),
            repeat=Truth(
                each(lambda group: group.repeat.low), each(lambda group: group.repeat.high)
            ),
        )


def calculate_cells(
    *,
    law: TableLaw,
    cells: Sequence[int],
    facts: Mapping[object, tuple[str, str]],
    repeats: RepeatColumns,
    given: Facts,
    currencies: Mapping[str, str],
    most: Mapping[str, int],
) -> CellCalculations:
    """Return how the *cells* of *law* that rows may be in are calculated from columns."""

    def group(alike: tuple[int, ...]) -> Group:
        rules = repeats.rules[alike[0]]
        inputs = Inputs(
            columns={**facts, **repeats.of(alike[0])},
            currency=currencies[law.cells[alike[0]].statute.key],
            codes={**law.codes, **dict.fromkeys(rules, int(Reason.REPEAT_UNKNOWN))},
            given=_with_no_decisions(given, rules),
            most=most,
        )
        return _group(law.cells[alike[0]], alike, inputs)

    return CellCalculations(law, cells, [group(alike) for alike in _alike(law, cells)])


def _alike(law: TableLaw, cells: Sequence[int]) -> list[tuple[int, ...]]:
    """Return the cells that have a text, grouped by how their texts are calculated."""
    found: dict[object, list[int]] = {}
    for number in cells:
        cell = law.cells[number]
        if cell.penalty is not None:
            reach = _limits(cell.named), _limits(cell.graver)
            same = cell.statute.key, plain(cell.penalty), cell.rule, cell.is_for_repeats, reach
            found.setdefault(same, []).append(number)
    return [tuple(alike) for alike in found.values()]


def _limits(provision: Provision | None) -> tuple[PersonKind, ...]:
    return () if provision is None or not is_limited(provision) else provision.persons


def _group(cell: Cell, alike: tuple[int, ...], inputs: Inputs) -> Group:
    assert cell.penalty is not None  # noqa: S101  # only such cells are in groups
    calculation = calculate(cell.penalty, inputs, cell.statute.rounding)
    missing, repeat = calculation.missing, calculation.is_repeat
    if cell.rule is not None:
        repeat = inputs.truth(cell.rule)
        if cell.is_for_repeats:
            not_one = choose(repeat.high, missing, literal(Reason.NOT_A_REPEAT))
            missing = first_missing(repeat.missing, not_one)
        if cell.graver is not None and is_limited(cell.graver):
            applies = inputs.is_one_of(PERSON, cell.graver.persons).low
            repeat = Truth(both(applies, repeat.low), both(applies, repeat.high))
    if is_limited(cell.named):
        person = inputs.is_one_of(PERSON, cell.named.persons)
        liable = choose(person.low, missing, literal(Reason.PERSON_NOT_LIABLE))
        missing = first_missing(person.missing, liable)
    return Group(alike, calculation, missing, repeat)


def _with_no_decisions(given: Facts, rules: Iterable[Repeat]) -> Facts:
    """Return *given*, with no earlier decision under a rule that it does not mention."""
    stated = given.repeat
    if stated is not None and not isinstance(stated, dict):
        return given
    return evolve(given, repeat={**dict.fromkeys(rules, NO), **(stated or {})})
