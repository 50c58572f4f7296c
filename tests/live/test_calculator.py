"""The calculator of every statute shows the result of the library and an equivalent program."""

import contextlib
import io
import itertools
import re

from datetime import date
from html import unescape

import pytest

from hypothesis import given, settings
from hypothesis import strategies as st
from live.calculator import calculated, values_of
from live.fields import form, numbers
from live.markup import highlighted
from live.reading import UnclearError

from penaltymodel import (
    Decision,
    Money,
    OffenseHistory,
    Platform,
    Range,
    Violation,
    assess,
    catalog,
    rub,
)
from penaltymodel.engine.inputs import InputKind, inputs_of
from penaltymodel.interpreters.needs import needs
from penaltymodel.values.money import span
from tests.live.test_reading import NOT_UNDERSTOOD


LAWS = tuple(catalog())
PROVISIONS = tuple((law.key, each.key) for law in catalog().values() for each in law.provisions)


def run(code):
    """Run a program, and return its result and its output."""
    names, printed = {}, io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, names)
    return names["answer"], printed.getvalue()


@pytest.mark.parametrize("key", LAWS)
class TestEveryStatute:
    def test_begins_with_an_answer(self, key):
        """The initial result is the one of the program."""
        shown = calculated({"statute": key})

        answer, printed = run(shown["code"])
        assert answer.statute.key == key
        assert shown["status"] == f"{answer.provision.key}: {span(answer.range)}"
        assert answer._repr_html_() in shown["answer"]
        assert printed == f"{answer}\n"
        assert not shown["wrong"]

    def test_link(self, key):
        """The link reproduces the result."""
        shown = calculated({"statute": key})

        assert calculated(values_of(shown["link"])) == shown

    def test_asks_for_what_is_needed(self, key):
        """The form has a field for each fact that a text requires."""
        for provision in catalog()[key].provisions:
            for text in provision.enactments:
                made = form(
                    {
                        "statute": key,
                        "offense": provision.key,
                        "committed_on": text.applies_from.isoformat(),
                    }
                )
                required, names = needs(text.penalty), {each.name for each in made.fields}
                assert set(required.money) <= {each.fact for each in made.inputs}
                assert {f"count: {each.name}" for each in required.counts} <= names
                assert {f"flag: {each.name}" for each in required.flags} <= names
                assert {f"word: {each}" for each in required.words} <= names
                assert set(required.repeats) <= set(made.rules)

    def test_no_field_is_lost_in_the_drawing(self, key):
        """Each field is once in the HTML; a fixed statute is hidden."""
        for is_fixed in (True, False):
            shown = calculated({"statute": key}, fixed=is_fixed)

            drawn = re.findall(r' name="([^"]+)"', shown["fields"])
            assert sorted(map(unescape, drawn)) == sorted(
                each.name for each in form({"statute": key}).fields
            )
            assert ('type="hidden" name="statute"' in shown["fields"]) is is_fixed


@pytest.mark.parametrize(("law", "key"), PROVISIONS)
def test_every_provision(law, key):
    """Every provision has a result, and its program calculates it."""
    values = {"statute": law, "offense": key}
    provision = catalog()[law].provision(key)
    through = provision.enactments[-1].applies_through or date.max
    committed_on = max(min(through, catalog()[law].known_through), provision.applies_from)
    values |= {"person": provision.persons[0], "committed_on": committed_on.isoformat()}
    values["repeat"] = "repeat" if provision.repeat_of else "first"

    shown = calculated(values)

    assert shown["code"], shown["status"]
    assert run(shown["code"])[0].provision.key == key


class TestTheLibraryAgrees:
    @given(
        values=st.fixed_dictionaries(
            {
                "offense": st.sampled_from(tuple(catalog()["ru/koap-13.41"].categories)),
                "role": st.sampled_from(["owner", "host"]),
                "person": st.sampled_from(["citizen", "official", "sole-trader", "legal-entity"]),
                "repeat": st.sampled_from(["first", "repeat", "open"]),
            }
        ),
        revenue=st.integers(0, 10**30),
        committed_on=st.dates(date(2021, 1, 10), date(2026, 2, 26)),
    )
    @settings(max_examples=60)
    def test_koap(self, values, revenue, committed_on):
        """The result is right for any category, role, person, revenue and day."""
        days = {"committed_on": committed_on.isoformat()}

        shown = calculated({"statute": "ru/koap-13.41", "revenue": f"{revenue}"} | values | days)

        answer = assess(
            Violation(
                under="ru/koap-13.41", category=values["offense"], committed_on=committed_on
            ),
            Platform("any", values["person"], rub(revenue), role=values["role"]),
            repeat={"first": False, "repeat": True, "open": Range(False, True)}[values["repeat"]],
        )
        assert shown["status"] == f"{answer.provision.key}: {span(answer.range)}"

    @given(st.data())
    @settings(max_examples=60)
    def test_history(self, data):
        """The result is right for any earlier decisions, with open and unknown days."""
        history, values = [], {}
        for number in range(1, data.draw(st.integers(0, 3)) + 1):
            decided_on = data.draw(st.dates(date(2021, 1, 10), date(2025, 12, 31)))
            later = st.dates(decided_on, date(2026, 12, 31))
            days = {}
            head = f"decision{number}."
            values[f"{head}decided_on"] = decided_on.isoformat()
            for name in ("in_force_on", "executed_on"):
                kind = values[f"{head}{name}"] = data.draw(st.sampled_from(["on", "-", "unknown"]))
                if kind == "on":
                    days[name] = data.draw(later)
                    values[f"{head}{name}_day"] = days[name].isoformat()
                elif kind == "-":
                    days[name] = None
            under = data.draw(st.sampled_from(["ru/koap-13.41/2", "ru/koap-13.41/4"]))
            standing = data.draw(st.sampled_from(["standing", "appealed", "annulled"]))
            values |= {f"{head}under": under, f"{head}standing": standing}
            history.append(Decision(under=under, decided_on=decided_on, standing=standing, **days))
        committed_on = data.draw(st.dates(date(2021, 7, 1), date(2026, 2, 26)))

        shown = calculated(
            values
            | {
                "statute": "ru/koap-13.41",
                "offense": "drugs",
                "committed_on": committed_on.isoformat(),
            }
        )

        answer = assess(
            Violation(under="ru/koap-13.41", category="drugs", committed_on=committed_on),
            Platform("the platform", "legal-entity", rub(1_000_000_000)),
            OffenseHistory(history),
        )
        assert shown["status"] == f"{answer.provision.key}: {span(answer.range)}"
        for reason in answer.because:
            assert reason in unescape(shown["answer"])


class TestNoAnswer:
    """Invalid values have no result."""

    @pytest.mark.parametrize("text", NOT_UNDERSTOOD)
    def test_revenue_not_understood(self, text):
        """An invalid number has no result and names its field."""
        shown = calculated({"statute": "eu/gdpr", "revenue": text})

        assert shown["status"].startswith("No result: Revenue: enter a whole number")
        assert (shown["answer"], shown["code"], shown["wrong"]) == ("", "", "revenue")

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("statute", "xx/nothing"),
            ("offense", "ru/koap-13.41/99"),
            ("person", "dog"),
            ("repeat", "maybe"),
            ("flag: exceptional circumstances", "perhaps"),
            ("law_at", "any"),
        ],
    )
    def test_choice_that_is_none(self, name, value):
        """An unknown option in a link has no result."""
        shown = calculated({"statute": "ru/koap-13.41", "repeat": "first"} | {name: value})

        assert shown["status"].endswith("choose one of the options")
        assert (shown["code"], shown["wrong"]) == ("", name)

    def test_day_of_a_decision(self):
        """An earlier decision without a date has no result."""
        shown = calculated({"statute": "ru/koap-13.41", "decision7.under": "ru/koap-13.41/2"})

        assert (
            shown["status"] == "No result: Date of the decision: enter a date such as 2021-03-01"
        )
        assert shown["wrong"] == "decision1.decided_on"

    @pytest.mark.parametrize("committed_on", ["1999-01-01", "2031-01-01"])
    def test_day_outside_the_coded_law(self, committed_on):
        """A day outside the coded law has no result."""
        shown = calculated({"statute": "ru/koap-13.41", "committed_on": committed_on})

        assert shown["status"].startswith("No result: ")
        assert not shown["code"]

    def test_assumed_unchanged(self):
        """The last text can be applied to later days, and the result shows this."""
        shown = calculated(
            {
                "statute": "ru/koap-13.41",
                "committed_on": "2031-01-01",
                "assume_unchanged": "yes",
            }
        )

        assert "assumed to be unchanged" in shown["answer"]


class TestForm:
    def test_fields_follow_the_law(self):
        """The form has only fields that the offense requires."""
        names = {
            each.name for each in form({"statute": "eu/dsa", "offense": "eu/dsa/52.3"}).fields
        }
        assert "count: days" not in names

        names = {
            each.name for each in form({"statute": "eu/dsa", "offense": "eu/dsa/52.4"}).fields
        }
        assert "count: days" in names

    def test_decision_day_where_it_matters(self):
        """The form has the date of the decision if it determines the law."""
        names = {each.name for each in form({"statute": "eu/gdpr"}).fields}
        assert "decided_on" not in names

        shown = calculated({"statute": "eu/gdpr", "law_at": "milder", "decided_on": "2026-08-12"})
        assert "the mildest from the offense to the decision" in shown["answer"]

    def test_charged(self):
        """A charged provision may differ from the applicable one."""
        shown = calculated(
            {
                "statute": "ru/koap-13.41",
                "offense": "drugs",
                "charged_as": "ru/koap-13.41/2",
            }
        )

        assert shown["status"].startswith("ru/koap-13.41/2: ")
        assert (
            "answered as charged; by the law as written it is ru/koap-13.41/4" in shown["answer"]
        )

    def test_repeat_stated(self):
        """A stated repeat hides the earlier decisions."""
        values = {"statute": "ru/koap-13.41", "decision1.under": "ru/koap-13.41/2"}
        assert form(values).decisions

        assert not form(values | {"repeat": "open"}).decisions
        assert "data-add" not in calculated(values | {"repeat": "open"})["fields"]

    def test_shape(self):
        """The shape depends on the offense, not on values."""
        shape = form({"statute": "eu/dsa"}).shape

        assert form({"statute": "eu/dsa", "revenue": "5"}).shape == shape
        assert form({"statute": "eu/dsa", "offense": "eu/dsa/52.4"}).shape != shape

    def test_numbers_of_decisions(self):
        """Numbers of decisions may have gaps; other names are ignored."""
        values = {"decision3.under": "", "decision12.under": "", "decisionx.under": "", "a.b": ""}

        assert numbers(values) == [3, 12]

    def test_words_are_those_of_the_law(self):
        """Each word of a text is an option."""
        for law in catalog().values():
            for each in law.provisions:
                for test in inputs_of([each.enactments[-1].penalty]):
                    if test.kind is InputKind.WORD:
                        made = form({"statute": law.key, "offense": each.key})
                        (one,) = (f for f in made.fields if f.name == f"word: {test.name}")
                        values = {value for _, choices in one.groups for value, _ in choices}
                        assert set(test.words) <= values

    def test_unclear_choice(self):
        """An unknown option is an error that names the field."""
        with pytest.raises(UnclearError) as caught:
            form({"statute": "nowhere"})

        assert caught.value.name == "statute"


class TestDrawing:
    def test_zero_revenue(self):
        """A revenue of zero has no chart, because the axis is logarithmic."""
        assert "<svg" not in calculated({"statute": "eu/gdpr", "revenue": "0"})["answer"]

    @pytest.mark.parametrize("revenue", [1, 10**20])
    def test_far_revenue(self, revenue):
        """The chart includes the revenue."""
        assert "<svg" in calculated({"statute": "eu/gdpr", "revenue": f"{revenue}"})["answer"]


class TestProgram:
    def test_of_the_article(self):
        """A program is formatted like hand-written code."""
        shown = calculated(
            {
                "statute": "ru/as-reported-2021",
                "offense": "drugs",
                "committed_on": "2021-03-01",
                "repeat": "repeat",
                "revenue": "144 438 324 700",
            }
        )

        assert shown["code"] == (
            "from datetime import date\n\n"
            "from penaltymodel import Money, Platform, Violation, assess\n\n"
            "answer = assess(\n"
            "    Violation(\n"
            '        under="ru/as-reported-2021",\n'
            '        category="drugs",\n'
            "        committed_on=date(2021, 3, 1),\n"
            "    ),\n"
            '    Platform("the platform", "legal-entity", Money(144_438_324_700, "RUB")),\n'
            "    repeat=True,\n"
            ")\n"
            "print(answer)\n"
        )
        assert run(shown["code"])[0].low == Money("28887664940", "RUB")

    def test_highlighted(self):
        """Highlighting keeps the text of the program."""
        for key in LAWS:
            code = calculated({"statute": key})["code"]

            assert unescape(re.sub(r"</?span[^>]*>", "", highlighted(code))) == code

    def test_hostile_words(self):
        """Values of a link are never injected into the program or the page."""
        hostile = '");print(1)#<script>'
        for name, value in itertools.product(
            ("statute", "offense", "person", "revenue", "law_at", "committed_on"), (hostile,)
        ):
            shown = calculated({"statute": "ru/koap-13.41"} | {name: value})

            assert not shown["code"]
            assert "<script>" not in shown.get("fields", "") + shown["answer"]
