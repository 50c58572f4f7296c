"""
United States, reports of child sexual abuse material (18 U.S.C. 2258A(e)).

A provider that knowingly and willfully fails to report such material to the CyberTipline is fined. Since
7 May 2024 the maximum is USD 850,000 for a provider with at least 100 million monthly active users and
USD 600,000 for others; for a second or later failure it is USD 1,000,000 and USD 850,000. Before, it was
USD 150,000 and USD 300,000, whatever the size.

A first failure of a provider with 200 million users:

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(counts={"monthly active users": 200_000_000}, repeat={REPEAT: False})
>>> print(evaluate(STATUTE.provisions[0].enactments[-1].penalty, facts).result.high)
USD 850,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, escalating, upto, when
from penaltymodel.law.penalties import AtLeast, Count, Matching, Penalty, Repeat
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import Milestone
from penaltymodel.values.money import usd
from penaltymodel.values.sources import Confidence, Source, sums_written


V = Confidence.VERIFIED
FORMER = Source(
    "18 U.S.C. § 2258A(e) until 6 May 2024",
    V,
    read_in="copy of title 18 of the code in a public repository",
    as_written=(*sums_written("USD", "$150,000", "$300,000"), "any second or subsequent"),
)
RAISED = Source(
    "18 U.S.C. § 2258A(e), as amended by Pub. L. 118-59",
    V,
    read_in="quoted in two public repositories of 2026",
    as_written=(
        *sums_written("USD", "$850,000", "$600,000", "$1,000,000"),
        "100,000,000 monthly active users",
        "any second or subsequent",
    ),
)
DAYS = Source(
    "18 U.S.C. § 2258A: first days",
    Confidence.MEMORY,
    note="13 October 2008, and 7 May 2024 for the amendment; from memory",
)
RULE = Source(
    "18 U.S.C. § 2258A(e): second or subsequent failure",
    Confidence.DERIVED,
    read_in="the words 'any second or subsequent'; the text names no period",
)
REPEAT = Repeat(
    opens_at=Milestone.DECISION,
    within=None,
    counted_from=Milestone.DECISION,
    matching=Matching.SAME_PROVISION,
    measured_to=Milestone.COMMISSION,
)
LARGE = AtLeast(Count("monthly active users"), 100_000_000)


def _raised() -> Penalty:
    first = when(LARGE, upto(usd(850_000)), otherwise=upto(usd(600_000)))
    later = when(LARGE, upto(usd(1_000_000)), otherwise=upto(usd(850_000)))
    return cited(cited(escalating(first=first, repeat=later, when=REPEAT), RULE), RAISED)


STATUTE = Statute(
    key="us/2258a",
    title="Reports of child sexual abuse material",
    jurisdiction="United States",
    url="https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title18-section2258A&edition=prelim",
    known_through=date(2026, 6, 28),
    searched="quotations of 2026 in public repositories; until 25 November 2026",
    provisions=(
        Provision(
            key="us/2258a/e",
            offense="knowing and willful failure of a provider to report",
            enactments=(
                Enactment(
                    applies_from=date(2008, 10, 13),
                    applies_through=date(2024, 5, 6),
                    penalty=cited(
                        cited(
                            escalating(
                                first=upto(usd(150_000)), repeat=upto(usd(300_000)), when=REPEAT
                            ),
                            RULE,
                        ),
                        FORMER,
                    ),
                    source=FORMER,
                    day_source=DAYS,
                ),
                Enactment(
                    applies_from=date(2024, 5, 7),
                    penalty=_raised(),
                    source=RAISED,
                    day_source=DAYS,
                ),
            ),
        ),
    ),
    gaps=(
        "an earlier failure counts if a decision found it; the text does not say so",
        "the alternative fine of twice the gain or loss (18 U.S.C. 3571(d)) is not coded",
    ),
    sources=(FORMER, RAISED, DAYS, RULE),
)
