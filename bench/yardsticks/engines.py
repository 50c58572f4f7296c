"""The library and hand-written code on the same tables, each compared with the oracle."""

from __future__ import annotations

import random

from fractions import Fraction
from typing import Any

import duckdb
import numpy as np
import polars as pl

from bench.yardsticks import by_hand, general
from penaltymodel.domain.history import NO_HISTORY, Decision, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.tables import assess_table
from penaltymodel.values.money import Money


CHECKED = 2_000
"""The number of rows to compare with the oracle; sums are compared for all rows."""


def frame(acts: general.Violations) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "platform": acts.platform,
            "committed_on": pl.Series(acts.day.astype("datetime64[D]")).cast(pl.Date),
            "revenue": acts.revenue,
            "repeat": acts.is_repeat,
        }
    )


def decided(past: general.Decisions) -> pl.DataFrame:
    """Return decisions as a table; an unpaid fine has no day of execution."""
    in_force = pl.Series(past.in_force.astype("datetime64[D]")).cast(pl.Date)
    executed = pl.Series(past.executed.astype("datetime64[D]")).cast(pl.Date)
    table = pl.DataFrame(
        {
            "platform": past.platform,
            "under": [general.FIRST] * len(past.platform),
            "decided_on": in_force,
            "in_force_on": in_force,
            "executed_on": executed,
        }
    )
    return table.with_columns(
        pl.when(pl.Series(past.executed >= 0)).then("executed_on").alias("executed_on")
    )


def exact(answers: pl.DataFrame, acts: general.Violations, hand: pl.DataFrame) -> str:
    """Compare a sample with the oracle, and every row with the hand-written code."""
    low, high = answers["low"].to_numpy(), answers["high"].to_numpy()
    whole = (low == hand["low"].to_numpy()).all() and (high == hand["high"].to_numpy()).all()
    sample = random.Random(1).sample(range(len(low)), min(CHECKED, len(low)))
    right = sum(
        (low[i], high[i])
        == general.oracle(
            int(acts.day[i]), int(acts.revenue[i]), is_repeat=bool(acts.is_repeat[i])
        )
        for i in sample
    )
    if not whole or right < len(sample):
        raise SystemExit(f"not exact: {right} of {len(sample)} in the sample")
    return "100 %"


class Polars:
    """A lazy frame, collected."""

    def __init__(self, rows: int) -> None:
        self.acts = general.violations(rows, platforms=30_000)
        self.table = frame(self.acts)

    def ours(self) -> Any:
        return assess_table(self.table.lazy(), under=general.FIRST, law=general.LAW).collect()

    def by_hand(self) -> Any:
        return by_hand.in_polars(self.table.lazy()).collect()

    def check(self) -> str:
        return exact(self.polars(self.ours()), self.acts, self.polars(self.by_hand()))

    @staticmethod
    def polars(result: Any) -> pl.DataFrame:
        return pl.DataFrame(result)


class DuckDB(Polars):
    """A DuckDB table; the answer is written to a DuckDB table."""

    def __init__(self, rows: int) -> None:
        super().__init__(rows)
        self.connection = duckdb.connect()
        self.connection.register("arrow", self.table.to_arrow())
        self.connection.execute("CREATE TABLE violations AS SELECT * FROM arrow")
        self.relation = self.connection.table("violations")

    def _kept(self, answers: duckdb.DuckDBPyRelation) -> Any:
        self.connection.execute("DROP TABLE IF EXISTS answers")
        answers.create("answers")
        return self.connection.table("answers")

    def ours(self) -> Any:
        return self._kept(assess_table(self.relation, under=general.FIRST, law=general.LAW))

    def by_hand(self) -> Any:
        return self._kept(by_hand.in_duckdb(self.relation))

    @staticmethod
    def polars(result: Any) -> pl.DataFrame:
        return pl.DataFrame(result.pl())


class Pandas(Polars):
    """A data frame with numpy columns."""

    def __init__(self, rows: int) -> None:
        super().__init__(rows)
        self.pandas = self.table.to_pandas()

    def ours(self) -> Any:
        return assess_table(self.pandas, under=general.FIRST, law=general.LAW)

    def by_hand(self) -> Any:
        return by_hand.in_pandas(self.pandas)

    @staticmethod
    def polars(result: Any) -> pl.DataFrame:
        return pl.DataFrame({name: result[name].to_numpy() for name in ("low", "high")})


class PyArrow(Polars):
    """An Arrow table."""

    def __init__(self, rows: int) -> None:
        super().__init__(rows)
        self.arrow = self.table.to_arrow()

    def ours(self) -> Any:
        return assess_table(self.arrow, under=general.FIRST, law=general.LAW)

    def by_hand(self) -> Any:
        return by_hand.in_pyarrow(self.arrow)

    @staticmethod
    def polars(result: Any) -> pl.DataFrame:
        return pl.DataFrame(pl.from_arrow(result.select(["low", "high"])))


ENGINES = {"polars": Polars, "duckdb": DuckDB, "pandas": Pandas, "pyarrow": PyArrow}


class History:
    """Violations, with decisions that make some of them repeats."""

    def __init__(self, rows: int, decisions: int, platforms: int) -> None:
        acts = general.violations(rows, platforms=platforms)
        self.platforms = platforms
        self.past = general.decisions(decisions, platforms=platforms)
        self.table = frame(acts).drop("repeat").with_row_index("id")
        windows = by_hand.merged_windows(*self.past, platforms)
        self.acts = acts._replace(is_repeat=by_hand.repeats(acts.platform, acts.day, windows))
        self.decisions = decided(self.past)
        self.connection = duckdb.connect()
        for name, table in (("acts", self.table), ("past", self.decisions)):
            self.connection.register("arrow", table.to_arrow())
            self.connection.execute(f"CREATE TABLE {name} AS SELECT * FROM arrow")

    def polars(self) -> pl.DataFrame:
        return assess_table(
            self.table.lazy(), under=general.FIRST, law=general.LAW, history=self.decisions.lazy()
        ).collect()

    def duckdb(self) -> duckdb.DuckDBPyRelation:
        answers = assess_table(
            self.connection.table("acts"),
            under=general.FIRST,
            law=general.LAW,
            history=self.connection.table("past"),
        )
        self.connection.execute("DROP TABLE IF EXISTS answers")
        answers.create("answers")
        return self.connection.table("answers")

    def by_hand(self) -> tuple[np.ndarray, np.ndarray]:
        """Merge, gather and calculate with numpy alone."""
        windows = by_hand.merged_windows(*self.past, self.platforms)
        is_repeat = by_hand.repeats(self.acts.platform, self.acts.day, windows)
        new = self.acts.day >= general.NEW_DAY
        return by_hand.in_numpy(new, self.acts.revenue, is_repeat)

    def check(self, answers: Any) -> str:
        # A join in DuckDB does not keep the order.
        found = answers if isinstance(answers, pl.DataFrame) else answers.pl().sort("id")
        low, high = self.by_hand()
        return exact(pl.DataFrame(found), self.acts, pl.DataFrame({"low": low, "high": high}))


class Small:
    """A few rows, where building a query takes longer than running it."""

    def __init__(self, rows: int) -> None:
        self.acts = general.violations(rows)
        self.table = frame(self.acts)
        self.decisions: pl.DataFrame | None = None
        self.histories: dict[int, OffenseHistory] = {}

    def ours(self) -> pl.DataFrame:
        return assess_table(
            self.table, under=general.FIRST, law=general.LAW, history=self.decisions
        )

    def one_by_one(self) -> list[tuple[int, int]]:
        found = []
        for row in self.table.iter_rows(named=True):
            answer = assess(
                Violation(under=general.FIRST, committed_on=row["committed_on"]),
                Platform("p", "legal-entity", Money(Fraction(row["revenue"], 100), "RUB")),
                self.histories.get(row["platform"], NO_HISTORY),
                law=general.LAW,
                repeat=row.get("repeat"),
            )
            how = general.STATUTE.rounding
            found.append((answer.low.rounded(how).minor(), answer.high.rounded(how).minor()))
        return found

    def check(self) -> str:
        low, high = zip(*self.one_by_one(), strict=True)
        hand = pl.DataFrame({"low": low, "high": high})
        return exact(self.ours(), self.acts, hand)


class SmallDecided(Small):
    """A few rows with as many decisions; the histories of the yardstick are prepared in advance."""

    def __init__(self, rows: int) -> None:
        platforms = max(1, rows // 10)
        acts = general.violations(rows, platforms=platforms)
        past = general.decisions(rows, platforms=platforms)
        windows = by_hand.merged_windows(*past, platforms)
        self.acts = acts._replace(is_repeat=by_hand.repeats(acts.platform, acts.day, windows))
        self.table = frame(acts).drop("repeat")
        self.decisions = decided(past)
        self.histories = {
            platform: OffenseHistory(
                Decision(**{name: value for name, value in row.items() if name != "platform"})
                for row in rows.iter_rows(named=True)
            )
            for (platform,), rows in self.decisions.group_by("platform")
        }
