"""
A fictional statute for benchmarks, its data, and an independent oracle.

The statute has all the difficult elements: the greater of an amount and a share, a floor, a cap, two
versions by date, a higher penalty for repeats, and shares that need rounding.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import numpy as np

from penaltymodel.law.forms import (
    capped,
    fixed,
    floored,
    greater_of,
    share_of_revenue,
    total,
)
from penaltymodel.law.law import Law
from penaltymodel.law.penalties import Matching, Penalty, Repeat
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Milestone, Perimeter
from penaltymodel.values.money import Money, Rounding
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Source


KEY = "xx/general"
FIRST, REPEAT = f"{KEY}/1", f"{KEY}/2"
NEW_TEXT = date(2022, 1, 1)
BEGIN, END = date(2019, 1, 1), date(2024, 1, 1)
MILLION = 1_000_000
SOURCE = Source("an invented act", Confidence.MEMORY)

BASE = Base(Measure.REVENUE, Perimeter.PERSON, "worldwide", AccountingPeriod.ANNUAL)
RULE = Repeat(
    opens_at=Milestone.ENTRY_INTO_FORCE,
    within=Period(years=1),
    counted_from=Milestone.EXECUTION,
    matching=Matching.SAME_OFFENSE,
    measured_to=Milestone.COMMISSION,
)


def rubles(number: int) -> Money:
    return Money(number, "RUB")


def _share(low: str, high: str) -> Penalty:
    return share_of_revenue(low, high, base=BASE)


def _texts(old: Penalty, new: Penalty, rule: Repeat | None) -> tuple[Enactment, ...]:
    return (
        Enactment(
            applies_from=BEGIN,
            applies_through=date(2021, 12, 31),
            penalty=old,
            source=SOURCE,
            repeat=rule,
        ),
        Enactment(applies_from=NEW_TEXT, penalty=new, source=SOURCE, repeat=rule),
    )


FIRST_OLD = capped(
    greater_of(_share("1/200", "1/75"), fixed(rubles(100_000), rubles(500_000))),
    at=rubles(50 * MILLION),
)
FIRST_NEW = capped(
    greater_of(_share("3/700", "1/50"), fixed(rubles(200_000), rubles(MILLION))),
    at=rubles(100 * MILLION),
)
REPEAT_OLD = capped(
    floored(_share("1/30", "1/10"), at=rubles(MILLION)), at=rubles(1_000 * MILLION)
)
REPEAT_NEW = capped(
    floored(total(fixed(rubles(500_000)), _share("1/20", "3/20")), at=rubles(2 * MILLION)),
    at=rubles(5_000 * MILLION),
)

STATUTE = Statute(
    key=KEY,
    title="An invented act with everything in it",
    jurisdiction="Nowhere",
    known_through=date(2030, 1, 1),
    rounding=Rounding.HALF_UP,
    provisions=(
        Provision(key=FIRST, offense="the offense", enactments=_texts(FIRST_OLD, FIRST_NEW, None)),
        Provision(
            key=REPEAT,
            offense="its repeat",
            repeat_of=(FIRST,),
            enactments=_texts(REPEAT_OLD, REPEAT_NEW, RULE),
        ),
    ),
)


LAW = Law([STATUTE])


class Violations(NamedTuple):
    """Columns: platform, day since 1970, revenue in kopecks, and whether it is a repeat."""

    platform: np.ndarray
    day: np.ndarray
    revenue: np.ndarray
    is_repeat: np.ndarray


def _day(day: date) -> int:
    return (day - date(1970, 1, 1)).days


NEW_DAY = _day(NEW_TEXT)


def violations(rows: int, *, platforms: int = 30_000, seed: int = 6) -> Violations:
    """Draw *rows* violations; revenues are log-uniform between 10⁶ and 10¹⁴ rubles."""
    random = np.random.default_rng(seed)
    return Violations(
        random.integers(0, platforms, rows, dtype=np.int64),
        random.integers(_day(BEGIN), _day(END), rows, dtype=np.int32),
        np.floor(10.0 ** random.uniform(8, 16, rows)).astype(np.int64),
        random.random(rows) < 0.3,
    )


def blocks(rows: int, *, each: int = 1_000_000, platforms: int = 30_000) -> Iterator[Violations]:
    """Draw *rows* violations in blocks; a block does not depend on the number of rows."""
    for number in range(-(-rows // each)):
        yield violations(min(each, rows - number * each), platforms=platforms, seed=number)


class Decisions(NamedTuple):
    """Columns: platform, and days since 1970 (never paid is -1)."""

    platform: np.ndarray
    in_force: np.ndarray
    executed: np.ndarray


def decisions(rows: int, *, platforms: int = 30_000, seed: int = 7) -> Decisions:
    """Draw *rows* decisions; one in twenty is never paid."""
    random = np.random.default_rng(seed)
    in_force = random.integers(_day(BEGIN) - 400, _day(END), rows, dtype=np.int32)
    executed = in_force + random.integers(0, 120, rows, dtype=np.int32)
    executed[random.random(rows) < 0.05] = -1
    return Decisions(random.integers(0, platforms, rows, dtype=np.int64), in_force, executed)


def oracle(day: int, revenue: int, *, is_repeat: bool) -> tuple[int, int]:
    """Return the low and the high end for one violation in kopecks, with Python integers only."""

    def share(numerator: int, denominator: int) -> int:
        return (2 * revenue * numerator + denominator) // (2 * denominator)

    kopecks = 100
    new = day >= NEW_DAY
    if not is_repeat and not new:
        cap = 50 * MILLION * kopecks
        low, high = max(share(1, 200), 100_000_00), max(share(1, 75), 500_000_00)
    elif not is_repeat:
        cap = 100 * MILLION * kopecks
        low, high = max(share(3, 700), 200_000_00), max(share(1, 50), 1_000_000_00)
    elif not new:
        cap = 1_000 * MILLION * kopecks
        low, high = max(share(1, 30), MILLION * kopecks), max(share(1, 10), MILLION * kopecks)
    else:
        cap = 5_000 * MILLION * kopecks
        floor = 2 * MILLION * kopecks
        low, high = (max(500_000_00 + share(n, 20), floor) for n in (1, 3))
    return min(low, cap), min(high, cap)


def counts(committed: int, in_force: int, executed: int) -> bool:
    """Return whether a decision makes a violation of that day a repeat."""
    if executed == -1:
        return in_force <= committed
    begin = date.fromordinal(executed + date(1970, 1, 1).toordinal())
    try:
        last = begin.replace(year=begin.year + 1)
    except ValueError:
        last = begin.replace(year=begin.year + 1, day=28)
    return in_force <= committed <= _day(last)
