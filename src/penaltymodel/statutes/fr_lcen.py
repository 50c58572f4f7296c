"""
France, Act 2004-575 on confidence in the digital economy (LCEN), as of the SREN Act of 2024.

Articles 10 and 10-1 set a fixed amount or a share of worldwide turnover, whichever is higher.
Article 11 sets a share of turnover, and a fixed amount only if there is no turnover. In all three,
a repeat within five years after the first sanction became final has a higher maximum. Article 9-2
implements the Digital Services Act, articles 6-1-3 and 6-1-4 the regulation on terrorist content;
article 6-2-1 covers sexual abuse of children and drugs.

>>> from penaltymodel import Facts, evaluate, eur
>>> facts = Facts(revenue=eur(10_000_000), repeat=True)
>>> print(evaluate(STATUTE.provision("fr/lcen/10").enactments[-1].penalty, facts).result.high)
EUR 400,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import (
    average_daily,
    cited,
    escalating,
    graded,
    greater_of,
    per_day,
    scaled,
    share_of_revenue,
    upto,
    when,
)
from penaltymodel.law.penalties import AllOf, Flag, Matching, Penalty, PersonIs, Repeat
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import (
    AccountingPeriod,
    Base,
    Measure,
    Milestone,
    Perimeter,
    PersonKind,
)
from penaltymodel.values.money import eur
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Source


V, M = Confidence.VERIFIED, Confidence.MEMORY

CONSOLIDATED = "JORFTEXT000000801164: LCEN as consolidated after Act 2024-449 of 21 May 2024"

FROM = date(2024, 5, 23)
ACT = Source(
    "LCEN as of Act 2024-449 of 21 May 2024 (SREN)",
    M,
    read_in=CONSOLIDATED,
    note="the act was read; its entry into force on 23 May 2024 is from memory, and some of its "
    "duties apply later",
)

WITHOUT_TAX = Base(
    Measure.TURNOVER_WITHOUT_TAX,
    Perimeter.PERSON,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
TWELVE_MONTHS = Base(
    Measure.TURNOVER,
    Perimeter.PERSON,
    "worldwide",
    AccountingPeriod.LAST_COMPLETE_PERIOD,
)
TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.PERSON,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)

HAS_TURNOVER = Flag("has turnover")
HABITUAL = Flag("habitual commission")
COMPANY = PersonIs((PersonKind.LEGAL_ENTITY,))

TCO_DUTY = "duty breached"
REMOVAL = "removal within one hour"
THREAT = "article 14(5) of Regulation 2021/784"

# Five years from the day on which the first sanction became final, not from its decision.
REPEATED = Repeat(
    opens_at=Milestone.ENTRY_INTO_FORCE,
    within=Period(years=5),
    counted_from=Milestone.ENTRY_INTO_FORCE,
    matching=Matching.SAME_PROVISION,
    measured_to=Milestone.COMMISSION,
)
ANCHOR = (
    "a repeat is the same breach within five years from the day on which the first sanction "
    "became final; that day is coded as entry into force"
)


def _article(place: str, note: str = "") -> Source:
    return Source(f"LCEN art. {place}", V, read_in=CONSOLIDATED, note=note)


def _higher(sum_in_euro: int, share: str) -> Penalty:
    """Return up to a fixed amount or a share of the turnover, whichever is higher."""
    return greater_of(upto(eur(sum_in_euro)), share_of_revenue(0, share, base=WITHOUT_TAX))


def _failing_turnover(sum_in_euro: int, share: str) -> Penalty:
    """Return up to a share of the turnover, or up to a fixed amount if there is no turnover."""
    return when(
        HAS_TURNOVER,
        share_of_revenue(0, share, base=TWELVE_MONTHS),
        otherwise=upto(eur(sum_in_euro)),
    )


def _crime(place: str, habitual: Penalty) -> Penalty:
    """Return the fine for a crime: a share of turnover if a company commits it habitually."""
    return cited(
        when(AllOf((COMPANY, HABITUAL)), habitual, otherwise=upto(eur(250_000))),
        _article(place, "the court decides whether the offense is habitual"),
    )


def _provision(key: str, offense: str, penalty: Penalty) -> Provision:
    return Provision(
        key=f"fr/lcen/{key}",
        offense=offense,
        enactments=(Enactment(applies_from=FROM, penalty=penalty, source=ACT),),
    )


def _doubling(key: str, place: str, offense: str, first: Penalty, repeat: Penalty) -> Provision:
    penalty = escalating(first=first, repeat=repeat, when=REPEATED)
    return _provision(key, offense, cited(penalty, _article(place, ANCHOR)))


FOUR_PERCENT = share_of_revenue(0, "4/100", base=TURNOVER)

# The law does not say how many days the year has for the daily average.
ASTREINTE = per_day(scaled(average_daily(TURNOVER), 0, "5/100"))

STATUTE = Statute(
    key="fr/lcen",
    title="LCEN (Act 2004-575): duties of online services in France",
    jurisdiction="France",
    url="https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000801164",
    known_through=date(2026, 11, 23),
    provisions=(
        _doubling(
            "10",
            "10 I",
            "publishing pornography without the age checks that the standard requires",
            _higher(150_000, "2/100"),
            _higher(300_000, "4/100"),
        ),
        _doubling(
            "10-1.ii",
            "10-1 II",
            "failure to prevent access by minors after a notice",
            _higher(250_000, "4/100"),
            _higher(500_000, "6/100"),
        ),
        _doubling(
            "10-1.vi",
            "10-1 VI",
            "failure of an access provider to block, or of a search engine to delist",
            _higher(75_000, "1/100"),
            _higher(150_000, "2/100"),
        ),
        _doubling(
            "11",
            "11",
            "distributing the content of a sanctioned media outlet",
            _failing_turnover(250_000, "4/100"),
            _failing_turnover(500_000, "6/100"),
        ),
        _doubling(
            "11.intermediaries",
            "11",
            "failure of an intermediary to stop the content of a sanctioned media outlet",
            _failing_turnover(75_000, "1/100"),
            _failing_turnover(150_000, "2/100"),
        ),
        _provision(
            "9-2.iii",
            "breach of a duty of the Digital Services Act",
            cited(share_of_revenue(0, "6/100", base=TURNOVER), _article("9-2 III")),
        ),
        _provision(
            "9-2.iii.inquiry",
            "refusal of an inquiry under the Digital Services Act",
            cited(
                share_of_revenue(0, "1/100", base=TURNOVER),
                _article("9-2 III", "the revenue base is assumed to be that of the 6 % fine"),
            ),
        ),
        _provision(
            "9-2.iii.periodic",
            "failure to comply with an order under the Digital Services Act, per day",
            cited(
                ASTREINTE,
                _article(
                    "9-2 III",
                    "the act does not say how many days the year has for the daily average",
                ),
            ),
        ),
        _provision(
            "6-1-3",
            "failure to remove terrorist content within an hour or to report a threat to life",
            _crime(
                "6-1-3",
                graded(
                    TCO_DUTY,
                    {
                        REMOVAL: FOUR_PERCENT,
                        THREAT: share_of_revenue(0, "6/100", base=TURNOVER),
                    },
                ),
            ),
        ),
        _provision(
            "6-1-4",
            "breach of another duty of the regulation on terrorist content",
            cited(
                FOUR_PERCENT,
                _article(
                    "6-1-4", "a fine imposed by another state on the same base must be considered"
                ),
            ),
        ),
        _provision(
            "6-2-1",
            "failure to remove sexual images of minors or offers of drugs within 24 hours",
            _crime("6-2-1", FOUR_PERCENT),
        ),
    ),
    gaps=(
        "imprisonment of up to one year (articles 6-1-3 and 6-2-1) is not coded",
        "not checked: whether the criminal code raises the EUR 250,000 of articles 6-1-3 and "
        "6-2-1 for a company without habitual failure; the amount is coded as written",
        "under article 6-1-4, a fine already imposed in another state on the same base is taken "
        "into account; the act does not say how, so nothing is deducted",
        "the act does not say which of several sanctions is 'the first': any final sanction of "
        "the last five years counts",
        "the act does not say which day of a continuing breach must lie within the five years: "
        "the last known day of the offense is used",
        "nothing before 23 May 2024 is coded; the later dates of some duties are not coded",
        "articles 30 and 37 of the SREN Act, article 42-2 of Act 86-1067 and article 20 of Act "
        "78-17 are not coded here",
    ),
    sources=(ACT,),
)
