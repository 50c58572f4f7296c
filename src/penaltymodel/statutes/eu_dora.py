"""
European Union, digital operational resilience (DORA): Regulation (EU) 2022/2554, article 35.

If a critical provider of ICT services to the financial sector does not comply with a request for
information, an investigation, an inspection or a request for a report, the Lead Overseer imposes a
periodic penalty: up to 1 % of the average daily worldwide turnover for each day, for at most six
months. Six months have at most 184 days; more days do not raise the result.

>>> from penaltymodel import Facts, evaluate, eur
>>> penalty = STATUTE.provision("eu/dora/35.8").enactments[0].penalty
>>> facts = Facts(
...     revenue=eur(3_650_000_000), counts={"days": 30},
...     flags={"reading: a year of 365 days": True},
... )
>>> print(evaluate(penalty, facts).result.high)
EUR 3,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import average_daily, cited, lesser_of, per_day, scaled
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.sources import Confidence, Source, written


V, D = Confidence.VERIFIED, Confidence.DERIVED

EUR_LEX = "Official Journal text in a public repository, as of September 2026"
ACT = Source(
    "Regulation (EU) 2022/2554, art. 64",
    V,
    EUR_LEX,
    as_written=(
        written("17 January 2025", "2025-01-17"),
        written("critical ICT third-party service provider", "sole-trader", "legal-entity"),
    ),
)
PERIODIC_SOURCE = Source(
    "Regulation (EU) 2022/2554, art. 35(7), (8)",
    V,
    EUR_LEX,
    note="the act does not say how many days the year has for the average; six months have 181 to "
    "184 days",
    as_written=(
        "1 %",
        written("average daily", "1/365", "1/366"),
        written(
            "worldwide turnover of the critical ICT third-party service provider",
            "turnover",
            "worldwide",
            "of the person itself",
        ),
        written("no more than a period of six months", "184"),
    ),
)
YEAR_SOURCE = Source(
    "Regulation (EU) 2022/2554, art. 35(8)",
    D,
    EUR_LEX,
    note="the text does not say what the year precedes; our interpretation: the decision",
    as_written=(written("the preceding business year", "financial year before the decision"),),
)
TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.PERSON,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)

A_DAY = scaled(average_daily(TURNOVER), 0, "1/100")
PERIODIC = cited(
    cited(lesser_of(per_day(A_DAY), scaled(A_DAY, 184)), PERIODIC_SOURCE), YEAR_SOURCE
)

STATUTE = Statute(
    key="eu/dora",
    title="Digital operational resilience (DORA), Regulation (EU) 2022/2554",
    jurisdiction="European Union",
    url="https://eur-lex.europa.eu/eli/reg/2022/2554/oj",
    known_through=date(2026, 9, 15),
    searched="amending acts in a public repository of the Official Journal, until 15 September 2026",
    provisions=(
        Provision(
            key="eu/dora/35.8",
            offense="failure of a critical ICT provider to comply with the Lead Overseer, per day",
            persons=(PersonKind.SOLE_TRADER, PersonKind.LEGAL_ENTITY),
            enactments=(Enactment(applies_from=date(2025, 1, 17), penalty=PERIODIC, source=ACT),),
        ),
    ),
    gaps=(
        "the penalty begins at the earliest 30 days after the measure was notified (art. 35(6)); "
        "you count the days",
        "penalties on financial entities are set by the member states (art. 50) without figures",
    ),
    sources=(ACT, PERIODIC_SOURCE, YEAR_SOURCE),
)
