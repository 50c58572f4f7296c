"""
Canada, Anti-Spam Legislation (CASL, S.C. 2010, c. 23), section 20: commercial electronic messages.

The maximum for a violation of sections 6 to 9 (messages without consent, altered transmission data,
installation of programs) is CAD 1,000,000 for an individual and CAD 10,000,000 for any other person.
The CRTC says how many violations there are.

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(person="legal-entity", counts={"violations": 3})
>>> print(evaluate(STATUTE.provision("ca/casl/20.4").enactments[-1].penalty, facts).result.high)
CAD 30,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, per, upto, when
from penaltymodel.law.penalties import PersonIs
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Source, written


READ_IN = "consolidation of the Department of Justice, current to 2 March 2026"
INDIVIDUAL = PersonIs((PersonKind.CITIZEN, PersonKind.OFFICIAL, PersonKind.SOLE_TRADER))
MAXIMUM = Source(
    "S.C. 2010, c. 23, s. 20(4)",
    Confidence.VERIFIED,
    read_in=READ_IN,
    note="for each violation",
    as_written=(
        written("$1,000,000", "CAD 1,000,000"),
        written("$10,000,000", "CAD 10,000,000"),
        written("an individual", "citizen", "official", "sole-trader"),
    ),
)
FROM_SOURCE = Source(
    "S.C. 2010, c. 23, s. 20: in force",
    Confidence.VERIFIED,
    read_in=READ_IN,
    note="section 8 (programs) applies from a later day",
    as_written=("2014-07-01",),
)

STATUTE = Statute(
    key="ca/casl",
    title="Anti-Spam Legislation (S.C. 2010, c. 23): administrative monetary penalties",
    jurisdiction="Canada",
    url="https://laws-lois.justice.gc.ca/eng/acts/E-1.6/",
    known_through=date(2026, 3, 2),
    searched="collection of federal acts of 23 July 2026; reviews until 25 November 2026",
    provisions=(
        Provision(
            key="ca/casl/20.4",
            offense="commercial electronic message without consent, or another violation of sections "
            "6 to 9",
            enactments=(
                Enactment(
                    applies_from=date(2014, 7, 1),
                    penalty=cited(
                        per(
                            "violations",
                            when(
                                INDIVIDUAL,
                                upto(Money(1_000_000, "CAD")),
                                otherwise=upto(Money(10_000_000, "CAD")),
                            ),
                        ),
                        MAXIMUM,
                    ),
                    source=MAXIMUM,
                    day_source=FROM_SOURCE,
                ),
            ),
        ),
    ),
    gaps=(
        "regulations may make each day a separate violation (s. 20(5)); they were not read",
        "officers and directors who took part are liable as well (s. 31)",
        "the history of violations is a factor, not a multiplier",
        "the day on which section 8 commenced is not coded",
        "offenses of sections 42 and 43 are not coded",
    ),
    sources=(MAXIMUM, FROM_SOURCE),
)
