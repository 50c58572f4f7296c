"""Türkiye, Law 7545 on cyber security: fixed fines, a share of sales, and two rules that raise them."""

from datetime import date, timedelta

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.errors import OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import Range


START, REVALUED = date(2025, 3, 19), date(2026, 1, 1)
SEVERAL = {"committed more than once before the decision": True}
GAIN = {"a benefit obtained or damage caused": True}
FINES = [
    ("16.10", START, 1_000_000, 10_000_000),
    ("16.10", date(2025, 12, 31), 1_000_000, 10_000_000),
    ("16.10", REVALUED, 1_254_900, 12_549_000),
    ("16.10-18", START, 10_000_000, 100_000_000),
    ("16.10-18", REVALUED, 12_549_000, 125_490_000),
    ("16.11", START, 100_000, 1_000_000),
    ("16.11", REVALUED, 125_490, 1_254_900),
]
"""Article and paragraph, day, and the fine of a person that is not a company."""


def of(paragraph, on, kind="citizen", *, turnover=None, **given):
    """Assess an offense of one day under a paragraph."""
    act = Violation(under=f"tr/7545/{paragraph}", committed_on=on, detected_on=on)
    platform = (
        Platform("Acme", kind)
        if turnover is None
        else Platform("Acme", kind, Money(turnover, "TRY"))
    )
    return assess(act, platform, given=Facts(**given))


def lira(low, high):
    return Range(Money(low, "TRY"), Money(high, "TRY"))


@pytest.mark.parametrize(("paragraph", "on", "low", "high"), FINES)
def test_fixed_fines(paragraph, on, low, high):
    """The sums of the law, and of 2026 with 25.49 % more."""
    assert of(paragraph, on).range == lira(low, high)
    if paragraph != "16.11":
        assert of(paragraph, on, "legal-entity").range == lira(low, high)


@pytest.mark.parametrize("paragraph", ["16.10", "16.10-18", "16.11"])
def test_first_day(paragraph):
    """The law applies from its publication."""
    with pytest.raises(OutsideCodedLawError):
        of(paragraph, START - timedelta(days=1))


@pytest.mark.parametrize(
    ("on", "turnover", "low", "high"),
    [
        (START, 100_000_000, 100_000, 5_000_000),
        (START, 1_000_000, 100_000, 100_000),
        (REVALUED, 100_000_000, 125_490, 5_000_000),
    ],
)
def test_a_company_that_obstructs_an_audit(on, turnover, low, high):
    """Up to 5 % of gross sales, and at least the lowest fixed fine."""
    answer = of("16.11", on, "legal-entity", turnover=turnover)

    assert answer.range == lira(low, high)


@pytest.mark.parametrize(("paragraph", "on", "low", "high"), FINES)
def test_committed_more_than_once(paragraph, on, low, high):
    """One fine for all offenses, which is at most doubled (art. 17(2))."""
    assert of(paragraph, on, flags=SEVERAL).range == lira(low, 2 * high)


@pytest.mark.parametrize(("paragraph", "on", "low", "high"), FINES)
def test_a_benefit_or_damage(paragraph, on, low, high):
    """Three to five times the benefit or damage (art. 17(2)), whatever the fine."""
    amounts = {"the benefit or damage": Money(7_000_000, "TRY")}

    assert of(paragraph, on, flags=GAIN, amounts=amounts).range == lira(21_000_000, 35_000_000)
