"""Facts in which everything that is missing is left open."""

from __future__ import annotations

from attrs import define, field

from penaltymodel.errors import MissingFact, MissingFactError
from penaltymodel.facts.answers import Answer, Answers
from penaltymodel.law.penalties import Count, Flag, MoneyObservable, Repeat
from penaltymodel.law.words import PersonKind
from penaltymodel.values.money import Money, unbounded
from penaltymodel.values.ranges import EITHER, Range


NOT_GIVEN = "not given"
_MANY = 10**18  # above every number that a law compares a count with


def _any_sum(currency: str | Range[Money]) -> Range[Money]:
    """Return the range of all sums in a *currency*, or the range that is given."""
    if isinstance(currency, Range):
        return currency
    return Range(Money(0, currency), unbounded(currency))


@define
class OpenFacts:
    """
    The *given* facts, with every missing one left open, and a record of what is missing.

    A sum that is missing is *any_sum*, such as a range from zero without upper end. *found* has each
    missing fact once, and whether it is a sum. So evaluating a penalty names all facts that it lacks.
    """

    given: Answers
    any_sum: Range[Money] = field(converter=_any_sum)
    found: dict[MissingFact, bool] = field(factory=dict[MissingFact, bool])

    @property
    def missing(self) -> tuple[MissingFact, ...]:
        """Everything that is missing, in the order in which the penalty needs it."""
        return tuple(self.found)

    @property
    def only_sums(self) -> bool:
        """Whether nothing but sums is missing."""
        return all(self.found.values())

    def _note(self, error: MissingFactError, *, is_sum: bool = False) -> None:
        for each in error.missing:
            self.found[each] = self.found.get(each, True) and is_sum

    def answer_money(self, what: MoneyObservable) -> Answer[Money]:
        """Return the given sum, or any."""
        try:
            return self.given.answer_money(what)
        except MissingFactError as error:
            self._note(error, is_sum=True)
            return Answer(self.any_sum, NOT_GIVEN)

    def answer_count(self, what: Count) -> Answer[int]:
        """Return the given number, or any: then no result is used, only the missing facts."""
        try:
            return self.given.answer_count(what)
        except MissingFactError as error:
            self._note(error)
            return Answer(Range(0, _MANY), NOT_GIVEN)

    def answer_flag(self, what: Flag) -> Answer[bool]:
        """Return the given truth, or that it is open."""
        try:
            return self.given.answer_flag(what)
        except MissingFactError as error:
            self._note(error)
            return Answer(EITHER, NOT_GIVEN)

    def answer_repeat(self, what: Repeat) -> Answer[bool]:
        """Return the given truth, or that it is open."""
        try:
            return self.given.answer_repeat(what)
        except MissingFactError as error:
            self._note(error)
            return Answer(EITHER, NOT_GIVEN)

    def answer_person(self) -> PersonKind | None:
        """Return the given kind of person, or None."""
        try:
            return self.given.answer_person()
        except MissingFactError as error:
            self._note(error)
            return None

    def answer_word(self, name: str, presumed: str | None = None) -> str | None:
        """Return the given word, or the one that is *presumed*, or None."""
        try:
            return self.given.answer_word(name, presumed)
        except MissingFactError as error:
            self._note(error)
            return None
