"""
Several violations together: caps on their sum.

The GDPR caps linked processing operations at the gravest of them, the Spam Act caps a day, HIPAA
a provision in a calendar year. The statute says which violations share a cap. Violations that
share none are added, and two undertakings never share one. A violation that lasts several days, or
several years, has the cap of each of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from attrs import field, frozen

from penaltymodel.engine.assessment import Assessment
from penaltymodel.engine.given import check_given
from penaltymodel.errors import WrongTypeError, WrongValueError
from penaltymodel.facts.facts import NOTHING_GIVEN, Facts
from penaltymodel.interpreters.evaluate import Step, evaluate
from penaltymodel.law.statute import Grouping, SetCap
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import Range, add_up, only
from penaltymodel.values.reading import all_of
from penaltymodel.values.shortened import short_repr
from penaltymodel.values.shown import Shown
from penaltymodel.values.sources import Source


@frozen(kw_only=True)
class Group:
    """
    Violations that share a cap, or one violation that shares none.

    *sum* adds up the single assessments, and *range* is the sum after the cap. *cap* is the cap of
    one period, or of all if the law names no period; *periods* is how many days or calendar years
    the violations cover, each of which has a cap of its own. *cap* and *source* are None for a
    violation that shares no cap.
    """

    assessments: tuple[Assessment, ...] = field(repr=short_repr)
    shared: tuple[str, ...]
    periods: int = 1
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
    Calculate what several assessed violations can cost together.

    Violations of two platforms, by their names, share no cap. *given* has the facts that the caps need beyond the kind of person, such as the degree of fault.

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
    groups = tuple(
        _group(overlapping, given) for alike in found.values() for overlapping in _split(alike)
    )
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
    """Return what violations have in common that may share a cap, but for the period."""
    cap = _cap_of(assessment)
    if cap is None:
        return ("alone", number)
    return (assessment.statute.key, assessment.platform.name, *_linked(assessment, cap))


def _linked(assessment: Assessment, cap: SetCap) -> tuple[str, ...]:
    values = {
        Grouping.PROVISION: assessment.provision.key,
        Grouping.OPERATION: assessment.violation.operation or "",
    }
    return tuple(values[each] for each in cap.together if each in values)


# --- Periods: days or calendar years, each with a number.


@frozen
class _Spell:
    """A violation and the numbers of the first and the last period that it covers."""

    first: int
    last: int
    assessment: Assessment


def _spell(assessment: Assessment) -> _Spell:
    cap, violation = _cap_of(assessment), assessment.violation
    last = violation.committed_on
    first = violation.began_on or last
    if cap is not None and Grouping.DAY in cap.together:
        return _Spell(first.toordinal(), last.toordinal(), assessment)
    if cap is not None and Grouping.CALENDAR_YEAR in cap.together:
        return _Spell(first.year, last.year, assessment)
    return _Spell(0, 0, assessment)


def _split(alike: list[Assessment]) -> list[tuple[_Spell, ...]]:
    """Split violations into those whose periods overlap, directly or through another one."""
    found: list[list[_Spell]] = []
    end = 0
    for spell in sorted(map(_spell, alike), key=lambda each: each.first):
        if found and spell.first <= end:
            found[-1].append(spell)
        else:
            found.append([spell])
        end = max(end, spell.last) if len(found[-1]) > 1 else spell.last
    return [tuple(each) for each in found]


def _most_within(spells: tuple[_Spell, ...], amounts: list[Money], cap: Money) -> Money:
    """
    Return the highest total of *amounts* if each period has at most *cap*.

    An amount may fall on any of the periods of its violation. In the order of the periods, each
    is filled with what can only fall on it or on the fewest later ones.
    """
    turns = sorted({day for each in spells for day in (each.first, each.last + 1)})
    room = cap * (turns[-1] - turns[0])  # more than any violation can use
    left = [min(amount, room) for amount in amounts]
    total = cap * 0
    if cap.is_unbounded:
        return add_up(map(only, amounts)).low
    rest = [amount.amount for amount in left]
    for start, after in pairwise(turns):
        free = (cap * (after - start)).amount
        active = [n for n, each in enumerate(spells) if each.first <= start <= each.last]
        for number in sorted(active, key=lambda n: spells[n].last):
            used = min(free, rest[number])
            free, rest[number] = free - used, rest[number] - used
            total += Money(used, cap.currency)
    return total


def _group(spells: tuple[_Spell, ...], given: Facts) -> Group:
    members = tuple(each.assessment for each in spells)
    cap = _cap_of(members[0])
    total = add_up(each.range for each in members)
    if cap is None:
        return Group(
            assessments=members,
            shared=(),
            sum=total,
            cap=None,
            step=None,
            source=None,
            range=total,
        )
    step = None if cap.cap is None else evaluate(cap.cap, _facts(members[0], given))
    limit = (
        Range(max(each.low for each in members), max(each.high for each in members))
        if step is None
        else step.result
    )
    lows, highs = [each.low for each in members], [each.high for each in members]
    return Group(
        assessments=members,
        shared=_shared(spells, cap),
        periods=max(each.last for each in spells) - min(each.first for each in spells) + 1,
        sum=total,
        cap=limit,
        step=step,
        source=cap.source,
        range=Range(
            _most_within(spells, lows, limit.low), _most_within(spells, highs, limit.high)
        ),
    )


def _shared(spells: tuple[_Spell, ...], cap: SetCap) -> tuple[str, ...]:
    """Return what the violations have in common, in the order of the law."""
    first, last = min(each.first for each in spells), max(each.last for each in spells)
    linked = iter(_linked(spells[0].assessment, cap))
    return tuple(
        _period(grouping, first, last) if grouping in _PERIODS else next(linked)
        for grouping in cap.together
    )


_PERIODS = {Grouping.DAY: "days", Grouping.CALENDAR_YEAR: "calendar years"}


def _period(grouping: Grouping, first: int, last: int) -> str:
    ends = (first, last)
    if grouping is Grouping.DAY:
        begin, end = (date.fromordinal(each).isoformat() for each in ends)
    else:
        begin, end = map(str, ends)
    number = last - first + 1
    return begin if number == 1 else f"{begin} to {end} ({number} {_PERIODS[grouping]})"


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
