"""Functions that several commands share: output, and reading files."""

from __future__ import annotations

import contextlib
import json

from collections.abc import Callable, Generator
from pathlib import Path
from typing import cast

import click

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from penaltymodel.cli.options import T
from penaltymodel.domain.history import OffenseHistory
from penaltymodel.errors import InputError, UnreadableFileError
from penaltymodel.files.records import decisions
from penaltymodel.files.rows import SUFFIXES, unknown_suffix
from penaltymodel.interpreters.data import from_data
from penaltymodel.output import documents
from penaltymodel.values.reading import parse_json


@contextlib.contextmanager
def columns_needed() -> Generator[None]:
    """Turn a missing library into an error that names what to install."""
    try:
        yield
    except ImportError as error:
        raise click.UsageError(
            f"{error.name} is not installed; run: pip install 'penaltymodel-law[cli,columns]'"
        ) from None


def read_histories(path: Path) -> dict[str, OffenseHistory]:
    """Read the histories in a file by platform; the key is empty if a file names no platform."""
    if path.suffix.lower() == ".json":
        data = read_json_file(path)
        if isinstance(data, list):
            data = {"decisions": cast("list[object]", data)}
        return {"": naming_file(path, lambda: from_data(OffenseHistory, data))}
    if path.suffix.lower() not in SUFFIXES:
        raise unknown_suffix(path, {".json", *SUFFIXES})
    found = naming_file(path, lambda: decisions(path))
    return {name: OffenseHistory(each) for name, each in found.items()}


def history_of_one(is_first: bool | None, path: Path | None) -> OffenseHistory:
    """Return the earlier decisions in the file of one platform; there are none without a file."""
    if is_first is not None and path is not None:
        raise click.UsageError(
            "--first and --repeat already answer what --history would; pass only one of them"
        )
    histories = {} if path is None else read_histories(path)
    if len(histories) > 1:
        raise click.UsageError(
            "the --history file has decisions against several platforms; pass a file for one platform"
        )
    return next(iter(histories.values()), OffenseHistory())


def read_json_file(path: Path) -> object:
    """Read a JSON file; errors name the file."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(str(path), error.strerror or "it cannot be opened") from None
    return naming_file(path, lambda: parse_json(content))


def naming_file(path: Path, read: Callable[[], T]) -> T:
    """Return the result of *read*; an error names the file."""
    try:
        return read()
    except InputError as error:
        raise UnreadableFileError(str(path), str(error)) from None


@contextlib.contextmanager
def progress(things: str) -> Generator[Callable[[int, int | None], None]]:
    """Yield a function that shows a number of *things*, and their total, if a person watches."""
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn(f"{{task.completed:,}} {things}"),
        BarColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as shown:
        task = shown.add_task("", total=None)
        yield lambda number, of: shown.update(task, completed=number, total=of)


def print_json(document: documents.Document) -> None:
    """Print a document as JSON."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
