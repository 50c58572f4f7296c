"""The command ``estimate``."""

from __future__ import annotations

import json

from typing import Any

import jsonschema

from click.testing import CliRunner

from penaltymodel.cli import app
from penaltymodel.guidelines import guidelines
from penaltymodel.output import schema


SCHEMA = jsonschema.Draft202012Validator(schema.shipped_schema())
CASE = ("eu/edpb-04-2022", "eu/gdpr/83.5", "--on", "2024-05-01")
REVENUE = ("--revenue", "annual=1000000000 EUR")
HIGH = ("--word", "seriousness=high")


def run(*args: str) -> Any:
    """Run a command in this process."""
    return CliRunner().invoke(app.cli, ["estimate", *args], prog_name="penaltymodel")


def document(*args: str) -> Any:
    """Return a document, checked against the schema."""
    found = json.loads(run(*args, "--json").stdout)
    SCHEMA.validate(found)
    return found


class TestGuidelines:
    def test_are_listed(self):
        """Without arguments, the command lists every guideline."""
        result = run()

        assert (result.exit_code, result.stderr) == (0, "")
        assert all(f"  {key} " in result.stdout for key in guidelines())
        assert [each["key"] for each in document()["guidelines"]] == list(guidelines())

    def test_one_shows_its_facts(self):
        """With a guideline alone, the command shows its facts, but not the legal maximum."""
        (found,) = document("uk/ico-2024")["guidelines"]

        assert [(each["name"], each["words"]) for each in found["inputs"]] == [
            ("seriousness", ["low", "medium", "high"]),
            ("revenue", []),
        ]
        shown = run("uk/ico-2024").stdout
        assert "applies from 2024-03-18, checked through" in shown
        assert "low, medium, high" in shown
        assert "must be given" in shown

    def test_one_that_applies_no_longer(self):
        """The last day and the facts that are presumed are shown."""
        assert "applies from 2001-11-01 through 2015-10-31" in run("us/ussg/8c2").stdout
        assert "for any provision" in run("us/ussg/8c2").stdout

    def test_an_unknown_one(self):
        """An unknown guideline is an error that lists the known ones."""
        result = run("eu/edpb")

        assert (result.exit_code, result.stdout) == (2, "")
        assert "GUIDELINE must be one of br/anpd/4-2023, " in result.stderr


class TestEstimate:
    def test_of_the_edpb(self):
        """High seriousness: 20 % to 100 % of the maximum of EUR 40 million."""
        result = run(*CASE, *REVENUE, *HIGH)

        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.startswith("eu/edpb-04-2022: EUR 8,000,000.00 to EUR 40,000,000.00\n")

    def test_is_a_document(self):
        """The document has the range by the guideline, by the law, and by both."""
        found = document(*CASE, *REVENUE, *HIGH)

        assert found["kind"] == "estimate"
        assert found["guideline"] == "eu/edpb-04-2022"
        assert found["permitted"] == {"low": "0.00", "high": "40000000.00", "currency": "EUR"}
        assert found["range"] == {"low": "8000000.00", "high": "40000000.00", "currency": "EUR"}
        assert found["by_guideline"] == found["range"]
        assert not found["is_clamped"]

    def test_facts_of_the_law_and_of_the_guideline(self):
        """A fact goes to the statute that knows it: without an undertaking, EUR 20 million."""
        found = document(*CASE, *REVENUE, *HIGH, "--circumstance", "undertaking=no")

        assert found["range"] == {"low": "4000000.00", "high": "20000000.00", "currency": "EUR"}

    def test_a_repeat(self):
        """A repeat raises the fine of the Dutch policy for category II by half."""
        case = ("nl/ap-2019", *CASE[1:], "--word", "category=II")

        first, repeat = document(*case, "--first"), document(*case, "--repeat")

        assert first["range"] == {"low": "310000.00", "high": "310000.00", "currency": "EUR"}
        assert repeat["range"] == {"low": "465000.00", "high": "465000.00", "currency": "EUR"}

    def test_errors(self):
        """Missing and unknown facts, and a provision of another guideline, are named."""
        for args, expected in (
            ((*CASE, *HIGH), "pass --revenue 'annual=AMOUNT'"),
            ((*CASE, *HIGH, *HIGH, "--word", "serousness=low"), "did you mean 'seriousness'?"),
            (CASE[:2], "missing option '--on'"),
            (
                ("uk/ico-2024", *CASE[1:], *REVENUE, *HIGH),
                "the provision must be one of those that uk/ico-2024 is for",
            ),
            (
                (*CASE, *REVENUE, "--revenue", "2023=5 EUR", *HIGH),
                "a guideline takes one revenue; pass --revenue 'annual=AMOUNT'",
            ),
        ):
            result = run(*args)

            assert (result.exit_code, result.stdout) == (2, "")
            assert expected in result.stderr
