"""The assessment: the result of assessing one violation."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from attrs import field, frozen

from penaltymodel.domain.history import OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.era import AppliedText
from penaltymodel.engine.inputs import inputs, inputs_of
from penaltymodel.errors import MissingFact, printable
from penaltymodel.facts.answers import Answer, CountedDecision
from penaltymodel.facts.case_facts import CaseFacts, RepeatAnswers
from penaltymodel.facts.facts import Facts
from penaltymodel.facts.open_facts import OpenFacts
from penaltymodel.interpreters.evaluate import Step
from penaltymodel.interpreters.prose import open_end
from penaltymodel.law.penalties import Measured, Times
from penaltymodel.law.statute import Enactment, LawAt, Pending, Provision, Statute
from penaltymodel.values.money import Money, span, unbounded
from penaltymodel.values.quick import quick
from penaltymodel.values.ranges import EITHER, NO, YES, Range, hull, only
from penaltymodel.values.shown import Plotted
from penaltymodel.values.sources import Source


_LAW_REASONS = {
    LawAt.OFFENSE: "the law of the day of the offense, {}",
    LawAt.DECISION: "the law of the day of the decision, {}",
    LawAt.MILDER: "the law of {}, the mildest from the offense to the decision",
}


@quick
@frozen
class Basis:
    """
    What an assessment rests on beside the violation, the platform and its history.

    They are the facts *given* by the caller, whose law applies (*law_at*) and of which day
    (*law_day*, None for the day of the offense), the day of the decision, the last day on which
    the offense may be punished, the *assumptions*, one sentence each, and the sums that are
    *missing*, which leave the range open.
    """

    given: Facts = field(hash=False)
    law_at: LawAt = field(default=LawAt.OFFENSE, kw_only=True)
    law_day: date | None = field(default=None, kw_only=True)
    decided_on: date | None = field(default=None, kw_only=True)
    expires_on: date | None = field(default=None, kw_only=True)
    assumptions: tuple[str, ...] = field(default=(), kw_only=True)
    missing: tuple[MissingFact, ...] = field(default=(), kw_only=True)


@quick
@frozen(repr=False)
class Assessment(Plotted):
    """
    What a violation can cost, and why.

    *low* and *high* are the ends of the penalty range; if a sum is not given and nothing caps the
    penalty, *high* is :func:`~penaltymodel.unbounded`. *applied* is the text of the law that they
    follow from, and *basis* is everything else they rest on. The explanation (*step*, *answer*,
    *because*) is worked out when you first read it.
    """

    violation: Violation
    platform: Platform
    history: OffenseHistory
    low: Money
    high: Money
    applied: AppliedText
    basis: Basis

    def __repr__(self) -> str:
        """Show what was assessed, and the range."""
        who, under = printable(self.platform.name), self.violation.under
        day, amounts = self.violation.committed_on.isoformat(), span(self.range)[:200]
        return f"<Assessment of {under} on {day} by {who}: {amounts}>"

    @property
    def statute(self) -> Statute:
        """The act that the violation falls under."""
        return self.applied.era.statute

    @property
    def provision(self) -> Provision:
        """The provision that was applied: the one *by_law*, or the one that was charged."""
        return self.applied.provision

    @property
    def enactment(self) -> Enactment:
        """The text of the provision that was applied."""
        return self.applied.enactment

    @property
    def by_law(self) -> Provision:
        """The provision that the law provides for, whatever was charged."""
        return self.applied.by_law

    @property
    def repeat_source(self) -> Source | None:
        """Where the law says what makes a repeat, if it does so outside the penalty."""
        return self.applied.era.repeat_source

    @property
    def law_at(self) -> LawAt:
        """Whose law applies: of the offense, of the decision, or the milder."""
        return self.basis.law_at

    @property
    def law_day(self) -> date:
        """The day whose law was applied."""
        return self.basis.law_day or self.violation.committed_on

    @property
    def given(self) -> Facts:
        """The facts that the caller gave."""
        return self.basis.given

    @property
    def decided_on(self) -> date | None:
        """The day of the decision, if it was given."""
        return self.basis.decided_on

    @property
    def expires_on(self) -> date | None:
        """The last day on which the offense may be punished, if a limitation was given."""
        return self.basis.expires_on

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What was assumed, one sentence each."""
        return self.basis.assumptions

    @property
    def missing(self) -> tuple[MissingFact, ...]:
        """The sums that are not given, and that leave the range open."""
        return self.basis.missing

    @property
    def unused(self) -> tuple[str, ...]:
        """The names of the given facts that the penalty does not depend on."""
        given = self.given
        names = {each.name for each in inputs_of([self.applied.penalty])}
        facts = (*given.amounts, *given.counts, *given.flags, *given.words)
        revenue = ("revenue",) if given.revenue is not None or self.platform.revenues else ()
        used = {each.name for each in inputs(self.statute)} if revenue else set[str]()
        return (
            *(name for name in facts if name not in names),
            *(name for name in revenue if name not in used),
        )

    @property
    def answer(self) -> Answer[bool] | None:
        """Whether the offense is a repeat, and why; None if the law makes no difference."""
        return self._explanation[0]

    @property
    def step(self) -> Step:
        """The calculation of the range as a tree."""
        return self._explanation[1]

    @cached_property
    def _explanation(self) -> tuple[Answer[bool] | None, Step]:
        """Evaluate the penalty step by step, and note which rules for repeats it uses."""
        rules: RepeatAnswers = []
        era = self.applied.era
        facts = self._facts(rules)
        step = self.applied.explain(
            OpenFacts(facts, self.currency) if self.basis.missing else facts
        )
        rule = era.repeat_rule
        return (repeat_answer(rules, step) if rule is None else facts.answer_repeat(rule)), step

    def _facts(self, recorded: RepeatAnswers | None = None) -> CaseFacts:
        return CaseFacts(
            violation=self.violation,
            platform=self.platform,
            history=self.history,
            given=self.given,
            matches=self.applied.era.matches,
            decided_on=self.decided_on,
            recorded=recorded,
        )

    @property
    def certain(self) -> Range[Money] | None:
        """
        The amounts that are permitted whatever the missing sums are; None if there are none.

        Without missing sums this is the range.
        """
        if not self.basis.missing:
            return self.range
        facts, sums = self._facts(), (unbounded(self.currency), Money(0, self.currency))
        most, least = (self.applied.explain(OpenFacts(facts, only(end))).result for end in sums)
        return Range(most.low, least.high) if most.low <= least.high else None

    @property
    def range(self) -> Range[Money]:
        """The exact range of the penalty."""
        return Range(self.low, self.high)

    @property
    def span(self) -> str:
        """The range in words; an open end names the part of the penalty that is not known."""
        if not self.high.is_unbounded:
            return span(self.range)
        return f"{self.low} to {open_end(self.step)}"

    @property
    def currency(self) -> str:
        """The code of the currency."""
        return self.low.currency

    @property
    def repeat(self) -> Range[bool] | None:
        """Whether the offense is a repeat; None if the law makes no difference."""
        return None if self.answer is None else self.answer.value

    @property
    def counted(self) -> tuple[CountedDecision, ...]:
        """Each earlier decision, whether it counts, and why."""
        return () if self.answer is None else self.answer.counted

    @property
    def is_as_written(self) -> bool:
        """Whether the provision that was applied is the one that the law provides for."""
        return self.by_law.key == self.provision.key

    @property
    def is_time_barred(self) -> bool | None:
        """Whether the decision came after the limitation period; None if one of them is not given."""
        if self.expires_on is None or self.decided_on is None:
            return None
        return self.decided_on > self.expires_on

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every place in the law that the result rests on, each once."""
        text = self.enactment
        others = (text.day_source, text.base_source)
        found = [text.source, *self.step.sources, *(each for each in others if each is not None)]
        if self.repeat is not None and self.repeat_source is not None:
            found.append(self.repeat_source)
        return tuple(dict.fromkeys(found))

    @property
    def pending(self) -> tuple[Pending, ...]:
        """The changes of the law that are not coded and may apply on the day of the law."""
        return self.statute.pending_on(self.law_day, self.provision.key)

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
        return [*reasons, *(f"pending, not coded: {each}" for each in self.pending)]

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


def repeat_answer(rules: RepeatAnswers, step: Step) -> Answer[bool] | None:
    """
    Return one answer for all *rules* for repeats that a calculation used; None if it used none.

    Rules with different answers leave the result open only if the law or the facts leave a choice
    open in *step*. Otherwise one rule that holds is enough: a second repeat may cost more than the
    first.
    """
    if len(rules) == 1:
        return rules[0][1]
    answers = dict(rules).values()  # a rule may be used more than once
    if not answers:
        return None
    truths = [answer.value for answer in answers]
    tested = (test.answer.value for each in step.walk() for test in each.tested)
    return Answer(
        hull(truths) if EITHER in tested else max(truths, key=lambda truth: truth.high),
        "; ".join(dict.fromkeys(answer.because for answer in answers)),
        tuple(dict.fromkeys(counted for answer in answers for counted in answer.counted)),
    )
