"""
Russia, Code of Administrative Offenses (KoAP), article 13.36: audiovisual services and children.

The owner of an audiovisual service that breaks the rules on information harmful to children pays RUB
300,000 to 500,000, and RUB 500,000 to 1,000,000 for a repeat offense.

The fine of a company for a repeat offense:

>>> from penaltymodel import Facts, evaluate
>>> fines = STATUTE.provision("ru/koap-13.36/2").enactments[-1].penalty
>>> result = evaluate(fines, Facts(person="legal-entity")).result
>>> print(result.low, result.high)
RUB 500,000.00 RUB 1,000,000.00
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
    key="ru/koap-13.36",
    title="KoAP article 13.36: harmful information for children on audiovisual services",
    jurisdiction="Russia",
    url=URL,
    known_through=date(2025, 1, 1),
    searched=SEARCHED,
    provisions=(
        part(
            "ru/koap-13.36/1",
            "breaking the rules on information harmful to children (audiovisual service)",
            Fines(
                source=article("13.36(1)"),
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
            "ru/koap-13.36/2",
            "repeat of part 1",
            Fines(
                source=article("13.36(2)"),
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
            repeat_of=("ru/koap-13.36/1",),
        ),
    ),
    gaps=(
        "the text of early 2020 was read; earlier texts are not coded",
        "the text was read again as of 1 January 2025 (docs.cntd.ru)",
        RELIEF_GAP,
    ),
    sources=(REPEATS_IN_FORCE,),
)
