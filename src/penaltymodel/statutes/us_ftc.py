"""
United States, FTC Act, sections 5(l) and 5(m)(1)(A), and COPPA: the maximum for each violation.

Section 5(m)(1)(A) applies to knowing violations of a rule, such as the COPPA rule on children's data,
and section 5(l) to violations of a final order of the Commission. The act says USD 10,000; the maximum
rises in most years by a multiplier of the Office of Management and Budget, applied to the rounded amount
of the previous year. There was no rise in 2026. The amount in force on the day of the assessment applies,
not on the day of the violation. Each day on which a failure continues is a separate violation.

>>> from penaltymodel import Facts, evaluate
>>> text = STATUTE.provision("us/ftc-act/5.m.1.a").enactments[-1]
>>> print(evaluate(text.penalty, Facts(counts={"violations": 2})).result.high)
USD 106,176.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.dated import DatedAmount, dated
from penaltymodel.law.forms import cited, per, upto
from penaltymodel.law.inflation import adjusted_on
from penaltymodel.law.statute import LawAt, Provision, Statute
from penaltymodel.values.money import usd
from penaltymodel.values.sources import Confidence, Notation, Source, sums_written, written


V, S = Confidence.VERIFIED, Confidence.SECONDARY


def _sum(
    amount: int,
    read: tuple[Confidence, str, str],
    day: tuple[Confidence, str, Notation],
    *,
    note: str = "",
) -> DatedAmount:
    """Return a maximum; *read* is its mark, the text read and its notation, *day* those of its day."""
    mark, read_in, notation = read
    first_mark, first_read_in, first = day
    source = Source(
        f"16 CFR 1.98: USD {amount:,}",
        mark,
        read_in,
        note=note,
        as_written=sums_written("USD", notation),
    )
    day_source = Source(
        f"16 CFR 1.98: first day of USD {amount:,}", first_mark, first_read_in, as_written=(first,)
    )
    return DatedAmount(usd(amount), source, day_source)


MAXIMUM = {
    date(2009, 2, 10): _sum(
        16_000,
        (V, "16 CFR 1.98 with 74 FR 858, at laws9.com", "$16,000"),
        (
            V,
            "16 CFR 1.98 with 74 FR 858, at laws9.com",
            written("after February 9, 2009", "2009-02-10", by="2009-02-09 + 1 day"),
        ),
        note="for violations after 9 February 2009",
    ),
    date(2016, 8, 1): _sum(
        40_000,
        (S, "legalnewsline.com on the rule of June 2016", "$40,000"),
        (
            V,
            "rule of the FTC of June 2016 at govinfo.gov (its page, 81 FR 42476, is from memory)",
            written("August 1, 2016"),
        ),
    ),
    date(2017, 1, 24): _sum(
        40_654, (V, "82 FR 8135", "$40,654"), (V, "82 FR 8135", written("January 24, 2017"))
    ),
    date(2018, 1, 22): _sum(
        41_484, (V, "83 FR 2902", "$41,484"), (V, "83 FR 2902", written("January 22, 2018"))
    ),
    date(2019, 2, 14): _sum(
        42_530,
        (V, "release of the FTC of March 2019 on 84 FR 3980", "$42,530"),
        (V, "release of the FTC of March 2019 on 84 FR 3980", written("February 14, 2019")),
    ),
    date(2020, 1, 14): _sum(
        43_280,
        (S, "mychesco.com on 85 FR 2014", "$43,280"),
        (S, "85 FR 2014", written("January 14, 2020")),
    ),
    date(2021, 1, 13): _sum(
        43_792,
        (S, "reg-track.com on 86 FR 2539", "$43,792"),
        (V, "86 FR 2539", written("January 13, 2021")),
    ),
    date(2022, 1, 10): _sum(
        46_517, (S, "investopedia.com", "$46,517"), (V, "87 FR 1070", written("January 10, 2022"))
    ),
    date(2023, 1, 11): _sum(
        50_120, (V, "88 FR 1499", "$50,120"), (V, "88 FR 1499", written("January 11, 2023"))
    ),
    date(2024, 1, 10): _sum(
        51_744, (V, "89 FR 1445", "$51,744"), (V, "89 FR 1445", written("January 10, 2024"))
    ),
    date(2025, 1, 17): _sum(
        53_088, (V, "90 FR 5580", "$53,088"), (V, "90 FR 5580", written("January 17, 2025"))
    ),
}
"""The maximum by its first day. From 2016 on, each is the one before times a multiplier."""

SERIES = adjusted_on({day: day.year for day in MAXIMUM if day.year > 2016})
"""The rule by which the maximum rises."""

RULE = Source(
    "FTC Act § 5(m)(1)(A), (C); 16 CFR 1.98",
    V,
    read_in="title 15 of the code of April 2023, and 16 CFR 1.98, in public repositories",
    note="each day of a continuing failure is a separate violation; the day of the assessment "
    "determines the maximum",
    as_written=(
        "for each violation",
        "each day of continuance",
    ),
)
ORDER = Source(
    "FTC Act § 5(l); 16 CFR 1.98",
    V,
    read_in="title 15 of the code of April 2023, and 16 CFR 1.98, in public repositories",
    note="each day of a continuing failure to obey is a separate offense; the maxima are those of "
    "section 5(m)(1)(A)",
    as_written=("for each violation", "each day of continuance"),
)
CHILDREN = Source(
    "15 U.S.C. § 6502(c)",
    V,
    read_in="title 15 of the code of April 2023 in a public repository",
    note="a violation of the COPPA rule is treated as a violation of a rule under the FTC Act",
    as_written=("violation of a rule",),
)

STATUTE = Statute(
    key="us/ftc-act",
    title="FTC Act, sections 5(l) and 5(m)(1)(A), and COPPA",
    known_as=("COPPA", "FTC", "Children's Online Privacy Protection Act"),
    jurisdiction="United States",
    url="https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title15-section45&edition=prelim",
    known_through=date(2026, 9, 15),
    searched="Federal Register: no rise in 2026 by 91 FR 58446 of 15 September 2026; searched until "
    "25 November 2026",
    provisions=(
        Provision(
            key="us/ftc-act/5.m.1.a",
            offense="knowing violation of a rule, including COPPA",
            law_at=LawAt.DECISION,
            enactments=dated(MAXIMUM, lambda amount: cited(per("violations", upto(amount)), RULE)),
        ),
        Provision(
            key="us/ftc-act/5.l",
            offense="violation of a final order of the Commission",
            law_at=LawAt.DECISION,
            enactments=dated(
                MAXIMUM, lambda amount: cited(per("violations", upto(amount)), ORDER)
            ),
        ),
    ),
    gaps=(
        "each day of a continuing failure is a separate violation: count the days",
        "the maximum before 10 February 2009 (USD 11,000) is not coded; that of 2009 is for "
        "violations after 9 February 2009",
        "section 5(m)(1)(B) (acts that were found to be unfair in a case against others) has the same "
        "maximum and is not coded",
    ),
    sources=(RULE, ORDER, CHILDREN),
)
