"""Tests for `penaltymodel.law.dated`."""

from datetime import date

import pytest

from penaltymodel import eur
from penaltymodel.errors import WrongValueError
from penaltymodel.law.dated import DatedAmount, dated
from penaltymodel.law.forms import upto
from penaltymodel.values.sources import Confidence, Source


SOURCE = Source("an act", Confidence.MEMORY)
TABLE = {
    date(2020, 1, 1): DatedAmount(eur(1), SOURCE),
    date(2021, 1, 1): DatedAmount(eur(2), SOURCE),
    date(2022, 1, 1): DatedAmount(eur(3), SOURCE),
}


def spans(**days):
    return [(text.applies_from, text.applies_through) for text in dated(TABLE, upto, **days)]


class TestDated:
    def test_one_text_for_each_amount(self):
        """Every amount applies until the day before the next one, and the last one without end."""
        assert spans() == [
            (date(2020, 1, 1), date(2020, 12, 31)),
            (date(2021, 1, 1), date(2021, 12, 31)),
            (date(2022, 1, 1), None),
        ]

    def test_source_of_the_day(self):
        """The text has the source of the amount, and the source of its day if there is one."""
        day = Source("a notice", Confidence.VERIFIED)
        table = {date(2020, 1, 1): DatedAmount(eur(1), SOURCE, day), **dict([*TABLE.items()][1:])}

        texts = dated(table, upto)

        assert [(text.source, text.day_source) for text in texts] == [
            (SOURCE, day),
            (SOURCE, None),
            (SOURCE, None),
        ]

    def test_source_of_the_first_day_given(self):
        """A text that begins within the time of an amount has the source of that day."""
        day = Source("a notice", Confidence.VERIFIED)

        texts = dated(TABLE, upto, applies_from=date(2021, 6, 1), day_source=day)

        assert [(text.applies_from, text.day_source) for text in texts] == [
            (date(2021, 6, 1), day),
            (date(2022, 1, 1), None),
        ]

    def test_only_within_the_days_given(self):
        """Amounts outside the days of the provision are left out or shortened."""
        assert spans(applies_from=date(2020, 6, 1), applies_through=date(2021, 6, 1)) == [
            (date(2020, 6, 1), date(2020, 12, 31)),
            (date(2021, 1, 1), date(2021, 6, 1)),
        ]
        assert spans(applies_from=date(2023, 1, 1)) == [(date(2023, 1, 1), None)]

    def test_no_amount_for_those_days(self):
        """Days without any amount are an error."""
        with pytest.raises(WrongValueError, match="with one that holds within the days given"):
            dated(TABLE, upto, applies_through=date(2019, 1, 1))

    def test_out_of_order(self):
        """Amounts out of order are an error."""
        with pytest.raises(WrongValueError, match="in the order of their days"):
            dated(dict(reversed(TABLE.items())), upto)
