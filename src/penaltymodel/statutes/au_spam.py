"""
Australia, Spam Act 2003 (Cth), section 25: penalties for each contravention, with a daily cap.

A body corporate faces up to 100 penalty units for a contravention of section 16(1), (6) or (9), and
up to 2,000 for all contraventions on one day together. For each of the sections 17, 18, 20, 21 and
22, the limits are 50 and 1,000. Other persons face a fifth. With a prior record in relation to the
same provision, all these numbers are five times as high.

Twenty-five contraventions on one day, no prior record, AUD 364 per unit:

>>> from penaltymodel import Facts, evaluate
>>> text = STATUTE.provision("au/spam/16").enactments[-1]
>>> facts = Facts(person="legal-entity", counts={"contraventions": 25}, repeat=False)
>>> print(evaluate(text.penalty, facts).result.high)
AUD 728,000.00
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from penaltymodel.law.dated import dated
from penaltymodel.law.forms import capped, cited, escalating, per, upto, when
from penaltymodel.law.penalties import Matching, Penalty, Repeat
from penaltymodel.law.statute import Grouping, Provision, SetCap, Statute
from penaltymodel.law.words import Milestone
from penaltymodel.statutes.au_osa import BODY_CORPORATE, PENALTY_UNIT
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Source


SOURCE = Source(
    "Spam Act 2003, s 25",
    Confidence.VERIFIED,
    read_in="consolidated text at AustLII",
    note="a prior record is an earlier order of the Federal Court for the same provision; the act "
    "states no time limit",
)
CODED_FROM = date(2020, 7, 1)
PRIOR_RECORD = Repeat(
    opens_at=Milestone.DECISION,
    within=None,
    counted_from=Milestone.DECISION,
    matching=Matching.SAME_PROVISION,
    measured_to=Milestone.COMMISSION,
)


OTHERS = {
    "17": "commercial messages without accurate information about the sender",
    "18": "commercial messages without a way to unsubscribe",
    "20": "supplying software or lists that harvest addresses",
    "21": "acquiring software or lists that harvest addresses",
    "22": "using software or lists that harvest addresses",
}
"""The sections with the lower limits. Each has a prior record and a daily cap of its own."""


def _by_person(penalty: Callable[[int], Penalty]) -> Penalty:
    """Return the penalty for a factor: five for a body corporate, one for others."""
    return when(BODY_CORPORATE, penalty(5), otherwise=penalty(1))


def _by_record(penalty: Callable[[int], Penalty]) -> Penalty:
    """Return the penalty for a factor: five with a prior record, one without."""
    return escalating(first=penalty(1), repeat=penalty(5), when=PRIOR_RECORD)


def _penalty(each: int, day: int, unit: Money) -> Penalty:
    def times(factor: int) -> Penalty:
        one = upto(unit * (each * factor))
        return capped(per("contraventions", one), at=unit * (day * factor))

    return cited(_by_person(lambda five: _by_record(lambda more: times(five * more))), SOURCE)


def _provision(section: str, offense: str, each: int, day: int) -> Provision:
    return Provision(
        key=f"au/spam/{section}",
        offense=offense,
        enactments=dated(
            PENALTY_UNIT, lambda unit: _penalty(each, day, unit), applies_from=CODED_FROM
        ),
    )


def _day_caps(section: str, day: int) -> tuple[SetCap, ...]:
    def cap(unit: Money) -> Penalty:
        def times(factor: int) -> Penalty:
            return upto(unit * (day * factor))

        return _by_person(lambda five: _by_record(lambda more: times(five * more)))

    texts = dated(PENALTY_UNIT, cap, applies_from=CODED_FROM)
    return tuple(
        SetCap(
            provisions=(f"au/spam/{section}",),
            together=(Grouping.PROVISION, Grouping.DAY),
            cap=text.penalty,
            source=SOURCE,
            applies_from=text.applies_from,
            applies_through=text.applies_through,
        )
        for text in texts
    )


STATUTE = Statute(
    key="au/spam",
    title="Spam Act 2003 (Cth)",
    jurisdiction="Australia",
    url="https://www.legislation.gov.au/C2004A01214/latest/text",
    known_through=date(2026, 11, 23),
    provisions=(
        _provision("16", "sending unsolicited commercial messages", 20, 400),
        *(_provision(section, offense, 10, 200) for section, offense in OTHERS.items()),
    ),
    set_caps=(
        *_day_caps("16", 400),
        *(cap for section in OTHERS for cap in _day_caps(section, 200)),
    ),
    gaps=(
        "a prior record counts only for contraventions after the day of the order (section 25(2)); "
        "here an order also counts for a contravention on that day",
        "subsections 16(1), (6) and (9) are one provision here, although each has its own prior "
        "record and daily cap",
        "infringement notices (Schedule 3, clause 5) are not coded",
        "the unit of the day applies to offenses (Crimes Act 1914, section 4AA(8)); that it also "
        "applies to civil penalties is our interpretation",
        "the text before 1 July 2020 is not coded",
    ),
    sources=(SOURCE,),
)
