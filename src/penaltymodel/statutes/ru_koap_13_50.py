"""
Russia, Code of Administrative Offenses (KoAP), article 13.50: duties of social networks.

The owner of a social network that breaches its monitoring duties (149-FZ, article 10.6) pays RUB
800,000 to 4,000,000, or RUB 4,000,000 to 8,000,000 for a repeat offense. Only the fines for
companies are coded.

TikTok, 8 July 2025, part 3: RUB 7,000,000.

>>> from penaltymodel import Facts, evaluate, rub
>>> text = STATUTE.provision("ru/koap-13.50/3").enactments[0]
>>> facts = Facts(person="legal-entity", flags={"small undertaking": False})
>>> rub(7_000_000) in evaluate(text.penalty, facts).result
True
"""

from __future__ import annotations

from datetime import date

from attrs import evolve

from penaltymodel.law.koap import (
    CITIZENS,
    OFFICIALS,
    RELIEF_GAP,
    SEARCHED,
    SOLE_TRADERS_GAP,
    URL,
    Fines,
    fine,
    part,
)
from penaltymodel.law.statute import Statute
from penaltymodel.values.sources import Confidence, Source, written


APPLIES_FROM = date(2023, 9, 1)
SOURCE = Source(
    "KoAP art. 13.50, Federal Law 401-FZ of 31 July 2023",
    Confidence.SECONDARY,
    read_in="press reports of rulings, 2023 to 2026; ria.ru, 10 February 2026",
)
WORDS = (CITIZENS, OFFICIALS, written("для юрлиц", "legal-entity"))
IN_FORCE = Source(
    "Federal Law 401-FZ of 31 July 2023",
    Confidence.SECONDARY,
    read_in="altusintel.com (Roskomnadzor); upgradedtamilan.com, July 2023",
    as_written=("Starting September 1, 2023",),
)

STATUTE = Statute(
    key="ru/koap-13.50",
    title="KoAP article 13.50: duties of social networks",
    jurisdiction="Russia",
    url=URL,
    known_through=date(2026, 2, 25),
    searched=SEARCHED,
    provisions=(
        part(
            "ru/koap-13.50/2",
            "failure to monitor a social network, or to restrict what was found",
            Fines(
                source=evolve(SOURCE, read_in="press reports of rulings, 2023 to 2025"),
                words=WORDS,
                company=fine(
                    800_000, 4_000_000, "0,8–4 млн рублей", "RUB 800,000", "RUB 4,000,000"
                ),
            ),
            APPLIES_FROM,
            IN_FORCE,
        ),
        part(
            "ru/koap-13.50/3",
            "repeat of part 2",
            Fines(
                source=SOURCE,
                words=WORDS,
                company=fine(
                    4_000_000,
                    8_000_000,
                    "от 4 до 8 миллионов рублей",
                    "RUB 4,000,000",
                    "RUB 8,000,000",
                ),
            ),
            APPLIES_FROM,
            IN_FORCE,
            repeat_of=("ru/koap-13.50/2",),
        ),
    ),
    gaps=(
        "the fines of part 1 (no yearly report, rules of use or form for complaints) were not found: "
        "every copy of the text that was read ends before them",
        "citizens and officials are punished too (40 of 51 fines of 2024 were on citizens); under "
        "part 3 they pay up to RUB 200,000 and 800,000 (secondary source), under part 2 their "
        "fines were not found; not coded",
        SOLE_TRADERS_GAP,
        RELIEF_GAP,
    ),
    sources=(IN_FORCE,),
)
