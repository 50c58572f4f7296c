"""
Russia, Code of Administrative Offenses (KoAP), article 13.52: duties of VPN services.

The owner of a VPN service must connect to the register of blocked resources and block access to
them. A company that does not pays RUB 200,000 to 500,000, and RUB 800,000 to 1,000,000 for a repeat
offense.

The fine of a company for a repeat offense:

>>> from penaltymodel import Facts, evaluate
>>> fines = STATUTE.provision("ru/koap-13.52/2").enactments[0].penalty
>>> facts = Facts(person="legal-entity", flags={"small undertaking": False})
>>> result = evaluate(fines, facts).result
>>> print(result.low, result.high)
RUB 800,000.00 RUB 1,000,000.00
"""

from __future__ import annotations

from datetime import date

from attrs import evolve

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


APPLIES_FROM = date(2025, 9, 1)
IN_FORCE = Source(
    "Federal Law 281-FZ of 31 July 2025",
    Confidence.SECONDARY,
    read_in="ria.ru/20250901; vsetut.pro/news/detail/3361391",
    as_written=("с 1 сентября 2025 года",),
)
FINES = Source(
    "KoAP art. 13.52, first offense",
    Confidence.SECONDARY,
    read_in="vsetut.pro/news/detail/3361391; ria.ru/20250901",
)
WORDS = (
    written("для граждан", "citizen"),
    written("для должностных лиц", "official"),
    written("для юрлиц", "legal-entity"),
)

STATUTE = Statute(
    key="ru/koap-13.52",
    title="KoAP article 13.52: duties of VPN services",
    jurisdiction="Russia",
    url=URL,
    known_through=APPLIES_FROM,
    searched=SEARCHED,
    provisions=(
        part(
            "ru/koap-13.52/1",
            "not connecting to the register of blocked resources, or giving access to them (VPN)",
            Fines(
                source=FINES,
                words=WORDS,
                citizen=fine(50_000, 80_000, "50–80 тыс. рублей", "RUB 50,000", "RUB 80,000"),
                official=fine(80_000, 150_000, "80–150 тыс. рублей", "RUB 80,000", "RUB 150,000"),
                company=fine(
                    200_000, 500_000, "200–500 тыс. рублей", "RUB 200,000", "RUB 500,000"
                ),
            ),
            APPLIES_FROM,
            IN_FORCE,
        ),
        part(
            "ru/koap-13.52/2",
            "repeat of part 1",
            Fines(
                source=evolve(FINES, citation="KoAP art. 13.52, repeat"),
                words=WORDS,
                citizen=fine(
                    100_000, 200_000, "100–200 тыс. … рублей", "RUB 100,000", "RUB 200,000"
                ),
                official=fine(
                    200_000, 300_000, "200–300 тыс. … рублей", "RUB 200,000", "RUB 300,000"
                ),
                company=fine(
                    800_000, 1_000_000, "800 тыс. – 1 млн рублей", "RUB 800,000", "RUB 1,000,000"
                ),
            ),
            APPLIES_FROM,
            IN_FORCE,
            repeat_of=("ru/koap-13.52/1",),
        ),
    ),
    gaps=(
        "the numbers of the parts were not read: part 1 covers both first offenses, part 2 "
        "their repeat",
        SOLE_TRADERS_GAP,
        RELIEF_GAP,
    ),
    sources=(IN_FORCE, LIKE_OFFICIALS),
)
