"""Which cell of the law a row lies in: by its key, category, role and day; or why in none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from penaltymodel.errors import ColumnError
from penaltymodel.law.statute import LawAt, Provision, Statute
from penaltymodel.law.words import PersonKind, Role
from penaltymodel.tables.cells import Law, Reason
from penaltymodel.tables.expressions import (
    NOUGHT,
    Expression,
    at_least,
    both,
    either,
    is_gone,
    literal,
    negated,
    pick,
    plus,
)


DAY_OF = {LawAt.OFFENSE: "committed_on", LawAt.DECISION: "decided_on"}


def cell(
    law: Law, plain: Mapping[str, str], law_at: LawAt | None
) -> tuple[Expression, Sequence[int]]:
    """
    Return the number of the cell of *law* that a row lies in, and all that any row may lie in.

    Below zero, the number says why in none.
    *plain* says which columns are there. The order of the questions is that of the engine.

    Raises:
        ColumnError: Several keys were passed, and no column says which is a row's.
        UnsupportedTableError: The law asks for the milder of several.
    """
    named = _named(law, plain)
    found = pick(is_gone(named), named, _dated(law, plain, named, law_at))
    if "kind" in plain:
        known = Expression("one_of", (plain["kind"], tuple(map(str, PersonKind))))
        strange = both(negated(known), negated(null(plain["kind"])))
        found = pick(strange, literal(Reason.UNKNOWN_PERSON), found)
    firsts = sorted(value for value in _values(named) if value >= 0)
    reached = [first + stretch for first in firsts for stretch in range(law.stretches)]
    return _in_order_of_time(found, plain), reached


def _values(form: Expression) -> set[int]:
    """Return the numbers that a choice between known ones may come to."""
    if form.op == "pick":
        return _values(form.args[1]) | _values(form.args[2])
    return {form.args[0]}


def null(column: str) -> Expression:
    """Return where *column* says nothing."""
    return Expression("null", (column,))


def _named(law: Law, plain: Mapping[str, str]) -> Expression:
    """Return the first cell of the provision that a row's key leads to."""
    if len(law.keys) == 1:
        return _under(law, law.keys[0], plain)
    if "under" not in plain:
        raise ColumnError("under", "is missing; of several keys it says which is a row's")
    named = literal(Reason.UNKNOWN_KEY)
    for key in reversed(law.keys):
        is_it = Expression("one_of", (plain["under"], (key,)))
        named = pick(is_it, _under(law, key, plain), named)
    return named


def _under(law: Law, key: str, plain: Mapping[str, str]) -> Expression:
    numbers = {each.key: number * law.stretches for number, each in enumerate(law.named)}
    statute = next(each for each in law.statutes if key in _keys(each))
    category = plain.get("category") if statute.categories else None
    if key in numbers:
        found = literal(numbers[key])
        if category is None:
            return found
        known = either(null(category), Expression("one_of", (category, tuple(statute.categories))))
        return pick(known, found, literal(Reason.UNKNOWN_CATEGORY))
    alone = len(statute.provisions) == 1
    only = numbers[statute.provisions[0].key] if alone else Reason.CATEGORY_NEEDED
    if category is None:
        return literal(only)
    return pick(null(category), literal(only), _by_category(statute, numbers, category, plain))


def _keys(statute: Statute) -> list[str]:
    return [statute.key, *(each.key for each in statute.provisions)]


def _by_category(
    statute: Statute, numbers: Mapping[str, int], category: str, plain: Mapping[str, str]
) -> Expression:
    known = Expression("one_of", (category, tuple(statute.categories)))
    found = pick(known, literal(Reason.ROLE_NOT_LIABLE), literal(Reason.UNKNOWN_CATEGORY))
    for provision in reversed(statute.provisions):
        if provision.categories:
            about = Expression("one_of", (category, provision.categories))
            here = both(about, _has_role(provision, plain))
            found = pick(here, literal(numbers[provision.key]), found)
    return found


def _has_role(provision: Provision, plain: Mapping[str, str]) -> Expression:
    if "role" in plain:
        return Expression("one_of", (plain["role"], tuple(map(str, provision.roles))))
    return literal(Role.OWNER in provision.roles)


def _dated(
    law: Law, plain: Mapping[str, str], named: Expression, law_at: LawAt | None
) -> Expression:
    """Return the cell of a provision on the day that picks its text."""
    kinds = [law.day_kind(each, law_at) for each in law.named]
    stretch = _stretch(law, plain.get(DAY_OF[kinds[0]]))
    for number, kind in enumerate(kinds):
        if kind is not kinds[0]:
            first, after = number * law.stretches, (number + 1) * law.stretches
            is_it = both(at_least(named, literal(first)), negated(at_least(named, literal(after))))
            stretch = pick(is_it, _stretch(law, plain.get(DAY_OF[kind])), stretch)
    return pick(is_gone(stretch), stretch, plus(named, stretch))


def _stretch(law: Law, day: str | None) -> Expression:
    """Return the number of the stretch that a day lies in."""
    if day is None:
        return literal(Reason.DAY_MISSING)
    found = NOUGHT
    for number, start in enumerate(law.starts, 1):
        found = pick(Expression("since", (day, start)), literal(number), found)
    return pick(null(day), literal(Reason.DAY_MISSING), found)


def _in_order_of_time(found: Expression, plain: Mapping[str, str]) -> Expression:
    """Return *found*, but not where the days of a violation stand in an order that cannot be."""
    if "committed_on" not in plain:
        return found
    committed_on = plain["committed_on"]
    found = pick(null(committed_on), literal(Reason.DAY_MISSING), found)

    def is_before(name: str, other: str) -> Expression:
        return Expression("before", (plain[name], plain[other]))

    if "decided_on" in plain:
        early = is_before("decided_on", "committed_on")
        found = pick(early, literal(Reason.DECIDED_BEFORE), found)
    if "detected_on" in plain:
        early = is_before("detected_on", "committed_on")
        if "began_on" in plain:
            early = pick(null(plain["began_on"]), early, is_before("detected_on", "began_on"))
        found = pick(early, literal(Reason.DETECTED_BEFORE), found)
    if "began_on" in plain:
        late = is_before("committed_on", "began_on")
        found = pick(late, literal(Reason.BEGAN_AFTER), found)
    return found
