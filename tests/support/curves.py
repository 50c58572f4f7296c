"""Penalties as functions of a revenue: helpers and random penalties."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from attrs import evolve
from hypothesis import strategies as st

from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.evaluate import evaluate
from penaltymodel.interpreters.kinks import kinks
from penaltymodel.law.forms import (
    share_of_revenue,
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
    Fixed,
    Flag,
    GreaterOf,
    Is,
    LesserOf,
    Matching,
    Measured,
    Not,
    PersonIs,
    Repeat,
    Revenue,
    Share,
    Times,
    Total,
)
from penaltymodel.law.words import (
    AccountingPeriod,
    Base,
    Measure,
    Milestone,
    Perimeter,
    PersonKind,
)
from penaltymodel.values.money import rub
from penaltymodel.values.ranges import EITHER, Range
from penaltymodel.values.sources import Confidence, Source


ANNUAL = Base(Measure.REVENUE, Perimeter.PERSON, "Russian", AccountingPeriod.ANNUAL)
WORLDWIDE = Base(Measure.REVENUE, Perimeter.GROUP, "worldwide", AccountingPeriod.ANNUAL)
REVENUE = Revenue(ANNUAL)
SOURCE = Source("an act", Confidence.SECONDARY)
REPEAT = Repeat(
    opens_at=Milestone.DECISION,
    within=None,
    counted_from=Milestone.DECISION,
    matching=Matching.ANY,
    measured_to=Milestone.COMMISSION,
)


def share(low, high=None):
    """Return a share of the revenue."""
    return share_of_revenue(low, high, base=ANNUAL)


def above(amount):
    """Return the condition that the revenue exceeds *amount* roubles."""
    return Exceeds(REVENUE, rub(amount))


def curve(penalty, facts=None):
    """Return the low end of *penalty*."""
    return kinks(penalty, facts or Facts(), of=REVENUE).low


# --- Random penalties. Numbers are few and small, so that limits, kinks and revenues coincide.

numbers = st.integers(0, 12)
sums = numbers.map(rub)
rates = st.builds(Fraction, st.integers(0, 6), st.integers(1, 4))


def ranges(ends):
    """Return ranges of two *ends*."""
    return st.tuples(ends, ends).map(sorted).map(lambda pair: Range(*pair))


truths = st.sampled_from([True, False, EITHER])
all_facts = st.builds(
    Facts,
    person=st.sampled_from(PersonKind),
    revenue=st.fixed_dictionaries({WORLDWIDE: ranges(sums)}),
    amounts=st.fixed_dictionaries({"the benefit": ranges(sums)}),
    counts=st.fixed_dictionaries({"days": ranges(st.integers(0, 4))}),
    flags=st.fixed_dictionaries({"intent": truths, "harm": truths}),
    words=st.fixed_dictionaries({"seriousness": st.sampled_from(["low", "high"])}),
    repeat=truths,
)
observables = st.sampled_from([REVENUE, REVENUE, Revenue(WORLDWIDE), Amount("the benefit")])


def conditions(observable):
    """Return conditions that compare one of *observable*, and others."""
    simple = st.one_of(
        st.builds(Exceeds, observable, sums),
        st.sampled_from([Flag("intent"), Flag("harm"), REPEAT]),
        st.sampled_from(
            [
                PersonIs((PersonKind.CITIZEN, PersonKind.OFFICIAL)),
                Is("seriousness", ("high",)),
                AtLeast(Count("days"), 2),
            ]
        ),
    )
    return st.recursive(
        simple,
        lambda tests: st.one_of(
            st.builds(Not, tests),
            st.builds(AllOf, st.lists(tests, min_size=1, max_size=3).map(tuple)),
            st.builds(AnyOf, st.lists(tests, min_size=1, max_size=3).map(tuple)),
        ),
        max_leaves=3,
    )


def penalties(tests):
    """Return penalties whose cases have *tests* as conditions."""

    def larger(parts):
        terms = st.lists(parts, min_size=1, max_size=3).map(tuple)
        branches = st.lists(st.tuples(tests, parts), max_size=2).map(tuple)
        return st.one_of(
            st.builds(Share, ranges(rates), parts),
            st.builds(Times, st.just(Count("days")), parts),
            st.builds(Total, terms),
            st.builds(GreaterOf, terms),
            st.builds(LesserOf, terms),
            st.builds(Cases, branches, parts),
            st.builds(Cited, parts, st.just(SOURCE)),
        )

    shares = st.builds(Share, ranges(rates), st.just(Measured(REVENUE)))
    fines = st.builds(Fixed, ranges(sums))
    bent = st.tuples(fines, shares, st.sampled_from([Total, GreaterOf, LesserOf])).map(
        lambda drawn: drawn[2](drawn[:2])
    )
    leaves = st.one_of(fines, st.builds(Measured, observables), shares, bent)
    return st.recursive(leaves, larger, max_leaves=6)


def brackets(parts):
    """Return penalties that choose between *parts* by the revenue."""
    limits = st.builds(Exceeds, st.just(REVENUE), sums)
    return st.builds(
        Cases, st.lists(st.tuples(limits, parts), min_size=1, max_size=2).map(tuple), parts
    )


plain_penalty = penalties(conditions(observables))
any_penalty = (
    plain_penalty | brackets(plain_penalty) | brackets(plain_penalty | brackets(plain_penalty))
)
blind_penalty = penalties(conditions(st.just(Amount("the benefit"))))
everyday = [rub(each + beside) for each in range(13) for beside in (0, Fraction(1, 9))]
revenues = st.builds(Fraction, st.integers(0, 200), st.integers(1, 12)).map(rub)


def assessed(penalty, facts, revenue):
    """Return the result of `evaluate` for this revenue."""
    return evaluate(penalty, evolve(facts, revenue=facts.revenue | {ANNUAL: revenue})).result


def around(curves):
    """Return every breakpoint, and revenues that are closer to it than other breakpoints."""
    found = sorted({each.amount for a_curve in curves for each in a_curve.breakpoints})
    gaps = [high - low for low, high in pairwise([Fraction(0), *found]) if high > low]
    near = min(gaps, default=Fraction(1)) / 3
    return [
        rub(each)
        for place in found
        for each in (place - near, place, place + near, place + near / 2)
        if each >= 0
    ]
