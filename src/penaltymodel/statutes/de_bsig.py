"""
Germany, NIS 2 implementation: BSI-Gesetz (BSIG), sections 63 and 65.

If an essential entity ("besonders wichtige Einrichtung") breaches its duties on risk management or
reporting, it faces up to EUR 10 million; with a turnover above EUR 500 million, up to 2 % of the
worldwide turnover of its undertaking. For an important entity, it is EUR 7 million or 1.4 %. These
maxima are not halved for negligence. Other breaches cost up to EUR 5 million, 2 million, 1 million,
500,000 or 100,000; those of 2 million and 1 million are ten times as high for a company.

An essential entity of an undertaking with a turnover of EUR 1 billion:

>>> from penaltymodel import Facts, evaluate, eur
>>> penalty = STATUTE.provision("de/bsig/65.6").enactments[0].penalty
>>> print(evaluate(penalty, Facts(person="legal-entity", revenue=eur(1_000_000_000))).result.high)
EUR 20,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law import owig
from penaltymodel.law.forms import cited, share_of_revenue, upto, when
from penaltymodel.law.penalties import AllOf, Exceeds, Penalty, PersonIs, Revenue
from penaltymodel.law.sanctions import Suspension
from penaltymodel.law.statute import Enactment, Provision, StatedSanction, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.money import eur
from penaltymodel.values.sources import Confidence, Notation, Source, written


V, S = Confidence.VERIFIED, Confidence.SECONDARY

FROM = date(2025, 12, 6)

IN_FORCE = Source(
    "Act implementing NIS 2 (BGBl. 2025 I Nr. 301)",
    S,
    "several consistent secondary notes",
    as_written=(written("6. Dezember 2025", "2025-12-06"),),
)


def _source(place: str, *as_written: str | Notation, note: str = "") -> Source:
    return Source(f"BSIG s. {place}", V, owig.GESETZE, note=note, as_written=as_written)


NOT_HALVED = "for negligence, the same maximum applies (s. 65(9))"
ENTITY = written("Einrichtung", "sole-trader", "legal-entity")
ESSENTIAL = _source(
    "65(5) no. 1(a), (6)",
    written("bis zu zehn Millionen Euro", "EUR 10,000,000"),
    "2 Prozent",
    written("mehr als 500 Millionen Euro", "EUR 500,000,000"),
    ENTITY,
    note=NOT_HALVED,
)
IMPORTANT = _source(
    "65(5) no. 1(b), (7)",
    written("bis zu sieben Millionen Euro", "EUR 7,000,000"),
    "1,4 Prozent",
    written("mehr als 500 Millionen Euro", "EUR 500,000,000"),
    ENTITY,
    note=NOT_HALVED,
)
BASE_SOURCE = _source(
    "65(8)",
    written("Summe aller Umsatzerlöse … weltweit", "turnover", "worldwide"),
    written("das Unternehmen, dem die Einrichtung angehört", "of the whole group"),
    written(
        "in dem der Behördenentscheidung vorausgegangenen Geschäftsjahr",
        "financial year before the decision",
    ),
    note="the turnover may be estimated",
)
FIVE_MILLION = _source("65(5) no. 2", written("bis zu fünf Millionen Euro", "EUR 5,000,000"))
TWO_MILLION = _source("65(5) no. 3", written("bis zu zwei Millionen Euro", "EUR 2,000,000"))
ONE_MILLION = _source("65(5) no. 4", written("bis zu einer Million Euro", "EUR 1,000,000"))
HALF_A_MILLION = _source("65(5) no. 5", written("bis zu fünfhunderttausend Euro", "EUR 500,000"))
HUNDRED_THOUSAND = _source("65(5) no. 6", written("bis zu hunderttausend Euro", "EUR 100,000"))
ENFORCEMENT = _source("63", "100 000 Euro")

TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.GROUP,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)
LARGE_ENTITY = AllOf(
    (
        PersonIs((PersonKind.SOLE_TRADER, PersonKind.LEGAL_ENTITY)),
        Exceeds(Revenue(TURNOVER), eur(500_000_000)),
    )
)


def _of_entity(millions: int, share: str, source: Source) -> Penalty:
    """Return the fixed maximum, or a share of turnover for an entity of a large undertaking."""
    turnover = cited(share_of_revenue(0, share, base=TURNOVER), source)
    fixed_arm = cited(upto(eur(millions * 1_000_000)), source)
    return owig.fine(when(LARGE_ENTITY, cited(turnover, BASE_SOURCE), otherwise=fixed_arm))


def _upto(euros: int, source: Source, *, ten_fold: bool = False) -> Penalty:
    most = cited(upto(eur(euros)), source)
    by_person = owig.ten_fold(most) if ten_fold else most
    return owig.fine(by_person, of_negligence=owig.halved(by_person))


WRONG_PROOF = owig.fine(
    owig.ten_fold(cited(upto(eur(1_000_000)), ONE_MILLION)),
    of_negligence=cited(upto(eur(100_000)), HUNDRED_THOUSAND),
)


def _provision(place: str, offense: str, penalty: Penalty, source: Source) -> Provision:
    return Provision(
        key=f"de/bsig/{place}",
        offense=offense,
        enactments=(
            Enactment(applies_from=FROM, penalty=penalty, source=source, day_source=IN_FORCE),
        ),
    )


STATUTE = Statute(
    key="de/bsig",
    title="BSI-Gesetz (BSIG): fines under NIS 2",
    jurisdiction="Germany",
    url="https://www.gesetze-im-internet.de/bsig_2025/",
    known_through=date(2026, 7, 29),
    searched="gesetze-im-internet.de in a public repository, until 29 July 2026",
    provisions=(
        _provision(
            "65.6",
            "breach of the duties on risk management, reporting or information by an essential "
            "entity (s. 65(2) nos 1(d), 2 to 5, 9)",
            _of_entity(10, "2/100", ESSENTIAL),
            ESSENTIAL,
        ),
        _provision(
            "65.7",
            "breach of the duties on risk management, reporting or information by an important "
            "entity (s. 65(2) nos 1(d), 2 to 5, 9)",
            _of_entity(7, "14/1000", IMPORTANT),
            IMPORTANT,
        ),
        _provision(
            "65.5.2",
            "failure to give notice of critical components (s. 65(2) no. 11)",
            _upto(5_000_000, FIVE_MILLION),
            FIVE_MILLION,
        ),
        _provision(
            "65.5.3",
            "failure to comply with an order to avert a danger or to prove measures (s. 65(2) no. "
            "1(a))",
            _upto(2_000_000, TWO_MILLION, ten_fold=True),
            TWO_MILLION,
        ),
        _provision(
            "65.5.4",
            "failure to prove the measures of a critical facility in time (s. 65(2) no. 10)",
            _upto(1_000_000, ONE_MILLION, ten_fold=True),
            ONE_MILLION,
        ),
        _provision(
            "65.5.4-wrong",
            "wrong or incomplete proof of the measures of a critical facility (s. 65(1), (3))",
            WRONG_PROOF,
            ONE_MILLION,
        ),
        _provision(
            "65.5.5",
            "failure to register, to provide domain data, or to comply with a supervisory order, or "
            "misuse of a certificate (s. 65(2) nos 1(c), 6, 8, 12 to 16, (4))",
            _upto(500_000, HALF_A_MILLION),
            HALF_A_MILLION,
        ),
        _provision(
            "65.5.6",
            "failure to be reachable, to admit to premises, or to give information (s. 65(2) nos "
            "1(b), 7, 17)",
            _upto(100_000, HUNDRED_THOUSAND),
            HUNDRED_THOUSAND,
        ),
        _provision(
            "63",
            "failure to comply with an order, each time",
            cited(upto(eur(100_000)), ENFORCEMENT),
            ENFORCEMENT,
        ),
    ),
    limitations=(owig.prosecution(FROM),),
    sanctions=(
        StatedSanction(
            provisions=("de/bsig/65.6",),
            sanction=Suspension("the permit of the entity"),
            source=_source("61(9) no. 1", "vorübergehend ganz oder teilweise aussetzen"),
        ),
        StatedSanction(
            provisions=("de/bsig/65.6",),
            sanction=Suspension("the work of unreliable managers"),
            source=_source("61(9) no. 2", "vorübergehend untersagen"),
        ),
    ),
    gaps=(
        *owig.GAPS,
        "there is no fine for conduct that was already fined under the GDPR (s. 65(11)); not "
        "deducted",
        "institutions of social security are supervised but not fined (s. 64); not coded",
    ),
    sources=(IN_FORCE, BASE_SOURCE),
)
