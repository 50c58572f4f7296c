"""Caps that belong to a set of violations."""

from datetime import date

import pytest

from penaltymodel import Facts, Platform, Range, Violation, assess, eur, rub, usd
from penaltymodel.engine.combine import combine
from penaltymodel.errors import CurrencyMismatchError, MissingFactError, WrongValueError


DAY = date(2021, 3, 1)


def russian(key="ru/koap-13.41/2", on=DAY):
    return assess(Violation(under=key, committed_on=on), Platform("X", "legal-entity"))


class TestTogether:
    def test_without_a_shared_cap_everything_adds_up(self):
        """Violations that share no cap are separate groups."""
        both = combine([russian(), russian("ru/koap-13.41/4")])

        assert both.range == Range(rub(3_800_000), rub(12_000_000))
        assert [group.cap for group in both.groups] == [None, None]
        assert [group.source for group in both.groups] == [None, None]

    def test_linked_operations_cost_as_much_as_the_gravest(self):
        """GDPR art. 83(3): linked processing costs at most the maximum for the gravest one."""
        platform = Platform("X", "legal-entity", {2022: eur(10**9)})

        def infringed(paragraph, operation):
            act = Violation(under=f"eu/gdpr/83.{paragraph}", committed_on=DAY, operation=operation)
            return assess(act, platform, decided_on=date(2023, 5, 1))

        linked = combine([infringed(4, "ads"), infringed(5, "ads"), infringed(5, "ads")])
        apart = combine([infringed(5, "ads"), infringed(5, "maps"), infringed(5, None)])

        assert [str(group.range.high) for group in linked.groups] == ["EUR 40,000,000.00"]
        assert str(linked.groups[0].sum.high) == "EUR 100,000,000.00"
        assert linked.groups[0].shared == ("ads",)
        assert linked.groups[0].source.citation
        assert str(apart.range.high) == "EUR 120,000,000.00"

    def test_a_cap_may_ask_for_facts(self):
        """A cap with a repeat rule uses the answer of the violations."""
        given = Facts(counts={"contraventions on one day": 15})
        acts = [
            assess(
                Violation(under="au/spam/16.1", committed_on=date(2026, 8, 1)),
                Platform("X", "legal-entity"),
                repeat=True,
                given=given,
            )
            for _ in range(2)
        ]

        both = combine(acts)

        assert both.groups[0].cap.high.amount == 3_640_000

    def test_currencies_do_not_mix(self):
        """Violations in two currencies cannot be added."""
        dollars = assess(
            Violation(under="us/ccpa/155", committed_on=DAY),
            Platform("X", "legal-entity"),
            given=Facts(counts={"violations": 1, "intentional violations": 0}),
        )

        assert dollars.high == usd(2_500)
        with pytest.raises(CurrencyMismatchError, match="cannot combine RUB with USD"):
            combine([russian(), dollars])

    def test_nothing_to_assess(self):
        """An empty list is rejected."""
        with pytest.raises(WrongValueError, match="assessments must be at least one Assessment"):
            combine([])

    def test_missing_facts_of_a_cap(self):
        """The error for a missing fact of a cap names the fact."""
        act = Violation(under="us/45-cfr/160.404", committed_on=DAY)
        given = Facts(counts={"violations": 1})

        with pytest.raises(MissingFactError, match="the culpability"):
            assess(act, Platform("X", "legal-entity"), decided_on=date(2026, 5, 1), given=given)
