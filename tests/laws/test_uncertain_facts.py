"""Ranges of facts give a range that contains every possible result."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.support.strategies import conditions, examples, facts, penalties, points_of

from penaltymodel.errors import MissingFactError
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.evaluate import evaluate, holds
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.forms import when
from penaltymodel.law.penalties import Cases, Flag
from penaltymodel.values.ranges import EITHER, NO, YES, Range, hull


FULL = facts(complete=True)
OPEN = Flag("a thing nobody knows")


class TestRanges:
    @examples(200)
    @given(st.data(), penalties(), FULL)
    def test_hold_every_point(self, data, penalty, known):
        """For any facts within their ranges, the result is within the range."""
        definite = data.draw(points_of(known))

        point, wide = evaluate(penalty, definite).result, evaluate(penalty, known).result

        assert wide.low <= point.low
        assert point.high <= wide.high

    @examples(150)
    @given(st.data(), conditions(), FULL)
    def test_hold_every_truth(self, data, test, known):
        """For any facts within their ranges, a condition has a possible answer."""
        definite = data.draw(points_of(known))

        point, wide = holds(test, definite).value, holds(test, known).value

        assert point.is_point
        assert point.low in wide

    @examples(150)
    @given(st.data(), penalties(), facts())
    def test_knowing_more_never_hurts(self, data, penalty, known):
        """If ranges of facts give a result, definite facts give one, and it is no wider."""
        wide = _assessed(penalty, known)
        assume(isinstance(wide, Range))
        definite = data.draw(points_of(known))

        point = evaluate(penalty, definite).result

        assert wide.low <= point.low
        assert point.high <= wide.high


class TestBranches:
    @examples(60)
    @given(penalties(max_leaves=3), penalties(max_leaves=3), FULL)
    def test_an_open_choice_is_the_hull(self, one, other, known):
        """If the branch is open, the result is the hull of both branches."""
        both = [evaluate(each, known).result for each in (one, other)]

        step = evaluate(when(OPEN, one, otherwise=other), _with(known, OPEN, EITHER))

        assert step.result == hull(both)
        assert step.note == "the facts leave open which of these applies"
        assert [each.penalty for each in step.because] == [one, other]

    @examples(60)
    @given(penalties(max_leaves=3), penalties(max_leaves=3), FULL, st.booleans())
    def test_a_branch_that_does_not_apply_is_not_looked_at(self, one, other, known, truth):
        """Facts of the branch that does not apply may be missing."""
        chosen = one if truth else other
        case = Cases(((OPEN, one),), otherwise=other)
        said = _with(known, OPEN, YES if truth else NO)

        step = evaluate(case, said)

        assert [each.penalty for each in step.because] == [chosen]
        assert step.result == evaluate(chosen, known).result


def _with(known, flag, truth):
    """Return *known* with one more flag."""
    return Facts(
        person=known.person,
        revenue=known.revenue,
        amounts=known.amounts,
        counts=known.counts,
        flags=known.flags | {flag.name: truth},
        words=known.words,
        repeat=known.repeat,
    )


class TestNeeds:
    @examples(150)
    @given(penalties(), FULL)
    def test_say_all_that_may_be_asked(self, penalty, known):
        """The facts that `needs` lists are enough."""
        required = needs(penalty)
        enough = Facts(
            person=known.person if required.person else None,
            revenue=known.revenue
            if any(hasattr(each, "base") for each in required.money)
            else None,
            amounts=_kept(known.amounts, required.money),
            counts=_kept(known.counts, required.counts),
            flags=_kept(known.flags, required.flags),
            words={name: known.words[name] for name in required.words},
            repeat=known.repeat if required.repeats else None,
        )

        assert evaluate(penalty, enough).result == evaluate(penalty, known).result

    @examples(150)
    @given(penalties(), facts())
    def test_name_every_fact_that_is_missed(self, penalty, known):
        """A missing fact is one that `needs` lists."""
        required = needs(penalty)
        named = [
            *map(str, (*required.money, *required.counts)),
            *(f"whether there is {each}" for each in required.repeats),
            *(f"whether there is: {each}" for each in required.flags),
            *(f"the {each}" for each in required.words),
            *(["the kind of person"] if required.person else []),
        ]

        result = _assessed(penalty, known)

        assert isinstance(result, Range) or result.fact in named


def _assessed(penalty, known):
    """Return the result of *penalty*, or the error that names the missing fact."""
    try:
        return evaluate(penalty, known).result
    except MissingFactError as error:
        return error


def _kept(given_facts, required):
    """Return the entries of *given_facts* whose names are in *required*."""
    names = {getattr(each, "name", None) for each in required}
    return {name: value for name, value in given_facts.items() if name in names}
