"""Which facts a penalty may ask for: everything to find out before it can be assessed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias, assert_never

from attrs import frozen

from penaltymodel.law.penalties import (
    AllOf,
    AnyOf,
    AtLeast,
    Cases,
    Cited,
    Condition,
    Count,
    Exceeds,
    Fixed,
    Flag,
    GreaterOf,
    Is,
    LesserOf,
    Measured,
    MoneyObservable,
    Not,
    Penalty,
    PersonIs,
    Repeat,
    Share,
    Times,
    Total,
)


@frozen(kw_only=True)
class Needs:
    """The observables of a penalty, each once, in the order they are first met."""

    money: tuple[MoneyObservable, ...] = ()
    counts: tuple[Count, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    flags: tuple[Flag, ...] = ()
    words: tuple[str, ...] = ()
    person: bool = False


def needs(penalty: Penalty) -> Needs:
    """
    Return the observables that assessing *penalty* may ask for, on whatever facts.

    >>> from penaltymodel.law.forms import multiple_of
    >>> [str(each) for each in needs(multiple_of("the unpaid fine", 2)).money]
    ['the unpaid fine']
    """
    asked = dict.fromkeys(_asked(penalty))
    return Needs(
        money=tuple(each for each in asked if isinstance(each, MoneyObservable)),
        counts=tuple(each for each in asked if isinstance(each, Count)),
        repeats=tuple(each for each in asked if isinstance(each, Repeat)),
        flags=tuple(each for each in asked if isinstance(each, Flag)),
        words=tuple(dict.fromkeys(each.name for each in asked if isinstance(each, Is))),
        person=any(isinstance(each, PersonIs) for each in asked),
    )


_Asked: TypeAlias = MoneyObservable | Count | Repeat | Flag | PersonIs | Is


def _asked(penalty: Penalty) -> Iterator[_Asked]:
    match penalty:
        case Fixed():
            return
        case Measured(what):
            yield what
        case Share(_, of):
            yield from _asked(of)
        case Times(count, each):
            yield count
            yield from _asked(each)
        case Total(terms) | GreaterOf(terms) | LesserOf(terms):
            for term in terms:
                yield from _asked(term)
        case Cases(branches, otherwise):
            for test, body in branches:
                yield from _tested(test)
                yield from _asked(body)
            yield from _asked(otherwise)
        case Cited(body, _):
            yield from _asked(body)
        case _:
            assert_never(penalty)


def _tested(test: Condition) -> Iterator[_Asked]:
    match test:
        case Repeat() | Flag() | PersonIs() | Is():
            yield test
        case AtLeast(count, _):
            yield count
        case Exceeds(what, _):
            yield what
        case Not(inner):
            yield from _tested(inner)
        case AllOf(tests) | AnyOf(tests):
            for each in tests:
                yield from _tested(each)
        case _:
            assert_never(test)
