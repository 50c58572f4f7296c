"""
Saudi Arabia, Personal Data Protection Law, articles 35 and 36.

A violation costs a warning or up to SAR 5,000,000 (article 36), and the fine can be doubled for a
repeated violation. An individual who discloses sensitive data to harm or to benefit faces up to SAR
3,000,000, also doubled on repeat, or two years in prison (article 35).

A repeated violation:

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(repeat=True)
>>> print(evaluate(STATUTE.provision("sa/pdpl/36").enactments[0].penalty, facts).result.high)
SAR 10,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, escalating, scaled, upto
from penaltymodel.law.penalties import Matching, Penalty, Repeat
from penaltymodel.law.sanctions import Order
from penaltymodel.law.statute import Enactment, Provision, StatedSanction, Statute
from penaltymodel.law.words import Milestone, PersonKind
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Source, written


SENSITIVE = Source(
    "Personal Data Protection Law (M/19, amended by M/148), art. 35(1), (4)",
    Confidence.VERIFIED,
    read_in="text of SDAIA at ksapdpl.com",
    url="https://ksapdpl.com/?p=643",
    as_written=(
        written("any individual", "citizen", "official", "sole-trader"),
        written("(three million) Riyals", "SAR 3,000,000"),
        "recidivism",
        written("double this limit", "2"),
    ),
)
OTHER = Source(
    "Personal Data Protection Law (M/19, amended by M/148), art. 36(1)",
    Confidence.VERIFIED,
    read_in="text of SDAIA at ksapdpl.com",
    url="https://ksapdpl.com/saudi-pdpl-article-36-general-violations-and-administrative-penalties-sdaia",
    note="a warning is possible instead of a fine",
    as_written=(
        written("(five million) Riyals", "SAR 5,000,000"),
        written("double this limit", "2"),
    ),
)
IN_FORCE = Source(
    "Personal Data Protection Law, entry into force",
    Confidence.SECONDARY,
    read_in="me-insights.bakermckenzie.com, 17 May 2024",
    note="there was a year of grace, in the Hijri calendar, and no enforcement before 14 September "
    "2024",
    as_written=("14 September 2023",),
)
ONCE_DECIDED = Source(
    "Personal Data Protection Law, arts 35(4), 36: recidivism",
    Confidence.DERIVED,
    read_in="text of SDAIA at ksapdpl.com (art. 35(4))",
    note="the law does not say from when an earlier violation counts, or for how long: it is taken "
    "to count once decided, without a time limit. The words of art. 36 on repeats were not read",
    as_written=(written("recidivism", "decision", "commission"),),
)
REPEATED = Repeat(
    opens_at=Milestone.DECISION,
    within=None,
    counted_from=Milestone.DECISION,
    matching=Matching.SAME_PROVISION,
    measured_to=Milestone.COMMISSION,
)


def _provision(
    article: str,
    offense: str,
    fine: Money,
    source: Source,
    persons: tuple[PersonKind, ...] = tuple(PersonKind),
) -> Provision:
    first: Penalty = upto(fine)
    penalty = escalating(first=first, repeat=scaled(first, 2), when=REPEATED)
    text = Enactment(
        applies_from=date(2023, 9, 14),
        penalty=cited(cited(penalty, ONCE_DECIDED), source),
        source=source,
        day_source=IN_FORCE,
    )
    return Provision(
        key=f"sa/pdpl/{article}", offense=offense, persons=persons, enactments=(text,)
    )


STATUTE = Statute(
    key="sa/pdpl",
    title="Personal Data Protection Law",
    jurisdiction="Saudi Arabia",
    url="https://laws.boe.gov.sa/",
    known_through=date(2026, 11, 23),
    provisions=(
        _provision(
            "35",
            "disclosure of sensitive data to harm the person or for a personal benefit",
            Money(3_000_000, "SAR"),
            SENSITIVE,
            (PersonKind.CITIZEN, PersonKind.OFFICIAL, PersonKind.SOLE_TRADER),
        ),
        _provision(
            "36",
            "any other violation of the law or its regulations",
            Money(5_000_000, "SAR"),
            OTHER,
        ),
    ),
    sanctions=(StatedSanction(provisions=("sa/pdpl/36",), sanction=Order("warn"), source=OTHER),),
    gaps=(
        "the law does not say what a repeated violation is: here, an earlier decision under the "
        "same article, without a time limit",
        "imprisonment (article 35) and confiscation (article 38) are not calculated",
        "the decisions of the committees are published without the sums",
    ),
    sources=(SENSITIVE, OTHER, ONCE_DECIDED, IN_FORCE),
    searched="ksapdpl.com and public pages, until 25 November 2026",
)
