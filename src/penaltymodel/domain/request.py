"""Requests to remove or restrict content, and their state at a moment."""

from __future__ import annotations

import enum

from datetime import date, datetime

from attrs import field, frozen

from penaltymodel.domain.violation import Violation
from penaltymodel.errors import ChronologyError, NoViolationError, WrongTypeError
from penaltymodel.values.periods import Period, is_before
from penaltymodel.values.reading import checked_name
from penaltymodel.values.shortened import short_repr


class RequestState(enum.StrEnum):
    """The state of a request at a moment."""

    PENDING = "pending"
    MET = "met"
    LATE = "late"
    OUTSTANDING = "outstanding"


@frozen(kw_only=True)
class Request:
    """
    A request of an authority to remove or restrict one item.

    *sent_at* and *removed_at* are both days, or both datetimes with or without a time zone. Hours
    are elapsed time.
    *allowed* is the time that the law allows. *removed_at* is None if the item is still there.

    >>> request = Request(
    ...     id="1", platform="Twitter", authority="Roskomnadzor", category="suicide",
    ...     sent_at=datetime(2021, 2, 1, 12), allowed=Period(hours=24),
    ... )
    >>> request.due_at
    datetime.datetime(2021, 2, 2, 12, 0)
    >>> request.state_at(date(2021, 3, 1))
    <RequestState.OUTSTANDING: 'outstanding'>

    Raises:
        WrongTypeError, WrongValueError: A field cannot take its value.
        MixedClocksError: Only one of the two moments has a time zone, or an hour.
        ChronologyError: The item was removed before the request was sent.
    """

    id: str = field(repr=short_repr)
    platform: str = field(repr=short_repr)
    authority: str = field(repr=short_repr)
    category: str = field(repr=short_repr)
    sent_at: datetime | date
    allowed: Period
    removed_at: datetime | date | None = None

    def __attrs_post_init__(self) -> None:
        """Check all fields."""
        for name in ("id", "platform", "authority", "category"):
            checked_name(f"Request.{name}", getattr(self, name))
        if not isinstance(self.sent_at, date):
            raise WrongTypeError("Request.sent_at", "a datetime or a date", self.sent_at)
        if not isinstance(self.allowed, Period):
            raise WrongTypeError("Request.allowed", "a Period", self.allowed)
        if not self.allowed.in_days and not isinstance(self.sent_at, datetime):
            raise WrongTypeError(
                "Request.sent_at", "a datetime where hours are allowed", self.sent_at
            )
        if self.removed_at is None:
            return
        if not isinstance(self.removed_at, date):
            raise WrongTypeError(
                "Request.removed_at", "a datetime, a date or None", self.removed_at
            )
        if is_before(self.removed_at, self.sent_at):
            raise ChronologyError("sent_at", self.sent_at, "removed_at", self.removed_at)

    @property
    def due_at(self) -> date:
        """The last moment for removal: a datetime, or a day that counts in full."""
        return self.allowed.after(self.sent_at)

    def state_at(self, moment: date) -> RequestState:
        """
        Return the state of the request at *moment*.

        A day means its last instant. Later events are ignored.

        Raises:
            MixedClocksError: Only one of *moment* and the request has a time zone, or an hour.
            ChronologyError: The request was not sent yet.
        """
        moment = self._on_my_clock(moment)
        if is_before(moment, self.sent_at):
            raise ChronologyError("sent_at", self.sent_at, "moment", moment)
        removed_at = self.removed_at
        if removed_at is not None and is_before(moment, removed_at):
            removed_at = None
        if removed_at is not None:
            return RequestState.LATE if is_before(self.due_at, removed_at) else RequestState.MET
        return RequestState.OUTSTANDING if is_before(self.due_at, moment) else RequestState.PENDING

    def _on_my_clock(self, moment: date) -> date:
        if not isinstance(moment, date):
            raise WrongTypeError("moment", "a datetime or a date", moment)
        if isinstance(self.sent_at, datetime) and type(moment) is date:
            last_instant = datetime.max.time().replace(fold=1)
            return datetime.combine(moment, last_instant, tzinfo=self.sent_at.tzinfo)
        return moment

    def violation(self, under: str, at: date, *, detected_on: date | None = None) -> Violation:
        """
        Return the violation that exists at *at* because the request was not met in time.

        The offense lasts as long as the item is there. The violation has the date of its last day:
        the day of *at* if the item is still there, else the day of its removal.

        Args:
            under: The key of a statute or of one of its provisions.
            at: A moment.
            detected_on: The day of detection; the day of *at* by default.

        Raises:
            NoViolationError: The request is pending or was met.
        """
        state = self.state_at(at)
        if state is RequestState.LATE and self.removed_at is not None:
            last = self.removed_at
        elif state is RequestState.OUTSTANDING:
            last = at
        else:
            raise NoViolationError(self.id, state.value)
        return Violation(
            under=under,
            committed_on=self._day_of(last),
            began_on=self._first_day(),
            detected_on=self._day_of(at) if detected_on is None else detected_on,
            category=self.category,
            id=self.id,
        )

    def _day_of(self, moment: date) -> date:
        """Return the day of *moment* in the zone of the request."""
        if isinstance(moment, datetime) and isinstance(self.sent_at, datetime):
            return (
                moment.astimezone(self.sent_at.tzinfo).date() if moment.tzinfo else moment.date()
            )
        return day_of(moment)

    def _first_day(self) -> date:
        """Return the first day of the offense: a last day for removal counts in full."""
        due_at = self.due_at
        return due_at.date() if isinstance(due_at, datetime) else Period(days=1).after(due_at)


def day_of(moment: date) -> date:
    """Return the day of a moment, or the day itself."""
    return moment.date() if isinstance(moment, datetime) else moment
