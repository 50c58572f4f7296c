"""The front door: the public names, loaded late, and nothing else with them."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
import textwrap

from pathlib import Path

import pytest

import penaltymodel


PACKAGE = Path(penaltymodel.__file__).parent

# What the core depends on; the newest dateutil no longer needs six.
OURS = {"penaltymodel", "attr", "attrs", "dateutil", "six"}

FOREIGN = """
import sys
import sysconfig

before = set(sys.modules)

{body}

standard = sys.stdlib_module_names
loaded = {{name.partition(".")[0] for name in set(sys.modules) - before}}
print(*sorted(name for name in loaded if name not in standard))
"""


def fresh(body: str) -> str:
    """Return what *body* prints in an interpreter of its own."""
    path = f"import sys; sys.path.insert(0, {str(PACKAGE.parent)!r})\n"
    done = subprocess.run(
        [sys.executable, "-c", path + textwrap.dedent(body)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def tree() -> ast.Module:
    """Return the source of the front door, parsed."""
    return ast.parse((PACKAGE / "__init__.py").read_text("utf-8"))


def imported_for_types() -> dict[str, str]:
    """Return the names under TYPE_CHECKING, each with the module it comes from."""
    (block,) = (
        node
        for node in tree().body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    )
    found: dict[str, str] = {}
    for node in block.body:
        assert isinstance(node, ast.ImportFrom)
        assert all(alias.asname is None for alias in node.names)
        found |= {alias.name: node.module for alias in node.names}
    return found


def loaded_late() -> dict[str, str]:
    """Return the names of the table of homes, each with the module it comes from."""
    (homes,) = (
        ast.literal_eval(node.value)
        for node in tree().body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "_HOMES"
    )
    return {name: f"penaltymodel.{home}" for home, names in homes.items() for name in names}


class TestNames:
    @pytest.mark.parametrize("name", penaltymodel.__all__)
    def test_loads(self, name):
        """Every public name loads, and is what its home calls by that name."""
        value = getattr(penaltymodel, name)

        if name == "errors":
            assert value is importlib.import_module("penaltymodel.errors")
        else:
            assert value is getattr(importlib.import_module(loaded_late()[name]), name)

    @pytest.mark.parametrize("name", penaltymodel.__all__)
    def test_asked_for_by_name(self, name):
        """The first look, which finds nothing loaded yet, finds the same as every later one."""
        assert penaltymodel.__getattr__(name) is getattr(penaltymodel, name)

    def test_none_twice(self):
        """No public name is listed twice."""
        assert len(set(penaltymodel.__all__)) == len(penaltymodel.__all__)

    def test_dir(self):
        """The public names are all in ``dir``, each once and in order."""
        listed = dir(penaltymodel)

        assert set(penaltymodel.__all__) <= set(listed)
        assert listed == sorted(set(listed))

    def test_unknown(self):
        """A name that is not public is no attribute, and the error is Python's own."""
        with pytest.raises(AttributeError) as caught:
            _ = penaltymodel.fine

        assert str(caught.value) == "module 'penaltymodel' has no attribute 'fine'"
        assert not hasattr(penaltymodel, "_HOME")

    def test_unknown_import(self):
        """Importing a name that is not public fails as it does from any module."""
        with pytest.raises(ImportError, match="cannot import name 'fine' from 'penaltymodel'"):
            exec("from penaltymodel import fine", {})

    def test_star(self):
        """A star imports the public names and no other."""
        names: dict[str, object] = {}

        exec("from penaltymodel import *", names)

        assert set(names) - {"__builtins__"} == set(penaltymodel.__all__)


class TestHomes:
    def test_checkers_see_the_same(self):
        """What type checkers import is what the front door loads, from the same modules."""
        for_types = imported_for_types()

        assert for_types.pop("errors") == "penaltymodel"
        assert for_types == loaded_late()

    def test_all(self):
        """The public names are the ones with a home, and the module of errors."""
        assert set(penaltymodel.__all__) == {*loaded_late(), "errors"}

    def test_homes_are_in_order(self):
        """The table is sorted by home."""
        homes = list(dict.fromkeys(loaded_late().values()))

        assert homes == sorted(homes)


class TestWhatItLoads:
    def test_import(self):
        """Importing the package loads it alone: no part of it, nothing of anybody else's."""
        printed = fresh(FOREIGN.format(body="import penaltymodel"))

        assert printed.split() == ["penaltymodel"]

    def test_import_loads_no_module_of_its_own(self):
        """Importing the package loads only the hook for display."""
        printed = fresh(
            """
            import penaltymodel, sys
            print(*sorted(name for name in sys.modules if name.startswith("penaltymodel.")))
            """
        )

        assert printed.split() == ["penaltymodel.values", "penaltymodel.values.shown"]

    def test_every_name(self):
        """All public names together load the core's dependencies and nothing else."""
        body = "import penaltymodel\nfor name in penaltymodel.__all__: getattr(penaltymodel, name)"

        printed = fresh(FOREIGN.format(body=body))

        assert {"penaltymodel", "attr", "dateutil"} <= set(printed.split()) <= OURS

    def test_assessing(self):
        """A whole assessment, seen as text, loads nothing else either."""
        body = (
            "from datetime import date\n"
            "from penaltymodel import Platform, Violation, assess\n"
            "act = Violation(under='ru/koap-13.41/2', committed_on=date(2021, 3, 1))\n"
            "str(assess(act, Platform('Acme', 'legal-entity')))"
        )

        printed = fresh(FOREIGN.format(body=body))

        assert set(printed.split()) <= OURS

    def test_errors_first(self):
        """The module of errors can be the first that anybody asks for."""
        printed = fresh(
            "import penaltymodel; print(penaltymodel.errors.PenaltyModelError.__name__)"
        )

        assert printed.split() == ["PenaltyModelError"]
