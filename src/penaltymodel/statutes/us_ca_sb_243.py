"""
California, companion chatbots (SB 243; Business and Professions Code, section 22605).

A person who is injured by a violation, such as a missing protocol on suicidal thoughts or a missing notice
that the chatbot is not human, can claim the actual damages or USD 1,000 for each violation, whichever is
greater. These are statutory damages.

Three violations and actual damages of USD 500:

>>> from penaltymodel import Facts, evaluate, usd
>>> facts = Facts(counts={"violations": 3}, amounts={"the actual damages": usd(500)})
>>> print(evaluate(STATUTE.provisions[0].enactments[0].penalty, facts).result.low)
USD 3,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, fixed, greater_of, multiple_of, per
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import usd
from penaltymodel.values.sources import Confidence, Source, sums_written, written


SOURCE = Source(
    "Cal. Bus. & Prof. Code § 22605(b)",
    Confidence.VERIFIED,
    read_in="chaptered text (Stats. 2025, ch. 677) in two public repositories",
    as_written=(
        *sums_written("USD", "$1,000"),
        "per violation",
        "the greater of actual damages or",
        written("Effective Date: January 1, 2026", "2026-01-01"),
    ),
)

STATUTE = Statute(
    key="us/ca-sb-243",
    title="California SB 243: companion chatbots",
    jurisdiction="California, United States",
    url="https://leginfo.legislature.ca.gov/faces/billNavClient.xhtml?bill_id=202520260SB243",
    known_through=date(2026, 8, 22),
    searched="leginfo.legislature.ca.gov, as quoted in a public repository; until 25 November 2026",
    provisions=(
        Provision(
            key="us/ca-sb-243/22605",
            offense="violation of the rules on companion chatbots: damages of an injured person",
            enactments=(
                Enactment(
                    applies_from=date(2026, 1, 1),
                    penalty=cited(
                        greater_of(
                            per("violations", fixed(usd(1_000))),
                            multiple_of("the actual damages", 1),
                        ),
                        SOURCE,
                    ),
                    source=SOURCE,
                ),
            ),
        ),
    ),
    gaps=(
        "attorneys' fees and injunctions are not coded",
        "the actual damages are compared as a sum; give the violations of one injured person",
    ),
    sources=(SOURCE,),
)
