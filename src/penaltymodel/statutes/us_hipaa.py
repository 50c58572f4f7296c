"""
United States, HIPAA: civil money penalties by culpability (45 CFR 160.404, 102.3).

There are four degrees of culpability, each with a range for one violation. All violations of one
provision in a calendar year share a cap. A continuing violation counts once for each day. Only the
amounts published on 28 January 2026 are coded.

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(words={"culpability": "no knowledge"}, counts={"violations": 40})
>>> print(evaluate(STATUTE.provisions[0].enactments[0].penalty, facts).result.high)
USD 2,190,294.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import capped, cited, fixed, graded, per
from penaltymodel.law.statute import Enactment, Grouping, LawAt, Provision, SetCap, Statute
from penaltymodel.values.money import usd
from penaltymodel.values.sources import Confidence, Source


SOURCE = Source(
    "45 CFR 160.404 and 102.3, amounts published on 28 January 2026",
    Confidence.SECONDARY,
    read_in="prospyrmed.com, calhipaa.com",
)
ANNUAL_CAP = usd(2_190_294)
TIERS = {
    "no knowledge": fixed(usd(145), usd(73_011)),
    "reasonable cause": fixed(usd(1_461), usd(73_011)),
    "willful neglect, corrected": fixed(usd(14_602), usd(73_011)),
    "willful neglect, not corrected": fixed(usd(73_011), ANNUAL_CAP),
}

STATUTE = Statute(
    key="us/45-cfr",
    title="HIPAA: civil money penalties",
    jurisdiction="United States",
    url="https://www.ecfr.gov/current/title-45/section-160.404",
    known_through=date(2026, 11, 23),
    provisions=(
        Provision(
            key="us/45-cfr/160.404",
            offense="violation of a provision of HIPAA",
            law_at=LawAt.DECISION,
            enactments=(
                Enactment(
                    applies_from=date(2026, 1, 28),
                    penalty=cited(
                        capped(per("violations", graded("culpability", TIERS)), at=ANNUAL_CAP),
                        SOURCE,
                    ),
                    source=SOURCE,
                ),
            ),
        ),
    ),
    set_caps=(
        SetCap(
            together=(Grouping.PROVISION, Grouping.CALENDAR_YEAR),
            cap=cited(fixed(ANNUAL_CAP), SOURCE),
            source=SOURCE,
        ),
    ),
    gaps=(
        "amounts before 28 January 2026 are not coded",
        "the lower annual caps in the notice of 30 April 2019 are enforcement policy and are not "
        "coded",
        "provisions of HIPAA are not distinguished, although the annual cap applies to each "
        "provision separately",
    ),
    sources=(SOURCE,),
)
