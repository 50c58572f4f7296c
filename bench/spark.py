"""A real Spark cluster of two workers: seconds and bytes, by rows, platforms and decisions."""

from __future__ import annotations

import importlib
import json
import subprocess
import tempfile

from collections.abc import Iterator
from pathlib import Path

from bench.harness import Row


MEMORY = "1g"


def measure(*, small: bool = False) -> list[Row]:
    """Increase the rows, the platforms and the decisions one by one, and measure the shuffle."""
    importlib.import_module("pyspark")  # where it is not installed, the group is left out
    many = 10**5 if small else 10**7
    settings = [(many // 10, 30_000, 0), (many, 30_000, 0)]
    settings += [(many, 30_000, 10**4), (many, 30_000, 10**5), (many, 300_000, 10**5)]
    return list(_measured(settings))


def _measured(settings: list[tuple[int, int, int]]) -> Iterator[Row]:
    import polars as pl

    from examples.spark.cluster import standalone

    from bench.yardsticks import engines, general

    with tempfile.TemporaryDirectory() as name, standalone(workers=2, memory=MEMORY) as cluster:
        folder = Path(name)
        for rows, platforms, decisions in settings:
            acts, past = folder / "acts", folder / "past.parquet"
            acts.mkdir(exist_ok=True)
            for old in acts.iterdir():
                old.unlink()
            for number, block in enumerate(general.blocks(rows, platforms=platforms)):
                engines.frame(block).write_parquet(acts / f"{number:03}.parquet")
            if decisions:
                engines.decided(general.decisions(decisions, platforms=platforms)).write_parquet(
                    past
                )
            log, out = folder / "log", folder / "out"
            log.mkdir(exist_ok=True)
            for old in log.iterdir():
                old.unlink()
            command = ["spark-submit", "--master", cluster["SPARK_MASTER"]]
            for setting in (
                "spark.executor.memory=700m",
                "spark.ui.enabled=false",
                "spark.eventLog.enabled=true",
                "spark.eventLog.rolling.enabled=false",
                "spark.eventLog.compress=false",
                f"spark.eventLog.dir=file://{log}",
            ):
                command += ["--conf", setting]
            command += ["bench/yardsticks/on_spark.py", str(acts), str(past) if decisions else "-"]
            done = subprocess.run(
                [*command, str(out)],
                env={**cluster, "PYTHONPATH": "."},
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                check=True,
            )
            took = json.loads(done.stdout.splitlines()[-1])
            answers = pl.scan_parquet(out / "*.parquet")
            yield {
                "group": "spark",
                "work": f"{rows:,} rows, {platforms:,} platforms, {decisions:,} decisions",
                "name": "shuffled between two workers with one core each",
                "yardstick": "bytes each",
                "reach": None,
                "ratio": None,
                "bytes": round(_shuffled(log) / rows, 4),
                "exact": None,
                "rows": rows,
                "answered": answers.select((pl.col("explanation") >= 0).sum()).collect().item(),
                "build_seconds": round(took["build"], 2),
                "run_seconds": round(took["run"], 2),
                "bytes_in_per_row": round(_size(acts) / rows, 2),
                "bytes_out_per_row": round(_size(out) / rows, 2),
                "decisions_bytes": past.stat().st_size if decisions else 0,
            }


def _size(folder: Path) -> int:
    return sum(each.stat().st_size for each in folder.glob("*.parquet"))


def _shuffled(log: Path) -> int:
    """Return the shuffled bytes of all tasks, from Spark's event log."""
    written = 0
    for path in log.rglob("*"):
        for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
            event = json.loads(line)
            if event["Event"] == "SparkListenerTaskEnd" and event.get("Task Metrics"):
                written += event["Task Metrics"]["Shuffle Write Metrics"]["Shuffle Bytes Written"]
    return written
