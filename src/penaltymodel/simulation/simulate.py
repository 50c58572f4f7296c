"""Simulate what a scenario can cost."""

from __future__ import annotations

import secrets

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future

import numpy as np

from attrs import frozen

from penaltymodel.errors import WrongTypeError, WrongValueError
from penaltymodel.simulation.build import Built, build
from penaltymodel.simulation.distribution import ExposureDistribution
from penaltymodel.simulation.kernel import CHUNK, Chunk, Flags
from penaltymodel.simulation.model import Integers, Model
from penaltymodel.simulation.policy import Policy, checked_policy
from penaltymodel.simulation.scenario import Scenario, checked_scenario


MOST_DRAWS = 2**31
"""The largest number of draws."""

_TASKS = 24  # tasks that an executor gets at least, if there are as many chunks
_IN_A_TASK = 8  # chunks in a task at most
_AHEAD = 16  # tasks that an executor may have in work or finished at once


def simulate(
    scenario: Scenario,
    policy: Policy,
    *,
    draws: int = 100_000,
    seed: int | None = None,
    executor: Executor | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> ExposureDistribution:
    """
    Draw what *scenario* can cost under *policy*.

    Each draw decides what the policy leaves open: which cases end with a fine, when the decisions
    come, enter into force and are paid, where in its range each fine lies, and how violations are
    joined. A drawn decision makes later violations repeats, as the statute provides. Money is exact:
    both ends of each range are those of :func:`~penaltymodel.assess`, and each fine is a whole
    number of minor units between them.

    The result depends on the scenario, the policy and the seed, and not on the executor; the first
    draws are the same for any number of *draws*.

    Args:
        scenario: The facts.
        policy: What is assumed about the authority and the payment.
        draws: How many draws to make.
        seed: A whole number from 0; by default a random one, which the result has.
        executor: Runs chunks of 32,768 draws, such as a ``ProcessPoolExecutor``.
        on_progress: Called with the number of finished draws and that of all.

    >>> from datetime import date
    >>> from penaltymodel import Platform, Violation
    >>> from penaltymodel.simulation import uniform
    >>> act = Violation(under="ru/koap-13.41", category="drugs", committed_on=date(2021, 3, 1))
    >>> scenario = Scenario(
    ...     platforms=Platform("Twitter", "legal-entity"), violations={"Twitter": [act]}
    ... )
    >>> policy = Policy(sanctioned="1/2", decided_after=uniform(30, 90))
    >>> answer = simulate(scenario, policy, draws=1_000, seed=1)
    >>> print(answer.quantile("0.95").value, answer.seed)
    RUB 7,533,538.82 1

    Raises:
        WrongTypeError, WrongValueError: An argument cannot take its value.
        AmountsTooLargeError: A total may exceed 2**63 - 1 minor units.
        CurrencyMismatchError: The amounts are in several currencies.
        MissingFactError: A penalty needs a fact that is not given.
    """
    checked_scenario(scenario)
    checked_policy(policy)
    if type(draws) is not int or not 1 <= draws <= MOST_DRAWS:
        raise WrongValueError("draws", f"a whole number from 1 to {MOST_DRAWS}", draws)
    if seed is None:
        seed = secrets.randbits(64)
    elif type(seed) is not int or seed < 0:
        raise WrongValueError("seed", "a whole number from 0", seed)
    if executor is not None and not isinstance(executor, Executor):
        raise WrongTypeError("executor", "a concurrent.futures.Executor or None", executor)
    built = build(scenario, policy)
    collected = _Collected(built, draws)
    for first, result in _chunks(built.model, seed, draws, executor):
        collected.add(first, result)
        if on_progress is not None:
            on_progress(min(first + CHUNK, draws), draws)
    return collected.distribution(scenario, policy, seed)


@frozen(eq=False)
class Sums:
    """
    The sums of one chunk: in total, and by platform, category and year.

    A part with one name only is empty, because it is the total.
    """

    totals: Integers
    is_repeat: Flags
    fines: int
    repeats: int
    parts: tuple[dict[str, Integers], ...]


def run_chunk(model: Model, seed: int, first: int, number: int) -> Sums:
    """Draw *number* scenarios from the one numbered *first*; a function, for executors."""
    found = Chunk(model, seed, first // CHUNK, number).result()
    parts: list[dict[str, Integers]] = []
    for place in range(3):
        sums: dict[str, Integers] = {}
        if len({label[place] for label in model.labels}) > 1:
            for label, amounts in zip(model.labels, found.amounts, strict=True):
                name = label[place]
                sums[name] = sums[name] + amounts if name in sums else amounts
        parts.append(sums)
    totals = found.amounts.sum(axis=0)
    return Sums(totals, found.is_repeat, found.fines, found.repeats, tuple(parts))


def run_chunks(model: Model, seed: int, chunks: list[tuple[int, int]]) -> list[Sums]:
    """Draw several chunks, each given by its first draw and its number of draws."""
    return [run_chunk(model, seed, first, number) for first, number in chunks]


def _chunks(
    model: Model, seed: int, draws: int, executor: Executor | None
) -> Iterator[tuple[int, Sums]]:
    """Yield the results of all chunks in their order, each with the number of its first draw."""
    chunks = [(first, min(CHUNK, draws - first)) for first in range(0, draws, CHUNK)]
    if executor is None:
        for first, number in chunks:
            yield first, run_chunk(model, seed, first, number)
        return
    # Several chunks in a task: the model is sent once for each task.
    size = min(_IN_A_TASK, -(-len(chunks) // _TASKS))
    tasks = [chunks[at : at + size] for at in range(0, len(chunks), size)]
    waiting: deque[tuple[list[tuple[int, int]], Future[list[Sums]]]] = deque()
    for task in tasks:
        waiting.append((task, executor.submit(run_chunks, model, seed, task)))
        if len(waiting) >= _AHEAD:
            yield from _finished(*waiting.popleft())
    for task, future in waiting:
        yield from _finished(task, future)


def _finished(
    task: list[tuple[int, int]], future: Future[list[Sums]]
) -> Iterator[tuple[int, Sums]]:
    """Yield the results of a task when it is finished."""
    for (first, _), result in zip(task, future.result(), strict=True):
        yield first, result


class _Collected:
    """The sums of all draws, by part."""

    def __init__(self, built: Built, draws: int) -> None:
        self.built = built
        self.model = built.model
        self.totals: Integers = np.zeros(draws, np.int64)
        self.is_repeat: Flags = np.zeros(draws, np.bool_)
        self.fines = self.repeats = 0
        self.parts = tuple(self._empty(place) for place in range(3))

    def _empty(self, place: int) -> dict[str, Integers]:
        """Return an array for each name; a single one has the totals themselves."""
        names = sorted({label[place] for label in self.model.labels})
        if len(names) == 1:
            return {names[0]: self.totals}
        return {name: np.zeros_like(self.totals) for name in names}

    def add(self, first: int, result: Sums) -> None:
        """Add the draws of one chunk."""
        here = slice(first, first + len(result.is_repeat))
        self.totals[here] = result.totals
        self.is_repeat[here] = result.is_repeat
        self.fines += result.fines
        self.repeats += result.repeats
        for arrays, sums in zip(self.parts, result.parts, strict=True):
            for name, amounts in sums.items():
                arrays[name][here] = amounts

    def distribution(self, scenario: Scenario, policy: Policy, seed: int) -> ExposureDistribution:
        """Return the result."""
        by_platform, by_category, by_year = self.parts
        return ExposureDistribution(
            scenario=scenario,
            policy=policy,
            seed=seed,
            currency=self.model.currency,
            totals=self.totals,
            is_repeat=self.is_repeat,
            fines=self.fines,
            repeats=self.repeats,
            by_platform=by_platform,
            by_category=by_category,
            by_year=by_year,
            assumptions=(*scenario.assumptions(), *policy.assumptions()),
            built=self.built,
        )
