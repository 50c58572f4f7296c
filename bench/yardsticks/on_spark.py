"""The general statute on a Spark cluster: ``spark-submit bench/yardsticks/on_spark.py IN PAST OUT``."""

from __future__ import annotations

import json
import sys
import time

from pyspark.sql import SparkSession

from bench.yardsticks import general
from penaltymodel.tables import assess_table


def main(source: str, past: str, out: str) -> None:
    """Read, assess with the decisions in *past* ("-" for none), write, and print the seconds."""
    spark = SparkSession.builder.appName("bench").getOrCreate()
    spark.range(10).collect()  # the executors are there before the clock runs
    begun = time.perf_counter()
    acts = spark.read.parquet(source)
    if past == "-":
        answers = assess_table(acts, under=general.FIRST, law=general.LAW)
    else:
        answers = assess_table(
            acts.drop("repeat"),
            under=general.FIRST,
            law=general.LAW,
            history=spark.read.parquet(past),
        )
    built = time.perf_counter()
    answers.write.mode("overwrite").parquet(out)
    done = time.perf_counter()
    print(json.dumps({"build": built - begun, "run": done - built}))
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
