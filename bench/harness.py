"""
How the benchmarks measure: the library and a yardstick in turn, in one process.

A slow machine slows both, so the ratio is stable even if the seconds are not. A row contains the
measurement and the target, if there is one; it does not pass or fail.
"""

from __future__ import annotations

import gc
import json
import os
import platform
import statistics
import sys
import time

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any


RESULTS = Path(__file__).parent / "results"

Row = dict[str, Any]
Work = Callable[[], object]


def spread(values: Iterable[float]) -> dict[str, float]:
    """Return the minimum, the median and the maximum of *values*."""
    found = sorted(values)
    return {"min": found[0], "median": statistics.median(found), "max": found[-1]}


def seconds(work: Work, times: int) -> float:
    """Return the average seconds of one call of *work* over *times* calls."""
    clock = time.perf_counter
    calls = range(times)
    begun = clock()
    for _ in calls:
        work()
    return (clock() - begun) / times


def quietest(work: Work, times: int) -> float:
    """Return the seconds of one call in the fastest of three runs, which was disturbed least."""
    return min(seconds(work, times) for _ in range(3))


def enough(work: Work, *, at_least: float = 0.005) -> int:
    """Return how many calls of *work* fill *at_least* seconds."""
    times = 1
    while seconds(work, times) * times < at_least:
        times *= 4
    return times


def in_turn(ours: Work, yardstick: Work, *, rounds: int = 15) -> dict[str, dict[str, float]]:
    """
    Time *ours* and the *yardstick* alternately; return both in seconds, and the ratio.

    Each time is the best of three short runs; the garbage collector is off meanwhile, for both.
    """
    mine, theirs = enough(ours), enough(yardstick)
    pairs: list[tuple[float, float]] = []
    for _ in range(rounds):
        gc.collect()
        gc.disable()
        try:
            pairs.append((quietest(ours, mine), quietest(yardstick, theirs)))
        finally:
            gc.enable()
    return {
        "seconds": spread(ours for ours, _ in pairs),
        "yardstick_seconds": spread(theirs for _, theirs in pairs),
        "ratio": spread(ours / theirs for ours, theirs in pairs),
    }


def machine() -> Row:
    """Return the machine of the measurement, and the day."""
    return {
        "taken_on": datetime.now(UTC).date().isoformat(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gib": round(_memory() / 2**30),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 2),
    }


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def _memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def versions(*names: str) -> dict[str, str]:
    """Return the version of each distribution that is installed."""
    found: dict[str, str] = {}
    for name in names:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def keep(group: str, rows: list[Row], **more: Any) -> Path:
    """Write the measurements as JSON, with the machine."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{group}.json"
    document = {"group": group, "machine": machine(), **more, "rows": rows}
    path.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return path


def show(rows: list[Row], out: Any = sys.stdout) -> None:
    """Print the rows as a table."""
    for row in rows:
        said = [f"{row['group']:8} {row['work'][:58]:58} {row['name'][:38]:38}"]
        if row.get("ratio") is not None:
            ratio = row["ratio"]
            said.append(f"{ratio['median']:9.2f} × ({ratio['min']:.2f}…{ratio['max']:.2f})")
        for key, unit in (("bytes", "bytes each"), ("reach", "is to be reached")):
            if row.get(key) is not None:
                said.append(f"{row[key]} {unit}")
        if row.get("exact") is not None:
            said.append(f"exact: {row['exact']}")
        print("  ".join(said), file=out)
