"""
The statutes tested against decided cases.

For every decided case with enough data: what the law of that day permitted, whether the fine lies
in that range, and where. A case that cannot be tested says why; none is dropped.
"""

from __future__ import annotations

import enum

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

from attrs import field, frozen

from penaltymodel.cases.decided import DecidedCase, cases
from penaltymodel.domain.platform import AnnualRevenue, Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import (
    Argument,
    CurrencyMismatchError,
    Fix,
    MissingFactError,
    PenaltyModelError,
    UnknownProvisionError,
    UnknownStatuteError,
)
from penaltymodel.facts.facts import Facts
from penaltymodel.law.law import Law
from penaltymodel.statutes import LawLike, as_law
from penaltymodel.values.money import Money
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import Range, add_up
from penaltymodel.values.reading import all_of
from penaltymodel.values.shortened import short_repr
from penaltymodel.values.shown import Plotted
from penaltymodel.values.tabular import Rows, Tabular, amount_cells


class Verdict(enum.StrEnum):
    """The result of testing one case."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    UNTESTABLE = "untestable"


@frozen(kw_only=True)
class TriedCase:
    """
    One case tested against the law.

    *permitted* is the range for all the protocols that the fine covers. *position* is where the
    fine lies between the two ends (0 to 1), and *share_of_cap* which part of the high end it is;
    they are None if that cannot be calculated. *why* explains every result but a plain inside.
    *statute* is the key of the statute, or that of the provision if it is not coded.
    """

    case: DecidedCase
    provision: str
    statute: str
    verdict: Verdict
    permitted: Range[Money] | None = None
    position: Fraction | None = None
    share_of_cap: Fraction | None = None
    why: str = ""


@frozen(kw_only=True)
class Score:
    """How many cases of one statute had which result."""

    statute: str
    inside: int
    outside: int
    untestable: int


@frozen(kw_only=True)
class Backtest(Plotted, Tabular):
    """Every case that was tested, in the order given."""

    tried: tuple[TriedCase, ...] = field(repr=short_repr)

    def to_dicts(self) -> Rows:
        """Return one row for each case."""
        return [
            {
                "id": each.case.id,
                "decided_on": each.case.decided_text,
                "respondent": each.case.respondent,
                "provision": each.provision or None,
                "verdict": each.verdict.value,
                "amount": None if each.case.amount is None else each.case.amount.to_decimal(),
                **amount_cells(each.permitted),
                "position": None if each.position is None else str(each.position),
                "why": each.why or None,
            }
            for each in self.tried
        ]

    @property
    def scores(self) -> tuple[Score, ...]:
        """The results by statute; the key is empty if the provision is unknown."""
        found: dict[str, list[Verdict]] = {}
        for each in self.tried:
            found.setdefault(each.statute, []).append(each.verdict)
        return tuple(
            Score(
                statute=key,
                inside=verdicts.count(Verdict.INSIDE),
                outside=verdicts.count(Verdict.OUTSIDE),
                untestable=verdicts.count(Verdict.UNTESTABLE),
            )
            for key, verdicts in sorted(found.items())
        )

    @property
    def outside(self) -> tuple[TriedCase, ...]:
        """The cases whose fine lies outside what the law permitted."""
        return tuple(each for each in self.tried if each.verdict is Verdict.OUTSIDE)


def backtest(tried: Iterable[DecidedCase] | None = None, *, law: LawLike = None) -> Backtest:
    """
    Compare the fines of decided cases with what the law permitted.

    By default these are all cases that ship with the package, and the statutes of the catalog. The
    day of the offense is rarely published, so the law of the day of the decision is applied. If
    the revenue is not in the data, a fine is inside if the law permits it whatever the revenue is,
    and outside if it permits it at no revenue. If it is unknown whether the offense was a repeat, a
    fine is inside if the law permits it for either.

    >>> result = backtest(cases("ru"))
    >>> google = next(each for each in result.tried if each.case.fraction)
    >>> print(google.verdict, google.position)
    inside 0

    Raises:
        WrongTypeError: One of *tried* is not a :class:`DecidedCase`; the error has its index.
    """
    found_law = as_law(law)
    given = cases() if tried is None else all_of("tried", DecidedCase, tried)
    return Backtest(tried=tuple(_try(case, found_law) for case in given))


def _try(case: DecidedCase, law: Law) -> TriedCase:
    """
    Try every provision that may have been charged, as what it may have been: first or repeat.

    The reading that permits the fine is taken; otherwise one that cannot be tested.
    """
    if not case.provisions and not case.charges:
        return TriedCase(
            case=case,
            provision="",
            statute="",
            verdict=Verdict.UNTESTABLE,
            why="the provision charged is unknown",
        )
    readings = [((key, 1),) for key in case.provisions]
    repeats = (False, True) if case.repeat is None else (case.repeat,)
    found = [
        _Trial(case, charges, law, is_repeat).result()
        for charges in ([case.charges] if case.charges else readings)
        for is_repeat in repeats
    ]
    order = (Verdict.INSIDE, Verdict.UNTESTABLE, Verdict.OUTSIDE)
    return min(found, key=lambda each: order.index(each.verdict))


@frozen
class _Trial:
    """One case under the provisions of *charges*, each with its number, by the *law*."""

    case: DecidedCase
    charges: tuple[tuple[str, int], ...]
    law: Law
    is_repeat: bool

    @property
    def provision(self) -> str:
        """The keys of the provisions."""
        return "|".join(key for key, _ in self.charges)

    def result(self) -> TriedCase:
        """Return whether the law permitted the fine."""
        case, amount = self.case, self.case.amount
        if amount is None:
            return self._untestable("the amount is not in our data")
        try:
            days = self._days()
            found = [[self._permitted(key, day) for key, _ in self.charges] for day in days]
            ranges = [self._joined(each) for each in found]
        except MissingFactError as error:
            names = ", ".join(each.fact for each in error.missing)
            return self._untestable(f"not in our data: {names}")
        except (UnknownStatuteError, UnknownProvisionError) as error:
            return self._untestable(f"{error.key} is not coded")
        except CurrencyMismatchError as error:
            law = error.right if error.left == amount.currency else error.left
            return self._untestable(f"the fine is in {amount.currency}, the law in {law}")
        except PenaltyModelError as error:
            return self._untestable(str(error))
        permitted = ranges[0]
        if amount.currency != permitted.low.currency:
            law = permitted.low.currency
            return self._untestable(f"the fine is in {amount.currency}, the law in {law}")
        if permitted != ranges[-1]:
            why = f"the law changed within {case.decided_text}, and the exact day is unknown"
            return self._untestable(why)
        if case.cases_joined is None and not case.charges:
            return self._for_any_number(amount, found[0], permitted)
        number = 1 if case.charges else case.cases_joined or 1
        if amount not in permitted * number:
            return self._tried(Verdict.OUTSIDE, _explained(case), permitted * number)
        return self._if_certain(amount, found[0], permitted * number, number, self._assumed())

    def _assumed(self) -> str:
        if self.case.repeat is None and self.is_repeat:
            return "inside if it was a repeat, which is not in our data"
        return ""

    def _joined(self, found: list[Assessment]) -> Range[Money]:
        """Return the sum of the ranges of all charges."""
        pairs = zip(found, self.charges, strict=True)
        return add_up(each.range * number for each, (_, number) in pairs)

    def _if_certain(
        self,
        amount: Money,
        found: list[Assessment],
        permitted: Range[Money],
        number: int,
        why: str,
    ) -> TriedCase:
        """Return inside, unless that depends on a sum that is not in the data."""
        missing = dict.fromkeys(fact for each in found for fact in each.missing)
        if not missing:
            return self._tried(Verdict.INSIDE, why, permitted)
        certain = [each.certain for each in found]
        known = [
            each * times
            for each, (_, times) in zip(certain, self.charges, strict=True)
            if each is not None
        ]
        if len(known) == len(found) and amount in add_up(known) * number:
            why = "inside whatever the revenue is; it is not in our data"
            return self._tried(Verdict.INSIDE, why, permitted)
        names = ", ".join(each.fact for each in missing)
        return self._tried(Verdict.UNTESTABLE, f"not in our data: {names}", permitted)

    def _tried(
        self, verdict: Verdict, why: str, permitted: Range[Money] | None = None
    ) -> TriedCase:
        amount = self.case.amount
        position = share = None
        if amount is not None and permitted is not None:
            position = _position(amount, permitted) if verdict is Verdict.INSIDE else None
            has_end = permitted.high > permitted.high * 0 and not permitted.high.is_unbounded
            share = amount / permitted.high if has_end else None
        return TriedCase(
            case=self.case,
            provision=self.provision,
            statute=self._statute_key(),
            verdict=verdict,
            permitted=permitted,
            position=position,
            share_of_cap=share,
            why=why,
        )

    def _untestable(self, why: str) -> TriedCase:
        return self._tried(Verdict.UNTESTABLE, why)

    def _statute_key(self) -> str:
        first, _ = self.charges[0]
        return self.law.statute_of(first).key if self.law.has(first) else first

    def _days(self) -> tuple[date, ...]:
        """
        Return the day of the decision, or the first and the last coded day it may have been.

        A year or a month in which the law began counts from the first day of the law.
        """
        case = self.case
        if case.decided_on is not None:
            return (case.decided_on,)
        if not case.decided_text:
            if case.committed_on is not None:
                return (case.committed_on,)
            raise MissingFactError("the day of the decision", Fix(Argument.DECIDED_ON))
        year, _, month = case.decided_text.partition("-")
        start = date(int(year), int(month or 1), 1)
        end = Period(months=1 if month else 12).after(start) - timedelta(days=1)
        for key, _ in self.charges:
            statute = self.law.statute_of(key)
            begun = statute.provision(key).applies_from
            start = begun if start < begun <= end else start
            end = min(end, statute.known_through)
        return start, max(start, end)

    def _for_any_number(
        self, amount: Money, found: list[Assessment], one: Range[Money]
    ) -> TriedCase:
        """Try a fine for an unknown number of charges: what one permits from zero, many permit."""
        certain = not one.low.amount or one.is_point or amount < one.low * 2
        if not certain or amount not in one:
            return self._untestable("the number of protocols covered by the fine is unknown")
        return self._if_certain(amount, found, one, 1, "compared with what one charge permits")

    def _permitted(self, key: str, day: date) -> Assessment:
        case = self.case
        revenues = () if case.revenue is None else (AnnualRevenue(amount=case.revenue),)
        below = {"exceptional circumstances": True} if case.below_minimum else {}
        amounts = {} if case.prior_amount is None else {"the unpaid fine": case.prior_amount}
        committed_on = case.committed_on or day
        return assess(
            Violation(
                under=key,
                committed_on=committed_on,
                began_on=case.began_on,
                detected_on=max(day, committed_on),
            ),
            Platform("the respondent", "legal-entity", revenues),
            law=self.law,
            decided_on=max(day, committed_on),
            charged_as=key,
            repeat=self.is_repeat,
            given=Facts(
                flags=dict(case.circumstances) | below,
                amounts=amounts,
                counts=dict(case.counts),
                words=dict(case.words),
            ),
        )


def _explained(case: DecidedCase) -> str:
    note = case.note or "the sources give no reason"
    return f"{case.respondent}, {case.decided_text}: {note}"


def _position(amount: Money, permitted: Range[Money]) -> Fraction | None:
    if permitted.high.is_unbounded:
        return None
    width = permitted.high.amount - permitted.low.amount
    return (amount.amount - permitted.low.amount) / width if width else None
