"""Options that several commands share."""

from __future__ import annotations

import re

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from penaltymodel.domain.platform import AnnualRevenue
from penaltymodel.errors import PenaltyModelError, WrongValueError
from penaltymodel.facts.facts import NOTHING_GIVEN, Facts
from penaltymodel.files.text_form import TextForm
from penaltymodel.law.statute import LawAt
from penaltymodel.law.words import PersonKind, Role, Size
from penaltymodel.values.money import Money
from penaltymodel.values.periods import Period, period
from penaltymodel.values.ranges import Range
from penaltymodel.values.reading import read_day
from penaltymodel.values.typed_money import read_money


F = TypeVar("F", bound=Callable[..., Any])  # a command takes any options
T = TypeVar("T")


def converted(
    convert: Callable[[str], T],
) -> Callable[[click.Context, click.Parameter, object], object]:
    """Return a click callback that converts a value; a bad value is an error of the option."""

    def callback(_context: click.Context, _param: click.Parameter, value: object) -> object:
        if value is None:
            return None
        try:
            if isinstance(value, tuple):
                return tuple(convert(each) for each in cast("tuple[str, ...]", value))
            return convert(cast("str", value))
        except (PenaltyModelError, ValueError) as error:
            raise click.BadParameter(str(error)) from None

    return callback


def day_option(text: str) -> date:
    """Parse a day such as 2021-03-01."""
    try:
        return read_day(text)
    except ValueError:
        raise WrongValueError("the day", "in the form 2021-03-01", text) from None


def read_limitation(text: str) -> Period:
    """Parse a limitation period in whole days."""
    found = period(text)
    if not found.in_days:
        raise WrongValueError("the limitation period", "in whole days", text)
    return found


_REVENUE = re.compile(
    r"(annual|[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})(?:/([0-9]{1,2}))?=(.+?)(?:\.\.(.+))?"
)


def _revenue(text: str) -> AnnualRevenue:
    match = _REVENUE.fullmatch(text)
    if match is None:
        raise WrongValueError(
            "the revenue", "in the form 'annual=144438324700 RUB' or '2020=1 RUB..2 RUB'", text
        )
    label, length, low, high = match.groups()
    amount, months = Range(read_money(low), read_money(high or low)), int(length or 12)
    if label == "annual":
        return AnnualRevenue(amount=amount, months=months)
    if len(label) == len("2020"):
        return AnnualRevenue(amount=amount, year=int(label), months=months)
    through = day_option(label)
    return AnnualRevenue(amount=amount, year=through.year, through=through, months=months)


def named_value(convert: Callable[[str], T], example: str) -> Callable[[str], tuple[str, T]]:
    """Return a parser of ``name=value`` that converts the value."""

    def split(text: str) -> tuple[str, T]:
        name, equals, value = text.rpartition("=")
        if not equals or not name:
            raise WrongValueError("the value", f"in the form {example!r}", text)
        return name, convert(value)

    return split


def _number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,18}", text):
        raise WrongValueError("the number", "a whole number", text)
    return int(text)


def _circumstance(text: str) -> tuple[str, bool]:
    """Parse the name of a circumstance, which may end in ``=yes`` or ``=no``."""
    name, _, answer = text.partition("=")
    if not name or answer not in {"", "yes", "no"}:
        raise WrongValueError("the value", "in the form 'NAME', 'NAME=yes' or 'NAME=no'", text)
    return name, answer != "no"


def options_of(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Return a decorator that adds all *options* to a command, in this order."""

    def apply(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return apply


person_options = options_of(
    click.option(
        "--person",
        type=click.Choice([kind.value for kind in PersonKind]),
        default=PersonKind.LEGAL_ENTITY.value,
        show_default=True,
        help="The kind of person the platform is.",
    ),
    click.option(
        "--size",
        type=click.Choice([size.value for size in Size]),
        help="The size of the platform, as the law defines it.",
    ),
    click.option(
        "--in-small-register",
        is_flag=True,
        help="The platform is in the Russian register of small undertakings.",
    ),
    click.option(
        "--role",
        type=click.Choice([role.value for role in Role]),
        default=Role.OWNER.value,
        show_default=True,
        help="The role of the platform: it owns the site, or hosts it.",
    ),
    click.option(
        "--revenue",
        multiple=True,
        metavar="WHEN=AMOUNT",
        callback=converted(_revenue),
        help=(
            "Revenue of the platform; may be repeated. WHEN is a year ('2020=5 RUB'), the last "
            "day of a part of a year ('2021-05-01=5 RUB'), or 'annual' for whichever year the "
            "law uses. AMOUNT may be a range: '2020=1 RUB..2 RUB', or '2020=1 RUB..unbounded RUB'. "
            "A number after WHEN is the length of the accounting period in months: '2020/18=5 GBP'."
        ),
    ),
)
table_options = options_of(
    click.option(
        "--table",
        metavar="NAME",
        help="Table of a database or sheet of an Excel file to read, if there are several.",
    ),
    click.option(
        "--column",
        "columns",
        multiple=True,
        metavar="NAME=COLUMN",
        callback=converted(named_value(str, "committed_on=day")),
        help="Name of a column in the file, such as 'committed_on=day'; may be repeated.",
    ),
    click.option(
        "--encoding",
        metavar="NAME",
        help="Encoding of a CSV file, such as cp1251. [default: UTF-8]",
    ),
    click.option(
        "--separator",
        metavar="CHARACTER",
        help="Character between the cells of a CSV file. [default: as in the header]",
    ),
    click.option(
        "--header-row",
        type=click.IntRange(0),
        default=1,
        show_default=True,
        help="Line with the names of the columns; 0 if there is none: they are 1, 2 and so on.",
    ),
)


def text_form(encoding: str | None, separator: str | None, header_row: int) -> TextForm:
    """Return how a text file is written, as the options say."""
    return TextForm(
        encoding=encoding,
        separator="\t" if separator == "\\t" else separator,
        header_row=header_row,
    )


json_option = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
unchanged_option = click.option(
    "--assume-unchanged",
    is_flag=True,
    help="Apply the last coded text of the law to later days.",
)


fact_options = options_of(
    click.option(
        "--circumstance",
        "circumstances",
        multiple=True,
        metavar="NAME[=yes|no]",
        callback=converted(_circumstance),
        help="A circumstance of the case, such as 'exceptional circumstances'; may be repeated.",
    ),
    click.option(
        "--amount",
        "amounts",
        multiple=True,
        metavar="NAME=AMOUNT",
        callback=converted(named_value(read_money, "the unpaid fine=5 RUB")),
        help="An amount of the case, such as 'the unpaid fine=5 RUB'; may be repeated.",
    ),
    click.option(
        "--count",
        "counts",
        multiple=True,
        metavar="NAME=NUMBER",
        callback=converted(named_value(_number, "days=37")),
        help="A number of the case, such as 'days=37'; may be repeated.",
    ),
    click.option(
        "--word",
        "words",
        multiple=True,
        metavar="NAME=WORD",
        callback=converted(named_value(str, "seriousness=high")),
        help="A classification of the case, such as 'seriousness=high'; may be repeated.",
    ),
)
strict_option = click.option(
    "--strict",
    is_flag=True,
    help="Fail if a sum is not given, such as a revenue, instead of leaving the upper end open.",
)
law_at_option = click.option(
    "--law-at",
    type=click.Choice([law.value for law in LawAt]),
    help=(
        "Apply the law of the day of the offense, of the day of the decision, or the milder one. "
        "[default: as the provision requires]"
    ),
)
first_option = click.option(
    "--first/--repeat",
    "is_first",
    default=None,
    help="Assess a first or a repeat offense, whatever the earlier decisions.",
)
day_options = options_of(
    click.option(
        "--detected-on",
        metavar="DAY",
        callback=converted(day_option),
        help="Day the authority detected the offense. [default: the day of the offense]",
    ),
    click.option(
        "--decided-on",
        metavar="DAY",
        callback=converted(day_option),
        help="Day of the decision, which may be in the future.",
    ),
)
history_option = click.option(
    "--history",
    "history_file",
    type=click.Path(path_type=Path),
    help="File of earlier decisions: .json, .csv, .jsonl or SQLite.",
)
on_option = click.option(
    "--on",
    "committed_on",
    metavar="DAY",
    required=True,
    callback=converted(day_option),
    help="Day of the offense, such as 2021-03-01.",
)
more_case_options = options_of(
    day_options,
    click.option(
        "--category", metavar="NAME", help="Category of the content, if KEY is a statute."
    ),
    person_options,
    first_option,
    history_option,
    click.option(
        "--charged-as",
        metavar="KEY",
        help="Provision as charged, if it differs from the one that applies.",
    ),
    law_at_option,
    click.option(
        "--limitation",
        metavar="PERIOD",
        callback=converted(read_limitation),
        help="Limitation period, such as '90 days'.",
    ),
    fact_options,
    strict_option,
    unchanged_option,
    json_option,
)

case_options = options_of(click.argument("key"), on_option, more_case_options)
"""The options of one case."""


def facts_from_options(
    *,
    circumstances: tuple[tuple[str, bool], ...],
    amounts: tuple[tuple[str, Money], ...],
    counts: tuple[tuple[str, int], ...],
    words: tuple[tuple[str, str], ...],
    person: str | None = None,
) -> Facts:
    """Return the facts that the options give."""
    if not (circumstances or amounts or counts or words or person):
        return NOTHING_GIVEN
    return Facts(
        person=person,
        flags=dict(circumstances),
        amounts=dict(amounts),
        counts=dict(counts),
        words=dict(words),
    )
