"""Earlier decisions against a platform."""

from __future__ import annotations

import enum

from collections.abc import Iterable, Iterator
from datetime import date
from operator import attrgetter
from typing import Any, Final, Literal, TypeAlias, assert_never

from attrs import evolve, field, frozen

from penaltymodel.errors import (
    ChronologyError,
    DuplicateIdError,
    PenaltyModelError,
    WrongTypeError,
    WrongValueError,
)
from penaltymodel.law.words import Milestone, Standing
from penaltymodel.values.money import Money
from penaltymodel.values.periods import a_day
from penaltymodel.values.quick import blank, sealed
from penaltymodel.values.reading import NAMES, checked_name, member
from penaltymodel.values.shown import Shown


class Unknown(enum.Enum):
    """A day of which nothing is known, not even whether it has come."""

    UNKNOWN = "unknown"

    def __repr__(self) -> str:
        """Show the public name."""
        return "UNKNOWN"


UNKNOWN: Final = Unknown.UNKNOWN
Day: TypeAlias = date | Literal[Unknown.UNKNOWN] | None
"""A day; None where it has not come; UNKNOWN where nobody says."""


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
        if type(under) is not str or under not in NAMES:
            checked_name("Decision.under", under)
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
            checked_name("Decision.id", id)
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
    """Room for what was found out about a history: see :mod:`penaltymodel.facts.calendar`."""

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
        if type(under) is not str or under not in NAMES:
            checked_name("Decision.under", under)
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
