"""
Soft law: how an authority says it reckons, inside what the law permits.

A guideline is a penalty over its own facts, of which one is the legal maximum. Its estimate is
clamped by the law and never widens it; it binds nobody else.
"""

from __future__ import annotations

from datetime import date

from attrs import evolve, frozen

from penaltymodel.errors import OutsideCodedLawError, WrongTypeError
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.evaluate import Step, evaluate
from penaltymodel.law.guideline import LEGAL_MAXIMUM, Guideline
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import Range, only
from penaltymodel.values.shown import Shown


@frozen(kw_only=True)
class Estimate(Shown):
    """
    What a guideline comes to, and what the law leaves of it.

    *step* is the reckoning of the guideline alone, *permitted* what the law permits, *range* the
    estimate inside it, and *is_clamped* whether the law changed an end.
    """

    guideline: Guideline
    step: Step
    permitted: Range[Money]
    range: Range[Money]

    @property
    def is_clamped(self) -> bool:
        """Say whether the law changed an end of the estimate."""
        return self.range != self.step.result


def estimate(guideline: Guideline, permitted: Range[Money], facts: Facts, *, on: date) -> Estimate:
    """
    Return what *guideline* comes to on *facts*, inside what the law has *permitted*.

    The legal maximum is the high end of *permitted*. Where that rests on a revenue known only as a
    range, give the maximum itself as a range: ``amounts={LEGAL_MAXIMUM: Range(...)}``.

    Raises:
        OutsideCodedLawError: The guideline does not apply *on* that day.
        MissingFactError: It asks for a fact that is not given.
    """
    if not isinstance(guideline, Guideline):
        raise WrongTypeError("guideline", "a Guideline", guideline)
    through = guideline.applies_through
    if on < guideline.applies_from or (through is not None and through < on):
        last = guideline.applies_from if through is None else through
        raise OutsideCodedLawError(guideline.key, on, guideline.applies_from, last)
    amounts = {LEGAL_MAXIMUM: only(permitted.high)} | facts.amounts
    step = evaluate(guideline.penalty, evolve(facts, amounts=amounts))
    low, high = (_clamped(end, permitted) for end in (step.result.low, step.result.high))
    return Estimate(guideline=guideline, step=step, permitted=permitted, range=Range(low, high))


def _clamped(amount: Money, permitted: Range[Money]) -> Money:
    return min(max(amount, permitted.low), permitted.high)
