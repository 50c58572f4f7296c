"""
Singapore, Broadcasting Act 1994, Part 10A: online safety.

Failure to obey a direction is an offense (section 45E). An access provider that does not block
pays for each day or part of a day, up to a limit (section 45F). A regulated service pays a
financial penalty (section 45N).

An access provider that blocks 25 days late faces the limit:

>>> from penaltymodel import Facts, evaluate
>>> text = STATUTE.provision("sg/ba/45F").enactments[0]
>>> print(evaluate(text.penalty, Facts(counts={"days": 25})).result.high)
SGD 500,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import capped, cited, per, per_day, total, upto
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Source


READ_IN = "consolidated text in Ansvar-Systems/singapore-law-mcp, April 2026"
ACT = Source(
    "Broadcasting Act 1994, Part 10A, inserted by the Online Safety (Miscellaneous Amendments) Act "
    "2022",
    Confidence.VERIFIED,
    READ_IN,
    note="part of a day counts as a day",
    as_written=("1 February 2023",),
)
AFTER_CONVICTION = "days after conviction"


def _dollars(amount: int) -> Money:
    return Money(amount, "SGD")


def _provision(
    key: str, paragraph: str, offense: str, penalty: Penalty, *as_written: str
) -> Provision:
    source = Source(
        f"Broadcasting Act 1994, s {paragraph}",
        Confidence.VERIFIED,
        READ_IN,
        as_written=as_written,
    )
    text = Enactment(applies_from=date(2023, 2, 1), penalty=cited(penalty, source), source=ACT)
    return Provision(key=f"sg/ba/{key}", offense=offense, enactments=(text,))


CONTINUING = ("$1 million", "$100,000 for every day or part of a day")


def _continuing() -> Penalty:
    daily = per(AFTER_CONVICTION, upto(_dollars(100_000)))
    return total(upto(_dollars(1_000_000)), daily)


STATUTE = Statute(
    key="sg/ba",
    title="Broadcasting Act 1994, Part 10A: online safety",
    jurisdiction="Singapore",
    url="https://sso.agc.gov.sg/Act/BA1994",
    known_through=date(2026, 4, 22),
    provisions=(
        _provision(
            "45E",
            "45E(2)",
            "failure to obey a direction about egregious content",
            _continuing(),
            *CONTINUING,
        ),
        _provision(
            "45F",
            "45F(2)",
            "failure of an access provider to block",
            capped(per_day(upto(_dollars(20_000))), at=_dollars(500_000)),
            "$20,000 for each day or part of a day",
            "$500,000",
        ),
        _provision(
            "45N.1",
            "45N(1)",
            "breach of duty by a regulated service",
            upto(_dollars(1_000_000)),
            "$1 million",
        ),
        _provision(
            "45N.2",
            "45N(2)",
            "failure of a regulated service to obey a direction",
            _continuing(),
            *CONTINUING,
        ),
    ),
    gaps=(
        "refusing information about an online communication service (section 45S) is not coded",
        "the text of the amending act was not read for its first day of application",
    ),
    sources=(ACT,),
    searched="a copy of the consolidated acts of April 2026",
)
