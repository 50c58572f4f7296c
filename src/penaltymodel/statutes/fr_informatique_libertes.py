"""
France, Act 78-17 on data processing and liberties: sanctions of the CNIL (articles 20 and 22-1).

For breaches of the GDPR, a fine of up to EUR 10 million or 2 % of worldwide turnover, or EUR 20
million or 4 %, whichever is higher, and a penalty of up to EUR 100,000 for each day of delay. For
breaches of the Digital Services Act by platforms (article 124-5), up to 6 % of worldwide turnover,
1 % for wrong information, and 5 % of an average day for each day. In the simplified procedure, a
fine is at most EUR 20,000 and a daily penalty EUR 100.

Unlawful cookies (article 82 of the act) by a company with a turnover of EUR 10 billion:

>>> from penaltymodel import Facts, evaluate, eur
>>> facts = Facts(person="legal-entity", revenue=eur(10_000_000_000))
>>> text = STATUTE.provision("fr/loi-78-17/20.iv.7.lower").enactments[-1]
>>> print(evaluate(text.penalty, facts).result.high)
EUR 200,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import (
    average_daily,
    cited,
    greater_of,
    per_day,
    scaled,
    share_of_revenue,
    upto,
    when,
)
from penaltymodel.law.penalties import AllOf, Flag, Penalty, PersonIs
from penaltymodel.law.sanctions import Order, Suspension
from penaltymodel.law.statute import Enactment, Provision, StatedSanction, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.money import eur
from penaltymodel.values.sources import Confidence, Notation, Source, written


V, S, D = Confidence.VERIFIED, Confidence.SECONDARY, Confidence.DERIVED

READ_IN = "Act 78-17 as of 8 March 2026, in a public repository"
ORDINANCE = Source(
    "Ordinance 2018-1125 of 12 December 2018, which renumbered Act 78-17",
    S,
    read_in="les-infostrateges.com",
    note="in force with its decree, on 1 June 2019 at the latest",
    as_written=(written("au plus tard le 1er juin 2019", "2019-06-01"),),
)
SREN = Source(
    "Act 2024-449 of 21 May 2024 (SREN), published on 22 May 2024",
    S,
    read_in="livv.eu",
    note="paragraph V applies from the day after the publication",
    as_written=(
        written(
            "publiée le 22 au Journal officiel",
            "2024-05-22",
            "2024-05-23",
            by="2024-05-22 + 1 day",
        ),
    ),
)
SIMPLIFIED = Source(
    "Act 2022-52 of 24 January 2022, art. 33",
    S,
    read_in="mon-dpo-externe.com, clairmont-novus.law",
    note="article 22-1 applies from the day after the publication; the procedure also needed a decree",
    as_written=(
        written(
            "publiée au journal officiel le 25 janvier 2022",
            "2022-01-25",
            "2022-01-26",
            by="2022-01-25 + 1 day",
        ),
    ),
)

BEFORE_DECISION = AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION
TURNOVER = Base(Measure.TURNOVER, Perimeter.GROUP, "worldwide", BEFORE_DECISION)
OF_PROVIDER = Base(Measure.TURNOVER, Perimeter.PERSON, "worldwide", BEFORE_DECISION)
INCOME_OR_TURNOVER = Base(
    Measure.INCOME_OR_TURNOVER, Perimeter.PERSON, "worldwide", BEFORE_DECISION
)
UNDERTAKING = AllOf(
    (
        PersonIs((PersonKind.LEGAL_ENTITY, PersonKind.SOLE_TRADER)),
        Flag("undertaking", presumed=True),
    )
)
PRECEDING = written("l'exercice précédent", "financial year before the decision")
MONDIAL = written("chiffre d'affaires mondial", "turnover", "worldwide")
GROUP_SOURCE = Source(
    "Act 78-17 art. 20 IV 7°; GDPR art. 83, recital 150",
    D,
    read_in=READ_IN,
    note="an undertaking is the economic unit, as under the GDPR",
    as_written=(
        written("chiffre d'affaires annuel mondial total", "turnover", "worldwide"),
        written("s'agissant d'une entreprise", "of the whole group"),
        PRECEDING,
    ),
)

YEAR = Source(
    "Act 78-17 art. 20 V: the year",
    Confidence.DERIVED,
    read_in=READ_IN,
    note="the text does not say what the year precedes; our interpretation: the decision",
    as_written=(PRECEDING,),
)


def _article(place: str, *as_written: str | Notation, note: str = "") -> Source:
    return Source(f"Act 78-17 art. {place}", V, read_in=READ_IN, note=note, as_written=as_written)


def _provision(  # noqa: PLR0917
    key: str,
    offense: str,
    penalty: Penalty,
    source: Source,
    applies_from: date,
    day_source: Source,
    base_source: Source | None = None,
) -> Provision:
    text = Enactment(
        applies_from=applies_from,
        penalty=cited(penalty, source),
        source=source,
        day_source=day_source,
        base_source=base_source,
    )
    return Provision(key=f"fr/loi-78-17/{key}", offense=offense, enactments=(text,))


def _higher(millions: int, share: str) -> Penalty:
    fine = upto(eur(millions * 1_000_000))
    either = greater_of(fine, share_of_revenue(0, share, base=TURNOVER))
    return when(UNDERTAKING, either, otherwise=fine)


ENTREPRISE = written("s'agissant d'une entreprise", "legal-entity", "sole-trader")
NOT_THE_STATE = "not where the State carries out the processing"
NUMBERED = date(2019, 6, 1)
DSA = date(2024, 5, 23)
SHORT = date(2022, 1, 26)

STATUTE = Statute(
    key="fr/loi-78-17",
    title="Act 78-17 on data processing and liberties: sanctions of the CNIL",
    jurisdiction="France",
    url="https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000886460",
    known_through=date(2026, 3, 8),
    searched="act as of 8 March 2026; reviews until 25 November 2026",
    provisions=(
        _provision(
            "20.iv.7.lower",
            "breach of the GDPR or the act with the lower maximum",
            _higher(10, "2/100"),
            _article(
                "20 IV 7°, 1st sentence",
                written("10 millions d'euros", "EUR 10,000,000"),
                "2 %",
                ENTREPRISE,
                note=NOT_THE_STATE,
            ),
            NUMBERED,
            ORDINANCE,
            GROUP_SOURCE,
        ),
        _provision(
            "20.iv.7.upper",
            "breach of the GDPR under article 83(5) or (6)",
            _higher(20, "4/100"),
            _article(
                "20 IV 7°, 2nd sentence",
                written("20 millions d'euros", "EUR 20,000,000"),
                "4 %",
                ENTREPRISE,
                note=NOT_THE_STATE,
            ),
            NUMBERED,
            ORDINANCE,
            GROUP_SOURCE,
        ),
        _provision(
            "20.iv.2",
            "delay in complying with an order of the CNIL about personal data, per day",
            per_day(upto(eur(100_000))),
            _article("20 IV 2°", "100 000 €", note=NOT_THE_STATE),
            NUMBERED,
            ORDINANCE,
        ),
        _provision(
            "20.v.3",
            "breach of the Digital Services Act by a platform (article 124-5)",
            cited(share_of_revenue(0, "6/100", base=OF_PROVIDER), YEAR),
            _article(
                "20 V 3°",
                "6 %",
                MONDIAL,
                written("du fournisseur de plateformes en ligne", "of the person itself"),
            ),
            DSA,
            SREN,
        ),
        _provision(
            "20.v.information",
            "refusal of information, or wrong information, about the Digital Services Act",
            cited(share_of_revenue(0, "1/100", base=OF_PROVIDER), YEAR),
            _article(
                "20 V 3° and the subparagraph after it",
                "1 %",
                MONDIAL,
                written("du fournisseur de plateformes en ligne", "of the person itself"),
                note="the provider and the year are taken to be those of the 6 %",
            ),
            DSA,
            SREN,
        ),
        _provision(
            "20.v.2",
            "delay in complying with an order of the CNIL about the Digital Services Act, per day",
            cited(per_day(scaled(average_daily(INCOME_OR_TURNOVER), 0, "5/100")), YEAR),
            _article(
                "20 V 2°",
                "5 %",
                written(
                    "des revenus ou du chiffre d'affaires mondial journalier moyen",
                    "income or turnover",
                    "worldwide",
                ),
                written("du fournisseur de plateformes en ligne", "of the person itself"),
                note="the act does not say how many days the year has for the daily average",
            ),
            DSA,
            SREN,
        ),
        _provision(
            "22-1",
            "breach sanctioned in the simplified procedure",
            upto(eur(20_000)),
            _article("22-1, 2nd subparagraph", "20 000 €"),
            SHORT,
            SIMPLIFIED,
        ),
        _provision(
            "22-1.periodic",
            "delay in complying with an order in the simplified procedure, per day",
            per_day(upto(eur(100))),
            _article("22-1, 2nd subparagraph, for the daily penalty", "100 €"),
            SHORT,
            SIMPLIFIED,
        ),
    ),
    sanctions=tuple(
        StatedSanction(
            provisions=("fr/loi-78-17/20.iv.7.lower", "fr/loi-78-17/20.iv.7.upper"),
            sanction=sanction,
            source=Source(f"Act 78-17 art. 20 IV {number}°", S, read_in=READ_IN, note="no figure"),
        )
        for number, sanction in (
            (2, Order("bring the processing into compliance")),
            (3, Suspension("the processing")),
            (5, Suspension("transfers to a third country")),
        )
    ),
    gaps=(
        "you name the maximum: breaches under article 83(5) or (6) of the GDPR (eu/gdpr) have the "
        "higher one, and others, such as breaches of article 82 of the act (cookies), the lower one",
        "the decree that the simplified procedure needs is later than its first day; it was not read",
        "daily penalties of the president under article 20 VI (EUR 100 and EUR 100,000) are not "
        "coded",
        "the texts before 1 June 2019, and before 23 May 2024 for paragraph V, are not coded",
    ),
    sources=(ORDINANCE, SREN, SIMPLIFIED, YEAR),
)
