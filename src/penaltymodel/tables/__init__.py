"""
A whole table at once: violations in the rows of a dataframe, answered on its own engine.

The table may be one of polars (eager or lazy), pandas, pyarrow, DuckDB, PySpark or Ibis (on
DuckDB, PostgreSQL or SQLite). It is answered as :func:`~penaltymodel.assess` answers row
by row, to the last minor unit; what is lazy stays lazy, and a row that cannot be answered says why
and leaves the others alone.

>>> import polars as pl
>>> from datetime import date
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

It needs ``pip install 'penaltymodel-law[columns]'``: narwhals, which speaks to the engines, and
polars.
"""

from penaltymodel.tables.assess_table import assess_table
from penaltymodel.tables.cells import Reason
from penaltymodel.tables.decisions import Lag
from penaltymodel.tables.explain import Explanation, explain
from penaltymodel.tables.totals import Sum, total


__all__ = ["Explanation", "Lag", "Reason", "Sum", "assess_table", "explain", "total"]
