"""
The public names of the package: each has exactly one entry in the reference, or the build warns.

Public are the names in the ``__all__`` of ``penaltymodel`` or of one of its folders. A name that
both have is documented as ``penaltymodel.name``. A public module, such as ``penaltymodel.errors``,
is documented with all that it defines. The directive ``public`` adds the entries.

This extension also tells autodoc and the Python domain how this package is written: a docstring
may use a short name if it is unique; names of the standard library link to its documentation (no
inventory is fetched); types in signatures that have no entry are plain text; members of
enumerations are shown, and their constructors are not; a first sentence may have a colon.
"""

# ruff: noqa: ARG001, PLR0917  # Sphinx passes all arguments to listeners, by position

from __future__ import annotations

import enum
import importlib
import inspect
import pkgutil
import sys

from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.pycode import ModuleAnalyzer
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

import penaltymodel


logger = logging.getLogger(__name__)


def setup(app: Sphinx) -> dict[str, object]:
    """Register the directives, the check, and the listeners for autodoc."""
    app.connect("env-check-consistency", _check)
    app.connect("missing-reference", _by_short_name)
    app.connect("autodoc-skip-member", _keep_members_of_enums)
    app.connect("autodoc-process-signature", _no_call_of_enums)
    app.connect("autodoc-process-docstring", _before_napoleon, priority=499)
    app.connect("autodoc-process-docstring", _after_napoleon, priority=501)
    app.add_directive("front-door", FrontDoor)
    app.add_directive("public", Public)
    return {"parallel_read_safe": True}


def packages() -> Iterator[ModuleType]:
    """Yield the front door and each folder that offers names."""
    yield penaltymodel
    for found in pkgutil.iter_modules(penaltymodel.__path__, "penaltymodel."):
        package = importlib.import_module(found.name) if found.ispkg else None
        if hasattr(package, "__all__"):
            yield package


@cache
def entries() -> dict[str, Any]:
    """Return each public name, as ``penaltymodel.name`` if the front door has it, with its value."""
    found = {}
    for package in packages():
        for name in package.__all__:
            if package is penaltymodel or name not in penaltymodel.__all__:
                found[f"{package.__name__}.{name}"] = getattr(package, name)
    return found


def public_names() -> set[str]:
    """Return the full names of everything that has to have an entry, and nothing else may have."""
    inside = (
        f"{module.__name__}.{name}"
        for module in entries().values()
        if inspect.ismodule(module)
        for name, value in vars(module).items()
        if not name.startswith("_") and getattr(value, "__module__", None) == module.__name__
        if inspect.isclass(value) or inspect.isfunction(inspect.unwrap(value))
    )
    return {*entries(), *inside}


def _check(app: Sphinx, env: BuildEnvironment) -> None:
    if app.config.language != "en":
        return  # the reference is in English
    domain = env.get_domain("py")
    tops = {"class", "exception", "function", "data"}
    known = {name for name, at in domain.objects.items() if at.objtype in tops and not at.aliased}
    public = public_names()
    for name in sorted(public - known - set(domain.modules)):
        logger.warning("%s has no entry; add it to a page of docs/reference/api", name)
    for name in sorted(known - public):
        logger.warning("%s has an entry, but is not public", name)


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
    app: Sphinx, env: BuildEnvironment, node: addnodes.pending_xref, content: nodes.TextElement
) -> nodes.Node | None:
    """Resolve what is named without its module, and what belongs to Python."""
    if node.get("refdomain") != "py":
        return None
    target = _ELSEWHERE.get(node["reftarget"], node["reftarget"])
    module, _, short = target.rpartition(".")
    if module.partition(".")[0] in sys.stdlib_module_names:
        address = f"https://docs.python.org/3/library/{module}.html#{target}"
        return nodes.reference("", "", content, refuri=address, internal=False)
    owner = module.rpartition(".")[2]
    objects = env.get_domain("py").objects
    ways = (
        [name for name in entries() if name.endswith(f".{short}")],
        [name for name in objects if owner and name.endswith(f".{owner}.{short}")],
        [name for name in objects if name.endswith(f".{short}")],
    )
    for way in ways:
        found = [objects[name] for name in way if name in objects and not objects[name].aliased]
        if len(found) == 1:
            docname, anchor = found[0].docname, found[0].node_id
            return make_refnode(app.builder, node["refdoc"], docname, anchor, content, target)
    return content if _in_a_signature(node) else None


def _in_a_signature(node: nodes.Node) -> bool:
    while node.parent is not None and not isinstance(node, addnodes.desc):
        if isinstance(node, addnodes.desc_signature):
            return True
        node = node.parent
    return False


# Napoleon parses the text before a colon in the docstring of a property as its type.
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
            sentence = " ".join(_description(name)).split("  ")[0]
            lines.append(f"   * - :py:{role}:`{name} <penaltymodel.{name}>`")
            lines.append(f"     - {sentence}")
        return self.parse_text_to_nodes("\n".join(lines))


class Public(SphinxDirective):
    """The entries of the public names in the content; for reStructuredText."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the entries, in the order of the content."""
        lines = []
        for name in " ".join(self.content).split():
            full = f"penaltymodel.{name}"
            if full not in entries():
                logger.warning(
                    "%s is not public, or has a shorter name", full, location=self.get_location()
                )
                continue
            value = entries()[full]
            if inspect.ismodule(value):
                lines.append(f".. automodule:: {full}")
            elif inspect.isclass(value):
                lines.append(f".. autoclass:: {full}")
            elif inspect.isfunction(inspect.unwrap(value)):
                lines.append(f".. autofunction:: {full}")
            else:
                package, _, short = full.rpartition(".")
                lines += [f".. py:data:: {short}", f"   :module: {package}", ""]
                lines += [f"   {line}" for line in _description(name)]
            lines.append("")
        return self.parse_text_to_nodes("\n".join(lines), allow_section_headings=True)


def _description(name: str) -> list[str]:
    """Return the docstring of a public name, a constant's from the source of its module."""
    package, _, short = f"penaltymodel.{name}".rpartition(".")
    value = getattr(importlib.import_module(package), short)
    if inspect.ismodule(value) or inspect.isclass(value) or inspect.isroutine(value):
        return (inspect.getdoc(value) or "").splitlines()
    for home, module in list(sys.modules.items()):
        if home.startswith("penaltymodel.") and vars(module).get(short) is value:
            documented = ModuleAnalyzer.for_module(home).find_attr_docs()
            if ("", short) in documented:
                return documented["", short]
    logger.warning("%s.%s has no docstring", package, short)
    return []
