"""Tests for `penaltymodel.values.sources`."""

from __future__ import annotations

from datetime import date

import pytest

from hypothesis import given
from hypothesis import strategies as st
from tests.support.strategies import examples, sources

from penaltymodel.values.sources import Confidence, Source, weakest


class TestConfidence:
    @pytest.mark.parametrize(
        ("mark", "doubt", "meaning"),
        [
            ("V", 0, "read in a text that quotes the law"),
            ("D", 1, "derived from figures that were read"),
            ("S", 2, "read in a secondary source"),
            ("M", 3, "from memory, not verified"),
        ],
    )
    def test_marks(self, mark, doubt, meaning):
        """Each mark has a meaning, and the marks are ordered by reliability."""
        confidence = Confidence(mark)

        assert confidence.doubt == doubt
        assert confidence.meaning == meaning

    def test_are_these(self):
        """There are four marks."""
        assert [each.value for each in Confidence] == ["V", "D", "S", "M"]


class TestSource:
    def test_shows_its_mark(self):
        """Every citation of a source is followed by its mark."""
        source = Source("KoAP art. 4.6", Confidence.MEMORY, checked_on=date(2026, 1, 1))

        assert str(source) == "KoAP art. 4.6 [M]"

    def test_is_a_value(self):
        """Sources with equal fields are equal."""
        source = Source("KoAP art. 4.6", Confidence.VERIFIED)

        assert {source, Source("KoAP art. 4.6", Confidence.VERIFIED)} == {source}
        assert source != Source("KoAP art. 4.6", Confidence.VERIFIED, note="2020")


class TestWeakest:
    def test_of_nothing(self):
        """Without sources, there is no mark."""
        assert weakest(()) is None

    @examples(60)
    @given(st.lists(sources, min_size=1).map(tuple))
    def test_of_several(self, given_sources):
        """Several sources have the lowest mark among them."""
        mark = weakest(given_sources)

        assert mark in {each.confidence for each in given_sources}
        assert all(mark.doubt >= each.confidence.doubt for each in given_sources)
