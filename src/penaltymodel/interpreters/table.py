"""The penalties of a statute as rows, by provision, enactment and kind of person."""

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
class PenaltyRow:
    """
    The penalty for *persons* under one text of a provision.

    *penalty* is prose without conditions on the person. *confidence* is the lowest confidence of all
    sources of the text and this penalty.
    """

    provision: str
    offense: str
    persons: tuple[PersonKind, ...]
    penalty: str
    applies_from: date
    applies_through: date | None
    confidence: Confidence | None


def penalty_rows(statute: Statute, *, on: date | None = None) -> tuple[PenaltyRow, ...]:
    """
    Return the rows of *statute*, of all texts or only of those that apply *on* a day.

    >>> from penaltymodel.statutes import catalog
    >>> first = penalty_rows(catalog()["ru/koap-13.41"], on=date(2021, 3, 1))[0]
    >>> first.persons[0], first.confidence
    (<PersonKind.CITIZEN: 'citizen'>, <Confidence.VERIFIED: 'V'>)

    Raises:
        WrongTypeError: *on* is not a date.
    """
    day = None if on is None else a_day("on", on)
    return tuple(
        row
        for provision in statute.provisions
        for text in provision.enactments
        if day is None or text.applies_on(day)
        for row in rows_of(provision, text)
    )


def rows_of(provision: Provision, text: Enactment) -> Iterator[PenaltyRow]:
    """
    Yield the rows of one *text* of a *provision*.

    Kinds of person with the same penalty share a row.

    >>> from penaltymodel.statutes import catalog
    >>> provision = catalog()["ru/koap-20.25"].provisions[0]
    >>> len(list(rows_of(provision, provision.enactments[0])))
    1
    """
    persons_by_penalty: dict[Penalty, list[PersonKind]] = {}
    for kind in provision.persons:
        persons_by_penalty.setdefault(for_person(text.penalty, kind), []).append(kind)
    for penalty, kinds in persons_by_penalty.items():
        yield PenaltyRow(
            provision=provision.key,
            offense=provision.offense,
            persons=tuple(kinds),
            penalty=prose(penalty),
            applies_from=text.applies_from,
            applies_through=text.applies_through,
            confidence=weakest((*text.sources, *sources_in(penalty))),
        )


def sources_of(statute: Statute) -> tuple[Source, ...]:
    """
    Return all sources of *statute*, each once: of the act, its texts, periods and sanctions.

    >>> from penaltymodel.statutes import catalog
    >>> [source.citation for source in sources_of(catalog()["ru/koap-20.25"])][:1]
    ['KoAP art. 20.25(1)']
    """
    texts = [text for provision in statute.provisions for text in provision.enactments]
    found = [
        *statute.sources,
        *(source for text in texts for source in (*text.sources, *sources_in(text.penalty))),
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
    Simplify *penalty* for one kind of person, without conditions on the person.

    >>> from penaltymodel.law.forms import by_person, fixed
    >>> from penaltymodel.values.money import rub
    >>> one, two, three = (fixed(rub(n)) for n in (1, 2, 3))
    >>> fines = by_person(citizen=one, official=two, legal_entity=three)
    >>> for_person(fines, PersonKind.SOLE_TRADER) == two
    True
    """
    if isinstance(penalty, Cases):
        return _simplify_cases(penalty.branches, penalty.otherwise, kind)
    return map_parts(penalty, lambda part: for_person(part, kind))


def _simplify_cases(
    branches: tuple[tuple[Condition, Penalty], ...], otherwise: Penalty, kind: PersonKind
) -> Penalty:
    kept: list[tuple[Condition, Penalty]] = []
    for test, body in branches:
        left = _simplify_condition(test, kind)
        if left is False:
            continue
        if left is True:
            otherwise = body
            break
        kept.append((left, for_person(body, kind)))
    last = for_person(otherwise, kind)
    return Cases(tuple(kept), otherwise=last) if kept else last


def _simplify_condition(test: Condition, kind: PersonKind) -> Condition | bool:
    """Return whether *test* is true for *kind*, or the remaining condition."""
    match test:
        case PersonIs(kinds):
            return kind in kinds
        case Repeat() | Flag() | Is() | AtLeast() | Exceeds():
            return test
        case Not(inner):
            left = _simplify_condition(inner, kind)
            return not left if isinstance(left, bool) else Not(left)
        case AllOf(tests) | AnyOf(tests):
            # One part with this value decides the result; parts with the other value are dropped.
            decisive = isinstance(test, AnyOf)
            simplified = [_simplify_condition(each, kind) for each in tests]
            if any(each is decisive for each in simplified):
                return decisive
            rest = tuple(each for each in simplified if not isinstance(each, bool))
            if len(rest) < 2:
                return rest[0] if rest else not decisive
            return AnyOf(rest) if decisive else AllOf(rest)
        case _:
            assert_never(test)


def sources_in(penalty: Penalty) -> tuple[Source, ...]:
    """Return the sources that *penalty* cites, each once, in the order of the text."""
    cited = (node.source for node in walk(penalty) if isinstance(node, Cited))
    return tuple(dict.fromkeys(cited))


def statute_confidence(statute: Statute) -> Confidence | None:
    """Return the lowest confidence among the sources of the statute's penalties."""
    marks = {row.confidence for row in penalty_rows(statute)}
    return max((mark for mark in marks if mark is not None), key=lambda m: m.doubt, default=None)
