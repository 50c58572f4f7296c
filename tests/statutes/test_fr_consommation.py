"""The French consumer code: fines of natural persons, five times as much, or a share."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.statutes.fr_consommation import COST, ENVIRONMENTAL, MEAN_TURNOVER, ONLINE
from penaltymodel.values.money import eur
from penaltymodel.values.ranges import Range


def assessed(article: str, kind: str = "legal-entity", revenue: int = 0, **more) -> Assessment:
    """Assess a violation of an *article*."""
    violation = Violation(
        under=f"fr/code-conso/{article}", committed_on=more.pop("on", date(2025, 6, 1))
    )
    return assess(violation, Platform("Acme", kind, eur(revenue)), **more)


def misleading(kind: str, mean: int, cost: int, **flags) -> Assessment:
    """Assess a misleading practice, with the *mean* turnover and its *cost*."""
    sums = {MEAN_TURNOVER: eur(mean), COST: eur(cost)}
    return assessed("l132-2", kind, given=Facts(amounts=sums, flags=flags))


class TestMisleading:
    @pytest.mark.parametrize(
        ("kind", "online", "most"),
        [
            ("citizen", False, 300_000),
            ("citizen", True, 750_000),
            ("legal-entity", False, 1_500_000),
            ("legal-entity", True, 3_750_000),
        ],
    )
    def test_sums(self, kind, online, most):
        """Article L132-2: EUR 300,000, or 750,000 online, and five times as much for a company."""
        found = misleading(kind, 0, 0, **{ONLINE.name: online})

        assert found.range == Range(eur(0), eur(most))

    @pytest.mark.parametrize(
        ("mean", "cost", "green", "most"),
        [
            (100_000_000, 0, False, 10_000_000),
            (0, 4_000_000, False, 2_000_000),
            (0, 4_000_000, True, 3_200_000),
            (100_000_000, 4_000_000, True, 10_000_000),
        ],
    )
    def test_shares(self, mean, cost, green, most):
        """Article L132-2: 10 % of the mean turnover, or 50 % (80 %) of the cost."""
        assert misleading("legal-entity", mean, cost, **{ENVIRONMENTAL.name: green}).high == eur(
            most
        )


@pytest.mark.parametrize(
    ("kind", "mean", "most"),
    [("citizen", 0, 300_000), ("legal-entity", 0, 1_500_000), ("legal-entity", 10**8, 10_000_000)],
)
def test_aggressive(kind, mean, most):
    """Article L132-11: EUR 300,000, five times as much, or 10 % of the mean turnover."""
    given = Facts(amounts={MEAN_TURNOVER: eur(mean)})

    assert assessed("l132-11", kind, given=given).high == eur(most)


@pytest.mark.parametrize(
    ("known", "mean", "most"),
    [(True, 0, 300_000), (True, 10**8, 4_000_000), (False, 0, 2_000_000)],
)
def test_widespread(known, mean, most):
    """Article L132-1 A: EUR 300,000, 4 % of the mean turnover, or EUR 2 million if unknown."""
    given = Facts(amounts={MEAN_TURNOVER: eur(mean)}, flags={"has turnover": known})

    assert assessed("l132-1-a", given=given).high == eur(most)


@pytest.mark.parametrize(
    ("kind", "revenue", "most"),
    [
        ("citizen", 10**9, 300_000),
        ("legal-entity", 0, 1_500_000),
        ("legal-entity", 10**9, 60_000_000),
    ],
)
def test_marketplaces(kind, revenue, most):
    """Article L133-1: EUR 300,000, or 6 % of worldwide turnover for a company."""
    assert assessed("l133-1", kind, revenue).range == Range(eur(0), eur(most))


def test_orders():
    """Article L133-2: 5 % of an average day for each day; the year is open."""
    given = Facts(counts={"days": 10})

    assert assessed("l133-2", revenue=365 * 366 * 1_000, given=given).high == eur(183_000)


@pytest.mark.parametrize(
    ("article", "kind", "most"),
    [
        ("l131-4", "citizen", 75_000),
        ("l131-4", "legal-entity", 375_000),
        ("l132-24-1", "sole-trader", 15_000),
        ("l132-24-1", "legal-entity", 75_000),
    ],
)
def test_administrative_fines(article, kind, most):
    """Articles L131-4 and L132-24-1: five times as much for a company."""
    assert assessed(article, kind).range == Range(eur(0), eur(most))


def test_first_day():
    """The texts are coded from 23 May 2024."""
    assert assessed("l131-4", on=date(2024, 5, 23)).high == eur(375_000)
    with pytest.raises(OutsideCodedLawError):
        assessed("l131-4", on=date(2024, 5, 22))
