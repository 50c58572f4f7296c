"""A calculator parses whole numbers and dates strictly."""

from datetime import date

import pytest

from hypothesis import given
from hypothesis import strategies as st
from live.reading import UnclearError, day, whole


NOT_UNDERSTOOD = (
    *(
        "1.5",
        "1,000",
        "8e9",
        "10 млн",
        "10 million",
        "-3",
        "+3",
        "",
        " ",
        "1 00",
        "1 0000",
        "12 34",
    ),
    *("１００", "٣", "²", "½", "Ⅷ", "1'000", "1\u2009000", "0x10", "1__000", "_1", "1_", "1\n000"),
    *("1 000,50", "1.000.000", "€5", "5 RUB", "5%", "NaN", "inf", "1/2", "9" * 41, "1..5", "?"),
)


@pytest.mark.parametrize("text", NOT_UNDERSTOOD)
def test_numbers_that_are_not_understood(text):
    """An invalid number is an error."""
    with pytest.raises(UnclearError) as caught:
        whole("revenue", text)

    assert caught.value.name == "revenue"


@pytest.mark.parametrize("sign", ["", " ", "\u00a0", "\u202f", "_"])
@given(number=st.integers(0, 10**29))
def test_grouped(sign, number):
    """A whole number is parsed with and without groups of three digits."""
    assert whole("revenue", f" {number:,} ".replace(",", sign)) == number


@given(st.text(max_size=12))
def test_any_text(text):
    """A parsed number contains only digits and spaces."""
    try:
        number = whole("revenue", text)
    except UnclearError:
        return

    assert f"{number}" == "".join(each for each in text if each in "0123456789").lstrip("0") or (
        number == 0
    )
    assert set(text) <= set("0123456789 _\u00a0\u202f")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "2021-2-3",
        "2021-02-30",
        "01.03.2021",
        "20210301",
        "2021-03-01T00:00",
        "2021-W09-1",
    ],
)
def test_days_that_are_not_understood(text):
    """An invalid date is an error."""
    with pytest.raises(UnclearError):
        day("committed_on", text)


@given(st.dates())
def test_days(one):
    """Dates have the year first."""
    assert day("committed_on", one.isoformat()) == one


def test_the_leap_day():
    """A leap day is valid."""
    assert day("committed_on", "2024-02-29") == date(2024, 2, 29)
