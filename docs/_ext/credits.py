"""
How to cite the library, and the licenses of third-party software.

``.. citation::`` reads ``CITATION.cff``. ``{notices}`` shows the license of each named
distribution, from the installed files.
"""

from __future__ import annotations

from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import yaml

from docutils import nodes
from executed import literal
from pieces import grid
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective


ROOT = Path(__file__).parent.parent.parent


def setup(app: Sphinx) -> dict[str, object]:
    """Register the directives."""
    app.add_directive("citation", Citation)
    app.add_directive("notices", Notices)
    return {"parallel_read_safe": True}


class Citation(SphinxDirective):
    """The citation of the library, as a sentence and for BibTeX."""

    def run(self) -> list[nodes.Node]:
        """Return the sentence and the BibTeX entry."""
        path = ROOT / "CITATION.cff"
        self.env.note_dependency(str(path))
        cited = yaml.safe_load(path.read_text("utf-8"))
        if cited["version"] != self.config.release:
            raise self.error(
                f"CITATION.cff has version {cited['version']}, not {self.config.release}"
            )
        return [nodes.paragraph("", sentence(cited)), literal(bibtex(cited), "bibtex")]


def sentence(cited: dict[str, Any]) -> str:
    """
    Return the citation as a sentence.

    >>> sentence({"authors": [{"name": "A"}], "title": "T", "version": "1", "license": "MIT"})
    'A. T. Version 1. License: MIT.'
    """
    authors = ", ".join(each["name"] for each in cited["authors"])
    return f"{authors}. {cited['title']}. Version {cited['version']}. License: {cited['license']}."


def bibtex(cited: dict[str, Any]) -> str:
    """Return the BibTeX entry."""
    authors = " and ".join(f"{{{each['name']}}}" for each in cited["authors"])
    fields = {"author": authors, "title": f"{{{cited['title']}}}", "version": cited["version"]}
    lines = [f"  {name:7} = {{{value}}}," for name, value in fields.items()]
    return "\n".join(["@software{penaltymodel,", *lines, "}"])


class Notices(SphinxDirective):
    """The licenses of installed distributions."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return a table, followed by the texts of the licenses."""
        try:
            found = [distribution(name) for name in self.arguments[0].split()]
        except PackageNotFoundError as error:
            raise self.error(
                f"cannot show the license because the distribution is not installed: {error}"
            ) from None
        rows = [(each.name, each.version, license_of(each)) for each in found]
        shown: list[nodes.Node] = [
            grid(("Distribution", "Version", "License"), rows, (40, 20, 40))
        ]
        for each in found:
            for name, text in texts(each):
                shown += [nodes.rubric("", f"{each.name}: {name}"), literal(text, "text")]
        return shown


def license_of(found: Distribution) -> str:
    """Return the license in the metadata of a distribution."""
    stated = found.metadata.get("License-Expression") or found.metadata.get("License") or ""
    classified = [
        each.rpartition(" :: ")[2]
        for each in found.metadata.get_all("Classifier") or []
        if each.startswith("License ::")
    ]
    return stated.splitlines()[0] if stated else ", ".join(classified)


def texts(found: Distribution) -> list[tuple[str, str]]:
    """Return the license files of a distribution."""
    files = [
        each
        for each in found.files or []
        if each.parent.name.endswith((".dist-info", "licenses"))
        and each.name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE"))
    ]
    return [(each.name, each.read_text().strip()) for each in files]
