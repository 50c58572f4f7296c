"""Everything penaltymodel raises on purpose: one class per mistake, its fields are the facts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from attrs import frozen


class PenaltyModelError(Exception):
    """Base class of all errors of this package; never raised itself."""


def printable(value: object, limit: int = 100) -> str:
    """
    Return *value* as one line that is safe to show: escaped, and cut at *limit* characters.

    >>> print(printable("a" * 200, limit=5))
    'aaaa…
    """
    try:
        shown = repr(value) if isinstance(value, str) and value.isprintable() else ascii(value)
    except ValueError:  # Python refuses to write out integers of thousands of digits
        return f"the {type(value).__name__} of thousands of digits"
    return shown if len(shown) <= limit else f"{shown[:limit]}…"


def _hint(word: str, known: Iterable[str]) -> str:
    names = sorted(known)
    near = get_close_matches(str(word), names, n=1)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"known: {', '.join(names)}" if names else "none is known"


@frozen
class NotExactError(PenaltyModelError, TypeError):
    """An amount or a rate came as something that is not an exact number, such as a float."""

    value: object

    def __str__(self) -> str:
        """Show the value and how to write it exactly."""
        kind = type(self.value).__name__
        return (
            f"need an exact number, not the {kind} {printable(self.value)}; "
            "write it as int, Fraction, Decimal or text such as '0.10'"
        )


@frozen
class NumberTextError(PenaltyModelError, ValueError):
    """A text or a Decimal does not hold a plain number."""

    value: object

    def __str__(self) -> str:
        """Show the value and a good example."""
        return (
            f"{printable(self.value)} is not a plain number; write digits with at most one point, "
            "such as '800000' or '800000.50', or a ratio such as '1/20', in at most 400 characters"
        )


@frozen
class NegativeAmountError(PenaltyModelError, ValueError):
    """An amount, a rate or a count is below zero."""

    value: object

    def __str__(self) -> str:
        """Show the value."""
        return f"{printable(self.value)} is negative; penalties know no amounts below zero"


@frozen
class UnknownCurrencyError(PenaltyModelError, ValueError):
    """A currency code is not in ISO 4217."""

    code: object

    def __str__(self) -> str:
        """Show the code and a good example."""
        return (
            f"{printable(self.code)} is not a currency code of ISO 4217; write 'RUB', 'EUR', 'USD'"
        )


@frozen
class CurrencyMismatchError(PenaltyModelError, TypeError):
    """Two amounts in different currencies met in one operation."""

    left: str
    right: str

    def __str__(self) -> str:
        """Name both currencies and the way out."""
        return f"cannot combine {self.left} with {self.right}; convert one of them first"


@frozen
class MoneyTextError(PenaltyModelError, ValueError):
    """A text does not hold an amount and its currency."""

    text: object

    def __str__(self) -> str:
        """Show the text and a good example."""
        return f"{printable(self.text)} is not an amount of money; write it like '800000.00 RUB'"


@frozen
class NotWholeMinorUnitsError(PenaltyModelError, ValueError):
    """An exact amount falls between two minor units, and nobody said how to round."""

    amount: str
    currency: str

    def __str__(self) -> str:
        """Show the amount and the way out."""
        return (
            f"{self.amount} {self.currency} is not a whole number of minor units; "
            "say how to round: money.rounded(Rounding.HALF_UP)"
        )


@frozen
class InvertedRangeError(PenaltyModelError, ValueError):
    """The low end of a range lies above its high end."""

    low: object
    high: object

    def __str__(self) -> str:
        """Show both ends."""
        low, high = _end(self.low), _end(self.high)
        return f"low end {low} is above high end {high}; swap them"


def _end(value: object) -> str:
    """Return an end of a range as people read it, if that is safe to show."""
    try:
        shown = str(value)
    except ValueError:
        return printable(value)
    return shown if shown.isprintable() and len(shown) <= 100 else printable(value)


@frozen
class RangeEndsError(PenaltyModelError, TypeError):
    """The two ends of a range cannot be compared."""

    low: object
    high: object

    def __str__(self) -> str:
        """Show both ends."""
        return (
            f"a range needs two ends of one kind, not {printable(self.low)} "
            f"and {printable(self.high)}"
        )


@frozen
class WrongTypeError(PenaltyModelError, TypeError):
    """A field got a value of the wrong kind."""

    field: str
    expected: str
    value: object

    def __str__(self) -> str:
        """Name the field, what it takes and what it got."""
        kind = type(self.value).__name__
        return f"{self.field} must be {self.expected}, not the {kind} {printable(self.value)}"


@frozen
class WrongValueError(PenaltyModelError, ValueError):
    """A field got a value of the right kind that it cannot take."""

    field: str
    expected: str
    value: object

    def __str__(self) -> str:
        """Name the field, what it takes and what it got."""
        return f"{self.field} must be {self.expected}, not {printable(self.value)}"


@frozen
class ChronologyError(PenaltyModelError, ValueError):
    """Two moments stand in an order that cannot be."""

    earlier: str
    earlier_at: date
    later: str
    later_at: date

    def __str__(self) -> str:
        """Name both moments."""
        return (
            f"{self.later} ({self.later_at.isoformat()}) is before "
            f"{self.earlier} ({self.earlier_at.isoformat()}); check the two"
        )


@frozen
class MixedClocksError(PenaltyModelError, TypeError):
    """A moment with a time zone met one without, or a day met an hour."""

    left: date
    right: date

    def __str__(self) -> str:
        """Show both moments and the way out."""
        return (
            f"cannot compare {self.left.isoformat()} with {self.right.isoformat()}: "
            "give both as days, both with a time zone, or both without"
        )


@frozen
class CalendarError(PenaltyModelError, OverflowError):
    """A period leads out of the calendar."""

    start: date
    period: str

    def __str__(self) -> str:
        """Show the day and the period."""
        return f"{self.period} after {self.start.isoformat()} lies beyond the year 9999"


@frozen
class NoViolationError(PenaltyModelError, ValueError):
    """A request that was met, or that is still pending, is no violation."""

    request: str
    state: str

    def __str__(self) -> str:
        """Name the request and its state."""
        return (
            f"request {printable(self.request)} is {self.state}, so it is no violation; "
            "ask request.state_at(...) first"
        )


@frozen
class DuplicateIdError(PenaltyModelError, ValueError):
    """Two things that need different names share one."""

    what: str
    id: str

    def __str__(self) -> str:
        """Name what is doubled."""
        return f"two {self.what} are called {printable(self.id)}; give each its own id"


@frozen
class MissingFactError(PenaltyModelError, LookupError):
    """A penalty asks for something the facts do not say."""

    fact: str
    way_out: str = "pass it to Facts(...)"

    def __str__(self) -> str:
        """Name the fact and where to give it."""
        return f"the facts do not give {self.fact}; {self.way_out}"


@frozen
class UnknownStatuteError(PenaltyModelError, LookupError):
    """No statute of the catalog has this key."""

    key: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        """Name the key and the nearest one."""
        return f"there is no statute {printable(self.key)}; {_hint(self.key, self.known)}"


@frozen
class UnknownProvisionError(PenaltyModelError, LookupError):
    """The statute has no such provision."""

    key: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        """Name the key and the nearest one."""
        return f"there is no provision {printable(self.key)}; {_hint(self.key, self.known)}"


@frozen
class UnknownCategoryError(PenaltyModelError, LookupError):
    """The statute does not know this category of content."""

    statute: str
    category: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        """Name the category and the nearest one."""
        hint = _hint(self.category, self.known)
        return f"{self.statute} has no category {printable(self.category)}; {hint}"


@frozen
class CategoryNeededError(PenaltyModelError, LookupError):
    """A whole statute was named, and more is needed to find the provision."""

    statute: str
    known: tuple[str, ...]
    provisions: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Name the statute and its categories, or its provisions where it knows none."""
        if not self.known:
            return (
                f"{self.statute} has several provisions: name one of {', '.join(self.provisions)}"
            )
        return (
            f"{self.statute} has several provisions: name one, or give a category "
            f"({', '.join(self.known)})"
        )


@frozen
class OutsideCodedLawError(PenaltyModelError, LookupError):
    """The law of that day is not coded."""

    key: str
    day: date
    coded_from: date
    coded_through: date
    may_assume: bool = True

    def __str__(self) -> str:
        """Name the day and the days that are coded."""
        way_out = (
            "pass assume_unchanged=True to apply the last coded text"
            if self.day > self.coded_through and self.may_assume
            else "the text of that day is not coded, or there was none"
        )
        return (
            f"{self.key} is coded from {self.coded_from.isoformat()} through "
            f"{self.coded_through.isoformat()}, not for {self.day.isoformat()}; {way_out}"
        )


@frozen
class OverlappingEnactmentsError(PenaltyModelError, ValueError):
    """Two enactments of one provision apply on the same day, or stand in the wrong order."""

    key: str
    first: date
    second: date

    def __str__(self) -> str:
        """Name the provision and both first days."""
        return (
            f"the enactments of {self.key} from {self.first.isoformat()} and from "
            f"{self.second.isoformat()} overlap or stand in the wrong order"
        )


@frozen
class NotLiableError(PenaltyModelError, ValueError):
    """The provision does not reach this kind of person."""

    key: str
    person: str
    liable: tuple[str, ...]

    def __str__(self) -> str:
        """Name the person and who is liable."""
        return f"{self.key} does not reach a {self.person}; it reaches: {', '.join(self.liable)}"


@frozen
class NotARepeatError(PenaltyModelError, ValueError):
    """A provision for repeats was named, and the offense is a first one."""

    key: str
    instead: tuple[str, ...]

    def __str__(self) -> str:
        """Name the provision and the ones for a first offense."""
        return (
            f"{self.key} punishes a repeat only, and no earlier decision counts; name "
            f"{' or '.join(self.instead)}, or pass charged_as={self.key!r} for the case as brought"
        )


@frozen
class NeedsDecisionDayError(PenaltyModelError, LookupError):
    """The question cannot be answered without the day of the decision."""

    why: str

    def __str__(self) -> str:
        """Say what needs the day."""
        return f"{self.why} needs the day of the decision; pass decided_on=date(...)"


@frozen
class IllFormedPenaltyError(PenaltyModelError, ValueError):
    """A node of the algebra was given parts that it cannot have."""

    node: str
    problem: str

    def __str__(self) -> str:
        """Name the node and what is wrong."""
        return f"{self.node}: {self.problem}"


@frozen
class Problem:
    """One thing wrong with a document: where (a JSON pointer), a stable code, and a sentence."""

    pointer: str
    code: str
    message: str

    def __str__(self) -> str:
        """Show all three."""
        return f"{self.pointer or '/'}: {self.message} [{self.code}]"


@frozen
class NotCompiledError(PenaltyModelError, ValueError):
    """A penalty, or one answer of it, is for the reference alone, which can say everything."""

    why: str

    def __str__(self) -> str:
        """Name the way out."""
        return f"this is not compiled: {self.why}; use evaluate(penalty, facts)"


@frozen
class InputError(PenaltyModelError, ValueError):
    """A document or a row cannot be read; all its problems are listed, object by object."""

    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        """List the problems, one after the other."""
        return "; ".join(map(str, self.problems))


@frozen
class UnreadableFileError(PenaltyModelError, ValueError):
    """A file as a whole is not what it was taken for."""

    path: str
    why: str

    def __str__(self) -> str:
        """Name the file and the reason."""
        return f"cannot read {printable(self.path, 400)}: {self.why}"


@frozen
class CurrencyNeededError(PenaltyModelError, LookupError):
    """A statute does not say by itself which currency its answers are in."""

    key: str
    own: tuple[str, ...]
    given: str | None = None

    def __str__(self) -> str:
        """Name the statute and the way out."""
        says = f"speaks of {' and '.join(self.own)}" if self.own else "names no currency"
        instead = "" if self.given is None else f", not {self.given!r}"
        return f"{self.key} {says}; pass currency=, the code of the columns' currency{instead}"


@frozen
class UnsupportedTableError(PenaltyModelError, TypeError):
    """A table, or a question about it, that would not be answered rightly."""

    what: str
    instead: str

    def __str__(self) -> str:
        """Say what to do instead."""
        return f"a table cannot be assessed by way of {self.what}; {self.instead}"


@frozen
class ColumnError(PenaltyModelError, ValueError):
    """A column of a table is not there, is there twice, or does not hold what it should."""

    column: str
    problem: str

    def __str__(self) -> str:
        """Name the column and what is wrong."""
        return f"column {printable(self.column)}: {self.problem}"


@frozen
class BeyondBoundsError(PenaltyModelError, OverflowError):
    """Within the bounds of the columns, numbers may grow beyond the integers of the engine."""

    key: str
    bounds: str
    engine: str

    def __str__(self) -> str:
        """Name the statute, the bounds and the way out."""
        return (
            f"{self.key} with {self.bounds} can go beyond the integers of {self.engine}; "
            "pass lower bounds=, or use polars or DuckDB, which have wider ones"
        )
