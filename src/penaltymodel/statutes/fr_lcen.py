"""
France, Act 2004-575 on confidence in the digital economy (LCEN), as of the SREN Act of 2024.

Articles 10 and 10-1 set a fixed amount or a share of worldwide turnover, whichever is higher.
Article 11 sets a share of turnover, and a fixed amount only if there is no turnover. In all three,
a repeat within five years after the first sanction became final has a higher maximum. Article 9-2
implements the Digital Services Act, articles 6-1-3 and 6-1-4 the regulation on terrorist content;
article 6-2-1 covers sexual abuse of children and drugs. Under articles 6, 6-1-3 and 6-2-1, a
company faces five times the fine of a natural person, EUR 1,250,000, and a share of turnover if it
fails habitually. The turnover is without tax, except under articles 6-1-3 and 6-1-4.

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
    fixed,
    graded,
    greater_of,
    lesser_of,
    multiple_of,
    per_day,
    readings,
    scaled,
    share_of_revenue,
    total,
    upto,
    when,
)
from penaltymodel.law.penalties import Flag, Matching, Penalty, PersonIs, Repeat
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


V, D, M = Confidence.VERIFIED, Confidence.DERIVED, Confidence.MEMORY

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
    Measure.TURNOVER_WITHOUT_TAX,
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

ADMINISTRATIVE_FINE = "the fine under article 11"
CRIMINAL_FINE = "the fine under article 459 of the customs code"
CRIMINAL_MAXIMUM = "the maximum under article 459 of the customs code"

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


def _maximum(sum_in_euro: int, share: str) -> Penalty:
    """Return the maximum of article 11 as an exact amount."""
    return when(
        HAS_TURNOVER,
        share_of_revenue(share, base=TWELVE_MONTHS),
        otherwise=fixed(eur(sum_in_euro)),
    )


def _within(maximum: Penalty) -> Penalty:
    """Return both fines for the same facts, limited to the higher legal maximum: art. 11 IV."""
    return lesser_of(
        total(multiple_of(ADMINISTRATIVE_FINE, 1), multiple_of(CRIMINAL_FINE, 1)),
        greater_of(maximum, multiple_of(CRIMINAL_MAXIMUM, 1)),
    )


NATURAL_PERSON = upto(eur(250_000))
FIVEFOLD = Source(
    "Code pénal art. 131-38",
    D,
    read_in="Code pénal as of April 2026, in a public repository",
    note="the fine for a company is five times that for a natural person: 5 x EUR 250,000",
)


def _crime(place: str, habitual: Penalty | None = None, note: str = "") -> Penalty:
    """Return the fine for a crime: a share of turnover if a company commits it habitually."""
    company = cited(scaled(NATURAL_PERSON, 5), FIVEFOLD)
    if habitual is not None:
        raised = readings(
            {"raised, never lowered": greater_of(company, habitual), "the share alone": habitual}
        )
        company = when(HABITUAL, raised, otherwise=company)
    return cited(when(COMPANY, company, otherwise=NATURAL_PERSON), _article(place, note))


HABIT_NOTE = (
    "the court decides whether the offense is habitual; the fine 'may be raised' to the share, and "
    "it is unclear whether it can then be below EUR 1,250,000"
)


def _provision(key: str, offense: str, penalty: Penalty) -> Provision:
    return Provision(
        key=f"fr/lcen/{key}",
        offense=offense,
        enactments=(Enactment(applies_from=FROM, penalty=penalty, source=ACT),),
    )


def _doubling(  # noqa: PLR0917
    key: str, place: str, offense: str, first: Penalty, repeat: Penalty, note: str = ""
) -> Provision:
    penalty = escalating(first=first, repeat=repeat, when=REPEATED)
    notes = "; ".join(each for each in (ANCHOR, note) if each)
    return _provision(key, offense, cited(penalty, _article(place, notes)))


FOUR_PERCENT = share_of_revenue(0, "4/100", base=TURNOVER)
FIRST_DOES_NOT_SAY = "for a first breach, the text does not say that the turnover is worldwide; for a repeat it does"

# The law does not say how many days the year has for the daily average.
ASTREINTE = per_day(scaled(average_daily(WITHOUT_TAX), 0, "5/100"))

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
            FIRST_DOES_NOT_SAY,
        ),
        _doubling(
            "11.iv",
            "11 IV",
            "distributing the content of a sanctioned media outlet, also fined under article 459 of "
            "the customs code",
            _within(_maximum(250_000, "4/100")),
            _within(_maximum(500_000, "6/100")),
        ),
        _doubling(
            "11.iv.intermediaries",
            "11 IV",
            "failure of an intermediary to stop the content of a sanctioned media outlet, also fined "
            "under article 459 of the customs code",
            _within(_maximum(75_000, "1/100")),
            _within(_maximum(150_000, "2/100")),
            FIRST_DOES_NOT_SAY,
        ),
        _provision(
            "9-2.iii",
            "breach of a duty of the Digital Services Act",
            cited(share_of_revenue(0, "6/100", base=WITHOUT_TAX), _article("9-2 III")),
        ),
        _provision(
            "9-2.iii.inquiry",
            "refusal of an inquiry under the Digital Services Act",
            cited(
                share_of_revenue(0, "1/100", base=WITHOUT_TAX),
                _article("9-2 III"),
            ),
        ),
        _provision(
            "9-2.iii.periodic",
            "failure to comply with an order under the Digital Services Act, per day",
            cited(
                ASTREINTE,
                _article(
                    "9-2 III",
                    "the year is the one before the order; the act does not say how many days it "
                    "has for the daily average",
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
                HABIT_NOTE,
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
            _crime("6-2-1", share_of_revenue(0, "4/100", base=WITHOUT_TAX), HABIT_NOTE),
        ),
        _provision(
            "6.iv.a",
            "failure of a host to inform the authorities of notified illegal activities",
            _crime("6 IV A"),
        ),
        _provision(
            "6.iv.c",
            "failure to inform the authorities under article 18 of the Digital Services Act",
            _crime("6 IV C", share_of_revenue(0, "6/100", base=WITHOUT_TAX), HABIT_NOTE),
        ),
        _provision(
            "6.v.b",
            "failure to keep or to hand over data that identify authors of content",
            _crime("6 V B"),
        ),
    ),
    gaps=(
        "imprisonment of up to one year (articles 6, 6-1-3 and 6-2-1) is not coded",
        "recidivism of companies, which doubles the fine of a crime (Code pénal arts 132-12 to "
        "132-14), is not coded",
        "knowingly false notices (article 6 VII, EUR 15,000) are not coded",
        "under article 6-1-4, a fine already imposed in another state on the same base is taken "
        "into account; the act does not say how, so nothing is deducted",
        "the act does not say which of several sanctions is 'the first': any final sanction of "
        "the last five years counts",
        "the act does not say which day of a continuing breach must lie within the five years: "
        "the last known day of the offense is used",
        "nothing before 23 May 2024 is coded; articles 6-1-3 and 6-1-4 are older (from memory: Act "
        "2022-1159)",
        "articles 10 and 10-1 apply to services established in France or outside the European "
        "Union, and to others three months after a joint order names them (article 10-2); you "
        "check this",
        "articles 30 and 37 of the SREN Act, article 42-2 of Act 86-1067 and article 20 of Act "
        "78-17 are not coded here",
    ),
    sources=(ACT,),
)
