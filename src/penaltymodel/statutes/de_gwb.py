"""
Germany, competition law: GWB, sections 81 to 81g and 86a.

Cartels, abuse of dominance and other grave breaches cost up to EUR 1 million; an undertaking faces
up to 10 % of its worldwide turnover, if that is higher. Breaches of procedural duties cost up to EUR
100,000; an undertaking faces up to 1 %. The turnover is that of the whole economic unit in the
financial year before the decision. For negligence, the maximum is halved (OWiG, section 17). To
enforce an order, up to 5 % of the average daily worldwide turnover may be imposed for each day.

A dominant platform with a turnover of EUR 50 billion:

>>> from penaltymodel import Facts, evaluate, eur
>>> penalty = STATUTE.provision("de/gwb/81c.2").enactments[0].penalty
>>> print(evaluate(penalty, Facts(person="legal-entity", revenue=eur(50_000_000_000))).result.high)
EUR 5,000,000,000.00
"""

from __future__ import annotations

from datetime import date

from penaltymodel.law import owig
from penaltymodel.law.forms import (
    average_daily,
    cited,
    greater_of,
    per_day,
    scaled,
    share_of_revenue,
    upto,
    when,
)
from penaltymodel.law.penalties import Penalty, PersonIs
from penaltymodel.law.statute import Enactment, Limitation, Provision, Statute
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter, PersonKind
from penaltymodel.values.money import eur
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Notation, Source, written


V, D, M = Confidence.VERIFIED, Confidence.DERIVED, Confidence.MEMORY

FROM = date(2021, 1, 19)

IN_FORCE = Source(
    "10th amendment of the GWB",
    M,
    note="from memory: in force on 19 January 2021; the present ss. 81c and 86a date from it",
    as_written=(written("19. Januar 2021", "2021-01-19"),),
)


def _source(place: str, *as_written: str | Notation, note: str = "") -> Source:
    return Source(f"GWB s. {place}", V, owig.GESETZE, note=note, as_written=as_written)


UNDERTAKING = PersonIs((PersonKind.SOLE_TRADER, PersonKind.LEGAL_ENTITY))
OF_UNDERTAKING = written("Im Fall eines Unternehmens", "sole-trader", "legal-entity")

ONE_MILLION = _source("81c(1) sentence 1", written("bis zu einer Million Euro", "EUR 1,000,000"))
HUNDRED_THOUSAND = _source(
    "81c(1) sentence 2", written("bis zu einhunderttausend Euro", "EUR 100,000")
)
TENTH = _source("81c(2)", "10 Prozent", OF_UNDERTAKING)
HUNDREDTH = _source("81c(3)", "1 Prozent", OF_UNDERTAKING)
YEAR = written(
    "in dem der Behördenentscheidung vorausgegangenen Geschäftsjahr",
    "financial year before the decision",
)
BASE_SOURCE = _source(
    "81c(2), (3), (5)",
    written("der weltweite Umsatz", "turnover", "worldwide"),
    written("als wirtschaftliche Einheit operieren", "of the whole group"),
    YEAR,
    note="the turnover may be estimated",
)
SKIMMING = _source(
    "81d(3)",
    written("der wirtschaftliche Vorteil abgeschöpft werden kann", "0", "1"),
    note="the authority may skim the benefit, but need not (OWiG s. 17(4))",
)
PERIODIC_SOURCE = _source(
    "86a",
    "5 Prozent",
    written("durchschnittlichen weltweiten Tagesgesamtumsatzes", "1/365", "1/366", "turnover"),
    written("weltweiten", "worldwide"),
    written("des Unternehmens", "sole-trader", "legal-entity"),
)
PERIODIC_BASE = Source(
    "GWB ss. 81c(5), 86a",
    D,
    owig.GESETZE,
    note="s. 86a does not say whose turnover it is and what the year precedes; our interpretation: "
    "as in s. 81c, the economic unit and the decision",
    as_written=(
        written("als wirtschaftliche Einheit operieren", "of the whole group"),
        written("im vorausgegangenen Geschäftsjahr", "financial year before the decision"),
    ),
)

TURNOVER = Base(
    Measure.TURNOVER,
    Perimeter.GROUP,
    "worldwide",
    AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
)


def _of_turnover(fixed_arm: Penalty, share: str, source: Source) -> Penalty:
    """Return the fixed maximum or, for an undertaking, a share of turnover if it is higher."""
    turnover = cited(cited(share_of_revenue(0, share, base=TURNOVER), source), BASE_SOURCE)
    most = when(UNDERTAKING, greater_of(fixed_arm, turnover), otherwise=fixed_arm)
    return _fine(most)


def _fine(most: Penalty) -> Penalty:
    return owig.fine(most, of_negligence=owig.halved(most), may_skim=SKIMMING)


MINOR = cited(upto(eur(100_000)), HUNDRED_THOUSAND)
PERIODIC = cited(
    cited(per_day(scaled(average_daily(TURNOVER), 0, "5/100")), PERIODIC_SOURCE), PERIODIC_BASE
)


def _provision(
    place: str,
    offense: str,
    penalty: Penalty,
    source: Source,
    persons: tuple[PersonKind, ...] = tuple(PersonKind),
) -> Provision:
    return Provision(
        key=f"de/gwb/{place}",
        offense=offense,
        persons=persons,
        enactments=(
            Enactment(applies_from=FROM, penalty=penalty, source=source, day_source=IN_FORCE),
        ),
    )


STATUTE = Statute(
    key="de/gwb",
    title="Gesetz gegen Wettbewerbsbeschränkungen (GWB): fines",
    jurisdiction="Germany",
    url="https://www.gesetze-im-internet.de/gwb/",
    known_through=date(2026, 7, 29),
    searched="gesetze-im-internet.de in a public repository, until 29 July 2026",
    provisions=(
        _provision(
            "81c.2",
            "cartel, abuse of dominance, boycott, or breach of an order, such as one under s. 19a "
            "(s. 81(1), (2) nos 1, 2(a), 5, (3))",
            _of_turnover(cited(upto(eur(1_000_000)), ONE_MILLION), "10/100", TENTH),
            TENTH,
        ),
        _provision(
            "81c.3",
            "wrong notification of a merger, or failure to give information or to submit to an "
            "inspection (s. 81(2) nos 2(b), 3, 6 to 11)",
            _of_turnover(MINOR, "1/100", HUNDREDTH),
            HUNDREDTH,
        ),
        _provision(
            "81c.1",
            "other breaches (s. 81(2) nos 2(c), (d), 4, 5a, 5b)",
            _fine(MINOR),
            HUNDRED_THOUSAND,
        ),
        _provision(
            "86a",
            "failure of an undertaking to comply with an order, per day",
            PERIODIC,
            PERIODIC_SOURCE,
            (PersonKind.SOLE_TRADER, PersonKind.LEGAL_ENTITY),
        ),
    ),
    limitations=(
        Limitation(
            name="infringements",
            applies_from=FROM,
            within=Period(years=5),
            source=_source("81g(1)", written("in fünf Jahren", "5 years")),
        ),
        owig.prosecution(FROM),
    ),
    gaps=(
        *owig.GAPS,
        "s. 81(3) does not punish negligence; the flag is not checked",
        "the fine of an association is limited to 10 % of the turnover of its members on the market "
        "(s. 81c(4)); not coded",
        "leniency (ss. 81h to 81n) and interest on fines (s. 81f) are not coded",
        "the law before 19 January 2021 had similar maxima; not coded",
    ),
    sources=(IN_FORCE, BASE_SOURCE, PERIODIC_BASE),
)
