"""
United States Sentencing Guidelines, chapter 8: fines of organizations.

The base fine is the greatest of a table by offense level, the gain and the loss; a culpability
score sets the least and the greatest multiplier. The table is that of 2001 to October 2015; it still
applies to offenses before 1 November 2015. For later offenses, see
the guideline ``us/ussg/8c2-2015``.

Tyson Foods: a base fine of USD 6,300,000 and a score of 4:

>>> from penaltymodel import Facts, evaluate, usd
>>> facts = Facts(counts={"offense level": 28, "culpability score": 4},
...               amounts={"the pecuniary gain": usd(0), "the pecuniary loss": usd(0)})
>>> result = evaluate(GUIDELINE.penalty, facts).result
>>> print(result.low, result.high)
USD 5,040,000.00 USD 10,080,000.00
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from penaltymodel.law.forms import cited, fixed, greater_of, multiple_of, scaled
from penaltymodel.law.guideline import Guideline
from penaltymodel.law.penalties import AtLeast, Cases, Count, Penalty
from penaltymodel.values.money import usd
from penaltymodel.values.sources import Confidence, Source, written


TABLE = Source(
    "USSG § 8C2.4(d), 2001 to October 2015",
    Confidence.VERIFIED,
    read_in="manual of 2005 at ussc.gov; levels 36 to 38 at law.justia.com",
    as_written=(
        "$5,000",
        "7: $7,500",
        "8: $10,000",
        "9: $15,000",
        "10: $20,000",
        "11: $30,000",
        "12: $40,000",
        "13: $60,000",
        "14: $85,000",
        "15: $125,000",
        "16: $175,000",
        "17: $250,000",
        "18: $350,000",
        "19: $500,000",
        "20: $650,000",
        "21: $910,000",
        "22: $1,200,000",
        "23: $1,600,000",
        "24: $2,100,000",
        "25: $2,800,000",
        "26: $3,700,000",
        "27: $4,800,000",
        "28: $6,300,000",
        "29: $8,100,000",
        "30: $10,500,000",
        "31: $13,500,000",
        "32: $17,500,000",
        "33: $22,000,000",
        "34: $28,500,000",
        "35: $36,000,000",
        "36: $45,500,000",
        "37: $57,500,000",
        "38: $72,500,000",
        written("November 1, 2001", "2001-11-01"),
        written("prior to November 1, 2015", "2015-10-31", by="2015-11-01 - 1 day"),
    ),
)
MULTIPLIERS = Source(
    "USSG § 8C2.6",
    Confidence.VERIFIED,
    read_in="guidelines.ussc.gov",
    as_written=(
        "10 or more: 2.00, 4.00",
        "9: 1.80, 3.60",
        "8: 1.60, 3.20",
        "7: 1.40, 2.80",
        "6: 1.20, 2.40",
        "5: 1.00, 2.00",
        "4: 0.80, 1.60",
        "3: 0.60, 1.20",
        "2: 0.40, 0.80",
        "1: 0.20, 0.40",
        "0 or less: 0.05, 0.20",
    ),
)

AMOUNTS = {
    7: 7_500,
    8: 10_000,
    9: 15_000,
    10: 20_000,
    11: 30_000,
    12: 40_000,
    13: 60_000,
    14: 85_000,
    15: 125_000,
    16: 175_000,
    17: 250_000,
    18: 350_000,
    19: 500_000,
    20: 650_000,
    21: 910_000,
    22: 1_200_000,
    23: 1_600_000,
    24: 2_100_000,
    25: 2_800_000,
    26: 3_700_000,
    27: 4_800_000,
    28: 6_300_000,
    29: 8_100_000,
    30: 10_500_000,
    31: 13_500_000,
    32: 17_500_000,
    33: 22_000_000,
    34: 28_500_000,
    35: 36_000_000,
    36: 45_500_000,
    37: 57_500_000,
    38: 72_500_000,
}
"""The base fine by offense level; USD 5,000 up to level 6, the last row from level 38."""


def base_fine(amounts: Mapping[int, int], least: int, source: Source) -> Penalty:
    """
    Return the greatest of the table, the gain and the loss.

    *amounts* is the table in dollars by offense level, read in *source*; *least* applies below it.
    """
    level = Count("offense level")
    table = Cases(
        tuple(
            (AtLeast(level, number), fixed(usd(amount)))
            for number, amount in sorted(amounts.items(), reverse=True)
        ),
        otherwise=fixed(usd(least)),
    )
    gain, loss = multiple_of("the pecuniary gain", 1), multiple_of("the pecuniary loss", 1)
    return greater_of(cited(table, source), gain, loss)


def multiplied(base: Penalty) -> Penalty:
    """Return the base fine times the multipliers for the culpability score."""
    score = Count("culpability score")
    rows = tuple(
        (AtLeast(score, points), scaled(base, f"{points}/5", f"{2 * points}/5"))
        for points in range(10, 0, -1)
    )
    return cited(Cases(rows, otherwise=scaled(base, "5/100", "20/100")), MULTIPLIERS)


GAPS = (
    "the day of the offense selects the table (section 8C2.4(e))",
    "a loss counts only as far as it was caused intentionally, knowingly or recklessly; special "
    "instructions for organizational fines (section 8C2.4(b)) are not coded",
    "gain or loss does not count if its calculation would unduly prolong the sentencing (section "
    "8C2.4(c)): give 0",
    "the calculation of the points is not coded: give the score",
    "give a score below zero as 0",
)

GUIDELINE = Guideline(
    key="us/ussg/8c2",
    title="United States Sentencing Guidelines, chapter 8: fines of organizations",
    provisions=(),
    applies_from=date(2001, 11, 1),
    applies_through=date(2015, 10, 31),
    known_through=date(2015, 10, 31),
    penalty=multiplied(base_fine(AMOUNTS, 5_000, TABLE)),
    source=TABLE,
    gaps=GAPS,
)
