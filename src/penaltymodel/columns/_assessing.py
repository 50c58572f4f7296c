"""Assess a table of violations on the engine it is in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from penaltymodel.columns import _alone
from penaltymodel.columns._choosing import cell as cell_of
from penaltymodel.columns._engines import Engine, adopt, columns_of, rows
from penaltymodel.columns._history import Lag, Lanes, attach, of_stream, read, rules_of, together
from penaltymodel.columns._law import CELL, Law, currency_of, law_of
from penaltymodel.columns._names import OUTPUT, OWN
from penaltymodel.columns._numbers import Numbers, numbers_of
from penaltymodel.columns._reckoning import Reckoning, reckon_rows
from penaltymodel.columns._rows import Columns, find, split, typed
from penaltymodel.domain import Milestone, member
from penaltymodel.errors import (
    BeyondBoundsError,
    ColumnError,
    UnsupportedTableError,
    WrongTypeError,
)
from penaltymodel.facts import SMALL_UNDERTAKING, Facts
from penaltymodel.interpreters import sql
from penaltymodel.interpreters.bounds import FALSE, INT64, INT128, Form
from penaltymodel.interpreters.columns import Speaker
from penaltymodel.ranges import NO, Range
from penaltymodel.statute import LawAt


if TYPE_CHECKING:
    import polars as pl

    from penaltymodel.columns._engines import Rows


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
        bounds: What columns of numbers may hold, ``{"revenue": (0, 10**18)}``. Rows beyond are not
            answered. Without it, nearly all that 64 bits hold.

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
    if not isinstance(given, Facts):
        raise WrongTypeError("given", "a Facts", given)
    law = law_of(under, assume_unchanged=assume_unchanged)
    names, decided = split(names)
    columns = find(law, columns_of(violations), names)
    table = adopt(violations, columns.used)
    kept = table.frame.collect_schema().names()
    frame, columns = typed(table.frame, columns)
    at = None if law_at is None else member("law_at", LawAt, law_at)
    cell, reached = cell_of(law, columns.plain, at)
    call = _Call(
        law=law,
        engine=table.engine,
        eager=table.rows is not None,
        columns=columns,
        given=_with_defaults(given if repeat is None else evolve(given, repeat=repeat)),
        currencies={each.key: currency_of(each, currency) for each in law.statutes},
        cells=reached,
    )
    most = {name: high for name, (_, high) in (bounds or {}).items()}
    if table.rows is not None and table.rows <= _alone.FEW and decisions is None and not forward:
        frame = call.one_by_one(table.frame, frame, cell, most)
        return table.back(frame, OUTPUT)
    frame = call.said(frame, {CELL: cell})
    frame, lanes = call.recalled(frame, decisions, forward, decided)
    frame = call.answered(frame, lanes, most)
    return table.back(frame.select(*kept, *OUTPUT), OUTPUT)


def _with_defaults(given: Facts) -> Facts:
    """Return *given*, with what the engine takes for granted of a platform."""
    is_said = SMALL_UNDERTAKING in given.flags
    return given if is_said else evolve(given, flags={**given.flags, SMALL_UNDERTAKING: NO})


@frozen(kw_only=True)
class _Call:
    """One call of :func:`assess_table`."""

    law: Law
    engine: Engine
    eager: bool
    columns: Columns
    given: Facts
    currencies: Mapping[str, str]
    cells: Sequence[int]

    def said(self, frame: Rows, forms: Mapping[str, Form], *, wide: bool = False) -> Rows:
        """Return the rows with new columns, said stage by stage."""
        prefix = f"{OWN}{next(iter(forms)).removeprefix(OWN)}_"
        if self.engine.in_sql:
            relation = frame.to_native()
            for projected in sql.stages(forms, prefix, wide=wide):
                relation = relation.project(projected)
            return rows(relation)
        speaker = Speaker(divides=self.engine.divides, wide=wide)
        for stage in speaker.stages(forms, prefix):
            frame = self.engine.fence(frame.with_columns(**stage))
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
        rules = rules_of(self.law)
        plain_columns = self.columns.plain
        stated = plain_columns.get("repeat")
        if decisions is None and forward is None:
            lanes = max(map(len, rules))
            pairs = () if stated is None else ((stated, stated),) * lanes
            return frame, Lanes(rules=rules, columns=pairs)
        for name in ("platform", *(["committed_on"] if forward else [])):
            if name not in plain_columns:
                raise ColumnError(name, "is missing; earlier decisions are found by it")
        known = [] if decisions is None else [read(decisions, names)]
        if forward is not None:
            known.append(self._decided(frame, forward))
        measured = {
            Milestone.COMMISSION: "committed_on",
            Milestone.DETECTION: "detected_on",
            Milestone.DECISION: "decided_on",
        }
        return attach(
            frame,
            self.engine,
            self.law,
            together(known),
            cell=CELL,
            reached=self.cells,
            platform=plain_columns["platform"],
            days={
                each: plain_columns[name]
                for each, name in measured.items()
                if name in plain_columns
            },
            stated=stated,
        )

    def _decided(self, frame: Rows, lag: Lag) -> pl.DataFrame:
        """Return the decisions that the violations themselves lead to."""
        for rule in {rule for rules in rules_of(self.law) for rule in rules}:
            if rule.measured_to is not Milestone.COMMISSION:
                raise UnsupportedTableError(
                    f"forward where a rule is measured to the day of {rule.measured_to}",
                    "there a violation could count against itself; pass decisions= instead",
                )
        platform, committed_on = (
            self.columns.plain[name] for name in ("platform", "committed_on")
        )
        return of_stream(
            frame, self.law, lag, cell=CELL, platform=platform, committed_on=committed_on
        )

    # --- How much

    def answered(self, frame: Rows, lanes: Lanes, bounds: Mapping[str, int]) -> Rows:
        """Return the rows with their answers."""
        numbers = numbers_of(self.columns)
        found, most, wide = self._within_bounds(frame, numbers, lanes, bounds)
        frame = numbers.guard(frame, most, wide=wide)
        forms = {
            "low": found.low,
            "high": found.high,
            "explanation": found.explanation,
            f"{OWN}surely": found.repeat.low,
            f"{OWN}open": found.repeat.is_open,
        }
        frame = self.said(frame, forms, wide=wide)
        frame = frame.with_columns(numbers.reason(self.law.codes).alias("explanation"))
        return self._spelled(frame, is_definite=found.repeat.is_open == FALSE)

    def one_by_one(
        self, frame: Rows, typed_frame: Rows, cell: Form, bounds: Mapping[str, int]
    ) -> Rows:
        """Return the rows of *frame* with their answers, reckoned without a query."""
        import polars as pl  # noqa: PLC0415

        numbers = numbers_of(self.columns)
        _, lanes = self.recalled(typed_frame, None, None, {})
        found, most, wide = self._within_bounds(typed_frame, numbers, lanes, bounds)
        given: pl.DataFrame = typed_frame.to_native().select(self.columns.used).collect()
        new = _alone.answers(
            given.to_dicts(),
            cell=cell,
            found=found,
            numbers=numbers,
            most=most,
            law=self.law,
            currencies=self.currencies,
            wide=wide,
        )
        kept: pl.DataFrame = frame.to_native().collect()
        return rows(pl.concat([kept, new], how="horizontal").lazy())

    def _within_bounds(
        self, frame: Rows, numbers: Numbers, lanes: Lanes, bounds: Mapping[str, int]
    ) -> tuple[Reckoning, dict[str, int], bool]:
        """Return how rows are reckoned, within which bounds, and whether in wide integers."""
        worst = self.law.keys[0]
        for most, wide in numbers.domains(frame, bounds, eager=self.eager, wide=self.engine.wide):
            found = reckon_rows(
                law=self.law,
                cells=self.cells,
                facts={**self.columns.facts, **numbers.guarded_as()},
                lanes=lanes,
                given=self.given,
                currencies=self.currencies,
                most={numbers.guarded(name): high for name, high in most.items()},
            )
            if found.peak <= (INT128 if wide else INT64):
                return found, most, wide
            worst = found.worst
        said = ", ".join(f"{name} up to {high:,}" for name, high in bounds.items())
        raise BeyondBoundsError(worst, said or "its own sums", self.engine.name)

    def _spelled(self, frame: Rows, *, is_definite: bool) -> Rows:
        """Return the rows with their words, and nulls where there is no answer."""
        import narwhals as nw  # noqa: PLC0415

        cells, known = self.law.cells, nw.col("explanation") >= 0
        surely = nw.col(f"{OWN}surely")
        words = [self.currencies[cell.statute.key] for cell in cells]
        is_one = len(set(words)) == 1
        place = nw.when(surely).then(nw.col(CELL) + len(cells)).otherwise(nw.col(CELL))
        repeat_known = known if is_definite else known & ~nw.col(f"{OWN}open")
        frame = frame.with_columns(
            nw.when(known).then(nw.col("low")).alias("low"),
            nw.when(known).then(nw.col("high")).alias("high"),
            nw.when(repeat_known).then(surely).alias("is_repeat"),
            nw.when(known).then(place).alias("provision"),
            nw.when(known).then(nw.lit(words[0]) if is_one else nw.col(CELL)).alias("currency"),
        )
        first = [cell.named.key for cell in cells]
        repeated = [(cell.graver or cell.named).key for cell in cells]
        frame = self.engine.spell(frame, "provision", [*first, *repeated])
        return frame if is_one else self.engine.spell(frame, "currency", words)
