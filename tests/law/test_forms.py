"""Tests for `penaltymodel.law.forms`, and for the nodes of `penaltymodel.law.penalties` they build."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from hypothesis import given
from hypothesis import strategies as st
from tests.support.strategies import amounts, examples

from penaltymodel.errors import (
    IllFormedPenaltyError,
    InvertedRangeError,
    MissingFactError,
    NegativeAmountError,
    NotExactError,
    WrongTypeError,
    WrongValueError,
)
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.evaluate import evaluate
from penaltymodel.law.forms import (
    average_daily,
    by_person,
    capped,
    cited,
    doubling,
    escalating,
    fixed,
    floored,
    graded,
    greater_of,
    lesser_of,
    multiple_of,
    per,
    per_day,
    readings,
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
from penaltymodel.values.money import eur, rub, unbounded
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import EITHER, Range, only
from penaltymodel.values.sources import Confidence, Source


NOTHING = Facts()
BASE = Base(Measure.REVENUE, Perimeter.PERSON, "total", AccountingPeriod.ANNUAL)
ONE, TWO, THREE = fixed(rub(1)), fixed(rub(2)), fixed(rub(3))
GRAVE = Flag("grave circumstances")
SOURCE = Source("Act, article 1", Confidence.VERIFIED)


def repeat(**changes):
    """Return a repeat rule, with *changes*."""
    slots = {
        "opens_at": Milestone.ENTRY_INTO_FORCE,
        "within": Period(years=1),
        "counted_from": Milestone.EXECUTION,
        "matching": Matching.SAME_OFFENSE,
        "measured_to": Milestone.COMMISSION,
    }
    return Repeat(**(slots | changes))


class TestForms:
    """Every form builds nodes and no other classes."""

    @pytest.mark.parametrize(
        ("form", "nodes"),
        [
            (fixed(rub(1), rub(2)), Fixed(Range(rub(1), rub(2)))),
            (fixed(rub(1)), Fixed(only(rub(1)))),
            (upto(eur(9)), Fixed(Range(eur(0), eur(9)))),
            (scaled(ONE, "1/2"), Share(only(Fraction(1, 2)), ONE)),
            (scaled(ONE, "0.5", 1), Share(Range(Fraction(1, 2), Fraction(1)), ONE)),
            (scaled(ONE, Decimal("1.5")), Share(only(Fraction(3, 2)), ONE)),
            (
                share_of_revenue("1/20", "1/10", base=BASE),
                Share(Range(Fraction(1, 20), Fraction(1, 10)), Measured(Revenue(BASE))),
            ),
            (
                multiple_of("the unpaid fine", 2),
                Share(only(Fraction(2)), Measured(Amount("the unpaid fine"))),
            ),
            (per("users", ONE), Times(Count("users"), ONE)),
            (per_day(ONE), Times(Count("days"), ONE)),
            (total(ONE, TWO), Total((ONE, TWO))),
            (greater_of(ONE, TWO), GreaterOf((ONE, TWO))),
            (lesser_of(ONE, TWO), LesserOf((ONE, TWO))),
            (capped(ONE, at=rub(5)), LesserOf((ONE, Fixed(only(rub(5)))))),
            (floored(ONE, at=rub(5)), GreaterOf((ONE, Fixed(only(rub(5)))))),
            (
                escalating(first=ONE, repeat=TWO, when=repeat()),
                Cases(((repeat(), TWO),), otherwise=ONE),
            ),
            (when(GRAVE, ONE, otherwise=TWO), Cases(((GRAVE, ONE),), otherwise=TWO)),
            (cited(ONE, SOURCE), Cited(ONE, SOURCE)),
        ],
    )
    def test_build_nodes(self, form, nodes):
        """The form builds the expected nodes."""
        assert form == nodes

    @pytest.mark.parametrize("rate", [0.1, float("inf"), True, None])
    def test_rates_are_exact(self, rate):
        """A float is rejected as a rate."""
        with pytest.raises(NotExactError):
            scaled(ONE, rate)
        with pytest.raises(NotExactError):
            share_of_revenue("1/20", rate, base=BASE) if rate is not None else scaled(ONE, None)

    def test_rates_are_not_negative(self):
        """A negative rate is rejected."""
        with pytest.raises(NegativeAmountError):
            scaled(ONE, "-1/2")

    def test_ends_stand_upright(self):
        """The low end must not be above the high end."""
        with pytest.raises(InvertedRangeError):
            fixed(rub(2), rub(1))
        with pytest.raises(InvertedRangeError, match="low end 1/10 is above high end 1/20"):
            share_of_revenue("1/10", "1/20", base=BASE)

    @pytest.mark.parametrize(
        ("kind", "fine"),
        [("citizen", 1), ("official", 2), ("sole-trader", 2), ("legal-entity", 3)],
    )
    def test_by_person(self, kind, fine):
        """Each kind of person has its penalty, and a sole trader that of an official."""
        penalty = by_person(citizen=ONE, official=TWO, legal_entity=THREE)

        assert evaluate(penalty, Facts(person=kind)).result == only(rub(fine))


class TestGraded:
    TIERS = graded("seriousness", {"low": ONE, "middle": TWO, "high": THREE})

    @pytest.mark.parametrize(("word", "fine"), [("low", 1), ("middle", 2), ("high", 3)])
    def test_each_word_has_its_penalty(self, word, fine):
        """The given word selects the penalty."""
        step = evaluate(self.TIERS, Facts(words={"seriousness": word}))

        assert step.result == only(rub(fine))

    def test_the_last_word_is_otherwise(self):
        """The last word is the last branch."""
        assert self.TIERS.otherwise == THREE

    def test_no_other_word(self):
        """An unknown word is rejected, and the error lists the known ones."""
        with pytest.raises(WrongValueError) as caught:
            evaluate(self.TIERS, Facts(words={"seriousness": "grave"}))

        assert str(caught.value) == (
            "seriousness must be one of 'low', 'middle', 'high', not 'grave'"
        )

    def test_no_word(self):
        """Without the word, there is an error."""
        with pytest.raises(MissingFactError, match="missing fact: the seriousness; pass"):
            evaluate(self.TIERS, NOTHING)

    def test_no_grades(self):
        """A grading needs at least one word."""
        with pytest.raises(IllFormedPenaltyError, match=r"^graded: needs at least one word$"):
            graded("seriousness", {})


class TestReadings:
    OPEN = readings({"freely": upto(rub(5)), "the higher": fixed(rub(3), rub(9))})

    def test_all_of_them(self):
        """Without a choice, the result covers all readings and explains each."""
        step = evaluate(self.OPEN, NOTHING)

        assert step.result == Range(rub(0), rub(9))
        assert [each.result for each in step.because] == [
            Range(rub(0), rub(5)),
            Range(rub(3), rub(9)),
        ]
        assert step.tested[0].answer.because == "the law leaves it open"

    @pytest.mark.parametrize(
        ("settled", "result"),
        [(True, Range(rub(0), rub(5))), (False, Range(rub(3), rub(9))), (EITHER, None)],
    )
    def test_one_of_them(self, settled, result):
        """A flag selects one reading."""
        step = evaluate(self.OPEN, Facts(flags={"reading: freely": settled}))

        assert step.result == (result or Range(rub(0), rub(9)))

    @pytest.mark.parametrize("few", [{}, {"the only one": ONE}])
    def test_fewer_than_two(self, few):
        """Fewer than two readings are rejected."""
        with pytest.raises(
            IllFormedPenaltyError, match=r"^readings: needs at least two readings$"
        ):
            readings(few)


class TestAverageDaily:
    @pytest.mark.parametrize(
        ("settled", "result"),
        [
            ({}, Range(rub(365), rub(366))),
            ({"reading: a year of 365 days": True}, only(rub(366))),
            ({"reading: a year of 365 days": False}, only(rub(365))),
        ],
    )
    def test_days_of_a_year(self, settled, result):
        """Without a choice, the result covers years of 365 and of 366 days."""
        known = Facts(revenue=rub(365 * 366), flags=settled)

        assert evaluate(average_daily(BASE), known).result == result


class TestDoubling:
    """A Russian court imposed 100,000 roubles for every day, doubled every week."""

    @pytest.mark.parametrize(
        ("weeks", "sum_of_all"),
        [
            (1, 700_000),
            (2, 2_100_000),
            (27, 93_952_408_900_000),
            (101, 1_774_710_840_319_521_162_095_384_487_525_700_000),
            (111, 1_817_303_900_487_189_669_985_673_715_227_032_900_000),
        ],
    )
    def test_full_weeks(self, weeks, sum_of_all):
        """After each full week, the total is exact."""
        step = evaluate(doubling(rub(100_000), every=7, days=7 * weeks), NOTHING)

        assert sum_of_all == 700_000 * (2**weeks - 1)
        assert step.result == only(rub(sum_of_all))

    @pytest.mark.parametrize(
        ("days", "sum_of_all"),
        [(1, 1), (6, 6), (7, 7), (8, 9), (13, 19), (14, 21), (15, 25)],
    )
    def test_broken_weeks(self, days, sum_of_all):
        """An incomplete week is counted by days."""
        step = evaluate(doubling(rub(1), every=7, days=days), NOTHING)

        assert step.result == only(rub(sum_of_all))

    @examples(60)
    @given(amounts, st.integers(1, 10), st.integers(1, 60))
    def test_agrees_with_counting(self, first, every, days):
        """The total equals the sum of all days."""
        counted = sum(first.amount * 2 ** (day // every) for day in range(days))

        step = evaluate(doubling(first, every=every, days=days), NOTHING)

        assert step.result == only(rub(counted))

    @pytest.mark.parametrize("name", ["every", "days"])
    def test_refuses_what_is_no_number_of_days(self, name):
        """The number of days must be a whole number of at least one."""
        numbers = {"every": 7, "days": 7}

        for wrong in (7.0, "7", True, None):
            with pytest.raises(WrongTypeError, match=f"^{name} must be a whole number of days, "):
                doubling(rub(1), **(numbers | {name: wrong}))
        for wrong in (0, -1):
            with pytest.raises(WrongValueError, match=f"^{name} must be at least 1, not {wrong}$"):
                doubling(rub(1), **(numbers | {name: wrong}))


class TestNodes:
    """Invalid parts of nodes are rejected."""

    @pytest.mark.parametrize("node", [Total, GreaterOf, LesserOf])
    @pytest.mark.parametrize("terms", [(), [], [ONE], ONE, None])
    def test_terms(self, node, terms):
        """An empty sum or choice is rejected, and so is a list."""
        with pytest.raises(IllFormedPenaltyError) as caught:
            node(terms)

        assert str(caught.value) == f"{node.__name__}: needs a tuple of at least one part"

    @pytest.mark.parametrize("node", [AllOf, AnyOf])
    @pytest.mark.parametrize("tests", [(), [GRAVE], GRAVE])
    def test_tests(self, node, tests):
        """An empty condition is rejected."""
        with pytest.raises(IllFormedPenaltyError) as caught:
            node(tests)

        assert str(caught.value) == f"{node.__name__}: needs a tuple of at least one part"

    @pytest.mark.parametrize("sums", [rub(1), None, only(1), (rub(1), rub(2))])
    def test_fixed(self, sums):
        """A fixed amount must be a range of money."""
        with pytest.raises(IllFormedPenaltyError, match=r"^Fixed: sums is a Range of Money$"):
            Fixed(sums)

    @pytest.mark.parametrize(
        "rates",
        [Fraction(1, 2), None, only(1), only(0.5), Range(0, Fraction(1)), only(Fraction(-1))],
    )
    def test_share(self, rates):
        """A rate must be an exact fraction of at least zero."""
        assert Share(only(Fraction(0)), ONE).rates.low == 0
        with pytest.raises(
            IllFormedPenaltyError, match=r"^Share: rates is a Range of Fractions, none below zero$"
        ):
            Share(rates, ONE)

    @pytest.mark.parametrize("kinds", [(), [PersonKind.CITIZEN], PersonKind.CITIZEN])
    def test_person_is(self, kinds):
        """A condition on the person names at least one kind."""
        with pytest.raises(
            IllFormedPenaltyError, match=r"^PersonIs: kinds is a tuple of at least one PersonKind$"
        ):
            PersonIs(kinds)

    @pytest.mark.parametrize("words", [(), ["low"], "low"])
    def test_is(self, words):
        """A condition on a word names at least one word."""
        with pytest.raises(
            IllFormedPenaltyError, match=r"^Is: needs a tuple of at least one part"
        ):
            Is("seriousness", words)

    def test_is_presumes_a_word_that_the_law_knows(self):
        """The word that is presumed is one of the closed list, if there is one."""
        assert Is("fault", ("low",), presumed="any").presumed == "any"
        with pytest.raises(IllFormedPenaltyError, match=r"^Is: presumed is one of among$"):
            Is("fault", ("low",), among=("low", "high"), presumed="middle")

    def test_open_sums_of_the_law(self):
        """A sum or a limit that a law states has an upper end."""
        with pytest.raises(IllFormedPenaltyError, match=r"^Fixed: sums has an upper end$"):
            Fixed(Range(rub(1), unbounded("RUB")))
        with pytest.raises(IllFormedPenaltyError, match=r"^Exceeds: than is an amount of Money$"):
            Exceeds(Amount("the gain"), unbounded("RUB"))

    @pytest.mark.parametrize(
        ("slots", "problem"),
        [
            *(
                ({"measured_to": milestone}, "measured_to is commission, detection or decision")
                for milestone in (Milestone.PAYMENT, Milestone.ENTRY_INTO_FORCE)
            ),
            ({"opens_at": Milestone.DETECTION}, "a decision has no day of detection"),
            ({"counted_from": Milestone.DETECTION}, "a decision has no day of detection"),
            ({"times": 0}, "times is a whole number from 1"),
            ({"times": 1.0}, "times is a whole number from 1"),
            ({"times": True}, "times is a whole number from 1"),
            (
                {"opens_after": Period(days=1), "opens_at": Milestone.COMMISSION},
                "opens_after is not for the commission",
            ),
            ({"opens_after": Period(days=365)}, "opens_after is shorter than within"),
            ({"opens_after": Period(days=364, hours=1)}, "opens_after is shorter than within"),
        ],
    )
    def test_repeat(self, slots, problem):
        """A repeat rule uses milestones of decisions and of violations."""
        with pytest.raises(IllFormedPenaltyError) as caught:
            repeat(**slots)

        assert str(caught.value) == f"Repeat: {problem}"

    def test_repeat_from_the_day_after(self):
        """A rule may count a decision from the day after a milestone, and says so."""
        rule = repeat(opens_after=Period(days=1), within=Period(days=2))

        assert "(from 1 day after its entry into force until 2 days after" in str(rule)

    @pytest.mark.parametrize("slot", ["opens_at", "within", "counted_from", "matching"])
    def test_no_silent_default(self, slot):
        """Every argument of the repeat rule is required."""
        slots = {
            "opens_at": Milestone.DECISION,
            "within": None,
            "counted_from": Milestone.DECISION,
            "matching": Matching.ANY,
            "measured_to": Milestone.COMMISSION,
        }
        del slots[slot]

        with pytest.raises(TypeError, match=f"missing .* '{slot}'"):
            Repeat(**slots)

    @pytest.mark.parametrize("number", [-1, 1.5, True, "1", None])
    def test_at_least(self, number):
        """A count is compared with a whole number of at least zero."""
        assert AtLeast(Count("users"), 0).number == 0
        with pytest.raises(
            IllFormedPenaltyError, match=r"^AtLeast: number is a whole number from 0$"
        ):
            AtLeast(Count("users"), number)


class TestPhrases:
    @pytest.mark.parametrize(
        ("asked", "phrase"),
        [
            (
                Revenue(BASE),
                "total revenue from all goods, works and services of the person itself, year "
                "(which one is not stated)",
            ),
            (Amount("the unpaid fine"), "the unpaid fine"),
            (Count("days"), "the number of days"),
            (GRAVE, "grave circumstances"),
            (PersonIs((PersonKind.CITIZEN,)), "the person is a citizen"),
            (
                PersonIs((PersonKind.OFFICIAL, PersonKind.SOLE_TRADER)),
                "the person is an official or sole-trader",
            ),
            (Is("seriousness", ("low", "middle")), "the seriousness is low or middle"),
            (AtLeast(Count("users"), 500_000), "the number of users is at least 500,000"),
            (Exceeds(Amount("the benefit"), rub(5)), "the benefit exceeds RUB 5.00"),
            (Not(GRAVE), "not (grave circumstances)"),
            (AllOf((GRAVE, Flag("a warning"))), "(grave circumstances) and (a warning)"),
            (AnyOf((GRAVE, Flag("a warning"))), "(grave circumstances) or (a warning)"),
            (
                repeat(),
                "an earlier decision for the same offense that still counts on the day of "
                "commission (from its entry into force until 1 year after its end of execution)",
            ),
            (
                repeat(within=None),
                "an earlier decision for the same offense that still counts on the day of "
                "commission (from its entry into force without a time limit)",
            ),
            (
                repeat(times=2, matching=Matching.ANY),
                "2 earlier decisions of any kind that still count on the day of commission (from "
                "their entry into force until 1 year after their end of execution)",
            ),
        ],
    )
    def test_what_is_asked(self, asked, phrase):
        """Every observable is printed as a phrase."""
        assert str(asked) == phrase


class TestWhatIsRefused:
    @pytest.mark.parametrize("presumed", ["yes", 1, Range(0, 1)])
    def test_a_presumption_is_a_truth(self, presumed):
        """The presumption is a boolean, a range of booleans, or None."""
        with pytest.raises(IllFormedPenaltyError, match="presumed is True, False, EITHER or None"):
            Flag("late", presumed=presumed)

    @pytest.mark.parametrize("kinds", [("alien",), (), ["citizen"]])
    def test_persons_are_of_known_kinds(self, kinds):
        """Unknown kinds of person are rejected."""
        with pytest.raises(IllFormedPenaltyError, match="at least one PersonKind"):
            PersonIs(kinds)
