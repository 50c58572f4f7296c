"""
The fictional rules of a lending library: one euro a day, but not more than the price of the book.

>>> from penaltymodel import Facts, evaluate, eur
>>> facts = Facts(counts={"days": 40}, amounts={"the price of the book": eur(25)})
>>> print(evaluate(STATUTE.provisions[0].enactments[0].penalty, facts).result.high)
EUR 25.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel import Confidence, Enactment, Provision, Source, Statute, eur
from penaltymodel.law.forms import cited, fixed, lesser_of, multiple_of, per_day


RULES = Source("Rules of the library, section 4", Confidence.VERIFIED)

STATUTE = Statute(
    key="xx/library",
    title="Rules of the library",
    jurisdiction="a library",
    known_through=date(2030, 12, 31),
    provisions=(
        Provision(
            key="xx/library/4",
            offense="bringing a book back late",
            enactments=(
                Enactment(
                    applies_from=date(2020, 1, 1),
                    penalty=cited(
                        lesser_of(per_day(fixed(eur(1))), multiple_of("the price of the book", 1)),
                        RULES,
                    ),
                    source=RULES,
                ),
            ),
        ),
    ),
    sources=(RULES,),
)
