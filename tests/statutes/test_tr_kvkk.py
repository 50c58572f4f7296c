"""Türkiye, Law 6698 (KVKK): fines, revalued every January."""

from datetime import date, timedelta

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.errors import NotLiableError, OutsideCodedLawError
from penaltymodel.law.sanctions import Suspension
from penaltymodel.statutes import statute_of
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import Range
from penaltymodel.values.sources import Confidence


START, TRANSFERS = date(2016, 10, 7), date(2024, 6, 1)
PUBLISHED = {
    2016: {
        "a": (5_000, 100_000),
        "b": (15_000, 1_000_000),
        "c": (25_000, 1_000_000),
        "ç": (20_000, 1_000_000),
    },
    2017: {
        "a": (5_191, 103_830),
        "b": (15_574, 1_038_300),
        "c": (25_957, 1_038_300),
        "ç": (20_766, 1_038_300),
    },
    2022: {"a": (13_391, 267_883), "b": (40_179, 2_678_863), "ç": (53_572, 2_678_863)},
    2023: {
        "a": (29_852, 597_191),
        "b": (89_571, 5_971_989),
        "c": (149_285, 5_971_989),
        "ç": (119_428, 5_971_989),
    },
    2024: {
        "a": (47_303, 946_308),
        "b": (141_934, 9_463_213),
        "c": (236_557, 9_463_213),
        "ç": (189_245, 9_463_213),
        "d": (50_000, 1_000_000),
    },
    2025: {
        "a": (68_083, 1_362_021),
        "b": (204_285, 13_620_402),
        "c": (340_476, 13_620_402),
        "ç": (272_380, 13_620_402),
        "d": (71_965, 1_439_300),
    },
    2026: {
        "a": (85_437, 1_709_200),
        "b": (256_357, 17_092_242),
        "c": (427_263, 17_092_242),
        "ç": (341_809, 17_092_242),
        "d": (90_308, 1_806_177),
    },
}
"""The sums that were read, by year and letter; the Board published those of 2017 and later."""
LAST_DAY = {2016: date(2016, 12, 31), 2026: date(2026, 4, 9)}


def of(letter, on, kind="legal-entity"):
    """Assess an offense of one day under a letter of article 18(1)."""
    act = Violation(under=f"tr/kvkk/18.1.{letter}", committed_on=on, detected_on=on)
    return assess(act, Platform("Acme", kind))


@pytest.mark.parametrize(
    ("year", "letter", "low", "high"),
    [
        (year, letter, *sums)
        for year, letters in PUBLISHED.items()
        for letter, sums in letters.items()
    ],
)
def test_published_sums(year, letter, low, high):
    """The sums of a year apply until its last day."""
    last = LAST_DAY.get(year, date(year, 12, 31))

    assert of(letter, last).range == Range(Money(low, "TRY"), Money(high, "TRY"))


@pytest.mark.parametrize(
    ("year", "low", "high"),
    [
        (2018, 29_712, 1_188_542),
        (2019, 36_762, 1_470_583),
        (2020, 45_062, 1_802_640),
        (2021, 49_167, 1_966_860),
        (2022, 66_965, 2_678_863),
    ],
)
def test_derived_sums(year, low, high):
    """Sums of years whose table was not read follow from the rates (Law 5326, art. 17(7))."""
    for day in (date(year, 1, 1), date(year, 12, 31)):
        assert of("c", day).range == Range(Money(low, "TRY"), Money(high, "TRY"))


@pytest.mark.parametrize(
    ("letter", "first"),
    [*((letter, START) for letter in "abcç"), ("d", TRANSFERS)],
)
def test_first_day(letter, first):
    """The fines apply six months after the publication, the one of letter (d) from June 2024."""
    assert of(letter, first).high > Money(0, "TRY")
    with pytest.raises(OutsideCodedLawError):
        of(letter, first - timedelta(days=1))


@pytest.mark.parametrize("letter", ["a", "b", "c", "ç", "d"])
def test_who_is_fined(letter):
    """Natural persons and legal persons of private law are fined; officials are not."""
    day = date(2025, 3, 1)
    low, high = PUBLISHED[2025][letter]

    for kind in ("citizen", "sole-trader", "legal-entity"):
        assert of(letter, day, kind).range == Range(Money(low, "TRY"), Money(high, "TRY"))
    with pytest.raises(NotLiableError):
        of(letter, day, "official")


def test_the_board_may_stop_the_processing():
    """Article 15(7)."""
    (stated,) = statute_of("tr/kvkk").sanctions

    assert isinstance(stated.sanction, Suspension)
    assert "tr/kvkk/18.1.b" in stated.provisions


def test_confidence_of_a_year():
    """Sums that a table of the Board has are secondary, others derived."""
    texts = statute_of("tr/kvkk").provision("tr/kvkk/18.1.c").enactments
    found = {each.applies_from.year: each.source.confidence for each in texts}

    assert found[2016] is Confidence.VERIFIED
    assert found[2021] is Confidence.DERIVED
    assert found[2022] is Confidence.DERIVED
    assert found[2026] is Confidence.SECONDARY


@pytest.mark.parametrize(
    ("letter", "on", "fine"),
    [
        ("b", date(2021, 1, 12), 1_950_000),
        ("b", date(2021, 12, 23), 1_900_000),
        ("b", date(2023, 3, 1), 1_750_000),
        ("ç", date(2022, 12, 31), 2_665_000),
    ],
)
def test_fines_imposed(letter, on, fine):
    """WhatsApp, Yemeksepeti, TikTok; WhatsApp and Meta for not registering."""
    assert Money(fine, "TRY") in of(letter, on).range
