"""Assessing a table gives the results of assessing its rows one by one, on every engine."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from itertools import product
from typing import Any

import narwhals as nw
import polars as pl
import pytest

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.support.registers import NAMES, Register, currency_of, register
from tests.support.strategies import KEYS as ALL_KEYS
from tests.support.strategies import (
    RULES,
    YEAR,
    days,
    examples,
    facts,
    histories,
    mapped_facts,
    penalties,
    repeats,
)
from tests.support.tables import ENGINES, TestedEngine, skip_if_missing

from penaltymodel.domain.history import UNKNOWN, Decision, OffenseHistory
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import MissingFactError, PenaltyModelError, UnsupportedTableError
from penaltymodel.facts.facts import Facts
from penaltymodel.facts.recall import recall
from penaltymodel.interpreters.evaluate import evaluate
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.penalties import Penalty, Repeat
from penaltymodel.law.statute import LawAt
from penaltymodel.law.words import Milestone
from penaltymodel.statutes import catalog
from penaltymodel.tables import Lag, Reason, assess_table, explain
from penaltymodel.tables.calculate import PERSON, Inputs, calculate, required_facts
from penaltymodel.tables.decisions import merged
from penaltymodel.tables.engines import frame_of, wrap
from penaltymodel.tables.expressions import INT64, INT128
from penaltymodel.tables.paths import count_paths, path_of
from penaltymodel.tables.windows import DAYS, Slot, of_histories, windows
from penaltymodel.values.money import Money, Rounding
from penaltymodel.values.ranges import EITHER, YES, Range


MILDER = [
    key
    for key, statute in catalog().items()
    if any(provision.law_at is LawAt.MILDER for provision in statute.provisions)
]
"""Statutes that apply the milder law: a table rejects them, because the text would differ by row."""

KEYS = st.sampled_from([key for key in catalog() if key not in MILDER])
MILESTONES = [each for each in Milestone if each is not Milestone.DETECTION]
NO_HISTORY = OffenseHistory()


def answer_of(given: Register, row: dict[str, Any]) -> Assessment | None:
    """Return the assessment of one row, or None if it is rejected."""
    try:
        return given.alone(row)
    except PenaltyModelError:
        return None


def check(given: Register, answers: list[dict[str, Any]], under: Any) -> None:
    """Compare every answer with the assessment of its row."""
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


QUICK = [engine for engine in ENGINES if not engine.is_slow]
SLOW = [engine for engine in ENGINES if engine.is_slow]


class TestTheCatalog:
    """Every statute gives the results of single assessments, with its history."""

    @pytest.mark.parametrize("engine", QUICK, ids=str)
    @examples(15)
    @given(KEYS, st.integers(0, 10**6))
    def test_on_quick_engines(self, engine, key, seed):
        """Every statute of the catalog agrees with single assessments, with random histories."""
        check_statute(engine, key, seed)

    @pytest.mark.parametrize("key", MILDER)
    def test_the_milder_law(self, key):
        """A table under a statute that applies the milder law is rejected as a whole."""
        statute = catalog()[key]
        named = [each.key for each in statute.provisions if each.law_at is LawAt.MILDER]

        for under in named:
            with pytest.raises(UnsupportedTableError, match="the milder of several laws"):
                assess_table(register(statute, 0).table, under=under)

    @pytest.mark.parametrize("engine", SLOW, ids=str)
    @examples(2)
    @given(st.integers(0, 10**6))
    def test_on_slow_engines(self, engine, seed):
        """The statute with the most rules for repeats agrees with single assessments."""
        skip_if_missing(engine)
        check_statute(engine, "ru/koap-13.41", seed)

    @pytest.mark.parametrize("engine", QUICK, ids=str)
    @examples(8)
    @given(KEYS, st.integers(0, 10**6))
    def test_by_one_key(self, engine, key, seed):
        """A table under one key agrees with single assessments without a history."""
        statute = catalog()[key]
        one = register(statute, seed)
        alike = Register(
            statute, [row | {"under": key} for row in one.rows], dict.fromkeys(NAMES, NO_HISTORY)
        )

        answers = assess_table(engine.make(alike.table), under=key, currency=currency_of(statute))

        check(alike, engine.read(answers), key)


class TestIncompleteRows:
    """Rows without a platform, a day or a known person have the same answers on every engine."""

    @examples(60)
    @given(KEYS, st.integers(0, 10**6), st.data())
    def test_engines_agree(self, key, seed, data):
        """Polars and DuckDB agree with and without decisions, and on repeats stated in the row."""
        statute = catalog()[key]
        one = register(statute, seed)
        table = one.table.with_columns(
            pl.Series(
                name, [data.draw(odd) if data.draw(rarely) else value for value in one.table[name]]
            )
            for name, odd in ODD.items()
        )
        if data.draw(st.booleans()):
            stated = st.sampled_from((None, None, True, False))
            table = table.with_columns(
                pl.Series("repeat", [data.draw(stated) for _ in one.rows], dtype=pl.Boolean)
            )
        choices = {
            "under": [statute.key, *(each.key for each in statute.provisions)],
            "history": data.draw(st.sampled_from((None, one.decided, one.decisions))),
            "forward": data.draw(st.sampled_from((None, Lag(decided=30), LAG))),
            "currency": currency_of(statute),
        }

        polars, duckdb = (outcome(each, table, choices) for each in (QUICK[1], QUICK[-1]))

        assert polars == duckdb


ODD = {
    "platform": st.none(),
    "detected_on": st.none(),
    "decided_on": st.none(),
    "kind": st.sampled_from((None, "robot")),
    "role": st.none(),
}
LAG = Lag(decided=1, in_force=10, executed=300)
rarely = st.sampled_from((True, *(False,) * 9))


def outcome(engine: TestedEngine, table: pl.DataFrame, choices: dict[str, Any]) -> Any:
    """Return the rows of an assessed table in their order, or the error."""
    try:
        rows = engine.read(assess_table(engine.make(table), **choices))
    except PenaltyModelError as error:
        return type(error), str(error)
    return sorted(rows, key=lambda row: row["row"])


def check_statute(engine: TestedEngine, key: str, seed: int) -> None:
    """Compare a random register under a statute with single assessments."""
    statute = catalog()[key]
    one = register(statute, seed)
    under = [statute.key, *(each.key for each in statute.provisions)]

    answers = assess_table(
        engine.make(one.table),
        under=under,
        history=engine.make(one.decided),
        currency=currency_of(statute),
    )

    check(one, engine.read(answers), under)


# --- Penalties of the algebra


def columns_of(penalty: Penalty, known: list[Facts]) -> tuple[pl.DataFrame, dict[Any, Any]]:
    """Return a table with the facts a penalty needs, a row for each of *known*, and its names."""
    asked = needs(penalty)
    data: dict[str, list[Any]] = {"row": list(range(len(known)))}
    types: dict[str, Any] = {"row": pl.Int64}
    names: dict[Any, Any] = {}

    def put(fact: Any, kind: Any, low: Any, high: Any) -> None:
        pair = f"low_{len(names)}", f"high_{len(names)}"
        names[fact] = pair
        for name, end in zip(pair, (low, high), strict=True):
            data[name] = [end(each) for each in known]
            types[name] = kind

    def end(ask: Any, which: str) -> Any:
        def read(facts: Facts) -> Any:
            try:
                found = getattr(ask(facts).value, which)
            except MissingFactError:
                return None
            return found.minor() if isinstance(found, Money) else found

        return read

    for kind, asked_for, ask in (
        (pl.Int64, asked.money, Facts.answer_money),
        (pl.Int64, asked.counts, Facts.answer_count),
        (pl.Boolean, asked.repeats, Facts.answer_repeat),
        (pl.Boolean, asked.flags, Facts.answer_flag),
    ):
        for fact in asked_for:
            one = partial(lambda ask, fact, known: ask(known, fact), ask, fact)
            put(fact, kind, end(one, "low"), end(one, "high"))
    for word in asked.words:
        put(word, pl.String, *[lambda facts, word=word: facts.words.get(word)] * 2)
    if asked.person:
        person = [lambda facts: facts.person and str(facts.person)] * 2
        put(PERSON, pl.String, *person)
    return pl.DataFrame(data, schema=types), names


def check_penalty(engine: TestedEngine, penalty: Penalty, known: list[Facts], how: Any) -> None:
    """Compare the columns of a penalty on an engine with its evaluation."""
    table, names = columns_of(penalty, known)
    kinds = table.drop("row").schema
    numbers = [name for name, kind in kinds.items() if kind == pl.Int64]
    codes = {fact: -1 - number for number, fact in enumerate(required_facts(penalty))}
    inputs = Inputs(
        columns=names,
        currency="RUB",
        codes=codes,
        most={name: table[name].max() or 0 for name in numbers},
    )
    found = calculate(penalty, inputs, how)
    forms = {
        "low": found.low.whole,
        "high": found.high.whole,
        "code": found.code,
        "missing": found.missing,
    }
    peak = max(form.peak for form in forms.values())
    wrapped = wrap(engine.make(table), table.columns)
    wide = peak > INT64
    if peak > (INT128 if wrapped.engine.wide else INT64):
        return  # a table would not be assessed
    native = wrapped.native
    if wide:
        native = frame_of(native).with_columns(nw.col(*numbers).cast(nw.Int128())).to_native()
    step = wrapped.engine.compile([(forms, wide)], "test", ["row", *forms])
    rows = frame_of(step(native)).collect("polars").to_native().to_dicts()
    assert len(rows) == len(known)
    for row in rows:
        check_row(penalty, known[row["row"]], row, codes, how)


def check_row(penalty: Penalty, facts: Facts, row: dict[str, Any], codes: Any, how: Any) -> None:
    """Compare one row."""
    expected, why = assessed(penalty, facts)
    if expected is None:
        assert row["missing"] < 0
        assert why in str(next(fact for fact, code in codes.items() if code == row["missing"]))
        return
    ends = [end.rounded(how or Rounding.HALF_UP).minor() for end in (expected.low, expected.high)]
    assert (row["missing"], row["low"], row["high"]) == (0, *ends)
    assert row["code"] < count_paths(penalty)
    assert evaluate(path_of(penalty, row["code"]).penalty, facts).result == expected


def assessed(penalty: Penalty, facts: Facts) -> tuple[Any, str]:
    """Return the result of a penalty, or the missing fact."""
    try:
        return evaluate(penalty, facts).result, ""
    except MissingFactError as error:
        words = (
            "whether there is: ",
            "whether there is ",
            "the kind of ",
            "the number of ",
            "the ",
        )
        fact = error.fact
        for word in words:
            fact = fact.removeprefix(word)
        return None, fact


ROUNDINGS = st.sampled_from([None, *Rounding])
FACTORS = st.sampled_from((1, 1, 9, 8999, 2**40))


def larger(known: list[Facts], factor: int) -> list[Facts]:
    """Return facts whose amounts are *factor* times as large: beyond 2**53, and beyond 2**63."""

    def grown(within: Range[Any]) -> Any:
        if not isinstance(within.low, Money):
            return within
        return Range(*(min(end * factor, MOST) for end in (within.low, within.high)))

    return [mapped_facts(each, grown) for each in known]


MOST = Money(Fraction(2**62, 100), "RUB")


class TestTheAlgebra:
    """Random penalties have the same results in columns, to the last unit, and nulls do not spread."""

    @pytest.mark.parametrize("engine", [QUICK[1], QUICK[-1]], ids=str)
    @examples(60)
    @given(penalties(), st.lists(facts(), min_size=1, max_size=6), FACTORS, ROUNDINGS)
    def test_on_quick_engines(self, engine, penalty, known, factor, how):
        """Random penalties have the same results to the last unit, also beyond 2**53."""
        check_penalty(engine, penalty, larger(known, factor), how)

    @pytest.mark.parametrize("engine", [QUICK[3], QUICK[6]], ids=str)
    @examples(20)
    @given(penalties(), st.lists(facts(), min_size=1, max_size=6), FACTORS, ROUNDINGS)
    def test_on_borrowed_tables(self, engine, penalty, known, factor, how):
        """Random penalties have the same results to the last unit, also beyond 2**53."""
        check_penalty(engine, penalty, larger(known, factor), how)

    @pytest.mark.parametrize("engine", SLOW, ids=str)
    @examples(15)
    @given(penalties(), st.lists(facts(), min_size=1, max_size=6), FACTORS, ROUNDINGS)
    def test_on_slow_engines(self, engine, penalty, known, factor, how):
        """Random penalties have the same results to the last unit, also beyond 2**53."""
        skip_if_missing(engine)
        check_penalty(engine, penalty, larger(known, factor), how)


class TestHistories:
    """The windows of a table of decisions agree with the history on every day."""

    @examples(60)
    @given(
        repeats,
        st.lists(histories(5), min_size=1, max_size=3),
        st.sets(st.sampled_from(ALL_KEYS), min_size=1),
        days,
    )
    def test_windows_are_the_history(self, rule, given_histories, keys, day):
        """Windows agree for unpaid, unknown and annulled decisions, on 29 February and every edge."""
        check_windows(rule, given_histories, keys, day)

    @pytest.mark.parametrize("counted_from", MILESTONES)
    @pytest.mark.parametrize("opens_at", MILESTONES)
    def test_unknown_days(self, opens_at, counted_from):
        """Every combination of unknown days leaves open what it leaves open in the history."""
        rule = evolve(RULES[0], opens_at=opens_at, counted_from=counted_from)
        for unknown in product((False, True), repeat=len(DAYS)):
            known = (date(2021, 2, 1), *[date(2021, 4, 1)] * 3)
            decision = Decision(
                under=ALL_KEYS[0],
                decided_on=date(2021, 3, 1),
                **{
                    name: UNKNOWN if is_so else day
                    for name, day, is_so in zip(DAYS, known, unknown, strict=True)
                },
            )
            check_windows(rule, [OffenseHistory([decision])], {ALL_KEYS[0]}, date(2025, 1, 1))


def check_windows(
    rule: Repeat, given_histories: list[OffenseHistory], keys: set[str], day: date
) -> None:
    """Compare windows with histories around every day on which anything may change."""
    named = {f"p{number}": history for number, history in enumerate(given_histories)}
    table, sure, may = windows(merged([of_histories(named)]), [Slot(rule, frozenset(keys))])
    found = {row["platform"]: row for row in table.to_dicts()}
    for name, history in named.items():
        for each in edges(rule, history, day):
            expected = recall(rule, history, each, lambda key: key in keys).value
            row = found.get(name, {})
            low = is_inside(row, "sure", sure, each)
            high = is_inside(row, "may", may, each) if may else low
            assert (low, high) == (expected.low, expected.high)


def edges(rule: Repeat, history: OffenseHistory, day: date) -> set[date]:
    """Return the days around which anything may change, and *day*."""
    known = [
        each
        for decision in history
        for name in ("decided_on", "committed_on", "imposed_on", "in_force_on", "executed_on")
        if isinstance(each := getattr(decision, name), date)
    ]
    ends = [(rule.within or YEAR).after(each) for each in known]
    return {each + timedelta(days=shift) for each in (*known, *ends) for shift in (-1, 0, 1)} | {
        day
    }


def is_inside(row: dict[str, Any], name: str, number: int, day: date) -> bool:
    """Return whether a day is in one of the windows of a row."""
    pairs = ((row.get(f"{name}_{k}_from"), row.get(f"{name}_{k}_through")) for k in range(number))
    return any(first is not None and first <= day <= last for first, last in pairs)
