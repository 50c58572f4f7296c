"""
The Netherlands, the fining policy of the data protection authority (AP) of 2019.

Each infringement has one of four categories, each category a band and a base sum. The authority
starts from the base and moves it inside the band as the circumstances ask. Whoever offends again
less than five years after a fine for the same or a similar infringement was imposed pays half as
much again.

https://zoek.officielebekendmakingen.nl/stcrt-2019-14586.html

>>> from datetime import date
>>> from penaltymodel.facts.facts import Facts
>>> from penaltymodel.engine.estimate import estimate
>>> from penaltymodel.values.money import eur
>>> from penaltymodel.values.ranges import Range
>>> facts = Facts(words={"category": "II"}, repeat=True)
>>> found = estimate(GUIDELINE, Range(eur(0), eur(10_000_000)), facts, on=date(2020, 1, 1))
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
from penaltymodel.values.sources import Confidence, Source


V, S = Confidence.VERIFIED, Confidence.SECONDARY

URL = "https://zoek.officielebekendmakingen.nl/stcrt-2019-14586.html"

SOURCE = Source("AP Boetebeleidsregels 2019, Stcrt. 2019, 14586", S, url=URL)
BANDS_SOURCE = Source(
    "AP Boetebeleidsregels 2019, categories", S, read_in="three notes that agree", url=URL
)
RECIDIVISM = Source(
    "AP Boetebeleidsregels 2019, art. 1(d)",
    V,
    read_in="zoek.officielebekendmakingen.nl",
    url=URL,
    note="when it is committed, fewer than five years have passed since the fine was imposed",
)
HALF_MORE = Source("AP Boetebeleidsregels 2019, recidivism", S, read_in="vanasadvocaten.nl")

# From, to, and the base sum; thousands of euro.
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
    """Return the base sum of a band, or all of the band where factors move it."""
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
    penalty=PENALTY,
    source=SOURCE,
    gaps=(
        "which infringement has which category was not read: the facts name the category",
        "how far each factor moves the base is not stated",
        "whether the half more may lead out of the band was not read: it does here, and the law "
        "alone bounds it",
        "the matching 'same or similar' is wider than any rule known here: decisions for the same "
        "offense count",
        "until when the policy was applied was not looked up",
    ),
)
