"""Read amounts of money as people type them: with separators, with the sign of a currency."""

from __future__ import annotations

import re

from penaltymodel.errors import AmbiguousAmountError, MoneyTextError
from penaltymodel.values.money import CURRENCIES, Money, parse_money


SIGNS = {
    "€": "EUR",
    "£": "GBP",
    "₽": "RUB",
    "₹": "INR",
    "₩": "KRW",
    "₺": "TRY",
    "₫": "VND",
    "₦": "NGN",
    "฿": "THB",
    "R$": "BRL",
    "A$": "AUD",
    "S$": "SGD",
    "US$": "USD",
}
"""The signs of currencies that mean one currency; ``$`` and ``¥`` mean several."""

_SPACES = " \u00a0\u2009\u202f"
_PARTS = re.compile(
    rf"(?P<before>[A-Z]{{3}}|[^0-9{_SPACES}]{{1,3}})?[{_SPACES}]?"
    rf"(?P<number>[0-9][0-9.,'’_/{_SPACES}]*?)"
    rf"[{_SPACES}]?(?P<after>[A-Z]{{3}}|[^0-9{_SPACES}]{{1,3}})?"
)
# Groups of three digits, each with its separator, and the decimals, each with its own.
_GROUPED = re.compile(
    rf"(?P<whole>[0-9]{{1,3}}(?P<group>[.,'’_]|[{_SPACES}])[0-9]{{3}}(?:(?P=group)[0-9]{{3}})*)"
    rf"(?:(?P<point>[.,])(?P<decimals>[0-9]+))?"
)

_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")


def read_money(text: str) -> Money:
    """
    Read an amount with its currency, as people and this library write it.

    Thousands may be separated by commas, points, spaces or apostrophes. A text that has two
    readings is an error: ``1.000 EUR`` may be one euro or a thousand.

    >>> [str(read_money(each)) for each in ("1,000,000 RUB", "EUR 1 000 000,50", "€1.000.000")]
    ['RUB 1,000,000.00', 'EUR 1,000,000.50', 'EUR 1,000,000.00']

    Raises:
        AmbiguousAmountError: The amount has two readings.
        MoneyTextError: The text is not an amount and a currency.
        UnknownCurrencyError: The currency is not in ISO 4217.
    """
    parts = _PARTS.fullmatch(text.strip()) if isinstance(text, str) and len(text) < 100 else None
    if parts is None:
        return parse_money(text)  # other exact notations, or the error
    before, after = parts["before"] or "", parts["after"] or ""
    if bool(before) == bool(after):
        raise MoneyTextError(text)
    number, currency = parts["number"], SIGNS.get(before + after, before + after)
    plain = plain_number(number, text, currency)
    if not re.fullmatch("[A-Z]{3}", currency):
        raise MoneyTextError(text)
    return parse_money(f"{plain} {currency}")


def plain_number(number: str, text: str = "", currency: str = "") -> str:
    """
    Return a number as people type it in plain digits with a point: ``1.000.000,5`` as ``1000000.5``.

    Raises:
        AmbiguousAmountError: A point may separate thousands or decimals, and the currency does not
            decide it by having three decimals.
    """
    if _INDIAN.fullmatch(number):
        return number.replace(",", "")
    found = _GROUPED.fullmatch(number)
    if found is None or number[0] == "0":
        # One comma that does not separate thousands separates decimals.
        return number.replace(",", ".") if number.count(",") == 1 and "." not in number else number
    whole, group, point = found["whole"], found["group"], found["point"]
    if group == "." and point is None and whole.count(group) == 1:
        if currency in CURRENCIES and Money(0, currency).places == 3:
            return number
        raise AmbiguousAmountError(text or number, currency)
    if group == point:
        return number
    digits = whole.replace(group, "")
    return digits if point is None else f"{digits}.{found['decimals']}"
