"""
Russia, Code of Administrative Offenses (KoAP), article 13.31: organizers of information distribution.

Messengers, mail services and other organizers of information distribution must notify the regulator,
keep the messages of their users, and hand over data and decoding keys to the security service. A
company pays up to RUB 1,000,000, and up to RUB 6,000,000 for a repeat offense.

WhatsApp, part 1.1 (not notifying the regulator, repeated): RUB 500,000, the minimum.

>>> from penaltymodel import Facts, evaluate
>>> fines = STATUTE.provision("ru/koap-13.31/1.1").enactments[-1].penalty
>>> print(evaluate(fines, Facts(person="legal-entity")).result.low)
RUB 500,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.koap import (
    RELIEF_GAP,
    REPEATS_FROM,
    REPEATS_IN_FORCE,
    SEARCHED,
    SOLE_TRADERS_SOURCE,
    URL,
    Fines,
    article,
    fine,
    part,
)
from penaltymodel.law.statute import Statute


STATUTE = Statute(
    key="ru/koap-13.31",
    title="KoAP article 13.31: organizers of information distribution",
    jurisdiction="Russia",
    url=URL,
    known_through=date(2023, 11, 17),
    searched=SEARCHED,
    provisions=(
        part(
            "ru/koap-13.31/1",
            "not notifying the regulator of the start of the service",
            Fines(
                source=article("13.31(1)"),
                citizen=fine(
                    1_000, 3_000, "от одной тысячи до трех тысяч рублей", "RUB 1,000", "RUB 3,000"
                ),
                official=fine(
                    10_000,
                    30_000,
                    "от десяти тысяч до тридцати тысяч рублей",
                    "RUB 10,000",
                    "RUB 30,000",
                ),
                company=fine(
                    100_000,
                    300_000,
                    "от ста тысяч до трехсот тысяч рублей",
                    "RUB 100,000",
                    "RUB 300,000",
                ),
                as_companies=SOLE_TRADERS_SOURCE,
            ),
            REPEATS_FROM,
            REPEATS_IN_FORCE,
        ),
        part(
            "ru/koap-13.31/1.1",
            "repeat of part 1",
            Fines(
                source=article("13.31(1.1)"),
                citizen=fine(
                    5_000,
                    10_000,
                    "от пяти тысяч до десяти тысяч рублей",
                    "RUB 5,000",
                    "RUB 10,000",
                ),
                official=fine(
                    50_000,
                    100_000,
                    "от пятидесяти тысяч до ста тысяч рублей",
                    "RUB 50,000",
                    "RUB 100,000",
                ),
                company=fine(
                    500_000,
                    1_000_000,
                    "от пятисот тысяч до одного миллиона рублей",
                    "RUB 500,000",
                    "RUB 1,000,000",
                ),
                as_companies=SOLE_TRADERS_SOURCE,
            ),
            REPEATS_FROM,
            REPEATS_IN_FORCE,
            repeat_of=("ru/koap-13.31/1",),
        ),
        part(
            "ru/koap-13.31/2",
            "not keeping, or not handing over, data on messages and users",
            Fines(
                source=article("13.31(2)"),
                citizen=fine(
                    3_000, 5_000, "от трех тысяч до пяти тысяч рублей", "RUB 3,000", "RUB 5,000"
                ),
                official=fine(
                    30_000,
                    50_000,
                    "от тридцати тысяч до пятидесяти тысяч рублей",
                    "RUB 30,000",
                    "RUB 50,000",
                ),
                company=fine(
                    800_000,
                    1_000_000,
                    "от восьмисот тысяч до одного миллиона рублей",
                    "RUB 800,000",
                    "RUB 1,000,000",
                ),
                as_companies=SOLE_TRADERS_SOURCE,
            ),
            REPEATS_FROM,
            REPEATS_IN_FORCE,
        ),
        part(
            "ru/koap-13.31/2.1",
            "not handing over the information for decoding messages",
            Fines(
                source=article("13.31(2.1)"),
                citizen=fine(
                    3_000, 5_000, "от трех тысяч до пяти тысяч рублей", "RUB 3,000", "RUB 5,000"
                ),
                official=fine(
                    30_000,
                    50_000,
                    "от тридцати тысяч до пятидесяти тысяч рублей",
                    "RUB 30,000",
                    "RUB 50,000",
                ),
                company=fine(
                    800_000,
                    1_000_000,
                    "от восьмисот тысяч до одного миллиона рублей",
                    "RUB 800,000",
                    "RUB 1,000,000",
                ),
                as_companies=SOLE_TRADERS_SOURCE,
            ),
            REPEATS_FROM,
            REPEATS_IN_FORCE,
        ),
        part(
            "ru/koap-13.31/2.2",
            "repeat of part 2 or 2.1",
            Fines(
                source=article("13.31(2.2)"),
                citizen=fine(
                    15_000,
                    30_000,
                    "от пятнадцати тысяч до тридцати тысяч рублей",
                    "RUB 15,000",
                    "RUB 30,000",
                ),
                official=fine(
                    100_000,
                    500_000,
                    "от ста тысяч до пятисот тысяч рублей",
                    "RUB 100,000",
                    "RUB 500,000",
                ),
                company=fine(
                    2_000_000,
                    6_000_000,
                    "от двух миллионов до шести миллионов рублей",
                    "RUB 2,000,000",
                    "RUB 6,000,000",
                ),
                as_companies=SOLE_TRADERS_SOURCE,
            ),
            REPEATS_FROM,
            REPEATS_IN_FORCE,
            repeat_of=(
                "ru/koap-13.31/2",
                "ru/koap-13.31/2.1",
            ),
        ),
        part(
            "ru/koap-13.31/3",
            "not meeting the requirements for equipment for investigations",
            Fines(
                source=article("13.31(3)"),
                citizen=fine(
                    3_000, 5_000, "от трех тысяч до пяти тысяч рублей", "RUB 3,000", "RUB 5,000"
                ),
                official=fine(
                    30_000,
                    50_000,
                    "от тридцати тысяч до пятидесяти тысяч рублей",
                    "RUB 30,000",
                    "RUB 50,000",
                ),
                company=fine(
                    300_000,
                    500_000,
                    "от трехсот тысяч до пятисот тысяч рублей",
                    "RUB 300,000",
                    "RUB 500,000",
                ),
                as_companies=SOLE_TRADERS_SOURCE,
            ),
            REPEATS_FROM,
            REPEATS_IN_FORCE,
        ),
        part(
            "ru/koap-13.31/4",
            "repeat of part 3",
            Fines(
                source=article("13.31(4)"),
                citizen=fine(
                    15_000,
                    30_000,
                    "от пятнадцати тысяч до тридцати тысяч рублей",
                    "RUB 15,000",
                    "RUB 30,000",
                ),
                official=fine(
                    100_000,
                    500_000,
                    "от ста тысяч до пятисот тысяч рублей",
                    "RUB 100,000",
                    "RUB 500,000",
                ),
                company=fine(
                    2_000_000,
                    6_000_000,
                    "от двух миллионов до шести миллионов рублей",
                    "RUB 2,000,000",
                    "RUB 6,000,000",
                ),
                as_companies=SOLE_TRADERS_SOURCE,
            ),
            REPEATS_FROM,
            REPEATS_IN_FORCE,
            repeat_of=("ru/koap-13.31/3",),
        ),
    ),
    gaps=(
        "the text of early 2020 was read; earlier texts are not coded",
        "parts 1 and 1.1 were read again as of 17 November 2023 (pravorub.ru), the other parts only as "
        "of early 2020; no later amendment was found",
        RELIEF_GAP,
    ),
    sources=(REPEATS_IN_FORCE,),
)
