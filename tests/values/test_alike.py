"""Names that people write differently."""

from __future__ import annotations

import pytest

from penaltymodel.values.alike import NamesToMatch, hint_at, without_differences


@pytest.mark.parametrize(
    "other",
    [
        "TWITTER",
        " Twitter ",
        "Twit ter",
        "Twit\u00a0ter",
        "Twit\u200bter",
        "twit-ter",
        "Тwittеr",  # Cyrillic Т and е
        "Τwitter",  # Greek Tau
        "Ｔwitter",  # full width
    ],
)
def test_what_is_alike(other):
    """Case, spaces and look-alike letters make no difference."""
    assert without_differences(other) == without_differences("Twitter")


@pytest.mark.parametrize("other", ["Twitte", "Twitter Inc.", "Твиттер", ""])
def test_what_is_not_alike(other):
    """Other letters do."""
    assert without_differences(other) != without_differences("Twitter")


def test_the_hint_names_what_is_hard_to_see():
    """A difference in letters that look the same is put into words."""
    assert hint_at("TWITTER", "Twitter") == "did you mean 'Twitter'?"
    assert hint_at("Тwitter", "Twitter") == (
        "did you mean 'Twitter', which has letters of another alphabet?"
    )


class TestNamesToMatch:
    def test_reports_what_no_row_has(self):
        """Names that occur are not reported; others have a hint, if there is a near one."""
        names = NamesToMatch(["Google", "TWITTER", "Nobody"])
        names.see(["Google", "Meta"])
        names.see(["Twitter", "twitter"])

        assert names.unmatched() == (("TWITTER", "did you mean 'Twitter'?"), ("Nobody", ""))

    def test_a_name_that_comes_late(self):
        """A name that occurs after a near one is matched."""
        names = NamesToMatch(["TWITTER"])
        names.see(["Twitter"])
        names.see(["TWITTER"])

        assert names.unmatched() == ()

    def test_without_names(self):
        """Nothing is reported if there is nothing to match."""
        names = NamesToMatch()
        names.see(["Twitter"])

        assert not names
        assert names.unmatched() == ()
