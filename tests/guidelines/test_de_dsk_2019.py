"""The German fining concept: a daily rate, times a factor."""

from __future__ import annotations

import itertools

from datetime import date
from fractions import Fraction

import pytest

from penaltymodel.engine.estimate import Estimate, estimate
from penaltymodel.errors import OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.guidelines.de_dsk_2019 import CLASSES, GUIDELINE, daily_rate
from penaltymodel.interpreters.check import check
from penaltymodel.values.money import Money, eur
from penaltymodel.values.ranges import Range, only


DAY = date(2020, 1, 1)
ANYTHING = Range(eur(0), eur(10**12))

RATES = {
    "A.I": 972,
    "A.II": 2_917,
    "A.III": 4_722,
    "B.I": 9_722,
    "B.II": 17_361,
    "B.III": 24_306,
    "C.I": 31_250,
    "C.II": 38_194,
    "C.III": 48_611,
    "C.IV": 62_500,
    "C.V": 76_389,
    "C.VI": 97_222,
    "C.VII": 125_000,
    "D.I": 173_611,
    "D.II": 243_056,
    "D.III": 416_667,
    "D.IV": 694_444,
    "D.V": 972_222,
    "D.VI": 1_250_000,
}


def estimated(revenue: Money, breach: str, severity: str, on: date = DAY) -> Estimate:
    """Return the estimate of the concept without a legal maximum."""
    words = {"breach": breach, "severity": severity}
    return estimate(
        GUIDELINE,
        ANYTHING,
        Facts(revenue=revenue, words=words),
        on=on,
        under=GUIDELINE.provisions[0],
    )


def least(revenue: Money) -> Money:
    """Return the daily rate: the least for a light breach is one of it."""
    return estimated(revenue, "formal", "light").range.low


@pytest.mark.parametrize(("name", "above", "mean"), CLASSES)
def test_daily_rates(name, above, mean):
    """The mean turnover over 360, half up: 972 is published, the others are calculated (A12)."""
    assert daily_rate(mean) == eur(RATES[name])
    assert least(eur(mean * 1_000)) == eur(RATES[name])


def test_a_class_begins_above_its_limit():
    """A turnover exactly on a limit is in the lower class, one cent more is not."""
    for (name, _, _), (following, above, _) in itertools.pairwise(CLASSES):
        assert least(eur(above * 1_000)) == eur(RATES[name])
        assert least(eur(above * 1_000) + eur("0.01")) == eur(RATES[following])
    assert least(eur(0)) == eur(972)
    assert least(eur(500_000_000)) == eur(1_250_000)


@pytest.mark.parametrize(
    ("breach", "severity", "low", "high"),
    [
        ("formal", "light", "1", "2"),
        ("formal", "medium", "2", "4"),
        ("formal", "severe", "4", "6"),
        ("formal", "very severe", "6", "7.2"),
        ("material", "light", "1", "4"),
        ("material", "medium", "4", "8"),
        ("material", "severe", "8", "12"),
        ("material", "very severe", "12", "14.4"),
    ],
)
def test_factors(breach, severity, low, high):
    """Each severity has a factor, up to 7.2 for a formal breach and 14.4 for a material one."""
    rate = eur(31_250)  # class C.I
    found = estimated(eur(11_250_000), breach, severity)

    assert found.range == Range(rate * Fraction(low), rate * Fraction(high))


@pytest.mark.parametrize(("name", "above", "mean"), CLASSES)
def test_highest_factors_are_shares_of_the_turnover(name, above, mean):
    """7.2 daily rates are 2 % of the mean turnover and 14.4 are 4 %, up to the rounding (A12)."""
    for breach, factor, share in (("formal", "7.2", "2"), ("material", "14.4", "4")):
        most = estimated(eur(mean * 1_000), breach, "very severe").range.high
        exactly = Fraction(mean * 1_000) * Fraction(share) / 100

        assert abs(most.amount - exactly) <= Fraction(factor) / 2


def test_above_500_million_the_turnover_itself_counts():
    """The largest have a daily rate of their own: 4 % of EUR 3.6 billion are 144 million."""
    found = estimated(eur(3_600_000_000), "material", "very severe")

    assert found.range == Range(eur(120_000_000), eur(144_000_000))


def test_the_law_clamps():
    """An amount above the legal maximum is limited to it."""
    facts = Facts(revenue=eur(450_000_000), words={"breach": "formal", "severity": "severe"})

    found = estimate(
        GUIDELINE, Range(eur(0), eur(6_000_000)), facts, on=DAY, under=GUIDELINE.provisions[0]
    )

    assert found.range == Range(eur(5_000_000), eur(6_000_000))
    assert found.is_clamped


@pytest.mark.parametrize("day", [date(2019, 10, 14), date(2023, 5, 23)])
def test_first_and_last_day(day):
    """The concept applied from 14 October 2019 until the European guidelines came."""
    assert estimated(eur(0), "formal", "light", on=day).range == Range(eur(972), eur(1_944))


@pytest.mark.parametrize("day", [date(2019, 10, 13), date(2023, 5, 24)])
def test_other_days(day):
    """On other days there is no estimate."""
    with pytest.raises(OutsideCodedLawError):
        estimated(eur(0), "formal", "light", on=day)


def test_is_well_formed():
    """The penalty is well formed; if the law permits one amount, the estimate is that amount."""
    facts = Facts(revenue=eur(0), words={"breach": "formal", "severity": "light"})

    assert check(GUIDELINE.penalty) == ()
    assert estimate(
        GUIDELINE, only(eur(5)), facts, on=DAY, under=GUIDELINE.provisions[0]
    ).range == only(eur(5))
