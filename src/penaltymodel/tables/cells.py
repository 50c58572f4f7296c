"""
Which law may apply to the rows of a table: every provision in every stretch of days, once.

A row's text of law follows from its key, category, role and day. The days on which any of the
texts changes part time into stretches, so a provision and a stretch name a *cell*, and what holds
in a cell is worked out here once for all its rows.
"""

from __future__ import annotations

import enum

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import cached_property, lru_cache
from itertools import chain

from attrs import field, frozen

from penaltymodel.engine.provisions import aggravated, bearing
from penaltymodel.errors import (
    CurrencyNeededError,
    OutsideCodedLawError,
    UnsupportedTableError,
    WrongTypeError,
)
from penaltymodel.law.penalties import (
    AllOf,
    Cases,
    Cited,
    Condition,
    Penalty,
    PersonIs,
    Repeat,
    currencies,
    map_parts,
)
from penaltymodel.law.statute import Enactment, LawAt, Provision, Statute
from penaltymodel.law.words import PersonKind
from penaltymodel.statutes import statute_of
from penaltymodel.tables.names import OWN
from penaltymodel.tables.paths import paths
from penaltymodel.tables.reckon import PERSON, may_lack
from penaltymodel.values.money import CURRENCIES


class Reason(enum.IntEnum):
    """Why a row is not answered: the numbers that stand in place of an explanation."""

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
"""The column that holds the number of the cell a row lies in."""

FIRST_FACT = -100
"""From here downward, each number stands for one fact that is missing."""


@frozen(eq=False)
class Cell:
    """
    What the law says of offenses under one provision in one stretch of days.

    *penalty* is that of the text, or a choice between it and the one for repeats. *rule* says what
    makes a repeat; None where the provision itself knows none. *of_repeats* marks a provision that
    punishes nothing else. Without a *text* there is no law on these days.
    """

    statute: Statute
    named: Provision
    text: Enactment | None
    penalty: Penalty | None = None
    graver: Provision | None = None
    grave_text: Enactment | None = None
    rule: Repeat | None = None
    of_repeats: bool = False

    def bearing(self, rule: Repeat) -> Callable[[str], bool]:
        """Return what says of a key whether decisions under it bear on an offense in this cell."""
        return bearing(rule, self.statute, self.named)


@frozen(eq=False, slots=False)
class Law:
    """
    The law that one call applies: *cells*, stretch by stretch for each of *named*.

    *starts* are the first days of the stretches after the first. *facts* are all that may be
    missing, numbered by *codes*; *paths* is more than any penalty has.
    """

    keys: tuple[str, ...]
    statutes: tuple[Statute, ...]
    named: tuple[Provision, ...]
    starts: tuple[date, ...]
    cells: tuple[Cell, ...]
    codes: dict[object, int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Number the facts."""
        penalties = (cell.penalty for cell in self.cells if cell.penalty is not None)
        facts = dict.fromkeys([PERSON, *chain.from_iterable(map(may_lack, penalties))])
        wanted = [fact for fact in facts if not isinstance(fact, Repeat)]
        codes = {fact: FIRST_FACT - number for number, fact in enumerate(wanted)}
        object.__setattr__(self, "codes", codes)

    @property
    def stretches(self) -> int:
        """How many stretches of days there are."""
        return len(self.starts) + 1

    @cached_property
    def paths(self) -> int:
        """How many numbers each cell has: as many as the penalty with the most ways needs."""
        found = (paths(cell.penalty) for cell in self.cells if cell.penalty is not None)
        return max(found, default=1)

    def day_kind(self, named: Provision, law_at: LawAt | None) -> LawAt:
        """
        Return whose day picks the text.

        Raises:
            UnsupportedTableError: It is the milder of several, which takes a choice for each row.
        """
        found = named.law_at if law_at is None else law_at
        if found is LawAt.MILDER:
            raise UnsupportedTableError("the milder of several laws", "use assess for these rows")
        return found


def law_of(under: str | Iterable[str], *, assume_unchanged: bool = False) -> Law:
    """
    Return the law that the keys of *under* name.

    Raises:
        UnknownStatuteError, UnknownProvisionError: There is none of that name.
        WrongTypeError: *under* is neither a key nor several.
    """
    given: object = under
    keys = (
        (under,) if isinstance(under, str) else tuple(under) if isinstance(given, Iterable) else ()
    )
    if not keys:
        raise WrongTypeError("under", "a key, or several", under)
    return _law(keys, assume_unchanged)


@lru_cache(maxsize=64)
def _law(keys: tuple[str, ...], assume_unchanged: bool) -> Law:
    statutes = _statutes(keys)
    named = tuple(chain.from_iterable(_named(statute, keys) for statute in statutes))
    starts = _starts(statutes, assume_unchanged=assume_unchanged)
    homes = {each.key: statute for statute in statutes for each in statute.provisions}
    days = (date.min, *starts)
    cells = tuple(
        _cell(homes[each.key], each, day, assume_unchanged=assume_unchanged)
        for each in named
        for day in days
    )
    return Law(keys=keys, statutes=statutes, named=named, starts=starts, cells=cells)


def _statutes(keys: Sequence[str]) -> tuple[Statute, ...]:
    found: dict[str, Statute] = {}
    for key in keys:
        statute = statute_of(key)
        if key != statute.key:
            statute.provision(key)
        found[statute.key] = statute
    return tuple(found.values())


def _named(statute: Statute, keys: Sequence[str]) -> list[Provision]:
    """Return the provisions that the keys may lead to: all, where the statute itself is named."""
    return [each for each in statute.provisions if statute.key in keys or each.key in keys]


def _starts(statutes: Sequence[Statute], *, assume_unchanged: bool) -> tuple[date, ...]:
    """Return the days on which any text begins, or no longer applies."""
    day = timedelta(days=1)
    found: set[date] = set()
    for statute in statutes:
        if not assume_unchanged:
            found.add(statute.known_through + day)
        for text in chain.from_iterable(each.enactments for each in statute.provisions):
            found.add(text.applies_from)
            if text.applies_through is not None:
                found.add(text.applies_through + day)
    return tuple(sorted(found))


def _cell(statute: Statute, named: Provision, day: date, *, assume_unchanged: bool) -> Cell:
    text = _text(statute, named, day, assume_unchanged=assume_unchanged)
    if text is None:
        return Cell(statute, named, None)
    if text.repeat is not None:
        return Cell(statute, named, text, text.penalty, rule=text.repeat, of_repeats=True)
    graver = aggravated(statute, named)
    if graver is None:
        return Cell(statute, named, text, text.penalty)
    grave = _text(statute, graver, day, assume_unchanged=assume_unchanged)
    if grave is None or grave.repeat is None:
        return Cell(statute, named, text, text.penalty)
    test: Condition = grave.repeat
    if is_limited(graver):
        test = AllOf((PersonIs(graver.persons), grave.repeat))
    both = Cases(((test, grave.penalty),), otherwise=text.penalty)
    return Cell(statute, named, text, both, graver, grave, grave.repeat)


def _text(
    statute: Statute, provision: Provision, day: date, *, assume_unchanged: bool
) -> Enactment | None:
    try:
        return statute.enactment(provision, day, assume_unchanged=assume_unchanged)
    except OutsideCodedLawError:
        return None


def is_limited(provision: Provision) -> bool:
    """Say whether a provision does not reach every kind of person."""
    return set(provision.persons) != set(PersonKind)


def plain(penalty: Penalty) -> Penalty:
    """Return *penalty* without its citations: what two texts must share to be reckoned alike."""
    return plain(penalty.body) if isinstance(penalty, Cited) else map_parts(penalty, plain)


def currency_of(statute: Statute, named: str | None) -> str:
    """
    Return the currency a statute's answers are in: its own, or the one that is *named*.

    Raises:
        CurrencyNeededError: The statute names none, or several, and nobody says which.
        UnknownCurrencyError: There is no such currency.
    """
    texts = chain.from_iterable(each.enactments for each in statute.provisions)
    own = sorted({code for text in texts for code in currencies(text.penalty)})
    if len(own) == 1:
        return own[0]
    if named is None or named not in CURRENCIES:
        raise CurrencyNeededError(statute.key, tuple(own), named)
    return named
