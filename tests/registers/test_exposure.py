"""The exposure of a register, compared with sums calculated by hand and by brute force."""

from __future__ import annotations

import csv
import json
import sqlite3
import tracemalloc

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st
from tests.support.strategies import examples

from penaltymodel.domain.history import UNKNOWN, Day, Decision, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.request import Request
from penaltymodel.errors import (
    ChronologyError,
    DuplicateIdError,
    OutsideCodedLawError,
    UnknownStatuteError,
    UnreadableFileError,
    WrongTypeError,
    WrongValueError,
)
from penaltymodel.files.results import Rejected, Rejects
from penaltymodel.files.rows import Row, rows
from penaltymodel.law.forms import fixed, share_of_revenue
from penaltymodel.law.penalties import AllOf, Cases, Flag, Repeat
from penaltymodel.law.statute import Statute
from penaltymodel.law.words import Milestone, Standing
from penaltymodel.registers.example import AS_OF, TWITTER, twitter_2021
from penaltymodel.registers.exposure import exposure
from penaltymodel.registers.plan import Plan, Prosecution
from penaltymodel.registers.result import Exposure, Tally
from penaltymodel.statutes import catalog
from penaltymodel.statutes.ru_as_reported_2021 import ANNUAL_REVENUE
from penaltymodel.values.money import Money, eur, rub, unbounded
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import EITHER, NO, YES, Range, only


REPORTED = "ru/as-reported-2021"
ARTICLE = "ru/koap-13.41"
COMPANY = Platform("A", "legal-entity", rub(1_000_000_000))
A_DAY = Period(hours=24)


def a_request(
    removed_at: date | None = None,
    *,
    sent_at: date = datetime(2021, 2, 1, 12),
    category: str = "drugs",
    platform: str = "A",
    id: str = "1",
    allowed: Period = A_DAY,
) -> Request:
    """Return a request of 1 February 2021 about drugs, due a day later, with changes."""
    return Request(
        id=id,
        platform=platform,
        authority="Roskomnadzor",
        category=category,
        sent_at=sent_at,
        allowed=allowed,
        removed_at=removed_at,
    )


def answer(requests: Any, platforms: Any = (COMPANY,), **more: Any) -> Exposure:
    """Return the exposure under article 13.41 on 1 March 2021, item by item."""
    choices = {"under": ARTICLE, "as_of": AS_OF, "plan": "per-item"} | more
    return exposure(requests, platforms, **choices)


def roubles(low: int, high: int) -> Range[Money]:
    """Return a range of whole roubles."""
    return Range(rub(low), rub(high))


def ruling(part: int = 4, in_force_on: Day = date(2021, 2, 10), **more: Any) -> Decision:
    """Return a decision under *part* of article 13.41."""
    return Decision(
        under=f"{ARTICLE}/{part}", decided_on=date(2021, 1, 20), in_force_on=in_force_on, **more
    )


@pytest.fixture(scope="module")
def register() -> list[Request]:
    """Return the register of the report; it is created once."""
    return list(twitter_2021())


class TestTheReport:
    """28,000 requests to Twitter, 2,862 of them outstanding on 1 March 2021."""

    def test_as_reported_every_item_costs_800_000_to_8_million(self, register):
        """2,862 × RUB 800,000 is RUB 2.2896 billion, and the high end is ten times that."""
        found = answer(register, [TWITTER], under=REPORTED)

        assert (found.requests, found.violations, found.cases) == (28_000, 2_862, 2_862)
        assert 2_336 + 352 + 174 == 2_862
        assert found.first == roubles(2_289_600_000, 22_896_000_000)
        assert {line.categories: line.cases for line in found.lines} == {
            ("suicide",): 2_336,
            ("child-pornography",): 352,
            ("drugs",): 174,
        }

    def test_under_the_article_two_parts_share_the_items(self, register):
        """Suicide is part 2 (0.8 to 4 million), the other 526 items are part 4 (3 to 8 million)."""
        found = answer(register, [TWITTER])

        parts: dict[str, int] = defaultdict(int)
        for line in found.lines:
            parts[line.first_provision] += line.violations
        assert parts == {f"{ARTICLE}/2": 2_336, f"{ARTICLE}/4": 526}
        assert 2_336 * 800_000 + 526 * 3_000_000 == 3_446_800_000
        assert 2_336 * 4_000_000 + 526 * 8_000_000 == 13_552_000_000
        assert found.first == roubles(3_446_800_000, 13_552_000_000)

    def test_a_repeat_needs_the_revenue(self, register):
        """Without the revenue, repeats are unknown and first offenses are not."""
        for under in (REPORTED, ARTICLE):
            found = answer(register, [TWITTER], under=under, strict=True)

            assert found.repeat is None
            assert found.first is not None
            assert found.by_history == found.first
            assert len(found.missing) == 1
            assert "missing fact: the" in str(found.missing[0])

    def test_without_a_revenue_repeats_have_no_upper_end(self, register):
        """Without the revenue, repeats have an exact low end and no upper end."""
        reported = answer(register, [TWITTER], under=REPORTED)
        article = answer(register, [TWITTER])

        assert reported.repeat == Range(rub(0), unbounded("RUB"))
        low = 2_336 * 4_000_000 + 526 * 8_000_000
        assert article.repeat == Range(rub(low), unbounded("RUB"))
        assert article.by_history == article.first == roubles(3_446_800_000, 13_552_000_000)
        assert len(article.missing) == 1

    def test_a_law_whose_revenue_is_that_before_the_decision(self):
        """Violations are counted without a revenue; the day of the decision chooses its year."""
        request = a_request(platform="A", sent_at=date(2024, 2, 1), allowed=Period(days=1))
        by_year = Platform("A", "legal-entity", {2024: eur(10**9)})
        choices = {"under": "eu/dsa/74.1", "as_of": date(2025, 1, 1)}

        without = answer([request], [Platform("A", "legal-entity")], **choices)
        undated = answer([request], [by_year], **choices)
        dated = answer([request], [by_year], decided_on=date(2025, 6, 1), **choices)

        for found in (without, undated):
            assert (found.violations, found.rejected) == (1, ())
            assert found.first == Range(eur(0), unbounded("EUR"))
        assert "the day of the decision" in str(undated.missing[0])
        assert dated.first == Range(eur(0), eur(60_000_000))
        assert dated.missing == ()

    def test_a_decision_before_the_day_of_the_register(self):
        """The decision cannot be before the day on which the register is assessed."""
        with pytest.raises(ChronologyError, match="decided_on"):
            answer([a_request()], decided_on=date(2021, 2, 1))

    def test_repeats_of_a_stated_revenue(self, register):
        """One fifth as reported; parts 5 and 6 take 1/20 to 1/10 and 1/10 to 1/5 of it."""
        revenue = 144_438_324_700
        platform = Platform("Twitter", "legal-entity", rub(revenue))

        reported = answer(register, [platform], under=REPORTED)
        article = answer(register, [platform])

        assert reported.repeat == only(rub(2_862 * revenue // 5))
        twentieths = 2_336 * 1 + 526 * 2
        assert article.repeat == roubles(
            twentieths * revenue // 20, 2 * twentieths * revenue // 20
        )
        assert {line.repeat_provision for line in article.lines} == {
            f"{ARTICLE}/5",
            f"{ARTICLE}/6",
        }

    def test_first_and_repeat_are_never_mixed(self, register):
        """First offenses and repeats have separate sums; without decisions, the history has no repeats."""
        found = answer(register, [evolve(COMPANY, name="Twitter")])

        assert {line.is_repeat for line in found.lines} == {NO}
        assert found.by_history == found.first
        assert found.first.high < found.repeat.low

    @pytest.mark.parametrize(
        ("plan", "cases", "low", "high"),
        [
            # 24 cases of 100 suicide items (36 in the last), 6 of the 526 others.
            (Plan("per-batch", 100), 30, 24 * 800_000 + 6 * 3_000_000, 24 * 4 + 6 * 8),
            ("per-category", 3, 800_000 + 2 * 3_000_000, 4 + 2 * 8),
            ("all-in-one", 2, 800_000 + 3_000_000, 4 + 8),
            ("gravest", 1, 3_000_000, 8),
        ],
    )
    def test_other_ways_of_prosecuting(self, register, plan, cases, low, high):
        """Fewer cases cost less: from 30 cases to one."""
        found = answer(register, [TWITTER], plan=plan)

        assert (found.cases, found.violations) == (cases, 2_862)
        assert found.first == roubles(low, high * 1_000_000)

    def test_by_category_and_day_counts_the_days(self, register):
        """Each category has one case for each day with a deadline."""
        due: set[tuple[str, date]] = {
            (each.category, (each.sent_at + timedelta(days=1)).date())  # type: ignore[attr-defined]
            for each in register
            if each.removed_at is None
        }

        found = answer(register, [TWITTER], plan="per-category-and-day")

        assert found.cases == len(due)
        assert {line.categories[0]: line.cases for line in found.lines} == {
            name: sum(category == name for category, _ in due)
            for name in ("suicide", "child-pornography", "drugs")
        }


# --- Brute force: the law of article 13.41 for companies, written once more by hand.

PART_OF = {"suicide": 2, "other": 2, "drugs": 4, "extremism": 4}
FIRST_FINES = {2: (800_000, 4_000_000), 4: (3_000_000, 8_000_000)}
SHARES = {2: (20, 10, 4_000_000), 4: (10, 5, 8_000_000)}
BEGINS, WINDOW, SMALL = date(2021, 1, 10), date(2021, 6, 22), date(2022, 4, 6)

Sums = tuple[int, int]


def a_year_after(day: date) -> date:
    """Return the last day of the year that begins after *day*."""
    if (day.month, day.day) == (2, 29):
        return date(day.year + 1, 2, 28)
    return day.replace(year=day.year + 1)


def counts(decision: Decision, part: int, day: date) -> set[bool]:
    """Return the possible answers to whether *decision* makes *day* a repeat of *part*."""
    family = {2: {1, 2, 5}, 4: {3, 4, 6}}[part]
    statute, _, given_under = decision.under.rpartition("/")
    if statute != ARTICLE or int(given_under) not in family:
        return {False}
    opens, paid = decision.in_force_on, decision.executed_on
    if decision.standing is Standing.ANNULLED or day < decision.decided_on or opens is None:
        return {False}
    if opens is UNKNOWN:
        over = day >= WINDOW and isinstance(paid, date) and day > a_year_after(paid)
        return {False} if over else {False, True}
    if day < opens:
        return {False}
    if paid is None:
        return {True}
    if paid is UNKNOWN:
        earliest = opens if day < WINDOW else decision.decided_on
        return {True} if day <= a_year_after(earliest) else {False, True}
    ends = a_year_after(max(paid, opens) if day < WINDOW else paid)
    return {day <= ends}


def verdict(history: OffenseHistory, part: int, day: date) -> Range[bool]:
    """Return whether an offense of *day* is a repeat."""
    each = [counts(decision, part, day) for decision in history]
    return Range(any(truths == {True} for truths in each), any(True in truths for truths in each))


@frozen(kw_only=True)
class Item:
    """A violation with the keys of its case and its price as a first offense and a repeat."""

    platform: str
    category: str
    part: int
    due_on: date
    texts: tuple[object, ...]
    first: Sums
    repeat: Sums | None
    by_history: Sums | None


def item(
    request: Request, platform: Platform, history: OffenseHistory, as_of: date, committed: date
) -> Item:
    """Calculate the price of one violation with the hand-written law."""
    part = PART_OF[request.category]
    halves = 2 if platform.in_small_register and committed >= SMALL else 1
    low, high = FIRST_FINES[part]
    first = low // halves, high // halves
    revenue = {figure.year: figure.amount for figure in platform.figures}.get(as_of.year - 1)
    repeat = None
    if revenue is not None:
        fewer, more, floor = SHARES[part]
        repeat = (
            max(floor, int(revenue.low.amount) // fewer),
            max(floor, int(revenue.high.amount) // more),
        )
    is_repeat = verdict(history, part, committed)
    by_history = {NO: first, YES: repeat}.get(is_repeat)
    if is_repeat == EITHER and repeat is not None:
        by_history = min(first[0], repeat[0]), max(first[1], repeat[1])
    return Item(
        platform=request.platform,
        category=request.category,
        part=part,
        due_on=(request.sent_at + timedelta(hours=request.allowed.hours)).date(),  # type: ignore[attr-defined]
        texts=(committed >= SMALL, committed >= WINDOW, is_repeat.low, is_repeat.high),
        first=first,
        repeat=repeat,
        by_history=by_history,
    )


def by_brute_force(  # noqa: PLR0917  # in the order of the question
    requests: list[Request],
    platforms: dict[str, Platform],
    histories: dict[str, OffenseHistory],
    as_of: date,
    states: set[str],
    days: int | None,
) -> tuple[list[Item], dict[tuple[str, str], dict[str, int]]]:
    """Return the violations of the register, and the number of requests in each state."""
    items: list[Item] = []
    tallies: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    now = datetime.combine(as_of, datetime.max.time())
    for request in requests:
        tally = tallies[request.platform, request.category]
        sent, removed = request.sent_at, request.removed_at
        assert isinstance(sent, datetime)
        due = sent + timedelta(hours=request.allowed.hours)
        if sent > now:
            tally["not_yet_sent"] += 1
            continue
        if isinstance(removed, datetime) and removed <= now:
            state, committed = "met" if removed <= due else "late", removed.date()
        else:
            state, committed = "pending" if now <= due else "outstanding", as_of
        tally[state] += 1
        if state not in states:
            continue
        if days is not None and committed + timedelta(days=days) < as_of:
            tally["time_barred"] += 1
        elif committed < BEGINS:
            tally["before_the_law"] += 1
        else:
            history = histories.get(request.platform, OffenseHistory())
            items.append(item(request, platforms[request.platform], history, as_of, committed))
    return items, tallies


def joined(items: list[Item], plan: Plan) -> list[list[Item]]:
    """Return the cases, each as a list of items."""
    how = plan.prosecution
    groups: dict[object, list[Item]] = defaultdict(list)
    for number, each in enumerate(items):
        key: tuple[object, ...] = (each.platform, each.category, each.texts)
        match how:
            case Prosecution.PER_ITEM:
                key = (number,)
            case Prosecution.PER_CATEGORY_AND_DAY:
                key = (*key, each.due_on)
            case Prosecution.PER_BATCH | Prosecution.ALL_IN_ONE:
                key = (each.platform, each.part, each.texts)
            case Prosecution.GRAVEST:
                key = (each.platform,)
        groups[key].append(each)
    if plan.batch is None:
        return list(groups.values())
    return [
        group[start : start + plan.batch]
        for group in groups.values()
        for start in range(0, len(group), plan.batch)
    ]


def total(cases: list[list[Item]], reading: str) -> Range[Money] | None:
    """Add up the gravest of each case; None if a price is missing or there are no cases."""
    prices = [[getattr(each, reading) for each in case] for case in cases]
    if not prices or any(None in case for case in prices):
        return None
    gravest = [max(case, key=lambda price: (price[1], price[0])) for case in prices]
    return roubles(sum(low for low, _ in gravest), sum(high for _, high in gravest))


DAYS = st.dates(date(2020, 11, 1), date(2022, 12, 31))
HOURS = st.builds(
    lambda day, hour: datetime(day.year, day.month, day.day, hour), DAYS, st.integers(0, 23)
)


@st.composite
def registers(draw: st.DrawFn) -> list[Request]:
    """Return a small register of several platforms, with requests in all states."""
    found: list[Request] = []
    for number in range(draw(st.integers(0, 8))):
        sent_at = draw(HOURS)
        took = draw(st.none() | st.integers(0, 80) | st.integers(0, 9_000))
        found.append(
            a_request(
                None if took is None else sent_at + timedelta(hours=took),
                sent_at=sent_at,
                category=draw(st.sampled_from(sorted(PART_OF))),
                platform=draw(st.sampled_from("AB")),
                id=str(number),
                allowed=Period(hours=draw(st.sampled_from((1, 24, 72)))),
            )
        )
    return found


@st.composite
def rulings(draw: st.DrawFn) -> OffenseHistory:
    """Return up to three decisions, with known and unknown days."""
    found: list[Decision] = []
    for _ in range(draw(st.integers(0, 3))):
        decided_on = draw(DAYS)
        later = st.dates(decided_on, decided_on + timedelta(days=200))
        unsaid = st.sampled_from((None, UNKNOWN))
        found.append(
            Decision(
                under=draw(st.sampled_from([*(f"{ARTICLE}/{n}" for n in range(1, 7)), "x/1"])),
                decided_on=decided_on,
                in_force_on=draw(later | unsaid),
                executed_on=draw(later | unsaid),
                standing=draw(st.sampled_from(("standing", "standing", "appealed", "annulled"))),
            )
        )
    return OffenseHistory(found)


@st.composite
def undertakings(draw: st.DrawFn, name: str) -> Platform:
    """Return a company with exact, uncertain or missing revenues."""
    # A multiple of 20, so that no share of it breaks a rouble.
    sums = st.integers(0, 10**8).map(lambda number: rub(20 * number))
    spans = st.tuples(sums, sums).map(lambda pair: Range(*sorted(pair)))
    revenues = draw(st.dictionaries(st.sampled_from((2020, 2021)), sums | spans))
    return Platform(name, "legal-entity", revenues, in_small_register=draw(st.booleans()))


PLANS = st.sampled_from([each for each in Prosecution if each is not Prosecution.PER_BATCH]).map(
    Plan
) | st.integers(1, 4).map(lambda batch: Plan("per-batch", batch))


@examples(250)
@given(
    requests=registers(),
    platforms=st.tuples(undertakings("A"), undertakings("B")),
    histories=st.tuples(rulings(), rulings()),
    plan=PLANS,
    as_of=st.dates(BEGINS, date(2022, 12, 31)),
    states=st.sampled_from([{"late"}, {"outstanding"}, {"late", "outstanding"}]),
    days=st.none() | st.integers(1, 400),
)
def test_every_plan_agrees_with_brute_force(  # noqa: PLR0917  # Hypothesis gives them by name
    requests, platforms, histories, plan, as_of, states, days
):
    """The sums and counts agree with a hand-written calculation, item by item."""
    by_name = dict(zip("AB", platforms, strict=True))
    of_each = dict(zip("AB", histories, strict=True))
    items, tallies = by_brute_force(requests, by_name, of_each, as_of, states, days)
    cases = joined(items, plan)

    found = answer(
        requests,
        platforms,
        as_of=as_of,
        plan=plan,
        history=of_each,
        states=states,
        limitation=None if days is None else Period(days=days),
        strict=True,
    )

    assert found.rejected == ()
    assert {
        (each.platform, each.category): {
            name: number
            for name in (
                "pending",
                "met",
                "late",
                "outstanding",
                "not_yet_sent",
                "time_barred",
                "before_the_law",
            )
            if (number := getattr(each, name))
        }
        for each in found.tallies
    } == tallies
    assert (found.violations, found.cases) == (len(items), len(cases))
    assert found.first == total(cases, "first")
    assert found.repeat == total(cases, "repeat")
    assert found.by_history == total(cases, "by_history")


@examples(40)
@given(requests=registers(), plan=PLANS, data=st.data())
def test_the_order_of_the_rows_does_not_matter(requests, plan, data):
    """The order of the rows does not matter."""
    shuffled = data.draw(st.permutations(requests))
    platforms = [evolve(COMPANY, name=name) for name in "AB"]

    assert answer(shuffled, platforms, plan=plan) == answer(requests, platforms, plan=plan)


@examples(40)
@given(requests=registers(), batch=st.integers(1, 4))
def test_fewer_cases_never_cost_more(requests, batch):
    """Joining cases never raises an end."""
    platforms = [evolve(COMPANY, name=name) for name in "AB"]
    chains = (
        ["per-item", "per-category-and-day", "per-category", "all-in-one", "gravest"],
        ["per-item", Plan("per-batch", batch), "all-in-one", "gravest"],
    )

    for chain in chains:
        found = [answer(requests, platforms, plan=plan, as_of=date(2022, 5, 1)) for plan in chain]
        for more, fewer in pairwise(found):
            assert fewer.cases <= more.cases
            for name in ("first", "repeat"):
                one, other = getattr(fewer, name), getattr(more, name)
                assert one is None or (one.high <= other.high)


# --- What counts, and what is set aside.


class TestStates:
    def test_every_request_is_counted_under_what_came_of_it(self):
        """Requests are counted as pending, met, late, outstanding or not yet sent."""
        requests = [
            a_request(sent_at=datetime(2021, 3, 1, 12)),
            a_request(datetime(2021, 2, 2, 12)),
            a_request(datetime(2021, 2, 2, 12, 1)),
            a_request(),
            a_request(sent_at=datetime(2021, 3, 2, 0)),
        ]

        found = answer(requests)

        assert found.tallies == (
            Tally(
                platform="A",
                category="drugs",
                pending=1,
                met=1,
                late=1,
                outstanding=1,
                not_yet_sent=1,
            ),
        )
        assert (found.requests, found.violations) == (5, 2)

    @pytest.mark.parametrize(("states", "violations"), [(["late"], 1), (["outstanding"], 2)])
    def test_only_some_states_may_be_violations(self, states, violations):
        """The choice is one of the assumptions."""
        requests = [
            a_request(datetime(2021, 2, 10)),
            a_request(),
            a_request(),
            a_request(datetime(2021, 2, 1, 13)),
        ]

        found = answer(requests, states=states)

        assert found.violations == violations
        assert f"only {states[0]} requests are taken as violations" in found.assumptions

    def test_what_happens_after_the_day_is_not_looked_at(self):
        """An item removed on 2 March was outstanding on 1 March."""
        assert answer([a_request(datetime(2021, 3, 2))]).tallies[0].outstanding == 1

    def test_a_zone_decides_what_a_day_is(self):
        """22:30 on 1 March in UTC is 2 March in Moscow."""
        moscow = timezone(timedelta(hours=3))
        sent_at = datetime(2021, 2, 28, 22, 0, tzinfo=UTC)
        in_utc = a_request(sent_at=sent_at)
        in_moscow = a_request(sent_at=sent_at.astimezone(moscow))

        # Due at the last hour of 1 March in UTC, and on 2 March in Moscow.
        assert answer([in_utc]).tallies[0].outstanding == 1
        assert answer([in_moscow]).tallies[0].pending == 1
        late_in_moscow = evolve(in_moscow, sent_at=datetime(2021, 3, 2, tzinfo=moscow))
        assert answer([late_in_moscow]).tallies[0].not_yet_sent == 1

    def test_clocks_may_differ_from_row_to_row(self):
        """Rows can have different time zones; one row cannot mix kinds of time."""
        row = TABLE[0] | {"sent_at": "2021-02-01T12:00Z", "removed_at": "2021-02-01T13:00"}
        requests = [
            a_request(sent_at=datetime(2021, 2, 1, tzinfo=UTC)),
            a_request(sent_at=datetime(2021, 2, 1)),
            a_request(sent_at=date(2021, 2, 1), allowed=Period(days=1)),
            row,
        ]

        found = answer(requests)

        assert found.tallies[0].outstanding == 3
        assert [str(each) for each in found.rejected] == [
            (
                "row 4 (row 4): /: cannot compare 2021-02-01T13:00:00 with "
                "2021-02-01T12:00:00+00:00; pass two dates, two datetimes with a time zone, "
                "or two without [rule]"
            )
        ]


class TestWhichLaw:
    def test_what_was_done_before_the_law_is_set_aside(self):
        """An item removed on 9 January 2021, a day before the law, is not a violation."""
        requests = [
            a_request(datetime(2021, 1, 9), sent_at=datetime(2021, 1, 1)),
            a_request(datetime(2021, 1, 10), sent_at=datetime(2021, 1, 1)),
        ]

        found = answer(requests)

        assert (found.tallies[0].late, found.tallies[0].before_the_law) == (2, 1)
        assert found.first == roubles(3_000_000, 8_000_000)

    def test_what_is_time_barred_is_set_aside(self):
        """Violations are excluded after the last day of the limitation period."""
        requests = [a_request(datetime(2021, 2, day)) for day in (8, 9, 10)]

        found = answer(requests, limitation=Period(days=20))

        assert (found.tallies[0].late, found.tallies[0].time_barred) == (3, 1)
        assert found.violations == 2
        assert "no limitation period is applied" not in found.assumptions
        assert "no limitation period is applied" in answer(requests).assumptions

    def test_a_case_joins_no_two_texts_of_law(self):
        """Violations before and after a change of the law are two cases."""
        requests = [
            a_request(datetime(2021, 6, 21), sent_at=datetime(2021, 6, 1)),
            a_request(datetime(2021, 6, 22), sent_at=datetime(2021, 6, 1)),
        ]

        for platform in (COMPANY, Platform("A", "legal-entity")):
            found = answer(requests, [platform], as_of=date(2021, 7, 1), plan="all-in-one")

            assert (found.cases, found.violations) == (2, 2)

    def test_how_cases_are_joined_does_not_turn_on_what_is_known(self):
        """The cases do not depend on whether the revenue is known."""
        requests = [
            a_request(datetime(2021, 2, 5)),
            a_request(datetime(2021, 2, 15)),
            a_request(),
        ]
        poor = Platform("A", "legal-entity")
        choices = {
            "history": {"A": OffenseHistory([ruling()])},
            "plan": "per-category",
            "strict": True,
        }

        known, unknown = answer(requests, **choices), answer(requests, [poor], **choices)

        assert (known.cases, unknown.cases) == (2, 2)
        assert [line.is_repeat for line in known.lines] == [NO, YES]
        assert [line.is_repeat for line in unknown.lines] == [NO, YES]
        assert unknown.by_history is None
        assert unknown.first == known.first
        assert {line.repeat_provision for line in unknown.lines} == {f"{ARTICLE}/6"}

    def test_a_case_joins_no_two_verdicts(self):
        """A repeat and a possible repeat are two cases, even if neither has a known price."""
        statute = catalog()[REPORTED]
        (rule,) = _repeat_rules(statute)
        repeat = share_of_revenue("1/5", base=ANNUAL_REVENUE)
        in_force = evolve(rule, opens_at=Milestone.ENTRY_INTO_FORCE)
        history = OffenseHistory(
            Decision(under=REPORTED, decided_on=date(2021, 2, 1), in_force_on=in_force_on)
            for in_force_on in (UNKNOWN, date(2021, 2, 20))
        )

        law = statute.with_penalty(REPORTED, Cases(((in_force, repeat),), otherwise=fixed(rub(1))))
        for platform in (COMPANY, Platform("A", "legal-entity")):
            found = answer(
                [a_request(datetime(2021, 2, 15)), a_request()],
                [platform],
                under=REPORTED,
                law=law,
                plan="per-category",
                history={"A": history},
            )

            assert {line.is_repeat for line in found.lines} == {EITHER, YES}

    def test_the_gravest_is_the_one_that_can_cost_most(self):
        """A possible repeat of part 2 is graver than a first part 4, because its high end is higher."""
        requests = [a_request(), a_request(category="suicide")]
        history = OffenseHistory([ruling(2, in_force_on=UNKNOWN)])

        found = answer(requests, plan="gravest", history={"A": history})

        assert found.first == roubles(3_000_000, 8_000_000)
        assert found.by_history == roubles(800_000, 100_000_000)

    def test_the_gravest_is_unknown_if_one_of_them_is(self):
        """If the price of a repeat is unknown, the gravest case is unknown."""
        requests = [a_request(datetime(2021, 2, 5)), a_request()]

        found = answer(
            requests,
            [Platform("A", "legal-entity")],
            plan="gravest",
            history={"A": OffenseHistory([ruling()])},
            strict=True,
        )

        assert found.cases == 1
        assert found.by_history is None
        assert found.first == roubles(3_000_000, 8_000_000)

    def test_the_gravest_of_several_repeats_is_unknown_if_one_is(self):
        """If the price of one of several repeats is unknown, the gravest provision is unknown."""
        requests = [a_request(), a_request(category="suicide")]

        found = answer(requests, [Platform("A", "legal-entity")], plan="gravest", strict=True)

        (line,) = found.lines
        assert (line.repeat, line.repeat_provision) == (None, "")
        assert line.first_provision == f"{ARTICLE}/4"
        assert line.categories == ("drugs", "suicide")

    def test_a_verdict_may_be_unknown(self):
        """If the repeat rule needs an unknown fact, price and repeat are unknown."""
        history = {"A": OffenseHistory([Decision(under=REPORTED, decided_on=date(2021, 2, 10))])}

        law = _narrow(Flag("the same service"))
        found = answer([a_request()], under=REPORTED, law=law, history=history)

        (line,) = found.lines
        assert line.first == only(rub(1))
        assert line.is_repeat == EITHER
        assert line.repeat is line.by_history is None
        assert line.repeat_provision == ""
        assert tuple(map(str, found.missing)) == (
            (
                "missing fact: whether there is: the same service; pass Facts(flags={'the "
                "same service': ...})"
            ),
        )

    def test_a_verdict_is_found_below_other_conditions(self):
        """A repeat rule in a compound condition still determines whether it is a repeat."""
        history = {"A": OffenseHistory([Decision(under=REPORTED, decided_on=date(2021, 2, 10))])}

        law = _narrow(Flag("the same service", presumed=True))
        found = answer([a_request()], under=REPORTED, law=law, history=history)

        assert found.by_history == only(rub(2))
        assert found.lines[0].is_repeat == YES

    def test_days_after_the_coded_law_need_a_word(self):
        """The last text is applied to later days only with *assume_unchanged*, and this is stated."""
        as_of = date(2027, 1, 1)
        with pytest.raises(OutsideCodedLawError):
            answer([a_request()], as_of=as_of)

        found = answer([a_request()], as_of=as_of, assume_unchanged=True)

        assert found.first == roubles(3_000_000, 8_000_000)
        assert found.assumptions[-1] == (
            "the law is coded through 2026-02-26; its last text is taken to apply unchanged"
        )

    def test_one_provision_may_be_named(self):
        """If a provision is named, the category does not select one."""
        found = answer([a_request()], under=f"{ARTICLE}/2")

        assert found.first == roubles(800_000, 4_000_000)
        assert found.lines[0].repeat_provision == f"{ARTICLE}/5"


class TestHistory:
    def test_the_history_makes_repeats_of_what_follows_it(self):
        """A decision in force on 10 February counts on that day, not on the day before."""
        requests = [a_request(datetime(2021, 2, 9)), a_request(datetime(2021, 2, 10)), a_request()]

        found = answer(requests, history={"A": OffenseHistory([ruling()])})

        assert {(line.violations, line.is_repeat) for line in found.lines} == {(1, NO), (2, YES)}
        assert found.first == roubles(3 * 3_000_000, 3 * 8_000_000)
        assert found.repeat == roubles(3 * 100_000_000, 3 * 200_000_000)
        assert found.by_history == roubles(
            3_000_000 + 2 * 100_000_000, 8_000_000 + 2 * 200_000_000
        )

    def test_an_open_verdict_spans_both(self):
        """If the entry into force is unknown, the range covers both."""
        found = answer([a_request()], history={"A": OffenseHistory([ruling(in_force_on=UNKNOWN)])})

        assert found.lines[0].is_repeat == EITHER
        assert found.by_history == roubles(3_000_000, 200_000_000)

    def test_each_platform_has_its_own(self):
        """A decision against one platform does not count against another."""
        requests = [a_request(), a_request(platform="B")]
        platforms = [COMPANY, evolve(COMPANY, name="B")]

        found = answer(requests, platforms, history={"A": OffenseHistory([ruling()])})

        assert [line.is_repeat for line in found.lines] == [YES, NO]
        assert found.by_history == roubles(103_000_000, 208_000_000)

    def test_decisions_that_no_request_meets_are_said_to_be_unused(self):
        """Decisions against an unknown platform are listed as unused."""
        found = answer([a_request()], history={"a\x1b": OffenseHistory([ruling()])})

        assert found.assumptions[-1] == (
            "the decisions against 'a\\x1b' are not used: no request names it"
        )
        assert found.lines[0].is_repeat == NO

    def test_two_rules_in_one_penalty_do_not_blur(self):
        """Items with different prices are different cases, even if the first repeat rule agrees."""
        statute = catalog()[REPORTED]
        (rule,) = _repeat_rules(statute)
        text = statute.provisions[0].enactments[0].penalty
        twice = Cases(((evolve(rule, times=2), text),), otherwise=text)
        history = OffenseHistory([Decision(under=REPORTED, decided_on=date(2021, 2, 10))])

        law = statute.with_penalty(REPORTED, twice)
        found = answer(
            [a_request(datetime(2021, 2, 9)), a_request()],
            under=REPORTED,
            law=law,
            history={"A": history},
        )

        assert found.by_history == roubles(200_800_000, 208_000_000)

    def test_a_case_joins_no_two_sums(self):
        """If a third offense costs more than a second, they are two cases."""
        (rule,) = _repeat_rules(catalog()[REPORTED])
        penalty = fixed(rub(4))
        for times in (3, 2, 1):
            less = fixed(rub(times))
            penalty = Cases(((evolve(rule, times=times), penalty),), otherwise=less)
        history = OffenseHistory(
            [
                Decision(under=REPORTED, decided_on=date(2021, 2, 1)),
                Decision(under=REPORTED, decided_on=date(2021, 2, 10)),
            ]
        )

        law = catalog()[REPORTED].with_penalty(REPORTED, penalty)
        found = answer(
            [a_request(datetime(2021, 2, 5)), a_request()],
            under=REPORTED,
            law=law,
            plan="per-category",
            history={"A": history},
        )

        assert (found.cases, found.by_history) == (2, only(rub(2 + 3)))


def _repeat_rules(statute: Statute) -> tuple[Repeat, ...]:
    """Return the repeat rules in the penalty of the report."""
    body = statute.provisions[0].enactments[0].penalty.body  # type: ignore[union-attr]
    return tuple(test for test, _ in body.branches)  # type: ignore[union-attr]


def _narrow(flag: Flag) -> Statute:
    """Return the report's statute with a fine of 1 rouble, and 2 for a repeat with *flag*."""
    statute = catalog()[REPORTED]
    rule = AllOf((*_repeat_rules(statute), flag))
    return statute.with_penalty(REPORTED, Cases(((rule, fixed(rub(2))),), otherwise=fixed(rub(1))))


# --- Rows that cannot be answered.

FIELDS = ("id", "platform", "authority", "category", "sent_at", "allowed", "removed_at")
GOOD = ("1", "A", "R", "drugs", "2021-02-01T12:00", "24h", None)
BAD = ("2", "A", "R", "gardening", "2021-02-01T12:00", "24h", None)
WORSE = ("3", "A", "R", "drugs", "soon", "a day", None)
TABLE = [dict(zip(FIELDS, row, strict=True)) for row in (GOOD, BAD, WORSE, GOOD)]
REASONS = [
    (
        "unknown category 'gardening' of ru/koap-13.41; use one of 'calls-to-minors', "
        "'child-pornography', 'drugs', 'extremism', 'false-information', 'other', 'suicide', "
        "'vpn'"
    ),
    "/sent_at: must be a moment such as '2021-02-01T12:00' or a day such as '2021-02-01', not "
    "'soon' [value]; /allowed: must be a period such as '24h', not 'a day' [value]",
]


def as_csv(folder: Path) -> Any:
    """Write the table as CSV."""
    path = folder / "register.csv"
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        writer.writerows(TABLE)
    return rows(path)


def as_json_lines(folder: Path) -> Any:
    """Write the table as JSON Lines."""
    path = folder / "register.jsonl"
    path.write_text("".join(f"{json.dumps(each)}\n" for each in TABLE))
    return rows(path)


def as_sqlite(folder: Path) -> Any:
    """Write the table into a database."""
    path = folder / "register.db"
    connection = sqlite3.connect(path)
    connection.execute(f"create table requests ({', '.join(FIELDS)})")
    connection.executemany(
        f"insert into requests values ({', '.join(f':{name}' for name in FIELDS)})", TABLE
    )
    connection.commit()
    connection.close()
    return rows(path)


class TestRejects:
    @pytest.mark.parametrize(
        ("write", "places"),
        [
            (as_csv, ["line 3", "line 4"]),
            (as_json_lines, ["line 2", "line 3"]),
            (as_sqlite, ["requests row 2", "requests row 3"]),
            (lambda _: TABLE, ["row 2", "row 3"]),
        ],
    )
    def test_name_their_row_and_the_others_are_answered(self, tmp_path, write, places):
        """In every format, a rejected row has its number, its place and the reason."""
        found = answer(write(tmp_path))

        assert found.rejected == (
            Rejected(2, places[0], REASONS[0]),
            Rejected(3, places[1], REASONS[1]),
        )
        assert found.rejected_rows == 2
        assert str(found.rejected[0]) == f"row 2 ({places[0]}): {REASONS[0]}"
        assert (found.requests, found.first) == (2, roubles(6_000_000, 16_000_000))

    def test_a_row_that_cannot_be_taken_apart_is_rejected(self):
        """The reason for an unreadable row is the problem of the reader."""
        found = answer([Row(7, "line 9", {}, "broken CSV"), a_request(), 5, None])

        assert [str(each) for each in found.rejected] == [
            "row 3 (row 3): /: a row of the register must be a Request or a mapping, not the int 5 "
            "[row]",
            "row 4 (row 4): /: a row of the register must be a Request or a mapping, not None [row]",
            "row 7 (line 9): /: broken CSV [row]",
        ]
        assert found.violations == 1

    def test_names_are_a_mapping(self):
        """The names of columns are a mapping."""
        with pytest.raises(WrongTypeError, match="names must be a mapping"):
            answer(TABLE, names=["platform"])

    def test_reasons_without_end_are_cut(self):
        """Of very many kinds of reasons, the last are counted together."""
        rejects = Rejects()
        for number in range(150):
            rejects.add_reason(Rejected(number, f"row {number}", "a reason"), f"kind {number}")

        assert rejects.reasons[0].kind == "other reasons"
        assert rejects.reasons[0].rows == 50
        assert sum(each.rows for each in rejects.reasons) == 150

    def test_an_unknown_platform_is_rejected_unless_anyone_stands_for_it(self):
        """Unknown platforms are rejected unless *anyone* is passed, which the result states."""
        stranger = a_request(platform="C")

        assert [each.reason for each in answer([stranger]).rejected] == [
            "Request.platform must be one of the platforms given, not 'C'"
        ]
        found = answer([stranger, a_request()], anyone=Platform("?", "sole-trader"))
        assert found.rejected == ()
        # Who trades alone pays as an official: RUB 400,000 to 800,000 under part 4.
        assert found.first == roubles(3_400_000, 8_800_000)
        assert "platforms that are not listed are taken to be a sole-trader" in found.assumptions

    def test_a_thousand_are_kept_and_all_are_told(self):
        """The result has the first thousand rejected rows; *on_reject* is called with all of them."""
        told: list[Rejected] = []

        found = answer(({"id": ""} for _ in range(1_500)), on_reject=told.append)

        assert (len(found.rejected), found.rejected_rows, len(told)) == (1_000, 1_500, 1_500)
        assert told[:1_000] == list(found.rejected)
        assert told[-1].row == 1_500
        assert found.first is found.repeat is found.by_history is None

    def test_a_second_request_of_one_id_is_rejected_on_demand(self):
        """Duplicate ids are rejected only with *unique_ids*."""
        requests = [a_request(id="x"), a_request(id="y"), a_request(id="x")]

        assert answer(requests).violations == 3
        found = answer(requests, unique_ids=True)
        assert (found.violations, [str(each) for each in found.rejected]) == (
            2,
            ["row 3 (row 3): two requests have the identifier 'x'; give each its own"],
        )

    def test_authority_and_time_may_stand_in(self):
        """Missing columns can be passed as arguments."""
        row = {k: v for k, v in TABLE[0].items() if k not in {"authority", "allowed"}}

        assert answer([row]).rejected_rows == 1
        assert answer([row], authority="R", allowed=A_DAY).violations == 1

    def test_a_file_that_breaks_off_is_an_error(self, tmp_path):
        """An incomplete total would be wrong."""
        found = as_sqlite(tmp_path)
        (tmp_path / "register.db").write_bytes(b"")

        with pytest.raises(UnreadableFileError):
            answer(found)


# --- Memory, names, arguments.


def peak(number: int) -> int:
    """Return the peak memory in bytes for a register of *number* rows."""
    # Most requests are still to come: under the tracer, a violation takes 25 times as long.
    pool = [
        a_request(
            sent_at=datetime(2021, 4, 1) + timedelta(hours=at), category=sorted(PART_OF)[at % 4]
        )
        for at in range(200)
    ]
    pool[0] = a_request(datetime(2021, 2, 20))
    pool[50] = a_request(category="suicide")
    pool[100] = a_request(datetime(2021, 2, 1, 13))
    tracemalloc.start()
    try:
        found = answer(pool[at % len(pool)] for at in range(number))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (found.requests, found.violations) == (number, number // 100)
    return most


def test_memory_does_not_grow_with_the_rows():
    """Memory does not grow with the number of rows."""
    peak(1_000)  # whatever is loaded once is loaded

    assert peak(200_000) < peak(20_000) + 20_000


class TestPlan:
    def test_says_itself_in_words(self):
        """A plan is printed as a phrase."""
        said = [str(Plan(each)) for each in Prosecution if each is not Prosecution.PER_BATCH]

        assert said == [
            "one case for each item",
            "one case for each category and day of the deadline",
            "one case for each category",
            "one case for each provision",
            "all absorbed into one punishment for the gravest",
        ]
        assert str(Plan("per-batch", 7)) == "one case for every 7 items of one provision"

    @pytest.mark.parametrize("batch", [None, 0, -1, True, 1.0, "7"])
    def test_refuses_a_batch_that_is_none(self, batch):
        """A batch must have at least one item."""
        with pytest.raises(WrongValueError, match=r"Plan\.batch must be a whole number from 1"):
            Plan("per-batch", batch)

    def test_refuses_a_batch_where_none_belongs(self):
        """Only one plan has batches."""
        with pytest.raises(WrongValueError, match=r"Plan\.batch must be None for gravest, not 5"):
            Plan("gravest", 5)


class TestArguments:
    @pytest.mark.parametrize(
        ("requests", "found"),
        [
            ("register.csv", "the str 'register.csv'"),
            (b"register.csv", "the bytes b'register.csv'"),
            ({"id": "1"}, "the dict {'id': '1'}"),
            (a_request(), "the Request "),
            (None, "None"),
        ],
    )
    def test_a_register_is_many_requests(self, requests, found):
        """A path or a single row is rejected as a register."""
        with pytest.raises(WrongTypeError) as caught:
            answer(requests)

        assert str(caught.value).startswith(
            "requests must be an iterable of Requests or mappings, such as files.rows(path), "
            f"not {found}"
        )

    @pytest.mark.parametrize(
        ("argument", "error", "message"),
        [
            ({"under": 5}, WrongTypeError, "under must be text, not the int 5"),
            (
                {"under": "ru/as-reported-2022"},
                UnknownStatuteError,
                ("unknown statute 'ru/as-reported-2022'; did you mean 'ru/as-reported-2021'?"),
            ),
            (
                {"under": f"{ARTICLE}/6"},
                WrongValueError,
                "under must be a statute or a provision for a first offense, such as ru/koap-13.41/3, "
                "not 'ru/koap-13.41/6'",
            ),
            (
                {"as_of": datetime(2021, 3, 1)},
                WrongTypeError,
                "as_of must be a date without a time, not the datetime "
                "datetime.datetime(2021, 3, 1, 0, 0)",
            ),
            (
                {"as_of": date(2021, 1, 9)},
                OutsideCodedLawError,
                "ru/koap-13.41/1 is coded from 2021-01-10 through 2026-02-26, not for 2021-01-09; "
                "the text of that day is not coded, or there was none",
            ),
            (
                {"plan": "per-moon"},
                WrongValueError,
                "Plan.prosecution must be one of 'per-item', 'per-batch', 'per-category-and-day', "
                "'per-category', 'all-in-one', 'gravest', not 'per-moon'",
            ),
            (
                {"history": [OffenseHistory()]},
                WrongTypeError,
                "history must be a mapping from names of platforms to OffenseHistory, "
                "not the list [OffenseHistory(decisions=())]",
            ),
            (
                {"history": {"A": []}},
                WrongTypeError,
                "history must be a mapping from names of platforms to OffenseHistory, "
                "not the dict {'A': []}",
            ),
            (
                {"anyone": "A"},
                WrongTypeError,
                "anyone must be a Platform or None, not the str 'A'",
            ),
            ({"given": None}, WrongTypeError, "given must be a Facts, not None"),
            (
                {"limitation": "90 days"},
                WrongTypeError,
                "limitation must be a Period or None, not the str '90 days'",
            ),
            (
                {"limitation": Period(hours=36)},
                WrongValueError,
                "limitation must be in whole days, not '36 hours'",
            ),
            ({"allowed": 24}, WrongTypeError, "allowed must be a Period or None, not the int 24"),
            ({"authority": 5}, WrongTypeError, "authority must be text or None, not the int 5"),
            (
                {"states": ["met"]},
                WrongValueError,
                "states must be made of 'outstanding' and 'late', not 'met'",
            ),
            (
                {"states": ["gone"]},
                WrongValueError,
                "states must be one of 'pending', 'met', 'late', 'outstanding', not 'gone'",
            ),
        ],
    )
    def test_what_an_argument_cannot_take_is_refused_at_once(self, argument, error, message):
        """An invalid argument raises one error, not one for each row."""
        with pytest.raises(error) as caught:
            answer([a_request()], **argument)

        assert str(caught.value) == message

    def test_platforms_have_names_of_their_own(self):
        """Two platforms with the same name are an error."""
        with pytest.raises(DuplicateIdError, match="two platforms have the identifier 'A'"):
            answer([], [COMPANY, COMPANY])
        with pytest.raises(WrongTypeError, match=r"platforms\[0\] must be a Platform"):
            answer([], ["A"])
        with pytest.raises(WrongTypeError, match=r"platforms must be an iterable of Platform"):
            answer([], COMPANY)

    def test_an_empty_register_costs_nothing(self):
        """An empty register costs nothing, and no fact is missing."""
        found = answer([])

        assert (found.requests, found.violations, found.cases) == (0, 0, 0)
        assert (found.lines, found.tallies, found.missing) == ((), (), ())
        assert found.first is found.repeat is found.by_history is None
