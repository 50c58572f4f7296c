"""One way from a Parquet file to another, as a process: ``python -m bench.yardsticks.files WAY …``."""

from __future__ import annotations

import sys

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from bench.yardsticks import by_hand, general
from penaltymodel.tables.assess_file import assess_file


def write(path: str, rows: str) -> None:
    """Write violations, block by block."""
    writer: pq.ParquetWriter | None = None
    for acts in general.blocks(int(rows)):
        table = pa.table(
            {
                "platform": acts.platform,
                "committed_on": pa.array(acts.day, pa.date32()),
                "revenue": acts.revenue,
                "repeat": acts.is_repeat,
            }
        )
        if writer is None:
            writer = pq.ParquetWriter(path, table.schema, compression="zstd")
        writer.write_table(table)
    if writer is not None:
        writer.close()


def ours(source: str, target: str) -> None:
    """Assess with the library."""
    assess_file(source, target, under=general.FIRST, law=general.LAW)


def with_polars(source: str, target: str) -> None:
    """Assess with polars alone."""
    by_hand.in_polars(pl.scan_parquet(source)).sink_parquet(target)


def with_duckdb(source: str, target: str) -> None:
    """Assess with DuckDB alone."""
    query = by_hand.in_sql(f"read_parquet('{source}')")
    duckdb.execute(f"COPY ({query}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")


def read(source: str, _target: str) -> None:
    """Read every column, and do nothing with it."""
    print(
        pl.scan_parquet(source).select(pl.all().cast(pl.Int128).sum()).collect(engine="streaming")
    )


WAYS = {
    "assess_file": ours,
    "hand-written polars": with_polars,
    "hand-written duckdb": with_duckdb,
    "reading only": read,
}


def main(way: str, *arguments: str) -> None:
    """Run one way, and print the totals of the answers, so that all ways can be compared."""
    if way == "write":
        write(*arguments)
        return
    WAYS[way](*arguments)
    if way != "reading only":
        sums = pl.scan_parquet(arguments[1]).select(
            pl.len(), *(pl.col(name).cast(pl.Int128).sum() for name in ("low", "high"))
        )
        print(sums.collect(engine="streaming").row(0))


if __name__ == "__main__":
    main(*sys.argv[1:])
