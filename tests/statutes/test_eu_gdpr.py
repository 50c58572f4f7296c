"""General Data Protection Regulation: article 83."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.engine.combine import combine
from penaltymodel.errors import OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.values.money import Money, eur
from penaltymodel.values.ranges import Range


MILLION = 1_000_000


def assessed(
    paragraph: int,
    turnover: Money,
    on: date = date(2023, 6, 1),
    *,
    kind: str = "legal-entity",
    operation: str | None = None,
    given: Facts | None = None,
) -> Assessment:
    """Assess a violation under a paragraph of article 83."""
    act = Violation(under=f"eu/gdpr/83.{paragraph}", committed_on=on, operation=operation)
    return assess(act, Platform("Acme", kind, turnover), given=given or Facts())


class TestMaximum:
    @pytest.mark.parametrize(
        ("paragraph", "turnover", "most"),
        [(5, 1000, 40), (5, 500, 20), (5, 400, 20), (4, 1000, 20)],
    )
    def test_higher_arm(self, paragraph, turnover, most):
        """The higher of the fixed cap and the share applies; at EUR 500 million they are equal."""
        answer = assessed(paragraph, eur(turnover * MILLION))

        assert answer.range == Range(eur(0), eur(most * MILLION))

    @pytest.mark.parametrize(("paragraph", "most"), [(4, 10), (5, 20), (6, 20)])
    def test_no_turnover(self, paragraph, most):
        """Without turnover, the fixed cap applies."""
        assert assessed(paragraph, eur(0)).high == eur(most * MILLION)

    def test_a_euro_above_the_fixed_arm(self):
        """Above EUR 500 million the share applies, exactly to the cent."""
        assert assessed(6, eur(500 * MILLION + 25)).high == eur(20 * MILLION + 1)

    @pytest.mark.parametrize("kind", ["citizen", "official"])
    def test_no_undertaking(self, kind):
        """Anyone who is not an undertaking faces only the fixed cap."""
        assert assessed(5, eur(1000 * MILLION), kind=kind).high == eur(20 * MILLION)

    def test_public_body(self):
        """A legal entity that is not an undertaking faces only the fixed cap."""
        given = Facts(flags={"undertaking": False})

        assert assessed(5, eur(1000 * MILLION), given=given).high == eur(20 * MILLION)

    def test_sole_trader(self):
        """A sole trader is an undertaking."""
        assert assessed(5, eur(1000 * MILLION), kind="sole-trader").high == eur(40 * MILLION)

    def test_first_day(self):
        """The Regulation applies from 25 May 2018."""
        assert assessed(5, eur(0), date(2018, 5, 25)).high == eur(20 * MILLION)
        with pytest.raises(OutsideCodedLawError):
            assessed(5, eur(0), date(2018, 5, 24))


class TestLinkedOperations:
    """Article 83(3): in total at most the maximum for the gravest infringement."""

    def test_one_operation(self):
        """Infringements by one operation cost at most the maximum for the gravest one."""
        both = [assessed(each, eur(1000 * MILLION), operation="ads") for each in (4, 5)]

        together = combine(both)

        assert together.groups[0].sum.high == eur(60 * MILLION)
        assert together.range == Range(eur(0), eur(40 * MILLION))
        assert together.groups[0].source.citation == "Regulation (EU) 2016/679, art. 83(3)"

    def test_two_operations(self):
        """Infringements by operations that are not linked add up."""
        both = [assessed(5, eur(0), operation=each) for each in ("ads", "leak")]

        assert combine(both).range.high == eur(40 * MILLION)

    def test_no_operation(self):
        """Infringements without an operation add up."""
        assert combine([assessed(4, eur(0)), assessed(5, eur(0))]).range.high == eur(30 * MILLION)
