"""
Texas, Identity Theft Enforcement and Protection Act (Business and Commerce Code, section 521.151).

A violation of the act costs USD 2,000 to 50,000 (subsection (a)). Late notice of a data breach costs in
addition up to USD 100 for each individual and each day of delay, but at most USD 250,000 for all
individuals after one breach (subsection (a-1)).

Notice to 500 individuals, two days late:

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(counts={"individuals to notify": 500, "days": 2})
>>> print(evaluate(STATUTE.provision("us/tx-521/151.a-1").enactments[0].penalty, facts).result.high)
USD 100,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import capped, cited, fixed, per, per_day, upto
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import usd
from penaltymodel.values.sources import Confidence, Source, sums_written


COPY = "text of the code of March 2026 in a public repository"
VIOLATION = Source(
    "Tex. Bus. & Com. Code § 521.151(a)",
    Confidence.VERIFIED,
    read_in=COPY,
    as_written=(*sums_written("USD", "$2,000", "$50,000"), "for each violation"),
)
NOTICE = Source(
    "Tex. Bus. & Com. Code § 521.151(a-1)",
    Confidence.VERIFIED,
    read_in=COPY,
    as_written=(
        *sums_written("USD", "$100", "$250,000"),
        "for each individual",
        "for each consecutive day",
        "after a single breach",
    ),
)
DAYS = Source(
    "Tex. Bus. & Com. Code ch. 521: first days",
    Confidence.MEMORY,
    note="1 April 2009, and 1 September 2012 for subsection (a-1); from memory",
)


def _provision(key: str, offense: str, first: date, penalty: Penalty, source: Source) -> Provision:
    return Provision(
        key=f"us/tx-521/{key}",
        offense=offense,
        enactments=(
            Enactment(
                applies_from=first,
                penalty=cited(penalty, source),
                source=source,
                day_source=DAYS,
            ),
        ),
    )


STATUTE = Statute(
    key="us/tx-521",
    title="Texas Identity Theft Enforcement and Protection Act",
    jurisdiction="Texas, United States",
    url="https://statutes.capitol.texas.gov/Docs/BC/htm/BC.521.htm",
    known_through=date(2026, 3, 8),
    searched="public copies of the code; until 25 November 2026",
    provisions=(
        _provision(
            "151.a",
            "violation of the act",
            date(2009, 4, 1),
            per("violations", fixed(usd(2_000), usd(50_000))),
            VIOLATION,
        ),
        _provision(
            "151.a-1",
            "late notice of a data breach",
            date(2012, 9, 1),
            capped(per("individuals to notify", per_day(upto(usd(100)))), at=usd(250_000)),
            NOTICE,
        ),
    ),
    gaps=("the penalty for late notice is one for each breach: assess each breach alone",),
    sources=(VIOLATION, NOTICE, DAYS),
)
