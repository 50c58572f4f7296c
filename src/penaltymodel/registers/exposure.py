"""
The exposure of a whole register of requests: what they could cost together.

The exposure depends on how the violations are prosecuted: 2,862 single cases cost far more than
three protocols. So you always state the plan, and the result has first offenses and repeats.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import UnionType
from typing import TYPE_CHECKING, cast

from penaltymodel.domain.history import OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.request import RequestState
from penaltymodel.engine.given import check_given
from penaltymodel.errors import (
    ChronologyError,
    DuplicateIdError,
    WrongTypeError,
    WrongValueError,
)
from penaltymodel.facts.facts import NOTHING_GIVEN, Facts
from penaltymodel.files.results import Rejected, Rejects
from penaltymodel.registers.counting import Register
from penaltymodel.registers.plan import Plan, Prosecution
from penaltymodel.registers.reading import RegisterReader, Requests, is_table
from penaltymodel.registers.result import Exposure
from penaltymodel.statutes import LawLike, as_law
from penaltymodel.values.periods import Period, a_day
from penaltymodel.values.reading import all_of, member


if TYPE_CHECKING:
    pass


def exposure(
    requests: Requests,
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
    names: Mapping[str, str] | None = None,
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
            DuckDB. Equal rows are counted together, which is much faster and gives the same
            result. The names of columns may differ from ours in case and spaces. A row may represent
            several requests: a column ``count`` has their number.
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
        names: Maps our names of columns to those of the register, where they differ.
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
        ColumnError, MissingColumnsError: The register lacks columns, or two of them have one name.
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
        names=names,
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
    reader = RegisterReader(
        register=register,
        names=names or {},
        allowed=allowed,
        authority=authority,
        unique_ids=unique_ids,
    )
    rejects = Rejects(on_reject)
    for row, error in reader.count(requests):
        rejects.add(row.number, row.place, error)
    return register.result(rejects)


def _check_arguments(requests: object, history: object, names: object, **others: object) -> None:
    """Check the arguments that would otherwise make every row fail."""
    # A path and one mapping can be iterated over as well: letter by letter, key by key.
    can_be_read = isinstance(requests, Iterable) or is_table(requests)
    if isinstance(requests, (str, bytes, Mapping)) or not can_be_read:
        expected = "an iterable of Requests or mappings, such as files.rows(path)"
        raise WrongTypeError("requests", expected, requests)  # pyright: ignore[reportUnknownArgumentType]
    if history is not None and not _is_history_by_platform(history):
        expected = "a mapping from names of platforms to OffenseHistory"
        raise WrongTypeError("history", expected, history)
    for name, kind, expected in _ARGUMENTS:
        if not isinstance(others[name], kind):
            raise WrongTypeError(name, expected, others[name])
    if names is not None and not isinstance(names, Mapping):
        raise WrongTypeError("names", "a mapping from our names of columns to yours", names)
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
