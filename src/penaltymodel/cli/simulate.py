"""The commands ``simulate`` and ``whatif``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from attrs import evolve

from penaltymodel.cli.common import print_json, progress
from penaltymodel.cli.exposure import histories_by_platform, open_requests, read_platforms
from penaltymodel.cli.options import (
    converted,
    day_option,
    json_option,
    named_value,
    options_of,
    person_options,
    unchanged_option,
)
from penaltymodel.domain.platform import Platform
from penaltymodel.errors import PenaltyModelError, WrongValueError
from penaltymodel.files.text_form import TextForm
from penaltymodel.output import documents
from penaltymodel.registers import example as examples
from penaltymodel.registers.plan import Plan, Prosecution
from penaltymodel.registers.reading import RequestLike
from penaltymodel.simulation.policy import Policy
from penaltymodel.simulation.reform import with_repeat_window
from penaltymodel.simulation.scenario import Scenario
from penaltymodel.simulation.spreads import Spread, constant, triangular, uniform
from penaltymodel.statutes import as_law
from penaltymodel.values.money import Exact, exact
from penaltymodel.values.periods import Period, period


if TYPE_CHECKING:
    from penaltymodel.simulation.distribution import ExposureDistribution


def spread_option(text: str) -> Spread:
    """Parse a distribution: ``45``, ``30..90`` (uniform) or ``30..45..90`` (triangular)."""
    parts = text.split("..")
    if len(parts) == 1:
        return constant(text)
    if len(parts) == 2:
        return uniform(*parts)
    if len(parts) == 3:
        return triangular(*parts)
    raise WrongValueError("the distribution", "like '45', '30..90' or '30..45..90'", text)


def _probability(text: str) -> Exact:
    found = exact(text)
    if found > 1:
        raise WrongValueError("the probability", "from 0 to 1, such as 0.6 or 3/5", text)
    return found


def _limitation(text: str) -> Period | str:
    """Parse a period, or return the name of a limitation of the statute."""
    try:
        return period(text)
    except PenaltyModelError:
        return text


simulation_options = options_of(
    click.argument("register", required=False, type=click.Path(path_type=Path)),
    click.option(
        "--example", is_flag=True, help="Use the bundled register (the report of 2021 on Twitter)."
    ),
    click.option("--table", metavar="NAME", help="Table of a database or sheet to read."),
    click.option("--under", metavar="KEY", help="Key of a statute or provision."),
    click.option(
        "--as-of",
        metavar="DAY",
        callback=converted(day_option),
        help="Day on which to assess the register, such as 2021-03-01.",
    ),
    person_options,
    click.option(
        "--platforms",
        "platforms_file",
        type=click.Path(path_type=Path),
        help="JSON file with a list of platforms; --person and --revenue describe the others.",
    ),
    click.option(
        "--history",
        "history_file",
        type=click.Path(path_type=Path),
        help="File of earlier decisions with a column platform: .csv, .jsonl or SQLite.",
    ),
    click.option(
        "--allowed",
        metavar="PERIOD",
        callback=converted(period),
        help="Time allowed for removal, such as '24h', if a row has none.",
    ),
    click.option("--authority", metavar="NAME", help="Authority, if a row has none."),
    click.option(
        "--limitation",
        metavar="PERIOD|NAME",
        callback=converted(_limitation),
        help="No fine comes later than this after the offense: '90 days', or a name in the law.",
    ),
    click.option(
        "--sanctioned",
        metavar="PROBABILITY",
        default="1",
        show_default=True,
        callback=converted(_probability),
        help="Probability that a case ends with a fine, such as 0.6.",
    ),
    click.option(
        "--decided-after",
        metavar="DAYS",
        default="30..90",
        show_default=True,
        callback=converted(spread_option),
        help="Days from detection to the decision: 45, 30..90 (uniform) or 30..45..90 (triangular).",
    ),
    click.option(
        "--in-force-after",
        metavar="DAYS",
        default="0",
        show_default=True,
        callback=converted(spread_option),
        help="Days from the decision to its entry into force.",
    ),
    click.option(
        "--paid",
        metavar="PROBABILITY",
        default="1",
        show_default=True,
        callback=converted(_probability),
        help="Probability that a fine is paid.",
    ),
    click.option(
        "--paid-after",
        metavar="DAYS",
        callback=converted(spread_option),
        help="Days from entry into force to payment. [default: the last day that the law allows]",
    ),
    click.option(
        "--discretion",
        metavar="POSITION",
        default="0..1",
        show_default=True,
        help="Where a fine lies in its range: 0..1, 0..0.25..1, 1/2, or 'learned' or 'observed' "
        "from the decided cases.",
    ),
    click.option(
        "--plan",
        type=click.Choice([plan.value for plan in Prosecution]),
        default=Prosecution.PER_ITEM.value,
        show_default=True,
        help="How the authority combines violations into cases.",
    ),
    click.option(
        "--batch", type=click.IntRange(1), help="Violations in one case, for --plan per-batch."
    ),
    click.option(
        "--draws", type=click.IntRange(1), default=10_000, show_default=True, help="Draws to make."
    ),
    click.option(
        "--seed", type=click.IntRange(0), help="Seed of the random numbers. [default: random]"
    ),
    unchanged_option,
    json_option,
)


@click.command(name="simulate")
@simulation_options
@click.option(
    "--worst", type=click.IntRange(0), default=0, help="Also show this many of the worst draws."
)
def simulate_command(*, as_json: bool, worst: int, **options: Any) -> None:
    """
    Simulate what a REGISTER of requests could cost.

    \b
    Examples:
      penaltymodel simulate --example --plan per-category --sanctioned 0.6 --seed 1
      penaltymodel simulate register.csv --under ru/koap-13.41 --as-of 2021-03-01
    """  # noqa: D301  # click keeps the lines after \b as they are
    answer = simulated(**options)
    if as_json:
        print_json(documents.simulation(answer))
        return
    if options["example"]:
        click.echo(f"The rows of this register are\n{examples.ORIGIN}.\n")
    click.echo("\n\n".join(map(str, (answer, *answer.worst(worst)))))


@click.command(name="whatif")
@simulation_options
@click.option(
    "--remove", multiple=True, metavar="ID", help="Remove the item of a request; may be repeated."
)
@click.option(
    "--remove-number", type=click.IntRange(1), help="Remove this many items, the gravest first."
)
@click.option(
    "--pay",
    multiple=True,
    metavar="ID=DAY",
    callback=converted(named_value(day_option, "decision 1=2021-06-01")),
    help="Pay the fine of an earlier decision on a day; may be repeated.",
)
@click.option(
    "--window",
    metavar="PERIOD",
    callback=converted(period),
    help="Change the window in which earlier decisions count, such as '2 years'.",
)
def whatif_command(
    *,
    as_json: bool,
    remove: tuple[str, ...],
    remove_number: int | None,
    pay: tuple[tuple[str, date], ...],
    window: Period | None,
    **options: Any,
) -> None:
    """
    Simulate a REGISTER before and after a change.

    Both use the same random numbers.

    \b
    Examples:
      penaltymodel whatif --example --plan per-batch --batch 100 --remove-number 500 --seed 1
      penaltymodel whatif register.csv --under ru/koap-13.41 --as-of 2021-03-01 --window '2 years'
    """  # noqa: D301  # click keeps the lines after \b as they are
    if not (remove or remove_number or pay or window):
        raise click.UsageError("pass a change: --remove, --remove-number, --pay or --window")
    before = simulated(**options)
    after, changes = before.scenario, list[str]()
    if remove_number:
        remove = (*remove, *gravest(before, remove_number))
    if remove:
        after = after.without(remove)
        changes.append(f"remove {len(set(remove)):,} items")
    for id, day in pay:
        after = after.with_fine_paid(id, day)
        changes.append(f"pay the fine of {id} on {day.isoformat()}")
    if window is not None:
        statute = as_law(after.law).statute_of(options["under"] or _EXAMPLE)
        after = evolve(after, law=with_repeat_window(statute, window))
        changes.append(f"a window of {window}")
    from penaltymodel.simulation.what_if import what_if  # noqa: PLC0415  # loads NumPy

    with progress("draws") as show:
        found = what_if(before, after, change="; ".join(changes), on_progress=show)
    if as_json:
        print_json(documents.what_if(found))
    else:
        click.echo(str(found))


_EXAMPLE = "ru/koap-13.41"


def gravest(before: ExposureDistribution, number: int) -> tuple[str, ...]:
    """Return the ids of the violations with the highest fines for a first offense."""
    (details, *_) = before.built.details
    found = [
        (case.first.high.amount, each.id)
        for platform in details
        for case in platform.cases
        for each in case.members
        if each.id is not None
    ]
    if number > len(found):
        raise click.UsageError(f"--remove-number must be at most {len(found)}, not {number}")
    return tuple(id for _, id in sorted(found, key=lambda each: -each[0])[:number])


def simulated(
    *,
    register: Path | None,
    example: bool,
    table: str | None,
    under: str | None,
    as_of: date | None,
    platforms_file: Path | None,
    history_file: Path | None,
    plan: str,
    batch: int | None,
    discretion: str,
    draws: int,
    seed: int | None,
    **options: Any,
) -> ExposureDistribution:
    """Return the simulation that the options describe."""
    if (register is None) == (not example):
        raise click.UsageError("pass a REGISTER or --example, and not both")
    if as_of is None and not example:
        raise click.UsageError("missing option '--as-of': the day on which to assess the register")
    if under is None and not example:
        raise click.UsageError("missing option '--under': the key of a statute")
    if (batch is None) == (plan == Prosecution.PER_BATCH):
        raise click.UsageError("pass --batch with --plan per-batch, and only with it")
    try:
        from penaltymodel.simulation.simulate import simulate  # noqa: PLC0415
    except ImportError as error:
        raise click.UsageError(
            f"{error.name} is not installed; run: pip install 'penaltymodel-law[cli,simulate]'"
        ) from None
    key = under or _EXAMPLE
    requests = (
        examples.twitter_2021()
        if register is None
        else cast(
            "Iterable[RequestLike]",
            open_requests(register, table, TextForm()),
        )
    )
    person = {name: options[name] for name in ("size", "in_small_register", "role")}
    scenario = Scenario.of_register(
        requests,
        read_platforms(platforms_file),
        under=key,
        as_of=as_of or examples.AS_OF,
        anyone=Platform("any other", options["person"], options["revenue"], **person),
        history=histories_by_platform(history_file),
        allowed=options["allowed"],
        authority=options["authority"],
        limitation=options["limitation"],
        assume_unchanged=options["assume_unchanged"],
    )
    policy = Policy(
        sanctioned=options["sanctioned"],
        decided_after=options["decided_after"],
        in_force_after=options["in_force_after"],
        paid=options["paid"],
        paid_after=options["paid_after"],
        discretion=_discretion(discretion, key),
        joined=Plan(plan, batch),
    )
    with progress("draws") as show:
        return simulate(scenario, policy, draws=draws, seed=seed, on_progress=show)


def _discretion(text: str, under: str) -> Spread:
    """Return where fines lie in their range, learned from decided cases or as given."""
    from penaltymodel.simulation import discretion  # noqa: PLC0415  # an optional library

    if text == "learned":
        return discretion.fit_discretion(under)
    if text == "observed":
        return discretion.observed_discretion(under)
    return spread_option(text)
