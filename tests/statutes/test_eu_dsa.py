"""Digital Services Act: articles 52, 74 and 76."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import MissingFactError, OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.statutes.eu_dsa import STATUTE
from penaltymodel.values.money import eur
from penaltymodel.values.ranges import Range, only


BILLION = 1_000_000_000
OF_365 = "reading: a year of 365 days"


def assessed(
    place: str, turnover: int = BILLION, on: date = date(2025, 6, 1), **more
) -> Assessment:
    """Assess a violation under an article of the act."""
    violation = Violation(under=f"eu/dsa/{place}", committed_on=on)
    return assess(violation, Platform("Acme", "legal-entity", eur(turnover)), **more)


class TestFines:
    @pytest.mark.parametrize(
        ("place", "millions"), [("52.3", 60), ("52.3-information", 10), ("74.1", 60), ("74.2", 10)]
    )
    def test_shares(self, place, millions):
        """A fine is up to 6 % of turnover, or 1 % for failures over information."""
        assert assessed(place).range == Range(eur(0), eur(millions * 1_000_000))

    @pytest.mark.parametrize("place", ["52.3", "52.3-information", "74.1", "74.2"])
    def test_no_turnover(self, place):
        """There is no fallback for a turnover of zero: the maximum is zero."""
        assert assessed(place, 0).range == only(eur(0))

    def test_year(self):
        """The turnover is that of the year before the decision."""
        platform = Platform("Acme", "legal-entity", {2024: eur(BILLION), 2025: eur(2 * BILLION)})
        act = Violation(under="eu/dsa/74.1", committed_on=date(2024, 6, 1))

        assert assess(act, platform, decided_on=date(2025, 12, 5)).high == eur(60_000_000)
        assert assess(act, platform, decided_on=date(2026, 1, 5)).high == eur(120_000_000)


class TestPeriodicPenalty:
    @pytest.mark.parametrize("place", ["52.4", "76.1"])
    def test_a_day_of_365(self, place):
        """Of EUR 3.65 billion, 5 % of a day in a year of 365 are EUR 500,000 (art. 52(4))."""
        given = Facts(counts={"days": 1}, flags={OF_365: True})

        assert assessed(place, 3_650_000_000, given=given).range == Range(eur(0), eur(500_000))

    def test_a_day_of_366(self):
        """The other reading uses 366 days."""
        given = Facts(counts={"days": 1}, flags={OF_365: False})

        assert assessed("76.1", 3_660_000_000, given=given).high == eur(500_000)

    def test_open_reading(self):
        """Without a choice, the maximum is the highest of the readings."""
        given = Facts(counts={"days": 30})

        assert assessed("76.1", 3_650_000_000, given=given).high == eur(15_000_000)

    def test_days_are_needed(self):
        """The number of days is a required fact."""
        with pytest.raises(MissingFactError, match="days"):
            assessed("76.1")


class TestDays:
    @pytest.mark.parametrize(
        ("place", "first"), [("52.3", date(2024, 2, 17)), ("74.1", date(2022, 11, 16))]
    )
    def test_first_day(self, place, first):
        """The states' articles apply from 17 February 2024, the Commission's from 2022 (art. 93)."""
        assert assessed(place, on=first).high == eur(60_000_000)
        with pytest.raises(OutsideCodedLawError):
            assessed(place, on=date.fromordinal(first.toordinal() - 1))

    def test_limitation(self):
        """The Commission has five years, the last day included (art. 77)."""
        five_years = STATUTE.limitations[0].within

        in_time = assessed("74.1", limitation=five_years, decided_on=date(2030, 6, 1))
        too_late = assessed("74.1", limitation=five_years, decided_on=date(2030, 6, 2))

        assert (in_time.is_time_barred, too_late.is_time_barred) == (False, True)
