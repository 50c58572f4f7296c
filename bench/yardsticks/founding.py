"""
The founding rule, written by hand: the yardstick of the scalar benchmarks.

A first offense costs RUB 800,000 to 8,000,000, a repeat one fifth of the annual revenue. An offense
is a repeat if a ruling was in force on its day, and its fine was not paid more than a calendar year
before. The yardstick is a plain function with Decimal; the oracle calculates in whole kopecks.
"""

from __future__ import annotations

import random

from datetime import date
from decimal import Decimal


LOW, HIGH = Decimal("800000.00"), Decimal("8000000.00")
FIVE, KOPECK = Decimal(5), Decimal("0.01")
Ruling = tuple[date, date | None]
"""The day of entry into force, and the day of payment."""

DAY = date(2024, 5, 5)
RULINGS: list[Ruling] = [
    (date(2021, 1, 1), date(2021, 5, 1)),
    (date(2023, 6, 1), date(2023, 8, 1)),
]
REVENUE = 12_345_678_901
"""Roubles; one fifth of it is not a whole number of roubles."""


def by_hand(repeat: bool, revenue: Decimal) -> tuple[Decimal, Decimal]:
    """Return both ends in roubles."""
    if repeat:
        share = (revenue / FIVE).quantize(KOPECK)
        return share, share
    return LOW, HIGH


def a_year_after(day: date) -> date:
    """Return the last day of the year that begins after *day*."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def by_hand_from(
    rulings: list[Ruling], committed_on: date, revenue: Decimal
) -> tuple[Decimal, Decimal]:
    """Return both ends in roubles; the rulings determine whether it is a repeat."""
    for in_force_on, paid_on in rulings:
        if in_force_on <= committed_on and (
            paid_on is None or committed_on <= a_year_after(paid_on)
        ):
            return by_hand(True, revenue)
    return by_hand(False, revenue)


def cases(number: int, seed: int = 2021) -> list[tuple[bool, int]]:
    """Return pairs of a repeat flag, three in ten, and a revenue in whole roubles."""
    draw = random.Random(seed)
    return [(draw.random() < 0.3, int(10 ** draw.uniform(6, 12))) for _ in range(number)]


def oracle(repeat: bool, revenue: int) -> tuple[int, int]:
    """Return both ends in kopecks, without Decimal."""
    return (revenue * 20, revenue * 20) if repeat else (80_000_000, 800_000_000)
