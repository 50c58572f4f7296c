"""
European Union, European Health Data Space: Regulation (EU) 2025/327, article 64.

Health data access bodies may fine health data holders and users up to EUR 10,000,000 or 2 % of an
undertaking's worldwide turnover, and for misuse of health data up to EUR 20,000,000 or 4 %,
whichever is higher. Several infringements for the same or a linked data permit cost together at
most the maximum for the most serious one: give these violations the same ``operation``. The
regulation applies from 26 March 2027.

>>> from penaltymodel import Facts, evaluate, eur
>>> penalty = STATUTE.provision("eu/ehds/64.5").enactments[0].penalty
>>> print(evaluate(penalty, Facts(person="legal-entity", revenue=eur(1_000_000_000))).result.high)
EUR 40,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, greater_of, share_of_revenue, upto, when
from penaltymodel.law.penalties import AllOf, Flag, Penalty, PersonIs
from penaltymodel.law.statute import Enactment, Grouping, Provision, SetCap, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.money import Money, eur
from penaltymodel.values.sources import Confidence, Source, written


V, D = Confidence.VERIFIED, Confidence.DERIVED

APPLIES_FROM = date(2027, 3, 26)

EUR_LEX = "EUR-Lex text in a public repository, as of February 2026"
ACT = Source(
    "Regulation (EU) 2025/327, art. 105",
    V,
    EUR_LEX,
    note="some duties apply only from 2029 or 2031",
    as_written=(written("26 March 2027", "2027-03-26"),),
)
TURNOVER_SOURCE = Source(
    "Regulation (EU) 2025/327, art. 64(4), (5)",
    D,
    EUR_LEX,
    note="the text does not say whose turnover it is and what the year precedes; our "
    "interpretation: the whole economic unit, and the decision",
    as_written=(
        written("undertaking", "of the whole group"),
        written("the preceding financial year", "financial year before the decision"),
    ),
)
GRAVEST = Source(
    "Regulation (EU) 2025/327, art. 64(3)",
    V,
    EUR_LEX,
    as_written=("the same or a linked data permit",),
)
TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.GROUP,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
UNDERTAKING = AllOf(
    (
        PersonIs((PersonKind.SOLE_TRADER, PersonKind.LEGAL_ENTITY)),
        Flag("undertaking", presumed=True),
    )
)


def _source(paragraph: int, most: str, share: str) -> Source:
    return Source(
        f"Regulation (EU) 2025/327, art. 64({paragraph})",
        V,
        EUR_LEX,
        as_written=(
            most,
            share,
            written("total worldwide annual turnover", "turnover", "worldwide"),
            written("in the case of an undertaking", "sole-trader", "legal-entity"),
        ),
    )


def _tier(source: Source, most: Money, share: str) -> Penalty:
    """Return the fixed cap or, for an undertaking, the higher of it and a share of turnover."""
    fixed_arm = cited(upto(most), source)
    turnover = cited(share_of_revenue(0, share, base=TURNOVER), source)
    of_undertaking = greater_of(fixed_arm, cited(turnover, TURNOVER_SOURCE))
    return when(UNDERTAKING, of_undertaking, otherwise=fixed_arm)


def _provision(paragraph: int, offense: str, penalty: Penalty) -> Provision:
    return Provision(
        key=f"eu/ehds/64.{paragraph}",
        offense=offense,
        enactments=(Enactment(applies_from=APPLIES_FROM, penalty=penalty, source=ACT),),
    )


STATUTE = Statute(
    key="eu/ehds",
    title="European Health Data Space, Regulation (EU) 2025/327",
    jurisdiction="European Union",
    url="https://eur-lex.europa.eu/eli/reg/2025/327/oj",
    known_through=date(2026, 2, 14),
    searched="EUR-Lex text in a public repository, until 14 February 2026",
    provisions=(
        _provision(
            4,
            "breach of a duty of a health data holder or user (arts 60, 61(1), (5), (6))",
            _tier(_source(4, "EUR 10 000 000", "2 %"), eur(10_000_000), "2/100"),
        ),
        _provision(
            5,
            "prohibited use, extraction or re-identification of health data, or failure to comply "
            "with an enforcement measure",
            _tier(_source(5, "EUR 20 000 000", "4 %"), eur(20_000_000), "4/100"),
        ),
    ),
    set_caps=(SetCap(together=(Grouping.OPERATION,), cap=None, source=GRAVEST),),
    gaps=(
        "member states decide on fines for public bodies (art. 64(6))",
        "you decide which permits are linked (art. 64(3)): give those violations the same operation",
    ),
    sources=(ACT, TURNOVER_SOURCE, GRAVEST),
)
