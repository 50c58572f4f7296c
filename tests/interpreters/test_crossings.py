"""Tests for `penaltymodel.interpreters.crossings`."""

from __future__ import annotations

from itertools import pairwise

import pytest

from hypothesis import given
from hypothesis import strategies as st
from tests.support.curves import (
    REVENUE,
    above,
    all_facts,
    any_penalty,
    assessed,
    curve,
    everyday,
    revenues,
    share,
)

from penaltymodel.errors import CurrencyMismatchError
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.crossings import (
    Crossing,
    LowerCurve,
    RevenueInterval,
    cheaper_repeat,
    crossings,
)
from penaltymodel.interpreters.kinks import kinks
from penaltymodel.law.forms import (
    capped,
    fixed,
    floored,
    greater_of,
    scaled,
    total,
    upto,
    when,
)
from penaltymodel.law.penalties import (
    Revenue,
)
from penaltymodel.statutes import ru_as_reported_2021 as reported
from penaltymodel.values.money import eur, rub


LEFT, RIGHT, NEITHER = LowerCurve.LEFT, LowerCurve.RIGHT, LowerCurve.NEITHER


class TestCrossings:
    def test_share_and_sum(self):
        """A share and a sum cross once."""
        assert crossings(curve(share("1/5")), curve(fixed(rub(800_000)))) == (
            Crossing(rub(4_000_000), LEFT, RIGHT),
        )

    def test_two_shares_never_cross(self):
        """Two shares are equal only at a revenue of zero."""
        assert crossings(curve(share("1/5")), curve(share("1/6"))) == ()

    def test_equal_curves_never_cross(self):
        """A curve does not cross itself."""
        fine = curve(upto(rub(5)))

        assert crossings(fine, fine) == ()

    def test_touching_is_no_crossing(self):
        """Curves that only touch at one revenue do not cross."""
        valley = curve(floored(share("1/5"), at=rub(2)))
        slope = curve(total(fixed(rub(1)), share("1/10")))
        roof = curve(capped(share("1/5"), at=rub(2)))

        assert slope.at(rub(10)) == valley.at(rub(10)) == roof.at(rub(10)) == rub(2)
        assert crossings(slope, valley) == ()
        assert crossings(valley, roof) == ()

    def test_running_together(self):
        """Curves that are equal between two revenues have a crossing at each of them."""
        capped_share = curve(capped(share("1/5"), at=rub(2)))
        sum_then_share = curve(when(above(20), share("1/5"), otherwise=fixed(rub(2))))

        assert crossings(capped_share, sum_then_share) == (
            Crossing(rub(10), LEFT, NEITHER),
            Crossing(rub(20), NEITHER, LEFT),
        )

    def test_running_together_from_the_start(self):
        """Curves that are equal from zero on have one crossing, where this ends."""
        assert crossings(curve(share("1/5")), curve(capped(share("1/5"), at=rub(2)))) == (
            Crossing(rub(10), NEITHER, RIGHT),
        )

    def test_jump(self):
        """A jump crosses at the amount of its condition."""
        jump = curve(when(above(10), fixed(rub(9)), otherwise=fixed(rub(1))))

        assert crossings(jump, curve(fixed(rub(5)))) == (Crossing(rub(10), LEFT, RIGHT),)

    def test_jump_at_zero(self):
        """Which curve is lower may depend on whether there is any revenue."""
        jump = curve(when(above(0), fixed(rub(9)), otherwise=fixed(rub(1))))

        assert crossings(jump, curve(fixed(rub(5)))) == (Crossing(rub(0), LEFT, RIGHT),)

    def test_two_currencies(self):
        """Curves in two currencies cannot be compared."""
        with pytest.raises(CurrencyMismatchError):
            crossings(curve(upto(rub(1))), curve(upto(eur(1))))

    @given(any_penalty, any_penalty, all_facts, st.lists(revenues, max_size=5))
    def test_lower_everywhere(self, one, other, facts, some):
        """Between two crossings the lower curve is never above the other."""
        left, right = curve(one, facts), curve(other, facts)
        found = crossings(left, right)
        mirrored = {LEFT: RIGHT, RIGHT: LEFT, NEITHER: NEITHER}

        assert all(each.before is not each.after for each in found)
        assert all(first.after is second.before for first, second in pairwise(found))
        assert [(each.at, mirrored[each.before], mirrored[each.after]) for each in found] == [
            (each.at, each.before, each.after) for each in crossings(right, left)
        ]
        if not found:
            return
        for revenue in (*some, *everyday, *(each.at for each in found)):
            passed = [each for each in found if each.at < revenue]
            lower = passed[-1].after if passed else found[0].before
            low = assessed(one, facts, revenue).low, assessed(other, facts, revenue).low

            match lower:
                case LowerCurve.LEFT:
                    assert low[0] <= low[1]
                case LowerCurve.RIGHT:
                    assert low[1] <= low[0]
                case LowerCurve.NEITHER:
                    assert low[0] == low[1]


class TestCheaperRepeat:
    FIRST = fixed(rub(800_000), rub(8_000_000))

    def found(self, first, repeat):
        return cheaper_repeat(*(kinks(each, Facts(), of=REVENUE) for each in (first, repeat)))

    def test_as_reported(self):
        """Under the rule as reported, a repeat costs less below 4 and 40 million roubles of revenue."""
        found = self.found(self.FIRST, share("1/5"))

        assert found.low == (RevenueInterval(None, rub(4_000_000)),)
        assert found.high == (RevenueInterval(None, rub(40_000_000)),)
        assert str(found) == (
            "a repeat costs less than a first offense: at the low end below RUB 4,000,000.00 of "
            "revenue, at the high end below RUB 40,000,000.00 of revenue"
        )

    def test_the_statute_as_coded(self):
        """The coded statute has the same result for its two branches."""
        of = Revenue(reported.ANNUAL_REVENUE)
        first, repeat = (kinks(reported.PENALTY, Facts(repeat=it), of=of) for it in (False, True))

        assert cheaper_repeat(first, repeat) == self.found(self.FIRST, share("1/5"))
        assert crossings(repeat.low, first.low) == (Crossing(rub(4_000_000), LEFT, RIGHT),)
        assert crossings(repeat.high, first.high) == (Crossing(rub(40_000_000), LEFT, RIGHT),)

    def test_two_currencies(self):
        """A first offense in one currency and a repeat in another cannot be compared."""
        with pytest.raises(CurrencyMismatchError):
            self.found(upto(rub(5)), upto(eur(5)))

    def test_never(self):
        """A repeat with the highest first fine as its floor never costs less."""
        found = self.found(self.FIRST, floored(share("1/5"), at=rub(8_000_000)))

        assert (found.low, found.high) == ((), ())
        assert str(found).endswith("at the low end never, at the high end never")

    def test_always(self):
        """A repeat may cost less at any revenue."""
        found = self.found(share("1/10", "1/5"), share("1/20", "1/4"))

        assert found.low == (RevenueInterval(None, None),)
        assert str(found).endswith("at the low end at any revenue, at the high end never")

    def test_above(self):
        """A repeat with a cap costs less at high revenues if a first offense has none."""
        found = self.found(share("1/10"), capped(share("1/5"), at=rub(10)))

        assert found.low == (RevenueInterval(rub(100), None),)
        assert "at the low end above RUB 100.00 of revenue, " in str(found)

    def test_twice(self):
        """A repeat may cost less on several intervals."""
        first = greater_of(fixed(rub(4)), scaled(share(1), "1/10"))
        found = self.found(first, capped(share("1/5"), at=rub(10)))

        assert found.low == (RevenueInterval(None, rub(20)), RevenueInterval(rub(100), None))
        assert "below RUB 20.00 of revenue or above RUB 100.00 of revenue" in str(found)

    def test_through_a_limit(self):
        """An interval that ends at a jump includes its end."""
        first = when(above(5), fixed(rub(4)), otherwise=fixed(rub(2)))
        found = self.found(first, when(above(9), fixed(rub(7)), otherwise=fixed(rub(3))))

        assert found.low == (RevenueInterval(rub(5), rub(9), includes_end=True),)
        assert str(found.low[0]) == "above RUB 5.00 and up to and including RUB 9.00 of revenue"

    def test_only_without_revenue(self):
        """A repeat may cost less only without revenue."""
        found = self.found(fixed(rub(4)), when(above(0), fixed(rub(7)), otherwise=fixed(rub(0))))

        assert found.low == (RevenueInterval(None, rub(0), includes_end=True),)

    @given(any_penalty, any_penalty, all_facts, st.lists(revenues, max_size=5))
    def test_on_any_revenue(self, first, repeat, facts, some):
        """A repeat costs no more on the intervals and no less outside them."""
        found = cheaper_repeat(*(kinks(each, facts, of=REVENUE) for each in (first, repeat)))

        for intervals, end in ((found.low, "low"), (found.high, "high")):
            ends = [each.end for each in intervals if each.end is not None]
            for revenue in (*some, *everyday, *ends):
                one = getattr(assessed(first, facts, revenue), end)
                again = getattr(assessed(repeat, facts, revenue), end)
                on_one = any(
                    (each.above is None or each.above < revenue)
                    and (each.end is None or revenue < each.end)
                    for each in intervals
                )
                at_end = any(each.end == revenue and each.includes_end for each in intervals)

                if at_end:
                    assert again < one
                elif on_one:
                    assert again <= one
                else:
                    assert one <= again
