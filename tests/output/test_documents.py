"""Results as JSON documents, validated against the schema of the package."""

from __future__ import annotations

import copy
import json

from datetime import date
from importlib import resources
from typing import Any

import jsonschema
import pytest

from hypothesis import given
from tests.support import strategies

from penaltymodel.cases.backtest import backtest
from penaltymodel.cases.decided import cases
from penaltymodel.domain.history import UNKNOWN, Decision, OffenseHistory
from penaltymodel.domain.platform import AnnualRevenue, Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.engine.compare import ExchangeRates, compare
from penaltymodel.engine.estimate import estimate
from penaltymodel.facts.facts import Facts
from penaltymodel.guidelines import guidelines
from penaltymodel.interpreters.data import CLASSES, SCHEMA, from_data, to_data
from penaltymodel.output import documents, schema
from penaltymodel.registers.exposure import exposure
from penaltymodel.registers.plan import Plan
from penaltymodel.registers.result import Exposure
from penaltymodel.statutes import catalog
from penaltymodel.values.money import Money, eur, rub, unbounded
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import EITHER, Range
from penaltymodel.values.reading import parse_json


ARTICLE = "ru/koap-13.41"
SHIPPED = schema.shipped_schema()
REVENUE = rub(144_438_324_700)
GOOGLE = Platform("Google", "legal-entity", {2020: REVENUE})
HISTORY = OffenseHistory(
    [
        Decision(
            under=f"{ARTICLE}/2",
            decided_on=date(2021, 5, 4),
            in_force_on=date(2021, 6, 1),
            executed_on=None,
            fine=rub(6_000_000),
            id="A-1",
        ),
        Decision(under=f"{ARTICLE}/2", decided_on=date(2021, 7, 4), in_force_on=UNKNOWN),
    ]
)


def closed(schema: Any) -> Any:
    """Return *schema* without additional properties."""
    if isinstance(schema, dict):
        changed = {key: closed(value) for key, value in schema.items()}
        if "properties" in changed:
            changed.setdefault("additionalProperties", False)
        return changed
    return [closed(each) for each in schema] if isinstance(schema, list) else schema


def against(schema: Any, name: str) -> Any:
    """Return a validator for the definition *name* in *schema*."""
    return jsonschema.Draft202012Validator(
        {"$ref": f"#/$defs/{name}", "$defs": schema["$defs"]},
        format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
    )


LAX = jsonschema.Draft202012Validator(SHIPPED)
KINDS = (
    "assessment",
    "backtest",
    "comparison",
    "estimate",
    "exposures",
    "guidelines",
    "simulation",
    "statute",
    "statutes",
    "table",
    "what-if",
)
STRICT = {kind: against(closed(SHIPPED), kind) for kind in KINDS}


def assessed(part: str = "2", **more: Any) -> Assessment:
    """Return an assessment of 24 December 2021 under *part* of article 13.41."""
    act = Violation(
        under=f"{ARTICLE}/{part}", committed_on=date(2021, 12, 24), detected_on=date(2021, 12, 24)
    )
    return assess(act, GOOGLE, **more)


def exposed(requests: Any, **more: Any) -> Exposure:
    """Return the exposure of 1 March 2021 under article 13.41."""
    choices: dict[str, Any] = {"as_of": date(2021, 3, 1), "plan": "per-item", "under": ARTICLE}
    return exposure(requests, [GOOGLE], **choices | more)


ROW = {
    "id": "1",
    "platform": "Google",
    "authority": "R",
    "category": "drugs",
    "sent_at": "2021-02-01",
    "allowed": "1d",
}


# --- The schema.


class TestTheSchema:
    def test_is_the_one_that_ships(self):
        """The schema file is the generated schema."""
        file = resources.files("penaltymodel").joinpath("penaltymodel-1.schema.json")

        made = json.dumps(schema.schema(), indent=2, ensure_ascii=False) + "\n"

        assert file.read_text(encoding="utf-8") == made, (
            "src/penaltymodel/penaltymodel-1.schema.json is not what schema.schema() makes"
        )

    def test_is_a_schema(self):
        """The schema is valid and has its own id."""
        jsonschema.Draft202012Validator.check_schema(SHIPPED)

        assert SHIPPED["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert SHIPPED["$id"] == "urn:penaltymodel:1"

    def test_refers_to_nothing_that_is_not_there(self):
        """Each reference has a definition, and each definition is used."""
        refs: set[str] = set()

        def collect(schema: Any) -> None:
            if isinstance(schema, dict):
                refs.update({schema["$ref"]} if "$ref" in schema else ())
                for value in schema.values():
                    collect(value)
            elif isinstance(schema, list):
                for each in schema:
                    collect(each)

        collect(SHIPPED)

        assert refs == {f"#/$defs/{name}" for name in SHIPPED["$defs"]}

    def test_has_every_class_and_every_kind_of_document(self):
        """Each serializable class has a definition."""
        assert set(SHIPPED["$defs"]) == {*CLASSES, *KINDS, "step"}

    @pytest.mark.parametrize(
        "data",
        [
            {},
            [],
            "RUB",
            {"type": "Nothing"},
            {"type": "Fixed"},
            {"sums": {"low": "1 RUB", "high": "2 RUB"}},  # a class must say which
            {"type": "Fixed", "sums": {"low": "1 RUB"}},
            {"type": "Fixed", "sums": {"low": "1", "high": "2 RUB"}},
            {"type": "Fixed", "sums": {"low": 1, "high": 2}},
            {"type": "Fixed", "sums": {"low": "-1 RUB", "high": "2 RUB"}},
            {"type": "Fixed", "sums": {"low": "1 RUB", "high": "2 RUB", "middle": "1 RUB"}},
            {"type": "Fixed", "sums": {"low": "1 RUB", "high": "2 RUB"}, "why": "so"},
            {"type": "Total", "terms": [{"sums": {"low": "1 RUB", "high": "2 RUB"}}]},
            {"type": "Decision", "under": "x", "decided_on": "2021-13"},
            {"type": "Decision", "under": "x", "decided_on": "2021-01-01 or so"},
            {"type": "Platform", "name": "A", "kind": "company"},
            {"type": "Period", "days": "1"},
            {"schema": SCHEMA, "kind": "assessment"},
            {"schema": SCHEMA, "kind": "exposures", "exposures": [{}]},
            {"schema": "penaltymodel/2", "kind": "statutes", "statutes": []},
        ],
    )
    def test_refuses_what_is_none_of_these(self, data):
        """The schema rejects empty objects and unknown fields."""
        assert not LAX.is_valid(data)


# --- Values in their own form.


def valid(name: str, data: Any) -> None:
    """Validate *data* against the whole schema and against the definition *name*."""
    LAX.validate(data)
    against(SHIPPED, name).validate(data)


class TestValues:
    @pytest.mark.parametrize("statute", catalog().values(), ids=catalog().keys())
    def test_of_a_statute(self, statute):
        """Each statute of the catalog is valid."""
        valid("Statute", to_data(statute))

    @pytest.mark.parametrize(
        "value",
        [
            HISTORY,
            OffenseHistory(),
            GOOGLE,
            Platform("A", "official", Range(rub(1), Money("1/3", "RUB") + rub(1))),
            Platform(
                "A",
                "legal-entity",
                [AnnualRevenue(amount=rub("0.05"), year=2021, through=date(2021, 5, 1), months=5)],
                in_small_register=True,
                role="host",
                inactive_in={2020},
            ),
            Violation(under="x", committed_on=date(2021, 1, 1)),
            Violation(
                under="x",
                committed_on=date(2021, 1, 3),
                began_on=date(2021, 1, 2),
                detected_on=date(2021, 1, 4),
                category="drugs",
                operation="o",
                id="1",
            ),
            Period(years=1, hours=5),
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_of_the_domain(self, value):
        """The values of a case are valid."""
        valid(type(value).__name__, to_data(value))

    @strategies.examples(40)
    @given(strategies.penalties())
    def test_of_any_penalty(self, penalty):
        """Random penalties are valid."""
        valid(type(penalty).__name__, to_data(penalty))

    @strategies.examples(40)
    @given(strategies.histories())
    def test_of_any_history(self, history):
        """Decisions with known, unknown and future days are valid."""
        valid("OffenseHistory", to_data(history))

    @strategies.examples(40)
    @given(strategies.requests())
    def test_of_any_request(self, request):
        """Requests with dates and times of any time zone are valid."""
        valid("Request", to_data(request))


# --- Documents.


def held(document: documents.Document) -> documents.Document:
    """Return *document* after a JSON round trip and strict validation."""
    read: documents.Document = parse_json(json.dumps(document))
    LAX.validate(read)
    STRICT[read["kind"]].validate(read)
    assert read == document
    return read


class TestAssessment:
    def test_of_a_repeat(self):
        """The fine of 24 December 2021: one twentieth to one tenth of the revenue."""
        found = held(documents.assessment(assessed("5", repeat=True)))

        assert (found["low"], found["high"], found["currency"]) == (
            "7221916235.00",
            "14443832470.00",
            "RUB",
        )
        assert (found["provision"], found["repeat"], found["confidence"]) == (
            f"{ARTICLE}/5",
            True,
            "M",
        )
        assert found["because"][0] == f"{ARTICLE}/5: repeat of part 1 or 2"
        assert from_data(Platform, found["platform"]) == GOOGLE
        assert found["violation"]["under"] == f"{ARTICLE}/5"

    @pytest.mark.parametrize(
        ("choices", "repeat"),
        [
            ({"repeat": False}, False),
            ({"repeat": EITHER}, "open"),
            ({"history": HISTORY}, True),
        ],
    )
    def test_says_whether_it_is_a_repeat(self, choices, repeat):
        """The repeat is true, false or open."""
        assert held(documents.assessment(assessed(**choices)))["repeat"] == repeat

    def test_says_nothing_of_a_repeat_where_none_matters(self):
        """The repeat is null if the law has no rule for repeats."""
        act = Violation(under="ru/koap-20.25/1", committed_on=date(2021, 12, 24))
        unpaid = Facts(amounts={"the unpaid fine": rub(500)})

        found = held(documents.assessment(assess(act, GOOGLE, given=unpaid)))

        assert found["repeat"] is None
        assert (found["low"], found["step"]["node"]) == ("1000.00", "Cited")

    def test_gives_every_decision_with_its_reason(self):
        """Each decision counts, does not count, or may count."""
        found = held(documents.assessment(assessed(history=HISTORY)))

        assert [each["counts"] for each in found["decisions"]] == [True, "open"]
        assert from_data(Decision, found["decisions"][0]["decision"]) == HISTORY.decisions[0]
        assert found["decisions"][0]["reason"].startswith("counts from 2021-06-01")

    def test_gives_the_days_that_matter(self):
        """The document has the day of the law, of the decision and of expiry."""
        found = held(
            documents.assessment(
                assessed(
                    repeat=False,
                    limitation=Period(months=3),
                    decided_on=date(2022, 5, 1),
                    charged_as=f"{ARTICLE}/1",
                )
            )
        )

        assert (found["law_at"], found["law_day"]) == ("offense", "2021-12-24")
        assert (found["applies_from"], found["applies_through"]) == ("2021-01-10", "2022-04-05")
        assert (found["decided_on"], found["expires_on"]) == ("2022-05-01", "2022-03-24")
        assert found["time_barred"] is True
        assert (found["provision"], found["by_law"], found["as_written"]) == (
            f"{ARTICLE}/1",
            f"{ARTICLE}/2",
            False,
        )

    def test_lists_what_is_odd_about_the_rule(self):
        """The findings are in the document."""
        act = Violation(under="ru/as-reported-2021", committed_on=date(2021, 3, 1))

        (finding,) = held(documents.assessment(assess(act, GOOGLE)))["findings"]

        assert finding.startswith("a repeat costs less than a first offense")

    def test_writes_what_does_not_end_as_a_ratio(self):
        """Amounts are exact."""
        third = Platform("A", "legal-entity", {2020: Money("100000000000/3", "RUB")})
        act = Violation(
            under=f"{ARTICLE}/5", committed_on=date(2021, 12, 24), detected_on=date(2021, 12, 24)
        )

        found = held(documents.assessment(assess(act, third, repeat=True)))

        assert (found["low"], found["high"]) == ("5000000000/3", "10000000000/3")


class TestExposures:
    def test_has_every_number_and_every_line(self):
        """One document holds the exposures of several statutes."""
        rows = [ROW, {**ROW, "category": "suicide", "removed_at": "2021-02-15"}]

        found = held(
            documents.exposures(
                [exposed(rows), exposed(rows, under="ru/as-reported-2021", plan="per-category")]
            )
        )

        one, other = found["exposures"]
        assert (one["requests"], one["violations"], one["cases"], one["batch"]) == (2, 2, 2, None)
        assert one["first"] == {"low": "3800000.00", "high": "12000000.00", "currency": "RUB"}
        assert one["repeat"]["currency"] == "RUB"
        assert [line["categories"] for line in one["lines"]] == [["drugs"], ["suicide"]]
        assert [each["late"] for each in one["tallies"]] == [0, 1]
        assert (other["under"], other["plan"]) == ("ru/as-reported-2021", "per-category")
        assert other["repeat"] == {"low": "0.00", "high": None, "currency": "RUB"}
        assert other["missing"] == other["lines"][0]["missing"] != []

    def test_has_the_rejected_rows(self):
        """A rejected row has its number, location and reason."""
        (found,) = held(documents.exposures([exposed([ROW, {**ROW, "sent_at": "?"}])]))[
            "exposures"
        ]

        assert found["rejected_rows"] == 1
        assert found["rejected"] == [
            {
                "row": 2,
                "place": "row 2",
                "reason": "/sent_at: must be a moment such as '2021-02-01T12:00' or a day such "
                "as '2021-02-01', not '?' [value]",
            }
        ]

    def test_has_nulls_where_there_is_nothing(self):
        """An empty register has no totals, and a batch is a number."""
        (found,) = held(documents.exposures([exposed([], plan=Plan("per-batch", 7))]))["exposures"]

        assert (found["first"], found["repeat"], found["by_history"]) == (None, None, None)
        assert (found["plan"], found["batch"]) == ("per-batch", 7)

    def test_tells_an_open_verdict(self):
        """A line is open if the history does not decide it."""
        history = OffenseHistory([Decision(under=f"{ARTICLE}/4", decided_on=date(2021, 1, 20))])

        (found,) = held(documents.exposures([exposed([ROW], history={"Google": history})]))[
            "exposures"
        ]

        assert found["lines"][0]["is_repeat"] == "open"


class TestBacktest:
    def test_has_every_case_with_its_verdict(self):
        """Positions are exact ratios, unknown values are null."""
        result = backtest([*cases("ru"), *(each for each in cases() if each.amount is None)])

        found = held(documents.backtest(result))

        assert [each["id"] for each in found["cases"]] == [each.case.id for each in result.tried]
        google = next(each for each in found["cases"] if each["amount"] == "7221916235.00 RUB")
        assert (google["verdict"], google["position"], google["share_of_cap"]) == (
            "inside",
            "0",
            "1/2",
        )
        assert google["permitted"]["low"] == "7221916235.00"
        assert {each["verdict"] for each in found["cases"] if each["amount"] is None} == {
            "untestable"
        }
        assert sum(each["inside"] for each in found["scores"]) == sum(
            each["verdict"] == "inside" for each in found["cases"]
        )


class TestComparison:
    def test_has_the_rates_and_every_law(self):
        """The document has the given exchange rates, and null for a missing upper end."""
        rates = ExchangeRates("EUR", {"RUB": "0.0112"}, on=date(2021, 3, 1), source="example")
        acts = [
            Violation(under=under, committed_on=date(2021, 3, 1))
            for under in (f"{ARTICLE}/2", "ru/koap-20.25/1")
        ]

        found = held(documents.comparison(compare(acts, GOOGLE, rates=rates, into="EUR")))

        assert found["rates"] == {
            "currency": "EUR",
            "on": "2021-03-01",
            "source": "example",
            "rates": {"RUB": "7/625"},
        }
        first, second = found["lines"]
        assert first["there"] == {"low": "800000.00", "high": "4000000.00", "currency": "RUB"}
        assert first["range"] == {"low": "8960.00", "high": "44800.00", "currency": "EUR"}
        assert first["why_not"] == ""
        assert second["there"] == {"low": "1000.00", "high": None, "currency": "RUB"}
        assert second["range"] == {"low": "11.20", "high": None, "currency": "EUR"}
        assert second["why_not"] == ""


class TestStatutes:
    def test_has_the_whole_catalog(self):
        """The document has one overview for each statute, in the order of the keys."""
        found = held(documents.statutes(list(catalog().values())))["statutes"]

        assert [each["key"] for each in found] == sorted(catalog())
        article = next(each for each in found if each["key"] == ARTICLE)
        assert (article["applies_from"], article["applies_through"]) == ("2021-01-10", None)
        assert article["confidence"] == "M"
        assert article["provisions"] == [f"{ARTICLE}/{part}" for part in range(1, 7)]
        assert article["categories"]["drugs"] == "how to make, use or obtain drugs"

    def test_says_when_a_statute_ended(self):
        """A repealed statute ends with the last day of its last text."""
        ended = from_data(
            type(catalog()[ARTICLE]),
            _ending(to_data(catalog()["ru/as-reported-2021"]), "2022-06-30"),
        )

        (found,) = held(documents.statutes([ended]))["statutes"]

        assert found["applies_through"] == "2022-06-30"

    @pytest.mark.parametrize("statute", catalog().values(), ids=catalog().keys())
    def test_has_each_statute_whole(self, statute):
        """Each text has prose, a formula and the penalty."""
        found = held(documents.statute(statute))

        assert len(found["enactments"]) == sum(len(p.enactments) for p in statute.provisions)
        assert all(each["prose"] and each["formula"] for each in found["enactments"])
        assert {each["provision"] for each in found["penalties"]} == set(found["provisions"])

    def test_may_be_narrowed(self):
        """The document can be limited to one provision and one day."""
        statute = catalog()[ARTICLE]
        only = statute.provision(f"{ARTICLE}/5")

        found = held(documents.statute(statute, only=only, on=date(2021, 3, 1)))

        assert [(e["provision"], e["applies_from"]) for e in found["enactments"]] == [
            (f"{ARTICLE}/5", "2021-01-10")
        ]
        assert {each["provision"] for each in found["penalties"]} == {f"{ARTICLE}/5"}
        assert found["enactments"][0]["repeat"]["type"] == "Repeat"
        assert held(documents.statute(statute, on=date(2020, 3, 1)))["enactments"] == []


def _ending(data: dict[str, Any], day: str) -> dict[str, Any]:
    changed = copy.deepcopy(data)
    for provision in changed["provisions"]:
        provision["enactments"][-1]["applies_through"] = day
    return changed


class TestGuidelines:
    def test_are_documents(self):
        """The document lists every guideline with its facts."""
        found = held(documents.guidelines(guidelines().values()))

        assert [each["key"] for each in found["guidelines"]] == list(guidelines())

    def test_an_estimate_is_a_document(self):
        """A permitted range without upper end has no high end."""
        permitted = Range(eur(0), unbounded("EUR"))
        facts = Facts(words={"category": "II"}, repeat=False)

        found = held(
            documents.estimate(
                estimate(
                    guidelines()["nl/ap-2019"],
                    permitted,
                    facts,
                    on=date(2021, 3, 1),
                    under="eu/gdpr/83.5",
                )
            )
        )

        assert found["permitted"] == {"low": "0.00", "high": None, "currency": "EUR"}
        assert found["range"] == {"low": "310000.00", "high": "310000.00", "currency": "EUR"}
