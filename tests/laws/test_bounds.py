"""Caps, floors and choices keep within their bounds."""

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
        """A cap is never exceeded, and nothing below it is changed."""
        before = evaluate(body, known).result

        result = evaluate(capped(body, at=cap), known).result

        assert result.low == min(before.low, cap)
        assert result.high == min(before.high, cap)

    @examples(60)
    @given(SMALL, amounts, FULL)
    def test_a_floored_penalty_stays_at_its_floor(self, body, floor, known):
        """Nothing falls below a floor, and nothing above it is changed."""
        before = evaluate(body, known).result

        result = evaluate(floored(body, at=floor), known).result

        assert result.low == max(before.low, floor)
        assert result.high == max(before.high, floor)

    @examples(60)
    @given(SMALL, amounts, st.sampled_from((capped, floored)), FULL)
    def test_twice_is_as_good_as_once(self, body, at, bound, known):
        """To cap what is capped, or to floor what is floored, changes nothing."""
        once = bound(body, at=at)

        assert evaluate(bound(once, at=at), known).result == evaluate(once, known).result

    @examples(40)
    @given(amounts)
    def test_up_to_begins_at_nothing(self, most):
        """A fine of at most so much may be nothing at all."""
        result = evaluate(upto(most), Facts()).result

        assert result.low == rub(0)
        assert result.high == most


class TestChoices:
    @examples(60)
    @given(st.lists(SMALL, min_size=1, max_size=4), FULL)
    def test_the_greater_is_no_less_than_each(self, terms, known):
        """No term has an end above that of the greatest."""
        each = [evaluate(term, known).result for term in terms]

        result = evaluate(greater_of(*terms), known).result

        assert result.low == max(one.low for one in each)
        assert result.high == max(one.high for one in each)

    @examples(60)
    @given(st.lists(SMALL, min_size=1, max_size=4), FULL)
    def test_the_lesser_is_no_more_than_each(self, terms, known):
        """No term has an end below that of the least."""
        each = [evaluate(term, known).result for term in terms]

        result = evaluate(lesser_of(*terms), known).result

        assert result.low == min(one.low for one in each)
        assert result.high == min(one.high for one in each)

    @examples(100)
    @given(penalties(), FULL)
    def test_every_step_is_upright(self, penalty, known):
        """The low end is never above the high end, nor below nothing, in any step."""
        steps = list(evaluate(penalty, known).walk())

        assert all(rub(0) <= step.result.low <= step.result.high for step in steps)
