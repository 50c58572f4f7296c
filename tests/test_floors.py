"""
Imports point down: to the same folder or to a lower floor, and never in a circle.

All imports count: those at the top of a module, those inside functions, those for type checkers
only, and those by name (``importlib.import_module("...")``). The floors are defined in the
contract "floors" of import-linter in ``pyproject.toml``.
"""

from __future__ import annotations

import ast
import itertools
import textwrap
import tomllib

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

import penaltymodel


PACKAGE = Path(penaltymodel.__file__).parent
PYPROJECT = PACKAGE.parent.parent / "pyproject.toml"

Imports = Mapping[str, Mapping[str, int]]
"""For each module, the modules that it imports, each with the line of the import."""

ALLOWED = {
    # The front door gives the lower floors a function that loads the display, so that results can
    # show themselves. It must name the display, and lies beside it on the same floor.
    ("penaltymodel", "penaltymodel.output.display"),
    # The same for the pictures.
    ("penaltymodel", "penaltymodel.plots"),
}
"""Imports that point up or sideways, each with its reason."""


def module_name(path: Path, root: Path) -> str:
    """Return the dotted name of the module at *path* in the package at *root*."""
    parts = path.relative_to(root.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(root: Path) -> Imports:
    """Return what each module of the package at *root* imports from that package."""
    paths = {module_name(path, root): path for path in sorted(root.rglob("*.py"))}
    found = {}
    for name, path in paths.items():
        package = name if path.name == "__init__.py" else name.rpartition(".")[0]
        lines: dict[str, int] = {}
        for target, line in targets(ast.parse(path.read_text("utf-8")), package):
            parent = target.rpartition(".")[0]
            module = target if target in paths else parent
            if module in paths and module != name:
                lines.setdefault(module, line)
        found[name] = lines
    return found


def targets(tree: ast.Module, package: str) -> Iterator[tuple[str, int]]:
    """Yield what *tree* imports, as full names of modules or of names in modules, with the line."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((alias.name, node.lineno) for alias in names)
            case ast.ImportFrom(module=module, names=names, level=level):
                above = package.split(".")[: len(package.split(".")) + 1 - level] if level else []
                start = ".".join([*above, *([module] if module else [])])
                yield from ((f"{start}.{alias.name}", node.lineno) for alias in names)
            case ast.Call(func=function, args=[ast.Constant(value=str(name)), *_]):
                if ast.unparse(function).rpartition(".")[2] in {"import_module", "__import__"}:
                    yield name, node.lineno


def circle_in(imports: Imports) -> list[str] | None:
    """Return a circle of imports as the modules on it, the first one again at the end."""
    done: set[str] = set()

    def walk(module: str, way: list[str]) -> list[str] | None:
        if module in way:
            return [*way[way.index(module) :], module]
        if module in done:
            return None
        for target in imports[module]:
            if circle := walk(target, [*way, module]):
                return circle
        done.add(module)
        return None

    return next((circle for module in imports if (circle := walk(module, []))), None)


def as_text(circle: list[str], imports: Imports) -> str:
    """Return *circle* as a sentence for each import, with its line."""
    steps = itertools.pairwise(circle)
    return "\n".join(f"{one}, line {imports[one][two]}, imports {two}" for one, two in steps)


@cache
def layers() -> list[list[set[str]]]:
    """Return the floors from the top: the groups of each, and the packages of each group."""
    settings = tomllib.loads(PYPROJECT.read_text("utf-8"))["tool"]["importlinter"]
    (contract,) = (each for each in settings["contracts"] if each["type"] == "layers")
    return [
        [{name.strip() for name in group.split(":")} for group in layer.split("|")]
        for layer in contract["layers"]
    ]


def place_of(module: str) -> tuple[int, int]:
    """Return the floor of *module* from the top, and its group on that floor."""
    if module == "penaltymodel":
        return place_of("penaltymodel.output")[0], -1  # beside the output, and alone
    top = ".".join(module.split(".")[:2])
    (place,) = (
        (floor, number)
        for floor, groups in enumerate(layers())
        for number, group in enumerate(groups)
        if top in group
    )
    return place


def wrong_ways(imports: Imports) -> set[tuple[str, str]]:
    """Return the imports that point neither down nor to the same folder."""
    places = {module: place_of(module) for module in imports}
    return {
        (module, target)
        for module, lines in imports.items()
        for target in lines
        if places[target] != places[module] and places[target][0] <= places[module][0]
    }


class TestThePackage:
    def test_no_circle(self):
        """No modules of the package import each other in a circle."""
        imports = imports_of(PACKAGE)

        circle = circle_in(imports)

        assert circle is None, f"a circle of imports:\n{as_text(circle, imports)}"

    def test_imports_point_down(self):
        """Every import points to the same folder or a lower floor; the exceptions are named."""
        assert wrong_ways(imports_of(PACKAGE)) == ALLOWED

    def test_every_folder_has_a_floor(self):
        """The contract names each folder and each module at the top of the package, once."""
        named = [name for layer in layers() for group in layer for name in group]

        tops = {".".join(module.split(".")[:2]) for module in imports_of(PACKAGE)}

        assert sorted(named) == sorted(tops - {"penaltymodel"})

    def test_twelve_floors(self):
        """There are twelve floors."""
        assert len(layers()) == 12


@pytest.fixture
def package(tmp_path):
    """Return a function that writes a package of modules, and returns its folder."""

    def write(**modules: str) -> Path:
        root = tmp_path / "house"
        for name, source in {"__init__": "", **modules}.items():
            path = root.joinpath(*name.split("__in__")[::-1]).with_suffix(".py")
            path.parent.mkdir(exist_ok=True, parents=True)
            path.write_text(textwrap.dedent(source), "utf-8")
        return root

    return write


class TestTheSearch:
    @pytest.mark.parametrize(
        "source",
        [
            "import house.b",
            "from house import b",
            "from house.b import name",
            "from . import b",
            "from .b import name",
            "def late():\n    from house.b import name",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import house.b",
            "import importlib\nimportlib.import_module('house.b')",
            "from importlib import import_module\ndef late():\n    import_module('house.b')",
            "__import__('house.b')",
        ],
    )
    def test_finds_a_circle(self, package, source):
        """An import of any kind closes a circle."""
        imports = imports_of(package(a=source, b="x = 1\nimport house.a\nname = 1"))

        circle = circle_in(imports)

        assert circle == ["house.a", "house.b", "house.a"]
        assert "house.b, line 2, imports house.a" in as_text(circle, imports)

    def test_finds_a_long_circle(self, package):
        """A circle may go through several modules and a package."""
        root = package(
            a="from house.inner import x",
            __init____in__inner="from house.inner.c import x",
            c__in__inner="from house.a import y",
        )

        circle = circle_in(imports_of(root))

        assert circle == ["house.a", "house.inner", "house.inner.c", "house.a"]

    def test_finds_none(self, package):
        """Modules that meet at one below are no circle, nor is a text that names a module."""
        root = package(
            a="import os\nfrom house import b, c", b="from house.c import x", c="x = 'house.a'"
        )

        imports = imports_of(root)

        assert circle_in(imports) is None
        assert imports["house.a"] == {"house.b": 2, "house.c": 2}

    @pytest.mark.parametrize(
        ("module", "target"),
        [
            ("penaltymodel.law.statute", "penaltymodel.domain.platform"),  # up
            ("penaltymodel.statutes.eu_dsa", "penaltymodel.facts.facts"),  # sideways
            ("penaltymodel.engine.assess", "penaltymodel"),  # up to the front door
            ("penaltymodel.cli.app", "penaltymodel.__main__"),
        ],
    )
    def test_finds_a_wrong_way(self, module, target):
        """An import that points up or sideways is found."""
        imports = {module: {target: 1}, target: {}}

        allowed = module == "penaltymodel.cli.app"
        assert wrong_ways(imports) == (set() if allowed else {(module, target)})
