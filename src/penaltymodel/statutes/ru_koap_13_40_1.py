"""
Russia, Code of Administrative Offenses (KoAP), article 13.40.1: audience research.

The owner of a resource whose audience is measured must install the counter and hand over the data. A
company that does not pays RUB 100,000 to 500,000, and RUB 500,000 to 1,000,000 for a repeat offense.

The fine of a company for a repeat offense:

>>> from penaltymodel import Facts, evaluate
>>> fines = STATUTE.provision("ru/koap-13.40.1/2").enactments[0].penalty
>>> facts = Facts(person="legal-entity", flags={"small undertaking": False})
>>> result = evaluate(fines, facts).result
>>> print(result.low, result.high)
RUB 500,000.00 RUB 1,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.koap import (
    CITIZENS,
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


S = Confidence.SECONDARY

APPLIES_FROM = date(2023, 2, 17)
IN_FORCE = Source(
    "Federal Law 32-FZ of 17 February 2023",
    S,
    read_in="mo-pv.ru (ELEMENT_ID 1937)",
    as_written=("С 17 февраля 2023 года",),
)

STATUTE = Statute(
    key="ru/koap-13.40.1",
    title="KoAP article 13.40.1: audience research",
    jurisdiction="Russia",
    url=URL,
    known_through=APPLIES_FROM,
    searched=SEARCHED,
    provisions=(
        part(
            "ru/koap-13.40.1/1",
            "not installing the counter of the audience, or not handing over the data",
            Fines(
                source=Source(
                    "KoAP art. 13.40.1(1)",
                    S,
                    read_in="TASS, 17 February 2023 (dzen.ru/a/Y--AIl9zBzcL73_1)",
                ),
                words=(
                    written("для граждан", "citizen"),
                    written("для должностных лиц", "official"),
                    written("для юридических лиц", "legal-entity"),
                ),
                citizen=fine(
                    10_000, 30_000, "от 10 тыс. до 30 тыс. рублей", "RUB 10,000", "RUB 30,000"
                ),
                official=fine(
                    30_000, 100_000, "от 30 тыс. до 100 тыс. рублей", "RUB 30,000", "RUB 100,000"
                ),
                company=fine(
                    100_000,
                    500_000,
                    "от 100 тыс. до 500 тыс. рублей",
                    "RUB 100,000",
                    "RUB 500,000",
                ),
            ),
            APPLIES_FROM,
            IN_FORCE,
        ),
        part(
            "ru/koap-13.40.1/2",
            "repeat of part 1",
            Fines(
                source=Source(
                    "KoAP art. 13.40.1(2)",
                    S,
                    read_in="lk.usoft.ru/news/16654, 10 February 2023; nextons.ru/news/1021",
                ),
                words=(
                    CITIZENS,
                    written("должностное лицо", "official"),
                    written("компания", "legal-entity"),
                ),
                official=fine(
                    100_000, 200_000, "от 100 тыс. до 200 тыс. руб.", "RUB 100,000", "RUB 200,000"
                ),
                company=fine(
                    500_000, 1_000_000, "от 500 тыс. до 1 млн руб.", "RUB 500,000", "RUB 1,000,000"
                ),
            ),
            APPLIES_FROM,
            IN_FORCE,
            repeat_of=("ru/koap-13.40.1/1",),
        ),
    ),
    gaps=(
        "the fine of citizens for a repeat offense was not found",
        SOLE_TRADERS_GAP,
        RELIEF_GAP,
    ),
    sources=(IN_FORCE, LIKE_OFFICIALS),
)
