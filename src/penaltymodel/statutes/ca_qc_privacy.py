"""
Canada, Quebec: Act respecting the protection of personal information in the private sector (Law 25).

The Commission d'accès à l'information may impose an administrative penalty of up to CAD 10 million or
2 % of worldwide turnover of the preceding fiscal year, whichever is greater, and up to CAD 50,000 on
a natural person. A court may impose a fine of CAD 15,000 to 25 million, or 4 % of worldwide turnover
if greater, doubled for a subsequent offense. The act itself was not read.

A company with a worldwide turnover of CAD 2 billion:

>>> from penaltymodel import Facts, Money, evaluate
>>> facts = Facts(person="legal-entity", revenue=Money(2_000_000_000, "CAD"))
>>> text = STATUTE.provision("ca/qc-privacy/administrative").enactments[-1]
>>> print(evaluate(text.penalty, facts).result.high)
CAD 40,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import (
    cited,
    escalating,
    fixed,
    greater_of,
    scaled,
    share_of_revenue,
    upto,
    when,
)
from penaltymodel.law.penalties import Matching, Penalty, Repeat
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import (
    AccountingPeriod,
    Base,
    Measure,
    Milestone,
    Perimeter,
    PersonKind,
)
from penaltymodel.statutes.ca_broadcasting import INDIVIDUAL, dollars
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Source, written


S, D = Confidence.SECONDARY, Confidence.DERIVED

TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.PERSON,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
WORLDWIDE = written("worldwide turnover", "turnover", "worldwide")
PRECEDING = written("for the preceding fiscal year", "financial year before the decision")
ADMINISTRATIVE = Source(
    "CQLR c. P-39.1, s. 90.12",
    S,
    read_in="McCarthy Tétrault, The CAI's General Framework; Osler, 16 January 2024",
    as_written=(
        written("C$10 million", "CAD 10,000,000"),
        "2%",
        written("$50,000", "CAD 50,000"),
        written("For individuals", "citizen", "official", "sole-trader"),
        WORLDWIDE,
        written("the enterprise’s", "of the person itself"),
        PRECEDING,
    ),
)
PENAL = Source(
    "CQLR c. P-39.1, ss. 91, 92.1",
    S,
    read_in="a register of laws in a public repository; gbvavocats.com; Osler for the doubling",
    as_written=(
        written("$15,000", "CAD 15,000"),
        written("$25,000,000", "CAD 25,000,000"),
        written("four percent", "4/100"),
        written("Private-sector entities", "legal-entity"),
        written("the company's", "of the person itself"),
        written("doubled", "2"),
        WORLDWIDE,
        PRECEDING,
    ),
)
FROM_SOURCE = Source(
    "Law 25 (S.Q. 2021, c. 25): second phase",
    S,
    read_in="Osler, 16 January 2024",
    as_written=(written("September 22, 2023", "2023-09-22"),),
)

ONCE_DECIDED = Source(
    "CQLR c. P-39.1: a subsequent offense",
    D,
    note="the sources do not say from when an earlier offense counts: it is taken to count once "
    "decided",
)
SUBSEQUENT = Repeat(
    opens_at=Milestone.DECISION,
    within=None,
    counted_from=Milestone.DECISION,
    matching=Matching.SAME_PROVISION,
    measured_to=Milestone.COMMISSION,
)
LOWEST = Money(15_000, "CAD")
FINE = greater_of(
    fixed(LOWEST, Money(25_000_000, "CAD")), share_of_revenue(0, "4/100", base=TURNOVER)
)


def _provision(
    key: str, offense: str, penalty: Penalty, source: Source, persons: tuple[PersonKind, ...]
) -> Provision:
    text = Enactment(
        applies_from=date(2023, 9, 22),
        penalty=cited(penalty, source),
        source=source,
        day_source=FROM_SOURCE,
    )
    return Provision(
        key=f"ca/qc-privacy/{key}", offense=offense, persons=persons, enactments=(text,)
    )


STATUTE = Statute(
    key="ca/qc-privacy",
    title="Quebec, personal information in the private sector (Law 25): penalties",
    jurisdiction="Canada",
    url="https://www.legisquebec.gouv.qc.ca/en/document/cs/P-39.1",
    known_through=date(2024, 1, 16),
    searched="notes of law firms until January 2024; reviews until 25 November 2026",
    provisions=(
        _provision(
            "administrative",
            "failure to comply with a duty about personal information",
            when(
                INDIVIDUAL,
                dollars(50_000),
                otherwise=greater_of(
                    upto(Money(10_000_000, "CAD")), share_of_revenue(0, "2/100", base=TURNOVER)
                ),
            ),
            ADMINISTRATIVE,
            tuple(PersonKind),
        ),
        _provision(
            "penal",
            "offense of an enterprise about personal information",
            cited(escalating(first=FINE, repeat=scaled(FINE, 2), when=SUBSEQUENT), ONCE_DECIDED),
            PENAL,
            (PersonKind.LEGAL_ENTITY,),
        ),
    ),
    gaps=(
        "the act was not read; the fine of a natural person for an offense was not found",
        "the general framework of the Commission for administrative penalties is not coded",
        "whose turnover counts (the enterprise or its group) was not read; that of the person is used",
    ),
    sources=(ADMINISTRATIVE, PENAL, FROM_SOURCE),
)
