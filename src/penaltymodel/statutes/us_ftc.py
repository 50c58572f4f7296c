"""
United States, FTC Act, section 5(m)(1)(A), and COPPA: the maximum for each violation.

The maximum rises in most years by a multiplier of the Office of Management and Budget, applied to
the rounded amount of the previous year; there was no rise in 2026. The amount in force on the day
of the assessment applies, not on the day of the violation. Each day on which a failure continues is a
separate violation (section 5(m)(1)(C)).

>>> from penaltymodel import Facts, evaluate
>>> text = STATUTE.provisions[0].enactments[-1]
>>> print(evaluate(text.penalty, Facts(counts={"violations": 2})).result.high)
USD 106,176.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.dated import DatedAmount, dated
from penaltymodel.law.forms import cited, per, upto
from penaltymodel.law.statute import LawAt, Provision, Statute
from penaltymodel.values.money import usd
from penaltymodel.values.sources import Confidence, Source


def _sum(amount: int, mark: Confidence, read_in: str, note: str = "") -> DatedAmount:
    return DatedAmount(
        usd(amount), Source(f"16 CFR 1.98: USD {amount:,}", mark, read_in, note=note)
    )


V, S = Confidence.VERIFIED, Confidence.SECONDARY
MAXIMUM = {
    date(2009, 2, 10): _sum(
        16_000, V, "74 FR 858, in 16 CFR 1.98", "for violations after 9 February 2009"
    ),
    date(2016, 8, 1): _sum(40_000, S, "Federal Register of June 2016 (day: V)"),
    date(2017, 1, 24): _sum(40_654, V, "82 FR 8135"),
    date(2018, 1, 22): _sum(41_484, V, "83 FR 2902"),
    date(2019, 2, 14): _sum(42_530, S, "84 FR 3980 (day: V)"),
    date(2020, 1, 14): _sum(43_280, S, "85 FR 2014; mychesco.com"),
    date(2021, 1, 13): _sum(43_792, S, "Federal Register (day: V)"),
    date(2022, 1, 10): _sum(46_517, S, "Federal Register (day: V)"),
    date(2023, 1, 11): _sum(50_120, V, "88 FR 1499"),
    date(2024, 1, 10): _sum(51_744, V, "89 FR 1445"),
    date(2025, 1, 17): _sum(53_088, V, "90 FR 5580"),
}
"""The maximum by its first day. From 2016 on, each is the one before times a multiplier."""

RULE = Source(
    "FTC Act § 5(m)(1)(A), (C); 16 CFR 1.98",
    V,
    read_in="16 CFR 1.98 and title 15 of the code in public repositories",
    note="each day of a continuing failure is a separate violation; the day of the assessment "
    "determines the maximum",
)

STATUTE = Statute(
    key="us/ftc-act",
    title="FTC Act, section 5(m)(1)(A), and COPPA",
    jurisdiction="United States",
    url="https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title15-section45&edition=prelim",
    known_through=date(2026, 11, 23),
    provisions=(
        Provision(
            key="us/ftc-act/5.m.1.a",
            offense="knowing violation of a rule, including COPPA",
            law_at=LawAt.DECISION,
            enactments=dated(MAXIMUM, lambda amount: cited(per("violations", upto(amount)), RULE)),
        ),
    ),
    gaps=(
        "each day of a continuing failure is a separate violation: count the days",
        "section 5(l) on violations of an order is not coded",
        "the maximum before 10 February 2009 is not coded; that of 2009 is for violations after 9 "
        "February 2009",
    ),
    sources=(RULE,),
)
