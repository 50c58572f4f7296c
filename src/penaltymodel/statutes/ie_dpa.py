"""
Ireland, Data Protection Act 2018, section 141(4): fines of public bodies under the GDPR.

A public authority or body that does not act as an undertaking faces at most EUR 1,000,000. For all
others, article 83 of the GDPR applies: see ``eu/gdpr``.

>>> from penaltymodel import Facts, evaluate
>>> print(evaluate(STATUTE.provision("ie/dpa/141.4").enactments[-1].penalty, Facts()).result.high)
EUR 1,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, upto
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.values.money import eur
from penaltymodel.values.sources import Confidence, Source, written


MAXIMUM = Source(
    "Data Protection Act 2018 (Ireland), s. 141(4)",
    Confidence.VERIFIED,
    read_in="Data Protection Act 2018 as of 4 February 2026, in a public repository",
    as_written=("€1,000,000", written("a public authority or a public body", "legal-entity")),
)
FROM_SOURCE = Source(
    "Data Protection Act 2018 (Ireland): commencement",
    Confidence.SECONDARY,
    read_in="merrionstreet.ie",
    note="commenced on the eve of the first day of the GDPR",
    as_written=(written("25 May 2018", "2018-05-25"),),
)

STATUTE = Statute(
    key="ie/dpa",
    title="Data Protection Act 2018 (Ireland), section 141(4): fines of public bodies",
    jurisdiction="Ireland",
    url="https://www.irishstatutebook.ie/eli/2018/act/7/enacted/en/html",
    known_through=date(2026, 2, 4),
    searched="text as of 4 February 2026; reviews until 25 November 2026",
    provisions=(
        Provision(
            key="ie/dpa/141.4",
            offense="infringement of the GDPR by a public body that does not act as an undertaking",
            persons=(PersonKind.LEGAL_ENTITY,),
            enactments=(
                Enactment(
                    applies_from=date(2018, 5, 25),
                    penalty=cited(upto(eur(1_000_000)), MAXIMUM),
                    source=MAXIMUM,
                    day_source=FROM_SOURCE,
                ),
            ),
        ),
    ),
    gaps=(
        "the lower maxima of article 83 of the GDPR also apply (eu/gdpr); you compare them",
        "a fine has no effect until a court confirms it or decides on it (ss. 142, 143)",
        "offenses of the act are not coded",
    ),
    sources=(MAXIMUM, FROM_SOURCE),
)
