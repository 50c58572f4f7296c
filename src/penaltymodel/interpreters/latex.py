r"""A penalty as a formula: LaTeX for math mode, with ranges as closed intervals."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from penaltymodel.money import Money
from penaltymodel.penalties import (
    Cases,
    Cited,
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


def latex(penalty: Penalty) -> str:
    r"""
    Return *penalty* as a formula for math mode.

    >>> from penaltymodel.forms import floored, multiple_of
    >>> from penaltymodel.money import rub
    >>> print(latex(floored(multiple_of("the unpaid fine", "1/20", "1/10"), at=rub(1_000))))
    \max\left(\left[\tfrac{1}{20},\,\tfrac{1}{10}\right]\cdot\text{the unpaid fine},\ \text{RUB}\,1\,000\right)
    """
    match penalty:
        case Fixed(sums):
            return _sums(sums)
        case Measured(what):
            return _text(str(what))
        case Share(rates, of):
            return rf"{_rates(rates)}\cdot{_factor(of)}"
        case Times(count, each):
            return rf"{_text(f'number of {count.name}')}\cdot{_factor(each)}"
        case Total(terms):
            return " + ".join(map(latex, terms))
        case GreaterOf(terms):
            return _called(r"\max", terms)
        case LesserOf(terms):
            return _called(r"\min", terms)
        case Cases(branches, otherwise):
            rows = [rf"{latex(body)} & {_text(f'if {test}')}" for test, body in branches]
            rows.append(rf"{latex(otherwise)} & {_text('otherwise')}")
            lines = r" \\ ".join(rows)
            return rf"\begin{{cases}}{lines}\end{{cases}}"
        case Cited(body, _):
            return latex(body)
        case _:
            assert_never(penalty)


def _called(name: str, terms: tuple[Penalty, ...]) -> str:
    parts = r",\ ".join(map(latex, terms))
    return rf"{name}\left({parts}\right)"


def _factor(penalty: Penalty) -> str:
    """Return a part as it stands in a product: a sum in parentheses."""
    match penalty:
        case Cited(body, _):
            return _factor(body)
        case Total((_, _, *_)):
            return rf"\left({latex(penalty)}\right)"
        case _:
            return latex(penalty)


def _sum(amount: Money) -> str:
    currency, _, number = str(amount).rpartition(" ")
    digits = number.removesuffix(".00").replace(",", r"\,")
    about = r"\approx " if currency.startswith("≈") else ""
    return rf"{about}\text{{{amount.currency}}}\,{digits}"


def _sums(sums: Range[Money]) -> str:
    if sums.is_point:
        return _sum(sums.low)
    return rf"\left[{_sum(sums.low)},\,{_sum(sums.high)}\right]"


def _rate(rate: Fraction) -> str:
    if rate.denominator == 1:
        return str(rate.numerator)
    return rf"\tfrac{{{rate.numerator}}}{{{rate.denominator}}}"


def _rates(rates: Range[Fraction]) -> str:
    if rates.is_point:
        return _rate(rates.low)
    return rf"\left[{_rate(rates.low)},\,{_rate(rates.high)}\right]"


_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "\n": " ",
        "\r": " ",
    }
)


def _text(words: str) -> str:
    return rf"\text{{{words.translate(_ESCAPES)}}}"
