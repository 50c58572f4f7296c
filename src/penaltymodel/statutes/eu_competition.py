"""
European Union, competition rules: Regulation (EC) 1/2003, article 23.

For an infringement of the competition rules, the Commission may fine an undertaking up to 10 % of
its total turnover in the preceding business year. The regulation states only this cap. The
Commission calculates fines below it under its guidelines of 2006 (``eu/fines-2006``).

>>> from penaltymodel import Facts, evaluate, eur
>>> penalty = STATUTE.provision("eu/1-2003/23").enactments[0].penalty
>>> print(evaluate(penalty, Facts(revenue=eur(1_000_000_000))).result.high)
EUR 100,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, share_of_revenue
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.sources import Confidence, Source


S, M = Confidence.SECONDARY, Confidence.MEMORY

ACT = Source("Regulation (EC) 1/2003", M, note="the date of application is from memory")
CEILING = Source(
    "Regulation (EC) 1/2003, art. 23",
    S,
    read_in="EUR-Lex summary of the guidelines on fines",
    note="10 % of the total turnover of the group in the preceding business year",
)

TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.GROUP,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)

STATUTE = Statute(
    key="eu/1-2003",
    title="Competition rules, Regulation (EC) 1/2003",
    jurisdiction="European Union",
    url="https://eur-lex.europa.eu/eli/reg/2003/1/oj",
    known_through=date(2026, 11, 23),
    provisions=(
        Provision(
            key="eu/1-2003/23",
            offense="infringement of the competition rules",
            persons=(PersonKind.SOLE_TRADER, PersonKind.LEGAL_ENTITY),
            enactments=(
                Enactment(
                    applies_from=date(2004, 5, 1),
                    penalty=cited(share_of_revenue(0, "10/100", base=TURNOVER), CEILING),
                    source=ACT,
                ),
            ),
        ),
    ),
    gaps=(
        "the act requires intent or negligence, which is assumed",
        "fines for failing to provide correct information and periodic penalty payments are not "
        "coded",
        "leniency and settlement are not coded",
    ),
    sources=(ACT, CEILING),
)
