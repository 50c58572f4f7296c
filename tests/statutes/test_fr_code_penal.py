"""The French Code pénal: platforms for unlawful transactions."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.statutes.fr_code_penal import ORGANIZED
from penaltymodel.values.money import eur
from penaltymodel.values.ranges import Range


def assessed(kind: str, *, organized: bool = False, on: date = date(2025, 6, 1)) -> Assessment:
    """Assess article 323-3-2 for a person of a *kind*."""
    violation = Violation(under="fr/code-penal/323-3-2", committed_on=on)
    return assess(
        violation, Platform("Acme", kind), given=Facts(flags={ORGANIZED.name: organized})
    )


@pytest.mark.parametrize(
    ("kind", "organized", "most"),
    [
        ("citizen", False, 500_000),
        ("citizen", True, 1_000_000),
        ("legal-entity", False, 2_500_000),
        ("legal-entity", True, 5_000_000),
    ],
)
def test_fines(kind, organized, most):
    """EUR 500,000, or EUR 1 million as an organized group; five times as much for a company."""
    assert assessed(kind, organized=organized).range == Range(eur(0), eur(most))


def test_first_day():
    """The text is coded from 23 May 2024."""
    assert assessed("citizen", on=date(2024, 5, 23)).high == eur(500_000)
    with pytest.raises(OutsideCodedLawError):
        assessed("citizen", on=date(2024, 5, 22))
