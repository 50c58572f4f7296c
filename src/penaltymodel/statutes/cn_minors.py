"""
China, Regulations on the Protection of Minors Online, articles 53 to 56.

A platform that many minors use, or that has a great effect on them, has the duties of article 20. If
it refuses to correct a violation, it pays up to CNY 1,000,000. In serious circumstances, a platform
without impact assessments, or that keeps serving a provider that seriously harms minors, pays up to
CNY 50,000,000 or 5 % of the turnover of the previous year. The text connects the two with "or" and
does not say which applies, so both readings are coded. Some fines are one to ten times the unlawful
income, if this is CNY 1,000,000 or more.

>>> from penaltymodel import Facts, Money, evaluate
>>> facts = Facts(person="legal-entity", revenue=Money(2_000_000_000, "CNY"))
>>> print(evaluate(STATUTE.provision("cn/minors/54.2").enactments[0].penalty, facts).result.high)
CNY 100,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import (
    cited,
    fixed,
    greater_of,
    lesser_of,
    multiple_of,
    readings,
    share_of_revenue,
    upto,
    when,
)
from penaltymodel.law.penalties import Amount, Exceeds, Flag, Penalty
from penaltymodel.law.sanctions import Suspension
from penaltymodel.law.statute import Enactment, LawAt, Provision, StatedSanction, Statute
from penaltymodel.statutes.cn_pipl import LATER_LAW, PERSONS, TURNOVER, by_person, yuan
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Notation, Source, written


READ_IN = "LawRefBook/Laws, text of 16 October 2023"
INCOME = "the unlawful income"
GRAVE = Flag("a refusal to correct, or serious circumstances", presumed=None)
A_MILLION_OR_MORE = Exceeds(Amount(INCOME), Money("999999.99", "CNY"))
"""The multiple applies from exactly a million, so from the fen after CNY 999,999.99."""

IN_FORCE = Source(
    "Regulations on the Protection of Minors Online, art. 60",
    Confidence.VERIFIED,
    READ_IN,
    as_written=("2024年1月1日",),
)


def _source(article: str, *as_written: str | Notation) -> Source:
    return Source(
        f"Regulations on the Protection of Minors Online, art. {article}",
        Confidence.VERIFIED,
        READ_IN,
        as_written=as_written,
    )


def _by_income() -> Penalty:
    """Return one to ten times the unlawful income, or a fixed range if it is below a million."""
    return when(
        A_MILLION_OR_MORE,
        multiple_of(INCOME, 1, 10),
        otherwise=fixed(yuan(100_000), yuan(1_000_000)),
    )


SMALL = fixed(yuan(10_000), yuan(100_000))
BY_INCOME = (
    written("违法所得100万元以上", "CNY 999,999.99"),
    written("违法所得1倍以上10倍以下", "1", "10"),
    "10万元以上100万元以下",
)


def _provision(
    key: str,
    offense: str,
    penalty: Penalty,
    source: Source,
) -> Provision:
    text = Enactment(
        applies_from=date(2024, 1, 1),
        penalty=cited(penalty, source),
        source=source,
        day_source=IN_FORCE,
    )
    return Provision(
        key=f"cn/minors/{key}",
        offense=offense,
        law_at=LawAt.MILDER,
        enactments=(text,),
    )


YEAR = Source(
    "Regulations on the Protection of Minors Online, art. 54(2): the year",
    Confidence.DERIVED,
    read_in=READ_IN,
    note="the text does not say what the year precedes; our interpretation: the decision",
    as_written=(written("上一年度", "financial year before the decision"),),
)
_SUM = upto(yuan(50_000_000))
_SHARE = cited(share_of_revenue(0, "5/100", base=TURNOVER), YEAR)
SERIOUS = _source(
    "54(2)",
    "5000万元以下",
    written("百分之五以下", "5 %"),
    "10万元以上100万元以下",
    PERSONS,
    written("上一年度营业额", "turnover"),
)

STATUTE = Statute(
    key="cn/minors",
    title="Regulations on the Protection of Minors Online",
    jurisdiction="China",
    url="https://www.gov.cn/zhengce/content/202310/content_6911288.htm",
    known_through=date(2025, 4, 19),
    provisions=(
        _provision(
            "53",
            "breach of the duties of articles 7, 19(3) and 38(2) after a refusal, or if serious",
            by_person(SMALL, fixed(yuan(50_000), yuan(500_000))),
            _source("53", "5万元以上50万元以下", "1万元以上10万元以下", PERSONS),
        ),
        _provision(
            "54.1",
            "refusal to correct a breach of the duties of a platform that many minors use",
            by_person(SMALL, upto(yuan(1_000_000))),
            _source("54(1)", "100万元以下", "1万元以上10万元以下", PERSONS),
        ),
        _provision(
            "54.2",
            "serious breach of the duty to assess the effects on minors, or to stop serving a "
            "provider that seriously harms them",
            by_person(
                fixed(yuan(100_000), yuan(1_000_000)),
                readings(
                    {
                        "either, the higher": greater_of(_SUM, _SHARE),
                        "either, the lower": lesser_of(_SUM, _SHARE),
                    }
                ),
            ),
            SERIOUS,
        ),
        _provision(
            "55",
            "advertising or content that articles 24 and 25 prohibit",
            when(GRAVE, _by_income(), otherwise=upto(yuan(100_000))),
            _source("55", "10万元以下", *BY_INCOME),
        ),
        _provision(
            "56",
            "breach of the duties about bullying, addiction, games and personal information",
            by_person(SMALL, _by_income()),
            _source("56", *BY_INCOME, "1万元以上10万元以下", PERSONS),
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("cn/minors/54.2", "cn/minors/55", "cn/minors/56"),
            sanction=Suspension("the business concerned"),
            source=SERIOUS,
        ),
    ),
    gaps=(
        "the law does not state whose turnover counts, or in which territory: give one figure and "
        "document your choice",
        "confiscation of unlawful income is not calculated",
    ),
    sources=(IN_FORCE, YEAR, LATER_LAW),
    searched="LawRefBook/Laws of 19 April 2025, and public repositories until 25 November 2026",
)
