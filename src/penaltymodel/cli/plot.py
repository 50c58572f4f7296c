"""The commands ``plot``, which write pictures to files."""

from __future__ import annotations

import contextlib

from collections.abc import Generator
from pathlib import Path
from typing import Any

import click

from penaltymodel.cases.backtest import backtest
from penaltymodel.cli.assess import assess_case
from penaltymodel.cli.backtest import cases_of
from penaltymodel.cli.common import print_json
from penaltymodel.cli.options import case_options, json_option
from penaltymodel.cli.simulate import simulated, simulation_options
from penaltymodel.output import documents


out_option = click.option(
    "--out",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    help="File to write: .png, .svg or .pdf.",
)


@contextlib.contextmanager
def plots_needed() -> Generator[None]:
    """Turn a missing library into an error that names what to install."""
    try:
        yield
    except ImportError as error:
        raise click.UsageError(
            f"{error.name} is not installed; run: pip install 'penaltymodel-law[cli,plots]'"
        ) from None


@click.group(name="plot")
def plot_group() -> None:
    """
    Draw a result, and write the picture to a file.

    With --json, the command also prints what the picture shows.

    \b
    Examples:
      penaltymodel plot penalty ru/koap-13.41/2 --on 2023-03-01 --out penalty.png
      penaltymodel plot exposure --example --seed 1 --out exposure.svg
    """  # noqa: D301  # click keeps the lines after \b as they are


@plot_group.command(name="penalty")
@case_options
@out_option
def plot_penalty(*, target: Path, as_json: bool, **case: Any) -> None:
    """Draw the penalty for one violation by revenue. KEY and the options are those of assess."""
    _draw_case("penalty_by_revenue", target, as_json=as_json, **case)


@plot_group.command(name="history")
@case_options
@out_option
def plot_history(*, target: Path, as_json: bool, **case: Any) -> None:
    """Draw when earlier decisions count. KEY and the options are those of assess."""
    _draw_case("history_windows", target, as_json=as_json, **case)


def _draw_case(picture: str, target: Path, *, as_json: bool, **case: Any) -> None:
    answer = assess_case(**case)
    _draw(picture, answer, target)
    if as_json:
        print_json(documents.assessment(answer))


@plot_group.command(name="exposure")
@simulation_options
@out_option
def plot_exposure(*, target: Path, as_json: bool, **options: Any) -> None:
    """Draw the distribution of the exposure. The options are those of simulate."""
    _draw_simulation("exposure_distribution", target, as_json=as_json, **options)


@plot_group.command(name="categories")
@simulation_options
@out_option
def plot_categories(*, target: Path, as_json: bool, **options: Any) -> None:
    """Draw how categories add up to the mean exposure. The options are those of simulate."""
    _draw_simulation("exposure_waterfall", target, as_json=as_json, **options)


def _draw_simulation(picture: str, target: Path, *, as_json: bool, **options: Any) -> None:
    answer = simulated(**options)
    _draw(picture, answer, target)
    if as_json:
        print_json(documents.simulation(answer))


@plot_group.command(name="backtest")
@click.argument("jurisdiction", required=False)
@json_option
@out_option
def plot_backtest(jurisdiction: str | None, target: Path, *, as_json: bool) -> None:
    """Draw where decided fines lie in their range. JURISDICTION, such as ru, selects a country."""
    result = backtest(None if jurisdiction is None else cases_of(jurisdiction))
    _draw("backtest_positions", result, target)
    if as_json:
        print_json(documents.backtest(result))


def _draw(picture: str, value: object, target: Path) -> None:
    """Draw a value with a function of ``plots``, and write it to a file."""
    with plots_needed():
        from penaltymodel import plots  # noqa: PLC0415  # an optional library
        from penaltymodel.plots.files import blank, save  # noqa: PLC0415

    save(getattr(plots, picture)(value, ax=blank()), target)
