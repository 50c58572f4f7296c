"""
Several violations together: caps on their sum.

The GDPR caps linked processing operations at the gravest of them, the Spam Act caps a day, HIPAA
a provision in a calendar year. The statute says which violations share a cap. Violations that
share none are added.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from penaltymodel.engine.assessment import Assessment
from penaltymodel.engine.given import check_given
from penaltymodel.errors import WrongTypeError, WrongValueError
from penaltymodel.facts.facts import NOTHING_GIVEN, Facts
from penaltymodel.interpreters.evaluate import Step, evaluate
from penaltymodel.law.statute import Grouping, SetCap
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import Range, add_up
from penaltymodel.values.reading import all_of
from penaltymodel.values.shortened import short_repr
from penaltymodel.values.shown import Shown
from penaltymodel.values.sources import Source


@frozen(kw_only=True)
class Group:
    """
    Violations that share a cap, or one violation that shares none.

    *sum* adds up the single assessments, and *range* is the sum after the cap. *cap* and *source*
    are None for a violation that shares no cap.
    """

    assessments: tuple[Assessment, ...] = field(repr=short_repr)
    shared: tuple[str, ...]
    sum: Range[Money]
    cap: Range[Money] | None
    step: Step | None = field(repr=short_repr)
    source: Source | None = field(repr=short_repr)
    range: Range[Money]


@frozen(kw_only=True)
class Combined(Shown):
    """What several violations can cost, by group and in total."""

    groups: tuple[Group, ...] = field(repr=short_repr)
    range: Range[Money]


def combine(assessments: Iterable[Assessment], *, given: Facts = NOTHING_GIVEN) -> Combined:
    """
    Calculate what several assessed violations of one platform can cost together.

    *given* has the facts that the caps need beyond the kind of person, such as the degree of fault.

    >>> from datetime import date
    >>> from penaltymodel import Platform, Violation, assess
    >>> act = Violation(under="ru/koap-13.41/2", committed_on=date(2021, 3, 1))
    >>> alone = assess(act, Platform("Twitter", "legal-entity"))
    >>> print(combine([alone, alone]).range.high)
    RUB 8,000,000.00

    Raises:
        WrongTypeError: One of *assessments* is something else; the error has its index.
        WrongValueError: There is no assessment.
        CurrencyMismatchError: The assessments are in several currencies.
        MissingFactError: A cap needs facts that are not given.
        UnknownFactError: No statute of the assessments knows a fact in *given*.
    """
    members = all_of("assessments", Assessment, assessments)
    if not members:
        raise WrongValueError("assessments", "at least one Assessment", ())
    if not isinstance(given, Facts):
        raise WrongTypeError("given", "a Facts", given)
    check_given(given, dict.fromkeys(each.statute for each in members))
    found: dict[tuple[object, ...], list[Assessment]] = {}
    for number, each in enumerate(members):
        found.setdefault(_key(each, number), []).append(each)
    groups = tuple(_group(tuple(group), given) for group in found.values())
    return Combined(groups=groups, range=add_up(group.range for group in groups))


def _cap_of(assessment: Assessment) -> SetCap | None:
    """Return the cap that applies to a violation, if one does."""
    violation = assessment.violation
    for cap in assessment.statute.set_caps:
        reaches = cap.applies_on(assessment.law_day) and (
            not cap.provisions or assessment.provision.key in cap.provisions
        )
        # Without an operation to link them, violations are not linked.
        if reaches and (Grouping.OPERATION not in cap.together or violation.operation):
            return cap
    return None


def _key(assessment: Assessment, number: int) -> tuple[object, ...]:
    cap = _cap_of(assessment)
    if cap is None:
        return ("alone", number)
    return (assessment.statute.key, *_shared(assessment, cap))


def _shared(assessment: Assessment, cap: SetCap) -> tuple[str, ...]:
    violation = assessment.violation
    values = {
        Grouping.PROVISION: assessment.provision.key,
        Grouping.DAY: violation.committed_on.isoformat(),
        Grouping.CALENDAR_YEAR: str(violation.committed_on.year),
        Grouping.OPERATION: violation.operation or "",
    }
    return tuple(values[each] for each in cap.together)


def _group(members: tuple[Assessment, ...], given: Facts) -> Group:
    cap = _cap_of(members[0])
    total = add_up(each.range for each in members)
    step = limit = None
    if cap is None:
        result = total
    else:
        if cap.cap is None:
            limit = Range(max(each.low for each in members), max(each.high for each in members))
        else:
            step = evaluate(cap.cap, _facts(members[0], given))
            limit = step.result
        result = Range(min(total.low, limit.low), min(total.high, limit.high))
    return Group(
        assessments=members,
        shared=() if cap is None else _shared(members[0], cap),
        sum=total,
        cap=limit,
        step=step,
        source=None if cap is None else cap.source,
        range=result,
    )


def _facts(assessment: Assessment, given: Facts) -> Facts:
    return Facts(
        person=assessment.platform.kind,
        revenue=given.revenue,
        amounts=given.amounts,
        counts=given.counts,
        flags=assessment.given.flags | given.flags,
        words=assessment.given.words | given.words,
        repeat=given.repeat if assessment.repeat is None else assessment.repeat,
    )
