"""Names in decisions and lists of platforms that no row has are reported."""

from __future__ import annotations

import json

from pathlib import Path
from typing import Any

import jsonschema
import polars as pl
import pytest

from click.testing import CliRunner

from penaltymodel.cli import app
from penaltymodel.output import schema
from penaltymodel.tables.assess_file import assess_file


SCHEMA = jsonschema.Draft202012Validator(schema.shipped_schema())
DECISIONS = """\
id,platform,under,decided_on,in_force_on,executed_on
A,TWITTER,ru/koap-13.41/2,2021-01-20,2021-02-02,-
"""
VIOLATIONS = """\
platform,category,committed_on,revenue
Twitter,suicide,2021-03-01,1000000000 RUB
"""
REGISTER = """\
platform,authority,category,sent_at,allowed
Twitter,Roskomnadzor,suicide,2021-02-01,24h
"""
UNUSED = (
    "the decisions against 'TWITTER' are not used: no row names it; did you mean 'Twitter'?",
)


def run(*args: str) -> Any:
    """Run a command in this process."""
    return CliRunner().invoke(app.cli, args, prog_name="penaltymodel")


@pytest.fixture
def folder(tmp_path) -> Path:
    """Return a folder with decisions, violations and a register."""
    for name, text in (
        ("decisions.csv", DECISIONS),
        ("violations.csv", VIOLATIONS),
        ("register.csv", REGISTER),
    ):
        (tmp_path / name).write_text(text)
    return tmp_path


class TestAssessTable:
    def assess(self, folder: Path, *more: str) -> Any:
        """Assess the violations of *folder*."""
        source, out = str(folder / "violations.csv"), str(folder / "out.csv")
        options = ("--under", "ru/koap-13.41", "--out", out)
        return run("assess-table", source, *options, "--history", *more)

    def test_reports_decisions_that_no_row_names(self, folder):
        """The decision is not ignored silently; the rows are answered."""
        result = self.assess(folder, str(folder / "decisions.csv"))

        assert (result.exit_code, result.stderr) == (0, "")
        assert " ".join(UNUSED) in " ".join(result.stdout.split())

    def test_is_a_document(self, folder):
        """The document has the report."""
        found = json.loads(self.assess(folder, str(folder / "decisions.csv"), "--json").stdout)
        SCHEMA.validate(found)

        assert found["unmatched"] == list(UNUSED)

    def test_a_decision_that_matches(self, folder):
        """Nothing is reported if every platform with decisions has a row."""
        (folder / "decisions.csv").write_text(DECISIONS.replace("TWITTER", "Twitter"))

        found = json.loads(self.assess(folder, str(folder / "decisions.csv"), "--json").stdout)

        assert found["unmatched"] == []

    @pytest.mark.parametrize("column", ["platform", "who"])
    def test_decisions_in_a_table(self, folder, column):
        """Decisions in Parquet are reported too, whatever the name of their column."""
        decisions = pl.read_csv(folder / "decisions.csv", try_parse_dates=True)
        columns = [pl.col("platform").alias(column), "under", "decided_on", "in_force_on"]
        decisions.select(columns).write_parquet(folder / "d.parquet")
        (folder / "violations.csv").write_text(VIOLATIONS.replace("platform", "Platform "))

        answer = assess_file(
            folder / "violations.csv",
            folder / "out.parquet",
            under="ru/koap-13.41",
            history=folder / "d.parquet",
            names={} if column == "platform" else {"decisions.platform": column},
        )

        assert answer.unmatched == UNUSED

    def test_decisions_without_a_platform(self, folder):
        """A table of decisions without the column is one error."""
        pl.DataFrame({"under": ["ru/koap-13.41/2"]}).write_parquet(folder / "d.parquet")

        result = self.assess(folder, str(folder / "d.parquet"))

        assert result.exit_code == 2
        assert "platform" in result.stderr


class TestExposure:
    def test_reports_decisions_and_platforms(self, folder):
        """Both kinds of names that no request has are among the assumptions."""
        platforms = folder / "platforms.json"
        platforms.write_text('[{"name": "Тwitter", "kind": "legal-entity"}]')  # Cyrillic

        result = run(
            "exposure",
            str(folder / "register.csv"),
            "--under",
            "ru/koap-13.41",
            "--as-of",
            "2021-03-01",
            "--history",
            str(folder / "decisions.csv"),
            "--platforms",
            str(platforms),
            "--json",
        )

        (found,) = json.loads(result.stdout)["exposures"]
        assert found["assumptions"][-2:] == [
            "the decisions against 'TWITTER' are not used: no request names it; "
            "did you mean 'Twitter'?",
            "the facts of the platform 'Тwitter' are not used: no request names it; "
            "did you mean 'Twitter', which has letters of another alphabet?",
        ]
