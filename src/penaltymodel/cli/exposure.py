"""The command ``exposure``."""

from __future__ import annotations

import contextlib
import csv
import functools
import sys

from collections.abc import Callable, Generator, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from penaltymodel.cli.common import (
    columns_needed,
    naming_file,
    print_json,
    progress,
    read_histories,
    read_json_file,
)
from penaltymodel.cli.fixes import as_option
from penaltymodel.cli.options import (
    converted,
    day_option,
    fact_options,
    facts_from_options,
    json_option,
    person_options,
    read_limitation,
    strict_option,
    table_options,
    text_form,
    unchanged_option,
)
from penaltymodel.domain.history import OffenseHistory
from penaltymodel.domain.platform import AnnualRevenue, Platform
from penaltymodel.domain.request import RequestState
from penaltymodel.files.atomic import written_atomically
from penaltymodel.files.results import Rejected
from penaltymodel.files.rows import SUFFIXES, Row, Rows, rows, unknown_suffix
from penaltymodel.files.text_form import TextForm
from penaltymodel.interpreters.data import from_data
from penaltymodel.output import display, documents
from penaltymodel.registers import example as examples
from penaltymodel.registers.exposure import exposure
from penaltymodel.registers.plan import Plan, Prosecution
from penaltymodel.registers.reading import Requests
from penaltymodel.registers.result import Exposure
from penaltymodel.values.money import Money
from penaltymodel.values.periods import period
from penaltymodel.values.views import plain


if TYPE_CHECKING:
    import polars as pl


@click.command(name="exposure")
@click.argument("register", required=False, type=click.Path(path_type=Path))
@click.option(
    "--example", is_flag=True, help="Use the bundled register (the report of 2021 on Twitter)."
)
@table_options
@click.option(
    "--under",
    multiple=True,
    metavar="KEY",
    help="Key of a statute or provision; may be repeated.",
)
@click.option(
    "--as-of",
    metavar="DAY",
    callback=converted(day_option),
    help="Day on which to assess the register, such as 2021-03-01.",
)
@click.option(
    "--plan",
    type=click.Choice([plan.value for plan in Prosecution]),
    default=Prosecution.PER_ITEM.value,
    show_default=True,
    help="How the authority combines violations into cases.",
)
@click.option(
    "--batch", type=click.IntRange(1), help="Violations in one case, for --plan per-batch."
)
@person_options
@click.option(
    "--platforms",
    "platforms_file",
    type=click.Path(path_type=Path),
    help="JSON file with a list of platforms; --person and --revenue describe the others.",
)
@click.option(
    "--history",
    "history_file",
    type=click.Path(path_type=Path),
    help="File of earlier decisions with a column platform: .csv, .jsonl or SQLite.",
)
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice(["outstanding", "late"]),
    default=("outstanding", "late"),
    show_default=True,
    help="Which requests count as violations; may be repeated.",
)
@click.option(
    "--limitation",
    metavar="PERIOD",
    callback=converted(read_limitation),
    help="Leave out violations older than this period, such as '90 days'.",
)
@click.option(
    "--allowed",
    metavar="PERIOD",
    callback=converted(period),
    help="Time allowed for removal, such as '24h', if a row has none.",
)
@click.option("--authority", metavar="NAME", help="Authority, if a row has none.")
@click.option("--unique-ids", is_flag=True, help="Reject rows with an id that occurred before.")
@click.option("--rejects", type=click.Path(path_type=Path), help="CSV file for the rejected rows.")
@click.option(
    "--decided-on",
    metavar="DAY",
    callback=converted(day_option),
    help="Day of the decisions, which may be in the future.",
)
@fact_options
@strict_option
@unchanged_option
@json_option
def exposure_command(
    *,
    register: Path | None,
    example: bool,
    table: str | None,
    columns: tuple[tuple[str, str], ...],
    encoding: str | None,
    separator: str | None,
    header_row: int,
    under: tuple[str, ...],
    as_of: date | None,
    plan: str,
    batch: int | None,
    person: str,
    size: str | None,
    in_small_register: bool,
    role: str,
    revenue: tuple[AnnualRevenue, ...],
    platforms_file: Path | None,
    history_file: Path | None,
    states: tuple[str, ...],
    circumstances: tuple[tuple[str, bool], ...],
    amounts: tuple[tuple[str, Money], ...],
    counts: tuple[tuple[str, int], ...],
    words: tuple[tuple[str, str], ...],
    rejects: Path | None,
    as_json: bool,
    **options: Any,  # passed on to exposure() by name
) -> None:
    """
    Calculate the penalties for a REGISTER of requests.

    REGISTER is a CSV, JSON Lines, Excel, SQLite, Parquet or DuckDB file, or a folder of files of one
    kind, with the columns platform, authority, category, sent_at, allowed and, if known, id,
    removed_at and count. The exit code is 1 if rows were rejected.

    \b
    Examples:
      penaltymodel exposure --example
      penaltymodel exposure register.csv --under ru/koap-13.41 --as-of 2021-03-01
    """  # noqa: D301  # click keeps the lines after \b as they are
    if (register is None) == (not example):
        raise click.UsageError("pass a REGISTER or --example, and not both")
    if as_of is None and not example:
        raise click.UsageError("missing option '--as-of': the day on which to assess the register")
    if not under and not example:
        raise click.UsageError("missing option '--under': the key of a statute")
    if (batch is None) == (plan == Prosecution.PER_BATCH):
        raise click.UsageError("pass --batch with --plan per-batch, and only with it")
    for given in (register, platforms_file, history_file):
        if rejects is not None and given is not None and rejects.resolve() == given.resolve():
            raise click.UsageError("--rejects would overwrite an input file; pass another file")
    facts = facts_from_options(
        circumstances=circumstances, amounts=amounts, counts=counts, words=words
    )
    form = text_form(encoding, separator, header_row)
    answers: list[Exposure] = []
    with _reject_writer(rejects) as on_reject:
        for key in under or ("ru/as-reported-2021", "ru/koap-13.41"):
            found = (
                examples.twitter_2021()
                if register is None
                else open_requests(register, table, form)
            )
            with progress(f"requests under {key}") as show:
                answer = exposure(
                    _counted(found, show),
                    read_platforms(platforms_file),
                    under=key,
                    as_of=as_of or examples.AS_OF,
                    plan=Plan(plan, batch),
                    history=histories_by_platform(history_file),
                    anyone=Platform(
                        "any other",
                        person,
                        revenue,
                        size=size,
                        in_small_register=in_small_register,
                        role=role,
                    ),
                    given=facts,
                    states=[RequestState(state) for state in states],
                    names=dict(columns),
                    on_reject=functools.partial(on_reject, key),
                    **options,
                )
            answers.append(answer)
    if as_json:
        print_json(documents.exposures(answers))
    else:
        if example:
            click.echo(f"The rows of this register are\n{examples.ORIGIN}.\n")
        click.echo("\n\n".join(map(_as_text, answers)))
    if any(each.rejected_rows for each in answers):
        sys.exit(1)


def _as_text(answer: Exposure) -> str:
    """Return an exposure as text, with missing facts as options of this command."""
    return plain(display.exposure_view(answer, lambda fix: as_option(fix, exposure_command)))


def open_requests(path: Path, table: str | None, form: TextForm) -> Rows | pl.LazyFrame:
    """Open a register: as rows that are read one by one, or as a table of polars."""
    suffix = path.suffix.lower()
    if path.is_dir() or suffix in _TABLES:
        with columns_needed():
            from penaltymodel.files.sources import open_register  # noqa: PLC0415  # loads the engine
        return open_register(path, table, form)
    if suffix not in SUFFIXES:
        raise unknown_suffix(path, _TABLES | SUFFIXES)
    return rows(path, table=table, usual_table="requests", form=form)


_TABLES = frozenset({".parquet", ".pq", ".duckdb"})


def histories_by_platform(path: Path | None) -> dict[str, OffenseHistory] | None:
    """Read the earlier decisions by platform; None without a file."""
    if path is None:
        return None
    found = read_histories(path)
    if "" in found:
        raise click.UsageError(
            "--history needs the platform of every decision; "
            "pass a .csv, .jsonl or SQLite file with a column platform"
        )
    return found


def read_platforms(path: Path | None) -> tuple[Platform, ...]:
    """Read a list of platforms; there are none without a file."""
    if path is None:
        return ()
    data = read_json_file(path)
    found: tuple[Platform, ...] = naming_file(path, lambda: from_data(tuple[Platform, ...], data))
    return found


@contextlib.contextmanager
def _reject_writer(path: Path | None) -> Generator[Callable[[str, Rejected], None]]:
    """Yield a function that writes rejected rows; the file appears when all rows are written."""
    if path is None:
        yield lambda _under, _rejected: None
        return
    with written_atomically(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("under", "row", "place", "reason"))

        def write(under: str, each: Rejected) -> None:
            writer.writerow((under, each.row, each.place, each.reason))

        yield write


def _counted(requests: Requests, show: Callable[[int, int | None], None]) -> Requests:
    """Return *requests*; *show* gets their number while they are read one by one."""
    if not isinstance(requests, Rows):
        return requests

    def counted() -> Iterator[Row]:
        for number, each in enumerate(requests, 1):
            yield each
            if not number % 1_000:
                show(number, None)

    return Rows(requests.columns, requests.origin, counted)
