"""
Russia, Code of Administrative Offenses (KoAP), article 19.7.10: data on owners for the registers.

A host or an owner that does not give the regulator the data needed to identify the owner of a news
aggregator or an audiovisual service (since 1 September 2023 also of a social network or a service for
classified advertisements), or that gives false data, pays RUB 50,000 to 300,000, and RUB 300,000 to
500,000 for a repeat offense.

The fine of a company under part 1:

>>> from penaltymodel import Facts, evaluate
>>> fines = STATUTE.provision("ru/koap-19.7.10/1").enactments[0].penalty
>>> result = evaluate(fines, Facts(person="legal-entity")).result
>>> print(result.low, result.high)
RUB 50,000.00 RUB 300,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.koap import (
    CODE,
    RELIEF_GAP,
    SEARCHED,
    URL,
    Fines,
    article,
    fine,
    part,
)
from penaltymodel.law.sanctions import Suspension
from penaltymodel.law.statute import StatedSanction, Statute
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Source, written


IN_CODE_FROM = date(2020, 1, 1)
IN_CODE = Source(
    "KoAP art. 19.7.10",
    Confidence.DERIVED,
    read_in=CODE,
    note="the text of early 2020 has the article; its older texts were not read",
)
REPEAT = article(
    "19.7.10(2)",
    note="a repeat within a year; our interpretation: as in art. 4.6",
)

STATUTE = Statute(
    key="ru/koap-19.7.10",
    title="KoAP article 19.7.10: data on owners for the registers",
    jurisdiction="Russia",
    url=URL,
    known_through=date(2024, 11, 17),
    searched=SEARCHED,
    provisions=(
        part(
            "ru/koap-19.7.10/1",
            "not giving the regulator data on the owner of a service, or giving false data",
            Fines(
                source=article("19.7.10(1)", f"{CODE}; zakonrf.info, as of 17 November 2024"),
                citizen=fine(
                    10_000,
                    30_000,
                    "от десяти тысяч до тридцати тысяч рублей",
                    "RUB 10,000",
                    "RUB 30,000",
                ),
                company=fine(
                    50_000,
                    300_000,
                    "от пятидесяти тысяч до трехсот тысяч рублей",
                    "RUB 50,000",
                    "RUB 300,000",
                ),
            ),
            IN_CODE_FROM,
            IN_CODE,
        ),
        part(
            "ru/koap-19.7.10/2",
            "repeat of part 1 within a year",
            Fines(
                source=REPEAT,
                citizen=fine(
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
            ),
            IN_CODE_FROM,
            IN_CODE,
            repeat_of=("ru/koap-19.7.10/1",),
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("ru/koap-19.7.10/2",),
            sanction=Suspension("the activity, instead of the fine", Period(days=30)),
            source=Source(
                "KoAP art. 19.7.10(2)",
                Confidence.VERIFIED,
                read_in=CODE,
                as_written=(written("на срок до тридцати суток", "30 days"),),
            ),
        ),
    ),
    gaps=(
        "part 1 was read again as of 17 November 2024 (zakonrf.info), part 2 only as of early 2020",
        "part 1.1 (data on the owners of VPN services, with the same fines) is not coded",
        "part 1 names hosts until 31 August 2023 and everyone since; the difference is not coded",
        RELIEF_GAP,
    ),
    sources=(IN_CODE,),
)
