"""
European Union, General Data Protection Regulation: Regulation (EU) 2016/679, article 83.

Paragraph 4 permits fines up to EUR 10,000,000 or 2 % of an undertaking's worldwide turnover,
paragraphs 5 and 6 up to EUR 20,000,000 or 4 %, whichever is higher. Anyone who is not an
undertaking, such as a citizen or a public body, faces only the fixed cap. Companies and sole
traders are assumed to be undertakings unless the flag ``undertaking`` is false. If one processing
operation, or several linked ones, infringe several provisions, the total fine is limited to the
maximum for the gravest infringement (paragraph 3): give these violations the same ``operation``.

Turnover of EUR 1 billion, paragraph 5:

>>> from penaltymodel import Facts, evaluate, eur
>>> penalty = STATUTE.provision("eu/gdpr/83.5").enactments[0].penalty
>>> print(evaluate(penalty, Facts(person="legal-entity", revenue=eur(1_000_000_000))).result.high)
EUR 40,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, greater_of, share_of_revenue, upto, when
from penaltymodel.law.penalties import AllOf, Flag, Penalty, PersonIs
from penaltymodel.law.sanctions import Order, Suspension
from penaltymodel.law.statute import (
    Enactment,
    Grouping,
    Provision,
    SetCap,
    StatedSanction,
    Statute,
)
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.money import eur
from penaltymodel.values.sources import Confidence, Source, written


V, D = Confidence.VERIFIED, Confidence.DERIVED

APPLIES_FROM = date(2018, 5, 25)

EUR_LEX = "EUR-Lex text in a public repository, as of February 2026"
ACT = Source(
    "Regulation (EU) 2016/679, art. 99(2)",
    V,
    EUR_LEX,
    as_written=(written("25 May 2018", "2018-05-25"),),
)

TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.GROUP,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
GROUP_SOURCE = Source(
    "CJEU C-807/21 (Deutsche Wohnen), paras 53–59; C-383/23 (ILVA), para. 36",
    V,
    read_in="the judgments in a public repository",
    note="for the maximum, the undertaking is the economic unit of arts 101 and 102 TFEU; recital "
    "150 agrees",
    as_written=(written("undertaking", "of the whole group"),),
)
YEAR_SOURCE = Source(
    "Regulation (EU) 2016/679, art. 83(4)–(6)",
    D,
    EUR_LEX,
    note="the text does not say what the year precedes; our interpretation: the decision",
    as_written=(written("the preceding financial year", "financial year before the decision"),),
)
WORLDWIDE = written("total worldwide annual turnover", "turnover", "worldwide")

UNDERTAKING = AllOf(
    (
        PersonIs((PersonKind.SOLE_TRADER, PersonKind.LEGAL_ENTITY)),
        Flag("undertaking", presumed=True),
    )
)


LOWER = Source(
    "Regulation (EU) 2016/679, art. 83(4)",
    V,
    EUR_LEX,
    as_written=(
        "10 000 000 EUR",
        "2 %",
        WORLDWIDE,
        written("in the case of an undertaking", "sole-trader", "legal-entity"),
    ),
)
HIGHER, ORDERS = (
    Source(
        f"Regulation (EU) 2016/679, art. 83({paragraph})",
        V,
        EUR_LEX,
        as_written=(
            "20 000 000 EUR",
            "4 %",
            WORLDWIDE,
            written("in the case of an undertaking", "sole-trader", "legal-entity"),
        ),
    )
    for paragraph in (5, 6)
)
GRAVEST = Source(
    "Regulation (EU) 2016/679, art. 83(3)",
    V,
    EUR_LEX,
    as_written=("the same or linked processing operations",),
)


def _tier(source: Source, millions: int, share: str) -> Penalty:
    """Return the fixed cap or, for an undertaking, the higher of it and a share of turnover."""
    most = cited(upto(eur(millions * 1_000_000)), source)
    turnover = cited(share_of_revenue(0, share, base=TURNOVER), source)
    dynamic = cited(cited(turnover, GROUP_SOURCE), YEAR_SOURCE)
    return when(UNDERTAKING, greater_of(most, dynamic), otherwise=most)


LOWER_TIER = _tier(LOWER, 10, "2/100")
HIGHER_TIER = _tier(HIGHER, 20, "4/100")


DUTIES = {4: (8, 11, *range(25, 40), 42, 43), 5: (5, 6, 7, 9, *range(12, 23), *range(44, 50))}
"""The articles whose infringement each paragraph of article 83 names."""


def _provision(paragraph: int, offense: str, penalty: Penalty) -> Provision:
    return Provision(
        key=f"eu/gdpr/83.{paragraph}",
        offense=offense,
        duties=tuple(f"article {number}" for number in DUTIES.get(paragraph, ())),
        enactments=(Enactment(applies_from=APPLIES_FROM, penalty=penalty, source=ACT),),
    )


STATUTE = Statute(
    key="eu/gdpr",
    title="General Data Protection Regulation, Regulation (EU) 2016/679",
    known_as=("DSGVO", "RGPD", "AVG", "Data Protection Regulation"),
    jurisdiction="European Union",
    url="https://eur-lex.europa.eu/eli/reg/2016/679/oj",
    known_through=date(2026, 8, 12),
    searched="EUR-Lex as of 12 August 2026 has no amended text; the Digital Omnibus was not adopted "
    "by 18 June 2026 (law firm); nothing newer found until 25 November 2026",
    provisions=(
        _provision(
            4,
            "infringement of an obligation of a controller or processor",
            _tier(LOWER, 10, "2/100"),
        ),
        _provision(
            5,
            "infringement of the basic principles, the rights of data subjects or the rules on "
            "transfers",
            HIGHER_TIER,
        ),
        _provision(
            6,
            "non-compliance with an order of the supervisory authority",
            _tier(ORDERS, 20, "4/100"),
        ),
    ),
    set_caps=(SetCap(together=(Grouping.OPERATION,), cap=None, source=GRAVEST),),
    sanctions=(
        StatedSanction(
            provisions=("eu/gdpr/83.4", "eu/gdpr/83.5"),
            sanction=Order("limit the processing, or stop it"),
            source=Source(
                "Regulation (EU) 2016/679, art. 58(2)(f)",
                V,
                EUR_LEX,
                as_written=("limitation including a ban on processing",),
            ),
        ),
        StatedSanction(
            provisions=("eu/gdpr/83.5",),
            sanction=Suspension("data flows to a third country"),
            source=Source(
                "Regulation (EU) 2016/679, art. 58(2)(j)",
                V,
                EUR_LEX,
                as_written=("suspension of data flows",),
            ),
        ),
    ),
    gaps=(
        "intent or negligence is required (C-807/21) and assumed",
        "previous infringements and orders are taken into account (art. 83(2)(e), (i)); the text "
        "contains neither a multiplier nor a look-back period",
        "member states may exempt public bodies (art. 83(7)) and add periodic penalties; not coded",
        "you decide which operations are linked (art. 83(3)): give those violations the same "
        "operation",
    ),
    sources=(ACT, GROUP_SOURCE, YEAR_SOURCE),
)
