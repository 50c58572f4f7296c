"""Caps, floors and choices respect their bounds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.support.strategies import amounts, examples, facts, penalties

from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.evaluate import evaluate
from penaltymodel.law.forms import capped, floored, greater_of, lesser_of, upto
from penaltymodel.values.money import rub


FULL = facts(complete=True)
SMALL = penalties(max_leaves=4)


class TestCapsAndFloors:
    @examples(60)
    @given(SMALL, amounts, FULL)
    def test_a_capped_penalty_stays_at_its_cap(self, body, cap, known):
        """A cap limits what is above it and changes nothing below it."""
        before = evaluate(body, known).result

        result = evaluate(capped(body, at=cap), known).result

        assert result.low == min(before.low, cap)
        assert result.high == min(before.high, cap)

    @examples(60)
    @given(SMALL, amounts, FULL)
    def test_a_floored_penalty_stays_at_its_floor(self, body, floor, known):
        """A floor raises what is below it and changes nothing above it."""
        before = evaluate(body, known).result

        result = evaluate(floored(body, at=floor), known).result

        assert result.low == max(before.low, floor)
        assert result.high == max(before.high, floor)

    @examples(60)
    @given(SMALL, amounts, st.sampled_from((capped, floored)), FULL)
    def test_twice_is_as_good_as_once(self, body, at, bound, known):
        """A second equal cap or floor changes nothing."""
        once = bound(body, at=at)

        assert evaluate(bound(once, at=at), known).result == evaluate(once, known).result

    @examples(40)
    @given(amounts)
    def test_up_to_begins_at_nothing(self, most):
        """A fine of at most an amount starts at zero."""
        result = evaluate(upto(most), Facts()).result

        assert result.low == rub(0)
        assert result.high == most


class TestChoices:
    @examples(60)
    @given(st.lists(SMALL, min_size=1, max_size=4), FULL)
    def test_the_greater_is_no_less_than_each(self, terms, known):
        """The greatest is at least each of its terms."""
        each = [evaluate(term, known).result for term in terms]

        result = evaluate(greater_of(*terms), known).result

        assert result.low == max(one.low for one in each)
        assert result.high == max(one.high for one in each)

    @examples(60)
    @given(st.lists(SMALL, min_size=1, max_size=4), FULL)
    def test_the_lesser_is_no_more_than_each(self, terms, known):
        """The least is at most each of its terms."""
        each = [evaluate(term, known).result for term in terms]

        result = evaluate(lesser_of(*terms), known).result

        assert result.low == min(one.low for one in each)
        assert result.high == min(one.high for one in each)

    @examples(100)
    @given(penalties(), FULL)
    def test_every_step_is_upright(self, penalty, known):
        """In every step the low end is not negative and not above the high end."""
        steps = list(evaluate(penalty, known).walk())

        assert all(rub(0) <= step.result.low <= step.result.high for step in steps)
