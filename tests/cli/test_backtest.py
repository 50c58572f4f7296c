"""The command ``backtest`` on cases of one's own."""

from __future__ import annotations

import json

from pathlib import Path
from typing import Any

import jsonschema
import pytest

from click.testing import CliRunner

from penaltymodel.cli import app
from penaltymodel.output import schema


SCHEMA = jsonschema.Draft202012Validator(schema.shipped_schema())
FINES = """\
id;date;respondent;jurisdiction;provision;amount;currency;cases_joined;repeat
A1;2021-03-01;Ромашка;ru;ru/koap-13.41/2;800000;RUB;1;no
A2;2021-03-01;Ромашка;ru;ru/koap-13.41/2;5000000;RUB;1;no
A3;soon;Ромашка;ru;ru/koap-13.41/2;5000000;RUB;1;no
"""
NAMED = ("--column", "decided_on=date", "--encoding", "cp1251", "--separator", ";")


def run(*args: str) -> Any:
    """Run a command in this process."""
    return CliRunner().invoke(app.cli, ["backtest", *args], prog_name="penaltymodel")


@pytest.fixture
def fines(tmp_path) -> Path:
    """Return a file with one case inside, one outside and one bad row."""
    path = tmp_path / "fines.csv"
    path.write_text(FINES, "cp1251")
    return path


class TestBacktestFile:
    def test_shows_the_results_and_the_rejected_rows(self, fines):
        """A bad row is rejected by its number, the others are tried, and the exit code is 1."""
        result = run(str(fines), *NAMED)

        assert (result.exit_code, result.stderr) == (1, "")
        assert result.stdout.startswith("2 decided cases, 1 inside the permitted range\n")
        assert "Rejected rows\n" in result.stdout
        assert "line 4" in result.stdout
        assert "A2 Ромашка" in result.stdout
        assert "A1 Ромашка" not in result.stdout

    def test_is_a_document(self, fines):
        """The document has the verdicts and the rejected rows."""
        found = json.loads(run(str(fines), *NAMED, "--json").stdout)
        SCHEMA.validate(found)

        assert [(each["id"], each["verdict"]) for each in found["cases"]] == [
            ("A1", "inside"),
            ("A2", "outside"),
        ]
        assert found["rejected_rows"] == 1
        assert [(each["row"], each["place"]) for each in found["rejected"]] == [(3, "line 4")]
        assert [(each["kind"], each["rows"]) for each in found["reasons"]] == [
            ("decided_on: value", 1)
        ]

    def test_succeeds_without_bad_rows(self, fines):
        """The exit code is 0 if every row is read."""
        fines.write_text("".join(FINES.splitlines(keepends=True)[:3]), "cp1251")

        assert run(str(fines), *NAMED).exit_code == 0

    def test_header_row(self, fines):
        """Without a header, columns are named by their numbers."""
        fines.write_text("A1,2021-03-01,X,ru,ru/koap-13.41/2,800000,RUB\n")
        names = "id decided_on respondent jurisdiction provision amount currency".split()
        options = [part for n, name in enumerate(names, 1) for part in ("--column", f"{name}={n}")]

        result = run(str(fines), *options, "--header-row", "0")

        assert result.exit_code == 0
        assert result.stdout.startswith("1 decided case, ")

    @pytest.mark.parametrize("more", [("--encoding", "cp1251"), ("--header-row", "2")])
    def test_options_of_a_table_need_a_file(self, more):
        """Options that would have no effect are refused."""
        result = run("ru", *more)

        assert result.exit_code == 2
        assert "the options of a table need a FILE with cases" in result.stderr

    def test_other_columns(self, tmp_path):
        """A file with other columns gives one error with the option that names them."""
        path = tmp_path / "fines.csv"
        path.write_text("ETid,fine\n1,2\n")

        result = run(str(path))

        assert (result.exit_code, result.stdout) == (2, "")
        assert "its columns are 'ETid', 'fine'" in result.stderr
        assert "pass --column 'id=COLUMN'" in result.stderr

    def test_no_such_file(self, tmp_path):
        """A missing file is one error."""
        result = run(str(tmp_path / "no.csv"))

        assert result.exit_code == 2
        assert "no such file" in result.stderr
