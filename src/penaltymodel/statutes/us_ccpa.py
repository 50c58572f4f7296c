"""
California, Consumer Privacy Act (Cal. Civ. Code, sections 1798.150, .155, .199.55, .199.90).

The fine is up to USD 2,500 for each violation, and up to USD 7,500 for each violation that is
intentional. Since 16 December 2020, the higher amount also applies to violations that involve
consumers known to be under 16. Until 2022, the fine is a civil penalty in an action of the Attorney
General; since 1 January 2023, the agency can impose the same amounts as an administrative fine. The
amounts rise with consumer prices every odd-numbered January and are rounded half up to the dollar.
After a data breach, consumers can also claim damages, for each consumer and incident.

A thousand violations in 2025, two hundred of them intentional:

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(counts={"violations": 800, "intentional violations": 200})
>>> print(evaluate(STATUTE.provision("us/ccpa/155").enactments[-1].penalty, facts).result.high)
USD 3,728,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.dated import Revaluation, Series
from penaltymodel.law.forms import cited, fixed, greater_of, multiple_of, per, total, upto
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Enactment, Pending, Provision, Statute
from penaltymodel.values.money import Rounding, exact, usd
from penaltymodel.values.sources import Confidence, Source, sums_written, written


COPY = "text of the code of March 2026 in a public repository"
FORMER = Source(
    "Cal. Civ. Code § 1798.155 until 15 December 2020",
    Confidence.MEMORY,
    note="a civil penalty, higher only for intentional violations; from memory, no action before "
    "1 July 2020",
)
CIVIL = Source(
    "Cal. Civ. Code § 1798.199.90(a)",
    Confidence.VERIFIED,
    read_in=f"{COPY}; advisori.com",
    note="a civil penalty in an action of the Attorney General; the higher amount also applies to "
    "consumers under 16",
    as_written=(
        *sums_written("USD", "$2,500", "$7,500"),
        written("Operative December 16, 2020", "2020-12-16"),
        "for each violation",
        "minor consumers",
    ),
)
CODE = Source(
    "Cal. Civ. Code §§ 1798.155, .199.55",
    Confidence.VERIFIED,
    read_in=COPY,
    note="an administrative fine of the agency, beside the civil penalty of § 1798.199.90",
    as_written=(
        *sums_written("USD", "$2,500", "$7,500"),
        written("Operative January 1, 2023", "2023-01-01"),
        "for each violation",
        "minor consumers",
    ),
)
BREACH = Source(
    "Cal. Civ. Code § 1798.150(a)(1)(A)",
    Confidence.VERIFIED,
    read_in=COPY,
    as_written=(
        *sums_written("USD", "$100", "$750"),
        "per consumer per incident",
        "or actual damages, whichever is greater",
    ),
)
FIRST_DAY = Source(
    "Cal. Civ. Code § 1798.198: first day",
    Confidence.SECONDARY,
    read_in="contents of a public copy of the code: effective 2020-01-01",
    as_written=(written("2020-01-01", "2020-01-01"),),
)
RAISED = Source(
    "Cal. Civ. Code § 1798.199.95(d), as of 1 January 2025",
    Confidence.SECONDARY,
    read_in="jdsupra.com",
    note="multiplied by 1.065 and rounded half up to the dollar; next update on 1 January 2027",
    as_written=(
        *sums_written("USD", "$2,663", "$7,988", "$107", "$799"),
        written("January 1, 2025", "2025-01-01"),
    ),
)
SERIES = Series(
    revaluations={date(2025, 1, 1): Revaluation(exact("1.065"), RAISED)}, rounding=Rounding.HALF_UP
)
"""The rule by which the amounts rise."""

NEXT = Pending(
    what="the amounts rise with consumer prices",
    since=date(2025, 1, 1),
    applies_from=date(2027, 1, 1),
    source=RAISED,
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
    statutory = per("consumers per incident", fixed(usd(low), usd(high)))
    return cited(greater_of(statutory, multiple_of("the actual damages", 1)), source)


STATUTE = Statute(
    key="us/ccpa",
    title="California Consumer Privacy Act",
    known_as=("CPRA",),
    jurisdiction="California, United States",
    url="https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.155",
    known_through=date(2026, 3, 8),
    searched="secondary sources on amendments and on the amounts; until 25 November 2026",
    pending=(NEXT,),
    provisions=(
        Provision(
            key="us/ccpa/155",
            offense="violation of the act",
            enactments=(
                Enactment(
                    applies_from=date(2020, 1, 1),
                    applies_through=date(2020, 12, 15),
                    penalty=_fines(2_500, 7_500, FORMER),
                    source=FORMER,
                    day_source=FIRST_DAY,
                ),
                Enactment(
                    applies_from=date(2020, 12, 16),
                    applies_through=date(2022, 12, 31),
                    penalty=_fines(2_500, 7_500, CIVIL),
                    source=CIVIL,
                ),
                Enactment(
                    applies_from=date(2023, 1, 1),
                    applies_through=date(2024, 12, 31),
                    penalty=_fines(2_500, 7_500, CODE),
                    source=CODE,
                ),
                Enactment(
                    applies_from=date(2025, 1, 1),
                    penalty=_fines(2_663, 7_988, RAISED),
                    source=RAISED,
                ),
            ),
        ),
        Provision(
            key="us/ccpa/150",
            offense="data breach: damages that consumers can claim",
            enactments=(
                Enactment(
                    applies_from=date(2020, 1, 1),
                    applies_through=date(2024, 12, 31),
                    penalty=_damages(100, 750, BREACH),
                    source=BREACH,
                    day_source=FIRST_DAY,
                ),
                Enactment(
                    applies_from=date(2025, 1, 1),
                    penalty=_damages(107, 799, RAISED),
                    source=RAISED,
                ),
            ),
        ),
    ),
    gaps=(
        "an administrative fine and a civil penalty exclude each other (§ 1798.199.100); not coded",
        "a violation is either intentional or not: give the two counts separately; since 16 "
        "December 2020, count violations that involve consumers under 16 as intentional",
        "for several incidents, add up the consumers of each",
    ),
    sources=(FORMER, CIVIL, CODE, BREACH, FIRST_DAY, RAISED),
)
