"""
China, Anti-Monopoly Law, articles 56, 57, 58 and 62, with the multiplier of article 63.

The fine for a monopoly agreement and for abuse of a dominant position is 1 % to 10 % of the sales of
the previous year. Since 1 August 2022, the fine is two to five times as high if the circumstances,
the effects and the consequences are especially grave, individuals can be fined, and an unlawful
concentration that may restrict competition costs up to 10 % of the sales (before: up to CNY 500,000).

The decision against Alibaba of 10 April 2021, from sales of CNY 455.712 billion in 2019; the fine was
4 % of them, CNY 18.228 billion:

>>> from penaltymodel import Facts, Money, evaluate
>>> facts = Facts(person="legal-entity", revenue=Money(455_712_000_000, "CNY"))
>>> result = evaluate(STATUTE.provision("cn/aml/57").enactments[0].penalty, facts).result
>>> print(result.low, result.high)
CNY 4,557,120,000.00 CNY 45,571,200,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, scaled, share_of_revenue, upto, when
from penaltymodel.law.penalties import Flag, Penalty
from penaltymodel.law.statute import Enactment, LawAt, Provision, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.statutes.cn_pipl import LATER_LAW, TURNOVER, by_person, yuan
from penaltymodel.values.sources import Confidence, Notation, Source, written


def _text(article: str, *as_written: Notation) -> Source:
    return Source(
        f"Anti-Monopoly Law as amended on 24 June 2022, art. {article}",
        Confidence.VERIFIED,
        read_in="LawRefBook/Laws, text of 24 June 2022",
        as_written=as_written,
    )


def _former(article: str, *as_written: Notation) -> Source:
    return Source(
        f"Anti-Monopoly Law of 30 August 2007, art. {article}",
        Confidence.VERIFIED,
        read_in="LawRefBook/Laws, text of 30 August 2007",
        as_written=as_written,
    )


FIRST = Source(
    "Anti-Monopoly Law of 30 August 2007, art. 57",
    Confidence.VERIFIED,
    read_in="LawRefBook/Laws, text of 30 August 2007",
    as_written=("2008年8月1日",),
)
AMENDED = Source(
    "Decision of 24 June 2022, Order of the President No. 116",
    Confidence.VERIFIED,
    read_in="copies of the decision at 163.com and in law libraries",
    as_written=("2022年8月1日",),
)
BASE = Source(
    "Anti-Monopoly Law, arts 56 to 58",
    Confidence.DERIVED,
    read_in="LawRefBook/Laws, text of 24 June 2022",
    note="the law does not state whose sales count, where, or what the year precedes; our "
    "interpretation of the year: the decision. The decision against Alibaba of April 2021 used the "
    "sales of 2019 in China",
    as_written=(written("上一年度销售额", "turnover", "financial year before the decision"),),
)
UNDERTAKING = Source(
    "Anti-Monopoly Law, arts 56 to 58, 62",
    Confidence.VERIFIED,
    read_in="LawRefBook/Laws, text of 24 June 2022",
    as_written=(
        written("经营者", "sole-trader", "legal-entity"),
        written("法定代表人、主要负责人和直接责任人员", "citizen", "official"),
        written("个人", "citizen", "official"),
    ),
)
ONE_TO_TEN = written("百分之一以上百分之十以下", "1 %", "10 %")
FIVE_MILLION = written("五百万元以下", "CNY 5,000,000")
THREE_MILLION = written("三百万元以下", "CNY 3,000,000")
A_MILLION = written("一百万元以下", "CNY 1,000,000")
HALF_A_MILLION = written("五十万元以下", "CNY 500,000")

IMPLEMENTED = Flag("the agreement was implemented", presumed=None)
HAD_SALES = Flag("there were sales in the year before", presumed=True)
RESTRICTS = Flag("the concentration restricts competition, or may do so", presumed=None)
ESPECIALLY_GRAVE = Flag("especially grave (article 63)", presumed=False)
MULTIPLIED = _text("63", written("二倍以上五倍以下", "2", "5"))
UNDERTAKINGS = (PersonKind.SOLE_TRADER, PersonKind.LEGAL_ENTITY)

SHARE = share_of_revenue("1/100", "10/100", base=TURNOVER)


def _unless_grave(penalty: Penalty) -> Penalty:
    """Return *penalty*, or two to five times as much in especially grave cases."""
    return when(ESPECIALLY_GRAVE, cited(scaled(penalty, 2, 5), MULTIPLIED), otherwise=penalty)


def _or_without_sales(penalty: Penalty) -> Penalty:
    """Return *penalty*, or up to five million if there were no sales in the year before."""
    return when(HAD_SALES, penalty, otherwise=upto(yuan(5_000_000)))


def _provision(
    article: str,
    offense: str,
    now: tuple[Penalty, Source],
    before: tuple[Penalty, Source] | None = None,
    persons: tuple[PersonKind, ...] = tuple(PersonKind),
) -> Provision:
    texts = [
        Enactment(
            applies_from=date(2022, 8, 1),
            penalty=cited(_unless_grave(now[0]), now[1]),
            source=now[1],
            day_source=AMENDED,
            base_source=BASE,
        )
    ]
    if before is not None:
        former = Enactment(
            applies_from=date(2008, 8, 1),
            applies_through=date(2022, 7, 31),
            penalty=cited(before[0], before[1]),
            source=before[1],
            day_source=FIRST,
            base_source=BASE,
        )
        texts.insert(0, former)
    return Provision(
        key=f"cn/aml/{article}",
        offense=offense,
        persons=persons,
        law_at=LawAt.MILDER,
        enactments=tuple(texts),
    )


STATUTE = Statute(
    key="cn/aml",
    title="Anti-Monopoly Law",
    jurisdiction="China",
    url="http://www.npc.gov.cn/npc/c30834/202206/e42c256faf7049449cdfaabf374a3595.shtml",
    known_through=date(2025, 4, 19),
    provisions=(
        _provision(
            "56",
            "monopoly agreement",
            (
                by_person(
                    upto(yuan(1_000_000)),
                    when(IMPLEMENTED, _or_without_sales(SHARE), otherwise=upto(yuan(3_000_000))),
                ),
                _text("56(1)", ONE_TO_TEN, FIVE_MILLION, THREE_MILLION, A_MILLION),
            ),
            (
                by_person(
                    upto(yuan(0)),
                    when(IMPLEMENTED, SHARE, otherwise=upto(yuan(500_000))),
                ),
                _former("46(1)", ONE_TO_TEN, HALF_A_MILLION),
            ),
        ),
        _provision(
            "57",
            "abuse of a dominant position",
            (SHARE, _text("57", ONE_TO_TEN)),
            (SHARE, _former("47", ONE_TO_TEN)),
            UNDERTAKINGS,
        ),
        _provision(
            "58",
            "unlawful concentration",
            (
                when(
                    RESTRICTS,
                    share_of_revenue(0, "10/100", base=TURNOVER),
                    otherwise=upto(yuan(5_000_000)),
                ),
                _text("58", written("百分之十以下", "10 %"), FIVE_MILLION),
            ),
            (upto(yuan(500_000)), _former("48", HALF_A_MILLION)),
            UNDERTAKINGS,
        ),
        _provision(
            "62",
            "obstruction of an investigation",
            (
                by_person(
                    upto(yuan(500_000)),
                    _or_without_sales(share_of_revenue(0, "1/100", base=TURNOVER)),
                ),
                _text("62", written("百分之一以下", "1 %"), FIVE_MILLION, HALF_A_MILLION),
            ),
        ),
    ),
    gaps=(
        "the law does not state whose sales count, in which territory, or what the 'previous year' "
        "precedes: give one figure and document your choice",
        "confiscation of unlawful income, leniency (article 56(3)) and the fines of associations "
        "are not coded",
        "obstruction before 1 August 2022 is not coded",
    ),
    sources=(FIRST, AMENDED, BASE, UNDERTAKING, MULTIPLIED, LATER_LAW),
    searched="LawRefBook/Laws of 19 April 2025, and public repositories until 25 November 2026",
)
