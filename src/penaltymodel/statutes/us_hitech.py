"""
United States, HIPAA: penalties for violations before 2 November 2015 (42 U.S.C. 1320d-5).

The HITECH Act introduced four degrees of culpability for violations since 18 February 2009, each with a
range for one violation. All violations of one provision in a calendar year share a cap of
USD 1,500,000. A continuing violation counts once for each day. The amounts never rise, however late
the penalty is assessed; the adjusted amounts of 45 CFR 102.3 apply only to violations on or after
2 November 2015 (``us/45-cfr/160.404``).

MD Anderson Cancer Center did not encrypt its devices. The penalty was USD 2,000 for each day, within the
range for reasonable cause. In 2012, that is 366 days:

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(words={"culpability": "reasonable cause"}, counts={"violations": 366})
>>> result = evaluate(STATUTE.provisions[0].enactments[0].penalty, facts).result
>>> print(result.low, result.high)
USD 366,000.00 USD 1,500,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, fixed
from penaltymodel.law.statute import Enactment, Grouping, Provision, SetCap, Statute
from penaltymodel.statutes.us_hipaa import ACT
from penaltymodel.values.money import usd
from penaltymodel.values.sources import Confidence, Source, written


DAYS = Source(
    "45 CFR 160.404(b)(2), 102.2: first and last day",
    Confidence.SECONDARY,
    read_in="natlawreview.com; wagnerlawgroup.com on 83 FR 51369",
    as_written=(
        written("on or after February 18, 2009", "2009-02-18"),
        written("before November 2, 2015", "2015-11-01"),
    ),
)
FIRST, LAST = date(2009, 2, 18), date(2015, 11, 1)

STATUTE = Statute(
    key="us/42-usc",
    title="HIPAA: penalties for violations before 2 November 2015",
    jurisdiction="United States",
    url="https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title42-section1320d-5&edition=prelim",
    known_through=date(2026, 1, 28),
    searched="HHS rules on civil money penalties through 91 FR 3665 of 28 January 2026; searched until "
    "25 November 2026",
    provisions=(
        Provision(
            key="us/42-usc/1320d-5",
            offense="violation of a provision of HIPAA before 2 November 2015",
            enactments=(
                Enactment(
                    applies_from=FIRST,
                    applies_through=LAST,
                    penalty=ACT.penalty(),
                    source=ACT.source,
                    day_source=DAYS,
                ),
            ),
        ),
    ),
    set_caps=(
        SetCap(
            together=(Grouping.PROVISION, Grouping.CALENDAR_YEAR),
            cap=cited(fixed(usd(ACT.year)), ACT.source),
            source=ACT.source,
            applies_from=FIRST,
            applies_through=LAST,
        ),
    ),
    gaps=(
        "the amounts for violations before 18 February 2009 (USD 100, and USD 25,000 a year) are not "
        "coded",
        "the act states caps of USD 25,000, 100,000 and 250,000 a year beside the three lower minima; "
        "the regulation took USD 1,500,000 for all, and a court found that wrong in 2021 (from memory)",
        "45 CFR 102.2 of 2016 says after 2 November 2015, later rules say on or after that day",
        "damages in an action of a state attorney general (USD 100 for each violation, at most "
        "USD 25,000 a year) are not coded",
    ),
    sources=(ACT.source, DAYS),
)
