"""
The exposure of a whole register of requests: what they could cost together.

The exposure depends on how the violations are prosecuted: 2,862 single cases cost far more than
three protocols. So you always state the plan, and the result has first offenses and repeats.
"""

from __future__ import annotations

import functools

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import UnionType
from typing import TYPE_CHECKING, TypeAlias, TypeGuard, cast

from penaltymodel.domain.history import OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.request import Request, RequestState
from penaltymodel.engine.given import check_given
from penaltymodel.errors import (
    ChronologyError,
    DuplicateIdError,
    InputError,
    PenaltyModelError,
    Problem,
    WrongTypeError,
    WrongValueError,
)
from penaltymodel.facts.facts import NOTHING_GIVEN, Facts
from penaltymodel.files.records import request as read_request
from penaltymodel.files.results import Rejected
from penaltymodel.files.rows import Row
from penaltymodel.registers.counting import Register
from penaltymodel.registers.plan import Plan, Prosecution
from penaltymodel.registers.result import Exposure
from penaltymodel.statutes import LawLike, as_law
from penaltymodel.values.periods import Period, a_day
from penaltymodel.values.reading import all_of, member


if TYPE_CHECKING:
    import polars as pl


RequestLike: TypeAlias = Request | Row | Mapping[str, object]

_SHOWN_REJECTS = 1_000


def exposure(
    requests: Iterable[RequestLike] | pl.DataFrame | pl.LazyFrame,
    platforms: Iterable[Platform],
    *,
    under: str,
    as_of: date,
    plan: Plan | Prosecution | str,
    law: LawLike = None,
    history: Mapping[str, OffenseHistory] | None = None,
    anyone: Platform | None = None,
    given: Facts = NOTHING_GIVEN,
    states: Iterable[RequestState | str] = (RequestState.OUTSTANDING, RequestState.LATE),
    limitation: Period | None = None,
    allowed: Period | None = None,
    authority: str | None = None,
    unique_ids: bool = False,
    assume_unchanged: bool = False,
    decided_on: date | None = None,
    strict: bool = False,
    on_reject: Callable[[Rejected], None] | None = None,
) -> Exposure:
    """
    Calculate what the requests of a register could cost together as of a day.

    The register is read once, as a stream. Memory grows with the number of platforms, categories
    and days in it, not with its rows.

    Args:
        requests: Requests, mappings with the columns of a register, ``files.rows(path)``, or a
            table of polars or of another library with the Arrow interface, such as pandas or
            DuckDB. Equal rows of a table are counted together, which is much faster and gives
            the same result.
        platforms: The platforms of the register, with their kind and revenues.
        under: The key of a statute, or of one of its provisions.
        as_of: The state of the register is that at the end of this day. It is also taken to be
            the day of detection of every violation.
        plan: How violations are joined to cases.
        law: The statutes that apply, by default those of the catalog.
        history: Earlier decisions, by the name of the platform.
        anyone: Used for every platform that is not among *platforms*.
        given: Facts that take precedence over those of the platforms.
        states: Which states are violations: outstanding, late, or both.
        limitation: Leave out violations that ended longer ago than this.
        allowed: The time to comply, for rows that do not have one.
        authority: The authority, for rows that do not have one.
        unique_ids: Reject a second request with the same id. This keeps every id in memory.
        assume_unchanged: Apply the last coded text to days after the coded law.
        decided_on: The day of the decision on every case, for laws whose revenue depends on it.
        strict: Reject what needs a sum that is not given, such as a revenue. By default, its amount
            has no upper end, and ``missing`` names the sum.
        on_reject: Called with every rejected row, also beyond the thousand that are kept.

    >>> from penaltymodel.registers.example import twitter_2021
    >>> answer = exposure(
    ...     twitter_2021(), [Platform("Twitter", "legal-entity")],
    ...     under="ru/as-reported-2021", as_of=date(2021, 3, 1), plan="per-item",
    ... )
    >>> print(answer.violations, answer.first.low, answer.first.high)
    2862 RUB 2,289,600,000.00 RUB 22,896,000,000.00

    Raises:
        UnknownStatuteError: There is no such statute.
        UnknownFactError: The statute does not know a fact in *given*.
        ChronologyError: *decided_on* is before *as_of*.
        OutsideCodedLawError: The law of *as_of* is not coded.
        WrongTypeError, WrongValueError: An argument cannot take its value. A wrong row raises no
            error: it becomes a :class:`Rejected`.
    """
    _check_arguments(
        requests,
        history,
        under=under,
        anyone=anyone,
        given=given,
        limitation=limitation,
        allowed=allowed,
        authority=authority,
        states=states,
        unique_ids=unique_ids,
        assume_unchanged=assume_unchanged,
        strict=strict,
        on_reject=on_reject,
    )
    a_day("as_of", as_of)
    if decided_on is not None and a_day("decided_on", decided_on) < as_of:
        raise ChronologyError("as_of", as_of, "decided_on", decided_on)
    found_law = as_law(law)
    statute = found_law.statute_of(under)
    check_given(given, (statute,))
    provision = next((p for p in statute.provisions if p.key == under), statute.provisions[0])
    if provision.repeat_of:
        expected = (
            f"a statute or a provision for a first offense, such as {provision.repeat_of[0]}"
        )
        raise WrongValueError("under", expected, under)
    statute.enactment(provision, as_of, assume_unchanged=assume_unchanged)
    register = Register(
        platforms=_by_name(platforms),
        law=found_law,
        history=history or {},
        anyone=anyone,
        under=under,
        as_of=as_of,
        plan=plan if isinstance(plan, Plan) else Plan(plan),
        given=given,
        states=frozenset(map(_violation_state, states)),
        limitation=limitation,
        assume_unchanged=assume_unchanged,
        decided_on=decided_on,
        strict=strict,
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
    """Return whether *requests* is a table of polars, or one with the Arrow interface."""
    is_polars = type(requests).__module__.partition(".")[0] == "polars"
    return is_polars or hasattr(requests, "__arrow_c_stream__")


def _singly(requests: Iterable[RequestLike]) -> Iterator[_Counted]:
    for number, one in enumerate(requests, 1):
        row = one if isinstance(one, Row) else Row(number, f"row {number}", {})
        yield row, one, 1


def _alike(
    requests: pl.DataFrame | pl.LazyFrame,
    register: Register,
    read: Callable[[RequestLike], Request],
    *,
    allowed: Period | None,
    singly: bool,
) -> Iterator[_Counted]:
    """Yield the rows of a table; those that are counted alike as one, unless *singly*."""
    from penaltymodel.registers.grouping import group_rows  # noqa: PLC0415  # loads the engine

    def refuses(row: Row) -> bool:
        try:
            register.admit(read(row))
        except PenaltyModelError:
            return True
        return False

    by_day = register.plan.prosecution is Prosecution.PER_CATEGORY_AND_DAY
    rows = group_rows(
        requests,
        as_of=register.as_of,
        allowed=allowed,
        by_day=by_day,
        refuses=refuses,
        singly=singly,
    )
    return ((row, row, many) for row, many in rows)


def _check_arguments(requests: object, history: object, **others: object) -> None:
    """Check the arguments that would otherwise make every row fail."""
    # A path and one mapping can be iterated over as well: letter by letter, key by key.
    given = requests
    can_be_read = isinstance(given, Iterable) or _is_table(given)
    if isinstance(given, (str, bytes, Mapping)) or not can_be_read:
        expected = "an iterable of Requests or mappings, such as files.rows(path)"
        raise WrongTypeError("requests", expected, requests)
    if history is not None and not _is_history_by_platform(history):
        expected = "a mapping from names of platforms to OffenseHistory"
        raise WrongTypeError("history", expected, history)
    for name, kind, expected in _ARGUMENTS:
        if not isinstance(others[name], kind):
            raise WrongTypeError(name, expected, others[name])
    on_reject, limitation = others["on_reject"], others["limitation"]
    if on_reject is not None and not callable(on_reject):
        raise WrongTypeError("on_reject", "a function or None", on_reject)
    if isinstance(limitation, Period) and not limitation.in_days:
        raise WrongValueError("limitation", "in whole days", str(limitation))


_ARGUMENTS: tuple[tuple[str, type | UnionType, str], ...] = (
    ("under", str, "text"),
    ("anyone", Platform | None, "a Platform or None"),
    ("given", Facts, "a Facts"),
    ("limitation", Period | None, "a Period or None"),
    ("allowed", Period | None, "a Period or None"),
    ("authority", str | None, "text or None"),
    ("states", Iterable, "several states of requests"),
    ("unique_ids", bool, "True or False"),
    ("assume_unchanged", bool, "True or False"),
    ("strict", bool, "True or False"),
)


def _is_history_by_platform(value: object) -> bool:
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
    for platform in all_of("platforms", Platform, platforms):
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
