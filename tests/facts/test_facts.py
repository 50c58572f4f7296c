"""Tests for `penaltymodel.facts.facts`."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from attrs import evolve

from penaltymodel.domain.history import UNKNOWN, Decision, OffenseHistory
from penaltymodel.domain.platform import AnnualRevenue, Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.errors import (
    CalendarError,
    MissingFactError,
    NegativeAmountError,
    WrongTypeError,
    WrongValueError,
)
from penaltymodel.facts.answers import Answer
from penaltymodel.facts.case_facts import CaseFacts
from penaltymodel.facts.facts import Facts
from penaltymodel.facts.recall import recall
from penaltymodel.law.penalties import Amount, Count, Flag, Matching, Repeat, Revenue
from penaltymodel.law.words import (
    IN_SMALL_REGISTER,
    AccountingPeriod,
    Base,
    Measure,
    Milestone,
    Perimeter,
    PersonKind,
    Standing,
)
from penaltymodel.values.money import eur, rub
from penaltymodel.values.periods import Period, Window
from penaltymodel.values.ranges import EITHER, NO, YES, Range, only


DAY = timedelta(days=1)


def base(period, territory="total"):
    """Return a base of that period."""
    return Base(Measure.REVENUE, Perimeter.PERSON, territory, period)


BEFORE_DETECTION = base(AccountingPeriod.CALENDAR_YEAR_BEFORE_DETECTION)
BEFORE_DECISION = base(AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION)
LAST_COMPLETE = base(AccountingPeriod.LAST_COMPLETE_PERIOD)
ANNUAL = base(AccountingPeriod.ANNUAL)
BREACH = base(AccountingPeriod.BREACH_PERIOD)
FINE = Amount("the unpaid fine")
DAYS = Count("days")
GRAVE = Flag("grave circumstances")
RULE = Repeat(
    opens_at=Milestone.ENTRY_INTO_FORCE,
    within=Period(years=1),
    counted_from=Milestone.EXECUTION,
    matching=Matching.SAME_OFFENSE,
    measured_to=Milestone.COMMISSION,
)
OTHER_RULE = evolve(RULE, times=2)
EMPTY = Facts()


class TestFactsGiven:
    @pytest.mark.parametrize("kind", [*PersonKind, "legal-entity"])
    def test_person(self, kind):
        """The kind of person is a member of the enumeration or its word."""
        assert Facts(person=kind).answer_person() is PersonKind(kind)

    def test_unknown_person(self):
        """An unknown kind is rejected, and the error lists the known ones."""
        with pytest.raises(WrongValueError, match=r"^Facts.person must be one of 'citizen', "):
            Facts(person="company")

    @pytest.mark.parametrize("given", [rub(5), only(rub(5)), {ANNUAL: rub(5)}])
    def test_revenue(self, given):
        """The revenue is one amount for any base, or one amount for each base."""
        answer = Facts(revenue=given).answer_money(Revenue(ANNUAL))

        assert answer == Answer(only(rub(5)), "as given")

    def test_amounts_counts_and_flags(self):
        """Amounts, counts and flags are given by name; an uncertain value is a range."""
        known = Facts(
            amounts={FINE.name: rub(5)},
            counts={DAYS.name: Range(1, 3)},
            flags={GRAVE.name: EITHER},
            words={"seriousness": "high"},
        )

        assert known.answer_money(FINE).value == only(rub(5))
        assert known.answer_count(DAYS).value == Range(1, 3)
        assert known.answer_flag(GRAVE).value == EITHER
        assert known.answer_word("seriousness") == "high"

    @pytest.mark.parametrize(
        ("given", "value"), [(True, YES), (False, NO), (EITHER, EITHER), ({RULE: True}, YES)]
    )
    def test_repeat(self, given, value):
        """The repeat is given for any rule, or for each rule."""
        assert Facts(repeat=given).answer_repeat(RULE) == Answer(value, "as given")

    @pytest.mark.parametrize(
        ("presumed", "value", "because"),
        [
            (True, YES, "presumed by the law"),
            (False, NO, "presumed by the law"),
            (EITHER, EITHER, "the law leaves it open"),
        ],
    )
    def test_presumptions(self, presumed, value, because):
        """The presumption of the law applies unless the facts give a value."""
        flag = Flag(GRAVE.name, presumed=presumed)

        assert EMPTY.answer_flag(flag) == Answer(value, because)
        assert Facts(flags={GRAVE.name: True}).answer_flag(flag).value == YES
        assert Facts(flags={GRAVE.name: False}).answer_flag(flag).value == NO

    @pytest.mark.parametrize(
        ("ask", "fact"),
        [
            (lambda facts: facts.answer_person(), "the kind of person"),
            (lambda facts: facts.answer_money(Revenue(ANNUAL)), str(ANNUAL)),
            (lambda facts: facts.answer_money(FINE), "the unpaid fine"),
            (lambda facts: facts.answer_count(DAYS), "the number of days"),
            (lambda facts: facts.answer_flag(GRAVE), "whether there is: grave circumstances"),
            (lambda facts: facts.answer_repeat(RULE), f"whether there is {RULE}"),
            (lambda facts: facts.answer_word("seriousness"), "the seriousness"),
        ],
    )
    @pytest.mark.parametrize(
        "known",
        [
            EMPTY,
            Facts(
                revenue={BEFORE_DECISION: rub(1)},
                amounts={"the benefit": rub(1)},
                counts={"users": 1},
                flags={"a warning": True},
                words={"culpability": "intent"},
                repeat={OTHER_RULE: True},
            ),
        ],
        ids=["nothing", "other things"],
    )
    def test_missing(self, known, ask, fact):
        """A missing fact is an error with its name, never zero."""
        with pytest.raises(MissingFactError) as caught:
            ask(known)

        assert isinstance(caught.value, LookupError)
        assert str(caught.value) == f"missing fact: {fact}; {caught.value.fix}"
        assert str(caught.value.fix).startswith("pass Facts(")


class TestFactsRefused:
    @pytest.mark.parametrize(
        ("given", "name"),
        [
            ({"revenue": 5}, "Facts.revenue must be Money or a Range of it"),
            ({"revenue": 5.0}, "Facts.revenue must be Money or a Range of it"),
            ({"revenue": Range(1, 2)}, "Facts.revenue must be Money or a Range of it"),
            ({"amounts": {"a": 5}}, "Facts.amounts['a'] must be Money or a Range of it"),
            ({"amounts": rub(5)}, "Facts.amounts must be a mapping"),
            ({"counts": {"days": 1.0}}, "Facts.counts['days'] must be int or a Range of it"),
            ({"counts": {"days": True}}, "Facts.counts['days'] must be int or a Range of it"),
            ({"counts": {"days": "1"}}, "Facts.counts['days'] must be int or a Range of it"),
            (
                {"counts": {"days": Range(1, 2.0)}},
                "Facts.counts['days'] must be int or a Range of it",
            ),
            ({"counts": 5}, "Facts.counts must be a mapping"),
            ({"flags": {"a": 1}}, "Facts.flags['a'] must be bool or a Range of it"),
            ({"flags": {"a": Range(0, 1)}}, "Facts.flags['a'] must be bool or a Range of it"),
            ({"flags": ["a"]}, "Facts.flags must be a mapping"),
            ({"words": {"a": 5}}, "Facts.words['a'] must be text"),
            ({"repeat": 1}, "Facts.repeat must be bool or a Range of it"),
            ({"repeat": "yes"}, "Facts.repeat must be bool or a Range of it"),
        ],
    )
    def test_of_the_wrong_kind(self, given, name):
        """A value of a wrong type is rejected, and the error names the field."""
        with pytest.raises(WrongTypeError) as caught:
            Facts(**given)

        assert str(caught.value).startswith(f"{name}, not the ")

    @pytest.mark.parametrize("given", [{"revenue": {ANNUAL: 5}}, {"repeat": {RULE: 1}}])
    def test_of_the_wrong_kind_inside(self, given):
        """For a value in a mapping, the error also names the key."""
        with pytest.raises(WrongTypeError, match=r"^Facts\.(revenue|repeat)\['"):
            Facts(**given)

    @pytest.mark.parametrize("number", [-1, Range(-1, 5)])
    def test_negative_counts(self, number):
        """A negative count is rejected."""
        with pytest.raises(
            NegativeAmountError, match=r"^-1 is negative; amounts, rates and counts "
        ):
            Facts(counts={"days": number})

    def test_words_are_a_mapping(self):
        """Words must be a mapping."""
        with pytest.raises(WrongTypeError):
            Facts(words=["high"])

    def test_keys_are_shown_safely(self):
        """A key that is not printable is escaped in the error."""
        with pytest.raises(WrongTypeError) as caught:
            Facts(counts={"\x1b[31m": 1.0})

        assert str(caught.value).isprintable()

    def test_are_a_value(self):
        """Facts with equal fields are equal."""
        assert Facts(counts={"days": 3}) == Facts(counts={"days": only(3)})
        assert Facts(counts={"days": 3}) != Facts(counts={"days": 4})


VIOLATION = Violation(under="a/1", committed_on=date(2021, 3, 1), detected_on=date(2022, 5, 1))


def case(revenues=(), *, given=EMPTY, history=(), decided_on=None, violation=VIOLATION, **more):
    """Return the facts of a case."""
    return CaseFacts(
        violation=violation,
        platform=Platform("Google", "legal-entity", revenues, **more),
        history=OffenseHistory(history),
        given=given,
        matches=lambda rule, key: key == "a/1" and rule.matching is Matching.SAME_OFFENSE,
        decided_on=decided_on,
    )


class TestRevenueOfACase:
    def test_one_figure_for_all(self):
        """One amount is used for any base and year."""
        answer = case(rub(5)).answer_money(Revenue(ANNUAL))

        assert answer == Answer(only(rub(5)), "as given")

    @pytest.mark.parametrize(
        ("asked", "year"),
        [(BEFORE_DETECTION, 2021), (BEFORE_DECISION, 2023), (LAST_COMPLETE, 2023)],
    )
    def test_the_year_the_law_asks_for(self, asked, year):
        """The law determines the year: the one before detection or before the decision."""
        known = case({each: rub(each) for each in range(2019, 2026)}, decided_on=date(2024, 2, 29))

        answer = known.answer_money(Revenue(asked))

        assert answer.value == only(rub(year))
        assert answer.because == f"{year}: the {asked.period}, given without a revenue base"

    @pytest.mark.parametrize("detected_on", [date(2022, 1, 1), date(2022, 12, 31)])
    def test_the_edges_of_a_year(self, detected_on):
        """The first and the last day of a year have the same previous year."""
        known = case(
            {2020: rub(1), 2021: rub(2), 2022: rub(3)},
            violation=evolve(VIOLATION, detected_on=detected_on),
        )

        assert known.answer_money(Revenue(BEFORE_DETECTION)).value == only(rub(2))

    def test_the_base_the_law_asks_for(self):
        """Revenue for the exact base takes precedence over revenue for any base."""
        worldwide = base(BEFORE_DETECTION.period, "worldwide")
        known = case(
            [
                AnnualRevenue(amount=rub(1), year=2021),
                AnnualRevenue(amount=rub(2), year=2021, base=BEFORE_DETECTION),
            ]
        )

        assert known.answer_money(Revenue(BEFORE_DETECTION)) == Answer(
            only(rub(2)), f"2021: the {BEFORE_DETECTION.period}"
        )
        assert known.answer_money(Revenue(worldwide)).value == only(rub(1))

    def test_the_year_goes_before_the_base(self):
        """Revenue for the right year takes precedence over revenue for the exact base."""
        known = case(
            [
                AnnualRevenue(amount=rub(1), year=2021),
                AnnualRevenue(amount=rub(2), year=2019, base=BEFORE_DETECTION),
            ]
        )

        assert known.answer_money(Revenue(BEFORE_DETECTION)).value == only(rub(1))

    def test_a_figure_of_no_year(self):
        """Revenue for the exact base and any year takes precedence over one for any base."""
        worldwide = base(AccountingPeriod.ANNUAL, "worldwide")
        known = case([AnnualRevenue(amount=rub(1)), AnnualRevenue(amount=rub(2), base=ANNUAL)])

        assert known.answer_money(Revenue(ANNUAL)).value == only(rub(2))
        assert known.answer_money(Revenue(worldwide)).value == only(rub(1))

    def test_a_figure_that_needs_no_year(self):
        """If the law names no year, revenue without a year is used."""
        known = case(
            [AnnualRevenue(amount=rub(1), year=2020, base=ANNUAL), AnnualRevenue(amount=rub(9))]
        )

        assert known.answer_money(Revenue(ANNUAL)).value == only(rub(9))

    def test_another_base(self):
        """Revenue for another base is not used."""
        known = case([AnnualRevenue(amount=rub(2), base=ANNUAL)])

        with pytest.raises(MissingFactError):
            known.answer_money(Revenue(BEFORE_DETECTION))

    def test_a_year_without_sales(self):
        """After an inactive year, the part of the year of detection is used."""
        known = case(
            [
                AnnualRevenue(amount=rub(1), year=2021),
                AnnualRevenue(amount=rub(9), year=2022),
                AnnualRevenue(amount=rub(2), year=2022, through=date(2022, 4, 30)),
            ],
            inactive_in={2021},
        )

        answer = known.answer_money(Revenue(BEFORE_DETECTION))

        assert answer.value == only(rub(2))
        assert answer.because.startswith("2022, through 2022-04-30: the calendar year before ")

    def test_a_year_that_is_not_over(self):
        """The revenue of a part of a year is not used as the revenue of the year."""
        part = AnnualRevenue(amount=rub(2), year=2021, through=date(2021, 4, 30))

        with pytest.raises(MissingFactError) as caught:
            case([part]).answer_money(Revenue(BEFORE_DETECTION))

        assert str(caught.value) == (
            "missing fact: the total revenue from all goods, works and services of the "
            "person itself for 2021 (calendar year before the one of detection); pass "
            "Platform(revenues={2021: ...})"
        )

    @pytest.mark.parametrize(
        ("through", "counts"),
        [(date(2022, 4, 30), True), (date(2022, 5, 1), False), (date(2022, 5, 2), False)],
    )
    def test_a_part_before_detection(self, through, counts):
        """The part of the year ends before the day of detection."""
        part = AnnualRevenue(amount=rub(2), year=2022, through=through)
        known = case([part], inactive_in={2021})

        if counts:
            assert known.answer_money(Revenue(BEFORE_DETECTION)).value == only(rub(2))
        else:
            with pytest.raises(MissingFactError, match="for the part of 2022 before the day of"):
                known.answer_money(Revenue(BEFORE_DETECTION))

    def test_a_missing_part(self):
        """The error for a missing part of a year names the part."""
        with pytest.raises(MissingFactError) as caught:
            case({2022: rub(1)}, inactive_in={2021}).answer_money(Revenue(BEFORE_DETECTION))

        assert str(caught.value) == (
            "missing fact: the total revenue from all goods, works and services of the "
            "person itself for the part of 2022 before the day of detection; pass "
            "Platform(revenues=AnnualRevenue(year=2022, through=date(...), amount=...))"
        )

    @pytest.mark.parametrize(
        ("asked", "known", "message"),
        [
            (
                BEFORE_DETECTION,
                case({2021: rub(1)}, violation=evolve(VIOLATION, detected_on=None)),
                (
                    "missing fact: the day of detection, which decides the year of the "
                    "revenue; pass Violation(detected_on=date(...))"
                ),
            ),
            (
                BEFORE_DECISION,
                case({2021: rub(1)}),
                (
                    "missing fact: the day of the decision, which decides the year of the "
                    "revenue; pass decided_on=date(...)"
                ),
            ),
            (
                LAST_COMPLETE,
                case({2021: rub(1)}),
                (
                    "missing fact: the day of the decision, which decides the year of the "
                    "revenue; pass decided_on=date(...)"
                ),
            ),
            (
                ANNUAL,
                case({2020: rub(1), 2021: rub(1)}),
                (
                    "missing fact: the revenue of the year (which one is not stated); pass Platform(revenues=...) with one amount "
                    "without a year"
                ),
            ),
            (
                BREACH,
                case({2021: rub(1)}),
                (
                    "missing fact: the revenue of the period of the breach, at least twelve "
                    "months; pass Platform(revenues=...) with "
                    "one amount without a year"
                ),
            ),
        ],
    )
    def test_an_open_year(self, asked, known, message):
        """If the year is unknown, no year is guessed."""
        with pytest.raises(MissingFactError) as caught:
            known.answer_money(Revenue(asked))

        assert str(caught.value) == message

    @pytest.mark.parametrize(
        ("months", "amount"), [(12, 300), (6, 600), (18, 200), (36, 100), (1, 3600)]
    )
    def test_broken_accounting_periods(self, months, amount):
        """If the law requires a full year, other accounting periods are converted to a year."""
        figure = AnnualRevenue(amount=Range(rub(300), rub(3000)), months=months)

        answer = case([figure]).answer_money(Revenue(LAST_COMPLETE))

        assert answer.value == Range(rub(amount), rub(10 * amount))
        assert case([figure]).answer_money(Revenue(ANNUAL)).value == figure.amount

    def test_what_is_given_comes_first(self):
        """Given facts take precedence over the platform."""
        known = case(rub(1), given=Facts(revenue={ANNUAL: eur(5)}))

        assert known.answer_money(Revenue(ANNUAL)) == Answer(only(eur(5)), "as given")
        assert known.answer_money(Revenue(BREACH)).value == only(rub(1))


class TestFactsOfACase:
    def test_person(self):
        """The kind of person is that of the platform, unless it is given."""
        assert case().answer_person() is PersonKind.LEGAL_ENTITY
        assert case(given=Facts(person="citizen")).answer_person() is PersonKind.CITIZEN

    def test_amounts_counts_and_words(self):
        """Amounts, counts and words must be given."""
        known = case(
            given=Facts(
                amounts={FINE.name: rub(5)}, counts={"days": 3}, words={"seriousness": "high"}
            )
        )

        assert known.answer_money(FINE).value == only(rub(5))
        assert known.answer_count(DAYS).value == only(3)
        assert known.answer_word("seriousness") == "high"

    @pytest.mark.parametrize(
        ("ask", "fact"),
        [
            (lambda facts: facts.answer_money(FINE), "the unpaid fine"),
            (lambda facts: facts.answer_count(DAYS), "the number of days"),
            (lambda facts: facts.answer_flag(GRAVE), "whether there is: grave circumstances"),
            (lambda facts: facts.answer_word("seriousness"), "the seriousness"),
        ],
    )
    def test_missing(self, ask, fact):
        """A fact that is not given is missing, even if the platform has a revenue."""
        with pytest.raises(MissingFactError) as caught:
            ask(case(rub(1)))

        assert caught.value.fact == fact

    @pytest.mark.parametrize(("small", "value"), [(True, YES), (False, NO)])
    def test_small_undertakings(self, small, value):
        """The platform states whether it is small, unless it is given."""
        flag = Flag(IN_SMALL_REGISTER)

        assert case(in_small_register=small).answer_flag(flag) == Answer(
            value, "as given for the platform"
        )
        told = case(in_small_register=small, given=Facts(flags={IN_SMALL_REGISTER: EITHER}))
        assert told.answer_flag(flag) == Answer(EITHER, "as given")
        assert case(given=Facts(flags={GRAVE.name: True})).answer_flag(GRAVE).value == YES


DECIDED = Decision(
    under="a/1",
    decided_on=date(2020, 6, 1),
    in_force_on=date(2020, 6, 11),
    executed_on=date(2020, 7, 1),
)


class TestRepeatOfACase:
    def test_by_the_history(self):
        """The history determines the repeat, by the day of the offense."""
        answer = case(history=[DECIDED]).answer_repeat(RULE)

        assert answer.value == YES
        assert answer.because == "1 of 1 earlier decisions count"

    @pytest.mark.parametrize(("given", "value"), [(False, NO), ({RULE: EITHER}, EITHER)])
    def test_what_is_given_comes_first(self, given, value):
        """A given repeat takes precedence over the history."""
        answer = case(history=[DECIDED], given=Facts(repeat=given)).answer_repeat(RULE)

        assert answer == Answer(value, "as given")

    def test_what_is_given_for_another_rule(self):
        """A repeat given for one rule does not change the other rules."""
        known = case(history=[DECIDED], given=Facts(repeat={OTHER_RULE: False}))

        assert known.answer_repeat(RULE).value == YES

    def test_other_offenses(self):
        """Decisions that do not match the offense do not count."""
        known = case(history=[evolve(DECIDED, under="a/2")])

        assert known.answer_repeat(RULE).value == NO
        assert known.answer_repeat(evolve(RULE, matching=Matching.ANY)).value == NO

    def test_measured_to_the_decision(self):
        """A rule can measure to the day of the new decision, which is then required."""
        rule = evolve(RULE, measured_to=Milestone.DECISION)

        soon = case(history=[DECIDED], decided_on=date(2021, 7, 1)).answer_repeat(rule)
        late = case(history=[DECIDED], decided_on=date(2021, 7, 2)).answer_repeat(rule)

        assert (soon.value, late.value) == (YES, NO)
        with pytest.raises(MissingFactError) as caught:
            case(history=[DECIDED]).answer_repeat(rule)
        assert str(caught.value) == (
            "missing fact: the day of the decision, which decides the day that earlier "
            "decisions are measured to; pass decided_on=date(...)"
        )

    def test_no_history_needs_no_day(self):
        """Without a history, no day is required."""
        violation = evolve(VIOLATION, detected_on=None)

        for milestone in (Milestone.COMMISSION, Milestone.DETECTION, Milestone.DECISION):
            rule = evolve(RULE, measured_to=milestone)
            answer = case(violation=violation).answer_repeat(rule)

            assert answer == Answer(NO, "no earlier decision is known")

    def test_measured_to_detection(self):
        """A rule can measure to the day of detection."""
        rule = evolve(RULE, measured_to=Milestone.DETECTION)

        assert case(history=[DECIDED]).answer_repeat(rule).value == NO
        soon = evolve(VIOLATION, detected_on=date(2021, 7, 1))
        assert case(history=[DECIDED], violation=soon).answer_repeat(rule).value == YES

    def test_detection_is_missing(self):
        """Without the day of detection, there is an error."""
        rule = evolve(RULE, measured_to=Milestone.DETECTION)
        known = case(history=[DECIDED], violation=evolve(VIOLATION, detected_on=None))

        with pytest.raises(MissingFactError) as caught:
            known.answer_repeat(rule)

        assert str(caught.value) == (
            "missing fact: the day of detection, which decides the day that earlier "
            "decisions are measured to; pass Violation(detected_on=date(...))"
        )


def recalled(decision, day, rule=RULE):
    """Return the reasons for one decision under the provision a/1 or another."""
    (counted,) = recall(rule, OffenseHistory([decision]), day, lambda key: key == "a/1").counted
    assert counted.decision is decision
    return counted.counts, counted.reason, counted.window


FOREVER = evolve(RULE, within=None)
FROM_THE_DAY_AFTER = evolve(FOREVER, opens_after=Period(days=1))
FROM_ENTRY = evolve(RULE, opens_at=Milestone.DECISION, counted_from=Milestone.ENTRY_INTO_FORCE)

FROM_PAYMENT = evolve(RULE, counted_from=Milestone.PAYMENT)


class TestReasons:
    """Each decision has a reason why it counts or does not, in the order of the law."""

    @pytest.mark.parametrize(
        ("changes", "day", "rule", "said"),
        [
            (
                {"standing": Standing.ANNULLED, "under": "a/2"},
                date(2020, 1, 1),
                RULE,
                (NO, "annulled", None),
            ),
            (
                {"under": "a/2"},
                date(2020, 1, 1),
                RULE,
                (NO, "given under a/2, not for the same offense", None),
            ),
            (
                {},
                date(2020, 5, 31),
                RULE,
                (NO, "decided after the offense of 2020-05-31", None),
            ),
            (
                {"in_force_on": None},
                date(2020, 6, 1),
                RULE,
                (NO, "entry into force has not come", None),
            ),
            (
                {"in_force_on": None, "standing": Standing.APPEALED},
                date(2020, 6, 1),
                RULE,
                (NO, "entry into force has not come: an appeal is pending", None),
            ),
            (
                {"in_force_on": UNKNOWN},
                date(2020, 6, 1),
                RULE,
                (
                    EITHER,
                    "the day of its entry into force is not known",
                    None,
                ),
            ),
            (
                {"in_force_on": UNKNOWN, "executed_on": None},
                date(2020, 6, 1),
                RULE,
                (EITHER, "the day of its entry into force is not known", None),
            ),
            (
                {},
                date(2020, 6, 10),
                RULE,
                (
                    NO,
                    "counts from 2020-06-11 (entry into force), after the offense",
                    Window(date(2020, 6, 11)),
                ),
            ),
            (
                {},
                date(2020, 6, 11),
                FOREVER,
                (YES, "counts from 2020-06-11 without end", Window(date(2020, 6, 11))),
            ),
            (
                {},
                date(2020, 6, 11),
                FROM_THE_DAY_AFTER,
                (
                    NO,
                    "counts from 2020-06-12 (1 day after entry into force), after the offense",
                    Window(date(2020, 6, 12)),
                ),
            ),
            (
                {},
                date(2020, 6, 12),
                FROM_THE_DAY_AFTER,
                (YES, "counts from 2020-06-12 without end", Window(date(2020, 6, 12))),
            ),
            (
                {"executed_on": None},
                date(2030, 1, 1),
                RULE,
                (
                    YES,
                    "counts from 2020-06-11; its end of execution has not come, so 1 year has not "
                    "begun to run",
                    Window(date(2020, 6, 11)),
                ),
            ),
            (
                {"executed_on": UNKNOWN},
                date(2021, 6, 11),
                RULE,
                (
                    YES,
                    "counts from 2020-06-11, whenever its end of execution came",
                    Window(date(2020, 6, 11)),
                ),
            ),
            (
                {"executed_on": UNKNOWN},
                date(2021, 6, 12),
                RULE,
                (EITHER, "the day of its end of execution is not known", None),
            ),
            (
                {"in_force_on": UNKNOWN},
                date(2021, 6, 1),
                FROM_ENTRY,
                (
                    YES,
                    "counts from 2020-06-01, whenever its entry into force came",
                    Window(date(2020, 6, 1)),
                ),
            ),
            (
                {"in_force_on": UNKNOWN},
                date(2021, 6, 2),
                FROM_ENTRY,
                (EITHER, "the day of its entry into force is not known", None),
            ),
            (
                {"in_force_on": UNKNOWN},
                date(2021, 7, 2),
                FROM_PAYMENT,
                (NO, "does not count, whenever its entry into force came", None),
            ),
            (
                {},
                date(2020, 6, 11),
                RULE,
                (
                    YES,
                    "counts from 2020-06-11 through 2021-07-01 (1 year after its end of execution "
                    "on 2020-07-01)",
                    Window(date(2020, 6, 11), date(2021, 7, 1)),
                ),
            ),
            (
                {},
                date(2021, 7, 1),
                RULE,
                (
                    YES,
                    "counts from 2020-06-11 through 2021-07-01 (1 year after its end of execution "
                    "on 2020-07-01)",
                    Window(date(2020, 6, 11), date(2021, 7, 1)),
                ),
            ),
            (
                {},
                date(2021, 7, 2),
                RULE,
                (
                    NO,
                    "counted from 2020-06-11 through 2021-07-01 (1 year after its end of "
                    "execution on 2020-07-01), and no longer",
                    Window(date(2020, 6, 11), date(2021, 7, 1)),
                ),
            ),
        ],
    )
    def test_of_one_decision(self, changes, day, rule, said):
        """Each reason names the day that decides."""
        assert recalled(evolve(DECIDED, **changes), day, rule) == said

    @pytest.mark.parametrize(
        ("changes", "day", "reason"),
        [
            (
                {},
                date(2020, 6, 10),
                "counts from 2020-06-11 (entry into force), after the offense",
            ),
            ({"in_force_on": None}, date(2020, 6, 10), "entry into force has not come"),
        ],
    )
    def test_before_it_opens(self, changes, day, reason):
        """Before a decision begins to count, its unknown end is not the reason."""
        unpaid = evolve(DECIDED, executed_on=UNKNOWN, **changes)

        counts, said, _ = recalled(unpaid, day, FROM_PAYMENT)

        assert counts == NO
        assert said == reason

    def test_of_several(self):
        """The summary has the number of decisions that count and that may count."""
        vague = evolve(DECIDED, in_force_on=UNKNOWN)
        history = OffenseHistory([DECIDED, vague, evolve(DECIDED, under="a/2")])

        answers = {
            times: recall(
                evolve(RULE, times=times), history, date(2021, 1, 1), lambda key: key == "a/1"
            )
            for times in (1, 2, 3)
        }

        assert {times: answer.value for times, answer in answers.items()} == {
            1: YES,
            2: EITHER,
            3: NO,
        }
        assert answers[1].because == "1 to 2 of 3 earlier decisions count"
        assert answers[2].because == "1 to 2 of 3 earlier decisions count, and 2 are needed"

    @pytest.mark.parametrize("day", [datetime(2021, 1, 1), "2021-01-01", None])
    def test_is_asked_of_a_day(self, day):
        """A datetime is rejected as the day."""
        with pytest.raises(WrongTypeError, match=r"^measured_on must be a date without a time, "):
            recall(RULE, OffenseHistory(), day, lambda _: True)

    def test_out_of_the_calendar(self):
        """A window that ends after the calendar is an error."""
        last = evolve(
            DECIDED,
            decided_on=date(9999, 6, 1),
            in_force_on=date(9999, 6, 1),
            executed_on=date(9999, 6, 1),
        )

        with pytest.raises(
            CalendarError, match=r"^1 year after 9999-06-01 is later than the year "
        ):
            recalled(last, date(9999, 12, 31))


class TestUnknownDays:
    """An unknown day is never guessed."""

    def test_an_unknown_commission(self):
        """A year from an unknown day of commission may be over."""
        rule = evolve(RULE, opens_at=Milestone.DECISION, counted_from=Milestone.COMMISSION)

        counts, _, _ = recalled(DECIDED, date(2021, 5, 1), rule)

        assert counts == EITHER

    def test_a_late_imposition(self):
        """A year from execution may be over even if the penalty was imposed late."""
        rule = evolve(RULE, opens_at=Milestone.IMPOSITION)
        late = evolve(DECIDED, imposed_on=date(2020, 12, 1), executed_on=UNKNOWN)

        counts, _, _ = recalled(late, date(2021, 8, 1), rule)

        assert counts == EITHER

    def test_a_window_that_is_over_anyhow(self):
        """If the year from the payment is over, the entry into force does not matter."""
        vague = evolve(DECIDED, in_force_on=UNKNOWN)

        counts, _, _ = recalled(vague, date(2021, 7, 2), FROM_PAYMENT)

        assert counts == NO
