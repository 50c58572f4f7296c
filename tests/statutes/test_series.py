"""Tests of sums that a rule revalues: each published sum follows from the one before."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from penaltymodel.law.dated import Series
from penaltymodel.law.penalties import Fixed, walk
from penaltymodel.law.turkiye import RULE
from penaltymodel.statutes import au_osa, catalog, us_ccpa, us_ftc, us_hipaa
from penaltymodel.values.money import Money, usd


def columns() -> dict[str, tuple[Series, dict[date, Money]]]:
    """Return each series with its published sums by their first days."""
    found = {
        "au unit": (au_osa.SERIES, {d: each.amount for d, each in au_osa.PENALTY_UNIT.items()}),
        "us ftc": (us_ftc.SERIES, {d: each.amount for d, each in us_ftc.MAXIMUM.items()}),
    }
    for place in range(3):
        sums = {day: usd(each.least[place]) for day, each in us_hipaa.AMOUNTS.items()}
        found[f"us hipaa minimum {place}"] = us_hipaa.SERIES, sums
    for name in ("most", "year"):
        sums = {day: usd(getattr(each, name)) for day, each in us_hipaa.AMOUNTS.items()}
        found[f"us hipaa {name}"] = us_hipaa.SERIES, sums
    day = date(2025, 1, 1)
    for old, new in ((2_500, 2_663), (7_500, 7_988), (100, 107), (750, 799)):
        found[f"us ccpa {old}"] = us_ccpa.SERIES, {date(2020, 1, 1): usd(old), day: usd(new)}
    for old, new in ((10_000_000, 94_817_884), (30_000_000, 284_453_658)):
        first = date(2020, 10, 1)
        sums = RULE.revalued(Money(old, "TRY"), first)
        found[f"tr {old}"] = RULE, {**sums, date(2026, 1, 1): Money(new, "TRY")}
    return found


@pytest.mark.parametrize("name", columns())
def test_each_sum_follows_from_the_one_before(name):
    """Each published sum is the one before it, times the multiplier, rounded."""
    series, published = columns()[name]

    assert series.differences(published) == {}
    assert len(published) > 1


@pytest.mark.parametrize("key", ["tr/5651/ek-4.2", "tr/5651/ek-4.9", "tr/5651/ek-4.12"])
def test_coded_sums_follow_from_the_ones_before(key):
    """The coded sums of each year are those of the year before, revalued."""
    texts = catalog()["tr/5651"].provision(key).enactments

    for before, text in pairwise(texts):
        old, new = (
            {end for node in walk(each.penalty) if isinstance(node, Fixed) for end in ends(node)}
            for each in (before, text)
        )
        assert {RULE.next(each, text.applies_from) for each in old} == new


def ends(node: Fixed) -> tuple[Money, Money]:
    """Return the ends of a fixed sum."""
    return node.sums.low, node.sums.high


def test_difference_is_found():
    """A sum that does not follow from the one before is found, with the right one."""
    days = [date(2024, 1, 10), date(2025, 1, 17)]
    published = dict(zip(days, (usd(51_744), usd(53_089)), strict=True))

    assert us_ftc.SERIES.differences(published) == {days[1]: usd(53_088)}
