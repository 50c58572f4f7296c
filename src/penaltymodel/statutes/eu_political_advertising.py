"""
European Union, political advertising: Regulation (EU) 2024/900, article 25.

For breaches of articles 5 to 17, 20 and 21 by sponsors and providers of political advertising
services, member states set the sanctions. The maximum is based on the economic capacity of the
entity: 6 % of its annual income or budget, whichever is higher, or 6 % of its worldwide turnover.
Give the word ``economic capacity`` to say which applies: ``income``, ``budget`` or ``worldwide
turnover``; of income and budget, give the higher. For targeting with personal data (articles 18,
19), data protection authorities may fine up to the maximum of the GDPR, article 83(5).

A sponsor with a budget of EUR 2,000,000:

>>> from penaltymodel import Facts, evaluate, eur
>>> penalty = STATUTE.provision("eu/political-advertising/25.2").enactments[0].penalty
>>> facts = Facts(
...     words={"economic capacity": "budget"}, amounts={"the annual budget": eur(2_000_000)}
... )
>>> print(evaluate(penalty, facts).result.high)
EUR 120,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, graded, multiple_of, share_of_revenue
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter
from penaltymodel.statutes.eu_gdpr import HIGHER_TIER
from penaltymodel.values.sources import Confidence, Source, written


V, D = Confidence.VERIFIED, Confidence.DERIVED

APPLIES_FROM = date(2025, 10, 10)
BUDGET = "the annual budget"

EUR_LEX = "Official Journal text in a public repository, as of September 2026"
ACT = Source(
    "Regulation (EU) 2024/900, art. 30(2)",
    V,
    EUR_LEX,
    as_written=(written("10 October 2025", "2025-10-10"),),
)
CAPACITY = Source(
    "Regulation (EU) 2024/900, art. 25(2)",
    V,
    EUR_LEX,
    note="the highest maximum that a member state may set; the text does not say when turnover "
    "counts instead of income or budget",
    as_written=(
        "6 %",
        written("annual income", "income", "total", "year (which one is not stated)"),
        written("annual worldwide turnover", "turnover", "worldwide"),
        written("of the sponsor or the provider", "of the person itself"),
    ),
)
YEAR_SOURCE = Source(
    "Regulation (EU) 2024/900, art. 25(2)(b)",
    D,
    EUR_LEX,
    note="the text does not say what the year precedes; our interpretation: the decision",
    as_written=(written("the preceding financial year", "financial year before the decision"),),
)
DATA_PROTECTION = Source(
    "Regulation (EU) 2024/900, art. 25(6)",
    V,
    EUR_LEX,
    as_written=("up to the amount referred to",),
)

INCOME = Base(Measure.INCOME, Perimeter.PERSON, "total", AccountingPeriod.ANNUAL)
TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.PERSON,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)

OF_CAPACITY = cited(
    graded(
        "economic capacity",
        {
            "income": share_of_revenue(0, "6/100", base=INCOME),
            "budget": multiple_of(BUDGET, 0, "6/100"),
            "worldwide turnover": cited(
                cited(share_of_revenue(0, "6/100", base=TURNOVER), CAPACITY), YEAR_SOURCE
            ),
        },
    ),
    CAPACITY,
)


def _provision(place: str, offense: str, penalty: Penalty) -> Provision:
    return Provision(
        key=f"eu/political-advertising/{place}",
        offense=offense,
        enactments=(Enactment(applies_from=APPLIES_FROM, penalty=penalty, source=ACT),),
    )


STATUTE = Statute(
    key="eu/political-advertising",
    title="Political advertising, Regulation (EU) 2024/900",
    jurisdiction="European Union",
    url="https://eur-lex.europa.eu/eli/reg/2024/900/oj",
    known_through=date(2026, 9, 15),
    searched="amending acts in a public repository of the Official Journal, until 15 September 2026",
    provisions=(
        _provision(
            "25.2",
            "breach of a transparency obligation (arts 5 to 17, 20, 21) by a sponsor or a provider "
            "of political advertising services",
            OF_CAPACITY,
        ),
        _provision(
            "25.6",
            "targeting or ad delivery with personal data against arts 18 and 19, fined by a data "
            "protection authority",
            cited(HIGHER_TIER, DATA_PROTECTION),
        ),
    ),
    gaps=(
        "member states set their own sanctions; those were not read",
        "periodic penalty payments of the member states (art. 25(5)) have no figure",
        "in the last month before an election or a referendum, some infringements count as "
        "particularly serious (art. 25(5)); the text has no figure for this",
        "fines of the European Data Protection Supervisor on bodies of the Union (art. 25(7)) are "
        "not coded",
    ),
    sources=(ACT, CAPACITY, YEAR_SOURCE, DATA_PROTECTION),
)
