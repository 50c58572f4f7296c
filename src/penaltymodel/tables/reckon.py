"""
A penalty as whole numbers of minor units, reckoned from the columns of a table.

The two ends become forms over ``int64`` columns (:mod:`penaltymodel.tables.expressions`), and
:class:`Speaker` says them to an engine, by way of narwhals. Shares and numbers of things are
carried down to the sums they are taken of, so that a row costs few operations; because rounding
keeps order, it is done where a cap, a floor or a choice begins, and only sums wait for their last
term. Beside the ends stands which branches were taken, and which fact is missing. Wherever one is,
the ends mean nothing: nulls need no guard before that.
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
    NOUGHT,
    ONE,
    TRUE,
    Expression,
    at_least,
    both,
    either,
    first_of,
    greater,
    lesser,
    literal,
    negated,
    over,
    pick,
    plus,
    rest,
    times,
)
from penaltymodel.tables.paths import ways
from penaltymodel.values.money import Money, Rounding
from penaltymodel.values.ranges import Range


@frozen
class Truth:
    """Where a condition surely holds, where it may, and the code of what is missing, else 0."""

    low: Expression
    high: Expression
    missing: Expression = NOUGHT

    @property
    def is_open(self) -> Expression:
        """Where the facts leave it open."""
        return FALSE if self.low == self.high else both(self.high, negated(self.low))


@frozen
class Known:
    """The two ends of a number, and the code of what is missing, else 0."""

    low: Expression | Fraction
    high: Expression | Fraction
    missing: Expression = NOUGHT


@frozen(kw_only=True)
class Inputs:
    """
    Which columns hold what the penalty asks for; what no column holds, *given* says.

    *columns* leads from an observable (for words, their name; for the person, ``"person"``) to the
    columns of its low and its high end, one and the same where the fact is definite. Money is in
    minor units of *currency*. *most* says what a column holds at most, *codes* which number below
    zero stands for which missing fact (a word that the law does not know: for the condition).
    """

    columns: Mapping[object, tuple[str, str]]
    currency: str
    codes: Mapping[object, int]
    given: Facts = field(factory=Facts)
    most: Mapping[str, int] = field(factory=dict[str, int])

    def number(self, what: MoneyObservable | Count) -> Known:
        """Return what a sum of money, in minor units, or a number of things is."""
        if what in self.columns:
            low, high = self.columns[what]
            ends = self._column(low), self._column(high)
            gone = pick(either(_null(low), _null(high)), self._missing(what), NOUGHT)
            return Known(*ends, gone)
        try:
            if isinstance(what, Count):
                number = self.given.answer_count(what).value
                return Known(Fraction(number.low), Fraction(number.high))
            amount = self.given.answer_money(what).value
        except MissingFactError:
            return Known(Fraction(0), Fraction(0), self._missing(what))
        return Known(self.minor(amount.low), self.minor(amount.high))

    def minor(self, amount: Money) -> Fraction:
        """Return *amount* in minor units, which need not be whole."""
        if amount.currency != self.currency:
            raise CurrencyMismatchError(amount.currency, self.currency)
        return amount.amount * Fraction(10) ** amount.places

    def truth(self, what: Flag | Repeat) -> Truth:
        """Return where a circumstance is there."""
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
            missing = pick(either(_null(low), _null(high)), self._missing(what), NOUGHT)
            return Truth(Expression("column", (low,)), Expression("column", (high,)), missing)
        ends = presumed if isinstance(presumed, Range) else Range(presumed, presumed)
        return Truth(
            Expression("filled", (low, ends.low)), Expression("filled", (high, ends.high))
        )

    def is_one_of(self, name: str, words: tuple[str, ...]) -> Truth:
        """Return where the word (or the kind of person) called *name* is one of *words*."""
        if name in self.columns:
            column, _ = self.columns[name]
            truth = Expression("one_of", (column, words))
            return Truth(truth, truth, pick(_null(column), self._missing(name), NOUGHT))
        word = self.given.person if name == PERSON else self.given.words.get(name)
        if word is None:
            return Truth(FALSE, FALSE, self._missing(name))
        return Truth(literal(word in words), literal(word in words))

    def _column(self, name: str) -> Expression:
        return Expression("column", (name,), self.most.get(name, INT64))

    def _missing(self, what: object) -> Expression:
        return literal(self.codes[what])


PERSON = "person"
"""Under this name :class:`Inputs` keeps the kind of person."""


def may_lack(penalty: Penalty) -> tuple[object, ...]:
    """
    Return everything that may be wrong with the facts of *penalty*, each once.

    That is every observable (words and the person by their names) that may be missing, and every
    condition whose words the law has closed.
    """
    asked = needs(penalty)
    facts: list[object] = [*asked.money, *asked.counts, *asked.repeats, *asked.flags, *asked.words]
    facts += [PERSON] * asked.person
    closed = [node for node in walk(penalty) if isinstance(node, Is) and node.among]
    return tuple(dict.fromkeys([*facts, *closed]))


def tests_of(penalty: Penalty) -> list[Condition]:
    """Return the conditions that choose between the branches of a penalty."""
    cases = (node for node in walk(penalty) if isinstance(node, Cases))
    return [test for each in cases for test, _ in each.branches]


@frozen
class Ratio:
    """A number that need not be whole: *whole* and *part* / *of*, the part below one."""

    whole: Expression
    part: Expression = NOUGHT
    of: int = 1

    def scaled(self, of: int) -> Expression:
        """Return the part, said in parts of *of*."""
        return times(self.part, literal(of // self.of))


@frozen(kw_only=True)
class Reckoned:
    """
    What a penalty comes to.

    *code* is the number of the path that was taken, of *paths*. Where *missing* is below zero, it
    says which fact is missing, and all else means nothing. *heard* holds the rules of repeats that were asked, each
    with where it was, and *tested* all conditions that were.
    """

    low: Ratio
    high: Ratio
    code: Expression = NOUGHT
    missing: Expression = NOUGHT
    paths: int = 1
    heard: tuple[tuple[Expression, Truth], ...] = ()
    tested: tuple[tuple[Expression, Truth], ...] = ()

    @property
    def is_repeat(self) -> Truth:
        """Where the rules that were asked make it a repeat, taken together as the engine does."""
        may = reduce(either, (both(asked, truth.high) for asked, truth in self.heard), FALSE)
        one = reduce(either, (both(asked, truth.low) for asked, truth in self.heard), FALSE)
        every = reduce(
            both, (either(negated(asked), truth.low) for asked, truth in self.heard), may
        )
        is_open = reduce(either, (both(asked, test.is_open) for asked, test in self.tested), FALSE)
        return Truth(pick(is_open, every, one), may)


def reckon(penalty: Penalty, inputs: Inputs, rounding: Rounding | None) -> Reckoned:
    """
    Return the ends of *penalty* as whole minor units, rounded once, half up where no law says how.

    >>> from penaltymodel.law.forms import fixed, scaled
    >>> from penaltymodel.values.money import rub
    >>> half = scaled(fixed(rub(5), rub("7.01")), "1/2")
    >>> reckoned = reckon(half, Inputs(columns={}, currency="RUB", codes={}), None)
    >>> reckoned.low.whole.value, reckoned.high.whole.value
    (250, 351)

    Raises:
        CurrencyMismatchError: Amounts of two currencies meet.
    """
    how = Rounding.HALF_UP if rounding is None else rounding
    return _Reckoner(inputs).ends(penalty, _Scale(), how)


@frozen
class _Scale:
    """What a sum is to be multiplied by, carried down to it: rates, and numbers of things."""

    low: Fraction = Fraction(1)
    high: Fraction = Fraction(1)
    many: tuple[Known, ...] = ()


@frozen
class _Reckoner:
    inputs: Inputs

    def ends(self, penalty: Penalty, scale: _Scale, rounding: Rounding | None) -> Reckoned:
        """Return *penalty* times *scale*; exact where *rounding* is None."""
        match penalty:
            case Fixed(sums):
                low, high = self.inputs.minor(sums.low), self.inputs.minor(sums.high)
                return self._product(Known(low, high), scale, rounding)
            case Measured(what):
                return self._product(self.inputs.number(what), scale, rounding)
            case Share(rates, of):
                finer = evolve(scale, low=scale.low * rates.low, high=scale.high * rates.high)
                return self.ends(of, finer, rounding)
            case Times(count, each):
                number = self.inputs.number(count)
                one = self.ends(each, evolve(scale, many=(*scale.many, number)), rounding)
                return evolve(one, missing=first_of(one.missing, number.missing))
            case Total(terms):
                exact = [self.ends(term, scale, None) for term in terms]
                broken = [n for n, one in enumerate(exact) if one.low.of > 1 or one.high.of > 1]
                if len(broken) == 1 and rounding is not Rounding.HALF_EVEN:
                    # Beside whole units, what is broken may be rounded by itself.
                    exact[broken[0]] = self.ends(terms[broken[0]], scale, rounding)
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

    def _product(self, amount: Known, scale: _Scale, rounding: Rounding | None) -> Reckoned:
        low = _product(scale.low, [amount.low, *(each.low for each in scale.many)], rounding)
        high = _product(scale.high, [amount.high, *(each.high for each in scale.many)], rounding)
        return Reckoned(low=low, high=high, missing=amount.missing)

    def _extreme(
        self,
        terms: tuple[Penalty, ...],
        scale: _Scale,
        rounding: Rounding | None,
        extreme: Callable[[Expression, Expression], Expression],
    ) -> Reckoned:
        each = [self.ends(term, scale, rounding) for term in terms]
        low = reduce(lambda a, b: _extreme(extreme, a, b), [one.low for one in each])
        high = reduce(lambda a, b: _extreme(extreme, a, b), [one.high for one in each])
        return _joined(each, low, high)

    def _choice(self, test: Condition, one: Reckoned, other: Reckoned) -> Reckoned:
        """Return *one* where *test* holds, *other* where not, and the hull where that is open."""
        truth, heard = self._asked(test)
        low, high = (
            _chosen(truth.low, one.low, other.low),
            _chosen(truth.low, one.high, other.high),
        )
        code = pick(truth.low, one.code, _moved(other.code, one.paths))
        missing = pick(truth.low, one.missing, other.missing)
        if truth.low != truth.high:
            is_open = truth.is_open
            low = _chosen(is_open, _extreme(lesser, one.low, other.low), low)
            high = _chosen(is_open, _extreme(greater, one.high, other.high), high)
            joint = _moved(_pair(one, other), one.paths + other.paths)
            code = pick(is_open, joint, code)
            missing = pick(is_open, first_of(one.missing, other.missing), missing)
        go_on = negated(truth.low)
        return Reckoned(
            low=low,
            high=high,
            code=code,
            missing=first_of(truth.missing, missing),
            paths=ways(test, one.paths, other.paths),
            heard=(
                *heard,
                *((both(truth.high, asked), rule) for asked, rule in one.heard),
                *((both(go_on, asked), rule) for asked, rule in other.heard),
            ),
            tested=(
                (TRUE, truth),
                *((both(truth.high, asked), inner) for asked, inner in one.tested),
                *((both(go_on, asked), inner) for asked, inner in other.tested),
            ),
        )

    def _asked(self, test: Condition) -> tuple[Truth, tuple[tuple[Expression, Truth], ...]]:
        """Return where *test* holds, and the rules of repeats that are asked to find out."""
        match test:
            case Repeat():
                truth = self.inputs.truth(test)
                return truth, ((TRUE, truth),)
            case Flag():
                return self.inputs.truth(test), ()
            case PersonIs(kinds):
                return self.inputs.is_one_of(PERSON, kinds), ()
            case Is(name, words, among):
                truth = self.inputs.is_one_of(name, words)
                if not among:
                    return truth, ()
                known = self.inputs.is_one_of(name, among)
                strange = pick(known.low, NOUGHT, literal(self.inputs.codes[test]))
                return evolve(truth, missing=first_of(known.missing, strange)), ()
            case AtLeast(count, number):
                things, least = self.inputs.number(count), Fraction(number)
                low, high = (_reaches(end, least) for end in (things.low, things.high))
                return Truth(low, high, things.missing), ()
            case Exceeds(what, than):
                amount, above = self.inputs.number(what), self.inputs.minor(than)
                low, high = (_exceeds(end, above) for end in (amount.low, amount.high))
                return Truth(low, high, amount.missing), ()
            case Not(inner):
                truth, heard = self._asked(inner)
                return Truth(negated(truth.high), negated(truth.low), truth.missing), heard
            case AllOf(tests):
                return self._in_order(tests, both, lambda truth: truth.high)
            case AnyOf(tests):
                return self._in_order(tests, either, lambda truth: negated(truth.low))
            case _:
                assert_never(test)

    def _in_order(
        self,
        tests: tuple[Condition, ...],
        join: Callable[[Expression, Expression], Expression],
        goes_on: Callable[[Truth], Expression],
    ) -> tuple[Truth, tuple[tuple[Expression, Truth], ...]]:
        """Ask no further than the answer needs: the rest may not be known."""
        truth, heard = self._asked(tests[-1])
        for test in reversed(tests[:-1]):
            first, also = self._asked(test)
            further = goes_on(first)
            truth = Truth(
                join(first.low, truth.low),
                join(first.high, truth.high),
                first_of(first.missing, pick(further, truth.missing, NOUGHT)),
            )
            heard = (*also, *((both(further, asked), rule) for asked, rule in heard))
        return truth, heard


def _reaches(number: Expression | Fraction, least: Fraction) -> Expression:
    """Say whether *number* is *least* or more, which is whole."""
    if isinstance(number, Fraction):
        return literal(number >= least)
    return at_least(number, literal(int(least)))


def _exceeds(number: Expression | Fraction, than: Fraction) -> Expression:
    """Say whether *number* is above *than*: a whole one is if it reaches the next whole one."""
    if isinstance(number, Fraction):
        return literal(number > than)
    return _reaches(number, Fraction(floor(than) + 1))


def _pair(one: Reckoned, other: Reckoned) -> Expression:
    """Return a code that stands for those of both."""
    return plus(times(one.code, literal(other.paths)), other.code)


def _moved(code: Expression, by: int) -> Expression:
    return plus(code, literal(by))


def _joined(parts: list[Reckoned], low: Ratio, high: Ratio) -> Reckoned:
    """Return *low* and *high*, with a code that stands for those of all *parts*."""
    together = reduce(
        lambda one, other: evolve(
            one,
            code=_pair(one, other),
            missing=first_of(one.missing, other.missing),
            paths=one.paths * other.paths,
        ),
        parts,
    )
    return Reckoned(
        low=low,
        high=high,
        code=together.code,
        missing=together.missing,
        paths=together.paths,
        heard=tuple(each for part in parts for each in part.heard),
        tested=tuple(each for part in parts for each in part.tested),
    )


def _product(
    rate: Fraction, factors: list[Expression | Fraction], rounding: Rounding | None
) -> Ratio:
    """Return *rate* times all *factors*, the first of them divided before it is multiplied."""
    for factor in factors:
        rate *= factor if isinstance(factor, Fraction) else 1
    forms = [factor for factor in factors if isinstance(factor, Expression)] or [ONE]
    numerator, divisor = literal(rate.numerator), rate.denominator
    many = reduce(times, forms[1:], numerator)
    naive = times(forms[0], many)
    if naive.peak + 2 * divisor <= INT64 or divisor == 1:
        if rounding in {Rounding.HALF_UP, Rounding.UP, Rounding.DOWN}:
            extra = {Rounding.HALF_UP: divisor // 2, Rounding.UP: divisor - 1}.get(rounding, 0)
            return Ratio(over(plus(naive, literal(extra)), divisor))
        return _rounded(Ratio(over(naive, divisor), rest(naive, divisor), divisor), rounding)
    left = times(rest(forms[0], divisor), many)
    whole = plus(times(over(forms[0], divisor), many), over(left, divisor))
    return _rounded(Ratio(whole, rest(left, divisor), divisor), rounding)


def _rounded(number: Ratio, rounding: Rounding | None) -> Ratio:
    if number.of == 1 or rounding is None:
        return number
    whole, twice = number.whole, times(number.part, literal(2))
    match rounding:
        case Rounding.HALF_UP:
            up = at_least(twice, literal(number.of))
        case Rounding.HALF_EVEN:
            # A half goes up from an odd number: then the two together reach the divisor.
            up = at_least(plus(twice, rest(whole, 2)), literal(number.of + 1))
        case Rounding.DOWN:
            up = FALSE
        case Rounding.UP:
            up = at_least(number.part, ONE)
        case _:
            assert_never(rounding)
    return Ratio(plus(whole, pick(up, ONE, NOUGHT)))


def _sum(numbers: list[Ratio]) -> Ratio:
    of = lcm(*(number.of for number in numbers))
    whole = reduce(plus, (number.whole for number in numbers))
    parts = reduce(plus, (number.scaled(of) for number in numbers))
    return Ratio(plus(whole, over(parts, of)), rest(parts, of), of)


def _extreme(
    extreme: Callable[[Expression, Expression], Expression], one: Ratio, other: Ratio
) -> Ratio:
    """Return the greater or the lesser of two numbers."""
    if one.of == other.of == 1:
        return Ratio(extreme(one.whole, other.whole))
    of = lcm(one.of, other.of)
    above = negated(at_least(other.whole, one.whole))
    level = at_least(one.whole, other.whole)
    reaches = either(above, both(level, at_least(one.scaled(of), other.scaled(of))))
    return _chosen(reaches if extreme is greater else negated(reaches), one, other)


def _chosen(test: Expression, one: Ratio, other: Ratio) -> Ratio:
    of = lcm(one.of, other.of)
    part = pick(test, one.scaled(of), other.scaled(of))
    return Ratio(pick(test, one.whole, other.whole), part, of)


def _null(column: str) -> Expression:
    return Expression("null", (column,))
