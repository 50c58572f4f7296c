"""Published calculations that belong to no single statute."""

import pytest

from penaltymodel import Facts, Money, Range, eur, evaluate, only, usd
from penaltymodel.law.forms import fixed, per, total


def test_deutsche_wohnen():
    """C-807/21, paragraph 17: EUR 14,385,000 and fifteen fines of EUR 3,000 to 17,000."""
    fines = per("tenants", fixed(eur(3_000), eur(17_000)))

    result = evaluate(total(fixed(eur(14_385_000)), fines), Facts(counts={"tenants": 15})).result

    assert result == Range(eur(14_430_000), eur(14_640_000))


def test_youtube_coppa():
    """FTC and New York, 2019: USD 136 million and 34 million are the published 170."""
    assert evaluate(
        total(fixed(usd(136_000_000)), fixed(usd(34_000_000))), Facts()
    ).result == only(usd(170_000_000))


def test_coupang_pays_under_two_instruments():
    """South Korea, 11 June 2026: a surcharge and an administrative fine, each with its own cap."""
    surcharge, fine = Money(624_681_000_000, "KRW"), Money(16_800_000, "KRW")

    result = evaluate(total(fixed(surcharge), fixed(fine)), Facts()).result

    assert result == only(Money(624_697_800_000, "KRW"))


@pytest.mark.parametrize(
    ("terms", "sum"),
    [((3_200_000, 3_300_000, 2_400_000), 8_900_000), ((6, "3.5", 14, 6, 3, "6.5", 2, 3, 14), 58)],
)
def test_published_sums(terms, sum):
    """Twitter, 2 April 2021, and Google's chain of 2021 in millions (TASS)."""
    fines = total(*(fixed(Money(term, "RUB")) for term in terms))

    assert evaluate(fines, Facts()).result == only(Money(sum, "RUB"))
