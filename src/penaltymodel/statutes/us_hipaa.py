"""
United States, HIPAA: civil money penalties by culpability (45 CFR 160.404, 102.3).

There are four degrees of culpability, each with a range for one violation. All violations of one
provision in a calendar year share a cap. A continuing violation counts once for each day. The
amounts in force on the day of the assessment apply; they rise by a multiplier, applied to the
rounded amounts before.

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(words={"culpability": "no knowledge"}, counts={"violations": 40})
>>> print(evaluate(STATUTE.provisions[0].enactments[-1].penalty, facts).result.high)
USD 2,190,294.00
"""

from __future__ import annotations

from datetime import date, timedelta

from attrs import frozen

from penaltymodel.law.forms import capped, cited, fixed, graded, per
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Enactment, Grouping, LawAt, Provision, SetCap, Statute
from penaltymodel.values.money import usd
from penaltymodel.values.sources import Confidence, Source


@frozen
class Amounts:
    """
    The dollar amounts that apply from a day, and their source.

    *least* are the minima of the three lower degrees of culpability, *most* is their maximum and the
    minimum of the gravest degree, and *year* is the cap for a calendar year.
    """

    least: tuple[int, int, int]
    most: int
    year: int
    source: Source

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
    least: tuple[int, int, int], most: int, year: int, mark: Confidence, read_in: str
) -> Amounts:
    source = Source(
        f"45 CFR 160.404 and 102.3: USD {least[0]:,} to {most:,} and USD {year:,} a year",
        mark,
        read_in,
        note="for violations on or after 2 November 2015",
    )
    return Amounts(least, most, year, source)


S, M = Confidence.SECONDARY, Confidence.MEMORY
AMOUNTS = {
    date(2016, 9, 6): _amounts(
        (110, 1_100, 11_002), 55_010, 1_650_300, M, "81 FR 61538 for the day; amounts from memory"
    ),
    date(2017, 2, 3): _amounts((112, 1_118, 11_182), 55_910, 1_677_299, M, ""),
    date(2018, 10, 11): _amounts(
        (114, 1_141, 11_410), 57_051, 1_711_533, M, "mondaq.com 865568; day from memory"
    ),
    date(2019, 11, 5): _amounts((117, 1_170, 11_698), 58_490, 1_754_698, S, "natlawreview.com"),
    date(2020, 1, 17): _amounts((119, 1_191, 11_904), 59_522, 1_785_651, S, "lockelord.com"),
    date(2021, 11, 15): _amounts(
        (120, 1_205, 12_045),
        60_226,
        1_806_757,
        S,
        "dwt.com; the minima follow from the multiplier",
    ),
    date(2022, 3, 17): _amounts(
        (127, 1_280, 12_794), 63_973, 1_919_173, M, "amwinsconnect.com; day from memory"
    ),
    date(2023, 10, 6): _amounts(
        (137, 1_379, 13_785), 68_928, 2_067_813, S, "88 FR 69531; amwinsconnect.com"
    ),
    date(2024, 8, 8): _amounts(
        (141, 1_424, 14_232), 71_162, 2_134_831, S, "89 FR 64815; secondary sources"
    ),
    date(2026, 1, 28): _amounts(
        (145, 1_461, 14_602), 73_011, 2_190_294, S, "91 FR 3665; prospyrmed.com, calhipaa.com"
    ),
}
"""The amounts by their first day. Each year's are those before, times the multiplier, rounded."""

LAST_DAYS = dict(
    zip(AMOUNTS, [*(day - timedelta(days=1) for day in [*AMOUNTS][1:]), None], strict=True)
)

STATUTE = Statute(
    key="us/45-cfr",
    title="HIPAA: civil money penalties",
    jurisdiction="United States",
    url="https://www.ecfr.gov/current/title-45/section-160.404",
    known_through=date(2026, 11, 23),
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
        "the amounts are those for violations on or after 2 November 2015; those for earlier "
        "violations (USD 100 to 50,000, and USD 1,500,000 a year) are not coded",
        "the lower annual caps in the notice of 30 April 2019 are enforcement policy and are not "
        "coded",
        "provisions of HIPAA are not distinguished, although the annual cap applies to each "
        "provision separately",
    ),
    sources=tuple(each.source for each in AMOUNTS.values()),
)
