"""
Australia, Spam Act 2003 (Cth), section 25 and Schedule 3: penalties with a daily cap.

A body corporate faces up to 100 penalty units for a contravention of section 16(1), (6) or (9), and
up to 2,000 for all contraventions of that subsection on one day together. For each of the sections
17, 18, 20, 21 and 22, the limits are 50 and 1,000. Other persons face a fifth. With a prior record
in relation to the same provision, all these numbers are five times as high. A prior record counts
from the day after the first order of the court. Instead of going to court, the authority may give an
infringement notice of a fixed amount.

Twenty-five contraventions on one day, no prior record, AUD 364 per unit:

>>> from penaltymodel import Facts, evaluate
>>> text = STATUTE.provision("au/spam/16.1").enactments[-1]
>>> facts = Facts(person="legal-entity", counts={ON_ONE_DAY: 25}, repeat=False)
>>> print(evaluate(text.penalty, facts).result.high)
AUD 728,000.00
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from penaltymodel.law.dated import dated
from penaltymodel.law.forms import capped, cited, escalating, fixed, per, upto, when
from penaltymodel.law.penalties import Matching, Penalty, Repeat
from penaltymodel.law.statute import Grouping, Provision, SetCap, Statute
from penaltymodel.law.words import Milestone, PersonKind
from penaltymodel.statutes.au_osa import BODY_CORPORATE, PENALTY_UNIT
from penaltymodel.values.money import Money
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Notation, Source, written


ON_ONE_DAY = "contraventions on one day"


def _units(number: str) -> Notation:
    return written(f"{number} penalty units", by=f"{number} × unit")


UNSOLICITED = Source(
    "Spam Act 2003, s 25(3) to (6): s 16(1), (6), (9)",
    Confidence.VERIFIED,
    read_in="consolidated text at AustLII",
    url="http://www.austlii.edu.au/au/legis/cth/consol_act/sa200366/s25.html",
    note="each subsection has a prior record and a daily cap of its own",
    as_written=(
        written("body corporate", "legal-entity"),
        _units("20"),
        _units("100"),
        _units("400"),
        _units("500"),
        _units("2,000"),
        _units("10,000"),
    ),
)
OTHER = Source(
    "Spam Act 2003, s 25(3) to (6): any other provision",
    Confidence.VERIFIED,
    read_in="consolidated text at AustLII",
    url="http://www.austlii.edu.au/au/legis/cth/consol_act/sa200366/s25.html",
    as_written=(
        written("body corporate", "legal-entity"),
        _units("10"),
        _units("50"),
        _units("200"),
        _units("250"),
        _units("1,000"),
        _units("5,000"),
    ),
)
RECORD = Source(
    "Spam Act 2003, s 25(2)",
    Confidence.VERIFIED,
    read_in="consolidated text at AustLII",
    url="http://www.austlii.edu.au/au/legis/cth/consol_act/sa200366/s25.html",
    note="a prior record is an earlier order of the Federal Court for the same provision; the act "
    "states no time limit",
    as_written=(
        written("makes an order", "decision"),
        written("occurs after the first day", "1 day", "commission"),
    ),
)
NOTICE = Source(
    "Spam Act 2003, Schedule 3, clause 5",
    Confidence.VERIFIED,
    read_in="consolidated text at AustLII",
    url="http://www.austlii.edu.au/au/legis/cth/consol_act/sa200366/sch3.html",
    note="a notice covers the contraventions of one provision on one day; from 50 contraventions, "
    "the amount is fixed",
    as_written=(
        written("body corporate", "legal-entity"),
        _units("20"),
        _units("1,000"),
        _units("10"),
        _units("500"),
    ),
)
CODED_FROM = date(2020, 7, 1)
PRIOR_RECORD = Repeat(
    opens_at=Milestone.DECISION,
    opens_after=Period(days=1),
    within=None,
    counted_from=Milestone.DECISION,
    matching=Matching.SAME_PROVISION,
    measured_to=Milestone.COMMISSION,
)


SECTIONS = {
    "16.1": "sending unsolicited commercial messages",
    "16.6": "sending commercial messages to addresses that do not exist",
    "16.9": "aiding or inducing a contravention of section 16(1) or (6)",
    "17": "commercial messages without accurate information about the sender",
    "18": "commercial messages without a way to unsubscribe",
    "20": "supplying software or lists that harvest addresses",
    "21": "acquiring software or lists that harvest addresses",
    "22": "using software or lists that harvest addresses",
}
"""The civil penalty provisions. Each has a prior record and a daily cap of its own."""


def _is_16(section: str) -> bool:
    return section.startswith("16")


def _limits(section: str) -> tuple[int, int, Source]:
    """Return the units for a contravention and for a day of a person, and their source."""
    return (20, 400, UNSOLICITED) if _is_16(section) else (10, 200, OTHER)


def _by_person(penalty: Callable[[int], Penalty]) -> Penalty:
    """Return the penalty for a factor: five for a body corporate, one for others."""
    return when(BODY_CORPORATE, penalty(5), otherwise=penalty(1))


def _by_record(penalty: Callable[[int], Penalty]) -> Penalty:
    """Return the penalty for a factor: five with a prior record, one without."""
    found = escalating(first=penalty(1), repeat=penalty(5), when=PRIOR_RECORD)
    return cited(found, RECORD)


def _penalty(section: str, unit: Money) -> Penalty:
    each, day, source = _limits(section)

    def times(factor: int) -> Penalty:
        one = upto(unit * (each * factor))
        return capped(per(ON_ONE_DAY, one), at=unit * (day * factor))

    return cited(_by_person(lambda five: _by_record(lambda more: times(five * more))), source)


def _provision(section: str, offense: str) -> Provision:
    return Provision(
        key=f"au/spam/{section}",
        offense=offense,
        enactments=dated(
            PENALTY_UNIT, lambda unit: _penalty(section, unit), applies_from=CODED_FROM
        ),
    )


def _notice(section: str, offense: str) -> Provision:
    each, most = (20, 1_000) if _is_16(section) else (10, 500)

    def amount(unit: Money) -> Penalty:
        return cited(capped(per(ON_ONE_DAY, fixed(unit * each)), at=unit * most), NOTICE)

    return Provision(
        key=f"au/spam/{section}.notice",
        offense=f"{offense}: infringement notice",
        persons=(PersonKind.LEGAL_ENTITY,),
        enactments=dated(PENALTY_UNIT, amount, applies_from=CODED_FROM),
    )


def _day_caps(section: str) -> tuple[SetCap, ...]:
    _, day, source = _limits(section)

    def cap(unit: Money) -> Penalty:
        def times(factor: int) -> Penalty:
            return upto(unit * (day * factor))

        return cited(_by_person(lambda five: _by_record(lambda more: times(five * more))), source)

    texts = dated(PENALTY_UNIT, cap, applies_from=CODED_FROM)
    return tuple(
        SetCap(
            provisions=(f"au/spam/{section}",),
            together=(Grouping.PROVISION, Grouping.DAY),
            cap=text.penalty,
            source=source,
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
        *(_provision(section, offense) for section, offense in SECTIONS.items()),
        *(_notice(section, offense) for section, offense in SECTIONS.items()),
    ),
    set_caps=tuple(cap for section in SECTIONS for cap in _day_caps(section)),
    gaps=(
        "infringement notices to persons other than bodies corporate are not coded",
        "the unit of the day applies to offenses (Crimes Act 1914, section 4AA(8)); that it also "
        "applies to civil penalties is our interpretation",
        "the text before 1 July 2020 is not coded",
    ),
    sources=(UNSOLICITED, OTHER, RECORD, NOTICE),
    searched="AustLII and public repositories, until 25 November 2026",
)
