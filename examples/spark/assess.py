"""
Assess every violation in a Parquet data set on a Spark cluster.

Pass a data set of violations, one of earlier decisions, the output path and the key of the law::

    spark-submit --master spark://… examples/spark/assess.py VIOLATIONS DECISIONS OUT KEY

Everything runs as Spark expressions: the workers need no Python packages.
"""

from __future__ import annotations

import sys

from pyspark.sql import SparkSession

from penaltymodel.facts.facts import Facts
from penaltymodel.tables import assess_table, total
from penaltymodel.values.money import span


def main(violations: str, decisions: str, out: str, under: str) -> None:
    """Assess, write, and print the totals of each provision."""
    spark = SparkSession.builder.appName("penaltymodel").getOrCreate()
    answers = assess_table(
        spark.read.parquet(violations),
        under=under,
        given=Facts(person="legal-entity"),
        history=spark.read.parquet(decisions),
    )
    answers.write.mode("overwrite").parquet(out)
    for each in total(spark.read.parquet(out), by=("provision",)):
        print(*each.by, each.rows, each.range and span(each.range), sep="\t")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
