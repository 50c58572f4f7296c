"""
Many violations of one platform in one call.

The penalty for a violation depends on its day only through the texts that apply on that day and
the earlier decisions that count on it. So the days are split into intervals in which neither
changes, each interval is assessed once, and a violation is looked up by its day. Every violation
still has an assessment of its own, with its own reasons.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import overload

from attrs import field, frozen

from penaltymodel.domain.history import NO_HISTORY, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.applicable_law import CompiledEra, CompiledText, applicable_law
from penaltymodel.engine.assess import assess_checked, check_types
from penaltymodel.engine.assessment import Assessment
from penaltymodel.engine.fast import assess_fast
from penaltymodel.engine.given import check_given_under
from penaltymodel.errors import CalendarError, PenaltyModelError
from penaltymodel.facts.facts import NOTHING_GIVEN, Facts
from penaltymodel.law.law import Law
from penaltymodel.law.statute import LawAt
from penaltymodel.law.words import Milestone
from penaltymodel.statutes import LawLike, as_law
from penaltymodel.values.money import Money
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import Range
from penaltymodel.values.reading import all_of
from penaltymodel.values.tabular import Rows, Tabular, amount_cells, truth_cell


@frozen(eq=False)
class Assessments(Tabular):
    """
    The assessments of *violations*, in their order.

    *failed* has the error of each violation that could not be assessed, by its index. Reading such
    an assessment raises the error; the others are not affected. As a table, each violation has a
    row, and those that failed have the text of their *error*.
    """

    violations: tuple[Violation, ...]
    failed: Mapping[int, PenaltyModelError]
    _found: list[Assessment | None] = field(repr=False)

    def __len__(self) -> int:
        """Count the violations."""
        return len(self.violations)

    @overload
    def __getitem__(self, place: int) -> Assessment: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Assessment]: ...

    def __getitem__(self, place: int | slice) -> Assessment | Sequence[Assessment]:
        """Return the assessment of the violation at an index, counted from 0."""
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        found = self._found[place]
        if found is None:
            raise self.failed[range(len(self))[place]]
        return _of(found, self.violations[place])

    def __iter__(self) -> Iterator[Assessment]:
        """Iterate over the assessments; the first failed one raises its error."""
        return map(self.__getitem__, range(len(self)))

    def to_dicts(self) -> Rows:
        """Return one row for each violation."""
        rows: Rows = []
        for place, violation in enumerate(self.violations):
            found = None if place in self.failed else self[place]
            rows.append(
                {
                    "id": violation.id,
                    "under": violation.under,
                    "category": violation.category,
                    "committed_on": violation.committed_on,
                    "provision": None if found is None else found.provision.key,
                    "is_repeat": None if found is None else truth_cell(found.repeat),
                    **amount_cells(None if found is None else found.range),
                    "error": None if found is not None else str(self.failed[place]),
                }
            )
        return rows

    def answered(self) -> Iterator[tuple[int, Assessment]]:
        """Iterate over the successful assessments, each with the index of its violation."""
        for place, (violation, found) in enumerate(zip(self.violations, self._found, strict=True)):
            if found is not None:
                yield place, _of(found, violation)

    def totals(self) -> dict[str, Range[Money]]:
        """
        Return the sum of the successful assessments by the code of the currency.

        Caps on several violations together are not applied; see :func:`penaltymodel.combine`.
        """
        sums: dict[str, Range[Money]] = {}
        ends = Counter((each.low, each.high) for each in self._found if each is not None)
        for (least, most), times in ends.items():
            code, sum = least.currency, Range(least, most) * times
            sums[code] = sums[code] + sum if code in sums else sum
        return sums


def assess_many(
    violations: Iterable[Violation],
    platform: Platform,
    history: OffenseHistory = NO_HISTORY,
    *,
    law: LawLike = None,
    decided_on: date | None = None,
    law_at: LawAt | str | None = None,
    charged_as: str | None = None,
    repeat: bool | Range[bool] | None = None,
    given: Facts = NOTHING_GIVEN,
    limitation: Period | None = None,
    assume_unchanged: bool = False,
    strict: bool = False,
) -> Assessments:
    """
    Assess each of *violations* by *platform* after *history*, independently of the others.

    The arguments are those of :func:`penaltymodel.assess`, and the assessments are the same.

    >>> from penaltymodel.values.money import rub
    >>> acts = [Violation("ru/koap-13.41/2", date(2021, 3, day)) for day in (1, 2, 3)]
    >>> answers = assess_many(acts, Platform("A", "legal-entity", rub(5)))
    >>> print(answers[2].high, answers.totals()["RUB"].high)
    RUB 4,000,000.00 RUB 12,000,000.00

    Raises:
        WrongTypeError: One of *violations* is not a :class:`Violation` (the error has its index),
            or another argument has the wrong type.
        UnknownFactError: No statute of *violations* knows a fact in *given*.
    """
    acts = all_of("violations", Violation, violations)
    check_types(
        platform,
        history,
        given,
        decided_on=decided_on,
        law_at=law_at,
        charged_as=charged_as,
        repeat=repeat,
        limitation=limitation,
        assume_unchanged=assume_unchanged,
        strict=strict,
    )
    found_law = as_law(law)
    check_given_under(given, (act.under for act in acts), found_law)
    assess_one = partial(
        assess_checked,
        platform=platform,
        history=history,
        law=found_law,
        decided_on=decided_on,
        law_at=law_at,
        charged_as=charged_as,
        repeat=repeat,
        given=given,
        limitation=limitation,
        assume_unchanged=assume_unchanged,
        strict=strict,
    )
    splitter = None
    if (
        (law_at, charged_as, limitation, decided_on) == (None,) * 4
        and given is NOTHING_GIVEN
        and not assume_unchanged
        and (repeat is None or isinstance(repeat, bool))
    ):
        splitter = _Splitter(platform, history, found_law, repeat)
    intervals: dict[tuple[str, str | None], _Intervals | None] = {}
    singles: dict[tuple[object, ...], Assessment] = {}
    found: list[Assessment | None] = []
    failed: dict[int, PenaltyModelError] = {}
    for index, act in enumerate(acts):
        kind = act.under, act.category
        if splitter is not None:
            if kind not in intervals:
                intervals[kind] = splitter.intervals(*kind)
            known = intervals[kind]
            if known is not None:
                assessment = known.assessments[bisect_right(known.starts, act.committed_on)]
                if assessment is not None:
                    found.append(assessment)
                    continue
        key = (kind, act.committed_on, act.detected_on, act.began_on)
        assessment = singles.get(key)
        if assessment is None:
            try:
                assessment = singles[key] = assess_one(act)
            except PenaltyModelError as error:
                failed[index] = error
        found.append(assessment)
    return Assessments(acts, failed, found)


def _of(assessment: Assessment, violation: Violation) -> Assessment:
    """Return *assessment* for another *violation*, in which nothing differs that it depends on."""
    if violation is assessment.violation:
        return assessment
    return Assessment(
        violation,
        assessment.platform,
        assessment.history,
        assessment.low,
        assessment.high,
        assessment.applied,
        assessment.basis,
    )


@frozen
class _Intervals:
    """
    The assessments of the intervals between *starts*: ``assessments[0]`` is before the first.

    It is None where violations have to be assessed one by one.
    """

    starts: list[date]
    assessments: list[Assessment | None]


@frozen
class _Splitter:
    """Splits the days into intervals, for all violations by one platform."""

    platform: Platform
    history: OffenseHistory
    law: Law
    repeat: bool | None

    def intervals(self, under: str, category: str | None) -> _Intervals | None:
        """Return the intervals; None if the penalty depends on more than the day."""
        platform = self.platform
        found = applicable_law(
            self.law, under, category, platform.kind, platform.role, platform.in_small_register
        )[::-1]
        if not found or not all(map(self._depends_on_the_day_alone, found)):
            return None
        try:
            starts = sorted({day for each in found for day in self._days_of_change(each)})
        except CalendarError:
            return None
        assessments = [
            None,
            *(self._on(Violation(under, day, category=category)) for day in starts),
        ]
        last = found[-1].era.last
        if last < date.max:
            starts.append(date.fromordinal(last.toordinal() + 1))
            assessments.append(None)
        return _Intervals(starts, assessments)

    def _depends_on_the_day_alone(self, compiled_era: CompiledEra) -> bool:
        calendar = compiled_era.calendar
        if (
            self.repeat is None
            and calendar is not None
            and self.history.decisions
            and calendar.rule.measured_to is not Milestone.COMMISSION
        ):
            return False
        return all(map(self._is_constant, (compiled_era.first_offense, compiled_era.repeat)))

    def _is_constant(self, text: CompiledText | None) -> bool:
        if text is None or text.constant is not None:
            return True  # what is not compiled is assessed one by one
        return text.is_share and isinstance(self.platform.revenues, Money)

    def _days_of_change(self, compiled_era: CompiledEra) -> Iterator[date]:
        """Iterate over the days on which the assessment may change."""
        era, calendar = compiled_era.era, compiled_era.calendar
        yield era.first
        if self.repeat is None and calendar is not None:
            for day in calendar.turns(self.history):
                if era.first < day <= era.last:
                    yield day

    def _on(self, violation: Violation) -> Assessment | None:
        return assess_fast(
            violation,
            self.platform,
            self.history,
            self.law,
            repeat=self.repeat,
            given=NOTHING_GIVEN,
            decided_on=None,
        )
