"""
European Union, NIS 2: Directive (EU) 2022/2555, article 34.

The directive requires member states to provide for fines with a maximum of *at least* EUR
10,000,000 or 2 % of the worldwide turnover for essential entities, and EUR 7,000,000 or 1.4 % for
important entities, whichever is higher, if they breach the duties on risk management and reporting
(articles 21, 23). A state may set a higher maximum. Germany: ``de/bsig``.

An essential entity of an undertaking with a turnover of EUR 1 billion:

>>> from penaltymodel import Facts, evaluate, eur
>>> penalty = STATUTE.provision("eu/nis2/34.4").enactments[0].penalty
>>> print(evaluate(penalty, Facts(revenue=eur(1_000_000_000))).result.high)
EUR 20,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, greater_of, share_of_revenue, upto
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.money import Money, eur
from penaltymodel.values.sources import Confidence, Source, written


V, D = Confidence.VERIFIED, Confidence.DERIVED

APPLIES_FROM = date(2024, 10, 18)

EUR_LEX = "Official Journal text in a public repository, as of September 2026"
ACT = Source(
    "Directive (EU) 2022/2555, art. 41(1)",
    V,
    EUR_LEX,
    note="the day from which member states apply their measures; many were late",
    as_written=(
        written("18 October 2024", "2024-10-18"),
        written("entities", "sole-trader", "legal-entity"),
    ),
)
YEAR_SOURCE = Source(
    "Directive (EU) 2022/2555, art. 34(4), (5)",
    D,
    EUR_LEX,
    note="the text does not say what the year precedes; our interpretation: the decision",
    as_written=(written("the preceding financial year", "financial year before the decision"),),
)
TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.GROUP,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)


def _provision(
    paragraph: int, offense: str, amounts: tuple[Money, str], as_written: tuple[str, str]
) -> Provision:
    """Return the maximum that a state must at least provide for."""
    source = Source(
        f"Directive (EU) 2022/2555, art. 34({paragraph})",
        V,
        EUR_LEX,
        note="the lowest maximum that a member state may set",
        as_written=(
            *as_written,
            written("total worldwide annual turnover", "turnover", "worldwide"),
            written("of the undertaking to which the entity belongs", "of the whole group"),
        ),
    )
    most, share = amounts
    turnover = cited(cited(share_of_revenue(0, share, base=TURNOVER), source), YEAR_SOURCE)
    return Provision(
        key=f"eu/nis2/34.{paragraph}",
        offense=offense,
        persons=(PersonKind.SOLE_TRADER, PersonKind.LEGAL_ENTITY),
        enactments=(
            Enactment(
                applies_from=APPLIES_FROM,
                penalty=greater_of(cited(upto(most), source), turnover),
                source=ACT,
            ),
        ),
    )


STATUTE = Statute(
    key="eu/nis2",
    title="NIS 2 Directive, Directive (EU) 2022/2555",
    jurisdiction="European Union",
    url="https://eur-lex.europa.eu/eli/dir/2022/2555/oj",
    known_through=date(2026, 9, 15),
    searched="amending acts in a public repository of the Official Journal, until 15 September 2026",
    provisions=(
        _provision(
            4,
            "breach of the duties on risk management or reporting by an essential entity",
            (eur(10_000_000), "2/100"),
            ("EUR 10 000 000", "2 %"),
        ),
        _provision(
            5,
            "breach of the duties on risk management or reporting by an important entity",
            (eur(7_000_000), "14/1000"),
            ("EUR 7 000 000", "1,4 %"),
        ),
    ),
    gaps=(
        "a directive binds states: the fine follows from national law, which may be higher",
        "periodic penalty payments (art. 34(6)) have no figure",
        "there is no fine for conduct that was already fined under the GDPR (art. 35(2)); not "
        "deducted",
        "member states decide on fines for public bodies (art. 34(7))",
    ),
    sources=(ACT, YEAR_SOURCE),
)
