"""
What works on which engine of tables, as the tests found it.

``{engines}`` shows ``docs/reference/engines.json``, which a run of the tests writes, and which
engines are refused, as the package says it.
"""

from __future__ import annotations

import json

from pathlib import Path

from docutils import nodes
from pieces import bullets, grid, paragraph
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from penaltymodel.tables.engines import REFUSED


FOUND = Path(__file__).parent.parent / "reference" / "engines.json"
_SHOWN = {"passed": "yes", "failed": "NO", "skipped": "not run"}


def setup(app: Sphinx) -> dict[str, object]:
    """Register the directive."""
    app.add_directive("engines", Engines)
    return {"parallel_read_safe": True}


class Engines(SphinxDirective):
    """The engines, what was tested on each, and those that are refused."""

    def run(self) -> list[nodes.Node]:
        """Return a table for each sentence that was tested, and a list of what is refused."""
        self.env.note_dependency(str(FOUND))
        document = json.loads(FOUND.read_text("utf-8"))
        versions = ", ".join(f"{name} {number}" for name, number in document["versions"].items())
        engines = document["engines"]
        sentences = list(dict.fromkeys(each for found in engines.values() for each in found))
        rows = [
            (
                sentence,
                ", ".join(
                    f"{engine}{_unless_passed(found[sentence])}"
                    for engine, found in engines.items()
                    if sentence in found
                ),
            )
            for sentence in sentences
        ]
        refused = [f"{name}: {instead}." for name, instead in REFUSED.values()]
        return [
            grid(("What the tests hold", "On"), rows, (60, 40)),
            paragraph(f"Run with {versions}."),
            paragraph("Refused, with an error that says what to do instead:"),
            bullets(refused),
        ]


def _unless_passed(outcome: str) -> str:
    return "" if outcome == "passed" else f" ({_SHOWN[outcome]})"
