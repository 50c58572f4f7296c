"""
European Union, the Commission's guidelines on fines of 2006 (OJ C 210, 1.9.2006, p. 2).

The basic amount is up to 30 % of the value of the sales concerned, multiplied by the years of the
infringement, plus an entry fee of 15 to 25 % of the value of sales. Each prior infringement
increases the amount by up to 100 %. The law caps the result at 10 % of turnover (Regulation
1/2003, article 23): pass the permitted range.

The Commission chooses the percentages case by case. Give them in the facts as whole numbers or as
ranges of whole numbers: ``percent of the value of sales``, ``percent of entry fee``, ``percent of
increase for prior infringements`` (for all of them together). Also give ``prior infringements``
and ``full years``. The word ``remainder`` states the duration beyond the full years: ``none``,
``less than six months``, ``six months`` or ``more than six months``. Set the flag ``entry fee`` to
false if none is charged.

Sales of EUR 100 million, 20 %, two years and seven months, an entry fee of 18 %, one prior
infringement at 50 %:

>>> from penaltymodel import Facts, evaluate, eur
>>> facts = Facts(
...     revenue=eur(100_000_000),
...     counts={
...         "percent of the value of sales": 20, "full years": 2, "percent of entry fee": 18,
...         "prior infringements": 1, "percent of increase for prior infringements": 50,
...     },
...     words={"remainder": "more than six months"},
... )
>>> print(evaluate(GUIDELINE.penalty, facts).result.low)
EUR 117,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import (
    cited,
    graded,
    greater_of,
    lesser_of,
    per,
    readings,
    scaled,
    share_of_revenue,
    total,
    when,
)
from penaltymodel.law.guideline import Guideline
from penaltymodel.law.penalties import AtLeast, Count, Flag, Penalty
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter
from penaltymodel.values.sources import Confidence, Source, written


S, M = Confidence.SECONDARY, Confidence.MEMORY

OJ = "OJ C 210, 1.9.2006, p. 2"
SUMMARY = "EUR-Lex summary of the guidelines"

GUIDELINES = Source(
    f"Guidelines on fines, {OJ}",
    S,
    SUMMARY,
    as_written=(written("1.9.2006", "2006-09-01"),),
)
GRAVITY = Source(
    f"Guidelines on fines, {OJ}: up to 30 % of the value of sales",
    S,
    SUMMARY,
    note="in the EEA, in the last full business year of participation; the library has no such "
    "accounting period, so the base does not state the year",
    as_written=(
        "30 %",
        written("the value of sales", "sales that the infringement concerns", "EEA"),
    ),
)
ENTRY_FEE = Source(
    f"Guidelines on fines, {OJ}: entry fee of 15 to 25 %",
    S,
    SUMMARY,
    as_written=(written("15 % to 25 %", "15/100", "25/100"),),
)
WHETHER_A_FEE = Source(
    "Guidelines on fines, point 25",
    S,
    "wordscope.be (text of the Commission)",
    note="always charged for cartels, optional for other infringements; assumed to be charged",
)
DURATION = Source(
    "Guidelines on fines, point 24",
    M,
    note="less than six months count as half a year, more than six as a full year; exactly six "
    "months are not mentioned",
)
RECIDIVISM = Source(
    "Guidelines on fines, point 28",
    M,
    note="up to 100 % of the basic amount for each prior infringement, without a time limit",
)

SALES = Base(Measure.SALES, Perimeter.GROUP, "EEA", AccountingPeriod.ANNUAL)

ONE_PERCENT = share_of_revenue("1/100", base=SALES)
A_YEAR = cited(
    lesser_of(
        per("percent of the value of sales", ONE_PERCENT),
        share_of_revenue("30/100", base=SALES),
    ),
    GRAVITY,
)
YEARS = per("full years", A_YEAR)
AND_A_HALF = total(YEARS, scaled(A_YEAR, "1/2"))
AND_A_YEAR = total(YEARS, A_YEAR)
FOR_ITS_DURATION = cited(
    graded(
        "remainder",
        {
            "none": YEARS,
            "less than six months": AND_A_HALF,
            "six months": readings(
                {
                    "six months are half a year": AND_A_HALF,
                    "six months are a year": AND_A_YEAR,
                }
            ),
            "more than six months": AND_A_YEAR,
        },
    ),
    DURATION,
)

FEE = cited(
    lesser_of(
        greater_of(
            per("percent of entry fee", ONE_PERCENT), share_of_revenue("15/100", base=SALES)
        ),
        share_of_revenue("25/100", base=SALES),
    ),
    ENTRY_FEE,
)
BASIC = cited(
    when(
        Flag("entry fee", presumed=True), total(FOR_ITS_DURATION, FEE), otherwise=FOR_ITS_DURATION
    ),
    WHETHER_A_FEE,
)


def _raised(basic: Penalty) -> Penalty:
    """Return *basic* plus the increase for prior infringements, at most 100 % for each."""
    increase = lesser_of(
        per("percent of increase for prior infringements", scaled(basic, "1/100")),
        per("prior infringements", basic),
    )
    repeated = AtLeast(Count("prior infringements"), 1)
    return when(repeated, cited(total(basic, increase), RECIDIVISM), otherwise=basic)


GUIDELINE = Guideline(
    key="eu/fines-2006",
    title="Guidelines on the method of setting fines under Regulation (EC) 1/2003",
    provisions=("eu/1-2003/23",),
    applies_from=date(2006, 9, 1),
    known_through=date(2026, 11, 23),
    penalty=_raised(BASIC),
    source=GUIDELINES,
    gaps=(
        "percentages are whole numbers: give a fraction of a percent as a range around it",
        "other aggravating and mitigating circumstances, and the increase for deterrence (point "
        "30), are not coded",
        "leniency, settlement (10 % less, from memory) and inability to pay (point 35) are not "
        "coded",
        "amounts are rounded down in practice (from memory); they are not rounded here",
    ),
)
