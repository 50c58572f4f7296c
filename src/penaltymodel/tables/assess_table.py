"""Assess a table of violations on the engine it is in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import UnionType
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from penaltymodel.errors import ColumnError, WrongTypeError, WrongValueError
from penaltymodel.facts.facts import Facts
from penaltymodel.law.statute import LawAt
from penaltymodel.tables import few as _alone
from penaltymodel.tables import on_duckdb as sql
from penaltymodel.tables.by_cell import by_cell
from penaltymodel.tables.cells import CELL, law_of
from penaltymodel.tables.columns import find, split
from penaltymodel.tables.decisions import Lag, Lanes, attach, of_stream, read, together
from penaltymodel.tables.engines import adopt, columns_of, rows
from penaltymodel.tables.expressions import (
    NOTHING,
    NOUGHT,
    Expression,
    at_least,
    both,
    literal,
    negated,
    pick,
    plus,
    word,
)
from penaltymodel.tables.guards import Highest
from penaltymodel.tables.names import OUTPUT, OWN
from penaltymodel.tables.on_narwhals import Speaker
from penaltymodel.tables.question import Asked, Prepared
from penaltymodel.values.ranges import Range
from penaltymodel.values.reading import member


if TYPE_CHECKING:
    from penaltymodel.tables.engines import Rows


_NOTHING_GIVEN = Facts()


def assess_table(
    violations: Any,
    *,
    under: str | Iterable[str],
    names: Mapping[Any, str] | None = None,
    given: Facts = _NOTHING_GIVEN,
    decisions: Any = None,
    forward: Lag | None = None,
    repeat: bool | Range[bool] | None = None,
    currency: str | None = None,
    law_at: LawAt | str | None = None,
    assume_unchanged: bool = False,
    bounds: Mapping[str, tuple[int, int]] | None = None,
) -> Any:
    """
    Say of every violation in a table what it can cost.

    The same kind of table comes back, its rows in their order where the engine keeps one, with six
    columns more: ``provision``, ``is_repeat`` (null where that is open), ``low`` and ``high`` in
    minor units, ``currency``, and ``explanation``, a number that :func:`explain` reads. Where it is
    below zero the row could not be answered, and the five others are null.

    Columns bear the names of the fields of :class:`~penaltymodel.Violation` and
    :class:`~penaltymodel.Platform` (``committed_on``, ``category``, ``kind``, ``role``, ``small``),
    ``platform`` for its name, ``revenue`` in whole minor units, or ``revenue_low`` and
    ``revenue_high`` where it is known as a range, and for any other fact its own name (``days``).
    Only what the law asks for has to be there. A null says that nobody knows.

    Args:
        violations: A table of polars, pandas, pyarrow, DuckDB, PySpark or Ibis.
        under: The key of a statute or of one of its provisions; or several, and the column
            ``under`` says which is a row's.
        names: Leads from the names above to those in the table, where they differ: from a
            :class:`~penaltymodel.Base` too, where a law asks for more than one revenue. Columns of
            the decisions are named ``decisions.platform`` and so on.
        given: Facts that are the same for the whole table; a column goes before them.
        decisions: The earlier decisions: a table with ``platform`` and the fields of
            :class:`~penaltymodel.Decision`, or a mapping from platforms to
            :class:`~penaltymodel.OffenseHistory`. A day that is null has not come; one whose column
            is not there, or whose column such as ``in_force_on_unknown`` says so, is unknown.
        forward: Every violation leads to a decision of its own, so much later.
        repeat: States outright whether all are repeats; the column ``repeat`` states it by row.
        currency: The currency of the columns, where the statute names none.
        law_at: Whose law applies: of the ``offense`` or of the ``decision``. The provision itself
            says it where this does not.
        assume_unchanged: Apply the last coded text to days after the coded law.
        bounds: What columns of numbers may hold, from 0: ``{"revenue": (0, 10**18)}``. Rows beyond
            are not answered. Without it, nearly all that 64 bits hold.

    Raises:
        UnsupportedTableError: The table is of an engine that does not answer rightly, or the
            question is one for each row by itself; the error says what to do.
        ColumnError: A column is missing, or does not hold what it should.
        CurrencyNeededError: The statute names no currency, and nobody says which it is.
        BeyondBoundsError: Within *bounds*, numbers could grow beyond the integers of the engine.
        UnknownStatuteError, UnknownProvisionError: There is none of that key.
        WrongTypeError, WrongValueError: An argument cannot take its value. What is wrong with one
            row is said in its row, and is no error.
    """
    _check("given", Facts, "a Facts", given)
    _check("forward", Lag | None, "a Lag or None", forward)
    _check("currency", str | None, "the code of a currency or None", currency)
    law = law_of(under, assume_unchanged=assume_unchanged)
    own, decided = split(names)
    there = tuple(columns_of(violations))
    columns = find(law, there, tuple(own.items()))
    table = adopt(violations, columns.used)
    asked = Asked(
        law=law,
        columns=columns,
        engine=table.engine,
        given=given if repeat is None else evolve(given, repeat=repeat),
        currency=currency,
        law_at=None if law_at is None else member("law_at", LawAt, law_at),
        bounds=() if bounds is None else _most(bounds, there),
    )
    held, stream = table.held, forward is not None
    if held is not None and _alone.are_few(held.columns.height, decisions, forward=stream):
        return held.beside(
            _alone.answers(
                asked, held.columns, decisions=decisions, names=decided, forward=forward
            )
        )
    frame = table.frame
    schema = frame.collect_schema()
    typed, prepared = asked.typed(schema)
    call = _Call(prepared, eager=table.held is not None)
    frame = frame.with_columns(**typed) if typed else frame
    frame = call.said(frame, {CELL: prepared.cell})
    frame, lanes = call.recalled(frame, decisions, forward, decided)
    frame = call.answered(frame, lanes)
    return table.back(frame.select(*schema.names(), *OUTPUT), OUTPUT)


def _check(name: str, kind: type | UnionType, expected: str, value: object) -> None:
    if not isinstance(value, kind):
        raise WrongTypeError(name, expected, value)


def _most(bounds: Any, there: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Return the most that the columns may hold which have *bounds*."""
    _check("bounds", Mapping, "a mapping from columns to what they may hold", bounds)
    found: list[tuple[str, int]] = []
    for name, ends in bounds.items():
        if name not in there:
            raise ColumnError(str(name), f"has bounds and is not there: {', '.join(there)}")
        match ends:
            case (int(low), int(high)) if low == 0 <= high and bool not in map(type, ends):
                found.append((name, high))
            case _:
                raise WrongValueError(f"bounds[{name!r}]", "two ends such as (0, 10**18)", ends)
    return tuple(found)


@frozen
class _Call:
    """One call of :func:`assess_table` that goes by a query."""

    prepared: Prepared
    eager: bool = field(kw_only=True)

    def said(self, frame: Rows, forms: Mapping[str, Expression], *, wide: bool = False) -> Rows:
        """Return the rows with new columns, said stage by stage."""
        prefix = f"{OWN}{next(iter(forms)).removeprefix(OWN)}_"
        if self.prepared.engine.in_sql:
            relation = frame.to_native()
            for projected in sql.stages(forms, prefix, wide=wide):
                relation = relation.project(projected)
            return rows(relation)
        engine = self.prepared.engine
        speaker = Speaker(divides=engine.divides, wide=wide)
        for stage in speaker.stages(forms, prefix):
            frame = engine.fence(frame.with_columns(**stage))
        return frame

    # --- Repeats

    def recalled(
        self,
        frame: Rows,
        decisions: Any,
        forward: Lag | None,
        names: Mapping[str, str],
    ) -> tuple[Rows, Lanes]:
        """Return the rows with what the decisions say to each rule, and where that stands."""
        prepared, plain = self.prepared, self.prepared.columns.plain
        if decisions is None and forward is None:
            return frame, prepared.unrecalled()
        prepared.check_past(forward=forward is not None)
        known = [] if decisions is None else [read(decisions, names)]
        if forward is not None:
            known.append(
                of_stream(
                    frame,
                    prepared.law,
                    forward,
                    cell=CELL,
                    platform=plain["platform"],
                    committed_on=plain["committed_on"],
                )
            )
        return attach(
            frame,
            prepared.engine,
            prepared.law,
            together(known),
            cell=CELL,
            reached=prepared.cells,
            platform=plain["platform"],
            days=prepared.measured(),
            stated=plain.get("repeat"),
        )

    # --- How much

    def answered(self, frame: Rows, lanes: Lanes) -> Rows:
        """Return the rows with their answers."""
        import narwhals as nw  # noqa: PLC0415

        numbers = self.prepared.numbers
        reckoning, most, wide = self.prepared.within_bounds(lanes, self._highest(frame))
        found = reckoning.forms
        frame = numbers.guard(frame, most, wide=wide)
        explanation = numbers.reasoned(found.explanation, self.prepared.law.codes)
        known = at_least(explanation, NOUGHT)
        definite = both(known, negated(found.repeat.is_open))
        provision, currency = self._named(found.repeat.low)
        forms = {
            "provision": pick(known, provision, NOTHING),
            "is_repeat": pick(definite, found.repeat.low, NOTHING),
            "low": pick(known, found.low, NOTHING),
            "high": pick(known, found.high, NOTHING),
            "currency": pick(known, currency, NOTHING),
            "explanation": explanation,
        }
        frame = self.said(frame, forms, wide=wide)
        if wide:
            frame = frame.with_columns(nw.col("explanation").cast(nw.Int64()))
        return self._spelled(frame, currency)

    def _named(self, surely: Expression) -> tuple[Expression, Expression]:
        """Return the provision and the currency of a row: as words, or as what they are read from."""
        law, prepared = self.prepared.law.cells, self.prepared
        cells = {n: law[n] for n in prepared.cells if law[n].text} or {0: law[0]}
        spent = by_cell(
            {n: word(prepared.currencies[each.statute.key]) for n, each in cells.items()}
        )
        if prepared.engine.spell is not None:
            cell = Expression("column", (CELL,), len(law))
            place = pick(surely, plus(cell, literal(len(law))), cell)
            return place, spent if spent.op == "word" else cell
        named = by_cell({n: word(each.named.key) for n, each in cells.items()})
        graver = by_cell({n: word((each.graver or each.named).key) for n, each in cells.items()})
        return pick(surely, graver, named), spent

    def _highest(self, frame: Rows) -> Highest | None:
        """Return what says how high the columns go; of a lazy table they would have to be read."""
        import narwhals as nw  # noqa: PLC0415

        if not self.eager:
            return None
        return lambda names: frame.select(nw.col(*names).max()).collect("polars").row(0)

    def _spelled(self, frame: Rows, currency: Expression) -> Rows:
        """Return the rows with words in the places of numbers."""
        spell, cells = self.prepared.engine.spell, self.prepared.law.cells
        if spell is None:
            return frame
        first = [cell.named.key for cell in cells]
        repeated = [(cell.graver or cell.named).key for cell in cells]
        frame = spell(frame, "provision", [*first, *repeated])
        spent = [self.prepared.currencies[cell.statute.key] for cell in cells]
        return frame if currency.op == "word" else spell(frame, "currency", spent)
