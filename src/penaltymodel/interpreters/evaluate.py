"""Exact evaluation of penalties, with every step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from operator import add
from typing import assert_never

from attrs import field, frozen

from penaltymodel.errors import (
    MissingFactError,
    PenaltyModelError,
    WrongValueError,
    missing_facts,
)
from penaltymodel.facts.answers import Answer, Answers, CountedDecision
from penaltymodel.facts.open_facts import NOT_GIVEN, OpenFacts
from penaltymodel.law.penalties import (
    AllOf,
    AnyOf,
    AtLeast,
    Cases,
    Cited,
    Condition,
    Exceeds,
    Fixed,
    Flag,
    GreaterOf,
    Is,
    LesserOf,
    Measured,
    Not,
    Penalty,
    PersonIs,
    Repeat,
    Share,
    Times,
    Total,
    currencies,
    not_a_penalty,
)
from penaltymodel.values.money import Money, span
from penaltymodel.values.quick import quick
from penaltymodel.values.ranges import EITHER, NO, YES, Range, hull
from penaltymodel.values.shortened import short_repr
from penaltymodel.values.shown import Shown
from penaltymodel.values.sources import Source


@frozen(weakref_slot=False)
class Tested:
    """A condition that was tested, with its answer."""

    condition: Condition = field(repr=short_repr)
    answer: Answer[bool]


@quick
@frozen(weakref_slot=False)
class Step(Shown):
    """
    The *result* of one *penalty*, and the steps that it was calculated from.

    *because* has the steps of its parts, *tested* the conditions that chose the branch, and *note*
    the source of a fact.
    """

    penalty: Penalty = field(repr=short_repr)
    result: Range[Money]
    because: tuple[Step, ...] = field(default=(), repr=short_repr)
    tested: tuple[Tested, ...] = field(default=(), repr=short_repr)
    note: str = field(default="", repr=short_repr)

    def walk(self) -> Iterator[Step]:
        """Iterate over this step and all steps below it, from the top."""
        yield self
        for step in self.because:
            yield from step.walk()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the result, each once."""
        found = (step.penalty.source for step in self.walk() if isinstance(step.penalty, Cited))
        return tuple(dict.fromkeys(found))

    @property
    def counted(self) -> tuple[CountedDecision, ...]:
        """The earlier decisions, each once, with the reason why it counts or does not."""
        return tuple(
            dict.fromkeys(
                counted
                for step in self.walk()
                for tested in step.tested
                for counted in tested.answer.counted
            )
        )


def evaluate(penalty: Penalty, facts: Answers) -> Step:
    """
    Evaluate *penalty* exactly on *facts*.

    Every node is monotone in its parts, so it suffices to calculate the two ends of a range. A
    branch that does not apply is not evaluated. If the facts do not determine which one applies,
    the result is the hull of all that may.

    >>> from penaltymodel.facts.facts import Facts
    >>> from penaltymodel.law.forms import escalating, fixed
    >>> from penaltymodel.values.money import rub
    >>> evaluate(fixed(rub(800_000), rub(8_000_000)), Facts()).result.high == rub(8_000_000)
    True

    Raises:
        MissingFactError: A branch that may apply needs facts that are not given; the error has all.
        WrongValueError: A word is not one of those that the law knows.
        CurrencyMismatchError: Amounts of two currencies are added or compared.
    """
    explain = explaining(penalty)
    try:
        return explain(facts)
    except MissingFactError as error:
        currency = next(iter(currencies(penalty)), "EUR")  # where no sum is stated, any will do
        lenient = OpenFacts(facts, currency)
        try:
            explain(lenient)
        except PenaltyModelError:
            raise error from None
        raise missing_facts(lenient.missing) from None


def explaining(penalty: Penalty) -> Callable[[Answers], Step]:
    """
    Return a function that evaluates *penalty* on facts, as :func:`evaluate` does.

    The nodes are matched once, so that the same penalty takes less time on the next facts; a branch
    is matched when it first applies.
    """
    match penalty:
        case Fixed(sums):
            step = Step(penalty, sums)
            return lambda _: step
        case Measured(what):

            def measured(facts: Answers) -> Step:
                amount = facts.answer_money(what)
                return Step(penalty, amount.value, note=amount.because)

            return measured
        case Share(rates, of):
            part = explaining(of)

            def shared(facts: Answers) -> Step:
                whole = part(facts)
                return Step(penalty, whole.result * rates, (whole,))

            return shared
        case Times(count, each):
            one = explaining(each)

            def times(facts: Answers) -> Step:
                single = one(facts)
                number = facts.answer_count(count).value
                note = f"{_spread(number)} {count.name}"
                return Step(penalty, single.result * number, (single,), note=note)

            return times
        case Total(terms):
            return _combining(penalty, terms, _sum)
        case GreaterOf(terms):
            return _combining(penalty, terms, max)
        case LesserOf(terms):
            return _combining(penalty, terms, min)
        case Cases(branches, otherwise):
            return _choosing(penalty, branches, otherwise)
        case Cited(body, _):
            inner = explaining(body)

            def cited(facts: Answers) -> Step:
                step = inner(facts)
                return Step(penalty, step.result, (step,))

            return cited
        case _:
            raise not_a_penalty(penalty)


def holds(test: Condition, facts: Answers) -> Answer[bool]:
    """Return whether *test* holds on *facts*; ``Range(False, True)`` if they do not determine it."""
    match test:
        case Repeat():
            return facts.answer_repeat(test)
        case Flag():
            return facts.answer_flag(test)
        case PersonIs(kinds):
            kind = facts.answer_person()
            if kind is None:
                return Answer(EITHER, NOT_GIVEN)
            return Answer(YES if kind in kinds else NO, f"the person is a {kind}")
        case Is(name, words, among, presumed):
            word = facts.answer_word(name, presumed)
            if word is None:
                return Answer(EITHER, NOT_GIVEN)
            if among and word not in among:
                raise WrongValueError(name, f"one of {', '.join(map(repr, among))}", word)
            return Answer(YES if word in words else NO, f"the {name} is {word}")
        case AtLeast(count, number):
            things = facts.answer_count(count).value
            truth = Range(things.low >= number, things.high >= number)
            return Answer(truth, f"it is {_spread(things)}")
        case Exceeds(what, than):
            amount = facts.answer_money(what).value
            return Answer(Range(amount.low > than, amount.high > than), f"it is {span(amount)}")
        case Not(inner):
            answer = holds(inner, facts)
            value = Range(not answer.value.high, not answer.value.low)
            return Answer(value, answer.because, answer.counted)
        case AllOf(tests):
            return _joined(all, tests, facts)
        case AnyOf(tests):
            return _joined(any, tests, facts)
        case _:
            assert_never(test)


def _joined(
    join: Callable[[Iterable[bool]], bool], tests: tuple[Condition, ...], facts: Answers
) -> Answer[bool]:
    """Test in order until the answer is determined: the facts for the rest may be missing."""
    answers: list[Answer[bool]] = []
    decided = NO if join is all else YES
    for test in tests:
        answers.append(holds(test, facts))
        if answers[-1].value == decided:
            break
    return Answer(
        Range(join(a.value.low for a in answers), join(a.value.high for a in answers)),
        "; ".join(a.because for a in answers),
        tuple(counted for a in answers for counted in a.counted),
    )


def _choosing(
    penalty: Penalty, branches: tuple[tuple[Condition, Penalty], ...], otherwise: Penalty
) -> Callable[[Answers], Step]:
    ways = tuple((test, _tester(test), later(body)) for test, body in branches)
    last = later(otherwise)

    def chosen(facts: Answers) -> Step:
        tested: tuple[Tested, ...] = ()
        possible: tuple[Step, ...] = ()
        for test, check, way in ways:
            answer = check(facts)
            tested += (Tested(test, answer),)
            truth = answer.value
            if truth.high:
                possible += (way(facts),)
                if truth.low:
                    break
        else:
            possible += (last(facts),)
        if len(possible) == 1:
            return Step(penalty, possible[0].result, possible, tested)
        result = hull(step.result for step in possible)
        note = "the facts leave open which of these applies"
        return Step(penalty, result, possible, tested, note)

    return chosen


def _tester(test: Condition) -> Callable[[Answers], Answer[bool]]:
    """Return a function of facts that does the same as :func:`holds` for *test*."""
    if isinstance(test, Repeat):  # the usual one
        return lambda facts: facts.answer_repeat(test)
    return lambda facts: holds(test, facts)


def later(penalty: Penalty) -> Callable[[Answers], Step]:
    """Return a function that evaluates *penalty*; its nodes are matched on the first call."""
    found: Callable[[Answers], Step] | None = None

    def way(facts: Answers) -> Step:
        nonlocal found
        if found is None:
            found = explaining(penalty)
        return found(facts)

    return way


def _combining(
    penalty: Penalty,
    terms: tuple[Penalty, ...],
    combine: Callable[[Iterable[Money]], Money],
) -> Callable[[Answers], Step]:
    parts = tuple(map(explaining, terms))

    def combined(facts: Answers) -> Step:
        steps = tuple(part(facts) for part in parts)
        low = combine(step.result.low for step in steps)
        high = combine(step.result.high for step in steps)
        return Step(penalty, Range(low, high), steps)

    return combined


def _sum(amounts: Iterable[Money]) -> Money:
    return reduce(add, amounts)


def _spread(number: Range[int]) -> str:
    return f"{number.low:,}" if number.is_point else f"{number.low:,} to {number.high:,}"
