"""
Ireland, Broadcasting Act 2009, Part 8B: sanctions of Coimisiún na Meán on online services.

Section 139ZW has a separate maximum for each kind of contravention. The general one is EUR 20
million or, if the provider is not an individual, a tenth of the turnover of the service concerned,
whichever is higher. It is 6 % or 1 % for duties under the Digital Services Act, and 4 % for
systematic or persistent failure to remove terrorist content. Two daily penalties of up to 5 % of
an average day run from the day after the set date: for not obeying an investigation under the
Digital Services Act, and for not ending an infringement of it.

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
from penaltymodel.values.sources import Confidence, Notation, Source, written


V, S = Confidence.VERIFIED, Confidence.SECONDARY

REVISED = "Revised Broadcasting Act 2009, updated to 1 January 2026"

OSMR_FROM = date(2023, 3, 15)
DSA_FROM = date(2024, 2, 17)
TCO_FROM = date(2024, 9, 27)

COMMENCED_2023 = Source(
    "Online Safety and Media Regulation Act 2022, commenced on 15 March 2023",
    S,
    read_in="twobirds.com; notes of the Revised Act",
    as_written=(written("15 March 2023", "2023-03-15"),),
)
COMMENCED_2024 = Source(
    "Digital Services Act 2024, commenced on 17 February 2024 by S.I. 53/2024",
    S,
    read_in="enterprise.gov.ie",
    as_written=(written("17 February 2024", "2024-02-17"),),
)
COMMENCED_TCO = Source(
    "Act 30 of 2024, s. 22 (Part 7), commenced on 27 September 2024",
    S,
    read_in="merlin.obs.coe.int/article/10162; the Act for the section",
    as_written=(written("27 September 2024", "2024-09-27"),),
)
NO_BANKRUPTCY = (
    "the penalty must not be likely to cause bankruptcy (in this text since 17 February 2024, "
    "Digital Services Act 2024, s. 32); this limit has no figure and is not coded"
)
NO_CLOSURE = (
    "the penalty must not be likely to cause the provider to cease trading (in this text since 17 "
    "February 2024, Digital Services Act 2024, s. 32); this limit has no figure and is not coded"
)

PRECEDING_DECISION = written(
    "in the financial year preceding the date of the decision",
    "financial year before the decision",
)
PRECEDING_YEAR = written("in the preceding financial year", "financial year before the decision")
BEFORE_DECISION = AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION
RELEVANT = Base(Measure.TURNOVER, Perimeter.SERVICE, "relevant", BEFORE_DECISION)
RELEVANT_SOURCE = Source(
    "Broadcasting Act 2009, s. 139ZW(2)",
    V,
    read_in=REVISED,
    note="turnover attributable to the service that caused the contravention",
    as_written=(
        written("relevant turnover", "turnover", "relevant"),
        written("attributable to the service", "of the regulated service"),
        PRECEDING_DECISION,
    ),
)
TURNOVER = Base(Measure.TURNOVER, Perimeter.PERSON, "total", BEFORE_DECISION)
GLOBAL_TURNOVER = Base(Measure.TURNOVER, Perimeter.PERSON, "global", BEFORE_DECISION)
INCOME_OR_TURNOVER = Base(Measure.INCOME_OR_TURNOVER, Perimeter.PERSON, "total", BEFORE_DECISION)


def _section(place: str, *as_written: str | Notation, note: str = "") -> Source:
    return Source(
        f"Broadcasting Act 2009, s. {place}", V, read_in=REVISED, note=note, as_written=as_written
    )


def _provision(  # noqa: PLR0917
    key: str,
    offense: str,
    penalty: Penalty,
    source: Source,
    commenced: Source,
    applies_from: date,
    *,
    base_source: Source | None = None,
    persons: tuple[PersonKind, ...] = tuple(PersonKind),
) -> Provision:
    text = Enactment(
        applies_from=applies_from,
        penalty=cited(penalty, source),
        source=source,
        day_source=commenced,
        base_source=base_source,
    )
    return Provision(
        key=f"ie/broadcasting/{key}", offense=offense, persons=persons, enactments=(text,)
    )


OF_INQUIRY_SUBJECT = written("of the inquiry subject", "of the person itself")
INDIVIDUALS = (PersonKind.CITIZEN, PersonKind.OFFICIAL, PersonKind.SOLE_TRADER)
TWENTY_MILLION = upto(eur(20_000_000))

# The statute does not say how many days the year has for the daily average.
DAILY = per_day(scaled(average_daily(INCOME_OR_TURNOVER), 0, "5/100"))
DAILY_TURNOVER = per_day(scaled(average_daily(TURNOVER), 0, "5/100"))
DAYS = (
    "for each day of the failure, starting on the day after the set date; the act does not say how "
    "many days the year has for the daily average"
)

STATUTE = Statute(
    key="ie/broadcasting",
    title="Broadcasting Act 2009, Part 8B: administrative financial sanctions",
    jurisdiction="Ireland",
    url="https://revisedacts.lawreform.ie/eli/2009/act/18/revised/en/html",
    known_through=date(2026, 1, 1),
    searched="Revised Act updated to 1 January 2026; reviews until 25 November 2026",
    provisions=(
        _provision(
            "139zw.1.a",
            "contravention by an individual",
            TWENTY_MILLION,
            _section(
                "139ZW(1)(a)",
                "€20,000,000",
                written("an individual", "citizen", "official", "sole-trader"),
                note=NO_BANKRUPTCY,
            ),
            COMMENCED_2023,
            OSMR_FROM,
            persons=INDIVIDUALS,
        ),
        _provision(
            "139zw.1.b",
            "contravention by a provider that is not an individual",
            greater_of(TWENTY_MILLION, share_of_revenue(0, "1/10", base=RELEVANT)),
            _section(
                "139ZW(1)(b)",
                "€20,000,000",
                written("10 per cent", "1/10"),
                written("not an individual", "legal-entity"),
                note=NO_CLOSURE,
            ),
            COMMENCED_2023,
            OSMR_FROM,
            base_source=RELEVANT_SOURCE,
            persons=(PersonKind.LEGAL_ENTITY,),
        ),
        _provision(
            "139zw.1a",
            "contravention of a duty under the Digital Services Act",
            share_of_revenue(0, "6/100", base=TURNOVER),
            _section(
                "139ZW(1A)",
                written("6 per cent", "6/100"),
                written("the turnover", "turnover", "total"),
                OF_INQUIRY_SUBJECT,
                PRECEDING_DECISION,
                note="the text names neither a territory nor a group; it covers the provisions of "
                "the Digital Services Act except arts 30 to 32 and Chapter III section 5",
            ),
            COMMENCED_2024,
            DSA_FROM,
        ),
        _provision(
            "139zw.1aa",
            "systematic or persistent failure to remove terrorist content",
            share_of_revenue(0, "4/100", base=GLOBAL_TURNOVER),
            _section(
                "139ZW(1AA)",
                written("4 per cent", "4/100"),
                written("global turnover", "turnover", "global"),
                OF_INQUIRY_SUBJECT,
                PRECEDING_DECISION,
                note="the authority decides whether a failure is systematic or persistent",
            ),
            COMMENCED_TCO,
            TCO_FROM,
        ),
        _provision(
            "139zw.1b",
            "failure to cooperate with an inquiry or an inspection under the Digital Services Act",
            share_of_revenue(0, "1/100", base=INCOME_OR_TURNOVER),
            _section(
                "139ZW(1B)",
                written("one per cent", "1/100"),
                written("the income or turnover", "income or turnover", "total"),
                OF_INQUIRY_SUBJECT,
                PRECEDING_DECISION,
            ),
            COMMENCED_2024,
            DSA_FROM,
        ),
        _provision(
            "139zla",
            "failure to do by the set date what an authorized officer requires in an investigation "
            "under the Digital Services Act",
            DAILY,
            _section(
                "139ZLA(4)",
                written("5 per cent", "5/100"),
                written("average daily income or turnover", "income or turnover", "total"),
                written("the person’s", "of the person itself"),
                PRECEDING_YEAR,
                note=DAYS,
            ),
            COMMENCED_2024,
            DSA_FROM,
        ),
        _provision(
            "139zzba",
            "failure to end an infringement of the Digital Services Act by the set date after a "
            "notice",
            DAILY_TURNOVER,
            _section(
                "139ZZBA(4)",
                written("5 per cent", "5/100"),
                written("average daily turnover", "turnover", "total"),
                written("the provider’s", "of the person itself"),
                PRECEDING_YEAR,
                note=DAYS,
            ),
            COMMENCED_2024,
            DSA_FROM,
        ),
        _provision(
            "139zzb.4",
            "failure to comply with a notice to end a contravention, as an offense",
            upto(eur(500_000)),
            _section(
                "139ZZB(4), 139ZZH(1)(b)",
                "€500,000",
                note="a category 1 offense, on conviction on indictment",
            ),
            COMMENCED_2023,
            OSMR_FROM,
        ),
    ),
    gaps=(
        "the limits 'likely to cause bankruptcy' and 'likely to cease trading' have no figures "
        "and appear only in notes",
        "a penalty has no effect until a court confirms it",
        "earlier contraventions are only a factor, and only if a court confirmed or made the "
        "decision (s. 139ZW(3)(f), (o)); there is no multiplier",
        "you name the subsection: (1) is for paragraph (a) of the definition of a contravention in "
        "s. 139ZG (codes and rules), (1A) for (b) and (d), (1AA) for (ba), (1B) for (c)",
        "for breaches of the regulation on terrorist content that are not systematic or "
        "persistent, the section states no maximum; they are not coded",
        "summary conviction for the offense of s. 139ZZB(4) (class A fine) and imprisonment are not "
        "coded",
        "the text names no group in (1A), (1AA) and (1B): the turnover is that of the person alone",
    ),
    sources=(RELEVANT_SOURCE,),
)
