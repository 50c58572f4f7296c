"""
Ireland, Competition Act 2002, Part 2F: administrative sanctions for breaches of competition law.

An adjudication officer may impose up to EUR 10 million or 10 % of worldwide turnover, whichever is
greater, for an infringement or for breach of commitments, remedies or a prohibition notice; up to
EUR 1 million or 1 % for a breach of procedure; and up to 5 % of an average day for each day.

>>> from penaltymodel import Facts, evaluate, eur
>>> facts = Facts(revenue=eur(2_000_000_000))
>>> text = STATUTE.provision("ie/competition-act/15ac.1").enactments[-1]
>>> print(evaluate(text.penalty, facts).result.high)
EUR 200,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import (
    average_daily,
    cited,
    greater_of,
    per_day,
    scaled,
    share_of_revenue,
    upto,
)
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter
from penaltymodel.values.money import eur
from penaltymodel.values.sources import Confidence, Notation, Source, written


READ_IN = "Competition Act 2002 as of 25 September 2025, in a public repository"
COMMENCED = Source(
    "Competition (Amendment) Act 2022: came into force",
    Confidence.SECONDARY,
    read_in="enterprise.gov.ie",
    as_written=(written("27 September 2023", "2023-09-27"),),
)
TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.GROUP,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
WORLDWIDE = written("total worldwide turnover", "turnover", "worldwide")
UNDERTAKING = written("of the undertaking", "of the whole group")
PRECEDING_DECISION = written(
    "in the financial year preceding the decision", "financial year before the decision"
)

YEAR = Source(
    "Competition Act 2002, s. 15AD(3): the year",
    Confidence.DERIVED,
    read_in=READ_IN,
    note="the text does not say what the year precedes; our interpretation: the decision",
    as_written=(written("in the preceding financial year", "financial year before the decision"),),
)


def _provision(
    section: str, offense: str, penalty: Penalty, *as_written: str | Notation, note: str = ""
) -> Provision:
    source = Source(
        f"Competition Act 2002, s. {section}",
        Confidence.VERIFIED,
        read_in=READ_IN,
        note=note,
        as_written=(*as_written, WORLDWIDE, UNDERTAKING),
    )
    text = Enactment(
        applies_from=date(2023, 9, 27),
        penalty=cited(penalty, source),
        source=source,
        day_source=COMMENCED,
    )
    key = section.lower().replace("(", ".").replace(")", "")
    return Provision(key=f"ie/competition-act/{key}", offense=offense, enactments=(text,))


def _greater(millions: int, share: str) -> Penalty:
    return greater_of(upto(eur(millions * 1_000_000)), share_of_revenue(0, share, base=TURNOVER))


STATUTE = Statute(
    key="ie/competition-act",
    title="Competition Act 2002 (Ireland): administrative financial sanctions",
    jurisdiction="Ireland",
    url="https://www.irishstatutebook.ie/eli/2002/act/14/enacted/en/html",
    known_through=date(2025, 9, 25),
    searched="text as of 25 September 2025; reviews until 25 November 2026",
    provisions=(
        _provision(
            "15AC(1)",
            "infringement of competition law, or breach of commitments, remedies or a notice",
            _greater(10, "1/10"),
            written("€10 million", "EUR 10,000,000"),
            written("10 per cent", "1/10"),
            PRECEDING_DECISION,
        ),
        _provision(
            "15AC(3)",
            "breach of a procedural requirement",
            _greater(1, "1/100"),
            written("€1 million", "EUR 1,000,000"),
            written("1 per cent", "1/100"),
            PRECEDING_DECISION,
        ),
        _provision(
            "15AD(3)",
            "failure to comply with an obligation by the set date, per day",
            cited(per_day(scaled(average_daily(TURNOVER), 0, "5/100")), YEAR),
            written("5 per cent", "5/100"),
            note="the act does not say how many days the year has for the daily average",
        ),
    ),
    gaps=(
        "a sanction has no effect until the High Court confirms it, according to secondary sources",
        "for an association, the turnovers of its members are added up (s. 15AC(2), (4)); not coded",
        "an undertaking is taken to be the economic unit, as in the law of the European Union",
        "fines in criminal proceedings (s. 8) are not coded",
    ),
    sources=(COMMENCED, YEAR),
)
