"""How the time of one assessment grows with the history and with the size of the penalty."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bench.harness import Row, in_turn
from penaltymodel import Decision, OffenseHistory, Platform, Violation, assess, rub
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.prepare import prepare
from penaltymodel.law.forms import floored, share_of_revenue, total
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter


UNDER = "ru/koap-13.41/2"
BASE = Base(Measure.REVENUE, Perimeter.PERSON, "total", AccountingPeriod.ANNUAL)
FIRST = date(1950, 1, 1)


def measure(*, small: bool = False) -> list[Row]:
    """Measure histories of 10 to 100,000 decisions, and penalties of 10 to 1,000 nodes."""
    rounds = 3 if small else 11
    return [*_histories(rounds), *_penalties(rounds)]


def _histories(rounds: int) -> Iterator[Row]:
    platform, act = Platform("A", "legal-entity", rub(10**9)), Violation(UNDER, date(2024, 5, 5))
    short = _history(10)
    for length in (10, 1_000, 100_000):
        history = _history(length)
        assess(act, platform, history)  # the decisions are laid out once
        yield {
            "group": "growth",
            "work": f"one assessment with {length:,} decisions",
            "name": "penaltymodel",
            "yardstick": "the same with 10 decisions",
            "reach": None,
            "size": length,
            **in_turn(
                lambda history=history: assess(act, platform, history),
                lambda: assess(act, platform, short),
                rounds=rounds,
            ),
        }


def _history(length: int) -> OffenseHistory:
    days = (FIRST + timedelta(days=number * 27_000 // length) for number in range(length))
    return OffenseHistory(
        [
            Decision(UNDER, day, in_force_on=day, executed_on=day + timedelta(days=30))
            for day in days
        ]
    )


def _penalties(rounds: int) -> Iterator[Row]:
    facts = Facts(revenue=rub(10**9))
    small = prepare(_penalty(10))
    for nodes in (10, 100, 1_000):
        ready = prepare(_penalty(nodes))
        yield {
            "group": "growth",
            "work": f"prepared penalty of {nodes:,} nodes",
            "name": "penaltymodel",
            "yardstick": "prepared penalty of 10 nodes",
            "reach": None,
            "size": nodes,
            **in_turn(lambda ready=ready: ready.on(facts), lambda: small.on(facts), rounds=rounds),
        }


def _penalty(nodes: int) -> Penalty:
    """Return a sum of shares with a floor: five nodes for each term, and one for the sum."""
    terms = (
        floored(share_of_revenue(f"1/{number + 20}", base=BASE), at=rub(1_000 + number))
        for number in range(nodes // 5)
    )
    return total(*terms)
