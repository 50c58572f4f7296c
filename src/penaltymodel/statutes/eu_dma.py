"""
European Union, Digital Markets Act: Regulation (EU) 2022/1925, articles 30 and 31.

A gatekeeper faces up to 10 % of its worldwide turnover. The maximum is 20 % if a non-compliance
decision adopted in the previous 8 years found the same or a similar infringement for the same core
platform service. Failure to provide information costs up to 1 %, and a periodic penalty up to 5 %
of the average daily turnover for each day.

A history of decisions does not record services or obligations. Two flags therefore state whether
the earlier decision concerned ``the same core platform service`` and ``the same or a similar
infringement``. They are needed only if there is a decision within the 8 years. The act does not
say from which point the 8 years are counted back. Two readings are coded: from the infringement,
and from the decision on it.

Turnover of EUR 100 billion, and a decision 7 years earlier on the same service:

>>> from datetime import date
>>> from penaltymodel import (
...     Decision, Facts, OffenseHistory, Platform, Violation, assess, eur
... )
>>> day = date(2031, 6, 1)
>>> act = Violation(under="eu/dma/30.1", committed_on=day)
>>> before = OffenseHistory([Decision(under="eu/dma/30.1", decided_on=date(2024, 6, 1))])
>>> same = Facts(flags={SAME_SERVICE.name: True, SIMILAR.name: True})
>>> gatekeeper = Platform("Acme", "legal-entity", eur(100_000_000_000))
>>> answer = assess(
...     act, gatekeeper, before, decided_on=day, given=same, assume_unchanged=True
... )
>>> print(answer.high)
EUR 20,000,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import (
    average_daily,
    cited,
    per_day,
    readings,
    scaled,
    share_of_revenue,
    when,
)
from penaltymodel.law.penalties import AllOf, Flag, Matching, Penalty, Repeat
from penaltymodel.law.statute import Enactment, Limitation, Provision, Statute
from penaltymodel.law.words import (
    AccountingPeriod,
    Base,
    Measure,
    Milestone,
    Perimeter,
    PersonKind,
)
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Notation, Source, written


V, D = Confidence.VERIFIED, Confidence.DERIVED

APPLIES_FROM = date(2023, 5, 2)

EUR_LEX = "Official Journal text in a public repository, as of September 2026"
ACT = Source(
    "Regulation (EU) 2022/1925, art. 54",
    V,
    EUR_LEX,
    note="the first gatekeepers had to comply from 7 March 2024 (according to a law firm)",
    as_written=(
        written("2 May 2023", "2023-05-02"),
        written("gatekeeper, undertakings", "sole-trader", "legal-entity"),
    ),
)


def _source(place: str, *as_written: str | Notation, note: str = "") -> Source:
    citation = f"Regulation (EU) 2022/1925, art. {place}"
    return Source(citation, V, EUR_LEX, note=note, as_written=as_written)


TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.GROUP,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
GROUP_SOURCE = _source(
    "2(27), (30)",
    written("all linked enterprises", "of the whole group"),
    note="an undertaking includes all enterprises of its group; its turnover is that of art. 5(1) of "
    "Regulation (EC) 139/2004",
)
YEAR_SOURCE = Source(
    "Regulation (EU) 2022/1925, arts 30(1)–(3), 31(1)",
    D,
    EUR_LEX,
    note="the text does not say what the year precedes; our interpretation: the decision",
    as_written=(written("the preceding financial year", "financial year before the decision"),),
)
WORLDWIDE = written("total worldwide turnover", "turnover", "worldwide")

SAME_SERVICE = Flag("the same core platform service")
SIMILAR = Flag("the same or a similar infringement")


def _found_before(measured_to: Milestone) -> Repeat:
    """Return the repeat rule of art. 30(2), counted back from *measured_to*."""
    return Repeat(
        opens_at=Milestone.DECISION,
        within=Period(years=8),
        counted_from=Milestone.DECISION,
        matching=Matching.SAME_PROVISION,
        measured_to=measured_to,
    )


def _of_turnover(body: Penalty) -> Penalty:
    return cited(cited(body, GROUP_SOURCE), YEAR_SOURCE)


def _fine(share: str, source: Source) -> Penalty:
    return _of_turnover(cited(share_of_revenue(0, share, base=TURNOVER), source))


FIRST = _fine("10/100", _source("30(1)", "10 %", WORLDWIDE))
REPEATED = _fine(
    "20/100",
    _source(
        "30(2)",
        "20 %",
        WORLDWIDE,
        note="counted from the adoption of the earlier non-compliance decision; only the maximum "
        "changes",
    ),
)
CLOCK_SOURCE = _source(
    "30(2)",
    written("adopted in the 8 preceding years", "decision"),
    written("has committed", "commission"),
    note="it is unclear whether the years precede the new infringement or the decision that finds it",
)


def _escalating(measured_to: Milestone) -> Penalty:
    repeated = AllOf((_found_before(measured_to), SIMILAR, SAME_SERVICE))
    return when(repeated, REPEATED, otherwise=FIRST)


OBLIGATIONS = cited(
    readings(
        {
            "8 years before the infringement": _escalating(Milestone.COMMISSION),
            "8 years before the new decision": _escalating(Milestone.DECISION),
        }
    ),
    CLOCK_SOURCE,
)

PERIODIC = _of_turnover(
    cited(
        per_day(scaled(average_daily(TURNOVER), 0, "5/100")),
        _source(
            "31(1)",
            "5 %",
            written("average daily", "1/365", "1/366"),
            written("worldwide turnover", "turnover", "worldwide"),
            note="the act does not say how many days the year has for the average",
        ),
    )
)


def _provision(place: str, offense: str, penalty: Penalty) -> Provision:
    return Provision(
        key=f"eu/dma/{place}",
        offense=offense,
        persons=(PersonKind.SOLE_TRADER, PersonKind.LEGAL_ENTITY),
        enactments=(Enactment(applies_from=APPLIES_FROM, penalty=penalty, source=ACT),),
    )


STATUTE = Statute(
    key="eu/dma",
    title="Digital Markets Act, Regulation (EU) 2022/1925",
    known_as=("Digital Markets Act",),
    jurisdiction="European Union",
    url="https://eur-lex.europa.eu/eli/reg/2022/1925/oj",
    known_through=date(2026, 9, 15),
    searched="amending acts in a public repository of the Official Journal, until 15 September 2026; "
    "notes of law firms until 25 November 2026",
    provisions=(
        _provision(
            "30.1", "breach of an obligation of art. 5, 6 or 7 by a gatekeeper", OBLIGATIONS
        ),
        _provision(
            "30.1-measures",
            "a gatekeeper's failure to comply with measures (art. 8(2)), remedies (art. 18(1)), "
            "interim measures (art. 24) or commitments (art. 25)",
            FIRST,
        ),
        _provision(
            "30.3",
            "failure to provide information, to notify, or to set up the compliance function",
            _fine("1/100", _source("30(3)", "1 %", WORLDWIDE)),
        ),
        _provision("31.1", "failure to comply with a decision, per day", PERIODIC),
    ),
    limitations=(
        Limitation(
            name="commission",
            applies_from=APPLIES_FROM,
            within=Period(years=5),
            source=_source("32(1)", written("5 year limitation period", "5 years")),
        ),
    ),
    gaps=(
        "the act requires intent or negligence, which is assumed",
        "the two flags of art. 30(2) apply to all earlier decisions at once: omit decisions about "
        "another service or obligation from the history",
        "counting back from the adoption of the new decision, or from the first day of a "
        "continuing infringement, is not coded as a separate reading of art. 30(2)",
        "members that must pay for an insolvent association pay up to 20 % of their own turnover "
        "each (art. 30(5)); not coded",
        "after the undertaking complies, the Commission may set a final amount below the accrued "
        "one (art. 31(2)); not coded",
        "the absolute limitation period of twice the normal length (art. 32) is not coded",
    ),
    sources=(ACT, GROUP_SOURCE, YEAR_SOURCE),
)
