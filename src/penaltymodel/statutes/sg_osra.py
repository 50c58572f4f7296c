"""
Singapore, Online Safety (Relief and Accountability) Act 2025: failure to comply with a direction.

The Online Safety Commission can direct users, platforms, access providers and app stores. Failure to
comply is an offense: an individual faces up to SGD 20,000, and an entity up to SGD 500,000. Both
figures come from reports; the act itself was not read.

>>> from penaltymodel import Facts, evaluate
>>> penalty = STATUTE.provision("sg/osra/direction").enactments[0].penalty
>>> print(evaluate(penalty, Facts(person="legal-entity")).result.high)
SGD 500,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, upto, when
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.statutes.sg_pdpa import INDIVIDUAL
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Source, written


SOURCE = Source(
    "Online Safety (Relief and Accountability) Act 2025, offense of non-compliance",
    Confidence.SECONDARY,
    read_in="Ministry of Law and sgbuzz, as reported until 25 November 2026",
    as_written=(
        written("an individual", "citizen", "official", "sole-trader"),
        "$20,000",
        "$500,000",
    ),
)
DAY = Source(
    "Online Safety (Relief and Accountability) Act 2025, commencement",
    Confidence.SECONDARY,
    read_in="MDDI announcement, as reported in a public repository",
    note="five harms first; other harms follow on days that are not known",
    as_written=("29 June 2026",),
)

STATUTE = Statute(
    key="sg/osra",
    title="Online Safety (Relief and Accountability) Act 2025",
    jurisdiction="Singapore",
    url="https://sso.agc.gov.sg/",
    known_through=date(2026, 11, 23),
    provisions=(
        Provision(
            key="sg/osra/direction",
            offense="failure to comply with a direction of the Online Safety Commission",
            enactments=(
                Enactment(
                    applies_from=date(2026, 6, 29),
                    penalty=cited(
                        when(
                            INDIVIDUAL,
                            upto(Money(20_000, "SGD")),
                            otherwise=upto(Money(500_000, "SGD")),
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
        "the sum for each day after conviction, orders following non-compliance, and civil claims "
        "are not coded: the text was not read",
        "imprisonment of individuals is not calculated",
    ),
    sources=(SOURCE, DAY),
    searched="public pages, until 25 November 2026",
)
