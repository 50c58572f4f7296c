"""Penalties as LaTeX formulas for math mode, with ranges as closed intervals."""

from __future__ import annotations

import re

from fractions import Fraction

from penaltymodel.law.penalties import (
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
    not_a_penalty,
)
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import Range


def latex(penalty: Penalty) -> str:
    r"""
    Return *penalty* as a formula for math mode, on one line.

    The formula needs only amsmath; MathJax and Sphinx can render it.

    >>> from penaltymodel.law.forms import floored, multiple_of
    >>> from penaltymodel.values.money import rub
    >>> print(latex(floored(multiple_of("the unpaid fine", "1/20", "1/10"), at=rub(1_000))))
    \max\left(\left[\tfrac{1}{20},\,\tfrac{1}{10}\right]\cdot\text{the unpaid fine},\ \text{RUB}\,1\,000\right)
    """
    match penalty:
        case Fixed(sums):
            return _sums(sums)
        case Measured(what):
            return _text(str(what))
        case Share(rates, of):
            return rf"{_rates(rates)}\cdot{_part(of)}"
        case Times(count, each):
            return rf"{_text(f'number of {count.name}')}\cdot{_part(each)}"
        case Total(terms):
            return " + ".join(map(_part, terms))
        case GreaterOf(terms):
            return _function(r"\max", terms)
        case LesserOf(terms):
            return _function(r"\min", terms)
        case Cases(branches, otherwise):
            rows = [rf"{latex(body)} & {_text(f'if {test}')}" for test, body in branches]
            rows.append(rf"{latex(otherwise)} & {_text('otherwise')}")
            lines = r" \\ ".join(rows)
            return rf"\begin{{cases}}{lines}\end{{cases}}"
        case Cited(body, _):
            return latex(body)
        case _:
            raise not_a_penalty(penalty)


def _function(name: str, terms: tuple[Penalty, ...]) -> str:
    parts = r",\ ".join(map(latex, terms))
    return rf"{name}\left({parts}\right)"


def _part(penalty: Penalty) -> str:
    """Return a term of a product or a sum, in parentheses if needed."""
    formula = latex(penalty)
    return rf"\left({formula}\right)" if _needs_parentheses(penalty) else formula


def _needs_parentheses(penalty: Penalty) -> bool:
    match penalty:
        case Cited(body, _) | Total((body,)):
            return _needs_parentheses(body)
        case Total() | Cases():
            return True
        case _:
            return False


def _sum(amount: Money) -> str:
    """Return the exact amount, as a fraction if it is no whole number of minor units."""
    whole, slash, parts = amount.plain().partition("/")
    if amount.is_whole:
        digits = str(amount).removeprefix(f"{amount.currency} ")
        whole = digits.partition(".")[0] if amount.amount.denominator == 1 else digits
    number = rf"\tfrac{{{whole}}}{{{parts}}}" if slash else whole.replace(",", r"\,")
    return rf"\text{{{amount.currency}}}\,{number}"


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


# Written outside \text, because not every renderer supports escapes inside it.
_SYMBOLS = str.maketrans(
    {each: f"\\{each}" for each in "%&_#${} "}
    | {"\\": r"{\backslash}", "^": r"{\wedge}", "~": r"{\sim}"}
)


def _text(words: str) -> str:
    """Return *words* as text; characters with a meaning in LaTeX become symbols."""
    pieces = re.split(r"( ?[\\%&_#${}^~] ?)", " ".join(words.split()))
    found = (
        piece.translate(_SYMBOLS) if number % 2 else rf"\text{{{piece}}}"
        for number, piece in enumerate(pieces)
        if piece
    )
    return "".join(found) or r"\text{}"
