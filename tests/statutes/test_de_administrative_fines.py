"""German administrative fines: literal maxima by person, turnover and fault."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import NotLiableError, OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.law.owig import BENEFIT
from penaltymodel.statutes import catalog, statute_of
from penaltymodel.values.money import eur
from penaltymodel.values.ranges import Range


MILLION = 1_000_000
YEAR = {"reading: a year of 365 days": True}

FIRST_DAYS = {
    "de/ddg": date(2024, 5, 14),
    "de/terroibg": date(2022, 7, 27),
    "de/dadg": date(2026, 5, 30),
    "de/bsig": date(2025, 12, 6),
    "de/gwb": date(2021, 1, 19),
    "de/tdddg": date(2021, 12, 1),
    "de/juschg": date(2024, 5, 14),
}
ALL = [each.key for key in FIRST_DAYS for each in catalog()[key].provisions]


def assessed(
    key: str,
    turnover: float = 0,
    kind: str = "legal-entity",
    given: Facts | None = None,
    **flags: bool,
) -> Assessment:
    """Assess a violation on the first day, with a turnover in millions."""
    act = Violation(under=key, committed_on=FIRST_DAYS[statute_of(key).key])
    platform = Platform("Acme", kind, eur(str(turnover)) * MILLION)
    return assess(act, platform, given=given or Facts(flags=flags))


@pytest.mark.parametrize("key", ALL)
def test_first_day(key):
    """The provision applies on its first day, and not on the day before."""
    statute = statute_of(key)
    provision = statute.provision(key)

    assert provision.applies_from == FIRST_DAYS[statute.key]
    with pytest.raises(OutsideCodedLawError):
        statute.enactment(provision, date.fromordinal(provision.applies_from.toordinal() - 1))


@pytest.mark.parametrize(
    ("key", "turnover", "most"),
    [
        ("de/ddg/33.7", 5, "0.3"),
        ("de/ddg/33.7", 5.01, "0.3006"),
        ("de/ddg/33.7", 100, "6"),
        ("de/ddg/33.8", 10, "0.1"),
        ("de/ddg/33.8", 100, "1"),
        ("de/ddg/33.6.1", 100, "0.3"),
        ("de/ddg/33.6.2", 100, "0.1"),
        ("de/ddg/33.6.3", 100, "0.05"),
        ("de/terroibg/6.4", 125, "5"),
        ("de/terroibg/6.4", 1000, "40"),
        ("de/terroibg/6.3-high", 1000, "5"),
        ("de/terroibg/6.3-medium", 1000, "0.5"),
        ("de/terroibg/6.3-low", 1000, "0.05"),
        ("de/dadg/15.5", 250, "5"),
        ("de/dadg/15.5", 10_000, "200"),
        ("de/dadg/15.4-high", 10_000, "0.5"),
        ("de/dadg/15.4-medium", 10_000, "0.1"),
        ("de/dadg/15.4-low", 10_000, "0.05"),
        ("de/bsig/65.6", 500, "10"),
        ("de/bsig/65.6", 1000, "20"),
        ("de/bsig/65.7", 500, "7"),
        ("de/bsig/65.7", 1000, "14"),
        ("de/bsig/65.5.2", 1000, "5"),
        ("de/bsig/65.5.3", 1000, "20"),
        ("de/bsig/65.5.4", 1000, "10"),
        ("de/bsig/65.5.4-wrong", 1000, "10"),
        ("de/bsig/65.5.5", 1000, "0.5"),
        ("de/bsig/65.5.6", 1000, "0.1"),
        ("de/gwb/81c.2", 1, "1"),
        ("de/gwb/81c.2", 50_000, "5000"),
        ("de/gwb/81c.3", 1, "0.1"),
        ("de/gwb/81c.3", 50_000, "500"),
        ("de/gwb/81c.1", 50_000, "0.1"),
        ("de/tdddg/28.2-high", 1000, "0.3"),
        ("de/tdddg/28.2-medium", 1000, "0.1"),
        ("de/tdddg/28.2-low", 1000, "0.05"),
        ("de/tdddg/28.2-other", 1000, "0.01"),
        ("de/juschg/28.5-order", 1000, "50"),
        ("de/juschg/28.5", 1000, "0.05"),
    ],
)
def test_companies(key, turnover, most):
    """A company faces from EUR 5 up to the maximum for its turnover."""
    assert assessed(key, turnover).range == Range(eur(5), eur(most) * MILLION)


@pytest.mark.parametrize("kind", ["citizen", "official"])
@pytest.mark.parametrize(
    ("key", "most"),
    [
        ("de/ddg/33.7", 300_000),
        ("de/ddg/33.8", 100_000),
        ("de/terroibg/6.4", 5_000_000),
        ("de/dadg/15.5", 5_000_000),
        ("de/bsig/65.6", 10_000_000),
        ("de/bsig/65.5.3", 2_000_000),
        ("de/bsig/65.5.4", 1_000_000),
        ("de/gwb/81c.2", 1_000_000),
        ("de/gwb/81c.3", 100_000),
        ("de/juschg/28.5-order", 5_000_000),
    ],
)
def test_natural_persons(key, most, kind):
    """A natural person faces the fixed maximum, whatever the turnover, and not ten times as much."""
    assert assessed(key, 100_000, kind).high == eur(most)


@pytest.mark.parametrize(
    ("key", "turnover", "most"),
    [
        ("de/ddg/33.7", 100, "3"),
        ("de/ddg/33.6.1", 0, "0.15"),
        ("de/terroibg/6.3-high", 0, "2.5"),
        ("de/bsig/65.5.3", 0, "10"),
        ("de/gwb/81c.2", 50_000, "2500"),
        ("de/tdddg/28.2-high", 0, "0.15"),
        ("de/juschg/28.5-order", 0, "25"),
    ],
)
def test_negligence(key, turnover, most):
    """For negligence, the maximum is halved (OWiG s. 17(2))."""
    assert assessed(key, turnover, negligence=True).high == eur(most) * MILLION


def test_share_only_for_intent():
    """The share of turnover of TerrOIBG s. 6(4) applies only to intent."""
    assert assessed("de/terroibg/6.4", 1000, negligence=True).high == eur(2_500_000)


def test_negligent_proof():
    """A negligently wrong proof costs up to EUR 100,000 (BSIG s. 65(5) no. 6)."""
    assert assessed("de/bsig/65.5.4-wrong", negligence=True).high == eur(100_000)


@pytest.mark.parametrize(
    ("key", "low", "high"),
    [("de/ddg/33.6.1", 2_000_000, 2_000_000), ("de/gwb/81c.1", 5, 2_000_000)],
)
def test_skimming(key, low, high):
    """The fine shall skim the benefit; under the GWB the authority is free to do so."""
    given = Facts(
        flags={"economic benefit to be skimmed": True}, amounts={BENEFIT: eur(2_000_000)}
    )

    assert assessed(key, given=given).range == Range(eur(low), eur(high))


@pytest.mark.parametrize("key", ["de/ddg/27.4", "de/gwb/86a"])
def test_per_day(key):
    """To enforce an order, up to 5 % of the average daily turnover is due for each day."""
    given = Facts(counts={"days": 10}, flags=YEAR)

    assert assessed(key, 3_650, given=given).range == Range(eur(0), eur(5_000_000))


@pytest.mark.parametrize(
    ("key", "most"),
    [("de/terroibg/5", 5_000_000), ("de/dadg/9.6", 500_000), ("de/bsig/63", 100_000)],
)
def test_each_time(key, most):
    """To enforce an order, a fixed maximum is due each time."""
    assert assessed(key).range == Range(eur(0), eur(most))


def test_only_undertakings():
    """A citizen does not pay by daily turnover (GWB s. 86a)."""
    with pytest.raises(NotLiableError):
        assessed("de/gwb/86a", kind="citizen")


@pytest.mark.parametrize("key", sorted(FIRST_DAYS))
def test_limitation(key):
    """The offenses become time-barred after three years, grave breaches of the GWB after five."""
    years = {each.name: each.within.years for each in catalog()[key].limitations}

    assert years["prosecution"] == 3
    assert years.get("infringements", 5) == 5
    assert years.get("prosecution of minor offenses", 2) == 2
