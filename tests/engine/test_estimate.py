"""Guidelines within the law."""

from datetime import date

import pytest

from attrs import evolve

from penaltymodel import Facts, Platform, Range, Violation, assess, eur, only, rub
from penaltymodel.engine.estimate import estimate
from penaltymodel.errors import (
    CurrencyMismatchError,
    OutsideCodedLawError,
    WrongTypeError,
    WrongValueError,
)
from penaltymodel.guidelines import guidelines
from penaltymodel.law.forms import multiple_of
from penaltymodel.law.guideline import LEGAL_MAXIMUM, Guideline
from penaltymodel.values.sources import Confidence, Source


HALF = Guideline(
    key="xx/half",
    title="half of the maximum, or three times",
    provisions=(),
    applies_from=date(2020, 1, 1),
    applies_through=date(2020, 12, 31),
    known_through=date(2020, 12, 31),
    penalty=multiple_of(LEGAL_MAXIMUM, "1/2", 3),
    source=Source("a paper", Confidence.MEMORY),
)
PERMITTED = Range(eur(6), eur(10))


class TestEstimate:
    def test_the_law_clamps_both_ends(self):
        """A result outside the law is limited to it; the guideline's own result is kept."""
        found = estimate(HALF, PERMITTED, Facts(), on=date(2020, 6, 1))

        assert found.step.result == Range(eur(5), eur(30))
        assert found.range == PERMITTED
        assert found.is_clamped

    def test_inside_the_law_nothing_changes(self):
        """A result within the law does not change."""
        facts = Facts(amounts={LEGAL_MAXIMUM: eur(3)})

        found = estimate(HALF, Range(eur(1), eur(10)), facts, on=date(2020, 6, 1))

        assert found.range == Range(eur("1.5"), eur(9))
        assert not found.is_clamped

    @pytest.mark.parametrize("on", [date(2019, 12, 31), date(2021, 1, 1)])
    def test_outside_its_days(self, on):
        """A guideline does not apply on other days."""
        with pytest.raises(OutsideCodedLawError, match="xx/half is coded from 2020-01-01"):
            estimate(HALF, PERMITTED, Facts(), on=on)

    def test_after_its_horizon(self):
        """After the last day it was checked for, a guideline is applied only on request."""
        on_going = evolve(HALF, applies_through=None)
        on = date(2021, 1, 1)

        with pytest.raises(OutsideCodedLawError, match="pass assume_unchanged=True"):
            estimate(on_going, PERMITTED, Facts(), on=on)
        assert estimate(on_going, PERMITTED, Facts(), on=on, assume_unchanged=True).is_clamped

    def test_only_for_its_provisions(self):
        """A guideline is refused for a provision that it is not for, and for an unnamed one."""
        edpb = guidelines()["eu/edpb-04-2022"]
        facts = Facts(revenue=eur(10**9), words={"seriousness": "high"})
        day = date(2024, 5, 1)
        platform = Platform("A", "legal-entity", eur(10**9))
        fine, other = (
            assess(Violation(key, day), platform) for key in ("eu/gdpr/83.5", "eu/dsa/74.1")
        )

        assert estimate(edpb, fine, facts, on=day).range.high == eur(40_000_000)
        with pytest.raises(WrongValueError, match="one of those that eu/edpb-04-2022 is for"):
            estimate(edpb, other, facts, on=day)
        with pytest.raises(WrongValueError, match="not None"):
            estimate(edpb, fine.range, facts, on=day)

    def test_only_for_its_currency(self):
        """A range in another currency is refused, also where the guideline states no sum."""
        for guideline, facts in (
            (guidelines()["eu/fines-2006"], Facts()),
            (guidelines()["us/ussg/8c2-2015"], Facts()),
        ):
            with pytest.raises(CurrencyMismatchError):
                estimate(
                    guideline,
                    Range(rub(0), rub(1)),
                    facts,
                    on=date(2020, 1, 1),
                    under=next(iter(guideline.provisions), None),
                )

    def test_only_a_range_of_money(self):
        """A value that is neither an assessment nor a range raises an error."""
        with pytest.raises(WrongTypeError, match="permitted must be an Assessment or a Range"):
            estimate(HALF, eur(5), Facts(), on=date(2020, 6, 1))

    def test_only_a_guideline(self):
        """A value that is not a guideline raises an error."""
        with pytest.raises(WrongTypeError, match="guideline must be a Guideline"):
            estimate("xx/half", PERMITTED, Facts(), on=date(2020, 6, 1))


class TestCatalog:
    def test_every_guideline_says_what_it_is(self):
        """Each guideline has its key, a title and a source with a confidence mark."""
        for key, guideline in guidelines().items():
            assert guideline.key == key
            assert guideline.title
            assert guideline.source.confidence in Confidence

    def test_never_wider_than_the_law(self):
        """If the law sets a definite amount, a guideline does not change it."""
        found = estimate(HALF, only(eur(7)), Facts(), on=date(2020, 6, 1))

        assert found.range == only(eur(7))
