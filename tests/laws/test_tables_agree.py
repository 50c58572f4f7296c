"""What a table says of a violation is what the engine says of it alone, on every engine."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from itertools import product
from typing import Any
from unittest.mock import patch

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

from penaltymodel.domain.history import OffenseHistory
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import MissingFactError, PenaltyModelError
from penaltymodel.facts.facts import Facts
from penaltymodel.facts.recall import recall
from penaltymodel.interpreters.evaluate import evaluate
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.penalties import Penalty, Repeat
from penaltymodel.law.words import Milestone
from penaltymodel.statutes import catalog
from penaltymodel.tables import Lag, Reason, assess_table, explain
from penaltymodel.tables import few as _alone
from penaltymodel.tables.decisions import checked, read, together
from penaltymodel.tables.engines import adopt
from penaltymodel.tables.expressions import INT64, INT128
from penaltymodel.tables.few_decisions import (
    Question,
    earlier,
    earlier_of,
    number_of,
    past_of,
)
from penaltymodel.tables.on_narwhals import Speaker
from penaltymodel.tables.paths import paths, taken
from penaltymodel.tables.reckon import PERSON, Inputs, may_lack, reckon
from penaltymodel.tables.windows import DAYS, Slot, of_histories, windows
from penaltymodel.values.money import Money, Rounding
from penaltymodel.values.ranges import EITHER, YES, Range


KEYS = st.sampled_from(list(catalog()))
MILESTONES = [each for each in Milestone if each is not Milestone.DETECTION]
NO_HISTORY = OffenseHistory()


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


QUICK = [engine for engine in ENGINES if not engine.is_slow]
SLOW = [engine for engine in ENGINES if engine.is_slow]


class TestTheCatalog:
    """Every statute is answered row by row as by the engine, with its history."""

    @pytest.mark.parametrize("engine", QUICK, ids=str)
    @examples(15)
    @given(KEYS, st.integers(0, 10**6))
    def test_on_quick_engines(self, engine, key, seed):
        """Every statute of the catalog is answered as by the engine, with random histories."""
        hold_the_catalog(engine, key, seed)

    @pytest.mark.parametrize("engine", SLOW, ids=str)
    @examples(2)
    @given(st.integers(0, 10**6))
    def test_on_slow_engines(self, engine, seed):
        """The statute with the most history is answered as by the engine."""
        skip_if_missing(engine)
        hold_the_catalog(engine, "ru/koap-13.41", seed)

    @pytest.mark.parametrize("engine", QUICK, ids=str)
    @examples(8)
    @given(KEYS, st.integers(0, 10**6), st.sampled_from((0, _alone.FEW)))
    def test_by_one_key(self, engine, key, seed, few):
        """Without history too, and whether few rows are reckoned by a query or one by one."""
        statute = catalog()[key]
        one = register(statute, seed)
        alike = Register(
            statute, [row | {"under": key} for row in one.rows], dict.fromkeys(NAMES, NO_HISTORY)
        )

        with patch.object(_alone, "FEW", few):
            answers = assess_table(
                engine.make(alike.table), under=key, currency=currency_of(statute)
            )

        check(alike, engine.read(answers), key)


class TestFewRows:
    """Few rows are answered one by one as all of them are by a query, to the last code."""

    @examples(80)
    @given(KEYS, st.integers(0, 10**6), st.data())
    def test_are_answered_as_by_a_query(self, key, seed, data):
        """With and without decisions, a stream of its own, and what is stated in the row."""
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
        asked = {
            "under": [statute.key, *(each.key for each in statute.provisions)],
            "decisions": data.draw(st.sampled_from((None, one.decided, one.decisions))),
            "forward": data.draw(st.sampled_from((None, Lag(decided=30), LAG))),
            "currency": currency_of(statute),
        }

        few, query = (outcome(table, number, asked) for number in (10**6, -1))

        assert few == query

    @examples(40)
    @given(repeats, st.sets(st.sampled_from(ALL_KEYS), min_size=1), st.data(), days)
    def test_decisions_of_any_order(self, rule, keys, data, day):
        """Days of a decision may come in whatever order, be unknown, or nobody says whether."""
        number = st.integers(1, 12).map(range)
        rows = [data.draw(decisions_of_any_order) for _ in data.draw(number)]
        hold_the_decisions(rule, keys, rows, day)

    @pytest.mark.parametrize("counted_from", MILESTONES)
    @pytest.mark.parametrize("opens_at", MILESTONES)
    def test_days_that_nobody_knows(self, opens_at, counted_from):
        """Whatever a rule turns on, an unknown day leaves open what it leaves open in a query."""
        rule = evolve(RULES[0], opens_at=opens_at, counted_from=counted_from)
        for executed_on in (date(2022, 1, 1), date(9999, 1, 2)):
            for unknown in product((False, True), repeat=len(DAYS)):
                row = {
                    "platform": "p",
                    "under": ALL_KEYS[0],
                    "standing": "standing",
                    "decided_on": date(2021, 3, 1),
                    **dict.fromkeys(DAYS, date(2021, 4, 1)),
                    **{
                        f"{name}_unknown": is_so for name, is_so in zip(DAYS, unknown, strict=True)
                    },
                }
                row["executed_on"] = executed_on
                hold_the_decisions(rule, {ALL_KEYS[0]}, [row], date(9999, 12, 31))


def hold_the_decisions(rule: Repeat, keys: set[str], rows: list[Any], day: date) -> None:
    """Hold what the past of a platform says against its windows, around every day of it."""
    table = pl.DataFrame(rows, schema=DECISIONS)
    found, sure, may = windows(together([read(table, {})]), [Slot(rule, frozenset(keys))])
    row: dict[str, Any] = next(iter(found.to_dicts()), {})
    question = Question(rule, keys.__contains__, 0)
    past = past_of(earlier(checked(table, {})))
    known = {each for one in rows for each in one.values() if isinstance(each, date)}
    ends = {(rule.within or YEAR).after(each) for each in known if each.year < 9999}
    around = {each + timedelta(days=n) for each in known | ends for n in (-1, 0, 1)}
    for asked in around | {day}:
        low = is_inside(row, "sure", sure, asked)
        high = is_inside(row, "may", may, asked) if may else low
        assert past.on("p", question, (number_of(asked),)) == (low, high)


ODD = {
    "platform": st.none(),
    "detected_on": st.none(),
    "decided_on": st.none(),
    "kind": st.sampled_from((None, "robot")),
    "role": st.none(),
}
LAG = Lag(decided=1, in_force=10, executed=300)
rarely = st.sampled_from((True, *(False,) * 9))
DECISIONS = {
    **dict.fromkeys(("platform", "under", "standing"), pl.String),
    **dict.fromkeys(("decided_on", *DAYS), pl.Date),
    **{f"{name}_unknown": pl.Boolean for name in DAYS},
}
decisions_of_any_order = st.fixed_dictionaries(
    {
        "platform": st.sampled_from(("p", "p", "p", None)),
        "under": st.sampled_from(ALL_KEYS),
        "standing": st.sampled_from(("standing", "standing", "appealed", "annulled")),
        "decided_on": days,
        **dict.fromkeys(DAYS, st.none() | days),
        **{f"{name}_unknown": st.sampled_from((False, False, True, None)) for name in DAYS},
    }
)


def outcome(table: pl.DataFrame, few: int, asked: dict[str, Any]) -> Any:
    """Return the answers with their types, or what was refused; *few* says how many are few."""
    with patch.object(_alone, "FEW", few):
        try:
            found = assess_table(table, **asked)
        except PenaltyModelError as error:
            return type(error), str(error)
    return found.schema, found.rows()


def hold_the_catalog(engine: TestedEngine, key: str, seed: int) -> None:
    """Hold a random register under a statute against the engine."""
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


# --- Penalties of the algebra


def columns_of(penalty: Penalty, known: list[Facts]) -> tuple[pl.DataFrame, dict[Any, Any]]:
    """Return a table with what the penalty asks for, a row for each of the facts, and its names."""
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


def hold(engine: TestedEngine, penalty: Penalty, known: list[Facts], how: Any) -> None:
    """Hold the columns of a penalty on an engine against its assessment."""
    table, names = columns_of(penalty, known)
    numbers = [name for name, kind in table.schema.items() if kind == pl.Int64]
    codes = {fact: -1 - number for number, fact in enumerate(may_lack(penalty))}
    inputs = Inputs(
        columns=names,
        currency="RUB",
        codes=codes,
        most={name: table[name].max() or 0 for name in numbers},
    )
    found = reckon(penalty, inputs, how)
    forms = {
        "low": found.low.whole,
        "high": found.high.whole,
        "code": found.code,
        "missing": found.missing,
    }
    peak = max(form.peak for form in forms.values())
    adopted = adopt(engine.make(table), table.columns)
    wide = peak > INT64
    if peak > (INT128 if adopted.engine.wide else INT64):
        return  # nothing is claimed: a table would not be answered
    frame = adopted.frame
    if wide:
        frame = frame.with_columns(nw.col(*numbers).cast(nw.Int128()))
    speaker = Speaker(divides=adopted.engine.divides, wide=wide)
    for stage in speaker.stages(forms, "stage_"):
        frame = adopted.engine.fence(frame.with_columns(**stage))
    rows = frame.select("row", *forms).collect("polars").to_native().to_dicts()
    assert len(rows) == len(known)
    for row in rows:
        hold_row(penalty, known[row["row"]], row, codes, how)


def hold_row(penalty: Penalty, facts: Facts, row: dict[str, Any], codes: Any, how: Any) -> None:
    """Hold one row."""
    expected, why = assessed(penalty, facts)
    if expected is None:
        assert row["missing"] < 0
        assert why in str(next(fact for fact, code in codes.items() if code == row["missing"]))
        return
    ends = [end.rounded(how or Rounding.HALF_UP).minor() for end in (expected.low, expected.high)]
    assert (row["missing"], row["low"], row["high"]) == (0, *ends)
    assert row["code"] < paths(penalty)
    assert evaluate(taken(penalty, row["code"]).penalty, facts).result == expected


def assessed(penalty: Penalty, facts: Facts) -> tuple[Any, str]:
    """Return what a penalty comes to, or what is missing."""
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
    """Random penalties come to the same in columns, to the last unit, and nulls do not leak."""

    @pytest.mark.parametrize("engine", [QUICK[1], QUICK[-1]], ids=str)
    @examples(60)
    @given(penalties(), st.lists(facts(), min_size=1, max_size=6), FACTORS, ROUNDINGS)
    def test_on_quick_engines(self, engine, penalty, known, factor, how):
        """Random penalties of the algebra come to the same, to the last unit, beyond 2**53 too."""
        hold(engine, penalty, larger(known, factor), how)

    @pytest.mark.parametrize("engine", [QUICK[3], QUICK[6]], ids=str)
    @examples(20)
    @given(penalties(), st.lists(facts(), min_size=1, max_size=6), FACTORS, ROUNDINGS)
    def test_on_borrowed_tables(self, engine, penalty, known, factor, how):
        """Random penalties of the algebra come to the same, to the last unit, beyond 2**53 too."""
        hold(engine, penalty, larger(known, factor), how)

    @pytest.mark.parametrize("engine", SLOW, ids=str)
    @examples(15)
    @given(penalties(), st.lists(facts(), min_size=1, max_size=6), FACTORS, ROUNDINGS)
    def test_on_slow_engines(self, engine, penalty, known, factor, how):
        """Random penalties of the algebra come to the same, to the last unit, beyond 2**53 too."""
        skip_if_missing(engine)
        hold(engine, penalty, larger(known, factor), how)


class TestHistories:
    """The windows of a table of decisions say of every day what the history says."""

    @examples(60)
    @given(
        repeats,
        st.lists(histories(5), min_size=1, max_size=3),
        st.sets(st.sampled_from(ALL_KEYS), min_size=1),
        days,
    )
    def test_windows_are_the_history(self, rule, given_histories, keys, day):
        """Unpaid, unknown, annulled, on the 29th of February, on the very day: all is the same."""
        named = {f"p{number}": history for number, history in enumerate(given_histories)}
        decided = of_histories(named)
        table, sure, may = windows(together([decided]), [Slot(rule, frozenset(keys))])
        past, question = (
            past_of(earlier_of(named)),
            Question(rule, keys.__contains__, 0),
        )
        found = {row["platform"]: row for row in table.to_dicts()}
        for name, history in named.items():
            for asked in edges(rule, history, day):
                expected = recall(rule, history, asked, lambda key: key in keys).value
                row = found.get(name, {})
                low = is_inside(row, "sure", sure, asked)
                high = is_inside(row, "may", may, asked) if may else low
                assert (low, high) == (expected.low, expected.high)
                assert past.on(name, question, (number_of(asked),)) == (low, high)


def edges(rule: Repeat, history: OffenseHistory, day: date) -> set[date]:
    """Return the days around which anything may change, and one more."""
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
    """Say whether a day lies in one of the windows of a row."""
    pairs = ((row.get(f"{name}_{k}_from"), row.get(f"{name}_{k}_through")) for k in range(number))
    return any(first is not None and first <= day <= last for first, last in pairs)
