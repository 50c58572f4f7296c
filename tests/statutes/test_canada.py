"""Canadian acts: sums for individuals and for others, and later violations."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import NotLiableError, OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.statutes.ca_competition import BENEFIT, BENEFIT_KNOWN
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import Range


def cad(amount: int) -> Money:
    """Return Canadian dollars."""
    return Money(amount, "CAD")


def assessed(under: str, kind: str = "legal-entity", revenue: int = 0, **more) -> Assessment:
    """Assess a violation *under* a provision by somebody of *revenue* dollars."""
    violation = Violation(under=f"ca/{under}", committed_on=more.pop("on", date(2025, 3, 1)))
    return assess(violation, Platform("Acme", kind, cad(revenue)), **more)


class TestSpam:
    @pytest.mark.parametrize(
        ("kind", "violations", "most"),
        [
            ("citizen", 1, 1_000_000),
            ("sole-trader", 2, 2_000_000),
            ("legal-entity", 1, 10_000_000),
            ("legal-entity", 3, 30_000_000),
        ],
    )
    def test_each_violation(self, kind, violations, most):
        """CASL s. 20(4): CAD 1 million for an individual, 10 million for others."""
        given = Facts(counts={"violations": violations})

        assert assessed("casl/20.4", kind, given=given).range == Range(cad(0), cad(most))


class TestBroadcasting:
    @pytest.mark.parametrize("under", ["broadcasting/34.5", "online-news/61", "telecom/72.001"])
    @pytest.mark.parametrize(
        ("kind", "repeat", "most"),
        [
            ("citizen", False, 25_000),
            ("official", True, 50_000),
            ("legal-entity", False, 10_000_000),
            ("legal-entity", True, 15_000_000),
        ],
    )
    def test_violations(self, under, kind, repeat, most):
        """The first violation and each later one have their own maximum."""
        given = Facts(counts={"violations": 1})

        assert assessed(under, kind, given=given, repeat=repeat).high == cad(most)

    @pytest.mark.parametrize(("kind", "most"), [("citizen", 50_000), ("legal-entity", 500_000)])
    def test_each_day(self, kind, most):
        """Broadcasting Act s. 32: a fine for each day."""
        assert assessed("broadcasting/32", kind, given=Facts(counts={"days": 2})).high == cad(most)

    @pytest.mark.parametrize(
        ("kind", "repeat", "most"),
        [
            ("citizen", False, 25_000),
            ("citizen", True, 50_000),
            ("legal-entity", False, 250_000),
            ("legal-entity", True, 500_000),
        ],
    )
    def test_offenses(self, kind, repeat, most):
        """Broadcasting Act s. 33: the double for each subsequent offense."""
        assert assessed("broadcasting/33", kind, repeat=repeat).high == cad(most)

    def test_an_earlier_decision_counts_without_end(self):
        """A decision of 2023 makes a violation of 2025 a subsequent one."""
        earlier = Decision(under="ca/online-news/61", decided_on=date(2023, 12, 20))
        given = Facts(counts={"violations": 1})

        answer = assessed("online-news/61", given=given, history=OffenseHistory([earlier]))

        assert answer.high == cad(15_000_000)


@pytest.mark.parametrize(("kind", "most"), [("citizen", 150_000), ("legal-entity", 1_500_000)])
def test_calls(kind, most):
    """Telecommunications Act s. 72.01: CAD 1,500 or CAD 15,000 for each call."""
    given = Facts(counts={"violations": 100})

    assert assessed("telecom/72.01", kind, given=given).high == cad(most)


@pytest.mark.parametrize(
    ("procedure", "most"), [("summary conviction", 10_000), ("indictment", 100_000)]
)
def test_personal_information(procedure, most):
    """PIPEDA s. 28: two maxima by procedure."""
    given = Facts(words={"procedure": procedure})

    assert assessed("pipeda/28", given=given).range == Range(cad(0), cad(most))


class TestCompetition:
    @pytest.mark.parametrize(
        ("section", "first", "later"),
        [
            ("74.1", 10_000_000, 15_000_000),
            ("79", 25_000_000, 35_000_000),
            ("90.1", 10_000_000, 15_000_000),
        ],
    )
    def test_sums(self, section, first, later):
        """The sums of a first and of each later order."""
        given = Facts(flags={BENEFIT_KNOWN.name: False})

        found = [
            assessed(f"competition/{section}", given=given, repeat=repeat).high
            for repeat in (False, True)
        ]

        assert found == [cad(first), cad(later)]

    @pytest.mark.parametrize(
        ("known", "benefit", "revenue", "most"),
        [
            (True, 8_000_000, 10**10, 24_000_000),
            (True, 1_000_000, 10**10, 10_000_000),
            (False, 0, 10**9, 30_000_000),
            (False, 0, 10**8, 10_000_000),
        ],
    )
    def test_benefit_or_revenues(self, known, benefit, revenue, most):
        """Three times the benefit, or 3 % of revenues only if it cannot be determined."""
        given = Facts(flags={BENEFIT_KNOWN.name: known}, amounts={BENEFIT: cad(benefit)})

        answer = assessed("competition/74.1", revenue=revenue, given=given, repeat=False)

        assert answer.high == cad(most)

    @pytest.mark.parametrize(
        ("known", "benefit", "repeat", "most"),
        [
            (False, 0, False, 750_000),
            (False, 0, True, 1_000_000),
            (True, 500_000, False, 1_500_000),
        ],
    )
    def test_individuals(self, known, benefit, repeat, most):
        """S. 74.1(1)(c)(i): individuals have lower sums and no share of revenues."""
        given = Facts(flags={BENEFIT_KNOWN.name: known}, amounts={BENEFIT: cad(benefit)})

        answer = assessed("competition/74.1", "citizen", 10**10, given=given, repeat=repeat)

        assert answer.high == cad(most)


class TestQuebec:
    @pytest.mark.parametrize(
        ("kind", "revenue", "most"),
        [
            ("citizen", 10**10, 50_000),
            ("legal-entity", 0, 10_000_000),
            ("legal-entity", 2 * 10**9, 40_000_000),
        ],
    )
    def test_administrative(self, kind, revenue, most):
        """CAD 50,000 for individuals; CAD 10 million or 2 % of turnover for others."""
        answer = assessed("qc-privacy/administrative", kind, revenue, on=date(2023, 12, 1))

        assert answer.range == Range(cad(0), cad(most))

    @pytest.mark.parametrize(
        ("revenue", "repeat", "least", "most"),
        [
            (0, False, 15_000, 25_000_000),
            (10**9, False, 15_000, 40_000_000),
            (0, True, 30_000, 50_000_000),
            (10**9, True, 30_000, 80_000_000),
        ],
    )
    def test_penal(self, revenue, repeat, least, most):
        """CAD 15,000 to 25 million, or 4 % if greater; doubled for a subsequent offense."""
        answer = assessed("qc-privacy/penal", revenue=revenue, repeat=repeat, on=date(2023, 12, 1))

        assert answer.range == Range(cad(least), cad(most))

    def test_the_fine_of_a_natural_person_is_unknown(self):
        """The penal provision is coded for enterprises only."""
        with pytest.raises(NotLiableError):
            assessed("qc-privacy/penal", "citizen", on=date(2023, 12, 1))


VIOLATION = Facts(counts={"violations": 1})
NO_BENEFIT = Facts(flags={BENEFIT_KNOWN.name: False})


@pytest.mark.parametrize(
    ("under", "given", "first", "before"),
    [
        ("casl/20.4", VIOLATION, date(2014, 7, 1), date(2014, 6, 30)),
        ("broadcasting/33", Facts(), date(2023, 4, 27), date(2023, 4, 26)),
        ("online-news/61", VIOLATION, date(2023, 6, 22), date(2023, 6, 21)),
        ("telecom/72.001", VIOLATION, date(2014, 12, 16), date(2014, 12, 15)),
        ("telecom/72.01", VIOLATION, date(2015, 8, 2), date(2015, 8, 1)),
        (
            "pipeda/28",
            Facts(words={"procedure": "indictment"}),
            date(2018, 11, 1),
            date(2018, 10, 31),
        ),
        ("competition/74.1", NO_BENEFIT, date(2022, 6, 23), date(2022, 6, 22)),
        ("competition/79", NO_BENEFIT, date(2023, 12, 15), date(2023, 12, 14)),
        ("competition/90.1", NO_BENEFIT, date(2024, 6, 20), date(2024, 6, 19)),
        ("qc-privacy/administrative", Facts(), date(2023, 9, 22), date(2023, 9, 21)),
    ],
)
def test_first_days(under, given, first, before):
    """Each section has its first day, and no text before it."""
    assert assessed(under, on=first, given=given).low == cad(0)
    with pytest.raises(OutsideCodedLawError):
        assessed(under, on=before, given=given)
