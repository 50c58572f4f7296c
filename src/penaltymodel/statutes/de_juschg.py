"""
Germany, protection of minors: Jugendschutzgesetz (JuSchG), section 28.

If a platform does not comply with an order to take precautions for minors (section 24b(4), article
28(1) of the Digital Services Act), it faces up to EUR 5 million; a company ten times as much. Other
breaches cost up to EUR 50,000. For negligence, the maximum is halved (OWiG, section 17).

>>> from penaltymodel import Facts, evaluate
>>> penalty = STATUTE.provision("de/juschg/28.5-order").enactments[0].penalty
>>> print(evaluate(penalty, Facts(person="legal-entity")).result.high)
EUR 50,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law import owig
from penaltymodel.law.forms import cited, upto
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import eur
from penaltymodel.values.sources import Confidence, Source, written


V, S = Confidence.VERIFIED, Confidence.SECONDARY

FROM = date(2024, 5, 14)

IN_FORCE = Source(
    "Act of 6 May 2024 (BGBl. 2024 I Nr. 149)",
    S,
    "note on gesetze-im-internet.de",
    note="the act adapted ss. 24a, 24b and 28 to the Digital Services Act; its article was not read",
    as_written=(written("am 14.5.2024 in Kraft", "2024-05-14"),),
)
FINES = Source(
    "JuSchG s. 28(5)",
    V,
    owig.GESETZE,
    as_written=(
        written("bis zu fünf Millionen Euro", "EUR 5,000,000"),
        written("bis zu fünfzigtausend Euro", "EUR 50,000"),
    ),
)


def _provision(place: str, offense: str, maximum: Penalty) -> Provision:
    penalty = owig.fine(maximum, of_negligence=owig.halved(maximum))
    return Provision(
        key=f"de/juschg/{place}",
        offense=offense,
        enactments=(
            Enactment(applies_from=FROM, penalty=penalty, source=FINES, day_source=IN_FORCE),
        ),
    )


STATUTE = Statute(
    key="de/juschg",
    title="Jugendschutzgesetz (JuSchG): platforms and films",
    jurisdiction="Germany",
    url="https://www.gesetze-im-internet.de/juschg/",
    known_through=date(2026, 7, 29),
    searched="gesetze-im-internet.de in a public repository, until 29 July 2026",
    provisions=(
        _provision(
            "28.5-order",
            "failure to comply with an order to take precautions for minors (s. 28(3) no. 4)",
            owig.ten_fold(cited(upto(eur(5_000_000)), FINES)),
        ),
        _provision(
            "28.5",
            "other breaches, such as films or games without an age label on a platform (s. 28(1) to "
            "(4))",
            cited(upto(eur(50_000)), FINES),
        ),
    ),
    limitations=(owig.prosecution(FROM),),
    gaps=(
        *owig.GAPS,
        "crimes (s. 27) and the law before 14 May 2024 are not coded",
    ),
    sources=(IN_FORCE, FINES),
)
