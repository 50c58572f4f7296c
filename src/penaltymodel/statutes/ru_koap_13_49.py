"""
Russia, Code of Administrative Offenses (KoAP), article 13.49: the "landing" law.

A foreign internet company that breaches its duties on the Russian market pays a share of its
Russian revenue: 1/15 to 1/10, or 1/10 to 1/5 for a repeat offense. Each fine has a minimum.

Eight hosting providers, January 2024, were each fined the minimum of part 2:

>>> from penaltymodel import Facts, evaluate, rub
>>> facts = Facts(person="legal-entity", revenue=rub(30_000_000))
>>> print(evaluate(STATUTE.provision("ru/koap-13.49/2").enactments[0].penalty, facts).result.low)
RUB 6,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import by_person, cited, fixed, floored, share_of_revenue
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter
from penaltymodel.statutes.ru_koap_13_41 import PUNISHED_2021, PUNISHED_2021_SOURCE
from penaltymodel.values.money import rub
from penaltymodel.values.sources import Confidence, Source


V, S = Confidence.VERIFIED, Confidence.SECONDARY

APPLIES_FROM = date(2022, 7, 14)

REVENUE = Base(
    Measure.REVENUE,
    Perimeter.PERSON,
    "Russian",
    AccountingPeriod.CALENDAR_YEAR_BEFORE_DETECTION,
)
IN_FORCE = Source(
    "KoAP art. 13.49, Federal Law 259-FZ of 14 July 2022",
    S,
    read_in="seamless.legal, 4 August 2022; Interfax, 14 July 2022",
    note="in force from 14 July 2022, the day of publication",
)
FINES = Source("KoAP art. 13.49", V, read_in="Interfax, 14 July 2022")
REVENUE_SOURCE = Source(
    "KoAP art. 13.49(2)",
    V,
    read_in="roskomsvoboda.org; interfax.ru/russia/936949",
    note="the revenue from all goods, works and services of the calendar year before the one of "
    "detection",
)
RUSSIAN_SOURCE = Source(
    "KoAP art. 13.49: revenue in Russia",
    S,
    read_in="Interfax, 14 July 2022, from the explanatory note of the bill",
    note="the quoted words of the article do not limit the revenue to Russia",
)


def _fines(citizen: Penalty, official: Penalty, company: Penalty) -> Penalty:
    return cited(by_person(citizen=citizen, official=official, legal_entity=company), FINES)


def _of_revenue(low: str, high: str, floor: int) -> Penalty:
    share = cited(share_of_revenue(low, high, base=REVENUE), REVENUE_SOURCE)
    return floored(cited(share, RUSSIAN_SOURCE), at=rub(floor))


STATUTE = Statute(
    key="ru/koap-13.49",
    title="KoAP article 13.49: duties of foreign internet companies",
    jurisdiction="Russia",
    url="http://pravo.gov.ru/proxy/ips/?docbody=&nd=102074277",
    known_through=date(2026, 11, 23),
    provisions=(
        Provision(
            key="ru/koap-13.49/2",
            offense="breach of a duty under the landing law: feedback form, account with the regulator, "
            "office in Russia",
            enactments=(
                Enactment(
                    applies_from=APPLIES_FROM,
                    penalty=_fines(
                        fixed(rub(200_000), rub(400_000)),
                        fixed(rub(400_000), rub(800_000)),
                        _of_revenue("1/15", "1/10", 6_000_000),
                    ),
                    source=IN_FORCE,
                ),
            ),
        ),
        Provision(
            key="ru/koap-13.49/3",
            offense="repeat of part 2",
            repeat_of=("ru/koap-13.49/2",),
            enactments=(
                Enactment(
                    applies_from=APPLIES_FROM,
                    penalty=_fines(
                        fixed(rub(300_000), rub(500_000)),
                        fixed(rub(500_000), rub(1_000_000)),
                        _of_revenue("1/10", "1/5", 10_000_000),
                    ),
                    source=IN_FORCE,
                    repeat=PUNISHED_2021,
                    repeat_source=PUNISHED_2021_SOURCE,
                ),
            ),
        ),
    ),
    gaps=(
        "part 1 (no user counter: according to a secondary source, RUB 500,000 to 1,000,000 for a "
        "company) is not coded",
        "from memory: the repeat offense is in part 3",
        "if a company had no revenue in that year, the part of the year of detection before the "
        "detection counts (art. 3.5(1)(3.1)); not coded",
        "the cap of one fifth of revenue (art. 3.5(4.4)) conflicts with the minimum fines of parts "
        "2 and 3 if revenue is below RUB 30 and 50 million; the minimum fines are coded",
        "not found: whether sole traders answer like companies; they face the fine for officials",
        "a fine below the minimum in exceptional circumstances (art. 4.1(3.2)) is not coded",
    ),
    sources=(IN_FORCE, FINES, RUSSIAN_SOURCE),
)
