"""The commands ``plot``."""

from __future__ import annotations

import builtins
import json

import pytest

from click.testing import CliRunner

from penaltymodel.cli import app as cli


CASE = ("ru/koap-13.41/2", "--on", "2023-03-01", "--revenue", "annual=1000000000 RUB")
EXAMPLE = ("--example", "--plan", "per-category", "--draws", "50", "--seed", "1")


def run(*args):
    """Run a command in this process."""
    return CliRunner().invoke(cli.cli, args, prog_name="penaltymodel")


@pytest.fixture
def history(tmp_path):
    """Return the path of a file with an earlier decision."""
    path = tmp_path / "history.csv"
    path.write_text("id,under,decided_on,in_force_on\nold,ru/koap-13.41/4,2022-05-01,2022-05-20\n")
    return ("--history", str(path))


class TestPlot:
    @pytest.mark.parametrize(
        ("picture", "args", "kind"),
        [
            ("penalty", CASE, "assessment"),
            ("exposure", EXAMPLE, "simulation"),
            ("categories", EXAMPLE, "simulation"),
            ("backtest", ("ru",), "backtest"),
            ("backtest", (), "backtest"),
        ],
    )
    def test_writes_a_file(self, tmp_path, picture, args, kind):
        """Each command writes its picture, and with --json prints what it shows."""
        target = tmp_path / "picture.svg"

        silent = run("plot", picture, *args, "--out", str(target))
        told = run("plot", picture, *args, "--out", str(target), "--json")

        assert (silent.exit_code, silent.output) == (0, "")
        assert target.read_text().startswith("<?xml")
        assert json.loads(told.stdout)["kind"] == kind

    def test_history(self, tmp_path, history):
        """The windows of earlier decisions are drawn from a file."""
        target = tmp_path / "history.pdf"

        result = run("plot", "history", *CASE, *history, "--out", str(target))

        assert result.exit_code == 0
        assert target.read_bytes().startswith(b"%PDF")

    def test_names_options_in_errors(self, tmp_path, monkeypatch, capsys):
        """An error names the option of the command that mends it."""
        args = ["plot", "penalty", "ru/koap-13.41/2", "--on", "2099-01-01", "--out", "a.png"]
        monkeypatch.setattr("sys.argv", ["penaltymodel", *args])

        with pytest.raises(SystemExit) as stopped:
            cli.main()

        assert stopped.value.code == 2
        assert "--assume-unchanged" in capsys.readouterr().err

    def test_wrong_kind_of_file(self, tmp_path):
        """A file of another kind is an error that names --out."""
        result = run("plot", "penalty", *CASE, "--out", str(tmp_path / "a.jpeg"))

        assert result.exit_code == 2
        assert "--out must be a file ending in .png, .svg, .pdf" in result.output

    def test_says_what_to_install(self, tmp_path, monkeypatch):
        """Without Matplotlib, the error names the extra."""
        load = builtins.__import__

        def without(name, *args, **kwargs):
            if name == "penaltymodel.plots.files":
                raise ModuleNotFoundError(name="matplotlib")
            return load(name, *args, **kwargs)

        monkeypatch.setattr(builtins, "__import__", without)
        result = run("plot", "penalty", *CASE, "--out", str(tmp_path / "a.png"))

        assert "matplotlib is not installed; run: pip install 'penaltymodel-law[cli,plots]'" in (
            " ".join(result.output.split())
        )
