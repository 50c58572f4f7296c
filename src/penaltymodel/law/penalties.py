"""
The algebra of penalties: nine nodes. Statutes combine them and add no others.

A penalty is a function from facts to a range of money. All nodes are monotone: if a part rises, the
result never falls. So a low end depends only on low ends, and a high end only on high ends.
"""

from __future__ import annotations

import enum

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import chain
from typing import Never, TypeAlias, TypeVar, assert_never

from attrs import Attribute, field, frozen

from penaltymodel.errors import IllFormedPenaltyError, WrongTypeError
from penaltymodel.law.words import Base, Milestone, PersonKind
from penaltymodel.values.money import Money, Rate
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import Range
from penaltymodel.values.sources import Source


P = TypeVar("P")


def _check_not_empty(node: object, _: Attribute[P], parts: P) -> None:
    if not isinstance(parts, tuple) or not parts:
        raise IllFormedPenaltyError(type(node).__name__, "needs a tuple of at least one part")


# --- Observables: the facts that a statute may refer to. They are hashable, so they can be keys.


@frozen
class Revenue:
    """The revenue (or turnover, or income) that *base* describes."""

    base: Base

    def __str__(self) -> str:
        """Return the base as a phrase."""
        return str(self.base)


@frozen
class Amount:
    """Another sum of money that the law refers to, by its name: ``the unpaid fine``."""

    name: str

    def __str__(self) -> str:
        """Return the name."""
        return self.name


@frozen
class Count:
    """A number of things, by their name: ``days``, ``violations``."""

    name: str

    def __str__(self) -> str:
        """Return the count as a phrase."""
        return f"the number of {self.name}"


class Matching(enum.StrEnum):
    """Which earlier decisions count for a new violation."""

    SAME_PROVISION = "under the same provision"
    SAME_OFFENSE = "for the same offense"
    SAME_STATUTE = "under the same statute"
    ANY = "of any kind"


_OF_VIOLATIONS = {Milestone.COMMISSION, Milestone.DETECTION, Milestone.DECISION}


@frozen(kw_only=True, cache_hash=True)  # often used as a key
class Repeat:
    """
    Holds if at least *times* earlier decisions still count against the person.

    A decision counts from the day *opens_at* through the last day of the period *within*, which
    starts on the day *counted_from*. Without *within* it counts without end. *measured_to* is the
    day of the new violation that must be in this window. If the decision only counts some time
    after *opens_at*, *opens_after* is that time: a day, if it counts from the day after. Only
    *times* and *opens_after* have a default.
    """

    opens_at: Milestone
    within: Period | None
    counted_from: Milestone
    matching: Matching
    measured_to: Milestone
    times: int = 1
    opens_after: Period | None = None

    def __attrs_post_init__(self) -> None:
        """Reject days that decisions or violations do not have, and windows that never open."""
        if self.measured_to not in _OF_VIOLATIONS:
            raise IllFormedPenaltyError(
                "Repeat", "measured_to is commission, detection or decision"
            )
        if Milestone.DETECTION in {self.opens_at, self.counted_from}:
            raise IllFormedPenaltyError("Repeat", "a decision has no day of detection")
        if type(self.times) is not int or self.times < 1:
            raise IllFormedPenaltyError("Repeat", "times is a whole number from 1")
        if self.opens_after is not None:
            if self.opens_at is Milestone.COMMISSION:
                raise IllFormedPenaltyError("Repeat", "opens_after is not for the commission")
            if self.within is not None and self.opens_after.longest >= self.within.shortest:
                raise IllFormedPenaltyError("Repeat", "opens_after is shorter than within")

    def __str__(self) -> str:
        """Return the rule as a phrase."""
        one = self.times == 1
        many = "an earlier decision" if one else f"{self.times} earlier decisions"
        counts, its = ("counts", "its") if one else ("count", "their")
        how_long = (
            f"until {self.within} after {its} {self.counted_from}"
            if self.within is not None
            else "without a time limit"
        )
        start = "" if self.opens_after is None else f"{self.opens_after} after "
        return (
            f"{many} {self.matching} that still {counts} on the day of {self.measured_to} "
            f"(from {start}{its} {self.opens_at} {how_long})"
        )


@frozen
class Flag:
    """
    Holds if the circumstance of that *name* exists.

    *presumed* is the value if the facts give none: True, False, or EITHER where the law leaves it
    open. None means that the facts must give it.
    """

    name: str
    presumed: bool | Range[bool] | None = None

    def __attrs_post_init__(self) -> None:
        """Reject a presumption that is not a truth value."""
        ends = (
            (self.presumed.low, self.presumed.high)
            if isinstance(self.presumed, Range)
            else (self.presumed,)
        )
        if not all(end is None or type(end) is bool for end in ends):
            raise IllFormedPenaltyError("Flag", "presumed is True, False, EITHER or None")

    def __str__(self) -> str:
        """Return the name."""
        return self.name


@frozen
class PersonIs:
    """Holds if the person is of one of *kinds*."""

    kinds: tuple[PersonKind, ...]

    def __attrs_post_init__(self) -> None:
        """Reject anything but a tuple of kinds."""
        known = set(PersonKind)
        if not isinstance(self.kinds, tuple) or not self.kinds or not known.issuperset(self.kinds):
            raise IllFormedPenaltyError("PersonIs", "kinds is a tuple of at least one PersonKind")

    def __str__(self) -> str:
        """Return the condition as a phrase."""
        article = "an" if self.kinds[0][0] in "aeiou" else "a"
        return f"the person is {article} {' or '.join(self.kinds)}"


@frozen
class Is:
    """
    Holds if the facts give one of *words* for *name*: ``Is("seriousness", ("high",))``.

    *among* are all words that the law allows for *name*, and any other word is an error. It is
    empty if the law has no closed list. *presumed* is the word if the facts give none; None means
    that the facts must give it.
    """

    name: str
    words: tuple[str, ...] = field(validator=_check_not_empty)
    among: tuple[str, ...] = ()
    presumed: str | None = None

    def __attrs_post_init__(self) -> None:
        """Reject a presumption that the law does not know."""
        if self.presumed is not None and self.among and self.presumed not in self.among:
            raise IllFormedPenaltyError("Is", "presumed is one of among")

    def __str__(self) -> str:
        """Return the condition as a phrase."""
        return f"the {self.name} is {' or '.join(self.words)}"


@frozen
class AtLeast:
    """Holds if *count* is at least *number*."""

    count: Count
    number: int

    def __attrs_post_init__(self) -> None:
        """Reject a number that is not a count."""
        if type(self.number) is not int or self.number < 0:
            raise IllFormedPenaltyError("AtLeast", "number is a whole number from 0")

    def __str__(self) -> str:
        """Return the condition as a phrase."""
        return f"{self.count} is at least {self.number:,}"


@frozen
class Exceeds:
    """Holds if *what* is above *than*. A penalty with it may not be monotone in *what*."""

    what: MoneyObservable
    than: Money

    def __attrs_post_init__(self) -> None:
        """Reject a limit that is no number."""
        if not isinstance(self.than, Money) or self.than.is_unbounded:
            raise IllFormedPenaltyError("Exceeds", "than is an amount of Money")

    def __str__(self) -> str:
        """Return the condition as a phrase."""
        return f"{self.what} exceeds {self.than}"


@frozen
class Not:
    """Holds if *test* does not."""

    test: Condition

    def __str__(self) -> str:
        """Return the condition as a phrase."""
        return f"not ({self.test})"


@frozen
class AllOf:
    """Holds if all *tests* do."""

    tests: tuple[Condition, ...] = field(validator=_check_not_empty)

    def __str__(self) -> str:
        """Return the condition as a phrase."""
        return " and ".join(f"({test})" for test in self.tests)


@frozen
class AnyOf:
    """Holds if at least one of *tests* does."""

    tests: tuple[Condition, ...] = field(validator=_check_not_empty)

    def __str__(self) -> str:
        """Return the condition as a phrase."""
        return " or ".join(f"({test})" for test in self.tests)


MoneyObservable: TypeAlias = Revenue | Amount
TruthObservable: TypeAlias = Repeat | Flag
Observable: TypeAlias = MoneyObservable | Count | TruthObservable
"""A fact that a penalty may depend on: an amount, a count or a truth value."""
Condition: TypeAlias = Repeat | Flag | PersonIs | Is | AtLeast | Exceeds | Not | AllOf | AnyOf
"""A condition of a branch of :class:`Cases`."""


# --- The nine nodes.


@frozen
class Fixed:
    """A sum that the law states: ``RUB 800,000 … RUB 8,000,000``."""

    sums: Range[Money]

    def __attrs_post_init__(self) -> None:
        """Reject anything but a range of money."""
        if not isinstance(self.sums, Range) or not isinstance(self.sums.low, Money):
            raise IllFormedPenaltyError("Fixed", "sums is a Range of Money")
        if self.sums.high.is_unbounded:
            raise IllFormedPenaltyError("Fixed", "sums has an upper end")


@frozen
class Measured:
    """A sum that the facts give: the revenue itself, the unpaid fine, the benefit obtained."""

    what: MoneyObservable


@frozen
class Share:
    """A share *of* another penalty, such as 1/20 to 1/10; the rates may be above one."""

    rates: Range[Rate]
    of: Penalty

    def __attrs_post_init__(self) -> None:
        """Reject a rate that is inexact or below zero."""
        ends = (self.rates.low, self.rates.high) if isinstance(self.rates, Range) else (None,)
        if not all(isinstance(end, Fraction) and end >= 0 for end in ends):
            raise IllFormedPenaltyError("Share", "rates is a Range of Fractions, none below zero")


@frozen
class Times:
    """*each* times *count*: for every day, every violation, every user."""

    count: Count
    each: Penalty


@frozen
class Total:
    """The sum of *terms*."""

    terms: tuple[Penalty, ...] = field(validator=_check_not_empty)


@frozen
class GreaterOf:
    """The highest of *terms*."""

    terms: tuple[Penalty, ...] = field(validator=_check_not_empty)


@frozen
class LesserOf:
    """The lowest of *terms*."""

    terms: tuple[Penalty, ...] = field(validator=_check_not_empty)


@frozen
class Cases:
    """The penalty of the first branch whose condition holds, or *otherwise* if none does."""

    branches: tuple[tuple[Condition, Penalty], ...]
    otherwise: Penalty


@frozen
class Cited:
    """*body*, with its place in the law."""

    body: Penalty
    source: Source


Penalty: TypeAlias = (
    Fixed | Measured | Share | Times | Total | GreaterOf | LesserOf | Cases | Cited
)
"""A penalty: one of the nine nodes of the algebra."""


Node: TypeAlias = Penalty | Condition


# --- Going through a penalty.

DEEPEST = 64
"""How many penalties, or conditions, may be nested in each other."""


def not_a_penalty(value: Never) -> WrongTypeError:
    """
    Return the error for a value that is no node of a penalty.

    Like ``assert_never``, it makes type checkers find a node that a match forgot.
    """
    return WrongTypeError("penalty", "a Penalty, such as fixed(eur(5))", value)


def parts(node: Node) -> tuple[Node, ...]:
    """
    Return the penalties and conditions directly inside *node*, in the order of the text.

    Cases have each condition, followed by the penalty it chooses, and the last penalty.

    >>> parts(Not(Flag("grave")))
    (Flag(name='grave', presumed=None),)
    """
    match node:
        case Fixed() | Measured():
            return ()
        case Share(_, body) | Times(_, body) | Cited(body, _):
            return (body,)
        case Total(terms) | GreaterOf(terms) | LesserOf(terms):
            return terms
        case Cases(branches, otherwise):
            return (*chain.from_iterable(branches), otherwise)
        case Repeat() | Flag() | PersonIs() | Is() | AtLeast() | Exceeds():
            return ()
        case Not(test):
            return (test,)
        case AllOf(tests) | AnyOf(tests):
            return tests
        case _:
            raise not_a_penalty(node)


def walk(node: Node) -> Iterator[Node]:
    """
    Go through *node* and everything inside it, from the top, in the order of the text.

    An object that is used in several places is visited once, at the first of them. So the work
    grows with the number of different objects, and no depth is too deep.

    >>> [type(each).__name__ for each in walk(Not(AllOf((Flag("grave"), Flag("late")))))]
    ['Not', 'AllOf', 'Flag', 'Flag']
    """
    visited: set[int] = set()
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if id(each) not in visited:
            visited.add(id(each))
            yield each
            waiting.extend(reversed(parts(each)))


def map_parts(penalty: Penalty, change: Callable[[Penalty], Penalty]) -> Penalty:
    """
    Return *penalty* with *change* applied to each penalty directly inside it.

    >>> per_day = Times(Count("days"), Measured(Amount("the benefit")))
    >>> map_parts(per_day, lambda _: Measured(Amount("the unpaid fine"))).each.what.name
    'the unpaid fine'
    """
    match penalty:
        case Fixed() | Measured():
            return penalty
        case Share(rates, of):
            return Share(rates, change(of))
        case Times(count, each):
            return Times(count, change(each))
        case Total(terms) | GreaterOf(terms) | LesserOf(terms):
            return type(penalty)(tuple(map(change, terms)))
        case Cases(branches, otherwise):
            return Cases(tuple((test, change(body)) for test, body in branches), change(otherwise))
        case Cited(body, source):
            return Cited(change(body), source)
        case _:
            assert_never(penalty)


def currencies(penalty: Penalty) -> tuple[str, ...]:
    """
    Return the currency codes of all sums that *penalty* states, sorted.

    >>> currencies(Fixed(Range(Money(1, "RUB"), Money(2, "RUB"))))
    ('RUB',)
    """
    found: set[str] = set()
    for node in walk(penalty):
        if isinstance(node, Fixed):
            found.add(node.sums.low.currency)
        elif isinstance(node, Exceeds):
            found.add(node.than.currency)
    return tuple(sorted(found))
