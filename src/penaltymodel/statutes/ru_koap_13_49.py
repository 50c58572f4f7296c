"""
Russia, Code of Administrative Offenses (KoAP), article 13.49: the "landing" law.

A foreign internet company that breaches its duties on the Russian market pays a share of its
Russian revenue: 1/15 to 1/10, or 1/10 to 1/5 for a repeat offense. Each fine has a minimum.

Eight hosting providers, January 2024, were each fined the minimum of part 2:

>>> from penaltymodel import Facts, evaluate, rub
>>> facts = Facts(person="legal-entity", revenue=rub(30_000_000))
>>> print(evaluate(STATUTE.provision("ru/koap-13.49/2").enactments[0].penalty, facts).result.low)
RUB 6,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import by_person, cited, fixed, floored, share_of_revenue
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter
from penaltymodel.statutes.ru_koap_13_41 import PUNISHED_2021, PUNISHED_2021_SOURCE
from penaltymodel.values.money import rub
from penaltymodel.values.sources import Confidence, Source


REVENUE = Base(
    Measure.REVENUE,
    Perimeter.PERSON,
    "Russian",
    AccountingPeriod.CALENDAR_YEAR_BEFORE_DETECTION,
)
IN_FORCE = Source(
    "KoAP art. 13.49, Federal Law 259-FZ of 14 July 2022",
    Confidence.MEMORY,
    read_in="Interfax, 14 July 2022 (the law)",
    note="assumed to be in force from 25 July 2022, ten days after publication; unverified",
)
FINES = Source("KoAP art. 13.49", Confidence.VERIFIED, read_in="Interfax, 14 July 2022")


def _fines(citizen: Penalty, official: Penalty, company: Penalty) -> Penalty:
    return cited(by_person(citizen=citizen, official=official, legal_entity=company), FINES)


def _of_revenue(low: str, high: str, floor: int) -> Penalty:
    return floored(share_of_revenue(low, high, base=REVENUE), at=rub(floor))


STATUTE = Statute(
    key="ru/koap-13.49",
    title="KoAP article 13.49: duties of foreign internet companies",
    jurisdiction="Russia",
    url="http://pravo.gov.ru/proxy/ips/?docbody=&nd=102074277",
    known_through=date(2026, 11, 23),
    provisions=(
        Provision(
            key="ru/koap-13.49/2",
            offense="breach of a duty under the landing law",
            enactments=(
                Enactment(
                    applies_from=date(2022, 7, 25),
                    penalty=_fines(
                        fixed(rub(200_000), rub(400_000)),
                        fixed(rub(400_000), rub(800_000)),
                        _of_revenue("1/15", "1/10", 6_000_000),
                    ),
                    source=IN_FORCE,
                ),
            ),
        ),
        Provision(
            key="ru/koap-13.49/3",
            offense="repeat of part 2",
            repeat_of=("ru/koap-13.49/2",),
            enactments=(
                Enactment(
                    applies_from=date(2022, 7, 25),
                    penalty=_fines(
                        fixed(rub(300_000), rub(500_000)),
                        fixed(rub(500_000), rub(1_000_000)),
                        _of_revenue("1/10", "1/5", 10_000_000),
                    ),
                    source=IN_FORCE,
                    repeat=PUNISHED_2021,
                    repeat_source=PUNISHED_2021_SOURCE,
                ),
            ),
        ),
    ),
    gaps=(
        "part 1 of the article is not coded",
        "from memory: the repeat offense is in part 3",
        "the revenue year is assumed to be that of art. 3.5(1)(3.1)",
    ),
    sources=(IN_FORCE, FINES),
)
