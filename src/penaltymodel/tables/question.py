"""What is asked of a table, and what follows from it for every table of the same kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from attrs import evolve, field, fields, frozen

from penaltymodel.errors import BeyondBoundsError, ColumnError, UnsupportedTableError
from penaltymodel.facts.facts import Facts
from penaltymodel.law.statute import LawAt
from penaltymodel.law.words import SMALL_UNDERTAKING, Milestone
from penaltymodel.tables.by_cell import Reckoning, reckon_rows
from penaltymodel.tables.cells import Law, currency_of
from penaltymodel.tables.columns import Columns, typed
from penaltymodel.tables.decisions import Lanes, rules_of
from penaltymodel.tables.engines import Engine
from penaltymodel.tables.expressions import INT64, INT128, Expression
from penaltymodel.tables.guards import Highest, Numbers, numbers_of
from penaltymodel.tables.locate import cell as cell_of
from penaltymodel.values.ranges import NO


if TYPE_CHECKING:
    import narwhals as nw


def _key(value: object) -> object:
    known = cast("dict[object, object]", value)
    return frozenset(known.items()) if isinstance(value, dict) else value


_GIVEN = tuple(each.name for each in fields(Facts))


@frozen(kw_only=True)
class Asked:
    """A question to tables of one kind: a key, under which its answer is kept."""

    law: Law
    columns: Columns
    engine: Engine
    given: Facts = field(eq=False)
    currency: str | None
    law_at: LawAt | None
    bounds: tuple[tuple[str, int], ...]
    said: tuple[object, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Say all that is given as a key."""
        said = tuple(_key(getattr(self.given, name)) for name in _GIVEN)
        object.__setattr__(self, "said", said)

    def typed(self, schema: Mapping[str, Any]) -> tuple[dict[str, nw.Expr], Prepared]:
        """Return columns to add to a table of that *schema*, and what is asked of it then."""
        return _typed(self, tuple(schema[name] for name in self.columns.used))

    def prepared(self, columns: Columns) -> Prepared:
        """Return what is asked of a table that holds what is reckoned with in *columns*."""
        cell, reached = cell_of(self.law, columns.plain, self.law_at)
        return Prepared(
            law=self.law,
            engine=self.engine,
            columns=columns,
            given=_with_defaults(self.given),
            currencies={each.key: currency_of(each, self.currency) for each in self.law.statutes},
            bounds=dict(self.bounds),
            numbers=numbers_of(columns),
            cell=cell,
            cells=reached,
        )


@lru_cache(maxsize=128)
def _typed(asked: Asked, kinds: tuple[Any, ...]) -> tuple[dict[str, nw.Expr], Prepared]:
    new, columns = typed(asked.columns, dict(zip(asked.columns.used, kinds, strict=True)))
    return new, asked.prepared(columns)


def _with_defaults(given: Facts) -> Facts:
    """Return *given*, with what the engine takes for granted of a platform."""
    is_said = SMALL_UNDERTAKING in given.flags
    return given if is_said else evolve(given, flags={**given.flags, SMALL_UNDERTAKING: NO})


@frozen(kw_only=True, eq=False)
class Prepared:
    """
    What the law says of a table, before a row of it is looked at.

    *cell* reckons in which cell of the law a row lies, *cells* are all that it may come to.
    """

    law: Law
    engine: Engine
    columns: Columns
    given: Facts
    currencies: Mapping[str, str]
    bounds: Mapping[str, int]
    numbers: Numbers
    cell: Expression
    cells: Sequence[int]

    def unrecalled(self) -> Lanes:
        """Return where the repeats stand of which no decision speaks: in the rows, or nowhere."""
        rules, stated = rules_of(self.law), self.columns.plain.get("repeat")
        pairs = () if stated is None else ((stated, stated),) * max(map(len, rules))
        return Lanes(rules=rules, columns=pairs)

    def check_past(self, *, forward: bool) -> None:
        """
        Refuse a table whose earlier decisions cannot be found.

        Raises:
            ColumnError: A column is missing that they are found by.
            UnsupportedTableError: A violation could count against itself.
        """
        for name in ("platform", *(["committed_on"] if forward else [])):
            if name not in self.columns.plain:
                raise ColumnError(name, "is missing; earlier decisions are found by it")
        measured = {rule.measured_to for rules in rules_of(self.law) for rule in rules}
        others = sorted(measured - {Milestone.COMMISSION})
        if forward and others:
            raise UnsupportedTableError(
                f"forward where a rule is measured to the day of {others[0]}",
                "there a violation could count against itself; pass decisions= instead",
            )

    def measured(self) -> dict[Milestone, str]:
        """Return the columns of the days that a rule may be measured to."""
        names = {
            Milestone.COMMISSION: "committed_on",
            Milestone.DETECTION: "detected_on",
            Milestone.DECISION: "decided_on",
        }
        plain = self.columns.plain
        return {each: plain[name] for each, name in names.items() if name in plain}

    def within_bounds(
        self, lanes: Lanes, highest: Highest | None
    ) -> tuple[Reckoning, dict[str, int], bool]:
        """Return how rows are reckoned, within which bounds, and whether in wide integers."""
        worst = ""
        for most, wide in self.numbers.domains(self.bounds, highest, wide=self.engine.wide):
            found = _reckoned(self, lanes, tuple(most.items()))
            if found.peak <= (INT128 if wide else INT64):
                return found, most, wide
            worst = found.worst
        said = ", ".join(f"{name} up to {high:,}" for name, high in self.bounds.items())
        raise BeyondBoundsError(worst, said or "its own sums", self.engine.name)


@lru_cache(maxsize=128)
def _reckoned(prepared: Prepared, lanes: Lanes, most: tuple[tuple[str, int], ...]) -> Reckoning:
    """Return how rows are reckoned whose numbers are *most* at most."""
    return reckon_rows(
        law=prepared.law,
        cells=prepared.cells,
        facts={**prepared.columns.facts, **prepared.numbers.guarded_as()},
        lanes=lanes,
        given=prepared.given,
        currencies=prepared.currencies,
        most={prepared.numbers.guarded(name): high for name, high in most},
    )
