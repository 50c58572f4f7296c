"""The French Act 86-1067: 3 % of turnover, and 5 % for the same obligation."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.statutes.fr_86_1067 import (
    ALSO_A_CRIME,
    CRIMINAL_FINE,
    OBLIGATION,
    SAME_OBLIGATION,
)
from penaltymodel.values.money import eur
from penaltymodel.values.ranges import Range


def assessed(article: str, revenue: int = 10**9, **more) -> Assessment:
    """Assess a violation of an *article* by a company of *revenue* euro."""
    violation = Violation(
        under=f"fr/loi-86-1067/{article}", committed_on=more.pop("on", date(2025, 12, 1))
    )
    return assess(violation, Platform("Acme", "legal-entity", eur(revenue)), **more)


@pytest.mark.parametrize(
    ("repeat", "same", "most"),
    [(False, True, 30_000_000), (True, True, 50_000_000), (True, False, 30_000_000)],
)
def test_shares(repeat, same, most):
    """Article 42-2: 3 %, and 5 % for a new violation of the same obligation."""
    given = Facts(flags={SAME_OBLIGATION.name: same})

    assert assessed("42-2", given=given, repeat=repeat).range == Range(eur(0), eur(most))


@pytest.mark.parametrize(("criminal", "most"), [(75_000, 75_000), (10**9, 30_000_000)])
def test_the_criminal_fine_is_a_limit(criminal, most):
    """Article 42-2: if the breach is also a crime, at most the criminal fine."""
    given = Facts(flags={ALSO_A_CRIME.name: True}, amounts={CRIMINAL_FINE: eur(criminal)})

    assert assessed("42-2", given=given, repeat=False).high == eur(most)


def test_productions():
    """Article 42-2: at most double the obligation to finance productions."""
    given = Facts(amounts={OBLIGATION: eur(4_000_000)})

    assert assessed("42-2.production", given=given).range == Range(eur(0), eur(8_000_000))


def test_first_day():
    """The text is coded from 1 January 2022."""
    assert assessed("42-2", 0, on=date(2022, 1, 1)).high == eur(0)
    with pytest.raises(OutsideCodedLawError):
        assessed("42-2", 0, on=date(2021, 12, 31))
