"""Tests for `penaltymodel.values.money`."""

from __future__ import annotations

import copy
import enum
import pickle
import sys
import time

from decimal import Decimal
from fractions import Fraction
from operator import add, ge, gt, le, lt, mul, sub, truediv

import pytest

from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st
from tests.support.strategies import amounts, examples, odd_amounts, rates

from penaltymodel.errors import (
    CurrencyMismatchError,
    MoneyTextError,
    NegativeAmountError,
    NotExactError,
    NotWholeMinorUnitsError,
    NumberTextError,
    UnboundedAmountError,
    UnknownCurrencyError,
)
from penaltymodel.values.money import (
    CURRENCIES,
    Money,
    Rounding,
    eur,
    exact,
    gbp,
    parse_money,
    percent,
    rub,
    span,
    unbounded,
    usd,
)
from penaltymodel.values.ranges import Range


class Kind(enum.IntEnum):
    ONE = 1


class Word(enum.StrEnum):
    ONE = "1"


class TestTimes:
    def test_by_a_negative_fraction(self):
        """A negative factor is rejected, whatever its type."""
        for factor in (Fraction(-1, 2), -1, "-1"):
            with pytest.raises(NegativeAmountError):
                rub(5) * factor


class TestExact:
    @pytest.mark.parametrize(
        ("value", "fraction"),
        [
            (0, Fraction(0)),
            (800_000, Fraction(800_000)),
            ("800000", Fraction(800_000)),
            ("800000.50", Fraction(1_600_001, 2)),
            ("0.10", Fraction(1, 10)),
            ("007", Fraction(7)),
            ("-0", Fraction(0)),
            ("1/20", Fraction(1, 20)),
            ("6/40", Fraction(3, 20)),
            ("9" * 400, Fraction(10**400 - 1)),
            (Decimal("0.1"), Fraction(1, 10)),
            (Decimal("-0.00"), Fraction(0)),
            (Decimal("9" * 400), Fraction(10**400 - 1)),
            (Decimal("1e400"), Fraction(10**400)),
            (Decimal("1e-400"), Fraction(1, 10**400)),
            (Fraction(1, 3), Fraction(1, 3)),
        ],
    )
    def test_loses_nothing(self, value, fraction):
        """Whole numbers, fractions, decimals and text keep every digit."""
        assert exact(value) == fraction

    @pytest.mark.parametrize(
        "value",
        [
            0.1,
            1.0,
            float("nan"),
            True,
            Kind.ONE,
            Word.ONE,
            None,
            b"1",
            1j,
            [1],
            rub(1),
        ],
    )
    def test_refuses_what_is_not_exact(self, value):
        """Floats, booleans, enums and bytes are rejected as amounts."""
        with pytest.raises(NotExactError) as caught:
            exact(value)

        assert caught.value.value is value
        assert " is not an exact number; pass an int" in str(caught.value)

    @pytest.mark.parametrize(
        "value",
        [
            "",
            " 1",
            "1 ",
            "1\n",
            "1_0",
            "1e5",
            "1E5",
            "+1",
            "--1",
            ".5",
            "5.",
            "1.2.3",
            "1,000",
            "1 000",
            "1\u00a0000",
            "12,5",
            "0x10",
            "NaN",
            "sNaN",
            "Infinity",
            "-Infinity",
            "١٢",
            "\uff11\uff12",
            "1²",
            "−5",
            "\u202e5",
            "1\u200b2",
            "1\x002",
            "1/0",
            "1/-2",
            "1/2/3",
            "0.5/2",
            "1 / 2",
            "five",
            "1" * 401,
            "1" * 400_000,
            "0." + "1" * 399,
            Decimal("NaN"),
            Decimal("sNaN"),
            Decimal("Infinity"),
            Decimal("-Infinity"),
            Decimal("9" * 401),
            Decimal("1e401"),
            Decimal("1e-401"),
            Decimal("1e1000000"),
            Decimal("1e-1000000"),
            Decimal("0e1000000"),
        ],
        ids=lambda value: ascii(value)[:20],
    )
    def test_refuses_what_is_no_plain_number(self, value):
        """Text is parsed strictly: only ASCII, and no exponents."""
        began = time.process_time()

        with pytest.raises(NumberTextError) as caught:
            exact(value)

        assert caught.value.value is value
        assert str(caught.value).isprintable()
        assert time.process_time() - began < 0.5

    def test_refuses_a_decimal_of_many_digits(self):
        """A Decimal with a hundred thousand digits is rejected like a text."""
        with pytest.raises(NumberTextError):
            exact(Decimal("1." + "0" * 99_999 + "1"))

    @pytest.mark.parametrize("value", [-1, "-1", "-0.01", "-1/20", Decimal(-1), Fraction(-1, 2)])
    def test_refuses_what_is_negative(self, value):
        """Negative amounts are rejected."""
        with pytest.raises(NegativeAmountError, match=("is negative; amounts, rates and counts")):
            exact(value)

    def test_percent(self):
        """A percentage is divided by a hundred."""
        assert percent("2.5") == Fraction(1, 40)
        assert percent(150) == Fraction(3, 2)

    @examples(100)
    @given(st.fractions(min_value=0), st.decimals(0, 10**30, places=8))
    def test_reads_what_python_writes(self, ratio, number):
        """The text of a fraction or a plain decimal is parsed as its value."""
        assert exact(str(ratio)) == exact(ratio) == ratio
        assert exact(f"{number:f}") == exact(number) == Fraction(number)


class TestMoney:
    def test_refuses_floats(self):
        """Floats are rejected because they are not exact."""
        with pytest.raises(NotExactError) as caught:
            eur(0.1)

        assert isinstance(caught.value, TypeError)
        assert str(caught.value) == (
            "the float 0.1 is not an exact number; pass an int, a Fraction, a Decimal or "
            "text such as '0.10'"
        )

    @pytest.mark.parametrize("amount", [True, Kind.ONE, None, float("inf")])
    def test_refuses_what_only_looks_whole(self, amount):
        """A boolean is rejected as an amount."""
        with pytest.raises(NotExactError):
            rub(amount)

    @pytest.mark.parametrize("amount", [-1, "-0.01", Fraction(-1, 3)])
    def test_refuses_what_is_negative(self, amount):
        """A negative amount is rejected."""
        with pytest.raises(NegativeAmountError):
            rub(amount)

    @pytest.mark.parametrize("code", ["rub", "RUR", "XAU", "", "₽", None, 643, Word.ONE, ["RUB"]])
    def test_refuses_unknown_currencies(self, code):
        """A code that is not in ISO 4217 is rejected, and the error names the fix."""
        with pytest.raises(UnknownCurrencyError) as caught:
            Money(1, code)

        assert caught.value.code is code
        assert str(caught.value).endswith(
            "is not a currency code of ISO 4217; pass a code such as 'RUB', 'EUR' or 'USD'"
        )

    def test_currencies(self):
        """The codes are those of ISO 4217: three capital letters each."""
        assert len(CURRENCIES) > 150
        assert all(len(code) == 3 and code.isascii() and code.isupper() for code in CURRENCIES)
        assert [make(1).currency for make in (rub, eur, gbp, usd)] == ["RUB", "EUR", "GBP", "USD"]

    def test_equal_values_hash_alike(self):
        """Equal amounts are equal and have equal hashes, however they were written."""
        same = [rub("0.50"), rub("1/2"), rub(Decimal("0.5")), rub(Fraction(2, 4))]

        assert len(set(same)) == 1
        assert rub(1) != eur(1)
        assert rub(1) != 1
        assert rub(Fraction(4, 8)).amount.denominator == 2

    def test_is_frozen(self):
        """An amount is frozen and has no other attributes."""
        amount = rub(1)

        for name in ("amount", "currency"):
            with pytest.raises(FrozenInstanceError):
                setattr(amount, name, 2)
        with pytest.raises(FrozenInstanceError):
            amount.other = 2

        assert amount.amount == 1

    @examples(100)
    @given(amounts, amounts, rates)
    def test_arithmetic_is_that_of_fractions(self, one, other, rate):
        """Sums, multiples and quotients are exact."""
        assert (one + other).amount == one.amount + other.amount
        assert (one * rate).amount == one.amount * rate
        if other.amount:
            assert one / other == one.amount / other.amount

    @examples(100)
    @given(amounts, amounts)
    def test_order_is_that_of_fractions(self, one, other):
        """Amounts are compared as fractions."""
        for compare in (lt, le, gt, ge):
            assert compare(one, other) == compare(one.amount, other.amount)

    @pytest.mark.parametrize("operation", [add, truediv, lt, le, gt, ge])
    def test_currencies_do_not_mix(self, operation):
        """An operation with two currencies is an error that names both and the fix."""
        with pytest.raises(CurrencyMismatchError) as caught:
            operation(eur(1), usd(2))

        assert {caught.value.left, caught.value.right} == {"EUR", "USD"}
        assert isinstance(caught.value, TypeError)

    @pytest.mark.parametrize("operation", [add, sub, truediv, lt, le])
    @pytest.mark.parametrize("other", [1, Fraction(1), None, "1.00 RUB"])
    def test_numbers_are_no_money(self, operation, other):
        """An amount cannot be added to, divided by or compared with a number."""
        with pytest.raises(TypeError):
            operation(rub(1), other)

    @pytest.mark.parametrize("operation", [gt, ge])
    def test_is_not_above_a_number(self, operation):
        """An amount cannot be compared with a number by ``>``."""
        with pytest.raises(TypeError):
            operation(rub(1), 1)

    @pytest.mark.parametrize("operation", [lt, le])
    def test_a_number_is_not_below_money(self, operation):
        """A number cannot be compared with an amount by ``<``."""
        with pytest.raises(TypeError):
            operation(1, rub(1))

    @pytest.mark.parametrize("operation", [gt, ge])
    def test_a_number_is_not_above_money(self, operation):
        """A number cannot be compared with an amount by ``>``."""
        with pytest.raises(TypeError):
            operation(1, rub(1))

    @pytest.mark.parametrize(
        ("factor", "error"), [(0.5, NotExactError), (rub(2), NotExactError), (-1, ValueError)]
    )
    def test_factors(self, factor, error):
        """A factor must be exact and at least zero."""
        with pytest.raises(error):
            mul(rub(1), factor)

    def test_a_number_times_money(self):
        """A number times an amount is rejected: the amount comes first."""
        with pytest.raises(TypeError):
            mul(2, rub(1))


class TestMinorUnits:
    @pytest.mark.parametrize(
        ("amount", "currency", "minor", "places"),
        [
            ("7.25", "RUB", 725, 2),
            ("0.10", "EUR", 10, 2),
            (5, "JPY", 5, 0),
            ("1.234", "BHD", 1234, 3),
            ("0.0001", "CLF", 1, 4),
            (0, "USD", 0, 2),
        ],
    )
    def test_minor(self, amount, currency, minor, places):
        """Each currency has its own minor unit."""
        money = Money(amount, currency)

        assert money.is_whole
        assert money.minor() == minor
        assert money.places == places

    @pytest.mark.parametrize(
        ("amount", "currency", "shown"),
        [
            ("0.005", "RUB", "0.005 RUB"),
            ("0.5", "JPY", "0.5 JPY"),
            ("1/3", "EUR", "1/3 EUR"),
        ],
    )
    def test_between_two(self, amount, currency, shown):
        """An amount between two minor units is an error, not rounded."""
        money = Money(amount, currency)

        with pytest.raises(NotWholeMinorUnitsError) as caught:
            money.minor()

        assert not money.is_whole
        assert str(caught.value) == (
            f"{shown} is not a whole number of minor units; round it first, for example "
            "with money.rounded(Rounding.HALF_UP)"
        )

    @pytest.mark.parametrize(
        ("amount", "half_up", "half_even", "down", "up"),
        [
            ("0.005", "0.01", "0.00", "0.00", "0.01"),
            ("0.015", "0.02", "0.02", "0.01", "0.02"),
            ("0.025", "0.03", "0.02", "0.02", "0.03"),
            ("0.0149", "0.01", "0.01", "0.01", "0.02"),
            ("0.0151", "0.02", "0.02", "0.01", "0.02"),
            ("2662.505", "2662.51", "2662.50", "2662.50", "2662.51"),
            ("0.01", "0.01", "0.01", "0.01", "0.01"),
            ("0", "0", "0", "0", "0"),
            ("1/3", "0.33", "0.33", "0.33", "0.34"),
            ("2/3", "0.67", "0.67", "0.66", "0.67"),
        ],
    )
    def test_rounding(self, amount, half_up, half_even, down, up):
        """Each rounding mode rounds as its name says."""
        money = rub(amount)

        assert money.rounded() == money.rounded(Rounding.HALF_UP) == rub(half_up)
        assert money.rounded(Rounding.HALF_EVEN) == rub(half_even)
        assert money.rounded(Rounding.DOWN) == rub(down)
        assert money.rounded(Rounding.UP) == rub(up)

    @examples(150)
    @given(odd_amounts, st.sampled_from(Rounding))
    def test_rounding_goes_to_a_neighbor(self, money, how):
        """A rounded amount is whole and less than one unit away."""
        unit = Fraction(1, 10**money.places)

        result = money.rounded(how)

        assert result.is_whole
        assert abs(result.amount - money.amount) < unit
        assert result.rounded(how) == result
        if money.is_whole:
            assert result == money
        if how is Rounding.HALF_EVEN and abs(result.amount - money.amount) * 2 == unit:
            assert result.minor() % 2 == 0


class TestText:
    @pytest.mark.parametrize(
        ("money", "plain", "shown"),
        [
            (rub(5), "5.00", "RUB 5.00"),
            (rub("0.10"), "0.10", "RUB 0.10"),
            (rub(0), "0.00", "RUB 0.00"),
            (rub("7221916235"), "7221916235.00", "RUB 7,221,916,235.00"),
            (rub("999.99"), "999.99", "RUB 999.99"),
            (rub("0.005"), "0.005", "≈ RUB 0.01"),
            (rub("1/8"), "0.125", "≈ RUB 0.13"),
            (rub("1/3"), "1/3", "≈ RUB 0.33"),
            (Money(1000, "JPY"), "1000", "JPY 1,000"),
            (Money("0.5", "JPY"), "0.5", "≈ JPY 1"),
            (Money("1.5", "BHD"), "1.500", "BHD 1.500"),
        ],
    )
    def test_shows(self, money, plain, shown):
        """Exact text is for programs; the displayed text has minor units, with a mark if rounded."""
        assert money.plain() == plain
        assert str(money) == shown
        assert repr(money) == f"Money({plain!r}, {money.currency!r})"

    def test_sum_of_a_court(self):
        """An amount of forty digits is shown in full."""
        claim = rub(18 * 10**38)

        assert claim.plain() == "18" + "0" * 38 + ".00"
        assert str(claim).startswith("RUB 1,800,000,000")

    def test_more_digits_than_python_shows(self):
        """An amount of ten thousand digits can be shown."""
        assert rub(10**10_000).plain() == "1" + "0" * 10_000 + ".00"
        assert rub(Fraction(10**10_000, 3)).plain() == "1" + "0" * 10_000 + "/3"

    def test_whatever_the_limit_of_python(self):
        """It can be shown even if the interpreter's limit of digits is lower."""
        limit = sys.get_int_max_str_digits()
        sys.set_int_max_str_digits(640)
        try:
            assert len(rub(10**3000).plain()) == 3004
            assert rub(10**638).plain() == "1" + "0" * 638 + ".00"
        finally:
            sys.set_int_max_str_digits(limit)

    @examples(100)
    @given(odd_amounts)
    def test_plain_text_is_exact(self, money):
        """The exact text is parsed as the same amount."""
        assert exact(money.plain()) == money.amount

    def test_span(self):
        """A range is shown with both ends, a single value once."""
        assert span(Range(rub(5), rub(7000))) == "RUB 5.00 to RUB 7,000.00"
        assert span(Range(rub(5), rub(5))) == "RUB 5.00"


class TestParseMoney:
    @pytest.mark.parametrize(
        ("text", "money"),
        [
            ("800000 RUB", rub(800_000)),
            ("800000.00 RUB", rub(800_000)),
            ("RUB 800000.5", rub("800000.5")),
            ("0.001 EUR", eur("0.001")),
            ("JPY 5", Money(5, "JPY")),
            ("1/3 RUB", rub("1/3")),
            ("9" * 396 + " RUB", rub(10**396 - 1)),
        ],
    )
    def test_reads(self, text, money):
        """The currency can be before or after the amount."""
        assert parse_money(text) == money

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "800000",
            "RUB",
            "800000RUB",
            "RUB 5 RUB",
            "RUB 5 EUR",
            "5 rub",
            "5  RUB",
            " 5 RUB",
            "5 RUB\n",
            "5\u00a0RUB",
            "-5 RUB",
            "+5 RUB",
            "1e5 RUB",
            "1,000 RUB",
            "1_0 RUB",
            "1..5 RUB",
            "1. RUB",
            ".5 RUB",
            "١٢ RUB",
            "NaN RUB",
            "5 ROUBLES",
            "9" * 397 + " RUB",
            "1/0 RUB",
            "1/2/3 RUB",
            "1.5/2 RUB",
            None,
            5,
            b"5 RUB",
            rub(5),
        ],
        ids=lambda text: ascii(text)[:20],
    )
    def test_refuses(self, text):
        """Other texts are rejected with an example."""
        with pytest.raises(MoneyTextError) as caught:
            parse_money(text)

        assert caught.value.text is text
        assert str(caught.value).endswith(
            "is not an amount of money; write it like '800000.00 RUB'"
        )

    def test_unknown_currency(self):
        """An unknown currency is an error that names it."""
        with pytest.raises(UnknownCurrencyError, match="'RUR' is not a currency code"):
            parse_money("5 RUR")


class TestUnbounded:
    def test_is_above_all_others(self):
        """It is above every amount of its currency, and equal to itself."""
        end = unbounded("EUR")

        assert eur(10**30) < end
        assert not end < unbounded("EUR")
        assert end <= unbounded("EUR")
        assert not end <= eur(10**30)
        assert max(eur(1), end) == end == unbounded("EUR")
        assert min(eur(1), end) == eur(1)

    def test_sums_and_multiples(self):
        """A sum with it and a multiple of it have no end; none of it is nothing."""
        end = unbounded("EUR")

        assert end + eur(1) == eur(1) + end == end + end == end
        assert end * "1/20" == end * 3 == end
        assert end * 0 == eur(0)
        assert eur(5) / end == 0

    def test_is_no_number(self):
        """It has no number and no minor units, and is written as such."""
        end = unbounded("EUR")

        assert end.is_unbounded
        assert not eur(1).is_unbounded
        assert not end.is_whole
        assert end.rounded() == end
        assert (str(end), end.plain(), repr(end)) == (
            "EUR without upper end",
            "unbounded",
            "unbounded('EUR')",
        )
        for use in (lambda: end.amount, end.minor, lambda: end / eur(5)):
            with pytest.raises(UnboundedAmountError):
                use()

    def test_reads_what_it_writes(self):
        """Its text can be read again, and copies are equal."""
        end = unbounded("RUB")

        assert parse_money("unbounded RUB") == parse_money("RUB unbounded") == end
        assert pickle.loads(pickle.dumps(end)) == copy.copy(end) == end

    def test_other_currencies(self):
        """It belongs to one currency."""
        with pytest.raises(CurrencyMismatchError):
            unbounded("EUR") + rub(1)
        with pytest.raises(UnknownCurrencyError):
            unbounded("EURO")


class TestRatios:
    def test_is_reduced(self):
        """A ratio is reduced to lowest terms."""
        assert Money((10, 4), "EUR") == Money("2.50", "EUR")
        assert Money((10, 4), "EUR").amount == Fraction(5, 2)

    @pytest.mark.parametrize("ratio", [(), (1,), (1, 2, 3), (1, 0), (1, -2), (1.0, 2), ("1", "2")])
    def test_refuses_what_is_no_ratio(self, ratio):
        """A ratio needs two whole numbers, the second above zero."""
        with pytest.raises(NotExactError):
            Money(ratio, "EUR")

    def test_refuses_a_negative_ratio(self):
        """A negative ratio is rejected."""
        with pytest.raises(NegativeAmountError):
            Money((-1, 2), "EUR")
