"""
European Union, Digital Services Act: Regulation (EU) 2022/2065, articles 52, 74 and 76.

Article 52 limits the fines that member states set. Articles 74 and 76 limit the fines that the
Commission imposes on very large platforms and search engines. The limits are 6 % of worldwide
turnover, 1 % for failure to provide correct information, and 5 % of the average daily turnover for
each day of a periodic penalty. There is no fallback if the turnover is unknown; if it is zero, the
maximum is zero. A repeat offense does not change the maximum; it is one of the criteria for the
amount (article 74(4)).

The act does not say whether the daily average is based on 365 or 366 days. The result covers both
readings until the flag ``reading: a year of 365 days`` selects one.

>>> from penaltymodel import Facts, evaluate, eur
>>> penalty = STATUTE.provision("eu/dsa/76.1").enactments[0].penalty
>>> facts = Facts(
...     revenue=eur(3_650_000_000), counts={"days": 1},
...     flags={"reading: a year of 365 days": True},
... )
>>> print(evaluate(penalty, facts).result.high)
EUR 500,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import average_daily, cited, per_day, scaled, share_of_revenue
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.sanctions import Suspension
from penaltymodel.law.statute import Enactment, Limitation, Provision, StatedSanction, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Notation, Source, written


V, D = Confidence.VERIFIED, Confidence.DERIVED

COMMISSION_FROM = date(2022, 11, 16)
STATES_FROM = date(2024, 2, 17)

EUR_LEX = "Official Journal text in a public repository, as of September 2026"
ACT = Source(
    "Regulation (EU) 2022/2065 (OJ L 277, 27.10.2022), art. 93(2)",
    V,
    EUR_LEX,
    as_written=(
        written("17 February 2024", "2024-02-17"),
        written("16 November 2022", "2022-11-16"),
    ),
)

TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.PERSON,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
INCOME_OR_TURNOVER = Base(
    Measure.INCOME_OR_TURNOVER,
    Perimeter.PERSON,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
YEAR_SOURCE = Source(
    "Regulation (EU) 2022/2065, arts 52(3), (4), 74(1), (2), 76(1)",
    D,
    EUR_LEX,
    note="the text does not say what the year precedes; our interpretation: the decision",
    as_written=(written("the preceding financial year", "financial year before the decision"),),
)


def _source(place: str, *as_written: str | Notation, note: str = "") -> Source:
    citation = f"Regulation (EU) 2022/2065, art. {place}"
    return Source(citation, V, EUR_LEX, note=note, as_written=as_written)


def _fine(share: str, base: Base, source: Source) -> Penalty:
    return cited(cited(share_of_revenue(0, share, base=base), source), YEAR_SOURCE)


def _periodic(source: Source) -> Penalty:
    """Return up to 5 % of the average daily income or turnover, for each day."""
    average_day = average_daily(INCOME_OR_TURNOVER)
    return cited(cited(per_day(scaled(average_day, 0, "5/100")), source), YEAR_SOURCE)


def _provision(place: str, offense: str, applies_from: date, penalty: Penalty) -> Provision:
    return Provision(
        key=f"eu/dsa/{place}",
        offense=offense,
        enactments=(Enactment(applies_from=applies_from, penalty=penalty, source=ACT),),
    )


WHICH = "the text does not say whether income or turnover applies"
OWN_TURNOVER = written(
    "annual worldwide turnover of the provider", "turnover", "worldwide", "of the person itself"
)
AVERAGE_DAY = written("average daily", "1/365", "1/366")

STATUTE = Statute(
    key="eu/dsa",
    title="Digital Services Act, Regulation (EU) 2022/2065",
    known_as=("Digital Services Act",),
    jurisdiction="European Union",
    url="https://eur-lex.europa.eu/eli/reg/2022/2065/oj",
    known_through=date(2026, 9, 23),
    searched="EUR-Lex as of 23 September 2026 lists no amending act; notes of law firms until 25 "
    "November 2026",
    provisions=(
        _provision(
            "52.3",
            "breach of an obligation, fined by the coordinator of a member state",
            STATES_FROM,
            _fine(
                "6/100",
                TURNOVER,
                _source(
                    "52(3)",
                    "6 %",
                    OWN_TURNOVER,
                    note="the highest maximum that a member state may set",
                ),
            ),
        ),
        _provision(
            "52.3-information",
            "failure to provide correct information or to submit to an inspection, fined by the "
            "coordinator of a member state",
            STATES_FROM,
            _fine(
                "1/100",
                INCOME_OR_TURNOVER,
                _source(
                    "52(3)",
                    "1 %",
                    written(
                        "annual income or worldwide turnover of the provider",
                        "income or turnover",
                        "worldwide",
                        "of the person itself",
                    ),
                    note=WHICH,
                ),
            ),
        ),
        _provision(
            "52.4",
            "failure to end a breach, per day, fined by the coordinator of a member state",
            STATES_FROM,
            _periodic(
                _source(
                    "52(4)",
                    "5 %",
                    AVERAGE_DAY,
                    written(
                        "worldwide turnover or income of the provider",
                        "income or turnover",
                        "worldwide",
                        "of the person itself",
                    ),
                    note=WHICH,
                )
            ),
        ),
        _provision(
            "74.1",
            "breach of an obligation, interim measures or commitments by a very large platform or "
            "search engine",
            COMMISSION_FROM,
            _fine(
                "6/100",
                TURNOVER,
                _source(
                    "74(1)",
                    "6 %",
                    written(
                        "its total worldwide annual turnover",
                        "turnover",
                        "worldwide",
                        "of the person itself",
                    ),
                ),
            ),
        ),
        _provision(
            "74.2",
            "failure to provide correct information to the Commission, to submit to its inspection, "
            "or to comply with its monitoring measures or the conditions of access to its file",
            COMMISSION_FROM,
            _fine(
                "1/100",
                INCOME_OR_TURNOVER,
                _source(
                    "74(2)",
                    "1 %",
                    written(
                        "the total annual income or worldwide turnover",
                        "income or turnover",
                        "worldwide",
                    ),
                    written("on the provider", "of the person itself"),
                    note=WHICH,
                ),
            ),
        ),
        _provision(
            "76.1",
            "failure to comply with a decision of the Commission, per day",
            COMMISSION_FROM,
            _periodic(
                _source(
                    "76(1)",
                    "5 %",
                    AVERAGE_DAY,
                    written(
                        "income or worldwide annual turnover", "income or turnover", "worldwide"
                    ),
                    written("on the provider", "of the person itself"),
                    note="the text says: average daily income or worldwide annual turnover per day; "
                    "interpreted like art. 52(4), as the average of a day",
                )
            ),
        ),
    ),
    limitations=(
        Limitation(
            name="commission",
            applies_from=COMMISSION_FROM,
            within=Period(years=5),
            source=_source(
                "77(1), (2)",
                written("five years", "5 years"),
                note="for a continuing or repeated infringement, from the day it ends",
            ),
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("eu/dsa/52.3", "eu/dsa/74.1"),
            sanction=Suspension("access to the service or its interface", Period(weeks=4)),
            source=_source(
                "51(3)(b), 82(1)",
                written("a period of four weeks", "4 weeks"),
                note="ordered by a court if an infringement causes serious harm and entails a crime "
                "that threatens life or safety; it can be extended",
            ),
        ),
    ),
    gaps=(
        "art. 74 requires intent or negligence, which is assumed",
        "member states set their own fines up to the maximum of art. 52; those fines are not "
        "coded here",
        "micro and small enterprises are exempt from Chapter III sections 3 and 4, except art. "
        "24(3), unless they are very large platforms (arts 19, 29); not coded",
        "after the provider complies, the Commission may set a final amount below the accrued one "
        "(art. 76(2)); not coded",
        "interruptions of the limitation period and the absolute limit of twice its length (art. "
        "77) are not coded",
        "the duties apply to very large platforms and search engines from four months after the "
        "notice of their designation, if that is before 17 February 2024 (art. 92); not coded",
        "art. 74(2) also covers other persons who were asked for information (art. 67(1)): the "
        "turnover is theirs",
    ),
    sources=(ACT, YEAR_SOURCE),
)
