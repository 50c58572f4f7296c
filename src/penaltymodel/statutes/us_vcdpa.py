"""
Virginia, Consumer Data Protection Act (Code of Virginia, section 59.1-584).

A controller or processor that goes on with a violation after the cure period of 30 days, or breaks its written
statement about the cure, faces civil penalties of up to USD 7,500 for each violation. There is no penalty
for a violation that was cured. Since 1 January 2026 the act also limits the time of minors under 16 on social
media to one hour a day (section 59.1-577.1).

Two hundred violations that were not cured:

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(counts={"violations": 200})
>>> print(evaluate(STATUTE.provisions[0].enactments[0].penalty, facts).result.high)
USD 1,500,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, fixed, per, upto, when
from penaltymodel.law.penalties import Flag, Penalty
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import usd
from penaltymodel.values.sources import Confidence, Source, sums_written, written


CURED = Flag("cured within 30 days of the notice", presumed=False)
SOURCE = Source(
    "Va. Code § 59.1-584(B), (C)",
    Confidence.VERIFIED,
    read_in="text of the code of March 2026 in a public repository",
    as_written=(
        *sums_written("USD", "$7,500"),
        "for each violation",
        "following the cure period",
        "controller or processor",
    ),
)
DAY = Source(
    "Va. Code ch. 53 of title 59.1: first day",
    Confidence.SECONDARY,
    read_in="contents of a public copy of the code",
    as_written=(written("2023-01-01", "2023-01-01"),),
)
MINORS = Source(
    "Va. Code § 59.1-577.1",
    Confidence.VERIFIED,
    read_in="law.lis.virginia.gov",
    note="one hour a day for minors under 16, unless a parent changes it; a suit against it is pending",
    as_written=(written("January 1, 2026", "2026-01-01"), "one hour per day"),
)


def _penalty(source: Source) -> Penalty:
    body = when(CURED, fixed(usd(0)), otherwise=per("violations", upto(usd(7_500))))
    return cited(body, source)


STATUTE = Statute(
    key="us/vcdpa",
    title="Virginia Consumer Data Protection Act",
    jurisdiction="Virginia, United States",
    url="https://law.lis.virginia.gov/vacodefull/title59.1/chapter53/",
    known_through=date(2026, 3, 8),
    searched="law.lis.virginia.gov and public copies; until 25 November 2026",
    provisions=(
        Provision(
            key="us/vcdpa/584",
            offense="violation of the act that is not cured in time",
            enactments=(
                Enactment(
                    applies_from=date(2023, 1, 1),
                    penalty=_penalty(SOURCE),
                    source=SOURCE,
                    day_source=DAY,
                ),
            ),
        ),
        Provision(
            key="us/vcdpa/577.1",
            offense="more than one hour a day of social media for a minor under 16",
            enactments=(
                Enactment(
                    applies_from=date(2026, 1, 1),
                    penalty=cited(_penalty(SOURCE), MINORS),
                    source=SOURCE,
                    day_source=MINORS,
                ),
            ),
        ),
    ),
    gaps=(
        "only the attorney general can act; costs and injunctions are not coded",
        "whether section 59.1-577.1 can be enforced depends on a pending suit",
    ),
    sources=(SOURCE, DAY, MINORS),
)
