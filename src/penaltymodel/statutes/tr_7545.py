"""
Türkiye, Law 7545 on cyber security, articles 16(10), 16(11) and 17(2): administrative fines.

A provider that does not take the measures of the law, or does not report an incident, pays TRY 1 to
10 million; a company that sells cyber security products abroad or changes its shareholders without
approval pays TRY 10 to 100 million. A commercial company that obstructs an audit pays up to 5 % of
its gross sales. If the offense was committed several times, the fine may double; if it brought a
benefit or caused damage, it is three to five times that sum. The fixed sums rise every January (Law
5326, article 17(7)).

The fine for an incident that was not reported, in 2025:

>>> from penaltymodel import Facts, evaluate
>>> result = evaluate(STATUTE.provisions[0].enactments[0].penalty, Facts()).result
>>> print(result.low, result.high)
TRY 1,000,000.00 TRY 10,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, floored, multiple_of, scaled, share_of_revenue, when
from penaltymodel.law.penalties import Flag, Penalty, PersonIs
from penaltymodel.law.statute import Provision, Statute
from penaltymodel.law.turkiye import Sums, series, texts
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.sources import Confidence, Source, written


V = Confidence.VERIFIED

READ_IN = "consolidated text of April 2026 (turkish-law-mcp); mevzuatportal.com"
APPLIES_FROM = date(2025, 3, 19)
IN_FORCE = Source(
    "Law 7545, art. 20",
    V,
    f"{READ_IN}; takvim.com.tr",
    note="published on 19 March 2025",
    as_written=(written("yayımı tarihinde yürürlüğe girer", "2025-03-19"),),
)

SEVERAL = Flag("committed more than once before the decision", presumed=False)
GAIN = Flag("a benefit obtained or damage caused", presumed=False)
BENEFIT = "the benefit or damage"
SEVERAL_SOURCE = Source(
    "Law 7545, art. 17(2)",
    V,
    READ_IN,
    note="one fine for all, raised to at most double",
    as_written=(written("iki katını aşmayacak şekilde", "2"),),
)
GAIN_SOURCE = Source(
    "Law 7545, art. 17(2), second sentence",
    V,
    READ_IN,
    as_written=(written("üç katından az beş katından fazla olamaz", "3", "5"),),
)

SALES = Base(Measure.TURNOVER, Perimeter.PERSON, "total", AccountingPeriod.ANNUAL)
SALES_SOURCE = Source(
    "Law 7545, art. 16(11)",
    V,
    READ_IN,
    note="the gross sales in the audited annual accounts; the law does not say of which year",
    as_written=(
        written("ticari şirketlerce", "legal-entity"),
        "yüzde 5’ine kadar",
        written("brüt satış hasılatının", "turnover", "of the person itself"),
    ),
)


def _raised(fine: Penalty) -> Penalty:
    """Return the fine with the rules of art. 17(2)."""
    several = when(SEVERAL, cited(scaled(fine, 1, 2), SEVERAL_SOURCE), otherwise=fine)
    multiple = cited(multiple_of(BENEFIT, 3, 5), GAIN_SOURCE)
    return when(GAIN, multiple, otherwise=several)


def _source(paragraph: str, words: str, *reads: str) -> Source:
    citation = f"Law 7545, art. {paragraph}"
    return Source(citation, V, READ_IN, as_written=(written(words, *reads),))


def _obstruction() -> Provision:
    words = (
        "yüzbin Türk lirasından bir milyon Türk lirasına kadar",
        "TRY 100,000",
        "TRY 1,000,000",
    )
    sums: dict[date, Sums] = series(_source("16(11)", *words), APPLIES_FROM, 100_000, 1_000_000)
    company = PersonIs((PersonKind.LEGAL_ENTITY,))

    def build(day: date, fine: Penalty) -> Penalty:
        share = cited(share_of_revenue(0, "5/100", base=SALES), SALES_SOURCE)
        of_sales = cited(floored(share, at=sums[day].low), sums[day].source)
        return _raised(when(company, of_sales, otherwise=fine))

    return Provision(
        key="tr/7545/16.11",
        offense="not giving access, or not keeping systems open, for an audit (art. 8(4))",
        enactments=texts(sums, IN_FORCE, build),
    )


def _fixed(key: str, offense: str, source: Source, low: int, high: int) -> Provision:
    return Provision(
        key=f"tr/7545/{key}",
        offense=offense,
        enactments=texts(
            series(source, APPLIES_FROM, low, high), IN_FORCE, lambda _, fine: _raised(fine)
        ),
    )


STATUTE = Statute(
    key="tr/7545",
    title="Law 7545 on cyber security",
    jurisdiction="Türkiye",
    url="https://www.mevzuat.gov.tr/mevzuat?MevzuatNo=7545&MevzuatTur=1&MevzuatTertip=5",
    known_through=date(2026, 4, 9),
    searched="mondaq.com and mevzuatportal.com, until 25 November 2026",
    provisions=(
        _fixed(
            "16.10",
            "not taking the measures of the law, not reporting a weakness or an incident, or buying "
            "from suppliers that are not certified (art. 7(1)(b), (c))",
            _source(
                "16(10)",
                "bir milyon Türk lirasından on milyon Türk lirasına kadar",
                "TRY 1,000,000",
                "TRY 10,000,000",
            ),
            1_000_000,
            10_000_000,
        ),
        _fixed(
            "16.10-18",
            "selling cyber security products abroad, or changing the control of their producer, "
            "without notice or approval (art. 18)",
            _source(
                "16(10), second half",
                "on milyon Türk lirasından yüz milyon Türk lirasına kadar",
                "TRY 10,000,000",
                "TRY 100,000,000",
            ),
            10_000_000,
            100_000_000,
        ),
        _obstruction(),
    ),
    gaps=(
        "the crimes of art. 16(1) to (9), with imprisonment and judicial fines, are not coded",
        "that the sums of 2026 are revalued follows from Law 5326, art. 17(7); no published sums were "
        "found",
        "our interpretation: if there is a benefit or damage, its three- to fivefold replaces the fine, "
        "also if it is lower",
        "the law does not say how the fine of art. 16(11) applies to a company without audited accounts",
        "a fine that is paid in time is a quarter lower (Law 5326, art. 17(6)); not coded",
        "the revaluation of January 2027 is not coded",
    ),
    sources=(IN_FORCE, SEVERAL_SOURCE, GAIN_SOURCE),
)
