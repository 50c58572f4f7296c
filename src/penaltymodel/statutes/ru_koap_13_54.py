"""
Russia, Code of Administrative Offenses (KoAP), article 13.54: hosting providers.

A hosting provider that is not in the register of hosting providers pays RUB 600,000 to 1,000,000.

The fine of a company under part 1:

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(person="legal-entity", flags={"small undertaking": False})
>>> result = evaluate(STATUTE.provisions[0].enactments[0].penalty, facts).result
>>> print(result.low, result.high)
RUB 600,000.00 RUB 1,000,000.00
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
    article,
    fine,
    part,
)
from penaltymodel.law.statute import Statute
from penaltymodel.values.sources import Confidence, Source


APPLIES_FROM = date(2026, 1, 1)
IN_FORCE = Source(
    "Federal Law 508-FZ of 28 December 2025",
    Confidence.SECONDARY,
    read_in="newsinfo.ru, 28 December 2025",
    note="the exact day of January 2026 was not found",
)

STATUTE = Statute(
    key="ru/koap-13.54",
    title="KoAP article 13.54: hosting providers",
    jurisdiction="Russia",
    url=URL,
    known_through=APPLIES_FROM,
    searched=SEARCHED,
    provisions=(
        part(
            "ru/koap-13.54/1",
            "hosting by a provider that is not in the register of hosting providers",
            Fines(
                source=article("13.54(1)", "consultant.ru (LAW_34661, art. 13.54)"),
                citizen=fine(
                    50_000,
                    100_000,
                    "от пятидесяти тысяч до ста тысяч рублей",
                    "RUB 50,000",
                    "RUB 100,000",
                ),
                official=fine(
                    200_000,
                    500_000,
                    "от двухсот тысяч до пятисот тысяч рублей",
                    "RUB 200,000",
                    "RUB 500,000",
                ),
                company=fine(
                    600_000,
                    1_000_000,
                    "от шестисот тысяч до одного миллиона рублей",
                    "RUB 600,000",
                    "RUB 1,000,000",
                ),
            ),
            APPLIES_FROM,
            IN_FORCE,
        ),
    ),
    gaps=(
        "the fines of parts 2 and following (plans for access of the security service, use of "
        "providers outside the register) were not found; the press names shares of revenue among them",
        SOLE_TRADERS_GAP,
        RELIEF_GAP,
    ),
    sources=(IN_FORCE, LIKE_OFFICIALS),
)
