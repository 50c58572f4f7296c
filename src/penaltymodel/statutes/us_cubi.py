"""
Texas, Capture or Use of Biometric Identifier Act (Business and Commerce Code, section 503.001).

A person that captures a biometric identifier for a commercial purpose without notice and consent, or does not
destroy it in time, is subject to a civil penalty of up to USD 25,000 for each violation. Only the attorney
general can act.

A thousand faces, captured without consent:

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(counts={"violations": 1_000})
>>> print(evaluate(STATUTE.provisions[0].enactments[0].penalty, facts).result.high)
USD 25,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, per, upto
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import usd
from penaltymodel.values.sources import Confidence, Source, sums_written


SOURCE = Source(
    "Tex. Bus. & Com. Code § 503.001(d)",
    Confidence.VERIFIED,
    read_in="quoted in public repositories, verified on 28 June 2026",
    as_written=(*sums_written("USD", "$25,000"), "for each violation"),
)
DAY = Source(
    "Tex. Bus. & Com. Code § 503.001: first day",
    Confidence.MEMORY,
    note="1 April 2009; from memory",
)

STATUTE = Statute(
    key="us/cubi",
    title="Texas Capture or Use of Biometric Identifier Act",
    jurisdiction="Texas, United States",
    url="https://statutes.capitol.texas.gov/Docs/BC/htm/BC.503.htm",
    known_through=date(2026, 6, 28),
    searched="public repositories; until 25 November 2026",
    provisions=(
        Provision(
            key="us/cubi/503.001",
            offense="unlawful capture or retention of biometric identifiers",
            enactments=(
                Enactment(
                    applies_from=date(2009, 4, 1),
                    penalty=cited(per("violations", upto(usd(25_000))), SOURCE),
                    source=SOURCE,
                    day_source=DAY,
                ),
            ),
        ),
    ),
    gaps=("what one violation is (a person, a capture, a disclosure) is not stated",),
    sources=(SOURCE, DAY),
)
