"""
Make slips in the figures of statutes, one at a time, and count those that double entry finds.

    python tools/mutate_law.py                      # every statute and guideline
    python tools/mutate_law.py eu/gdpr --alive      # one, with the slips that were not found
    python tools/mutate_law.py --sample 500         # a sample, the same each time

A slip changes one amount, share, number, day, period, revenue base, event or person. It is refused if
the statute cannot be created with it, and found if ``double_entry`` reports an error that it did not
report before. The exit code is 1 if a slip was not found.
"""

from __future__ import annotations

import argparse
import enum
import random
import sys

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, TypeAlias

import attrs

from penaltymodel.errors import PenaltyModelError
from penaltymodel.guidelines import guidelines
from penaltymodel.law.double_entry import double_entry
from penaltymodel.law.figures import Stated
from penaltymodel.law.penalties import AtLeast, Repeat
from penaltymodel.law.words import AccountingPeriod, Measure, Milestone, Perimeter, PersonKind
from penaltymodel.statutes import catalog
from penaltymodel.values.money import Money
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Source


NOT_FIGURES = {"known_through", "pending", "since"}
TERMS = (Measure, Perimeter, AccountingPeriod, Milestone)


Path: TypeAlias = tuple[str | int, ...]
"""The way to a part of a statute: names of fields, and places in tuples."""


def slips(value: Any, path: Path = ()) -> Iterator[tuple[str, Path, Any]]:
    """Yield each slip in *value*: what it is, where, and what to write there."""
    for what, other in _own(value):
        yield what, path, other
    if isinstance(value, Source):
        return
    if isinstance(value, tuple):
        for place, part in enumerate(value):
            yield from slips(part, (*path, place))
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            if field.init and field.name not in NOT_FIGURES:
                yield from slips(getattr(value, field.name), (*path, field.name))


def changed(value: Any, path: Path, other: Any) -> Any:
    """
    Return *value* with *other* at the end of *path*.

    Raises:
        PenaltyModelError: There can be no such value.
    """
    if not path:
        return other
    first, *rest = path
    if isinstance(first, int):
        return (
            *value[:first],
            changed(value[first], tuple(rest), other),
            *value[first + 1 :],
        )
    name = getattr(attrs.fields(type(value)), first).alias
    return attrs.evolve(value, **{name: changed(getattr(value, first), tuple(rest), other)})


def _own(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the slips that change *value* itself."""
    other: Any
    match value:
        case Money() if value.amount and not value.is_unbounded:
            for other in (value * 10, value + Money(1, value.currency)):
                yield f"{value} → {other}", other
        case Fraction() if value not in {0, 1}:
            for other in (value * 2, value + Fraction(1, 100)):
                yield f"{value} → {other}", other
        case date():
            for days in (1, -1, 365):
                other = value + timedelta(days=days)
                yield f"{value} → {other}", other
        case Period():
            parts = attrs.asdict(value)
            longer = {name: part + 1 if part else 0 for name, part in parts.items()}
            yield f"{value} → one more", Period(**longer)
        case AtLeast(count, number) if number > 1:
            yield f"at least {number} → {number + 1}", AtLeast(count, number + 1)
        case enum.Enum() if isinstance(value, TERMS):
            for other in type(value):
                if other is not value:
                    yield f"{value} → {other}", other
        case tuple() if value and all(isinstance(each, PersonKind) for each in value):
            if set(value) != set(PersonKind):
                yield f"{', '.join(value)} → everybody", tuple(PersonKind)
        case Repeat():
            yield f"{value.times} times → one more", attrs.evolve(value, times=value.times + 1)
        case _:
            pass


def outcome(law: Stated, known: set[str], path: Path, other: Any) -> str:
    """Return whether a slip is refused, found or not found."""
    try:
        wrong = changed(law, path, other)
    except PenaltyModelError:
        return "refused"
    errors = {str(each) for each in double_entry(wrong) if each.is_error}
    return "found" if errors - known else "alive"


def main() -> int:
    """Make the slips, and print the numbers."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("keys", nargs="*", help="keys of statutes or guidelines; all by default")
    parser.add_argument("--alive", action="store_true", help="list the slips that were not found")
    parser.add_argument("--sample", type=int, help="make only so many slips")
    given = parser.parse_args()
    laws: dict[str, Stated] = {**catalog(), **guidelines()}
    keys = given.keys or list(laws)
    made = [(key, *slip) for key in keys for slip in slips(laws[key])]
    if given.sample is not None and given.sample < len(made):
        made = random.Random(0).sample(made, given.sample)
    known = {key: {str(each) for each in double_entry(laws[key]) if each.is_error} for key in keys}
    counted: dict[str, Counter[str]] = {key: Counter() for key, *_ in made}
    for key, what, path, other in made:
        result = outcome(laws[key], known[key], path, other)
        counted[key][result] += 1
        if given.alive and result == "alive":
            print(f"{key}: {what} ({'.'.join(map(str, path))})")
    for key, results in sorted(counted.items()):
        print(key, *(f"{name} {results[name]:,}" for name in ("refused", "found", "alive")))
    total = sum(counted.values(), Counter[str]())
    effective = total["found"] + total["alive"]
    print(
        f"{total.total():,} slips: {total['refused']:,} refused, {total['found']:,} of "
        f"{effective:,} found ({total['found'] / max(effective, 1):.1%})"
    )
    return 1 if total["alive"] else 0


if __name__ == "__main__":
    sys.exit(main())
