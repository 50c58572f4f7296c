"""
Türkiye, Law 5651, additional article 4: duties of foreign social networks, with a ladder.

A large foreign social network that does not appoint a representative faces a ladder of sanctions:
two fines, a ban on advertising, then two bandwidth reductions. If it complies, only a quarter of
the fines is collected and the other measures end. The law also sets separate fixed fines.

A network was fined TRY 10,000,000 and TRY 30,000,000 in 2020 and then complies; it pays a quarter:

>>> from penaltymodel import Money
>>> print((Money(10_000_000, "TRY") + Money(30_000_000, "TRY")) * LADDER.collected)
TRY 10,000,000.00
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from penaltymodel.law.forms import cited, fixed, when
from penaltymodel.law.penalties import Flag, Penalty
from penaltymodel.law.sanctions import AdvertisingBan, Ladder, Rung, Throttling
from penaltymodel.law.statute import Enactment, Provision, StatedSanction, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.values.money import Money
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import EITHER, Range, only
from penaltymodel.values.sources import Confidence, Source


V = Confidence.VERIFIED
READ_IN = "consolidated text of Law 5651, as of 2022"
ACT = Source(
    "Law 5651, additional art. 4, added by Law 7253 of 29 July 2020, amended by Law 7418",
    V,
    READ_IN,
    note="fixed amounts rise every year by the revaluation rate (from memory); not coded",
)
IN_FORCE = date(2020, 10, 1)


def _source(paragraph: str) -> Source:
    return Source(f"Law 5651, additional art. 4({paragraph})", V, READ_IN)


def _lira(amount: int, paragraph: str) -> Penalty:
    return cited(fixed(Money(amount, "TRY")), _source(paragraph))


def _provision(paragraph: str, offense: str, amount: int) -> Provision:
    text = Enactment(applies_from=IN_FORCE, penalty=_lira(amount, paragraph), source=ACT)
    return Provision(
        key=f"tr/5651/ek-4.{paragraph}",
        offense=offense,
        persons=(PersonKind.LEGAL_ENTITY,),
        enactments=(text,),
    )


LADDER = Ladder(
    key="tr/5651/ek-4.2",
    title="no representative in Türkiye",
    rungs=(
        Rung(after=Period(days=30), penalty=_lira(10_000_000, "2"), source=_source("2")),
        Rung(after=Period(days=30), penalty=_lira(30_000_000, "2"), source=_source("2")),
        Rung(after=Period(days=30), sanction=AdvertisingBan(), source=_source("2")),
        Rung(
            after=Period(months=3),
            sanction=Throttling(only(Fraction(1, 2))),
            source=_source("2"),
        ),
        Rung(
            after=Period(days=30),
            sanction=Throttling(Range(Fraction(1, 2), Fraction(9, 10))),
            source=_source("2"),
        ),
    ),
    collected=Fraction(1, 4),
    source=_source("2"),
)

STATUTE = Statute(
    key="tr/5651",
    title="Law 5651, additional article 4: duties of foreign social networks",
    jurisdiction="Türkiye",
    url="https://www.mevzuat.gov.tr/mevzuat?MevzuatNo=5651&MevzuatTur=1&MevzuatTertip=5",
    known_through=date(2026, 11, 23),
    provisions=(
        Provision(
            key="tr/5651/ek-4.2",
            offense="failure to appoint a representative: fines of the ladder",
            persons=(PersonKind.LEGAL_ENTITY,),
            enactments=(
                Enactment(
                    applies_from=IN_FORCE,
                    penalty=when(
                        Flag("the second fine of the ladder", presumed=EITHER),
                        _lira(30_000_000, "2"),
                        otherwise=_lira(10_000_000, "2"),
                    ),
                    source=ACT,
                ),
            ),
        ),
        _provision("8.3", "failure to answer an application within 48 hours", 5_000_000),
        _provision("8.4", "failure to report on applications and removals", 10_000_000),
        _provision("9", "fines under articles 8 and 8A", 1_000_000),
        Provision(
            key="tr/5651/ek-4.12",
            offense="buying advertising from a network that is banned from selling it",
            enactments=(
                Enactment(
                    applies_from=IN_FORCE,
                    penalty=cited(
                        fixed(Money(10_000, "TRY"), Money(100_000, "TRY")), _source("12")
                    ),
                    source=ACT,
                ),
            ),
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("tr/5651/ek-4.10", "tr/5651/ek-4.11"),
            sanction=AdvertisingBan(Period(months=6)),
            source=_source("10"),
        ),
        StatedSanction(
            provisions=("tr/5651/ek-4.10",),
            sanction=Throttling(Range(Fraction(1, 2), Fraction(9, 10))),
            source=_source("10"),
        ),
    ),
    ladders=(LADDER,),
    gaps=(
        "the fine of up to 3 % of global turnover in the last paragraphs is not coded: the text "
        "that was read ends before it",
        "the yearly revaluation of the fixed amounts is not coded",
        "a second unpaid fine within a year leads to a ban on advertising (paragraph 11); listed, "
        "but not calculated",
    ),
    sources=(ACT,),
)
