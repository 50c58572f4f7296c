"""Calls with bad platforms, requests, violations and decisions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from penaltymodel import errors
from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.domain.platform import AnnualRevenue, Platform
from penaltymodel.errors import PenaltyModelError
from penaltymodel.values.money import rub
from penaltymodel.values.periods import Period
from tests.support.bad_inputs.good import DAY, a_request, act


CALLS: tuple[tuple[str, Callable[[], object], type[PenaltyModelError], str], ...] = (
    (
        "a platform without a name",
        lambda: Platform("", "legal-entity"),
        errors.WrongValueError,
        "Platform.name must be 1 to 200 printable characters, not ''",
    ),
    (
        "a name that changes the direction of writing",
        lambda: Platform("a\u202eb", "legal-entity"),
        errors.WrongValueError,
        "Platform.name must be 1 to 200 printable characters, not 'a\\u202eb'",
    ),
    (
        "a name of 201 characters",
        lambda: Platform("a" * 201, "legal-entity"),
        errors.WrongValueError,
        (
            "Platform.name must be 1 to 200 printable characters, not "
            "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…"
        ),
    ),
    (
        "a name in bytes",
        lambda: Platform(b"A", "legal-entity"),
        errors.WrongTypeError,
        "Platform.name must be text, not the bytes b'A'",
    ),
    (
        "an unknown kind of person",
        lambda: Platform("A", "company"),
        errors.WrongValueError,
        (
            "Platform.kind must be one of 'citizen', 'official', 'sole-trader', "
            "'legal-entity', not 'company'"
        ),
    ),
    (
        "a revenue without a currency",
        lambda: Platform("A", "legal-entity", 5),
        errors.WrongTypeError,
        ("Platform.revenues must be Money, {year: Money} or AnnualRevenue(...)s, not the int 5"),
    ),
    (
        "a revenue of a year without a currency",
        lambda: Platform("A", "legal-entity", {2020: 5}),
        errors.WrongTypeError,
        "AnnualRevenue.amount must be Money or a Range of Money, not the int 5",
    ),
    (
        "a year as text",
        lambda: Platform("A", "legal-entity", {"2020": rub(5)}),
        errors.WrongValueError,
        "AnnualRevenue.year must be a year such as 2020, not '2020'",
    ),
    (
        "a truth as a number",
        lambda: Platform("A", "legal-entity", in_small_register=1),
        errors.WrongTypeError,
        "Platform.in_small_register must be True or False, not the int 1",
    ),
    (
        "a year of two digits",
        lambda: AnnualRevenue(amount=rub(5), year=20),
        errors.WrongValueError,
        "AnnualRevenue.year must be a year such as 2020, not 20",
    ),
    (
        "a year of no months",
        lambda: AnnualRevenue(amount=rub(5), months=0),
        errors.WrongValueError,
        "AnnualRevenue.months must be from 1 to 36, not 0",
    ),
    (
        "part of another year",
        lambda: AnnualRevenue(amount=rub(5), year=2021, through=date(2020, 5, 1)),
        errors.WrongValueError,
        ("AnnualRevenue.through must be a day of the year 2021, not datetime.date(2020, 5, 1)"),
    ),
    (
        "a request without an id",
        lambda: a_request(id=""),
        errors.WrongValueError,
        "Request.id must be 1 to 200 printable characters, not ''",
    ),
    (
        "an id that colors the terminal",
        lambda: a_request(id="x\x1b[31m"),
        errors.WrongValueError,
        "Request.id must be 1 to 200 printable characters, not 'x\\x1b[31m'",
    ),
    (
        "a moment as text",
        lambda: a_request(sent_at="2021-02-01"),
        errors.WrongTypeError,
        "Request.sent_at must be a datetime or a date, not the str '2021-02-01'",
    ),
    (
        "a period as text",
        lambda: a_request(allowed="24h"),
        errors.WrongTypeError,
        "Request.allowed must be a Period, not the str '24h'",
    ),
    (
        "an item removed before it was asked for",
        lambda: a_request(removed_at=datetime(2021, 1, 1)),
        errors.ChronologyError,
        ("removed_at (2021-01-01T00:00:00) is before sent_at (2021-02-01T00:00:00); check both"),
    ),
    (
        "two clocks in one request",
        lambda: a_request(removed_at=datetime(2021, 3, 1, tzinfo=UTC)),
        errors.MixedClocksError,
        (
            "cannot compare 2021-03-01T00:00:00+00:00 with 2021-02-01T00:00:00; pass two "
            "dates, two datetimes with a time zone, or two without"
        ),
    ),
    (
        "an hour and a day in one request",
        lambda: a_request(removed_at=date(2021, 3, 1)),
        errors.MixedClocksError,
        (
            "cannot compare 2021-03-01 with 2021-02-01T00:00:00; pass two dates, two "
            "datetimes with a time zone, or two without"
        ),
    ),
    (
        "hours after a day",
        lambda: a_request(sent_at=date(2021, 2, 1), allowed=Period(hours=1)),
        errors.WrongTypeError,
        (
            "Request.sent_at must be a datetime where hours are allowed, not the date "
            "datetime.date(2021, 2, 1)"
        ),
    ),
    (
        "a state before the request",
        lambda: a_request().state_at(date(2021, 1, 1)),
        errors.ChronologyError,
        (
            "moment (2021-01-01T23:59:59.999999) is before sent_at "
            "(2021-02-01T00:00:00); check both"
        ),
    ),
    (
        "a violation where there is none",
        lambda: a_request(removed_at=datetime(2021, 2, 1, 1)).violation("ru/koap-13.41", DAY),
        errors.NoViolationError,
        "request '1' is met, so it is not a violation; check request.state_at(...) first",
    ),
    (
        "an hour for a day",
        lambda: act(on=datetime(2021, 3, 1)),
        errors.WrongTypeError,
        (
            "Violation.committed_on must be a date without a time, not the datetime "
            "datetime.datetime(2021, 3, 1, 0, 0)"
        ),
    ),
    (
        "text for a day",
        lambda: act(on="2021-03-01"),
        errors.WrongTypeError,
        "Violation.committed_on must be a date without a time, not the str '2021-03-01'",
    ),
    (
        "a violation that began after its last day",
        lambda: act(began_on=date(2021, 3, 2)),
        errors.ChronologyError,
        "committed_on (2021-03-01) is before began_on (2021-03-02); check both",
    ),
    (
        "a violation found before it began",
        lambda: act(detected_on=date(2021, 2, 1)),
        errors.ChronologyError,
        "detected_on (2021-02-01) is before the offense (2021-03-01); check both",
    ),
    (
        "a category without a name",
        lambda: act(category=""),
        errors.WrongValueError,
        "Violation.category must be 1 to 200 printable characters, not ''",
    ),
    (
        "a decision in force before its day",
        lambda: Decision(under="x", decided_on=DAY, in_force_on=date(2021, 1, 1)),
        errors.ChronologyError,
        "in_force_on (2021-01-01) is before decided_on (2021-03-01); check both",
    ),
    (
        "a decision before the violation",
        lambda: Decision(under="x", decided_on=DAY, committed_on=date(2021, 5, 1)),
        errors.ChronologyError,
        "decided_on (2021-03-01) is before committed_on (2021-05-01); check both",
    ),
    (
        "an unknown standing",
        lambda: Decision(under="x", decided_on=DAY, standing="gone"),
        errors.WrongValueError,
        "Decision.standing must be one of 'standing', 'appealed', 'annulled', not 'gone'",
    ),
    (
        "a fine without a currency",
        lambda: Decision(under="x", decided_on=DAY, fine=5),
        errors.WrongTypeError,
        "Decision.fine must be Money or None, not the int 5",
    ),
    (
        "an id that is a number",
        lambda: Decision(under="x", decided_on=DAY, id=5),
        errors.WrongTypeError,
        "Decision.id must be text, not the int 5",
    ),
    (
        "a history of numbers",
        lambda: OffenseHistory([1]),
        errors.WrongTypeError,
        "OffenseHistory.decisions[0] must be a Decision, not the int 1",
    ),
    (
        "two decisions of one id",
        lambda: OffenseHistory([Decision(under="x", decided_on=DAY, id="a")] * 2),
        errors.DuplicateIdError,
        "two decisions have the identifier 'a'; give each its own",
    ),
    (
        "annulling what is not there",
        lambda: OffenseHistory().annulled("a"),
        errors.WrongValueError,
        "id must be the id of a decision of this history, not 'a'",
    ),
)
