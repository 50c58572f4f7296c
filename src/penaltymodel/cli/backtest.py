"""The command ``backtest``."""

from __future__ import annotations

import sys

from pathlib import Path

import click

from penaltymodel.cases.backtest import backtest
from penaltymodel.cases.decided import DecidedCase, cases
from penaltymodel.cases.own import CaseFile, read_case_file
from penaltymodel.cli.common import print_json
from penaltymodel.cli.options import json_option, table_options, text_form
from penaltymodel.errors import WrongValueError
from penaltymodel.output import display, documents
from penaltymodel.values.views import plain


@click.command(name="backtest")
@click.argument("which", metavar="[JURISDICTION|FILE]", required=False)
@click.option(
    "--every", is_flag=True, help="Show every case, not only those outside the calculated range."
)
@table_options
@json_option
def backtest_command(
    *,
    which: str | None,
    every: bool,
    table: str | None,
    columns: tuple[tuple[str, str], ...],
    encoding: str | None,
    separator: str | None,
    header_row: int,
    as_json: bool,
) -> None:
    """
    Check the statutes against decided cases.

    JURISDICTION, such as ru, selects the included cases of one country. FILE has cases of your own:
    CSV, JSON Lines, Excel or SQLite, with the columns id, decided_on, respondent, jurisdiction,
    provision, amount and currency. Each case is checked against the law in force at the time. The
    exit code is 1 if rows were rejected.

    \b
    Examples:
      penaltymodel backtest ru
      penaltymodel backtest fines.csv --column decided_on=date
    """  # noqa: D301  # click keeps the lines after \b as they are
    file = CaseFile(cases=cases())
    if which is not None and Path(which).suffix:
        form = text_form(encoding, separator, header_row)
        file = read_case_file(which, table=table, names=dict(columns), form=form)
    elif table or columns or encoding or separator or header_row != 1:
        raise click.UsageError("the options of a table need a FILE with cases")
    elif which is not None:
        file = CaseFile(cases=cases_of(which))
    result = backtest(file.cases)
    if as_json:
        print_json(documents.backtest(result, file))
    else:
        click.echo(plain(display.backtest_view(result, every=every, file=file)))
    if file.rejected_rows:
        sys.exit(1)


def cases_of(jurisdiction: str) -> tuple[DecidedCase, ...]:
    """Return the decided cases of a country."""
    found = tuple(case for case in cases() if case.jurisdiction == jurisdiction)
    if not found:
        known = sorted({case.jurisdiction for case in cases()})
        raise WrongValueError("JURISDICTION", f"one of {', '.join(known)}", jurisdiction)
    return found
