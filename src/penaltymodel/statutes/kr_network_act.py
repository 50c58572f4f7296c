"""
South Korea, Network Act (정보통신망법): the surcharge for false information, and fines for spam.

Since July 2026, whoever repeatedly distributes information that a court found to be false or
manipulated pays a surcharge of up to KRW 1 billion. An unlawful advertising message costs an
administrative fine of up to KRW 30 million (article 76(1)).

>>> from penaltymodel import Facts, evaluate
>>> penalty = STATUTE.provision("kr/network-act/false-information").enactments[0].penalty
>>> print(evaluate(penalty, Facts()).result.high)
KRW 1,000,000,000
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, upto
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Source


FALSE = Source(
    "Network Act as amended by the bill passed on 24 December 2025",
    Confidence.SECONDARY,
    read_in="kbthink.com; seoulstv.co.kr, 30 December 2025",
    note="for information that a court found to be false, distributed at least twice",
    as_written=("10억원",),
)
DAY = Source(
    "Network Act, amendment in force six months after promulgation",
    Confidence.MEMORY,
    note="reports say July 2026; the day is from memory",
)
FINE = Source(
    "Network Act, art. 76(1)",
    Confidence.VERIFIED,
    read_in="a public repository that quotes the article",
    as_written=("3천만원",),
)
SINCE = Source(
    "Network Act, art. 76(1), consent of 29 November 2014",
    Confidence.MEMORY,
    note="the day is from memory",
)


STATUTE = Statute(
    key="kr/network-act",
    title="Act on Promotion of Information and Communications Network Utilization",
    jurisdiction="South Korea",
    url="https://www.law.go.kr/법령/정보통신망이용촉진및정보보호등에관한법률",
    known_through=date(2026, 11, 23),
    provisions=(
        Provision(
            key="kr/network-act/false-information",
            offense="repeated distribution of information that a court found to be false",
            enactments=(
                Enactment(
                    applies_from=date(2026, 7, 7),
                    penalty=cited(upto(Money(10**9, "KRW")), FALSE),
                    source=FALSE,
                    day_source=DAY,
                ),
            ),
        ),
        Provision(
            key="kr/network-act/76.1",
            offense="advertising message without consent, or against a refusal",
            enactments=(
                Enactment(
                    applies_from=date(2014, 11, 29),
                    penalty=cited(upto(Money(30_000_000, "KRW")), FINE),
                    source=FINE,
                    day_source=SINCE,
                ),
            ),
        ),
    ),
    gaps=(
        "the number of the article of the surcharge, its amount for a single case, and damages of "
        "up to five times the loss are not coded: the text was not read",
        "the other fines of articles 70 to 76 are not coded",
    ),
    sources=(FALSE, FINE),
    searched="Korean news and public repositories, until 25 November 2026",
)
