"""
The command line: ``exposure`` (the main job), ``assess``, ``explain``, ``statutes``, ``show``.

Results go to standard output, progress and errors to standard error. Exit codes: 0 answered;
1 answered, but rows of the register were rejected; 2 the question cannot be answered.
"""

from __future__ import annotations

import contextlib
import csv
import json
import re
import sys

from collections.abc import Callable, Generator, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from attrs import evolve
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from penaltymodel import display, documents, examples
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
)
from penaltymodel.facts import Facts
from penaltymodel.interpreters.data import from_data, parse_json, read_day
from penaltymodel.ledger import Exposure, Plan, Prosecution, Rejected, RequestLike, exposure
from penaltymodel.money import Money, parse_money
from penaltymodel.periods import period
from penaltymodel.ranges import Range
from penaltymodel.records import decisions, rows
from penaltymodel.statute import LawAt
from penaltymodel.statutes import catalog, statute_of


F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")


def main() -> None:
    """Run the command line; an error of ours is one line and exit code 2."""
    try:
        cli.main(prog_name="penaltymodel", standalone_mode=False)
    except PenaltyModelError as error:
        notes = "".join(f" ({note})" for note in getattr(error, "__notes__", ()))
        click.echo(f"penaltymodel: error: {error}{notes}", err=True)
        sys.exit(2)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("penaltymodel: stopped", err=True)
        sys.exit(130)


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


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="penaltymodel-law")
def cli() -> None:
    """What breaking a platform law can cost, and why."""


_case_options = _options(
    click.argument("key"),
    click.option(
        "--on", "committed_on", required=True, callback=_read(_day), help="Day of the offense."
    ),
    click.option(
        "--detected-on",
        callback=_read(_day),
        help="Day the authority found it; the day of the offense where it is not given.",
    ),
    click.option("--decided-on", callback=_read(_day), help="Day of the (coming) decision."),
    click.option("--category", help="What was published, where KEY names a statute."),
    _person_options,
    click.option("--first/--repeat", "is_first", default=None, help="State it outright."),
    click.option(
        "--history",
        "history_file",
        type=click.Path(path_type=Path),
        help="Earlier decisions: a .json, .csv, .jsonl or SQLite file.",
    ),
    click.option("--charged-as", help="The provision as brought."),
    click.option(
        "--law-at",
        type=click.Choice([law.value for law in LawAt]),
        help="Whose law applies; the provision says it where this does not.",
    ),
    click.option(
        "--limitation", callback=_read(period), help="Limitation period, such as '90 days'."
    ),
    click.option(
        "--circumstance",
        "circumstances",
        multiple=True,
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
    """Say what one violation can cost, with every step of the reckoning."""
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
    law_at: str,
    limitation: Any,
    circumstances: tuple[str, ...],
    amounts: tuple[tuple[str, Money], ...],
    counts: tuple[tuple[str, int], ...],
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
        given=Facts(
            flags=dict.fromkeys(circumstances, True), amounts=dict(amounts), counts=dict(counts)
        ),
        limitation=limitation,
        assume_unchanged=assume_unchanged,
    )


def _histories(path: Path) -> dict[str, OffenseHistory]:
    if path.suffix.lower() == ".json":
        data = _json_file(path)
        if isinstance(data, list):
            data = {"decisions": cast("list[object]", data)}
        return {"": _in(path, lambda: from_data(OffenseHistory, data))}
    return {name: OffenseHistory(found) for name, found in decisions(path).items()}


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


@cli.command(name="exposure")
@click.argument("register", required=False, type=click.Path(path_type=Path))
@click.option("--example", is_flag=True, help="Use the bundled register of the report of 2021.")
@click.option("--table", default="requests", show_default=True, help="Table of an SQLite file.")
@click.option("--under", multiple=True, help="Statute or provision; may be given several times.")
@click.option("--as-of", callback=_read(_day), help="The day the register is judged on.")
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
    "--limitation", callback=_read(period), help="Leave out what is older, as '90 days'."
)
@click.option("--allowed", callback=_read(period), help="Time for removal where rows do not say.")
@click.option("--authority", help="The authority where rows do not say.")
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
    Say what a whole REGISTER of requests could cost (a .csv, .jsonl or SQLite file).

    Its columns: id, platform, authority, category, sent_at, allowed, removed_at.
    """
    if (register is None) == (not example):
        raise click.UsageError("name a REGISTER, or take --example")
    if as_of is None and not example:
        raise click.UsageError("say --as-of which day the register is judged")
    if not under and not example:
        raise click.UsageError("say --under which statute")
    answers: list[Exposure] = []
    with _reject_writer(rejects) as on_reject:
        for key in under or ("ru/as-reported-2021", "ru/koap-13.41"):
            requests: Iterable[RequestLike] = (
                examples.twitter_2021() if register is None else rows(register, table=table)
            )
            answers.append(
                exposure(
                    _with_progress(requests, key),
                    _platforms(platforms_file),
                    under=key,
                    as_of=as_of or examples.AS_OF,
                    plan=Plan(plan, batch),
                    histories=None if history_file is None else _histories(history_file),
                    anyone=Platform("any other", person, revenue, small=small, role=role),
                    states=[RequestState(state) for state in states],
                    on_reject=None if answers else on_reject,  # each reads the same rows
                    **options,
                )
            )
    if as_json:
        _print_json(documents.exposures(answers))
    else:
        if example:
            click.echo(f"The rows of this register are {examples.ORIGIN}.\n")
        click.echo("\n\n".join(display.text(each) for each in answers))
    if any(each.rejected_rows for each in answers):
        sys.exit(1)


def _platforms(path: Path | None) -> tuple[Platform, ...]:
    if path is None:
        return ()
    data = _json_file(path)
    found: tuple[Platform, ...] = _in(path, lambda: from_data(tuple[Platform, ...], data))
    return found


@contextlib.contextmanager
def _reject_writer(path: Path | None) -> Generator[Callable[[Rejected], None] | None]:
    """Write rejected rows beside the final name, and move them there when all is done."""
    if path is None:
        yield None
        return
    unfinished = path.with_name(f"{path.name}.part")
    with unfinished.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("row", "place", "reason"))
        yield lambda each: writer.writerow((each.row, each.place, each.reason))
    unfinished.replace(path)


def _with_progress(requests: Iterable[RequestLike], key: str) -> Iterator[RequestLike]:
    """Pass *requests* on and count them on standard error, if a person is looking."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed:,} requests"))
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as progress:
        task = progress.add_task(key, total=None)
        for number, each in enumerate(requests, 1):
            yield each
            if not number % 1_000:
                progress.update(task, completed=number)


@cli.command()
@_json_option
def statutes(as_json: bool) -> None:
    """List the statutes: since when, coded through when, and how well known."""
    found = list(catalog().values())
    if as_json:
        _print_json(documents.statutes(found))
        return
    overview = documents.statutes(found)["statutes"]
    columns = ("Statute", "In force from", "Through", "Coded through", "Mark", "Title")
    lines = tuple(
        (
            each["key"],
            each["applies_from"],
            each["applies_through"] or "",
            each["known_through"],
            each["confidence"] or "",
            each["title"],
        )
        for each in overview
    )
    caption = "Mark: the least certain figure (V read in a text, D derived, S secondary, M memory)"
    click.echo(
        display.plain(display.View("Statutes", (), (display.Table(caption, columns, lines),)))
    )


@cli.command()
@click.argument("key")
@click.option("--on", callback=_read(_day), help="Only the texts that apply on this day.")
@_json_option
def show(key: str, on: date | None, as_json: bool) -> None:
    """Show a statute or one of its provisions: in words, as a formula, with its versions."""
    statute = statute_of(key)
    only = None if key == statute.key else statute.provision(key)
    document = documents.statute(statute, only=only, on=on)
    if as_json:
        _print_json(document)
        return
    click.echo(f"{statute.key}: {statute.title} ({statute.jurisdiction})")
    for each in document["enactments"]:
        through = each["applies_through"] or "further notice"
        click.echo(f"\n{each['provision']}, {each['applies_from']} through {through}")
        click.echo(f"  {each['prose']}")
        click.echo(f"  formula: {each['formula']}")
        click.echo(f"  source: {each['source']['citation']} [{each['source']['confidence']}]")
    for gap in statute.gaps:
        click.echo(f"\nnot coded: {gap}")


@cli.command()
def example() -> None:
    """Write the bundled register of the report of 2021 to standard output, as CSV."""
    examples.write_csv(sys.stdout)


def _print_json(document: documents.Document) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
