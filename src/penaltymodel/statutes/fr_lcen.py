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
from penaltymodel.values.sources import Confidence, Notation, Source, written


V, S, D = Confidence.VERIFIED, Confidence.SECONDARY, Confidence.DERIVED

CONSOLIDATED = "JORFTEXT000000801164: LCEN as of 8 March 2026, in a public repository"

FROM = date(2024, 5, 23)
ACT = Source(
    "LCEN as of Act 2024-449 of 21 May 2024 (SREN), published on 22 May 2024",
    S,
    read_in="livv.eu",
    note="it entered into force on the day after its publication; some of its duties apply later",
    as_written=(
        written(
            "publiée le 22 au Journal officiel",
            "2024-05-22",
            "2024-05-23",
            by="2024-05-22 + 1 day",
        ),
    ),
)

WITHOUT_TAX = Base(
    Measure.TURNOVER_WITHOUT_TAX,
    Perimeter.UNSTATED,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
OWN_WITHOUT_TAX = Base(
    Measure.TURNOVER_WITHOUT_TAX,
    Perimeter.PERSON,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
TWELVE_MONTHS = Base(
    Measure.TURNOVER_WITHOUT_TAX,
    Perimeter.UNSTATED,
    "worldwide",
    AccountingPeriod.LAST_COMPLETE_PERIOD,
)
TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.UNSTATED,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
OWN_TURNOVER = Base(
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


def _article(place: str, note: str = "", *as_written: str | Notation) -> Source:
    return Source(f"LCEN art. {place}", V, read_in=CONSOLIDATED, note=note, as_written=as_written)


def _euros(text: str, amount: str) -> Notation:
    return written(f"{text} euros", f"EUR {amount}")


MONDIAL_HORS_TAXES = written(
    "chiffre d'affaires mondial hors taxes", "turnover without tax", "worldwide"
)
MONDIAL = written("chiffre d'affaires mondial", "turnover", "worldwide")
EXERCICE_PRECEDENT = written("l'exercice précédent", "financial year before the decision")
EXERCICE_AVANT_SANCTION = written(
    "l'exercice précédant la sanction", "financial year before the decision"
)
DERNIER_EXERCICE = written(
    "dernier exercice clos calculé sur une période de douze mois",
    "last complete accounting period before the decision, as of a year",
)
CINQ_ANS = (
    written("dans un délai de cinq ans", "5 years"),
    written("réitération du manquement", "commission"),
    written("est devenue définitive", "entry into force"),
)
CRIME = _euros("250 000", "250,000")
PERSONNE_MORALE = written("par une personne morale", "legal-entity")
SON = written("son chiffre d'affaires", "of the person itself")


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


def _fivefold(fine: str, company: str) -> Source:
    return Source(
        "Code pénal art. 131-38",
        D,
        read_in="Code pénal as of 2 April 2026, in a public repository",
        note=f"the fine for a company is five times that for a natural person: 5 x EUR {fine}",
        as_written=(
            written("quintuple", "5"),
            written("quintuple", f"EUR {company}", by=f"5 × EUR {fine}"),
            written("aux personnes morales", "legal-entity"),
        ),
    )


FIVEFOLD = _fivefold("250,000", "1,250,000")
FIVEFOLD_OF_15_000 = _fivefold("15,000", "75,000")
RECIDIVIST = Flag("recidivism under articles 132-12 to 132-14 of the code pénal", presumed=False)
DOUBLED = Source(
    "Code pénal arts 132-12 to 132-14",
    V,
    read_in="Code pénal as of 2 April 2026, in a public repository",
    note="the maximum for a company is doubled if, within five years after an earlier penalty for "
    "an offense with a fine of EUR 100,000 or more, or for the same offense, ended; you say if "
    "this is so. The share of turnover is taken to be doubled as well",
    as_written=(written("doublé", "2"),),
)


def _crime(
    place: str, habitual: Penalty | None = None, note: str = "", *as_written: str | Notation
) -> Penalty:
    """Return the fine for a crime: a share of turnover if a company commits it habitually."""
    company = cited(scaled(NATURAL_PERSON, 5), FIVEFOLD)
    if habitual is not None:
        raised = readings(
            {"raised, never lowered": greater_of(company, habitual), "the share alone": habitual}
        )
        company = when(HABITUAL, raised, otherwise=company)
    company = cited(when(RECIDIVIST, scaled(company, 2), otherwise=company), DOUBLED)
    return cited(
        when(COMPANY, company, otherwise=NATURAL_PERSON), _article(place, note, CRIME, *as_written)
    )


HABIT_NOTE = (
    "the court decides whether the offense is habitual; the fine 'may be raised' to the share, and "
    "it is unclear whether it can then be below EUR 1,250,000"
)


def _provision(
    key: str,
    offense: str,
    penalty: Penalty,
) -> Provision:
    return Provision(
        key=f"fr/lcen/{key}",
        offense=offense,
        enactments=(Enactment(applies_from=FROM, penalty=penalty, source=ACT),),
    )


def _doubling(  # noqa: PLR0917
    key: str,
    place: str,
    offense: str,
    first: Penalty,
    repeat: Penalty,
    as_written: tuple[str | Notation, ...],
    note: str = "",
) -> Provision:
    penalty = escalating(first=first, repeat=repeat, when=REPEATED)
    notes = "; ".join(each for each in (ANCHOR, note) if each)
    return _provision(key, offense, cited(penalty, _article(place, notes, *as_written, *CINQ_ANS)))


PREVIOUS_YEAR = (MONDIAL_HORS_TAXES, EXERCICE_PRECEDENT)
ARTICLE_11 = (
    "4 %",
    "6 %",
    _euros("250 000", "250,000"),
    _euros("500 000", "500,000"),
    MONDIAL_HORS_TAXES,
    DERNIER_EXERCICE,
)
INTERMEDIARIES = (
    "1 %",
    "2 %",
    _euros("75 000", "75,000"),
    _euros("150 000", "150,000"),
    MONDIAL_HORS_TAXES,
    DERNIER_EXERCICE,
)
BOTH_FINES = written("le montant global des amendes prononcées", "1")


FIRST_DOES_NOT_SAY = "for a first breach, the text does not say that the turnover is worldwide; for a repeat it does"

# The law does not say how many days the year has for the daily average.
ASTREINTE = per_day(scaled(average_daily(OWN_WITHOUT_TAX), 0, "5/100"))

STATUTE = Statute(
    key="fr/lcen",
    title="LCEN (Act 2004-575): duties of online services in France",
    known_as=("LCEN", "Loi pour la confiance dans l'économie numérique"),
    jurisdiction="France",
    url="https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000801164",
    known_through=date(2026, 3, 8),
    searched="LCEN as of 8 March 2026; reviews until 25 November 2026",
    provisions=(
        _doubling(
            "10",
            "10 I",
            "publishing pornography without the age checks that the standard requires",
            _higher(150_000, "2/100"),
            _higher(300_000, "4/100"),
            (
                _euros("150 000", "150,000"),
                "2 %",
                _euros("300 000", "300,000"),
                "4 %",
                *PREVIOUS_YEAR,
            ),
        ),
        _doubling(
            "10-1.ii",
            "10-1 II",
            "failure to prevent access by minors after a notice",
            _higher(250_000, "4/100"),
            _higher(500_000, "6/100"),
            (
                _euros("250 000", "250,000"),
                "4 %",
                _euros("500 000", "500,000"),
                "6 %",
                *PREVIOUS_YEAR,
            ),
        ),
        _doubling(
            "10-1.vi",
            "10-1 VI",
            "failure of an access provider to block, or of a search engine to delist",
            _higher(75_000, "1/100"),
            _higher(150_000, "2/100"),
            (
                _euros("75 000", "75,000"),
                "1 %",
                _euros("150 000", "150,000"),
                "2 %",
                *PREVIOUS_YEAR,
            ),
        ),
        _doubling(
            "11",
            "11",
            "distributing the content of a sanctioned media outlet",
            _failing_turnover(250_000, "4/100"),
            _failing_turnover(500_000, "6/100"),
            ARTICLE_11,
        ),
        _doubling(
            "11.intermediaries",
            "11",
            "failure of an intermediary to stop the content of a sanctioned media outlet",
            _failing_turnover(75_000, "1/100"),
            _failing_turnover(150_000, "2/100"),
            INTERMEDIARIES,
            FIRST_DOES_NOT_SAY,
        ),
        _doubling(
            "11.iv",
            "11 IV",
            "distributing the content of a sanctioned media outlet, also fined under article 459 of "
            "the customs code",
            _within(_maximum(250_000, "4/100")),
            _within(_maximum(500_000, "6/100")),
            (*ARTICLE_11, BOTH_FINES),
        ),
        _doubling(
            "11.iv.intermediaries",
            "11 IV",
            "failure of an intermediary to stop the content of a sanctioned media outlet, also fined "
            "under article 459 of the customs code",
            _within(_maximum(75_000, "1/100")),
            _within(_maximum(150_000, "2/100")),
            (*INTERMEDIARIES, BOTH_FINES),
            FIRST_DOES_NOT_SAY,
        ),
        _provision(
            "9-2.iii",
            "breach of a duty of the Digital Services Act",
            cited(
                share_of_revenue(0, "6/100", base=WITHOUT_TAX),
                _article(
                    "9-2 III, 1st subparagraph",
                    "",
                    "6 %",
                    MONDIAL_HORS_TAXES,
                    EXERCICE_AVANT_SANCTION,
                ),
            ),
        ),
        _provision(
            "9-2.iii.inquiry",
            "refusal of an inquiry under the Digital Services Act",
            cited(
                share_of_revenue(0, "1/100", base=WITHOUT_TAX),
                _article(
                    "9-2 III, 2nd subparagraph",
                    "",
                    "1 %",
                    MONDIAL_HORS_TAXES,
                    EXERCICE_AVANT_SANCTION,
                ),
            ),
        ),
        _provision(
            "9-2.iii.periodic",
            "failure to comply with an order under the Digital Services Act, per day",
            cited(
                ASTREINTE,
                _article(
                    "9-2 III, 3rd subparagraph",
                    "the year is the one before the order; the act does not say how many days it "
                    "has for the daily average",
                    "5 %",
                    written(
                        "chiffre d'affaires mondial hors taxes journalier moyen",
                        "turnover without tax",
                        "worldwide",
                    ),
                    written("du fournisseur concerné", "of the person itself"),
                    written(
                        "l'exercice précédant l'astreinte", "financial year before the decision"
                    ),
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
                        REMOVAL: share_of_revenue(0, "4/100", base=OWN_TURNOVER),
                        THREAT: share_of_revenue(0, "6/100", base=OWN_TURNOVER),
                    },
                ),
                HABIT_NOTE,
                "4 %",
                "6 %",
                MONDIAL,
                SON,
                EXERCICE_PRECEDENT,
                PERSONNE_MORALE,
            ),
        ),
        _provision(
            "6-1-4",
            "breach of another duty of the regulation on terrorist content",
            cited(
                share_of_revenue(0, "4/100", base=TURNOVER),
                _article(
                    "6-1-4",
                    "a fine imposed by another state on the same base must be considered",
                    "4 %",
                    written("chiffre d'affaires annuel mondial total", "turnover", "worldwide"),
                    EXERCICE_PRECEDENT,
                ),
            ),
        ),
        _provision(
            "6-2-1",
            "failure to remove sexual images of minors or offers of drugs within 24 hours",
            _crime(
                "6-2-1",
                share_of_revenue(0, "4/100", base=OWN_WITHOUT_TAX),
                HABIT_NOTE,
                "4 %",
                MONDIAL_HORS_TAXES,
                SON,
                EXERCICE_PRECEDENT,
                PERSONNE_MORALE,
            ),
        ),
        _provision(
            "6.iv.a",
            "failure of a host to inform the authorities of notified illegal activities",
            _crime("6 IV A"),
        ),
        _provision(
            "6.iv.c",
            "failure to inform the authorities under article 18 of the Digital Services Act",
            _crime(
                "6 IV C",
                share_of_revenue(0, "6/100", base=OWN_WITHOUT_TAX),
                HABIT_NOTE,
                "6 %",
                MONDIAL_HORS_TAXES,
                SON,
                EXERCICE_AVANT_SANCTION,
                PERSONNE_MORALE,
            ),
        ),
        _provision(
            "6.v.b",
            "failure to keep or to hand over data that identify authors of content",
            _crime("6 V B"),
        ),
        _provision(
            "6.vii",
            "asking a host to remove content that one knows to be lawful",
            cited(
                when(
                    COMPANY,
                    cited(scaled(upto(eur(15_000)), 5), FIVEFOLD_OF_15_000),
                    otherwise=upto(eur(15_000)),
                ),
                _article("6 VII", "", _euros("15 000", "15,000")),
            ),
        ),
    ),
    gaps=(
        "articles 6-1-4, 9-2, 10, 10-1 and 11 do not say whose turnover counts",
        "imprisonment of up to one year (articles 6, 6-1-3 and 6-2-1) is not coded",
        "you say if a company is a recidivist (Code pénal arts 132-12 to 132-14); it is not derived "
        "from earlier decisions",
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
    ),
    sources=(ACT,),
)
