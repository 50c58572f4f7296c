"""
Illinois, Biometric Information Privacy Act (740 ILCS 14/20): damages for biometric identifiers.

An aggrieved person can claim USD 1,000 for a negligent violation and USD 5,000 for an intentional or
reckless one, or the actual damages if they are higher. Until 1 August 2024 each scan was a violation. Since
2 August 2024, a company that collects or discloses the same identifier of a person in the same way more than
once commits a single violation, and the person is entitled to one recovery at most. These are statutory
damages: they do not depend on a loss.

A time clock scanned the fingers of a hundred employees:

>>> from penaltymodel import Facts, evaluate, usd
>>> facts = Facts(words={"fault": "negligence"}, counts={"aggrieved persons": 100},
...               amounts={"the actual damages": usd(0)})
>>> print(evaluate(STATUTE.provisions[0].enactments[-1].penalty, facts).result.low)
USD 100,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, fixed, graded, greater_of, multiple_of, per
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import usd
from penaltymodel.values.sources import Confidence, Source, sums_written, written


COPY = (
    "copy of the act in a public repository, March 2026; its text of section 20(b) is a paraphrase"
)
AMOUNTS = Source(
    "740 ILCS 14/20(a)",
    Confidence.VERIFIED,
    read_in=COPY,
    as_written=(
        *sums_written("USD", "$1,000", "$5,000"),
        "negligently",
        "intentionally or recklessly",
        "or actual damages, whichever is greater",
        "for each violation",
    ),
)
ONCE = Source(
    "740 ILCS 14/20(b), (c), by Public Act 103-0769",
    Confidence.VERIFIED,
    read_in="quotations in two public repositories",
    as_written=(
        "a single violation",
        "at most, one recovery",
        written("effective 2024-08-02", "2024-08-02"),
    ),
)
FIRST_DAY = Source(
    "740 ILCS 14: first day",
    Confidence.SECONDARY,
    read_in=COPY,
    as_written=(written("2008-10-03", "2008-10-03"),),
)


def _damages(things: str, source: Source) -> Penalty:
    each = graded(
        "fault",
        {"negligence": fixed(usd(1_000)), "intent or recklessness": fixed(usd(5_000))},
    )
    liquidated = per(things, each)
    return cited(
        cited(greater_of(liquidated, multiple_of("the actual damages", 1)), AMOUNTS), source
    )


STATUTE = Statute(
    key="us/bipa",
    title="Biometric Information Privacy Act",
    jurisdiction="Illinois, United States",
    url="https://www.ilga.gov/legislation/ilcs/ilcs3.asp?ActID=3004&ChapterID=57",
    known_through=date(2026, 3, 8),
    searched="public repositories; until 25 November 2026",
    provisions=(
        Provision(
            key="us/bipa/20",
            offense="unlawful collection or disclosure of biometric identifiers",
            enactments=(
                Enactment(
                    applies_from=date(2008, 10, 3),
                    applies_through=date(2024, 8, 1),
                    penalty=_damages("violations", AMOUNTS),
                    source=AMOUNTS,
                    day_source=FIRST_DAY,
                ),
                Enactment(
                    applies_from=date(2024, 8, 2),
                    penalty=_damages("aggrieved persons", ONCE),
                    source=ONCE,
                ),
            ),
        ),
    ),
    gaps=(
        "whether the amendment of 2024 applies to earlier violations is disputed; not coded",
        "a person aggrieved in several ways, or by collection and disclosure, can recover for each: count "
        "the person several times",
        "the actual damages are compared as a sum, not person by person",
        "courts found that the damages are discretionary, so that less can be awarded (Rogers v. BNSF, "
        "N.D. Ill., 30 June 2023); not coded",
    ),
    sources=(AMOUNTS, ONCE, FIRST_DAY),
)
