"""
Russia, Code of Administrative Offenses (KoAP), article 20.25(1): not paying a fine in time.

A fine is due 60 days after its entry into force. Not paid by then, it costs twice the unpaid sum
again, and not less than RUB 1,000; that fine may itself go unpaid. Google's chain of 2023–2026:

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
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import rub
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Source


UNPAID_FINE = "the unpaid fine"

SOURCE = Source(
    "KoAP art. 20.25(1)",
    Confidence.VERIFIED,
    read_in="KoAP text of early 2020; doublings of 2023 to 2026 as imposed",
    note="a court may choose arrest or community work for a citizen instead; not coded",
)

PENALTY = cited(floored(multiple_of(UNPAID_FINE, 2), at=rub(1_000)), SOURCE)

STATUTE = Statute(
    key="ru/koap-20.25",
    title="KoAP article 20.25: not paying an administrative fine",
    jurisdiction="Russia",
    url="http://pravo.gov.ru/proxy/ips/?docbody=&nd=102074277",
    known_through=date(2026, 11, 23),
    provisions=(
        Provision(
            key="ru/koap-20.25/1",
            offense="not paying a fine in time",
            enactments=(Enactment(applies_from=date(2020, 1, 1), penalty=PENALTY, source=SOURCE),),
        ),
    ),
    payment_within=Period(days=60),
    payment_source=Source("KoAP art. 32.2(1)", Confidence.VERIFIED, "Interfax, 11 March 2022"),
    gaps=("arrest and community work in place of the fine are not coded",),
    sources=(SOURCE,),
)
