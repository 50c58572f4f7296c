"""
Find effects of a rule that its reader may not expect.

There is one kind so far: a repeat that costs less than a first offense, because a share of a small
revenue is less than a fixed minimum.
"""

from __future__ import annotations

from attrs import evolve

from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import MissingFactError, OutsideCodedLawError, WrongTypeError
from penaltymodel.interpreters.crossings import CheaperRepeat, cheaper_repeat
from penaltymodel.interpreters.kinks import kinks
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.penalties import Penalty, Revenue
from penaltymodel.law.words import IN_SMALL_REGISTER, UNDERTAKING_SIZE
from penaltymodel.values.ranges import only


def findings(assessment: Assessment) -> tuple[CheaperRepeat, ...]:
    """
    Return the unexpected effects of the rule that *assessment* applies, for its kind of person.

    >>> from datetime import date
    >>> from penaltymodel import Platform, Violation, assess
    >>> act = Violation(under="ru/as-reported-2021", committed_on=date(2021, 3, 1))
    >>> first = assess(act, Platform("Twitter", "legal-entity"))
    >>> print(findings(first)[0].high[0])
    below RUB 40,000,000.00 of revenue

    Raises:
        WrongTypeError: *assessment* is not an :class:`Assessment`.
    """
    if not isinstance(assessment, Assessment):
        raise WrongTypeError("assessment", "an Assessment", assessment)
    try:
        return _cheaper_repeats(assessment)
    except (MissingFactError, OutsideCodedLawError):
        # The assessment did not need every fact of the rule, or the rule did not exist yet.
        return ()


def _cheaper_repeats(assessment: Assessment) -> tuple[CheaperRepeat, ...]:
    first, repeat = _first_and_repeat(assessment)
    revenues = [each for each in needs(repeat).money if isinstance(each, Revenue)]
    if len(revenues) != 1:
        return ()
    given = assessment.given
    platform = assessment.platform
    flags = {IN_SMALL_REGISTER: only(platform.in_small_register)}
    words = {} if platform.size is None else {UNDERTAKING_SIZE: platform.size.value}
    facts = evolve(
        given,
        person=given.person or platform.kind,
        flags=flags | given.flags,
        words=words | given.words,
    )
    found = cheaper_repeat(
        kinks(first, evolve(facts, repeat=False), of=revenues[0]),
        kinks(repeat, evolve(facts, repeat=True), of=revenues[0]),
    )
    return (found,) if found.low or found.high else ()


def _first_and_repeat(assessment: Assessment) -> tuple[Penalty, Penalty]:
    """Return the penalties for a first offense and for its repeat; they may be the same."""
    statute, by_law = assessment.statute, assessment.by_law
    first = statute.provision(by_law.repeat_of[0]) if by_law.repeat_of else by_law
    graver = next((p for p in statute.provisions if first.key in p.repeat_of), first)
    day = assessment.law_day
    return (
        statute.enactment(first, day, assume_unchanged=True).penalty,
        statute.enactment(graver, day, assume_unchanged=True).penalty,
    )
