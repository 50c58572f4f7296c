"""The calculators answer in the browser what the library answers here."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel import (
    Decision,
    Facts,
    Money,
    OffenseHistory,
    Platform,
    Range,
    Violation,
    assess_violation,
    eur,
    rub,
)
from penaltymodel.money import span


GENERAL = "how-to/calculator.html"
MARCH = {"statute": "ru/koap-13.41", "committed_on": "2021-03-01"}


@pytest.fixture(scope="module")
def page(patient_reader):
    """The general calculator, with Python loaded."""
    page = patient_reader.open(GENERAL)
    page.get_by_role("button", name="Calculate").click()
    answered(page, 1)
    return page


def answered(page, number):
    """Wait for the answer with this *number*, and return the line that sums it up."""
    page.wait_for_function(
        f"+document.querySelector('.live-calculator').dataset.answers >= {number}"
        " && document.querySelector('.live-answer').ariaBusy === 'false'"
    )
    return page.locator(".live-status").inner_text()


def typed(page, **values):
    """Type and choose as a reader would, one control after the other; return the last status."""
    for name, value in values.items():
        control = page.locator(f'[name="{name}"]')
        before = int(page.locator(".live-calculator").get_attribute("data-answers") or 0)
        if control.evaluate("each => each.tagName") == "SELECT":
            changes = control.input_value() != value
            control.select_option(value)
        else:
            changes = control.input_value() != value
            control.fill(value)
        if changes:
            answered(page, before + 1)
    return page.locator(".live-status").inner_text()


def add_decision(page, **values):
    """Add an earlier decision and say what is known of it; return the last status."""
    before = int(page.locator(".live-calculator").get_attribute("data-answers"))
    page.get_by_role("button", name="Add an earlier decision").click()
    answered(page, before + 1)
    number = page.locator(".live-rows fieldset").count()
    return typed(page, **{f"decision{number}.{name}": value for name, value in values.items()})


def begin(page, **values):
    """Begin anew with a statute, then say the rest."""
    statute = values.pop("statute")
    other = "eu/dsa" if statute != "eu/dsa" else "eu/gdpr"
    typed(page, statute=other)
    return typed(page, statute=statute, **values)


def said(answer):
    """Return the status of an answer of the library."""
    return f"{answer.provision.key}: {span(answer.range)}"


class TestTheArticle:
    """The report of March 2021, and the statute behind it."""

    @pytest.mark.parametrize("category", ["suicide", "child-pornography", "drugs"])
    @pytest.mark.parametrize("repeat", [False, True])
    @pytest.mark.parametrize("revenue", [4_000_000, 1_000_000_000, 144_438_324_701])
    def test_statute(self, page, category, repeat, revenue):
        """Of any item of the report, first or repeated, at any revenue."""
        begin(page, **MARCH, offense=category, repeat="repeat" if repeat else "first")

        status = typed(page, revenue=f"{revenue}")

        act = Violation(under="ru/koap-13.41", category=category, committed_on=date(2021, 3, 1))
        platform = Platform("Twitter", "legal-entity", rub(revenue))
        assert status == said(assess_violation(act, platform, repeat=repeat))

    @pytest.mark.parametrize("revenue", [1, 40_000_000, 10**13])
    def test_as_reported(self, page, revenue):
        """Of the rule as the newspaper had it: a fifth of the revenue for a repeat."""
        status = begin(page, statute="ru/as-reported-2021", repeat="repeat", revenue=f"{revenue}")

        assert status.endswith(f"{rub(revenue) * Money('0.2', 'RUB').amount}")

    def test_earlier_decisions(self, page):
        """An unpaid fine makes it a repeat; one under another offense does not count."""
        begin(page, statute="ru/koap-13.41", offense="calls-to-minors", committed_on="2021-10-01")
        add_decision(
            page,
            under="ru/koap-13.41/2",
            decided_on="2021-04-02",
            in_force_on="on",
            in_force_on_day="2021-05-17",
            executed_on="-",
        )
        status = add_decision(page, under="ru/koap-13.41/4", decided_on="2021-06-10")

        april = Decision(
            under="ru/koap-13.41/2",
            decided_on=date(2021, 4, 2),
            in_force_on=date(2021, 5, 17),
            executed_on=None,
        )
        june = Decision(under="ru/koap-13.41/4", decided_on=date(2021, 6, 10))
        act = Violation(
            under="ru/koap-13.41", category="calls-to-minors", committed_on=date(2021, 10, 1)
        )
        platform = Platform("the platform", "legal-entity", rub(1_000_000_000))
        answer = assess_violation(
            act, platform, OffenseHistory([april, june]), given=SMALL_IS_NOT_GIVEN
        )
        assert status == said(answer) == "ru/koap-13.41/5: RUB 50,000,000.00 to RUB 100,000,000.00"
        shown = page.locator(".live-answer").inner_text()
        for reason in answer.because:
            assert reason in shown

    def test_decision_removed(self, page):
        """Without the decision that counts it is a first offense again."""
        begin(page, statute="ru/koap-13.41", offense="calls-to-minors", committed_on="2021-10-01")
        status = add_decision(page, under="ru/koap-13.41/2", decided_on="2021-04-02")
        assert "RUB 100,000,000.00" in status  # the days are not known: first or repeat
        before = int(page.locator(".live-calculator").get_attribute("data-answers"))

        page.get_by_role("button", name="Remove").click()

        assert answered(page, before + 1) == (
            "ru/koap-13.41/2: RUB 800,000.00 to RUB 4,000,000.00"
        )


SMALL_IS_NOT_GIVEN = Facts()


class TestOtherLaws:
    @pytest.mark.parametrize("revenue", [0, 500_000_000, 500_000_001, 123_456_789_012])
    @pytest.mark.parametrize("undertaking", ["yes", "no", "open"])
    def test_gdpr(self, page, revenue, undertaking):
        """The greater of a sum and a share, of an undertaking, of another person, of who knows."""
        status = begin(
            page,
            statute="eu/gdpr",
            offense="eu/gdpr/83.5",
            revenue=f"{revenue}",
            **{"flag: undertaking": undertaking},
        )

        truth = {"yes": True, "no": False, "open": Range(False, True)}[undertaking]
        answer = assess_violation(
            Violation(under="eu/gdpr/83.5", committed_on=date(2026, 11, 23)),
            Platform("any", "legal-entity", eur(revenue)),
            given=Facts(flags={"undertaking": truth}),
        )
        assert status == said(answer)

    @pytest.mark.parametrize("days", [1, 37])
    def test_dsa(self, page, days):
        """A periodic penalty counts days, and divides the turnover by those of a year."""
        status = begin(
            page,
            statute="eu/dsa",
            offense="eu/dsa/52.4",
            revenue="1 000 000 007",
            **{"count: days": f"{days}"},
        )

        answer = assess_violation(
            Violation(under="eu/dsa/52.4", committed_on=date(2026, 11, 23)),
            Platform("any", "legal-entity", eur(1_000_000_007)),
            given=Facts(
                counts={"days": days}, flags={"reading: a year of 365 days": Range(False, True)}
            ),
        )
        assert status == said(answer)
