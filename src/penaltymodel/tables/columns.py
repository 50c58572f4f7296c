"""The columns of a table that a law needs: found by name, checked by type, assigned to facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cached_property, lru_cache
from typing import Any

import narwhals as nw

from attrs import define, field, frozen

from penaltymodel.errors import ColumnError, WrongTypeError, suggestion
from penaltymodel.law.penalties import Amount, Count, Flag, Revenue
from penaltymodel.law.words import IN_SMALL_REGISTER, UNDERTAKING_SIZE
from penaltymodel.tables.calculate import PERSON
from penaltymodel.tables.cells import TableLaw
from penaltymodel.tables.expressions import Expression
from penaltymodel.tables.names import DECISIONS, OUTPUT, OWN, PLAIN
from penaltymodel.values.headers import ColumnFinder


@frozen(eq=False, slots=False)
class Columns:
    """
    The columns of a table that are used, out of *all* it has.

    *plain* maps the names of :data:`PLAIN` to columns; *facts* maps an observable (a word by its
    name, the person as :data:`PERSON`) to the columns of its low and high end.
    """

    all: tuple[str, ...]
    plain: Mapping[str, str]
    facts: Mapping[object, tuple[str, str]]

    @cached_property
    def used(self) -> list[str]:
        """The names of the columns, each once."""
        pairs = (name for pair in self.facts.values() for name in pair)
        return list(dict.fromkeys([*self.plain.values(), *pairs]))


def split(names: Mapping[Any, str] | None) -> tuple[dict[Any, str], dict[str, str]]:
    """
    Return the names of columns of the violations, and those of the decisions.

    Raises:
        WrongTypeError: *names* is not a mapping.
        ColumnError: A name is not text.
    """
    if names is not None and not isinstance(names, Mapping):
        raise WrongTypeError("names", "a mapping from our names to yours", names)
    own: dict[Any, str] = {}
    decided: dict[str, str] = {}
    for ours, theirs in (names or {}).items():
        if not isinstance(theirs, str):
            raise ColumnError(str(theirs), f"is given as the name of {ours}, but is not text")
        if isinstance(ours, str) and ours.startswith(DECISIONS):
            decided[ours.removeprefix(DECISIONS)] = theirs
        else:
            own[ours] = theirs
    return own, decided


@lru_cache(maxsize=256)
def find(law: TableLaw, there: tuple[str, ...], names: tuple[tuple[Any, str], ...]) -> Columns:
    """
    Find the columns among those that are *there*; *names* holds those with a name of their own.

    The result is kept for the next table with the same columns.

    Raises:
        ColumnError: Two columns have the same name, a column of *names* is missing or not needed,
            a column has the name of one to be added, or nearly that of a circumstance.
    """
    search = _Search(there, dict(names))
    search.check()
    facts = {fact: pair for fact in law.codes if (pair := search.pair(fact)) is not None}
    plain = {name: theirs for name in PLAIN if (theirs := search.one(name)) is not None}
    search.check_near(fact for fact in law.codes if fact not in facts)
    if "kind" in plain:
        facts[PERSON] = (plain["kind"], plain["kind"])
    if search.left:
        ours = next(iter(search.left))
        raise ColumnError(
            str(search.names[ours]),
            f"is given as the name of {ours}, which {' and '.join(law.keys)} does not need; "
            f"{suggestion(str(ours), _known(law))}",
        )
    return Columns(there, plain, facts)


def _known(law: TableLaw) -> list[str]:
    """Return the names of the columns that a law may need."""
    facts = (fact for fact in law.codes if isinstance(fact, Amount | Count | Flag))
    words = (fact for fact in law.codes if isinstance(fact, str) and fact != PERSON)
    return [*PLAIN, "revenue", *(fact.name for fact in facts), *words]


_SHORT = {IN_SMALL_REGISTER: "in_small_register", UNDERTAKING_SIZE: "size"}
"""The facts that a platform has a field for, by the name of the field."""

_NEARLY = 0.9
"""How much alike two names must be, from 0 to 1: one letter in ten differs."""


@define
class _Search:
    there: tuple[str, ...]
    names: dict[Any, str]
    left: dict[Any, str] = field(init=False)
    finder: ColumnFinder = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.left = dict(self.names)
        self.finder = ColumnFinder(self.there)

    def check(self) -> None:
        """Reject columns that are ambiguous or missing."""
        for name in self.there:
            if self.there.count(name) > 1:
                raise ColumnError(name, "occurs twice; rename one")
            if name in OUTPUT or name.startswith(OWN):
                raise ColumnError(name, "is the name of a column to be added; rename it first")
        for ours, theirs in self.names.items():
            if theirs not in self.there:
                raise ColumnError(
                    theirs,
                    f"is given as the name of {ours}, but is not in the table; "
                    f"{suggestion(theirs, self.there)}",
                )

    def check_near(self, absent: Iterable[object]) -> None:
        """
        Reject a column whose name is nearly that of a circumstance without a column.

        The law presumes something about such a circumstance, so nothing else would show that a
        letter is wrong.
        """
        for fact in absent:
            if isinstance(fact, Flag) and fact.presumed is not None:
                for near in get_close_matches(fact.name, self.there, n=1, cutoff=_NEARLY):
                    raise ColumnError(
                        near,
                        f"is no fact that the law knows; did you mean {fact.name!r}? Rename the "
                        "column, also if it is something else",
                    )

    def one(self, ours: Any) -> str | None:
        """Return the column that *names* gives for *ours*, or the one of that name."""
        self.left.pop(ours, None)
        if ours in self.names:
            return self.names[ours]
        return self.finder.find(ours) if isinstance(ours, str) else None

    def pair(self, fact: object) -> tuple[str, str] | None:
        """Return the columns of the low and the high end of a fact."""
        match fact:
            case Revenue(base):
                known = [self.one(fact), self.one(base)]
                name = "revenue"
            case Amount(name) | Count(name) | Flag(name):
                known = []
            case str(name):
                known = []
            case _:
                return None
        if isinstance(fact, Flag | str):
            known.append(self.one(_SHORT[name]) if name in _SHORT else None)
            known.append(self.one(name))
        elif not any(known):
            low, high = self.one(f"{name}_low"), self.one(f"{name}_high")
            if low is not None and high is not None:
                return low, high
            known.append(self.one(name))
        found = next((each for each in known if each is not None), None)
        return None if found is None else (found, found)


# --- Types


def typed(columns: Columns, schema: Mapping[str, Any]) -> tuple[dict[str, Expression], Columns]:
    """
    Return columns to add that have the types to calculate with, and where all columns are then.

    Datetimes without a time zone are cut to their day. The columns of the table are not changed.

    Raises:
        ColumnError: A column holds something else, such as floats instead of amounts.
    """
    new: dict[str, Expression] = {}

    def name_of(column: str, kind: str) -> str:
        if not _needs_cast(column, kind, schema[column]):
            return column
        name = f"{OWN}typed_{columns.used.index(column)}"
        new[name] = Expression("cast", (column, "text" if kind == "name" else kind))
        return name

    plain = {
        ours: name_of(theirs, _KINDS.get(ours, "text")) for ours, theirs in columns.plain.items()
    }
    facts = {
        fact: (name_of(low, _kind(fact)), name_of(high, _kind(fact)))
        for fact, (low, high) in columns.facts.items()
    }
    return new, Columns(columns.all, plain, facts)


_KINDS = {
    **dict.fromkeys(("committed_on", "began_on", "detected_on", "decided_on"), "day"),
    **dict.fromkeys(("in_small_register", "repeat"), "truth"),
    "platform": "name",
}


def _kind(fact: object) -> str:
    match fact:
        case Flag():
            return "truth"
        case Revenue() | Amount() | Count():
            return "number"
        case _:
            return "text"


def _needs_cast(column: str, kind: str, dtype: Any) -> bool:  # a type of narwhals
    """
    Return whether a column must be cast to be of a *kind*.

    Raises:
        ColumnError: It cannot be cast without loss.
    """
    if kind == "name":
        return not dtype.is_integer() and _needs_cast(column, "text", dtype)
    right = dtype.is_integer() if kind == "number" else dtype == getattr(nw, _DTYPES[kind])
    if right or dtype == nw.Unknown:
        return not right
    if kind == "day" and dtype == nw.Datetime:
        if dtype.time_zone is None:
            return True
        raise ColumnError(column, "has a time zone; choose the zone whose days count, and cast")
    if kind == "text" and (dtype == nw.Categorical or isinstance(dtype, nw.Enum)):
        return True
    raise ColumnError(column, f"must hold {_EXPECTED[kind]}, not {dtype}{_HINTS.get(kind, '')}")


_DTYPES = {"day": "Date", "text": "String", "truth": "Boolean"}
_EXPECTED = {"day": "days", "text": "text", "truth": "true or false", "number": "whole numbers"}
_HINTS = {
    "day": "; cast it to a date",
    "number": ": amounts are counted in minor units, such as kopecks, because floats are not exact",
}
