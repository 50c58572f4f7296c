"""
The tests that pass on each table engine.

``{engines}`` shows ``docs/reference/engines.json``, which the tests write, and the engines that
the package does not support.
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
    """The engines, the tests that ran on each, and the engines that are not supported."""

    def run(self) -> list[nodes.Node]:
        """Return a table with a row for each test, and a list of unsupported engines."""
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
            grid(("Test", "Engines"), rows, (60, 40)),
            paragraph(f"Tested with {versions}."),
            paragraph("Not supported; the error names an alternative:"),
            bullets(refused),
        ]


def _unless_passed(outcome: str) -> str:
    return "" if outcome == "passed" else f" ({_SHOWN[outcome]})"
