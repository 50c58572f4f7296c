"""The nodes obey the laws of arithmetic."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.support.strategies import (
    any_order,
    examples,
    facts,
    in_units,
    mapped_facts,
    penalties,
    ranges,
    rates,
)

from penaltymodel.interpreters.evaluate import evaluate
from penaltymodel.law.forms import greater_of, lesser_of, per, scaled, total
from penaltymodel.law.penalties import Share
from penaltymodel.values.ranges import Range


FULL = facts(complete=True)
SMALL = penalties(max_leaves=3)
JOINS = st.sampled_from((total, greater_of, lesser_of))


class TestJoins:
    @examples(60)
    @given(st.data(), JOINS, st.lists(SMALL, min_size=2, max_size=4).map(tuple), FULL)
    def test_order_is_nothing(self, data, join, terms, known):
        """Sums, maxima and minima do not depend on the order of their terms."""
        otherwise = data.draw(any_order(terms))

        assert evaluate(join(*otherwise), known).result == evaluate(join(*terms), known).result

    @examples(60)
    @given(JOINS, SMALL, SMALL, SMALL, FULL)
    def test_grouping_is_nothing(self, join, one, two, three, known):
        """Sums, maxima and minima do not depend on the grouping of their terms."""
        flat = evaluate(join(one, two, three), known).result

        assert evaluate(join(one, join(two, three)), known).result == flat
        assert evaluate(join(join(one, two), three), known).result == flat

    @examples(40)
    @given(JOINS, SMALL, FULL)
    def test_one_term_is_itself(self, join, term, known):
        """A sum, maximum or minimum of one term is that term."""
        assert evaluate(join(term), known).result == evaluate(term, known).result

    @examples(40)
    @given(SMALL, SMALL, FULL)
    def test_the_two_choices_make_the_sum(self, one, two, known):
        """The greater and the lesser of two terms add up to their sum."""
        both = total(greater_of(one, two), lesser_of(one, two))

        assert evaluate(both, known).result == evaluate(total(one, two), known).result


class TestShares:
    @examples(60)
    @given(ranges(rates), ranges(rates), SMALL, FULL)
    def test_a_share_of_a_share_multiplies(self, outer, inner, body, known):
        """A tenth of a half is a twentieth."""
        product = Range(outer.low * inner.low, outer.high * inner.high)

        nested = evaluate(Share(outer, Share(inner, body)), known).result

        assert nested == evaluate(Share(product, body), known).result

    @examples(60)
    @given(rates, SMALL, SMALL, FULL)
    def test_a_share_goes_through_a_sum(self, rate, one, two, known):
        """A share of a sum is the sum of the shares."""
        apart = total(scaled(one, rate), scaled(two, rate))

        assert (
            evaluate(scaled(total(one, two), rate), known).result == evaluate(apart, known).result
        )

    @examples(40)
    @given(SMALL, FULL)
    def test_counting_goes_through_a_sum(self, body, known):
        """A daily sum of two equal parts is twice the daily sum of one."""
        twice = per("days", total(body, body))

        assert (
            evaluate(twice, known).result == evaluate(scaled(per("days", body), 2), known).result
        )


class TestUnits:
    @examples(100)
    @given(penalties(), FULL, st.integers(1, 10**6))
    def test_amounts_scale_with_the_unit(self, penalty, known, factor):
        """A penalty scales with the unit of its currency."""

        def finer(within):
            if isinstance(within.low, int):
                return within
            return Range(within.low * factor, within.high * factor)

        before = evaluate(penalty, known).result

        after = evaluate(in_units(penalty, factor), mapped_facts(known, finer)).result

        assert after == Range(before.low * factor, before.high * factor)
