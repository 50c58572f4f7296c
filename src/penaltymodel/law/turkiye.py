"""
The rule of Turkish law that its statutes share: fixed fines rise every January.

Law 5326 (Kabahatler Kanunu), article 17(7): an administrative fine rises on 1 January by the
revaluation rate of the year before, and fractions of a lira are dropped. Fines that are a share of
another sum do not rise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from attrs import frozen

from penaltymodel.law.dated import Revaluation as Factor
from penaltymodel.law.dated import Series
from penaltymodel.law.forms import cited, fixed
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Enactment
from penaltymodel.values.money import Money, Rate, Rounding, percent
from penaltymodel.values.sources import Confidence, Source, written


V, D, S = Confidence.VERIFIED, Confidence.DERIVED, Confidence.SECONDARY

TABLE = "mevzuattakip.com.tr and yaklasim.com, tables of the rates"


@frozen
class Revaluation:
    """The *rate* by which fixed fines rise on 1 January, as percent, and where it was read."""

    figure: str
    text: str
    communique: int
    read_in: str = TABLE

    @property
    def rate(self) -> Rate:
        """The rate as a share."""
        return percent(self.figure)


REVALUATIONS = {
    2017: Revaluation("3.83", "3,83%", 474),
    2018: Revaluation("14.47", "14,47%", 484),
    2019: Revaluation("23.73", "23,73%", 503),
    2020: Revaluation("22.58", "22,58%", 512),
    2021: Revaluation("9.11", "9,11%", 521),
    2022: Revaluation("36.20", "36,20%", 533),
    2023: Revaluation("122.93", "122,93%", 542, f"{TABLE}; tihek.gov.tr"),
    2024: Revaluation("58.46", "58,46%", 554, f"{TABLE}; cottgroup.com"),
    2025: Revaluation("43.93", "43,93%", 574, "korkusuzyazar.com"),
    2026: Revaluation("25.49", "%25,49", 585, "mondaq.com 1726256; sabah.com.tr 7493044"),
}
"""The revaluation by the year from which it applies; the rate is that of the year before."""


RULE = Series(
    revaluations={
        date(year, 1, 1): Factor(
            1 + each.rate,
            Source(f"Tax Procedure Law communiqué {each.communique}", S, each.read_in),
        )
        for year, each in REVALUATIONS.items()
    },
    rounding=Rounding.DOWN,
)
"""The rule by which fixed fines rise every January."""


def revalued(amount: Money, since: date) -> dict[date, Money]:
    """
    Return *amount*, in force on the day *since*, and what it rises to every January after it.

    >>> print(revalued(Money(1_000_000, "TRY"), date(2016, 10, 7))[date(2026, 1, 1)])
    TRY 17,092,242.00
    """
    return RULE.revalued(amount, since)


@frozen
class Sums:
    """The *low* and *high* end of a fine from a day on, and their source."""

    low: Money
    high: Money
    source: Source

    @property
    def fine(self) -> Penalty:
        """The fine with its source."""
        return cited(fixed(self.low, self.high), self.source)


def series(
    source: Source,
    since: date,
    low: int,
    high: int | None = None,
    *,
    published: Mapping[int, str] | None = None,
) -> dict[date, Sums]:
    """
    Return the fine from *low* to *high* lira by the day from which its sums apply.

    *source* is the one of the first sums. *published* are the sums of later years as an authority
    published them; without it, later sums are derived from the rates.
    """
    least, most = (
        revalued(Money(lira, "TRY"), since) for lira in (low, low if high is None else high)
    )
    return {
        day: Sums(least[day], most[day], _revalued_source(source, day, published or {}))
        if day > since
        else Sums(least[day], most[day], source)
        for day in least
    }


def _revalued_source(source: Source, day: date, published: Mapping[int, str]) -> Source:
    rate = REVALUATIONS[day.year]
    words = published.get(day.year)
    return Source(
        f"{source.citation}, revalued for {day.year}",
        S if words else D,
        "the authority's table of the year, quoted by law firms" if words else rate.read_in,
        note=f"raised by the rate of Tax Procedure Law communiqué {rate.communique} (Law 5326, art. "
        "17(7)), rounded down to the lira",
        as_written=(
            words or written(rate.text, by=f"sum before + {rate.figure} %, rounded down"),
        ),
    )


def january(year: int) -> Source:
    """Return the source of the day on which the sums of a *year* begin to apply."""
    return Source(
        f"Law 5326, art. 17(7): sums of {year}",
        V,
        "consolidated text of April 2026 (turkish-law-mcp)",
        as_written=(written("her takvim yılı başından geçerli olmak üzere", f"{year}-01-01"),),
    )


def texts(
    sums: Mapping[date, Sums],
    day_source: Source,
    build: Callable[[date, Penalty], Penalty] = lambda _, fine: fine,
) -> tuple[Enactment, ...]:
    """Return an enactment for each day of *sums*; *build* makes the penalty from the fine."""
    days = list(sums)
    ends = [*(day - timedelta(days=1) for day in days[1:]), None]
    return tuple(
        Enactment(
            applies_from=day,
            applies_through=end,
            penalty=build(day, sums[day].fine),
            source=sums[day].source,
            day_source=day_source if day == days[0] else january(day.year),
        )
        for day, end in zip(days, ends, strict=True)
    )
