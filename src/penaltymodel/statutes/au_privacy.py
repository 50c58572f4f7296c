"""
Australia, Privacy Act 1988 (Cth), sections 13G and 13H: interference with privacy.

Since 13 December 2022, the maximum for a body corporate is the greater of AUD 50,000,000 and a
second amount: three times the benefit if the court can determine it, otherwise 30 % of the
adjusted turnover in the breach period. Each affected individual counts as one contravention.
Section 13G requires a serious interference (until 10 December 2024: a serious or repeated one); since
11 December 2024, section 13H covers any other, and section 13K breaches of single duties.

The court determines a benefit of AUD 40,000,000:

>>> from penaltymodel import Facts, Money, evaluate
>>> facts = Facts(person="legal-entity", flags={BENEFIT_KNOWN.name: True},
...               amounts={BENEFIT: Money(40_000_000, "AUD")}, counts={"contraventions": 1})
>>> print(evaluate(STATUTE.provision("au/privacy/13g").enactments[-1].penalty, facts).result.high)
AUD 120,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.dated import dated
from penaltymodel.law.forms import (
    cited,
    greater_of,
    multiple_of,
    per,
    share_of_revenue,
    upto,
    when,
)
from penaltymodel.law.penalties import Flag, Penalty
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter
from penaltymodel.statutes.au_osa import BODY_CORPORATE, PENALTY_UNIT, units
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Source, written


BENEFIT = "the benefit obtained"
BENEFIT_KNOWN = Flag("the court can determine the benefit")
TURNOVER = Base(
    Measure.ADJUSTED_TURNOVER,
    Perimeter.GROUP,
    "Australian",
    AccountingPeriod.BREACH_PERIOD,
)
CURRENT = Source(
    "Privacy Act 1988, s 13G(2), (3)",
    Confidence.VERIFIED,
    read_in="ato.gov.au",
    url="https://www.ato.gov.au/law/view/document?docid=PAC/19880119/13G",
    as_written=(
        "$2,500,000",
        "$50,000,000",
        written("3 times the value of that benefit", "3"),
        "30%",
        written("adjusted turnover", "adjusted turnover", "of the whole group"),
        written("breach turnover period", "period of the breach, at least twelve months"),
        written("body corporate", "legal-entity"),
    ),
)
REPEATED = Source(
    "Privacy Act 1988, s 13G before 11 December 2024",
    Confidence.VERIFIED,
    read_in="ato.gov.au, Act No. 128, 2024",
    note="a serious or repeated interference",
    as_written=("13 December 2022",),
)
SERIOUS = Source(
    "Privacy Act 1988, s 13G since 11 December 2024",
    Confidence.VERIFIED,
    read_in="ato.gov.au, Act No. 128, 2024",
    note="a serious interference",
    as_written=("11 December 2024",),
)
OTHER = Source(
    "Privacy Act 1988, s 13H(3)",
    Confidence.VERIFIED,
    read_in="ato.gov.au, Act No. 128, 2024, item 56",
    as_written=(written("2,000 penalty units", by="2,000 × unit"),),
)
SINGLE = Source(
    "Privacy Act 1988, s 13K(4)",
    Confidence.SECONDARY,
    read_in="clydeco.com, 3 December 2024: AUD 330,000 for a body corporate",
    note="200 penalty units; the text of s 13K(4) itself was not read",
    as_written=(written("$330,000", "200", by="200 × unit"),),
)
FORMER = Source(
    "Privacy Act 1988, s 13G before 13 December 2022",
    Confidence.SECONDARY,
    read_in="choice.com.au",
    note="2,000 penalty units; five times as many for a body corporate",
    as_written=(
        written("2,000 penalty units", by="2,000 × unit"),
        "$2,220,000",
    ),
)


def _current() -> Penalty:
    benefit = multiple_of(BENEFIT, 0, 3)
    turnover = share_of_revenue(0, "30/100", base=TURNOVER)
    company = greater_of(
        upto(Money(50_000_000, "AUD")), when(BENEFIT_KNOWN, benefit, otherwise=turnover)
    )
    body = when(BODY_CORPORATE, company, otherwise=upto(Money(2_500_000, "AUD")))
    return cited(per("contraventions", body), CURRENT)


STATUTE = Statute(
    key="au/privacy",
    title="Privacy Act 1988 (Cth)",
    jurisdiction="Australia",
    url="https://www.legislation.gov.au/C2004A03712/latest/text",
    known_through=date(2026, 11, 23),
    provisions=(
        Provision(
            key="au/privacy/13g",
            offense="serious (until 10 December 2024 also: repeated) interference with the privacy "
            "of an individual",
            enactments=(
                *dated(
                    PENALTY_UNIT,
                    lambda unit: per("contraventions", units(2_000, unit, FORMER)),
                    applies_from=date(2020, 7, 1),
                    applies_through=date(2022, 12, 12),
                ),
                Enactment(
                    applies_from=date(2022, 12, 13),
                    applies_through=date(2024, 12, 10),
                    penalty=_current(),
                    source=REPEATED,
                ),
                Enactment(applies_from=date(2024, 12, 11), penalty=_current(), source=SERIOUS),
            ),
        ),
        Provision(
            key="au/privacy/13h",
            offense="interference with the privacy of an individual that is not serious",
            enactments=dated(
                PENALTY_UNIT,
                lambda unit: per("contraventions", units(2_000, unit, OTHER)),
                applies_from=date(2024, 12, 11),
                day_source=SERIOUS,
            ),
        ),
        Provision(
            key="au/privacy/13k",
            offense="breach of a single duty that a notice can cover, such as a missing privacy "
            "policy or an incomplete statement about a data breach",
            enactments=dated(
                PENALTY_UNIT,
                lambda unit: per("contraventions", units(200, unit, SINGLE)),
                applies_from=date(2024, 12, 11),
                day_source=SERIOUS,
            ),
        ),
    ),
    gaps=(
        "if a court finds an interference that is not serious, it may apply section 13H instead of "
        "13G (section 13J): assess au/privacy/13h",
        "infringement and compliance notices for section 13K are not coded",
        "texts before 1 July 2020 are not coded",
        "not coded: for a contravention over several years, the maximum of the first year applies",
    ),
    sources=(CURRENT, REPEATED, SERIOUS, FORMER, OTHER, SINGLE),
    searched="ato.gov.au and public repositories, until 25 November 2026",
)
