"""
The paths through a penalty, numbered: from the branches taken to one number, and back again.

A sum or a comparison of amounts combines a path through each of its parts. Cases take one branch,
or all that may apply if the facts leave that open.
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
class Path:
    """A path through a penalty: the part of the *penalty* on it, and the results of the *tests*."""

    penalty: Penalty
    tests: tuple[tuple[Condition, Range[bool]], ...] = ()


def count_paths(penalty: Penalty) -> int:
    """
    Return the number of paths through *penalty*.

    >>> from penaltymodel.law.forms import fixed, when
    >>> from penaltymodel.values.money import rub
    >>> count_paths(when(Flag("grave"), fixed(rub(2)), otherwise=fixed(rub(1))))  # yes, no, or open
    3
    """
    match penalty:
        case Fixed() | Measured():
            return 1
        case Share(_, body) | Times(_, body) | Cited(body, _):
            return count_paths(body)
        case Total(terms) | GreaterOf(terms) | LesserOf(terms):
            return prod(map(count_paths, terms))
        case Cases(branches, otherwise):
            number = count_paths(otherwise)
            for test, body in reversed(branches):
                number = join_paths(test, count_paths(body), number)
            return number
        case _:
            assert_never(penalty)


def join_paths(test: Condition, one: int, other: int) -> int:
    """Return the number of paths if *test* chooses between *one* and *other* numbers of paths."""
    return one + other + one * other * may_be_open(test)


def may_be_open(test: Condition) -> bool:
    """Return whether facts can leave *test* open: they cannot for persons and words."""
    return any(isinstance(each, Repeat | Flag | AtLeast | Exceeds) for each in walk(test))


def path_of(penalty: Penalty, number: int) -> Path:
    """Return the path with that *number* through *penalty*, counted from 0."""
    match penalty:
        case Fixed() | Measured():
            return Path(penalty)
        case Share(_, body) | Times(_, body) | Cited(body, _):
            inner = path_of(body, number)
            return Path(map_parts(penalty, lambda _: inner.penalty), inner.tests)
        case Total(terms) | GreaterOf(terms) | LesserOf(terms):
            found: list[Path] = []
            for term in reversed(terms):
                number, own = divmod(number, count_paths(term))
                found.insert(0, path_of(term, own))
            parts = type(penalty)(tuple(each.penalty for each in found))
            return Path(parts, tuple(test for each in found for test in each.tests))
        case Cases(branches, otherwise):
            return _case(branches, otherwise, number)
        case _:
            assert_never(penalty)


def _case(
    branches: tuple[tuple[Condition, Penalty], ...], otherwise: Penalty, number: int
) -> Path:
    if not branches:
        return path_of(otherwise, number)
    (test, body), *others = branches
    rest = Cases(tuple(others), otherwise)
    one, other = count_paths(body), count_paths(rest)
    if number < one:
        inner = path_of(body, number)
        return Path(inner.penalty, ((test, YES), *inner.tests))
    if number < one + other:
        inner = path_of(rest, number - one)
        return Path(inner.penalty, ((test, NO), *inner.tests))
    first, second = divmod(number - one - other, other)
    either, neither = path_of(body, first), path_of(rest, second)
    return Path(
        Cases(((test, either.penalty),), otherwise=neither.penalty),
        ((test, EITHER), *either.tests, *neither.tests),
    )
