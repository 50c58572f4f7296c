"""Switzerland, Federal Act on Data Protection: fines of natural persons."""

from datetime import date, timedelta

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.errors import NotLiableError, OutsideCodedLawError
from penaltymodel.law.sanctions import Order
from penaltymodel.statutes import statute_of
from penaltymodel.values.money import Money
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import Range


START = date(2023, 9, 1)
ARTICLES = ["60.1", "60.2", "61", "62", "63"]


def of(article, on=START, kind="citizen"):
    """Assess an offense of one day under an article."""
    act = Violation(under=f"ch/dsg/{article}", committed_on=on, detected_on=on)
    return assess(act, Platform("Acme", kind))


@pytest.mark.parametrize("article", ARTICLES)
def test_natural_persons(article):
    """Up to CHF 250,000 for a natural person; a company is not punished."""
    for kind in ("citizen", "official", "sole-trader"):
        assert of(article, kind=kind).range == Range(Money(0, "CHF"), Money(250_000, "CHF"))
    with pytest.raises(NotLiableError):
        of(article, kind="legal-entity")


def test_a_business_in_place_of_a_person():
    """Up to CHF 50,000 (art. 64(2)), and only for the business."""
    assert of("64.2", kind="legal-entity").range == Range(Money(0, "CHF"), Money(50_000, "CHF"))
    with pytest.raises(NotLiableError):
        of("64.2", kind="citizen")


@pytest.mark.parametrize("article", ARTICLES)
def test_first_day(article):
    """The act has been in force since 1 September 2023."""
    with pytest.raises(OutsideCodedLawError):
        of(article, START - timedelta(days=1))


def test_prosecution_ends_after_five_years():
    """Article 66."""
    (limitation,) = statute_of("ch/dsg").limitations

    assert limitation.within == Period(years=5)


def test_orders_of_the_commissioner():
    """Article 51(1)."""
    (stated,) = statute_of("ch/dsg").sanctions

    assert isinstance(stated.sanction, Order)
