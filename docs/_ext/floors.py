"""
The floors of the package as a picture, made from the code while the pages are built.

The floors are those of the contract "floors" of import-linter in ``pyproject.toml``, which checks
them; a folder's sentence is the first one of its docstring. ``.. floors::`` draws them as boxes of
HTML, which follow the colors of the theme, fit a phone and print; a page of text has a list.
"""

from __future__ import annotations

import ast
import html
import re
import tomllib

from pathlib import Path

from attrs import frozen
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import penaltymodel


PACKAGE = Path(penaltymodel.__file__).parent
PYPROJECT = Path(__file__).parent.parent.parent / "pyproject.toml"
FRONT_DOOR = "__init__.py"
BESIDE_THE_FRONT_DOOR = "output"


def setup(app: Sphinx) -> dict[str, object]:
    """Register the directive."""
    app.add_directive("floors", Floors)
    return {"parallel_read_safe": True}


@frozen(kw_only=True)
class Box:
    """A folder, or a module at the top of the package."""

    name: str
    sentence: str
    modules: int
    lines: int

    @property
    def size(self) -> str:
        """How many modules and lines it has."""
        modules = "" if self.name.endswith(".py") else f"{self.modules} modules, "
        return f"{modules}{self.lines:,} lines"


def floors() -> list[list[Box]]:
    """Return the boxes of each floor, from the top."""
    settings = tomllib.loads(PYPROJECT.read_text("utf-8"))["tool"]["importlinter"]
    (layers,) = (each["layers"] for each in settings["contracts"] if each["type"] == "layers")
    named = [layer.replace(":", "|").split("|") for layer in layers]
    tops = [[name.strip().rpartition(".")[2] for name in layer] for layer in named]
    return [
        [box(PACKAGE / FRONT_DOOR)] * (BESIDE_THE_FRONT_DOOR in names)
        + [box(path_of(name)) for name in names]
        for names in tops
    ]


def path_of(name: str) -> Path:
    """Return the folder or the module *name* at the top of the package."""
    return PACKAGE / name if (PACKAGE / name).is_dir() else PACKAGE / f"{name}.py"


def box(path: Path) -> Box:
    """Return the box of the folder or the module at *path*."""
    is_folder = path.is_dir()
    inside = sorted(path.rglob("*.py")) if is_folder else [path]
    tree = ast.parse((path / "__init__.py" if is_folder else path).read_text("utf-8"))
    return Box(
        name=f"{path.name}/" if is_folder else path.name,
        sentence=first_sentence(ast.get_docstring(tree) or ""),
        modules=sum(each.name != "__init__.py" for each in inside),
        lines=sum(len(each.read_text("utf-8").splitlines()) for each in inside),
    )


def first_sentence(docstring: str) -> str:
    """Return the first paragraph of *docstring* without its markup."""
    return re.sub(r"(:\w+:)?`+", "", docstring.split("\n\n", maxsplit=1)[0]).replace("\n", " ")


class Floors(SphinxDirective):
    """The floors as a picture."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the picture as HTML, and as text."""
        for path in (PYPROJECT, *PACKAGE.rglob("*.py")):
            self.env.note_dependency(str(path))
        found = floors()
        return [
            nodes.raw("", as_html(found), format="html"),
            nodes.raw("", as_text(found), format="text"),
        ]


def as_html(found: list[list[Box]]) -> str:
    """Return *found* as an ordered list that counts down, each floor a row of boxes."""
    rows = (
        "<li><ul>"
        + "".join(
            f"<li><code>{html.escape(each.name)}</code> <span>{html.escape(each.sentence)}</span> "
            f"<small>{each.size}</small></li>"
            for each in boxes
        )
        + "</ul></li>"
        for boxes in found
    )
    return f'<ol class="floors" reversed aria-label="Floors">{"".join(rows)}</ol>'


def as_text(found: list[list[Box]]) -> str:
    """Return *found* as lines, the number of the floor first."""
    return "\n".join(
        f"{number:3}  {each.name} ({each.size}): {each.sentence}"
        for number, boxes in zip(range(len(found), 0, -1), found, strict=True)
        for each in boxes
    )
