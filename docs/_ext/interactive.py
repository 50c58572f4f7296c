"""
Calculators and examples that run in the browser.

``{calculator}`` is the general calculator; its content is the initial case, in ``name: value``
lines. With a key, it is the calculator of one statute. The build calculates its initial content
with the same code as the browser.
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
from words import load_phrases


DOCS = Path(__file__).parents[1]
_PRIVATE = (
    "The calculator runs in your browser: nothing you type leaves it. "
    "Your first change downloads Python, about 7 MB, from this site."
)
_PARTLY = "Reasons without a translation are in English."
_OFF = (
    "To change the case, enable JavaScript and open this page from a web server, not from a file."
)


def setup(app: Sphinx) -> dict[str, object]:
    """Register the directive and the scripts."""
    app.add_directive("calculator", CalculatorDirective)
    app.connect("builder-inited", _gather)
    app.connect("html-page-context", _add_scripts)
    return {"parallel_read_safe": True}


def phrases_of(language: str) -> Phrases:
    """Return the phrases of the calculators in *language*."""
    return load_phrases(language, "statutes", "live")


class CalculatorDirective(SphinxDirective):
    """A calculator with the result for its initial case."""

    optional_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return it as HTML; other formats contain only the result."""
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


def calculator(values: Mapping[str, str], phrases: Phrases, *, fixed: bool) -> list[nodes.Node]:
    """
    Return a calculator with the initial *values*.

    Raises:
        ValueError: There is no result for these values.
    """
    shown = calculated(values, phrases, fixed=fixed)
    if not shown["code"]:
        raise ValueError(shown["status"])
    html = nodes.raw("", _html(shown, phrases, fixed=fixed), format="html")
    elsewhere = only("", nodes.paragraph("", shown["status"]), expr="not html")
    elsewhere += literal(shown["code"], "python")
    return [html, elsewhere]


def _html(shown: Mapping[str, Any], phrases: Phrases, *, fixed: bool) -> str:
    def label(english: str) -> str:
        return escape(phrases.translate(english))

    partly = "" if phrases.language == "en" else f" {label(_PARTLY)}"
    return (
        f'<div class="live-calculator" data-shape="{escape(shown["shape"])}"'
        f"{' data-fixed' if fixed else ''}>"
        f'<p class="live-note">{label(_PRIVATE)}{partly} <span class="live-off">{label(_OFF)}</span></p>'
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
    """Add the scripts to pages with calculators or examples; they load nothing until used."""
    del page, template, context
    if doctree is None or not any(
        'class="live-' in each.astext() for each in doctree.findall(nodes.raw)
    ):
        return  # calculators and examples begin with a note
    folder = app.live_folder  # type: ignore[attr-defined]
    app.add_css_file(f"{folder}/live.css")
    app.add_js_file(f"{folder}/page.mjs", type="module")
    words = json.dumps(asdict(phrases_of(app.config.language)), ensure_ascii=False)
    body = words.replace("</", "<\\/")
    app.add_js_file(None, body=body, type="application/json", id="live-phrases")
