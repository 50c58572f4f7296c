"""
United Kingdom, the Commissioner's Data Protection Fining Guidance of 18 March 2024: starting point.

The starting point is the legal maximum, times the share for the seriousness, times an adjustment
for the turnover. Above GBP 435 million there is no adjustment: the maximum follows the turnover by
itself. The two tables that the guidance prints (C for the standard, D for the higher maximum) are
products of these and are not stored.

A very serious infringement by a business of GBP 5 million, under the standard maximum:

>>> from datetime import date
>>> from penaltymodel.facts.facts import Facts
>>> from penaltymodel.engine.estimate import estimate
>>> from penaltymodel.values.money import gbp
>>> from penaltymodel.values.ranges import Range
>>> facts = Facts(revenue=gbp(5_000_000), words={"seriousness": "high"})
>>> permitted = Range(gbp(0), gbp(8_700_000))
>>> print(estimate(GUIDELINE, permitted, facts, on=date(2024, 6, 1)).range.high)
GBP 174,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, graded, multiple_of, scaled
from penaltymodel.law.guideline import LEGAL_MAXIMUM, Guideline
from penaltymodel.law.penalties import Cases, Exceeds, Penalty, Revenue
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter
from penaltymodel.values.money import gbp
from penaltymodel.values.sources import Confidence, Source


V, S = Confidence.VERIFIED, Confidence.SECONDARY

TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.GROUP,
    "total worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)

SERIOUSNESS = {"low": ("0", "10/100"), "medium": ("10/100", "20/100"), "high": ("20/100", "1")}

# Above how much turnover (millions of pounds), and from where to where the adjustment then goes;
# the highest first.
ADJUSTMENTS = (
    (435, "1", "1"),
    (250, "50/100", "1"),
    (100, "20/100", "50/100"),
    (50, "10/100", "20/100"),
    (10, "2/100", "10/100"),
    (2, "4/1000", "2/100"),
)
SMALLEST = ("2/1000", "4/1000")

SOURCE = Source(
    "ICO Data Protection Fining Guidance, 18 March 2024",
    S,
    note="the final text was not read; its seriousness bands and adjustments are those of the draft",
)
STEPS = Source(
    "ICO draft Data Protection Fining Guidance, step 3",
    V,
    read_in="cy.ico.org.uk, step 3: calculation of the starting point",
    note="read in the draft; the final text was not compared cell by cell. All 18 cells of its "
    "table C are these products",
)


def _adjusted(maximum: Penalty) -> Penalty:
    """Return *maximum*, adjusted for the turnover."""
    branches = tuple(
        (Exceeds(Revenue(TURNOVER), gbp(millions * 1_000_000)), scaled(maximum, low, high))
        for millions, low, high in ADJUSTMENTS
    )
    return Cases(branches, otherwise=scaled(maximum, *SMALLEST))


ADJUSTED = _adjusted(multiple_of(LEGAL_MAXIMUM, 1))

PENALTY = cited(
    graded(
        "seriousness",
        {word: scaled(ADJUSTED, low, high) for word, (low, high) in SERIOUSNESS.items()},
    ),
    STEPS,
)

GUIDELINE = Guideline(
    key="uk/ico-2024",
    title="ICO Data Protection Fining Guidance (2024): starting point",
    provisions=("uk/gdpr/standard-maximum", "uk/gdpr/higher-maximum"),
    applies_from=date(2024, 3, 18),
    penalty=PENALTY,
    source=SOURCE,
    gaps=(
        "aggravating and mitigating factors, effectiveness and financial hardship come after the "
        "starting point, and have no figures",
        "on which side a turnover of exactly a limit stands was not read: it is taken to stand "
        "below",
        "who has no turnover, being no undertaking, is not spoken of: a turnover of zero has the "
        "smallest adjustment",
    ),
)
