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

from penaltymodel.law.dated import DatedAmount, Revaluation, Series, dated
from penaltymodel.law.forms import cited, fixed, per_day, upto, when
from penaltymodel.law.penalties import Penalty, PersonIs
from penaltymodel.law.statute import Pending, Provision, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.values.money import Money, Rounding, exact
from penaltymodel.values.sources import Confidence, Source, written


V, S, M = Confidence.VERIFIED, Confidence.SECONDARY, Confidence.MEMORY


def _unit(amount: int, sum_source: Source, day_source: Source) -> DatedAmount:
    return DatedAmount(Money(amount, "AUD"), sum_source, day_source)


def _4aa(mark: Confidence, read_in: str, *as_written: str) -> Source:
    return Source("Crimes Act 1914, s 4AA(1)", mark, read_in, as_written=as_written)


def _read_together(
    amount: int, mark: Confidence, read_in: str, text: str, day: str
) -> DatedAmount:
    return _unit(amount, _4aa(mark, read_in, text), _4aa(mark, read_in, day))


INSTRUMENT = "Crimes (Amount of a Penalty Unit) Instrument 2026, s 5"

PENALTY_UNIT = {
    date(2015, 7, 31): _read_together(180, V, "Act No. 88 of 2015", "$180", "31 July 2015"),
    date(2017, 7, 1): _unit(
        210,
        _4aa(S, "year of the unit at ato.gov.au", "$210"),
        _4aa(M, "year from a secondary source, day from memory"),
    ),
    date(2020, 7, 1): _read_together(
        222, S, "Notice of Indexation, as reported by Bright Law", "$222", "1 July 2020"
    ),
    date(2023, 1, 1): _read_together(
        275, V, "Crimes Amendment (Penalty Unit) Act 2022", "$275", "1 January 2023"
    ),
    date(2023, 7, 1): _read_together(313, S, "arcltd.org.au", "$313", "1 July 2023"),
    date(2024, 11, 7): _unit(
        330,
        _4aa(V, "Compilation No. 166", "$330"),
        _4aa(S, "arcltd.org.au", "7 November 2024"),
    ),
    date(2026, 7, 1): _unit(
        364,
        Source(INSTRUMENT, V, "F2026N00424", as_written=("$364",)),
        Source(INSTRUMENT, V, "F2026N00424", as_written=("on or after 1 July 2026",)),
    ),
}
"""The penalty unit by its first day. It rises every third 1 July (next in 2029), or by an act."""


def _indexed(year: int, prices: str, before: str) -> Revaluation:
    """Return the indexation by the consumer prices of the March quarter, to three decimals."""
    factor = Money(exact(prices) / exact(before), "AUD").rounded(places=3).amount
    source = Source(
        f"Crimes Act 1914, s 4AA(3) to (7); consumer prices of March {year}: {prices} from {before}",
        M,
        note="the index numbers are from memory; the published unit follows from them",
    )
    return Revaluation(factor, source)


SERIES = Series(
    revaluations={
        date(2020, 7, 1): _indexed(2020, "116.6", "110.5"),
        date(2023, 7, 1): _indexed(2023, "132.6", "116.6"),
    },
    rounding=Rounding.HALF_UP,
)
"""The indexation of the unit. The other changes are by an act, and 2026 by numbers not read."""

BODY_CORPORATE = PersonIs((PersonKind.LEGAL_ENTITY,))
FIVE_TIMES = Source(
    "Regulatory Powers (Standard Provisions) Act 2014, s 82(5)(a)",
    V,
    read_in="Privacy Act 1988, s 13G(4), and TEQSA Act 2011, s 117, note",
    as_written=(
        written("a body corporate", "legal-entity"),
        written("not exceeding an amount equal to 5 times", by="5 × unit"),
    ),
)


def units(number: int, unit: Money, source: Source) -> Penalty:
    """Return up to *number* units, five times as many for a body corporate."""
    company = cited(upto(unit * (5 * number)), FIVE_TIMES)
    return cited(when(BODY_CORPORATE, company, otherwise=upto(unit * number)), source)


BOSE = Source(
    "Online Safety Act 2021, s 57; Regulatory Powers (Standard Provisions) Act 2014, s 93",
    S,
    read_in="wiki.bibanon.org; notes to the Regulatory Powers (Standardisation Reform) Act 2017",
    note="each day counts separately",
    as_written=(written("500 penalty units", by="500 × unit"),),
)
BEGINS = Source(
    "Online Safety Act 2021, Compilation No. 1",
    V,
    read_in="legislation.gov.au",
    as_written=("23 January 2022",),
)
NOTICE = Source(
    "Online Safety Act 2021, infringement notice",
    Confidence.DERIVED,
    read_in="X Corp v eSafety Commissioner (2024), paragraph 8",
    note="60 units for a body corporate: AUD 16,500 at a unit of AUD 275",
    as_written=(written("$16,500", "60", by="60 × unit"),),
)
AGE = Source(
    "Online Safety Act 2021, ss 63D, 63DA, 63DB",
    V,
    read_in="Act No. 127, 2024 (C2024A00127)",
    as_written=(written("30,000 penalty units", by="30,000 × unit"),),
)
DUTY = Source(
    "Online Safety Act 2021, s 63D: first day of the duty",
    V,
    read_in="House of Representatives, 30 June 2026",
    note="the act commenced on 11 December 2024",
    as_written=(written("10 December last year", "2025-12-10"),),
)
DOUBLED = Pending(
    what="the Online Safety Amendment (Strengthening Enforcement for the Social Media Minimum Age) "
    "Bill 2026 doubles the maximum of sections 63D, 63DA and 63DB, to AUD 109.2 million at a unit "
    "of AUD 364; its assent and commencement are not known",
    provisions=("au/osa/63D",),
    since=date(2026, 9, 10),
    source=Source(
        "Online Safety Amendment (Strengthening Enforcement for the Social Media Minimum Age) Bill "
        "2026",
        S,
        read_in="House of Representatives, 30 June and 10 September 2026 (asktribune.com.au)",
        note="the Houses agreed on the bill on 10 September 2026",
        as_written=("$99 million",),
    ),
)

STATUTE = Statute(
    key="au/osa",
    title="Online Safety Act 2021 (Cth)",
    known_as=("Online Safety Act",),
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
                day_source=BEGINS,
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
                day_source=BEGINS,
            ),
        ),
        Provision(
            key="au/osa/63D",
            offense="failure to prevent children under 16 from having accounts",
            enactments=dated(
                PENALTY_UNIT,
                lambda unit: units(30_000, unit, AGE),
                applies_from=date(2025, 12, 10),
                day_source=DUTY,
            ),
        ),
    ),
    gaps=(
        "the other civil penalty provisions of the Act are not coded",
        "the unit of the day applies to offenses (Crimes Act 1914, section 4AA(8)); that it also "
        "applies to civil penalties is our interpretation",
    ),
    sources=(BOSE, NOTICE, AGE, FIVE_TIMES, BEGINS, DUTY),
    searched="Hansard and public repositories, until 25 November 2026",
    pending=(DOUBLED,),
)
