"""
India, Digital Personal Data Protection Act 2023, section 33 and Schedule.

The Schedule sets a maximum for each kind of breach. There is no share of turnover, no daily
penalty and no rule for repeat offenses. A penalty requires that the breach is significant (section
33(1)). Sections 28 to 34 start eighteen months after the notification of 13 November 2025, so no
penalty can be imposed before 13 May 2027. For the breach of a voluntary undertaking (item 6), the
maximum is that of the breach which the undertaking concerned.

A breach of an undertaking given in proceedings about security safeguards (item 1):

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(flags={"the breach is significant": True},
...               words={"breach the undertaking was about": "security safeguards"})
>>> print(evaluate(STATUTE.provision("in/dpdp/6").enactments[0].penalty, facts).result.high)
INR 2,500,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, graded, upto, when
from penaltymodel.law.penalties import Flag, Penalty
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Source, written


CRORE = 10**7
ACT = Source(
    "Digital Personal Data Protection Act 2023 (No. 22 of 2023)",
    Confidence.VERIFIED,
    read_in="notification G.S.R. 843(E) of 13 November 2025 in a public repository",
    note="sections 3 to 5 and 28 to 34, among others, start eighteen months after the publication "
    "of the notification: 13 May 2027, or 14 May if the gazette was published on 14 November 2025",
    as_written=(
        written(
            "eighteen months from the date of publication",
            "18 months",
            "2027-05-13",
            by="2025-11-13 + 18 months",
        ),
    ),
)
IN_FORCE = date(2027, 5, 13)
SIGNIFICANT = Flag("the breach is significant")
SCHEDULE = Source(
    "DPDP Act 2023, s 33 and Schedule",
    Confidence.VERIFIED,
    read_in="text of the Schedule in a public repository",
    as_written=(
        written("two hundred and fifty crore rupees", "INR 2,500,000,000"),
        written("two hundred crore rupees", "INR 2,000,000,000"),
        written("one hundred and fifty crore rupees", "INR 1,500,000,000"),
        written("ten thousand rupees", "INR 10,000"),
        written("fifty crore rupees", "INR 500,000,000"),
    ),
)
CONDITION = Source(
    "DPDP Act 2023, s 33(1)",
    Confidence.VERIFIED,
    read_in="section 33 at apnilaw.com",
    note="a penalty requires that the breach is significant",
    as_written=("significant",),
)


def _upto(rupees: int) -> Penalty:
    return cited(upto(Money(rupees, "INR")), SCHEDULE)


def _if_significant(penalty: Penalty) -> Penalty:
    """Return *penalty* for a significant breach, and nothing for any other."""
    return when(SIGNIFICANT, penalty, otherwise=cited(upto(Money(0, "INR")), CONDITION))


MAXIMA = {
    "security safeguards": _upto(250 * CRORE),
    "breach notification": _upto(200 * CRORE),
    "children": _upto(200 * CRORE),
    "significant data fiduciary": _upto(150 * CRORE),
    "duties of a data principal": _upto(10_000),
}
OTHER = _upto(50 * CRORE)


def _item(number: int, offense: str, penalty: Penalty) -> Provision:
    text = Enactment(applies_from=IN_FORCE, penalty=_if_significant(penalty), source=ACT)
    return Provision(key=f"in/dpdp/{number}", offense=offense, enactments=(text,))


STATUTE = Statute(
    key="in/dpdp",
    title="Digital Personal Data Protection Act 2023",
    known_as=("DPDP Act", "DPDPA"),
    jurisdiction="India",
    url="https://www.meity.gov.in/static/uploads/2024/06/2bf1f0e9f04e6fb4f8fef35e82c42aa5.pdf",
    known_through=date(2026, 11, 23),
    provisions=(
        *(
            _item(number, offense, penalty)
            for number, (offense, penalty) in enumerate(MAXIMA.items(), 1)
        ),
        _item(
            6,
            "breach of a voluntary undertaking",
            cited(graded("breach the undertaking was about", MAXIMA | {"other": OTHER}), SCHEDULE),
        ),
        _item(7, "any other breach", OTHER),
    ),
    gaps=(
        "not in force: the penalties start on 13 May 2027 (possibly 14 May); sections 6(9) and "
        "27(1)(d) start on 13 November 2026, without a penalty of their own",
        "no fine under the act was found",
    ),
    sources=(ACT, SCHEDULE, CONDITION),
    searched="public repositories, until 25 November 2026",
)
