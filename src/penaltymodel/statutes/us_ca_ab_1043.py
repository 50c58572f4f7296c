"""
California, Digital Age Assurance Act (AB 1043; Civil Code, section 1798.503), from 1 January 2027.

Operating systems and app stores must tell apps the age group of a user, and apps must ask for it. The civil
penalty is up to USD 2,500 for each affected child and negligent violation, and up to USD 7,500 for each
affected child and intentional violation.

A hundred children, each affected by one negligent violation:

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(counts={"children per negligent violation": 100,
...                       "children per intentional violation": 0})
>>> print(evaluate(STATUTE.provisions[0].enactments[0].penalty, facts).result.high)
USD 250,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, per, total, upto
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import usd
from penaltymodel.values.sources import Confidence, Source, sums_written, written


SOURCE = Source(
    "Cal. Civ. Code § 1798.503(a)",
    Confidence.VERIFIED,
    read_in="quoted in two public repositories",
    note="a civil penalty in an action of the Attorney General",
    as_written=(
        *sums_written("USD", "$2,500", "$7,500"),
        "per affected child for each negligent violation",
        "per affected child for each intentional violation",
    ),
)
DAY = Source(
    "Cal. Civ. Code title 1.81.9: first day",
    Confidence.VERIFIED,
    read_in="quoted in a public repository in March 2026",
    as_written=(written("operative on January 1, 2027", "2027-01-01"),),
)

STATUTE = Statute(
    key="us/ca-ab-1043",
    title="California AB 1043: Digital Age Assurance Act",
    jurisdiction="California, United States",
    url="https://leginfo.legislature.ca.gov/faces/billNavClient.xhtml?bill_id=202520260AB1043",
    known_through=date(2026, 3, 1),
    searched="public repositories; until 25 November 2026",
    provisions=(
        Provision(
            key="us/ca-ab-1043/1798.503",
            offense="violation of the rules on age signals",
            enactments=(
                Enactment(
                    applies_from=date(2027, 1, 1),
                    penalty=cited(
                        total(
                            per("children per negligent violation", upto(usd(2_500))),
                            per("children per intentional violation", upto(usd(7_500))),
                        ),
                        SOURCE,
                    ),
                    source=SOURCE,
                    day_source=DAY,
                ),
            ),
        ),
    ),
    gaps=(
        "for several violations, add up the children of each",
        "the act does not apply where an effort in good faith was made; not coded",
    ),
    sources=(SOURCE, DAY),
)
