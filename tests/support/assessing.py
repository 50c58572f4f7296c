"""Violations, histories and fictional statutes for tests of assessments."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.facts.facts import Facts
from penaltymodel.law.forms import fixed
from penaltymodel.law.penalties import Matching, Repeat
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import (
    Milestone,
)
from penaltymodel.statutes import catalog
from penaltymodel.values.money import rub
from penaltymodel.values.ranges import Range
from penaltymodel.values.sources import Confidence, Source


ARTICLE = "ru/koap-13.41"
PART_1, PART_2, PART_3, PART_4, PART_5, PART_6 = (f"{ARTICLE}/{part}" for part in range(1, 7))
REPORTED = "ru/as-reported-2021"
UNPAID = "ru/koap-20.25"
KNOWN_THROUGH = catalog()[ARTICLE].known_through
AFTER_KNOWN = date.fromordinal(KNOWN_THROUGH.toordinal() + 1)

BILLION = rub(1_000_000_000)
COMPANY = Platform("Acme", "legal-entity", BILLION)
EXCEPTIONAL = Facts(flags={"exceptional circumstances": True})
REVENUE_WORDS = (
    "total revenue from all goods, works and services of the person itself, "
    "calendar year before the one of detection"
)


# Provision, kind of person, and the fine for a first offense in roubles.
FINES = [
    (PART_1, "citizen", 50_000, 100_000),
    (PART_1, "official", 200_000, 400_000),
    (PART_1, "legal-entity", 800_000, 4_000_000),
    (PART_2, "citizen", 50_000, 100_000),
    (PART_2, "official", 200_000, 400_000),
    (PART_2, "legal-entity", 800_000, 4_000_000),
    (PART_3, "citizen", 100_000, 200_000),
    (PART_3, "official", 400_000, 800_000),
    (PART_3, "legal-entity", 3_000_000, 8_000_000),
    (PART_4, "citizen", 100_000, 200_000),
    (PART_4, "official", 400_000, 800_000),
    (PART_4, "legal-entity", 3_000_000, 8_000_000),
    (PART_5, "citizen", 100_000, 200_000),
    (PART_5, "official", 500_000, 800_000),
    (PART_5, "legal-entity", 50_000_000, 100_000_000),
    (PART_6, "citizen", 200_000, 500_000),
    (PART_6, "official", 800_000, 1_000_000),
    (PART_6, "legal-entity", 100_000_000, 200_000_000),
]


def act(under: str = PART_2, on: date = date(2022, 3, 1), **more) -> Violation:
    """Return a violation of *under*, committed *on* a day."""
    return Violation(under=under, committed_on=on, **more)


def ruled(on: date, *, under: str = PART_2, **more) -> OffenseHistory:
    """Return a history of one decision."""
    return OffenseHistory([Decision(under=under, decided_on=on, **more)])


def roubles(answer: Assessment) -> tuple[Fraction, Fraction]:
    """Return both ends of an assessment in roubles."""
    assert answer.currency == "RUB"
    return answer.low.amount, answer.high.amount


def verdict(history: OffenseHistory, on: date, **choices) -> tuple[Range[bool], str]:
    """Return whether the one decision of *history* counts against an offense, and why."""
    answer = assess(act(on=on), COMPANY, history, **choices)
    (counted,) = answer.counted
    assert answer.repeat == counted.counts
    return counted.counts, counted.reason


def refused(error: type[Exception], *args, **choices) -> tuple[str, list[str]]:
    """Return the sentence and the notes of the error that a strict assessment raises."""
    with pytest.raises(error) as caught:
        assess(*args, strict=True, **choices)
    return str(caught.value), getattr(caught.value, "__notes__", [])


# --- Statutes that exist for these tests only.

FICTIONAL = Source("a fictional statute for tests", Confidence.MEMORY)
FOR_EVER = Repeat(
    opens_at=Milestone.DECISION,
    within=None,
    counted_from=Milestone.DECISION,
    matching=Matching.SAME_OFFENSE,
    measured_to=Milestone.COMMISSION,
)


def clause(part: str, fine: int, *, since: date = date(2020, 1, 1), **more) -> Provision:
    """Return a provision of the fictional statute with a definite fine, or the given penalty."""
    text = Enactment(
        applies_from=since,
        penalty=more.pop("penalty", fixed(rub(fine))),
        source=FICTIONAL,
        repeat=more.pop("repeat", None),
    )
    return Provision(
        key=f"zz/fictional/{part}", offense=f"part {part}", enactments=(text,), **more
    )


def fictional_statute(*provisions: Provision, **more) -> Statute:
    """Return a statute of *provisions*."""
    return Statute(
        key="zz/fictional",
        title="Fictional",
        jurisdiction="Nowhere",
        provisions=provisions,
        known_through=date(2026, 1, 1),
        **more,
    )
