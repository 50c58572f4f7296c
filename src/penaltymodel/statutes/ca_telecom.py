"""
Canada, Telecommunications Act, sections 72.001 and 72.01: penalties of the CRTC.

A contravention of the act or of a decision of the CRTC costs an individual up to CAD 25,000 (CAD
50,000 for a later one) and others up to CAD 10 million (CAD 15 million). For unsolicited calls (the
do-not-call list), the maximum for each violation is CAD 1,500 or CAD 15,000.

A company makes 100 calls to numbers on the do-not-call list:

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(person="legal-entity", counts={"violations": 100})
>>> text = STATUTE.provision("ca/telecom/72.01").enactments[-1]
>>> print(evaluate(text.penalty, facts).result.high)
CAD 1,500,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, per, when
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.statutes.ca_broadcasting import AN_INDIVIDUAL, EACH, INDIVIDUAL, dollars, rising
from penaltymodel.values.sources import Confidence, Notation, Source, written


V = Confidence.VERIFIED
READ_IN = "consolidation of the Department of Justice, current to 2 March 2026"


def _provision(
    section: str, offense: str, penalty: Penalty, applies_from: date, *as_written: Notation
) -> Provision:
    source = Source(
        f"Telecommunications Act s. {section}",
        V,
        read_in=READ_IN,
        as_written=(*as_written, AN_INDIVIDUAL),
    )
    from_source = Source(
        f"Telecommunications Act s. {section}: in force",
        V,
        read_in=READ_IN,
        as_written=(applies_from.isoformat(),),
    )
    text = Enactment(
        applies_from=applies_from,
        penalty=cited(per(EACH, penalty), source),
        source=source,
        day_source=from_source,
    )
    return Provision(key=f"ca/telecom/{section}", offense=offense, enactments=(text,))


CONTRAVENTION = _provision(
    "72.001",
    "contravention of the act, a regulation or a decision of the CRTC",
    when(INDIVIDUAL, rising(25_000, 50_000), otherwise=rising(10_000_000, 15_000_000)),
    date(2014, 12, 16),
    written("$25,000", "CAD 25,000"),
    written("$50,000", "CAD 50,000"),
    written("$10,000,000", "CAD 10,000,000"),
    written("$15,000,000", "CAD 15,000,000"),
)
CALLS = _provision(
    "72.01",
    "unsolicited call or message contrary to section 41 (do-not-call list)",
    when(INDIVIDUAL, dollars(1_500), otherwise=dollars(15_000)),
    date(2015, 8, 2),
    written("$1,500", "CAD 1,500"),
    written("$15,000", "CAD 15,000"),
)

STATUTE = Statute(
    key="ca/telecom",
    title="Telecommunications Act: administrative monetary penalties",
    jurisdiction="Canada",
    url="https://laws-lois.justice.gc.ca/eng/acts/T-3.4/",
    known_through=date(2026, 3, 2),
    searched="collection of federal acts of 23 July 2026; reviews until 25 November 2026",
    provisions=(CONTRAVENTION, CALLS),
    gaps=(
        "the act does not say from when an earlier contravention counts, nor if it must be the same "
        "one; earlier decisions under the same section are taken to count from their day",
        "offenses of section 73 are not coded",
        "earlier texts of section 72.01 are not coded",
    ),
    sources=tuple(each.enactments[0].source for each in (CONTRAVENTION, CALLS)),
)
