"""
Russia, Code of Administrative Offenses (KoAP), article 13.37: extremism on audiovisual services.

The owner of an audiovisual service that distributes calls to terrorism or extremism, or that
justifies them, pays RUB 600,000 to 1,000,000, and RUB 1,500,000 to 5,000,000 for a repeat offense.

The fine of a company for a repeat offense:

>>> from penaltymodel import Facts, evaluate
>>> fines = STATUTE.provision("ru/koap-13.37/2").enactments[-1].penalty
>>> result = evaluate(fines, Facts(person="legal-entity")).result
>>> print(result.low, result.high)
RUB 1,500,000.00 RUB 5,000,000.00
"""

from __future__ import annotations

from penaltymodel.law.koap import (
    RELIEF_GAP,
    REPEATS_FROM,
    REPEATS_IN_FORCE,
    SEARCHED,
    SMALL_FROM,
    SOLE_TRADERS_SOURCE,
    URL,
    Fines,
    article,
    fine,
    part,
)
from penaltymodel.law.statute import Statute


STATUTE = Statute(
    key="ru/koap-13.37",
    title="KoAP article 13.37: calls to terrorism and extremism on audiovisual services",
    jurisdiction="Russia",
    url=URL,
    known_through=SMALL_FROM,
    searched=SEARCHED,
    provisions=(
        part(
            "ru/koap-13.37/1",
            "distributing calls to terrorism or extremism, or justifying them (audiovisual service)",
            Fines(
                source=article("13.37(1)"),
                citizen=fine(
                    50_000,
                    100_000,
                    "от пятидесяти тысяч до ста тысяч рублей",
                    "RUB 50,000",
                    "RUB 100,000",
                ),
                official=fine(
                    200_000,
                    400_000,
                    "от двухсот тысяч до четырехсот тысяч рублей",
                    "RUB 200,000",
                    "RUB 400,000",
                ),
                company=fine(
                    600_000,
                    1_000_000,
                    "от шестисот тысяч до одного миллиона рублей",
                    "RUB 600,000",
                    "RUB 1,000,000",
                ),
                as_companies=SOLE_TRADERS_SOURCE,
            ),
            REPEATS_FROM,
            REPEATS_IN_FORCE,
        ),
        part(
            "ru/koap-13.37/2",
            "repeat of part 1",
            Fines(
                source=article("13.37(2)"),
                citizen=fine(
                    150_000,
                    300_000,
                    "от ста пятидесяти тысяч до трехсот тысяч рублей",
                    "RUB 150,000",
                    "RUB 300,000",
                ),
                official=fine(
                    600_000,
                    800_000,
                    "от шестисот тысяч до восьмисот тысяч рублей",
                    "RUB 600,000",
                    "RUB 800,000",
                ),
                company=fine(
                    1_500_000,
                    5_000_000,
                    "от одного миллиона пятисот тысяч до пяти миллионов рублей",
                    "RUB 1,500,000",
                    "RUB 5,000,000",
                ),
                as_companies=SOLE_TRADERS_SOURCE,
            ),
            REPEATS_FROM,
            REPEATS_IN_FORCE,
            repeat_of=("ru/koap-13.37/1",),
        ),
    ),
    gaps=(
        "the article was read only as of early 2020; the text is taken to be unchanged until 6 April "
        "2022, the day of the newest rule (art. 4.1.2) that was read; earlier texts are not coded",
        "a later text (pravovik24.ru) also excludes art. 20.3.2, but its fines were not seen",
        RELIEF_GAP,
    ),
    sources=(REPEATS_IN_FORCE,),
)
