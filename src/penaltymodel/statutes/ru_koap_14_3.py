"""
Russia, Code of Administrative Offenses (KoAP), article 14.3: advertising on the Internet.

Coded are the parts on online advertising: breaches of the law on advertising in general (part 1),
reports to the register of advertising (part 15), its identifiers (part 16), the operators of
advertising data (part 17) and advertising of VPN services (part 18).

The fine of a company for advertising a VPN service:

>>> from penaltymodel import Facts, evaluate
>>> fines = STATUTE.provision("ru/koap-14.3/18").enactments[0].penalty
>>> facts = Facts(person="legal-entity", flags={"small undertaking": False})
>>> result = evaluate(fines, facts).result
>>> print(result.low, result.high)
RUB 200,000.00 RUB 500,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.koap import (
    CITIZENS,
    LIKE_OFFICIALS,
    RELIEF_GAP,
    SEARCHED,
    SOLE_TRADERS_GAP,
    URL,
    Fines,
    article,
    fine,
    part,
)
from penaltymodel.law.statute import Pending, Statute
from penaltymodel.values.sources import Confidence, Source, written


S = Confidence.SECONDARY

GENERAL_FROM, LABELS_FROM, VPN_FROM = date(2022, 8, 9), date(2023, 9, 1), date(2025, 9, 1)
GENERAL_DAY = Source(
    "KoAP art. 14.3, text of 9 August 2022",
    S,
    read_in="zakonrf.info, comparison 32798",
    note="part 1 is older; its older texts were not read",
    as_written=("редакция от 09.08.2022",),
)
LABELS_DAY = Source(
    "Federal Law 274-FZ of 24 June 2023",
    S,
    read_in="probusiness.news, 8 September 2023; klerk.ru/buh/articles/579055",
    as_written=("с 1 сентября 2023 года",),
)
VPN_DAY = Source(
    "Federal Law 281-FZ of 31 July 2025",
    S,
    read_in="ria.ru/20250901; kommersant.ru/doc/8462253",
    as_written=("С 1 сентября 2025 года",),
)

REPORTS = Source(
    "KoAP art. 14.3(15)",
    S,
    read_in="dzen.ru/a/ZSPX011U8SH5r4sH; probusiness.news, 8 September 2023",
)
DIGEST_WORDS = (
    written("граждане", "citizen"),
    written("должностные лица и индивидуальные предприниматели", "official", "sole-trader"),
    written("организации", "legal-entity"),
)
OPERATORS = Source(
    "KoAP art. 14.3(17)",
    S,
    read_in="dzen.ru/a/ZSPX011U8SH5r4sH; probusiness.news, 8 September 2023",
    note="that this is part 17 follows from the order of the digest",
)

STATUTE = Statute(
    key="ru/koap-14.3",
    title="KoAP article 14.3: advertising on the Internet",
    jurisdiction="Russia",
    url=URL,
    known_through=date(2026, 2, 25),
    searched=SEARCHED,
    provisions=(
        part(
            "ru/koap-14.3/1",
            "breach of the law on advertising, such as advertisements on blocked social networks",
            Fines(
                source=article(
                    "14.3(1)", "zakonrf.info, comparison 32798 (text of 9 August 2022)"
                ),
                citizen=fine(
                    2_000,
                    2_500,
                    "от двух тысяч до двух тысяч пятисот рублей",
                    "RUB 2,000",
                    "RUB 2,500",
                ),
                official=fine(
                    4_000,
                    20_000,
                    "от четырех тысяч до двадцати тысяч рублей",
                    "RUB 4,000",
                    "RUB 20,000",
                ),
                company=fine(
                    100_000,
                    500_000,
                    "от ста тысяч до пятисот тысяч рублей",
                    "RUB 100,000",
                    "RUB 500,000",
                ),
            ),
            GENERAL_FROM,
            GENERAL_DAY,
        ),
        part(
            "ru/koap-14.3/15",
            "not reporting online advertising to the register, or reporting it wrongly or late",
            Fines(
                source=REPORTS,
                words=DIGEST_WORDS,
                citizen=fine(
                    10_000, 30_000, "от 10 000 до 30 000 руб.", "RUB 10,000", "RUB 30,000"
                ),
                official=fine(
                    30_000, 100_000, "от 30 000 до 100 000 руб.", "RUB 30,000", "RUB 100,000"
                ),
                company=fine(
                    200_000, 500_000, "от 200 000 до 500 000 руб.", "RUB 200,000", "RUB 500,000"
                ),
            ),
            LABELS_FROM,
            LABELS_DAY,
        ),
        part(
            "ru/koap-14.3/16",
            "online advertising without its identifier",
            Fines(
                source=article(
                    "14.3(16)",
                    "explanation of a prosecutor, 24 June 2023",
                    mark=S,
                ),
                citizen=fine(
                    30_000, 100_000, "от 30 до 100 тысяч рублей", "RUB 30,000", "RUB 100,000"
                ),
                official=fine(
                    100_000, 200_000, "от 100 до 200 тысяч рублей", "RUB 100,000", "RUB 200,000"
                ),
                company=fine(
                    200_000,
                    500_000,
                    "от 200 тысяч до 500 тысяч рублей",
                    "RUB 200,000",
                    "RUB 500,000",
                ),
            ),
            LABELS_FROM,
            LABELS_DAY,
        ),
        part(
            "ru/koap-14.3/17",
            "breach of the duties of an operator of advertising data",
            Fines(
                source=OPERATORS,
                words=(
                    CITIZENS,
                    written("должностные лица", "official"),
                    written("организации", "legal-entity"),
                ),
                official=fine(
                    100_000, 200_000, "от 100 000 до 200 000 руб.", "RUB 100,000", "RUB 200,000"
                ),
                company=fine(
                    300_000, 700_000, "от 300 000 до 700 000 руб.", "RUB 300,000", "RUB 700,000"
                ),
            ),
            LABELS_FROM,
            LABELS_DAY,
        ),
        part(
            "ru/koap-14.3/18",
            "advertising of VPN services and other means of access to blocked resources",
            Fines(
                source=Source(
                    "KoAP art. 14.3(18)",
                    S,
                    read_in="kommersant.ru/doc/8462253; ria.ru/20250901; amic.ru (number of the part)",
                ),
                words=(
                    written("гражданам", "citizen"),
                    written("должностным лицам", "official"),
                    written("юрлицам", "legal-entity"),
                ),
                citizen=fine(50_000, 80_000, "от 50 до 80 тыс. руб.", "RUB 50,000", "RUB 80,000"),
                official=fine(
                    80_000, 150_000, "от 80 до 150 тыс. руб.", "RUB 80,000", "RUB 150,000"
                ),
                company=fine(
                    200_000, 500_000, "от 200 до 500 тыс. руб.", "RUB 200,000", "RUB 500,000"
                ),
            ),
            VPN_FROM,
            VPN_DAY,
        ),
    ),
    pending=(
        Pending(
            what="a bill to raise the fine of companies for advertisements on blocked social networks "
            "to RUB 1,000,000 (announced only)",
            provisions=("ru/koap-14.3/1",),
            since=date(2025, 11, 26),
            source=Source(
                "bill of November 2025",
                S,
                read_in="amp.ridus.ru/738077; comments.ua, 26 November 2025",
            ),
        ),
    ),
    gaps=(
        "parts 2 to 14 are not coded",
        "part 1 before 9 August 2022 is not coded",
        SOLE_TRADERS_GAP,
        RELIEF_GAP,
    ),
    sources=(GENERAL_DAY, LABELS_DAY, VPN_DAY, LIKE_OFFICIALS),
)
