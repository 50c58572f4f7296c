"""
Every public name stands in the reference, or the build warns; and the table of the front door.

Public are the names of ``penaltymodel.__all__``, and the classes and functions without an
underscore of every module. The modules of the statutes have the page of the statutes instead.
"""

from __future__ import annotations

import enum
import importlib
import inspect
import pkgutil

from collections.abc import Iterator
from typing import Any

import penaltymodel

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective


logger = logging.getLogger(__name__)


def setup(app: Sphinx) -> dict[str, object]:
    """Register the check, and what it needs of autodoc."""
    app.connect("env-check-consistency", _check)
    app.connect("autodoc-skip-member", _keep_members_of_enums)
    app.add_directive("front-door", FrontDoor)
    return {"parallel_read_safe": True}


def public_names() -> Iterator[str]:
    """Yield the full names of everything that has to be documented."""
    for module in modules():
        for name, value in vars(module).items():
            kind = inspect.isclass(value) or inspect.isfunction(inspect.unwrap(value))
            if kind and not name.startswith("_") and value.__module__ == module.__name__:
                yield f"{module.__name__}.{name}"
    for name in penaltymodel.__all__:
        yield home(name)


def modules() -> Iterator[Any]:
    """Yield the modules of the package that a caller may import, without those of the statutes."""
    for found in pkgutil.walk_packages(penaltymodel.__path__, "penaltymodel."):
        parts = found.name.split(".")[1:]
        if any(part.startswith("_") for part in parts) or parts[0] == "cli":
            continue
        if len(parts) == 1 or parts[0] != "statutes":
            yield importlib.import_module(found.name)


def home(name: str) -> str:
    """Return the full name of what the front door calls *name*."""
    if name == "errors":
        return "penaltymodel.errors"
    return f"penaltymodel.{penaltymodel._HOME_OF[name]}.{name}"


def _check(app: Sphinx, env: BuildEnvironment) -> None:
    domain = env.get_domain("py")
    known = {*domain.objects, *domain.modules}
    for name in dict.fromkeys(public_names()):
        if name not in known:
            logger.warning("%s is documented nowhere; add it to docs/reference/api", name)


def _keep_members_of_enums(
    app: Sphinx, what: str, name: str, value: object, skip: bool, options: object
) -> bool | None:
    return False if isinstance(value, enum.Enum) and what == "class" else None


class FrontDoor(SphinxDirective):
    """The names of ``penaltymodel`` with what they are; for reStructuredText."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return a table of two columns."""
        lines = [".. list-table::", "   :class: front-door", "   :widths: 25 75", ""]
        for name in penaltymodel.__all__:
            role = "mod" if name == "errors" else "obj"
            lines.append(f"   * - :py:{role}:`{name} <{home(name)}>`")
            lines.append(f"     - {_first_sentence(name)}")
        return self.parse_text_to_nodes("\n".join(lines))


_TOLD = {
    "UNKNOWN": "A day of which nothing is known, not even whether it has come.",
    "Penalty": "Any of the nine nodes of the algebra.",
}


def _first_sentence(name: str) -> str:
    text = _TOLD.get(name) or inspect.getdoc(getattr(penaltymodel, name)) or ""
    return text.split("\n\n")[0].replace("\n", " ")
