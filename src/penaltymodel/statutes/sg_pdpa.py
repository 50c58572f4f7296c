"""
Singapore, Personal Data Protection Act 2012, section 48J.

An organization whose annual turnover in Singapore exceeds SGD 10,000,000 faces up to 10 % of it;
any other organization faces up to SGD 1,000,000. For a breach of the do-not-call provisions (Part
9), an individual faces up to SGD 200,000 and any other person up to SGD 1,000,000. For dictionary
attacks and harvested addresses (section 48B(1)), the same sums apply, but above a turnover of SGD
20,000,000 the maximum is 5 % of it. At each threshold, both rules give the same maximum.

>>> from penaltymodel import Facts, Money, evaluate
>>> facts = Facts(revenue=Money(30_000_000, "SGD"))
>>> print(evaluate(STATUTE.provision("sg/pdpa/48J.3").enactments[0].penalty, facts).result.high)
SGD 3,000,000.00
"""

from __future__ import annotations

from datetime import date

from attrs import evolve

from penaltymodel.law.forms import cited, share_of_revenue, upto, when
from penaltymodel.law.penalties import Exceeds, Penalty, PersonIs, Revenue
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Notation, Source, written


SOURCE = Source(
    "PDPA 2012, s 48J(3), (4), (4A)",
    Confidence.VERIFIED,
    read_in="consolidated text in Ansvar-Systems/singapore-law-mcp, April 2026",
    note="a ceiling: the regulations prescribe the maximum and may set it lower (not read)",
)
INDIVIDUALS = (
    "$1 million",
    "$200,000",
    written("an individual", "citizen", "official", "sole-trader"),
)
DAY = Source(
    "PDPA 2012, s 48J, Act 40 of 2020",
    Confidence.VERIFIED,
    read_in="consolidated text in Ansvar-Systems/singapore-law-mcp, April 2026",
    as_written=(written("wef 01/10/2022", "2022-10-01"),),
)
BASE = Source(
    "PDPA 2012, s 48J(3), (4A), (4B)",
    Confidence.VERIFIED,
    read_in="consolidated text in Ansvar-Systems/singapore-law-mcp, April 2026",
    note="turnover according to the latest audited accounts when the penalty is imposed",
    as_written=(
        written("annual turnover in Singapore", "turnover", "Singapore"),
        written("of the organisation", "of the person itself"),
        written("most recent audited accounts", "financial year before the decision"),
    ),
)
# The condition depends on revenue. The penalty is still monotone in revenue, because both branches
# have the same maximum at the threshold.
TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.PERSON,
    "Singapore",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
INDIVIDUAL = PersonIs((PersonKind.CITIZEN, PersonKind.OFFICIAL, PersonKind.SOLE_TRADER))
MILLION = upto(Money(1_000_000, "SGD"))


def _above(threshold: int, share: str) -> Penalty:
    """Return a share of the turnover above a threshold, and up to a million below it."""
    above = Exceeds(Revenue(TURNOVER), Money(threshold, "SGD"))
    return when(above, share_of_revenue(0, share, base=TURNOVER), otherwise=MILLION)


def _by_person(others: Penalty) -> Penalty:
    return when(INDIVIDUAL, upto(Money(200_000, "SGD")), otherwise=others)


def _provision(
    paragraph: str,
    offense: str,
    penalty: Penalty,
    as_written: tuple[str | Notation, ...],
    persons: tuple[PersonKind, ...] = tuple(PersonKind),
) -> Provision:
    source = evolve(SOURCE, as_written=as_written)
    return Provision(
        key=f"sg/pdpa/48J.{paragraph}",
        offense=offense,
        persons=persons,
        enactments=(
            Enactment(
                applies_from=date(2022, 10, 1),
                penalty=cited(penalty, source),
                source=source,
                day_source=DAY,
                base_source=BASE,
            ),
        ),
    )


STATUTE = Statute(
    key="sg/pdpa",
    title="Personal Data Protection Act 2012",
    known_as=("PDPA",),
    jurisdiction="Singapore",
    url="https://sso.agc.gov.sg/Act/PDPA2012",
    known_through=date(2026, 4, 22),
    provisions=(
        _provision(
            "3",
            "breach of the data protection provisions",
            _above(10_000_000, "10/100"),
            ("$10 million", "10%", "$1 million", written("an organisation", "legal-entity")),
            (PersonKind.LEGAL_ENTITY,),
        ),
        _provision(
            "4", "breach of the do-not-call provisions (Part 9)", _by_person(MILLION), INDIVIDUALS
        ),
        _provision(
            "4A",
            "dictionary attacks and harvested addresses (section 48B(1))",
            _by_person(_above(20_000_000, "5/100")),
            ("$20 million", "5%", *INDIVIDUALS),
        ),
    ),
    gaps=(
        "intent or negligence is required and assumed",
        "the maxima that the regulations prescribe, which may be lower, are not coded",
        "contraventions before 1 October 2022 are not coded",
    ),
    sources=(DAY, BASE),
    searched="a copy of the consolidated acts of April 2026, and public pages until 25 November 2026",
)
