"""A sample of slips in the figures of statutes: double entry finds them."""

from __future__ import annotations

import importlib.util
import random
import sys

from pathlib import Path
from types import ModuleType

import pytest

from penaltymodel.law.double_entry import double_entry
from penaltymodel.statutes import catalog


def _tool() -> ModuleType:
    """Return the command that makes slips, which is not part of the package."""
    path = Path(__file__).parent.parent.parent / "tools" / "mutate_law.py"
    spec = importlib.util.spec_from_file_location("mutate_law", path)
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    sys.modules["mutate_law"] = tool
    spec.loader.exec_module(tool)
    return tool


TOOL = _tool()
WELL_ENTERED = ("eu/gdpr", "eu/dsa", "uk/gdpr", "sg/pdpa", "in/dpdp", "eu/terreg", "us/ftc-act")
"""Statutes whose figures are all entered twice."""


@pytest.mark.parametrize("key", WELL_ENTERED)
def test_slips_are_found(key):
    """Each slip of a sample is refused, or found by double entry."""
    law = catalog()[key]
    slips = list(TOOL.slips(law))

    assert double_entry(law) == ()
    for what, path, other in random.Random(0).sample(slips, min(40, len(slips))):
        assert TOOL.outcome(law, set(), path, other) != "alive", (what, path)


def test_slip_is_made_in_its_place():
    """A slip changes one place of a statute and nothing else."""
    law = catalog()["eu/gdpr"]
    (path, other) = next(
        (path, other) for what, path, other in TOOL.slips(law) if what.startswith("1/50")
    )

    changed = TOOL.changed(law, path, other)

    assert changed != law
    assert TOOL.changed(changed, path, law_part(law, path)) == law


def law_part(value: object, path: tuple[str | int, ...]) -> object:
    """Return the part of *value* at the end of *path*."""
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value
