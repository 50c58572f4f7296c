"""
Türkiye, Law 5651, additional article 4: duties of social networks, with a ladder.

A large foreign social network that does not appoint a representative faces a ladder of sanctions:
two fines, a ban on advertising, then two bandwidth reductions. If it complies, only a quarter of
the fines is collected and the other measures end. The law also sets separate fixed fines.

The fixed sums are those of 2020 (in paragraph 12: of 2022). Every January they rise by the
revaluation rate of the year before, rounded down to the lira (Law 5326, article 17(7)).

A network was fined TRY 10,000,000 and TRY 30,000,000 in 2020 and then complies; it pays a quarter:

>>> from penaltymodel import Money
>>> print((Money(10_000_000, "TRY") + Money(30_000_000, "TRY")) * ladder(2020).collected)
TRY 10,000,000.00

The first of these fines in 2026:

>>> print(revalued(Money(10_000_000, "TRY"), date(2020, 10, 1))[date(2026, 1, 1)])
TRY 94,817,884.00
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from attrs import frozen

from penaltymodel.law.forms import cited, fixed, when
from penaltymodel.law.penalties import Flag, Penalty
from penaltymodel.law.sanctions import AdvertisingBan, Ladder, Rung, Throttling
from penaltymodel.law.statute import Enactment, Provision, StatedSanction, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.values.money import Money, Rate, Rounding, percent
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import EITHER, Range, only
from penaltymodel.values.sources import Confidence, Source


V, S = Confidence.VERIFIED, Confidence.SECONDARY
READ_IN = "consolidated text of Law 5651, as of 2022"
PENDING = (
    "Law 7578 (Official Gazette of 1 May 2026) amends additional article 4 from about 1 November "
    "2026; its penalties are not coded"
)
ACT = Source(
    "Law 5651, additional art. 4, added by Law 7253 of 29 July 2020, amended by Law 7418",
    V,
    READ_IN,
    note=PENDING,
)
IN_FORCE = date(2020, 10, 1)
AMENDED = date(2022, 10, 18)
"""The first day of Law 7418, which added paragraphs 10 to 13 and 15."""
LAST_READ = date(2026, 10, 31)
"""The last day before Law 7578 is expected to apply."""


@frozen
class Revaluation:
    """The rate by which fixed fines rise on 1 January, and its source."""

    rate: Rate
    source: Source


def _rate(figure: str, communique: int, read_in: str) -> Revaluation:
    source = Source(
        f"Law 5326, art. 17(7); Tax Procedure Law communiqué {communique}: {figure} %", S, read_in
    )
    return Revaluation(percent(figure), source)


REVALUATIONS = {
    2021: _rate("9.11", 521, "pwc.com.tr, kpmgvergi.com"),
    2022: _rate("36.20", 533, "pwc.com.tr, kpmgvergi.com"),
    2023: _rate("122.93", 542, "tihek.gov.tr, pwc.com.tr"),
    2024: _rate("58.46", 554, "mondaq.com 1395876"),
    2025: _rate("43.93", 574, "korkusuzyazar.com; the number of the communiqué is from memory"),
    2026: _rate("25.49", 585, "sabah.com.tr 7493044"),
}
"""The revaluation by the year from which it applies; the rate is that of the year before."""


def revalued(amount: Money, since: date) -> dict[date, Money]:
    """Return *amount*, in force on the day *since*, and what it rises to every January after it."""
    found = {since: amount}
    for year, each in REVALUATIONS.items():
        if year > since.year:
            amount = (amount * (1 + each.rate)).rounded(Rounding.DOWN, places=0)
            found[date(year, 1, 1)] = amount
    return found


def _source(paragraph: str, note: str = "") -> Source:
    return Source(f"Law 5651, additional art. 4({paragraph})", V, READ_IN, note=note)


def _sum_source(paragraph: str, day: date) -> Source:
    """Return the source of the sums that apply from *day*: the article, or its revaluation."""
    if day in {IN_FORCE, AMENDED}:
        return _source(paragraph)
    rates = REVALUATIONS[day.year].source
    return Source(
        f"Law 5651, additional art. 4({paragraph}), revalued for {day.year}",
        rates.confidence,
        rates.read_in,
        note=f"raised by the rate in {rates.citation}, rounded down to the lira",
    )


def _fines(paragraph: str, since: date, low: int, high: int | None = None) -> dict[date, Penalty]:
    """Return the fine from *low* to *high*, by the day from which its sums apply."""
    least, most = (
        revalued(Money(lira, "TRY"), since) for lira in (low, low if high is None else high)
    )
    return {day: cited(fixed(least[day], most[day]), _sum_source(paragraph, day)) for day in least}


def _texts(fines: dict[date, Penalty]) -> tuple[Enactment, ...]:
    days = [*fines]
    ends = [*(day - timedelta(days=1) for day in days[1:]), None]
    return tuple(
        Enactment(applies_from=day, applies_through=end, penalty=fines[day], source=ACT)
        for day, end in zip(days, ends, strict=True)
    )


def _provision(paragraph: str, offense: str, amount: int) -> Provision:
    return Provision(
        key=f"tr/5651/ek-4.{paragraph}",
        offense=offense,
        persons=(PersonKind.LEGAL_ENTITY,),
        enactments=_texts(_fines(paragraph, IN_FORCE, amount)),
    )


FIRST_FINES = _fines("2", IN_FORCE, 10_000_000)
SECOND_FINES = _fines("2", IN_FORCE, 30_000_000)


def ladder(year: int) -> Ladder:
    """Return the ladder with the fines of *year*, from 2020 on."""
    day = IN_FORCE if year == IN_FORCE.year else date(year, 1, 1)
    thirty_days = Period(days=30)
    return Ladder(
        key="tr/5651/ek-4.2",
        title=f"no representative in Türkiye (fines of {year})",
        rungs=(
            Rung(after=thirty_days, penalty=FIRST_FINES[day], source=_source("2")),
            Rung(after=thirty_days, penalty=SECOND_FINES[day], source=_source("2")),
            Rung(after=thirty_days, sanction=AdvertisingBan(), source=_source("2")),
            Rung(
                after=Period(months=3),
                sanction=Throttling(only(Fraction(1, 2))),
                source=_source("2"),
            ),
            Rung(
                after=thirty_days,
                sanction=Throttling(Range(Fraction(1, 2), Fraction(9, 10))),
                source=_source("2"),
            ),
        ),
        collected=Fraction(1, 4),
        source=_source("2"),
    )


SECOND = Flag("the second fine of the ladder", presumed=EITHER)
SINCE_2022 = "added by Law 7418, in force since 18 October 2022"

STATUTE = Statute(
    key="tr/5651",
    title="Law 5651, additional article 4: duties of social networks",
    jurisdiction="Türkiye",
    url="https://www.mevzuat.gov.tr/mevzuat?MevzuatNo=5651&MevzuatTur=1&MevzuatTertip=5",
    known_through=LAST_READ,
    provisions=(
        Provision(
            key="tr/5651/ek-4.2",
            offense="failure of a foreign network to appoint a representative: fines of the ladder",
            persons=(PersonKind.LEGAL_ENTITY,),
            enactments=_texts(
                {
                    day: when(SECOND, SECOND_FINES[day], otherwise=first)
                    for day, first in FIRST_FINES.items()
                }
            ),
        ),
        _provision(
            "8.3",
            "failure of a domestic or foreign network to answer an application within 48 hours",
            5_000_000,
        ),
        _provision(
            "8.4",
            "failure of a domestic or foreign network to report on applications and removals",
            10_000_000,
        ),
        _provision("9", "fines of a foreign network under articles 8 and 8A", 1_000_000),
        Provision(
            key="tr/5651/ek-4.12",
            offense="buying advertising from a network that is banned from selling it",
            enactments=_texts(_fines("12", AMENDED, 10_000, 100_000)),
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("tr/5651/ek-4.10", "tr/5651/ek-4.11"),
            sanction=AdvertisingBan(Period(months=6)),
            source=_source("10", SINCE_2022),
        ),
        StatedSanction(
            provisions=("tr/5651/ek-4.10",),
            sanction=Throttling(Range(Fraction(1, 2), Fraction(9, 10))),
            source=_source("10", SINCE_2022),
        ),
    ),
    ladders=(ladder(2026),),
    gaps=(
        f"pending: {PENDING}; the bill as introduced had up to 3 % of global turnover, up to 90 % "
        "less bandwidth and TRY 30,000,000 for distributors of games",
        "the fine of up to 3 % of global turnover in the last paragraphs is not coded: the text "
        "that was read ends before it",
        "paragraphs 10 and 11 apply only from 18 October 2022; a second unpaid fine within a year "
        "leads to a ban on advertising (paragraph 11); listed, but not calculated",
        "until 17 October 2022, paragraph 9 had a sentence on repeats that is not coded (from "
        "memory: it doubled the fine)",
        "judicial fines of 50,000 days under articles 8 and 9 are not coded; article 9 is annulled "
        "as of 10 October 2024",
        "a fine that is paid before an objection is a quarter lower (Law 5326, art. 17(6)); not "
        "coded",
        "the revaluation of January 2027 is not coded",
        "the ladder is shown with the fines of 2026; a fine is that of the year in which it is due",
    ),
    sources=(ACT, *(each.source for each in REVALUATIONS.values())),
)
