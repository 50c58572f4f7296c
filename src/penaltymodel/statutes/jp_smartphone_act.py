"""
Japan, Act on Promotion of Competition for Specified Smartphone Software: the surcharge.

A designated provider of a mobile operating system, app store, browser or search engine that breaks a
prohibition pays 20 % of the sales in Japan that the violation concerns, in the period of the
violation; on repeat, 30 %. The authority has no discretion about the rate.

>>> from penaltymodel import Facts, Money, evaluate
>>> facts = Facts(repeat=False, amounts={SALES: Money(10**11, "JPY")})
>>> penalty = STATUTE.provision("jp/smartphone-act/19").enactments[0].penalty
>>> print(evaluate(penalty, facts).result.low)
JPY 20,000,000,000
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, escalating, multiple_of
from penaltymodel.law.penalties import Matching, Repeat
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import Milestone
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Source


SALES = "the sales in Japan that the violation concerns, in its period"
RATE = Source(
    "Act on Promotion of Competition for Specified Smartphone Software, surcharge",
    Confidence.SECONDARY,
    read_in="summatopi.jp",
    note="the number of the article (19) is from memory",
    as_written=("20%",),
)
HIGHER = Source(
    "Act on Promotion of Competition for Specified Smartphone Software, surcharge on repeat",
    Confidence.SECONDARY,
    read_in="summatopi.jp; master-plan.co.jp",
    as_written=("30%",),
)
WINDOW = Source(
    "Act on Promotion of Competition for Specified Smartphone Software, ten years",
    Confidence.MEMORY,
    note="that an earlier order counts for ten years is from memory",
)
DAY = Source(
    "Act on Promotion of Competition for Specified Smartphone Software, full application",
    Confidence.SECONDARY,
    read_in="master-plan.co.jp",
    as_written=("2025年12月18日",),
)
AGAIN = Repeat(
    opens_at=Milestone.DECISION,
    within=Period(years=10),
    counted_from=Milestone.DECISION,
    matching=Matching.SAME_STATUTE,
    measured_to=Milestone.COMMISSION,
)

STATUTE = Statute(
    key="jp/smartphone-act",
    title="Act on Promotion of Competition for Specified Smartphone Software",
    jurisdiction="Japan",
    url="https://laws.e-gov.go.jp/law/506AC0000000058",
    known_through=date(2026, 11, 23),
    provisions=(
        Provision(
            key="jp/smartphone-act/19",
            offense="violation of a prohibition by a designated provider",
            enactments=(
                Enactment(
                    applies_from=date(2025, 12, 18),
                    penalty=cited(
                        escalating(
                            first=cited(multiple_of(SALES, "20/100"), RATE),
                            repeat=cited(multiple_of(SALES, "30/100"), HIGHER),
                            when=AGAIN,
                        ),
                        WINDOW,
                    ),
                    source=RATE,
                    day_source=DAY,
                ),
            ),
        ),
    ),
    gaps=(
        "which prohibitions lead to a surcharge, and how the decree calculates the sales, is not "
        "coded",
        "the text itself was not read",
    ),
    sources=(RATE, HIGHER, WINDOW, DAY),
    searched="Japanese pages, until 25 November 2026",
)
