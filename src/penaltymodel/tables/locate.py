"""The cell of the law for a row, by its key, category, role and day; or why there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from penaltymodel.errors import ColumnError
from penaltymodel.law.statute import LawAt, Provision, Statute
from penaltymodel.law.words import PersonKind, Role
from penaltymodel.tables.cells import Reason, TableLaw
from penaltymodel.tables.expressions import (
    ZERO,
    Expression,
    choose,
    is_missing,
    is_null,
    literal,
    one_of,
)


DAY_OF = {LawAt.OFFENSE: "committed_on", LawAt.DECISION: "decided_on"}


def cell(
    law: TableLaw, plain: Mapping[str, str], law_at: LawAt | None
) -> tuple[Expression, Sequence[int]]:
    """
    Return the number of the cell of *law* for a row, and the numbers that are possible.

    A number below zero is the reason why there is none. *plain* holds the columns of the table. The
    order of the checks is that of a single assessment.

    Raises:
        ColumnError: Several keys were passed, and the column with the key of a row is missing.
        UnsupportedTableError: The milder of several laws applies.
    """
    named = _named(law, plain)
    found = choose(is_missing(named), named, _dated(law, plain, named, law_at))
    if "kind" in plain:
        known = one_of(plain["kind"], tuple(map(str, PersonKind)))
        unknown = ~known & ~is_null(plain["kind"])
        found = choose(unknown, literal(Reason.UNKNOWN_PERSON), found)
    firsts = sorted(value for value in _values(named) if value >= 0)
    reached = [first + period for first in firsts for period in range(law.periods)]
    return _in_order_of_time(found, plain), reached


def _values(found: Expression) -> set[int]:
    """Return the possible values of a choice between constants."""
    if found.op == "choose":
        return _values(found.args[1]) | _values(found.args[2])
    return {found.args[0]}


def _named(law: TableLaw, plain: Mapping[str, str]) -> Expression:
    """Return the first cell of the provision that the key of a row means."""
    if len(law.keys) == 1:
        return _under(law, law.keys[0], plain)
    if "under" not in plain:
        raise ColumnError(
            "under", "is missing; with several keys, it must hold the key of each row"
        )
    named = literal(Reason.UNKNOWN_KEY)
    for key in reversed(law.keys):
        is_it = one_of(plain["under"], (key,))
        named = choose(is_it, _under(law, key, plain), named)
    return named


def _under(law: TableLaw, key: str, plain: Mapping[str, str]) -> Expression:
    numbers = {each.key: number * law.periods for number, each in enumerate(law.named)}
    statute = next(each for each in law.statutes if key in _keys(each))
    category = plain.get("category") if statute.categories else None
    if key in numbers:
        found = literal(numbers[key])
        if category is None:
            return found
        known = is_null(category) | one_of(category, tuple(statute.categories))
        return choose(known, found, literal(Reason.UNKNOWN_CATEGORY))
    alone = len(statute.provisions) == 1
    only = numbers[statute.provisions[0].key] if alone else Reason.CATEGORY_NEEDED
    if category is None:
        return literal(only)
    return choose(
        is_null(category), literal(only), _by_category(statute, numbers, category, plain)
    )


def _keys(statute: Statute) -> list[str]:
    return [statute.key, *(each.key for each in statute.provisions)]


def _by_category(
    statute: Statute, numbers: Mapping[str, int], category: str, plain: Mapping[str, str]
) -> Expression:
    known = one_of(category, tuple(statute.categories))
    found = choose(known, literal(Reason.ROLE_NOT_LIABLE), literal(Reason.UNKNOWN_CATEGORY))
    for provision in reversed(statute.provisions):
        if provision.categories:
            about = one_of(category, provision.categories)
            here = about & _has_role(provision, plain)
            found = choose(here, literal(numbers[provision.key]), found)
    return found


def _has_role(provision: Provision, plain: Mapping[str, str]) -> Expression:
    if "role" in plain:
        return one_of(plain["role"], tuple(map(str, provision.roles)))
    return literal(Role.OWNER in provision.roles)


def _dated(
    law: TableLaw, plain: Mapping[str, str], named: Expression, law_at: LawAt | None
) -> Expression:
    """Return the cell of a provision on the day that determines its text."""
    kinds = [law.day_kind(each, law_at) for each in law.named]
    period = _period(law, plain.get(DAY_OF[kinds[0]]))
    for number, kind in enumerate(kinds):
        if kind is not kinds[0]:
            first, after = number * law.periods, (number + 1) * law.periods
            is_it = (named >= literal(first)) & ~(named >= literal(after))
            period = choose(is_it, _period(law, plain.get(DAY_OF[kind])), period)
    return choose(is_missing(period), period, named + period)


def _period(law: TableLaw, day: str | None) -> Expression:
    """Return the number of the period that a day is in."""
    if day is None:
        return literal(Reason.DAY_MISSING)
    found = ZERO
    for number, start in enumerate(law.starts, 1):
        found = choose(Expression("since", (day, start)), literal(number), found)
    return choose(is_null(day), literal(Reason.DAY_MISSING), found)


def _in_order_of_time(found: Expression, plain: Mapping[str, str]) -> Expression:
    """Return *found*, or the reason why the days of a violation are in an impossible order."""
    if "committed_on" not in plain:
        return found
    committed_on = plain["committed_on"]
    found = choose(is_null(committed_on), literal(Reason.DAY_MISSING), found)

    def is_before(name: str, other: str) -> Expression:
        return Expression("before", (plain[name], plain[other]))

    if "decided_on" in plain:
        early = is_before("decided_on", "committed_on")
        found = choose(early, literal(Reason.DECIDED_BEFORE), found)
    if "detected_on" in plain:
        early = is_before("detected_on", "committed_on")
        if "began_on" in plain:
            early = choose(is_null(plain["began_on"]), early, is_before("detected_on", "began_on"))
        found = choose(early, literal(Reason.DETECTED_BEFORE), found)
    if "began_on" in plain:
        late = is_before("committed_on", "began_on")
        found = choose(late, literal(Reason.BEGAN_AFTER), found)
    return found
