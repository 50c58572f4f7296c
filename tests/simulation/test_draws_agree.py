"""Each draw is repeated with ``assess`` and ``recall``: both must agree to the last minor unit."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from penaltymodel import (
    UNKNOWN,
    Decision,
    Enactment,
    Matching,
    Milestone,
    OffenseHistory,
    Platform,
    Policy,
    Provision,
    Repeat,
    Scenario,
    Source,
    Statute,
    Violation,
    eur,
    simulate,
)
from penaltymodel.law.forms import fixed, when
from penaltymodel.simulation import beta, constant, observed, triangular, uniform
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence


START = date(2023, 1, 1)
SOURCE = Source("an example", Confidence.MEMORY)
KEYS = ("xx/act/1", "xx/act/2", "xx/act/3")

rules = st.builds(
    Repeat,
    opens_at=st.sampled_from([each for each in Milestone if each is not Milestone.DETECTION]),
    within=st.sampled_from((None, Period(months=3), Period(years=1))),
    counted_from=st.sampled_from([each for each in Milestone if each is not Milestone.DETECTION]),
    matching=st.sampled_from(Matching),
    measured_to=st.sampled_from((Milestone.COMMISSION, Milestone.DETECTION, Milestone.DECISION)),
    times=st.integers(1, 3),
)


def provision(key: str, low: int, high: int, rule: Repeat | None = None) -> Provision:
    """Return a provision with a fine from *low* to *high*, ten times as much for a repeat."""
    fine = fixed(eur(low), eur(high))
    if rule is not None:
        fine = when(rule, fixed(eur(10 * low), eur(10 * high)), otherwise=fine)
    enactment = Enactment(applies_from=date(2020, 1, 1), penalty=fine, source=SOURCE)
    return Provision(key=key, offense="an offense", enactments=(enactment,))


@st.composite
def statutes(draw: st.DrawFn) -> Statute:
    """A statute with two provisions; the repeats of the first are in a provision of their own."""
    rule, other = draw(rules), draw(rules)
    if rule.matching is Matching.SAME_PROVISION:
        other = rule
    apart = draw(st.booleans()) and not (
        rule.measured_to is Milestone.DECISION and rule.matching is Matching.SAME_PROVISION
    )
    provisions = [provision(KEYS[0], 10, 90, None if apart else rule)]
    provisions.append(provision(KEYS[1], 7, 7, other))
    if apart:
        text = Enactment(
            applies_from=date(2020, 1, 1),
            penalty=fixed(eur(1_000), eur("2000.05")),
            source=SOURCE,
            repeat=rule,
        )
        provisions.append(
            Provision(key=KEYS[2], offense="a repeat", repeat_of=(KEYS[0],), enactments=(text,))
        )
    return Statute(
        key="xx/act",
        title="an act",
        jurisdiction="nowhere",
        provisions=tuple(provisions),
        known_through=date(2030, 1, 1),
        payment_within=draw(st.sampled_from((None, Period(days=60), Period(months=1)))),
    )


spans = st.sampled_from((constant(3), uniform(1, 40), triangular(2, 5, 90), observed([1, 7, 200])))
positions = st.sampled_from(
    (constant(0), constant(1), uniform(), triangular(0, "1/4", 1), beta(2, 5))
)
policies = st.builds(
    Policy,
    sanctioned=st.sampled_from((0, "1/3", "0.9", 1)),
    decided_after=spans,
    in_force_after=st.sampled_from((constant(0), constant(10), uniform(0, 60))),
    paid=st.sampled_from((0, "1/2", 1)),
    paid_after=st.sampled_from((None, constant(5), uniform(0, 300))),
    discretion=positions | st.fixed_dictionaries(dict.fromkeys(KEYS, positions)),
    joined=st.sampled_from(
        (
            "per-item",
            "per-category-and-day",
            "per-category",
            "gravest",
            {"per-item": "1/4", "all-in-one": "3/4"},
        )
    ),
)


@st.composite
def known_decisions(draw: st.DrawFn) -> Decision:
    """An earlier decision; its later days may be known, unknown, or not have come."""
    decided_on = START + timedelta(days=draw(st.integers(-500, 100)))

    def after() -> object:
        later = decided_on + timedelta(days=draw(st.integers(0, 90)))
        return draw(st.sampled_from((later, None, UNKNOWN)))

    return Decision(
        under=draw(st.sampled_from(KEYS)),
        decided_on=decided_on,
        committed_on=decided_on - timedelta(days=draw(st.integers(0, 60))),
        in_force_on=after(),
        executed_on=after(),
        standing=draw(st.sampled_from(("standing", "appealed", "annulled"))),
    )


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """Two platforms with a few violations each."""
    names = ("A", "B")
    violations = {
        name: [
            Violation(
                draw(st.sampled_from(KEYS[:2])),
                START + timedelta(days=draw(st.integers(0, 300))),
                category=draw(st.sampled_from((None, "drugs"))),
                id=f"{name}{number}",
            )
            for number in range(draw(st.integers(1, 6)))
        ]
        for name in names
    }
    violations = {
        name: [
            Violation(
                each.under,
                each.committed_on,
                detected_on=each.committed_on + timedelta(days=draw(st.integers(0, 30))),
                id=each.id,
            )
            for each in found
        ]
        for name, found in violations.items()
    }
    return Scenario(
        platforms=[Platform(name, "legal-entity") for name in names],
        violations=violations,
        history={"A": OffenseHistory(draw(st.lists(known_decisions(), max_size=3)))},
        law=draw(statutes()),
        limitation=draw(st.sampled_from((None, Period(days=30)))),
    )


class TestDraws:
    @given(scenarios(), policies, st.integers(0, 3))
    @settings(max_examples=60)
    def test_repeated_with_assess(self, scenario, policy, seed):
        """Each draw has the fines that ``assess`` permits after the decisions before them."""
        answer = simulate(scenario, policy, draws=5, seed=seed)

        repeats = fines = 0
        for draw in range(5):
            path = answer.path(draw)
            assert path.total == answer.money(int(answer.totals[draw]))
            assert any(each.is_repeat for each in path.steps) == answer.is_repeat[draw]
            for each in path.steps:
                assert each.fine in each.assessment.range
            repeats += sum(each.is_repeat for each in path.steps)
            fines += len(path.steps)
        assert (answer.fines, answer.repeats) == (fines, repeats)
