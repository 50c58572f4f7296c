"""
Canada, Online News Act (S.C. 2023, c. 23), section 61: operators of news intermediaries.

A violation costs an individual up to CAD 25,000, and up to CAD 50,000 for each later violation; an
entity up to CAD 10 million, and CAD 15 million. Each day of a continued violation is a separate
violation.

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(person="legal-entity", counts={"violations": 1}, repeat=False)
>>> text = STATUTE.provision("ca/online-news/61").enactments[-1]
>>> print(evaluate(text.penalty, facts).result.high)
CAD 10,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, per, when
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.statutes.ca_broadcasting import AN_INDIVIDUAL, EACH, INDIVIDUAL, rising
from penaltymodel.values.sources import Confidence, Source, written


READ_IN = "consolidation of the Department of Justice, current to 24 July 2025"
MAXIMUM = Source(
    "S.C. 2023, c. 23, s. 61(1)",
    Confidence.VERIFIED,
    read_in=READ_IN,
    note="each day of a continued violation is a separate violation (s. 60(3))",
    as_written=(
        written("$25,000", "CAD 25,000"),
        written("$50,000", "CAD 50,000"),
        written("$10 million", "CAD 10,000,000"),
        written("$15 million", "CAD 15,000,000"),
        AN_INDIVIDUAL,
    ),
)
FROM_SOURCE = Source(
    "S.C. 2023, c. 23, s. 61: in force",
    Confidence.VERIFIED,
    read_in=READ_IN,
    note="most duties apply from 19 December 2023",
    as_written=("2023-06-22",),
)

STATUTE = Statute(
    key="ca/online-news",
    title="Online News Act (S.C. 2023, c. 23): administrative monetary penalties",
    jurisdiction="Canada",
    url="https://laws-lois.justice.gc.ca/eng/acts/O-9.3/",
    known_through=date(2025, 7, 24),
    searched="collection of federal acts of 23 July 2026; reviews until 25 November 2026",
    provisions=(
        Provision(
            key="ca/online-news/61",
            offense="violation by an operator, or by a director, officer, employee or agent of one",
            enactments=(
                Enactment(
                    applies_from=date(2023, 6, 22),
                    penalty=cited(
                        per(
                            EACH,
                            when(
                                INDIVIDUAL,
                                rising(25_000, 50_000),
                                otherwise=rising(10_000_000, 15_000_000),
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
        "the act does not say from when an earlier violation counts, nor if it must be the same one; "
        "earlier decisions under the same section are taken to count from their day",
        "orders against news businesses (s. 59) carry no penalty and are not coded",
        "regulations may exempt violations or set lower maxima (s. 76); they were not read",
    ),
    sources=(MAXIMUM, FROM_SOURCE),
)
