"""
The results of the benchmarks, from the files in ``bench/results``.

``{measured} GROUP`` shows the rows of a group with the machine and the date, or the command to
measure them if there are none.
"""

from __future__ import annotations

import json
import math

from html import escape
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from pieces import grid, paragraph
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective


RESULTS = Path(__file__).parent.parent.parent / "bench" / "results"


def setup(app: Sphinx) -> dict[str, object]:
    """Register the directive."""
    app.add_directive("measured", Measured)
    return {"parallel_read_safe": True}


class Measured(SphinxDirective):
    """The rows of one group of benchmarks; ``:chart:`` adds a chart."""

    required_arguments = 1
    option_spec: ClassVar = {"chart": directives.flag}

    def run(self) -> list[nodes.Node]:
        """Return a table with its machine, or the command to measure it."""
        group = self.arguments[0]
        path = RESULTS / f"{group}.json"
        self.env.note_dependency(str(path))
        found = path.exists()
        intro = nodes.Text(
            "To repeat the measurement: " if found else "Not measured yet; the command is "
        )
        text = f"python -m bench {group}"
        how = nodes.paragraph("", "", intro, nodes.literal(text, text), nodes.Text("."))
        if not found:
            return [how]
        document = json.loads(path.read_text("utf-8"))
        drawn = [drawing(document["rows"])] if "chart" in self.options else []
        return [*drawn, *shown(document), how]


def shown(document: dict[str, Any]) -> list[nodes.Node]:
    """Return the rows of a file of results; a value shared by all rows is shown once."""
    rows = [_cells(row) for row in document["rows"]]
    several = [len({row[at] for row in rows}) > 1 for at in range(len(COLUMNS))]
    kept = [at for at, vary in enumerate(several) if vary or (at in FIGURES and rows[0][at])]
    alike = [
        f"{name[:1].lower()}{name[1:]}: {rows[0][at]}"
        for at, (name, _) in enumerate(COLUMNS)
        if at not in kept and rows[0][at]
    ]
    taken = document["machine"]
    where = (
        f"Measured on {taken['taken_on']}: {taken['processor']}, {taken['cores']} cores, "
        f"{taken['memory_gib']} GiB, Python {taken['python']}, load {taken['load']}; ratios are "
        "medians (min–max)."
    )
    return [
        grid(
            tuple(COLUMNS[at][0] for at in kept),
            [tuple(row[at] for at in kept) for row in rows],
            tuple(COLUMNS[at][1] for at in kept),
        ),
        paragraph(f"Same for all rows: {'; '.join(alike)}. {where}" if alike else where),
    ]


FIGURES = (2, 5)
"""The columns of ratios and bytes, which are always shown."""
COLUMNS = (
    ("Task", 32),
    ("System", 22),
    ("Ratio to yardstick", 18),
    ("Yardstick", 16),
    ("Target", 10),
    ("Bytes each", 10),
    ("Rows per second", 12),
    ("Peak MiB", 10),
    ("Exact", 12),
)


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    """Return the cells of a row in the order of the columns; a missing value is empty."""
    ratio, reach, weight = row.get("ratio"), row.get("reach"), row.get("bytes")
    rows, took, peak = row.get("rows"), row.get("seconds"), row.get("peak_mib")
    return (
        str(row.get("work", "")),
        str(row.get("name", "")),
        ""
        if ratio is None
        else f"{_number(ratio['median'])} ({_number(ratio['min'])}–{_number(ratio['max'])})",
        "" if ratio is None else str(row.get("yardstick", "")),
        "" if reach is None else f"≤ {reach}",
        "" if weight is None else _number(weight),
        f"{rows / took['median']:,.0f}" if rows and took else "",
        "" if peak is None else f"{peak:,}",
        "" if row.get("exact") is None else str(row["exact"]),
    )


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:,.2f}"


def drawing(rows: list[dict[str, Any]]) -> nodes.Node:
    """Return a bar chart of the ratios on a logarithmic axis, shortest first."""
    bars = sorted(
        ((row["name"], row["ratio"]["median"]) for row in rows if row.get("ratio")),
        key=lambda bar: bar[1],
    )
    left, wide, high = 240, 330, 26
    most = math.log10(max(value for _, value in bars) * 1.2)
    least = math.log10(min(value for _, value in bars) / 2)
    parts: list[str] = []
    for place, (name, value) in enumerate(bars):
        y = place * high
        length = wide * (math.log10(value) - least) / (most - least)
        shade = 0.85 if name.startswith("penaltymodel") else 0.4
        parts.append(
            f'<text x="{left - 8}" y="{y + 17}" text-anchor="end">{escape(name)}</text>'
            f'<rect x="{left}" y="{y + 4}" width="{length:.1f}" height="{high - 8}" '
            f'fill="currentColor" fill-opacity="{shade}"/>'
            f'<text x="{left + length + 6:.1f}" y="{y + 17}">{_number(value)} ×</text>'
        )
    description = "; ".join(f"{name}: {_number(value)} times" for name, value in bars)
    svg = (
        f'<svg viewBox="0 0 {left + wide + 80} {len(bars) * high + 4}" role="img" '
        f'font-size="13" fill="currentColor"><title>Time relative to the yardstick, logarithmic axis'
        f"</title><desc>{escape(description)}</desc>{''.join(parts)}</svg>"
    )
    return nodes.raw("", f'<figure class="chart">{svg}</figure>', format="html")
