"""The columns of a table that a law asks for: found by name, checked by type, bound to facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from penaltymodel.errors import ColumnError, WrongTypeError
from penaltymodel.law.penalties import Amount, Count, Flag, Revenue
from penaltymodel.law.words import SMALL_UNDERTAKING
from penaltymodel.tables.cells import Law
from penaltymodel.tables.names import DECISIONS, OUTPUT, OWN, PLAIN
from penaltymodel.tables.reckon import PERSON


if TYPE_CHECKING:
    import narwhals as nw


@frozen(eq=False, slots=False)
class Columns:
    """
    Which column of a table is which.

    *plain* holds those of :data:`PLAIN` that are there; *facts* leads from an observable (a word
    by its name, the person as :data:`PERSON`) to the columns of its low and high end.
    """

    plain: Mapping[str, str]
    facts: Mapping[object, tuple[str, str]]

    @cached_property
    def used(self) -> list[str]:
        """All of them, each once."""
        pairs = (name for pair in self.facts.values() for name in pair)
        return list(dict.fromkeys([*self.plain.values(), *pairs]))


def split(names: Mapping[Any, str] | None) -> tuple[dict[Any, str], dict[str, str]]:
    """
    Return the names of columns of the violations, and those of the decisions.

    Raises:
        WrongTypeError: *names* is no mapping.
        ColumnError: A name is no text.
    """
    if names is not None and not isinstance(names, Mapping):
        raise WrongTypeError("names", "a mapping from our names to yours", names)
    own: dict[Any, str] = {}
    decided: dict[str, str] = {}
    for ours, theirs in (names or {}).items():
        if not isinstance(theirs, str):
            raise ColumnError(str(theirs), f"is named for {ours}, and is no text")
        if isinstance(ours, str) and ours.startswith(DECISIONS):
            decided[ours.removeprefix(DECISIONS)] = theirs
        else:
            own[ours] = theirs
    return own, decided


@lru_cache(maxsize=256)
def find(law: Law, there: tuple[str, ...], names: tuple[tuple[Any, str], ...]) -> Columns:
    """
    Find the columns among those that are *there*; *names* says which are called differently.

    Tables of the same columns are asked the same, again and again: what was found is kept.

    Raises:
        ColumnError: A column is there twice, is named and not there, or stands where a new one is
            to be added.
    """
    search = _Search(there, dict(names))
    search.check()
    facts = {fact: pair for fact in law.codes if (pair := search.pair(fact)) is not None}
    plain = {name: theirs for name in PLAIN if (theirs := search.one(name)) is not None}
    if "kind" in plain:
        facts[PERSON] = (plain["kind"], plain["kind"])
    if search.left:
        ours = next(iter(search.left))
        raise ColumnError(
            str(search.names[ours]),
            f"is named for {ours}, which {' and '.join(law.keys)} does not ask for",
        )
    return Columns(plain, facts)


@define
class _Search:
    there: tuple[str, ...]
    names: dict[Any, str]
    left: dict[Any, str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.left = dict(self.names)

    def check(self) -> None:
        """Refuse columns that cannot be told apart, or are not there."""
        for name in self.there:
            if self.there.count(name) > 1:
                raise ColumnError(name, "is there twice; rename one")
            if name in OUTPUT or name.startswith(OWN):
                raise ColumnError(name, "is the name of a column to be added; rename it first")
        for ours, theirs in self.names.items():
            if theirs not in self.there:
                known = ", ".join(self.there)
                raise ColumnError(str(theirs), f"is named for {ours}; there are: {known}")

    def one(self, ours: Any) -> str | None:
        """Return the column that is called *ours*, or what *names* says."""
        self.left.pop(ours, None)
        theirs = self.names.get(ours, ours)
        return theirs if theirs in self.there else None

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
            known.append(self.one("small") if name == SMALL_UNDERTAKING else None)
            known.append(self.one(name))
        elif not any(known):
            low, high = self.one(f"{name}_low"), self.one(f"{name}_high")
            if low is not None and high is not None:
                return low, high
            known.append(self.one(name))
        found = next((each for each in known if each is not None), None)
        return None if found is None else (found, found)


# --- Types


def typed(columns: Columns, schema: Mapping[str, Any]) -> tuple[dict[str, nw.Expr], Columns]:
    """
    Return columns to add, of the types that are reckoned with, and where all of these stand.

    Moments without a zone are cut to their day. Nothing of the table itself is changed.

    Raises:
        ColumnError: A column holds something else, such as floats where money is asked for.
    """
    import narwhals as nw  # noqa: PLC0415

    new: dict[str, nw.Expr] = {}

    def name_of(column: str, kind: str) -> str:
        target = _TYPES[kind](column, schema[column])
        if target is None:
            return column
        name = f"{OWN}typed_{columns.used.index(column)}"
        new[name] = nw.col(column).cast(target)
        return name

    plain = {
        ours: name_of(theirs, _KINDS.get(ours, "text")) for ours, theirs in columns.plain.items()
    }
    facts = {
        fact: (name_of(low, _kind(fact)), name_of(high, _kind(fact)))
        for fact, (low, high) in columns.facts.items()
    }
    return new, Columns(plain, facts)


_KINDS = {
    **dict.fromkeys(("committed_on", "began_on", "detected_on", "decided_on"), "day"),
    **dict.fromkeys(("small", "repeat"), "truth"),
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


def _day(column: str, given: Any) -> Any:
    import narwhals as nw  # noqa: PLC0415

    if given == nw.Date:
        return None
    if given == nw.Unknown or (given == nw.Datetime and given.time_zone is None):
        return nw.Date()
    if given == nw.Datetime:
        raise ColumnError(column, "has a time zone; say in which zone a day is a day and cut it")
    raise ColumnError(column, f"must hold days, not {given}; cast it to a date")


def _text(column: str, given: Any) -> Any:
    import narwhals as nw  # noqa: PLC0415

    if given == nw.String:
        return None
    if given in {nw.Categorical, nw.Enum, nw.Unknown} or isinstance(given, nw.Enum):
        return nw.String()
    raise ColumnError(column, f"must hold text, not {given}")


def _name(column: str, given: Any) -> Any:
    return None if given.is_integer() else _text(column, given)


def _truth(column: str, given: Any) -> Any:
    import narwhals as nw  # noqa: PLC0415

    if given == nw.Boolean:
        return None
    if given == nw.Unknown:
        return nw.Boolean()
    raise ColumnError(column, f"must hold true or false, not {given}")


def _number(column: str, given: Any) -> Any:
    import narwhals as nw  # noqa: PLC0415

    if given.is_integer():
        return None
    if given == nw.Unknown:
        return nw.Int64()
    raise ColumnError(
        column,
        f"must hold whole numbers, not {given}: money is counted in minor units, such as kopecks, "
        "and nothing is exact that once was a float",
    )


_TYPES: dict[str, Callable[[str, Any], Any]] = {
    "day": _day,
    "text": _text,
    "name": _name,
    "truth": _truth,
    "number": _number,
}
