"""Raise any part, any number, any sum: neither end of the result falls."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.support.strategies import (
    KEYS,
    amounts,
    conditions,
    counts,
    decisions,
    examples,
    facts,
    mapped_facts,
    penalties,
    raised,
    ranges,
    rates,
    repeats,
    trials,
)

from penaltymodel.facts.facts import Facts
from penaltymodel.facts.recall import recall
from penaltymodel.interpreters.evaluate import evaluate
from penaltymodel.law.forms import escalating
from penaltymodel.law.penalties import Fixed
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import EITHER, NO, YES, Range


FULL = facts(complete=True)


def assert_not_below(higher: Range[Money], lower: Range[Money]) -> None:
    """Compare end with end."""
    assert lower.low <= higher.low
    assert lower.high <= higher.high


class TestParts:
    @examples(150)
    @given(st.data(), penalties(), FULL)
    def test_a_higher_part(self, data, penalty, known):
        """Nobody pays less because a part of the penalty is higher."""
        higher = data.draw(raised(penalty))

        before, after = evaluate(penalty, known).result, evaluate(higher, known).result

        assert_not_below(after, before)


def _raise(number, more):
    """Return a change of facts that adds *more* to every range like *number*."""

    def change(within):
        if type(within.low) is not type(number):
            return within
        return Range(within.low + more, within.high + more)

    return change


class TestFacts:
    @examples(100)
    @given(penalties(conditions(of_counts=False)), FULL, counts)
    def test_more_days(self, penalty, known, more):
        """Nobody pays less for more days, where no condition asks how many."""
        longer = mapped_facts(known, _raise(0, more))

        before, after = evaluate(penalty, known).result, evaluate(penalty, longer).result

        assert_not_below(after, before)

    @examples(100)
    @given(penalties(conditions(of_money=False)), FULL, amounts)
    def test_more_revenue(self, penalty, known, more):
        """Nobody pays less for earning more, where no condition asks how much."""
        richer = mapped_facts(known, _raise(more, more))

        before, after = evaluate(penalty, known).result, evaluate(penalty, richer).result

        assert_not_below(after, before)


class TestHistory:
    @examples(150)
    @given(st.data(), trials(repeats), decisions(), st.frozensets(st.sampled_from(KEYS)))
    def test_one_more_decision(self, data, trial, decision, matching):
        """Nobody pays less for one more decision, where a repeat costs no less than a first."""
        rule, history, day = trial
        first = Fixed(data.draw(ranges(amounts)))
        penalty = escalating(first=first, repeat=data.draw(raised(first)), when=rule)

        def fine(past):
            return evaluate(
                penalty, Facts(repeat=recall(rule, past, day, matching.__contains__).value)
            ).result

        before, after = fine(history), fine(history.with_decision(decision))

        assert_not_below(after, before)

    @examples(60)
    @given(st.data(), ranges(amounts), rates)
    def test_an_open_repeat_lies_between(self, data, first, rate):
        """Of an open repeat, the low end is the first's and the high end the repeat's."""
        low = Fixed(first)
        repeat = data.draw(raised(low))
        penalty = escalating(first=low, repeat=repeat, when=data.draw(repeats))

        said = {
            truth: evaluate(penalty, Facts(repeat=truth)).result for truth in (NO, YES, EITHER)
        }

        assert said[EITHER] == Range(said[NO].low, said[YES].high)
