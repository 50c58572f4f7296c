"""
United Kingdom, Online Safety Act 2023, Schedule 13, paragraph 4: maximum penalties of OFCOM.

The maximum is GBP 18 million or a tenth of the qualifying worldwide revenue of the most recent
complete accounting period, whichever is higher. Revenue of a shorter or longer period is converted
to twelve months. There is no minimum. A single amount and a daily rate in one decision share one
maximum: ``uk/osa/sch13.4.7`` adds up the two amounts that OFCOM has set, and caps the sum.

https://www.legislation.gov.uk/ukpga/2023/50/schedule/13/paragraph/4

>>> from penaltymodel import Facts, evaluate, gbp
>>> facts = Facts(revenue=gbp(1_000_000_000))
>>> print(evaluate(STATUTE.provision("uk/osa/sch13.4").enactments[-1].penalty, facts).result.high)
GBP 100,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import (
    cited,
    fixed,
    greater_of,
    lesser_of,
    multiple_of,
    per_day,
    scaled,
    share_of_revenue,
    total,
    when,
)
from penaltymodel.law.penalties import Flag, Penalty
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter
from penaltymodel.values.money import gbp
from penaltymodel.values.sources import Confidence, Source


V, S = Confidence.VERIFIED, Confidence.SECONDARY

SINGLE_AMOUNT = "the single amount"
DAILY_AMOUNT = "the daily amount"
ESTIMATED_REVENUE = "OFCOM's estimate of the revenue of the first accounting period"

URL = "https://www.legislation.gov.uk/ukpga/2023/50/schedule/13/paragraph/4"


def _paragraph(number: str, note: str = "") -> Source:
    return Source(
        f"Online Safety Act 2023, Sch. 13 para. 4({number})",
        V,
        read_in="legislation.gov.uk",
        url=URL,
        note=note,
    )


ACT = Source(
    "Online Safety Act 2023, Sch. 13 para. 4",
    V,
    read_in="legislation.gov.uk",
    url=URL,
    note="coded from Royal Assent; according to secondary sources, the duties on illegal content "
    "have applied since March 2025 and those on age checks since 25 July 2025",
)

REVENUE = Base(
    Measure.QUALIFYING_REVENUE,
    Perimeter.SERVICE,
    "worldwide",
    AccountingPeriod.LAST_COMPLETE_PERIOD,
)
REVENUE_SOURCE = Source(
    "Online Safety Act 2023, Sch. 13 para. 4(1); Qualifying Worldwide Revenue Regulations 2025",
    S,
    read_in="wiggin.eu, bristows.com",
    note="revenue attributable to the regulated service, including revenue that other group "
    "members receive for it; if a group is jointly liable, the revenue of the group",
)

HAS_PERIOD = Flag("an accounting period", presumed=True)
FIRST_PERIOD = Flag("only a first accounting period that has not ended", presumed=False)

EIGHTEEN_MILLION = fixed(gbp(18_000_000))


def _maximum() -> Penalty:
    """Return the maximum as an exact amount."""
    general = cited(
        cited(
            greater_of(EIGHTEEN_MILLION, share_of_revenue("1/10", base=REVENUE)),
            _paragraph(
                "1), (5", "revenue of a period other than a year is converted to a full year"
            ),
        ),
        REVENUE_SOURCE,
    )
    estimated = cited(
        greater_of(EIGHTEEN_MILLION, multiple_of(ESTIMATED_REVENUE, "1/10")),
        _paragraph(
            "4", "our interpretation: the GBP 18 million also applies together with the estimate"
        ),
    )
    without = cited(EIGHTEEN_MILLION, _paragraph("2), (3"))
    started = when(FIRST_PERIOD, estimated, otherwise=general)
    return when(HAS_PERIOD, started, otherwise=without)


MAXIMUM = _maximum()

# The amounts that OFCOM has set, limited to the maximum: para. 4(7).
SET_AMOUNTS = cited(
    lesser_of(
        total(multiple_of(SINGLE_AMOUNT, 1), per_day(multiple_of(DAILY_AMOUNT, 1))),
        MAXIMUM,
    ),
    _paragraph(
        "7",
        "the days are those for which the daily rate is due; it ends on the day named in the "
        "decision or on compliance",
    ),
)

FROM = date(2023, 10, 26)

STATUTE = Statute(
    key="uk/osa",
    title="Online Safety Act 2023: penalties of OFCOM on providers of regulated services",
    jurisdiction="United Kingdom",
    url="https://www.legislation.gov.uk/ukpga/2023/50/schedule/13",
    known_through=date(2026, 11, 23),
    provisions=(
        Provision(
            key="uk/osa/sch13.4",
            offense="breach of an enforceable duty or a requirement of OFCOM",
            enactments=(Enactment(applies_from=FROM, penalty=scaled(MAXIMUM, 0, 1), source=ACT),),
        ),
        Provision(
            key="uk/osa/sch13.4.7",
            offense="the same breach, after OFCOM has set a single amount and a daily rate",
            enactments=(Enactment(applies_from=FROM, penalty=SET_AMOUNTS, source=ACT),),
        ),
    ),
    gaps=(
        "the dates on which the individual duties commenced are not coded",
        "joint liability of group entities and controlling individuals (Sch. 13 paras. 5 ff.) is "
        "not coded: give the revenue of the liable person",
        "OFCOM's guidelines on penalties (s. 392 Communications Act 2003) state no amounts; a "
        "history of contraventions is a factor, not a multiplier",
        "OFCOM decides any dispute about the revenue or the period (para. 4(6))",
        "you count the days of a daily rate, including when it ends",
        "restrictions on the service or on access to it are not coded",
    ),
    sources=(ACT, REVENUE_SOURCE),
)
