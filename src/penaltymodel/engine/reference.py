"""The reference path: one assessment step by step."""

from __future__ import annotations

from datetime import date
from functools import partial

from attrs import evolve, frozen

from penaltymodel import statutes
from penaltymodel.domain.history import OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.applicable_law import AppliedText
from penaltymodel.engine.assessment import (
    Assessment,
    Question,
    repeat_answer,
)
from penaltymodel.engine.provisions import aggravated, bears_on
from penaltymodel.errors import (
    NeedsDecisionDayError,
    NotARepeatError,
    NotLiableError,
    OutsideCodedLawError,
)
from penaltymodel.facts.answers import Answer
from penaltymodel.facts.case_facts import CaseFacts, RepeatAnswers
from penaltymodel.interpreters.evaluate import evaluate
from penaltymodel.law.penalties import Cases, Penalty
from penaltymodel.law.statute import Enactment, LawAt, Provision, Statute
from penaltymodel.values.ranges import NO, YES
from penaltymodel.values.sources import Source


# --- The reference: the same with every step.


@frozen
class ReferenceCase:
    """All that is said about one case; answers under each choice of law."""

    violation: Violation
    platform: Platform
    history: OffenseHistory
    asked: Question
    statute: Statute
    named: Provision

    def answer(self) -> Assessment:
        """Answer under the law that was asked for."""
        law_at, decided_on = self.asked.law_at, self.asked.decided_on
        if law_at is LawAt.OFFENSE:
            return self._on(self.violation.committed_on)
        if decided_on is None:
            raise NeedsDecisionDayError(f"the law of the {law_at}")
        if law_at is LawAt.DECISION:
            return self._on(decided_on)
        # The law of the decision must be coded too, or a milder one might be missed.
        self._text(self.asked.charged or self.named, decided_on)
        return self._milder(decided_on)

    def _milder(self, decided_on: date) -> Assessment:
        """Answer under the text with the lowest high end, then low end; the earliest of equals."""
        first = self.violation.committed_on
        days = {first} | {
            enactment.applies_from
            for provision in self._provisions()
            for enactment in provision.enactments
            if first < enactment.applies_from <= decided_on
        }
        answers = [self._on(day) for day in sorted(days)]
        best = min(answers, key=lambda answer: (answer.high, answer.low))
        others = [each for each in answers if each is not best]
        compared = ", ".join(
            f"{each.low} to {each.high} under the law of {each.law_day.isoformat()}"
            for each in others
        )
        note = f"the milder law: compared with {compared}" if others else "only one text applies"
        return best.assuming(note)

    def _provisions(self) -> tuple[Provision, ...]:
        if self.asked.charged is not None:
            return (self.asked.charged,)
        graver = aggravated(self.statute, self.named)
        return (self.named,) if graver is None else (self.named, graver)

    def _on(self, day: date) -> Assessment:
        """Answer under the texts that apply on *day*."""
        asked, facts = self.asked, self._facts()
        by_law, penalty, answer, repeat_source = self._by_law(day, facts)
        provision = by_law if asked.charged is None else asked.charged
        enactment = self._text(provision, day)
        # What the choice of the provision asked is answered for itself.
        recorded: RepeatAnswers = []
        step = evaluate(
            penalty if asked.charged is None else enactment.penalty, self._facts(recorded)
        )
        finding = AppliedText(
            statute=self.statute,
            named=self.named,
            provision=provision,
            enactment=enactment,
            by_law=by_law,
            repeat_source=repeat_source,
        )
        return Assessment(
            self.violation,
            self.platform,
            self.history,
            step.result.low,
            step.result.high,
            finding,
            evolve(asked, law_day=day, assumptions=self._assumptions(day)),
            (answer or repeat_answer(recorded, step), step),
        )

    def _facts(self, recorded: RepeatAnswers | None = None) -> CaseFacts:
        return CaseFacts(
            violation=self.violation,
            platform=self.platform,
            history=self.history,
            given=self.asked.given,
            matches=partial(bears_on, self.statute, self.named),
            decided_on=self.asked.decided_on,
            recorded=recorded,
        )

    def _assumptions(self, day: date) -> tuple[str, ...]:
        known = self.statute.known_through
        if day <= known:
            return ()
        return (f"the text is assumed to be unchanged since {known.isoformat()}",)

    def _text(self, provision: Provision, day: date) -> Enactment:
        kind = self.asked.given.person or self.platform.kind
        if kind not in provision.persons:
            raise NotLiableError(provision.key, kind, provision.persons)
        statute = statutes.statute_of(provision.key)
        return statute.enactment(provision, day, assume_unchanged=self.asked.assume_unchanged)

    def _by_law(
        self, day: date, facts: CaseFacts
    ) -> tuple[Provision, Penalty, Answer[bool] | None, Source | None]:
        """
        Return the provision the law leads to, and what is to be assessed.

        Also whether the offense is a repeat, and where the law says what makes it one.
        """
        text = self._text(self.named, day)
        if text.repeat is not None:
            answer = facts.answer_repeat(text.repeat)
            by_law = self.named
            if not answer.value.high:
                if self.asked.charged is None:
                    raise NotARepeatError(self.named.key, self.named.repeat_of)
                by_law = self._first()
            return by_law, text.penalty, answer, text.repeat_source
        graver = aggravated(self.statute, self.named)
        grave_text = None if graver is None else self._text_if_any(graver, day)
        if graver is None or grave_text is None or grave_text.repeat is None:
            return self.named, text.penalty, None, None
        answer = facts.answer_repeat(grave_text.repeat)
        if answer.value == YES:
            return graver, grave_text.penalty, answer, grave_text.repeat_source
        if answer.value == NO:
            return self.named, text.penalty, answer, grave_text.repeat_source
        both = Cases(((grave_text.repeat, grave_text.penalty),), otherwise=text.penalty)
        return self.named, both, answer, grave_text.repeat_source

    def _first(self) -> Provision:
        """Return the provision whose repeat the named one punishes, the one for this role."""
        firsts = [self.statute.provision(key) for key in self.named.repeat_of]
        return next((each for each in firsts if self.platform.role in each.roles), firsts[0])

    def _text_if_any(self, graver: Provision, day: date) -> Enactment | None:
        """Return the text of a repeat part, if it applied on *day* and reaches the person."""
        try:
            return self._text(graver, day)
        except (OutsideCodedLawError, NotLiableError):
            return None
