"""What is known of a case: answers to the observables of a penalty, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any, Generic, Protocol, TypeAlias, TypeVar, assert_never

from attrs import evolve, field, frozen

from penaltymodel.domain import (
    UNKNOWN,
    AccountingPeriod,
    AnnualRevenue,
    Base,
    Day,
    Decision,
    Milestone,
    OffenseHistory,
    PersonKind,
    Platform,
    Standing,
    Violation,
    member,
)
from penaltymodel.errors import (
    MissingFactError,
    NegativeAmountError,
    WrongTypeError,
)
from penaltymodel.money import Money
from penaltymodel.penalties import Amount, Count, Flag, MoneyObservable, Repeat, Revenue
from penaltymodel.periods import Window, a_day
from penaltymodel.ranges import EITHER, NO, YES, Ordered, Range, only
from penaltymodel.swift import builder, swift


T = TypeVar("T", bound=Ordered)


@swift
@frozen(weakref_slot=False)
class Counted:
    """Whether one earlier *decision* counts, for how long, and why."""

    decision: Decision
    counts: Range[bool]
    reason: str
    window: Window | None = None


@swift
@frozen(weakref_slot=False)
class Answer(Generic[T]):
    """What the facts say to one question: a range, why, and the decisions it rests on."""

    value: Range[T]
    because: str = ""
    counted: tuple[Counted, ...] = ()


class Answers(Protocol):
    """What an interpreter asks: :class:`Facts`, or the facts of a case."""

    def money(self, what: MoneyObservable) -> Answer[Money]:
        """Return a sum."""
        ...

    def count(self, what: Count) -> Answer[int]:
        """Return a number of things."""
        ...

    def flag(self, what: Flag) -> Answer[bool]:
        """Say whether a circumstance is there."""
        ...

    def repeat(self, what: Repeat) -> Answer[bool]:
        """Say whether the offense is a repeat."""
        ...

    def person(self) -> PersonKind:
        """Say what kind of person it is."""
        ...

    def word(self, name: str) -> str:
        """Return the word that the facts give for a name, such as the culpability."""
        ...


def _ranged(kind: type[T], name: str, value: T | Range[T]) -> Range[T]:
    """Return *value* as a range, if its ends are exactly of *kind*: no float, no bool for an int."""
    given = value if isinstance(value, Range) else only(value)
    for end in (given.low, given.high):
        if type(end) is not kind:
            raise WrongTypeError(name, f"{kind.__name__} or a Range of it", end)
    return given


def _each(kind: type[T], name: str, values: Mapping[Any, T | Range[T]]) -> dict[Any, Range[T]]:
    if not isinstance(values, Mapping):
        raise WrongTypeError(name, "a mapping", values)
    return {key: _ranged(kind, f"{name}[{str(key)!r}]", value) for key, value in values.items()}


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
    return _each(Money, name, value) if isinstance(value, Mapping) else _ranged(Money, name, value)


def _repeat(
    value: Truths | Mapping[Repeat, Truths] | None,
) -> Range[bool] | dict[Repeat, Range[bool]] | None:
    if value is None:
        return None
    name = "Facts.repeat"
    return _each(bool, name, value) if isinstance(value, Mapping) else _ranged(bool, name, value)


def _amounts(values: Mapping[str, Sums]) -> dict[str, Range[Money]]:
    return _each(Money, "Facts.amounts", values)


def _counts(values: Mapping[str, int | Range[int]]) -> dict[str, Range[int]]:
    given = _each(int, "Facts.counts", values)
    for number in given.values():
        if number.low < 0:
            raise NegativeAmountError(number.low)
    return given


def _words(values: Mapping[str, str]) -> dict[str, str]:
    if not isinstance(values, Mapping):
        raise WrongTypeError("Facts.words", "a mapping", values)
    for name, word in values.items():
        if type(word) is not str:
            raise WrongTypeError(f"Facts.words[{name!r}]", "text", word)
    return dict(values)


def _flags(values: Mapping[str, Truths]) -> dict[str, Range[bool]]:
    return _each(bool, "Facts.flags", values)


@swift
@frozen(kw_only=True, weakref_slot=False)
class Facts:
    """
    Facts given outright. Whatever is left out is unknown, and an error if a penalty asks for it.

    *revenue* is one amount for any base, or a mapping from :class:`Base`; *amounts*, *counts*,
    *flags* and *words* are mappings from names. Every value but a word may be a :class:`Range`
    where only that is known.
    *repeat* is one truth for any rule, or a mapping from :class:`Repeat`.

    >>> from penaltymodel.money import rub
    >>> Facts(revenue=rub(5), repeat=True).repeat_given
    Range(low=True, high=True)
    """

    person_kind: PersonKind | None = field(default=None, alias="person", converter=_person)
    revenue: Range[Money] | dict[Base, Range[Money]] | None = field(
        default=None, converter=_revenue
    )
    amounts: dict[str, Range[Money]] = field(factory=dict[str, Range[Money]], converter=_amounts)
    counts: dict[str, Range[int]] = field(factory=dict[str, Range[int]], converter=_counts)
    flags: dict[str, Range[bool]] = field(factory=dict[str, Range[bool]], converter=_flags)
    words: dict[str, str] = field(factory=dict[str, str], converter=_words)
    repeat_given: Range[bool] | dict[Repeat, Range[bool]] | None = field(
        default=None, alias="repeat", converter=_repeat
    )

    def money(self, what: MoneyObservable) -> Answer[Money]:
        """Return the sum that was given, or say that it is missing."""
        match what:
            case Revenue(base):
                value = self.revenue.get(base) if isinstance(self.revenue, dict) else self.revenue
            case Amount(name):
                value = self.amounts.get(name)
            case _:
                assert_never(what)
        if value is None:
            raise MissingFactError(str(what))
        return Answer(value, "as given")

    def count(self, what: Count) -> Answer[int]:
        """Return the number that was given, or say that it is missing."""
        if what.name not in self.counts:
            raise MissingFactError(str(what))
        return Answer(self.counts[what.name], "as given")

    def flag(self, what: Flag) -> Answer[bool]:
        """Say what was given, else what the law presumes, else that it is missing."""
        if what.name in self.flags:
            return Answer(self.flags[what.name], "as given")
        if what.presumed is None:
            raise MissingFactError(f"whether there is: {what.name}")
        if isinstance(what.presumed, Range):
            return Answer(what.presumed, "the law leaves it open")
        return Answer(only(what.presumed), "presumed: nobody says otherwise")

    def repeat(self, what: Repeat) -> Answer[bool]:
        """Say what was given, or that it is missing."""
        given = self.repeat_given
        value = given.get(what) if isinstance(given, dict) else given
        if value is None:
            raise MissingFactError(f"whether there is {what}")
        return _answer(value, "as given", ())

    def person(self) -> PersonKind:
        """Say what was given, or that it is missing."""
        if self.person_kind is None:
            raise MissingFactError("the kind of person")
        return self.person_kind

    def word(self, name: str) -> str:
        """Return what was given, or say that it is missing."""
        if name not in self.words:
            raise MissingFactError(f"the {name}")
        return self.words[name]


_range: Callable[[Money, Money], Range[Money]] = builder(Range)
_answer: Callable[..., Answer[Any]] = builder(Answer)
NOTHING_GIVEN = Facts()
"""No fact is given outright."""


Heard: TypeAlias = list[tuple[Repeat, Answer[bool]]]
"""What was said to rules of repeats, in the order in which they were asked."""


@swift
@frozen(kw_only=True, weakref_slot=False)
class CaseFacts:
    """
    The facts of one violation by one platform, with its history; what *given* says comes first.

    Nothing is looked up before a penalty asks for it. *matches* says of a provision's key, for a
    rule, whether decisions under it bear on this violation. *heard*, where somebody wants to know,
    takes down what was said to the rules of repeats that were asked.
    """

    violation: Violation
    platform: Platform
    history: OffenseHistory
    given: Facts
    matches: Callable[[Repeat, str], bool]
    decided_on: date | None = None
    heard: Heard | None = field(default=None, eq=False, repr=False)

    def money(self, what: MoneyObservable) -> Answer[Money]:
        """Return the sum that was given, else the platform's figure."""
        if not isinstance(what, Revenue):
            return self.given.money(what)
        net: Any = self.platform
        given, undated = self.given.revenue, net._undated
        if given is None and undated is not None:
            return _answer(_range(undated, undated), what.base.given_as, ())
        if given is None or (isinstance(given, dict) and what.base not in given):
            return self._revenue(what.base)
        return self.given.money(what)

    def count(self, what: Count) -> Answer[int]:
        """Return the number that was given."""
        return self.given.count(what)

    def flag(self, what: Flag) -> Answer[bool]:
        """Say what was given, else what the platform says of itself, else what is presumed."""
        if what.name == SMALL_UNDERTAKING and what.name not in self.given.flags:
            return Answer(only(self.platform.small), "as the platform says of itself")
        return self.given.flag(what)

    def repeat(self, what: Repeat) -> Answer[bool]:
        """Say what was given, else what the history comes to."""
        stated = self.given.repeat_given
        if isinstance(stated, Range):
            answer = _answer(stated, "as given", ())
        elif stated is not None and what in stated:
            answer = self.given.repeat(what)
        elif not self.history.decisions:
            answer = NOTHING_BEFORE  # without a history no day is needed to measure to
        else:
            answer = recall(
                what,
                self.history,
                self._measured_on(what),
                lambda key: self.matches(what, key),
            )
        if self.heard is not None:
            self.heard.append((what, answer))
        return answer

    def person(self) -> PersonKind:
        """Say what kind was given, else that of the platform."""
        return self.given.person_kind or self.platform.kind

    def word(self, name: str) -> str:
        """Return the word that was given."""
        return self.given.word(name)

    def _measured_on(self, rule: Repeat) -> date:
        if rule.measured_to is Milestone.COMMISSION:
            return self.violation.committed_on
        if rule.measured_to is Milestone.DETECTION:
            return self._detected_on("the day that earlier decisions are measured to")
        return self._decided_on("the day that earlier decisions are measured to")

    def _decided_on(self, what: str) -> date:
        if self.decided_on is None:
            raise MissingFactError(
                f"the day of the decision, which decides {what}", "pass decided_on=date(...)"
            )
        return self.decided_on

    def _detected_on(self, what: str) -> date:
        if self.violation.detected_on is None:
            raise MissingFactError(
                f"the day of detection, which decides {what}",
                "pass detected_on=date(...) to the Violation",
            )
        return self.violation.detected_on

    def _revenue(self, base: Base) -> Answer[Money]:
        # A figure of the very base goes before one that is vouched for, of whatever year.
        own = [each for each in self.platform.revenues if each.base == base]
        vouched = [each for each in self.platform.revenues if each.base is None]
        for figures in (own, vouched):
            answer = self._figure(base, figures)
            if answer is not None:
                return answer
        year, in_part = self._year(base.period, [*own, *vouched])
        wanted = f"part of {year} before the day of detection" if in_part else f"{year}"
        raise MissingFactError(
            f"the {base.territory} {base.measure} {base.perimeter} for the {wanted}"
            if in_part
            else f"the {base.territory} {base.measure} {base.perimeter} for {wanted} ({base.period})",
            f"pass it to Platform({self.platform.name!r}, revenues=...)",
        )

    def _figure(self, base: Base, figures: list[AnnualRevenue]) -> Answer[Money] | None:
        """Return the figure that the law asks for, if it is among *figures*."""
        for figure in figures:
            if figure.year is None:
                return Answer(_over_a_year(figure, base), base.given_as)
        if not figures:
            return None
        try:
            year, in_part = self._year(base.period, figures)
        except MissingFactError:
            return None  # other figures may need no year; if not, it is asked for once more
        for figure in figures:
            is_part = figure.through is not None
            if figure.year == year and is_part == in_part and self._is_before(figure.through):
                return Answer(_over_a_year(figure, base), _which(figure, base))
        return None

    def _is_before(self, through: date | None) -> bool:
        """Say whether a part of a year ends before the day of detection."""
        found_on = self.violation.detected_on
        return through is None or found_on is None or through < found_on

    def _year(self, period: AccountingPeriod, figures: list[AnnualRevenue]) -> tuple[int, bool]:
        """Return the year the figures are taken from, and whether only a part of it counts."""
        match period:
            case AccountingPeriod.CALENDAR_YEAR_BEFORE_DETECTION:
                detected = self._detected_on("the year of the revenue").year
                idle = detected - 1 in self.platform.inactive_in
                return (detected, True) if idle else (detected - 1, False)
            case (
                AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION
                | AccountingPeriod.LAST_COMPLETE_PERIOD
            ):
                return self._decided_on("the year of the revenue").year - 1, False
            case AccountingPeriod.ANNUAL | AccountingPeriod.BREACH_PERIOD:
                raise MissingFactError(
                    f"the revenue of the {period} ({len(figures)} figures are given by year)",
                    "pass one amount without a year",
                )
            case _:
                assert_never(period)


SMALL_UNDERTAKING = "small undertaking"
"""The flag that a :class:`Platform` answers by itself."""


def _over_a_year(figure: AnnualRevenue, base: Base) -> Range[Money]:
    """Return the figure, brought to twelve months where the base is a period of any length."""
    if base.period is not AccountingPeriod.LAST_COMPLETE_PERIOD or figure.months == 12:
        return figure.amount
    by = Fraction(12, figure.months)
    return Range(figure.amount.low * by, figure.amount.high * by)


def _which(figure: AnnualRevenue, base: Base) -> str:
    part = "" if figure.through is None else f", through {figure.through.isoformat()}"
    vouched = "" if figure.base is not None else f", given as the {base.territory} {base.measure}"
    return f"{figure.year}{part}: the {base.period}{vouched}"


NOTHING_BEFORE = Answer(NO, "no earlier decision is known")
"""The answer of an empty history to every rule."""


def recall(
    rule: Repeat,
    history: OffenseHistory,
    measured_on: date,
    matches: Callable[[str], bool],
) -> Answer[bool]:
    """
    Say whether *history* makes an offense of *measured_on* a repeat under *rule*, and why.

    *matches* says of a provision's key whether decisions under it bear on this offense. An unknown
    day that matters makes the answer open: ``Range(False, True)``.
    """
    a_day("measured_on", measured_on)
    counted = tuple(_count(rule, each, measured_on, matches) for each in history)
    at_least = sum(each.counts.low for each in counted)
    at_most = sum(each.counts.high for each in counted)
    value = Range(at_least >= rule.times, at_most >= rule.times)
    if not counted:
        return NOTHING_BEFORE
    number = f"{at_least}" if at_least == at_most else f"{at_least} to {at_most}"
    needed = "" if rule.times == 1 else f", and {rule.times} are needed"
    return Answer(value, f"{number} of {len(counted)} earlier decisions count{needed}", counted)


def _count(rule: Repeat, decision: Decision, day: date, matches: Callable[[str], bool]) -> Counted:
    """Say whether one decision counts on *day*. The order of the questions is that of the law."""
    if decision.standing is Standing.ANNULLED:
        return Counted(decision, NO, "annulled")
    if not matches(decision.under):
        return Counted(decision, NO, f"given under {decision.under}, not {rule.matching}")
    if day < decision.decided_on:
        return Counted(decision, NO, f"decided after the offense of {day.isoformat()}")
    opens, anchor = decision.day_of(rule.opens_at), decision.day_of(rule.counted_from)
    counts = possible(rule, decision, day)
    window = None
    if isinstance(opens, date) and counts != EITHER:
        window = Window(opens, _last_day(rule, anchor) if opens <= day else None)
    return Counted(decision, counts, _reason(rule, decision, day, counts), window)


def _last_day(rule: Repeat, anchor: Day) -> date | None:
    """Return the last day that a decision counts on; None where there is none."""
    if rule.within is None or not isinstance(anchor, date):
        return None
    return rule.within.after(anchor)


def possible(rule: Repeat, decision: Decision, day: date) -> Range[bool]:
    """
    Return whether a decision counts in every world that its unknown days leave possible.

    Whether it counts turns only on an unknown day being early, being *day* itself, late, or never:
    so these are tried, each as far as the days of the decision allow.
    """
    unknown = [name for name in _asked(rule) if getattr(decision, name) is UNKNOWN]
    if not unknown:
        return only(_counts_on(rule, decision, day))
    worlds: list[dict[str, Any]] = [
        dict(zip(unknown, days, strict=True))
        for days in product(*(_tried(name, decision, day) for name in unknown))
    ]
    truths = {_counts_on(rule, evolve(decision, **world), day) for world in worlds}
    return Range(min(truths), max(truths))


def _asked(rule: Repeat) -> list[str]:
    """Return the fields of a decision that decide whether it counts under *rule*."""
    asked = {rule.opens_at, rule.counted_from}
    return [name for name, milestones in _FIELDS.items() if asked & milestones]


# Imposition is not among them: whoever decides imposes, unless somebody says otherwise.
_FIELDS = {
    "committed_on": {Milestone.COMMISSION},
    "in_force_on": {Milestone.ENTRY_INTO_FORCE, Milestone.EXECUTION},
    "executed_on": {Milestone.PAYMENT, Milestone.EXECUTION},
}


def _tried(name: str, decision: Decision, day: date) -> tuple[date | None, ...]:
    """Return the days that are worth trying for an unknown one."""
    if name == "committed_on":
        return (date(1800, 1, 1), decision.decided_on)
    return (decision.decided_on, day, None)


def _counts_on(rule: Repeat, decision: Decision, day: date) -> bool:
    """Say whether a decision counts of which every day that matters is known."""
    opens, anchor = decision.day_of(rule.opens_at), decision.day_of(rule.counted_from)
    if not isinstance(opens, date) or day < opens:
        return False
    last = _last_day(rule, anchor)
    return last is None or day <= last


def _reason(rule: Repeat, decision: Decision, day: date, counts: Range[bool]) -> str:
    """Say why, in the order in which the law asks."""
    opens, anchor = decision.day_of(rule.opens_at), decision.day_of(rule.counted_from)
    if opens is None:
        pending = ": an appeal is pending" if decision.standing is Standing.APPEALED else ""
        return f"{rule.opens_at} has not come{pending}"
    if opens is UNKNOWN:
        if counts == EITHER:
            return f"the day of its {rule.opens_at} is not known"
        does = "counts" if counts == YES else "does not count"
        return f"{does}, whenever its {rule.opens_at} came"
    first = opens.isoformat()
    if day < opens:
        return f"counts from {first} ({rule.opens_at}), after the offense"
    if rule.within is None:
        return f"counts from {first} without end"
    if anchor is UNKNOWN:
        if counts == EITHER:
            return f"the day of its {rule.counted_from} is not known"
        does = "counts" if counts == YES else "does not count"
        return f"{does} from {first}, whenever its {rule.counted_from} came"
    if anchor is None:
        return (
            f"counts from {first}; its {rule.counted_from} has not come, so {rule.within} has not "
            "begun to run"
        )
    span = (
        f"from {first} through {rule.within.after(anchor).isoformat()} "
        f"({rule.within} after its {rule.counted_from} on {anchor.isoformat()})"
    )
    return f"counts {span}" if counts == YES else f"counted {span}, and no longer"
