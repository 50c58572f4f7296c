"""
Brazil, Marco Civil da Internet (Lei 12.965/2014), article 12.

The fine is up to 10 % of the economic group's revenue in Brazil, excluding taxes. The activity can
also be suspended or prohibited.

>>> from penaltymodel import Facts, Money, evaluate
>>> facts = Facts(revenue=Money(10**9, "BRL"))
>>> print(evaluate(STATUTE.provisions[0].enactments[0].penalty, facts).result.high)
BRL 100,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, share_of_revenue
from penaltymodel.law.sanctions import Order, Suspension
from penaltymodel.law.statute import Enactment, Provision, StatedSanction, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.statutes.br_lgpd import REVENUE
from penaltymodel.values.sources import Confidence, Source, written


COPY = "article 12, quoted in full in a public repository"
SOURCE = Source(
    "Lei 12.965/2014, art. 12, II",
    Confidence.VERIFIED,
    read_in=COPY,
    as_written=(written("até 10% (dez por cento)", "10/100"),),
)
BASE = Source(
    "Lei 12.965/2014, art. 12, II: the revenue",
    Confidence.VERIFIED,
    read_in=COPY,
    as_written=(
        written("faturamento, excluídos os tributos", "turnover without tax"),
        written("do grupo econômico", "of the whole group"),
        written("no Brasil", "Brazilian"),
        written("no seu último exercício", "financial year before the decision"),
    ),
)
DAY = Source(
    "Lei 12.965/2014, art. 32",
    Confidence.DERIVED,
    read_in="contents of a public copy: issued on 23 April 2014, published on the day after",
    as_written=(written("sessenta dias", "60 days", "2014-06-23", by="2014-04-24 + 60 days"),),
)
PERSON = Source(
    "Lei 12.965/2014, art. 12, parágrafo único",
    Confidence.VERIFIED,
    read_in=COPY,
    note="the branch in Brazil is jointly liable for the fine of a foreign company",
    as_written=(written("empresa", "legal-entity"), "filial, sucursal, escritório"),
)
MEASURES = Source(
    "Lei 12.965/2014, art. 12, I, III, IV",
    Confidence.VERIFIED,
    read_in=COPY,
    as_written=("advertência", "suspensão temporária", "proibição de exercício"),
)

STATUTE = Statute(
    key="br/marco-civil",
    title="Marco Civil da Internet",
    jurisdiction="Brazil",
    url="https://www.planalto.gov.br/ccivil_03/_ato2011-2014/2014/lei/l12965.htm",
    known_through=date(2026, 11, 23),
    searched="public copies of the act; until 25 November 2026",
    provisions=(
        Provision(
            key="br/marco-civil/12",
            offense="breach of the rules on records, data and private communications",
            persons=(PersonKind.LEGAL_ENTITY,),
            enactments=(
                Enactment(
                    applies_from=date(2014, 6, 23),
                    penalty=cited(share_of_revenue(0, "10/100", base=REVENUE), SOURCE),
                    source=SOURCE,
                    day_source=DAY,
                    base_source=BASE,
                ),
            ),
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("br/marco-civil/12",),
            sanction=Order("correct, with a warning"),
            source=MEASURES,
        ),
        StatedSanction(
            provisions=("br/marco-civil/12",),
            sanction=Suspension("the activity, or its prohibition"),
            source=MEASURES,
        ),
    ),
    gaps=(
        "the court assesses economic condition and proportionality; not coded",
        "natural persons are not coded",
        "the fine for not removing content under a court order is set by the court and not coded",
    ),
    sources=(SOURCE, BASE, DAY, PERSON, MEASURES),
)
