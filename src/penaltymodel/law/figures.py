"""
The figures of a statute: each amount, share, number, day and period that it states, with its sources.

The sources of a figure are those cited around it, from the inside out, then the source of its text
(``Enactment.source``; for days ``day_source``, for the revenue base ``base_source``, for rules of
repeats ``repeat_source``, if given), then the sources of the statute.
"""

from __future__ import annotations

import enum

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import TypeAlias

import attrs

from attrs import field, frozen

from penaltymodel.law.guideline import Guideline
from penaltymodel.law.penalties import (
    Amount,
    AtLeast,
    Cases,
    Cited,
    Exceeds,
    Fixed,
    Flag,
    Is,
    Measured,
    Node,
    Penalty,
    PersonIs,
    Repeat,
    Revenue,
    Share,
    Times,
    parts,
    walk,
)
from penaltymodel.law.sanctions import Ladder, NonMonetary, Throttling
from penaltymodel.law.statute import Enactment, Provision, SetCap, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Milestone, Perimeter, PersonKind, Role
from penaltymodel.values.money import Money
from penaltymodel.values.notations import Entry, readings, shown_entry
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import Range, only
from penaltymodel.values.sources import Notation, Source


class FigureKind(enum.StrEnum):
    """What a figure is."""

    AMOUNT = "amount"
    SHARE = "share"
    NUMBER = "number"
    DAY = "day"
    PERIOD = "period"
    BASE = "revenue base"
    PERSON = "person"
    EVENT = "event"
    WORD = "word"


@frozen(kw_only=True)
class Figure:
    """
    A figure, day or term that a statute states, and the sources of it.

    *place* is the key of the provision, or the statute and a part of it. *stated_in* are the sources
    cited for the figure, *also_in* those of the text and the statute around it. A figure that is not
    *is_required* needs no notation, unless one of its sources writes one of the *others* in its place.
    If it *is_of_text*, it belongs to one text of a provision. *before* are the sums that the same place
    stated before.
    """

    statute: str
    place: str
    applies_from: date | None
    kind: FigureKind
    value: Entry
    stated_in: tuple[Source, ...] = field(repr=False)
    also_in: tuple[Source, ...] = field(repr=False)
    is_required: bool = True
    is_last_day: bool = False
    is_of_text: bool = False
    before: tuple[Money, ...] = field(default=(), repr=False)
    others: frozenset[Entry] = field(default=frozenset[Entry](), repr=False)

    @property
    def values(self) -> tuple[Entry, ...]:
        """What the text may write: the value, or the day after a last day."""
        if self.is_last_day and isinstance(self.value, date):
            return self.value, self.value + timedelta(days=1)
        return (self.value,)

    @property
    def sources(self) -> tuple[Source, ...]:
        """All sources that the figure may be read in, the closest first."""
        return tuple(dict.fromkeys((*self.stated_in, *self.also_in)))

    @property
    def read_in(self) -> tuple[Source, ...]:
        """The sources that must write the figure: those that state it, if they have its like."""
        own = tuple(each for each in self.stated_in if each.as_written)
        if self.kind in {FigureKind.AMOUNT, FigureKind.SHARE} and len(own) == len(self.stated_in):
            return (*self.stated_in, self.also_in[0])
        return self.sources

    def __str__(self) -> str:
        """Return the figure as a phrase."""
        return f"the {self.kind} {shown_entry(self.value)}"


Stated: TypeAlias = Statute | Guideline


def figures(law: Stated) -> tuple[Figure, ...]:
    """
    Return every figure, day and term of a statute or a guideline, in the order of the code.

    >>> from penaltymodel.statutes.ru_koap_20_25 import STATUTE
    >>> print(*figures(STATUTE)[1:3], sep=", ")
    the share 2, the amount RUB 1,000
    """
    if isinstance(law, Guideline):
        return tuple(_of_guideline(law))
    return tuple(_of_statute(law))


@frozen(kw_only=True)
class _Place:
    """The place of a figure, and the sources around it."""

    statute: str
    place: str
    applies_from: date | None = None
    source: Source
    base_source: Source | None = None
    wider: tuple[Source, ...]
    is_of_text: bool = False
    before: tuple[Money, ...] = ()

    def figure(
        self,
        kind: FigureKind,
        value: Entry,
        cited: tuple[Source, ...] = (),
        *,
        required: bool = True,
        last: bool = False,
    ) -> Figure:
        """Return the figure *value* of this place; *cited* are the sources around it."""
        return Figure(
            statute=self.statute,
            place=self.place,
            applies_from=self.applies_from,
            kind=kind,
            value=value,
            stated_in=cited or (self.source,),
            also_in=(self.source, *self.wider),
            is_required=required,
            is_last_day=last,
            is_of_text=self.is_of_text,
            before=self.before if kind is FigureKind.AMOUNT else (),
        )


def _of_guideline(law: Guideline) -> Iterator[Figure]:
    place = _Place(
        statute=law.key,
        place=law.key,
        applies_from=law.applies_from,
        source=law.source,
        wider=(),
    )
    yield place.figure(FigureKind.DAY, law.applies_from)
    if law.applies_through is not None:
        yield place.figure(FigureKind.DAY, law.applies_through, last=True)
    yield from _of_node(place, law.penalty, ())


def _of_statute(law: Statute) -> Iterator[Figure]:
    for provision in law.provisions:
        yield from _of_provision(law, provision)
    in_force = tuple(
        source
        for provision in law.provisions
        for text in provision.enactments
        for source in (text.source, text.day_source)
        if source is not None
    )
    for limitation in law.limitations:
        place = _Place(
            statute=law.key,
            place=f"{law.key}: limitation {limitation.name!r}",
            applies_from=limitation.applies_from,
            source=limitation.source,
            wider=(*law.sources, *in_force),
        )
        yield place.figure(FigureKind.DAY, limitation.applies_from)
        yield place.figure(FigureKind.PERIOD, limitation.within)
    before: tuple[Money, ...] = ()
    firsts = [each.applies_from for each in law.set_caps if each.applies_from is not None]
    follows = {first - timedelta(days=1) for first in firsts}
    for cap in law.set_caps:
        yield from _of_cap(law, cap, (*law.sources, *in_force), before, follows)
        before = () if cap.cap is None else _sums(cap.cap)
    for stated in law.sanctions:
        place = _Place(
            statute=law.key,
            place=f"{law.key}: {stated.sanction}",
            source=stated.source,
            wider=law.sources,
        )
        yield from _of_measure(place, stated.sanction)
    for ladder in law.ladders:
        yield from _of_ladder(law, ladder)
    if law.payment_within is not None:
        source = law.payment_source
        place = _Place(
            statute=law.key,
            place=f"{law.key}: payment",
            source=law.sources[0] if source is None else source,
            wider=law.sources,
        )
        yield place.figure(FigureKind.PERIOD, law.payment_within)


def _of_provision(law: Statute, provision: Provision) -> Iterator[Figure]:
    texts = provision.enactments
    place = _Place(statute=law.key, place=provision.key, source=texts[0].source, wider=law.sources)
    cited = provision_sources(provision)
    if set(provision.persons) != set(PersonKind):
        for kind in provision.persons:
            yield place.figure(FigureKind.PERSON, kind.value, cited)
    yield from _named(place, provision.offense, cited)
    if set(provision.roles) != set(Role):
        for role in provision.roles:
            yield place.figure(FigureKind.WORD, role.value, cited, required=False)
    before: tuple[Money, ...] = ()
    follows = {each.applies_from - timedelta(days=1) for each in texts}
    for text in texts:
        yield from _of_text(law, provision.key, text, before, follows)
        before = _sums(text.penalty)


def _of_text(
    law: Statute,
    key: str,
    text: Enactment,
    before: tuple[Money, ...],
    follows: set[date],
) -> Iterator[Figure]:
    place = _Place(
        statute=law.key,
        place=key,
        applies_from=text.applies_from,
        source=text.source,
        base_source=text.base_source,
        wider=law.sources,
        is_of_text=True,
        before=before,
    )
    days = place if text.day_source is None else attrs.evolve(place, source=text.day_source)
    yield days.figure(FigureKind.DAY, text.applies_from)
    if text.applies_through is not None:
        ends = text.applies_through not in follows
        yield days.figure(FigureKind.DAY, text.applies_through, required=ends, last=True)
    yield from _of_node(place, text.penalty, ())
    old = attrs.evolve(place, before=())
    for amount in before:
        yield old.figure(FigureKind.AMOUNT, amount, _cited_in(text.penalty), required=False)
    if text.repeat is not None:
        cited = () if text.repeat_source is None else (text.repeat_source,)
        yield from _of_node(place, text.repeat, cited)


def _of_cap(
    law: Statute,
    cap: SetCap,
    wider: tuple[Source, ...],
    before: tuple[Money, ...],
    follows: set[date],
) -> Iterator[Figure]:
    place = _Place(
        statute=law.key,
        place=f"{law.key}: cap on violations with the same {' and '.join(cap.together)}",
        applies_from=cap.applies_from,
        source=cap.source,
        wider=wider,
        before=before,
    )
    for shared in cap.together:
        yield place.figure(FigureKind.WORD, shared.value, required=False)
    if cap.applies_from is not None:
        yield place.figure(FigureKind.DAY, cap.applies_from)
    if cap.applies_through is not None:
        ends = cap.applies_through not in follows
        yield place.figure(FigureKind.DAY, cap.applies_through, required=ends, last=True)
    if cap.cap is not None:
        yield from _of_node(place, cap.cap, ())


def _of_ladder(law: Statute, ladder: Ladder) -> Iterator[Figure]:
    for number, rung in enumerate(ladder.rungs, 1):
        place = _Place(
            statute=law.key,
            place=f"{ladder.key}: step {number}",
            source=rung.source,
            wider=(ladder.source, *law.sources),
        )
        yield place.figure(FigureKind.PERIOD, rung.after)
        if rung.penalty is not None:
            yield from _of_node(place, rung.penalty, ())
        if rung.sanction is not None:
            yield from _of_measure(place, rung.sanction)
    place = _Place(statute=law.key, place=ladder.key, source=ladder.source, wider=law.sources)
    yield from _rates(place, only(ladder.collected), ())


def _of_measure(place: _Place, measure: NonMonetary) -> Iterator[Figure]:
    at_most = getattr(measure, "at_most", None)
    if at_most is not None:
        yield place.figure(FigureKind.PERIOD, at_most)
    if isinstance(measure, Throttling):
        yield from _rates(place, measure.by, ())


def _of_node(place: _Place, node: Node, cited: tuple[Source, ...]) -> Iterator[Figure]:
    """Yield the figures of *node*; *cited* are the sources around it, from the inside out."""
    match node:
        case Cited(body, source):
            yield from _of_node(place, body, (source, *cited))
        case Fixed(sums):
            for end in dict.fromkeys((sums.low, sums.high)):
                if end.amount:
                    yield place.figure(FigureKind.AMOUNT, end, cited)
        case Share(rates, body):
            yield from _rates(place, rates, cited)
            yield from _of_node(place, body, cited)
        case Measured(Revenue(base)):
            yield from _of_base(place, base, cited)
        case Cases(branches, otherwise):
            for test, body in branches:
                yield from _of_node(place, test, (*cited, *_cited_in(body)))
                yield from _of_node(place, body, cited)
            yield from _of_node(place, otherwise, cited)
        case AtLeast(count, number):
            yield from _named(place, count.name, cited)
            required = number > 1
            yield place.figure(FigureKind.NUMBER, Fraction(number), cited, required=required)
        case Exceeds(what, than):
            yield place.figure(FigureKind.AMOUNT, than, cited)
            yield from _of_node(place, Measured(what), cited)
        case PersonIs(kinds):
            for kind in kinds:
                yield place.figure(FigureKind.PERSON, kind.value, cited)
        case Is(name, words):
            for word in words:
                yield place.figure(FigureKind.WORD, word, cited, required=False)
            yield from _named(place, name, cited)
        case Flag(name) | Measured(Amount(name)):
            yield from _named(place, name, cited)
        case Times(count, body):
            yield from _named(place, count.name, cited)
            yield from _of_node(place, body, cited)
        case Repeat():
            yield from _of_repeat(place, node, cited)
        case _:
            for part in parts(node):
                yield from _of_node(place, part, cited)


def _named(place: _Place, name: str, cited: tuple[Source, ...]) -> Iterator[Figure]:
    """Yield the figures in the *name* of a fact or of an offense, such as "within 48 hours"."""
    for reading in readings(Notation(name)):
        for value in sorted(reading, key=str):
            kind = FigureKind.PERIOD if isinstance(value, Period) else FigureKind.NUMBER
            yield place.figure(kind, value, cited, required=False)


_A_DAY_OF_A_YEAR = {Fraction(1, 365), Fraction(1, 366)}


def _rates(place: _Place, rates: Range[Fraction], cited: tuple[Source, ...]) -> Iterator[Figure]:
    for rate in dict.fromkeys((rates.low, rates.high)):
        if rate not in {0, 1}:
            is_stated = rate not in _A_DAY_OF_A_YEAR
            yield place.figure(FigureKind.SHARE, rate, cited, required=is_stated)


def _of_base(place: _Place, base: Base, cited: tuple[Source, ...]) -> Iterator[Figure]:
    sources = cited if place.base_source is None else (place.base_source,)
    for term, usual in (
        (base.measure, ()),
        (base.perimeter, (Perimeter.UNSTATED, Perimeter.PERSON)),
        (base.period, (AccountingPeriod.ANNUAL,)),
    ):
        others = frozenset(each.value for each in type(term) if each is not term)
        figure = place.figure(FigureKind.BASE, term.value, sources, required=term not in usual)
        yield attrs.evolve(figure, others=others)
    yield place.figure(FigureKind.BASE, base.territory, sources, required=False)


def _of_repeat(place: _Place, rule: Repeat, cited: tuple[Source, ...]) -> Iterator[Figure]:
    if rule.within is not None:
        yield place.figure(FigureKind.PERIOD, rule.within, cited)
    if rule.opens_after is not None:
        yield place.figure(FigureKind.PERIOD, rule.opens_after, cited)
    times = Fraction(rule.times)
    yield place.figure(FigureKind.NUMBER, times, cited, required=rule.times > 1)
    for event, usual in (
        (rule.opens_at, Milestone.DECISION),
        (rule.counted_from, rule.opens_at),
        (rule.measured_to, Milestone.COMMISSION),
    ):
        yield place.figure(FigureKind.EVENT, event.value, cited, required=event is not usual)
    yield place.figure(FigureKind.EVENT, rule.matching.value, cited, required=False)


def provision_sources(provision: Provision) -> tuple[Source, ...]:
    """Return the sources that the texts of *provision* cite, and those of their amounts, each once."""
    texts = provision.enactments
    found = (source for text in texts for source in (text.source, *_cited_in(text.penalty)))
    return tuple(dict.fromkeys(found))


def _cited_in(penalty: Penalty) -> tuple[Source, ...]:
    return tuple(node.source for node in walk(penalty) if isinstance(node, Cited))


def _sums(penalty: Penalty) -> tuple[Money, ...]:
    """Return the sums that *penalty* states, except zero."""
    found = (node.sums for node in walk(penalty) if isinstance(node, Fixed))
    ends = (end for sums in found for end in (sums.low, sums.high))
    return tuple(dict.fromkeys(end for end in ends if end.amount))
