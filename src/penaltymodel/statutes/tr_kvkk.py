"""
Türkiye, Law 6698 on the protection of personal data (KVKK), article 18: administrative fines.

The Board fines controllers that do not inform persons, do not secure the data, disobey its decisions
or do not register, and since June 2024 those that do not report standard contracts for transfers
abroad. The sums of 2016 (and 2024) rise every January by the revaluation rate (Law 5326, article
17(7)). The ceiling of 2026 is TRY 17,092,242.

WhatsApp, January 2021, data security: TRY 1,950,000. The maximum of that year:

>>> from penaltymodel import Facts, evaluate
>>> from datetime import date
>>> security = STATUTE.provision("tr/kvkk/18.1.b")
>>> print(evaluate(STATUTE.enactment(security, date(2021, 1, 12)).penalty, Facts()).result.high)
TRY 1,966,860.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.sanctions import Suspension
from penaltymodel.law.statute import Provision, StatedSanction, Statute
from penaltymodel.law.turkiye import series, texts
from penaltymodel.law.words import PersonKind
from penaltymodel.values.sources import Confidence, Source, written


V, S = Confidence.VERIFIED, Confidence.SECONDARY

READ_IN = "consolidated text of April 2026 (turkish-law-mcp)"
IN_FORCE_FROM, TRANSFERS_FROM = date(2016, 10, 7), date(2024, 6, 1)
IN_FORCE = Source(
    "Law 6698, art. 32(1)(a)",
    V,
    READ_IN,
    note="published on 7 April 2016",
    as_written=(
        written(
            "yayımı tarihinden altı ay sonra",
            "2016-10-07",
            "6 months",
            by="2016-04-07 + 6 months",
        ),
    ),
)
TRANSFERS_IN_FORCE = Source(
    "Law 7499 of 2 March 2024",
    S,
    "blog.lexpera.com.tr",
    as_written=("01 Haziran 2024 tarihinde yürürlüğe girecektir",),
)
CONTROLLERS = (
    written("veri işleyen gerçek kişiler ile özel hukuk tüzel kişileri", "citizen", "sole-trader"),
    written("özel hukuk tüzel kişileri", "legal-entity"),
)
"""Who is fined: natural persons and legal persons of private law (art. 18(2))."""
PERSONS = (PersonKind.CITIZEN, PersonKind.SOLE_TRADER, PersonKind.LEGAL_ENTITY)
PERSONS_SOURCE = Source("Law 6698, art. 18(2)", V, READ_IN, as_written=CONTROLLERS)


def _provision(
    letter: str,
    offense: str,
    low: int,
    high: int,
    *,
    words: str,
    published: dict[int, str],
    since: date = IN_FORCE_FROM,
    day_source: Source = IN_FORCE,
) -> Provision:
    source = Source(f"Law 6698, art. 18(1)({letter})", V, READ_IN, as_written=(words,))
    return Provision(
        key=f"tr/kvkk/18.1.{letter}",
        offense=offense,
        persons=PERSONS,
        enactments=texts(series(source, since, low, high, published=published), day_source),
    )


STATUTE = Statute(
    key="tr/kvkk",
    title="Law 6698 on the protection of personal data (KVKK)",
    jurisdiction="Türkiye",
    url="https://www.mevzuat.gov.tr/mevzuat?MevzuatNo=6698&MevzuatTur=1&MevzuatTertip=5",
    known_through=date(2026, 4, 9),
    searched="law firms and mondaq.com, until 25 November 2026",
    provisions=(
        _provision(
            "a",
            "not informing persons about the processing of their data (art. 10)",
            5_000,
            100_000,
            words="5.000 Türk lirasından 100.000 Türk lirasına kadar",
            published={
                2017: "5.191-103.830 TL",
                2022: "13.391-TL ile 267.883-TL",
                2023: "29.852 ₺ - 597.191 ₺",
                2024: "47.303 ₺ - 946.308 ₺",
                2025: "68.083 TL - 1.362.021 TL",
                2026: "85.437 … 1.709.200 (TL)",
            },
        ),
        _provision(
            "b",
            "not securing personal data, or not reporting a breach (art. 12)",
            15_000,
            1_000_000,
            words="15.000 Türk lirasından 1.000.000 Türk lirasına kadar",
            published={
                2017: "15.574-1.038.300 TL",
                2022: "40.179-TL ile 2.678.863-TL",
                2023: "89.571 ₺ - 5.971.989 ₺",
                2024: "141.934 ₺ - 9.463.213 ₺",
                2025: "204.285 TL - 13.620.402 TL",
                2026: "256.357 … 17.092.242 (TL)",
            },
        ),
        _provision(
            "c",
            "not obeying a decision of the Board (art. 15)",
            25_000,
            1_000_000,
            words="25.000 Türk lirasından 1.000.000 Türk lirasına kadar",
            published={
                2017: "25.957-1.038.300 TL",
                2023: "149.285 ₺ - 5.971.989 ₺",
                2024: "236.557 ₺ - 9.463.213 ₺",
                2025: "340.476 TL - 13.620.402 TL",
                2026: "427.263 … 17.092.242 (TL)",
            },
        ),
        _provision(
            "ç",
            "not registering in the register of controllers (art. 16)",
            20_000,
            1_000_000,
            words="20.000 Türk lirasından 1.000.000 Türk lirasına kadar",
            published={
                2017: "20.766-1.038.300 TL",
                2022: "53.572-TL ile 2.678.863-TL",
                2023: "119.428 ₺ - 5.971.989 ₺",
                2024: "189.245 ₺ - 9.463.213 ₺",
                2025: "272.380 TL - 13.620.402 TL",
                2026: "341.809 … 17.092.242 (TL)",
            },
        ),
        _provision(
            "d",
            "not reporting a standard contract for transfers abroad within five working days (art. "
            "9(5))",
            50_000,
            1_000_000,
            words="50.000 Türk lirasından 1.000.000 Türk lirasına kadar",
            published={2025: "71.965 TL - 1.439.300 TL", 2026: "90.308 … 1.806.177 (TL)"},
            since=TRANSFERS_FROM,
            day_source=TRANSFERS_IN_FORCE,
        ),
    ),
    sanctions=(
        StatedSanction(
            provisions=("tr/kvkk/18.1.b", "tr/kvkk/18.1.c"),
            sanction=Suspension("the processing, or the transfer abroad (art. 15(7))"),
            source=Source(
                "Law 6698, art. 15(7)",
                V,
                READ_IN,
                as_written=(written("veri işlenmesinin … durdurulmasına"),),
            ),
        ),
    ),
    gaps=(
        "public bodies are not fined: their staff face disciplinary proceedings (art. 18(4)); the "
        "crimes of art. 17 are not coded",
        "letters (a) to (ç) apply to controllers, letter (d) also to processors",
        "a fine that is paid in time is a quarter lower (Law 5326, art. 17(6)); not coded",
        "the amendments of art. 9 by Law 7499 are coded only as far as the fine goes",
        "the revaluation of January 2027 is not coded",
    ),
    sources=(IN_FORCE, TRANSFERS_IN_FORCE, PERSONS_SOURCE),
)
