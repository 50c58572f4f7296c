"""
Germany, Network Enforcement Act (NetzDG), section 4, with sections 17 and 30 of the OWiG.

Failure to name a person authorized to accept service, or to answer requests, costs up to EUR
500,000; every other breach costs up to EUR 5 million. For a company, the maximum is ten times as
high; for negligence, it is halved. No fine is below EUR 5. The fine should exceed the economic
benefit of the breach and may exceed the maximum for this purpose. The act applied from October
2017; in May 2024 the Digital Services Act replaced all of its duties but one. Since then, only
failure to name a person authorized to accept service is punished.

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(person="legal-entity", words={"duty breached": "any other"})
>>> print(evaluate(STATUTE.provisions[0].enactments[0].penalty, facts).result.high)
EUR 50,000,000.00
"""

from __future__ import annotations

from datetime import date, timedelta

from penaltymodel.law import owig
from penaltymodel.law.forms import cited, graded, upto
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import eur
from penaltymodel.values.sources import Confidence, Source, written


V, S = Confidence.VERIFIED, Confidence.SECONDARY

DUTY = "duty breached"
SERVICE_OR_ANSWER = "person to accept service, or answer"
ANY_OTHER = "any other"
SERVICE = "person to accept service"

FROM = date(2017, 10, 1)
REDUCED_FROM = date(2024, 5, 14)

NETZDG = "NetzDG as amended by the Act of 30 March 2021"
NETZDG_2024 = "NetzDG as last amended by the Act of 6 May 2024, in a public repository"

ACT = Source(
    "NetzDG s. 4(1), (2)",
    V,
    read_in=NETZDG,
    note="the lower maximum applies to numbers 8 and 9 of s. 4(1), before 2021 to numbers 7 and 8",
    as_written=(
        written("bis zu fünfhunderttausend Euro", "EUR 500,000"),
        written("bis zu fünf Millionen Euro", "EUR 5,000,000"),
    ),
)
IN_FORCE = Source(
    "NetzDG, in force on 1 October 2017",
    S,
    read_in="encyclopedia article on the act (de.wiki.li)",
    as_written=(written("1. Oktober 2017", "2017-10-01"),),
)
REDUCED = Source(
    "NetzDG ss. 4(1), (2), 5 as amended by the Act of 6 May 2024",
    V,
    read_in=NETZDG_2024,
    url="https://www.gesetze-im-internet.de/netzdg/",
    note="only failure to name a person authorized to accept service is still punished; s. 5 "
    "applies to networks not established in another member state, whatever their size",
    as_written=(written("bis zu fünfhunderttausend Euro", "EUR 500,000"),),
)
REDUCED_IN_FORCE = Source(
    "Act of 6 May 2024 (DDG), art. 29",
    S,
    read_in="note on gesetze-im-internet.de",
    note="in force on 14 May 2024",
    as_written=(written("14.5.2024", "2024-05-14"),),
)


def _penalty(maximum: Penalty) -> Penalty:
    """Return the fine of the OWiG for an offense with a *maximum*."""
    by_person = owig.ten_fold(maximum)
    return owig.fine(by_person, of_negligence=owig.halved(by_person))


LOWER = upto(eur(500_000))
ALL_DUTIES = cited(graded(DUTY, {SERVICE_OR_ANSWER: LOWER, ANY_OTHER: upto(eur(5_000_000))}), ACT)
# One word is left, so that a breach of an ended duty is rejected and not given the lower maximum.
LAST_DUTY = cited(graded(DUTY, {SERVICE: LOWER}), REDUCED)

STATUTE = Statute(
    key="de/netzdg",
    title="NetzDG section 4: duties of social networks in Germany",
    known_as=("Netzwerkdurchsetzungsgesetz", "Network Enforcement Act"),
    jurisdiction="Germany",
    url="https://www.gesetze-im-internet.de/netzdg/",
    known_through=date(2026, 7, 29),
    searched="gesetze-im-internet.de in a public repository, until 29 July 2026",
    provisions=(
        Provision(
            key="de/netzdg/4.2",
            offense="breach of a duty of the provider of a social network",
            enactments=(
                Enactment(
                    applies_from=FROM,
                    applies_through=REDUCED_FROM - timedelta(days=1),
                    penalty=_penalty(ALL_DUTIES),
                    source=ACT,
                    day_source=IN_FORCE,
                ),
                Enactment(
                    applies_from=REDUCED_FROM,
                    penalty=_penalty(LAST_DUTY),
                    source=REDUCED,
                    day_source=REDUCED_IN_FORCE,
                ),
            ),
        ),
    ),
    limitations=(owig.prosecution(FROM),),
    gaps=(
        "the ministry's guidelines on fines of 22 March 2018 (Bundesanzeiger) have a basic amount "
        "and adjustments; their figures were not read",
        *owig.GAPS,
        "until 13 May 2024, the act applied only to networks with at least two million registered "
        "users in Germany; this is assumed",
        "since 14 May 2024, the duty applies only if no other member state is the country of "
        "establishment; this is assumed",
        "proceedings opened before 17 February 2024 continue under the text in force until 16 "
        "February 2024 (s. 6): assess them by the law of the offense",
    ),
    sources=(ACT, IN_FORCE, REDUCED, REDUCED_IN_FORCE),
)
