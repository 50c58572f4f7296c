"""The command ``assess-table``."""

from __future__ import annotations

import sys

from pathlib import Path
from typing import Any

import click

from penaltymodel.cli.common import columns_needed, print_json, progress
from penaltymodel.cli.options import (
    fact_options,
    facts_from_options,
    first_option,
    json_option,
    law_at_option,
    table_options,
    text_form,
    unchanged_option,
)
from penaltymodel.law.words import PersonKind
from penaltymodel.output import display, documents
from penaltymodel.values.money import Money


@click.command(name="assess-table")
@click.argument("source")
@click.option(
    "--out",
    "target",
    metavar="FILE",
    required=True,
    type=click.Path(path_type=Path),
    help="File to write: .parquet or .csv.",
)
@click.option(
    "--under",
    multiple=True,
    required=True,
    metavar="KEY",
    help="Key of a statute or provision; repeat it if the column under names one per row.",
)
@table_options
@click.option(
    "--query", metavar="SQL", help="Query to run on a database instead of reading a table."
)
@click.option(
    "--history",
    metavar="SOURCE",
    help="Earlier decisions with a column platform: a file or a database, like SOURCE.",
)
@click.option("--rejects", type=click.Path(path_type=Path), help="CSV file for the rejected rows.")
@click.option(
    "--minor-units",
    is_flag=True,
    help="Read whole numbers in text as minor units, such as kopecks.",
)
@click.option(
    "--person",
    type=click.Choice([kind.value for kind in PersonKind]),
    default=PersonKind.LEGAL_ENTITY.value,
    show_default=True,
    help="Kind of person of every platform, if there is no column kind.",
)
@first_option
@law_at_option
@fact_options
@unchanged_option
@json_option
def assess_table_command(
    *,
    source: str,
    target: Path,
    under: tuple[str, ...],
    history: str | None,
    rejects: Path | None,
    columns: tuple[tuple[str, str], ...],
    encoding: str | None,
    separator: str | None,
    header_row: int,
    person: str,
    is_first: bool | None,
    circumstances: tuple[tuple[str, bool], ...],
    amounts: tuple[tuple[str, Money], ...],
    counts: tuple[tuple[str, int], ...],
    words: tuple[tuple[str, str], ...],
    as_json: bool,
    **options: Any,  # passed on to assess_file() by name
) -> None:
    """
    Calculate the penalty for every violation in a table.

    SOURCE is a Parquet, CSV, JSON Lines, Excel, SQLite or DuckDB file, a folder of files of one kind,
    or postgresql://…, of any length. Its columns are the facts that the law depends on. The new file
    has all columns of SOURCE and the penalties in minor units. The exit code is 1 if rows were
    rejected.

    \b
    Example:
      penaltymodel assess-table violations.csv --under ru/koap-13.41 --out penalties.csv
    """  # noqa: D301  # click keeps the lines after \b as they are
    with columns_needed():
        from penaltymodel.tables.assess_file import assess_file  # noqa: PLC0415  # loads the engine
    if rejects is not None and rejects.resolve() in {target.resolve(), Path(source).resolve()}:
        raise click.UsageError("--rejects would overwrite SOURCE or --out; pass another file")
    with progress("rows") as on_rows:
        answer = assess_file(
            source,
            target,
            under=under[0] if len(under) == 1 else under,
            history=history,
            rejects=rejects,
            names=dict(columns),
            form=text_form(encoding, separator, header_row),
            repeat=None if is_first is None else not is_first,
            given=facts_from_options(
                circumstances=circumstances,
                amounts=amounts,
                counts=counts,
                words=words,
                person=person,
            ),
            on_rows=on_rows,
            **options,
        )
    if as_json:
        print_json(documents.table_answer(answer))
    else:
        click.echo(display.text(answer))
    if answer.rejected:
        sys.exit(1)
