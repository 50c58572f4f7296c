"""
United States, FTC Act, section 5(m)(1)(A), and COPPA: the maximum for each violation.

The maximum rises in most years by a multiplier of the Office of Management and Budget, applied to
the rounded amount of the previous year; there was no rise in 2026. The amount in force on the day
of the assessment applies, not on the day of the violation.

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


def _sum(amount: int, mark: Confidence) -> DatedAmount:
    source = Source(
        f"16 CFR 1.98: USD {amount:,}",
        mark,
        note="only the date from which it applies is from memory",
    )
    return DatedAmount(usd(amount), source)


S, D = Confidence.SECONDARY, Confidence.DERIVED
MAXIMUM = {
    date(2016, 8, 1): _sum(40_000, S),
    date(2017, 1, 24): _sum(40_654, S),
    date(2018, 1, 22): _sum(41_484, S),
    date(2019, 2, 14): _sum(42_530, S),
    date(2020, 1, 14): _sum(43_280, D),
    date(2021, 1, 13): _sum(43_792, S),
    date(2022, 1, 10): _sum(46_517, S),
    date(2023, 1, 11): _sum(50_120, D),
    date(2024, 1, 10): _sum(51_744, D),
    date(2025, 1, 17): _sum(53_088, S),
}
"""The maximum by its first day. Amounts marked D were derived from the chain of multipliers."""

RULE = Source(
    "FTC Act § 5(m)(1)(A); 16 CFR 1.98",
    Confidence.SECONDARY,
    note="from memory: the day of the assessment determines the maximum",
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
    gaps=("section 5(l) on violations of an order is not coded",),
    sources=(RULE,),
)
