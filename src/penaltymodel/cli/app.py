"""The command line: the group of commands and how errors leave it."""

from __future__ import annotations

import io
import os
import sys

from importlib import metadata

import click

from penaltymodel.cli.assess import assess_command, explain_command
from penaltymodel.cli.assess_table import assess_table_command
from penaltymodel.cli.backtest import backtest_command
from penaltymodel.cli.catalog import example, show, statutes
from penaltymodel.cli.compare import compare_command
from penaltymodel.cli.estimate import estimate_command
from penaltymodel.cli.exposure import exposure_command
from penaltymodel.cli.fixes import in_options
from penaltymodel.cli.plot import plot_group
from penaltymodel.cli.report import report_command
from penaltymodel.cli.simulate import simulate_command, whatif_command
from penaltymodel.errors import PenaltyModelError, printable
from penaltymodel.values.views import WIDTH


def main() -> None:
    """Run the command line; an error is one line on standard error and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Escape characters that the encoding of the terminal lacks.
            stream.reconfigure(errors="backslashreplace")
    try:
        cli.main(prog_name="penaltymodel", standalone_mode=False)
    except OSError as error:  # readers raise UnreadableFileError, so a file cannot be written
        name = error.filename and f" {printable(str(error.filename), 400)}"
        _fail(f"cannot write{name or ''}: {error.strerror or error}")
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(shown)
        click.echo("\n".join(map(_printable_line, shown.getvalue().splitlines())), err=True)
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("penaltymodel: stopped", err=True)
        sys.exit(130)


def _printable_line(line: str) -> str:
    """Return a line that is safe to print: click repeats what it was given, raw and at length."""
    shown = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in line[:400])
    return shown if len(line) <= 400 else f"{shown}…"


def _fail(message: str) -> None:
    click.echo(f"penaltymodel: error: {message}", err=True)
    sys.exit(2)


class _Commands(click.Group):
    """The commands in the order of their definition; their errors end the program."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, the most used first."""
        del ctx
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> None:
        """Run a command; print an error of this package in the options of that command."""
        try:
            super().invoke(ctx)
            sys.stdout.flush()
        except PenaltyModelError as error:
            _fail(in_options(error, _with_all(self.commands[ctx.invoked_subcommand or ""])))
        except BrokenPipeError:
            # The reader is gone: end like other programs, without a message about the buffer.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(141)


def _with_all(command: click.Command) -> click.Command:
    """Return a command with the options of all commands in it."""
    if not isinstance(command, click.Group):
        return command
    return click.Command(
        command.name, params=[each for inner in command.commands.values() for each in inner.params]
    )


def _version() -> str:
    try:
        return metadata.version("penaltymodel-law")
    except metadata.PackageNotFoundError:
        return "(not installed)"


_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": WIDTH}


@click.group(cls=_Commands, context_settings=_SETTINGS)
@click.version_option(_version())
def cli() -> None:
    """
    Calculate what a platform can be fined, and why.

    Start with "penaltymodel statutes", which lists the laws, and "penaltymodel COMMAND --help".
    """


for command in (
    exposure_command,
    simulate_command,
    whatif_command,
    report_command,
    plot_group,
    assess_command,
    explain_command,
    assess_table_command,
    statutes,
    show,
    compare_command,
    estimate_command,
    backtest_command,
    example,
):
    cli.add_command(command)
