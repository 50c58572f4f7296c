"""
Apply the fining guideline of an authority within the statutory range.

A guideline is a penalty with facts of its own, one of which is the legal maximum. Its result is
kept within the range that the law permits.
"""

from __future__ import annotations

from datetime import date

from attrs import evolve, field, frozen

from penaltymodel.engine.assessment import Assessment
from penaltymodel.engine.given import check_names, known_in
from penaltymodel.engine.inputs import Input, inputs_of
from penaltymodel.errors import (
    CurrencyMismatchError,
    OutsideCodedLawError,
    WrongTypeError,
    WrongValueError,
)
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.evaluate import Step, evaluate
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.currency import currency_of
from penaltymodel.law.guideline import LEGAL_MAXIMUM, Guideline
from penaltymodel.law.penalties import currencies
from penaltymodel.statutes import catalog
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import Range, only
from penaltymodel.values.shortened import short_repr
from penaltymodel.values.shown import Shown


@frozen(kw_only=True)
class Estimate(Shown):
    """
    The result of a guideline, within the range that the law permits.

    *step* is the calculation by the guideline alone, *permitted* the range that the law permits,
    and *range* the result within it.
    """

    guideline: Guideline = field(repr=short_repr)
    step: Step = field(repr=short_repr)
    permitted: Range[Money]
    range: Range[Money]

    @property
    def is_clamped(self) -> bool:
        """Whether the law changed an end of the result."""
        return self.range != self.step.result


def estimate(
    guideline: Guideline,
    permitted: Assessment | Range[Money],
    facts: Facts,
    *,
    on: date,
    under: str | None = None,
    assume_unchanged: bool = False,
) -> Estimate:
    """
    Return the result of *guideline* on *facts*, within the range that the law has *permitted*.

    Args:
        guideline: The guideline.
        permitted: The assessment of the violation, or the range of its penalty. The legal maximum
            is its high end. If that depends on a revenue that is known only as a range, give the
            maximum as a range too: ``amounts={LEGAL_MAXIMUM: Range(...)}``.
        facts: What the guideline depends on.
        on: The day on which the fine is set.
        under: The key of the provision that a range belongs to; an assessment has it.
        assume_unchanged: Apply the guideline to days after the ones it was checked for.

    Raises:
        WrongTypeError: *guideline* is not a :class:`~penaltymodel.law.guideline.Guideline`, or
            *permitted* has another type.
        WrongValueError: The guideline is not for the provision.
        CurrencyMismatchError: It is for another currency.
        OutsideCodedLawError: The guideline does not apply *on* that day, or was not checked for it.
        MissingFactError: It needs facts that are not given.
        UnknownFactError: It does not know one of *facts*.
    """
    if not isinstance(guideline, Guideline):
        raise WrongTypeError("guideline", "a Guideline", guideline)
    if isinstance(permitted, Assessment):
        under, permitted = permitted.provision.key, permitted.range
    if not isinstance(permitted, Range) or not isinstance(permitted.low, Money):
        raise WrongTypeError("permitted", "an Assessment or a Range of Money", permitted)
    if guideline.provisions and under not in guideline.provisions:
        expected = f"one of those that {guideline.key} is for: {', '.join(guideline.provisions)}"
        raise WrongValueError("the provision", expected, under)
    currency = _currency(guideline)
    if currency not in {None, permitted.low.currency}:
        raise CurrencyMismatchError(str(currency), permitted.low.currency)
    _check_day(guideline, on, assume_unchanged=assume_unchanged)
    known = needs(guideline.penalty)
    check_names(facts, known_in(inputs_of([guideline.penalty]), known.repeats))
    open_end = permitted.high.is_unbounded
    maximum = {} if open_end else {LEGAL_MAXIMUM: only(permitted.high)}
    amounts = maximum | facts.amounts
    step = evaluate(guideline.penalty, evolve(facts, amounts=amounts))
    low, high = (_clamped(end, permitted) for end in (step.result.low, step.result.high))
    return Estimate(guideline=guideline, step=step, permitted=permitted, range=Range(low, high))


def inputs_of_guideline(guideline: Guideline) -> tuple[Input, ...]:
    """
    Return the facts that a guideline depends on; the legal maximum follows from the law.

    >>> from penaltymodel.guidelines import guidelines
    >>> [each.name for each in inputs_of_guideline(guidelines()["uk/ico-2024"])]
    ['seriousness', 'revenue']
    """
    found = inputs_of([guideline.penalty])
    return tuple(each for each in found if each.name != LEGAL_MAXIMUM)


def _currency(guideline: Guideline) -> str | None:
    """Return the currency of a guideline: of its sums, or of the statute that it is for."""
    own = currencies(guideline.penalty)
    if own:
        return own[0]
    law, keys = catalog(), guideline.provisions[:1]
    return next((currency_of(law.statute_of(key)) for key in keys if law.has(key)), None)


def _check_day(guideline: Guideline, on: date, *, assume_unchanged: bool) -> None:
    first, through = guideline.applies_from, guideline.applies_through
    known = guideline.known_through
    if on < first or (through is not None and through < on):
        last = first if through is None else through
        raise OutsideCodedLawError(guideline.key, on, first, last, may_assume=False)
    if known < on and not assume_unchanged:
        raise OutsideCodedLawError(guideline.key, on, first, known)


def _clamped(amount: Money, permitted: Range[Money]) -> Money:
    return min(max(amount, permitted.low), permitted.high)
