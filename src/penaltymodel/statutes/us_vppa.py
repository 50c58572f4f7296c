"""
United States, Video Privacy Protection Act (18 U.S.C. 2710): damages for disclosing what was watched.

A provider of videos that knowingly discloses what a person requested or obtained is liable to this
person for the actual damages, but not less than USD 2,500. The court may add punitive damages, for which
there is no maximum. These are statutory damages: they do not depend on a loss.

A disclosure that affects a thousand consumers:

>>> from penaltymodel import Facts, evaluate, usd
>>> facts = Facts(counts={"affected consumers": 1_000}, amounts={"the actual damages": usd(0)})
>>> print(evaluate(STATUTE.provisions[0].enactments[0].penalty, facts).result.low)
USD 2,500,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, fixed, greater_of, multiple_of, per
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import usd
from penaltymodel.values.sources import Confidence, Source, sums_written


SOURCE = Source(
    "18 U.S.C. § 2710(c)(2)(A)",
    Confidence.VERIFIED,
    read_in="title 18 of the code of April 2023, and a summary of July 2026, in public repositories",
    note="an action must begin within two years of the act or its discovery",
    as_written=(
        *sums_written("USD", "$2,500"),
        "actual damages but not less than",
        "any person aggrieved",
    ),
)
DAY = Source("Pub. L. 100-618: first day", Confidence.MEMORY, note="5 November 1988; from memory")

STATUTE = Statute(
    key="us/vppa",
    title="Video Privacy Protection Act",
    jurisdiction="United States",
    url="https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title18-section2710&edition=prelim",
    known_through=date(2026, 7, 1),
    searched="public repositories; until 25 November 2026",
    provisions=(
        Provision(
            key="us/vppa/2710.c.2",
            offense="disclosure of the videos that a consumer requested or obtained",
            enactments=(
                Enactment(
                    applies_from=date(1988, 11, 5),
                    penalty=cited(
                        greater_of(
                            per("affected consumers", fixed(usd(2_500))),
                            multiple_of("the actual damages", 1),
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
        "punitive damages (subsection (c)(2)(B)) have no maximum and are not coded, nor are attorneys' "
        "fees",
        "the court may award less than the whole; not coded",
        "the actual damages are compared as a sum, not person by person",
    ),
    sources=(SOURCE, DAY),
)
