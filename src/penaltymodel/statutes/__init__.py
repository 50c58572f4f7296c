"""The statutes that come with the package, one module each; :func:`catalog` finds them."""

from __future__ import annotations

import importlib
import pkgutil

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.metadata import entry_points
from typing import TypeAlias, cast

from penaltymodel.errors import WrongTypeError, WrongValueError
from penaltymodel.law.law import Law
from penaltymodel.law.statute import Statute
from penaltymodel.values.reading import all_of


__all__ = ["LawLike", "as_law", "catalog", "statute_of"]

ENTRY_POINTS = "penaltymodel.statutes"
"""The group of entry points by which other packages add statutes."""

LawLike: TypeAlias = Statute | Iterable[Statute] | Mapping[str, Statute] | None
"""What you can pass as ``law=``; None means the catalog."""


@cache
def catalog() -> Law:
    """
    Return every statute by its key, in the order of the keys.

    They are the statutes of this package, and those that installed packages declare as entry
    points of the group ``penaltymodel.statutes``, each a :class:`Statute`.

    >>> "ru/koap-13.41" in catalog()
    True

    Raises:
        WrongTypeError: An entry point is not a :class:`Statute`.
        DuplicateIdError: Two statutes have the same key.
    """
    modules = pkgutil.iter_modules(__path__, f"{__name__}.")
    found: list[Statute] = [importlib.import_module(each.name).STATUTE for each in modules]
    for entry in entry_points(group=ENTRY_POINTS):
        statute = entry.load()
        if not isinstance(statute, Statute):
            raise WrongTypeError(f"the entry point {entry.name!r}", "a Statute", statute)
        found.append(statute)
    return Law(found)


def as_law(law: LawLike) -> Law:
    """
    Return what a caller passed as ``law=`` as a :class:`Law`.

    The statutes that are passed are all there is: the catalog is not added to them.

    >>> from penaltymodel.statutes.ru_as_reported_2021 import STATUTE
    >>> list(as_law(STATUTE))
    ['ru/as-reported-2021']

    Raises:
        WrongTypeError: *law* contains something other than a :class:`Statute`.
        WrongValueError: A mapping has a statute under a key that is not its own.
        DuplicateIdError: Two statutes have the same key.
    """
    if law is None:
        return catalog()
    if isinstance(law, Law):
        return law
    if isinstance(law, Statute):
        return _law((law,))
    if not isinstance(law, Mapping):
        expected = "a Statute, several, or a mapping of them by key"
        return _law(all_of("law", Statute, law, expected))
    statutes = cast("Mapping[str, Statute]", law)
    for key, statute in statutes.items():
        if not isinstance(statute, Statute):
            raise WrongTypeError(f"law[{key!r}]", "a Statute", statute)
        if statute.key != key:
            raise WrongValueError(f"law[{key!r}]", f"the statute {key!r}", statute.key)
    return _law(tuple(statutes.values()))


@lru_cache(maxsize=64)
def _law(statutes: tuple[Statute, ...]) -> Law:
    return Law(statutes)


def statute_of(key: str) -> Statute:
    """
    Return the statute of the catalog with this *key*, or the one that has a provision with it.

    >>> statute_of("ru/koap-13.41/5").key
    'ru/koap-13.41'

    Raises:
        UnknownStatuteError: The catalog has no such statute.
        WrongTypeError: *key* is not text.
    """
    return catalog().statute_of(key)
