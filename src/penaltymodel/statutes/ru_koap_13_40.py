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

from penaltymodel.law.forms import by_person, cited, fixed, when
from penaltymodel.law.penalties import Penalty, PersonIs, Repeat
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.statutes.ru_koap_13_41 import (
    PUNISHED,
    PUNISHED_2021,
    PUNISHED_2021_SOURCE,
    PUNISHED_SOURCE,
    WINDOW_FROM,
)
from penaltymodel.values.money import rub
from penaltymodel.values.sources import Confidence, Source


V, D, S = Confidence.VERIFIED, Confidence.DERIVED, Confidence.SECONDARY

IN_FORCE_FROM = date(2018, 9, 26)
REPEATS_FROM = date(2019, 12, 2)
A_DAY = timedelta(days=1)

CODE = "KoAP text of early 2020"
IN_FORCE = Source(
    "Federal Law 155-FZ of 27 June 2018",
    S,
    read_in="ppt.ru/news/142492; interfax.ru/russia/643786",
    note="in force from 26 September 2018",
)
REPEATS_IN_FORCE = Source(
    "Federal Law 405-FZ of 2 December 2019",
    V,
    read_in=CODE,
    note="the text dates the repeals by this law from 2 December 2019, the day of its publication",
)
SOLE_TRADERS_BEFORE = Source(
    "KoAP art. 2.4, note",
    D,
    note="before 2 December 2019, no rule on sole traders in art. 13.40 was found: they face the "
    "fine for officials",
)
SOLE_TRADERS = Source(
    "KoAP art. 13.11, note",
    V,
    read_in=CODE,
    note="from 2 December 2019, sole traders answer for offenses under art. 13.40 like companies",
)


def _fines(part: str, citizen: str, official: str, company: str) -> tuple[Penalty, Penalty]:
    """Return the fines before and from 2 December 2019; they differ for sole traders."""
    source = Source(f"KoAP art. 13.40({part})", V, CODE)

    def sums(text: str) -> Penalty:
        low, high = text.split("-")
        return cited(fixed(rub(f"{low}000"), rub(f"{high}000")), source)

    by_kind = by_person(citizen=sums(citizen), official=sums(official), legal_entity=sums(company))
    is_sole_trader = PersonIs((PersonKind.SOLE_TRADER,))
    as_official = cited(sums(official), SOLE_TRADERS_BEFORE)
    as_company = cited(sums(company), SOLE_TRADERS)
    return (
        when(is_sole_trader, as_official, otherwise=by_kind),
        when(is_sole_trader, as_company, otherwise=by_kind),
    )


def _first(part: str, offense: str) -> Provision:
    before, after = _fines(part, "3-5", "30-50", "500-700")
    return Provision(
        key=f"ru/koap-13.40/{part}",
        offense=offense,
        enactments=(
            Enactment(
                applies_from=IN_FORCE_FROM,
                applies_through=REPEATS_FROM - A_DAY,
                penalty=before,
                source=IN_FORCE,
            ),
            Enactment(applies_from=REPEATS_FROM, penalty=after, source=REPEATS_IN_FORCE),
        ),
    )


def _repeat(part: str, of: tuple[str, ...], company: str) -> Provision:
    _, penalty = _fines(part, "30-100", "100-500", company)

    def text(first: date, last: date | None, rule: Repeat, source: Source) -> Enactment:
        return Enactment(
            applies_from=first,
            applies_through=last,
            penalty=penalty,
            source=REPEATS_IN_FORCE,
            repeat=rule,
            repeat_source=source,
        )

    return Provision(
        key=f"ru/koap-13.40/{part}",
        offense=f"repeat of part {' or '.join(of)}",
        repeat_of=tuple(f"ru/koap-13.40/{each}" for each in of),
        enactments=(
            text(REPEATS_FROM, WINDOW_FROM - A_DAY, PUNISHED, PUNISHED_SOURCE),
            text(WINDOW_FROM, None, PUNISHED_2021, PUNISHED_2021_SOURCE),
        ),
    )


STATUTE = Statute(
    key="ru/koap-13.40",
    title="KoAP article 13.40: duties of search engines",
    jurisdiction="Russia",
    url="http://pravo.gov.ru/proxy/ips/?docbody=&nd=102074277",
    known_through=date(2026, 11, 23),
    provisions=(
        _first("1", "failure to connect to the register of banned sites"),
        _first("2", "showing links to blocked sites"),
        _repeat("2.1", ("1", "2"), "1500-5000"),
        _first(
            "3",
            "showing the addresses of sites blocked by the Moscow City Court, or copies of blocked "
            "sites",
        ),
        _repeat("4", ("3",), "1500-3000"),
    ),
    gaps=(
        "the text of early 2020 was read; no later amendment was found, but not every law since "
        "then was searched",
        "a fine below the minimum in exceptional circumstances (art. 4.1(3.2)) and a warning in "
        "place of the first fine (art. 4.1.1) are not coded",
    ),
    sources=(IN_FORCE, REPEATS_IN_FORCE),
)
