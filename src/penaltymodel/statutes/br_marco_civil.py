"""
Brazil, Marco Civil da Internet (Lei 12.965/2014), article 12.

The fine is up to 10 % of the economic group's revenue in Brazil, excluding taxes. The activity can
also be suspended or prohibited.

>>> from penaltymodel import Facts, Money, evaluate
>>> facts = Facts(revenue=Money(10**9, "BRL"))
>>> print(evaluate(STATUTE.provisions[0].enactments[0].penalty, facts).result.high)
BRL 100,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, share_of_revenue
from penaltymodel.law.sanctions import Order, Suspension
from penaltymodel.law.statute import Enactment, Provision, StatedSanction, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.statutes.br_lgpd import REVENUE
from penaltymodel.values.sources import Confidence, Source


SOURCE = Source(
    "Lei 12.965/2014, art. 12",
    Confidence.VERIFIED,
    read_in="quoted in a public repository",
)

STATUTE = Statute(
    key="br/marco-civil",
    title="Marco Civil da Internet",
    jurisdiction="Brazil",
    url="https://www.planalto.gov.br/ccivil_03/_ato2011-2014/2014/lei/l12965.htm",
    known_through=date(2026, 11, 23),
    provisions=(
        Provision(
            key="br/marco-civil/12",
            offense="breach of the rules on records, data and private communications",
            persons=(PersonKind.LEGAL_ENTITY,),
            enactments=(
                Enactment(
                    applies_from=date(2014, 6, 23),
                    penalty=cited(share_of_revenue(0, "10/100", base=REVENUE), SOURCE),
                    source=SOURCE,
                ),
            ),
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("br/marco-civil/12",),
            sanction=Order("correct, with a warning"),
            source=SOURCE,
        ),
        StatedSanction(
            provisions=("br/marco-civil/12",),
            sanction=Suspension("the activity, or its prohibition"),
            source=SOURCE,
        ),
    ),
    gaps=("the court assesses economic condition and proportionality; not coded",),
    sources=(SOURCE,),
)
