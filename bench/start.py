"""The time of ``import penaltymodel``, compared with the two packages that it requires."""

from __future__ import annotations

import statistics
import subprocess
import sys

from bench.harness import Row, spread


FLOOR = "import attrs, dateutil.relativedelta"
WORKS = {
    "import penaltymodel": ("import penaltymodel", 1.3),
    "the same and one assessment": (
        "from datetime import date\n"
        "from penaltymodel import Platform, Violation, assess\n"
        "assess(Violation('ru/as-reported-2021', date(2021, 3, 1)), "
        "Platform('A', 'legal-entity'))",
        None,
    ),
}


def measure(*, small: bool = False) -> list[Row]:
    """Measure new interpreters, in turn."""
    rounds = 3 if small else 25
    return [
        {
            "group": "start",
            "work": work,
            "name": "penaltymodel",
            "yardstick": FLOOR,
            "reach": reach,
            **_in_turn(code, rounds),
        }
        for work, (code, reach) in WORKS.items()
    ]


def _in_turn(code: str, rounds: int) -> Row:
    seconds(code)  # so that the bytecode is there
    pairs = [(seconds(code), seconds(FLOOR)) for _ in range(rounds)]
    floor = statistics.median(theirs for _, theirs in pairs)
    return {
        "seconds": spread(ours for ours, _ in pairs),
        "yardstick_seconds": spread(theirs for _, theirs in pairs),
        "ratio": spread(ours / floor for ours, _ in pairs),
    }


def seconds(code: str) -> float:
    """Return the processor time of *code* in a new interpreter."""
    timed = f"import time\nt = time.process_time()\n{code}\nprint(time.process_time() - t)"
    out = subprocess.run([sys.executable, "-c", timed], capture_output=True, text=True, check=True)
    return float(out.stdout)
