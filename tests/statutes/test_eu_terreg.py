"""Terrorist content online: article 18."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.errors import OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.evaluate import evaluate
from penaltymodel.law.words import Role
from penaltymodel.statutes import statute_of
from penaltymodel.values.money import eur
from penaltymodel.values.ranges import Range, only


def act(on: date = date(2024, 6, 1)) -> Violation:
    """Return a systematic failure to remove within an hour."""
    return Violation(under="eu/terreg/18.3", committed_on=on)


def host(turnover: int) -> Platform:
    """Return a hosting service."""
    return Platform("Acme", "legal-entity", eur(turnover), role=Role.HOST)


def test_share():
    """A systematic failure costs up to 4 % of global turnover (art. 18(3))."""
    answer = assess(act(), host(1_000_000_000))

    assert answer.range == Range(eur(0), eur(40_000_000))


@pytest.mark.parametrize("key", ["ie/broadcasting/139zw.1aa", "fr/lcen/6-1-4"])
def test_national_forms(key):
    """The Irish and French provisions have the same share."""
    penalty = statute_of(key).provision(key).enactments[-1].penalty
    facts = Facts(person="legal-entity", revenue=eur(1_000_000_000))

    assert evaluate(penalty, facts).result == Range(eur(0), eur(40_000_000))


def test_no_turnover():
    """There is no fallback for a turnover of zero."""
    assert assess(act(), host(0)).range == only(eur(0))


def test_first_day():
    """The Regulation applies from 7 June 2022."""
    assert assess(act(date(2022, 6, 7)), host(100)).high == eur(4)
    with pytest.raises(OutsideCodedLawError):
        assess(act(date(2022, 6, 6)), host(100))
