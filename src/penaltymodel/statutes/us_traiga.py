"""
Texas, Responsible Artificial Intelligence Governance Act (Business and Commerce Code, chapter 552).

After a notice and 60 days without a cure, the civil penalty is USD 10,000 to 12,000 for each violation that can
be cured, USD 80,000 to 200,000 for each that cannot, and USD 2,000 to 40,000 for each day of a continued
violation (section 552.105). An agency that licensed the person can add a penalty of up to USD 100,000
(section 552.106).

One violation that cannot be cured and went on for ten days:

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(counts={"curable violations": 0, "uncurable violations": 1, "days": 10})
>>> result = evaluate(STATUTE.provision("us/traiga/552.105").enactments[0].penalty, facts).result
>>> print(result.low, result.high)
USD 100,000.00 USD 600,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, fixed, per, per_day, total, upto
from penaltymodel.law.sanctions import Suspension
from penaltymodel.law.statute import Enactment, Provision, StatedSanction, Statute
from penaltymodel.values.money import usd
from penaltymodel.values.sources import Confidence, Source, sums_written, written


V = Confidence.VERIFIED
COPY = "enrolled text of the act in public repositories; lexace.ai"
CIVIL = Source(
    "Tex. Bus. & Com. Code § 552.105(a)",
    V,
    read_in=COPY,
    note="not for a violation that is cured within 60 days of the notice (section 552.104)",
    as_written=(
        *sums_written("USD", "$10,000", "$12,000", "$80,000", "$200,000", "$2,000", "$40,000"),
        "for each violation",
        "for each day the violation continues",
    ),
)
AGENCY = Source(
    "Tex. Bus. & Com. Code § 552.106(b)",
    V,
    read_in=COPY,
    note="only for a licensed person, on a recommendation of the attorney general",
    as_written=(*sums_written("USD", "$100,000"), "a monetary penalty not to exceed"),
)
DAY = Source(
    "act 149 of 2025, section 10: first day",
    V,
    read_in="enrolled text of the act, quoted in a public repository",
    as_written=(written("takes effect January 1, 2026", "2026-01-01"),),
)
FIRST = date(2026, 1, 1)

STATUTE = Statute(
    key="us/traiga",
    title="Texas Responsible Artificial Intelligence Governance Act",
    jurisdiction="Texas, United States",
    url="https://capitol.texas.gov/tlodocs/89R/billtext/html/HB00149F.htm",
    known_through=date(2026, 11, 23),
    searched="lexace.ai and public repositories; until 25 November 2026",
    provisions=(
        Provision(
            key="us/traiga/552.105",
            offense="violation of the act that is not cured in time",
            enactments=(
                Enactment(
                    applies_from=FIRST,
                    penalty=cited(
                        total(
                            per("curable violations", fixed(usd(10_000), usd(12_000))),
                            per("uncurable violations", fixed(usd(80_000), usd(200_000))),
                            per_day(fixed(usd(2_000), usd(40_000))),
                        ),
                        CIVIL,
                    ),
                    source=CIVIL,
                    day_source=DAY,
                ),
            ),
        ),
        Provision(
            key="us/traiga/552.106",
            offense="violation of the act by a licensed person: sanction of the agency",
            enactments=(
                Enactment(
                    applies_from=FIRST,
                    penalty=cited(upto(usd(100_000)), AGENCY),
                    source=AGENCY,
                    day_source=DAY,
                ),
            ),
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("us/traiga/552.106",),
            sanction=Suspension("the license, or its revocation"),
            source=Source(
                "Tex. Bus. & Com. Code § 552.106(b)(1)", Confidence.MEMORY, note="from memory"
            ),
        ),
    ),
    gaps=(
        "count as days only those of a continued violation",
        "care that is presumed (552.105(c)), and defenses such as testing, are not coded",
    ),
    sources=(CIVIL, AGENCY, DAY),
)
