"""Find the provision that a violation falls under."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.errors import (
    CategoryNeededError,
    NotLiableError,
    UnknownCategoryError,
    UnknownProvisionError,
)
from penaltymodel.law.penalties import Matching, Repeat
from penaltymodel.law.statute import Provision, Statute


def find_provision(statute: Statute, violation: Violation, platform: Platform) -> Provision:
    """
    Return the provision that *violation* names, or that its category leads to.

    Raises:
        UnknownProvisionError: The provision it names is not there.
        CategoryNeededError: It names a statute of several provisions and no category.
        UnknownCategoryError: The statute does not know the category.
        NotLiableError: No provision for that category reaches the platform's role.
    """
    category = violation.category
    if not statute.categories:
        category = None  # the statute does not ask for one
    if category is not None and category not in statute.categories:
        raise UnknownCategoryError(statute.key, category, tuple(statute.categories))
    for provision in statute.provisions:
        if provision.key == violation.under:
            return provision
    if violation.under != statute.key:
        raise UnknownProvisionError(
            violation.under, tuple(each.key for each in statute.provisions)
        )
    if category is None:
        if len(statute.provisions) == 1:
            return statute.provisions[0]
        keys = tuple(provision.key for provision in statute.provisions)
        raise CategoryNeededError(statute.key, tuple(statute.categories), keys)
    for provision in statute.provisions:
        if category in provision.categories and platform.role in provision.roles:
            return provision
    raise NotLiableError(
        statute.key,
        platform.role,
        tuple(
            dict.fromkeys(
                role
                for provision in statute.provisions
                if category in provision.categories
                for role in provision.roles
            )
        ),
    )


def aggravated(statute: Statute, named: Provision) -> Provision | None:
    """Return the provision that punishes the repeat of the one that was named."""
    return next((each for each in statute.provisions if named.key in each.repeat_of), None)


def bearing(rule: Repeat, statute: Statute, named: Provision) -> Callable[[str], bool]:
    """Return what says of a provision's key whether decisions under it bear on *rule*."""
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


def bears_on(statute: Statute, named: Provision, rule: Repeat, key: str) -> bool:
    """Say whether decisions under *key* bear on *rule* for an offense under *named*."""
    return bearing(rule, statute, named)(key)


def _family(statute: Statute, named: Provision) -> frozenset[str]:
    """Return the keys of the provisions that punish the same offense, first and repeated."""
    family = {named.key, *named.repeat_of}
    for other in statute.provisions:
        if family & set(other.repeat_of):
            family |= {other.key, *other.repeat_of}
    return frozenset(family)
