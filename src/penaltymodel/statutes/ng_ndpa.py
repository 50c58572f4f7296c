"""
Nigeria, Data Protection Act 2023, section 48: penalties or remedial fees of the Commission.

For a controller or processor of major importance, the maximum is NGN 10,000,000 or 2 % of its annual gross
revenue in the preceding financial year, whichever is greater (the higher maximum amount). For others it is
NGN 2,000,000 or 2 %, whichever is greater (the standard maximum amount).

Revenue of NGN 38 billion, of major importance:

>>> from penaltymodel import Facts, Money, evaluate
>>> facts = Facts(revenue=Money(38 * 10**9, "NGN"), flags={"of major importance": True})
>>> print(evaluate(STATUTE.provisions[0].enactments[0].penalty, facts).result.high)
NGN 760,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, greater_of, share_of_revenue, upto, when
from penaltymodel.law.penalties import Flag, Penalty
from penaltymodel.law.sanctions import Order
from penaltymodel.law.statute import Enactment, Provision, StatedSanction, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Source, written


SOURCE = Source(
    "Nigeria Data Protection Act 2023, s. 48(4) to (6)",
    Confidence.VERIFIED,
    read_in="techmeetslaw; quotations in public repositories",
    as_written=(
        written("₦10,000,000", "NGN 10,000,000"),
        written("₦2,000,000", "NGN 2,000,000"),
        "2%",
        "the greater of",
        "of major importance",
    ),
)
REVENUE_SOURCE = Source(
    "Nigeria Data Protection Act 2023, s. 48(5), (6): the revenue",
    Confidence.VERIFIED,
    read_in="quotations in public repositories",
    note="where the revenue is earned is not stated",
    as_written=(
        written("annual gross revenue", "turnover"),
        written("its", "of the person itself"),
    ),
)
YEAR = Source(
    "Nigeria Data Protection Act 2023, s. 48(5), (6): the year",
    Confidence.DERIVED,
    read_in="quotations in public repositories",
    note="the text does not say what the year precedes; our interpretation: the decision",
    as_written=(written("in the preceding financial year", "financial year before the decision"),),
)
DAY = Source(
    "Nigeria Data Protection Act 2023: first day",
    Confidence.SECONDARY,
    read_in="contents of a public copy of the law",
    as_written=(written("2023-06-12", "2023-06-12"),),
)
REVENUE = Base(
    Measure.TURNOVER,
    Perimeter.PERSON,
    "(where is not stated)",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
MAJOR = Flag("of major importance")


def _maximum(naira: int) -> Penalty:
    share = cited(share_of_revenue(0, "2/100", base=REVENUE), YEAR)
    return greater_of(upto(Money(naira, "NGN")), share)


STATUTE = Statute(
    key="ng/ndpa",
    title="Nigeria Data Protection Act 2023",
    jurisdiction="Nigeria",
    url="https://ndpc.gov.ng/",
    known_through=date(2026, 11, 23),
    searched="public repositories; until 25 November 2026",
    provisions=(
        Provision(
            key="ng/ndpa/48",
            offense="violation of the act by a controller or processor",
            enactments=(
                Enactment(
                    applies_from=date(2023, 6, 12),
                    penalty=cited(
                        when(MAJOR, _maximum(10_000_000), otherwise=_maximum(2_000_000)), SOURCE
                    ),
                    source=SOURCE,
                    day_source=DAY,
                    base_source=REVENUE_SOURCE,
                ),
            ),
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("ng/ndpa/48",),
            sanction=Order(
                "remedy the violation, compensate data subjects or account for profits"
            ),
            source=Source(
                "Nigeria Data Protection Act 2023, s. 48(2)", Confidence.MEMORY, note="from memory"
            ),
        ),
    ),
    gaps=(
        "disobeying an order is an offense with the same maximum and up to one year in prison (section "
        "49); not coded",
        "default fees of half of a filing fee are not coded",
    ),
    sources=(SOURCE, REVENUE_SOURCE, YEAR, DAY),
)
