"""Recent acts of the Union: literal maxima, first days and exemptions."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.platform import AnnualRevenue, Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.engine.combine import combine
from penaltymodel.errors import MissingFactError, NotLiableError, OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.statutes import statute_of
from penaltymodel.values.money import eur
from penaltymodel.values.ranges import Range, only


MILLION = 1_000_000
YEAR = {"reading: a year of 365 days": True}

FIRST_DAYS = {
    "eu/political-advertising/25.2": date(2025, 10, 10),
    "eu/political-advertising/25.6": date(2025, 10, 10),
    "eu/cra/64.2": date(2027, 12, 11),
    "eu/cra/64.3": date(2027, 12, 11),
    "eu/cra/64.4": date(2027, 12, 11),
    "eu/nis2/34.4": date(2024, 10, 18),
    "eu/nis2/34.5": date(2024, 10, 18),
    "eu/data-act/40.4": date(2025, 9, 12),
    "eu/dora/35.8": date(2025, 1, 17),
    "eu/eidas/16.2": date(2024, 5, 20),
    "eu/ehds/64.4": date(2027, 3, 26),
    "eu/ehds/64.5": date(2027, 3, 26),
    "eu/crd/24.3": date(2022, 5, 28),
    "eu/ai-act/100.2": date(2025, 8, 2),
    "eu/ai-act/100.3": date(2025, 8, 2),
}


def assessed(
    key: str,
    turnover: int = 0,
    given: Facts | None = None,
    kind: str = "legal-entity",
    operation: str | None = None,
) -> Assessment:
    """Assess a violation on the first day, with a turnover in millions."""
    act = Violation(under=key, committed_on=FIRST_DAYS[key], operation=operation)
    platform = Platform("Acme", kind, eur(turnover * MILLION))
    return assess(act, platform, given=given or Facts(), assume_unchanged=True)


@pytest.mark.parametrize(("key", "first"), FIRST_DAYS.items())
def test_first_day(key, first):
    """The provision applies on its first day, and not on the day before."""
    statute = statute_of(key)
    provision = statute.provision(key)

    assert provision.applies_from == first
    with pytest.raises(OutsideCodedLawError):
        statute.enactment(provision, date.fromordinal(first.toordinal() - 1))


@pytest.mark.parametrize(
    ("key", "turnover", "most"),
    [
        ("eu/cra/64.2", 0, "15"),
        ("eu/cra/64.2", 1000, "25"),
        ("eu/cra/64.3", 0, "10"),
        ("eu/cra/64.3", 1000, "20"),
        ("eu/cra/64.4", 0, "5"),
        ("eu/cra/64.4", 1000, "10"),
        ("eu/nis2/34.4", 0, "10"),
        ("eu/nis2/34.4", 1000, "20"),
        ("eu/nis2/34.5", 0, "7"),
        ("eu/nis2/34.5", 500, "7"),
        ("eu/nis2/34.5", 1000, "14"),
        ("eu/data-act/40.4", 0, "20"),
        ("eu/data-act/40.4", 1000, "40"),
        ("eu/political-advertising/25.6", 0, "20"),
        ("eu/political-advertising/25.6", 1000, "40"),
        ("eu/eidas/16.2", 0, "5"),
        ("eu/eidas/16.2", 1000, "10"),
        ("eu/ehds/64.4", 0, "10"),
        ("eu/ehds/64.4", 1000, "20"),
        ("eu/ehds/64.5", 0, "20"),
        ("eu/ehds/64.5", 1000, "40"),
        ("eu/crd/24.3", 0, "0"),
        ("eu/crd/24.3", 100, "4"),
        ("eu/ai-act/100.2", 0, "1.5"),
        ("eu/ai-act/100.3", 0, "0.75"),
    ],
)
def test_higher_of(key, turnover, most):
    """The maximum is the higher of the fixed amount and the share of turnover."""
    assert assessed(key, turnover).range == Range(eur(0), eur(most) * MILLION)


@pytest.mark.parametrize(
    ("key", "most"),
    [
        ("eu/cra/64.2", 15),
        ("eu/data-act/40.4", 20),
        ("eu/eidas/16.2", 5),
        ("eu/ehds/64.4", 10),
    ],
)
def test_citizens(key, most):
    """A natural person who is not an undertaking faces only the fixed amount."""
    assert assessed(key, 1000, kind="citizen").high == eur(most * MILLION)


@pytest.mark.parametrize("key", ["eu/nis2/34.4", "eu/dora/35.8", "eu/crd/24.3", "eu/ai-act/100.2"])
def test_citizens_are_not_reached(key):
    """These provisions apply only to entities."""
    with pytest.raises(NotLiableError):
        assessed(key, kind="citizen")


class TestPoliticalAdvertising:
    def test_income(self):
        """Of an income of EUR 1 million, 6 % are 60,000 (art. 25(2)(a))."""
        given = Facts(words={"economic capacity": "income"})

        assert assessed("eu/political-advertising/25.2", 1, given).high == eur(60_000)

    def test_budget(self):
        """Of a budget of EUR 2 million, 6 % are 120,000 (art. 25(2)(a))."""
        given = Facts(
            words={"economic capacity": "budget"},
            amounts={"the annual budget": eur(2 * MILLION)},
        )

        assert assessed("eu/political-advertising/25.2", 0, given).high == eur(120_000)

    def test_turnover(self):
        """Of a turnover of EUR 1 billion, 6 % are 60 million (art. 25(2)(b))."""
        given = Facts(words={"economic capacity": "worldwide turnover"})

        assert assessed("eu/political-advertising/25.2", 1000, given).high == eur(60 * MILLION)


class TestCyberResilience:
    @pytest.mark.parametrize(("size", "most"), [("micro", 0), ("small", 0), ("medium", 15)])
    def test_missed_deadline(self, size, most):
        """Micro and small manufacturers are not fined for a missed deadline of 24 hours."""
        given = Facts(
            flags={"only a deadline of 24 hours was missed": True},
            words={"size of the undertaking": size},
        )

        assert assessed("eu/cra/64.2", 0, given).high == eur(most * MILLION)

    def test_size_is_needed_only_for_deadlines(self):
        """The size must be given if only a deadline was missed."""
        given = Facts(flags={"only a deadline of 24 hours was missed": True})

        with pytest.raises(MissingFactError):
            assessed("eu/cra/64.2", 0, given)

    @pytest.mark.parametrize("key", ["eu/cra/64.2", "eu/cra/64.3", "eu/cra/64.4"])
    def test_stewards(self, key):
        """Stewards of open-source software are not fined (art. 64(10)(b))."""
        given = Facts(flags={"steward of open-source software": True})

        assert assessed(key, 1000, given).range == only(eur(0))


class TestDora:
    @pytest.mark.parametrize(
        ("days", "most"), [(1, 100_000), (184, 18_400_000), (365, 18_400_000)]
    )
    def test_six_months(self, days, most):
        """The penalty is 1 % of the daily turnover per day, for at most six months."""
        given = Facts(counts={"days": days}, flags=YEAR)
        turnover = Platform("Acme", "legal-entity", eur(3_650 * MILLION))
        act = Violation(under="eu/dora/35.8", committed_on=date(2025, 2, 1))

        assert assess(act, turnover, given=given).high == eur(most)


def test_eidas_year():
    """The turnover is that of the year before the year of the infringement."""
    figures = [
        AnnualRevenue(amount=eur(1_000 * MILLION), year=2023),
        AnnualRevenue(amount=eur(2_000 * MILLION), year=2024),
    ]
    act = Violation(under="eu/eidas/16.2", committed_on=date(2024, 6, 1))
    answer = assess(
        act,
        Platform("Acme", "legal-entity", figures),
        decided_on=date(2025, 6, 1),
    )

    assert answer.high == eur(10 * MILLION)


def test_unknown_turnover():
    """If the turnover is not known, the maximum is EUR 2 million (CRD art. 24(4))."""
    given = Facts(flags={"the turnover can be calculated": False})

    assert assessed("eu/crd/24.3", 100, given).high == eur(2 * MILLION)


def test_linked_permits():
    """Infringements for a linked data permit cost at most the gravest one (EHDS art. 64(3))."""
    linked = [assessed(key, operation="permit") for key in ("eu/ehds/64.4", "eu/ehds/64.5")]

    assert combine(linked).range.high == eur(20 * MILLION)
