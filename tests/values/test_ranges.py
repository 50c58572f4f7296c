"""Tests for `penaltymodel.values.ranges`."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st
from tests.support.strategies import amounts, examples, ranges

from penaltymodel.errors import (
    CurrencyMismatchError,
    InvertedRangeError,
    RangeEndsError,
)
from penaltymodel.values.money import eur, rub
from penaltymodel.values.ranges import EITHER, NO, YES, Range, hull, only


NUMBERS = ranges(st.integers(-50, 50))


class TestRange:
    @pytest.mark.parametrize(
        ("low", "high"),
        [
            (1, 3),
            (Fraction(1, 20), Fraction(1, 10)),
            (rub(5), rub(5)),
            (date(2024, 2, 29), date(2025, 2, 28)),
            (False, True),
        ],
    )
    def test_holds_both_ends(self, low, high):
        """Both ends belong to the range, for any ordered type."""
        within = Range(low, high)

        assert low in within
        assert high in within

    @pytest.mark.parametrize(
        ("value", "inside"), [(0, False), (1, True), (2, True), (3, True), (4, False)]
    )
    def test_holds_what_lies_between(self, value, inside):
        """Values below the low end or above the high end are not in the range."""
        assert (value in Range(1, 3)) is inside

    def test_upside_down(self):
        """A low end above the high end is an error that names both."""
        with pytest.raises(InvertedRangeError) as caught:
            Range(rub(2), rub(1))

        assert (caught.value.low, caught.value.high) == (rub(2), rub(1))
        assert str(caught.value) == "low end RUB 2.00 is above high end RUB 1.00; swap them"

    @pytest.mark.parametrize(
        ("low", "high"),
        [
            (1, "2"),
            (rub(1), 2),
            (None, 5),
            (date(2024, 1, 1), datetime(2024, 1, 1)),
            (datetime(2024, 1, 1), datetime(2024, 1, 1, tzinfo=UTC)),
        ],
    )
    def test_ends_of_two_kinds(self, low, high):
        """Ends that cannot be compared are rejected."""
        with pytest.raises(RangeEndsError) as caught:
            Range(low, high)

        assert (caught.value.low, caught.value.high) == (low, high)
        assert "of a range cannot be compared; pass" in str(caught.value)

    def test_ends_of_two_currencies(self):
        """Ends in two currencies are rejected."""
        with pytest.raises(CurrencyMismatchError, match="cannot combine RUB with EUR"):
            Range(rub(1), eur(2))

    def test_is_frozen(self):
        """A range is frozen."""
        with pytest.raises(FrozenInstanceError):
            Range(1, 2).low = 0

    @examples(60)
    @given(NUMBERS, NUMBERS)
    def test_equal_ranges_hash_alike(self, one, other):
        """Ranges with equal ends are equal and have equal hashes."""
        again = Range(one.low, one.high)

        assert (again, hash(again)) == (one, hash(one))
        assert (one == other) == ((one.low, one.high) == (other.low, other.high))


class TestPoints:
    @pytest.mark.parametrize("value", [0, True, rub("0.01"), date(2024, 2, 29), None])
    def test_only(self, value):
        """A range of one value is a point, even if the type has no order."""
        point = only(value)

        assert point.low is point.high is value
        assert point.is_point

    def test_a_range_is_no_point(self):
        """A range with different ends is not a point."""
        assert not Range(1, 2).is_point
        assert Range(rub("0.5"), rub("1/2")).is_point

    def test_the_three_truths(self):
        """A truth value is true, false or unknown."""
        assert [truth.is_point for truth in (YES, NO, EITHER)] == [True, True, False]
        assert True in YES
        assert False not in YES
        assert True not in NO
        assert {True, False} == {truth for truth in (True, False) if truth in EITHER}


class TestHull:
    @examples(100)
    @given(st.lists(NUMBERS, min_size=1))
    def test_is_the_smallest_that_holds_all(self, given_ranges):
        """The hull contains all ranges, and each of its ends is an end of a range."""
        result = hull(given_ranges)

        assert all(each.low in result and each.high in result for each in given_ranges)
        assert result.low in {each.low for each in given_ranges}
        assert result.high in {each.high for each in given_ranges}

    @examples(40)
    @given(st.permutations([Range(1, 2), Range(5, 9), Range(0, 0)]))
    def test_order_is_nothing(self, given_ranges):
        """The hull does not depend on the order of the ranges."""
        assert hull(iter(given_ranges)) == Range(0, 9)

    @examples(40)
    @given(ranges(amounts))
    def test_of_one(self, amount):
        """The hull of one range is that range."""
        assert hull([amount]) == amount

    def test_of_nothing(self):
        """The hull of no ranges is an error."""
        with pytest.raises(ValueError, match="not enough values to unpack"):
            hull([])


class TestArithmetic:
    def test_sum_and_multiple(self):
        """Ranges are added and multiplied end by end."""
        assert Range(rub(1), rub(2)) + only(rub(3)) == Range(rub(4), rub(5))
        assert Range(rub(1), rub(2)) * 3 == Range(rub(3), rub(6))
        assert Range(rub(1), rub(2)) * Range(2, 5) == Range(rub(2), rub(10))
        assert only(rub(2)) * Range(2, 5) == Range(rub(4), rub(10))

    def test_a_point_stays_a_point(self):
        """A multiple of a single value is calculated once."""
        tripled = only(rub(2)) * 3

        assert tripled.low is tripled.high

    def test_is_not_added_to_a_value(self):
        """A range cannot be added to a single value."""
        with pytest.raises(TypeError, match="unsupported operand"):
            Range(1, 2) + 1
