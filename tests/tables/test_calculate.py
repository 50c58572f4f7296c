"""A penalty in columns: bounds, rounding, and constants."""

from __future__ import annotations

import operator

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

import polars as pl
import pytest

from hypothesis import given
from hypothesis import strategies as st
from tests.laws.test_tables_agree import check_penalty
from tests.support.strategies import BASES
from tests.support.tables import ENGINES

from penaltymodel.errors import CurrencyMismatchError
from penaltymodel.facts.facts import Facts
from penaltymodel.law.forms import (
    fixed,
    greater_of,
    lesser_of,
    per_day,
    scaled,
    share_of_revenue,
    total,
    when,
)
from penaltymodel.law.penalties import AtLeast, Count, Exceeds, Flag, Penalty, Revenue
from penaltymodel.tables.calculate import Inputs, calculate
from penaltymodel.tables.expressions import (
    INT64,
    Expression,
    as_choice,
    choose,
    column,
    greater,
    is_null,
    lesser,
    literal,
)
from penaltymodel.tables.on_narwhals import NarwhalsPrinter
from penaltymodel.tables.paths import path_of
from penaltymodel.values.money import Money, Rounding, eur, rub


THIRD, SEVENTH = (share_of_revenue(share, base=BASES[n]) for n, share in enumerate(("1/3", "2/7")))
POLARS = ENGINES[1]


def known(first: int, second: int) -> Facts:
    """Return revenues in kopecks, under two bases."""
    return Facts(
        revenue={
            base: Money(Fraction(units, 100), "RUB")
            for base, units in zip(BASES, (first, second), strict=True)
        },
        counts={"days": 3},
        flags={"grave": True},
    )


class TestRounding:
    @pytest.mark.parametrize("how", [None, *Rounding])
    @pytest.mark.parametrize("join", [greater_of, lesser_of])
    def test_fractions_are_compared_exactly(self, how, join):
        """The greater and the lesser of two fractions within a sum are compared exactly."""
        inner = join(THIRD, SEVENTH)
        penalty = total(inner, scaled(inner, "1/2"), fixed(rub("0.01")))

        check_penalty(POLARS, penalty, [known(a, b) for a in range(6) for b in range(6)], how)

    @pytest.mark.parametrize("how", [None, *Rounding])
    def test_one_fraction(self, how):
        """A single fraction among whole units may be rounded before they are added."""
        penalty = total(THIRD, fixed(rub("0.03")))

        check_penalty(POLARS, penalty, [known(units, 0) for units in range(12)], how)

    def test_a_share_of_nearly_all_that_fits(self):
        """A share of an amount near 2**63 is exact; the bound exceeds 64 bits beyond it."""
        penalty = share_of_revenue("999/1000", base=BASES[0])

        check_penalty(POLARS, penalty, [known(2**63 - 2**24 - n, 0) for n in range(3)], None)

        found = _calculated(penalty, most=INT64)
        assert found.low.whole.peak > INT64


def _calculated(penalty: Penalty, *, most: int, facts: Facts | None = None) -> Any:
    columns = {Revenue(base): ("revenue", "revenue") for base in BASES}
    inputs = Inputs(
        columns=columns if facts is None else {},
        currency="RUB",
        codes={Revenue(base): -1 for base in BASES} | {Count("days"): -2},
        given=facts or Facts(),
        most={"revenue": most},
    )
    return calculate(penalty, inputs, None)


class TestConstants:
    def test_facts_of_the_whole_table(self):
        """Facts of the whole table are calculated once, not for each row."""
        penalty = when(
            AtLeast(Count("days"), 2),
            when(Exceeds(Revenue(BASES[0]), rub("0.05")), per_day(THIRD), otherwise=SEVENTH),
            otherwise=fixed(rub(1)),
        )

        found = _calculated(penalty, most=0, facts=known(9, 0))

        assert found.low.whole == literal(9)
        assert path_of(penalty, found.code.value).penalty == per_day(THIRD)

    def test_of_another_currency(self):
        """Amounts in two currencies are rejected."""
        with pytest.raises(CurrencyMismatchError):
            _calculated(total(THIRD, fixed(eur(1))), most=1)


class TestBounds:
    def test_constant_tests(self):
        """A test that no number within its bounds can change is a constant."""
        number = column("n", 5)

        assert (number >= literal(6)).value is False
        assert (literal(5) >= number).value is True

    def test_the_peak_is_the_highest_on_the_way(self):
        """The peak of a quotient includes the product that is divided."""
        number = column("n", 10)

        found = (number * literal(100)) // 500

        assert (found.high, found.peak >= 1000) == (2, True)

    def test_a_repeated_test(self):
        """A test inside the same test is removed."""
        number, test = column("n", 10), is_null("m")

        assert choose(test, literal(1), choose(test, number, literal(2))) == choose(
            test, literal(1), literal(2)
        )
        assert hash(number + literal(1)) == hash(number + literal(1))
        assert number != "n"


STEPS: dict[str, tuple[Callable[[Expression, int], Expression], Callable[[int, int], int]]] = {
    "plus": (lambda found, by: found + literal(by), operator.add),
    "plus, turned": (lambda found, by: literal(by) + found, operator.add),
    "times": (lambda found, by: found * literal(by), operator.mul),
    "times, turned": (lambda found, by: literal(by) * found, operator.mul),
    "quotient": (operator.floordiv, operator.floordiv),
    "greater": (lambda found, by: greater(found, literal(by)), max),
    "greater, turned": (lambda found, by: greater(literal(by), found), max),
    "lesser": (lambda found, by: lesser(found, literal(by)), min),
    "lesser, turned": (lambda found, by: lesser(literal(by), found), min),
}


class TestIncreasingExpressions:
    @given(
        steps=st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(1, 40)), max_size=6),
        level=st.integers(0, 200),
    )
    def test_comparison_with_a_constant(self, steps, level):
        """A comparison with a constant becomes a comparison of the column, with the same result."""
        numbers = range(41)
        found, expected = column("n", max(numbers)), list(numbers)
        for step, by in steps:
            grow, same = STEPS[step]
            found, expected = grow(found, by), [same(number, by) for number in expected]

        test = found >= literal(level)

        assert test.value is not None or level == 0 or test.args[0].op == "column"
        assert _values(found, numbers) == expected
        assert _values(test, numbers) == [number >= level for number in expected]

    def test_two_columns(self):
        """The greater of two columns does not become a choice."""
        one, other = column("n", 9), column("m", 9)
        joined = greater(one, other)

        assert as_choice(joined) is joined
        assert as_choice(greater(one + other, literal(3))).op == "greater"
        assert ((one + other) >= literal(3)).args[0] == (one + other)


def _values(found: Expression, numbers: Iterable[int]) -> list[Any]:
    frame = pl.DataFrame({"n": numbers})
    for stage in NarwhalsPrinter(api=pl).stages({"value": found}, "own_"):
        frame = frame.with_columns(**stage)
    return frame["value"].to_list()


def test_shared_parts_become_columns():
    """A part that is used twice becomes a column of its own."""
    half = column("n", 10) // 2

    stages = list(NarwhalsPrinter(api=pl).stages({"a": half + literal(1), "b": half}, "own_"))

    assert [sorted(stage) for stage in stages] == [["own_0"], ["a", "b"]]


def test_a_step_from_a_column_is_repeated():
    """A part that is as fast to calculate as to read does not become a column."""
    double = column("n", 10) * literal(2)

    (stage,) = NarwhalsPrinter(api=pl).stages({"a": double + literal(1), "b": double}, "own_")

    assert sorted(stage) == ["a", "b"]


def test_a_presumed_flag():
    """A flag that is presumed has the presumed value where it is null."""
    flag = Flag("grave", presumed=True)
    penalty = when(flag, fixed(rub(2)), otherwise=fixed(rub(1)))
    inputs = Inputs(columns={flag: ("f", "f")}, currency="RUB", codes={})
    found = calculate(penalty, inputs, None).low.whole

    (stage,) = NarwhalsPrinter(api=pl).stages({"low": found}, "own_")

    frame = pl.DataFrame({"f": [True, False, None]})
    assert frame.select(**stage)["low"].to_list() == [200, 100, 200]
