"""
Apply the fining guideline of an authority within the statutory range.

A guideline is a penalty with facts of its own, one of which is the legal maximum. Its result is
kept within the range that the law permits.
"""

from __future__ import annotations

from datetime import date

from attrs import evolve, field, frozen

from penaltymodel.engine.given import check_names, known_in
from penaltymodel.engine.inputs import inputs_of
from penaltymodel.errors import OutsideCodedLawError, WrongTypeError
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.evaluate import Step, evaluate
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.guideline import LEGAL_MAXIMUM, Guideline
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


def estimate(guideline: Guideline, permitted: Range[Money], facts: Facts, *, on: date) -> Estimate:
    """
    Return the result of *guideline* on *facts*, within the range that the law has *permitted*.

    The legal maximum is the high end of *permitted*. If it depends on a revenue that is known only
    as a range, give the maximum as a range too: ``amounts={LEGAL_MAXIMUM: Range(...)}``.

    Raises:
        WrongTypeError: *guideline* is not a :class:`~penaltymodel.law.guideline.Guideline`.
        OutsideCodedLawError: The guideline does not apply *on* that day.
        MissingFactError: It needs facts that are not given.
        UnknownFactError: It does not know one of *facts*.
    """
    if not isinstance(guideline, Guideline):
        raise WrongTypeError("guideline", "a Guideline", guideline)
    through = guideline.applies_through
    if on < guideline.applies_from or (through is not None and through < on):
        last = guideline.applies_from if through is None else through
        raise OutsideCodedLawError(guideline.key, on, guideline.applies_from, last)
    known = needs(guideline.penalty)
    check_names(facts, known_in(inputs_of([guideline.penalty]), known.repeats))
    amounts = {LEGAL_MAXIMUM: only(permitted.high)} | facts.amounts
    step = evaluate(guideline.penalty, evolve(facts, amounts=amounts))
    low, high = (_clamped(end, permitted) for end in (step.result.low, step.result.high))
    return Estimate(guideline=guideline, step=step, permitted=permitted, range=Range(low, high))


def _clamped(amount: Money, permitted: Range[Money]) -> Money:
    return min(max(amount, permitted.low), permitted.high)
