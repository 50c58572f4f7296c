"""
A few rows, reckoned one by one.

Building a query takes longer than answering some hundreds of rows. So these are reckoned from the
same forms in Python, which looks only at what the way of a row asks for. What the law says is made
ready once for all tables of one kind and kept; a call only walks the rows.
"""

from __future__ import annotations

import operator

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from attrs import frozen

from penaltymodel.domain.history import OffenseHistory
from penaltymodel.law.words import Standing
from penaltymodel.tables.by_cell import Group, Reckoning
from penaltymodel.tables.cells import Reason
from penaltymodel.tables.decisions import Lag, Lanes, check_alike, checked, histories, rules_of
from penaltymodel.tables.engines import height, rows
from penaltymodel.tables.expressions import Expression
from penaltymodel.tables.few_decisions import (
    Earlier,
    Past,
    Question,
    earlier,
    earlier_of,
    number_of,
    past_of,
    values_of,
)
from penaltymodel.tables.names import OUTPUT, OWN
from penaltymodel.tables.question import Asked, Prepared


if TYPE_CHECKING:
    import polars as pl


FEW = 2_000
"""Up to so many rows and decisions in memory, a query takes longer than answering one by one."""

Row: TypeAlias = Sequence[Any]
Reader: TypeAlias = Callable[[Row], Any]


def are_few(number: int, decisions: Any, *, forward: bool) -> bool:
    """Say whether *number* rows are answered one by one sooner than by a query."""
    known = _number(decisions)
    return known is not None and number * (1 + forward) + known <= FEW


def _number(decisions: Any) -> int | None:
    """Return how many decisions there are; None where they are not in memory, or are none."""
    if decisions is None:
        return 0
    if not isinstance(decisions, Mapping):
        return height(decisions)
    histories = cast("Mapping[str, object]", decisions).values()
    numbers = [len(each) for each in histories if isinstance(each, OffenseHistory)]
    return sum(numbers) if len(numbers) == len(histories) else None


def answers(
    asked: Asked,
    table: pl.DataFrame,
    *,
    decisions: Any,
    names: Mapping[str, str],
    forward: Lag | None,
) -> pl.DataFrame:
    """Return the new columns of a *table* of few rows, the same as a query would."""
    import polars as pl  # noqa: PLC0415

    columns = [table.get_column(name) for name in asked.columns.used]
    kinds = tuple(column.dtype for column in columns)
    has_past = decisions is not None or forward is not None
    few = _few(asked, kinds, has_past=has_past, forward=forward is not None)
    known: Iterable[Earlier] = ()
    if isinstance(decisions, Mapping):
        known = earlier_of(histories(cast("object", decisions)))
        few.check(pl.String())
    elif decisions is not None:
        past = checked(decisions, names)
        known = earlier(past)
        few.check(past["platform"].dtype)
    # Numbered, for a table may have none of the columns that are asked for.
    return few.answers([range(table.height), *map(values_of, columns)], known, forward)


@lru_cache(maxsize=128)
def _few(asked: Asked, kinds: tuple[Any, ...], *, has_past: bool, forward: bool) -> _Few:
    """Make *asked* ready for tables whose columns are of these *kinds*."""
    import polars as pl  # noqa: PLC0415

    used = asked.columns.used
    empty = pl.DataFrame(schema=dict(zip(used, kinds, strict=True)))
    asked.typed(rows(empty.lazy()).collect_schema())  # refuses what cannot be reckoned with
    prepared = asked.prepared(asked.columns)
    places = {name: place for place, name in enumerate(used, 1)}
    lanes, questions = prepared.unrecalled(), dict[int, tuple[Question, ...]]()
    if has_past:
        prepared.check_past(forward=forward)
        rules, days = rules_of(asked.law), prepared.measured()
        for number in prepared.cells:
            bearing = asked.law.cells[number].bearing
            questions[number] = tuple(
                Question(rule, bearing(rule), places.get(days.get(rule.measured_to, "")))
                for rule in rules[number]
            )
        pairs = (
            (f"{OWN}lane_{number}_low", f"{OWN}lane_{number}_high")
            for number in range(max(map(len, questions.values()), default=0))
        )
        lanes = Lanes(rules=rules, columns=tuple(pairs))
    guarded = map(prepared.numbers.guarded, prepared.numbers.columns())
    recalled = (name for pair in lanes.columns for name in pair)
    for name in (*guarded, *recalled):
        places.setdefault(name, len(places) + 1)
    return _Few(
        prepared=prepared,
        kinds=kinds,
        places=places,
        lanes=lanes,
        questions=questions,
        where=_Readers(places).of(prepared.cell),
    )


@frozen(kw_only=True, eq=False)
class _Few:
    """
    What is *prepared* for tables of few rows whose columns are of the same *kinds*.

    *places* says where in a row its columns stand: first those of the table, then numbers within
    their bounds, then what the past says to each of the *questions* of the row's cell.
    """

    prepared: Prepared
    kinds: tuple[Any, ...]
    places: Mapping[str, int]
    lanes: Lanes
    questions: Mapping[int, tuple[Question, ...]]
    where: Reader

    def check(self, ours: Any) -> None:
        """Refuse decisions whose platforms are numbered where those of the rows have names."""
        platform = self.prepared.columns.plain["platform"]
        if any(self.questions.values()):
            check_alike(platform, self.kinds[self.places[platform] - 1], ours)

    def answers(
        self, columns: list[Sequence[Any]], known: Iterable[Earlier], lag: Lag | None
    ) -> pl.DataFrame:
        """Return the new columns beside *columns*, the first of which numbers the rows."""
        import polars as pl  # noqa: PLC0415

        cells = list(map(self.where, zip(*columns, strict=True)))
        if lag is not None:
            known = (*known, *self._decided(columns, cells, lag))
        found, most, wide = self.prepared.within_bounds(
            self.lanes,
            lambda names: [self._highest(columns[self.places[name]]) for name in names],
        )
        answers, past, new = _answers(self, found), past_of(known), list[Row]()
        guarded = self._guarded(columns, most)
        for cell, *row in zip(cells, *columns, *guarded, strict=True):
            answer = answers.get(cell)
            if answer is None:
                new.append((*_NOTHING, cell if cell < 0 else int(Reason.OUTSIDE_CODED_LAW)))
            else:
                if self.questions:
                    row += self._recalled(cell, row, past)  # noqa: PLW2901
                new.append(answer.of(row))
        whole = pl.Int128 if wide else pl.Int64
        types = (pl.String, pl.Boolean, whole, whole, pl.String, pl.Int64)
        return pl.DataFrame(new, schema=dict(zip(OUTPUT, types, strict=True)), orient="row")

    def _decided(
        self, columns: list[Sequence[Any]], cells: list[int], lag: Lag
    ) -> Iterator[Earlier]:
        """Go through the decisions that the rows themselves lead to."""
        law, plain = self.prepared.law, self.prepared.columns.plain
        platforms, days = (
            columns[self.places[plain[name]]] for name in ("platform", "committed_on")
        )
        for cell, platform, day in zip(cells, platforms, days, strict=True):
            if cell >= 0:
                under = law.named[cell // law.stretches].key
                decided = day + lag.decided
                in_force = decided + lag.in_force
                executed = None if lag.executed is None else in_force + lag.executed
                known = (day, decided, in_force, executed)
                yield Earlier(
                    platform, under, decided, Standing.STANDING, *known, *(False,) * len(known)
                )

    def _highest(self, column: Sequence[int | None]) -> int | None:
        return max((value for value in column if value is not None), default=None)

    def _guarded(
        self, columns: list[Sequence[Any]], most: Mapping[str, int]
    ) -> Iterable[list[int | None]]:
        """Return the numbers, each None where it is not within its bounds."""
        found: dict[str, list[int | None]] = {}
        for low, high in self.prepared.numbers.given.values():
            lows, highs = columns[self.places[low]], columns[self.places[high]]
            found[low] = [n if n is not None and 0 <= n <= most[low] else None for n in lows]
            if high != low:
                found[high] = [
                    n if n is not None and (least or 0) <= n <= most[high] else None
                    for least, n in zip(lows, highs, strict=True)
                ]
        return found.values()

    def _recalled(self, cell: int, row: Row, past: Past) -> Iterator[bool | None]:
        """Go through what is stated of a repeat, or else what the past says to each question."""
        plain = self.prepared.columns.plain
        stated = row[self.places[plain["repeat"]]] if "repeat" in plain else None
        platform = row[self.places[plain["platform"]]]
        for question in self.questions[cell]:
            yield from past.on(platform, question, row) if stated is None else (stated, stated)


_NOTHING = (None,) * (len(OUTPUT) - 1)


@lru_cache(maxsize=128)
def _answers(few: _Few, found: Reckoning) -> dict[int, _Answer]:
    """Return what answers the rows of each cell that has a text."""
    law, currencies, readers = few.prepared.law, few.prepared.currencies, _Readers(few.places)
    numbers = [
        (law.codes[fact], itemgetter(*(few.places[name] for name in pair)))
        for fact, pair in few.prepared.numbers.given.items()
    ]

    def answer(number: int, group: Group) -> _Answer:
        cell = law.cells[number]
        return _Answer(
            missing=readers.of(group.missing),
            path=readers.of(group.reckoned.code),
            low=readers.of(group.reckoned.low.whole),
            high=readers.of(group.reckoned.high.whole),
            surely=readers.of(group.repeat.low),
            is_open=readers.of(group.repeat.is_open),
            provision=cell.named.key,
            graver=(cell.graver or cell.named).key,
            currency=currencies[cell.statute.key],
            first=number * law.paths,
            numbers=numbers,
        )

    return {number: answer(number, group) for group in found.groups for number in group.cells}


@frozen(kw_only=True, eq=False)
class _Answer:
    """What answers the rows of one cell: the functions of its forms, and its words."""

    missing: Reader
    path: Reader
    low: Reader
    high: Reader
    surely: Reader
    is_open: Reader
    provision: str
    graver: str
    currency: str
    first: int
    numbers: Sequence[tuple[int, Reader]]

    def of(self, row: Row) -> Row:
        """Return the new values of a row."""
        code = self.missing(row)
        if code < 0:
            return (*_NOTHING, self._reason(code, row))
        is_repeat = bool(self.surely(row))
        return (
            self.graver if is_repeat else self.provision,
            None if self.is_open(row) else is_repeat,
            self.low(row),
            self.high(row),
            self.currency,
            self.first + self.path(row),
        )

    def _reason(self, code: int, row: Row) -> int:
        """Return *code*, but why not where a number is given and beyond its bounds."""
        for missing, ends in self.numbers:
            low, high = ends(row)
            if code == missing and low is not None and high is not None:
                if low < 0:
                    return Reason.NEGATIVE
                return Reason.UPSIDE_DOWN if high < low else Reason.BEYOND_BOUNDS
        return code


# --- Forms as functions


class _Readers:
    """Turns forms into functions of a row, each form once; *places* says where its columns stand."""

    def __init__(self, places: Mapping[str, int]) -> None:
        self._places = places
        self._known: dict[Expression, Reader] = {}

    def of(self, form: Expression) -> Reader:
        """Return what reckons *form* from a row."""
        if form not in self._known:
            self._known[form] = self._made(form)
        return self._known[form]

    def _made(self, form: Expression) -> Reader:
        match form.op, form.args:
            case (("literal" | "truth"), (value,)):
                return lambda row: value  # noqa: ARG005
            case (("column" | "filled" | "one_of" | "null" | "since" | "before"), (name, *more)):
                return self._of_column(form.op, self._places[name], more)
            case _:
                forms = (part for part in form.args if isinstance(part, Expression))
                parts = [self.of(part) for part in forms if part.op != "room"]
                return _joined(form, parts)

    def _of_column(self, op: str, at: int, more: list[Any]) -> Reader:
        match op, more:
            case "column", _:
                return itemgetter(at)
            case "filled", (value,):
                return lambda row: value if row[at] is None else row[at]
            case "one_of", (words,):
                known = frozenset(map(str, words))
                return lambda row: row[at] in known
            case "null", _:
                return lambda row: row[at] is None
            case "since", (day,):
                number = number_of(day)
                return lambda row: row[at] >= number
            case _:
                (other,) = (self._places[name] for name in more)
                return lambda row: None not in (row[at], row[other]) and row[at] < row[other]


def _joined(form: Expression, parts: list[Reader]) -> Reader:
    match form.op, parts:
        case "over", (one,):
            divisor = form.args[1]
            return lambda row: one(row) // divisor
        case "rest", (one,):
            divisor = form.args[1]
            return lambda row: one(row) % divisor
        case "negated", (one,):
            return lambda row: not one(row)
        case "pick", (test, one, other):
            return lambda row: one(row) if test(row) else other(row)
        case "both", (one, other):
            return lambda row: one(row) and other(row)
        case "either", (one, other):
            return lambda row: one(row) or other(row)
        case _:
            one, other = parts
            join = _JOINS[form.op]
            return lambda row: join(one(row), other(row))


_JOINS: dict[str, Callable[[Any, Any], Any]] = {
    "plus": operator.add,
    "times": operator.mul,
    "greater": max,
    "lesser": min,
    "at_least": operator.ge,
}
