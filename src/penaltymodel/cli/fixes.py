"""The fix of an error as an option of the command line."""

from __future__ import annotations

import click

from attrs import evolve

from penaltymodel.errors import (
    Argument,
    Fix,
    FixableError,
    PenaltyModelError,
    WrongValueError,
    printable,
)


OPTIONS: dict[Argument, tuple[str, str]] = {
    Argument.UNDER: ("key", "pass one of {} as KEY"),
    Argument.CATEGORY: ("category", "pass --category with one of {}"),
    Argument.DETECTED_ON: ("detected_on", "pass --detected-on DAY"),
    Argument.DECIDED_ON: ("decided_on", "pass --decided-on DAY"),
    Argument.CHARGED_AS: ("charged_as", "pass --charged-as {} to apply it anyway"),
    Argument.ASSUME_UNCHANGED: (
        "assume_unchanged",
        "pass --assume-unchanged to apply the last coded text",
    ),
    Argument.ANNUAL_REVENUE: ("revenue", "pass --revenue 'annual=AMOUNT'"),
    Argument.REVENUE_OF_YEAR: ("revenue", "pass --revenue '{}=AMOUNT'"),
    Argument.REVENUE_OF_PART_YEAR: ("revenue", "pass --revenue '{}-MM-DD=AMOUNT'"),
    Argument.PERSON: ("person", "pass --person KIND"),
    Argument.REPEAT: ("is_first", "pass --first or --repeat"),
    Argument.REVENUE: ("revenue", "pass --revenue 'annual=AMOUNT'"),
    Argument.AMOUNT: ("amounts", "pass --amount '{}=AMOUNT'"),
    Argument.COUNT: ("counts", "pass --count '{}=NUMBER'"),
    Argument.FLAG: ("circumstances", "pass --circumstance '{0}=yes' or '{0}=no'"),
    Argument.WORD: ("words", "pass --word '{}=WORD'"),
    Argument.ENCODING: ("encoding", "pass --encoding {}"),
    Argument.HEADER_ROW: (
        "header_row",
        "pass --header-row with the number of the line with names",
    ),
    Argument.TABLE: ("table", "pass --table NAME"),
    Argument.NAMES: ("columns", "pass --column '{}=COLUMN' with the names of your columns"),
}
"""The parameter of a command that gives each argument, and how to pass it."""

WITHOUT_OPTION = {
    Argument.CURRENCY: "in the files that commands read, every amount names its currency",
    Argument.BOUNDS: "commands leave the bounds of columns as they are",
}
"""The arguments that no command takes, each with the reason."""

PARAMETERS = {
    "Violation.under": "KEY",
    "Violation.category": "--category",
    "under": "--under",
    "target": "--out",
    "query": "--query",
}
"""The parameters of commands for the arguments in which a value can be wrong."""


def as_option(fix: Fix, command: click.Command) -> str:
    """
    Return *fix* in options of *command*; in Python where the command has no option for it.

    >>> from penaltymodel.cli.assess import assess_command
    >>> as_option(Fix(Argument.COUNT, ("days",)), assess_command)
    "pass --count 'days=NUMBER'"
    """
    name, template = OPTIONS.get(fix.argument, ("", ""))
    if all(parameter.name != name for parameter in command.params):
        return f"in Python, {fix}"
    names = (printable(str(each)).strip("'\"") for each in fix.names)
    return template.format(", ".join(names))


def in_options(error: PenaltyModelError, command: click.Command) -> str:
    """Return the text of *error*, with its fix in options of *command*, and its notes."""
    text = str(error)
    if isinstance(error, FixableError):
        text = error.sentence(lambda fix: as_option(fix, command))
    elif isinstance(error, WrongValueError):
        text = str(evolve(error, field=PARAMETERS.get(error.field, error.field)))
    notes = "".join(f" ({note})" for note in getattr(error, "__notes__", ()))
    return f"{text}{notes}"
