"""Looking a day up among laid-out decisions gives what going through them gives."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.support.strategies import decisions, examples, repeats

from penaltymodel.domain.history import OffenseHistory
from penaltymodel.facts.calendar import RepeatCalendar
from penaltymodel.facts.recall import recall


DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


def matches(key: str) -> bool:
    """Say yes to some of the provisions that the strategies draw."""
    return not key.endswith("3")


def truth(rule, history, day):
    """Return what the reference says, with None for what is open."""
    value = recall(rule, history, day, matches).value
    return value.low if value.is_point else None


class TestRepeatCalendar:
    @examples(300)
    @given(repeats, st.lists(decisions(), max_size=5), DAYS)
    def test_one_by_one(self, rule, found, day):
        """A short history is gone through, with the answer of the reference."""
        history = OffenseHistory(found)

        assert RepeatCalendar(rule, matches).on(history, day) == truth(rule, history, day)

    @examples(300)
    @given(repeats, st.lists(decisions(), min_size=9, max_size=30), st.lists(DAYS, min_size=1))
    def test_laid_out(self, rule, found, days):
        """A long history is laid out once, with the answer of the reference on every day."""
        history, counts = OffenseHistory(found), RepeatCalendar(rule, matches)

        for day in days:
            assert counts.on(history, day) == truth(rule, history, day)

    @examples(200)
    @given(repeats, st.lists(decisions(), min_size=9, max_size=12), st.data())
    def test_on_the_days_that_matter(self, rule, found, data):
        """On and beside every day of a decision, and a year later, it holds too."""
        history, counts = OffenseHistory(found), RepeatCalendar(rule, matches)
        known = [
            day
            for each in found
            for day in (each.decided_on, each.committed_on, each.in_force_on, each.executed_on)
            if isinstance(day, date)
        ]
        near = data.draw(st.sampled_from(known))
        shift = data.draw(st.integers(-2, 2)) + data.draw(st.sampled_from((0, 365, 366)))
        day = date.fromordinal(near.toordinal() + shift)

        assert counts.on(history, day) == truth(rule, history, day)
