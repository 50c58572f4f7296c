"""Options that several commands share."""

from __future__ import annotations

import re

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from penaltymodel.domain.platform import AnnualRevenue
from penaltymodel.errors import (
    PenaltyModelError,
    WrongValueError,
)
from penaltymodel.facts.facts import Facts
from penaltymodel.law.statute import LawAt
from penaltymodel.law.words import PersonKind, Role
from penaltymodel.values.money import Money, parse_money
from penaltymodel.values.periods import Period, period
from penaltymodel.values.ranges import Range
from penaltymodel.values.reading import read_day


F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")


def converted(convert: Callable[[str], T]) -> Callable[[Any, Any, Any], Any]:
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


def day_option(text: str) -> date:
    """Read a day written like 2021-03-01."""
    try:
        return read_day(text)
    except ValueError:
        raise WrongValueError("the day", "written like 2021-03-01", text) from None


def read_limitation(text: str) -> Period:
    """Read a limitation period in whole days."""
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
    through = day_option(label)
    return AnnualRevenue(amount=amount, year=through.year, through=through)


def named_value(convert: Callable[[str], T], example: str) -> Callable[[str], tuple[str, T]]:
    """Return a reader of ``name=value`` that converts the value."""

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


person_options = _options(
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
        callback=converted(_revenue),
        help=(
            "Its revenue: 'annual=5 RUB' (the year the law asks for), '2020=5 RUB', "
            "'2021-05-01=5 RUB' (part of a year, through that day); a range as '1 RUB..2 RUB'."
        ),
    ),
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print a JSON document.")
unchanged_option = click.option(
    "--assume-unchanged",
    is_flag=True,
    help="Apply the last coded text to days after the coded law.",
)


fact_options = _options(
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
        callback=converted(named_value(parse_money, "the unpaid fine=5 RUB")),
        help="A sum the law asks for, such as 'the unpaid fine=5 RUB'.",
    ),
    click.option(
        "--count",
        "counts",
        multiple=True,
        metavar="NAME=NUMBER",
        callback=converted(named_value(_number, "days=37")),
        help="A number the law asks for, such as 'days=37'.",
    ),
    click.option(
        "--word",
        "words",
        multiple=True,
        metavar="NAME=WORD",
        callback=converted(named_value(str, "seriousness=high")),
        help="A word the law asks for, such as 'seriousness=high'.",
    ),
)
law_at_option = click.option(
    "--law-at",
    type=click.Choice([law.value for law in LawAt]),
    help="Whose law applies; the provision says it where this does not.",
)
first_option = click.option(
    "--first/--repeat", "is_first", default=None, help="State it outright."
)
case_options = _options(
    click.argument("key"),
    click.option(
        "--on",
        "committed_on",
        metavar="DAY",
        required=True,
        callback=converted(day_option),
        help="Day of the offense, such as 2021-03-01.",
    ),
    click.option(
        "--detected-on",
        metavar="DAY",
        callback=converted(day_option),
        help="Day the authority found it; the day of the offense where it is not given.",
    ),
    click.option(
        "--decided-on",
        metavar="DAY",
        callback=converted(day_option),
        help="Day of the (coming) decision.",
    ),
    click.option(
        "--category", metavar="NAME", help="What was published, where KEY names a statute."
    ),
    person_options,
    first_option,
    click.option(
        "--history",
        "history_file",
        type=click.Path(path_type=Path),
        help="Earlier decisions: a .json, .csv, .jsonl or SQLite file.",
    ),
    click.option("--charged-as", metavar="KEY", help="The provision as brought."),
    law_at_option,
    click.option(
        "--limitation",
        metavar="PERIOD",
        callback=converted(read_limitation),
        help="Limitation period, such as '90 days'.",
    ),
    fact_options,
    unchanged_option,
    json_option,
)


def given_facts(
    circumstances: tuple[str, ...],
    amounts: tuple[tuple[str, Money], ...],
    counts: tuple[tuple[str, int], ...],
    words: tuple[tuple[str, str], ...],
    person: str | None = None,
) -> Facts:
    """Return the facts that the options give."""
    return Facts(
        person=person,
        flags=dict.fromkeys(circumstances, True),
        amounts=dict(amounts),
        counts=dict(counts),
        words=dict(words),
    )
