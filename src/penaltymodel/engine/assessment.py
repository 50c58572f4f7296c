"""The assessment: the result of assessing one violation."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TypeAlias

from attrs import evolve, field, frozen

from penaltymodel.domain.history import OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.applicable_law import AppliedText
from penaltymodel.facts.answers import Answer, CountedDecision
from penaltymodel.facts.case_facts import CaseFacts, RepeatAnswers
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.evaluate import Step
from penaltymodel.law.penalties import Measured, Times
from penaltymodel.law.statute import Enactment, LawAt, Provision, Statute
from penaltymodel.values.money import Money, span
from penaltymodel.values.quick import quick
from penaltymodel.values.ranges import EITHER, NO, YES, Range, hull
from penaltymodel.values.shown import Shown
from penaltymodel.values.sources import Source


_LAW_REASONS = {
    LawAt.OFFENSE: "the law of the day of the offense, {}",
    LawAt.DECISION: "the law of the day of the decision, {}",
    LawAt.MILDER: "the law of {}, the mildest from the offense to the decision",
}


@quick
@frozen(kw_only=True)
class Question:
    """What was asked beside the violation, the platform and its history."""

    given: Facts
    is_plain: bool = False  # nothing but perhaps the repeat is given
    law_at: LawAt = LawAt.OFFENSE
    law_day: date | None = None
    decided_on: date | None = None
    charged: Provision | None = None
    assume_unchanged: bool = False
    expires_on: date | None = None
    assumptions: tuple[str, ...] = ()


_Reasons: TypeAlias = tuple[Answer[bool] | None, Step]
"""What is worked out when somebody wants to know why: whether it is a repeat, and the steps."""


@quick
@frozen
class Assessment(Shown):
    """
    What a violation can cost, and why.

    *provision* is the one answered for: the one the law leads to (*by_law*), or the one that was
    charged. *answer* says whether the offense is a repeat (None where nothing turns on it) and of
    each earlier decision why it counts or does not. *step* is the tree the range rests on. Both
    are worked out when they are first looked at.
    """

    violation: Violation
    platform: Platform
    history: OffenseHistory
    low: Money
    """The least the penalty can be."""
    high: Money
    """The most the penalty can be."""
    _finding: AppliedText
    _asked: Question
    _reasons: _Reasons | None = field(default=None, eq=False, repr=False)

    @property
    def statute(self) -> Statute:
        """The act the provision is of."""
        return self._finding.statute

    @property
    def provision(self) -> Provision:
        """The provision answered for."""
        return self._finding.provision

    @property
    def enactment(self) -> Enactment:
        """Its text, as it applies."""
        return self._finding.enactment

    @property
    def by_law(self) -> Provision:
        """The provision the law leads to."""
        return self._finding.by_law

    @property
    def repeat_source(self) -> Source | None:
        """Where the law says what makes a repeat, if it says so outside the penalty."""
        return self._finding.repeat_source

    @property
    def law_at(self) -> LawAt:
        """Whose law was asked for."""
        return self._asked.law_at

    @property
    def law_day(self) -> date:
        """The day whose law was applied."""
        return self._asked.law_day or self.violation.committed_on

    @property
    def given(self) -> Facts:
        """The facts that were given outright."""
        return self._asked.given

    @property
    def decided_on(self) -> date | None:
        """The day of the decision, where it was given."""
        return self._asked.decided_on

    @property
    def expires_on(self) -> date | None:
        """The last day on which the offense may be punished; None where nobody asked."""
        return self._asked.expires_on

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What was taken for granted, a sentence each."""
        return self._asked.assumptions

    @property
    def answer(self) -> Answer[bool] | None:
        """Whether the offense is a repeat, and what was said of each earlier decision."""
        return self._why[0]

    @property
    def step(self) -> Step:
        """The tree the range rests on."""
        return self._why[1]

    @cached_property
    def _why(self) -> _Reasons:
        reasons = self._reasons
        if reasons is None:
            finding, asked = self._finding, self._asked
            recorded: RepeatAnswers = []
            facts = CaseFacts(
                violation=self.violation,
                platform=self.platform,
                history=self.history,
                given=asked.given,
                matches=finding.bears_on,
                decided_on=asked.decided_on,
                recorded=recorded,
            )
            step = finding.explain(facts)
            rule = finding.rule
            answer = repeat_answer(recorded, step) if rule is None else facts.answer_repeat(rule)
            reasons = answer, step
        return reasons

    @property
    def is_quick(self) -> bool:
        """Whether it was looked up, so that its reasons are worked out when somebody asks."""
        return self._finding.is_compiled

    def of(self, violation: Violation) -> Assessment:
        """
        Return a quick answer as that of another *violation*, with the reasons of its own.

        The two may differ in nothing that the answer turns on: nobody checks that.
        """
        if violation is self.violation:
            return self
        return evolve(self, violation=violation, reasons=None)

    def assuming(self, what: str) -> Assessment:
        """Return the same with one more assumption that it rests on, a sentence."""
        asked = evolve(self._asked, assumptions=(*self._asked.assumptions, what))
        return evolve(self, asked=asked)

    @property
    def range(self) -> Range[Money]:
        """The exact range of the penalty."""
        return Range(self.low, self.high)

    @property
    def currency(self) -> str:
        """The code of the currency."""
        return self.low.currency

    @property
    def repeat(self) -> Range[bool] | None:
        """Whether the offense is a repeat; None where nothing turns on it."""
        answer = self._why[0]
        return None if answer is None else answer.value

    @property
    def counted(self) -> tuple[CountedDecision, ...]:
        """What was said of each earlier decision."""
        answer = self._why[0]
        return () if answer is None else answer.counted

    @property
    def is_as_written(self) -> bool:
        """Whether the provision answered for is the one the law leads to."""
        return self.by_law.key == self.provision.key

    @property
    def is_time_barred(self) -> bool | None:
        """Whether the decision came after the limitation period; None where nobody asked."""
        if self.expires_on is None or self.decided_on is None:
            return None
        return self.decided_on > self.expires_on

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every place in the law the answer rests on, each once."""
        found = [self.enactment.source, *self.step.sources]
        if self.repeat is not None and self.repeat_source is not None:
            found.append(self.repeat_source)
        return tuple(dict.fromkeys(found))

    @property
    def because(self) -> tuple[str, ...]:
        """The reasons, one sentence each, in the order of the reasoning."""
        return (*self._law_reasons(), *self._history_reasons(), *self._fact_reasons())

    def _law_reasons(self) -> list[str]:
        reasons = [
            f"{self.provision.key}: {self.provision.offense}",
            _LAW_REASONS[self.law_at].format(self.law_day.isoformat())
            + f", in the text that applies from {self.enactment.applies_from.isoformat()}",
        ]
        if not self.is_as_written:
            open_or_not = " or its repeat" if self.repeat == EITHER else ""
            reasons.append(
                f"answered as charged; by the law as written it is {self.by_law.key}{open_or_not}: "
                f"{self.by_law.offense}"
            )
        return reasons

    def _history_reasons(self) -> list[str]:
        if self.answer is None:
            return []
        verdict = {
            NO: "a first offense",
            YES: "a repeat",
            EITHER: "a first offense or a repeat: the facts leave it open",
        }[self.answer.value]
        words = {NO: "does not count", YES: "counts", EITHER: "may count"}
        reasons = [f"{verdict} ({self.answer.because})"]
        for each in self.counted:
            name = each.decision.id or each.decision.under
            day = each.decision.decided_on.isoformat()
            reasons.append(f"decision of {day} ({name}) {words[each.counts]}: {each.reason}")
        return reasons

    def _fact_reasons(self) -> list[str]:
        measured = [
            f"{each.penalty.what}: {span(each.result)} ({each.note})"
            for each in self.step.walk()
            if isinstance(each.penalty, Measured)
        ]
        counted = [each.note for each in self.step.walk() if isinstance(each.penalty, Times)]
        return list(dict.fromkeys([*measured, *counted, *self.assumptions]))


def repeat_answer(recorded: RepeatAnswers, step: Step) -> Answer[bool] | None:
    """
    Return what was said to all rules of repeats together; None where none was asked.

    Rules that differ leave the verdict open only where the law or the facts leave a choice open;
    else one that holds is enough, as where the second repeat costs more than the first.
    """
    if len(recorded) == 1:
        return recorded[0][1]
    answers = dict(recorded).values()  # a rule may be asked more than once
    if not answers:
        return None
    truths = [answer.value for answer in answers]
    tested = (test.answer.value for each in step.walk() for test in each.tested)
    return Answer(
        hull(truths) if EITHER in tested else max(truths, key=lambda truth: truth.high),
        "; ".join(dict.fromkeys(answer.because for answer in answers)),
        tuple(dict.fromkeys(counted for answer in answers for counted in answer.counted)),
    )
