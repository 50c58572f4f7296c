"""
The Russian rule as The Moscow Times reported it on 1 March 2021.

"Social media networks face administrative fines ranging from 800,000 to 8 million rubles for
failing to delete banned information. The fine is increased to one-fifth of the company's total
annual revenue for repeat offenses." The report combines several parts of article 13.41 into one
rule; the statute itself is ``ru/koap-13.41``. The report does not mention a look-back period for
repeat offenses.

If revenue is below RUB 40,000,000, a repeat offense can cost less than a first offense. This is
true only of the reported rule, not of the statute.

>>> from penaltymodel import Facts, evaluate, rub
>>> print(evaluate(PENALTY, Facts(repeat=True, revenue=rub(144_438_324_700))).result.high)
RUB 28,887,664,940.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, escalating, fixed, share_of_revenue
from penaltymodel.law.penalties import Matching, Repeat
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import (
    AccountingPeriod,
    Base,
    Measure,
    Milestone,
    Perimeter,
    PersonKind,
)
from penaltymodel.values.money import rub
from penaltymodel.values.sources import Confidence, Source


REPORT = Source(
    "The Moscow Times, 1 March 2021",
    Confidence.SECONDARY,
    note="newspaper summary; it mentions no look-back period and no minimum",
)

ANNUAL_REVENUE = Base(Measure.REVENUE, Perimeter.PERSON, "total", AccountingPeriod.ANNUAL)

REPEAT = Repeat(
    opens_at=Milestone.DECISION,
    within=None,
    counted_from=Milestone.DECISION,
    matching=Matching.SAME_PROVISION,
    measured_to=Milestone.COMMISSION,
)

PENALTY = cited(
    escalating(
        first=fixed(rub(800_000), rub(8_000_000)),
        repeat=share_of_revenue("1/5", base=ANNUAL_REVENUE),
        when=REPEAT,
    ),
    REPORT,
)

STATUTE = Statute(
    key="ru/as-reported-2021",
    title="Failure to delete banned information, as reported in March 2021",
    jurisdiction="Russia",
    known_through=date(2026, 11, 23),
    categories={
        "suicide": "information about suicide",
        "child-pornography": "pornographic images of minors",
        "drugs": "information about making or obtaining drugs",
        "other": "other banned information",
    },
    provisions=(
        Provision(
            key="ru/as-reported-2021",
            offense="failing to delete banned information",
            persons=(PersonKind.LEGAL_ENTITY,),
            categories=("suicide", "child-pornography", "drugs", "other"),
            enactments=(
                Enactment(applies_from=date(2021, 1, 10), penalty=PENALTY, source=REPORT),
            ),
        ),
    ),
    gaps=("the report mentions no look-back period; an earlier decision is counted indefinitely",),
    sources=(REPORT,),
)
