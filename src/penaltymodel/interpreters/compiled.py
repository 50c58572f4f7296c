"""
A penalty as a Python function over integers: the same range as ``evaluate``, in a hundredth of the time.

The reference is :func:`penaltymodel.interpreters.evaluate.evaluate`, which also explains; a law over
random penalties and the whole catalog holds the two equal. Sums of money go in as whole minor units
and come out as numerators over one denominator that the penalty fixes, so nothing is rounded. What
the function cannot say exactly, or cannot say at all (a fact is missing, a condition is open), it
leaves to the reference by raising :class:`NotCompiledError`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
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
    """Asks for the kind of person."""


@frozen
class Word:
    """Asks for the word that the facts give for *name*."""

    name: str


Ask: TypeAlias = MoneyObservable | Count | Repeat | Flag | Person | Word
"""What a compiled penalty takes as an argument."""


@frozen(eq=False)
class Compiled:
    """
    A penalty as a function.

    *run* takes one answer for each of *asks*, in their order: for a sum of money and for a count
    two whole numbers, the low and the high end (money in minor units of *currency*); for a truth
    True or False; for a person and a word themselves; and None for what is not known. It returns
    the low and the high end as numerators over *denominator* minor units. Where *currency* is
    None, the penalty names none, and the answer is in that of the sums that go in.
    """

    asks: tuple[Ask, ...]
    currency: str | None
    denominator: int
    run: Callable[..., tuple[int, int]]

    def on(self, facts: Answers) -> Range[Money]:
        """
        Return what the penalty comes to on *facts*.

        Raises:
            NotCompiledError: A fact is missing, open, of another currency, or no whole number of
                minor units: the reference may have an answer, or says what is wrong.
        """
        found = _Found(facts, self.currency)
        low, high = self.run(*(end for ask in self.asks for end in found.answer(ask)))
        # A penalty that names no currency is made of sums that were asked for, and say it.
        return self.range(low, high, cast("str", found.currency))

    def range(self, low: int, high: int, currency: str) -> Range[Money]:
        """Return two numerators that *run* returned as a range of money."""
        below = self.denominator * SCALES[currency]
        least = Money(Fraction(low, below), currency)
        return Range(least, least if low == high else Money(Fraction(high, below), currency))


@define
class _Found:
    """Answers of *facts* as arguments; what is missing is None."""

    facts: Answers
    currency: str | None

    def answer(self, ask: Ask) -> tuple[Any, ...]:
        try:
            return self._answer(ask)
        except MissingFactError:
            return (None, None) if isinstance(ask, Revenue | Amount | Count) else (None,)

    def _answer(self, ask: Ask) -> tuple[Any, ...]:
        match ask:
            case Revenue() | Amount():
                amount = self.facts.answer_money(ask).value
                return self._minor(amount.low), self._minor(amount.high)
            case Count():
                number = self.facts.answer_count(ask).value
                return number.low, number.high
            case Repeat():
                return (_definite(self.facts.answer_repeat(ask).value),)
            case Flag():
                return (_definite(self.facts.answer_flag(ask).value),)
            case Person():
                return (self.facts.answer_person(),)
            case Word(name):
                return (self.facts.answer_word(name),)
            case _:
                assert_never(ask)

    def _minor(self, amount: Money) -> int:
        if self.currency is None:
            self.currency = amount.currency
        if amount.currency != self.currency or not amount.is_whole:
            raise NotCompiledError("a sum is of another currency or between two minor units")
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
    Return *penalty* as a function; what is known of *person* and *repeats* is settled already.

    *flags* says by its name whether a flag holds; those that are None there are asked for. All
    others are taken as the law presumes them; where it presumes nothing they are asked for too.

    >>> from penaltymodel.law.forms import fixed, floored, share_of_revenue
    >>> from penaltymodel.statutes.ru_koap_13_41 import REVENUE
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
    spoken = currencies(penalty)
    if len(spoken) > 1:
        raise NotCompiledError("it mixes currencies")
    writer = _Writer(SCALES[spoken[0]] if spoken else 1, person, repeats or {}, flags or {})
    body = _Block(1)
    value = writer.value(penalty, body)
    names = ", ".join(name for names in writer.names.values() for name in names)
    low, high = writer.number(value.low), writer.number(value.high)
    source = "\n".join([f"def run({names}):", *body.lines, f"    return {low}, {high}"])
    exec(source, writer.known)  # noqa: S102  # numbers, and names that are ours
    return Compiled(
        asks=tuple(writer.names),
        currency=spoken[0] if spoken else None,
        denominator=value.denominator,
        run=writer.known["run"],
    )


Number: TypeAlias = int | str
"""A constant, or the name of a variable or an expression."""


@frozen
class _Value:
    """What a part comes to: two numerators over one denominator."""

    low: Number
    high: Number
    denominator: int


@frozen
class _Truth:
    """
    Whether a condition holds, as two expressions; one where it cannot be open.

    They are evaluated in this order: first whether it surely holds, and if not, whether it may.
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


def _word(word: str | None, among: tuple[str, ...]) -> str:
    """Return *word*, if it is known and one of those that the law knows."""
    if word is None or (among and word not in among):
        raise NotCompiledError("a fact is missing or not one that the law knows")
    return word


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
        """Return a name that is not taken."""
        self._made += 1
        return f"{letter}{self._made}"

    def asked(self, ask: Ask) -> tuple[str, ...]:
        """Return the arguments that answer *ask*."""
        if ask not in self.names:
            ends = 2 if isinstance(ask, Revenue | Amount | Count) else 1
            self.names[ask] = tuple(self.fresh("f") for _ in range(ends))
        return self.names[ask]

    def constant(self, value: object) -> str:
        """Return a name for *value*, which the function finds among its globals."""
        name = self.fresh("k")
        self.known[name] = value
        return name

    def number(self, value: Number) -> str:
        """Return how *value* is written; a long constant has a name, for source has a limit."""
        if isinstance(value, str):
            return value
        return str(value) if value < _LONG else self.constant(value)

    def scaled(self, value: Number, factor: int) -> Number:
        """Return *value*, *factor* times."""
        if isinstance(value, int):
            return value * factor
        return value if factor == 1 else f"{value} * {self.number(factor)}"

    def kept(self, value: Number, block: _Block) -> Number:
        """Return *value* under a name, so that it is reckoned once."""
        if isinstance(value, int) or value.isidentifier():
            return value
        name = self.fresh("t")
        block.add(f"{name} = {value}")
        return name

    # --- Nodes.

    def value(self, penalty: Penalty, block: _Block) -> _Value:
        """Write what *penalty* comes to, and return where."""
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
                low_name, high_name = self.asked(what)
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
                fewest, most_of_all = self.asked(count)
                block.add(f"if {fewest} is None: missing()")
                return _Value(
                    self.kept(f"{self.number(one.low)} * {fewest}", block),
                    self.kept(f"{self.number(one.high)} * {most_of_all}", block),
                    one.denominator,
                )
            case Total(terms):
                return self.joined(terms, block, self.sum)
            case GreaterOf(terms):
                return self.joined(terms, block, self.greatest)
            case LesserOf(terms):
                return self.joined(terms, block, self.least)
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
        join: Callable[[list[Number], _Block], Number],
    ) -> _Value:
        """Write all *terms*, and join each end of them over one denominator."""
        values = [self.value(term, block) for term in terms]
        common = lcm(*(value.denominator for value in values))
        lows = [self.scaled(value.low, common // value.denominator) for value in values]
        highs = [self.scaled(value.high, common // value.denominator) for value in values]
        low = join([self.kept(each, block) for each in lows], block)
        if lows == highs:
            return _Value(low, low, common)
        return _Value(low, join([self.kept(each, block) for each in highs], block), common)

    def sum(self, parts: list[Number], block: _Block) -> Number:
        return self.kept(" + ".join(map(self.number, parts)), block)

    def greatest(self, parts: list[Number], block: _Block) -> Number:
        return self.extreme(parts, block, max, ">=")

    def least(self, parts: list[Number], block: _Block) -> Number:
        return self.extreme(parts, block, min, "<=")

    def extreme(
        self, parts: list[Number], block: _Block, of: Callable[[list[int]], int], sign: str
    ) -> Number:
        """Write which of *parts* lies furthest; the constants among them are compared here."""
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
        """Write a chain of branches; one that always or never applies is decided here."""
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
        """Write the *chain* and what applies in the end: one penalty, or either of two."""
        end = block.deeper() if chain else block
        final = self.either(*last, end) if isinstance(last, tuple) else self.value(last, end)
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
        """Write *value* over the *common* denominator into two names."""
        factor = common // value.denominator
        block.add(f"{low} = {self.number(self.scaled(value.low, factor))}")
        same = value.low == value.high
        block.add(f"{high} = {low if same else self.number(self.scaled(value.high, factor))}")

    def either(self, body: Penalty, rest: Penalty, block: _Block) -> _Value:
        """Write the hull of two penalties, where the law leaves open which applies."""
        values = [self.value(body, block), self.value(rest, block)]
        common = lcm(*(value.denominator for value in values))
        lows = [self.scaled(value.low, common // value.denominator) for value in values]
        highs = [self.scaled(value.high, common // value.denominator) for value in values]
        return _Value(
            self.least([self.kept(each, block) for each in lows], block),
            self.greatest([self.kept(each, block) for each in highs], block),
            common,
        )

    # --- Conditions.

    def truth(self, test: Condition) -> _Truth:
        """Return whether *test* holds, as far as it is known, or how to find out."""
        match test:
            case Repeat():
                return self.settled(test, self.repeats.get(test))
            case Flag(name, presumed):
                return self.settled(test, self.flags.get(name, presumed))
            case PersonIs(kinds):
                if self.person is not None:
                    return _Truth(self.person in kinds)
                (name,) = self.asked(Person())
                return _Truth(f"({_given(name)} in {self.constant(frozenset(kinds))})")
            case Is(name, words, among):
                (word,) = self.asked(Word(name))
                among_them = self.constant(among)
                return _Truth(f"(word({word}, {among_them}) in {self.constant(words)})")
            case AtLeast(count, number):
                fewest, most = self.asked(count)
                least = self.number(number)
                return _Truth(f"({_given(fewest)} >= {least})", f"({_given(most)} >= {least})")
            case Exceeds(what, than):
                low, high = self.asked(what)
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
            return _Truth(_given(self.asked(test)[0]))
        if isinstance(truth, bool):
            return _Truth(truth)
        return _Truth(truth.low, None if truth.is_point else truth.high)

    def all(self, tests: tuple[Condition, ...], *, whether: bool) -> _Truth:
        """
        Return whether all of *tests* hold; with *whether* False, whether any does.

        They are asked in order, and no further than needed, as the reference asks them: so what
        is known of a later one does not spare an earlier one its question.
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
