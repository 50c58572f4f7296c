"""The law that applies to violations of one kind, compiled and kept."""

from __future__ import annotations

from datetime import date

from attrs import evolve

from penaltymodel.domain.history import NO_HISTORY, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.applicable_law import CompiledEra, applicable_law
from penaltymodel.engine.assess import assess
from penaltymodel.law.forms import fixed, when
from penaltymodel.law.law import Law
from penaltymodel.law.penalties import Flag
from penaltymodel.law.words import Milestone, PersonKind, Role
from penaltymodel.statutes import catalog
from penaltymodel.statutes.ru_as_reported_2021 import REPEAT
from penaltymodel.values.money import eur, rub


COMPANY = Platform("A", "legal-entity", rub(5))
DAY = date(2021, 3, 1)
REPORTED = catalog()["ru/as-reported-2021"]


def compiled(
    under: str, *, law: Law | None = None, person: PersonKind = PersonKind.LEGAL_ENTITY
) -> tuple[CompiledEra, ...]:
    """Return the law that applies to violations under a key."""
    return applicable_law(law or catalog(), under, None, person, Role.OWNER, False)


class TestApplicableLaw:
    def test_of_an_unknown_key(self):
        """No compiled law applies to a key that does not exist: the reference raises the error."""
        assert compiled("no/such") == ()

    def test_is_kept(self):
        """The same law, key and kind of platform are compiled once."""
        assert compiled("ru/koap-13.41/2") is compiled("ru/koap-13.41/2")

    def test_is_kept_for_each_law(self):
        """Another law with the same keys is compiled by itself."""
        changed = REPORTED.with_penalty(REPORTED.key, fixed(rub(7)))

        before, after = (compiled(REPORTED.key, law=Law([each])) for each in (REPORTED, changed))

        assert before[0].first_offense.constant == (rub(800_000), rub(8_000_000))
        assert after[0].first_offense.constant[0] == rub(7)

    def test_of_a_text_that_cannot_be_compiled(self):
        """The reference assesses a text in two currencies, of which only one is reached."""
        penalty = when(Flag("abroad", presumed=False), fixed(eur(1)), otherwise=fixed(rub(2)))
        changed = REPORTED.with_penalty(REPORTED.key, penalty)

        answer = assess(Violation(REPORTED.key, DAY), COMPANY, law=changed)

        assert answer.low == rub(2)
        assert compiled(REPORTED.key, law=Law([changed]))[0].first_offense is None

    def test_beyond_the_coded_law(self):
        """The last era ends with the coded law, whatever its text says."""
        changed = evolve(catalog()["ru/koap-13.41"], known_through=date(2021, 12, 31))

        found = compiled("ru/koap-13.41/2", law=Law([changed]))

        assert found[0].era.last == date(2021, 12, 31)

    def test_of_texts_that_follow_the_decision(self):
        """The reference assesses provisions under the law of the decision."""
        provisions = [
            each
            for statute in catalog().values()
            for each in statute.provisions
            if each.law_at == "decision"
        ]

        for each in provisions:
            assert compiled(each.key, person=each.persons[0]) == ()

    def test_without_decisions(self):
        """Without earlier decisions, no day is needed that the rule for repeats measures to."""
        rule = evolve(REPEAT, measured_to=Milestone.DETECTION)
        penalty = when(rule, fixed(rub(1)), otherwise=fixed(rub(2)))
        changed = REPORTED.with_penalty(REPORTED.key, penalty)

        for history in (NO_HISTORY, OffenseHistory()):
            answer = assess(Violation(REPORTED.key, DAY), COMPANY, history, law=changed)
            assert answer.low == rub(2)
