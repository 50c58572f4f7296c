"""Simulations, beside the bare random numbers and beside libraries without repeats."""

from __future__ import annotations

import importlib
import subprocess
import sys

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from functools import partial

import numpy as np

from bench.harness import Row, in_turn
from penaltymodel import Platform, Policy, Scenario, Violation, rub, simulate
from penaltymodel.simulation import uniform


COMPANY = Platform("A", "legal-entity", rub(144_438_324_700))
POLICY = Policy(sanctioned="0.52", decided_after=uniform(20, 120))
FULL = Policy(
    sanctioned="0.52",
    decided_after=uniform(20, 120),
    in_force_after=uniform(10, 40),
    paid="0.8",
    paid_after=uniform(0, 60),
)


def register(violations: int) -> Scenario:
    """Return violations of one platform, eleven days apart."""
    days = [date(2022, 1, 1) + timedelta(days=11 * place) for place in range(violations)]
    acts = [
        Violation(
            "ru/koap-13.41",
            day,
            detected_on=day,
            category=("drugs", "suicide", "extremism")[place % 3],
            id=str(place),
        )
        for place, day in enumerate(days)
    ]
    return Scenario(platforms=COMPANY, violations={"A": acts})


def bare(number: int) -> object:
    """Draw as many random numbers of 64 bits."""
    return np.random.default_rng(1).integers(0, 2**64 - 1, number, np.uint64, endpoint=True)


def measure(*, small: bool = False) -> list[Row]:
    """Measure the draws, their growth, their memory, two processes, and the founding rule."""
    draws = 5_000 if small else 200_000
    rounds = 2 if small else 7
    scenario = register(60)
    rows = [
        _row(
            f"60 violations × {draws:,} draws, {what}",
            "as many 64-bit random numbers (PCG64)",
            in_turn(
                partial(simulate, scenario, policy, draws=draws, seed=1),
                partial(bare, 60 * draws),
                rounds=rounds,
            ),
            6 if policy is POLICY else None,
        )
        for policy, what in (
            (POLICY, "fine, day and position drawn"),
            (FULL, "entry into force and payment drawn too"),
        )
    ]
    rows.append(
        _row(
            f"60 violations × {5 * draws:,} draws",
            "a fifth of the draws",
            in_turn(
                partial(simulate, scenario, POLICY, draws=5 * draws, seed=1),
                partial(simulate, scenario, POLICY, draws=draws, seed=1),
                rounds=max(2, rounds // 2),
            ),
            5,
        )
    )
    rows.append(_two_processes(scenario, 5 * draws, rounds=max(2, rounds // 2)))
    rows.append(_memory(5 * draws))
    return rows + _founding(1_000 if small else 1_000_000)


def _row(work: str, yardstick: str, found: dict[str, object], reach: float | None) -> Row:
    return {
        "group": "simulation",
        "work": work,
        "name": "penaltymodel",
        "yardstick": yardstick,
        "reach": reach,
        **found,
    }


def _two_processes(scenario: Scenario, draws: int, rounds: int) -> Row:
    with ProcessPoolExecutor(2) as executor:
        simulate(scenario, POLICY, draws=100_000, seed=1, executor=executor)  # starts both
        found = in_turn(
            partial(simulate, scenario, POLICY, draws=draws, seed=1),
            partial(simulate, scenario, POLICY, draws=draws, seed=1, executor=executor),
            rounds=rounds,
        )
    return _row(f"60 violations × {draws:,} draws in one process", "in two processes", found, 1.8)


def _memory(draws: int) -> Row:
    """Return the memory of a new interpreter at its peak, without that of the imports."""
    code = (
        "import resource\n"
        "from bench import simulation as s\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "s.simulate(s.register(60), s.POLICY, draws=1, seed=1)\n"
        "before = peak()\n"
        f"s.simulate(s.register(60), s.POLICY, draws={draws}, seed=1)\n"
        "print(before, peak())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    before, after = map(int, done.stdout.split())
    return _row(
        f"60 violations × {draws:,} draws: {after / 1024:.0f} MiB at the peak, of which "
        f"{(after - before) / 1024:.0f} for the draws",
        "300 MiB",
        {"ratio": None},
        300,
    )


LOW, HIGH, MEAN = 800_000, 8_000_000, 1.4


def _founding(years: int) -> list[Row]:
    """Simulate years of the founding rule, beside the same without repeats in other libraries."""
    ours = partial(simulate, _year(), _YEARLY, draws=years, seed=1)
    others: list[tuple[str, Callable[[], object]]] = []
    try:
        build = importlib.import_module("aggregate").build
        severity = f"sev {HIGH - LOW} * beta 1 1 + {LOW} poisson"
        others.append(
            ("aggregate, without repeats", lambda: build(f"agg F {MEAN} claims {severity}"))
        )
    except ImportError:
        pass
    try:
        losses = importlib.import_module("lossmodels")
        model = losses.CollectiveRiskModel(losses.Poisson(MEAN), losses.Gamma(4.0, 1.1e6))
        others.append(("lossmodels, without repeats", lambda: model.sample(years, rng=1)))
    except ImportError:
        pass
    others.append(("NumPy by hand, without repeats", partial(_compound, years)))
    return [
        _row(f"{years:,} years of the founding rule", name, in_turn(ours, other, rounds=3), 1)
        for name, other in others
    ]


def _compound(years: int) -> object:
    """Draw a Poisson number of fines a year, each uniform in the range of a first offense."""
    source = np.random.default_rng(1)
    counts = source.poisson(MEAN, years)
    ends = np.concatenate(([0.0], np.cumsum(source.uniform(LOW, HIGH, int(counts.sum())))))
    places = np.concatenate(([0], np.cumsum(counts)))
    return ends[places[1:]] - ends[places[:-1]]


def _year() -> Scenario:
    """Return six violations in a year, each prosecuted with the mean of the founding model."""
    days = [date(2021, 3, 1) + timedelta(days=60 * place) for place in range(6)]
    acts = [Violation("ru/as-reported-2021", day, detected_on=day, id=str(day)) for day in days]
    return Scenario(
        platforms=Platform("A", "legal-entity", rub(3_000_000_000)), violations={"A": acts}
    )


_YEARLY = Policy(sanctioned=(7, 30), decided_after=1)
