"""
Singapore, Online Criminal Harms Act 2023, sections 50 to 53.

An online service that does not comply with a disabling or account restriction direction pays up to SGD
1,000,000, and up to SGD 100,000 for every day after conviction (section 50(7)). So does a designated
service that ignores a rectification notice or an implementation directive (section 51). Access
providers and app stores pay up to SGD 20,000 a day, and at most SGD 500,000 in total.

Thirty days late:

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(counts={"days": 30})
>>> print(evaluate(STATUTE.provision("sg/ocha/50.8").enactments[0].penalty, facts).result.high)
SGD 500,000.00
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
FIRST = Source(
    "Online Criminal Harms Act 2023, commencement of Parts 2 and 6",
    Confidence.SECONDARY,
    read_in="straitstimes.com, 30 January 2024",
    as_written=(written("Feb 1", "2024-02-01"),),
)
SECOND = Source(
    "Online Criminal Harms Act 2023, commencement of Part 4",
    Confidence.SECONDARY,
    read_in="rajahtannasia.com",
    as_written=("24 June 2024",),
)
PERSON = written("an individual", "citizen", "official", "sole-trader")
CONTINUING = ("$1 million", "$100,000 for every day or part of a day")
BLOCKING = ("$20,000 for every day or part of a day", "$500,000")


def _dollars(amount: int) -> Money:
    return Money(amount, "SGD")


def _continuing(fine: int) -> Penalty:
    return total(upto(_dollars(fine)), per(AFTER_CONVICTION, upto(_dollars(100_000))))


def _blocking() -> Penalty:
    return capped(per_day(upto(_dollars(20_000))), at=_dollars(500_000))


def _provision(
    section: str,
    offense: str,
    penalty: Penalty,
    *as_written: str | Notation,
    since: date = date(2024, 2, 1),
    day_source: Source = FIRST,
) -> Provision:
    number, _, paragraph = section.partition(".")
    source = Source(
        f"Online Criminal Harms Act 2023, s {number}({paragraph})",
        Confidence.VERIFIED,
        READ_IN,
        as_written=as_written,
    )
    text = Enactment(
        applies_from=since, penalty=cited(penalty, source), source=source, day_source=day_source
    )
    return Provision(key=f"sg/ocha/{section}", offense=offense, enactments=(text,))


STATUTE = Statute(
    key="sg/ocha",
    title="Online Criminal Harms Act 2023",
    jurisdiction="Singapore",
    url="https://sso.agc.gov.sg/Act/OCHA2023",
    known_through=date(2026, 4, 22),
    provisions=(
        _provision(
            "50.6",
            "failure to comply with a stop communication direction",
            when(INDIVIDUAL, upto(_dollars(20_000)), otherwise=upto(_dollars(500_000))),
            "$20,000",
            "$500,000",
            PERSON,
        ),
        _provision(
            "50.7",
            "failure to comply with a disabling or account restriction direction",
            when(INDIVIDUAL, _continuing(20_000), otherwise=_continuing(1_000_000)),
            "$20,000",
            *CONTINUING,
            PERSON,
        ),
        _provision(
            "50.8",
            "failure to comply with an access blocking or app removal direction",
            _blocking(),
            *BLOCKING,
        ),
        _provision(
            "51.3",
            "failure to comply with a rectification notice or an implementation directive",
            _continuing(1_000_000),
            *CONTINUING,
            since=date(2024, 6, 24),
            day_source=SECOND,
        ),
        _provision(
            "52.4",
            "failure to comply with a service restriction order",
            when(INDIVIDUAL, _continuing(20_000), otherwise=_continuing(1_000_000)),
            "$20,000",
            *CONTINUING,
            PERSON,
        ),
        _provision(
            "52.5",
            "failure to comply with an access blocking or app removal order",
            _blocking(),
            *BLOCKING,
        ),
        _provision(
            "53.2",
            "failure to give information",
            when(INDIVIDUAL, upto(_dollars(5_000)), otherwise=upto(_dollars(10_000))),
            "$5,000",
            "$10,000",
            PERSON,
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("sg/ocha/50.6", "sg/ocha/50.7"),
            sanction=Blocking(),
            source=Source(
                "Online Criminal Harms Act 2023, Part 6",
                Confidence.VERIFIED,
                READ_IN,
                as_written=("access blocking order",),
            ),
        ),
    ),
    gaps=(
        "that Part 6 commenced on 1 February 2024 as well is our reading of the reports",
        "imprisonment of individuals is not calculated",
    ),
    sources=(FIRST, SECOND),
    searched="a copy of the consolidated acts of April 2026",
)
