"""The commands ``assess`` and ``explain``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from attrs import evolve

from penaltymodel.cli.common import history_of_one, print_json
from penaltymodel.cli.fixes import as_option
from penaltymodel.cli.options import case_options, facts_from_options
from penaltymodel.domain.platform import AnnualRevenue, Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.output import display, documents
from penaltymodel.values.money import Money
from penaltymodel.values.periods import Period
from penaltymodel.values.views import View, plain


@click.command(name="assess")
@case_options
def assess_command(as_json: bool, **case: Any) -> None:  # click passes the options by name
    """
    Calculate the penalty for one violation.

    KEY is the key of a provision, such as ru/koap-13.41/5, or the key of a statute together with
    --category.

    \b
    Examples:
      penaltymodel assess ru/koap-13.41/2 --on 2021-03-01
      penaltymodel assess eu/gdpr/83.5 --on 2024-05-01 --revenue '2023=500000000 EUR'
    """  # noqa: D301  # click keeps the lines after \b as they are
    answer = assess_case(**case)
    if as_json:
        print_json(documents.assessment(answer))
        return
    shown = _view(answer, assess_command)
    click.echo(plain(evolve(shown, tables=shown.tables[1:])))


@click.command(name="explain")
@case_options
def explain_command(as_json: bool, **case: Any) -> None:  # click passes the options by name
    """
    Show every step of the calculation for one violation.

    KEY and the options are those of assess.
    """
    answer = assess_case(**case)
    if as_json:
        print_json(documents.assessment(answer))
    else:
        click.echo(plain(_view(answer, explain_command)))


def _view(answer: Assessment, command: click.Command) -> View:
    """Return the view of an assessment, with missing facts as options of *command*."""
    return display.assessment_view(answer, lambda fix: as_option(fix, command))


def assess_case(
    *,
    key: str,
    committed_on: date,
    detected_on: date | None,
    decided_on: date | None,
    category: str | None,
    person: str,
    size: str | None,
    in_small_register: bool,
    role: str,
    revenue: tuple[AnnualRevenue, ...],
    is_first: bool | None,
    history_file: Path | None,
    charged_as: str | None,
    law_at: str | None,
    limitation: Period | None,
    circumstances: tuple[tuple[str, bool], ...],
    amounts: tuple[tuple[str, Money], ...],
    counts: tuple[tuple[str, int], ...],
    words: tuple[tuple[str, str], ...],
    strict: bool,
    assume_unchanged: bool,
) -> Assessment:
    """Return the assessment of the case that the options describe."""
    history = history_of_one(is_first, history_file)
    return assess(
        Violation(
            under=key,
            committed_on=committed_on,
            detected_on=detected_on or committed_on,
            category=category,
        ),
        Platform(
            "the platform",
            person,
            revenue,
            size=size,
            in_small_register=in_small_register,
            role=role,
        ),
        history,
        decided_on=decided_on,
        law_at=law_at,
        charged_as=charged_as,
        repeat=None if is_first is None else not is_first,
        given=facts_from_options(
            circumstances=circumstances,
            amounts=amounts,
            counts=counts,
            words=words,
        ),
        limitation=limitation,
        assume_unchanged=assume_unchanged,
        strict=strict,
    )
