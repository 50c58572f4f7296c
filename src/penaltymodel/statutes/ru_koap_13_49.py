"""
Russia, Code of Administrative Offenses (KoAP), article 13.49: the "landing" law.

A foreign internet company that breaches its duties on the Russian market pays a share of its
Russian revenue: 1/15 to 1/10, or 1/10 to 1/5 for a repeat offense. Each fine has a minimum. A
company that does not install the counter of users pays RUB 500,000 to 1,000,000 (part 1).

Eight hosting providers, January 2024, were each fined the minimum of part 2:

>>> from penaltymodel import Facts, evaluate, rub
>>> facts = Facts(person="legal-entity", revenue=rub(30_000_000))
>>> print(evaluate(STATUTE.provision("ru/koap-13.49/2").enactments[0].penalty, facts).result.low)
RUB 6,000,000.00
"""

from __future__ import annotations

from datetime import date

from attrs import evolve

from penaltymodel.law.forms import by_person, cited, floored, share_of_revenue
from penaltymodel.law.koap import (
    CITIZENS,
    LIKE_OFFICIALS,
    OFFICIALS,
    PUNISHED_2021,
    PUNISHED_2021_SOURCE,
    RELIEF_GAP,
    REVENUE,
    SEARCHED,
    SOLE_TRADERS_GAP,
    URL,
    Fines,
    Sum,
    below_minimum,
    fine,
    part,
)
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import rub
from penaltymodel.values.sources import Confidence, Notation, Source, written


V, S = Confidence.VERIFIED, Confidence.SECONDARY

APPLIES_FROM = date(2022, 7, 14)

RUSSIAN_REVENUE = evolve(REVENUE, territory="Russian")
IN_FORCE = Source(
    "KoAP art. 13.49, Federal Law 259-FZ of 14 July 2022",
    S,
    read_in="seamless.legal, 4 August 2022; Interfax, 14 July 2022; kurchatov74.eps74.ru",
    note="in force from the day of publication",
    as_written=("On 14 July 2022, changes … came into force",),
)
COUNTER = Source(
    "KoAP art. 13.49(1)",
    S,
    read_in="seamless.legal, 4 August 2022",
)
FINES = Source(
    "KoAP art. 13.49",
    V,
    read_in="interfax.com 81307, 14 July 2022",
    as_written=(
        written("private owner", "citizen"),
        written("officials", "official"),
    ),
)
REVENUE_SOURCE = Source(
    "KoAP art. 13.49(2)",
    V,
    read_in="roskomsvoboda.org; interfax.ru/russia/936949",
    note="the revenue from all goods, works and services of the calendar year before the one of "
    "detection",
    as_written=(
        written(
            "полученной от реализации всех товаров (работ, услуг)",
            "revenue from all goods, works and services",
            "of the person itself",
        ),
        written(
            "за календарный год, предшествующий году, в котором было выявлено",
            "calendar year before the one of detection",
        ),
    ),
)
RUSSIAN_SOURCE = Source(
    "KoAP art. 13.49: revenue in Russia",
    S,
    read_in="Interfax, 14 July 2022, from the explanatory note of the bill",
    note="the quoted words of the article do not limit the revenue to Russia",
)


def _of_revenue(low: str, high: str, floor: int) -> Penalty:
    share = cited(share_of_revenue(low, high, base=RUSSIAN_REVENUE), REVENUE_SOURCE)
    return floored(cited(share, RUSSIAN_SOURCE), at=rub(floor))


def _provision(
    number: str,
    offense: str,
    company: Penalty,
    *words: Notation,
    citizen: Sum,
    official: Sum,
    repeat_of: tuple[str, ...] = (),
) -> Provision:
    texts = (*FINES.as_written, citizen.text, official.text, *words)
    source = evolve(FINES, citation=f"KoAP art. 13.49({number})", as_written=texts)
    penalty = by_person(
        citizen=below_minimum(citizen.penalty),
        official=below_minimum(official.penalty),
        legal_entity=below_minimum(company),
    )
    return Provision(
        key=f"ru/koap-13.49/{number}",
        offense=offense,
        repeat_of=repeat_of,
        enactments=(
            Enactment(
                applies_from=APPLIES_FROM,
                penalty=cited(penalty, source),
                source=source,
                day_source=IN_FORCE,
                repeat=PUNISHED_2021 if repeat_of else None,
                repeat_source=PUNISHED_2021_SOURCE if repeat_of else None,
            ),
        ),
    )


STATUTE = Statute(
    key="ru/koap-13.49",
    title="KoAP article 13.49: duties of foreign internet companies",
    jurisdiction="Russia",
    url=URL,
    known_through=date(2025, 8, 27),
    searched=SEARCHED,
    provisions=(
        part(
            "ru/koap-13.49/1",
            "failure of a foreign company to install the program that counts users",
            Fines(
                source=COUNTER,
                words=(CITIZENS, OFFICIALS, written("foreign companies", "legal-entity")),
                company=fine(
                    500_000,
                    1_000_000,
                    "From RUB 500,000 to RUB 1m",
                    "RUB 500,000",
                    "RUB 1,000,000",
                ),
            ),
            APPLIES_FROM,
            IN_FORCE,
        ),
        _provision(
            "2",
            "breach of a duty under the landing law: feedback form, account with the regulator, "
            "office in Russia",
            _of_revenue("1/15", "1/10", 6_000_000),
            written("1/15 to 1/10 of company revenue", "1/15", "1/10"),
            written("no less than 6 million rubles", "RUB 6,000,000"),
            citizen=fine(
                200_000, 400_000, "200,000 to 400,000 rubles", "RUB 200,000", "RUB 400,000"
            ),
            official=fine(
                400_000, 800_000, "from 400,000 to 800,000 rubles", "RUB 400,000", "RUB 800,000"
            ),
        ),
        _provision(
            "3",
            "repeat of part 2",
            _of_revenue("1/10", "1/5", 10_000_000),
            written("1/10 to 1/5 of company revenue", "1/10", "1/5"),
            written("no less than 10 million rubles", "RUB 10,000,000"),
            citizen=fine(
                300_000, 500_000, "300,000 to 500,000 rubles", "RUB 300,000", "RUB 500,000"
            ),
            official=fine(
                500_000,
                1_000_000,
                "500,000 to 1 million rubles",
                "RUB 500,000",
                "RUB 1,000,000",
            ),
            repeat_of=("ru/koap-13.49/2",),
        ),
    ),
    gaps=(
        "the fines of citizens and officials under part 1 were not found",
        "from memory: the repeat offense is in part 3",
        "if a company had no revenue in that year, the part of the year of detection before the "
        "detection counts (art. 3.5(1)(3.1)); not coded",
        "the cap of one fifth of revenue (art. 3.5(4.4)) conflicts with the minimum fines of parts "
        "2 and 3 if revenue is below RUB 30 and 50 million; the minimum fines are coded",
        SOLE_TRADERS_GAP,
        RELIEF_GAP,
    ),
    sources=(IN_FORCE, FINES, RUSSIAN_SOURCE, LIKE_OFFICIALS),
)
