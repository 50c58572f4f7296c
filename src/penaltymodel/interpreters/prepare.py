"""
A penalty that is compiled once and evaluated on many facts.

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
from operator import itemgetter

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
class PreparedPenalty:
    """
    A compiled penalty; *asks* lists the facts it needs, in the order of the arguments of *minor*.

    *minor* takes one answer for each of *asks* and returns the low and the high end of the range.
    All sums are in whole minor units of the penalty's currency. Sums and counts are ints, flags and
    repeats are True or False, a person is a :class:`PersonKind`, a word is text, and None is an
    unknown fact. It does not check its arguments: use it in loops over data that were checked
    before. It raises :class:`NotCompiledError` where it has no answer, and
    :class:`NotWholeMinorUnitsError` for an end between two minor units if no rounding was given.
    """

    penalty: Penalty
    asks: tuple[Ask, ...]
    minor: Callable[..., tuple[int, int]] = field(repr=False)
    _program: Compiled = field(repr=False)
    _explain: Callable[[Answers], Step] = field(repr=False)
    _again: Callable[[], object] = field(repr=False)

    def __reduce__(self) -> tuple[Callable[[], object], tuple[()]]:
        """Prepare copies anew, because a compiled function cannot be pickled."""
        return self._again, ()

    def on(self, facts: Answers) -> Range[Money]:
        """
        Return the exact range on *facts*.

        Raises:
            PenaltyModelError: As :func:`penaltymodel.evaluate`.
        """
        try:
            return self._program.on(facts)
        except NotCompiledError:
            return self.explain(facts).result

    def explain(self, facts: Answers) -> Step:
        """
        Return the range on *facts* with every step of the calculation.

        Raises:
            PenaltyModelError: As :func:`penaltymodel.evaluate`.
        """
        return self._explain(facts)


def prepare(
    penalty: Penalty,
    *,
    person: PersonKind | str | None = None,
    flags: Mapping[str, bool | None] | None = None,
    rounding: Rounding | None = None,
) -> PreparedPenalty:
    """
    Compile *penalty* for one kind of *person*, or for every kind if *person* is None.

    *flags* maps the names of circumstances to whether they hold. A flag that maps to None becomes
    an argument; all other flags have the value that the law presumes. *rounding* is how ``minor``
    rounds an amount between two minor units.

    Raises:
        NotCompiledError: The penalty mixes currencies or is nested deeper than 64.
        WrongValueError: There is no such kind of person.
    """
    kind = None if person is None else member("person", PersonKind, person)
    program = compiled(penalty, person=kind, flags=flags)
    return PreparedPenalty(
        penalty,
        program.asks,
        _minor(program, rounding),
        program,
        explaining(penalty),
        partial(prepare, penalty, person=kind, flags=flags, rounding=rounding),
    )


def _minor(program: Compiled, rounding: Rounding | None) -> Callable[..., tuple[int, int]]:
    """Return *program* as a function of one answer for each question, in whole minor units."""
    run, whole, expected = program.run, _whole(program, rounding), len(program.asks)
    # The program takes a low and a high end of money and counts: here both are the one answer.
    places = [
        place
        for place, ask in enumerate(program.asks)
        for _ in range(2 if isinstance(ask, Revenue | Amount | Count) else 1)
    ]
    arguments = tuple if len(places) == expected else itemgetter(*places)

    def minor(*answers: object) -> tuple[int, int]:
        if len(answers) != expected:
            raise TypeError(f"minor() takes {expected} answers, not {len(answers)}")
        low, high = run(*arguments(answers))
        least = whole(low)
        return least, least if low == high else whole(high)

    return minor


def _whole(program: Compiled, rounding: Rounding | None) -> Callable[[int], int]:
    """Return a function that converts a numerator of *program* to whole minor units."""
    below, currency = program.denominator, program.currency or "minor units"

    def exactly(numerator: int) -> int:
        units, rest = divmod(numerator, below)
        if rest:
            raise NotWholeMinorUnitsError(f"{numerator}/{below}", currency)
        return units

    def rounded(numerator: int) -> int:
        return round_ratio(numerator, below, rounding or Rounding.HALF_UP)

    return exactly if rounding is None else rounded
