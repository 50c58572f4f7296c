"""
Russia, Code of Administrative Offenses (KoAP), article 19.7.10-1: orders to news aggregators.

The owner of a news aggregator that does not obey the regulator's order to stop distributing a piece
of news pays RUB 600,000 to 1,000,000, and RUB 1,500,000 to 3,000,000 for a repeat offense.

The fine of a company for a repeat offense:

>>> from penaltymodel import Facts, evaluate
>>> fines = STATUTE.provision("ru/koap-19.7.10-1/2").enactments[0].penalty
>>> result = evaluate(fines, Facts(person="legal-entity")).result
>>> print(result.low, result.high)
RUB 1,500,000.00 RUB 3,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.koap import (
    CODE,
    LIKE_OFFICIALS,
    RELIEF_GAP,
    SEARCHED,
    SMALL_FROM,
    SOLE_TRADERS_GAP,
    URL,
    Fines,
    article,
    fine,
    part,
)
from penaltymodel.law.statute import Statute
from penaltymodel.values.sources import Confidence, Source


IN_CODE_FROM = date(2020, 1, 1)
IN_CODE = Source(
    "KoAP art. 19.7.10-1",
    Confidence.DERIVED,
    read_in=CODE,
    note="the text of early 2020 has the article; it applies since 1 January 2017 (base.garant.ru/77682335), but its older texts were not read",
)


STATUTE = Statute(
    key="ru/koap-19.7.10-1",
    title="KoAP article 19.7.10-1: orders to news aggregators",
    jurisdiction="Russia",
    url=URL,
    known_through=SMALL_FROM,
    searched=SEARCHED,
    provisions=(
        part(
            "ru/koap-19.7.10-1/1",
            "not obeying an order to stop distributing news (aggregator)",
            Fines(
                source=article("19.7.10-1(1)"),
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
            ),
            IN_CODE_FROM,
            IN_CODE,
        ),
        part(
            "ru/koap-19.7.10-1/2",
            "repeat of part 1",
            Fines(
                source=article("19.7.10-1(2)"),
                citizen=fine(
                    200_000,
                    300_000,
                    "от двухсот тысяч до трехсот тысяч рублей",
                    "RUB 200,000",
                    "RUB 300,000",
                ),
                official=fine(
                    500_000,
                    700_000,
                    "от пятисот тысяч до семисот тысяч рублей",
                    "RUB 500,000",
                    "RUB 700,000",
                ),
                company=fine(
                    1_500_000,
                    3_000_000,
                    "от одного миллиона пятисот тысяч до трех миллионов рублей",
                    "RUB 1,500,000",
                    "RUB 3,000,000",
                ),
            ),
            IN_CODE_FROM,
            IN_CODE,
            repeat_of=("ru/koap-19.7.10-1/1",),
        ),
    ),
    gaps=(
        "the article was read only as of early 2020; the text is taken to be unchanged until 6 April "
        "2022, the day of the newest rule (art. 4.1.2) that was read; earlier texts are not coded",
        SOLE_TRADERS_GAP,
        RELIEF_GAP,
    ),
    sources=(IN_CODE, LIKE_OFFICIALS),
)
