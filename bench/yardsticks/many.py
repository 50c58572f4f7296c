"""The founding rule on many rows: the library, hand-written code, and a columnar system."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import numpy as np
import polars as pl

from bench.peers import fisca_system
from bench.yardsticks import founding
from penaltymodel.facts.facts import Facts
from penaltymodel.tables import assess_table


REPORTED = "ru/as-reported-2021"
LOW, HIGH = (int(sum * 100) for sum in (founding.LOW, founding.HIGH))

Ends = tuple[np.ndarray, np.ndarray]
Way = tuple[str, Callable[[], Any], Callable[[Any], Ends]]
"""A name, a function, and a function that reads kopecks from its result."""


class Many:
    """Repeat flags and revenues in kopecks."""

    def __init__(self, rows: int) -> None:
        draw = np.random.default_rng(2021)
        self.repeat = draw.random(rows) < 0.3
        self.revenue = (10 ** draw.uniform(6, 12, rows)).astype(np.int64) * 100
        self.table = pl.DataFrame(
            {"committed_on": founding.DAY, "revenue": self.revenue, "repeat": self.repeat}
        )

    def by_hand(self) -> Ends:
        """Calculate with numpy; one fifth of a whole rouble is a whole number of kopecks."""
        share = self.revenue // 5
        return np.where(self.repeat, share, LOW), np.where(self.repeat, share, HIGH)

    def ways(self) -> Iterator[Way]:
        """Yield the ways that are installed."""

        def columns(answers: pl.DataFrame) -> Ends:
            return answers["low"].to_numpy(), answers["high"].to_numpy()

        company = Facts(person="legal-entity")
        yield (
            "assess_table on polars",
            lambda: assess_table(self.table, under=REPORTED, given=company),
            columns,
        )
        share = pl.col("revenue") // 5
        ends = (
            pl.when("repeat").then(share).otherwise(sum).alias(name)
            for name, sum in (("low", LOW), ("high", HIGH))
        )
        hand = self.table.lazy().with_columns(*ends)
        yield "hand-written polars", hand.collect, columns
        connection = duckdb.connect()
        connection.register("arrow", self.table.to_arrow())
        connection.execute("CREATE TABLE acts AS SELECT * FROM arrow")
        yield (
            "hand-written DuckDB",
            connection.sql(
                f"SELECT *, CASE WHEN repeat THEN revenue // 5 ELSE {LOW} END AS low, "
                f"CASE WHEN repeat THEN revenue // 5 ELSE {HIGH} END AS high FROM acts"
            ).pl,
            columns,
        )
        try:
            yield self._open_fisca()
        except ImportError as error:
            print(f"not installed, skipped: {error.name}")

    def _open_fisca(self) -> Way:
        from openfisca_core import entities

        platform = entities.SingleEntity("platform", "platforms", "A platform", "")
        system, builder_of = fisca_system("openfisca_core", platform)
        on, roubles = founding.DAY.isoformat(), self.revenue / 100

        def work() -> tuple[Any, Any]:
            simulation = builder_of().build_default_simulation(system, count=len(self.repeat))
            simulation.set_input("is_repeat", on, self.repeat)
            simulation.set_input("revenue", on, roubles)
            return simulation.calculate("fine_low", on), simulation.calculate("fine_high", on)

        def kopecks(ends: tuple[Any, Any]) -> Ends:
            low, high = (np.round(end.astype(np.float64) * 100).astype(np.int64) for end in ends)
            return low, high

        return "OpenFisca-Core, all rows in one simulation", work, kopecks

    def exact(self, ends: Ends) -> str:
        """Return the share of repeats, and of all rows, that are exact to the kopeck."""
        right = (ends[0] == self.by_hand()[0]) & (ends[1] == self.by_hand()[1])
        return f"{right[self.repeat].mean():.1%} of repeats, {right.mean():.1%} of all"
