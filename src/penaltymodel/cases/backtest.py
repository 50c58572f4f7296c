"""
The statutes held against what authorities really did.

For every decided case that states enough: what the law of that day permitted, whether the fine
lies in it, and where. A case that cannot be held against the law says why; none is dropped.
"""

from __future__ import annotations

import enum

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

from attrs import frozen

from penaltymodel.cases.decided import DecidedCase, cases
from penaltymodel.domain.platform import AnnualRevenue, Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import (
    MissingFactError,
    PenaltyModelError,
    UnknownProvisionError,
    UnknownStatuteError,
)
from penaltymodel.facts.facts import Facts
from penaltymodel.law.penalties import currencies
from penaltymodel.statutes import statute_of
from penaltymodel.values.money import Money
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import Range
from penaltymodel.values.shown import Shown


class Verdict(enum.StrEnum):
    """What came of one case."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    UNTESTABLE = "untestable"


@frozen(kw_only=True)
class TriedCase:
    """
    One case held against the law.

    *permitted* is the range for all the protocols that the fine covers; *position* where the fine
    lies between its ends (0 to 1), and *share_of_cap* what part of the high end it is; None where
    it cannot be said. *why* explains whatever is not plainly inside.
    """

    case: DecidedCase
    provision: str
    verdict: Verdict
    permitted: Range[Money] | None = None
    position: Fraction | None = None
    share_of_cap: Fraction | None = None
    why: str = ""


@frozen(kw_only=True)
class Score:
    """How the cases of one statute came out."""

    statute: str
    inside: int
    outside: int
    untestable: int


@frozen(kw_only=True)
class Backtest(Shown):
    """Every case that was tried, in the order given."""

    tried: tuple[TriedCase, ...]

    @property
    def scores(self) -> tuple[Score, ...]:
        """The results by statute; cases whose provision is not known come under the empty key."""
        found: dict[str, list[Verdict]] = {}
        for each in self.tried:
            found.setdefault(_statute_key(each.provision), []).append(each.verdict)
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


def _statute_key(provision: str) -> str:
    try:
        return statute_of(provision).key
    except UnknownStatuteError:
        return provision


def backtest(tried: Iterable[DecidedCase] | None = None) -> Backtest:
    """
    Hold decided cases, all that ship with the package where none are given, against the law.

    The day of the offense is rarely published: the law of the day of the decision is taken. Where
    the revenue is not public, a fine inside what the law permits at any revenue is inside.

    >>> result = backtest(cases("ru"))
    >>> google = next(each for each in result.tried if each.case.fraction)
    >>> print(google.verdict, google.position)
    inside 0
    """
    return Backtest(tried=tuple(_try(case) for case in (cases() if tried is None else tried)))


def _try(case: DecidedCase) -> TriedCase:
    """Try every reading of the charge; the first that holds the fine is taken."""
    if not case.provisions:
        return TriedCase(
            case=case,
            provision="",
            verdict=Verdict.UNTESTABLE,
            why="the provision that was charged is not known",
        )
    readings = [_try_under(case, provision) for provision in case.provisions]
    order = (Verdict.INSIDE, Verdict.UNTESTABLE, Verdict.OUTSIDE)
    return min(readings, key=lambda each: order.index(each.verdict))


def _try_under(case: DecidedCase, provision: str) -> TriedCase:
    if case.amount is None:
        return _untestable(case, provision, "the amount is not public")
    try:
        least = [_permitted(case, provision, day).range for day in _days(case, provision)]
    except MissingFactError as error:
        return _at_any_revenue(case, provision, case.amount, f"not public: {error.fact}")
    except (UnknownStatuteError, UnknownProvisionError):
        return _untestable(case, provision, f"{provision} is not coded")
    except PenaltyModelError as error:
        return _untestable(case, provision, str(error))
    if least[0] != least[-1]:
        why = f"the law changed within {case.decided_text}, and the day is not known"
        return _untestable(case, provision, why)
    if case.cases_joined is None:
        return _for_any_number(case, provision, case.amount, least[0])
    permitted = _times(least[0], case.cases_joined)
    inside = case.amount in permitted
    return TriedCase(
        case=case,
        provision=provision,
        verdict=Verdict.INSIDE if inside else Verdict.OUTSIDE,
        permitted=permitted,
        position=_position(case.amount, permitted) if inside else None,
        share_of_cap=case.amount / permitted.high if permitted.high.amount else None,
        why="" if inside else _explained(case),
    )


def _days(case: DecidedCase, provision: str) -> tuple[date, ...]:
    """Return the day of the decision, or the first and the last coded day it may have been."""
    if case.decided_on is not None:
        return (case.decided_on,)
    year, _, month = case.decided_text.partition("-")
    first = date(int(year), int(month or 1), 1)
    after = Period(months=1 if month else 12).after(first)
    return first, min(after - timedelta(days=1), statute_of(provision).known_through)


def _for_any_number(
    case: DecidedCase, provision: str, amount: Money, one: Range[Money]
) -> TriedCase:
    """Try a fine for an unknown number of charges: what one permits without a minimum, many do."""
    certain = not one.low.amount or one.is_point or amount < one.low * 2
    if not certain or amount not in one:
        return _untestable(case, provision, "the number of protocols the fine covers is not known")
    return TriedCase(
        case=case,
        provision=provision,
        verdict=Verdict.INSIDE,
        permitted=one,
        position=_position(amount, one),
        share_of_cap=amount / one.high if one.high.amount else None,
        why="held against what one charge permits",
    )


def _untestable(case: DecidedCase, provision: str, why: str) -> TriedCase:
    return TriedCase(case=case, provision=provision, verdict=Verdict.UNTESTABLE, why=why)


def _explained(case: DecidedCase) -> str:
    note = case.note or "the sources do not say why"
    return f"{case.respondent}, {case.decided_text}: {note}"


def _permitted(
    case: DecidedCase, provision: str, day: date, revenue: Money | None = None
) -> Assessment:
    figure = case.revenue if revenue is None else revenue
    revenues = () if figure is None else (AnnualRevenue(amount=figure),)
    flags = {"exceptional circumstances": True} if case.below_minimum else {}
    amounts = {} if case.prior_amount is None else {"the unpaid fine": case.prior_amount}
    return assess(
        Violation(under=provision, committed_on=day, detected_on=day),
        Platform(case.respondent, "legal-entity", revenues),
        decided_on=day,
        charged_as=provision,
        repeat=bool(case.repeat),
        given=Facts(flags=flags, amounts=amounts),
    )


def _at_any_revenue(case: DecidedCase, provision: str, amount: Money, missing: str) -> TriedCase:
    """Try at no revenue at all: every penalty that asks for revenue only rises with it."""
    text = statute_of(provision).provision(provision).enactments[-1].penalty
    nothing = Money(0, (*currencies(text), amount.currency)[0])
    try:
        days = _days(case, provision)
        least = [_permitted(case, provision, day, nothing).range for day in days]
    except PenaltyModelError:
        return _untestable(case, provision, missing)
    number = case.cases_joined or 1
    if any(each.low.amount for each in least) or not all(
        amount in _times(each, number) for each in least
    ):
        return _untestable(case, provision, missing)
    return TriedCase(
        case=case,
        provision=provision,
        verdict=Verdict.INSIDE,
        why="inside whatever the revenue, which is not public",
    )


def _times(amounts: Range[Money], number: int) -> Range[Money]:
    return Range(amounts.low * number, amounts.high * number)


def _position(amount: Money, permitted: Range[Money]) -> Fraction | None:
    width = permitted.high.amount - permitted.low.amount
    return (amount.amount - permitted.low.amount) / width if width else None
