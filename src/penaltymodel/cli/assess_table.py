"""The command ``assess-table``."""

from __future__ import annotations

import contextlib
import sys

from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import click

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from penaltymodel.cli.common import columns_needed, print_json, result_text
from penaltymodel.cli.options import (
    converted,
    fact_options,
    first_option,
    given_facts,
    json_option,
    law_at_option,
    named_value,
    unchanged_option,
)
from penaltymodel.law.words import PersonKind
from penaltymodel.output import documents
from penaltymodel.values.money import Money


@click.command(name="assess-table")
@click.argument("source")
@click.option(
    "--out",
    "target",
    metavar="FILE",
    required=True,
    type=click.Path(path_type=Path),
    help="The .parquet or .csv file to write.",
)
@click.option(
    "--under",
    multiple=True,
    required=True,
    metavar="KEY",
    help="Statute or provision; of several, the column under says which.",
)
@click.option(
    "--table",
    metavar="NAME",
    default="violations",
    show_default=True,
    help="Table of a database.",
)
@click.option("--query", metavar="SQL", help="What to ask a database for, instead of a table.")
@click.option(
    "--history",
    metavar="SOURCE",
    help="Earlier decisions with a column platform: a file or a database, as SOURCE.",
)
@click.option(
    "--rejects", type=click.Path(path_type=Path), help="Write rejected rows to this CSV file."
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="NAME=COLUMN",
    callback=converted(named_value(str, "committed_on=day")),
    help="What a column is called in SOURCE, as 'committed_on=day'.",
)
@click.option(
    "--minor-units", is_flag=True, help="Whole numbers in text are minor units, such as kopecks."
)
@click.option(
    "--person",
    type=click.Choice([kind.value for kind in PersonKind]),
    default=PersonKind.LEGAL_ENTITY.value,
    show_default=True,
    help="What kind of person every platform is, where no column kind says it.",
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
    person: str,
    is_first: bool | None,
    circumstances: tuple[str, ...],
    amounts: tuple[tuple[str, Money], ...],
    counts: tuple[tuple[str, int], ...],
    words: tuple[tuple[str, str], ...],
    as_json: bool,
    **options: Any,
) -> None:
    """
    Say of every violation in a table what it can cost.

    SOURCE is a Parquet, CSV, JSON Lines, SQLite or DuckDB file, a folder of files of one kind, or
    postgresql://…; its columns are those that the law asks for. Amounts in the answer are minor
    units. It may be of any length.
    """
    with columns_needed():
        from penaltymodel.tables.assess_file import assess_file  # noqa: PLC0415  # loads the engine
    if rejects is not None and rejects.resolve() in {target.resolve(), Path(source).resolve()}:
        raise click.UsageError("--rejects would overwrite a file that is read or written")
    with _passing() as on_rows:
        answer = assess_file(
            source,
            target,
            under=under[0] if len(under) == 1 else under,
            decisions=history,
            rejects=rejects,
            names=dict(columns),
            repeat=None if is_first is None else not is_first,
            given=given_facts(circumstances, amounts, counts, words, person),
            on_rows=on_rows,
            **options,
        )
    if as_json:
        print_json(documents.table_answer(answer))
    else:
        click.echo(result_text(answer))
    if answer.rejected:
        sys.exit(1)


@contextlib.contextmanager
def _passing() -> Generator[Callable[[int, int | None], None]]:
    """Show on standard error how many rows have passed, if a person is looking."""
    console = Console(stderr=True)
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.completed:,} rows"),
        BarColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as progress:
        task = progress.add_task("", total=None)
        yield lambda passed, of: progress.update(task, completed=passed, total=of)
