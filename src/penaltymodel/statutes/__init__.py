"""The statutes that come with the package, one module each; :func:`catalog` finds them."""

from __future__ import annotations

import importlib
import pkgutil

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.metadata import entry_points
from typing import TypeAlias, cast

from penaltymodel.errors import DuplicateIdError, WrongTypeError, WrongValueError
from penaltymodel.law.law import Law
from penaltymodel.law.statute import Statute


__all__ = ["LawLike", "as_law", "catalog", "statute_of"]

ENTRY_POINTS = "penaltymodel.statutes"
"""The group of entry points by which other packages add statutes."""

LawLike: TypeAlias = Statute | Iterable[Statute] | Mapping[str, Statute] | None
"""What you can pass as ``law=``; None stands for the catalog."""


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
    found: dict[str, Statute] = {}
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        statute = importlib.import_module(module.name).STATUTE
        if statute.key in found:
            raise DuplicateIdError("statutes", statute.key)
        found[statute.key] = statute
    for entry in entry_points(group=ENTRY_POINTS):
        statute = entry.load()
        if not isinstance(statute, Statute):
            raise WrongTypeError(f"the entry point {entry.name!r}", "a Statute", statute)
        if statute.key in found:
            raise DuplicateIdError("statutes", statute.key)
        found[statute.key] = statute
    return Law(found.values())


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
    if isinstance(law, Mapping):
        statutes = cast("Mapping[str, Statute]", law)
        for key, statute in statutes.items():
            if isinstance(statute, Statute) and statute.key != key:  # pyright: ignore[reportUnnecessaryIsInstance]
                raise WrongValueError(f"law[{key!r}]", f"the statute {key!r}", statute.key)
        law = statutes.values()
    elif isinstance(law, str) or not isinstance(law, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise WrongTypeError("law", "a Statute, several, or a mapping of them by key", law)
    found = tuple(law)
    # What is not a statute may have no hash: it is refused without looking it up.
    return _law(found) if all(isinstance(each, Statute) for each in found) else Law(found)  # pyright: ignore[reportUnnecessaryIsInstance]


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
