"""
Proofs about a penalty for all facts, by the solver z3 (extra: ``prove``).

A penalty becomes a pair of terms over unknown revenues, amounts, counts and truths. The solver
checks three properties: the low end is never above the high end; neither end falls when revenue
rises; neither end falls when the offense is a repeat. A refutation has facts as a counterexample,
and ``evaluate`` must confirm it; otherwise the encoding is wrong, which is an error. Work is limited
by steps and not by time, so a result does not depend on the machine.
"""

# z3 has no types, so pyright checks only basics here.
# pyright: basic
from __future__ import annotations

import enum

from collections.abc import Callable
from fractions import Fraction
from functools import reduce
from typing import Any, TypeAlias, assert_never

import z3

from attrs import frozen

from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.evaluate import evaluate
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.penalties import (
    AllOf,
    Amount,
    AnyOf,
    AtLeast,
    Cases,
    Cited,
    Condition,
    Count,
    Exceeds,
    Fixed,
    Flag,
    GreaterOf,
    Is,
    LesserOf,
    Measured,
    MoneyObservable,
    Not,
    Penalty,
    PersonIs,
    Repeat,
    Revenue,
    Share,
    Times,
    Total,
    currencies,
    walk,
)
from penaltymodel.law.words import PersonKind
from penaltymodel.values.money import Money


Term: TypeAlias = Any
"""A term of z3, which has no types."""

Key: TypeAlias = MoneyObservable | Count | Repeat | Flag | tuple[str, ...]
"""The fact that a term represents: ``("person",)``, ``("word", its name)``, or an observable."""

STEPS = 20_000_000
"""How many steps the solver may take for one proof before the result is "unknown"."""


class Status(enum.StrEnum):
    """The result of a proof."""

    PROVED = "proved"
    REFUTED = "refuted"
    UNKNOWN = "unknown"


@frozen
class Proof:
    """
    A property and whether it holds; *facts* are the counterexample, of one case or of two.

    >>> from penaltymodel.law.forms import fixed
    >>> from penaltymodel.values.money import rub
    >>> print(prove_ordered(fixed(rub(1), rub(2))))
    the low end is never above the high end: proved
    """

    property: str
    status: Status
    facts: tuple[Facts, ...] = ()

    def __str__(self) -> str:
        """Return the property and the status."""
        return f"{self.property}: {self.status}"


class EncodingError(AssertionError):
    """The solver and ``evaluate`` disagree, which is a bug in this module."""


def prove(first: Penalty, repeat: Penalty) -> tuple[Proof, ...]:
    """Prove everything about a *first* offense and its *repeat*, which may be one penalty."""
    penalties = (first,) if first == repeat else (first, repeat)
    each_alone = [proof(each) for each in penalties for proof in (prove_ordered, prove_monotone)]
    return (*each_alone, prove_escalation(first, repeat))


def prove_ordered(penalty: Penalty) -> Proof:
    """Prove that the low end of *penalty* is never above the high end."""
    world = _World(penalty)
    case = world.case("a")
    low, high = case.ends(penalty)
    return world.prove(
        "the low end is never above the high end",
        [low > high],
        [case],
        lambda facts: _is_inverted(penalty, facts[0]),
    )


def prove_monotone(penalty: Penalty) -> Proof:
    """Prove that no end of *penalty* falls when revenues rise and all else is the same."""
    world = _World(penalty)
    less, more = world.case("a"), world.case("b")
    same = [
        less.term(key) <= more.term(key) if isinstance(key, Revenue) else less.same(more, key)
        for key in world.keys
    ]
    return world.prove(
        "neither end falls when revenue rises",
        [*same, _falls(less.ends(penalty), more.ends(penalty))],
        [less, more],
        lambda facts: _has_fallen(penalty, penalty, facts),
    )


def prove_escalation(first: Penalty, repeat: Penalty) -> Proof:
    """
    Prove that no end of *repeat* is below that of *first*, on the same facts.

    Conditions on a repeat do not hold for *first* and hold for *repeat*. So a penalty with such
    conditions can be given as both.
    """
    world = _World(first, repeat)
    one, other = world.case("a"), world.case("b")
    same = [
        z3.And(z3.Not(one.term(key)), other.term(key))
        if isinstance(key, Repeat)
        else one.same(other, key)
        for key in world.keys
    ]
    return world.prove(
        "neither end falls when the offense is a repeat",
        [*same, _falls(one.ends(first), other.ends(repeat))],
        [one, other],
        lambda facts: _has_fallen(first, repeat, facts),
    )


def _falls(before: tuple[Term, Term], after: tuple[Term, Term]) -> Term:
    return z3.Or(after[0] < before[0], after[1] < before[1])


def _is_inverted(penalty: Penalty, facts: Facts) -> bool:
    try:
        evaluate(penalty, facts)
    except ValueError:
        return True
    return False


def _has_fallen(first: Penalty, second: Penalty, facts: tuple[Facts, ...]) -> bool:
    before, after = evaluate(first, facts[0]).result, evaluate(second, facts[1]).result
    return after.low < before.low or after.high < before.high


class _World:
    """The observables of one or two penalties, in a solver context of their own."""

    def __init__(self, *penalties: Penalty) -> None:
        self.context = z3.Context()
        self.keys: list[Key] = []
        self.currency = next((code for each in penalties for code in currencies(each)), "EUR")
        for each in map(needs, penalties):
            self.keys += each.money + each.counts + each.repeats + tuple(each.flags)
            self.keys += [("word", name) for name in each.words]
            self.keys += [("person",)] if each.person else []
        self.keys = list(dict.fromkeys(self.keys))
        tests = [node for each in penalties for node in walk(each) if isinstance(node, Is)]
        self.words = {test.name: _words(test.name, tests) for test in tests}

    def case(self, name: str) -> _Case:
        return _Case(self, name)

    def prove(
        self,
        property: str,
        wanted: list[Term],
        cases: list[_Case],
        shown: Callable[[tuple[Facts, ...]], bool],
    ) -> Proof:
        """Search for facts on which all of *wanted* hold; if there are none, *property* is proved."""
        solver = z3.Solver(ctx=self.context)
        solver.set("rlimit", STEPS)
        solver.add(*wanted, *(bound for case in cases for bound in case.bounds))
        result = solver.check()
        if result == z3.unsat:
            return Proof(property, Status.PROVED)
        if result != z3.sat:
            return Proof(property, Status.UNKNOWN)
        facts = tuple(case.facts(solver.model()) for case in cases)
        if not shown(facts):
            raise EncodingError(property, facts)
        return Proof(property, Status.REFUTED, facts)


def _words(name: str, tests: list[Is]) -> list[str]:
    """Return the words that *tests* allow for *name*; an open list has another one."""
    ours = [test for test in tests if test.name == name]
    is_open = any(not test.among for test in ours)
    known = {word for test in ours for word in (*test.words, *test.among)}
    return [*sorted(known), *(["another word"] if is_open else [])]


class _Case:
    """One set of unknown facts, and the terms of a penalty for them."""

    def __init__(self, world: _World, name: str) -> None:
        self.world = world
        self.bounds: list[Term] = []
        self._terms = {key: self._make(key, f"{name}{n}") for n, key in enumerate(world.keys)}

    def _make(self, key: Key, name: str) -> Term:
        context = self.world.context
        if isinstance(key, Repeat | Flag):
            return z3.Bool(name, context)
        term = (
            z3.Real(name, context) if isinstance(key, Revenue | Amount) else z3.Int(name, context)
        )
        self.bounds.append(term >= 0)
        if isinstance(key, tuple):  # a word or a person, by its number
            most = len(PersonKind) if key == ("person",) else len(self.world.words[key[1]])
            self.bounds.append(term < most)
        return term

    def term(self, key: Key) -> Term:
        return self._terms[key]

    def same(self, other: _Case, key: Key) -> Term:
        return self.term(key) == other.term(key)

    def ends(self, penalty: Penalty) -> tuple[Term, Term]:
        """Return the terms of both ends."""
        match penalty:
            case Fixed(sums):
                return self._number(sums.low.amount), self._number(sums.high.amount)
            case Measured(what):
                return self.term(what), self.term(what)
            case Share(rates, of):
                low, high = self.ends(of)
                return self._number(rates.low) * low, self._number(rates.high) * high
            case Times(count, each):
                low, high = self.ends(each)
                number = z3.ToReal(self.term(count))
                return number * low, number * high
            case Total(terms):
                return self._folded(terms, lambda a, b: a + b)
            case GreaterOf(terms):
                return self._folded(terms, lambda a, b: z3.If(a >= b, a, b))
            case LesserOf(terms):
                return self._folded(terms, lambda a, b: z3.If(a <= b, a, b))
            case Cases(branches, otherwise):
                low, high = self.ends(otherwise)
                for test, body in reversed(branches):
                    holds = self.truth(test)
                    one, other = self.ends(body)
                    low, high = z3.If(holds, one, low), z3.If(holds, other, high)
                return low, high
            case Cited(body, _):
                return self.ends(body)
            case _:
                assert_never(penalty)

    def _folded(
        self, terms: tuple[Penalty, ...], fold: Callable[[Term, Term], Term]
    ) -> tuple[Term, Term]:
        ends = [self.ends(term) for term in terms]
        return reduce(fold, [low for low, _ in ends]), reduce(fold, [high for _, high in ends])

    def truth(self, test: Condition) -> Term:
        """Return the term of a condition."""
        context = self.world.context
        match test:
            case Repeat() | Flag():
                return self.term(test)
            case PersonIs(kinds):
                order = list(PersonKind)
                return z3.Or(*(self.term(("person",)) == order.index(kind) for kind in kinds))
            case Is(name, words, _):
                numbers = [self.world.words[name].index(word) for word in words]
                return z3.Or(*(self.term(("word", name)) == number for number in numbers))
            case AtLeast(count, number):
                return self.term(count) >= z3.IntVal(number, context)
            case Exceeds(what, than):
                return self.term(what) > self._number(than.amount)
            case Not(inner):
                return z3.Not(self.truth(inner))
            case AllOf(tests):
                return z3.And(*map(self.truth, tests))
            case AnyOf(tests):
                return z3.Or(*map(self.truth, tests))
            case _:
                assert_never(test)

    def _number(self, value: Fraction) -> Term:
        return z3.Q(value.numerator, value.denominator, self.world.context)

    def facts(self, model: Term) -> Facts:
        """Return the facts that a model of the solver describes."""
        found = {key: model.eval(term, model_completion=True) for key, term in self._terms.items()}

        def money(key: MoneyObservable) -> Money:
            value = found[key]
            value = value.approx(20) if not z3.is_rational_value(value) else value
            return Money(value.as_fraction(), self.world.currency)

        people = [k for k in found if k == ("person",)]
        return Facts(
            person=list(PersonKind)[found[people[0]].as_long()] if people else None,
            revenue={k.base: money(k) for k in found if isinstance(k, Revenue)},
            amounts={k.name: money(k) for k in found if isinstance(k, Amount)},
            counts={
                k.name: v.as_long()
                for k, v in found.items()
                if not isinstance(k, Revenue | Amount | Repeat | Flag | tuple)
            },
            flags={k.name: z3.is_true(v) for k, v in found.items() if isinstance(k, Flag)},
            repeat={k: z3.is_true(v) for k, v in found.items() if isinstance(k, Repeat)},
            words={
                k[1]: self.world.words[k[1]][v.as_long()]
                for k, v in found.items()
                if isinstance(k, tuple) and k != ("person",)
            },
        )
