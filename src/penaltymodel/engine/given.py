"""Check that the law knows the facts that a caller gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from attrs import frozen

from penaltymodel.engine.inputs import Input, InputKind, inputs
from penaltymodel.errors import Argument, Fix, UnknownFactError
from penaltymodel.facts.facts import NOTHING_GIVEN, Facts
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.law import Law
from penaltymodel.law.penalties import Repeat, Revenue
from penaltymodel.law.statute import Statute


@frozen(eq=False)
class Known:
    """The names of the facts that some law knows, by kind, and its revenues and rules for repeats."""

    names: Mapping[InputKind, tuple[str, ...]]
    revenues: tuple[Revenue, ...]
    repeats: tuple[Repeat, ...]


def check_given(given: Facts, statutes: Iterable[Statute]) -> None:
    """
    Check that at least one of *statutes* knows each fact that is *given* by its name.

    Raises:
        UnknownFactError: None does; the error has the nearest name.
    """
    if given is not NOTHING_GIVEN:
        check_names(given, _joined(tuple(_known(each) for each in statutes)))


def check_given_under(given: Facts, keys: Iterable[str], law: Law) -> None:
    """
    Check the same for the statutes of *keys*; a key that *law* does not have is left to its caller.

    Raises:
        UnknownFactError: None of the statutes knows a fact.
    """
    if given is not NOTHING_GIVEN:
        found = [law.statute_of(key) for key in dict.fromkeys(keys) if law.has(key)]
        if found:
            check_given(given, dict.fromkeys(found))


def check_names(given: Facts, known: Known) -> None:
    """
    Check that each name in *given* is *known*.

    Raises:
        UnknownFactError: One is not; the error has the nearest name.
    """
    for kind, names in (
        (InputKind.SUM, given.amounts),
        (InputKind.COUNT, given.counts),
        (InputKind.CIRCUMSTANCE, given.flags),
        (InputKind.WORD, given.words),
    ):
        for name in names:
            if name not in known.names[kind]:
                raise UnknownFactError(name, known.names[kind], _other_kind(name, known))
    if isinstance(given.revenue, dict):
        bases = [each.base for each in known.revenues]
        for base in given.revenue:
            if base not in bases:
                raise UnknownFactError(str(base), tuple(map(str, bases)))
    if isinstance(given.repeat, dict):
        for rule in given.repeat:
            if rule not in known.repeats:
                raise UnknownFactError(str(rule), tuple(map(str, known.repeats)))


def known_in(found: Iterable[Input], repeats: Iterable[Repeat] = ()) -> Known:
    """Return what is known by the inputs *found* and the rules for *repeats*."""
    names: dict[InputKind, dict[str, None]] = {kind: {} for kind in InputKind}
    revenues: list[Revenue] = []
    for each in found:
        if isinstance(each.fact, Revenue):
            revenues.append(each.fact)
        else:
            names[each.kind][each.name] = None
    return Known(
        {kind: tuple(each) for kind, each in names.items()}, tuple(revenues), tuple(repeats)
    )


_ARGUMENTS = {
    InputKind.SUM: Argument.AMOUNT,
    InputKind.COUNT: Argument.COUNT,
    InputKind.CIRCUMSTANCE: Argument.FLAG,
    InputKind.WORD: Argument.WORD,
}


def _other_kind(name: str, known: Known) -> Fix | None:
    """Return how to give the fact of this *name*, if it is known as one of another kind."""
    kinds = (kind for kind, names in known.names.items() if name in names)
    return next((Fix(_ARGUMENTS[kind], (name,)) for kind in kinds), None)


@lru_cache(maxsize=256)
def _known(statute: Statute) -> Known:
    texts = [text for each in statute.provisions for text in each.enactments]
    inner = [rule for text in texts for rule in needs(text.penalty).repeats]
    caps = [rule for each in statute.set_caps if each.cap for rule in needs(each.cap).repeats]
    own = [text.repeat for text in texts if text.repeat is not None]
    return known_in(inputs(statute), dict.fromkeys([*own, *inner, *caps]))


@lru_cache(maxsize=256)
def _joined(every: tuple[Known, ...]) -> Known:
    if len(every) == 1:
        return every[0]
    names = {kind: [name for each in every for name in each.names[kind]] for kind in InputKind}
    return Known(
        {kind: tuple(dict.fromkeys(each)) for kind, each in names.items()},
        tuple(dict.fromkeys(revenue for each in every for revenue in each.revenues)),
        tuple(dict.fromkeys(rule for each in every for rule in each.repeats)),
    )
