"""A compiled penalty has the result of ``evaluate``, or leaves it to the reference."""

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
    """Compare the function with the reference; return whether it had a result."""
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
        """With all facts, the function has the result of the reference."""
        same(penalty, known, flags=dict.fromkeys(known.flags))

    @examples(400)
    @given(penalties(), facts())
    def test_on_some_facts(self, penalty, known):
        """If a fact is missing for the reference, the function has no result either."""
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
        """Facts that are known before can be constants."""
        same(penalty, known, flags=dict.fromkeys(known.flags), person=known.person)
