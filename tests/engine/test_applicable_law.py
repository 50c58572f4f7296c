"""Where violations lead, kept and forgotten."""

from __future__ import annotations

from datetime import date

import pytest

from attrs import evolve

from penaltymodel.domain.history import NO_HISTORY, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine import applicable_law as leads
from penaltymodel.engine.assess import assess
from penaltymodel.errors import NotCompiledError
from penaltymodel.law.forms import fixed, when
from penaltymodel.law.penalties import Flag
from penaltymodel.law.words import Milestone, PersonKind
from penaltymodel.statutes import catalog
from penaltymodel.statutes.ru_as_reported_2021 import REPEAT
from penaltymodel.values.money import eur, rub


COMPANY = Platform("A", "legal-entity", rub(5))
DAY = date(2021, 3, 1)


class TestLeads:
    def test_nowhere(self):
        """A violation of a statute that nobody knows leads nowhere, and is not kept."""
        lead = leads.applicable_law(Violation("no/such", DAY), COMPANY, PersonKind.LEGAL_ENTITY)

        assert lead.eras == ()
        assert lead not in leads.LEADS.values()

    def test_not_too_many_are_kept(self, monkeypatch):
        """Where a statute asks for no category, any may be given; so what is kept has an end."""
        leads.LEADS.clear()
        monkeypatch.setattr(leads, "_MANY", 2)
        statute = next(each for each in catalog().values() if not each.categories)
        for number in range(5):
            act = Violation(statute.provisions[0].key, DAY, category=f"kind {number}")
            leads.applicable_law(act, COMPANY, PersonKind.LEGAL_ENTITY)

            assert len(leads.LEADS) <= 2

    def test_a_text_that_is_not_compiled(self, monkeypatch):
        """A text in two currencies is for the reference, which answers where only one is met."""
        statute = catalog()["ru/as-reported-2021"]
        provision = statute.provisions[0]
        (text,) = provision.enactments
        penalty = when(Flag("abroad", presumed=False), fixed(eur(1)), otherwise=fixed(rub(2)))
        changed = evolve(
            statute,
            provisions=(evolve(provision, enactments=(evolve(text, penalty=penalty),)),),
        )
        known = {**catalog(), statute.key: changed}
        monkeypatch.setattr("penaltymodel.statutes.catalog", lambda: known)

        answer = assess(Violation(statute.key, DAY), COMPANY)

        assert (answer.low, answer.is_quick) == (rub(2), False)

    def test_an_answer_of_the_reference_has_no_program(self):
        """What the reference answered is not reckoned by a program."""
        answer = assess(
            Violation("ru/koap-13.41/2", DAY), COMPANY, decided_on=DAY, law_at="decision"
        )

        assert not answer.is_quick
        with pytest.raises(NotCompiledError):
            answer._finding.program(frozenset())
        with pytest.raises(NotCompiledError):
            answer._finding.run(1, 1)

    def test_a_text_beyond_the_coded_law(self, monkeypatch):
        """A text that begins after the law is coded through is not looked at."""
        statute = catalog()["ru/koap-13.41"]
        known = {**catalog(), statute.key: evolve(statute, known_through=date(2021, 12, 31))}
        monkeypatch.setattr("penaltymodel.statutes.catalog", lambda: known)

        lead = leads.applicable_law(
            Violation("ru/koap-13.41/2", DAY), COMPANY, PersonKind.LEGAL_ENTITY
        )

        assert lead.eras[0].last == date(2021, 12, 31)

    def test_texts_that_follow_the_decision(self):
        """A provision that goes by the law of the decision is for the reference."""
        provisions = [
            each
            for statute in catalog().values()
            for each in statute.provisions
            if each.law_at == "decision"
        ]

        for each in provisions:
            lead = leads.applicable_law(Violation(each.key, DAY), COMPANY, each.persons[0])
            assert lead.eras == ()

    def test_history_of_nobody(self, monkeypatch):
        """Without decisions no era needs a history, nor the day that its rule measures to."""
        statute = catalog()["ru/as-reported-2021"]
        provision = statute.provisions[0]
        (text,) = provision.enactments
        rule = evolve(REPEAT, measured_to=Milestone.DETECTION)
        penalty = when(rule, fixed(rub(1)), otherwise=fixed(rub(2)))
        changed = evolve(
            statute,
            provisions=(evolve(provision, enactments=(evolve(text, penalty=penalty),)),),
        )
        known = {**catalog(), statute.key: changed}
        monkeypatch.setattr("penaltymodel.statutes.catalog", lambda: known)

        for history in (NO_HISTORY, OffenseHistory()):
            answer = assess(Violation(statute.key, DAY), COMPANY, history)
            assert (answer.low, answer.is_quick) == (rub(2), True)
