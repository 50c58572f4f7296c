"""What a table says of a violation is what the engine says of it alone, on every engine."""

from __future__ import annotations

from typing import Any

import pytest

from hypothesis import given
from hypothesis import strategies as st
from tests.registers import Register, currency_of, register
from tests.strategies import examples
from tests.tables import ENGINES, TestedEngine, skip_if_missing

from penaltymodel.columns import Reason, assess_table, explain
from penaltymodel.engine import Assessment
from penaltymodel.errors import PenaltyModelError
from penaltymodel.money import Rounding
from penaltymodel.ranges import EITHER, YES
from penaltymodel.statutes import catalog


KEYS = st.sampled_from(list(catalog()))


def answer_of(given: Register, row: dict[str, Any]) -> Assessment | None:
    """Return what the engine says of one row; None where it refuses it."""
    try:
        return given.alone(row)
    except PenaltyModelError:
        return None


def check(given: Register, answers: list[dict[str, Any]], under: Any) -> None:
    """Hold every answer against that of the engine."""
    how = given.statute.rounding or Rounding.HALF_UP
    assert len(answers) == len(given.rows)
    for answer in answers:
        row = given.rows[answer["row"]]
        explained = explain(answer["explanation"], under=under)
        alone = answer_of(given, row)
        if alone is None:
            rest = [answer[name] for name in ("provision", "is_repeat", "low", "high", "currency")]
            assert answer["explanation"] < 0, row
            assert rest == [None] * 5
            assert str(explained)
            continue
        if answer["explanation"] == Reason.BEYOND_BOUNDS:
            # Only where an amount beyond 2**40 meets a number of things.
            assert max(value for value in row.values() if type(value) is int) > 2**32, row
            continue
        assert answer["explanation"] >= 0, (row, str(explained))
        assert answer["low"] == alone.low.rounded(how).minor(), row
        assert answer["high"] == alone.high.rounded(how).minor(), row
        assert answer["currency"] == alone.currency
        assert answer["provision"] == alone.provision.key
        expected = None if alone.repeat == EITHER else alone.repeat == YES
        assert answer["is_repeat"] == expected, row
        assert explained.provision == alone.provision
        assert explained.enactment == alone.enactment


@pytest.mark.parametrize("engine", ENGINES, ids=str)
@examples(15)
@given(KEYS, st.integers(0, 10**6))
def test_the_catalog(engine: TestedEngine, key, seed):
    """Every statute of the catalog is answered row by row as by the engine, with its history."""
    skip_if_missing(engine)
    statute = catalog()[key]
    one = register(statute, seed)
    under = [statute.key, *(each.key for each in statute.provisions)]

    answers = assess_table(
        engine.make(one.table),
        under=under,
        decisions=engine.make(one.decided),
        currency=currency_of(statute),
    )

    check(one, engine.read(answers), under)
