"""A hundred million rows from Parquet to Parquet: time and memory, each in its own process."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time

from pathlib import Path

from bench.harness import Row, spread


WAYS = ("assess_file", "hand-written polars", "hand-written duckdb", "reading only")


def measure(*, small: bool = False) -> list[Row]:
    """Run every way in turn, and compare time and memory with hand-written code."""
    rows, rounds = (10**6, 1) if small else (10**8, 5)
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_DIR")) as name:
        source, target = Path(name, "violations.parquet"), Path(name, "out.parquet")
        _child("write", str(source), str(rows))
        seen: dict[str, list[tuple[float, int, str]]] = {way: [] for way in WAYS}
        for _ in range(rounds):
            for way in WAYS:
                seen[way].append(_child(way, str(source), str(target)))
                target.unlink(missing_ok=True)
    results = {result for way in WAYS[:-1] for _, _, result in seen[way]}
    if len(results) != 1:
        sys.exit(f"not exact: {seen}")
    ours = seen[WAYS[0]]
    return [
        {
            "group": "registers",
            "work": f"{rows:,} rows from Parquet to Parquet, general statute",
            "name": "assess_file",
            "yardstick": way,
            "reach": None if way == "reading only" else 1.1,
            "rows": rows,
            "exact": "100 %",
            "ratio": spread(a / b for (a, _, _), (b, _, _) in zip(ours, seen[way], strict=True)),
            "seconds": spread(each for each, _, _ in ours),
            "yardstick_seconds": spread(each for each, _, _ in seen[way]),
            "peak_mib": max(peak for _, peak, _ in ours),
            "yardstick_peak_mib": max(peak for _, peak, _ in seen[way]),
        }
        for way in WAYS[1:]
    ]


def _child(way: str, *arguments: str) -> tuple[float, int, str]:
    """Return the seconds, the peak memory in MiB, and the output of the process."""
    os.sync()  # finish writing the previous output before the clock starts
    begun = time.perf_counter()
    command = [sys.executable, "-m", "bench.yardsticks.files", way, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        output = process.stdout.read().strip() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{way} failed")
    return time.perf_counter() - begun, usage.ru_maxrss // 1024, output
