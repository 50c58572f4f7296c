"""The commands ``assess`` and ``explain``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from attrs import evolve

from penaltymodel.cli.common import print_json, read_histories
from penaltymodel.cli.options import case_options, given_facts
from penaltymodel.domain.history import OffenseHistory
from penaltymodel.domain.platform import AnnualRevenue, Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.output import display, documents
from penaltymodel.values.money import Money
from penaltymodel.values.periods import Period
from penaltymodel.values.views import plain


@click.command(name="assess")
@case_options
def assess_command(as_json: bool, **case: Any) -> None:
    """
    Say what one violation can cost.

    KEY names a provision, such as ru/koap-13.41/5, or a statute together with --category.
    """
    answer = _assessed(**case)
    if as_json:
        print_json(documents.assessment(answer))
        return
    shown = display.view(answer)
    click.echo(plain(evolve(shown, tables=shown.tables[1:])))


@click.command(name="explain")
@case_options
def explain_command(as_json: bool, **case: Any) -> None:
    """
    Say it with every step of the reckoning.

    KEY and options are those of assess.
    """
    answer = _assessed(**case)
    if as_json:
        print_json(documents.assessment(answer))
    else:
        click.echo(display.text(answer))


def _assessed(
    *,
    key: str,
    committed_on: date,
    detected_on: date | None,
    decided_on: date | None,
    category: str | None,
    person: str,
    small: bool,
    role: str,
    revenue: tuple[AnnualRevenue, ...],
    is_first: bool | None,
    history_file: Path | None,
    charged_as: str | None,
    law_at: str | None,
    limitation: Period | None,
    circumstances: tuple[str, ...],
    amounts: tuple[tuple[str, Money], ...],
    counts: tuple[tuple[str, int], ...],
    words: tuple[tuple[str, str], ...],
    assume_unchanged: bool,
) -> Assessment:
    if is_first is not None and history_file is not None:
        raise click.UsageError("--first and --repeat state it outright; leave out --history")
    histories = {} if history_file is None else read_histories(history_file)
    if len(histories) > 1:
        raise click.UsageError(
            "--history has decisions against several platforms; give one file each"
        )
    return assess(
        Violation(
            under=key,
            committed_on=committed_on,
            detected_on=detected_on or committed_on,
            category=category,
        ),
        Platform("the platform", person, revenue, small=small, role=role),
        next(iter(histories.values()), OffenseHistory()),
        decided_on=decided_on,
        law_at=law_at,
        charged_as=charged_as,
        repeat=None if is_first is None else not is_first,
        given=given_facts(circumstances, amounts, counts, words),
        limitation=limitation,
        assume_unchanged=assume_unchanged,
    )
