"""The fast path returns what the reference returns, with the same reasons."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.support.strategies import days, decisions, examples, sums

from penaltymodel.domain.history import OffenseHistory
from penaltymodel.domain.platform import AnnualRevenue, Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess, assess_by_reference
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import PenaltyModelError
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.penalties import currencies
from penaltymodel.law.words import PersonKind, Role
from penaltymodel.statutes import catalog
from penaltymodel.values.ranges import EITHER, Range


PROVISIONS = [
    (statute, provision) for statute in catalog().values() for provision in statute.provisions
]


def often(usual, rare):
    """Draw from *usual* four times out of five, otherwise from *rare*."""
    return st.integers(0, 4).flatmap(lambda number: usual if number else rare)


@st.composite
def questions(draw):
    """A violation of some statute of the catalog, with random other arguments."""
    statute, provision = draw(st.sampled_from(PROVISIONS))
    code = next(
        (code for text in provision.enactments for code in currencies(text.penalty)), "EUR"
    )
    amounts = sums(code)
    span = st.tuples(amounts, amounts).map(lambda pair: Range(*sorted(pair)))
    by_year = st.dictionaries(st.integers(2018, 2025), amounts, max_size=8)
    figure = st.builds(AnnualRevenue, amount=amounts | span, months=st.sampled_from((12, 6)))
    text = draw(st.sampled_from(provision.enactments))
    in_force = st.integers(0, 900).map(lambda shift: text.applies_from + timedelta(days=shift))
    committed_on = draw(often(in_force, days))
    by_category = provision.categories and draw(st.booleans())
    violation = Violation(
        statute.key if by_category else provision.key,
        committed_on,
        category=draw(st.sampled_from(provision.categories)) if by_category else None,
        detected_on=draw(often(st.just(committed_on), st.none())),
    )
    platform = Platform(
        "A",
        draw(often(st.sampled_from(provision.persons), st.sampled_from(PersonKind))),
        draw(often(amounts, span | by_year | st.lists(figure, max_size=2))),
        in_small_register=draw(st.booleans()),
        role=draw(often(st.sampled_from(provision.roles), st.sampled_from(Role))),
    )
    keys = st.sampled_from([each.key for each in statute.provisions])
    known = st.builds(lambda one, under: evolve(one, under=under), decisions(), keys)
    asked = needs(provision.enactments[-1].penalty)
    given = Facts(
        counts={each.name: draw(st.integers(0, 50)) for each in asked.counts},
        flags={each.name: draw(st.booleans()) for each in asked.flags if draw(st.booleans())},
        amounts={each.name: draw(amounts) for each in asked.money if not hasattr(each, "base")},
    )
    return (
        violation,
        platform,
        OffenseHistory(
            draw(st.lists(known, max_size=3) | st.lists(known, min_size=9, max_size=12))
        ),
        {
            "repeat": draw(st.sampled_from((None, None, True, False, EITHER))),
            "decided_on": draw(st.none() | st.just(max(committed_on, date(2026, 12, 31)))),
            "given": draw(st.sampled_from((Facts(), given, given))),
        },
    )


def assessed(question, *, fast: bool) -> Assessment | str:
    """Return the assessment, or the error as text; by the *fast* path or by the reference."""
    violation, platform, history, choices = question
    try:
        if fast:
            return assess(violation, platform, history, **choices)
        facts, repeat = choices["given"], choices["repeat"]
        return assess_by_reference(
            violation,
            platform,
            history,
            law=catalog(),
            decided_on=choices["decided_on"],
            given=facts if repeat is None else evolve(facts, repeat=repeat),
        )
    except PenaltyModelError as error:
        return str(error)


SEEN = (
    "provision",
    "enactment",
    "by_law",
    "range",
    "repeat_source",
    "law_at",
    "law_day",
    "decided_on",
    "given",
    "assumptions",
    "answer",
    "step",
    "repeat",
    "sources",
    "because",
    "currency",
)


class TestFast:
    @examples(600)
    @given(questions())
    def test_is_the_reference(self, question):
        """The fast path and the reference return the same assessment, or raise the same error."""
        fast, slow = (assessed(question, fast=fast) for fast in (True, False))

        assert fast == slow
        if not isinstance(slow, str):
            assert hash(fast) == hash(slow)
            assert [getattr(fast, name) for name in SEEN] == [getattr(slow, name) for name in SEEN]
