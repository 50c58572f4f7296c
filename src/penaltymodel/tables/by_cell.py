"""How the rows of a table are reckoned: a form for each column, chosen by the cell of the law."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from attrs import evolve, frozen

from penaltymodel.facts.facts import Facts
from penaltymodel.law.penalties import Repeat
from penaltymodel.law.statute import Provision
from penaltymodel.law.words import PersonKind
from penaltymodel.tables.cells import CELL, Cell, Law, Reason, is_limited, plain
from penaltymodel.tables.decisions import Lanes
from penaltymodel.tables.expressions import (
    NOUGHT,
    Expression,
    at_least,
    both,
    first_of,
    literal,
    pick,
    plus,
    times,
)
from penaltymodel.tables.reckon import PERSON, Inputs, Reckoned, Truth, reckon
from penaltymodel.values.ranges import NO


@frozen(eq=False)
class Group:
    """Cells whose texts differ in nothing that is reckoned."""

    cells: tuple[int, ...]
    reckoned: Reckoned
    missing: Expression
    repeat: Truth

    @property
    def peak(self) -> int:
        """The highest number that is met on the way."""
        ends = (self.reckoned.low.whole, self.reckoned.high.whole, self.reckoned.code)
        return max(form.peak for form in ends)


@frozen(kw_only=True)
class Forms:
    """
    The forms of what is answered, for whatever cell a row lies in.

    Where *explanation* is below zero it says why there is no answer, and the rest means nothing.
    """

    low: Expression
    high: Expression
    explanation: Expression
    repeat: Truth


@frozen(eq=False, slots=False)
class Reckoning:
    """How the rows in the *cells* of a law are reckoned, by *groups* of cells that have a text."""

    law: Law
    cells: Sequence[int]
    groups: Sequence[Group]

    @property
    def peak(self) -> int:
        """The highest number that is met on the way."""
        return max((group.peak for group in self.groups), default=0)

    @property
    def worst(self) -> str:
        """The key of the statute that meets it."""
        worst = max(self.groups, key=lambda group: group.peak)
        return self.law.cells[worst.cells[0]].statute.key

    @cached_property
    def forms(self) -> Forms:
        """All groups in one: a query asks the same of every row."""

        def each(part: Callable[[Group], Expression]) -> Expression:
            return by_cell({cell: part(group) for group in self.groups for cell in group.cells})

        cell = Expression("column", (CELL,), len(self.law.cells))
        first = times(cell, literal(self.law.paths))
        said = {cell: literal(Reason.OUTSIDE_CODED_LAW) for cell in self.cells}
        for group in self.groups:
            path = plus(first, group.reckoned.code)
            said |= dict.fromkeys(group.cells, first_of(group.missing, path))
        return Forms(
            low=each(lambda group: group.reckoned.low.whole),
            high=each(lambda group: group.reckoned.high.whole),
            explanation=pick(at_least(cell, NOUGHT), by_cell(said), cell),
            repeat=Truth(
                each(lambda group: group.repeat.low), each(lambda group: group.repeat.high)
            ),
        )


def reckon_rows(
    *,
    law: Law,
    cells: Sequence[int],
    facts: Mapping[object, tuple[str, str]],
    lanes: Lanes,
    given: Facts,
    currencies: Mapping[str, str],
    most: Mapping[str, int],
) -> Reckoning:
    """Reckon the *cells* of *law* that a row may lie in, from the columns of *facts*."""

    def group(alike: tuple[int, ...]) -> Group:
        rules = lanes.rules[alike[0]]
        inputs = Inputs(
            columns={**facts, **lanes.of(alike[0])},
            currency=currencies[law.cells[alike[0]].statute.key],
            codes={**law.codes, **dict.fromkeys(rules, int(Reason.REPEAT_UNKNOWN))},
            given=_said(given, rules),
            most=most,
        )
        return _group(law.cells[alike[0]], alike, inputs)

    return Reckoning(law, cells, [group(alike) for alike in _alike(law, cells)])


def _alike(law: Law, cells: Sequence[int]) -> list[tuple[int, ...]]:
    """Return the cells that have a text, those together whose texts are reckoned alike."""
    found: dict[object, list[int]] = {}
    for number in cells:
        cell = law.cells[number]
        if cell.penalty is not None:
            reach = _limits(cell.named), _limits(cell.graver)
            same = cell.statute.key, plain(cell.penalty), cell.rule, cell.of_repeats, reach
            found.setdefault(same, []).append(number)
    return [tuple(alike) for alike in found.values()]


def _limits(provision: Provision | None) -> tuple[PersonKind, ...]:
    return () if provision is None or not is_limited(provision) else provision.persons


def _group(cell: Cell, alike: tuple[int, ...], inputs: Inputs) -> Group:
    assert cell.penalty is not None  # noqa: S101  # only such cells are in groups
    reckoned = reckon(cell.penalty, inputs, cell.statute.rounding)
    missing, repeat = reckoned.missing, reckoned.is_repeat
    if cell.rule is not None:
        repeat = inputs.truth(cell.rule)
        if cell.of_repeats:
            not_one = pick(repeat.high, missing, literal(Reason.NOT_A_REPEAT))
            missing = first_of(repeat.missing, not_one)
        if cell.graver is not None and is_limited(cell.graver):
            reached = inputs.is_one_of(PERSON, cell.graver.persons).low
            repeat = Truth(both(reached, repeat.low), both(reached, repeat.high))
    if is_limited(cell.named):
        person = inputs.is_one_of(PERSON, cell.named.persons)
        liable = pick(person.low, missing, literal(Reason.PERSON_NOT_LIABLE))
        missing = first_of(person.missing, liable)
    return Group(alike, reckoned, missing, repeat)


def _said(given: Facts, rules: Iterable[Repeat]) -> Facts:
    """Return what is given; of a rule that nobody says anything to, there was no decision."""
    stated = given.repeat
    if stated is not None and not isinstance(stated, dict):
        return given
    return evolve(given, repeat={**dict.fromkeys(rules, NO), **(stated or {})})


def by_cell(forms: Mapping[int, Expression]) -> Expression:
    """Return the form that goes with the cell of a row; what most cells share needs no test."""
    cells: dict[Expression, list[int]] = {}
    for cell in sorted(forms):
        cells.setdefault(forms[cell], []).append(cell)
    *others, (result, _) = sorted(cells.items(), key=lambda item: len(item[1])) or [(NOUGHT, [])]
    for form, own in reversed(others):
        result = _where(own, sorted(forms), form, result)
    return result


def _where(
    own: list[int], everything: list[int], one: Expression, other: Expression
) -> Expression:
    """Return *one* where a cell is one of *own*, and *other* in the rest of *everything*."""
    cell = Expression("column", (CELL,), everything[-1])
    if everything[-len(own) :] == own:
        return pick(at_least(cell, literal(own[0])), one, other)
    if everything[: len(own)] == own:
        return pick(at_least(cell, literal(own[-1] + 1)), other, one)
    return pick(Expression("among", (CELL, tuple(own))), one, other)
