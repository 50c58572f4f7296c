"""Every error is one sentence, is also the builtin a caller would catch, and travels well."""

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
    BeyondBoundsError,
    CalendarError,
    CategoryNeededError,
    ChronologyError,
    ColumnError,
    CurrencyMismatchError,
    CurrencyNeededError,
    DuplicateIdError,
    IllFormedPenaltyError,
    InputError,
    InvertedRangeError,
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
    UnknownCategoryError,
    UnknownCurrencyError,
    UnknownProvisionError,
    UnknownStatuteError,
    UnreadableFileError,
    UnsupportedTableError,
    WrongTypeError,
    WrongValueError,
    printable,
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
        "need an exact number, not the float 0.1; write it as int, Fraction, Decimal or text "
        "such as '0.10'",
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
        "Decimal('-0.5') is negative; penalties know no amounts below zero",
    ),
    (
        UnknownCurrencyError("RUR"),
        ValueError,
        "'RUR' is not a currency code of ISO 4217; write 'RUB', 'EUR', 'USD'",
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
        "1/3 RUB is not a whole number of minor units; say how to round: "
        "money.rounded(Rounding.HALF_UP)",
    ),
    (InvertedRangeError(2, 1), ValueError, "low end 2 is above high end 1; swap them"),
    (
        RangeEndsError(5, "a"),
        TypeError,
        "a range needs two ends of one kind, not 5 and 'a'",
    ),
    (
        WrongTypeError("Platform.name", "text", None),
        TypeError,
        "Platform.name must be text, not the NoneType None",
    ),
    (
        WrongValueError("Platform.name", "1 to 200 printable characters", "\x1b[31m"),
        ValueError,
        r"Platform.name must be 1 to 200 printable characters, not '\x1b[31m'",
    ),
    (
        ChronologyError("sent_at", APRIL, "removed_at", MARCH),
        ValueError,
        "removed_at (2021-03-01) is before sent_at (2021-04-01); check the two",
    ),
    (
        MixedClocksError(MARCH, datetime(2021, 3, 1, 12, tzinfo=UTC)),
        TypeError,
        "cannot compare 2021-03-01 with 2021-03-01T12:00:00+00:00: give both as days, both with "
        "a time zone, or both without",
    ),
    (
        CalendarError(date(9999, 12, 31), "1 day"),
        OverflowError,
        "1 day after 9999-12-31 lies beyond the year 9999",
    ),
    (
        NoViolationError("7", "pending"),
        ValueError,
        "request '7' is pending, so it is no violation; ask request.state_at(...) first",
    ),
    (
        DuplicateIdError("decisions", "a"),
        ValueError,
        "two decisions are called 'a'; give each its own id",
    ),
    (
        MissingFactError("the number of days"),
        LookupError,
        "the facts do not give the number of days; pass it to Facts(...)",
    ),
    (
        UnknownStatuteError("ru/koap-13.14", ("eu/dsa", "ru/koap-13.41")),
        LookupError,
        "there is no statute 'ru/koap-13.14'; did you mean 'ru/koap-13.41'?",
    ),
    (
        UnknownProvisionError("xyz", ("eu/dsa/52.3", "eu/dsa/52.4")),
        LookupError,
        "there is no provision 'xyz'; known: eu/dsa/52.3, eu/dsa/52.4",
    ),
    (
        UnknownCategoryError("eu/dsa", "drugs", ()),
        LookupError,
        "eu/dsa has no category 'drugs'; none is known",
    ),
    (
        CategoryNeededError("ru/koap-13.41", ("drugs", "suicide")),
        LookupError,
        "ru/koap-13.41 has several provisions: name one, or give a category (drugs, suicide)",
    ),
    (
        CategoryNeededError("eu/dsa", (), ("eu/dsa/52.3", "eu/dsa/52.4")),
        LookupError,
        "eu/dsa has several provisions: name one of eu/dsa/52.3, eu/dsa/52.4",
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
        OverlappingEnactmentsError("a/1", MARCH, APRIL),
        ValueError,
        "the enactments of a/1 from 2021-03-01 and from 2021-04-01 overlap or stand in the wrong "
        "order",
    ),
    (
        NotLiableError("a/1", "citizen", ("official", "legal-entity")),
        ValueError,
        "a/1 does not reach a citizen; it reaches: official, legal-entity",
    ),
    (
        NotARepeatError("a/5", ("a/1", "a/2")),
        ValueError,
        "a/5 punishes a repeat only, and no earlier decision counts; name a/1 or a/2, or pass "
        "charged_as='a/5' for the case as brought",
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
        "eu/dsa names no currency; pass currency=, the code of the columns' currency",
    ),
    (
        CurrencyNeededError("eu/both", ("EUR", "USD"), "SEK"),
        LookupError,
        "eu/both speaks of EUR and USD; pass currency=, the code of the columns' currency, not "
        "'SEK'",
    ),
    (
        UnsupportedTableError("Dask", "use DuckDB"),
        TypeError,
        "a table cannot be assessed by way of Dask; use DuckDB",
    ),
    (
        ColumnError("day", "must hold days, not String; cast it to a date"),
        ValueError,
        "column 'day': must hold days, not String; cast it to a date",
    ),
    (
        BeyondBoundsError("au/privacy", "revenue up to 5", "Spark"),
        OverflowError,
        "au/privacy with revenue up to 5 can go beyond the integers of Spark; pass lower bounds=, "
        "or use polars or DuckDB, which have wider ones",
    ),
    (
        UnreadableFileError("cases.csv", "no such file"),
        ValueError,
        "cannot read 'cases.csv': no such file",
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
    } - {PenaltyModelError}


class TestEveryError:
    def test_is_in_the_table(self):
        """No class of error is forgotten below."""
        assert {type(error) for error, _, _ in SENTENCES} == classes_of_errors()

    @BY_NAME
    def test_says_what_happened(self, error, builtin, sentence):
        """The message is one printable sentence: what happened, to which value, what to do."""
        assert str(error) == sentence
        assert sentence.isprintable()
        assert not sentence.endswith(".")

    @BY_NAME
    def test_is_a_builtin_too(self, error, builtin, sentence):
        """Who catches the builtin, or all errors of the package, catches it."""
        for kind in (builtin, PenaltyModelError):
            with pytest.raises(kind) as caught:
                raise error

            assert caught.value is error

    @BY_NAME
    def test_travels(self, error, builtin, sentence):
        """It survives pickling and copying, with its facts."""
        for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
            assert type(again) is type(error)
            assert str(again) == sentence

    @BY_NAME
    def test_is_frozen_and_takes_notes(self, error, builtin, sentence):
        """Its facts do not change, yet it can be chained and told where it happened."""
        fresh = copy.copy(error)
        fresh.add_note("while assessing a/1")

        with pytest.raises(type(error)) as caught:
            raise fresh from KeyError("a")

        assert caught.value.__notes__ == ["while assessing a/1"]
        assert isinstance(caught.value.__cause__, KeyError)
        name = type(error).__attrs_attrs__[0].name
        with pytest.raises(FrozenInstanceError):
            setattr(error, name, "other")


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
        """A value is shown as one line that is safe to show, and is cut where it is long."""
        assert printable(value) == shown

    @examples(100)
    @given(st.one_of(st.text(), st.integers(), st.binary(), st.floats(), st.lists(st.text())))
    def test_is_always_safe(self, value):
        """Nothing that was sent can end a line, turn it round, or flood it."""
        shown = printable(value, 20)

        assert shown.isprintable()
        assert len(shown) <= 40

    @pytest.mark.parametrize(
        "value",
        [10**5000, -(10**5000), Fraction(-(10**5000)), (10**5000,), [10**5000]],
        ids=lambda value: type(value).__name__,
    )
    def test_shows_what_python_refuses_to_show(self, value):
        """An integer of thousands of digits does not break the message, wherever it hides."""
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
        """The ends of an inverted range are shown as safely as any other value."""
        assert str(InvertedRangeError(low, 0)) == (
            f"low end {shown} is above high end 0; swap them"
        )
