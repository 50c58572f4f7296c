"""
A penalty as a Python function over integers: the result of ``evaluate`` in a hundredth of the time.

The reference is :func:`penaltymodel.interpreters.evaluate.evaluate`, which also explains the result;
property tests over random penalties and the whole catalog check that the two agree. Amounts are
passed in whole minor units and returned as numerators over one denominator that the penalty
determines, so nothing is rounded. If a fact is missing or a condition is open, or the result cannot
be exact, the function raises :class:`NotCompiledError`, and the reference must be used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import lcm
from typing import Any, Final, TypeAlias, assert_never, cast

from attrs import define, field, frozen

from penaltymodel.errors import MissingFactError, NotCompiledError
from penaltymodel.facts.answers import Answers
from penaltymodel.law.penalties import (
    DEEPEST,
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
)
from penaltymodel.law.words import PersonKind
from penaltymodel.values.money import SCALES, Money
from penaltymodel.values.ranges import EITHER, Range


@frozen
class Person:
    """The kind of person."""


@frozen
class Word:
    """The word that the facts hold for *name*, or the one that is *presumed*."""

    name: str
    presumed: str | None = None


Ask: TypeAlias = MoneyObservable | Count | Repeat | Flag | Person | Word
"""An argument of a compiled penalty."""


@frozen(eq=False)
class Compiled:
    """
    A penalty as a function.

    *run* takes the *arguments* in their order: for an amount of money or a count two whole numbers,
    the low and the high end (money in minor units of *currency*); for a truth value True or False;
    for a person or a word its text; and None for an unknown value. It returns the low and the high
    end as numerators over *denominator* minor units. If *currency* is None the penalty does not
    name one, and the result is in the currency of the arguments.
    """

    asks: tuple[Ask, ...]
    currency: str | None
    denominator: int
    run: Callable[..., tuple[int, int]]

    def on(self, facts: Answers) -> Range[Money]:
        """
        Return the range of the penalty on *facts*.

        Raises:
            NotCompiledError: A fact is missing, open, in another currency, or not a whole number of
                minor units: the reference may have a result, or explains what is wrong.
        """
        values = _Values(facts, self.currency)
        low, high = self.run(*(end for what in self.asks for end in values.answer(what)))
        # A penalty without a currency of its own consists of amounts among the facts, which have one.
        return Range(*self.ends(low, high, cast("str", values.currency)))

    def ends(self, low: int, high: int, currency: str) -> tuple[Money, Money]:
        """Return two numerators that *run* returned as the ends of a range of money."""
        below = self.denominator * SCALES[currency]
        least = Money((low, below), currency)
        return least, least if low == high else Money((high, below), currency)


@define
class _Values:
    """Returns *facts* as arguments; a missing one is None."""

    facts: Answers
    currency: str | None

    def answer(self, what: Ask) -> tuple[Any, ...]:
        try:
            return self._answer(what)
        except MissingFactError:
            return (None, None) if isinstance(what, (Revenue, Amount, Count)) else (None,)

    def _answer(self, what: Ask) -> tuple[Any, ...]:
        match what:
            case Revenue() | Amount():
                amount = self.facts.answer_money(what).value
                return self._minor(amount.low), self._minor(amount.high)
            case Count():
                number = self.facts.answer_count(what).value
                return number.low, number.high
            case Repeat():
                return (_definite(self.facts.answer_repeat(what).value),)
            case Flag():
                return (_definite(self.facts.answer_flag(what).value),)
            case Person():
                return (self.facts.answer_person(),)
            case Word(name, presumed):
                return (self.facts.answer_word(name, presumed),)
            case _:
                assert_never(what)

    def _minor(self, amount: Money) -> int:
        if self.currency is None:
            self.currency = amount.currency
        if amount.currency != self.currency or not amount.is_whole:
            raise NotCompiledError(
                "an amount is in another currency or not a whole number of minor units"
            )
        return amount.minor()


def _definite(truth: Range[bool]) -> bool:
    if truth == EITHER:
        raise NotCompiledError("a condition is open")
    return truth.low


def compiled(
    penalty: Penalty,
    *,
    person: PersonKind | None = None,
    repeats: Mapping[Repeat, bool] | None = None,
    flags: Mapping[str, bool | None] | None = None,
) -> Compiled:
    """
    Return *penalty* as a function; *person* and *repeats* are constants if they are known.

    *flags* maps the name of a flag to its value; None makes it an argument. All other flags have
    the value that the law presumes, and are arguments if it presumes none.

    >>> from penaltymodel.law.forms import fixed, floored, share_of_revenue
    >>> from penaltymodel.law.koap import REVENUE
    >>> from penaltymodel.values.money import rub
    >>> fine = compiled(floored(share_of_revenue("1/20", "1/10", base=REVENUE), at=rub(4_000_000)))
    >>> fine.asks == (Revenue(REVENUE),)
    True
    >>> low, high = fine.run(144_438_324_700_00, 144_438_324_700_00)
    >>> low // fine.denominator, high // fine.denominator
    (722191623500, 1444383247000)

    Raises:
        NotCompiledError: The penalty mixes currencies or is nested deeper than 64.
    """
    codes = currencies(penalty)
    if len(codes) > 1:
        raise NotCompiledError("it mixes currencies")
    writer = _Writer(SCALES[codes[0]] if codes else 1, person, repeats or {}, flags or {})
    body = _Block(1)
    value = writer.value(penalty, body)
    names = ", ".join(name for names in writer.names.values() for name in names)
    low, high = writer.number(value.low), writer.number(value.high)
    source = "\n".join([f"def run({names}):", *body.lines, f"    return {low}, {high}"])
    exec(source, writer.known)  # noqa: S102  # numbers, and names of our own
    return Compiled(
        asks=tuple(writer.names),
        currency=codes[0] if codes else None,
        denominator=value.denominator,
        run=writer.known["run"],
    )


Number: TypeAlias = int | str
"""A constant, the name of a variable, or an expression."""


@frozen
class _Value:
    """The value of a part: two numerators over one denominator."""

    low: Number
    high: Number
    denominator: int


@frozen
class _Truth:
    """
    Whether a condition holds, as two expressions, or one if it cannot be open.

    They are evaluated in this order: whether it surely holds, and if not, whether it may.
    """

    surely: bool | str
    perhaps: bool | str | None = None

    @property
    def may_be(self) -> bool | str:
        return self.surely if self.perhaps is None else self.perhaps


@define
class _Block:
    """Lines of one indentation."""

    depth: int
    lines: list[str] = field(factory=list[str])

    def add(self, line: str) -> None:
        self.lines.append("    " * self.depth + line)

    def deeper(self) -> _Block:
        return _Block(self.depth + 1)


def _missing() -> Any:
    raise NotCompiledError("a fact is missing")


def _open() -> Any:
    raise NotCompiledError("a condition is open")


def _word(word: str | None, among: tuple[str, ...], presumed: str | None) -> str:
    """Return *word*, or the one *presumed*, if it is known, and one of those the law knows."""
    word = presumed if word is None else word
    if word is None or (among and word not in among):
        raise NotCompiledError("a fact is missing or unknown to the law")
    return word


_Join: TypeAlias = Callable[[list[Number], _Block], Number]


@define
class _Writer:
    """Writes the lines of a function, node by node."""

    scale: int
    person: PersonKind | None
    repeats: Mapping[Repeat, bool]
    flags: Mapping[str, bool | None]
    names: dict[Ask, tuple[str, ...]] = field(factory=dict[Ask, tuple[str, ...]])
    known: dict[str, Any] = field(
        factory=lambda: {"missing": _missing, "opened": _open, "word": _word}
    )
    _made: int = 0
    _depth: int = 0

    # --- Names.

    def fresh(self, letter: str) -> str:
        """Return a new name."""
        self._made += 1
        return f"{letter}{self._made}"

    def argument(self, what: Ask) -> tuple[str, ...]:
        """Return the names of the argument for *what*."""
        if what not in self.names:
            ends = 2 if isinstance(what, Revenue | Amount | Count) else 1
            self.names[what] = tuple(self.fresh("f") for _ in range(ends))
        return self.names[what]

    def constant(self, value: object) -> str:
        """Return a name for *value* among the globals of the function."""
        name = self.fresh("k")
        self.known[name] = value
        return name

    def number(self, value: Number) -> str:
        """Return the source of *value*; a long constant gets a name, because source has a limit."""
        if isinstance(value, str):
            return value
        return str(value) if value < _LONG else self.constant(value)

    def scaled(self, value: Number, factor: int) -> Number:
        """Return *value* times *factor*."""
        if isinstance(value, int):
            return value * factor
        return value if factor == 1 else f"{value} * {self.number(factor)}"

    def kept(self, value: Number, block: _Block) -> Number:
        """Return *value* under a name, so that it is calculated once."""
        if isinstance(value, int) or value.isidentifier():
            return value
        name = self.fresh("t")
        block.add(f"{name} = {value}")
        return name

    # --- Nodes.

    def value(self, penalty: Penalty, block: _Block) -> _Value:
        """Write the calculation of *penalty*, and return its result."""
        if self._depth >= DEEPEST:
            raise NotCompiledError(f"it is nested deeper than {DEEPEST}")
        self._depth += 1
        try:
            return self._value(penalty, block)
        finally:
            self._depth -= 1

    def _value(self, penalty: Penalty, block: _Block) -> _Value:
        match penalty:
            case Fixed(sums):
                (low, below), (high, under) = self.minor(sums.low), self.minor(sums.high)
                common = lcm(below, under)
                return _Value(low * (common // below), high * (common // under), common)
            case Measured(what):
                low_name, high_name = self.argument(what)
                block.add(f"if {low_name} is None: missing()")
                return _Value(low_name, high_name, 1)
            case Share(rates, of):
                whole = self.value(of, block)
                common = lcm(rates.low.denominator, rates.high.denominator)
                least, most = (int(rate * common) for rate in (rates.low, rates.high))
                return _Value(
                    self.kept(self.scaled(whole.low, least), block),
                    self.kept(self.scaled(whole.high, most), block),
                    whole.denominator * common,
                )
            case Times(count, each):
                one = self.value(each, block)
                fewest, most_of_all = self.argument(count)
                block.add(f"if {fewest} is None: missing()")
                return _Value(
                    self.kept(f"{self.number(one.low)} * {fewest}", block),
                    self.kept(f"{self.number(one.high)} * {most_of_all}", block),
                    one.denominator,
                )
            case Total(terms):
                return self.joined(terms, block, self.sum, self.sum)
            case GreaterOf(terms):
                return self.joined(terms, block, self.greatest, self.greatest)
            case LesserOf(terms):
                return self.joined(terms, block, self.least, self.least)
            case Cases(branches, otherwise):
                return self.chosen(branches, otherwise, block)
            case Cited(body, _):
                return self.value(body, block)
            case _:
                assert_never(penalty)

    def minor(self, sum: Money) -> tuple[int, int]:
        """Return *sum* in minor units, as a ratio."""
        share = sum.amount * self.scale
        return share.numerator, share.denominator

    def joined(
        self,
        terms: tuple[Penalty, ...],
        block: _Block,
        join_lows: _Join,
        join_highs: _Join,
    ) -> _Value:
        """Write all *terms*, and combine their ends over one denominator."""
        values = [self.value(term, block) for term in terms]
        common = lcm(*(value.denominator for value in values))
        lows = [self.scaled(value.low, common // value.denominator) for value in values]
        highs = [self.scaled(value.high, common // value.denominator) for value in values]
        low = join_lows([self.kept(each, block) for each in lows], block)
        if lows == highs and join_lows == join_highs:
            return _Value(low, low, common)
        high = join_highs([self.kept(each, block) for each in highs], block)
        return _Value(low, high, common)

    def sum(self, parts: list[Number], block: _Block) -> Number:
        return self.kept(" + ".join(map(self.number, parts)), block)

    def greatest(self, parts: list[Number], block: _Block) -> Number:
        return self.extreme(parts, block, max, ">=")

    def least(self, parts: list[Number], block: _Block) -> Number:
        return self.extreme(parts, block, min, "<=")

    def extreme(
        self, parts: list[Number], block: _Block, of: Callable[[list[int]], int], sign: str
    ) -> Number:
        """Write the choice of the greatest or least of *parts*; constants are compared at once."""
        constants = [part for part in parts if isinstance(part, int)]
        left: list[Number] = [part for part in parts if isinstance(part, str)]
        if constants:
            left.append(of(constants))
        best, *others = left
        for other in others:
            one, two = self.number(best), self.number(other)
            best = self.kept(f"{one} if {one} {sign} {two} else {two}", block)
        return best

    def chosen(
        self,
        branches: tuple[tuple[Condition, Penalty], ...],
        otherwise: Penalty,
        block: _Block,
    ) -> _Value:
        """Write a chain of branches; those that always or never apply need no test."""
        chain: list[tuple[_Truth, _Block, _Value]] = []
        for place, (test, body) in enumerate(branches):
            truth = self.truth(test)
            if truth.surely is True:
                return self.ended(chain, body, block)
            if truth.may_be is False:
                continue
            if truth.may_be is True and truth.surely is False:
                rest = Cases(branches[place + 1 :], otherwise)
                return self.ended(chain, (body, rest), block)
            inside = block.deeper()
            chain.append((truth, inside, self.value(body, inside)))
        return self.ended(chain, otherwise, block)

    def ended(
        self,
        chain: list[tuple[_Truth, _Block, _Value]],
        last: Penalty | tuple[Penalty, Penalty],
        block: _Block,
    ) -> _Value:
        """Write the *chain* and its last penalty, or the hull of two."""
        end = block.deeper() if chain else block
        final = (
            self.joined(last, end, self.least, self.greatest)
            if isinstance(last, tuple)
            else self.value(last, end)
        )
        if not chain:
            return final
        common = lcm(final.denominator, *(value.denominator for _, _, value in chain))
        low, high = self.fresh("t"), self.fresh("t")
        word = "if"
        for truth, inside, value in chain:
            self.assign(low, high, value, common, inside)
            block.add(f"{word} {truth.surely}:")
            block.lines += inside.lines
            if truth.perhaps is not None:
                block.add(f"elif {truth.perhaps}: opened()")
            word = "elif"
        self.assign(low, high, final, common, end)
        block.add("else:")
        block.lines += end.lines
        return _Value(low, high, common)

    def assign(self, low: str, high: str, value: _Value, common: int, block: _Block) -> None:
        """Write the assignment of *value*, over the *common* denominator, to two names."""
        factor = common // value.denominator
        block.add(f"{low} = {self.number(self.scaled(value.low, factor))}")
        same = value.low == value.high
        block.add(f"{high} = {low if same else self.number(self.scaled(value.high, factor))}")

    # --- Conditions.

    def truth(self, test: Condition) -> _Truth:
        """Return whether *test* holds: a constant if it is known, else an expression."""
        match test:
            case Repeat():
                return self.settled(test, self.repeats.get(test))
            case Flag(name, presumed):
                return self.settled(test, self.flags.get(name, presumed))
            case PersonIs(kinds):
                if self.person is not None:
                    return _Truth(self.person in kinds)
                (name,) = self.argument(Person())
                return _Truth(f"({_given(name)} in {self.constant(frozenset(kinds))})")
            case Is(name, words, among, presumed):
                (word,) = self.argument(Word(name, presumed))
                known = f"{self.constant(among)}, {self.constant(presumed)}"
                return _Truth(f"(word({word}, {known}) in {self.constant(words)})")
            case AtLeast(count, number):
                fewest, most = self.argument(count)
                least = self.number(number)
                return _Truth(f"({_given(fewest)} >= {least})", f"({_given(most)} >= {least})")
            case Exceeds(what, than):
                low, high = self.argument(what)
                over, below = self.minor(than)
                times = "" if below == 1 else f" * {self.number(below)}"
                bound = self.number(over)
                return _Truth(
                    f"({_given(low)}{times} > {bound})", f"({_given(high)}{times} > {bound})"
                )
            case Not(inner):
                truth = self.truth(inner)
                perhaps = None if truth.perhaps is None else _negated(truth.surely)
                return _Truth(_negated(truth.may_be), perhaps)
            case AllOf(tests):
                return self.all(tests, whether=True)
            case AnyOf(tests):
                return self.all(tests, whether=False)
            case _:
                assert_never(test)

    def settled(self, test: Repeat | Flag, truth: bool | Range[bool] | None) -> _Truth:
        if truth is None:
            return _Truth(_given(self.argument(test)[0]))
        if isinstance(truth, bool):
            return _Truth(truth)
        return _Truth(truth.low, None if truth.is_point else truth.high)

    def all(self, tests: tuple[Condition, ...], *, whether: bool) -> _Truth:
        """
        Return whether all of *tests* hold; with *whether* False, whether any does.

        They are evaluated in order and no further than needed, as in the reference: a known later
        test does not make an earlier one unnecessary.
        """
        truths: list[_Truth] = []
        for test in tests:
            truth = self.truth(test)
            if truth.perhaps is None and truth.surely is whether:
                continue
            truths.append(truth)
            if truth.perhaps is None and truth.surely is (not whether):
                break
        if not truths:
            return _Truth(whether)
        if len(truths) == 1:
            return truths[0]
        join = all if whether else any
        if all(isinstance(truth.surely, bool) for truth in truths):
            return _Truth(
                join(truth.surely for truth in truths), join(truth.may_be for truth in truths)
            )
        word = " and " if whether else " or "
        surely = f"({word.join(str(truth.surely) for truth in truths)})"
        if all(truth.perhaps is None for truth in truths):
            return _Truth(surely)
        return _Truth(surely, f"({word.join(str(truth.may_be) for truth in truths)})")


_LONG: Final = 10**400


def _given(name: str) -> str:
    return f"({name} if {name} is not None else missing())"


def _negated(truth: bool | str) -> bool | str:
    return (not truth) if isinstance(truth, bool) else f"(not {truth})"
