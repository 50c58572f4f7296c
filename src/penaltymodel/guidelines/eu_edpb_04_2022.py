"""
European Union, EDPB Guidelines 04/2022 on fines under the GDPR, version 2.1.

The starting amount is a share of the legal maximum that depends on the seriousness of the
infringement: low up to 10 %, medium 10 to 20 %, high 20 to 100 %. It is then adjusted to the
turnover of the undertaking: to 0.2 to 0.4 % of the amount for a turnover up to EUR 2 million, and
not at all above EUR 500 million, where the maximum itself depends on turnover. Of the five tiers in
between, those from EUR 2 to 10 and from 250 to 500 million are from memory.

The later steps (aggravating and mitigating circumstances, proportionality) have no figures and are
not coded. Give the word ``seriousness`` and the turnover in the facts.

A small undertaking, article 83(4), high seriousness:

>>> from penaltymodel import Facts, Range, eur
>>> from penaltymodel.engine.estimate import estimate
>>> facts = Facts(revenue=eur(2_000_000), words={"seriousness": "high"})
>>> permitted = Range(eur(0), eur(10_000_000))
>>> found = estimate(GUIDELINE, permitted, facts, on=APPLIES_FROM, under="eu/gdpr/83.4")
>>> print(found.range.high)
EUR 40,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, graded, scaled
from penaltymodel.law.guideline import LEGAL_MAXIMUM, Guideline
from penaltymodel.law.penalties import Amount, Cases, Exceeds, Measured, Penalty, Revenue
from penaltymodel.statutes.eu_gdpr import TURNOVER
from penaltymodel.values.money import eur
from penaltymodel.values.sources import Confidence, Source, written


S, M = Confidence.SECONDARY, Confidence.MEMORY

APPLIES_FROM = date(2023, 5, 24)

ADOPTED = Source(
    "EDPB Guidelines 04/2022, version 2.1, adopted 24 May 2023",
    S,
    read_in="several consistent secondary notes",
    note="published on 7 June 2023 and corrected on 29 June 2023; the official text was not read",
    as_written=(written("24 May 2023", "2023-05-24"),),
)
SERIOUSNESS = Source(
    "EDPB Guidelines 04/2022, para. 60",
    S,
    read_in="tests in a public repository that agree with the official text",
    as_written=(
        "between 0 and 10% of the legal maximum",
        "between 10 and 20%",
        "between 20 and 100%",
    ),
)
ENDS = Source(
    "EDPB Guidelines 04/2022, paras 65–66",
    S,
    read_in="tests in a public repository that agree with the official text",
    note="up to EUR 2 million, and above EUR 500 million",
    as_written=("between 0.2% and 0.4%",),
)
LIMITS = Source(
    "EDPB Guidelines 04/2022, paras 65–66, limits",
    S,
    read_in="tests in a public repository, and decisions of the Polish authority",
    as_written=(
        "≤ €2m",
        "10-50 million EUR",
        "EUR 50 and 100 million",
        "EUR 100-250 million",
        "€500m",
    ),
)
QUOTED = Source(
    "EDPB Guidelines 04/2022, para. 65, tiers from EUR 10 to 250 million",
    S,
    read_in="decisions of the Polish authority that quote them (UODO, 2024), in translation",
    as_written=("1.5% to 10%", "8% to 20%", "15% to 50%"),
)
BASE_SOURCE = Source(
    "EDPB Guidelines 04/2022, turnover of the undertaking",
    S,
    read_in="thelens.slaughterandmay.com",
    note="the combined turnover of the single economic unit; the financial year is that of art. 83",
)
MIDDLE = Source(
    "EDPB Guidelines 04/2022, para. 65, tiers from EUR 2 to 10 and from 250 to 500 million",
    M,
    note="from memory",
)

BY_SERIOUSNESS = cited(
    graded(
        "seriousness",
        {
            "low": scaled(Measured(Amount(LEGAL_MAXIMUM)), 0, "10/100"),
            "medium": scaled(Measured(Amount(LEGAL_MAXIMUM)), "10/100", "20/100"),
            "high": scaled(Measured(Amount(LEGAL_MAXIMUM)), "20/100", 1),
        },
    ),
    SERIOUSNESS,
)


def _above(millions: int) -> Exceeds:
    return Exceeds(Revenue(TURNOVER), eur(millions * 1_000_000))


def _tier(low: str, high: str, source: Source = MIDDLE) -> Penalty:
    return cited(scaled(BY_SERIOUSNESS, low, high), source)


BY_TURNOVER = Cases(
    (
        (_above(500), cited(BY_SERIOUSNESS, ENDS)),
        (_above(250), _tier("40/100", "1")),
        (_above(100), _tier("15/100", "50/100", QUOTED)),
        (_above(50), _tier("8/100", "20/100", QUOTED)),
        (_above(10), _tier("15/1000", "10/100", QUOTED)),
        (_above(2), _tier("3/1000", "2/100")),
    ),
    otherwise=_tier("2/1000", "4/1000", ENDS),
)
PENALTY = cited(cited(BY_TURNOVER, LIMITS), BASE_SOURCE)

GUIDELINE = Guideline(
    key="eu/edpb-04-2022",
    title="EDPB Guidelines 04/2022 on the calculation of administrative fines",
    provisions=("eu/gdpr/83.4", "eu/gdpr/83.5", "eu/gdpr/83.6"),
    applies_from=APPLIES_FROM,
    known_through=date(2026, 11, 23),
    penalty=PENALTY,
    source=ADOPTED,
    gaps=(
        "aggravating and mitigating circumstances, proportionality and inability to pay have no "
        "figures and are not coded",
        "the reference table and the two examples of the annex were not recovered",
        "a turnover exactly on the limit between two tiers falls into the lower one; for the "
        "middle tiers this is our interpretation",
        "the draft of May 2022 had different tiers; not coded",
    ),
)
