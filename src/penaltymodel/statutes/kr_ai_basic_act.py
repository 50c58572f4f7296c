"""
South Korea, Framework Act on Artificial Intelligence (AI Basic Act), article 43.

An administrative fine of up to KRW 30 million applies to whoever does not say in advance that a
service uses generative or high-impact AI (article 31(1)), does not appoint a domestic agent, or does
not follow an order. The government does not impose fines in a period of grace of at least one year.

>>> from penaltymodel import Facts, evaluate
>>> penalty = STATUTE.provision("kr/ai-basic-act/43").enactments[0].penalty
>>> print(evaluate(penalty, Facts()).result.high)
KRW 30,000,000
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, upto
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Source


FINE = Source(
    "AI Basic Act, art. 43(1)",
    Confidence.SECONDARY,
    read_in="public repositories and news on the act (Law 21311)",
    note="no fines are imposed in a period of grace of at least one year",
    as_written=("3천만원",),
)
DAY = Source(
    "AI Basic Act, entry into force",
    Confidence.SECONDARY,
    read_in="etoday.co.kr, 22 January 2026",
    as_written=("2026년 1월 22일",),
)

STATUTE = Statute(
    key="kr/ai-basic-act",
    title="Framework Act on Artificial Intelligence (AI Basic Act)",
    jurisdiction="South Korea",
    url="https://www.law.go.kr/법령/인공지능발전과신뢰기반조성등에관한기본법",
    known_through=date(2026, 11, 23),
    provisions=(
        Provision(
            key="kr/ai-basic-act/43",
            offense="no advance notice of AI, no domestic agent, or disobeying an order",
            enactments=(
                Enactment(
                    applies_from=date(2026, 1, 22),
                    penalty=cited(upto(Money(30_000_000, "KRW")), FINE),
                    source=FINE,
                    day_source=DAY,
                ),
            ),
        ),
    ),
    gaps=(
        "the fines of the decree for a first, second and third violation are not coded",
        "an amendment (Law 21311) applies from 21 July 2026; whether it changes article 43 was not "
        "found",
    ),
    sources=(FINE, DAY),
    searched="Korean news and public repositories, until 25 November 2026",
)
