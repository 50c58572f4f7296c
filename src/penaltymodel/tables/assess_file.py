"""
Assess a table of violations from one file to another, of any length.

The rows are processed in blocks, so memory does not grow with their number. A row that cannot be
assessed is rejected with its number and the reason, and does not stop the others. The new file
appears when it is complete.
"""

from __future__ import annotations

import contextlib
import csv
import threading

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import polars as pl

from attrs import define, field

from penaltymodel.domain.history import OffenseHistory
from penaltymodel.errors import UnreadableFileError, WrongTypeError, WrongValueError, printable
from penaltymodel.files.atomic import written_atomically
from penaltymodel.files.results import FileAnswer, Rejected, Rejects, kind_of
from penaltymodel.files.sources import PLACE, ROW, StreamedTable, open_decisions, open_table
from penaltymodel.files.text_form import AS_USUAL, TextForm
from penaltymodel.law.law import Law
from penaltymodel.law.statute import Pending
from penaltymodel.statutes import LawLike, as_law
from penaltymodel.tables.assess_table import assess_table
from penaltymodel.tables.cells import Reason
from penaltymodel.tables.explain import explain
from penaltymodel.tables.names import DECISIONS
from penaltymodel.values.alike import NamesToMatch
from penaltymodel.values.headers import ColumnFinder
from penaltymodel.values.money import Money
from penaltymodel.values.ranges import Range


if TYPE_CHECKING:
    import polars as pl


def assess_file(
    source: str | Path,
    target: str | Path,
    *,
    under: str | Sequence[str],
    law: LawLike = None,
    history: str | Path | Mapping[str, OffenseHistory] | None = None,
    rejects: str | Path | None = None,
    names: Mapping[str, str] | None = None,
    table: str | None = None,
    query: str | None = None,
    form: TextForm = AS_USUAL,
    minor_units: bool = False,
    on_rows: Callable[[int, int | None], None] | None = None,
    **options: Any,
) -> FileAnswer:
    """
    Calculate the penalty range of every violation in *source*, and write them to *target*.

    Args:
        source: A Parquet, CSV, JSON Lines, SQLite or DuckDB file, a folder of files of one kind,
            or ``postgresql://…``.
        target: A ``.parquet`` or ``.csv`` file. It has all columns of the source and those that
            :func:`~penaltymodel.tables.assess_table` adds; amounts are in minor units.
        under: The key of a statute or of a provision, or several, if the column ``under`` holds the
            key of each row.
        law: The statutes that apply: one, several, or a mapping from their keys; by default those
            of the catalog.
        history: Earlier decisions: a file or database as for *source* (in a database, the table
            ``decisions``), or histories by the name of the platform.
        rejects: A CSV file for the rows that cannot be assessed.
        names: The names of columns in the source, where they differ.
        table: The table of a database or the sheet of an Excel file; by default ``violations``, or
            the only one.
        query: A query to read instead.
        form: The encoding, the separator and the row of the header of a CSV file or a sheet.
        minor_units: Whether whole numbers in text are minor units; if not, an amount needs its
            currency.
        on_rows: A function that is called regularly with the number of rows processed, and of all
            rows, if known.
        options: More arguments of :func:`~penaltymodel.tables.assess_table`.

    Raises:
        UnreadableFileError: The source is missing, or is not of the kind that its name indicates.
        WrongValueError, WrongTypeError: An argument or a column has a wrong value or type.
    """
    for name, value in (("source", source), ("target", target)):
        if not isinstance(value, (str, Path)):
            raise WrongTypeError(name, "text or a Path", value)
    goal = _target(source, Path(target))
    keys = (under,) if isinstance(under, str) else tuple(under)
    with contextlib.ExitStack() as at_end:
        part = at_end.enter_context(written_atomically(goal))
        lines = at_end.enter_context(_lines(None if rejects is None else Path(rejects)))
        counts = _Counts(
            under=under,
            law=as_law(law),
            lines=lines,
            on_rows=on_rows,
            names=names or {},
            assume_unchanged=options.get("assume_unchanged", False),
        )
        found = open_table(
            source,
            under=keys,
            law=counts.law,
            on_reject=counts.refuse,
            names={
                ours: theirs
                for ours, theirs in counts.names.items()
                if not ours.startswith(DECISIONS)
            },
            table=table,
            query=query,
            form=form,
            minor_units=minor_units,
        )
        counts.expected = found.number
        decisions = open_decisions(history) if isinstance(history, (str, Path)) else history
        counts.decided = NamesToMatch(_decided(decisions, names or {}))
        answers: pl.LazyFrame = assess_table(
            found.frame, under=under, law=counts.law, names=names, history=decisions, **options
        )
        counted = answers.map_batches(counts.count, streamable=True)
        _write(counted.drop(ROW, PLACE, strict=False), part, found, str(source))
    return counts.result()


def _decided(
    decisions: pl.LazyFrame | Mapping[str, OffenseHistory] | None, names: Mapping[str, str]
) -> Iterable[str]:
    """Return the names of the platforms that have earlier decisions."""
    if decisions is None or isinstance(decisions, Mapping):
        return decisions or ()
    column = names.get(f"{DECISIONS}platform", "platform")
    if column not in decisions.collect_schema():
        return ()  # reading the decisions gives the error
    return decisions.select(pl.col(column).drop_nulls().unique()).collect()[column].to_list()


def _target(source: str | Path, goal: Path) -> Path:
    if goal.suffix.lower() not in {".parquet", ".csv"}:
        raise WrongValueError("target", "a name that ends in .parquet or .csv", str(goal))
    if "://" not in str(source) and goal.resolve() == Path(source).resolve():
        raise WrongValueError("target", "another file than the source", str(goal))
    return goal


def _write(frame: pl.LazyFrame, part: Path, found: StreamedTable, source: str) -> None:
    """Process the rows; an error while reading them is raised as it was."""
    try:
        if part.suffixes[-2:-1] == [".csv"]:
            frame.sink_csv(part, engine="streaming")
        else:
            frame.sink_parquet(part, engine="streaming")
    except BaseException as error:
        if found.failure:
            raise found.failure[0] from None
        if isinstance(error, pl.exceptions.PolarsError):
            why = str(error).partition("\n")[0]
            raise UnreadableFileError(
                source, f"the engine reports: {printable(why, 300)}"
            ) from None
        raise


@contextlib.contextmanager
def _lines(path: Path | None) -> Generator[TextIO | None]:
    """Yield a file for the rejected rows, with its header; None if there is no *path*."""
    if path is None:
        yield None
        return
    with written_atomically(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        file.write("under,row,place,reason\n")
        yield file


_ABOUT = {
    Reason.UNKNOWN_KEY: "under",
    Reason.UNKNOWN_CATEGORY: "category",
    Reason.ROLE_NOT_LIABLE: "role",
    Reason.PERSON_NOT_LIABLE: "kind",
    Reason.UNKNOWN_PERSON: "kind",
    Reason.OUTSIDE_CODED_LAW: "committed_on",
}
"""The column that a reason is about."""


@define(kw_only=True)
class _Counts:
    """Counts the rows block by block, and removes rejected ones. Blocks may come from threads."""

    under: str | Sequence[str]
    law: Law
    lines: TextIO | None
    on_rows: Callable[[int, int | None], None] | None
    assume_unchanged: bool = False
    expected: int | None = None
    rows: int = 0
    answered: int = 0
    low: Counter[str] = field(factory=Counter[str])
    high: Counter[str] = field(factory=Counter[str])
    rejects: Rejects = field(factory=Rejects)
    names: Mapping[str, str] = field(factory=dict[str, str])
    explained: dict[int, str] = field(factory=dict[int, str])
    decided: NamesToMatch = field(factory=NamesToMatch)
    _lock: Any = field(factory=threading.Lock)

    def refuse(self, row: int, place: str, error: Exception) -> None:
        """Record a row that could not be read."""
        with self._lock:
            self.rows += 1
            self._reject([(self._key(), Rejected(row, place, str(error)), kind_of(error))])

    def count(self, block: pl.DataFrame) -> pl.DataFrame:
        """Count a block; return its rows with an answer."""
        # Calling the engine while holding the lock could block its threads for ever.
        is_answered = block["explanation"] >= 0
        good = block if is_answered.all() else block.filter(is_answered)
        sums = [(each["currency"][0], *map(_sum, each[["low", "high"]])) for each in _apart(good)]
        bad = self._rejected(block.filter(~is_answered)) if len(good) < len(block) else []
        platforms = self._platforms(block)
        with self._lock:
            self.rows += len(block)
            self.answered += len(good)
            for currency, low, high in sums:
                self.low[currency] += low
                self.high[currency] += high
            self._reject(bad)
            self.decided.see(platforms)
            if self.on_rows is not None:
                self.on_rows(self.rows, self.expected)
        return good

    def _platforms(self, block: pl.DataFrame) -> list[str]:
        """Return the names of the platforms in a block, each once, if there are decisions."""
        name = self.names.get("platform") or ColumnFinder(block.columns).find("platform")
        if not self.decided or name is None:
            return []
        return block[name].unique().drop_nulls().cast(pl.String).to_list()

    def _rejected(self, block: pl.DataFrame) -> list[tuple[str, Rejected, str]]:
        """Return the key of each rejected row, the row, and the kind of its reason."""
        numbers = block[ROW].to_list()
        reasons = self._reasons_of(block)
        places = (
            block[PLACE].to_list() if PLACE in block.columns else [f"row {n}" for n in numbers]
        )
        named = "under" in block.columns and not isinstance(self.under, str)
        keys = block["under"].to_list() if named else [self._key()] * len(block)
        rejected = map(Rejected, numbers, places, reasons)
        kinds = map(self._reason, block["explanation"].to_list())
        return list(zip(keys, rejected, kinds, strict=True))

    def _reasons_of(self, block: pl.DataFrame) -> list[str]:
        """Return the reason of each row, with the value that caused it."""
        codes = block["explanation"].to_list()
        reasons = list(map(self._reason, codes))
        for code, name in _ABOUT.items():
            column = self.names.get(name, name)
            if code in codes and column in block.columns:
                values = block[column].to_list()
                for number, each in enumerate(codes):
                    if each == code and values[number] is not None:
                        reasons[number] += f": {printable(str(values[number]))}"
        return reasons

    def _reject(self, rows: list[tuple[str, Rejected, str]]) -> None:
        for _, one, kind in rows:
            self.rejects.add_reason(one, kind)
        if self.lines is not None:
            csv.writer(self.lines, lineterminator="\n").writerows(
                (key, one.row, one.place, one.reason) for key, one, _ in rows
            )

    def _key(self) -> str:
        return self.under if isinstance(self.under, str) else ""

    def _reason(self, code: int) -> str:
        if code not in self.explained:
            found = explain(
                code, under=self.under, law=self.law, assume_unchanged=self.assume_unchanged
            )
            self.explained[code] = str(found)
        return self.explained[code]

    def result(self) -> FileAnswer:
        """Return the totals, and the reasons of the rejected rows."""
        under = (self.under,) if isinstance(self.under, str) else tuple(self.under)
        return FileAnswer(
            under=under,
            rows=self.rows,
            answered=self.answered,
            totals=tuple(
                Range(_money(self.low[each], each), _money(self.high[each], each))
                for each in sorted(self.low)
            ),
            reasons=self.rejects.reasons,
            rejected=tuple(self.rejects.first),
            pending=tuple(f"{key}: {change}" for key in under for change in self._pending(key)),
            unmatched=tuple(
                f"the decisions against {printable(name)} are not used: no row names it"
                f"{hint and '; '}{hint}"
                for name, hint in self.decided.unmatched()
            ),
        )

    def _pending(self, key: str) -> tuple[Pending, ...]:
        """Return the changes of a statute or a provision that are not coded."""
        statute = self.law.statute_of(key)
        return statute.pending_on(date.max, "" if key == statute.key else key)


def _apart(block: pl.DataFrame) -> list[pl.DataFrame]:
    """Return the rows of each currency; there is nearly always one."""
    currency = block["currency"]
    # Comparing is seven times faster than looking for distinct values.
    if len(block) and (currency == currency[0]).all():
        return [block]
    return [block.filter(currency == each) for each in currency.unique().to_list()]


def _sum(amounts: pl.Series) -> int:
    """Return an exact sum, which may exceed 64 bits."""
    most: Any = amounts.max()
    fits = most * len(amounts) < 2**63
    return int((amounts if fits else amounts.cast(pl.Int128)).sum())


def _money(minor: int, currency: str) -> Money:
    return Money(Fraction(minor, 10 ** Money(0, currency).places), currency)
