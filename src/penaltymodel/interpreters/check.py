"""Is a penalty well formed? Checks that types cannot make, before anybody evaluates it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from attrs import frozen

from penaltymodel.law.penalties import (
    DEEPEST,
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
    Node,
    Not,
    Penalty,
    PersonIs,
    Repeat,
    Share,
    Times,
    Total,
    currencies,
    parts,
)


@frozen
class Defect:
    """One thing wrong with a penalty: *where*, as a path from the root, and *what*."""

    where: str
    what: str

    def __str__(self) -> str:
        """Return the place and the defect."""
        return f"{self.where}: {self.what}"


def check(penalty: Penalty) -> tuple[Defect, ...]:
    """
    Return the defects of *penalty*; an empty tuple if it is well formed.

    Defects are more than one currency, a branch that can never be reached, a share whose rate is
    zero, and nesting deeper than 64. A part that is used in several places is checked at the first
    of them.

    >>> from penaltymodel.law.forms import fixed, total
    >>> from penaltymodel.values.money import eur, rub
    >>> print(*check(total(fixed(rub(1)), fixed(eur(1)))))
    penalty: mixes currencies: EUR, RUB
    """
    codes = currencies(penalty)
    mixed = Defect("penalty", f"mixes currencies: {', '.join(codes)}")
    return (*([mixed] if len(codes) > 1 else []), *_defects(penalty))


def _defects(penalty: Penalty) -> Iterator[Defect]:
    """Go through the defects of each node, from the top."""
    depths: dict[int, int] = {}
    waiting = [("penalty", 1, penalty)]
    while waiting:
        where, depth, node = waiting.pop()
        if depths.get(id(node), 0) >= depth:  # a shared part, checked before
            continue
        depths[id(node)] = depth
        if depth > DEEPEST:
            yield Defect(where, f"is nested deeper than {DEEPEST}")
            continue
        if isinstance(node, Cases):
            yield from _dead_branches(node.branches, where)
        elif isinstance(node, Share) and not node.rates.high:
            yield Defect(where, "takes nothing of its part")
        named = reversed(_named_parts(node))
        waiting.extend((f"{where}.{name}", depth + 1, part) for name, part in named)


def _named_parts(penalty: Penalty) -> tuple[tuple[str, Penalty], ...]:
    """Return the penalties directly inside *penalty*, each with its name in a path."""
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
    """Return whether *test* is nested too deeply, without going down further than that."""
    level: dict[int, Node] = {id(test): test}
    for _ in range(DEEPEST + 1):
        level = {id(part): part for each in level.values() for part in parts(each)}
        if not level:
            return False
    return True


def _never(test: Condition) -> bool:
    """Return whether *test* requires something and its contrary at once."""
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
