"""The command ``estimate``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

import click

from penaltymodel.cli.assess import assess_case
from penaltymodel.cli.common import print_json
from penaltymodel.cli.options import converted, day_option, more_case_options
from penaltymodel.domain.platform import AnnualRevenue
from penaltymodel.engine.estimate import Estimate, estimate
from penaltymodel.engine.inputs import inputs, inputs_of
from penaltymodel.errors import WrongValueError
from penaltymodel.facts.facts import Facts
from penaltymodel.guidelines import guidelines
from penaltymodel.law.guideline import Guideline
from penaltymodel.output import display, documents
from penaltymodel.statutes import statute_of
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import Range
from penaltymodel.values.views import plain


_T = TypeVar("_T")


@click.command(name="estimate")
@click.argument("guideline", metavar="GUIDELINE", required=False)
@click.argument("key", metavar="KEY", required=False)
@click.option(
    "--on",
    "committed_on",
    metavar="DAY",
    callback=converted(day_option),
    help="Day of the offense, such as 2024-05-01.",
)
@more_case_options
def estimate_command(
    *,
    guideline: str | None,
    key: str | None,
    committed_on: date | None,
    as_json: bool,
    **case: Any,  # passed on to assess_case() by name
) -> None:
    """
    Apply a fining guideline within the statutory range.

    Without arguments, the command lists the guidelines; with a GUIDELINE alone, it shows the facts
    that the guideline depends on. KEY is the key of the provision. The guideline is applied on the
    day of the decision, or on that of the offense.

    \b
    Examples:
      penaltymodel estimate
      penaltymodel estimate eu/edpb-04-2022 eu/gdpr/83.5 --on 2024-05-01
        --revenue 'annual=1000000000 EUR' --word seriousness=high
    """  # noqa: D301  # click keeps the lines after \b as they are
    if guideline is None:
        found = tuple(guidelines().values())
        document = documents.guidelines(found)
        shown = display.guidelines_view(found)
    elif key is None:
        one = _guideline(guideline)
        document = documents.guidelines((one,))
        shown = display.guideline_view(one)
    elif committed_on is None:
        raise click.UsageError("missing option '--on': the day of the offense")
    else:
        answer = _estimate(_guideline(guideline), key, committed_on=committed_on, **case)
        document = documents.estimate(answer)
        shown = display.view(answer)
    if as_json:
        print_json(document)
    else:
        click.echo(plain(shown))


def _guideline(key: str) -> Guideline:
    if key not in guidelines():
        raise WrongValueError("GUIDELINE", f"one of {', '.join(guidelines())}", key)
    return guidelines()[key]


def _estimate(
    guideline: Guideline,
    key: str,
    *,
    committed_on: date,
    decided_on: date | None,
    person: str,
    revenue: tuple[AnnualRevenue, ...],
    is_first: bool | None,
    circumstances: tuple[tuple[str, bool], ...],
    amounts: tuple[tuple[str, Money], ...],
    counts: tuple[tuple[str, int], ...],
    words: tuple[tuple[str, str], ...],
    assume_unchanged: bool,
    **case: Any,  # passed on to assess_case() by name
) -> Estimate:
    """Return the estimate: each fact goes to the statute or to the guideline, or to both."""
    by_law = {each.name for each in inputs(statute_of(key))}
    by_guideline = {each.name for each in inputs_of([guideline.penalty])}

    def of_law(given: Iterable[tuple[str, _T]]) -> tuple[tuple[str, _T], ...]:
        return tuple(each for each in given if each[0] in by_law)

    def of_guideline(given: Iterable[tuple[str, _T]]) -> dict[str, _T]:
        return {name: value for name, value in given if name in by_guideline or name not in by_law}

    assessment = assess_case(
        key=key,
        committed_on=committed_on,
        decided_on=decided_on,
        person=person,
        revenue=revenue,
        is_first=is_first,
        circumstances=of_law(circumstances),
        amounts=of_law(amounts),
        counts=of_law(counts),
        words=of_law(words),
        assume_unchanged=assume_unchanged,
        **case,
    )
    return estimate(
        guideline,
        assessment,
        Facts(
            person=person,
            revenue=_the_revenue(revenue),
            amounts=of_guideline(amounts),
            counts=of_guideline(counts),
            flags=of_guideline(circumstances),
            words=of_guideline(words),
            repeat=None if is_first is None else not is_first,
        ),
        on=decided_on or committed_on,
        assume_unchanged=assume_unchanged,
    )


def _the_revenue(given: tuple[AnnualRevenue, ...]) -> Range[Money] | None:
    if len(given) > 1:
        raise click.UsageError("a guideline takes one revenue; pass --revenue 'annual=AMOUNT'")
    return given[0].amount if given else None
