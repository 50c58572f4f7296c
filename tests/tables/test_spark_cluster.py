"""A real Spark cluster on loopback, a master and two workers, gives what one machine gives."""

from __future__ import annotations

import re
import shutil
import subprocess

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest


pytest.importorskip("pyspark")
pl = pytest.importorskip("polars")

from examples.spark.cluster import standalone  # noqa: E402

from penaltymodel.facts.facts import Facts  # noqa: E402
from penaltymodel.tables import assess_table, total  # noqa: E402
from penaltymodel.values.money import span  # noqa: E402


SCRIPT = Path(__file__).parents[2] / "examples/spark/assess.py"
UNDER, PARTS = "ru/koap-13.41/2", ("1", "2", "4", "5")
ROWS, PLATFORMS, DECISIONS = 20_000, 50, 120
NEEDS_JAVA = pytest.mark.skipif(shutil.which("java") is None, reason="Java is not here")


def some_day(random: Random) -> date:
    return date(2021, 1, 10) + timedelta(days=random.randrange(1_500))


def violations(random: Random) -> pl.DataFrame:
    """Violations of all categories; some revenues are not known, some exceed 2**53 kopecks."""
    categories = ("drugs", "suicide", "child-pornography", "extremism", "vpn", "gambling")
    return pl.DataFrame(
        {
            "id": range(ROWS),
            "platform": [f"p{random.randrange(PLATFORMS)}" for _ in range(ROWS)],
            "category": random.choices(categories, k=ROWS),
            "committed_on": [some_day(random) for _ in range(ROWS)],
            "revenue": [
                None if random.random() < 0.1 else int(10 ** random.uniform(8, 16.5))
                for _ in range(ROWS)
            ],
        }
    )


def decisions(random: Random) -> pl.DataFrame:
    """Decisions of several parts; some fines are never paid."""
    days = [some_day(random) for _ in range(DECISIONS)]
    return pl.DataFrame(
        {
            "platform": [f"p{random.randrange(PLATFORMS)}" for _ in days],
            "under": random.choices([f"ru/koap-13.41/{part}" for part in PARTS], k=DECISIONS),
            "decided_on": days,
            "in_force_on": [day + timedelta(days=random.randrange(30)) for day in days],
            "executed_on": [
                None if random.random() < 0.1 else day + timedelta(days=30 + random.randrange(200))
                for day in days
            ],
        },
        schema_overrides={"executed_on": pl.Date},
    )


@NEEDS_JAVA
@pytest.mark.cluster
def test_a_cluster_gives_what_one_machine_gives(tmp_path):
    """Every row and every total that ``spark-submit`` writes is the one that polars gives."""
    random = Random(6)
    acts, earlier = violations(random), decisions(random)
    acts.write_parquet(tmp_path / "acts.parquet", row_group_size=2_000)
    earlier.write_parquet(tmp_path / "earlier.parquet")
    given = Facts(person="legal-entity")
    expected = assess_table(acts, under=UNDER, given=given, history=earlier)
    assert expected["is_repeat"].any()
    assert (expected["explanation"] < 0).any()

    paths = [str(tmp_path / name) for name in ("acts.parquet", "earlier.parquet", "out")]
    with standalone(workers=2) as environment:
        command = ["spark-submit", "--master", environment["SPARK_MASTER"]]
        command += ["--conf", "spark.executor.memory=700m", "--conf", "spark.ui.enabled=false"]
        done = subprocess.run(
            [*command, str(SCRIPT), *paths, UNDER],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=240,
        )
    assert done.returncode == 0, done.stderr[-3000:]
    granted = set(re.findall(r"Granted executor ID \S+ on hostPort (\S+)", done.stderr))
    assert len(granted) == 2
    answers = pl.read_parquet(tmp_path / "out/*.parquet").sort("id")
    assert answers.equals(expected.select(answers.columns).cast(dict(answers.schema)))
    totals = [
        "\t".join(map(str, (*each.by, each.rows, each.range and span(each.range))))
        for each in total(expected, by=("provision",))
    ]
    said = [line for line in done.stdout.splitlines() if "\t" in line]  # Spark warns there too
    assert sorted(said) == sorted(totals)


def test_says_what_is_missing(monkeypatch):
    """Without Java, the cluster says how to get it."""
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(SystemExit, match="apt-get install default-jre-headless"), standalone():
        pass
