"""
Draw a chunk of scenarios.

Each case has a stream of its own in each chunk, so a draw depends on the seed, on its number and on
the case, and on nothing else: not on the order of the chunks, nor on the other cases. The streams
are raw numbers of SFC64, which NumPy keeps the same in all versions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from attrs import frozen
from numpy.random import SFC64, SeedSequence
from numpy.typing import NDArray

from penaltymodel.simulation.model import (
    CaseArrays,
    Day,
    Days,
    Integers,
    LifeArrays,
    Model,
    PlatformArrays,
    Stream,
    Words,
    World,
)
from penaltymodel.simulation.prices import STEPS
from penaltymodel.simulation.spreads import BITS, LEVELS, ONE


CHUNK = 32_768
"""How many draws a chunk has; the streams of random numbers depend on it."""

Flags: TypeAlias = NDArray[np.bool_]
Levels: TypeAlias = NDArray[np.uint16]

# The four numbers of 16 bits in the first word of a draw, and those in the second.
SANCTIONED, DECIDED, POSITION, PAID = range(4)
IN_FORCE, PAID_AFTER = range(2)


def levels(seed: int, chunk: int, stream: Stream, number: int, word: int = 0) -> Levels:
    """Return, for each draw of a chunk, four random levels from 0 to 65,535."""
    source = SFC64(SeedSequence(seed, spawn_key=(chunk, *stream, word)))
    raw = source.random_raw(number).astype("<u8", copy=False)
    return raw.view("<u2").reshape(number, 4)


@frozen(eq=False)
class Life:
    """The decision of one case in each draw: whether it comes (None for always), and its days."""

    is_fined: Flags | None
    delay: Day
    days: Days | None
    levels: Levels


@frozen(eq=False)
class ChunkResult:
    """
    The draws of one chunk.

    *amounts* has, by the number of the label, the sum of the fines in each draw. *is_repeat* is
    True for a draw with at least one fine at the level for repeats. *fines* and *repeats* are the
    numbers of fines in all draws.
    """

    amounts: Integers
    is_repeat: Flags
    fines: int
    repeats: int


@frozen(eq=False)
class Chunk:
    """Draws the scenarios of one chunk of a model."""

    model: Model
    seed: int
    chunk: int
    number: int

    def result(self) -> ChunkResult:
        """Draw all scenarios of the chunk."""
        model = self.model
        if len(model.worlds) == 1:
            return self.in_world(model.worlds[0])
        amounts = np.zeros((len(model.labels), self.number), np.int64)
        is_repeat = np.zeros(self.number, np.bool_)
        chosen = self.worlds()
        fines = repeats = 0
        for number, world in enumerate(model.worlds):
            here = chosen == number
            found = self.in_world(world, here)
            amounts += found.amounts
            is_repeat |= found.is_repeat
            fines, repeats = fines + found.fines, repeats + found.repeats
        return ChunkResult(amounts, is_repeat, fines, repeats)

    def worlds(self) -> Integers:
        """Return the number of the world of each draw."""
        level = self.levels((0, 0, 0, 0))[:, 0]
        ends = np.cumsum([float(world.share) for world in self.model.worlds]) * LEVELS
        found: Integers = np.searchsorted(np.rint(ends)[:-1], level, side="right")
        return found

    def levels(self, stream: Stream, word: int = 0) -> Levels:
        """Return the random levels of a stream."""
        return levels(self.seed, self.chunk, stream, self.number, word)

    def in_world(self, world: World, here: Flags | None = None) -> ChunkResult:
        """Draw all scenarios under one plan; only those that are *here* count."""
        amounts = np.zeros((len(self.model.labels), self.number), np.int64)
        is_repeat = np.zeros(self.number, np.bool_)
        fines = repeats = 0
        for platform in world.platforms:
            for case in _PlatformDraws(self, platform).cases():
                amount, repeat, fined = case.amount, case.is_repeat, case.is_fined
                if here is not None:
                    amount = amount * here
                    repeat = repeat & here
                    fined = here if fined is None else fined & here
                case.add(amounts, amount)
                is_repeat |= repeat
                fines += self.number if fined is None else int(np.count_nonzero(fined))
                repeats += int(np.count_nonzero(repeat))
        return ChunkResult(amounts, is_repeat, fines, repeats)

    def life(self, life: LifeArrays, out: Integers | None = None) -> Life:
        """Return the decision of a case in each draw; *out* is used for the delays, if given."""
        found = self.levels(life.stream)
        decided = self.model.decided
        delay: Day
        if life.is_known:
            delay = 0
        elif decided.only is not None:
            delay = decided.only
        else:
            delay = np.take(decided.values, found[:, DECIDED], out=out, mode="clip")
        is_fined: Flags | None = None
        if life.threshold < LEVELS:
            is_fined = found[:, SANCTIONED] < life.threshold
        if life.expires is not None and life.base + decided.most > life.expires:
            in_time = np.broadcast_to(delay <= life.expires - life.base, self.number)
            is_fined = in_time.copy() if is_fined is None else is_fined & in_time
        days = None if life.by_delay is not None else self._days(life, delay, found)
        return Life(is_fined, delay, days, found)

    def days(self, arrays: LifeArrays, life: Life) -> Days:
        """Return all days of a decision."""
        return life.days or self._days(arrays, life.delay, life.levels)

    def _days(self, life: LifeArrays, delay: Day, found: Levels) -> Days:
        model = self.model
        decided = life.base + delay
        more: Levels | None = None
        in_force: Day
        if life.in_force is not None:
            in_force = life.in_force
        elif model.in_force.only is not None:
            in_force = decided + model.in_force.only
        else:
            more = self.levels(life.stream, 1)
            in_force = decided + np.take(model.in_force.values, more[:, IN_FORCE], mode="clip")
        if life.paid is not None:
            paid: Day = life.paid
        else:
            # A fine cannot fall due under a decision that does not enter into force.
            due = np.minimum(in_force, model.never)
            if model.paid is None:
                paid = due if life.due is None else model.dues[life.due][due]
            elif model.paid.only is not None:
                paid = due + model.paid.only
            else:
                if more is None:
                    more = self.levels(life.stream, 1)
                paid = due + np.take(model.paid.values, more[:, PAID_AFTER], mode="clip")
            paid = np.minimum(paid, model.never)
            if model.paid_threshold < LEVELS:
                paid = np.where(found[:, PAID] < model.paid_threshold, paid, model.never)
        return Days(decided, life.committed, life.imposed, in_force, paid)


@frozen(eq=False)
class CaseDraws:
    """The fine of one case in each draw."""

    case: CaseArrays
    life: Life
    amount: Integers
    is_repeat: Flags

    @property
    def is_fined(self) -> Flags | None:
        """Whether there is a fine; None for always."""
        return self.life.is_fined

    def add(self, amounts: Integers, amount: Integers) -> None:
        """Add *amount* to the sums of the years in which the decision comes."""
        (_, label), *later = self.case.years
        if not later:
            amounts[label] += amount
            return
        decided = self.case.life.base + self.life.delay
        for start, following in later:
            after = amount * (decided >= start)
            amounts[label] += amount - after
            amount, label = after, following
        amounts[label] += amount


class _PlatformDraws:
    """The cases of one platform, drawn one after the other."""

    def __init__(self, chunk: Chunk, platform: PlatformArrays) -> None:
        self.chunk = chunk
        self.platform = platform
        number = chunk.number
        # Arrays that each case uses again: fresh ones would take longer than the arithmetic.
        self.delay, self.amount, self.other, self.variant = np.empty((4, number), np.int64)
        self.bits = np.empty(number, np.uint64)
        self.seen = [
            [np.full(number, start, np.uint64) for start in words] for words in platform.start
        ]
        self.step: Integers | None = None
        if platform.revenue is not None:
            level = chunk.levels(platform.revenue)[:, 0]
            position = chunk.model.revenue[level]
            self.step = (position * STEPS + ONE // 2) // ONE

    def cases(self) -> Iterator[CaseDraws]:
        """Yield the fines of each case that may have one."""
        chunk, platform = self.chunk, self.platform
        known = [(each, chunk.life(each)) for each in platform.known]
        for arrays, life in known:
            self._remember(arrays, life, np.zeros(1, np.int64))
        lives: Iterable[tuple[CaseArrays, Life]] = (
            (case, chunk.life(case.life, None if platform.needs_all else self.delay))
            for case in platform.cases
        )
        others: list[tuple[LifeArrays, Life]] = []
        if platform.needs_all:
            drawn = list(lives)
            others = known + [(case.life, life) for case, life in drawn]
            lives = drawn
        for case, life in lives:
            variant = self._variant(case, life, others)
            amount, is_repeat = self._priced(case, life, variant)
            yield CaseDraws(case, life, amount, is_repeat)
            self._remember(case.life, life, variant)

    def _variant(
        self, case: CaseArrays, life: Life, others: list[tuple[LifeArrays, Life]]
    ) -> Integers:
        """Return the number of the variant of a case: a bit for each rule that holds."""
        variant: Integers = np.zeros(self.chunk.number, np.int64)
        for number, (bit, measured) in enumerate(zip(case.bits, case.measured, strict=True)):
            if bit is not None:
                holds = np.right_shift(
                    self.seen[bit.times - 1][bit.word], np.uint64(bit.place), out=self.bits
                )
                truth = np.bitwise_and(holds.view(np.int64), 1, out=self.variant)
            else:
                assert measured is not None  # noqa: S101  # one of the two is given
                truth = self._counted(measured, case, life, others).astype(np.int64)
            if len(case.bits) == 1:
                return truth
            variant |= truth << number
        return variant

    def _counted(
        self,
        measured: int,
        case: CaseArrays,
        life: Life,
        others: list[tuple[LifeArrays, Life]],
    ) -> Flags:
        """Return whether a rule holds that measures to the day of the decision."""
        table = self.platform.rules[measured]
        day = case.life.base + life.delay
        counted: Integers = np.zeros(self.chunk.number, np.int64)
        for arrays, other in others:
            if arrays is case.life or measured not in arrays.tables[0]:
                continue
            days = self.chunk.days(arrays, other)
            until = table.last[days.of(table.rule.counted_from)]
            counts = (days.opens(table.rule) <= day) & (day <= until)
            counted += counts if other.is_fined is None else counts & other.is_fined
        found: Flags = counted >= table.rule.times
        return found

    def _priced(self, case: CaseArrays, life: Life, variant: Integers) -> tuple[Integers, Flags]:
        """Return the fine in each draw, 0 if there is none, and whether it is one for a repeat."""
        period: Day = 0
        if len(case.periods) > 1:
            decided = case.life.base + life.delay
            period = np.searchsorted(case.periods, decided, side="right") - 1
        step: Day = 0 if self.step is None or case.steps == 1 else self.step
        place = variant
        if len(case.low) > len(case.positions):  # by step of the revenue, or by period
            place = (variant * case.steps + step) * len(case.periods) + period
        amount = self._position(case, life, variant)
        if case.is_wide:
            width = self._chosen(case.width, place)
            parts = amount * (width % ONE)
            amount *= width // ONE
            parts += ONE // 2
            parts >>= BITS
            amount += parts
        else:
            amount *= self._chosen(case.width, place)
            amount += ONE // 2
            amount >>= BITS
        amount += self._chosen(case.low, place)
        is_repeat: Flags = variant > 0
        if life.is_fined is not None:
            amount *= life.is_fined
            is_repeat &= life.is_fined
        return amount, is_repeat

    def _position(self, case: CaseArrays, life: Life, variant: Integers) -> Integers:
        """Return the position of the fine in its range, in units of 1/65,536."""
        level = life.levels[:, POSITION]
        tables = self.chunk.model.positions
        first, *others = case.positions
        position = np.take(tables[first], level, out=self.amount, mode="clip")
        for number, other in enumerate(others, 1):
            if other != first:
                there = np.take(tables[other], level, mode="clip")
                position = np.where(variant == number, there, position)
        return position

    def _chosen(self, values: Integers, place: Integers) -> Day:
        """Return the value at each place; arithmetic is faster than a look-up of two values."""
        if len(values) == 1:
            return int(values[0])
        if len(values) > 2:
            return values[place]
        found: Integers = np.multiply(place, values[1] - values[0], out=self.other)
        found += values[0]
        return found

    def _remember(self, arrays: LifeArrays, life: Life, variant: Integers) -> None:
        """Set the bits for which the decision of a case counts."""
        for word in range(self.platform.words):
            bits = self._bits(arrays, life, variant, word)
            if bits is None:
                continue
            if life.is_fined is not None:
                bits = np.multiply(bits, life.is_fined, out=self.bits)
            for fewer, more in pairwise(reversed(self.seen)):
                fewer[word] |= more[word] & bits
            self.seen[0][word] |= bits

    def _bits(self, arrays: LifeArrays, life: Life, variant: Integers, word: int) -> Words | None:
        if arrays.by_delay is not None:
            by_delay = arrays.by_delay[word]
            if by_delay is None or not isinstance(life.delay, np.ndarray):
                return None if by_delay is None else by_delay[life.delay]
            return np.take(by_delay, life.delay, out=self.bits, mode="clip")
        assert life.days is not None  # noqa: S101  # they are drawn where bits depend on them
        rules = self.platform.rules
        kinds = dict.fromkeys(arrays.tables)
        first, *others = [
            (kind, life.days.bits([rules[each] for each in kind], word)) for kind in kinds
        ]
        bits = first[1]
        for kind, there in others:
            numbers = [n for n, each in enumerate(arrays.tables) if each == kind]
            bits = np.where(np.isin(variant, numbers), there, bits)
        return bits
