"""Build the model of a scenario under a policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import numpy as np

from attrs import evolve, frozen

from penaltymodel.domain.history import UNKNOWN, Day, Decision
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.errors import (
    AmountsTooLargeError,
    CurrencyMismatchError,
    UnknownStatuteError,
    WrongValueError,
)
from penaltymodel.facts.recall import counts_on
from penaltymodel.law.penalties import Matching, Repeat
from penaltymodel.law.statute import Statute
from penaltymodel.law.words import Milestone, Standing
from penaltymodel.registers.plan import Plan
from penaltymodel.simulation.model import (
    MOST,
    WIDE,
    Bit,
    CaseArrays,
    Days,
    Integers,
    Label,
    Lag,
    LifeArrays,
    Model,
    PlatformArrays,
    RuleTables,
    Words,
    World,
    stream_of,
    threshold,
)
from penaltymodel.simulation.policy import Policy
from penaltymodel.simulation.prices import Price, Pricer, certain_fine
from penaltymodel.simulation.proceedings import Proceeding, proceedings
from penaltymodel.simulation.scenario import Scenario
from penaltymodel.simulation.spreads import LEVELS, Spread, days_of, positions_of
from penaltymodel.statutes import as_law
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import EITHER, YES


@frozen(eq=False)
class PlatformDetails:
    """
    What the arrays of a platform are about, in their order.

    *known* are the earlier decisions with days that are drawn, and *counted* all others.
    """

    platform: Platform
    known: tuple[Decision, ...]
    counted: tuple[Decision, ...]
    cases: tuple[Proceeding, ...]


@frozen(eq=False)
class Built:
    """A model, and for each of its worlds what the arrays are about."""

    model: Model
    details: tuple[tuple[PlatformDetails, ...], ...]


def build(scenario: Scenario, policy: Policy) -> Built:
    """
    Return the model of *scenario* under *policy*.

    Raises:
        AmountsTooLargeError: A total may exceed 2**63 - 1 minor units.
        CurrencyMismatchError: The amounts are in several currencies.
        WrongValueError: The scenario and the policy do not fit together.
    """
    return _Builder(scenario, policy).built()


@frozen(eq=False)
class _Case:
    """A case with its price, the day from which its delay is counted, and its statute."""

    proceeding: Proceeding
    price: Price
    base: date

    @property
    def violation(self) -> Violation:
        return self.proceeding.violation

    @property
    def statute(self) -> Statute:
        return self.price.first.statute

    def measured_on(self, rule: Repeat) -> date | None:
        """Return the day that *rule* measures to; None for the day of the decision."""
        match rule.measured_to:
            case Milestone.COMMISSION:
                return self.violation.committed_on
            case Milestone.DETECTION:
                return self.violation.detected_on or self.violation.committed_on
            case _:
                return None

    @property
    def order(self) -> tuple[date, date]:
        """A case whose decision may matter to another one comes before it in this order."""
        measured = [self.measured_on(rule) for rule in self.price.rules]
        return max((day for day in measured if day is not None), default=self.base), self.base


def _base(members: Iterable[Violation]) -> date:
    """Return the day from which the delay of a decision is counted."""
    return max(max(each.committed_on, each.detected_on or each.committed_on) for each in members)


def _days_of(decision: Decision) -> Iterator[date]:
    """Yield the days of a decision that are known."""
    yield decision.decided_on
    for day in (
        decision.committed_on,
        decision.imposed_on,
        decision.in_force_on,
        decision.executed_on,
    ):
        if isinstance(day, date):
            yield day


class _Builder:
    """Collects what the cases of a model share: days, tables and labels."""

    def __init__(self, scenario: Scenario, policy: Policy) -> None:
        self.scenario = scenario
        self.policy = policy
        self.law = as_law(scenario.law)
        self.pricer = Pricer(scenario)
        self.decided = Lag.of(policy.decided_after)
        self.in_force = Lag.of(policy.in_force_after)
        self.paid = None if policy.paid_after is None else Lag.of(policy.paid_after)
        self.delays = sorted(set(days_of(policy.decided_after)))
        self.prices: dict[tuple[object, ...], Price] = {}
        self.spreads: dict[Spread, int] = {}
        self.labels: dict[Label, int] = {}
        self.dues: dict[Period, int] = {}
        self.lasts: dict[Period, Integers] = {}
        self.first_day = date.max
        self.never = 0

    def built(self) -> Built:
        """Return the model with its details."""
        platforms = self.scenario.platforms
        found = {
            plan: [self._cases(plan, platform) for platform in platforms]
            for plan, _ in self.policy.joined
        }
        every = [each for cases in found.values() for one in cases for each in one]
        currencies = sorted({each.price.first.currency for each in every})
        if not currencies:
            raise WrongValueError("Scenario.violations", "at least one violation", {})
        if len(currencies) > 1:
            raise CurrencyMismatchError(*currencies[:2])
        self._lay_out_days(every)
        worlds: list[World] = []
        details: list[tuple[PlatformDetails, ...]] = []
        for plan, share in self.policy.joined:
            if sum(each.price.highest for one in found[plan] for each in one) > MOST:
                raise AmountsTooLargeError(currencies[0])
            both = list(map(self._platform, platforms, found[plan]))
            worlds.append(World(plan, share, tuple(arrays for arrays, _ in both)))
            details.append(tuple(about for _, about in both))
        model = Model(
            currency=currencies[0],
            first_day=self.first_day,
            never=self.never,
            decided=self.decided,
            in_force=self.in_force,
            paid=self.paid,
            paid_threshold=threshold(self.policy.paid),
            dues=tuple(self._counted_from(period) for period in self.dues),
            revenue=np.array(
                positions_of(self.policy.revenue)
                if any(each.revenue for world in worlds for each in world.platforms)
                else (),
                np.int64,
            ),
            positions=tuple(np.array(positions_of(each), np.int64) for each in self.spreads),
            worlds=tuple(worlds),
            labels=tuple(self.labels),
        )
        return Built(model, tuple(details))

    # --- Cases and days.

    def _cases(self, plan: Plan, platform: Platform) -> list[_Case]:
        assessed = [
            (each, self._price(platform, each, _base((each,))).first)
            for each in self.scenario.violations.get(platform.name, ())
        ]
        found: list[_Case] = []
        for each in proceedings(plan, platform, assessed):
            base = _base(each.members)
            found.append(_Case(each, self._price(platform, each.violation, base), base))
        return sorted(found, key=lambda each: each.order)

    def _price(self, platform: Platform, violation: Violation, base: date) -> Price:
        key = (
            platform.name,
            violation.under,
            violation.category,
            violation.committed_on,
            violation.began_on,
            violation.detected_on,
            base,
        )
        if key not in self.prices:
            days = tuple(base + timedelta(days=each) for each in self.delays)
            self.prices[key] = self.pricer.price(platform, violation, days)
        return self.prices[key]

    def _lay_out_days(self, cases: list[_Case]) -> None:
        """Choose the first day, and the number of the day that does not come."""
        decisions = [
            decision
            for platform in self.scenario.platforms
            for decision in self.scenario.history_of(platform.name)
        ]
        known = [day for decision in decisions for day in _days_of(decision)]
        statutes = {each.statute for each in cases} | {
            found for each in decisions if (found := self._statute(each.under)) is not None
        }
        self.dues = {
            each: number
            for number, each in enumerate(
                dict.fromkeys(
                    statute.payment_within
                    for statute in sorted(statutes, key=lambda each: each.key)
                    if statute.payment_within is not None
                )
            )
        }
        decided = [each.base + timedelta(days=self.decided.most) for each in cases]
        in_force = max([*known, *decided]) + timedelta(days=self.in_force.most)
        paid = in_force if self.paid is None else in_force + timedelta(days=self.paid.most)
        last = max([paid, *(each.after(in_force) for each in self.dues)])
        self.first_day = min([*known, *(each.violation.committed_on for each in cases)])
        self.never = (last - self.first_day).days + 1

    def _number(self, day: date) -> int:
        return (day - self.first_day).days

    def _known(self, day: Day) -> int | None:
        """Return the number of a known day, or of the one that does not come; None if unknown."""
        if day is UNKNOWN:
            return None
        return self.never if day is None else self._number(day)

    def _statute(self, key: str) -> Statute | None:
        try:
            return self.law.statute_of(key)
        except UnknownStatuteError:
            return None

    def _due(self, statute: Statute | None) -> int | None:
        if statute is None or statute.payment_within is None:
            return None
        return self.dues[statute.payment_within]

    def _counted_from(self, period: Period | None) -> Integers:
        """Return the last day of a period, by the day that it is counted from."""
        if period is None:
            return np.full(self.never + 1, self.never, np.int64)
        if period not in self.lasts:
            days = (self.first_day + timedelta(days=number) for number in range(self.never))
            last = [self._number(period.after(day)) for day in days]
            self.lasts[period] = np.minimum([*last, self.never], self.never)
        return self.lasts[period]

    # --- One platform.

    def _platform(
        self, platform: Platform, cases: list[_Case]
    ) -> tuple[PlatformArrays, PlatformDetails]:
        history = [
            each
            for each in self.scenario.history_of(platform.name)
            if each.standing is not Standing.ANNULLED
        ]
        keys = {key for each in cases for key in each.price.keys} | {
            each.under for each in history
        }
        rules: dict[tuple[Repeat, frozenset[str]], list[date]] = {}
        for case in cases:
            for rule, matched in self._rules(case, keys):
                day = case.measured_on(rule)
                days = rules.setdefault((rule, matched), [])
                if day is not None and day not in days:
                    days.append(day)
        places = {
            (*key, day): number
            for number, (key, day) in enumerate(
                (key, day) for key, days in rules.items() for day in sorted(days)
            )
        }
        words = -(-len(places) // 64)
        tables = tuple(self._tables(rule, matched, places, words) for rule, matched in rules)
        start, drawn, counted = self._history(platform, history, tables, places, words)
        arrays = PlatformArrays(
            name=platform.name,
            words=words,
            rules=tables,
            start=start,
            revenue=(
                stream_of("revenue", platform.name)
                if any(not each.amount.is_point for each in platform.figures)
                else None
            ),
            needs_all=any(
                case.measured_on(rule) is None for case in cases for rule in case.price.rules
            ),
            known=tuple(life for _, life in drawn),
            cases=tuple(self._case(case, keys, list(rules), tables, places) for case in cases),
        )
        self._check_facts(cases, arrays)
        details = PlatformDetails(
            platform,
            tuple(decision for decision, _ in drawn),
            counted,
            tuple(each.proceeding for each in cases),
        )
        return arrays, details

    def _check_facts(self, cases: list[_Case], arrays: PlatformArrays) -> None:
        """
        Raise the error about a missing fact, if a draw may need the fact.

        An offense to which no decision can matter is no repeat, so it needs no fact for repeats.
        """
        reached = list(arrays.start[0])
        for life, least in [
            *((each, 0) for each in arrays.known),
            *((each.life, self.decided.least) for each in arrays.cases),
        ]:
            for table in {number for numbers in life.tables for number in numbers}:
                for word, opened in enumerate(arrays.rules[table].opened):
                    reached[word] |= int(opened[life.base + least])
        for case, each in zip(cases, arrays.cases, strict=True):
            for variant, missing in enumerate(case.price.missing):
                if missing is not None and all(
                    bit is None or reached[bit.word] >> bit.place & 1
                    for number, bit in enumerate(each.bits)
                    if variant >> number & 1
                ):
                    raise missing

    def _rules(self, case: _Case, keys: set[str]) -> Iterator[tuple[Repeat, frozenset[str]]]:
        """Yield the rules of a case, each with the keys under which decisions match."""
        era = case.price.first.applied.era
        for rule in case.price.rules:
            yield rule, frozenset(filter(era.matching(rule), keys))

    def _tables(
        self,
        rule: Repeat,
        keys: frozenset[str],
        places: dict[tuple[Repeat, frozenset[str], date], int],
        words: int,
    ) -> RuleTables:
        last = self._counted_from(rule.within)
        opened = [np.zeros(self.never + 1, np.uint64) for _ in range(words)]
        open_until = [np.zeros(self.never + 1, np.uint64) for _ in range(words)]
        for (other, others, day), place in places.items():
            if (other, others) == (rule, keys):
                word, bit = place // 64, np.uint64(1 << place % 64)
                number = self._number(day)
                opened[word][: number + 1] |= bit
                open_until[word][last >= number] |= bit
        return RuleTables(rule, keys, tuple(opened), tuple(open_until), last)

    def _history(
        self,
        platform: Platform,
        history: list[Decision],
        tables: tuple[RuleTables, ...],
        places: dict[tuple[Repeat, frozenset[str], date], int],
        words: int,
    ) -> tuple[
        tuple[tuple[int, ...], ...],
        tuple[tuple[Decision, LifeArrays], ...],
        tuple[Decision, ...],
    ]:
        """Return the bits that known decisions set, and the decisions with days to draw."""
        most = max((each.rule.times for each in tables), default=1)
        start = [[0] * words for _ in range(most)]
        drawn: list[tuple[Decision, LifeArrays]] = []
        counted: list[Decision] = []
        numbers: dict[int, int] = {}
        for index, decision in enumerate(history):
            matching = tuple(
                number for number, each in enumerate(tables) if decision.under in each.keys
            )
            counts = {
                place: counts_on(rule, decision, day)
                for (rule, keys, day), place in places.items()
                if decision.under in keys
            }
            rules = [tables[each].rule for each in matching]
            is_open = EITHER in counts.values() or any(
                each.measured_to is Milestone.DECISION for each in rules
            )
            if is_open:
                _check_commission(decision, rules)
                life = self._known_life(platform, index, decision, matching)
                drawn.append((decision, life))
                continue
            counted.append(decision)
            for place, value in counts.items():
                if value == YES:
                    numbers[place] = numbers.get(place, 0) + 1
                    if numbers[place] <= most:
                        start[numbers[place] - 1][place // 64] |= 1 << place % 64
        return tuple(map(tuple, start)), tuple(drawn), tuple(counted)

    def _known_life(
        self, platform: Platform, index: int, decision: Decision, matching: tuple[int, ...]
    ) -> LifeArrays:
        name = decision.id or f"{decision.under}|{decision.decided_on.isoformat()}|{index}"
        return LifeArrays(
            stream=stream_of("known", platform.name, name),
            is_known=True,
            threshold=LEVELS,
            base=self._number(decision.decided_on),
            expires=None,
            committed=self._known(decision.committed_on),
            imposed=self._known(decision.day_of(Milestone.IMPOSITION)),
            in_force=self._known(decision.in_force_on),
            paid=self._known(decision.executed_on),
            due=self._due(self._statute(decision.under)),
            tables=(matching,),
            by_delay=None,
        )

    # --- One case.

    def _case(
        self,
        case: _Case,
        keys: set[str],
        rules: list[tuple[Repeat, frozenset[str]]],
        tables: tuple[RuleTables, ...],
        places: dict[tuple[Repeat, frozenset[str], date], int],
    ) -> CaseArrays:
        price = case.price
        bits: list[Bit | None] = []
        measured: list[int | None] = []
        for rule, matched in self._rules(case, keys):
            day = case.measured_on(rule)
            if day is None:
                if len(set(price.keys)) > 1 and rule.matching is Matching.SAME_PROVISION:
                    raise WrongValueError(
                        "Scenario.law",
                        "law whose rules, if they measure to the day of the decision, match all "
                        "provisions for the offense",
                        price.keys[-1],
                    )
                bits.append(None)
                measured.append(rules.index((rule, matched)))
            else:
                word, place = divmod(places[rule, matched, day], 64)
                bits.append(Bit(rule.times, word, place))
                measured.append(None)
        spreads = [self.policy.discretion_of(key) for key in price.keys]
        flat = [
            (low, high, certain_fine(low, high, spread))
            for spread, steps in zip(spreads, price.ends, strict=True)
            for periods in steps
            for low, high in periods
        ]
        low = np.array([low if only is None else only for low, _, only in flat], np.int64)
        width = np.array([high - low if only is None else 0 for low, high, only in flat], np.int64)
        return CaseArrays(
            life=self._life(case, tables),
            bits=tuple(bits),
            measured=tuple(measured),
            steps=len(price.ends[0]),
            periods=np.array([self._number(day) for day in price.starts], np.int64),
            low=low,
            width=width,
            is_wide=int(width.max()) >= WIDE,
            positions=tuple(self.spreads.setdefault(each, len(self.spreads)) for each in spreads),
            years=self._years(case),
        )

    def _life(self, case: _Case, tables: tuple[RuleTables, ...]) -> LifeArrays:
        matching = tuple(
            tuple(number for number, each in enumerate(tables) if key in each.keys)
            for key in case.price.keys
        )
        expires_on = self._expires_on(case)
        life = LifeArrays(
            stream=stream_of("case", case.proceeding.key),
            is_known=False,
            threshold=threshold(self.policy.probability(case.proceeding.category)),
            base=self._number(case.base),
            expires=None if expires_on is None else self._number(expires_on),
            committed=self._number(case.violation.committed_on),
            imposed=None,
            in_force=None,
            paid=None,
            due=self._due(case.statute),
            tables=matching,
            by_delay=None,
        )
        return evolve(life, by_delay=self._by_delay(life, tables))

    def _by_delay(
        self, life: LifeArrays, tables: tuple[RuleTables, ...]
    ) -> tuple[Words | None, ...] | None:
        """Return the bits that a decision sets by its delay, if nothing else matters."""
        share = threshold(self.policy.paid)
        is_certain = share == 0 or (
            share == LEVELS and (self.paid is None or self.paid.only is not None)
        )
        if len(set(life.tables)) > 1 or self.in_force.only is None or not is_certain:
            return None
        decided = life.base + np.arange(self.decided.most + 1)
        in_force = decided + self.in_force.only
        if not share:
            paid = np.full_like(in_force, self.never)
        elif self.paid is not None and self.paid.only is not None:
            paid = in_force + self.paid.only
        elif life.due is not None:
            paid = self._counted_from(list(self.dues)[life.due])[in_force]
        else:
            paid = in_force
        days = Days(decided, life.committed, None, in_force, paid)
        words = range(len(tables[0].opened) if tables else 0)
        found = [days.bits([tables[each] for each in life.tables[0]], word) for word in words]
        return tuple(each if each.any() else None for each in found)

    def _expires_on(self, case: _Case) -> date | None:
        """Return the last day on which the case may be decided."""
        limitation = self.scenario.limitation
        if limitation is None:
            return None
        committed_on = case.violation.committed_on
        if isinstance(limitation, Period):
            return limitation.after(committed_on)
        found = [
            each
            for each in case.statute.limitations
            if each.name == limitation and each.applies_from <= committed_on
        ]
        if not found:
            names = ", ".join(repr(each.name) for each in case.statute.limitations)
            raise WrongValueError(
                "Scenario.limitation",
                f"a Period, or a limitation of {case.statute.key} that applies on "
                f"{committed_on.isoformat()} ({names or 'it has none'})",
                limitation,
            )
        return max(found, key=lambda each: each.applies_from).within.after(committed_on)

    def _years(self, case: _Case) -> tuple[tuple[int, int], ...]:
        """Return the years in which the decision may come: their first days, and their labels."""
        first = case.base + timedelta(days=self.decided.least)
        last = case.base + timedelta(days=self.decided.most)
        proceeding = case.proceeding
        return tuple(
            (
                self._number(date(year, 1, 1)),
                self.labels.setdefault(
                    (proceeding.platform.name, proceeding.category, str(year)), len(self.labels)
                ),
            )
            for year in range(first.year, last.year + 1)
        )


def _check_commission(decision: Decision, rules: list[Repeat]) -> None:
    """Refuse a decision whose unknown day of commission matters."""
    counted_from = {each.counted_from for each in rules}
    if decision.committed_on is UNKNOWN and Milestone.COMMISSION in counted_from:
        raise WrongValueError(
            f"committed_on of the decision of {decision.decided_on.isoformat()}",
            "a day, because the law counts from it",
            decision.committed_on,
        )
