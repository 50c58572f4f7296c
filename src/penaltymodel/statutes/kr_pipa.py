"""
South Korea, Personal Information Protection Act, article 64-2: the surcharge.

The surcharge is up to 3 % of total turnover. If there is no turnover, or it cannot be calculated,
the maximum is KRW 2 billion. From 11 September 2026, it is up to 10 % (KRW 5 billion) in three
cases: a repeat within three years or harm to ten million people, both with intent or gross
negligence, and a leak after disobeying a corrective order.

>>> from penaltymodel import Facts, Money, evaluate
>>> facts = Facts(revenue=Money(10**12, "KRW"))
>>> print(evaluate(STATUTE.provision("kr/pipa/64-2.1").enactments[0].penalty, facts).result.high)
KRW 30,000,000,000
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, share_of_revenue, upto, when
from penaltymodel.law.penalties import (
    AllOf,
    AnyOf,
    AtLeast,
    Count,
    Flag,
    Matching,
    Penalty,
    Repeat,
)
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import (
    AccountingPeriod,
    Base,
    Measure,
    Milestone,
    Perimeter,
    PersonKind,
)
from penaltymodel.values.money import Exact, Money
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Source, written


TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.PERSON,
    "total",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
DECREE = Source(
    "Enforcement decree of the PIPA: year of the turnover",
    Confidence.MEMORY,
    note="the article does not state the year",
)
FORMER = Source(
    "PIPA art. 64-2 as of 14 March 2023",
    Confidence.VERIFIED,
    read_in="text of the article at itwiki.kr",
    note="the maximum is a share of total turnover; turnover unrelated to the violation is left out "
    "only in setting the amount below it; the article does not state the year",
    as_written=(
        "100분의 3",
        "20억원",
        "2023. 9. 15.",
        written("전체 매출액", "turnover"),
        written("개인정보처리자", "legal-entity", "sole-trader"),
    ),
)
CURRENT = Source(
    "PIPA art. 64-2(2), Law 21445 of 10 March 2026",
    Confidence.VERIFIED,
    read_in="a public repository that quotes law.go.kr",
    as_written=(
        "100분의 10",
        "50억원",
        "100분의 3",
        "20억원",
        "1천만명",
        "2026. 9. 11.",
        written("전체 매출액", "turnover"),
    ),
)
AGAIN = Source(
    "PIPA art. 64-2(2) no. 1, Law 21445 of 10 March 2026",
    Confidence.SECONDARY,
    read_in="a public repository, which gives the rule in other words",
    note="a violation within three years after a surcharge, each with intent or gross negligence; the "
    "words of the text were not read",
    as_written=(written("3년", "3 years", "imposition", "commission"),),
)
CAN_BE_CALCULATED = Flag("the turnover can be calculated", presumed=True)
GROSS = Flag("intent or gross negligence", presumed=None)
REPEAT = Repeat(
    opens_at=Milestone.IMPOSITION,
    within=Period(years=3),
    counted_from=Milestone.IMPOSITION,
    matching=Matching.SAME_PROVISION,
    measured_to=Milestone.COMMISSION,
)
GROSS_BEFORE = Flag("intent or gross negligence also in the earlier violation", presumed=None)
LEAK = Flag("a leak after disobeying a corrective order", presumed=False)
GRAVE = AnyOf(
    (
        LEAK,
        AllOf((AtLeast(Count("data subjects harmed"), 10_000_000), GROSS)),
        AllOf((REPEAT, GROSS, GROSS_BEFORE)),
    )
)


def _surcharge(share: Exact, fallback: int) -> Penalty:
    """Return a share of turnover, or a fixed amount if the turnover cannot be calculated."""
    return when(
        CAN_BE_CALCULATED,
        share_of_revenue(0, share, base=TURNOVER),
        otherwise=upto(Money(fallback, "KRW")),
    )


STATUTE = Statute(
    key="kr/pipa",
    title="Personal Information Protection Act",
    known_as=("PIPA",),
    jurisdiction="South Korea",
    url="https://www.law.go.kr/법령/개인정보보호법",
    known_through=date(2026, 11, 23),
    provisions=(
        Provision(
            key="kr/pipa/64-2.1",
            offense="violation of a duty subject to a surcharge",
            persons=(PersonKind.LEGAL_ENTITY, PersonKind.SOLE_TRADER),
            enactments=(
                Enactment(
                    applies_from=date(2023, 9, 15),
                    applies_through=date(2026, 9, 10),
                    penalty=cited(_surcharge("3/100", 2 * 10**9), FORMER),
                    source=FORMER,
                    base_source=DECREE,
                ),
                Enactment(
                    applies_from=date(2026, 9, 11),
                    penalty=cited(
                        cited(
                            when(
                                GRAVE,
                                _surcharge("10/100", 5 * 10**9),
                                otherwise=_surcharge("3/100", 2 * 10**9),
                            ),
                            AGAIN,
                        ),
                        CURRENT,
                    ),
                    source=CURRENT,
                    base_source=DECREE,
                ),
            ),
        ),
    ),
    gaps=(
        "from memory: by decree, the turnover is the yearly average of the three years before; the "
        "year before the decision is used here",
        "the transitional rule for violations that had not ended on 11 September 2026 (harm to "
        "ten million) is not coded: use the last day of the violation as its date",
        "the reduction for preventive investment and the separate administrative fine are not "
        "coded",
        "article 39-15, which applied before 15 September 2023, is not coded",
    ),
    sources=(FORMER, CURRENT, AGAIN, DECREE),
    searched="itwiki.kr and public repositories that quote law.go.kr, until 25 November 2026",
)
