"""
Russia, Code of Administrative Offenses (KoAP), article 19.7.10-4: orders to find copies.

A company that does not obey the regulator's order to find and remove copies of banned information
pays RUB 4,000,000 to 6,000,000, an official RUB 500,000 to 800,000, a citizen RUB 100,000 to
200,000.

TikTok and Telegram, 16 December 2025: RUB 4,000,000, the minimum, and RUB 6,000,000, the maximum.

>>> from penaltymodel import Facts, evaluate
>>> fines = STATUTE.provisions[0].enactments[0].penalty
>>> result = evaluate(fines, Facts(person="legal-entity")).result
>>> print(result.low, result.high)
RUB 4,000,000.00 RUB 6,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import by_person, cited, fixed
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import rub
from penaltymodel.values.sources import Confidence, Source


SOURCE = Source(
    "KoAP art. 19.7.10-4, Federal Law 401-FZ of 31 July 2023",
    Confidence.SECONDARY,
    read_in="upgradedtamilan.com, July 2023 (the law in translation); press reports of rulings, "
    "2023 to 2025",
    note="rulings of RUB 4,000,000 and 6,000,000 agree with the range for companies",
)

STATUTE = Statute(
    key="ru/koap-19.7.10-4",
    title="KoAP article 19.7.10-4: not obeying an order to find duplicates",
    jurisdiction="Russia",
    url="http://pravo.gov.ru/proxy/ips/?docbody=&nd=102074277",
    known_through=date(2026, 11, 23),
    provisions=(
        Provision(
            key="ru/koap-19.7.10-4",
            offense="failure to obey an order to find copies of banned information",
            enactments=(
                Enactment(
                    applies_from=date(2023, 9, 1),
                    penalty=cited(
                        by_person(
                            citizen=fixed(rub(100_000), rub(200_000)),
                            official=fixed(rub(500_000), rub(800_000)),
                            legal_entity=fixed(rub(4_000_000), rub(6_000_000)),
                        ),
                        SOURCE,
                    ),
                    source=SOURCE,
                ),
            ),
        ),
    ),
    gaps=(
        "not found: whether sole traders answer like companies; they face the fine for officials",
        "a fine below the minimum in exceptional circumstances (art. 4.1(3.2)) is not coded",
    ),
    sources=(SOURCE,),
)
