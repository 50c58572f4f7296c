"""
Singapore, Foreign Interference (Countermeasures) Act 2021, section 45: failure to comply with directions.

A social media service that does not comply with a disabling, account restriction or must-carry
direction pays up to SGD 1,000,000, and up to SGD 100,000 for every day after conviction (section
45(3)). Access providers and app stores pay up to SGD 20,000 a day, and at most SGD 500,000 in total.

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(person="legal-entity", counts={AFTER_CONVICTION: 1})
>>> print(evaluate(STATUTE.provision("sg/fica/45.3").enactments[0].penalty, facts).result.high)
SGD 1,100,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import capped, cited, per, per_day, total, upto, when
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.statutes.sg_pdpa import INDIVIDUAL
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Notation, Source, written


READ_IN = "consolidated text in Ansvar-Systems/singapore-law-mcp, April 2026"
AFTER_CONVICTION = "days after conviction"
DAY = Source(
    "FICA 2021, s 45(3), Act 8 of 2023",
    Confidence.VERIFIED,
    READ_IN,
    as_written=(written("wef 01/06/2023", "2023-06-01"),),
)
PERSON = written("an individual", "citizen", "official", "sole-trader")


def _dollars(amount: int) -> Money:
    return Money(amount, "SGD")


def _by_person(individual: Penalty, others: Penalty) -> Penalty:
    return when(INDIVIDUAL, individual, otherwise=others)


def _continuing(fine: int) -> Penalty:
    return total(upto(_dollars(fine)), per(AFTER_CONVICTION, upto(_dollars(100_000))))


def _provision(
    paragraph: str, offense: str, penalty: Penalty, *as_written: str | Notation
) -> Provision:
    source = Source(
        f"FICA 2021, s 45({paragraph})", Confidence.VERIFIED, READ_IN, as_written=as_written
    )
    text = Enactment(
        applies_from=date(2023, 6, 1),
        penalty=cited(penalty, source),
        source=source,
        day_source=DAY,
    )
    return Provision(key=f"sg/fica/45.{paragraph}", offense=offense, enactments=(text,))


STATUTE = Statute(
    key="sg/fica",
    title="Foreign Interference (Countermeasures) Act 2021",
    jurisdiction="Singapore",
    url="https://sso.agc.gov.sg/Act/FICA2021",
    known_through=date(2026, 4, 22),
    provisions=(
        _provision(
            "2",
            "failure to comply with a stop communication, Class 1 must-carry or disgorgement "
            "direction",
            _by_person(upto(_dollars(20_000)), upto(_dollars(500_000))),
            "$20,000",
            "$500,000",
            PERSON,
        ),
        _provision(
            "3",
            "failure to comply with a disabling, account restriction, service restriction or Class "
            "2 or 3 must-carry direction",
            _by_person(_continuing(20_000), _continuing(1_000_000)),
            "$20,000",
            "$1 million",
            "$100,000 for every day or part of a day",
            PERSON,
        ),
        _provision(
            "4",
            "failure to comply with a Class 4 must-carry direction",
            _by_person(upto(_dollars(40_000)), upto(_dollars(500_000))),
            "$40,000",
            "$500,000",
            PERSON,
        ),
        _provision(
            "5",
            "failure to comply with an access blocking or app removal direction",
            capped(per_day(upto(_dollars(20_000))), at=_dollars(500_000)),
            "$20,000 for every day or part of a day",
            "$500,000",
        ),
    ),
    gaps=(
        "the text before 1 June 2023, which began in 2022, is not coded",
        "sections 17 to 20, 46 and others are not coded; imprisonment is not calculated",
    ),
    sources=(DAY,),
    searched="a copy of the consolidated acts of April 2026",
)
