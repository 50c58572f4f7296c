"""
What the notations of a text mean: amounts, shares, numbers, days, periods and terms.

A reading is the set of values that one place of a notation may have: ``5`` in ``from 5 to 10 %`` is
the number 5 or 5 %. Programs read digits and the words beside them; other words are
entered with :func:`~penaltymodel.values.sources.written`.
"""

from __future__ import annotations

import contextlib
import re

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import chain
from typing import TypeAlias

from attrs import frozen

from penaltymodel.errors import WrongValueError
from penaltymodel.values.money import CURRENCIES, Money, Rounding, exact
from penaltymodel.values.periods import Period
from penaltymodel.values.reading import read_day
from penaltymodel.values.sources import Notation


Entry: TypeAlias = Money | Fraction | date | Period | str
"""A value that a law states: an amount, a number or share, a day, a period, or a term."""

Reading: TypeAlias = frozenset[Entry]
"""The values that one place of a notation may have."""


def shown_entry(value: Entry) -> str:
    """
    Return *value* as a literal text, as :func:`~penaltymodel.values.sources.written` takes it.

    >>> shown_entry(Fraction(1, 20)), shown_entry(Money(800_000, "RUB")), shown_entry(Period(years=1))
    ('5 %', 'RUB 800,000', '1 year')
    """
    match value:
        case Money():
            return f"{value.currency} {value.plain()}" if not value.is_whole else _short(value)
        case date():
            return value.isoformat()
        case Fraction(denominator=1):
            return f"{value.numerator:,}"
        case Fraction() if value < 1 and 10_000 % value.denominator == 0:
            return f"{float(value * 100):g} %"
        case _:
            return str(value)


def _short(value: Money) -> str:
    """Return an amount without decimals that are zero."""
    return re.sub(r"\.0+$", "", str(value))


# --- Literals: what a person enters as the meaning of words.

_MONEY = re.compile(r"([A-Z]{3}) ([0-9][0-9,]*(?:\.[0-9]+)?)")
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?|[0-9]+/[0-9]+")
_PERCENT = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?) ?%")
_PERIOD = re.compile(r"([0-9]{1,4}) (year|month|week|day|hour)s?")


def literal(text: str) -> Entry:
    """
    Return the value of a literal text; anything that is no figure is a term.

    >>> literal("EUR 20,000,000"), literal("4 %"), literal("turnover")
    (Money('20000000.00', 'EUR'), Fraction(1, 25), 'turnover')
    """
    if (money := _MONEY.fullmatch(text)) and money[1] in CURRENCIES:
        return Money(money[2].replace(",", ""), money[1])
    if share := _PERCENT.fullmatch(text):
        return exact(share[1].replace(",", "")) / 100
    if _NUMBER.fullmatch(text):
        return exact(text.replace(",", ""))
    periods = [_PERIOD.fullmatch(each) for each in text.split(" and ")]
    if all(periods):
        return Period(**{f"{each[2]}s": int(each[1]) for each in periods if each})
    try:
        return read_day(text)
    except ValueError:
        return text


# --- Texts: digits with their separators, and the words beside them.

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january januar janvier января ocak janeiro enero gennaio januari",
            "february februar février февраля şubat fevereiro febrero febbraio februari",
            "march märz mars марта mart março marzo maart",
            "april avril апреля nisan abril aprile",
            "may mai мая mayıs maio mayo maggio mei",
            "june juni juin июня haziran junho junio giugno",
            "july juli juillet июля temmuz julho julio luglio",
            "august août августа ağustos agosto augustus",
            "september septembre сентября eylül setembro septiembre settembre",
            "october oktober octobre октября ekim outubro octubre ottobre",
            "november novembre ноября kasım novembro noviembre",
            "december dezember décembre декабря aralık dezembro diciembre dicembre",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAYS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    re.compile(r"(?P<day>\d{1,2})(?P<sep>[.-])(?P<month>\d{1,2})(?P=sep)(?P<year>\d{4})(?!\d)"),
    re.compile(r"(?<!\d)(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})(?!\d)"),
    re.compile(r"(?P<year>\d{4}) ?[年년] ?(?P<month>\d{1,2}) ?[月월] ?(?P<day>\d{1,2}) ?[日일]"),
    re.compile(r"(?P<year>\d{4})\. (?P<month>\d{1,2})\. (?P<day>\d{1,2})\."),
    re.compile(
        r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|°|\.)?(?: de| of)? "
        rf"(?P<month>{_MONTH})\.?,?(?: de)? (?P<year>\d{{4}})(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})(?!\d)",
        re.IGNORECASE,
    ),
)

_SPACES = " \u00a0\u202f\u2009"
_FIGURE = re.compile(
    # A fraction; digits in groups, of which the last has three; or plain digits.
    r"(?<![\d.,/])(?:(?P<fraction>\d+/\d+)|(?P<whole>\d+)(?:분의|分の) ?(?P<part>\d+)"
    rf"|(?P<grouped>[1-9]\d{{0,2}}(?P<sep>[{_SPACES}.,'’])(?:\d{{2,3}}(?P=sep))*\d{{3}}"
    r"(?!\d)(?:(?!(?P=sep))[.,]\d+)?)"
    r"|(?P<plain>\d+(?:[.,]\d+)?))"
)

_FACTORS = (
    (10**3, r"(?:thousand|tausend|mille|тыс\w*|bin|mil)\b|[千천]"),
    (
        10**6,
        r"(?:million|mio\b|млн|миллион|milhões|milhão|milyon|millón|millones|milioni|triệu|juta)|百万",
    ),
    (
        10**9,
        r"(?:billion|bn\b|milliard|mrd\b|миллиард|млрд|bilhões|bilhão|milyar|miljard|miliar|tỷ)|10억",
    ),
    (10**7, r"crore"),
    (10**5, r"lakh"),
    (10**4, r"[万萬만]"),
    (10**8, r"[億亿억]"),
)
_MULTIPLIERS = (
    (10**6, re.compile(r"m\b")),
    (10**7, re.compile(r"천만|千万")),
    *(
        (factor, re.compile(rf"[{_SPACES}]?(?:{words})", re.IGNORECASE))
        for factor, words in _FACTORS
    ),
)

_PERCENT_AFTER = re.compile(
    rf"[{_SPACES}]?(?:%|per ?cent|prozent|vom hundert|pour cent|por cento|por ciento|процент|persen)",
    re.IGNORECASE,
)
_PERCENT_BEFORE = re.compile(rf"(?:%|yüzde)[{_SPACES}]?$", re.IGNORECASE)

_UNITS = (
    ("years", r"years?|jahre?n?|ans?|années?|anos?|años?|anni|anno|год\w*|лет|yıl\w*|[年년]"),
    ("months", r"months?|monate?n?|mois|mes|meses|mês|mesi|месяц\w*|ay|个月|か月|箇月|개월"),
    ("weeks", r"weeks?|wochen?|semaines?|semanas?|недел\w*|hafta|周|주"),
    ("days", r"days?|tage?n?|jours?|dias?|días?|giorni|дн\w+|день|сут\w+|gün\w*|[天日일]"),
    ("hours", r"hours?|stunden?|heures?|horas?|ore|час\w*|saat|小时|時間|시간"),
)
_PERIODS = tuple(
    (unit, re.compile(rf"[{_SPACES}-]?(?:preceding )?(?:{words})(?!\w)", re.IGNORECASE))
    for unit, words in _UNITS
)

_SIGNS = (
    ("EUR", r"€|\beuros?\b"),
    ("GBP", r"£|\bpounds?\b"),
    ("USD AUD CAD SGD NZD HKD", r"\$|\bdollars?\b"),
    ("RUB", r"₽|\bруб|\bro?ubles?\b"),
    ("TRY", r"₺|\bTL\b|\blira"),
    ("INR", r"₹|\brupees?\b|\bRs\b"),
    ("CNY", r"¥|元|\bRMB\b|\byuan\b"),
    ("JPY", r"¥|円|\byen\b"),
    ("KRW", r"₩|원|\bwon\b"),
    ("BRL", r"R\$|\breais\b"),
    ("CHF", r"\bFr\.|\bfrancs?\b|\bFranken\b"),
    ("NGN", r"₦|\bnaira\b"),
    ("THB", r"฿|บาท|\bbaht\b"),
    ("VND", r"₫|đồng|\bdong\b"),
    ("IDR", r"\bRp|\brupiah\b"),
    ("SAR", r"ريال|\briyals?\b"),
    ("PLN", r"zł"),
    ("UAH", r"грн|гривен"),
    ("KZT", r"₸|тенге"),
    ("ILS", r"₪|\bshekels?\b"),
    ("ZAR", r"\brands?\b"),
    ("MYR", r"\bRM\b|\bringgit\b"),
)
_CURRENCIES = tuple(
    (tuple(codes.split()), re.compile(sign, re.IGNORECASE)) for codes, sign in _SIGNS
)
_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")


def readings(notation: Notation) -> tuple[Reading, ...]:
    """
    Return what *notation* states: each figure of its text, and each of its explicit meanings.

    >>> [sorted(map(shown_entry, each)) for each in readings(Notation("EUR 20 000 000"))]
    [['20,000,000', 'EUR 20,000,000']]
    >>> [sorted(map(shown_entry, each)) for each in readings(Notation("одной десятой", ("1/10",)))]
    [['10 %']]
    """
    stated = [literal(each) for each in notation.reads]
    days = [each for each in stated if isinstance(each, date)]
    # The text may write a day or a fraction in part, such as "10 December last year" and "/3".
    of_days = {Fraction(part) for each in days for part in (each.year, each.month, each.day)}
    of_shares = {Fraction(each.denominator) for each in stated if isinstance(each, Fraction)}
    text = notation.text
    for each in days:
        text = text.replace(each.strftime("%d/%m/%Y"), "")
    in_text = (each for each in _in_text(text) if not each <= of_days | of_shares)
    return (*in_text, *(frozenset({each}) for each in stated))


def _in_text(text: str) -> Iterator[Reading]:
    """Yield the readings of the days and figures in *text*; digits of a day are no figures."""
    for pattern in _DAYS:
        for match in pattern.finditer(text):
            if days := frozenset(_days(match)):
                yield days
                text = text.replace(match[0], "\u2026")
    codes = [code for code in _CODE.findall(text) if code in CURRENCIES]
    codes += chain.from_iterable(codes for codes, sign in _CURRENCIES if sign.search(text))
    found = list(_FIGURE.finditer(text))
    after = [text[each.end() :] for each in found]
    scales = [_scale(each) for each in after]
    is_share = [
        bool(_PERCENT_AFTER.match(rest) or _PERCENT_BEFORE.search(text[: each.start()]))
        for each, rest in zip(found, after, strict=True)
    ]
    for number, each in enumerate(found):
        value = _value(each)
        if is_share[number]:
            yield frozenset({value / 100})
            continue
        # "4 to 5 million" and "4 to 5 %": the word beside the last figure is meant for all.
        numbers = {value * factor for factor in (scales[number], *scales[number + 1 :])}
        if scales[number] != 1:
            numbers = {value * scales[number]}
        entries: set[Entry] = {*numbers}
        if any(is_share[number + 1 :]):
            entries.add(value / 100)
        entries |= {Money(amount, code) for amount in numbers for code in codes}
        entries |= set(_periods(value, after[number]))
        yield frozenset(entries)


def _days(match: re.Match[str]) -> Iterator[date]:
    """Yield the day that *match* found: two if it may be read in two ways, none if there is none."""
    month, day = match["month"], match["day"]
    number = int(month) if month.isdigit() else _MONTHS[month.lower()]
    orders = {(number, int(day))}
    if "/" in match[0]:
        orders.add((int(day), number))
    for each in orders:
        with contextlib.suppress(ValueError):
            yield date(int(match["year"]), *each)


def _value(match: re.Match[str]) -> Fraction:
    """Return the number that *match* found."""
    if match["fraction"]:
        numerator, denominator = map(int, match["fraction"].split("/"))
        return Fraction(numerator, denominator) if denominator else Fraction(0)
    if match["whole"]:
        return Fraction(int(match["part"]), int(match["whole"]) or 1)
    digits = match["plain"] or match["grouped"].replace(match["sep"], "")
    return Fraction(digits.replace(",", "."))


def _scale(after: str) -> int:
    """Return what the word at the start of *after* multiplies a figure by."""
    return next((factor for factor, word in _MULTIPLIERS if word.match(after)), 1)


def _periods(value: Fraction, after: str) -> Iterator[Period]:
    """Yield the period of *value* units, if *after* starts with a unit of time."""
    if value.denominator == 1 and 0 < value <= 1000:
        for unit, word in _PERIODS:
            if word.match(after):
                yield Period(**{unit: int(value)})


# --- Calculations: how a figure follows from what the text gives.

UNIT = "unit"
"""In a calculation: a sum that another source of the same text states, such as a penalty unit."""

BEFORE = "sum before"
"""In a calculation: a sum of the text before, which this one revalues."""

_ROUNDINGS = {"rounded down": Rounding.DOWN, "rounded": Rounding.HALF_UP}


@frozen
class Calculation:
    """
    A calculation of a figure, from left to right: *operands* with *operators* between them.

    An operand is a value, or one of the words ``unit`` and ``sum before``. The result is rounded to
    whole units of the currency, or not at all.
    """

    operands: tuple[Entry, ...]
    operators: tuple[str, ...]
    rounding: Rounding | None

    @property
    def is_relative(self) -> bool:
        """True if the result depends on a sum of another source."""
        return bool({UNIT, BEFORE}.intersection(self.operands))

    def result(self, *, unit: Entry = UNIT, before: Entry = BEFORE) -> Entry:
        """
        Return the result, with each word replaced by the sum given for it.

        >>> print(calculation("5 × EUR 250,000").result())
        EUR 1,250,000.00
        >>> calculation("2025-11-13 + 18 months").result()
        datetime.date(2027, 5, 13)
        >>> print(calculation("500 × unit").result(unit=Money(330, "AUD")))
        AUD 165,000.00
        >>> rule = calculation("sum before + 25.49 %, rounded down")
        >>> print(rule.result(before=Money(5_000_001, "TRY")))
        TRY 6,274,501.00

        Raises:
            WrongValueError: The operands cannot be combined.
        """
        words: dict[Entry, Entry] = {UNIT: unit, BEFORE: before}
        first, *rest = (words.get(each, each) for each in self.operands)
        for operator, each in zip(self.operators, rest, strict=True):
            first = _combined(first, operator, each)
        if self.rounding is not None and isinstance(first, Money):
            return first.rounded(self.rounding, places=0)
        return first


_REMARK = re.compile(r" \([^()]*\)")
_OPERATOR = re.compile(r" ([×+-]) ")


def calculation(text: str) -> Calculation:
    """
    Parse a calculation such as ``30,000 × AUD 330`` or ``sum before + 9.11 %, rounded down``.

    Remarks in parentheses are ignored.

    Raises:
        WrongValueError: *text* has no operator.
    """
    body, _, rounding = _REMARK.sub("", text).partition(", ")
    operands = _OPERATOR.split(body)
    if len(operands) < 3 or (rounding and rounding not in _ROUNDINGS):
        raise _no_calculation(text)
    return Calculation(
        tuple(literal(each) for each in operands[::2]),
        tuple(operands[1::2]),
        _ROUNDINGS.get(rounding),
    )


def _combined(left: Entry, operator: str, right: Entry) -> Entry:
    """Return *left* and *right*, multiplied or added."""
    match operator, left, right:
        case "×", Money(), Fraction():
            return left * right
        case "×", Fraction(), Money():
            return right * left
        case "×", Fraction(), Fraction():
            return left * right
        case "+", Money(), Fraction():
            return left * (1 + right)
        case "+", Fraction(), Fraction():
            return left + right
        case "+", Money(), Money():
            return left + right
        case "+", date(), Period():
            return right.after(left)
        case "-", Fraction(), Fraction():
            return left - right
        case "-", Money(), Money() if left.currency == right.currency and right <= left:
            return Money(left.amount - right.amount, left.currency)
        case "-", date(), Period(years=0, months=0, hours=0):
            return left - timedelta(days=right.days, weeks=right.weeks)
        case _:
            raise _no_calculation(f"{shown_entry(left)} {operator} {shown_entry(right)}")


def _no_calculation(text: str) -> WrongValueError:
    return WrongValueError("by", "a calculation such as '5 × EUR 250,000'", text)
