"""Calls with bad amounts, ranges and periods."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from penaltymodel import errors
from penaltymodel.errors import PenaltyModelError
from penaltymodel.values.money import Money, eur, parse_money, percent, rub
from penaltymodel.values.periods import Period, period
from penaltymodel.values.ranges import Range
from tests.support.bad_inputs.good import DAY


NOT_EXACT = "is not an exact number; pass an int, a Fraction, a Decimal or text such as '0.10'"
NOT_PLAIN = (
    "is not a plain number; write digits with at most one point, such as '800000' or "
    "'800000.50', or a ratio such as '1/20', in at most 400 characters"
)

CALLS: tuple[tuple[str, Callable[[], object], type[PenaltyModelError], str], ...] = (
    (
        "money from a float",
        lambda: Money(1.5, "RUB"),
        errors.NotExactError,
        f"the float 1.5 {NOT_EXACT}",
    ),
    (
        "money from a truth",
        lambda: Money(True, "RUB"),
        errors.NotExactError,
        f"the bool True {NOT_EXACT}",
    ),
    (
        "money from nothing",
        lambda: Money(None, "RUB"),
        errors.NotExactError,
        (f"None {NOT_EXACT}"),
    ),
    (
        "an exponent that would fill the memory",
        lambda: Money("1e999999", "RUB"),
        errors.NumberTextError,
        f"'1e999999' {NOT_PLAIN}",
    ),
    (
        "underscores between digits",
        lambda: Money("1_000", "RUB"),
        errors.NumberTextError,
        f"'1_000' {NOT_PLAIN}",
    ),
    (
        "a space before the digits",
        lambda: Money(" 5", "RUB"),
        errors.NumberTextError,
        f"' 5' {NOT_PLAIN}",
    ),
    (
        "Arabic-Indic digits",
        lambda: Money("\u0661\u0662", "RUB"),
        errors.NumberTextError,
        f"'١٢' {NOT_PLAIN}",
    ),
    (
        "a negative amount, as text",
        lambda: Money("-5", "RUB"),
        errors.NegativeAmountError,
        "'-5' is negative; amounts, rates and counts start at zero",
    ),
    (
        "a negative amount",
        lambda: Money(-5, "RUB"),
        errors.NegativeAmountError,
        "-5 is negative; amounts, rates and counts start at zero",
    ),
    (
        "text that is not a number",
        lambda: Money("NaN", "RUB"),
        errors.NumberTextError,
        f"'NaN' {NOT_PLAIN}",
    ),
    (
        "a Decimal that is not a number",
        lambda: Money(Decimal("NaN"), "RUB"),
        errors.NumberTextError,
        f"Decimal('NaN') {NOT_PLAIN}",
    ),
    (
        "a Decimal that would fill the memory",
        lambda: Money(Decimal("1e999999"), "RUB"),
        errors.NumberTextError,
        f"Decimal('1E+999999') {NOT_PLAIN}",
    ),
    (
        "a ratio over zero",
        lambda: Money("1/0", "RUB"),
        errors.NumberTextError,
        f"'1/0' {NOT_PLAIN}",
    ),
    (
        "500 digits",
        lambda: Money("9" * 500, "RUB"),
        errors.NumberTextError,
        (
            "'999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999… "
            f"{NOT_PLAIN}"
        ),
    ),
    (
        "a currency that is no longer one",
        lambda: Money(5, "RUR"),
        errors.UnknownCurrencyError,
        ("'RUR' is not a currency code of ISO 4217; pass a code such as 'RUB', 'EUR' or 'USD'"),
    ),
    (
        "a currency in small letters",
        lambda: Money(5, "rub"),
        errors.UnknownCurrencyError,
        ("'rub' is not a currency code of ISO 4217; pass a code such as 'RUB', 'EUR' or 'USD'"),
    ),
    (
        "a currency by its number",
        lambda: Money(5, 643),
        errors.UnknownCurrencyError,
        ("643 is not a currency code of ISO 4217; pass a code such as 'RUB', 'EUR' or 'USD'"),
    ),
    (
        "two currencies in one sum",
        lambda: rub(5) + eur(5),
        errors.CurrencyMismatchError,
        "cannot combine RUB with EUR; convert one of them first",
    ),
    (
        "money without a currency",
        lambda: parse_money("5"),
        errors.MoneyTextError,
        "'5' is not an amount of money; write it like '800000.00 RUB'",
    ),
    (
        "money with two currencies",
        lambda: parse_money("RUB 5 RUB"),
        errors.MoneyTextError,
        "'RUB 5 RUB' is not an amount of money; write it like '800000.00 RUB'",
    ),
    (
        "money with a sign for its currency",
        lambda: parse_money("5 \u20bd"),
        errors.MoneyTextError,
        "'5 ₽' is not an amount of money; write it like '800000.00 RUB'",
    ),
    (
        "a percentage from a float",
        lambda: percent(2.5),
        errors.NotExactError,
        f"the float 2.5 {NOT_EXACT}",
    ),
    (
        "a range upside down",
        lambda: Range(rub(2), rub(1)),
        errors.InvertedRangeError,
        "low end RUB 2.00 is above high end RUB 1.00; swap them",
    ),
    (
        "a range of two currencies",
        lambda: Range(rub(1), eur(2)),
        errors.CurrencyMismatchError,
        "cannot combine RUB with EUR; convert one of them first",
    ),
    (
        "a range of two kinds",
        lambda: Range(1, "2"),
        errors.RangeEndsError,
        "the ends 1 and '2' of a range cannot be compared; pass two values of one type",
    ),
    (
        "a period of nothing",
        lambda: Period(days=0),
        errors.WrongValueError,
        "Period must be longer than nothing, not 0",
    ),
    (
        "a negative period",
        lambda: Period(days=-1),
        errors.WrongValueError,
        "Period.days must be from 0 to 1000, not -1",
    ),
    (
        "a period from a float",
        lambda: Period(days=1.0),
        errors.WrongTypeError,
        "Period.days must be a whole number, not the float 1.0",
    ),
    (
        "a period of a thousand and one years",
        lambda: Period(years=1001),
        errors.WrongValueError,
        "Period.years must be from 0 to 1000, not 1001",
    ),
    (
        "a broken day after a day",
        lambda: Period(hours=36).after(DAY),
        errors.WrongTypeError,
        (
            "the start of a period in hours must be a datetime, not the date "
            "datetime.date(2021, 3, 1)"
        ),
    ),
    (
        "a year after the last year",
        lambda: Period(years=1).after(date(9999, 12, 31)),
        errors.CalendarError,
        (
            "1 year after 9999-12-31 is later than the year 9999; pass an earlier day or a "
            "shorter period"
        ),
    ),
    (
        "a period in unknown units",
        lambda: period("60m"),
        errors.WrongValueError,
        "a period must be like '24h', '3 days', '2 months', '1y' or 'PT24H', not '60m'",
    ),
    (
        "a period with an exponent",
        lambda: period("1e3 d"),
        errors.WrongValueError,
        "a period must be like '24h', '3 days', '2 months', '1y' or 'PT24H', not '1e3 d'",
    ),
    (
        "a period in Arabic-Indic digits",
        lambda: period("\u0665 d"),
        errors.WrongValueError,
        "a period must be like '24h', '3 days', '2 months', '1y' or 'PT24H', not '٥ d'",
    ),
)
