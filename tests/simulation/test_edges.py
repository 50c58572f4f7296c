"""The first and the last days of windows: the draws agree with ``recall`` on each of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from attrs import evolve

from penaltymodel import (
    UNKNOWN,
    Decision,
    Enactment,
    Matching,
    Milestone,
    OffenseHistory,
    Period,
    Platform,
    Policy,
    Provision,
    Repeat,
    Scenario,
    Source,
    Statute,
    Violation,
    assess,
    eur,
    simulate,
)
from penaltymodel.law.forms import fixed, when
from penaltymodel.values.sources import Confidence


KEY = "xx/act/1"
DAY = date(2023, 1, 31)
COMPANY = Platform("X", "legal-entity")
OF_DECISIONS = [each for each in Milestone if each is not Milestone.DETECTION]
RULES = [
    *((one, other, Milestone.COMMISSION) for one in OF_DECISIONS for other in OF_DECISIONS),
    *((one, one, Milestone.DETECTION) for one in OF_DECISIONS),
    *((one, one, Milestone.DECISION) for one in OF_DECISIONS),
]


def law(rule: Repeat) -> Statute:
    """Return an act with a fine of 1 euro, and of 100 for a repeat."""
    text = Enactment(
        applies_from=date(2020, 1, 1),
        penalty=when(rule, fixed(eur(100)), otherwise=fixed(eur(1))),
        source=Source("an example", Confidence.MEMORY),
    )
    provision = Provision(key=KEY, offense="an act", enactments=(text,))
    return Statute(
        key="xx/act",
        title="an act",
        jurisdiction="nowhere",
        provisions=(provision,),
        known_through=date(2030, 1, 1),
    )


def around(days: list[date]) -> Iterator[date]:
    """Yield each day once, with the day before and the day after it."""
    for day in sorted({day + timedelta(days=n) for day in days for n in (-1, 0, 1)}):
        if day > DAY:
            yield day


@pytest.mark.parametrize(("opens_at", "counted_from", "measured_to"), RULES)
def test_each_edge(opens_at, counted_from, measured_to):
    """A later offense is a repeat on the days on which the decision counts, and on no other."""
    within = Period(months=3)
    rule = Repeat(
        opens_at=opens_at,
        within=within,
        counted_from=counted_from,
        matching=Matching.SAME_STATUTE,
        measured_to=measured_to,
    )
    policy = Policy(sanctioned=1, decided_after=30, in_force_after=10, paid_after=5)
    decided = DAY + timedelta(days=30)
    in_force = decided + timedelta(days=10)
    first = Decision(
        under=KEY,
        decided_on=decided,
        committed_on=DAY,
        in_force_on=in_force,
        executed_on=in_force + timedelta(days=5),
    )
    milestones = [first.day_of(each) for each in OF_DECISIONS]
    edges = [*milestones, *(within.after(day) for day in milestones)]
    later = measured_to is Milestone.DECISION
    for edge in around(edges):
        day = edge - timedelta(days=30) if later else edge
        if day <= DAY:
            continue
        acts = [Violation(KEY, each, detected_on=each, id=str(each)) for each in (DAY, day)]

        found = Scenario(platforms=COMPANY, violations={"X": acts}, law=law(rule))

        (total,) = simulate(found, policy, draws=1, seed=1).totals.tolist()
        expected = assess(
            acts[1],
            COMPANY,
            OffenseHistory([first]),
            law=law(rule),
            decided_on=day + timedelta(days=30),
        )
        assert total == 100 + expected.low.minor(), edge


@pytest.mark.parametrize("milestone", [Milestone.ENTRY_INTO_FORCE, Milestone.EXECUTION])
def test_unknown_entry_into_force(milestone):
    """A fine that was paid before a drawn entry into force counts as executed on that day."""
    within = Period(months=3)
    rule = Repeat(
        opens_at=Milestone.DECISION,
        within=within,
        counted_from=milestone,
        matching=Matching.ANY,
        measured_to=Milestone.COMMISSION,
    )
    known = Decision(KEY, date(2022, 10, 1), in_force_on=UNKNOWN, executed_on=date(2022, 10, 6))
    drawn = evolve(known, in_force_on=date(2022, 11, 10))
    policy = Policy(sanctioned=1, decided_after=30, in_force_after=40)
    for day in around([within.after(date(2022, 11, 10)), DAY + timedelta(days=20)]):
        act = Violation(KEY, day)

        found = Scenario(
            platforms=COMPANY,
            violations={"X": [act]},
            law=law(rule),
            history={"X": OffenseHistory([known])},
        )

        (total,) = simulate(found, policy, draws=1, seed=1).totals.tolist()
        expected = assess(act, COMPANY, OffenseHistory([drawn]), law=law(rule))
        assert total == expected.low.minor()
