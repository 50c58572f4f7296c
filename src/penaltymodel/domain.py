"""Who did what, when, and what was decided before: the facts as the world has them."""

from __future__ import annotations

import enum

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property, partial
from operator import attrgetter
from typing import Any, Final, Literal, TypeAlias, TypeVar, assert_never, cast

from attrs import evolve, field, frozen

from penaltymodel.errors import (
    ChronologyError,
    DuplicateIdError,
    NoViolationError,
    PenaltyModelError,
    WrongTypeError,
    WrongValueError,
)
from penaltymodel.money import Money
from penaltymodel.periods import Period, a_day, is_before
from penaltymodel.ranges import Range, only
from penaltymodel.swift import blank, sealed, swift
from penaltymodel.views import Shown


class PersonKind(enum.StrEnum):
    """What kind of person the law speaks to."""

    CITIZEN = "citizen"
    OFFICIAL = "official"
    SOLE_TRADER = "sole-trader"
    LEGAL_ENTITY = "legal-entity"


class Role(enum.StrEnum):
    """What the person has to do with the content."""

    OWNER = "owner"
    HOST = "host"


class Measure(enum.StrEnum):
    """What is measured. Each is a record of the law's own word, net of what it leaves out."""

    REVENUE = "revenue from all goods, works and services"
    TURNOVER = "turnover"
    INCOME = "income"
    INCOME_OR_TURNOVER = "income or turnover"
    QUALIFYING_REVENUE = "qualifying revenue"
    ADJUSTED_TURNOVER = "adjusted turnover"
    TURNOVER_WITHOUT_TAX = "turnover without tax"
    RELATED_TURNOVER = "turnover without what is unrelated to the violation"
    SALES = "sales that the infringement concerns"


class Perimeter(enum.StrEnum):
    """Whose figures count."""

    PERSON = "of the person itself"
    GROUP = "of the whole group"
    SERVICE = "of the regulated service"
    UNSTATED = "(whose is not stated)"


class AccountingPeriod(enum.StrEnum):
    """Which period the figures are taken from."""

    CALENDAR_YEAR_BEFORE_DETECTION = "calendar year before the one of detection"
    FINANCIAL_YEAR_BEFORE_DECISION = "financial year before the decision"
    LAST_COMPLETE_PERIOD = "last complete accounting period before the decision, as of a year"
    BREACH_PERIOD = "period of the breach, at least twelve months"
    ANNUAL = "year (which one is not stated)"


@frozen(cache_hash=True)
class Base:
    """
    What a share is a share of, as a record: measure, perimeter, territory, period.

    >>> print(Base(Measure.TURNOVER, Perimeter.GROUP, "worldwide", AccountingPeriod.ANNUAL))
    worldwide turnover of the whole group, year (which one is not stated)
    """

    measure: Measure
    perimeter: Perimeter
    territory: str
    period: AccountingPeriod

    @cached_property
    def given_as(self) -> str:
        """What is noted of a figure that was given as this one, with every explanation."""
        return f"given as the {self}"

    def __str__(self) -> str:
        """Say the record as a phrase."""
        return f"{self.territory} {self.measure} {self.perimeter}, {self.period}"


def _as_range(value: Money | Range[Money]) -> Range[Money]:
    if isinstance(value, Range):
        if isinstance(value.low, Money) and isinstance(value.high, Money):
            return value
    elif isinstance(value, Money):
        return only(value)
    raise WrongTypeError("revenue", "Money or a Range of Money", value)


@swift
@frozen(kw_only=True, weakref_slot=False)
class AnnualRevenue:
    """
    One figure of revenue: exact, or known only as a range.

    *year* is the calendar or financial year; None stands for whichever year the law asks for.
    *base* None stands for whichever base the law asks for. *through* marks the figure of a year
    that is not over: what was earned from its first day through that day. *months* is how long
    the accounting period was.
    """

    amount: Range[Money] = field(converter=_as_range)
    year: int | None = None
    base: Base | None = None
    through: date | None = None
    months: int = 12

    def __attrs_post_init__(self) -> None:
        """Refuse a year that is none."""
        if type(self.months) is not int or not 1 <= self.months <= 36:
            raise WrongValueError("AnnualRevenue.months", "from 1 to 36", self.months)
        if self.year is not None and (type(self.year) is not int or not 1800 < self.year < 10000):
            raise WrongValueError("AnnualRevenue.year", "a year such as 2020", self.year)
        if self.through is not None:
            a_day("AnnualRevenue.through", self.through)
            if self.year is None:
                raise WrongValueError("AnnualRevenue.year", "given where *through* is", None)
            if self.through.year != self.year:
                raise WrongValueError(
                    "AnnualRevenue.through", f"a day of the year {self.year}", self.through
                )


RevenueLike: TypeAlias = (
    Money | Range[Money] | Mapping[int, Money | Range[Money]] | Iterable[AnnualRevenue]
)


def _as_revenues(value: RevenueLike) -> tuple[AnnualRevenue, ...]:
    if isinstance(value, (Money, Range)):
        return (AnnualRevenue(amount=value),)
    if isinstance(value, Mapping):
        years = cast("Mapping[int, Money | Range[Money]]", value)
        return tuple(AnnualRevenue(amount=amount, year=year) for year, amount in years.items())
    figures = tuple(value) if isinstance(value, Iterable) else None
    if figures is None or not all(isinstance(figure, AnnualRevenue) for figure in figures):
        raise WrongTypeError(
            "Platform.revenues", "Money, {year: Money} or AnnualRevenue(...)s", value
        )
    return figures


E = TypeVar("E", bound=enum.StrEnum)


def member(name: str, kind: type[E], value: str) -> E:
    """
    Return the member of *kind* that *value* is or names; *name* is named in the error.

    Raises:
        WrongValueError: There is none.
    """
    try:
        found: E = _MEMBERS[kind][value]
    except (KeyError, TypeError):
        words = ", ".join(repr(each.value) for each in kind)
        raise WrongValueError(name, f"one of {words}", value) from None
    return found


class _Members(dict[Any, Any]):
    """The members of each enumeration by their values, found when they are first asked for."""

    def __missing__(self, kind: type[enum.StrEnum]) -> dict[str, enum.StrEnum]:
        members = self[kind] = {each.value: each for each in kind}
        return members


_MEMBERS = _Members()  # calling the enumeration does the same, fifteen times slower


_KINDS: dict[str, PersonKind] = {each.value: each for each in PersonKind}
_OWNER = Role.OWNER
_NO_YEARS: frozenset[int] = frozenset()


def _years(value: Iterable[int]) -> frozenset[int]:
    given = (
        None
        if isinstance(value, str) or not isinstance(value, Iterable)
        else tuple(cast("Iterable[object]", value))
    )
    if given is None or any(type(year) is not int for year in given):
        raise WrongTypeError("Platform.inactive_in", "a set of years", value)
    return frozenset(cast("tuple[int, ...]", given))


def _name(field_name: str, value: object) -> str:
    """Return *value* if it can name something and be shown."""
    if type(value) is not str:
        raise WrongTypeError(field_name, "text", value)
    if value in _NAMES:
        return value
    if not value or len(value) > 200 or not value.isprintable() or not value.strip():
        raise WrongValueError(field_name, "1 to 200 printable characters", value)
    if len(_NAMES) < _MANY_NAMES:
        _NAMES.add(value)
    return value


_NAMES: set[str] = set()  # those that were looked at: keys and categories come again and again
_MANY_NAMES = 10_000


class _Undated:
    """Room for the one amount that was given without a year or a base, if it was given so."""

    __slots__ = ("undated",)

    undated: Money | None


@sealed
@frozen(init=False, weakref_slot=False)
class Platform(_Undated):
    """
    The undertaking: its name, its kind of person, and its revenues.

    *revenues* is one amount (whatever base and year the law asks for), a mapping from year to
    amount, or a sequence of :class:`AnnualRevenue`. *small* says that it stands in the register
    of small undertakings; *inactive_in* lists the years in which it sold and bought nothing.

    >>> Platform("Google", "legal-entity", {2020: Money(144_438_324_700, "RUB")}).name
    'Google'

    Raises:
        WrongTypeError, WrongValueError: A field cannot take its value.
    """

    name: str
    kind: PersonKind
    revenues: tuple[AnnualRevenue, ...] = ()
    small: bool = field(default=False, kw_only=True)
    role: Role = field(default=_OWNER, kw_only=True)
    inactive_in: frozenset[int] = field(default=_NO_YEARS, kw_only=True)

    def __init__(
        self,
        name: str,
        kind: PersonKind | str,
        revenues: RevenueLike = (),
        *,
        small: bool = False,
        role: Role | str = _OWNER,
        inactive_in: Iterable[int] = _NO_YEARS,
    ) -> None:
        """Take who it is."""
        filled: Any = self
        if type(name) is not str or name not in _NAMES:
            _name("Platform.name", name)
        filled._name = name
        try:
            filled._kind = _KINDS[kind]
        except (KeyError, TypeError):
            member("Platform.kind", PersonKind, kind)
        if type(revenues) is Money:
            filled._undated = revenues  # made into a figure when somebody looks at it
        else:
            filled._undated, filled._revenues = None, _as_revenues(revenues)
        if type(small) is not bool:
            raise WrongTypeError("Platform.small", "True or False", small)
        filled._small = small
        filled._role = role if role is _OWNER else member("Platform.role", Role, role)
        filled._inactive_in = inactive_in if inactive_in is _NO_YEARS else _years(inactive_in)

    def __reduce__(self) -> tuple[Any, ...]:
        """Have copies built as this one was."""
        build = partial(Platform, small=self.small, role=self.role, inactive_in=self.inactive_in)
        return build, (self.name, self.kind, self.undated or self.revenues)


def _figures(platform: Any) -> tuple[AnnualRevenue, ...]:
    """Return the figures of a platform, made of an undated amount when somebody first looks."""
    try:
        found: tuple[AnnualRevenue, ...] = platform._revenues
    except AttributeError:
        found = platform._revenues = _as_revenues(platform._undated)
    return found


type.__setattr__(Platform, "revenues", Platform.__dict__["revenues"].getter(_figures))


class RequestState(enum.StrEnum):
    """What has come of a request at some moment."""

    PENDING = "pending"
    MET = "met"
    LATE = "late"
    OUTSTANDING = "outstanding"


@frozen(kw_only=True)
class Request:
    """
    An authority's demand to remove or restrict one item, and what came of it.

    *sent_at* and *removed_at* are both datetimes of one clock, or both days. *allowed* is the
    time the law leaves. *removed_at* None means that the item is still there.

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
        MixedClocksError: The two moments are not of one clock.
        ChronologyError: The item was removed before the request was sent.
    """

    id: str
    platform: str
    authority: str
    category: str
    sent_at: datetime | date
    allowed: Period
    removed_at: datetime | date | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be."""
        for name in ("id", "platform", "authority", "category"):
            _name(f"Request.{name}", getattr(self, name))
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
        Say what had come of the request at *moment*.

        A day stands for its last instant. What happens after *moment* is not looked at.

        Raises:
            MixedClocksError: *moment* and the request are not of one clock.
            ChronologyError: The request had not been sent.
        """
        moment = self._on_my_clock(moment)
        if is_before(moment, self.sent_at):
            raise ChronologyError("sent_at", self.sent_at, "the moment asked for", moment)
        removed_at = self.removed_at
        if removed_at is not None and is_before(moment, removed_at):
            removed_at = None
        if removed_at is not None:
            return RequestState.LATE if is_before(self.due_at, removed_at) else RequestState.MET
        return RequestState.OUTSTANDING if is_before(self.due_at, moment) else RequestState.PENDING

    def _on_my_clock(self, moment: date) -> date:
        if not isinstance(moment, date):
            raise WrongTypeError("the moment asked for", "a datetime or a date", moment)
        if isinstance(self.sent_at, datetime) and type(moment) is date:
            last_instant = datetime.max.time()
            return datetime.combine(moment, last_instant, tzinfo=self.sent_at.tzinfo)
        return moment

    def violation(self, under: str, at: date, *, detected_on: date | None = None) -> Violation:
        """
        Return the violation that the request has become by *at*.

        Leaving an item up is an offense on every day it lasts. The violation is dated by its last
        day: the one of *at* while the item is still there, else the one of its removal.

        Args:
            under: The key of a statute or of one of its provisions.
            at: The moment asked for.
            detected_on: The day of detection; the day of *at* where it is not given.

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
    """Return the day of a moment; a day is its own."""
    return moment.date() if isinstance(moment, datetime) else moment


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
        if type(under) is not str or under not in _NAMES:
            _name("Violation.under", under)
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
            _name("Violation.category", category)
        if operation is not None:
            _name("Violation.operation", operation)
        if id is not None:
            _name("Violation.id", id)
        filled._category, filled._operation, filled._id = category, operation, id


class Unknown(enum.Enum):
    """A day of which nothing is known, not even whether it has come."""

    UNKNOWN = "unknown"

    def __repr__(self) -> str:
        """Show the public name."""
        return "UNKNOWN"


UNKNOWN: Final = Unknown.UNKNOWN
Day: TypeAlias = date | Literal[Unknown.UNKNOWN] | None
"""A day; None where it has not come; UNKNOWN where nobody says."""


class Milestone(enum.StrEnum):
    """What an earlier decision, or a new violation, can be dated by."""

    COMMISSION = "commission"
    DETECTION = "detection"
    DECISION = "decision"
    IMPOSITION = "imposition"
    ENTRY_INTO_FORCE = "entry into force"
    EXECUTION = "end of execution"
    PAYMENT = "payment"


class Standing(enum.StrEnum):
    """What has become of a decision."""

    STANDING = "standing"
    APPEALED = "appealed"
    ANNULLED = "annulled"


_STANDING = Standing.STANDING


def _not_before(decided_on: date, name: str, day: date | None) -> None:
    """Refuse a *day* of a decision that is none, or before the decision; None has not come."""
    if day is not None and a_day(f"Decision.{name}", day) < decided_on:
        raise ChronologyError("decided_on", decided_on, name, day)


@sealed
@frozen(init=False, weakref_slot=False)
class Decision:
    """
    An authority's ruling on an earlier violation.

    For each day, None says that it has not come (a fine not paid), and UNKNOWN, the default, that
    nobody says. *under* is the key of the provision it was given under.

    >>> Decision(
    ...     under="ru/koap-13.41/2", decided_on=date(2021, 12, 24),
    ...     in_force_on=date(2022, 1, 18), executed_on=None,
    ... ).day_of(Milestone.EXECUTION) is None
    True

    Raises:
        WrongTypeError, WrongValueError: A field cannot take its value.
        ChronologyError: The days stand in an order that cannot be.
    """

    under: str
    decided_on: date
    committed_on: Day = field(default=UNKNOWN, kw_only=True)
    imposed_on: Day = field(default=UNKNOWN, kw_only=True)
    in_force_on: Day = field(default=UNKNOWN, kw_only=True)
    executed_on: Day = field(default=UNKNOWN, kw_only=True)
    standing: Standing = field(default=_STANDING, kw_only=True)
    fine: Money | None = field(default=None, kw_only=True)
    id: str | None = field(default=None, kw_only=True)

    def __init__(
        self,
        under: str,
        decided_on: date,
        *,
        committed_on: Day = UNKNOWN,
        imposed_on: Day = UNKNOWN,
        in_force_on: Day = UNKNOWN,
        executed_on: Day = UNKNOWN,
        standing: Standing | str = _STANDING,
        fine: Money | None = None,
        id: str | None = None,
    ) -> None:
        """Take what was decided and when, and refuse what cannot be."""
        filled: Any = self
        if type(under) is not str or under not in _NAMES:
            _name("Decision.under", under)
        filled._under = under
        if type(decided_on) is not date:
            a_day("Decision.decided_on", decided_on)
        filled._decided_on = decided_on
        if (
            committed_on is not UNKNOWN
            and committed_on is not None
            and a_day("Decision.committed_on", committed_on) > decided_on
        ):
            raise ChronologyError("committed_on", committed_on, "decided_on", decided_on)
        filled._committed_on = committed_on
        # What is as it should be is seen at once; the rest is looked at in turn.
        if imposed_on is not UNKNOWN and (type(imposed_on) is not date or imposed_on < decided_on):
            _not_before(decided_on, "imposed_on", imposed_on)
        filled._imposed_on = imposed_on
        if in_force_on is not UNKNOWN and (
            type(in_force_on) is not date or in_force_on < decided_on
        ):
            _not_before(decided_on, "in_force_on", in_force_on)
        filled._in_force_on = in_force_on
        if executed_on is not UNKNOWN and (
            type(executed_on) is not date or executed_on < decided_on
        ):
            _not_before(decided_on, "executed_on", executed_on)
        filled._executed_on = executed_on
        if standing is not _STANDING:
            standing = member("Decision.standing", Standing, standing)
        filled._standing = standing
        if fine is not None and not isinstance(fine, Money):
            raise WrongTypeError("Decision.fine", "Money or None", fine)
        filled._fine = fine
        if id is not None:
            _name("Decision.id", id)
        filled._id = id

    def day_of(self, milestone: Milestone) -> Day:
        """
        Return the day of *milestone*; None if it has not come, UNKNOWN if nobody says.

        Execution cannot end before the decision is in force: of a fine paid early, EXECUTION is
        the day of entry into force, and PAYMENT the day it was paid. Whoever decides imposes: an
        unknown day of imposition is the day of the decision.
        """
        match milestone:
            case Milestone.COMMISSION:
                return self.committed_on
            case Milestone.DECISION:
                return self.decided_on
            case Milestone.IMPOSITION:
                return self.decided_on if self.imposed_on is UNKNOWN else self.imposed_on
            case Milestone.ENTRY_INTO_FORCE:
                return self.in_force_on
            case Milestone.PAYMENT:
                return self.executed_on
            case Milestone.EXECUTION:
                paid, in_force = self.executed_on, self.in_force_on
                if paid is None or in_force is None:
                    return None
                if paid is UNKNOWN or in_force is UNKNOWN:
                    return UNKNOWN
                return max(paid, in_force)
            case Milestone.DETECTION:
                raise WrongValueError(
                    "the milestone of a decision",
                    "another one: detection dates violations",
                    milestone,
                )
            case _:
                assert_never(milestone)


_blank_decision = blank(Decision)


class _Calendars:
    """Room for what was found out about a history: see :mod:`penaltymodel.tally`."""

    __slots__ = ("calendars",)

    calendars: dict[object, Any] | None


_decided_on = attrgetter("decided_on")


def _refuse_twins(decisions: tuple[Decision, ...]) -> None:
    """Refuse two decisions with one id."""
    seen: set[str] = set()
    for each in decisions:
        if each.id is not None and each.id in seen:
            raise DuplicateIdError("decisions", each.id)
        if each.id is not None:
            seen.add(each.id)


@sealed
@frozen(init=False, weakref_slot=False)
class OffenseHistory(_Calendars, Shown):
    """
    The decisions against one platform, kept in the order of their days.

    >>> len(OffenseHistory())
    0

    Raises:
        WrongTypeError: Something in it is no :class:`Decision`.
        DuplicateIdError: Two decisions share an id.
    """

    decisions: tuple[Decision, ...] = ()

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        """Take the decisions in whatever order."""
        kind = type(decisions)
        if kind is not list and kind is not tuple and not isinstance(decisions, Iterable):
            raise WrongTypeError("OffenseHistory", "made of Decisions", decisions)
        given: tuple[Decision, ...] = tuple(decisions)
        last: date | None = None
        in_order, named = True, False
        for each in given:
            if type(each) is not Decision:
                raise WrongTypeError("OffenseHistory", "made of Decisions", each)
            decision: Any = each
            if last is not None and decision._decided_on < last:
                in_order = False
            last = decision._decided_on
            if decision._id is not None:
                named = True
        if named:
            _refuse_twins(given)
        filled: Any = self
        filled._decisions = given if in_order else tuple(sorted(given, key=_decided_on))
        filled._calendars = None

    def __reduce__(self) -> tuple[Any, ...]:
        """Have copies built as this one was."""
        return OffenseHistory, (self.decisions,)

    def __iter__(self) -> Iterator[Decision]:
        """Go through the decisions, the oldest first."""
        return iter(self.decisions)

    def __len__(self) -> int:
        """Count the decisions."""
        return len(self.decisions)

    @staticmethod
    def of(under: str, rows: Iterable[tuple[date, Day, Day]]) -> OffenseHistory:
        """
        Return the history of decisions under one provision, from the rows of a database.

        A row is when it was decided, when it came into force, and when its execution ended, as in
        :class:`Decision`. It takes less time than making the decisions one by one.

        >>> rows = [(date(2021, 5, 25), date(2021, 7, 1), None)]
        >>> OffenseHistory.of("ru/koap-13.41/2", rows).decisions[0].executed_on is None
        True

        Raises:
            WrongTypeError: A row is not of three days; the error says which.
            ChronologyError: Its days stand in an order that cannot be.
        """
        if type(under) is not str or under not in _NAMES:
            _name("Decision.under", under)
        try:
            given = iter(rows)
        except TypeError:
            raise WrongTypeError("rows", "rows of three days", rows) from None
        made: list[Decision] = []
        last: date | None = None
        in_order = True
        for row in given:
            try:
                decided_on, in_force_on, executed_on = row
                if (
                    type(decided_on) is date
                    and type(in_force_on) is date
                    and in_force_on >= decided_on
                    and (
                        executed_on is None
                        or (type(executed_on) is date and executed_on >= decided_on)
                    )
                ):
                    decision = _blank_decision()
                    filled: Any = decision
                    filled._under, filled._decided_on = under, decided_on
                    filled._committed_on = filled._imposed_on = UNKNOWN
                    filled._in_force_on, filled._executed_on = in_force_on, executed_on
                    filled._standing, filled._fine, filled._id = _STANDING, None, None
                else:  # it takes what is unusual, or says what is wrong
                    decision = Decision(
                        under, decided_on, in_force_on=in_force_on, executed_on=executed_on
                    )
            except (TypeError, ValueError) as error:
                place = f"rows[{len(made)}]"
                if isinstance(error, PenaltyModelError):
                    error.add_note(f"in {place}")
                    raise
                expected = "three days: decided, in force, executed"
                raise WrongTypeError(place, expected, row) from None
            if last is not None and decided_on < last:
                in_order = False
            last = decided_on
            made.append(decision)
        if not in_order:
            made.sort(key=_decided_on)
        history = _blank_history()
        filled = history
        filled._decisions, filled._calendars = tuple(made), None
        return history

    def with_decision(self, decision: Decision) -> OffenseHistory:
        """Return the history with one more decision."""
        return OffenseHistory((*self.decisions, decision))

    def annulled(self, id: str) -> OffenseHistory:
        """
        Return the history with the decision called *id* annulled.

        Raises:
            WrongValueError: No decision is called so.
        """
        if id is None or all(decision.id != id for decision in self.decisions):  # pyright: ignore[reportUnnecessaryComparison]
            raise WrongValueError("id", "the id of a decision of this history", id)
        return OffenseHistory(
            evolve(decision, standing=Standing.ANNULLED) if decision.id == id else decision
            for decision in self.decisions
        )


_blank_history = blank(OffenseHistory)
NO_HISTORY = OffenseHistory()
"""No earlier decision."""
