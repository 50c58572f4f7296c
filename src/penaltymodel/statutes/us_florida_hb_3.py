"""
Florida, social media use of minors (HB 3 of 2024; Florida Statutes, section 501.1736).

A platform with addictive features may not have accounts of children under 14, and needs the consent of a
parent for those of 14 or 15. A knowing or reckless violation costs up to USD 50,000 (subsection (5)), and a
minor can claim up to USD 10,000 (subsection (6)).

Ten accounts that were kept knowingly:

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(counts={"violations": 10})
>>> text = STATUTE.provision("us/florida-hb-3/501.1736.5").enactments[0]
>>> print(evaluate(text.penalty, facts).result.high)
USD 500,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, per, upto
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import usd
from penaltymodel.values.sources import Confidence, Source, sums_written, written


def _source(place: str, *notations: str) -> Source:
    return Source(
        f"Fla. Stat. § 501.1736({place})",
        Confidence.SECONDARY,
        read_in="brinkleymorgan.com",
        note="only knowing or reckless violations",
        as_written=(*sums_written("USD", *notations[:1]), *notations[1:]),
    )


STATE = _source("5", "$50,000", "per violation")
MINOR = _source("6", "$10,000", "in damages")
DAY = Source(
    "Fla. Stat. § 501.1736: first day",
    Confidence.VERIFIED,
    read_in="casetext.com",
    as_written=(written("Effective 1/1/2025", "2025-01-01"),),
)


def _provision(key: str, offense: str, penalty: Penalty, source: Source) -> Provision:
    return Provision(
        key=f"us/florida-hb-3/501.1736.{key}",
        offense=offense,
        enactments=(
            Enactment(
                applies_from=date(2025, 1, 1),
                penalty=cited(penalty, source),
                source=source,
                day_source=DAY,
            ),
        ),
    )


STATUTE = Statute(
    key="us/florida-hb-3",
    title="Florida HB 3: social media use of minors",
    jurisdiction="Florida, United States",
    url="https://www.flsenate.gov/Session/Bill/2024/3",
    known_through=date(2026, 11, 23),
    searched="secondary sources; until 25 November 2026",
    provisions=(
        _provision(
            "5",
            "knowing or reckless violation of the rules on accounts of minors",
            per("violations", upto(usd(50_000))),
            STATE,
        ),
        _provision(
            "6",
            "knowing or reckless violation: claim of a minor",
            per("claimants", upto(usd(10_000))),
            MINOR,
        ),
    ),
    gaps=(
        "punitive damages for a consistent pattern of knowing or reckless conduct are not coded",
        "section 501.1737 (age verification for harmful material) is not coded",
        "courts have suspended and restored the enforcement of the act; not coded",
    ),
    sources=(STATE, MINOR, DAY),
)
