"""Is a penalty well formed? What the types cannot say, said before anybody assesses it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from attrs import frozen

from penaltymodel.law.penalties import (
    AllOf,
    AnyOf,
    AtLeast,
    Cases,
    Cited,
    Condition,
    Exceeds,
    Fixed,
    Flag,
    GreaterOf,
    Is,
    LesserOf,
    Measured,
    Not,
    Penalty,
    PersonIs,
    Repeat,
    Share,
    Times,
    Total,
)


DEEPEST = 64


@frozen
class Defect:
    """One thing wrong with a penalty: *where*, as the way down from the root, and *what*."""

    where: str
    what: str

    def __str__(self) -> str:
        """Show both."""
        return f"{self.where}: {self.what}"


def check(penalty: Penalty) -> tuple[Defect, ...]:
    """
    Return what is wrong with *penalty*; empty where it is well formed.

    It looks for more than one currency, branches that can never be reached, shares of nothing, and
    nesting deeper than 64.

    >>> from penaltymodel.law.forms import fixed, total
    >>> from penaltymodel.values.money import eur, rub
    >>> print(*check(total(fixed(rub(1)), fixed(eur(1)))))
    penalty: mixes currencies: EUR, RUB
    """
    found = list(_walk(penalty, "penalty", 1))
    codes = currencies(penalty)
    if len(codes) > 1:
        found.insert(0, Defect("penalty", f"mixes currencies: {', '.join(codes)}"))
    return tuple(found)


def currencies(penalty: Penalty) -> tuple[str, ...]:
    """
    Return the codes of the currencies that *penalty* speaks of, in their order; revenues aside.

    >>> from penaltymodel.law.forms import fixed
    >>> from penaltymodel.values.money import rub
    >>> currencies(fixed(rub(1)))
    ('RUB',)
    """
    return tuple(sorted(set(_currencies(penalty, 1))))


def _walk(penalty: Penalty, where: str, depth: int) -> Iterator[Defect]:
    if depth > DEEPEST:
        yield Defect(where, f"is nested deeper than {DEEPEST}")
        return
    match penalty:
        case Cases(branches, _):
            yield from _dead_branches(branches, where)
        case Share(rates, _) if not rates.high:
            yield Defect(where, "takes nothing of its part")
        case _:
            pass
    for name, part in _parts(penalty):
        yield from _walk(part, f"{where}.{name}", depth + 1)


def _dead_branches(
    branches: tuple[tuple[Condition, Penalty], ...], where: str
) -> Iterator[Defect]:
    seen: list[Condition] = []
    if not branches:
        yield Defect(where, "has no branch; write the penalty alone")
    for number, (test, _) in enumerate(branches):
        if _is_deep(test):
            yield Defect(
                f"{where}.branches[{number}]", f"has a condition nested deeper than {DEEPEST}"
            )
            continue
        if test in seen or _never(test):
            yield Defect(f"{where}.branches[{number}]", f"is never reached: {test}")
        seen.append(test)


def _is_deep(test: Condition) -> bool:
    """Say whether *test* is nested too deeply, without going down further than that."""
    level: list[Condition] = [test]
    for _ in range(DEEPEST + 1):
        level = [part for each in level for part in _parts_of(each)]
        if not level:
            return False
    return True


def _parts_of(test: Condition) -> tuple[Condition, ...]:
    match test:
        case Not(inner):
            return (inner,)
        case AllOf(tests) | AnyOf(tests):
            return tests
        case Repeat() | Flag() | PersonIs() | Is() | AtLeast() | Exceeds():
            return ()
        case _:
            assert_never(test)


def _never(test: Condition) -> bool:
    """Say whether *test* asks for a thing and its contrary at once."""
    match test:
        case AllOf(tests):
            return any(Not(each) in tests or _never(each) for each in tests)
        case AnyOf(tests):
            return all(_never(each) for each in tests)
        case Is(_, words, among):
            return bool(among) and not set(words) & set(among)
        case Repeat() | Flag() | PersonIs() | AtLeast() | Exceeds() | Not():
            return False
        case _:
            assert_never(test)


def _parts(penalty: Penalty) -> tuple[tuple[str, Penalty], ...]:
    """Return the parts of a node with their names."""
    match penalty:
        case Fixed() | Measured():
            return ()
        case Share(_, of):
            return (("of", of),)
        case Times(_, each):
            return (("each", each),)
        case Total(terms) | GreaterOf(terms) | LesserOf(terms):
            return tuple((f"terms[{number}]", term) for number, term in enumerate(terms))
        case Cases(branches, otherwise):
            bodies = ((f"branches[{n}]", body) for n, (_, body) in enumerate(branches))
            return (*bodies, ("otherwise", otherwise))
        case Cited(body, _):
            return (("body", body),)
        case _:
            assert_never(penalty)


def _currencies(penalty: Penalty, depth: int) -> Iterator[str]:
    if isinstance(penalty, Fixed):
        yield penalty.sums.low.currency
    if isinstance(penalty, Cases):
        for test, _ in penalty.branches:
            if not _is_deep(test):
                yield from _tested_currencies(test)
    if depth <= DEEPEST:
        for _, part in _parts(penalty):
            yield from _currencies(part, depth + 1)


def _tested_currencies(test: Condition) -> Iterator[str]:
    match test:
        case Exceeds(_, than):
            yield than.currency
        case _:
            for part in _parts_of(test):
                yield from _tested_currencies(part)
