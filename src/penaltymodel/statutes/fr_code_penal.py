"""
France, Code pénal article 323-3-2: running a platform for manifestly unlawful transactions.

A person who provides an online platform, restricts it to anonymous users or does not meet the duties
of hosts, and knowingly lets manifestly unlawful products, content or services change hands, faces a
fine of up to EUR 500,000 (EUR 1 million as an organized group); a company five times as much.

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(person="legal-entity", flags={ORGANIZED.name: True})
>>> text = STATUTE.provision("fr/code-penal/323-3-2").enactments[-1]
>>> print(evaluate(text.penalty, facts).result.high)
EUR 5,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, scaled, upto, when
from penaltymodel.law.penalties import Flag, PersonIs
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.values.money import eur
from penaltymodel.values.sources import Confidence, Source, written


READ_IN = "Code pénal as of 2 April 2026, in a public repository"
ORGANIZED = Flag("committed by an organized group", presumed=False)
FINE = Source(
    "Code pénal art. 323-3-2 I to III",
    Confidence.VERIFIED,
    read_in=READ_IN,
    as_written=(
        written("500 000 euros", "EUR 500,000"),
        written("un million d'euros", "EUR 1,000,000"),
    ),
)
FIVEFOLD = Source(
    "Code pénal art. 131-38, for art. 323-3-2",
    Confidence.DERIVED,
    read_in=READ_IN,
    note="the fine for a company is five times that for a natural person",
    as_written=(
        written("quintuple", "5"),
        written("quintuple", "EUR 2,500,000", by="5 × EUR 500,000"),
        written("quintuple", "EUR 5,000,000", by="5 × EUR 1,000,000"),
        written("personnes morales", "legal-entity"),
    ),
)
FROM_SOURCE = Source(
    "Code pénal art. 323-3-2, as amended by Act 2024-449 of 21 May 2024 (SREN)",
    Confidence.SECONDARY,
    read_in="livv.eu",
    note="the article is older; it is coded from the day after the SREN Act was published",
    as_written=(
        written(
            "publiée le 22 au Journal officiel",
            "2024-05-22",
            "2024-05-23",
            by="2024-05-22 + 1 day",
        ),
    ),
)
NATURAL = when(ORGANIZED, upto(eur(1_000_000)), otherwise=upto(eur(500_000)))
COMPANY = cited(scaled(NATURAL, 5), FIVEFOLD)

STATUTE = Statute(
    key="fr/code-penal",
    title="Code pénal, article 323-3-2: platforms for unlawful transactions",
    jurisdiction="France",
    url="https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006070719",
    known_through=date(2026, 4, 2),
    searched="code as of 2 April 2026; reviews until 25 November 2026",
    provisions=(
        Provision(
            key="fr/code-penal/323-3-2",
            offense="knowingly running a platform for manifestly unlawful transactions",
            enactments=(
                Enactment(
                    applies_from=date(2024, 5, 23),
                    penalty=cited(
                        when(PersonIs((PersonKind.LEGAL_ENTITY,)), COMPANY, otherwise=NATURAL),
                        FINE,
                    ),
                    source=FINE,
                    day_source=FROM_SOURCE,
                ),
            ),
        ),
    ),
    gaps=(
        "imprisonment of up to seven or ten years is not coded",
        "recidivism of companies, which doubles the fine (arts 132-12 to 132-14), is not coded",
        "texts before 23 May 2024 are not coded",
    ),
    sources=(FINE, FROM_SOURCE),
)
