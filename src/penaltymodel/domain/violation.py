"""Violations: what was done, under which provision, and when."""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import field, frozen

from penaltymodel.errors import (
    ChronologyError,
)
from penaltymodel.values.periods import a_day
from penaltymodel.values.quick import sealed
from penaltymodel.values.reading import NAMES, checked_name


@sealed
@frozen(init=False, weakref_slot=False)
class Violation:
    """
    One instance of an offense, with its dates.

    *under* is the key of a provision (``ru/koap-13.41/2``) or of a statute, with the *category* of
    the content to find the provision by. *operation* names what joins it to others, such as one
    processing operation. *committed_on* is the day of the offense, the last known
    one if it lasted; *began_on* its first. *detected_on* is the day the authority found it.

    >>> Violation(under="ru/koap-13.41", category="drugs", committed_on=date(2021, 3, 1)).category
    'drugs'

    Raises:
        WrongTypeError, WrongValueError: A field cannot take its value.
        ChronologyError: It began after its last day, or was detected before it began.
    """

    under: str
    committed_on: date
    began_on: date | None = field(default=None, kw_only=True)
    detected_on: date | None = field(default=None, kw_only=True)
    category: str | None = field(default=None, kw_only=True)
    operation: str | None = field(default=None, kw_only=True)
    id: str | None = field(default=None, kw_only=True)

    def __init__(
        self,
        under: str,
        committed_on: date,
        *,
        began_on: date | None = None,
        detected_on: date | None = None,
        category: str | None = None,
        operation: str | None = None,
        id: str | None = None,
    ) -> None:
        """Take what was done and when, and refuse what cannot be."""
        filled: Any = self
        if type(under) is not str or under not in NAMES:
            checked_name("Violation.under", under)
        filled._under = under
        if type(committed_on) is not date:
            a_day("Violation.committed_on", committed_on)
        filled._committed_on = committed_on
        if began_on is not None and a_day("Violation.began_on", began_on) > committed_on:
            raise ChronologyError("began_on", began_on, "committed_on", committed_on)
        filled._began_on = began_on
        if detected_on is not None:
            first_day = committed_on if began_on is None else began_on
            if a_day("Violation.detected_on", detected_on) < first_day:
                raise ChronologyError("the offense", first_day, "detected_on", detected_on)
        filled._detected_on = detected_on
        if category is not None:
            checked_name("Violation.category", category)
        if operation is not None:
            checked_name("Violation.operation", operation)
        if id is not None:
            checked_name("Violation.id", id)
        filled._category, filled._operation, filled._id = category, operation, id
