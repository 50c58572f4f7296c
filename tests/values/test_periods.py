"""Tests for `penaltymodel.values.periods`."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from tests.support.oracle import last_day
from tests.support.strategies import days, examples, periods

from penaltymodel.errors import (
    CalendarError,
    ChronologyError,
    MixedClocksError,
    WrongTypeError,
    WrongValueError,
)
from penaltymodel.values.periods import (
    DayCount,
    Period,
    Window,
    a_day,
    days_between,
    is_before,
    period,
)


MOSCOW = timezone(timedelta(hours=3))


class TestPeriod:
    @pytest.mark.parametrize(
        ("start", "length", "end"),
        [
            # A month that lacks the day ends on its last day.
            (date(2024, 1, 31), Period(months=1), date(2024, 2, 29)),
            (date(2023, 1, 31), Period(months=1), date(2023, 2, 28)),
            (date(2024, 3, 31), Period(months=1), date(2024, 4, 30)),
            (date(2024, 8, 31), Period(months=6), date(2025, 2, 28)),
            # It does not stay at the end of the month.
            (date(2024, 2, 29), Period(months=1), date(2024, 3, 29)),
            (date(2023, 2, 28), Period(months=1), date(2023, 3, 28)),
            # A leap day has no anniversary in a common year.
            (date(2024, 2, 29), Period(years=1), date(2025, 2, 28)),
            (date(2024, 2, 29), Period(years=4), date(2028, 2, 29)),
            (date(2096, 2, 29), Period(years=4), date(2100, 2, 28)),
            # The 28th of February is not the end of February.
            (date(2023, 2, 28), Period(years=1), date(2024, 2, 28)),
            # Days and weeks go through the leap day and the end of the year.
            (date(2024, 2, 28), Period(days=1), date(2024, 2, 29)),
            (date(2023, 2, 28), Period(days=1), date(2023, 3, 1)),
            (date(2023, 12, 31), Period(days=60), date(2024, 2, 29)),
            (date(2023, 12, 25), Period(weeks=1), date(2024, 1, 1)),
            # Years and months come first, days after them.
            (date(2024, 1, 30), Period(months=1, days=1), date(2024, 3, 1)),
            (date(2024, 1, 31), Period(months=13), date(2025, 2, 28)),
            # The calendar has a last day, and it can be reached.
            (date(9998, 12, 31), Period(years=1), date(9999, 12, 31)),
            (date(9999, 12, 30), Period(days=1), date(9999, 12, 31)),
            (date(1, 1, 1), Period(days=1), date(1, 1, 2)),
            # Whole days may be written as hours.
            (date(2021, 2, 1), Period(hours=24), date(2021, 2, 2)),
            (date(2021, 2, 27), Period(hours=48), date(2021, 3, 1)),
        ],
    )
    def test_last_day(self, start, length, end):
        """The day of the event does not count, and the last day counts in full."""
        assert length.after(start) == end
        assert type(length.after(start)) is date

    @pytest.mark.parametrize(
        ("start", "length"),
        [
            (date(9999, 12, 31), Period(days=1)),
            (date(9999, 12, 31), Period(years=1)),
            (date(9999, 2, 28), Period(months=11)),
            (date(9000, 1, 1), Period(years=1000)),
            (datetime(9999, 12, 31, 23), Period(hours=1)),
        ],
    )
    def test_out_of_the_calendar(self, start, length):
        """A period that ends after the year 9999 is an error."""
        with pytest.raises(CalendarError) as caught:
            length.after(start)

        assert isinstance(caught.value, OverflowError)
        assert str(caught.value) == (
            f"{length} after {start.isoformat()} is later than the year 9999; pass an "
            "earlier day or a shorter period"
        )

    @pytest.mark.parametrize(
        ("start", "length", "end"),
        [
            (datetime(2021, 2, 1, 12), Period(hours=24), datetime(2021, 2, 2, 12)),
            (datetime(2021, 2, 1, 12), Period(hours=3), datetime(2021, 2, 1, 15)),
            (datetime(2024, 2, 28, 23, 30), Period(hours=1), datetime(2024, 2, 29, 0, 30)),
            (datetime(2024, 2, 29, 8), Period(years=1), datetime(2025, 2, 28, 8)),
            (
                datetime(2021, 12, 31, 23, tzinfo=MOSCOW),
                Period(hours=25),
                datetime(2022, 1, 2, 0, tzinfo=MOSCOW),
            ),
        ],
    )
    def test_last_moment(self, start, length, end):
        """A period after a moment ends at a moment in the same time zone."""
        assert length.after(start) == end
        assert length.after(start).tzinfo is start.tzinfo

    @pytest.mark.parametrize("hours", [1, 23, 25, 36])
    def test_hours_need_a_moment(self, hours):
        """A period with hours cannot start on a day."""
        with pytest.raises(WrongTypeError) as caught:
            Period(hours=hours).after(date(2021, 2, 1))

        assert str(caught.value) == (
            "the start of a period in hours must be a datetime, not the date "
            "datetime.date(2021, 2, 1)"
        )

    @pytest.mark.parametrize(
        ("length", "in_days"),
        [
            (Period(hours=24), True),
            (Period(days=1), True),
            (Period(hours=25), False),
            (Period(days=1, hours=12), False),
        ],
    )
    def test_in_days(self, length, in_days):
        """A period is in days if it has no hours."""
        assert length.in_days is in_days

    @examples(150)
    @given(days, periods)
    def test_agrees_with_plain_calendar_arithmetic(self, start, length):
        """Adding the months one by one gives the same day."""
        assert length.after(start) == last_day(start, length)

    @examples(100)
    @given(days, days, periods)
    def test_keeps_the_order(self, one, other, length):
        """An earlier start never has a later end."""
        first, second = sorted((one, other))

        assert first < length.after(first) <= length.after(second)

    @pytest.mark.parametrize("name", ["years", "months", "weeks", "days", "hours"])
    @pytest.mark.parametrize("part", [1.0, "1", True, None, float("nan")])
    def test_refuses_what_is_no_whole_number(self, name, part):
        """A fraction and a boolean are rejected."""
        with pytest.raises(WrongTypeError) as caught:
            Period(**{name: part})

        assert str(caught.value).startswith(f"Period.{name} must be a whole number, not ")

    @pytest.mark.parametrize("name", ["years", "months", "weeks", "days", "hours"])
    @pytest.mark.parametrize("part", [-1, 1001, 10**400])
    def test_refuses_what_is_no_length(self, name, part):
        """A negative or too long period is rejected."""
        with pytest.raises(WrongValueError, match=rf"^Period.{name} must be from 0 to 1000, not "):
            Period(**{name: part})

    @pytest.mark.parametrize("name", ["years", "months", "weeks", "days", "hours"])
    def test_takes_a_thousand(self, name):
        """Each part can be up to a thousand."""
        assert str(Period(**{name: 1000})) == f"1000 {name}"

    def test_refuses_nothing(self):
        """An empty period is rejected."""
        with pytest.raises(WrongValueError, match=r"^Period must be longer than nothing, not 0$"):
            Period()

    def test_is_a_value(self):
        """Periods with equal parts are equal, and they are frozen."""
        assert Period(months=12) != Period(years=1)
        assert {Period(days=1), Period(days=1)} == {Period(days=1)}
        with pytest.raises(FrozenInstanceError):
            Period(days=1).days = 2

    @pytest.mark.parametrize(
        ("length", "text"),
        [
            (Period(years=1), "1 year"),
            (Period(days=60), "60 days"),
            (Period(years=2, months=1, weeks=1, days=3, hours=1), None),
        ],
    )
    def test_text(self, length, text):
        """A period is printed in words, with plurals."""
        assert str(length) == (text or "2 years and 1 month and 1 week and 3 days and 1 hour")


class TestReadPeriod:
    @pytest.mark.parametrize(
        ("text", "length"),
        [
            ("24h", Period(hours=24)),
            ("1 hour", Period(hours=1)),
            ("3d", Period(days=3)),
            ("3 days", Period(days=3)),
            ("2weeks", Period(weeks=2)),
            ("6 mo", Period(months=6)),
            ("24H", Period(hours=24)),
            ("24 hrs", Period(hours=24)),
            ("PT24H", Period(hours=24)),
            ("P1Y2M3W4DT5H", Period(years=1, months=2, weeks=3, days=4, hours=5)),
            ("60 min", Period(hours=1)),
            ("PT1H60M", Period(hours=2)),
            ("1 month", Period(months=1)),
            ("1y", Period(years=1)),
            ("1000 years", Period(years=1000)),
            ("007d", Period(days=7)),
        ],
    )
    def test_reads(self, text, length):
        """A number and a unit are parsed as a period."""
        assert period(text) == length

    @pytest.mark.parametrize(
        "text",
        [
            *(
                "",
                "24",
                "h",
                "1.5h",
                "-1d",
                "+1d",
                "1  d",
                " 1d",
                "1d\n",
                "60m",
                "1 min",
                "1d1h",
                "P",
                "PT",
                "PT30M",
            ),
            *("١d", "1_0d", "1e2d", None, 24, b"1d"),
        ],
    )
    def test_refuses(self, text):
        """Other texts are rejected with examples."""
        with pytest.raises(WrongValueError) as caught:
            period(text)

        assert str(caught.value).startswith(
            "a period must be like '24h', '3 days', '2 months', '1y' or 'PT24H', not "
        )

    @pytest.mark.parametrize("text", ["0d", "1001d", "10000d"])
    def test_refuses_what_is_no_length(self, text):
        """A text with an invalid number is rejected."""
        with pytest.raises(WrongValueError, match=r"^Period"):
            period(text)


class TestWindow:
    @pytest.mark.parametrize(
        ("day", "inside"),
        [
            (date(2024, 2, 28), False),
            (date(2024, 2, 29), True),
            (date(2024, 6, 1), True),
            (date(2025, 2, 28), True),
            (date(2025, 3, 1), False),
        ],
    )
    def test_both_ends_count(self, day, inside):
        """The first and the last day are in a window, the days next to them are not."""
        assert (day in Window(date(2024, 2, 29), date(2025, 2, 28))) is inside

    def test_one_that_does_not_close(self):
        """A window without a last day has no end."""
        window = Window(date(2024, 2, 29))

        assert date(2024, 2, 28) not in window
        assert date(2024, 2, 29) in window
        assert date.max in window

    def test_one_that_closes_before_it_opens(self):
        """A window that closes before it opens contains no day."""
        window = Window(date(2024, 3, 1), date(2024, 2, 1))

        assert not [day for day in (window.opens_on, window.closes_on) if day in window]


class TestDaysBetween:
    @pytest.mark.parametrize(
        ("first", "last", "number"),
        [
            (date(2024, 2, 28), date(2024, 3, 1), 2),
            (date(2023, 2, 28), date(2023, 3, 1), 1),
            (date(2023, 12, 31), date(2024, 1, 1), 1),
            (date(2024, 2, 29), date(2025, 2, 28), 365),
            (date(2024, 2, 29), date(2024, 2, 29), 0),
        ],
    )
    def test_counts(self, first, last, number):
        """If the last day is included, the result is one day more."""
        assert days_between(first, last, DayCount.HALF_OPEN) == number
        assert days_between(first, last, DayCount.INCLUSIVE) == number + 1

    def test_backwards(self):
        """A last day before the first is an error."""
        with pytest.raises(ChronologyError) as caught:
            days_between(date(2024, 3, 1), date(2024, 2, 29), DayCount.HALF_OPEN)

        assert str(caught.value) == ("last (2024-02-29) is before first (2024-03-01); check both")

    @pytest.mark.parametrize("name", ["first", "last"])
    def test_of_days(self, name):
        """Only days are counted; datetimes are rejected."""
        ends = {"first": date(2024, 2, 29), "last": date(2024, 2, 29)}

        with pytest.raises(WrongTypeError, match=f"^{name} must be a date without a time, not "):
            days_between(**(ends | {name: datetime(2024, 2, 29)}), count=DayCount.INCLUSIVE)


class TestIsBefore:
    @pytest.mark.parametrize(
        ("left", "right"),
        [
            (date(2024, 2, 28), date(2024, 2, 29)),
            (datetime(2024, 2, 29, 11, 59), datetime(2024, 2, 29, 12)),
            (datetime(2024, 2, 29, 12, tzinfo=MOSCOW), datetime(2024, 2, 29, 10, tzinfo=UTC)),
        ],
    )
    def test_of_one_clock(self, left, right):
        """Two days, or two datetimes with or without a time zone, can be compared."""
        assert is_before(left, right)
        assert not is_before(right, left)
        assert not is_before(left, left)

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            (date(2024, 2, 28), datetime(2024, 2, 29)),
            (date(2024, 2, 28), datetime(2024, 2, 29, tzinfo=UTC)),
            (datetime(2024, 2, 28), datetime(2024, 2, 29, tzinfo=UTC)),
        ],
    )
    def test_of_two_clocks(self, left, right):
        """Days and datetimes with and without a time zone cannot be mixed."""
        for pair in ((left, right), (right, left)):
            with pytest.raises(MixedClocksError) as caught:
                is_before(*pair)

            assert (caught.value.left, caught.value.right) == pair
            assert isinstance(caught.value, TypeError)
            assert str(caught.value) == (
                f"cannot compare {pair[0].isoformat()} with {pair[1].isoformat()}; pass "
                "two dates, two datetimes with a time zone, or two without"
            )


class TestADay:
    def test_takes_a_day(self):
        """A day is accepted."""
        assert a_day("when", date(2024, 2, 29)) == date(2024, 2, 29)

    @pytest.mark.parametrize(
        "value",
        [datetime(2024, 2, 29), datetime(2024, 2, 29, tzinfo=UTC), "2024-02-29", None, 20240229],
    )
    def test_refuses_anything_else(self, value):
        """A datetime is rejected: the caller must choose the day and the time zone."""
        with pytest.raises(WrongTypeError) as caught:
            a_day("Violation.committed_on", value)

        assert str(caught.value).startswith(
            "Violation.committed_on must be a date without a time, not "
        )


def test_a_period_starts_on_a_day_or_at_a_moment():
    """A period starts on a day or at a moment; other values are rejected."""
    with pytest.raises(WrongTypeError, match="the start of a period must be a date or a datetime"):
        Period(days=1).after("2024-01-01")
