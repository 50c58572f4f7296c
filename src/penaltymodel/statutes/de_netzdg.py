"""
Germany, Network Enforcement Act (NetzDG), section 4, with sections 17 and 30 of the OWiG.

Whoever named nobody to accept service, or did not answer, pays up to EUR 500,000; every other
breach costs up to EUR 5 million. For a company the maximum is ten times that; negligence halves
it, and no fine is below EUR 5. The fine shall exceed what was gained by the breach, and may go
above the maximum for it. The act applied from October 2017 until the Digital Services Act took its
place in May 2024.

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

NETZDG = "NetzDG in the state of the Act of 30 March 2021"
OWIG = "OWiG in its state of March 2022"

ACT = Source(
    "NetzDG s. 4(1), (2)",
    V,
    read_in=NETZDG,
    note="the text before 2021 was not read; that the section ended with 13 May 2024 is from "
    "memory",
)
REPEAL = Source("Digital Services Act of Germany (DDG), in force on 14 May 2024", M)
MINIMUM = Source("OWiG s. 17(1)", V, read_in=OWIG)
NEGLIGENCE = Source(
    "OWiG s. 17(2)",
    V,
    read_in=OWIG,
    note="where the statute does not tell intent from negligence, negligence has half the maximum",
)
SKIMMING = Source(
    "OWiG ss. 17(4), 30(3)",
    V,
    read_in=OWIG,
    note="the fine shall exceed the benefit, and may go above the maximum for it; by how much is "
    "not said, so the benefit itself is coded as the least",
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
        "which number of s. 4(1) has the lower maximum is read in the text of 2021, as numbers 8 "
        "and 9; the numbering before it was not read",
        "the ministry's guidelines on fines of 22 March 2018 were not found",
        "that the fine shall exceed the benefit leaves room in unusual cases; how far above it "
        "the fine goes is not coded",
        "a legal successor pays at most the assets it took over (OWiG s. 30(2a)); not coded",
        "only networks with at least two million registered users in Germany are reached; the "
        "question takes that as given",
        "whatever of the section outlived the repeal of May 2024 is not coded",
    ),
    sources=(ACT, REPEAL),
)
