"""
Ireland, Broadcasting Act 2009, Part 8B: sanctions of Coimisiún na Meán on online services.

Section 139ZW has a separate maximum for each kind of contravention. The general one is EUR 20
million or, if the provider is not an individual, a tenth of the turnover of the service concerned,
whichever is higher. It is 6 % or 1 % for duties under the Digital Services Act, and 4 % for
systematic or persistent failure to remove terrorist content. A daily penalty of up to 5 % of the
average daily income or turnover runs from the day after the set date.

>>> from penaltymodel import Facts, evaluate, eur
>>> facts = Facts(revenue=eur(500_000_000))
>>> company = STATUTE.provision("ie/broadcasting/139zw.1.b").enactments[-1].penalty
>>> print(evaluate(company, facts).result.high)
EUR 50,000,000.00
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
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.money import eur
from penaltymodel.values.sources import Confidence, Source


V, M = Confidence.VERIFIED, Confidence.MEMORY

REVISED = "Revised Broadcasting Act 2009, updated to 1 January 2026"

OSMR_FROM = date(2023, 3, 15)
DSA_FROM = date(2024, 2, 17)
READ_ON = date(2026, 1, 1)

COMMENCED = "the date of application is from memory"
NO_BANKRUPTCY = (
    "the penalty must not be likely to cause bankruptcy; this limit has no figure and is not "
    "coded. The text of 2022 did not contain it; the date it was added is unknown"
)
NO_CLOSURE = (
    "the penalty must not be likely to cause the provider to cease trading; this limit has no "
    "figure and is not coded. The text of 2022 did not contain it; the date it was added is "
    "unknown"
)

BEFORE_DECISION = AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION
RELEVANT = Base(Measure.TURNOVER, Perimeter.SERVICE, "relevant", BEFORE_DECISION)
RELEVANT_SOURCE = Source(
    "Broadcasting Act 2009, s. 139ZW(2)",
    V,
    read_in=REVISED,
    note="turnover attributable to the service that caused the contravention",
)
TURNOVER = Base(Measure.TURNOVER, Perimeter.PERSON, "total", BEFORE_DECISION)
GLOBAL_TURNOVER = Base(Measure.TURNOVER, Perimeter.PERSON, "global", BEFORE_DECISION)
INCOME_OR_TURNOVER = Base(Measure.INCOME_OR_TURNOVER, Perimeter.PERSON, "total", BEFORE_DECISION)


def _section(place: str, note: str = "", mark: Confidence = V) -> Source:
    return Source(f"Broadcasting Act 2009, s. {place}", mark, read_in=REVISED, note=note)


def _provision(
    key: str,
    offense: str,
    penalty: Penalty,
    source: Source,
    applies_from: date,
    *,
    persons: tuple[PersonKind, ...] = tuple(PersonKind),
) -> Provision:
    return Provision(
        key=f"ie/broadcasting/{key}",
        offense=offense,
        persons=persons,
        enactments=(Enactment(applies_from=applies_from, penalty=penalty, source=source),),
    )


INDIVIDUALS = (PersonKind.CITIZEN, PersonKind.OFFICIAL, PersonKind.SOLE_TRADER)
TWENTY_MILLION = upto(eur(20_000_000))

# The statute does not say how many days the year has for the daily average.
DAILY = per_day(scaled(average_daily(INCOME_OR_TURNOVER), 0, "5/100"))

STATUTE = Statute(
    key="ie/broadcasting",
    title="Broadcasting Act 2009, Part 8B: administrative financial sanctions",
    jurisdiction="Ireland",
    url="https://revisedacts.lawreform.ie/eli/2009/act/18/revised/en/html",
    known_through=date(2026, 11, 23),
    provisions=(
        _provision(
            "139zw.1.a",
            "contravention by an individual",
            cited(TWENTY_MILLION, _section("139ZW(1)(a)", NO_BANKRUPTCY)),
            _section("139ZW(1)", COMMENCED, M),
            OSMR_FROM,
            persons=INDIVIDUALS,
        ),
        _provision(
            "139zw.1.b",
            "contravention by a provider that is not an individual",
            cited(
                cited(
                    greater_of(TWENTY_MILLION, share_of_revenue(0, "1/10", base=RELEVANT)),
                    _section("139ZW(1)(b)", NO_CLOSURE),
                ),
                RELEVANT_SOURCE,
            ),
            _section("139ZW(1)", COMMENCED, M),
            OSMR_FROM,
            persons=(PersonKind.LEGAL_ENTITY,),
        ),
        _provision(
            "139zw.1a",
            "contravention of a duty under the Digital Services Act",
            cited(
                share_of_revenue(0, "6/100", base=TURNOVER),
                _section("139ZW(1A)", "the territory of the turnover was not recorded"),
            ),
            _section("139ZW(1A)", COMMENCED, M),
            DSA_FROM,
        ),
        _provision(
            "139zw.1aa",
            "systematic or persistent failure to remove terrorist content",
            cited(
                share_of_revenue(0, "4/100", base=GLOBAL_TURNOVER),
                _section(
                    "139ZW(1AA)",
                    "the authority decides whether a failure is systematic or persistent; the "
                    "year is assumed to be the one before the decision, as in subsection (1)",
                ),
            ),
            _section("139ZW(1AA)", "coded from the date of the text that was read"),
            READ_ON,
        ),
        _provision(
            "139zw.1b",
            "failure to cooperate with an inquiry or an inspection under the Digital Services Act",
            cited(share_of_revenue(0, "1/100", base=INCOME_OR_TURNOVER), _section("139ZW(1B)")),
            _section("139ZW(1B)", COMMENCED, M),
            DSA_FROM,
        ),
        _provision(
            "139zla",
            "failure to do by the set date what the Commission requires",
            cited(
                DAILY,
                _section(
                    "139ZLA",
                    "for each day of the failure, starting on the day after the set date; the act "
                    "does not say how many days the year has for the daily average",
                ),
            ),
            _section("139ZLA", COMMENCED, M),
            DSA_FROM,
        ),
    ),
    gaps=(
        "the limits 'likely to cause bankruptcy' and 'likely to cease trading' have no figures "
        "and appear only in notes",
        "a penalty has no effect until a court confirms it",
        "earlier contraventions are only a factor, and only if a court confirmed or made the "
        "decision (s. 139ZW(3)(f), (o)); there is no multiplier",
        "not coded: which paragraph of the definition of a contravention belongs to which "
        "subsection; you name the subsection",
        "subsection (1AA) is not coded before 1 January 2026, the date of the text that was read",
        "it was not recorded whether the turnover in (1A) and (1B) is that of the provider alone "
        "or of its group",
    ),
    sources=(RELEVANT_SOURCE,),
)
