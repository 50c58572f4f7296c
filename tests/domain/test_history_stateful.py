"""Histories built step by step, and the repeat rule compared with an independent oracle."""

from __future__ import annotations

import pytest

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    rule,
)
from tests.support.oracle import possible
from tests.support.strategies import KEYS, days, decisions, examples, repeats, trials

from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.errors import DuplicateIdError, WrongValueError
from penaltymodel.facts.recall import recall
from penaltymodel.law.koap import PUNISHED, PUNISHED_2021
from penaltymodel.law.words import Standing
from penaltymodel.values.ranges import Range


def as_set(truth: Range[bool]) -> set[bool]:
    """Return the truth values that *truth* contains."""
    return {truth.low, truth.high}


SOME_KEYS = st.frozensets(st.sampled_from(KEYS), min_size=1)


class TestAgainstTheOracle:
    @examples(1000)
    @given(trials(repeats), SOME_KEYS)
    def test_agrees(self, trial, keys):
        """Both texts of article 4.6, and random rules, agree with the oracle."""
        any_rule, history, day = trial

        for law in (PUNISHED, PUNISHED_2021, any_rule):
            answer = recall(law, history, day, keys.__contains__)

            assert as_set(answer.value) == possible(law, history, day, keys.__contains__)

    @examples(300)
    @given(trials(repeats), SOME_KEYS)
    def test_every_decision_by_itself(self, trial, keys):
        """Each decision is checked independently, in the order of the history."""
        any_rule, history, day = trial
        once = evolve(any_rule, times=1)

        answer = recall(once, history, day, keys.__contains__)

        alone = [recall(once, OffenseHistory((each,)), day, keys.__contains__) for each in history]
        assert [each.decision for each in answer.counted] == list(history)
        assert [each.counts for each in answer.counted] == [each.value for each in alone]
        assert all(each.reason for each in answer.counted)


class Histories(RuleBasedStateMachine):
    """A history, and a list of the decisions that it should contain."""

    kept = Bundle("kept")

    @initialize(given_decisions=st.lists(decisions(), max_size=2))
    def begin(self, given_decisions):
        self.history = OffenseHistory(given_decisions)
        self.model = sorted(given_decisions, key=lambda each: each.decided_on)
        self.number = 0
        self.past: list[tuple[OffenseHistory, list[Decision]]] = []

    def _remember(self):
        self.past.append((self.history, list(self.model)))

    @rule(target=kept, decision=decisions(), named=st.booleans())
    def decide(self, decision, named):
        self._remember()
        self.number += 1
        new = evolve(decision, id=f"decision {self.number}" if named else None)

        self.history = self.history.with_decision(new)

        place = sum(each.decided_on <= new.decided_on for each in self.model)
        self.model.insert(place, new)
        return new

    @rule(decision=kept)
    def decide_under_a_taken_id(self, decision):
        if decision.id is not None:
            with pytest.raises(DuplicateIdError):
                self.history.with_decision(decision)

    @rule(decision=consumes(kept))
    def annul(self, decision):
        if decision.id is None:
            return
        self._remember()

        self.history = self.history.annulled(decision.id)

        self.model = [
            evolve(each, standing=Standing.ANNULLED) if each.id == decision.id else each
            for each in self.model
        ]

    @rule()
    def annul_what_is_not_there(self):
        with pytest.raises(WrongValueError):
            self.history.annulled("no such decision")

    @rule(law=st.sampled_from((PUNISHED, PUNISHED_2021)) | repeats, day=days, keys=SOME_KEYS)
    def ask(self, law, day, keys):
        answer = recall(law, self.history, day, keys.__contains__)

        model = OffenseHistory(self.model)
        assert as_set(answer.value) == possible(law, model, day, keys.__contains__)
        assert [each.decision for each in answer.counted] == self.model

    @invariant()
    def holds_what_was_put_in(self):
        if hasattr(self, "history"):
            assert list(self.history) == self.model
            assert len(self.history) == len(self.model)
            assert self.history == OffenseHistory(self.model)

    @invariant()
    def leaves_the_past_alone(self):
        assert all(list(history) == model for history, model in getattr(self, "past", []))


TestHistories = Histories.TestCase
TestHistories.settings = examples(40)
