"""
Whole numbers as forms, each with the most it can come to: the proof that nothing overflows.

A form says how a number of a row is reckoned from its columns, not for which engine. Everything
here is zero or more, so the most that the parts can be bounds every form built of them, and the
highest of all these is the ``peak``: where it fits the integers of an engine, no row
within the bounds can wrap around. What is known beforehand is reckoned at once.
"""

from __future__ import annotations

from typing import Any

from attrs import field, frozen


INT64 = 2**63 - 1
INT128 = 2**127 - 1
"""The most that the integers of an engine hold: the usual ones, and the wide ones of some."""

_SLIP = 2**11
"""More than a quotient beyond 2**53 can be wrong by where an engine divides in floating point."""


@frozen(eq=False)
class Expression:
    """
    How a number, or a truth, is reckoned: *op* applied to *args*; it is *high* at most.

    >>> column = Expression("column", ("revenue",), 1000)
    >>> (plus(column, literal(5)).high, over(column, 20).high)
    (1005, 50)
    """

    op: str
    args: tuple[Any, ...]
    high: int = 1
    peak: int = field(init=False, repr=False)
    _hash: int = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Find the highest number on the way."""
        parts = (each.peak for each in self.args if isinstance(each, Expression))
        object.__setattr__(self, "peak", max(self.high, *parts, 0))
        object.__setattr__(self, "_hash", hash((self.op, self.args)))

    def __hash__(self) -> int:
        """Return the hash, reckoned once: forms are compared and looked up all the time."""
        return self._hash

    def __eq__(self, other: object) -> bool:
        """Say whether both are reckoned alike."""
        if self is other:
            return True
        if not isinstance(other, Expression) or self._hash != other._hash:
            return False
        return self.op == other.op and self.args == other.args

    @property
    def value(self) -> int | bool | None:
        """What it is for every row alike; None where it depends on the row."""
        known: int | bool | None = self.args[0] if self.op in {"literal", "truth"} else None
        return known


def literal(value: int) -> Expression:
    """Return a number, or a truth, that is known beforehand."""
    op = "truth" if isinstance(value, bool) else "literal"
    return Expression(op, (value,), max(int(value), 0))


def word(text: str) -> Expression:
    """Return a word that is known beforehand."""
    return Expression("word", (text,))


NOTHING = Expression("nothing", ())
"""What stands where there is no answer."""

TRUE, FALSE, NOUGHT, ONE = literal(True), literal(False), literal(0), literal(1)


def plus(one: Expression, other: Expression) -> Expression:
    """Return the sum of two."""
    if one.value is not None and other.value is not None:
        return literal(one.value + other.value)
    if one == NOUGHT:
        return other
    return one if other == NOUGHT else Expression("plus", (one, other), one.high + other.high)


def times(one: Expression, other: Expression) -> Expression:
    """Return the product of two."""
    if one.value is not None and other.value is not None:
        return literal(one.value * other.value)
    if NOUGHT in (one, other):
        return NOUGHT
    if one == ONE:
        return other
    return one if other == ONE else Expression("times", (one, other), one.high * other.high)


def over(one: Expression, divisor: int) -> Expression:
    """Return the whole quotient, rounded down."""
    if one.value is not None:
        return literal(one.value // divisor)
    if divisor == 1:
        return one
    return Expression("over", (one, divisor, _room(one, divisor)), one.high // divisor)


def _room(one: Expression, divisor: int) -> Expression:
    """Return a form never reckoned, as high as a division by way of floating point may reach."""
    return Expression("room", (), one.high + (_SLIP + 1) * divisor)


def rest(one: Expression, divisor: int) -> Expression:
    """Return what the whole quotient leaves."""
    if one.value is not None:
        return literal(one.value % divisor)
    if divisor == 1:
        return NOUGHT
    return Expression("rest", (one, divisor, _room(one, divisor)), min(one.high, divisor - 1))


def greater(one: Expression, other: Expression) -> Expression:
    """Return the greater of two."""
    if one == other:
        return one
    if one.value is not None and other.value is not None:
        return max(one, other, key=lambda form: form.args[0])
    return Expression("greater", (one, other), max(one.high, other.high))


def lesser(one: Expression, other: Expression) -> Expression:
    """Return the lesser of two."""
    if one == other:
        return one
    if one.value is not None and other.value is not None:
        return min(one, other, key=lambda form: form.args[0])
    return Expression("lesser", (one, other), min(one.high, other.high))


def pick(test: Expression, one: Expression, other: Expression) -> Expression:
    """Return *one* where *test* holds, else *other*."""
    if test.value is not None:
        return one if test.value else other
    one, other = _knowing(test, one, 1), _knowing(test, other, 2)
    if one == other:
        return one
    if other.op == "pick" and other.args[1] == one:
        return pick(either(test, other.args[0]), one, other.args[2])
    return Expression("pick", (test, one, other), max(one.high, other.high))


def _knowing(test: Expression, form: Expression, side: int, depth: int = 12) -> Expression:
    """Return *form* where it is known on which side of *test* a row is."""
    if form.op != "pick" or not depth:
        return form
    if form.args[0] == test:
        chosen: Expression = form.args[side]
        return _knowing(test, chosen, side, depth - 1)
    one, other = (_knowing(test, part, side, depth - 1) for part in form.args[1:])
    return form if (one, other) == form.args[1:] else pick(form.args[0], one, other)


def as_choice(form: Expression) -> Expression:
    """
    Return the greater or the lesser of a form and a known number as a choice between them.

    Where one column decides it, an engine need not reckon what it does not choose.
    """
    one, other = form.args if form.args[0].value is None else reversed(form.args)
    if other.value is None:
        return form
    test = at_least(one, other)
    if test.value is None and test.args[0].op != "column":
        return form
    return pick(test, one, other) if form.op == "greater" else pick(test, other, one)


def at_least(one: Expression, other: Expression) -> Expression:
    """Say whether *one* is *other* or more."""
    if one.value is not None and other.value is not None:
        return literal(one.value >= other.value)
    if other.value is not None and other.value > one.high:
        return FALSE
    if one.value is not None and one.value >= other.high:
        return TRUE
    if other.value is not None and other.value > 0:
        return _reaches(one, other.value)
    return Expression("at_least", (one, other))


def _reaches(form: Expression, level: int) -> Expression:
    """Say whether *form* is *level* or more, by what it grows with, as far down as it goes."""
    match form.op, form.args:
        case "plus", (Expression(value=int(added)), part) | (part, Expression(value=int(added))):
            return at_least(part, literal(level - added)) if level > added else TRUE
        case "times", (Expression(value=int(many)), part) | (part, Expression(value=int(many))):
            return at_least(part, literal(-(-level // many)))
        case "over", (part, divisor, _):
            return at_least(part, literal(level * divisor))
        case "greater", (Expression(value=int(least)), part) | (
            part,
            Expression(value=int(least)),
        ):
            return TRUE if least >= level else at_least(part, literal(level))
        case "lesser", (Expression(value=int(most)), part) | (part, Expression(value=int(most))):
            return at_least(part, literal(level)) if most >= level else FALSE
        case _:
            return Expression("at_least", (form, literal(level)))


def both(one: Expression, other: Expression) -> Expression:
    """Say whether both hold."""
    if FALSE in (one, other):
        return FALSE
    if one in {TRUE, other}:
        return other
    return one if other == TRUE else Expression("both", (one, other))


def either(one: Expression, other: Expression) -> Expression:
    """Say whether at least one holds."""
    if TRUE in (one, other):
        return TRUE
    if one in {FALSE, other}:
        return other
    return one if other == FALSE else Expression("either", (one, other))


def negated(one: Expression) -> Expression:
    """Say whether it does not hold."""
    if one.value is not None:
        return literal(not one.value)
    return one.args[0] if one.op == "negated" else Expression("negated", (one,))


def is_gone(code: Expression) -> Expression:
    """Say whether a code is below zero: it then says what is missing."""
    if code.op == "pick":
        test, one, other = code.args
        if one.value is not None:
            return (
                either(test, is_gone(other))
                if one.value < 0
                else both(negated(test), is_gone(other))
            )
        if other.value is not None:
            return (
                either(negated(test), is_gone(one))
                if other.value < 0
                else both(test, is_gone(one))
            )
    return negated(at_least(code, NOUGHT))


def first_of(one: Expression, other: Expression) -> Expression:
    """Return whichever of two codes is below zero, *one* before *other*; else the latter."""
    if one.value is not None:
        return one if one.value < 0 else other
    if one.op == "pick" and one.args[1].value is not None:
        test, gone, rest_of_it = one.args
        return pick(test, first_of(gone, other), first_of(rest_of_it, other))
    return pick(is_gone(one), one, other)


_PLAIN = {"column", "literal", "truth", "word", "nothing", "null", "room"}
_STEPS = {"plus", "times", "at_least"}


def _is_plain(form: Expression) -> bool:
    """Say whether *form* is as quick to say again as to look up: a column, or a step from one."""
    if form.op in _STEPS:
        return all(part.op in {"column", "literal"} for part in _parts(form))
    return form.op in _PLAIN


def stages_of(roots: list[Expression]) -> list[list[Expression]]:
    """Return the forms that are used more than once, each after those it is built of."""
    uses: dict[Expression, int] = {}
    for form in [*roots, *(part for one in _all_of(roots) for part in _parts(one))]:
        uses[form] = uses.get(form, 0) + 1
    stages: list[list[Expression]] = []
    level: dict[Expression, int] = {}
    for form in _all_of(roots):
        level[form] = max((level[part] for part in _parts(form)), default=0)
        if uses[form] > 1 and not _is_plain(form):
            if level[form] == len(stages):
                stages.append([])
            stages[level[form]].append(form)
            level[form] += 1
    return stages


def _all_of(roots: list[Expression]) -> list[Expression]:
    """Return all forms that *roots* are built of and themselves, each once, parts first."""
    found: dict[Expression, None] = {}

    def add(form: Expression) -> None:
        if form not in found:
            for part in _parts(form):
                add(part)
            found[form] = None

    for root in roots:
        add(root)
    return list(found)


def _parts(form: Expression) -> list[Expression]:
    return [part for part in form.args if isinstance(part, Expression)]
