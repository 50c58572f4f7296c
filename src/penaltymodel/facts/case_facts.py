"""The facts of one violation by one platform with its history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import TypeAlias, assert_never

from attrs import field, frozen

from penaltymodel.domain.history import OffenseHistory
from penaltymodel.domain.platform import AnnualRevenue, Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.errors import Argument, Fix, MissingFactError
from penaltymodel.facts.answers import Answer
from penaltymodel.facts.facts import Facts
from penaltymodel.facts.recall import NOTHING_BEFORE, recall
from penaltymodel.law.penalties import Count, Flag, MoneyObservable, Repeat, Revenue
from penaltymodel.law.words import (
    IN_SMALL_REGISTER,
    UNDERTAKING_SIZE,
    AccountingPeriod,
    Base,
    Milestone,
    PersonKind,
)
from penaltymodel.values.money import Money
from penaltymodel.values.quick import quick
from penaltymodel.values.ranges import Range, only


RepeatAnswers: TypeAlias = list[tuple[Repeat, Answer[bool]]]
"""The rules for repeats that were evaluated, in that order, each with its answer."""


@quick
@frozen(kw_only=True, weakref_slot=False)
class CaseFacts:
    """
    The facts of one violation by one platform with its history.

    Facts in *given* take precedence. A fact is looked up when a penalty needs it. *matches* takes a
    rule for repeats and the key of a provision, and returns whether decisions under it can count.
    *recorded*, if it is a list, receives each rule for repeats that is evaluated, with its answer.
    """

    violation: Violation
    platform: Platform
    history: OffenseHistory
    given: Facts
    matches: Callable[[Repeat, str], bool]
    decided_on: date | None = None
    recorded: RepeatAnswers | None = field(default=None, eq=False, repr=False)

    def answer_money(self, what: MoneyObservable) -> Answer[Money]:
        """Return the given sum, or the revenue of the platform."""
        if not isinstance(what, Revenue):
            return self.given.answer_money(what)
        given, revenues = self.given.revenue, self.platform.revenues
        if given is None and isinstance(revenues, Money):
            return Answer(only(revenues), "as given")
        if given is None or (isinstance(given, dict) and what.base not in given):
            return self._revenue(what.base)
        return self.given.answer_money(what)

    def answer_count(self, what: Count) -> Answer[int]:
        """Return the given number."""
        return self.given.answer_count(what)

    def answer_flag(self, what: Flag) -> Answer[bool]:
        """Return the given truth, or that of the platform, or the presumption of the law."""
        if what.name == IN_SMALL_REGISTER and what.name not in self.given.flags:
            return Answer(only(self.platform.in_small_register), "as given for the platform")
        return self.given.answer_flag(what)

    def answer_repeat(self, what: Repeat) -> Answer[bool]:
        """Return the given truth, or whether the history makes the offense a repeat."""
        stated = self.given.repeat
        if isinstance(stated, Range):
            answer = Answer(stated, "as given")
        elif stated is not None and what in stated:
            answer = self.given.answer_repeat(what)
        elif not self.history.decisions:
            answer = NOTHING_BEFORE  # without decisions, no day to measure to is needed
        else:
            answer = recall(
                what,
                self.history,
                self._measured_on(what),
                lambda key: self.matches(what, key),
            )
        if self.recorded is not None:
            self.recorded.append((what, answer))
        return answer

    def answer_person(self) -> PersonKind:
        """Return the given kind of person, or that of the platform."""
        return self.given.person or self.platform.kind

    def answer_word(self, name: str, presumed: str | None = None) -> str:
        """Return the given word, or the size of the platform, or the one that is *presumed*."""
        if name == UNDERTAKING_SIZE and name not in self.given.words and self.platform.size:
            return self.platform.size.value
        return self.given.answer_word(name, presumed)

    def _measured_on(self, rule: Repeat) -> date:
        if rule.measured_to is Milestone.COMMISSION:
            return self.violation.committed_on
        if rule.measured_to is Milestone.DETECTION:
            return self._detected_on("the day that earlier decisions are measured to")
        return self._decided_on("the day that earlier decisions are measured to")

    def _decided_on(self, what: str) -> date:
        if self.decided_on is None:
            missing = f"the day of the decision, which decides {what}"
            raise MissingFactError(missing, Fix(Argument.DECIDED_ON))
        return self.decided_on

    def _detected_on(self, what: str) -> date:
        if self.violation.detected_on is None:
            missing = f"the day of detection, which decides {what}"
            raise MissingFactError(missing, Fix(Argument.DETECTED_ON))
        return self.violation.detected_on

    def _revenue(self, base: Base) -> Answer[Money]:
        # A figure of this base takes precedence over one without a base, in any year.
        for wanted in (base, None):
            figures = [each for each in self.platform.figures if each.base == wanted]
            answer = self._figure(base, figures)
            if answer is not None:
                return answer
        revenue = f"the {base.territory} {base.measure} {base.perimeter}"
        try:
            year, in_part = self._year(base.period)
        except MissingFactError:
            if self.platform.figures:
                raise
            # Without any figure, one that names no year is enough; the day of it is not needed.
            missing = f"{revenue} ({base.period})"
            raise MissingFactError(missing, Fix(Argument.ANNUAL_REVENUE)) from None
        if in_part:
            raise MissingFactError(
                f"{revenue} for the part of {year} before the day of detection",
                Fix(Argument.REVENUE_OF_PART_YEAR, (year,)),
            )
        raise MissingFactError(
            f"{revenue} for {year} ({base.period})", Fix(Argument.REVENUE_OF_YEAR, (year,))
        )

    def _figure(self, base: Base, figures: list[AnnualRevenue]) -> Answer[Money] | None:
        """Return the figure that the law requires, if it is among *figures*."""
        for figure in figures:
            if figure.year is None:
                return Answer(_over_a_year(figure, base), "as given")
        if not figures:
            return None
        try:
            year, in_part = self._year(base.period)
        except MissingFactError:
            return None  # other figures may need no year; the caller reports the missing fact
        for figure in figures:
            is_part = figure.through is not None
            if figure.year == year and is_part == in_part and self._is_before(figure.through):
                return Answer(_over_a_year(figure, base), _which(figure, base))
        return None

    def _is_before(self, through: date | None) -> bool:
        """Return whether a part of a year ends before the day of detection."""
        found_on = self.violation.detected_on
        return through is None or found_on is None or through < found_on

    def _year(self, period: AccountingPeriod) -> tuple[int, bool]:
        """Return the year of the revenue, and whether only a part of that year counts."""
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
            case AccountingPeriod.FINANCIAL_YEAR_BEFORE_INFRINGEMENT:
                return self.violation.committed_on.year - 1, False
            case AccountingPeriod.ANNUAL | AccountingPeriod.BREACH_PERIOD:
                raise MissingFactError(
                    f"the revenue of the {period}", Fix(Argument.ANNUAL_REVENUE)
                )
            case _:
                assert_never(period)


def _over_a_year(figure: AnnualRevenue, base: Base) -> Range[Money]:
    """Return the figure, scaled to twelve months if the base is a period of any length."""
    if base.period is not AccountingPeriod.LAST_COMPLETE_PERIOD or figure.months == 12:
        return figure.amount
    return figure.amount * Fraction(12, figure.months)


def _which(figure: AnnualRevenue, base: Base) -> str:
    part = "" if figure.through is None else f", through {figure.through.isoformat()}"
    unchecked = "" if figure.base is not None else ", given without a revenue base"
    return f"{figure.year}{part}: the {base.period}{unchecked}"
