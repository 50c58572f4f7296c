"""Join the violations of a scenario to cases, as a plan of prosecution provides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import assert_never

from attrs import frozen

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assessment import Assessment
from penaltymodel.registers.plan import Plan, Prosecution


@frozen
class Proceeding:
    """
    One case: it ends with one fine for its *members*.

    *violation* is the gravest of them as a first offense, and the latest of these; its days are
    those of the case. *key* identifies the case among those of the scenario.
    """

    key: str
    platform: Platform
    violation: Violation
    members: tuple[Violation, ...]
    first: Assessment

    @property
    def category(self) -> str:
        """The category of the case; its provision if it has none."""
        return self.violation.category or self.first.provision.key


def proceedings(
    plan: Plan, platform: Platform, assessed: Iterable[tuple[Violation, Assessment]]
) -> list[Proceeding]:
    """Return the cases of one platform, given each violation with its assessment as a first one."""
    groups: dict[tuple[str, ...], list[tuple[Violation, Assessment]]] = {}
    alike: Counter[tuple[str, ...]] = Counter()
    for violation, first in assessed:
        key = _group(plan, violation, first)
        if plan.prosecution in {Prosecution.PER_ITEM, Prosecution.PER_BATCH}:
            number = alike[key]
            alike[key] += 1
            key = (*key, str(number // (plan.batch or 1)))
        groups.setdefault(key, []).append((violation, first))
    return [
        _proceeding("|".join((platform.name, *key)), platform, members)
        for key, members in groups.items()
    ]


def _group(plan: Plan, violation: Violation, first: Assessment) -> tuple[str, ...]:
    """Return what violations in one case have in common."""
    text = (first.provision.key, first.enactment.applies_from.isoformat())
    category = violation.category or ""
    match plan.prosecution:
        case Prosecution.PER_ITEM:
            return (
                violation.under,
                category,
                violation.committed_on.isoformat(),
                violation.id or "",
            )
        case Prosecution.PER_BATCH | Prosecution.ALL_IN_ONE:
            return text
        case Prosecution.PER_CATEGORY_AND_DAY:
            began_on = violation.began_on or violation.committed_on
            return (*text, category, began_on.isoformat())
        case Prosecution.PER_CATEGORY:
            return (*text, category)
        case Prosecution.GRAVEST:
            return ("gravest",)
        case _:
            assert_never(plan.prosecution)


def _proceeding(
    key: str, platform: Platform, members: list[tuple[Violation, Assessment]]
) -> Proceeding:
    violation, first = max(
        members, key=lambda each: (each[1].high, each[1].low, each[0].committed_on)
    )
    return Proceeding(key, platform, violation, tuple(each for each, _ in members), first)
