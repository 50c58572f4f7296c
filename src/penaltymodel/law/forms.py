"""
Forms: functions that build penalties from the phrases of statutes.

Each form returns nodes of the algebra. A cap, for example, is the lesser of two penalties, and a
floor the greater.
"""

from __future__ import annotations

from collections.abc import Mapping

from penaltymodel.errors import IllFormedPenaltyError, WrongTypeError, WrongValueError
from penaltymodel.law.penalties import (
    Amount,
    Cases,
    Cited,
    Condition,
    Count,
    Fixed,
    Flag,
    GreaterOf,
    Is,
    LesserOf,
    Measured,
    Penalty,
    PersonIs,
    Repeat,
    Revenue,
    Share,
    Times,
    Total,
)
from penaltymodel.law.words import UNDERTAKING_SIZE, Base, PersonKind, Size
from penaltymodel.values.money import Exact, Money, exact
from penaltymodel.values.ranges import EITHER, Range
from penaltymodel.values.sources import Source


def fixed(low: Money, high: Money | None = None) -> Penalty:
    """Return a fine from *low* to *high*, or of exactly *low*."""
    return Fixed(Range(low, low if high is None else high))


def upto(high: Money) -> Penalty:
    """Return a fine of at most *high*."""
    return Fixed(Range(high * 0, high))


def scaled(body: Penalty, low: Exact, high: Exact | None = None) -> Penalty:
    """
    Return *low* to *high* times *body*, or exactly *low* times.

    >>> scaled(fixed(Money(100, "RUB")), "1/2", 1) == scaled(fixed(Money(100, "RUB")), "0.5", 1)
    True
    """
    least = exact(low)
    return Share(Range(least, least if high is None else exact(high)), body)


def share_of_revenue(low: Exact, high: Exact | None = None, *, base: Base) -> Penalty:
    """Return *low* to *high* (such as ``"1/20"``) of the revenue defined by *base*."""
    return scaled(Measured(Revenue(base)), low, high)


def multiple_of(amount: str, low: Exact, high: Exact | None = None) -> Penalty:
    """Return *low* to *high* times the named amount, such as ``"the unpaid fine"``."""
    return scaled(Measured(Amount(amount)), low, high)


def per(things: str, each: Penalty) -> Penalty:
    """Return *each*, multiplied by the number of *things*."""
    return Times(Count(things), each)


def per_day(each: Penalty) -> Penalty:
    """Return *each*, multiplied by the number of days."""
    return per("days", each)


def total(*terms: Penalty) -> Penalty:
    """Return the sum of *terms*."""
    return Total(terms)


def greater_of(*terms: Penalty) -> Penalty:
    """Return the highest of *terms*."""
    return GreaterOf(terms)


def lesser_of(*terms: Penalty) -> Penalty:
    """Return the lowest of *terms*."""
    return LesserOf(terms)


def capped(body: Penalty, *, at: Money) -> Penalty:
    """Return *body*, but not more than *at*."""
    return LesserOf((body, fixed(at)))


def floored(body: Penalty, *, at: Money) -> Penalty:
    """Return *body*, but not less than *at*."""
    return GreaterOf((body, fixed(at)))


def escalating(*, first: Penalty, repeat: Penalty, when: Repeat) -> Penalty:
    """Return *first* for a first offense and *repeat* for a repeat offense as defined by *when*."""
    return Cases(((when, repeat),), otherwise=first)


def when(test: Condition, body: Penalty, *, otherwise: Penalty) -> Penalty:
    """Return *body* if *test* is true, otherwise *otherwise*."""
    return Cases(((test, body),), otherwise=otherwise)


def graded(name: str, penalties: Mapping[str, Penalty]) -> Penalty:
    """
    Return one penalty for each word that the law defines for *name*, such as a degree of fault.

    >>> tiers = graded("seriousness", {"low": upto(Money(5, "EUR")), "high": upto(Money(9, "EUR"))})
    >>> tiers.branches[0][0].words
    ('low',)

    Raises:
        IllFormedPenaltyError: *penalties* is empty.
    """
    among = tuple(penalties)
    if not among:
        raise IllFormedPenaltyError("graded", "needs at least one word")
    branches = tuple((Is(name, (word,), among), each) for word, each in penalties.items())
    return Cases(branches, otherwise=branches[-1][1])


def readings(penalties: Mapping[str, Penalty]) -> Penalty:
    """
    Return one penalty for each possible reading of an unclear provision.

    By default, the result covers all readings and the explanation shows each of them. The flag
    ``"reading: <name>"`` selects one reading.

    >>> open_text = readings({"or, freely": upto(Money(5, "CNY")), "higher": upto(Money(9, "CNY"))})
    >>> open_text.branches[0][0].name
    'reading: or, freely'

    Raises:
        IllFormedPenaltyError: *penalties* has fewer than two readings.
    """
    if len(penalties) < 2:
        raise IllFormedPenaltyError("readings", "needs at least two readings")
    *most, (_, last) = penalties.items()
    return Cases(
        tuple((Flag(f"reading: {name}", presumed=EITHER), each) for name, each in most),
        otherwise=last,
    )


def average_daily(base: Base) -> Penalty:
    """
    Return the average daily revenue for *base*, for a year of 365 or 366 days.

    No coded statute says which; the flag ``"reading: a year of 365 days"`` selects one reading.
    """
    return readings(
        {f"a year of {days} days": share_of_revenue(f"1/{days}", base=base) for days in (365, 366)}
    )


def by_person(*, citizen: Penalty, official: Penalty, legal_entity: Penalty) -> Penalty:
    """
    Return the penalty by kind of person; a sole trader is treated as an official.

    This is the rule of the Russian code (KoAP, note to article 2.4) unless an article provides
    otherwise.
    """
    return Cases(
        (
            (PersonIs((PersonKind.CITIZEN,)), citizen),
            (PersonIs((PersonKind.OFFICIAL, PersonKind.SOLE_TRADER)), official),
        ),
        otherwise=legal_entity,
    )


def of_size(*sizes: Size) -> Condition:
    """
    Return the condition that the undertaking is of one of *sizes*; a large one is presumed.

    >>> of_size(Size.MICRO, Size.SMALL).words
    ('micro', 'small')
    """
    return Is(
        UNDERTAKING_SIZE,
        tuple(map(str, sizes)),
        among=tuple(map(str, Size)),
        presumed=Size.LARGE.value,
    )


def cited(body: Penalty, source: Source) -> Penalty:
    """Return *body* with its source."""
    return Cited(body, source)


def doubling(first: Money, *, every: int, days: int) -> Penalty:
    """
    Return a daily penalty of *first* that doubles every *every* days, added up over *days* days.

    A Russian court imposed 100,000 roubles a day, doubling every week.

    Raises:
        WrongTypeError: *every* or *days* is not a whole number.
        WrongValueError: *every* or *days* is below one.
    """
    for name, value in (("every", every), ("days", days)):
        if type(value) is not int:
            raise WrongTypeError(name, "a whole number of days", value)
        if value < 1:
            raise WrongValueError(name, "at least 1", value)
    full, rest = divmod(days, every)
    lengths = [every] * full + ([rest] if rest else [])
    return Total(
        tuple(scaled(fixed(first * 2**times), length) for times, length in enumerate(lengths))
    )
