"""
Ireland, Broadcasting Act 2009, Part 8B: sanctions of Coimisiún na Meán on online services.

Section 139ZW has one maximum for each kind of contravention: EUR 20 million or, for whoever is no
individual, a tenth of the turnover of the service at fault if that is more; 6 % and 1 % for the
duties of the EU Digital Services Act; 4 % for systematic or persistent failure to remove terrorist
content. A daily penalty of up to 5 % of the average daily income or turnover runs from the day
after the one that was set.

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

COMMENCED = "that it applies from this day is from memory"
NO_BANKRUPTCY = (
    "it shall not be such as would be likely to cause bankruptcy; no figure can say that. The "
    "text of 2022 had no such words, and the day they came is not known"
)
NO_CLOSURE = (
    "it shall not be such as would be likely to cause the inquiry's subject to cease trading; no "
    "figure can say that. The text of 2022 had no such words, and the day they came is not known"
)

BEFORE_DECISION = AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION
RELEVANT = Base(Measure.TURNOVER, Perimeter.SERVICE, "relevant", BEFORE_DECISION)
RELEVANT_SOURCE = Source(
    "Broadcasting Act 2009, s. 139ZW(2)",
    V,
    read_in=REVISED,
    note="turnover attributable to the service which gave rise to the contravention",
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

# The statute does not say how many days the year of the average day has.
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
            "a contravention by an individual",
            cited(TWENTY_MILLION, _section("139ZW(1)(a)", NO_BANKRUPTCY)),
            _section("139ZW(1)", COMMENCED, M),
            OSMR_FROM,
            persons=INDIVIDUALS,
        ),
        _provision(
            "139zw.1.b",
            "a contravention by anybody but an individual",
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
            "a contravention of a duty of the Digital Services Act",
            cited(
                share_of_revenue(0, "6/100", base=TURNOVER),
                _section("139ZW(1A)", "where the turnover is earned was not noted"),
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
                    "whether a failure is systematic or persistent is for the authority to find; "
                    "the year is taken to be the one before the decision, as in subsection (1)",
                ),
            ),
            _section("139ZW(1AA)", "coded from the day of the text that was read"),
            READ_ON,
        ),
        _provision(
            "139zw.1b",
            "failing an inquiry or an inspection under the Digital Services Act",
            cited(share_of_revenue(0, "1/100", base=INCOME_OR_TURNOVER), _section("139ZW(1B)")),
            _section("139ZW(1B)", COMMENCED, M),
            DSA_FROM,
        ),
        _provision(
            "139zla",
            "not doing by its day what the Commission requires",
            cited(
                DAILY,
                _section(
                    "139ZLA",
                    "for each day of the failure, beginning with the day following the date; an "
                    "average day is a part of a year whose days are not stated",
                ),
            ),
            _section("139ZLA", COMMENCED, M),
            DSA_FROM,
        ),
    ),
    gaps=(
        "the limits 'likely to cause bankruptcy' and 'likely to cease trading' are not figures, "
        "and are said in notes",
        "a penalty has no effect before a court confirms it",
        "earlier contraventions count as a factor, and only where a court confirmed or made the "
        "decision (s. 139ZW(3)(f), (o)); there is no multiplier",
        "which paragraph of the definition of a contravention leads to which subsection is not "
        "coded: the question names the subsection",
        "subsection (1AA) before 1 January 2026, the day of the text that was read, is not coded",
        "whether the turnover of (1A) and (1B) is that of the provider alone or of its group was "
        "not noted",
    ),
    sources=(RELEVANT_SOURCE,),
)
