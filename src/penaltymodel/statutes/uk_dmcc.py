"""
United Kingdom, Digital Markets, Competition and Consumers Act 2024: penalties of the CMA.

Part 1 is about undertakings with strategic market status. Breach of an order or a commitment costs
up to 10 % of the worldwide turnover of the group, and up to 5 % of its daily turnover for each day;
breach of a conduct requirement or of the duties about mergers costs up to 10 %. Part 3 is about
consumer law: up to GBP 300,000 or 10 % of turnover, whichever is higher, for an infringement, and
less for breach of undertakings or directions and for false information. In both parts, the turnover
is that of the group, inside and outside the United Kingdom.

An unfair commercial practice of a trader with a turnover of GBP 50 million:

>>> from penaltymodel import Facts, evaluate, gbp
>>> facts = Facts(revenue=gbp(50_000_000))
>>> print(evaluate(STATUTE.provision("uk/dmcc/182").enactments[-1].penalty, facts).result.high)
GBP 5,000,000.00
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
    total,
    upto,
    when,
)
from penaltymodel.law.penalties import AllOf, Flag, Penalty, PersonIs
from penaltymodel.law.sanctions import Order
from penaltymodel.law.statute import Enactment, Provision, StatedSanction, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.money import gbp
from penaltymodel.values.sources import Confidence, Notation, Source, written


V, S = Confidence.VERIFIED, Confidence.SECONDARY

LEGISLATION = "legislation.gov.uk text in a public repository, April 2026"

PART_1_FROM = Source(
    "Digital Markets, Competition and Consumers Act 2024 (Commencement No. 1) Regulations 2024, "
    "S.I. 2024/1226, reg. 2(2)",
    V,
    read_in="bailii.org",
    as_written=(written("1st January 2025", "2025-01-01"),),
)
PART_3_FROM = Source(
    "Digital Markets, Competition and Consumers Act 2024 (Commencement No. 2) Regulations 2025, "
    "S.I. 2025/272",
    S,
    read_in="mondaq 1596374; scl.org, 11 March 2025",
    as_written=(written("6 April 2025", "2025-04-06"),),
)

TURNOVER = Base(Measure.TURNOVER, Perimeter.GROUP, "worldwide", AccountingPeriod.ANNUAL)
PART_1_BASE = Source(
    "Digital Markets, Competition and Consumers Act 2024, ss. 86(4), (5), 88(3), (4)",
    V,
    read_in=LEGISLATION,
    note="regulations under section 90(2) determine the turnover and its period; they were not read",
    as_written=(
        written("the total value of the turnover", "turnover"),
        written("the turnover of the group", "of the whole group"),
        written("both inside and outside the United Kingdom", "worldwide"),
    ),
)
PART_3_BASE = Source(
    "Digital Markets, Competition and Consumers Act 2024, s. 204(1)",
    V,
    read_in=LEGISLATION,
    note="the turnover of a person includes that of whoever it controls and is controlled by; "
    "regulations determine it and its period, and were not read",
    as_written=(
        written("turnover both in and outside the United Kingdom", "turnover", "worldwide"),
        written("where the person controls another person", "of the whole group"),
    ),
)

TEN_PERCENT = share_of_revenue(0, "1/10", base=TURNOVER)
FIVE_PERCENT = share_of_revenue(0, "5/100", base=TURNOVER)
ONE_PERCENT = share_of_revenue(0, "1/100", base=TURNOVER)
DAILY = scaled(average_daily(TURNOVER), 0, "5/100")
DAYS = (
    "the days are those for which a daily rate is due, from the provisional notice until "
    "compliance; 0 if there is none"
)
NOT_INDIVIDUAL = AllOf(
    (PersonIs((PersonKind.LEGAL_ENTITY,)), Flag("undertaking", presumed=True)),
)


def _section(number: str, *as_written: str | Notation, note: str = "") -> Source:
    return Source(
        f"Digital Markets, Competition and Consumers Act 2024, s. {number}",
        V,
        read_in=LEGISLATION,
        note=note,
        as_written=as_written,
    )


def _provision(
    key: str, offense: str, penalty: Penalty, source: Source, *, part: int = 1
) -> Provision:
    first = part == 1
    text = Enactment(
        applies_from=date(2025, 1, 1) if first else date(2025, 4, 6),
        penalty=cited(penalty, source),
        source=source,
        day_source=PART_1_FROM if first else PART_3_FROM,
        base_source=PART_1_BASE if first else PART_3_BASE,
    )
    return Provision(key=f"uk/dmcc/{key}", offense=offense, enactments=(text,))


def _consumer(number: str) -> Source:
    return _section(number, "£150,000", "5%", "£15,000", note=DAYS)


# Sections 190 and 193 state the same amounts.
FIXED_AND_DAILY = total(
    greater_of(upto(gbp(150_000)), FIVE_PERCENT),
    per_day(greater_of(upto(gbp(15_000)), DAILY)),
)

STATUTE = Statute(
    key="uk/dmcc",
    title="Digital Markets, Competition and Consumers Act 2024: penalties of the CMA",
    jurisdiction="United Kingdom",
    url="https://www.legislation.gov.uk/ukpga/2024/13",
    known_through=date(2026, 4, 7),
    searched="reviews until 25 November 2026",
    provisions=(
        _provision(
            "85.1",
            "failure to comply with an order or a commitment in digital markets",
            total(TEN_PERCENT, per_day(DAILY)),
            _section("86(4)(a) to (c)", "10%", "5%", note=DAYS),
        ),
        _provision(
            "85.3",
            "failure to comply with a conduct requirement",
            TEN_PERCENT,
            _section("86(3), (4)(a)", "10%", note="a fixed amount only"),
        ),
        _provision(
            "85.4",
            "failure to comply with the duties about mergers",
            TEN_PERCENT,
            _section("86(3), (4)(a) for s. 85(4)", "10%", note="a fixed amount only"),
        ),
        _provision(
            "87",
            "failure to comply with an investigation in digital markets, or false information",
            when(
                NOT_INDIVIDUAL,
                total(ONE_PERCENT, per_day(DAILY)),
                otherwise=total(upto(gbp(30_000)), per_day(upto(gbp(15_000)))),
            ),
            _section(
                "88(3), (5)",
                "1%",
                "5%",
                "£30,000",
                "£15,000",
                written("an undertaking that is not an individual", "legal-entity"),
                note=DAYS,
            ),
        ),
        _provision(
            "182",
            "unfair commercial practice or other infringement of consumer law",
            greater_of(upto(gbp(300_000)), TEN_PERCENT),
            _section("182(6)", "£300,000", "10%", note="a fixed amount only"),
            part=3,
        ),
        _provision(
            "190",
            "breach of an undertaking given to the CMA about consumer law",
            FIXED_AND_DAILY,
            _consumer("190(3)"),
            part=3,
        ),
        _provision(
            "193",
            "breach of a direction of the CMA about consumer law",
            FIXED_AND_DAILY,
            _consumer("193(3)"),
            part=3,
        ),
        _provision(
            "198",
            "false or misleading information to the CMA about consumer law",
            greater_of(upto(gbp(30_000)), ONE_PERCENT),
            _section("198(4)", "£30,000", "1%", note="a fixed amount only"),
            part=3,
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("uk/dmcc/182",),
            sanction=Order("remove or restrict content of an online interface"),
            source=Source(
                "Digital Markets, Competition and Consumers Act 2024, s. 184(4)",
                S,
                read_in=LEGISLATION,
                note="an online interface notice; no figure",
            ),
        ),
    ),
    gaps=(
        "the regulations that determine turnover and daily turnover were not read; the year is "
        "therefore not stated, and both lengths of a year are shown for the daily average",
        "penalties of a court under sections 158 and 168, of information notices under Schedule 17, "
        "and penalties of Part 2 (competition, mergers, markets) are not coded",
        "the act does not say how a person with no turnover is treated under section 86; the share "
        "of no turnover is zero",
        "offenses under sections 93 to 95 and 237 (fines without a figure) are not coded",
        "the provisions on subscription contracts (Part 4 Chapter 2) had not commenced, according to "
        "secondary sources; an infringement of them cannot be fined yet",
    ),
    sources=(PART_1_FROM, PART_3_FROM, PART_1_BASE, PART_3_BASE),
)
