"""
Brazil, General Data Protection Law (Lei 13.709/2018), article 52.

The fine is up to 2 % of the group's revenue in Brazil, excluding taxes, and at most BRL 50,000,000
for each infraction. The same limit applies to the daily fine.

Revenue of BRL 4 billion, two infractions:

>>> from penaltymodel import Facts, Money, evaluate
>>> facts = Facts(revenue=Money(4 * 10**9, "BRL"), counts={"infractions": 2})
>>> print(evaluate(STATUTE.provision("br/lgpd/52").enactments[0].penalty, facts).result.high)
BRL 100,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import capped, cited, per, share_of_revenue
from penaltymodel.law.sanctions import Order, Suspension
from penaltymodel.law.statute import Enactment, Provision, StatedSanction, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.money import Money
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Source, written


REVENUE = Base(
    Measure.TURNOVER_WITHOUT_TAX,
    Perimeter.GROUP,
    "Brazilian",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
LIMIT = Money(50_000_000, "BRL")
COPY = "consolidated text of April 2026 in a public repository"
SOURCE = Source(
    "Lei 13.709/2018, art. 52, II, III",
    Confidence.VERIFIED,
    read_in=COPY,
    as_written=(
        written("2% (dois por cento)", "2/100"),
        written("R$ 50.000.000,00", "BRL 50,000,000"),
        "por infração",
        written("pessoa jurídica de direito privado", "legal-entity"),
    ),
)
BASE = Source(
    "Lei 13.709/2018, art. 52, II: the revenue",
    Confidence.VERIFIED,
    read_in=COPY,
    as_written=(
        written("faturamento, excluídos os tributos", "turnover without tax"),
        written("grupo ou conglomerado", "of the whole group"),
        written("no Brasil", "Brazilian"),
        written("no seu último exercício", "financial year before the decision"),
    ),
)
DAY = Source(
    "Lei 13.709/2018, art. 65, I-A",
    Confidence.VERIFIED,
    read_in=COPY,
    as_written=(written("1º de agosto de 2021", "2021-08-01"),),
)
MEASURES = Source(
    "Lei 13.709/2018, art. 52, I, IV to VI",
    Confidence.VERIFIED,
    read_in=COPY,
    as_written=("advertência", "publicização", "bloqueio", "eliminação"),
)
SUSPENSION = Source(
    "Lei 13.709/2018, art. 52, X to XII, § 6",
    Confidence.VERIFIED,
    read_in=COPY,
    note="it can be extended by the same period; only after another sanction in the same case",
    as_written=(
        written("período máximo de seis meses", "6 months"),
        "suspensão parcial do funcionamento do banco de dados",
        "suspensão do exercício da atividade de tratamento",
        "proibição parcial ou total",
    ),
)

STATUTE = Statute(
    key="br/lgpd",
    title="General Data Protection Law",
    known_as=("LGPD",),
    jurisdiction="Brazil",
    url="https://www.planalto.gov.br/ccivil_03/_ato2015-2018/2018/lei/l13709.htm",
    known_through=date(2026, 4, 17),
    searched="public copies of the act; until 25 November 2026",
    provisions=(
        Provision(
            key="br/lgpd/52",
            offense="breach of the data protection law",
            persons=(PersonKind.LEGAL_ENTITY,),
            enactments=(
                Enactment(
                    applies_from=date(2021, 8, 1),
                    penalty=cited(
                        per(
                            "infractions",
                            capped(share_of_revenue(0, "2/100", base=REVENUE), at=LIMIT),
                        ),
                        SOURCE,
                    ),
                    source=SOURCE,
                    day_source=DAY,
                    base_source=BASE,
                ),
            ),
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("br/lgpd/52",),
            sanction=Order("warn, publish the infraction, block or delete the data"),
            source=MEASURES,
        ),
        StatedSanction(
            provisions=("br/lgpd/52",),
            sanction=Suspension("the database or the processing", Period(months=6)),
            source=SUSPENSION,
        ),
        StatedSanction(
            provisions=("br/lgpd/52",),
            sanction=Suspension("all activities related to processing, as a prohibition"),
            source=SUSPENSION,
        ),
    ),
    gaps=(
        "the rules for small processing agents are not coded",
        "the authority may take the whole revenue if that of the branch of business is not shown (§ 4); the "
        "whole revenue is coded",
        "the daily fine (III) has the same limit in total; its daily amount is for the authority to set "
        "(article 54)",
    ),
    sources=(SOURCE, BASE, DAY, MEASURES, SUSPENSION),
)
