"""One assessment at a time, through the public interface, compared with a plain function."""

from __future__ import annotations

import random

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from attrs import evolve

from bench.harness import Row, in_turn
from bench.yardsticks import founding
from bench.yardsticks.founding import DAY, REVENUE, RULINGS
from penaltymodel import (
    Assessment,
    Decision,
    Enactment,
    Matching,
    Milestone,
    OffenseHistory,
    Period,
    Platform,
    Repeat,
    Statute,
    Violation,
    assess,
    assess_many,
    catalog,
    prepare,
    rub,
)
from penaltymodel.law.forms import cited, escalating, fixed, share_of_revenue
from penaltymodel.statutes.ru_as_reported_2021 import ANNUAL_REVENUE, PENALTY, REPORT


REPORTED = "ru/as-reported-2021"
FOUNDING = "xx/founding"


def _founding() -> Statute:
    """Return the founding rule with the look-back period of the yardstick."""
    rule = Repeat(
        opens_at=Milestone.ENTRY_INTO_FORCE,
        within=Period(years=1),
        counted_from=Milestone.PAYMENT,
        matching=Matching.SAME_PROVISION,
        measured_to=Milestone.COMMISSION,
    )
    penalty = escalating(
        first=fixed(rub(800_000), rub(8_000_000)),
        repeat=share_of_revenue("1/5", base=ANNUAL_REVENUE),
        when=rule,
    )
    text = Enactment(applies_from=date(2000, 1, 1), penalty=cited(penalty, REPORT), source=REPORT)
    reported = catalog()[REPORTED]
    provision = evolve(reported.provisions[0], key=FOUNDING, categories=(), enactments=(text,))
    return evolve(reported, key=FOUNDING, categories={}, provisions=(provision,))


LAW = _founding()


def measure(*, small: bool = False) -> list[Row]:
    """Measure one assessment as services use it."""
    rounds = 3 if small else 15
    revenue = Decimal(REVENUE)
    rows = [(repeat, Decimal(sum)) for repeat, sum in founding.cases(1_000)]
    plain = lambda: founding.by_hand(True, revenue)  # noqa: E731
    by_rulings = lambda: founding.by_hand_from(RULINGS, DAY, revenue)  # noqa: E731
    many = lambda: [founding.by_hand(repeat, sum) for repeat, sum in rows]  # noqa: E731
    works: list[tuple[str, float | None, Callable[[], object], Callable[[], object]]] = [
        ("one assessment, repeat given", 10, ends_given, plain),
        ("the same with explanation", 30, step_given, plain),
        ("two earlier decisions, repeat determined", 6, ends_derived, by_rulings),
        (
            "the same with the reason for each decision",
            None,
            lambda: derived().counted,
            by_rulings,
        ),
        ("a prepared penalty on new facts", 3, prepared(), plain),
        ("1,000 violations of one platform in one call", 3, many_violations(), many),
    ]
    exact = f"{share_exact():.1%}"
    return [
        {
            "group": "scalar",
            "work": work,
            "name": "penaltymodel",
            "yardstick": "plain function over Decimal",
            "reach": reach,
            "exact": exact,
            **in_turn(ours, yardstick, rounds=rounds),
        }
        for work, reach, ours, yardstick in works
    ]


def given(repeat: bool, revenue: int) -> Assessment:
    """Build and validate all objects, and assess."""
    return assess(
        Violation(REPORTED, DAY), Platform("net", "legal-entity", rub(revenue)), repeat=repeat
    )


# Each timed work is one function, like the yardsticks: an extra call would be measured too.


def ends_given() -> object:
    """Build and validate all objects, assess, and read both ends."""
    answer = assess(
        Violation(REPORTED, DAY), Platform("net", "legal-entity", rub(REVENUE)), repeat=True
    )
    return answer.low, answer.high


def step_given() -> object:
    """Do the same, and calculate every step."""
    answer = assess(
        Violation(REPORTED, DAY), Platform("net", "legal-entity", rub(REVENUE)), repeat=True
    )
    return answer.step


def ends_derived() -> object:
    """Build and validate all objects, including two decisions, assess, and read both ends."""
    answer = derived()
    return answer.low, answer.high


def derived() -> Assessment:
    """Build and validate all objects, including two decisions, and assess."""
    (one_day, one_paid), (other_day, other_paid) = RULINGS
    history = OffenseHistory(
        [
            Decision(FOUNDING, one_day, in_force_on=one_day, executed_on=one_paid),
            Decision(FOUNDING, other_day, in_force_on=other_day, executed_on=other_paid),
        ]
    )
    return assess(
        Violation(FOUNDING, DAY), Platform("net", "legal-entity", rub(REVENUE)), history, law=LAW
    )


def prepared() -> Callable[[], object]:
    """Prepare the reported rule; input and output are in kopecks."""
    fine = prepare(PENALTY)
    kopecks = REVENUE * 100
    return lambda: fine.minor(True, kopecks)


def many_violations() -> Callable[[], object]:
    """Return work on the violations of five years, with decisions that make some of them repeats."""
    draw = random.Random(2021)
    first = date(2021, 1, 10)
    acts = [
        Violation(FOUNDING, first + timedelta(days=draw.randrange(1_800))) for _ in range(1_000)
    ]
    decisions = [first + timedelta(days=days) for days in (300, 900, 1_500)]
    history = OffenseHistory(
        [
            Decision(FOUNDING, day, in_force_on=day, executed_on=day + timedelta(days=60))
            for day in decisions
        ]
    )
    platform = Platform("net", "legal-entity", rub(REVENUE))
    return lambda: assess_many(acts, platform, history, law=LAW)


def share_exact() -> float:
    """Return the share of 5,000 cases that are exact to the kopeck, compared with an integer oracle."""
    cases = founding.cases(5_000)
    right = 0
    for repeat, revenue in cases:
        answer = given(repeat, revenue)
        found = answer.low.minor(), answer.high.minor()
        right += found == founding.oracle(repeat, revenue)
    return right / len(cases)
