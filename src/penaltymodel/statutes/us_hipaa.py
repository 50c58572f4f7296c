"""
United States, HIPAA: civil money penalties by culpability (45 CFR 160.404, 102.3).

There are four degrees of culpability, each with a range for one violation. All violations of one
provision in a calendar year share a cap. A continuing violation counts once for each day. The
amounts in force on the day of the assessment apply. Until 5 September 2016 they are those of the act;
since then they rise by a multiplier, applied to the rounded amounts before. A violation before
2 November 2015 that is assessed later is under 42 U.S.C. 1320d-5 (``us/42-usc/1320d-5``).

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(words={"culpability": "no knowledge"}, counts={"violations": 40})
>>> print(evaluate(STATUTE.provisions[0].enactments[-1].penalty, facts).result.high)
USD 2,190,294.00
"""

from __future__ import annotations

from datetime import date, timedelta

from attrs import frozen

from penaltymodel.law.forms import capped, cited, fixed, graded, per
from penaltymodel.law.inflation import adjusted_on
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Enactment, Grouping, LawAt, Provision, SetCap, Statute
from penaltymodel.values.money import usd
from penaltymodel.values.sources import Confidence, Source, sums_written, written


@frozen
class Amounts:
    """
    The dollar amounts that apply from a day, and their sources.

    *least* are the minima of the three lower degrees of culpability, *most* is their maximum and the
    minimum of the gravest degree, and *year* is the cap for a calendar year.
    """

    least: tuple[int, int, int]
    most: int
    year: int
    source: Source
    day_source: Source

    def penalty(self) -> Penalty:
        """Return the penalty for a number of violations of one provision in a calendar year."""
        one, two, three = (fixed(usd(low), usd(self.most)) for low in self.least)
        tiers = {
            "no knowledge": one,
            "reasonable cause": two,
            "willful neglect, corrected": three,
            "willful neglect, not corrected": fixed(usd(self.most), usd(self.year)),
        }
        each = graded("culpability", tiers)
        return cited(capped(per("violations", each), at=usd(self.year)), self.source)


def _amounts(
    least: tuple[int, int, int],
    most: int,
    year: int,
    source: tuple[Confidence, str, str],
    day: tuple[Confidence, str, str, str],
    *,
    by: str = "",
) -> Amounts:
    """Return the amounts, the texts of which are *source*, and those of the first day are *day*."""
    mark, read_in, texts = source
    sums = Source(
        f"45 CFR 160.404 and 102.3: USD {least[0]:,} to {most:,} and USD {year:,} a year",
        mark,
        read_in,
        note="for violations on or after 2 November 2015",
        as_written=(written(texts, by=by),) if by else sums_written("USD", *texts.split()),
    )
    first_mark, citation, first_read_in, first = day
    day_source = Source(
        f"{citation}: first day",
        first_mark,
        first_read_in,
        as_written=(written(first.rpartition(" = ")[0], first.rpartition(" = ")[2]),),
    )
    return Amounts(least, most, year, sums, day_source)


V, S, D = Confidence.VERIFIED, Confidence.SECONDARY, Confidence.DERIVED
ACT = Amounts(
    (100, 1_000, 10_000),
    50_000,
    1_500_000,
    Source(
        "42 U.S.C. § 1320d-5(a)(1), (3); 45 CFR 160.404(b)(2)",
        V,
        read_in="title 42 of the code of April 2023 in a public repository",
        note="the regulation takes the cap of USD 1,500,000 for all degrees (natlawreview.com); the act "
        "has lower caps beside the minima",
        as_written=sums_written("USD", "$100", "$1,000", "$10,000", "$50,000", "$1,500,000"),
    ),
    Source(
        "45 CFR 160.404(b)(2): first day",
        S,
        read_in="natlawreview.com",
        as_written=(written("on or after February 18, 2009", "2009-02-18"),),
    ),
)
"""The amounts of the HITECH Act."""

AMOUNTS = {
    date(2009, 2, 18): ACT,
    date(2016, 9, 6): _amounts(
        (110, 1_100, 11_002),
        55_010,
        1_650_300,
        (D, "calculated back from the amounts of 2018", "1.10020"),
        (V, "81 FR 61538", "casetext.com", "effective on September 6, 2016 = 2016-09-06"),
        by="sum before × 1.10020, rounded",
    ),
    date(2017, 2, 3): _amounts(
        (112, 1_118, 11_182),
        55_910,
        1_677_299,
        (D, "the multiplier of 2017", "1.01636"),
        (S, "82 FR 9174", "wagnerlawgroup.com: in February 2017", "February 3, 2017 = 2017-02-03"),
        by="sum before × 1.01636, rounded",
    ),
    date(2018, 10, 11): _amounts(
        (114, 1_141, 11_410),
        57_051,
        1_711_533,
        (
            S,
            "mondaq.com 865568; the other minima follow from the multiplier",
            "$114 $1,141 $11,410 $57,051 $1,711,533",
        ),
        (V, "83 FR 51369", "federalregister.gov", "effective October 11, 2018 = 2018-10-11"),
    ),
    date(2019, 11, 5): _amounts(
        (117, 1_170, 11_698),
        58_490,
        1_754_698,
        (S, "natlawreview.com", "$117 $1,170 $11,698 $58,490 $1,754,698"),
        (S, "84 FR 59549", "natlawreview.com", "November 5, 2019 = 2019-11-05"),
    ),
    date(2020, 1, 17): _amounts(
        (119, 1_191, 11_904),
        59_522,
        1_785_651,
        (S, "lockelord.com", "$119 $1,191 $11,904 $59,522 $1,785,651"),
        (S, "85 FR 2869", "ai-analytics.org", "Effective 2020-01-17 = 2020-01-17"),
    ),
    date(2021, 11, 15): _amounts(
        (120, 1_205, 12_045),
        60_226,
        1_806_757,
        (
            S,
            "dwt.com; the minima follow from the multiplier",
            "$120 $1,205 $12,045 $60,226 $1,806,757",
        ),
        (S, "86 FR 62928", "dwt.com", "November 15, 2021 = 2021-11-15"),
    ),
    date(2022, 3, 17): _amounts(
        (127, 1_280, 12_794),
        63_973,
        1_919_173,
        (S, "amwinsconnect.com", "$127 $1,280 $12,794 $63,973 $1,919,173"),
        (V, "87 FR 15100", "federal.elaws.us", "effective March 17, 2022 = 2022-03-17"),
    ),
    date(2023, 10, 6): _amounts(
        (137, 1_379, 13_785),
        68_928,
        2_067_813,
        (S, "amwinsconnect.com", "$137 $1,379 $13,785 $68,928 $2,067,813"),
        (S, "88 FR 69531", "westlaw.com", "effective October 6, 2023 = 2023-10-06"),
    ),
    date(2024, 8, 8): _amounts(
        (141, 1_424, 14_232),
        71_162,
        2_134_831,
        (S, "secondary sources", "$141 $1,424 $14,232 $71,162 $2,134,831"),
        (S, "89 FR 64815", "secondary sources", "August 8, 2024 = 2024-08-08"),
    ),
    date(2026, 1, 28): _amounts(
        (145, 1_461, 14_602),
        73_011,
        2_190_294,
        (S, "prospyrmed.com, calhipaa.com", "$145 $1,461 $14,602 $73,011 $2,190,294"),
        (V, "91 FR 3665", "govinfo.gov", "January 28, 2026 = 2026-01-28"),
    ),
}
"""The amounts by their first day. From 2017 on, each is the one before times the multiplier."""

SERIES = adjusted_on(
    {day: min(day.year, 2025) for day in AMOUNTS if day.year > 2016}  # 2026: that of 2025, late
)
"""The rule by which the amounts rise."""

LAST_DAYS = dict(
    zip(AMOUNTS, [*(day - timedelta(days=1) for day in [*AMOUNTS][1:]), None], strict=True)
)

STATUTE = Statute(
    key="us/45-cfr",
    title="HIPAA: civil money penalties",
    known_as=("HIPAA", "Health Insurance Portability and Accountability Act", "45 CFR 160.404"),
    jurisdiction="United States",
    url="https://www.ecfr.gov/current/title-45/section-160.404",
    known_through=date(2026, 9, 15),
    searched="Federal Register: no multiplier for 2026 by 91 FR 58446 of 15 September 2026; searched "
    "until 25 November 2026",
    provisions=(
        Provision(
            key="us/45-cfr/160.404",
            offense="violation of a provision of HIPAA",
            law_at=LawAt.DECISION,
            enactments=tuple(
                Enactment(
                    applies_from=day,
                    applies_through=LAST_DAYS[day],
                    penalty=each.penalty(),
                    source=each.source,
                    day_source=each.day_source,
                )
                for day, each in AMOUNTS.items()
            ),
        ),
    ),
    set_caps=tuple(
        SetCap(
            together=(Grouping.PROVISION, Grouping.CALENDAR_YEAR),
            cap=cited(fixed(usd(each.year)), each.source),
            source=each.source,
            applies_from=day,
            applies_through=LAST_DAYS[day],
        )
        for day, each in AMOUNTS.items()
    ),
    gaps=(
        "for a violation before 2 November 2015 that is assessed since 6 September 2016, use "
        "us/42-usc/1320d-5",
        "the amounts for violations before 18 February 2009 (USD 100, and USD 25,000 a year) are not "
        "coded",
        "the lower annual caps in the notice of 30 April 2019 (84 FR 18151) are enforcement policy and "
        "are not coded",
        "provisions of HIPAA are not distinguished, although the annual cap applies to each "
        "provision separately",
    ),
    sources=tuple(each.source for each in AMOUNTS.values()),
)
