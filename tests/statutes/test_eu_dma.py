"""Digital Markets Act: articles 30 and 31."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import MissingFactError, NotLiableError, OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.law.words import Standing
from penaltymodel.statutes.eu_dma import SAME_SERVICE, SIMILAR
from penaltymodel.values.money import eur
from penaltymodel.values.ranges import Range, only


BILLION = 1_000_000_000
FOUND_ON = date(2024, 6, 1)
BY_INFRINGEMENT = "reading: 8 years before the infringement"


def found(under: str = "eu/dma/30.1", **more) -> OffenseHistory:
    """Return a history of one non-compliance decision."""
    return OffenseHistory([Decision(under=under, decided_on=FOUND_ON, **more)])


def flags(*, service: bool = True, similar: bool = True, **more: bool) -> Facts:
    """Return facts about the earlier decision."""
    return Facts(flags={SAME_SERVICE.name: service, SIMILAR.name: similar, **more})


def assessed(
    history: OffenseHistory,
    given: Facts,
    on: date = date(2031, 6, 1),
    *,
    decided_on: date | None = None,
    place: str = "30.1",
    turnover: int = 100 * BILLION,
) -> Assessment:
    """Assess a violation, decided on its day unless said otherwise."""
    return assess(
        Violation(
            under=f"eu/dma/{place}",
            committed_on=on,
        ),
        Platform("Acme", "legal-entity", eur(turnover)),
        history,
        decided_on=on if decided_on is None else decided_on,
        given=given,
        assume_unchanged=True,
    )


class TestRepeat:
    """The examples take a turnover of EUR 100 billion."""

    def test_first(self):
        """Without an earlier decision, the maximum is 10 % and no flag is needed."""
        assert assessed(OffenseHistory(), Facts()).range == Range(eur(0), eur(10 * BILLION))

    def test_seven_years_on_the_same_service(self):
        """A decision of 7 years ago on the same service doubles the maximum (art. 30(2))."""
        assert assessed(found(), flags()).range == Range(eur(0), eur(20 * BILLION))

    def test_nine_years(self):
        """A decision of 9 years ago does not double the maximum."""
        assert assessed(found(), flags(), date(2033, 6, 1)).high == eur(10 * BILLION)

    def test_another_service(self):
        """A decision on another core platform service does not double the maximum."""
        assert assessed(found(), flags(service=False)).high == eur(10 * BILLION)

    def test_another_obligation(self):
        """A decision on a different infringement does not double the maximum."""
        assert assessed(found(), flags(similar=False)).high == eur(10 * BILLION)

    def test_another_provision(self):
        """A decision about information does not double the maximum."""
        assert assessed(found("eu/dma/30.3"), Facts()).high == eur(10 * BILLION)

    @pytest.mark.parametrize(("on", "billions"), [(date(2032, 6, 1), 20), (date(2032, 6, 2), 10)])
    def test_last_day(self, on, billions):
        """The 8 years end with the day of the same date, which counts."""
        assert assessed(found(), flags(), on).high == eur(billions * BILLION)

    def test_adoption_is_the_anchor(self):
        """A decision counts from its adoption, in force or not."""
        early = assessed(found(in_force_on=None), flags(), FOUND_ON)

        assert early.high == eur(20 * BILLION)

    def test_annulled(self):
        """An annulled decision does not count."""
        gone = found(standing=Standing.ANNULLED)

        assert assessed(gone, Facts()).high == eur(10 * BILLION)

    def test_readings(self):
        """If only the infringement is within the 8 years, the result depends on the reading."""
        on, decided_on = date(2032, 5, 1), date(2032, 7, 1)

        highs = [
            assessed(found(), flags(**reading), on, decided_on=decided_on).high
            for reading in ({}, {BY_INFRINGEMENT: True}, {BY_INFRINGEMENT: False})
        ]

        assert highs == [eur(20 * BILLION), eur(20 * BILLION), eur(10 * BILLION)]

    def test_flags_are_required(self):
        """With a decision within the 8 years, the two flags are required."""
        with pytest.raises(MissingFactError, match="similar"):
            assessed(found(), Facts())

    def test_measures(self):
        """For measures, remedies and commitments the maximum does not double."""
        again = assessed(found("eu/dma/30.1-measures"), flags(), place="30.1-measures")

        assert again.high == eur(10 * BILLION)


class TestOthers:
    def test_information(self):
        """Failures over information cost up to 1 % (art. 30(3))."""
        assert assessed(OffenseHistory(), Facts(), place="30.3").high == eur(BILLION)

    def test_a_day(self):
        """Of EUR 3.65 billion, 5 % of a day in a year of 365 are EUR 500,000 (art. 31(1))."""
        given = Facts(counts={"days": 3}, flags={"reading: a year of 365 days": True})

        answer = assessed(OffenseHistory(), given, place="31.1", turnover=3_650_000_000)

        assert answer.range == Range(eur(0), eur(1_500_000))

    @pytest.mark.parametrize("place", ["30.1", "30.1-measures", "30.3", "31.1"])
    def test_no_turnover(self, place):
        """There is no fallback for a turnover of zero: the maximum is zero."""
        given = Facts(counts={"days": 3}, flags=flags().flags)

        assert assessed(found(), given, place=place, turnover=0).range == only(eur(0))

    def test_citizens_are_not_reached(self):
        """A gatekeeper is an undertaking."""
        act = Violation(under="eu/dma/30.1", committed_on=date(2025, 6, 1))
        with pytest.raises(NotLiableError):
            assess(act, Platform("Ann", "citizen"))

    def test_first_day(self):
        """The act applies from 2 May 2023 (art. 54)."""
        first = date(2023, 5, 2)

        assert assessed(OffenseHistory(), Facts(), first).high == eur(10 * BILLION)
        with pytest.raises(OutsideCodedLawError):
            assessed(OffenseHistory(), Facts(), date(2023, 5, 1))
