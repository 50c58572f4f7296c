"""
France, Act 86-1067 on the freedom of communication, article 42-2: fines of Arcom.

A television, radio or on-demand service that does not comply after a notice faces up to 3 % of its
turnover without tax in the last closed year, or 5 % for a new violation of the same obligation. The
fine is at most the criminal fine if the breach is also a crime, and at most double the obligation
if the service does not finance productions as it must.

>>> from penaltymodel import Facts, evaluate, eur
>>> facts = Facts(revenue=eur(300_000_000), repeat=False)
>>> text = STATUTE.provision("fr/loi-86-1067/42-2").enactments[-1]
>>> print(evaluate(text.penalty, facts).result.high)
EUR 9,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, lesser_of, multiple_of, share_of_revenue, when
from penaltymodel.law.penalties import AllOf, Flag, Matching, Penalty, Repeat
from penaltymodel.law.sanctions import Suspension
from penaltymodel.law.statute import Enactment, Provision, StatedSanction, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Milestone, Perimeter
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import EITHER
from penaltymodel.values.sources import Confidence, Source, written


V, S, D = Confidence.VERIFIED, Confidence.SECONDARY, Confidence.DERIVED

READ_IN = "JORFTEXT000000512205: Act 86-1067 as of 8 March 2026, in a public repository"
FROM_SOURCE = Source(
    "Act 2021-1382 of 25 October 2021, which created Arcom",
    S,
    read_in="csa.fr, cabinetlombard.net",
    note="the day on which Arcom replaced its predecessors; earlier texts are not coded",
    as_written=(written("1er janvier 2022", "2022-01-01"),),
)
TURNOVER = Base(
    Measure.TURNOVER_WITHOUT_TAX,
    Perimeter.UNSTATED,
    "total",
    AccountingPeriod.LAST_COMPLETE_PERIOD,
)
ALSO_A_CRIME = Flag("the breach is also a crime", presumed=False)
SAME_OBLIGATION = Flag("the same obligation", presumed=EITHER)
CRIMINAL_FINE = "the maximum of the criminal fine"
OBLIGATION = "the sum to be spent on productions in the year"

ONCE_DECIDED = Source(
    "Act 86-1067 art. 42-2: a new violation",
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


def _share(percent: int) -> Penalty:
    share = share_of_revenue(0, f"{percent}/100", base=TURNOVER)
    limited = lesser_of(share, multiple_of(CRIMINAL_FINE, 1))
    return when(ALSO_A_CRIME, limited, otherwise=share)


GENERAL = Source(
    "Act 86-1067 art. 42-2, 1st, 3rd and 5th subparagraphs",
    V,
    read_in=READ_IN,
    note="a new violation of the same obligation has no period; advertising income from the service "
    "is added to the turnover; the fine is at most the criminal one if there is one",
    as_written=(
        "3 %",
        "5 %",
        written("chiffre d'affaires hors taxes", "turnover without tax"),
        written(
            "dernier exercice clos calculé sur une période de douze mois",
            "last complete accounting period before the decision, as of a year",
        ),
        written("ne peut excéder celui prévu pour l'amende pénale", "1"),
    ),
)
PRODUCTION = Source(
    "Act 86-1067 art. 42-2, 2nd subparagraph",
    V,
    read_in=READ_IN,
    as_written=(written("le double du montant de l'obligation", "2"),),
)


def _provision(key: str, offense: str, penalty: Penalty, source: Source) -> Provision:
    text = Enactment(
        applies_from=date(2022, 1, 1),
        penalty=cited(penalty, source),
        source=source,
        day_source=FROM_SOURCE,
    )
    return Provision(key=f"fr/loi-86-1067/{key}", offense=offense, enactments=(text,))


STATUTE = Statute(
    key="fr/loi-86-1067",
    title="Act 86-1067 on the freedom of communication, article 42-2: fines of Arcom",
    jurisdiction="France",
    url="https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000512205",
    known_through=date(2026, 3, 8),
    searched="act as of 8 March 2026; reviews until 25 November 2026",
    provisions=(
        _provision(
            "42-2",
            "failure of a television, radio or on-demand service to comply after a notice",
            cited(
                when(AllOf((EARLIER, SAME_OBLIGATION)), _share(5), otherwise=_share(3)),
                ONCE_DECIDED,
            ),
            GENERAL,
        ),
        _provision(
            "42-2.production",
            "failure to contribute to the development of productions",
            multiple_of(OBLIGATION, 0, 2),
            PRODUCTION,
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("fr/loi-86-1067/42-2",),
            sanction=Suspension(
                "the service, a category of programs or advertising", Period(months=1)
            ),
            source=Source(
                "Act 86-1067 art. 42-1 1°",
                V,
                read_in=READ_IN,
                as_written=(written("pour un mois au plus", "1 month"),),
            ),
        ),
    ),
    gaps=(
        "shortening and withdrawal of an authorization (art. 42-1 2° and 4°) are not coded",
        "the text does not say that the turnover is worldwide, nor whose group counts",
        "public broadcasters (art. 48-2) face the same limits and are not coded apart",
        "a part of the 2nd subparagraph was declared unconstitutional (2021-826 DC) and is not coded",
    ),
    sources=(FROM_SOURCE, GENERAL, PRODUCTION),
)
