"""Assessing a violation: which provision, first or repeat, whose law, how much, and why."""

from __future__ import annotations

import pickle

from datetime import date, datetime
from fractions import Fraction

import pytest

from attrs import evolve
from attrs.exceptions import FrozenInstanceError

from penaltymodel.domain.history import UNKNOWN, Decision, OffenseHistory
from penaltymodel.domain.platform import AnnualRevenue, Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess, find_provision
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import (
    CategoryNeededError,
    ChronologyError,
    MissingFactError,
    NeedsDecisionDayError,
    NotARepeatError,
    NotLiableError,
    OutsideCodedLawError,
    UnknownCategoryError,
    UnknownProvisionError,
    UnknownStatuteError,
    WrongTypeError,
    WrongValueError,
)
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.forms import escalating, fixed, per_day, share_of_revenue, when
from penaltymodel.law.penalties import AllOf, Flag, Matching, Repeat
from penaltymodel.law.statute import Enactment, LawAt, Provision, Statute
from penaltymodel.law.words import (
    AccountingPeriod,
    Base,
    Measure,
    Milestone,
    Perimeter,
    PersonKind,
    Role,
)
from penaltymodel.statutes import catalog
from penaltymodel.values.money import rub
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import EITHER, NO, YES, Range, only
from penaltymodel.values.sources import Confidence, Source


ARTICLE = "ru/koap-13.41"
PART_1, PART_2, PART_3, PART_4, PART_5, PART_6 = (f"{ARTICLE}/{part}" for part in range(1, 7))
REPORTED = "ru/as-reported-2021"
UNPAID = "ru/koap-20.25"
KNOWN_THROUGH = catalog()[ARTICLE].known_through
AFTER_KNOWN = date.fromordinal(KNOWN_THROUGH.toordinal() + 1)

BILLION = rub(1_000_000_000)
COMPANY = Platform("Acme", "legal-entity", BILLION)
EXCEPTIONAL = Facts(flags={"exceptional circumstances": True})
REVENUE_WORDS = (
    "total revenue from all goods, works and services of the person itself, "
    "calendar year before the one of detection"
)


def act(under: str = PART_2, on: date = date(2022, 3, 1), **more) -> Violation:
    """Return a violation of *under*, committed *on* a day."""
    return Violation(under=under, committed_on=on, **more)


def ruled(on: date, *, under: str = PART_2, **more) -> OffenseHistory:
    """Return a history of one decision."""
    return OffenseHistory([Decision(under=under, decided_on=on, **more)])


def roubles(answer: Assessment) -> tuple[Fraction, Fraction]:
    """Return both ends of what was assessed, in roubles."""
    assert answer.currency == "RUB"
    return answer.low.amount, answer.high.amount


def verdict(history: OffenseHistory, on: date, **choices) -> tuple[Range[bool], str]:
    """Return whether the one decision of *history* counts against an offense, and why."""
    answer = assess(act(on=on), COMPANY, history, **choices)
    (counted,) = answer.counted
    assert answer.repeat == counted.counts
    return counted.counts, counted.reason


def refused(error: type[Exception], *args, **choices) -> tuple[str, list[str]]:
    """Return what an assessment says when it is refused, and the places it notes."""
    with pytest.raises(error) as caught:
        assess(*args, **choices)
    return str(caught.value), getattr(caught.value, "__notes__", [])


# --- Statutes that exist for these tests only.

MADE_UP = Source("a statute made up for tests", Confidence.MEMORY)
FOR_EVER = Repeat(
    opens_at=Milestone.DECISION,
    within=None,
    counted_from=Milestone.DECISION,
    matching=Matching.SAME_OFFENSE,
    measured_to=Milestone.COMMISSION,
)


def clause(part: str, fine: int, *, since: date = date(2020, 1, 1), **more) -> Provision:
    """Return a provision of the made-up statute with a definite fine, or the given penalty."""
    text = Enactment(
        applies_from=since,
        penalty=more.pop("penalty", fixed(rub(fine))),
        source=MADE_UP,
        repeat=more.pop("repeat", None),
    )
    return Provision(key=f"zz/made-up/{part}", offense=f"part {part}", enactments=(text,), **more)


def made_up(*provisions: Provision, **more) -> Statute:
    """Return a statute of *provisions*."""
    return Statute(
        key="zz/made-up",
        title="Made up",
        jurisdiction="Nowhere",
        provisions=provisions,
        known_through=date(2026, 1, 1),
        **more,
    )


@pytest.fixture
def enact(monkeypatch):
    """Put a statute into the catalog, for one test."""

    def put(*provisions: Provision, **more) -> Statute:
        statute = made_up(*provisions, **more)
        known = {**catalog(), statute.key: statute}
        monkeypatch.setattr("penaltymodel.statutes.catalog", lambda: known)
        return statute

    return put


class TestWhichProvision:
    def test_the_one_that_is_named(self):
        """A violation that names a provision is assessed under it, whoever the platform is."""
        host = Platform("Acme", "legal-entity", role="host")

        answer = assess(act(PART_4), host)

        assert answer.provision.key == answer.by_law.key == PART_4
        assert answer.statute.key == ARTICLE

    @pytest.mark.parametrize(
        ("category", "of_host", "of_owner"),
        [
            ("suicide", PART_1, PART_2),
            ("calls-to-minors", PART_1, PART_2),
            ("false-information", PART_1, PART_2),
            ("vpn", PART_1, PART_2),
            ("other", PART_1, PART_2),
            ("extremism", PART_3, PART_4),
            ("child-pornography", PART_3, PART_4),
            ("drugs", PART_3, PART_4),
        ],
    )
    def test_category_and_role(self, category, of_host, of_owner):
        """The kind of content and the role of the platform lead to the part."""
        violation = act(ARTICLE, date(2024, 5, 1), category=category)

        found = {
            role: assess(violation, evolve(COMPANY, role=role)).provision.key for role in Role
        }

        assert found == {Role.HOST: of_host, Role.OWNER: of_owner}

    def test_every_category_leads_somewhere(self):
        """Every category that a statute knows leads to a provision for some role."""
        for statute in catalog().values():
            for category in statute.categories:
                reached = [each for each in statute.provisions if category in each.categories]

                assert reached, (statute.key, category)

    @pytest.mark.parametrize("category", [None, "suicide", "drugs"])
    def test_the_only_one(self, category):
        """A statute of one provision needs no category, and takes any that it knows."""
        answer = assess(act(REPORTED, category=category), COMPANY)

        assert answer.provision.key == REPORTED

    def test_the_only_one_of_a_statute_without_categories(self):
        """A statute that knows no categories leads to its only provision."""
        given = Facts(amounts={"the unpaid fine": rub(700)})

        answer = assess(act(UNPAID), COMPANY, given=given)

        assert answer.provision.key == f"{UNPAID}/1"
        assert roubles(answer) == (1_400, 1_400)

    def test_a_category_that_a_statute_does_not_ask_for(self):
        """A category does not keep a statute without categories from its only provision."""
        given = Facts(amounts={"the unpaid fine": rub(700)})

        answer = assess(act(UNPAID, category="drugs"), COMPANY, given=given)

        assert answer.provision.key == f"{UNPAID}/1"

    def test_category_needed(self):
        """A statute of several provisions, named as a whole, needs a category."""
        sentence, _ = refused(CategoryNeededError, act(ARTICLE), COMPANY)

        assert sentence == (
            "ru/koap-13.41 has several provisions; pass Violation(category=...) with one "
            "of 'suicide', 'calls-to-minors', 'false-information', 'vpn', 'other', "
            "'extremism', 'child-pornography', 'drugs'"
        )

    def test_provision_needed(self, enact):
        """A statute of several provisions without categories needs one of them named."""
        enact(clause("1", 100), clause("2", 200))

        sentence, _ = refused(CategoryNeededError, act("zz/made-up", category="drugs"), COMPANY)

        assert sentence == (
            "zz/made-up has several provisions; pass Violation(under=...) with one of "
            "'zz/made-up/1', 'zz/made-up/2'"
        )

    @pytest.mark.parametrize("under", [ARTICLE, PART_2])
    def test_unknown_category(self, under):
        """A category that the statute does not know is refused, even beside a named provision."""
        sentence, _ = refused(UnknownCategoryError, act(under, category="drug"), COMPANY)

        assert sentence == ("unknown category 'drug' of ru/koap-13.41; did you mean 'drugs'?")

    def test_unknown_category_like_no_other(self):
        """A category that resembles none is answered with all there are."""
        sentence, _ = refused(UnknownCategoryError, act(REPORTED, category="zzz"), COMPANY)

        assert sentence == (
            "unknown category 'zzz' of ru/as-reported-2021; use one of "
            "'child-pornography', 'drugs', 'other', 'suicide'"
        )

    def test_unknown_provision(self):
        """A part that the article does not have is refused."""
        sentence, _ = refused(UnknownProvisionError, act(f"{ARTICLE}/22"), COMPANY)

        assert sentence == (
            "unknown provision 'ru/koap-13.41/22'; did you mean 'ru/koap-13.41/2'?"
        )

    @pytest.mark.parametrize("under", ["ru/as-reported-2012", "ru/as-reported-2012/2"])
    def test_unknown_statute(self, under):
        """A statute that the catalog does not have is refused, with or without a part."""
        sentence, _ = refused(UnknownStatuteError, act(under), COMPANY)

        assert sentence == (f"unknown statute '{under}'; did you mean 'ru/as-reported-2021'?")

    def test_person_not_liable(self):
        """A provision for companies does not reach a citizen."""
        sentence, notes = refused(NotLiableError, act(REPORTED), Platform("Ivan", "citizen"))

        assert sentence == (
            "ru/as-reported-2021 does not apply to the citizen, but to: legal-entity"
        )
        assert notes == ["while assessing ru/as-reported-2021"]

    def test_role_not_liable(self):
        """Where a category is for owners alone, a host is not liable, and the error says so."""
        for_owners = clause("1", 5, roles=(Role.OWNER,), categories=("drugs",))
        for_hosts = clause("2", 5, roles=(Role.HOST,), categories=("other",))
        statute = made_up(for_owners, for_hosts, categories={"drugs": "", "other": ""})
        violation, host = act(statute.key, category="drugs"), evolve(COMPANY, role="host")

        with pytest.raises(NotLiableError) as caught:
            find_provision(statute, violation, host)

        assert str(caught.value) == "zz/made-up does not apply to the host, but to: owner"
        assert find_provision(statute, violation, COMPANY) == for_owners


# What each kind of person faces under each part, in roubles. Parts 5 and 6 take a share of a
# company's revenue, here of 1,000,000,000.
FINES = [
    (PART_1, "citizen", 50_000, 100_000),
    (PART_1, "official", 200_000, 400_000),
    (PART_1, "legal-entity", 800_000, 4_000_000),
    (PART_2, "citizen", 50_000, 100_000),
    (PART_2, "official", 200_000, 400_000),
    (PART_2, "legal-entity", 800_000, 4_000_000),
    (PART_3, "citizen", 100_000, 200_000),
    (PART_3, "official", 400_000, 800_000),
    (PART_3, "legal-entity", 3_000_000, 8_000_000),
    (PART_4, "citizen", 100_000, 200_000),
    (PART_4, "official", 400_000, 800_000),
    (PART_4, "legal-entity", 3_000_000, 8_000_000),
    (PART_5, "citizen", 100_000, 200_000),
    (PART_5, "official", 500_000, 800_000),
    (PART_5, "legal-entity", 50_000_000, 100_000_000),
    (PART_6, "citizen", 200_000, 500_000),
    (PART_6, "official", 800_000, 1_000_000),
    (PART_6, "legal-entity", 100_000_000, 200_000_000),
]


class TestTheTableOfFines:
    @pytest.mark.parametrize("on", [date(2021, 1, 10), date(2021, 6, 22), date(2022, 4, 6)])
    @pytest.mark.parametrize(("part", "person", "low", "high"), FINES)
    def test_each_cell(self, part, person, low, high, on):
        """Every part sets its range for every kind of person, in every text of the law."""
        platform = Platform("Acme", person, BILLION)

        answer = assess(act(part, on), platform, repeat=part in {PART_5, PART_6})

        assert answer.provision.key == part
        assert roubles(answer) == (low, high)

    @pytest.mark.parametrize(("part", "person", "low", "high"), FINES)
    def test_each_cell_is_cited(self, part, person, low, high):
        """Every cell cites its part; what only the bill of 2020 shows is marked as secondary."""
        from_the_bill = {
            (PART_3, "citizen"),
            (PART_4, "citizen"),
            (PART_6, "citizen"),
            (PART_6, "official"),
        }
        is_secondary = (part, person) in from_the_bill
        platform = Platform("Acme", person, BILLION)

        answer = assess(act(part), platform, repeat=part in {PART_5, PART_6})

        citation = f"KoAP art. 13.41({part[-1]})"
        (source,) = (each for each in answer.sources if each.citation == citation)
        mark = Confidence.SECONDARY if is_secondary else Confidence.VERIFIED
        assert source.confidence is mark
        assert source.read_in
        assert bool(source.note) is is_secondary

    @pytest.mark.parametrize(
        ("part", "mark"), [(PART_5, Confidence.VERIFIED), (PART_6, Confidence.MEMORY)]
    )
    def test_each_floor_is_cited(self, part, mark):
        """The floor of part 5 was read; that of part 6 is from memory, and no text is named."""
        answer = assess(act(part), COMPANY, repeat=True)

        citation = f"KoAP art. 13.41({part[-1]}), floor"
        (source,) = (each for each in answer.sources if each.citation == citation)
        assert source.confidence is mark
        assert bool(source.read_in) is (mark is Confidence.VERIFIED)

    def test_all_cells_are_there(self):
        """The table has a row for each part and each kind of person but the sole trader."""
        rows = {(part, person) for part, person, *_ in FINES}
        parts = [each.key for each in catalog()[ARTICLE].provisions]
        kinds = [kind.value for kind in PersonKind if kind is not PersonKind.SOLE_TRADER]

        assert rows == {(part, kind) for part in parts for kind in kinds}
        assert len(FINES) == 18

    @pytest.mark.parametrize(
        ("part", "low", "high"),
        [(part, low, high) for part, person, low, high in FINES if person == "official"],
    )
    def test_sole_trader(self, part, low, high):
        """A sole trader answers as an official."""
        trader = Platform("Acme", "sole-trader")

        answer = assess(act(part), trader, repeat=part in {PART_5, PART_6})

        assert roubles(answer) == (low, high)

    @pytest.mark.parametrize(
        ("part", "revenue", "low", "high"),
        [
            (PART_5, 0, 4_000_000, 4_000_000),
            (PART_5, 40_000_000, 4_000_000, 4_000_000),
            (PART_5, 60_000_000, 4_000_000, 6_000_000),
            (PART_5, 80_000_000, 4_000_000, 8_000_000),
            (PART_5, 100_000_000, 5_000_000, 10_000_000),
            (PART_6, 0, 8_000_000, 8_000_000),
            (PART_6, 40_000_000, 8_000_000, 8_000_000),
            (PART_6, 80_000_000, 8_000_000, 16_000_000),
            (PART_6, 100_000_000, 10_000_000, 20_000_000),
        ],
    )
    def test_floor(self, part, revenue, low, high):
        """Neither end of a share of revenue falls below the floor of its part."""
        platform = Platform("Acme", "legal-entity", rub(revenue))

        assert roubles(assess(act(part), platform, repeat=True)) == (low, high)


class TestFirstOrRepeat:
    HISTORY = ruled(date(2021, 12, 1), in_force_on=date(2021, 12, 20), executed_on=None)

    @pytest.mark.parametrize(
        ("first", "repeat"),
        [(PART_1, PART_5), (PART_2, PART_5), (PART_3, PART_6), (PART_4, PART_6)],
    )
    def test_history_leads_to_the_repeat_part(self, first, repeat):
        """A repeat of part 1 or 2 falls under part 5, of part 3 or 4 under part 6."""
        history = ruled(date(2021, 12, 1), under=first, in_force_on=date(2021, 12, 20))

        answer = assess(act(first), COMPANY, history)

        assert answer.provision.key == answer.by_law.key == repeat
        assert answer.repeat == YES
        assert answer.is_as_written

    @pytest.mark.parametrize(
        ("earlier", "now", "repeats"),
        [
            (PART_1, PART_2, True),
            (PART_2, PART_1, True),
            (PART_5, PART_2, True),
            (PART_3, PART_4, True),
            (PART_6, PART_3, True),
            (PART_4, PART_2, False),
            (PART_2, PART_4, False),
            (PART_6, PART_2, False),
            (PART_5, PART_4, False),
            ("ru/koap-13.40/2.1", PART_2, False),
        ],
    )
    def test_same_offense(self, earlier, now, repeats):
        """Parts 1, 2 and 5 are one offense, parts 3, 4 and 6 another."""
        history = ruled(date(2021, 12, 1), under=earlier, in_force_on=date(2021, 12, 20))

        answer = assess(act(now), COMPANY, history)

        assert answer.repeat == only(repeats)

    def test_repeat_part_named(self):
        """A violation that names part 5 stays under it where a decision counts."""
        answer = assess(act(PART_5), COMPANY, self.HISTORY)

        assert answer.provision.key == PART_5
        assert answer.repeat == YES
        assert [counted.counts for counted in answer.counted] == [YES]

    def test_no_history(self):
        """Without any decision an offense is a first one, and the reasons say so."""
        answer = assess(act(), COMPANY)

        assert answer.provision.key == PART_2
        assert answer.repeat == NO
        assert answer.counted == ()
        assert "a first offense (no earlier decision is known)" in answer.because

    def test_stated_repeat(self):
        """A repeat may be stated outright, against an empty history."""
        answer = assess(act(), COMPANY, repeat=True)

        assert answer.provision.key == PART_5
        assert answer.repeat == YES
        assert "a repeat (as given)" in answer.because

    def test_stated_first(self):
        """A first offense may be stated outright, against a history that says otherwise."""
        answer = assess(act(), COMPANY, self.HISTORY, repeat=False)

        assert answer.provision.key == PART_2
        assert answer.repeat == NO
        assert answer.counted == ()

    def test_statement_in_the_given_facts(self):
        """What the given facts say of the repeat counts as stated; *repeat* goes before it."""
        given = Facts(repeat=True)

        assert assess(act(), COMPANY, given=given).provision.key == PART_5
        assert assess(act(), COMPANY, given=given, repeat=False).repeat == NO

    def test_statement_for_one_rule(self):
        """A statement may be made for one rule of repeats alone; others go by the history."""
        rule = catalog()[ARTICLE].provision(PART_5).enactments[-1].repeat
        given = Facts(repeat={rule: True})

        stated = assess(act(on=date(2021, 6, 22)), COMPANY, given=given)
        by_history = assess(act(on=date(2021, 6, 21)), COMPANY, given=given)

        assert "a repeat (as given)" in stated.because
        assert "a first offense (no earlier decision is known)" in by_history.because

    @pytest.mark.parametrize(
        ("part", "instead"),
        [
            (PART_5, "ru/koap-13.41/1 or ru/koap-13.41/2"),
            (PART_6, "ru/koap-13.41/3 or ru/koap-13.41/4"),
        ],
    )
    @pytest.mark.parametrize("repeat", [None, False])
    def test_not_a_repeat(self, part, instead, repeat):
        """Naming a part for repeats where nothing counts is refused, with the way out."""
        sentence, notes = refused(NotARepeatError, act(part), COMPANY, repeat=repeat)

        assert sentence == (
            f"{part} applies to repeat offenses only, and no earlier decision counts; a "
            f"first offense falls under {instead}; pass charged_as='{part}' to apply it "
            "anyway"
        )
        assert notes == [f"while assessing {part}"]

    def test_rule_inside_the_penalty(self):
        """Where the penalty itself asks whether it is a repeat, the result tells the answer."""
        history = ruled(date(2021, 2, 1), under=REPORTED)

        first = assess(act(REPORTED), COMPANY)
        repeat = assess(act(REPORTED), COMPANY, history)

        assert (first.repeat, roubles(first)) == (NO, (800_000, 8_000_000))
        assert (repeat.repeat, roubles(repeat)) == (YES, (200_000_000, 200_000_000))
        assert repeat.counted[0].reason == "counts from 2021-02-01 without end"

    def test_nothing_turns_on_it(self):
        """Where no rule of repeats is asked, the result says nothing of repeats."""
        answer = assess(
            act(UNPAID), COMPANY, self.HISTORY, given=Facts(amounts={"the unpaid fine": rub(1)})
        )

        assert answer.answer is None
        assert answer.repeat is None
        assert answer.counted == ()
        assert not any("offense" in reason for reason in answer.because[2:])


class TestWhyADecisionCounts:
    def test_counts(self):
        """A decision counts from its entry into force for a year after the fine was paid."""
        history = ruled(
            date(2021, 12, 1), in_force_on=date(2021, 12, 20), executed_on=date(2022, 1, 15)
        )

        assert verdict(history, date(2022, 3, 1)) == (
            YES,
            "counts from 2021-12-20 through 2023-01-15 (1 year after its payment on 2022-01-15)",
        )

    def test_window_over(self):
        """A decision counts no longer when its year is over."""
        history = ruled(
            date(2021, 2, 1), in_force_on=date(2021, 2, 20), executed_on=date(2021, 2, 25)
        )

        assert verdict(history, date(2022, 3, 1)) == (
            NO,
            "counted from 2021-02-20 through 2022-02-25 (1 year after its payment on 2021-02-25), "
            "and no longer",
        )

    def test_annulled(self):
        """An annulled decision does not count, whatever its days say."""
        history = ruled(date(2021, 12, 1), in_force_on=date(2021, 12, 20), standing="annulled")

        assert verdict(history, date(2022, 3, 1)) == (NO, "annulled")

    def test_other_offense(self):
        """A decision on special content does not bear on other content."""
        history = ruled(date(2021, 12, 1), under=PART_4, in_force_on=date(2021, 12, 20))

        assert verdict(history, date(2022, 3, 1)) == (
            NO,
            "given under ru/koap-13.41/4, not for the same offense",
        )

    def test_decided_after(self):
        """A decision that came after the offense does not count."""
        assert verdict(ruled(date(2022, 3, 2)), date(2022, 3, 1)) == (
            NO,
            "decided after the offense of 2022-03-01",
        )

    def test_not_in_force(self):
        """A decision that is not in force does not count."""
        history = ruled(date(2021, 12, 1), in_force_on=None)

        assert verdict(history, date(2022, 3, 1)) == (NO, "entry into force has not come")

    def test_appealed(self):
        """A decision under appeal does not count, and the appeal is named."""
        history = ruled(date(2021, 12, 1), in_force_on=None, standing="appealed")

        assert verdict(history, date(2022, 3, 1)) == (
            NO,
            "entry into force has not come: an appeal is pending",
        )

    def test_in_force_after(self):
        """A decision that entered into force after the offense does not count."""
        history = ruled(date(2021, 12, 1), in_force_on=date(2022, 3, 2))

        assert verdict(history, date(2022, 3, 1)) == (
            NO,
            "counts from 2022-03-02 (entry into force), after the offense",
        )

    def test_same_day_decision(self):
        """A decision of the day of the offense counts if it is in force that very day."""
        day = date(2022, 3, 1)

        counts, _ = verdict(ruled(day, in_force_on=day, executed_on=None), day)
        pending, reason = verdict(ruled(day, in_force_on=date(2022, 3, 12)), day)

        assert counts == YES
        assert pending == NO
        assert reason == "counts from 2022-03-12 (entry into force), after the offense"

    def test_same_day_decision_as_reported(self):
        """The rule as reported counts from the decision, so one of the same day counts."""
        day = date(2022, 3, 1)

        answer = assess(act(REPORTED, day), COMPANY, ruled(day, under=REPORTED))

        assert answer.repeat == YES

    def test_unknown_entry_into_force(self):
        """Where nobody says when a decision entered into force, it may count."""
        assert verdict(ruled(date(2021, 12, 1)), date(2022, 3, 1)) == (
            EITHER,
            "the day of its entry into force is not known",
        )

    def test_unknown_payment(self):
        """An unknown day of payment matters only when a year from the decision is over."""
        history = ruled(date(2021, 2, 1), in_force_on=date(2021, 2, 20), executed_on=UNKNOWN)

        assert verdict(history, date(2022, 2, 1)) == (
            YES,
            "counts from 2021-02-20, whenever its payment came",
        )
        assert verdict(history, date(2022, 2, 2)) == (
            EITHER,
            "the day of its payment is not known",
        )

    def test_unknown_execution(self):
        """Before 22 June 2021 the year runs at least from the entry into force."""
        # Article 13.41 is younger than such a decision: the days test article 4.6 alone.
        history = ruled(date(2020, 5, 1), in_force_on=date(2020, 6, 10), executed_on=UNKNOWN)

        assert verdict(history, date(2021, 6, 10)) == (
            YES,
            "counts from 2020-06-10, whenever its end of execution came",
        )
        assert verdict(history, date(2021, 6, 11)) == (
            EITHER,
            "the day of its end of execution is not known",
        )

    def test_each_decision_is_answered_for(self):
        """Every decision of the history gets its reason, in the order of their days."""
        history = OffenseHistory(
            [
                Decision(under=PART_2, decided_on=date(2022, 1, 9), id="second"),
                Decision(
                    under=PART_1,
                    decided_on=date(2021, 12, 1),
                    in_force_on=date(2021, 12, 20),
                    executed_on=None,
                    id="first",
                ),
                Decision(under=PART_4, decided_on=date(2022, 1, 10), in_force_on=None),
            ]
        )

        answer = assess(act(), COMPANY, history)

        assert answer.because[2:6] == (
            "a repeat (1 to 2 of 3 earlier decisions count)",
            "decision of 2021-12-01 (first) counts: counts from 2021-12-20; its payment has not "
            "come, so 1 year has not begun to run",
            "decision of 2022-01-09 (second) may count: the day of its entry into force is not "
            "known",
            "decision of 2022-01-10 (ru/koap-13.41/4) does not count: given under "
            "ru/koap-13.41/4, not for the same offense",
        )


class TestTheYearOfArticle46:
    PAID = ruled(date(2021, 7, 1), in_force_on=date(2021, 7, 20), executed_on=date(2021, 8, 10))

    @pytest.mark.parametrize(
        ("day", "counts"),
        [
            (date(2021, 7, 1), NO),
            (date(2021, 7, 19), NO),
            (date(2021, 7, 20), YES),
            (date(2022, 8, 10), YES),
            (date(2022, 8, 11), NO),
        ],
    )
    def test_first_and_last_day(self, day, counts):
        """The day of entry into force counts, and so does the last day of the year in full."""
        assert verdict(self.PAID, day)[0] == counts

    @pytest.mark.parametrize(
        ("paid", "last"),
        [
            (date(2024, 2, 29), date(2025, 2, 28)),
            (date(2023, 2, 28), date(2024, 2, 28)),
            (date(2023, 3, 1), date(2024, 3, 1)),
        ],
    )
    def test_leap_day(self, paid, last):
        """A year from 29 February ends on 28 February; one from the 28th too, leap year or not."""
        history = ruled(date(2022, 12, 1), in_force_on=date(2022, 12, 20), executed_on=paid)
        next_day = date.fromordinal(last.toordinal() + 1)

        assert verdict(history, last)[0] == YES
        assert verdict(history, next_day)[0] == NO

    @pytest.mark.parametrize("day", [date(2021, 6, 1), date(2022, 3, 1), date(2026, 11, 1)])
    def test_unpaid_fine(self, day):
        """A fine that was never paid keeps counting, years later, under both texts."""
        history = ruled(date(2021, 2, 1), in_force_on=date(2021, 2, 20), executed_on=None)

        assert verdict(history, day)[0] == YES

    def test_both_texts_at_their_boundary(self):
        """Through 21 June 2021 the end of execution matters, from 22 June the payment."""
        history = ruled(date(2021, 2, 1), in_force_on=date(2021, 2, 20), executed_on=None)

        before, after = (verdict(history, date(2021, 6, day))[1] for day in (21, 22))

        assert before == (
            "counts from 2021-02-20; its end of execution has not come, "
            "so 1 year has not begun to run"
        )
        assert after == (
            "counts from 2021-02-20; its payment has not come, so 1 year has not begun to run"
        )

    def test_paid_before_entry_into_force(self):
        """Of a fine paid early the year runs from its entry into force, later from its payment."""
        # Article 13.41 is younger than such a decision: the days test article 4.6 alone.
        history = ruled(
            date(2020, 5, 1), in_force_on=date(2020, 7, 20), executed_on=date(2020, 6, 22)
        )

        assert verdict(history, date(2021, 6, 21)) == (
            YES,
            "counts from 2020-07-20 through 2021-07-20 "
            "(1 year after its end of execution on 2020-07-20)",
        )
        assert verdict(history, date(2021, 6, 22)) == (
            YES,
            "counts from 2020-07-20 through 2021-06-22 (1 year after its payment on 2020-06-22)",
        )
        assert verdict(history, date(2021, 6, 23)) == (
            NO,
            "counted from 2020-07-20 through 2021-06-22 (1 year after its payment on 2020-06-22), "
            "and no longer",
        )

    def test_which_text_applies_is_cited(self):
        """A repeat cites the text of article 4.6 that made it one."""
        cited = [
            {source.citation for source in assess(act(on=day), COMPANY, repeat=True).sources}
            for day in (date(2021, 6, 21), date(2021, 6, 22))
        ]

        assert "KoAP art. 4.6" in cited[0]
        assert "KoAP art. 4.6(2), added by Federal Law 201-FZ of 11 June 2021" in cited[1]
        assert "KoAP art. 4.6" not in cited[1]


class TestOpenVerdict:
    def test_hull_of_both_parts(self):
        """Where it may be a first offense or a repeat, the range spans both parts."""
        answer = assess(act(), COMPANY, repeat=EITHER)

        assert answer.repeat == EITHER
        assert roubles(answer) == (800_000, 100_000_000)
        assert answer.provision.key == PART_2
        assert "a first offense or a repeat: the facts leave it open (as given)" in answer.because

    def test_by_history(self):
        """An unknown day that matters leaves the verdict open."""
        answer = assess(act(), COMPANY, ruled(date(2021, 12, 1)))

        assert answer.repeat == EITHER
        assert roubles(answer) == (800_000, 100_000_000)
        assert (
            "a first offense or a repeat: the facts leave it open "
            "(0 to 1 of 1 earlier decisions count)" in answer.because
        )

    def test_low_end_may_be_that_of_the_repeat(self):
        """The hull takes the lower low end, whichever part it is of."""
        small = Platform("Acme", "legal-entity", rub(1_000))

        reported = assess(act(REPORTED), small, repeat=EITHER)

        assert roubles(reported) == (200, 8_000_000)
        assert reported.repeat == EITHER

    def test_repeat_part_named(self):
        """Where part 5 itself is named, an open verdict leaves it there."""
        answer = assess(act(PART_5), COMPANY, repeat=EITHER)

        assert answer.provision.key == PART_5
        assert roubles(answer) == (50_000_000, 100_000_000)
        assert answer.repeat == EITHER

    def test_needs_the_revenue(self):
        """An open verdict asks for the revenue, since the repeat part may apply."""
        unknown = Platform("Acme", "legal-entity")

        refused(MissingFactError, act(), unknown, repeat=EITHER)
        assert roubles(assess(act(), unknown, repeat=False)) == (800_000, 4_000_000)

    @pytest.mark.parametrize("repeat", [True, EITHER, False])
    def test_cites_the_rule_of_repeats(self, repeat):
        """Whatever the verdict, the sources name the rule of repeats it rests on."""
        answer = assess(act(), COMPANY, repeat=repeat)

        assert any(source.citation.startswith("KoAP art. 4.6") for source in answer.sources)


class TestLawAt:
    SMALL = Platform("Acme", "legal-entity", BILLION, small=True)
    BEFORE, AFTER = date(2022, 4, 5), date(2022, 4, 6)

    @pytest.mark.parametrize(
        ("on", "low", "high"), [(BEFORE, 800_000, 4_000_000), (AFTER, 400_000, 2_000_000)]
    )
    def test_offense_is_the_default(self, on, low, high):
        """By default the law of the day of the offense applies."""
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
        """The law of the day of the decision may be asked for."""
        answer = assess(act(), self.SMALL, law_at="decision", decided_on=decided_on)

        assert roubles(answer) == (low, high)
        assert (answer.law_at, answer.law_day) == (LawAt.DECISION, decided_on)
        assert answer.because[1] == (
            f"the law of the day of the decision, {decided_on.isoformat()}, "
            f"in the text that applies from {text_from.isoformat()}"
        )

    def test_milder_is_a_later_law(self):
        """A later law that is milder applies, and the result says what it was compared with."""
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
        """A later law that is no milder leaves that of the offense; so the earliest of equals."""
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
        """Where no text changed from the offense to the decision, the result says so."""
        answer = assess(act(on=on), self.SMALL, law_at=LawAt.MILDER, decided_on=decided_on)

        assert answer.law_day == on
        assert answer.assumptions == ("only one text applies",)

    def test_milder_rule_of_repeats(self):
        """A later rule of repeats by which a decision counts no more is the milder law."""
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
        """Every text from the offense to the decision is compared, the others in their order."""
        answer = assess(act(on=date(2021, 6, 21)), COMPANY, law_at="milder", decided_on=self.AFTER)

        assert answer.assumptions == (
            "the milder law: compared with RUB 800,000.00 to RUB 4,000,000.00 under the law of "
            "2021-06-22, RUB 800,000.00 to RUB 4,000,000.00 under the law of 2022-04-06",
        )

    def test_milder_goes_by_the_high_end_first(self, enact):
        """The milder of two texts is the one with the lower high end, whatever its low end."""
        texts = (
            Enactment(
                applies_from=date(2022, 1, 1),
                applies_through=date(2022, 3, 31),
                penalty=fixed(rub(1), rub(100)),
                source=MADE_UP,
            ),
            Enactment(
                applies_from=date(2022, 4, 1), penalty=fixed(rub(50), rub(99)), source=MADE_UP
            ),
            Enactment(
                applies_from=date(2022, 5, 1), penalty=fixed(rub(40), rub(99)), source=MADE_UP
            ),
        )
        early, later, last = texts
        later = evolve(later, applies_through=date(2022, 4, 30))
        enact(Provision(key="zz/made-up/1", offense="part 1", enactments=(early, later, last)))

        until_april, until_may = (
            assess(act("zz/made-up"), COMPANY, law_at="milder", decided_on=day)
            for day in (date(2022, 4, 30), date(2022, 5, 1))
        )

        assert roubles(until_april) == (50, 99)
        assert roubles(until_may) == (40, 99)

    def test_milder_text_of_a_charge_that_changed_on_another_day(self):
        """The days that count are those on which the charged part changed, not the named one."""
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
        """With a charged part the milder of its own texts is taken."""
        answer = assess(
            act(),
            self.SMALL,
            law_at="milder",
            decided_on=self.AFTER,
            charged_as=PART_4,
        )

        assert answer.provision.key == PART_4
        assert roubles(answer) == (1_500_000, 4_000_000)

    @pytest.mark.parametrize("law_at", ["decision", "milder"])
    def test_needs_the_day(self, law_at):
        """The law of the decision and the milder one need the day of the decision."""
        sentence, notes = refused(NeedsDecisionDayError, act(), COMPANY, law_at=law_at)

        assert sentence == (
            f"the law of the {law_at} needs the day of the decision; pass decided_on=date(...)"
        )
        assert notes == ["while assessing ru/koap-13.41/2"]

    def test_unknown_choice(self):
        """A choice of law that there is not is refused with those there are."""
        sentence, notes = refused(WrongValueError, act(), COMPANY, law_at="mildest")

        assert sentence == "law_at must be one of 'offense', 'decision', 'milder', not 'mildest'"
        assert notes == ["while assessing ru/koap-13.41/2"]

    def test_milder_up_to_a_day_that_is_not_coded(self):
        """The milder law cannot be named where the law of the decision is not coded."""
        choices = {"law_at": "milder", "decided_on": AFTER_KNOWN}

        _, notes = refused(OutsideCodedLawError, act(), COMPANY, **choices)
        assumed = assess(act(), COMPANY, assume_unchanged=True, **choices)

        assert notes == ["while assessing ru/koap-13.41/2"]
        assert roubles(assumed) == (800_000, 4_000_000)

    @pytest.mark.parametrize("law_at", list(LawAt))
    def test_decided_before_the_offense(self, law_at):
        """A decision cannot come before the offense it is about; it may come on its day."""
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
        """A repeat charged under part 2 costs what part 2 says; the result names both parts."""
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
        """Part 2 does not ask for the revenue, even where the law leads to part 5."""
        unknown = Platform("Acme", "legal-entity")

        answer = assess(act(), unknown, self.HISTORY, charged_as=PART_2)

        assert roubles(answer) == (800_000, 4_000_000)

    def test_a_first_offense_charged_as_repeat(self):
        """Part 5 may be charged where the law leads to part 2."""
        answer = assess(act(), COMPANY, charged_as=PART_5)

        assert (answer.provision.key, answer.by_law.key) == (PART_5, PART_2)
        assert roubles(answer) == (50_000_000, 100_000_000)
        assert answer.repeat == NO

    def test_as_the_law_has_it(self):
        """Charging the part that the law leads to is as written."""
        first = assess(act(), COMPANY, charged_as=PART_2)
        repeat = assess(act(), COMPANY, self.HISTORY, charged_as=PART_5)

        assert first.is_as_written
        assert repeat.is_as_written
        assert not any("as charged" in why for why in (*first.because, *repeat.because))

    def test_repeat_part_named_for_a_first_offense(self):
        """Where part 5 was named for a first offense, charging it answers for the case."""
        answer = assess(act(PART_5), COMPANY, charged_as=PART_5)

        assert answer.provision.key == PART_5
        assert roubles(answer) == (50_000_000, 100_000_000)
        assert answer.repeat == NO

    def test_repeat_part_named_for_a_first_offense_is_not_the_law(self):
        """A first offense charged as a repeat is not what the law leads to."""
        host = evolve(COMPANY, role="host")

        answer = assess(act(PART_5), host, charged_as=PART_5)

        assert answer.by_law.key == PART_1
        assert not answer.is_as_written
        assert answer.because[2] == (
            "answered as charged; by the law as written it is ru/koap-13.41/1: "
            "not restricting access (host)"
        )

    def test_repeat_part_named_for_a_first_offense_of_an_owner(self):
        """What the law leads to is the part for the platform's role."""
        answer = assess(act(PART_5), COMPANY, charged_as=PART_5)

        assert answer.by_law.key == PART_2

    def test_open_verdict(self):
        """With an open verdict, the charged part alone is answered for."""
        answer = assess(act(), COMPANY, repeat=EITHER, charged_as=PART_2)

        assert roubles(answer) == (800_000, 4_000_000)
        assert answer.repeat == EITHER

    def test_another_statute(self):
        """A part of another statute may be charged; its own repeat rule answers nothing here."""
        given = Facts(amounts={"the unpaid fine": rub(2_000_000)})

        answer = assess(act(), COMPANY, charged_as=f"{UNPAID}/1", given=given)

        assert answer.provision.key == f"{UNPAID}/1"
        assert answer.by_law.key == PART_2
        assert roubles(answer) == (4_000_000, 4_000_000)

    def test_unknown_provision(self):
        """What is charged must be a provision of the catalog."""
        no_part, _ = refused(UnknownProvisionError, act(), COMPANY, charged_as=f"{ARTICLE}/7")
        no_statute, _ = refused(
            UnknownStatuteError, act(), COMPANY, charged_as="ru/as-reported-2012"
        )

        assert no_part.startswith("unknown provision 'ru/koap-13.41/7'; did you mean 'ru/")
        assert no_statute == (
            "unknown statute 'ru/as-reported-2012'; did you mean 'ru/as-reported-2021'?"
        )

    def test_a_whole_statute_is_no_charge(self):
        """A statute of several parts cannot be charged as a whole."""
        sentence, _ = refused(UnknownProvisionError, act(), COMPANY, charged_as=ARTICLE)

        assert sentence.startswith("unknown provision 'ru/koap-13.41'; did you mean 'ru/")

    def test_person_not_liable(self):
        """A charge must reach the person."""
        sentence, notes = refused(
            NotLiableError, act(), Platform("Ivan", "citizen"), charged_as=REPORTED
        )

        assert sentence == (
            "ru/as-reported-2021 does not apply to the citizen, but to: legal-entity"
        )
        assert notes == ["while assessing ru/koap-13.41/2"]


class TestReliefs:
    def test_below_the_minimum(self):
        """In exceptional circumstances a court may go down to half of the minimum of part 2."""
        answer = assess(act(), COMPANY, given=EXCEPTIONAL)

        assert roubles(answer) == (400_000, 4_000_000)
        assert "KoAP art. 4.1(2.2), (2.3), (3.2), (3.3)" in {
            source.citation for source in answer.sources
        }

    @pytest.mark.parametrize(("part", "person", "low", "high"), FINES)
    def test_below_the_minimum_in_every_part(self, part, person, low, high):
        """Half of the minimum is the limit in every part, and the maximum stays."""
        platform, repeat = Platform("Acme", person, BILLION), part in {PART_5, PART_6}

        answer = assess(act(part), platform, repeat=repeat, given=EXCEPTIONAL)

        assert roubles(answer) == (Fraction(low, 2), high)

    def test_below_the_floor_of_revenue(self):
        """Where the floor is the minimum, half of the floor is the limit."""
        poor = Platform("Acme", "legal-entity", rub(10_000_000))

        answer = assess(act(PART_5), poor, repeat=True, given=EXCEPTIONAL)

        assert roubles(answer) == (2_000_000, 4_000_000)

    @pytest.mark.parametrize(
        ("truth", "low"), [(False, 800_000), (True, 400_000), (EITHER, 400_000)]
    )
    def test_open_circumstances(self, truth, low):
        """Circumstances that are open lower the low end alone; that they are absent is presumed."""
        given = Facts(flags={"exceptional circumstances": truth})

        assert roubles(assess(act(), COMPANY, given=given)) == (low, 4_000_000)

    @pytest.mark.parametrize(("part", "person", "low", "high"), FINES)
    def test_small_undertakings(self, part, person, low, high):
        """From 6 April 2022 a small company faces half of both ends, but of no share of revenue."""
        small = Platform("Acme", person, BILLION, small=True)
        repeat = part in {PART_5, PART_6}
        factor = Fraction(1, 2) if person == "legal-entity" and not repeat else 1

        before = assess(act(part, date(2022, 4, 5)), small, repeat=repeat)
        after = assess(act(part, date(2022, 4, 6)), small, repeat=repeat)

        assert roubles(before) == (low, high)
        assert roubles(after) == (low * factor, high * factor)

    def test_small_undertaking_as_given(self):
        """The given facts may say that it is small, or that it may be."""
        on = date(2022, 4, 6)
        is_small, may_be = (Facts(flags={"small undertaking": t}) for t in (True, EITHER))

        assert roubles(assess(act(on=on), COMPANY, given=is_small)) == (
            400_000,
            2_000_000,
        )
        assert roubles(assess(act(on=on), COMPANY, given=may_be)) == (
            400_000,
            4_000_000,
        )

    def test_given_goes_before_the_platform(self):
        """What is given outright goes before what the platform says of itself."""
        small = Platform("Acme", "legal-entity", small=True)
        given = Facts(flags={"small undertaking": False})

        answer = assess(act(on=date(2022, 4, 6)), small, given=given)

        assert roubles(answer) == (800_000, 4_000_000)

    def test_given_person_goes_before_the_platform(self):
        """A kind of person that is given outright goes before that of the platform."""
        answer = assess(act(), COMPANY, given=Facts(person="citizen"))

        assert roubles(answer) == (50_000, 100_000)

    def test_both_reliefs(self):
        """A small company in exceptional circumstances faces half of half of the minimum."""
        small = Platform("Acme", "legal-entity", small=True)

        answer = assess(act(on=date(2022, 4, 6)), small, given=EXCEPTIONAL)

        assert roubles(answer) == (200_000, 2_000_000)


class TestRevenue:
    REPEAT = act(PART_5, date(2021, 10, 1), detected_on=date(2022, 1, 15))

    def on(self, revenues, *, violation: Violation = REPEAT, **more) -> Assessment:
        """Assess a repeat on *revenues*."""
        inactive_in = more.pop("inactive_in", ())
        platform = Platform("Acme", "legal-entity", revenues, inactive_in=inactive_in)
        return assess(violation, platform, repeat=True, **more)

    def reason(self, answer: Assessment) -> str:
        """Return the reason that speaks of the revenue."""
        (found,) = (why for why in answer.because if why.startswith(REVENUE_WORDS))
        return found.removeprefix(f"{REVENUE_WORDS}: ")

    def test_the_year_before_detection(self):
        """The revenue of the calendar year before the detection counts, not before the offense."""
        answer = self.on({2020: rub(10**9), 2021: rub(2 * 10**9), 2022: rub(3 * 10**9)})

        assert roubles(answer) == (100_000_000, 200_000_000)
        assert self.reason(answer) == (
            "RUB 2,000,000,000.00 (2021: the calendar year before the one of detection, "
            "given as the total revenue from all goods, works and services)"
        )

    def test_any_year(self):
        """One amount without a year stands for whichever the law asks for, detected or not."""
        answer = self.on(BILLION, violation=act(PART_5))

        assert roubles(answer) == (50_000_000, 100_000_000)
        assert self.reason(answer) == f"RUB 1,000,000,000.00 (given as the {REVENUE_WORDS})"

    def test_missing_year(self):
        """A missing year is an error that names it, and the way out."""
        with pytest.raises(MissingFactError) as caught:
            self.on({2020: BILLION})

        assert str(caught.value) == (
            "missing fact: the total revenue from all goods, works and services of the "
            "person itself for 2021 (calendar year before the one of detection); pass "
            "Platform(revenues={2021: ...})"
        )
        assert caught.value.__notes__ == ["while assessing ru/koap-13.41/5"]

    @pytest.mark.parametrize("revenues", [(), {2020: BILLION}])
    def test_missing_detection(self, revenues):
        """Without the day of detection nobody can say which year counts."""
        with pytest.raises(MissingFactError) as caught:
            self.on(revenues, violation=act(PART_5))

        assert str(caught.value) == (
            "missing fact: the day of detection, which decides the year of the revenue; "
            "pass Violation(detected_on=date(...))"
        )

    def test_part_of_the_year(self):
        """Of a year without any trade, the part of the next one before detection counts."""
        part = AnnualRevenue(amount=rub(10**9), year=2022, through=date(2022, 1, 14))
        whole = AnnualRevenue(amount=rub(5 * 10**9), year=2021)

        answer = self.on([whole, part], inactive_in={2021})

        assert roubles(answer) == (50_000_000, 100_000_000)
        assert self.reason(answer).startswith("RUB 1,000,000,000.00 (2022, through 2022-01-14: ")

    def test_part_of_the_year_missing(self):
        """A whole year is no part of it: the missing part is an error that names the year."""
        with pytest.raises(MissingFactError) as caught:
            self.on({2021: BILLION, 2022: BILLION}, inactive_in={2021})

        assert str(caught.value) == (
            "missing fact: the total revenue from all goods, works and services of the "
            "person itself for the part of 2022 before the day of detection; pass "
            "Platform(revenues=AnnualRevenue(year=2022, through=date(...), amount=...))"
        )

    def test_part_of_an_active_year(self):
        """Where the year before was active, a part of it is not the whole of it."""
        part = AnnualRevenue(amount=BILLION, year=2021, through=date(2021, 6, 30))

        with pytest.raises(MissingFactError):
            self.on([part])

    def test_part_that_runs_past_detection(self):
        """Revenue earned after the detection is not part of what was earned before it."""
        past = AnnualRevenue(amount=BILLION, year=2022, through=date(2022, 12, 31))

        with pytest.raises(MissingFactError):
            self.on([past], inactive_in={2021})

    def test_figure_for_the_base(self):
        """A figure for the very base goes before one for any."""
        (measured,) = needs(catalog()[ARTICLE].provision(PART_5).enactments[-1].penalty).money
        other = Base(Measure.TURNOVER, Perimeter.GROUP, "worldwide", AccountingPeriod.ANNUAL)
        figures = [
            AnnualRevenue(amount=rub(10), year=2021),
            AnnualRevenue(amount=rub(20), year=2021, base=other),
            AnnualRevenue(amount=rub(10**9), year=2021, base=measured.base),
        ]

        answer = self.on(figures)

        assert roubles(answer) == (50_000_000, 100_000_000)
        assert self.reason(answer) == (
            "RUB 1,000,000,000.00 (2021: the calendar year before the one of detection)"
        )

    def test_figure_for_the_base_without_a_year(self):
        """A figure for the very base goes before one for any base, even one for any year."""
        (measured,) = needs(catalog()[ARTICLE].provision(PART_5).enactments[-1].penalty).money
        figures = [
            AnnualRevenue(amount=rub(10)),
            AnnualRevenue(amount=rub(10**9), year=2021, base=measured.base),
        ]

        assert roubles(self.on(figures)) == (50_000_000, 100_000_000)

    def test_range(self):
        """A revenue known as a range goes in end by end."""
        answer = self.on({2021: Range(rub(10**9), rub(3 * 10**9))})

        assert roubles(answer) == (50_000_000, 300_000_000)
        assert self.reason(answer).startswith("RUB 1,000,000,000.00 to RUB 3,000,000,000.00 (")

    def test_range_across_the_floor(self):
        """A range of revenue on both sides of the floor has the floor at its low end."""
        answer = self.on({2021: Range(rub(10_000_000), rub(100_000_000))})

        assert roubles(answer) == (4_000_000, 10_000_000)

    def test_given_revenue(self):
        """A revenue in the given facts goes before the figures of the platform."""
        answer = self.on({2021: BILLION}, given=Facts(revenue=rub(2 * 10**9)))

        assert roubles(answer) == (100_000_000, 200_000_000)
        assert self.reason(answer) == "RUB 2,000,000,000.00 (as given)"

    @pytest.mark.parametrize("person", ["citizen", "official", "sole-trader"])
    def test_nobody_else_needs_it(self, person):
        """Only a company's fine asks for the revenue."""
        platform = Platform("Acme", person)

        answer = assess(act(PART_5), platform, repeat=True)

        assert "revenue" not in " ".join(answer.because)

    def test_the_law_does_not_say_which_year(self):
        """The rule as reported names no year, so figures by year do not answer it."""
        with pytest.raises(MissingFactError) as caught:
            self.on({2020: BILLION}, violation=act(REPORTED))

        assert "year" in str(caught.value)
        assert str(caught.value).endswith(
            "; pass Platform(revenues=...) with one amount without a year"
        )
        assert caught.value.__notes__ == ["while assessing ru/as-reported-2021"]

    def test_other_amounts_come_from_the_given_facts(self):
        """The sum that went unpaid is no revenue: the platform does not answer for it."""
        sentence, notes = refused(MissingFactError, act(UNPAID), COMPANY)

        assert sentence == (
            "missing fact: the unpaid fine; pass Facts(amounts={'the unpaid fine': ...})"
        )
        assert notes == ["while assessing ru/koap-20.25/1"]


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
        """The result says until when the offense may be punished; that day counts in full."""
        next_day = date.fromordinal(last.toordinal() + 1)

        in_time, late = (
            assess(act(), COMPANY, limitation=limitation, decided_on=day)
            for day in (last, next_day)
        )

        assert in_time.expires_on == late.expires_on == last
        assert in_time.is_time_barred is False
        assert late.is_time_barred is True

    def test_nobody_asked(self):
        """Without a limitation, or without a decision, nothing is said to be time-barred."""
        on = date(2022, 5, 1)

        no_period = assess(act(), COMPANY, decided_on=on)
        no_decision = assess(act(), COMPANY, limitation=Period(days=90))

        assert (no_period.expires_on, no_period.is_time_barred) == (None, None)
        assert no_decision.expires_on == date(2022, 5, 30)
        assert no_decision.is_time_barred is None

    def test_the_readings_of_the_statute(self):
        """The statute offers its readings: three months, 90 days from 25 April 2023, a year."""
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
        """Acts of 31 January 2021 decided on 27 May 2021 were late by the general term alone."""
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
        """A limitation in hours has no last day."""
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
        """The day before has no text, whatever is assumed of later days."""
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
        """The law is coded through a day; the next day is an error that names the way out."""
        assert assess(act(on=KNOWN_THROUGH), COMPANY).law_day == KNOWN_THROUGH

        sentence, notes = refused(OutsideCodedLawError, act(on=AFTER_KNOWN), COMPANY)

        assert sentence == (
            f"ru/koap-13.41/2 is coded from 2021-01-10 through {KNOWN_THROUGH.isoformat()}, "
            f"not for {AFTER_KNOWN.isoformat()}; "
            "pass assume_unchanged=True to apply the last coded text"
        )
        assert notes == ["while assessing ru/koap-13.41/2"]

    def test_law_of_the_decision(self):
        """Where the law of the decision is asked for, that day must be coded."""
        refused(OutsideCodedLawError, act(), COMPANY, law_at="decision", decided_on=AFTER_KNOWN)

    def test_assume_unchanged(self):
        """The last coded text may be applied to later days."""
        small = Platform("Acme", "legal-entity", small=True)

        answer = assess(act(on=AFTER_KNOWN), small, assume_unchanged=True)

        assert roubles(answer) == (400_000, 2_000_000)
        assert answer.enactment.applies_from == date(2022, 4, 6)

    def test_assume_unchanged_is_named(self):
        """A result for a day after the coded law says what it assumes."""
        answer = assess(act(on=AFTER_KNOWN), COMPANY, assume_unchanged=True)

        assert answer.assumptions == (
            f"the text is assumed to be unchanged since {KNOWN_THROUGH.isoformat()}",
        )
        assert answer.because[-1] == answer.assumptions[0]
        last = assess(act(on=KNOWN_THROUGH), COMPANY, assume_unchanged=True)
        assert last.assumptions == ()

    def test_day_before_the_coded_text_of_an_older_law(self):
        """Article 20.25 is older than its coded text: the error does not call an act lawful."""
        sentence, _ = refused(OutsideCodedLawError, act(UNPAID, date(2019, 12, 31)), COMPANY)

        assert sentence == (
            f"ru/koap-20.25/1 is coded from 2020-01-01 through {KNOWN_THROUGH.isoformat()}, "
            "not for 2019-12-31; the text of that day is not coded, or there was none"
        )

    def test_repealed(self, enact):
        """What was repealed is not brought back by assuming that nothing changed."""
        last = date(2021, 12, 31)
        text = Enactment(
            applies_from=date(2020, 1, 1),
            applies_through=last,
            penalty=fixed(rub(1)),
            source=MADE_UP,
        )
        enact(Provision(key="zz/made-up/1", offense="part 1", enactments=(text,)))

        assert roubles(assess(act("zz/made-up", last), COMPANY)) == (1, 1)
        for assume_unchanged in (False, True):
            sentence, _ = refused(
                OutsideCodedLawError,
                act("zz/made-up"),
                COMPANY,
                assume_unchanged=assume_unchanged,
            )
            assert sentence == (
                "zz/made-up/1 is coded from 2020-01-01 through 2021-12-31, not for 2022-03-01; "
                "the text of that day is not coded, or there was none"
            )


class TestArguments:
    @pytest.mark.parametrize(
        ("args", "choices", "expected"),
        [
            (("act", COMPANY), {}, "violation must be a Violation, not the str 'act'"),
            ((act(), "Acme"), {}, "platform must be a Platform, not the str 'Acme'"),
            ((act(), COMPANY, []), {}, "history must be an OffenseHistory, not the list []"),
            ((act(), COMPANY), {"given": {}}, "given must be a Facts, not the dict {}"),
            (
                (act(), COMPANY),
                {"decided_on": datetime(2022, 5, 1)},
                "decided_on must be a date without a time, not the datetime "
                "datetime.datetime(2022, 5, 1, 0, 0)",
            ),
            (
                (act(), COMPANY),
                {"repeat": "yes"},
                "Facts.repeat must be bool or a Range of it, not the str 'yes'",
            ),
            (
                (act(), COMPANY),
                {"repeat": 1},
                "Facts.repeat must be bool or a Range of it, not the int 1",
            ),
            (
                (act(), COMPANY),
                {"limitation": "90 days"},
                "limitation must be a Period, not the str '90 days'",
            ),
            (
                (act(), COMPANY),
                {"charged_as": 5},
                "charged_as must be the key of a provision, not the int 5",
            ),
        ],
    )
    def test_wrong_types(self, args, choices, expected):
        """Each argument is refused by name where it is of the wrong kind."""
        assert refused(WrongTypeError, *args, **choices)[0] == expected


class TestAssessment:
    HISTORY = OffenseHistory(
        [
            Decision(
                under=PART_2,
                decided_on=date(2021, 12, 1),
                in_force_on=date(2021, 12, 20),
                executed_on=None,
                id="A-1",
            )
        ]
    )

    def test_keeps_what_it_was_given(self):
        """An assessment keeps the violation, the platform and the facts."""
        violation = act()

        answer = assess(violation, COMPANY, given=EXCEPTIONAL, decided_on=KNOWN_THROUGH)

        assert answer.violation == violation
        assert answer.platform == COMPANY
        assert answer.given == EXCEPTIONAL
        assert answer.decided_on == KNOWN_THROUGH

    def test_range(self):
        """Low and high are the ends of the range, which is the result of the first step."""
        answer = assess(act(), COMPANY)

        assert answer.range == Range(rub(800_000), rub(4_000_000)) == answer.step.result
        assert answer.range == Range(answer.low, answer.high)
        assert answer.currency == "RUB"

    @pytest.mark.parametrize("charged_as", [None, PART_2, PART_5])
    @pytest.mark.parametrize("repeat", [False, True])
    def test_step(self, repeat, charged_as):
        """The tree of steps is that of the text answered for, and of nothing else."""
        answer = assess(act(), COMPANY, repeat=repeat, charged_as=charged_as)

        assert answer.step.penalty == answer.enactment.penalty
        assert answer.enactment in answer.provision.enactments

    def test_because(self):
        """The reasons follow the reasoning: provision, law, charge, history, facts."""
        answer = assess(
            act(detected_on=date(2022, 3, 2)),
            Platform("Acme", "legal-entity", {2021: BILLION}),
            self.HISTORY,
        )

        assert answer.because == (
            "ru/koap-13.41/5: repeat of part 1 or 2",
            "the law of the day of the offense, 2022-03-01, in the text that applies from "
            "2021-06-22",
            "a repeat (1 of 1 earlier decisions count)",
            "decision of 2021-12-01 (A-1) counts: counts from 2021-12-20; its payment has not "
            "come, so 1 year has not begun to run",
            f"{REVENUE_WORDS}: RUB 1,000,000,000.00 (2021: the calendar year before the one of "
            "detection, given as the total revenue from all goods, works and services)",
        )

    def test_sources(self):
        """Every place the answer rests on is cited, each once, and none that it does not."""
        answer = assess(act(), COMPANY, self.HISTORY)

        assert [str(source) for source in answer.sources] == [
            "KoAP art. 13.41, added by Federal Law 511-FZ of 30 December 2020 [V]",
            "KoAP art. 4.1.2 [M]",
            "KoAP art. 13.41(5), floor [V]",
            "KoAP art. 3.5(1)(3.1) [V]",
            "KoAP art. 13.41(5) [V]",
            "KoAP art. 4.6(2), added by Federal Law 201-FZ of 11 June 2021 [M]",
        ]

    def test_sources_without_a_rule_of_repeats(self):
        """Where no place of the law says what a repeat is, none is cited."""
        answer = assess(act(REPORTED), COMPANY)

        assert [str(source) for source in answer.sources] == ["The Moscow Times, 1 March 2021 [S]"]

    def test_value(self):
        """Equal questions have equal answers, and an answer cannot be changed."""
        one, other = (assess(act(), COMPANY, self.HISTORY) for _ in range(2))

        assert one == other
        assert one != assess(act(), COMPANY)
        with pytest.raises(FrozenInstanceError):
            one.low = other.high
        with pytest.raises(AttributeError):
            one.law_day = date(2022, 1, 1)

    @pytest.mark.parametrize("repeat", [True, False, None])
    @pytest.mark.parametrize("law_at", [None, "offense"], ids=["quick", "reference"])
    def test_goes_to_another_process(self, repeat, law_at):
        """A copy by pickle is equal, and has the same reasons, worked out before or after."""
        answer = assess(act(), COMPANY, self.HISTORY, repeat=repeat, law_at=law_at)

        again = pickle.loads(pickle.dumps(answer))
        assert again == answer
        assert (again.low, again.high) == (answer.low, answer.high)
        assert again.because == answer.because
        assert pickle.loads(pickle.dumps(answer)).because == answer.because


class TestOtherStatutes:
    """What the shipped statutes do not use, and a statute to come may."""

    PARTS = (
        clause("1", 100),
        clause("2", 200),
    )

    @pytest.mark.parametrize(
        ("matching", "counting"),
        [
            (Matching.SAME_PROVISION, {"zz/made-up/1"}),
            (Matching.SAME_OFFENSE, {"zz/made-up/1", "zz/made-up/3"}),
            (
                Matching.SAME_STATUTE,
                {"zz/made-up", "zz/made-up/1", "zz/made-up/2", "zz/made-up/3"},
            ),
            (
                Matching.ANY,
                {
                    "zz/made-up",
                    "zz/made-up/1",
                    "zz/made-up/2",
                    "zz/made-up/3",
                    "zz/made-up-too/1",
                    PART_2,
                },
            ),
        ],
    )
    def test_matching(self, enact, matching, counting):
        """Which earlier decisions bear on an offense is the rule's to say."""
        rule = evolve(FOR_EVER, matching=matching)
        enact(*self.PARTS, clause("3", 300, repeat=rule, repeat_of=("zz/made-up/1",)))
        keys = [
            "zz/made-up",
            "zz/made-up/1",
            "zz/made-up/2",
            "zz/made-up/3",
            "zz/made-up-too/1",
            PART_2,
        ]

        found = {
            key
            for key in keys
            if assess(act("zz/made-up/1"), COMPANY, ruled(date(2021, 1, 1), under=key)).repeat
            == YES
        }

        assert found == counting

    def test_the_provision_says_whose_law(self, enact):
        """A provision may go by the day of the decision, unless the question says otherwise."""
        enact(clause("1", 100, since=date(2023, 1, 1), law_at=LawAt.DECISION))
        before, on = act("zz/made-up", date(2022, 12, 1)), date(2023, 2, 1)

        answer = assess(before, COMPANY, decided_on=on)

        assert (answer.law_at, answer.law_day) == (LawAt.DECISION, on)
        assert refused(NeedsDecisionDayError, before, COMPANY)[1] == [
            "while assessing zz/made-up/1"
        ]
        refused(OutsideCodedLawError, before, COMPANY, decided_on=on, law_at="offense")

    def test_several_decisions_needed(self, enact):
        """A rule may ask for more than one decision."""
        rule = evolve(FOR_EVER, times=2)
        enact(*self.PARTS, clause("3", 300, repeat=rule, repeat_of=("zz/made-up/1",)))
        one = ruled(date(2021, 1, 1), under="zz/made-up/1")
        two = one.with_decision(Decision(under="zz/made-up/3", decided_on=date(2021, 2, 1)))

        first, repeat = (assess(act("zz/made-up/1"), COMPANY, history) for history in (one, two))

        assert roubles(first) == (100, 100)
        assert first.because[2] == (
            "a first offense (1 of 1 earlier decisions count, and 2 are needed)"
        )
        assert roubles(repeat) == (300, 300)

    def test_measured_to_detection(self, enact):
        """A rule may ask which decisions count on the day of detection; that day is then needed."""
        rule = evolve(FOR_EVER, measured_to=Milestone.DETECTION)
        enact(*self.PARTS, clause("3", 300, repeat=rule, repeat_of=("zz/made-up/1",)))
        history = ruled(date(2022, 3, 2), under="zz/made-up/1")
        detected = act("zz/made-up/1", detected_on=date(2022, 3, 2))

        assert assess(detected, COMPANY, history).repeat == YES
        sentence, notes = refused(MissingFactError, act("zz/made-up/1"), COMPANY, history)
        assert sentence == (
            "missing fact: the day of detection, which decides the day that earlier "
            "decisions are measured to; pass Violation(detected_on=date(...))"
        )
        assert notes == ["while assessing zz/made-up/1"]

    def test_repeat_part_without_a_rule(self, enact):
        """A repeat part whose text has no rule is never reached by the history."""
        enact(*self.PARTS, clause("3", 300, repeat_of=("zz/made-up/1",)))
        history = ruled(date(2021, 1, 1), under="zz/made-up/1")

        answer = assess(act("zz/made-up/1"), COMPANY, history)

        assert roubles(answer) == (100, 100)
        assert answer.repeat is None

    def test_no_repeat_part(self, enact):
        """A provision whose repeat nobody punishes is assessed by itself."""
        enact(*self.PARTS)

        answer = assess(
            act("zz/made-up/2"), COMPANY, ruled(date(2021, 1, 1), under="zz/made-up/2")
        )

        assert roubles(answer) == (200, 200)
        assert answer.answer is None

    def test_counts_are_reasons(self, enact):
        """A fine for every day names the number of days."""
        daily = per_day(fixed(rub(1_000), rub(2_000)))
        enact(clause("1", 0, penalty=daily))

        answer = assess(act("zz/made-up"), COMPANY, given=Facts(counts={"days": Range(3, 4)}))

        assert roubles(answer) == (3_000, 8_000)
        assert answer.because[-1] == "3 to 4 days"

    def test_revenue_of_the_year_before_the_decision(self, enact):
        """A base may be that of the year before the decision, whose day is then needed."""
        base = Base(
            Measure.TURNOVER,
            Perimeter.GROUP,
            "worldwide",
            AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
        )
        enact(clause("1", 0, penalty=share_of_revenue("1/100", base=base)))
        platform = Platform("Acme", "legal-entity", {2022: rub(500)})

        answer = assess(act("zz/made-up"), platform, decided_on=date(2023, 5, 1))

        assert roubles(answer) == (5, 5)
        sentence, _ = refused(MissingFactError, act("zz/made-up"), platform)
        assert sentence == (
            "missing fact: the day of the decision, which decides the year of the "
            "revenue; pass decided_on=date(...)"
        )

    def test_rule_inside_a_compound_condition(self, enact):
        """A rule of repeats is told even where the penalty asks for it along with other things."""
        both = AllOf((Flag("intent", presumed=True), FOR_EVER))
        body = when(both, fixed(rub(300)), otherwise=fixed(rub(100)))
        enact(clause("1", 0, penalty=body))
        history = ruled(date(2021, 1, 1), under="zz/made-up/1")

        answer = assess(act("zz/made-up/1"), COMPANY, history)

        assert roubles(answer) == (300, 300)
        assert answer.repeat == YES

    def test_rule_that_nobody_needed(self, enact):
        """A rule measured to a day that nobody gave is not told where the penalty can do without."""
        to_detection = evolve(FOR_EVER, measured_to=Milestone.DETECTION)
        never = AllOf((Flag("fault", presumed=False), to_detection))
        rest = escalating(first=fixed(rub(100)), repeat=fixed(rub(300)), when=FOR_EVER)
        enact(
            clause("1", 0, penalty=when(never, fixed(rub(1)), otherwise=rest)),
            clause("2", 0, penalty=when(never, fixed(rub(1)), otherwise=fixed(rub(100)))),
        )
        history = ruled(date(2021, 1, 1), under="zz/made-up/1")

        one, none = (assess(act(f"zz/made-up/{part}"), COMPANY, history) for part in (1, 2))

        assert (roubles(one), one.repeat) == ((300, 300), YES)
        assert (roubles(none), none.repeat) == ((100, 100), None)

    def test_rule_that_nothing_turns_on(self, enact):
        """A rule of repeats in a branch that does not apply is not told."""
        inner = escalating(first=fixed(rub(100)), repeat=fixed(rub(300)), when=FOR_EVER)
        outer = when(Flag("intent", presumed=False), inner, otherwise=fixed(rub(1)))
        enact(clause("1", 0, penalty=outer))
        history = ruled(date(2021, 1, 1), under="zz/made-up/1")

        answer = assess(act("zz/made-up/1"), COMPANY, history)

        assert roubles(answer) == (1, 1)
        assert answer.repeat is None

    def test_rule_that_was_not_asked(self, enact):
        """A rule of repeats that a compound condition did not come to is not told."""
        never = AllOf((Flag("fault", presumed=False), FOR_EVER))
        enact(clause("1", 0, penalty=when(never, fixed(rub(300)), otherwise=fixed(rub(100)))))
        history = ruled(date(2021, 1, 1), under="zz/made-up/1")

        answer = assess(act("zz/made-up/1"), COMPANY, history)

        assert roubles(answer) == (100, 100)
        assert answer.repeat is None

    def test_rule_below_another_choice(self, enact):
        """A rule of repeats is told even where it stands below another choice."""
        inner = escalating(first=fixed(rub(100)), repeat=fixed(rub(300)), when=FOR_EVER)
        outer = when(Flag("intent", presumed=True), inner, otherwise=fixed(rub(1)))
        enact(clause("1", 0, penalty=outer))
        history = ruled(date(2021, 1, 1), under="zz/made-up/1")

        answer = assess(act("zz/made-up/1"), COMPANY, history)

        assert roubles(answer) == (300, 300)
        assert answer.repeat == YES

    def test_first_offense_charged_as_repeat_of_another_role(self, enact):
        """Where no part is for the platform's role, the first one that is repeated is named."""
        for_owners = {"roles": (Role.OWNER,)}
        firsts = ("zz/made-up/1", "zz/made-up/2")
        enact(
            clause("1", 100, **for_owners),
            clause("2", 200, **for_owners),
            clause("3", 300, repeat=FOR_EVER, repeat_of=firsts),
        )
        host = evolve(COMPANY, role="host")

        answer = assess(act("zz/made-up/3"), host, charged_as="zz/made-up/3")

        assert (answer.by_law.key, roubles(answer)) == ("zz/made-up/1", (300, 300))

    def test_repeat_part_of_a_later_day(self, enact):
        """Before a repeat part is enacted, the first part alone applies."""
        later = clause(
            "3", 300, since=date(2023, 1, 1), repeat=FOR_EVER, repeat_of=("zz/made-up/1",)
        )
        enact(*self.PARTS, later)

        answer = assess(act("zz/made-up/1"), COMPANY)

        assert roubles(answer) == (100, 100)

    def test_repeat_part_for_others(self, enact):
        """A repeat part that does not reach a person leaves the first part alone."""
        for_companies = clause(
            "3",
            300,
            persons=(PersonKind.LEGAL_ENTITY,),
            repeat=FOR_EVER,
            repeat_of=("zz/made-up/1",),
        )
        enact(*self.PARTS, for_companies)

        answer = assess(act("zz/made-up/1"), Platform("Ivan", "citizen"))

        assert roubles(answer) == (100, 100)


class TestSeveralRules:
    TWICE = escalating(
        first=escalating(first=fixed(rub(100)), repeat=fixed(rub(300)), when=FOR_EVER),
        repeat=fixed(rub(900)),
        when=evolve(FOR_EVER, times=2),
    )

    @pytest.mark.parametrize(
        ("number", "sum", "repeat"), [(0, 100, NO), (1, 300, YES), (2, 900, YES)]
    )
    def test_nested_rules_leave_nothing_open(self, enact, number, sum, repeat):
        """A second repeat that costs more than the first is a repeat, and so is the first."""
        enact(clause("1", 0, penalty=self.TWICE))
        days = [date(2020, 1, 1), date(2020, 2, 1)][:number]
        history = OffenseHistory(
            Decision(under="zz/made-up/1", decided_on=day, in_force_on=day, executed_on=day)
            for day in days
        )

        answer = assess(act("zz/made-up/1"), COMPANY, history)

        assert (roubles(answer), answer.repeat) == ((sum, sum), repeat)

    def test_charged_where_the_verdict_is_open(self):
        """Of an open verdict the reasons say that the law may lead to the repeat."""
        answer = assess(
            act(), COMPANY, repeat=EITHER, charged_as=PART_5, given=Facts(revenue=rub(10**9))
        )

        assert any(f"it is {PART_2} or its repeat: " in reason for reason in answer.because)
