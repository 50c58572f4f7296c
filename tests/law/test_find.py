"""Keys are found by names, duties and words."""

from __future__ import annotations

import pytest

from penaltymodel import Platform, Violation, assess, catalog
from penaltymodel.errors import UnknownProvisionError, UnknownStatuteError
from penaltymodel.law.statute import find_keys


LAW = catalog()


class TestFind:
    @pytest.mark.parametrize(
        ("text", "first"),
        [
            ("gdpr", "eu/gdpr"),
            ("uk/gdpr", "uk/gdpr"),
            ("hipaa", "us/45-cfr"),
            ("HIPAA", "us/45-cfr"),
            ("DSGVO", "eu/gdpr"),
            ("coppa", "us/ftc-act"),
            ("section 81", "uk/osa/sch13.4"),
            ("section 81 online safety act", "uk/osa/sch13.4"),
            ("article 32 gdpr", "eu/gdpr/83.4"),
            ("article 17 GDPR", "eu/gdpr/83.5"),
            ("160.404", "us/45-cfr/160.404"),
            ("privacy act 1988", "au/privacy"),
            ("failure to pay a fine", "ru/koap-20.25/1"),
        ],
    )
    def test_best_first(self, text, first):
        """The best key comes first: a key, a name, a duty, words."""
        assert LAW.find(text)[0] == first

    @pytest.mark.parametrize("text", ["", "  ", "xyzzy", "section 4711"])
    def test_nothing(self, text):
        """What matches nothing finds nothing."""
        assert LAW.find(text) == ()

    def test_no_statutes(self):
        """Without statutes there is nothing to find."""
        assert find_keys([], "gdpr") == ()

    def test_every_key_and_name_finds_its_statute(self):
        """Every key and every name of a statute finds it."""
        for statute in LAW.values():
            assert statute.key in LAW.find(statute.key)
            for name in statute.known_as:
                assert statute.key in LAW.find(name)


class TestErrors:
    def refused(self, under):
        with pytest.raises((UnknownStatuteError, UnknownProvisionError)) as caught:
            assess(Violation(under, LAW["eu/gdpr"].known_through), Platform("A", "legal-entity"))
        return str(caught.value)

    def test_suggests_the_best_first(self):
        """An unknown key suggests the keys that it may mean, the best first."""
        assert self.refused("gdpr").endswith("did you mean 'eu/gdpr' or 'uk/gdpr'?")
        assert "'us/45-cfr'" in self.refused("hipaa")
        assert "'us/45-cfr'" in self.refused("us/hipaa")

    def test_by_the_duty(self):
        """A key made of the duty suggests the provision that punishes its breach."""
        assert "did you mean 'uk/osa/sch13.4'" in self.refused("uk/osa/81")

    def test_by_spelling(self):
        """Otherwise the nearest spelling is suggested."""
        assert self.refused("eu/gdqr").endswith("did you mean 'eu/gdpr'?")
