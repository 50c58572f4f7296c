"""The command ``report``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from penaltymodel.cli.common import print_json
from penaltymodel.cli.plot import plots_needed
from penaltymodel.cli.simulate import simulated, simulation_options
from penaltymodel.errors import WrongValueError
from penaltymodel.files.atomic import written_atomically
from penaltymodel.output import documents
from penaltymodel.registers import example as examples


@click.command(name="report")
@simulation_options
@click.option(
    "--out",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    help="File to write: .html or .pdf.",
)
@click.option("--title", default="Exposure report", show_default=True, help="Title of the report.")
def report_command(*, target: Path, title: str, as_json: bool, **options: Any) -> None:
    """
    Write a report of what a REGISTER of requests could cost.

    It has a summary, pictures, tables, every assumption, and every source with its mark. The
    command prints the seed; with the same input and --seed it writes the same report.

    \b
    Examples:
      penaltymodel report --example --plan per-category --seed 1 --out report.html
      penaltymodel report register.csv --under ru/koap-13.41 --as-of 2021-03-01 --out report.pdf
    """  # noqa: D301  # click keeps the lines after \b as they are
    kind = target.suffix.lower()
    if kind not in {".html", ".pdf"}:
        raise WrongValueError("target", "a file ending in .html or .pdf", str(target))
    with plots_needed():
        from penaltymodel.plots.report import report_html, report_pdf  # noqa: PLC0415

    answer = simulated(**options)
    note = f"The rows of the register are {examples.ORIGIN}." if options["example"] else ""
    if kind == ".pdf":
        report_pdf(answer, target, title=title, note=note)
    else:
        page = report_html(answer, title=title, note=note)
        with written_atomically(target) as part:
            part.write_text(page, "utf-8")
    if as_json:
        print_json(documents.simulation(answer))
    else:
        click.echo(f"seed: {answer.seed}")
