"""Earlier decisions against a platform."""

from __future__ import annotations

import enum

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Final, Literal, TypeAlias

from attrs import evolve, field, frozen

from penaltymodel.errors import ChronologyError, DuplicateIdError, WrongTypeError, WrongValueError
from penaltymodel.law.words import Milestone, Standing
from penaltymodel.values.money import Money
from penaltymodel.values.periods import a_day
from penaltymodel.values.quick import quick
from penaltymodel.values.reading import all_of, checked_name, member
from penaltymodel.values.shortened import short_repr
from penaltymodel.values.shown import Shown


class Unknown(enum.Enum):
    """The type of ``UNKNOWN``."""

    UNKNOWN = "unknown"

    def __repr__(self) -> str:
        """Return the public name."""
        return "UNKNOWN"


UNKNOWN: Final = Unknown.UNKNOWN
"""A date that may or may not have occurred. ``None`` means that it has not occurred."""
Day: TypeAlias = date | Literal[Unknown.UNKNOWN] | None
"""A day; None if the event has not happened; UNKNOWN if it is not known whether or when."""


def _as_standing(value: Standing | str) -> Standing:
    return member("Decision.standing", Standing, value)


@quick
@frozen
class Decision:
    """
    A decision of an authority on an earlier violation.

    *under* is the key of the provision it was decided under. Of the other days, None means that the
    event has not happened (a fine that is not paid), and UNKNOWN, the default, that nothing is known.

    >>> Decision(
    ...     under="ru/koap-13.41/2", decided_on=date(2021, 12, 24),
    ...     in_force_on=date(2022, 1, 18), executed_on=None,
    ... ).day_of(Milestone.EXECUTION) is None
    True

    Raises:
        WrongTypeError, WrongValueError: A field cannot take its value.
        ChronologyError: A day is before another that it cannot be before.
    """

    under: str
    decided_on: date
    committed_on: Day = field(default=UNKNOWN, kw_only=True)
    imposed_on: Day = field(default=UNKNOWN, kw_only=True)
    in_force_on: Day = field(default=UNKNOWN, kw_only=True)
    executed_on: Day = field(default=UNKNOWN, kw_only=True)
    standing: Standing = field(default=Standing.STANDING, kw_only=True, converter=_as_standing)
    fine: Money | None = field(default=None, kw_only=True)
    id: str | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Check all fields."""
        checked_name("Decision.under", self.under)
        a_day("Decision.decided_on", self.decided_on)
        committed_on = self.committed_on
        if (
            committed_on is not UNKNOWN
            and committed_on is not None
            and a_day("Decision.committed_on", committed_on) > self.decided_on
        ):
            raise ChronologyError("committed_on", committed_on, "decided_on", self.decided_on)
        self._check_later("Decision.imposed_on", self.imposed_on)
        self._check_later("Decision.in_force_on", self.in_force_on)
        self._check_later("Decision.executed_on", self.executed_on)
        if self.fine is not None and not isinstance(self.fine, Money):
            raise WrongTypeError("Decision.fine", "Money or None", self.fine)
        if self.id is not None:
            checked_name("Decision.id", self.id)

    def _check_later(self, name: str, day: Day) -> None:
        """Check that *day*, if it is one, is not before the decision."""
        if day is UNKNOWN or day is None:
            return
        if a_day(name, day) < self.decided_on:
            name = name.removeprefix("Decision.")
            raise ChronologyError("decided_on", self.decided_on, name, day)

    def day_of(self, milestone: Milestone) -> Day:
        """
        Return the day of *milestone*; None if it has not happened, UNKNOWN if it is not known.

        Execution cannot end before the decision is in force: if a fine is paid early, EXECUTION is
        the day of entry into force, and PAYMENT the day of the payment. An unknown day of
        imposition is the day of the decision.

        Raises:
            WrongValueError: *milestone* is DETECTION, which is a day of violations.
        """
        if milestone in _FIELDS:
            day: Day = getattr(self, _FIELDS[milestone])
            return day
        if milestone is Milestone.IMPOSITION:
            return self.decided_on if self.imposed_on is UNKNOWN else self.imposed_on
        if milestone is Milestone.EXECUTION:
            paid, in_force = self.executed_on, self.in_force_on
            if paid is None or in_force is None:
                return None
            if paid is UNKNOWN or in_force is UNKNOWN:
                return UNKNOWN
            return max(paid, in_force)
        raise WrongValueError(
            "the milestone of a decision",
            "another one: detection dates violations",
            milestone,
        )


# The milestones that are fields of a decision.
_FIELDS = {
    Milestone.COMMISSION: "committed_on",
    Milestone.DECISION: "decided_on",
    Milestone.ENTRY_INTO_FORCE: "in_force_on",
    Milestone.PAYMENT: "executed_on",
}


def _as_decisions(value: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions in the order of their days."""
    decisions = all_of("OffenseHistory.decisions", Decision, value)
    return tuple(sorted(decisions, key=attrgetter("decided_on")))


@quick
@frozen
class OffenseHistory(Shown):
    """
    The earlier decisions against one platform, in the order of their days.

    >>> history = OffenseHistory([Decision("ru/koap-13.41/2", date(2021, 12, 24))])
    >>> len(history), history.decisions[0].decided_on
    (1, datetime.date(2021, 12, 24))

    Raises:
        WrongTypeError: A member is not a :class:`Decision`.
        DuplicateIdError: Two decisions share an id.
    """

    decisions: tuple[Decision, ...] = field(default=(), converter=_as_decisions, repr=short_repr)

    def __attrs_post_init__(self) -> None:
        """Check that no two decisions have one id."""
        seen: set[str] = set()
        for each in self.decisions:
            if each.id is not None:
                if each.id in seen:
                    raise DuplicateIdError("decisions", each.id)
                seen.add(each.id)

    @cached_property
    def _hash(self) -> int:
        return hash(self.decisions)

    def __hash__(self) -> int:
        """Return the hash of the decisions, which is calculated once."""
        return self._hash

    def __iter__(self) -> Iterator[Decision]:
        """Iterate over the decisions, the oldest first."""
        return iter(self.decisions)

    def __len__(self) -> int:
        """Return the number of decisions."""
        return len(self.decisions)

    def with_decision(self, decision: Decision) -> OffenseHistory:
        """Return the history with one more decision."""
        return OffenseHistory((*self.decisions, decision))

    def annulled(self, id: str) -> OffenseHistory:
        """
        Return the history with the decision called *id* annulled.

        Raises:
            WrongValueError: No decision has this id.
        """
        if id is None or all(decision.id != id for decision in self.decisions):  # pyright: ignore[reportUnnecessaryComparison]
            raise WrongValueError("id", "the id of a decision of this history", id)
        return OffenseHistory(
            evolve(decision, standing=Standing.ANNULLED) if decision.id == id else decision
            for decision in self.decisions
        )


NO_HISTORY = OffenseHistory()
"""A history without decisions."""
