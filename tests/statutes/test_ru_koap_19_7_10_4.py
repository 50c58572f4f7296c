"""KoAP article 19.7.10-4: orders to find copies."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.errors import OutsideCodedLawError
from penaltymodel.values.money import rub
from penaltymodel.values.ranges import Range


@pytest.mark.parametrize(
    ("kind", "low", "high"),
    [
        ("citizen", 100_000, 200_000),
        ("official", 500_000, 800_000),
        ("sole-trader", 500_000, 800_000),
        ("legal-entity", 4_000_000, 6_000_000),
    ],
)
def test_fines(kind, low, high):
    """A company pays 4 to 6 million, an official and a citizen less."""
    violation = Violation(under="ru/koap-19.7.10-4", committed_on=date(2023, 9, 1))

    assert assess(violation, Platform("Acme", kind)).range == Range(rub(low), rub(high))


def test_first_day():
    """The article applies from 1 September 2023."""
    violation = Violation(under="ru/koap-19.7.10-4", committed_on=date(2023, 8, 31))

    with pytest.raises(OutsideCodedLawError):
        assess(violation, Platform("Acme", "legal-entity"))
