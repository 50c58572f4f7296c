"""
European Union, Data Act: Regulation (EU) 2023/2854, article 40.

Member states set the penalties. For breaches of chapters II, III and V, data protection authorities
may fine up to the maximum of the GDPR, article 83(5): EUR 20,000,000 or 4 % of an undertaking's
worldwide turnover, whichever is higher. Germany: ``de/dadg``.

>>> from penaltymodel import Facts, evaluate, eur
>>> penalty = STATUTE.provision("eu/data-act/40.4").enactments[0].penalty
>>> print(evaluate(penalty, Facts(person="legal-entity", revenue=eur(1_000_000_000))).result.high)
EUR 40,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.statutes.eu_gdpr import HIGHER_TIER
from penaltymodel.values.sources import Confidence, Source, written


V = Confidence.VERIFIED

EUR_LEX = "Official Journal text in a public repository, as of September 2026"
ACT = Source(
    "Regulation (EU) 2023/2854, art. 50",
    V,
    EUR_LEX,
    note="the duty of art. 3(1) applies to products placed on the market after 12 September 2026",
    as_written=(written("12 September 2025", "2025-09-12"),),
)
FINE = Source(
    "Regulation (EU) 2023/2854, art. 40(4)",
    V,
    EUR_LEX,
    as_written=("up to the amount referred to",),
)

STATUTE = Statute(
    key="eu/data-act",
    title="Data Act, Regulation (EU) 2023/2854",
    jurisdiction="European Union",
    url="https://eur-lex.europa.eu/eli/reg/2023/2854/oj",
    known_through=date(2026, 9, 15),
    searched="amending acts in a public repository of the Official Journal, until 15 September 2026; "
    "the Digital Omnibus was not adopted by 18 June 2026 (law firm)",
    provisions=(
        Provision(
            key="eu/data-act/40.4",
            offense="breach of chapters II, III or V (access to data of products, and of public "
            "bodies in exceptional need), fined by a data protection authority",
            enactments=(
                Enactment(
                    applies_from=date(2025, 9, 12),
                    penalty=cited(HIGHER_TIER, FINE),
                    source=ACT,
                ),
            ),
        ),
    ),
    gaps=(
        "the other penalties are set by the member states",
        "fines of the European Data Protection Supervisor on bodies of the Union (art. 40(5)) are "
        "not coded",
    ),
    sources=(ACT, FINE),
)
