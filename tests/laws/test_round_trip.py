"""Values survive being written and read."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

from hypothesis import given
from hypothesis import strategies as st
from tests.support.strategies import (
    conditions,
    decisions,
    examples,
    facts,
    histories,
    odd_amounts,
    penalties,
    platforms,
    ranges,
    repeats,
    requests,
)

from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.request import Request
from penaltymodel.errors import InputError
from penaltymodel.interpreters.data import from_data, from_json, to_data, to_json
from penaltymodel.law.penalties import Condition, Fixed, Penalty
from penaltymodel.law.statute import Statute
from penaltymodel.statutes import catalog
from penaltymodel.values.money import Money, parse_money
from penaltymodel.values.ranges import Range
from penaltymodel.values.reading import parse_json


def assert_there_and_back(kind, value):
    """Write *value* as data and as JSON, read both, and compare."""
    data, text = to_data(value), to_json(value)

    assert from_data(kind, data) == value
    assert from_json(kind, text) == value
    assert from_json(kind, text.encode()) == value
    assert parse_json(text) == data


class TestData:
    @examples(150)
    @given(penalties())
    def test_penalties(self, penalty):
        """A penalty can be read from its data and its JSON."""
        assert_there_and_back(Penalty, penalty)

    @examples(100)
    @given(conditions() | repeats)
    def test_conditions(self, test):
        """A condition can be read from its data and its JSON."""
        assert_there_and_back(Condition, test)

    @examples(60)
    @given(odd_amounts)
    def test_odd_amounts(self, amount):
        """An amount of any currency can be read, even one between two minor units."""
        assert_there_and_back(Penalty, Fixed(Range(amount, amount)))

    @examples(60)
    @given(decisions(), histories())
    def test_decisions(self, decision, history):
        """Decisions and histories can be read, with their unknown and missing dates."""
        assert_there_and_back(Decision, decision)
        assert_there_and_back(OffenseHistory, history)

    @examples(60)
    @given(platforms)
    def test_platforms(self, platform):
        """Platforms and their revenues can be read."""
        assert_there_and_back(Platform, platform)

    @examples(60)
    @given(requests())
    def test_requests(self, request_):
        """Requests can be read, with days and with times."""
        assert_there_and_back(Request, request_)

    @pytest.mark.parametrize("key", catalog())
    def test_statutes(self, key):
        """Every statute of the catalog can be read."""
        assert_there_and_back(Statute, catalog()[key])

    @examples(100)
    @given(penalties())
    def test_json_holds_no_float(self, penalty):
        """The JSON of a penalty has no number that could become a float."""

        def refuse(text):
            raise AssertionError(text)

        read = json.loads(to_json(penalty, indent=2), parse_float=refuse, parse_constant=refuse)

        assert read == to_data(penalty)


class TestValues:
    @examples(60)
    @given(st.data(), penalties())
    def test_equal_values_hash_alike(self, data, penalty):
        """Equal penalties have equal hashes."""
        again = from_data(Penalty, to_data(penalty))
        other = data.draw(penalties())

        assert (again, hash(again)) == (penalty, hash(penalty))
        assert (other == penalty) == (to_data(other) == to_data(penalty))

    @examples(100)
    @given(
        st.one_of(
            penalties(), conditions(), histories(), platforms, requests(), facts(), odd_amounts
        )
    )
    def test_pickle_and_copy(self, value):
        """Every value survives pickling and copying."""
        for again in (
            pickle.loads(pickle.dumps(value)),
            copy.copy(value),
            copy.deepcopy(value),
        ):
            assert again == value
            assert type(again) is type(value)

    @examples(60)
    @given(odd_amounts, ranges(st.integers()))
    def test_repr_is_how_to_write_it(self, amount, numbers):
        """The repr of money and ranges is an expression for the same value."""
        names = {"Money": Money, "Range": Range}

        assert eval(repr(amount), names) == amount
        assert eval(repr(numbers), names) == numbers

    @examples(60)
    @given(odd_amounts)
    def test_text_of_money(self, amount):
        """The exact text of an amount with its currency is parsed as that amount."""
        assert parse_money(f"{amount.plain()} {amount.currency}") == amount


class TestHostileData:
    """Reading changed data gives a value or an InputError, and no other error."""

    VALUES = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=5),
        st.sampled_from(
            ("1.00 RUB", "-1 RUB", "1/20", "2020-02-29", "2021-02-29", "unknown", "٣", "1e9")
        ),
        st.just([]),
        st.just({}),
        st.just([[]]),
        st.just({"type": "Fixed"}),
        st.just({"type": []}),
        st.just({"low": "1.00 RUB", "high": "1.00 EUR"}),
    )

    @examples(300)
    @given(
        st.data(),
        penalties().map(lambda value: (Penalty, value))
        | histories(2).map(lambda value: (OffenseHistory, value))
        | platforms.map(lambda value: (Platform, value))
        | requests().map(lambda value: (Request, value))
        | st.just((Statute, catalog()["ru/koap-20.25"])),
    )
    def test_only_input_errors_leave(self, data, described):
        """A document with one changed value is read or rejected."""
        kind, value = described
        document = to_data(value)
        place, key = data.draw(st.sampled_from(_places({"": document})))
        place[key] = data.draw(self.VALUES)
        changed = document if key else place[key]

        result = _read(kind, changed)

        if isinstance(result, InputError):
            assert result.problems
            assert str(result).isprintable()
        else:
            assert from_data(kind, to_data(result)) == result


def _read(kind, data):
    """Return the value that *data* describes, or the error that rejects it."""
    try:
        return from_data(kind, data)
    except InputError as error:
        return error


def _places(data):
    """Return every place in *data* that has a value, as container and key."""
    found = []
    waiting = [data]
    while waiting:
        inner = waiting.pop()
        items = inner.items() if isinstance(inner, dict) else enumerate(inner)
        for key, value in items:
            found.append((inner, key))
            if isinstance(value, dict | list):
                waiting.append(value)
    return found
