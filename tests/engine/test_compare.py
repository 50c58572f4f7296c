"""One failure under several laws."""

from datetime import date
from fractions import Fraction

import pytest

from penaltymodel import Facts, Money, Platform, Range, Violation, eur, gbp, rub
from penaltymodel.engine.compare import ExchangeRates, compare
from penaltymodel.errors import NotExactError, UnknownCurrencyError, WrongValueError


RATES = ExchangeRates(
    "EUR", {"RUB": "0.01", "GBP": "1.2", "AUD": "0.6"}, on=date(2026, 1, 2), source="example"
)
DAY = date(2026, 1, 2)


def act(under):
    return Violation(under=under, committed_on=DAY, detected_on=DAY)


class TestExchangeRates:
    def test_exact_both_ways(self):
        """Converting there and back returns the same amount."""
        amount = Money("123.45", "GBP")

        assert RATES.convert(RATES.convert(amount, "RUB"), "GBP") == amount
        assert RATES.convert(gbp(10), "EUR") == eur(12)
        assert RATES.convert(eur(1), "EUR") == eur(1)

    def test_refuses_what_is_no_rate(self):
        """A float, a zero, an unknown code and a missing rate are errors."""
        with pytest.raises(NotExactError):
            ExchangeRates("EUR", {"RUB": 0.01}, on=DAY, source="x")
        with pytest.raises(WrongValueError, match=r"rates\['RUB'\] must be above zero"):
            ExchangeRates("EUR", {"RUB": 0}, on=DAY, source="x")
        with pytest.raises(UnknownCurrencyError):
            ExchangeRates("EUR", {"RUR": 1}, on=DAY, source="x")
        with pytest.raises(WrongValueError, match=r"one with a rate \(AUD, EUR, GBP, RUB\)"):
            RATES.convert(Money(1, "USD"), "EUR")


class TestCompare:
    def test_side_by_side(self):
        """The platform is assessed under four laws, in their currencies and in the common one."""
        platform = Platform("X", "legal-entity", rub(10**12))

        result = compare(
            [
                act("ru/koap-13.41/2"),
                act("eu/gdpr/83.5"),
                act("uk/osa/sch13.4"),
                act("eu/dsa/74.1"),
            ],
            platform,
            rates=RATES,
            into="EUR",
            decided_on=DAY,
            given=Facts(
                amounts={"the single amount": gbp(0), "the daily amount": gbp(0)},
                counts={"days": 0},
            ),
        )

        ends = {line.under: line.range for line in result.lines}
        assert ends["ru/koap-13.41/2"] == Range(eur(8_000), eur(40_000))
        assert ends["eu/gdpr/83.5"] == Range(eur(0), eur(400_000_000))
        assert ends["eu/dsa/74.1"] == Range(eur(0), eur(600_000_000))
        assert result.lines[0].assessment.high == rub(4_000_000)
        assert (result.currency, result.rates) == ("EUR", RATES)

    def test_a_law_that_cannot_answer_says_why(self):
        """An unknown law or a missing fact is a line with a reason; the others have results."""
        result = compare(
            [act("xx/none"), act("ru/koap-13.41/5"), act("ru/koap-13.41/2")],
            Platform("X", "legal-entity"),
            rates=RATES,
            into="RUB",
            repeat=True,
            strict=True,
        )

        unknown, missing, also_missing = result.lines
        assert unknown.why_not.startswith("unknown statute 'xx/none'")
        assert "missing fact: the total revenue" in missing.why_not
        assert also_missing.range is None

    def test_a_currency_without_a_rate_is_a_line(self):
        """A law without an exchange rate is a line with a reason."""
        (line,) = compare(
            [act("us/ccpa/155")],
            Platform("X", "legal-entity"),
            rates=RATES,
            into="EUR",
            given=Facts(counts={"violations": 1, "intentional violations": 0}),
        ).lines

        assert "must be one with a rate" in line.why_not
        assert line.assessment is None

    def test_rates_are_fractions(self):
        """Rates are exact fractions."""
        assert RATES.rates["GBP"] == Fraction(6, 5)
