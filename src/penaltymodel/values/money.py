"""Exact amounts of money. Nothing is rounded unless the caller rounds it."""

from __future__ import annotations

import enum
import re

from decimal import Decimal
from fractions import Fraction
from math import gcd
from typing import TypeAlias, assert_never

from attrs import Attribute, field, frozen

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
from penaltymodel.values.ranges import Range
from penaltymodel.values.shortened import shortened


Ratio: TypeAlias = tuple[int, int]
"""A numerator and a denominator."""

Exact: TypeAlias = int | str | Decimal | Fraction | Ratio
"""The types of an exact number, such as an amount or a rate. Floats are not exact."""

Rate: TypeAlias = Fraction
"""A share or a multiplier: never negative, may be above one."""

# ISO 4217, list one, with the codes of funds and metals left out, and those of list three that
# fines of this century may be in.
CURRENCIES = frozenset(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
    BZD CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP
    GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR
    KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
    MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR
    SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS
    UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
    CYP EEK HRK LTL LVL MTL SIT SKK
    """.split()
)
_PLACES = (
    dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(), 0)
    | dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3)
    | {"CLF": 4}
)

SCALES = {code: int("1" + "0" * _PLACES.get(code, 2)) for code in CURRENCIES}
"""How many minor units make one major unit of each currency."""

_LONGEST = 400  # characters: far more than the 10**39 roubles that a court has calculated
_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_RATIO = re.compile(r"-?[0-9]+/[0-9]+")


def exact(value: Exact) -> Fraction:
    """
    Return *value* as a fraction, exactly.

    A text has digits with at most one point, or is a ratio.

    >>> exact("12.50"), exact("1/20"), exact((1, 20))
    (Fraction(25, 2), Fraction(1, 20), Fraction(1, 20))

    Raises:
        NotExactError: *value* is a float, a bool, or no number at all.
        NumberTextError: A text or a Decimal holds no plain number.
        NegativeAmountError: *value* is below zero.
    """
    return Fraction(*_as_ratio(value))


def percent(value: Exact) -> Rate:
    """
    Turn a percentage into a rate.

    >>> percent("2.5")
    Fraction(1, 40)
    """
    return exact(value) / 100


def _as_ratio(value: Exact) -> Ratio:
    """Return *value* as a numerator and a denominator in lowest terms."""
    if type(value) is int:
        ratio = value, 1
    elif type(value) is tuple:
        ratio = _reduced(value)
    elif isinstance(value, Fraction):
        ratio = value.as_integer_ratio()
    elif type(value) is str:
        ratio = _parse(value).as_integer_ratio()
    elif isinstance(value, Decimal):
        # An exponent of a million would make an integer of a million digits.
        if not value.is_finite() or _is_long(value):
            raise NumberTextError(value)
        ratio = value.as_integer_ratio()
    else:
        raise NotExactError(value)
    if ratio[0] < 0:
        raise NegativeAmountError(value)
    return ratio


def _reduced(value: Ratio) -> Ratio:
    try:
        numerator, denominator = value
        common = gcd(numerator, denominator)
    except (TypeError, ValueError):
        raise NotExactError(value) from None
    if denominator < 1:
        raise NotExactError(value)
    return numerator // common, denominator // common


def _is_long(value: Decimal) -> bool:
    _, digits, exponent = value.as_tuple()
    return len(digits) > _LONGEST or not isinstance(exponent, int) or abs(exponent) > _LONGEST


def _parse(text: str) -> Fraction:
    if len(text) <= _LONGEST and (_DECIMAL.fullmatch(text) or _RATIO.fullmatch(text)):
        try:
            return Fraction(text)
        except ZeroDivisionError:
            pass
    raise NumberTextError(text)


class Rounding(enum.Enum):
    """How an amount between two minor units is rounded."""

    HALF_UP = "to the nearest, a half up"
    HALF_EVEN = "to the nearest, a half to the even one"
    DOWN = "down"
    UP = "up"


_UNBOUNDED: Ratio = (1, 0)
"""The amount above all others. Only :func:`unbounded` makes it: the ratio of a caller is refused."""


def _as_amount(value: Exact) -> Ratio:
    return _UNBOUNDED if value is _UNBOUNDED else _as_ratio(value)


def _check_currency(_: Money, __: Attribute[str], currency: str) -> None:
    if not isinstance(currency, str) or currency not in CURRENCIES:
        raise UnknownCurrencyError(currency)


@frozen(repr=False, weakref_slot=False)
class Money:
    """
    An exact amount of one currency, never negative.

    *amount* is an int, a Fraction, a Decimal or a text, in major units, such as roubles, or a
    numerator with a denominator. *currency* is a code of ISO 4217. Equal amounts are equal values.
    :func:`unbounded` returns the amount that is above all others, for the end of an open range.

    >>> Money("0.10", "EUR") * 3 == Money("0.30", "EUR")
    True
    >>> print(Money(144_438_324_700, "RUB") * percent(5))
    RUB 7,221,916,235.00

    Raises:
        NotExactError: *amount* is a float, a bool, or no number at all.
        NumberTextError: A text or a Decimal holds no plain number.
        NegativeAmountError: *amount* is below zero.
        UnknownCurrencyError: *currency* is not in ISO 4217.
    """

    # Not a Fraction, which takes several times as long to make and to calculate with.
    _ratio: Ratio = field(alias="amount", converter=_as_amount)
    currency: str = field(validator=_check_currency)

    @property
    def amount(self) -> Fraction:
        """The amount in major units, such as roubles; UnboundedAmountError if it has no end."""
        if self.is_unbounded:
            raise UnboundedAmountError(self.currency)
        return Fraction(*self._ratio)

    @property
    def is_unbounded(self) -> bool:
        """True for the amount above all others: the high end of a range without upper end."""
        return not self._ratio[1]

    def _check_same(self, other: Money) -> None:
        if other.currency != self.currency:
            raise CurrencyMismatchError(self.currency, other.currency)

    def __add__(self, other: Money) -> Money:
        """Add two amounts of the same currency."""
        if not isinstance(other, Money):
            return NotImplemented
        self._check_same(other)
        (numerator, denominator), (more, of) = self._ratio, other._ratio
        if not denominator or not of:
            return Money(_UNBOUNDED, self.currency)
        return Money((numerator * of + more * denominator, denominator * of), self.currency)

    def __radd__(self, other: int) -> Money:
        """Let ``sum`` begin with 0."""
        return self if type(other) is int and other == 0 else NotImplemented

    def __mul__(self, factor: Exact) -> Money:
        """Multiply by an exact factor."""
        (numerator, denominator), (times, of) = self._ratio, _as_ratio(factor)
        if not denominator:  # none of an amount is nothing, however large the amount may be
            return Money(_UNBOUNDED if times else 0, self.currency)
        return Money((numerator * times, denominator * of), self.currency)

    def __truediv__(self, other: Money) -> Fraction:
        """Return the exact ratio of this amount to *other*."""
        if not isinstance(other, Money):
            return NotImplemented
        self._check_same(other)
        return Fraction(0) if other.is_unbounded else self.amount / other.amount

    def __lt__(self, other: Money) -> bool:
        """Order amounts of the same currency."""
        if not isinstance(other, Money):
            return NotImplemented
        self._check_same(other)
        (numerator, denominator), (other_numerator, other_denominator) = self._ratio, other._ratio
        return numerator * other_denominator < other_numerator * denominator

    def __le__(self, other: Money) -> bool:
        """Order amounts of the same currency."""
        if not isinstance(other, Money):
            return NotImplemented
        self._check_same(other)
        (numerator, denominator), (other_numerator, other_denominator) = self._ratio, other._ratio
        return numerator * other_denominator <= other_numerator * denominator

    @property
    def places(self) -> int:
        """The number of decimals of the currency's minor unit."""
        return _PLACES.get(self.currency, 2)

    @property
    def is_whole(self) -> bool:
        """True if the amount is a whole number of minor units."""
        return not self.is_unbounded and SCALES[self.currency] % self._ratio[1] == 0

    def minor(self) -> int:
        """
        Return the amount in minor units, such as kopecks.

        >>> Money("7.25", "RUB").minor()
        725

        Raises:
            NotWholeMinorUnitsError: The amount lies between two minor units.
            UnboundedAmountError: The amount has no upper end.
        """
        numerator, denominator = self._ratio
        if not denominator:
            raise UnboundedAmountError(self.currency)
        units, rest = divmod(numerator * SCALES[self.currency], denominator)
        if rest:
            raise NotWholeMinorUnitsError(self.plain(), self.currency)
        return units

    def rounded(self, how: Rounding = Rounding.HALF_UP, *, places: int | None = None) -> Money:
        """
        Return the amount rounded to whole minor units, or to *places* decimals.

        >>> print(Money("2662.505", "USD").rounded(), Money("2662.5", "USD").rounded(places=0))
        USD 2,662.51 USD 2,663.00
        """
        if self.is_unbounded:
            return self
        scale = SCALES[self.currency] if places is None else int("1" + "0" * places)
        numerator, denominator = self._ratio
        return Money((round_ratio(numerator * scale, denominator, how), scale), self.currency)

    def plain(self) -> str:
        """
        Return the amount as exact text for machines: decimals where they end, else a ratio.

        It is ``unbounded`` for an amount without upper end.

        >>> Money(5, "RUB").plain(), Money("1/3", "RUB").plain()
        ('5.00', '1/3')
        """
        numerator, denominator = self._ratio
        if not denominator:
            return _WITHOUT_END
        twos, rest = _power(2, denominator)
        fives, rest = _power(5, rest)
        if rest != 1:
            return f"{_digits(numerator)}/{_digits(denominator)}"
        places = max(twos, fives, self.places)
        text = _digits(numerator * 10**places // denominator).rjust(places + 1, "0")
        return f"{text[:-places]}.{text[-places:]}" if places else text

    def to_decimal(self) -> Decimal:
        """
        Return the amount in major units as a Decimal, exactly.

        >>> Money("1234.5", "RUB").to_decimal()
        Decimal('1234.50')

        Raises:
            NotExactError: The amount has no end in decimals, such as a third; round it first.
            UnboundedAmountError: The amount has no upper end.
        """
        text = self.plain()
        if "/" in text:
            raise NotExactError(self)
        return Decimal(text)

    def __float__(self) -> float:
        """Return the nearest float, for drawing and for statistics: it is not exact."""
        return float(self.amount)

    def __format__(self, spec: str) -> str:
        """
        Format the amount like a Decimal, after its currency; it is rounded to the places of *spec*.

        >>> f"{Money('1234.5', 'RUB'):,.0f}", f"{Money('1234.5', 'RUB')}"
        ('RUB 1,235', 'RUB 1,234.50')
        """
        if not spec:
            return str(self)
        places = re.search(r"\.([0-9]+)", spec)
        shown = self.rounded(places=int(places[1])) if places else self
        return f"{self.currency} {format(shown.to_decimal(), spec)}"

    def __str__(self) -> str:
        """Show whole minor units; the sign ≈ marks an amount that was rounded to them."""
        if self.is_unbounded:
            return f"{self.currency} without upper end"
        if self.is_whole:
            return f"{self.currency} {_grouped(self.plain())}"
        return f"≈ {self.currency} {_grouped(self.rounded().plain())}"

    def __repr__(self) -> str:
        """Show how to write the value."""
        if self.is_unbounded:
            return f"unbounded({self.currency!r})"
        return f"Money({shortened(repr(self.plain()))}, {self.currency!r})"


def round_ratio(numerator: int, denominator: int, how: Rounding) -> int:
    """
    Return *numerator* / *denominator*, rounded to a whole number; neither may be negative.

    >>> round_ratio(5, 2, Rounding.HALF_UP), round_ratio(5, 2, Rounding.HALF_EVEN)
    (3, 2)
    """
    whole, rest = divmod(numerator, denominator)
    match how:
        case Rounding.HALF_UP:
            up = 2 * rest >= denominator
        case Rounding.HALF_EVEN:
            up = 2 * rest > denominator - whole % 2
        case Rounding.DOWN:
            up = False
        case Rounding.UP:
            up = rest > 0
        case _:
            assert_never(how)
    return whole + up


def _grouped(plain: str) -> str:
    """Return the text of an amount with commas between thousands."""
    whole, dot, decimals = plain.partition(".")
    groups = [whole[max(0, end - 3) : end] for end in range(len(whole), 0, -3)]
    return f"{','.join(reversed(groups))}{dot}{decimals}"


def _power(base: int, number: int) -> tuple[int, int]:
    """Return how often *base* divides *number*, and the rest."""
    times = 0
    while number % base == 0:
        number, times = number // base, times + 1
    return times, number


_PART = 10**640  # as many digits as the strictest interpreter still shows


def _digits(number: int) -> str:
    """Return the decimal digits, whatever limit the interpreter sets on such texts."""
    parts: list[str] = []
    while number >= _PART:
        number, part = divmod(number, _PART)
        parts.append(f"{part:0640d}")
    return str(number) + "".join(reversed(parts))


_WITHOUT_END = "unbounded"
_MONEY = re.compile(rf"(?:([A-Z]{{3}}) )?([0-9./]+|{_WITHOUT_END})(?: ([A-Z]{{3}}))?")


def parse_money(text: str) -> Money:
    """
    Parse an amount with its currency before or after it.

    >>> parse_money("144438324700 RUB") == parse_money("RUB 144438324700.00") == rub(144438324700)
    True

    Raises:
        MoneyTextError: The text is not an amount and a currency.
        UnknownCurrencyError: The currency is not in ISO 4217.
    """
    match = _MONEY.fullmatch(text) if isinstance(text, str) and len(text) <= _LONGEST else None
    if match is None or (match[1] is None) == (match[3] is None):
        raise MoneyTextError(text)
    try:
        amount = _UNBOUNDED if match[2] == _WITHOUT_END else match[2]
        return Money(amount, match[1] or match[3])
    except NumberTextError:
        raise MoneyTextError(text) from None


def rub(amount: Exact) -> Money:
    """Return *amount* roubles."""
    return Money(amount, "RUB")


def eur(amount: Exact) -> Money:
    """Return *amount* euros."""
    return Money(amount, "EUR")


def gbp(amount: Exact) -> Money:
    """Return *amount* pounds sterling."""
    return Money(amount, "GBP")


def usd(amount: Exact) -> Money:
    """Return *amount* US dollars."""
    return Money(amount, "USD")


def unbounded(currency: str) -> Money:
    """
    Return the amount that is above all others, for the high end of a range without upper end.

    Sums with it have no upper end either; the lesser of it and another amount is the other one.

    >>> at_least = Range(eur(5), unbounded("EUR"))
    >>> print(span(at_least * 2))
    from EUR 10.00 without upper end
    >>> print(min(unbounded("EUR"), eur(50)))
    EUR 50.00

    Raises:
        UnknownCurrencyError: *currency* is not in ISO 4217.
    """
    return Money(_UNBOUNDED, currency)


def span(amounts: Range[Money]) -> str:
    """
    Return a range of money as text for people.

    >>> print(span(Range(rub(5), rub(7))))
    RUB 5.00 to RUB 7.00
    """
    if amounts.high.is_unbounded:
        return f"from {amounts.low} without upper end"
    return f"{amounts.low}" if amounts.is_point else f"{amounts.low} to {amounts.high}"
