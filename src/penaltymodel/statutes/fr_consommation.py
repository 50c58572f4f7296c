"""
France, Code de la consommation: misleading and aggressive practices, marketplaces, information.

Misleading practices (article L132-2) cost a natural person up to EUR 300,000, or EUR 750,000 if
committed online, and a company five times as much. The fine may be raised to 10 % of the mean of the
last three annual turnovers or to 50 % of the cost of the practice (80 % for environmental claims).
A marketplace that breaches articles 25 or 30 to 32 of the Digital Services Act faces up to 6 % of
worldwide turnover (L133-1), and a daily penalty of up to 5 % of an average day (L133-2). Lack of
information on a platform is an administrative offense (L131-4).

A misleading practice online, by a company with a mean turnover of EUR 100 million:

>>> from penaltymodel import Facts, evaluate, eur
>>> facts = Facts(person="legal-entity", amounts={MEAN_TURNOVER: eur(100_000_000), COST: eur(0)},
...               flags={ONLINE.name: True})
>>> text = STATUTE.provision("fr/code-conso/l132-2").enactments[-1]
>>> print(evaluate(text.penalty, facts).result.high)
EUR 10,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import (
    average_daily,
    cited,
    greater_of,
    multiple_of,
    per_day,
    scaled,
    share_of_revenue,
    upto,
    when,
)
from penaltymodel.law.penalties import Flag, Penalty, PersonIs
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.money import eur
from penaltymodel.values.sources import Confidence, Notation, Source, written


V, S, D = Confidence.VERIFIED, Confidence.SECONDARY, Confidence.DERIVED

READ_IN = "Code de la consommation as of 3 April 2026, in a public repository"
FROM = date(2024, 5, 23)
FROM_SOURCE = Source(
    "Code de la consommation, texts after Act 2024-449 of 21 May 2024",
    S,
    read_in="livv.eu",
    note="some articles are older; they are coded from the day after the SREN Act was published",
    as_written=(
        written(
            "publiée le 22 au Journal officiel",
            "2024-05-22",
            "2024-05-23",
            by="2024-05-22 + 1 day",
        ),
    ),
)

MEAN_TURNOVER = "the mean of the last three annual turnovers"
COST = "the cost of the advertising or practice"
ONLINE = Flag("committed online or on a digital medium", presumed=False)
ENVIRONMENTAL = Flag("environmental claims", presumed=False)
HAS_TURNOVER = Flag("has turnover")
COMPANY = PersonIs((PersonKind.LEGAL_ENTITY,))

WITHOUT_TAX = Base(
    Measure.TURNOVER_WITHOUT_TAX,
    Perimeter.UNSTATED,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
LAST_PERIOD = Base(
    Measure.TURNOVER_WITHOUT_TAX,
    Perimeter.PERSON,
    "worldwide",
    AccountingPeriod.LAST_COMPLETE_PERIOD,
)
MONDIAL_HORS_TAXES = written(
    "chiffre d'affaires mondial hors taxes", "turnover without tax", "worldwide"
)
RAISED = (
    "the fine 'may be raised' to the share, in proportion to the advantages; it is taken never to be "
    "lowered by it"
)


def _euros(text: str, amount: str) -> Notation:
    return written(f"{text} euros", f"EUR {amount}")


def _article(place: str, *as_written: str | Notation, note: str = "") -> Source:
    return Source(
        f"Code de la consommation art. {place}",
        V,
        read_in=READ_IN,
        note=note,
        as_written=as_written,
    )


def _fivefold(place: str, *amounts: tuple[str, str]) -> Source:
    sums = tuple(
        written("quintuple", f"EUR {total}", by=f"5 × EUR {single}") for single, total in amounts
    )
    return Source(
        f"Code pénal art. 131-38, to which art. {place} refers",
        D,
        read_in="Code pénal as of 2 April 2026, in a public repository",
        note="the fine for a company is five times that for a natural person",
        as_written=(
            written("quintuple", "5"),
            *sums,
            written("personnes morales", "legal-entity"),
        ),
    )


def _fine(natural: Penalty, fivefold: Source) -> Penalty:
    """Return the fine for a natural person, or five times as much for a company."""
    return when(COMPANY, cited(scaled(natural, 5), fivefold), otherwise=natural)


def _provision(article: str, offense: str, penalty: Penalty, source: Source) -> Provision:
    return Provision(
        key=f"fr/code-conso/{article.lower()}",
        offense=offense,
        enactments=(
            Enactment(
                applies_from=FROM,
                penalty=cited(penalty, source),
                source=source,
                day_source=FROM_SOURCE,
            ),
        ),
    )


def _by_person(citizen: int, company: int) -> Penalty:
    return when(COMPANY, upto(eur(company)), otherwise=upto(eur(citizen)))


TENTH = multiple_of(MEAN_TURNOVER, 0, "1/10")
THREE_HUNDRED = upto(eur(300_000))
SPENDING = when(
    ENVIRONMENTAL, multiple_of(COST, 0, "80/100"), otherwise=multiple_of(COST, 0, "50/100")
)
MISLEADING = greater_of(
    _fine(
        when(ONLINE, upto(eur(750_000)), otherwise=THREE_HUNDRED),
        _fivefold("L132-3", ("300,000", "1,500,000"), ("750,000", "3,750,000")),
    ),
    TENTH,
    SPENDING,
)
CIVIL_FINE = greater_of(
    THREE_HUNDRED,
    when(HAS_TURNOVER, multiple_of(MEAN_TURNOVER, 0, "4/100"), otherwise=upto(eur(2_000_000))),
)
YEAR = Source(
    "Code de la consommation art. L133-1: the year",
    Confidence.DERIVED,
    read_in=READ_IN,
    note="the text does not say what the year precedes; our interpretation: the decision",
    as_written=(written("l'exercice précédent", "financial year before the decision"),),
)
MARKETPLACE = when(
    COMPANY,
    greater_of(
        cited(scaled(THREE_HUNDRED, 5), _fivefold("L133-3", ("300,000", "1,500,000"))),
        cited(share_of_revenue(0, "6/100", base=WITHOUT_TAX), YEAR),
    ),
    otherwise=THREE_HUNDRED,
)

STATUTE = Statute(
    key="fr/code-conso",
    title="Code de la consommation: unfair practices, marketplaces and information online",
    jurisdiction="France",
    url="https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006069565",
    known_through=date(2026, 4, 3),
    searched="code as of 3 April 2026; reviews until 25 November 2026",
    provisions=(
        _provision(
            "L132-2",
            "misleading commercial practice",
            MISLEADING,
            _article(
                "L132-2",
                _euros("300 000", "300,000"),
                _euros("750 000", "750,000"),
                "10 %",
                "50 %",
                "80 %",
                note=RAISED,
            ),
        ),
        _provision(
            "L132-11",
            "aggressive commercial practice",
            greater_of(
                _fine(THREE_HUNDRED, _fivefold("L132-12", ("300,000", "1,500,000"))), TENTH
            ),
            _article("L132-11", _euros("300 000", "300,000"), "10 %", note=RAISED),
        ),
        _provision(
            "L132-1-A",
            "continued unfair practice that is a widespread infringement in the European Union",
            CIVIL_FINE,
            _article(
                "L132-1 A",
                _euros("300 000", "300,000"),
                "4 %",
                written("deux millions d'euros", "EUR 2,000,000"),
                note="a civil fine; it needs a request for mutual assistance under Regulation "
                "2017/2394 and an earlier judgment. 'Has turnover' says whether the turnover is known",
            ),
        ),
        _provision(
            "L133-1",
            "breach of article 25 or 30 to 32 of the Digital Services Act by a marketplace",
            MARKETPLACE,
            _article(
                "L133-1",
                _euros("300 000", "300,000"),
                "6 %",
                MONDIAL_HORS_TAXES,
                written("pour une personne morale", "legal-entity"),
                note=RAISED,
            ),
        ),
        _provision(
            "L133-2",
            "failure of a marketplace to comply with an order of a court, per day",
            per_day(scaled(average_daily(LAST_PERIOD), 0, "5/100")),
            _article(
                "L133-2",
                "5 %",
                written(
                    "chiffre d'affaires mondial hors taxes journalier moyen",
                    "turnover without tax",
                    "worldwide",
                ),
                written("réalisé par le fournisseur", "of the person itself"),
                written(
                    "dernier exercice clos",
                    "last complete accounting period before the decision, as of a year",
                ),
                note="from the day after the set period; the code does not say how many days the "
                "year has for the daily average",
            ),
        ),
        _provision(
            "L131-4",
            "lack of information on a platform, on its rankings or its reviews",
            _by_person(75_000, 375_000),
            _article(
                "L131-4",
                _euros("75 000", "75,000"),
                _euros("375 000", "375,000"),
                written("une personne morale", "legal-entity"),
            ),
        ),
        _provision(
            "L132-24-1",
            "unjustified geo-blocking",
            _by_person(15_000, 75_000),
            _article(
                "L132-24-1",
                _euros("15 000", "15,000"),
                _euros("75 000", "75,000"),
                written("une personne morale", "legal-entity"),
            ),
        ),
    ),
    gaps=(
        "imprisonment is not coded",
        "for a company it is taken that the fixed fine is five times that of a natural person and "
        "that the shares are not multiplied; article L132-12 was not read",
        "recidivism of companies, which doubles the fine of a crime (Code pénal arts 132-12 to "
        "132-14), is not coded",
        "the texts before 23 May 2024 are not coded",
    ),
    sources=(FROM_SOURCE, YEAR),
)
