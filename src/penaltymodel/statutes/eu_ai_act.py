"""
European Union, Artificial Intelligence Act: Regulation (EU) 2024/1689, articles 75c, 99, 101.

Operators face three tiers, whichever amount is higher: EUR 35,000,000 or 7 % of an undertaking's
worldwide turnover for prohibited practices, EUR 15,000,000 or 3 % for breaches of obligations, and
EUR 7,500,000 or 1 % for misleading information. For SMEs and start-ups, the lower amount applies
(article 99(6)); read literally, the maximum is zero if there is no turnover. From 27 July 2026,
the lower amount also applies to small mid-caps in the second and third tier, but not in the first
(article 99(6a), Regulation (EU) 2026/1744). Providers of general-purpose models face up to EUR
15,000,000 or 3 % under article 101, without relief for SMEs. Under article 75c, the AI Office
fines the operators it supervises in the same tiers, and imposes periodic penalties. Pass
``Platform(small=True)`` for an SME or a start-up, and the flag ``small mid-cap`` for a small
mid-cap.

Prohibited practices, turnover of EUR 100 million, a large and a small undertaking:

>>> from penaltymodel import Facts, evaluate, eur
>>> penalty = STATUTE.provision("eu/ai-act/99.3").enactments[0].penalty
>>> for small in (False, True):
...     facts = Facts(
...         person="legal-entity", revenue=eur(100_000_000), flags={"small undertaking": small}
...     )
...     print(evaluate(penalty, facts).result.high)
EUR 35,000,000.00
EUR 7,000,000.00
"""

from __future__ import annotations

from datetime import date, timedelta

from penaltymodel.law.forms import (
    average_daily,
    cited,
    greater_of,
    lesser_of,
    per_day,
    scaled,
    share_of_revenue,
    upto,
    when,
)
from penaltymodel.law.penalties import AllOf, Flag, Penalty, PersonIs
from penaltymodel.law.statute import Enactment, Limitation, Provision, Statute
from penaltymodel.law.words import (
    SMALL_UNDERTAKING,
    AccountingPeriod,
    Base,
    Measure,
    Perimeter,
    PersonKind,
)
from penaltymodel.values.money import Money, eur
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Source


V, D, M = Confidence.VERIFIED, Confidence.DERIVED, Confidence.MEMORY

OPERATORS_FROM = date(2025, 8, 2)
AMENDED_FROM = date(2026, 7, 27)
GENERAL_FROM = date(2026, 8, 2)

EUR_LEX = "EUR-Lex text of the Regulation in a public repository"
CONSOLIDATED = "EUR-Lex text as of 27 July 2026 (02024R1689-20260727) in a public repository"
ACT = Source(
    "Regulation (EU) 2024/1689, art. 113",
    V,
    CONSOLIDATED,
    note="Chapter XII applies from 2 August 2025, except art. 101, which applies from 2 August "
    "2026",
)
AMENDMENT = Source(
    "Regulation (EU) 2026/1744, art. 1, amending art. 99",
    V,
    CONSOLIDATED,
    note="published on 24 July 2026, in force from 27 July 2026",
)
AI_OFFICE_FROM = Source(
    "Regulation (EU) 2024/1689, art. 113, with Regulation (EU) 2026/1744",
    D,
    CONSOLIDATED,
    note="the amendment inserted art. 75c into Chapter IX from 27 July 2026; the chapter applies "
    "from 2 August 2026",
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
    "Regulation (EU) 2024/1689, arts 75c, 99(3)–(5), 101(1): total worldwide annual turnover",
    M,
    note="from memory: it is the turnover of the whole economic unit in the financial year before "
    "the decision",
)

UNDERTAKING = AllOf(
    (
        PersonIs((PersonKind.SOLE_TRADER, PersonKind.LEGAL_ENTITY)),
        Flag("undertaking", presumed=True),
    )
)


def _source(place: str, note: str = "", read_in: str = EUR_LEX) -> Source:
    return Source(f"Regulation (EU) 2024/1689, art. {place}", V, read_in, note=note)


SMALL_SOURCE = _source("99(6)", "SMEs, including start-ups: whichever is lower")
MID_CAP_SOURCE = _source(
    "99(6a)",
    "small mid-caps: whichever is lower, for the fines of paragraphs 4 and 5",
    CONSOLIDATED,
)
SMALL_MID_CAP = Flag("small mid-cap", presumed=False)


def _arms(place: str, most: Money, share: str) -> tuple[Penalty, Penalty]:
    """Return the fixed cap and the share of turnover."""
    turnover = cited(share_of_revenue(0, share, base=TURNOVER), _source(place))
    return cited(upto(most), _source(place)), cited(turnover, TURNOVER_SOURCE)


def _tier(place: str, most: Money, share: str, *, mid_caps: bool = False) -> Penalty:
    """Return a tier of article 99; with *mid_caps*, small mid-caps have relief too."""
    fixed_arm, turnover = _arms(place, most, share)
    lower, higher = lesser_of(fixed_arm, turnover), greater_of(fixed_arm, turnover)
    larger = (
        when(SMALL_MID_CAP, cited(lower, MID_CAP_SOURCE), otherwise=higher) if mid_caps else higher
    )
    of_undertaking = when(Flag(SMALL_UNDERTAKING), cited(lower, SMALL_SOURCE), otherwise=larger)
    return when(UNDERTAKING, of_undertaking, otherwise=fixed_arm)


PROHIBITED = _tier("99(3)", eur(35_000_000), "7/100")
OBLIGATIONS_2024 = _tier("99(4)", eur(15_000_000), "3/100")
OBLIGATIONS = _tier("99(4)", eur(15_000_000), "3/100", mid_caps=True)
INFORMATION_2024 = _tier("99(5)", eur(7_500_000), "1/100")
INFORMATION = _tier("99(5)", eur(7_500_000), "1/100", mid_caps=True)

PERIODIC = cited(
    per_day(scaled(average_daily(INCOME_OR_TURNOVER), 0, "5/100")),
    _source(
        "75c(5)",
        "the text says: average daily income or worldwide annual turnover per day; interpreted as "
        "the average of a day. The act does not say how many days the year has",
        CONSOLIDATED,
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


def _of_ai_office(place: str, offense: str, penalty: Penalty) -> Provision:
    return _provision(
        place,
        offense,
        GENERAL_FROM,
        cited(penalty, _source("75c(4)", read_in=CONSOLIDATED)),
        AI_OFFICE_FROM,
    )


STATUTE = Statute(
    key="eu/ai-act",
    title="Artificial Intelligence Act, Regulation (EU) 2024/1689",
    jurisdiction="European Union",
    url="https://eur-lex.europa.eu/eli/reg/2024/1689/oj",
    known_through=date(2026, 11, 23),
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
            greater_of(*_arms("101(1)", eur(15_000_000), "3/100")),
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
                "for a continuing or repeated infringement, from the day it ceases",
                CONSOLIDATED,
            ),
        ),
    ),
    gaps=(
        "member states set their own fines up to these maxima",
        "the dates of the obligations are not checked: high-risk systems of Annex III from 2 "
        "December 2027, of Annex I from 2 August 2028, other obligations of art. 99(4) from 2 "
        "August 2026; the prohibitions of art. 5(1)(ba), (bb) from 2 December 2026",
        "art. 99(4) also covers the duties along the value chain (art. 25(2), (4)) from 27 July "
        "2026; the list is not checked",
        "the AI Office supervises systems built on the same provider's general-purpose model, and "
        "systems integrated in a very large platform or search engine (art. 75(1)); you check this",
        "fines on bodies of the Union (art. 100, up to EUR 1,500,000 and 750,000) are not coded",
        "fines already imposed by other authorities for the same act must be considered (art. "
        "99(7)(b), (c)); they are not deducted",
        "art. 101 requires intent or negligence, which is assumed",
    ),
    sources=(ACT, AMENDMENT, AI_OFFICE_FROM),
)
