"""
The inputs of a provision: every fact by its name, with its unit and the values it may have.

The list is derived from the penalties. The command ``show``, the pages of the statutes, the JSON
documents and the calculators are made from it, and it decides which names are known.
"""

from __future__ import annotations

import enum

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias

from attrs import evolve, frozen

from penaltymodel.errors import WrongTypeError
from penaltymodel.law.currency import currency_of
from penaltymodel.law.penalties import (
    Amount,
    AtLeast,
    Count,
    Exceeds,
    Flag,
    Is,
    Measured,
    MoneyObservable,
    Penalty,
    Times,
    currencies,
    walk,
)
from penaltymodel.law.statute import Grouping, Provision, Statute
from penaltymodel.values.periods import a_day
from penaltymodel.values.ranges import Range


class InputKind(enum.StrEnum):
    """What kind of value an input takes."""

    SUM = "sum"
    COUNT = "count"
    CIRCUMSTANCE = "circumstance"
    WORD = "word"


Fact: TypeAlias = MoneyObservable | Count | Flag | Is
"""The part of a penalty that an input comes from."""


@frozen(kw_only=True)
class Input:
    """
    One fact that a penalty may depend on.

    *name* is the name by which you give it; every revenue is called ``revenue``, and *about* says
    which one the law means. *unit* is the currency of a sum, or the things that are counted.
    *period* is the period of a revenue, or the one that a count refers to (``per day``). *words* are
    the words that may be given; if *is_closed* is False, other words may be given too. *presumed* is
    the value if none is given: True, False, EITHER where the law leaves it open, or a word; None
    means that the fact must be given. *fact* is the part of the penalty that it comes from.
    """

    name: str
    kind: InputKind
    about: str = ""
    unit: str = ""
    period: str = ""
    words: tuple[str, ...] = ()
    is_closed: bool = True
    presumed: bool | str | Range[bool] | None = None
    fact: Fact

    @property
    def if_not_given(self) -> str:
        """What is taken if the fact is not given."""
        match self.presumed:
            case None if self.kind is InputKind.SUM:
                return "open: no upper end"
            case None:
                return "must be given"
            case Range():
                return "the law leaves it open"
            case str() as word:
                return word
            case presumed:
                return "yes" if presumed else "no"


def inputs(
    statute: Statute, *, of: Provision | None = None, on: date | None = None
) -> tuple[Input, ...]:
    """
    Return the inputs of a *statute*, or *of* one of its provisions, in the order of the text.

    With *on*, only the texts that apply on that day count. The inputs of a statute include those of
    its caps on several violations.

    >>> from penaltymodel.statutes import catalog
    >>> for each in inputs(catalog()["us/45-cfr"], on=date(2024, 1, 1)):
    ...     print(each.name, each.kind, each.period, each.words)
    violations count per calendar year ()
    culpability word  ('no knowledge', 'reasonable cause', 'willful neglect, corrected', 'willful neglect, not corrected')

    Raises:
        WrongTypeError: *statute* is no Statute, *of* no Provision, or *on* no date.
    """
    day = None if on is None else a_day("on", on)
    if not isinstance(statute, Statute):
        raise WrongTypeError("statute", "a Statute", statute)
    if of is not None and not isinstance(of, Provision):
        raise WrongTypeError("of", "a Provision or None", of)
    period, unit = _period(statute), currency_of(statute) or ""
    found = _penalties(statute, day) if of is None else _texts(of, day)
    return tuple(_completed(each, period, unit) for each in inputs_of(found))


def inputs_of(penalties: Iterable[Penalty]) -> tuple[Input, ...]:
    """
    Return the inputs of *penalties*, each once, in the order of the texts.

    >>> from penaltymodel.law.forms import fixed, per_day
    >>> from penaltymodel.values.money import eur
    >>> [(each.name, each.period) for each in inputs_of([per_day(fixed(eur(5)))])]
    [('days', 'per day')]
    """
    found: dict[object, Input] = {}
    for penalty in penalties:
        unit = " or ".join(currencies(penalty))
        for each in _inputs(penalty, unit):
            key = (each.kind, each.name, each.about, each.period)
            known = found.get(key)
            found[key] = each if known is None else _merged(known, each)
    return tuple(found.values())


def _penalties(statute: Statute, day: date | None) -> Iterator[Penalty]:
    for provision in statute.provisions:
        yield from _texts(provision, day)
    for cap in statute.set_caps:
        if cap.cap is not None and (day is None or cap.applies_on(day)):
            yield cap.cap


def _texts(provision: Provision, day: date | None) -> Iterator[Penalty]:
    for text in provision.enactments:
        if day is None or text.applies_on(day):
            yield text.penalty


_PERIODS = {Grouping.DAY: "per day", Grouping.CALENDAR_YEAR: "per calendar year"}


def _period(statute: Statute) -> str:
    """Return the period to which the caps of *statute* refer; empty if they refer to none."""
    groupings = {each for cap in statute.set_caps for each in cap.together}
    return " and ".join(words for grouping, words in _PERIODS.items() if grouping in groupings)


def _completed(found: Input, period: str, unit: str) -> Input:
    """Return an input with the *period* of a count and the *unit* of a sum, if it has none."""
    match found.kind:
        case InputKind.COUNT if not found.period:
            return evolve(found, period=period)
        case InputKind.SUM if not found.unit:
            return evolve(found, unit=unit)
        case _:
            return found


def _inputs(penalty: Penalty, unit: str) -> Iterator[Input]:
    for node in walk(penalty):
        match node:
            case Measured(what) | Exceeds(what, _):
                yield _sum(what, unit)
            case Times(count, _) | AtLeast(count, _):
                yield _count(count)
            case Flag(name, presumed):
                yield Input(name=name, kind=InputKind.CIRCUMSTANCE, presumed=presumed, fact=node)
            case Is(name, words, among, presumed):
                yield Input(
                    name=name,
                    kind=InputKind.WORD,
                    words=among or words,
                    is_closed=bool(among),
                    presumed=presumed,
                    fact=node,
                )
            case _:
                pass


def _sum(what: MoneyObservable, unit: str) -> Input:
    if isinstance(what, Amount):
        return Input(name=what.name, kind=InputKind.SUM, unit=unit, fact=what)
    base = what.base
    about = f"{base.territory} {base.measure} {base.perimeter}"
    return Input(
        name="revenue",
        kind=InputKind.SUM,
        about=about,
        unit=unit,
        period=str(base.period),
        fact=what,
    )


def _count(count: Count) -> Input:
    period = "per day" if count.name.startswith("days") else ""
    return Input(name=count.name, kind=InputKind.COUNT, unit=count.name, period=period, fact=count)


def _merged(one: Input, other: Input) -> Input:
    """Return two inputs of one name as one: it may have the values of both."""
    return evolve(
        one,
        unit=one.unit or other.unit,
        words=tuple(dict.fromkeys((*one.words, *other.words))),
        is_closed=one.is_closed and other.is_closed,
        presumed=one.presumed if one.presumed == other.presumed else None,
    )
