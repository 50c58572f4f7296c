"""
Integer expressions over the columns of a table, each with an upper bound.

An expression describes how a number or a truth value of a row is calculated, independent of the
engine that calculates it. All amounts and counts are zero or more, so the upper bounds of the parts
bound every expression built from them. The largest of these bounds is the ``peak``: if it fits the
integers of an engine, no row can overflow. Constant parts are calculated at once.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Generic, TypeVar

from attrs import field, frozen


INT64 = 2**63 - 1
INT128 = 2**127 - 1
"""The largest integers of an engine: 64 bits everywhere, 128 bits in some."""

_FLOAT_ERROR = 2**11
"""A bound for the error of a quotient beyond 2**53 on an engine that divides in floating point."""


@frozen(eq=False)
class Expression:
    """
    A calculation: *op* applied to *args*, with *high* as its upper bound.

    >>> column = Expression("column", ("revenue",), 1000)
    >>> (column + literal(5)).high, (column // 20).high
    (1005, 50)
    """

    op: str
    args: tuple[Any, ...]  # what they are depends on *op*
    high: int = 1
    peak: int = field(init=False, repr=False)
    _hash: int = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Calculate the peak and the hash."""
        parts = (each.peak for each in self.args if isinstance(each, Expression))
        object.__setattr__(self, "peak", max(self.high, *parts, 0))
        object.__setattr__(self, "_hash", hash((self.op, self.args)))

    def __hash__(self) -> int:
        """Return the hash, which is calculated once: expressions are looked up often."""
        return self._hash

    def __eq__(self, other: object) -> bool:
        """Compare the calculations, not the bounds."""
        if self is other:
            return True
        if not isinstance(other, Expression) or self._hash != other._hash:
            return False
        return self.op == other.op and self.args == other.args

    def __add__(self, other: Expression) -> Expression:
        """Return the sum of two."""
        if self.value is not None and other.value is not None:
            return literal(self.value + other.value)
        if self == ZERO:
            return other
        return self if other == ZERO else Expression("plus", (self, other), self.high + other.high)

    def __mul__(self, other: Expression) -> Expression:
        """Return the product of two."""
        if self.value is not None and other.value is not None:
            return literal(self.value * other.value)
        if ZERO in (self, other):
            return ZERO
        if self == ONE:
            return other
        return self if other == ONE else Expression("times", (self, other), self.high * other.high)

    def __floordiv__(self, divisor: int) -> Expression:
        """Return the whole quotient, rounded down."""
        if self.value is not None:
            return literal(self.value // divisor)
        if divisor == 1:
            return self
        return Expression(
            "quotient", (self, divisor, _headroom(self, divisor)), self.high // divisor
        )

    def __mod__(self, divisor: int) -> Expression:
        """Return the remainder of the whole quotient."""
        if self.value is not None:
            return literal(self.value % divisor)
        if divisor == 1:
            return ZERO
        high = min(self.high, divisor - 1)
        return Expression("remainder", (self, divisor, _headroom(self, divisor)), high)

    def __ge__(self, other: Expression) -> Expression:
        """Return whether it is *other* or more."""
        if self.value is not None and other.value is not None:
            return literal(self.value >= other.value)
        if other.value is not None and other.value > self.high:
            return FALSE
        if self.value is not None and self.value >= other.high:
            return TRUE
        if other.value is not None and other.value > 0:
            return _reaches(self, other.value)
        return Expression("at_least", (self, other))

    def __and__(self, other: Expression) -> Expression:
        """Return whether both hold."""
        if FALSE in (self, other):
            return FALSE
        if self in {TRUE, other}:
            return other
        return self if other == TRUE else Expression("both", (self, other))

    def __or__(self, other: Expression) -> Expression:
        """Return whether at least one holds."""
        if TRUE in (self, other):
            return TRUE
        if self in {FALSE, other}:
            return other
        return self if other == FALSE else Expression("either", (self, other))

    def __invert__(self) -> Expression:
        """Return whether it does not hold."""
        if self.value is not None:
            return literal(not self.value)
        return self.args[0] if self.op == "negated" else Expression("negated", (self,))

    @property
    def value(self) -> int | bool | None:
        """The value if it is the same for every row, else None."""
        known: int | bool | None = self.args[0] if self.op in {"literal", "truth"} else None
        return known


def column(name: str, high: int = 1) -> Expression:
    """Return a column of the table, whose values are at most *high*."""
    return Expression("column", (name,), high)


def is_null(name: str) -> Expression:
    """Return whether a column is null."""
    return Expression("is_null", (name,))


def one_of(name: str, words: tuple[str, ...]) -> Expression:
    """Return whether a column is one of *words*."""
    return Expression("one_of", (name, words))


def literal(value: int) -> Expression:
    """Return a constant number or truth value."""
    op = "truth" if isinstance(value, bool) else "literal"
    return Expression(op, (value,), max(int(value), 0))


def word(text: str) -> Expression:
    """Return a constant text."""
    return Expression("word", (text,))


def null(kind: str) -> Expression:
    """Return a missing ``number``, ``truth`` or ``text``."""
    return Expression("null", (kind,))


TRUE, FALSE, ZERO, ONE = literal(True), literal(False), literal(0), literal(1)


def _headroom(one: Expression, divisor: int) -> Expression:
    """Return an expression that only bounds how high a division in floating point can get."""
    return Expression("headroom", (), one.high + (_FLOAT_ERROR + 1) * divisor)


def greater(one: Expression, other: Expression) -> Expression:
    """Return the greater of two."""
    if one == other:
        return one
    if one.value is not None and other.value is not None:
        return max(one, other, key=lambda each: each.args[0])
    return Expression("greater", (one, other), max(one.high, other.high))


def lesser(one: Expression, other: Expression) -> Expression:
    """Return the lesser of two."""
    if one == other:
        return one
    if one.value is not None and other.value is not None:
        return min(one, other, key=lambda each: each.args[0])
    return Expression("lesser", (one, other), min(one.high, other.high))


def choose(test: Expression, one: Expression, other: Expression) -> Expression:
    """Return *one* where *test* holds, else *other*."""
    if test.value is not None:
        return one if test.value else other
    one, other = _given(test, one, 1), _given(test, other, 2)
    if one == other:
        return one
    if other.op == "choose" and other.args[1] == one:
        return choose(test | other.args[0], one, other.args[2])
    return Expression("choose", (test, one, other), max(one.high, other.high))


def _given(test: Expression, found: Expression, side: int, depth: int = 12) -> Expression:
    """Simplify *found* for the rows on one *side* of *test*: 1 where it holds, 2 where not."""
    if found.op != "choose" or not depth:
        return found
    if found.args[0] == test:
        chosen: Expression = found.args[side]
        return _given(test, chosen, side, depth - 1)
    one, other = (_given(test, part, side, depth - 1) for part in found.args[1:])
    return found if (one, other) == found.args[1:] else choose(found.args[0], one, other)


def as_choice(found: Expression) -> Expression:
    """
    Return the greater or lesser of an expression and a constant as a choice between the two.

    If one column decides it, an engine can skip calculating the other.
    """
    one, other = found.args if found.args[0].value is None else reversed(found.args)
    if other.value is None:
        return found
    test = one >= other
    if test.value is None and test.args[0].op != "column":
        return found
    return choose(test, one, other) if found.op == "greater" else choose(test, other, one)


def _reaches(found: Expression, level: int) -> Expression:
    """Return whether *found* is *level* or more, as a test of the column it grows with."""
    match found.op, found.args:
        case "plus", (Expression(value=int(added)), part) | (part, Expression(value=int(added))):
            return part >= literal(level - added) if level > added else TRUE
        case "times", (Expression(value=int(many)), part) | (part, Expression(value=int(many))):
            reached: Expression = part >= literal(-(-level // many))
            return reached
        case "quotient", (Expression() as part, divisor, _):
            return part >= literal(level * divisor)
        case "greater", (Expression(value=int(least)), part) | (
            part,
            Expression(value=int(least)),
        ):
            return TRUE if least >= level else part >= literal(level)
        case "lesser", (Expression(value=int(most)), part) | (part, Expression(value=int(most))):
            return part >= literal(level) if most >= level else FALSE
        case _:
            return Expression("at_least", (found, literal(level)))


def is_missing(code: Expression) -> Expression:
    """Return whether a code is below zero, which means that a fact is missing."""
    if code.op == "choose":
        parts: tuple[Expression, ...] = code.args
        test, one, other = parts
        if one.value is not None:
            return test | is_missing(other) if one.value < 0 else ~test & is_missing(other)
        if other.value is not None:
            return ~test | is_missing(one) if other.value < 0 else test & is_missing(one)
    return ~(code >= ZERO)


def first_missing(one: Expression, other: Expression) -> Expression:
    """Return the first of two codes that is below zero; *other* if neither is."""
    if one.value is not None:
        return one if one.value < 0 else other
    if one.op == "choose" and one.args[1].value is not None:
        test, code, others = one.args
        return choose(test, first_missing(code, other), first_missing(others, other))
    return choose(is_missing(one), one, other)


# --- Shared parts


_PLAIN = {"column", "literal", "truth", "word", "null", "is_null", "headroom"}
_STEPS = {"plus", "times", "at_least"}


def _is_plain(found: Expression, staged: Collection[Expression]) -> bool:
    """Return whether repeating *found* is as fast as reading a column: it is one, or one step more."""
    if found.op in _STEPS:
        return all(part.op in {"column", "literal"} or part in staged for part in _parts(found))
    return found.op in _PLAIN


def shared_stages(roots: list[Expression]) -> list[list[Expression]]:
    """Return the expressions that are used more than once, each after its own parts."""
    uses: dict[Expression, int] = {}
    for each in [*roots, *(part for one in _all_of(roots) for part in _parts(one))]:
        uses[each] = uses.get(each, 0) + 1
    stages: list[list[Expression]] = []
    staged: set[Expression] = set()
    level: dict[Expression, int] = {}
    for each in _all_of(roots):
        level[each] = max((level[part] for part in _parts(each)), default=0)
        if uses[each] > 1 and not _is_plain(each, staged):
            if level[each] == len(stages):
                stages.append([])
            stages[level[each]].append(each)
            staged.add(each)
            level[each] += 1
    return stages


def _all_of(roots: list[Expression]) -> list[Expression]:
    """Return *roots* and all their parts, each once, parts first."""
    found: dict[Expression, None] = {}

    def add(each: Expression) -> None:
        if each not in found:
            for part in _parts(each):
                add(part)
            found[each] = None

    for root in roots:
        add(root)
    return list(found)


def _parts(found: Expression) -> list[Expression]:
    return [part for part in found.args if isinstance(part, Expression)]


Printed = TypeVar("Printed")


@frozen
class Printer(Generic[Printed]):
    """
    Prints expressions in the language of an engine, in integers of 128 bits if *wide*.

    An expression is a tree, so a part that is used twice would be calculated twice. Such parts
    become columns of their own, stage by stage; *staged* holds their names.
    """

    wide: bool = False
    staged: dict[Expression, str] = field(factory=dict[Expression, str], kw_only=True)

    def stages(self, roots: Mapping[str, Expression], prefix: str) -> Iterator[dict[str, Printed]]:
        """Yield the columns to add, stage by stage; those of *roots* come last."""
        for stage in shared_stages(list(roots.values())):
            names = {each: f"{prefix}{len(self.staged) + n}" for n, each in enumerate(stage)}
            yield {name: self.print_parts(each) for each, name in names.items()}
            self.staged.update(names)
        yield {name: self.print(each) for name, each in roots.items()}

    def print(self, found: Expression) -> Printed:
        """Print an expression, or the name of the column that holds it."""
        known = self.staged.get(found)
        return self.print_parts(found if known is None else column(known))

    @abstractmethod
    def print_parts(self, found: Expression) -> Printed:
        """Print an expression that no column holds."""
