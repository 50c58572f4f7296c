"""
Ireland, Digital Services Act 2024, Part 3: sanctions of the CCPC on online marketplaces.

The Competition and Consumer Protection Commission enforces articles 30 to 32 of the EU Digital
Services Act (traceability of traders, design, information of consumers). An infringement costs up
to 6 % of annual turnover, failure to cooperate up to 1 % of annual income or turnover. Two daily
penalties of up to 5 % of an average day run from the day after the set date. The other articles
are enforced under ``ie/broadcasting``.

A marketplace with a turnover of EUR 500 million does not verify its traders:

>>> from penaltymodel import Facts, evaluate, eur
>>> facts = Facts(revenue=eur(500_000_000))
>>> text = STATUTE.provision("ie/dsa-act/67.1").enactments[-1]
>>> print(evaluate(text.penalty, facts).result.high)
EUR 30,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import average_daily, cited, per_day, scaled, share_of_revenue
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.sanctions import Blocking
from penaltymodel.law.statute import Enactment, Provision, StatedSanction, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter
from penaltymodel.values.sources import Confidence, Notation, Source, written


V, S = Confidence.VERIFIED, Confidence.SECONDARY

READ_IN = "Digital Services Act 2024 as of 1 January 2026, in a public repository"
COMMENCED = Source(
    "Digital Services Act 2024, commenced on 17 February 2024 by S.I. 53/2024",
    S,
    read_in="enterprise.gov.ie",
    as_written=(written("17 February 2024", "2024-02-17"),),
)

BEFORE_DECISION = AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION
TURNOVER = Base(Measure.TURNOVER, Perimeter.PERSON, "annual", BEFORE_DECISION)
INCOME_OR_TURNOVER = Base(Measure.INCOME_OR_TURNOVER, Perimeter.PERSON, "annual", BEFORE_DECISION)
PRECEDING_DECISION = written(
    "in the financial year preceding the date of the decision",
    "financial year before the decision",
)
YEAR = Source(
    "Digital Services Act 2024 (Ireland), ss. 53(4), 74(4): the year",
    Confidence.DERIVED,
    read_in=READ_IN,
    note="the text does not say what the year precedes; our interpretation: the decision",
    as_written=(written("in the preceding financial year", "financial year before the decision"),),
)
OF_INQUIRY_SUBJECT = written("of the inquiry subject", "of the person itself")
DAYS = (
    "for each day of the failure, starting on the day after the set date; the act does not say how "
    "many days the year has for the daily average"
)


def _provision(
    section: str, offense: str, penalty: Penalty, *as_written: Notation, note: str = ""
) -> Provision:
    source = Source(
        f"Digital Services Act 2024 (Ireland), s. {section}",
        V,
        read_in=READ_IN,
        note=note,
        as_written=as_written,
    )
    text = Enactment(
        applies_from=date(2024, 2, 17),
        penalty=cited(penalty, source),
        source=source,
        day_source=COMMENCED,
    )
    key = section.replace("(4)", "").replace("(", ".").replace(")", "")
    return Provision(key=f"ie/dsa-act/{key}", offense=offense, enactments=(text,))


STATUTE = Statute(
    key="ie/dsa-act",
    title="Digital Services Act 2024 (Ireland), Part 3: sanctions of the CCPC",
    jurisdiction="Ireland",
    url="https://www.irishstatutebook.ie/eli/2024/act/2/enacted/en/html",
    known_through=date(2026, 1, 1),
    searched="text as of 1 January 2026; reviews until 25 November 2026",
    provisions=(
        _provision(
            "67(1)",
            "infringement of article 30, 31 or 32 of the Digital Services Act by a marketplace, or "
            "breach of interim measures or commitments",
            share_of_revenue(0, "6/100", base=TURNOVER),
            written("6 per cent", "6/100"),
            written("annual turnover", "turnover", "annual"),
            OF_INQUIRY_SUBJECT,
            PRECEDING_DECISION,
        ),
        _provision(
            "67(2)",
            "failure to cooperate with an investigation of a marketplace",
            share_of_revenue(0, "1/100", base=INCOME_OR_TURNOVER),
            written("one per cent", "1/100"),
            written("annual income or turnover", "income or turnover", "annual"),
            OF_INQUIRY_SUBJECT,
            PRECEDING_DECISION,
        ),
        _provision(
            "53(4)",
            "failure to do by the set date what an authorized officer requires in an investigation",
            cited(per_day(scaled(average_daily(INCOME_OR_TURNOVER), 0, "5/100")), YEAR),
            written("5 per cent", "5/100"),
            written("average daily income or turnover", "income or turnover", "annual"),
            written("the person’s", "of the person itself"),
            note=DAYS,
        ),
        _provision(
            "74(4)",
            "failure to end a contravention by the set date after a notice",
            cited(per_day(scaled(average_daily(TURNOVER), 0, "5/100")), YEAR),
            written("5 per cent", "5/100"),
            written("average daily turnover", "turnover", "annual"),
            written("the provider’s", "of the person itself"),
            note=DAYS,
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("ie/dsa-act/74",),
            sanction=Blocking(),
            source=Source(
                "Digital Services Act 2024 (Ireland), s. 77",
                S,
                read_in=READ_IN,
                note="a court may order access to be blocked; only the heading was read",
            ),
        ),
    ),
    gaps=(
        "a penalty has no effect until a court confirms it",
        "earlier decisions are only a factor, and only if a court confirmed or made them "
        "(s. 67(3)(f)); there is no multiplier",
        "the text names neither a territory nor a group: the turnover is that of the person alone",
        "offenses (s. 80) are not coded",
    ),
    sources=(COMMENCED, YEAR),
)
