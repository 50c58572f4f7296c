"""
Calculators and examples that run in the reader's browser, for the pages.

``{calculator}`` is the general one, its content the case it begins with (``name: value`` lines);
with a key it is that of one statute. What it shows before anything is loaded is made here, by the
code that the browser runs.
"""

from __future__ import annotations

import json

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from attrs import asdict
from docutils import nodes
from executed import depend_on_package, literal
from live.calculator import calculated
from live.phrases import Phrases
from live_assets import gather
from sphinx.addnodes import only
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective
from words import phrases


DOCS = Path(__file__).parents[1]
_PRIVATE = (
    "The answer is made in this page: nothing you type leaves your browser. "
    "The first change loads Python, about 7 MB, from where this page comes from."
)
_PARTLY = "Reasons that nobody has translated yet are in English."
_OFF = "To change the case, this needs JavaScript and a page that a server sends, not a file."


def setup(app: Sphinx) -> dict[str, object]:
    """Register what the pages use."""
    app.add_directive("calculator", CalculatorDirective)
    app.connect("builder-inited", _gather)
    app.connect("html-page-context", _add_scripts)
    return {"parallel_read_safe": True}


def phrases_of(language: str) -> Phrases:
    """Return what the calculators say in *language*."""
    return phrases(language, "statutes", "live")


class CalculatorDirective(SphinxDirective):
    """A calculator, with the answer to the case it begins with."""

    optional_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return it as HTML; elsewhere only the answer stands."""
        depend_on_package(self)
        for path in (DOCS / "live").glob("*.py"):
            self.env.note_dependency(str(path))
        pairs = (line.partition(":") for line in self.content if line)
        values = {name.strip(): value.strip() for name, _, value in pairs}
        fixed = bool(self.arguments)
        if fixed:
            values["statute"] = self.arguments[0]
        try:
            return calculator(values, phrases_of(self.config.language), fixed=fixed)
        except ValueError as error:
            raise self.error(str(error)) from None


def calculator(values: Mapping[str, str], spoken: Phrases, *, fixed: bool) -> list[nodes.Node]:
    """
    Return a calculator that begins with *values*.

    Raises:
        ValueError: There is no answer to them.
    """
    shown = calculated(values, spoken, fixed=fixed)
    if not shown["code"]:
        raise ValueError(shown["status"])
    html = nodes.raw("", _html(shown, spoken, fixed=fixed), format="html")
    elsewhere = only("", nodes.paragraph("", shown["status"]), expr="not html")
    elsewhere += literal(shown["code"], "python")
    return [html, elsewhere]


def _html(shown: Mapping[str, Any], spoken: Phrases, *, fixed: bool) -> str:
    def said(english: str) -> str:
        return escape(spoken.say(english))

    partly = "" if spoken.language == "en" else f" {said(_PARTLY)}"
    return (
        f'<div class="live-calculator" data-shape="{escape(shown["shape"])}"'
        f"{' data-fixed' if fixed else ''}>"
        f'<p class="live-note">{said(_PRIVATE)}{partly} <span class="live-off">{said(_OFF)}</span></p>'
        '<form autocomplete="off"><fieldset class="live-fields" disabled>'
        f"{shown['fields']}</fieldset></form>"
        f'<p class="live-status" role="status">{escape(shown["status"])}</p>'
        f'<div class="live-answer">{shown["answer"]}</div></div>'
    )


def _gather(app: Sphinx) -> None:
    if app.builder.format != "html":
        return
    target = Path(app.doctreedir) / "live-static"
    try:
        app.live_folder = gather(DOCS, target)  # type: ignore[attr-defined]
    except FileNotFoundError as error:
        raise ExtensionError(f"{error}: run python tools/fetch_live.py first") from None
    app.config.html_static_path.append(str(target))


def _add_scripts(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give a page that has something live its script, which loads nothing by itself."""
    del page, template, context
    if doctree is None or not any(
        'class="live-' in each.astext() for each in doctree.findall(nodes.raw)
    ):
        return  # what is live begins with a note to the reader
    folder = app.live_folder  # type: ignore[attr-defined]
    app.add_css_file(f"{folder}/live.css")
    app.add_js_file(f"{folder}/page.mjs", type="module")
    words = json.dumps(asdict(phrases_of(app.config.language)), ensure_ascii=False)
    body = words.replace("</", "<\\/")
    app.add_js_file(None, body=body, type="application/json", id="live-phrases")
