"""A compiled penalty comes to what ``evaluate`` says, or leaves the answer to it."""

from __future__ import annotations

import pytest

from hypothesis import given
from tests.support.strategies import examples, facts, penalties

from penaltymodel.errors import NotCompiledError, PenaltyModelError
from penaltymodel.interpreters.compiled import compiled
from penaltymodel.interpreters.evaluate import evaluate
from penaltymodel.statutes import catalog


TEXTS = [
    pytest.param(enactment.penalty, id=f"{provision.key} {enactment.applies_from}")
    for statute in catalog().values()
    for provision in statute.provisions
    for enactment in provision.enactments
]


def same(penalty, known, **settled) -> bool:
    """Hold the function against the reference; return whether it had an answer of its own."""
    try:
        found = compiled(penalty, **settled).on(known)
    except NotCompiledError:
        return False
    assert found == evaluate(penalty, known).result
    return True


class TestRandomPenalties:
    @examples(600)
    @given(penalties(max_leaves=10), facts(complete=True))
    def test_on_whole_facts(self, penalty, known):
        """With every fact there, the function is the reference."""
        same(penalty, known, flags=dict.fromkeys(known.flags))

    @examples(400)
    @given(penalties(), facts())
    def test_on_some_facts(self, penalty, known):
        """Where the reference has no answer for want of a fact, neither has the function."""
        try:
            evaluate(penalty, known)
        except PenaltyModelError:
            with pytest.raises(NotCompiledError):
                compiled(penalty, flags=dict.fromkeys(known.flags)).on(known)
        else:
            same(penalty, known, flags=dict.fromkeys(known.flags))

    @examples(300)
    @given(penalties(), facts(complete=True))
    def test_settled_before(self, penalty, known):
        """What is known before can be settled before."""
        same(penalty, known, flags=dict.fromkeys(known.flags), person=known.person)
