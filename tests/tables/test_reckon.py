"""A penalty in columns: bounds, rounding, and what is known beforehand."""

from __future__ import annotations

import operator

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

import polars as pl
import pytest

from hypothesis import given
from hypothesis import strategies as st
from tests.laws.test_tables_agree import hold
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
from penaltymodel.tables.expressions import (
    INT64,
    Expression,
    as_choice,
    at_least,
    greater,
    lesser,
    literal,
    over,
    pick,
    plus,
    times,
)
from penaltymodel.tables.on_narwhals import Speaker
from penaltymodel.tables.paths import taken
from penaltymodel.tables.reckon import Inputs, reckon
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
    def test_broken_parts_are_compared_exactly(self, how, join):
        """Within a sum the greater and the lesser of two fractions are told apart exactly."""
        inner = join(THIRD, SEVENTH)
        penalty = total(inner, scaled(inner, "1/2"), fixed(rub("0.01")))

        hold(POLARS, penalty, [known(a, b) for a in range(6) for b in range(6)], how)

    @pytest.mark.parametrize("how", [None, *Rounding])
    def test_one_broken_part(self, how):
        """Beside whole units, what is broken is rounded the same by itself."""
        penalty = total(THIRD, fixed(rub("0.03")))

        hold(POLARS, penalty, [known(units, 0) for units in range(12)], how)

    def test_a_share_of_nearly_all_that_fits(self):
        """A share of an amount near 2**63 is exact; beyond, the proof says no."""
        penalty = share_of_revenue("999/1000", base=BASES[0])

        hold(POLARS, penalty, [known(2**63 - 2**24 - n, 0) for n in range(3)], None)

        found = _reckoned(penalty, most=INT64)
        assert found.low.whole.peak > INT64


def _reckoned(penalty: Penalty, *, most: int, facts: Facts | None = None) -> Any:
    columns = {Revenue(base): ("revenue", "revenue") for base in BASES}
    inputs = Inputs(
        columns=columns if facts is None else {},
        currency="RUB",
        codes={Revenue(base): -1 for base in BASES} | {Count("days"): -2},
        given=facts or Facts(),
        most={"revenue": most},
    )
    return reckon(penalty, inputs, None)


class TestWhatIsKnownBeforehand:
    def test_is_reckoned_at_once(self):
        """Facts of the whole table leave no work for the rows."""
        penalty = when(
            AtLeast(Count("days"), 2),
            when(Exceeds(Revenue(BASES[0]), rub("0.05")), per_day(THIRD), otherwise=SEVENTH),
            otherwise=fixed(rub(1)),
        )

        found = _reckoned(penalty, most=0, facts=known(9, 0))

        assert found.low.whole == literal(9)
        assert taken(penalty, found.code.value).penalty == per_day(THIRD)

    def test_of_another_currency(self):
        """Amounts of two currencies do not meet."""
        with pytest.raises(CurrencyMismatchError):
            _reckoned(total(THIRD, fixed(eur(1))), most=1)


class TestBounds:
    def test_tests_that_are_decided(self):
        """What no number within its bounds can reach needs no test."""
        column = Expression("column", ("n",), 5)

        assert at_least(column, literal(6)).value is False
        assert at_least(literal(5), column).value is True

    def test_the_peak_is_the_highest_on_the_way(self):
        """A product that is divided again is what must fit."""
        column = Expression("column", ("n",), 10)

        found = over(times(column, literal(100)), 500)

        assert (found.high, found.peak >= 1000) == (2, True)

    def test_what_is_asked_twice_is_asked_once(self):
        """A test within the same test is left out."""
        column, test = Expression("column", ("n",), 10), Expression("null", ("m",))

        assert pick(test, literal(1), pick(test, column, literal(2))) == pick(
            test, literal(1), literal(2)
        )
        assert hash(plus(column, literal(1))) == hash(plus(column, literal(1)))
        assert column != "n"


STEPS: dict[str, tuple[Callable[[Expression, int], Expression], Callable[[int, int], int]]] = {
    "plus": (lambda form, by: plus(form, literal(by)), operator.add),
    "plus, turned": (lambda form, by: plus(literal(by), form), operator.add),
    "times": (lambda form, by: times(form, literal(by)), operator.mul),
    "times, turned": (lambda form, by: times(literal(by), form), operator.mul),
    "over": (over, operator.floordiv),
    "greater": (lambda form, by: greater(form, literal(by)), max),
    "greater, turned": (lambda form, by: greater(literal(by), form), max),
    "lesser": (lambda form, by: lesser(form, literal(by)), min),
    "lesser, turned": (lambda form, by: lesser(literal(by), form), min),
}


class TestWhatGrowsWithAColumn:
    @given(
        steps=st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(1, 40)), max_size=6),
        level=st.integers(0, 200),
    )
    def test_is_told_from_a_number_by_the_column(self, steps, level):
        """Whether it reaches a number is asked of the column; and it comes to the same."""
        numbers = range(41)
        form, reckoned = Expression("column", ("n",), max(numbers)), list(numbers)
        for step, by in steps:
            grow, same = STEPS[step]
            form, reckoned = grow(form, by), [same(number, by) for number in reckoned]

        test = at_least(form, literal(level))

        assert test.value is not None or level == 0 or test.args[0].op == "column"
        assert _said(form, numbers) == reckoned
        assert _said(test, numbers) == [number >= level for number in reckoned]

    def test_two_that_grow_are_compared_themselves(self):
        """The greater of two columns is no choice that one of them decides."""
        one, other = Expression("column", ("n",), 9), Expression("column", ("m",), 9)
        joined = greater(one, other)

        assert as_choice(joined) is joined
        assert as_choice(greater(plus(one, other), literal(3))).op == "greater"
        assert at_least(plus(one, other), literal(3)).args[0] == plus(one, other)


def _said(form: Expression, numbers: Iterable[int]) -> list[Any]:
    import narwhals as nw  # noqa: PLC0415

    *stages, last = Speaker().stages({"said": form}, "own_")
    frame = nw.from_native(pl.DataFrame({"n": numbers}))
    for stage in [*stages, last]:
        frame = frame.with_columns(**stage)
    return frame["said"].to_list()


def test_forms_that_are_shared_become_columns():
    """What is used twice is said once, as a column of its own."""
    half = over(Expression("column", ("n",), 10), 2)

    stages = list(Speaker().stages({"a": plus(half, literal(1)), "b": half}, "own_"))

    assert [sorted(stage) for stage in stages] == [["own_0"], ["a", "b"]]


def test_a_step_from_a_column_is_said_again():
    """What is as quick to say again as to look up becomes no column."""
    double = times(Expression("column", ("n",), 10), literal(2))

    (stage,) = Speaker().stages({"a": plus(double, literal(1)), "b": double}, "own_")

    assert sorted(stage) == ["a", "b"]


def test_a_flag_that_is_filled():
    """A flag that is presumed is that where nobody says otherwise."""
    flag = Flag("grave", presumed=True)
    penalty = when(flag, fixed(rub(2)), otherwise=fixed(rub(1)))
    inputs = Inputs(columns={flag: ("f", "f")}, currency="RUB", codes={})
    found = reckon(penalty, inputs, None).low.whole

    (stage,) = Speaker().stages({"low": found}, "own_")

    frame = pl.DataFrame({"f": [True, False, None]})
    import narwhals as nw  # noqa: PLC0415

    assert nw.from_native(frame).select(**stage).to_native()["low"].to_list() == [200, 100, 200]
