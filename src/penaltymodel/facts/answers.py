"""The facts that a penalty needs, as answers with their reasons."""

from __future__ import annotations

from typing import Generic, Protocol, TypeVar

from attrs import field, frozen

from penaltymodel.domain.history import Decision
from penaltymodel.law.penalties import Count, Flag, MoneyObservable, Repeat
from penaltymodel.law.words import PersonKind
from penaltymodel.values.money import Money
from penaltymodel.values.periods import Window
from penaltymodel.values.ranges import Ordered, Range
from penaltymodel.values.shortened import short_repr


T = TypeVar("T", bound=Ordered)


@frozen(weakref_slot=False)
class CountedDecision:
    """Whether one earlier *decision* counts, why, and from which day through which."""

    decision: Decision
    counts: Range[bool]
    reason: str = field(repr=short_repr)
    window: Window | None = None


@frozen(weakref_slot=False)
class Answer(Generic[T]):
    """One fact: its *value* as a range, where it comes from, and the decisions that were counted."""

    value: Range[T]
    because: str = field(default="", repr=short_repr)
    counted: tuple[CountedDecision, ...] = field(default=(), repr=short_repr)


class Answers(Protocol):
    """What an interpreter needs of facts: :class:`Facts` has it, and so have the facts of a case."""

    def answer_money(self, what: MoneyObservable) -> Answer[Money]:
        """Return a sum of money."""
        ...

    def answer_count(self, what: Count) -> Answer[int]:
        """Return a number of things."""
        ...

    def answer_flag(self, what: Flag) -> Answer[bool]:
        """Return whether a circumstance holds."""
        ...

    def answer_repeat(self, what: Repeat) -> Answer[bool]:
        """Return whether the offense is a repeat."""
        ...

    def answer_person(self) -> PersonKind | None:
        """Return the kind of person; None if that is open."""
        ...

    def answer_word(self, name: str, presumed: str | None = None) -> str | None:
        """Return the word for a name, or the one that is *presumed*; None if that is open."""
        ...
