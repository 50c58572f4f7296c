"""The versions of a statute: a timeline and a table of its texts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape

from docutils import nodes
from pieces import Cell, grid
from words import translate

from law import cited
from penaltymodel.law.statute import Enactment, Provision, Statute


_LABEL, _WIDTH, _ROW = 170, 640, 22


def versions(statute: Statute, docname: str) -> Iterator[nodes.Node]:
    """Yield the timeline and the table of all texts."""
    days = sorted({text.applies_from for each in statute.provisions for text in each.enactments})
    yield nodes.raw("", _drawing(statute, days), format="html")
    rows = [(day, one, text) for day in days for one, text in _begun(statute, day)]
    shown: dict[tuple[date, str, str], list[Provision]] = {}
    for day, one, text in rows:
        through = "" if text.applies_through is None else text.applies_through.isoformat()
        shown.setdefault((day, through, str(text.source)), []).append(one)
    yield grid(
        ("Since", "Through", "Provisions", "Source"),
        [
            (day.isoformat(), through or "until further notice", _links(found, docname), source)
            for (day, through, source), found in shown.items()
        ],
        (14, 14, 36, 36),
    )


def _begun(statute: Statute, day: date) -> Iterator[tuple[Provision, Enactment]]:
    for provision in statute.provisions:
        for text in provision.enactments:
            if text.applies_from == day:
                yield provision, text


def _links(provisions: list[Provision], docname: str) -> Cell:
    return [nodes.paragraph("", "", *cited([each.key for each in provisions], docname))]


def _drawing(statute: Statute, days: list[date]) -> str:
    """Return a timeline with a bar for each text."""
    end_of_law = max(statute.known_through, days[-1])
    first, last = days[0].toordinal(), end_of_law.toordinal()

    def x(day: date) -> float:
        share = (day.toordinal() - first) / max(last - first, 1)
        return round(_LABEL + (_WIDTH - _LABEL) * min(max(share, 0), 1), 1)

    bars = []
    for number, provision in enumerate(statute.provisions):
        y = number * _ROW
        bars.append(
            f'<text x="{_LABEL - 8}" y="{y + 15}" text-anchor="end">{escape(provision.key)}</text>'
        )
        for text in provision.enactments:
            end = text.applies_through or end_of_law
            width = max(x(end) - x(text.applies_from) - 2, 2)
            until = "on" if text.applies_through is None else f"through {end.isoformat()}"
            title = translate(f"{provision.key}, from {text.applies_from.isoformat()} {until}")
            bars.append(
                f'<rect x="{x(text.applies_from)}" y="{y + 4}" width="{round(width, 1)}" '
                f'height="{_ROW - 8}" rx="3" fill="#3b82f6" fill-opacity=".45">'
                f"<title>{escape(title)}</title></rect>"
            )
    bottom = len(statute.provisions) * _ROW
    ticks = "".join(
        f'<text x="{x(day)}" y="{bottom + 14}" text-anchor="{place}">{escape(translate(day.isoformat()))}'
        "</text>"
        for day, place in ((days[0], "start"), (end_of_law, "end"))
    )
    title = escape(translate(f"Versions of {statute.key} over time"))
    return (
        f'<figure class="chart"><svg role="img" viewBox="0 0 {_WIDTH} {bottom + 20}" '
        f'width="{_WIDTH}" style="max-width:100%;height:auto;font:11px system-ui,sans-serif" '
        'fill="currentColor" xmlns="http://www.w3.org/2000/svg">'
        f"<title>{title}</title>{''.join(bars)}{ticks}</svg></figure>"
    )
