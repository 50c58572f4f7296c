"""Tables in memory: the general statute, repeats from decisions, small tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from bench.harness import Row, in_turn


PLATFORMS = 30_000


def measure(*, small: bool = False) -> list[Row]:
    """Compare the library with code written by hand for each engine, and with one call per row."""
    rows = 10**5 if small else 10**7
    return [
        *_general(rows, 2 if small else 7),
        *_repeats(rows, rows // 100, 2 if small else 7),
        *_small(3 if small else 15),
        *_founding(10_000, 30.0, 5 if small else 50),
        *_founding(100_000 if small else 1_000_000, None, 2 if small else 9),
    ]


def _row(work: str, name: str, yardstick: str, reach: float | None, **more: Any) -> Row:
    return {
        "group": "columns",
        "work": work,
        "name": name,
        "yardstick": yardstick,
        "reach": reach,
        **more,
    }


def _general(rows: int, rounds: int) -> Iterator[Row]:
    from bench.yardsticks import engines

    for name, reach in (("polars", 1.1), ("duckdb", 1.1), ("pandas", 1.3), ("pyarrow", 1.3)):
        engine = engines.ENGINES[name](rows)
        exact = engine.check()
        yield _row(
            f"{rows:,} rows, general statute",
            f"assess_table on {name}",
            f"hand-written {name}",
            reach,
            rows=rows,
            exact=exact,
            **in_turn(engine.ours, engine.by_hand, rounds=rounds),
        )


def _repeats(rows: int, decisions: int, rounds: int) -> Iterator[Row]:
    from bench.yardsticks import engines

    history = engines.History(rows, decisions, PLATFORMS)
    for name, reach in (("polars", 2.0), ("duckdb", 4.0)):
        ours: Callable[[], object] = getattr(history, name)
        yield _row(
            f"{rows:,} rows, repeats determined from {decisions:,} decisions",
            f"assess_table on {name}",
            "numpy gather over merged windows",
            reach,
            rows=rows,
            exact=history.check(ours()),
            **in_turn(ours, history.by_hand, rounds=rounds),
        )


def _small(rounds: int) -> Iterator[Row]:
    from bench.yardsticks import engines

    for kind, after in ((engines.Small, ""), (engines.SmallDecided, " with as many decisions")):
        for rows in (1, 10, 100, 1_000):
            table = kind(rows)
            yield _row(
                f"{rows:,} row{'s' * (rows > 1)}{after}",
                "assess_table on polars",
                "assess for each row",
                None,
                rows=rows,
                exact=table.check(),
                **in_turn(table.ours, table.one_by_one, rounds=rounds),
            )


def _founding(rows: int, reach: float | None, rounds: int) -> Iterator[Row]:
    from bench.yardsticks.many import Many

    many = Many(rows)
    for name, work, ends in many.ways():
        yield _row(
            f"{rows:,} rows, reported rule, repeat given",
            name,
            "hand-written numpy",
            reach if name.startswith("assess_table") else None,
            rows=rows,
            exact=many.exact(ends(work())),
            **in_turn(work, many.by_hand, rounds=rounds),
        )
