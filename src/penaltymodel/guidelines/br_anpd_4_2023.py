"""
Brazil, Resolution CD/ANPD 4/2023: how the data protection authority calculates fines.

The fine is a share of revenue that depends on seriousness. It increases with each recidivism and
each disobeyed measure, up to a limit for each kind, and decreases if the infraction ceased in
time.

A serious infraction, one specific recidivism, not ceased, revenue of BRL 100,000,000:

>>> from penaltymodel import Facts, Money, evaluate
>>> facts = Facts(revenue=Money(100_000_000, "BRL"),
...               words={"seriousness": "serious", "cessation": "none"},
...               counts={"specific recidivisms": 1, "generic recidivisms": 0,
...                       "disobeyed preventive measures": 0, "disobeyed corrective measures": 0})
>>> print(evaluate(GUIDELINE.penalty, facts).result.high)
BRL 1,650,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, graded, lesser_of, per, scaled, share_of_revenue, total
from penaltymodel.law.guideline import Guideline
from penaltymodel.law.penalties import Penalty
from penaltymodel.statutes.br_lgpd import REVENUE
from penaltymodel.values.money import percent
from penaltymodel.values.sources import Confidence, Source


SOURCE = Source(
    "Resolution CD/ANPD 4/2023 of 27 February 2023",
    Confidence.SECONDARY,
    read_in="quoted in a public repository",
)


def _base() -> Penalty:
    def share(low: str, high: str) -> Penalty:
        return share_of_revenue(percent(low), percent(high), base=REVENUE)

    return graded(
        "seriousness",
        {
            "light": share("0.08", "0.15"),
            "medium": share("0.13", "0.50"),
            "serious": share("0.45", "1.50"),
        },
    )


def _raised(base: Penalty) -> Penalty:
    def more(things: str, each: int, most: int) -> Penalty:
        return lesser_of(per(things, scaled(base, percent(each))), scaled(base, percent(most)))

    return total(
        base,
        more("specific recidivisms", 10, 40),
        more("generic recidivisms", 5, 20),
        more("disobeyed preventive measures", 20, 80),
        more("disobeyed corrective measures", 30, 90),
    )


def _lowered(body: Penalty) -> Penalty:
    return graded(
        "cessation",
        {
            "none": body,
            "at the first stage": scaled(body, percent(25)),
            "at the second stage": scaled(body, percent(50)),
            "at the third stage": scaled(body, percent(70)),
        },
    )


GUIDELINE = Guideline(
    key="br/anpd/4-2023",
    title="Resolution CD/ANPD 4/2023",
    provisions=("br/lgpd/52",),
    applies_from=date(2023, 2, 27),
    penalty=cited(_lowered(_raised(_base())), SOURCE),
    source=SOURCE,
    gaps=(
        "the further reductions and the minimum fines for natural persons are not coded",
        "a specific recidivism is a breach of the same provision within five years of the end of "
        "the earlier proceeding: give the number",
    ),
)
