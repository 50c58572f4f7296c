"""Hypothesis strategies for the values of this package: one place, used by every law."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction
from typing import Any

from attrs import evolve
from hypothesis import settings
from hypothesis import strategies as st

from penaltymodel.domain.history import UNKNOWN, Decision, OffenseHistory
from penaltymodel.domain.platform import AnnualRevenue, Platform
from penaltymodel.domain.request import Request
from penaltymodel.facts.facts import Facts
from penaltymodel.law.penalties import (
    AllOf,
    Amount,
    AnyOf,
    AtLeast,
    Cases,
    Cited,
    Condition,
    Count,
    Exceeds,
    Fixed,
    Flag,
    GreaterOf,
    Is,
    LesserOf,
    Matching,
    Measured,
    Not,
    Penalty,
    PersonIs,
    Repeat,
    Revenue,
    Share,
    Times,
    Total,
)
from penaltymodel.law.words import (
    AccountingPeriod,
    Base,
    Measure,
    Milestone,
    Perimeter,
    PersonKind,
    Role,
    Standing,
)
from penaltymodel.values.money import CURRENCIES, Money
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import EITHER, Range
from penaltymodel.values.sources import Confidence, Source, written


def examples(number: int) -> settings:
    """Test *number* examples, or twenty times as many with the profile ``thorough``."""
    return settings(max_examples=max(1, number * settings().max_examples // 100))


# --- Money, rates, ranges


def sums(currency: str = "RUB") -> st.SearchStrategy[Money]:
    """Amounts of *currency* in whole minor units, small and huge."""
    minor = st.integers(0, 1000) | st.integers(0, 10**15)
    return minor.map(lambda units: Money(Fraction(units, 100), currency))


amounts = sums()
odd_amounts = st.builds(
    Money, st.fractions(min_value=0, max_denominator=10**6), st.sampled_from(sorted(CURRENCIES))
)
"""Exact amounts of any currency, most of them between two minor units."""

rates = st.builds(Fraction, st.integers(0, 300), st.sampled_from((1, 7, 20, 100)))
counts = st.integers(0, 5) | st.integers(0, 10**6)


def ranges(ends: st.SearchStrategy[Any]) -> st.SearchStrategy[Range[Any]]:
    """Ranges between two draws of *ends*."""
    return st.tuples(ends, ends).map(lambda pair: Range(*sorted(pair)))


def any_order(parts: tuple[Any, ...]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Return *parts* in a random order."""
    return st.permutations(parts).map(tuple)


# --- What penalties ask for: few enough that the facts often answer

bases = st.builds(
    Base,
    st.sampled_from(Measure),
    st.sampled_from(Perimeter),
    st.sampled_from(("total", "worldwide")),
    st.sampled_from(AccountingPeriod),
)
BASES = (
    Base(Measure.REVENUE, Perimeter.PERSON, "total", AccountingPeriod.ANNUAL),
    Base(Measure.TURNOVER, Perimeter.GROUP, "worldwide", AccountingPeriod.ANNUAL),
)
AMOUNTS = ("the unpaid fine", "the benefit")
COUNTS = ("days", "users")
FLAGS = ("grave circumstances", "a warning")
WORDS = ("negligence", "intent")

periods = st.builds(
    Period, years=st.integers(0, 3), months=st.integers(0, 14), days=st.integers(1, 400)
) | st.sampled_from((Period(years=1), Period(years=8), Period(months=1), Period(days=1)))
YEAR = Period(years=1)
milestones = st.sampled_from([each for each in Milestone if each is not Milestone.DETECTION])
_of_violations = st.sampled_from((Milestone.COMMISSION, Milestone.DETECTION, Milestone.DECISION))
repeats = st.builds(
    Repeat,
    opens_at=milestones,
    within=st.none() | periods,
    counted_from=milestones,
    matching=st.sampled_from(Matching),
    measured_to=_of_violations,
    times=st.integers(1, 3),
) | st.builds(
    Repeat,
    opens_at=milestones.filter(lambda each: each is not Milestone.COMMISSION),
    opens_after=st.sampled_from((Period(days=1), Period(months=1))),
    within=st.none() | periods.filter(lambda each: each.shortest > 31),
    counted_from=milestones,
    matching=st.sampled_from(Matching),
    measured_to=_of_violations,
    times=st.integers(1, 3),
)
RULES = (
    Repeat(
        opens_at=Milestone.ENTRY_INTO_FORCE,
        within=Period(years=1),
        counted_from=Milestone.EXECUTION,
        matching=Matching.SAME_OFFENSE,
        measured_to=Milestone.COMMISSION,
    ),
    Repeat(
        opens_at=Milestone.DECISION,
        within=None,
        counted_from=Milestone.DECISION,
        matching=Matching.ANY,
        measured_to=Milestone.DETECTION,
        times=2,
    ),
)

sources = st.builds(
    Source,
    st.sampled_from(("Act, article 1", "Закон, статья 2")),
    st.sampled_from(Confidence),
    note=st.sampled_from(("", "a reading of ours")),
    checked_on=st.none() | st.dates(),
    as_written=st.sampled_from(((), ("6 %", written("одной двадцатой", "1/20")))),
)
revenues = st.sampled_from(BASES).map(Revenue)
named_amounts = st.sampled_from(AMOUNTS).map(Amount)
named_counts = st.sampled_from(COUNTS).map(Count)


def conditions(*, of_money: bool = True, of_counts: bool = True) -> st.SearchStrategy[Condition]:
    """Nested conditions of every kind; optionally without those on money or counts."""
    leaves: list[st.SearchStrategy[Condition]] = [
        st.sampled_from(RULES),
        st.builds(
            Flag, st.sampled_from(FLAGS), st.sampled_from((None, None, True, False, EITHER))
        ),
        st.lists(st.sampled_from(PersonKind), min_size=1, unique=True).map(
            lambda kinds: PersonIs(tuple(kinds))
        ),
        st.lists(st.sampled_from(WORDS), min_size=1, unique=True).map(
            lambda words: Is("culpability", tuple(words))
        ),
    ]
    if of_money:
        leaves.append(st.builds(Exceeds, revenues | named_amounts, amounts))
    if of_counts:
        leaves.append(st.builds(AtLeast, named_counts, counts))

    def larger(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
        tests = st.lists(inner, min_size=1, max_size=3).map(tuple)
        return st.builds(Not, inner) | st.builds(AllOf, tests) | st.builds(AnyOf, tests)

    return st.recursive(st.one_of(leaves), larger, max_leaves=4)


# --- Penalties of all nine nodes


def penalties(
    tests: st.SearchStrategy[Condition] | None = None, *, max_leaves: int = 6
) -> st.SearchStrategy[Penalty]:
    """Penalties in roubles with every node, whose cases have *tests* as conditions."""
    tested = conditions() if tests is None else tests
    leaves = st.one_of(
        st.builds(Fixed, ranges(amounts)),
        st.builds(Measured, revenues | named_amounts),
    )

    def larger(inner: st.SearchStrategy[Penalty]) -> st.SearchStrategy[Penalty]:
        terms = st.lists(inner, min_size=1, max_size=3).map(tuple)
        branches = st.lists(st.tuples(tested, inner), max_size=2).map(tuple)
        return st.one_of(
            st.builds(Share, ranges(rates), inner),
            st.builds(Times, named_counts, inner),
            st.builds(Total, terms),
            st.builds(GreaterOf, terms),
            st.builds(LesserOf, terms),
            st.builds(Cases, branches, inner),
            st.builds(Cited, inner, sources),
        )

    return st.recursive(leaves, larger, max_leaves=max_leaves)


@st.composite
def raised(draw: st.DrawFn, penalty: Penalty) -> Penalty:
    """Penalties like *penalty* in which no part is lower, and some may be higher."""
    match penalty:
        case Fixed(amount):
            more, most = draw(amounts), draw(amounts)
            return Fixed(Range(amount.low + more, amount.high + more + most))
        case Measured():
            return draw(st.sampled_from((penalty, Total((penalty, Fixed(draw(ranges(amounts))))))))
        case Share(rate, of):
            more, most = draw(rates), draw(rates)
            return Share(Range(rate.low + more, rate.high + more + most), draw(raised(of)))
        case Times(count, each):
            return Times(count, draw(raised(each)))
        case Total(terms) | GreaterOf(terms):
            extra = draw(st.lists(st.builds(Fixed, ranges(amounts)), max_size=1))
            return type(penalty)((*(draw(raised(term)) for term in terms), *extra))
        case LesserOf(terms):
            kept = terms[: draw(st.integers(1, len(terms)))]
            return LesserOf(tuple(draw(raised(term)) for term in kept))
        case Cases(branches, otherwise):
            higher = tuple((test, draw(raised(body))) for test, body in branches)
            return Cases(higher, draw(raised(otherwise)))
        case Cited(body, source):
            return Cited(draw(raised(body)), source)


def in_units(penalty: Penalty, factor: int) -> Penalty:
    """Return *penalty* with every fixed amount multiplied by *factor*."""
    match penalty:
        case Fixed(amount):
            return Fixed(Range(amount.low * factor, amount.high * factor))
        case Measured():
            return penalty
        case Share(rate, of):
            return Share(rate, in_units(of, factor))
        case Times(count, each):
            return Times(count, in_units(each, factor))
        case Total(terms) | GreaterOf(terms) | LesserOf(terms):
            return type(penalty)(tuple(in_units(term, factor) for term in terms))
        case Cases(branches, otherwise):
            scaled = tuple(
                (_test_in_units(test, factor), in_units(body, factor)) for test, body in branches
            )
            return Cases(scaled, in_units(otherwise, factor))
        case Cited(body, source):
            return Cited(in_units(body, factor), source)


def _test_in_units(test: Condition, factor: int) -> Condition:
    match test:
        case Exceeds(what, than):
            return Exceeds(what, than * factor)
        case Not(inner):
            return Not(_test_in_units(inner, factor))
        case AllOf(tests) | AnyOf(tests):
            return type(test)(tuple(_test_in_units(each, factor) for each in tests))
        case _:
            return test


# --- Facts


def facts(*, complete: bool = False, definite: bool = False) -> st.SearchStrategy[Facts]:
    """
    Facts that the penalties of this module may need.

    Unless *complete*, facts may be missing; unless *definite*, values may be ranges.
    """

    def maybe_range(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        return values if definite else values | ranges(values)

    def each(names: tuple[Any, ...], values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        fields = dict.fromkeys(names, values)
        if complete:
            return st.fixed_dictionaries(fields)
        return st.fixed_dictionaries({}, optional=fields)

    left_out: st.SearchStrategy[Any] = st.nothing() if complete else st.none()
    return st.builds(
        Facts,
        person=st.sampled_from(PersonKind) | left_out,
        revenue=maybe_range(amounts) | each(BASES, maybe_range(amounts)) | left_out,
        amounts=each(AMOUNTS, maybe_range(amounts)),
        counts=each(COUNTS, maybe_range(counts)),
        flags=each(FLAGS, maybe_range(st.booleans())),
        words=each(("culpability",), st.sampled_from(WORDS)),
        repeat=maybe_range(st.booleans()) | each(RULES, maybe_range(st.booleans())) | left_out,
    )


def mapped_facts(known: Facts, change: Callable[[Range[Any]], Any]) -> Facts:
    """Return *known* with *change* applied to every range in it."""

    def each(values: Any) -> Any:
        if isinstance(values, dict):
            return {key: change(value) for key, value in values.items()}
        return None if values is None else change(values)

    return Facts(
        person=known.person,
        revenue=each(known.revenue),
        amounts=each(known.amounts),
        counts=each(known.counts),
        flags=each(known.flags),
        words=known.words,
        repeat=each(known.repeat),
    )


@st.composite
def points_of(draw: st.DrawFn, known: Facts) -> Facts:
    """Definite facts, each of them within its range in *known*."""

    def point(within: Range[Any]) -> Any:
        low, high = within.low, within.high
        if isinstance(low, bool):
            return draw(st.sampled_from((low, high)))
        if isinstance(low, int):
            return draw(st.sampled_from((low, high)) | st.integers(low, high))
        way = Fraction(draw(st.integers(0, 4)), 4)
        return Money(low.amount + (high.amount - low.amount) * way, low.currency)

    return mapped_facts(known, point)


# --- Decisions and histories, with days that have led programs astray

LANDMARKS = (
    date(2020, 2, 29),
    date(2021, 2, 28),
    date(2021, 3, 1),
    date(2021, 6, 22),
    date(2022, 12, 31),
    date(2023, 1, 1),
    date(2024, 2, 29),
    date(2025, 2, 28),
)
KEYS = ("ru/koap-13.41/1", "ru/koap-13.41/2", "ru/koap-13.41/4", "eu/dsa/52.3")

days = st.builds(
    lambda day, shift: day + timedelta(days=shift), st.sampled_from(LANDMARKS), st.integers(-1, 1)
) | st.dates(date(2019, 12, 31), date(2026, 12, 31))
_later = st.sampled_from((0, 0, 1, 10, 365, 366)) | st.integers(0, 800)


@st.composite
def decisions(draw: st.DrawFn, *, ids: st.SearchStrategy[str | None] = st.none()) -> Decision:  # noqa: B008
    """Decisions whose later days may be unknown, not have come, or be the same day."""
    decided_on = draw(days)

    def after() -> Any:
        way = draw(st.sampled_from("dddun"))
        if way == "d":
            return decided_on + timedelta(days=draw(_later))
        return UNKNOWN if way == "u" else None

    committed_on = draw(st.sampled_from((0, 1, 30, 1000, None)))
    return Decision(
        under=draw(st.sampled_from(KEYS)),
        decided_on=decided_on,
        committed_on=(
            UNKNOWN if committed_on is None else decided_on - timedelta(days=committed_on)
        ),
        imposed_on=after(),
        in_force_on=after(),
        executed_on=after(),
        standing=draw(
            st.sampled_from(
                (Standing.STANDING, Standing.STANDING, Standing.APPEALED, Standing.ANNULLED)
            )
        ),
        fine=draw(st.none() | amounts),
        id=draw(ids),
    )


def histories(max_size: int = 4) -> st.SearchStrategy[OffenseHistory]:
    """Histories of a few decisions, some of them with ids."""

    def numbered(given: list[Decision]) -> OffenseHistory:
        named = [
            evolve(each, id=f"decision {number}" if number % 2 else None)
            for number, each in enumerate(given)
        ]
        return OffenseHistory(named)

    return st.lists(decisions(), max_size=max_size).map(numbered)


@st.composite
def trials(
    draw: st.DrawFn, rules: st.SearchStrategy[Repeat]
) -> tuple[Repeat, OffenseHistory, date]:
    """A rule, a history, and a day that is often the first or last day of a decision's window."""
    rule, history = draw(rules), draw(histories())
    edges = [
        edge
        for decision in history
        for day in (
            decision.decided_on,
            decision.imposed_on,
            decision.in_force_on,
            decision.executed_on,
            decision.committed_on,
        )
        if isinstance(day, date)
        for edge in (day, (rule.within or YEAR).after(day), YEAR.after(day))
    ]
    near = st.builds(
        lambda day, shift: day + timedelta(days=shift), st.sampled_from(edges), st.integers(-1, 1)
    )
    return rule, history, draw(near | days if edges else days)


# --- What else the domain is made of

names = st.sampled_from(("Google", "Ютуб", "a/b~c", "x" * 200))
_annual = st.builds(
    AnnualRevenue,
    amount=amounts | ranges(amounts),
    year=st.none() | st.integers(2019, 2026),
    base=st.none() | bases,
    months=st.integers(1, 36),
) | st.dates(date(2019, 1, 1), date(2026, 12, 31)).flatmap(
    lambda day: st.builds(
        AnnualRevenue, amount=amounts, year=st.just(day.year), through=st.just(day)
    )
)
platforms = st.builds(
    Platform,
    names,
    st.sampled_from(PersonKind),
    st.lists(_annual, max_size=3),
    in_small_register=st.booleans(),
    role=st.sampled_from(Role),
    inactive_in=st.frozensets(st.integers(2019, 2026), max_size=2),
)
_zones = st.sampled_from(
    (None, UTC, timezone(timedelta(hours=3)), timezone(-timedelta(hours=9.5)))
)
_moments = _zones.flatmap(
    lambda zone: st.datetimes(datetime(2019, 1, 1), datetime(2026, 1, 1), timezones=st.just(zone))
)


@st.composite
def requests(draw: st.DrawFn) -> Request:
    """Requests with days or times, with and without a time zone, removed in time or not."""
    sent_at = draw(days | _moments)
    waited = draw(st.none() | st.integers(0, 100))
    return Request(
        id=draw(names),
        platform=draw(names),
        authority="Roskomnadzor",
        category="drugs",
        sent_at=sent_at,
        allowed=draw(st.sampled_from((Period(hours=24), Period(days=3), Period(months=1)))),
        removed_at=None if waited is None else sent_at + timedelta(days=waited),
    )
