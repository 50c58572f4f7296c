"""
Germany, Data Act implementation: DADG, sections 9 and 15.

A gatekeeper that solicits data under article 5(3) of the Data Act faces up to EUR 5 million or, if
it is a legal person with a turnover above EUR 250 million, up to 2 % of its worldwide turnover.
Other breaches cost up to EUR 500,000, 100,000 or 50,000. Only intent is punished. To enforce an
order, up to EUR 500,000 may be imposed each time (section 9(6)).

A gatekeeper with a turnover of EUR 10 billion:

>>> from penaltymodel import Facts, evaluate, eur
>>> penalty = STATUTE.provision("de/dadg/15.5").enactments[0].penalty
>>> print(evaluate(penalty, Facts(person="legal-entity", revenue=eur(10_000_000_000))).result.high)
EUR 200,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law import owig
from penaltymodel.law.forms import cited, share_of_revenue, upto, when
from penaltymodel.law.penalties import AllOf, Exceeds, Penalty, Revenue
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter
from penaltymodel.values.money import eur
from penaltymodel.values.sources import Confidence, Notation, Source, written


V, M = Confidence.VERIFIED, Confidence.MEMORY

FROM = date(2026, 5, 30)

IN_FORCE = Source(
    "Act of 26 May 2026 (BGBl. 2026 I Nr. 157)",
    M,
    "haerting.de (day of publication)",
    note="published on 29 May 2026; that it entered into force on the next day is from memory",
    as_written=(written("29 May 2026", "2026-05-30", by="2026-05-29 + 1 day"),),
)


def _source(place: str, *as_written: str | Notation, note: str = "") -> Source:
    return Source(f"DADG s. {place}", V, owig.GESETZE, note=note, as_written=as_written)


FINES = _source(
    "15(4)",
    written("bis zu fünf Millionen Euro", "EUR 5,000,000"),
    written("bis zu fünfhunderttausend Euro", "EUR 500,000"),
    written("bis zu hunderttausend Euro", "EUR 100,000"),
    written("bis zu fünfzigtausend Euro", "EUR 50,000"),
    note="the act does not threaten negligence with a fine (OWiG s. 10)",
)
SHARE = _source(
    "15(5)",
    "2 Prozent",
    written("mehr als 250 Millionen Euro", "EUR 250,000,000"),
    written("juristischen Person oder Personenvereinigung", "legal-entity"),
)
BASE_SOURCE = _source(
    "15(6)",
    written("Summe der Umsatzerlöse … weltweit", "turnover", "worldwide"),
    written("die juristische Person oder Personenvereinigung", "of the person itself"),
    written(
        "in dem der Behördenentscheidung vorausgegangenen Geschäftsjahr",
        "financial year before the decision",
    ),
    note="the turnover may be estimated",
)
ENFORCEMENT = _source("9(6)", "500 000 Euro")

TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.PERSON,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
GATEKEEPER = when(
    AllOf((owig.COMPANY, Exceeds(Revenue(TURNOVER), eur(250_000_000)))),
    cited(cited(share_of_revenue(0, "2/100", base=TURNOVER), SHARE), BASE_SOURCE),
    otherwise=cited(upto(eur(5_000_000)), FINES),
)


def _provision(place: str, offense: str, penalty: Penalty, source: Source = FINES) -> Provision:
    return Provision(
        key=f"de/dadg/{place}",
        offense=offense,
        enactments=(
            Enactment(applies_from=FROM, penalty=penalty, source=source, day_source=IN_FORCE),
        ),
    )


def _upto(euros: int) -> Penalty:
    return owig.fine(cited(upto(eur(euros)), FINES))


STATUTE = Statute(
    key="de/dadg",
    title="Datenverordnung-Anwendungs-und-Durchsetzungs-Gesetz (DADG)",
    jurisdiction="Germany",
    url="https://www.gesetze-im-internet.de/dadg/",
    known_through=date(2026, 7, 29),
    searched="gesetze-im-internet.de in a public repository, until 29 July 2026",
    provisions=(
        _provision(
            "15.5",
            "soliciting data from users by a gatekeeper (s. 15(2) no. 9)",
            owig.fine(GATEKEEPER),
            SHARE,
        ),
        _provision(
            "15.4-high",
            "failure to design for access or to provide data, forbidden use of data, or disobeying "
            "an order (s. 15(1) no. 2, (2) nos 1, 2, 6, 7, 12, 13)",
            _upto(500_000),
        ),
        _provision(
            "15.4-medium",
            "other breaches of the duties of data holders, recipients and cloud providers (s. 15(1) "
            "no. 1, (2) nos 8, 10, 11, 14, 16 to 19, 22, 23, 25, (3))",
            _upto(100_000),
        ),
        _provision(
            "15.4-low",
            "failure to notify, to inform or to name a representative (s. 15(2) nos 3 to 5, 15, 20, "
            "21, 24, 26, 27)",
            _upto(50_000),
        ),
        _provision(
            "9.6",
            "failure to comply with an order, each time",
            cited(upto(eur(500_000)), ENFORCEMENT),
            ENFORCEMENT,
        ),
    ),
    limitations=(owig.prosecution(FROM),),
    gaps=(
        *owig.GAPS,
        "fines for breaches of data protection follow the Data Act, art. 40(4) (s. 16): see "
        "eu/data-act/40.4",
    ),
    sources=(IN_FORCE, FINES, SHARE, BASE_SOURCE),
)
