"""Tests for `penaltymodel.interpreters.data`."""

from __future__ import annotations

import json
import time

from collections.abc import Mapping
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from penaltymodel.domain.history import UNKNOWN, Decision, OffenseHistory
from penaltymodel.domain.platform import AnnualRevenue, Platform
from penaltymodel.domain.request import Request
from penaltymodel.errors import InputError, WrongTypeError
from penaltymodel.interpreters.data import (
    CLASSES,
    MOST_PROBLEMS,
    SCHEMA,
    from_data,
    from_json,
    to_data,
    to_json,
)
from penaltymodel.law.forms import cited, escalating, fixed, per_day, scaled, total
from penaltymodel.law.penalties import (
    Amount,
    Condition,
    Exceeds,
    Fixed,
    Flag,
    Matching,
    Measured,
    Penalty,
    PersonIs,
    Repeat,
    Revenue,
    Share,
)
from penaltymodel.law.statute import Enactment, Provision
from penaltymodel.law.words import (
    AccountingPeriod,
    Base,
    Measure,
    Milestone,
    Perimeter,
    PersonKind,
    Standing,
)
from penaltymodel.values.money import Money, eur, rub
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import EITHER, Range, only
from penaltymodel.values.reading import DEEPEST, parse_json, read_day, read_moment
from penaltymodel.values.sources import Confidence, Source


ONE = fixed(rub(1))
FIXED = {"type": "Fixed", "sums": {"low": "1.00 RUB", "high": "1.00 RUB"}}
BASE = Base(Measure.REVENUE, Perimeter.PERSON, "total", AccountingPeriod.ANNUAL)
RULE = Repeat(
    opens_at=Milestone.DECISION,
    within=Period(years=1),
    counted_from=Milestone.DECISION,
    matching=Matching.ANY,
    measured_to=Milestone.COMMISSION,
)


def problems(kind, data):
    """Return the pointer and the code of each problem of *data*."""
    with pytest.raises(InputError) as caught:
        from_data(kind, data)
    return [(each.pointer, each.code) for each in caught.value.problems]


def problem(kind, data):
    """Return the only problem of *data*."""
    with pytest.raises(InputError) as caught:
        from_data(kind, data)
    (only_one,) = caught.value.problems
    return only_one.pointer, only_one.code, only_one.message


def refused(text):
    """Return the code and the message of the only problem of *text*."""
    with pytest.raises(InputError) as caught:
        parse_json(text)
    (only_one,) = caught.value.problems
    assert only_one.pointer == ""
    return only_one.code, only_one.message


class TestForm:
    """The format is stable: old documents can be read."""

    def test_has_a_version(self):
        """The format has a name and a version."""
        assert SCHEMA == "penaltymodel/1"

    @pytest.mark.parametrize(
        ("value", "data"),
        [
            (None, None),
            (True, True),
            (5, 5),
            ("text", "text"),
            (rub("0.5"), "0.50 RUB"),
            (Money(5, "JPY"), "5 JPY"),
            (Fraction(1, 20), "1/20"),
            (Fraction(2), "2"),
            (date(2024, 2, 29), "2024-02-29"),
            (datetime(2024, 2, 29, 12, tzinfo=UTC), "2024-02-29T12:00:00+00:00"),
            (PersonKind.CITIZEN, "citizen"),
            (UNKNOWN, "unknown"),
            (only(rub(5)), {"low": "5.00 RUB", "high": "5.00 RUB"}),
            ((1, "a"), [1, "a"]),
            ([1, (2,)], [1, [2]]),
            (frozenset({2021, 2020}), [2020, 2021]),
            ({"a": rub(5)}, {"a": "5.00 RUB"}),
            (Period(years=1), {"type": "Period", "years": 1}),
            (ONE, FIXED),
            (Amount("the unpaid fine"), {"type": "Amount", "name": "the unpaid fine"}),
            (
                escalating(first=ONE, repeat=ONE, when=RULE),
                {
                    "type": "Cases",
                    "branches": [
                        [
                            {
                                "type": "Repeat",
                                "opens_at": "decision",
                                "within": {"type": "Period", "years": 1},
                                "counted_from": "decision",
                                "matching": "of any kind",
                                "measured_to": "commission",
                            },
                            FIXED,
                        ]
                    ],
                    "otherwise": FIXED,
                },
            ),
            (
                Decision(under="a/1", decided_on=date(2021, 3, 1), executed_on=None),
                {
                    "type": "Decision",
                    "under": "a/1",
                    "decided_on": "2021-03-01",
                    "executed_on": None,
                },
            ),
            (
                Platform("X", "citizen", rub(5), inactive_in={2020}),
                {
                    "type": "Platform",
                    "name": "X",
                    "kind": "citizen",
                    "revenues": "5.00 RUB",
                    "inactive_in": [2020],
                },
            ),
        ],
    )
    def test_is_written(self, value, data):
        """Values become dicts, lists, text, numbers and booleans; default values are omitted."""
        assert to_data(value) == data
        assert json.loads(to_json(value)) == data

    @pytest.mark.parametrize("value", [0.5, object(), b"a", {1: 0.5}, [float("nan")], {1, 2}])
    def test_refuses_what_has_no_form(self, value):
        """A float cannot be written at any depth."""
        with pytest.raises(WrongTypeError, match=r"^data must be made of values that have a form"):
            to_data(value)

    def test_json_text(self):
        """JSON text is not escaped to ASCII, and can be indented."""
        source = Source("Закон", Confidence.VERIFIED)

        assert to_json(source) == '{"type": "Source", "citation": "Закон", "confidence": "V"}'
        assert to_json(source, indent=1).count("\n") == 4

    def test_classes(self):
        """The nine nodes and all of their parts can be written."""
        nodes = {"Fixed", "Measured", "Share", "Times", "Total", "GreaterOf", "LesserOf"}

        assert nodes | {"Cases", "Cited", "Repeat", "Period", "Statute", "Decision"} <= set(
            CLASSES
        )
        assert "Money" not in CLASSES
        assert all(name == each.__name__ for name, each in CLASSES.items())


class TestReading:
    def test_type_may_be_left_out(self):
        """If only one class is possible, its name can be omitted."""
        assert from_data(Amount, {"name": "a"}) == Amount("a")
        assert from_data(Fixed, {"sums": FIXED["sums"]}) == ONE

    def test_defaults(self):
        """A missing field has its default value, and missing days are unknown."""
        decision = from_data(Decision, {"under": "a/1", "decided_on": "2021-03-01"})

        assert decision == Decision(under="a/1", decided_on=date(2021, 3, 1))
        assert from_data(Decision, {"under": "a/1", "decided_on": "2021-03-01"}).fine is None

    @pytest.mark.parametrize(
        ("written", "day"),
        [("unknown", UNKNOWN), (None, None), ("2024-02-29", date(2024, 2, 29))],
    )
    def test_days_that_may_be_unknown(self, written, day):
        """A day is a date, null (not yet) or unknown."""
        data = {"under": "a/1", "decided_on": "2024-02-29", "executed_on": written}

        assert from_data(Decision, data).executed_on == day

    @pytest.mark.parametrize(
        "text", ["800000.00 RUB", "800000 RUB", "RUB 800000.0", "0800000 RUB"]
    )
    def test_amounts(self, text):
        """An amount can be written in all formats that `parse_money` accepts."""
        data = {"under": "a/1", "decided_on": "2021-03-01", "fine": text}

        assert from_data(Decision, data).fine == rub(800_000)

    def test_rates(self):
        """A rate is a text with a ratio or decimals."""
        data = {"type": "Share", "rates": {"low": "1/20", "high": "0.1"}, "of": FIXED}

        assert from_data(Penalty, data) == scaled(ONE, "1/20", "1/10")

    @pytest.mark.parametrize(
        ("written", "moment"),
        [
            ("2021-02-01", date(2021, 2, 1)),
            ("2021-02-01T12:00", datetime(2021, 2, 1, 12)),
            ("2021-02-01 12:00:30", datetime(2021, 2, 1, 12, 0, 30)),
            ("2021-02-01T12:00:30.25", datetime(2021, 2, 1, 12, 0, 30, 250_000)),
            ("2021-02-01T12:00Z", datetime(2021, 2, 1, 12, tzinfo=UTC)),
            ("2021-02-01T12:00+00:00", datetime(2021, 2, 1, 12, tzinfo=UTC)),
        ],
    )
    def test_moments(self, written, moment):
        """A moment is a day, or a day and a time with or without a time zone."""
        data = {
            "id": "1",
            "platform": "X",
            "authority": "Y",
            "category": "drugs",
            "sent_at": written,
            "allowed": {"hours": 24},
        }

        sent_at = from_data(Request, data).sent_at

        assert sent_at == moment
        assert read_moment(written) == moment
        assert type(sent_at) is type(moment)

    def test_mappings_and_sets(self):
        """A mapping becomes an object, a set becomes a list."""
        data = {"name": "X", "kind": "citizen", "inactive_in": [2020, 2020]}

        assert from_data(Platform, data).inactive_in == {2020}
        assert from_data(Mapping[str, Money], {"a": "5 EUR"}) == {"a": eur(5)}


def decided(**changes):
    """Return the data of a decision, with *changes*."""
    return {"under": "a/1", "decided_on": "2021-03-01"} | changes


def shared(**changes):
    """Return the data of a share, with *changes*."""
    rates = {"low": "1/20", "high": "1/10"}
    return {"type": "Share", "rates": rates, "of": FIXED} | changes


class TestProblems:
    """Each problem has a location, a code and a message."""

    @pytest.mark.parametrize(
        ("data", "name"),
        [
            ([], "a list"),
            ("text", "text"),
            (None, "null"),
            (5, "a number"),
            (5.0, "a number"),
            (True, "true or false"),
        ],
    )
    def test_not_an_object(self, data, name):
        """A list, text, number, boolean or null is rejected if an object is expected."""
        assert problem(Penalty, data) == ("", "type", f"must be an object, not {name}")
        assert problem(Decision, data) == ("", "type", f"must be an object, not {name}")
        assert problem(Mapping[str, str], data) == ("", "type", f"must be an object, not {name}")

    @pytest.mark.parametrize(
        ("kind", "data", "expected"),
        [
            # Shape
            (Decision, {}, [("/under", "missing"), ("/decided_on", "missing")]),
            (Decision, decided(decidedon="2021-03-01"), [("/decidedon", "unknown")]),
            (Decision, decided(**{"a/b~c": 1}), [("/a~1b~0c", "unknown")]),
            (Decision, decided(__class__="x"), [("/__class__", "unknown")]),
            (Decision, decided(**{"\x1b[31m": 1}), [("/\\x1b[31m", "unknown")]),
            (Decision, decided(**{"k" * 100_000: 1}), [("/" + "k" * 100, "unknown")]),
            (Decision, {"type": "Violation"} | decided(), [("/type", "choice")]),
            (Decision, {"type": None} | decided(), [("/type", "missing")]),
            (Penalty, {}, [("/type", "missing")]),
            (Penalty, {"type": "Cap"}, [("/type", "choice")]),
            (Penalty, {"type": []}, [("/type", "choice")]),
            (Penalty, {"type": "Decision"}, [("/type", "choice")]),
            (Penalty, {"type": "Total", "terms": FIXED}, [("/terms", "type")]),
            (Penalty, {"type": "Total", "terms": None}, [("/terms", "type")]),
            (Penalty, {"type": "Total", "terms": [FIXED, 5]}, [("/terms/1", "type")]),
            (Penalty, {"type": "Total", "terms": []}, [("", "rule")]),
            (
                Penalty,
                {"type": "Cases", "branches": [[FIXED]], "otherwise": FIXED},
                [("/branches/0", "length")],
            ),
            (
                Penalty,
                {"type": "Cases", "branches": [[FIXED, FIXED]], "otherwise": FIXED},
                [("/branches/0/0/type", "choice")],
            ),
            (OffenseHistory, {"decisions": None}, [("/decisions", "type")]),
            (OffenseHistory, {"decisions": {}}, [("/decisions", "type")]),
            (OffenseHistory, {"decisions": [5]}, [("/decisions/0", "type")]),
            (
                Platform,
                {"name": "X", "kind": "citizen", "inactive_in": 5},
                [("/inactive_in", "type")],
            ),
            (
                Platform,
                {"name": "X", "kind": "citizen", "inactive_in": [2020, "2021"]},
                [("/inactive_in/1", "type")],
            ),
            (Mapping[str, Money], {"a/b": "x", "c": 5}, [("/a~1b", "amount"), ("/c", "type")]),
            # Ranges
            (Penalty, {"type": "Fixed", "sums": "1.00 RUB"}, [("/sums", "type")]),
            (Penalty, {"type": "Fixed", "sums": {"low": "1 RUB"}}, [("/sums", "type")]),
            (
                Penalty,
                {"type": "Fixed", "sums": {"low": "1 RUB", "high": "2 RUB", "mid": "1 RUB"}},
                [("/sums", "type")],
            ),
            (
                Penalty,
                {"type": "Fixed", "sums": {"low": "2 RUB", "high": "1 RUB"}},
                [("/sums", "order")],
            ),
            (
                Penalty,
                {"type": "Fixed", "sums": {"low": "1 RUB", "high": "1 EUR"}},
                [("/sums", "order")],
            ),
            (
                Penalty,
                {"type": "Fixed", "sums": {"low": "x", "high": "y"}},
                [("/sums/low", "amount"), ("/sums/high", "amount")],
            ),
            # Rates
            (Penalty, shared(rates={"low": "1/0", "high": "1"}), [("/rates/low", "amount")]),
            (Penalty, shared(rates={"low": "-1/5", "high": "1"}), [("/rates/low", "amount")]),
            (Penalty, shared(rates={"low": 0.05, "high": "1"}), [("/rates/low", "type")]),
            (Penalty, shared(rates={"low": 0, "high": "1"}), [("/rates/low", "type")]),
            (Penalty, shared(rates={"low": "1", "high": "1/2"}), [("/rates", "order")]),
            (
                Penalty,
                shared(rates={"low": "1" * 1000 + "/" + "1" * 1000, "high": "1"}),
                [("/rates/low", "amount")],
            ),
            # Words, numbers, truths
            (Decision, decided(under=5), [("/under", "type")]),
            (Decision, decided(under=None), [("/under", "type")]),
            (Decision, decided(under=""), [("", "rule")]),
            (Decision, decided(under="\x1b[31m"), [("", "rule")]),
            (Decision, decided(under="x" * 201), [("", "rule")]),
            (Decision, decided(under="\ud800"), [("", "rule")]),
            (Decision, decided(standing="upheld"), [("/standing", "choice")]),
            (Decision, decided(standing=5), [("/standing", "choice")]),
            (Decision, decided(standing=[]), [("/standing", "choice")]),
            (
                Platform,
                {"name": "X", "kind": "citizen", "in_small_register": 1},
                [("/in_small_register", "type")],
            ),
            (
                Platform,
                {"name": "X", "kind": "citizen", "in_small_register": "yes"},
                [("/in_small_register", "type")],
            ),
            (Platform, {"name": "X", "kind": "CITIZEN"}, [("/kind", "choice")]),
            (Period, {"days": 1.0}, [("/days", "type")]),
            (Period, {"days": True}, [("/days", "type")]),
            (Period, {"days": "1"}, [("/days", "type")]),
            (Period, {"days": -1}, [("", "rule")]),
            (Period, {"years": 10_000}, [("", "rule")]),
            (Period, {}, [("", "rule")]),
            (Condition, {"type": "Flag", "name": None}, [("/name", "type")]),
            (
                Condition,
                {"type": "PersonIs", "kinds": ["citizen", "company"]},
                [("/kinds/1", "choice")],
            ),
            # Rules of the values themselves
            (Decision, decided(in_force_on="2021-02-28"), [("", "rule")]),
            (
                OffenseHistory,
                {"decisions": [decided(id="x"), decided(id="x")]},
                [("", "rule")],
            ),
            (
                OffenseHistory,
                {"decisions": [decided(), decided(executed_on="2020-01-01")]},
                [("/decisions/1", "rule")],
            ),
        ],
    )
    def test_place_and_code(self, kind, data, expected):
        """All problems are reported at once, each with its location."""
        assert problems(kind, data) == expected

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            (800000, "type"),
            (800000.5, "type"),
            (1e999, "type"),
            (True, "type"),
            ([], "type"),
            ({}, "type"),
            *(
                (text, "amount")
                for text in [
                    "800000",
                    "1e999999 RUB",
                    "1e-999999 RUB",
                    "1e5 RUB",
                    "9" * 5000 + " RUB",
                    "9" * 400_000,
                    "-1 RUB",
                    "-0 RUB",
                    "−1 RUB",
                    "+1 RUB",
                    "",
                    " 1 RUB",
                    "1 RUB\n",
                    "1 000 RUB",
                    "1\u00a0000 RUB",
                    "1_000 RUB",
                    "1,000 RUB",
                    "1,5 RUB",
                    ".5 RUB",
                    "5. RUB",
                    "1.2.3 RUB",
                    "5 roubles",
                    "٨ RUB",
                    "\uff18 RUB",
                    "² RUB",
                    "NaN RUB",
                    "sNaN RUB",
                    "Infinity RUB",
                    "0x10 RUB",
                    "1\x00 RUB",
                    "\u202e1 RUB",
                    "1\u200b0 RUB",
                    "5 RUR",
                    "5 rub",
                ]
            ),
        ],
        ids=lambda value: ascii(value)[:20],
    )
    def test_amounts(self, text, code):
        """An amount is a text with its currency, never a number."""
        pointer, found, message = problem(Decision, decided(fine=text))

        assert (pointer, found) == ("/fine", code)
        assert message.isprintable()
        assert len(message) < 250

    @pytest.mark.parametrize(
        "text",
        [
            "2023-02-29",
            "2024-02-30",
            "2024-04-31",
            "1900-02-29",
            "2024-13-01",
            "2024-01-00",
            "0000-01-01",
            "10000-01-01",
            "24-01-03",
            "2024-1-3",
            "20240103",
            "2024-W01-3",
            "2024-003",
            "03.01.2024",
            "01/02/2024",
            "2024-01-03 ",
            " 2024-01-03",
            "2024-01-03\n",
            "May",
            "",
            "٢٠٢٤-٠١-٠٣",
            "2024–01–03",
            "2024-01-03T25:00",
            "2024-01-03T12:60",
            "2024-01-03T12",
            "2024-01-03T12:00+3",
            "2024-01-03T12:00+25:00",
            "2024-01-03T12:00,5",
            "2024-01-03t12:00",
        ],
    )
    def test_days(self, text):
        """A day has one format and must exist."""
        pointer, code, message = problem(Decision, decided(executed_on=text))

        assert (pointer, code) == ("/executed_on", "date")
        assert message.startswith("must be a day such as '2024-02-29', not ")
        with pytest.raises(ValueError, match=r".*"):
            read_day(text)

    @pytest.mark.parametrize("value", [1704240000, 45294, 45294.5, True, [], {}])
    def test_days_are_text(self, value):
        """Seconds since 1970 and day numbers of spreadsheets are rejected as days."""
        pointer, code, _ = problem(Decision, decided(executed_on=value))

        assert (pointer, code) == ("/executed_on", "type")

    @pytest.mark.parametrize(
        "text", ["2024-01-03T12:00", "2024-01-03T12:00Z", "2024-01-03T12:00+03:00"]
    )
    def test_moments_are_no_days(self, text):
        """A time is rejected in a day of a decision."""
        assert problem(Decision, decided(executed_on=text))[1] in {"rule", "date"}

    def test_moments_are_no_days_of_a_law(self):
        """A time is rejected in the first day of a text."""
        data = {"applies_from": "2021-01-10T00:00", "penalty": FIXED, "source": SOURCE}

        assert problems(Enactment, data) == [("/applies_from", "date")]

    def test_moments_beside_days(self):
        """Mixed days and datetimes are a problem of the document."""
        text = {
            "applies_from": "2021-01-10T00:00",
            "applies_through": "2021-02-01",
            "penalty": FIXED,
            "source": SOURCE,
        }

        assert problems(Provision, {"key": "a/1", "offense": "b", "enactments": [text]})

    def test_words(self):
        """The message has the allowed words and the given one."""
        assert problem(Penalty, {"type": "Cap"})[2] == (
            "must be one of Fixed, Measured, Share, Times, Total, GreaterOf, LesserOf, Cases, "
            "Cited, not 'Cap'"
        )
        assert problem(Decision, {"type": "Violation"} | decided())[2] == (
            "must be one of Decision, not 'Violation'"
        )
        assert problem(Penalty, {})[2].endswith("LesserOf, Cases, Cited")
        assert problem(Decision, decided(standing="upheld"))[2] == (
            "must be one of 'standing', 'appealed', 'annulled', not 'upheld'"
        )
        assert problem(Decision, decided(fine=5))[2] == "must be text, not a number"
        assert problem(Decision, decided(fine="5"))[2] == (
            "must be an amount such as '800000.00 RUB', not '5'"
        )
        assert problem(Penalty, shared(rates={"low": "x", "high": "1"}))[2] == (
            "must be a ratio such as '1/20', as text, not 'x'"
        )
        assert problem(Decision, decided(fined=5))[2] == (
            "is not a known field; did you mean 'fine'?"
        )
        assert problem(Period, {"days": "1"})[2] == "must be a whole number, not text"
        assert problem(Condition, {"type": "Flag", "name": 5})[2] == "must be text, not a number"

    def test_all_at_once_in_order(self):
        """All problems are listed in the order of the fields."""
        data = {
            "type": "Total",
            "terms": [
                {"type": "Times", "count": {"name": 5}, "each": {"type": "x"}},
                {"type": "Fixed"},
            ],
            "more": 1,
        }

        assert problems(Penalty, data) == [
            ("/more", "unknown"),
            ("/terms/0/count/name", "type"),
            ("/terms/0/each/type", "choice"),
            ("/terms/1/sums", "missing"),
        ]

    def test_no_more_than_a_hundred(self):
        """At most a hundred problems are listed."""
        found = problems(OffenseHistory, {"decisions": [5] * 10_000})

        assert len(found) == MOST_PROBLEMS
        assert found[-1] == ("/decisions/99", "type")

    def test_a_problem_in_one_sentence(self):
        """The error lists the problems, each with location, message and code."""
        with pytest.raises(InputError) as caught:
            from_data(Decision, {"under": 5})

        assert str(caught.value) == (
            "/under: must be text, not a number [type]; /decided_on: is required [missing]"
        )

    @pytest.mark.parametrize("presumed", [True, False, EITHER, None])
    def test_presumptions(self, presumed):
        """The presumption of a flag is a boolean or a range of booleans."""
        flag = Flag("grave circumstances", presumed=presumed)

        assert from_data(Condition, to_data(flag)) == flag

    def test_ratios_of_money(self):
        """An amount without a finite decimal expansion is read as a ratio."""
        third = Fixed(only(rub("1/3")))

        assert from_data(Penalty, to_data(third)) == third


SOURCE = {"citation": "article 1", "confidence": "V"}


def nested(times):
    """Return the data of an amount inside *times* nested shares."""
    data = FIXED
    for _ in range(times):
        data = shared(of=data)
    return data


class TestDepth:
    def test_deep_enough(self):
        """About two hundred nested objects are allowed."""
        penalty = ONE
        for _ in range(DEEPEST - 3):
            penalty = scaled(penalty, "1/20", "1/10")

        assert from_data(Penalty, nested(DEEPEST - 3)) == penalty
        assert from_json(Penalty, json.dumps(nested(DEEPEST - 3))) == penalty

    def test_too_deep(self):
        """A document that is nested too deeply is one problem, and no other error."""
        found = problems(Penalty, nested(DEEPEST))

        assert {code for _, code in found} == {"too_deep"}
        assert ("/of" * DEEPEST, "too_deep") in found

    def test_the_very_edge(self):
        """Each object, list, range and value is one level."""
        assert {code for _, code in problems(Penalty, nested(DEEPEST - 2))} == {"too_deep"}
        assert from_data(Mapping[str, Penalty], {"a": nested(DEEPEST - 4)})
        assert {
            code for _, code in problems(Mapping[str, Penalty], {"a": nested(DEEPEST - 3)})
        } == {"too_deep"}
        sums = FIXED
        for _ in range((DEEPEST - 3) // 2):
            sums = {"type": "Total", "terms": [sums]}
        assert from_data(Penalty, sums)
        assert {code for _, code in problems(Penalty, {"type": "Total", "terms": [sums]})} == {
            "too_deep"
        }

    def test_far_too_deep(self):
        """Extreme depths are rejected without a crash."""
        assert {code for _, code in problems(Penalty, nested(50_000))} == {"too_deep"}


GOOD = '{"under": "a/1", "decided_on": "2021-03-01"}'


class TestJson:
    @pytest.mark.parametrize("text", [GOOD, GOOD.encode(), f" \n{GOOD}\r\n\t"])
    def test_reads(self, text):
        """Text and UTF-8 bytes have the same result."""
        assert from_json(Decision, text) == Decision(under="a/1", decided_on=date(2021, 3, 1))

    @pytest.mark.parametrize(
        ("text", "code", "message"),
        [
            # Bytes
            (b"", "syntax", "line 1 column 1"),
            (b" \n ", "syntax", "line 2 column 2"),
            (b"\xef\xbb\xbf{}", "encoding", "starts with a byte order mark"),
            ("\ufeff{}", "encoding", "starts with a byte order mark"),
            ("{}".encode("utf-16"), "encoding", "is not UTF-8 at byte 0"),
            ('{"под": 1}'.encode("cp1251"), "encoding", "is not UTF-8 at byte 2"),
            (b'{"a":\xff}', "encoding", "is not UTF-8 at byte 5"),
            (b'{"a":\xc0\x80}', "encoding", "is not UTF-8 at byte 5"),
            (b'{"a":\xed\xa0\x80}', "encoding", "is not UTF-8 at byte 5"),
            (b"\x00{}", "syntax", "line 1 column 1"),
            (GOOD[:20], "syntax", "line 1 column 18"),
            (" " * 1_000_001, "syntax", "column 1000002"),
            # Syntax
            (GOOD + "x", "syntax", "line 1 column 45"),
            (GOOD + GOOD, "syntax", "line 1 column 45"),
            ('{"a": 1,}', "syntax", ""),
            ("{'a': 1}", "syntax", "line 1 column 2"),
            ("// a\n{}", "syntax", "line 1 column 1"),
            ('{"a": "b\nc"}', "syntax", "line 1 column 9"),
            (r'{"a": "\x41"}', "syntax", "line 1 column 8"),
            ('{"a": 01}', "syntax", ""),
            ('{"a": 0x10}', "syntax", ""),
            ('{"a": .5}', "syntax", ""),
            ('{"a": +1}', "syntax", ""),
            ("[1, 2", "syntax", ""),
            ("]", "syntax", "line 1 column 1"),
            ("}{", "syntax", "line 1 column 1"),
            ("[NaN]", "syntax", "NaN is not a number in JSON"),
            ("[Infinity]", "syntax", "Infinity is not a number in JSON"),
            ("[-Infinity]", "syntax", "-Infinity is not a number in JSON"),
            (
                f"[{'9' * 5000}]",
                "syntax",
                "has a number of too many digits; write amounts as text",
            ),
            # Keys
            ('{"a": 1, "a": 1}', "duplicate_key", "key 'a' is given twice"),
            ('{"b": {"a": 1, "a": 2}}', "duplicate_key", "key 'a' is given twice"),
            (r'{"a": 1, "\u0061": 2}', "duplicate_key", "key 'a' is given twice"),
            (r'{"\u001b": 1, "\u001b": 2}', "duplicate_key", r"key '\x1b' is given twice"),
            (f'{{"{"k" * 10**5}": 1, "{"k" * 10**5}": 2}}', "duplicate_key", "k… is given twice"),
            # Depth
            ("[" * 201 + "]" * 201, "too_deep", "is nested deeper than 200"),
            ("[" * 201, "too_deep", "is nested deeper than 200"),
            ("[" * 200_000, "too_deep", "is nested deeper than 200"),
            ('{"a":' * 200_000, "too_deep", "is nested deeper than 200"),
            ('["\\"[", ' + "[" * 200, "too_deep", "is nested deeper than 200"),
            ("[" + "[]," * 300 + "[" * 200, "too_deep", "is nested deeper than 200"),
        ],
        ids=lambda value: ascii(value)[:24],
    )
    def test_refuses(self, text, code, message):
        """Invalid JSON, and extensions of JSON, are rejected quickly."""
        began = time.process_time()

        found, said = refused(text)

        assert time.process_time() - began < 0.5
        assert found == code
        assert message in said
        assert said.isprintable()
        assert len(said) < 200

    @pytest.mark.parametrize(
        "text",
        [
            "[" * 200 + "]" * 200,
            '{"a": "' + "[" * 500 + '"}',
            r'{"a": "\"' + "{" * 500 + '"}',
            '["\\\\", ' + "[" * 199 + "]" * 200,
            "[[]]" * 1 + " " * 10,
            "[" + "[]," * 500 + "[]]",
        ],
        ids=lambda value: ascii(value)[:24],
    )
    def test_reads_what_is_not_too_deep(self, text):
        """Brackets in text, or next to each other, are not nesting."""
        assert parse_json(text) == json.loads(text)

    def test_refuses_an_open_text_soon(self):
        """Unclosed text is rejected quickly."""
        began = time.process_time()

        code, _ = refused('"' + '\\"' * 12_000)

        assert code == "syntax"
        assert time.process_time() - began < 0.5

    @pytest.mark.parametrize("text", [None, 5, {}, bytearray(b"{}"), memoryview(b"{}")])
    def test_refuses_what_is_no_text(self, text):
        """A document must be text or bytes."""
        with pytest.raises(WrongTypeError) as caught:
            parse_json(text)

        assert str(caught.value).startswith("a JSON document must be text or bytes, not ")

    def test_amounts_are_no_numbers(self):
        """A JSON number is rejected as an amount."""
        for number in ("800000", "1e999999", "0.30000000000000004", "-0"):
            with pytest.raises(InputError, match="/fine: must be text, not a number"):
                from_json(
                    Decision, f'{{"under": "a", "decided_on": "2021-03-01", "fine": {number}}}'
                )

    def test_reads_nested_values(self):
        """A complete penalty is read from its text."""
        penalty = total(
            cited(
                per_day(ONE), Source("article 1", Confidence.MEMORY, checked_on=date(2024, 2, 29))
            ),
            escalating(
                first=Share(only(Fraction(1, 20)), Measured(Revenue(BASE))),
                repeat=ONE,
                when=RULE,
            ),
            Fixed(Range(eur(1), eur(2))),
        )

        assert from_json(Penalty, to_json(penalty, indent=2)) == penalty
        assert from_json(Condition, to_json(Exceeds(Amount("a"), rub(5)))) == Exceeds(
            Amount("a"), rub(5)
        )
        assert from_json(Condition, to_json(PersonIs((PersonKind.CITIZEN,)))) == PersonIs(
            (PersonKind.CITIZEN,)
        )
        appealed = Decision(
            under="a/1", decided_on=date(2021, 3, 1), standing=Standing.APPEALED, fine=rub(5)
        )
        assert from_json(Decision, to_json(appealed)) == appealed
        part = AnnualRevenue(amount=rub(5), year=2021, through=date(2021, 3, 31), base=BASE)
        assert from_json(AnnualRevenue, to_json(part)) == part
        for revenues in (rub(5), {2020: rub(5)}, [part]):
            platform = Platform("X", "citizen", revenues)
            assert from_json(Platform, to_json(platform)) == platform
