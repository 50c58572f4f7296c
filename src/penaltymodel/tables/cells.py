"""
The law that may apply to the rows of a table: every provision in every period of days, once.

The text that applies to a row depends on its key, category, role and day. The days on which any of
the texts changes divide time into periods. A provision and a period make a *cell*, which is worked
out once for all its rows.
"""

from __future__ import annotations

import enum

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property, lru_cache
from itertools import chain

from attrs import field, frozen

from penaltymodel.engine.era import Era, eras
from penaltymodel.errors import CurrencyNeededError, UnsupportedTableError, WrongTypeError
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.law import Law
from penaltymodel.law.penalties import Cited, Penalty, Repeat, currencies, map_parts
from penaltymodel.law.statute import LawAt, Provision, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.tables.calculate import PERSON, required_facts
from penaltymodel.tables.expressions import ZERO, Expression, choose, column, literal
from penaltymodel.tables.names import OWN
from penaltymodel.tables.paths import count_paths
from penaltymodel.values.money import CURRENCIES


class Reason(enum.IntEnum):
    """Why a row has no answer: the numbers in its column ``explanation``."""

    UNKNOWN_KEY = -1
    CATEGORY_NEEDED = -2
    UNKNOWN_CATEGORY = -3
    ROLE_NOT_LIABLE = -4
    PERSON_NOT_LIABLE = -5
    DAY_MISSING = -6
    OUTSIDE_CODED_LAW = -7
    NOT_A_REPEAT = -8
    NEGATIVE = -9
    BEYOND_BOUNDS = -10
    DETECTED_BEFORE = -11
    DECIDED_BEFORE = -12
    BEGAN_AFTER = -13
    UPSIDE_DOWN = -14
    UNKNOWN_PERSON = -15
    REPEAT_UNKNOWN = -16


CELL = f"{OWN}cell"
"""The column that holds the number of the cell of a row."""

FIRST_FACT = -100
"""This number and each lower one represent one missing fact."""


@frozen(eq=False)
class Cell:
    """
    The law for offenses under the provision *named* in one period of days.

    Without an *era* there is no law on these days.
    """

    statute: Statute
    named: Provision
    era: Era | None


@frozen(eq=False, slots=False)
class TableLaw:
    """
    The law that one call applies: *cells*, period by period for each provision of *named*.

    *starts* are the first days of the periods after the first. *codes* numbers all facts that may
    be missing; *paths* is the highest number of paths through a penalty.
    """

    keys: tuple[str, ...]
    statutes: tuple[Statute, ...]
    named: tuple[Provision, ...]
    starts: tuple[date, ...]
    cells: tuple[Cell, ...]
    codes: dict[object, int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Number the facts."""
        needed = (required_facts(cell.era.penalty) for cell in self.cells if cell.era)
        facts = dict.fromkeys([PERSON, *chain.from_iterable(needed)])
        wanted = [fact for fact in facts if not isinstance(fact, Repeat)]
        codes = {fact: FIRST_FACT - number for number, fact in enumerate(wanted)}
        object.__setattr__(self, "codes", codes)

    @property
    def periods(self) -> int:
        """The number of periods of days."""
        return len(self.starts) + 1

    @cached_property
    def paths(self) -> int:
        """How many numbers each cell has: those of the penalty with the most paths."""
        return max((count_paths(cell.era.penalty) for cell in self.cells if cell.era), default=1)

    @cached_property
    def rules(self) -> tuple[tuple[Repeat, ...], ...]:
        """The rules for repeats that each cell uses, that of the provision first."""
        found: list[tuple[Repeat, ...]] = []
        for era in (cell.era for cell in self.cells):
            own = [era.repeat_rule] if era and era.repeat_rule else []
            inner = needs(era.penalty).repeats if era else ()
            found.append(tuple(dict.fromkeys([*own, *inner])))
        return tuple(found)

    def day_kind(self, named: Provision, law_at: LawAt | None) -> LawAt:
        """
        Return which day determines the text.

        Raises:
            UnsupportedTableError: The milder of several texts applies, which differs by row.
        """
        found = named.law_at if law_at is None else law_at
        if found is LawAt.MILDER:
            raise UnsupportedTableError("the milder of several laws", "use assess for these rows")
        return found


def by_cell(expressions: Mapping[int, Expression]) -> Expression:
    """Return the expression for the cell of a row; the one that most cells share needs no test."""
    cells: dict[Expression, list[int]] = {}
    for cell in sorted(expressions):
        cells.setdefault(expressions[cell], []).append(cell)
    *others, (result, _) = sorted(cells.items(), key=lambda item: len(item[1])) or [(ZERO, [])]
    for each, own in reversed(others):
        result = _where(own, sorted(expressions), each, result)
    return result


def _where(
    own: list[int], everything: list[int], one: Expression, other: Expression
) -> Expression:
    """Return *one* if the cell is one of *own*, and *other* for the rest of *everything*."""
    cell = column(CELL, everything[-1])
    if everything[-len(own) :] == own:
        return choose(cell >= literal(own[0]), one, other)
    if everything[: len(own)] == own:
        return choose(cell >= literal(own[-1] + 1), other, one)
    return choose(Expression("is_in", (CELL, tuple(own))), one, other)


def law_of(under: str | Iterable[str], law: Law, *, assume_unchanged: bool = False) -> TableLaw:
    """
    Return the part of *law* for the keys of *under*.

    Raises:
        UnknownStatuteError, UnknownProvisionError: *under* is not a known key.
        WrongTypeError: *under* is neither a key nor several keys.
    """
    given: object = under
    keys = (
        (under,) if isinstance(under, str) else tuple(under) if isinstance(given, Iterable) else ()
    )
    if not keys:
        raise WrongTypeError("under", "a key, or several", under)
    return _law(law, keys, assume_unchanged)


@lru_cache(maxsize=64)
def _law(law: Law, keys: tuple[str, ...], assume_unchanged: bool) -> TableLaw:
    statutes = _statutes(law, keys)
    named = [(each, provision) for each in statutes for provision in _named(each, keys)]
    found = [eras(*each, assume_unchanged=assume_unchanged) for each in named]
    starts = sorted({day for each in found for era in each for day in _turns(era)})
    cells = (
        Cell(statute, provision, next((era for era in own if era.first <= day <= era.last), None))
        for (statute, provision), own in zip(named, found, strict=True)
        for day in (date.min, *starts)
    )
    return TableLaw(
        keys=keys,
        statutes=statutes,
        named=tuple(provision for _, provision in named),
        starts=tuple(starts),
        cells=tuple(cells),
    )


def _statutes(law: Law, keys: Sequence[str]) -> tuple[Statute, ...]:
    found: dict[str, Statute] = {}
    for key in keys:
        statute = law.statute_of(key)
        if key != statute.key:
            statute.provision(key)
        found[statute.key] = statute
    return tuple(found.values())


def _named(statute: Statute, keys: Sequence[str]) -> list[Provision]:
    """Return the provisions that the keys may mean: all, if the key of the statute is one of them."""
    return [each for each in statute.provisions if statute.key in keys or each.key in keys]


def _turns(era: Era) -> list[date]:
    """Return the first day of an era, and the day after its last."""
    return [era.first, *([era.last + timedelta(days=1)] if era.last < date.max else [])]


def is_limited(provision: Provision) -> bool:
    """Return whether a provision does not apply to every kind of person."""
    return set(provision.persons) != set(PersonKind)


def plain(penalty: Penalty) -> Penalty:
    """Return *penalty* without its citations: two texts with the same are calculated alike."""
    return plain(penalty.body) if isinstance(penalty, Cited) else map_parts(penalty, plain)


def currency_of(statute: Statute, named: str | None) -> str:
    """
    Return the currency of the amounts of a statute: its own, or *named* if it has not exactly one.

    Raises:
        CurrencyNeededError: *named* is needed, and is missing or no known currency.
    """
    texts = chain.from_iterable(each.enactments for each in statute.provisions)
    own = sorted({code for text in texts for code in currencies(text.penalty)})
    if len(own) == 1:
        return own[0]
    if named is None or named not in CURRENCIES:
        raise CurrencyNeededError(statute.key, tuple(own), named)
    return named
