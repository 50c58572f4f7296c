"""Penalties in plain language, without ambiguous phrases."""

from fractions import Fraction
from itertools import product

import pytest

from hypothesis import given
from hypothesis import strategies as st

from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.evaluate import evaluate
from penaltymodel.interpreters.prose import condition_prose, prose
from penaltymodel.law.forms import (
    by_person,
    capped,
    cited,
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
    Count,
    Exceeds,
    Flag,
    GreaterOf,
    Is,
    LesserOf,
    Matching,
    Measured,
    Not,
    PersonIs,
    Repeat,
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
from penaltymodel.values.money import Money, eur, rub
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import Range, only
from penaltymodel.values.sources import Confidence, Source


CITIZEN = PersonIs((PersonKind.CITIZEN,))
SOURCE = Source("Act, article 1", Confidence.VERIFIED)
WORLDWIDE = Base(
    Measure.TURNOVER,
    Perimeter.GROUP,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
TURNOVER = "worldwide turnover of the whole group, financial year before the decision"
REVENUE = Base(Measure.REVENUE, Perimeter.PERSON, "total", AccountingPeriod.ANNUAL)
REPEAT = Repeat(
    opens_at=Milestone.DECISION,
    within=Period(years=1),
    counted_from=Milestone.DECISION,
    matching=Matching.SAME_PROVISION,
    measured_to=Milestone.COMMISSION,
)
BENEFIT = Measured(Amount("the benefit"))


class TestSums:
    def test_range(self):
        """A range of whole roubles is written without kopecks."""
        assert prose(fixed(rub(800_000), rub(8_000_000))) == "RUB 800,000 to RUB 8,000,000"

    def test_point(self):
        """A fixed amount is written once."""
        assert prose(fixed(rub(5_000))) == "RUB 5,000"

    def test_kopecks(self):
        """Kopecks are written with two digits."""
        assert prose(fixed(rub("1.50"), rub(2))) == "RUB 1.50 to RUB 2"

    @pytest.mark.parametrize("code", ["KWD", "RUB", "JPY"])
    def test_any_currency(self, code):
        """A whole amount has no decimals in any currency."""
        assert prose(fixed(Money(1_200, code))) == f"{code} 1,200"

    def test_between_minor_units(self):
        """An amount that is rounded is marked as approximate."""
        assert prose(fixed(rub("2.9999"))) == "≈ RUB 3.00"

    def test_up_to(self):
        """A range from zero is written with "up to"."""
        assert prose(upto(eur(20_000_000))) == "up to EUR 20,000,000"

    def test_nothing(self):
        """A fine of zero is not written with "up to"."""
        assert prose(fixed(rub(0))) == "RUB 0"


class TestRates:
    @pytest.mark.parametrize(
        ("low", "high", "expected"),
        [
            ("1/20", "1/10", "5 % to 10 % of"),
            ("1/40", "1/40", "2.5 % of"),
            ("1/16", "1/16", "6.25 % of"),
            ("1/32", "1/32", "1/32 of"),
            ("1/3", "1/2", "1/3 to 1/2 of"),
            (0, "1/25", "up to 4 % of"),
            (0, "1/7300", "up to 1/7300 of"),
            (0, 0, "0 % of"),
            (0, 1, "up to 100 % of"),
            ("1/2", 1, "50 % to 100 % of"),
            (2, 2, "twice"),
            (3, 3, "3 times"),
            (1, 10, "1 to 10 times"),
            (2, 3, "2 to 3 times"),
            ("3/2", "3/2", "1.5 times"),
            ("4/3", "4/3", "4/3 times"),
            ("101/100", 2, "1.01 to 2 times"),
            (0, 3, "up to 3 times"),
            ("1/2", 2, "0.5 to 2 times"),
            ("1/3", 2, "1/3 to 2 times"),
            (1_000, 1_000, "1,000 times"),
        ],
    )
    def test_rates(self, low, high, expected):
        """A rate is exact: a percentage of two decimals at most, a multiple, or a fraction."""
        assert prose(multiple_of("the benefit", low, high)) == f"{expected} the benefit"

    def test_whole(self):
        """A share of 100 % is not written."""
        assert prose(multiple_of("the actual damages", 1)) == "the actual damages"

    @given(st.fractions(0, 1).filter(lambda rate: rate < 1))
    def test_exact(self, rate):
        """A written share can be parsed exactly."""
        number, of, _ = prose(Share(only(rate), BENEFIT)).rpartition(" of ")
        read = Fraction(number.removesuffix(" %")) / (100 if number.endswith(" %") else 1)

        assert of
        assert read == rate

    def test_share_of_range(self):
        """A range inside a share is in parentheses."""
        assert prose(scaled(fixed(rub(8), rub(40)), "1/2")) == "50 % of (RUB 8 to RUB 40)"

    def test_share_of_share(self):
        """A share of a fixed share needs no parentheses; a share of a range does."""
        assert prose(scaled(multiple_of("the fine", 2), "1/2")) == "50 % of twice the fine"
        assert prose(scaled(multiple_of("the fine", 2, 3), "1/2")) == (
            "50 % of (2 to 3 times the fine)"
        )


class TestTimes:
    @pytest.mark.parametrize(
        ("things", "expected"),
        [
            ("days", "every day"),
            ("offenses", "every offense"),
            ("registered users", "every registered user"),
            ("breaches", "each of the breaches"),
            ("addresses", "each of the addresses"),
            ("copies", "each of the copies"),
            ("people", "each of the people"),
            ("progress", "each of the progress"),
            ("persons affected", "each of the persons affected"),
            ("days after conviction", "each of the days after conviction"),
            ("items in breach of orders", "each of the items in breach of orders"),
        ],
    )
    def test_things(self, things, expected):
        """Simple plurals are written in the singular, other plurals are kept."""
        assert prose(per(things, fixed(eur(5)))) == f"EUR 5 for {expected}"

    def test_range(self):
        """A range per day and nested counts need no parentheses."""
        assert prose(per_day(fixed(eur(5), eur(7)))) == "EUR 5 to EUR 7 for every day"
        assert (
            prose(per_day(per("users", upto(eur(5)))))
            == "up to EUR 5 for every user for every day"
        )

    def test_sum(self):
        """Parentheses show whether the sum or its last term is per day."""
        by_day = total(fixed(eur(5)), per_day(fixed(eur(7))))

        assert prose(by_day) == "EUR 5 plus (EUR 7 for every day)"
        assert prose(per_day(total(fixed(eur(5)), fixed(eur(7))))) == (
            "(EUR 5 plus EUR 7) for every day"
        )


class TestBounds:
    def test_floor(self):
        """A floor is written as "not less than"."""
        fine = floored(share_of_revenue("1/20", "1/10", base=REVENUE), at=rub(4_000_000))

        assert prose(fine) == (
            "5 % to 10 % of total revenue from all goods, works and services of the person "
            "itself, year (which one is not stated), but not less than RUB 4,000,000"
        )

    def test_cap(self):
        """A cap is written as "not more than" and applies to the whole amount."""
        fine = capped(per_day(upto(eur(20_000))), at=eur(500_000))

        assert prose(fine) == "up to EUR 20,000 for every day, but not more than EUR 500,000"

    def test_cited(self):
        """A cited floor or cap is still a floor or cap."""
        bound = cited(fixed(rub(1_000)), SOURCE)

        assert prose(GreaterOf((BENEFIT, bound))) == "the benefit, but not less than RUB 1,000"
        assert prose(LesserOf((BENEFIT, bound))) == "the benefit, but not more than RUB 1,000"

    def test_both(self):
        """With a floor and a cap, the inner one is in parentheses."""
        fine = capped(floored(BENEFIT, at=rub(5)), at=rub(9))

        assert prose(fine) == "(the benefit, but not less than RUB 5), but not more than RUB 9"

    def test_range_is_no_bound(self):
        """A range is not a floor or cap."""
        assert prose(LesserOf((BENEFIT, fixed(rub(5), rub(9))))) == (
            "the benefit or (RUB 5 to RUB 9), whichever is lower"
        )


class TestSeveral:
    def test_ceilings(self):
        """With several maxima, "up to" is written once (GDPR, article 83(5))."""
        fine = greater_of(upto(eur(20_000_000)), share_of_revenue(0, "1/25", base=WORLDWIDE))

        assert prose(fine) == (f"up to EUR 20,000,000 or 4 % of {TURNOVER}, whichever is higher")

    def test_ceilings_by_the_day(self):
        """A maximum per day and a cited maximum are maxima."""
        fine = lesser_of(per_day(upto(eur(5))), cited(upto(eur(90)), SOURCE))

        assert prose(fine) == "up to EUR 5 for every day or EUR 90, whichever is lower"

    def test_not_all_ceilings(self):
        """If one term is not a maximum, "up to" is in parentheses."""
        assert prose(greater_of(upto(eur(5)), BENEFIT)) == (
            "(up to EUR 5) or the benefit, whichever is higher"
        )
        assert prose(greater_of(upto(eur(5)), fixed(eur(0)))) == (
            "up to EUR 5, but not less than EUR 0"
        )

    @pytest.mark.parametrize(("form", "word"), [(greater_of, "highest"), (lesser_of, "lowest")])
    def test_three(self, form, word):
        """Three terms have a highest or lowest one."""
        expected = prose(form(BENEFIT, fixed(eur(5)), multiple_of("the fine", 3)))

        assert expected == f"the benefit or EUR 5 or 3 times the fine, whichever is {word}"

    @pytest.mark.parametrize(
        "alone", [Total, GreaterOf, LesserOf, lambda terms: Cases((), *terms)]
    )
    def test_alone(self, alone):
        """A choice or a sum of one term is written as that term."""
        assert prose(alone((BENEFIT,))) == "the benefit"
        assert prose(scaled(alone((BENEFIT,)), 3)) == "3 times the benefit"
        assert prose(scaled(alone((total(BENEFIT, BENEFIT),)), 3)) == (
            "3 times (the benefit plus the benefit)"
        )

    def test_nested(self):
        """Each part with several terms is in parentheses."""
        inner = greater_of(BENEFIT, multiple_of("the fine", 3))

        assert prose(total(inner, fixed(eur(5), eur(7)))) == (
            "(the benefit or 3 times the fine, whichever is higher) plus (EUR 5 to EUR 7)"
        )


class TestCases:
    def test_by_person(self):
        """Kinds of person are named with their article."""
        fines = by_person(
            citizen=fixed(rub(1)), official=fixed(rub(2)), legal_entity=fixed(rub(3))
        )

        assert prose(fines) == (
            "for a citizen: RUB 1; for an official or sole-trader: RUB 2; otherwise: RUB 3"
        )

    def test_repeat(self):
        """The repeat rule is written in full (The Moscow Times, 1 March 2021)."""
        rule = escalating(
            first=fixed(rub(800_000), rub(8_000_000)),
            repeat=share_of_revenue("1/5", base=REVENUE),
            when=REPEAT,
        )

        assert prose(rule) == (
            f"where there is {REPEAT}: "
            "20 % of total revenue from all goods, works and services of the person itself, "
            "year (which one is not stated); otherwise: RUB 800,000 to RUB 8,000,000"
        )

    def test_repeats(self):
        """Several earlier decisions are written in the plural."""
        twice = Repeat(
            opens_at=Milestone.DECISION,
            within=None,
            counted_from=Milestone.DECISION,
            matching=Matching.SAME_PROVISION,
            measured_to=Milestone.COMMISSION,
            times=2,
        )

        assert prose(when(twice, fixed(rub(2)), otherwise=fixed(rub(1)))) == (
            f"where there are {twice}: RUB 2; otherwise: RUB 1"
        )

    def test_order(self):
        """If two conditions can both be true, the second one starts with "otherwise"."""
        fines = Cases(
            ((Flag("intent"), fixed(rub(3))), (Flag("a warning"), fixed(rub(2)))), fixed(rub(1))
        )

        assert prose(fines) == (
            "where “intent” applies: RUB 3; "
            "otherwise, where “a warning” applies: RUB 2; otherwise: RUB 1"
        )

    def test_one_question(self):
        """Conditions on the same fact need no "otherwise"; other conditions do."""
        fines = Cases(
            (
                (Is("size", ("small",)), fixed(rub(1))),
                (Is("size", ("large",)), fixed(rub(2))),
                (Is("fault", ("intent",)), fixed(rub(3))),
            ),
            fixed(rub(4)),
        )

        assert prose(fines) == (
            "where the size is small: RUB 1; where the size is large: RUB 2; "
            "otherwise, where the fault is intent: RUB 3; otherwise: RUB 4"
        )

    def test_choice_goes_on(self):
        """A choice in the last branch continues the list; inside another branch it is in parentheses."""
        inner = when(Flag("a warning"), fixed(rub(2)), otherwise=fixed(rub(1)))

        assert prose(when(Flag("intent"), fixed(rub(3)), otherwise=cited(inner, SOURCE))) == (
            "where “intent” applies: RUB 3; "
            "otherwise, where “a warning” applies: RUB 2; otherwise: RUB 1"
        )
        assert prose(when(Flag("intent"), inner, otherwise=fixed(rub(3)))) == (
            "where “intent” applies: (where “a warning” applies: RUB 2; otherwise: RUB 1); "
            "otherwise: RUB 3"
        )

    def test_closed_list(self):
        """If all words are covered, there is no "otherwise"."""
        tiers = graded("seriousness", {"low": upto(eur(5)), "high": upto(eur(9))})

        assert prose(tiers) == (
            "where the seriousness is low: up to EUR 5; where the seriousness is high: up to EUR 9"
        )

    def test_open_list(self):
        """If a word is not covered, there is an "otherwise"."""
        low = Is("seriousness", ("low",), ("low", "high"))

        assert prose(when(low, upto(eur(5)), otherwise=upto(eur(9)))) == (
            "where the seriousness is low: up to EUR 5; otherwise: up to EUR 9"
        )

    def test_readings(self):
        """An unclear provision is written with its readings."""
        open_text = readings({"either, the\nhigher": upto(eur(9)), "freely": upto(eur(5))})

        assert prose(open_text) == (
            "on the reading “either, the higher”: up to EUR 9; on the other reading: up to EUR 5"
        )

    def test_reading_with_cases(self):
        """Cases on the last reading are in parentheses."""
        inner = when(Flag("intent"), fixed(rub(2)), otherwise=fixed(rub(1)))

        assert prose(readings({"strict": fixed(rub(3)), "lenient": inner})) == (
            "on the reading “strict”: RUB 3; "
            "on the other reading: (where “intent” applies: RUB 2; otherwise: RUB 1)"
        )


class TestConditions:
    @pytest.mark.parametrize(
        ("test", "expected"),
        [
            (Flag("exceptional  circumstances"), "exceptional circumstances"),
            (CITIZEN, "the person is a citizen"),
            (
                PersonIs((PersonKind.OFFICIAL, PersonKind.CITIZEN)),
                "the person is an official or citizen",
            ),
            (Is("fault", ("intent", "neglect")), "the fault is intent or neglect"),
            (AtLeast(Count("users"), 10_000), "the number of users is at least 10,000"),
            (Exceeds(Amount("the\tharm"), rub(5_000)), "the harm exceeds RUB 5,000"),
            (REPEAT, str(REPEAT)),
            (Not(Flag("intent")), "not (intent)"),
            (AllOf((Flag("intent"),)), "intent"),
            (AnyOf((CITIZEN,)), "the person is a citizen"),
            (AllOf((CITIZEN, Flag("intent"))), "(the person is a citizen) and (intent)"),
            (
                AnyOf((Not(CITIZEN), AllOf((Flag("intent"), Flag("a warning"))))),
                "(not (the person is a citizen)) or ((intent) and (a warning))",
            ),
        ],
    )
    def test_condition(self, test, expected):
        """A condition is a phrase that can follow "where"."""
        assert condition_prose(test) == expected

    def test_in_a_case(self):
        """Other conditions follow "where" in a choice."""
        above = Exceeds(Amount("the harm"), rub(5))

        assert prose(when(above, fixed(rub(2)), otherwise=fixed(rub(1)))) == (
            "where the harm exceeds RUB 5: RUB 2; otherwise: RUB 1"
        )


class TestUnambiguous:
    LEAVES = (fixed(rub(7)), fixed(rub(2), rub(30)), upto(rub(11)), BENEFIT)
    CASES = tuple(
        Facts(
            amounts={"the benefit": rub(benefit)},
            counts={"days": days},
            flags={"intent": intent},
            person=person,
            words={"size": size},
        )
        for benefit, days, intent, person, size in (
            (5, 3, True, "citizen", "small"),
            (5, 0, False, "official", "large"),
            (100, 2, False, "citizen", "large"),
        )
    )

    def larger(self, one, other):
        """Return all combinations of two penalties in one step."""
        tiers = {"small": one, "large": other}
        return (
            Share(only(Fraction(2)), one),
            Share(only(Fraction(1)), one),
            Share(Range(Fraction(1, 2), Fraction(3)), one),
            Share(Range(Fraction(0), Fraction(1, 2)), one),
            Times(Count("days"), one),
            total(one, other),
            greater_of(one, other),
            lesser_of(one, other),
            LesserOf((one,)),
            when(Flag("intent"), one, otherwise=other),
            when(CITIZEN, one, otherwise=other),
            graded("size", tiers),
            cited(one, SOURCE),
        )

    def test_one_phrase_one_meaning(self):
        """Penalties with the same phrase have the same result for all facts."""
        small = {each for pair in product(self.LEAVES, repeat=2) for each in self.larger(*pair)}
        pairs = [*product(small, self.LEAVES), *product(self.LEAVES, small)]
        built = {each for pair in pairs for each in self.larger(*pair)}
        meanings = {}
        for penalty in built:
            meaning = tuple(evaluate(penalty, facts).result for facts in self.CASES)
            meanings.setdefault(prose(penalty), set()).add(meaning)

        assert len(meanings) > 3_000
        assert [expected for expected, meant in meanings.items() if len(meant) > 1] == []
