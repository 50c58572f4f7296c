"""
China, Personal Information Protection Law, article 66.

Refusal to correct a violation costs up to CNY 1,000,000. In serious circumstances, the maximum is
CNY 50,000,000 or 5 % of the turnover of the previous year. The text connects the two with "or" and
does not say which applies, so both readings are coded. It also does not say whose turnover counts,
or in which territory.

>>> from penaltymodel import Facts, Money, evaluate
>>> facts = Facts(person="legal-entity", revenue=Money(2_000_000_000, "CNY"))
>>> print(evaluate(STATUTE.provision("cn/pipl/66.2").enactments[0].penalty, facts).result.high)
CNY 100,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import (
    cited,
    fixed,
    greater_of,
    lesser_of,
    readings,
    share_of_revenue,
    upto,
    when,
)
from penaltymodel.law.penalties import Penalty, PersonIs
from penaltymodel.law.sanctions import Order, Suspension
from penaltymodel.law.statute import Enactment, LawAt, Provision, StatedSanction, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Source, written


PERSONS = written("直接负责的主管人员和其他直接责任人员", "citizen", "official")
"""How Chinese laws name the persons who are responsible."""
SOURCE = Source(
    "Personal Information Protection Law, art. 66",
    Confidence.VERIFIED,
    read_in="LawRefBook/Laws, text of 20 August 2021",
    as_written=(
        written("一百万元以下", "CNY 1,000,000"),
        written("一万元以上十万元以下", "CNY 10,000", "CNY 100,000"),
        written("五千万元以下", "CNY 50,000,000"),
        written("百分之五以下", "5 %"),
        written("十万元以上一百万元以下", "CNY 100,000", "CNY 1,000,000"),
        PERSONS,
        written("上一年度营业额", "turnover"),
    ),
)
YEAR = Source(
    "Personal Information Protection Law, art. 66: the year",
    Confidence.DERIVED,
    read_in="LawRefBook/Laws, text of 20 August 2021",
    note="the text does not say what the year precedes; our interpretation: the decision",
    as_written=(written("上一年度", "financial year before the decision"),),
)
IN_FORCE = Source(
    "Personal Information Protection Law, art. 74",
    Confidence.VERIFIED,
    read_in="LawRefBook/Laws, text of 20 August 2021",
    as_written=("2021年11月1日",),
)
TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.UNSTATED,
    "(where is not stated)",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)


RESPONSIBLE = PersonIs((PersonKind.CITIZEN, PersonKind.OFFICIAL))
"""The managers in charge and others who are directly responsible."""
LATER_LAW = Source(
    "Law on Administrative Penalties, art. 37",
    Confidence.VERIFIED,
    read_in="LawRefBook/Laws, text of 22 January 2021",
    note="a later law applies if it is milder on the day of the decision",
    as_written=("新的规定处罚较轻",),
)


def yuan(amount: int) -> Money:
    """Return *amount* yuan."""
    return Money(amount, "CNY")


def by_person(person: Penalty, company: Penalty) -> Penalty:
    """Return the penalty of a responsible person, or that of an undertaking."""
    return when(RESPONSIBLE, person, otherwise=company)


_SUM = upto(yuan(50_000_000))
_SHARE = cited(share_of_revenue(0, "5/100", base=TURNOVER), YEAR)


def _provision(key: str, offense: str, penalty: Penalty) -> Provision:
    text = Enactment(
        applies_from=date(2021, 11, 1),
        penalty=cited(penalty, SOURCE),
        source=SOURCE,
        day_source=IN_FORCE,
    )
    return Provision(key=key, offense=offense, law_at=LawAt.MILDER, enactments=(text,))


STATUTE = Statute(
    key="cn/pipl",
    title="Personal Information Protection Law",
    known_as=("PIPL",),
    jurisdiction="China",
    url="http://www.npc.gov.cn/npc/c30834/202108/a8c4e3672c74491a80b53a172bb753fe.shtml",
    known_through=date(2025, 4, 19),
    provisions=(
        _provision(
            "cn/pipl/66.1",
            "refusal to correct a violation",
            by_person(fixed(yuan(10_000), yuan(100_000)), upto(yuan(1_000_000))),
        ),
        _provision(
            "cn/pipl/66.2",
            "violation in serious circumstances",
            by_person(
                fixed(yuan(100_000), yuan(1_000_000)),
                readings(
                    {
                        "either, the higher": greater_of(_SUM, _SHARE),
                        "either, the lower": lesser_of(_SUM, _SHARE),
                    }
                ),
            ),
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("cn/pipl/66.1",),
            sanction=Order("correct, with a warning and confiscation of unlawful income"),
            source=SOURCE,
        ),
        StatedSanction(
            provisions=("cn/pipl/66.2",),
            sanction=Suspension("the business concerned"),
            source=SOURCE,
        ),
    ),
    gaps=(
        "the law does not state whose turnover counts, or in which territory: give one figure and "
        "document your choice",
        "confiscation of unlawful income is listed, but its amount is not calculated",
    ),
    sources=(SOURCE, YEAR, IN_FORCE, LATER_LAW),
    searched="LawRefBook/Laws of 19 April 2025, and public repositories until 25 November 2026",
)
