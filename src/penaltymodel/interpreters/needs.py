"""Which facts a penalty may need: everything to find out before it can be evaluated."""

from __future__ import annotations

from attrs import frozen

from penaltymodel.law.penalties import (
    AllOf,
    AnyOf,
    AtLeast,
    Cases,
    Cited,
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
    not_a_penalty,
    walk,
)


@frozen(kw_only=True)
class Needs:
    """The facts that a penalty may need, each once, in the order of its text."""

    money: tuple[MoneyObservable, ...] = ()
    counts: tuple[Count, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    flags: tuple[Flag, ...] = ()
    words: tuple[str, ...] = ()
    person: bool = False


def needs(penalty: Penalty) -> Needs:
    """
    Return the facts that evaluating *penalty* may need, whichever branch applies.

    >>> from penaltymodel.law.forms import multiple_of
    >>> [str(each) for each in needs(multiple_of("the unpaid fine", 2)).money]
    ['the unpaid fine']
    """
    money: list[MoneyObservable] = []
    counts: list[Count] = []
    repeats: list[Repeat] = []
    flags: list[Flag] = []
    words: list[str] = []
    person = False
    for node in walk(penalty):
        match node:
            case Measured(what) | Exceeds(what, _):
                money.append(what)
            case Times(count, _) | AtLeast(count, _):
                counts.append(count)
            case Repeat():
                repeats.append(node)
            case Flag():
                flags.append(node)
            case Is(name):
                words.append(name)
            case PersonIs():
                person = True
            case Fixed() | Share() | Total() | GreaterOf() | LesserOf() | Cases() | Cited():
                pass
            case Not() | AllOf() | AnyOf():
                pass
            case _:
                not_a_penalty(node)
    return Needs(
        money=tuple(dict.fromkeys(money)),
        counts=tuple(dict.fromkeys(counts)),
        repeats=tuple(dict.fromkeys(repeats)),
        flags=tuple(dict.fromkeys(flags)),
        words=tuple(dict.fromkeys(words)),
        person=person,
    )
