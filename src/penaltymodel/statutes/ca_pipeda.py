"""
Canada, Personal Information Protection and Electronic Documents Act (PIPEDA), section 28: offenses.

An organization that knowingly does not report or record a breach of security, destroys requested
information, takes reprisals, or obstructs the Commissioner faces a fine of up to CAD 10,000 on
summary conviction, or CAD 100,000 for an indictable offense. There are no administrative penalties.

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(words={"procedure": "indictment"})
>>> print(evaluate(STATUTE.provision("ca/pipeda/28").enactments[-1].penalty, facts).result.high)
CAD 100,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, graded, upto
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Source, written


READ_IN = "consolidation of the Department of Justice, current to 31 March 2026"
FINE = Source(
    "PIPEDA (S.C. 2000, c. 5), s. 28",
    Confidence.VERIFIED,
    read_in=READ_IN,
    as_written=(written("$10,000", "CAD 10,000"), written("$100,000", "CAD 100,000")),
)
FROM_SOURCE = Source(
    "PIPEDA (S.C. 2000, c. 5), s. 28: in force",
    Confidence.VERIFIED,
    read_in=READ_IN,
    as_written=("2018-11-01",),
)

STATUTE = Statute(
    key="ca/pipeda",
    title="Personal Information Protection and Electronic Documents Act: offenses",
    jurisdiction="Canada",
    url="https://laws-lois.justice.gc.ca/eng/acts/P-8.6/",
    known_through=date(2026, 3, 31),
    searched="collection of federal acts of 23 July 2026; reviews until 25 November 2026",
    provisions=(
        Provision(
            key="ca/pipeda/28",
            offense="knowing failure to report or record a breach, or obstruction of the Commissioner",
            enactments=(
                Enactment(
                    applies_from=date(2018, 11, 1),
                    penalty=cited(
                        graded(
                            "procedure",
                            {
                                "summary conviction": upto(Money(10_000, "CAD")),
                                "indictment": upto(Money(100_000, "CAD")),
                            },
                        ),
                        FINE,
                    ),
                    source=FINE,
                    day_source=FROM_SOURCE,
                ),
            ),
        ),
    ),
    gaps=(
        "the act does not say how failures about several breaches or persons are counted",
        "texts before 1 November 2018 are not coded",
    ),
    sources=(FINE, FROM_SOURCE),
)
