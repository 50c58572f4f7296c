"""A repeat calendar at the end of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from attrs import evolve

from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.errors import CalendarError
from penaltymodel.facts.calendar import RepeatCalendar
from penaltymodel.law.koap import PUNISHED_2021
from penaltymodel.law.words import Milestone
from penaltymodel.values.periods import Period


LATE = Decision(
    "ru/koap-13.41/2",
    date(2021, 5, 25),
    in_force_on=date(2021, 6, 1),
    executed_on=date(9999, 12, 30),
)
RULE = evolve(PUNISHED_2021, within=Period(days=30), counted_from=Milestone.PAYMENT)


class TestBeyondTheCalendar:
    @pytest.mark.parametrize("number", [1, 20])
    def test_is_left_open(self, number):
        """A period that ends after the year 9999 is left to the reference, which names it."""
        counts = RepeatCalendar(RULE, lambda key: True)

        assert counts.on(OffenseHistory([LATE] * number), date(2022, 1, 1)) is None

    def test_has_no_turns(self):
        """The days on which the answer changes cannot be listed then."""
        with pytest.raises(CalendarError):
            RepeatCalendar(RULE, lambda key: True).turns(OffenseHistory([LATE]))
