"""Assessments as values, and the arguments they are made from."""

from __future__ import annotations

import copy
import pickle

from datetime import date, datetime

import pytest

from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from tests.support.assessing import (
    ARTICLE,
    BILLION,
    COMPANY,
    EXCEPTIONAL,
    KNOWN_THROUGH,
    PART_2,
    PART_5,
    REPORTED,
    REVENUE_WORDS,
    act,
    refused,
)

from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.engine.assess import assess
from penaltymodel.errors import (
    WrongTypeError,
)
from penaltymodel.law.forms import fixed
from penaltymodel.statutes import catalog
from penaltymodel.values.money import rub
from penaltymodel.values.ranges import EITHER, Range


class TestArguments:
    @pytest.mark.parametrize(
        ("args", "choices", "expected"),
        [
            (("act", COMPANY), {}, "violation must be a Violation, not the str 'act'"),
            ((act(), "Acme"), {}, "platform must be a Platform, not the str 'Acme'"),
            ((act(), COMPANY, []), {}, "history must be an OffenseHistory, not the list []"),
            ((act(), COMPANY), {"given": {}}, "given must be a Facts, not the dict {}"),
            (
                (act(), COMPANY),
                {"decided_on": datetime(2022, 5, 1)},
                "decided_on must be a date without a time, not the datetime "
                "datetime.datetime(2022, 5, 1, 0, 0)",
            ),
            (
                (act(), COMPANY),
                {"repeat": "yes"},
                "repeat must be True, False or a Range of them, not the str 'yes'",
            ),
            (
                (act(), COMPANY),
                {"repeat": 1},
                "repeat must be True, False or a Range of them, not the int 1",
            ),
            (
                (act(), COMPANY),
                {"limitation": "90 days"},
                "limitation must be a Period, not the str '90 days'",
            ),
            (
                (act(), COMPANY),
                {"charged_as": 5},
                "charged_as must be the key of a provision, not the int 5",
            ),
        ],
    )
    def test_wrong_types(self, args, choices, expected):
        """An argument of a wrong type is rejected by name."""
        assert refused(WrongTypeError, *args, **choices)[0] == expected


COPIES = [copy.copy, copy.deepcopy, lambda each: pickle.loads(pickle.dumps(each))]


class TestAssessment:
    HISTORY = OffenseHistory(
        [
            Decision(
                under=PART_2,
                decided_on=date(2021, 12, 1),
                in_force_on=date(2021, 12, 20),
                executed_on=None,
                id="A-1",
            )
        ]
    )

    def test_keeps_what_it_was_given(self):
        """An assessment keeps the violation, the platform and the facts."""
        violation = act()

        answer = assess(violation, COMPANY, given=EXCEPTIONAL, decided_on=KNOWN_THROUGH)

        assert answer.violation == violation
        assert answer.platform == COMPANY
        assert answer.given == EXCEPTIONAL
        assert answer.decided_on == KNOWN_THROUGH

    def test_range(self):
        """*low* and *high* are the ends of the range, which is the result of the first step."""
        answer = assess(act(), COMPANY)

        assert answer.range == Range(rub(800_000), rub(4_000_000)) == answer.step.result
        assert answer.range == Range(answer.low, answer.high)
        assert answer.currency == "RUB"

    @pytest.mark.parametrize("charged_as", [None, PART_2, PART_5])
    @pytest.mark.parametrize("repeat", [False, True])
    def test_step(self, repeat, charged_as):
        """The tree of steps is that of the applied text."""
        answer = assess(act(), COMPANY, repeat=repeat, charged_as=charged_as)

        assert answer.step.penalty == answer.enactment.penalty
        assert answer.enactment in answer.provision.enactments

    def test_because(self):
        """The reasons are in order: provision, law, charge, history, facts."""
        answer = assess(
            act(detected_on=date(2022, 3, 2)),
            Platform("Acme", "legal-entity", {2021: BILLION}),
            self.HISTORY,
        )

        assert answer.because == (
            "ru/koap-13.41/5: repeat of part 1 or 2",
            "the law of the day of the offense, 2022-03-01, in the text that applies from "
            "2021-06-22",
            "a repeat (1 of 1 earlier decisions count)",
            "decision of 2021-12-01 (A-1) counts: counts from 2021-12-20; its payment has not "
            "come, so 1 year has not begun to run",
            f"{REVENUE_WORDS}: RUB 1,000,000,000.00 (2021: the calendar year before the one of "
            "detection, given without a revenue base)",
        )

    def test_sources(self):
        """Every source of the result is cited once, and no other."""
        answer = assess(act(), COMPANY, self.HISTORY)

        assert [str(source) for source in answer.sources] == [
            "KoAP art. 13.41, added by Federal Law 511-FZ of 30 December 2020 [V]",
            "KoAP art. 4.1.2 [M]",
            "KoAP art. 13.41(5), floor [V]",
            "KoAP art. 3.5(1)(3.1) [V]",
            "KoAP art. 13.41(5) [V]",
            "KoAP art. 4.6(2), added by Federal Law 201-FZ of 11 June 2021 [V]",
        ]

    def test_sources_without_a_rule_of_repeats(self):
        """If no source defines the repeat, none is cited."""
        answer = assess(act(REPORTED), COMPANY)

        assert [str(source) for source in answer.sources] == ["The Moscow Times, 1 March 2021 [S]"]

    def test_value(self):
        """Equal arguments give equal assessments, and an assessment is frozen."""
        one, other = (assess(act(), COMPANY, self.HISTORY) for _ in range(2))

        assert one == other
        assert one != assess(act(), COMPANY)
        with pytest.raises(FrozenInstanceError):
            one.low = other.high
        with pytest.raises(AttributeError):
            one.law_day = date(2022, 1, 1)

    @pytest.mark.parametrize("copied", COPIES)
    @pytest.mark.parametrize("repeat", [True, False, None, EITHER])
    @pytest.mark.parametrize("law_at", [None, "offense"], ids=["fast", "reference"])
    def test_can_be_copied(self, repeat, law_at, copied):
        """A copy is equal and has the same reasons."""
        answer = assess(act(), COMPANY, self.HISTORY, repeat=repeat, law_at=law_at)

        again = copied(answer)

        assert again == answer
        assert hash(again) == hash(answer)
        assert again.because == answer.because
        assert copied(answer).because == answer.because

    @pytest.mark.parametrize("copied", COPIES)
    def test_of_another_law_can_be_copied(self, copied):
        """A copy of an assessment under another law contains that law."""
        changed = catalog()[ARTICLE].with_penalty(PART_2, fixed(rub(7)), on=act().committed_on)
        answer = assess(act(), COMPANY, law=changed)

        again = copied(answer)

        assert again == answer
        assert (again.low, again.statute) == (rub(7), changed)
        assert again.because == answer.because

    @pytest.mark.parametrize("copied", COPIES)
    def test_of_another_charge_can_be_copied(self, copied):
        """A copy keeps a charged provision of another statute."""
        answer = assess(act(), COMPANY, charged_as="ru/as-reported-2021", decided_on=KNOWN_THROUGH)

        assert copied(answer) == answer
        assert copied(answer).provision is answer.provision

    @pytest.mark.parametrize("charged_as", [None, PART_5, REPORTED])
    def test_is_small_to_send(self, charged_as):
        """Alone, an assessment pickles to at most 2 KB."""
        answer = assess(act(), COMPANY, self.HISTORY, charged_as=charged_as)

        assert answer.because
        assert len(pickle.dumps(answer)) <= 2_048

    def test_is_short_to_show(self):
        """Its repr names the violation, the platform and the range."""
        answer = assess(act(), COMPANY, self.HISTORY)

        assert repr(answer) == (
            "<Assessment of ru/koap-13.41/2 on 2022-03-01 by 'Acme': "
            "RUB 50,000,000.00 to RUB 100,000,000.00>"
        )
        assert len(repr(assess(act(), Platform("A" * 100, "citizen")))) < 2_000

    def test_can_be_evolved(self):
        """`evolve` returns a changed copy."""
        answer = assess(act(), COMPANY)
        changed = evolve(answer, violation=act(on=date(2022, 3, 2)))

        assert changed != answer
        assert changed.law_day == date(2022, 3, 2)
        assert changed.because[1].startswith("the law of the day of the offense, 2022-03-02")
