"""Every error is one sentence, is also a builtin exception, and can be copied and pickled."""

from __future__ import annotations

import copy
import pickle

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st
from tests.support.strategies import examples

from penaltymodel import errors
from penaltymodel.errors import (
    AmbiguousAmountError,
    AmountsTooLargeError,
    Argument,
    BeyondBoundsError,
    CalendarError,
    CategoryNeededError,
    ChronologyError,
    ColumnError,
    CurrencyMismatchError,
    CurrencyNeededError,
    DuplicateIdError,
    Fix,
    FixableError,
    IllFormedPenaltyError,
    InputError,
    InvertedRangeError,
    MissingColumnsError,
    MissingFact,
    MissingFactError,
    MixedClocksError,
    MoneyTextError,
    NeedsDecisionDayError,
    NegativeAmountError,
    NotARepeatError,
    NotCompiledError,
    NotExactError,
    NotLiableError,
    NotWholeMinorUnitsError,
    NoViolationError,
    NumberTextError,
    OutsideCodedLawError,
    OverlappingEnactmentsError,
    PenaltyModelError,
    Problem,
    RangeEndsError,
    TooFewCasesError,
    UnboundedAmountError,
    UnknownCategoryError,
    UnknownCurrencyError,
    UnknownFactError,
    UnknownProvisionError,
    UnknownStatuteError,
    UnreadableFileError,
    UnsupportedTableError,
    WrongTypeError,
    WrongValueError,
    missing_facts,
    printable,
    suggestion,
)


MARCH, APRIL = date(2021, 3, 1), date(2021, 4, 1)

SENTENCES = [
    (
        NotCompiledError("a fact is missing"),
        ValueError,
        "this is not compiled: a fact is missing; use evaluate(penalty, facts)",
    ),
    (
        NotExactError(0.1),
        TypeError,
        (
            "the float 0.1 is not an exact number; pass an int, a Fraction, a Decimal or "
            "text such as '0.10'"
        ),
    ),
    (
        NumberTextError("1e5"),
        ValueError,
        "'1e5' is not a plain number; write digits with at most one point, such as '800000' or "
        "'800000.50', or a ratio such as '1/20', in at most 400 characters",
    ),
    (
        NegativeAmountError(Decimal("-0.5")),
        ValueError,
        "Decimal('-0.5') is negative; amounts, rates and counts start at zero",
    ),
    (
        UnknownCurrencyError("RUR"),
        ValueError,
        ("'RUR' is not a currency code of ISO 4217; pass a code such as 'RUB', 'EUR' or 'USD'"),
    ),
    (
        CurrencyMismatchError("EUR", "USD"),
        TypeError,
        "cannot combine EUR with USD; convert one of them first",
    ),
    (
        MoneyTextError("5 roubles"),
        ValueError,
        "'5 roubles' is not an amount of money; write it like '800000.00 RUB'",
    ),
    (
        NotWholeMinorUnitsError("1/3", "RUB"),
        ValueError,
        (
            "1/3 RUB is not a whole number of minor units; round it first, for example with "
            "money.rounded(Rounding.HALF_UP)"
        ),
    ),
    (
        UnboundedAmountError("EUR"),
        ValueError,
        "the amount in EUR has no upper end, so it is no number; check is_unbounded first",
    ),
    (InvertedRangeError(2, 1), ValueError, "low end 2 is above high end 1; swap them"),
    (
        RangeEndsError(5, "a"),
        TypeError,
        "the ends 5 and 'a' of a range cannot be compared; pass two values of one type",
    ),
    (
        WrongTypeError("Platform.name", "text", None),
        TypeError,
        "Platform.name must be text, not None",
    ),
    (
        WrongValueError("Platform.name", "1 to 200 printable characters", "\x1b[31m"),
        ValueError,
        r"Platform.name must be 1 to 200 printable characters, not '\x1b[31m'",
    ),
    (
        ChronologyError("sent_at", APRIL, "removed_at", MARCH),
        ValueError,
        "removed_at (2021-03-01) is before sent_at (2021-04-01); check both",
    ),
    (
        MixedClocksError(MARCH, datetime(2021, 3, 1, 12, tzinfo=UTC)),
        TypeError,
        (
            "cannot compare 2021-03-01 with 2021-03-01T12:00:00+00:00; pass two dates, two "
            "datetimes with a time zone, or two without"
        ),
    ),
    (
        CalendarError(date(9999, 12, 31), "1 day"),
        OverflowError,
        (
            "1 day after 9999-12-31 is later than the year 9999; pass an earlier day or a "
            "shorter period"
        ),
    ),
    (
        NoViolationError("7", "pending"),
        ValueError,
        ("request '7' is pending, so it is not a violation; check request.state_at(...) first"),
    ),
    (
        DuplicateIdError("decisions", "a"),
        ValueError,
        "two decisions have the identifier 'a'; give each its own",
    ),
    (
        MissingFactError("the number of days", Fix(Argument.COUNT, ("days",))),
        LookupError,
        "missing fact: the number of days; pass Facts(counts={'days': ...})",
    ),
    (
        UnknownFactError("exceptional circumstance", ("exceptional circumstances",)),
        LookupError,
        "unknown fact 'exceptional circumstance'; did you mean 'exceptional circumstances'?",
    ),
    (
        UnknownStatuteError("ru/koap-13.14", ("eu/dsa", "ru/koap-13.41")),
        LookupError,
        "unknown statute 'ru/koap-13.14'; did you mean 'ru/koap-13.41'?",
    ),
    (
        UnknownProvisionError("xyz", ("eu/dsa/52.3", "eu/dsa/52.4")),
        LookupError,
        "unknown provision 'xyz'; use one of 'eu/dsa/52.3', 'eu/dsa/52.4'",
    ),
    (
        UnknownCategoryError("eu/dsa", "drugs", ()),
        LookupError,
        "unknown category 'drugs' of eu/dsa; none is defined",
    ),
    (
        CategoryNeededError("ru/koap-13.41", ("drugs", "suicide")),
        LookupError,
        (
            "ru/koap-13.41 has several provisions; pass Violation(category=...) with one of "
            "'drugs', 'suicide'"
        ),
    ),
    (
        CategoryNeededError("eu/dsa", (), ("eu/dsa/52.3", "eu/dsa/52.4")),
        LookupError,
        (
            "eu/dsa has several provisions; pass Violation(under=...) with one of "
            "'eu/dsa/52.3', 'eu/dsa/52.4'"
        ),
    ),
    (
        OutsideCodedLawError("a/1", date(2030, 1, 1), MARCH, APRIL),
        LookupError,
        "a/1 is coded from 2021-03-01 through 2021-04-01, not for 2030-01-01; pass "
        "assume_unchanged=True to apply the last coded text",
    ),
    (
        OutsideCodedLawError("a/1", date(2020, 1, 1), MARCH, APRIL),
        LookupError,
        "a/1 is coded from 2021-03-01 through 2021-04-01, not for 2020-01-01; the text of that "
        "day is not coded, or there was none",
    ),
    (
        OutsideCodedLawError("a/1", date(2030, 1, 1), MARCH, APRIL, may_assume=False),
        LookupError,
        "a/1 is coded from 2021-03-01 through 2021-04-01, not for 2030-01-01; the text of that "
        "day is not coded, or there was none",
    ),
    (
        OutsideCodedLawError("a/1", date(2020, 1, 1), APRIL, MARCH, may_assume=False),
        LookupError,
        "a/1 is not in force before 2021-04-01, so it does not apply on 2020-01-01",
    ),
    (
        OutsideCodedLawError("a/1", date(2022, 1, 1), APRIL, MARCH),
        LookupError,
        "a/1 applies from 2021-04-01, but the law is coded only through 2021-03-01; pass "
        "assume_unchanged=True to apply the last coded text",
    ),
    (
        OverlappingEnactmentsError("a/1", MARCH, APRIL),
        ValueError,
        (
            "the enactments of a/1 from 2021-03-01 and from 2021-04-01 overlap or are in the "
            "wrong order; sort them, and end each before the next one starts"
        ),
    ),
    (
        NotLiableError("a/1", "citizen", ("official", "legal-entity")),
        ValueError,
        "a/1 does not apply to the citizen, but to: official, legal-entity",
    ),
    (
        NotARepeatError("a/5", ("a/1", "a/2")),
        ValueError,
        (
            "a/5 applies to repeat offenses only, and no earlier decision counts; a first "
            "offense falls under a/1 or a/2; pass charged_as='a/5' to apply it anyway"
        ),
    ),
    (
        NeedsDecisionDayError("the milder law"),
        LookupError,
        "the milder law needs the day of the decision; pass decided_on=date(...)",
    ),
    (
        IllFormedPenaltyError("Total", "needs a tuple of at least one part"),
        ValueError,
        "Total: needs a tuple of at least one part",
    ),
    (
        InputError((Problem("", "syntax", "is not JSON"), Problem("/a", "type", "must be text"))),
        ValueError,
        "/: is not JSON [syntax]; /a: must be text [type]",
    ),
    (
        CurrencyNeededError("eu/dsa", ()),
        LookupError,
        (
            "eu/dsa has no amounts of its own; pass currency=..., the currency of the "
            "amounts in the table"
        ),
    ),
    (
        CurrencyNeededError("eu/both", ("EUR", "USD"), "SEK"),
        LookupError,
        (
            "eu/both has amounts in EUR and USD, and 'SEK' is not a currency; pass "
            "currency=..., the currency of the amounts in the table"
        ),
    ),
    (
        UnsupportedTableError("Dask", "use DuckDB"),
        TypeError,
        "tables do not support Dask; use DuckDB",
    ),
    (
        ColumnError("day", "must hold days, not String; cast it to a date"),
        ValueError,
        "column 'day': must hold days, not String; cast it to a date",
    ),
    (
        BeyondBoundsError("au/privacy", "revenue up to 5", "Spark"),
        OverflowError,
        (
            "au/privacy with revenue up to 5 can exceed the integers of Spark; pass "
            "bounds=... with lower bounds, or use polars or DuckDB, which have wider integers"
        ),
    ),
    (
        AmbiguousAmountError("1.000 EUR", "EUR"),
        ValueError,
        (
            "'1.000 EUR' may have a separator of thousands or of decimals; write it without one, "
            "or with all decimals, like '1000.00 EUR'"
        ),
    ),
    (
        MissingColumnsError("the register", ("platform", "sent_at"), ("id", "Datum")),
        LookupError,
        (
            "the register has no column platform, sent_at; its columns are 'id', 'Datum'; "
            "pass names={'platform': ...} with the names of your columns"
        ),
    ),
    (
        UnreadableFileError("cases.csv", "no such file"),
        ValueError,
        "cannot read 'cases.csv': no such file",
    ),
    (
        AmountsTooLargeError("JPY"),
        OverflowError,
        (
            "a total of this scenario can exceed 2**63 - 1 minor units of JPY; simulate fewer "
            "violations at once, or lower the revenues"
        ),
    ),
    (
        TooFewCasesError("ru/koap-13.41", 2, 5),
        ValueError,
        (
            "ru/koap-13.41: 2 decided cases have a position in their range, and at least 5 are "
            "needed; pass more cases, or assume a distribution such as uniform()"
        ),
    ),
]
BY_NAME = pytest.mark.parametrize(
    ("error", "builtin", "sentence"),
    SENTENCES,
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)


def classes_of_errors():
    """Return every class of error of the package."""
    return {
        each
        for each in vars(errors).values()
        if isinstance(each, type) and issubclass(each, PenaltyModelError)
    } - {PenaltyModelError, FixableError}


class TestEveryError:
    def test_is_in_the_table(self):
        """Every class of error is in the table."""
        assert {type(error) for error, _, _ in SENTENCES} == classes_of_errors()

    @BY_NAME
    def test_says_what_happened(self, error, builtin, sentence):
        """The message is one printable sentence without a period."""
        assert str(error) == sentence
        assert sentence.isprintable()
        assert not sentence.endswith(".")

    @BY_NAME
    def test_is_a_builtin_too(self, error, builtin, sentence):
        """It can be caught as the builtin exception and as PenaltyModelError."""
        for kind in (builtin, PenaltyModelError):
            with pytest.raises(kind) as caught:
                raise error

            assert caught.value is error

    @BY_NAME
    def test_travels(self, error, builtin, sentence):
        """Copying and pickling keep the class and the message."""
        for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
            assert type(again) is type(error)
            assert str(again) == sentence

    @BY_NAME
    def test_is_frozen_and_takes_notes(self, error, builtin, sentence):
        """Its fields are frozen, and it takes notes and a cause."""
        fresh = copy.copy(error)
        fresh.add_note("while assessing a/1")

        with pytest.raises(type(error)) as caught:
            raise fresh from KeyError("a")

        assert caught.value.__notes__ == ["while assessing a/1"]
        assert isinstance(caught.value.__cause__, KeyError)
        name = type(error).__attrs_attrs__[0].name
        with pytest.raises(FrozenInstanceError):
            setattr(error, name, "other")


class TestFix:
    @pytest.mark.parametrize("argument", Argument)
    def test_says_what_to_pass(self, argument):
        """Every argument has a text in Python that starts with the verb."""
        text = str(Fix(argument, ("a name", 2020)))

        assert text.startswith("pass ")
        assert "{}" not in text

    @BY_NAME
    def test_stands_at_the_end_of_its_error(self, error, builtin, sentence):
        """Another wording of the fix leaves the rest of the sentence as it is."""
        if isinstance(error, FixableError):
            said = error.sentence(lambda fix: f"<{fix.argument}>")
            expected = error.problem if error.fix is None else f"; <{error.fix.argument}>"

            assert said.endswith(expected)
            assert sentence == error.sentence()

    def test_is_kept_with_a_missing_fact(self):
        """A missing fact can be kept as a value, with its fix."""
        error = MissingFactError("the fine", Fix(Argument.AMOUNT, ("the fine",)))

        assert error.missing == (MissingFact(error.fact, error.fix),)
        assert str(error.missing[0]) == str(error)

    def test_several_missing_facts(self):
        """All missing facts are named at once, each with its fix."""
        fine, days = (
            MissingFact("the fine", Fix(Argument.AMOUNT, ("the fine",))),
            MissingFact("the number of days", Fix(Argument.COUNT, ("days",))),
        )

        error = missing_facts([fine, days])

        assert error.missing == (fine, days)
        assert error.problem == "missing facts: the fine; the number of days"
        assert str(error) == (
            "missing facts: the fine (pass Facts(amounts={'the fine': ...})); the number of days "
            "(pass Facts(counts={'days': ...}))"
        )


class TestSuggestion:
    @pytest.mark.parametrize(
        ("word", "known", "hint"),
        [
            ("drug", ["drugs", "suicide"], "did you mean 'drugs'?"),
            ("zzz", [], "none is defined"),
            ("zzz", ["a"], "use 'a'"),
            ("zzz", ["b", "a"], "use one of 'a', 'b'"),
            ("zzz", [f"a{n}" for n in range(11)], "use one of 11, such as 'a0' or 'a9'"),
            ("z" * 10**6, ["b", "a"], "use one of 'a', 'b'"),
        ],
    )
    def test_is_short(self, word, known, hint):
        """The message names the most similar name or a few names, never the whole catalog."""
        assert suggestion(word, known) == hint


class TestPrintable:
    @pytest.mark.parametrize(
        ("value", "shown"),
        [
            ("Ютуб", "'Ютуб'"),
            ("a\u202eb", r"'a\u202eb'"),
            ("a\nb", r"'a\nb'"),
            (True, "True"),
            (10**99, "1" + "0" * 99),
            (10**100, "1" + "0" * 99 + "…"),
            (Decimal("1e1000000"), "Decimal('1E+1000000')"),
            ("a" * 99, f"'{'a' * 99}…"),
            ("a" * 98, f"'{'a' * 98}'"),
            (b"\xff", r"b'\xff'"),
            (UTC, "datetime.timezone.utc"),
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_shows(self, value, shown):
        """A value is shown as one printable line of limited length."""
        assert printable(value) == shown

    @examples(100)
    @given(st.one_of(st.text(), st.integers(), st.binary(), st.floats(), st.lists(st.text())))
    def test_is_always_safe(self, value):
        """Every value gives a printable text of limited length."""
        shown = printable(value, 20)

        assert shown.isprintable()
        assert len(shown) <= 40

    @pytest.mark.parametrize(
        "value",
        [10**5000, -(10**5000), Fraction(-(10**5000)), (10**5000,), [10**5000]],
        ids=lambda value: type(value).__name__,
    )
    def test_shows_what_python_refuses_to_show(self, value):
        """An integer with thousands of digits can be shown."""
        assert printable(value).endswith(f"{type(value).__name__} of thousands of digits")

    @pytest.mark.parametrize(
        ("low", "shown"),
        [
            (10**5000, printable(10**5000)),
            ("b\x1b[31m", r"'b\x1b[31m'"),
            ("b" * 100, "b" * 100),
            ("b" * 101, f"'{'b' * 99}…"),
        ],
        ids=["a huge number", "an escape", "long", "too long"],
    )
    def test_ends_of_a_range_are_safe(self, low, shown):
        """The ends of an inverted range are escaped and cut like other values."""
        assert str(InvertedRangeError(low, 0)) == (
            f"low end {shown} is above high end 0; swap them"
        )
