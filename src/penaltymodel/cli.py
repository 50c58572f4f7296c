"""
The command line: ``exposure`` (the main job), ``assess``, ``assess-table``, ``explain`` and others.

Results go to standard output, progress and errors to standard error. Exit codes: 0 answered;
1 answered, but rows of the register were rejected; 2 the question cannot be answered.
"""

from __future__ import annotations

import contextlib
import csv
import functools
import io
import json
import os
import re
import sys

from collections.abc import Callable, Generator, Iterable, Iterator
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from attrs import evolve
from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from penaltymodel import display, documents, examples
from penaltymodel.backtest import backtest
from penaltymodel.cases import cases
from penaltymodel.domain import (
    AnnualRevenue,
    OffenseHistory,
    PersonKind,
    Platform,
    RequestState,
    Role,
    Violation,
)
from penaltymodel.engine import Assessment, assess_violation
from penaltymodel.errors import (
    InputError,
    PenaltyModelError,
    UnreadableFileError,
    WrongValueError,
    printable,
)
from penaltymodel.facts import Facts
from penaltymodel.interpreters.data import from_data, parse_json, read_day
from penaltymodel.ledger import (
    Exposure,
    Plan,
    Prosecution,
    Rejected,
    RequestLike,
    TableAnswer,
    exposure,
)
from penaltymodel.money import Money, parse_money
from penaltymodel.periods import Period, period
from penaltymodel.ranges import Range
from penaltymodel.records import decisions, rows
from penaltymodel.statute import LawAt
from penaltymodel.statutes import catalog, statute_of
from penaltymodel.unfinished import unfinished


if TYPE_CHECKING:
    import polars as pl

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")


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
        _fail(f"{_as_options(str(error))}{notes}")
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


_WAYS_OUT = (
    (r"pass assume_unchanged=True to apply", "say --assume-unchanged to apply"),
    (r"pass charged_as='([^']*)' for", r"say --charged-as \1 for"),
    (r"pass decided_on=date\(\.\.\.\)", "say --decided-on"),
    (r"pass detected_on=date\(\.\.\.\) to the Violation", "say --detected-on"),
    (r"pass it to Platform\(.*, revenues=\.\.\.\)", "say --revenue"),
    (r"pass one amount without a year", "say --revenue 'annual=…'"),
    (r"pass it to Facts\(\.\.\.\)", "say --circumstance, --amount, --count or --word"),
)


def _as_options(text: str) -> str:
    """Return *text* with what to do in Python as what to do on the command line."""
    for python, option in _WAYS_OUT:
        text = re.sub(python, option, text)
    return text


def _read(convert: Callable[[str], T]) -> Callable[[Any, Any, Any], Any]:
    """Return a click callback that converts; what is wrong becomes an error about the option."""

    def callback(_context: click.Context, _param: click.Parameter, value: Any) -> Any:
        if value is None:
            return None
        try:
            if isinstance(value, tuple):
                return tuple(convert(each) for each in cast("tuple[str, ...]", value))
            return convert(value)
        except (PenaltyModelError, ValueError) as error:
            raise click.BadParameter(str(error)) from None

    return callback


def _day(text: str) -> date:
    try:
        return read_day(text)
    except ValueError:
        raise WrongValueError("the day", "written like 2021-03-01", text) from None


def _limitation(text: str) -> Period:
    found = period(text)
    if not found.in_days:
        raise WrongValueError("the limitation", "in whole days", text)
    return found


_REVENUE = re.compile(r"(annual|[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})=(.+?)(?:\.\.(.+))?")


def _revenue(text: str) -> AnnualRevenue:
    match = _REVENUE.fullmatch(text)
    if match is None:
        raise WrongValueError(
            "the revenue", "like 'annual=144438324700 RUB' or '2020=1 RUB..2 RUB'", text
        )
    label, low, high = match.groups()
    amount = Range(parse_money(low), parse_money(high or low))
    if label == "annual":
        return AnnualRevenue(amount=amount)
    if len(label) == len("2020"):
        return AnnualRevenue(amount=amount, year=int(label))
    through = _day(label)
    return AnnualRevenue(amount=amount, year=through.year, through=through)


def _named(convert: Callable[[str], T], example: str) -> Callable[[str], tuple[str, T]]:
    def split(text: str) -> tuple[str, T]:
        name, equals, value = text.rpartition("=")
        if not equals or not name:
            raise WrongValueError("it", f"like {example!r}", text)
        return name, convert(value)

    return split


def _number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,18}", text):
        raise WrongValueError("the number", "a whole number", text)
    return int(text)


def _options(*options: Callable[[F], F]) -> Callable[[F], F]:
    def apply(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return apply


_person_options = _options(
    click.option(
        "--person",
        type=click.Choice([kind.value for kind in PersonKind]),
        default=PersonKind.LEGAL_ENTITY.value,
        show_default=True,
        help="What kind of person the platform is.",
    ),
    click.option("--small", is_flag=True, help="It is in the register of small undertakings."),
    click.option(
        "--role",
        type=click.Choice([role.value for role in Role]),
        default=Role.OWNER.value,
        show_default=True,
        help="What it has to do with the content.",
    ),
    click.option(
        "--revenue",
        multiple=True,
        metavar="WHEN=AMOUNT",
        callback=_read(_revenue),
        help=(
            "Its revenue: 'annual=5 RUB' (the year the law asks for), '2020=5 RUB', "
            "'2021-05-01=5 RUB' (part of a year, through that day); a range as '1 RUB..2 RUB'."
        ),
    ),
)
_json_option = click.option("--json", "as_json", is_flag=True, help="Print a JSON document.")
_unchanged_option = click.option(
    "--assume-unchanged",
    is_flag=True,
    help="Apply the last coded text to days after the coded law.",
)


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


_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": display.WIDTH}


@click.group(cls=_Commands, context_settings=_SETTINGS)
@click.version_option(_version())
def cli() -> None:
    """What breaking a platform law can cost, and why."""


@cli.command(name="exposure")
@click.argument("register", required=False, type=click.Path(path_type=Path))
@click.option("--example", is_flag=True, help="Use the bundled register of the report of 2021.")
@click.option(
    "--table",
    metavar="NAME",
    default="requests",
    show_default=True,
    help="Table of an SQLite file.",
)
@click.option(
    "--under",
    multiple=True,
    metavar="KEY",
    help="Statute or provision; may be given several times.",
)
@click.option(
    "--as-of", metavar="DAY", callback=_read(_day), help="The day the register is judged on."
)
@click.option(
    "--plan",
    type=click.Choice([plan.value for plan in Prosecution]),
    default=Prosecution.PER_ITEM.value,
    show_default=True,
    help="How violations are joined to cases.",
)
@click.option("--batch", type=click.IntRange(1), help="Items of one case, for per-batch.")
@_person_options
@click.option(
    "--platforms",
    "platforms_file",
    type=click.Path(path_type=Path),
    help="A JSON list of platforms; --person and --revenue then stand for the others.",
)
@click.option(
    "--history",
    "history_file",
    type=click.Path(path_type=Path),
    help="Earlier decisions with a column platform: a .csv, .jsonl or SQLite file.",
)
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice(["outstanding", "late"]),
    default=("outstanding", "late"),
    show_default=True,
    help="Which requests are violations.",
)
@click.option(
    "--limitation",
    metavar="PERIOD",
    callback=_read(_limitation),
    help="Leave out what is older, as '90 days'.",
)
@click.option(
    "--allowed",
    metavar="PERIOD",
    callback=_read(period),
    help="Time for removal where rows do not say, as '24h'.",
)
@click.option("--authority", metavar="NAME", help="The authority where rows do not say.")
@click.option("--unique-ids", is_flag=True, help="Reject a second request of one id.")
@click.option(
    "--rejects", type=click.Path(path_type=Path), help="Write rejected rows to this CSV file."
)
@_unchanged_option
@_json_option
def exposure_command(
    *,
    register: Path | None,
    example: bool,
    table: str,
    under: tuple[str, ...],
    as_of: date | None,
    plan: str,
    batch: int | None,
    person: str,
    small: bool,
    role: str,
    revenue: tuple[AnnualRevenue, ...],
    platforms_file: Path | None,
    history_file: Path | None,
    states: tuple[str, ...],
    rejects: Path | None,
    as_json: bool,
    **options: Any,
) -> None:
    """
    Say what a whole REGISTER of requests could cost.

    REGISTER is a .csv, .jsonl, SQLite, Parquet or DuckDB file, or a folder of files of one kind,
    with the columns id, platform, authority, category, sent_at, allowed and removed_at.
    """
    if (register is None) == (not example):
        raise click.UsageError("name a REGISTER, or take --example")
    if as_of is None and not example:
        raise click.UsageError("say --as-of which day the register is judged")
    if not under and not example:
        raise click.UsageError("say --under which statute")
    if (batch is None) == (plan == Prosecution.PER_BATCH):
        raise click.UsageError("--plan per-batch and --batch go together")
    for given in (register, platforms_file, history_file):
        if rejects is not None and given is not None and rejects.resolve() == given.resolve():
            raise click.UsageError("--rejects would overwrite a file that is read")
    answers: list[Exposure] = []
    with _reject_writer(rejects) as on_reject:
        for key in under or ("ru/as-reported-2021", "ru/koap-13.41"):
            found = examples.twitter_2021() if register is None else _register(register, table)
            with _progress(found, key) as requests:
                answer = exposure(
                    requests,
                    _platforms(platforms_file),
                    under=key,
                    as_of=as_of or examples.AS_OF,
                    plan=Plan(plan, batch),
                    histories=_histories_by_platform(history_file),
                    anyone=Platform("any other", person, revenue, small=small, role=role),
                    states=[RequestState(state) for state in states],
                    on_reject=functools.partial(on_reject, key),
                    **options,
                )
            answers.append(answer)
    if as_json:
        _print_json(documents.exposures(answers))
    else:
        if example:
            click.echo(f"The rows of this register are\n{examples.ORIGIN}.\n")
        click.echo("\n\n".join(map(_shown, answers)))
    if any(each.rejected_rows for each in answers):
        sys.exit(1)


def _shown(answer: Exposure | TableAnswer) -> str:
    shown = display.view(answer)
    return display.plain(evolve(shown, lines=tuple(map(_as_options, shown.lines))))


def _register(path: Path, table: str) -> Iterable[RequestLike] | pl.LazyFrame:
    """Open a register: a file whose rows are read one by one, or what an engine reads."""
    if path.is_dir() or path.suffix.lower() in {".parquet", ".pq", ".duckdb"}:
        with _columns_needed():
            from penaltymodel.tables import open_register  # noqa: PLC0415  # loads the engine
        return open_register(path, table)
    return rows(path, table=table)


@contextlib.contextmanager
def _columns_needed() -> Generator[None]:
    """Say what to install where the engine is not here."""
    try:
        yield
    except ImportError as error:
        raise click.UsageError(
            f"{error.name} is not here: pip install 'penaltymodel-law[cli,columns]'"
        ) from None


def _histories_by_platform(path: Path | None) -> dict[str, OffenseHistory] | None:
    if path is None:
        return None
    found = _histories(path)
    if "" in found:
        raise click.UsageError(
            "--history must name the platform of every decision: a .csv, .jsonl or SQLite file "
            "with a column platform"
        )
    return found


def _platforms(path: Path | None) -> tuple[Platform, ...]:
    if path is None:
        return ()
    data = _json_file(path)
    found: tuple[Platform, ...] = _in(path, lambda: from_data(tuple[Platform, ...], data))
    return found


@contextlib.contextmanager
def _reject_writer(path: Path | None) -> Generator[Callable[[str, Rejected], None]]:
    """Write rejected rows beside the final name, and move them there when all is done."""
    if path is None:
        yield lambda _under, _rejected: None
        return
    with unfinished(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("under", "row", "place", "reason"))

        def write(under: str, each: Rejected) -> None:
            writer.writerow((under, each.row, each.place, each.reason))

        yield write


@contextlib.contextmanager
def _progress(
    requests: Iterable[RequestLike] | pl.LazyFrame, key: str
) -> Generator[Iterable[RequestLike] | pl.LazyFrame]:
    """Count *requests* on standard error as they pass, if a person is looking."""
    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed:,} requests"))
    console = Console(stderr=True)
    with Progress(
        *columns,
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as progress:
        task = progress.add_task(key, total=None)

        def passing(each_of: Iterable[RequestLike]) -> Iterator[RequestLike]:
            for number, each in enumerate(each_of, 1):
                yield each
                if not number % 1_000:
                    progress.update(task, completed=number)

        yield passing(requests) if isinstance(requests, Iterable) else requests


_fact_options = _options(
    click.option(
        "--circumstance",
        "circumstances",
        multiple=True,
        metavar="NAME",
        help="A circumstance that is there, such as 'exceptional circumstances'.",
    ),
    click.option(
        "--amount",
        "amounts",
        multiple=True,
        metavar="NAME=AMOUNT",
        callback=_read(_named(parse_money, "the unpaid fine=5 RUB")),
        help="A sum the law asks for, such as 'the unpaid fine=5 RUB'.",
    ),
    click.option(
        "--count",
        "counts",
        multiple=True,
        metavar="NAME=NUMBER",
        callback=_read(_named(_number, "days=37")),
        help="A number the law asks for, such as 'days=37'.",
    ),
    click.option(
        "--word",
        "words",
        multiple=True,
        metavar="NAME=WORD",
        callback=_read(_named(str, "seriousness=high")),
        help="A word the law asks for, such as 'seriousness=high'.",
    ),
)
_law_at_option = click.option(
    "--law-at",
    type=click.Choice([law.value for law in LawAt]),
    help="Whose law applies; the provision says it where this does not.",
)
_first_option = click.option(
    "--first/--repeat", "is_first", default=None, help="State it outright."
)
_case_options = _options(
    click.argument("key"),
    click.option(
        "--on",
        "committed_on",
        metavar="DAY",
        required=True,
        callback=_read(_day),
        help="Day of the offense, such as 2021-03-01.",
    ),
    click.option(
        "--detected-on",
        metavar="DAY",
        callback=_read(_day),
        help="Day the authority found it; the day of the offense where it is not given.",
    ),
    click.option(
        "--decided-on", metavar="DAY", callback=_read(_day), help="Day of the (coming) decision."
    ),
    click.option(
        "--category", metavar="NAME", help="What was published, where KEY names a statute."
    ),
    _person_options,
    _first_option,
    click.option(
        "--history",
        "history_file",
        type=click.Path(path_type=Path),
        help="Earlier decisions: a .json, .csv, .jsonl or SQLite file.",
    ),
    click.option("--charged-as", metavar="KEY", help="The provision as brought."),
    _law_at_option,
    click.option(
        "--limitation",
        metavar="PERIOD",
        callback=_read(_limitation),
        help="Limitation period, such as '90 days'.",
    ),
    _fact_options,
    _unchanged_option,
    _json_option,
)


@cli.command()
@_case_options
def assess(as_json: bool, **case: Any) -> None:
    """
    Say what one violation can cost.

    KEY names a provision, such as ru/koap-13.41/5, or a statute together with --category.
    """
    answer = _assessed(**case)
    if as_json:
        _print_json(documents.assessment(answer))
        return
    shown = display.view(answer)
    click.echo(display.plain(evolve(shown, tables=shown.tables[1:])))


@cli.command()
@_case_options
def explain(as_json: bool, **case: Any) -> None:
    """
    Say it with every step of the reckoning.

    KEY and options are those of assess.
    """
    answer = _assessed(**case)
    if as_json:
        _print_json(documents.assessment(answer))
    else:
        click.echo(display.text(answer))


def _assessed(
    *,
    key: str,
    committed_on: date,
    detected_on: date | None,
    decided_on: date | None,
    category: str | None,
    person: str,
    small: bool,
    role: str,
    revenue: tuple[AnnualRevenue, ...],
    is_first: bool | None,
    history_file: Path | None,
    charged_as: str | None,
    law_at: str | None,
    limitation: Period | None,
    circumstances: tuple[str, ...],
    amounts: tuple[tuple[str, Money], ...],
    counts: tuple[tuple[str, int], ...],
    words: tuple[tuple[str, str], ...],
    assume_unchanged: bool,
) -> Assessment:
    if is_first is not None and history_file is not None:
        raise click.UsageError("--first and --repeat state it outright; leave out --history")
    histories = {} if history_file is None else _histories(history_file)
    if len(histories) > 1:
        raise click.UsageError(
            "--history has decisions against several platforms; give one file each"
        )
    return assess_violation(
        Violation(
            under=key,
            committed_on=committed_on,
            detected_on=detected_on or committed_on,
            category=category,
        ),
        Platform("the platform", person, revenue, small=small, role=role),
        next(iter(histories.values()), OffenseHistory()),
        decided_on=decided_on,
        law_at=law_at,
        charged_as=charged_as,
        repeat=None if is_first is None else not is_first,
        given=_facts(circumstances, amounts, counts, words),
        limitation=limitation,
        assume_unchanged=assume_unchanged,
    )


def _facts(
    circumstances: tuple[str, ...],
    amounts: tuple[tuple[str, Money], ...],
    counts: tuple[tuple[str, int], ...],
    words: tuple[tuple[str, str], ...],
    person: str | None = None,
) -> Facts:
    return Facts(
        person=person,
        flags=dict.fromkeys(circumstances, True),
        amounts=dict(amounts),
        counts=dict(counts),
        words=dict(words),
    )


def _histories(path: Path) -> dict[str, OffenseHistory]:
    if path.suffix.lower() == ".json":
        data = _json_file(path)
        if isinstance(data, list):
            data = {"decisions": cast("list[object]", data)}
        return {"": _in(path, lambda: from_data(OffenseHistory, data))}
    found = _in(path, lambda: decisions(path))
    return {name: OffenseHistory(each) for name, each in found.items()}


def _json_file(path: Path) -> Any:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(str(path), error.strerror or "it cannot be opened") from None
    return _in(path, lambda: parse_json(content))


def _in(path: Path, read: Callable[[], T]) -> T:
    """Return what *read* does; its error names the file."""
    try:
        return read()
    except InputError as error:
        raise UnreadableFileError(str(path), str(error)) from None


@cli.command(name="assess-table")
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
    callback=_read(_named(str, "committed_on=day")),
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
@_first_option
@_law_at_option
@_fact_options
@_unchanged_option
@_json_option
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
    with _columns_needed():
        from penaltymodel.streaming import assess_file  # noqa: PLC0415  # loads the engine
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
            given=_facts(circumstances, amounts, counts, words, person),
            on_rows=on_rows,
            **options,
        )
    if as_json:
        _print_json(documents.table_answer(answer))
    else:
        click.echo(_shown(answer))
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


@cli.command()
@_json_option
def statutes(as_json: bool) -> None:
    """List the statutes and how well they are known."""
    found = list(catalog().values())
    if as_json:
        _print_json(documents.statutes(found))
        return
    overview = documents.statutes(found)["statutes"]
    columns = ("Statute", "From", "Through", "Checked", "Mark", "Rests on")
    lines = tuple(
        (
            each["key"],
            each["applies_from"],
            each["applies_through"] or "",
            each["known_through"],
            each["confidence"] or "",
            _first_of([source["citation"] for source in each["sources"]]),
        )
        for each in overview
    )
    caption = "Mark: the least certain figure (V read in a text, D derived, S secondary, M memory)"
    shown = display.View(
        "Statutes",
        ("show KEY says more of each: every text, every source with its mark, what is left out",),
        (display.Table(caption, columns, lines),),
    )
    click.echo(display.plain(shown))


def _first_of(texts: list[str]) -> str:
    rest = len(texts) - 1
    return f"{texts[0]}, and {rest} more" if rest else texts[0]


@cli.command()
@click.argument("key")
@click.option(
    "--on", metavar="DAY", callback=_read(_day), help="Only the texts that apply on this day."
)
@click.option("--formula", is_flag=True, help="Add every text as a formula, in LaTeX.")
@_json_option
def show(key: str, on: date | None, formula: bool, as_json: bool) -> None:
    """
    Show a statute or one of its provisions.

    KEY names it, such as ru/koap-13.41 or ru/koap-13.41/5. What each person faces stands in words.
    """
    statute = statute_of(key)
    only = None if key == statute.key else statute.provision(key)
    document = documents.statute(statute, only=only, on=on)
    if as_json:
        _print_json(document)
        return
    click.echo(display.plain(display.statute_view(statute, only=only, on=on)))
    for each in document["enactments"] if formula else ():
        click.echo(f"\n{each['provision']} from {each['applies_from']}: {each['formula']}")


@cli.command(name="backtest")
@click.argument("jurisdiction", required=False)
@click.option("--every", is_flag=True, help="Show the cases inside the law too.")
@_json_option
def backtest_command(jurisdiction: str | None, every: bool, as_json: bool) -> None:
    """
    Hold the decided cases against the law of their day.

    JURISDICTION, such as ru, leaves out the cases of the others.
    """
    found = [c for c in cases() if jurisdiction in {None, c.jurisdiction}]
    if not found:
        known = sorted({case.jurisdiction for case in cases()})
        raise WrongValueError("JURISDICTION", f"one of {', '.join(known)}", jurisdiction)
    result = backtest(found)
    if as_json:
        _print_json(documents.backtest(result))
    else:
        click.echo(display.plain(display.backtest_view(result, every=every)))


@cli.command()
def example() -> None:
    """Write the register of the report of 2021 as CSV."""
    examples.write_csv(sys.stdout)


def _print_json(document: documents.Document) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
