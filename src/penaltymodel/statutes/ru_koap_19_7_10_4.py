"""
Russia, Code of Administrative Offenses (KoAP), article 19.7.10-4: orders to find copies.

A company that does not obey the regulator's order to find and remove copies of banned information
pays RUB 4,000,000 to 6,000,000, an official RUB 500,000 to 800,000, a citizen RUB 100,000 to
200,000.

TikTok and Telegram, 16 December 2025: RUB 4,000,000, the minimum, and RUB 6,000,000, the maximum.

>>> from penaltymodel import Facts, evaluate
>>> fines = STATUTE.provisions[0].enactments[0].penalty
>>> facts = Facts(person="legal-entity", flags={"small undertaking": False})
>>> result = evaluate(fines, facts).result
>>> print(result.low, result.high)
RUB 4,000,000.00 RUB 6,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.koap import (
    LIKE_OFFICIALS,
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


SOURCE = Source(
    "KoAP art. 19.7.10-4, Federal Law 401-FZ of 31 July 2023",
    Confidence.SECONDARY,
    read_in="upgradedtamilan.com, July 2023 (the law in translation); press reports of rulings, "
    "2023 to 2025",
    note="rulings of RUB 4,000,000 and 6,000,000 agree with the range for companies",
)
IN_FORCE = Source(
    "Federal Law 401-FZ of 31 July 2023",
    Confidence.SECONDARY,
    read_in="altusintel.com (Roskomnadzor); upgradedtamilan.com, July 2023",
    as_written=("Starting September 1, 2023",),
)

STATUTE = Statute(
    key="ru/koap-19.7.10-4",
    title="KoAP article 19.7.10-4: not obeying an order to find duplicates",
    jurisdiction="Russia",
    url=URL,
    known_through=date(2026, 1, 11),
    searched=SEARCHED,
    provisions=(
        part(
            "ru/koap-19.7.10-4",
            "failure to obey an order to find copies of banned information",
            Fines(
                source=SOURCE,
                words=(
                    written("on citizens", "citizen"),
                    written("for officials", "official"),
                    written("for legal entities", "legal-entity"),
                ),
                citizen=fine(
                    100_000,
                    200_000,
                    "100 thousand to 200 thousand rubles",
                    "RUB 100,000",
                    "RUB 200,000",
                ),
                official=fine(
                    500_000,
                    800_000,
                    "from 500 thousand to 800 thousand rubles",
                    "RUB 500,000",
                    "RUB 800,000",
                ),
                company=fine(
                    4_000_000,
                    6_000_000,
                    "from four million to six million rubles",
                    "RUB 4,000,000",
                    "RUB 6,000,000",
                ),
            ),
            date(2023, 9, 1),
            IN_FORCE,
        ),
    ),
    gaps=(SOLE_TRADERS_GAP, RELIEF_GAP),
    sources=(IN_FORCE, LIKE_OFFICIALS),
)
