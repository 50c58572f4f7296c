"""
Read the requests of a register, whatever holds them: objects, mappings, files or tables.

Rows of a file and of a table are counted in blocks by the engine of tables, which is much faster
and gives the same result as reading them one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard, cast

from attrs import define, evolve, field

from penaltymodel.domain.request import Request
from penaltymodel.errors import (
    ColumnError,
    DuplicateIdError,
    InputError,
    MissingColumnsError,
    PenaltyModelError,
    Problem,
    WrongTypeError,
)
from penaltymodel.files.records import REQUEST_FIELDS, request, request_count
from penaltymodel.files.rows import Row, Rows
from penaltymodel.registers.counting import Register
from penaltymodel.registers.plan import Prosecution
from penaltymodel.values.headers import ColumnFinder
from penaltymodel.values.periods import Period


if TYPE_CHECKING:
    import polars as pl

    from penaltymodel.registers.grouping import Counting


RequestLike: TypeAlias = Request | Row | Mapping[str, object]
Requests: TypeAlias = "Iterable[RequestLike] | Rows | pl.DataFrame | pl.LazyFrame"
"""What can hold the requests of a register."""

_BLOCK = 16_384  # rows that are counted at once
_FEW = 500  # rows, below which loading the engine takes longer than reading them one by one


def is_table(requests: object) -> TypeGuard[pl.DataFrame | pl.LazyFrame]:
    """Return whether *requests* is a table of polars, or one with the Arrow interface."""
    is_polars = type(requests).__module__.partition(".")[0] == "polars"
    return is_polars or hasattr(requests, "__arrow_c_stream__")


@define(kw_only=True)
class RegisterReader:
    """
    Reads requests for *register*.

    *names* maps our names of columns to those of the register. *allowed* and *authority* are the
    defaults for rows without them. With *unique_ids*, a second request with one id is an error.
    """

    register: Register
    names: Mapping[str, str]
    allowed: Period | None
    authority: str | None
    unique_ids: bool
    _seen: set[str] = field(init=False, factory=set[str])

    def count(self, requests: Requests) -> Iterator[tuple[Row, PenaltyModelError]]:
        """
        Count all *requests*, and yield the rows that are rejected, in their order.

        Raises:
            ColumnError, MissingColumnsError: Columns are missing, or two have one name.
        """
        found = (
            self._table(requests)
            if is_table(requests)
            else self._rows(cast("Iterable[RequestLike]", requests))
        )
        for row, ready, many in found:
            try:
                one = self._request(row) if ready is None else self._unseen(ready)
                self.register.count(one, request_count(row.fields) if many is None else many)
            except PenaltyModelError as error:
                yield row, error

    def _rows(self, requests: Iterable[RequestLike]) -> Iterator[_Found]:
        """Yield requests one by one, or the rows of text that are alike as one."""
        columns: dict[tuple[str, ...], dict[str, str]] = {}
        if isinstance(requests, Rows):
            needed = self._required
            columns[requests.columns] = find_columns(
                requests.columns, self.names, needed, requests.origin
            )

        block: list[Row] = []
        for number, one in enumerate(requests, 1):
            if isinstance(one, Request):
                yield from self._block(block)
                yield Row(number, f"row {number}", {}), one, 1
                block = []
                continue
            block.append(self._renamed(_as_row(number, one), columns))
            if len(block) == _BLOCK:
                yield from self._block(block)
                block = []
        yield from self._block(block)

    def _block(self, block: list[Row]) -> Iterator[_Found]:
        if self.unique_ids or len(block) < _FEW:
            return ((row, None, None) for row in block)
        from penaltymodel.registers.grouping import group_rows  # noqa: PLC0415  # loads the engine

        return ((row, None, many) for row, many in group_rows(block, self._counting))

    def _renamed(self, row: Row, columns: dict[tuple[str, ...], dict[str, str]]) -> Row:
        """Return a row with our names of columns, found once for all rows with the same columns."""
        if row.problem:
            return row
        keys = tuple(row.fields)
        try:
            if keys not in columns:
                columns[keys] = find_columns(keys, self.names, ())
        except ColumnError as error:
            return evolve(row, fields={}, problem=str(error))
        fields = {ours: row.fields[theirs] for ours, theirs in columns[keys].items()}
        return Row(row.number, row.place, fields)

    def _table(self, requests: pl.DataFrame | pl.LazyFrame) -> Iterator[_Found]:
        import polars as pl  # noqa: PLC0415  # an optional library

        from penaltymodel.registers import grouping  # noqa: PLC0415  # loads the engine

        given: Any = requests  # any library with the Arrow interface
        is_polars = isinstance(given, (pl.DataFrame, pl.LazyFrame))
        table: pl.LazyFrame = (given if is_polars else pl.DataFrame(given)).lazy()
        there = table.collect_schema().names()
        columns = find_columns(there, self.names, self._required)
        table = table.select(pl.col(theirs).alias(ours) for ours, theirs in columns.items())
        rows = (
            grouping.table_rows(table)
            if self.unique_ids
            else grouping.group_table(table, self._counting)
        )
        return ((row, None, many) for row, many in rows)

    @property
    def _required(self) -> tuple[str, ...]:
        """The columns that a table must have."""
        names = ["platform", "category", "sent_at"]
        names += ["authority"] if self.authority is None else []
        return (*names, "allowed") if self.allowed is None else tuple(names)

    @property
    def _counting(self) -> Counting:
        from penaltymodel.registers.grouping import Counting  # noqa: PLC0415  # loads the engine

        def refuses(row: Row) -> bool:
            try:
                self.register.admit(self._request(row))
            except PenaltyModelError:
                return True
            return False

        by_day = self.register.plan.prosecution is Prosecution.PER_CATEGORY_AND_DAY
        return Counting(
            as_of=self.register.as_of, allowed=self.allowed, by_day=by_day, refuses=refuses
        )

    def _request(self, row: Row) -> Request:
        if row.problem:
            raise InputError((Problem("", "row", row.problem),))
        one = request(row.fields, allowed=self.allowed, authority=self.authority, place=row.place)
        return self._unseen(one)

    def _unseen(self, one: Request) -> Request:
        """Return *one*, if ids need not be unique or it is the first with its id."""
        if self.unique_ids:
            if one.id in self._seen:
                raise DuplicateIdError("requests", one.id)
            self._seen.add(one.id)
        return one


_Found: TypeAlias = tuple[Row, Request | None, int | None]
"""A row, the request if it is one already, and how many requests it represents, if known."""


def find_columns(
    there: Iterable[str],
    names: Mapping[str, str],
    required: Iterable[str],
    what: str = "the register",
) -> dict[str, str]:
    """
    Return the columns of a register that are *there*, by our names.

    Raises:
        ColumnError: Two columns have one name, or one of *names* is not there.
        MissingColumnsError: One of the *required* columns is not there.
    """
    there = tuple(there)
    finder = ColumnFinder(there, names)
    found = {name: theirs for name in REQUEST_FIELDS if (theirs := finder.find(name)) is not None}
    missing = tuple(name for name in required if name not in found)
    if missing:
        raise MissingColumnsError(what, missing, there)
    return found


def _as_row(number: int, one: Row | Mapping[str, object]) -> Row:
    if isinstance(one, Row):
        return one
    place = f"row {number}"
    if isinstance(one, Mapping):
        return Row(number, place, one)
    wrong = WrongTypeError("a row of the register", "a Request or a mapping", one)
    return Row(number, place, {}, str(wrong))
