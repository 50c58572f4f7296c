"""If a part, a number or a sum rises, neither end of the result falls."""

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
    """Check that neither end of *higher* is below that of *lower*."""
    assert lower.low <= higher.low
    assert lower.high <= higher.high


class TestParts:
    @examples(150)
    @given(st.data(), penalties(), FULL)
    def test_a_higher_part(self, data, penalty, known):
        """A penalty with a higher part is not lower."""
        higher = data.draw(raised(penalty))

        before, after = evaluate(penalty, known).result, evaluate(higher, known).result

        assert_not_below(after, before)


def _raise(number, more):
    """Return a function that adds *more* to every range of facts like *number*."""

    def change(within):
        if type(within.low) is not type(number):
            return within
        return Range(within.low + more, within.high + more)

    return change


class TestFacts:
    @examples(100)
    @given(penalties(conditions(of_counts=False)), FULL, counts)
    def test_more_days(self, penalty, known, more):
        """More days give no lower penalty, unless a condition depends on their number."""
        longer = mapped_facts(known, _raise(0, more))

        before, after = evaluate(penalty, known).result, evaluate(penalty, longer).result

        assert_not_below(after, before)

    @examples(100)
    @given(penalties(conditions(of_money=False)), FULL, amounts)
    def test_more_revenue(self, penalty, known, more):
        """More revenue gives no lower penalty, unless a condition depends on it."""
        richer = mapped_facts(known, _raise(more, more))

        before, after = evaluate(penalty, known).result, evaluate(penalty, richer).result

        assert_not_below(after, before)


class TestHistory:
    @examples(150)
    @given(st.data(), trials(repeats), decisions(), st.frozensets(st.sampled_from(KEYS)))
    def test_one_more_decision(self, data, trial, decision, matching):
        """One more decision gives no lower penalty, if a repeat costs no less."""
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
        """An open repeat has the low end of a first offense and the high end of a repeat."""
        low = Fixed(first)
        repeat = data.draw(raised(low))
        penalty = escalating(first=low, repeat=repeat, when=data.draw(repeats))

        said = {
            truth: evaluate(penalty, Facts(repeat=truth)).result for truth in (NO, YES, EITHER)
        }

        assert said[EITHER] == Range(said[NO].low, said[YES].high)
