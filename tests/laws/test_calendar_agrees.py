"""A repeat calendar, the reference with its reasons, and an independent oracle agree."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.support.oracle import possible
from tests.support.strategies import decisions, examples, repeats

from penaltymodel.domain.history import OffenseHistory
from penaltymodel.facts.calendar import RepeatCalendar
from penaltymodel.facts.recall import recall


DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


def matches(key: str) -> bool:
    """Match some of the provisions that the strategies draw."""
    return not key.endswith("3")


def check(rule, history, day):
    """Compare the calendar and the reference with the oracle; None means an open answer."""
    answers = possible(rule, history, day, matches)
    value = recall(rule, history, day, matches).value

    assert {value.low, value.high} == answers
    expected = None if len(answers) == 2 else answers == {True}
    assert RepeatCalendar(rule, matches).on(history, day) == expected


class TestRepeatCalendar:
    @examples(300)
    @given(repeats, st.lists(decisions(), max_size=5), DAYS)
    def test_short_history(self, rule, found, day):
        """In a short history, each decision is compared."""
        check(rule, OffenseHistory(found), day)

    @examples(300)
    @given(repeats, st.lists(decisions(), min_size=9, max_size=30), st.lists(DAYS, min_size=1))
    def test_long_history(self, rule, found, days):
        """A long history is indexed once and looked up on every day."""
        history = OffenseHistory(found)

        for day in days:
            check(rule, history, day)

    @examples(200)
    @given(repeats, st.lists(decisions(), min_size=1, max_size=12), st.data())
    def test_on_the_days_that_matter(self, rule, found, data):
        """They agree on and next to every day of a decision, and a year later."""
        known = [
            day
            for each in found
            for day in (each.decided_on, each.committed_on, each.in_force_on, each.executed_on)
            if isinstance(day, date)
        ]
        near = data.draw(st.sampled_from(known))
        shift = data.draw(st.integers(-2, 2)) + data.draw(st.sampled_from((0, 365, 366)))

        check(rule, OffenseHistory(found), date.fromordinal(near.toordinal() + shift))

    @examples(200)
    @given(repeats, st.lists(decisions(), min_size=9, max_size=12), DAYS)
    def test_the_answer_changes_on_its_turns_only(self, rule, found, day):
        """Between two turns of a calendar, the answer does not change."""
        history, calendar = OffenseHistory(found), RepeatCalendar(rule, matches)
        before = [turn for turn in calendar.turns(history) if turn <= day]

        first = max(before, default=date(1900, 1, 1))
        assert calendar.on(history, first) == calendar.on(history, day)
