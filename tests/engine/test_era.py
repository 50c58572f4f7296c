"""Eras: which text applies to a first offense and to a repeat, decided in one place."""

from __future__ import annotations

import copy
import pickle

from datetime import date

import pytest

from attrs import evolve
from tests.support.assessing import (
    COMPANY,
    FOR_EVER,
    act,
    clause,
    fictional_statute,
    roubles,
    ruled,
)

from penaltymodel.engine.assess import assess
from penaltymodel.engine.era import eras
from penaltymodel.law.penalties import AllOf, Cases, PersonIs
from penaltymodel.law.statute import Statute
from penaltymodel.law.words import Milestone, PersonKind
from penaltymodel.values.ranges import EITHER, NO, YES


FIRST = "zz/fictional/1"
COMPANIES = (PersonKind.LEGAL_ENTITY,)


def escalated(**more) -> Statute:
    """Return a statute of a provision and another one for its repeat."""
    repeat = clause("2", 300, repeat=FOR_EVER, repeat_of=(FIRST,), **more)
    return fictional_statute(clause("1", 100), repeat)


class TestEras:
    def test_begin_with_every_text(self):
        """An era begins where a text of the provision or of its repeat provision begins."""
        statute = escalated(since=date(2023, 1, 1))

        first, second = eras(statute, statute.provision(FIRST))

        assert (first.first, first.last) == (date(2020, 1, 1), date(2022, 12, 31))
        assert (second.first, second.last) == (date(2023, 1, 1), statute.known_through)
        assert (first.repeat_rule, second.repeat_rule) == (None, FOR_EVER)

    def test_may_go_on_beyond_the_coded_law(self):
        """The last text is assumed to be unchanged if the caller says so."""
        statute = escalated()

        (era,) = eras(statute, statute.provision(FIRST), assume_unchanged=True)

        assert era.last == date.max

    def test_texts(self):
        """A first offense, a repeat and an open case have a text each."""
        statute = escalated()
        (era,) = eras(statute, statute.provision(FIRST))
        first, repeat, either = (era.applied(each) for each in (NO, YES, EITHER))

        assert (first.provision.key, repeat.provision.key) == (FIRST, "zz/fictional/2")
        assert first.penalty == era.text.penalty
        assert repeat.penalty == era.repeat_text.penalty
        assert either.penalty == era.penalty
        assert era.penalty == Cases(((FOR_EVER, repeat.penalty),), otherwise=first.penalty)

    def test_without_a_repeat_provision(self):
        """Without a repeat provision, the penalty is that of the text."""
        statute = fictional_statute(clause("1", 100))

        (era,) = eras(statute, statute.provision(FIRST))

        assert era.penalty == era.text.penalty
        assert era.applied(YES) == era.applied(NO)

    def test_for_persons_of_one_kind(self):
        """A repeat provision that does not apply to everyone asks for the kind of person."""
        statute = escalated(persons=COMPANIES)
        named = statute.provision(FIRST)

        (for_anyone,), (for_companies,), (for_citizens,) = (
            eras(statute, named, person)
            for person in (None, PersonKind.LEGAL_ENTITY, PersonKind.CITIZEN)
        )

        assert for_anyone.penalty.branches[0][0] == AllOf((PersonIs(COMPANIES), FOR_EVER))
        assert for_companies.penalty.branches[0][0] == FOR_EVER
        assert for_citizens.repeat_provision is None

    def test_for_persons_it_does_not_apply_to(self):
        """A provision that does not apply to a kind of person has no era for it."""
        statute = fictional_statute(clause("1", 100, persons=COMPANIES))

        assert eras(statute, statute.provision(FIRST), PersonKind.CITIZEN) == ()

    @pytest.mark.parametrize(
        "copied", [copy.copy, copy.deepcopy, lambda each: pickle.loads(pickle.dumps(each))]
    )
    def test_can_be_copied(self, copied):
        """A copy of an era is equal."""
        statute = escalated()
        (era,) = eras(statute, statute.provision(FIRST))

        assert copied(era) == era
        assert hash(copied(era)) == hash(era)


@pytest.mark.parametrize("decided_on", [None, date(2022, 6, 1)])
def test_measured_to_the_decision(decided_on):
    """A rule may count decisions up to the day of the decision, if that is given."""
    rule = evolve(FOR_EVER, measured_to=Milestone.DECISION)
    law = fictional_statute(clause("1", 100), clause("2", 300, repeat=rule, repeat_of=(FIRST,)))
    history = ruled(date(2022, 5, 1), under=FIRST)

    if decided_on is None:
        with pytest.raises(LookupError, match="the day of the decision"):
            assess(act(FIRST), COMPANY, history, law=law)
    else:
        answer = assess(act(FIRST), COMPANY, history, law=law, decided_on=decided_on)
        assert roubles(answer) == (300, 300)


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda each: pickle.loads(pickle.dumps(each))])
def test_the_text_of_the_catalog_is_copied_by_its_keys(copied):
    """A copy of an applied text of the catalog is equal and small; another text is copied whole."""
    day = date(2022, 6, 1)
    answer = assess(act(on=day, detected_on=day), COMPANY, repeat=False)
    other = assess(act(FIRST, day), COMPANY, law=escalated(), repeat=False)

    assert copied(answer.applied) == answer.applied
    assert len(pickle.dumps(answer)) < 2_048
    assert copied(other.applied) == other.applied
