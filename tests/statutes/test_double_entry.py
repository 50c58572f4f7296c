"""
Double entry of the catalog: the figures of each statute agree with the notations of its sources.

The rules are in the docstring of ``penaltymodel.law.double_entry``. To see what is missing in a
statute, run::

    python tests/statutes/test_double_entry.py eu/gdpr

With ``--all``, it also lists the figures that are entered once, which is no error.
"""

from __future__ import annotations

import sys

import pytest

from penaltymodel.guidelines import guidelines
from penaltymodel.law.double_entry import double_entry
from penaltymodel.law.figures import figures
from penaltymodel.statutes import catalog


STATED = {**catalog(), **guidelines()}


@pytest.mark.parametrize("key", STATED)
def test_figures_agree_with_the_texts(key):
    """The figures of a statute agree with the notations of its sources."""
    errors = "\n".join(str(each) for each in double_entry(STATED[key]) if each.is_error)

    assert errors == ""


def test_figures_are_entered_twice():
    """Nearly all figures of the catalog have a notation; the others are from memory, or derived."""
    single = sum(not each.is_error for law in STATED.values() for each in double_entry(law))
    required = sum(each.is_required for law in STATED.values() for each in figures(law))

    assert single / required < 0.02


if __name__ == "__main__":
    with_single = "--all" in sys.argv
    for key in [each for each in sys.argv[1:] if each != "--all"] or STATED:
        for each in double_entry(STATED[key]):
            if each.is_error or with_single:
                print(each)  # noqa: T201  # it is a command here
