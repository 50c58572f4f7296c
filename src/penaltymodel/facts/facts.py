"""Facts that the caller gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, TypeVar, assert_never, cast

from attrs import field, frozen

from penaltymodel.errors import (
    Argument,
    Fix,
    MissingFactError,
    NegativeAmountError,
    WrongTypeError,
    WrongValueError,
)
from penaltymodel.facts.answers import Answer, T
from penaltymodel.law.penalties import Amount, Count, Flag, MoneyObservable, Repeat, Revenue
from penaltymodel.law.words import Base, PersonKind
from penaltymodel.values.money import Money
from penaltymodel.values.quick import quick
from penaltymodel.values.ranges import Range, only
from penaltymodel.values.reading import member
from penaltymodel.values.shortened import short_repr


K = TypeVar("K")


def _ranged(kind: type[T], name: str, value: T | Range[T]) -> Range[T]:
    """Return *value* as a range, if its ends are of *kind*; a bool is no int here."""
    given = value if isinstance(value, Range) else only(value)
    for end in (given.low, given.high):
        if not isinstance(end, kind) or isinstance(end, bool) is not (kind is bool):
            raise WrongTypeError(name, f"{kind.__name__} or a Range of it", end)
    if isinstance(given.low, Money) and given.low.is_unbounded:
        raise WrongValueError(name, "an amount, or a Range whose low end is one", str(given.low))
    return given


def _each(
    kind: type[T], name: str, values: Mapping[K, T | Range[T]], keys: type[K]
) -> dict[K, Range[T]]:
    """Return *values* with each as a range, if all keys are of the type *keys*."""
    _check_keys(name, values, keys)
    return {key: _ranged(kind, f"{name}[{str(key)!r}]", value) for key, value in values.items()}


def _check_keys(name: str, values: object, keys: type) -> None:
    if not isinstance(values, Mapping):
        raise WrongTypeError(name, "a mapping", values)
    for key in cast("Mapping[object, object]", values):
        if not isinstance(key, keys):
            raise WrongTypeError(f"a key of {name}", f"of the type {keys.__name__}", key)


def _person(kind: PersonKind | str | None) -> PersonKind | None:
    if kind is None:
        return None
    return member("Facts.person", PersonKind, kind)


Sums: TypeAlias = Money | Range[Money]
Truths: TypeAlias = bool | Range[bool]


def _revenue(
    value: Sums | Mapping[Base, Sums] | None,
) -> Range[Money] | dict[Base, Range[Money]] | None:
    if value is None:
        return None
    name = "Facts.revenue"
    if isinstance(value, Mapping):
        return _each(Money, name, value, Base)
    return _ranged(Money, name, value)


def _repeat(
    value: Truths | Mapping[Repeat, Truths] | None,
) -> Range[bool] | dict[Repeat, Range[bool]] | None:
    if value is None:
        return None
    name = "Facts.repeat"
    if isinstance(value, Mapping):
        return _each(bool, name, value, Repeat)
    return _ranged(bool, name, value)


def _amounts(values: Mapping[str, Sums]) -> dict[str, Range[Money]]:
    return _each(Money, "Facts.amounts", values, str)


def _counts(values: Mapping[str, int | Range[int]]) -> dict[str, Range[int]]:
    given = _each(int, "Facts.counts", values, str)
    for number in given.values():
        if number.low < 0:
            raise NegativeAmountError(number.low)
    return given


def _words(values: Mapping[str, str]) -> dict[str, str]:
    _check_keys("Facts.words", values, str)
    for name, word in values.items():
        if type(word) is not str:
            raise WrongTypeError(f"Facts.words[{name!r}]", "text", word)
    return dict(values)


def _flags(values: Mapping[str, Truths]) -> dict[str, Range[bool]]:
    return _each(bool, "Facts.flags", values, str)


def _hashable(value: object) -> object:
    """Return a hashable form of a field, to compare and hash facts."""
    if not isinstance(value, dict):
        return value
    return frozenset(cast("dict[object, object]", value).items())


@quick
@frozen(kw_only=True)
class Facts:
    """
    Facts that the caller gives. A fact that is left out is unknown: a penalty that needs it fails.

    *revenue* is one amount for any base, or a mapping from :class:`Base`; *amounts*, *counts*,
    *flags* and *words* are mappings from names. *repeat* is one truth for any rule, or a mapping
    from :class:`Repeat`. A value that is not known exactly may be a :class:`Range`, except a word.

    >>> from penaltymodel.values.money import rub
    >>> Facts(revenue=rub(5), repeat=True).repeat
    Range(low=True, high=True)

    Raises:
        WrongTypeError, WrongValueError: A fact has the wrong type, or is no known kind of person.
        NegativeAmountError: A count is below zero.
    """

    person: PersonKind | None = field(default=None, converter=_person)
    revenue: Range[Money] | dict[Base, Range[Money]] | None = field(
        default=None, converter=_revenue, eq=_hashable, repr=short_repr
    )
    amounts: dict[str, Range[Money]] = field(
        factory=dict[str, Range[Money]], converter=_amounts, eq=_hashable, repr=short_repr
    )
    counts: dict[str, Range[int]] = field(
        factory=dict[str, Range[int]], converter=_counts, eq=_hashable, repr=short_repr
    )
    flags: dict[str, Range[bool]] = field(
        factory=dict[str, Range[bool]], converter=_flags, eq=_hashable, repr=short_repr
    )
    words: dict[str, str] = field(
        factory=dict[str, str], converter=_words, eq=_hashable, repr=short_repr
    )
    repeat: Range[bool] | dict[Repeat, Range[bool]] | None = field(
        default=None, converter=_repeat, eq=_hashable, repr=short_repr
    )

    def answer_money(self, what: MoneyObservable) -> Answer[Money]:
        """Return the given sum; raise MissingFactError if there is none."""
        match what:
            case Revenue(base):
                value = self.revenue.get(base) if isinstance(self.revenue, dict) else self.revenue
            case Amount(name):
                value = self.amounts.get(name)
            case _:
                assert_never(what)
        if value is None:
            if isinstance(what, Amount):
                raise MissingFactError(str(what), Fix(Argument.AMOUNT, (what.name,)))
            raise MissingFactError(str(what), Fix(Argument.REVENUE))
        return Answer(value, "as given")

    def answer_count(self, what: Count) -> Answer[int]:
        """Return the given number; raise MissingFactError if there is none."""
        if what.name not in self.counts:
            raise MissingFactError(str(what), Fix(Argument.COUNT, (what.name,)))
        return Answer(self.counts[what.name], "as given")

    def answer_flag(self, what: Flag) -> Answer[bool]:
        """Return the given truth, or the presumption of the law; else raise MissingFactError."""
        if what.name in self.flags:
            return Answer(self.flags[what.name], "as given")
        if what.presumed is None:
            raise MissingFactError(
                f"whether there is: {what.name}", Fix(Argument.FLAG, (what.name,))
            )
        if isinstance(what.presumed, Range):
            return Answer(what.presumed, "the law leaves it open")
        return Answer(only(what.presumed), "presumed by the law")

    def answer_repeat(self, what: Repeat) -> Answer[bool]:
        """Return the given truth; raise MissingFactError if there is none."""
        given = self.repeat
        value = given.get(what) if isinstance(given, dict) else given
        if value is None:
            raise MissingFactError(f"whether there is {what}", Fix(Argument.REPEAT))
        return Answer(value, "as given")

    def answer_person(self) -> PersonKind:
        """Return the given kind of person; raise MissingFactError if there is none."""
        if self.person is None:
            raise MissingFactError("the kind of person", Fix(Argument.PERSON))
        return self.person

    def answer_word(self, name: str, presumed: str | None = None) -> str:
        """Return the given word, or the one that is *presumed*; else raise MissingFactError."""
        if name not in self.words:
            if presumed is not None:
                return presumed
            raise MissingFactError(f"the {name}", Fix(Argument.WORD, (name,)))
        return self.words[name]


NOTHING_GIVEN = Facts()
"""Facts of which none is given."""
