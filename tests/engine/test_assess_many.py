"""Many violations in one call: each has the result of a single assessment."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.laws.test_fast_agrees import SEEN, questions
from tests.support.strategies import examples

from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assess_many import assess_many
from penaltymodel.errors import OutsideCodedLawError, PenaltyModelError, WrongTypeError
from penaltymodel.facts.facts import Facts
from penaltymodel.law.forms import escalating, fixed
from penaltymodel.law.words import Milestone
from penaltymodel.statutes import catalog
from penaltymodel.statutes.ru_as_reported_2021 import REPEAT
from penaltymodel.values.money import Money, eur, rub
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import EITHER, Range


COMPANY = Platform("A", "legal-entity", rub(10**9))
PART_2, PART_5 = "ru/koap-13.41/2", "ru/koap-13.41/5"
FINED = OffenseHistory(
    [
        Decision(
            PART_2,
            date(2021, 5, 25),
            in_force_on=date(2021, 7, 1),
            executed_on=date(2021, 9, 1),
        )
    ]
)


def acts(*days, under=PART_2):
    """Return one violation a day."""
    return [Violation(under, day) for day in days]


class TestLaw:
    @examples(300)
    @given(questions(), st.lists(st.integers(-400, 1500), min_size=1, max_size=8))
    def test_each_is_the_one_alone(self, question, shifts):
        """Each violation has the same result or the same error as alone."""
        violation, platform, history, choices = question
        choices = {name: choices[name] for name in ("repeat", "given")}
        many = [violation]
        for shift in shifts:
            day = violation.committed_on + timedelta(days=shift)
            many.append(
                Violation(
                    violation.under,
                    day,
                    category=violation.category,
                    detected_on=None if violation.detected_on is None else day,
                )
            )

        found = assess_many(many, platform, history, **choices)

        assert len(found) == len(many)
        for place, act in enumerate(many):
            try:
                alone = assess(act, platform, history, **choices)
            except PenaltyModelError as error:
                said = str(error)
                assert str(found.failed[place]) == said  # either is right
            else:
                one = found[place]
                assert [getattr(one, name) for name in SEEN] == [
                    getattr(alone, name) for name in SEEN
                ]
                assert one.violation is act


class TestAssessments:
    def test_a_repeat_by_day(self):
        """A decision counts from its entry into force through the year after its payment."""
        days = (date(2021, 6, 30), date(2021, 7, 1), date(2022, 9, 1), date(2022, 9, 2))

        found = assess_many(acts(*days), COMPANY, FINED)

        assert [each.provision.key for each in found] == [PART_2, PART_5, PART_5, PART_2]

    def test_one_that_fails_does_not_spoil_the_others(self):
        """A violation before the law has an error at its index, and the others have results."""
        found = assess_many(acts(date(2021, 3, 1), date(2020, 1, 1)), COMPANY)

        assert list(found.failed) == [1]
        assert [place for place, _ in found.answered()] == [0]
        with pytest.raises(OutsideCodedLawError):
            found[-1]

    def test_slices(self):
        """A slice is a list of assessments."""
        found = assess_many(acts(date(2021, 3, 1), date(2021, 3, 2)), COMPANY)

        assert [each.violation for each in found[1:]] == [found.violations[1]]

    def test_totals(self):
        """Totals add up the successful assessments by currency."""
        mixed = [
            *acts(date(2021, 3, 1), date(2021, 3, 2), date(2020, 1, 1)),
            Violation("sg/ba/45N.1", date(2024, 5, 1)),
            *acts(date(2021, 7, 2)),
        ]

        found = assess_many(mixed, COMPANY, FINED)

        assert found.totals() == {
            "RUB": Range(rub(51_600_000), rub(108_000_000)),
            "SGD": Range(Money(0, "SGD"), Money(1_000_000, "SGD")),
        }

    def test_nothing(self):
        """Without violations, there are no assessments."""
        found = assess_many([], COMPANY)

        assert (len(found), found.totals(), list(found.answered())) == (0, {}, [])

    def test_no_violation(self):
        """A value that is not a violation is rejected with its index."""
        with pytest.raises(WrongTypeError, match=r"violations\[1\] must be a Violation"):
            assess_many([*acts(date(2021, 3, 1)), "x"], COMPANY)

    def test_equal_acts_share_what_they_can(self):
        """Two violations of one day with given facts are assessed once."""
        given_facts = Facts(flags={"exceptional circumstances": True})
        day = date(2021, 3, 1)

        found = assess_many(acts(day, day), COMPANY, given=given_facts)

        assert found[0] == found[1]
        assert found[1].low == rub(400_000)

    def test_a_period_beyond_the_calendar(self):
        """If a period ends after the calendar, each violation is assessed alone."""
        late = OffenseHistory(
            [
                Decision(
                    PART_2, date(2021, 5, 25), in_force_on=date(2021, 6, 1), executed_on=date.max
                )
            ]
        )

        found = assess_many(acts(date(2021, 3, 1)), COMPANY, late)

        assert found[0].provision.key == PART_2

    def test_not_kept(self):
        """Violations with an open result are explained one by one."""
        unknown = OffenseHistory([Decision(PART_2, date(2021, 5, 25))])
        day = date(2021, 7, 1)

        found = assess_many(acts(day, day), COMPANY, unknown)

        assert found[0].repeat == Range(False, True)
        assert found[0].because == found[1].because

    def test_an_amount_of_another_currency(self):
        """If no violation can be assessed, each has its own error."""
        day = date(2021, 7, 2)
        in_euros = Platform("A", "legal-entity", eur(5))

        found = assess_many(acts(day, day), in_euros, repeat=True)

        assert list(found.failed) == [0, 1]
        assert found.totals() == {}

    def test_measured_to_the_detection(self):
        """If the day of detection determines the repeat, each violation uses its own."""
        reported = catalog()["ru/as-reported-2021"]
        rule = evolve(REPEAT, measured_to=Milestone.DETECTION)
        penalty = escalating(first=fixed(rub(1)), repeat=fixed(rub(2)), when=rule)
        law = _changed(reported, penalty)
        history = OffenseHistory([Decision(reported.key, date(2021, 5, 1))])
        many = [
            Violation(reported.key, date(2021, 4, 1), detected_on=date(2021, month, 2))
            for month in (4, 5)
        ]

        found = assess_many(many, COMPANY, history, law=law)

        assert [each.low for each in found] == [rub(1), rub(2)]

    def test_law_without_end(self):
        """A statute can be coded through the last day of the calendar."""
        reported = catalog()["ru/as-reported-2021"]
        law = _changed(evolve(reported, known_through=date.max), fixed(rub(1)))

        found = assess_many([Violation(reported.key, date.max)], COMPANY, law=law)

        assert found[0].low == rub(1)

    @pytest.mark.parametrize(
        "choices",
        [
            {"law_at": "decision", "decided_on": date(2024, 1, 1)},
            {"law_at": "milder", "decided_on": date(2024, 1, 1)},
            {"charged_as": PART_5},
            {"limitation": Period(days=90), "decided_on": date(2024, 1, 1)},
            {"repeat": EITHER},
            {"assume_unchanged": True},
        ],
    )
    def test_takes_all_arguments(self, choices):
        """All arguments of `assess` are arguments of `assess_many`."""
        many = acts(date(2022, 3, 1), date(2022, 3, 1), date(2023, 3, 1))

        found = assess_many(many, COMPANY, FINED, **choices)

        assert list(found) == [assess(each, COMPANY, FINED, **choices) for each in many]

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("platform", "A"),
            ("history", []),
            ("given", {}),
            ("charged_as", 5),
            ("limitation", "90 days"),
            ("law", "eu/dsa"),
        ],
    )
    def test_wrong_types(self, name, value):
        """A wrong argument is rejected at once, not for each violation."""
        choices = {"platform": COMPANY, name: value}

        with pytest.raises(WrongTypeError, match=f"^{name} must be "):
            assess_many(acts(date(2022, 3, 1)), **choices)

    def test_by_its_detection(self):
        """If the day of detection determines the result, each violation uses its own."""
        day = date(2024, 5, 1)
        by_year = Platform("A", "legal-entity", {2022: rub(10**9), 2023: rub(2 * 10**9)})
        many = [
            Violation(PART_5, day, detected_on=date(year, 6, 1)) for year in (2024, 2024, 2025)
        ]

        found = assess_many(many, by_year, repeat=True, strict=True)

        assert [place for place, _ in found.answered()] == [0, 1]
        assert found[0].low == rub(10**8)


def _changed(statute, penalty):
    """Return *statute* with *penalty* in its only text."""
    return statute.with_penalty(statute.provisions[0].key, penalty)
