"""
Indonesia, Law 27 of 2022 on Personal Data Protection, articles 57, 67, 68 and 70.

An administrative fine is up to 2 % of the annual income or receipts, by the variables of the violation
(article 57(3)). Some acts are crimes of individuals, with fines of IDR 4 to 6 billion; a corporation
faces up to ten times as much (article 70).

>>> from penaltymodel import Facts, Money, evaluate
>>> facts = Facts(revenue=Money(10**14, "IDR"))
>>> print(evaluate(STATUTE.provision("id/pdp/57").enactments[0].penalty, facts).result.high)
IDR 2,000,000,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, scaled, share_of_revenue, upto, when
from penaltymodel.law.penalties import PersonIs
from penaltymodel.law.sanctions import Order, Suspension
from penaltymodel.law.statute import Enactment, Provision, StatedSanction, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Source, written


LAW = "Law 27 of 2022 on Personal Data Protection"
INCOME = Base(
    Measure.INCOME_OR_TURNOVER,
    Perimeter.UNSTATED,
    "(where is not stated)",
    AccountingPeriod.ANNUAL,
)
FINE = Source(
    f"{LAW}, art. 57(3)",
    Confidence.VERIFIED,
    read_in="hukumonline.com, which quotes the article",
    note="by the variables of the violation, which a government regulation defines",
    as_written=(
        "2 persen",
        written("pendapatan tahunan atau penerimaan tahunan", "income or turnover"),
    ),
)
MEASURES = Source(
    f"{LAW}, art. 57(2)",
    Confidence.VERIFIED,
    read_in="hukumonline.com, which quotes the article",
    as_written=("peringatan tertulis, penghentian sementara",),
)
IN_FORCE = Source(
    f"{LAW}, entry into force",
    Confidence.SECONDARY,
    read_in="datapribadi.id",
    note="controllers had two years, until 17 October 2024, to comply",
    as_written=(written("17 Oktober 2022", "2022-10-17"),),
)
COMPLIANCE = Source(
    f"{LAW}, transitional provision",
    Confidence.SECONDARY,
    read_in="datapribadi.id",
    as_written=(written("17 Oktober 2024", "2024-10-17"),),
)
TENFOLD = Source(
    f"{LAW}, art. 70(3)",
    Confidence.SECONDARY,
    read_in="katadata.co.id, 20 September 2022",
    as_written=(written("korporasi", "legal-entity"), "10 kali"),
)
CORPORATION = PersonIs((PersonKind.LEGAL_ENTITY,))


def _crime(article: str, offense: str, billions: int, text: str) -> Provision:
    number, _, paragraph = article.partition(".")
    source = Source(
        f"{LAW}, art. {number}{paragraph and f'({paragraph})'}",
        Confidence.SECONDARY,
        read_in="siplawfirm.id: fines of IDR 4 to 6 billion",
        note="which article has which of the fines is from memory",
        as_written=(text,),
    )
    fine = upto(Money(billions * 10**9, "IDR"))
    penalty = when(CORPORATION, cited(scaled(fine, 10), TENFOLD), otherwise=fine)
    enactment = Enactment(
        applies_from=date(2022, 10, 17),
        penalty=cited(penalty, source),
        source=source,
        day_source=IN_FORCE,
    )
    return Provision(key=f"id/pdp/{article}", offense=offense, enactments=(enactment,))


STATUTE = Statute(
    key="id/pdp",
    title="Law 27 of 2022 on Personal Data Protection",
    jurisdiction="Indonesia",
    url="https://peraturan.go.id/",
    known_through=date(2026, 11, 23),
    provisions=(
        Provision(
            key="id/pdp/57",
            offense="breach of a duty of a controller or a processor",
            enactments=(
                Enactment(
                    applies_from=date(2024, 10, 17),
                    penalty=cited(share_of_revenue(0, "2/100", base=INCOME), FINE),
                    source=FINE,
                    day_source=COMPLIANCE,
                ),
            ),
        ),
        _crime("67.2", "unlawful disclosure of personal data of others", 4, "Rp4 miliar"),
        _crime("68", "false personal data that harm others", 6, "Rp6 miliar"),
    ),
    sanctions=(
        StatedSanction(
            provisions=("id/pdp/57",), sanction=Order("comply, with a warning"), source=MEASURES
        ),
        StatedSanction(
            provisions=("id/pdp/57",), sanction=Suspension("the processing"), source=MEASURES
        ),
    ),
    gaps=(
        "the government regulation on administrative fines and the authority are not in place",
        "unlawful collection and use (article 67(1) and (3)) are not coded: the fine was not read",
        "imprisonment and additional penalties of corporations (article 70(4)) are not calculated",
        "the law does not state whose income counts, or of which year",
    ),
    sources=(FINE, MEASURES, IN_FORCE, COMPLIANCE),
    searched="public pages, until 25 November 2026",
)
