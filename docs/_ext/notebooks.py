"""
Notebooks generated from pages with examples.

``{notebook}`` links to the notebook of its page, which is written next to the page. The examples
become code cells without output, the text between them becomes Markdown cells.
"""

from __future__ import annotations

import doctest
import json
import re

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective


_BLOCK = re.compile(
    r"^```\{(?P<kind>[\w-]+)\}[^\n]*\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE
)
_ROLE = re.compile(r"\{[\w:]+\}`(?:(?P<words>[^<`]+) <)?(?P<target>[^<>`]+)>?`")
_LINK = re.compile(r"\[([^\]]+)\]\((?!https?:)[^)]+\)")


def setup(app: Sphinx) -> dict[str, object]:
    """Register the directive, and write the notebooks after the pages."""
    app.add_directive("notebook", Notebook)
    app.connect("build-finished", _write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


class Notebook(SphinxDirective):
    """A link to the page as a notebook."""

    def run(self) -> list[nodes.Node]:
        """Return a paragraph with the link."""
        self.env.metadata[self.env.docname]["notebook"] = True
        name = f"{Path(self.env.docname).name}.ipynb"
        link = nodes.reference("", "download this page as a notebook", refuri=name)
        return [nodes.paragraph("", "", nodes.Text("For JupyterLab, VS Code or Colab: "), link)]


def notebook(page: str) -> dict[str, Any]:
    """
    Return the Markdown *page* as a notebook in format 4.5.

    Raises:
        ValueError: The page has a block that cannot be converted.
    """
    cells: list[dict[str, Any]] = []

    def add(kind: str, source: str) -> None:
        if source.strip():
            more = {"execution_count": None, "outputs": []} if kind == "code" else {}
            lines = source.strip("\n").splitlines(keepends=True)
            cells.append(
                {"cell_type": kind, "id": f"c{len(cells)}", "metadata": {}, "source": lines} | more
            )

    at = 0
    for block in _BLOCK.finditer(page):
        add("markdown", _plain(page[at : block.start()]))
        at = block.end()
        match block["kind"]:
            case "doctest":
                examples = doctest.DocTestParser().get_examples(block["body"])
                add("code", "".join(each.source for each in examples))
            case "shown":
                add("code", block["body"])
            case "exercise":
                add("code", re.sub(r"^:.*\n", "", block["body"], flags=re.MULTILINE))
            case "notebook" | "editable":  # only for the page
                pass
            case kind:
                raise ValueError(f"cannot convert the block {kind} to a cell")
    add("markdown", _plain(page[at:]))
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def _plain(text: str) -> str:
    """Return *text* without links to other pages."""
    text = _ROLE.sub(lambda found: found["words"] or f"`{found['target'].lstrip('~')}`", text)
    return _LINK.sub(r"*\1*", text)


def _write(app: Sphinx, error: Exception | None) -> None:
    if error is None and app.builder.name == "html":
        for name, metadata in app.env.metadata.items():
            if metadata.get("notebook"):
                page = Path(app.env.doc2path(name)).read_text("utf-8")
                made = json.dumps(notebook(page), indent=1, ensure_ascii=False) + "\n"
                Path(app.outdir, f"{name}.ipynb").write_text(made, "utf-8")
