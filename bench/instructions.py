"""
Guard the quick paths by counting instructions: ``python -m bench.instructions``.

Seconds vary with the machine and its load; instructions do not. Each function runs under callgrind
several thousand times and zero times, and the difference is its own cost. The check compares the
ratio to the yardstick with the recorded one, and fails if it is more than a tenth higher.
"""

from __future__ import annotations

import gc
import os
import re
import subprocess
import sys

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal


# Starting Python varies by about a hundred thousand instructions from run to run: the more calls,
# the less this matters.
TIMES = 5_000
# The recorded instructions for each instruction of the yardstick; lower them when they fall.
KNOWN = {"given": 16.6, "derived": 41.0, "explained": 39.4, "prepared": 1.44, "many": 1000.0}
MARGIN = 1.1


def works() -> dict[str, Callable[[], object]]:
    """Return the functions to count; the yardstick is the plain function with Decimal."""
    from bench import scalar
    from bench.yardsticks import founding

    revenue = Decimal(founding.REVENUE)
    many = scalar.many_violations()
    return {
        "yardstick": lambda: founding.by_hand(True, revenue),
        "given": scalar.ends_given,
        "derived": scalar.ends_derived,
        "explained": scalar.step_given,
        "prepared": scalar.prepared(),
        "many": many,
    }


def run(name: str, times: int) -> None:
    """Call one function *times* times, after one call that fills the caches."""
    work = works()[name]
    for _ in range(30):
        work()
    gc.collect()
    gc.disable()  # One collection more or less, by what else is installed, outweighs a small work.
    for _ in range(times):
        work()


def counted(name: str, times: int) -> int:
    """Return the instructions of a new interpreter that calls the function *times* times."""
    code = f"from bench.instructions import run; run({name!r}, {times})"
    out = subprocess.run(
        [
            *"valgrind --tool=callgrind --callgrind-out-file=/dev/null".split(),
            sys.executable,
            "-c",
            code,
        ],
        env=os.environ | {"PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=True,
    )
    found = re.search(r"Collected : (\d+)", out.stderr)
    if found is None:
        sys.exit(f"callgrind counted nothing:\n{out.stderr}")
    return int(found[1])


def main() -> None:
    """Count and print the instructions of all functions, and fail if a ratio has grown."""
    runs = [(name, times) for name in ("yardstick", *KNOWN) for times in (0, _times(name))]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        totals = dict(zip(runs, pool.map(lambda each: counted(*each), runs), strict=True))
    each = {
        name: (totals[name, _times(name)] - totals[name, 0]) / _times(name)
        for name in ("yardstick", *KNOWN)
    }
    grown = []
    for name, known in KNOWN.items():
        ratio = each[name] / each["yardstick"]
        print(f"{name:10} {each[name]:12,.0f} instructions, {ratio:8.2f} × the yardstick")
        if ratio > known * MARGIN:
            grown.append(f"{name} takes {ratio:.2f} × the yardstick, {known} when last looked at")
    if grown:
        sys.exit("\n".join(grown))


def _times(name: str) -> int:
    return TIMES // 50 if name == "many" else TIMES


if __name__ == "__main__":
    main()
