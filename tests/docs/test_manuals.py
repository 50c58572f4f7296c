"""The example in the manual of a statute runs as shown."""

from types import ModuleType

import pytest


pytest.importorskip("sphinx")

import manuals

from penaltymodel import catalog, percent, statutes
from penaltymodel.statutes import ru_koap_13_41


class TestManual:
    def test_takes_in_what_its_example_needs(self):
        """Names of the module are imported from it, others from where they are defined."""
        text = manuals.runnable(
            "It is so.\n\n>>> print(STATUTE.key, percent(5))\nru/koap-13.41 1/20", _module()
        )

        assert ">>> from penaltymodel.values.money import percent\n" in text
        assert ">>> from penaltymodel.statutes.ru_koap_13_41 import STATUTE\n" in text
        assert text.startswith("It is so.\n\n>>> from ")

    def test_without_an_example_stays_as_it_is(self):
        """A text without an example is unchanged."""
        assert manuals.runnable("It is so.", ru_koap_13_41) == "It is so."

    def test_whose_example_fails_fails_the_build(self):
        """An example with other output fails the build."""
        with pytest.raises(RuntimeError, match=r"the example of .*ru_koap_13_41 fails"):
            manuals.runnable(">>> 1 + 1\n3", ru_koap_13_41)

    @pytest.mark.parametrize("key", catalog())
    def test_of_every_statute_runs(self, key):
        """The example of every statute has its imports."""
        assert ">>> from penaltymodel" in manuals.manual(statutes, "STATUTE", key)


def _module():
    made = ModuleType(ru_koap_13_41.__name__)
    made.STATUTE, made.percent = ru_koap_13_41.STATUTE, percent
    return made
