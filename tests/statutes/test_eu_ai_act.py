"""Artificial Intelligence Act: articles 99 and 101."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.law.penalties import Is, walk
from penaltymodel.statutes.eu_ai_act import STATUTE
from penaltymodel.values.money import eur
from penaltymodel.values.ranges import Range, only


MILLION = 1_000_000
NOW = date(2026, 9, 1)


def assessed(
    place: str,
    turnover: int,
    *,
    small: bool = False,
    on: date = NOW,
    kind: str = "legal-entity",
    given: Facts | None = None,
) -> Assessment:
    """Assess a violation by an undertaking with a turnover in millions."""
    size = "small" if small else None
    platform = Platform("Acme", kind, eur(turnover * MILLION), size=size)
    act = Violation(under=f"eu/ai-act/{place}", committed_on=on)
    return assess(act, platform, given=given or Facts())


class TestTiers:
    @pytest.mark.parametrize(("turnover", "small", "most"), [(100, False, 35), (100, True, 7)])
    def test_greater_or_lesser(self, turnover, small, most):
        """Of EUR 100 million the most is 35 million; for a small undertaking 7 (art. 99(3), (6))."""
        answer = assessed("99.3", turnover, small=small)

        assert answer.range == Range(eur(0), eur(most * MILLION))

    def test_large(self):
        """Of EUR 1 billion, 7 % are 70 million (art. 99(3))."""
        assert assessed("99.3", 1000).high == eur(70 * MILLION)

    @pytest.mark.parametrize(
        ("place", "even"), [("99.3", 500), ("99.4", 500), ("99.5", 750), ("101.1", 500)]
    )
    def test_where_the_arms_meet(self, place, even):
        """If both amounts are equal, a small undertaking has the same maximum."""
        large, small = (assessed(place, even, small=each).high for each in (False, True))

        assert large == small == assessed(place, 0).high

    @pytest.mark.parametrize(
        ("place", "most"), [("99.3", "35"), ("99.4", "15"), ("99.5", "7.5"), ("101.1", "15")]
    )
    def test_no_turnover(self, place, most):
        """Without turnover, the fixed cap applies."""
        assert assessed(place, 0).high == eur(most) * MILLION

    @pytest.mark.parametrize("place", ["99.3", "99.4", "99.5"])
    def test_small_without_turnover(self, place):
        """A small undertaking without turnover has a maximum of zero, read literally."""
        assert assessed(place, 0, small=True).range == only(eur(0))

    def test_models_know_no_relief(self):
        """Under article 101, the higher amount applies to small providers too."""
        assert assessed("101.1", 1000, small=True).high == eur(30 * MILLION)

    def test_no_undertaking(self):
        """Anyone who is not an undertaking faces only the fixed cap."""
        public = Facts(flags={"undertaking": False})

        assert assessed("99.4", 1000, kind="citizen").high == eur(15 * MILLION)
        assert assessed("99.4", 1000, given=public).high == eur(15 * MILLION)


class TestSmallMidCaps:
    MID_CAP = Facts(words={"size of the undertaking": "small mid-cap"})

    @pytest.mark.parametrize(
        ("place", "before", "after"), [("99.3", 35, 35), ("99.4", 15, 3), ("99.5", "7.5", 1)]
    )
    def test_from_july_2026(self, place, before, after):
        """From 27 July 2026, the lower amount applies, but not for prohibited practices."""
        given = Facts() if place == "99.3" else self.MID_CAP

        old = assessed(place, 100, on=date(2026, 7, 26))
        new = assessed(place, 100, on=date(2026, 7, 27), given=given)

        assert old.high == eur(before) * MILLION
        assert new.high == eur(after) * MILLION

    @pytest.mark.parametrize("place", ["99.3", "75c.4.prohibited"])
    def test_no_relief_for_prohibited_practices(self, place):
        """Article 99(6a) does not name paragraph 3: the size of a mid-cap is not a fact of it."""
        assert assessed(place, 1000).high == eur(70 * MILLION)
        assert "small mid-cap" not in {
            word
            for enactment in STATUTE.provision(f"eu/ai-act/{place}").enactments
            for node in walk(enactment.penalty)
            if isinstance(node, Is)
            for word in node.words
        }

    @pytest.mark.parametrize(("place", "most"), [("99.4", 15), ("99.5", "7.5")])
    def test_higher_turnover(self, place, most):
        """With a high turnover, a small mid-cap faces the fixed cap, others the share."""
        assert assessed(place, 10_000, given=self.MID_CAP).high == eur(most) * MILLION
        assert assessed(place, 10_000).high > eur(most) * MILLION


class TestAIOffice:
    @pytest.mark.parametrize(
        ("place", "same"),
        [("75c.4.prohibited", "99.3"), ("75c.4", "99.4"), ("75c.4.information", "99.5")],
    )
    @pytest.mark.parametrize("small", [False, True])
    @pytest.mark.parametrize("turnover", [0, 100, 10_000])
    def test_fines_as_under_article_99(self, place, same, small, turnover):
        """The AI Office fines in the tiers of article 99 (art. 75c(4))."""
        fine, model = (assessed(each, turnover, small=small) for each in (place, same))

        assert fine.range == model.range

    def test_periodic(self):
        """Up to 5 % of an average day, for each day (art. 75c(5))."""
        given = Facts(counts={"days": 10}, flags={"reading: a year of 365 days": True})

        answer = assessed("75c.5", 365, given=given)

        assert answer.range == Range(eur(0), eur(500_000))


@pytest.mark.parametrize(
    ("place", "first"),
    [
        ("99.3", date(2025, 8, 2)),
        ("99.4", date(2025, 8, 2)),
        ("99.5", date(2025, 8, 2)),
        ("101.1", date(2026, 8, 2)),
        ("75c.4.prohibited", date(2026, 8, 2)),
        ("75c.4", date(2026, 8, 2)),
        ("75c.4.information", date(2026, 8, 2)),
    ],
)
def test_first_day(place, first):
    """Article 99 applies from 2 August 2025, articles 75c and 101 a year later."""
    assert assessed(place, 0, on=first).high
    with pytest.raises(OutsideCodedLawError):
        assessed(place, 0, on=date.fromordinal(first.toordinal() - 1))
