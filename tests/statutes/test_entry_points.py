"""Statutes that other packages add."""

import os
import subprocess
import sys

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from penaltymodel import statutes
from penaltymodel.errors import DuplicateIdError, WrongTypeError


EXAMPLE = Path(__file__).parents[2] / "examples" / "more-statutes"
SOURCE = Path(statutes.__file__).parent.parent.parent


def test_an_installed_package_is_found(tmp_path):
    """The example package, built and installed by itself, adds its statute to the catalog."""
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, "--no-build-isolation", "--target", tmp_path, EXAMPLE], check=True)
    ask = (
        "from datetime import date; from penaltymodel import *; "
        "act = Violation(under='xx/library', committed_on=date(2024, 1, 1)); "
        "given = Facts(counts={'days': 3}, amounts={'the price of the book': eur(25)}); "
        "print(assess(act, Platform('a reader', 'citizen'), given=given).range.high)"
    )
    path = os.pathsep.join((str(tmp_path), str(SOURCE)))

    done = subprocess.run(
        [sys.executable, "-c", ask],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "EUR 3.00\n"


@pytest.mark.parametrize(
    ("value", "error", "sentence"),
    [
        ("penaltymodel.statutes:statute_of", WrongTypeError, "'odd' must be a Statute"),
        (
            "penaltymodel.statutes.ru_koap_13_41:STATUTE",
            DuplicateIdError,
            "two statutes have the identifier 'ru/koap-13.41'",
        ),
    ],
)
def test_a_wrong_entry_point_is_one_clear_error(monkeypatch, value, error, sentence):
    """An entry point that is no statute, or has a known key, is an error."""
    odd = EntryPoint("odd", value, statutes.ENTRY_POINTS)
    monkeypatch.setattr(statutes, "entry_points", lambda group: [odd])
    statutes.catalog.cache_clear()

    with pytest.raises(error, match=sentence):
        statutes.catalog()

    monkeypatch.undo()
    statutes.catalog.cache_clear()
