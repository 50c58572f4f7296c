"""One module for each statute; :func:`catalog` finds them."""

from __future__ import annotations

import importlib
import pkgutil

from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points
from types import MappingProxyType

from penaltymodel.errors import DuplicateIdError, UnknownStatuteError, WrongTypeError
from penaltymodel.law.statute import Statute


__all__ = ["catalog", "statute_of"]

ENTRY_POINTS = "penaltymodel.statutes"
"""The group of entry points by which other packages add statutes."""


@cache
def catalog() -> Mapping[str, Statute]:
    """
    Return every statute by its key, in the order of the keys.

    They are those of this package, and those that installed packages declare as entry points of
    the group ``penaltymodel.statutes``, each a :class:`Statute`.

    >>> "ru/koap-13.41" in catalog()
    True

    Raises:
        WrongTypeError: An entry point leads to something else.
        DuplicateIdError: Two statutes have one key.
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
    return MappingProxyType(dict(sorted(found.items())))


def statute_of(key: str) -> Statute:
    """
    Return the statute that *key* names, itself or by one of its provisions.

    >>> statute_of("ru/koap-13.41/5").key
    'ru/koap-13.41'

    Raises:
        UnknownStatuteError: The catalog has none.
        WrongTypeError: *key* is no text.
    """
    if not isinstance(key, str):
        raise WrongTypeError("the key of a statute", "text", key)
    known = catalog()
    statute = known.get(key) or known.get(key.rpartition("/")[0])
    if statute is None:
        raise UnknownStatuteError(key, tuple(known))
    return statute
