"""Calls with bad facts, keys and other arguments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from penaltymodel import errors
from penaltymodel.domain.platform import Platform
from penaltymodel.engine.assess import assess
from penaltymodel.errors import PenaltyModelError
from penaltymodel.facts.facts import Facts
from penaltymodel.files.records import decision, request
from penaltymodel.files.rows import rows
from penaltymodel.interpreters.data import to_data
from penaltymodel.registers.plan import Plan
from penaltymodel.statutes import catalog, statute_of
from penaltymodel.values.money import Money
from tests.support.bad_inputs.good import DAY, A, act


KNOWN = list(catalog())
KNOWN = f"use one of {len(KNOWN)}, such as {KNOWN[0]!r} or {KNOWN[-1]!r}"

CALLS: tuple[tuple[str, Callable[[], object], type[PenaltyModelError], str], ...] = (
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
        "-1 is negative; amounts, rates and counts start at zero",
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
        "unknown statute 'ru/koap-13.41 '; did you mean 'ru/koap-13.41'?",
    ),
    (
        "a key of 500 letters",
        lambda: statute_of("x" * 500),
        errors.UnknownStatuteError,
        (
            "unknown statute "
            "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…; "
            f"{KNOWN}"
        ),
    ),
    (
        "a key that colors the terminal",
        lambda: statute_of("\x1b[31m"),
        errors.UnknownStatuteError,
        f"unknown statute '\\x1b[31m'; {KNOWN}",
    ),
    (
        "an unknown provision",
        lambda: assess(act("ru/koap-13.41/9"), A),
        errors.UnknownProvisionError,
        "unknown provision 'ru/koap-13.41/9'; did you mean 'ru/koap-13.41/6'?",
    ),
    (
        "a statute without a category",
        lambda: assess(act("ru/koap-13.41"), A),
        errors.CategoryNeededError,
        (
            "ru/koap-13.41 has several provisions; pass Violation(category=...) with one "
            "of 'suicide', 'calls-to-minors', 'false-information', 'vpn', 'other', "
            "'extremism', 'child-pornography', 'drugs'"
        ),
    ),
    (
        "an unknown category",
        lambda: assess(act("ru/koap-13.41", category="gardening"), A),
        errors.UnknownCategoryError,
        (
            "unknown category 'gardening' of ru/koap-13.41; use one of "
            "'calls-to-minors', 'child-pornography', 'drugs', 'extremism', "
            "'false-information', 'other', 'suicide', 'vpn'"
        ),
    ),
    (
        "a day before the law",
        lambda: assess(act("ru/koap-13.41/2", date(2021, 1, 9)), A),
        errors.OutsideCodedLawError,
        (
            "ru/koap-13.41/2 is coded from 2021-01-10 through 2026-02-26, not for "
            "2021-01-09; the text of that day is not coded, or there was none"
        ),
    ),
    (
        "a repeat provision for a first offense",
        lambda: assess(act("ru/koap-13.41/5"), A),
        errors.NotARepeatError,
        (
            "ru/koap-13.41/5 applies to repeat offenses only, and no earlier decision "
            "counts; a first offense falls under ru/koap-13.41/1 or ru/koap-13.41/2; "
            "pass charged_as='ru/koap-13.41/5' to apply it anyway"
        ),
    ),
    (
        "a repeat without a day of detection",
        lambda: assess(
            act("ru/koap-13.41/5"),
            Platform("A", "legal-entity", {2020: Money(5, "RUB")}),
            repeat=True,
            strict=True,
        ),
        errors.MissingFactError,
        (
            "missing fact: the day of detection, which decides the year of the revenue; "
            "pass Violation(detected_on=date(...))"
        ),
    ),
    (
        "a repeat without a revenue",
        lambda: assess(act("ru/koap-13.41/5", detected_on=DAY), A, repeat=True, strict=True),
        errors.MissingFactError,
        (
            "missing fact: the total revenue from all goods, works and services of the "
            "person itself for 2020 (calendar year before the one of detection); pass "
            "Platform(revenues={2020: ...})"
        ),
    ),
    (
        "an unpaid fine that nobody gives",
        lambda: assess(act("ru/koap-20.25/1"), A, strict=True),
        errors.MissingFactError,
        "missing fact: the unpaid fine; pass Facts(amounts={'the unpaid fine': ...})",
    ),
    (
        "a citizen where only companies are liable",
        lambda: assess(act("ru/as-reported-2021"), Platform("B", "citizen")),
        errors.NotLiableError,
        "ru/as-reported-2021 does not apply to the citizen, but to: legal-entity",
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
        f"unknown statute 'nothing'; {KNOWN}",
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
