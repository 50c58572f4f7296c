"""
Examples that readers can edit and run, and exercises.

``{editable}`` makes the examples of its page editable in the browser. The build runs them in the
same way as the browser and compares the output with the page. ``{exercise}`` is code to complete:
its ``:check:`` must be false before and true after its ``:solution:``, or the build fails.
"""

from __future__ import annotations

import doctest
import json

from html import escape, unescape
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from executed import depend_on_package, examples_above, literal
from interactive import phrases_of
from live.cells import Cells
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective


_NOTE = (
    "You can edit and run every example on this page in your browser; nothing you type leaves it. "
    "The first run downloads Python, about 7 MB, from this site."
)


def setup(app: Sphinx) -> dict[str, object]:
    """Register the directives."""
    app.add_directive("editable", Editable)
    app.add_directive("exercise", Exercise)
    app.connect("doctree-read", _wrap)
    return {"parallel_read_safe": True}


class Editable(SphinxDirective):
    """Make the examples of this page editable."""

    def run(self) -> list[nodes.Node]:
        """Return a note for readers."""
        self.state.document["editable"] = True
        note = phrases_of(self.config.language).translate(_NOTE)
        return [nodes.raw("", f'<p class="live-note">{escape(note)}</p>', format="html")]


class Exercise(SphinxDirective):
    """Code for readers to complete, which runs after the examples above it."""

    has_content = True
    option_spec: ClassVar = {
        "check": directives.unchanged_required,
        "solution": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """Return the code and its collapsed solution."""
        depend_on_package(self)
        source = "\n".join(self.content) + "\n"
        check, solution = self.options["check"], self.options["solution"] + "\n"
        for code, is_solved in ((source, False), (solution, True)):
            cells = Cells()
            for example in examples_above(self.state.document):
                cells.run(example.source)
            done = cells.run(code, check=check)
            if done["passed"] is not is_solved:
                raise self.error(
                    f"the check is {'false' if is_solved else 'true'} after:\n{code}{done}"
                )
        label = escape(phrases_of(self.config.language).translate("Solution"))
        folded = (
            f'<details class="live-solution"><summary>{label}</summary>'
            f"<pre>{escape(solution)}</pre></details>"
        )
        data = {"source": source, "kind": "session", "check": check, "solution": solution}
        cell = _cell(literal(source, "python"), data)
        return [cell, nodes.raw("", folded, format="html")]


def _cell(block: nodes.Node, data: dict[str, str], *views: nodes.Node) -> nodes.container:
    cell = nodes.container("", block, *views, classes=["live-cell"])
    text = json.dumps(data, ensure_ascii=False).replace("</", "<\\/")
    cell += nodes.raw("", f'<script type="application/json">{text}</script>', format="html")
    return cell


def _wrap(app: Sphinx, doctree: nodes.document) -> None:
    """Make a cell of each example, and compare the output in the browser with the page."""
    if not doctree.get("editable"):
        return
    cells = Cells()
    for block in list(doctree.findall(nodes.literal_block)):
        if isinstance(block.parent, nodes.container) and "live-cell" in block.parent["classes"]:
            continue
        view = block.next_node(nodes.raw, descend=False, siblings=True)
        is_view = view is not None and view.astext().startswith('<div class="shown">')
        if block.get("testnodetype") == "doctest":
            examples = doctest.DocTestParser().get_examples(block.get("test") or block.astext())
            source, kind = "".join(each.source for each in examples), "session"
            wanted = "".join(each.want for each in examples)
        elif (
            is_view
            and view is not None
            and block.parent.index(view) == block.parent.index(block) + 1
        ):
            source, kind, wanted = f"{block.astext()}\n", "view", view.astext()
        else:
            continue
        done = cells.run(source, kind)
        output = done["output"]
        if done["failed"] or (kind == "session" and _printed(output) != wanted):
            raise ExtensionError(
                f"{app.env.docname}: the output in a cell differs:\n{source}{output}"
            )
        data: dict[str, Any] = {"source": source, "kind": kind, "output": output}
        views = [view] if kind == "view" and view is not None else []
        parent, place = block.parent, block.parent.index(block)
        for each in (block, *views):
            parent.remove(each)
        parent.insert(place, _cell(block, data, *views))


def _printed(output: str) -> str:
    return unescape(output.removeprefix("<pre>").removesuffix("</pre>"))
