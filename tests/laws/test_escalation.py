"""A repeat depends on the window of an earlier decision, exact to the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.support.strategies import days, examples, facts, penalties, periods, repeats

from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.facts.facts import Facts
from penaltymodel.facts.recall import recall
from penaltymodel.interpreters.evaluate import evaluate
from penaltymodel.law.forms import escalating
from penaltymodel.law.koap import PUNISHED, PUNISHED_2021
from penaltymodel.law.penalties import Matching, Repeat
from penaltymodel.law.words import Milestone, Standing
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import EITHER, NO, YES


FULL = facts(complete=True, definite=True)
SMALL = penalties(max_leaves=3)
DAY = timedelta(days=1)


def anything(_key: str) -> bool:
    """Match every provision."""
    return True


def says(rule: Repeat, decision: Decision, day: date):
    """Return whether an offense on *day* after *decision* is a repeat."""
    return recall(rule, OffenseHistory((decision,)), day, anything).value


class TestFirst:
    @examples(60)
    @given(repeats, days)
    def test_no_history_is_no_repeat(self, rule, day):
        """Without a history there is no repeat, under any rule."""
        answer = recall(rule, OffenseHistory(), day, anything)

        assert answer.value == NO
        assert answer.because == "no earlier decision is known"

    @examples(60)
    @given(repeats, days, SMALL, SMALL, FULL)
    def test_first_offense(self, rule, day, first, repeat, known):
        """Without earlier decisions, an escalating penalty is that of a first offense."""
        answer = recall(rule, OffenseHistory(), day, anything)
        said = evolve(known, repeat=answer.value)

        step = evaluate(escalating(first=first, repeat=repeat, when=rule), said)

        assert step.result == evaluate(first, said).result

    @examples(60)
    @given(repeats, SMALL, SMALL, FULL)
    def test_second_offense(self, rule, first, repeat, known):
        """If a decision counts, an escalating penalty is that of a repeat."""
        said = Facts(
            person=known.person,
            revenue=known.revenue,
            amounts=known.amounts,
            counts=known.counts,
            flags=known.flags,
            words=known.words,
            repeat=YES,
        )

        step = evaluate(escalating(first=first, repeat=repeat, when=rule), said)

        assert step.result == evaluate(repeat, said).result


class TestWindow:
    @examples(150)
    @given(repeats, periods, days, st.integers(0, 400), st.integers(0, 400))
    def test_its_edges(self, rule, within, decided_on, entry, execution):
        """The first and the last day of a window count; the days before and after do not."""
        decision = Decision(
            under="a law",
            decided_on=decided_on,
            committed_on=decided_on - 30 * DAY,
            imposed_on=decided_on + DAY,
            in_force_on=decided_on + entry * DAY,
            executed_on=decided_on + execution * DAY,
        )
        opens = decision.day_of(rule.opens_at)
        if rule.opens_after is not None:
            assume(rule.opens_after.longest < within.shortest)
            opens = rule.opens_after.after(opens)
        last = within.after(decision.day_of(rule.counted_from))
        assume(decided_on <= opens <= last)
        once = evolve(rule, within=within, times=1)

        assert says(once, decision, opens - DAY) == NO
        assert says(once, decision, opens) == YES
        assert says(once, decision, last) == YES
        assert says(once, decision, last + DAY) == NO

    @examples(60)
    @given(repeats, days, st.integers(0, 3000))
    def test_without_end(self, rule, decided_on, later):
        """Without *within*, a decision counts without end."""
        for_ever = evolve(
            rule, within=None, opens_at=Milestone.DECISION, opens_after=None, times=1
        )
        decision = Decision(under="a law", decided_on=decided_on)

        assert says(for_ever, decision, decided_on + later * DAY) == YES

    @pytest.mark.parametrize(
        ("counted_from", "within", "last"),
        [
            (date(2024, 2, 29), Period(years=1), date(2025, 2, 28)),
            (date(2024, 2, 29), Period(years=4), date(2028, 2, 29)),
            (date(2023, 2, 28), Period(years=1), date(2024, 2, 28)),
            (date(2023, 3, 1), Period(years=1), date(2024, 3, 1)),
            (date(2024, 1, 31), Period(months=1), date(2024, 2, 29)),
            (date(2023, 1, 31), Period(months=1), date(2023, 2, 28)),
            (date(2023, 12, 31), Period(days=60), date(2024, 2, 29)),
        ],
    )
    def test_leap_days(self, counted_from, within, last):
        """If the month lacks the day, a window ends on its last day."""
        rule = evolve(PUNISHED, within=within)
        decision = Decision(
            under="a law",
            decided_on=counted_from - 10 * DAY,
            in_force_on=counted_from,
            executed_on=counted_from,
        )

        assert says(rule, decision, last) == YES
        assert says(rule, decision, last + DAY) == NO


class TestKoap46:
    """Article 4.6 of the Russian code, before and after 22 June 2021."""

    DECISION = Decision(
        under="ru/koap-13.41/2",
        decided_on=date(2021, 4, 2),
        in_force_on=date(2021, 5, 27),
        executed_on=date(2021, 4, 20),
    )

    def test_a_fine_paid_early(self):
        """Until 2021 the year ran from the entry into force, since then from the payment."""
        assert says(PUNISHED, self.DECISION, date(2022, 5, 27)) == YES
        assert says(PUNISHED, self.DECISION, date(2022, 5, 28)) == NO
        assert says(PUNISHED_2021, self.DECISION, date(2022, 4, 20)) == YES
        assert says(PUNISHED_2021, self.DECISION, date(2022, 4, 21)) == NO

    @pytest.mark.parametrize("rule", [PUNISHED, PUNISHED_2021])
    def test_nobody_is_punished_before_entry_into_force(self, rule):
        """An offense between the decision and its entry into force is not a repeat."""
        assert says(rule, self.DECISION, date(2021, 5, 26)) == NO
        assert says(rule, self.DECISION, date(2021, 5, 27)) == YES

    @pytest.mark.parametrize("rule", [PUNISHED, PUNISHED_2021])
    def test_a_fine_that_is_not_paid_keeps_counting(self, rule):
        """While the fine is unpaid, the year does not begin."""
        unpaid = evolve(self.DECISION, executed_on=None)

        assert says(rule, unpaid, date(2031, 1, 1)) == YES

    @pytest.mark.parametrize("rule", [PUNISHED, PUNISHED_2021])
    def test_an_appeal_keeps_it_out_of_force(self, rule):
        """A decision under appeal does not count before it enters into force."""
        appealed = evolve(self.DECISION, in_force_on=None, standing=Standing.APPEALED)

        assert says(rule, appealed, date(2021, 12, 1)) == NO

    @pytest.mark.parametrize("rule", [PUNISHED, PUNISHED_2021])
    def test_an_annulled_decision_never_counts(self, rule):
        """An annulled decision does not count."""
        annulled = evolve(self.DECISION, standing=Standing.ANNULLED)

        assert says(rule, annulled, date(2021, 12, 1)) == NO

    @pytest.mark.parametrize("rule", [PUNISHED, PUNISHED_2021])
    def test_an_unknown_entry_into_force_leaves_it_open(self, rule):
        """If the entry into force is unknown, the repeat is unknown."""
        vague = Decision(under="ru/koap-13.41/2", decided_on=date(2021, 4, 2))

        assert says(rule, vague, date(2021, 4, 1)) == NO
        assert says(rule, vague, date(2021, 4, 2)) == EITHER


class TestMilestones:
    @pytest.mark.parametrize(
        ("counted_from", "repeat"),
        [
            (Milestone.DECISION, NO),
            (Milestone.IMPOSITION, NO),
            (Milestone.ENTRY_INTO_FORCE, YES),
            (Milestone.EXECUTION, YES),
        ],
    )
    def test_one_history_many_answers(self, counted_from, repeat):
        """The same history has different results under different rules."""
        rule = Repeat(
            opens_at=Milestone.DECISION,
            within=Period(years=1),
            counted_from=counted_from,
            matching=Matching.ANY,
            measured_to=Milestone.COMMISSION,
        )
        decision = Decision(
            under="a law",
            decided_on=date(2020, 2, 29),
            imposed_on=date(2020, 3, 1),
            in_force_on=date(2020, 6, 1),
            executed_on=date(2020, 9, 1),
        )

        assert says(rule, decision, date(2021, 3, 2)) == repeat

    def test_several_are_needed(self):
        """A rule that requires two decisions is met by two, not by one."""
        rule = evolve(PUNISHED, within=None, opens_at=Milestone.DECISION, times=2)
        one = Decision(under="a law", decided_on=date(2021, 1, 1))
        other = Decision(under="a law", decided_on=date(2021, 2, 1))

        answers = [
            recall(rule, OffenseHistory(past), date(2021, 3, 1), anything)
            for past in ((one,), (one, other))
        ]

        assert [answer.value for answer in answers] == [NO, YES]
        assert answers[0].because == "1 of 1 earlier decisions count, and 2 are needed"
        assert answers[1].because == "2 of 2 earlier decisions count, and 2 are needed"
