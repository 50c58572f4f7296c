"""The command line: the group of commands and how errors leave it."""

from __future__ import annotations

import io
import os
import sys

from importlib import metadata
from typing import Any

import click

from penaltymodel.cli.assess import assess_command, explain_command
from penaltymodel.cli.assess_table import assess_table_command
from penaltymodel.cli.catalog import backtest_command, example, show, statutes
from penaltymodel.cli.common import as_options
from penaltymodel.cli.exposure import exposure_command
from penaltymodel.errors import (
    PenaltyModelError,
    printable,
)
from penaltymodel.values.views import WIDTH


def main() -> None:
    """Run the command line; an error of ours is one line and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A name that the terminal's encoding lacks is shown escaped, not refused.
            stream.reconfigure(errors="backslashreplace")
    try:
        cli.main(prog_name="penaltymodel", standalone_mode=False)
    except PenaltyModelError as error:
        notes = "".join(f" ({note})" for note in getattr(error, "__notes__", ()))
        _fail(f"{as_options(str(error))}{notes}")
    except OSError as error:  # loaders raise errors of ours, so this is about what is written
        _fail(f"cannot write {printable(str(error.filename), 400)}: {error.strerror}")
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(shown)
        click.echo("\n".join(map(_harmless, shown.getvalue().splitlines())), err=True)
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("penaltymodel: stopped", err=True)
        sys.exit(130)


def _harmless(line: str) -> str:
    """Return a line of click's as it may be shown: what was given is not repeated raw or at length."""
    shown = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in line[:400])
    return shown if len(line) <= 400 else f"{shown}…"


def _fail(message: str) -> None:
    click.echo(f"penaltymodel: error: {message}", err=True)
    sys.exit(2)


class _Commands(click.Group):
    """The commands, in the order they are written in; that nobody reads on is no error."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the names, the main job first."""
        del ctx
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; where the reader goes away, end as other programs do."""
        try:
            super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # What is left in the buffer goes nowhere, so that leaving says nothing of it either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(141)


def _version() -> str:
    try:
        return metadata.version("penaltymodel-law")
    except metadata.PackageNotFoundError:
        return "(not installed)"


_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": WIDTH}


@click.group(cls=_Commands, context_settings=_SETTINGS)
@click.version_option(_version())
def cli() -> None:
    """What breaking a platform law can cost, and why."""


for command in (
    exposure_command,
    assess_command,
    explain_command,
    assess_table_command,
    statutes,
    show,
    backtest_command,
    example,
):
    cli.add_command(command)
