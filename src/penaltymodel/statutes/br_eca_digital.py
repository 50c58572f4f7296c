"""
Brazil, ECA Digital (Lei 15.211/2025), article 35: children and adolescents online.

The fine for each infraction is up to 10 % of the group's revenue in Brazil, taxes included. If there
is no revenue, it is BRL 10 to 1,000 for each registered user, limited in total to BRL 50,000,000 for
each infraction. The text does not say whether this limit applies only to the amount per user or also to
the share of revenue; both readings are coded.

No revenue, two million users:

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(flags={"has revenue": False}, counts={"infractions": 1, "registered users": 2_000_000})
>>> print(evaluate(STATUTE.provisions[0].enactments[0].penalty, facts).result.low)
BRL 20,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import capped, cited, fixed, per, readings, share_of_revenue, when
from penaltymodel.law.penalties import Flag, Penalty
from penaltymodel.law.sanctions import Order, Suspension
from penaltymodel.law.statute import Enactment, Provision, StatedSanction, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.statutes.br_lgpd import LIMIT
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Source, written


SOURCE = Source(
    "Lei 15.211/2025, art. 35, II",
    Confidence.SECONDARY,
    read_in="jurishand.com",
    note="the revenue includes taxes, unlike that of the LGPD; the amounts rise every year with the "
    "IPCA (§ 4)",
    as_written=(
        written("até 10% (dez por cento)", "10/100"),
        written("R$ 10,00", "BRL 10"),
        written("R$ 1.000,00", "BRL 1,000"),
        written("R$ 50.000.000,00", "BRL 50,000,000"),
        written("provedor", "legal-entity"),
        "por usuário cadastrado",
        "por infração",
    ),
)
BASE = Source(
    "Lei 15.211/2025, art. 35, II: the revenue",
    Confidence.SECONDARY,
    read_in="jurishand.com",
    as_written=(
        written("faturamento", "turnover"),
        written("do grupo econômico", "of the whole group"),
        written("no Brasil", "Brazilian"),
        written("no seu último exercício", "financial year before the decision"),
    ),
)
DAY = Source(
    "Lei 15.211/2025: first day",
    Confidence.SECONDARY,
    read_in="a public repository; decree 12.880 of 18 March 2026",
    as_written=(written("17 de março de 2026", "2026-03-17"),),
)
MEASURES = Source(
    "Lei 15.211/2025, art. 35, I, III, IV",
    Confidence.VERIFIED,
    read_in="jurishand.com",
    note="a warning gives up to 30 days; only a court can suspend or prohibit",
    as_written=("advertência", "suspensão", "proibição"),
)
REVENUE = Base(
    Measure.TURNOVER,
    Perimeter.GROUP,
    "Brazilian",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
HAS_REVENUE = Flag("has revenue", presumed=None)


def _penalty() -> Penalty:
    share = share_of_revenue(0, "10/100", base=REVENUE)
    users = per("registered users", fixed(Money(10, "BRL"), Money(1_000, "BRL")))
    limited = capped(users, at=LIMIT)
    each = readings(
        {
            "the limit is on the users' arm": when(HAS_REVENUE, share, otherwise=limited),
            "the limit is on both arms": when(
                HAS_REVENUE, capped(share, at=LIMIT), otherwise=limited
            ),
        }
    )
    return per("infractions", each)


STATUTE = Statute(
    key="br/eca-digital",
    title="ECA Digital",
    known_as=("Estatuto Digital da Criança e do Adolescente",),
    jurisdiction="Brazil",
    url="https://www.planalto.gov.br/ccivil_03/_ato2023-2026/2025/lei/L15211.htm",
    known_through=date(2026, 11, 23),
    searched="jurishand.com and public repositories; until 25 November 2026",
    provisions=(
        Provision(
            key="br/eca-digital/35",
            offense="breach of the rules that protect children online",
            persons=(PersonKind.LEGAL_ENTITY,),
            enactments=(
                Enactment(
                    applies_from=date(2026, 3, 17),
                    penalty=cited(_penalty(), SOURCE),
                    source=SOURCE,
                    day_source=DAY,
                    base_source=BASE,
                ),
            ),
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("br/eca-digital/35",),
            sanction=Order("correct, with a warning"),
            source=MEASURES,
        ),
        StatedSanction(
            provisions=("br/eca-digital/35",),
            sanction=Suspension("the activity, or its prohibition"),
            source=MEASURES,
        ),
    ),
    gaps=(
        "the yearly update of the amounts (IPCA) is not coded",
        "the authority enforces the act in stages, the third from January 2027",
        "the branch in Brazil is jointly liable (section 2); not coded",
    ),
    sources=(SOURCE, BASE, DAY, MEASURES),
)
