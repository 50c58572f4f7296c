"""
Russia, Code of Administrative Offenses (KoAP), article 13.11: personal data.

Parts 8 and 9 punish operators that keep the data of Russian citizens abroad. Since 30 May 2025, parts
10 to 18 punish operators that do not notify the regulator and operators whose data leak; a company
that is punished again for a leak pays 1 % to 3 % of its revenue. Sole traders answer like companies,
except under part 1.

WhatsApp, 28 July 2022, part 9 (data kept abroad, repeated): RUB 18,000,000, the maximum.

>>> from penaltymodel import Facts, evaluate, rub
>>> fines = STATUTE.provision("ru/koap-13.11/9").enactments[-1].penalty
>>> print(evaluate(fines, Facts(person="legal-entity")).result.high)
RUB 18,000,000.00

A second leak at a company with a revenue of RUB 10 billion:

>>> fines = STATUTE.provision("ru/koap-13.11/15").enactments[-1].penalty
>>> result = evaluate(fines, Facts(person="legal-entity", revenue=rub(10_000_000_000))).result
>>> print(result.low, result.high)
RUB 100,000,000.00 RUB 300,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import (
    cited,
    fixed,
    floored,
    lesser_of,
    share_of_revenue,
    when,
)
from penaltymodel.law.koap import (
    CITIZENS,
    COMPANIES,
    LIKE_OFFICIALS,
    OFFICIALS,
    PUNISHED_2021,
    PUNISHED_2021_SOURCE,
    RELIEF_GAP,
    REPEATS_FROM,
    REPEATS_IN_FORCE,
    REVENUE,
    SEARCHED,
    SOLE_TRADERS_SOURCE,
    URL,
    Fines,
    Sum,
    article,
    below_minimum,
    fine,
    part,
)
from penaltymodel.law.penalties import Flag, PersonIs
from penaltymodel.law.statute import Enactment, Limitation, Provision, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.values.money import rub
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Notation, Source, written


S = Confidence.SECONDARY

LEAKS_FROM = date(2025, 5, 30)
LEAKS_IN_FORCE = Source(
    "Federal Law 420-FZ of 30 November 2024",
    S,
    read_in="elcode.ru; delo-press.ru/news/69288",
    as_written=("с 30 мая 2025 года",),
)
LIKE_COMPANIES = Source(
    "KoAP art. 13.11, note, as amended by Federal Law 420-FZ",
    S,
    read_in="elcode.ru; delo-press.ru/news/69288",
    note="the note itself was not read; both digests give one range for companies and sole traders",
    as_written=(written("для коммерческих организаций и ИП", "sole-trader"),),
)

DIGEST_WORDS = (
    written("для граждан", "citizen"),
    written("для должностных лиц", "official"),
    written("для юридических лиц", "legal-entity"),
)


def _digest(place: int | str, read_in: str) -> Source:
    return Source(f"KoAP art. 13.11({place})", S, read_in)


SECURITY = Flag("conditions of a lower fine for spending on information security", presumed=False)
SECURITY_SOURCE = Source(
    "KoAP art. 4.1, as amended by Federal Law 420-FZ",
    S,
    read_in="epap.by, 3 December 2024",
    note="the conditions: in each of the three years before the detection, the operator spent at "
    "least 0.1 % of its revenue on information security, it documents that it met the requirements, "
    "and there is no aggravating circumstance",
    as_written=(
        written("from RUB 15 million to RUB 50 million", "RUB 15,000,000", "RUB 50,000,000"),
    ),
)
SHARE_WORDS = (
    written("between 1% and 3%", "1/100", "3/100"),
    written("not more than RUB 500 million", "RUB 500,000,000"),
)
BASE_SOURCE = Source(
    "KoAP art. 13.11(15), (18): revenue",
    S,
    read_in="epap.by, 3 December 2024; b1.ru, 28 November 2024",
    as_written=(
        written("company's total revenue", "revenue from all goods, works and services"),
        written("company's", "of the person itself"),
        written(
            "for the calendar year preceding the year in which the offence was detected",
            "calendar year before the one of detection",
        ),
    ),
)


def _repeat_of_leaks(
    number: int, of: tuple[int, ...], floor: int, floor_words: Notation
) -> Provision:
    """Return the part on repeats: 1 % to 3 % of the revenue, with a minimum and a maximum."""
    source = Source(
        f"KoAP art. 13.11({number})",
        S,
        read_in="epap.by, 3 December 2024; respectrb.ru (ConsultantPlus)",
        as_written=(*SHARE_WORDS, floor_words, written("for companies", "legal-entity")),
    )
    share = cited(share_of_revenue("1/100", "3/100", base=REVENUE), BASE_SOURCE)
    ordinary = lesser_of(floored(share, at=rub(floor)), fixed(rub(500_000_000)))
    company = PersonIs((PersonKind.LEGAL_ENTITY,))
    relieved = when(company, below_minimum(ordinary), otherwise=ordinary)
    lower = cited(fixed(rub(15_000_000), rub(50_000_000)), SECURITY_SOURCE)
    return Provision(
        key=f"ru/koap-13.11/{number}",
        offense=f"leak by a person punished for a leak (parts {of[0]} to {of[-1]})",
        persons=(PersonKind.SOLE_TRADER, PersonKind.LEGAL_ENTITY),
        repeat_of=tuple(f"ru/koap-13.11/{each}" for each in of),
        enactments=(
            Enactment(
                applies_from=LEAKS_FROM,
                penalty=when(SECURITY, lower, otherwise=cited(relieved, source)),
                source=source,
                repeat=PUNISHED_2021,
                repeat_source=PUNISHED_2021_SOURCE,
                day_source=LEAKS_IN_FORCE,
                base_source=BASE_SOURCE,
            ),
        ),
    )


def _leak(
    number: int,
    offense: str,
    company: Sum,
    *,
    citizen: Sum | None = None,
    official: Sum | None = None,
    read_in: str,
    words: tuple[Notation, Notation, Notation] = DIGEST_WORDS,
) -> Provision:
    return part(
        f"ru/koap-13.11/{number}",
        offense,
        Fines(
            source=_digest(number, read_in),
            citizen=citizen,
            official=official,
            company=company,
            as_companies=LIKE_COMPANIES,
            words=words,
        ),
        LEAKS_FROM,
        LEAKS_IN_FORCE,
    )


ENGLISH = (
    written("Individuals", "citizen"),
    written("Officials", "official"),
    written("Legal entities", "legal-entity"),
)
ONLY_COMPANIES = (CITIZENS, OFFICIALS, written("for companies", "legal-entity"))
NOTICES = "birchlegal.ru/en/legal_alerts/2181; delo-press.ru/news/69288"

STATUTE = Statute(
    key="ru/koap-13.11",
    title="KoAP article 13.11: personal data",
    jurisdiction="Russia",
    url=URL,
    known_through=date(2025, 12, 16),
    searched=SEARCHED,
    provisions=(
        part(
            "ru/koap-13.11/1",
            "processing personal data without a legal ground, or for another purpose",
            Fines(
                source=_digest(1, NOTICES),
                words=DIGEST_WORDS,
                citizen=fine(
                    10_000, 15_000, "от 10 тыс. до 15 тыс. руб.", "RUB 10,000", "RUB 15,000"
                ),
                official=fine(
                    50_000, 100_000, "от 50 тыс. до 100 тыс. руб.", "RUB 50,000", "RUB 100,000"
                ),
                company=fine(
                    150_000, 300_000, "от 150 тыс. до 300 тыс. руб.", "RUB 150,000", "RUB 300,000"
                ),
            ),
            LEAKS_FROM,
            LEAKS_IN_FORCE,
        ),
        part(
            "ru/koap-13.11/1.1",
            "repeat of part 1",
            Fines(
                source=_digest("1.1", NOTICES),
                words=DIGEST_WORDS,
                citizen=fine(
                    15_000, 30_000, "от 15 тыс. до 30 тыс. руб.", "RUB 15,000", "RUB 30,000"
                ),
                official=fine(
                    100_000, 200_000, "от 100 тыс. до 200 тыс. руб.", "RUB 100,000", "RUB 200,000"
                ),
                company=fine(
                    300_000, 500_000, "от 300 тыс. до 500 тыс. руб.", "RUB 300,000", "RUB 500,000"
                ),
                as_companies=LIKE_COMPANIES,
            ),
            LEAKS_FROM,
            LEAKS_IN_FORCE,
            repeat_of=("ru/koap-13.11/1",),
        ),
        part(
            "ru/koap-13.11/8",
            "keeping the personal data of Russian citizens abroad",
            Fines(
                source=article("13.11(8)"),
                citizen=fine(
                    30_000,
                    50_000,
                    "от тридцати тысяч до пятидесяти тысяч рублей",
                    "RUB 30,000",
                    "RUB 50,000",
                ),
                official=fine(
                    100_000,
                    200_000,
                    "от ста тысяч до двухсот тысяч рублей",
                    "RUB 100,000",
                    "RUB 200,000",
                ),
                company=fine(
                    1_000_000,
                    6_000_000,
                    "от одного миллиона до шести миллионов рублей",
                    "RUB 1,000,000",
                    "RUB 6,000,000",
                ),
                as_companies=SOLE_TRADERS_SOURCE,
            ),
            REPEATS_FROM,
            REPEATS_IN_FORCE,
        ),
        part(
            "ru/koap-13.11/9",
            "repeat of part 8",
            Fines(
                source=article("13.11(9)"),
                citizen=fine(
                    50_000,
                    100_000,
                    "от пятидесяти тысяч до ста тысяч рублей",
                    "RUB 50,000",
                    "RUB 100,000",
                ),
                official=fine(
                    500_000,
                    800_000,
                    "от пятисот тысяч до восьмисот тысяч рублей",
                    "RUB 500,000",
                    "RUB 800,000",
                ),
                company=fine(
                    6_000_000,
                    18_000_000,
                    "от шести миллионов до восемнадцати миллионов рублей",
                    "RUB 6,000,000",
                    "RUB 18,000,000",
                ),
                as_companies=SOLE_TRADERS_SOURCE,
            ),
            REPEATS_FROM,
            REPEATS_IN_FORCE,
            repeat_of=("ru/koap-13.11/8",),
        ),
        _leak(
            10,
            "not notifying the regulator of the processing of personal data",
            fine(100_000, 300_000, "от 100 тыс. до 300 тыс. руб.", "RUB 100,000", "RUB 300,000"),
            citizen=fine(5_000, 10_000, "от 5 тыс. до 10 тыс. руб.", "RUB 5,000", "RUB 10,000"),
            official=fine(
                30_000, 50_000, "от 30 тыс. до 50 тыс. руб.", "RUB 30,000", "RUB 50,000"
            ),
            read_in="delo-press.ru/news/69288",
        ),
        _leak(
            11,
            "not notifying the regulator of a leak",
            fine(1_000_000, 3_000_000, "from RUB 1m to RUB 3m", "RUB 1,000,000", "RUB 3,000,000"),
            citizen=fine(
                50_000, 100_000, "from RUB 50 000 to RUB 100 000", "RUB 50,000", "RUB 100,000"
            ),
            official=fine(
                400_000, 800_000, "from RUB 400 000 to RUB 800 000", "RUB 400,000", "RUB 800,000"
            ),
            read_in="birchlegal.ru/en/legal_alerts/2181",
            words=ENGLISH,
        ),
        _leak(
            12,
            "leak of the data of 1,000 to 10,000 persons, or of 10,000 to 100,000 identifiers",
            fine(3_000_000, 5_000_000, "от 3 до 5 млн руб.", "RUB 3,000,000", "RUB 5,000,000"),
            citizen=fine(
                100_000, 200_000, "от 100 000 до 200 000 руб.", "RUB 100,000", "RUB 200,000"
            ),
            official=fine(
                200_000, 400_000, "от 200 000 до 400 000 руб.", "RUB 200,000", "RUB 400,000"
            ),
            read_in="pravo.ru/news/256376",
        ),
        _leak(
            13,
            "leak of the data of 10,000 to 100,000 persons, or of 100,000 to 1,000,000 identifiers",
            fine(
                5_000_000,
                10_000_000,
                "from RUB 5 million to RUB 10 million",
                "RUB 5,000,000",
                "RUB 10,000,000",
            ),
            read_in="epap.by, 3 December 2024; nika-72.com",
            words=ONLY_COMPANIES,
        ),
        _leak(
            14,
            "leak of the data of more than 100,000 persons, or of more than 1,000,000 identifiers",
            fine(
                10_000_000,
                15_000_000,
                "from RUB 10 million to RUB 15 million",
                "RUB 10,000,000",
                "RUB 15,000,000",
            ),
            read_in="epap.by, 3 December 2024; nika-72.com",
            words=ONLY_COMPANIES,
        ),
        _repeat_of_leaks(
            15,
            (12, 13, 14),
            20_000_000,
            written("not less than RUB 20 million", "RUB 20,000,000"),
        ),
        _leak(
            16,
            "leak of special categories of personal data",
            fine(
                10_000_000,
                15_000_000,
                "от 10 до 15 млн. рублей",
                "RUB 10,000,000",
                "RUB 15,000,000",
            ),
            citizen=fine(
                300_000, 400_000, "от 300 до 400 тысяч рублей", "RUB 300,000", "RUB 400,000"
            ),
            official=fine(
                1_000_000,
                1_300_000,
                "от 1 до 1 миллиона 300 тысяч рублей",
                "RUB 1,000,000",
                "RUB 1,300,000",
            ),
            read_in="rusrim.blogspot.com, 31 January 2025",
            words=(CITIZENS, OFFICIALS, COMPANIES),
        ),
        _leak(
            17,
            "leak of biometric personal data",
            fine(
                15_000_000,
                20_000_000,
                "от 15 до 20 млн. рублей",
                "RUB 15,000,000",
                "RUB 20,000,000",
            ),
            citizen=fine(
                400_000, 500_000, "от 400 до 500 тысяч рублей", "RUB 400,000", "RUB 500,000"
            ),
            official=fine(
                1_300_000,
                1_500_000,
                "от 1,3 до 1,5 млн рублей",
                "RUB 1,300,000",
                "RUB 1,500,000",
            ),
            read_in="rusrim.blogspot.com, 31 January 2025; nozdrachevskij-r38.gosweb.gosuslugi.ru "
            "(officials)",
            words=(CITIZENS, OFFICIALS, COMPANIES),
        ),
        _repeat_of_leaks(
            18,
            (16, 17),
            25_000_000,
            written("не менее 25 миллионов … рублей"),
        ),
    ),
    limitations=(
        Limitation(
            name="one-year",
            applies_from=date(2021, 3, 27),
            within=Period(years=1),
            source=Source(
                "KoAP art. 4.5(1), as amended by Federal Law 19-FZ of 24 February 2021",
                S,
                read_in="sterngoff.com",
                note="one year for offenses against the law on personal data",
            ),
        ),
    ),
    gaps=(
        "parts 2 to 7, and parts 1 and 1.1 before 30 May 2025, are not coded",
        "the fines of citizens and officials under parts 13 to 15 and 18 were not found in full: part "
        "13, officials up to RUB 500,000; part 14, citizens up to RUB 400,000 and officials up to RUB "
        "600,000; part 15, citizens up to RUB 600,000 and officials up to RUB 1,200,000",
        "one digest (rusrim.blogspot.com) gives RUB 1,000,000 as the lowest fine of officials under part "
        "17; RUB 1,300,000, from a page of a municipality, is coded",
        "for a bank, the share under parts 15 and 18 is of its own funds; not coded",
        "not read: whether a decision for a leak under parts 16 and 17 also counts for part 15, and "
        "the other way round",
        "a fine for an offense under art. 13.11 is not halved for early payment since 30 May 2025; the "
        "discount before that day is not coded",
        RELIEF_GAP,
    ),
    sources=(REPEATS_IN_FORCE, LEAKS_IN_FORCE, LIKE_COMPANIES, LIKE_OFFICIALS),
)
