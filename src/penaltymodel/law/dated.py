"""
Amounts that change over time, such as penalty units and indexed sums, as dated enactments.

The amounts are a table by date and not a formula, because a law may skip a year. A :class:`Series` is
the rule by which they change: it calculates amounts that are not published, and checks those that are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import pairwise

from attrs import frozen

from penaltymodel.errors import WrongValueError
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Enactment
from penaltymodel.values.money import Money, Rate, Rounding
from penaltymodel.values.sources import Source


@frozen
class Revaluation:
    """What sums are multiplied by on a day, such as 1.02598, and its source."""

    multiplier: Rate
    source: Source


@frozen(kw_only=True)
class Series:
    """
    A rule by which sums change over time.

    *revaluations* maps days to multipliers, in order. Each multiplier applies to the rounded sum before
    it; the result is rounded by *rounding* to *places* decimals of the currency.

    >>> from penaltymodel.values.money import exact, usd
    >>> from penaltymodel.values.sources import Confidence
    >>> source = Source("OMB M-25-02", Confidence.MEMORY)
    >>> series = Series(
    ...     revaluations={date(2025, 1, 17): Revaluation(exact("1.02598"), source)},
    ...     rounding=Rounding.HALF_UP,
    ... )
    >>> print(*series.revalued(usd(51_744), date(2024, 1, 10)).values())
    USD 51,744.00 USD 53,088.00
    """

    revaluations: Mapping[date, Revaluation]
    rounding: Rounding
    places: int = 0

    def next(self, amount: Money, day: date) -> Money:
        """Return what *amount* becomes on *day*, on which the series has a multiplier."""
        multiplier = self.revaluations[day].multiplier
        return (amount * multiplier).rounded(self.rounding, places=self.places)

    def revalued(self, amount: Money, since: date) -> dict[date, Money]:
        """Return *amount*, in force since a day, and what it becomes on each day after it."""
        found = {since: amount}
        for day in self.revaluations:
            if day > since:
                amount = found[day] = self.next(amount, day)
        return found

    def differences(self, published: Mapping[date, Money]) -> dict[date, Money]:
        """
        Return what the rule gives where it differs from a *published* amount, by first day.

        Each amount is calculated from the published one before it.
        """
        days = list(published)
        expected = {
            day: self.next(published[before], day)
            for before, day in pairwise(days)
            if day in self.revaluations
        }
        return {day: amount for day, amount in expected.items() if amount != published[day]}


@frozen
class DatedAmount:
    """
    An amount that applies from a day on, and its source.

    *day_source* is where the day was read, if that is another text or has another mark.
    """

    amount: Money
    source: Source
    day_source: Source | None = None


def dated(
    amounts: Mapping[date, DatedAmount],
    penalty: Callable[[Money], Penalty],
    *,
    applies_from: date | None = None,
    applies_through: date | None = None,
    day_source: Source | None = None,
) -> tuple[Enactment, ...]:
    """
    Return an enactment for each amount that applies between the days given.

    *amounts* maps the first day of each amount to it, in order. *penalty* returns the penalty for an
    amount. *day_source* is where *applies_from* was read, if this is not the first day of an amount.

    >>> from penaltymodel.law.forms import upto
    >>> from penaltymodel.values.sources import Confidence
    >>> source = Source("an act", Confidence.MEMORY)
    >>> table = {date(2023, 1, 1): DatedAmount(Money(275, "AUD"), source),
    ...          date(2023, 7, 1): DatedAmount(Money(313, "AUD"), source)}
    >>> [text.applies_through for text in dated(table, upto)]
    [datetime.date(2023, 6, 30), None]

    Raises:
        WrongValueError: No amount applies between the days given, or the days are out of order.
    """
    days = list(amounts)
    if days != sorted(days):
        raise WrongValueError("amounts", "in the order of their days", [str(day) for day in days])
    texts: list[Enactment] = []
    for first, after in zip(days, [*days[1:], None], strict=True):
        last = None if after is None else after - timedelta(days=1)
        begin = first if applies_from is None else max(first, applies_from)
        ends = [day for day in (last, applies_through) if day is not None]
        end = min(ends) if ends else None
        if end is None or begin <= end:
            each = amounts[first]
            texts.append(
                Enactment(
                    applies_from=begin,
                    applies_through=end,
                    penalty=penalty(each.amount),
                    source=each.source,
                    day_source=each.day_source if begin == first else day_source,
                )
            )
    if not texts:
        raise WrongValueError("amounts", "with one that holds within the days given", len(days))
    return tuple(texts)
