"""
Chile, framework law on cybersecurity (Ley 21.663), article 40.

A light infraction costs up to 5,000 monthly tax units (UTM), a serious one up to 10,000 and a very serious one up
to 20,000. Operators of vital importance face twice as much. The value of the UTM changes every month: give it
as ``one UTM``.

A very serious infraction of an operator of vital importance, at CLP 70,000 for one UTM:

>>> from penaltymodel import Facts, Money, evaluate
>>> facts = Facts(words={"seriousness": "very serious"}, amounts={"one UTM": Money(70_000, "CLP")},
...               flags={"operator of vital importance": True})
>>> print(evaluate(STATUTE.provisions[0].enactments[0].penalty, facts).result.high)
CLP 2,800,000,000
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, graded, multiple_of, when
from penaltymodel.law.penalties import Flag, Penalty
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.sources import Confidence, Source, written


SOURCE = Source(
    "Ley 21.663, art. 40",
    Confidence.VERIFIED,
    read_in="quoted in full in a public repository",
    as_written=(
        written("leves: hasta 5.000 unidades tributarias mensuales", "5000"),
        written("leves, operador de importancia vital: hasta 10.000", "10000"),
        written("graves: hasta 10.000 unidades tributarias mensuales", "10000"),
        written("graves, operador de importancia vital: hasta 20.000", "20000"),
        written("gravísimas: hasta 20.000 unidades tributarias mensuales", "20000"),
        written("gravísimas, operador de importancia vital: hasta 40.000", "40000"),
    ),
)
DAY = Source(
    "Ley 21.663: first day of the sanctions",
    Confidence.MEMORY,
    note="1 March 2025; from memory",
)
VITAL = Flag("operator of vital importance")


def _fine(units: int, of_vital_importance: int) -> Penalty:
    return when(
        VITAL,
        multiple_of("one UTM", 0, of_vital_importance),
        otherwise=multiple_of("one UTM", 0, units),
    )


STATUTE = Statute(
    key="cl/21663",
    title="Framework law on cybersecurity",
    jurisdiction="Chile",
    url="https://www.bcn.cl/leychile/navegar?idNorma=1202434",
    known_through=date(2026, 11, 23),
    searched="public repositories; until 25 November 2026",
    provisions=(
        Provision(
            key="cl/21663/40",
            offense="infraction of the duties of an operator of essential services",
            enactments=(
                Enactment(
                    applies_from=date(2025, 3, 1),
                    penalty=cited(
                        graded(
                            "seriousness",
                            {
                                "light": _fine(5_000, 10_000),
                                "serious": _fine(10_000, 20_000),
                                "very serious": _fine(20_000, 40_000),
                            },
                        ),
                        SOURCE,
                    ),
                    source=SOURCE,
                    day_source=DAY,
                ),
            ),
        ),
    ),
    gaps=(
        "repeats within three years are a criterion for the amount, and no separate range",
        "which month's UTM counts is not stated",
    ),
    sources=(SOURCE, DAY),
)
