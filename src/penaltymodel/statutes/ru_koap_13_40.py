"""
Russia, Code of Administrative Offenses (KoAP), article 13.40: duties of search engines.

The operator of a search engine pays a fixed fine if it does not connect to the register of banned
sites, shows links to blocked sites, or shows the addresses of sites blocked by the Moscow City
Court or copies of blocked sites. Repeat offenses cost more. The text was read in the code as of
early 2020. From 2 December 2019, a sole trader faces the fine for companies.

Google, 17 January 2022, part 2.1: RUB 4,000,000.

>>> from penaltymodel import Facts, evaluate, rub
>>> fines = evaluate(STATUTE.provision("ru/koap-13.40/2.1").enactments[0].penalty,
...                Facts(person="legal-entity")).result
>>> rub(4_000_000) in fines
True
"""

from __future__ import annotations

from datetime import date, timedelta

from attrs import evolve

from penaltymodel.law.forms import cited, when
from penaltymodel.law.koap import (
    LIKE_OFFICIALS,
    RELIEF_GAP,
    REPEATS_FROM,
    REPEATS_IN_FORCE,
    SEARCHED,
    SOLE_TRADERS_SOURCE,
    URL,
    Fines,
    article,
    fine,
    part,
)
from penaltymodel.law.penalties import Penalty, PersonIs
from penaltymodel.law.statute import Enactment, Pending, Provision, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.values.sources import Confidence, Source, written


D, S = Confidence.DERIVED, Confidence.SECONDARY

IN_FORCE_FROM = date(2018, 9, 26)
IN_FORCE = Source(
    "Federal Law 155-FZ of 27 June 2018",
    S,
    read_in="ppt.ru/news/142492; interfax.ru/russia/643786",
    as_written=("С 26 сентября 2018 года вступила в силу",),
)
SOLE_TRADERS_BEFORE = Source(
    "KoAP art. 2.4, note",
    D,
    note="before 2 December 2019, no rule on sole traders in art. 13.40 was found: they face the "
    "fine for officials",
    as_written=LIKE_OFFICIALS.as_written,
)
LANDING_LAW = Source(
    "Federal Law 259-FZ of 14 July 2022",
    S,
    read_in="kurchatov74.eps74.ru (prosecutor)",
    as_written=(written("со дня его официального опубликования", "2022-07-14"),),
)

OFFICIALS_FIRST = fine(
    30_000, 50_000, "от тридцати тысяч до пятидесяти тысяч рублей", "RUB 30,000", "RUB 50,000"
)
FIRST = Fines(
    source=article("13.40(1), (2), (3)"),
    citizen=fine(3_000, 5_000, "от трех тысяч до пяти тысяч рублей", "RUB 3,000", "RUB 5,000"),
    official=OFFICIALS_FIRST,
    company=fine(
        500_000, 700_000, "от пятисот тысяч до семисот тысяч рублей", "RUB 500,000", "RUB 700,000"
    ),
    as_companies=SOLE_TRADERS_SOURCE,
)


def _before(fines: Fines) -> Penalty:
    """Return the penalty until 1 December 2019: a sole trader answered like an official."""
    sole_trader = PersonIs((PersonKind.SOLE_TRADER,))
    as_official = cited(cited(OFFICIALS_FIRST.penalty, fines.cited_source), SOLE_TRADERS_BEFORE)
    return when(sole_trader, as_official, otherwise=fines.penalty(IN_FORCE_FROM))


def _first(number: str, offense: str) -> Provision:
    since_2019 = part(f"ru/koap-13.40/{number}", offense, FIRST, REPEATS_FROM, REPEATS_IN_FORCE)
    before = Enactment(
        applies_from=IN_FORCE_FROM,
        applies_through=REPEATS_FROM - timedelta(days=1),
        penalty=_before(FIRST),
        source=FIRST.cited_source,
        day_source=IN_FORCE,
    )
    return evolve(since_2019, enactments=(before, *since_2019.enactments))


STATUTE = Statute(
    key="ru/koap-13.40",
    title="KoAP article 13.40: duties of search engines",
    jurisdiction="Russia",
    url=URL,
    known_through=date(2022, 7, 13),
    searched=SEARCHED,
    provisions=(
        _first("1", "failure to connect to the register of banned sites"),
        _first("2", "showing links to blocked sites"),
        part(
            "ru/koap-13.40/2.1",
            "repeat of part 1 or 2",
            Fines(
                source=article("13.40(2.1)"),
                citizen=fine(
                    30_000,
                    100_000,
                    "от тридцати тысяч до ста тысяч рублей",
                    "RUB 30,000",
                    "RUB 100,000",
                ),
                official=fine(
                    100_000,
                    500_000,
                    "от ста тысяч до пятисот тысяч рублей",
                    "RUB 100,000",
                    "RUB 500,000",
                ),
                company=fine(
                    1_500_000,
                    5_000_000,
                    "от одного миллиона пятисот тысяч до пяти миллионов рублей",
                    "RUB 1,500,000",
                    "RUB 5,000,000",
                ),
                as_companies=SOLE_TRADERS_SOURCE,
            ),
            REPEATS_FROM,
            REPEATS_IN_FORCE,
            repeat_of=("ru/koap-13.40/1", "ru/koap-13.40/2"),
        ),
        _first(
            "3",
            "showing the addresses of sites blocked by the Moscow City Court, or copies of blocked "
            "sites",
        ),
        part(
            "ru/koap-13.40/4",
            "repeat of part 3",
            Fines(
                source=article("13.40(4)"),
                citizen=fine(
                    30_000,
                    100_000,
                    "от тридцати тысяч до ста тысяч рублей",
                    "RUB 30,000",
                    "RUB 100,000",
                ),
                official=fine(
                    100_000,
                    500_000,
                    "от ста тысяч до пятисот тысяч рублей",
                    "RUB 100,000",
                    "RUB 500,000",
                ),
                company=fine(
                    1_500_000,
                    3_000_000,
                    "от одного миллиона пятисот тысяч до трех миллионов рублей",
                    "RUB 1,500,000",
                    "RUB 3,000,000",
                ),
                as_companies=SOLE_TRADERS_SOURCE,
            ),
            REPEATS_FROM,
            REPEATS_IN_FORCE,
            repeat_of=("ru/koap-13.40/3",),
        ),
    ),
    pending=(
        Pending(
            what="fines for search engines that keep showing foreign companies against which a "
            "measure under the landing law was taken; their sums were not found, and whether the "
            "other parts changed was not read",
            since=date(2022, 7, 14),
            applies_from=date(2022, 7, 14),
            source=LANDING_LAW,
        ),
    ),
    gaps=(
        "the text of early 2020 was read; the fines of parts 1 and 2 were seen again in undated texts "
        "of 2024 or later (zakon-sud.com)",
        RELIEF_GAP,
    ),
    sources=(IN_FORCE, REPEATS_IN_FORCE),
)
