"""Tests for `penaltymodel.values.curves`."""

from __future__ import annotations

from fractions import Fraction

from tests.support.curves import (
    above,
    curve,
    share,
)

from penaltymodel.law.forms import (
    fixed,
    when,
)
from penaltymodel.values.curves import Curve, Piece
from penaltymodel.values.money import rub


class TestCurve:
    def test_merges_what_goes_on(self):
        """A piece that continues the one before is merged with it."""
        one = Piece(Fraction(0), Fraction(1), Fraction(2))

        assert Curve("RUB", Fraction(1), (one, one.moved(Fraction(3)))).pieces == (one,)

    def test_just_above(self):
        """A limit belongs to the piece below it, and the next piece holds just above it."""
        fine = curve(when(above(10), fixed(rub(9)), otherwise=share("1/2")))

        assert fine.at(rub(10)) == rub(5)
        assert fine.just_above(Fraction(10)) == Piece(Fraction(10), Fraction(9), Fraction(0))
        assert fine.just_above(Fraction(4)) == Piece(Fraction(4), Fraction(2), Fraction("1/2"))
