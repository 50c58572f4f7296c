"""
Amounts that change over time, such as penalty units and indexed sums, as dated enactments.

The amounts are a table by date and not a formula, because a law may skip a year.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from attrs import frozen

from penaltymodel.errors import WrongValueError
from penaltymodel.law.penalties import Penalty
from penaltymodel.law.statute import Enactment
from penaltymodel.values.money import Money
from penaltymodel.values.sources import Source


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
