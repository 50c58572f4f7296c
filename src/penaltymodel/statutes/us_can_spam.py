"""
United States, CAN-SPAM Act (15 U.S.C. 7701 to 7713): commercial email.

The act is enforced as a rule under the FTC Act: the maximum for each message is that of section 5(m)(1)(A)
on the day of the assessment. A state can claim the actual loss of its residents or up to USD 250 for each
message, whichever is greater; a provider of Internet access up to USD 25, or USD 100 if the
transmission information was false or misleading. Except for such information, these amounts are
limited to USD 2,000,000 for a state and USD 1,000,000 for a provider. The court may award three times as
much if the violation was willful and knowing, or aggravated.

Ten thousand messages without a way to refuse more of them, sent willfully and knowingly:

>>> from penaltymodel import Facts, evaluate, usd
>>> facts = Facts(counts={"messages": 10_000}, amounts={"the actual loss": usd(0)},
...               flags={"false or misleading transmission information": False,
...                      "willful and knowing, or aggravated": True})
>>> print(evaluate(STATUTE.provision("us/can-spam/7706.f").enactments[0].penalty, facts).result.high)
USD 6,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.dated import dated
from penaltymodel.law.forms import (
    capped,
    cited,
    greater_of,
    multiple_of,
    per,
    scaled,
    upto,
    when,
)
from penaltymodel.law.penalties import Flag, Penalty
from penaltymodel.law.statute import Enactment, LawAt, Provision, Statute
from penaltymodel.statutes.us_ftc import MAXIMUM
from penaltymodel.values.money import usd
from penaltymodel.values.sources import Confidence, Source, sums_written, written


COPY = "title 15 of the code of April 2023 in a public repository"
V = Confidence.VERIFIED
FTC = Source(
    "15 U.S.C. § 7706(a), (c), (d)",
    V,
    read_in=COPY,
    note="each message is a violation; the maximum is that of the FTC Act",
    as_written=("violation of a Federal Trade Commission trade regulation rule",),
)
STATE = Source(
    "15 U.S.C. § 7706(f)(1), (3)",
    V,
    read_in=COPY,
    as_written=(
        *sums_written("USD", "$250", "$2,000,000"),
        "each separately addressed unlawful message",
        "actual monetary loss",
        written("not more than three times", "3"),
    ),
)
PROVIDER = Source(
    "15 U.S.C. § 7706(g)(1), (3)",
    V,
    read_in=COPY,
    as_written=(
        *sums_written("USD", "$100", "$25", "$1,000,000"),
        "each separately addressed unlawful message",
        "actual monetary loss",
        written("not more than three times", "3"),
    ),
)
DAY = Source(
    "CAN-SPAM Act (Pub. L. 108-187) § 16: first day",
    Confidence.MEMORY,
    note="1 January 2004; from memory",
)
FALSE_HEADER = Flag("false or misleading transmission information")
AGGRAVATED = Flag("willful and knowing, or aggravated")


def _award(false_header: int, other: int, most: int, source: Source) -> Penalty:
    """Return the damages in dollars for each message, and *most* for all if the header is true."""
    statutory = when(
        FALSE_HEADER,
        per("messages", upto(usd(false_header))),
        otherwise=capped(per("messages", upto(usd(other))), at=usd(most)),
    )
    award = when(AGGRAVATED, scaled(statutory, 1, 3), otherwise=statutory)
    return cited(greater_of(award, multiple_of("the actual loss", 1)), source)


def _enactment(penalty: Penalty, source: Source) -> Enactment:
    return Enactment(applies_from=date(2004, 1, 1), penalty=penalty, source=source, day_source=DAY)


STATUTE = Statute(
    key="us/can-spam",
    title="CAN-SPAM Act",
    jurisdiction="United States",
    url="https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title15-section7706&edition=prelim",
    known_through=date(2026, 9, 15),
    searched="title 15 of the code of April 2023, 16 CFR 1.98 of 2025 and 91 FR 58446; until 25 November "
    "2026",
    provisions=(
        Provision(
            key="us/can-spam/7706.a",
            offense="unlawful commercial email: civil penalty",
            law_at=LawAt.DECISION,
            enactments=dated(MAXIMUM, lambda amount: cited(per("messages", upto(amount)), FTC)),
        ),
        Provision(
            key="us/can-spam/7706.f",
            offense="unlawful commercial email: action of a state",
            enactments=(_enactment(_award(250, 250, 2_000_000, STATE), STATE),),
        ),
        Provision(
            key="us/can-spam/7706.g",
            offense="unlawful commercial email: action of a provider of Internet access",
            enactments=(_enactment(_award(100, 25, 1_000_000, PROVIDER), PROVIDER),),
        ),
    ),
    gaps=(
        "the civil penalty before 10 February 2009 is not coded",
        "for some rules, a state or a provider must show a pattern or practice; not coded",
        "the reduction for due care, and criminal penalties (18 U.S.C. 1037), are not coded",
    ),
    sources=(FTC, STATE, PROVIDER, DAY),
)
