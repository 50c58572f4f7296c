"""Results that are lists of things, as tables: rows of Python, Arrow, polars, pandas."""

from __future__ import annotations

import importlib

from abc import abstractmethod
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from penaltymodel.values.money import Money
from penaltymodel.values.ranges import EITHER, Range


if TYPE_CHECKING:
    import polars as pl


Cell: TypeAlias = str | int | bool | date | Decimal | None
Rows: TypeAlias = list[dict[str, Cell]]


class Tabular:
    """
    A result with a row for each of its things.

    Amounts are decimals in major units, with the code of the currency beside them. An amount between
    two minor units is rounded to the nearest one, and ``is_rounded`` is true. An amount that is not
    known is empty, and so is the high end of a range without an upper end.
    """

    __slots__ = ()

    @abstractmethod
    def to_dicts(self) -> Rows:
        """Return the rows as dictionaries, all with the same keys."""
        ...

    def to_polars(self) -> pl.DataFrame:
        """Return the rows as a dataframe of polars, which must be installed."""
        import polars as pl  # noqa: PLC0415  # an optional library

        return pl.DataFrame(self.to_dicts(), infer_schema_length=None)

    def to_pandas(self) -> Any:  # pandas has no types
        """Return the rows as a dataframe of pandas, which must be installed."""
        return importlib.import_module("pandas").DataFrame(self.to_dicts())

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the rows as a stream of Arrow; this needs polars."""
        return self.to_polars().__arrow_c_stream__(requested_schema)


def amount_cells(amounts: Range[Money] | None, prefix: str = "") -> dict[str, Cell]:
    """
    Return the cells of a range of money.

    >>> from penaltymodel.values.money import rub
    >>> amount_cells(Range(rub(5), rub("1/3") * 21))["high"]
    Decimal('7.00')
    """
    low, high = (None, None) if amounts is None else (amounts.low, amounts.high)
    known = [each for each in (low, high) if each is not None and not each.is_unbounded]
    return {
        f"{prefix}low": _decimal(low),
        f"{prefix}high": _decimal(high),
        f"{prefix}currency": None if low is None else low.currency,
        f"{prefix}is_rounded": not all(each.is_whole for each in known),
    }


def _decimal(amount: Money | None) -> Decimal | None:
    if amount is None or amount.is_unbounded:
        return None
    return amount.rounded().to_decimal()


def truth_cell(truth: Range[bool] | None) -> bool | None:
    """Return whether something holds; None if that is open, or if the law does not ask."""
    return None if truth is None or truth == EITHER else truth.low
