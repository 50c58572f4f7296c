"""
China, Network Data Security Regulations, articles 55 to 57.

The fine depends on the duty and on whether the operator refuses to correct the violation, or whether
it is serious. The highest is CNY 10,000,000, for processing that affects national security without a
review (article 56). A fine that the law allows but does not require is given as the range of the fine
if there is one.

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(person="legal-entity", flags={GRAVE.name: True})
>>> print(evaluate(STATUTE.provision("cn/network-data/56").enactments[0].penalty, facts).result.high)
CNY 10,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, fixed, upto, when
from penaltymodel.law.penalties import Flag, Penalty
from penaltymodel.law.sanctions import Suspension
from penaltymodel.law.statute import Enactment, LawAt, Provision, StatedSanction, Statute
from penaltymodel.statutes.cn_pipl import LATER_LAW, PERSONS, by_person, yuan
from penaltymodel.values.sources import Confidence, Source


READ_IN = "LawRefBook/Laws, text of 24 September 2024"
GRAVE = Flag("a refusal to correct, or serious circumstances", presumed=None)
LEAK = Flag("a refusal to correct, or serious consequences such as a great leak", presumed=None)
IN_FORCE = Source(
    "Network Data Security Regulations, art. 64",
    Confidence.VERIFIED,
    READ_IN,
    as_written=("2025年1月1日",),
)


def _sums(low: int, high: int) -> Penalty:
    """Return a fine in thousands of yuan."""
    return fixed(yuan(low * 1_000), yuan(high * 1_000))


def _provision(article: str, offense: str, penalty: Penalty, *as_written: str) -> Provision:
    source = Source(
        f"Network Data Security Regulations, art. {article}",
        Confidence.VERIFIED,
        READ_IN,
        as_written=(*as_written, PERSONS),
    )
    text = Enactment(
        applies_from=date(2025, 1, 1),
        penalty=cited(penalty, source),
        source=source,
        day_source=IN_FORCE,
    )
    return Provision(
        key=f"cn/network-data/{article}",
        offense=offense,
        law_at=LawAt.MILDER,
        enactments=(text,),
    )


STATUTE = Statute(
    key="cn/network-data",
    title="Network Data Security Regulations",
    jurisdiction="China",
    url="https://www.gov.cn/zhengce/content/202409/content_6977766.htm",
    known_through=date(2025, 4, 19),
    provisions=(
        _provision(
            "55",
            "breach of a duty of processors and platforms (articles 12, 16 to 20, 22, 40 to 42)",
            when(
                GRAVE,
                by_person(_sums(10, 100), upto(yuan(1_000_000))),
                otherwise=upto(yuan(0)),
            ),
            "100万元以下",
            "1万元以上10万元以下",
        ),
        _provision(
            "56",
            "processing that affects national security without a review (article 13)",
            when(
                GRAVE,
                by_person(_sums(100, 1_000), _sums(1_000, 10_000)),
                otherwise=by_person(_sums(10, 100), _sums(100, 1_000)),
            ),
            "10万元以上100万元以下",
            "1万元以上10万元以下",
            "100万元以上1000万元以下",
        ),
        _provision(
            "57",
            "breach of a duty about important data (articles 29(2), 30(2) and (3), 31, 32)",
            when(
                LEAK,
                by_person(_sums(50, 200), _sums(500, 2_000)),
                otherwise=by_person(_sums(10, 100), _sums(50, 500)),
            ),
            "5万元以上50万元以下",
            "1万元以上10万元以下",
            "50万元以上200万元以下",
            "5万元以上20万元以下",
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("cn/network-data/55", "cn/network-data/56", "cn/network-data/57"),
            sanction=Suspension("the business concerned"),
            source=Source(
                "Network Data Security Regulations, arts 55 to 57",
                Confidence.VERIFIED,
                READ_IN,
                as_written=("责令暂停相关业务",),
            ),
        ),
    ),
    gaps=("confiscation of unlawful income (article 55) is not calculated",),
    sources=(IN_FORCE, LATER_LAW),
    searched="LawRefBook/Laws of 19 April 2025, and public repositories until 25 November 2026",
)
