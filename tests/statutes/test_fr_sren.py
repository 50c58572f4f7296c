"""The SREN Act: 3 %, and 5 % for a repeat."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.statutes.fr_sren import HAS_ACTIVITY, SAME_OBLIGATION, STATUTE
from penaltymodel.values.money import eur
from penaltymodel.values.ranges import Range


def assessed(article: str, revenue: int = 10**9, **more) -> Assessment:
    """Assess a violation of an *article* by a company of *revenue* euro."""
    violation = Violation(
        under=f"fr/sren/{article}", committed_on=more.pop("on", date(2025, 12, 1))
    )
    return assess(violation, Platform("Acme", "legal-entity", eur(revenue)), **more)


@pytest.mark.parametrize("article", ["30", "37"])
def test_first_breach(article):
    """Articles 30 III and 37 II: up to 3 % of worldwide turnover; of nothing, nothing."""
    assert assessed(article).range == Range(eur(0), eur(30_000_000))
    assert assessed(article, 0).high == eur(0)


@pytest.mark.parametrize(
    ("day", "most"),
    [
        (date(2024, 8, 31), 30_000_000),
        (date(2024, 9, 1), 50_000_000),
        (date(2029, 9, 1), 50_000_000),
        (date(2029, 9, 2), 30_000_000),
    ],
)
def test_cloud_services_repeat_within_five_years(day, most):
    """Article 30 III: five years from the day on which the first sanction became final."""
    earlier = Decision(
        under="fr/sren/30", decided_on=date(2024, 8, 1), in_force_on=date(2024, 9, 1)
    )
    history = OffenseHistory([earlier])

    assert assessed("30", on=day, history=history, assume_unchanged=True).high == eur(most)


@pytest.mark.parametrize(("same", "most"), [(True, 50_000_000), (False, 30_000_000)])
def test_intermediaries_repeat_the_same_obligation(same, most):
    """Article 37 II 1°: 5 % for a new violation of the same obligation."""
    given = Facts(flags={SAME_OBLIGATION.name: same})

    assert assessed("37", given=given, repeat=True).high == eur(most)


@pytest.mark.parametrize(("repeat", "most"), [(False, 150_000), (True, 375_000)])
def test_intermediaries_without_activity(repeat, most):
    """Article 37 II 1°: EUR 150,000, or EUR 375,000 for a repeat within five years."""
    given = Facts(flags={HAS_ACTIVITY.name: False})

    assert assessed("37", given=given, repeat=repeat).high == eur(most)


def test_first_day():
    """The act applies from 23 May 2024."""
    assert assessed("37", on=date(2024, 5, 23)).high == eur(30_000_000)
    with pytest.raises(OutsideCodedLawError):
        assessed("37", on=date(2024, 5, 22))


def test_the_end_of_article_30_is_pending():
    """Article 64 IV: articles 27 to 30 apply through 12 January 2027."""
    (end,) = STATUTE.pending

    assert not end.may_apply_on(date(2027, 1, 12))
    assert end.may_apply_on(date(2027, 1, 13))
