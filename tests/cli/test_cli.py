"""The command line: its output, its streams and its exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest

from click.testing import CliRunner
from rich.console import Console

from penaltymodel import __main__
from penaltymodel.cli import app as cli
from penaltymodel.cli import catalog as catalog_commands
from penaltymodel.cli import common, exposure, fixes
from penaltymodel.cli.assess import assess_command
from penaltymodel.cli.exposure import exposure_command
from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.errors import Argument, Fix
from penaltymodel.guidelines import guidelines
from penaltymodel.interpreters.data import to_json
from penaltymodel.output import schema
from penaltymodel.registers import example as examples
from penaltymodel.statutes import catalog


ROOT = Path(__file__).parents[2]
SCHEMA = jsonschema.Draft202012Validator(schema.shipped_schema())
ARTICLE = "ru/koap-13.41"
CONTEXT = click.Context(cli.cli)
REVENUE = ("--revenue", "annual=144438324700 RUB")
REPEAT = ("assess", f"{ARTICLE}/5", "--on", "2021-12-24", "--person", "legal-entity", "--repeat")


def run(*args: str) -> Any:
    """Run a command in this process and return its output."""
    result = CliRunner().invoke(cli.cli, args, prog_name="penaltymodel")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def answered(*args: str) -> str:
    """Run a command that must succeed, and return its output."""
    result = run(*args)
    assert (result.exit_code, result.stderr) == (0, "")
    return str(result.stdout)


def document(*args: str) -> Any:
    """Run a command with ``--json`` and return the document, checked against the schema."""
    found = json.loads(answered(*args, "--json"))
    SCHEMA.validate(found)
    return found


def words(text: str) -> str:
    """Return *text* on one line, so that wrapping does not matter."""
    return " ".join(text.split())


def python(*args: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """Run a command in a new process."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **more.pop("env", {})}
    return subprocess.run(
        [sys.executable, "-m", "penaltymodel", *args],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        timeout=60,
        **more,
    )


@pytest.fixture
def main(monkeypatch, capsys) -> Iterator[Any]:
    """Run the whole program in this process; return exit code, standard output, standard error."""

    def call(*args: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["penaltymodel", *args])
        code = 0
        try:
            cli.main()
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


HEAD = "id,platform,authority,category,sent_at,allowed,removed_at"
REGISTER = f"""{HEAD}
1,Twitter,Roskomnadzor,suicide,2021-02-01T12:00,24h,
2,Twitter,Roskomnadzor,drugs,2021-02-01T12:00,24h,
3,Google,Roskomnadzor,drugs,2021-02-01T12:00,24h,2021-02-20T12:00
4,Google,Roskomnadzor,drugs,2021-02-01T12:00,24h,2021-02-02T11:00
"""


@pytest.fixture
def register(tmp_path) -> Path:
    """Return a register of four requests, three of them violations."""
    path = tmp_path / "register.csv"
    path.write_text(REGISTER)
    return path


def exposure_arguments(register: Path, *more: str) -> tuple[str, ...]:
    """Return the command that calculates the exposure of *register*."""
    return ("exposure", str(register), "--under", ARTICLE, "--as-of", "2021-03-01", *more)


# --- One violation.


class TestAssess:
    def test_a_repeat_of_a_stated_revenue(self):
        """RUB 144,438,324,700: one twentieth is the fine of 24 December 2021."""
        found = document(*REPEAT, *REVENUE)

        assert found["provision"] == f"{ARTICLE}/5"
        assert (found["low"], found["high"], found["currency"]) == (
            "7221916235.00",
            "14443832470.00",
            "RUB",
        )
        assert found["repeat"] is True
        assert "a repeat (as given)" in found["because"]
        assert "KoAP art. 13.41(5)" in [each["citation"] for each in found["sources"]]

    def test_says_the_same_to_people(self):
        """The text has the amount, the reasons and the sources, but no steps."""
        said = answered(*REPEAT, *REVENUE)

        assert said.startswith("ru/koap-13.41/5: RUB 7,221,916,235.00 to RUB 14,443,832,470.00\n")
        assert "a repeat (as given)" in said
        assert "\nSources (V: " in said
        assert "\nSteps\n" not in said
        assert max(map(len, said.split("\n"))) <= 100

    def test_explain_adds_the_steps(self):
        """The command explain adds the steps; the rest is the same."""
        assert "\nSteps\n" in answered("explain", *REPEAT[1:], *REVENUE)
        assert document("explain", *REPEAT[1:], *REVENUE) == document(*REPEAT, *REVENUE)

    def test_a_first_offense_stated_outright(self):
        """The option --first overrides the history."""
        found = document("assess", f"{ARTICLE}/2", "--on", "2021-12-24", "--first")

        assert (found["low"], found["high"], found["repeat"]) == ("800000.00", "4000000.00", False)

    def test_a_category_finds_the_provision(self):
        """A category selects the provision: for drugs part 4, for a host part 3."""
        act = ("assess", ARTICLE, "--on", "2021-12-24", "--category", "drugs")

        assert document(*act)["provision"] == f"{ARTICLE}/4"
        assert document(*act, "--role", "host")["provision"] == f"{ARTICLE}/3"
        assert document(*act, "--repeat", *REVENUE)["provision"] == f"{ARTICLE}/6"

    def test_a_person_of_another_kind(self):
        """A citizen pays less; a small undertaking half, since April 2022."""
        citizen = document("assess", f"{ARTICLE}/2", "--on", "2021-12-24", "--person", "citizen")
        small = document("assess", f"{ARTICLE}/2", "--on", "2022-12-24", "--in-small-register")

        assert (citizen["low"], citizen["high"]) == ("50000.00", "100000.00")
        assert (small["low"], small["high"]) == ("400000.00", "2000000.00")

    def test_charged_as_another_provision(self):
        """--charged-as selects the provision, and the provision by law is reported."""
        found = document(
            "assess",
            f"{ARTICLE}/2",
            "--on",
            "2021-12-24",
            "--repeat",
            *REVENUE,
            "--charged-as",
            f"{ARTICLE}/2",
        )

        assert (found["provision"], found["by_law"]) == (f"{ARTICLE}/2", f"{ARTICLE}/5")
        assert (found["low"], found["high"], found["as_written"]) == (
            "800000.00",
            "4000000.00",
            False,
        )

    def test_as_reported(self):
        """800,000 to 8 million, and one fifth of the annual revenue for a repeat."""
        act = ("assess", "ru/as-reported-2021", "--on", "2021-03-01")

        first, repeat = document(*act), document(*act, "--repeat", *REVENUE)

        assert (first["low"], first["high"], first["repeat"]) == (
            "800000.00",
            "8000000.00",
            False,
        )
        assert repeat["low"] == repeat["high"] == "28887664940.00"
        assert first["findings"][0].startswith("a repeat costs less than a first offense")

    @pytest.mark.parametrize(
        ("options", "low", "high"),
        [
            (("--revenue", "2020=100000000 RUB"), "5000000.00", "10000000.00"),
            (("--revenue", "2020=100000000 RUB..300000000 RUB"), "5000000.00", "30000000.00"),
            (
                ("--revenue", "2019=1 RUB", "--revenue", "2020=RUB 100000000"),
                "5000000.00",
                "10000000.00",
            ),
            (
                ("--revenue", "2020=100000000 RUB", "--circumstance", "exceptional circumstances"),
                "2500000.00",
                "10000000.00",
            ),
        ],
    )
    def test_revenues_and_circumstances(self, options, low, high):
        """A revenue has a year and may be a range; there may be several."""
        found = document(*REPEAT, *options)

        assert (found["low"], found["high"]) == (low, high)

    def test_a_part_of_a_year_is_no_year(self, main):
        """The revenue of a part of a year is not used for the whole year."""
        code, _, said = main(*REPEAT, "--revenue", "2020-05-01=5 RUB", "--strict")
        open_code, out, _ = main(*REPEAT, "--revenue", "2020-05-01=5 RUB")

        assert code == 2
        assert "for 2020" in said
        assert (open_code, "pass --revenue '2020=AMOUNT'" in words(out)) == (0, True)

    def test_an_amount_of_the_case(self):
        """An amount is given by its name."""
        found = document(
            "assess",
            "ru/koap-20.25/1",
            "--on",
            "2023-01-01",
            "--amount",
            "the unpaid fine=2002171048.42 RUB",
        )

        assert found["low"] == found["high"] == "4004342096.84"
        assert found["repeat"] is None

    def test_a_number_and_a_word_of_the_case(self):
        """Three violations without knowledge cost three times USD 145 to USD 73,011."""
        found = document(
            *("assess", "us/45-cfr/160.404", "--on", "2026-03-01", "--decided-on", "2026-06-01"),
            *("--count", "violations=3", "--word", "culpability=no knowledge"),
        )

        assert (found["low"], found["high"]) == ("435.00", "219033.00")

    @pytest.mark.parametrize(
        ("answer", "low", "high"),
        [("no", "10000.00", "1000000.00"), ("yes", "0.00", "20000000.00")],
    )
    def test_a_circumstance_that_is_denied(self, answer, low, high):
        """Without revenue the fine is counted by registered users; with revenue, by revenue."""
        found = document(
            *("assess", "br/eca-digital/35", "--on", "2026-06-01", "--decided-on", "2026-09-01"),
            *("--circumstance", f"has revenue={answer}", "--count", "registered users=1000"),
            *("--count", "infractions=1", "--revenue", "2025=200000000 BRL"),
        )

        assert (found["low"], found["high"]) == (low, high)

    def test_the_days_of_a_case(self):
        """The days of detection and decision determine the law and the limitation."""
        found = document(
            "assess",
            f"{ARTICLE}/2",
            "--on",
            "2022-03-01",
            "--detected-on",
            "2022-03-05",
            "--decided-on",
            "2022-07-01",
            "--law-at",
            "milder",
            "--limitation",
            "3 months",
            "--in-small-register",
            "--first",
        )

        assert found["violation"]["detected_on"] == "2022-03-05"
        assert (found["law_at"], found["law_day"]) == ("milder", "2022-04-06")
        assert (found["low"], found["high"]) == ("400000.00", "2000000.00")
        assert (found["expires_on"], found["time_barred"]) == ("2022-06-01", True)

    def test_after_the_coded_law(self):
        """--assume-unchanged applies the last text."""
        found = document(
            "assess", f"{ARTICLE}/2", "--on", "2030-01-01", "--first", "--assume-unchanged"
        )

        assert found["applies_from"] == "2022-04-06"


HISTORY = OffenseHistory(
    [
        Decision(
            under=f"{ARTICLE}/2",
            decided_on=date(2021, 5, 4),
            in_force_on=date(2021, 6, 1),
            executed_on=None,
            id="A-1",
        )
    ]
)
AS_ROW = {
    "id": "A-1",
    "under": f"{ARTICLE}/2",
    "decided_on": "2021-05-04",
    "in_force_on": "2021-06-01",
    "executed_on": "-",
}


def as_json(path: Path) -> None:
    """Write the history as a document."""
    path.write_text(to_json(HISTORY))


def as_list(path: Path) -> None:
    """Write the history as a list of decisions."""
    path.write_text(json.dumps(json.loads(to_json(HISTORY))["decisions"]))


def as_csv(path: Path, **more: str) -> None:
    """Write the history as a table."""
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, [*AS_ROW, *more])
        writer.writeheader()
        writer.writerow(AS_ROW | more)


def as_sqlite(path: Path) -> None:
    """Write the history into a database."""
    connection = sqlite3.connect(path)
    connection.execute(f"create table decisions ({', '.join(AS_ROW)})")
    connection.execute(
        f"insert into decisions values ({', '.join('?' for _ in AS_ROW)})", tuple(AS_ROW.values())
    )
    connection.commit()
    connection.close()


class TestHistory:
    @pytest.mark.parametrize(
        ("name", "write"),
        [
            ("history.json", as_json),
            ("list.json", as_list),
            ("history.csv", as_csv),
            ("history.sqlite", as_sqlite),
        ],
    )
    def test_of_any_kind_makes_a_repeat(self, tmp_path, name, write):
        """A decision that is in force and not executed counts, from every file type."""
        path = tmp_path / name
        write(path)

        found = document(
            "assess", f"{ARTICLE}/2", "--on", "2021-12-24", "--history", str(path), *REVENUE
        )

        assert (found["provision"], found["repeat"]) == (f"{ARTICLE}/5", True)
        assert [each["counts"] for each in found["decisions"]] == [True]
        assert any("(A-1) counts" in each for each in found["because"])

    def test_of_one_platform_may_name_it(self, tmp_path):
        """A column platform is allowed."""
        path = tmp_path / "history.csv"
        as_csv(path, platform="Google")

        found = document(
            "assess", f"{ARTICLE}/2", "--on", "2021-12-24", "--history", str(path), *REVENUE
        )

        assert found["repeat"] is True

    def test_of_nothing_makes_a_first_offense(self, tmp_path):
        """A file without rows is an empty history."""
        path = tmp_path / "history.csv"
        path.write_text("under,decided_on\n")

        found = document("assess", f"{ARTICLE}/2", "--on", "2021-12-24", "--history", str(path))

        assert found["repeat"] is False


# --- A register.


class TestExposure:
    def test_of_the_example(self):
        """The example has 2,862 violations, assessed under two laws."""
        one, other = document("exposure", "--example")["exposures"]

        assert (one["under"], one["violations"]) == ("ru/as-reported-2021", 2_862)
        assert one["first"] == {
            "low": "2289600000.00",
            "high": "22896000000.00",
            "currency": "RUB",
        }
        assert (other["under"], other["violations"]) == (ARTICLE, 2_862)
        assert other["first"] == {
            "low": "3446800000.00",
            "high": "13552000000.00",
            "currency": "RUB",
        }
        assert one["repeat"] == {"low": "0.00", "high": None, "currency": "RUB"}
        assert other["repeat"] == {"low": "13552000000.00", "high": None, "currency": "RUB"}

    def test_of_the_example_for_people(self):
        """The text says that the rows are reconstructed; day, plan and revenue can be passed."""
        said = answered(
            *("exposure", "--example", "--under", ARTICLE, "--as-of", "2021-02-26"),
            *("--plan", "per-batch", "--batch", "1000", "--revenue", "2019=5 RUB"),
        )

        assert said.startswith("The rows of this register are\nreconstructed: only the totals")
        assert "28,000 requests, 2,861 violations, 4 cases" in said
        # Three batches of part 2 and one of part 4.
        assert "as first offenses: RUB 5,400,000.00 to RUB 20,000,000.00" in said
        assert "one case for every 1000 items of one provision" in words(said)
        assert "for 2020 (calendar year before the one of detection); pass --revenue" in words(
            said
        )
        assert "--revenue '2020=AMOUNT'" in words(said)
        assert "Platform(" not in said

    def test_of_a_register(self, register):
        """A platform that is not listed is a legal entity by default."""
        (found,) = document(*exposure_arguments(register))["exposures"]

        assert (found["requests"], found["violations"], found["rejected_rows"]) == (4, 3, 0)
        assert found["first"] == {"low": "6800000.00", "high": "20000000.00", "currency": "RUB"}
        assert (
            "platforms that are not listed are taken to be a legal-entity"
            in (found["assumptions"])
        )

    def test_of_a_register_in_a_database(self, tmp_path):
        """Options name the table and the defaults of the rows."""
        path = tmp_path / "register.db"
        connection = sqlite3.connect(path)
        connection.execute("create table mine (id, platform, category, sent_at)")
        connection.execute("insert into mine values (1, 'A', 'drugs', '2021-02-01')")
        connection.commit()
        connection.close()

        (found,) = document(
            *exposure_arguments(
                path, "--table", "mine", "--allowed", "1d", "--authority", "R", "--unique-ids"
            )
        )["exposures"]

        assert found["violations"] == 1

    def test_with_platforms_and_histories(self, register, tmp_path):
        """Platforms and decisions are read from files."""
        platforms = tmp_path / "platforms.json"
        platforms.write_text(
            json.dumps(
                [
                    {
                        "name": "Google",
                        "kind": "legal-entity",
                        "revenues": [
                            {
                                "amount": {"low": "100000000.00 RUB", "high": "100000000.00 RUB"},
                                "year": 2020,
                            }
                        ],
                    },
                    {"name": "Twitter", "kind": "official"},
                ]
            )
        )
        history = tmp_path / "history.csv"
        history.write_text(
            f"platform,under,decided_on,in_force_on\nGoogle,{ARTICLE}/4,2021-01-20,2021-02-10\n"
        )

        (found,) = document(
            *exposure_arguments(register, "--platforms", str(platforms), "--history", str(history))
        )["exposures"]

        lines = {(each["platform"], *each["categories"]): each for each in found["lines"]}
        assert lines["Google", "drugs"]["is_repeat"] is True
        assert lines["Google", "drugs"]["by_history"]["low"] == "10000000.00"
        assert lines["Twitter", "suicide"]["first"]["high"] == "400000.00"

    def test_of_late_items_alone(self, register):
        """--state selects the requests that are violations."""
        (found,) = document(*exposure_arguments(register, "--state", "late"))["exposures"]

        assert found["violations"] == 1
        assert "only late requests are taken as violations" in found["assumptions"]

    def test_leaves_out_what_is_time_barred(self, register):
        """A violation older than the limitation period is left out."""
        (found,) = document(*exposure_arguments(register, "--limitation", "5 days"))["exposures"]

        assert found["violations"] == 2
        assert sum(each["time_barred"] for each in found["tallies"]) == 1


BAD_ROWS = """5,Twitter,Roskomnadzor,gardening,2021-02-01T12:00,24h,
6,Twitter,Roskomnadzor,drugs,soon,24h,
"""


class TestRejects:
    def test_end_with_code_1_and_an_answer(self, register):
        """Rejected rows are in the document, and the other rows are assessed."""
        register.write_text(REGISTER + BAD_ROWS)

        result = run(*exposure_arguments(register, "--json"))

        assert result.exit_code == 1
        (found,) = json.loads(result.stdout)["exposures"]
        assert (found["rejected_rows"], found["violations"]) == (2, 3)
        assert [each["place"] for each in found["rejected"]] == ["line 6", "line 7"]

    def test_are_shown_to_people(self, register):
        """Rejected rows are shown with row, place and reason."""
        register.write_text(REGISTER + BAD_ROWS)

        result = run(*exposure_arguments(register))

        assert result.exit_code == 1
        assert "2 rows rejected" in result.stdout
        assert "5 line 6 unknown category 'gardening' of ru/koap-13.41" in words(result.stdout)

    def test_are_written_to_a_file(self, register, tmp_path):
        """Rejected rows are written for every statute."""
        register.write_text(REGISTER + BAD_ROWS)
        rejects = tmp_path / "rejects.csv"

        result = run(
            *exposure_arguments(
                register, "--rejects", str(rejects), "--under", "ru/as-reported-2021"
            )
        )

        assert result.exit_code == 1
        with rejects.open(newline="") as file:
            found = list(csv.DictReader(file))
        assert [(each["under"], each["row"], each["place"]) for each in found] == [
            (ARTICLE, "5", "line 6"),
            (ARTICLE, "6", "line 7"),
            ("ru/as-reported-2021", "5", "line 6"),
            ("ru/as-reported-2021", "6", "line 7"),
        ]
        assert found[0]["reason"].startswith("unknown category 'gardening' of ru/koap-13.41")
        assert sorted(tmp_path.iterdir()) == [register, rejects]

    def test_of_none_make_a_file_with_a_header(self, register, tmp_path):
        """Without rejected rows the file has only its header."""
        rejects = tmp_path / "rejects.csv"

        assert run(*exposure_arguments(register, "--rejects", str(rejects))).exit_code == 0
        assert rejects.read_text() == "under,row,place,reason\n"

    @pytest.mark.parametrize("trouble", [KeyboardInterrupt(), RuntimeError("no more")])
    def test_leave_no_half_written_file(self, register, tmp_path, monkeypatch, trouble):
        """After an error the old file is unchanged, and no temporary file is left."""
        register.write_text(REGISTER + BAD_ROWS)
        rejects = tmp_path / "rejects.csv"
        rejects.write_text("of an earlier run\n")

        def breaking(*args: Any, **more: Any) -> Iterator[Any]:
            yield from original(*args, **more)
            raise trouble

        original = exposure.rows
        monkeypatch.setattr(exposure, "rows", breaking)

        result = CliRunner().invoke(
            cli.cli, exposure_arguments(register, "--rejects", str(rejects))
        )

        assert result.exit_code != 0
        assert rejects.read_text() == "of an earlier run\n"
        assert sorted(tmp_path.iterdir()) == [register, rejects]


# --- The law itself.


class TestStatutes:
    def test_lists_the_catalog(self):
        """Each statute has a line with its days and its confidence."""
        said = answered("statutes")

        for key, statute in catalog().items():
            first = min(each.applies_from for each in statute.provisions)
            ends = [each.enactments[-1].applies_through for each in statute.provisions]
            last = "" if None in ends else f"{max(filter(None, ends))} "
            assert f"\n  {key} " in said
            assert f" {key} {first} {last}{statute.known_through} " in words(said)
        assert "ru/koap-13.41 2021-01-10 2026-02-26 M KoAP art. 13.41, added by" in words(said)
        assert max(map(len, said.split("\n"))) <= 100

    def test_lists_the_catalog_as_a_document(self):
        """The document has every statute of the catalog."""
        found = document("statutes")

        assert [each["key"] for each in found["statutes"]] == list(catalog())

    def test_writes_every_figure(self):
        """--figures writes a row for each figure of all statutes and guidelines."""
        rows = list(csv.DictReader(answered("statutes", "--figures").splitlines()))

        assert {row["statute"] for row in rows} == {*catalog(), *guidelines()}
        amounts = {row["coded"] for row in rows if row["place"] == "eu/gdpr/83.5"}
        assert {"EUR 20,000,000", "4 %", "2018-05-25"} <= amounts

    def test_figures_are_no_document(self, main):
        """The figures are CSV only."""
        assert main("statutes", "--figures", "--json") == (
            2,
            "",
            "penaltymodel: error: --figures must be without --json: it writes CSV, not '--json'\n",
        )

    def test_lists_the_oldest_first(self):
        """--by-age orders the statutes by the day of the newest text that was read."""
        found = document("statutes", "--by-age")["statutes"]
        said = answered("statutes", "--by-age")

        days = [each["known_through"] for each in found]
        assert days == sorted(days)
        assert {each["key"] for each in found} == set(catalog())
        first, last = (f"\n  {found[at]['key']} " for at in (0, -1))
        assert said.index(first) < said.index(last)


class TestBacktest:
    def test_shows_what_is_not_inside(self):
        """--every adds the cases inside the range."""
        said, more = answered("backtest", "ru"), answered("backtest", "ru", "--every")

        assert "inside the permitted range" in said
        assert said.split("\nBy case\n")[0] == more.split("\nBy case\n")[0]
        assert len(more) > len(said)
        assert "RUB 7,221,916,235.00" in more

    def test_is_a_document(self):
        """The document has the cases of one jurisdiction, or all."""
        russian, every = document("backtest", "ru"), document("backtest")

        assert 0 < len(russian["cases"]) < len(every["cases"])

    def test_knows_its_jurisdictions(self, main):
        """A jurisdiction without cases is an error."""
        code, out, err = main("backtest", "xx")

        assert (code, out) == (2, "")
        assert err.startswith("penaltymodel: error: JURISDICTION must be one of ")
        assert err.endswith(", not 'xx'\n")


class TestFind:
    def test_by_a_name(self):
        """A usual name finds the statute, as text and as JSON."""
        assert "us/45-cfr" in answered("statutes", "--find", "hipaa")
        assert [each["key"] for each in document("statutes", "--find", "gdpr")["statutes"]] == [
            "eu/gdpr",
            "uk/gdpr",
        ]

    def test_by_a_duty(self):
        """A duty finds the provisions that punish its breach."""
        said = answered("statutes", "--find", "section 81")

        assert "uk/osa/sch13.4 " in said
        assert "breach of an enforceable duty" in said

    def test_nothing(self):
        """A text that matches nothing is an error."""
        result = run("statutes", "--find", "xyzzy")

        assert result.exit_code == 2
        assert "--find must be a key, a name, a duty" in result.stderr


class TestNames:
    def test_the_length_of_an_accounting_period(self):
        """A revenue may name the months of its accounting period: 18 months count as 12."""
        found = document(
            *("assess", "uk/osa/sch13.4", "--on", "2024-03-01", "--decided-on", "2025-06-01"),
            *("--revenue", "2024/18=3000000000 GBP"),
        )

        assert found["high"] == "200000000.00"

    def test_an_unknown_circumstance_of_a_register(self):
        """The command exposure refuses an unknown circumstance."""
        result = run("exposure", "--example", "--under", ARTICLE, "--circumstance", "late=no")

        assert result.exit_code == 2
        assert "unknown fact 'late'" in result.stderr

    def test_the_size(self):
        """The size of the platform is an option."""
        arguments = ("assess", "eu/ai-act/99.4", "--on", "2026-08-01")
        revenue = ("--revenue", "annual=1000000000 EUR")

        assert document(*arguments, *revenue)["high"] == "30000000.00"
        assert document(*arguments, *revenue, "--size", "small")["high"] == "15000000.00"


class TestShow:
    @pytest.mark.parametrize("key", catalog())
    def test_shows_every_statute(self, key):
        """Every statute can be shown as text and as JSON."""
        assert answered("show", key).startswith(f"{key}: ")
        assert document("show", key)["key"] == key

    def test_shows_one_provision_on_one_day(self):
        """--formula adds the formula."""
        narrowed = ("show", f"{ARTICLE}/5", "--on", "2021-03-01")

        said, more = answered(*narrowed), answered(*narrowed, "--formula")

        assert "ru/koap-13.41/5: repeat of part 1 or 2, from 2021-01-10 through 2021-06-21" in said
        assert "13.41/6" not in said
        assert more.startswith(said)
        assert f"\n{ARTICLE}/5 from 2021-01-10: \\begin{{cases}}" in more
        assert len(document(*narrowed)["enactments"]) == 1

    def test_says_when_no_text_applies(self):
        """If no text applies on the day, the output says so."""
        assert "no text applies on 2020-01-01" in answered("show", ARTICLE, "--on", "2020-01-01")


class TestExample:
    def test_writes_the_register(self):
        """The output is the bundled CSV."""
        file = io.StringIO()
        examples.write_csv(file)

        assert answered("example") == file.getvalue()

    def test_example_is_a_register(self, tmp_path):
        """The output of example is a valid register."""
        path = tmp_path / "register.csv"
        path.write_text("".join(answered("example").splitlines(keepends=True)[:1_001]))

        (found,) = document(*exposure_arguments(path))["exposures"]

        assert (found["requests"], found["violations"], found["rejected"]) == (1_000, 102, [])


# --- The program as a whole.


class TestMain:
    def test_answers_with_code_0(self, main):
        """The result is on standard output, and standard error is empty."""
        code, out, err = main(*REPEAT, *REVENUE)

        assert (code, err) == (0, "")
        assert out.startswith("ru/koap-13.41/5: RUB 7,221,916,235.00")

    def test_says_an_error_in_one_line_with_code_2(self, main):
        """The error names the option that fixes it."""
        code, out, err = main(*REPEAT, "--strict")

        assert (code, out) == (2, "")
        assert err.startswith("penaltymodel: error: missing fact: the total revenue ")
        assert err.endswith("; pass --revenue '2020=AMOUNT' (while assessing ru/koap-13.41/5)\n")
        assert err.count("\n") == 1

    def test_says_how_to_use_it(self, main):
        """A missing option shows the usage."""
        code, out, err = main("assess", f"{ARTICLE}/5")

        assert (code, out) == (2, "")
        assert err.startswith("Usage: penaltymodel assess [OPTIONS] KEY\n")
        assert "Missing option '--on'" in err

    def test_helps(self, main):
        """The help lists the commands in order, each on one line."""
        code, out, _ = main("--help")
        bare, _, helped = main()

        assert (code, bare) == (0, 2)
        lines = out[out.index("Commands:") :].split("\n")[1:-1]
        assert [line.split()[0] for line in lines] == [
            "exposure",
            "simulate",
            "whatif",
            "report",
            "plot",
            "assess",
            "explain",
            "assess-table",
            "statutes",
            "show",
            "compare",
            "estimate",
            "backtest",
            "example",
        ]
        assert not any("..." in line for line in lines)
        assert helped.split() == out.split()

    def test_tells_its_version(self, main, monkeypatch):
        """The version is that of the distribution, if it is installed."""
        assert main("--version")[1].startswith("penaltymodel, version ")
        assert cli._version()

        def missing(_: str) -> str:
            raise cli.metadata.PackageNotFoundError

        monkeypatch.setattr(cli.metadata, "version", missing)
        assert cli._version() == "(not installed)"
        monkeypatch.setattr(cli.metadata, "version", lambda name: f"{name} 1.2")
        assert cli._version() == "penaltymodel-law 1.2"

    def test_stops_on_demand_with_code_130(self, main, monkeypatch):
        """An interrupt ends the program without a traceback."""

        def interrupted(*_: Any, **__: Any) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(catalog_commands, "catalog", interrupted)

        code, out, err = main("statutes")

        assert (code, out) == (130, "")
        assert err.endswith("penaltymodel: stopped\n")

    def test_leaves_when_nobody_reads_on(self, main, monkeypatch, tmp_path):
        """A closed pipe ends the program with code 141."""
        with (tmp_path / "nowhere").open("w") as file:

            class Closed(io.StringIO):
                def write(self, _: str) -> int:
                    raise BrokenPipeError

                def fileno(self) -> int:
                    return file.fileno()

            monkeypatch.setattr(sys, "stdout", Closed())

            code, _, err = main("example")

        assert (code, err) == (141, "")

    def test_takes_streams_of_any_kind(self, monkeypatch):
        """Standard output need not be a file."""
        out = io.StringIO()
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "argv", ["penaltymodel", "show", "ru/koap-20.25"])

        cli.main()

        assert out.getvalue().startswith("ru/koap-20.25: ")

    def test_counts_the_rows_for_people_who_watch(self, monkeypatch, register):
        """On a terminal, standard error shows the progress."""
        shown = io.StringIO()

        def watched(**_: Any) -> Console:
            return Console(file=shown, force_terminal=True, width=80)

        monkeypatch.setattr(common, "Console", watched)

        rows = "".join(f"{n},A,R,drugs,2021-02-01,1d,\n" for n in range(1_500))
        register.write_text(f"{HEAD}\n{rows}")
        answered(*exposure_arguments(register))

        assert "ru/koap-13.41" in shown.getvalue()
        assert "1,000 requests" in shown.getvalue()

    def test_says_what_is_missing_where_its_libraries_are(self, monkeypatch):
        """A missing library is reported with the command that installs it."""

        def without(name: str) -> None:
            raise ModuleNotFoundError(f"No module named {lacking!r}", name=lacking)

        monkeypatch.setattr(__main__.importlib, "import_module", without)
        for lacking in ("click", "rich"):
            with pytest.raises(SystemExit) as caught:
                __main__.run()
            assert caught.value.code == (
                f"penaltymodel: the command line needs {lacking}; "
                "install it with: pip install 'penaltymodel-law[cli]'"
            )
        lacking = "attrs"
        with pytest.raises(ModuleNotFoundError, match="attrs"):
            __main__.run()

    def test_is_what_the_module_runs(self, monkeypatch, capsys):
        """``python -m penaltymodel`` is the same program."""
        monkeypatch.setattr(sys, "argv", ["penaltymodel", "show", "ru/koap-20.25"])

        __main__.run()

        assert capsys.readouterr().out.startswith("ru/koap-20.25: ")

    def test_shows_strange_signs_escaped(self):
        """Lines of click are escaped and cut."""
        assert cli._printable_line("a\x1b[31m\u202e") == r"a\x1b[31m\u202e"
        assert cli._printable_line("x" * 401) == "x" * 400 + "…"


class TestFixes:
    def test_cover_every_argument(self):
        """Each argument that an error can name has an option, or a reason for having none."""
        assert fixes.OPTIONS.keys() | fixes.WITHOUT_OPTION.keys() == set(Argument)
        assert not fixes.OPTIONS.keys() & fixes.WITHOUT_OPTION.keys()
        assert all(fixes.WITHOUT_OPTION.values())

    @pytest.mark.parametrize("argument", fixes.OPTIONS)
    def test_name_options_that_exist(self, argument):
        """The template of an argument names an option of its parameter."""
        name, template = fixes.OPTIONS[argument]
        named = {word for word in template.split() if word.startswith("--")} or {"KEY"}

        found = [
            parameter
            for command in cli.cli.commands.values()
            for parameter in command.params
            if parameter.name == name
        ]

        assert found
        for each in found:
            options = {*each.opts, *each.secondary_opts, each.make_metavar(CONTEXT)}
            assert named <= options

    @pytest.mark.parametrize(
        ("fix", "text"),
        [
            (Fix(Argument.DECIDED_ON), "pass --decided-on DAY"),
            (Fix(Argument.REVENUE_OF_YEAR, (2020,)), "pass --revenue '2020=AMOUNT'"),
            (Fix(Argument.COUNT, ("days",)), "pass --count 'days=NUMBER'"),
            (
                Fix(Argument.FLAG, ("has revenue",)),
                "pass --circumstance 'has revenue=yes' or 'has revenue=no'",
            ),
            (Fix(Argument.UNDER, ("a/1", "a/2")), "pass one of a/1, a/2 as KEY"),
        ],
        ids=str,
    )
    def test_are_options_of_the_command(self, fix, text):
        """An argument is named by the option of the command that was run."""
        assert fixes.as_option(fix, assess_command) == text

    def test_are_python_where_the_command_has_no_option(self):
        """The command exposure takes no charge, and no command takes bounds."""
        charge, bounds = Fix(Argument.CHARGED_AS, ("x",)), Fix(Argument.BOUNDS)

        for fix in (charge, bounds):
            assert fixes.as_option(fix, exposure_command) == f"in Python, {fix}"


class TestParameters:
    @pytest.mark.parametrize(("argument", "name"), fixes.PARAMETERS.items())
    def test_exist(self, argument, name):
        """Each argument with a wrong value is named by an option that a command has."""
        options = {
            option
            for command in cli.cli.commands.values()
            for parameter in command.params
            for option in (*parameter.opts, parameter.make_metavar(CONTEXT))
        }

        assert name in options
        assert argument not in options

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (("--out", "o.xlsx"), "--out must be a name that ends in .parquet or .csv"),
            (("--out", "o.csv", "--query", "SELECT 1"), "--query must be passed with a database"),
        ],
    )
    def test_are_named_in_errors(self, tmp_path, arguments, sentence):
        """An error names the option that has the wrong value, not the argument in Python."""
        source = tmp_path / "v.csv"
        source.write_text("platform,category,committed_on\n")

        found = run("assess-table", str(source), "--under", "ru/koap-13.41", *arguments)

        assert sentence in found.stderr

    def test_a_file_without_a_name(self, main, monkeypatch):
        """The error of a library that names no file is printed as it is."""

        def fail(**_options: object) -> None:
            raise OSError("no space left")

        monkeypatch.setattr(cli.cli, "main", fail)

        assert main("statutes") == (2, "", "penaltymodel: error: cannot write: no space left\n")


class TestProcess:
    """The program in its own process: pipes, encodings and signals."""

    def test_answers_on_standard_output(self):
        """The result is on standard output, and standard error is empty."""
        found = python(*REPEAT, *REVENUE, "--json")

        assert (found.returncode, found.stderr) == (0, "")
        assert json.loads(found.stdout)["low"] == "7221916235.00"

    def test_fails_on_standard_error(self):
        """An error is one line on standard error."""
        found = python("show", "ru/as-reported-2022")

        assert (found.returncode, found.stdout) == (2, "")
        assert found.stderr == (
            "penaltymodel: error: unknown statute 'ru/as-reported-2022'; did you mean "
            "'ru/as-reported-2021'?\n"
        )

    def test_rejects_with_code_1(self, register):
        """Rejected rows give exit code 1, and standard error is empty without a terminal."""
        register.write_text(REGISTER + BAD_ROWS)

        found = python(*exposure_arguments(register))

        assert (found.returncode, found.stderr) == (1, "")
        assert "2 rows rejected" in found.stdout

    @pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1251"])
    def test_writes_names_in_any_encoding(self, tmp_path, encoding):
        """A character that the encoding lacks is escaped."""
        path = tmp_path / "register.csv"
        path.write_text(f"{HEAD}\n1,Твиттер ☃,R,drugs,2021-02-01,1d,\n", encoding="utf-8")

        found = subprocess.run(
            [sys.executable, "-m", "penaltymodel", *exposure_arguments(path)],
            check=True,
            capture_output=True,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT / "src"),
                "PYTHONIOENCODING": encoding,
                "PYTHONUTF8": "0",
            },
        )

        assert b"1 violation" in found.stdout
        assert b"\\u2603" in found.stdout or "☃".encode() in found.stdout

    @pytest.mark.skipif(os.name != "posix", reason="pipes and signals are those of POSIX")
    def test_leaves_when_nobody_reads_on(self):
        """``penaltymodel example | head -1`` prints no error about the pipe."""
        found = subprocess.run(
            f"{sys.executable} -m penaltymodel example | head -1; echo ${{PIPESTATUS[0]}}",
            shell=True,
            executable="/bin/bash",
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        )

        assert found.stderr == ""
        assert found.stdout.split("\n")[0].startswith("id,platform,")
        assert found.stdout.split("\n")[1] == "141"

    @pytest.mark.skipif(os.name != "posix", reason="pipes and signals are those of POSIX")
    def test_stops_on_an_interrupt(self, tmp_path):
        """An interrupt gives code 130, one line, and no incomplete file."""
        path = tmp_path / "register.jsonl"
        rejects = tmp_path / "rejects.csv"
        path.write_text('{"id": 1}\n' * 2_000_000)
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "penaltymodel",
                *exposure_arguments(path, "--rejects", str(rejects)),
            ],
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        )
        while not (tmp_path / "rejects.csv.part").exists():
            time.sleep(0.01)

        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)

        assert (process.returncode, out) == (130, "")
        assert err.strip() == "penaltymodel: stopped"
        assert not rejects.exists()
        assert not (tmp_path / "rejects.csv.part").exists()
