"""
The names of the package: every public one stands in the reference, or the build warns.

Public are the names of ``penaltymodel.__all__``, and the classes and functions without an
underscore of every module. The modules of statutes and guidelines have pages of their own.
Here is also what autodoc needs to know about the house: short names lead to the one thing that is
called so, names of Python to its own pages (no list of them is fetched), members of enumerations
are shown and their calls are not, and a first sentence may have a colon.
"""

# ruff: noqa: ARG001, PLR0917  # Sphinx hands its listeners all of these, by position

from __future__ import annotations

import enum
import importlib
import inspect
import pkgutil
import re
import sys

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

import penaltymodel


logger = logging.getLogger(__name__)


def setup(app: Sphinx) -> dict[str, object]:
    """Register the check, and what it needs of autodoc."""
    app.connect("env-check-consistency", _check)
    app.connect("missing-reference", _by_short_name)
    app.connect("autodoc-skip-member", _keep_members_of_enums)
    app.connect("autodoc-process-signature", _no_call_of_enums)
    app.connect("autodoc-process-docstring", _before_napoleon, priority=499)
    app.connect("autodoc-process-docstring", _after_napoleon, priority=501)
    app.add_directive("front-door", FrontDoor)
    app.add_directive("other-modules", OtherModules)
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
    """Yield the modules of the package, without those of single statutes and guidelines."""
    for found in pkgutil.walk_packages(penaltymodel.__path__, "penaltymodel."):
        parts = found.name.split(".")[1:]
        if any(part.startswith("_") for part in parts) or parts[0] == "cli":
            continue
        if len(parts) == 1 or parts[0] not in {"statutes", "guidelines"}:
            yield importlib.import_module(found.name)


def home(name: str) -> str:
    """Return the full name of what the front door calls *name*."""
    if name == "errors":
        return "penaltymodel.errors"
    return f"penaltymodel.{penaltymodel._HOME_OF[name]}.{name}"  # noqa: SLF001  # nobody else knows


def _check(app: Sphinx, env: BuildEnvironment) -> None:
    if app.config.language != "en":
        return  # the reference is in English
    domain = env.get_domain("py")
    known = {*domain.objects, *domain.modules}
    for name in dict.fromkeys(public_names()):
        if name not in known:
            logger.warning("%s is documented nowhere; add it to docs/reference/api", name)


def _keep_members_of_enums(
    app: Sphinx, what: str, name: str, value: object, skip: bool, options: object
) -> bool | None:
    return False if isinstance(value, enum.Enum) and what == "class" else None


def _no_call_of_enums(
    app: Sphinx, what: str, name: str, value: object, options: object, *signature: str | None
) -> tuple[str, str] | None:
    is_enum = what == "class" and isinstance(value, type) and issubclass(value, enum.Enum)
    return ("", "") if is_enum else None


# Where a signature cannot be evaluated, its types come without their module.
_ELSEWHERE = {"date": "datetime.date", "datetime": "datetime.datetime"}


def _by_short_name(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.TextElement
) -> nodes.reference | None:
    """Find what a docstring names without its module, or what belongs to Python."""
    target = node.get("reftarget", "")
    if node.get("refdomain") != "py":
        return None
    target = _ELSEWHERE.get(target, target)
    module, _, short = target.rpartition(".")
    if module.partition(".")[0] in sys.stdlib_module_names:
        address = f"https://docs.python.org/3/library/{module}.html#{target}"
        return nodes.reference("", "", content, refuri=address, internal=False)
    found = {
        (entry.docname, entry.node_id)
        for name, entry in env.get_domain("py").objects.items()
        if name.endswith(f".{short}") and not entry.aliased and entry.objtype != "module"
    }
    if len(found) != 1:
        return None
    docname, anchor = found.pop()
    return make_refnode(app.builder, node["refdoc"], docname, anchor, content, target)


# Napoleon takes what stands before a colon in the docstring of a property for its type.
_AS_WRITTEN: dict[str, list[str]] = {}


def _before_napoleon(
    app: Sphinx, what: str, name: str, value: object, options: object, lines: list[str]
) -> None:
    _AS_WRITTEN[name] = list(lines)


def _after_napoleon(
    app: Sphinx, what: str, name: str, value: object, options: object, lines: list[str]
) -> None:
    as_written = _AS_WRITTEN.pop(name)
    if what in {"attribute", "data", "property"}:
        lines[:] = as_written


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


class OtherModules(SphinxDirective):
    """Every module that no page beside this one is about; for reStructuredText."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the reference of each, or a sentence where there is none."""
        here = Path(self.env.doc2path(self.env.docname))
        pages = [
            each for folder in (here.parent, here.parent.parent) for each in folder.glob("*.md")
        ]
        named = set(re.findall(r"automodule:: (\S+)", "".join(map(Path.read_text, pages))))
        left = [each.__name__ for each in modules() if each.__name__ not in named]
        lines = [f".. rubric:: {each}\n\n.. automodule:: {each}\n" for each in left]
        return self.parse_text_to_nodes("\n".join(lines) or "There are none.")


_TOLD = {
    "UNKNOWN": "A day of which nothing is known, not even whether it has come.",
    "Penalty": "Any of the nine nodes of the algebra.",
}


def _first_sentence(name: str) -> str:
    text = _TOLD.get(name) or inspect.getdoc(getattr(penaltymodel, name)) or ""
    return text.split("\n\n")[0].replace("\n", " ")
