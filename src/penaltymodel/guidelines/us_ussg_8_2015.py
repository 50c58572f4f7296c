"""
United States Sentencing Guidelines, chapter 8: fines of organizations, since November 2015.

The base fine is the greatest of a table by offense level, the gain and the loss; a culpability
score sets the least and the greatest multiplier. Amendment 791 raised the table for offenses since
1 November 2015. For earlier offenses, see the guideline ``us/ussg/8c2``.

An offense of level 28 and a score of 4, without gain or loss:

>>> from penaltymodel import Facts, evaluate, usd
>>> facts = Facts(counts={"offense level": 28, "culpability score": 4},
...               amounts={"the pecuniary gain": usd(0), "the pecuniary loss": usd(0)})
>>> result = evaluate(GUIDELINE.penalty, facts).result
>>> print(result.low, result.high)
USD 8,000,000.00 USD 16,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.guidelines.us_ussg_8 import GAPS, base_fine, multiplied
from penaltymodel.law.guideline import Guideline
from penaltymodel.values.sources import Confidence, Source, written


TABLE = Source(
    "USSG § 8C2.4(d), (e), since November 2015",
    Confidence.VERIFIED,
    read_in="copy of the manual in a public repository; amendment 791, 80 FR 25782",
    as_written=(
        "$8,500",
        "7: $15,000",
        "8: $15,000",
        "9: $25,000",
        "10: $35,000",
        "11: $50,000",
        "12: $70,000",
        "13: $100,000",
        "14: $150,000",
        "15: $200,000",
        "16: $300,000",
        "17: $450,000",
        "18: $600,000",
        "19: $850,000",
        "20: $1,000,000",
        "21: $1,500,000",
        "22: $2,000,000",
        "23: $3,000,000",
        "24: $3,500,000",
        "25: $5,000,000",
        "26: $6,500,000",
        "27: $8,500,000",
        "28: $10,000,000",
        "29: $15,000,000",
        "30: $20,000,000",
        "31: $25,000,000",
        "32: $30,000,000",
        "33: $40,000,000",
        "34: $50,000,000",
        "35: $65,000,000",
        "36: $80,000,000",
        "37: $100,000,000",
        "38: $150,000,000",
        written("November 1, 2015", "2015-11-01"),
    ),
)

AMOUNTS = {
    7: 15_000,
    8: 15_000,
    9: 25_000,
    10: 35_000,
    11: 50_000,
    12: 70_000,
    13: 100_000,
    14: 150_000,
    15: 200_000,
    16: 300_000,
    17: 450_000,
    18: 600_000,
    19: 850_000,
    20: 1_000_000,
    21: 1_500_000,
    22: 2_000_000,
    23: 3_000_000,
    24: 3_500_000,
    25: 5_000_000,
    26: 6_500_000,
    27: 8_500_000,
    28: 10_000_000,
    29: 15_000_000,
    30: 20_000_000,
    31: 25_000_000,
    32: 30_000_000,
    33: 40_000_000,
    34: 50_000_000,
    35: 65_000_000,
    36: 80_000_000,
    37: 100_000_000,
    38: 150_000_000,
}
"""The base fine by offense level; USD 8,500 up to level 6, the last row from level 38."""

GUIDELINE = Guideline(
    key="us/ussg/8c2-2015",
    title="United States Sentencing Guidelines, chapter 8: fines of organizations, since 2015",
    provisions=(),
    applies_from=date(2015, 11, 1),
    known_through=date(2026, 11, 23),
    penalty=multiplied(base_fine(AMOUNTS, 8_500, TABLE)),
    source=TABLE,
    gaps=GAPS,
)
