"""
United States, TAKE IT DOWN Act, section 3: removal of intimate depictions within 48 hours.

A platform must have a process to report intimate depictions that were published without consent, and
must remove a reported one, with its known copies, within 48 hours. Failure to comply reasonably is
treated as a violation of a rule under the FTC Act. So the maximum for each violation is that of
section 5(m)(1)(A) on the day of the assessment, and each day of a continuing failure is a violation.

Ten depictions, each removed three days late, are thirty violations:

>>> from penaltymodel import Facts, evaluate
>>> text = STATUTE.provisions[0].enactments[-1]
>>> print(evaluate(text.penalty, Facts(counts={"violations": 30})).result.high)
USD 1,592,640.00
"""

from __future__ import annotations

from datetime import date

from attrs import evolve

from penaltymodel.law.dated import dated
from penaltymodel.law.forms import cited, per, upto
from penaltymodel.law.statute import LawAt, Provision, Statute
from penaltymodel.statutes.us_ftc import MAXIMUM, RULE
from penaltymodel.values.sources import Confidence, Source, written


REMOVAL = Source(
    "TAKE IT DOWN Act (Pub. L. 119-12) § 3(a)(3), (b)(1)",
    Confidence.VERIFIED,
    read_in="the bill as reported (H.R. 633), and quotations of the act in public repositories",
    note="reasonable efforts, good faith removal is no violation; also organizations without profit",
    as_written=("violation of a rule defining an unfair or a deceptive act or practice",),
)
DAY = Source(
    "TAKE IT DOWN Act (Pub. L. 119-12) § 3(a)(1)(A)",
    Confidence.DERIVED,
    read_in="the bill as reported (H.R. 633); the day of enactment, 19 May 2025, in public repositories",
    as_written=(
        written(
            "1 year after the date of enactment",
            "2026-05-19",
            by="2025-05-19 + 1 year",
        ),
    ),
)
FIRST = date(2026, 5, 19)

STATUTE = Statute(
    key="us/take-it-down",
    title="TAKE IT DOWN Act",
    jurisdiction="United States",
    url="https://www.congress.gov/bill/119th-congress/senate-bill/146/text",
    known_through=date(2026, 9, 15),
    searched="public repositories and the Federal Register; until 25 November 2026",
    provisions=(
        Provision(
            key="us/take-it-down/3",
            offense="failure of a platform to remove a reported intimate depiction within 48 hours",
            law_at=LawAt.DECISION,
            enactments=tuple(
                evolve(text, day_source=DAY)
                for text in dated(
                    MAXIMUM,
                    lambda amount: cited(cited(per("violations", upto(amount)), RULE), REMOVAL),
                    applies_from=FIRST,
                )
            ),
        ),
    ),
    gaps=(
        "each day of a continuing failure is a separate violation: count the days",
        "the criminal penalties of section 2 for those who publish or threaten to publish a depiction "
        "are not coded",
    ),
    sources=(REMOVAL, RULE, DAY),
)
