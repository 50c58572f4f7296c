"""The public names: what the front door and each folder offer, loaded on first use."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
import textwrap

from pathlib import Path
from types import ModuleType

import pytest

import penaltymodel

from penaltymodel.values.late import LatePackage


PACKAGE = Path(penaltymodel.__file__).parent
FOLDERS = [
    f"penaltymodel.{found.name}"
    for found in pkgutil.iter_modules(penaltymodel.__path__)
    if found.ispkg and found.name != "cli"  # the command line offers no names
]
PUBLIC = [
    (package, name)
    for package in ["penaltymodel", *FOLDERS]
    for name in importlib.import_module(package).__all__
]
LATE = [
    package
    for package in ["penaltymodel", *FOLDERS]
    if isinstance(importlib.import_module(package), LatePackage)
]

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

WITHOUT = """
import sys

sys.modules["{missing}"] = None  # an import of it fails as if it were not installed
import penaltymodel

try:
    {body}
except ImportError as error:
    print(error)
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


def source_of(package: str) -> ast.Module:
    """Return the source of the ``__init__`` of *package*, parsed."""
    path = importlib.import_module(package).__file__
    return ast.parse(Path(path).read_text("utf-8"))


def imported_for_types(package: str) -> dict[str, str]:
    """Return the names under TYPE_CHECKING, each with the module it comes from."""
    (block,) = (
        node
        for node in source_of(package).body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    )
    found: dict[str, str] = {}
    for node in block.body:
        assert isinstance(node, ast.ImportFrom)
        assert all(alias.asname is None for alias in node.names)
        found |= {alias.name: node.module for alias in node.names}
    return found


class TestNames:
    @pytest.mark.parametrize(("package", "name"), PUBLIC)
    def test_loads(self, package, name):
        """Every public name loads, and loads the same value again."""
        module = importlib.import_module(package)

        value = getattr(module, name)

        assert getattr(module, name) is value
        if package in LATE:
            assert module.__getattr__(name) is value

    @pytest.mark.parametrize("package", FOLDERS)
    def test_none_twice(self, package):
        """The names of a folder are sorted as ruff sorts them, each once."""
        names = importlib.import_module(package).__all__

        assert len(set(names)) == len(names)

    def test_front_door_offers_what_folders_offer(self):
        """Each name of the front door is public in one folder, and is the same there."""
        for name in set(penaltymodel.__all__) - {"errors"}:
            (folder,) = (each for each in FOLDERS if (each, name) in PUBLIC)
            assert getattr(importlib.import_module(folder), name) is getattr(penaltymodel, name)

    @pytest.mark.parametrize("package", LATE)
    def test_dir(self, package):
        """The public names are all in ``dir``, each once and in order."""
        module = importlib.import_module(package)

        listed = dir(module)

        assert set(module.__all__) <= set(listed)
        assert listed == sorted(set(listed))

    @pytest.mark.parametrize("package", LATE)
    def test_unknown(self, package):
        """A name that is not public is no attribute, and the error is Python's own."""
        with pytest.raises(AttributeError) as caught:
            _ = importlib.import_module(package).fine

        assert str(caught.value) == f"module {package!r} has no attribute 'fine'"

    def test_unknown_import(self):
        """Importing a name that is not public fails as it does from any module."""
        with pytest.raises(ImportError, match="cannot import name 'fine' from 'penaltymodel'"):
            exec("from penaltymodel import fine", {})

    @pytest.mark.parametrize("package", ["penaltymodel", *FOLDERS])
    def test_star(self, package):
        """A star imports the public names and no other."""
        names: dict[str, object] = {}

        exec(f"from {package} import *", names)

        assert set(names) - {"__builtins__"} == set(importlib.import_module(package).__all__)


class TestReference:
    def test_each_has_one_entry(self):
        """The pages list each public name once, by its shortest name, and no other name."""
        pages = sorted((PACKAGE.parent.parent / "docs" / "reference").rglob("*.md"))
        blocks = re.findall(
            r"^\.\. public::(.*(?:\n +.*)*)", "\n".join(map(Path.read_text, pages)), re.MULTILINE
        )

        listed = " ".join(blocks).split()

        expected = {
            f"{package}.{name}".removeprefix("penaltymodel.")
            for package, name in PUBLIC
            if package == "penaltymodel" or name not in penaltymodel.__all__
        }
        assert sorted(listed) == sorted(expected)


class TestHomes:
    @pytest.mark.parametrize("package", LATE)
    def test_checkers_see_the_same(self, package):
        """Each public name is imported for type checkers, and loads the value that they see."""
        module = importlib.import_module(package)
        seen = imported_for_types(package)

        assert set(seen) == set(module.__all__)
        for name, home in seen.items():
            value = getattr(module, name)
            if home == package:
                assert value is sys.modules[f"{package}.{name}"]
            else:
                assert value is getattr(importlib.import_module(home), name)


class TestNamedLikeTheirModule:
    """A function may be named like its module; the package always offers the function."""

    NAMES = tuple(
        (package, name)
        for package, name in PUBLIC
        if package != "penaltymodel"
        and (PACKAGE / package.rpartition(".")[2] / f"{name}.py").exists()
        and not isinstance(getattr(importlib.import_module(package), name), ModuleType)
    )

    def test_there_are_some(self):
        """The functions ``prose``, ``kinks``, ``assess`` and ``compare`` are among them."""
        assert {"prose", "kinks", "assess", "compare"} <= {name for _, name in self.NAMES}

    @pytest.mark.parametrize(
        "first",
        [
            "",
            "import {package}.{name}",
            "from {package}.{name} import {name}",
            "from {package} import {name}",
            "import importlib; importlib.import_module('{package}.{name}')",
            "import penaltymodel.cli.app",
        ],
    )
    def test_in_every_order(self, first):
        """The function is what the package offers, whatever was imported before."""
        lines = [
            f"{first.format(package=package, name=name)}\n"
            f"from {package} import {name} as value\n"
            f"assert callable(value), '{package}.{name}'\n"
            f"import sys; assert sys.modules['{package}.{name}'].{name} is value"
            for package, name in self.NAMES
        ]

        fresh("\n".join(lines))


class TestWhatItLoads:
    def test_import(self):
        """Importing the package loads nothing from outside."""
        printed = fresh(FOREIGN.format(body="import penaltymodel"))

        assert printed.split() == ["penaltymodel"]

    @pytest.mark.parametrize("package", LATE)
    def test_import_loads_no_module_of_its_own(self, package):
        """Importing the package or a folder loads only the two hooks."""
        printed = fresh(
            f"""
            import {package}, sys
            print(*sorted(name for name in sys.modules if name.startswith("penaltymodel.")))
            """
        )

        hooks = {"penaltymodel.values", "penaltymodel.values.late", "penaltymodel.values.shown"}
        assert set(printed.split()) == hooks | ({package} - {"penaltymodel"})

    def test_every_name(self):
        """All names of the front door but those of tables and draws load only the core."""
        others = {"assess_file", "assess_table"}
        others |= {"ExposureDistribution", "marginal", "simulate", "what_if"}
        body = (
            "import penaltymodel\n"
            "for name in penaltymodel.__all__:\n"
            f"    if name not in {others!r}:\n"
            "        getattr(penaltymodel, name)"
        )

        printed = fresh(FOREIGN.format(body=body))

        assert {"penaltymodel", "attr", "dateutil"} <= set(printed.split()) <= OURS

    def test_assessing(self):
        """An assessment, shown as text, loads only what the core depends on."""
        body = (
            "from datetime import date\n"
            "from penaltymodel import Platform, Violation, assess\n"
            "act = Violation(under='ru/koap-13.41/2', committed_on=date(2021, 3, 1))\n"
            "str(assess(act, Platform('Acme', 'legal-entity')))"
        )

        printed = fresh(FOREIGN.format(body=body))

        assert set(printed.split()) <= OURS

    def test_errors_first(self):
        """The module of errors can be loaded first."""
        printed = fresh(
            "import penaltymodel; print(penaltymodel.errors.PenaltyModelError.__name__)"
        )

        assert printed.split() == ["PenaltyModelError"]


class TestWithoutExtras:
    @pytest.mark.parametrize(
        ("missing", "body", "sentence"),
        [
            (
                "polars",
                "from penaltymodel import *\n    assess_table()",
                "penaltymodel.tables.assess_table needs polars: "
                "pip install 'penaltymodel-law[columns]'",
            ),
            (
                "narwhals",
                "from penaltymodel.tables import *\n    total()",
                "penaltymodel.tables.total needs narwhals: pip install 'penaltymodel-law[columns]'",
            ),
            (
                "z3",
                "from penaltymodel.interpreters import *\n    prove_ordered()",
                "penaltymodel.interpreters.prove_ordered needs z3: pip install 'penaltymodel-law[prove]'",
            ),
        ],
    )
    def test_says_what_to_install(self, missing, body, sentence):
        """All names import without an optional library; a function that needs it names the extra."""
        printed = fresh(WITHOUT.format(missing=missing, body=body))

        assert printed.splitlines() == [sentence]
