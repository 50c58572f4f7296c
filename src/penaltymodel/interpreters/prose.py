"""A penalty in plain words, as a lawyer would read it aloud."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from penaltymodel.money import Money
from penaltymodel.penalties import (
    Cases,
    Cited,
    Condition,
    Fixed,
    GreaterOf,
    LesserOf,
    Measured,
    Penalty,
    Share,
    Times,
    Total,
)
from penaltymodel.ranges import Range


def prose(penalty: Penalty) -> str:
    """
    Return *penalty* as one phrase.

    >>> from penaltymodel.forms import floored, fixed, multiple_of
    >>> from penaltymodel.money import rub
    >>> prose(floored(multiple_of("the unpaid fine", 2), at=rub(1_000)))
    '2 times the unpaid fine, but not less than RUB 1,000'
    """
    match penalty:
        case Fixed(sums):
            return _sums(sums)
        case Measured(what):
            return str(what)
        case Share(rates, of):
            return f"{_rates(rates)} {_inner(of)}"
        case Times(count, each):
            return f"{_inner(each)} for each of the {count.name}"
        case Total(terms):
            return _listed(terms, "plus", "the sum of")
        case GreaterOf((body, Fixed(Range(low, high)))) if low == high:
            return f"{_inner(body)}, but not less than {_sum(low)}"
        case LesserOf((body, Fixed(Range(low, high)))) if low == high:
            return f"{_inner(body)}, but not more than {_sum(low)}"
        case GreaterOf(terms):
            return f"{_listed(terms, 'or', 'whichever is higher of')}{_whichever(terms, 'higher')}"
        case LesserOf(terms):
            return f"{_listed(terms, 'or', 'whichever is lower of')}{_whichever(terms, 'lower')}"
        case Cases(branches, otherwise):
            parts = [f"where {condition_prose(test)}: {prose(body)}" for test, body in branches]
            return "; ".join([*parts, f"otherwise: {prose(otherwise)}"])
        case Cited(body, _):
            return prose(body)
        case _:
            assert_never(penalty)


def condition_prose(condition: Condition) -> str:
    """
    Return *condition* as a phrase.

    >>> from penaltymodel.penalties import Flag
    >>> condition_prose(Flag("exceptional circumstances"))
    'exceptional circumstances'
    """
    return str(condition)


def _sum(amount: Money) -> str:
    return str(amount).removesuffix(".00")


def _sums(sums: Range[Money]) -> str:
    if sums.is_point:
        return _sum(sums.low)
    if not sums.low.numerator:
        return f"up to {_sum(sums.high)}"
    return f"{_sum(sums.low)} to {_sum(sums.high)}"


def _rate(rate: Fraction) -> str:
    hundredths = rate * 100
    if rate < 1 and 100 % hundredths.denominator == 0:
        return f"{_decimal(hundredths)} % of"
    return f"{rate} times" if rate.denominator == 1 else f"{rate} of"


def _decimal(number: Fraction) -> str:
    whole, rest = divmod(number.numerator * 100 // number.denominator, 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".")


def _rates(rates: Range[Fraction]) -> str:
    if rates.is_point:
        return _rate(rates.low)
    if not rates.low:
        return f"up to {_rate(rates.high)}"
    low, high = _rate(rates.low), _rate(rates.high)
    unit = high.partition(" ")[2]
    return f"{low.removesuffix(f' {unit}')} to {high}"


def _is_simple(penalty: Penalty) -> bool:
    match penalty:
        case Cited(body, _):
            return _is_simple(body)
        case Fixed() | Measured():
            return True
        case Share(_, of):
            return _is_simple(of)
        case _:
            return False


def _inner(penalty: Penalty) -> str:
    return prose(penalty) if _is_simple(penalty) else f"({prose(penalty)})"


def _listed(terms: tuple[Penalty, ...], joint: str, name: str) -> str:
    if all(map(_is_simple, terms)):
        return f" {joint} ".join(map(prose, terms))
    letters = "abcdefghijklmnopqrstuvwxyz"
    items = (f"({letters[n % 26]}) {prose(term)}" for n, term in enumerate(terms))
    return f"{name} " + f" {joint} ".join(items)


def _whichever(terms: tuple[Penalty, ...], word: str) -> str:
    return f", whichever is {word}" if all(map(_is_simple, terms)) and len(terms) > 1 else ""
