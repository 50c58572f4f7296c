"""
Texas, Data Privacy and Security Act (Business and Commerce Code, section 541.155).

A person that goes on with a violation after the cure period of 30 days, or breaks its written statement about
the cure, is liable for a civil penalty of up to USD 7,500 for each violation. There is no penalty for a
violation that was cured.

Two hundred violations that were not cured:

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(counts={"violations": 200})
>>> print(evaluate(STATUTE.provisions[0].enactments[0].penalty, facts).result.high)
USD 1,500,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, fixed, per, upto, when
from penaltymodel.law.penalties import Flag
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import usd
from penaltymodel.values.sources import Confidence, Source, sums_written, written


CURED = Flag("cured within 30 days of the notice", presumed=False)
SOURCE = Source(
    "Tex. Bus. & Com. Code §§ 541.154, .155(a)",
    Confidence.VERIFIED,
    read_in="text of the code of March 2026 in a public repository",
    as_written=(
        *sums_written("USD", "$7,500"),
        "for each violation",
        "following the cure period",
        written("effective on July 01, 2024", "2024-07-01"),
    ),
)

STATUTE = Statute(
    key="us/tdpsa",
    title="Texas Data Privacy and Security Act",
    jurisdiction="Texas, United States",
    url="https://statutes.capitol.texas.gov/Docs/BC/htm/BC.541.htm",
    known_through=date(2026, 3, 8),
    searched="public copies of the code; until 25 November 2026",
    provisions=(
        Provision(
            key="us/tdpsa/541.155",
            offense="violation of the act that is not cured in time",
            enactments=(
                Enactment(
                    applies_from=date(2024, 7, 1),
                    penalty=cited(
                        when(CURED, fixed(usd(0)), otherwise=per("violations", upto(usd(7_500)))),
                        SOURCE,
                    ),
                    source=SOURCE,
                ),
            ),
        ),
    ),
    gaps=("only the attorney general can act; costs and injunctions are not coded",),
    sources=(SOURCE,),
)
