"""The commands ``simulate`` and ``whatif``."""

from __future__ import annotations

import json
import sys

from typing import Any

import jsonschema
import pytest

from click.testing import CliRunner

from penaltymodel.cli import app as cli
from penaltymodel.output.schema import shipped_schema


SCHEMA = jsonschema.Draft202012Validator(shipped_schema())
EXAMPLE = ("--example", "--plan", "per-category", "--draws", "200", "--seed", "1")


def run(*args: str) -> Any:
    """Run a command in this process."""
    return CliRunner().invoke(cli.cli, args, prog_name="penaltymodel")


def answered(*args: str) -> str:
    """Run a command that must succeed, and return its output."""
    result = run(*args)
    assert result.exit_code == 0, result.output
    return str(result.stdout)


def refused(*args: str) -> str:
    """Run a command that must fail, and return its error."""
    result = run(*args)
    assert result.exit_code == 2, result.output
    return " ".join(str(result.output).split())


@pytest.fixture
def register(tmp_path):
    """Return the paths of a register, of earlier decisions, and of the platforms."""
    rows = "\n".join(
        f"r{number},X,A,drugs,2022-0{month}-01,1 day,2022-0{month}-20"
        for number, month in enumerate((1, 2, 3, 5))
    )
    file = tmp_path / "register.csv"
    file.write_text(f"id,platform,authority,category,sent_at,allowed,removed_at\n{rows}\n")
    history = tmp_path / "history.csv"
    history.write_text(
        "platform,id,under,decided_on,in_force_on,executed_on\n"
        "X,old,ru/koap-13.41/4,2021-12-01,2021-12-10,-\n"
    )
    platforms = tmp_path / "platforms.json"
    platforms.write_text(
        '[{"type": "Platform", "name": "X", "kind": "legal-entity", "revenues": "1000000000 RUB"}]'
    )
    return (
        str(file), "--under", "ru/koap-13.41", "--as-of", "2022-07-01", "--history", str(history),
        "--platforms", str(platforms), "--draws", "300", "--seed", "5",
    )  # fmt: skip


class TestSimulate:
    def test_example(self):
        """The bundled register, as text with the worst draw."""
        shown = answered("simulate", *EXAMPLE, "--sanctioned", "0.6", "--worst", "1")

        assert "reconstructed" in shown
        assert "seed: 1" in shown
        assert "each case is fined with probability 3/5" in shown
        assert "Fines in the order of the decisions" in shown

    def test_json(self, register):
        """The document of a register follows the schema, and a seed repeats it."""
        first, second = (answered("simulate", *register, "--json") for _ in range(2))

        found = json.loads(first)
        SCHEMA.validate(found)
        assert first == second
        assert (found["kind"], found["seed"], found["violations"]) == ("simulation", 5, 4)
        assert found["probability_of_repeat"]["value"] == 1

    @pytest.mark.parametrize("discretion", ["observed", "learned", "1/4", "0..1/2", "0..1/2..1"])
    def test_policy(self, register, discretion):
        """Each kind of distribution, and the other options of the policy."""
        shown = answered(
            "simulate", *register, "--discretion", discretion, "--paid", "1/2", "--paid-after",
            "10..20", "--in-force-after", "10", "--limitation", "1y", "--plan", "per-batch",
            "--batch", "2",
        )  # fmt: skip

        words = {"observed": "observed values", "learned": "fitted to", "1/4": "always 1/4"}
        assert words.get(discretion, "from 0 to") in shown
        assert "no fine comes later than 1 year after the offense" in " ".join(shown.split())

    @pytest.mark.parametrize(
        ("change", "error"),
        [
            ((), "pass a REGISTER or --example"),
            (("x.csv",), "missing option '--as-of'"),
            (("x.csv", "--as-of", "2022-01-01"), "missing option '--under'"),
            (("--example", "--batch", "5"), "pass --batch with --plan per-batch"),
            (("--example", "--sanctioned", "2"), "from 0 to 1"),
            (("--example", "--decided-after", "1..2..3..4"), "'30..45..90'"),
            (("--example", "--limitation", "jury"), "a limitation of ru/koap-13.41"),
        ],
    )
    def test_wrong(self, change, error):
        """Wrong options are named."""
        result = run("simulate", *change)

        assert error in " ".join(f"{result.output} {result.exception}".split())
        assert result.exit_code != 0

    def test_without_numpy(self, monkeypatch):
        """A missing library is an error that names what to install."""
        monkeypatch.setitem(sys.modules, "penaltymodel.simulation.simulate", None)

        assert "penaltymodel-law[cli,simulate]" in refused("simulate", "--example")


class TestWhatIf:
    def test_each_change(self, register):
        """Items are removed, a fine is paid, and the window changes."""
        shown = answered(
            "whatif", *register, "--remove", "r0", "--pay", "old=2021-12-20", "--window", "2 years"
        )

        words = " ".join(shown.split())
        assert "remove 1 items; pay the fine of old on 2021-12-20; a window of 2 years" in words
        assert "Before and after" in words

    def test_window_alone(self, register):
        """Nothing has to be removed."""
        shown = answered("whatif", *register, "--window", "1 month")

        assert shown.startswith("a window of 1 month: ")

    def test_json(self):
        """The document follows the schema; the gravest items are removed first."""
        found = json.loads(
            answered("whatif", *EXAMPLE, "--plan", "per-item", "--remove-number", "500", "--json")
        )

        SCHEMA.validate(found)
        assert found["kind"] == "what-if"
        assert (found["before"]["violations"], found["after"]["violations"]) == (2_862, 2_362)
        assert found["difference_of_means"]["value"] < 0

    def test_wrong(self):
        """A change is needed, and cannot remove more items than there are."""
        assert "pass a change" in refused("whatif", "--example")
        assert "at most 2862" in refused("whatif", *EXAMPLE, "--remove-number", "5000")
