"""Violations: the offense, its provision and its days."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from penaltymodel.errors import ChronologyError
from penaltymodel.values.periods import a_day
from penaltymodel.values.quick import quick
from penaltymodel.values.reading import checked_name


@quick
@frozen
class Violation:
    """
    One instance of an offense, with its days.

    *under* is the key of a provision (``ru/koap-13.41/2``), or the key of a statute; the *category*
    of the content then determines the provision. *operation* is a name that links violations, such
    as one processing operation. *committed_on* is the day of the offense, or the last known day of
    an offense that lasted; *began_on* is its first day. *detected_on* is the day on which the
    authority detected it.

    >>> Violation(under="ru/koap-13.41", category="drugs", committed_on=date(2021, 3, 1)).category
    'drugs'

    Raises:
        WrongTypeError, WrongValueError: A field cannot take its value.
        ChronologyError: It began after its last day, or was detected before its first.
    """

    under: str
    committed_on: date
    began_on: date | None = field(default=None, kw_only=True)
    detected_on: date | None = field(default=None, kw_only=True)
    category: str | None = field(default=None, kw_only=True)
    operation: str | None = field(default=None, kw_only=True)
    id: str | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Check all fields."""
        checked_name("Violation.under", self.under)
        a_day("Violation.committed_on", self.committed_on)
        first_day = self.committed_on
        if self.began_on is not None:
            first_day = a_day("Violation.began_on", self.began_on)
            if first_day > self.committed_on:
                raise ChronologyError("began_on", first_day, "committed_on", self.committed_on)
        detected_on = self.detected_on
        if detected_on is not None and a_day("Violation.detected_on", detected_on) < first_day:
            raise ChronologyError("the offense", first_day, "detected_on", detected_on)
        if self.category is not None:
            checked_name("Violation.category", self.category)
        if self.operation is not None:
            checked_name("Violation.operation", self.operation)
        if self.id is not None:
            checked_name("Violation.id", self.id)
