"""
Double entry of the catalog: the figures of each statute agree with the notations of its sources.

The rules are in the docstring of ``penaltymodel.law.double_entry``. To see what is missing in a
statute, run::

    python tests/statutes/test_double_entry.py eu/gdpr

With ``--all``, it also lists the figures that are entered once, which is no error. A new statute is
complete. A statute that is not complete yet is in ``INCOMPLETE``; remove it from there when it is,
because the test fails for a complete statute in this list.
"""

from __future__ import annotations

import sys

import pytest

from penaltymodel.guidelines import guidelines
from penaltymodel.law.double_entry import double_entry
from penaltymodel.statutes import catalog


# With an empty line between the keys, removals of neighbors can be merged.
INCOMPLETE = """
br/anpd/4-2023
""".split()

STATED = {**catalog(), **guidelines()}


@pytest.mark.parametrize("key", STATED)
def test_figures_agree_with_the_texts(key):
    """The figures of a statute agree with the notations of its sources, unless it is incomplete."""
    errors = "\n".join(str(each) for each in double_entry(STATED[key]) if each.is_error)

    if key in INCOMPLETE:
        assert errors, f"{key} is complete: remove it from INCOMPLETE"
    else:
        assert errors == ""


def test_list_has_only_statutes():
    """Only statutes and guidelines of the catalog are named as incomplete, each once."""
    assert set(INCOMPLETE) <= set(STATED)
    assert len(INCOMPLETE) == len(set(INCOMPLETE))


if __name__ == "__main__":
    with_single = "--all" in sys.argv
    for key in [each for each in sys.argv[1:] if each != "--all"] or STATED:
        for each in double_entry(STATED[key]):
            if each.is_error or with_single:
                print(each)  # noqa: T201  # it is a command here
