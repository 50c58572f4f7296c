"""
A penalty as an exact function of one revenue: where its slope changes and where it jumps.

With all other facts given, each end of a penalty consists of straight pieces. The slope changes
where one part becomes greater than another. The value may jump just above an amount that a
condition compares the revenue with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import add
from typing import assert_never

from attrs import frozen

from penaltymodel.errors import WrongTypeError
from penaltymodel.facts.answers import Answer, Answers
from penaltymodel.interpreters.evaluate import holds
from penaltymodel.law.penalties import (
    Cases,
    Cited,
    Count,
    Exceeds,
    Fixed,
    Flag,
    GreaterOf,
    LesserOf,
    Measured,
    MoneyObservable,
    Penalty,
    Repeat,
    Revenue,
    Share,
    Times,
    Total,
    walk,
)
from penaltymodel.law.words import PersonKind
from penaltymodel.values.curves import REVENUE, Combine, Kinks, combine, constant, splice
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import YES, Range, only


def kinks(penalty: Penalty, facts: Answers, *, of: Revenue) -> Kinks:
    """
    Return the two ends of *penalty* as exact functions of the revenue *of*.

    *facts* are all other facts; a value for that revenue is ignored. Where a fact is open, the low
    end is the lowest possible one, and the high end the highest.

    >>> from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter
    >>> from penaltymodel.facts.facts import Facts
    >>> from penaltymodel.law.forms import floored, share_of_revenue
    >>> from penaltymodel.values.money import rub
    >>> base = Base(Measure.REVENUE, Perimeter.PERSON, "Russian", AccountingPeriod.ANNUAL)
    >>> fine = floored(share_of_revenue("1/20", "1/10", base=base), at=rub(1_000_000))
    >>> ends = kinks(fine, Facts(), of=Revenue(base))
    >>> print(*ends.low.breakpoints, *ends.high.breakpoints)
    RUB 20,000,000.00 RUB 10,000,000.00
    >>> print(ends.at(rub(15_000_000)).high)
    RUB 1,500,000.00

    Raises:
        MissingFactError: A branch that applies at some revenue needs a fact that is not given.
        CurrencyMismatchError: The penalty and the facts have more than one currency.
        WrongTypeError: *of* is not a Revenue.
    """
    if not isinstance(of, Revenue):
        raise WrongTypeError("of", "a Revenue", of)
    limits = sorted(set(_limits(penalty, of)))
    if not limits:
        return _ends(penalty, facts, of)
    # Between two limits each condition on the revenue has one answer: that at the upper limit.
    beyond = limits[-1] + Money(1, limits[-1].currency)
    found = [_ends(penalty, _FactsAt(facts, of, sample), of) for sample in (*limits, beyond)]
    return Kinks(
        splice([ends.low for ends in found], limits), splice([ends.high for ends in found], limits)
    )


def _limits(penalty: Penalty, of: Revenue) -> Iterator[Money]:
    """Go through the amounts that conditions compare the revenue with."""
    for node in walk(penalty):
        if isinstance(node, Exceeds) and node.what == of:
            yield node.than


@frozen
class _FactsAt:
    """*facts*, with a definite *revenue* for *of*."""

    facts: Answers
    of: Revenue
    revenue: Money

    def answer_money(self, what: MoneyObservable) -> Answer[Money]:
        return Answer(only(self.revenue)) if what == self.of else self.facts.answer_money(what)

    def answer_count(self, what: Count) -> Answer[int]:
        return self.facts.answer_count(what)

    def answer_flag(self, what: Flag) -> Answer[bool]:
        return self.facts.answer_flag(what)

    def answer_repeat(self, what: Repeat) -> Answer[bool]:
        return self.facts.answer_repeat(what)

    def answer_person(self) -> PersonKind | None:
        return self.facts.answer_person()

    def answer_word(self, name: str, presumed: str | None = None) -> str | None:
        return self.facts.answer_word(name, presumed)


def _ends(penalty: Penalty, facts: Answers, of: Revenue) -> Kinks:
    """Return both ends, with the answers that *facts* give to conditions on the revenue."""
    match penalty:
        case Fixed(sums):
            return _constant(sums)
        case Measured(what):
            return (
                Kinks(REVENUE, REVENUE)
                if what == of
                else _constant(facts.answer_money(what).value)
            )
        case Share(rates, whole):
            return _ends(whole, facts, of).scaled(rates)
        case Times(count, each):
            return _ends(each, facts, of).scaled(facts.answer_count(count).value)
        case Total(terms):
            return _combined(terms, facts, of, low=add, high=add)
        case GreaterOf(terms):
            return _combined(terms, facts, of, low=max, high=max)
        case LesserOf(terms):
            return _combined(terms, facts, of, low=min, high=min)
        case Cases():
            return _combined(_possible(penalty, facts), facts, of, low=min, high=max)
        case Cited(body, _):
            return _ends(body, facts, of)
        case _:
            assert_never(penalty)


def _constant(sums: Range[Money]) -> Kinks:
    return Kinks(constant(sums.low), constant(sums.high))


def _combined(
    terms: Iterable[Penalty], facts: Answers, of: Revenue, *, low: Combine, high: Combine
) -> Kinks:
    def both(left: Kinks, right: Kinks) -> Kinks:
        return Kinks(combine(low, left.low, right.low), combine(high, left.high, right.high))

    return reduce(both, (_ends(term, facts, of) for term in terms))


def _possible(cases: Cases, facts: Answers) -> Iterator[Penalty]:
    """Go through the penalties of the branches that may apply."""
    for test, body in cases.branches:
        answer = holds(test, facts).value
        if answer.high:
            yield body
        if answer == YES:
            return
    yield cases.otherwise
