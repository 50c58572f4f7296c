"""How guidelines are found."""

from __future__ import annotations

import sys

import pytest

import penaltymodel.guidelines

from penaltymodel.errors import DuplicateIdError
from penaltymodel.guidelines import guidelines
from penaltymodel.interpreters.check import check
from penaltymodel.statutes import statute_of
from penaltymodel.values.sources import Source


ALL = list(guidelines().values())
every_guideline = pytest.mark.parametrize("guideline", ALL, ids=lambda each: each.key)


def test_order():
    """The guidelines are a sorted, immutable mapping."""
    assert list(guidelines()) == sorted(guidelines())
    assert all(key == each.key for key, each in guidelines().items())
    with pytest.raises(TypeError):
        guidelines()["zz/mine"] = ALL[0]


@every_guideline
def test_well_formed(guideline):
    """No penalty has a defect, and each guideline has a source."""
    assert check(guideline.penalty) == ()
    assert isinstance(guideline.source, Source)


@every_guideline
def test_provisions_are_there(guideline):
    """The provisions of each guideline are coded."""
    for key in guideline.provisions:
        assert statute_of(key).provision(key).key == key


@pytest.fixture
def looked_up_afresh():
    """Reload the guidelines before and after the test."""
    guidelines.cache_clear()
    yield
    guidelines.cache_clear()


@pytest.mark.usefixtures("looked_up_afresh")
def test_taken_key(tmp_path, monkeypatch):
    """Two modules cannot share a key."""
    text = "from penaltymodel.guidelines.eu_fines_2006 import GUIDELINE\n"
    (tmp_path / "zz_again.py").write_text(text, "utf-8")
    path = [*penaltymodel.guidelines.__path__, str(tmp_path)]
    monkeypatch.setattr(penaltymodel.guidelines, "__path__", path)
    monkeypatch.delitem(sys.modules, "penaltymodel.guidelines.zz_again", raising=False)

    with pytest.raises(DuplicateIdError):
        guidelines()
