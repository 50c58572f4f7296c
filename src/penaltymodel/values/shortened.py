"""Short representations of long values."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from itertools import islice


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
    if not isinstance(value, tuple | AbstractSet | Mapping) or len(value) <= _FEW:
        return shortened(repr(value))
    if isinstance(value, Mapping):
        shown = [f"{key!r}: {each!r}" for key, each in islice(value.items(), _FEW)]
    else:
        shown = [repr(each) for each in islice(value, _FEW)]
    opening, closing = ("(", ")") if isinstance(value, tuple) else ("{", "}")
    return f"{opening}{shortened(', '.join(shown))}, … {len(value):,} in all{closing}"
