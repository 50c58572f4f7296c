"""
France, SREN Act 2024-449, articles 30 and 37: cloud services and data intermediation.

Arcep fines a cloud service for breaches of articles 27 to 29 (fees for transfers, interoperability)
with up to 3 % of worldwide turnover without tax, and 5 % for a repeat within five years after the
first sanction became final. A data intermediation service faces the same shares; without an
activity that lets them be determined, the maximum is EUR 150,000, or EUR 375,000 for a repeat.

A cloud service with a worldwide turnover of EUR 2 billion repeats a breach:

>>> from penaltymodel import Facts, evaluate, eur
>>> facts = Facts(revenue=eur(2_000_000_000), repeat=True)
>>> print(evaluate(STATUTE.provision("fr/sren/30").enactments[-1].penalty, facts).result.high)
EUR 100,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, escalating, share_of_revenue, upto, when
from penaltymodel.law.penalties import AllOf, Flag, Matching, Penalty, Repeat
from penaltymodel.law.sanctions import Suspension
from penaltymodel.law.statute import Enactment, Pending, Provision, StatedSanction, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Milestone, Perimeter
from penaltymodel.values.money import eur
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import EITHER
from penaltymodel.values.sources import Confidence, Notation, Source, written


V, S, D = Confidence.VERIFIED, Confidence.SECONDARY, Confidence.DERIVED

READ_IN = "JORFTEXT000049563368: Act 2024-449 as of 8 March 2026, in a public repository"
FROM_SOURCE = Source(
    "Act 2024-449 of 21 May 2024, published on 22 May 2024",
    S,
    read_in="livv.eu",
    note="it entered into force on the day after its publication",
    as_written=(
        written(
            "publiée le 22 au Journal officiel",
            "2024-05-22",
            "2024-05-23",
            by="2024-05-22 + 1 day",
        ),
    ),
)
WITHOUT_TAX = Base(
    Measure.TURNOVER_WITHOUT_TAX,
    Perimeter.UNSTATED,
    "worldwide",
    AccountingPeriod.LAST_COMPLETE_PERIOD,
)
HAS_ACTIVITY = Flag("an activity that lets the maximum be determined", presumed=True)
SAME_OBLIGATION = Flag("the same obligation", presumed=EITHER)

# Five years from the day on which the first sanction became final.
WITHIN_FIVE_YEARS = Repeat(
    opens_at=Milestone.ENTRY_INTO_FORCE,
    within=Period(years=5),
    counted_from=Milestone.ENTRY_INTO_FORCE,
    matching=Matching.SAME_PROVISION,
    measured_to=Milestone.COMMISSION,
)
ONCE_DECIDED = Source(
    "Act 2024-449 art. 37 II 1°: a new violation",
    D,
    note="the text does not say from when an earlier violation counts: it is taken to count once "
    "decided",
)
EVER = Repeat(
    opens_at=Milestone.DECISION,
    within=None,
    counted_from=Milestone.DECISION,
    matching=Matching.SAME_PROVISION,
    measured_to=Milestone.COMMISSION,
)
BASE = (
    written("chiffre d'affaires mondial hors taxes", "turnover without tax", "worldwide"),
    written(
        "dernier exercice clos",
        "last complete accounting period before the decision, as of a year",
    ),
)
FIVE_YEARS = (
    written("dans un délai de cinq ans", "5 years"),
    written("est devenue définitive", "entry into force"),
    written("réitération du manquement", "commission"),
)


def _source(place: str, *as_written: str | Notation, note: str = "") -> Source:
    return Source(
        f"Act 2024-449 art. {place}", V, read_in=READ_IN, note=note, as_written=as_written
    )


def _share(percent: int) -> Penalty:
    return share_of_revenue(0, f"{percent}/100", base=WITHOUT_TAX)


CLOUD = _source(
    "30 III",
    "3 %",
    "5 %",
    *BASE,
    *FIVE_YEARS,
    note="a repeat is the same breach within five years from the day on which the first sanction "
    "became final; that day is coded as entry into force",
)
INTERMEDIARY = _source(
    "37 II 1°",
    "3 %",
    "5 %",
    written("150 000 euros", "EUR 150,000"),
    written("375 000 euros", "EUR 375,000"),
    *BASE,
    *FIVE_YEARS,
    note="the 5 % is for a new violation of the same obligation, without a period; the EUR 375,000 is "
    "for a repeat within five years from the day on which the first sanction became final",
)


def _provision(key: str, offense: str, penalty: Penalty, source: Source) -> Provision:
    text = Enactment(
        applies_from=date(2024, 5, 23),
        penalty=cited(penalty, source),
        source=source,
        day_source=FROM_SOURCE,
    )
    return Provision(key=f"fr/sren/{key}", offense=offense, enactments=(text,))


STATUTE = Statute(
    key="fr/sren",
    title="SREN Act 2024-449, articles 30 and 37: cloud services and data intermediation",
    jurisdiction="France",
    url="https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000049563368",
    known_through=date(2026, 3, 8),
    searched="act as of 8 March 2026; reviews until 25 November 2026",
    pending=(
        Pending(
            what="articles 27 to 30 apply only through 12 January 2027",
            provisions=("fr/sren/30",),
            since=date(2024, 5, 21),
            applies_from=date(2027, 1, 13),
            source=_source("64 IV", written("12 janvier 2027", "2027-01-12")),
        ),
    ),
    provisions=(
        _provision(
            "30",
            "breach of the duties of a cloud service about fees, transfers and interoperability",
            escalating(first=_share(3), repeat=_share(5), when=WITHIN_FIVE_YEARS),
            CLOUD,
        ),
        _provision(
            "37",
            "breach of chapter III of Regulation 2022/868 by a data intermediation service",
            when(
                HAS_ACTIVITY,
                cited(
                    when(AllOf((EVER, SAME_OBLIGATION)), _share(5), otherwise=_share(3)),
                    ONCE_DECIDED,
                ),
                otherwise=escalating(
                    first=upto(eur(150_000)), repeat=upto(eur(375_000)), when=WITHIN_FIVE_YEARS
                ),
            ),
            INTERMEDIARY,
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("fr/sren/37",),
            sanction=Suspension("the data intermediation service"),
            source=Source("Act 2024-449 art. 37 II 2°", S, read_in=READ_IN, note="no figure"),
        ),
    ),
    gaps=(
        "the texts do not say whose turnover counts",
        "article 36 and the duties on accommodation platforms and games are not coded",
    ),
    sources=(FROM_SOURCE, CLOUD, INTERMEDIARY),
)
