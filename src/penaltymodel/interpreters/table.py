"""A statute as rows for comparison: who faces what under which provision, and since when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import assert_never

from attrs import frozen

from penaltymodel.interpreters.prose import prose
from penaltymodel.law.penalties import (
    AllOf,
    AnyOf,
    AtLeast,
    Cases,
    Cited,
    Condition,
    Exceeds,
    Flag,
    Is,
    Not,
    Penalty,
    PersonIs,
    Repeat,
    map_parts,
    walk,
)
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.values.periods import a_day
from penaltymodel.values.sources import Confidence, Source, weakest


@frozen(kw_only=True)
class Row:
    """
    What one text of a provision holds for the *persons* who face the same under it.

    *penalty* is said in prose, with nothing left to ask about the person. *confidence* is the mark
    of the weakest place that the text and this penalty cite.
    """

    provision: str
    offense: str
    persons: tuple[PersonKind, ...]
    penalty: str
    applies_from: date
    applies_through: date | None
    confidence: Confidence | None


def table(statute: Statute, *, on: date | None = None) -> tuple[Row, ...]:
    """
    Return the rows of *statute*: of every text, or of those that apply *on* a day.

    >>> from penaltymodel.statutes import catalog
    >>> first = table(catalog()["ru/koap-13.41"], on=date(2021, 3, 1))[0]
    >>> first.persons[0], first.confidence
    (<PersonKind.CITIZEN: 'citizen'>, <Confidence.VERIFIED: 'V'>)

    Raises:
        WrongTypeError: *on* is no day.
    """
    day = None if on is None else a_day("on", on)
    return tuple(
        row
        for provision in statute.provisions
        for text in provision.enactments
        if day is None or text.applies_on(day)
        for row in rows_of(provision, text)
    )


def rows_of(provision: Provision, text: Enactment) -> Iterator[Row]:
    """
    Go through the rows of one *text* of a *provision*: the kinds of person in it.

    Those who face the same share a row.

    >>> from penaltymodel.statutes import catalog
    >>> provision = catalog()["ru/koap-20.25"].provisions[0]
    >>> len(list(rows_of(provision, provision.enactments[0])))
    1
    """
    faced: dict[Penalty, list[PersonKind]] = {}
    for kind in provision.persons:
        faced.setdefault(for_person(text.penalty, kind), []).append(kind)
    said = (text.source,) if text.repeat_source is None else (text.source, text.repeat_source)
    for penalty, kinds in faced.items():
        yield Row(
            provision=provision.key,
            offense=provision.offense,
            persons=tuple(kinds),
            penalty=prose(penalty),
            applies_from=text.applies_from,
            applies_through=text.applies_through,
            confidence=weakest((*said, *sources_in(penalty))),
        )


def sources_of(statute: Statute) -> tuple[Source, ...]:
    """
    Return every place that *statute* rests on, each once: of the act, its texts and its periods.

    >>> from penaltymodel.statutes import catalog
    >>> [source.citation for source in sources_of(catalog()["ru/koap-20.25"])]
    ['KoAP art. 20.25(1)', 'KoAP art. 32.2(1)']
    """
    texts = [text for provision in statute.provisions for text in provision.enactments]
    found = [
        *statute.sources,
        *(source for text in texts for source in (text.source, *sources_in(text.penalty))),
        *(text.repeat_source for text in texts if text.repeat_source is not None),
        *(limitation.source for limitation in statute.limitations),
        *(cap.source for cap in statute.set_caps),
        *(stated.source for stated in statute.sanctions),
        *(ladder.source for ladder in statute.ladders),
    ]
    if statute.payment_source is not None:
        found.append(statute.payment_source)
    return tuple(dict.fromkeys(found))


def for_person(penalty: Penalty, kind: PersonKind) -> Penalty:
    """
    Return what *penalty* leaves for one kind of person: no condition asks for it any more.

    >>> from penaltymodel.law.forms import by_person, fixed
    >>> from penaltymodel.values.money import rub
    >>> one, two, three = (fixed(rub(n)) for n in (1, 2, 3))
    >>> fines = by_person(citizen=one, official=two, legal_entity=three)
    >>> for_person(fines, PersonKind.SOLE_TRADER) == two
    True
    """
    if isinstance(penalty, Cases):
        return _chosen(penalty.branches, penalty.otherwise, kind)
    return map_parts(penalty, lambda part: for_person(part, kind))


def _chosen(
    branches: tuple[tuple[Condition, Penalty], ...], otherwise: Penalty, kind: PersonKind
) -> Penalty:
    kept: list[tuple[Condition, Penalty]] = []
    for test, body in branches:
        left = _decided(test, kind)
        if left is False:
            continue
        if left is True:
            otherwise = body
            break
        kept.append((left, for_person(body, kind)))
    last = for_person(otherwise, kind)
    return Cases(tuple(kept), otherwise=last) if kept else last


def _decided(test: Condition, kind: PersonKind) -> Condition | bool:
    """Return whether *test* holds for *kind*, or what is left to be asked."""
    match test:
        case PersonIs(kinds):
            return kind in kinds
        case Repeat() | Flag() | Is() | AtLeast() | Exceeds():
            return test
        case Not(inner):
            left = _decided(inner, kind)
            return not left if isinstance(left, bool) else Not(left)
        case AllOf(tests) | AnyOf(tests):
            # The truth that settles the whole; the other one is left out.
            settling = isinstance(test, AnyOf)
            decided = [_decided(each, kind) for each in tests]
            if any(each is settling for each in decided):
                return settling
            rest = tuple(each for each in decided if not isinstance(each, bool))
            if len(rest) < 2:
                return rest[0] if rest else not settling
            return AnyOf(rest) if settling else AllOf(rest)
        case _:
            assert_never(test)


def sources_in(penalty: Penalty) -> tuple[Source, ...]:
    """Return the places in the law that *penalty* cites, each once, in the order of the text."""
    cited = (node.source for node in walk(penalty) if isinstance(node, Cited))
    return tuple(dict.fromkeys(cited))


def statute_confidence(statute: Statute) -> Confidence | None:
    """Return the mark of the least certain place that the statute's fines rest on."""
    marks = {row.confidence for row in table(statute)}
    return max((mark for mark in marks if mark is not None), key=lambda m: m.doubt, default=None)
