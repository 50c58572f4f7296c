"""The fining guidance of the British Commissioner: its tables are products."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.estimate import Estimate, estimate
from penaltymodel.errors import MissingFactError, OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.guidelines.uk_ico_2024 import GUIDELINE
from penaltymodel.interpreters.check import check
from penaltymodel.values.money import Money, gbp
from penaltymodel.values.ranges import Range, only


DAY = date(2024, 6, 1)
WORDS = ("low", "medium", "high")
LIMITS = (2, 10, 50, 100, 250, 435)  # millions of pounds: the upper end of each row

TABLE_C = (
    ((0, 3_480), (1_740, 6_960), (3_480, 34_800)),
    ((0, 17_400), (3_480, 34_800), (6_960, 174_000)),
    ((0, 87_000), (17_400, 174_000), (34_800, 870_000)),
    ((0, 174_000), (87_000, 348_000), (174_000, 1_740_000)),
    ((0, 435_000), (174_000, 870_000), (348_000, 4_350_000)),
    ((0, 870_000), (435_000, 1_740_000), (870_000, 8_700_000)),
)
TABLE_D = (
    ((0, 7_000), (3_500, 14_000), (7_000, 70_000)),
    ((0, 35_000), (7_000, 70_000), (14_000, 350_000)),
    ((0, 175_000), (35_000, 350_000), (70_000, 1_750_000)),
    ((0, 350_000), (175_000, 700_000), (350_000, 3_500_000)),
    ((0, 875_000), (350_000, 1_750_000), (700_000, 8_750_000)),
    ((0, 1_750_000), (875_000, 3_500_000), (1_750_000, 17_500_000)),
)
CELLS = [
    (maximum, limit, word, cell)
    for maximum, table in (("standard", TABLE_C), ("higher", TABLE_D))
    for limit, row in zip(LIMITS, table, strict=True)
    for word, cell in zip(WORDS, row, strict=True)
]


def permitted(maximum: str, revenue: Money) -> Range[Money]:
    """Return what the law permits a company of *revenue*."""
    violation = Violation(under=f"uk/gdpr/{maximum}-maximum", committed_on=DAY)
    return assess(violation, Platform("Acme", "legal-entity", revenue)).range


def estimated(maximum: str, revenue: Money, word: str, on: date = DAY) -> Estimate:
    """Return the starting point for a company of *revenue*."""
    facts = Facts(revenue=revenue, words={"seriousness": word})
    return estimate(
        GUIDELINE, permitted(maximum, revenue), facts, on=on, under=GUIDELINE.provisions[0]
    )


@pytest.mark.parametrize(("maximum", "limit", "word", "cell"), CELLS)
def test_tables_c_and_d(maximum, limit, word, cell):
    """ICO guidance, tables C (published, A1) and D (calculated, A2): all 36 cells are products."""
    found = estimated(maximum, gbp(limit * 1_000_000), word)

    assert found.range == Range(*map(gbp, cell))
    assert not found.is_clamped


@pytest.mark.parametrize(("maximum", "table"), [("standard", TABLE_C), ("higher", TABLE_D)])
def test_a_penny_above_a_limit_is_the_next_row(maximum, table):
    """A turnover exactly on a limit is in the lower row."""
    for limit, row in zip(LIMITS, table[1:], strict=False):
        found = [estimated(maximum, gbp(limit * 10**6) + gbp("0.01"), word) for word in WORDS]

        assert [each.range for each in found] == [Range(*map(gbp, cell)) for cell in row]


@pytest.mark.parametrize(
    ("word", "low", "high"), [("low", 0, 2), ("medium", 2, 4), ("high", 4, 20)]
)
def test_above_the_last_limit_the_turnover_counts(word, low, high):
    """At GBP 1 billion the standard maximum is 20 million, and nothing adjusts it."""
    found = estimated("standard", gbp(10**9), word)

    assert found.range == Range(gbp(low * 1_000_000), gbp(high * 1_000_000))


def test_the_higher_maximum_stays_fixed_to_437_million():
    """Between 435 and 437.5 million the higher maximum is the fixed one, without adjustment."""
    assert estimated("higher", gbp(436_000_000), "high").range.high == gbp(17_500_000)


def test_the_law_clamps():
    """If the law permits one amount, the estimate is that amount."""
    facts = Facts(revenue=gbp(0), words={"seriousness": "low"})

    found = estimate(GUIDELINE, only(gbp(5_000_000)), facts, on=DAY, under=GUIDELINE.provisions[0])

    assert found.range == only(gbp(5_000_000))
    assert found.is_clamped


def test_seriousness_is_required():
    """The seriousness is a required fact."""
    with pytest.raises(MissingFactError):
        estimate(
            GUIDELINE, only(gbp(1)), Facts(revenue=gbp(0)), on=DAY, under=GUIDELINE.provisions[0]
        )


def test_first_day():
    """The guidance applies from 18 March 2024."""
    assert estimated("standard", gbp(0), "low", on=date(2024, 3, 18)).range.high == gbp(3_480)
    with pytest.raises(OutsideCodedLawError):
        estimated("standard", gbp(0), "low", on=date(2024, 3, 17))


def test_is_well_formed():
    """The penalty has no defect."""
    assert check(GUIDELINE.penalty) == ()
