"""
European Union, Digital Services Act: Regulation (EU) 2022/2065, articles 52, 74 and 76.

Article 52 tells the member states how far their fines go, articles 74 and 76 how far those of the
Commission on very large platforms and search engines go: 6 % of worldwide turnover, 1 % for
failures over information, and 5 % of an average day for each day of a periodic penalty. Nothing
stands in for a turnover: where it is zero, so is the maximum. A repeat changes no figure; it is
one of the things that are weighed (article 74(4)).

How many days an average day is taken from, the act does not say. Both readings are given until
the flag ``reading: a year of 365 days`` settles it.

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
from penaltymodel.law.statute import Enactment, Limitation, Provision, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Source


V, M = Confidence.VERIFIED, Confidence.MEMORY

COMMISSION_FROM = date(2022, 11, 16)
STATES_FROM = date(2024, 2, 17)

EUR_LEX = "EUR-Lex text of the Regulation in a public repository"
ACT = Source("Regulation (EU) 2022/2065 (OJ L 277, 27.10.2022), art. 93", V, EUR_LEX)

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
    "Regulation (EU) 2022/2065, arts 52(3), 74(1): the preceding financial year",
    M,
    note="the text does not say what the year precedes; that it is the decision is our reading",
)


def _source(place: str, note: str = "") -> Source:
    return Source(f"Regulation (EU) 2022/2065, art. {place}", V, EUR_LEX, note=note)


def _fine(share: str, base: Base, source: Source) -> Penalty:
    return cited(cited(share_of_revenue(0, share, base=base), source), YEAR_SOURCE)


def _periodic(source: Source) -> Penalty:
    """Return up to 5 % of an average day's income or turnover, for each day."""
    average_day = average_daily(INCOME_OR_TURNOVER)
    return cited(cited(per_day(scaled(average_day, 0, "5/100")), source), YEAR_SOURCE)


def _provision(place: str, offense: str, applies_from: date, penalty: Penalty) -> Provision:
    return Provision(
        key=f"eu/dsa/{place}",
        offense=offense,
        enactments=(Enactment(applies_from=applies_from, penalty=penalty, source=ACT),),
    )


WHICH = "the text does not choose between income and turnover"

STATUTE = Statute(
    key="eu/dsa",
    title="Digital Services Act, Regulation (EU) 2022/2065",
    jurisdiction="European Union",
    url="https://eur-lex.europa.eu/eli/reg/2022/2065/oj",
    known_through=date(2026, 11, 23),
    provisions=(
        _provision(
            "52.3",
            "failing an obligation, before the coordinator of a member state",
            STATES_FROM,
            _fine("6/100", TURNOVER, _source("52(3)", "the most a member state may provide for")),
        ),
        _provision(
            "52.3-information",
            "failing over information or an inspection, before the coordinator of a member state",
            STATES_FROM,
            _fine("1/100", INCOME_OR_TURNOVER, _source("52(3)", WHICH)),
        ),
        _provision(
            "52.4",
            "not ending a failure, for each day, before the coordinator of a member state",
            STATES_FROM,
            _periodic(_source("52(4)", WHICH)),
        ),
        _provision(
            "74.1",
            "a very large platform or search engine failing an obligation, interim measures or "
            "commitments",
            COMMISSION_FROM,
            _fine("6/100", TURNOVER, _source("74(1)")),
        ),
        _provision(
            "74.2",
            "failing over information or an inspection of the Commission",
            COMMISSION_FROM,
            _fine("1/100", INCOME_OR_TURNOVER, _source("74(2)", WHICH)),
        ),
        _provision(
            "76.1",
            "not complying with a decision of the Commission, for each day",
            COMMISSION_FROM,
            _periodic(
                _source(
                    "76(1)",
                    "says: average daily income or worldwide annual turnover per day; read like "
                    "art. 52(4), as the average of a day",
                )
            ),
        ),
    ),
    limitations=(
        Limitation(
            name="commission",
            applies_from=COMMISSION_FROM,
            within=Period(years=5),
            source=_source("77", "from the day a lasting or repeated infringement ends"),
        ),
    ),
    gaps=(
        "intent or negligence, which art. 74 requires, is taken to be shown",
        "member states set their own fines up to the maximum of art. 52; those are not here",
        "the exemptions of micro and small platforms from duties (arts 19, 29) are not coded",
        "once the duty is met, the Commission may fix a definitive amount below what has accrued "
        "(art. 76(2))",
        "the interruption of the limitation period, and its end after twice its length (art. 77), "
        "are not coded",
        "most duties applied to very large platforms before 17 February 2024; from which day each "
        "did is not coded",
    ),
    sources=(ACT,),
)
