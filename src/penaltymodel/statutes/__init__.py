"""One module for each statute; :func:`catalog` finds them."""

from __future__ import annotations

import importlib
import pkgutil

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from penaltymodel.errors import UnknownStatuteError
from penaltymodel.statute import Statute


@cache
def catalog() -> Mapping[str, Statute]:
    """
    Return every statute of this package by its key, in the order of the keys.

    >>> "ru/koap-13.41" in catalog()
    True
    """
    found: dict[str, Statute] = {}
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        statute = importlib.import_module(module.name).STATUTE
        found[statute.key] = statute
    return MappingProxyType(dict(sorted(found.items())))


def statute_of(key: str) -> Statute:
    """
    Return the statute that *key* names, itself or by one of its provisions.

    >>> statute_of("ru/koap-13.41/5").key
    'ru/koap-13.41'

    Raises:
        UnknownStatuteError: The catalog has none.
    """
    known = catalog()
    statute = known.get(key) or known.get(key.rpartition("/")[0])
    if statute is None:
        raise UnknownStatuteError(key, tuple(known))
    return statute
