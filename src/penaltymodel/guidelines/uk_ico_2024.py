"""
United Kingdom, the Commissioner's Data Protection Fining Guidance of 18 March 2024: starting point.

The starting point is the legal maximum, multiplied by the share for the seriousness and by an
adjustment for the turnover. Above GBP 435 million there is no adjustment, because the maximum
itself depends on the turnover. The two tables in the guidance (C for the standard maximum, D for
the higher maximum) contain products of these factors and are not stored.

A very serious infringement by a business with a turnover of GBP 5 million, under the standard
maximum:

>>> from datetime import date
>>> from penaltymodel.facts.facts import Facts
>>> from penaltymodel.engine.estimate import estimate
>>> from penaltymodel.values.money import gbp
>>> from penaltymodel.values.ranges import Range
>>> facts = Facts(revenue=gbp(5_000_000), words={"seriousness": "high"})
>>> permitted = Range(gbp(0), gbp(8_700_000))
>>> under = "uk/gdpr/standard-maximum"
>>> print(estimate(GUIDELINE, permitted, facts, on=date(2024, 6, 1), under=under).range.high)
GBP 174,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, graded, multiple_of, scaled
from penaltymodel.law.guideline import LEGAL_MAXIMUM, Guideline
from penaltymodel.law.penalties import Cases, Exceeds, Penalty, Revenue
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter
from penaltymodel.values.money import gbp
from penaltymodel.values.sources import Confidence, Source, written


V, S, D = Confidence.VERIFIED, Confidence.SECONDARY, Confidence.DERIVED

TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.GROUP,
    "total worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)

SERIOUSNESS = {"low": ("0", "10/100"), "medium": ("10/100", "20/100"), "high": ("20/100", "1")}

# Lower limit of the turnover in millions of pounds (exclusive), and the range of the adjustment;
# highest first.
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
    read_in="nelsonslaw.co.uk for the seriousness bands; Mayer Brown, 25 April 2024, for the day",
    note="the final text was not read; the adjustments are those of the draft",
    as_written=(
        written("0 – 10%", "0", "10/100"),
        written("10 – 20%", "10/100", "20/100"),
        written("20 – 100%", "20/100", "1"),
        written("18 March 2024", "2024-03-18"),
    ),
)
STEPS = Source(
    "ICO draft Data Protection Fining Guidance, step 3",
    V,
    read_in="cy.ico.org.uk, step 3: calculation of the starting point",
    note="read in the draft; the final text was not compared cell by cell. All 18 cells of table "
    "C are equal to these products",
    as_written=(
        "between 0.2% and 0.4%",
        "between 0.4% and 2%",
        "between 2% and 10%",
        "between 10% and 20%",
        "between 20% and 50%",
        "between 50% and 100%",
        *(
            written(f"£{millions} million", f"GBP {millions},000,000")
            for millions in (2, 10, 50, 100, 250, 435)
        ),
        written("Annual turnover", "turnover"),
    ),
)
UNDERTAKING = Source(
    "ICO Data Protection Fining Guidance, 18 March 2024, steps 2 and 3",
    S,
    read_in="ico.org.uk, calculation of the appropriate amount of the fine",
    as_written=(written("the turnover of the undertaking", "of the whole group"),),
)
PRECEDING_YEAR = Source(
    "Data Protection Act 2018, s. 157(5)(a), (6)(a)",
    D,
    note="the year is taken to be that of the legal maximum; the guidance was not read for it",
)


def _adjusted(maximum: Penalty) -> Penalty:
    """Return *maximum*, adjusted for the turnover."""
    branches = tuple(
        (Exceeds(Revenue(TURNOVER), gbp(millions * 1_000_000)), scaled(maximum, low, high))
        for millions, low, high in ADJUSTMENTS
    )
    return Cases(branches, otherwise=scaled(maximum, *SMALLEST))


ADJUSTED = _adjusted(multiple_of(LEGAL_MAXIMUM, 1))

STARTING_POINT = graded(
    "seriousness",
    {word: scaled(ADJUSTED, low, high) for word, (low, high) in SERIOUSNESS.items()},
)
PENALTY = cited(cited(cited(STARTING_POINT, STEPS), UNDERTAKING), PRECEDING_YEAR)

GUIDELINE = Guideline(
    key="uk/ico-2024",
    title="ICO Data Protection Fining Guidance (2024): starting point",
    provisions=("uk/gdpr/standard-maximum", "uk/gdpr/higher-maximum"),
    applies_from=date(2024, 3, 18),
    known_through=date(2026, 11, 23),
    penalty=PENALTY,
    source=SOURCE,
    gaps=(
        "aggravating and mitigating factors, effectiveness and financial hardship are applied "
        "after the starting point; they have no figures and are not coded",
        "not read: how a turnover exactly on a limit is treated; it is assumed to fall into the "
        "lower tier",
        "the guidance does not mention persons without turnover: a turnover of zero gets the "
        "smallest adjustment",
    ),
)
