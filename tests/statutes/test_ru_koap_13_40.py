"""KoAP article 13.40: search engines, repeats and sole traders."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import OutsideCodedLawError
from penaltymodel.values.money import rub
from penaltymodel.values.ranges import Range


ARTICLE = "ru/koap-13.40"


def assessed(part: str, on: date, kind: str = "legal-entity", **more) -> Assessment:
    """Assess a violation of a *part* by a person of a *kind*."""
    violation = Violation(under=f"{ARTICLE}/{part}", committed_on=on)
    return assess(violation, Platform("Acme", kind), **more)


def thousands(low: int, high: int) -> Range:
    """Return a range of thousands of rubles."""
    return Range(rub(low * 1_000), rub(high * 1_000))


class TestFines:
    @pytest.mark.parametrize("part", ["1", "2", "3"])
    @pytest.mark.parametrize(
        ("kind", "low", "high"),
        [("citizen", 3, 5), ("official", 30, 50), ("legal-entity", 500, 700)],
    )
    @pytest.mark.parametrize("day", [date(2018, 9, 26), date(2019, 12, 1), date(2019, 12, 2)])
    def test_first(self, part, kind, low, high, day):
        """Parts 1 to 3 have the same fines, from 26 September 2018."""
        assert assessed(part, day, kind).range == thousands(low, high)

    @pytest.mark.parametrize(("part", "most"), [("2.1", 5_000), ("4", 3_000)])
    def test_repeat(self, part, most):
        """A repeat costs a company from 1.5 million, up to 5 or 3 million."""
        answer = assessed(part, date(2022, 1, 17), repeat=True)

        assert answer.range == thousands(1_500, most)


class TestDates:
    @pytest.mark.parametrize("part", ["1", "2", "3"])
    def test_first_day(self, part):
        """Nothing applied on 25 September 2018."""
        with pytest.raises(OutsideCodedLawError):
            assessed(part, date(2018, 9, 25))

    @pytest.mark.parametrize("part", ["2.1", "4"])
    def test_repeats(self, part):
        """The repeat provisions apply from 2 December 2019."""
        assert assessed(part, date(2019, 12, 2), repeat=True).low == rub(1_500_000)
        with pytest.raises(OutsideCodedLawError):
            assessed(part, date(2019, 12, 1), repeat=True)


class TestRepeats:
    @pytest.mark.parametrize(
        ("earlier", "now", "part"),
        [
            ("1", "2", "2.1"),
            ("2", "1", "2.1"),
            ("1", "1", "2.1"),
            ("2", "2", "2.1"),
            ("3", "3", "4"),
            ("1", "3", "3"),
            ("3", "1", "1"),
        ],
    )
    def test_what_it_repeats(self, earlier, now, part):
        """Part 2.1 applies to a repeat of part 1 or 2, part 4 to a repeat of part 3."""
        decision = Decision(
            under=f"{ARTICLE}/{earlier}",
            decided_on=date(2022, 1, 10),
            in_force_on=date(2022, 1, 20),
            executed_on=date(2022, 2, 1),
        )

        answer = assessed(now, date(2022, 6, 1), history=OffenseHistory([decision]))

        assert answer.provision.key == f"{ARTICLE}/{part}"


class TestSoleTraders:
    @pytest.mark.parametrize("part", ["1", "2", "3"])
    def test_as_officials_until_december_2019(self, part):
        """On 1 December 2019, a sole trader faced the fine for officials."""
        assert assessed(part, date(2019, 12, 1), "sole-trader").range == thousands(30, 50)

    @pytest.mark.parametrize(
        ("part", "low", "high"),
        [("1", 500, 700), ("2", 500, 700), ("3", 500, 700), ("2.1", 1_500, 5_000)],
    )
    def test_as_companies_since(self, part, low, high):
        """From 2 December 2019, a sole trader faces the fine for companies (art. 13.11, note)."""
        repeat = part == "2.1"

        answer = assessed(part, date(2019, 12, 2), "sole-trader", repeat=repeat)

        assert answer.range == thousands(low, high)

    @pytest.mark.parametrize("day", [date(2019, 12, 1), date(2019, 12, 2)])
    def test_only_their_answers_cite_the_note(self, day):
        """The rule on sole traders is a source of their answers only."""
        found = {
            kind: any("note" in source.citation for source in assessed("1", day, kind).sources)
            for kind in ("sole-trader", "legal-entity")
        }

        assert found == {"sole-trader": True, "legal-entity": False}
