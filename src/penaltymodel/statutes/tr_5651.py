"""
Türkiye, Law 5651, additional article 4: duties of social networks, with a ladder.

A large foreign social network that does not appoint a representative faces a ladder of sanctions:
two fines, a ban on advertising, then two bandwidth reductions. If it complies, only a quarter of
the fines is collected and the other measures end. The law also sets separate fixed fines.

The fixed sums are those of 2020 (in paragraph 12: of 2022). Every January they rise by the
revaluation rate of the year before, rounded down to the lira (Law 5326, article 17(7)).

A network was fined TRY 10,000,000 and TRY 30,000,000 in 2020 and then complies; it pays a quarter:

>>> from penaltymodel import Money
>>> print((Money(10_000_000, "TRY") + Money(30_000_000, "TRY")) * ladder(2020).collected)
TRY 10,000,000.00

The first of these fines in 2026:

>>> print(FIRST_FINES[date(2026, 1, 1)].low)
TRY 94,817,884.00
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from penaltymodel.law.forms import cited, when
from penaltymodel.law.penalties import Flag, Penalty
from penaltymodel.law.sanctions import AdvertisingBan, Ladder, Rung, Throttling
from penaltymodel.law.statute import Pending, Provision, StatedSanction, Statute
from penaltymodel.law.turkiye import Sums, series, texts
from penaltymodel.law.words import PersonKind
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import EITHER, Range, only
from penaltymodel.values.sources import Confidence, Source, written


V, D, S = Confidence.VERIFIED, Confidence.DERIVED, Confidence.SECONDARY
READ_IN = "consolidated text of April 2026 (turkish-law-mcp)"
IN_FORCE = date(2020, 10, 1)
AMENDED = date(2022, 10, 18)
"""The first day of Law 7418, which added paragraphs 10 to 13 and 15."""
DAY = Source(
    "Law 7253 of 29 July 2020",
    S,
    "mondaq.com 1017434",
    as_written=("1 Ekim 2020 tarihinde yürürlüğe girmişti",),
)
AMENDED_DAY = Source("Law 7418 of 13 October 2022", S, "law firms, October 2022")
NETWORKS = written("sosyal ağ sağlayıcıya", "legal-entity")

FIRST = Source(
    "Law 5651, additional art. 4(2): first fine",
    V,
    READ_IN,
    as_written=(NETWORKS, written("on milyon Türk lirası", "TRY 10,000,000")),
)
SECOND_FINE = Source(
    "Law 5651, additional art. 4(2): second fine",
    V,
    READ_IN,
    as_written=(written("otuz milyon Türk lirası", "TRY 30,000,000"),),
)
FIRST_FINES = series(FIRST, IN_FORCE, 10_000_000)
SECOND_FINES = series(SECOND_FINE, IN_FORCE, 30_000_000)

STEPS = Source(
    "Law 5651, additional art. 4(2)",
    V,
    READ_IN,
    as_written=(
        written("otuz gün içinde", "30 days"),
        written("üç ay içinde", "3 months"),
        written("yüzde elli oranında", "1/2"),
        written("yüzde doksan oranına kadar", "9/10"),
        written("dörtte biri tahsil edilir", "1/4"),
    ),
)
FINES_OF_2026 = Source(
    "Law 5651, additional art. 4(2): fines of 2026",
    D,
    READ_IN,
    note="raised by the rates of Law 5326, art. 17(7)",
    as_written=(
        written("%25,49", "TRY 94,817,884", by="TRY 75,558,120 + 25.49 %, rounded down"),
        written("%25,49", "TRY 284,453,658", by="TRY 226,674,363 + 25.49 %, rounded down"),
    ),
)


def _provision(paragraph: str, offense: str, amount: int, words: str, reads: str) -> Provision:
    source = Source(
        f"Law 5651, additional art. 4({paragraph})",
        V,
        READ_IN,
        as_written=(NETWORKS, written(words, reads)),
    )
    return Provision(
        key=f"tr/5651/ek-4.{paragraph}",
        offense=offense,
        persons=(PersonKind.LEGAL_ENTITY,),
        enactments=texts(series(source, IN_FORCE, amount), DAY),
    )


def ladder(year: int) -> Ladder:
    """Return the ladder with the fines of *year*, from 2020 on."""
    day = IN_FORCE if year == IN_FORCE.year else date(year, 1, 1)
    thirty_days = Period(days=30)

    def fine(sums: Sums) -> Penalty:
        return cited(sums.fine, FINES_OF_2026) if year == 2026 else sums.fine

    return Ladder(
        key="tr/5651/ek-4.2",
        title=f"no representative in Türkiye (fines of {year})",
        rungs=(
            Rung(after=thirty_days, penalty=fine(FIRST_FINES[day]), source=STEPS),
            Rung(after=thirty_days, penalty=fine(SECOND_FINES[day]), source=STEPS),
            Rung(after=thirty_days, sanction=AdvertisingBan(), source=STEPS),
            Rung(after=Period(months=3), sanction=Throttling(only(Fraction(1, 2))), source=STEPS),
            Rung(
                after=thirty_days,
                sanction=Throttling(Range(Fraction(1, 2), Fraction(9, 10))),
                source=STEPS,
            ),
        ),
        collected=Fraction(1, 4),
        source=STEPS,
    )


SECOND = Flag("the second fine of the ladder", presumed=EITHER)
ORDERS = Source(
    "Law 5651, additional art. 4(10), (11)",
    V,
    READ_IN,
    note="added by Law 7418, in force since 18 October 2022",
    as_written=(
        written("altı aya kadar", "6 months"),
        written("yüzde elli oranında", "1/2"),
        written("yüzde doksan oranına kadar", "9/10"),
    ),
)
LAW_7578 = Source(
    "Law 7578 (Official Gazette of 1 May 2026)",
    S,
    "public copy of the law; haberturk.com, tgrthaber.com",
)


def _of_ladder(day: date, first: Penalty) -> Penalty:
    """Return the first fine, or the second one."""
    return when(SECOND, SECOND_FINES[day].fine, otherwise=first)


STATUTE = Statute(
    key="tr/5651",
    title="Law 5651, additional article 4: duties of social networks",
    known_as=("Internet Law", "5651"),
    jurisdiction="Türkiye",
    url="https://www.mevzuat.gov.tr/mevzuat?MevzuatNo=5651&MevzuatTur=1&MevzuatTertip=5",
    known_through=date(2026, 5, 1),
    searched="turkish-law-mcp, press and law firms, until 25 November 2026",
    provisions=(
        Provision(
            key="tr/5651/ek-4.2",
            offense="failure of a foreign network to appoint a representative: fines of the ladder",
            persons=(PersonKind.LEGAL_ENTITY,),
            enactments=texts(FIRST_FINES, DAY, _of_ladder),
        ),
        _provision(
            "8.3",
            "failure of a domestic or foreign network to answer an application within 48 hours",
            5_000_000,
            "beş milyon Türk lirası",
            "TRY 5,000,000",
        ),
        _provision(
            "8.4",
            "failure of a domestic or foreign network to report on applications and removals",
            10_000_000,
            "on milyon Türk lirası",
            "TRY 10,000,000",
        ),
        _provision(
            "9",
            "fines of a foreign network under articles 8 and 8A",
            1_000_000,
            "bir milyon Türk lirası",
            "TRY 1,000,000",
        ),
        Provision(
            key="tr/5651/ek-4.12",
            offense="buying advertising from a network that is banned from selling it",
            enactments=texts(
                series(
                    Source(
                        "Law 5651, additional art. 4(12)",
                        V,
                        READ_IN,
                        as_written=(
                            written(
                                "on bin Türk lirasından yüz bin Türk lirasına kadar",
                                "TRY 10,000",
                                "TRY 100,000",
                            ),
                        ),
                    ),
                    AMENDED,
                    10_000,
                    100_000,
                ),
                AMENDED_DAY,
            ),
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("tr/5651/ek-4.10", "tr/5651/ek-4.11"),
            sanction=AdvertisingBan(Period(months=6)),
            source=ORDERS,
        ),
        StatedSanction(
            provisions=("tr/5651/ek-4.10",),
            sanction=Throttling(Range(Fraction(1, 2), Fraction(9, 10))),
            source=ORDERS,
        ),
    ),
    ladders=(ladder(2026),),
    pending=(
        Pending(
            what="Law 7578 forbids networks to serve children under fifteen and adds duties for "
            "distributors of games; the bill as introduced had fines of up to 3 % of global turnover, up "
            "to 90 % less bandwidth and TRY 30,000,000 for distributors of games, and the fines of the "
            "law as passed were not found",
            since=date(2026, 5, 1),
            applies_from=date(2026, 11, 1),
            source=LAW_7578,
        ),
    ),
    gaps=(
        "the fine of up to 3 % of global turnover in the last paragraphs is not coded: the text "
        "that was read ends before it",
        "paragraphs 10 and 11 apply only from 18 October 2022; a second unpaid fine within a year "
        "leads to a ban on advertising (paragraph 11); listed, but not calculated",
        "until 17 October 2022, paragraph 9 had a sentence on repeats that is not coded (from "
        "memory: it doubled the fine)",
        "judicial fines of 50,000 days under articles 8 and 9 are not coded; article 9 is annulled "
        "as of 10 October 2024",
        "a fine that is paid before an objection is a quarter lower (Law 5326, art. 17(6)); not "
        "coded",
        "the revaluation of January 2027 is not coded",
        "the ladder is shown with the fines of 2026; a fine is that of the year in which it is due",
    ),
    sources=(DAY, STEPS),
)
