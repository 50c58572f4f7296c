"""The command ``compare``."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import click

from penaltymodel.cli.common import history_of_one, print_json
from penaltymodel.cli.fixes import in_options
from penaltymodel.cli.options import (
    converted,
    day_option,
    day_options,
    fact_options,
    facts_from_options,
    first_option,
    history_option,
    json_option,
    named_value,
    on_option,
    person_options,
    strict_option,
    unchanged_option,
)
from penaltymodel.domain.platform import AnnualRevenue, Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.compare import ExchangeRates, compare
from penaltymodel.output import display, documents
from penaltymodel.values.money import Money, exact


@click.command(name="compare")
@click.argument("keys", metavar="KEY...", nargs=-1, required=True)
@on_option
@day_options
@click.option(
    "--into",
    metavar="CURRENCY",
    required=True,
    help="Common currency of the comparison, such as EUR.",
)
@click.option(
    "--rate",
    "rates",
    multiple=True,
    metavar="CURRENCY=RATE",
    callback=converted(named_value(exact, "RUB=0.0112")),
    help="Value of one unit of a currency in that of --into, such as 'RUB=0.0112'; may be repeated.",
)
@click.option(
    "--rates-on",
    metavar="DAY",
    required=True,
    callback=converted(day_option),
    help="Day of the exchange rates.",
)
@click.option(
    "--rates-source", metavar="TEXT", required=True, help="Source of the exchange rates."
)
@person_options
@first_option
@history_option
@fact_options
@strict_option
@unchanged_option
@json_option
def compare_command(
    *,
    keys: tuple[str, ...],
    committed_on: date,
    detected_on: date | None,
    decided_on: date | None,
    into: str,
    rates: tuple[tuple[str, Fraction], ...],
    rates_on: date,
    rates_source: str,
    person: str,
    size: str | None,
    in_small_register: bool,
    role: str,
    revenue: tuple[AnnualRevenue, ...],
    is_first: bool | None,
    history_file: Path | None,
    circumstances: tuple[tuple[str, bool], ...],
    amounts: tuple[tuple[str, Money], ...],
    counts: tuple[tuple[str, int], ...],
    words: tuple[tuple[str, str], ...],
    strict: bool,
    assume_unchanged: bool,
    as_json: bool,
) -> None:
    """
    Compare the penalties for one failure under several laws.

    Each KEY is the key of a provision. A law that cannot be applied has the reason in its line. You
    pass the exchange rates; none is downloaded.

    \b
    Example:
      penaltymodel compare ru/koap-13.41/4 eu/dsa/74.1 --on 2026-02-20 --decided-on 2026-02-20
        --revenue 'annual=2000000000 EUR' --into EUR --rate RUB=0.011
        --rates-on 2026-02-20 --rates-source 'an example'
    """  # noqa: D301  # click keeps the lines after \b as they are
    detected = detected_on or committed_on
    answer = compare(
        [Violation(under=key, committed_on=committed_on, detected_on=detected) for key in keys],
        Platform(
            "the platform",
            person,
            revenue,
            size=size,
            in_small_register=in_small_register,
            role=role,
        ),
        rates=ExchangeRates(into, dict(rates), on=rates_on, source=rates_source),
        into=into,
        history=history_of_one(is_first, history_file),
        decided_on=decided_on,
        repeat=None if is_first is None else not is_first,
        given=facts_from_options(
            circumstances=circumstances, amounts=amounts, counts=counts, words=words
        ),
        assume_unchanged=assume_unchanged,
        strict=strict,
        explain=lambda error: in_options(error, compare_command),
    )
    if as_json:
        print_json(documents.comparison(answer))
    else:
        click.echo(display.text(answer))
