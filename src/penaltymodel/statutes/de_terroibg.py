"""
Germany, terrorist content online: TerrOIBG, sections 5 and 6.

Failure to remove terrorist content within an hour costs up to EUR 5 million. If it is intentional,
a legal person with a turnover above EUR 125 million faces up to 4 % of its worldwide turnover. Other
breaches of Regulation (EU) 2021/784 cost up to EUR 5 million, 500,000 or 50,000. For negligence,
the maximum is halved (OWiG, section 17). To enforce an order, up to EUR 5 million may be imposed
each time (section 5).

Intent, turnover of EUR 1 billion:

>>> from penaltymodel import Facts, evaluate, eur
>>> penalty = STATUTE.provision("de/terroibg/6.4").enactments[0].penalty
>>> print(evaluate(penalty, Facts(person="legal-entity", revenue=eur(1_000_000_000))).result.high)
EUR 40,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law import owig
from penaltymodel.law.forms import cited, share_of_revenue, upto, when
from penaltymodel.law.penalties import AllOf, Exceeds, Penalty, Revenue
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, Role
from penaltymodel.values.money import eur
from penaltymodel.values.sources import Confidence, Notation, Source, written


V, D, M = Confidence.VERIFIED, Confidence.DERIVED, Confidence.MEMORY

FROM = date(2022, 7, 27)

IN_FORCE = Source(
    "Act of 21 July 2022 (BGBl. 2022 I p. 1182)",
    M,
    "bgbl.de (day of publication)",
    note="published on 26 July 2022; that it entered into force on the next day is from memory",
    as_written=(written("26. Juli 2022", "2022-07-27", by="2022-07-26 + 1 day"),),
)


def _source(place: str, *as_written: str | Notation, note: str = "") -> Source:
    return Source(f"TerrOIBG s. {place}", V, owig.GESETZE, note=note, as_written=as_written)


HOSTS = "Hostingdiensteanbieter"
FINES = _source(
    "6(3)",
    written("bis zu fünf Millionen Euro", "EUR 5,000,000"),
    written("bis zu fünfhunderttausend Euro", "EUR 500,000"),
    written("bis zu fünfzigtausend Euro", "EUR 50,000"),
    HOSTS,
)
SHARE = _source(
    "6(4)",
    "4 Prozent",
    written("mehr als 125 Millionen Euro", "EUR 125,000,000"),
    written(
        "juristischen Person oder Personenvereinigung", "legal-entity", "of the person itself"
    ),
    written("weltweiten Jahresumsatzes", "turnover", "worldwide"),
    note="only for intent",
)
YEAR_SOURCE = Source(
    "TerrOIBG s. 6(4)",
    D,
    owig.GESETZE,
    note="the text does not say what the year precedes; our interpretation: the decision",
    as_written=(
        written("im vorangegangenen Geschäftsjahr", "financial year before the decision"),
    ),
)
ENFORCEMENT = _source("5", written("bis zu fünf Millionen Euro", "EUR 5,000,000"), HOSTS)

TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.PERSON,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)

HIGH, MEDIUM, LOW = (cited(upto(eur(amount)), FINES) for amount in (5_000_000, 500_000, 50_000))
LARGE = AllOf((owig.COMPANY, Exceeds(Revenue(TURNOVER), eur(125_000_000))))
INTENT = when(
    LARGE,
    cited(cited(share_of_revenue(0, "4/100", base=TURNOVER), SHARE), YEAR_SOURCE),
    otherwise=HIGH,
)


def _fine(maximum: Penalty) -> Penalty:
    return owig.fine(maximum, of_negligence=owig.halved(maximum))


def _provision(place: str, offense: str, penalty: Penalty, source: Source = FINES) -> Provision:
    return Provision(
        key=f"de/terroibg/{place}",
        offense=offense,
        roles=(Role.HOST,),
        enactments=(
            Enactment(applies_from=FROM, penalty=penalty, source=source, day_source=IN_FORCE),
        ),
    )


STATUTE = Statute(
    key="de/terroibg",
    title="Terroristische-Online-Inhalte-Bekämpfungs-Gesetz (TerrOIBG)",
    jurisdiction="Germany",
    url="https://www.gesetze-im-internet.de/terroibg/",
    known_through=date(2026, 7, 29),
    searched="gesetze-im-internet.de in a public repository, until 29 July 2026",
    provisions=(
        _provision(
            "6.4",
            "failure to remove terrorist content within an hour of an order (s. 6(1) no. 1)",
            owig.fine(INTENT, of_negligence=owig.halved(HIGH)),
            SHARE,
        ),
        _provision(
            "6.3-high",
            "failure to remove after a cross-border order, to reinstate content, to keep an order "
            "secret, or to report a threat to life (s. 6(1) nos 2(b), 3, 4, 11, 15, 16)",
            _fine(HIGH),
        ),
        _provision(
            "6.3-medium",
            "failure to confirm a removal, to take specific measures, to preserve content, to "
            "report, or to name a contact point or representative (s. 6(1) nos 2(a), 5 to 10, 13, "
            "14, 17 to 19)",
            _fine(MEDIUM),
        ),
        _provision(
            "6.3-low",
            "failure to inform a complainant, to protect other material, or to update the terms "
            "(s. 6(1) nos 12, 20, (2))",
            _fine(LOW),
        ),
        _provision(
            "5",
            "failure to comply with a removal order or an order of measures, each time",
            cited(upto(eur(5_000_000)), ENFORCEMENT),
            ENFORCEMENT,
        ),
    ),
    limitations=(owig.prosecution(FROM),),
    gaps=owig.GAPS,
    sources=(IN_FORCE, FINES, SHARE, YEAR_SOURCE),
)
