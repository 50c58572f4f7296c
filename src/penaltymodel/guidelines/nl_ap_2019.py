"""
The Netherlands, the fining policy of the data protection authority (AP) of 2019.

Each infringement belongs to one of four categories. Each category has a band and a base amount.
The authority starts from the base amount and changes it within the band according to the
circumstances. For an infringement committed less than five years after a fine for the same or a
similar infringement was imposed, the fine increases by 50 %.

https://zoek.officielebekendmakingen.nl/stcrt-2019-14586.html

>>> from datetime import date
>>> from penaltymodel.facts.facts import Facts
>>> from penaltymodel.engine.estimate import estimate
>>> from penaltymodel.values.money import eur
>>> from penaltymodel.values.ranges import Range
>>> facts = Facts(words={"category": "II"}, repeat=True)
>>> permitted, day = Range(eur(0), eur(10_000_000)), date(2020, 1, 1)
>>> found = estimate(GUIDELINE, permitted, facts, on=day, under="eu/gdpr/83.4")
>>> print(found.range.low)
EUR 465,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, escalating, fixed, graded, scaled, when
from penaltymodel.law.guideline import Guideline
from penaltymodel.law.penalties import Flag, Matching, Penalty, Repeat
from penaltymodel.law.words import Milestone
from penaltymodel.values.money import eur
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Source, written


V, S = Confidence.VERIFIED, Confidence.SECONDARY

URL = "https://zoek.officielebekendmakingen.nl/stcrt-2019-14586.html"

SOURCE = Source(
    "AP Boetebeleidsregels 2016, expiry",
    V,
    "wetten.overheid.nl",
    url=URL,
    note="the rules of 2016 expired when these began (Stcrt. 2019, 14586)",
    as_written=("vervallen per 15-03-2019",),
)
BANDS_SOURCE = Source(
    "AP Boetebeleidsregels 2019, categories",
    S,
    read_in="three consistent secondary notes",
    url=URL,
    as_written=(
        *("€ 0", "€ 200.000", "€ 100.000"),
        *("€ 120.000", "€ 500.000", "€ 310.000"),
        *("€ 300.000", "€ 750.000", "€ 525.000"),
        *("€ 450.000", "€ 1.000.000", "€ 725.000"),
    ),
)
RECIDIVISM = Source(
    "AP Boetebeleidsregels 2019, art. 1(d)",
    V,
    read_in="zoek.officielebekendmakingen.nl",
    url=URL,
    note="a repeat is an infringement committed less than five years after the earlier fine was "
    "imposed",
    as_written=(
        written("ten tijde van het begaan van de overtreding", "commission"),
        written(
            "nog geen vijf jaren zijn verstreken sedert het opleggen", "5 years", "imposition"
        ),
    ),
)
HALF_MORE = Source(
    "AP Boetebeleidsregels 2019, recidivism",
    S,
    read_in="vanasadvocaten.nl",
    as_written=(written("50%", "3/2", by="1 + 50 %"),),
)

# From, to, and the base amount, in thousands of euros.
BANDS = {
    "I": (0, 200, 100),
    "II": (120, 500, 310),
    "III": (300, 750, 525),
    "IV": (450, 1_000, 725),
}

FACTORS = Flag("factors that move the base inside its band", presumed=False)

IMPOSED_BEFORE = Repeat(
    opens_at=Milestone.IMPOSITION,
    within=Period(years=5),
    counted_from=Milestone.IMPOSITION,
    matching=Matching.SAME_OFFENSE,
    measured_to=Milestone.COMMISSION,
)


def _fine(low: int, high: int, base: int) -> Penalty:
    """Return the base amount of a band, or the whole band if factors change the base amount."""
    band = fixed(eur(low * 1_000), eur(high * 1_000))
    return when(FACTORS, band, otherwise=fixed(eur(base * 1_000)))


FINE = cited(
    graded("category", {name: _fine(*band) for name, band in BANDS.items()}), BANDS_SOURCE
)

PENALTY = cited(
    escalating(first=FINE, repeat=cited(scaled(FINE, "3/2"), HALF_MORE), when=IMPOSED_BEFORE),
    RECIDIVISM,
)

GUIDELINE = Guideline(
    key="nl/ap-2019",
    title="AP fining policy (2019)",
    provisions=("eu/gdpr/83.4", "eu/gdpr/83.5"),
    applies_from=date(2019, 3, 15),
    known_through=date(2026, 11, 23),
    penalty=PENALTY,
    source=SOURCE,
    gaps=(
        "the category of each infringement was not read: you give the category in the facts",
        "the policy does not state how far each factor changes the base amount",
        "not read: whether the 50 % increase may exceed the band; here it may, up to the legal "
        "maximum",
        "'same or similar' is wider than any matching rule in this library: decisions for the "
        "same offense count",
        "the policy no longer applies to companies, which are fined under the guidelines of the "
        "EDPB (autoriteitpersoonsgegevens.nl); the day was not found, so no end is coded",
    ),
)
