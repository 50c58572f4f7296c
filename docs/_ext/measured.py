"""
What the benchmarks measured, from the files they keep in ``bench/results``.

``{measured} GROUP`` shows the rows of a group with the machine and the day, or says by which
command they are made where there are none.
"""

from __future__ import annotations

import json

from pathlib import Path
from typing import Any

from docutils import nodes
from pieces import grid, paragraph
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective


RESULTS = Path(__file__).parent.parent.parent / "bench" / "results"


def setup(app: Sphinx) -> dict[str, object]:
    """Register the directive."""
    app.add_directive("measured", Measured)
    return {"parallel_read_safe": True}


class Measured(SphinxDirective):
    """The rows of one group of benchmarks."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a table and where it was taken, or how to take it."""
        group = self.arguments[0]
        path = RESULTS / f"{group}.json"
        self.env.note_dependency(str(path))
        found = path.exists()
        said = nodes.Text(
            "To repeat it: " if found else "Not measured yet in this copy; the command is "
        )
        text = f"python -m bench {group}"
        how = nodes.paragraph("", "", said, nodes.literal(text, text), nodes.Text("."))
        return [*(shown(json.loads(path.read_text("utf-8"))) if found else ()), how]


def shown(document: dict[str, Any]) -> list[nodes.Node]:
    """Return what a file of results holds."""
    rows = [
        (
            str(row.get("work", "")),
            str(row.get("name", "")),
            _ratio(row.get("ratio")),
            "" if row.get("exact") is None else str(row["exact"]),
        )
        for row in document["rows"]
    ]
    taken = document["machine"]
    where = (
        f"Taken on {taken['taken_on']}: {taken['processor']}, {taken['cores']} cores, "
        f"Python {taken['python']}, load {taken['load']}; the ratio is the median, with the least "
        "and the greatest behind it."
    )
    return [
        grid(("Work", "Who", "× the yardstick", "Exact"), rows, (40, 28, 20, 12)),
        paragraph(where),
    ]


def _ratio(ratio: dict[str, float] | None) -> str:
    if ratio is None:
        return ""
    return f"{ratio['median']:,.2f} ({ratio['min']:,.2f} to {ratio['max']:,.2f})"
