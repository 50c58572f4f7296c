"""Closed forms, an oracle that enumerates small cases, and seeds."""

from __future__ import annotations

import hashlib
import itertools
import sys

from collections import Counter
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date, timedelta
from fractions import Fraction
from math import sqrt
from multiprocessing import get_context

import numpy as np
import pytest

from penaltymodel import (
    Decision,
    Enactment,
    Facts,
    OffenseHistory,
    Platform,
    Policy,
    Provision,
    Range,
    Scenario,
    Source,
    Statute,
    Violation,
    assess,
    catalog,
    eur,
    rub,
    simulate,
    unbounded,
)
from penaltymodel.errors import (
    AmountsTooLargeError,
    CurrencyMismatchError,
    MissingFactError,
    WrongTypeError,
    WrongValueError,
)
from penaltymodel.law.forms import fixed, scaled
from penaltymodel.simulation import observed, triangular, uniform
from penaltymodel.simulation.kernel import CHUNK
from penaltymodel.simulation.simulate import run_chunk
from penaltymodel.values.sources import Confidence


X = Platform("X", "legal-entity", rub(1_000_000_000))
PART_4 = (
    "ru/koap-13.41/4"  # a company: RUB 3 to 8 million, 1/10 to 1/5 of the revenue for a repeat
)
DAY = date(2022, 1, 10)


def acts(*days: int, under: str = PART_4) -> list[Violation]:
    """Return violations so many days after the first day."""
    found = [DAY + timedelta(days=day) for day in days]
    return [
        Violation(under, day, detected_on=day, id=f"act {number}")
        for number, day in enumerate(found)
    ]


def scenario(*days: int, platform: Platform = X, **others: object) -> Scenario:
    return Scenario(platforms=platform, violations={"X": acts(*days)}, **others)


class TestClosedForms:
    def test_certain(self):
        """If nothing is uncertain, every draw has the same total."""
        policy = Policy(sanctioned=1, decided_after=10, discretion="1/5")

        answer = simulate(scenario(0), policy, draws=50, seed=1)

        assert set(answer.totals.tolist()) == {400_000_000}  # 3 million and a fifth of 5 million
        assert answer.mean.value == rub(4_000_000)
        assert answer.mean.interval.is_point

    def test_one_violation(self):
        """The mean, the share of draws without a fine and the quantiles have their closed form."""
        policy = Policy(sanctioned="1/4", decided_after=uniform(10, 20))
        number = 40_000

        answer = simulate(scenario(0), policy, draws=number, seed=2)

        fines = answer.totals[answer.totals > 0]
        assert abs(len(fines) / number - 0.25) < 4 * sqrt(0.25 * 0.75 / number)
        assert rub(1_375_000) in answer.mean.interval  # a quarter of 5.5 million
        assert (fines >= 300_000_000).all()
        assert (fines <= 800_000_000).all()
        for share in (0.8, 0.9, 0.99):
            position = (share - 0.75) / 0.25
            expected = 3_000_000 + 5_000_000 * position
            assert abs(float(answer.quantile(str(share)).value.amount) - expected) < 120_000

    def test_independent_violations(self):
        """Without repeats, the mean and the variance are sums."""
        policy = Policy(sanctioned="1/2", decided_after=500)  # too late to make any other a repeat
        number = 40_000

        answer = simulate(scenario(0, 7, 30), policy, draws=number, seed=3)

        assert answer.repeats == 0
        assert rub(8_250_000) in answer.mean.interval
        of_one = (8e6 - 3e6) ** 2 / 12 / 2 + 5.5e6**2 / 4
        assert abs(float(np.var(answer.totals / 100)) / (3 * of_one) - 1) < 0.03

    @pytest.mark.parametrize(
        ("paid", "repeats"), [(0, True), (1, False)], ids=["unpaid", "paid long ago"]
    )
    def test_two_violations(self, paid, repeats):
        """The second is a repeat exactly if the first is fined and its window is still open."""
        policy = Policy(sanctioned="1/2", decided_after=30, paid=paid, paid_after=5, discretion=0)
        number = 20_000

        answer = simulate(scenario(0, 401), policy, draws=number, seed=4)

        # A fine of the tenth day is paid after 35 days, and counts for one year from then.
        counted = Counter(answer.totals.tolist())
        both = 300_000_000 + (10_000_000_000 if repeats else 300_000_000)
        assert set(counted) == {0, 300_000_000, both}
        assert abs(counted[both] / number - 0.25) < 4 * sqrt(0.25 * 0.75 / number)
        assert answer.probability_of_repeat.value == (
            Fraction(counted[both], number) if repeats else 0
        )


def enumerated(days: list[int], delays: list[int], waits: list[int | None]) -> dict[int, Fraction]:
    """
    Return the probability of each total, from all outcomes, with ``assess`` alone.

    A case is fined with probability 1/2; all delays and all waits are equally likely.
    """
    found: dict[int, Fraction] = {}
    outcomes = [None, *itertools.product(delays, waits)]
    fined = Fraction(1, 2 * len(delays) * len(waits))
    for chosen in itertools.product(outcomes, repeat=len(days)):
        total, weight, history = 0, Fraction(1), OffenseHistory()
        for act, outcome in zip(acts(*days), chosen, strict=True):
            weight *= Fraction(1, 2) if outcome is None else fined
            if outcome is None:
                continue
            answer = assess(act, X, history)
            total += answer.low.minor()
            delay, wait = outcome
            decided_on = act.committed_on + timedelta(days=delay)
            history = history.with_decision(
                Decision(
                    under=answer.provision.key,
                    decided_on=decided_on,
                    in_force_on=decided_on,
                    executed_on=None if wait is None else decided_on + timedelta(days=wait),
                )
            )
        found[total] = found.get(total, Fraction(0)) + weight
    return found


class TestAgainstEnumeration:
    @pytest.mark.parametrize(
        ("waits", "paid"),
        [([1, 90], 1), ([20, 20, 20, None], "3/4"), ([30, None, None, None], "1/4")],
        ids=["paid", "mostly paid", "mostly unpaid"],
    )
    def test_three_violations(self, waits, paid):
        """The frequency of each total is that of all outcomes, enumerated independently."""
        days, delays = [0, 50, 420], [30, 70]
        policy = Policy(
            sanctioned="1/2",
            decided_after=observed(delays),
            paid=paid,
            paid_after=observed([each for each in waits if each is not None]),
            discretion=0,
        )
        number = 60_000

        answer = simulate(scenario(*days), policy, draws=number, seed=5)

        expected = enumerated(days, delays, waits)
        counted = Counter(answer.totals.tolist())
        assert set(counted) == set(expected)
        for total, share in expected.items():
            error = sqrt(float(share * (1 - share)) / number)
            assert abs(counted[total] / number - float(share)) < 4 * error

    def test_convergence(self):
        """Sixteen times as many draws have about a quarter of the error."""
        expected = enumerated([0, 50], [30, 70], [1, 90])
        mean = float(sum(total * share for total, share in expected.items()))
        policy = Policy(
            sanctioned="1/2",
            decided_after=observed([30, 70]),
            paid_after=observed([1, 90]),
            discretion=0,
        )

        def error(draws: int) -> float:
            found = [
                float(simulate(scenario(0, 50), policy, draws=draws, seed=seed).totals.mean())
                for seed in range(40)
            ]
            return sqrt(np.mean([(each - mean) ** 2 for each in found]))

        assert 2.5 < error(500) / error(8_000) < 6.5


MIXED = Policy(
    sanctioned="2/3",
    decided_after=triangular(10, 40, 200),
    in_force_after=uniform(5, 30),
    paid="0.8",
    paid_after=uniform(0, 100),
    joined={"per-item": "1/2", "per-category": "1/2"},
)


class TestSeeds:
    def test_stable(self):
        """The draws of a seed stay the same; a change of them is announced in the changelog."""
        answer = simulate(scenario(0, 60, 120, 400), MIXED, draws=2_000, seed=20)

        digest = hashlib.sha256(answer.totals.astype("<i8").tobytes()).hexdigest()
        assert digest[:16] == "4f19c67acaa27083"

    def test_fewer_draws_are_the_first(self):
        """The first draws do not depend on how many follow."""
        many = simulate(scenario(0, 60), MIXED, draws=CHUNK + 100, seed=6)
        few = simulate(scenario(0, 60), MIXED, draws=500, seed=6)

        assert (many.totals[:500] == few.totals).all()
        assert many != few
        assert few == simulate(scenario(0, 60), MIXED, draws=500, seed=6)
        assert few != "few"

    def test_chunks_in_any_order(self):
        """A chunk does not depend on the others."""
        answer = simulate(scenario(0, 60), MIXED, draws=2 * CHUNK, seed=7)

        second = run_chunk(answer.built.model, 7, CHUNK, CHUNK)

        assert (second.totals == answer.totals[CHUNK:]).all()

    @pytest.mark.parametrize(
        "executor",
        [
            lambda: ThreadPoolExecutor(2),
            lambda: ProcessPoolExecutor(2, mp_context=get_context("spawn")),
        ],
        ids=["threads", "processes"],
    )
    def test_executors(self, executor):
        """An executor does not change the draws."""
        draws = 2 * CHUNK + 10
        shown: list[tuple[int, int]] = []

        with executor() as found:
            answer = simulate(
                scenario(0, 60),
                MIXED,
                draws=draws,
                seed=8,
                executor=found,
                on_progress=lambda *each: shown.append(each),
            )

        assert answer == simulate(scenario(0, 60), MIXED, draws=draws, seed=8)
        assert shown == [(CHUNK, draws), (2 * CHUNK, draws), (draws, draws)]

    def test_many_chunks_in_an_executor(self, monkeypatch):
        """Results are collected while chunks are still waiting."""
        module = sys.modules["penaltymodel.simulation.simulate"]
        monkeypatch.setattr(module, "_AHEAD", 1)
        with ThreadPoolExecutor(2) as executor:
            answer = simulate(scenario(0), MIXED, draws=3 * CHUNK, seed=9, executor=executor)

        assert answer == simulate(scenario(0), MIXED, draws=3 * CHUNK, seed=9)

    def test_random_seed(self):
        """Without a seed, a random one is used and kept."""
        answer = simulate(scenario(0), MIXED, draws=100)

        assert answer == simulate(scenario(0), MIXED, draws=100, seed=answer.seed)


EUROS = Statute(
    key="xx/act",
    title="an act",
    jurisdiction="nowhere",
    provisions=(
        Provision(
            key="xx/act/1",
            offense="an act",
            enactments=(
                Enactment(
                    applies_from=date(2020, 1, 1),
                    penalty=scaled(fixed(eur(1)), "1/3"),
                    source=Source("an example", Confidence.MEMORY),
                ),
            ),
        ),
    ),
    known_through=date(2030, 1, 1),
)


class TestMoney:
    def test_wide_ranges(self):
        """A range of trillions is multiplied in two parts, with the same result as by hand."""
        rich = Platform("X", "legal-entity", rub(90_000_000_000_000))
        policy = Policy(sanctioned=1, decided_after=30, paid=0)

        answer = simulate(scenario(0, 60, platform=rich), policy, draws=300, seed=10)

        for draw in range(0, 300, 30):
            assert answer.path(draw).total == answer.money(int(answer.totals[draw]))

    def test_too_large(self):
        """A total that may exceed 2**63 - 1 is an error, not a wrong number."""
        rich = Platform("X", "legal-entity", rub(10**17))
        policy = Policy(sanctioned=1, decided_after=30)

        with pytest.raises(AmountsTooLargeError, match="minor units of RUB"):
            simulate(scenario(*range(0, 600, 40), platform=rich), policy)

    def test_revenue_in_a_range(self):
        """A revenue is drawn within its range, and all fines of a draw rest on the same one."""
        unsure = Platform("X", "legal-entity", Range(rub(100_000_001), rub(900_000_003)))
        policy = Policy(sanctioned=1, decided_after=30, discretion=0)

        answer = simulate(scenario(0, 60, platform=unsure), policy, draws=2_000, seed=11)

        repeats = {int(each) - 300_000_000 for each in answer.totals}
        assert min(repeats) >= 1_000_000_010
        assert max(repeats) <= 9_000_000_030
        assert 40 < len(repeats) <= 65
        for draw in range(0, 2_000, 200):
            path = answer.path(draw)
            assert path.total == answer.money(int(answer.totals[draw]))

    def test_amounts_between_minor_units(self):
        """A fine whose exact amount lies between two minor units is rounded once."""
        odd = Platform("X", "legal-entity", rub("1000000000.33"))
        policy = Policy(sanctioned=1, decided_after=30, discretion=0)
        law = catalog()["ru/koap-13.41"]

        answer = simulate(scenario(0, 60, platform=odd, law=law), policy, draws=5, seed=12)

        # One tenth is RUB 100,000,000.033; the first kopeck in the range is the next one.
        assert set(answer.totals.tolist()) == {300_000_000 + 10_000_000_004}

    def test_no_minor_unit_in_the_range(self):
        """A fine of a third of a euro is rounded to the nearest cent."""
        found = Scenario(platforms=X, violations={"X": [Violation("xx/act/1", DAY)]}, law=EUROS)

        answer = simulate(found, Policy(sanctioned=1, decided_after=30), draws=3, seed=1)

        assert answer.totals.tolist() == [33, 33, 33]

    def test_several_currencies(self):
        """A scenario has one currency."""
        both = [*acts(0), Violation("xx/act/1", DAY)]
        found = Scenario(platforms=X, violations={"X": both}, law=[*catalog().values(), EUROS])

        with pytest.raises(CurrencyMismatchError, match="EUR"):
            simulate(found, Policy(sanctioned=1, decided_after=30))


class TestArguments:
    @pytest.mark.parametrize(
        ("change", "error"),
        [
            ({"draws": 0}, WrongValueError),
            ({"draws": 1.5}, WrongValueError),
            ({"seed": -1}, WrongValueError),
            ({"executor": 2}, WrongTypeError),
        ],
    )
    def test_wrong(self, change, error):
        """Wrong arguments are named."""
        with pytest.raises(error, match=next(iter(change))):
            simulate(scenario(0), MIXED, **change)

    def test_wrong_types(self):
        """The scenario and the policy have their types."""
        with pytest.raises(WrongTypeError, match="scenario must be a Scenario"):
            simulate(acts(0), MIXED)
        with pytest.raises(WrongTypeError, match="policy must be a Policy"):
            simulate(scenario(0), 1)

    def test_no_violations(self):
        """A scenario without violations cannot be simulated."""
        with pytest.raises(WrongValueError, match="at least one violation"):
            simulate(scenario(), MIXED)

    def test_missing_revenue(self):
        """A revenue is needed if a draw may have a repeat, and only then."""
        poor = Platform("X", "legal-entity")
        policy = Policy(sanctioned=1, decided_after=30)

        assert simulate(scenario(0, 10, platform=poor), policy, draws=10).repeats == 0
        with pytest.raises(MissingFactError, match="revenue"):
            simulate(scenario(0, 60, platform=poor), policy)

    def test_revenue_without_end(self):
        """A revenue needs an upper end."""
        without = Range(rub(10), unbounded("RUB"))
        open_end = Platform("X", "legal-entity", without)

        with pytest.raises(WrongValueError, match="ranges with an upper end"):
            simulate(scenario(0, 60, platform=open_end), MIXED)
        with pytest.raises(WrongValueError, match="without an upper end"):
            simulate(scenario(0, 60, given=Facts(revenue=without)), MIXED)
