"""Competition rules: Regulation 1/2003, article 23."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.errors import NotLiableError, OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.values.money import eur
from penaltymodel.values.ranges import Range, only


SHORT = {"reading: a year of 365 days": True}
LONG = {"reading: a year of 365 days": False}


def act(on: date = date(2018, 7, 18), place: str = "23") -> Violation:
    """Return an infringement of the competition rules."""
    return Violation(under=f"eu/1-2003/{place}", committed_on=on)


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


def test_information():
    """Failure to give correct information costs up to 1 % (art. 23(1))."""
    platform = Platform("Acme", "legal-entity", eur(1_000_000_000))

    assert assess(act(place="23.1"), platform).range == Range(eur(0), eur(10_000_000))


@pytest.mark.parametrize(("flags", "most"), [({}, 183_000), (SHORT, 183_000), (LONG, 182_500)])
def test_periodic(flags, most):
    """Up to 5 % of an average day, for each day (art. 24(1)); the days of the year are open."""
    platform = Platform("Acme", "legal-entity", eur(365 * 366 * 1_000))
    given = Facts(counts={"days": 10}, flags=flags)

    assert assess(act(place="24.1"), platform, given=given).high == eur(most)


@pytest.mark.parametrize(("place", "most"), [("23", 100), ("23.1", 10)])
def test_first_day(place, most):
    """The Regulation applies from 1 May 2004."""
    platform = Platform("Acme", "legal-entity", eur(1_000))

    assert assess(act(date(2004, 5, 1), place), platform).high == eur(most)
    with pytest.raises(OutsideCodedLawError):
        assess(act(date(2004, 4, 30), place), platform)
