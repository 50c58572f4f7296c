"""
Assess all violations in a table, on the engine that holds it.

The table may be one of polars (eager or lazy), pandas, pyarrow, DuckDB, PySpark or Ibis (on
DuckDB, PostgreSQL or SQLite). The amounts equal those of :func:`~penaltymodel.assess` for each
row, to the last minor unit. A lazy table stays lazy. A row that cannot be assessed gets a reason
and does not affect the others.

>>> import polars as pl
>>> from datetime import date
>>> from penaltymodel.tables import assess_table, explain
>>> violations = pl.DataFrame({
...     "platform": ["Twitter", "Twitter"],
...     "kind": ["legal-entity", "legal-entity"],
...     "category": ["suicide", "weather"],
...     "committed_on": [date(2021, 3, 1), date(2021, 3, 1)],
... })
>>> answered = assess_table(violations, under="ru/koap-13.41")
>>> answered.select("provision", "low", "high", "currency").row(0)
('ru/koap-13.41/2', 80000000, 400000000, 'RUB')
>>> print(explain(answered["explanation"][1], under="ru/koap-13.41"))
the statute does not know the category

This needs narwhals and polars: ``pip install 'penaltymodel-law[columns]'``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from penaltymodel.values.late import load_late


if TYPE_CHECKING:
    from penaltymodel.tables.assess_file import assess_file
    from penaltymodel.tables.assess_table import assess_table
    from penaltymodel.tables.cells import Reason
    from penaltymodel.tables.explain import Explanation, explain
    from penaltymodel.tables.lag import Lag
    from penaltymodel.tables.totals import Sum, total


__all__ = [
    "Explanation",
    "Lag",
    "Reason",
    "Sum",
    "assess_file",
    "assess_table",
    "explain",
    "total",
]

load_late(
    __name__,
    "cells explain lag assess_table assess_file totals",
    extras={"assess_file": "columns", "assess_table": "columns", "totals": "columns"},
)
