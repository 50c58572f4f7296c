"""The law as an argument: every function that applies law takes it."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.cases.backtest import Verdict, backtest
from penaltymodel.cases.decided import cases
from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assess_many import assess_many
from penaltymodel.engine.compare import ExchangeRates, compare
from penaltymodel.errors import UnknownStatuteError
from penaltymodel.law.forms import fixed
from penaltymodel.registers.example import twitter_2021
from penaltymodel.registers.exposure import exposure
from penaltymodel.statutes import catalog
from penaltymodel.values.money import rub


REPORTED = catalog()["ru/as-reported-2021"]
CHANGED = REPORTED.with_penalty(REPORTED.key, fixed(rub(7)))
DAY = date(2021, 3, 1)
ACT = Violation(REPORTED.key, DAY)
TWITTER = Platform("Twitter", "legal-entity", rub(10**9))


class TestLawArgument:
    @pytest.mark.parametrize("law_at", [None, "offense"], ids=["fast", "reference"])
    @pytest.mark.parametrize(
        "law", [CHANGED, [CHANGED], {CHANGED.key: CHANGED}, {**catalog(), CHANGED.key: CHANGED}]
    )
    def test_assess(self, law, law_at):
        """An assessment applies the statutes that are passed, in place of the catalog."""
        answer = assess(ACT, TWITTER, law=law, law_at=law_at)

        assert (answer.high, answer.statute) == (rub(7), CHANGED)
        assert assess(ACT, TWITTER, law_at=law_at).high == rub(8_000_000)

    def test_is_the_whole_law(self):
        """The catalog is not added to the law, and the error lists what was passed."""
        with pytest.raises(UnknownStatuteError, match="use 'ru/as-reported-2021'"):
            assess(Violation("eu/dsa", DAY), TWITTER, law=CHANGED)

    def test_charges_come_from_it(self):
        """A provision that is charged is looked up in the same law."""
        with pytest.raises(UnknownStatuteError, match="use 'ru/as-reported-2021'"):
            assess(ACT, TWITTER, law=CHANGED, charged_as="eu/dsa/52.3")

    def test_assess_many(self):
        """Many violations are assessed under the law that is passed."""
        found = assess_many([ACT, ACT], TWITTER, law=CHANGED)

        assert found.totals()["RUB"].high == rub(14)

    def test_compare(self):
        """A comparison applies the law that is passed."""
        rates = ExchangeRates("EUR", {"RUB": "0.01"}, on=DAY, source="example")

        (line,) = compare([ACT], TWITTER, rates=rates, into="RUB", law=CHANGED).lines

        assert line.range.high == rub(7)

    def test_exposure(self):
        """The exposure of a register applies the law that is passed."""
        found = exposure(
            twitter_2021(),
            [TWITTER],
            under=REPORTED.key,
            as_of=DAY,
            plan="per-item",
            law=CHANGED,
            history={"Twitter": OffenseHistory([Decision(REPORTED.key, date(2021, 2, 1))])},
        )

        assert found.by_history.high == rub(7 * 2_862)

    def test_backtest(self):
        """A fine that the law permitted is outside a changed law."""
        statute = catalog()["ru/koap-13.41"]
        decided = [case for case in cases("ru") if "ru/koap-13.41/2" in case.provisions]
        law = statute.with_penalty("ru/koap-13.41/2", fixed(rub(1)))

        before, after = (backtest(decided, law=each) for each in (None, law))

        assert len(after.outside) > len(before.outside)
        assert {score.statute for score in before.scores} >= {statute.key}

    def test_backtest_of_what_is_not_coded(self):
        """A case under a statute that is not in the law is untestable, not an error."""
        (score,) = backtest(cases("ru"), law=[]).scores[:1]

        found = backtest(cases("ru"), law=[])

        assert {each.verdict for each in found.tried} == {Verdict.UNTESTABLE}
        assert score.inside == score.outside == 0
