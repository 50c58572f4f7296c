"""
European Union, eIDAS: Regulation (EU) 910/2014 as amended by Regulation (EU) 2024/1183, article 16.

Member states provide for fines on trust service providers with a maximum of *at least* EUR
5,000,000 for a natural person. For a legal person it is EUR 5,000,000 or 1 % of the worldwide
turnover of its undertaking, whichever is higher. The turnover is that of the financial year before
the year of the infringement, not of the decision. A state may set a higher maximum.

A provider whose undertaking had a turnover of EUR 1 billion:

>>> from penaltymodel import Facts, evaluate, eur
>>> penalty = STATUTE.provision("eu/eidas/16.2").enactments[0].penalty
>>> print(evaluate(penalty, Facts(person="legal-entity", revenue=eur(1_000_000_000))).result.high)
EUR 10,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, greater_of, share_of_revenue, upto, when
from penaltymodel.law.penalties import PersonIs
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.money import eur
from penaltymodel.values.sources import Confidence, Source, written


V, S = Confidence.VERIFIED, Confidence.SECONDARY

APPLIES_FROM = date(2024, 5, 20)

CONSOLIDATED = "EUR-Lex text as of 18 October 2024 (02014R0910-20241018) in a public repository"
IN_FORCE = Source(
    "Regulation (EU) 2024/1183, entry into force",
    S,
    "note on the text in a public repository",
    as_written=(written("2024-05-20", "2024-05-20"),),
)
FINE = Source(
    "Regulation (EU) 910/2014, art. 16(2)",
    V,
    CONSOLIDATED,
    note="the lowest maximum that a member state may set",
    as_written=(
        "EUR 5 000 000",
        "1 %",
        written("legal person", "legal-entity"),
        written("total worldwide annual turnover", "turnover", "worldwide"),
        written("of the undertaking", "of the whole group"),
        written(
            "the financial year preceding the year in which the infringement occurred",
            "financial year before the year of the infringement",
        ),
    ),
)
TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.GROUP,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_INFRINGEMENT,
)

MOST = upto(eur(5_000_000))
OF_LEGAL_PERSON = greater_of(MOST, share_of_revenue(0, "1/100", base=TURNOVER))
PENALTY = cited(when(PersonIs((PersonKind.LEGAL_ENTITY,)), OF_LEGAL_PERSON, otherwise=MOST), FINE)

STATUTE = Statute(
    key="eu/eidas",
    title="eIDAS, Regulation (EU) 910/2014",
    jurisdiction="European Union",
    url="https://eur-lex.europa.eu/eli/reg/2014/910/oj",
    known_through=date(2026, 2, 14),
    searched="EUR-Lex text in a public repository, until 14 February 2026",
    provisions=(
        Provision(
            key="eu/eidas/16.2",
            offense="breach of the regulation by a trust service provider",
            enactments=(
                Enactment(
                    applies_from=APPLIES_FROM, penalty=PENALTY, source=FINE, day_source=IN_FORCE
                ),
            ),
        ),
    ),
    gaps=(
        "member states set their own fines; those were not read",
        "breaches of the duties on security follow NIS 2 (art. 16(1)); see eu/nis2",
    ),
    sources=(FINE, IN_FORCE),
)
