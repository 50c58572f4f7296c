"""
Japan, Act on the Protection of Personal Information, articles 178, 179, 182 and 184: fines.

A corporation faces up to JPY 100 million if its staff disobeys an order of the commission or misuses a
database of personal information. The person who acts faces up to JPY 1 million, or JPY 500,000. For
false reports to the commission, both face up to JPY 500,000.

>>> from penaltymodel import Facts, evaluate
>>> facts = Facts(person="legal-entity")
>>> print(evaluate(STATUTE.provision("jp/appi/178").enactments[0].penalty, facts).result.high)
JPY 100,000,000
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law.forms import cited, upto, when
from penaltymodel.law.penalties import Penalty, PersonIs
from penaltymodel.law.statute import Enactment, Pending, Provision, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Confidence, Source, written


READ_IN = "Ansvar-Systems/japan-law-mcp, text of e-Gov, April 2026"
CORPORATION = PersonIs((PersonKind.LEGAL_ENTITY,))
BOTH = Source(
    "APPI, art. 184(1)(i)",
    Confidence.VERIFIED,
    READ_IN,
    as_written=(written("法人", "legal-entity"), written("一億円以下", "JPY 100,000,000")),
)
DAY = Source(
    "APPI, higher fines",
    Confidence.MEMORY,
    note="12 December 2020 is from memory; the articles had other numbers then",
)


def _by_person(person: int) -> Penalty:
    company = cited(upto(Money(100_000_000, "JPY")), BOTH)
    return when(CORPORATION, company, otherwise=upto(Money(person, "JPY")))


def _provision(article: str, offense: str, penalty: Penalty, text: str, amount: str) -> Provision:
    source = Source(
        f"APPI, art. {article}",
        Confidence.VERIFIED,
        READ_IN,
        as_written=(written(text, amount),),
    )
    enactment = Enactment(
        applies_from=date(2020, 12, 12),
        penalty=cited(penalty, source),
        source=source,
        day_source=DAY,
    )
    return Provision(key=f"jp/appi/{article}", offense=offense, enactments=(enactment,))


STATUTE = Statute(
    key="jp/appi",
    title="Act on the Protection of Personal Information",
    jurisdiction="Japan",
    url="https://laws.e-gov.go.jp/law/415AC0000000057",
    known_through=date(2026, 4, 9),
    provisions=(
        _provision(
            "178",
            "disobeying an order of the commission",
            _by_person(1_000_000),
            "百万円以下",
            "JPY 1,000,000",
        ),
        _provision(
            "179",
            "misuse of a database of personal information",
            _by_person(500_000),
            "五十万円以下",
            "JPY 500,000",
        ),
        _provision(
            "182",
            "false reports to the commission, or obstruction",
            upto(Money(500_000, "JPY")),
            "五十万円以下",
            "JPY 500,000",
        ),
    ),
    gaps=(
        "imprisonment of individuals is not calculated",
        "the administrative fines of article 185 (JPY 100,000) are not coded",
    ),
    sources=(BOTH, DAY),
    searched="a copy of the act of April 2026, and public pages until 25 November 2026",
    pending=(
        Pending(
            what="an amendment of July 2026 adds a surcharge; it applies in steps, a part from "
            "January 2027 and most of it by July 2028",
            since=date(2026, 7, 31),
            applies_from=date(2027, 1, 1),
            source=Source(
                "Amendment of the APPI, July 2026",
                Confidence.SECONDARY,
                read_in="a public repository",
                note="the day of its adoption in July is not known",
            ),
        ),
    ),
)
