"""
United States: the yearly adjustment of civil penalties for inflation.

Under the Federal Civil Penalties Inflation Adjustment Act, each maximum and minimum is multiplied by
the multiplier that the Office of Management and Budget (OMB) publishes, and rounded to the dollar. The
multiplier applies to the rounded sum of the year before. There is none for 2026.

The maximum of the FTC Act in 2016 and 2017:

>>> from penaltymodel.values.money import usd
>>> print(adjusted_on({date(2017, 1, 24): 2017}).next(usd(40_000), date(2017, 1, 24)))
USD 40,654.00
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from penaltymodel.law.dated import Revaluation, Series
from penaltymodel.values.money import Rounding, exact
from penaltymodel.values.sources import Confidence, Source


def _omb(memorandum: str, multiplier: str, mark: Confidence, read_in: str) -> Revaluation:
    return Revaluation(exact(multiplier), Source(f"OMB {memorandum}", mark, read_in))


S, D = Confidence.SECONDARY, Confidence.DERIVED
BY_SUMS = "from memory; the published maxima of the FTC Act follow from it"

MULTIPLIERS = {
    2017: _omb("M-17-11", "1.01636", D, BY_SUMS),
    2018: _omb("M-18-03", "1.02041", S, "a reference to the memorandum"),
    2019: _omb("M-19-04", "1.02522", S, "a reference to the memorandum"),
    2020: _omb("M-20-05", "1.01764", D, BY_SUMS),
    2021: _omb("M-21-10", "1.01182", D, BY_SUMS),
    2022: _omb("M-22-07", "1.06222", S, "investopedia.com"),
    2023: _omb("M-23-05", "1.07745", D, BY_SUMS),
    2024: _omb("M-24-07", "1.03241", D, BY_SUMS),
    2025: _omb("M-25-02", "1.02598", D, BY_SUMS),
}
"""The multipliers by year."""


def adjusted_on(days: Mapping[date, int]) -> Series:
    """Return the series of sums that are adjusted on each of *days* with the multiplier of a year."""
    return Series(
        revaluations={day: MULTIPLIERS[year] for day, year in days.items()},
        rounding=Rounding.HALF_UP,
    )
