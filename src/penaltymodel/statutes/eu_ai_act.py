"""
European Union, Artificial Intelligence Act: Regulation (EU) 2024/1689, articles 75c, 99 to 101.

Operators face three tiers, whichever amount is higher: EUR 35,000,000 or 7 % of an undertaking's
worldwide turnover for prohibited practices, EUR 15,000,000 or 3 % for breaches of obligations, and
EUR 7,500,000 or 1 % for misleading information. For SMEs and start-ups, the lower amount applies
(article 99(6)); read literally, the maximum is zero if there is no turnover. From 27 July 2026,
the lower amount also applies to small mid-caps in the second and third tier, but not in the first
(article 99(6a), Regulation (EU) 2026/1744). Providers of general-purpose models face up to EUR
15,000,000 or 3 % under article 101, without relief for SMEs. Under article 75c, the AI Office
fines the operators it supervises in the same tiers, and imposes periodic penalties. Pass
``Platform(size="small")`` for an SME or a start-up (or ``micro``, ``medium``), and ``small mid-cap``
for a small mid-cap; a large undertaking is presumed.

Prohibited practices, turnover of EUR 100 million, a large and a small undertaking:

>>> from penaltymodel import Facts, evaluate, eur
>>> penalty = STATUTE.provision("eu/ai-act/99.3").enactments[0].penalty
>>> for size in ("large", "small"):
...     facts = Facts(
...         person="legal-entity",
...         revenue=eur(100_000_000),
...         words={"size of the undertaking": size},
...     )
...     print(evaluate(penalty, facts).result.high)
EUR 35,000,000.00
EUR 7,000,000.00
"""

from __future__ import annotations

from datetime import date, timedelta

from attrs import evolve

from penaltymodel.law.forms import (
    average_daily,
    cited,
    greater_of,
    lesser_of,
    of_size,
    per_day,
    scaled,
    share_of_revenue,
    upto,
    when,
)
from penaltymodel.law.penalties import AllOf, Flag, Penalty, PersonIs
from penaltymodel.law.statute import Enactment, Limitation, Pending, Provision, Statute
from penaltymodel.law.words import (
    AccountingPeriod,
    Base,
    Measure,
    Perimeter,
    PersonKind,
    Size,
)
from penaltymodel.values.money import Money, eur
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Notation, Source, written


V, D = Confidence.VERIFIED, Confidence.DERIVED

OPERATORS_FROM = date(2025, 8, 2)
ADOPTED_ON = date(2026, 7, 8)
AMENDED_FROM = date(2026, 7, 27)
GENERAL_FROM = date(2026, 8, 2)

CONSOLIDATED = (
    "EUR-Lex text as of 27 July 2026 (02024R1689-20260727) in a public repository, retrieved on 13 "
    "September 2026"
)
ACT = Source(
    "Regulation (EU) 2024/1689, art. 113",
    V,
    CONSOLIDATED,
    note="Chapter XII applies from 2 August 2025, except art. 101, which applies from 2 August "
    "2026",
    as_written=(
        written("2 August 2025", "2025-08-02"),
        written("2 August 2026", "2026-08-02"),
    ),
)
AMENDMENT = Source(
    "Regulation (EU) 2026/1744, art. 1, amending art. 99",
    V,
    CONSOLIDATED,
    note="published on 24 July 2026, in force from 27 July 2026",
    as_written=(written("27.07.2026", "2026-07-27"),),
)
AI_OFFICE_FROM = Source(
    "Regulation (EU) 2024/1689, art. 113, with Regulation (EU) 2026/1744",
    D,
    CONSOLIDATED,
    note="the amendment inserted art. 75c into Chapter IX from 27 July 2026; the chapter applies "
    "from 2 August 2026",
    as_written=(written("2 August 2026", "2026-08-02"),),
)

TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.GROUP,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
INCOME_OR_TURNOVER = Base(
    Measure.INCOME_OR_TURNOVER,
    Perimeter.GROUP,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
TURNOVER_SOURCE = Source(
    "Regulation (EU) 2024/1689, arts 75c(5), 99(3)–(5), 101(1)",
    D,
    CONSOLIDATED,
    note="the text does not say whose turnover it is and what the year precedes; our "
    "interpretation: the whole economic unit, and the decision",
    as_written=(
        written("undertaking", "of the whole group"),
        written("the preceding financial year", "financial year before the decision"),
    ),
)

UNDERTAKING = AllOf(
    (
        PersonIs((PersonKind.SOLE_TRADER, PersonKind.LEGAL_ENTITY)),
        Flag("undertaking", presumed=True),
    )
)


def _source(place: str, *as_written: str | Notation, note: str = "") -> Source:
    citation = f"Regulation (EU) 2024/1689, art. {place}"
    return Source(citation, V, CONSOLIDATED, note=note, as_written=as_written)


WORLDWIDE = written("total worldwide annual turnover", "turnover", "worldwide")
OF_UNDERTAKING = written("if the offender is an undertaking", "sole-trader", "legal-entity")

PROHIBITED_SOURCE = _source("99(3)", "EUR 35 000 000", "7 %", WORLDWIDE, OF_UNDERTAKING)
OBLIGATIONS_SOURCE = _source("99(4)", "EUR 15 000 000", "3 %", WORLDWIDE, OF_UNDERTAKING)
INFORMATION_SOURCE = _source("99(5)", "EUR 7 500 000", "1 %", WORLDWIDE, OF_UNDERTAKING)
BODIES = "Official Journal text in a public repository, as of February 2026"
BODIES_PROHIBITED = Source(
    "Regulation (EU) 2024/1689, art. 100(2)",
    V,
    BODIES,
    as_written=(
        "EUR 1 500 000",
        written("Union institutions, bodies, offices and agencies", "legal-entity"),
    ),
)
BODIES_OBLIGATIONS = Source(
    "Regulation (EU) 2024/1689, art. 100(3)",
    V,
    BODIES,
    as_written=(
        "EUR 750 000",
        written("Union institutions, bodies, offices and agencies", "legal-entity"),
    ),
)
MODELS_SOURCE = _source("101(1)", "EUR 15 000 000", "3 %", WORLDWIDE)
SMALL_SOURCE = _source(
    "99(6)", "SMEs, including start-ups", note="SMEs, including start-ups: whichever is lower"
)
MID_CAP_SOURCE = _source(
    "99(6a)",
    "SMCs",
    note="small mid-caps: whichever is lower, for the fines of paragraphs 4 and 5",
)
SMALL_OR_MEDIUM = of_size(Size.MICRO, Size.SMALL, Size.MEDIUM)
SMALL_MID_CAP = of_size(Size.SMALL_MID_CAP)


def _arms(source: Source, most: Money, share: str) -> tuple[Penalty, Penalty]:
    """Return the fixed cap and the share of turnover."""
    turnover = cited(share_of_revenue(0, share, base=TURNOVER), source)
    return cited(upto(most), source), cited(turnover, TURNOVER_SOURCE)


def _tier(source: Source, most: Money, share: str, *, mid_caps: bool = False) -> Penalty:
    """Return a tier of article 99; with *mid_caps*, small mid-caps have relief too."""
    fixed_arm, turnover = _arms(source, most, share)
    lower, higher = lesser_of(fixed_arm, turnover), greater_of(fixed_arm, turnover)
    larger = (
        when(SMALL_MID_CAP, cited(lower, MID_CAP_SOURCE), otherwise=higher) if mid_caps else higher
    )
    of_undertaking = when(SMALL_OR_MEDIUM, cited(lower, SMALL_SOURCE), otherwise=larger)
    return when(UNDERTAKING, of_undertaking, otherwise=fixed_arm)


PROHIBITED = _tier(PROHIBITED_SOURCE, eur(35_000_000), "7/100")
OBLIGATIONS_2024 = _tier(OBLIGATIONS_SOURCE, eur(15_000_000), "3/100")
OBLIGATIONS = _tier(OBLIGATIONS_SOURCE, eur(15_000_000), "3/100", mid_caps=True)
INFORMATION_2024 = _tier(INFORMATION_SOURCE, eur(7_500_000), "1/100")
INFORMATION = _tier(INFORMATION_SOURCE, eur(7_500_000), "1/100", mid_caps=True)

PERIODIC = cited(
    per_day(scaled(average_daily(INCOME_OR_TURNOVER), 0, "5/100")),
    _source(
        "75c(5)",
        "5 %",
        written("average daily", "1/365", "1/366"),
        written("income or worldwide annual turnover", "income or turnover", "worldwide"),
        note="the text says: average daily income or worldwide annual turnover per day; interpreted "
        "as the average of a day. The act does not say how many days the year has",
    ),
)


def _provision(
    place: str, offense: str, applies_from: date, penalty: Penalty, source: Source = ACT
) -> Provision:
    return Provision(
        key=f"eu/ai-act/{place}",
        offense=offense,
        enactments=(Enactment(applies_from=applies_from, penalty=penalty, source=source),),
    )


def _amended(place: str, offense: str, before: Penalty, after: Penalty) -> Provision:
    """Return a provision with a text before and one from the amendment of 2026."""
    return Provision(
        key=f"eu/ai-act/{place}",
        offense=offense,
        enactments=(
            Enactment(
                applies_from=OPERATORS_FROM,
                applies_through=AMENDED_FROM - timedelta(days=1),
                penalty=before,
                source=ACT,
            ),
            Enactment(applies_from=AMENDED_FROM, penalty=after, source=AMENDMENT),
        ),
    )


def _of_union_body(place: str, offense: str, penalty: Penalty) -> Provision:
    return evolve(
        _provision(place, offense, OPERATORS_FROM, penalty), persons=(PersonKind.LEGAL_ENTITY,)
    )


AI_OFFICE_FINES = _source(
    "75c(4)",
    "shall apply mutatis mutandis",
    note="the tiers are those of art. 99",
)


def _of_ai_office(place: str, offense: str, penalty: Penalty) -> Provision:
    return _provision(
        place,
        offense,
        GENERAL_FROM,
        cited(penalty, AI_OFFICE_FINES),
        AI_OFFICE_FROM,
    )


STATUTE = Statute(
    key="eu/ai-act",
    title="Artificial Intelligence Act, Regulation (EU) 2024/1689",
    known_as=("AI Act", "AIA", "KI-Verordnung"),
    jurisdiction="European Union",
    url="https://eur-lex.europa.eu/eli/reg/2024/1689/oj",
    known_through=date(2026, 9, 13),
    searched="EUR-Lex as of 13 September 2026 lists Regulation (EU) 2026/1744 as the only amendment; "
    "law firms until 25 November 2026",
    pending=(
        Pending(
            what="two more practices are prohibited: generated intimate images without consent, and "
            "child sexual abuse material (art. 5(1)(ba), (bb))",
            provisions=("eu/ai-act/99.3", "eu/ai-act/75c.4.prohibited"),
            since=ADOPTED_ON,
            applies_from=date(2026, 12, 2),
            source=_source("5(1)(ba), (bb), 113", written("2 December 2026", "2026-12-02")),
        ),
        Pending(
            what="the duties for high-risk systems of Annex III begin to apply",
            provisions=("eu/ai-act/99.4", "eu/ai-act/75c.4"),
            since=ADOPTED_ON,
            applies_from=date(2027, 12, 2),
            source=_source("113", written("2 December 2027", "2027-12-02")),
        ),
        Pending(
            what="the duties for high-risk systems of Annex I begin to apply",
            provisions=("eu/ai-act/99.4", "eu/ai-act/75c.4"),
            since=ADOPTED_ON,
            applies_from=date(2028, 8, 2),
            source=_source("113", written("2 August 2028", "2028-08-02")),
        ),
    ),
    provisions=(
        _provision("99.3", "prohibited practices (art. 5)", OPERATORS_FROM, PROHIBITED),
        _amended(
            "99.4",
            "breach of an obligation of an operator or a notified body",
            OBLIGATIONS_2024,
            OBLIGATIONS,
        ),
        _amended(
            "99.5",
            "incorrect, incomplete or misleading information to an authority or notified body",
            INFORMATION_2024,
            INFORMATION,
        ),
        _provision(
            "101.1",
            "breach of an obligation by a provider of a general-purpose model, fined by the "
            "Commission",
            GENERAL_FROM,
            greater_of(*_arms(MODELS_SOURCE, eur(15_000_000), "3/100")),
        ),
        _of_union_body(
            "100.2",
            "prohibited practices (art. 5) of a body of the Union",
            cited(upto(eur(1_500_000)), BODIES_PROHIBITED),
        ),
        _of_union_body(
            "100.3",
            "breach of any other requirement or obligation by a body of the Union",
            cited(upto(eur(750_000)), BODIES_OBLIGATIONS),
        ),
        _of_ai_office(
            "75c.4.prohibited", "prohibited practices, fined by the AI Office", PROHIBITED
        ),
        _of_ai_office(
            "75c.4",
            "breach of any other provision, a measure or a commitment, fined by the AI Office",
            OBLIGATIONS,
        ),
        _of_ai_office(
            "75c.4.information",
            "incorrect, incomplete or misleading information to the AI Office",
            INFORMATION,
        ),
        _provision(
            "75c.5",
            "failure to comply with a request, an order or a commitment of the AI Office, per day",
            GENERAL_FROM,
            cited(PERIODIC, TURNOVER_SOURCE),
            AI_OFFICE_FROM,
        ),
    ),
    limitations=(
        Limitation(
            name="ai-office",
            applies_from=GENERAL_FROM,
            within=Period(years=5),
            source=_source(
                "75c(8)",
                written("five years", "5 years"),
                note="for a continuing or repeated infringement, from the day it ceases",
            ),
        ),
    ),
    gaps=(
        "member states set their own fines up to these maxima",
        "the dates of the obligations are not checked: high-risk systems of Annex III from 2 "
        "December 2027, of Annex I from 2 August 2028, other obligations of art. 99(4) from 2 "
        "August 2026; the prohibitions of art. 5(1)(ba), (bb) from 2 December 2026",
        "the German implementing act (KI-MIG of 22 July 2026, BGBl. 2026 I Nr. 223) was found "
        "without its text; not coded",
        "art. 99(4) also covers the duties along the value chain (art. 25(2), (4)) from 27 July "
        "2026; the list is not checked",
        "the AI Office supervises systems built on the same provider's general-purpose model, and "
        "systems integrated in a very large platform or search engine (art. 75(1)); you check this",
        "fines already imposed by other authorities for the same act must be considered (art. "
        "99(7)(b), (c)); they are not deducted",
        "art. 101 requires intent or negligence, which is assumed",
    ),
    sources=(ACT, AMENDMENT, AI_OFFICE_FROM, TURNOVER_SOURCE),
)
