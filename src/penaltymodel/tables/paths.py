"""
The ways through a penalty, numbered: which branches were taken, as one number and back again.

A sum or a choice between amounts goes every way of each of its parts; of cases one is taken, or,
where the facts leave that open, all that may apply.
"""

from __future__ import annotations

from math import prod
from typing import assert_never

from attrs import frozen

from penaltymodel.law.penalties import (
    AtLeast,
    Cases,
    Cited,
    Condition,
    Exceeds,
    Fixed,
    Flag,
    GreaterOf,
    LesserOf,
    Measured,
    Penalty,
    Repeat,
    Share,
    Times,
    Total,
    map_parts,
    walk,
)
from penaltymodel.values.ranges import EITHER, NO, YES, Range


@frozen
class Taken:
    """A way through a penalty: what is left of the *penalty* on it, and what the *tests* came to."""

    penalty: Penalty
    tests: tuple[tuple[Condition, Range[bool]], ...] = ()


def paths(penalty: Penalty) -> int:
    """
    Return how many ways there are through *penalty*.

    >>> from penaltymodel.law.forms import fixed, when
    >>> from penaltymodel.values.money import rub
    >>> paths(when(Flag("grave"), fixed(rub(2)), otherwise=fixed(rub(1))))  # yes, no, or open
    3
    """
    match penalty:
        case Fixed() | Measured():
            return 1
        case Share(_, body) | Times(_, body) | Cited(body, _):
            return paths(body)
        case Total(terms) | GreaterOf(terms) | LesserOf(terms):
            return prod(map(paths, terms))
        case Cases(branches, otherwise):
            number = paths(otherwise)
            for test, body in reversed(branches):
                number = ways(test, paths(body), number)
            return number
        case _:
            assert_never(penalty)


def ways(test: Condition, one: int, other: int) -> int:
    """Return how many ways there are where *test* chooses between *one* way and *other* ways."""
    return one + other + one * other * may_be_open(test)


def may_be_open(test: Condition) -> bool:
    """Say whether facts can leave *test* open: of persons and words they cannot."""
    return any(isinstance(each, Repeat | Flag | AtLeast | Exceeds) for each in walk(test))


def taken(penalty: Penalty, number: int) -> Taken:
    """Return the way through *penalty* of that *number*, from 0."""
    match penalty:
        case Fixed() | Measured():
            return Taken(penalty)
        case Share(_, body) | Times(_, body) | Cited(body, _):
            inner = taken(body, number)
            return Taken(map_parts(penalty, lambda _: inner.penalty), inner.tests)
        case Total(terms) | GreaterOf(terms) | LesserOf(terms):
            found: list[Taken] = []
            for term in reversed(terms):
                number, own = divmod(number, paths(term))
                found.insert(0, taken(term, own))
            parts = type(penalty)(tuple(each.penalty for each in found))
            return Taken(parts, tuple(test for each in found for test in each.tests))
        case Cases(branches, otherwise):
            return _case(branches, otherwise, number)
        case _:
            assert_never(penalty)


def _case(
    branches: tuple[tuple[Condition, Penalty], ...], otherwise: Penalty, number: int
) -> Taken:
    if not branches:
        return taken(otherwise, number)
    (test, body), *others = branches
    rest = Cases(tuple(others), otherwise)
    one, other = paths(body), paths(rest)
    if number < one:
        inner = taken(body, number)
        return Taken(inner.penalty, ((test, YES), *inner.tests))
    if number < one + other:
        inner = taken(rest, number - one)
        return Taken(inner.penalty, ((test, NO), *inner.tests))
    first, second = divmod(number - one - other, other)
    either, neither = taken(body, first), taken(rest, second)
    return Taken(
        Cases(((test, either.penalty),), otherwise=neither.penalty),
        ((test, EITHER), *either.tests, *neither.tests),
    )
