"""
Bad inputs, and what each must give: the table that ``test_bad_inputs.py`` goes through.

Every row says what is wrong, how it is given, and the sentence that must come. A sentence that
ends in "…" may go on: what stands there is worded by the standard library, or there is more of it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from penaltymodel import errors
from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.domain.platform import AnnualRevenue, Platform
from penaltymodel.domain.request import Request
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.errors import PenaltyModelError
from penaltymodel.facts.facts import Facts
from penaltymodel.files.records import decision, request
from penaltymodel.files.rows import rows
from penaltymodel.interpreters.data import to_data
from penaltymodel.law.penalties import Penalty
from penaltymodel.registers.plan import Plan
from penaltymodel.statutes import catalog, statute_of
from penaltymodel.values.money import Money, eur, parse_money, percent, rub
from penaltymodel.values.periods import Period, period
from penaltymodel.values.ranges import Range


KNOWN = ", ".join(catalog())
NOT_EXACT = "need an exact number, not the"
NOT_PLAIN = (
    "is not a plain number; write digits with at most one point, such as '800000' or "
    "'800000.50', or a ratio such as '1/20', in at most 400 characters"
)
NOT_A_MOMENT = (
    "/sent_at: must be a moment such as '2021-02-01T12:00' or a day such as '2021-02-01', not"
)
DAY = date(2021, 3, 1)
A = Platform("A", "legal-entity")


def act(under: str = "ru/koap-13.41/2", on: Any = DAY, **more: Any) -> Violation:
    """Return a violation of 1 March 2021."""
    return Violation(under=under, committed_on=on, **more)


def asked(**changes: Any) -> Request:
    """Return a request of 1 February 2021, changed."""
    fields: dict[str, Any] = {
        "id": "1",
        "platform": "A",
        "authority": "R",
        "category": "drugs",
        "sent_at": datetime(2021, 2, 1),
        "allowed": Period(hours=24),
    }
    return Request(**fields | changes)


GOOD_REQUEST = {
    "id": "1",
    "platform": "A",
    "authority": "R",
    "category": "drugs",
    "sent_at": "2021-02-01T12:00",
    "allowed": "24h",
    "removed_at": "2021-02-03T12:00",
}
GOOD_DECISION = {"under": "ru/koap-13.41/2", "decided_on": "2021-04-02"}

CALLS: tuple[tuple[str, Callable[[], object], type[PenaltyModelError], str], ...] = (
    (
        "money from a float",
        lambda: Money(1.5, "RUB"),
        errors.NotExactError,
        f"{NOT_EXACT} float 1.5; write it as int, Fraction, Decimal or text such as '0.10'",
    ),
    (
        "money from a truth",
        lambda: Money(True, "RUB"),
        errors.NotExactError,
        f"{NOT_EXACT} bool True; write it as int, Fraction, Decimal or text such as '0.10'",
    ),
    (
        "money from nothing",
        lambda: Money(None, "RUB"),
        errors.NotExactError,
        (f"{NOT_EXACT} NoneType None; write it as int, Fraction, Decimal or text such as '0.10'"),
    ),
    (
        "an exponent that would fill the memory",
        lambda: Money("1e999999", "RUB"),
        errors.NumberTextError,
        f"'1e999999' {NOT_PLAIN}",
    ),
    (
        "underscores between digits",
        lambda: Money("1_000", "RUB"),
        errors.NumberTextError,
        f"'1_000' {NOT_PLAIN}",
    ),
    (
        "a space before the digits",
        lambda: Money(" 5", "RUB"),
        errors.NumberTextError,
        f"' 5' {NOT_PLAIN}",
    ),
    (
        "Arabic-Indic digits",
        lambda: Money("\u0661\u0662", "RUB"),
        errors.NumberTextError,
        f"'١٢' {NOT_PLAIN}",
    ),
    (
        "a negative amount, as text",
        lambda: Money("-5", "RUB"),
        errors.NegativeAmountError,
        "'-5' is negative; penalties know no amounts below zero",
    ),
    (
        "a negative amount",
        lambda: Money(-5, "RUB"),
        errors.NegativeAmountError,
        "-5 is negative; penalties know no amounts below zero",
    ),
    (
        "text that is not a number",
        lambda: Money("NaN", "RUB"),
        errors.NumberTextError,
        f"'NaN' {NOT_PLAIN}",
    ),
    (
        "a Decimal that is not a number",
        lambda: Money(Decimal("NaN"), "RUB"),
        errors.NumberTextError,
        f"Decimal('NaN') {NOT_PLAIN}",
    ),
    (
        "a Decimal that would fill the memory",
        lambda: Money(Decimal("1e999999"), "RUB"),
        errors.NumberTextError,
        f"Decimal('1E+999999') {NOT_PLAIN}",
    ),
    (
        "a ratio over zero",
        lambda: Money("1/0", "RUB"),
        errors.NumberTextError,
        f"'1/0' {NOT_PLAIN}",
    ),
    (
        "500 digits",
        lambda: Money("9" * 500, "RUB"),
        errors.NumberTextError,
        (
            "'999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999… "
            f"{NOT_PLAIN}"
        ),
    ),
    (
        "a currency that is no longer one",
        lambda: Money(5, "RUR"),
        errors.UnknownCurrencyError,
        "'RUR' is not a currency code of ISO 4217; write 'RUB', 'EUR', 'USD'",
    ),
    (
        "a currency in small letters",
        lambda: Money(5, "rub"),
        errors.UnknownCurrencyError,
        "'rub' is not a currency code of ISO 4217; write 'RUB', 'EUR', 'USD'",
    ),
    (
        "a currency by its number",
        lambda: Money(5, 643),
        errors.UnknownCurrencyError,
        "643 is not a currency code of ISO 4217; write 'RUB', 'EUR', 'USD'",
    ),
    (
        "two currencies in one sum",
        lambda: rub(5) + eur(5),
        errors.CurrencyMismatchError,
        "cannot combine RUB with EUR; convert one of them first",
    ),
    (
        "money without a currency",
        lambda: parse_money("5"),
        errors.MoneyTextError,
        "'5' is not an amount of money; write it like '800000.00 RUB'",
    ),
    (
        "money with two currencies",
        lambda: parse_money("RUB 5 RUB"),
        errors.MoneyTextError,
        "'RUB 5 RUB' is not an amount of money; write it like '800000.00 RUB'",
    ),
    (
        "money with a sign for its currency",
        lambda: parse_money("5 \u20bd"),
        errors.MoneyTextError,
        "'5 ₽' is not an amount of money; write it like '800000.00 RUB'",
    ),
    (
        "a percentage from a float",
        lambda: percent(2.5),
        errors.NotExactError,
        f"{NOT_EXACT} float 2.5; write it as int, Fraction, Decimal or text such as '0.10'",
    ),
    (
        "a range upside down",
        lambda: Range(rub(2), rub(1)),
        errors.InvertedRangeError,
        "low end RUB 2.00 is above high end RUB 1.00; swap them",
    ),
    (
        "a range of two currencies",
        lambda: Range(rub(1), eur(2)),
        errors.CurrencyMismatchError,
        "cannot combine RUB with EUR; convert one of them first",
    ),
    (
        "a range of two kinds",
        lambda: Range(1, "2"),
        errors.RangeEndsError,
        "a range needs two ends of one kind, not 1 and '2'",
    ),
    (
        "a period of nothing",
        lambda: Period(days=0),
        errors.WrongValueError,
        "Period must be longer than nothing, not 0",
    ),
    (
        "a negative period",
        lambda: Period(days=-1),
        errors.WrongValueError,
        "Period.days must be from 0 to 1000, not -1",
    ),
    (
        "a period from a float",
        lambda: Period(days=1.0),
        errors.WrongTypeError,
        "Period.days must be a whole number, not the float 1.0",
    ),
    (
        "a period of a thousand and one years",
        lambda: Period(years=1001),
        errors.WrongValueError,
        "Period.years must be from 0 to 1000, not 1001",
    ),
    (
        "a broken day after a day",
        lambda: Period(hours=36).after(DAY),
        errors.WrongTypeError,
        (
            "the start of a period in hours must be a datetime, not the date "
            "datetime.date(2021, 3, 1)"
        ),
    ),
    (
        "a year after the last year",
        lambda: Period(years=1).after(date(9999, 12, 31)),
        errors.CalendarError,
        "1 year after 9999-12-31 lies beyond the year 9999",
    ),
    (
        "a period in unknown units",
        lambda: period("24 hrs"),
        errors.WrongValueError,
        "a period must be like '24h', '3d', '60 days' or '1y', not '24 hrs'",
    ),
    (
        "a period with an exponent",
        lambda: period("1e3 d"),
        errors.WrongValueError,
        "a period must be like '24h', '3d', '60 days' or '1y', not '1e3 d'",
    ),
    (
        "a period in Arabic-Indic digits",
        lambda: period("\u0665 d"),
        errors.WrongValueError,
        "a period must be like '24h', '3d', '60 days' or '1y', not '٥ d'",
    ),
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
        "revenue must be Money or a Range of Money, not the int 5",
    ),
    (
        "a year as text",
        lambda: Platform("A", "legal-entity", {"2020": rub(5)}),
        errors.WrongValueError,
        "AnnualRevenue.year must be a year such as 2020, not '2020'",
    ),
    (
        "a truth as a number",
        lambda: Platform("A", "legal-entity", small=1),
        errors.WrongTypeError,
        "Platform.small must be True or False, not the int 1",
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
        lambda: asked(id=""),
        errors.WrongValueError,
        "Request.id must be 1 to 200 printable characters, not ''",
    ),
    (
        "an id that colors the terminal",
        lambda: asked(id="x\x1b[31m"),
        errors.WrongValueError,
        "Request.id must be 1 to 200 printable characters, not 'x\\x1b[31m'",
    ),
    (
        "a moment as text",
        lambda: asked(sent_at="2021-02-01"),
        errors.WrongTypeError,
        "Request.sent_at must be a datetime or a date, not the str '2021-02-01'",
    ),
    (
        "a period as text",
        lambda: asked(allowed="24h"),
        errors.WrongTypeError,
        "Request.allowed must be a Period, not the str '24h'",
    ),
    (
        "an item removed before it was asked for",
        lambda: asked(removed_at=datetime(2021, 1, 1)),
        errors.ChronologyError,
        (
            "removed_at (2021-01-01T00:00:00) is before sent_at (2021-02-01T00:00:00); check "
            "the two"
        ),
    ),
    (
        "two clocks in one request",
        lambda: asked(removed_at=datetime(2021, 3, 1, tzinfo=UTC)),
        errors.MixedClocksError,
        (
            "cannot compare 2021-03-01T00:00:00+00:00 with 2021-02-01T00:00:00: give both as "
            "days, both with a time zone, or both without"
        ),
    ),
    (
        "an hour and a day in one request",
        lambda: asked(removed_at=date(2021, 3, 1)),
        errors.MixedClocksError,
        (
            "cannot compare 2021-03-01 with 2021-02-01T00:00:00: give both as days, both "
            "with a time zone, or both without"
        ),
    ),
    (
        "hours after a day",
        lambda: asked(sent_at=date(2021, 2, 1), allowed=Period(hours=1)),
        errors.WrongTypeError,
        (
            "Request.sent_at must be a datetime where hours are allowed, not the date "
            "datetime.date(2021, 2, 1)"
        ),
    ),
    (
        "a state before the request",
        lambda: asked().state_at(date(2021, 1, 1)),
        errors.ChronologyError,
        (
            "the moment asked for (2021-01-01T23:59:59.999999) is before sent_at "
            "(2021-02-01T00:00:00); check the two"
        ),
    ),
    (
        "a violation where there is none",
        lambda: asked(removed_at=datetime(2021, 2, 1, 1)).violation("ru/koap-13.41", DAY),
        errors.NoViolationError,
        "request '1' is met, so it is no violation; ask request.state_at(...) first",
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
        "committed_on (2021-03-01) is before began_on (2021-03-02); check the two",
    ),
    (
        "a violation found before it began",
        lambda: act(detected_on=date(2021, 2, 1)),
        errors.ChronologyError,
        "detected_on (2021-02-01) is before the offense (2021-03-01); check the two",
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
        "in_force_on (2021-01-01) is before decided_on (2021-03-01); check the two",
    ),
    (
        "a decision before the violation",
        lambda: Decision(under="x", decided_on=DAY, committed_on=date(2021, 5, 1)),
        errors.ChronologyError,
        "decided_on (2021-03-01) is before committed_on (2021-05-01); check the two",
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
        "OffenseHistory must be made of Decisions, not the int 1",
    ),
    (
        "two decisions of one id",
        lambda: OffenseHistory([Decision(under="x", decided_on=DAY, id="a")] * 2),
        errors.DuplicateIdError,
        "two decisions are called 'a'; give each its own id",
    ),
    (
        "annulling what is not there",
        lambda: OffenseHistory().annulled("a"),
        errors.WrongValueError,
        "id must be the id of a decision of this history, not 'a'",
    ),
    (
        "facts: a revenue without a currency",
        lambda: Facts(revenue=5),
        errors.WrongTypeError,
        "Facts.revenue must be Money or a Range of it, not the int 5",
    ),
    (
        "facts: a negative count",
        lambda: Facts(counts={"days": -1}),
        errors.NegativeAmountError,
        "-1 is negative; penalties know no amounts below zero",
    ),
    (
        "facts: a count from a float",
        lambda: Facts(counts={"days": 1.5}),
        errors.WrongTypeError,
        "Facts.counts['days'] must be int or a Range of it, not the float 1.5",
    ),
    (
        "facts: a word for a truth",
        lambda: Facts(flags={"x": "yes"}),
        errors.WrongTypeError,
        "Facts.flags['x'] must be bool or a Range of it, not the str 'yes'",
    ),
    (
        "facts: a word for a verdict",
        lambda: Facts(repeat="no"),
        errors.WrongTypeError,
        "Facts.repeat must be bool or a Range of it, not the str 'no'",
    ),
    (
        "facts: a number for a word",
        lambda: Facts(words={"x": 5}),
        errors.WrongTypeError,
        "Facts.words['x'] must be text, not the int 5",
    ),
    (
        "facts: an unknown kind of person",
        lambda: Facts(person="company"),
        errors.WrongValueError,
        (
            "Facts.person must be one of 'citizen', 'official', 'sole-trader', "
            "'legal-entity', not 'company'"
        ),
    ),
    (
        "a key with a space behind",
        lambda: statute_of("ru/koap-13.41 "),
        errors.UnknownStatuteError,
        "there is no statute 'ru/koap-13.41 '; did you mean 'ru/koap-13.41'?",
    ),
    (
        "a key of 500 letters",
        lambda: statute_of("x" * 500),
        errors.UnknownStatuteError,
        (
            "there is no statute "
            "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…; "
            f"known: {KNOWN}"
        ),
    ),
    (
        "a key that colors the terminal",
        lambda: statute_of("\x1b[31m"),
        errors.UnknownStatuteError,
        f"there is no statute '\\x1b[31m'; known: {KNOWN}",
    ),
    (
        "an unknown provision",
        lambda: assess(act("ru/koap-13.41/9"), A),
        errors.UnknownProvisionError,
        "there is no provision 'ru/koap-13.41/9'; did you mean 'ru/koap-13.41/6'?",
    ),
    (
        "a statute without a category",
        lambda: assess(act("ru/koap-13.41"), A),
        errors.CategoryNeededError,
        (
            "ru/koap-13.41 has several provisions: name one, or give a category (suicide, "
            "calls-to-minors, false-information, vpn, other, extremism, child-pornography, "
            "drugs)"
        ),
    ),
    (
        "an unknown category",
        lambda: assess(act("ru/koap-13.41", category="gardening"), A),
        errors.UnknownCategoryError,
        (
            "ru/koap-13.41 has no category 'gardening'; known: calls-to-minors, "
            "child-pornography, drugs, extremism, false-information, other, suicide, vpn"
        ),
    ),
    (
        "a day before the law",
        lambda: assess(act("ru/koap-13.41/2", date(2021, 1, 9)), A),
        errors.OutsideCodedLawError,
        (
            "ru/koap-13.41/2 is coded from 2021-01-10 through 2026-11-23, not for "
            "2021-01-09; the text of that day is not coded, or there was none"
        ),
    ),
    (
        "a repeat provision for a first offense",
        lambda: assess(act("ru/koap-13.41/5"), A),
        errors.NotARepeatError,
        (
            "ru/koap-13.41/5 punishes a repeat only, and no earlier decision counts; name "
            "ru/koap-13.41/1 or ru/koap-13.41/2, or pass charged_as='ru/koap-13.41/5' for "
            "the case as brought"
        ),
    ),
    (
        "a repeat without a day of detection",
        lambda: assess(act("ru/koap-13.41/5"), A, repeat=True),
        errors.MissingFactError,
        (
            "the facts do not give the day of detection, which decides the year of the "
            "revenue; pass detected_on=date(...) to the Violation"
        ),
    ),
    (
        "a repeat without a revenue",
        lambda: assess(act("ru/koap-13.41/5", detected_on=DAY), A, repeat=True),
        errors.MissingFactError,
        (
            "the facts do not give the total revenue from all goods, works and services of "
            "the person itself for 2020 (calendar year before the one of detection); pass it "
            "to Platform('A', revenues=...)"
        ),
    ),
    (
        "an unpaid fine that nobody gives",
        lambda: assess(act("ru/koap-20.25/1"), A),
        errors.MissingFactError,
        "the facts do not give the unpaid fine; pass it to Facts(...)",
    ),
    (
        "a citizen where only companies are liable",
        lambda: assess(act("ru/as-reported-2021"), Platform("B", "citizen")),
        errors.NotLiableError,
        "ru/as-reported-2021 does not reach a citizen; it reaches: legal-entity",
    ),
    (
        "the law of a decision without its day",
        lambda: assess(act(), A, law_at="decision"),
        errors.NeedsDecisionDayError,
        "the law of the decision needs the day of the decision; pass decided_on=date(...)",
    ),
    (
        "the law of yesterday",
        lambda: assess(act(), A, law_at="yesterday"),
        errors.WrongValueError,
        "law_at must be one of 'offense', 'decision', 'milder', not 'yesterday'",
    ),
    (
        "the day of the decision as text",
        lambda: assess(act(), A, decided_on="2021-03-01"),
        errors.WrongTypeError,
        "decided_on must be a date without a time, not the str '2021-03-01'",
    ),
    (
        "charged as nothing",
        lambda: assess(act(), A, charged_as="nothing"),
        errors.UnknownStatuteError,
        f"there is no statute 'nothing'; known: {KNOWN}",
    ),
    (
        "a key for a violation",
        lambda: assess("ru/koap-13.41", A),
        errors.WrongTypeError,
        "violation must be a Violation, not the str 'ru/koap-13.41'",
    ),
    (
        "a name for a platform",
        lambda: assess(act(), "A"),
        errors.WrongTypeError,
        "platform must be a Platform, not the str 'A'",
    ),
    (
        "an unknown way of prosecuting",
        lambda: Plan("per-moon"),
        errors.WrongValueError,
        (
            "Plan.prosecution must be one of 'per-item', 'per-batch', "
            "'per-category-and-day', 'per-category', 'all-in-one', 'gravest', not 'per-moon'"
        ),
    ),
    (
        "a batch of nothing",
        lambda: Plan("per-batch", 0),
        errors.WrongValueError,
        "Plan.batch must be a whole number from 1, not 0",
    ),
    (
        "a number for a row of a register",
        lambda: request(5),
        errors.WrongTypeError,
        "a row must be a mapping from the names of its columns, not the int 5",
    ),
    (
        "a list for a row of decisions",
        lambda: decision([]),
        errors.WrongTypeError,
        "a row must be a mapping from the names of its columns, not the list []",
    ),
    (
        "a number for a path",
        lambda: rows(5),
        errors.WrongTypeError,
        "path must be text or a Path, not the int 5",
    ),
    (
        "a value that has no form",
        lambda: to_data(1.5),
        errors.WrongTypeError,
        "data must be made of values that have a form, not the float 1.5",
    ),
)
"""What is wrong, the call, the class of the error, and its sentence."""

REQUEST_ROWS: tuple[tuple[str, dict[str, object], str], ...] = (
    ("no id", {"id": ""}, "/id: is required [missing]"),
    ("an id of null", {"id": None}, "/id: is required [missing]"),
    ("an id that is true", {"id": True}, "/id: must be text, not True [type]"),
    ("an id with a fraction", {"id": 1.5}, "/id: must be text, not 1.5 [type]"),
    (
        "an id of 5,000 digits",
        {"id": 10**5000},
        "/id: must be text, not the int of thousands of digits [type]",
    ),
    ("an id that is a list", {"id": []}, "/id: must be text, not [] [type]"),
    (
        "an id of 201 characters",
        {"id": "a" * 201},
        (
            "/: Request.id must be 1 to 200 printable characters, not "
            "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… "
            "[rule]"
        ),
    ),
    (
        "an id with a zero byte",
        {"id": "a\0b"},
        "/: Request.id must be 1 to 200 printable characters, not 'a\\x00b' [rule]",
    ),
    (
        "an id that colors the terminal",
        {"id": "\x1b[31m"},
        "/: Request.id must be 1 to 200 printable characters, not '\\x1b[31m' [rule]",
    ),
    (
        "an id with half a character",
        {"id": "\ud800"},
        "/: Request.id must be 1 to 200 printable characters, not '\\ud800' [rule]",
    ),
    (
        "an id with an unassigned character",
        {"id": "\u0378"},
        "/: Request.id must be 1 to 200 printable characters, not '\\u0378' [rule]",
    ),
    ("no platform", {"platform": ""}, "/platform: is required [missing]"),
    ("a platform that is a number", {"platform": 5}, "/platform: must be text, not 5 [type]"),
    (
        "a platform of spaces",
        {"platform": "   "},
        "/: Request.platform must be 1 to 200 printable characters, not '   ' [rule]",
    ),
    (
        "a platform written backwards",
        {"platform": "\u202eA"},
        "/: Request.platform must be 1 to 200 printable characters, not '\\u202eA' [rule]",
    ),
    (
        "a platform that isolates its direction",
        {"platform": "A\u2066"},
        "/: Request.platform must be 1 to 200 printable characters, not 'A\\u2066' [rule]",
    ),
    (
        "a platform in two lines",
        {"platform": "A\nB"},
        "/: Request.platform must be 1 to 200 printable characters, not 'A\\nB' [rule]",
    ),
    ("no authority", {"authority": ""}, "/authority: is required [missing]"),
    ("no category", {"category": None}, "/category: is required [missing]"),
    ("no moment", {"sent_at": ""}, "/sent_at: is required [missing]"),
    (
        "a moment that is a number",
        {"sent_at": 1612180800},
        "/sent_at: must be text, not 1612180800 [type]",
    ),
    ("a moment that is a word", {"sent_at": "yesterday"}, f"{NOT_A_MOMENT} 'yesterday' [value]"),
    (
        "29 February of a common year",
        {"sent_at": "2021-02-29"},
        f"{NOT_A_MOMENT} '2021-02-29' [value]",
    ),
    ("30 February", {"sent_at": "2024-02-30T12:00"}, f"{NOT_A_MOMENT} '2024-02-30T12:00' [value]"),
    ("month 13", {"sent_at": "2021-13-01"}, f"{NOT_A_MOMENT} '2021-13-01' [value]"),
    ("hour 25", {"sent_at": "2021-02-01T25:00"}, f"{NOT_A_MOMENT} '2021-02-01T25:00' [value]"),
    ("year 0", {"sent_at": "0000-01-01"}, f"{NOT_A_MOMENT} '0000-01-01' [value]"),
    ("year 10000", {"sent_at": "10000-01-01"}, f"{NOT_A_MOMENT} '10000-01-01' [value]"),
    ("a year of two digits", {"sent_at": "21-02-01"}, f"{NOT_A_MOMENT} '21-02-01' [value]"),
    ("no leading zeros", {"sent_at": "2021-2-1"}, f"{NOT_A_MOMENT} '2021-2-1' [value]"),
    ("the basic form", {"sent_at": "20210201"}, f"{NOT_A_MOMENT} '20210201' [value]"),
    ("the form with weeks", {"sent_at": "2021-W05-1"}, f"{NOT_A_MOMENT} '2021-W05-1' [value]"),
    ("the form with days", {"sent_at": "2021-032"}, f"{NOT_A_MOMENT} '2021-032' [value]"),
    ("the Russian form", {"sent_at": "01.02.2021"}, f"{NOT_A_MOMENT} '01.02.2021' [value]"),
    (
        "a form that may be one of two",
        {"sent_at": "01/02/2021"},
        f"{NOT_A_MOMENT} '01/02/2021' [value]",
    ),
    (
        "a space behind the day",
        {"sent_at": "2021-02-01 "},
        f"{NOT_A_MOMENT} '2021-02-01 ' [value]",
    ),
    (
        "Arabic-Indic digits",
        {"sent_at": "\u0662\u0660\u0662\u0661-02-01"},
        f"{NOT_A_MOMENT} '٢٠٢١-02-01' [value]",
    ),
    (
        "dashes for hyphens",
        {"sent_at": "2021\u201302\u201301"},
        f"{NOT_A_MOMENT} '2021–02–01' [value]",
    ),
    (
        "a zone without minutes",
        {"sent_at": "2021-02-01T12:00+03"},
        f"{NOT_A_MOMENT} '2021-02-01T12:00+03' [value]",
    ),
    (
        "a zone by its name",
        {"sent_at": "2021-02-01T12:00 MSK"},
        f"{NOT_A_MOMENT} '2021-02-01T12:00 MSK' [value]",
    ),
    (
        "a zone of a hundred hours",
        {"sent_at": "2021-02-01T12:00+99:00"},
        f"{NOT_A_MOMENT} '2021-02-01T12:00+99:00' [value]",
    ),
    (
        "a moment in bytes",
        {"sent_at": b"2021-02-01"},
        "/sent_at: must be text, not b'2021-02-01' [type]",
    ),
    ("no time allowed", {"allowed": ""}, "/allowed: is required [missing]"),
    (
        "a time without a unit",
        {"allowed": "24"},
        "/allowed: must be a period such as '24h', not '24' [value]",
    ),
    (
        "a negative time",
        {"allowed": "-24h"},
        "/allowed: must be a period such as '24h', not '-24h' [value]",
    ),
    (
        "a time of nothing",
        {"allowed": "0h"},
        "/allowed: must be a period such as '24h', not '0h' [value]",
    ),
    (
        "a time beyond a thousand",
        {"allowed": "9999h"},
        "/allowed: must be a period such as '24h', not '9999h' [value]",
    ),
    (
        "a time with a fraction",
        {"allowed": "1.5d"},
        "/allowed: must be a period such as '24h', not '1.5d' [value]",
    ),
    ("a time that is a number", {"allowed": 24}, "/allowed: must be text, not 24 [type]"),
    (
        "hours for a day",
        {"sent_at": "2021-02-01", "removed_at": "", "allowed": "5h"},
        (
            "/: Request.sent_at must be a datetime where hours are allowed, not the date "
            "datetime.date(2021, 2, 1) [rule]"
        ),
    ),
    (
        "removed before it was asked for",
        {"removed_at": "2021-01-31T12:00"},
        (
            "/: removed_at (2021-01-31T12:00:00) is before sent_at (2021-02-01T12:00:00); "
            "check the two [rule]"
        ),
    ),
    (
        "a day for a removal where the request has an hour",
        {"removed_at": "2021-02-03"},
        (
            "/: cannot compare 2021-02-03 with 2021-02-01T12:00:00: give both as days, both "
            "with a time zone, or both without [rule]"
        ),
    ),
    (
        "a zone in one of two moments",
        {"removed_at": "2021-02-03T12:00Z"},
        (
            "/: cannot compare 2021-02-03T12:00:00+00:00 with 2021-02-01T12:00:00: give both "
            "as days, both with a time zone, or both without [rule]"
        ),
    ),
    (
        "a removal that has not come",
        {"removed_at": "-"},
        (
            "/removed_at: must be a moment such as '2021-02-01T12:00' or a day such as "
            "'2021-02-01', not '-' [value]"
        ),
    ),
    (
        "a removal that is a truth",
        {"removed_at": False},
        "/removed_at: must be text, not False [type]",
    ),
    (
        "many mistakes in one row",
        {"id": 0.5, "sent_at": "?", "allowed": "?", "removed_at": 1},
        (
            f"/id: must be text, not 0.5 [type]; {NOT_A_MOMENT} '?' [value]; /allowed: must "
            "be a period such as '24h', not '?' [value]; /removed_at: must be text, not 1 "
            "[type]"
        ),
    ),
)
"""What is wrong, what it changes in a good row of a register, and the reason given."""

DECISION_ROWS: tuple[tuple[str, dict[str, object], str], ...] = (
    ("no provision", {"under": ""}, "/under: is required [missing]"),
    ("a provision that is a number", {"under": 13.41}, "/under: must be text, not 13.41 [type]"),
    ("no day", {"decided_on": ""}, "/decided_on: is required [missing]"),
    (
        "a day that is not known",
        {"decided_on": "unknown"},
        "/decided_on: must be a day such as '2024-02-29', not 'unknown' [value]",
    ),
    (
        "an hour for a day",
        {"decided_on": "2021-04-02T12:00"},
        "/decided_on: must be a day such as '2024-02-29', not '2021-04-02T12:00' [value]",
    ),
    (
        "a day that is none",
        {"in_force_on": "2021-02-30"},
        "/in_force_on: must be a day such as '2024-02-29', not '2021-02-30' [value]",
    ),
    ("a day that is a list", {"in_force_on": []}, "/in_force_on: must be text, not [] [type]"),
    ("a day that is an object", {"executed_on": {}}, "/executed_on: must be text, not {} [type]"),
    (
        "a day that is a number",
        {"imposed_on": 20210402},
        "/imposed_on: must be text, not 20210402 [type]",
    ),
    (
        "in force before it was decided",
        {"in_force_on": "2021-04-01"},
        ("/: in_force_on (2021-04-01) is before decided_on (2021-04-02); check the two [rule]"),
    ),
    (
        "executed before it was decided",
        {"executed_on": "2020-01-01"},
        ("/: executed_on (2020-01-01) is before decided_on (2021-04-02); check the two [rule]"),
    ),
    (
        "decided before it was committed",
        {"committed_on": "2021-04-03"},
        ("/: decided_on (2021-04-02) is before committed_on (2021-04-03); check the two [rule]"),
    ),
    (
        "an unknown standing",
        {"standing": "quashed"},
        (
            "/: Decision.standing must be one of 'standing', 'appealed', 'annulled', not "
            "'quashed' [rule]"
        ),
    ),
    ("a standing that is true", {"standing": True}, "/standing: must be text, not True [type]"),
    (
        "a fine without a currency",
        {"fine": "4000000"},
        "/fine: must be an amount such as '4000000 RUB', not '4000000' [value]",
    ),
    ("a fine that is a number", {"fine": 4000000}, "/fine: must be text, not 4000000 [type]"),
    (
        "a negative fine",
        {"fine": "-5 RUB"},
        "/fine: must be an amount such as '4000000 RUB', not '-5 RUB' [value]",
    ),
    (
        "a fine with commas",
        {"fine": "4,000,000 RUB"},
        "/fine: must be an amount such as '4000000 RUB', not '4,000,000 RUB' [value]",
    ),
    (
        "a fine with an exponent",
        {"fine": "4e999999 RUB"},
        "/fine: must be an amount such as '4000000 RUB', not '4e999999 RUB' [value]",
    ),
    (
        "a fine in a currency that is none",
        {"fine": "5 XXX"},
        "/fine: must be an amount such as '4000000 RUB', not '5 XXX' [value]",
    ),
    (
        "an id that colors the terminal",
        {"id": "\x1b[31m"},
        "/: Decision.id must be 1 to 200 printable characters, not '\\x1b[31m' [rule]",
    ),
)
"""What is wrong, what it changes in a good row of decisions, and the reason given."""

DOCUMENTS: tuple[tuple[str, Any, bytes, str], ...] = (
    ("an empty file", Penalty, b"", "/: is not JSON: …"),
    ("white space only", Penalty, b" \n ", "/: is not JSON: …"),
    (
        "a byte order mark",
        Penalty,
        b"\xef\xbb\xbf{}",
        "/: starts with a byte order mark; save it without one [encoding]",
    ),
    ("UTF-16", Penalty, "{}".encode("utf-16"), "/: is not UTF-8 at byte 0 [encoding]"),
    (
        "Cyrillic of Windows",
        Platform,
        '{"name": "Твиттер"}'.encode("cp1251"),
        "/: is not UTF-8 at byte 10 [encoding]",
    ),
    ("an overlong zero", Platform, b'"\xc0\x80"', "/: is not UTF-8 at byte 1 [encoding]"),
    (
        "half a character, encoded",
        Platform,
        b'"\xed\xa0\x80"',
        "/: is not UTF-8 at byte 1 [encoding]",
    ),
    ("cut in the middle", Penalty, b'{"type": "Fix', "/: is not JSON: …"),
    ("two documents", Penalty, b"{}{}", "/: is not JSON: …"),
    ("a comma too many", Penalty, b'{"type": "Fixed",}', "/: is not JSON: …"),
    ("single quotes", Penalty, b"{'type': 1}", "/: is not JSON: …"),
    ("a comment", Penalty, b"// none\n{}", "/: is not JSON: …"),
    (
        "a key twice",
        Penalty,
        b'{"type": "Fixed", "type": "Total"}',
        "/: key 'type' is given twice [duplicate_key]",
    ),
    (
        "a key of 100,000 letters twice",
        Penalty,
        ('{"' + "k" * 100_000 + '": 1, "' + "k" * 100_000 + '": 2}').encode(),
        (
            "/: key "
            "'kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk… "
            "is given twice [duplicate_key]"
        ),
    ),
    ("not a number", Penalty, b'{"type": NaN}', "/: NaN is not a number in JSON [syntax]"),
    ("infinity", Penalty, b'{"type": -Infinity}', "/: -Infinity is not a number in JSON [syntax]"),
    (
        "a number of 5,000 digits",
        Penalty,
        b'{"type": ' + b"9" * 5_000 + b"}",
        "/: has a number of too many digits; write amounts as text [syntax]",
    ),
    ("200,000 brackets", Penalty, b"[" * 200_000, "/: is nested deeper than 200 [too_deep]"),
    ("200,000 objects", Penalty, b'{"a":' * 200_000, "/: is nested deeper than 200 [too_deep]"),
    (
        "a penalty of a thousand shares",
        Penalty,
        (
            '{"type": "Share", "rates": {"low": "1", "high": "1"}, "of": ' * 1_000
            + "{}"
            + "}" * 1_000
        ).encode(),
        "/: is nested deeper than 200 [too_deep]",
    ),
    ("a list for an object", Penalty, b"[]", "/: must be an object, not a list [type]"),
    ("text for an object", Penalty, b'"Fixed"', "/: must be an object, not text [type]"),
    ("null for an object", Penalty, b"null", "/: must be an object, not null [type]"),
    (
        "an empty object",
        Penalty,
        b"{}",
        (
            "/type: must be one of Fixed, Measured, Share, Times, Total, GreaterOf, "
            "LesserOf, Cases, Cited [missing]"
        ),
    ),
    (
        "an unknown node",
        Penalty,
        b'{"type": "Eval", "code": "1"}',
        (
            "/type: must be one of Fixed, Measured, Share, Times, Total, GreaterOf, "
            "LesserOf, Cases, Cited, not 'Eval' [choice]"
        ),
    ),
    (
        "a node that is a number",
        Penalty,
        b'{"type": 5}',
        (
            "/type: must be one of Fixed, Measured, Share, Times, Total, GreaterOf, "
            "LesserOf, Cases, Cited, not 5 [choice]"
        ),
    ),
    (
        "a field too many",
        Penalty,
        b'{"type": "Fixed", "sums": {"low": "1 RUB", "high": "2 RUB"}, "a/b~c": 1}',
        "/a~1b~0c: is not a known field [unknown]",
    ),
    (
        "a field that colors the terminal",
        Platform,
        b'{"name": "A", "kind": "official", "\\u001b[31m": 1}',
        "/\\x1b[31m: is not a known field [unknown]",
    ),
    (
        "a field of 100,000 letters",
        Platform,
        b'{"name": "A", "kind": "official", "' + b"k" * 100_000 + b'": 1}',
        (
            "/kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: "
            "is not a known field [unknown]"
        ),
    ),
    (
        "a sum without a currency",
        Penalty,
        b'{"type": "Fixed", "sums": {"low": "1", "high": "2 RUB"}}',
        "/sums/low: must be an amount such as '800000.00 RUB', not '1' [amount]",
    ),
    (
        "a sum that is a number",
        Penalty,
        b'{"type": "Fixed", "sums": {"low": 1, "high": 2.5}}',
        (
            "/sums/low: must be text, not a number [type]; /sums/high: must be text, not a "
            "number [type]"
        ),
    ),
    (
        "a sum with an exponent",
        Penalty,
        b'{"type": "Fixed", "sums": {"low": "1e999999 RUB", "high": "2 RUB"}}',
        ("/sums/low: must be an amount such as '800000.00 RUB', not '1e999999 RUB' [amount]"),
    ),
    (
        "a range upside down",
        Penalty,
        b'{"type": "Fixed", "sums": {"low": "2 RUB", "high": "1 RUB"}}',
        "/sums: low end RUB 2.00 is above high end RUB 1.00; swap them [order]",
    ),
    (
        "a range of two currencies",
        Penalty,
        b'{"type": "Fixed", "sums": {"low": "2 RUB", "high": "3 EUR"}}',
        "/sums: cannot combine RUB with EUR; convert one of them first [order]",
    ),
    (
        "a range with a middle",
        Penalty,
        b'{"type": "Fixed", "sums": {"low": "1 RUB", "high": "2 RUB", "middle": "1 RUB"}}',
        "/sums: must be an object with 'low' and 'high' [type]",
    ),
    (
        "a negative rate",
        Penalty,
        b'{"type": "Share", "rates": {"low": "-1/5", "high": "1/5"}, "of": {"type": "Fixed", "sums": {"low": "1 RUB", "high": "1 RUB"}}}',
        "/rates/low: must be a ratio such as '1/20', as text, not '-1/5' [amount]",
    ),
    (
        "a rate over zero",
        Penalty,
        b'{"type": "Share", "rates": {"low": "1/0", "high": "1/5"}, "of": {"type": "Fixed", "sums": {"low": "1 RUB", "high": "1 RUB"}}}',
        "/rates/low: must be a ratio such as '1/20', as text, not '1/0' [amount]",
    ),
    (
        "a sum of nothing",
        Penalty,
        b'{"type": "Total", "terms": []}',
        "/: Total: needs a tuple of at least one part [rule]",
    ),
    (
        "a rule measured to nothing",
        Penalty,
        b'{"type": "Cases", "branches": [[{"type": "Repeat"}, 5]], "otherwise": null}',
        (
            "/branches/0/0/opens_at: is required [missing]; /branches/0/0/within: is "
            "required [missing]; /branches/0/0/counted_from: is required [missing]; "
            "/branches/0/0/matching: is required [missing]; /branches/0/0/measured_to: is "
            "required [missing]; /branches/0/1: must be an object, not a number [type]; "
            "/otherwise: must be an object, not null [type]"
        ),
    ),
    (
        "a branch of one",
        Penalty,
        b'{"type": "Cases", "branches": [[1]], "otherwise": {"type": "Fixed", "sums": {"low": "1 RUB", "high": "1 RUB"}}}',
        "/branches/0: must have 2 items, not 1 [length]",
    ),
    (
        "a platform of an unknown kind",
        Platform,
        b'{"name": "A", "kind": "company"}',
        (
            "/kind: must be one of 'citizen', 'official', 'sole-trader', 'legal-entity', not "
            "'company' [choice]"
        ),
    ),
    (
        "a platform without a name",
        Platform,
        b'{"name": "", "kind": "official"}',
        "/: Platform.name must be 1 to 200 printable characters, not '' [rule]",
    ),
    (
        "a year with a fraction",
        Platform,
        b'{"name": "A", "kind": "official", "revenues": [{"amount": {"low": "1 RUB", "high": "1 RUB"}, "year": 2020.0}]}',
        "/revenues/0/year: must be a whole number, not a number [type]",
    ),
    (
        "a truth as a word",
        Platform,
        b'{"name": "A", "kind": "official", "small": "no"}',
        "/small: must be true or false, not text [type]",
    ),
    (
        "a history that is an object",
        OffenseHistory,
        b'{"decisions": {}}',
        "/decisions: must be a list, not an object [type]",
    ),
    (
        "a decision that is a number",
        OffenseHistory,
        b'{"decisions": [5]}',
        "/decisions/0: must be an object, not a number [type]",
    ),
    (
        "a decision of another day",
        OffenseHistory,
        b'{"decisions": [{"under": "x", "decided_on": "2021-02-29"}]}',
        ("/decisions/0/decided_on: must be a day such as '2024-02-29', not '2021-02-29' [date]"),
    ),
    (
        "a decision with an hour",
        OffenseHistory,
        b'{"decisions": [{"under": "x", "decided_on": "2021-02-01T12:00"}]}',
        (
            "/decisions/0/decided_on: must be a day such as '2024-02-29', not "
            "'2021-02-01T12:00' [date]"
        ),
    ),
    (
        "two decisions of one id",
        OffenseHistory,
        b'{"decisions": [{"under": "x", "decided_on": "2021-02-01", "id": "a"}, {"under": "x", "decided_on": "2021-02-01", "id": "a"}]}',
        "/: two decisions are called 'a'; give each its own id [rule]",
    ),
    (
        "10,000 broken decisions",
        OffenseHistory,
        b'{"decisions": [' + b",".join([b"1"] * 10_000) + b"]}",
        "/decisions/0: must be an object, not a number [type]; …",
    ),
    (
        "a violation found before it began",
        Violation,
        b'{"under": "x", "committed_on": "2021-02-01", "detected_on": "2021-01-01"}',
        ("/: detected_on (2021-01-01) is before the offense (2021-02-01); check the two [rule]"),
    ),
)
"""What is wrong, what is to be read, the bytes, and the sentence."""

HEADER = b"id,platform,authority,category,sent_at,allowed,removed_at\n"
REGISTER = ("exposure", "r.csv", "--under", "ru/koap-13.41", "--as-of", "2021-03-01")
ASSESS = ("assess", "ru/koap-13.41/2", "--on", "2021-03-01")

COMMANDS: tuple[tuple[str, tuple[str, ...], dict[str, bytes], str], ...] = (
    ("an unknown command", ("guess",), {}, "Error: No such command 'guess'."),
    (
        "a command that colors the terminal",
        ("\x1b[31mx",),
        {},
        "Error: No such command '\\x1b[31mx'.",
    ),
    (
        "an option that nobody knows",
        ("statutes", "--\u202eall"),
        {},
        "Error: No such option '--\\u202eall'.",
    ),
    (
        "an argument too many",
        ("statutes", "\u2066x"),
        {},
        "Error: Got unexpected extra argument (\\u2066x)",
    ),
    (
        "an argument of 100,000 letters",
        ("x" * 100_000,),
        {},
        (
            "Error: No such command "
            "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…"
        ),
    ),
    (
        "a day that is a word",
        ("assess", "ru/koap-13.41/2", "--on", "yesterday"),
        {},
        (
            "Error: Invalid value for '--on': the day must be written like 2021-03-01, not "
            "'yesterday'"
        ),
    ),
    (
        "a day that is none",
        ("assess", "ru/koap-13.41/2", "--on", "2021-02-29"),
        {},
        (
            "Error: Invalid value for '--on': the day must be written like 2021-03-01, not "
            "'2021-02-29'"
        ),
    ),
    (
        "a day in the basic form",
        ("assess", "ru/koap-13.41/2", "--on", "20210301"),
        {},
        (
            "Error: Invalid value for '--on': the day must be written like 2021-03-01, not "
            "'20210301'"
        ),
    ),
    (
        "a day with an hour",
        (*ASSESS, "--decided-on", "2021-03-01T12:00"),
        {},
        (
            "Error: Invalid value for '--decided-on': the day must be written like "
            "2021-03-01, not '2021-03-01T12:00'"
        ),
    ),
    (
        "a revenue without a year",
        (*ASSESS, "--revenue", "5 RUB"),
        {},
        (
            "Error: Invalid value for '--revenue': the revenue must be like "
            "'annual=144438324700 RUB' or '2020=1 RUB..2 RUB', not '5 RUB'"
        ),
    ),
    (
        "a revenue without a currency",
        (*ASSESS, "--revenue", "annual=5"),
        {},
        (
            "Error: Invalid value for '--revenue': '5' is not an amount of money; write it "
            "like '800000.00 RUB'"
        ),
    ),
    (
        "a revenue of a year of two digits",
        (*ASSESS, "--revenue", "20=5 RUB"),
        {},
        (
            "Error: Invalid value for '--revenue': the revenue must be like "
            "'annual=144438324700 RUB' or '2020=1 RUB..2 RUB', not '20=5 RUB'"
        ),
    ),
    (
        "a revenue of the year 0",
        (*ASSESS, "--revenue", "0000=5 RUB"),
        {},
        (
            "Error: Invalid value for '--revenue': AnnualRevenue.year must be a year such as "
            "2020, not 0"
        ),
    ),
    (
        "a revenue through no day",
        (*ASSESS, "--revenue", "2021-02-30=5 RUB"),
        {},
        (
            "Error: Invalid value for '--revenue': the day must be written like 2021-03-01, "
            "not '2021-02-30'"
        ),
    ),
    (
        "a revenue upside down",
        (*ASSESS, "--revenue", "2020=5 RUB..1 RUB"),
        {},
        (
            "Error: Invalid value for '--revenue': low end RUB 5.00 is above high end RUB "
            "1.00; swap them"
        ),
    ),
    (
        "a revenue in two currencies",
        (*ASSESS, "--revenue", "2020=1 RUB..5 EUR"),
        {},
        (
            "Error: Invalid value for '--revenue': cannot combine RUB with EUR; convert one "
            "of them first"
        ),
    ),
    (
        "an amount without a name",
        (*ASSESS, "--amount", "5 RUB"),
        {},
        (
            "Error: Invalid value for '--amount': it must be like 'the unpaid fine=5 RUB', "
            "not '5 RUB'"
        ),
    ),
    (
        "an amount without a currency",
        (*ASSESS, "--amount", "the unpaid fine=5"),
        {},
        (
            "Error: Invalid value for '--amount': '5' is not an amount of money; write it "
            "like '800000.00 RUB'"
        ),
    ),
    (
        "a count below zero",
        (*ASSESS, "--count", "days=-1"),
        {},
        "Error: Invalid value for '--count': the number must be a whole number, not '-1'",
    ),
    (
        "a count with a fraction",
        (*ASSESS, "--count", "days=1.5"),
        {},
        "Error: Invalid value for '--count': the number must be a whole number, not '1.5'",
    ),
    (
        "a count of 19 digits",
        (*ASSESS, "--count", "days=1000000000000000000"),
        {},
        (
            "Error: Invalid value for '--count': the number must be a whole number, not "
            "'1000000000000000000'"
        ),
    ),
    (
        "a word without a name",
        (*ASSESS, "--word", "=high"),
        {},
        ("Error: Invalid value for '--word': it must be like 'seriousness=high', not '=high'"),
    ),
    (
        "a limitation that is no period",
        (*ASSESS, "--limitation", "soon"),
        {},
        (
            "Error: Invalid value for '--limitation': a period must be like '24h', '3d', '60 "
            "days' or '1y', not 'soon'"
        ),
    ),
    (
        "a limitation of half a day",
        (*ASSESS, "--limitation", "36h"),
        {},
        (
            "Error: Invalid value for '--limitation': the limitation must be in whole days, "
            "not '36h'"
        ),
    ),
    (
        "the law of a decision without its day",
        (*ASSESS, "--law-at", "decision"),
        {},
        (
            "penaltymodel: error: the law of the decision needs the day of the decision; say "
            "--decided-on (while assessing ru/koap-13.41/2)"
        ),
    ),
    (
        "a verdict stated beside a history",
        (*ASSESS, "--first", "--history", "h.json"),
        {},
        "Error: --first and --repeat state it outright; leave out --history",
    ),
    (
        "a history that is not there",
        (*ASSESS, "--history", "h.json"),
        {},
        "penaltymodel: error: cannot read 'h.json': No such file or directory",
    ),
    (
        "a history table that is not there",
        (*ASSESS, "--history", "h.csv"),
        {},
        "penaltymodel: error: cannot read 'h.csv': there is no such file",
    ),
    (
        "a history of an unknown kind",
        (*ASSESS, "--history", "h.txt"),
        {"h.txt": b""},
        (
            "penaltymodel: error: cannot read 'h.txt': its name ends in none of .csv, .db, "
            ".jsonl, .ndjson, .sqlite, .sqlite3"
        ),
    ),
    (
        "a history that is no JSON",
        (*ASSESS, "--history", "h.json"),
        {"h.json": b"[[["},
        (
            "penaltymodel: error: cannot read 'h.json': /: is not JSON: Expecting value at "
            "line 1 column 4 [syntax]"
        ),
    ),
    (
        "a history of numbers",
        (*ASSESS, "--history", "h.json"),
        {"h.json": b"[1, 2]"},
        (
            "penaltymodel: error: cannot read 'h.json': /decisions/0: must be an object, not "
            "a number [type]; /decisions/1: must be an object, not a number [type]"
        ),
    ),
    (
        "a history with a bad row",
        (*ASSESS, "--history", "h.csv"),
        {"h.csv": b"under,decided_on\nx,soon\n"},
        (
            "penaltymodel: error: cannot read 'h.csv': /line 2/decided_on: must be a day "
            "such as '2024-02-29', not 'soon' [value]"
        ),
    ),
    (
        "a history of two platforms",
        (*ASSESS, "--history", "h.csv"),
        {"h.csv": b"platform,under,decided_on\nA,x,2021-01-01\nB,x,2021-01-01\n"},
        "Error: --history has decisions against several platforms; give one file each",
    ),
    (
        "a history with one id twice",
        (*ASSESS, "--history", "h.csv"),
        {"h.csv": b"id,under,decided_on\na,x,2021-01-01\na,x,2021-01-01\n"},
        "penaltymodel: error: two decisions are called 'a'; give each its own id",
    ),
    (
        "an unknown statute",
        ("assess", "ru/as-reported-2022", "--on", "2021-03-01"),
        {},
        (
            "penaltymodel: error: there is no statute 'ru/as-reported-2022'; did you mean "
            "'ru/as-reported-2021'?"
        ),
    ),
    (
        "a statute that colors the terminal",
        ("assess", "\x1b[31m", "--on", "2021-03-01"),
        {},
        (
            "penaltymodel: error: Violation.under must be 1 to 200 printable characters, not "
            "'\\x1b[31m'"
        ),
    ),
    (
        "an unknown provision",
        ("assess", "ru/koap-13.41/7", "--on", "2021-03-01"),
        {},
        (
            "penaltymodel: error: there is no provision 'ru/koap-13.41/7'; did you mean "
            "'ru/koap-13.41/6'?"
        ),
    ),
    (
        "a statute without a category",
        ("assess", "ru/koap-13.41", "--on", "2021-03-01"),
        {},
        (
            "penaltymodel: error: ru/koap-13.41 has several provisions: name one, or give a "
            "category (suicide, calls-to-minors, false-information, vpn, other, extremism, "
            "child-pornography, drugs)"
        ),
    ),
    (
        "an unknown category",
        ("assess", "ru/koap-13.41", "--on", "2021-03-01", "--category", "drug"),
        {},
        "penaltymodel: error: ru/koap-13.41 has no category 'drug'; did you mean 'drugs'?",
    ),
    (
        "an unknown charge",
        (*ASSESS, "--charged-as", "ru/koap-13.41/0"),
        {},
        (
            "penaltymodel: error: there is no provision 'ru/koap-13.41/0'; did you mean "
            "'ru/koap-13.41/6'?"
        ),
    ),
    (
        "a repeat without a revenue",
        ("assess", "ru/koap-13.41/5", "--on", "2021-12-24", "--repeat"),
        {},
        (
            "penaltymodel: error: the facts do not give the total revenue from all goods, "
            "works and services of the person itself for 2020 (calendar year before the one "
            "of detection); say --revenue (while assessing ru/koap-13.41/5)"
        ),
    ),
    (
        "a repeat provision for a first offense",
        ("assess", "ru/koap-13.41/5", "--on", "2021-12-24"),
        {},
        (
            "penaltymodel: error: ru/koap-13.41/5 punishes a repeat only, and no earlier "
            "decision counts; name ru/koap-13.41/1 or ru/koap-13.41/2, or say --charged-as "
            "ru/koap-13.41/5 for the case as brought (while assessing ru/koap-13.41/5)"
        ),
    ),
    (
        "a repeat of an unstated year",
        (
            "assess",
            "ru/as-reported-2021",
            "--on",
            "2021-03-01",
            "--repeat",
            "--revenue",
            "2020=5 RUB",
        ),
        {},
        (
            "penaltymodel: error: the facts do not give the revenue of the year (which one "
            "is not stated) (1 figures are given by year); say --revenue 'annual=…' (while "
            "assessing ru/as-reported-2021)"
        ),
    ),
    (
        "an unpaid fine that nobody gives",
        ("assess", "ru/koap-20.25/1", "--on", "2021-03-01"),
        {},
        (
            "penaltymodel: error: the facts do not give the unpaid fine; say --circumstance, "
            "--amount, --count or --word (while assessing ru/koap-20.25/1)"
        ),
    ),
    (
        "a citizen where only companies are liable",
        ("assess", "ru/as-reported-2021", "--on", "2021-03-01", "--person", "citizen"),
        {},
        (
            "penaltymodel: error: ru/as-reported-2021 does not reach a citizen; it reaches: "
            "legal-entity (while assessing ru/as-reported-2021)"
        ),
    ),
    (
        "a day before the law",
        ("assess", "ru/koap-13.41/2", "--on", "2021-01-09"),
        {},
        (
            "penaltymodel: error: ru/koap-13.41/2 is coded from 2021-01-10 through "
            "2026-11-23, not for 2021-01-09; the text of that day is not coded, or there was "
            "none (while assessing ru/koap-13.41/2)"
        ),
    ),
    (
        "a day after the coded law",
        ("assess", "ru/koap-13.41/2", "--on", "2030-01-01"),
        {},
        (
            "penaltymodel: error: ru/koap-13.41/2 is coded from 2021-01-10 through "
            "2026-11-23, not for 2030-01-01; say --assume-unchanged to apply the last coded "
            "text (while assessing ru/koap-13.41/2)"
        ),
    ),
    (
        "a limitation that leads out of the calendar",
        (
            "assess",
            "ru/koap-13.41/2",
            "--on",
            "9999-12-31",
            "--assume-unchanged",
            "--limitation",
            "1y",
        ),
        {},
        "penaltymodel: error: 1 year after 9999-12-31 lies beyond the year 9999",
    ),
    (
        "neither a register nor the example",
        ("exposure",),
        {},
        "Error: name a REGISTER, or take --example",
    ),
    (
        "both a register and the example",
        ("exposure", "r.csv", "--example"),
        {},
        "Error: name a REGISTER, or take --example",
    ),
    (
        "a register without a day",
        ("exposure", "r.csv", "--under", "ru/koap-13.41"),
        {},
        "Error: say --as-of which day the register is judged",
    ),
    (
        "a register without a statute",
        ("exposure", "r.csv", "--as-of", "2021-03-01"),
        {},
        "Error: say --under which statute",
    ),
    (
        "a register that is not there",
        REGISTER,
        {},
        "penaltymodel: error: cannot read 'r.csv': there is no such file",
    ),
    (
        "a register without an ending",
        ("exposure", "register", "--under", "ru/koap-13.41", "--as-of", "2021-03-01"),
        {},
        (
            "penaltymodel: error: cannot read 'register': its name ends in none of .csv, "
            ".db, .jsonl, .ndjson, .sqlite, .sqlite3"
        ),
    ),
    (
        "a register without a header",
        REGISTER,
        {"r.csv": b""},
        (
            "penaltymodel: error: cannot read 'r.csv': it is empty; the first line names the "
            "columns"
        ),
    ),
    (
        "a register with a column twice",
        REGISTER,
        {"r.csv": b"id,id\n"},
        "penaltymodel: error: cannot read 'r.csv': two columns have one name",
    ),
    (
        "a register that is no database",
        ("exposure", "r.db", "--under", "ru/koap-13.41", "--as-of", "2021-03-01"),
        {"r.db": b"id\n" * 100},
        "penaltymodel: error: cannot read 'r.db': SQLite says 'file is not a database'",
    ),
    (
        "a register without the table",
        (
            "exposure",
            "r.db",
            "--under",
            "ru/koap-13.41",
            "--as-of",
            "2021-03-01",
            "--table",
            "no\x1bthing",
        ),
        {"r.db": b""},
        ("penaltymodel: error: cannot read 'r.db': SQLite says 'no such table: no\\x1bthing'"),
    ),
    (
        "batches of no size",
        (*REGISTER, "--plan", "per-batch"),
        {"r.csv": HEADER},
        "Error: --plan per-batch and --batch go together",
    ),
    (
        "a size without batches",
        (*REGISTER, "--batch", "5"),
        {"r.csv": HEADER},
        "Error: --plan per-batch and --batch go together",
    ),
    (
        "a repeat provision for a register",
        ("exposure", "r.csv", "--under", "ru/koap-13.41/5", "--as-of", "2021-03-01"),
        {"r.csv": HEADER},
        (
            "penaltymodel: error: under must be a statute or a provision for a first "
            "offense, as ru/koap-13.41/1, not 'ru/koap-13.41/5'"
        ),
    ),
    (
        "a register judged before the law",
        ("exposure", "r.csv", "--under", "ru/koap-13.41", "--as-of", "2021-01-01"),
        {"r.csv": HEADER},
        (
            "penaltymodel: error: ru/koap-13.41/1 is coded from 2021-01-10 through "
            "2026-11-23, not for 2021-01-01; the text of that day is not coded, or there was "
            "none"
        ),
    ),
    (
        "platforms that are not there",
        (*REGISTER, "--platforms", "p.json"),
        {"r.csv": HEADER},
        "penaltymodel: error: cannot read 'p.json': No such file or directory",
    ),
    (
        "platforms that are no list",
        (*REGISTER, "--platforms", "p.json"),
        {"r.csv": HEADER, "p.json": b"{}"},
        ("penaltymodel: error: cannot read 'p.json': /: must be a list, not an object [type]"),
    ),
    (
        "a platform of an unknown kind",
        (*REGISTER, "--platforms", "p.json"),
        {"r.csv": HEADER, "p.json": b'[{"name": "A", "kind": "company"}]'},
        (
            "penaltymodel: error: cannot read 'p.json': /0/kind: must be one of 'citizen', "
            "'official', 'sole-trader', 'legal-entity', not 'company' [choice]"
        ),
    ),
    (
        "two platforms of one name",
        (*REGISTER, "--platforms", "p.json"),
        {
            "r.csv": HEADER,
            "p.json": b'[{"name": "A", "kind": "official"}, {"name": "A", "kind": "official"}]',
        },
        "penaltymodel: error: two platforms are called 'A'; give each its own id",
    ),
    (
        "a history that names no platform",
        (*REGISTER, "--history", "h.json"),
        {"r.csv": HEADER, "h.json": b'[{"under": "x", "decided_on": "2021-01-01"}]'},
        (
            "Error: --history must name the platform of every decision: a .csv, .jsonl or "
            "SQLite file with a column platform"
        ),
    ),
    (
        "rejects over the register",
        (*REGISTER, "--rejects", "./r.csv"),
        {"r.csv": HEADER},
        "Error: --rejects would overwrite a file that is read",
    ),
    (
        "rejects where nothing can be written",
        (*REGISTER, "--rejects", "no/such/place.csv"),
        {"r.csv": HEADER},
        ("penaltymodel: error: cannot write 'no/such/place.csv.part': No such file or directory"),
    ),
    (
        "an unknown statute to show",
        ("show", "ru/as-reported-2022"),
        {},
        (
            "penaltymodel: error: there is no statute 'ru/as-reported-2022'; did you mean "
            "'ru/as-reported-2021'?"
        ),
    ),
    (
        "an unknown provision to show",
        ("show", "ru/koap-13.41/7"),
        {},
        (
            "penaltymodel: error: there is no provision 'ru/koap-13.41/7'; did you mean "
            "'ru/koap-13.41/6'?"
        ),
    ),
)
"""What is wrong, the arguments, the files that are there, and the last line of the error."""
