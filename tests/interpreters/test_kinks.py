"""Tests for `penaltymodel.interpreters.kinks`: the same results as `evaluate` at any revenue."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest

from hypothesis import given
from hypothesis import strategies as st
from tests.support.curves import (
    ANNUAL,
    REPEAT,
    REVENUE,
    SOURCE,
    WORLDWIDE,
    above,
    all_facts,
    any_penalty,
    around,
    assessed,
    blind_penalty,
    curve,
    everyday,
    revenues,
    share,
)

from penaltymodel.errors import CurrencyMismatchError, MissingFactError, WrongTypeError
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.kinks import kinks
from penaltymodel.law.forms import (
    by_person,
    capped,
    cited,
    fixed,
    floored,
    greater_of,
    lesser_of,
    multiple_of,
    per_day,
    scaled,
    share_of_revenue,
    total,
    upto,
    when,
)
from penaltymodel.law.penalties import (
    AllOf,
    Amount,
    AnyOf,
    AtLeast,
    Count,
    Exceeds,
    Flag,
    Is,
    Not,
    PersonIs,
    Revenue,
)
from penaltymodel.law.words import (
    PersonKind,
)
from penaltymodel.statutes import ru_as_reported_2021 as reported
from penaltymodel.values.curves import Piece
from penaltymodel.values.money import eur, rub
from penaltymodel.values.ranges import EITHER, Range


class TestAgreesWithEvaluate:
    @given(any_penalty, all_facts, st.lists(revenues, max_size=5))
    def test_everywhere(self, penalty, facts, some):
        """Both ends equal those of `evaluate` at any revenue, and at and near the breakpoints."""
        ends = kinks(penalty, facts, of=REVENUE)

        for revenue in (*some, *everyday, *around([ends.low, ends.high])):
            result = assessed(penalty, facts, revenue)

            assert ends.at(revenue) == result
            assert (ends.low.at(revenue), ends.high.at(revenue)) == (result.low, result.high)

    @given(any_penalty, all_facts)
    def test_no_spurious_breakpoints(self, penalty, facts):
        """At each breakpoint the slope or the value of `evaluate` changes."""
        ends = kinks(penalty, facts, of=REVENUE)

        for a_curve, end in ((ends.low, "low"), (ends.high, "high")):
            places = [each.amount for each in a_curve.breakpoints]
            assert places == sorted(set(places))
            for before, place, after in zip(
                [Fraction(0), *places], places, [*places[1:], Fraction(10_000)], strict=False
            ):
                near = min(gap for gap in (place - before, after - place) if gap > 0) / 3

                def value(at, end=end):
                    return getattr(assessed(penalty, facts, rub(at)), end).amount

                here, soon, later = value(place), value(place + near), value(place + 2 * near)
                jumps = here != 2 * soon - later
                turns = place > 0 and here - value(place - near) != later - soon
                assert jumps or turns

    @given(blind_penalty, all_facts)
    def test_monotone_where_no_condition_asks_for_revenue(self, penalty, facts):
        """Without a condition on the revenue, both ends are continuous and never fall."""
        ends = kinks(penalty, facts, of=REVENUE)

        for a_curve in (ends.low, ends.high):
            assert a_curve.at_zero == a_curve.pieces[0].value
            assert all(piece.slope >= 0 for piece in a_curve.pieces)
            for one, other in pairwise(a_curve.pieces):
                assert one.moved(other.above).value == other.value

    @given(any_penalty, all_facts)
    def test_equal_functions_are_equal_values(self, penalty, facts):
        """Two penalties that are the same function have equal curves with equal hashes."""
        plain = kinks(penalty, facts, of=REVENUE)
        longer = greater_of(lesser_of(penalty, penalty), scaled(penalty, "1/2"))

        assert kinks(longer, facts, of=REVENUE) == plain
        assert hash(kinks(cited(penalty, SOURCE), facts, of=REVENUE)) == hash(plain)


class TestKinks:
    def test_cap_and_floor(self):
        """A share with a floor and a cap has a kink at each of them."""
        fine = capped(floored(share("1/10"), at=rub(100)), at=rub(500))

        assert curve(fine).breakpoints == (rub(1_000), rub(5_000))

    def test_greater_of_two_shares_with_offsets(self):
        """Two sloping lines meet at an exact fraction."""
        fine = greater_of(total(fixed(rub(1)), share("1/7")), share("1/3"))

        assert curve(fine).breakpoints == (rub("21/4"),)

    def test_jump_strictly_above(self):
        """A condition that the revenue exceeds an amount does not hold at the amount itself."""
        fine = when(above(100), fixed(rub(9)), otherwise=fixed(rub(5)))

        assert curve(fine).at(rub(100)) == rub(5)
        assert curve(fine).at(rub("100.01")) == rub(9)
        assert curve(fine).breakpoints == (rub(100),)

    def test_any_revenue_at_all(self):
        """A condition that there is any revenue has a breakpoint at zero."""
        fine = when(above(0), fixed(rub(9)), otherwise=fixed(rub(5)))

        assert curve(fine).at(rub(0)) == rub(5)
        assert curve(fine).at(rub("0.01")) == rub(9)
        assert curve(fine).breakpoints == (rub(0),)

    def test_brackets(self):
        """Conditions on the revenue may be nested, negated and combined with others."""
        middle = AllOf((above(10), Not(above(20)), Flag("intent", presumed=True)))
        fine = when(AnyOf((middle, above(90))), share(1), otherwise=fixed(rub(15)))

        assert curve(fine).breakpoints == (rub(10), rub(20), rub(90))
        values = {10: 15, 11: 11, 20: 20, 21: 15, 90: 15, 91: 91}
        assert {each: curve(fine).at(rub(each)) for each in values} == {
            each: rub(value) for each, value in values.items()
        }

    def test_kinks_within_brackets(self):
        """Each bracket has the kinks that are inside it, and no others."""
        bent = greater_of(
            capped(share(1), at=rub(50)), share("1/2"), fixed(rub(10))
        )  # 10, 50, 100
        fine = when(above(60), bent, otherwise=when(above(20), fixed(rub(3)), otherwise=bent))
        nested = when(above(20), when(above(60), bent, otherwise=fixed(rub(3))), otherwise=bent)

        assert curve(fine).breakpoints == (rub(10), rub(20), rub(60), rub(100))
        assert curve(nested) == curve(fine)

    def test_kink_at_a_limit(self):
        """A kink at the limit of its bracket is replaced by the jump."""
        fine = when(above(10), fixed(rub(1)), otherwise=capped(share(1), at=rub(10)))

        assert curve(fine).breakpoints == (rub(10),)
        assert curve(fine).pieces == (
            Piece(Fraction(0), Fraction(0), Fraction(1)),
            Piece(Fraction(10), Fraction(1), Fraction(0)),
        )

    def test_limits_that_change_nothing_leave_no_breakpoint(self):
        """A condition has no breakpoint if its branches are equal or never reached."""
        same = when(above(10), share("1/2"), otherwise=scaled(share(1), "1/2"))
        unreached = by_person(citizen=same, official=fixed(rub(1)), legal_entity=fixed(rub(2)))

        assert curve(same).breakpoints == ()
        assert curve(unreached, Facts(person="legal-entity")).breakpoints == ()

    def test_open_facts_give_the_hull(self):
        """If a repeat is open, the low end is the lower of both branches and the high end the higher."""
        ends = kinks(reported.PENALTY, Facts(repeat=EITHER), of=Revenue(reported.ANNUAL_REVENUE))

        assert ends.low.breakpoints == (rub(4_000_000),)
        assert ends.high.breakpoints == (rub(40_000_000),)
        assert ends.at(rub(10**9)) == Range(rub(800_000), rub(200_000_000))

    def test_ranges_of_facts_go_in_end_by_end(self):
        """Ranges of days and of the benefit give the two ends different kinks."""
        fine = greater_of(per_day(share("1/10")), multiple_of("the benefit", 2))
        facts = Facts(counts={"days": Range(1, 4)}, amounts={"the benefit": Range(rub(5), rub(8))})

        ends = kinks(fine, facts, of=REVENUE)

        assert ends.low.breakpoints == (rub(100),)
        assert ends.high.breakpoints == (rub(40),)

    def test_a_given_revenue_is_ignored(self):
        """A revenue that the facts give is ignored."""
        fine = when(above(10), share("1/2"), otherwise=share("1/5"))

        assert curve(fine, Facts(revenue=rub(7))) == curve(fine, Facts())

    def test_all_other_facts_are_used(self):
        """All other observables have the values of the facts."""
        legal = PersonIs((PersonKind.LEGAL_ENTITY,))
        asked = (
            REPEAT,
            legal,
            Flag("intent"),
            Is("seriousness", ("high",)),
            AtLeast(Count("days"), 2),
            Exceeds(Amount("the benefit"), rub(4)),
            above(10),
        )
        fine = when(AllOf(asked), per_day(share(1)), otherwise=fixed(rub(3)))
        facts = Facts(
            repeat=True,
            person="legal-entity",
            flags={"intent": True},
            words={"seriousness": "high"},
            amounts={"the benefit": rub(5)},
            counts={"days": 2},
        )

        assert curve(fine, facts).breakpoints == (rub(10),)
        assert curve(fine, facts).at(rub(11)) == rub(22)


class TestMissingFacts:
    def test_another_base(self):
        """Every other revenue must be given."""
        with pytest.raises(MissingFactError, match="worldwide"):
            kinks(share_of_revenue("1/5", base=WORLDWIDE), Facts(), of=REVENUE)

    def test_an_amount_in_a_condition(self):
        """An amount in a condition must be given."""
        fine = when(Exceeds(Amount("the benefit"), rub(1)), share(1), otherwise=share("1/2"))

        with pytest.raises(MissingFactError, match="the benefit"):
            kinks(fine, Facts(), of=REVENUE)

    def test_only_if_a_revenue_needs_it(self):
        """A fact may be missing if no revenue reaches the branch that needs it."""
        asks = multiple_of("the benefit", 2)
        never = when(above(10), when(above(5), share(1), otherwise=asks), otherwise=fixed(rub(1)))
        at_times = when(above(10), asks, otherwise=fixed(rub(1)))

        assert curve(never).breakpoints == (rub(10),)
        with pytest.raises(MissingFactError, match="the benefit"):
            kinks(at_times, Facts(), of=REVENUE)


class TestWrongArguments:
    def test_a_base_is_no_revenue(self):
        """A base in place of a Revenue is an error."""
        with pytest.raises(WrongTypeError, match="of must be a Revenue"):
            kinks(share(1), Facts(revenue=rub(5)), of=ANNUAL)

    @pytest.mark.parametrize(
        "fine",
        [
            total(fixed(rub(1)), fixed(eur(1))),
            total(fixed(rub(1)), multiple_of("the benefit", 1)),
            when(above(5), fixed(eur(1)), otherwise=fixed(eur(1))),
            when(AnyOf((above(5), Exceeds(REVENUE, eur(1)))), share(1), otherwise=share(2)),
        ],
    )
    def test_two_currencies(self, fine):
        """Two currencies in the penalty or in the facts are an error."""
        with pytest.raises(CurrencyMismatchError):
            kinks(fine, Facts(amounts={"the benefit": eur(1)}), of=REVENUE)

    def test_revenue_in_another_currency(self):
        """A curve in roubles, or with a limit in roubles, rejects a revenue in euros."""
        limited = when(above(5), share(1), otherwise=share("1/2"))

        for fine in (upto(rub(1)), limited):
            with pytest.raises(CurrencyMismatchError):
                kinks(fine, Facts(), of=REVENUE).at(eur(1))

    def test_a_share_alone_fits_any_currency(self):
        """A share of the revenue is in the currency of the revenue."""
        fine = curve(share("1/5"))

        assert fine.currency is None
        assert fine.breakpoints == ()
        assert (fine.at(rub(5)), fine.at(eur(10))) == (rub(1), eur(2))
