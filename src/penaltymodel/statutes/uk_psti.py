"""
United Kingdom, Product Security and Telecommunications Infrastructure Act 2022: connected products.

A manufacturer, importer or distributor that does not meet its duties faces up to GBP 10 million or
4 % of qualifying worldwide revenue, whichever is greater, for each breach. In addition, up to GBP
20,000 is due for each day for which the breach continues after the fixed penalty must be paid.

A manufacturer with a worldwide revenue of GBP 1 billion, and ten days after the period to pay:

>>> from penaltymodel import Facts, evaluate, gbp
>>> facts = Facts(revenue=gbp(1_000_000_000), counts={"days": 10})
>>> print(evaluate(STATUTE.provision("uk/psti/36").enactments[-1].penalty, facts).result.high)
GBP 40,200,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import (
    cited,
    greater_of,
    multiple_of,
    per_day,
    share_of_revenue,
    total,
    upto,
    when,
)
from penaltymodel.law.penalties import Flag
from penaltymodel.law.sanctions import Order
from penaltymodel.law.statute import Enactment, Provision, StatedSanction, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter
from penaltymodel.values.money import gbp
from penaltymodel.values.sources import Confidence, Source, written


V, S = Confidence.VERIFIED, Confidence.SECONDARY

LEGISLATION = "legislation.gov.uk text in a public repository, April 2026"
ESTIMATED_REVENUE = "the estimate of the revenue of the first accounting period"
HAS_PERIOD = Flag("an accounting period", presumed=True)
FIRST_PERIOD = Flag("only a first accounting period that has not ended", presumed=False)
REVENUE = Base(
    Measure.QUALIFYING_REVENUE,
    Perimeter.PERSON,
    "worldwide",
    AccountingPeriod.LAST_COMPLETE_PERIOD,
)
SUM = written("£10 million", "GBP 10,000,000")
MAXIMUM = Source(
    "Product Security and Telecommunications Infrastructure Act 2022, s. 38",
    V,
    read_in=LEGISLATION,
    note="revenue of a period other than 12 months is converted; without an accounting period, only "
    "the sum applies; before the first period ends, the Secretary of State estimates its revenue",
    as_written=(
        SUM,
        "4%",
        written("qualifying worldwide revenue", "qualifying revenue", "worldwide"),
        written("the person’s", "of the person itself"),
        written(
            "most recent complete accounting period",
            "last complete accounting period before the decision, as of a year",
        ),
    ),
)
DAILY = Source(
    "Product Security and Telecommunications Infrastructure Act 2022, s. 36(5), (6)",
    V,
    read_in=LEGISLATION,
    note="for each day after the period to pay the fixed penalty; 0 days if there is no daily penalty",
    as_written=("£20,000",),
)
FROM_SOURCE = Source(
    "Product Security and Telecommunications Infrastructure Act 2022, Part 1: in force",
    V,
    read_in="legislation.gov.uk, commencement notes; Baker McKenzie, 24 November 2025",
    as_written=(written("in force at 29.4.2024", "2024-04-29"),),
)
TEN_MILLION = upto(gbp(10_000_000))
GENERAL = greater_of(TEN_MILLION, share_of_revenue(0, "4/100", base=REVENUE))
ESTIMATED = greater_of(TEN_MILLION, multiple_of(ESTIMATED_REVENUE, 0, "4/100"))
FIXED = when(HAS_PERIOD, when(FIRST_PERIOD, ESTIMATED, otherwise=GENERAL), otherwise=TEN_MILLION)

STATUTE = Statute(
    key="uk/psti",
    title="Product Security and Telecommunications Infrastructure Act 2022: penalties",
    jurisdiction="United Kingdom",
    url="https://www.legislation.gov.uk/ukpga/2022/46",
    known_through=date(2026, 4, 7),
    searched="Baker McKenzie's note of 24 November 2025; no later search",
    provisions=(
        Provision(
            key="uk/psti/36",
            offense="breach of a duty about the security of a connectable product",
            enactments=(
                Enactment(
                    applies_from=date(2024, 4, 29),
                    penalty=total(cited(FIXED, MAXIMUM), cited(per_day(upto(gbp(20_000))), DAILY)),
                    source=MAXIMUM,
                    day_source=FROM_SOURCE,
                ),
            ),
        ),
    ),
    sanctions=tuple(
        StatedSanction(
            provisions=("uk/psti/36",),
            sanction=Order(act),
            source=Source(
                f"Product Security and Telecommunications Infrastructure Act 2022, s. {section}",
                S,
                read_in=LEGISLATION,
                note="no figure",
            ),
        )
        for section, act in (
            (28, "comply"),
            (29, "stop supplying the products"),
            (30, "recall the products"),
        )
    ),
    gaps=(
        "regulations may apply a share of the revenue of a group (s. 38(6)) and define the revenue; "
        "they were not read",
        "offenses (s. 32) and forfeiture (s. 42) are not coded",
    ),
    sources=(MAXIMUM, DAILY, FROM_SOURCE),
)
