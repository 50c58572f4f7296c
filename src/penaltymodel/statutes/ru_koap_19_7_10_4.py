"""
Russia, Code of Administrative Offenses (KoAP), article 19.7.10-4: orders to find copies.

A company that does not obey the regulator's order to find and remove copies of banned information
pays up to RUB 6,000,000. The minimum was not found and is assumed to be zero.

Telegram, 16 December 2025: RUB 6,000,000, the maximum.

>>> from penaltymodel import Facts, evaluate
>>> print(evaluate(STATUTE.provisions[0].enactments[0].penalty, Facts()).result.high)
RUB 6,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, upto
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.values.money import rub
from penaltymodel.values.sources import Confidence, Source


SOURCE = Source(
    "KoAP art. 19.7.10-4, Federal Law 401-FZ of 31 July 2023",
    Confidence.SECONDARY,
    read_in="press reports of rulings, 2024 to 2025",
    note="only the maximum for companies was found",
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
            persons=(PersonKind.LEGAL_ENTITY,),
            enactments=(
                Enactment(
                    applies_from=date(2023, 9, 1),
                    penalty=cited(upto(rub(6_000_000)), SOURCE),
                    source=SOURCE,
                ),
            ),
        ),
    ),
    gaps=("the minimum and the fines for citizens and officials were not found",),
    sources=(SOURCE,),
)
