"""
Brazil, Resolution CD/ANPD 4/2023: how the data protection authority calculates fines.

The base is a share of revenue that depends on seriousness and on the degree of damage (0 to 3):
``(A2 - A1) / 3 * degree + A1``. The percentages of aggravating and mitigating circumstances are
added up, and the fine is ``base * (1 + aggravating - mitigating)``. There is a minimum for each
degree of seriousness. Without revenue, the base is a sum of money.

A serious infraction of the highest degree of damage, one specific recidivism, ceased at the first
stage, revenue of BRL 100,000,000:

>>> from penaltymodel import Facts, Money, evaluate
>>> facts = Facts(revenue=Money(100_000_000, "BRL"),
...               words={"seriousness": "serious", "cessation": "at the first stage"},
...               counts={"degrees of damage": 3,
...                       "specific recidivisms": 1, "generic recidivisms": 0,
...                       "disobeyed preventive measures": 0, "disobeyed corrective measures": 0})
>>> print(evaluate(GUIDELINE.penalty, facts).result.high)
BRL 525,000.00
"""

from __future__ import annotations

from datetime import date

from attrs import frozen

from penaltymodel.law.forms import (
    cited,
    fixed,
    floored,
    graded,
    lesser_of,
    per,
    scaled,
    share_of_revenue,
    total,
    when,
)
from penaltymodel.law.guideline import Guideline
from penaltymodel.law.penalties import Flag, Penalty
from penaltymodel.statutes.br_lgpd import BASE, REVENUE
from penaltymodel.values.money import Money, percent
from penaltymodel.values.sources import Confidence, Source, written


SOURCE = Source(
    "Resolution CD/ANPD 4/2023 of 27 February 2023, Appendix I",
    Confidence.VERIFIED,
    read_in="the official text in a public repository; the formula also at nasser.adv.br",
    as_written=(
        written("0,08% a 0,15%", "0.07 %", by="0.15 % - 0.08 %"),
        written("0,13% a 0,50%", "0.37 %", by="0.50 % - 0.13 %"),
        written("0,45% a 1,50%", "1.05 %", by="1.50 % - 0.45 %"),
        written("R$ 3.000,00", "BRL 3,000"),
        written("R$ 6.000,00", "BRL 6,000"),
        written("R$ 12.000,00", "BRL 12,000"),
        written("R$ 1.000,00", "BRL 1,000"),
        written("R$ 2.000,00", "BRL 2,000"),
        written("R$ 4.000,00", "BRL 4,000"),
        written("R$ 1.500,00", "BRL 1,500"),
        written("R$ 1.500,00 a R$ 3.500,00", "BRL 2,000", by="BRL 3,500 - BRL 1,500"),
        written("R$ 3.000,00 a R$ 7.000,00", "BRL 4,000", by="BRL 7,000 - BRL 3,000"),
        written("R$ 6.750,00", "BRL 6,750"),
        written("R$ 6.750,00 a R$ 15.750,00", "BRL 9,000", by="BRL 15,750 - BRL 6,750"),
        written("/3) x GD", "1/3"),
        "10%",
        "40%",
        "5%",
        "20%",
        "80%",
        "30%",
        "90%",
        written("75%", "25 %", by="1 - 75 %"),
        written("50%", "50 %", by="1 - 50 %"),
        written("30%", "70 %", by="1 - 30 %"),
        written("27 de fevereiro de 2023", "2023-02-27"),
    ),
)
HAS_REVENUE = Flag("has revenue", presumed=True)
DAMAGE = "degrees of damage"


@frozen
class Grade:
    """The figures for one degree of seriousness: rates in percent, and sums in BRL."""

    rates: tuple[str, str]
    floor: int
    sums: tuple[int, int]
    floor_without_revenue: int


GRADES = {
    "light": Grade(("0.08", "0.15"), 3_000, (1_500, 3_500), 1_000),
    "medium": Grade(("0.13", "0.50"), 6_000, (3_000, 7_000), 2_000),
    "serious": Grade(("0.45", "1.50"), 12_000, (6_750, 15_750), 4_000),
}


def _reais(amount: int) -> Money:
    return Money(amount, "BRL")


def _by_damage(low: Penalty, whole_step: Penalty) -> Penalty:
    """Return *low* and a third of *whole_step* for each degree of damage, up to all of it."""
    return total(low, lesser_of(per(DAMAGE, scaled(whole_step, "1/3")), whole_step))


def _of_revenue(grade: Grade) -> Penalty:
    low, high = (percent(rate) for rate in grade.rates)
    return _by_damage(
        cited(share_of_revenue(low, base=REVENUE), BASE),
        cited(share_of_revenue(high - low, base=REVENUE), BASE),
    )


def _of_sums(grade: Grade) -> Penalty:
    low, high = grade.sums
    return _by_damage(fixed(_reais(low)), fixed(_reais(high - low)))


def _adjusted(base: Penalty) -> Penalty:
    """Return *base* with the percentages of all circumstances added up."""

    def more(things: str, each: int, most: int) -> Penalty:
        return lesser_of(per(things, scaled(base, percent(each))), scaled(base, percent(most)))

    aggravating = (
        more("specific recidivisms", 10, 40),
        more("generic recidivisms", 5, 20),
        more("disobeyed preventive measures", 20, 80),
        more("disobeyed corrective measures", 30, 90),
    )
    less = {
        "none": 0,
        "at the first stage": 75,
        "at the second stage": 50,
        "at the third stage": 30,
    }
    return graded(
        "cessation",
        {
            stage: total(scaled(base, percent(100 - mitigating)), *aggravating)
            for stage, mitigating in less.items()
        },
    )


def _fine(grade: Grade) -> Penalty:
    return when(
        HAS_REVENUE,
        floored(_adjusted(_of_revenue(grade)), at=_reais(grade.floor)),
        otherwise=floored(_adjusted(_of_sums(grade)), at=_reais(grade.floor_without_revenue)),
    )


GUIDELINE = Guideline(
    key="br/anpd/4-2023",
    title="Resolution CD/ANPD 4/2023",
    provisions=("br/lgpd/52",),
    applies_from=date(2023, 2, 27),
    known_through=date(2026, 11, 23),
    penalty=cited(
        graded("seriousness", {name: _fine(grade) for name, grade in GRADES.items()}), SOURCE
    ),
    source=SOURCE,
    gaps=(
        "the other mitigating circumstances (good practices, measures against the damage, good "
        "faith) are not coded",
        "the minimum of twice the advantage obtained is not coded",
        "a specific recidivism is a breach of the same provision within five years of the end of "
        "the earlier proceeding: give the number",
        "the degree of damage is 0 to 3; give a range if it is not known",
    ),
)
