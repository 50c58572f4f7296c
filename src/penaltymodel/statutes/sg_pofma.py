"""
Singapore, Protection from Online Falsehoods and Manipulation Act 2019: offenses and their fines.

Failure to comply with a direction to an internet intermediary, or with an account restriction
direction, costs up to SGD 1,000,000 and up to SGD 100,000 for every day after conviction (sections 27,
42 and 50). Failure to comply with a direction to the person who communicated the falsehood costs up to
SGD 500,000 (section 15). An access provider that does not block pays up to SGD 20,000 a day, and at
most SGD 500,000 in total. Individuals face lower fines and imprisonment.

Three days after conviction:

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(person="legal-entity", counts={AFTER_CONVICTION: 3})
>>> print(evaluate(STATUTE.provision("sg/pofma/27").enactments[0].penalty, facts).result.high)
SGD 1,300,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import capped, cited, per, per_day, total, upto, when
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.sanctions import Blocking
from penaltymodel.law.statute import Enactment, Provision, StatedSanction, Statute
from penaltymodel.statutes.sg_pdpa import INDIVIDUAL
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Notation, Source, written


READ_IN = "consolidated text in Ansvar-Systems/singapore-law-mcp, April 2026"
AFTER_CONVICTION = "days after conviction"
IN_FORCE = Source(
    "POFMA 2019, commencement notification",
    Confidence.SECONDARY,
    read_in="allenandgledhill.com",
    as_written=("2 October 2019",),
)
PERSON = written("an individual", "citizen", "official", "sole-trader")


def _dollars(amount: int) -> Money:
    return Money(amount, "SGD")


def _by_person(individual: int, others: Penalty) -> Penalty:
    return when(INDIVIDUAL, upto(_dollars(individual)), otherwise=others)


def _continuing() -> Penalty:
    daily = per(AFTER_CONVICTION, upto(_dollars(100_000)))
    return total(upto(_dollars(1_000_000)), daily)


def _blocking() -> Penalty:
    return capped(per_day(upto(_dollars(20_000))), at=_dollars(500_000))


CONTINUING = ("$1 million", "$100,000 for every day or part of a day")
BLOCKING = ("$20,000 for each day during any part", "$500,000")


def _provision(
    section: str, offense: str, penalty: Penalty, *as_written: str | Notation
) -> Provision:
    number, _, paragraph = section.partition(".")
    source = Source(
        f"POFMA 2019, s {number}{paragraph and f'({paragraph})'}",
        Confidence.VERIFIED,
        READ_IN,
        as_written=as_written,
    )
    text = Enactment(
        applies_from=date(2019, 10, 2),
        penalty=cited(penalty, source),
        source=source,
        day_source=IN_FORCE,
    )
    return Provision(key=f"sg/pofma/{section}", offense=offense, enactments=(text,))


def _half_a_million(section: str, offense: str, individual: int, text: str) -> Provision:
    penalty = _by_person(individual, upto(_dollars(500_000)))
    return _provision(section, offense, penalty, text, "$500,000", PERSON)


STATUTE = Statute(
    key="sg/pofma",
    title="Protection from Online Falsehoods and Manipulation Act 2019",
    jurisdiction="Singapore",
    url="https://sso.agc.gov.sg/Act/POFMA2019",
    known_through=date(2026, 4, 22),
    provisions=(
        _half_a_million("7.2", "communication of a false statement of fact", 50_000, "$50,000"),
        _provision(
            "7.3",
            "communication of a false statement of fact with a bot or an inauthentic account",
            _by_person(100_000, upto(_dollars(1_000_000))),
            "$100,000",
            "$1 million",
            PERSON,
        ),
        _half_a_million("15", "failure to comply with a Part 3 direction", 20_000, "$20,000"),
        _provision("16", "failure of an access provider to block", _blocking(), *BLOCKING),
        _provision(
            "27",
            "failure to comply with a Part 4 direction or a remedial order",
            _by_person(20_000, _continuing()),
            "$20,000",
            *CONTINUING,
            PERSON,
        ),
        _provision(
            "28",
            "failure of an access provider to block an internet intermediary",
            _blocking(),
            *BLOCKING,
        ),
        _provision(
            "34",
            "failure of an internet intermediary to disable access to a declared online location",
            _blocking(),
            *BLOCKING,
        ),
        _half_a_million(
            "37", "paid content on, or promotion of, a declared online location", 20_000, "$20,000"
        ),
        _provision(
            "42",
            "failure to comply with an account restriction direction",
            _by_person(20_000, _continuing()),
            "$20,000",
            *CONTINUING,
            PERSON,
        ),
        _half_a_million(
            "47", "paid content that promotes a false statement of fact", 20_000, "$20,000"
        ),
        _provision(
            "50",
            "failure to comply with a notice about a code of practice",
            _by_person(20_000, _continuing()),
            "$20,000",
            *CONTINUING,
            PERSON,
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("sg/pofma/15", "sg/pofma/27", "sg/pofma/42"),
            sanction=Blocking(),
            source=Source(
                "POFMA 2019, ss 16, 28, 43",
                Confidence.VERIFIED,
                READ_IN,
                as_written=("disable access",),
            ),
        ),
    ),
    gaps=(
        "sections 8, 9, 32, 33, 36, 38, 43 and 54 are not coded",
        "imprisonment of individuals is not calculated",
    ),
    sources=(IN_FORCE,),
    searched="a copy of the consolidated acts of April 2026",
)
