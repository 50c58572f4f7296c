"""Tests for going through a penalty: `parts`, `walk`, `map_parts`, `currencies`."""

from __future__ import annotations

from collections import Counter
from functools import partial

import pytest

from hypothesis import given
from tests.support.strategies import examples, penalties

from penaltymodel.errors import WrongTypeError
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.check import check
from penaltymodel.interpreters.evaluate import evaluate
from penaltymodel.interpreters.latex import latex
from penaltymodel.interpreters.needs import Needs, needs
from penaltymodel.interpreters.prepare import prepare
from penaltymodel.interpreters.prose import prose
from penaltymodel.law.forms import (
    cited,
    fixed,
    greater_of,
    lesser_of,
    multiple_of,
    per_day,
    scaled,
    total,
    when,
)
from penaltymodel.law.penalties import (
    AllOf,
    Amount,
    AnyOf,
    AtLeast,
    Cases,
    Cited,
    Count,
    Exceeds,
    Flag,
    Is,
    Not,
    PersonIs,
    currencies,
    map_parts,
    parts,
    walk,
)
from penaltymodel.law.words import PersonKind
from penaltymodel.values.money import eur, rub
from penaltymodel.values.sources import Confidence, Source


ONE, TWO, THREE = (fixed(rub(number)) for number in (1, 2, 3))
GRAVE, LATE = Flag("grave"), Flag("late")
MANY = AtLeast(Count("users"), 5)
LARGE = Exceeds(Amount("the benefit"), eur(5))
SOURCE = Source("article 1", Confidence.VERIFIED)


def shared(levels):
    """Return a penalty of 2 ** *levels* paths that consists of *levels* objects."""
    penalty = per_day(when(GRAVE, ONE, otherwise=TWO))
    for _ in range(levels):
        penalty = total(penalty, penalty)
    return penalty


def nested(levels):
    """Return a share of a share of ... a fixed sum."""
    penalty = ONE
    for _ in range(levels):
        penalty = scaled(penalty, 1)
    return penalty


class TestParts:
    @pytest.mark.parametrize(
        ("node", "inside"),
        [
            (ONE, ()),
            (multiple_of("the unpaid fine", 2).of, ()),
            (scaled(ONE, 2), (ONE,)),
            (per_day(ONE), (ONE,)),
            (cited(ONE, SOURCE), (ONE,)),
            (total(ONE, TWO), (ONE, TWO)),
            (greater_of(ONE, TWO), (ONE, TWO)),
            (lesser_of(ONE, TWO), (ONE, TWO)),
            (
                Cases(((GRAVE, ONE), (LATE, TWO)), otherwise=THREE),
                (GRAVE, ONE, LATE, TWO, THREE),
            ),
            (GRAVE, ()),
            (PersonIs((PersonKind.CITIZEN,)), ()),
            (Is("seriousness", ("low",)), ()),
            (MANY, ()),
            (LARGE, ()),
            (Not(GRAVE), (GRAVE,)),
            (AllOf((GRAVE, LATE)), (GRAVE, LATE)),
            (AnyOf((GRAVE, LATE)), (GRAVE, LATE)),
        ],
    )
    def test_of_each_node(self, node, inside):
        """The parts of a node are in the order of the text."""
        assert parts(node) == inside


class TestNotAPenalty:
    @pytest.mark.parametrize(
        "read",
        [
            *(parts, needs, check, prose, latex, prepare),
            lambda value: evaluate(value, Facts()),
            lambda value: list(walk(value)),
        ],
    )
    def test_is_refused(self, read):
        """Whatever reads a penalty refuses other values with the same sentence."""
        with pytest.raises(WrongTypeError) as caught:
            read(5)

        assert str(caught.value) == (
            "penalty must be a Penalty, such as fixed(eur(5)), not the int 5"
        )


class TestWalk:
    def test_order(self):
        """A node comes before its parts, and a condition before the penalty it chooses."""
        inner = Not(GRAVE)
        cases = Cases(((inner, ONE), (LATE, TWO)), otherwise=THREE)
        penalty = total(cases, per_day(ONE))

        assert list(walk(penalty)) == [
            penalty,
            cases,
            inner,
            GRAVE,
            ONE,
            LATE,
            TWO,
            THREE,
            penalty.terms[1],
        ]

    @examples(60)
    @given(penalties())
    def test_every_part_once(self, penalty):
        """Every object that is a part of a visited node is visited exactly once."""
        nodes = list(walk(penalty))
        visited = Counter(map(id, nodes))

        assert set(visited.values()) == {1}
        assert {id(part) for node in nodes for part in parts(node)} | {id(penalty)} == set(visited)

    def test_shared_parts(self):
        """The work grows with the number of different objects, not with the number of paths."""
        penalty = shared(60)

        assert len(list(walk(penalty))) == 65
        assert needs(penalty) == Needs(counts=(Count("days"),), flags=(GRAVE,))
        assert check(penalty) == ()

    def test_shared_conditions(self):
        """A condition with shared parts is checked once, not once per path."""
        test = GRAVE
        for _ in range(60):
            test = Not(test) if test is GRAVE else AllOf((test, test))
        penalty = when(test, ONE, otherwise=TWO)

        assert currencies(penalty) == ("RUB",)
        assert needs(penalty).flags == (GRAVE,)

    def test_deep(self):
        """A penalty of any depth can be walked."""
        assert len(list(walk(nested(5_000)))) == 5_001
        assert needs(nested(5_000)) == Needs()


class TestMapParts:
    @examples(60)
    @given(penalties())
    def test_no_change(self, penalty):
        """If no part changes, the penalty is equal."""
        assert map_parts(penalty, lambda part: part) == penalty

    def test_every_part(self):
        """Each direct part is changed, and conditions are not."""
        penalty = Cases(((GRAVE, ONE), (LATE, TWO)), otherwise=THREE)

        assert map_parts(penalty, partial(scaled, low=2)) == Cases(
            ((GRAVE, scaled(ONE, 2)), (LATE, scaled(TWO, 2))), otherwise=scaled(THREE, 2)
        )

    def test_nothing_below(self):
        """Nested parts are left to the function."""
        penalty = cited(total(cited(ONE, SOURCE)), SOURCE)

        assert map_parts(penalty, lambda part: part) == penalty
        assert isinstance(map_parts(penalty, lambda part: part.terms[0]).body, Cited)
