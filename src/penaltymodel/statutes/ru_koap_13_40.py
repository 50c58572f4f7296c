"""
Russia, Code of Administrative Offenses (KoAP), article 13.40: duties of search engines.

The operator of a search engine pays a fixed fine if it does not connect to the register of banned
sites, shows links to blocked sites, or breaches its other duties. Repeat offenses cost more. The
amounts were read in the code itself; which provisions the repeat provisions refer to is
unverified.

Google, 17 January 2022, part 2.1: RUB 4,000,000.

>>> from penaltymodel import Facts, evaluate, rub
>>> fines = evaluate(STATUTE.provision("ru/koap-13.40/2.1").enactments[0].penalty,
...                Facts(person="legal-entity")).result
>>> rub(4_000_000) in fines
True
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import by_person, cited, fixed
from penaltymodel.law.penalties import Penalty, Repeat
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.statutes.ru_koap_13_41 import (
    PUNISHED,
    PUNISHED_2021,
    PUNISHED_2021_SOURCE,
    PUNISHED_SOURCE,
    WINDOW_FROM,
)
from penaltymodel.values.money import rub
from penaltymodel.values.sources import Confidence, Source


CODE = "KoAP text of early 2020"
IN_FORCE = Source(
    "Federal Law 155-FZ of 27 June 2018",
    Confidence.MEMORY,
    note="the date of entry into force, 1 October 2018, is from memory",
)
REPEATS_IN_FORCE = Source(
    "Federal Law 405-FZ of 2 December 2019",
    Confidence.MEMORY,
    note="the date of entry into force, 13 December 2019, and the part each repeat provision "
    "refers to are from memory",
)


def _fines(part: str, citizen: str, official: str, company: str) -> Penalty:
    source = Source(f"KoAP art. 13.40({part})", Confidence.VERIFIED, CODE)

    def sums(text: str) -> Penalty:
        low, high = text.split("-")
        return cited(fixed(rub(f"{low}000"), rub(f"{high}000")), source)

    return by_person(citizen=sums(citizen), official=sums(official), legal_entity=sums(company))


def _first(part: str, offense: str) -> Provision:
    penalty = _fines(part, "3-5", "30-50", "500-700")
    text = Enactment(applies_from=date(2018, 10, 1), penalty=penalty, source=IN_FORCE)
    return Provision(key=f"ru/koap-13.40/{part}", offense=offense, enactments=(text,))


def _repeat(part: str, of: str, company: str) -> Provision:
    penalty = _fines(part, "30-100", "100-500", company)

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
        offense=f"repeat of part {of}",
        repeat_of=(f"ru/koap-13.40/{of}",),
        enactments=(
            text(date(2019, 12, 13), date(2021, 6, 21), PUNISHED, PUNISHED_SOURCE),
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
        _repeat("2.1", "2", "1500-5000"),
        _first("3", "breach of the other duties of a search engine"),
        _repeat("4", "3", "1500-3000"),
    ),
    gaps=("later amendments to the article were not checked",),
    sources=(IN_FORCE, REPEATS_IN_FORCE),
)
