"""
Russia, Code of Administrative Offenses (KoAP), article 13.50: duties of social networks.

The owner of a social network that breaches its monitoring duties (149-FZ, article 10.6) pays RUB
800,000 to 4,000,000, or RUB 4,000,000 to 8,000,000 for a repeat offense. Only the fines for
companies are coded.

TikTok, 8 July 2025, part 3: RUB 7,000,000.

>>> from penaltymodel import Facts, evaluate, rub
>>> text = STATUTE.provision("ru/koap-13.50/3").enactments[0]
>>> rub(7_000_000) in evaluate(text.penalty, Facts()).result
True
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, fixed
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.statutes.ru_koap_13_41 import PUNISHED_2021, PUNISHED_2021_SOURCE
from penaltymodel.values.money import rub
from penaltymodel.values.sources import Confidence, Source


SOURCE = Source(
    "KoAP art. 13.50, Federal Law 401-FZ of 31 July 2023",
    Confidence.SECONDARY,
    read_in="press reports of rulings, 2023 to 2025",
)

STATUTE = Statute(
    key="ru/koap-13.50",
    title="KoAP article 13.50: duties of social networks",
    jurisdiction="Russia",
    url="http://pravo.gov.ru/proxy/ips/?docbody=&nd=102074277",
    known_through=date(2026, 11, 23),
    provisions=(
        Provision(
            key="ru/koap-13.50/2",
            offense="failure to monitor a social network, or to restrict what was found",
            persons=(PersonKind.LEGAL_ENTITY,),
            enactments=(
                Enactment(
                    applies_from=date(2023, 9, 1),
                    penalty=cited(fixed(rub(800_000), rub(4_000_000)), SOURCE),
                    source=SOURCE,
                ),
            ),
        ),
        Provision(
            key="ru/koap-13.50/3",
            offense="repeat of part 2",
            persons=(PersonKind.LEGAL_ENTITY,),
            repeat_of=("ru/koap-13.50/2",),
            enactments=(
                Enactment(
                    applies_from=date(2023, 9, 1),
                    penalty=cited(fixed(rub(4_000_000), rub(8_000_000)), SOURCE),
                    source=SOURCE,
                    repeat=PUNISHED_2021,
                    repeat_source=PUNISHED_2021_SOURCE,
                ),
            ),
        ),
    ),
    gaps=(
        "the fines of part 1 (no yearly report, rules of use or form for complaints) were not found",
        "citizens and officials are punished too (40 of 51 fines of 2024 were on citizens); under "
        "part 3 they pay up to RUB 200,000 and 800,000 (secondary source), under part 2 their "
        "fines were not found; not coded",
        "a fine below the minimum in exceptional circumstances (art. 4.1(3.2)) is not coded",
    ),
    sources=(SOURCE,),
)
