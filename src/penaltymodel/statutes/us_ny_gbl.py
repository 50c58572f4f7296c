"""
New York, General Business Law: data and feeds of children, and AI companions.

The Child Data Protection Act (article 39-FF) and the SAFE for Kids Act (article 45, on addictive feeds) each
have a civil penalty of up to USD 5,000 for each violation. The article on AI companions (section 1703) has
one of up to USD 15,000 for each day. Only the attorney general can act.

Forty violations of the Child Data Protection Act:

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(counts={"violations": 40})
>>> print(evaluate(STATUTE.provision("us/ny-gbl/39-ff").enactments[0].penalty, facts).result.high)
USD 200,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, per, per_day, upto
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import usd
from penaltymodel.values.sources import Confidence, Source, sums_written, written


S = Confidence.SECONDARY
DATA = Source(
    "N.Y. Gen. Bus. Law art. 39-FF",
    S,
    read_in="dwt.com",
    as_written=(
        *sums_written("USD", "$5,000"),
        "per violation",
        written("June 20, 2025", "2025-06-20"),
    ),
)
FEEDS = Source(
    "N.Y. Gen. Bus. Law art. 45",
    S,
    read_in="a public repository",
    as_written=(
        *sums_written("USD", "$5,000"),
        "per violation",
        written("January 25, 2027", "2027-01-25"),
    ),
)
COMPANIONS = Source(
    "N.Y. Gen. Bus. Law § 1703",
    Confidence.VERIFIED,
    read_in="newyork.public.law of August 2026, quoted in a public repository",
    as_written=(written("up to fifteen thousand dollars per day", "USD 15,000"),),
)
COMPANIONS_DAY = Source(
    "N.Y. Gen. Bus. Law art. 47: first day",
    Confidence.MEMORY,
    note="5 November 2025, 180 days after 9 May 2025; from memory",
)


def _enactment(
    first: date, penalty: Penalty, source: Source, day_source: Source | None = None
) -> Enactment:
    return Enactment(
        applies_from=first,
        penalty=cited(penalty, source),
        source=source,
        day_source=day_source,
    )


STATUTE = Statute(
    key="us/ny-gbl",
    title="New York General Business Law: children online and AI companions",
    jurisdiction="New York, United States",
    url="https://www.nysenate.gov/legislation/laws/GBS",
    known_through=date(2026, 8, 22),
    searched="dwt.com, newyork.public.law and public repositories; until 25 November 2026",
    provisions=(
        Provision(
            key="us/ny-gbl/39-ff",
            offense="unlawful processing of the data of a person under 18",
            enactments=(_enactment(date(2025, 6, 20), per("violations", upto(usd(5_000))), DATA),),
        ),
        Provision(
            key="us/ny-gbl/45",
            offense="addictive feed or nightly notification for a minor",
            enactments=(
                _enactment(date(2027, 1, 25), per("violations", upto(usd(5_000))), FEEDS),
            ),
        ),
        Provision(
            key="us/ny-gbl/1703",
            offense="AI companion without the required notices and protocol",
            enactments=(
                _enactment(
                    date(2025, 11, 5), per_day(upto(usd(15_000))), COMPANIONS, COMPANIONS_DAY
                ),
            ),
        ),
    ),
    gaps=(
        "restitution, disgorgement and injunctions are not coded",
        "sections 899-aa and 899-bb (data breaches and security) are not coded",
    ),
    sources=(DATA, FEEDS, COMPANIONS, COMPANIONS_DAY),
)
