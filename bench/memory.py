"""The memory of a million assessments that are kept, without their explanations."""

from __future__ import annotations

import gc
import tracemalloc

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from bench.harness import Row
from penaltymodel import Platform, Violation, assess, assess_many, rub
from penaltymodel.engine.assessment import Assessment


DAYS = [date(2021, 7, 1) + timedelta(days=number) for number in range(1_000)]
COMPANY = Platform("A", "legal-entity", rub(12_345_678_901))


def measure(*, small: bool = False) -> list[Row]:
    """Measure first offenses and repeats, of one platform and of one platform per violation."""
    number = 10_000 if small else 1_000_000
    acts = [Violation("ru/koap-13.41/2", DAYS[place % 1_000]) for place in range(number)]
    others = [Platform("A", "legal-entity", rub(10**9 + place)) for place in range(number)]
    one_by_one: list[tuple[str, Callable[[int], Assessment]]] = [
        ("first offenses", lambda place: assess(acts[place], COMPANY)),
        (
            "repeats of one platform, two ends each",
            lambda place: assess(acts[place], COMPANY, repeat=True),
        ),
        (
            "repeats, each with its own platform",
            lambda place: assess(acts[place], others[place], repeat=True),
        ),
    ]
    works: list[tuple[str, Callable[[], Sequence[Assessment]]]] = [
        *((work, partial(_kept, one, number)) for work, one in one_by_one),
        (
            "repeats of one platform, in one call",
            lambda: assess_many(acts, COMPANY, repeat=True),
        ),
    ]
    return [
        {
            "group": "memory",
            "work": f"{number:,} assessments kept: {work}",
            "name": "penaltymodel",
            "yardstick": "bytes each",
            "reach": 300,
            "ratio": None,
            "bytes": round(_weight(make), 1),
        }
        for work, make in works
    ]


def _kept(one: Callable[[int], Assessment], number: int) -> list[Assessment]:
    return [one(place) for place in range(number)]


def _weight(make: Callable[[], Sequence[Assessment]]) -> float:
    """Return the bytes of each assessment, including its place in the list."""
    gc.collect()
    tracemalloc.start()
    try:
        kept = make()
        gc.collect()
        return tracemalloc.get_traced_memory()[0] / len(kept)
    finally:
        tracemalloc.stop()
