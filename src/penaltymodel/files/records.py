"""
Convert rows of files to requests and decisions.

Rows come one at a time from :mod:`penaltymodel.files.rows`. A row with errors raises one
:class:`~penaltymodel.errors.InputError` that lists all of them.
"""

from __future__ import annotations

import re

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar, cast

from penaltymodel.domain.history import UNKNOWN, Day, Decision
from penaltymodel.domain.request import Request
from penaltymodel.errors import (
    AmbiguousAmountError,
    InputError,
    PenaltyModelError,
    Problem,
    WrongTypeError,
    printable,
)
from penaltymodel.files.rows import Row, rows
from penaltymodel.law.words import Standing
from penaltymodel.values.money import Money
from penaltymodel.values.periods import Period, period
from penaltymodel.values.reading import read_day, read_moment
from penaltymodel.values.typed_money import read_money


T = TypeVar("T")

REQUEST_FIELDS = (
    "id",
    "platform",
    "authority",
    "category",
    "sent_at",
    "allowed",
    "removed_at",
    "count",
)
"""
The columns of a register. Without *id*, a request has the place of its row as its id; *count* is the
number of requests that a row represents, by default one. *removed_at* is optional.
"""

DECISION_FIELDS = (
    "under",
    "decided_on",
    "committed_on",
    "imposed_on",
    "in_force_on",
    "executed_on",
    "standing",
    "fine",
    "id",
)
"""The columns of a list of decisions; only the first two are required."""

NOT_YET = "-"
"""The cell for a day that has not come yet; an empty cell means that the day is unknown."""


class _FieldReader:
    """Reads the fields of one row and collects all problems."""

    def __init__(self, fields: Mapping[str, object]) -> None:
        if not isinstance(fields, Mapping):
            raise WrongTypeError("a row", "a mapping from the names of its columns", fields)
        self.fields = fields
        self.problems: list[Problem] = []

    def wrong(self, name: str, code: str, message: str) -> None:
        self.problems.append(Problem(f"/{name}", code, message))

    def text(self, name: str, *, required: bool = True) -> str:
        """Return the text of a field; if it is missing, an empty text and a problem."""
        value = self.fields.get(name, "")
        if value is None or value == "":
            if required:
                self.wrong(name, "missing", "is required")
            return ""
        if not isinstance(value, str):
            # Databases have numbers as ids; Python does not print huge ones.
            if name == "id" and type(value) is int and abs(value) < 10**100:
                return str(value)
            self.wrong(name, "type", f"must be text, not {printable(value)}")
            return ""
        return value

    def read(
        self,
        name: str,
        convert: Callable[[str], T],
        expected: str,
        *,
        ready: tuple[type, ...],
        required: bool = True,
    ) -> T | None:
        """
        Return a field, parsed by *convert*; None if it is missing or wrong.

        A value that already has one of the types *ready* is returned as it is.
        """
        given = self.fields.get(name)
        if type(given) in ready:
            return cast("T", given)
        text = self.text(name, required=required)
        if not text:
            return None
        try:
            return convert(text)
        except AmbiguousAmountError as error:
            self.wrong(name, "value", str(error))
            return None
        except (ValueError, TypeError):
            self.wrong(name, "value", f"must be {expected}, not {printable(text)}")
            return None

    def moment(self, name: str, *, required: bool = True) -> date | None:
        """Return a day or a datetime; None if it is missing or wrong."""
        expected = "a moment such as '2021-02-01T12:00' or a day such as '2021-02-01'"
        return self.read(name, read_moment, expected, ready=(date, datetime), required=required)

    def day(self, name: str) -> date | None:
        """Return a day; None if it is missing or wrong."""
        return self.read(name, read_day, "a day such as '2024-02-29'", ready=(date,))

    def day_or_none(self, name: str) -> Day:
        """Return a day, None if it has not come (``-`` or null), or UNKNOWN if the cell is empty."""
        value = self.fields.get(name, "")
        if value is None or value == NOT_YET:
            return None
        if value in ("", UNKNOWN, UNKNOWN.value):  # a list cannot be in a set
            return UNKNOWN
        return self.day(name)

    def check(self) -> None:
        """Raise all problems as one error, if there are any."""
        if self.problems:
            raise InputError(tuple(self.problems))


def request(
    fields: Mapping[str, object],
    *,
    allowed: Period | None = None,
    authority: str | None = None,
    place: str | None = None,
) -> Request:
    """
    Return the request in a row.

    *allowed* and *authority* are the defaults for rows without them, and *place* is the id of a row
    without an id.

    >>> request({
    ...     "id": "1", "platform": "Twitter", "authority": "Roskomnadzor", "category": "drugs",
    ...     "sent_at": "2021-02-01T12:00", "allowed": "24h",
    ... }).due_at.isoformat()
    '2021-02-02T12:00:00'

    Raises:
        InputError: All errors of the row.
    """
    row = _FieldReader(fields)
    id = row.text("id", required=place is None) or place or ""
    platform = row.text("platform")
    who = row.text("authority", required=authority is None) or authority or ""
    category = row.text("category")
    sent_at = row.moment("sent_at")
    time = row.read(
        "allowed", period, "a period such as '24h'", ready=(Period,), required=allowed is None
    )
    removed_at = row.moment("removed_at", required=False)
    try:
        request_count(fields)
    except InputError as error:
        row.problems += error.problems
    row.check()
    return _build(
        lambda: Request(
            id=id,
            platform=platform,
            authority=who,
            category=category,
            sent_at=sent_at or date.min,
            allowed=time or allowed or Period(days=1),
            removed_at=removed_at,
        )
    )


def request_count(fields: Mapping[str, object]) -> int:
    """
    Return how many requests a row represents: its *count*, or one.

    >>> request_count({"count": "500"}), request_count({})
    (500, 1)

    Raises:
        InputError: The count is not a whole number.
    """
    given = fields.get("count")
    if given is None or given == "":
        return 1
    number = int(given) if isinstance(given, str) and _COUNT.fullmatch(given) else given
    if type(number) is not int or not 0 <= number < 10**12:
        message = f"must be a whole number, not {printable(given)}"
        raise InputError((Problem("/count", "value", message),))
    return number


_COUNT = re.compile(r"[0-9]{1,12}")


def decision(fields: Mapping[str, object]) -> Decision:
    """
    Return the decision in a row.

    >>> decision({"under": "ru/koap-13.41/2", "decided_on": "2021-04-02"}).in_force_on
    UNKNOWN

    Raises:
        InputError: All errors of the row.
    """
    row = _FieldReader(fields)
    under = row.text("under")
    decided_on = row.day("decided_on")
    days = {
        n: row.day_or_none(n) for n in ("committed_on", "imposed_on", "in_force_on", "executed_on")
    }
    standing = row.text("standing", required=False) or Standing.STANDING
    fine = row.read(
        "fine", read_money, "an amount such as '4000000 RUB'", ready=(Money,), required=False
    )
    id = row.text("id", required=False) or None
    row.check()
    return _build(
        lambda: Decision(
            under=under,
            decided_on=decided_on or date.min,
            standing=standing,
            fine=fine,
            id=id,
            **days,
        )
    )


def _build(build: Callable[[], T]) -> T:
    """Return the result of *build*; turn its error into an error of the row."""
    try:
        return build()
    except PenaltyModelError as error:
        raise InputError((Problem("", "rule", str(error)),)) from None


def decisions(path: str | Path) -> dict[str, list[Decision]]:
    """
    Read a list of decisions, by platform; rows without a platform have an empty name.

    Raises:
        UnreadableFileError: The file as a whole cannot be read.
        InputError: A row is wrong. It is not skipped: a missing decision would give wrong results.
    """
    return decisions_by_platform(rows(path, usual_table="decisions"))


def decisions_by_platform(found_rows: Iterable[Row]) -> dict[str, list[Decision]]:
    """
    Return the decisions in rows, by platform.

    Raises:
        InputError: A row is wrong.
    """
    found: dict[str, list[Decision]] = {}
    for row in found_rows:
        if row.problem:
            raise InputError((Problem(f"/{row.place}", "row", row.problem),))
        fields = _FieldReader(row.fields)
        platform = fields.text("platform", required=False)
        try:
            fields.check()
            one = decision(row.fields)
        except InputError as error:
            places = (
                Problem(f"/{row.place}{each.pointer}", each.code, each.message)
                for each in error.problems
            )
            raise InputError(tuple(places)) from None
        found.setdefault(platform, []).append(one)
    return found
