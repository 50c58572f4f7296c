"""The figures of a statute, each beside the notation of the text that it was read in."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from penaltymodel.law.double_entry import Entered, entries
from penaltymodel.law.figures import Stated
from penaltymodel.values.notations import shown_entry
from penaltymodel.values.views import Table


def entered_figures(
    value: Stated, texts: Collection[tuple[str, date]] | None = None
) -> tuple[Entered, ...]:
    """
    Return the figures of a statute or a guideline, and where they are written.

    *texts* are provisions and first days; figures of other texts are left out. Figures that need no
    notation and have none are left out as well.
    """
    return tuple(
        each
        for each in entries(value)
        if each.figure.is_required or each.notation is not None
        if texts is None
        or not each.figure.is_of_text
        or (each.figure.place, each.figure.applies_from) in texts
    )


def figures_table(value: Stated, texts: Collection[tuple[str, date]] | None = None) -> Table:
    """Return the table of these figures; equal rows of several provisions are one row."""
    rows = (
        (
            each.figure.kind,
            shown_entry(each.figure.value),
            "" if each.notation is None else each.notation.text,
            each.source.confidence,
            each.source.citation,
        )
        for each in entered_figures(value, texts)
    )
    columns = ("Figure", "Coded", "As written", "Confidence", "Source")
    return Table("Figures, and how the texts write them", columns, tuple(dict.fromkeys(rows)))


HEADER = "statute,place,applies_from,figure,coded,as_written,confidence,source".split(",")
"""The columns of the rows of figures."""


def figure_rows(value: Stated) -> list[list[str]]:
    """
    Return the figures of a statute or a guideline as rows of text, each once, in a stable order.

    >>> from penaltymodel.statutes.ru_koap_20_25 import STATUTE
    >>> figure_rows(STATUTE)[0][:5]
    ['ru/koap-20.25', 'ru/koap-20.25/1', '2020-01-01', 'amount', 'RUB 1,000']
    """
    rows = (
        (
            each.figure.statute,
            each.figure.place,
            "" if each.figure.applies_from is None else each.figure.applies_from.isoformat(),
            each.figure.kind.value,
            shown_entry(each.figure.value),
            "" if each.notation is None else each.notation.text,
            each.source.confidence.value,
            each.source.citation,
        )
        for each in entered_figures(value)
    )
    return [list(each) for each in sorted(dict.fromkeys(rows))]
