"""
United States, disclosure of intimate images (15 U.S.C. 6851): damages.

A person whose intimate depiction is disclosed without consent, knowingly or recklessly, can claim from whoever
disclosed it the actual damages or USD 150,000. These are statutory damages: they do not depend on a loss.
The text does not say who chooses between the two; the higher of them is coded.

Two persons without proven damages:

>>> from penaltymodel import Facts, evaluate, usd
>>> facts = Facts(counts={"depicted persons": 2}, amounts={"the actual damages": usd(0)})
>>> print(evaluate(STATUTE.provisions[0].enactments[0].penalty, facts).result.high)
USD 300,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, fixed, greater_of, multiple_of, per
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import usd
from penaltymodel.values.sources import Confidence, Source, sums_written


SOURCE = Source(
    "15 U.S.C. § 6851(b)(3)(A)(i)",
    Confidence.VERIFIED,
    read_in="title 15 of the code of April 2023 in a public repository",
    as_written=(*sums_written("USD", "$150,000"), "actual damages or liquidated damages"),
)
DAY = Source(
    "15 U.S.C. § 6851: first day",
    Confidence.MEMORY,
    note="1 October 2022; from memory",
)

STATUTE = Statute(
    key="us/6851",
    title="Disclosure of intimate images: civil action",
    jurisdiction="United States",
    url="https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title15-section6851&edition=prelim",
    known_through=date(2023, 4, 20),
    searched="public repositories; until 25 November 2026",
    provisions=(
        Provision(
            key="us/6851/b.3",
            offense="disclosure of an intimate depiction without consent",
            enactments=(
                Enactment(
                    applies_from=date(2022, 10, 1),
                    penalty=cited(
                        greater_of(
                            per("depicted persons", fixed(usd(150_000))),
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
        "the exceptions of subsection (b)(4), such as disclosure in good faith, are not coded",
        "the actual damages are compared as a sum, not person by person",
        "costs and injunctions are not coded",
    ),
    sources=(SOURCE, DAY),
)
