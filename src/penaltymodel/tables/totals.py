"""The sums of an assessed table, exact beyond 2**63."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

import narwhals as nw

from attrs import frozen

from penaltymodel.errors import ColumnError
from penaltymodel.tables.engines import columns_of, frame_of, wrap
from penaltymodel.tables.expressions import INT64, column
from penaltymodel.tables.on_narwhals import NarwhalsPrinter
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import Range


@frozen(kw_only=True)
class Sum:
    """
    The sum of the penalty ranges of *rows* rows in one currency.

    *by* holds the values of the columns to group by. The rows without an answer have a line of
    their own, with neither *currency* nor *range*.
    """

    by: tuple[Any, ...]
    rows: int
    currency: str | None
    range: Range[Money] | None


_HALF = 2**32


def total(assessed: Any, by: Iterable[str] = ()) -> list[Sum]:
    """
    Add up a table that :func:`assess_table` returned, exactly, for each value of *by*.

    The engine adds halves of 32 bits each: below 2**31 rows no half can overflow, however large
    the amounts are.

    Raises:
        ColumnError: A column is missing.
        UnsupportedTableError: The engine of the table is not supported.
    """
    keys = [*by, "currency"]
    there = columns_of(assessed)
    for name in (*keys, "low", "high"):
        if name not in there:
            raise ColumnError(name, "is missing; pass a table that assess_table returned")
    table = wrap(assessed, [*keys, "low", "high"])
    printer = NarwhalsPrinter(api=nw, divides=table.engine.divides)
    halves: dict[str, nw.Expr] = {}
    for name in ("low", "high"):
        end = column(name, INT64)
        halves[f"{name}_upper"] = printer.print(end // _HALF)
        halves[f"{name}_lower"] = printer.print(end % _HALF)
    found = (
        frame_of(table.native)
        .select(*keys, **halves)
        .group_by(*keys)
        .agg(nw.len().alias("rows"), *(nw.col(name).sum() for name in halves))
        .collect("polars")
        .to_native()
    )
    sums = (_sum(row, keys) for row in found.iter_rows(named=True))
    return sorted(sums, key=lambda one: (*map(str, one.by), one.currency is None, one.currency))


def _sum(row: Mapping[str, Any], keys: list[str]) -> Sum:
    *by, currency = (row[key] for key in keys)
    amounts = None
    if currency is not None:
        low, high = (
            _money(int(row[f"{end}_upper"]) * _HALF + int(row[f"{end}_lower"]), currency)
            for end in ("low", "high")
        )
        amounts = Range(low, high)
    return Sum(by=tuple(by), rows=row["rows"], currency=currency, range=amounts)


def _money(minor: int, currency: str) -> Money:
    unit = Money(1, currency)
    return unit * Fraction(minor, 10**unit.places)
