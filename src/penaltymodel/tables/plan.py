"""What is calculated for a table, and how: kept for every table of the same kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, TypeAlias, cast

from attrs import field, fields, frozen

from penaltymodel.facts.facts import Facts
from penaltymodel.law.penalties import Amount, Count, Revenue
from penaltymodel.law.statute import LawAt
from penaltymodel.tables.cells import CELL, TableLaw, currency_of
from penaltymodel.tables.columns import Columns, typed
from penaltymodel.tables.engines import Engine, Stage, Step
from penaltymodel.tables.expressions import Expression
from penaltymodel.tables.guards import Numbers
from penaltymodel.tables.locate import cell as cell_of


def _key(value: object) -> object:
    known = cast("dict[object, object]", value)
    return frozenset(known.items()) if isinstance(value, dict) else value


_GIVEN = tuple(each.name for each in fields(Facts))


RepeatColumns: TypeAlias = tuple[tuple[str, str], ...]
"""
The columns that hold the answers to the rules for repeats of every row's cell.

The first pair holds the low and high end of the answer to the first rule, and so on; the two are one
column if all answers are definite.
"""


@frozen(kw_only=True)
class Request:
    """The arguments of a call for tables of one kind: the key under which their plan is kept."""

    law: TableLaw
    columns: Columns
    engine: Engine
    given: Facts = field(eq=False)  # compared by *given_key*, because facts cannot be hashed
    currency: str | None
    law_at: LawAt | None
    bounds: tuple[tuple[str, int], ...]
    given_key: tuple[object, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Make a key of what is given."""
        key = tuple(_key(getattr(self.given, name)) for name in _GIVEN)
        object.__setattr__(self, "given_key", key)

    def plan(self, schema: Mapping[str, Any]) -> TablePlan:  # types of narwhals
        """Return the plan for a table of that *schema*."""
        return _plan(self, tuple(schema[name] for name in self.columns.used))


@lru_cache(maxsize=128)
def _plan(request: Request, types: tuple[Any, ...]) -> TablePlan:
    schema = dict(zip(request.columns.used, types, strict=True))
    new, columns = typed(request.columns, schema)
    law = request.law
    cell, cells = cell_of(law, columns.plain, request.law_at)
    return TablePlan(
        law=law,
        engine=request.engine,
        new=new,
        columns=columns,
        platform_type=schema.get(request.columns.plain.get("platform", "")),
        given=request.given,
        currencies={each.key: currency_of(each, request.currency) for each in law.statutes},
        bounds=dict(request.bounds),
        numbers=Numbers(
            {
                fact: pair
                for fact, pair in columns.facts.items()
                if isinstance(fact, Revenue | Amount | Count)
            }
        ),
        cell=cell,
        cells=cells,
    )


@frozen(kw_only=True, eq=False, slots=False)
class TablePlan:
    """
    How tables of one kind are assessed.

    *new* holds the columns that are converted first. *cell* calculates the cell of the law that a
    row is in, *cells* are all possible ones.
    """

    law: TableLaw
    engine: Engine
    new: Mapping[str, Expression]
    columns: Columns
    platform_type: Any  # of narwhals
    given: Facts
    currencies: Mapping[str, str]
    bounds: Mapping[str, int]
    numbers: Numbers
    cell: Expression
    cells: Sequence[int]

    @cached_property
    def locate(self) -> Step:
        """Add the cell of each row."""
        return self.engine.compile(self.stages({CELL: self.cell}), "cell", ())

    def stages(self, columns: Mapping[str, Expression]) -> list[Stage]:
        """Return the stages that convert columns and then add others."""
        return [(each, False) for each in (self.new, columns) if each]

    @cached_property
    def without_decisions(self) -> RepeatColumns:
        """The columns with the answers to the rules for repeats, without earlier decisions."""
        stated = self.columns.plain.get("repeat")
        return () if stated is None else ((stated, stated),) * max(map(len, self.law.rules))
