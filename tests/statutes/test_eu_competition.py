"""Competition rules: Regulation 1/2003, article 23."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.errors import NotLiableError, OutsideCodedLawError
from penaltymodel.values.money import eur
from penaltymodel.values.ranges import Range, only


def act(on: date = date(2018, 7, 18)) -> Violation:
    """Return an infringement of the competition rules."""
    return Violation(under="eu/1-2003/23", committed_on=on)


@pytest.mark.parametrize("kind", ["legal-entity", "sole-trader"])
def test_ceiling(kind):
    """An undertaking faces up to 10 % of its turnover."""
    answer = assess(act(), Platform("Acme", kind, eur(1_000_000_000)))

    assert answer.range == Range(eur(0), eur(100_000_000))


def test_no_turnover():
    """With a turnover of zero, the cap is zero."""
    platform = Platform("Acme", "legal-entity", eur(0))

    assert assess(act(), platform).range == only(eur(0))


def test_citizens_are_not_reached():
    """Anyone who is not an undertaking cannot be fined."""
    with pytest.raises(NotLiableError):
        assess(act(), Platform("Ann", "citizen"))


def test_first_day():
    """The Regulation applies from 1 May 2004."""
    platform = Platform("Acme", "legal-entity", eur(10))

    assert assess(act(date(2004, 5, 1)), platform).high == eur(1)
    with pytest.raises(OutsideCodedLawError):
        assess(act(date(2004, 4, 30)), platform)
