"""Answers to the questions that a penalty asks."""

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
    """Whether one earlier *decision* counts, for how long, and why."""

    decision: Decision
    counts: Range[bool]
    reason: str = field(repr=short_repr)
    window: Window | None = None


@frozen(weakref_slot=False)
class Answer(Generic[T]):
    """What the facts say to one question: a range, why, and the decisions it rests on."""

    value: Range[T]
    because: str = field(default="", repr=short_repr)
    counted: tuple[CountedDecision, ...] = field(default=(), repr=short_repr)


class Answers(Protocol):
    """What an interpreter asks: :class:`Facts`, or the facts of a case."""

    def answer_money(self, what: MoneyObservable) -> Answer[Money]:
        """Return a sum."""
        ...

    def answer_count(self, what: Count) -> Answer[int]:
        """Return a number of things."""
        ...

    def answer_flag(self, what: Flag) -> Answer[bool]:
        """Say whether a circumstance is there."""
        ...

    def answer_repeat(self, what: Repeat) -> Answer[bool]:
        """Say whether the offense is a repeat."""
        ...

    def answer_person(self) -> PersonKind:
        """Say what kind of person it is."""
        ...

    def answer_word(self, name: str) -> str:
        """Return the word that the facts give for a name, such as the culpability."""
        ...
