"""
Germany, Digital Services Act implementation: Digitale-Dienste-Gesetz (DDG), sections 27 and 33.

Breaches of the Digital Services Act cost up to EUR 300,000 or, for the less grave ones, up to EUR
100,000. A legal person with a worldwide turnover above EUR 5 million faces up to 6 % of it; above
EUR 10 million, up to 1 % for the less grave ones. The turnover is that of the legal person itself,
in the financial year before the decision. Other duties, such as those of Regulation (EU) 2019/1150
on fairness to business users, have only the fixed maxima. For negligence, the maximum is halved
(OWiG, section 17). To enforce an order, the authority may impose up to 5 % of the average daily
worldwide turnover or income for each day (section 27(4)).

A platform that is a legal person with a turnover of EUR 100 million:

>>> from penaltymodel import Facts, evaluate, eur
>>> penalty = STATUTE.provision("de/ddg/33.7").enactments[0].penalty
>>> print(evaluate(penalty, Facts(person="legal-entity", revenue=eur(100_000_000))).result.high)
EUR 6,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law import owig
from penaltymodel.law.forms import (
    average_daily,
    cited,
    per_day,
    scaled,
    share_of_revenue,
    upto,
    when,
)
from penaltymodel.law.penalties import AllOf, Exceeds, Penalty, Revenue
from penaltymodel.law.sanctions import Suspension
from penaltymodel.law.statute import Enactment, Provision, StatedSanction, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter
from penaltymodel.values.money import Money, eur
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Notation, Source, written


V, D, S = Confidence.VERIFIED, Confidence.DERIVED, Confidence.SECONDARY

FROM = date(2024, 5, 14)

IN_FORCE = Source(
    "Act of 6 May 2024 (BGBl. 2024 I Nr. 149)",
    S,
    "note on gesetze-im-internet.de",
    as_written=(written("am 14.5.2024 in Kraft", "2024-05-14"),),
)


def _source(place: str, *as_written: str | Notation, note: str = "") -> Source:
    return Source(f"DDG s. {place}", V, owig.GESETZE, note=note, as_written=as_written)


GRAVE_FIXED = _source("33(6) no. 1", written("bis zu dreihunderttausend Euro", "EUR 300,000"))
LESS_FIXED = _source("33(6) no. 2", written("bis zu hunderttausend Euro", "EUR 100,000"))
OTHER_FIXED = _source("33(6) no. 3", written("bis zu fünfzigtausend Euro", "EUR 50,000"))
LEGAL_PERSON = written("juristischen Person oder Personenvereinigung", "legal-entity")
GRAVE_SHARE = _source(
    "33(7)", "6 Prozent", written("mehr als 5 Millionen Euro", "EUR 5,000,000"), LEGAL_PERSON
)
LESS_SHARE = _source(
    "33(8)", "1 Prozent", written("mehr als 10 Millionen Euro", "EUR 10,000,000"), LEGAL_PERSON
)
BASE_SOURCE = _source(
    "33(9)",
    written("Gesamtumsatz … weltweit", "turnover", "worldwide"),
    written("die juristische Person oder Personenvereinigung", "of the person itself"),
    written(
        "in dem der Behördenentscheidung vorausgegangenen Geschäftsjahr",
        "financial year before the decision",
    ),
    note="the turnover may be estimated",
)
PERIODIC_SOURCE = _source(
    "27(4)",
    "5 Prozent",
    written("durchschnittlichen", "1/365", "1/366"),
    written("weltweiten Tagesumsatzes oder Tageseinnahmen", "income or turnover", "worldwide"),
    written("des Diensteanbieters", "of the person itself"),
    note="the text does not say 'per day'; read like DSA art. 52(4), for each day. It does not say "
    "whether income or turnover applies",
)
PERIODIC_YEAR = Source(
    "DDG s. 27(4)",
    D,
    owig.GESETZE,
    note="the text does not say what the year precedes; our interpretation: the decision",
    as_written=(
        written("im vorangegangenen Geschäftsjahr", "financial year before the decision"),
    ),
)

TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.PERSON,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
INCOME_OR_TURNOVER = Base(
    Measure.INCOME_OR_TURNOVER,
    Perimeter.PERSON,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)


def _fine(maximum: Penalty) -> Penalty:
    return owig.fine(maximum, of_negligence=owig.halved(maximum))


def _by_turnover(fixed_arm: Penalty, above: Money, share: str, source: Source) -> Penalty:
    """Return the fixed maximum, or a share of the turnover of a legal person *above* a limit."""
    large = AllOf((owig.COMPANY, Exceeds(Revenue(TURNOVER), above)))
    turnover = cited(cited(share_of_revenue(0, share, base=TURNOVER), source), BASE_SOURCE)
    return when(large, turnover, otherwise=fixed_arm)


GRAVE = cited(upto(eur(300_000)), GRAVE_FIXED)
LESS = cited(upto(eur(100_000)), LESS_FIXED)
PERIODIC = cited(
    cited(per_day(scaled(average_daily(INCOME_OR_TURNOVER), 0, "5/100")), PERIODIC_SOURCE),
    PERIODIC_YEAR,
)


def _provision(place: str, offense: str, penalty: Penalty, source: Source) -> Provision:
    return Provision(
        key=f"de/ddg/{place}",
        offense=offense,
        enactments=(
            Enactment(applies_from=FROM, penalty=penalty, source=source, day_source=IN_FORCE),
        ),
    )


STATUTE = Statute(
    key="de/ddg",
    title="Digitale-Dienste-Gesetz (DDG): fines under the Digital Services Act",
    jurisdiction="Germany",
    url="https://www.gesetze-im-internet.de/ddg/",
    known_through=date(2026, 7, 29),
    searched="gesetze-im-internet.de in a public repository, until 29 July 2026",
    provisions=(
        _provision(
            "33.7",
            "grave breach of the Digital Services Act (s. 33(4), (5) nos 8, 10 to 12, 14, 16, 18, 20 "
            "to 30, 32): notices, reasons, complaints, advertising, minors, traders",
            _fine(_by_turnover(GRAVE, eur(5_000_000), "6/100", GRAVE_SHARE)),
            GRAVE_SHARE,
        ),
        _provision(
            "33.8",
            "less grave breach of the Digital Services Act (s. 33(5) nos 1 to 7, 9, 13, 15, 17, 19, "
            "31, 33): contact points, reports, information, interface design",
            _fine(_by_turnover(LESS, eur(10_000_000), "1/100", LESS_SHARE)),
            LESS_SHARE,
        ),
        _provision(
            "33.6.1",
            "disguised commercial message, or grave breach of Regulation (EU) 2019/1150 (s. 33(3) "
            "nos 1, 3, 4, 9 to 11)",
            _fine(GRAVE),
            GRAVE_FIXED,
        ),
        _provision(
            "33.6.2",
            "less grave breach of Regulation (EU) 2019/1150 (s. 33(3) nos 2, 5 to 8, 12 to 15)",
            _fine(LESS),
            LESS_FIXED,
        ),
        _provision(
            "33.6.3",
            "breach of the duty to provide an imprint, information or access (s. 33(2))",
            _fine(cited(upto(eur(50_000)), OTHER_FIXED)),
            OTHER_FIXED,
        ),
        _provision(
            "27.4",
            "failure to comply with an order under the Digital Services Act, per day",
            PERIODIC,
            PERIODIC_SOURCE,
        ),
    ),
    limitations=(owig.prosecution(FROM),),
    sanctions=(
        StatedSanction(
            provisions=("de/ddg/33.7", "de/ddg/33.8"),
            sanction=Suspension("access to the service or its interface", Period(weeks=4)),
            source=_source(
                "29(3)",
                written("Geltungszeitraum von vier Wochen", "4 weeks"),
                note="ordered by the local court (DSA art. 51(3)(b)); it can be extended",
            ),
        ),
    ),
    gaps=(
        *owig.GAPS,
        "s. 33(1) (intent only) and s. 33(4) (a repeated arbitrary decision) do not punish "
        "negligence; the flag is not checked",
        "the fines under Regulations (EU) 2018/302, 2023/988 and 2024/1028 (s. 33(2) no. 2a, (2a), "
        "(5a), (5b)) have the same fixed maxima; the days from which they apply were not read",
        "articles of the Digital Services Act that s. 33 does not list, such as art. 28(1), are "
        "enforced by orders (s. 27)",
    ),
    sources=(IN_FORCE, BASE_SOURCE, PERIODIC_YEAR),
)
