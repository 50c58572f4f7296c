"""
Vietnam, Law on Personal Data Protection (91/2025/QH15), article 8: maximum administrative fines.

The sale of personal data costs an organization up to ten times the revenue from the violation, and an
unlawful transfer abroad up to 5 % of the revenue of the previous year; in both cases, at least VND
3 billion is the maximum. For other violations, the maximum is VND 3 billion. For individuals, each
maximum is a half.

Sale of data for VND 1 billion:

>>> from penaltymodel import Facts, Money, evaluate
>>> facts = Facts(person="legal-entity", amounts={ILLICIT: Money(10**9, "VND")})
>>> print(evaluate(STATUTE.provision("vn/pdpl/8.3").enactments[0].penalty, facts).result.high)
VND 10,000,000,000
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import (
    cited,
    greater_of,
    multiple_of,
    scaled,
    share_of_revenue,
    upto,
    when,
)
from penaltymodel.law.penalties import Penalty, PersonIs
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Notation, Source, written


ILLICIT = "the revenue from the violation"
LAW = "Law on Personal Data Protection (91/2025/QH15)"
REVENUE = Base(
    Measure.TURNOVER,
    Perimeter.PERSON,
    "(where is not stated)",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
INDIVIDUAL = PersonIs((PersonKind.CITIZEN, PersonKind.OFFICIAL, PersonKind.SOLE_TRADER))
IN_FORCE = Source(
    f"{LAW}, entry into force",
    Confidence.SECONDARY,
    read_in="plo.vn, 29 December 2025",
    as_written=(written("1-1-2026", "2026-01-01"),),
)
HALF = Source(
    f"{LAW}, art. 8(6)",
    Confidence.SECONDARY,
    read_in="reports of the review, until 25 November 2026",
    as_written=(
        written("cá nhân", "citizen", "official", "sole-trader"),
        written("một phần hai", "1/2"),
    ),
)
THREE_BILLION = Money(3 * 10**9, "VND")


def _provision(
    paragraph: str, offense: str, penalty: Penalty, *as_written: str | Notation
) -> Provision:
    source = Source(
        f"{LAW}, art. 8({paragraph})",
        Confidence.SECONDARY,
        read_in="doanhnghiephoinhap.vn and plo.vn",
        as_written=as_written,
    )
    by_person = when(INDIVIDUAL, cited(scaled(penalty, "1/2"), HALF), otherwise=penalty)
    text = Enactment(
        applies_from=date(2026, 1, 1),
        penalty=cited(by_person, source),
        source=source,
        day_source=IN_FORCE,
    )
    return Provision(key=f"vn/pdpl/8.{paragraph}", offense=offense, enactments=(text,))


STATUTE = Statute(
    key="vn/pdpl",
    title="Law on Personal Data Protection",
    jurisdiction="Vietnam",
    url="https://vanban.chinhphu.vn/",
    known_through=date(2026, 11, 23),
    provisions=(
        _provision(
            "3",
            "purchase or sale of personal data",
            greater_of(upto(THREE_BILLION), multiple_of(ILLICIT, 0, 10)),
            "10 lần khoản thu",
            "3 tỷ đồng",
        ),
        _provision(
            "4",
            "unlawful transfer of personal data abroad",
            greater_of(upto(THREE_BILLION), share_of_revenue(0, "5/100", base=REVENUE)),
            "5%",
            "3 tỷ đồng",
            written(
                "doanh thu của năm trước liền kề của tổ chức đó",
                "turnover",
                "of the person itself",
                "financial year before the decision",
            ),
        ),
        _provision(
            "5",
            "any other violation of the protection of personal data",
            upto(THREE_BILLION),
            "3 tỷ đồng",
        ),
    ),
    gaps=(
        "the method to calculate the revenue from the violation, which the government prescribes, is "
        "not coded",
        "the fines for single violations, which a decree sets below these maxima, are not coded",
        "the text itself was not read",
    ),
    sources=(IN_FORCE, HALF),
    searched="public pages, until 25 November 2026",
)
