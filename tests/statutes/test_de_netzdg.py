"""The German NetzDG: ten times as much for a company, half as much for negligence."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.cases.decided import cases
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.engine.combine import combine
from penaltymodel.errors import MissingFactError, OutsideCodedLawError, WrongValueError
from penaltymodel.facts.facts import Facts
from penaltymodel.law.owig import BENEFIT
from penaltymodel.statutes.de_netzdg import ANY_OTHER, DUTY, SERVICE, SERVICE_OR_ANSWER
from penaltymodel.values.money import Money, eur
from penaltymodel.values.ranges import Range


def assessed(
    kind: str,
    duty: str = ANY_OTHER,
    on: date = date(2022, 10, 17),
    benefit: Money | None = None,
    **flags,
) -> Assessment:
    """Assess a breach of *duty* by a person of a *kind*."""
    violation = Violation(under="de/netzdg/4.2", committed_on=on)
    skimmed = {} if benefit is None else {"economic benefit to be skimmed": True}
    given = Facts(
        words={DUTY: duty},
        flags=skimmed | flags,
        amounts={} if benefit is None else {BENEFIT: benefit},
    )
    return assess(violation, Platform("Telegram", kind), given=given)


@pytest.mark.parametrize("kind", ["citizen", "official", "sole-trader"])
@pytest.mark.parametrize(
    ("duty", "intent", "negligence"),
    [(ANY_OTHER, 5_000_000, 2_500_000), (SERVICE_OR_ANSWER, 500_000, 250_000)],
)
def test_natural_persons(kind, duty, intent, negligence):
    """A natural person pays up to EUR 5 million, for negligence half (D21); never below EUR 5."""
    assert assessed(kind, duty).range == Range(eur(5), eur(intent))
    assert assessed(kind, duty, negligence=True).range == Range(eur(5), eur(negligence))


@pytest.mark.parametrize(
    ("duty", "intent", "negligence"),
    [(ANY_OTHER, 50_000_000, 25_000_000), (SERVICE_OR_ANSWER, 5_000_000, 2_500_000)],
)
def test_companies(duty, intent, negligence):
    """A company's maximum is ten times as high, its minimum is not (D21)."""
    assert assessed("legal-entity", duty).range == Range(eur(5), eur(intent))
    assert assessed("legal-entity", duty, negligence=True).range == Range(eur(5), eur(negligence))


@pytest.mark.parametrize(
    ("gained", "low", "high"), [(0, 5, 50), (30, 30, 50), (50, 50, 50), (80, 80, 80)]
)
def test_skimming_may_exceed_the_maximum(gained, low, high):
    """OWiG s. 17(4): the fine is above the benefit, even where that is above the maximum."""
    found = assessed("legal-entity", benefit=eur(gained * 1_000_000))

    least = eur(5) if low == 5 else eur(low * 1_000_000)
    assert found.range == Range(least, eur(high * 1_000_000))


def test_telegram_2022():
    """Telegram, October 2022: EUR 4.25 million and 875,000 make 5.125 million (C8)."""
    reporting, service = (case for case in cases() if case.id in {"W34", "W35"})
    first = assessed("legal-entity")
    second = assessed("legal-entity", SERVICE_OR_ANSWER)

    assert reporting.provisions == service.provisions == ("de/netzdg/4.2",)
    assert reporting.amount is not None
    assert service.amount is not None
    assert first.low <= reporting.amount <= first.high == eur(50_000_000)
    assert second.low <= service.amount <= second.high == eur(5_000_000)
    assert reporting.amount + service.amount == eur(5_125_000)
    assert combine([first, second]).range == Range(eur(10), eur(55_000_000))


def test_the_duty_must_be_named():
    """The duty breached is a required fact."""
    violation = Violation(under="de/netzdg/4.2", committed_on=date(2022, 10, 17))

    with pytest.raises(MissingFactError):
        assess(violation, Platform("Telegram", "legal-entity"))
    with pytest.raises(WrongValueError):
        assessed("legal-entity", "no. 2")


@pytest.mark.parametrize("day", [date(2017, 10, 1), date(2024, 5, 13)])
def test_first_and_last_day_of_all_duties(day):
    """All duties of the section applied from 1 October 2017 through 13 May 2024."""
    assert assessed("legal-entity", on=day).high == eur(50_000_000)


def test_day_before():
    """On 30 September 2017 there was no text."""
    with pytest.raises(OutsideCodedLawError):
        assessed("legal-entity", on=date(2017, 9, 30))


@pytest.mark.parametrize("day", [date(2024, 5, 14), date(2026, 3, 1)])
class TestLastDuty:
    @pytest.mark.parametrize(
        ("kind", "intent", "negligence"),
        [
            ("citizen", 500_000, 250_000),
            ("sole-trader", 500_000, 250_000),
            ("legal-entity", 5_000_000, 2_500_000),
        ],
    )
    def test_person_to_accept_service(self, day, kind, intent, negligence):
        """Since 14 May 2024: up to EUR 500,000, ten times as much for a company."""
        assert assessed(kind, SERVICE, day).range == Range(eur(5), eur(intent))
        assert assessed(kind, SERVICE, day, negligence=True).high == eur(negligence)

    def test_skimming(self, day):
        """The benefit can exceed the maximum here too."""
        found = assessed("legal-entity", SERVICE, day, benefit=eur(6_000_000))

        assert found.range == Range(eur(6_000_000), eur(6_000_000))

    @pytest.mark.parametrize("duty", [ANY_OTHER, SERVICE_OR_ANSWER])
    def test_the_other_duties_ended(self, day, duty):
        """A breach of a duty that has ended is rejected."""
        with pytest.raises(WrongValueError):
            assessed("legal-entity", duty, day)


def test_the_word_of_today_did_not_exist_before():
    """Until 13 May 2024, the words are those of the text of 2021."""
    with pytest.raises(WrongValueError):
        assessed("legal-entity", SERVICE, date(2024, 5, 13))
