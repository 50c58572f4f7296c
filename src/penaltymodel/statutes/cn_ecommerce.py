"""
China, E-Commerce Law, articles 82 to 84: duties of operators of e-commerce platforms.

Unreasonable terms for merchants (article 82), a failure to protect consumers (article 83) and a
failure to act against infringements of intellectual property (article 84) each cost CNY 50,000 to
500,000, and CNY 500,000 to 2,000,000 in serious circumstances.

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(flags={GRAVE.name: True})
>>> print(evaluate(STATUTE.provision("cn/ecommerce/83").enactments[0].penalty, facts).result.high)
CNY 2,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, fixed, when
from penaltymodel.law.penalties import Flag
from penaltymodel.law.sanctions import Suspension
from penaltymodel.law.statute import Enactment, LawAt, Provision, StatedSanction, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.statutes.cn_pipl import LATER_LAW, yuan
from penaltymodel.values.sources import Confidence, Source, written


READ_IN = "LawRefBook/Laws, text of 31 August 2018"
GRAVE = Flag("serious circumstances", presumed=None)
IN_FORCE = Source(
    "E-Commerce Law, art. 89", Confidence.VERIFIED, READ_IN, as_written=("2019年1月1日",)
)


def _source(article: str) -> Source:
    return Source(
        f"E-Commerce Law, art. {article}",
        Confidence.VERIFIED,
        READ_IN,
        note="in circumstances that are not serious, the fine of articles 82 and 83 is optional",
        as_written=(
            written("电子商务平台经营者", "sole-trader", "legal-entity"),
            written("五万元以上五十万元以下", "CNY 50,000", "CNY 500,000"),
            written("五十万元以上二百万元以下", "CNY 500,000", "CNY 2,000,000"),
        ),
    )


def _provision(article: str, offense: str) -> Provision:
    penalty = when(
        GRAVE,
        fixed(yuan(500_000), yuan(2_000_000)),
        otherwise=fixed(yuan(50_000), yuan(500_000)),
    )
    text = Enactment(
        applies_from=date(2019, 1, 1),
        penalty=cited(penalty, _source(article)),
        source=_source(article),
        day_source=IN_FORCE,
    )
    return Provision(
        key=f"cn/ecommerce/{article}",
        offense=offense,
        persons=(PersonKind.SOLE_TRADER, PersonKind.LEGAL_ENTITY),
        law_at=LawAt.MILDER,
        enactments=(text,),
    )


STATUTE = Statute(
    key="cn/ecommerce",
    title="E-Commerce Law",
    jurisdiction="China",
    url="https://flk.npc.gov.cn/",
    known_through=date(2025, 4, 19),
    provisions=(
        _provision("82", "unreasonable terms or fees for merchants on the platform"),
        _provision("83", "failure to protect consumers, or to check merchants"),
        _provision("84", "failure to act against infringements of intellectual property"),
    ),
    sanctions=(
        StatedSanction(
            provisions=("cn/ecommerce/83",),
            sanction=Suspension("the business"),
            source=_source("83"),
        ),
    ),
    gaps=(
        "articles 74 to 81 and 85 are not coded",
        "an amendment of articles 42 to 45 and 84 was proposed in 2021 (from memory); whether it "
        "was adopted is not known",
    ),
    sources=(IN_FORCE, LATER_LAW),
    searched="LawRefBook/Laws of 19 April 2025",
)
