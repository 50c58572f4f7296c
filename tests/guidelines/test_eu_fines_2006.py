"""The Commission's guidelines on fines of 2006."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.estimate import Estimate, estimate
from penaltymodel.errors import OutsideCodedLawError, WrongValueError
from penaltymodel.facts.facts import Facts
from penaltymodel.guidelines.eu_fines_2006 import GUIDELINE
from penaltymodel.interpreters.check import check
from penaltymodel.statutes import statute_of
from penaltymodel.values.money import Money, eur
from penaltymodel.values.ranges import Range, only


MILLION = 1_000_000
AMPLE = eur(100_000 * MILLION)
GRAVITY, FEE = "percent of the value of sales", "percent of entry fee"
PRIORS, INCREASE = "prior infringements", "percent of increase for prior infringements"


def estimated(
    *,
    turnover: Money = AMPLE,
    remainder: str = "more than six months",
    flags: dict[str, bool] | None = None,
    on: date = date(2018, 7, 18),
    **counts: int | Range[int],
) -> Estimate:
    """Estimate for sales of EUR 100 million, 20 %, 2 years and a remainder, an entry fee of 18 %."""
    act = Violation(under="eu/1-2003/23", committed_on=on)
    permitted = assess(act, Platform("Acme", "legal-entity", turnover)).range
    given = {"gravity": 20, "years": 2, "fee": 18, "priors": 0, "increase": 0} | counts
    facts = Facts(
        revenue=eur(100 * MILLION),
        counts={
            GRAVITY: given["gravity"],
            "full years": given["years"],
            FEE: given["fee"],
            PRIORS: given["priors"],
            INCREASE: given["increase"],
        },
        words={"remainder": remainder},
        flags=flags or {},
    )
    return estimate(GUIDELINE, permitted, facts, on=on, under=GUIDELINE.provisions[0])


def millions(estimate: Estimate) -> tuple[object, object]:
    """Return both ends in millions of euros."""
    return tuple(end / eur(MILLION) for end in (estimate.range.low, estimate.range.high))


class TestTheSum:
    def test_one_prior(self):
        """(100 × 20 % × 3 + 18) × 1.5 = EUR 117 million: two years and seven months, one prior."""
        answer = estimated(priors=1, increase=50)

        assert answer.range == only(eur(117 * MILLION))
        assert not answer.is_clamped

    def test_the_law_cuts(self):
        """The law, not the guidelines, caps the fine at 10 % of turnover."""
        answer = estimated(priors=1, increase=50, turnover=eur(1_000 * MILLION))

        assert answer.step.result == only(eur(117 * MILLION))
        assert answer.range == only(eur(100 * MILLION))
        assert answer.is_clamped

    def test_none_before(self):
        """Without a prior infringement, nothing is added at any percentage."""
        assert millions(estimated(increase=50)) == (78, 78)

    def test_each_prior_at_most_doubles(self):
        """The increase is at most 100 % for each prior infringement."""
        assert millions(estimated(priors=1, increase=150)) == (156, 156)
        assert millions(estimated(priors=2, increase=150)) == (195, 195)

    def test_unknown_percentages(self):
        """Unknown percentages are ranges, so the result is a range."""
        answer = estimated(gravity=Range(0, 30), fee=Range(15, 25))

        assert millions(answer) == (15, 115)

    @pytest.mark.parametrize(("fee", "sum_"), [(10, 75), (15, 75), (25, 85), (40, 85)])
    def test_entry_fee_stays_in_its_bounds(self, fee, sum_):
        """An entry fee is 15 to 25 %."""
        assert millions(estimated(fee=fee)) == (sum_, sum_)

    def test_share_of_sales_stays_in_its_bounds(self):
        """The share of the value of sales is at most 30 %."""
        assert millions(estimated(gravity=31)) == (108, 108)

    def test_no_entry_fee(self):
        """Where no entry fee is charged, none is added."""
        assert millions(estimated(flags={"entry fee": False})) == (60, 60)


class TestDuration:
    @pytest.mark.parametrize(
        ("remainder", "sum_"),
        [("none", 58), ("less than six months", 68), ("more than six months", 78)],
    )
    def test_rounding(self, remainder, sum_):
        """Less than six months are half a year, more are a year."""
        assert millions(estimated(remainder=remainder)) == (sum_, sum_)

    def test_six_months(self):
        """For exactly six months, both readings are covered."""
        half = "reading: six months are half a year"

        assert millions(estimated(remainder="six months")) == (68, 78)
        assert millions(estimated(remainder="six months", flags={half: True})) == (68, 68)
        assert millions(estimated(remainder="six months", flags={half: False})) == (78, 78)

    def test_less_than_a_year(self):
        """An infringement of some months has no full year."""
        assert millions(estimated(years=0, remainder="less than six months")) == (28, 28)

    def test_unknown_word(self):
        """The remainder is one of four."""
        with pytest.raises(WrongValueError):
            estimated(remainder="seven months")


def test_first_day():
    """The guidelines are of 1 September 2006."""
    assert millions(estimated(on=date(2006, 9, 1))) == (78, 78)
    with pytest.raises(OutsideCodedLawError):
        estimated(on=date(2006, 8, 31))


def test_well_formed():
    """The penalty has no defect, and the provision is there."""
    assert check(GUIDELINE.penalty) == ()
    assert [statute_of(each).provision(each).key for each in GUIDELINE.provisions]
