"""The Dutch fining policy: bands, a base in each, and half as much again for a repeat."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.engine.estimate import Estimate, estimate
from penaltymodel.errors import OutsideCodedLawError, WrongValueError
from penaltymodel.facts.facts import Facts
from penaltymodel.facts.recall import recall
from penaltymodel.guidelines.nl_ap_2019 import BANDS, FACTORS, GUIDELINE, IMPOSED_BEFORE
from penaltymodel.interpreters.check import check
from penaltymodel.values.money import eur
from penaltymodel.values.ranges import EITHER, NO, YES, Range, only


PERMITTED = Range(eur(0), eur(10_000_000))


def estimated(category: str, *, on: date = date(2020, 1, 1), **more) -> Estimate:
    """Return the estimate of the policy for a *category*, by default for a first offense."""
    facts = Facts(words={"category": category}, **{"repeat": False} | more)
    return estimate(GUIDELINE, PERMITTED, facts, on=on, under=GUIDELINE.provisions[0])


@pytest.mark.parametrize(
    ("category", "base", "repeated"),
    [
        ("I", 100_000, 150_000),
        ("II", 310_000, 465_000),
        ("III", 525_000, 787_500),
        ("IV", 725_000, 1_087_500),
    ],
)
def test_base(category, base, repeated):
    """The base of each category, and half as much again for a repeat (A11)."""
    assert estimated(category).range == only(eur(base))
    assert estimated(category, repeat=True).range == only(eur(repeated))
    assert estimated(category, repeat=EITHER).range == Range(eur(base), eur(repeated))


@pytest.mark.parametrize(
    ("category", "low", "high"),
    [
        ("I", 0, 200_000),
        ("II", 120_000, 500_000),
        ("III", 300_000, 750_000),
        ("IV", 450_000, 1_000_000),
    ],
)
def test_band(category, low, high):
    """If factors change the base amount, the result is the whole band."""
    found = estimated(category, flags={FACTORS.name: True})

    assert found.range == Range(eur(low), eur(high))


@pytest.mark.parametrize("category", BANDS)
def test_every_base_is_the_middle_of_its_band(category):
    """Each base lies midway between the ends of its band (A11)."""
    low, high, base = BANDS[category]

    assert low + high == 2 * base


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (date(2020, 3, 9), NO),
        (date(2020, 3, 10), YES),
        (date(2025, 3, 10), YES),
        (date(2025, 3, 11), NO),
    ],
)
def test_five_years_run_from_the_imposition_to_the_commission(day, counts):
    """Art. 1(d): the years run from the day the fine was imposed, whenever it became final."""
    earlier = Decision(
        under="eu/gdpr/83.5",
        decided_on=date(2020, 2, 1),
        imposed_on=date(2020, 3, 10),
        in_force_on=date(2022, 1, 1),
    )

    answer = recall(IMPOSED_BEFORE, OffenseHistory([earlier]), day, lambda _: True)

    assert answer.value == counts


def test_the_law_clamps():
    """A fine above the legal maximum is limited to it."""
    facts = Facts(words={"category": "IV"}, repeat=True)

    found = estimate(
        GUIDELINE,
        Range(eur(0), eur(1_000_000)),
        facts,
        on=date(2020, 1, 1),
        under=GUIDELINE.provisions[0],
    )

    assert found.range == only(eur(1_000_000))
    assert found.is_clamped


def test_unknown_category():
    """There are four categories."""
    with pytest.raises(WrongValueError):
        estimated("V")


def test_first_day():
    """The policy applies from 15 March 2019."""
    assert estimated("I", on=date(2019, 3, 15)).range == only(eur(100_000))
    with pytest.raises(OutsideCodedLawError):
        estimated("I", on=date(2019, 3, 14))


def test_is_well_formed():
    """The penalty has no defect."""
    assert check(GUIDELINE.penalty) == ()
