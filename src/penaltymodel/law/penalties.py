"""
The algebra: nine nodes, closed on purpose. Statutes compose; they do not subclass.

A penalty is a function from facts to a range of money, and every way of combining penalties is
monotone: raise any part and the result never falls. So low ends depend on low ends only, and high
ends on high ends only.
"""

from __future__ import annotations

import enum

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import chain
from typing import TypeAlias, assert_never

from attrs import frozen

from penaltymodel.errors import IllFormedPenaltyError
from penaltymodel.law.words import Base, Milestone, PersonKind
from penaltymodel.values.money import Money, Rate
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import Range
from penaltymodel.values.sources import Source


# --- Observables: what a statute may look at. Plain hashable values, so they can be keys.


@frozen
class Revenue:
    """The revenue (or turnover, or income) that *base* describes."""

    base: Base

    def __str__(self) -> str:
        """Say which."""
        return str(self.base)


@frozen
class Amount:
    """Any other sum of money that the law looks at, by its name: ``the unpaid fine``."""

    name: str

    def __str__(self) -> str:
        """Say which."""
        return self.name


@frozen
class Count:
    """Something that is counted, by the name of the things: ``days``, ``violations``."""

    name: str

    def __str__(self) -> str:
        """Say which."""
        return f"the number of {self.name}"


class Matching(enum.StrEnum):
    """Which earlier decisions bear on a new violation."""

    SAME_PROVISION = "under the same provision"
    SAME_OFFENSE = "for the same offense"
    SAME_STATUTE = "under the same statute"
    ANY = "of any kind"


_OF_VIOLATIONS = {Milestone.COMMISSION, Milestone.DETECTION, Milestone.DECISION}


@frozen(kw_only=True, cache_hash=True)  # a key of what was found out, again and again
class Repeat:
    """
    Holds if at least *times* earlier decisions still count against the person.

    A decision counts from *opens_at*, through the day that ends the period *within* counted from
    *counted_from*; without *within*, for ever. *measured_to* says which day of the new violation
    must lie in that time. No slot has a silent default but *times*.
    """

    opens_at: Milestone
    within: Period | None
    counted_from: Milestone
    matching: Matching
    measured_to: Milestone
    times: int = 1

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be asked."""
        if self.measured_to not in _OF_VIOLATIONS:
            raise IllFormedPenaltyError(
                "Repeat", "measured_to is commission, detection or decision"
            )
        if Milestone.DETECTION in {self.opens_at, self.counted_from}:
            raise IllFormedPenaltyError("Repeat", "a decision has no day of detection")
        if type(self.times) is not int or self.times < 1:
            raise IllFormedPenaltyError("Repeat", "times is a whole number from 1")

    def __str__(self) -> str:
        """Say the rule as a phrase."""
        one = self.times == 1
        many = "an earlier decision" if one else f"{self.times} earlier decisions"
        counts, its = ("counts", "its") if one else ("count", "their")
        how_long = (
            f"until {self.within} after {its} {self.counted_from}"
            if self.within is not None
            else "without end"
        )
        return (
            f"{many} {self.matching}, which {counts} from {its} {self.opens_at} {how_long}, "
            f"on the day of {self.measured_to}"
        )


@frozen
class Flag:
    """
    Holds if the named circumstance is there.

    *presumed* is what is taken for granted until the facts say otherwise: True, False, or EITHER
    for what the law leaves open. None means that the facts must say.
    """

    name: str
    presumed: bool | Range[bool] | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a presumption that is no truth."""
        ends = (
            (self.presumed.low, self.presumed.high)
            if isinstance(self.presumed, Range)
            else (self.presumed,)
        )
        if not all(end is None or type(end) is bool for end in ends):
            raise IllFormedPenaltyError("Flag", "presumed is True, False, EITHER or None")

    def __str__(self) -> str:
        """Say which."""
        return self.name


@frozen
class PersonIs:
    """Holds if the person is of one of *kinds*."""

    kinds: tuple[PersonKind, ...]

    def __attrs_post_init__(self) -> None:
        """Refuse a question about nobody."""
        known = set(PersonKind)
        if not isinstance(self.kinds, tuple) or not self.kinds or not known.issuperset(self.kinds):
            raise IllFormedPenaltyError("PersonIs", "kinds is a tuple of at least one PersonKind")

    def __str__(self) -> str:
        """Say which."""
        article = "an" if self.kinds[0][0] in "aeiou" else "a"
        return f"the person is {article} {' or '.join(self.kinds)}"


@frozen
class Is:
    """
    Holds if the facts give one of *words* for *name*: ``Is("seriousness", ("high",))``.

    *among* are all words the name may have, where the law closes the list; another is an error.
    """

    name: str
    words: tuple[str, ...]
    among: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse a question with no answer."""
        _some("Is", self.words)

    def __str__(self) -> str:
        """Say which."""
        return f"the {self.name} is {' or '.join(self.words)}"


@frozen
class AtLeast:
    """Holds if *count* comes to *number* or more."""

    count: Count
    number: int

    def __attrs_post_init__(self) -> None:
        """Refuse a number that counts nothing."""
        if type(self.number) is not int or self.number < 0:
            raise IllFormedPenaltyError("AtLeast", "number is a whole number from 0")

    def __str__(self) -> str:
        """Say which."""
        return f"{self.count} is at least {self.number:,}"


@frozen
class Exceeds:
    """Holds if *what* is above *than*. A penalty that asks this may not be monotone in *what*."""

    what: MoneyObservable
    than: Money

    def __str__(self) -> str:
        """Say which."""
        return f"{self.what} exceeds {self.than}"


@frozen
class Not:
    """Holds where *test* does not."""

    test: Condition

    def __str__(self) -> str:
        """Say which."""
        return f"not ({self.test})"


@frozen
class AllOf:
    """Holds where every one of *tests* does."""

    tests: tuple[Condition, ...]

    def __attrs_post_init__(self) -> None:
        """Refuse nothing at all."""
        _some("AllOf", self.tests)

    def __str__(self) -> str:
        """Say which."""
        return " and ".join(f"({test})" for test in self.tests)


@frozen
class AnyOf:
    """Holds where at least one of *tests* does."""

    tests: tuple[Condition, ...]

    def __attrs_post_init__(self) -> None:
        """Refuse nothing at all."""
        _some("AnyOf", self.tests)

    def __str__(self) -> str:
        """Say which."""
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
    """A sum the law states outright: ``RUB 800,000 … RUB 8,000,000``."""

    sums: Range[Money]

    def __attrs_post_init__(self) -> None:
        """Refuse what is no range of money."""
        if not isinstance(self.sums, Range) or not isinstance(self.sums.low, Money):
            raise IllFormedPenaltyError("Fixed", "sums is a Range of Money")


@frozen
class Measured:
    """A sum the facts give: the revenue itself, the unpaid fine, the benefit obtained."""

    what: MoneyObservable


@frozen
class Share:
    """A share *of* another penalty: ``1/20 … 1/10 of …``; also a multiplier above one."""

    rates: Range[Rate]
    of: Penalty

    def __attrs_post_init__(self) -> None:
        """Refuse a rate that is inexact or below zero."""
        ends = (self.rates.low, self.rates.high) if isinstance(self.rates, Range) else (None,)
        if not all(isinstance(end, Fraction) and end >= 0 for end in ends):
            raise IllFormedPenaltyError("Share", "rates is a Range of Fractions, none below zero")


@frozen
class Times:
    """*each*, as many times as *count* says: for every day, every violation, every user."""

    count: Count
    each: Penalty


@frozen
class Total:
    """All *terms*, added up."""

    terms: tuple[Penalty, ...]

    def __attrs_post_init__(self) -> None:
        """Refuse nothing at all."""
        _some("Total", self.terms)


@frozen
class GreaterOf:
    """Whichever of *terms* is higher."""

    terms: tuple[Penalty, ...]

    def __attrs_post_init__(self) -> None:
        """Refuse nothing at all."""
        _some("GreaterOf", self.terms)


@frozen
class LesserOf:
    """Whichever of *terms* is lower."""

    terms: tuple[Penalty, ...]

    def __attrs_post_init__(self) -> None:
        """Refuse nothing at all."""
        _some("LesserOf", self.terms)


@frozen
class Cases:
    """The first branch whose condition holds, else *otherwise*."""

    branches: tuple[tuple[Condition, Penalty], ...]
    otherwise: Penalty


@frozen
class Cited:
    """*body*, and the place in the law that says so."""

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
            assert_never(node)


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


def _some(node: str, parts: object) -> None:
    if not isinstance(parts, tuple) or not parts:
        raise IllFormedPenaltyError(node, "needs a tuple of at least one part")
