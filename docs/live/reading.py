"""Strict parsers for typed values: invalid input is an error, never a guess."""

from __future__ import annotations

import re

from datetime import date


_WHOLE = re.compile(r"[0-9]+|[0-9]{1,3}(?:[ \u00a0\u202f_][0-9]{3})+")
_LONGEST = 40  # digits: above every revenue on earth in the smallest unit


class UnclearError(ValueError):
    """The value of the field *name* is invalid; *wanted* describes a valid value."""

    def __init__(self, name: str, wanted: str) -> None:
        super().__init__(name, wanted)
        self.name, self.wanted = name, wanted


def whole(name: str, text: str) -> int:
    """
    Parse a whole number; spaces may separate groups of three digits.

    >>> whole("revenue", "144 438 324 700")
    144438324700
    >>> whole("revenue", "1.5")
    Traceback (most recent call last):
    ...
    live.reading.UnclearError: ('revenue', 'enter a whole number such as 8 000 000')
    """
    text = text.strip(" ")
    if len(text) > _LONGEST or not _WHOLE.fullmatch(text):
        raise UnclearError(name, "enter a whole number such as 8 000 000")
    return int(re.sub(r"\D", "", text))


def day(name: str, text: str) -> date:
    """
    Parse a date with the year first.

    >>> day("committed_on", "2021-03-01")
    datetime.date(2021, 3, 1)
    """
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise UnclearError(name, "enter a date such as 2021-03-01") from None
