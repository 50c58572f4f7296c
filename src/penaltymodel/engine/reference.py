"""
The reference: one assessment evaluated step by step.

It answers every question, under any choice of law. The fast path must agree with it.
"""

from __future__ import annotations

from datetime import date

from attrs import evolve, frozen

from penaltymodel.domain.history import OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assessment import Assessment, Basis
from penaltymodel.engine.era import AppliedText, Era, eras
from penaltymodel.engine.provisions import repeat_provision
from penaltymodel.errors import (
    MissingFact,
    MissingFactError,
    NeedsDecisionDayError,
    NotARepeatError,
    NotLiableError,
    missing_facts,
)
from penaltymodel.facts.answers import Answers
from penaltymodel.facts.case_facts import CaseFacts
from penaltymodel.facts.open_facts import OpenFacts
from penaltymodel.law.currency import currency_of
from penaltymodel.law.law import Law
from penaltymodel.law.statute import Enactment, LawAt, Provision, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.values.ranges import NO


@frozen(kw_only=True)
class ReferenceCase:
    """
    One case under *law*: a violation of the provision *named*, and what its assessment rests on.

    *charged* is the provision that the authority charges, if it is not to follow from the law. With
    *strict*, a sum that is not given is an error; otherwise it is a range without upper end.
    """

    violation: Violation
    platform: Platform
    history: OffenseHistory
    basis: Basis
    law: Law
    statute: Statute
    named: Provision
    charged: Provision | None
    assume_unchanged: bool
    strict: bool

    def assessment(self) -> Assessment:
        """Return the assessment under the law that *basis* chooses."""
        law_at, decided_on = self.basis.law_at, self.basis.decided_on
        if law_at is LawAt.OFFENSE:
            return self._on(self.violation.committed_on)
        if decided_on is None:
            milder = law_at is LawAt.MILDER
            raise NeedsDecisionDayError("the milder law" if milder else "the law of the decision")
        if law_at is LawAt.DECISION:
            return self._on(decided_on)
        # The law of the decision must be coded too, or a milder one might be missed.
        self._text(self.charged or self.named, decided_on)
        return self._milder(decided_on)

    def _milder(self, decided_on: date) -> Assessment:
        """Assess under the text with the lowest high end, then low end; the earliest of equals."""
        first = self.violation.committed_on
        days = {first} | {
            enactment.applies_from
            for provision in self._provisions()
            for enactment in provision.enactments
            if first < enactment.applies_from <= decided_on
        }
        found = [self._on(day) for day in sorted(days)]
        best = min(found, key=lambda each: (each.high, each.low))
        others = [each for each in found if each is not best]
        compared = ", ".join(
            f"{each.low} to {each.high} under the law of {each.law_day.isoformat()}"
            for each in others
        )
        note = f"the milder law: compared with {compared}" if others else "only one text applies"
        basis = evolve(best.basis, assumptions=(*best.assumptions, note))
        return evolve(best, basis=basis)

    def _provisions(self) -> tuple[Provision, ...]:
        if self.charged is not None:
            return (self.charged,)
        graver = repeat_provision(self.statute, self.named)
        return (self.named,) if graver is None else (self.named, graver)

    def _on(self, day: date) -> Assessment:
        """Assess under the texts that apply on *day*."""
        era = self._era(day)
        facts = self._facts(era)
        missing: tuple[MissingFact, ...] = ()
        try:
            applied = self._applied(era, facts, day)
            amounts = applied.explain(facts).result
        except MissingFactError as error:
            currency = currency_of(self.statute)
            if currency is None:
                raise
            lenient = OpenFacts(facts, currency)
            applied = self._applied(era, lenient, day)
            amounts = applied.explain(lenient).result
            missing = lenient.missing
            if self.strict or not lenient.only_sums:
                raise missing_facts(missing) from error
        basis = evolve(
            self.basis,
            law_day=None if day == self.violation.committed_on else day,
            assumptions=self._assumptions(day),
            missing=missing,
        )
        return Assessment(
            self.violation,
            self.platform,
            self.history,
            amounts.low,
            amounts.high,
            applied,
            basis,
        )

    def _era(self, day: date) -> Era:
        self._text(self.named, day)  # it raises an error if no text applies
        found = eras(
            self.statute, self.named, self._person, assume_unchanged=self.assume_unchanged
        )
        return next(era for era in found if era.first <= day <= era.last)

    def _applied(self, era: Era, facts: Answers, day: date) -> AppliedText:
        """Return the text that applies: as the law provides, or as charged."""
        rule = era.repeat_rule
        is_repeat = NO if rule is None else facts.answer_repeat(rule).value
        applied = era.applied(is_repeat)
        if era.is_for_repeats and not is_repeat.high:
            if self.charged is None:
                raise NotARepeatError(self.named.key, self.named.repeat_of)
            applied = evolve(applied, by_law=self._first())
        if self.charged is None:
            return applied
        text = self._text(self.charged, day)
        return AppliedText(era, self.charged, text, applied.by_law)

    def _facts(self, era: Era) -> CaseFacts:
        return CaseFacts(
            violation=self.violation,
            platform=self.platform,
            history=self.history,
            given=self.basis.given,
            matches=era.matches,
            decided_on=self.basis.decided_on,
        )

    def _assumptions(self, day: date) -> tuple[str, ...]:
        known = self.statute.known_through
        if day <= known:
            return ()
        return (f"the text is assumed to be unchanged since {known.isoformat()}",)

    @property
    def _person(self) -> PersonKind:
        return self.basis.given.person or self.platform.kind

    def _text(self, provision: Provision, day: date) -> Enactment:
        """Return the text that applies on *day*, or raise the error that says why there is none."""
        if self._person not in provision.persons:
            raise NotLiableError(provision.key, self._person, provision.persons)
        statute = self.law.statute_of(provision.key)
        return statute.enactment(provision, day, assume_unchanged=self.assume_unchanged)

    def _first(self) -> Provision:
        """Return the provision whose repeat the named one punishes, the one for this role."""
        firsts = [self.statute.provision(key) for key in self.named.repeat_of]
        return next((each for each in firsts if self.platform.role in each.roles), firsts[0])
