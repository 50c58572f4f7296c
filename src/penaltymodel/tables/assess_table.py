"""Assess a table of violations on the engine it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import UnionType
from typing import Any

import narwhals as nw

from attrs import evolve

from penaltymodel.engine.given import check_given
from penaltymodel.errors import ColumnError, WrongTypeError, WrongValueError, suggestion
from penaltymodel.facts.facts import Facts
from penaltymodel.law.statute import LawAt
from penaltymodel.statutes import LawLike, as_law
from penaltymodel.tables.answers import answer
from penaltymodel.tables.attach import attach
from penaltymodel.tables.cells import law_of
from penaltymodel.tables.columns import find, split
from penaltymodel.tables.engines import Native, columns_of, frame_of, wrap
from penaltymodel.tables.lag import Lag
from penaltymodel.tables.plan import Request
from penaltymodel.values.ranges import Range
from penaltymodel.values.reading import member


_NOTHING_GIVEN = Facts()


def assess_table(
    violations: Native,
    *,
    under: str | Iterable[str],
    law: LawLike = None,
    names: Mapping[Any, str] | None = None,  # by names or bases of revenue
    given: Facts = _NOTHING_GIVEN,
    history: Any = None,  # a table, or a mapping
    forward: Lag | None = None,
    repeat: bool | Range[bool] | None = None,
    currency: str | None = None,
    law_at: LawAt | str | None = None,
    assume_unchanged: bool = False,
    bounds: Mapping[str, tuple[int, int]] | None = None,
) -> Native:
    """
    Calculate the penalty range of every violation in a table.

    The result is the same kind of table with six more columns: ``provision``, ``is_repeat`` (null
    if that is open), ``low`` and ``high`` in minor units, ``currency``, and ``explanation``, a
    number that :func:`explain` explains. If it is below zero, the row has no answer and the other
    five are null. Rows stay in their order if the engine keeps one.

    Columns have the names of the fields of :class:`~penaltymodel.Violation` and
    :class:`~penaltymodel.Platform` (``committed_on``, ``category``, ``kind``, ``role``, ``size``,
    ``in_small_register``),
    ``platform`` for its name, ``revenue`` in whole minor units, or ``revenue_low`` and
    ``revenue_high`` if it is known as a range, and any other fact its own name (``days``). Only the
    columns that the law needs are required. A null means that the value is unknown. A row that lacks
    a sum, such as its revenue, has no answer, and ``explanation`` names the sum: tables do not leave
    the upper end open as :func:`~penaltymodel.assess` does.

    Args:
        violations: A table of polars, pandas, pyarrow, DuckDB, PySpark or Ibis.
        under: The key of a statute or of one of its provisions; or several, if the column ``under``
            holds the key of each row.
        law: The statutes that apply: one, several, or a mapping from their keys; by default those
            of the catalog.
        names: Maps the names above to those in the table, where they differ; and, if a law needs
            several revenues, each :class:`~penaltymodel.Base` to a column. Columns of the decisions
            are called ``decisions.platform`` and so on.
        given: Facts that are the same for the whole table; columns take precedence.
        history: The earlier decisions: a table with ``platform`` and the fields of
            :class:`~penaltymodel.Decision`, or a mapping from platforms to
            :class:`~penaltymodel.OffenseHistory`. A day that is null has not happened; it is
            unknown if its column is missing or a column such as ``in_force_on_unknown`` says so.
        forward: Every violation is followed by a decision of its own after this time.
        repeat: Whether all violations are repeats; the column ``repeat`` sets it for each row.
        currency: The currency of the amounts, if the statute does not name one.
        law_at: Which law applies: that of the ``offense`` or of the ``decision``. By default this
            depends on the provision.
        assume_unchanged: Apply the last coded text to days after the coded law.
        bounds: The values that number columns may hold, from 0: ``{"revenue": (0, 10**18)}``. Rows
            beyond have no answer. The default is nearly all that 64 bits can hold.

    Raises:
        UnsupportedTableError: The engine is not supported, or the violations must be assessed one by
            one; the error names the alternative.
        ColumnError: A column is missing or holds values of a wrong type.
        CurrencyNeededError: The statute does not name a currency, and *currency* is not passed.
        BeyondBoundsError: Within *bounds*, amounts could exceed the integers of the engine.
        UnknownStatuteError, UnknownProvisionError: *under* is not a known key.
        UnknownFactError: No statute of *under* knows a fact in *given*.
        WrongTypeError, WrongValueError: An argument has a wrong type or value. Problems of a single
            row are explained in that row and raise no error.
    """
    _check("given", Facts, "a Facts", given)
    _check("forward", Lag | None, "a Lag or None", forward)
    _check("currency", str | None, "the code of a currency or None", currency)
    found = law_of(under, as_law(law), assume_unchanged=assume_unchanged)
    check_given(given, found.statutes)
    own, decided = split(names)
    there = tuple(columns_of(violations))
    columns = find(found, there, tuple(own.items()))
    table = wrap(violations, columns.used)
    request = Request(
        law=found,
        columns=columns,
        engine=table.engine,
        given=given if repeat is None else evolve(given, repeat=repeat),
        currency=currency,
        law_at=None if law_at is None else member("law_at", LawAt, law_at),
        bounds=() if bounds is None else _upper_bounds(bounds, there),
    )
    plan = request.plan(frame_of(table.native).collect_schema())
    native, repeats = table.native, plan.without_decisions
    has_history = history is not None or forward is not None
    if has_history:
        native, repeats = attach(plan, native, history, decided, forward)

    def highest(names: Sequence[str]) -> Sequence[int | None]:
        located = frame_of(plan.locate(table.native))
        return located.select(nw.col(*names).max()).collect("polars").row(0)

    is_lazy = table.in_memory is None
    step = answer(plan, repeats, None if is_lazy else highest, is_located=has_history)
    return table.back(step(native))


def _check(name: str, kind: type | UnionType, expected: str, value: object) -> None:
    if not isinstance(value, kind):
        raise WrongTypeError(name, expected, value)


def _upper_bounds(bounds: Any, there: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Return the upper bounds of the columns that *bounds* names."""
    _check("bounds", Mapping, "a mapping from columns to their bounds", bounds)
    found: list[tuple[str, int]] = []
    for name, ends in bounds.items():
        if name not in there:
            raise ColumnError(
                str(name), f"has bounds but is not in the table; {suggestion(name, there)}"
            )
        match ends:
            case (int(low), int(high)) if low == 0 <= high and bool not in map(type, ends):
                found.append((name, high))
            case _:
                raise WrongValueError(f"bounds[{name!r}]", "two ends such as (0, 10**18)", ends)
    return tuple(found)
