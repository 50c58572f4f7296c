"""Tests for `penaltymodel.domain`."""

from __future__ import annotations

import copy
import pickle

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from attrs import evolve, fields
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st
from tests.support.strategies import decisions, examples, requests

from penaltymodel.domain.history import UNKNOWN, Decision, OffenseHistory
from penaltymodel.domain.platform import AnnualRevenue, Platform
from penaltymodel.domain.request import Request, RequestState, day_of
from penaltymodel.domain.violation import Violation
from penaltymodel.errors import (
    CalendarError,
    ChronologyError,
    DuplicateIdError,
    MixedClocksError,
    NoViolationError,
    WrongTypeError,
    WrongValueError,
)
from penaltymodel.law.words import (
    AccountingPeriod,
    Base,
    Measure,
    Milestone,
    Perimeter,
    PersonKind,
    Role,
    Size,
    Standing,
)
from penaltymodel.values.money import eur, rub
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import Range, only


DAY = timedelta(days=1)
ON = date(2021, 3, 1)
MOSCOW = timezone(timedelta(hours=3))
SENT_ON = date(2021, 2, 1)
BAD_NAMES = ["", " ", "\t", "a\nb", "\x00", "\x1b[31m", "a\u202eb", "\ud800", "x" * 201]
NO_NAMES = [None, 5, True, b"a", ["a"]]


def request(**changes):
    """Return a request of 1 February 2021 with three days to remove the item."""
    fields = {
        "id": "1",
        "platform": "Twitter",
        "authority": "Roskomnadzor",
        "category": "suicide",
        "sent_at": SENT_ON,
        "allowed": Period(days=3),
    }
    return Request(**(fields | changes))


class TestBase:
    def test_says_its_record(self):
        """A base is printed as a phrase."""
        base = Base(
            Measure.REVENUE,
            Perimeter.PERSON,
            "total",
            AccountingPeriod.CALENDAR_YEAR_BEFORE_DETECTION,
        )

        assert str(base) == (
            "total revenue from all goods, works and services of the person itself, calendar "
            "year before the one of detection"
        )
        assert {base: 1}[evolve(base)] == 1


class TestAnnualRevenue:
    def test_an_amount_is_a_point(self):
        """One amount becomes a range of one value; a range is kept."""
        assert AnnualRevenue(amount=rub(5)).amount == only(rub(5))
        assert AnnualRevenue(amount=Range(rub(1), rub(2))).amount == Range(rub(1), rub(2))

    @pytest.mark.parametrize("amount", [5, 5.0, "5.00 RUB", None, Range(1, 2), (rub(1), rub(2))])
    def test_refuses_what_is_no_money(self, amount):
        """A number without a currency is rejected as a revenue."""
        with pytest.raises(
            WrongTypeError, match=r"^AnnualRevenue.amount must be Money or a Range of Money, "
        ):
            AnnualRevenue(amount=amount)

    @pytest.mark.parametrize("year", [1801, 2020, 9999, None])
    def test_years(self, year):
        """A year is a year of the calendar or None."""
        assert AnnualRevenue(amount=rub(5), year=year).year == year

    @pytest.mark.parametrize("year", [1800, 10_000, 20, -1, 2020.0, "2020", True, date.max])
    def test_refuses_what_is_no_year(self, year):
        """A year of two digits and a text are rejected."""
        with pytest.raises(
            WrongValueError, match=r"^AnnualRevenue.year must be a year such as 2020, not "
        ):
            AnnualRevenue(amount=rub(5), year=year)

    def test_part_of_a_year(self):
        """The revenue of a part of a year has the last day of that part."""
        part = AnnualRevenue(amount=rub(5), year=2021, through=date(2021, 3, 31))

        assert part.through == date(2021, 3, 31)

    @pytest.mark.parametrize("year", [2020, 2022])
    def test_refuses_a_part_of_another_year(self, year):
        """The last day must be in the year of the revenue."""
        with pytest.raises(WrongValueError) as caught:
            AnnualRevenue(amount=rub(5), year=year, through=date(2021, 3, 31))

        assert str(caught.value) == (
            f"AnnualRevenue.through must be a day of the year {year}, not "
            "datetime.date(2021, 3, 31)"
        )

    def test_refuses_a_moment(self):
        """A datetime is rejected as the last day."""
        with pytest.raises(WrongTypeError, match=r"^AnnualRevenue.through must be a date "):
            AnnualRevenue(amount=rub(5), year=2021, through=datetime(2021, 3, 31))

    @pytest.mark.parametrize("months", [1, 12, 36])
    def test_lengths(self, months):
        """An accounting period has 1 to 36 months, by default 12."""
        assert AnnualRevenue(amount=rub(5)).months == 12
        assert AnnualRevenue(amount=rub(5), months=months).months == months

    @pytest.mark.parametrize("months", [0, 37, -1, 12.0, "12", True, None])
    def test_refuses_what_is_no_length(self, months):
        """Other lengths are rejected."""
        with pytest.raises(
            WrongValueError, match=r"^AnnualRevenue.months must be from 1 to 36, not "
        ):
            AnnualRevenue(amount=rub(5), months=months)


class TestPlatform:
    @pytest.mark.parametrize(
        ("given_revenues", "kept"),
        [
            ((), ()),
            (rub(5), (AnnualRevenue(amount=rub(5)),)),
            (Range(rub(5), rub(6)), (AnnualRevenue(amount=Range(rub(5), rub(6))),)),
            (
                {2020: rub(5), 2021: Range(rub(6), rub(7))},
                (
                    AnnualRevenue(amount=rub(5), year=2020),
                    AnnualRevenue(amount=Range(rub(6), rub(7)), year=2021),
                ),
            ),
            ([AnnualRevenue(amount=eur(1))], (AnnualRevenue(amount=eur(1)),)),
            (iter([AnnualRevenue(amount=eur(1))]), (AnnualRevenue(amount=eur(1)),)),
        ],
    )
    def test_revenues(self, given_revenues, kept):
        """One amount, a mapping by year and a sequence are converted to a sequence."""
        assert Platform("Google", "legal-entity", given_revenues).figures == kept

    @pytest.mark.parametrize("revenues", [5, None, "5.00 RUB", [rub(5)], [2020]])
    def test_refuses_what_are_no_revenues(self, revenues):
        """Numbers without a currency are rejected, and the error names the fix."""
        with pytest.raises(WrongTypeError) as caught:
            Platform("Google", "legal-entity", revenues)

        assert str(caught.value).startswith(
            "Platform.revenues must be Money, {year: Money} or AnnualRevenue(...)s, not "
        )

    @pytest.mark.parametrize("years", [{"2020": rub(5)}, {None: 5}, {20: rub(5)}])
    def test_refuses_years_that_are_none(self, years):
        """Years given as text are rejected."""
        with pytest.raises((WrongTypeError, WrongValueError)):
            Platform("Google", "legal-entity", years)

    @pytest.mark.parametrize("kind", [*PersonKind, *(each.value for each in PersonKind)])
    def test_kinds(self, kind):
        """The kind of person is a member of the enumeration or its word."""
        assert Platform("Google", kind).kind is PersonKind(kind)

    @pytest.mark.parametrize("kind", ["LEGAL_ENTITY", "company", "", None, 5, []])
    def test_refuses_unknown_kinds(self, kind):
        """An unknown kind is rejected, and the error lists the known ones."""
        with pytest.raises(WrongValueError) as caught:
            Platform("Google", kind)

        assert str(caught.value).startswith(
            "Platform.kind must be one of 'citizen', 'official', 'sole-trader', "
            "'legal-entity', not "
        )

    def test_the_least_that_is_needed(self):
        """By default, a platform is not small and was active in every year."""
        platform = Platform("Google", "legal-entity")

        assert platform.in_small_register is False
        assert platform.size is None
        assert platform.inactive_in == frozenset()
        assert platform.revenues == ()

    def test_roles(self):
        """By default, a platform is an owner; it can be a host."""
        assert Platform("Google", "legal-entity").role is Role.OWNER
        assert Platform("Google", "legal-entity", role="host").role is Role.HOST
        with pytest.raises(
            WrongValueError, match=r"^Platform.role must be one of 'owner', 'host'"
        ):
            Platform("Google", "legal-entity", role="guest")

    @pytest.mark.parametrize("name", BAD_NAMES)
    def test_refuses_names_that_cannot_be_shown(self, name):
        """A name must be printable and not too long."""
        with pytest.raises(WrongValueError) as caught:
            Platform(name, "citizen")

        message = str(caught.value)
        assert message.startswith("Platform.name must be 1 to 200 printable characters, not ")
        assert message.isprintable()

    @pytest.mark.parametrize("name", NO_NAMES)
    def test_refuses_what_is_no_name(self, name):
        """A name must be text."""
        with pytest.raises(WrongTypeError, match=r"^Platform.name must be text, not "):
            Platform(name, "citizen")

    def test_takes_the_longest_name(self):
        """A name can have two hundred characters of any script."""
        assert Platform("ж" * 200, "citizen").name == "ж" * 200

    def test_sizes(self):
        """The size is one of the words that laws use."""
        assert Platform("A", "legal-entity", size="small mid-cap").size is Size.SMALL_MID_CAP
        with pytest.raises(WrongValueError, match=r"^Platform.size must be one of"):
            Platform("A", "legal-entity", size="tiny")

    @pytest.mark.parametrize("small", [1, None, "yes"])
    def test_small_is_a_truth(self, small):
        """*small* must be a boolean."""
        with pytest.raises(
            WrongTypeError, match=r"^Platform.in_small_register must be True or False, not "
        ):
            Platform("Google", "legal-entity", in_small_register=small)

    def test_inactive_years(self):
        """The inactive years are a set."""
        assert Platform("X", "citizen", inactive_in=[2020, 2020]).inactive_in == {2020}

    @pytest.mark.parametrize("years", [2020, "2020", ["2020"], [20.0]])
    def test_refuses_inactive_years_that_are_none(self, years):
        """Inactive years are a set of years; other values are rejected."""
        try:
            platform = Platform("X", "citizen", inactive_in=years)
        except (WrongTypeError, WrongValueError):
            return

        assert platform is None

    def test_is_a_value(self):
        """Platforms with equal fields are equal, and they are frozen."""
        platform = Platform("X", "citizen", rub(5))

        assert platform == Platform("X", PersonKind.CITIZEN, [AnnualRevenue(amount=rub(5))])
        assert hash(platform) == hash(evolve(platform))
        with pytest.raises(FrozenInstanceError):
            platform.in_small_register = True


class TestRequest:
    @pytest.mark.parametrize("name", ["id", "platform", "authority", "category"])
    def test_names(self, name):
        """All names must be printable."""
        with pytest.raises(WrongValueError, match=rf"^Request.{name} must be 1 to 200 printable"):
            request(**{name: "\x1b[31m"})
        with pytest.raises(WrongTypeError, match=rf"^Request.{name} must be text"):
            request(**{name: None})

    @pytest.mark.parametrize("moment", ["2021-02-01", None, 20210201])
    def test_moments(self, moment):
        """The time of sending is a datetime or a day, not a text."""
        with pytest.raises(
            WrongTypeError, match=r"^Request.sent_at must be a datetime or a date, not "
        ):
            request(sent_at=moment)

    def test_removal_is_a_moment(self):
        """The time of removal is a datetime or a day, not a text."""
        with pytest.raises(
            WrongTypeError, match=r"^Request.removed_at must be a datetime, a date or None, not "
        ):
            request(removed_at="2021-02-02")

    @pytest.mark.parametrize("allowed", [3, "3 days", timedelta(days=3), None])
    def test_allowed_is_a_period(self, allowed):
        """The allowed time is a `Period`, not a timedelta."""
        with pytest.raises(WrongTypeError, match=r"^Request.allowed must be a Period, not "):
            request(allowed=allowed)

    def test_removed_before_it_was_sent(self):
        """A removal before the request is an error."""
        with pytest.raises(ChronologyError) as caught:
            request(removed_at=SENT_ON - DAY)

        assert str(caught.value) == (
            "removed_at (2021-01-31) is before sent_at (2021-02-01); check both"
        )

    def test_removed_at_once(self):
        """A request is met if the item was removed at the moment of the request."""
        assert request(removed_at=SENT_ON).state_at(SENT_ON) is RequestState.MET

    @pytest.mark.parametrize(
        ("sent_at", "removed_at"),
        [
            (SENT_ON, datetime(2021, 2, 2)),
            (datetime(2021, 2, 1), date(2021, 2, 2)),
            (datetime(2021, 2, 1), datetime(2021, 2, 2, tzinfo=UTC)),
            (datetime(2021, 2, 1, tzinfo=UTC), datetime(2021, 2, 2)),
        ],
    )
    def test_one_clock(self, sent_at, removed_at):
        """Days, datetimes with a time zone and datetimes without one cannot be mixed."""
        with pytest.raises(
            MixedClocksError, match=("pass two dates, two datetimes with a time zone")
        ):
            request(sent_at=sent_at, removed_at=removed_at)

    @pytest.mark.parametrize(
        ("sent_at", "allowed", "due_at"),
        [
            (SENT_ON, Period(days=3), date(2021, 2, 4)),
            (SENT_ON, Period(hours=24), date(2021, 2, 2)),
            (datetime(2021, 2, 1, 12), Period(hours=24), datetime(2021, 2, 2, 12)),
            (date(2024, 1, 31), Period(months=1), date(2024, 2, 29)),
        ],
    )
    def test_due(self, sent_at, allowed, due_at):
        """The day of the request does not count."""
        assert request(sent_at=sent_at, allowed=allowed).due_at == due_at

    def test_due_out_of_the_calendar(self):
        """A deadline after the end of the calendar is an error."""
        with pytest.raises(CalendarError, match=r"^3 days after 9999-12-30 is later than"):
            _ = request(sent_at=date(9999, 12, 30)).due_at

    @pytest.mark.parametrize(
        ("removed_on", "asked_on", "state"),
        [
            (None, date(2021, 2, 1), RequestState.PENDING),
            (None, date(2021, 2, 4), RequestState.PENDING),
            (None, date(2021, 2, 5), RequestState.OUTSTANDING),
            (date(2021, 2, 4), date(2021, 2, 5), RequestState.MET),
            (date(2021, 2, 4), date(2021, 2, 4), RequestState.MET),
            (date(2021, 2, 4), date(2021, 2, 3), RequestState.PENDING),
            (date(2021, 2, 5), date(2021, 2, 5), RequestState.LATE),
            (date(2021, 2, 9), date(2021, 2, 9), RequestState.LATE),
            (date(2021, 2, 9), date(2021, 2, 8), RequestState.OUTSTANDING),
            (date(2021, 2, 9), date(2021, 2, 4), RequestState.PENDING),
        ],
    )
    def test_states_by_the_day(self, removed_on, asked_on, state):
        """The last day counts in full, and later events are ignored."""
        assert request(removed_at=removed_on).state_at(asked_on) is state

    @pytest.mark.parametrize("zone", [None, UTC, MOSCOW])
    @pytest.mark.parametrize(
        ("removed", "asked", "state"),
        [
            (None, 24 * 60, RequestState.PENDING),
            (None, 24 * 60 + 1, RequestState.OUTSTANDING),
            (24 * 60, 24 * 60, RequestState.MET),
            (24 * 60 + 1, 24 * 60 + 1, RequestState.LATE),
            (24 * 60 + 1, 24 * 60, RequestState.PENDING),
        ],
    )
    def test_states_by_the_minute(self, zone, removed, asked, state):
        """A removal in the last minute of 24 hours is in time, one in the next minute is late."""
        sent_at = datetime(2021, 2, 1, 12, tzinfo=zone)
        removed_at = None if removed is None else sent_at + timedelta(minutes=removed)
        one = request(sent_at=sent_at, allowed=Period(hours=24), removed_at=removed_at)

        assert one.state_at(sent_at + timedelta(minutes=asked)) is state

    @pytest.mark.parametrize("zone", [None, MOSCOW])
    def test_a_day_is_its_last_instant(self, zone):
        """For a request with times, a day means its end in the time zone of the request."""
        one = request(sent_at=datetime(2021, 2, 1, 12, tzinfo=zone), allowed=Period(hours=24))

        assert one.state_at(date(2021, 2, 1)) is RequestState.PENDING
        assert one.state_at(date(2021, 2, 2)) is RequestState.OUTSTANDING

    @pytest.mark.parametrize(
        ("sent_at", "moment"),
        [
            (SENT_ON, datetime(2021, 2, 2)),
            (datetime(2021, 2, 1), datetime(2021, 2, 2, tzinfo=UTC)),
            (datetime(2021, 2, 1, tzinfo=UTC), datetime(2021, 2, 2)),
        ],
    )
    def test_asked_by_another_clock(self, sent_at, moment):
        """A moment with a different kind of time raises an error."""
        with pytest.raises(MixedClocksError):
            request(sent_at=sent_at).state_at(moment)

    def test_asked_by_a_text(self):
        """A text is rejected as a moment, and the error shows it."""
        with pytest.raises(TypeError) as caught:
            request().state_at("2021-03-01")

        assert "2021-03-01" in str(caught.value)

    def test_asked_too_early(self):
        """A moment before the request was sent raises an error."""
        with pytest.raises(ChronologyError) as caught:
            request().state_at(SENT_ON - DAY)

        assert str(caught.value) == (
            "moment (2021-01-31) is before sent_at (2021-02-01); check both"
        )

    def test_hours_need_a_moment(self):
        """A period with hours is rejected for a request without times."""
        with pytest.raises(WrongTypeError):
            request(allowed=Period(hours=36))

    @examples(150)
    @given(requests(), st.integers(0, 200), st.integers(0, 200))
    def test_states_follow_each_other(self, one, sooner, later):
        """A pending request becomes met or outstanding; met and late requests do not change."""
        first, second = sorted((sooner, later))
        before = one.state_at(one.sent_at + first * DAY)

        after = one.state_at(one.sent_at + second * DAY)

        follows = {
            RequestState.PENDING: set(RequestState),
            RequestState.OUTSTANDING: {RequestState.OUTSTANDING, RequestState.LATE},
            RequestState.MET: {RequestState.MET},
            RequestState.LATE: {RequestState.LATE},
        }
        assert after in follows[before]


class TestRequestBecomesViolation:
    def test_while_the_item_is_there(self):
        """While the item is still there, the offense lasts through the given day."""
        violation = request().violation("ru/koap-13.41", date(2021, 2, 20))

        assert violation.under == "ru/koap-13.41"
        assert violation.committed_on == date(2021, 2, 20)
        assert violation.detected_on == date(2021, 2, 20)
        assert (violation.category, violation.id) == ("suicide", "1")

    def test_after_a_late_removal(self):
        """After a late removal, the offense ended on the day of the removal."""
        late = request(removed_at=date(2021, 2, 9))

        violation = late.violation("a/1", date(2021, 3, 1), detected_on=date(2021, 2, 8))

        assert violation.committed_on == date(2021, 2, 9)
        assert violation.detected_on == date(2021, 2, 8)

    def test_by_the_hour(self):
        """For a request with times, the offense began on the day of the deadline."""
        sent_at = datetime(2021, 2, 1, 12)
        late = request(
            sent_at=sent_at, allowed=Period(hours=24), removed_at=datetime(2021, 2, 3, 9)
        )

        violation = late.violation("a/1", datetime(2021, 3, 1, 8))

        assert violation.began_on == date(2021, 2, 2)
        assert violation.committed_on == date(2021, 2, 3)
        assert violation.detected_on == date(2021, 3, 1)
        assert late.violation("a/1", date(2021, 3, 1)) == violation

    def test_by_the_day(self):
        """For a request with days, the offense began on the day after the deadline."""
        violation = request().violation("a/1", date(2021, 2, 20))

        assert request().state_at(date(2021, 2, 4)) is RequestState.PENDING
        assert violation.began_on == date(2021, 2, 5)

    def test_by_two_zones(self):
        """The days of the offense are in the time zone of the request."""
        outstanding = request(
            sent_at=datetime(2021, 2, 2, 0, 30, tzinfo=MOSCOW), allowed=Period(hours=24)
        )
        moment = datetime(2021, 2, 2, 21, 45, tzinfo=UTC)  # 00:45 of 3 February in Moscow

        violation = outstanding.violation("a/1", moment)

        assert outstanding.state_at(moment) is RequestState.OUTSTANDING
        assert violation.committed_on == date(2021, 2, 3)

    @pytest.mark.parametrize(
        ("removed_on", "state"), [(None, "pending"), (date(2021, 2, 3), "met")]
    )
    def test_no_violation(self, removed_on, state):
        """A pending or met request is not a violation."""
        with pytest.raises(NoViolationError) as caught:
            request(removed_at=removed_on).violation("a/1", date(2021, 2, 4))

        assert str(caught.value) == (
            f"request '1' is {state}, so it is not a violation; check request.state_at(...) first"
        )


class TestDayOf:
    def test_days(self):
        """The day of a datetime is the day in its own time zone."""
        assert day_of(date(2024, 2, 29)) == date(2024, 2, 29)
        assert day_of(datetime(2024, 2, 29, 23, 59)) == date(2024, 2, 29)
        assert day_of(datetime(2024, 2, 29, 23, 59, tzinfo=MOSCOW)) == date(2024, 2, 29)


class TestViolation:
    def test_the_least_that_is_needed(self):
        """A violation needs only a provision and a day."""
        violation = Violation(under="a/1", committed_on=ON)

        assert (violation.began_on, violation.detected_on, violation.category) == (None,) * 3

    def test_dates_in_order(self):
        """A violation can begin, end and be detected on one day."""
        violation = Violation(under="a/1", began_on=ON, committed_on=ON, detected_on=ON)

        assert violation.began_on == violation.committed_on == violation.detected_on

    def test_detected_while_it_lasts(self):
        """A continuing offense can be detected before its last day."""
        violation = Violation(
            under="a/1",
            began_on=ON - 9 * DAY,
            committed_on=ON,
            detected_on=ON - 9 * DAY,
        )

        assert violation.detected_on < violation.committed_on

    @pytest.mark.parametrize(
        ("days", "sentence"),
        [
            (
                {"began_on": ON + DAY},
                "committed_on (2021-03-01) is before began_on (2021-03-02); check both",
            ),
            (
                {"detected_on": ON - DAY},
                "detected_on (2021-02-28) is before the offense (2021-03-01); check both",
            ),
            (
                {"began_on": ON - DAY, "detected_on": ON - 2 * DAY},
                "detected_on (2021-02-27) is before the offense (2021-02-28); check both",
            ),
        ],
    )
    def test_dates_out_of_order(self, days, sentence):
        """A violation cannot end before it begins, or be detected before it begins."""
        with pytest.raises(ChronologyError) as caught:
            Violation(under="a/1", committed_on=ON, **days)

        assert str(caught.value) == sentence

    @pytest.mark.parametrize("name", ["committed_on", "began_on", "detected_on"])
    @pytest.mark.parametrize(
        "value", [datetime(2021, 3, 1), datetime(2021, 3, 1, tzinfo=UTC), "2021-03-01"]
    )
    def test_days_are_days(self, name, value):
        """A datetime is rejected: the caller must choose the day and the time zone."""
        with pytest.raises(
            WrongTypeError, match=rf"^Violation.{name} must be a date without a time, not "
        ):
            Violation(**({"under": "a/1", "committed_on": ON} | {name: value}))

    @pytest.mark.parametrize("name", ["under", "category"])
    @pytest.mark.parametrize("value", BAD_NAMES)
    def test_names(self, name, value):
        """Keys and categories must be printable."""
        with pytest.raises(WrongValueError, match=rf"^Violation.{name} must be 1 to 200"):
            Violation(**({"under": "a/1", "committed_on": ON} | {name: value}))

    @pytest.mark.parametrize("name", ["id", "operation"])
    @pytest.mark.parametrize("value", [5, "\x1b[31m"])
    def test_ids(self, name, value):
        """Ids and operations must be printable."""
        with pytest.raises((WrongTypeError, WrongValueError)):
            Violation(under="a/1", committed_on=ON, **{name: value})


class TestDecision:
    def test_the_least_that_is_needed(self):
        """A decision needs only a provision and a day; its other days are unknown."""
        decision = Decision(under="a/1", decided_on=ON)

        assert decision.standing is Standing.STANDING
        assert {
            decision.committed_on,
            decision.imposed_on,
            decision.in_force_on,
            decision.executed_on,
        } == {UNKNOWN}
        assert repr(decision.executed_on) == "UNKNOWN"

    def test_all_on_one_day(self):
        """All days of a decision can be the same day."""
        names = ("committed_on", "imposed_on", "in_force_on", "executed_on")

        decision = Decision(under="a/1", decided_on=ON, **dict.fromkeys(names, ON))

        assert {getattr(decision, name) for name in names} == {ON}

    @pytest.mark.parametrize(
        ("name", "day", "sentence"),
        [
            (
                "committed_on",
                ON + DAY,
                "decided_on (2021-03-01) is before committed_on (2021-03-02); check both",
            ),
            *(
                (
                    name,
                    ON - DAY,
                    f"{name} (2021-02-28) is before decided_on (2021-03-01); check both",
                )
                for name in ("imposed_on", "in_force_on", "executed_on")
            ),
        ],
    )
    def test_days_out_of_order(self, name, day, sentence):
        """The offense cannot be after the decision, and no other day can be before it."""
        with pytest.raises(ChronologyError) as caught:
            Decision(under="a/1", decided_on=ON, **{name: day})

        assert str(caught.value) == sentence

    @pytest.mark.parametrize(
        "name", ["decided_on", "committed_on", "imposed_on", "in_force_on", "executed_on"]
    )
    @pytest.mark.parametrize("value", [datetime(2021, 3, 1), "unknown", 20210301])
    def test_days_are_days(self, name, value):
        """A datetime is rejected, and so is the text "unknown"."""
        with pytest.raises(
            WrongTypeError, match=rf"^Decision.{name} must be a date without a time, not "
        ):
            Decision(**({"under": "a/1", "decided_on": ON} | {name: value}))

    def test_a_day_of_decision_is_needed(self):
        """A decision needs the day on which it was made."""
        with pytest.raises(WrongTypeError, match=r"^Decision.decided_on must be a date"):
            Decision(under="a/1", decided_on=UNKNOWN)

    @pytest.mark.parametrize("fine", [5, "5.00 RUB", only(rub(5))])
    def test_fines(self, fine):
        """A fine is one amount of money."""
        with pytest.raises(WrongTypeError, match=r"^Decision.fine must be Money or None, not "):
            Decision(under="a/1", decided_on=ON, fine=fine)

    @pytest.mark.parametrize("name", ["under", "id"])
    def test_names(self, name):
        """Keys and ids must be printable."""
        with pytest.raises(WrongValueError, match=rf"^Decision.{name} must be 1 to 200"):
            Decision(**({"under": "a/1", "decided_on": ON} | {name: "\x00"}))

    def test_standings(self):
        """The status is a member of the enumeration or its word."""
        appealed = Decision(under="a/1", decided_on=ON, standing="appealed")

        assert appealed.standing is Standing.APPEALED
        with pytest.raises(WrongValueError) as caught:
            Decision(under="a/1", decided_on=ON, standing="upheld")
        assert str(caught.value) == (
            "Decision.standing must be one of 'standing', 'appealed', 'annulled', not 'upheld'"
        )

    def test_milestones(self):
        """Each milestone returns the day of its name."""
        decision = Decision(
            under="a/1",
            committed_on=ON - DAY,
            decided_on=ON,
            imposed_on=ON + DAY,
            in_force_on=ON + 2 * DAY,
            executed_on=ON + 3 * DAY,
        )

        assert decision.day_of(Milestone.COMMISSION) == ON - DAY
        assert decision.day_of(Milestone.DECISION) == ON
        assert decision.day_of(Milestone.IMPOSITION) == ON + DAY
        assert decision.day_of(Milestone.ENTRY_INTO_FORCE) == ON + 2 * DAY
        assert decision.day_of(Milestone.PAYMENT) == ON + 3 * DAY
        assert decision.day_of(Milestone.EXECUTION) == ON + 3 * DAY

    @pytest.mark.parametrize(
        ("in_force_on", "executed_on", "execution"),
        [
            (ON + 9 * DAY, ON + 2 * DAY, ON + 9 * DAY),
            (ON + 2 * DAY, ON + 9 * DAY, ON + 9 * DAY),
            (ON, ON, ON),
            (ON, None, None),
            (None, ON, None),
            (None, UNKNOWN, None),
            (UNKNOWN, None, None),
            (ON, UNKNOWN, UNKNOWN),
            (UNKNOWN, ON, UNKNOWN),
            (UNKNOWN, UNKNOWN, UNKNOWN),
        ],
    )
    def test_end_of_execution(self, in_force_on, executed_on, execution):
        """Execution cannot end before the entry into force, and needs both days."""
        decision = Decision(
            under="a/1", decided_on=ON, in_force_on=in_force_on, executed_on=executed_on
        )

        assert decision.day_of(Milestone.EXECUTION) == execution
        assert decision.day_of(Milestone.PAYMENT) == executed_on

    @pytest.mark.parametrize(
        ("imposed_on", "day"), [(UNKNOWN, ON), (None, None), (ON + DAY, ON + DAY)]
    )
    def test_imposition(self, imposed_on, day):
        """By default, the day of imposition is the day of the decision."""
        decision = Decision(under="a/1", decided_on=ON, imposed_on=imposed_on)

        assert decision.day_of(Milestone.IMPOSITION) == day

    def test_no_detection(self):
        """A decision has no day of detection."""
        with pytest.raises(WrongValueError) as caught:
            Decision(under="a/1", decided_on=ON).day_of(Milestone.DETECTION)

        assert str(caught.value) == (
            "the milestone of a decision must be another one: detection dates violations, not "
            "<Milestone.DETECTION: 'detection'>"
        )


class TestOffenseHistory:
    ONE = Decision(under="a/1", decided_on=date(2021, 1, 1), id="one")
    TWO = Decision(under="a/1", decided_on=date(2021, 2, 1), id="two")
    BARE = Decision(under="a/2", decided_on=date(2021, 3, 1))

    def test_is_kept_in_order(self):
        """Decisions are sorted by their days."""
        history = OffenseHistory([self.BARE, self.TWO, self.ONE])

        assert list(history) == [self.ONE, self.TWO, self.BARE]
        assert len(history) == 3
        assert history == OffenseHistory((self.ONE, self.BARE, self.TWO))

    def test_of_one_day(self):
        """Decisions of one day keep their order."""
        same_day = evolve(self.ONE, id="three")

        assert list(OffenseHistory([self.ONE, same_day])) == [self.ONE, same_day]
        assert list(OffenseHistory([same_day, self.ONE])) == [same_day, self.ONE]

    def test_several_without_an_id(self):
        """Decisions without an id can be equal."""
        assert len(OffenseHistory([self.BARE, self.BARE])) == 2

    def test_ids_are_not_shared(self):
        """Two decisions with the same id are an error."""
        with pytest.raises(DuplicateIdError) as caught:
            OffenseHistory([self.ONE]).with_decision(evolve(self.TWO, id="one"))

        assert str(caught.value) == ("two decisions have the identifier 'one'; give each its own")

    @pytest.mark.parametrize("other", [None, "a/1", date(2021, 1, 1), ()])
    def test_holds_decisions(self, other):
        """A history contains only decisions."""
        expected = r"^OffenseHistory.decisions\[1\] must be a Decision, not "

        with pytest.raises(WrongTypeError, match=expected):
            OffenseHistory([self.ONE, other])

    def test_is_made_of_several(self):
        """A single decision or a number is not a history."""
        for other in (self.ONE, 5, None):
            with pytest.raises((WrongTypeError, WrongValueError)):
                OffenseHistory(other)

    def test_with_decision(self):
        """Adding a decision returns a new history and does not change the old one."""
        history = OffenseHistory([self.TWO])

        longer = history.with_decision(self.ONE)

        assert list(longer) == [self.ONE, self.TWO]
        assert list(history) == [self.TWO]

    def test_annulled(self):
        """Only the named decision is annulled."""
        history = OffenseHistory([self.ONE, self.TWO, self.BARE])

        after = history.annulled("one")

        assert [decision.standing for decision in after] == [
            Standing.ANNULLED,
            Standing.STANDING,
            Standing.STANDING,
        ]
        assert after.annulled("one") == after
        assert history.decisions[0].standing is Standing.STANDING

    @pytest.mark.parametrize("id", ["three", "", 5])
    def test_annulled_by_no_name(self, id):
        """Annulling an unknown id is an error."""
        with pytest.raises(WrongValueError) as caught:
            OffenseHistory([self.ONE]).annulled(id)

        assert str(caught.value) == (
            f"id must be the id of a decision of this history, not {id!r}"
        )

    def test_nameless_decisions_are_not_annulled(self):
        """Decisions without an id cannot be annulled."""
        with pytest.raises(WrongValueError):
            OffenseHistory([self.BARE, self.BARE]).annulled(None)

    @examples(60)
    @given(st.lists(decisions(), max_size=4), st.randoms(use_true_random=False))
    def test_order_of_arrival(self, given_decisions, random):
        """A history has the order of the days, whatever the order of its arguments."""
        shuffled = random.sample(given_decisions, len(given_decisions))

        days = [each.decided_on for each in OffenseHistory(shuffled)]

        assert days == sorted(each.decided_on for each in given_decisions)


def test_a_part_of_a_year_names_the_year():
    """Revenue through a day must have the year that it is a part of."""
    with pytest.raises(WrongValueError, match=r"AnnualRevenue\.year must be given"):
        AnnualRevenue(amount=rub(5), through=date(2021, 3, 1))


class TestCopies:
    @pytest.mark.parametrize(
        "copied", [copy.copy, copy.deepcopy, lambda each: pickle.loads(pickle.dumps(each))]
    )
    @pytest.mark.parametrize(
        "value",
        [
            Platform("A", "legal-entity", rub(5), in_small_register=True),
            Platform("A", "citizen", {2020: rub(5)}, role="host", inactive_in={2019}),
            OffenseHistory([Decision("ru/koap-13.41/2", date(2021, 5, 25))]),
            Violation("ru/koap-13.41/2", date(2021, 5, 25), category="drugs"),
        ],
        ids=lambda each: type(each).__name__,
    )
    def test_are_equal(self, value, copied):
        """A copy is equal and has the same fields."""
        again = copied(value)

        assert again == value
        if isinstance(value, Platform):
            assert again.figures == value.figures

    def test_frozen(self):
        """Values built by the fast constructor are frozen."""
        day = date(2021, 1, 1)
        values = [
            Platform("A", "citizen"),
            Violation("a/b", day),
            Decision("a/b", day),
            OffenseHistory(),
            rub(1),
        ]
        for value in values:
            for each in fields(type(value)):
                before = getattr(value, each.name)
                with pytest.raises(FrozenInstanceError):
                    setattr(value, each.name, before)
                with pytest.raises(FrozenInstanceError):
                    delattr(value, each.name)
                assert getattr(value, each.name) is before
            with pytest.raises(AttributeError):
                value.other = 1
