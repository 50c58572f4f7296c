"""What several commands share: output, errors, reading of histories."""

from __future__ import annotations

import contextlib
import json
import re

from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any, cast

import click

from attrs import evolve

from penaltymodel.cli.options import T
from penaltymodel.domain.history import OffenseHistory
from penaltymodel.errors import (
    InputError,
    UnreadableFileError,
)
from penaltymodel.files.records import decisions
from penaltymodel.files.results import FileAnswer
from penaltymodel.interpreters.data import from_data
from penaltymodel.output import display, documents
from penaltymodel.registers.result import Exposure
from penaltymodel.values.reading import parse_json
from penaltymodel.values.views import plain


_WAYS_OUT = (
    (r"pass assume_unchanged=True to apply", "say --assume-unchanged to apply"),
    (r"pass charged_as='([^']*)' for", r"say --charged-as \1 for"),
    (r"pass decided_on=date\(\.\.\.\)", "say --decided-on"),
    (r"pass detected_on=date\(\.\.\.\) to the Violation", "say --detected-on"),
    (r"pass it to Platform\(.*, revenues=\.\.\.\)", "say --revenue"),
    (r"pass one amount without a year", "say --revenue 'annual=…'"),
    (r"pass it to Facts\(\.\.\.\)", "say --circumstance, --amount, --count or --word"),
)


def as_options(text: str) -> str:
    """Return *text* with what to do in Python as what to do on the command line."""
    for python, option in _WAYS_OUT:
        text = re.sub(python, option, text)
    return text


def result_text(answer: Exposure | FileAnswer) -> str:
    """Return the view of *answer* as plain text, with ways out as options."""
    shown = display.view(answer)
    return plain(evolve(shown, lines=tuple(map(as_options, shown.lines))))


@contextlib.contextmanager
def columns_needed() -> Generator[None]:
    """Say what to install where the engine is not here."""
    try:
        yield
    except ImportError as error:
        raise click.UsageError(
            f"{error.name} is not here: pip install 'penaltymodel-law[cli,columns]'"
        ) from None


def read_histories(path: Path) -> dict[str, OffenseHistory]:
    """Read the histories in a file by platform; ``""`` stands for a file without platforms."""
    if path.suffix.lower() == ".json":
        data = read_json_file(path)
        if isinstance(data, list):
            data = {"decisions": cast("list[object]", data)}
        return {"": naming_file(path, lambda: from_data(OffenseHistory, data))}
    found = naming_file(path, lambda: decisions(path))
    return {name: OffenseHistory(each) for name, each in found.items()}


def read_json_file(path: Path) -> Any:
    """Read a JSON file; its errors name the file."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(str(path), error.strerror or "it cannot be opened") from None
    return naming_file(path, lambda: parse_json(content))


def naming_file(path: Path, read: Callable[[], T]) -> T:
    """Return what *read* does; its error names the file."""
    try:
        return read()
    except InputError as error:
        raise UnreadableFileError(str(path), str(error)) from None


def print_json(document: documents.Document) -> None:
    """Print a document as JSON."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
