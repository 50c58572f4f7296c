"""Distributions, policies, scenarios, results, changes and timelines."""

from __future__ import annotations

import importlib
import sys

from datetime import date, datetime, timedelta
from fractions import Fraction

import numpy as np
import polars as pl
import pytest

from attrs import evolve
from scipy import stats

from penaltymodel import (
    UNKNOWN,
    Decision,
    Enactment,
    Facts,
    Matching,
    Milestone,
    OffenseHistory,
    Period,
    Plan,
    Platform,
    Policy,
    Provision,
    Repeat,
    Request,
    Scenario,
    Source,
    Statute,
    Violation,
    catalog,
    eur,
    marginal,
    rub,
    simulate,
    timeline,
    what_if,
)
from penaltymodel.cases import cases
from penaltymodel.errors import (
    ChronologyError,
    CurrencyMismatchError,
    DuplicateIdError,
    MissingFactError,
    TooFewCasesError,
    WrongTypeError,
    WrongValueError,
)
from penaltymodel.files.rows import Row
from penaltymodel.law.forms import fixed, share_of_revenue, when
from penaltymodel.law.penalties import AllOf, AnyOf, Cases, Flag, Not
from penaltymodel.law.statute import LawAt
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter
from penaltymodel.output.display import text, view
from penaltymodel.output.simulations import simulation_view
from penaltymodel.simulation import (
    beta,
    constant,
    fit_discretion,
    observed,
    observed_discretion,
    triangular,
    uniform,
    with_repeat_window,
)
from penaltymodel.simulation.distribution import exact_sum
from penaltymodel.simulation.spreads import LEVELS, ONE, as_spread
from penaltymodel.values.sources import Confidence


X = Platform("X", "legal-entity", rub(1_000_000_000))
PART_4 = "ru/koap-13.41/4"
DAY = date(2022, 1, 10)
SOURCE = Source("an example", Confidence.MEMORY)
POLICY = Policy(sanctioned="1/2", decided_after=uniform(20, 60))


def acts(*days: int, under: str = PART_4) -> list[Violation]:
    found = [DAY + timedelta(days=day) for day in days]
    return [
        Violation(under, day, detected_on=day, id=f"act {number}")
        for number, day in enumerate(found)
    ]


def scenario(*days: int, **others: object) -> Scenario:
    return Scenario(platforms=X, violations={"X": acts(*days)}, **others)


class TestSpreads:
    @pytest.mark.parametrize(
        ("spread", "mean"),
        [
            (uniform(), 0.5),
            (uniform("1/4", "3/4"), 0.5),
            (triangular(0, "1/4", 1), 5 / 12),
            (triangular(0, 0, 1), 1 / 3),
            (triangular(0, 1, 1), 2 / 3),
            (triangular("1/2", "1/2", "1/2"), 0.5),
            (beta(2, 5), 2 / 7),
            (observed(["0.1", "0.2", "0.9"]), 0.4),
            (as_spread("s", stats.beta(2, 6)), 0.25),
            (as_spread("s", "1/8"), 0.125),
        ],
        ids=str,
    )
    def test_positions(self, spread, mean):
        """Positions are ascending whole numbers from 0 to 65,536 with the right mean."""
        found = spread.positions()

        assert len(found) == LEVELS
        assert list(found) == sorted(found)
        assert abs(sum(found) / LEVELS / ONE - mean) < 1e-4

    @pytest.mark.parametrize(
        ("spread", "mean"),
        [
            (uniform(30, 90), 60),
            (triangular(0, 30, 60), 30),
            (constant(7), 7),
            (observed([1, 2, 9]), 4),
            (as_spread("s", stats.gamma(3, scale=20)), 60),
        ],
        ids=str,
    )
    def test_days(self, spread, mean):
        """Days are ascending whole numbers with the right mean."""
        found = spread.days()

        assert len(found) == LEVELS
        assert list(found) == sorted(found)
        assert all(type(day) is int for day in found)
        assert abs(sum(found) / LEVELS - mean) < 0.05

    def test_ends_of_uniform(self):
        """Both ends are drawn, and every whole number between them as often as any other."""
        assert {uniform().positions()[0], uniform().positions()[-1]} == {0, ONE}
        counts = np.bincount(uniform(1, 3).days())
        assert counts[1:].max() - counts[1:].min() <= 1

    @pytest.mark.parametrize(
        "make",
        [
            lambda: uniform(2, 1),
            lambda: triangular(0, 2, 1),
            lambda: beta(0, 1),
            lambda: beta(1, True),
            lambda: observed([]),
            lambda: uniform(0, 2).positions(),
            lambda: uniform("1/2", 2).days(),
            lambda: uniform(0, 10**6).days(),
            lambda: beta(1, 1).days(),
            lambda: as_spread("s", stats.cauchy(0, 1e300)).days(),
            lambda: as_spread("s", stats.norm(0, 1)).positions(),
        ],
    )
    def test_wrong(self, make):
        """A distribution that cannot be one is an error."""
        with pytest.raises(WrongValueError):
            make()

    def test_wrong_types(self):
        """Anything else is no distribution."""
        for value in (True, 0.5, None):
            with pytest.raises(WrongTypeError, match="s must be a distribution"):
                as_spread("s", value)

    def test_words(self):
        """Each distribution has words for the assumptions."""

        class Mine:
            def ppf(self, q):
                return q

        assert str(as_spread("s", stats.beta(2, b=5))) == "scipy.stats.beta(2, b=5)"
        assert str(as_spread("s", Mine())) == "a distribution given as Mine"
        assert str(observed([1])) == "one of 1 observed values"
        assert str(beta(2, 5)) == "beta with the shapes 2 and 5"


class TestPolicy:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"sanctioned": 2},
            {"sanctioned": {"drugs": "3/2"}},
            {"paid": 5},
            {"decided_after": 0},
            {"joined": {"per-item": "1/2"}},
            {"joined": "sometimes"},
        ],
    )
    def test_wrong(self, wrong):
        """A field that cannot take its value is named."""
        with pytest.raises(WrongValueError):
            Policy(**{"sanctioned": 1, "decided_after": 5} | wrong)

    def test_by_category_and_provision(self):
        """Probabilities differ by category, and discretion by provision or statute."""
        policy = Policy(
            sanctioned={"drugs": 1, "suicide": 0},
            decided_after=30,
            discretion={PART_4: 0, "ru/koap-13.41": "1/2"},
        )
        both = [
            Violation("ru/koap-13.41", DAY, detected_on=DAY, category=each, id=each)
            for each in ("drugs", "suicide")
        ]

        answer = simulate(Scenario(platforms=X, violations={"X": both}), policy, draws=20, seed=1)

        assert set(answer.totals.tolist()) == {300_000_000}
        assert {name: set(each.tolist()) for name, each in answer.by_category.items()} == {
            "drugs": {300_000_000},
            "suicide": {0},
        }
        assert policy.discretion_of("ru/koap-13.41/5") == constant("1/2")
        assert "each case about drugs is fined with probability 1" in policy.assumptions()
        assert any(each.startswith(f"a fine under {PART_4} lies") for each in policy.assumptions())

    def test_missing_keys(self):
        """A category or a provision that a mapping lacks is an error."""
        policy = Policy(sanctioned={"drugs": 1}, decided_after=30, discretion={"eu/gdpr": 0})

        with pytest.raises(WrongValueError, match="the category 'x'"):
            policy.probability("x")
        with pytest.raises(WrongValueError, match=PART_4):
            policy.discretion_of(PART_4)

    def test_plans(self):
        """Plans may be given in each form, and are all in the assumptions."""
        mixed = Policy(
            sanctioned=1, decided_after=5, joined={"per-item": "1/3", Plan("per-batch", 2): "2/3"}
        )

        assert evolve(mixed, paid=1) == mixed
        assert mixed.assumptions()[-1] == (
            "violations are prosecuted as one case for every 2 items of one provision "
            "with probability 2/3"
        )
        when = Policy(sanctioned=1, decided_after=5, paid_after=3).assumptions()[3]
        assert when.endswith("some days after entry into force: always 3")


class TestScenario:
    @pytest.mark.parametrize(
        ("wrong", "error"),
        [
            ({"violations": acts(0)}, WrongTypeError),
            ({"violations": {"Y": acts(0)}}, WrongValueError),
            ({"history": 5}, WrongTypeError),
            ({"history": {"X": 5}}, WrongTypeError),
            ({"platforms": [X, X]}, DuplicateIdError),
            ({"given": 5}, WrongTypeError),
            ({"limitation": 5}, WrongTypeError),
            ({"law": 5}, WrongTypeError),
        ],
    )
    def test_wrong(self, wrong, error):
        """A field that cannot take its value is an error."""
        with pytest.raises(error):
            Scenario(**{"platforms": X, "violations": {"X": acts(0)}} | wrong)

    def test_of_register(self):
        """Requests of any form are read; wrong rows are rejected and named in the notes."""
        row = {
            "id": "r1", "platform": "Y", "authority": "A", "category": "drugs",
            "sent_at": "2022-01-01", "allowed": "3 days",
        }  # fmt: skip
        request = Request(
            id="r2", platform="X", authority="A", category="drugs",
            sent_at=date(2022, 1, 1), allowed=Period(days=3), removed_at=date(2022, 1, 20),
        )  # fmt: skip
        rows = [
            row,
            request,
            Row(3, "line 3", row | {"id": "r3", "count": "3"}),
            Row(4, "line 4", {}, "it is broken"),
            5,
            row | {"id": "late", "sent_at": "2023-01-01"},
            row | {"id": "pending", "sent_at": "2022-02-28"},
        ]

        found = Scenario.of_register(
            rows, [X], under="ru/koap-13.41", as_of=date(2022, 3, 1), anyone=X
        )

        ids = {name: [each.id for each in acts] for name, acts in found.violations.items()}
        assert ids == {"Y": ["r1", "r3", "r3/2", "r3/3"], "X": ["r2"]}
        assert [each.row for each in found.rejected] == [4, 5]
        assert "2 rows of the register were rejected and are left out" in found.assumptions()
        strict = Scenario.of_register([row], [X], under="ru/koap-13.41", as_of=date(2022, 3, 1))
        assert "one of the platforms given" in strict.rejected[0].reason

    def test_assumptions(self):
        """The limitation and unknown days are in the assumptions."""
        known = [Decision(PART_4, DAY), Decision(PART_4, DAY)]
        for count, words in ((1, "1 earlier decision "), (2, "2 earlier decisions ")):
            found = scenario(0, history={"X": OffenseHistory(known[:count])})
            assert any(words in each for each in found.assumptions())
        period = scenario(0, limitation=Period(days=5), assume_unchanged=True).assumptions()
        assert "no fine comes later than 5 days after the offense" in period
        assert "the last coded text of the law is taken to apply unchanged" in period
        named = scenario(0, limitation="judge").assumptions()
        assert "no fine comes after the limitation period 'judge'" in named

    def test_changes(self):
        """Items can be removed and fines can be paid, by their ids."""
        unpaid = Decision(PART_4, DAY, in_force_on=DAY, executed_on=None, id="d")
        other = Decision(PART_4, DAY, id="e")
        found = scenario(0, 9, history={"X": OffenseHistory([unpaid, other])})

        assert found.without(["act 0"]).number_of_violations == 1
        paid = found.with_fine_paid("d", date(2022, 5, 1)).history["X"]
        assert [each.executed_on for each in paid] == [date(2022, 5, 1), UNKNOWN]
        with pytest.raises(WrongValueError, match="ids of violations"):
            found.without(["nobody"])
        with pytest.raises(WrongValueError, match="earlier decision"):
            found.with_fine_paid("nobody", DAY)
        with pytest.raises(ChronologyError):
            found.with_fine_paid("d", date(2020, 1, 1))


class TestLimitation:
    @pytest.mark.parametrize("limitation", [Period(days=40), "judge"])
    def test_too_late(self, limitation):
        """No decision comes after the limitation period."""
        policy = Policy(sanctioned=1, decided_after=uniform(20, 200))

        answer = simulate(scenario(0, limitation=limitation), policy, draws=2_000, seed=1)

        last = limitation if isinstance(limitation, Period) else Period(months=3)
        fined = np.flatnonzero(answer.totals)
        assert 0 < len(fined) < 2_000
        for draw in fined[:10]:
            assert answer.path(int(draw)).steps[0].decided_on <= last.after(DAY)

    def test_unknown_name(self):
        """A name that the statute lacks is an error with the names it has."""
        with pytest.raises(WrongValueError, match=r"'judge'.*'one-year'"):
            simulate(scenario(0, limitation="jury"), POLICY)


class TestDistribution:
    def test_figures(self):
        """Quantiles are totals that were drawn, and all figures are in order."""
        answer = simulate(scenario(0, 40, 90), POLICY, draws=5_000, seed=3)

        for share in ("0.01", "0.5", "0.95", 1):
            found = answer.quantile(share)
            assert found.value.minor() in answer.totals
            assert found.interval.low <= found.value <= found.interval.high
        assert answer.value_at_risk() == answer.quantile("0.95")
        tail = answer.expected_shortfall("0.95")
        assert tail.value >= answer.quantile("0.95").value
        assert answer.expected_shortfall(0).value == answer.mean.value
        assert "draws" in repr(answer)
        assert str(answer.mean).count("RUB") == 3

    def test_expected_shortfall_by_hand(self):
        """The mean of the worst draws, the last of them in part."""
        answer = simulate(scenario(0), POLICY, draws=3, seed=1)
        three = sorted(answer.totals.tolist())

        # The worst half of three draws is one and a half draws.
        expected = (three[2] + Fraction(three[1], 2)) / Fraction(3, 2)
        assert answer.expected_shortfall("1/2").value == answer.money(expected)
        tiny = answer.expected_shortfall("9/10").value
        assert tiny == answer.money(three[2])

    def test_probabilities(self):
        """The probability above an amount counts the draws above it."""
        answer = simulate(scenario(0), POLICY, draws=1_000, seed=4)

        above = answer.probability_above(rub(5_000_000))
        assert above.value == Fraction(int((answer.totals > 500_000_000).sum()), 1_000)
        assert 0 < above.low < float(above.value) < above.high < 1
        assert answer.probability_above(rub(8_000_000)).value == 0
        with pytest.raises(WrongTypeError):
            answer.probability_above(5)
        with pytest.raises(CurrencyMismatchError):
            answer.probability_above(eur(5))

    @pytest.mark.parametrize(
        "ask",
        [
            lambda answer: answer.quantile(0),
            lambda answer: answer.quantile(2),
            lambda answer: answer.expected_shortfall(1),
            lambda answer: answer.means("color"),
            lambda answer: answer.path(-1),
            lambda answer: answer.path(1.5),
            lambda answer: answer.worst(-1),
        ],
    )
    def test_wrong(self, ask):
        """A question that cannot be answered is an error."""
        answer = simulate(scenario(0), POLICY, draws=10, seed=4)

        with pytest.raises(WrongValueError):
            ask(answer)

    def test_tables(self):
        """Rows, polars, pandas and Arrow have the same numbers."""
        answer = simulate(scenario(0, 340), POLICY, draws=200, seed=5)

        rows = answer.to_dicts()
        frame = answer.to_polars()
        assert frame.to_dicts() == rows
        assert pl.DataFrame(answer).equals(frame)
        assert answer.to_pandas().to_dict("records") == rows
        years = [name for name in frame.columns if name.startswith("year: ")]
        assert years == ["year: 2022", "year: 2023"]
        assert (frame.select(pl.sum_horizontal(years)).to_series() == frame["total"]).all()

    def test_worst(self):
        """The worst draws come first, with their decisions in order."""
        answer = simulate(scenario(0, 60, 120), POLICY, draws=300, seed=6)

        worst = answer.worst(3)

        assert [each.total.minor() for each in worst] == sorted(answer.totals.tolist())[:-4:-1]
        days = [each.decided_on for each in worst[0].steps]
        assert days == sorted(days)
        assert any(each.assessment.counted for each in worst[0].steps)

    def test_sum_without_wrap(self):
        """A sum beyond 2**63 is exact."""
        assert exact_sum(np.array([2**62] * 5 + [-7])) == 5 * 2**62 - 7


class TestWhatIf:
    def test_same_random_numbers(self):
        """A case that is in both scenarios is the same in both."""
        before = simulate(scenario(0, 9), POLICY, draws=2_000, seed=7)

        found = what_if(before, before.scenario.without(["act 1"]), change="remove one")

        alone = simulate(scenario(0), POLICY, draws=2_000, seed=7)
        assert (found.after.totals == alone.totals).all()
        assert (found.differences <= 0).all()
        assert found.mean.saved > rub(0)
        assert found.mean.added == rub(0)
        assert 0 < found.share_lower < 1
        half = found.quantile("0.5")
        assert half.low <= half.minor_units <= half.high
        assert str(found.mean).startswith("-RUB")

    def test_policy(self):
        """A policy can be changed too."""
        before = simulate(scenario(0), POLICY, draws=500, seed=7)

        found = what_if(before, evolve(POLICY, sanctioned=1))

        assert found.mean.saved == rub(0)
        assert str(found.mean).startswith("+RUB")
        assert found.share_lower == 0
        assert "before: each case is fined with probability 1/2" in text(found)
        assert "after: each case is fined with probability 1" in text(found)

    def test_window(self):
        """A longer window makes more repeats."""
        policy = Policy(sanctioned=1, decided_after=30, discretion=0)
        before = simulate(scenario(0, 700), policy, draws=50, seed=7)

        law = with_repeat_window(catalog()["ru/koap-13.41"], Period(years=2))
        found = what_if(before, evolve(before.scenario, law=law))

        assert before.repeats == 0
        assert found.after.repeats == 50
        assert found.mean.added == rub(97_000_000)

    def test_nothing_left(self):
        """A scenario without violations costs nothing."""
        before = simulate(scenario(0), POLICY, draws=100, seed=7)

        found = what_if(before, before.scenario.without(["act 0"]))

        assert not found.after.totals.any()
        assert found.mean.saved == before.mean.value

    def test_wrong(self):
        """Arguments of the wrong type are named; another currency is an error."""
        before = simulate(scenario(0), POLICY, draws=10, seed=7)
        act = Violation("eu/terreg/18", DAY, detected_on=DAY)
        other = Scenario(platforms=Platform("X", "legal-entity", eur(5)), violations={"X": [act]})

        with pytest.raises(WrongTypeError, match="before"):
            what_if(5, other)
        with pytest.raises(WrongTypeError, match="after"):
            what_if(before, 5)
        with pytest.raises(WrongTypeError, match="before"):
            marginal(5)
        law = fictional(None, decided_later=False)
        act = Violation("xx/act/1", DAY)
        euros = Scenario(platforms=X, violations={"X": [act]}, law=law)
        with pytest.raises(CurrencyMismatchError):
            what_if(before, euros)


class TestMarginal:
    def test_order(self):
        """An early violation, which makes a later one a repeat, comes before one without effect."""
        before = simulate(scenario(0, 60, 61), POLICY, draws=4_000, seed=8)
        shown: list[tuple[int, int]] = []

        found = marginal(before, on_progress=lambda *each: shown.append(each))

        assert {each.ids for each in found.lines} == {("act 0",), ("act 1",), ("act 2",)}
        avoided = [each.avoided.minor_units for each in found.lines]
        assert avoided == sorted(avoided)
        assert shown == [(1, 3), (2, 3), (3, 3)]
        assert found.mean == before.mean.value

    def test_alike(self):
        """Violations that are alike have one line; ids can be chosen."""
        alike = [evolve(each, id=id) for id in "abc" for each in acts(0)]
        found = simulate(
            Scenario(platforms=X, violations={"X": [*alike, Violation(PART_4, DAY)]}),
            POLICY, draws=50, seed=8,
        )  # fmt: skip

        assert marginal(found).lines[0].ids == ("a", "b", "c")
        assert marginal(found, ids=["b"]).lines[0].ids == ("b",)
        with pytest.raises(WrongValueError, match="ids"):
            marginal(found, ids=[])
        with pytest.raises(WrongValueError, match="ids"):
            marginal(found, ids=["z"])


REVENUE = Base(
    Measure.REVENUE, Perimeter.PERSON, "total", AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION
)


def fictional(
    rule: Repeat | None, *, decided_later: bool, law_at: LawAt = LawAt.OFFENSE
) -> Statute:
    """Return an act whose fine may depend on the year of the decision."""
    fine = share_of_revenue("1/10", base=REVENUE) if decided_later else fixed(eur(5), eur(9))
    if rule is not None:
        fine = when(rule, fixed(eur(100)), otherwise=fine)
    later = fixed(eur(50), eur(90))
    if rule is not None and law_at is LawAt.DECISION:
        later = when(evolve(rule, times=2), fixed(eur(100)), otherwise=later)
    texts = (
        Enactment(
            applies_from=date(2020, 1, 1),
            applies_through=date(2022, 2, 15),
            penalty=fine,
            source=SOURCE,
        ),
        Enactment(applies_from=date(2022, 2, 16), penalty=later, source=SOURCE),
    )
    if law_at is LawAt.OFFENSE:
        texts = (evolve(texts[0], applies_through=None),)
    provision = Provision(key="xx/act/1", offense="an act", enactments=texts, law_at=law_at)
    return Statute(
        key="xx/act", title="an act", jurisdiction="nowhere", provisions=(provision,),
        known_through=date(2030, 1, 1),
    )  # fmt: skip


RULE = Repeat(
    opens_at=Milestone.DECISION,
    within=None,
    counted_from=Milestone.DECISION,
    matching=Matching.ANY,
    measured_to=Milestone.COMMISSION,
)


class TestDayOfDecision:
    def test_revenue_by_year(self):
        """A fine of the year before the decision changes with the year in which it comes."""
        rich = Platform("X", "legal-entity", {2021: eur(1_000), 2022: eur(7_000)})
        act = Violation("xx/act/1", date(2022, 12, 1))
        found = Scenario(
            platforms=rich, violations={"X": [act]}, law=fictional(None, decided_later=True)
        )
        policy = Policy(sanctioned=1, decided_after=uniform(20, 60))

        answer = simulate(found, policy, draws=400, seed=9)

        assert set(answer.totals.tolist()) == {10_000, 70_000}
        for draw in range(20):
            path = answer.path(draw)
            assert path.total == answer.money(int(answer.totals[draw]))
            year = path.steps[0].decided_on.year
            assert answer.by_year[str(year)][draw] == answer.totals[draw]

    def test_missing_revenue(self):
        """A fine that needs a revenue of some year is refused without one."""
        act = Violation("xx/act/1", DAY)
        law = fictional(None, decided_later=True)
        for revenues in ((), {1999: eur(5)}):
            poor = Platform("X", "legal-entity", revenues)
            found = Scenario(platforms=poor, violations={"X": [act]}, law=law)
            with pytest.raises(MissingFactError, match=r"turnover|revenue"):
                simulate(found, POLICY)

    def test_law_of_the_decision(self):
        """A text that applies at the decision changes the range from its first day on."""
        law = fictional(None, decided_later=False, law_at=LawAt.DECISION)
        found = Scenario(platforms=X, violations={"X": [Violation("xx/act/1", DAY)]}, law=law)

        answer = simulate(found, Policy(sanctioned=1, decided_after=uniform(20, 60)), draws=300)

        for draw in range(30):
            path = answer.path(draw)
            assert path.total == answer.money(int(answer.totals[draw]))
            is_new = path.steps[0].decided_on >= date(2022, 2, 16)
            assert (path.total >= eur(50)) == is_new

    def test_repeat_that_needs_the_decision(self):
        """Only the fine for a repeat may depend on the year of the decision."""
        body = when(RULE, share_of_revenue("1/10", base=REVENUE), otherwise=fixed(eur(1)))
        law = fictional(None, decided_later=False).with_penalty("xx/act/1", body)
        rich = Platform("X", "legal-entity", {2021: eur(1_000), 2022: eur(7_000)})
        days = (date(2022, 10, 1), date(2022, 12, 1))
        found = Scenario(
            platforms=rich,
            violations={"X": [Violation("xx/act/1", day) for day in days]},
            law=law,
        )

        answer = simulate(found, Policy(sanctioned=1, decided_after=uniform(20, 60)), draws=200)

        assert {100 + 10_000, 100 + 70_000} <= set(answer.totals.tolist())
        for draw in range(20):
            assert answer.path(draw).total == answer.money(int(answer.totals[draw]))

    def test_rules_that_change(self):
        """Rules for repeats that change with the day of the decision are refused."""
        law = fictional(RULE, decided_later=False, law_at=LawAt.DECISION)
        found = Scenario(platforms=X, violations={"X": [Violation("xx/act/1", DAY)]}, law=law)

        with pytest.raises(WrongValueError, match="the same on all days"):
            simulate(found, Policy(sanctioned=1, decided_after=uniform(20, 60)))

    def test_provision_that_changes_for_repeats(self):
        """A rule to the day of the decision must match first offenses and repeats alike."""
        rule = evolve(RULE, matching=Matching.SAME_PROVISION, measured_to=Milestone.DECISION)
        law = fictional(None, decided_later=False)
        graver = Provision(
            key="xx/act/2", offense="a repeat", repeat_of=("xx/act/1",),
            enactments=(
                Enactment(
                    applies_from=date(2020, 1, 1), penalty=fixed(eur(9)), source=SOURCE, repeat=rule
                ),
            ),
        )  # fmt: skip
        law = evolve(law, provisions=(*law.provisions, graver))
        found = Scenario(platforms=X, violations={"X": [Violation("xx/act/1", DAY)]}, law=law)

        with pytest.raises(WrongValueError, match="match all provisions"):
            simulate(found, POLICY)

    def test_unknown_commission(self):
        """An earlier decision needs its day of commission where the law counts from it."""
        rule = evolve(RULE, within=Period(years=1), counted_from=Milestone.COMMISSION)
        law = fictional(rule, decided_later=False)
        known = OffenseHistory([Decision("xx/act/1", date(2022, 1, 1))])
        found = Scenario(
            platforms=X, violations={"X": [Violation("xx/act/1", DAY)]}, law=law,
            history={"X": known},
        )  # fmt: skip

        with pytest.raises(WrongValueError, match="committed_on of the decision of 2022-01-01"):
            simulate(found, POLICY)


class TestKnownDecisions:
    def test_some_count(self):
        """Some known decisions count, more than are needed, and others no longer do."""
        rule = evolve(RULE, within=Period(years=1))
        law = fictional(rule, decided_later=False)
        days = (date(2018, 1, 1), date(2021, 6, 1), date(2021, 7, 1), date(2021, 8, 1))
        history = OffenseHistory(
            [Decision("xx/act/1", day, in_force_on=day, executed_on=day) for day in days]
        )
        policy = Policy(sanctioned=1, decided_after=30)

        def total(*decisions: Decision) -> list[int]:
            known = {"X": OffenseHistory(decisions)}
            found = Scenario(
                platforms=X, violations={"X": [Violation("xx/act/1", DAY)]}, law=law, history=known
            )
            return simulate(found, policy, draws=2, seed=1).totals.tolist()

        first, *counting = history
        assert total(first, *counting) == total(counting[0]) == [10_000, 10_000]
        assert max(total(first)) <= 900


class TestReform:
    def test_every_rule(self):
        """Rules in a penalty and outside of it are changed, and nothing else."""
        rule = evolve(RULE, within=Period(years=1))
        flag = Flag("grave", presumed=False)
        test = AnyOf((AllOf((rule, flag)), Not(Not(rule))))
        law = fictional(None, decided_later=False).with_penalty(
            "xx/act/1", Cases(((test, fixed(eur(9))),), fixed(eur(1)))
        )

        changed = with_repeat_window(law, None)

        assert with_repeat_window(changed, Period(years=1)) == law
        assert changed != law

    def test_wrong(self):
        """An act without such a rule, or anything else, is an error."""
        with pytest.raises(WrongValueError, match="rule for repeats"):
            with_repeat_window(fictional(None, decided_later=False), None)
        with pytest.raises(WrongTypeError, match="statute"):
            with_repeat_window(5, None)
        with pytest.raises(WrongTypeError, match="within"):
            with_repeat_window(catalog()["ru/koap-13.41"], 5)


class TestDiscretion:
    def test_fit(self):
        """The fit says how many cases it rests on; its mean is near that of the cases."""
        learned = fit_discretion("ru/koap-13.41")

        mean = float(sum(learned.observed) / learned.number)
        assert learned.number >= 90
        assert abs(sum(learned.positions()) / LEVELS / ONE - mean) < 0.05
        assert f"fitted to {learned.number} decided cases under ru/koap-13.41" in str(learned)
        assert fit_discretion("ru/koap-13.41") == learned
        assert fit_discretion("ru/koap-13.41", seed=1) != learned
        with pytest.raises(WrongValueError, match="not of positions"):
            learned.days()

    def test_check(self):
        """The check has a band for each rank, and the share of cases outside."""
        learned = fit_discretion("ru/koap-13.41")

        found = learned.check(200)

        assert len(found.observed) == len(found.low) == len(found.high) == learned.number
        assert len(found.means) == 200
        assert 0 <= found.share_outside < 0.5
        assert all(low <= high for low, high in zip(found.low, found.high, strict=True))
        with pytest.raises(WrongValueError, match="replicates"):
            learned.check(0)

    def test_observed(self):
        """The positions of decided cases can be drawn as they are."""
        found = observed_discretion("ru/koap-13.41/2", at_least=2)

        assert str(found).endswith("positions of decided cases under ru/koap-13.41/2")

    def test_too_few(self):
        """Below the stated number of cases, there is no distribution."""
        with pytest.raises(TooFewCasesError, match="at least 20"):
            fit_discretion("ru/koap-13.50")
        with pytest.raises(TooFewCasesError):
            observed_discretion(
                "ru/koap-13.41", tried=cases("ru"), where=lambda case: case.respondent == "nobody"
            )
        with pytest.raises(WrongValueError, match="at_least"):
            fit_discretion("ru/koap-13.41", at_least=1)

    def test_all_equal(self):
        """Equal positions have no distribution."""
        with pytest.raises(WrongValueError, match="different values"):
            fit_discretion("tr/5651", at_least=2)

    def test_few_different_cases(self):
        """Cases drawn again that are all equal are drawn once more."""
        found = fit_discretion("ru/koap-19.7.10-4", at_least=2)

        assert len(found.fits) == 64


class TestTimeline:
    PAID = Decision(
        "ru/koap-13.41/2", date(2023, 1, 1), in_force_on=date(2023, 1, 20),
        executed_on=date(2023, 2, 1), id="paid",
    )  # fmt: skip
    UNPAID = Decision(
        "ru/koap-13.41/2", date(2023, 3, 1), in_force_on=date(2023, 4, 1), executed_on=None
    )

    def test_closes(self):
        """The window closes a year after payment; without decisions there is none."""
        found = timeline(
            X, OffenseHistory([self.PAID]), under="ru/koap-13.41/2", as_of=date(2023, 1, 10)
        )

        assert found.closes_on == date(2024, 2, 1)
        assert not found.never_closes
        assert [each.first for each in found.stretches] == [
            date(2023, 1, 10), date(2023, 1, 20), date(2024, 2, 2),
        ]  # fmt: skip
        assert found.stretches[1].range.low == rub(50_000_000)
        assert found.paying == ()
        assert "an offense may be a repeat through 2024-02-01" in text(found)
        foreign = Decision("zz/other/1", date(2023, 1, 1))
        other = scenario(0, history={"X": OffenseHistory([foreign])})
        assert simulate(other, POLICY, draws=5, seed=1) == simulate(
            scenario(0), POLICY, draws=5, seed=1
        )
        none = timeline(X, OffenseHistory(), under="ru/koap-13.41/2", as_of=DAY)
        assert none.closes_on is None
        assert "no offense is a repeat" in text(none)

    def test_paying(self):
        """Paying an unpaid fine starts the year; an unknown revenue leaves the range open."""
        found = timeline(
            Platform("X", "legal-entity"), OffenseHistory([self.PAID, self.UNPAID]),
            under="ru/koap-13.41/2", as_of=date(2023, 5, 1),
        )  # fmt: skip

        assert found.never_closes
        assert found.closes_on is None
        assert found.paying[0].closes_if_paid == date(2024, 5, 1)
        assert found.stretches[0].range is None
        assert "the decision of 2023-03-01" in text(found)
        assert "without a time limit" in text(found)

    def test_unknown_days(self):
        """Days that are not known leave the answer open."""
        unknown = Decision("ru/koap-13.41/2", date(2023, 1, 1))
        found = timeline(X, OffenseHistory([unknown]), under="ru/koap-13.41/2", as_of=DAY)

        assert "open" in text(found)

    def test_needs_the_decision(self):
        """A law without a rule, or a missing day, is handled."""
        with pytest.raises(WrongValueError, match="depends on repeats"):
            timeline(X, OffenseHistory(), under="ru/koap-20.25/1", as_of=DAY, given=unpaid())
        with pytest.raises(WrongTypeError, match="history"):
            timeline(X, 5, under=PART_4, as_of=DAY)
        with pytest.raises(WrongTypeError, match="as_of"):
            timeline(X, OffenseHistory(), under=PART_4, as_of=datetime(2022, 1, 1))

    def test_several_rules(self):
        """Of several rules, the first is used, and the result says so."""
        rich = Platform("X", "legal-entity", eur(10**9))
        earlier = OffenseHistory([Decision("eu/dma/30.1", date(2023, 12, 1))])
        found = timeline(rich, earlier, under="eu/dma/30.1", as_of=date(2024, 1, 1))

        assert found.stretches[0].range is None  # it needs to know whether the service is the same

        assert found.assumptions[-1] == "the law has 2 rules for repeats; this is the first one"


def unpaid() -> Facts:
    return Facts(amounts={"the unpaid fine": rub(500)})


class TestSeveralRules:
    def test_dma(self):
        """A law with two rules for repeats is simulated as ``assess`` applies it."""
        rich = Platform("X", "legal-entity", eur(10**9))
        found = Scenario(
            platforms=rich,
            violations={"X": [Violation("eu/dma/30.1", date(2024, 1, day)) for day in (1, 9, 30)]},
            given=Facts(
                flags={
                    "the same or a similar infringement": True,
                    "the same core platform service": True,
                }
            ),
        )

        answer = simulate(
            found, Policy(sanctioned="0.8", decided_after=uniform(1, 30)), draws=200, seed=3
        )

        for draw in range(0, 200, 4):
            assert answer.path(draw).total == answer.money(int(answer.totals[draw]))


class TestViews:
    def test_all(self):
        """Every result has a view in all formats."""
        history = {"X": OffenseHistory([Decision(PART_4, DAY, in_force_on=DAY)] * 2)}
        before = simulate(scenario(*range(0, 700, 20), history=history), POLICY, draws=200, seed=1)
        joined = simulate(
            scenario(0, 1, 60, 61), evolve(POLICY, joined="per-category"), draws=20, seed=1
        )
        results = [
            before,
            *before.worst(1),
            *joined.worst(1),
            what_if(before, before.scenario.without(["act 0"])),
            marginal(before),
        ]

        for each in results:
            assert text(each) == str(each)
            assert each._repr_html_().startswith("<")
            assert each._repr_markdown_()
        assert "15 more lines are not shown" in text(results[-1])
        assert "4 offenses" in text(results[2])
        empty = simulate(scenario(0), evolve(POLICY, sanctioned=0), draws=2, seed=1)
        assert view(empty.path(0)).tables == ()

    def test_other_values(self):
        """Other values of the package have no view."""
        with pytest.raises(WrongTypeError):
            simulation_view(POLICY)
        with pytest.raises(WrongTypeError):
            view(POLICY)


class TestWithoutScipy:
    def test_needed_only_for_some(self, monkeypatch):
        """A missing SciPy is named by what needs it."""
        monkeypatch.setitem(sys.modules, "scipy.special", None)

        assert uniform().positions()
        with pytest.raises(ModuleNotFoundError, match="scipy"):
            beta(2, 3).positions()
        assert importlib.import_module("penaltymodel.simulation").uniform is uniform
