"""
Chile, data protection law (Ley 19.628 as amended by Ley 21.719), article 35, from 1 December 2026.

Article 35 has three degrees, coded as 35.1, 35.2 and 35.3. A light infraction costs a warning or up to
5,000 monthly tax units (UTM), a serious one up to 10,000 and a very serious one up to 20,000. If the
causes are not remedied within the time set by the agency, the fine rises by 50 %. For a repeat it can be
three times as high; for large companies it can reach 2 % (serious) or 4 % (very serious) of their yearly
income. The value of the UTM changes every month: give it as ``one UTM``.

A very serious infraction, at CLP 70,000 for one UTM:

>>> from penaltymodel import Facts, Money, evaluate
>>> from penaltymodel.statutes.cl_19628 import REPEAT
>>> facts = Facts(amounts={"one UTM": Money(70_000, "CLP")}, repeat={REPEAT: False})
>>> print(evaluate(VERY_SERIOUS.enactments[0].penalty, facts).result.high)
CLP 1,400,000,000
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import (
    cited,
    greater_of,
    multiple_of,
    readings,
    scaled,
    share_of_revenue,
    when,
)
from penaltymodel.law.penalties import AllOf, Flag, Is, Matching, Penalty, PersonIs, Repeat
from penaltymodel.law.sanctions import Suspension
from penaltymodel.law.statute import Enactment, Limitation, Provision, StatedSanction, Statute
from penaltymodel.law.words import (
    AccountingPeriod,
    Base,
    Measure,
    Milestone,
    Perimeter,
    PersonKind,
)
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Source, written


V = Confidence.VERIFIED
COPY = "articles 35 to 40, quoted with omissions in a public repository"
FINES = Source(
    "Ley 19.628 (Ley 21.719), art. 35",
    V,
    read_in=COPY,
    note="for light infractions also a warning; the agency sets a time of at most 60 days to remedy the "
    "causes",
    as_written=(
        written("hasta 5.000 unidades tributarias mensuales", "5000"),
        written("hasta 10.000 unidades tributarias mensuales", "10000"),
        written("hasta 20.000 unidades tributarias mensuales", "20000"),
        written("recargo de 50%", "3/2", by="1 + 50 %"),
    ),
)
TRIPLED = Source(
    "Ley 19.628 (Ley 21.719), art. 35: repeat",
    V,
    read_in=COPY,
    as_written=(written("hasta tres veces el monto", "3"),),
)
SHARED = Source(
    "Ley 19.628 (Ley 21.719), art. 35: repeat by a large company",
    V,
    read_in=COPY,
    note="the quotation omits how three times the amount and the share of the income relate",
    as_written=(
        written("2%", "2/100"),
        written("4%", "4/100"),
        written("empresa distinta de las de menor tamaño", "legal-entity"),
    ),
)
INCOME = Source(
    "Ley 19.628 (Ley 21.719), art. 35: the income",
    V,
    read_in=COPY,
    note="the quotation omits the year",
    as_written=(
        written(
            "ingresos anuales por ventas y servicios", "revenue from all goods, works and services"
        ),
        written("del infractor", "of the person itself"),
        written("anuales", "year (which one is not stated)"),
    ),
)
REPEATED = Source(
    "Ley 19.628 (Ley 21.719), art. 36",
    V,
    read_in=COPY,
    note="the quotation omits whether the decisions must be final, and to which day the months are counted",
    as_written=(
        written("dos o más ocasiones", "2"),
        written("ha sido sancionado", "imposition"),
        written("infracción", "commission"),
        written("en los últimos treinta meses", "30 months"),
    ),
)
DAY = Source(
    "Ley 21.719: first day",
    Confidence.SECONDARY,
    read_in="public repositories",
    as_written=(written("1 de diciembre de 2026", "2026-12-01"),),
)
STOP = Source(
    "Ley 19.628 (Ley 21.719), art. 38",
    V,
    read_in=COPY,
    note="for several very serious infractions within 24 months; it can be extended until compliance",
    as_written=(written("hasta por un término de treinta días", "30 days"),),
)
TIME = Source(
    "Ley 19.628 (Ley 21.719), art. 40",
    V,
    read_in=COPY,
    as_written=(written("cuatro años, contado desde la ocurrencia del hecho", "4 years"),),
)

REPEAT = Repeat(
    opens_at=Milestone.IMPOSITION,
    within=Period(months=30),
    counted_from=Milestone.IMPOSITION,
    matching=Matching.SAME_STATUTE,
    measured_to=Milestone.COMMISSION,
    times=2,
)
BASE = Base(Measure.REVENUE, Perimeter.PERSON, "(where is not stated)", AccountingPeriod.ANNUAL)
NOT_REMEDIED = Flag("the causes are not remedied in time", presumed=False)
LARGE = AllOf(
    (
        PersonIs((PersonKind.LEGAL_ENTITY,)),
        Is("size of the undertaking", ("large",), among=("micro", "small", "medium", "large")),
    )
)


def _fine(units: int, percent: int = 0) -> Penalty:
    """Return a fine of up to *units*, and of up to *percent* of the income for a repeat."""
    first = multiple_of("one UTM", 0, units)
    repeat = scaled(first, 1, 3)
    if percent:
        share = share_of_revenue(0, f"{percent}/100", base=BASE)
        either = readings(
            {
                "three times the amount or the share, the higher": greater_of(repeat, share),
                "the share alone": share,
            }
        )
        repeat = cited(when(LARGE, either, otherwise=repeat), SHARED)
    fine = cited(when(REPEAT, cited(repeat, TRIPLED), otherwise=first), REPEATED)
    return cited(when(NOT_REMEDIED, scaled(fine, "3/2"), otherwise=fine), FINES)


def _provision(
    number: int, offense: str, penalty: Penalty, base_source: Source | None = None
) -> Provision:
    """Return the provision for one degree of article 35."""
    return Provision(
        key=f"cl/19628/35.{number}",
        offense=offense,
        enactments=(
            Enactment(
                applies_from=date(2026, 12, 1),
                penalty=penalty,
                source=FINES,
                day_source=DAY,
                base_source=base_source,
            ),
        ),
    )


LIGHT = _provision(1, "light infraction of the data protection law", _fine(5_000))
SERIOUS = _provision(2, "serious infraction of the data protection law", _fine(10_000, 2), INCOME)
VERY_SERIOUS = _provision(
    3, "very serious infraction of the data protection law", _fine(20_000, 4), INCOME
)

STATUTE = Statute(
    key="cl/19628",
    title="Data protection law",
    jurisdiction="Chile",
    url="https://www.bcn.cl/leychile/navegar?idNorma=141599",
    known_through=date(2026, 11, 23),
    searched="public repositories; until 25 November 2026",
    provisions=(LIGHT, SERIOUS, VERY_SERIOUS),
    limitations=(
        Limitation(
            name="article 40",
            applies_from=date(2026, 12, 1),
            within=Period(years=4),
            source=TIME,
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=(VERY_SERIOUS.key,),
            sanction=Suspension("the processing of data", Period(days=30)),
            source=STOP,
        ),
    ),
    gaps=(
        "one act with several infractions has one fine, that of the gravest (article 37); not coded",
        "public bodies (article 44: 20 to 50 % of the monthly pay of the head) are not coded",
        "the fines of the law before 1 December 2026 are not coded",
        "companies of medium size and smaller are 'empresas de menor tamaño' (Ley 20.416)",
        "which month's UTM counts is not stated",
    ),
    sources=(FINES, TRIPLED, SHARED, INCOME, REPEATED, DAY, STOP, TIME),
)
