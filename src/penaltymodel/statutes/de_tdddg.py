"""
Germany, privacy of digital services: TDDDG (until 13 May 2024 TTDSG), section 28.

Storing information on a device, or reading it, without consent (section 25, cookies) costs up to
EUR 300,000, as do forbidden uses of traffic data and of data of minors. Other breaches cost up to
EUR 100,000, 50,000 or 10,000. For negligence, the maximum is halved (OWiG, section 17). The GDPR
applies beside it to personal data.

>>> from penaltymodel import Facts, evaluate
>>> penalty = STATUTE.provision("de/tdddg/28.2-high").enactments[0].penalty
>>> print(evaluate(penalty, Facts(flags={"negligence": True})).result.high)
EUR 150,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law import owig
from penaltymodel.law.forms import cited, upto
from penaltymodel.law.statute import Enactment, Limitation, Provision, Statute
from penaltymodel.values.money import eur
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Source, written


V, S = Confidence.VERIFIED, Confidence.SECONDARY

FROM = date(2021, 12, 1)

IN_FORCE = Source(
    "TTDSG, in force on 1 December 2021",
    S,
    "dr-datenschutz.de",
    note="renamed TDDDG on 14 May 2024 without a change of the fines",
    as_written=(written("01. Dezember 2021", "2021-12-01"),),
)
FINES = Source(
    "TDDDG s. 28(2)",
    V,
    owig.GESETZE,
    as_written=(
        written("bis zu dreihunderttausend Euro", "EUR 300,000"),
        written("bis zu hunderttausend Euro", "EUR 100,000"),
        written("bis zu fünfzigtausend Euro", "EUR 50,000"),
        written("bis zu zehntausend Euro", "EUR 10,000"),
    ),
)
SHORTER = Source(
    "OWiG s. 31(2) no. 2",
    V,
    owig.READ_IN,
    note="for maxima up to EUR 15,000",
    as_written=(written("in zwei Jahren", "2 years"),),
)


def _provision(place: str, offense: str, euros: int) -> Provision:
    most = cited(upto(eur(euros)), FINES)
    penalty = owig.fine(most, of_negligence=owig.halved(most))
    return Provision(
        key=f"de/tdddg/{place}",
        offense=offense,
        enactments=(
            Enactment(applies_from=FROM, penalty=penalty, source=FINES, day_source=IN_FORCE),
        ),
    )


STATUTE = Statute(
    key="de/tdddg",
    title="Telekommunikation-Digitale-Dienste-Datenschutz-Gesetz (TDDDG)",
    jurisdiction="Germany",
    url="https://www.gesetze-im-internet.de/ttdsg/",
    known_through=date(2026, 7, 29),
    searched="gesetze-im-internet.de in a public repository, until 29 July 2026",
    provisions=(
        _provision(
            "28.2-high",
            "storing or reading information on a device without consent (cookies), or forbidden use "
            "of traffic data or data of minors (s. 28(1) nos 2, 3, 9, 11 to 13)",
            300_000,
        ),
        _provision(
            "28.2-medium",
            "forbidden use or late deletion of traffic data of disturbances (s. 28(1) nos 4, 5)",
            100_000,
        ),
        _provision(
            "28.2-low",
            "failure to inform the end user of a billing option (s. 28(1) no. 8)",
            50_000,
        ),
        _provision(
            "28.2-other",
            "other breaches, such as a service that the user cannot end (s. 28(1) nos 1, 6, 7, 10)",
            10_000,
        ),
    ),
    limitations=(
        owig.prosecution(FROM),
        Limitation(
            name="prosecution of minor offenses",
            applies_from=FROM,
            within=Period(years=2),
            source=SHORTER,
        ),
    ),
    gaps=(
        *owig.GAPS,
        "public bodies are not fined (s. 28(4)); not coded",
        "the text of s. 28 before April 2026 was not compared",
    ),
    sources=(IN_FORCE, FINES),
)
