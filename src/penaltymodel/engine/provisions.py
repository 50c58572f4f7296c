"""The provisions of a statute that an offense and its repeat fall under."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from penaltymodel.errors import (
    CategoryNeededError,
    NotLiableError,
    UnknownCategoryError,
    UnknownProvisionError,
)
from penaltymodel.law.penalties import Matching, Repeat
from penaltymodel.law.statute import Provision, Statute, find_keys
from penaltymodel.law.words import Role


def find_provision(statute: Statute, under: str, *, category: str | None, role: Role) -> Provision:
    """
    Return the provision called *under*, or the one for a *category* and a *role*.

    The second is for violations that name the whole statute.

    Raises:
        UnknownProvisionError: The statute has no such provision.
        CategoryNeededError: The statute has several provisions, and there is no category.
        UnknownCategoryError: The statute does not know the category.
        NotLiableError: No provision for that category applies to the platform's role.
    """
    if not statute.categories:
        category = None  # the statute does not use categories
    if category is not None and category not in statute.categories:
        raise UnknownCategoryError(statute.key, category, tuple(statute.categories))
    keys = tuple(provision.key for provision in statute.provisions)
    if under in keys:
        return statute.provision(under)
    if under != statute.key:
        raise UnknownProvisionError(under, keys, find_keys([statute], under.rpartition("/")[2]))
    if category is None:
        if len(statute.provisions) == 1:
            return statute.provisions[0]
        raise CategoryNeededError(statute.key, tuple(statute.categories), keys)
    found = [each for each in statute.provisions if category in each.categories]
    for provision in found:
        if role in provision.roles:
            return provision
    roles = dict.fromkeys(each for provision in found for each in provision.roles)
    raise NotLiableError(statute.key, role, tuple(roles))


def repeat_provision(statute: Statute, named: Provision) -> Provision | None:
    """Return the provision that punishes the repeat of offenses under *named*."""
    return next((each for each in statute.provisions if named.key in each.repeat_of), None)


def matching(rule: Repeat, statute: Statute, named: Provision) -> Callable[[str], bool]:
    """
    Return the test which earlier decisions matter to *rule* for an offense under *named*.

    It takes the key of the provision that a decision was made under.
    """
    match rule.matching:
        case Matching.ANY:
            return lambda key: True  # noqa: ARG005
        case Matching.SAME_STATUTE:
            return lambda key: key == statute.key or key.startswith(f"{statute.key}/")
        case Matching.SAME_PROVISION:
            return frozenset({named.key}).__contains__
        case Matching.SAME_OFFENSE:
            return _family(statute, named).__contains__
        case _:
            assert_never(rule.matching)


def _family(statute: Statute, named: Provision) -> frozenset[str]:
    """Return the keys of the provisions that punish the same offense, first and repeated."""
    family = {named.key, *named.repeat_of}
    for other in statute.provisions:
        if family & set(other.repeat_of):
            family |= {other.key, *other.repeat_of}
    return frozenset(family)
