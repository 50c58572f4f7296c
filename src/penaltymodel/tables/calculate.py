"""
A penalty in whole minor units, as expressions over the columns of a table.

The two ends become :mod:`penaltymodel.tables.expressions` over ``int64`` columns. Shares and counts
are passed down to the sums they multiply, so that a row needs few operations. Rounding preserves
order, so amounts are rounded before caps, floors and choices; only sums wait for their last term.
Next to the ends there is a code of the branches that were taken, and one of the fact that is
missing. If a fact is missing the ends are invalid, so nulls need no other guard.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import reduce
from math import floor, lcm
from typing import assert_never

from attrs import evolve, field, frozen

from penaltymodel.errors import CurrencyMismatchError, MissingFactError
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.penalties import (
    AllOf,
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
    Share,
    Times,
    Total,
    walk,
)
from penaltymodel.tables.expressions import (
    FALSE,
    INT64,
    ONE,
    TRUE,
    ZERO,
    Expression,
    choose,
    column,
    first_missing,
    greater,
    is_null,
    lesser,
    literal,
    one_of,
)
from penaltymodel.tables.paths import join_paths
from penaltymodel.values.money import Money, Rounding
from penaltymodel.values.ranges import Range


@frozen
class Truth:
    """Whether a condition surely holds, whether it may, and the code of a missing fact, else 0."""

    low: Expression
    high: Expression
    missing: Expression = ZERO

    @property
    def is_open(self) -> Expression:
        """Whether the facts leave it open."""
        return FALSE if self.low == self.high else self.high & ~self.low


@frozen
class Number:
    """The two ends of a number, and the code of a missing fact, else 0."""

    low: Expression | Fraction
    high: Expression | Fraction
    missing: Expression = ZERO


@frozen(kw_only=True)
class Inputs:
    """
    The columns with the facts that a penalty needs; *given* holds the facts without a column.

    *columns* maps an observable (a word by its name, the person as :data:`PERSON`) to the columns
    of its low and high end, one and the same if the fact is definite. Money is in minor units of
    *currency*. *most* is the upper bound of a column, *codes* the number below zero that represents
    a missing fact (or, for a condition, for a word that the law does not know).
    """

    columns: Mapping[object, tuple[str, str]]
    currency: str
    codes: Mapping[object, int]
    given: Facts = field(factory=Facts)
    most: Mapping[str, int] = field(factory=dict[str, int])

    def number(self, what: MoneyObservable | Count) -> Number:
        """Return an amount of money, in minor units, or a count."""
        if what in self.columns:
            low, high = self.columns[what]
            ends = self._column(low), self._column(high)
            missing = choose(is_null(low) | is_null(high), self._missing(what), ZERO)
            return Number(*ends, missing)
        try:
            if isinstance(what, Count):
                number = self.given.answer_count(what).value
                return Number(Fraction(number.low), Fraction(number.high))
            amount = self.given.answer_money(what).value
        except MissingFactError:
            return Number(Fraction(0), Fraction(0), self._missing(what))
        return Number(self.minor(amount.low), self.minor(amount.high))

    def minor(self, amount: Money) -> Fraction:
        """Return *amount* in minor units, which may be a fraction."""
        if amount.currency != self.currency:
            raise CurrencyMismatchError(amount.currency, self.currency)
        return amount.amount * Fraction(10) ** amount.places

    def truth(self, what: Flag | Repeat) -> Truth:
        """Return whether a circumstance is present."""
        if what not in self.columns:
            try:
                answer = (
                    self.given.answer_flag(what)
                    if isinstance(what, Flag)
                    else self.given.answer_repeat(what)
                )
            except MissingFactError:
                return Truth(FALSE, FALSE, self._missing(what))
            return Truth(literal(answer.value.low), literal(answer.value.high))
        low, high = self.columns[what]
        presumed = what.presumed if isinstance(what, Flag) else None
        if presumed is None:
            missing = choose(is_null(low) | is_null(high), self._missing(what), ZERO)
            return Truth(column(low), column(high), missing)
        ends = presumed if isinstance(presumed, Range) else Range(presumed, presumed)
        return Truth(
            Expression("filled", (low, ends.low)), Expression("filled", (high, ends.high))
        )

    def is_one_of(self, name: str, words: tuple[str, ...], presumed: str | None = None) -> Truth:
        """
        Return whether the word (or the kind of person) called *name* is one of *words*.

        A word that is not given is the one that is *presumed*, if there is one.
        """
        if name in self.columns:
            place, _ = self.columns[name]
            truth = one_of(place, words)
            if presumed is not None:
                truth = choose(is_null(place), literal(presumed in words), truth)
                return Truth(truth, truth)
            return Truth(truth, truth, choose(is_null(place), self._missing(name), ZERO))
        word = self.given.person if name == PERSON else self.given.words.get(name, presumed)
        if word is None:
            return Truth(FALSE, FALSE, self._missing(name))
        return Truth(literal(word in words), literal(word in words))

    def _column(self, name: str) -> Expression:
        return column(name, self.most.get(name, INT64))

    def _missing(self, what: object) -> Expression:
        return literal(self.codes[what])


PERSON = "person"
"""The name of the kind of person in :class:`Inputs`."""


def required_facts(penalty: Penalty) -> tuple[object, ...]:
    """
    Return everything that may be missing or unknown among the facts of *penalty*, each once.

    These are all observables (words and the person by their names), and all conditions that list
    the words the law knows.
    """
    needed = needs(penalty)
    facts: list[object] = [
        *needed.money,
        *needed.counts,
        *needed.repeats,
        *needed.flags,
        *needed.words,
    ]
    facts += [PERSON] * needed.person
    closed = [node for node in walk(penalty) if isinstance(node, Is) and node.among]
    return tuple(dict.fromkeys([*facts, *closed]))


@frozen
class Ratio:
    """A number that may be a fraction: *whole* plus *part* / *of*, the latter below one."""

    whole: Expression
    part: Expression = ZERO
    of: int = 1

    def scaled(self, of: int) -> Expression:
        """Return the part as a number of parts of *of*."""
        return self.part * literal(of // self.of)


@frozen(kw_only=True)
class Calculation:
    """
    The ends of a penalty, and how they come about.

    *code* is the number of the path that was taken, out of *paths*. If *missing* is below zero it
    is the code of a missing fact, and all else is invalid. *repeats* holds the rules for repeats,
    each with the condition under which it is used, and *tests* does the same for all conditions.
    """

    low: Ratio
    high: Ratio
    code: Expression = ZERO
    missing: Expression = ZERO
    paths: int = 1
    repeats: tuple[tuple[Expression, Truth], ...] = ()
    tests: tuple[tuple[Expression, Truth], ...] = ()

    @property
    def is_repeat(self) -> Truth:
        """Whether the rules that are used make it a repeat, combined as in a single assessment."""
        may = reduce(Expression.__or__, (used & truth.high for used, truth in self.repeats), FALSE)
        one = reduce(Expression.__or__, (used & truth.low for used, truth in self.repeats), FALSE)
        every = reduce(
            Expression.__and__, (~used | truth.low for used, truth in self.repeats), may
        )
        is_open = reduce(
            Expression.__or__, (used & test.is_open for used, test in self.tests), FALSE
        )
        return Truth(choose(is_open, every, one), may)


def calculate(penalty: Penalty, inputs: Inputs, rounding: Rounding | None) -> Calculation:
    """
    Return the ends of *penalty* in whole minor units, rounded once, half up unless *rounding* is set.

    >>> from penaltymodel.law.forms import fixed, scaled
    >>> from penaltymodel.values.money import rub
    >>> half = scaled(fixed(rub(5), rub("7.01")), "1/2")
    >>> found = calculate(half, Inputs(columns={}, currency="RUB", codes={}), None)
    >>> found.low.whole.value, found.high.whole.value
    (250, 351)

    Raises:
        CurrencyMismatchError: The penalty combines amounts in two currencies.
    """
    how = Rounding.HALF_UP if rounding is None else rounding
    return _Calculator(inputs).ends(penalty, _Scale(), how)


@frozen
class _Scale:
    """The factors of a sum, passed down to it: rates and counts."""

    low: Fraction = Fraction(1)
    high: Fraction = Fraction(1)
    many: tuple[Number, ...] = ()


@frozen
class _Calculator:
    inputs: Inputs

    def ends(self, penalty: Penalty, scale: _Scale, rounding: Rounding | None) -> Calculation:
        """Return *penalty* times *scale*; exact if *rounding* is None."""
        match penalty:
            case Fixed(sums):
                low, high = self.inputs.minor(sums.low), self.inputs.minor(sums.high)
                return self._product(Number(low, high), scale, rounding)
            case Measured(what):
                return self._product(self.inputs.number(what), scale, rounding)
            case Share(rates, of):
                finer = evolve(scale, low=scale.low * rates.low, high=scale.high * rates.high)
                return self.ends(of, finer, rounding)
            case Times(count, each):
                number = self.inputs.number(count)
                one = self.ends(each, evolve(scale, many=(*scale.many, number)), rounding)
                return evolve(one, missing=first_missing(one.missing, number.missing))
            case Total(terms):
                exact = [self.ends(term, scale, None) for term in terms]
                fractions = [n for n, one in enumerate(exact) if one.low.of > 1 or one.high.of > 1]
                if len(fractions) == 1 and rounding is not Rounding.HALF_EVEN:
                    # A single fraction among whole units may be rounded before they are added.
                    exact[fractions[0]] = self.ends(terms[fractions[0]], scale, rounding)
                ends = (_sum([one.low for one in exact]), _sum([one.high for one in exact]))
                return _joined(exact, *(_rounded(end, rounding) for end in ends))
            case GreaterOf(terms):
                return self._extreme(terms, scale, rounding, greater)
            case LesserOf(terms):
                return self._extreme(terms, scale, rounding, lesser)
            case Cases(branches, otherwise):
                result = self.ends(otherwise, scale, rounding)
                for test, body in reversed(branches):
                    result = self._choice(test, self.ends(body, scale, rounding), result)
                return result
            case Cited(body, _):
                return self.ends(body, scale, rounding)
            case _:
                assert_never(penalty)

    def _product(self, amount: Number, scale: _Scale, rounding: Rounding | None) -> Calculation:
        low = _product(scale.low, [amount.low, *(each.low for each in scale.many)], rounding)
        high = _product(scale.high, [amount.high, *(each.high for each in scale.many)], rounding)
        return Calculation(low=low, high=high, missing=amount.missing)

    def _extreme(
        self,
        terms: tuple[Penalty, ...],
        scale: _Scale,
        rounding: Rounding | None,
        extreme: Callable[[Expression, Expression], Expression],
    ) -> Calculation:
        each = [self.ends(term, scale, rounding) for term in terms]
        low = reduce(lambda a, b: _extreme(extreme, a, b), [one.low for one in each])
        high = reduce(lambda a, b: _extreme(extreme, a, b), [one.high for one in each])
        return _joined(each, low, high)

    def _choice(self, test: Condition, one: Calculation, other: Calculation) -> Calculation:
        """Return *one* if *test* holds, *other* if not, and the hull of both if that is open."""
        truth, repeats = self._condition(test)
        low, high = (
            _chosen(truth.low, one.low, other.low),
            _chosen(truth.low, one.high, other.high),
        )
        code = choose(truth.low, one.code, other.code + literal(one.paths))
        missing = choose(truth.low, one.missing, other.missing)
        if truth.low != truth.high:
            is_open = truth.is_open
            low = _chosen(is_open, _extreme(lesser, one.low, other.low), low)
            high = _chosen(is_open, _extreme(greater, one.high, other.high), high)
            joint = _both_codes(one, other) + literal(one.paths + other.paths)
            code = choose(is_open, joint, code)
            missing = choose(is_open, first_missing(one.missing, other.missing), missing)
        may_fail = ~truth.low
        return Calculation(
            low=low,
            high=high,
            code=code,
            missing=first_missing(truth.missing, missing),
            paths=join_paths(test, one.paths, other.paths),
            repeats=(
                *repeats,
                *((truth.high & used, rule) for used, rule in one.repeats),
                *((may_fail & used, rule) for used, rule in other.repeats),
            ),
            tests=(
                (TRUE, truth),
                *((truth.high & used, inner) for used, inner in one.tests),
                *((may_fail & used, inner) for used, inner in other.tests),
            ),
        )

    def _condition(self, test: Condition) -> tuple[Truth, tuple[tuple[Expression, Truth], ...]]:
        """Return whether *test* holds, and the rules for repeats that it uses."""
        match test:
            case Repeat():
                truth = self.inputs.truth(test)
                return truth, ((TRUE, truth),)
            case Flag():
                return self.inputs.truth(test), ()
            case PersonIs(kinds):
                return self.inputs.is_one_of(PERSON, kinds), ()
            case Is(name, words, among, presumed):
                truth = self.inputs.is_one_of(name, words, presumed)
                if not among:
                    return truth, ()
                known = self.inputs.is_one_of(name, among, presumed)
                unknown = choose(known.low, ZERO, literal(self.inputs.codes[test]))
                return evolve(truth, missing=first_missing(known.missing, unknown)), ()
            case AtLeast(count, number):
                things, least = self.inputs.number(count), Fraction(number)
                low, high = (_reaches(end, least) for end in (things.low, things.high))
                return Truth(low, high, things.missing), ()
            case Exceeds(what, than):
                amount, above = self.inputs.number(what), self.inputs.minor(than)
                low, high = (_exceeds(end, above) for end in (amount.low, amount.high))
                return Truth(low, high, amount.missing), ()
            case Not(inner):
                truth, repeats = self._condition(inner)
                return Truth(~truth.high, ~truth.low, truth.missing), repeats
            case AllOf(tests):
                return self._in_order(tests, Expression.__and__, lambda truth: truth.high)
            case AnyOf(tests):
                return self._in_order(tests, Expression.__or__, lambda truth: ~truth.low)
            case _:
                assert_never(test)

    def _in_order(
        self,
        tests: tuple[Condition, ...],
        join: Callable[[Expression, Expression], Expression],
        goes_on: Callable[[Truth], Expression],
    ) -> tuple[Truth, tuple[tuple[Expression, Truth], ...]]:
        """Stop at the first test that decides: the facts of the others may be missing."""
        truth, repeats = self._condition(tests[-1])
        for test in reversed(tests[:-1]):
            first, also = self._condition(test)
            further = goes_on(first)
            truth = Truth(
                join(first.low, truth.low),
                join(first.high, truth.high),
                first_missing(first.missing, choose(further, truth.missing, ZERO)),
            )
            repeats = (*also, *((further & used, rule) for used, rule in repeats))
        return truth, repeats


def _reaches(number: Expression | Fraction, least: Fraction) -> Expression:
    """Return whether *number* is at least *least*, which is a whole number."""
    if isinstance(number, Fraction):
        return literal(number >= least)
    return number >= literal(int(least))


def _exceeds(number: Expression | Fraction, than: Fraction) -> Expression:
    """Return whether *number* is above *than*: a whole number is if it reaches the next one."""
    if isinstance(number, Fraction):
        return literal(number > than)
    return _reaches(number, Fraction(floor(than) + 1))


def _both_codes(one: Calculation, other: Calculation) -> Expression:
    """Return one code for the codes of both."""
    return one.code * literal(other.paths) + other.code


def _joined(parts: list[Calculation], low: Ratio, high: Ratio) -> Calculation:
    """Return *low* and *high*, with one code for the codes of all *parts*."""
    combined = reduce(
        lambda one, other: evolve(
            one,
            code=_both_codes(one, other),
            missing=first_missing(one.missing, other.missing),
            paths=one.paths * other.paths,
        ),
        parts,
    )
    return Calculation(
        low=low,
        high=high,
        code=combined.code,
        missing=combined.missing,
        paths=combined.paths,
        repeats=tuple(each for part in parts for each in part.repeats),
        tests=tuple(each for part in parts for each in part.tests),
    )


def _product(
    rate: Fraction, factors: list[Expression | Fraction], rounding: Rounding | None
) -> Ratio:
    """Return *rate* times all *factors*; the first is divided before it is multiplied if need be."""
    for factor in factors:
        rate *= factor if isinstance(factor, Fraction) else 1
    unknown = [factor for factor in factors if isinstance(factor, Expression)] or [ONE]
    numerator, divisor = literal(rate.numerator), rate.denominator
    many = reduce(Expression.__mul__, unknown[1:], numerator)
    simple = unknown[0] * many
    if simple.peak + 2 * divisor <= INT64 or divisor == 1:
        if rounding in {Rounding.HALF_UP, Rounding.UP, Rounding.DOWN}:
            extra = {Rounding.HALF_UP: divisor // 2, Rounding.UP: divisor - 1}.get(rounding, 0)
            return Ratio((simple + literal(extra)) // divisor)
        return _rounded(Ratio(simple // divisor, simple % divisor, divisor), rounding)
    left = (unknown[0] % divisor) * many
    whole = (unknown[0] // divisor) * many + (left // divisor)
    return _rounded(Ratio(whole, left % divisor, divisor), rounding)


def _rounded(number: Ratio, rounding: Rounding | None) -> Ratio:
    if number.of == 1 or rounding is None:
        return number
    whole, twice = number.whole, number.part * literal(2)
    match rounding:
        case Rounding.HALF_UP:
            up = twice >= literal(number.of)
        case Rounding.HALF_EVEN:
            # A half is rounded up from an odd number: then the sum of the two reaches the divisor.
            up = (twice + (whole % 2)) >= literal(number.of + 1)
        case Rounding.DOWN:
            up = FALSE
        case Rounding.UP:
            up = number.part >= ONE
        case _:
            assert_never(rounding)
    return Ratio(whole + choose(up, ONE, ZERO))


def _sum(numbers: list[Ratio]) -> Ratio:
    of = lcm(*(number.of for number in numbers))
    whole = reduce(Expression.__add__, (number.whole for number in numbers))
    parts = reduce(Expression.__add__, (number.scaled(of) for number in numbers))
    return Ratio(whole + (parts // of), parts % of, of)


def _extreme(
    extreme: Callable[[Expression, Expression], Expression], one: Ratio, other: Ratio
) -> Ratio:
    """Return the greater or the lesser of two numbers."""
    if one.of == other.of == 1:
        return Ratio(extreme(one.whole, other.whole))
    of = lcm(one.of, other.of)
    above = ~(other.whole >= one.whole)
    level = one.whole >= other.whole
    reaches = above | (level & (one.scaled(of) >= other.scaled(of)))
    return _chosen(reaches if extreme is greater else ~reaches, one, other)


def _chosen(test: Expression, one: Ratio, other: Ratio) -> Ratio:
    of = lcm(one.of, other.of)
    part = choose(test, one.scaled(of), other.scaled(of))
    return Ratio(choose(test, one.whole, other.whole), part, of)
