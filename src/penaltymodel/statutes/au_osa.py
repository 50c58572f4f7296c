"""
Australia, Online Safety Act 2021 (Cth): civil penalties in penalty units.

Each provision states a number of penalty units; the number for a body corporate is five times as
high (Regulatory Powers Act 2014, section 82(5)(a)). The value of the unit on the day of the
offense applies (Crimes Act 1914, section 4AA). An infringement notice has its own amount.

The highest maximum, 30,000 units, for a body corporate at AUD 330 per unit:

>>> from penaltymodel import Facts, evaluate
>>> text = STATUTE.provision("au/osa/63D").enactments[0]
>>> print(evaluate(text.penalty, Facts(person="legal-entity")).result.high)
AUD 49,500,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.dated import DatedAmount, dated
from penaltymodel.law.forms import cited, fixed, per_day, upto, when
from penaltymodel.law.penalties import Penalty, PersonIs
from penaltymodel.law.statute import Provision, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Source


V, S, M = Confidence.VERIFIED, Confidence.SECONDARY, Confidence.MEMORY


def _unit(amount: int, mark: Confidence, read_in: str) -> DatedAmount:
    source = Source(f"Crimes Act 1914, s 4AA: a unit of AUD {amount}", mark, read_in)
    return DatedAmount(Money(amount, "AUD"), source)


PENALTY_UNIT = {
    date(2015, 7, 31): _unit(180, V, "Act 88 of 2015"),
    date(2017, 7, 1): _unit(210, M, "year from a secondary source, date from memory"),
    date(2020, 7, 1): _unit(222, S, "Notice of Indexation, as reported by Bright Law"),
    date(2023, 1, 1): _unit(275, V, "Crimes Amendment (Penalty Unit) Act 2022"),
    date(2023, 7, 1): _unit(313, S, "arcltd.org.au"),
    date(2024, 11, 7): _unit(330, S, "amount in section 4AA(1), date at arcltd.org.au"),
    date(2026, 7, 1): _unit(364, V, "F2026N00424, section 5"),
}
"""The penalty unit by its first day. It rises every third 1 July (next in 2029), or by an act."""

BODY_CORPORATE = PersonIs((PersonKind.LEGAL_ENTITY,))
FIVE_TIMES = Source(
    "Regulatory Powers (Standard Provisions) Act 2014, s 82(5)(a)",
    V,
    read_in="Privacy Act 1988, s 13G(4), and TEQSA Act 2011, s 117, note",
)


def units(number: int, unit: Money, source: Source) -> Penalty:
    """Return up to *number* units, five times as many for a body corporate."""
    company = cited(upto(unit * (5 * number)), FIVE_TIMES)
    return cited(when(BODY_CORPORATE, company, otherwise=upto(unit * number)), source)


BOSE = Source(
    "Online Safety Act 2021, s 57; Regulatory Powers (Standard Provisions) Act 2014, s 93",
    S,
    read_in="wiki.bibanon.org; notes to the Regulatory Powers (Standardisation Reform) Act 2017",
    note="500 units; each day counts separately",
)
NOTICE = Source(
    "Online Safety Act 2021, infringement notice",
    Confidence.DERIVED,
    read_in="X Corp v eSafety Commissioner (2024), paragraph 8",
    note="60 units for a body corporate: AUD 16,500 at a unit of AUD 275",
)
PENDING = (
    "the Online Safety Amendment (Strengthening Enforcement for the Social Media Minimum Age) Bill "
    "2026 doubles the maximum of sections 63D, 63DA and 63DB (to AUD 109.2 million at a unit of "
    "AUD 364); the Houses agreed on it on 10 September 2026, its commencement is not known"
)
AGE = Source(
    "Online Safety Act 2021, ss 63D, 63DA, 63DB",
    V,
    read_in="Act No. 127, 2024 (C2024A00127); House of Representatives, 30 June 2026",
    note=f"pending: {PENDING}",
)

STATUTE = Statute(
    key="au/osa",
    title="Online Safety Act 2021 (Cth)",
    jurisdiction="Australia",
    url="https://www.legislation.gov.au/C2021A00076/latest/text",
    known_through=date(2026, 11, 23),
    provisions=(
        Provision(
            key="au/osa/57",
            offense="failure to answer a reporting notice",
            enactments=dated(
                PENALTY_UNIT,
                lambda unit: per_day(units(500, unit, BOSE)),
                applies_from=date(2022, 1, 23),
            ),
        ),
        Provision(
            key="au/osa/57.notice",
            offense="failure to answer a reporting notice: infringement notice",
            persons=(PersonKind.LEGAL_ENTITY,),
            enactments=dated(
                PENALTY_UNIT,
                lambda unit: cited(per_day(fixed(unit * 60)), NOTICE),
                applies_from=date(2022, 1, 23),
            ),
        ),
        Provision(
            key="au/osa/63D",
            offense="failure to prevent children under 16 from having accounts",
            enactments=dated(
                PENALTY_UNIT,
                lambda unit: units(30_000, unit, AGE),
                applies_from=date(2025, 12, 10),
            ),
        ),
    ),
    gaps=(
        f"pending, not coded: {PENDING}",
        "the other civil penalty provisions of the Act are not coded",
        "the unit of the day applies to offenses (Crimes Act 1914, section 4AA(8)); that it also "
        "applies to civil penalties is our interpretation",
    ),
    sources=(BOSE, NOTICE, AGE, FIVE_TIMES),
)
