"""The Irish Broadcasting Act: a maximum for each kind of contravention."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import NotLiableError, OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.penalties import Revenue
from penaltymodel.law.words import Measure
from penaltymodel.statutes.ie_broadcasting import STATUTE
from penaltymodel.values.money import eur
from penaltymodel.values.ranges import Range


def assessed(section: str, revenue: int, kind: str = "legal-entity", **more) -> Assessment:
    """Assess a contravention by somebody of *revenue* euro."""
    violation = Violation(
        under=f"ie/broadcasting/{section}", committed_on=more.pop("on", date(2025, 12, 1))
    )
    return assess(violation, Platform("Acme", kind, eur(revenue)), **more)


@pytest.mark.parametrize(
    ("revenue", "most"),
    [(0, 20_000_000), (200_000_000, 20_000_000), (200_000_010, 20_000_001), (10**9, 100_000_000)],
)
def test_company(revenue, most):
    """S. 139ZW(1)(b): EUR 20 million or, if greater, a tenth of the service's turnover."""
    assert assessed("139zw.1.b", revenue).range == Range(eur(0), eur(most))


@pytest.mark.parametrize("kind", ["citizen", "official", "sole-trader"])
def test_individual(kind):
    """S. 139ZW(1)(a): EUR 20 million at any income of an individual."""
    assert assessed("139zw.1.a", 10**9, kind).range == Range(eur(0), eur(20_000_000))


@pytest.mark.parametrize(
    ("section", "kind"), [("139zw.1.a", "legal-entity"), ("139zw.1.b", "citizen")]
)
def test_each_has_its_own_paragraph(section, kind):
    """Paragraph (b) does not apply to individuals, paragraph (a) not to companies."""
    with pytest.raises(NotLiableError):
        assessed(section, 10**9, kind)


@pytest.mark.parametrize(
    ("section", "most"),
    [("139zw.1a", 60_000_000), ("139zw.1aa", 40_000_000), ("139zw.1b", 10_000_000)],
)
def test_shares_of_turnover(section, most):
    """S. 139ZW(1A), (1AA), (1B): 6, 4 and 1 %, with no sum beside them."""
    assert assessed(section, 10**9).range == Range(eur(0), eur(most))
    assert assessed(section, 0).high == eur(0)


@pytest.mark.parametrize("section", ["139zla", "139zzba"])
@pytest.mark.parametrize(
    ("flags", "most"),
    [
        ({}, 183_000),
        ({"reading: a year of 365 days": True}, 183_000),
        ({"reading: a year of 365 days": False}, 182_500),
    ],
)
def test_daily_payment(section, flags, most):
    """Ss. 139ZLA, 139ZZBA: up to 5 % of an average day for each day; the year is open."""
    given = Facts(counts={"days": 10}, flags=flags)

    answer = assessed(section, 365 * 366 * 1_000, given=given)

    assert answer.range == Range(eur(0), eur(most))


@pytest.mark.parametrize(
    ("section", "kind", "first", "before"),
    [
        ("139zw.1.a", "citizen", date(2023, 3, 15), date(2023, 3, 14)),
        ("139zw.1.b", "legal-entity", date(2023, 3, 15), date(2023, 3, 14)),
        ("139zw.1a", "legal-entity", date(2024, 2, 17), date(2024, 2, 16)),
        ("139zw.1b", "legal-entity", date(2024, 2, 17), date(2024, 2, 16)),
        ("139zw.1aa", "legal-entity", date(2024, 9, 27), date(2024, 9, 26)),
    ],
)
def test_first_days(section, kind, first, before):
    """Each subsection has its first day, and no text before it."""
    assert assessed(section, 0, kind, on=first).low == eur(0)
    with pytest.raises(OutsideCodedLawError):
        assessed(section, 0, kind, on=before)


def test_daily_payments_have_their_own_bases():
    """S. 139ZLA: income or turnover; s. 139ZZBA: turnover only."""
    measures = {
        section: {
            each.base.measure
            for each in needs(provision.enactments[0].penalty).money
            if isinstance(each, Revenue)
        }
        for section in ("139zla", "139zzba")
        for provision in [STATUTE.provision(f"ie/broadcasting/{section}")]
    }

    assert measures == {
        "139zla": {Measure.INCOME_OR_TURNOVER},
        "139zzba": {Measure.TURNOVER},
    }


@pytest.mark.parametrize("section", ["139zla", "139zzba"])
def test_first_days_of_daily_payments(section):
    """The daily payments apply from 17 February 2024."""
    given = Facts(counts={"days": 1})

    assert assessed(section, 365, on=date(2024, 2, 17), given=given).low == eur(0)
    with pytest.raises(OutsideCodedLawError):
        assessed(section, 365, on=date(2024, 2, 16), given=given)


@pytest.mark.parametrize("kind", ["citizen", "legal-entity"])
def test_offense(kind):
    """S. 139ZZB(4): a category 1 offense, up to EUR 500,000."""
    assert assessed("139zzb.4", 0, kind).range == Range(eur(0), eur(500_000))
