"""
France, Code des postes et des communications électroniques: direct marketing, and fines of Arcep.

Marketing by email or automatic call without consent costs a natural person up to EUR 75,000 and a
company up to EUR 375,000 (article L34-5). A network, an online service, an operating system or a
cloud service that does not comply after a notice of Arcep faces up to 3 % of its turnover without
tax, or 5 % for a new violation of the same obligation; without an activity that lets this be
determined, EUR 150,000, or EUR 375,000 (article L36-11).

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(person="legal-entity")
>>> text = STATUTE.provision("fr/cpce/l34-5").enactments[-1]
>>> print(evaluate(text.penalty, facts).result.high)
EUR 375,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, share_of_revenue, upto, when
from penaltymodel.law.penalties import AllOf, Flag, Matching, Penalty, PersonIs, Repeat
from penaltymodel.law.sanctions import Suspension
from penaltymodel.law.statute import Enactment, Provision, StatedSanction, Statute
from penaltymodel.law.words import (
    AccountingPeriod,
    Base,
    Measure,
    Milestone,
    Perimeter,
    PersonKind,
)
from penaltymodel.values.money import eur
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import EITHER
from penaltymodel.values.sources import Confidence, Source, written


V, S, D = Confidence.VERIFIED, Confidence.SECONDARY, Confidence.DERIVED

READ_IN = (
    "Code des postes et des communications électroniques, 8 March 2026, in a public repository"
)
FROM_SOURCE = Source(
    "Code des postes et des communications électroniques, texts after Act 2024-449 (SREN)",
    S,
    read_in="livv.eu",
    note="the articles are older; they are coded from the day after the SREN Act was published",
    as_written=(
        written(
            "publiée le 22 au Journal officiel",
            "2024-05-22",
            "2024-05-23",
            by="2024-05-22 + 1 day",
        ),
    ),
)
TURNOVER = Base(
    Measure.TURNOVER_WITHOUT_TAX,
    Perimeter.UNSTATED,
    "total",
    AccountingPeriod.LAST_COMPLETE_PERIOD,
)
HAS_ACTIVITY = Flag("an activity that lets the maximum be determined", presumed=True)
SAME_OBLIGATION = Flag("the same obligation", presumed=EITHER)

ONCE_DECIDED = Source(
    "Code des postes et des communications électroniques art. L36-11 III: a new violation",
    D,
    note="the text does not say from when an earlier violation counts: it is taken to count once "
    "decided",
)
EARLIER = Repeat(
    opens_at=Milestone.DECISION,
    within=None,
    counted_from=Milestone.DECISION,
    matching=Matching.SAME_PROVISION,
    measured_to=Milestone.COMMISSION,
)
AGAIN = AllOf((EARLIER, SAME_OBLIGATION))


def _share(percent: int) -> Penalty:
    return share_of_revenue(0, f"{percent}/100", base=TURNOVER)


MARKETING = Source(
    "Code des postes et des communications électroniques art. L34-5",
    V,
    read_in=READ_IN,
    as_written=(
        "75 000 €",
        "375 000 €",
        written("une personne morale", "legal-entity"),
    ),
)
ARCEP = Source(
    "Code des postes et des communications électroniques art. L36-11 III",
    V,
    read_in=READ_IN,
    note="a new violation of the same obligation has no period",
    as_written=(
        "3 %",
        "5 %",
        "150 000 €",
        "375 000 €",
        written("chiffre d'affaires hors taxes", "turnover without tax"),
        written(
            "dernier exercice clos",
            "last complete accounting period before the decision, as of a year",
        ),
    ),
)


def _provision(key: str, offense: str, penalty: Penalty, source: Source) -> Provision:
    text = Enactment(
        applies_from=date(2024, 5, 23),
        penalty=cited(penalty, source),
        source=source,
        day_source=FROM_SOURCE,
    )
    return Provision(key=f"fr/cpce/{key}", offense=offense, enactments=(text,))


STATUTE = Statute(
    key="fr/cpce",
    title="Code des postes et des communications électroniques: marketing, and fines of Arcep",
    jurisdiction="France",
    url="https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006070987",
    known_through=date(2026, 3, 8),
    searched="code as of 8 March 2026",
    provisions=(
        _provision(
            "l34-5",
            "direct marketing by electronic mail or automatic calls without consent",
            when(
                PersonIs((PersonKind.LEGAL_ENTITY,)),
                upto(eur(375_000)),
                otherwise=upto(eur(75_000)),
            ),
            MARKETING,
        ),
        _provision(
            "l36-11",
            "failure of a network, online service, operating system or cloud service to comply after "
            "a notice of Arcep",
            cited(
                when(
                    HAS_ACTIVITY,
                    when(AGAIN, _share(5), otherwise=_share(3)),
                    otherwise=when(AGAIN, upto(eur(375_000)), otherwise=upto(eur(150_000))),
                ),
                ONCE_DECIDED,
            ),
            ARCEP,
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("fr/cpce/l36-11",),
            sanction=Suspension("the right to provide the service", Period(months=1)),
            source=Source(
                "Code des postes et des communications électroniques art. L36-11 III, suspension",
                V,
                read_in=READ_IN,
                as_written=(written("pour un mois au plus", "1 month"),),
            ),
        ),
    ),
    gaps=(
        "the shares for universal service (5 % and 10 %) and for frequencies are not coded",
        "the fine under article L34-5 and that of the CNIL together stay within the higher maximum; "
        "not coded",
        "the text does not say that the turnover is worldwide, nor whose group counts",
        "the texts before 23 May 2024 are not coded",
    ),
    sources=(MARKETING, ARCEP, FROM_SOURCE),
)
