"""
Non-monetary measures, and ladders of measures.

A law may ban advertising on a service, throttle it or block it. It may also go from a fine to these
measures step by step, until the person complies. The measures have no price in this model.
"""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from attrs import frozen

from penaltymodel.errors import ChronologyError
from penaltymodel.law.penalties import Penalty
from penaltymodel.values.money import Rate
from penaltymodel.values.periods import Period, a_day
from penaltymodel.values.ranges import Range
from penaltymodel.values.sources import Source


@frozen
class AdvertisingBan:
    """Nobody may buy advertising from the service, for *at_most* this period."""

    at_most: Period | None = None

    def __str__(self) -> str:
        """Return the measure as a phrase."""
        limit = "" if self.at_most is None else f" of at most {self.at_most}"
        return f"a ban on advertising{limit}"


@frozen
class Throttling:
    """The bandwidth of the service is cut by a share."""

    by: Range[Rate]

    def __str__(self) -> str:
        """Return the measure as a phrase."""
        low, high = (f"{rate * 100} %" for rate in (self.by.low, self.by.high))
        return f"bandwidth cut by {low if self.by.is_point else f'{low} to {high}'}"


@frozen
class Blocking:
    """Access to the service is blocked."""

    def __str__(self) -> str:
        """Return the measure as a phrase."""
        return "blocking of the service"


@frozen
class Suspension:
    """An activity is suspended or forbidden, for *at_most* this period."""

    of: str
    at_most: Period | None = None

    def __str__(self) -> str:
        """Return the measure as a phrase."""
        limit = "" if self.at_most is None else f" for at most {self.at_most}"
        return f"suspension of {self.of}{limit}"


@frozen
class Order:
    """The authority orders an act: to warn, to publish, to delete, to correct."""

    to: str

    def __str__(self) -> str:
        """Return the measure as a phrase."""
        return f"an order to {self.to}"


NonMonetary: TypeAlias = AdvertisingBan | Throttling | Blocking | Suspension | Order


@frozen(kw_only=True)
class Rung:
    """A step of a ladder, *after* a period from the step before it or from the notice."""

    after: Period
    penalty: Penalty | None = None
    sanction: NonMonetary | None = None
    source: Source


@frozen(kw_only=True)
class Ladder:
    """
    Steps that follow one another until the person complies.

    After compliance the measures end, and only the share *collected* of the fines is due.
    """

    key: str
    title: str
    rungs: tuple[Rung, ...]
    collected: Rate
    source: Source


@frozen(kw_only=True)
class Reached:
    """A rung, and the day on which it was reached."""

    rung: Rung
    on: date


@frozen(kw_only=True)
class Climb:
    """
    The rungs of a ladder that were reached by some day.

    *reached* are the rungs with their days, *in_force* the measures that still apply, and *collected*
    is the share of the fines that is due. *next_on* is the day of the next rung, if there is one.
    """

    reached: tuple[Reached, ...]
    in_force: tuple[NonMonetary, ...]
    collected: Rate
    next_on: date | None

    @property
    def fines(self) -> tuple[Penalty, ...]:
        """The fines of the rungs that were reached."""
        found = (each.rung.penalty for each in self.reached)
        return tuple(penalty for penalty in found if penalty is not None)


def climb(
    ladder: Ladder, *, noticed_on: date, as_of: date, complied_on: date | None = None
) -> Climb:
    """
    Return the rungs of *ladder* that were reached from the notice through *as_of*.

    A rung is reached on the day after its waiting period. Compliance on the last day of the waiting
    period is in time.

    Raises:
        WrongTypeError: A day is not a date.
        ChronologyError: *as_of* or *complied_on* is before the notice.
    """
    for name, day in (("as_of", as_of), ("complied_on", complied_on)):
        if day is not None and a_day(name, day) < a_day("noticed_on", noticed_on):
            raise ChronologyError("noticed_on", noticed_on, name, day)
    complied = complied_on is not None and complied_on <= as_of
    through = complied_on if complied and complied_on is not None else as_of
    reached: list[Reached] = []
    start = noticed_on
    next_on: date | None = None
    for rung in ladder.rungs:
        last_day = rung.after.after(start)
        start = Period(days=1).after(last_day)
        if last_day >= through:
            next_on = None if complied else start
            break
        reached.append(Reached(rung=rung, on=start))
    standing = () if complied else tuple(each.rung.sanction for each in reached)
    return Climb(
        reached=tuple(reached),
        in_force=tuple(sanction for sanction in standing if sanction is not None),
        collected=ladder.collected if complied else Rate(1),
        next_on=next_on,
    )
