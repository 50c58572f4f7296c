"""
European Union, terrorist content online: Regulation (EU) 2021/784, article 18.

A hosting service has one hour to remove what an order names. Where it fails to do so
systematically or persistently, member states provide for up to 4 % of its global turnover.
Whether a failure is systematic or persistent has no number and no window: whoever names this
provision says that it is. Nothing stands in for a turnover, so without one the maximum is zero.

Member states give it effect. Ireland: Broadcasting Act 2009, section 139ZW(1AA), which is
``ie/broadcasting/139zw.1aa``. France: law 2004-575, ``fr/lcen/6-1-3``, where the share is reached
by the *habitual* failure of a legal person, and ``fr/lcen/6-1-4`` for the other duties.

>>> from penaltymodel import Facts, evaluate, eur
>>> penalty = STATUTE.provision("eu/terreg/18.3").enactments[0].penalty
>>> print(evaluate(penalty, Facts(revenue=eur(2_500_000_000))).result.high)
EUR 100,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, share_of_revenue
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, Role
from penaltymodel.values.sources import Confidence, Source


S, M = Confidence.SECONDARY, Confidence.MEMORY

ACT = Source("Regulation (EU) 2021/784", M, note="the day of application is from memory")
FINE = Source(
    "Regulation (EU) 2021/784, art. 18(3)",
    S,
    read_in="the proposal, in a dictionary of EU texts",
    note="the 4 % of the final text agree with the Irish s 139ZW(1AA) and the French arts 6-1-3 "
    "and 6-1-4, which were read",
)

TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.PERSON,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
TURNOVER_SOURCE = Source(
    "Regulation (EU) 2021/784, art. 18(3): the preceding business year",
    M,
    note="the text does not say what the year precedes; that it is the decision is our reading",
)

STATUTE = Statute(
    key="eu/terreg",
    title="Terrorist content online, Regulation (EU) 2021/784",
    jurisdiction="European Union",
    url="https://eur-lex.europa.eu/eli/reg/2021/784/oj",
    known_through=date(2026, 11, 23),
    provisions=(
        Provision(
            key="eu/terreg/18.3",
            offense="systematic or persistent failure to remove within an hour (art. 3(3))",
            roles=(Role.HOST,),
            enactments=(
                Enactment(
                    applies_from=date(2022, 6, 7),
                    penalty=cited(
                        cited(share_of_revenue(0, "4/100", base=TURNOVER), FINE), TURNOVER_SOURCE
                    ),
                    source=ACT,
                ),
            ),
        ),
    ),
    gaps=(
        "penalties for all other breaches are those of the member states",
        "what makes a failure systematic or persistent is for the facts to say; France asks for a "
        "habitual one by a legal person, and has its own fine below that",
        "a fine of another state on the same base is to be taken into account in France (art. "
        "6-1-4); not netted",
    ),
    sources=(ACT, FINE),
)
