"""Short representations of long values."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import cast


_LONGEST = 200  # characters of one field
_FEW = 3  # members of a collection that are shown


def shortened(text: str) -> str:
    """
    Return *text*, or its two ends if it has more than 200 characters.

    >>> shortened("1" * 300)[90:110]
    '1111111111…111111111'
    """
    if len(text) <= _LONGEST:
        return text
    half = _LONGEST // 2
    return f"{text[:half]}…{text[1 - half :]}"


def short_repr(value: object) -> str:
    """
    Return the representation of a field in at most 240 characters.

    Of a collection of more than three members, the first three are shown, and how many there are.

    >>> short_repr((1, 2, 3, 4, 5))
    '(1, 2, 3, … 5 in all)'
    """
    if not isinstance(value, tuple | AbstractSet | Mapping):
        return shortened(repr(value))
    members = cast("Collection[object]", value)
    if len(members) <= _FEW:
        return shortened(repr(members))
    if isinstance(value, Mapping):
        pairs = cast("Mapping[object, object]", value).items()
        shown = [f"{key!r}: {each!r}" for key, each in islice(pairs, _FEW)]
    else:
        shown = [repr(each) for each in islice(members, _FEW)]
    opening, closing = ("(", ")") if isinstance(value, tuple) else ("{", "}")
    return f"{opening}{shortened(', '.join(shown))}, … {len(members):,} in all{closing}"
