"""
A penalty made ready once, to be asked again and again with new facts.

>>> from penaltymodel.facts.facts import Facts
>>> from penaltymodel.values.money import rub
>>> from penaltymodel.statutes.ru_as_reported_2021 import PENALTY
>>> fine = prepare(PENALTY)
>>> fine.minor(True, 12_345_678_901_00)
(246913578020, 246913578020)
>>> print(fine.on(Facts(repeat=True, revenue=rub(12_345_678_901))).low)
RUB 2,469,135,780.20
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from attrs import field, frozen

from penaltymodel.errors import NotCompiledError, NotWholeMinorUnitsError
from penaltymodel.facts.answers import Answers
from penaltymodel.interpreters.compiled import Ask, Compiled, compiled
from penaltymodel.interpreters.evaluate import Step, explaining
from penaltymodel.law.penalties import Amount, Count, Penalty, Revenue
from penaltymodel.law.words import PersonKind
from penaltymodel.values.money import Money, Rounding, round_ratio
from penaltymodel.values.ranges import Range
from penaltymodel.values.reading import member


@frozen(eq=False)
class Prepared:
    """
    A penalty that is ready; *asks* is what it wants to know, in the order of its arguments.

    *minor* takes one answer for each of *asks* and returns the low and the high end, all sums in
    whole minor units of the penalty's currency: a sum and a count are ints, a truth True or False,
    a person a :class:`PersonKind`, a word text, and None what is not known. It is for loops over
    data that were checked, and checks nothing; what it cannot answer it refuses with
    :class:`NotCompiledError`, and an end between two minor units with
    :class:`NotWholeMinorUnitsError` unless a rounding was chosen.
    """

    penalty: Penalty
    asks: tuple[Ask, ...]
    minor: Callable[..., tuple[int, int]] = field(repr=False)
    _program: Compiled = field(repr=False)
    _explain: Callable[[Answers], Step] = field(repr=False)
    _again: Callable[[], object] = field(repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        """Have copies made ready anew: the program goes to no other process."""
        return self._again, ()

    def on(self, facts: Answers) -> Range[Money]:
        """
        Return the exact range on *facts*.

        Raises:
            PenaltyModelError: What :func:`penaltymodel.evaluate` raises.
        """
        try:
            return self._program.on(facts)
        except NotCompiledError:
            return self.explain(facts).result

    def explain(self, facts: Answers) -> Step:
        """
        Return the same with every step, as :func:`penaltymodel.evaluate` does.

        Raises:
            PenaltyModelError: What :func:`penaltymodel.evaluate` raises.
        """
        return self._explain(facts)


def prepare(
    penalty: Penalty,
    *,
    person: PersonKind | str | None = None,
    flags: Mapping[str, bool | None] | None = None,
    rounding: Rounding | None = None,
) -> Prepared:
    """
    Make *penalty* ready for one kind of *person*, or for any where that is asked each time.

    *flags* says which circumstances hold, by their names; those that are None there are asked for
    each time, and all others are taken as the law presumes them. *rounding* says how ``minor``
    brings what lies between two minor units to one of them.

    Raises:
        NotCompiledError: The penalty mixes currencies or is nested deeper than 64.
        WrongValueError: There is no such kind of person.
    """
    kind = None if person is None else member("person", PersonKind, person)
    program = compiled(penalty, person=kind, flags=flags)
    return Prepared(
        penalty,
        program.asks,
        _minor(program, rounding),
        program,
        explaining(penalty),
        partial(prepare, penalty, person=kind, flags=flags, rounding=rounding),
    )


def _minor(program: Compiled, rounding: Rounding | None) -> Callable[..., tuple[int, int]]:
    """Return *program* as a function of one answer for each question, in whole minor units."""
    names = [f"answer{number}" for number in range(len(program.asks))]
    ends = [
        f"{name}, {name}" if isinstance(ask, Revenue | Amount | Count) else name
        for name, ask in zip(names, program.asks, strict=True)
    ]
    made: dict[str, Any] = {"run": program.run, "whole": _whole(program, rounding)}
    source = f"""
def minor({", ".join(names)}):
    low, high = run({", ".join(ends)})
    least = whole(low)
    return least, least if low == high else whole(high)
"""
    exec(source, made)  # noqa: S102  # names that are ours
    found: Callable[..., tuple[int, int]] = made["minor"]
    return found


def _whole(program: Compiled, rounding: Rounding | None) -> Callable[[int], int]:
    """Return what brings a numerator of *program* to whole minor units."""
    below, currency = program.denominator, program.currency or "minor units"

    def exactly(numerator: int) -> int:
        units, rest = divmod(numerator, below)
        if rest:
            raise NotWholeMinorUnitsError(f"{numerator}/{below}", currency)
        return units

    def rounded(numerator: int) -> int:
        return round_ratio(numerator, below, rounding or Rounding.HALF_UP)

    return exactly if rounding is None else rounded
