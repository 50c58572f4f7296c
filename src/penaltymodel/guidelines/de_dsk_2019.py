"""
Germany, the fining concept of the data protection authorities (DSK) of 14 October 2019.

The daily rate is the mean turnover of the size class of the business, divided by 360 and rounded
half up to whole euros. Above EUR 500 million, it is based on the business's own turnover. The
daily rate is multiplied by a factor for severity. The factor for a breach of article 83(5) is
twice that for article 83(4): at most 14.4 and 7.2, which correspond to 4 % and 2 % of turnover.
The EDPB guidelines replaced the concept in May 2023.

The smallest class, a light formal breach:

>>> from datetime import date
>>> from penaltymodel.facts.facts import Facts
>>> from penaltymodel.engine.estimate import estimate
>>> from penaltymodel.values.money import eur
>>> from penaltymodel.values.ranges import Range
>>> facts = Facts(revenue=eur(500_000), words={"breach": "formal", "severity": "light"})
>>> permitted, day = Range(eur(0), eur(10_000_000)), date(2020, 1, 1)
>>> found = estimate(GUIDELINE, permitted, facts, on=day, under="eu/gdpr/83.4")
>>> print(found.range.low)
EUR 972.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, fixed, graded, scaled, share_of_revenue
from penaltymodel.law.guideline import Guideline
from penaltymodel.law.penalties import Cases, Exceeds, Penalty, Revenue
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter
from penaltymodel.values.money import Money, eur
from penaltymodel.values.sources import Confidence, Source, written


S, M = Confidence.SECONDARY, Confidence.MEMORY

TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.GROUP,
    "total worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)

# Class, lower limit of its turnover (exclusive), and its mean turnover, in thousands of euros.
CLASSES = (
    ("A.I", 0, 350),
    ("A.II", 700, 1_050),
    ("A.III", 1_400, 1_700),
    ("B.I", 2_000, 3_500),
    ("B.II", 5_000, 6_250),
    ("B.III", 7_500, 8_750),
    ("C.I", 10_000, 11_250),
    ("C.II", 12_500, 13_750),
    ("C.III", 15_000, 17_500),
    ("C.IV", 20_000, 22_500),
    ("C.V", 25_000, 27_500),
    ("C.VI", 30_000, 35_000),
    ("C.VII", 40_000, 45_000),
    ("D.I", 50_000, 62_500),
    ("D.II", 75_000, 87_500),
    ("D.III", 100_000, 150_000),
    ("D.IV", 200_000, 250_000),
    ("D.V", 300_000, 350_000),
    ("D.VI", 400_000, 450_000),
)
OWN_TURNOVER_ABOVE = eur(500_000_000)

CONCEPT = "DSK concept for calculating fines, 14 October 2019"
SOURCE = Source(
    CONCEPT,
    S,
    note="our interpretation of 'superseded': it ended when the EDPB adopted Guidelines 04/2022 "
    "on 24 May 2023",
    as_written=(
        written("14. Oktober 2019", "2019-10-14"),
        written("24 May 2023", "2023-05-23", by="2023-05-24 - 1 day"),
    ),
)
DAILY_RATE = Source(
    f"{CONCEPT}, daily rate",
    M,
    note="class A.I, with EUR 972, was read in a secondary source; the other classes are from "
    "memory and consistent with each other. Above EUR 500 million, the rate is not rounded here",
)
MATERIAL = Source(
    f"{CONCEPT}, factors for article 83(5) and (6)",
    S,
    "num3rus.com",
    as_written=(
        written("Faktor 1 bis 4", "1", "4"),
        written("Faktor zwischen 12,0 bis 14,4", "12", "14.4"),
    ),
)
MATERIAL_MIDDLE = Source(
    f"{CONCEPT}, factors for a medium or severe breach of article 83(5) and (6)", M
)
FORMAL = Source(f"{CONCEPT}, factors for article 83(4)", M, note="half of those for article 83(5)")

FORMAL_FACTORS = {
    "light": ("1", "2"),
    "medium": ("2", "4"),
    "severe": ("4", "6"),
    "very severe": ("6", "7.2"),
}
MATERIAL_FACTORS = {
    "light": ("1", "4"),
    "medium": ("4", "8"),
    "severe": ("8", "12"),
    "very severe": ("12", "14.4"),
}


def daily_rate(mean_in_thousands: int) -> Money:
    """Return the daily rate of a class from its mean turnover, rounded half up to whole euros."""
    return eur((mean_in_thousands * 1_000 + 180) // 360)


def _rate() -> Penalty:
    (_, _, smallest), *others = CLASSES
    branches = [
        (Exceeds(Revenue(TURNOVER), eur(above * 1_000)), fixed(daily_rate(mean)))
        for _, above, mean in reversed(others)
    ]
    own = share_of_revenue("1/360", base=TURNOVER)
    above_all = (Exceeds(Revenue(TURNOVER), OWN_TURNOVER_ABOVE), own)
    return Cases((above_all, *branches), otherwise=fixed(daily_rate(smallest)))


RATE = cited(_rate(), DAILY_RATE)


def _times(
    factors: dict[str, tuple[str, str]], source: Source, in_between: Source | None = None
) -> Penalty:
    """Return the daily rate times the factor; *in_between* is the source of the middle factors."""
    middle = in_between or source
    sources = {"medium": middle, "severe": middle}
    return graded(
        "severity",
        {
            word: cited(scaled(RATE, low, high), sources.get(word, source))
            for word, (low, high) in factors.items()
        },
    )


PENALTY = graded(
    "breach",
    {
        "formal": _times(FORMAL_FACTORS, FORMAL),
        "material": _times(MATERIAL_FACTORS, MATERIAL, MATERIAL_MIDDLE),
    },
)

GUIDELINE = Guideline(
    key="de/dsk-2019",
    title="DSK fining concept (2019)",
    provisions=("eu/gdpr/83.4", "eu/gdpr/83.5"),
    applies_from=date(2019, 10, 14),
    applies_through=date(2023, 5, 23),
    known_through=date(2023, 5, 23),
    penalty=PENALTY,
    source=SOURCE,
    gaps=(
        "mitigating and aggravating circumstances are applied afterwards; they have no figures "
        "and are not coded",
        "the concept states no upper factor for a very severe breach: 7.2 and 14.4 correspond to "
        "2 % and 4 % of the turnover; a business whose legal maximum is the fixed amount may face "
        "more",
        "above EUR 500 million, the daily rate is not rounded to whole euros",
        "the regional court of Bonn (29 OWi 1/20, 11 November 2020) reduced a fine based on "
        "turnover alone from EUR 9.55 million to EUR 0.9 million",
    ),
)
