"""
Directives that run code while the pages are built.

``{run}`` runs commands and shows their output, ``{file}`` shows a file and writes it for these
commands, ``{shown}`` shows a value like a notebook, ``{tiles}`` shows a few figures at a glance,
and ``{fragments}`` shows the unreleased changes. A command or an expression that fails makes the
build fail.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import subprocess
import sys
import tempfile

from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from pieces import translated
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from words import translate_markup

import penaltymodel


PACKAGE = Path(penaltymodel.__file__).parent
_WORKSHOP = tempfile.TemporaryDirectory(prefix="docs-")


def setup(app: Sphinx) -> dict[str, object]:
    """Register the directives."""
    for kind in (Run, File, Shown, Tiles, Fragments):
        app.add_directive(kind.__name__.lower(), kind)
    return {"parallel_read_safe": False}  # the commands of a page share a directory


def depend_on_package(directive: SphinxDirective) -> None:
    """Rebuild the page when the package or an extension changes."""
    for folder in (PACKAGE, Path(__file__).parent):
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".py", ".csv", ".json"}:
                directive.env.note_dependency(str(path))


def literal(text: str, language: str) -> nodes.literal_block:
    """Return *text* as a block of code."""
    return nodes.literal_block(text, text, language=language)


class _OnThisPage(SphinxDirective):
    """A directive with a directory for this page only."""

    def directory(self) -> Path:
        path = Path(_WORKSHOP.name, self.env.docname)
        path.mkdir(parents=True, exist_ok=True)
        return path


class Run(_OnThisPage):
    """
    Run each line as a command, and show it with its output.

    ``:exit:`` is the expected exit code of the last command, 0 by default; ``:head:`` is the
    maximum number of lines to show for a command.
    """

    has_content = True
    option_spec: ClassVar = {"exit": int, "head": int}

    def run(self) -> list[nodes.Node]:
        """Return the session as one block."""
        depend_on_package(self)
        commands = "\n".join(self.content).replace("\\\n", "\0").split("\n")
        shown: list[str] = []
        for number, command in enumerate(commands, 1):
            is_last = number == len(commands)
            wanted = self.options.get("exit", 0) if is_last else 0
            done = self._done(command.replace("\0", "\\\n"))
            crashed = "Traceback (most recent call last)" in done.stdout
            if done.returncode != wanted or crashed:
                raise self.error(f"exit code {done.returncode}: {command}\n{done.stdout}")
            lines = done.stdout.rstrip("\n").splitlines()
            head = self.options.get("head")
            if head and len(lines) > head:
                lines = ["\n".join(lines[:head]).rstrip(), "…"]
            shown += [f"$ {command.replace(chr(0), chr(92) + chr(10))}", *lines]
        return [literal("\n".join(shown), "console")]

    def _done(self, command: str) -> subprocess.CompletedProcess[str]:
        shell = f'penaltymodel() {{ "{sys.executable}" -m penaltymodel "$@"; }}\n{command}'
        return subprocess.run(
            ["bash", "-c", shell],
            cwd=self.directory(),
            env=os.environ | {"PYTHONPATH": str(PACKAGE.parent), "COLUMNS": "80", "NO_COLOR": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )


class File(_OnThisPage):
    """Show a file with its name, and write it for the commands of the page."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar = {"language": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Return the file as a block with a caption."""
        name, text = self.arguments[0], "\n".join(self.content)
        (self.directory() / name).write_text(text + "\n", "utf-8")
        block = nodes.container("", classes=["literal-block-wrapper"], literal_block=True)
        block += nodes.caption(name, name)
        block += literal(text, self.options.get("language", "text"))
        return [block]


class Shown(SphinxDirective):
    """
    Evaluate an expression after the examples above it, and show it like a notebook.

    A text is treated as an SVG drawing.
    """

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the expression and its view."""
        depend_on_package(self)
        code = "\n".join(self.content)
        names: dict[str, Any] = {}
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                for example in examples_above(self.state.document):
                    exec(example.source, names)
                value = eval(code, names)
        except Exception as error:  # noqa: BLE001  # every error fails the build
            raise self.error(f"{type(error).__name__}: {error}") from None
        shown = value if isinstance(value, str) else value._repr_html_()
        view = nodes.raw("", f'<div class="shown">{translate_markup(shown)}</div>', format="html")
        text = "(a drawing)" if isinstance(value, str) else str(value)
        return [literal(code, "python"), view, nodes.raw(text, text, format="text")]


def examples_above(document: nodes.document) -> list[doctest.Example]:
    """Return the examples above this point of the page, except those that raise an error."""
    blocks = document.findall(nodes.doctest_block)
    literals = document.findall(nodes.literal_block)
    above = [*blocks, *(each for each in literals if each.get("testnodetype") == "doctest")]
    parser = doctest.DocTestParser()
    return [
        example
        for block in above
        for example in parser.get_examples(block.get("test") or block.astext())
        if example.exc_msg is None
    ]


class Tiles(SphinxDirective):
    """
    Run a program that defines ``tiles``, and show them: label, figure and remark.

    The program itself is not shown.
    """

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return a container with one group for each tile."""
        depend_on_package(self)
        names: dict[str, Any] = {}
        try:
            exec("\n".join(self.content), names)
        except Exception as error:  # noqa: BLE001  # every error fails the build
            raise self.error(f"{type(error).__name__}: {error}") from None
        group = nodes.container(classes=["tiles"])
        for about, figure, remark in names["tiles"]:
            tile = nodes.container(classes=["tile"])
            tile += nodes.paragraph("", about, classes=["tile-about"])
            tile += nodes.paragraph("", str(figure), classes=["tile-figure"])
            tile += nodes.paragraph("", remark, classes=["tile-remark"])
            group += tile
        return translated([group])


class Fragments(SphinxDirective):
    """Show the fragments of ``changelog.d``, changes of the law first."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return one section for each kind of change."""
        folder = PACKAGE.parent.parent / "changelog.d"
        found: list[nodes.Node] = []
        for kind, title in (
            ("breaking", "Breaking changes"),
            ("law", "Law"),
            ("change", "Changes"),
        ):
            paths = sorted(folder.glob(f"*.{kind}.md"))
            items = nodes.bullet_list()
            for path in paths:
                self.env.note_dependency(str(path))
                items += nodes.list_item("", *self.parse_text_to_nodes(path.read_text("utf-8")))
            if paths:
                found += [nodes.rubric(title, title), items]
        return found or [nodes.paragraph("", "Nothing yet.")]
