"""
Russia, Code of Administrative Offenses (KoAP), article 13.41: not removing banned information.

Parts 1 and 3 apply to hosting providers, parts 2 and 4 to owners of sites and other resources.
Parts 3 and 4 cover special content: calls to extremism, sexual images of minors, drugs. Part 5
applies to a repeat of part 1 or 2, part 6 to a repeat of part 3 or 4; under both, a company pays a
share of its revenue.

The fines were collected from texts that quote the law, not from the official consolidated text.
Each figure therefore has a source with a confidence mark. The newspaper's "one fifth" is the
maximum of part 6; all known revenue-based fines were imposed under part 5.

Google, 24 December 2021, part 5: one twentieth of RUB 144,438,324,700.

>>> from penaltymodel import Facts, evaluate, rub
>>> facts = Facts(person="legal-entity", revenue=rub(144_438_324_700))
>>> print(evaluate(STATUTE.provision("ru/koap-13.41/5").enactments[-1].penalty, facts).result.low)
RUB 7,221,916,235.00
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from penaltymodel.law.forms import by_person, cited, fixed, floored, share_of_revenue
from penaltymodel.law.koap import (
    LIKE_OFFICIALS,
    PUNISHED,
    PUNISHED_2021,
    PUNISHED_2021_SOURCE,
    PUNISHED_SOURCE,
    REVENUE,
    REVENUE_SOURCE,
    SEARCHED,
    SMALL_DAY,
    SMALL_FROM,
    URL,
    WINDOW_DAY,
    WINDOW_FROM,
    below_minimum,
    halved_if_small,
)
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Enactment, Limitation, Provision, Statute
from penaltymodel.law.words import Role
from penaltymodel.values.money import rub
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Notation, Source, written


V, S, M = Confidence.VERIFIED, Confidence.SECONDARY, Confidence.MEMORY

IN_FORCE = date(2021, 1, 10)
A_DAY = timedelta(days=1)

DIGEST = "ConsultantPlus digest of Federal Law 511-FZ, newsmine.ru, 18 January 2021"
CHAMBER = "Federation Council report, news.ru, 25 December 2020"
READING = "second-reading text, mskagency.ru, 22 December 2020"
BILL = "bill at first reading, rapsinews, 15 October 2020; zaks.ru, 16 July 2020"
REGULATOR = "Roskomnadzor, 11 June 2021, as reported by Sputnik"
BILL_NOTE = "read in the bill of 2020; no later digest shows a change"

FEDERAL_LAW = Source(
    "KoAP art. 13.41, added by Federal Law 511-FZ of 30 December 2020",
    V,
    read_in="Roskomnadzor (urdupoint.com, 27 January 2021); ranges still reported in February 2026",
    url="http://pravo.gov.ru/",
    as_written=("entered into force on January 10, 2021",),
)

NO_SMALL_SOURCE = Source(
    "KoAP art. 4.1.2",
    M,
    note="by its wording, the relief for small businesses does not apply to revenue-based fines",
)


OTHERS_IN_DIGEST = (
    written("Должностных лиц оштрафуют", "official"),
    written("компании", "legal-entity"),
)
GENERAL_WORDS = {
    READING: (
        written("на граждан", "citizen"),
        "от 50 тыс. до 100 тыс. руб.",
        written("на должностных лиц", "official"),
        "от 200 тыс. до 400 тыс. руб.",
        written("на юридических лиц", "legal-entity"),
        "от 800 тыс. до 4 млн руб.",
    ),
    CHAMBER: (written("граждане", "citizen"), "от 50 тысяч до 100 тысяч … рублей"),
    DIGEST: (*OTHERS_IN_DIGEST, "от 200 тыс. до 400 тыс. руб.", "от 800 тыс. до 4 млн руб."),
}
SPECIAL_WORDS = {
    BILL: (written("для граждан", "citizen"), "100-200 тысяч … рублей"),
    DIGEST: (*OTHERS_IN_DIGEST, "от 400 тыс. до 800 тыс. руб.", "от 3 млн до 8 млн руб."),
}
WORDS: Mapping[int, Mapping[str, tuple[Notation | str, ...]]] = {
    1: GENERAL_WORDS,
    2: GENERAL_WORDS,
    3: SPECIAL_WORDS,
    4: SPECIAL_WORDS,
    5: {
        CHAMBER: (
            written("граждане", "citizen"),
            "от 100 тысяч до 200 тысяч … рублей",
            written("должностные лица", "official"),
            "от 500 тысяч до 800 тысяч … рублей",
            "от 1/20 до 1/10",
        ),
    },
    6: {BILL: (), REGULATOR: (written("between one tenth and one fifth", "1/10", "1/5"),)},
}
"""How the texts write the fines, by the part of the article and the text."""


def _source(part: int, mark: Confidence, read_in: str) -> Source:
    note = BILL_NOTE if read_in == BILL else ""
    words = WORDS[part][read_in]
    return Source(f"KoAP art. 13.41({part})", mark, read_in, note=note, as_written=words)


def _fine(part: int, low: int, high: int, mark: Confidence, read_in: str) -> Penalty:
    return cited(fixed(rub(low), rub(high)), _source(part, mark, read_in))


def _first(
    key: str, offense: str, role: Role, categories: tuple[str, ...], fines: Penalty
) -> Provision:
    return Provision(
        key=f"ru/koap-13.41/{key}",
        offense=offense,
        roles=(role,),
        categories=categories,
        enactments=(
            Enactment(
                applies_from=IN_FORCE,
                applies_through=SMALL_FROM - A_DAY,
                penalty=below_minimum(fines),
                source=FEDERAL_LAW,
            ),
            Enactment(
                applies_from=SMALL_FROM,
                penalty=below_minimum(halved_if_small(fines)),
                source=FEDERAL_LAW,
                day_source=SMALL_DAY,
            ),
        ),
    )


def _repeat(key: str, offense: str, repeat_of: tuple[str, ...], fines: Penalty) -> Provision:
    return Provision(
        key=f"ru/koap-13.41/{key}",
        offense=offense,
        repeat_of=tuple(f"ru/koap-13.41/{part}" for part in repeat_of),
        enactments=(
            Enactment(
                applies_from=IN_FORCE,
                applies_through=WINDOW_FROM - A_DAY,
                penalty=below_minimum(fines),
                source=FEDERAL_LAW,
                repeat=PUNISHED,
                repeat_source=PUNISHED_SOURCE,
            ),
            Enactment(
                applies_from=WINDOW_FROM,
                penalty=below_minimum(fines),
                source=FEDERAL_LAW,
                day_source=WINDOW_DAY,
                repeat=PUNISHED_2021,
                repeat_source=PUNISHED_2021_SOURCE,
            ),
        ),
    )


def _of_revenue(part: int, low: str, high: str, floor: int, floor_source: Source) -> Penalty:
    """Return a share of revenue with a minimum, each with its own confidence."""
    share_source = _source(part, V, CHAMBER if part == 5 else REGULATOR)
    share = cited(share_of_revenue(low, high, base=REVENUE), share_source)
    body = cited(share, REVENUE_SOURCE)
    return cited(cited(floored(body, at=rub(floor)), floor_source), NO_SMALL_SOURCE)


GENERAL = ("suicide", "calls-to-minors", "false-information", "vpn", "other")
SPECIAL = ("extremism", "child-pornography", "drugs")


def _general_fines(part: int) -> Penalty:
    # The second-reading text was read for part 1; other texts give the same amounts for part 2.
    return by_person(
        citizen=_fine(part, 50_000, 100_000, V, READING if part == 1 else CHAMBER),
        official=_fine(part, 200_000, 400_000, V, READING if part == 1 else DIGEST),
        legal_entity=_fine(part, 800_000, 4_000_000, V, READING if part == 1 else DIGEST),
    )


def _special_fines(part: int) -> Penalty:
    return by_person(
        citizen=_fine(part, 100_000, 200_000, S, BILL),
        official=_fine(part, 400_000, 800_000, V, DIGEST),
        legal_entity=_fine(part, 3_000_000, 8_000_000, V, DIGEST),
    )


STATUTE = Statute(
    key="ru/koap-13.41",
    title="KoAP article 13.41: not restricting or deleting banned information",
    known_as=("КоАП 13.41",),
    jurisdiction="Russia",
    url=URL,
    known_through=date(2026, 2, 26),
    searched=SEARCHED,
    categories={
        "suicide": "information about suicide",
        "calls-to-minors": "calls to minors to join unlawful rallies",
        "false-information": "information that the law defines as false or unreliable",
        "vpn": "offers of tools to bypass blocking, from 1 March 2024",
        "other": "other banned information",
        "extremism": "calls to extremist activity",
        "child-pornography": "sexual images of minors and advertisements to recruit them",
        "drugs": "how to make, use or obtain drugs",
    },
    provisions=(
        _first("1", "not restricting access (host)", Role.HOST, GENERAL, _general_fines(1)),
        _first("2", "not deleting information (owner)", Role.OWNER, GENERAL, _general_fines(2)),
        _first(
            "3",
            "not restricting access to special content (host)",
            Role.HOST,
            SPECIAL,
            _special_fines(3),
        ),
        _first(
            "4", "not deleting special content (owner)", Role.OWNER, SPECIAL, _special_fines(4)
        ),
        _repeat(
            "5",
            "repeat of part 1 or 2",
            ("1", "2"),
            by_person(
                citizen=_fine(5, 100_000, 200_000, V, CHAMBER),
                official=_fine(5, 500_000, 800_000, V, CHAMBER),
                legal_entity=_of_revenue(
                    5,
                    "1/20",
                    "1/10",
                    4_000_000,
                    Source(
                        "KoAP art. 13.41(5), floor",
                        V,
                        DIGEST,
                        as_written=("не меньше 4 млн руб.",),
                    ),
                ),
            ),
        ),
        _repeat(
            "6",
            "repeat of part 3 or 4",
            ("3", "4"),
            by_person(
                citizen=_fine(6, 200_000, 500_000, S, BILL),
                official=_fine(6, 800_000, 1_000_000, S, BILL),
                legal_entity=_of_revenue(
                    6, "1/10", "1/5", 8_000_000, Source("KoAP art. 13.41(6), floor", M)
                ),
            ),
        ),
    ),
    limitations=(
        Limitation(
            name="judge",
            applies_from=IN_FORCE,
            within=Period(months=3),
            source=Source(
                "KoAP art. 4.5(1)",
                V,
                "KoAP text of early 2020",
                as_written=(written("по истечении трех месяцев", "3 months"),),
            ),
        ),
        Limitation(
            name="judge",
            applies_from=date(2023, 4, 25),
            within=Period(days=90),
            source=Source(
                "KoAP art. 4.5(1) as of Federal Law 122-FZ of 14 April 2023",
                S,
                "nvsk1.kodms.ru; novoaleksandrovskij",
            ),
        ),
        Limitation(
            name="one-year",
            applies_from=IN_FORCE,
            within=Period(years=1),
            source=Source(
                "KoAP art. 4.5(1), special terms",
                M,
                note="it is unresolved whether this term applies to art. 13.41; one case of 2021 "
                "suggests that it does",
            ),
        ),
    ),
    payment_within=Period(days=60),
    payment_source=Source(
        "KoAP art. 32.2(1)",
        V,
        "KoAP text of early 2020; Interfax, 11 March 2022",
        as_written=(written("не позднее шестидесяти дней", "60 days"),),
    ),
    gaps=(
        "several offenses found during one inspection (art. 4.4(5), (6)) are not merged: courts "
        "fine each protocol separately",
        "deferral, installments and the discount for early payment are not coded",
        "our interpretation: an earlier decision under the repeat part itself also makes the next "
        "offense a repeat",
        "the cap of one fifth of revenue (art. 3.5(4.4)) conflicts with the minimum fines of "
        "part 5 if revenue is below RUB 20,000,000, and of part 6 if it is below RUB 40,000,000; "
        "the minimum fines are coded",
        "the two-year limit on enforcing an unpaid fine (art. 31.9) is not coded: an unpaid fine "
        "counts indefinitely",
        "the limitation period of a continuing offense runs from its detection (art. 4.5(2)): "
        "choose the date of the violation accordingly",
        "our interpretation: the relief for small businesses and the one for exceptional "
        "circumstances add up; the relief for socially oriented organizations is not coded",
        "if a company had no revenue in the calendar year before the one of detection, the part of "
        "the year of detection before the detection counts (art. 3.5(1)(3.1)); not coded",
        "not found: whether sole traders answer like companies, as they do under art. 13.40; they "
        "face the fine for officials, and if they answer like companies, the relief for small "
        "businesses does not apply",
        "a warning in place of the first fine of a small business (art. 4.1.1) is not coded",
        "the category vpn has been banned information only since 1 March 2024; this date is not "
        "checked",
        "the law does not regulate rounding; the ruling of 24 December 2021 is exact to the kopeck",
    ),
    sources=(FEDERAL_LAW, LIKE_OFFICIALS),
)
