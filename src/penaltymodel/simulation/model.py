"""
A scenario and a policy as arrays: everything that a draw needs.

Whether a case is a repeat depends on the days of the other decisions against its platform. Each
rule for repeats, together with the day of a case that it measures to, is one *bit*. A decision sets
the bits whose day is in its window, so a draw only combines words of 64 bits.
"""

from __future__ import annotations

import hashlib

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import TypeAlias

import numpy as np

from attrs import field, frozen
from numpy.typing import NDArray

from penaltymodel.law.penalties import Repeat
from penaltymodel.law.words import Milestone
from penaltymodel.registers.plan import Plan
from penaltymodel.simulation.spreads import LEVELS, Spread, days_of


Integers: TypeAlias = NDArray[np.int64]
Words: TypeAlias = NDArray[np.uint64]
Stream: TypeAlias = tuple[int, int, int, int]
"""Four numbers that identify a stream of random numbers within a chunk."""

Label: TypeAlias = tuple[str, str, str]
"""Platform, category and year of the decision."""

MOST = 2**63 - 1
"""The largest total in minor units."""

WIDE = 2**46
"""A range of this width or more is multiplied in two parts."""


def stream_of(*parts: str) -> Stream:
    """Return the stream that belongs to the thing these *parts* name, the same everywhere."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()
    one, two, three, four = (
        int.from_bytes(digest[at : at + 4], "little") for at in range(0, 16, 4)
    )
    return one, two, three, four


def threshold(probability: Fraction) -> int:
    """Return how many of 65,536 equally likely numbers mean "yes"."""
    return round(probability * LEVELS)


@frozen(eq=False)
class Lag:
    """A number of days: *values* by level, or one *only* value, which needs no table."""

    only: int | None
    values: Integers = field(repr=False)
    least: int
    most: int

    @classmethod
    def of(cls, spread: Spread) -> Lag:
        """Return the lag of a distribution of days."""
        days = np.array(days_of(spread), np.int64)
        least, most = int(days[0]), int(days[-1])
        if least == most:
            return cls(least, days[:0].copy(), least, most)
        return cls(None, days, least, most)


@frozen(eq=False)
class RuleTables:
    """
    The windows of one rule for repeats, for decisions under one set of provisions.

    *opened* has, for each word and day, the bits that a decision may set if it begins to count on
    that day; *open_until* those that it may set if its period is counted from that day. *last* is
    the last day on which it counts, by the day that its period is counted from.
    """

    rule: Repeat
    keys: frozenset[str]
    opened: tuple[Words, ...] = field(repr=False)
    open_until: tuple[Words, ...] = field(repr=False)
    last: Integers = field(repr=False)


Day: TypeAlias = Integers | int
"""A day in each draw, or one day in all of them."""


@frozen(eq=False)
class Days:
    """The days of one decision; *imposed* is None if it is the day of the decision."""

    decided: Day
    committed: int | None
    imposed: Day | None
    in_force: Day
    paid: Day

    def of(self, milestone: Milestone) -> Day:
        """Return the days of *milestone*, as ``Decision.day_of`` does."""
        match milestone:
            case Milestone.COMMISSION:
                assert self.committed is not None  # noqa: S101  # checked when the model is built
                return self.committed
            case Milestone.IMPOSITION:
                return self.decided if self.imposed is None else self.imposed
            case Milestone.ENTRY_INTO_FORCE:
                return self.in_force
            case Milestone.PAYMENT:
                return self.paid
            case Milestone.EXECUTION:
                return np.maximum(self.paid, self.in_force)
            case _:
                return self.decided

    def opens(self, rule: Repeat) -> Day:
        """Return the first day on which the decision may count under *rule*."""
        if rule.opens_at is Milestone.DECISION or (
            rule.opens_at is Milestone.COMMISSION and self.committed is None
        ):
            return self.decided
        return np.maximum(self.of(rule.opens_at), self.decided)

    def bits(self, tables: Iterable[RuleTables], word: int) -> Words:
        """Return the bits of one word that the decision sets."""
        found: Words = np.zeros((), np.uint64)
        for each in tables:
            opened = each.opened[word][self.opens(each.rule)]
            found = found | (opened & each.open_until[word][self.of(each.rule.counted_from)])
        return found


@frozen
class Bit:
    """Where a case finds whether a rule holds; *times* decisions are needed."""

    times: int
    word: int
    place: int


@frozen(eq=False)
class LifeArrays:
    """
    The days of one decision, simulated or known. Days are counted from the first day of the model.

    The decision comes on the day *base* plus the delay of the policy, or on *base* if it *is_known*.
    *imposed*, *in_force* and *paid* are known days; None where the day is drawn. *due* is the number
    of the table of days on which a fine is due. *tables* are the rules that the decision matters to,
    by variant. *by_delay* has, by word, the bits that it sets by its delay, where all other days
    follow from the delay and all variants are alike; None for a word without such bits.
    """

    stream: Stream
    is_known: bool
    threshold: int
    base: int
    expires: int | None
    committed: int | None
    imposed: int | None
    in_force: int | None
    paid: int | None
    due: int | None
    tables: tuple[tuple[int, ...], ...]
    by_delay: tuple[Words | None, ...] | None = field(repr=False)


@frozen(eq=False)
class CaseArrays:
    """
    What a case costs, and when it is a repeat.

    *bits* has a place for each rule of the case; None for a rule that measures to the day of the
    decision, for which *measured* has the number of the rule. *low* and *width* are flat: by
    variant, step of the revenue, and period; *periods* are the first days of the periods.
    *positions* are the numbers of the tables of positions by variant. *years* are the first day of
    each year in which the decision may come, and the number of its label.
    """

    life: LifeArrays
    bits: tuple[Bit | None, ...]
    measured: tuple[int | None, ...]
    steps: int
    periods: Integers
    low: Integers = field(repr=False)
    width: Integers = field(repr=False)
    is_wide: bool
    positions: tuple[int, ...]
    years: tuple[tuple[int, int], ...]


@frozen(eq=False)
class PlatformArrays:
    """
    The decisions of one platform; each case comes after those that may matter to it.

    *start* are the bits that known decisions set, by how many decisions are needed, and by word.
    *known* are the earlier decisions with days that are drawn. *needs_all* is True if a case may
    depend on decisions that come after it in the list.
    """

    name: str
    words: int
    rules: tuple[RuleTables, ...]
    start: tuple[tuple[int, ...], ...]
    revenue: Stream | None
    needs_all: bool
    known: tuple[LifeArrays, ...]
    cases: tuple[CaseArrays, ...]


@frozen(eq=False)
class World:
    """All platforms under one plan of prosecution, and the share of draws that follow it."""

    plan: Plan
    share: Fraction
    platforms: tuple[PlatformArrays, ...]


@frozen(eq=False)
class Model:
    """
    Everything that a chunk of draws needs; it can be sent to another process.

    *dues* are tables of the day on which a fine is due, by the day of entry into force. *positions*
    are tables of positions by level; *never* is the number of the day that does not come. *revenue*
    is the table of positions of revenues, empty if none is drawn.
    """

    currency: str
    first_day: date
    never: int
    decided: Lag
    in_force: Lag
    paid: Lag | None
    paid_threshold: int
    dues: tuple[Integers, ...] = field(repr=False)
    revenue: Integers = field(repr=False)
    positions: tuple[Integers, ...] = field(repr=False)
    worlds: tuple[World, ...]
    labels: tuple[Label, ...]

    def day(self, number: int) -> date | None:
        """Return the day with this *number*; None if it does not come."""
        return None if number >= self.never else self.first_day + timedelta(days=int(number))
