"""
European Union, competition rules: Regulation (EC) 1/2003, articles 23 and 24.

For an infringement of the competition rules, the Commission may fine an undertaking up to 10 % of
its total turnover in the preceding business year, and up to 1 % for failure to give correct
information or to submit to an inspection. It may impose up to 5 % of the average daily turnover
for each day until its decision is obeyed. The regulation states only these caps. The Commission
calculates fines below the first under its guidelines of 2006 (``eu/fines-2006``).

>>> from penaltymodel import Facts, evaluate, eur
>>> penalty = STATUTE.provision("eu/1-2003/23").enactments[0].penalty
>>> print(evaluate(penalty, Facts(revenue=eur(1_000_000_000))).result.high)
EUR 100,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import average_daily, cited, per_day, scaled, share_of_revenue
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Enactment, Limitation, Provision, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Notation, Source, written


V, D, S = Confidence.VERIFIED, Confidence.DERIVED, Confidence.SECONDARY

EUR_LEX = "EUR-Lex text in a public repository, as of September 2026"
APPLIES_FROM = date(2004, 5, 1)
ACT = Source(
    "Regulation (EC) 1/2003, art. 45",
    V,
    EUR_LEX,
    as_written=(
        written("1 May 2004", "2004-05-01"),
        written("undertakings", "sole-trader", "legal-entity"),
    ),
)
GROUP_SOURCE = Source(
    "Regulation (EC) 1/2003, arts 23, 24: the total turnover of the undertaking",
    S,
    read_in="EUR-Lex summary of the guidelines on fines",
    note="the text says 'undertaking'; that this is the whole group is case law",
    as_written=(written("undertaking", "of the whole group"),),
)
YEAR_SOURCE = Source(
    "Regulation (EC) 1/2003, arts 23, 24",
    D,
    EUR_LEX,
    note="the text does not say what the year precedes; our interpretation: the decision",
    as_written=(
        written("the preceding business year", "financial year before the decision"),
        written("total turnover", "turnover", "worldwide"),
    ),
)

TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.GROUP,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)


def _source(place: str, *as_written: str | Notation, note: str = "") -> Source:
    citation = f"Regulation (EC) 1/2003, art. {place}"
    return Source(citation, V, EUR_LEX, note=note, as_written=as_written)


def _of_turnover(body: Penalty, source: Source) -> Penalty:
    return cited(cited(cited(body, source), YEAR_SOURCE), GROUP_SOURCE)


def _fine(share: str, source: Source) -> Penalty:
    return _of_turnover(share_of_revenue(0, share, base=TURNOVER), source)


PERIODIC = _of_turnover(
    per_day(scaled(average_daily(TURNOVER), 0, "5/100")),
    _source(
        "24(1)",
        "5 %",
        written("average daily turnover", "1/365", "1/366"),
        note="the regulation does not say how many days the year has for the average",
    ),
)


def _provision(place: str, offense: str, penalty: Penalty) -> Provision:
    return Provision(
        key=f"eu/1-2003/{place}",
        offense=offense,
        persons=(PersonKind.SOLE_TRADER, PersonKind.LEGAL_ENTITY),
        enactments=(Enactment(applies_from=APPLIES_FROM, penalty=penalty, source=ACT),),
    )


STATUTE = Statute(
    key="eu/1-2003",
    title="Competition rules, Regulation (EC) 1/2003",
    known_as=("antitrust", "cartels", "Article 101", "Article 102"),
    jurisdiction="European Union",
    url="https://eur-lex.europa.eu/eli/reg/2003/1/oj",
    known_through=date(2026, 9, 15),
    searched="amending acts in a public repository of EUR-Lex, until 15 September 2026",
    provisions=(
        _provision(
            "23",
            "infringement of the competition rules",
            _fine("10/100", _source("23(2)", "10 %")),
        ),
        _provision(
            "23.1",
            "failure to give correct information or to submit to an inspection",
            _fine("1/100", _source("23(1)", "1 %")),
        ),
        _provision("24.1", "failure to comply with a decision, per day", PERIODIC),
    ),
    limitations=(
        Limitation(
            name="infringements",
            applies_from=APPLIES_FROM,
            within=Period(years=5),
            source=_source("25(1)(b)", written("five years", "5 years")),
        ),
        Limitation(
            name="information",
            applies_from=APPLIES_FROM,
            within=Period(years=3),
            source=_source("25(1)(a)", written("three years", "3 years")),
        ),
    ),
    gaps=(
        "the act requires intent or negligence, which is assumed",
        "the fine of an association is limited to 10 % of the total turnover of its members on the "
        "market (art. 23(2), (4)); not coded",
        "leniency and settlement are not coded",
        "the absolute limitation period of twice the normal length (art. 25(5)) is not coded",
    ),
    sources=(ACT, GROUP_SOURCE, YEAR_SOURCE),
)
