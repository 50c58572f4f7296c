"""
United Kingdom, Online Safety Act 2023, Schedule 13: maximum penalties of OFCOM.

The maximum is GBP 18 million or a tenth of the qualifying worldwide revenue of the most recent
complete accounting period, whichever is higher. Revenue of a shorter or longer period is converted
to twelve months. There is no minimum. A single amount and a daily rate in one decision share one
maximum: ``uk/osa/sch13.4.7`` adds up the two amounts that OFCOM has set, and caps the sum. If
several entities are jointly liable, the revenue of the whole group counts (paragraph 5).

https://www.legislation.gov.uk/ukpga/2023/50/schedule/13/paragraph/4

>>> from penaltymodel import Facts, evaluate, gbp
>>> facts = Facts(revenue=gbp(1_000_000_000))
>>> print(evaluate(STATUTE.provision("uk/osa/sch13.4").enactments[-1].penalty, facts).result.high)
GBP 100,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import (
    cited,
    fixed,
    greater_of,
    lesser_of,
    multiple_of,
    per_day,
    scaled,
    share_of_revenue,
    total,
    when,
)
from penaltymodel.law.penalties import Flag, Penalty
from penaltymodel.law.statute import Enactment, Pending, Provision, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.money import gbp
from penaltymodel.values.sources import Confidence, Notation, Source, written


V, S = Confidence.VERIFIED, Confidence.SECONDARY

LEGISLATION = "legislation.gov.uk text of 7 April 2026 in a public repository"

SINGLE_AMOUNT = "the single amount"
DAILY_AMOUNT = "the daily amount"
ESTIMATED_REVENUE = "OFCOM's estimate of the revenue of the first accounting period"

URL = "https://www.legislation.gov.uk/ukpga/2023/50/schedule/13/paragraph/"


def _paragraph(
    number: str,
    note: str = "",
    paragraph: int = 4,
    *,
    as_written: tuple[str | Notation, ...] = (),
) -> Source:
    return Source(
        f"Online Safety Act 2023, Sch. 13 para. {paragraph}({number})",
        V,
        read_in=LEGISLATION,
        url=f"{URL}{paragraph}",
        note=note,
        as_written=as_written,
    )


SUM = written("£18 million", "GBP 18,000,000")


ACT = Source(
    "Online Safety Act 2023 (Commencement No. 2) Regulations 2023, S.I. 2023/1420, reg. 2(z17), (z36)",
    V,
    read_in=f"note to Sch. 13 para. 4 in the {LEGISLATION}",
    note="according to secondary sources, the duties on illegal content have applied since March "
    "2025 and those on age checks since 25 July 2025",
    as_written=(written("in force at 10.1.2024", "2024-01-10"),),
)

REVENUE = Base(
    Measure.QUALIFYING_REVENUE,
    Perimeter.SERVICE,
    "worldwide",
    AccountingPeriod.LAST_COMPLETE_PERIOD,
)
REVENUE_SOURCE = Source(
    "Online Safety Act 2023, Sch. 13 para. 4(1); Qualifying Worldwide Revenue Regulations 2025",
    S,
    read_in="wiggin.eu, bristows.com for the regulations; the act for the term and the period",
    note="revenue attributable to the regulated service, including revenue that other group "
    "members receive for it",
    as_written=(
        written("qualifying worldwide revenue", "qualifying revenue", "worldwide"),
        written("referable to the regulated service", "of the regulated service"),
        written(
            "most recent complete accounting period",
            "last complete accounting period before the decision, as of a year",
        ),
    ),
)

GROUP_REVENUE = Base(
    Measure.QUALIFYING_REVENUE,
    Perimeter.GROUP,
    "worldwide",
    AccountingPeriod.LAST_COMPLETE_PERIOD,
)
GROUP_REVENUE_SOURCE = Source(
    "Online Safety Act 2023, Sch. 13 para. 5(3), (4)",
    V,
    read_in=LEGISLATION,
    url=f"{URL}5",
    note="the provider and every other entity that is a group undertaking when the decision is "
    "given",
    as_written=(
        written("qualifying worldwide revenue", "qualifying revenue", "worldwide"),
        written("the group of entities", "of the whole group"),
        written(
            "most recent complete accounting period",
            "last complete accounting period before the decision, as of a year",
        ),
        written("entities", "legal-entity"),
    ),
)

HAS_PERIOD = Flag("an accounting period", presumed=True)
FIRST_PERIOD = Flag("only a first accounting period that has not ended", presumed=False)

EIGHTEEN_MILLION = fixed(gbp(18_000_000))


def _maximum() -> Penalty:
    """Return the maximum as an exact amount."""
    general = cited(
        cited(
            greater_of(EIGHTEEN_MILLION, share_of_revenue("1/10", base=REVENUE)),
            _paragraph(
                "1), (5",
                "revenue of a period other than a year is converted to a full year",
                as_written=(SUM, "10%"),
            ),
        ),
        REVENUE_SOURCE,
    )
    estimated = cited(
        greater_of(EIGHTEEN_MILLION, multiple_of(ESTIMATED_REVENUE, "1/10")),
        _paragraph(
            "4",
            "only the tenth is replaced: the GBP 18 million also applies",
            as_written=(SUM, "10%"),
        ),
    )
    without = cited(EIGHTEEN_MILLION, _paragraph("2), (3", as_written=(SUM,)))
    started = when(FIRST_PERIOD, estimated, otherwise=general)
    return when(HAS_PERIOD, started, otherwise=without)


def _group_maximum() -> Penalty:
    """Return the maximum for jointly liable entities as an exact amount."""
    general = cited(
        cited(
            greater_of(EIGHTEEN_MILLION, share_of_revenue("1/10", base=GROUP_REVENUE)),
            _paragraph(
                "3",
                "instead of para. 4(1) to (4); revenue of a period other than a year is converted",
                paragraph=5,
                as_written=(SUM, "10%"),
            ),
        ),
        GROUP_REVENUE_SOURCE,
    )
    estimated = cited(
        greater_of(EIGHTEEN_MILLION, multiple_of(ESTIMATED_REVENUE, "1/10")),
        _paragraph("4", "OFCOM's estimate for the group", paragraph=5, as_written=(SUM, "10%")),
    )
    return when(FIRST_PERIOD, estimated, otherwise=general)


MAXIMUM = _maximum()
GROUP_MAXIMUM = _group_maximum()


def _set_amounts(maximum: Penalty) -> Penalty:
    """Return the amounts that OFCOM has set, limited to the *maximum*: para. 4(7)."""
    return cited(
        lesser_of(
            total(multiple_of(SINGLE_AMOUNT, 1), per_day(multiple_of(DAILY_AMOUNT, 1))),
            maximum,
        ),
        _paragraph(
            "7",
            "the days are those for which the daily rate is due; it ends on the day named in the "
            "decision or on compliance",
            as_written=(written("both those penalties taken together", "1"),),
        ),
    )


FROM = date(2024, 1, 10)
ENFORCEABLE = tuple(f"section {number}" for number in (9, 10, 11, 12, 20, 21, 22, 23, 81))
"""Some of the duties that section 131 makes enforceable, to find the penalty by the duty."""
ENTITIES = (PersonKind.LEGAL_ENTITY,)


def _provision(
    key: str,
    offense: str,
    penalty: Penalty,
    persons: tuple[PersonKind, ...] = tuple(PersonKind),
) -> Provision:
    return Provision(
        key=f"uk/osa/{key}",
        offense=offense,
        duties=ENFORCEABLE,
        persons=persons,
        enactments=(Enactment(applies_from=FROM, penalty=penalty, source=ACT),),
    )


STATUTE = Statute(
    key="uk/osa",
    title="Online Safety Act 2023: penalties of OFCOM on providers of regulated services",
    known_as=("Online Safety Act", "OSA"),
    jurisdiction="United Kingdom",
    url="https://www.legislation.gov.uk/ukpga/2023/50/schedule/13",
    known_through=date(2026, 4, 7),
    searched="law firms' notes on acts of 2026, until 25 November 2026",
    pending=(
        Pending(
            what="the Children's Wellbeing and Schools Act 2026 and the Crime and Policing Act 2026 "
            "extend the regime, for example to chatbots; their text on penalties was not read",
            since=date(2026, 5, 24),
            source=Source(
                "Children's Wellbeing and Schools Act 2026; Crime and Policing Act 2026",
                S,
                read_in="mondaq 1795384, 24 May 2026",
            ),
        ),
    ),
    provisions=(
        _provision(
            "sch13.4",
            "breach of an enforceable duty or a requirement of OFCOM",
            scaled(MAXIMUM, 0, 1),
        ),
        _provision(
            "sch13.4.7",
            "the same breach, after OFCOM has set a single amount and a daily rate",
            _set_amounts(MAXIMUM),
        ),
        _provision(
            "sch13.5",
            "breach of an enforceable duty by entities of a group that are jointly liable",
            scaled(GROUP_MAXIMUM, 0, 1),
            ENTITIES,
        ),
        _provision(
            "sch13.5-4.7",
            "breach by jointly liable entities, after OFCOM has set a single amount and a daily rate",
            _set_amounts(GROUP_MAXIMUM),
            ENTITIES,
        ),
    ),
    gaps=(
        "the dates on which the individual duties commenced are not coded",
        "OFCOM decides whether entities are jointly liable (Sch. 15), and if their accounting "
        "periods differ, which one counts (Sch. 13 para. 5(5)); individuals who control an entity "
        "are not coded",
        "OFCOM's guidelines on penalties (s. 392 Communications Act 2003) state no amounts; a "
        "history of contraventions is a factor, not a multiplier",
        "OFCOM decides any dispute about the revenue or the period (para. 4(6))",
        "you count the days of a daily rate, including when it ends",
        "restrictions on the service or on access to it are not coded",
    ),
    sources=(ACT, REVENUE_SOURCE),
)
