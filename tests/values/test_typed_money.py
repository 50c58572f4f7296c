"""Amounts as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hypothesis import given
from hypothesis import strategies as st

from penaltymodel.errors import (
    AmbiguousAmountError,
    MoneyTextError,
    NotExactError,
    UnboundedAmountError,
    UnknownCurrencyError,
)
from penaltymodel.values.money import Money, eur, parse_money, rub, usd
from penaltymodel.values.typed_money import plain_number, read_money


MILLION = [
    *("1000000 EUR", "EUR 1,000,000.00", "1 000 000 EUR", "EUR 1\u00a0000\u00a0000,00"),
    *("€1.000.000", "1.000.000,00 €", "1\u202f000\u202f000 €", "1'000'000 EUR", "1’000’000.0 EUR"),
    *("1_000_000 EUR", " EUR 1000000 ", "EUR1000000", "10,00,000 EUR"),
]


class TestReadMoney:
    @pytest.mark.parametrize("text", MILLION)
    def test_reads_what_people_write(self, text):
        """Every notation of a million euros is read."""
        assert read_money(text) == eur(1_000_000)

    @pytest.mark.parametrize(
        ("text", "amount"),
        [
            ("0,5 EUR", eur("0.5")),
            ("0.125 EUR", eur("0.125")),
            ("12,50 EUR", eur("12.5")),
            ("1.234,5678 EUR", eur("1234.5678")),
            ("1,234 USD", usd(1234)),
            ("US$ 5", usd(5)),
            ("1/3 RUB", rub("1/3")),
            ("R$ 10", Money(10, "BRL")),
        ],
    )
    def test_reads_decimals(self, text, amount):
        """Decimals follow a point or a comma."""
        assert read_money(text) == amount

    @pytest.mark.parametrize("text", ["1.000 EUR", "EUR 100.125", "€999.999"])
    def test_rejects_two_readings(self, text):
        """One point before three digits may separate thousands or decimals."""
        with pytest.raises(
            AmbiguousAmountError, match="may have a separator of thousands"
        ) as caught:
            read_money(text)

        assert str(caught.value).endswith("like '1000.00 EUR'")

    @pytest.mark.parametrize(
        "text",
        [
            *(
                "$5",
                "5",
                "1,000,00 EUR",
                "-5 EUR",
                "1e5 EUR",
                "٥ EUR",
                "5 EURO",
                "EUR",
                "",
                5,
                None,
            ),
            *("EUR 1 EUR", "1..5 EUR", "1,0,0 EUR", "x" * 500),
        ],
    )
    def test_rejects_the_rest(self, text):
        """Anything else is one error with an example."""
        with pytest.raises(MoneyTextError, match="is not an amount of money"):
            read_money(text)

    def test_rejects_unknown_currencies(self):
        """A code that is not in ISO 4217 is an error of its own."""
        with pytest.raises(UnknownCurrencyError):
            read_money("5 XYZ")

    @given(st.integers(0, 10**15), st.sampled_from(["EUR", "JPY", "KWD"]))
    def test_reads_what_the_library_prints(self, minor, currency):
        """Whole minor units are read back as they are printed."""
        amount = Money((minor, 10 ** Money(0, currency).places), currency)

        assert read_money(str(amount)) == amount

    def test_a_number_alone_names_no_currency(self):
        """An ambiguous number without currency is an error that shows the number."""
        with pytest.raises(AmbiguousAmountError, match=r"'1\.000' may .* like '1000\.00'"):
            plain_number("1.000")


class TestMoneyInPython:
    def test_formats(self):
        """Amounts format like decimals, after their currency."""
        assert f"{rub('1234567.5'):,.0f}" == "RUB 1,234,568"
        assert f"{rub('0.5')}" == str(rub("0.5"))
        assert f"{rub(5):08.2f}" == "RUB 00005.00"

    def test_converts(self):
        """Amounts convert to decimals exactly, and to floats on demand."""
        assert rub("1.25").to_decimal() == Decimal("1.25")
        assert float(rub("1.25")) == 1.25
        with pytest.raises(NotExactError):
            rub("1/3").to_decimal()
        with pytest.raises(UnboundedAmountError):
            float(parse_money("unbounded RUB"))

    def test_adds_up(self):
        """The builtin ``sum`` adds amounts, and nothing else is added to them."""
        assert sum([rub(1), rub(2)]) == rub(3)
        with pytest.raises(TypeError):
            sum([rub(1)], start=1)
