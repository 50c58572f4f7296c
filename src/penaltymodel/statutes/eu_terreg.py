"""
European Union, terrorist content online: Regulation (EU) 2021/784, article 18.

A hosting service must remove the content named in a removal order within one hour. For systematic
or persistent failure, member states set fines of up to 4 % of its global turnover. The regulation
does not define "systematic or persistent" by a number or a period; use this provision only for
such a failure. There is no fallback if the turnover is unknown; if it is zero, the maximum is
zero.

Member states implement the regulation. Ireland: Broadcasting Act 2009, section 139ZW(1AA), coded
as ``ie/broadcasting/139zw.1aa``. France: Act 2004-575, coded as ``fr/lcen/6-1-3``, where the share
of turnover requires *habitual* failure by a legal person, and as ``fr/lcen/6-1-4`` for the other
duties. Germany: TerrOIBG, section 6, coded as ``de/terroibg/6``.

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
from penaltymodel.values.sources import Confidence, Source, written


V, D = Confidence.VERIFIED, Confidence.DERIVED

EUR_LEX = "Official Journal text in a public repository, as of September 2026"
ACT = Source(
    "Regulation (EU) 2021/784, art. 24",
    V,
    EUR_LEX,
    as_written=(written("7 June 2022", "2022-06-07"),),
)
FINE = Source(
    "Regulation (EU) 2021/784, art. 18(3)",
    V,
    EUR_LEX,
    as_written=(
        "4 %",
        written(
            "the hosting service provider’s global turnover",
            "turnover",
            "worldwide",
            "of the person itself",
        ),
    ),
)

TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.PERSON,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
TURNOVER_SOURCE = Source(
    "Regulation (EU) 2021/784, art. 18(3)",
    D,
    EUR_LEX,
    note="the text does not say what the year precedes; our interpretation: the decision",
    as_written=(written("the preceding business year", "financial year before the decision"),),
)

STATUTE = Statute(
    key="eu/terreg",
    title="Terrorist content online, Regulation (EU) 2021/784",
    known_as=("TERREG", "TCO Regulation"),
    jurisdiction="European Union",
    url="https://eur-lex.europa.eu/eli/reg/2021/784/oj",
    known_through=date(2026, 9, 15),
    searched="amending acts in a public repository of the Official Journal, until 15 September 2026",
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
        "penalties for all other breaches are set by the member states; not coded",
        "you decide whether a failure is systematic or persistent; France requires habitual "
        "failure by a legal person and has its own fine for other failures",
        "in France, a fine imposed by another state on the same base must be taken into account "
        "(art. 6-1-4); it is not deducted",
    ),
    sources=(ACT, FINE, TURNOVER_SOURCE),
)
