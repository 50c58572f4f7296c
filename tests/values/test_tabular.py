"""Results as tables: rows of Python, Arrow, polars, pandas."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from penaltymodel import (
    Platform,
    Violation,
    assess_many,
    backtest,
    catalog,
    compare,
    exposure,
    rub,
)
from penaltymodel.cases import cases
from penaltymodel.engine import ExchangeRates
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters import kinks
from penaltymodel.law.penalties import Revenue
from penaltymodel.registers.example import AS_OF, twitter_2021
from penaltymodel.statutes.ru_as_reported_2021 import ANNUAL_REVENUE
from penaltymodel.values.money import Money, unbounded
from penaltymodel.values.ranges import EITHER, YES, Range
from penaltymodel.values.tabular import amount_cells, truth_cell


NET = Platform("Net", "legal-entity", rub(10**9))
DAY = date(2021, 3, 1)
ACTS = [
    Violation("ru/koap-13.41/2", DAY, id="a"),
    Violation("ru/koap-13.41", DAY, category="weather"),
    Violation("ru/koap-13.41", DAY, category="drugs"),
]
REPORTED = "ru/as-reported-2021"
RATES = ExchangeRates("EUR", {"RUB": "0.01"}, on=DAY, source="an example")
RESULTS = {
    "assessments": lambda: assess_many(ACTS, NET),
    "exposure": lambda: exposure(
        twitter_2021(), [NET], under=REPORTED, as_of=AS_OF, plan="per-category", anyone=NET
    ),
    "comparison": lambda: compare(ACTS[:1], NET, rates=RATES, into="EUR"),
    "backtest": lambda: backtest(cases("ru")[:9]),
    "catalog": catalog,
    "kinks": lambda: kinks(
        catalog()[REPORTED].provisions[0].enactments[0].penalty,
        Facts(repeat=True),
        of=Revenue(ANNUAL_REVENUE),
    ),
}


@pytest.mark.parametrize("make", RESULTS.values(), ids=RESULTS)
class TestEveryResult:
    def test_is_the_same_in_every_library(self, make):
        """The rows are the same in Python, polars, pandas and Arrow."""
        result = make()
        rows = result.to_dicts()

        table = result.to_polars()
        assert table.to_dicts() == rows
        assert [list(row) for row in rows] == [table.columns] * len(rows)
        assert pl.DataFrame(pa.table(result)).to_dicts() == rows
        assert list(result.to_pandas().columns) == table.columns
        assert len(result.to_pandas()) == len(rows) > 0

    def test_has_exact_amounts(self, make):
        """Amounts are decimals in every library."""
        table = make().to_polars()

        for name in ("low", "high", "first_low", "value"):
            if name in table.columns and table[name].null_count() < len(table):
                assert table[name].dtype.is_decimal()


def test_results_are_frames_at_once():
    """A result is accepted wherever a library takes Arrow."""
    frame = pl.DataFrame(RESULTS["assessments"]())

    assert frame["id"].to_list() == ["a", None, None]
    assert frame["low"].to_list() == [Decimal(800_000), None, Decimal(3_000_000)]
    assert frame["currency"].to_list() == ["RUB", None, "RUB"]
    assert frame["is_repeat"].to_list() == [False, None, False]
    assert "does not know" in frame["error"][1] or "weather" in frame["error"][1]
    assert isinstance(RESULTS["exposure"]().to_pandas(), pd.DataFrame)


def test_assessments_can_be_iterated_until_one_failed():
    """Iterating raises the error of the first violation that failed."""
    found = iter(RESULTS["assessments"]())

    assert next(found).low == rub(800_000)
    with pytest.raises(LookupError):
        next(found)


def test_cells_of_amounts():
    """An unknown amount and a missing upper end are empty; a rounded amount says so."""
    assert amount_cells(None) == {
        "low": None,
        "high": None,
        "currency": None,
        "is_rounded": False,
    }
    assert amount_cells(Range(rub(5), unbounded("RUB")), "x_") == {
        "x_low": Decimal(5),
        "x_high": None,
        "x_currency": "RUB",
        "x_is_rounded": False,
    }
    thirds = amount_cells(Range(Money("1/3", "RUB"), rub(1)))
    assert (thirds["low"], thirds["is_rounded"]) == (Decimal("0.33"), True)
    assert (truth_cell(None), truth_cell(EITHER), truth_cell(YES)) == (None, None, True)
