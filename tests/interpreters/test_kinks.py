"""Penalties as functions of a revenue, held against `evaluate` point by point."""

from fractions import Fraction
from itertools import pairwise

import pytest

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from penaltymodel.errors import CurrencyMismatchError, MissingFactError, WrongTypeError
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.crossings import (
    Crossing,
    Lower,
    Stretch,
    cheaper_repeat,
    crossings,
)
from penaltymodel.interpreters.evaluate import evaluate
from penaltymodel.interpreters.kinks import Curve, Piece, kinks
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
    Cases,
    Cited,
    Count,
    Exceeds,
    Fixed,
    Flag,
    GreaterOf,
    Is,
    LesserOf,
    Matching,
    Measured,
    Not,
    PersonIs,
    Repeat,
    Revenue,
    Share,
    Times,
    Total,
)
from penaltymodel.law.words import (
    AccountingPeriod,
    Base,
    Measure,
    Milestone,
    Perimeter,
    PersonKind,
)
from penaltymodel.statutes import ru_as_reported_2021 as reported
from penaltymodel.values.money import eur, rub
from penaltymodel.values.ranges import EITHER, Range
from penaltymodel.values.sources import Confidence, Source


ANNUAL = Base(Measure.REVENUE, Perimeter.PERSON, "Russian", AccountingPeriod.ANNUAL)
WORLDWIDE = Base(Measure.REVENUE, Perimeter.GROUP, "worldwide", AccountingPeriod.ANNUAL)
REVENUE = Revenue(ANNUAL)
SOURCE = Source("an act", Confidence.SECONDARY)
REPEAT = Repeat(
    opens_at=Milestone.DECISION,
    within=None,
    counted_from=Milestone.DECISION,
    matching=Matching.ANY,
    measured_to=Milestone.COMMISSION,
)


def share(low, high=None):
    return share_of_revenue(low, high, base=ANNUAL)


def above(amount):
    return Exceeds(REVENUE, rub(amount))


def curve(penalty, facts=None):
    """Return the low end of *penalty*."""
    return kinks(penalty, facts or Facts(), of=REVENUE).low


# --- Random penalties. Numbers are few and small, so that limits, kinks and revenues coincide.

numbers = st.integers(0, 12)
sums = numbers.map(rub)
rates = st.builds(Fraction, st.integers(0, 6), st.integers(1, 4))


def ranges(ends):
    return st.tuples(ends, ends).map(sorted).map(lambda pair: Range(*pair))


truths = st.sampled_from([True, False, EITHER])
all_facts = st.builds(
    Facts,
    person=st.sampled_from(PersonKind),
    revenue=st.fixed_dictionaries({WORLDWIDE: ranges(sums)}),
    amounts=st.fixed_dictionaries({"the benefit": ranges(sums)}),
    counts=st.fixed_dictionaries({"days": ranges(st.integers(0, 4))}),
    flags=st.fixed_dictionaries({"intent": truths, "harm": truths}),
    words=st.fixed_dictionaries({"seriousness": st.sampled_from(["low", "high"])}),
    repeat=truths,
)
observables = st.sampled_from([REVENUE, REVENUE, Revenue(WORLDWIDE), Amount("the benefit")])


def conditions(observable):
    simple = st.one_of(
        st.builds(Exceeds, observable, sums),
        st.sampled_from([Flag("intent"), Flag("harm"), REPEAT]),
        st.sampled_from(
            [
                PersonIs((PersonKind.CITIZEN, PersonKind.OFFICIAL)),
                Is("seriousness", ("high",)),
                AtLeast(Count("days"), 2),
            ]
        ),
    )
    return st.recursive(
        simple,
        lambda tests: st.one_of(
            st.builds(Not, tests),
            st.builds(AllOf, st.lists(tests, min_size=1, max_size=3).map(tuple)),
            st.builds(AnyOf, st.lists(tests, min_size=1, max_size=3).map(tuple)),
        ),
        max_leaves=3,
    )


def penalties(tests):
    def larger(parts):
        terms = st.lists(parts, min_size=1, max_size=3).map(tuple)
        branches = st.lists(st.tuples(tests, parts), max_size=2).map(tuple)
        return st.one_of(
            st.builds(Share, ranges(rates), parts),
            st.builds(Times, st.just(Count("days")), parts),
            st.builds(Total, terms),
            st.builds(GreaterOf, terms),
            st.builds(LesserOf, terms),
            st.builds(Cases, branches, parts),
            st.builds(Cited, parts, st.just(SOURCE)),
        )

    shares = st.builds(Share, ranges(rates), st.just(Measured(REVENUE)))
    fines = st.builds(Fixed, ranges(sums))
    bent = st.tuples(fines, shares, st.sampled_from([Total, GreaterOf, LesserOf])).map(
        lambda drawn: drawn[2](drawn[:2])
    )
    leaves = st.one_of(fines, st.builds(Measured, observables), shares, bent)
    return st.recursive(leaves, larger, max_leaves=6)


def brackets(parts):
    """Return penalties that look at the revenue first, to choose between *parts*."""
    limits = st.builds(Exceeds, st.just(REVENUE), sums)
    return st.builds(
        Cases, st.lists(st.tuples(limits, parts), min_size=1, max_size=2).map(tuple), parts
    )


plain_penalty = penalties(conditions(observables))
any_penalty = (
    plain_penalty | brackets(plain_penalty) | brackets(plain_penalty | brackets(plain_penalty))
)
blind_penalty = penalties(conditions(st.just(Amount("the benefit"))))
everyday = [rub(each + beside) for each in range(13) for beside in (0, Fraction(1, 9))]
revenues = st.builds(Fraction, st.integers(0, 200), st.integers(1, 12)).map(rub)


def assessed(penalty, facts, revenue):
    """Return what `evaluate` says if the revenue is *revenue*."""
    return evaluate(penalty, evolve(facts, revenue=facts.revenue | {ANNUAL: revenue})).result


def around(curves):
    """Return every breakpoint, and revenues closer to it than any other breakpoint is."""
    found = sorted({each.amount for a_curve in curves for each in a_curve.breakpoints})
    gaps = [high - low for low, high in pairwise([Fraction(0), *found]) if high > low]
    near = min(gaps, default=Fraction(1)) / 3
    return [
        rub(each)
        for place in found
        for each in (place - near, place, place + near, place + near / 2)
        if each >= 0
    ]


class TestAgreesWithAssess:
    @given(any_penalty, all_facts, st.lists(revenues, max_size=5))
    def test_everywhere(self, penalty, facts, some):
        """Both ends are those of `evaluate`: at any revenue, at the breakpoints and beside them."""
        ends = kinks(penalty, facts, of=REVENUE)

        for revenue in (*some, *everyday, *around([ends.low, ends.high])):
            result = assessed(penalty, facts, revenue)

            assert ends.at(revenue) == result
            assert (ends.low.at(revenue), ends.high.at(revenue)) == (result.low, result.high)

    @given(any_penalty, all_facts)
    def test_no_spurious_breakpoints(self, penalty, facts):
        """At every breakpoint `evaluate` bends or jumps, and the breakpoints are in order."""
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
                bends = place > 0 and here - value(place - near) != later - soon
                assert jumps or bends

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
        """Saying the same thing in a longer way gives the same curves, hashed alike."""
        plain = kinks(penalty, facts, of=REVENUE)
        longer = greater_of(lesser_of(penalty, penalty), scaled(penalty, "1/2"))

        assert kinks(longer, facts, of=REVENUE) == plain
        assert hash(kinks(cited(penalty, SOURCE), facts, of=REVENUE)) == hash(plain)


class TestKinks:
    def test_cap_and_floor(self):
        """A share with a floor and a cap has a kink where it leaves each."""
        fine = capped(floored(share("1/10"), at=rub(100)), at=rub(500))

        assert curve(fine).breakpoints == (rub(1_000), rub(5_000))

    def test_greater_of_two_shares_with_offsets(self):
        """Two sloping lines meet at an exact fraction."""
        fine = greater_of(total(fixed(rub(1)), share("1/7")), share("1/3"))

        assert curve(fine).breakpoints == (rub("21/4"),)

    def test_jump_strictly_above(self):
        """A condition that the revenue exceeds an amount changes nothing at the amount itself."""
        fine = when(above(100), fixed(rub(9)), otherwise=fixed(rub(5)))

        assert curve(fine).at(rub(100)) == rub(5)
        assert curve(fine).at(rub("100.01")) == rub(9)
        assert curve(fine).breakpoints == (rub(100),)

    def test_any_revenue_at_all(self):
        """Asking whether there is any revenue makes a breakpoint at zero."""
        fine = when(above(0), fixed(rub(9)), otherwise=fixed(rub(5)))

        assert curve(fine).at(rub(0)) == rub(5)
        assert curve(fine).at(rub("0.01")) == rub(9)
        assert curve(fine).breakpoints == (rub(0),)

    def test_brackets(self):
        """Conditions on the revenue may be nested, negated and joined with others."""
        middle = AllOf((above(10), Not(above(20)), Flag("intent", presumed=True)))
        fine = when(AnyOf((middle, above(90))), share(1), otherwise=fixed(rub(15)))

        assert curve(fine).breakpoints == (rub(10), rub(20), rub(90))
        values = {10: 15, 11: 11, 20: 20, 21: 15, 90: 15, 91: 91}
        assert {each: curve(fine).at(rub(each)) for each in values} == {
            each: rub(value) for each, value in values.items()
        }

    def test_kinks_within_brackets(self):
        """Each bracket keeps the kinks that fall into it, and no other."""
        bent = greater_of(
            capped(share(1), at=rub(50)), share("1/2"), fixed(rub(10))
        )  # 10, 50, 100
        fine = when(above(60), bent, otherwise=when(above(20), fixed(rub(3)), otherwise=bent))
        nested = when(above(20), when(above(60), bent, otherwise=fixed(rub(3))), otherwise=bent)

        assert curve(fine).breakpoints == (rub(10), rub(20), rub(60), rub(100))
        assert curve(nested) == curve(fine)

    def test_kink_at_a_limit(self):
        """A kink at the very limit of its bracket is lost in the jump."""
        fine = when(above(10), fixed(rub(1)), otherwise=capped(share(1), at=rub(10)))

        assert curve(fine).breakpoints == (rub(10),)
        assert curve(fine).pieces == (
            Piece(Fraction(0), Fraction(0), Fraction(1)),
            Piece(Fraction(10), Fraction(1), Fraction(0)),
        )

    def test_limits_that_change_nothing_leave_no_breakpoint(self):
        """A condition whose branches come to the same, or are never reached, is not seen."""
        same = when(above(10), share("1/2"), otherwise=scaled(share(1), "1/2"))
        unreached = by_person(citizen=same, official=fixed(rub(1)), legal_entity=fixed(rub(2)))

        assert curve(same).breakpoints == ()
        assert curve(unreached, Facts(person="legal-entity")).breakpoints == ()

    def test_open_facts_give_the_hull(self):
        """Where a repeat is open, the low end is the lower of both rules and the high the higher."""
        ends = kinks(reported.PENALTY, Facts(repeat=EITHER), of=Revenue(reported.ANNUAL_REVENUE))

        assert ends.low.breakpoints == (rub(4_000_000),)
        assert ends.high.breakpoints == (rub(40_000_000),)
        assert ends.at(rub(10**9)) == Range(rub(800_000), rub(200_000_000))

    def test_ranges_of_facts_go_in_end_by_end(self):
        """An uncertain number of days and benefit move the kinks of the two ends apart."""
        fine = greater_of(per_day(share("1/10")), multiple_of("the benefit", 2))
        facts = Facts(counts={"days": Range(1, 4)}, amounts={"the benefit": Range(rub(5), rub(8))})

        ends = kinks(fine, facts, of=REVENUE)

        assert ends.low.breakpoints == (rub(100),)
        assert ends.high.breakpoints == (rub(40),)

    def test_what_the_facts_say_of_the_revenue_is_not_looked_at(self):
        """The revenue stays open even where the facts give one."""
        fine = when(above(10), share("1/2"), otherwise=share("1/5"))

        assert curve(fine, Facts(revenue=rub(7))) == curve(fine, Facts())

    def test_all_other_facts_are_asked_as_ever(self):
        """Between limits on the revenue, everything else is what the facts say."""
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
        """Another revenue than the one left open must be given."""
        with pytest.raises(MissingFactError, match="worldwide"):
            kinks(share_of_revenue("1/5", base=WORLDWIDE), Facts(), of=REVENUE)

    def test_an_amount_in_a_condition(self):
        """So must what a condition asks."""
        fine = when(Exceeds(Amount("the benefit"), rub(1)), share(1), otherwise=share("1/2"))

        with pytest.raises(MissingFactError, match="the benefit"):
            kinks(fine, Facts(), of=REVENUE)

    def test_only_where_some_revenue_leads(self):
        """A fact that is asked at no revenue may be missing; at one revenue is enough to need it."""
        asks = multiple_of("the benefit", 2)
        never = when(above(10), when(above(5), share(1), otherwise=asks), otherwise=fixed(rub(1)))
        at_times = when(above(10), asks, otherwise=fixed(rub(1)))

        assert curve(never).breakpoints == (rub(10),)
        with pytest.raises(MissingFactError, match="the benefit"):
            kinks(at_times, Facts(), of=REVENUE)


class TestWrongQuestions:
    def test_a_base_is_no_revenue(self):
        """The observable is asked for, not its base: a base would match nothing in silence."""
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
        """A penalty of two currencies is refused, and so is a fact in another one."""
        with pytest.raises(CurrencyMismatchError):
            kinks(fine, Facts(amounts={"the benefit": eur(1)}), of=REVENUE)

    def test_revenue_in_another_currency(self):
        """A curve in roubles is not asked in euros, if only because its limit is in roubles."""
        limited = when(above(5), share(1), otherwise=share("1/2"))

        for fine in (upto(rub(1)), limited):
            with pytest.raises(CurrencyMismatchError):
                kinks(fine, Facts(), of=REVENUE).at(eur(1))

    def test_a_bare_share_is_good_for_any_currency(self):
        """Nothing but a share of the revenue comes out in the currency that goes in."""
        fine = curve(share("1/5"))

        assert fine.currency is None
        assert fine.breakpoints == ()
        assert (fine.at(rub(5)), fine.at(eur(10))) == (rub(1), eur(2))


class TestCurve:
    def test_merges_what_goes_on(self):
        """A piece that only continues the one before is no piece of its own."""
        one = Piece(Fraction(0), Fraction(1), Fraction(2))

        assert Curve("RUB", Fraction(1), (one, one.moved(Fraction(3)))).pieces == (one,)

    def test_just_above(self):
        """A limit belongs to the piece below it; just above it the next piece holds."""
        fine = curve(when(above(10), fixed(rub(9)), otherwise=share("1/2")))

        assert fine.at(rub(10)) == rub(5)
        assert fine.just_above(Fraction(10)) == Piece(Fraction(10), Fraction(9), Fraction(0))
        assert fine.just_above(Fraction(4)) == Piece(Fraction(4), Fraction(2), Fraction("1/2"))


LEFT, RIGHT, NEITHER = Lower.LEFT, Lower.RIGHT, Lower.NEITHER


class TestCrossings:
    def test_share_and_sum(self):
        """A share overtakes a sum once."""
        assert crossings(curve(share("1/5")), curve(fixed(rub(800_000)))) == (
            Crossing(rub(4_000_000), LEFT, RIGHT),
        )

    def test_two_shares_never_cross(self):
        """Two shares meet only where there is no revenue."""
        assert crossings(curve(share("1/5")), curve(share("1/6"))) == ()

    def test_equal_curves_never_cross(self):
        """A curve does not cross itself."""
        fine = curve(upto(rub(5)))

        assert crossings(fine, fine) == ()

    def test_touching_is_no_crossing(self):
        """Meeting at one revenue and turning away again is no crossing."""
        valley = curve(floored(share("1/5"), at=rub(2)))
        slope = curve(total(fixed(rub(1)), share("1/10")))
        roof = curve(capped(share("1/5"), at=rub(2)))

        assert slope.at(rub(10)) == valley.at(rub(10)) == roof.at(rub(10)) == rub(2)
        assert crossings(slope, valley) == ()
        assert crossings(valley, roof) == ()

    def test_running_together(self):
        """Curves that run together for a while have a crossing at each end of it."""
        capped_share = curve(capped(share("1/5"), at=rub(2)))
        sum_then_share = curve(when(above(20), share("1/5"), otherwise=fixed(rub(2))))

        assert crossings(capped_share, sum_then_share) == (
            Crossing(rub(10), LEFT, NEITHER),
            Crossing(rub(20), NEITHER, LEFT),
        )

    def test_running_together_from_the_start(self):
        """Curves that begin as one cross where they part."""
        assert crossings(curve(share("1/5")), curve(capped(share("1/5"), at=rub(2)))) == (
            Crossing(rub(10), NEITHER, RIGHT),
        )

    def test_jump(self):
        """A jump crosses at the amount that the law asks the revenue to exceed."""
        jump = curve(when(above(10), fixed(rub(9)), otherwise=fixed(rub(1))))

        assert crossings(jump, curve(fixed(rub(5)))) == (Crossing(rub(10), LEFT, RIGHT),)

    def test_jump_at_zero(self):
        """Having any revenue at all may decide which is lower."""
        jump = curve(when(above(0), fixed(rub(9)), otherwise=fixed(rub(1))))

        assert crossings(jump, curve(fixed(rub(5)))) == (Crossing(rub(0), LEFT, RIGHT),)

    def test_two_currencies(self):
        """Curves in two currencies cannot be compared."""
        with pytest.raises(CurrencyMismatchError):
            crossings(curve(upto(rub(1))), curve(upto(eur(1))))

    @given(any_penalty, any_penalty, all_facts, st.lists(revenues, max_size=5))
    def test_say_which_is_lower_everywhere(self, one, other, facts, some):
        """Between crossings the one that is said to be lower is never the higher."""
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
                case Lower.LEFT:
                    assert low[0] <= low[1]
                case Lower.RIGHT:
                    assert low[1] <= low[0]
                case Lower.NEITHER:
                    assert low[0] == low[1]


class TestCheaperRepeat:
    FIRST = fixed(rub(800_000), rub(8_000_000))

    def found(self, first, repeat):
        return cheaper_repeat(*(kinks(each, Facts(), of=REVENUE) for each in (first, repeat)))

    def test_as_reported(self):
        """Below 4 and 40 million roubles of revenue the rule as reported favors a repeat."""
        found = self.found(self.FIRST, share("1/5"))

        assert found.low == (Stretch(None, rub(4_000_000)),)
        assert found.high == (Stretch(None, rub(40_000_000)),)
        assert str(found) == (
            "a repeat costs less than a first offense: at the low end below RUB 4,000,000.00 of "
            "revenue, at the high end below RUB 40,000,000.00 of revenue"
        )

    def test_the_statute_as_coded(self):
        """The coded report says so too, once on the facts of a first offense and once of a repeat."""
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
        """A repeat that is floored at the sum for a first offense never costs less."""
        found = self.found(self.FIRST, floored(share("1/5"), at=rub(8_000_000)))

        assert (found.low, found.high) == ((), ())
        assert str(found).endswith("at the low end never, at the high end never")

    def test_always(self):
        """A repeat may cost less whatever the revenue."""
        found = self.found(share("1/10", "1/5"), share("1/20", "1/4"))

        assert found.low == (Stretch(None, None),)
        assert str(found).endswith("at the low end at any revenue, at the high end never")

    def test_above(self):
        """A capped repeat costs less where a first offense is not capped."""
        found = self.found(share("1/10"), capped(share("1/5"), at=rub(10)))

        assert found.low == (Stretch(rub(100), None),)
        assert "at the low end above RUB 100.00 of revenue, " in str(found)

    def test_twice(self):
        """A repeat may cost less on several stretches."""
        first = greater_of(fixed(rub(4)), scaled(share(1), "1/10"))
        found = self.found(first, capped(share("1/5"), at=rub(10)))

        assert found.low == (Stretch(None, rub(20)), Stretch(rub(100), None))
        assert "below RUB 20.00 of revenue or above RUB 100.00 of revenue" in str(found)

    def test_through_a_limit(self):
        """Where a jump ends the stretch, the limit itself belongs to it."""
        first = when(above(5), fixed(rub(4)), otherwise=fixed(rub(2)))
        found = self.found(first, when(above(9), fixed(rub(7)), otherwise=fixed(rub(3))))

        assert found.low == (Stretch(rub(5), rub(9), includes_end=True),)
        assert str(found.low[0]) == "above RUB 5.00 and up to and including RUB 9.00 of revenue"

    def test_only_without_revenue(self):
        """A repeat may cost less for those alone who have no revenue."""
        found = self.found(fixed(rub(4)), when(above(0), fixed(rub(7)), otherwise=fixed(rub(0))))

        assert found.low == (Stretch(None, rub(0), includes_end=True),)

    @given(any_penalty, any_penalty, all_facts, st.lists(revenues, max_size=5))
    def test_holds_what_it_says(self, first, repeat, facts, some):
        """On the stretches a repeat costs no more, beside them no less, and their ends are exact."""
        found = cheaper_repeat(*(kinks(each, facts, of=REVENUE) for each in (first, repeat)))

        for stretches, end in ((found.low, "low"), (found.high, "high")):
            ends = [each.end for each in stretches if each.end is not None]
            for revenue in (*some, *everyday, *ends):
                one = getattr(assessed(first, facts, revenue), end)
                again = getattr(assessed(repeat, facts, revenue), end)
                on_one = any(
                    (each.above is None or each.above < revenue)
                    and (each.end is None or revenue < each.end)
                    for each in stretches
                )
                at_end = any(each.end == revenue and each.includes_end for each in stretches)

                if at_end:
                    assert again < one
                elif on_one:
                    assert again <= one
                else:
                    assert one <= again
