"""Which day's law applies, and which provision is charged."""

from __future__ import annotations

from datetime import date

import pytest

from attrs import evolve
from tests.support.assessing import (
    AFTER_KNOWN,
    ARTICLE,
    BILLION,
    COMPANY,
    FICTIONAL,
    KNOWN_THROUGH,
    PART_1,
    PART_2,
    PART_4,
    PART_5,
    REPORTED,
    UNPAID,
    act,
    fictional_statute,
    refused,
    roubles,
    ruled,
)

from penaltymodel.domain.platform import Platform
from penaltymodel.engine.assess import assess
from penaltymodel.errors import (
    ChronologyError,
    NeedsDecisionDayError,
    NotLiableError,
    OutsideCodedLawError,
    UnknownProvisionError,
    UnknownStatuteError,
    WrongTypeError,
    WrongValueError,
)
from penaltymodel.facts.facts import Facts
from penaltymodel.law.forms import fixed
from penaltymodel.law.statute import Enactment, LawAt, Provision
from penaltymodel.statutes import catalog
from penaltymodel.values.money import rub
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import EITHER, NO, YES


class TestLawAt:
    SMALL = Platform("Acme", "legal-entity", BILLION, in_small_register=True)
    BEFORE, AFTER = date(2022, 4, 5), date(2022, 4, 6)

    @pytest.mark.parametrize(
        ("on", "low", "high"), [(BEFORE, 800_000, 4_000_000), (AFTER, 400_000, 2_000_000)]
    )
    def test_offense_is_the_default(self, on, low, high):
        """By default, the law of the day of the offense applies."""
        answer = assess(act(on=on), self.SMALL, decided_on=date(2022, 6, 1))

        assert roubles(answer) == (low, high)
        assert (answer.law_at, answer.law_day) == (LawAt.OFFENSE, on)

    @pytest.mark.parametrize(
        ("decided_on", "low", "high", "text_from"),
        [
            (BEFORE, 800_000, 4_000_000, date(2021, 1, 10)),
            (AFTER, 400_000, 2_000_000, date(2022, 4, 6)),
        ],
    )
    def test_decision(self, decided_on, low, high, text_from):
        """The law of the day of the decision can be chosen."""
        answer = assess(act(), self.SMALL, law_at="decision", decided_on=decided_on)

        assert roubles(answer) == (low, high)
        assert (answer.law_at, answer.law_day) == (LawAt.DECISION, decided_on)
        assert answer.because[1] == (
            f"the law of the day of the decision, {decided_on.isoformat()}, "
            f"in the text that applies from {text_from.isoformat()}"
        )

    def test_milder_is_a_later_law(self):
        """A milder later law applies, and the result names the texts that were compared."""
        answer = assess(act(), self.SMALL, law_at="milder", decided_on=self.AFTER)

        assert roubles(answer) == (400_000, 2_000_000)
        assert (answer.law_at, answer.law_day) == (LawAt.MILDER, self.AFTER)
        assert answer.because[1] == (
            "the law of 2022-04-06, the mildest from the offense to the decision, "
            "in the text that applies from 2022-04-06"
        )
        assert answer.assumptions == (
            "the milder law: compared with RUB 800,000.00 to RUB 4,000,000.00 under the law of "
            "2022-03-01",
        )
        assert answer.because[-1] == answer.assumptions[0]

    def test_milder_is_the_law_of_the_offense(self):
        """If no later law is milder, the earliest of equally mild texts applies."""
        company = assess(act(), COMPANY, law_at="milder", decided_on=self.AFTER)

        assert roubles(company) == (800_000, 4_000_000)
        assert company.law_day == date(2022, 3, 1)
        assert company.assumptions == (
            "the milder law: compared with RUB 800,000.00 to RUB 4,000,000.00 under the law of "
            "2022-04-06",
        )

    @pytest.mark.parametrize(
        ("on", "decided_on"), [(date(2022, 3, 1), BEFORE), (AFTER, date(2022, 8, 1))]
    )
    def test_only_one_text(self, on, decided_on):
        """If the law did not change before the decision, the result says so."""
        answer = assess(act(on=on), self.SMALL, law_at=LawAt.MILDER, decided_on=decided_on)

        assert answer.law_day == on
        assert answer.assumptions == ("only one text applies",)

    def test_milder_rule_of_repeats(self):
        """A later repeat rule under which no decision counts is milder."""
        # Article 13.41 is younger than such a decision: the days test article 4.6 alone.
        history = ruled(
            date(2020, 5, 1), in_force_on=date(2020, 7, 20), executed_on=date(2020, 5, 20)
        )
        violation = act(on=date(2021, 6, 1))

        as_offended = assess(violation, COMPANY, history)
        milder = assess(violation, COMPANY, history, law_at="milder", decided_on=date(2021, 7, 1))

        assert as_offended.provision.key == PART_5
        assert (milder.provision.key, milder.law_day) == (PART_2, date(2021, 6, 22))
        assert roubles(milder) == (800_000, 4_000_000)

    def test_milder_of_three_texts(self):
        """All texts from the offense to the decision are compared and listed in order."""
        answer = assess(act(on=date(2021, 6, 21)), COMPANY, law_at="milder", decided_on=self.AFTER)

        assert answer.assumptions == (
            "the milder law: compared with RUB 800,000.00 to RUB 4,000,000.00 under the law of "
            "2021-06-22, RUB 800,000.00 to RUB 4,000,000.00 under the law of 2022-04-06",
        )

    def test_milder_goes_by_the_high_end_first(self):
        """The text with the lower high end is milder, whatever the low ends."""
        texts = (
            Enactment(
                applies_from=date(2022, 1, 1),
                applies_through=date(2022, 3, 31),
                penalty=fixed(rub(1), rub(100)),
                source=FICTIONAL,
            ),
            Enactment(
                applies_from=date(2022, 4, 1), penalty=fixed(rub(50), rub(99)), source=FICTIONAL
            ),
            Enactment(
                applies_from=date(2022, 5, 1), penalty=fixed(rub(40), rub(99)), source=FICTIONAL
            ),
        )
        early, later, last = texts
        later = evolve(later, applies_through=date(2022, 4, 30))
        law = fictional_statute(
            Provision(key="zz/fictional/1", offense="part 1", enactments=(early, later, last))
        )

        until_april, until_may = (
            assess(act("zz/fictional"), COMPANY, law_at="milder", decided_on=day, law=law)
            for day in (date(2022, 4, 30), date(2022, 5, 1))
        )

        assert roubles(until_april) == (50, 99)
        assert roubles(until_may) == (40, 99)

    def test_milder_text_of_a_charge_that_changed_on_another_day(self):
        """The days on which the charged provision changed are compared."""
        answer = assess(
            act(PART_5),
            self.SMALL,
            repeat=True,
            law_at="milder",
            decided_on=self.AFTER,
            charged_as=PART_2,
        )

        assert (answer.law_day, roubles(answer)) == (self.AFTER, (400_000, 2_000_000))

    def test_milder_of_what_is_charged(self):
        """If a provision is charged, the mildest of its texts applies."""
        answer = assess(
            act(),
            self.SMALL,
            law_at="milder",
            decided_on=self.AFTER,
            charged_as=PART_4,
        )

        assert answer.provision.key == PART_4
        assert roubles(answer) == (1_500_000, 4_000_000)

    @pytest.mark.parametrize(
        ("law_at", "what"), [("decision", "the law of the decision"), ("milder", "the milder law")]
    )
    def test_needs_the_day(self, law_at, what):
        """The law of the decision and the milder law need the day of the decision."""
        sentence, notes = refused(NeedsDecisionDayError, act(), COMPANY, law_at=law_at)

        assert sentence == f"{what} needs the day of the decision; pass decided_on=date(...)"
        assert notes == ["while assessing ru/koap-13.41/2"]

    def test_unknown_choice(self):
        """An unknown choice is rejected, and the error lists the valid ones."""
        sentence, _ = refused(WrongValueError, act(), COMPANY, law_at="mildest")

        assert sentence == "law_at must be one of 'offense', 'decision', 'milder', not 'mildest'"

    def test_milder_up_to_a_day_that_is_not_coded(self):
        """The milder law is an error if the law of the decision is not coded."""
        choices = {"law_at": "milder", "decided_on": AFTER_KNOWN}

        _, notes = refused(OutsideCodedLawError, act(), COMPANY, **choices)
        assumed = assess(act(), COMPANY, assume_unchanged=True, **choices)

        assert notes == ["while assessing ru/koap-13.41/2"]
        assert roubles(assumed) == (800_000, 4_000_000)

    @pytest.mark.parametrize("law_at", list(LawAt))
    def test_decided_before_the_offense(self, law_at):
        """A decision cannot be before the offense; it can be on the same day."""
        sentence, _ = refused(
            ChronologyError, act(), COMPANY, law_at=law_at, decided_on=date(2022, 2, 28)
        )

        assert sentence == (
            "decided_on (2022-02-28) is before the offense (2022-03-01); check both"
        )
        assert assess(act(), COMPANY, law_at=law_at, decided_on=date(2022, 3, 1))


class TestChargedAs:
    HISTORY = ruled(date(2021, 12, 1), in_force_on=date(2021, 12, 20), executed_on=None)

    def test_names_both(self):
        """A repeat charged under part 2 has the fine of part 2; the result names both parts."""
        answer = assess(act(), COMPANY, self.HISTORY, charged_as=PART_2)

        assert answer.provision.key == PART_2
        assert answer.by_law.key == PART_5
        assert not answer.is_as_written
        assert roubles(answer) == (800_000, 4_000_000)
        assert answer.repeat == YES
        assert answer.because[2] == (
            "answered as charged; by the law as written it is ru/koap-13.41/5: "
            "repeat of part 1 or 2"
        )

    def test_a_repeat_charged_as_first_needs_no_revenue(self):
        """Part 2 does not require the revenue, even where part 5 is the applicable provision."""
        unknown = Platform("Acme", "legal-entity")

        answer = assess(act(), unknown, self.HISTORY, charged_as=PART_2)

        assert roubles(answer) == (800_000, 4_000_000)

    def test_a_first_offense_charged_as_repeat(self):
        """Part 5 may be charged where part 2 is the applicable provision."""
        answer = assess(act(), COMPANY, charged_as=PART_5)

        assert (answer.provision.key, answer.by_law.key) == (PART_5, PART_2)
        assert roubles(answer) == (50_000_000, 100_000_000)
        assert answer.repeat == NO

    def test_as_the_law_has_it(self):
        """Charging the applicable provision changes nothing."""
        first = assess(act(), COMPANY, charged_as=PART_2)
        repeat = assess(act(), COMPANY, self.HISTORY, charged_as=PART_5)

        assert first.is_as_written
        assert repeat.is_as_written
        assert not any("as charged" in why for why in (*first.because, *repeat.because))

    def test_repeat_part_named_for_a_first_offense(self):
        """If part 5 is named and charged for a first offense, it is assessed."""
        answer = assess(act(PART_5), COMPANY, charged_as=PART_5)

        assert answer.provision.key == PART_5
        assert roubles(answer) == (50_000_000, 100_000_000)
        assert answer.repeat == NO

    def test_repeat_part_named_for_a_first_offense_is_not_the_law(self):
        """A first offense charged as a repeat is not charged as the law provides."""
        host = evolve(COMPANY, role="host")

        answer = assess(act(PART_5), host, charged_as=PART_5)

        assert answer.by_law.key == PART_1
        assert not answer.is_as_written
        assert answer.because[2] == (
            "answered as charged; by the law as written it is ru/koap-13.41/1: "
            "not restricting access (host)"
        )

    def test_repeat_part_named_for_a_first_offense_of_an_owner(self):
        """The applicable provision is the part for the platform's role."""
        answer = assess(act(PART_5), COMPANY, charged_as=PART_5)

        assert answer.by_law.key == PART_2

    def test_open_verdict(self):
        """If the repeat is unknown, only the charged provision is assessed."""
        answer = assess(act(), COMPANY, repeat=EITHER, charged_as=PART_2)

        assert roubles(answer) == (800_000, 4_000_000)
        assert answer.repeat == EITHER

    def test_another_statute(self):
        """A provision of another statute can be charged; its repeat rule is not used."""
        given = Facts(amounts={"the unpaid fine": rub(2_000_000)})

        answer = assess(act(), COMPANY, charged_as=f"{UNPAID}/1", given=given)

        assert answer.provision.key == f"{UNPAID}/1"
        assert answer.by_law.key == PART_2
        assert roubles(answer) == (4_000_000, 4_000_000)

    def test_unknown_provision(self):
        """The charge must be a provision of the catalog."""
        no_part, _ = refused(UnknownProvisionError, act(), COMPANY, charged_as=f"{ARTICLE}/7")
        no_statute, _ = refused(
            UnknownStatuteError, act(), COMPANY, charged_as="ru/as-reported-2012"
        )

        assert no_part.startswith("unknown provision 'ru/koap-13.41/7'; did you mean 'ru/")
        assert no_statute == (
            "unknown statute 'ru/as-reported-2012'; did you mean 'ru/as-reported-2021'?"
        )

    def test_a_whole_statute_is_no_charge(self):
        """A statute with several provisions cannot be charged as a whole."""
        sentence, _ = refused(UnknownProvisionError, act(), COMPANY, charged_as=ARTICLE)

        assert sentence.startswith("unknown provision 'ru/koap-13.41'; did you mean 'ru/")

    def test_person_not_liable(self):
        """The charged provision must apply to the person."""
        sentence, notes = refused(
            NotLiableError, act(), Platform("Ivan", "citizen"), charged_as=REPORTED
        )

        assert sentence == (
            "ru/as-reported-2021 does not apply to the citizen, but to: legal-entity"
        )
        assert notes == ["while assessing ru/koap-13.41/2"]


class TestLimitation:
    @pytest.mark.parametrize(
        ("limitation", "last"),
        [
            (Period(months=3), date(2022, 6, 1)),
            (Period(days=90), date(2022, 5, 30)),
            (Period(years=1), date(2023, 3, 1)),
        ],
    )
    def test_last_day(self, limitation, last):
        """The result has the last day on which the offense can be punished."""
        next_day = date.fromordinal(last.toordinal() + 1)

        in_time, late = (
            assess(act(), COMPANY, limitation=limitation, decided_on=day)
            for day in (last, next_day)
        )

        assert in_time.expires_on == late.expires_on == last
        assert in_time.is_time_barred is False
        assert late.is_time_barred is True

    def test_nobody_asked(self):
        """Without a limitation period or a decision date, nothing is time-barred."""
        on = date(2022, 5, 1)

        no_period = assess(act(), COMPANY, decided_on=on)
        no_decision = assess(act(), COMPANY, limitation=Period(days=90))

        assert (no_period.expires_on, no_period.is_time_barred) == (None, None)
        assert no_decision.expires_on == date(2022, 5, 30)
        assert no_decision.is_time_barred is None

    def test_the_readings_of_the_statute(self):
        """The statute has three limitation periods: 3 months, 90 days from 25 April 2023, 1 year."""
        found = [
            (each.name, each.applies_from, str(each.within))
            for each in catalog()[ARTICLE].limitations
        ]

        assert found == [
            ("judge", date(2021, 1, 10), "3 months"),
            ("judge", date(2023, 4, 25), "90 days"),
            ("one-year", date(2021, 1, 10), "1 year"),
        ]

    def test_twitter(self):
        """Offenses of 31 January 2021 decided on 27 May 2021 are late only under the general term."""
        violation, decided_on = act(on=date(2021, 1, 31)), date(2021, 5, 27)

        barred = [
            assess(
                violation, COMPANY, limitation=each.within, decided_on=decided_on
            ).is_time_barred
            for each in catalog()[ARTICLE].limitations
            if each.applies_from <= violation.committed_on
        ]

        assert barred == [True, False]

    def test_broken_days(self):
        """A limitation period in hours is rejected."""
        sentence, _ = refused(WrongTypeError, act(), COMPANY, limitation=Period(hours=36))

        assert sentence == (
            "the start of a period in hours must be a datetime, not the date "
            "datetime.date(2022, 3, 1)"
        )


class TestCodedLaw:
    def test_first_day(self):
        """The article applies from 10 January 2021."""
        assert assess(act(on=date(2021, 1, 10)), COMPANY).provision.key == PART_2

    @pytest.mark.parametrize("assume_unchanged", [False, True])
    def test_day_before(self, assume_unchanged):
        """The day before has no text, even with *assume_unchanged*."""
        sentence, notes = refused(
            OutsideCodedLawError,
            act(on=date(2021, 1, 9)),
            COMPANY,
            assume_unchanged=assume_unchanged,
        )

        assert sentence == (
            f"ru/koap-13.41/2 is coded from 2021-01-10 through {KNOWN_THROUGH.isoformat()}, "
            "not for 2021-01-09; the text of that day is not coded, or there was none"
        )
        assert notes == ["while assessing ru/koap-13.41/2"]

    def test_last_day_and_the_day_after(self):
        """A day after the last coded day is an error that names the fix."""
        assert assess(act(on=KNOWN_THROUGH), COMPANY).law_day == KNOWN_THROUGH

        sentence, notes = refused(OutsideCodedLawError, act(on=AFTER_KNOWN), COMPANY)

        assert sentence == (
            f"ru/koap-13.41/2 is coded from 2021-01-10 through {KNOWN_THROUGH.isoformat()}, "
            f"not for {AFTER_KNOWN.isoformat()}; "
            "pass assume_unchanged=True to apply the last coded text"
        )
        assert notes == ["while assessing ru/koap-13.41/2"]

    def test_law_of_the_decision(self):
        """The law of the decision must be coded on that day."""
        refused(OutsideCodedLawError, act(), COMPANY, law_at="decision", decided_on=AFTER_KNOWN)

    def test_assume_unchanged(self):
        """The last coded text can be applied to later days."""
        small = Platform("Acme", "legal-entity", in_small_register=True)

        answer = assess(act(on=AFTER_KNOWN), small, assume_unchanged=True)

        assert roubles(answer) == (400_000, 2_000_000)
        assert answer.enactment.applies_from == date(2022, 4, 6)

    def test_assume_unchanged_is_named(self):
        """The assumptions of a result name the day after the coded law."""
        answer = assess(act(on=AFTER_KNOWN), COMPANY, assume_unchanged=True)

        assert answer.assumptions == (
            f"the text is assumed to be unchanged since {KNOWN_THROUGH.isoformat()}",
        )
        assert answer.because[-1] == answer.assumptions[0]
        last = assess(act(on=KNOWN_THROUGH), COMPANY, assume_unchanged=True)
        assert last.assumptions == ()

    def test_day_before_the_coded_text_of_an_older_law(self):
        """The error for a day before the coded text does not claim that the act was lawful."""
        sentence, _ = refused(OutsideCodedLawError, act(UNPAID, date(2019, 12, 31)), COMPANY)

        assert sentence == (
            f"ru/koap-20.25/1 is coded from 2020-01-01 through {KNOWN_THROUGH.isoformat()}, "
            "not for 2019-12-31; the text of that day is not coded, or there was none"
        )

    def test_repealed(self):
        """A repealed text does not apply, even with *assume_unchanged*."""
        last = date(2021, 12, 31)
        text = Enactment(
            applies_from=date(2020, 1, 1),
            applies_through=last,
            penalty=fixed(rub(1)),
            source=FICTIONAL,
        )
        law = fictional_statute(
            Provision(key="zz/fictional/1", offense="part 1", enactments=(text,))
        )

        assert roubles(assess(act("zz/fictional", last), COMPANY, law=law)) == (1, 1)
        for assume_unchanged in (False, True):
            sentence, _ = refused(
                OutsideCodedLawError,
                act("zz/fictional"),
                COMPANY,
                assume_unchanged=assume_unchanged,
                law=law,
            )
            assert sentence == (
                "zz/fictional/1 is coded from 2020-01-01 through 2021-12-31, not for 2022-03-01; "
                "the text of that day is not coded, or there was none"
            )
