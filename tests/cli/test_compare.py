"""The command ``compare``."""

from __future__ import annotations

import json

from typing import Any

import jsonschema

from click.testing import CliRunner

from penaltymodel.cli import app
from penaltymodel.output import schema


SCHEMA = jsonschema.Draft202012Validator(schema.shipped_schema())
RATES = ("--rate", "RUB=0.0112", "--rates-on", "2021-03-01", "--rates-source", "an example")
KEYS = ("ru/koap-13.41/4", "eu/dsa/74.1", "uk/osa/sch13.4")
DAYS = ("--on", "2026-02-20", "--decided-on", "2026-02-20")
REVENUE = ("--revenue", "annual=2000000000 EUR")


def run(*args: str) -> Any:
    """Run a command in this process."""
    return CliRunner().invoke(app.cli, ["compare", *args], prog_name="penaltymodel")


class TestCompare:
    def test_shows_both_currencies(self):
        """RUB 8,000,000 at 0.0112 are EUR 89,600; 6 % of EUR 2 billion are EUR 120 million."""
        result = run(*KEYS, *DAYS, *REVENUE, "--into", "EUR", *RATES, "--rate", "GBP=1.15")

        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.startswith("3 provisions compared in EUR\n")
        assert "EUR 33,600.00 to EUR 89,600.00" in result.stdout
        assert "EUR 0.00 to EUR 120,000,000.00" in result.stdout
        assert "1 RUB = 7/625 EUR" in result.stdout
        assert "2021-03-01 (an example)" in result.stdout

    def test_is_a_document(self):
        """The document has the rates and a line for each law; a law without a rate says why."""
        result = run(*KEYS, *DAYS, *REVENUE, "--into", "EUR", *RATES, "--json")
        found = json.loads(result.stdout)
        SCHEMA.validate(found)

        assert found["kind"] == "comparison"
        assert found["rates"] == {
            "currency": "EUR",
            "on": "2021-03-01",
            "source": "an example",
            "rates": {"RUB": "7/625"},
        }
        assert [(each["under"], each["range"]) for each in found["lines"]] == [
            ("ru/koap-13.41/4", {"low": "33600.00", "high": "89600.00", "currency": "EUR"}),
            ("eu/dsa/74.1", {"low": "0.00", "high": "120000000.00", "currency": "EUR"}),
            ("uk/osa/sch13.4", None),
        ]
        assert found["lines"][2]["why_not"] == (
            "the currency must be one with a rate (EUR, RUB), not 'GBP'"
        )

    def test_facts_and_repeats(self):
        """The options of a case apply to every law."""
        found = json.loads(
            run(
                "ru/koap-13.41/2",
                "--on",
                "2021-03-01",
                "--circumstance",
                "exceptional circumstances",
                "--first",
                "--into",
                "RUB",
                *RATES[2:],
                "--json",
            ).stdout
        )

        assert found["lines"][0]["range"] == {
            "low": "400000.00",
            "high": "4000000.00",
            "currency": "RUB",
        }

    def test_a_missing_fact_is_named_by_its_option(self):
        """A line says which option gives the missing fact."""
        result = run("eu/dsa/74.1", *DAYS, "--into", "EUR", *RATES, "--strict", "--json")

        (line,) = json.loads(result.stdout)["lines"]
        assert "pass --revenue '2025=AMOUNT'" in line["why_not"]
        assert line["range"] is None

    def test_bad_options(self):
        """A rate that is no number, an unknown currency and no key are errors of usage."""
        for args, expected in (
            ((*KEYS, *DAYS, "--into", "EUR", *RATES, "--rate", "GBP"), "in the form 'RUB=0.0112'"),
            ((*KEYS, *DAYS, "--into", "EUX", *RATES), "'EUX'"),
            ((*DAYS, "--into", "EUR", *RATES), "Missing argument 'KEY...'"),
            ((*KEYS, *DAYS, "--into", "EUR"), "Missing option '--rates-on'"),
        ):
            result = run(*args)

            assert result.exit_code == 2
            assert expected in result.stderr
