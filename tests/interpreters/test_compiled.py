"""What a compiled penalty calculates in advance, and what it leaves to the reference."""

from __future__ import annotations

import pytest

from penaltymodel.errors import NotCompiledError
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.compiled import compiled
from penaltymodel.interpreters.evaluate import evaluate
from penaltymodel.law.forms import fixed, graded, per_day, readings, scaled, total, when
from penaltymodel.law.penalties import DEEPEST, AllOf, AnyOf, Flag, Not
from penaltymodel.values.money import eur, rub
from penaltymodel.values.ranges import EITHER, only


OPEN, SO, NOT_SO = Flag("open", EITHER), Flag("so", presumed=True), Flag("not so", presumed=False)
MORE, LESS = fixed(rub(9)), fixed(rub(1))


class TestRefused:
    def test_two_currencies(self):
        """A penalty in two currencies is not compiled."""
        with pytest.raises(NotCompiledError, match="mixes currencies"):
            compiled(total(fixed(rub(1)), fixed(eur(1))))

    def test_too_deep(self):
        """A penalty that is nested too deeply is not compiled."""
        penalty = fixed(rub(1))
        for _ in range(DEEPEST):
            penalty = scaled(penalty, 1)

        with pytest.raises(NotCompiledError, match="deeper than 64"):
            compiled(penalty)

    def test_numbers_too_long_for_source(self):
        """Constants that are too long for source code can be used."""
        penalty = fixed(rub(1))
        for _ in range(40):
            penalty = scaled(penalty, "9" * 300)

        assert compiled(penalty).on(Facts()) == evaluate(penalty, Facts()).result


class TestSettled:
    @pytest.mark.parametrize(
        "test",
        [
            AllOf((OPEN, SO)),
            AllOf((OPEN, Flag("open too", EITHER))),
            AllOf((OPEN, NOT_SO)),
            AllOf((SO, SO)),
            AnyOf((OPEN, SO)),
            AnyOf((OPEN, Flag("open too", EITHER))),
            AnyOf((NOT_SO, OPEN)),
            Not(AllOf((OPEN, SO))),
            Not(OPEN),
        ],
        ids=str,
    )
    def test_what_the_law_presumes(self, test):
        """Presumed facts are compiled in advance, open or not, alone or combined."""
        program = compiled(when(test, MORE, otherwise=LESS))

        assert program.asks == ()
        assert program.on(Facts()) == evaluate(when(test, MORE, otherwise=LESS), Facts()).result

    def test_readings(self):
        """The result covers every reading until one is selected."""
        penalty = readings({"strict": MORE, "mild": LESS, "none": fixed(rub(0))})

        assert compiled(penalty).on(Facts()) == evaluate(penalty, Facts()).result


def test_a_missing_fact_has_no_compiled_answer():
    """A penalty whose count is not given is left to the reference, which names the count."""
    program = compiled(per_day(fixed(rub(5))))

    assert program.on(Facts(counts={"days": 2})) == only(rub(10))
    with pytest.raises(NotCompiledError, match="a fact is missing"):
        program.on(Facts())

    graded_fine = graded("seriousness", {"low": fixed(rub(5)), "high": fixed(rub(9))})
    words = compiled(graded_fine)
    assert words.on(Facts(words={"seriousness": "high"})) == only(rub(9))
    for given in ({}, {"seriousness": "odd"}):
        with pytest.raises(NotCompiledError, match="missing or unknown"):
            words.on(Facts(words=given))


def test_an_open_condition_has_no_compiled_answer():
    """A condition that the facts leave open is left to the reference."""
    program = compiled(when(Flag("so"), MORE, otherwise=LESS))

    assert program.on(Facts(flags={"so": True})) == only(rub(9))
    with pytest.raises(NotCompiledError, match="a condition is open"):
        program.on(Facts(flags={"so": EITHER}))
    both = compiled(when(AllOf((OPEN, Flag("so"))), MORE, otherwise=LESS))
    assert both.on(Facts(flags={"so": False})) == only(rub(1))
    with pytest.raises(NotCompiledError, match="a condition is open"):
        both.on(Facts(flags={"so": True}))
