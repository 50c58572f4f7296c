"""
Periods as the law counts them. The only module that knows ``dateutil``.

The day of the event does not count, and the last day counts in full. If the last month does not have
that day, the period ends on the last day of the month. This is the rule of Regulation (EEC, Euratom)
1182/71, article 3, and of the Russian code (KoAP, article 4.8).
"""

from __future__ import annotations

import enum
import re

from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from attrs import fields, frozen
from dateutil.relativedelta import relativedelta

from penaltymodel.errors import (
    CalendarError,
    ChronologyError,
    MixedClocksError,
    WrongTypeError,
    WrongValueError,
)


Moment = TypeVar("Moment", date, datetime)

_LONGEST = 1000  # years, months, days or hours: enough for any law
_TEXT = re.compile(
    r"([0-9]{1,5}) ?"
    r"(years?|yrs?|y|months?|mos?|weeks?|wks?|w|days?|d|hours?|hrs?|h|minutes?|mins?)",
    re.IGNORECASE,
)
_UNITS = {"y": "years", "mo": "months", "w": "weeks", "d": "days", "h": "hours", "mi": "minutes"}
_ISO = re.compile(
    r"P(?:([0-9]{1,4})Y)?(?:([0-9]{1,4})M)?(?:([0-9]{1,4})W)?(?:([0-9]{1,4})D)?"
    r"(?:T(?:([0-9]{1,4})H)?(?:([0-9]{1,5})M)?)?"
)


@frozen(kw_only=True)
class Period:
    """
    A length of time in calendar units.

    >>> Period(years=1).after(date(2024, 2, 29))
    datetime.date(2025, 2, 28)
    >>> print(Period(days=60))
    60 days

    Raises:
        WrongTypeError: A part is no whole number.
        WrongValueError: A part is negative or above 1,000, or all are zero.
    """

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0

    def __attrs_post_init__(self) -> None:
        """Check the parts."""
        for name, part in self._parts():
            if type(part) is not int:
                raise WrongTypeError(f"Period.{name}", "a whole number", part)
            if not 0 <= part <= _LONGEST:
                raise WrongValueError(f"Period.{name}", f"from 0 to {_LONGEST}", part)
        if not any(part for _, part in self._parts()):
            raise WrongValueError("Period", "longer than nothing", 0)

    def _parts(self) -> list[tuple[str, int]]:
        return [(part.name, getattr(self, part.name)) for part in fields(Period)]

    @property
    def in_days(self) -> bool:
        """True if the period is a whole number of days."""
        return not self.hours % 24

    @property
    def shortest(self) -> int:
        """The whole days that the period has at least."""
        return 365 * self.years + 28 * self.months + 7 * self.weeks + self.days + self.hours // 24

    @property
    def longest(self) -> int:
        """The days that the period has at most; hours make a day."""
        whole = 366 * self.years + 31 * self.months + 7 * self.weeks + self.days
        return whole - -self.hours // 24

    def after(self, start: Moment) -> Moment:
        """
        Return the last moment of the period that starts with *start*.

        For a day, the result is the last day, which counts in full. Hours are elapsed time, also
        when clocks change; days, months and years keep the time of day.

        >>> from zoneinfo import ZoneInfo
        >>> autumn = datetime(2024, 10, 26, 12, tzinfo=ZoneInfo("Europe/Berlin"))
        >>> Period(hours=24).after(autumn).hour, Period(days=1).after(autumn).hour
        (11, 12)

        Raises:
            WrongTypeError: *start* is neither a day nor a moment, or it is a day and the period
                has broken days.
            CalendarError: The period ends beyond the year 9999.
        """
        if type(start) is date and not (self.months or self.weeks or self.days or self.hours):
            try:
                return start.replace(year=start.year + self.years)
            except ValueError:
                pass  # 29 February, or beyond the calendar: the usual case is the one above
        if not isinstance(start, date):
            raise WrongTypeError("the start of a period", "a date or a datetime", start)
        if not self.in_days and not isinstance(start, datetime):
            raise WrongTypeError("the start of a period in hours", "a datetime", start)
        days = relativedelta(
            years=self.years, months=self.months, weeks=self.weeks, days=self.days
        )
        hours = timedelta(hours=self.hours)
        try:
            end: Moment = start + days
            if isinstance(end, datetime) and end.tzinfo is not None:
                return (end.astimezone(UTC) + hours).astimezone(end.tzinfo)
            return end + hours
        except (ValueError, OverflowError):
            raise CalendarError(start, str(self)) from None

    def __str__(self) -> str:
        """Return the period in words."""
        return " and ".join(
            f"{part} {name if part != 1 else name.removesuffix('s')}"
            for name, part in self._parts()
            if part
        )


def period(text: str) -> Period:
    """
    Parse a period such as ``24h``, ``3 days`` or ``1y``, or one of ISO 8601 such as ``PT24H``.

    Minutes must make whole hours. ``60m`` is an error, because it may mean minutes or months.

    >>> period("24h") == period("PT24H") == period("1440 minutes") == Period(hours=24)
    True

    Raises:
        WrongValueError: The text is not a period.
    """
    if isinstance(text, str):
        parts: dict[str, int] = {}
        if match := _TEXT.fullmatch(text):
            unit = match[2].lower()
            parts = {_UNITS[unit[:2] if unit[0] == "m" else unit[0]]: int(match[1])}
        elif match := _ISO.fullmatch(text):
            names = ("years", "months", "weeks", "days", "hours", "minutes")
            found = zip(names, match.groups(), strict=True)
            parts = {name: int(number) for name, number in found if number}
        hours, rest = divmod(parts.pop("minutes", 0), 60)
        if hours:
            parts["hours"] = parts.get("hours", 0) + hours
        if parts and not rest:
            return Period(**parts)
    raise WrongValueError("a period", "like '24h', '3 days', '2 months', '1y' or 'PT24H'", text)


@frozen(weakref_slot=False)
class Window:
    """The days from *opens_on* through *closes_on*, both included; None means that there is no end."""

    opens_on: date
    closes_on: date | None = None

    def __contains__(self, day: date) -> bool:
        """Return whether *day* is in the window."""
        return self.opens_on <= day and (self.closes_on is None or day <= self.closes_on)


class DayCount(enum.Enum):
    """How the days between two days are counted. Laws and courts differ: there is no default."""

    HALF_OPEN = "the last day does not count"
    INCLUSIVE = "both days count"


def days_between(first: date, last: date, count: DayCount) -> int:
    """
    Return the number of days from *first* to *last*.

    >>> days_between(date(2023, 3, 29), date(2023, 5, 5), DayCount.HALF_OPEN)
    37
    >>> days_between(date(2011, 3, 24), date(2013, 1, 25), DayCount.INCLUSIVE)
    674

    Raises:
        WrongTypeError: One of them is not a day.
        ChronologyError: *last* is before *first*.
    """
    if a_day("last", last) < a_day("first", first):
        raise ChronologyError("first", first, "last", last)
    return (last - first).days + (count is DayCount.INCLUSIVE)


def is_before(left: date, right: date) -> bool:
    """
    Return whether *left* is before *right*: two days, or two moments of one clock.

    Raises:
        MixedClocksError: One has a time zone (or an hour) and the other has none.
    """
    hours = isinstance(left, datetime), isinstance(right, datetime)
    if hours[0] != hours[1]:
        raise MixedClocksError(left, right)
    if isinstance(left, datetime) and isinstance(right, datetime):
        if (left.tzinfo is None) != (right.tzinfo is None):
            raise MixedClocksError(left, right)
        if left.tzinfo is not None:
            # Python compares two moments of one zone by their clock, and clocks are set back.
            left, right = left.astimezone(UTC), right.astimezone(UTC)
    return left < right


def a_day(field: str, value: object) -> date:
    """
    Return *value* if it is a day; *field* is the name for the error.

    Raises:
        WrongTypeError: It is something else, such as a datetime.
    """
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise WrongTypeError(field, "a date without a time", value)
