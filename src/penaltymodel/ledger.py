"""
From a whole register of requests to exposure: what they could cost together.

What a register can cost depends on how it is prosecuted. 2,862 single cases and three protocols
are different worlds, so the way is always stated, and first and repeat stand side by side.
"""

from __future__ import annotations

import enum
import functools

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import UnionType
from typing import TYPE_CHECKING, TypeAlias, TypeGuard, assert_never, cast

from attrs import define, evolve, field, frozen

from penaltymodel.domain import (
    OffenseHistory,
    Platform,
    Request,
    RequestState,
    Violation,
    day_of,
    member,
)
from penaltymodel.engine import Assessment, assess_violation
from penaltymodel.errors import (
    DuplicateIdError,
    InputError,
    MissingFactError,
    OutsideCodedLawError,
    PenaltyModelError,
    Problem,
    WrongTypeError,
    WrongValueError,
    printable,
)
from penaltymodel.facts import NOTHING_GIVEN, Facts
from penaltymodel.money import Money
from penaltymodel.periods import Period, a_day, is_before
from penaltymodel.ranges import EITHER, NO, Range, hull
from penaltymodel.records import Row
from penaltymodel.records import request as read_request
from penaltymodel.statutes import statute_of
from penaltymodel.views import Shown


if TYPE_CHECKING:
    import polars as pl


class Prosecution(enum.StrEnum):
    """How violations are joined to cases. A case never joins platforms, nor two texts of law."""

    PER_ITEM = "per-item"
    PER_BATCH = "per-batch"
    PER_CATEGORY_AND_DAY = "per-category-and-day"
    PER_CATEGORY = "per-category"
    ALL_IN_ONE = "all-in-one"
    GRAVEST = "gravest"


_MEANING = {
    Prosecution.PER_ITEM: "one case for each item",
    Prosecution.PER_BATCH: "one case for every {batch} items of one provision",
    Prosecution.PER_CATEGORY_AND_DAY: "one case for each category and day of the deadline",
    Prosecution.PER_CATEGORY: "one case for each category",
    Prosecution.ALL_IN_ONE: "one case for each provision",
    Prosecution.GRAVEST: "all absorbed into one punishment for the gravest",
}


def _prosecution(value: Prosecution | str) -> Prosecution:
    return member("Plan.prosecution", Prosecution, value)


@frozen
class Plan:
    """
    A stated way of prosecuting.

    *batch* is how many items one case joins, for ``per-batch``.

    >>> print(Plan("per-batch", 100))
    one case for every 100 items of one provision

    Raises:
        WrongValueError: There is no such way, or *batch* does not go with it.
    """

    prosecution: Prosecution = field(converter=_prosecution)
    batch: int | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a batch that is none."""
        wanted = self.prosecution is Prosecution.PER_BATCH
        if wanted and (type(self.batch) is not int or self.batch < 1):
            raise WrongValueError("Plan.batch", "a whole number from 1", self.batch)
        if not wanted and self.batch is not None:
            raise WrongValueError("Plan.batch", f"None for {self.prosecution}", self.batch)

    def __str__(self) -> str:
        """Say the way as a phrase."""
        return _MEANING[self.prosecution].format(batch=self.batch)


@frozen(kw_only=True)
class Tally:
    """How many requests about one category went to one platform, and what came of them."""

    platform: str
    category: str
    pending: int = 0
    met: int = 0
    late: int = 0
    outstanding: int = 0
    not_yet_sent: int = 0
    time_barred: int = 0
    before_the_law: int = 0

    @property
    def requests(self) -> int:
        """How many there are in all."""
        return self.not_yet_sent + self.pending + self.met + self.late + self.outstanding


@frozen(kw_only=True)
class Line:
    """
    Cases of one kind: who, what about, under which provisions, how many, and what they can cost.

    *first* and *repeat* are the sums over all cases if every one were a first offense, or a
    repeat; *by_history* is what the history makes of them. None where a fact is missing, which
    *missing* then names. *repeat_provision* is empty where it is not known.
    """

    platform: str
    categories: tuple[str, ...]
    violations: int
    cases: int
    first_provision: str
    repeat_provision: str
    first: Range[Money]
    repeat: Range[Money] | None
    is_repeat: Range[bool]
    by_history: Range[Money] | None
    missing: str = ""


@frozen
class Rejected:
    """A row that could not be answered: its number, its place, and why."""

    row: int
    place: str
    reason: str

    def __str__(self) -> str:
        """Show all three."""
        return f"row {self.row} ({self.place}): {self.reason}"


@frozen(kw_only=True)
class Exposure(Shown):
    """
    What a register could cost as of a day, under a stated way of prosecuting.

    *first*, *repeat* and *by_history* add up the lines; None where a fact is missing.
    *rejected_rows* counts the rows that could not be answered, of which *rejected* shows the
    first thousand. *assumptions* says what was taken for granted.
    """

    as_of: date
    under: str
    plan: Plan
    tallies: tuple[Tally, ...]
    lines: tuple[Line, ...]
    first: Range[Money] | None
    repeat: Range[Money] | None
    by_history: Range[Money] | None
    missing: tuple[str, ...]
    rejected: tuple[Rejected, ...]
    rejected_rows: int
    assumptions: tuple[str, ...]

    @property
    def requests(self) -> int:
        """How many requests were read."""
        return sum(tally.requests for tally in self.tallies)

    @property
    def violations(self) -> int:
        """How many violations the cases are made of."""
        return sum(line.violations for line in self.lines)

    @property
    def cases(self) -> int:
        """How many cases there are under the plan."""
        return sum(line.cases for line in self.lines)


@frozen(kw_only=True)
class TableAnswer(Shown):
    """
    What came of a table of violations: how many rows were answered, and their exact sums.

    *totals* adds up the low and the high ends, one range for each currency. *reasons* says why the
    others were rejected, the most frequent first, each with its number of rows; *rejected* shows
    the first of them.
    """

    under: tuple[str, ...]
    rows: int
    answered: int
    totals: tuple[Range[Money], ...]
    reasons: tuple[tuple[str, int], ...]
    rejected: tuple[Rejected, ...]

    @property
    def rejected_rows(self) -> int:
        """How many rows were rejected."""
        return self.rows - self.answered


RequestLike: TypeAlias = Request | Row | Mapping[str, object]

_SHOWN_REJECTS = 1_000


def exposure(
    requests: Iterable[RequestLike] | pl.DataFrame | pl.LazyFrame,
    platforms: Iterable[Platform],
    *,
    under: str,
    as_of: date,
    plan: Plan | Prosecution | str,
    histories: Mapping[str, OffenseHistory] | None = None,
    anyone: Platform | None = None,
    given: Facts = NOTHING_GIVEN,
    states: Iterable[RequestState | str] = (RequestState.OUTSTANDING, RequestState.LATE),
    limitation: Period | None = None,
    allowed: Period | None = None,
    authority: str | None = None,
    unique_ids: bool = False,
    assume_unchanged: bool = False,
    on_reject: Callable[[Rejected], None] | None = None,
) -> Exposure:
    """
    Say what the requests of a register could cost together as of a day.

    The register is read once, in a stream; memory grows with the number of platforms, categories
    and days in it, not with its rows.

    Args:
        requests: Requests, mappings with the columns of a register, ``records.rows(path)``, or a
            table: of polars, or one that speaks Arrow, such as those of pandas and DuckDB. The
            engine then counts the rows that are alike, which is much faster, and the answer is
            the same.
        platforms: The platforms of the register, with their kind and revenues.
        under: The key of a statute, or of one of its provisions.
        as_of: The day on whose end the register is judged; every day of detection is taken to be
            this one.
        plan: How violations are joined to cases.
        histories: Earlier decisions, by the name of the platform.
        anyone: Stands for every platform that is not among *platforms*.
        given: Facts that go before those of the platforms.
        states: Which states are violations: outstanding, late, or both.
        limitation: Leave out violations that ended longer ago than this.
        allowed: How long the law allows, where a row does not say.
        authority: Who asked, where a row does not say.
        unique_ids: Reject a second request of one id. This remembers every id.
        assume_unchanged: Apply the last coded text to days after the coded law.
        on_reject: Is told of every rejected row, beyond the thousand that are kept.

    >>> from penaltymodel.examples import twitter_2021
    >>> answer = exposure(
    ...     twitter_2021(), [Platform("Twitter", "legal-entity")],
    ...     under="ru/as-reported-2021", as_of=date(2021, 3, 1), plan="per-item",
    ... )
    >>> print(answer.violations, answer.first.low, answer.first.high)
    2862 RUB 2,289,600,000.00 RUB 22,896,000,000.00

    Raises:
        UnknownStatuteError: There is no such statute.
        OutsideCodedLawError: The law of *as_of* is not coded.
        WrongTypeError, WrongValueError: An argument cannot take its value. What is wrong with one
            row is a :class:`Rejected`, not an error.
    """
    _check_arguments(
        requests,
        histories,
        under=under,
        anyone=anyone,
        given=given,
        limitation=limitation,
        allowed=allowed,
        authority=authority,
    )
    a_day("as_of", as_of)
    statute = statute_of(under)
    provision = next((p for p in statute.provisions if p.key == under), statute.provisions[0])
    if provision.repeat_of:
        expected = f"a statute or a provision for a first offense, as {provision.repeat_of[0]}"
        raise WrongValueError("under", expected, under)
    statute.enactment(provision, as_of, assume_unchanged=assume_unchanged)
    register = _Register(
        platforms=_by_name(platforms),
        histories=histories or {},
        anyone=anyone,
        under=under,
        as_of=as_of,
        plan=plan if isinstance(plan, Plan) else Plan(plan),
        given=given,
        states=frozenset(map(_violation_state, states)),
        limitation=limitation,
        assume_unchanged=assume_unchanged,
        known_through=statute.known_through,
    )
    rejected: list[Rejected] = []
    rejected_rows = 0
    seen: set[str] | None = set() if unique_ids else None
    read = functools.partial(_as_request, seen=seen, allowed=allowed, authority=authority)
    if _is_table(requests):
        found = _alike(requests, register, read, allowed=allowed, singly=unique_ids)
    else:
        found = _singly(cast("Iterable[RequestLike]", requests))
    for row, one, many in found:
        try:
            register.count(read(one), many)
        except PenaltyModelError as error:
            refusal = Rejected(row.number, row.place, str(error))
            rejected_rows += 1
            if rejected_rows <= _SHOWN_REJECTS:
                rejected.append(refusal)
            if on_reject is not None:
                on_reject(refusal)
    return register.result(tuple(rejected), rejected_rows)


_Counted: TypeAlias = tuple[Row, RequestLike, int]


def _is_table(requests: object) -> TypeGuard[pl.DataFrame | pl.LazyFrame]:
    """Say whether *requests* is a table of polars, or one that speaks Arrow."""
    is_polars = type(requests).__module__.partition(".")[0] == "polars"
    return is_polars or hasattr(requests, "__arrow_c_stream__")


def _singly(requests: Iterable[RequestLike]) -> Iterator[_Counted]:
    for number, one in enumerate(requests, 1):
        row = one if isinstance(one, Row) else Row(number, f"row {number}", {})
        yield row, one, 1


def _alike(
    requests: pl.DataFrame | pl.LazyFrame,
    register: _Register,
    read: Callable[[RequestLike], Request],
    *,
    allowed: Period | None,
    singly: bool,
) -> Iterator[_Counted]:
    """Yield the rows of a table, those that count alike as one unless they are wanted *singly*."""
    from penaltymodel.census import census  # noqa: PLC0415  # loads the engine

    def refuses(row: Row) -> bool:
        try:
            register.admit(read(row))
        except PenaltyModelError:
            return True
        return False

    by_day = register.plan.prosecution is Prosecution.PER_CATEGORY_AND_DAY
    rows = census(
        requests,
        as_of=register.as_of,
        allowed=allowed,
        by_day=by_day,
        refuses=refuses,
        singly=singly,
    )
    return ((row, row, many) for row, many in rows)


def _check_arguments(requests: object, histories: object, **others: object) -> None:
    """Refuse at once what would otherwise spoil every row alike."""
    # A path or one mapping can be gone through as well: letter by letter, key by key.
    given = requests
    can_be_read = isinstance(given, Iterable) or _is_table(given)
    if isinstance(given, (str, bytes, Mapping)) or not can_be_read:
        expected = "an iterable of Requests or mappings, such as records.rows(path)"
        raise WrongTypeError("requests", expected, requests)
    if histories is not None and not _are_histories(histories):
        expected = "a mapping from names of platforms to OffenseHistory"
        raise WrongTypeError("histories", expected, histories)
    for name, kind, expected in _ARGUMENTS:
        if not isinstance(others[name], kind):
            raise WrongTypeError(name, expected, others[name])
    limitation = others["limitation"]
    if isinstance(limitation, Period) and not limitation.in_days:
        raise WrongValueError("limitation", "in whole days", str(limitation))


_ARGUMENTS: tuple[tuple[str, type | UnionType, str], ...] = (
    ("under", str, "text"),
    ("anyone", Platform | None, "a Platform or None"),
    ("given", Facts, "a Facts"),
    ("limitation", Period | None, "a Period or None"),
    ("allowed", Period | None, "a Period or None"),
    ("authority", str | None, "text or None"),
)


def _are_histories(value: object) -> bool:
    if not isinstance(value, Mapping):
        return False
    found = cast("Mapping[object, object]", value).values()
    return all(isinstance(each, OffenseHistory) for each in found)


def _violation_state(state: RequestState | str) -> RequestState:
    found = member("states", RequestState, state)
    if found in {RequestState.OUTSTANDING, RequestState.LATE}:
        return found
    raise WrongValueError("states", "made of 'outstanding' and 'late'", str(state))


def _by_name(platforms: Iterable[Platform]) -> dict[str, Platform]:
    found: dict[str, Platform] = {}
    if not isinstance(platforms, Iterable):
        raise WrongTypeError("platforms", "made of Platforms", platforms)
    for platform in platforms:
        if not isinstance(platform, Platform):
            raise WrongTypeError("platforms", "made of Platforms", platform)
        if platform.name in found:
            raise DuplicateIdError("platforms", platform.name)
        found[platform.name] = platform
    return found


def _as_request(
    one: RequestLike, *, seen: set[str] | None, allowed: Period | None, authority: str | None
) -> Request:
    if isinstance(one, Row):
        if one.problem:
            raise InputError((Problem("", "row", one.problem),))
        one = one.fields
    if not isinstance(one, Request):
        if not isinstance(one, Mapping):
            raise WrongTypeError("a row of the register", "a Request or a mapping", one)
        one = read_request(one, allowed=allowed, authority=authority)
    if seen is not None:
        if one.id in seen:
            raise DuplicateIdError("requests", one.id)
        seen.add(one.id)
    return one


@frozen
class _Kind:
    """What makes violations alike: everything their penalty or their case depends on."""

    platform: str
    category: str
    committed_on: date
    due_on: date | None


@frozen
class _Reading:
    """
    One violation, read as a first offense, a repeat, or by the history.

    Where a fact is *missing*, the text and the verdict may be known all the same, not the sum.
    """

    text: Assessment | None
    missing: str = ""

    @property
    def priced(self) -> Assessment | None:
        """The assessment, where its sum is known."""
        return None if self.missing else self.text

    @property
    def shared(self) -> object:
        """What two violations must share to be joined: text of law, verdict, and sum."""
        if self.text is None:
            return None
        amounts = None if self.missing else self.text.range
        return self.text.provision.key, self.text.enactment.applies_from, self.is_repeat, amounts

    @property
    def is_repeat(self) -> Range[bool]:
        """Whether it is a repeat; a law that knows no repeat has first offenses only."""
        return EITHER if self.text is None else self.text.repeat or NO


@frozen
class _Price:
    """What one violation of a kind comes to: as a first offense, a repeat, and by the history."""

    first: Assessment
    repeat: _Reading
    by_history: _Reading

    @property
    def shared(self) -> tuple[object, ...]:
        """What two violations must share to be joined, under every reading."""
        return _Reading(self.first).shared, self.repeat.shared, self.by_history.shared

    @property
    def missing(self) -> str:
        """What is missing for a sum."""
        return self.by_history.missing or self.repeat.missing


@define(kw_only=True)
class _Register:
    """Takes requests one by one, keeps counts only, and prices each kind once at the end."""

    platforms: Mapping[str, Platform]
    histories: Mapping[str, OffenseHistory]
    anyone: Platform | None
    under: str
    as_of: date
    plan: Plan
    given: Facts
    states: frozenset[RequestState]
    limitation: Period | None
    assume_unchanged: bool
    known_through: date
    kinds: Counter[_Kind] = field(factory=Counter[_Kind])
    tallies: dict[tuple[str, str], Counter[str]] = field(
        factory=dict[tuple[str, str], Counter[str]]
    )

    def admit(self, request: Request) -> tuple[str, str]:
        """Refuse what leads nowhere before it is counted: an unknown platform or category."""
        key = request.platform, request.category
        if key not in self.tallies:
            self._assess(_Kind(*key, self.as_of, None), repeat=False)
        return key

    def count(self, request: Request, many: int = 1) -> None:
        """Count one request, or *many* alike, under what has come of it."""
        key = self.admit(request)
        tally = self.tallies.setdefault(key, Counter())
        if is_before(self.as_of, day_of(request.sent_at)):
            tally["not_yet_sent"] += many
            return
        state = request.state_at(self.as_of)
        tally[state] += many
        if state not in self.states:
            return
        violation = request.violation(self.under, self.as_of)
        if self.limitation and self.limitation.after(violation.committed_on) < self.as_of:
            tally["time_barred"] += many
            return
        by_day = self.plan.prosecution is Prosecution.PER_CATEGORY_AND_DAY
        due_on = violation.began_on if by_day else None
        self.kinds[_Kind(*key, violation.committed_on, due_on)] += many

    def result(self, rejected: tuple[Rejected, ...], rejected_rows: int) -> Exposure:
        """Price the kinds, join them to cases, and add up."""
        lines = tuple(self._lines())
        missing = dict.fromkeys(line.missing for line in lines if line.missing)
        return Exposure(
            as_of=self.as_of,
            under=self.under,
            plan=self.plan,
            tallies=tuple(
                Tally(platform=platform, category=category, **counts)
                for (platform, category), counts in sorted(self.tallies.items())
            ),
            lines=lines,
            first=_added(line.first for line in lines),
            repeat=_added(line.repeat for line in lines),
            by_history=_added(line.by_history for line in lines),
            missing=tuple(missing),
            rejected=rejected,
            rejected_rows=rejected_rows,
            assumptions=self._assumptions(),
        )

    def _assumptions(self) -> tuple[str, ...]:
        said = [
            f"prosecuted as {self.plan}",
            f"an item still up on {self.as_of.isoformat()} is an offense of that day, one removed "
            "late an offense of the day of its removal",
            f"detected on {self.as_of.isoformat()}",
        ]
        if self.anyone is not None:
            said.append(f"platforms that are not listed are taken to be a {self.anyone.kind}")
        if len(self.states) == 1:
            said.append(f"only {min(self.states)} requests are taken as violations")
        if self.limitation is None:
            said.append("no limitation period is applied")
        if self.known_through < self.as_of:
            said.append(
                f"the law is coded through {self.known_through.isoformat()}; its last text is "
                "taken to apply unchanged"
            )
        asked = {platform for platform, _ in self.tallies}
        said += [
            f"the decisions against {printable(name)} are not used: no request names it"
            for name in self.histories
            if name not in asked
        ]
        return tuple(said)

    def _lines(self) -> Iterator[Line]:
        groups: dict[tuple[object, ...], list[tuple[_Kind, int, _Price]]] = {}
        for kind, number in self.kinds.items():
            try:
                price = self._price(kind)
            except OutsideCodedLawError:
                self.tallies[kind.platform, kind.category]["before_the_law"] += number
                continue
            groups.setdefault(self._group(kind, price), []).append((kind, number, price))
        for _, members in sorted(groups.items(), key=lambda item: str(item[0])):
            yield self._line(members)

    def _group(self, kind: _Kind, price: _Price) -> tuple[object, ...]:
        """Return what the violations that may be joined to one case have in common."""
        match self.plan.prosecution:
            case Prosecution.GRAVEST:
                return (kind.platform,)
            case Prosecution.ALL_IN_ONE | Prosecution.PER_BATCH:
                return (kind.platform, price.first.provision.key, price.shared)
            case _:
                return (kind.platform, kind.category, price.shared)

    def _line(self, members: list[tuple[_Kind, int, _Price]]) -> Line:
        cases = self._cases(members)
        first = max((price.first for _, _, price in members), key=_gravity)
        repeats = [price.repeat for _, _, price in members]
        derived = [price.by_history for _, _, price in members]
        repeat, by_history = _gravest(repeats), _gravest(derived)
        return Line(
            platform=members[0][0].platform,
            categories=tuple(sorted({kind.category for kind, _, _ in members})),
            violations=sum(number for _, number, _ in members),
            cases=cases,
            first_provision=first.provision.key,
            repeat_provision=_provision(repeats if repeat is None else [_Reading(repeat)]),
            first=_times(first.range, cases),
            repeat=None if repeat is None else _times(repeat.range, cases),
            is_repeat=hull(each.is_repeat for each in derived),
            by_history=None if by_history is None else _times(by_history.range, cases),
            missing=next((price.missing for _, _, price in members if price.missing), ""),
        )

    def _cases(self, members: list[tuple[_Kind, int, _Price]]) -> int:
        violations = sum(number for _, number, _ in members)
        match self.plan.prosecution:
            case Prosecution.PER_ITEM:
                return violations
            case Prosecution.PER_BATCH:
                return -(-violations // (self.plan.batch or 1))
            case Prosecution.PER_CATEGORY_AND_DAY:
                return len({kind.due_on for kind, _, _ in members})
            case Prosecution.PER_CATEGORY | Prosecution.ALL_IN_ONE | Prosecution.GRAVEST:
                return 1
            case _:
                assert_never(self.plan.prosecution)

    def _price(self, kind: _Kind) -> _Price:
        first = self._assess(kind, repeat=False)
        return _Price(
            first,
            self._reading(kind, first.currency, repeat=True),
            self._reading(kind, first.currency, repeat=None),
        )

    def _reading(self, kind: _Kind, currency: str, *, repeat: bool | None) -> _Reading:
        try:
            return _Reading(self._assess(kind, repeat=repeat))
        except MissingFactError as error:
            missing = str(error)
        # How cases are joined must not turn on whether a revenue is known: any will do for that.
        given = evolve(self.given, revenue=Money(0, currency))
        try:
            return _Reading(self._assess(kind, repeat=repeat, given=given), missing)
        except MissingFactError:
            return _Reading(None, missing)

    def _assess(
        self, kind: _Kind, *, repeat: bool | None, given: Facts | None = None
    ) -> Assessment:
        platform = self.platforms.get(kind.platform) or self.anyone
        if platform is None:
            raise WrongValueError("Request.platform", "one of the platforms given", kind.platform)
        return assess_violation(
            Violation(
                under=self.under,
                category=kind.category,
                committed_on=kind.committed_on,
                detected_on=self.as_of,
            ),
            platform,
            self.histories.get(kind.platform, OffenseHistory()),
            repeat=repeat,
            given=given or self.given,
            assume_unchanged=self.assume_unchanged,
        )


def _gravity(each: Assessment) -> tuple[Money, Money]:
    return each.high, each.low


def _gravest(each: list[_Reading]) -> Assessment | None:
    """Return the gravest; None where one is not known, for it might be the gravest."""
    known = [one.priced for one in each if one.priced is not None]
    return max(known, key=_gravity) if len(known) == len(each) else None


def _provision(each: list[_Reading]) -> str:
    """Return the provision that all lead to; empty where they lead to several, or it is unknown."""
    keys = {one.text and one.text.provision.key for one in each}
    return (keys.pop() or "") if len(keys) == 1 else ""


def _times(amounts: Range[Money], number: int) -> Range[Money]:
    return Range(amounts.low * number, amounts.high * number)


def _added(amounts: Iterable[Range[Money] | None]) -> Range[Money] | None:
    """Return the sum; None where one is not known, or where there is nothing to add."""
    total: Range[Money] | None = None
    for each in amounts:
        if each is None:
            return None
        total = each if total is None else Range(total.low + each.low, total.high + each.high)
    return total
