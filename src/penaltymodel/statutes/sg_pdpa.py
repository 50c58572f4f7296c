"""
Singapore, Personal Data Protection Act 2012, section 48J.

An organization whose annual turnover in Singapore exceeds SGD 10,000,000 faces up to 10 % of it;
any other organization faces up to SGD 1,000,000. For the provisions on unsolicited messages, the
threshold is SGD 20,000,000 and the share 5 %. At the threshold, both rules give the same maximum.

>>> from penaltymodel import Facts, Money, evaluate
>>> facts = Facts(revenue=Money(30_000_000, "SGD"))
>>> print(evaluate(STATUTE.provision("sg/pdpa/48J.3").enactments[0].penalty, facts).result.high)
SGD 3,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, share_of_revenue, upto, when
from penaltymodel.law.penalties import Exceeds, Revenue
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Source


SOURCE = Source(
    "PDPA 2012, s 48J(3), (4A)",
    Confidence.VERIFIED,
    read_in="consolidated text in a public repository",
    note="turnover according to the latest audited accounts when the penalty is imposed",
)
# The condition depends on revenue. The penalty is still monotone in revenue, because both branches
# have the same maximum at the threshold.
TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.PERSON,
    "Singapore",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)


def _provision(paragraph: str, offense: str, threshold: int, share: str) -> Provision:
    above = Exceeds(Revenue(TURNOVER), Money(threshold, "SGD"))
    penalty = when(
        above,
        share_of_revenue(0, share, base=TURNOVER),
        otherwise=upto(Money(1_000_000, "SGD")),
    )
    return Provision(
        key=f"sg/pdpa/48J.{paragraph}",
        offense=offense,
        persons=(PersonKind.LEGAL_ENTITY,),
        enactments=(
            Enactment(
                applies_from=date(2022, 10, 1), penalty=cited(penalty, SOURCE), source=SOURCE
            ),
        ),
    )


STATUTE = Statute(
    key="sg/pdpa",
    title="Personal Data Protection Act 2012",
    jurisdiction="Singapore",
    url="https://sso.agc.gov.sg/Act/PDPA2012",
    known_through=date(2026, 11, 23),
    provisions=(
        _provision("3", "breach of the data protection provisions", 10_000_000, "10/100"),
        _provision("4A", "breach of the provisions on unsolicited messages", 20_000_000, "5/100"),
    ),
    gaps=("intent or negligence is required and assumed",),
    sources=(SOURCE,),
)
