"""
United States, Copyright Act (17 U.S.C. 504(c)): statutory damages for each work.

Instead of the actual damages and profits, the owner can claim USD 750 to 30,000 for each infringed work. If the
infringement was willful, the court may go up to USD 150,000 for each work; if the infringer had no reason to
know of it, down to USD 200. The owner takes whichever is higher.

Sony Music v. Cox: 10,017 works, infringed willfully. The jury awarded USD 1,000,000,000 (2019):

>>> from penaltymodel import Facts, evaluate, usd
>>> facts = Facts(counts={"works": 10_017}, words={"fault": "willful"},
...               amounts={"the actual damages and profits": usd(0)})
>>> result = evaluate(STATUTE.provisions[0].enactments[0].penalty, facts).result
>>> print(result.low, result.high)
USD 7,512,750.00 USD 1,502,550,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, fixed, graded, greater_of, multiple_of, per
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.values.money import usd
from penaltymodel.values.sources import Confidence, Source, sums_written


SOURCE = Source(
    "17 U.S.C. § 504(c)(1), (2)",
    Confidence.VERIFIED,
    read_in="title 17 of the code, and summaries of 2026, in public repositories",
    note="all parts of a compilation are one work; a work that several infringe jointly counts once",
    as_written=(
        *sums_written("USD", "$750", "$30,000", "$150,000", "$200"),
        "with respect to any one work",
        "committed willfully",
        "not aware and had no reason to believe",
        "instead of actual damages and profits",
    ),
)
DAY = Source(
    "17 U.S.C. § 504(c): first day",
    Confidence.MEMORY,
    note="9 December 1999, when the amounts were raised; from memory",
)

STATUTE = Statute(
    key="us/copyright",
    title="Copyright Act: statutory damages",
    jurisdiction="United States",
    url="https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title17-section504&edition=prelim",
    known_through=date(2026, 6, 28),
    searched="summaries of 2026 in public repositories; until 25 November 2026",
    provisions=(
        Provision(
            key="us/copyright/504.c",
            offense="infringement of copyright",
            enactments=(
                Enactment(
                    applies_from=date(1999, 12, 9),
                    penalty=cited(
                        greater_of(
                            per(
                                "works",
                                graded(
                                    "fault",
                                    {
                                        "no reason to know": fixed(usd(200), usd(30_000)),
                                        "ordinary": fixed(usd(750), usd(30_000)),
                                        "willful": fixed(usd(750), usd(150_000)),
                                    },
                                ),
                            ),
                            multiple_of("the actual damages and profits", 1),
                        ),
                        SOURCE,
                    ),
                    source=SOURCE,
                    day_source=DAY,
                ),
            ),
        ),
    ),
    gaps=(
        "statutory damages need a registration of the work (section 412); not coded",
        "the safe harbor of hosts (section 512), and the remission for libraries and broadcasters, are not "
        "coded",
    ),
    sources=(SOURCE, DAY),
)
