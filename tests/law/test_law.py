"""The law as a value: statutes by their keys."""

from __future__ import annotations

import copy
import pickle

import pytest

from attrs import evolve

from penaltymodel.errors import (
    DuplicateIdError,
    UnknownStatuteError,
    WrongTypeError,
    WrongValueError,
)
from penaltymodel.law.forms import fixed
from penaltymodel.law.law import Law
from penaltymodel.statutes import as_law, catalog
from penaltymodel.statutes.eu_dsa import STATUTE as DSA
from penaltymodel.statutes.ru_as_reported_2021 import STATUTE as REPORTED
from penaltymodel.values.money import rub


CHANGED = REPORTED.with_penalty(REPORTED.key, fixed(rub(7)))


class TestLaw:
    def test_is_a_mapping(self):
        """A law is a mapping from the sorted keys of its statutes."""
        law = Law([REPORTED, DSA])

        assert list(law.items()) == [(DSA.key, DSA), (REPORTED.key, REPORTED)]
        assert (len(law), REPORTED.key in law, "no/such" in law) == (2, True, False)

    def test_is_a_value(self):
        """Laws with the same statutes are equal, in any order."""
        one, other = Law([REPORTED, DSA]), Law([DSA, REPORTED])

        assert one == other
        assert hash(one) == hash(other)
        assert one != Law([CHANGED, DSA])

    @pytest.mark.parametrize(
        "copied", [copy.copy, copy.deepcopy, lambda law: pickle.loads(pickle.dumps(law))]
    )
    def test_can_be_copied(self, copied):
        """A copy is equal and finds the same statutes."""
        law = Law([CHANGED])

        assert copied(law) == law
        assert hash(copied(law)) == hash(law)
        assert copied(law).statute_of(REPORTED.key) == CHANGED

    def test_is_short_to_show(self):
        """A law shows its keys, not its statutes."""
        assert repr(Law([REPORTED, DSA])) == "<Law of eu/dsa, ru/as-reported-2021>"
        assert repr(Law([])) == "<Law of no statute>"

    def test_refuses_two_statutes_with_one_key(self):
        """Two statutes cannot have the same key."""
        with pytest.raises(DuplicateIdError, match="two statutes have the identifier"):
            Law([REPORTED, CHANGED])

    def test_refuses_other_values(self):
        """A value that is not a statute is rejected with its index."""
        with pytest.raises(WrongTypeError, match=r"law\[1\] must be a Statute, not the str 'x'"):
            Law([REPORTED, "x"])
        with pytest.raises(
            WrongTypeError, match="law must be a Statute or several, not the int 5"
        ):
            Law(5)

    def test_finds_the_statute_of_a_provision(self):
        """A statute is found by its own key and by the key of a provision."""
        law = Law([DSA])

        assert law.statute_of("eu/dsa") is law.statute_of("eu/dsa/52.3") is DSA
        with pytest.raises(UnknownStatuteError, match="use 'eu/dsa'"):
            law.statute_of("ru/koap-13.41")
        with pytest.raises(WrongTypeError, match="the key of a statute must be text"):
            law.statute_of(5)


class TestAsLaw:
    @pytest.mark.parametrize(
        "law",
        [CHANGED, [CHANGED], iter([CHANGED]), {CHANGED.key: CHANGED}, Law([CHANGED])],
        ids=["statute", "list", "iterator", "mapping", "law"],
    )
    def test_takes_statutes_in_any_form(self, law):
        """One statute, several, and a mapping of them by key are the same law."""
        assert as_law(law) == Law([CHANGED])

    def test_is_the_catalog_by_default(self):
        """None means the catalog, and the catalog is a valid law."""
        assert as_law(None) is as_law(catalog()) is catalog()

    def test_is_kept(self):
        """The law of the same statute is cached."""
        assert as_law(CHANGED) is as_law([CHANGED])

    @pytest.mark.parametrize("law", ["ru/as-reported-2021", 5])
    def test_refuses_other_types(self, law):
        """Other types are rejected, and the error names the argument."""
        with pytest.raises(WrongTypeError, match="law must be a Statute, several, or a mapping"):
            as_law(law)

    @pytest.mark.parametrize("law", [[{}], {0: {}}], ids=["list", "mapping"])
    def test_refuses_what_is_not_a_statute(self, law):
        """A value that is not a statute is rejected, hashable or not."""
        with pytest.raises(WrongTypeError, match=r"law\[0\] must be a Statute"):
            as_law(law)

    def test_refuses_a_wrong_key(self):
        """Each key of a mapping must be the key of its statute."""
        with pytest.raises(WrongValueError, match=r"law\['x'\] must be the statute 'x'"):
            as_law({"x": REPORTED})


class TestWithPenalty:
    def test_changes_the_last_text(self):
        """Only the penalty of the last text changes."""
        (provision,) = CHANGED.provisions

        assert provision.enactments[-1].penalty == fixed(rub(7))
        assert CHANGED.with_penalty(CHANGED.key, _penalty(REPORTED)) == REPORTED

    def test_changes_the_text_of_a_day(self):
        """Only the text that applies on the day changes."""
        statute = catalog()["ru/koap-13.41"]
        provision = next(each for each in statute.provisions if len(each.enactments) > 1)
        first, *others = provision.enactments

        changed = statute.with_penalty(provision.key, fixed(rub(7)), on=first.applies_from)

        assert changed.provision(provision.key).enactments == (
            evolve(first, penalty=fixed(rub(7))),
            *others,
        )


def _penalty(statute):
    return statute.provisions[0].enactments[-1].penalty
