"""
United Kingdom, Privacy and Electronic Communications Regulations 2003 (PECR): cookies, marketing.

Since 5 February 2026, the two maxima of the UK GDPR apply. The higher one (GBP 17,500,000 or 4 % of
worldwide turnover, whichever is higher) is for regulations 5 to 8, 14, 19 to 24 and 32B(4) and (5):
security, cookies, traffic and location data, and direct marketing. The standard one (GBP 8,700,000
or 2 %) is for the other regulations. For earlier acts the maximum is GBP 500,000.

Marketing messages without consent, by a company with a worldwide turnover of GBP 1 billion:

>>> from penaltymodel import Facts, evaluate, gbp
>>> facts = Facts(person="legal-entity", revenue=gbp(1_000_000_000))
>>> higher = STATUTE.provision("uk/pecr/higher-maximum").enactments
>>> [str(evaluate(text.penalty, facts).result.high) for text in higher]
['GBP 500,000.00', 'GBP 40,000,000.00']
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, upto
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.statutes.uk_gdpr import BASE_SOURCE, HIGHER, STANDARD, maximum
from penaltymodel.values.money import gbp
from penaltymodel.values.sources import Confidence, Source, written


V, S = Confidence.VERIFIED, Confidence.SECONDARY

LEGISLATION = "legislation.gov.uk texts of 3 October 2026, quoted in a public repository"


def _schedule(*as_written: str) -> Source:
    return Source(
        "PECR 2003, Sch. 1 para. 18, substituted by the Data (Use and Access) Act 2025, Sch. 13",
        V,
        read_in=LEGISLATION,
        url="https://www.legislation.gov.uk/uksi/2003/2426/schedule/1",
        note="section 157 of the Data Protection Act 2018 applies with the regulations in the place "
        f"of its sections: {' or '.join(as_written)}",
        as_written=as_written,
    )


FROM_SOURCE = Source(
    "Data (Use and Access) Act 2025 (Commencement No. 6) Regulations 2026, S.I. 2026/82, regs 2, 11",
    V,
    read_in=LEGISLATION,
    note="acts or omissions before that day stay under the earlier regulations",
    as_written=(written("5th February 2026", "2026-02-05"),),
)
FORMER = Source(
    "Data Protection (Monetary Penalties) Regulations 2010, S.I. 2010/31, reg. 2",
    V,
    read_in=LEGISLATION,
    note="the prescribed amount for section 55A of the Data Protection Act 1998, which Schedule 1 "
    "of the PECR applied until 4 February 2026; a serious contravention was required",
    as_written=("£500,000",),
)
FORMER_FROM = Source(
    "Data Protection Act 1998, ss. 55A to 55E, kept for the PECR when the GDPR came into effect",
    S,
    read_in="mishcon.com, 2 July 2025",
    note="the amount is older; it is coded from the first day of the GDPR, 25 May 2018",
)


def _provision(key: str, offense: str, penalty: Penalty, source: Source) -> Provision:
    return Provision(
        key=f"uk/pecr/{key}",
        offense=offense,
        enactments=(
            Enactment(
                applies_from=date(2018, 5, 25),
                applies_through=date(2026, 2, 4),
                penalty=cited(upto(gbp(500_000)), FORMER),
                source=FORMER,
                day_source=FORMER_FROM,
            ),
            Enactment(
                applies_from=date(2026, 2, 5),
                penalty=penalty,
                source=source,
                day_source=FROM_SOURCE,
                base_source=BASE_SOURCE,
            ),
        ),
    )


STATUTE = Statute(
    key="uk/pecr",
    title="Privacy and Electronic Communications Regulations 2003: penalties",
    jurisdiction="United Kingdom",
    url="https://www.legislation.gov.uk/uksi/2003/2426",
    known_through=date(2026, 10, 3),
    searched="legislation.gov.uk texts of 3 October 2026; reviews until 25 November 2026",
    provisions=(
        _provision(
            "higher-maximum",
            "infringement of regulation 5 to 8, 14, 19 to 24 or 32B(4) or (5)",
            cited(maximum(17_500_000, "4/100", HIGHER), _schedule("£17,500,000", "4%")),
            HIGHER,
        ),
        _provision(
            "standard-maximum",
            "infringement of another regulation",
            cited(maximum(8_700_000, "2/100", STANDARD), _schedule("£8,700,000", "2%")),
            STANDARD,
        ),
    ),
    gaps=(
        "before 5 February 2026 only a serious contravention could be fined, and for cookies only "
        "one that was likely to cause substantial damage or distress; you check this",
        "penalties of directors for marketing by their company, and the fixed penalty for not "
        "reporting a breach of personal data, are not coded",
        "penalties before 25 May 2018 are not coded",
        "the standard maximum is derived from section 157(2)(b), which Schedule 1 leaves unchanged",
    ),
    sources=(FROM_SOURCE, FORMER),
)
