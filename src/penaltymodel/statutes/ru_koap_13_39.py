"""
Russia, Code of Administrative Offenses (KoAP), article 13.39: duties of messengers.

The organizer of an instant messaging service that does not fulfill its duties under the law on
information pays RUB 800,000 to 1,000,000, and RUB 1,000,000 to 2,000,000 for a repeat offense.

WhatsApp was fined RUB 800,000, the minimum of part 1:

>>> from penaltymodel import Facts, evaluate
>>> fines = STATUTE.provision("ru/koap-13.39/1").enactments[-1].penalty
>>> print(evaluate(fines, Facts(person="legal-entity")).result.low)
RUB 800,000.00
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
    key="ru/koap-13.39",
    title="KoAP article 13.39: duties of messengers",
    jurisdiction="Russia",
    url=URL,
    known_through=date(2023, 11, 17),
    searched=SEARCHED,
    provisions=(
        part(
            "ru/koap-13.39/1",
            "not fulfilling the duties of an instant messaging service",
            Fines(
                source=article("13.39(1)"),
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
            "ru/koap-13.39/2",
            "repeat of part 1",
            Fines(
                source=article("13.39(2)"),
                citizen=fine(
                    5_000,
                    10_000,
                    "от пяти тысяч до десяти тысяч рублей",
                    "RUB 5,000",
                    "RUB 10,000",
                ),
                official=fine(
                    50_000,
                    70_000,
                    "от пятидесяти тысяч до семидесяти тысяч рублей",
                    "RUB 50,000",
                    "RUB 70,000",
                ),
                company=fine(
                    1_000_000,
                    2_000_000,
                    "от одного миллиона до двух миллионов рублей",
                    "RUB 1,000,000",
                    "RUB 2,000,000",
                ),
                as_companies=SOLE_TRADERS_SOURCE,
            ),
            REPEATS_FROM,
            REPEATS_IN_FORCE,
            repeat_of=("ru/koap-13.39/1",),
        ),
    ),
    gaps=(
        "the text of early 2020 was read; earlier texts are not coded",
        "the text was read again as of 17 November 2023 (pravorub.ru)",
        RELIEF_GAP,
    ),
    sources=(REPEATS_IN_FORCE,),
)
