"""
Germany, Network Enforcement Act (NetzDG), section 4, with sections 17 and 30 of the OWiG.

Failure to name a person authorized to accept service, or to answer requests, costs up to EUR
500,000; every other breach costs up to EUR 5 million. For a company, the maximum is ten times as
high; for negligence, it is halved. No fine is below EUR 5. The fine should exceed the economic
benefit of the breach and may exceed the maximum for this purpose. The act applied from October
2017 until the Digital Services Act replaced it in May 2024.

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(person="legal-entity", words={"duty breached": "any other"})
>>> print(evaluate(STATUTE.provisions[0].enactments[-1].penalty, facts).result.high)
EUR 50,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import (
    cited,
    floored,
    graded,
    greater_of,
    multiple_of,
    scaled,
    upto,
    when,
)
from penaltymodel.law.penalties import Flag, Penalty, PersonIs
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.values.money import eur
from penaltymodel.values.sources import Confidence, Source


V, M = Confidence.VERIFIED, Confidence.MEMORY

BENEFIT = "the economic benefit"
DUTY = "duty breached"
SERVICE_OR_ANSWER = "person to accept service, or answer"
ANY_OTHER = "any other"

NETZDG = "NetzDG as amended by the Act of 30 March 2021"
OWIG = "OWiG as of March 2022"

ACT = Source(
    "NetzDG s. 4(1), (2)",
    V,
    read_in=NETZDG,
    note="the text before 2021 was not read; that the section was repealed after 13 May 2024 is "
    "from memory",
)
REPEAL = Source("Digital Services Act of Germany (DDG), in force on 14 May 2024", M)
MINIMUM = Source("OWiG s. 17(1)", V, read_in=OWIG)
NEGLIGENCE = Source(
    "OWiG s. 17(2)",
    V,
    read_in=OWIG,
    note="if the statute does not distinguish intent and negligence, the maximum for negligence "
    "is halved",
)
SKIMMING = Source(
    "OWiG ss. 17(4), 30(3)",
    V,
    read_in=OWIG,
    note="the fine shall exceed the benefit and may exceed the maximum for this purpose; the law "
    "does not say by how much, so the benefit itself is coded as the minimum",
)
TEN_FOLD = Source("NetzDG s. 4(2) with OWiG s. 30(2) sentence 3", V, read_in=OWIG)

NEGLIGENT = Flag("negligence", presumed=False)
GAINED = Flag("economic benefit to be skimmed", presumed=False)
COMPANY = PersonIs((PersonKind.LEGAL_ENTITY,))


def _penalty() -> Penalty:
    maximum = cited(
        graded(DUTY, {SERVICE_OR_ANSWER: upto(eur(500_000)), ANY_OTHER: upto(eur(5_000_000))}),
        ACT,
    )
    by_person = when(COMPANY, cited(scaled(maximum, 10), TEN_FOLD), otherwise=maximum)
    by_fault = when(NEGLIGENT, cited(scaled(by_person, "1/2"), NEGLIGENCE), otherwise=by_person)
    body = cited(floored(by_fault, at=eur(5)), MINIMUM)
    skimmed = cited(greater_of(body, multiple_of(BENEFIT, 1)), SKIMMING)
    return when(GAINED, skimmed, otherwise=body)


STATUTE = Statute(
    key="de/netzdg",
    title="NetzDG section 4: duties of social networks in Germany",
    jurisdiction="Germany",
    url="https://www.gesetze-im-internet.de/netzdg/",
    known_through=date(2026, 11, 23),
    provisions=(
        Provision(
            key="de/netzdg/4.2",
            offense="breach of a duty of the provider of a social network",
            enactments=(
                Enactment(
                    applies_from=date(2017, 10, 1),
                    applies_through=date(2024, 5, 13),
                    penalty=_penalty(),
                    source=ACT,
                ),
            ),
        ),
    ),
    gaps=(
        "the lower maximum applies to numbers 8 and 9 of s. 4(1) in the text of 2021; the earlier "
        "numbering was not read",
        "the ministry's guidelines on fines of 22 March 2018 were not found",
        "how far the fine exceeds the benefit is not coded",
        "a legal successor pays at most the assets it took over (OWiG s. 30(2a)); not coded",
        "the act applies only to networks with at least two million registered users in Germany; "
        "this is assumed",
        "parts of the section that survived the repeal of May 2024 are not coded",
    ),
    sources=(ACT, REPEAL),
)
