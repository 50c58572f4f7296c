"""
Australia, Spam Act 2003 (Cth), section 25: penalties for a body corporate, with a daily cap.

A contravention of section 16(1) costs up to 100 penalty units, and all contraventions on one day
together up to 2,000. For the other provisions, the limits are 50 and 1,000. With a prior record,
all these numbers are five times as high.

Twenty-five contraventions on one day, no prior record, AUD 364 per unit:

>>> from penaltymodel import Facts, evaluate
>>> text = STATUTE.provision("au/spam/16").enactments[-1]
>>> print(evaluate(text.penalty, Facts(counts={"contraventions": 25}, repeat=False)).result.high)
AUD 728,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.dated import dated
from penaltymodel.law.forms import capped, cited, escalating, per, upto
from penaltymodel.law.penalties import Matching, Penalty, Repeat
from penaltymodel.law.statute import Grouping, Provision, SetCap, Statute
from penaltymodel.law.words import Milestone, PersonKind
from penaltymodel.statutes.au_osa import PENALTY_UNIT
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Source


SOURCE = Source(
    "Spam Act 2003, s 25",
    Confidence.SECONDARY,
    read_in="quoted in two public repositories",
    note="a prior record is an earlier finding by a court; the act states no time limit",
)
CODED_FROM = date(2020, 7, 1)
PRIOR_RECORD = Repeat(
    opens_at=Milestone.DECISION,
    within=None,
    counted_from=Milestone.DECISION,
    matching=Matching.SAME_STATUTE,
    measured_to=Milestone.COMMISSION,
)


def _penalty(each: int, day: int, unit: Money) -> Penalty:
    def times(factor: int) -> Penalty:
        one = upto(unit * (each * factor))
        return capped(per("contraventions", one), at=unit * (day * factor))

    return cited(escalating(first=times(1), repeat=times(5), when=PRIOR_RECORD), SOURCE)


def _provision(section: str, offense: str, each: int, day: int) -> Provision:
    return Provision(
        key=f"au/spam/{section}",
        offense=offense,
        persons=(PersonKind.LEGAL_ENTITY,),
        enactments=dated(
            PENALTY_UNIT, lambda unit: _penalty(each, day, unit), applies_from=CODED_FROM
        ),
    )


def _day_caps(section: str, day: int) -> tuple[SetCap, ...]:
    def cap(unit: Money) -> Penalty:
        return escalating(first=upto(unit * day), repeat=upto(unit * (5 * day)), when=PRIOR_RECORD)

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
        _provision("16", "sending unsolicited commercial messages", 100, 2_000),
        _provision(
            "17", "breach of the other provisions (sections 17, 18, 20, 21, 22)", 50, 1_000
        ),
    ),
    set_caps=(*_day_caps("16", 2_000), *_day_caps("17", 1_000)),
    gaps=("persons other than bodies corporate are not coded",),
    sources=(SOURCE,),
)
