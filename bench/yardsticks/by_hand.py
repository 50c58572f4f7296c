"""
The general statute written by hand for each engine, as an expert of that engine would write it.

Each function takes the columns platform, committed_on, revenue (kopecks) and repeat. It adds the
same columns as the library: provision, low, high and currency.
"""

from __future__ import annotations

from datetime import date

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

from bench.yardsticks.general import FIRST, NEW_TEXT, REPEAT


# Low and high of each text: numerator, denominator, added, floor, cap; all amounts in kopecks.
M = 1_000_000_00
TEXTS = {
    (False, False): ((1, 200, 0, M // 10, 50 * M), (1, 75, 0, M // 2, 50 * M)),
    (False, True): ((3, 700, 0, M // 5, 100 * M), (1, 50, 0, M, 100 * M)),
    (True, False): ((1, 30, 0, M, 1_000 * M), (1, 10, 0, M, 1_000 * M)),
    (True, True): ((1, 20, M // 2, 2 * M, 5_000 * M), (3, 20, M // 2, 2 * M, 5_000 * M)),
}


def in_polars(frame: pl.LazyFrame) -> pl.LazyFrame:
    new, repeat, revenue = pl.col("committed_on") >= NEW_TEXT, pl.col("repeat"), pl.col("revenue")

    def end(text: tuple[int, int, int, int, int]) -> pl.Expr:
        numerator, denominator, added, floor, cap = text
        share = (revenue * numerator + denominator // 2) // denominator + added
        return share.clip(floor, cap)

    def ends(which: int) -> pl.Expr:
        first = pl.when(new).then(end(TEXTS[False, True][which]))
        again = pl.when(new).then(end(TEXTS[True, True][which]))
        return (
            pl.when(repeat)
            .then(again.otherwise(end(TEXTS[True, False][which])))
            .otherwise(first.otherwise(end(TEXTS[False, False][which])))
        )

    return frame.with_columns(
        pl.when(repeat).then(pl.lit(REPEAT)).otherwise(pl.lit(FIRST)).alias("provision"),
        ends(0).alias("low"),
        ends(1).alias("high"),
        pl.lit("RUB").alias("currency"),
    )


def in_sql(source: str) -> str:
    def end(text: tuple[int, int, int, int, int]) -> str:
        numerator, denominator, added, floor, cap = text
        share = f"(revenue * {numerator} + {denominator // 2}) // {denominator} + {added}"
        return f"least(greatest({share}, {floor}), {cap})"

    def ends(which: int) -> str:
        new = f"committed_on >= DATE '{NEW_TEXT}'"
        return (
            f"CASE WHEN repeat THEN CASE WHEN {new} THEN {end(TEXTS[True, True][which])} "
            f"ELSE {end(TEXTS[True, False][which])} END "
            f"WHEN {new} THEN {end(TEXTS[False, True][which])} "
            f"ELSE {end(TEXTS[False, False][which])} END"
        )

    return (
        f"SELECT *, CASE WHEN repeat THEN '{REPEAT}' ELSE '{FIRST}' END AS provision, "
        f"{ends(0)} AS low, {ends(1)} AS high, 'RUB' AS currency FROM {source}"
    )


def in_duckdb(relation: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    return relation.query("violations", in_sql("violations"))


def in_numpy(
    new: np.ndarray, revenue: np.ndarray, is_repeat: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Choose the figures of each row, then calculate once, with few passes over whole arrays."""
    text = new.astype(np.int8) + 2 * is_repeat.astype(np.int8)
    order = ((False, False), (False, True), (True, False), (True, True))

    def end(which: int) -> np.ndarray:
        figures = np.array([TEXTS[each][which] for each in order], dtype=np.int64)
        numerator, denominator, added, floor, cap = (figures[:, n][text] for n in range(5))
        share = (revenue * numerator + denominator // 2) // denominator + added
        return np.minimum(np.maximum(share, floor), cap)

    return end(0), end(1)


def in_pandas(frame: pd.DataFrame) -> pd.DataFrame:
    """Calculate with numpy dtypes: whole arrays, one text after another."""
    is_repeat = frame["repeat"].to_numpy()
    new = frame["committed_on"].to_numpy() >= np.datetime64(NEW_TEXT)
    low, high = in_numpy(new, frame["revenue"].to_numpy(), is_repeat)
    provision = pd.Categorical.from_codes(is_repeat.astype(np.int8), categories=[FIRST, REPEAT])
    currency = pd.Categorical.from_codes(np.zeros(len(frame), np.int8), categories=["RUB"])
    return frame.assign(provision=provision, low=low, high=high, currency=currency)


def in_pyarrow(table: pa.Table) -> pa.Table:
    new = pc.greater_equal(table["committed_on"], pa.scalar(NEW_TEXT, pa.date32()))
    repeat, revenue = table["repeat"], table["revenue"]

    def end(text: tuple[int, int, int, int, int]) -> pa.ChunkedArray:
        numerator, denominator, added, floor, cap = text
        share = pc.divide(pc.add(pc.multiply(revenue, numerator), denominator // 2), denominator)
        return pc.min_element_wise(pc.max_element_wise(pc.add(share, added), floor), cap)

    def ends(which: int) -> pa.ChunkedArray:
        again = pc.if_else(new, end(TEXTS[True, True][which]), end(TEXTS[True, False][which]))
        first = pc.if_else(new, end(TEXTS[False, True][which]), end(TEXTS[False, False][which]))
        return pc.if_else(repeat, again, first)

    names = pa.array([FIRST, REPEAT])
    codes = pc.cast(repeat, pa.int8())
    provision = pa.chunked_array(
        [pa.DictionaryArray.from_arrays(each, names) for each in codes.chunks]
    )
    currency = pa.DictionaryArray.from_arrays(
        pa.array(np.zeros(len(table), np.int8)), pa.array(["RUB"])
    )
    columns = {"provision": provision, "low": ends(0), "high": ends(1), "currency": currency}
    for name, column in columns.items():
        table = table.append_column(name, column)
    return table


EPOCH = date(1970, 1, 1)
FOREVER = 2**31 - 1


def add_a_year(days: np.ndarray) -> np.ndarray:
    """Add a year to days since 1970; 29 February goes to 28 February."""
    day = days.astype("datetime64[D]")
    month = day.astype("datetime64[M]")
    length = ((month + 13).astype("datetime64[D]") - (month + 12).astype("datetime64[D]")).astype(
        np.int64
    )
    of_month = np.minimum((day - month.astype("datetime64[D]")).astype(np.int64), length - 1)
    return ((month + 12).astype("datetime64[D]").astype(np.int64) + of_month).astype(np.int32)


def merged_windows(
    platform: np.ndarray, in_force: np.ndarray, executed: np.ndarray, platforms: int
) -> list[tuple[np.ndarray, np.ndarray]]:
    """Merge the windows of each platform; return the k-th window of all platforms as two arrays."""
    closes = np.where(executed == -1, FOREVER, add_a_year(np.maximum(executed, 0)))
    order = np.lexsort((in_force, platform))
    who, opens, closes = platform[order], in_force[order], closes[order].astype(np.int64)
    # A running maximum of each platform in one pass: each platform's keys exceed the previous ones.
    reach = np.maximum.accumulate(closes + who * 2**32) - who * 2**32
    begins = np.ones(len(who), bool)
    begins[1:] = (who[1:] != who[:-1]) | (opens[1:] > reach[:-1] + 1)
    first = np.flatnonzero(begins)
    last = np.append(first[1:], len(who)) - 1
    owner, opens, closes = who[first], opens[first], reach[last]
    place = np.arange(len(owner)) - np.searchsorted(owner, owner)
    found = []
    for number in range(int(place.max(initial=-1)) + 1):
        begin, end = np.full(platforms, FOREVER, np.int32), np.full(platforms, -1, np.int32)
        chosen = place == number
        begin[owner[chosen]], end[owner[chosen]] = opens[chosen], closes[chosen]
        found.append((begin, end))
    return found


def repeats(
    platform: np.ndarray, day: np.ndarray, windows: list[tuple[np.ndarray, np.ndarray]]
) -> np.ndarray:
    """Return whether the day of each violation is in a window of its platform."""
    found = np.zeros(len(platform), bool)
    for begin, end in windows:
        found |= (begin[platform] <= day) & (day <= end[platform])
    return found
