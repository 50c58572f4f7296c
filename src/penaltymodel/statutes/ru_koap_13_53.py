"""
Russia, Code of Administrative Offenses (KoAP), article 13.53: searching for extremist materials.

A person who knowingly searches for extremist materials on the Internet, or gains access to them, pays
RUB 3,000 to 5,000. The article applies to citizens only.

The first known fine, December 2025: RUB 3,000, the minimum.

>>> from penaltymodel import Facts, evaluate
>>> print(evaluate(STATUTE.provisions[0].enactments[0].penalty, Facts(person="citizen")).result.low)
RUB 3,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, fixed
from penaltymodel.law.koap import SEARCHED, URL
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.values.money import rub
from penaltymodel.values.sources import Confidence, Source, written


FINE = Source(
    "KoAP art. 13.53, Federal Law 281-FZ of 31 July 2025",
    Confidence.SECONDARY,
    read_in="meduza.io, 6 November 2025; kommersant.ru/doc/8462253; 3dnews.ru/1128526",
    as_written=(
        written("для граждан", "citizen"),
        written("от трех до пяти тысяч рублей", "RUB 3,000", "RUB 5,000"),
    ),
)
IN_FORCE = Source(
    "Federal Law 281-FZ of 31 July 2025",
    Confidence.SECONDARY,
    read_in="meduza.io, 6 November 2025; ria.ru/20250901",
    as_written=(written("вступил в силу с первого сентября", "2025-09-01"),),
)

STATUTE = Statute(
    key="ru/koap-13.53",
    title="KoAP article 13.53: searching for extremist materials",
    jurisdiction="Russia",
    url=URL,
    known_through=date(2026, 2, 25),
    searched=SEARCHED,
    provisions=(
        Provision(
            key="ru/koap-13.53",
            offense="knowingly searching for extremist materials, or gaining access to them",
            persons=(PersonKind.CITIZEN,),
            enactments=(
                Enactment(
                    applies_from=date(2025, 9, 1),
                    penalty=cited(fixed(rub(3_000), rub(5_000)), FINE),
                    source=FINE,
                    day_source=IN_FORCE,
                ),
            ),
        ),
    ),
    gaps=("further parts, if the article has any, were not found",),
    sources=(FINE, IN_FORCE),
)
