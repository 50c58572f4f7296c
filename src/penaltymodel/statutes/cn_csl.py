"""
China, Cybersecurity Law, articles 61 and 69: duties of network operators.

Since 1 January 2026, the fine depends on the consequences: up to CNY 10,000,000 if a critical
facility loses its main functions, or if prohibited content has especially serious effects. A person
who is directly responsible pays up to CNY 1,000,000. Until 31 December 2025 (articles 59 and 68),
there was a fine only after a refusal to correct or a harm to cybersecurity, of up to CNY 1,000,000.
A fine that the law allows but does not require is given as the range of the fine if there is one.

Especially serious effects of prohibited content:

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(person="legal-entity")
>>> print(evaluate(STATUTE.provision("cn/csl/69.2").enactments[0].penalty, facts).result)
Range(low=Money('2000000.00', 'CNY'), high=Money('10000000.00', 'CNY'))
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, fixed, graded, upto, when
from penaltymodel.law.penalties import Flag, Penalty
from penaltymodel.law.sanctions import Suspension
from penaltymodel.law.statute import Enactment, LawAt, Provision, StatedSanction, Statute
from penaltymodel.statutes.cn_pipl import LATER_LAW, PERSONS, by_person, yuan
from penaltymodel.values.sources import Confidence, Notation, Source, written


def _text(article: str, *as_written: Notation) -> Source:
    return Source(
        f"Cybersecurity Law as amended on 28 October 2025, art. {article}",
        Confidence.VERIFIED,
        read_in="Jarvis-starcloud/law-ye-skill, consolidated text, April 2026",
        as_written=(*as_written, PERSONS),
    )


MANAGERS = written("直接负责的主管人员", "citizen", "official")
"""Who was fined beside the operator under article 59 until 2025: not the other persons."""


def _former(article: str, *as_written: Notation) -> Source:
    return Source(
        f"Cybersecurity Law of 7 November 2016, art. {article}",
        Confidence.VERIFIED,
        read_in="LawRefBook/Laws, text of 7 November 2016",
        as_written=as_written,
    )


AMENDED = Source(
    "Decision of 28 October 2025 amending the Cybersecurity Law",
    Confidence.VERIFIED,
    read_in="copies of the decision at secrss.com and in public repositories",
    as_written=("2026年1月1日",),
)
FIRST = Source(
    "Cybersecurity Law, art. 81 (until 2025: art. 79)",
    Confidence.VERIFIED,
    read_in="LawRefBook/Laws, text of 7 November 2016",
    as_written=("2017年6月1日",),
)

A_1_5 = written("一万元以上五万元以下", "CNY 10,000", "CNY 50,000")
A_1_10 = written("一万元以上十万元以下", "CNY 10,000", "CNY 100,000")
A_5_10 = written("五万元以上十万元以下", "CNY 50,000", "CNY 100,000")
A_5_20 = written("五万元以上二十万元以下", "CNY 50,000", "CNY 200,000")
A_5_50 = written("五万元以上五十万元以下", "CNY 50,000", "CNY 500,000")
A_10_50 = written("十万元以上五十万元以下", "CNY 100,000", "CNY 500,000")
A_10_100 = written("十万元以上一百万元以下", "CNY 100,000", "CNY 1,000,000")
A_20_100 = written("二十万元以上一百万元以下", "CNY 200,000", "CNY 1,000,000")
A_50_200 = written("五十万元以上二百万元以下", "CNY 500,000", "CNY 2,000,000")
A_200_1000 = written("二百万元以上一千万元以下", "CNY 2,000,000", "CNY 10,000,000")
A_HALF_5 = written("五千元以上五万元以下", "CNY 5,000", "CNY 50,000")

REFUSED = Flag("a refusal to correct, or a harm to cybersecurity", presumed=None)
GRAVE = Flag("a refusal to correct, or serious circumstances", presumed=None)
NOTHING = upto(yuan(0))


def _sums(low: int, high: int) -> Penalty:
    """Return a fine in thousands of yuan."""
    return fixed(yuan(low * 1_000), yuan(high * 1_000))


def _provision(
    key: str, offense: str, now: tuple[Penalty, Source], before: tuple[Penalty, Source] | None
) -> Provision:
    texts = [
        Enactment(
            applies_from=date(2026, 1, 1),
            penalty=cited(now[0], now[1]),
            source=now[1],
            day_source=AMENDED,
        )
    ]
    if before is not None:
        former = Enactment(
            applies_from=date(2017, 6, 1),
            applies_through=date(2025, 12, 31),
            penalty=cited(before[0], before[1]),
            source=before[1],
            day_source=FIRST,
        )
        texts.insert(0, former)
    return Provision(
        key=f"cn/csl/{key}", offense=offense, law_at=LawAt.MILDER, enactments=tuple(texts)
    )


SUSPENDED = StatedSanction(
    provisions=("cn/csl/69.1", "cn/csl/69.2"),
    sanction=Suspension("the business concerned, the website or the application"),
    source=Source(
        "Cybersecurity Law as amended on 28 October 2025, art. 69",
        Confidence.VERIFIED,
        read_in="Jarvis-starcloud/law-ye-skill, consolidated text, April 2026",
        as_written=("责令暂停相关业务、停业整顿、关闭网站或者应用程序",),
    ),
)

STATUTE = Statute(
    key="cn/csl",
    title="Cybersecurity Law",
    jurisdiction="China",
    url="https://flk.npc.gov.cn/",
    known_through=date(2026, 4, 29),
    provisions=(
        _provision(
            "61.1",
            "breach of a duty to protect network security by a network operator",
            (
                when(
                    REFUSED,
                    by_person(_sums(10, 100), _sums(50, 500)),
                    otherwise=by_person(NOTHING, _sums(10, 50)),
                ),
                _text("61(1)", A_1_5, A_5_50, A_1_10),
            ),
            (
                when(REFUSED, by_person(_sums(5, 50), _sums(10, 100)), otherwise=NOTHING),
                _former("59(1)", A_1_10, A_HALF_5, MANAGERS),
            ),
        ),
        _provision(
            "61.2",
            "breach of a duty to protect network security by the operator of a critical facility",
            (
                when(
                    REFUSED,
                    by_person(_sums(10, 100), _sums(100, 1_000)),
                    otherwise=by_person(NOTHING, _sums(50, 100)),
                ),
                _text("61(2)", A_5_10, A_10_100, A_1_10),
            ),
            (
                when(REFUSED, by_person(_sums(10, 100), _sums(100, 1_000)), otherwise=NOTHING),
                _former("59(2)", A_10_100, A_1_10, MANAGERS),
            ),
        ),
        _provision(
            "61.3",
            "breach of a duty to protect network security with serious consequences",
            (
                graded(
                    "consequences for cybersecurity",
                    {
                        "serious": by_person(_sums(50, 200), _sums(500, 2_000)),
                        "especially serious": by_person(_sums(200, 1_000), _sums(2_000, 10_000)),
                    },
                ),
                _text("61(3)", A_50_200, A_5_20, A_200_1000, A_20_100),
            ),
            None,
        ),
        _provision(
            "69.1",
            "failure to stop prohibited content",
            (
                when(
                    GRAVE,
                    by_person(_sums(50, 200), _sums(500, 2_000)),
                    otherwise=by_person(NOTHING, _sums(50, 500)),
                ),
                _text("69(1)", A_5_50, A_50_200, A_5_20),
            ),
            (
                when(GRAVE, by_person(_sums(10, 100), _sums(100, 500)), otherwise=NOTHING),
                _former("68(1)", A_10_50, A_1_10, PERSONS),
            ),
        ),
        _provision(
            "69.2",
            "failure to stop prohibited content, with especially serious effects",
            (
                by_person(_sums(200, 1_000), _sums(2_000, 10_000)),
                _text("69(2)", A_200_1000, A_20_100),
            ),
            None,
        ),
    ),
    sanctions=(SUSPENDED,),
    gaps=(
        "articles 62 to 68 and 70 to 73 are not coded; protection of personal information is "
        "cn/pipl",
        "confiscation of unlawful income (until 2025) is not calculated",
        "until 2025, article 59 fined only the managers in charge, not other persons who were directly "
        "responsible; you check this",
    ),
    sources=(AMENDED, FIRST, LATER_LAW),
    searched="public repositories of April 2026, and public pages until 25 November 2026",
)
