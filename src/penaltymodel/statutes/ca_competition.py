"""
Canada, Competition Act, sections 74.1, 79 and 90.1: penalties by order of a court or the Tribunal.

Deceptive marketing costs a corporation up to CAD 10 million (15 million for each later order) or
three times the benefit, whichever is greater; if the benefit cannot be determined, 3 % of annual
worldwide gross revenues takes its place. An individual faces up to CAD 750,000 (1 million) or three
times the benefit. For abuse of dominance, the sums are CAD 25 and 35 million; for other agreements
that lessen competition, CAD 10 and 15 million.

Deceptive marketing with a benefit of CAD 8 million:

>>> from penaltymodel import Facts, Money, evaluate
>>> facts = Facts(person="legal-entity", flags={BENEFIT_KNOWN.name: True}, repeat=False,
...               amounts={BENEFIT: Money(8_000_000, "CAD")})
>>> text = STATUTE.provision("ca/competition/74.1").enactments[-1]
>>> print(evaluate(text.penalty, facts).result.high)
CAD 24,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import (
    cited,
    escalating,
    greater_of,
    multiple_of,
    share_of_revenue,
    upto,
    when,
)
from penaltymodel.law.penalties import Flag, Matching, Penalty, Repeat
from penaltymodel.law.sanctions import Order
from penaltymodel.law.statute import Enactment, Provision, StatedSanction, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Milestone, Perimeter
from penaltymodel.statutes.ca_broadcasting import INDIVIDUAL, dollars
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Notation, Source, written


V = Confidence.VERIFIED

READ_IN = "consolidation of the Department of Justice, current to 31 March 2026"
BENEFIT = "the benefit obtained"
BENEFIT_KNOWN = Flag("the court can determine the benefit")
REVENUES = Base(Measure.REVENUE, Perimeter.PERSON, "worldwide", AccountingPeriod.ANNUAL)
BASE_SOURCE = Source(
    "Competition Act ss. 74.1(1)(c)(ii)(B), 79(3.1)(b), 90.1(1.3)(b)",
    V,
    read_in=READ_IN,
    note="the act does not say which year counts",
    as_written=(
        written("gross revenues", "revenue from all goods, works and services"),
        written("annual worldwide", "worldwide", "year (which one is not stated)"),
        written("the person’s", "of the person itself"),
    ),
)

# Earlier orders count without end; the new order must follow them.
SUBSEQUENT = Repeat(
    opens_at=Milestone.DECISION,
    within=None,
    counted_from=Milestone.DECISION,
    matching=Matching.SAME_PROVISION,
    measured_to=Milestone.DECISION,
)


def _orders(first: int, later: int) -> Penalty:
    return escalating(first=dollars(first), repeat=dollars(later), when=SUBSEQUENT)


BENEFIT_OR_REVENUES = when(
    BENEFIT_KNOWN,
    multiple_of(BENEFIT, 0, 3),
    otherwise=share_of_revenue(0, "3/100", base=REVENUES),
)


def _company(first: int, later: int) -> Penalty:
    return greater_of(_orders(first, later), BENEFIT_OR_REVENUES)


BENEFIT_IF_KNOWN = when(BENEFIT_KNOWN, multiple_of(BENEFIT, 0, 3), otherwise=upto(Money(0, "CAD")))
INDIVIDUALS = greater_of(_orders(750_000, 1_000_000), BENEFIT_IF_KNOWN)


def _provision(
    key: str,
    offense: str,
    penalty: Penalty,
    place: str,
    applies_from: date,
    *as_written: str | Notation,
    note: str = "",
) -> Provision:
    source = Source(
        f"Competition Act s. {place}",
        V,
        read_in=READ_IN,
        note=note,
        as_written=(
            *as_written,
            written("for each subsequent order", "decision"),
            written("three times the value of the benefit", "3"),
            "3%",
        ),
    )
    from_source = Source(
        f"Competition Act s. {place}: in force",
        V,
        read_in=READ_IN,
        as_written=(applies_from.isoformat(),),
    )
    text = Enactment(
        applies_from=applies_from,
        penalty=cited(penalty, source),
        source=source,
        day_source=from_source,
        base_source=BASE_SOURCE,
    )
    return Provision(key=f"ca/competition/{key}", offense=offense, enactments=(text,))


MILLIONS = {
    number: written(f"${number},000,000", f"CAD {number},000,000")
    for number in (1, 10, 15, 25, 35)
}

STATUTE = Statute(
    key="ca/competition",
    title="Competition Act: administrative monetary penalties",
    jurisdiction="Canada",
    url="https://laws-lois.justice.gc.ca/eng/acts/C-34/",
    known_through=date(2026, 3, 31),
    searched="collection of federal acts of 23 July 2026; reviews until 25 November 2026",
    provisions=(
        _provision(
            "74.1",
            "deceptive marketing: misleading representations, drip pricing, unsupported claims",
            when(INDIVIDUAL, INDIVIDUALS, otherwise=_company(10_000_000, 15_000_000)),
            "74.1(1)(c)",
            date(2022, 6, 23),
            written("$750,000", "CAD 750,000"),
            MILLIONS[1],
            MILLIONS[10],
            MILLIONS[15],
            written("an individual", "citizen", "official", "sole-trader"),
            note="an order is subsequent if one was made before for the same provision (s. 74.1(6))",
        ),
        _provision(
            "79",
            "abuse of a dominant position",
            _company(25_000_000, 35_000_000),
            "79(3.1)",
            date(2023, 12, 15),
            MILLIONS[25],
            MILLIONS[35],
        ),
        _provision(
            "90.1",
            "agreement that lessens competition, not a cartel",
            _company(10_000_000, 15_000_000),
            "90.1(1.3)",
            date(2024, 6, 20),
            MILLIONS[10],
            MILLIONS[15],
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("ca/competition/74.1",),
            sanction=Order("publish a notice and pay back the price to the buyers"),
            source=Source(
                "Competition Act s. 74.1(1)(b), (d)",
                Confidence.SECONDARY,
                read_in=READ_IN,
                note="no figure",
            ),
        ),
    ),
    gaps=(
        "under section 74.1, an earlier order counts only if it was about the same kind of conduct; "
        "you check this",
        "earlier sums (before 23 June 2022, and for section 79 before 15 December 2023) are not coded",
        "offenses of sections 45 to 52 (fines at the discretion of the court) are not coded",
        "distribution of the benefit under section 79(4.1) is not coded",
    ),
    sources=(BASE_SOURCE,),
)
