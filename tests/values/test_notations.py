"""Tests of what the notations of texts mean."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from penaltymodel.errors import WrongValueError
from penaltymodel.values.money import Money
from penaltymodel.values.notations import calculation, literal, readings, shown_entry
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Notation, written


def money(amount: int | str, currency: str) -> Money:
    """Return an amount."""
    return Money(amount, currency)


TEXTS = [
    ("EUR 20 000 000", money(20_000_000, "EUR")),
    ("20.000.000 €", money(20_000_000, "EUR")),
    ("£17,500,000", money(17_500_000, "GBP")),
    ("250\u00a0000 euros", money(250_000, "EUR")),
    ("CHF 250'000", money(250_000, "CHF")),
    ("10.000.000 TL", money(10_000_000, "TRY")),
    ("₹ 2,50,00,00,000", money(2_500_000_000, "INR")),
    ("250 crore rupees", money(2_500_000_000, "INR")),
    ("4 миллионов рублей", money(4_000_000, "RUB")),
    ("500 тысяч рублей", money(500_000, "RUB")),
    ("7,5 Mio. Euro", money(7_500_000, "EUR")),
    ("$2.5 billion", money(2_500_000_000, "USD")),
    ("≤ €2m", money(2_000_000, "EUR")),
    ("A$50 million", money(50_000_000, "AUD")),
    ("R$ 50.000.000,00", money(50_000_000, "BRL")),
    ("5000万元", money(50_000_000, "CNY")),
    ("3억원", money(300_000_000, "KRW")),
    ("3 tỷ đồng", money(3_000_000_000, "VND")),
    ("Rp4 miliar", money(4_000_000_000, "IDR")),
    ("2 persen", Fraction(1, 50)),
    ("1천만명", Fraction(10_000_000)),
    ("100분의 3", Fraction(3, 100)),
    ("100分の20", Fraction(1, 5)),
    ("EUR 2 to 4 million", money(2_000_000, "EUR")),
    ("6 %", Fraction(6, 100)),
    ("%25,49", Fraction(2549, 10_000)),
    ("yüzde 50", Fraction(1, 2)),
    ("15 to 25 %", Fraction(15, 100)),
    ("15 to 25 per cent", Fraction(1, 4)),
    ("0.125 %", Fraction(1, 800)),
    ("1/20", Fraction(1, 20)),
    ("1/0", Fraction(0)),
    ("30,000 penalty units", Fraction(30_000)),
    ("3 years", Period(years=3)),
    ("90 дней", Period(days=90)),
    ("18-month", Period(months=18)),
    ("60 gün", Period(days=60)),
    ("17 February 2024", date(2024, 2, 17)),
    ("February 17, 2024", date(2024, 2, 17)),
    ("2024-02-17", date(2024, 2, 17)),
    ("17.02.2024", date(2024, 2, 17)),
    ("17-02-2024", date(2024, 2, 17)),
    ("wef 01/10/2022", date(2022, 10, 1)),
    ("2/17/2024", date(2024, 2, 17)),
    ("17 февраля 2024 года", date(2024, 2, 17)),
    ("1er janvier 2021", date(2021, 1, 1)),
    ("1º de agosto de 2021", date(2021, 8, 1)),
    ("2021年11月1日", date(2021, 11, 1)),
    ("2026. 9. 11.", date(2026, 9, 11)),
    ("adopted in the 8 preceding years", Period(years=8)),
    ("vervallen per 15-03-2019", date(2019, 3, 15)),
]


@pytest.mark.parametrize(("text", "value"), TEXTS)
def test_text_is_read(text, value):
    """A figure in the notation of a text is read with its separators, words and signs."""
    assert value in set().union(*readings(Notation(text)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("EUR 20 000 000", money(2_000_000, "EUR")),
        ("EUR 20 000 000", money(20, "EUR")),
        ("6 %", Fraction(6)),
        ("4 million EUR", money(4, "EUR")),
        ("17 February 2024", Fraction(17)),
        ("1001 days", Period(days=1)),
    ],
)
def test_text_is_read_in_full(text, value):
    """A part of a figure is no reading."""
    assert value not in set().union(*readings(Notation(text)))


def test_day_that_no_calendar_has():
    """Digits that look like a day but are none are read as figures."""
    assert Fraction(2023) in set().union(*readings(Notation("2023-02-30")))


def test_words_are_entered():
    """Words have the meaning that was entered for them."""
    assert readings(written("одной двадцатой", "1/20")) == (frozenset({Fraction(1, 20)}),)
    assert readings(Notation("the turnover")) == ()
    assert readings(written("/3) x GD", "1/3")) == (frozenset({Fraction(1, 3)}),)


def test_a_day_in_part():
    """Digits of a day that was entered for words are no figures."""
    assert readings(written("10 December last year", "2025-12-10")) == (
        frozenset({date(2025, 12, 10)}),
    )
    assert len(readings(written("11 December last year", "2025-12-10"))) == 2
    assert readings(written("wef 01/06/2023", "2023-06-01")) == (frozenset({date(2023, 6, 1)}),)


LITERALS = [
    ("RUB 800,000", money(800_000, "RUB")),
    ("USD 0.50", money("0.50", "USD")),
    ("5 %", Fraction(1, 20)),
    ("1/365", Fraction(1, 365)),
    ("10,000,000", Fraction(10_000_000)),
    ("1 year", Period(years=1)),
    ("1 year and 6 months", Period(years=1, months=6)),
    ("2027-05-13", date(2027, 5, 13)),
    ("legal-entity", "legal-entity"),
    ("XYZ 5", "XYZ 5"),
]


@pytest.mark.parametrize(("text", "value"), LITERALS)
def test_literal(text, value):
    """A literal has its value, and is shown as it was written."""
    assert literal(text) == value
    assert literal(shown_entry(value)) == value


def test_amount_between_minor_units_is_shown():
    """An amount that is no whole number of minor units is shown exactly."""
    assert shown_entry(money("1/3", "EUR")) == "EUR 1/3"


CALCULATIONS = [
    ("30,000 × AUD 330", money(9_900_000, "AUD")),
    ("EUR 250,000 × 5", money(1_250_000, "EUR")),
    ("2 × 3 × EUR 5", money(30, "EUR")),
    ("EUR 5 + EUR 7", money(12, "EUR")),
    ("TRY 100 + 9.11 %, rounded down", money(109, "TRY")),
    ("USD 100 × 1.02598, rounded", money(103, "USD")),
    ("2025-11-13 + 18 months", date(2027, 5, 13)),
    ("2023-05-24 - 1 day", date(2023, 5, 23)),
    ("2023-05-24 - 2 weeks", date(2023, 5, 10)),
    ("4 % + 1 %", Fraction(5, 100)),
    ("2 × 3, rounded", Fraction(6)),
    ("1 + 50 %", Fraction(3, 2)),
    ("0.15 % - 0.08 %", Fraction(7, 10_000)),
    ("BRL 3,500 - BRL 1,500", money(2_000, "BRL")),
    ("2025-05-19 (enactment) + 1 year", date(2026, 5, 19)),
]


@pytest.mark.parametrize(("text", "value"), CALCULATIONS)
def test_calculation(text, value):
    """A calculation gives the value of its figures."""
    assert calculation(text).result() == value


@pytest.mark.parametrize("text", ["5", "5 × EUR 3, somehow", "5 / 3"])
def test_no_calculation(text):
    """A text that is no calculation is rejected."""
    with pytest.raises(WrongValueError) as caught:
        calculation(text)

    assert str(caught.value).endswith(f"not {text!r}")


def test_operands_must_fit():
    """A calculation of values that cannot be combined is an error."""
    for text in ("2024-01-01 × 5", "2024-01-01 - 1 month", "EUR 1 - EUR 2", "EUR 2 - USD 1"):
        with pytest.raises(WrongValueError):
            calculation(text).result()


def test_calculation_from_another_sum():
    """A calculation may depend on a unit, or on the sum before."""
    unit = calculation("500 × unit")
    before = calculation("sum before + 25.49 %, rounded down")

    assert unit.is_relative
    assert unit.result(unit=money(330, "AUD")) == money(165_000, "AUD")
    assert before.result(before=money(10_000_001, "TRY")) == money(12_549_001, "TRY")
    assert not calculation("5 × EUR 3").is_relative
