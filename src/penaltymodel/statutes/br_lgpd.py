"""
Brazil, General Data Protection Law (Lei 13.709/2018), article 52.

The fine is up to 2 % of the group's revenue in Brazil, excluding taxes, and at most BRL 50,000,000
for each infraction. The same limit applies to the daily fine.

Revenue of BRL 4 billion, two infractions:

>>> from penaltymodel import Facts, Money, evaluate
>>> facts = Facts(revenue=Money(4 * 10**9, "BRL"), counts={"infractions": 2})
>>> print(evaluate(STATUTE.provision("br/lgpd/52").enactments[0].penalty, facts).result.high)
BRL 100,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import capped, cited, per, share_of_revenue
from penaltymodel.law.sanctions import Order, Suspension
from penaltymodel.law.statute import Enactment, Provision, StatedSanction, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Source


REVENUE = Base(
    Measure.TURNOVER_WITHOUT_TAX,
    Perimeter.GROUP,
    "Brazilian",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
LIMIT = Money(50_000_000, "BRL")
SOURCE = Source(
    "Lei 13.709/2018, art. 52",
    Confidence.VERIFIED,
    read_in="text in a public repository",
)

STATUTE = Statute(
    key="br/lgpd",
    title="General Data Protection Law",
    jurisdiction="Brazil",
    url="https://www.planalto.gov.br/ccivil_03/_ato2015-2018/2018/lei/l13709.htm",
    known_through=date(2026, 11, 23),
    provisions=(
        Provision(
            key="br/lgpd/52",
            offense="breach of the data protection law",
            persons=(PersonKind.LEGAL_ENTITY,),
            enactments=(
                Enactment(
                    applies_from=date(2021, 8, 1),
                    penalty=cited(
                        per(
                            "infractions",
                            capped(share_of_revenue(0, "2/100", base=REVENUE), at=LIMIT),
                        ),
                        SOURCE,
                    ),
                    source=SOURCE,
                ),
            ),
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("br/lgpd/52",),
            sanction=Order("warn, publish the infraction, block or delete the data"),
            source=SOURCE,
        ),
        StatedSanction(
            provisions=("br/lgpd/52",),
            sanction=Suspension("the database or the processing"),
            source=Source("Lei 13.709/2018, art. 52", Confidence.MEMORY),
        ),
    ),
    gaps=("the rules for small processing agents are not coded",),
    sources=(SOURCE,),
)
