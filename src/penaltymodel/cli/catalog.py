"""The commands that show the statutes and the bundled register."""

from __future__ import annotations

import csv
import sys

from datetime import date

import click

from penaltymodel.cli.common import print_json
from penaltymodel.cli.options import converted, day_option, json_option
from penaltymodel.errors import WrongValueError
from penaltymodel.guidelines import guidelines
from penaltymodel.law.figures import Stated
from penaltymodel.output import display, documents
from penaltymodel.output.figures import HEADER, figure_rows
from penaltymodel.registers import example as examples
from penaltymodel.statutes import catalog, statute_of
from penaltymodel.values.sources import Confidence
from penaltymodel.values.views import Table, View, plain


@click.command()
@click.option(
    "--find",
    "text",
    metavar="TEXT",
    help="List only the keys that TEXT may mean: a name such as HIPAA, or a duty: 'section 81'.",
)
@click.option(
    "--by-age", is_flag=True, help="Begin with the statute whose newest text read is the oldest."
)
@click.option(
    "--figures",
    is_flag=True,
    help="Write every figure of the statutes and guidelines as CSV, beside its notation.",
)
@json_option
def statutes(text: str | None, by_age: bool, figures: bool, as_json: bool) -> None:
    """
    List the statutes and how reliable their sources are.

    With --figures, the output has a row for each figure: its provision, the first day of its text, the
    coded value, how the text writes it, its mark and its source.
    """
    found = list(catalog().values())
    if text is not None:
        keys = catalog().find(text)
        if not keys:
            raise WrongValueError("--find", "a key, a name, a duty or words of a statute", text)
        found = list(dict.fromkeys(map(statute_of, keys)))
        if not as_json and not figures:
            click.echo(plain(_found(text, keys)))
            return
    if by_age:
        found.sort(key=lambda each: each.known_through)
    if figures:
        if as_json:
            raise WrongValueError("--figures", "without --json: it writes CSV", "--json")
        laws: list[Stated] = [*found, *(() if text else guidelines().values())]
        rows = (row for each in laws for row in figure_rows(each))
        csv.writer(sys.stdout, lineterminator="\n").writerows([HEADER, *rows])
        return
    if as_json:
        print_json(documents.statutes(found))
        return
    overview = documents.statutes(found)["statutes"]
    columns = ("Statute", "From", "Through", "Newest text", "Confidence", "Sources")
    lines = tuple(
        (
            each["key"],
            each["applies_from"],
            each["applies_through"] or "",
            each["known_through"],
            each["confidence"] or "",
            _first_and_number([source["citation"] for source in each["sources"]]),
        )
        for each in overview
    )
    meanings = ", ".join(f"{each} {each.meaning}" for each in Confidence)
    caption = f"Confidence in the least certain figure ({meanings})"
    shown = View(
        "Statutes",
        ("penaltymodel show KEY prints the texts, the sources and the gaps of a statute",),
        (Table(caption, columns, lines),),
    )
    click.echo(plain(shown))


def _found(text: str, keys: tuple[str, ...]) -> View:
    """Return the view of the *keys* that a text may mean."""
    rows: list[tuple[str, str]] = []
    for key in keys:
        statute = statute_of(key)
        name = statute.title if key == statute.key else statute.provision(key).offense
        rows.append((key, name))
    return View(
        f"Keys for {text!r}",
        (),
        (Table("The best first", ("Key", "Title or offense"), tuple(rows)),),
    )


def _first_and_number(texts: list[str]) -> str:
    rest = len(texts) - 1
    return f"{texts[0]}, and {rest} more" if rest else texts[0]


@click.command()
@click.argument("key")
@click.option(
    "--on",
    metavar="DAY",
    callback=converted(day_option),
    help="Show only the texts that apply on this day.",
)
@click.option("--formula", is_flag=True, help="Add the formula of each text in LaTeX.")
@json_option
def show(key: str, on: date | None, formula: bool, as_json: bool) -> None:
    """
    Show a statute or one of its provisions.

    KEY is the key of a statute, such as ru/koap-13.41, or of a provision, such as ru/koap-13.41/5.
    """
    statute = statute_of(key)
    only = None if key == statute.key else statute.provision(key)
    document = documents.statute(statute, only=only, on=on)
    if as_json:
        print_json(document)
        return
    click.echo(plain(display.statute_view(statute, only=only, on=on)))
    for each in document["enactments"] if formula else ():
        click.echo(f"\n{each['provision']} from {each['applies_from']}: {each['formula']}")


@click.command()
def example() -> None:
    """Write the bundled register as CSV."""
    examples.write_csv(sys.stdout)
