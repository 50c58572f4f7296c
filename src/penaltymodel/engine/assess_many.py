"""
Many violations of one platform in one call.

What a violation can cost depends on its day only through the texts of that day and the decisions
that count on it. So the calendar is cut where one of these changes, each piece is assessed once,
and a violation is looked up. Nothing is lost by it: every violation has its own assessment, with
its own reasons, made when somebody takes it out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import overload

from attrs import field, frozen

from penaltymodel.domain.history import NO_HISTORY, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.applicable_law import AppliedText, Era, applicable_law
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import CalendarError, PenaltyModelError, WrongTypeError
from penaltymodel.facts.facts import NOTHING_GIVEN, Facts
from penaltymodel.law.words import Milestone
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import Range


@frozen(eq=False)
class Assessments(Sequence[Assessment]):
    """
    The assessments of *violations*, in their order.

    *failed* holds the error of each violation that has none, by its place; taking such a one out
    raises that error. The others are answered all the same.
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
        """Take out the assessment of the violation at *place*, counted from 0."""
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        found = self._found[place]
        if found is None:
            raise self.failed[range(len(self))[place]]
        return found.of(self.violations[place])

    def answered(self) -> Iterator[tuple[int, Assessment]]:
        """Go through the assessments that there are, each with the place of its violation."""
        for place, (violation, found) in enumerate(zip(self.violations, self._found, strict=True)):
            if found is not None:
                yield place, found.of(violation)

    def totals(self) -> dict[str, Range[Money]]:
        """
        Return the sum of all that are answered, each end for itself, by the code of the currency.

        It applies no cap on several violations together: :func:`penaltymodel.engine.combine` does.
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
    repeat: bool | Range[bool] | None = None,
    given: Facts = NOTHING_GIVEN,
) -> Assessments:
    """
    Say what each of *violations* by *platform* can cost after *history*, as if it stood alone.

    The arguments are those of :func:`penaltymodel.assess`, and so are the answers.

    >>> from penaltymodel.values.money import rub
    >>> acts = [Violation("ru/koap-13.41/2", date(2021, 3, day)) for day in (1, 2, 3)]
    >>> answers = assess_many(acts, Platform("A", "legal-entity", rub(5)))
    >>> print(answers[2].high, answers.totals()["RUB"].high)
    RUB 4,000,000.00 RUB 12,000,000.00

    Raises:
        WrongTypeError: Something among *violations* is none; the error says where.
    """
    acts = tuple(violations)
    pieces = _Pieces(platform, history, repeat, given)
    tracks: dict[tuple[str, str | None], _Track | None] = {}
    singles: dict[tuple[object, ...], Assessment] = {}
    found: list[Assessment | None] = []
    failed: dict[int, PenaltyModelError] = {}
    for place, act in enumerate(acts):
        if not isinstance(act, Violation):
            raise WrongTypeError(f"violations[{place}]", "a Violation", act)
        kind = act.under, act.category
        try:
            track = tracks[kind]
        except KeyError:
            track = tracks[kind] = pieces.track(act)
        if track is not None:
            answer = track.answers[bisect_right(track.starts, act.committed_on)]
            if answer is not None:
                found.append(answer)
                continue
        key = (kind, act.committed_on, act.detected_on, act.began_on)
        answer = singles.get(key)
        if answer is None:
            try:
                answer = pieces.assess(act)
            except PenaltyModelError as error:
                failed[place] = error
            else:
                if answer.is_quick:  # others like it have reasons of their own
                    singles[key] = answer
        found.append(answer)
    return Assessments(acts, failed, found)


@frozen
class _Track:
    """The answers between days: ``answers[0]`` before the first of *starts*, and so on."""

    starts: list[date]
    answers: list[Assessment | None]


@frozen
class _Pieces:
    """Everything but the violations."""

    platform: Platform
    history: OffenseHistory
    repeat: bool | Range[bool] | None
    given: Facts

    def assess(self, act: Violation) -> Assessment:
        return assess(act, self.platform, self.history, repeat=self.repeat, given=self.given)

    def track(self, act: Violation) -> _Track | None:
        """Return the answers of acts like this one by their day; None where more matters."""
        if self.given is not NOTHING_GIVEN:
            return None
        eras = applicable_law(act, self.platform, self.platform.kind).eras[::-1]
        if not eras or not all(map(self._turns_on_the_day_alone, eras)):
            return None
        try:
            starts = sorted({day for era in eras for day in self._cuts(era)})
        except CalendarError:
            return None
        last = eras[-1].last
        pieces = [self._piece(act, day) for day in starts]
        if last < date.max:
            starts.append(date.fromordinal(last.toordinal() + 1))
            pieces.append(None)
        return _Track(starts, [None, *pieces])

    def _turns_on_the_day_alone(self, era: Era) -> bool:
        by_history = self.repeat is None and era.tally is not None and self.history.decisions
        if by_history and era.tally and era.tally.rule.measured_to is not Milestone.COMMISSION:
            return False
        return all(map(self._is_settled, (era.first_offense, era.repeat)))

    def _is_settled(self, finding: AppliedText | None) -> bool:
        if finding is None or finding.always is not None:
            return True  # what has no finding is assessed by itself
        return finding.is_share and self.platform.undated is not None

    def _cuts(self, era: Era) -> Iterator[date]:
        """Go through the days on which the answer may change."""
        yield era.first
        if self.repeat is None and era.tally is not None:
            for day in era.tally.turns(self.history):
                if era.first < day <= era.last:
                    yield day

    def _piece(self, act: Violation, day: date) -> Assessment | None:
        try:
            answer = self.assess(Violation(act.under, day, category=act.category))
        except PenaltyModelError:
            return None  # each act of this piece is asked for itself, and says why
        return answer if answer.is_quick else None
