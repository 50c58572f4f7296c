"""One module for each guideline; :func:`guidelines` finds them."""

from __future__ import annotations

import importlib
import pkgutil

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from penaltymodel.errors import DuplicateIdError
from penaltymodel.law.guideline import Guideline


__all__ = ["guidelines"]


@cache
def guidelines() -> Mapping[str, Guideline]:
    """
    Return every guideline of this package by its key, in the order of the keys.

    >>> "eu/edpb-04-2022" in guidelines()
    True

    Raises:
        DuplicateIdError: Two guidelines have the same key.
    """
    found: dict[str, Guideline] = {}
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        guideline = importlib.import_module(module.name).GUIDELINE
        if guideline.key in found:
            raise DuplicateIdError("guidelines", guideline.key)
        found[guideline.key] = guideline
    return MappingProxyType(dict(sorted(found.items())))
