"""First offense or repeat, and why each earlier decision counts."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.assessing import (
    ARTICLE,
    COMPANY,
    PART_1,
    PART_2,
    PART_3,
    PART_4,
    PART_5,
    PART_6,
    REPORTED,
    UNPAID,
    act,
    refused,
    roubles,
    ruled,
    verdict,
)

from penaltymodel.domain.history import UNKNOWN, Decision, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.engine.assess import assess
from penaltymodel.errors import (
    MissingFactError,
    NotARepeatError,
)
from penaltymodel.facts.facts import Facts
from penaltymodel.statutes import catalog
from penaltymodel.values.money import rub
from penaltymodel.values.ranges import EITHER, NO, YES, only


class TestFirstOrRepeat:
    HISTORY = ruled(date(2021, 12, 1), in_force_on=date(2021, 12, 20), executed_on=None)

    @pytest.mark.parametrize(
        ("first", "repeat"),
        [(PART_1, PART_5), (PART_2, PART_5), (PART_3, PART_6), (PART_4, PART_6)],
    )
    def test_history_leads_to_the_repeat_part(self, first, repeat):
        """A repeat of part 1 or 2 is under part 5, a repeat of part 3 or 4 under part 6."""
        history = ruled(date(2021, 12, 1), under=first, in_force_on=date(2021, 12, 20))

        answer = assess(act(first), COMPANY, history)

        assert answer.provision.key == answer.by_law.key == repeat
        assert answer.repeat == YES
        assert answer.is_as_written

    @pytest.mark.parametrize(
        ("earlier", "now", "repeats"),
        [
            (PART_1, PART_2, True),
            (PART_2, PART_1, True),
            (PART_5, PART_2, True),
            (PART_3, PART_4, True),
            (PART_6, PART_3, True),
            (PART_4, PART_2, False),
            (PART_2, PART_4, False),
            (PART_6, PART_2, False),
            (PART_5, PART_4, False),
            ("ru/koap-13.40/2.1", PART_2, False),
        ],
    )
    def test_same_offense(self, earlier, now, repeats):
        """Parts 1, 2 and 5 are one offense, parts 3, 4 and 6 another one."""
        history = ruled(date(2021, 12, 1), under=earlier, in_force_on=date(2021, 12, 20))

        answer = assess(act(now), COMPANY, history)

        assert answer.repeat == only(repeats)

    def test_repeat_part_named(self):
        """A violation that names part 5 is assessed under it if a decision counts."""
        answer = assess(act(PART_5), COMPANY, self.HISTORY)

        assert answer.provision.key == PART_5
        assert answer.repeat == YES
        assert [counted.counts for counted in answer.counted] == [YES]

    def test_no_history(self):
        """Without decisions it is a first offense, and the reasons say so."""
        answer = assess(act(), COMPANY)

        assert answer.provision.key == PART_2
        assert answer.repeat == NO
        assert answer.counted == ()
        assert "a first offense (no earlier decision is known)" in answer.because

    def test_stated_repeat(self):
        """A stated repeat takes precedence over an empty history."""
        answer = assess(act(), COMPANY, repeat=True)

        assert answer.provision.key == PART_5
        assert answer.repeat == YES
        assert "a repeat (as given)" in answer.because

    def test_stated_first(self):
        """A stated first offense takes precedence over the history."""
        answer = assess(act(), COMPANY, self.HISTORY, repeat=False)

        assert answer.provision.key == PART_2
        assert answer.repeat == NO
        assert answer.counted == ()

    def test_statement_in_the_given_facts(self):
        """The given facts can state a repeat; the argument *repeat* takes precedence."""
        given = Facts(repeat=True)

        assert assess(act(), COMPANY, given=given).provision.key == PART_5
        assert assess(act(), COMPANY, given=given, repeat=False).repeat == NO

    def test_statement_for_one_rule(self):
        """A repeat can be stated for one rule; the other rules use the history."""
        rule = catalog()[ARTICLE].provision(PART_5).enactments[-1].repeat
        given = Facts(repeat={rule: True})

        stated = assess(act(on=date(2021, 6, 22)), COMPANY, given=given)
        by_history = assess(act(on=date(2021, 6, 21)), COMPANY, given=given)

        assert "a repeat (as given)" in stated.because
        assert "a first offense (no earlier decision is known)" in by_history.because

    @pytest.mark.parametrize(
        ("part", "instead"),
        [
            (PART_5, "ru/koap-13.41/1 or ru/koap-13.41/2"),
            (PART_6, "ru/koap-13.41/3 or ru/koap-13.41/4"),
        ],
    )
    @pytest.mark.parametrize("repeat", [None, False])
    def test_not_a_repeat(self, part, instead, repeat):
        """A provision for repeats is rejected if no decision counts; the error names the fix."""
        sentence, notes = refused(NotARepeatError, act(part), COMPANY, repeat=repeat)

        assert sentence == (
            f"{part} applies to repeat offenses only, and no earlier decision counts; a "
            f"first offense falls under {instead}; pass charged_as='{part}' to apply it "
            "anyway"
        )
        assert notes == [f"while assessing {part}"]

    def test_rule_inside_the_penalty(self):
        """If the penalty itself has a repeat rule, the result has the answer."""
        history = ruled(date(2021, 2, 1), under=REPORTED)

        first = assess(act(REPORTED), COMPANY)
        repeat = assess(act(REPORTED), COMPANY, history)

        assert (first.repeat, roubles(first)) == (NO, (800_000, 8_000_000))
        assert (repeat.repeat, roubles(repeat)) == (YES, (200_000_000, 200_000_000))
        assert repeat.counted[0].reason == "counts from 2021-02-01 without end"

    def test_nothing_turns_on_it(self):
        """If no repeat rule is evaluated, the result has no answer about repeats."""
        answer = assess(
            act(UNPAID), COMPANY, self.HISTORY, given=Facts(amounts={"the unpaid fine": rub(1)})
        )

        assert answer.answer is None
        assert answer.repeat is None
        assert answer.counted == ()
        assert not any("offense" in reason for reason in answer.because[2:])


class TestWhyADecisionCounts:
    def test_counts(self):
        """A decision counts from its entry into force until a year after the payment."""
        history = ruled(
            date(2021, 12, 1), in_force_on=date(2021, 12, 20), executed_on=date(2022, 1, 15)
        )

        assert verdict(history, date(2022, 3, 1)) == (
            YES,
            "counts from 2021-12-20 through 2023-01-15 (1 year after its payment on 2022-01-15)",
        )

    def test_window_over(self):
        """A decision no longer counts when its year is over."""
        history = ruled(
            date(2021, 2, 1), in_force_on=date(2021, 2, 20), executed_on=date(2021, 2, 25)
        )

        assert verdict(history, date(2022, 3, 1)) == (
            NO,
            "counted from 2021-02-20 through 2022-02-25 (1 year after its payment on 2021-02-25), "
            "and no longer",
        )

    def test_annulled(self):
        """An annulled decision does not count."""
        history = ruled(date(2021, 12, 1), in_force_on=date(2021, 12, 20), standing="annulled")

        assert verdict(history, date(2022, 3, 1)) == (NO, "annulled")

    def test_other_offense(self):
        """A decision on special content does not count for other content."""
        history = ruled(date(2021, 12, 1), under=PART_4, in_force_on=date(2021, 12, 20))

        assert verdict(history, date(2022, 3, 1)) == (
            NO,
            "given under ru/koap-13.41/4, not for the same offense",
        )

    def test_decided_after(self):
        """A decision after the offense does not count."""
        assert verdict(ruled(date(2022, 3, 2)), date(2022, 3, 1)) == (
            NO,
            "decided after the offense of 2022-03-01",
        )

    def test_not_in_force(self):
        """A decision that is not in force does not count."""
        history = ruled(date(2021, 12, 1), in_force_on=None)

        assert verdict(history, date(2022, 3, 1)) == (NO, "entry into force has not come")

    def test_appealed(self):
        """A decision under appeal does not count, and the reason names the appeal."""
        history = ruled(date(2021, 12, 1), in_force_on=None, standing="appealed")

        assert verdict(history, date(2022, 3, 1)) == (
            NO,
            "entry into force has not come: an appeal is pending",
        )

    def test_in_force_after(self):
        """A decision that entered into force after the offense does not count."""
        history = ruled(date(2021, 12, 1), in_force_on=date(2022, 3, 2))

        assert verdict(history, date(2022, 3, 1)) == (
            NO,
            "counts from 2022-03-02 (entry into force), after the offense",
        )

    def test_same_day_decision(self):
        """A decision on the day of the offense counts if it is in force on that day."""
        day = date(2022, 3, 1)

        counts, _ = verdict(ruled(day, in_force_on=day, executed_on=None), day)
        pending, reason = verdict(ruled(day, in_force_on=date(2022, 3, 12)), day)

        assert counts == YES
        assert pending == NO
        assert reason == "counts from 2022-03-12 (entry into force), after the offense"

    def test_same_day_decision_as_reported(self):
        """Under the rule as reported, a decision on the day of the offense counts."""
        day = date(2022, 3, 1)

        answer = assess(act(REPORTED, day), COMPANY, ruled(day, under=REPORTED))

        assert answer.repeat == YES

    def test_unknown_entry_into_force(self):
        """A decision with an unknown entry into force may count."""
        assert verdict(ruled(date(2021, 12, 1)), date(2022, 3, 1)) == (
            EITHER,
            "the day of its entry into force is not known",
        )

    def test_unknown_payment(self):
        """An unknown payment matters only a year after the decision."""
        history = ruled(date(2021, 2, 1), in_force_on=date(2021, 2, 20), executed_on=UNKNOWN)

        assert verdict(history, date(2022, 2, 1)) == (
            YES,
            "counts from 2021-02-20, whenever its payment came",
        )
        assert verdict(history, date(2022, 2, 2)) == (
            EITHER,
            "the day of its payment is not known",
        )

    def test_unknown_execution(self):
        """Before 22 June 2021, the year begins at the entry into force or later."""
        # Article 13.41 is younger than such a decision: the days test article 4.6 alone.
        history = ruled(date(2020, 5, 1), in_force_on=date(2020, 6, 10), executed_on=UNKNOWN)

        assert verdict(history, date(2021, 6, 10)) == (
            YES,
            "counts from 2020-06-10, whenever its end of execution came",
        )
        assert verdict(history, date(2021, 6, 11)) == (
            EITHER,
            "the day of its end of execution is not known",
        )

    def test_each_decision_is_answered_for(self):
        """Each decision has a reason, in the order of the days."""
        history = OffenseHistory(
            [
                Decision(under=PART_2, decided_on=date(2022, 1, 9), id="second"),
                Decision(
                    under=PART_1,
                    decided_on=date(2021, 12, 1),
                    in_force_on=date(2021, 12, 20),
                    executed_on=None,
                    id="first",
                ),
                Decision(under=PART_4, decided_on=date(2022, 1, 10), in_force_on=None),
            ]
        )

        answer = assess(act(), COMPANY, history)

        assert answer.because[2:6] == (
            "a repeat (1 to 2 of 3 earlier decisions count)",
            "decision of 2021-12-01 (first) counts: counts from 2021-12-20; its payment has not "
            "come, so 1 year has not begun to run",
            "decision of 2022-01-09 (second) may count: the day of its entry into force is not "
            "known",
            "decision of 2022-01-10 (ru/koap-13.41/4) does not count: given under "
            "ru/koap-13.41/4, not for the same offense",
        )


class TestTheYearOfArticle46:
    PAID = ruled(date(2021, 7, 1), in_force_on=date(2021, 7, 20), executed_on=date(2021, 8, 10))

    @pytest.mark.parametrize(
        ("day", "counts"),
        [
            (date(2021, 7, 1), NO),
            (date(2021, 7, 19), NO),
            (date(2021, 7, 20), YES),
            (date(2022, 8, 10), YES),
            (date(2022, 8, 11), NO),
        ],
    )
    def test_first_and_last_day(self, day, counts):
        """The day of entry into force counts, and so does the last day of the year."""
        assert verdict(self.PAID, day)[0] == counts

    @pytest.mark.parametrize(
        ("paid", "last"),
        [
            (date(2024, 2, 29), date(2025, 2, 28)),
            (date(2023, 2, 28), date(2024, 2, 28)),
            (date(2023, 3, 1), date(2024, 3, 1)),
        ],
    )
    def test_leap_day(self, paid, last):
        """A year from 28 or 29 February ends on 28 February."""
        history = ruled(date(2022, 12, 1), in_force_on=date(2022, 12, 20), executed_on=paid)
        next_day = date.fromordinal(last.toordinal() + 1)

        assert verdict(history, last)[0] == YES
        assert verdict(history, next_day)[0] == NO

    @pytest.mark.parametrize("day", [date(2021, 6, 1), date(2022, 3, 1), date(2026, 2, 1)])
    def test_unpaid_fine(self, day):
        """An unpaid fine counts without end, under both texts."""
        history = ruled(date(2021, 2, 1), in_force_on=date(2021, 2, 20), executed_on=None)

        assert verdict(history, day)[0] == YES

    def test_both_texts_at_their_boundary(self):
        """Through 21 June 2021 the end of execution matters, from 22 June the payment."""
        history = ruled(date(2021, 2, 1), in_force_on=date(2021, 2, 20), executed_on=None)

        before, after = (verdict(history, date(2021, 6, day))[1] for day in (21, 22))

        assert before == (
            "counts from 2021-02-20; its end of execution has not come, "
            "so 1 year has not begun to run"
        )
        assert after == (
            "counts from 2021-02-20; its payment has not come, so 1 year has not begun to run"
        )

    def test_paid_before_entry_into_force(self):
        """After an early payment, the year begins with the entry into force, later with the payment."""
        # Article 13.41 is younger than such a decision: the days test article 4.6 alone.
        history = ruled(
            date(2020, 5, 1), in_force_on=date(2020, 7, 20), executed_on=date(2020, 6, 22)
        )

        assert verdict(history, date(2021, 6, 21)) == (
            YES,
            "counts from 2020-07-20 through 2021-07-20 "
            "(1 year after its end of execution on 2020-07-20)",
        )
        assert verdict(history, date(2021, 6, 22)) == (
            YES,
            "counts from 2020-07-20 through 2021-06-22 (1 year after its payment on 2020-06-22)",
        )
        assert verdict(history, date(2021, 6, 23)) == (
            NO,
            "counted from 2020-07-20 through 2021-06-22 (1 year after its payment on 2020-06-22), "
            "and no longer",
        )

    def test_which_text_applies_is_cited(self):
        """A repeat cites the text of article 4.6 that was applied."""
        cited = [
            {source.citation for source in assess(act(on=day), COMPANY, repeat=True).sources}
            for day in (date(2021, 6, 21), date(2021, 6, 22))
        ]

        assert "KoAP art. 4.6" in cited[0]
        assert "KoAP art. 4.6(2), added by Federal Law 201-FZ of 11 June 2021" in cited[1]
        assert "KoAP art. 4.6" not in cited[1]


class TestOpenVerdict:
    def test_hull_of_both_parts(self):
        """If it is unknown whether it is a repeat, the range covers both provisions."""
        answer = assess(act(), COMPANY, repeat=EITHER)

        assert answer.repeat == EITHER
        assert roubles(answer) == (800_000, 100_000_000)
        assert answer.provision.key == PART_2
        assert "a first offense or a repeat: the facts leave it open (as given)" in answer.because

    def test_by_history(self):
        """An unknown day that matters leaves the repeat unknown."""
        answer = assess(act(), COMPANY, ruled(date(2021, 12, 1)))

        assert answer.repeat == EITHER
        assert roubles(answer) == (800_000, 100_000_000)
        assert (
            "a first offense or a repeat: the facts leave it open "
            "(0 to 1 of 1 earlier decisions count)" in answer.because
        )

    def test_low_end_may_be_that_of_the_repeat(self):
        """The range has the lower of the two low ends."""
        small = Platform("Acme", "legal-entity", rub(1_000))

        reported = assess(act(REPORTED), small, repeat=EITHER)

        assert roubles(reported) == (200, 8_000_000)
        assert reported.repeat == EITHER

    def test_repeat_part_named(self):
        """If part 5 is named and the repeat is unknown, part 5 is assessed."""
        answer = assess(act(PART_5), COMPANY, repeat=EITHER)

        assert answer.provision.key == PART_5
        assert roubles(answer) == (50_000_000, 100_000_000)
        assert answer.repeat == EITHER

    def test_needs_the_revenue(self):
        """If the repeat is unknown, the revenue is required."""
        unknown = Platform("Acme", "legal-entity")

        refused(MissingFactError, act(), unknown, repeat=EITHER)
        assert roubles(assess(act(), unknown, repeat=False)) == (800_000, 4_000_000)

    @pytest.mark.parametrize("repeat", [True, EITHER, False])
    def test_cites_the_rule_of_repeats(self, repeat):
        """The sources have the repeat rule, whatever the answer."""
        answer = assess(act(), COMPANY, repeat=repeat)

        assert any(source.citation.startswith("KoAP art. 4.6") for source in answer.sources)
