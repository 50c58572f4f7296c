"""
California, Consumer Privacy Act (Cal. Civ. Code, sections 1798.150, .155, .199.55).

The fine is up to USD 2,500 for each violation, and up to USD 7,500 for each violation that is
intentional or concerns consumers known to be under 16. The amounts rise with consumer prices every
odd-numbered January and are rounded half up to the dollar. After a data breach, consumers can also
claim damages.

A thousand violations in 2025, two hundred of them intentional:

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(counts={"violations": 800, "intentional violations": 200})
>>> print(evaluate(STATUTE.provision("us/ccpa/155").enactments[-1].penalty, facts).result.high)
USD 3,728,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, fixed, greater_of, multiple_of, per, total, upto
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import usd
from penaltymodel.values.sources import Confidence, Source


CODE = Source(
    "Cal. Civ. Code §§ 1798.150, .155, .199.55",
    Confidence.VERIFIED,
    read_in="text of the code in a public repository",
    note="the date of application, 1 January 2020, is from memory",
)
RAISED = Source(
    "Cal. Civ. Code § 1798.199.90, as of 1 January 2025",
    Confidence.SECONDARY,
    read_in="jdsupra.com",
    note="multiplied by 1.065 and rounded half up to the dollar; next update on 1 January 2027",
)


def _fines(violation: int, intentional: int, source: Source) -> Penalty:
    return cited(
        total(
            per("violations", upto(usd(violation))),
            per("intentional violations", upto(usd(intentional))),
        ),
        source,
    )


def _damages(low: int, high: int, source: Source) -> Penalty:
    statutory = per("consumers", fixed(usd(low), usd(high)))
    return cited(greater_of(statutory, multiple_of("the actual damages", 1)), source)


def _texts(former: Penalty, current: Penalty) -> tuple[Enactment, ...]:
    return (
        Enactment(
            applies_from=date(2020, 1, 1),
            applies_through=date(2024, 12, 31),
            penalty=former,
            source=CODE,
        ),
        Enactment(applies_from=date(2025, 1, 1), penalty=current, source=RAISED),
    )


STATUTE = Statute(
    key="us/ccpa",
    title="California Consumer Privacy Act",
    jurisdiction="California, United States",
    url="https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.155",
    known_through=date(2026, 11, 23),
    provisions=(
        Provision(
            key="us/ccpa/155",
            offense="violation of the act",
            enactments=_texts(_fines(2_500, 7_500, CODE), _fines(2_663, 7_988, RAISED)),
        ),
        Provision(
            key="us/ccpa/150",
            offense="data breach: damages that consumers can claim",
            enactments=_texts(_damages(100, 750, CODE), _damages(107, 799, RAISED)),
        ),
    ),
    gaps=(
        "an administrative fine and a civil penalty exclude each other (§ 1798.199.100); not coded",
        "a violation is either intentional or not: give the two counts separately",
    ),
    sources=(CODE, RAISED),
)
