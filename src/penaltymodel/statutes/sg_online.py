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


READ_IN = "consolidated text in a public repository"
ACT = Source(
    "Broadcasting Act 1994, Part 10A, Online Safety (Miscellaneous Amendments) Act 2022",
    Confidence.VERIFIED,
    READ_IN,
    note="part of a day counts as a day",
)
AFTER_CONVICTION = "days after conviction"


def _dollars(amount: int) -> Money:
    return Money(amount, "SGD")


def _provision(section: str, offense: str, penalty: Penalty) -> Provision:
    source = Source(f"Broadcasting Act 1994, s {section}", Confidence.VERIFIED, READ_IN)
    text = Enactment(applies_from=date(2023, 2, 1), penalty=cited(penalty, source), source=ACT)
    key = section.replace("(", ".").replace(")", "")
    return Provision(key=f"sg/ba/{key}", offense=offense, enactments=(text,))


def _continuing() -> Penalty:
    daily = per(AFTER_CONVICTION, upto(_dollars(100_000)))
    return total(upto(_dollars(1_000_000)), daily)


STATUTE = Statute(
    key="sg/ba",
    title="Broadcasting Act 1994, Part 10A: online safety",
    jurisdiction="Singapore",
    url="https://sso.agc.gov.sg/Act/BA1994",
    known_through=date(2026, 11, 23),
    provisions=(
        _provision("45E", "failure to obey a direction about egregious content", _continuing()),
        _provision(
            "45F",
            "failure of an access provider to block",
            capped(per_day(upto(_dollars(20_000))), at=_dollars(500_000)),
        ),
        _provision("45N(1)", "breach of duty by a regulated service", upto(_dollars(1_000_000))),
        _provision("45N(2)", "failure of a regulated service to obey a direction", _continuing()),
    ),
    gaps=("the Online Safety (Relief and Accountability) Act 2025 is not coded",),
    sources=(ACT,),
)
