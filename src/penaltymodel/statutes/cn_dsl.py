"""
China, Data Security Law, articles 45 to 48.

The fine depends on the duty and on the consequences. The highest is CNY 10,000,000, for violations of
the management of core data (article 45(2)) and for serious transfers of important data abroad
(article 46). A fine that the law allows but does not require is given as the range of the fine if
there is one.

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(person="legal-entity", flags={GRAVE.name: True})
>>> print(evaluate(STATUTE.provision("cn/dsl/46").enactments[0].penalty, facts).result)
Range(low=Money('1000000.00', 'CNY'), high=Money('10000000.00', 'CNY'))
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, fixed, multiple_of, when
from penaltymodel.law.penalties import Amount, Exceeds, Flag, Penalty
from penaltymodel.law.sanctions import Suspension
from penaltymodel.law.statute import Enactment, LawAt, Provision, StatedSanction, Statute
from penaltymodel.statutes.cn_pipl import LATER_LAW, PERSONS, by_person, yuan
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Notation, Source, written


READ_IN = "LawRefBook/Laws, text of 10 June 2021"
INCOME = "the unlawful income"
LEAK = Flag("a refusal to correct, or serious consequences such as a great leak", presumed=None)
GRAVE = Flag("serious circumstances", presumed=None)
CONSEQUENCES = Flag("serious consequences", presumed=None)
A_HUNDRED_THOUSAND_OR_MORE = Exceeds(Amount(INCOME), Money("99999.99", "CNY"))
"""The multiple applies from exactly a hundred thousand, so from the fen after CNY 99,999.99."""
IN_FORCE = Source(
    "Data Security Law, art. 55",
    Confidence.VERIFIED,
    READ_IN,
    as_written=("2021年9月1日",),
)

A_1_10 = written("一万元以上十万元以下", "CNY 10,000", "CNY 100,000")
A_5_20 = written("五万元以上二十万元以下", "CNY 50,000", "CNY 200,000")
A_5_50 = written("五万元以上五十万元以下", "CNY 50,000", "CNY 500,000")
A_10_100 = written("十万元以上一百万元以下", "CNY 100,000", "CNY 1,000,000")
A_50_200 = written("五十万元以上二百万元以下", "CNY 500,000", "CNY 2,000,000")
A_100_500 = written("一百万元以上五百万元以下", "CNY 1,000,000", "CNY 5,000,000")
A_100_1000 = written("一百万元以上一千万元以下", "CNY 1,000,000", "CNY 10,000,000")
A_200_1000 = written("二百万元以上一千万元以下", "CNY 2,000,000", "CNY 10,000,000")


def _sums(low: int, high: int) -> Penalty:
    """Return a fine in thousands of yuan."""
    return fixed(yuan(low * 1_000), yuan(high * 1_000))


def _provision(
    key: str,
    offense: str,
    penalty: Penalty,
    *as_written: Notation,
) -> Provision:
    article, _, paragraph = key.partition(".")
    source = Source(
        f"Data Security Law, art. {article}{paragraph and f'({paragraph})'}",
        Confidence.VERIFIED,
        READ_IN,
        as_written=as_written,
    )
    text = Enactment(
        applies_from=date(2021, 9, 1),
        penalty=cited(penalty, source),
        source=source,
        day_source=IN_FORCE,
    )
    return Provision(
        key=f"cn/dsl/{key}",
        offense=offense,
        law_at=LawAt.MILDER,
        enactments=(text,),
    )


STATUTE = Statute(
    key="cn/dsl",
    title="Data Security Law",
    jurisdiction="China",
    url="http://www.npc.gov.cn/npc/c30834/202106/7c9af12f51334a73b56d7938f99a788a.shtml",
    known_through=date(2025, 4, 19),
    provisions=(
        _provision(
            "45.1",
            "breach of a duty to protect data (articles 27, 29 and 30)",
            when(
                LEAK,
                by_person(_sums(50, 200), _sums(500, 2_000)),
                otherwise=by_person(_sums(10, 100), _sums(50, 500)),
            ),
            A_5_50,
            A_1_10,
            A_50_200,
            A_5_20,
            PERSONS,
        ),
        _provision(
            "45.2",
            "violation of the management of core data, harming the security of the state",
            _sums(2_000, 10_000),
            A_200_1000,
        ),
        _provision(
            "46",
            "transfer of important data abroad (article 31)",
            when(
                GRAVE,
                by_person(_sums(100, 1_000), _sums(1_000, 10_000)),
                otherwise=by_person(_sums(10, 100), _sums(100, 1_000)),
            ),
            A_10_100,
            A_1_10,
            A_100_1000,
            PERSONS,
        ),
        _provision(
            "47",
            "breach of a duty by a broker of data (article 33)",
            by_person(
                _sums(10, 100),
                when(
                    A_HUNDRED_THOUSAND_OR_MORE,
                    multiple_of(INCOME, 1, 10),
                    otherwise=_sums(100, 1_000),
                ),
            ),
            written("违法所得一倍以上十倍以下", "1", "10"),
            written("不足十万元", "CNY 99,999.99"),
            A_10_100,
            A_1_10,
            PERSONS,
        ),
        _provision(
            "48.1",
            "refusal to give data to the authorities (article 35)",
            by_person(_sums(10, 100), _sums(50, 500)),
            A_5_50,
            A_1_10,
            PERSONS,
        ),
        _provision(
            "48.2",
            "giving data to a foreign court or authority without approval (article 36)",
            when(
                CONSEQUENCES,
                by_person(_sums(50, 500), _sums(1_000, 5_000)),
                otherwise=by_person(_sums(10, 100), _sums(100, 1_000)),
            ),
            A_10_100,
            A_1_10,
            A_100_500,
            A_5_50,
            PERSONS,
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("cn/dsl/45.1", "cn/dsl/45.2", "cn/dsl/46", "cn/dsl/47", "cn/dsl/48.2"),
            sanction=Suspension("the business concerned"),
            source=Source(
                "Data Security Law, arts 45 to 48",
                Confidence.VERIFIED,
                READ_IN,
                as_written=("责令暂停相关业务",),
            ),
        ),
    ),
    gaps=("confiscation of unlawful income (article 47) is not calculated",),
    sources=(IN_FORCE, LATER_LAW),
    searched="LawRefBook/Laws of 19 April 2025, and public repositories until 25 November 2026",
)
