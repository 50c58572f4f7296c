"""
Russia, Code of Administrative Offenses (KoAP), article 20.25(1): failure to pay a fine on time.

A fine is due within 60 days after the decision enters into force. Failure to pay it on time costs
twice the unpaid amount, at least RUB 1,000. The new fine can itself remain unpaid. Google's chain
of fines from 2023 to 2026:

>>> from penaltymodel import Facts, evaluate, rub
>>> unpaid = rub("2002171048.42")
>>> for _ in range(3):
...     unpaid = evaluate(PENALTY, Facts(amounts={UNPAID_FINE: unpaid})).result.low
>>> print(unpaid)
RUB 16,017,368,387.36
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, floored, multiple_of
from penaltymodel.law.koap import SEARCHED, URL
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import rub
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Source, written


UNPAID_FINE = "the unpaid fine"

SOURCE = Source(
    "KoAP art. 20.25(1)",
    Confidence.VERIFIED,
    read_in="KoAP text of early 2020; doubled fines imposed from 2023 to 2026",
    note="for a citizen, a court may order arrest or community work instead; not coded",
    as_written=(
        written("в двукратном размере", "2"),
        written("не менее одной тысячи рублей", "RUB 1,000"),
    ),
)

IN_CODE = Source(
    "KoAP art. 20.25(1)",
    Confidence.DERIVED,
    read_in="KoAP text of early 2020",
    note="the text of early 2020 has the article; its older texts were not read",
)

PENALTY = cited(floored(multiple_of(UNPAID_FINE, 2), at=rub(1_000)), SOURCE)

STATUTE = Statute(
    key="ru/koap-20.25",
    title="KoAP article 20.25: not paying an administrative fine",
    jurisdiction="Russia",
    url=URL,
    known_through=date(2026, 2, 26),
    searched=SEARCHED,
    provisions=(
        Provision(
            key="ru/koap-20.25/1",
            offense="failure to pay a fine on time",
            enactments=(
                Enactment(
                    applies_from=date(2020, 1, 1),
                    penalty=PENALTY,
                    source=SOURCE,
                    day_source=IN_CODE,
                ),
            ),
        ),
    ),
    payment_within=Period(days=60),
    payment_source=Source(
        "KoAP art. 32.2(1)",
        Confidence.VERIFIED,
        "KoAP text of early 2020; Interfax, 11 March 2022",
        as_written=(written("не позднее шестидесяти дней", "60 days"),),
    ),
    gaps=("arrest and community work instead of the fine are not coded",),
    sources=(SOURCE,),
)
