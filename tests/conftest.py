"""
How hard the tests search.

By default every run looks at the same examples. ``HYPOTHESIS_PROFILE=thorough`` (or the option
``--hypothesis-profile=thorough``) looks at twenty times as many, and at others each time; ``quick``
looks at a fifth.
"""

import importlib
import json
import os
import sys

from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest

from hypothesis import settings


settings.register_profile("default", derandomize=True, deadline=None, database=None)
settings.register_profile("quick", max_examples=20, derandomize=True, deadline=None, database=None)
settings.register_profile("thorough", max_examples=2000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that builds values as attrs does, without the faster constructors."""
    parser.addoption(
        "--without-quick",
        action="store_true",
        help="replace the decorator penaltymodel.values.quick.quick by the identity",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Replace the decorator, if the option asks for it, before any class of the package is made."""
    if config.getoption("--without-quick"):
        loaded = {name for name in sys.modules if name.startswith("penaltymodel.")}
        if any(name.split(".")[1] != "values" for name in loaded):
            raise pytest.UsageError(f"the package is already imported: {sorted(loaded)}")
        quick = importlib.import_module("penaltymodel.values.quick")
        quick.quick = lambda cls: cls


# --- What works on which engine of tables, for the page that says so

ENGINES_TABLE = os.environ.get("PENALTYMODEL_ENGINES_TABLE")
"""Where the outcome of every test that runs on each engine is written, as JSON."""

_OUTCOMES: dict[str, dict[str, str]] = {}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Remember the engine and the sentence of each test that runs on engines."""
    for item in items:
        engine = getattr(getattr(item, "callspec", None), "params", {}).get("engine")
        if engine is not None:
            sentence = (item.function.__doc__ or "").strip()
            item.user_properties.append(("engine", (engine.name, sentence)))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Record the outcome of each test on an engine."""
    properties = dict(report.user_properties)
    if ENGINES_TABLE and "engine" in properties and (report.when == "call" or report.skipped):
        engine, sentence = properties["engine"]
        _OUTCOMES.setdefault(engine, {})[sentence] = report.outcome


def pytest_sessionfinish() -> None:
    """Write the outcomes, with the versions of the engines."""
    if ENGINES_TABLE and _OUTCOMES:
        packages = (
            "narwhals",
            "polars",
            "pandas",
            "pyarrow",
            "duckdb",
            "pyspark",
            "ibis-framework",
        )
        versions = {name: version(name) for name in packages if find_spec(name.split("-")[0])}
        document = {"versions": versions, "engines": _OUTCOMES}
        text = json.dumps(document, indent=1, ensure_ascii=False)
        Path(ENGINES_TABLE).write_text(text + "\n", "utf-8")
